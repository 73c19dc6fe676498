//! A register to fill in: a row for each person and competence, with an invented person as an example.

use super::document::{Column, Kind, Missing, Prominence, Table, Value};
use crate::language::{Language, Text, template as words};
use crate::model::date::Date;

/// A register to fill in.
#[derive(Debug, Clone)]
pub struct RegisterTemplate {
    /// The name of its sheet.
    pub sheet: &'static str,
    /// Its columns.
    pub columns: Vec<TemplateColumn>,
    /// Rows of an invented person.
    pub rows: Vec<Vec<Value>>,
}

/// A column to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateColumn {
    /// A key that never changes.
    pub key: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What is typed into it.
    pub input: Input,
    /// How many characters are seen.
    pub width: u8,
}

/// What is typed into a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Words.
    Words,
    /// Digits that are no number: zeros in front stay.
    Digits,
    /// A number.
    Number,
    /// A day.
    Day,
    /// One of a few words.
    Choice(Vec<&'static str>),
}

/// What the columns are, before their language: key, heading, what is typed, width.
const COLUMNS: [(&str, Text, Typed, u8); 17] = [
    ("id", words::REGISTER_ID, Typed::Digits, 15),
    ("name", words::REGISTER_NAME, Typed::Words, 28),
    ("birth", words::REGISTER_BIRTH, Typed::Day, 13),
    ("department", words::REGISTER_DEPARTMENT, Typed::Words, 22),
    ("unit", words::REGISTER_UNIT, Typed::Words, 22),
    ("position", words::REGISTER_POSITION, Typed::Words, 22),
    ("position_code", words::REGISTER_CODE, Typed::Digits, 14),
    ("fraction", words::REGISTER_FRACTION, Typed::Number, 16),
    ("start", words::REGISTER_START, Typed::Day, 12),
    ("end", words::REGISTER_END, Typed::Day, 12),
    ("competence", words::REGISTER_COMPETENCE, Typed::Words, 30),
    ("formal", words::REGISTER_FORMAL, Typed::Status, 17),
    ("real", words::REGISTER_REAL, Typed::Number, 16),
    ("acquired", words::REGISTER_ACQUIRED, Typed::Day, 12),
    ("valid_until", words::REGISTER_VALID, Typed::Day, 12),
    ("expected", words::REGISTER_EXPECTED, Typed::Day, 16),
    ("assessed", words::REGISTER_ASSESSED, Typed::Day, 13),
];

/// What is typed into a column, before its language.
#[derive(Clone, Copy)]
enum Typed {
    Words,
    Digits,
    Number,
    Day,
    Status,
}

const STATUSES: [Text; 5] = [
    words::STATUS_HELD,
    words::STATUS_NONE,
    words::STATUS_IN_PROGRESS,
    words::STATUS_EXPIRED,
    words::STATUS_DISPENSATION,
];

/// Returns the register to fill in.
pub fn document(language: Language) -> RegisterTemplate {
    let input = |typed: Typed| match typed {
        Typed::Words => Input::Words,
        Typed::Digits => Input::Digits,
        Typed::Number => Input::Number,
        Typed::Day => Input::Day,
        Typed::Status => Input::Choice(STATUSES.map(|status| status.get(language)).to_vec()),
    };
    let columns = COLUMNS.map(|(key, heading, typed, width)| TemplateColumn {
        key,
        heading: heading.get(language),
        input: input(typed),
        width,
    });
    RegisterTemplate {
        sheet: words::REGISTER_SHEET.get(language),
        columns: columns.into(),
        rows: rows(language),
    }
}

/// Returns rows that show how the same person is written with two competences.
fn rows(language: Language) -> Vec<Vec<Value>> {
    let day = |year, month, day| Value::Date(jiff::civil::date(year, month, day));
    let word = |text: Text| Value::Text(text.get(language).to_owned());
    let open = || Value::Missing(Missing::NotApplicable);
    let person = [
        Value::Text("00101".to_owned()),
        word(words::REGISTER_EXAMPLE_NAME),
        day(1985, 3, 14),
        word(words::EXAMPLE_DEPARTMENT),
        word(words::EXAMPLE_UNIT),
        word(words::EXAMPLE_NURSE),
        Value::Text("7174".to_owned()),
        Value::Count(80),
        day(2015, 8, 1),
        open(),
    ];
    let held = word(words::STATUS_HELD);
    let specialist =
        [word(words::EXAMPLE_SPECIALIST), held.clone(), Value::Count(4), day(2019, 6, 15), open(), open()];
    let course =
        [word(words::EXAMPLE_COURSE), held, Value::Count(3), day(2026, 2, 3), day(2027, 2, 3), open()];
    let assessed: Date = jiff::civil::date(2026, 2, 10);
    [specialist, course]
        .into_iter()
        .map(|said| person.iter().cloned().chain(said).chain([Value::Date(assessed)]).collect())
        .collect()
}

impl RegisterTemplate {
    /// Returns the register as a table, for delimited text.
    pub fn table(&self) -> Table {
        let column = |column: &TemplateColumn| Column {
            key: column.key,
            heading: column.heading.to_owned(),
            kind: if column.input == Input::Number { Kind::Number } else { Kind::Text },
            prominence: Prominence::Main,
        };
        Table {
            key: "register",
            caption: self.sheet.to_owned(),
            columns: self.columns.iter().map(column).collect(),
            rows: self.rows.clone(),
            group: None,
            prominence: Prominence::Main,
        }
    }
}
