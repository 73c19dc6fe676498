//! How is each gap best closed: by moving people, by learning, or by recruiting?
//!
//! KS's order: those who have what is missing where it is not missing, then those who nearly have it, then others. What
//! a step would change is judged by the same code as the gap; which steps are taken is chosen all at once.

mod answer;
mod credit;
mod options;
mod step;

pub use answer::{Needs, NeedsRow, Parts, PersonNeeds, StepCounts, Sum, Transfer};
pub(in crate::analysis) use answer::{people_of_kinds, units_of};
pub use step::{Kind, Step};

use super::board::Board;
use super::choice::choose;
use super::gap::Narrowing;
use super::situation::Situation;
use crate::finding::Finding;
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::Register;
use options::Options;

/// So much is looked at where nothing else is said, in millions of effects.
pub const USUAL_EFFORT: u64 = 4000;

/// How many steps a person may take where nothing else is said, and at most.
pub const STEPS: std::ops::RangeInclusive<usize> = 1..=3;

/// What is asked of needs.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which requirements are to be closed; none may be made worse, asked about or not.
    pub narrowing: Narrowing,
    /// How many steps a person may take.
    pub steps: usize,
    /// How much is looked at for the best choice, in millions of effects.
    pub effort: u64,
}

impl Default for Request {
    fn default() -> Self {
        Self { narrowing: Narrowing::default(), steps: *STEPS.start(), effort: USUAL_EFFORT }
    }
}

/// Answers how gaps are best closed on a date.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
) -> Result<Needs, Vec<Finding>> {
    Ok(answer_of(&Situation::on(date, register, plan)?, request))
}

/// Answers the question of a situation.
pub(super) fn answer_of(situation: &Situation<'_>, request: &Request) -> Needs {
    let (board, asked) = Board::asked(situation, &request.narrowing);
    let options = Options::of(situation, &board, request.steps);
    let choice = choose(&options.problem(&board), request.effort.saturating_mul(1_000_000));
    let plan = credit::taken(&options, &choice, situation, &board);
    answer::answer(situation, &board, &asked, &plan, &choice, request)
}
