//! What expires as a document.

mod agenda;
mod summary;

use super::column::{Declared, extra, first_headings as headings, main, table};
use super::document::{Block, Chart, Kind, Mark, Phrase, Prominence, Report, Table, Value};
use super::gap::{Shown, amount_or_hidden, count, number, suppression};
use super::month::month;
use super::provenance;
use super::subject::{self as of_requirement, Named, OfRequirement, by_category, place};
use crate::analysis::expiry::{CompetenceSum, Expiring, Expiry, Fall, MonthSum, PersonExpiry, Place};
use crate::analysis::gap::GapRow;
use crate::language::{Language, Text, chart, expiry as words, words as common};

/// More rows of units than this are not looked through on a terminal.
const MANY: usize = 60;

/// Returns what expires as a document.
pub fn document(answer: &Expiry, shown: Shown, language: Language) -> Report {
    let mut blocks: Vec<Block> =
        summary::sentences(answer, language).into_iter().map(Block::Paragraph).collect();
    blocks.push(Block::Chart(columns(language)));
    blocks.push(Block::Table(months(answer, language)));
    blocks.extend(requirements(answer, shown, language));
    blocks.push(Block::Table(competences(answer, language)));
    blocks.push(Block::Table(places(answer, language)));
    blocks.extend(units(answer, shown, language));
    if let Some(people) = &answer.people {
        blocks.push(Block::Table(who(people, language)));
    }
    blocks.push(Block::Agenda(agenda::agenda(answer, language)));
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(method(answer, language).into_iter().map(Block::Note));
    let values = [("date", Value::Date(answer.reference_date)), ("until", Value::Date(answer.until))];
    let title = Phrase::fill(words::EXPIRY_TITLE.get(language), &values);
    provenance::report(title, (answer.reference_date, &answer.plan, &answer.register), blocks, language)
}

/// Returns the table of units; where it is long and only what is brief is shown, where it can be had instead.
fn units(answer: &Expiry, shown: Shown, language: Language) -> Vec<Block> {
    let table = expiring(answer, language);
    if shown == Shown::All || table.rows.len() <= MANY {
        return vec![Block::Table(table)];
    }
    let note = Phrase::fill(words::MANY_ROWS.get(language), &[("n", count(table.rows.len() as u64))]);
    vec![Block::Table(Table { prominence: Prominence::Extra, ..table }), Block::Note(note)]
}

fn method(answer: &Expiry, language: Language) -> Vec<Phrase> {
    let asked = if answer.everything { words::METHOD_EVERYTHING } else { words::METHOD_ASKED };
    let notes =
        [words::METHOD_WHAT, asked, words::METHOD_PEOPLE, words::METHOD_FALLS, common::METHOD_ROUNDED];
    notes.into_iter().map(|note| Phrase::of(note.get(language))).collect()
}

fn columns(language: Language) -> Chart {
    let mark = Mark::Columns { label: "month", number: "renewals" };
    Chart { caption: chart::EXPIRY.get(language).to_owned(), of: "months", mark }
}

fn said(text: Text, language: Language) -> String {
    text.get(language).to_owned()
}

const MONTHS: &[Declared<MonthSum>] = &[
    main("month", words::MONTH, Kind::Text, |row, language| month(row.month, language)),
    main("renewals", words::RENEWALS, Kind::Number, |row, _| number(row.renewals)),
    main("persons", words::PERSONS, Kind::Number, |row, _| number(row.persons)),
];

fn months(answer: &Expiry, language: Language) -> Table {
    // Where nothing expires, there is nothing to say of each month.
    let rows = answer.by_month.iter().filter(|_| answer.renewals != Some(0));
    table("months", said(words::BY_MONTH, language), MONTHS, rows, language)
}

const COMPETENCES: &[Declared<CompetenceSum>] = &[
    main("competence", common::COMPETENCE, Kind::Text, |row, _| {
        Value::word(row.competence.clone(), row.name.clone())
    }),
    main("held", words::HELD, Kind::Number, |row, _| number(row.held)),
    main("persons", words::EXPIRES, Kind::Number, |row, _| number(row.persons)),
];

fn competences(answer: &Expiry, language: Language) -> Table {
    table(
        "competences",
        said(words::COMPETENCES_TITLE, language),
        COMPETENCES,
        answer.competences.iter(),
        language,
    )
}

const PLACES: &[Declared<Place>] = &[
    main("competence", common::COMPETENCE, Kind::Text, |row, _| {
        Value::word(row.competence.clone(), row.name.clone())
    }),
    main("month", words::MONTH, Kind::Text, |row, language| month(row.month, language)),
    main("persons", words::PERSONS, Kind::Number, |row, _| number(row.persons)),
];

