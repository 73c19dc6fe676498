//! What a projection assumes, and where each assumption comes from.

use super::super::suppression::Hidden;
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::measure::STANDARD_COMPLETION;
use crate::model::outlook::{Demand, DemandIndex, ExitFactor, ExitTable, Outlook, PopulationAsked, Scenario};
use crate::model::plan::Plan;
use serde::{Serialize, Serializer};
use std::ops::RangeInclusive;

/// As many years as may be projected.
pub const HORIZONS: RangeInclusive<i16> = 1..=50;

/// Percent a year who leave, by age, where the plan says nothing.
///
/// Anchors from KS's published turnover, the rest interpolated: a standard assumption. Retirement is in it.
const EXITS: [(u8, &str); 17] = [
    (20, "25"),
    (25, "17"),
    (30, "13"),
    (35, "10"),
    (40, "8"),
    (45, "6.5"),
    (50, "5.5"),
    (55, "5.2"),
    (60, "8"),
    (61, "10"),
    (62, "18"),
    (64, "22"),
    (65, "40"),
    (66, "42"),
    (67, "60"),
    (68, "50"),
    (70, "100"),
];

/// Percent a year of those hired later who leave, where the plan says nothing.
const NEW_HIRE_EXITS: i64 = 12;

/// How sure recruitment is to be, in percent, where the plan says nothing.
const CERTAINTY: i64 = 80;

/// Years ahead, where neither the plan nor anybody else says.
const HORIZON: i16 = 10;

/// Where an assumption comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum From {
    /// The plan says so.
    Plan,
    /// Nobody says otherwise: a standard assumption.
    Default,
    /// A file that the plan names.
    File,
    /// The command line.
    CommandLine,
    /// A scenario of the plan.
    Scenario,
}

/// A value with where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub source: From,
}

/// Everything that a projection assumes.
#[derive(Debug, Clone, Serialize)]
pub struct Assumptions {
    /// Years ahead.
    pub horizon: Sourced<i16>,
    /// Percent a year who leave, by age.
    #[serde(serialize_with = "exits_said")]
    pub exits: Sourced<ExitTable>,
    /// Factors of positions.
    #[serde(serialize_with = "factors_said")]
    pub exit_factors: Sourced<Vec<ExitFactor>>,
    /// Percent a year of those hired later who leave.
    pub new_hire_exits: Sourced<Decimal>,
    /// Percent of what is under way that is completed.
    pub completion: Sourced<Decimal>,
    /// How sure recruitment is to be, in percent.
    pub certainty: Sourced<Decimal>,
    /// How demand grows.
    pub demand: DemandSaid,
    /// Whether what is valid on the reference date is taken as renewed.
    pub renewal: Sourced<bool>,
    /// People whose ages nobody knows, and who are taken to leave as others in their position.
    pub ages_unknown: Option<u64>,
    /// Percentage points more or less who leave, in a scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit_points: Option<Decimal>,
    /// How many years later people leave from 60 on, in a scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later_exits: Option<i8>,
    /// Percentage points by which positions below full time grow, in a scenario.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fraction_points: Option<Decimal>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// How demand grows, and where that comes from.
#[derive(Debug, Clone, Serialize)]
pub struct DemandSaid {
    /// The index by year; none where demand is flat.
    #[serde(serialize_with = "index_said")]
    pub index: Option<DemandIndex>,
    /// Where it comes from.
    pub source: From,
    /// The file, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The region in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The ages in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ages: Option<String>,
    /// The alternative in the file, where one is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alternative: Option<String>,
}

/// What the command line says otherwise than the plan.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Years ahead.
    pub horizon: Option<i16>,
    /// How sure recruitment is to be, in percent.
    pub certainty: Option<Decimal>,
    /// Whether nothing is taken as renewed.
    pub without_renewal: bool,
}

/// Looks up a demand index in a population file, for some years.
pub type Populations<'p> =
    &'p dyn Fn(&PopulationAsked, RangeInclusive<i16>) -> Result<DemandIndex, Vec<Finding>>;

