//! What a report rests on: when, which plan, which files, and how their rows are accounted for.

use super::column::{Declared, first_headings as headings, main, table as declared};
use super::document::{Block, Kind, Phrase, Prominence, Report, Table, Value};
use super::gap::{count, number, subtitle};
use crate::analysis::evaluation::DateSaid;
use crate::analysis::gap::{PlanSaid, RegisterSaid};
use crate::analysis::workforce::RowAccount;
use crate::language::{Language, Text, provenance as words, words as common};
use crate::model::date::Date;

/// Something that a report rests on.
#[derive(Clone)]
struct Ground {
    key: &'static str,
    name: Text,
    value: Value,
}

const COLUMNS: &[Declared<Ground>] = &[
    main("ground", words::GROUND, Kind::Text, |ground, language| {
        Value::word(ground.key, ground.name.get(language))
    }),
    main("value", words::GROUND_VALUE, Kind::Text, |ground, _| ground.value.clone()),
];

/// Returns a report of an answer about a plan on a date, and about a register where there is one: its title with the plan's
/// name, who the register is of, and what it rests on.
pub(super) fn report<'a>(
    title: Phrase,
    (date, plan, register): (Date, &PlanSaid, impl Into<Option<&'a RegisterSaid>>),
    blocks: Vec<Block>,
    language: Language,
) -> Report {
    let register = register.into();
    Report {
        language,
        title: Phrase::joined([title, Phrase::of(plan.name.clone())], common::SEPARATOR.get(language)),
        subtitles: register.map(|register| subtitle(register, language)).into_iter().collect(),
        blocks,
        provenance: Some(table(date, plan, register, language)),
    }
}

/// Returns what an answer about a plan on a date rests on, and about a register where there is one; terminals and Markdown
/// leave it out.
pub fn table<'a>(
    date: Date,
    plan: &PlanSaid,
    register: impl Into<Option<&'a RegisterSaid>>,
    language: Language,
) -> Table {
    let mut all = vec![reference_date(date)];
    all.extend(of_plan(plan));
    all.extend(register.into().into_iter().flat_map(of_register));
    all.push(program());
    table_of(&all, language)
}

fn table_of(grounds: &[Ground], language: Language) -> Table {
    let caption = words::GROUNDS_TITLE.get(language).to_owned();
    let table = declared("provenance", caption, COLUMNS, grounds.iter(), language);
    Table { prominence: Prominence::Extra, ..table }
}

fn ground(key: &'static str, name: Text, value: Value) -> Ground {
    Ground { key, name, value }
}

fn files(key: &'static str, name: Text, files: &[String]) -> Vec<Ground> {
    files.iter().map(|file| ground(key, name, Value::Text(file.clone()))).collect()
}

fn reference_date(date: Date) -> Ground {
    ground("reference_date", words::REFERENCE_DATE, Value::Date(date))
}

/// Returns the plan's name, where it has one, and its files.
fn of_plan(plan: &PlanSaid) -> Vec<Ground> {
    let named = (!plan.name.is_empty()).then(|| Value::Text(plan.name.clone()));
    let mut all: Vec<Ground> = named.into_iter().map(|name| ground("plan", words::PLAN_NAME, name)).collect();
    all.extend(files("plan_file", words::PLAN_FILE, &plan.files));
    all
}

fn of_register(register: &RegisterSaid) -> Vec<Ground> {
    let mut all = files("register_file", words::REGISTER_FILE, &register.files);
    all.extend(rows(&register.rows));
    all.extend([
        ground("persons", words::PERSONS_COUNTED, number(register.persons)),
        ground("fte", words::FTE_COUNTED, Value::or_hidden(register.fte.map(Value::Fte))),
        ground("on_call", words::ON_CALL, number(register.on_call)),
        ground("left_out", words::LEFT_OUT_PERSONS, number(register.left_out)),
        ground("unknown_fractions", words::UNKNOWN_FRACTIONS, number(register.unknown_fractions)),
    ]);
    all
}

/// Returns what a comparison of two dates rests on: what is the same of both, then each date with its own.
pub(super) fn of_dates(plan: &PlanSaid, dates: [&DateSaid; 2], language: Language) -> Table {
    let mut all = of_plan(plan);
    for date in dates {
        all.push(reference_date(date.reference_date));
        all.extend(files("register_file", words::REGISTER_FILE, &date.files));
        all.extend(date.rows.iter().flat_map(rows));
        all.extend([
            ground("persons", words::PERSONS_COUNTED, number(date.persons)),
            ground("fte", words::FTE_COUNTED, Value::or_hidden(date.fte.map(Value::Fte))),
            ground("on_call", words::ON_CALL, number(date.on_call)),
        ]);
        // A saved gap does not say how many are left out.
        all.extend(
            date.left_out.map(|left_out| ground("left_out", words::LEFT_OUT_PERSONS, count(left_out))),
        );
        all.extend([ground("unknown_fractions", words::UNKNOWN_FRACTIONS, number(date.unknown_fractions))]);
    }
    all.push(program());
    table_of(&all, language)
}

/// Returns how the rows of a register are accounted for.
fn rows(rows: &RowAccount) -> [Ground; 5] {
    [
        ground("rows_read", words::ROWS_READ, count(rows.read)),
        ground("rows_used", words::ROWS_USED, count(rows.used)),
        ground("rows_inactive", words::ROWS_INACTIVE, count(rows.inactive)),
        ground("rows_ignored", words::ROWS_IGNORED, count(rows.ignored)),
        ground("rows_rejected", words::ROWS_REJECTED, count(rows.rejected)),
    ]
}

fn program() -> Ground {
    ground("program", words::PROGRAM, Value::Text(format!("kompetanse {}", env!("CARGO_PKG_VERSION"))))
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
