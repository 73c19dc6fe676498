//! How a projection from the oldest register would have fared: what it said of each later year, and what came.
//!
//! A projection's supply is of the people there on its first day and the agreed starters, so what came is counted of
//! them alone, in the later register, on its own date.

use super::Dated;
use super::survey::days;
use crate::analysis::assess::{Assessor, Judged};
use crate::analysis::follow::{Met, Way};
use crate::analysis::gap::{Narrowing, Obstacle};
use crate::analysis::holders::held_by;
use crate::analysis::projection::{
    HORIZONS, Overrides, Projection, Request, RequirementAhead, analyse, reference_day,
};
use crate::analysis::situation::Situation;
use crate::analysis::workforce::{Excluded, Workforce};
use crate::finding::Finding;
use crate::model::amount::{Expected, Fte, Share};
use crate::model::date::Date;
use crate::model::plan::{Amount, Basis, Plan};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use serde::Serialize;
use std::collections::BTreeMap;

/// So many days from whole years, a register is still of that year.
const NEAR_DAYS: i32 = 45;

/// How a projection from the oldest register would have fared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Backtest {
    /// The date of the oldest register.
    #[serde(serialize_with = "crate::analysis::gap::as_text")]
    pub from: Date,
    /// Year by year, persons before årsverk.
    pub years: Vec<YearScore>,
    /// All years together.
    pub overall: Vec<Overall>,
    /// Rows that were projected and that a later register does not have: their unit is gone, or what they rest on.
    pub not_found: u64,
}

/// How a projection fared in a year, in what is counted alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearScore {
    /// The year that was projected.
    pub year: i16,
    /// The date of the register that says what came.
    #[serde(serialize_with = "crate::analysis::gap::as_text")]
    pub date: Date,
    /// What is counted: persons or årsverk.
    #[serde(serialize_with = "crate::analysis::gap::basis_word")]
    pub basis: Basis,
    /// How it fared.
    #[serde(flatten)]
    pub score: Score,
}

/// How a projection fared in all years, in what is counted alike.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Overall {
    /// What is counted: persons or årsverk.
    #[serde(serialize_with = "crate::analysis::gap::basis_word")]
    pub basis: Basis,
    /// How it fared.
    #[serde(flatten)]
    pub score: Score,
}

/// How far what was projected is from what came. Errors are mean absolute ones, in persons or årsverk.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Score {
    /// How many rows.
    pub rows: u64,
    /// The share of them in which what came lies within the 80 percent interval.
    pub coverage: Share,
    /// Of what was expected.
    pub error: Expected,
    /// Of taking everybody to stay.
    pub error_everyone_stays: Expected,
    /// Of taking what was held in the register before.
    pub error_as_last_year: Expected,
}

/// A row of a year: what was projected and what came, in smallest units.
struct Row {
    in_fte: bool,
    within: bool,
    /// How far off the projection, everybody staying, and last year are.
    off: [f64; 3],
}

/// Holds a projection from the oldest register against the later ones.
///
/// # Errors
/// Findings, where the plan's requirements cannot be projected or judged.
pub(super) fn backtest(registers: &[Dated<'_>], plan: &Plan, way: Way) -> Result<Backtest, Vec<Finding>> {
    let Some(first) = registers.first() else { return Ok(Backtest::nothing(Date::default())) };
    let scored = scored(registers);
    let Some((furthest, _)) = scored.last() else { return Ok(Backtest::nothing(first.date)) };
    let projection = projected(first, plan, *furthest)?;
    let was_there = was_there(first, plan);
    let mut before: Vec<Option<i64>> = projection.outcome.requirements.iter().map(held_today).collect();
    let mut backtest = Backtest::nothing(first.date);
    let mut all = Vec::new();
    for (ahead, later) in scored {
        let outcomes = outcomes(later, first, plan, &was_there, way)?;
        let year = first.date.year() + ahead;
        let mut rows = Vec::new();
        for (row, before) in projection.outcome.requirements.iter().zip(&mut before) {
            let came = outcomes.get(&(row.requirement.as_str(), row.unit.clone())).copied();
            if row.assessable && row.years.iter().any(|figures| figures.year == year) {
                match came {
                    Some(came) => rows.extend(Row::of(row, year, came, *before)),
                    None => backtest.not_found += 1,
                }
            }
            *before = came.or(*before);
        }
        for (basis, score) in by_basis(&rows) {
            backtest.years.push(YearScore { year, date: later.date, basis, score });
        }
        all.extend(rows);
    }
    backtest.overall = by_basis(&all).into_iter().map(|(basis, score)| Overall { basis, score }).collect();
    Ok(backtest)
}

impl Backtest {
    fn nothing(from: Date) -> Self {
        Self { from, years: Vec::new(), overall: Vec::new(), not_found: 0 }
    }
}

/// Returns the later registers that are near whole years after the first, the nearest of each year, with the years.
fn scored<'r, 'd>(registers: &'r [Dated<'d>]) -> Vec<(i16, &'r Dated<'d>)> {
    let Some((first, later)) = registers.split_first() else { return Vec::new() };
    let mut nearest: BTreeMap<i16, (i32, &Dated<'_>)> = BTreeMap::new();
    for dated in later {
        let year = dated.date.year() - first.date.year();
        let off = |ahead: i16| days(reference_day(first.date, first.date.year() + ahead), dated.date).abs();
        let near =
            (year - 1..=year + 1).filter(|ahead| HORIZONS.contains(ahead)).min_by_key(|ahead| off(*ahead));
        let Some(ahead) = near.filter(|ahead| off(*ahead) <= NEAR_DAYS) else { continue };
        let known = nearest.entry(ahead).or_insert((off(ahead), dated));
        if off(ahead) < known.0 {
            *known = (off(ahead), dated);
        }
    }
    nearest.into_iter().map(|(ahead, (_, dated))| (ahead, dated)).collect()
}

/// Projects from the oldest register; how demand grows and what could be otherwise says nothing of who is there.
fn projected(first: &Dated<'_>, plan: &Plan, years: i16) -> Result<Projection, Vec<Finding>> {
    let mut plan = plan.clone();
    plan.outlook.demand = None;
    plan.scenarios.clear();
    let overrides = Overrides { horizon: Some(years), ..Overrides::default() };
    let request = Request { overrides, ..Request::default() };
    analyse(first.date, first.register, &plan, &request, &|_, _| Err(Vec::new()))
}

/// Tells of each person in the oldest register whether a projection counts on them: employed, or about to start.
fn was_there(first: &Dated<'_>, plan: &Plan) -> Vec<bool> {
    let force = Workforce::on(first.date, first.register, &plan.exclusions);
    let excluded = Excluded::of(first.register, &plan.exclusions);
    let people = (0..first.register.people.len() as u32).map(PersonId);
    let starts = |person: PersonId| {
        let employments = first.register.employments_of(person);
        employments.filter(|one| !excluded.has(one)).any(|one| one.starts_after(first.date))
    };
    people.map(|person| force.is_employed(person) || starts(person)).collect()
}

/// Returns what is held on the first date, in smallest units.
fn held_today(row: &RequirementAhead) -> Option<i64> {
    row.today.qualified.map(Amount::units)
}

/// How much is held of what each row asks, by requirement and unit.
type Outcomes<'p> = BTreeMap<(&'p str, Option<String>), i64>;

