//! An invented municipality as plain data: who works where, what they can do, and what is planned.
//!
//! Nothing here knows of files or of the program: the writers write it and the reckoning counts it.

use jiff::civil::Date;

/// A municipality, on a date.
#[derive(Debug, Clone)]
pub struct World {
    /// The reference date.
    pub on: Date,
    /// What the register has columns for.
    pub columns: Columns,
    /// The units, those above before those below.
    pub units: Vec<Unit>,
    /// The people.
    pub people: Vec<Person>,
    /// The plan.
    pub plan: Plan,
}

/// What the register has columns for, and how they are written.
#[derive(Debug, Clone)]
pub struct Columns {
    /// An id; without it, name and birth date tell people apart.
    pub ids: bool,
    /// Titles of positions.
    pub positions: bool,
    /// Codes of positions.
    pub codes: bool,
    /// Units.
    pub units: bool,
    /// How many unit columns.
    pub unit_levels: usize,
    /// Whether the lowest unit stands furthest left.
    pub units_reversed: bool,
    /// Sizes of positions.
    pub fractions: bool,
    /// Whether sizes are written as 0,805 and not 80,5.
    pub fractions_as_shares: bool,
    /// Education and authorisations.
    pub education: bool,
    /// Formal status.
    pub formal: bool,
    /// Real levels.
    pub real: bool,
    /// When what is in progress is expected to be completed.
    pub expected: bool,
    /// Whether births are bare years.
    pub birth_years: bool,
    /// What a matrix looks like.
    pub matrix: MatrixForm,
    /// Rows that nobody can understand, so many.
    pub garbage: usize,
    /// A sum below everybody.
    pub sum_row: bool,
}

/// What the competence columns of a matrix look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatrixForm {
    /// `<competence> formell`, `<competence> real`, `<competence> gyldig til`.
    SubColumns,
    /// The competence above, its sub-columns below.
    TwoRows,
    /// One column a competence, with marks.
    Bare,
}

/// A unit.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its name and those above it, the highest first.
    pub path: Vec<String>,
    /// Another name the register uses.
    pub alias: Option<String>,
    /// Whether the plan lists it.
    pub listed: bool,
}

/// Somebody.
#[derive(Debug, Clone)]
pub struct Person {
    /// The id, with leading zeros.
    pub id: String,
    /// An invented name, unlike all others.
    pub name: String,
    /// Born on, where the register says.
    pub birth: Option<Date>,
    /// Where they work, worked or will work.
    pub employments: Vec<Employment>,
    /// Their education, as texts.
    pub educations: Vec<String>,
    /// Their authorisations, as codes.
    pub authorisations: Vec<String>,
    /// What rows say of their competence.
    pub holdings: Vec<Holding>,
}

/// An employment; two that are alike in everything are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employment {
    /// The unit, where the register has them.
    pub unit: Option<usize>,
    /// The title, where the register has them.
    pub title: Option<String>,
    /// The code, where the register has them.
    pub code: Option<String>,
    /// The size in thousandths of a percent, where it is known.
    pub size: Option<u32>,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
}

/// What one row says of one competence.
#[derive(Debug, Clone)]
pub struct Holding {
    /// Which.
    pub competence: Subject,
    /// The formal status.
    pub status: Status,
    /// The real level.
    pub level: Option<u8>,
    /// When it was acquired.
    pub acquired: Option<Date>,
    /// How long it is valid.
    pub until: Option<Until>,
    /// When the level was assessed.
    pub assessed: Option<Date>,
    /// When it is expected to be completed.
    pub expected: Option<Date>,
    /// Whether the level is written so that nobody understands it.
    pub spoilt: bool,
    /// How the name is spelt.
    pub spelling: Spelling,
}

/// The competence of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// One of the plan's.
    Planned(usize),
    /// One that the plan does not have.
    Other(String),
}

/// How long something is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// To and including a day.
    Day(Date),
    /// For good, and the register says so.
    Open,
}

