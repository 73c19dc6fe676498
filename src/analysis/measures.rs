//! Which measures for whom close most within the budget?
//!
//! Every measure that somebody could take in a year is an option; money, seats, absence and a fair share are limits.
//! All places are chosen at once, by the same means as the steps of needs.

mod access;
mod answer;
mod limits;
mod offers;
mod outcome;
mod reasons;
mod rule;
mod teller;

pub use access::{Access, Group};
pub use answer::{
    BudgetYear, Full, FullLimit, Measures, MeasuresRow, MoreMoney, PersonPlace, Places, ShareSaid, Sum,
};
pub use outcome::Outcome;
pub use reasons::{MeasureSaid, Reason};

use super::assess::Judged;
use super::board::Board;
use super::choice::{Choice, choose_from};
use super::gap::Narrowing;
use super::projection::there;
use super::situation::Situation;
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::Register;
use crate::origin::Origin;
use limits::{Limits, Sheet};
use offers::Offers;
pub(super) use offers::PARTS;
use rayon::prelude::*;

/// So much is looked at where nothing else is said, in millions of effects.
pub const USUAL_EFFORT: u64 = 4000;

/// What one more step of the budget is, in kroner.
pub const MORE_MONEY: i64 = 100_000;

/// What is asked of measures.
#[derive(Debug, Clone)]
pub struct Request {
    /// Which requirements are to be closed.
    pub narrowing: Narrowing,
    /// How much is looked at for the best choice, in millions of effects.
    pub effort: u64,
}

impl Default for Request {
    fn default() -> Self {
        Self { narrowing: Narrowing::default(), effort: USUAL_EFFORT }
    }
}

/// Answers which measures close most, on a date.
///
/// # Errors
/// Findings, where nobody is employed on the date, a requirement names a unit that is not known, or the plan has no
/// measures or no money by year.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
) -> Result<Measures, Vec<Finding>> {
    answer_of(&Situation::on(date, register, plan)?, request)
}

/// Answers the question of a situation.
///
/// # Errors
/// Findings, where the plan has no measures, or no money by year.
pub(super) fn answer_of(situation: &Situation<'_>, request: &Request) -> Result<Measures, Vec<Finding>> {
    let missing = missing(situation.plan);
    if !missing.is_empty() {
        return Err(missing);
    }
    let (board, asked) = Board::asked(situation, &request.narrowing);
    let period = Period::of(situation);
    let offers = Offers::of(situation, &board, &period, &request.narrowing.units);
    let limits = Limits::of(situation, &offers, &period);
    let chosen = Chosen::of(&offers, &limits, &board, request.effort.saturating_mul(1_000_000));
    Ok(answer::answer(
        &Question { situation, board: &board, asked: &asked, request, period: &period },
        &offers,
        &limits,
        &chosen,
    ))
}

/// Returns what the plan lacks before anything can be chosen.
fn missing(plan: &Plan) -> Vec<Finding> {
    let lacks = [
        (plan.measures.is_empty(), Code::PlanWithoutMeasures),
        (plan.economy.frame.is_empty(), Code::PlanWithoutFrame),
    ];
    // It may be written in any of the plan's files; the last is the one that adds to the others.
    let at = |finding: Finding| match plan.files.last() {
        Some(file) => finding.at(Origin::file(file.as_str())),
        None => finding,
    };
    lacks.into_iter().filter(|(lacks, _)| *lacks).map(|(_, code)| at(Finding::new(code))).collect()
}

/// What is asked, and of what.
struct Question<'a> {
    situation: &'a Situation<'a>,
    board: &'a Board<'a>,
    asked: &'a [Judged],
    request: &'a Request,
    period: &'a Period,
}

/// The years in which measures may start, and by which they must have ended.
struct Period {
    /// The years of the frame, earliest first.
    years: Vec<i16>,
    /// The last year that counts: the plan's, or the last of the frame where the plan gives none.
    until: i16,
    /// The chance that each person is there on the reference day of that year.
    there: Vec<f64>,
    /// Whether anybody's age is known, so that those chances rest on something.
    knows_ages: bool,
}

impl Period {
    fn of(situation: &Situation<'_>) -> Self {
        let plan = situation.plan;
        let years: Vec<i16> = plan.economy.frame.iter().map(|(year, _)| *year).collect();
        let until = plan.about.to.or_else(|| years.last().copied()).unwrap_or_else(|| situation.date.year());
        let (there, knows_ages) = there::on_reference_day(situation, until);
        Self { years, until, there, knows_ages }
    }
}

/// What is chosen, what the simple rule would have chosen, and what more money would.
struct Chosen {
    best: Choice,
    rule: Vec<Option<usize>>,
    /// The year in which more money closes most, and what is then chosen.
    more: Option<(i16, Choice)>,
}

impl Chosen {
    fn of(offers: &Offers<'_>, limits: &Limits, board: &Board<'_>, effort: u64) -> Self {
        let sheet = Sheet::of(offers, limits, board);
        let rule = rule::simple(offers, &sheet, board);
        let best = choose_from(&sheet.problem, &rule, effort);
        let more = Self::with_more_money(offers, limits, board, &best, effort);
        Self { best, rule, more }
    }

    /// Returns the year in which more money closes most, the earliest of several; what is chosen now is always possible.
    fn with_more_money(
        offers: &Offers<'_>,
        limits: &Limits,
        board: &Board<'_>,
        now: &Choice,
        effort: u64,
    ) -> Option<(i16, Choice)> {
        let with_more = |year: i16| {
            let sheet = Sheet::of(offers, &limits.with_more(year, MORE_MONEY), board);
            (year, choose_from(&sheet.problem, &now.taken, effort / 4))
        };
        let all: Vec<(i16, Choice)> = limits.frame_years().into_par_iter().map(with_more).collect();
        let mut most: Option<(i16, Choice)> = None;
        for (year, choice) in all {
            if most.as_ref().is_none_or(|(_, known)| choice.value > known.value) {
                most = Some((year, choice));
            }
        }
        most
    }
}
