//! Hides figures of the projection.
//!
//! What is hidden of a row is hidden in every year and every scenario, and with it every sum that the row is in. What is
//! shown of what is expected is rounded, for its decimals tell ages.

mod people;
mod rows;
mod write;

use super::super::projection::{Outcome, Projection};
use super::Suppression;
use super::gap::{hide_in, protected};
use super::rounded;
use write::Told;

/// Returns the projection with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Projection, few: u64) -> Projection {
    let rows = answer.outcome.requirements.iter().map(|row| row.today.clone()).collect();
    let said = (answer.reference_date, &answer.plan, &answer.register);
    let (mut gap, figures) = protected(said, rows, few);
    let hidden = rows::hidden(&outcomes(&answer), &gap, &figures, few);
    let mut told = Told::default();
    people::hide(&mut answer, &gap, &figures, few, &mut told);
    let scenarios = answer.scenarios.iter_mut().map(|scenario| &mut scenario.outcome);
    for outcome in std::iter::once(&mut answer.outcome).chain(scenarios) {
        write::hide_in(outcome, &hidden, &mut told);
    }
    rounded::projection(&mut answer);
    hide_in(&mut gap, &figures, few);
    answer.register = gap.register;
    for (row, today) in answer.outcome.requirements.iter_mut().zip(gap.gaps) {
        row.today = today;
    }
    answer.suppression = Some(Suppression { persons: few, few: told.few, others: told.others });
    answer
}

/// What comes of the plan's assumptions first, then of each scenario's.
fn outcomes(answer: &Projection) -> Vec<&Outcome> {
    std::iter::once(&answer.outcome).chain(answer.scenarios.iter().map(|one| &one.outcome)).collect()
}
