//! Sheets for development talks, as a document: a page for each employee, and all of them together for programs.

mod columns;
mod fields;
mod told;

use super::document::{Block, Page, Phrase, Prominence, Report, Table, Value};
use crate::analysis::employee::{Employees, Expiring, RequirementSaid, Sheet};
use crate::language::employee as words;
use crate::language::{Language, Text, words as common};
use columns::Row;

/// Returns the sheets as a document.
pub fn document(answer: &Employees, language: Language) -> Report {
    let mut blocks: Vec<Block> =
        answer.people.iter().map(|sheet| Block::Page(page(answer, sheet, language))).collect();
    blocks.extend(whole(answer, language).into_iter().map(Block::Table));
    let title =
        Phrase::fill(words::EMPLOYEE_TITLE.get(language), &[("date", Value::Date(answer.reference_date))]);
    let named = (!answer.plan.name.is_empty()).then(|| Phrase::of(answer.plan.name.clone()));
    Report {
        language,
        title: Phrase::joined([Some(title), named].into_iter().flatten(), common::SEPARATOR.get(language)),
        subtitles: Vec::new(),
        blocks,
        // Each page says what it rests on: it is handed out by itself.
        provenance: None,
    }
}

/// Returns the tables of everybody, which are for programs: people have those on the pages.
fn whole(answer: &Employees, language: Language) -> [Table; 5] {
    let people = &answer.people;
    let tables = [
        columns::employments(answer, people, true, language),
        columns::requirements(answer, people, |_| true, true, language),
        columns::competences(answer, people, |_| true, true, language),
        columns::expiring(answer, people, true, language),
        columns::measures(answer, people, |_| true, true, language),
    ];
    tables.map(|table| Table { prominence: Prominence::Extra, ..table })
}

/// Returns the page of one employee.
fn page(answer: &Employees, sheet: &Sheet, language: Language) -> Page {
    let mut blocks = vec![Block::Paragraph(line(answer, language))];
    let own = std::slice::from_ref(sheet);
    blocks.push(Block::Table(columns::employments(answer, own, false, language)));
    if sheet.on_call {
        let name = Value::Text(name(sheet, language));
        blocks.push(Block::Paragraph(Phrase::fill(words::ON_CALL.get(language), &[("name", name)])));
    }
    blocks.extend(requirements(answer, sheet, language));
    let others = columns::competences(answer, own, |said| !said.required, false, language);
    blocks.push(Block::Table(others));
    blocks.extend(expiring(answer, sheet, language));
    blocks.extend(measures(answer, sheet, language));
    blocks.extend(fields::blocks(answer, sheet, language));
    blocks.push(Block::Note(rests_on(answer, language)));
    Page { title: title(sheet, language), blocks }
}

/// Returns whose page it is: the name, with the id.
fn title(sheet: &Sheet, language: Language) -> Phrase {
    match (&sheet.name, &sheet.id) {
        (Some(name), Some(id)) => Phrase::of(format!("{name} ({id})")),
        _ => Phrase::of(name(sheet, language)),
    }
}

/// Returns the name, or the id where the register has no name.
fn name(sheet: &Sheet, language: Language) -> String {
    let by_id = || words::BY_ID.fill(language, &[("id", sheet.id.as_deref().unwrap_or_default())]);
    sheet.name.clone().unwrap_or_else(by_id)
}

/// Returns what the page is, by which plan and when.
fn line(answer: &Employees, language: Language) -> Phrase {
    let day = Phrase::fill(words::PER_DATE.get(language), &[("date", Value::Date(answer.reference_date))]);
    let plan = (!answer.plan.name.is_empty()).then(|| Phrase::of(answer.plan.name.clone()));
    let parts = [Some(Phrase::of(words::TALK.get(language))), plan, Some(day)];
    Phrase::joined(parts.into_iter().flatten(), common::SEPARATOR.get(language))
}

