//! What will we have and need year by year, how sure is that, and how many must we recruit?
//!
//! The expected and the possible: from the people there today and the agreed starts, by exits of age and position.
//! A projection of need is not a forecast of staffing.

mod ages;
mod assumptions;
mod demand;
mod distribution;
mod exits;
mod pools;
mod recruitment;
mod retirements;
mod run;
mod sums;
mod supply;
pub(super) mod there;
mod track;

pub use ages::AgeBand;
pub use assumptions::{
    Assumptions, DemandSaid, From, HORIZONS, Overrides, Populations, Sourced, faults_of_populations,
    populations, standard_exits,
};
pub(super) use exits::{Rates, fitting_factor, main_positions};
pub use retirements::Leaving;

use super::assess::Assessor;
use super::gap::{GapRow, Narrowing, PlanSaid, RegisterSaid, plan_said, register_said};
use super::situation::Situation;
use super::suppression::{Hidden, Suppression};
use crate::finding::{Code, Finding};
use crate::model::amount::Expected;
use crate::model::date::Date;
use crate::model::plan::{Amount, Plan};
use crate::model::register::Register;
use exits::Survival;
use rayon::prelude::*;
use run::Run;
use serde::Serialize;

/// What is asked of a projection.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Which requirements.
    pub narrowing: Narrowing,
    /// What is otherwise than the plan says.
    pub overrides: Overrides,
}

/// The answer: schema `kompetanse.projection/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Projection {
    schema: &'static str,
    /// The date from which years are counted.
    #[serde(serialize_with = "super::gap::as_text")]
    pub reference_date: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: RegisterSaid,
    /// What comes of the assumptions.
    #[serde(flatten)]
    pub outcome: Outcome,
    /// Who is expected to leave within five and ten years, by position.
    pub leaving: Vec<Leaving>,
    /// All of those together.
    #[serde(skip)]
    pub leaving_in_all: Leaving,
    /// How old those employed are.
    pub ages: Vec<AgeBand>,
    /// Everything that is assumed.
    pub assumptions: Assumptions,
    /// What would come of others.
    pub scenarios: Vec<ScenarioAhead>,
    /// What is hidden, where figures that rest on few people are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
}

/// What comes of some assumptions.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// A row for each requirement and each unit in which it is judged.
    pub requirements: Vec<RequirementAhead>,
    /// What is asked for in several units, taken together.
    pub pooled: Vec<Pooled>,
    /// Sums of categories, of staffing last where there is any, and of everything at the end.
    pub categories: Vec<CategoryAhead>,
}

/// What would come of a scenario.
#[derive(Debug, Clone, Serialize)]
pub struct ScenarioAhead {
    /// Its name.
    pub name: String,
    /// Everything that is assumed in it.
    pub assumptions: Assumptions,
    /// What comes of that.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// One requirement in one unit, year by year. Amounts are in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementAhead {
    /// The requirement's id.
    pub requirement: String,
    /// The category's id.
    pub category: String,
    /// The ids of the competences; any one of them counts.
    pub competences: Vec<String>,
    /// The unit's path; none for everything.
    pub unit: Option<String>,
    /// The positions that it concerns; all where empty.
    pub positions: Vec<String>,
    /// In what it is counted.
    #[serde(serialize_with = "super::gap::basis_word")]
    pub basis: crate::model::plan::Basis,
    /// Whether the register can answer it.
    pub assessable: bool,
    /// The years in which it is in force.
    pub years: Vec<YearFigures>,
    /// How many must be recruited in all those years.
    pub hires_total: Option<u64>,
    /// What one hire brings: a person, or the mean årsverk of those who qualify today.
    pub hire_size: Option<Amount>,
    /// How many it takes just to keep today's number, as KS counts.
    pub expected_replacements: Option<Expected>,
    /// How much of today's is expected to be left in the last year.
    pub expected_remaining: Option<Expected>,
    /// What makes up what is expected to be missing in the last year; none where it is not in force then.
    pub why: Option<Why>,
    /// The keys of figures that are hidden; a year's are hidden in all years.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// On how many persons each part of `why` rests that tells of people.
    #[serde(skip)]
    pub why_support: WhySupport,
    /// The row of the gap on the reference date.
    #[serde(skip)]
    pub today: GapRow,
}

impl RequirementAhead {
    /// Tells whether a figure is hidden, by its key.
    pub fn hides(&self, key: &str) -> bool {
        self.suppressed.contains(&key)
    }
}

/// On how many persons the parts of what will be missing rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WhySupport {
    /// Those who hold something else than on the reference date, or count for more or less.
    pub known_changes: u64,
    /// Those whom something expires for.
    pub expiry: u64,
    /// Those who may leave before the age of retirement.
    pub other_exits: u64,
    /// Those who may retire.
    pub retirement: u64,
    /// Those who may complete something.
    pub completions: u64,
}

impl WhySupport {
    /// Returns them in their order.
    pub fn parts(&self) -> [u64; 5] {
        [self.known_changes, self.expiry, self.other_exits, self.retirement, self.completions]
    }
}

