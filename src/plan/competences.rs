//! Categories and competences, with what each gives in the end.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::entries::{RawCategory, RawCompetence, RawFormalFrom, missing};
use super::identity::Index;
use super::reader::{Field, Placed};
use crate::finding::{Code, Finding};
use crate::model::name::{Pattern, folded};
use crate::model::plan::{Category, CategoryId, Competence, CompetenceId, FormalFrom};
use crate::origin::Origin;

/// Returns the categories, and where each id is.
pub(super) fn categories(raw: &[RawCategory], found: &mut Vec<Finding>) -> (Vec<Category>, Index) {
    let mut index = Index::default();
    let mut categories = Vec::new();
    for (at, entry) in raw.iter().enumerate() {
        let id = entry.head.id.value().cloned().unwrap_or_default();
        if entry.name.is_absent() && !entry.head.damaged {
            found.push(missing(&entry.head.place, "navn"));
        }
        let name = entry.name.value().unwrap_or(&id).clone();
        if !id.is_empty() {
            index.add(at, &id, [name.as_str()]);
        }
        categories.push(Category { id, name });
    }
    (categories, index)
}

/// Returns the competences, and where each id is.
pub(super) fn competences(
    raw: &[RawCompetence],
    categories: &Index,
    undated_is_valid: bool,
    found: &mut Vec<Finding>,
) -> (Vec<Competence>, Index) {
    let index = index_of(raw);
    check_names(raw, found);
    let mut competences: Vec<Competence> =
        raw.iter().map(|entry| competence(entry, categories, undated_is_valid, found)).collect();
    let gives: Vec<Vec<usize>> = raw.iter().map(|entry| given(entry, &index, found)).collect();
    for (at, competence) in competences.iter_mut().enumerate() {
        competence.implies = all_given(at, &gives);
    }
    (competences, index)
}

fn index_of(raw: &[RawCompetence]) -> Index {
    let mut index = Index::default();
    for (at, entry) in raw.iter().enumerate().filter(|(_, entry)| !entry.head.repeated) {
        if let Some(id) = entry.head.id.value() {
            let aliases = entry.aliases.value().into_iter().flatten().map(|alias| alias.value.as_str());
            index.add(at, id, entry.name.value().map(String::as_str).into_iter().chain(aliases));
        }
    }
    index
}

fn competence(
    entry: &RawCompetence,
    categories: &Index,
    undated_is_valid: bool,
    found: &mut Vec<Finding>,
) -> Competence {
    let absent = [("navn", entry.name.is_absent()), ("kategori", entry.category.is_absent())];
    for (key, _) in absent.iter().filter(|(_, absent)| *absent && !entry.head.damaged) {
        found.push(missing(&entry.head.place, key));
    }
    let id = entry.head.id.value().cloned().unwrap_or_default();
    let category =
        entry.category.placed().and_then(|id| categories.resolve(id, Code::PlanCategoryUnknown, found));
    Competence {
        name: entry.name.value().unwrap_or(&id).clone(),
        id,
        category: CategoryId(number(category.unwrap_or_default())),
        aliases: texts(&entry.aliases),
        valid_months: entry.valid_months.value().and_then(|months| u32::try_from(*months).ok()),
        undated_is_valid: entry.undated.value().copied().unwrap_or(undated_is_valid),
        implies: Vec::new(),
        formal_from: entry.formal_from.value().map(formal_from).unwrap_or_default(),
        origin: entry.head.place.clone(),
    }
}

/// Returns a place in a list as the model keeps it.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn texts(field: &Field<Vec<Placed<String>>>) -> Vec<String> {
    field.value().into_iter().flatten().map(|text| text.value.clone()).collect()
}

/// Returns the patterns of a list.
pub(super) fn patterns(field: &Field<Vec<Placed<String>>>) -> Vec<Pattern> {
    field.value().into_iter().flatten().map(|text| Pattern::new(&text.value)).collect()
}

