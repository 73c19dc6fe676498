//! The words that the plan lends to the reading of a register: its scale, competences and units.

use crate::finding::hide_national_ids;
use crate::model::name::{folded, nearest};
use crate::model::plan::{CompetenceId, Plan, PlannedUnit, Scale};
use std::collections::HashMap;

/// The plan's words.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The scale of real competence.
    pub scale: Scale,
    /// The units that the plan declares.
    pub units: Vec<PlannedUnit>,
    /// Names of competences by [`CompetenceId`].
    competences: Vec<String>,
    by_name: HashMap<String, CompetenceId>,
    /// Whether every name of a competence is taken, as where there is no plan yet.
    open: bool,
}

impl Vocabulary {
    /// Returns the words of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut words = Self { scale: plan.scale.clone(), units: plan.units.clone(), ..Self::default() };
        for (place, competence) in plan.competences.iter().enumerate() {
            let id = CompetenceId(place as u32);
            words.competences.push(competence.name.clone());
            let names = std::iter::once(&competence.name).chain(&competence.aliases).chain([&competence.id]);
            for name in names {
                words.by_name.entry(folded(name)).or_insert(id);
            }
        }
        words
    }

    /// Returns the words where there is no plan: whatever is found is a competence.
    pub fn open() -> Self {
        Self { open: true, ..Self::default() }
    }

    /// Tells whether every name of a competence is taken.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Returns the competence that a name stands for.
    pub fn competence(&self, name: &str) -> Option<CompetenceId> {
        self.by_name.get(&folded(name)).copied()
    }

    /// Returns the competence that a name stands for; where the vocabulary is open, a new one if need be.
    pub(super) fn take(&mut self, name: &str) -> Option<CompetenceId> {
        let key = folded(name);
        if let Some(id) = self.by_name.get(&key) {
            return Some(*id);
        }
        if !self.open || key.is_empty() {
            return None;
        }
        let id = CompetenceId(self.competences.len() as u32);
        self.competences.push(hide_national_ids(name.trim()));
        self.by_name.insert(key, id);
        Some(id)
    }

    /// Returns the names of the competences, by [`CompetenceId`].
    pub fn competence_names(&self) -> &[String] {
        &self.competences
    }

    /// Returns the competences' names most like one that matches none.
    pub fn nearest(&self, name: &str) -> Vec<&str> {
        nearest(name, self.competences.iter().map(String::as_str))
    }
}
