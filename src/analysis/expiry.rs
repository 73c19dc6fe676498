//! What expires when, and which requirements fall with it?
//!
//! What holds formally on the reference date, and that nothing makes valid when the time asked about is over, expires on
//! the last day on which it is valid. Those who have left by then are not counted: somebody leaving is no expiry.

mod answer;
mod asked;
mod fall;
mod lapse;

pub use answer::{Already, CompetenceSum, Expiring, Expiry, MonthSum, PersonExpiry, Place};
pub use fall::Fall;

use super::gap::Narrowing;
use super::situation::Situation;
use crate::finding::Finding;
use crate::model::date::{Date, months_later};
use crate::model::plan::Plan;
use crate::model::register::Register;
use asked::Asked;

/// How many months ahead may be asked about.
pub const MONTHS: std::ops::RangeInclusive<u32> = 1..=120;

/// How many months ahead are looked at where nothing else is said.
pub const USUAL_MONTHS: u32 = 12;

/// What is asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which requirements ask for what may expire, and in which units people are to work.
    pub narrowing: Narrowing,
    /// How many months ahead.
    pub months: u32,
    /// Whether competences that no requirement in force asks for are asked about too.
    pub everything: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self { narrowing: Narrowing::default(), months: USUAL_MONTHS, everything: false }
    }
}

/// Answers what expires from a date on, that day and the last one included.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
) -> Result<Expiry, Vec<Finding>> {
    let situation = Situation::on(date, register, plan)?;
    Ok(answer_of(&situation, request, months_later(date, request.months)))
}

/// Answers the question of a situation, to and including a day.
pub(super) fn answer_of(situation: &Situation<'_>, request: &Request, until: Date) -> Expiry {
    let asked = Asked::of(situation, request);
    let lapses = lapse::lapses(situation, until, |competence| asked.asks(competence));
    answer::answer(situation, &asked, &lapses, request, until)
}
