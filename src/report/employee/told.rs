//! Which requirements a page goes through one by one: a talk has little time.

use crate::analysis::employee::{RequirementSaid, Sheet};

/// Returns the names of the requirements that the talk is about: of which the employee has something, or a unit lacks
/// something, or nobody can tell what it lacks. One name may be of requirements in several units.
pub(super) fn names(sheet: &Sheet) -> Vec<&str> {
    let is_told =
        |said: &&RequirementSaid| has_something(sheet, said) || said.gap.is_none_or(|gap| gap.units() > 0);
    let mut names: Vec<&str> =
        sheet.requirements.iter().filter(is_told).map(|said| said.today.name.as_str()).collect();
    names.dedup();
    names
}

/// Returns the names of the other requirements: the units meet them, and the employee has nothing of them.
pub(super) fn met<'s>(sheet: &'s Sheet, told: &[&str]) -> Vec<&'s str> {
    let names = sheet.requirements.iter().map(|said| said.today.name.as_str());
    let mut names: Vec<&str> = names.filter(|name| !told.contains(name)).collect();
    names.dedup();
    names
}

fn has_something(sheet: &Sheet, said: &RequirementSaid) -> bool {
    let through = said.through.as_deref().and_then(|id| sheet.competence(id));
    through.is_some_and(|competence| competence.is_something())
}
