//! What a cell means: sizes of positions, dates, births, formal status, real levels and marks.

use crate::model::amount::Fte;
use crate::model::date::{Birth, Date, open_if_far};
use crate::model::name::folded;
use crate::model::plan::Scale;
use crate::model::register::Status;
use crate::source::{Content, trimmed};

/// A cell that could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUnderstood;

type Value<T> = Result<Option<T>, NotUnderstood>;

/// A size of a position as it stands, before the column has told its scale; in hundred-millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawFraction {
    /// The number.
    pub value: i64,
    /// How it was written.
    pub written: Written,
}

/// How a size of a position was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// A number alone: the column tells whether it is percent.
    Bare,
    /// With a percent sign: 80 % is 80.
    PercentSign,
    /// In a cell that a workbook shows as percent: 80 % is 0.8.
    PercentCell,
}

/// Hundred-millionths in one.
const UNIT: i64 = 100_000_000;

impl RawFraction {
    /// Tells whether the number, as it stands, is more than a fraction of a position can be.
    pub fn exceeds_fraction(self) -> bool {
        self.value > UNIT + UNIT / 2
    }

    /// Returns the size in årsverk, rounded to the nearest ten-thousandth.
    ///
    /// `column_is_fractions` tells that the column's numbers are fractions, so that 0.8 is 80 %.
    pub fn to_fte(self, column_is_fractions: bool) -> Fte {
        let as_fraction = match self.written {
            Written::Bare => column_is_fractions,
            Written::PercentSign => false,
            Written::PercentCell => true,
        };
        let per_ten_thousandth = if as_fraction { UNIT / 10_000 } else { UNIT / 100 };
        Fte::from_ten_thousandths((self.value + per_ten_thousandth / 2).div_euclid(per_ten_thousandth))
    }
}

/// Reads a size of a position.
pub fn fraction(cell: Content<'_>) -> Value<RawFraction> {
    let bare = |value| RawFraction { value, written: Written::Bare };
    match cell {
        Content::Empty => Ok(None),
        Content::Number(number) => {
            hundred_millionths_of(number).map(|value| Some(bare(value))).ok_or(NotUnderstood)
        }
        Content::Percent(number) => hundred_millionths_of(number)
            .map(|value| Some(RawFraction { value, written: Written::PercentCell }))
            .ok_or(NotUnderstood),
        Content::Text(text) => {
            let text = trimmed(text);
            if text.is_empty() {
                return Ok(None);
            }
            let (digits, written) = match text.strip_suffix('%') {
                Some(digits) => (digits, Written::PercentSign),
                None => (text, Written::Bare),
            };
            number(digits).map(|value| Some(RawFraction { value, written })).ok_or(NotUnderstood)
        }
        Content::Date(_) | Content::Fault(_) => Err(NotUnderstood),
    }
}

/// Returns a workbook's number, by its shortest decimal form, in hundred-millionths.
fn hundred_millionths_of(value: f64) -> Option<i64> {
    if value.is_finite() { number(&format!("{value}")) } else { None }
}

/// Reads a number with decimal comma or point, and space, thin space or point between thousands; in hundred-millionths.
///
/// Digits beyond the eighth decimal are rounded to the nearest. None for anything else, or above ninety milliards.
pub fn number(text: &str) -> Option<i64> {
    if let Some(whole) = small_whole(text.as_bytes()) {
        return Some(whole * UNIT);
    }
    let plain = plain_number(text.trim())?;
    let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() || whole.len() > 10 {
        return None;
    }
    let mut value: i64 = 0;
    for digit in whole.bytes() {
        value = value * 10 + digit_of(digit)?;
    }
    value = value.checked_mul(UNIT)?;
    let mut scale = UNIT;
    for (place, digit) in part.bytes().enumerate() {
        let digit = digit_of(digit)?;
        scale /= 10;
        match place {
            0..8 => value += digit * scale,
            8 => value += i64::from(digit >= 5),
            _ => {}
        }
    }
    Some(if negative { -value } else { value })
}

