//! What places come to: what they close of each row, and what they cost.

use super::super::board::Board;
use super::super::choice;
use super::limits::Sheet;
use super::offers::PARTS;
use crate::model::amount::{Expected, Fte};
use serde::Serialize;

/// What some places come to, all told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outcome {
    /// The sum over unmet requirements of criticality · closed / gap.
    pub objective: Option<f64>,
    /// Net kroner.
    pub net_cost: Option<i64>,
    /// How many places.
    pub places: Option<u64>,
    /// What is expected to be closed of requirements counted in persons.
    pub persons: Option<Expected>,
    /// What is expected to be closed of requirements counted in årsverk.
    pub fte: Option<Expected>,
}

/// Returns how much of each row of the board is expected to be closed, in [`PARTS`].
pub(super) fn closed(taken: &[Option<usize>], sheet: &Sheet, board: &Board<'_>) -> Vec<i64> {
    let rises = choice::rises(&sheet.problem, taken);
    let of_row = |(row, rise): (&super::super::board::Row, i64)| match row.is_wanted {
        true => rise.clamp(0, row.gap.saturating_mul(PARTS)),
        false => 0,
    };
    board.rows.iter().zip(rises).map(of_row).collect()
}

impl Outcome {
    pub(super) fn of(taken: &[Option<usize>], sheet: &Sheet, board: &Board<'_>) -> Self {
        let closed = closed(taken, sheet, board);
        let sum = |in_fte: bool| -> i128 {
            let rows = board.rows.iter().zip(&closed);
            let counted =
                rows.filter(|(row, _)| board.demands[row.demand].requirement.basis.in_fte() == in_fte);
            counted.map(|(_, closed)| i128::from(*closed)).sum()
        };
        Self {
            objective: Some(choice::value(&sheet.problem, taken)),
            net_cost: Some(choice::cost(&sheet.problem, taken) as i64),
            places: Some(taken.iter().flatten().count() as u64),
            persons: Some(expected(sum(false), false)),
            fte: Some(expected(sum(true), true)),
        }
    }
}

/// Returns an amount in [`PARTS`] as an expected one, of persons or of årsverk.
pub(super) fn expected(parts: i128, in_fte: bool) -> Expected {
    let one = if in_fte { PARTS * Fte::ONE.ten_thousandths() } else { PARTS };
    Expected(parts as f64 / one as f64)
}
