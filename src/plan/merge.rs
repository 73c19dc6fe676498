//! Later files extend earlier ones: entries with the same id, key by key.

use std::collections::HashMap;

use super::entries::{Head, RawCategory, RawCompetence, RawRequirement};
use crate::finding::{Code, Finding};
use crate::model::name::folded;

/// An entry that a later file may extend.
pub(super) trait Entry {
    /// What it is when one file has the same twice.
    const TWICE: Code = Code::PlanIdTwice;
    /// Returns what entries have in common.
    fn head(&self) -> &Head;
    /// Returns the same, to be marked.
    fn head_mut(&mut self) -> &mut Head;
    /// Takes what a later entry says.
    fn extend(&mut self, later: Self);
    /// Returns what makes two entries the same one.
    fn key(&self) -> Option<String> {
        self.head().id.value().map(|id| folded(id))
    }
}

/// Reports and marks the entries of one file that have the id of an earlier one there.
pub(super) fn mark_repeated<T: Entry>(entries: &mut [T], found: &mut Vec<Finding>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for at in 0..entries.len() {
        let Some(key) = entries[at].key() else { continue };
        let earlier = *first.entry(key).or_insert(at);
        if earlier == at {
            continue;
        }
        let place = entries[earlier].head().id_place().clone();
        let head = entries[at].head_mut();
        head.repeated = true;
        let finding = Finding::new(T::TWICE).at(head.id_place().clone()).other(place);
        found.push(finding.seen(head.id.value().map_or("", |id| id.as_str())));
    }
}

/// Adds the entries of a later file; `meet` sees each pair that becomes one before it does.
pub(super) fn merge<T: Entry>(
    all: &mut Vec<T>,
    mut later: Vec<T>,
    found: &mut Vec<Finding>,
    meet: impl Fn(&T, &T, &mut Vec<Finding>),
) {
    mark_repeated(&mut later, found);
    let known: HashMap<String, usize> = all
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.head().repeated)
        .filter_map(|(at, entry)| entry.key().map(|key| (key, at)))
        .collect();
    for entry in later {
        let earlier = entry.key().filter(|_| !entry.head().repeated).and_then(|key| known.get(&key));
        match earlier {
            None => all.push(entry),
            Some(at) => {
                meet(&all[*at], &entry, found);
                all[*at].extend(entry);
            }
        }
    }
}

impl Entry for RawCategory {
    fn head(&self) -> &Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn extend(&mut self, later: Self) {
        self.head.damaged |= later.head.damaged;
        self.name.extend(later.name);
    }
}

impl Entry for RawCompetence {
    fn head(&self) -> &Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn extend(&mut self, later: Self) {
        self.head.damaged |= later.head.damaged;
        self.name.extend(later.name);
        self.category.extend(later.category);
        self.aliases.add(later.aliases);
        self.valid_months.extend(later.valid_months);
        self.gives.extend(later.gives);
        self.formal_from.extend(later.formal_from);
        self.undated.extend(later.undated);
    }
}

impl Entry for RawRequirement {
    fn head(&self) -> &Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    /// What it is about, and how much, are each said as a whole: the later file's kind replaces the earlier one's.
    fn extend(&mut self, later: Self) {
        self.head.damaged |= later.head.damaged;
        if !later.competences.is_absent() || !later.category.is_absent() {
            self.competences = later.competences;
            self.category = later.category;
        }
        if !later.amounts.is_empty() {
            self.amounts = later.amounts;
        }
        self.unit.extend(later.unit);
        self.per.extend(later.per);
        self.positions.extend(later.positions);
        self.requires.extend(later.requires);
        self.level.extend(later.level);
        self.criticality.extend(later.criticality);
        self.follows_demand.extend(later.follows_demand);
    }
}
