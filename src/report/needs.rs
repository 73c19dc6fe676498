//! How gaps are best closed, as a document.

pub(super) mod summary;

use super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::document::{Block, Chart, Kind, Mark, Phrase, Report, Table, Value};
use super::gap::{Shown, amount, amount_or_hidden, basis, category_name, count, number, suppression};
use super::provenance;
use super::subject::{self as of_requirement, Named, OfRequirement, by_category, place, sum_name};
use crate::analysis::gap::{GapRow, STAFFING};
use crate::analysis::needs::{Kind as StepKind, Needs, NeedsRow, Parts, PersonNeeds, Sum, Transfer};
use crate::language::needs as words;
use crate::language::{Language, Text, chart, words as common};
use crate::model::plan::{Amount, Mobilisation};

/// Returns how gaps are best closed, as a document.
pub fn document(answer: &Needs, shown: Shown, language: Language) -> Report {
    let say = |text: Text| Phrase::of(text.get(language));
    let mut blocks = vec![Block::Paragraph(say(words::POTENTIAL))];
    blocks.extend(summary::sentences(answer, language).into_iter().map(Block::Paragraph));
    blocks.push(Block::Chart(waterfall(language)));
    blocks.push(Block::Table(categories(answer, language)));
    blocks.push(Block::Table(units(answer, language)));
    let asks = |row: &&NeedsRow| shown == Shown::All || needs_attention(row);
    let rows: Vec<Named<'_, NeedsRow>> =
        answer.requirements.iter().filter(asks).map(|row| Named::of(row, &answer.plan, language)).collect();
    let left = answer.requirements.len() - rows.len();
    if answer.requirements.is_empty() {
        blocks.push(Block::Paragraph(say(common::NOTHING_ASKED)));
    }
    blocks.push(Block::Table(requirements(&rows, language)));
    if left > 0 {
        blocks.push(Block::Note(Phrase::counted(common::MORE_MET, left as u64, language)));
    }
    blocks.push(transfers(answer, language));
    if let Some(people) = &answer.people {
        blocks.push(Block::Table(who(people, language)));
    }
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(method(answer, language).into_iter().map(Block::Note));
    let title =
        Phrase::fill(words::NEEDS_TITLE.get(language), &[("date", Value::Date(answer.reference_date))]);
    provenance::report(title, (answer.reference_date, &answer.plan, &answer.register), blocks, language)
}

pub(super) fn waterfall(language: Language) -> Chart {
    let mark = Mark::Waterfall { label: "category", steps: &["mobilise", "learn", "recruit"], sum: "gap" };
    Chart { caption: chart::NEEDS.get(language).to_owned(), of: "categories", mark }
}

/// Returns how needs are reckoned.
fn method(answer: &Needs, language: Language) -> Vec<Phrase> {
    let notes = [
        words::METHOD_STEPS,
        words::METHOD_TRAIN,
        words::METHOD_CHOICE,
        words::METHOD_NO_HARM,
        words::METHOD_REQUIRED,
        words::METHOD_CREDIT,
        words::METHOD_RESERVE,
        common::METHOD_PLACES,
        common::METHOD_ROUNDED,
    ];
    let notes = notes.into_iter().map(|note| Phrase::of(note.get(language)));
    notes.chain(bounds(answer, language)).collect()
}

/// Returns what bounds the steps that are taken: how many a person takes, and where people may be moved.
pub(super) fn bounds(answer: &Needs, language: Language) -> Vec<Phrase> {
    let steps = Phrase::counted(words::METHOD_PER_PERSON, answer.steps_per_person as u64, language);
    let moves = match answer.mobilisation {
        Mobilisation::Anywhere => None,
        Mobilisation::WithinTop => Some(words::METHOD_WITHIN_TOP),
        Mobilisation::Never => Some(words::METHOD_NEVER),
    };
    moves.map(|moves| Phrase::of(moves.get(language))).into_iter().chain([steps]).collect()
}

/// Tells whether a row is one that somebody should do something about.
fn needs_attention(row: &NeedsRow) -> bool {
    row.is_unmet() || row.today.hides("gap") || !row.today.assessable && row.today.in_force
}

/// A sum with its name.
struct NamedSum<'a> {
    sum: &'a Sum,
    name: String,
}

