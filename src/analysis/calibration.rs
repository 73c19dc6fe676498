//! What do our own past registers say about who leaves?
//!
//! Somebody employed on one register's date and not on the next one's left. Rates are the plan's, weighed as so many
//! people who followed it, together with those who were followed.

mod backtest;
mod posterior;
mod rates;
mod survey;

pub use super::follow::Way;
pub use backtest::{Backtest, Overall, Score, YearScore};
pub use posterior::PRIOR;

use super::projection::{From, standard_exits};
use super::workforce::{RowAccount, Workforce};
use crate::finding::{Code, Finding};
use crate::model::amount::{Decimal, Expected};
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::{PersonId, Register};
use crate::origin::Origin;
use rates::Assumed;
use serde::{Serialize, Serializer};
use survey::{Survey, survey};

/// A register with the date that it is of.
#[derive(Debug, Clone, Copy)]
pub struct Dated<'r> {
    /// Its file.
    pub file: &'r str,
    /// The date.
    pub date: Date,
    /// What it says.
    pub register: &'r Register,
}

/// The answer: schema `kompetanse.calibration/1`. Rates are in percent a year.
#[derive(Debug, Clone, Serialize)]
pub struct Calibration {
    schema: &'static str,
    /// The registers, oldest first.
    pub registers: Vec<DatedSaid>,
    /// What people are known again by.
    pub followed_by: Way,
    /// The time from each register to the next.
    pub intervals: Vec<Interval>,
    /// Everybody whose age is known.
    pub total: Total,
    /// Each group of ages and positions that somebody was followed in.
    pub cells: Vec<Cell>,
    /// Where the rates come from that are weighed together with what was seen.
    pub exits_source: From,
    /// What the table of rates becomes.
    pub exits: Vec<ExitChange>,
    /// What the factors of positions become.
    pub factors: Vec<FactorChange>,
    /// How a projection from the oldest register would have fared, where that was asked.
    pub backtest: Option<Backtest>,
    /// How the rows of all registers are accounted for.
    #[serde(skip)]
    pub rows: RowAccount,
}

/// A register, as the answer describes it.
#[derive(Debug, Clone, Serialize)]
pub struct DatedSaid {
    /// Its file.
    pub file: String,
    /// Its date.
    #[serde(serialize_with = "super::gap::as_text")]
    pub date: Date,
    /// How many are employed on that date.
    pub persons: u64,
}

/// The time from one register to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The first date.
    #[serde(serialize_with = "super::gap::as_text")]
    pub from: Date,
    /// The second date.
    #[serde(serialize_with = "super::gap::as_text")]
    pub to: Date,
    /// How many years it is.
    pub years: Expected,
    /// Those employed on the first date who can be followed.
    pub persons: u64,
    /// Those of them who are not employed on the second date.
    pub left: u64,
    /// Those of them whose age nobody knows: they are in no group.
    pub ages_unknown: u64,
    /// Those employed on the first date of whom the second register does not say who they are.
    pub not_followed: u64,
}

/// All groups together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Total {
    /// People followed for a year.
    pub exposed: Expected,
    /// How many left.
    pub left: u64,
    /// How many would have, by the plan's rates.
    pub expected_left: Expected,
}

/// People of some ages in some positions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The age from which the plan's rate holds; in the first group also those younger.
    pub from_age: u8,
    /// The last age of the group; none where there is no end.
    pub to_age: Option<u8>,
    /// The position as the plan's factor names it; none for those without a factor.
    pub position: Option<String>,
    /// People followed for a year, as many as what was seen weighs.
    pub exposed: Expected,
    /// How many left.
    pub left: u64,
    /// The plan's rate, with the position's factor.
    pub plan_rate: Expected,
    /// The rate with what was seen.
    pub rate: Expected,
    /// With a probability of 10 percent, the true rate is below this; none where the plan's certainty is not broken.
    pub low: Option<Expected>,
    /// With a probability of 90 percent, the true rate is below this.
    pub high: Option<Expected>,
}

/// A rate of the table, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExitChange {
    /// The age from which it holds.
    pub from_age: u8,
    /// The last age at which it does; none where there is no end.
    pub to_age: Option<u8>,
    /// People followed for a year.
    pub exposed: Expected,
    /// How many left.
    pub left: u64,
    /// The plan's.
    #[serde(serialize_with = "number")]
    pub plan: Decimal,
    /// The new one, to one decimal.
    #[serde(serialize_with = "number")]
    pub new: Decimal,
}

