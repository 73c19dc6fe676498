//! Who may count for a requirement on a later reference day, and on what grounds.

use super::super::qualification::{Judgement, Qualifications, valid_until};
use super::super::situation::Situation;
use super::super::tally::sides;
use super::super::workforce::Workforce;
use crate::model::amount::Fte;
use crate::model::date::Date;
use crate::model::plan::{CompetenceId, Plan, Requirement, Requires};
use crate::model::register::{PersonId, Register, Status};

/// A later reference day, as far as the register knows it.
pub(super) struct DayAhead<'r> {
    /// Who is employed then.
    pub force: Workforce<'r>,
    qualifications: Qualifications,
    /// For each competence, who will hold it formally if they complete what is under way, and what that is.
    completing: Vec<Vec<(PersonId, CompetenceId)>>,
}

/// Somebody who may qualify.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub person: PersonId,
    /// What is under way and would do, where nothing else does; any one of them is enough.
    pub completing: Vec<CompetenceId>,
}

impl Candidate {
    /// Tells whether somebody qualifies whatever is completed.
    pub fn is_certain(&self) -> bool {
        self.completing.is_empty()
    }

    /// Returns the probability of qualifying, where each thing under way is completed with a probability.
    pub fn chance(&self, completed: f64) -> f64 {
        if self.is_certain() { 1.0 } else { 1.0 - (1.0 - completed).powi(self.completing.len() as i32) }
    }
}

impl<'r> DayAhead<'r> {
    /// Returns what is known of a later day: employments that start or end by then, and what is acquired by then.
    ///
    /// With `renewal`, what is formally valid on the reference date, or acquired later, is taken as renewed.
    pub fn on(date: Date, situation: &Situation<'r>, renewal: bool, larger_by: Fte) -> Self {
        let Situation { register, plan, .. } = *situation;
        let mut force = Workforce::on(date, register, &plan.exclusions);
        force.enlarge(larger_by);
        let renewed_since = renewal.then_some(situation.date);
        let qualifications = Judgement { date, renewed_since, register, plan, force: &force }.of_all();
        let completing = completing(date, register, plan, &force, renewal);
        Self { force, qualifications, completing }
    }

    /// Returns who may qualify for a requirement, by person, wherever they work.
    pub fn candidates(&self, requirement: &Requirement) -> Vec<Candidate> {
        let certain = |person| Candidate { person, completing: Vec::new() };
        if requirement.is_staffing() {
            return self.force.people().map(certain).collect();
        }
        let qualified = sides(requirement, |id| self.qualifications.of(id)).into_iter();
        let mut candidates: Vec<Candidate> = qualified
            .filter(|sides| sides.qualifies(requirement.requires))
            .map(|sides| certain(sides.person))
            .collect();
        let known = candidates.len();
        for group in self.sufficient(requirement).chunk_by(|a, b| a.0 == b.0) {
            let person = group[0].0;
            if candidates[..known].binary_search_by_key(&person, |candidate| candidate.person).is_err() {
                let completing = group.iter().map(|(_, competence)| *competence).collect();
                candidates.push(Candidate { person, completing });
            }
        }
        candidates.sort_by_key(|candidate| candidate.person);
        candidates
    }

    /// Returns who would qualify by completing something, and what, each pair once.
    fn sufficient(&self, requirement: &Requirement) -> Vec<(PersonId, CompetenceId)> {
        if requirement.requires == Requires::Real {
            return Vec::new();
        }
        let mut sufficient = Vec::new();
        for competence in &requirement.competences {
            let holders = self.qualifications.of(*competence);
            let is_real = |person: PersonId| {
                let place = holders.binary_search_by_key(&person, |holder| holder.person);
                let level = place.ok().and_then(|place| holders[place].level);
                level.is_some_and(|level| level >= requirement.level)
            };
            let would_do = self.completing[competence.index()].iter();
            sufficient.extend(
                would_do.filter(|(person, _)| requirement.requires != Requires::Both || is_real(*person)),
            );
        }
        sufficient.sort_unstable();
        sufficient.dedup();
        sufficient
    }
}

/// Returns for each competence who will hold it if they complete what was expected by a date, and what that is.
///
/// Several rows under way for one competence are one, with the earliest date; one without a date never comes.
fn completing(
    date: Date,
    register: &Register,
    plan: &Plan,
    force: &Workforce<'_>,
    renewal: bool,
) -> Vec<Vec<(PersonId, CompetenceId)>> {
    let mut completing: Vec<Vec<(PersonId, CompetenceId)>> = vec![Vec::new(); plan.competences.len()];
    for (place, competence) in plan.competences.iter().enumerate() {
        let id = CompetenceId(place as u32);
        register.holdings.each_person(id, |rows| {
            let under_way = rows.iter().filter(|row| row.status == Status::InProgress);
            let Some(expected) = under_way.filter_map(|row| row.expected.date()).min() else { return };
            if expected > date || !force.is_employed(rows[0].person) {
                return;
            }
            for gained in std::iter::once(&id).chain(&competence.implies) {
                let until = valid_until(None, Some(expected), &plan.competences[gained.index()]);
                if renewal || until.is_none_or(|until| until >= date) {
                    completing[gained.index()].push((rows[0].person, id));
                }
            }
        });
    }
    completing
}
