//! What a plan means to do: its measures, the money for them, and what is done in which month.

use super::amount::Decimal;
use super::date::Date;
use super::name::Pattern;
use super::plan::CompetenceId;
use crate::origin::Origin;

/// `[[tiltak]]`: something that changes what people can do. What it says of itself are KS's columns of a plan of measures.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Its id, unique in the plan.
    pub id: String,
    /// Its name to people; the id where the plan gives none.
    pub name: String,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// Whom it is for, in words.
    pub target_group: Option<String>,
    /// When it is to be done.
    pub deadline: Option<Date>,
    /// How one sees that it has worked, in words.
    pub evaluation: Option<String>,
    /// What kind of measure it is, where the plan says so.
    pub kind: Option<MeasureKind>,
    /// The competence that it is about; a recruitment measure may be about none.
    pub competence: Option<CompetenceId>,
    /// What those who complete it get of that competence; nothing where it recruits.
    pub gives: Option<Gives>,
    /// Who may take it.
    pub prerequisites: Prerequisites,
    /// What it costs for one person, in whole kroner from 0; none where the plan does not say.
    pub cost: Option<i64>,
    /// What somebody else pays for one person, in whole kroner, at most the cost; none where the plan does not say.
    pub grant: Option<i64>,
    /// How many may begin each year; none where the plan sets no limit.
    pub places: Option<u32>,
    /// How many months it lasts; none where the plan does not say.
    pub months: Option<u16>,
    /// Percent of those who begin that complete it: its own, else the plan's, else [`STANDARD_COMPLETION`].
    pub completion: Decimal,
    /// How many months participants are bound to stay afterwards (bindingstid); none where the plan does not say.
    pub bound_months: Option<u16>,
    /// The months of the year in which it is handled, 1 to 12, each once, in order.
    pub handled: Vec<u8>,
    /// Where the plan has it.
    pub origin: Origin,
}

/// Percent who complete a measure where neither it nor the plan's `fullforing` says (`PLANNING.md` §2).
pub const STANDARD_COMPLETION: i64 = 85;

impl Measure {
    /// Returns what one person costs the municipality, in whole kroner: the cost less the grant, each 0 where not said.
    pub fn net_cost(&self) -> i64 {
        self.cost.unwrap_or_default() - self.grant.unwrap_or_default()
    }
}

/// What kind of measure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// Towards formal competence (`formell`).
    Formal,
    /// Towards real competence (`real`).
    Real,
    /// Training that keeps what is known up to date (`etterutdanning`).
    Continuing,
    /// Training that gives credits (`videreutdanning`).
    Further,
    /// Working beside others to learn (`hospitering`).
    Shadowing,
    /// Getting people who are not employed yet (`rekruttering`).
    Recruitment,
}

/// What of its competence a measure gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gives {
    /// The formal holding, with what that gives in turn (`formell`).
    Formal,
    /// This real level (`real`).
    Real(u8),
    /// The formal holding and this real level (`begge`).
    Both(u8),
}

impl Gives {
    /// Tells whether it gives the formal holding.
    pub fn is_formal(self) -> bool {
        matches!(self, Gives::Formal | Gives::Both(_))
    }

    /// Returns the real level that is reached, where it gives one.
    pub fn level(self) -> Option<u8> {
        match self {
            Gives::Formal => None,
            Gives::Real(level) | Gives::Both(level) => Some(level),
        }
    }
}

/// `forutsetter`: who may take a measure; everybody where it asks for nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prerequisites {
    /// One of these positions, by title or code; any where empty.
    pub positions: Vec<Pattern>,
    /// All of these competences, formally.
    pub competences: Vec<CompetenceId>,
    /// At least this real level in the measure's own competence.
    pub level: Option<u8>,
}

/// `[okonomi]`: each value as the plan says it, none where it says nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Economy {
    /// Net kroner for the measures that start in a year, earliest year first; whole, from 0.
    pub frame: Vec<(i16, i64)>,
    /// Most of a unit's people who may be in measures at once, in percent.
    pub absence_limit: Option<Decimal>,
    /// Least of the places that go to people without higher education, in percent.
    pub least_without_higher: Option<Decimal>,
    /// What it costs to recruit one person, in whole kroner.
    pub recruitment_price: Option<i64>,
    /// The competences that are higher education, each once.
    pub higher_education: Vec<CompetenceId>,
}

/// `[[arshjul]]`: something that is done every year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEvent {
    /// In which months, 1 to 12, each once, in order.
    pub months: Vec<u8>,
    /// What is done.
    pub activity: String,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// Where the plan has it.
    pub origin: Origin,
}
