//! What became of the plan's measures, as a table.

use super::super::column::{Declared, extra, first_headings as headings, main, table as declared};
use super::super::document::{Kind, Table, Value};
use super::super::gap::{count, yes_no};
use crate::analysis::evaluation::MeasureSaid;
use crate::language::evaluation as words;
use crate::language::{Language, words as common};

const COLUMNS: &[Declared<MeasureSaid>] = &[
    main("measure", words::MEASURE, Kind::Text, |row, _| Value::word(row.measure.clone(), row.name.clone())),
    main("competence", common::COMPETENCE, Kind::Text, |row, _| {
        let word = row.competence.clone().zip(row.competence_name.clone());
        Value::or_none(word.map(|(id, name)| Value::word(id, name)))
    }),
    extra("recruits", words::RECRUITS, Kind::Text, |row, language| yes_no(row.recruits, language)),
    main("participants", words::PARTICIPANTS, Kind::Number, |row, _| {
        Value::or_none(row.participants.map(count))
    }),
    main("target_participants", words::TARGET_PARTICIPANTS, Kind::Number, |row, _| {
        Value::or_none(row.target_participants.map(Value::Expected))
    }),
    main("completions", words::COMPLETIONS, Kind::Number, |row, _| {
        Value::or_none(row.completions.map(count))
    }),
    main("target_completions", words::TARGET_COMPLETIONS, Kind::Number, |row, _| {
        Value::or_none(row.target_completions.map(Value::Expected))
    }),
];

pub(super) fn table(measures: &[MeasureSaid], language: Language) -> Table {
    let caption = words::MEASURES_TITLE.get(language).to_owned();
    let mut table = declared("measures", caption, COLUMNS, measures.iter(), language);
    for (place, said) in measures.iter().enumerate() {
        table.hide(place, &said.suppressed);
    }
    table
}

pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