/// Returns a number of one to three digits, as most sizes of positions are written.
fn small_whole(text: &[u8]) -> Option<i64> {
    let is_small = matches!(text.len(), 1..=3) && text.iter().all(u8::is_ascii_digit);
    is_small.then(|| text.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
}

fn digit_of(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

/// Returns the number without marks between thousands and with a decimal point.
fn plain_number(text: &str) -> Option<String> {
    let spaced = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'');
    let text: String =
        text.chars().map(|c| if c == '\u{2212}' { '-' } else { c }).filter(|c| !spaced(*c)).collect();
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    match (commas, points) {
        (0, 0 | 1) => Some(text),
        (1, 0) => Some(text.replace(',', ".")),
        // 1.235,70: points between thousands.
        (1, _) if text.rfind('.') < text.find(',') => Some(text.replace('.', "").replace(',', ".")),
        // 1,235.70: commas between thousands.
        (_, 1) if text.rfind(',') < text.find('.') => Some(text.replace(',', "")),
        (0, _) if groups_of_three(&text, '.') => Some(text.replace('.', "")),
        (_, 0) if groups_of_three(&text, ',') => Some(text.replace(',', "")),
        _ => None,
    }
}

fn groups_of_three(text: &str, mark: char) -> bool {
    text.split(mark).skip(1).all(|group| group.len() == 3)
}

/// What a date is of: a bare year means its first day or its last, and two digits a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOf {
    /// Starts, acquired and assessed: a year is its 1 January.
    Start,
    /// Ends, validity and expected: a year is its 31 December.
    End,
}

/// Reads a date; far ones become [`crate::model::date::OPEN`].
///
/// `today` bounds what two digits of a year can mean: up to twenty years ahead.
pub fn date(cell: Content<'_>, of: DateOf, today: Date) -> Value<Date> {
    const YEARS_AHEAD: i16 = 20;
    match cell {
        Content::Empty => Ok(None),
        Content::Date(date) => Ok(Some(open_if_far(date))),
        Content::Number(number) => {
            day_of_number(number, of).map(|date| Some(open_if_far(date))).ok_or(NotUnderstood)
        }
        Content::Text(text) => {
            let text = trimmed(text);
            if text.is_empty() || text == "-" {
                return Ok(None);
            }
            if let Some(date) = full_day(text.as_bytes()) {
                return Ok(Some(open_if_far(date)));
            }
            day_of_text(text, of, today.year() + YEARS_AHEAD)
                .map(|date| Some(open_if_far(date)))
                .ok_or(NotUnderstood)
        }
        Content::Percent(_) | Content::Fault(_) => Err(NotUnderstood),
    }
}

/// Returns the date of a number: a year, `yyyymmdd`, or a serial number of a spreadsheet.
fn day_of_number(number: f64, of: DateOf) -> Option<Date> {
    /// Serial numbers count from here, for dates after February 1900.
    const EPOCH: Date = jiff::civil::date(1899, 12, 30);
    let whole = number.trunc();
    match whole {
        1900.0..2200.0 if number == whole => Some(day_of_year(whole as i16, of)),
        9999.0 if number == whole => Some(day_of_year(9999, of)),
        10_000.0..3_000_000.0 => EPOCH.checked_add(jiff::Span::new().days(whole as i64)).ok(),
        19_000_101.0..=99_991_231.0 => day_of_digits(&format!("{whole}")),
        _ => None,
    }
}

fn day_of_year(year: i16, of: DateOf) -> Date {
    match of {
        DateOf::Start => jiff::civil::date(year, 1, 1),
        DateOf::End => jiff::civil::date(year, 12, 31),
    }
}

/// Returns the day of `2026-11-21` or `21.11.2026`, as nearly all dates are written; none of what is written otherwise.
fn full_day(text: &[u8]) -> Option<Date> {
    let ([a, b, c, d, b'-', e, f, b'-', g, h] | [g, h, b'.', e, f, b'.', a, b, c, d]) = *text else {
        return None;
    };
    let digits = [a, b, c, d, e, f, g, h].map(|byte| byte.wrapping_sub(b'0'));
    // All at once: nearly all are.
    if digits.iter().fold(false, |other, digit| other | (*digit > 9)) {
        return None;
    }
    let two = |place: usize| (digits[place] * 10 + digits[place + 1]) as i8;
    let year = i16::from(two(0)) * 100 + i16::from(two(2));
    if year < FIRST_YEAR { None } else { Date::new(year, two(4), two(6)).ok() }
}

fn day_of_text(text: &str, of: DateOf, last_year: i16) -> Option<Date> {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    if day.bytes().all(|b| b.is_ascii_digit()) {
        return match day.len() {
            4 => {
                day.parse().ok().filter(|year| (1900..=9999).contains(year)).map(|year| day_of_year(year, of))
            }
            8 => day_of_digits(day),
            5 => day.parse::<f64>().ok().and_then(|number| day_of_number(number, of)),
            _ => None,
        };
    }
    let mark = day.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = day.split(mark).collect();
    let [first, second, third] = parts[..] else { return None };
    match (mark, first.len()) {
        ('-' | '/' | '.', 4) => new_date(first.parse().ok()?, second, third),
        ('.' | '/' | '-', _) => new_date(full_year(third, last_year)?, second, first),
        _ => None,
    }
}