impl Assumptions {
    /// Returns what a plan and the command line make a projection from a year assume.
    ///
    /// # Errors
    /// Findings, where there are no years to project, or a population file does not have what is asked.
    pub fn of(
        plan: &Plan,
        overrides: &Overrides,
        year: i16,
        populations: Populations<'_>,
    ) -> Result<Self, Vec<Finding>> {
        let Outlook { exits, exit_factors, new_hire_exits, completion, demand, certainty, .. } =
            &plan.outlook;
        let horizon = horizon(plan, overrides, year).map_err(|finding| vec![finding])?;
        let years = year..=year + horizon.value;
        let certainty = match overrides.certainty {
            Some(value) => Sourced { value, source: From::CommandLine },
            None => percent(*certainty, CERTAINTY),
        };
        let renewal = if overrides.without_renewal { From::CommandLine } else { From::Default };
        Ok(Self {
            horizon,
            exits: exits.clone().map_or_else(standard_exits, |value| Sourced { value, source: From::Plan }),
            exit_factors: Sourced {
                value: exit_factors.clone(),
                source: if exit_factors.is_empty() { From::Default } else { From::Plan },
            },
            new_hire_exits: percent(*new_hire_exits, NEW_HIRE_EXITS),
            completion: percent(*completion, STANDARD_COMPLETION),
            certainty,
            demand: DemandSaid::of(demand.as_ref(), From::Plan, years, populations)?,
            renewal: Sourced { value: !overrides.without_renewal, source: renewal },
            ages_unknown: None,
            suppressed: Hidden::new(),
            exit_points: None,
            later_exits: None,
            fraction_points: None,
        })
    }

    /// Returns the same with what a scenario has otherwise.
    ///
    /// # Errors
    /// Findings, where a population file does not have what is asked.
    pub fn in_scenario(
        &self,
        scenario: &Scenario,
        year: i16,
        populations: Populations<'_>,
    ) -> Result<Self, Vec<Finding>> {
        let mut changed = self.clone();
        if let Some(value) = scenario.new_hire_exits {
            changed.new_hire_exits = Sourced { value, source: From::Scenario };
        }
        if let Some(demand) = &scenario.demand {
            let years = year..=year + self.horizon.value;
            changed.demand = DemandSaid::of(Some(demand), From::Scenario, years, populations)?;
        }
        changed.exit_points = scenario.exit_points;
        changed.later_exits = scenario.later_exits;
        changed.fraction_points = scenario.fraction_points;
        Ok(changed)
    }

    /// Returns the probability that one of those hired later is there a year on.
    pub(super) fn keep(&self) -> f64 {
        1.0 - share(self.new_hire_exits.value)
    }

    /// Returns the probability that what is under way is completed.
    pub(super) fn completed(&self) -> f64 {
        share(self.completion.value)
    }

    /// Returns how sure recruitment is to be, from 0 to 1.
    pub(super) fn sure(&self) -> f64 {
        share(self.certainty.value)
    }
}

/// Returns what population files do not have of what a plan asks of them, over the years that it projects.
pub fn faults_of_populations(plan: &Plan, year: i16, populations: Populations<'_>) -> Vec<Finding> {
    let last = horizon(plan, &Overrides::default(), year).map_or(year, |horizon| year + horizon.value);
    let asked = self::populations(plan);
    asked.flat_map(|asked| populations(asked, year..=last).err().unwrap_or_default()).collect()
}

/// Returns the populations that a plan and its scenarios go by.
pub fn populations(plan: &Plan) -> impl Iterator<Item = &PopulationAsked> {
    let demands =
        plan.outlook.demand.iter().chain(plan.scenarios.iter().filter_map(|one| one.demand.as_ref()));
    demands.filter_map(|demand| match demand {
        Demand::Population(asked) => Some(asked),
        Demand::Index(_) => None,
    })
}

