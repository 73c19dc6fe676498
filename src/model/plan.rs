//! The plan: categories, competences, units and requirements, with every reference resolved.
//!
//! A requirement's unit is the exception: it may name a unit that only the register has,
//! so it is resolved where plan and register meet.

use super::amount::{Decimal, Fte};
use super::date::Date;
use super::measure::{CalendarEvent, Economy, Measure};
use super::name::Pattern;
use super::outlook::{Outlook, Scenario};
use crate::origin::Origin;
use serde::Serialize;

/// An adopted plan for competence and recruitment, with the plans it builds on.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The plan's name; the last file that gives one decides.
    pub name: String,
    /// The files, the plan that the others build on first.
    pub files: Vec<String>,
    /// What the plan says of itself.
    pub about: About,
    /// The scale of real competence.
    pub scale: Scale,
    /// So few qualified people make a requirement vulnerable.
    pub vulnerable_at: u32,
    /// Who is left out of every count.
    pub exclusions: Exclusions,
    /// The categories, in the order of reports.
    pub categories: Vec<Category>,
    /// The competences.
    pub competences: Vec<Competence>,
    /// Units that exist, also where nobody works yet.
    pub units: Vec<PlannedUnit>,
    /// What is required, in the order of the files.
    pub requirements: Vec<Requirement>,
    /// What the plan says of the years to come.
    pub outlook: Outlook,
    /// Where people may be moved to, to close gaps.
    pub mobilisation: Option<Mobilisation>,
    /// What could be otherwise, in the order of the files.
    pub scenarios: Vec<Scenario>,
    /// What is to be done, in the order of the files.
    pub measures: Vec<Measure>,
    /// The money for it.
    pub economy: Economy,
    /// What is done every year, in the order of the files.
    pub calendar: Vec<CalendarEvent>,
}

/// Where people may be moved to, to close gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mobilisation {
    /// To any lowest unit (`alle`).
    Anywhere,
    /// To lowest units in the same unit at the top (`overste`).
    WithinTop,
    /// Nowhere (`nei`).
    Never,
}

/// What a plan says of itself: KS's steps ask for it, and reports open with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The first year of the plan.
    pub from: Option<i16>,
    /// The last year of the plan.
    pub to: Option<i16>,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// The number of the case in which it was adopted.
    pub case_number: Option<String>,
    /// Who is responsible for it.
    pub responsible: Option<String>,
    /// How the work was organised.
    pub organisation: Option<String>,
    /// Where it is anchored.
    pub anchoring: Option<String>,
    /// When it is revised, in words or as a date.
    pub revised: Option<String>,
    /// Its goals.
    pub goals: Vec<String>,
}

/// The scale of real competence: 0 to the maximum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The highest level.
    pub max: u8,
    /// What a requirement asks for where it says nothing.
    pub standard: u8,
    /// Names of the levels from 0 up; may be empty.
    pub names: Vec<String>,
    /// Other words for levels.
    pub aliases: Vec<(String, u8)>,
}

impl Default for Scale {
    /// Returns the scale of a plan that declares none: 0 to 4, and 3 as the standard.
    fn default() -> Self {
        Self { max: 4, standard: 3, names: Vec::new(), aliases: Vec::new() }
    }
}

/// Who is left out of every count, on request.
#[derive(Debug, Clone, Default)]
pub struct Exclusions {
    /// Titles or codes of positions.
    pub positions: Vec<Pattern>,
    /// Types of employment.
    pub employment_types: Vec<Pattern>,
}

/// One of the plan's categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// Its name to people.
    pub name: String,
}

/// A category of a plan, by its place in [`Plan::categories`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub u32);

/// A competence of a plan, by its place in [`Plan::competences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompetenceId(pub u32);

impl CategoryId {
    /// Returns the place in [`Plan::categories`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl CompetenceId {
    /// Returns the place in [`Plan::competences`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Something that people can do, formally or really.
#[derive(Debug, Clone)]
pub struct Competence {
    /// Its id.
    pub id: String,
    /// Its name to people.
    pub name: String,
    /// The category that it belongs to.
    pub category: CategoryId,
    /// Other names that registers use.
    pub aliases: Vec<String>,
    /// How many months it is valid, where no date says.
    pub valid_months: Option<u32>,
    /// Whether a holding that should have a date, and has none, counts as valid.
    pub undated_is_valid: bool,
    /// The competences that it gives, with those that they give in turn; itself left out.
    pub implies: Vec<CompetenceId>,
    /// What makes people hold it formally without a row that says so.
    pub formal_from: FormalFrom,
    /// Where the plan has it.
    pub origin: Origin,
}

/// What makes people hold a competence formally: any one match is enough.
#[derive(Debug, Clone, Default)]
pub struct FormalFrom {
    /// Titles of positions (`stilling`).
    pub titles: Vec<Pattern>,
    /// Codes of positions (`stillingskode`).
    pub codes: Vec<Pattern>,
    /// Texts of education (`utdanning`).
    pub education: Vec<Pattern>,
    /// Authorisations (`autorisasjon`).
    pub authorisations: Vec<Pattern>,
}

impl FormalFrom {
    /// Tells whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        [&self.titles, &self.codes, &self.education, &self.authorisations].iter().all(|p| p.is_empty())
    }
}

