//! Sums by category, in persons and in årsverk apart.

use super::super::gap::{PlanSaid, STAFFING, basis_word};
use super::super::suppression::Hidden;
use super::answer::{EvaluationRow, Parts, State};
use crate::model::plan::{Amount, Basis};
use serde::Serialize;

/// The sum of the rows of a category, or of everything, that are counted alike and can be assessed on both dates.
///
/// A requirement that was not in force, or not judged there, required nothing then. What a saved gap hides of any row is
/// not known of the sum either: without it, the sum would be too small.
#[derive(Debug, Clone, Serialize)]
pub struct Sum {
    /// The category's id; none for everything.
    pub category: Option<String>,
    /// Whether it is counted in persons or in årsverk.
    #[serde(serialize_with = "basis_word")]
    pub basis: Basis,
    /// How many rows.
    pub requirements: u64,
    /// How many of them were unmet on the first date; none where that is hidden.
    pub unmet_before: Option<u64>,
    /// How many of them are unmet on the second date; none where that is hidden.
    pub unmet_after: Option<u64>,
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
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

impl Sum {
    /// Tells whether a row is summed up in it.
    pub fn has(&self, row: &EvaluationRow) -> bool {
        row.basis.in_fte() == self.basis.in_fte()
            && self.category.as_ref().is_none_or(|category| row.category == *category)
            && is_assessable(row)
    }
}

/// Returns the sum of each category that has rows, of staffing last, and of everything.
pub(super) fn sums(rows: &[EvaluationRow], plan: &PlanSaid) -> Vec<Sum> {
    let told: Vec<&EvaluationRow> = rows.iter().filter(|row| is_assessable(row)).collect();
    let categories = plan.categories.iter().map(|(id, _)| id.as_str()).chain([STAFFING]);
    let mut sums: Vec<Sum> = Vec::new();
    for category in categories {
        let of: Vec<&EvaluationRow> = told.iter().copied().filter(|row| row.category == category).collect();
        sums.extend(by_basis(Some(category), &of));
    }
    sums.extend(by_basis(None, &told));
    sums
}

/// Tells whether what is held can be told on both dates, or could but for what is hidden.
fn is_assessable(row: &EvaluationRow) -> bool {
    let is_assessable = |state: State, held: Option<Amount>| {
        held.is_some() || matches!(state, State::Judged | State::NotInForce)
    };
    is_assessable(row.state_before, row.held_before) && is_assessable(row.state_after, row.held_after)
}

/// Returns a figure of a date as it is summed: nothing where nothing was judged, and none where it is hidden.
fn judged(figure: Option<Amount>, state: State, in_fte: bool) -> Option<Amount> {
    figure.or_else(|| (state != State::Judged).then(|| Amount::none(in_fte)))
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
    let total = |of: &dyn Fn(&EvaluationRow) -> Option<Amount>| -> Option<Amount> {
        let units = rows.iter().map(|row| of(row).map(Amount::units)).sum::<Option<i64>>()?;
        Some(Amount::none(in_fte).with_units(units))
    };
    let gap_before = |row: &EvaluationRow| judged(row.gap_before, row.state_before, in_fte);
    let gap_after = |row: &EvaluationRow| judged(row.gap_after, row.state_after, in_fte);
    let unmet = |of: &dyn Fn(&EvaluationRow) -> Option<Amount>| -> Option<u64> {
        rows.iter().map(|row| of(row).map(|gap| u64::from(gap.units() > 0))).sum()
    };
    let parts = rows.iter().map(|row| row.parts).reduce(|sum, parts| sum.and(&parts));
    Sum {
        category: category.map(str::to_owned),
        basis: if in_fte { Basis::Fte } else { Basis::Persons },
        requirements: rows.len() as u64,
        unmet_before: unmet(&gap_before),
        unmet_after: unmet(&gap_after),
        required_before: total(&|row| judged(row.required_before, row.state_before, in_fte)),
        required_after: total(&|row| judged(row.required_after, row.state_after, in_fte)),
        held_before: total(&|row| row.held_before),
        held_after: total(&|row| row.held_after),
        gap_before: total(&gap_before),
        gap_after: total(&gap_after),
        change: total(&|row| row.change),
        parts: parts.unwrap_or_default(),
        suppressed: Hidden::new(),
    }
}
