//! Sums by category, in persons and in årsverk apart.

use super::super::gap::{PlanSaid, STAFFING, basis_word};
use super::answer::{EvaluationRow, Parts};
use crate::model::plan::{Amount, Basis};
use serde::Serialize;

/// The sum of the rows of a category, or of everything, that are counted alike and of which both dates can be told.
///
/// A requirement that was not in force, or not judged there, required nothing then.
#[derive(Debug, Clone, Serialize)]
pub struct Sum {
    /// The category's id; none for everything.
    pub category: Option<String>,
    /// Whether it is counted in persons or in årsverk.
    #[serde(serialize_with = "basis_word")]
    pub basis: Basis,
    /// How many rows.
    pub requirements: u64,
    /// How many of them were unmet on the first date.
    pub unmet_before: u64,
    /// How many of them are unmet on the second date.
    pub unmet_after: u64,
    /// What was required on the first date.
    pub required_before: Option<Amount>,
    /// What was required on the second date.
    pub required_after: Option<Amount>,
    /// What was held on the first date.
    pub held_before: Option<Amount>,
    /// What was held on the second date.
    pub held_after: Option<Amount>,
    /// What was missing on the first date.
    pub gap_before: Option<Amount>,
    /// What was missing on the second date.
    pub gap_after: Option<Amount>,
    /// How much more is held on the second date than on the first.
    pub change: Option<Amount>,
    /// What the change is made up of.
    #[serde(flatten)]
    pub parts: Parts,
}

/// Returns the sum of each category that has rows, of staffing last, and of everything.
pub(super) fn sums(rows: &[EvaluationRow], plan: &PlanSaid) -> Vec<Sum> {
    let told: Vec<&EvaluationRow> = rows.iter().filter(|row| row.change.is_some()).collect();
    let categories = plan.categories.iter().map(|(id, _)| id.as_str()).chain([STAFFING]);
    let mut sums: Vec<Sum> = Vec::new();
    for category in categories {
        let of: Vec<&EvaluationRow> = told.iter().copied().filter(|row| row.category == category).collect();
        sums.extend(by_basis(Some(category), &of));
    }
    sums.extend(by_basis(None, &told));
    sums
}

fn by_basis(category: Option<&str>, rows: &[&EvaluationRow]) -> Vec<Sum> {
    let of = |in_fte: bool| -> Option<Sum> {
        let alike: Vec<&EvaluationRow> =
            rows.iter().copied().filter(|row| row.basis.in_fte() == in_fte).collect();
        (!alike.is_empty()).then(|| sum(category, in_fte, &alike))
    };
    [false, true].into_iter().filter_map(of).collect()
}

fn sum(category: Option<&str>, in_fte: bool, rows: &[&EvaluationRow]) -> Sum {
    let none = Amount::none(in_fte);
    let total = |of: fn(&EvaluationRow) -> Option<Amount>| {
        let units = rows.iter().filter_map(|row| of(row)).map(Amount::units).sum();
        Some(none.with_units(units))
    };
    let unmet = |of: fn(&EvaluationRow) -> Option<Amount>| {
        rows.iter().filter(|row| of(row).is_some_and(|gap| gap.units() > 0)).count() as u64
    };
    let parts = rows.iter().map(|row| row.parts).reduce(|sum, parts| sum.and(&parts));
    Sum {
        category: category.map(str::to_owned),
        basis: if in_fte { Basis::Fte } else { Basis::Persons },
        requirements: rows.len() as u64,
        unmet_before: unmet(|row| row.gap_before),
        unmet_after: unmet(|row| row.gap_after),
        required_before: total(|row| row.required_before),
        required_after: total(|row| row.required_after),
        held_before: total(|row| row.held_before),
        held_after: total(|row| row.held_after),
        gap_before: total(|row| row.gap_before),
        gap_after: total(|row| row.gap_after),
        change: total(|row| row.change),
        parts: parts.unwrap_or_default(),
    }
}