/// Returns what came: what is held, on a later date, by those who were there on the first.
fn outcomes<'p>(
    later: &Dated<'_>,
    first: &Dated<'_>,
    plan: &'p Plan,
    was_there: &[bool],
    way: Way,
) -> Result<Outcomes<'p>, Vec<Finding>> {
    let situation = Situation::on(later.date, later.register, plan)?;
    let met = way.follow(later.register, first.register);
    let counts = |person: PersonId| match met[person.index()] {
        Met::There(then) => was_there[then.index()],
        Met::Gone | Met::Unclear => false,
    };
    let narrowing = Narrowing::default();
    let mut of_requirement: BTreeMap<usize, Vec<(UnitId, Option<String>)>> = BTreeMap::new();
    for judged in Assessor::of(&situation, &narrowing).judged().into_iter().filter(is_known) {
        let Some(unit) = judged.unit else { continue };
        of_requirement.entry(judged.requirement).or_default().push((unit, judged.row.unit));
    }
    let mut outcomes = BTreeMap::new();
    for (requirement, places) in of_requirement {
        let requirement = &plan.requirements[requirement];
        let units: Vec<UnitId> = places.iter().map(|(unit, _)| *unit).collect();
        let held = held_by(&situation, requirement, &units, counts);
        for ((_, path), held) in places.into_iter().zip(held) {
            outcomes.insert((requirement.id.as_str(), path), held);
        }
    }
    Ok(outcomes)
}

/// Tells whether the register says how much is held; of nobody, nothing is.
fn is_known(judged: &Judged) -> bool {
    judged.row.assessable || judged.row.obstacle == Some(Obstacle::Nobody)
}

impl Row {
    fn of(row: &RequirementAhead, year: i16, came: i64, before: Option<i64>) -> Option<Self> {
        let figures = row.years.iter().find(|figures| figures.year == year)?;
        let in_fte = row.basis.in_fte();
        let unit = if in_fte { Fte::ONE.ten_thousandths() as f64 } else { 1.0 };
        let held = came as f64 / unit;
        let off = |said: i64| (said as f64 / unit - held).abs();
        Some(Self {
            in_fte,
            within: (figures.p10?.units()..=figures.p90?.units()).contains(&came),
            off: [(figures.mean?.0 - held).abs(), off(held_today(row)?), off(before?)],
        })
    }
}

/// Returns the scores of rows in persons and of those in årsverk.
fn by_basis(rows: &[Row]) -> Vec<(Basis, Score)> {
    let of = |(in_fte, basis): (bool, Basis)| {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.in_fte == in_fte).collect();
        (!rows.is_empty()).then(|| (basis, Score::of(&rows)))
    };
    [(false, Basis::Persons), (true, Basis::Fte)].into_iter().filter_map(of).collect()
}

impl Score {
    fn of(rows: &[&Row]) -> Self {
        let number = rows.len() as f64;
        let mean = |place: usize| Expected(rows.iter().map(|row| row.off[place]).sum::<f64>() / number);
        let within = rows.iter().filter(|row| row.within).count();
        Self {
            rows: rows.len() as u64,
            coverage: Share::of(within as i64, rows.len() as i64),
            error: mean(0),
            error_everyone_stays: mean(1),
            error_as_last_year: mean(2),
        }
    }
}
