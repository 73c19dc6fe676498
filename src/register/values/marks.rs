//! What is said of a competence: formal status, real level, and marks that say either or both.

use super::dates::{DateOf, date};
use super::{NotUnderstood, Value};
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::plan::Scale;
use crate::model::register::Status;
use crate::source::{Content, trimmed};

/// Reads a formal status; a blank cell is none.
pub fn status(text: &str) -> Result<Status, NotUnderstood> {
    const HELD: &[&str] = &[
        "ja",
        "j",
        "x",
        "✓",
        "✔",
        "√",
        "1",
        "godkjent",
        "godkjend",
        "bestått",
        "fullført",
        "gyldig",
        "har",
        "formell",
        "formelt",
        "ok",
        "yes",
        "y",
        "completed",
        "complete",
        "passed",
        "approved",
        "valid",
        "held",
        "true",
        "sann",
        "sant",
        "autorisert",
        "oppnådd",
        "gjennomført",
        "tatt",
        "f",
        "utgående",
        "active",
        "aktiv",
        "certified",
        "sertifisert",
    ];
    const NONE: &[&str] = &[
        "",
        "nei",
        "n",
        "o",
        "0",
        "-",
        "–",
        "mangler",
        "manglar",
        "no",
        "none",
        "not started",
        "ikke startet",
        "ikkje starta",
        "ingen",
        "ikke bestått",
        "ikkje bestått",
        "failed",
        "false",
        "usann",
        "usant",
        "ikke",
        "ikkje",
        "planlagt",
        "planned",
        "ikke godkjent",
        "ikkje godkjend",
        "missing",
        "ikke fullført",
        "ikkje fullført",
        "har ikke",
        "har ikkje",
    ];
    const UNDER_WAY: &[&str] = &[
        "pågår",
        "under utdanning",
        "under utdaning",
        "p",
        "in progress",
        "påbegynt",
        "påbyrja",
        "startet",
        "starta",
        "started",
        "i gang",
        "under opplæring",
        "ongoing",
        "enrolled",
        "student",
        "påmeldt",
        "under vidareutdanning",
        "under videreutdanning",
    ];
    const EXPIRED: &[&str] =
        &["utløpt", "utgått", "gått ut", "expired", "lapsed", "ugyldig", "invalid", "forfalt"];
    const DISPENSATION: &[&str] =
        &["dispensasjon", "disp", "disp.", "dispensation", "exemption", "dispensert"];
    let key = folded(text);
    let is = |words: &[&str]| words.contains(&key.as_str());
    match () {
        () if is(HELD) => Ok(Status::Held),
        () if is(NONE) || key.is_empty() => Ok(Status::None),
        () if is(UNDER_WAY) => Ok(Status::InProgress),
        () if is(EXPIRED) => Ok(Status::Expired),
        () if is(DISPENSATION) => Ok(Status::Dispensation),
        () => Err(NotUnderstood),
    }
}

/// Reads a real level of the scale: a number, one of its words, `3 - Selvstendig`, or stars.
pub fn level(cell: Content<'_>, scale: &Scale) -> Value<u8> {
    match cell {
        Content::Empty => Ok(None),
        Content::Number(number)
            if number.fract() == 0.0 && (0.0..=f64::from(scale.max)).contains(&number) =>
        {
            Ok(Some(number as u8))
        }
        Content::Text(text) => level_of_text(trimmed(text), scale),
        _ => Err(NotUnderstood),
    }
}

fn level_of_text(text: &str, scale: &Scale) -> Value<u8> {
    const NOT_ASSESSED: &[&str] =
        &["", "ikke vurdert", "ikkje vurdert", "not assessed", "ikke målt", "ikkje målt", "..", "na"];
    if let [digit @ b'0'..=b'9'] = text.as_bytes() {
        return Some(digit - b'0').filter(|level| *level <= scale.max).map(Some).ok_or(NotUnderstood);
    }
    let key = folded(text);
    if NOT_ASSESSED.contains(&key.as_str()) || matches!(text, "-" | "–") {
        return Ok(None);
    }
    let on_scale = |level: u8| if level <= scale.max { Ok(Some(level)) } else { Err(NotUnderstood) };
    if let Some(named) = level_by_name(&key, scale) {
        return Ok(Some(named));
    }
    if text.chars().all(|c| matches!(c, '*' | '★')) {
        return u8::try_from(text.chars().count()).map_err(|_| NotUnderstood).and_then(on_scale);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(digits);
    let zeros = rest.strip_prefix([',', '.']).is_some_and(|part| part.bytes().all(|b| b == b'0'));
    let explained = rest.trim_start().starts_with(['-', '–', ':', '.', ')', '=', '('])
        && !rest.bytes().any(|b| b.is_ascii_digit());
    if !(rest.is_empty() || zeros || explained) {
        return Err(NotUnderstood);
    }
    number.parse().map_err(|_| NotUnderstood).and_then(on_scale)
}

fn level_by_name(key: &str, scale: &Scale) -> Option<u8> {
    let named = scale.names.iter().position(|name| folded(name) == key).map(|level| level as u8);
    named.or_else(|| scale.aliases.iter().find(|(name, _)| folded(name) == key).map(|(_, level)| *level))
}

/// What a bare cell of a matrix says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// The formal side, where it says anything of it.
    pub status: Option<Status>,
    /// The real side, where it says anything of it.
    pub level: Option<u8>,
    /// A date that stood there alone.
    pub date: Option<Date>,
}

