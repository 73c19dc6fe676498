//! The register: who works where, and who can do what.

use super::amount::{Fte, PositionSize};
use super::date::{Birth, Date, PackedDate};
use super::holdings::Holdings;
use super::pieces::Pieces;
use super::place::Place;
use super::plan::CompetenceId;
use super::texts::Texts;
use super::unit::{UnitId, UnitTree};
use crate::origin::Origin;
use std::ops::Range;

/// A person, by place in [`Register::people`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonId(pub u32);

impl PersonId {
    /// Returns the place in [`Register::people`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Everything that was read, whatever the date.
#[derive(Debug, Clone)]
pub struct Register {
    /// The tables that it was read from.
    pub tables: Vec<Origin>,
    /// The people, in the order of their ids or names.
    pub people: Pieces<Person>,
    /// Ids of people.
    pub ids: Texts,
    /// Names of people.
    pub names: Texts,
    /// Employments, by person.
    pub employments: Pieces<Employment>,
    /// What was said of competences, sorted by competence and then by person.
    pub holdings: Holdings,
    /// Education texts and authorisations, sorted by person.
    pub credentials: Vec<Credential>,
    /// The texts that credentials refer to.
    pub credential_texts: Vec<String>,
    /// Units of the plan and of the register.
    pub units: UnitTree,
    /// The headings of the unit columns, highest first.
    pub unit_headings: Vec<String>,
    /// The positions that employments refer to.
    pub positions: Vec<Position>,
    /// The types of employment that employments refer to.
    pub employment_types: Vec<String>,
    /// Names of competences, by [`CompetenceId`]: the plan's, or those found where there is no plan.
    pub competence_names: Vec<String>,
    /// What the register has columns for.
    pub knows: Knows,
    /// Names of competences that no competence of the plan has.
    pub unmatched: Vec<Unmatched>,
    /// Rows that concern no person.
    pub rows: RowCounts,
    /// Whom rows are about that say where somebody works and could not be read, in order: they count in nothing.
    pub rejected: Vec<PersonId>,
    /// Whether each of its files has people and units of its own, as those of municipalities.
    pub has_own_files: bool,
}

/// Somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id that the register gives, never a fødselsnummer: one of [`Register::ids`].
    pub id: Option<Place>,
    /// The name, where the register gives it: one of [`Register::names`].
    pub name: Option<Place>,
    /// When born.
    pub birth: Option<Birth>,
    /// Places in [`Register::employments`].
    pub employments: Range<u32>,
    /// How many rows say something of the person and give no employment.
    pub other_rows: u32,
}

/// Where somebody works, as what, how much, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Employment {
    /// Who.
    pub person: PersonId,
    /// Where; everything where the register does not say.
    pub unit: UnitId,
    /// As what: a place in [`Register::positions`].
    pub position: Option<Place>,
    /// The type of employment: a place in [`Register::employment_types`].
    pub employment_type: Option<Place>,
    /// How much of a full-time position; none where unknown.
    pub size: Option<PositionSize>,
    /// The first day; none: always.
    pub start: PackedDate,
    /// The last day; none: open.
    pub end: PackedDate,
    /// How many rows give it.
    pub rows: u32,
    /// How many of them say nothing of a competence.
    pub bare_rows: u32,
    /// The first row that gives it.
    pub row: RowRef,
}

impl Employment {
    /// Returns how much of a full-time position it is; none where unknown.
    pub fn fraction(&self) -> Option<Fte> {
        self.size.map(PositionSize::fte)
    }

    /// Tells whether the employment is active on a date.
    pub fn is_active(&self, date: Date) -> bool {
        let date = PackedDate::of(date);
        // No start is before all dates; no end is after them.
        self.start <= date && (self.end.is_none() || date <= self.end)
    }

    /// Tells whether the employment starts after a date.
    pub fn starts_after(&self, date: Date) -> bool {
        self.start > PackedDate::of(date)
    }
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RowRef {
    /// Which table: a place in [`Register::tables`].
    pub table: u32,
    /// The row, as the file counts.
    pub row: u32,
}

/// A title, a code or both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The title, without the code.
    pub title: String,
    /// The code.
    pub code: String,
}

/// What one row says of a person and a competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    /// Which competence.
    pub competence: CompetenceId,
    /// Who.
    pub person: PersonId,
    /// The formal side.
    pub status: Status,
    /// The real level; none where not assessed.
    pub level: Option<u8>,
    /// When it was acquired.
    pub acquired: PackedDate,
    /// The last day on which it is valid.
    pub valid_until: PackedDate,
    /// When one in progress is expected to be completed.
    pub expected: PackedDate,
    /// When the level was assessed.
    pub assessed: PackedDate,
}

/// The formal side of a holding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Not held, or nothing said.
    #[default]
    None,
    /// Held.
    Held,
    /// Under way.
    InProgress,
    /// Held once, and expired.
    Expired,
    /// Held by dispensation.
    Dispensation,
    /// Something that could not be understood: it counts for nothing.
    Unread,
}

/// An education text or an authorisation of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credential {
    /// Who.
    pub person: PersonId,
    /// Which of the two.
    pub kind: CredentialKind,
    /// The text: a place in [`Register::credential_texts`].
    pub text: u32,
}

/// Which kind of credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CredentialKind {
    /// An education.
    Education,
    /// An authorisation.
    Authorisation,
}

/// What a register has columns for; what it lacks limits what it can answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Knows {
    /// Ids of people.
    pub ids: bool,
    /// Sizes of positions.
    pub fractions: bool,
    /// Units.
    pub units: bool,
    /// Positions.
    pub positions: bool,
    /// Births.
    pub births: bool,
    /// The formal side of competences.
    pub formal: bool,
    /// The real side of competences.
    pub real: bool,
}

/// A name of a competence that the plan does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The name as first written.
    pub name: String,
    /// How many rows have it; in a matrix, how many people have something there.
    pub rows: u64,
    /// The first place.
    pub origin: Origin,
}

/// Rows that are counted without a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowCounts {
    /// All rows.
    pub read: u64,
    /// Headers, blank rows, titles and sums.
    pub ignored: u64,
    /// Rows that could not be understood.
    pub rejected: u64,
}

impl Register {
    /// Returns somebody's id, where the register gives one.
    pub fn id(&self, person: PersonId) -> Option<&str> {
        self.ids.of(self.people[person.index()].id)
    }

    /// Returns somebody's name, where the register gives it.
    pub fn name(&self, person: PersonId) -> Option<&str> {
        self.names.of(self.people[person.index()].name)
    }

    /// Returns somebody's employments.
    pub fn employments_of(&self, person: PersonId) -> impl Iterator<Item = &Employment> + Clone {
        self.employments.range(self.people[person.index()].employments.clone())
    }

    /// Returns the names of the files, each once.
    pub fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.tables.iter().map(|table| table.file.to_string()).collect();
        files.dedup();
        files
    }

    /// Returns the place of a row.
    pub fn origin(&self, row: RowRef) -> Origin {
        self.tables[row.table as usize].at_line(row.row)
    }
}
