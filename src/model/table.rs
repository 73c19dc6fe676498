//! How a table was taken, so that a person can see a wrong guess.

use crate::origin::Origin;

/// What a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The id of a person.
    Id,
    /// A fødselsnummer: tells people apart while reading, and gives the birth date.
    NationalId,
    /// The whole name.
    Name,
    /// The first name.
    FirstName,
    /// The last name.
    LastName,
    /// When born.
    Birth,
    /// A unit.
    Unit,
    /// The title of a position.
    Title,
    /// The code of a position.
    Code,
    /// The size of a position.
    Fraction,
    /// The first day of an employment.
    Start,
    /// The last day of an employment.
    End,
    /// From when, of whatever the row is about.
    From,
    /// To when, of whatever the row is about.
    To,
    /// The type of employment.
    EmploymentType,
    /// An education.
    Education,
    /// An authorisation.
    Authorisation,
    /// A competence.
    Competence,
    /// The formal side of a competence.
    Formal,
    /// The real side of a competence.
    Real,
    /// When a competence was acquired.
    Acquired,
    /// Until when a competence is valid.
    ValidUntil,
    /// When a competence under way is expected.
    Expected,
    /// When the real level was assessed.
    Assessed,
    /// Known, and of no use here: pay, addresses, reasons for leave.
    Unused,
}

/// A shape in which tables come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row per person and competence.
    List,
    /// A column per competence.
    Matrix,
    /// A column per person.
    MatrixAcross,
    /// People and employments alone.
    People,
}

/// How a table was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableTaken {
    /// Which table.
    pub origin: Origin,
    /// The kind of file: an ending such as `XLSX`; none for delimited text.
    pub workbook: Option<&'static str>,
    /// How the letters of delimited text are written.
    pub encoding: Option<&'static str>,
    /// What stands between the cells of delimited text.
    pub delimiter: Option<char>,
    /// The row of the headings.
    pub header_row: u32,
    /// The shape of the table.
    pub shape: Shape,
    /// What each column with a heading was taken for.
    pub columns: Vec<ColumnTaken>,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnTaken {
    /// Its number, from 1.
    pub number: u32,
    /// Its heading.
    pub heading: String,
    /// What it is about.
    pub role: Role,
}

/// What a column is about, with what it is about it of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A field of people, employments or holdings.
    Field(Field),
    /// A competence of a matrix: its name as the plan has it, and the part; the mark itself where there is none.
    Competence(String, Option<Field>),
    /// A competence of a matrix that the plan does not have.
    Unmatched(String),
    /// Nothing that is used.
    Unused,
}
