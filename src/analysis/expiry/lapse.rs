//! Who holds what on the reference date, and no longer when the time asked about is over.

use super::super::qualification::{Judgement, valid_until};
use super::super::situation::Situation;
use crate::model::date::{Date, day_after};
use crate::model::plan::CompetenceId;
use crate::model::register::{PersonId, Status};

/// Somebody's formal holding of a competence, that ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lapse {
    /// Of what.
    pub competence: CompetenceId,
    /// Whose.
    pub person: PersonId,
    /// The last day on which it is valid.
    pub last: Date,
}

/// Returns what is held on the reference date and not on the day after the last one, by competence and then by person.
///
/// It is judged by the same code on both dates, with the people of the reference date: a position that somebody leaves is
/// no expiry. What is acquired in between may carry a holding on.
pub(super) fn lapses(
    situation: &Situation<'_>,
    until: Date,
    is_asked: impl Fn(CompetenceId) -> bool,
) -> Vec<Lapse> {
    let Situation { register, plan, force, .. } = situation;
    let qualifications = situation.qualifications();
    let after = Judgement { date: day_after(until), renewed_since: None, register, plan, force }.of_all();
    let mut lapses = Vec::new();
    for competence in (0u32..).take(plan.competences.len()).map(CompetenceId).filter(|id| is_asked(*id)) {
        let held = qualifications.of(competence).iter().filter(|holder| holder.grounds.is_held());
        for person in held.map(|holder| holder.person) {
            let is_kept = after.holder(person, competence).is_some_and(|holder| holder.grounds.is_held());
            if !is_kept {
                let last = last_day(situation, competence, person, until);
                lapses.extend(last.map(|last| Lapse { competence, person, last }));
            }
        }
    }
    lapses
}

/// Returns the last day, not after another, on which any row or what it implies is valid.
fn last_day(
    situation: &Situation<'_>,
    competence: CompetenceId,
    person: PersonId,
    until: Date,
) -> Option<Date> {
    let Situation { register, plan, .. } = situation;
    let judged = &plan.competences[competence.index()];
    let own = register
        .holdings
        .by(person, competence)
        .into_iter()
        .filter(|row| matches!(row.status, Status::Held | Status::Dispensation))
        .map(|row| (row.acquired.date(), row.valid_until.date()));
    let giving = (0u32..).zip(&plan.competences).filter(|(_, giving)| giving.implies.contains(&competence));
    let implied = giving
        .flat_map(|(place, _)| register.holdings.by(person, CompetenceId(place)))
        .filter(|row| matches!(row.status, Status::Held | Status::Expired))
        .map(|row| (row.acquired.date(), None));
    own.chain(implied)
        .filter_map(|(acquired, said)| Some((acquired, valid_until(said, acquired, judged)?)))
        .filter(|(acquired, last)| *last <= until && acquired.is_none_or(|acquired| acquired <= *last))
        .map(|(_, last)| last)
        .max()
}