fn sum_columns<'a>(key: &'static str, heading: Text) -> Vec<Declared<NamedSum<'a>>> {
    fn part(row: &NamedSum<'_>, of: fn(&Parts) -> Option<Amount>) -> Value {
        amount_or_hidden(of(&row.sum.parts))
    }
    vec![
        main(key, heading, Kind::Text, |row, language| {
            let key = row.sum.category.as_ref().or(row.sum.unit.as_ref());
            sum_name(key, &row.name, row.sum.basis, language)
        }),
        extra("basis", common::BASIS, Kind::Text, |row, language| basis(row.sum.basis, language)),
        main("unmet", words::UNMET, Kind::Number, |row, _| number(row.sum.unmet)),
        main("gap", common::GAP, Kind::Number, |row, _| amount_or_hidden(row.sum.gap)),
        main("mobilise", words::MOBILISE, Kind::Number, |row, _| part(row, |parts| parts.mobilise)),
        people("learn", words::LEARN, Kind::Number, |row, _| part(row, Parts::learn)),
        extra("renew", words::RENEW, Kind::Number, |row, _| part(row, |parts| parts.renew)),
        extra("recognise", words::RECOGNISE, Kind::Number, |row, _| part(row, |parts| parts.recognise)),
        extra("practise", words::PRACTISE, Kind::Number, |row, _| part(row, |parts| parts.practise)),
        extra("train", words::TRAIN, Kind::Number, |row, _| part(row, |parts| parts.train)),
        main("recruit", words::RECRUIT, Kind::Number, |row, _| part(row, |parts| parts.recruit)),
    ]
}

pub(super) fn categories(answer: &Needs, language: Language) -> Table {
    let name = |sum: &Sum| match &sum.category {
        Some(id) => category_name(id, &answer.plan, language).to_owned(),
        None => words::ALL_CATEGORIES.get(language).to_owned(),
    };
    let rows: Vec<NamedSum<'_>> =
        answer.categories.iter().map(|sum| NamedSum { sum, name: name(sum) }).collect();
    let caption = words::BY_CATEGORY.get(language).to_owned();
    table("categories", caption, &sum_columns("category", common::CATEGORY), rows.iter(), language)
}

pub(super) fn units(answer: &Needs, language: Language) -> Table {
    let name = |sum: &Sum| sum.unit.clone().unwrap_or_else(|| common::EVERYTHING.get(language).to_owned());
    let rows: Vec<NamedSum<'_>> = answer.units.iter().map(|sum| NamedSum { sum, name: name(sum) }).collect();
    let caption = words::BY_UNIT.get(language).to_owned();
    table("units", caption, &sum_columns("unit", common::UNIT), rows.iter(), language)
}

impl Named<'_, NeedsRow> {
    /// Returns a figure that there can only be where the requirement is in force.
    fn judged(&self, value: Option<Amount>) -> Value {
        match value {
            None if self.row.today.in_force => Value::or_unknown(None),
            value => Value::or_none(value.map(amount)),
        }
    }

    fn part(&self, of: fn(&Parts) -> Option<Amount>) -> Value {
        self.judged(of(&self.row.parts))
    }
}

impl OfRequirement for NeedsRow {
    type Subject = GapRow;

    fn subject(&self) -> &GapRow {
        &self.today
    }

    fn hidden(&self) -> &[&'static str] {
        &self.suppressed
    }
}

fn row_columns<'a>() -> Vec<Declared<Named<'a, NeedsRow>>> {
    [of_requirement::columns(), closing_columns()].concat()
}

fn closing_columns<'a>() -> Vec<Declared<Named<'a, NeedsRow>>> {
    vec![
        extra("criticality", common::CRITICALITY, Kind::Number, |row, _| {
            Value::Count(i64::from(row.row.today.criticality))
        }),
        of_requirement::counted_in(),
        main("gap", common::GAP, Kind::Number, |row, _| row.judged(row.row.gap)),
        main("mobilise", words::MOBILISE, Kind::Number, |row, _| row.part(|parts| parts.mobilise)),
        main("renew", words::RENEW, Kind::Number, |row, _| row.part(|parts| parts.renew)),
        main("recognise", words::RECOGNISE, Kind::Number, |row, _| row.part(|parts| parts.recognise)),
        main("practise", words::PRACTISE, Kind::Number, |row, _| row.part(|parts| parts.practise)),
        main("train", words::TRAIN, Kind::Number, |row, _| row.part(|parts| parts.train)),
        main("recruit", words::RECRUIT, Kind::Number, |row, _| row.part(|parts| parts.recruit)),
        main("part_time_reserve", words::RESERVE, Kind::Number, |row, _| {
            Value::or_none(row.row.part_time_reserve.map(Value::Fte))
        }),
    ]
}