/// A formal status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Formally held.
    Held,
    /// Not.
    None,
    /// Under way.
    InProgress,
    /// Was held.
    Expired,
    /// Held by dispensation.
    Dispensation,
}

/// How a name is spelt in the register; all of them are the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As the plan has it.
    Plain,
    /// In capitals.
    Upper,
    /// With spaces around it and two within.
    Spaced,
    /// With hyphens for spaces and spaces for hyphens.
    Hyphens,
    /// By its alias.
    Alias,
    /// With the ring of å as a character of its own.
    Decomposed,
}

/// The plan.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Ids and names of categories.
    pub categories: Vec<(String, String)>,
    /// The competences.
    pub competences: Vec<Competence>,
    /// The requirements.
    pub requirements: Vec<Requirement>,
    /// The standard level, where the plan declares a scale.
    pub standard: Option<u8>,
    /// Names of the levels from 0.
    pub level_names: Vec<String>,
    /// So few are vulnerable, where the plan says.
    pub vulnerable_at: Option<usize>,
    /// Whether what has no date counts as valid.
    pub undated_count: bool,
    /// Patterns of titles that are left out.
    pub without_titles: Vec<String>,
    /// The first year of the plan, where it says.
    pub from: Option<i16>,
    /// The last year of the plan, where it says.
    pub until: Option<i16>,
    /// What it assumes of the years to come.
    pub outlook: Outlook,
    /// What it means to do.
    pub measures: Vec<Measure>,
    /// The money for that, and who it is for.
    pub economy: Economy,
}

/// Something that changes what people can do.
#[derive(Debug, Clone)]
pub struct Measure {
    /// The id.
    pub id: String,
    /// The word after `type`, if any.
    pub kind: Option<MeasureKind>,
    /// The competence that it is about; recruitment may be about none.
    pub competence: Option<usize>,
    /// What of it those who complete it have; none where it recruits.
    pub gives: Option<Gives>,
    /// Patterns of titles and codes, any of which may take it; everybody where there are none.
    pub positions: Vec<String>,
    /// The competences that whoever takes it holds formally.
    pub asks: Vec<usize>,
    /// The least real level of its own competence that whoever takes it has.
    pub least: Option<u8>,
    /// Kroner that it costs for a person.
    pub cost: Option<i64>,
    /// Kroner of that which somebody else pays.
    pub grant: Option<i64>,
    /// How many may begin in a year.
    pub places: Option<usize>,
    /// How many months it lasts.
    pub months: Option<u32>,
    /// Percent who complete it, in thousandths.
    pub completion: Option<i128>,
}

/// What kind of measure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureKind {
    /// Towards formal competence.
    Formal,
    /// Towards real competence.
    Real,
    /// Keeping up to date.
    Continuing,
    /// Towards more credits.
    Further,
    /// Working beside others.
    Shadowing,
    /// Getting people who are not employed yet.
    Recruitment,
}

/// What a measure gives of its competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    /// The formal side.
    Formal,
    /// A real level.
    Real(u8),
    /// Both.
    Both(u8),
}

impl Gives {
    /// Tells whether it gives the formal side.
    pub fn is_formal(self) -> bool {
        !matches!(self, Gives::Real(_))
    }

    /// Returns the real level that it gives, if any.
    pub fn level(self) -> Option<u8> {
        match self {
            Gives::Formal => None,
            Gives::Real(level) | Gives::Both(level) => Some(level),
        }
    }
}

/// The money for measures, and who it is for; percentages in thousandths.
#[derive(Debug, Clone, Default)]
pub struct Economy {
    /// Net kroner by the year in which measures start, the first year first.
    pub frame: Vec<(i16, i64)>,
    /// Percent of a unit's people who may be away at once.
    pub most_away: Option<i128>,
    /// Percent of places that go to people without higher education, at least.
    pub least_without_higher: Option<i128>,
    /// The competences that are higher education.
    pub higher: Vec<usize>,
    /// Kroner to recruit a person.
    pub recruitment: Option<i64>,
}