/// Returns percent as a share.
fn share(percent: Decimal) -> f64 {
    percent.billionths() as f64 / 1e11
}

fn percent(said: Option<Decimal>, default: i64) -> Sourced<Decimal> {
    match said {
        Some(value) => Sourced { value, source: From::Plan },
        None => Sourced { value: Decimal::whole(default).unwrap_or_default(), source: From::Default },
    }
}

/// Returns who leaves at which age, where no plan says.
pub fn standard_exits() -> Sourced<ExitTable> {
    let step = |(age, rate): (u8, &str)| (age, Decimal::parse(rate).unwrap_or_default());
    Sourced { value: ExitTable { steps: EXITS.map(step).to_vec() }, source: From::Default }
}

/// Returns how many years ahead: what the command line says, else the plan, else to the plan's last year.
fn horizon(plan: &Plan, overrides: &Overrides, year: i16) -> Result<Sourced<i16>, Finding> {
    if let Some(value) = overrides.horizon {
        return Ok(Sourced { value, source: From::CommandLine });
    }
    if let Some(value) = plan.outlook.horizon {
        return Ok(Sourced { value: i16::from(value), source: From::Plan });
    }
    let Some(last) = plan.about.to else {
        return Ok(Sourced { value: HORIZON, source: From::Default });
    };
    let value = last - year;
    if HORIZONS.contains(&value) {
        return Ok(Sourced { value, source: From::Plan });
    }
    let from = (year + HORIZONS.start()).to_string();
    Err(Finding::new(Code::ProjectionNoYears)
        .seen(last.to_string())
        .expected([format!("{from}–{}", year + HORIZONS.end())]))
}

impl DemandSaid {
    fn of(
        demand: Option<&Demand>,
        source: From,
        years: RangeInclusive<i16>,
        populations: Populations<'_>,
    ) -> Result<Self, Vec<Finding>> {
        let flat = Self {
            index: None,
            source: From::Default,
            file: None,
            region: None,
            ages: None,
            alternative: None,
        };
        Ok(match demand {
            None => flat,
            Some(Demand::Index(index)) => Self { index: Some(index.clone()), source, ..flat },
            Some(Demand::Population(asked)) => Self {
                index: Some(populations(asked, years)?),
                source: From::File,
                file: Some(asked.file.clone()),
                region: Some(asked.region.clone()),
                ages: Some(asked.ages.to_string()),
                alternative: asked.alternative.clone(),
            },
        })
    }
}

#[derive(Serialize)]
struct FromAge {
    from_age: u8,
    percent: Decimal,
}

#[derive(Serialize)]
struct OfPosition<'a> {
    position: &'a str,
    factor: Decimal,
}

#[derive(Serialize)]
struct InYear {
    year: i16,
    index: Decimal,
}

fn exits_said<S: Serializer>(exits: &Sourced<ExitTable>, serializer: S) -> Result<S::Ok, S::Error> {
    let step = |(from_age, percent): &(u8, Decimal)| FromAge { from_age: *from_age, percent: *percent };
    let value: Vec<FromAge> = exits.value.steps.iter().map(step).collect();
    Sourced { value, source: exits.source }.serialize(serializer)
}

fn factors_said<S: Serializer>(factors: &Sourced<Vec<ExitFactor>>, serializer: S) -> Result<S::Ok, S::Error> {
    let known = factors.value.iter();
    let value: Vec<OfPosition<'_>> =
        known.map(|known| OfPosition { position: &known.position.text, factor: known.factor }).collect();
    Sourced { value, source: factors.source }.serialize(serializer)
}

fn index_said<S: Serializer>(index: &Option<DemandIndex>, serializer: S) -> Result<S::Ok, S::Error> {
    let points = index.as_ref().map(|index| index.points.iter());
    let said = points.map(|points| points.map(|(year, index)| InYear { year: *year, index: *index }));
    said.map(Iterator::collect::<Vec<_>>).serialize(serializer)
}