/// Returns a birth that is not ahead: two digits of a year that would make it so are of the century before.
fn not_ahead(date: Date, today: Date) -> Option<Date> {
    if date <= today { Some(date) } else { date.checked_sub(jiff::Span::new().years(100)).ok() }
}

/// Returns the year; two digits are the latest year that is not after the last that they can mean.
fn full_year(digits: &str, last_year: i16) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(year),
        2 => {
            let in_century = last_year - last_year % 100 + year;
            Some(if in_century > last_year { in_century - 100 } else { in_century })
        }
        _ => None,
    }
}

fn day_of_digits(digits: &str) -> Option<Date> {
    new_date(digits[..4].parse().ok()?, &digits[4..6], &digits[6..])
}

/// Years before this are slips of the pen.
const FIRST_YEAR: i16 = 1850;

fn new_date(year: i16, month: &str, day: &str) -> Option<Date> {
    if year < FIRST_YEAR {
        return None;
    }
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads a birth: a date, a year, or a fødselsnummer, of which only the birth date is kept.
pub fn birth(cell: Content<'_>, today: Date) -> Value<Birth> {
    match cell {
        Content::Empty => Ok(None),
        Content::Date(date) => Ok(Some(Birth::Day(date))),
        Content::Number(number) => birth_of_number(number, today).map(Some).ok_or(NotUnderstood),
        Content::Text(text) => {
            let text = trimmed(text);
            if text.is_empty() {
                return Ok(None);
            }
            if let Some(date) = full_day(text.as_bytes()) {
                return Ok(Some(Birth::Day(date)));
            }
            birth_of_text(text, today).map(Some).ok_or(NotUnderstood)
        }
        Content::Percent(_) | Content::Fault(_) => Err(NotUnderstood),
    }
}

fn birth_of_number(number: f64, today: Date) -> Option<Birth> {
    if number.fract() != 0.0 || number < 0.0 {
        return None;
    }
    if (1900.0..2100.0).contains(&number) {
        return Some(Birth::Year(number as i16));
    }
    if number >= 100_000_000.0 {
        return born_by_national_id(&format!("{number:011}"), today).map(Birth::Day);
    }
    day_of_number(number, DateOf::Start).map(Birth::Day)
}

fn birth_of_text(text: &str, today: Date) -> Option<Birth> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 11 {
        return born_by_national_id(&digits, today).map(Birth::Day);
    }
    if text.len() == 4 && digits.len() == 4 {
        return text.parse().ok().filter(|year| (1900..2100).contains(year)).map(Birth::Year);
    }
    if digits.len() == 6 && text.len() == 6 {
        let year = full_year(&digits[4..], today.year())?;
        return new_date(year, &digits[2..4], &digits[..2]).map(Birth::Day);
    }
    let date = day_of_text(text, DateOf::Start, today.year())?;
    let two_digits = !text.contains(&format!("{:04}", date.year()));
    Some(Birth::Day(if two_digits { not_ahead(date, today)? } else { date }))
}

