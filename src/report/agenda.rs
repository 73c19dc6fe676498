//! What is to be done on which day: the part of a report that calendars take in.

use super::document::Phrase;
use crate::model::date::Date;
use std::collections::BTreeMap;

/// What is to be done, for the calendars of those who do it.
#[derive(Debug, Clone)]
pub struct Agenda {
    /// What the calendar is called.
    pub name: Phrase,
    /// The day that it is as of.
    pub as_of: Date,
    /// What is to be done, in order.
    pub events: Vec<Event>,
}

/// Something to be done on a day, that takes no certain time of it.
#[derive(Debug, Clone)]
pub struct Event {
    /// What it is about, the same whenever the calendar is made: an event of the same key is the same one, perhaps changed.
    pub key: String,
    /// The day.
    pub day: Date,
    /// How often it comes again.
    pub recurrence: Recurrence,
    /// What is to be done, in a few words.
    pub title: Phrase,
    /// What more there is to know, a line each.
    pub lines: Vec<Phrase>,
    /// So many days before, one is reminded.
    pub reminder_days: u16,
}

impl Agenda {
    /// Returns what is to be done as of a day; what is about the same thing twice is told apart by its number.
    pub fn of(name: Phrase, as_of: Date, events: impl Iterator<Item = Event>) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let apart = |event: Event| {
            let earlier = known.entry(event.key.clone()).or_default();
            *earlier += 1;
            let key = if *earlier > 1 { format!("{}|{earlier}", event.key) } else { event.key.clone() };
            Event { key, ..event }
        };
        Self { name, as_of, events: events.map(apart).collect() }
    }
}

/// How often an event comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    /// Never.
    Once,
    /// On the same day every year.
    Yearly,
}
