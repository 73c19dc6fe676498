//! How old the employees are.

use super::super::column::{Declared, extra, first_headings as headings, main, people, table as declared};
use super::super::document::{Kind, Table, Value};
use super::super::gap::number;
use crate::analysis::projection::{AgeBand, Projection};
use crate::language::{Language, projection as words};

const COLUMNS: &[Declared<AgeBand>] = &[
    people("age", words::AGE_BAND, Kind::Text, |band, language| Value::Text(named(band, language))),
    extra("from_age", words::FROM_AGE_HEADING, Kind::Number, |band, _| age(band.from)),
    extra("to_age", words::TO_AGE_HEADING, Kind::Number, |band, _| age(band.to)),
    main("persons", words::PERSONS, Kind::Number, |band, _| number(band.persons)),
];

fn age(age: Option<u8>) -> Value {
    Value::or_none(age.map(|age| Value::Count(i64::from(age))))
}

fn named(band: &AgeBand, language: Language) -> String {
    let (from, to) = (band.from.map(|age| age.to_string()), band.to.map(|age| age.to_string()));
    match (&from, &to) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (None, Some(to)) => words::AGE_UP_TO.fill(language, &[("age", to)]),
        (Some(from), None) => words::AGE_AND_OLDER.fill(language, &[("age", from)]),
        (None, None) => words::AGE_UNKNOWN.get(language).to_owned(),
    }
}

/// Returns how many employees there are in each band of ages.
pub(in crate::report) fn table(answer: &Projection, language: Language) -> Table {
    let caption = words::AGES_TITLE.get(language).to_owned();
    declared("ages", caption, COLUMNS, answer.ages.iter(), language)
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