/// A position's factor, before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorChange {
    /// The position as the plan names it.
    pub position: String,
    /// People followed for a year.
    pub exposed: Expected,
    /// How many left.
    pub left: u64,
    /// The plan's.
    #[serde(serialize_with = "number")]
    pub plan: Decimal,
    /// The new one, to two decimals.
    #[serde(serialize_with = "number")]
    pub new: Decimal,
}

/// Answers the question of registers in any order; with a backtest where that is asked.
///
/// # Errors
/// Findings, where there are fewer than two registers or two of one date, nobody is employed on a date, nobody in one
/// register is in the next, nobody's age is known, or the plan's requirements cannot be projected.
pub fn analyse(
    registers: &[Dated<'_>],
    plan: &Plan,
    with_backtest: bool,
) -> Result<Calibration, Vec<Finding>> {
    let mut registers = registers.to_vec();
    registers.sort_by_key(|dated| (dated.date, dated.file));
    check(&registers)?;
    let employed = employed(&registers, plan)?;
    let way = Way::of(registers.iter().map(|dated| dated.register));
    let standard = standard_exits();
    let (table, exits_source) = match &plan.outlook.exits {
        Some(table) => (table, From::Plan),
        None => (&standard.value, standard.source),
    };
    let assumed = Assumed { table, factors: &plan.outlook.exit_factors };
    let Survey { intervals, seen } = survey(&registers, &employed, plan, assumed, way)?;
    let backtest = with_backtest.then(|| backtest::backtest(&registers, plan, way)).transpose()?;
    let said = registers.iter().zip(&employed).map(|(dated, force)| said(dated, force));
    Ok(Calibration {
        schema: "kompetanse.calibration/1",
        registers: said.collect(),
        followed_by: way,
        intervals,
        total: assumed.total(&seen),
        cells: assumed.cells(&seen),
        exits_source,
        exits: assumed.new_exits(&seen),
        factors: assumed.new_factors(&seen),
        backtest,
        rows: rows(&employed),
    })
}

/// Looks at the dates of registers that are sorted by them.
fn check(registers: &[Dated<'_>]) -> Result<(), Vec<Finding>> {
    if registers.len() < 2 {
        return Err(vec![Finding::new(Code::CalibrationTooFew).count(registers.len() as u64)]);
    }
    let twice: Vec<Finding> = registers
        .windows(2)
        .filter(|pair| pair[0].date == pair[1].date)
        .map(|pair| {
            let finding = Finding::new(Code::CalibrationDateTwice).at(Origin::file(pair[1].file));
            finding.seen(shown(pair[1].date)).other(Origin::file(pair[0].file))
        })
        .collect();
    if twice.is_empty() { Ok(()) } else { Err(twice) }
}

/// Returns who is employed on the date of each register.
fn employed<'r>(registers: &[Dated<'r>], plan: &Plan) -> Result<Vec<Workforce<'r>>, Vec<Finding>> {
    let all: Vec<Workforce<'r>> =
        registers.iter().map(|dated| Workforce::on(dated.date, dated.register, &plan.exclusions)).collect();
    let nobody = registers.iter().zip(&all).filter(|(_, force)| force.is_empty());
    let findings: Vec<Finding> = nobody
        .map(|(dated, _)| {
            Finding::new(Code::NobodyEmployed).at(Origin::file(dated.file)).seen(shown(dated.date))
        })
        .collect();
    if findings.is_empty() { Ok(all) } else { Err(findings) }
}

fn shown(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}

fn said(dated: &Dated<'_>, force: &Workforce<'_>) -> DatedSaid {
    let people = (0..dated.register.people.len() as u32).map(PersonId);
    let persons = people.filter(|person| force.is_employed(*person)).count() as u64;
    DatedSaid { file: dated.file.to_owned(), date: dated.date, persons }
}

fn rows(employed: &[Workforce<'_>]) -> RowAccount {
    employed.iter().fold(RowAccount::default(), |sum, force| sum + force.rows)
}

/// Writes a number as it stands in a plan.
fn number<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    Expected(number.billionths() as f64 / 1e9).serialize(serializer)
}

impl Calibration {
    /// Returns what the answer itself found: a backtest that was asked for, and no register to hold it against.
    pub fn findings(&self) -> Vec<Finding> {
        let empty = self.backtest.as_ref().is_some_and(|backtest| backtest.years.is_empty());
        if empty { vec![Finding::new(Code::CalibrationNothingToScore)] } else { Vec::new() }
    }
}
