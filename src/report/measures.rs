//! Measures within a budget, as a document.

mod places;
mod summary;

use super::column::{Declared, extra, first_headings as headings, main, table};
use super::document::{Block, Chart, Kind, Mark, Phrase, Report, Table, Value};
use super::gap::{Shown, amount, amount_or_hidden, category_name, count, number, suppression};
use super::provenance;
use super::subject::{self as of_requirement, Named, OfRequirement, by_category, sum_name};
use crate::analysis::gap::GapRow;
use crate::analysis::measures::{Group, Measures, MeasuresRow, Sum};
use crate::language::{Language, Text, chart, measures as words, needs, words as common};
use crate::model::amount::Expected;
use crate::model::plan::Basis;

/// Returns which measures close most within the budget, as a document.
pub fn document(answer: &Measures, shown: Shown, language: Language) -> Report {
    let mut blocks = vec![Block::Paragraph(Phrase::of(words::PROPOSAL.get(language)))];
    blocks.extend(summary::sentences(answer, language).into_iter().map(Block::Paragraph));
    let [comparison, budget, measures, who, access] = main_tables(answer, language);
    blocks.extend([
        Block::Table(comparison),
        Block::Table(budget),
        Block::Table(measures),
        Block::Table(who),
        Block::Table(places::full(answer, language)),
        Block::Chart(waterfall(language)),
        Block::Table(categories(answer, language)),
    ]);
    let unanswered = |row: &MeasuresRow| !row.today.assessable && row.today.in_force;
    let asks = |row: &&MeasuresRow| {
        shown == Shown::All || row.is_unmet() || row.today.hides("gap") || unanswered(row)
    };
    let rows: Vec<Named<'_, MeasuresRow>> =
        answer.requirements.iter().filter(asks).map(|row| Named::of(row, &answer.plan, language)).collect();
    let left = answer.requirements.len() - rows.len();
    if answer.requirements.is_empty() {
        blocks.push(Block::Paragraph(Phrase::of(common::NOTHING_ASKED.get(language))));
    }
    blocks.push(Block::Table(requirements(&rows, language)));
    if left > 0 {
        blocks.push(Block::Note(Phrase::counted(common::MORE_MET, left as u64, language)));
    }
    blocks.push(Block::Table(access));
    blocks.extend(hidden_lists(answer, language));
    if let Some(people) = &answer.people {
        blocks.push(Block::Table(places::who(people, language)));
    }
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(method(answer, language).into_iter().map(Block::Note));
    let title =
        Phrase::fill(words::MEASURES_TITLE.get(language), &[("date", Value::Date(answer.reference_date))]);
    provenance::report(title, (answer.reference_date, &answer.plan, &answer.register), blocks, language)
}

/// Returns that lists of places and people are hidden, where they are.
pub(super) fn hidden_lists(answer: &Measures, language: Language) -> Option<Block> {
    let said = Block::Note(Phrase::of(words::LISTS_HIDDEN.get(language)));
    answer.places.is_none().then_some(said)
}

pub(super) fn waterfall(language: Language) -> Chart {
    let mark = Mark::Waterfall { label: "category", steps: &["closed", "recruit"], sum: "gap" };
    Chart { caption: chart::MEASURES.get(language).to_owned(), of: "categories", mark }
}

/// Returns what measures come to, in plain sentences.
pub(super) fn sentences(answer: &Measures, language: Language) -> Vec<Phrase> {
    summary::sentences(answer, language)
}

/// Returns what they come to in a few words.
pub(super) fn in_short(answer: &Measures, language: Language) -> Vec<Phrase> {
    summary::in_short(answer, language)
}

/// Returns the tables that everybody asks for: the choice beside others, the money, the measures, the places and who gets
/// them.
pub(super) fn main_tables(answer: &Measures, language: Language) -> [Table; 5] {
    [
        summary::comparison(answer, language),
        places::budget(answer, language),
        places::measures(answer, language),
        places::places(answer, language),
        places::access(answer, language),
    ]
}

fn method(answer: &Measures, language: Language) -> Vec<Phrase> {
    let common = [common::METHOD_PLACES, common::METHOD_ROUNDED].map(|note| Phrase::of(note.get(language)));
    own_method(answer, language).into_iter().chain(common).collect()
}

/// Returns how measures are chosen.
pub(super) fn own_method(answer: &Measures, language: Language) -> Vec<Phrase> {
    let mut notes = vec![words::METHOD_CHOICE, words::METHOD_RULE, words::METHOD_TIME];
    notes.push(if answer.reckons_exits { words::METHOD_CHANCE } else { words::METHOD_NO_AGES });
    notes.extend((!answer.until_is_planned).then_some(words::METHOD_UNTIL));
    notes.extend([words::METHOD_STEPS, words::METHOD_TODAY, words::METHOD_HIRES]);
    let has_on_call = answer.access.iter().flatten().any(|row| row.group == Group::OnCall);
    notes.extend(has_on_call.then_some(words::METHOD_ON_CALL));
    notes.extend(answer.absence_limit.map(|_| words::METHOD_ABSENCE));
    notes.extend(answer.recruitment_price.map(|_| words::METHOD_PRICE));
    let values = [
        ("until", Value::Year(answer.until)),
        ("percent", Value::or_none(answer.absence_limit.map(Value::Percent))),
        ("price", kroner(answer.recruitment_price)),
    ];
    notes.into_iter().map(|note| Phrase::fill(note.get(language), &values)).collect()
}

