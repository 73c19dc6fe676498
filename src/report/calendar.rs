//! The year as a document: what is to be done in which month.

use super::agenda::{Agenda, Event, Recurrence};
use super::column::{Declared, extra, first_headings as headings, main, table};
use super::document::{Block, Kind, Phrase, Piece, Report, Table, Value};
use super::gap::{count, number, suppression, yes_no};
use super::month::month;
use super::needs::summary::listed;
use super::provenance;
use crate::analysis::calendar::{Calendar, Deadline, Entry, Expiring, Kind as EntryKind, PEAK, Renewed};
use crate::language::{Language, Text, calendar as words};
use crate::model::date::Month;

/// So many competences of a month are named; the others are counted.
const NAMED: usize = 3;

/// So long before, one is reminded of what is to be done.
const REMINDER_DAYS: u16 = 14;

/// So long before, one is reminded of what expires: courses are to be found.
const RENEWAL_REMINDER_DAYS: u16 = 30;

/// Returns the year as a document.
pub fn document(answer: &Calendar, language: Language) -> Report {
    let mut blocks = Vec::new();
    if answer.entries.is_empty() && answer.other_deadlines.is_empty() {
        blocks.push(Block::Paragraph(said(words::NOTHING, language)));
    }
    if answer.register.is_none() {
        blocks.push(Block::Paragraph(said(words::NO_REGISTER, language)));
    }
    blocks.push(Block::Table(entries(answer, language)));
    blocks.push(Block::Table(other_deadlines(answer, language)));
    blocks.push(Block::Agenda(agenda(answer, language)));
    blocks.extend(suppression(answer.suppression, language));
    blocks.push(Block::Note(said(words::METHOD_YEAR, language)));
    let method = Phrase::fill(words::METHOD_EXPIRY.get(language), &times());
    blocks.extend(answer.register.as_ref().map(|_| Block::Note(method)));
    let (from, to) = (Month::of(answer.reference_date), Month::of(answer.until));
    let values = [("from", month(from, language)), ("to", month(to, language))];
    let title = Phrase::fill(words::CALENDAR_TITLE.get(language), &values);
    let of = (answer.reference_date, &answer.plan, answer.register.as_ref());
    provenance::report(title, of, blocks, language)
}

fn said(text: Text, language: Language) -> Phrase {
    Phrase::of(text.get(language))
}

