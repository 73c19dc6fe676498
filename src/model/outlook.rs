//! What a plan says of the years to come; where it says nothing, the projection has its own assumptions.

use super::amount::Decimal;
use super::name::Pattern;
use crate::origin::Origin;

/// `[framskriving]`: each value as the plan says it, none where it says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outlook {
    /// How many years ahead.
    pub horizon: Option<u8>,
    /// Who leaves, by age.
    pub exits: Option<ExitTable>,
    /// How much more or less people in some positions leave, in the order of the plan.
    pub exit_factors: Vec<ExitFactor>,
    /// Percent a year of those hired later who leave.
    pub new_hire_exits: Option<Decimal>,
    /// Percent of what is under way that is completed.
    pub completion: Option<Decimal>,
    /// How demand grows.
    pub demand: Option<Demand>,
    /// How sure recruitment is to be, in percent.
    pub certainty: Option<Decimal>,
}

/// Percent a year who leave for any reason, from each age to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExitTable {
    /// The ages, lowest first, at least one, each with percent from 0 to 100.
    pub steps: Vec<(u8, Decimal)>,
}

impl ExitTable {
    /// Returns which step an age is in: that of the largest age not above, and below the first age the first.
    pub fn step_of(&self, age: i32) -> usize {
        self.steps.partition_point(|(from, _)| i32::from(*from) <= age).saturating_sub(1)
    }
}

/// How much more or less people in a position leave than others.
#[derive(Debug, Clone, PartialEq)]
pub struct ExitFactor {
    /// The title or the code.
    pub position: Pattern,
    /// What rates are multiplied by: 0 or more.
    pub factor: Decimal,
}

/// How demand for a service grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// As a table of years.
    Index(DemandIndex),
    /// As a population does, according to a file.
    Population(PopulationAsked),
}

/// Demand by year, of whatever scale: linear between the years, flat outside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandIndex {
    /// The years, earliest first, at least one, each with a value above 0.
    pub points: Vec<(i16, Decimal)>,
}

/// Which people of a population file are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PopulationAsked {
    /// The file, found from where the plan is.
    pub file: String,
    /// The region's code or name.
    pub region: String,
    /// Their ages.
    pub ages: Ages,
    /// The alternative of a population projection, such as `MMMM`; none where the file has just one.
    pub alternative: Option<String>,
    /// Where the plan says so.
    pub origin: Origin,
}

/// Ages in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// The lowest.
    pub from: u8,
    /// The highest; none: and above.
    pub to: Option<u8>,
}

/// Writes the ages as plans do: `80-105`, `80+`, `67`.
impl std::fmt::Display for Ages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            None => write!(f, "{}+", self.from),
            Some(to) if to == self.from => write!(f, "{to}"),
            Some(to) => write!(f, "{}-{to}", self.from),
        }
    }
}

/// `[[scenario]]`: what would be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Percentage points more or less who leave, at every age.
    pub exit_points: Option<Decimal>,
    /// How many years later people leave from the age of 60 on; earlier where below 0.
    pub later_exits: Option<i8>,
    /// Percentage points by which positions below full time grow.
    pub fraction_points: Option<Decimal>,
    /// How demand grows.
    pub demand: Option<Demand>,
    /// Percent a year of those hired later who leave.
    pub new_hire_exits: Option<Decimal>,
}