/// A sum with its name.
struct NamedSum<'a> {
    sum: &'a Sum,
    name: String,
}

fn sum_columns<'a>() -> Vec<Declared<NamedSum<'a>>> {
    vec![
        main("category", common::CATEGORY, Kind::Text, |row, language| {
            sum_name(row.sum.category.as_ref(), &row.name, row.sum.basis, language)
        }),
        extra("basis", common::BASIS, Kind::Text, |row, language| super::gap::basis(row.sum.basis, language)),
        main("unmet", needs::UNMET, Kind::Number, |row, _| number(row.sum.unmet)),
        main("gap", words::GAP_BEFORE, Kind::Number, |row, _| amount_or_hidden(row.sum.gap)),
        main("closed", words::CLOSED, Kind::Number, |row, _| expected_of(row.sum.closed, row.sum.basis)),
        main("recruit", words::LEFT_TO_RECRUIT, Kind::Number, |row, _| {
            expected_of(row.sum.recruit, row.sum.basis)
        }),
        main("hires", words::HIRES, Kind::Number, |row, _| number(row.sum.hires)),
        main("price", words::PRICE, Kind::Number, |row, _| kroner(row.sum.price)),
    ]
}

/// Returns an expected amount, of persons or of årsverk.
fn expected(amount: Expected, basis: Basis) -> Value {
    if basis.in_fte() { Value::ExpectedFte(amount) } else { Value::Expected(amount) }
}

/// Returns an expected amount, or that it is hidden.
fn expected_of(amount: Option<Expected>, basis: Basis) -> Value {
    Value::or_hidden(amount.map(|amount| expected(amount, basis)))
}

/// Returns a sum of kroner, or that it is hidden.
fn money(amount: Option<i64>) -> Value {
    Value::or_hidden(amount.map(Value::Count))
}

/// Returns a sum of kroner, where there is one.
fn kroner(amount: Option<i64>) -> Value {
    Value::or_none(amount.map(Value::Count))
}

pub(super) fn categories(answer: &Measures, language: Language) -> Table {
    let name = |sum: &Sum| match &sum.category {
        Some(id) => category_name(id, &answer.plan, language).to_owned(),
        None => needs::ALL_CATEGORIES.get(language).to_owned(),
    };
    let rows: Vec<NamedSum<'_>> =
        answer.categories.iter().map(|sum| NamedSum { sum, name: name(sum) }).collect();
    let caption = words::BY_CATEGORY.get(language).to_owned();
    let mut table = table("categories", caption, &sum_columns(), rows.iter(), language);
    for (place, row) in rows.iter().enumerate() {
        table.hide(place, &row.sum.suppressed);
    }
    table
}

impl Named<'_, MeasuresRow> {
    /// Returns a figure that there can only be where the requirement is in force.
    fn judged(&self, value: Option<Value>) -> Value {
        if self.row.today.in_force { Value::or_unknown(value) } else { Value::or_none(value) }
    }

    fn expected(&self, of: Option<Expected>) -> Value {
        self.judged(of.map(|amount| expected(amount, self.row.today.basis)))
    }
}

impl OfRequirement for MeasuresRow {
    type Subject = GapRow;

    fn subject(&self) -> &GapRow {
        &self.today
    }

    fn hidden(&self) -> &[&'static str] {
        &self.suppressed
    }
}

fn row_columns<'a>() -> Vec<Declared<Named<'a, MeasuresRow>>> {
    let closing: Vec<Declared<Named<'a, MeasuresRow>>> = vec![
        extra("criticality", common::CRITICALITY, Kind::Number, |row, _| {
            Value::Count(i64::from(row.row.today.criticality))
        }),
        of_requirement::counted_in(),
        main("gap", words::GAP_BEFORE, Kind::Number, |row, _| row.judged(row.row.gap.map(amount))),
        main("closed", words::CLOSED, Kind::Number, |row, _| row.expected(row.row.closed)),
        main("recruit", words::LEFT_TO_RECRUIT, Kind::Number, |row, _| row.expected(row.row.recruit)),
        main("hires", words::HIRES, Kind::Number, |row, _| row.judged(row.row.hires.map(count))),
        main("price", words::PRICE, Kind::Number, |row, _| kroner(row.row.price)),
    ];
    [of_requirement::columns(), closing].concat()
}

fn requirements(rows: &[Named<'_, MeasuresRow>], language: Language) -> Table {
    let columns = row_columns();
    let caption = common::BY_REQUIREMENT.get(language).to_owned();
    by_category("requirements", caption, &columns, rows, language)
}

fn said(text: Text, language: Language) -> String {
    text.get(language).to_owned()
}

/// Returns the first two headings of each table, in every language and in keys; that of people begins as registers do.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(&sum_columns()), headings(&row_columns()), summary::first_headings(), places::first_headings()]
        .concat()
}
