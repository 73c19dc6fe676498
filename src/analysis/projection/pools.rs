//! What is asked for in several units, taken together: a margin in every small unit costs more than one for all.

use super::super::assess::Judged;
use super::demand::Asked;
use crate::model::name::folded;
use crate::model::plan::{CompetenceId, Plan, Requirement, Requires};
use crate::model::unit::{UnitId, UnitTree};
use std::collections::BTreeMap;

/// Rows that ask for the same, wherever.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// Places of the rows.
    pub rows: Vec<usize>,
    /// Units that do not overlap, each time at least two: the lowest of the subject's, and the topmost where those
    /// are others.
    pub together: Vec<Vec<UnitId>>,
}

/// What makes two rows ask for the same: category, competences, sides, level, positions, and what is counted.
///
/// The category is that of the first competence named: the same ones in another order may be in another.
type Key = (String, Vec<CompetenceId>, Option<(u8, u8)>, Vec<String>, bool);

fn key(category: &str, requirement: &Requirement) -> Key {
    let mut competences = requirement.competences.clone();
    competences.sort_unstable();
    let mut positions: Vec<String> = requirement.positions.iter().map(|known| folded(&known.text)).collect();
    positions.sort_unstable();
    let side = match requirement.requires {
        Requires::Formal => 0,
        Requires::Real => 1,
        Requires::Both => 2,
        Requires::Either => 3,
    };
    // The level says nothing of the formal side alone.
    let level = if requirement.requires == Requires::Formal { 0 } else { requirement.level };
    let asked = (!requirement.is_staffing()).then_some((side, level));
    (category.to_owned(), competences, asked, positions, requirement.basis.in_fte())
}

/// Returns what rows ask for, in the order in which they first do.
pub(super) fn subjects(rows: &[Judged], plan: &Plan, units: &UnitTree) -> Vec<Subject> {
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut subjects: Vec<Subject> = Vec::new();
    for (row, judged) in rows.iter().enumerate().filter(|(_, judged)| judged.row.assessable) {
        let key = key(&judged.row.category, &plan.requirements[judged.requirement]);
        let place = *places.entry(key).or_insert(subjects.len());
        if place == subjects.len() {
            subjects.push(Subject { rows: Vec::new(), together: Vec::new() });
        }
        subjects[place].rows.push(row);
    }
    for subject in &mut subjects {
        subject.together = disjoint(subject.rows.iter().filter_map(|row| rows[*row].unit).collect(), units);
    }
    subjects
}

/// Returns the units that have none of the others below them, and those that have none above; each only where they
/// are at least two.
fn disjoint(mut all: Vec<UnitId>, tree: &UnitTree) -> Vec<Vec<UnitId>> {
    all.sort_unstable();
    all.dedup();
    // In the order of the tree, a unit with others of them below it has one of them next.
    let has_below = |place: usize| all.get(place + 1).is_some_and(|next| tree.is_within(*next, all[place]));
    let lowest = (0..all.len()).filter(|place| !has_below(*place)).map(|place| all[place]).collect();
    let mut topmost: Vec<UnitId> = Vec::new();
    for unit in &all {
        if topmost.last().is_none_or(|above| !tree.is_within(*unit, *above)) {
            topmost.push(*unit);
        }
    }
    let mut together: Vec<Vec<UnitId>> = vec![lowest, topmost];
    together.dedup();
    together.retain(|units| units.len() > 1);
    together
}

/// Returns what units ask for together, year by year: of each unit the most that one of its rows asks.
pub(super) fn asked_together(
    subject: &Subject,
    units: &[UnitId],
    rows: &[Judged],
    asked: &[Vec<Option<Asked>>],
    years: usize,
) -> Vec<Option<Asked>> {
    (0..years)
        .map(|year| {
            let of_unit = |unit: &UnitId| {
                let here = subject.rows.iter().filter(|row| rows[**row].unit == Some(*unit));
                here.filter_map(|row| asked[*row].get(year).copied().flatten()).reduce(|a, b| Asked {
                    by_plan: a.by_plan.max(b.by_plan),
                    with_demand: a.with_demand.max(b.with_demand),
                })
            };
            units.iter().filter_map(of_unit).reduce(|a, b| Asked {
                by_plan: a.by_plan.with_units(a.by_plan.units() + b.by_plan.units()),
                with_demand: a.with_demand.with_units(a.with_demand.units() + b.with_demand.units()),
            })
        })
        .collect()
}