fn times() -> [(&'static str, Value); 1] {
    [("times", count(PEAK))]
}

const ENTRIES: &[Declared<Entry>] = &[
    main("month", words::MONTH, Kind::Text, |row, language| month(row.month, language)),
    main("what", words::WHAT, Kind::Text, |row, language| Value::Phrase(what(row, language))),
    main("responsible", words::RESPONSIBLE, Kind::Text, |row, _| text(&row.responsible)),
    main("kind", words::KIND, Kind::Text, |row, language| {
        Value::word(row.kind.key(), kind(row.kind).get(language))
    }),
    main("date", words::DATE, Kind::Text, |row, _| Value::or_none(row.date.map(Value::Date))),
    extra("measure", words::KIND_MEASURE, Kind::Text, |row, _| text(&row.measure)),
    extra("renewals", words::RENEWALS, Kind::Number, |row, _| figure(row, |expiring| expiring.renewals)),
    main("persons", words::PERSONS, Kind::Number, |row, _| figure(row, |expiring| expiring.persons)),
    extra("peak", words::PEAK, Kind::Text, |row, language| {
        let is_peak =
            |expiring: &Expiring| Value::or_hidden(expiring.peak.map(|is_peak| yes_no(is_peak, language)));
        Value::or_none(row.expiring.as_ref().map(is_peak))
    }),
];

fn text(text: &Option<String>) -> Value {
    Value::or_none(text.clone().map(Value::Text))
}

fn figure(entry: &Entry, of: fn(&Expiring) -> Option<u64>) -> Value {
    Value::or_none(entry.expiring.as_ref().map(|expiring| number(of(expiring))))
}

fn kind(kind: EntryKind) -> Text {
    match kind {
        EntryKind::Event => words::KIND_EVENT,
        EntryKind::Measure => words::KIND_MEASURE,
        EntryKind::Revision => words::KIND_REVISION,
        EntryKind::Deadline => words::KIND_DEADLINE,
        EntryKind::Expiry => words::KIND_EXPIRY,
    }
}

/// Returns what is to be done.
fn what(entry: &Entry, language: Language) -> Phrase {
    if entry.kind == EntryKind::Revision {
        return said(words::WHAT_REVISION, language);
    }
    if let Some(expiring) = &entry.expiring {
        let competences = Value::Phrase(competences(expiring, language));
        let text = if expiring.peak == Some(true) { words::WHAT_PEAK } else { words::WHAT_EXPIRY };
        return Phrase::fill(text.get(language), &[("competences", competences)]);
    }
    Phrase(vec![Piece::Value(text(&entry.what))])
}

/// Returns the competences that most are to renew.
fn competences(expiring: &Expiring, language: Language) -> Phrase {
    let named = expiring.competences.iter().take(NAMED).map(|one| renewed(one, language));
    let left = expiring.competences.len().saturating_sub(NAMED) as u64;
    let more = (left > 0).then(|| Phrase::fill(words::AND_MORE.get(language), &[("n", count(left))]));
    listed(named.chain(more).collect(), language)
}

/// Returns a competence with how many are to renew it, where that is not hidden.
fn renewed(one: &Renewed, language: Language) -> Phrase {
    let competence = Value::Text(one.name.clone());
    let Some(persons) = one.persons else { return Phrase(vec![Piece::Value(competence)]) };
    let values = [("competence", competence), ("persons", count(persons))];
    Phrase::fill(words::COMPETENCE_PERSONS.get(language), &values)
}

fn entries(answer: &Calendar, language: Language) -> Table {
    let caption = words::ENTRIES_TITLE.get(language).to_owned();
    table("entries", caption, ENTRIES, answer.entries.iter(), language)
}

const DEADLINES: &[Declared<Deadline>] = &[
    main("date", words::DATE, Kind::Text, |row, _| Value::Date(row.date)),
    main("status", words::STATUS, Kind::Text, |row, language| {
        let (key, word) = if row.passed { ("passed", words::PASSED) } else { ("later", words::LATER) };
        Value::word(key, word.get(language))
    }),
    main("what", words::WHAT, Kind::Text, |row, _| Value::Text(row.what.clone())),
    main("responsible", words::RESPONSIBLE, Kind::Text, |row, _| text(&row.responsible)),
    extra("measure", words::KIND_MEASURE, Kind::Text, |row, _| Value::Text(row.measure.clone())),
];

fn other_deadlines(answer: &Calendar, language: Language) -> Table {
    let caption = words::OTHER_DEADLINES_TITLE.get(language).to_owned();
    table("other_deadlines", caption, DEADLINES, answer.other_deadlines.iter(), language)
}

/// Returns what is to be done as days of a calendar, deadlines after the year with it.
fn agenda(answer: &Calendar, language: Language) -> Agenda {
    let name = [("plan", Value::Text(answer.plan.name.clone()))];
    let entries = answer.entries.iter().map(|entry| event(entry, answer, language));
    let later = answer.other_deadlines.iter().filter(|deadline| !deadline.passed);
    let later = later.map(|deadline| {
        let entry = Entry {
            month: Month::of(deadline.date),
            kind: EntryKind::Deadline,
            what: Some(deadline.what.clone()),
            measure: Some(deadline.measure.clone()),
            responsible: deadline.responsible.clone(),
            date: Some(deadline.date),
            expiring: None,
        };
        event(&entry, answer, language)
    });
    let name = Phrase::fill(words::AGENDA_NAME.get(language), &name);
    Agenda::of(name, answer.reference_date, entries.chain(later))
}

fn event(entry: &Entry, answer: &Calendar, language: Language) -> Event {
    let first = entry.month.first_day();
    let (day, recurrence, reminder_days) = match entry.kind {
        EntryKind::Event | EntryKind::Measure => (first, Recurrence::Yearly, REMINDER_DAYS),
        EntryKind::Revision | EntryKind::Deadline => {
            (entry.date.unwrap_or(first), Recurrence::Once, REMINDER_DAYS)
        }
        EntryKind::Expiry => (first.max(answer.reference_date), Recurrence::Once, RENEWAL_REMINDER_DAYS),
    };
    Event {
        key: key(entry, answer),
        day,
        recurrence,
        title: titled(entry, language),
        lines: lines(entry, language),
        reminder_days,
    }
}

/// Returns what an event is about: one that comes every year is the same whichever year it is told of.
fn key(entry: &Entry, answer: &Calendar) -> String {
    let when = match entry.kind {
        EntryKind::Event | EntryKind::Measure => entry.month.month.to_string(),
        EntryKind::Expiry => entry.month.to_string(),
        EntryKind::Revision | EntryKind::Deadline => String::new(),
    };
    let what = entry.measure.as_deref().or(entry.what.as_deref()).unwrap_or_default();
    ["calendar", &answer.plan.name, entry.kind.key(), what, &when].join("|")
}

fn titled(entry: &Entry, language: Language) -> Phrase {
    let text = match entry.kind {
        EntryKind::Measure => words::WHAT_MEASURE,
        EntryKind::Deadline => words::WHAT_DEADLINE,
        EntryKind::Event | EntryKind::Revision | EntryKind::Expiry => return what(entry, language),
    };
    Phrase::fill(text.get(language), &[("what", Value::Phrase(what(entry, language)))])
}

fn lines(entry: &Entry, language: Language) -> Vec<Phrase> {
    let responsible = entry.responsible.iter().map(|who| {
        Phrase::fill(words::EVENT_RESPONSIBLE.get(language), &[("who", Value::Text(who.clone()))])
    });
    let expiring = entry.expiring.iter().flat_map(|expiring| {
        let is_peak = expiring.peak == Some(true);
        let peak = is_peak.then(|| Phrase::fill(words::EVENT_PEAK.get(language), &times()));
        peak.into_iter().chain(expiring.competences.iter().map(|one| renewed(one, language)))
    });
    responsible.chain(expiring).collect()
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(ENTRIES), headings(DEADLINES)].concat()
}
