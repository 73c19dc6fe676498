//! Of whom a competence is asked: who is in the scope of a requirement in force that asks for its formal side.

use super::super::gap::{Narrowing, STAFFING};
use super::super::qualification::positions_of;
use super::super::scope;
use super::super::situation::Situation;
use super::super::tally::Within;
use super::super::workforce::{Excluded, Presence, presences_on};
use super::Request;
use crate::model::date::Date;
use crate::model::plan::{CompetenceId, Requirement, Requires};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;

/// Whom a requirement concerns.
struct Scope {
    within: Within,
    positions: Option<Vec<bool>>,
}

/// What is asked about, and of whom.
pub(super) struct Asked<'a> {
    situation: &'a Situation<'a>,
    narrowing: &'a Narrowing,
    excluded: Excluded,
    scopes: Vec<Scope>,
    /// The scopes in which each competence is asked for.
    asking: Vec<Vec<usize>>,
    /// Whether each competence is asked about wherever somebody works.
    anywhere: Vec<bool>,
}

impl<'a> Asked<'a> {
    pub fn of(situation: &'a Situation<'a>, request: &'a Request) -> Self {
        let Situation { register, plan, .. } = situation;
        let narrowing = &request.narrowing;
        let is_in_category = |competence: &crate::model::plan::Competence| {
            let id = &plan.categories[competence.category.index()].id;
            narrowing.categories.is_empty() || narrowing.categories.contains(id)
        };
        let anywhere = plan.competences.iter().map(|one| request.everything && is_in_category(one)).collect();
        let mut asked = Self {
            situation,
            narrowing,
            excluded: Excluded::of(register, &plan.exclusions),
            scopes: Vec::new(),
            asking: vec![Vec::new(); plan.competences.len()],
            anywhere,
        };
        for requirement in plan.requirements.iter().filter(|one| is_asking(one, situation, narrowing)) {
            asked.add(requirement);
        }
        asked
    }

    fn add(&mut self, requirement: &Requirement) {
        let Situation { register, judged, .. } = self.situation;
        let Ok(units) = scope::instances(requirement, register, judged) else { return };
        let within = Within::of(&units, &register.units);
        for competence in &requirement.competences {
            self.asking[competence.index()].push(self.scopes.len());
        }
        self.scopes.push(Scope { within, positions: positions_of(register, &requirement.positions) });
    }

    /// Tells whether a competence is asked about.
    pub fn asks(&self, competence: CompetenceId) -> bool {
        self.anywhere[competence.index()] || !self.asking[competence.index()].is_empty()
    }

    /// Returns where somebody counts on a date.
    pub fn presences(&self, person: PersonId, date: Date) -> Vec<Presence> {
        presences_on(date, person, self.situation.register, &self.excluded)
    }

    /// Returns the units, each once, where a competence is asked of somebody who counts there.
    pub fn units(
        &self,
        competence: CompetenceId,
        presences: impl IntoIterator<Item = Presence>,
    ) -> Vec<UnitId> {
        let is_asked = |presence: &Presence| {
            self.is_in_units(presence.unit)
                && (self.anywhere[competence.index()]
                    || self.asking[competence.index()].iter().any(|at| self.scopes[*at].has(presence)))
        };
        let mut units: Vec<UnitId> =
            presences.into_iter().filter(is_asked).map(|presence| presence.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    fn is_in_units(&self, unit: UnitId) -> bool {
        let (asked, tree) = (&self.narrowing.units, &self.situation.register.units);
        asked.is_empty() || asked.iter().any(|above| tree.is_within(unit, *above))
    }
}

impl Scope {
    fn has(&self, presence: &Presence) -> bool {
        !self.within.shares([*presence], self.positions.as_deref()).is_empty()
    }
}

/// Tells whether a requirement is in force, asked about, and asks for the formal side of something.
pub(super) fn is_asking(requirement: &Requirement, situation: &Situation<'_>, narrowing: &Narrowing) -> bool {
    let plan = situation.plan;
    let category = requirement.category(plan).map_or(STAFFING, |id| plan.categories[id.index()].id.as_str());
    let is_in_force = requirement.amount.in_year(situation.date.year()).is_some();
    let is_asked = narrowing.categories.is_empty() || narrowing.categories.iter().any(|id| id == category);
    is_in_force
        && is_asked
        && requirement.criticality >= narrowing.criticality
        && requirement.requires != Requires::Real
}