/// A unit that the plan declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedUnit {
    /// Its name.
    pub name: String,
    /// The unit that it is below, by its place in [`Plan::units`]; that one comes earlier in the list.
    pub parent: Option<usize>,
    /// The unit that it is below, where the plan does not declare that one: the register may have it.
    pub under: Option<String>,
    /// Where the plan names that unit.
    pub under_origin: Origin,
    /// Other names that registers use.
    pub aliases: Vec<String>,
    /// Where the plan has it.
    pub origin: Origin,
}

/// What is required of whom, and how much.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// Its id, unique in the plan.
    pub id: String,
    /// Any one of these counts; empty for a staffing requirement.
    pub competences: Vec<CompetenceId>,
    /// The category that it was given by, where it was.
    pub whole_category: Option<CategoryId>,
    /// A unit's name or path, as written; none for everything.
    pub unit: Option<String>,
    /// Whether it is judged once, or for each of several units.
    pub per: Per,
    /// Only people in these positions; everybody where empty.
    pub positions: Vec<Pattern>,
    /// In what it is counted.
    pub basis: Basis,
    /// How much, by year.
    pub amount: ByYear,
    /// Which side must be there.
    pub requires: Requires,
    /// The real level that is asked for.
    pub level: u8,
    /// How much it matters, 1 to 5, as the plan declares.
    pub criticality: u8,
    /// Whether projections let it follow demand.
    pub follows_demand: bool,
    /// Where the plan has it.
    pub origin: Origin,
    /// Where the plan names its unit.
    pub unit_origin: Origin,
}

impl Requirement {
    /// Tells whether everybody counts, whatever they can do.
    pub fn is_staffing(&self) -> bool {
        self.competences.is_empty()
    }

    /// Returns the category that it is counted in; none for a staffing requirement.
    pub fn category(&self, plan: &Plan) -> Option<CategoryId> {
        self.whole_category.or_else(|| self.competences.first().map(|c| plan.competences[c.index()].category))
    }
}

/// Whether a requirement is judged once or for each of several units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Per {
    /// Once, for the unit and all below it.
    #[default]
    Whole,
    /// For each unit there that has none below it (`laveste`).
    Lowest,
    /// For each unit directly below (`overste`).
    Top,
}

/// In what a requirement is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Persons (`antall`).
    Persons,
    /// Årsverk (`arsverk`).
    Fte,
    /// Percent of the persons (`andel`).
    SharePersons,
    /// Percent of the årsverk (`andel_arsverk`).
    ShareFte,
}

impl Basis {
    /// Tells whether held and required are in årsverk, not in persons.
    pub fn in_fte(self) -> bool {
        matches!(self, Basis::Fte | Basis::ShareFte)
    }

    /// Tells whether the amount is a percentage.
    pub fn is_share(self) -> bool {
        matches!(self, Basis::SharePersons | Basis::ShareFte)
    }
}

/// Which side of a competence must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Requires {
    /// Formal competence (`formell`).
    Formal,
    /// Real competence (`real`).
    Real,
    /// One and the same competence formally and really (`begge`).
    #[default]
    Both,
    /// Formally or really (`enten`).
    Either,
}

/// An amount that may change from year to year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByYear {
    /// The same in every year.
    Always(Decimal),
    /// From each year on, oldest first; nothing before the first.
    From(Vec<(i16, Decimal)>),
}

impl ByYear {
    /// Returns the amount in force in a year; none before the first.
    pub fn in_year(&self, year: i16) -> Option<Decimal> {
        match self {
            ByYear::Always(amount) => Some(*amount),
            ByYear::From(steps) => {
                steps.iter().rev().find(|(from, _)| *from <= year).map(|(_, amount)| *amount)
            }
        }
    }
}

/// How much a requirement asks for or has, in persons or in årsverk as its basis says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// Persons.
    Persons(i64),
    /// Årsverk.
    Fte(Fte),
}

impl Amount {
    /// Returns nothing, in the same kind.
    pub fn none(in_fte: bool) -> Self {
        if in_fte { Amount::Fte(Fte::ZERO) } else { Amount::Persons(0) }
    }

    /// Returns the amount in its smallest unit: persons, or ten-thousandths of an årsverk.
    pub fn units(self) -> i64 {
        match self {
            Amount::Persons(persons) => persons,
            Amount::Fte(fte) => fte.ten_thousandths(),
        }
    }

    /// Returns an amount of the same kind, of so many of its smallest units.
    #[must_use]
    pub fn with_units(self, units: i64) -> Self {
        match self {
            Amount::Persons(_) => Amount::Persons(units),
            Amount::Fte(_) => Amount::Fte(Fte::from_ten_thousandths(units)),
        }
    }

    /// Returns how much this is more than another of the same kind; nothing where it is less.
    #[must_use]
    pub fn beyond(self, other: Self) -> Self {
        self.with_units((self.units() - other.units()).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_year_not_after_holds() {
        let one = Decimal::whole(1).unwrap();
        let four = Decimal::whole(4).unwrap();
        let steps = ByYear::From(vec![(2026, one), (2030, four)]);
        assert_eq!(steps.in_year(2025), None);
        assert_eq!(steps.in_year(2029), Some(one));
        assert_eq!(steps.in_year(2031), Some(four));
    }
}