/// Returns the competences that are named, each once; reports what is unknown.
pub(super) fn named(
    names: &Field<Vec<Placed<String>>>,
    index: &Index,
    found: &mut Vec<Finding>,
) -> Vec<CompetenceId> {
    let mut competences = Vec::new();
    for id in names.value().into_iter().flatten() {
        let at = index.resolve(id, Code::PlanCompetenceUnknown, found);
        if let Some(id) = at.map(|at| CompetenceId(number(at)))
            && !competences.contains(&id)
        {
            competences.push(id);
        }
    }
    competences
}

fn formal_from(raw: &RawFormalFrom) -> FormalFrom {
    FormalFrom {
        titles: patterns(&raw.titles),
        codes: patterns(&raw.codes),
        education: patterns(&raw.education),
        authorisations: patterns(&raw.authorisations),
    }
}

/// Returns what a competence gives by itself; reports what is unknown.
fn given(entry: &RawCompetence, index: &Index, found: &mut Vec<Finding>) -> Vec<usize> {
    let ids = entry.gives.value().into_iter().flatten();
    ids.filter_map(|id| index.resolve(id, Code::PlanCompetenceUnknown, found)).collect()
}

/// Returns what a competence gives in the end, in the order of the plan, itself left out.
fn all_given(start: usize, gives: &[Vec<usize>]) -> Vec<CompetenceId> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(at) = waiting.pop() {
        waiting.extend(gives[at].iter().copied().filter(|next| reached.insert(*next)));
    }
    reached.into_iter().filter(|at| *at != start).map(|at| CompetenceId(number(at))).collect()
}

/// A register's text must mean one competence: no id, name or alias is another's.
fn check_names(raw: &[RawCompetence], found: &mut Vec<Finding>) {
    let mut owners: HashMap<String, (usize, &Origin)> = HashMap::new();
    for (at, entry) in raw.iter().enumerate().filter(|(_, entry)| !entry.head.repeated) {
        let mut own = HashSet::new();
        for word in words(entry) {
            let name = folded(&word.value);
            let (owner, place) = *owners.entry(name.clone()).or_insert((at, &word.place));
            if own.insert(name) && owner != at {
                let finding = Finding::new(Code::PlanNameTwice).at(word.place.clone()).seen(&word.value);
                found.push(finding.other(place.clone()));
            }
        }
    }
}

fn words(entry: &RawCompetence) -> impl Iterator<Item = &Placed<String>> {
    let id = entry.head.id.placed().into_iter();
    id.chain(entry.name.placed()).chain(entry.aliases.value().into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    #[test]
    fn competences_may_give_each_other() {
        let text = "[[kompetanse]]\nid = \"a\"\nnavn = \"A\"\nkategori = \"fag\"\ngir = [\"b\", \"a\"]\n\
                    [[kompetanse]]\nid = \"b\"\nnavn = \"B\"\nkategori = \"fag\"\ngir = [\"a\", \"lege\"]\n";
        let reading = reading(&[&format!("{text}{END}")]);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        assert_eq!(reading.plan.competences[2].implies, [CompetenceId(1), CompetenceId(3)]);
        assert_eq!(reading.plan.competences[3].implies, [CompetenceId(1), CompetenceId(2)]);
    }

    #[test]
    fn a_later_file_extends_key_by_key() {
        let text = "[[kompetanse]]\nid = \"lege\"\ngyldig_mnd = 12\n[plan]\nudatert = \"gyldig\"\n";
        let plan = reading(&[&format!("{END}{text}")]).plan;
        assert_eq!(plan.competences.len(), 2);
        assert_eq!((plan.competences[1].name.as_str(), plan.competences[1].valid_months), ("Lege", Some(12)));
        assert!(plan.competences[1].undated_is_valid);
    }

    #[test]
    fn one_name_is_one_competence() {
        let text = "[[kompetanse]]\nid = \"x\"\nnavn = \"X\"\nkategori = \"fag\"\nalias = [\"x\", \"SYKEPLEIER\", \"LEGE\"]\n";
        assert_eq!(
            told(&reading(&[&format!("{END}{text}")]).findings),
            [
                "a:7:15 plan-name-twice <SYKEPLEIER> see base:5:6",
                "a:7:29 plan-name-twice <LEGE> see base:9:6",
            ]
        );
    }
}