/// Reads a bare cell of a matrix: a level, a mark, `F`, `R`, `F3`, `F+R3`, `P`, or a date.
pub fn mark(cell: Content<'_>, scale: &Scale, of: DateOf, today: Date) -> Value<Mark> {
    match cell {
        Content::Empty => Ok(None),
        Content::Date(_) => Ok(date(cell, of, today)?.map(dated)),
        Content::Number(number) if number >= 1900.0 => Ok(date(cell, of, today)?.map(dated)),
        Content::Number(_) => {
            Ok(level(cell, scale)?.map(|level| Mark { level: Some(level), ..Mark::default() }))
        }
        Content::Text(text) => mark_of_text(text.trim(), scale, of, today),
        Content::Percent(_) | Content::Fault(_) => Err(NotUnderstood),
    }
}

fn dated(date: Date) -> Mark {
    Mark { status: Some(Status::Held), level: None, date: Some(date) }
}

fn mark_of_text(text: &str, scale: &Scale, of: DateOf, today: Date) -> Value<Mark> {
    if text.is_empty() {
        return Ok(None);
    }
    // A number alone is a level, also 0 and 1, which as a formal status would be words.
    if let Ok(level) = level_of_text(text, scale) {
        return Ok(level.map(|level| Mark { level: Some(level), ..Mark::default() }));
    }
    if let Some(mark) = letters(text, scale) {
        return Ok(Some(mark));
    }
    if let Ok(status) = status(text) {
        return Ok(Some(Mark { status: Some(status), ..Mark::default() }));
    }
    let date = date(Content::Text(text), of, today)?;
    Ok(date.map(dated))
}

/// Reads `F`, `R`, `F3`, `F/3`, `3F`, `F+R3`, `R3`, `3R`: letters for the sides, and a level.
fn letters(text: &str, scale: &Scale) -> Option<Mark> {
    let mut formal = false;
    let mut real = false;
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            'F' | 'f' if !formal => formal = true,
            'R' | 'r' if !real => real = true,
            '0'..='9' => digits.push(c),
            '/' | '+' | '-' | ' ' | ',' | ':' | '&' => {}
            _ => return None,
        }
    }
    if !formal && !real {
        return None;
    }
    let level = match digits.as_str() {
        "" => real.then_some(scale.standard),
        digits => Some(digits.parse().ok().filter(|level| *level <= scale.max)?),
    };
    Some(Mark { status: formal.then_some(Status::Held), level, date: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    #[test]
    fn levels_are_on_the_scale() {
        let scale = Scale { names: vec!["Ingen".into(), "Kjenner til".into()], ..Scale::default() };
        assert_eq!(level(Content::Text("3"), &scale), Ok(Some(3)));
        assert_eq!(level(Content::Text("3 - Selvstendig"), &scale), Ok(Some(3)));
        assert_eq!(level(Content::Text("kjenner til"), &scale), Ok(Some(1)));
        assert_eq!(level(Content::Text("***"), &scale), Ok(Some(3)));
        assert_eq!(level(Content::Text(""), &scale), Ok(None));
        assert_eq!(level(Content::Text("3,0"), &scale), Ok(Some(3)));
        for wrong in ["5", "3,5", "god", "3x"] {
            assert_eq!(level(Content::Text(wrong), &scale), Err(NotUnderstood), "{wrong}");
        }
        assert_eq!(level(Content::Number(2.5), &scale), Err(NotUnderstood));
    }

    #[test]
    fn marks_say_which_side() {
        let scale = Scale::default();
        let read = |text| mark(Content::Text(text), &scale, DateOf::Start, TODAY).unwrap().unwrap();
        let both = |status, level| Mark { status, level, date: None };
        assert_eq!(read("x"), both(Some(Status::Held), None));
        assert_eq!(read("2"), both(None, Some(2)));
        for text in ["F3", "F/3", "3F", "F+R3", "f r 3"] {
            assert_eq!(read(text), both(Some(Status::Held), Some(3)), "{text}");
        }
        assert_eq!(read("R"), both(None, Some(3)));
        assert_eq!(read("F"), both(Some(Status::Held), None));
        assert_eq!(read("P"), both(Some(Status::InProgress), None));
        assert_eq!(read("01.03.2025").date, Some(day(2025, 3, 1)));
        assert_eq!(mark(Content::Text("kanskje"), &scale, DateOf::Start, TODAY), Err(NotUnderstood));
    }
}