fn say(text: Text, language: Language) -> Phrase {
    Phrase::of(text.get(language))
}

fn requirements(answer: &Employees, sheet: &Sheet, language: Language) -> Vec<Block> {
    if sheet.requirements.is_empty() {
        return vec![Block::Paragraph(say(words::NO_REQUIREMENTS, language))];
    }
    let told = told::names(sheet);
    let is_told = |said: &RequirementSaid| told.contains(&said.today.name.as_str());
    let table = columns::requirements(answer, std::slice::from_ref(sheet), is_told, false, language);
    let unknown = table.has_unknown().then(|| Block::Note(say(words::NOTE_UNKNOWN, language)));
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(unknown);
    blocks.push(Block::Note(say(words::NOTE_REQUIREMENTS, language)));
    let met = told::met(sheet, &told);
    blocks.extend(listed(words::MET_WITHOUT, &met, language).map(Block::Note));
    blocks
}

fn expiring(answer: &Employees, sheet: &Sheet, language: Language) -> Vec<Block> {
    if sheet.expiring.is_empty() {
        let nothing = Phrase::counted(words::NOTHING_EXPIRES, answer.months.into(), language);
        return vec![Block::Paragraph(nothing)];
    }
    let table = columns::expiring(answer, std::slice::from_ref(sheet), false, language);
    let renewals = sheet.expiring.iter().filter_map(|expiring| renewal(expiring, language));
    std::iter::once(Block::Table(table)).chain(renewals.map(Block::Paragraph)).collect()
}

/// Returns how what expires can be renewed; none where the plan has nothing for it.
fn renewal(expiring: &Expiring, language: Language) -> Option<Phrase> {
    let measures: Vec<&str> = expiring.renewed_by.iter().map(|renewal| renewal.name.as_str()).collect();
    let values =
        [("competence", Value::Text(expiring.name.clone())), ("list", Value::Text(measures.join(", ")))];
    (!measures.is_empty()).then(|| Phrase::fill(words::RENEWED_BY.get(language), &values))
}

fn measures(answer: &Employees, sheet: &Sheet, language: Language) -> Vec<Block> {
    if sheet.measures.is_empty() {
        return vec![Block::Paragraph(say(words::NO_MEASURES, language))];
    }
    let own = std::slice::from_ref(sheet);
    let table = columns::measures(answer, own, |measure| measure.wanted, false, language);
    let others = sheet.measures.iter().filter(|measure| !measure.wanted);
    let others: Vec<&str> = others.map(|measure| measure.name.as_str()).collect();
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(listed(words::OTHER_MEASURES, &others, language).map(Block::Paragraph));
    blocks.push(Block::Note(say(words::NOTE_MEASURES, language)));
    blocks
}

/// Returns a sentence with a list in it; none where there is nothing to list.
fn listed(text: Text, names: &[&str], language: Language) -> Option<Phrase> {
    let value = || Value::Text(names.join(", "));
    (!names.is_empty()).then(|| Phrase::fill(text.get(language), &[("list", value())]))
}

/// Returns whom the page is for, and which files it rests on.
fn rests_on(answer: &Employees, language: Language) -> Phrase {
    let files: Vec<&str> =
        answer.register.files.iter().chain(&answer.plan.files).map(String::as_str).collect();
    Phrase::fill(words::NOTE_PRIVATE.get(language), &[("files", Value::Text(files.join(", ")))])
}

/// Returns the first two headings of each table that a CSV can be, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    columns::first_headings()
}

/// Returns a row for each thing that each sheet has.
fn rows<'a, T>(
    answer: &'a Employees,
    sheets: &'a [Sheet],
    of: impl Fn(&'a Sheet) -> &'a [T],
) -> Vec<Row<'a, T>> {
    let of_sheet = |sheet: &'a Sheet| of(sheet).iter().map(move |said| Row { answer, sheet, said });
    sheets.iter().flat_map(of_sheet).collect()
}