/// What is required and expected in a year. Supply is of those there today and the agreed starters, without hires.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i16,
    /// How much is required, with the growth of demand.
    pub required: Option<Amount>,
    /// How much the plan requires without it.
    pub required_by_plan: Option<Amount>,
    /// How much is expected to be held.
    pub mean: Option<Expected>,
    /// With a probability of at least 10 percent, no more than this is held: the smallest amount of which that is so.
    pub p10: Option<Amount>,
    /// The same with 50 percent.
    pub p50: Option<Amount>,
    /// The same with 90 percent.
    pub p90: Option<Amount>,
    /// The probability that less is held than required.
    pub shortfall_probability: Option<Expected>,
    /// How much less is expected, counting nothing where enough is held.
    pub expected_shortfall: Option<Expected>,
    /// How many to recruit this year.
    pub hires: Option<u64>,
    /// On how many persons what is expected rests.
    #[serde(skip)]
    pub support: u64,
}

/// What makes up required − mean in the last year, each taken with the earlier ones in place.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Why {
    /// What is required less what is held on the reference date.
    pub today: Option<Expected>,
    /// The requirement's own year table.
    pub plan_change: Option<Expected>,
    /// The growth of demand.
    pub demand: Option<Expected>,
    /// Agreed starts and ends, what is acquired or assessed later, and dispensations that end.
    pub known_changes: Option<Expected>,
    /// What expires and is not renewed.
    pub expiry: Option<Expected>,
    /// Exits before the age of retirement.
    pub other_exits: Option<Expected>,
    /// Exits from the age of retirement.
    pub retirement: Option<Expected>,
    /// What is under way and completed.
    pub completions: Option<Expected>,
}

impl Why {
    /// Returns what nothing makes up.
    fn nothing() -> Self {
        let nothing = Some(Expected(0.0));
        Self {
            today: nothing,
            plan_change: nothing,
            demand: nothing,
            known_changes: nothing,
            expiry: nothing,
            other_exits: nothing,
            retirement: nothing,
            completions: nothing,
        }
    }

    /// Returns what makes up what is missing of several together.
    pub fn sum<'w>(all: impl Iterator<Item = &'w Why>) -> Self {
        all.fold(Self::nothing(), |sum, one| {
            let and = |a: Option<Expected>, b: Option<Expected>| Some(Expected(a?.0 + b?.0));
            Self {
                today: and(sum.today, one.today),
                plan_change: and(sum.plan_change, one.plan_change),
                demand: and(sum.demand, one.demand),
                known_changes: and(sum.known_changes, one.known_changes),
                expiry: and(sum.expiry, one.expiry),
                other_exits: and(sum.other_exits, one.other_exits),
                retirement: and(sum.retirement, one.retirement),
                completions: and(sum.completions, one.completions),
            }
        })
    }

    /// Returns the parts in their order.
    pub fn parts(&self) -> [Option<Expected>; 8] {
        [
            self.today,
            self.plan_change,
            self.demand,
            self.known_changes,
            self.expiry,
            self.other_exits,
            self.retirement,
            self.completions,
        ]
    }

    /// Returns what is missing: less than nothing where there is more than is required; none where a part is hidden.
    pub fn missing(&self) -> Option<Expected> {
        let parts: Option<Vec<f64>> = self.parts().into_iter().map(|part| Some(part?.0)).collect();
        Some(Expected(parts?.iter().sum()))
    }
}

/// The same asked for in several units, reckoned as if people could be placed freely among them.
#[derive(Debug, Clone, Serialize)]
pub struct Pooled {
    /// The category's id.
    pub category: String,
    /// The ids of the competences; none for staffing.
    pub competences: Vec<String>,
    /// The positions that it concerns; all where empty.
    pub positions: Vec<String>,
    /// Which side must be there; none for staffing.
    #[serde(serialize_with = "super::gap::requires_word")]
    pub requires: Option<crate::model::plan::Requires>,
    /// The real level that is asked for; none for staffing.
    pub level: Option<u8>,
    /// In what it is counted: persons or årsverk.
    #[serde(serialize_with = "super::gap::basis_word")]
    pub basis: crate::model::plan::Basis,
    /// The units' paths.
    pub units: Vec<String>,
    /// The years in which anything is asked.
    pub years: Vec<YearFigures>,
    /// How many must be recruited in all, for all units together.
    pub hires_total: Option<u64>,
    /// How many the units would recruit each for itself.
    pub hires_apart: Option<u64>,
    /// The keys of figures that are hidden; a year's are hidden in all years.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// How it is named to people.
    #[serde(skip)]
    pub name: String,
}

/// The sum of a category, or of everything where it has no id.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryAhead {
    /// The category's id; none for everything.
    pub category: Option<String>,
    /// How many rows are projected.
    pub requirements: u64,
    /// Those counted in persons; none where there are none.
    pub persons: Option<SumAhead>,
    /// Those counted in årsverk; none where there are none.
    pub fte: Option<SumAhead>,
}