/// Returns the birth date that a fødselsnummer or D-number tells; none where it cannot be one.
///
/// Digits 1–6 are the date, with 40 added to the day of a D-number, and 40, 65 or 80 to the month of numbers
/// made for tests. The three after them tell the century (Skatteetaten).
pub fn born_by_national_id(digits: &str, today: Date) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
    if digits.len() != 11 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let day = number(0..2)?;
    let day = if day > 40 { day - 40 } else { day };
    let month = match number(2..4)? {
        month @ 81..=92 => month - 80,
        month @ 66..=77 => month - 65,
        month @ 41..=52 => month - 40,
        month => month,
    };
    let (year, individual) = (number(4..6)?, number(6..9)?);
    let century = match (individual, year) {
        (0..=499, _) | (900..=999, 40..=99) => 1900,
        (500..=749, 54..=99) => 1800,
        _ => 2000,
    };
    Date::new(century + year, month as i8, day as i8).ok().filter(|date| *date <= today)
}

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
        Content::Date(date) => Ok(Some(dated(open_if_far(date)))),
        Content::Number(number) if number >= 1900.0 => {
            day_of_number(number, of).map(|date| Some(dated(open_if_far(date)))).ok_or(NotUnderstood)
        }
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

    fn fte(text: &str, fractions: bool) -> i64 {
        fraction(Content::Text(text)).unwrap().unwrap().to_fte(fractions).ten_thousandths()
    }

    #[test]
    fn whole_dates_and_small_numbers_are_read_at_once_as_others_are() {
        let mut days = 0;
        for year in [0, 1849, 1850, 1900, 2000, 2023, 2024, 2199, 2200, 9999] {
            for (month, date) in (0..=13).flat_map(|month| (0..=32).map(move |date| (month, date))) {
                for text in
                    [format!("{year:04}-{month:02}-{date:02}"), format!("{date:02}.{month:02}.{year:04}")]
                {
                    let at_once = full_day(text.as_bytes());
                    assert_eq!(at_once, day_of_text(&text, DateOf::Start, 2046), "{text}");
                    days += u32::from(at_once.is_some());
                }
            }
        }
        // Eight of the years are no slips of the pen, of which 2000 and 2024 have a day more; each day is written twice.
        assert_eq!(days, 2 * (8 * 365 + 2));
        for whole in 0..=1_000i64 {
            assert_eq!(number(&whole.to_string()), Some(whole * UNIT));
            assert_eq!(number(&format!("{whole},0")), Some(whole * UNIT));
        }
        assert_eq!((small_whole(b""), small_whole(b"1 0"), small_whole(b"1000")), (None, None, None));
    }

    #[test]
    fn sizes_of_positions_are_exact() {
        assert_eq!(fte("80", false), 8000);
        assert_eq!(fte("80,5", false), 8050);
        assert_eq!(fte("80.5 %", true), 8050);
        assert_eq!(fte("0,805", true), 8050);
        assert_eq!(fte("99,99", false), 9999);
        assert_eq!(fte("33,333333", false), 3333);
        assert_eq!(fte("33,335", false), 3334);
        let cell = fraction(Content::Percent(0.6055)).unwrap().unwrap();
        assert_eq!(cell.to_fte(false).ten_thousandths(), 6055);
        assert_eq!(fraction(Content::Text("halv")), Err(NotUnderstood));
    }

    #[test]
    fn numbers_have_commas_points_and_thousands() {
        assert_eq!(number("1 235,70"), Some(123_570_000_000));
        assert_eq!(number("1.235,7"), Some(123_570_000_000));
        assert_eq!(number("1,235.7"), Some(123_570_000_000));
        assert_eq!(number("1.235.700"), Some(123_570_000_000_000));
        assert_eq!(number("-0,5"), Some(-50_000_000));
        for wrong in ["", ".", "1,2,3", "halv", "1e3", "12345678901"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    fn on(text: &str, of: DateOf) -> Option<Date> {
        date(Content::Text(text), of, TODAY).unwrap()
    }

    #[test]
    fn dates_have_many_forms() {
        for text in
            ["21.11.2026", "21.11.26", "2026-11-21", "20261121", "21/11/2026", "2026-11-21T00:00:00", "46347"]
        {
            assert_eq!(on(text, DateOf::Start), Some(day(2026, 11, 21)), "{text}");
        }
        assert_eq!(on("2026", DateOf::Start), Some(day(2026, 1, 1)));
        assert_eq!(on("2026", DateOf::End), Some(day(2026, 12, 31)));
        assert_eq!(on("31.12.9999", DateOf::End), Some(crate::model::date::OPEN));
        assert_eq!(on("1.6.46", DateOf::End), Some(day(2046, 6, 1)));
        assert_eq!(on("1.6.47", DateOf::End), Some(day(1947, 6, 1)));
        assert_eq!(date(Content::Text("snart"), DateOf::End, TODAY), Err(NotUnderstood));
        assert_eq!(date(Content::Text("31.02.2026"), DateOf::End, TODAY), Err(NotUnderstood));
        assert_eq!(date(Content::Number(46347.0), DateOf::End, TODAY), Ok(Some(day(2026, 11, 21))));
    }

    #[test]
    fn births_are_never_ahead() {
        assert_eq!(birth(Content::Text("1.6.27"), TODAY), Ok(Some(Birth::Day(day(1927, 6, 1)))));
        assert_eq!(birth(Content::Text("01.12.26"), TODAY), Ok(Some(Birth::Day(day(1926, 12, 1)))));
        assert_eq!(birth(Content::Text("1974"), TODAY), Ok(Some(Birth::Year(1974))));
        assert_eq!(birth(Content::Number(1974.0), TODAY), Ok(Some(Birth::Year(1974))));
        // A number made for tests: 80 is added to the month.
        assert_eq!(birth(Content::Text("01817412345"), TODAY), Ok(Some(Birth::Day(day(1974, 1, 1)))));
        assert_eq!(birth(Content::Text("41817412345"), TODAY), Ok(Some(Birth::Day(day(1974, 1, 1)))));
    }

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