fn requirements(rows: &[Named<'_, NeedsRow>], language: Language) -> Table {
    let columns = row_columns();
    let caption = common::BY_REQUIREMENT.get(language).to_owned();
    by_category("requirements", caption, &columns, rows, language)
}

/// Returns names of what is closed, staffing by its word.
fn closed(names: &[String], language: Language) -> Value {
    let name = |name: &String| {
        if name == STAFFING { common::STAFFING.get(language).to_owned() } else { name.clone() }
    };
    Value::Text(names.iter().map(name).collect::<Vec<_>>().join(", "))
}

const TRANSFERS: &[Declared<Transfer>] = &[
    main("from", words::FROM, Kind::Text, |row, language| place(&row.from, language)),
    main("to", words::TO, Kind::Text, |row, language| place(&row.to, language)),
    main("competences", common::COMPETENCE, Kind::Text, |row, language| closed(&row.competences, language)),
    main("persons", common::PERSONS, Kind::Number, |row, _| count(row.persons)),
];

/// Returns where people could move, or that it is hidden.
pub(super) fn transfers(answer: &Needs, language: Language) -> Block {
    let Some(transfers) = &answer.transfers else {
        return Block::Note(Phrase::of(words::TRANSFERS_HIDDEN.get(language)));
    };
    let caption = words::TRANSFERS_TITLE.get(language).to_owned();
    Block::Table(table("transfers", caption, TRANSFERS, transfers.iter(), language))
}

fn step(kind: StepKind, language: Language) -> Value {
    let (key, text) = match kind {
        StepKind::Mobilise => ("mobilise", words::MOBILISE),
        StepKind::Renew => ("renew", words::RENEW),
        StepKind::Recognise => ("recognise", words::RECOGNISE),
        StepKind::Practise => ("practise", words::PRACTISE),
        StepKind::Train => ("train", words::TRAIN),
    };
    Value::word(key, text.get(language))
}

const WHO: &[Declared<PersonNeeds>] = &[
    main("id", common::PERSON_ID, Kind::Text, |who, _| Value::or_none(who.id.clone().map(Value::Text))),
    main("name", common::PERSON_NAME, Kind::Text, |who, _| Value::or_none(who.name.clone().map(Value::Text))),
    main("step", words::STEP, Kind::Text, |who, language| step(who.step, language)),
    main("competence", common::COMPETENCE, Kind::Text, |who, _| {
        Value::or_none(who.competence.clone().map(Value::Text))
    }),
    main("level", common::LEVEL, Kind::Number, |who, _| {
        Value::or_none(who.level.map(|level| Value::Count(i64::from(level))))
    }),
    main("measure", words::TRAIN, Kind::Text, |who, _| Value::or_none(who.measure.clone().map(Value::Text))),
    main("from", words::WORKS_IN, Kind::Text, |who, language| place(&who.from, language)),
    main("to", words::TO_UNIT, Kind::Text, |who, _| Value::or_none(who.to.clone().map(Value::Text))),
    main("closes", words::CLOSES, Kind::Text, |who, language| closed(&who.closes, language)),
];

fn who(people: &[PersonNeeds], language: Language) -> Table {
    table("people", words::PEOPLE_TITLE.get(language).to_owned(), WHO, people.iter(), language)
}

/// Returns the first two headings of each table, in every language and in keys; that of people begins as registers do.
pub fn first_headings() -> Vec<(String, String)> {
    [
        headings(&sum_columns("category", common::CATEGORY)),
        headings(&sum_columns("unit", common::UNIT)),
        headings(&row_columns()),
        headings(TRANSFERS),
    ]
    .concat()
}
