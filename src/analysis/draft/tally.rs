//! How many people have each competence of the register, on a date and among those who count.

use crate::analysis::qualification::{Holder, Judgement};
use crate::analysis::workforce::Workforce;
use crate::model::date::Date;
use crate::model::plan::{CategoryId, Competence, CompetenceId, FormalFrom, Plan, Scale};
use crate::model::register::Register;
use crate::origin::Origin;

/// Who holds what.
pub(super) struct Tallies {
    holders: Vec<Vec<Holder>>,
    standard: u8,
}

/// How many have a competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    /// Formally.
    pub formal: u64,
    /// Really, at the standard level or above.
    pub independent: u64,
}

impl Tallies {
    /// Judges every holding as the gap does, by a plan that says nothing but the competences' names.
    pub fn on(date: Date, register: &Register, force: &Workforce<'_>) -> Self {
        let plan = Plan {
            competences: register.competence_names.iter().map(|name| named(name)).collect(),
            ..Plan::default()
        };
        let qualifications = Judgement { date, renewed_since: None, register, plan: &plan, force }.of_all();
        let counted = |place: usize| {
            let all = qualifications.of(CompetenceId(place as u32)).iter();
            all.filter(|holder| force.counts(holder.person)).copied().collect()
        };
        Self {
            holders: (0..plan.competences.len()).map(counted).collect(),
            standard: Scale::default().standard,
        }
    }

    /// Returns for each name how many have something of it.
    pub fn holders(&self) -> Vec<usize> {
        let has = |holder: &&Holder| holder.grounds.is_held() || holder.level.is_some();
        self.holders.iter().map(|all| all.iter().filter(has).count()).collect()
    }

    /// Returns how many have a competence by any of its names; each person once.
    pub fn of(&self, names: &[usize]) -> Tally {
        let mut all: Vec<&Holder> = names.iter().flat_map(|name| &self.holders[*name]).collect();
        all.sort_by_key(|holder| holder.person);
        let mut tally = Tally::default();
        for one in all.chunk_by(|a, b| a.person == b.person) {
            let level = one.iter().filter_map(|holder| holder.level).max();
            tally.formal += u64::from(one.iter().any(|holder| holder.grounds.is_held()));
            tally.independent += u64::from(level >= Some(self.standard));
        }
        tally
    }
}

fn named(name: &str) -> Competence {
    Competence {
        id: String::new(),
        name: name.to_owned(),
        category: CategoryId(0),
        aliases: Vec::new(),
        valid_months: None,
        undated_is_valid: false,
        implies: Vec::new(),
        formal_from: FormalFrom::default(),
        origin: Origin::file(""),
    }
}
