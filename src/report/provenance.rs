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

/// Returns a report of an answer about a register and a plan on a date: its title with the plan's name, who the register
/// is of, and what it rests on.
pub(super) fn report(
    title: Phrase,
    (date, plan, register): (Date, &PlanSaid, &RegisterSaid),
    blocks: Vec<Block>,
    language: Language,
) -> Report {
    Report {
        language,
        title: Phrase::joined([title, Phrase::of(&*plan.name)], common::SEPARATOR.get(language)),
        subtitles: vec![subtitle(register, language)],
        blocks,
        provenance: Some(table(date, plan, register, language)),
    }
}

/// Returns what an answer about a register and a plan on a date rests on; terminals and Markdown leave it out.
pub fn table(date: Date, plan: &PlanSaid, register: &RegisterSaid, language: Language) -> Table {
    let grounds = grounds(date, plan, register);
    let caption = words::GROUNDS_TITLE.get(language).to_owned();
    let table = declared("provenance", caption, COLUMNS, grounds.iter(), language);
    Table { prominence: Prominence::Extra, ..table }
}

fn grounds(date: Date, plan: &PlanSaid, register: &RegisterSaid) -> Vec<Ground> {
    let ground = |key, name, value| Ground { key, name, value };
    let files = |key, name, files: &[String]| -> Vec<Ground> {
        files.iter().map(|file| ground(key, name, Value::Text(file.clone()))).collect()
    };
    let mut all = vec![ground("reference_date", words::REFERENCE_DATE, Value::Date(date))];
    if !plan.name.is_empty() {
        all.push(ground("plan", words::PLAN_NAME, Value::Text(plan.name.clone())));
    }
    all.extend(files("plan_file", words::PLAN_FILE, &plan.files));
    all.extend(files("register_file", words::REGISTER_FILE, &register.files));
    all.extend(rows(&register.rows));
    all.extend([
        ground("persons", words::PERSONS_COUNTED, number(register.persons)),
        ground("fte", words::FTE_COUNTED, Value::or_hidden(register.fte.map(Value::Fte))),
        ground("on_call", words::ON_CALL, number(register.on_call)),
        ground("left_out", words::LEFT_OUT_PERSONS, number(register.left_out)),
        ground("unknown_fractions", words::UNKNOWN_FRACTIONS, number(register.unknown_fractions)),
        program(),
    ]);
    all
}

/// Returns what a comparison of two dates rests on: what is the same of both, then each date with its own.
pub(super) fn of_dates(plan: &PlanSaid, dates: [&DateSaid; 2], language: Language) -> Table {
    let ground = |key, name, value| Ground { key, name, value };
    let mut all = vec![ground("plan", words::PLAN_NAME, Value::Text(plan.name.clone()))];
    let files = plan.files.iter();
    all.extend(files.map(|file| ground("plan_file", words::PLAN_FILE, Value::Text(file.clone()))));
    for date in dates {
        all.push(ground("reference_date", words::REFERENCE_DATE, Value::Date(date.reference_date)));
        let files = date.files.iter();
        all.extend(
            files.map(|file| ground("register_file", words::REGISTER_FILE, Value::Text(file.clone()))),
        );
        all.extend(date.rows.iter().flat_map(rows));
        all.extend([
            ground("persons", words::PERSONS_COUNTED, count(date.persons)),
            ground("fte", words::FTE_COUNTED, Value::Fte(date.fte)),
            ground("on_call", words::ON_CALL, count(date.on_call)),
            ground("unknown_fractions", words::UNKNOWN_FRACTIONS, count(date.unknown_fractions)),
        ]);
    }
    all.push(program());
    let caption = words::GROUNDS_TITLE.get(language).to_owned();
    let table = declared("provenance", caption, COLUMNS, all.iter(), language);
    Table { prominence: Prominence::Extra, ..table }
}

/// Returns how the rows of a register are accounted for.
fn rows(rows: &RowAccount) -> [Ground; 5] {
    let ground = |key, name, number| Ground { key, name, value: count(number) };
    [
        ground("rows_read", words::ROWS_READ, rows.read),
        ground("rows_used", words::ROWS_USED, rows.used),
        ground("rows_inactive", words::ROWS_INACTIVE, rows.inactive),
        ground("rows_ignored", words::ROWS_IGNORED, rows.ignored),
        ground("rows_rejected", words::ROWS_REJECTED, rows.rejected),
    ]
}

fn program() -> Ground {
    let value = Value::Text(format!("kompetanse {}", env!("CARGO_PKG_VERSION")));
    Ground { key: "program", name: words::PROGRAM, value }
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