/// What a plan assumes of the years to come, where it says; percentages, factors and indices in thousandths.
#[derive(Debug, Clone, Default)]
pub struct Outlook {
    /// How many years ahead.
    pub horizon: Option<i16>,
    /// Percent a year who leave, from each age on, the lowest age first.
    pub exits: Option<Vec<(i16, i128)>>,
    /// Titles and codes, and what their rates are multiplied by.
    pub factors: Vec<(String, i128)>,
    /// Percent a year of those hired later who leave.
    pub new_hire_exits: Option<i128>,
    /// Percent of what is in progress that is completed.
    pub completion: Option<i128>,
    /// The demand index by year, the first year first.
    pub demand: Option<Vec<(i16, i128)>>,
    /// How sure recruitment is to be, in percent.
    pub certainty: Option<i128>,
}

/// A competence of the plan.
#[derive(Debug, Clone)]
pub struct Competence {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The place of its category.
    pub category: usize,
    /// Another name.
    pub alias: Option<String>,
    /// How many months it is valid.
    pub months: Option<u32>,
    /// The competences it implies, each further down the list.
    pub gives: Vec<usize>,
    /// What makes it formally held.
    pub formal_from: FormalFrom,
    /// Whether what has no date counts as valid.
    pub undated_count: bool,
}

/// What makes a competence formally held without a row that says so; patterns.
#[derive(Debug, Clone, Default)]
pub struct FormalFrom {
    /// Titles.
    pub titles: Vec<String>,
    /// Codes of positions.
    pub codes: Vec<String>,
    /// Educations.
    pub educations: Vec<String>,
    /// Authorisations.
    pub authorisations: Vec<String>,
}

impl FormalFrom {
    /// Tells whether nothing does.
    pub fn is_empty(&self) -> bool {
        [&self.titles, &self.codes, &self.educations, &self.authorisations].iter().all(|list| list.is_empty())
    }
}

/// A requirement.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// The id.
    pub id: String,
    /// Who can fill it.
    pub who: Who,
    /// The unit.
    pub unit: Option<usize>,
    /// Whether the plan names the unit by its path.
    pub by_path: bool,
    /// For each of which units.
    pub per: Option<Per>,
    /// Titles and codes.
    pub positions: Vec<String>,
    /// What is counted.
    pub basis: Basis,
    /// How much.
    pub amount: Amount,
    /// The word after `krever`, if any.
    pub requires: Option<Requires>,
    /// The level, where it is not the standard.
    pub level: Option<u8>,
    /// How critical, where it is said.
    pub criticality: Option<u8>,
    /// Whether it grows as demand does.
    pub follows_demand: bool,
}

/// Who can fill a requirement.
#[derive(Debug, Clone)]
pub enum Who {
    /// Everybody: a staffing requirement.
    Everybody,
    /// Who has any of these competences.
    Competences(Vec<usize>),
    /// Who has any competence of this category.
    Category(usize),
}

/// For each of which units a requirement is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Those that have none below them.
    Lowest,
    /// Those directly below.
    Highest,
}

/// What a requirement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Persons.
    Persons,
    /// Årsverk.
    Fte,
    /// Percent of persons.
    SharePersons,
    /// Percent of årsverk.
    ShareFte,
}

/// How much is required, in thousandths.
#[derive(Debug, Clone)]
pub enum Amount {
    /// The same always.
    Always(i128),
    /// From each of these years on, the first year first.
    ByYear(Vec<(i16, i128)>),
}

/// Which side a requirement asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requires {
    /// The formal side.
    Formal,
    /// The real side.
    Real,
    /// Both, in the same competence.
    Both,
    /// Either.
    Either,
}

/// How a register is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A row per person and competence.
    List,
    /// People and their employments apart from their holdings.
    Joined,
    /// A row per employment, columns per competence.
    Matrix,
}
