//! What is to be renewed, as days in a calendar: one for each month and competence.

use crate::analysis::expiry::{Expiry, PersonExpiry, Place};
use crate::language::{Language, expiry as words, paper, words as common};
use crate::model::date::Month;
use crate::report::agenda::{Agenda, Event, Recurrence};
use crate::report::document::{Phrase, Piece, Value};
use crate::report::month::month;
use crate::report::subject::place as unit;

/// So long before the month begins, courses are to be found.
const REMINDER_DAYS: u16 = 30;

/// Returns what is to be renewed, month by month.
pub(super) fn agenda(answer: &Expiry, language: Language) -> Agenda {
    let name = [("plan", Value::Text(answer.plan.name.clone()))];
    let mut places: Vec<&Place> = answer.places.iter().collect();
    places.sort_by_key(|place| place.month);
    let name = Phrase::fill(words::AGENDA_NAME.get(language), &name);
    let events = places.into_iter().map(|place| event(place, answer, language));
    Agenda::of(name, answer.reference_date, events)
}

fn event(place: &Place, answer: &Expiry, language: Language) -> Event {
    let within = answer.register.within.iter().flat_map(|within| within.units.iter().map(String::as_str));
    let key: Vec<&str> = ["expiry", &answer.plan.name, &place.competence].into_iter().chain(within).collect();
    let mut values =
        vec![("competence", Value::Text(place.name.clone())), ("month", month(place.month, language))];
    values.extend(place.persons.map(|persons| ("people", employees(persons, language))));
    let title = if place.persons.is_some() { words::EVENT_TITLE } else { words::EVENT_TITLE_HIDDEN };
    Event {
        key: format!("{}|{}", key.join("|"), place.month),
        day: place.month.first_day().max(answer.reference_date),
        recurrence: Recurrence::Once,
        title: Phrase::fill(title.get(language), &values),
        lines: lines(place, answer, language),
        reminder_days: REMINDER_DAYS,
    }
}

/// Returns the units with how many there are in each, where that is not hidden, and whose it is where that was asked.
fn lines(place: &Place, answer: &Expiry, language: Language) -> Vec<Phrase> {
    let in_units =
        answer.expiring.iter().filter(|row| (row.month, &row.competence) == (place.month, &place.competence));
    let units = in_units.map(|row| {
        let unit = unit(&row.unit, language);
        let Some(number) = row.persons else { return Phrase(vec![Piece::Value(unit)]) };
        let values = [("unit", unit), ("people", persons(number, language))];
        Phrase::fill(words::EVENT_UNIT.get(language), &values)
    });
    let people = answer
        .people
        .iter()
        .flatten()
        .filter(|who| Month::of(who.last_day) == place.month && who.competence == place.competence);
    units.chain(people.map(|who| person(who, language))).collect()
}

fn person(who: &PersonExpiry, language: Language) -> Phrase {
    let known: Vec<&str> = [&who.name, &who.id].into_iter().flatten().map(String::as_str).collect();
    let values = [("who", Value::Text(known.join(", "))), ("date", Value::Date(who.last_day))];
    Phrase::fill(words::EVENT_PERSON.get(language), &values)
}

fn employees(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(paper::EMPLOYEE_COUNT, number, language))
}

fn persons(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(common::PERSON_COUNT, number, language))
}