/// A sum of requirements counted alike: places in requirements, not people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SumAhead {
    /// Year by year.
    pub years: Vec<SumYear>,
    /// How many to recruit, each row for itself, one after the other.
    pub hires_total: Option<u64>,
    /// How many to recruit where what is asked for in several units is taken together.
    pub hires_pooled: Option<u64>,
    /// The largest need of a single row.
    pub hires_largest: Option<u64>,
    /// What makes up what is expected to be missing in the last year, surplus set against it.
    pub why: Why,
    /// The keys of figures that are hidden; a year's are hidden where a hidden row is in force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// A sum in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SumYear {
    /// The year.
    pub year: i16,
    /// How much is required, with the growth of demand.
    pub required: Option<Amount>,
    /// How much the plan requires without it.
    pub required_by_plan: Option<Amount>,
    /// How much is expected to be held.
    pub mean: Option<Expected>,
    /// With a probability of at least 10 percent, no more than this is held: the smallest amount of which that is so.
    pub p10: Option<Amount>,
    /// The same with 50 percent.
    pub p50: Option<Amount>,
    /// The same with 90 percent.
    pub p90: Option<Amount>,
    /// How much is expected to be missing, row by row.
    pub expected_shortfall: Option<Expected>,
    /// How many to recruit this year, each row for itself.
    pub hires: Option<u64>,
    /// On how many persons what is expected rests, each counted once.
    #[serde(skip)]
    pub support: u64,
}

/// Answers the question from a reference date.
///
/// # Errors
/// Findings, where nobody is employed on the date, nobody's age is known, a requirement names a unit that is not
/// known or grows beyond what can be meant, or a population file does not have what is asked.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
    populations: Populations<'_>,
) -> Result<Projection, Vec<Finding>> {
    answer_of(&Situation::on(date, register, plan)?, request, populations)
}

/// Answers the question of a situation.
///
/// # Errors
/// As [`analyse`], for what the situation cannot answer.
pub(super) fn answer_of(
    situation: &Situation<'_>,
    request: &Request,
    populations: Populations<'_>,
) -> Result<Projection, Vec<Finding>> {
    let Situation { date, plan, .. } = *situation;
    let mut assumptions = Assumptions::of(plan, &request.overrides, date.year(), populations)?;
    let survival = survival(situation, &assumptions);
    if !survival.knows_ages() {
        return Err(vec![Finding::new(Code::ProjectionWithoutAges)]);
    }
    let people = retirements::people(situation, &request.narrowing.units);
    let ages = ages::ages(situation, &people);
    let leaving = retirements::leaving(situation, survival, &people);
    let rows = Assessor::of(situation, &request.narrowing).judged();
    let changed: Vec<Assumptions> = plan
        .scenarios
        .iter()
        .map(|scenario| assumptions.in_scenario(scenario, date.year(), populations))
        .collect::<Result<_, _>>()?;
    let all: Vec<&Assumptions> = std::iter::once(&assumptions).chain(&changed).collect();
    let outcomes: Vec<Result<(Outcome, u64), Vec<Finding>>> =
        all.into_par_iter().map(|assumptions| Run::of(situation, &rows, assumptions)?.outcome()).collect();
    let mut outcomes = outcomes.into_iter();
    let (outcome, ages_unknown) = outcomes.next().unwrap_or_else(|| Err(Vec::new()))?;
    assumptions.ages_unknown = Some(ages_unknown);
    let mut scenarios = Vec::with_capacity(plan.scenarios.len());
    for ((scenario, mut assumptions), outcome) in plan.scenarios.iter().zip(changed).zip(outcomes) {
        let (outcome, ages_unknown) = outcome?;
        assumptions.ages_unknown = Some(ages_unknown);
        scenarios.push(ScenarioAhead { name: scenario.name.clone(), assumptions, outcome });
    }
    Ok(Projection {
        schema: "kompetanse.projection/1",
        reference_date: date,
        plan: plan_said(plan),
        register: register_said(situation, &request.narrowing),
        outcome,
        leaving_in_all: Leaving::sum(&leaving),
        leaving,
        ages,
        assumptions,
        scenarios,
        suppression: None,
    })
}

/// Returns everybody's chances to be there, on the reference date.
fn survival<'a>(situation: &Situation<'_>, assumptions: &'a Assumptions) -> Survival<'a> {
    let rates = Rates {
        table: &assumptions.exits.value,
        points: assumptions.exit_points.unwrap_or_default(),
        later: i32::from(assumptions.later_exits.unwrap_or_default()),
    };
    let Situation { date, register, plan, .. } = *situation;
    Survival::on(date, register, plan, &situation.force, rates, &assumptions.exit_factors.value)
}

/// Returns the same day of a later year; 29 February is the 28th.
pub(super) fn reference_day(date: Date, year: i16) -> Date {
    let day = if (date.month(), date.day()) == (2, 29) { 28 } else { date.day() };
    Date::new(year, date.month(), day).unwrap_or(date)
}
