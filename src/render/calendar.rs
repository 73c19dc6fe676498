//! What is to be done as iCalendar (RFC 5545): days that Outlook, Google and others take in.

use super::number;
use crate::language::Language;
use crate::model::date::{Date, day_after};
use crate::report::agenda::{Agenda, Event, Recurrence};
use crate::report::document::{Block, Report};
use chrono::TimeDelta;
use icalendar::{Alarm, Calendar, Component, EventLike, Property};
use std::io::{self, Write};
use uuid::Uuid;

/// Who made the calendar, as RFC 5545 wants it said.
const PRODUCT: &str = "-//kompetanse//kompetanse//NO";

/// Writes what a report says is to be done. The same report gives the same bytes.
///
/// # Errors
/// Where `out` does.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", PRODUCT));
    calendar.append_property(("CALSCALE", "GREGORIAN")).append_property(("METHOD", "PUBLISH"));
    for agenda in agendas(report) {
        let name = number::phrase(&agenda.name, report.language);
        // What it is has to be said, or the crate does not escape it.
        calendar.append_property(Property::new("X-WR-CALNAME", &name).add_parameter("VALUE", "TEXT").done());
        for event in &agenda.events {
            calendar.push(drawn(event, agenda.as_of, report.language));
        }
    }
    out.write_all(folded(&calendar.to_string()).as_bytes())
}

/// As many octets as a line may have.
const LINE: usize = 75;

/// Returns a calendar with its lines folded anew.
///
/// The crate lets some have an octet too many, and folds them at spaces too, which some readers take for the fold's own.
fn folded(calendar: &str) -> String {
    let whole = calendar.replace("\r\n ", "");
    whole.split_terminator("\r\n").map(|line| format!("{}\r\n", pieces(line).join("\r\n "))).collect()
}

/// Returns a line in pieces, each short enough with the space that goes before all but the first.
fn pieces(line: &str) -> Vec<&str> {
    let (mut pieces, mut rest, mut room) = (Vec::new(), line, LINE);
    while rest.len() > room {
        let (piece, after) = rest.split_at(fold_at(rest, room));
        pieces.push(piece);
        (rest, room) = (after, LINE - 1);
    }
    pieces.push(rest);
    pieces
}

/// Returns the last place within so many octets between two letters, neither of them a space or the start of an escape.
fn fold_at(line: &str, room: usize) -> usize {
    let places = || (1..=room).rev().filter(|at| line.is_char_boundary(*at));
    let is_good = |at: &usize| !line[..*at].ends_with([' ', '\\']) && !line[*at..].starts_with(' ');
    places().find(is_good).or_else(|| places().next()).unwrap_or(room)
}

fn agendas(report: &Report) -> impl Iterator<Item = &Agenda> {
    report.blocks.iter().filter_map(|block| match block {
        Block::Agenda(agenda) => Some(agenda),
        Block::Heading(_)
        | Block::Paragraph(_)
        | Block::Table(_)
        | Block::Chart(_)
        | Block::Note(_)
        | Block::Page(_)
        | Block::Listing { .. } => None,
    })
}

fn drawn(event: &Event, as_of: Date, language: Language) -> icalendar::Event {
    let title = number::phrase(&event.title, language);
    let lines: Vec<String> = event.lines.iter().map(|line| number::phrase(line, language)).collect();
    let (stamp, id) = (format!("{}T000000Z", day(as_of)), id(&event.key));
    let mut drawn = icalendar::Event::with_uid(&id);
    drawn.add_property("DTSTAMP", &stamp).summary(&title);
    drawn.append_property(whole_day("DTSTART", event.day));
    drawn.append_property(whole_day("DTEND", day_after(event.day)));
    // Nobody is busy because something is due.
    drawn.add_property("TRANSP", "TRANSPARENT");
    if !lines.is_empty() {
        drawn.description(&lines.join("\n"));
    }
    if event.recurrence == Recurrence::Yearly {
        drawn.add_property("RRULE", "FREQ=YEARLY");
    }
    drawn.alarm(reminder(event.reminder_days, &title, (&stamp, &id))).done()
}

/// Returns what reminds of an event so many days before.
fn reminder(days: u16, title: &str, (stamp, id): (&str, &str)) -> Alarm {
    let mut alarm = Alarm::display(title, TimeDelta::zero());
    // The crate would count seconds, and a day in which clocks are put on has not as many as another.
    alarm.add_property("TRIGGER", format!("-P{days}D"));
    // Without these two, it would take them from the clock and from chance.
    alarm.add_property("DTSTAMP", stamp).uid(&format!("{id}-alarm")).done()
}

/// Returns the name by which calendars know an event again, made of what it is about.
fn id(key: &str) -> String {
    format!("{}@kompetanse", Uuid::new_v5(&Uuid::NAMESPACE_OID, key.as_bytes()))
}

fn whole_day(key: &str, date: Date) -> Property {
    Property::new(key, day(date)).add_parameter("VALUE", "DATE").done()
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_within_75_octets() {
        for line in ["å".repeat(200), "ord ".repeat(60), " ".repeat(160), "\\n".repeat(90), "a".repeat(75)] {
            let text = folded(&format!("{line}\r\nX:1\r\n"));
            assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{text}");
            assert_eq!(text.replace("\r\n ", ""), format!("{line}\r\nX:1\r\n"));
        }
        let text = folded(&format!("{}\r\n", "ord ".repeat(60)));
        assert!(!text.contains(" \r\n ") && !text.contains("\r\n  "), "{text}");
    }
}