fn places(answer: &Expiry, language: Language) -> Table {
    let caption = said(words::PLACES_TITLE, language);
    Table { group: Some(0), ..table("places", caption, PLACES, answer.places.iter(), language) }
}

const EXPIRING: &[Declared<Expiring>] = &[
    main("month", words::MONTH, Kind::Text, |row, language| month(row.month, language)),
    main("competence", common::COMPETENCE, Kind::Text, |row, _| {
        Value::word(row.competence.clone(), row.name.clone())
    }),
    main("unit", common::UNIT, Kind::Text, |row, language| place(&row.unit, language)),
    main("persons", words::PERSONS, Kind::Number, |row, _| number(row.persons)),
];

fn expiring(answer: &Expiry, language: Language) -> Table {
    let caption = said(words::EXPIRING_TITLE, language);
    Table { group: Some(0), ..table("expiring", caption, EXPIRING, answer.expiring.iter(), language) }
}

impl OfRequirement for Fall {
    type Subject = GapRow;

    fn subject(&self) -> &GapRow {
        &self.today
    }
}

fn fall_columns<'a>() -> Vec<Declared<Named<'a, Fall>>> {
    let figures: Vec<Declared<Named<'a, Fall>>> = vec![
        extra("criticality", common::CRITICALITY, Kind::Number, |row, _| {
            Value::Count(i64::from(row.row.today.criticality))
        }),
        of_requirement::counted_in(),
        main("required", common::REQUIRED, Kind::Number, |row, _| amount_or_hidden(row.row.required)),
        main("gap_now", words::GAP_NOW, Kind::Number, |row, _| amount_or_hidden(row.row.gap_now)),
        main("gap_then", words::GAP_THEN, Kind::Number, |row, _| amount_or_hidden(row.row.gap_then)),
        main("first_month", words::FIRST_MONTH, Kind::Text, |row, language| {
            month(row.row.first_month, language)
        }),
        main("persons", words::PERSONS, Kind::Number, |row, _| number(row.row.persons)),
        main("remark", common::REMARK, Kind::Remark, |row, language| {
            let remark = row.row.formal_side.then(|| said(words::FORMAL_SIDE, language));
            Value::or_none(remark.map(Value::Text))
        }),
    ];
    [of_requirement::columns(), figures].concat()
}

/// Returns the requirements that fall; where they are many and only what is brief is shown, those that may be met today.
fn requirements(answer: &Expiry, shown: Shown, language: Language) -> Vec<Block> {
    let is_brief = shown == Shown::Attention && answer.requirements.len() > MANY;
    let falls: Vec<&Fall> =
        answer.requirements.iter().filter(|fall| !is_brief || fall.is_met_today() != Some(false)).collect();
    let left = (answer.requirements.len() - falls.len()) as u64;
    let note = Phrase::counted(words::FALLS_UNMET, left, language);
    let table = Block::Table(falling(&falls, answer, language));
    std::iter::once(table).chain((left > 0).then_some(Block::Note(note))).collect()
}

fn falling(falls: &[&Fall], answer: &Expiry, language: Language) -> Table {
    let rows: Vec<Named<'_, Fall>> =
        falls.iter().map(|fall| Named::of(*fall, &answer.plan, language)).collect();
    let columns = fall_columns();
    by_category("requirements", said(words::FALLS_TITLE, language), &columns, &rows, language)
}

const WHO: &[Declared<PersonExpiry>] = &[
    main("id", common::PERSON_ID, Kind::Text, |who, _| Value::or_none(who.id.clone().map(Value::Text))),
    main("name", common::PERSON_NAME, Kind::Text, |who, _| Value::or_none(who.name.clone().map(Value::Text))),
    main("competence", common::COMPETENCE, Kind::Text, |who, _| {
        Value::word(who.competence.clone(), who.competence_name.clone())
    }),
    main("last_day", words::LAST_DAY, Kind::Text, |who, _| Value::Date(who.last_day)),
    main("units", words::UNITS, Kind::Text, |who, _| Value::Text(who.units.join(", "))),
];

fn who(people: &[PersonExpiry], language: Language) -> Table {
    table("people", said(words::PEOPLE_TITLE, language), WHO, people.iter(), language)
}

/// Returns the first two headings of each table, in every language and in keys; that of people begins as registers do.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(MONTHS), headings(COMPETENCES), headings(PLACES), headings(EXPIRING), headings(&fall_columns())]
        .concat()
}
