//! Dates and births, however they are written.

use super::{NotUnderstood, Value};
use crate::model::date::{Birth, Date, open_if_far};
use crate::source::{Content, trimmed};

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
#[inline]
pub fn date(cell: Content<'_>, of: DateOf, today: Date) -> Value<Date> {
    const YEARS_AHEAD: i16 = 20;
    match cell {
        Content::Empty => Ok(None),
        Content::Date(date) => Ok(Some(open_if_far(date))),
        Content::Number(number) => {
            day_of_number(number, of).map(|date| Some(open_if_far(date))).ok_or(NotUnderstood)
        }
        Content::Text(text) => {
            if let Some(date) = full_day(text.as_bytes()) {
                return Ok(Some(open_if_far(date)));
            }
            let text = trimmed(text);
            if text.is_empty() || text == "-" {
                return Ok(None);
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
    let [century, of_century, month, day] = four_numbers(digits_of_day(text)?)?;
    let year = i16::from(century) * 100 + i16::from(of_century);
    if year < FIRST_YEAR { None } else { Date::new(year, month as i8, day as i8).ok() }
}

/// Returns what stands where `2026-11-21` or `21.11.2026` have digits, in a word: year, month and day from its lowest byte.
#[inline]
fn digits_of_day(text: &[u8]) -> Option<u64> {
    const DASHES: u64 = u64::from_le_bytes([0, 0, 0, 0, b'-', 0, 0, b'-']);
    const DOTS: u64 = u64::from_le_bytes([0, 0, b'.', 0, 0, b'.', 0, 0]);
    const AT_DASHES: u64 = u64::from_le_bytes([0, 0, 0, 0, 0xff, 0, 0, 0xff]);
    const AT_DOTS: u64 = u64::from_le_bytes([0, 0, 0xff, 0, 0, 0xff, 0, 0]);
    const YEAR: u64 = 0xffff_ffff;
    const MONTH: u64 = 0xffff << 32;
    let (eight, two) = text.split_first_chunk()?;
    let last = u64::from(u16::from_le_bytes(two.try_into().ok()?));
    let first = u64::from_le_bytes(*eight);
    if first & AT_DASHES == DASHES {
        Some(first & YEAR | first >> 8 & MONTH | last << 48)
    } else if first & AT_DOTS == DOTS {
        Some(first >> 48 | last << 16 | first << 8 & MONTH | first << 48)
    } else {
        None
    }
}

/// Returns the four numbers that eight digits are, two for each; all at once, for a nation has millions of dates.
#[inline]
fn four_numbers(digits: u64) -> Option<[u8; 4]> {
    const ZEROS: u64 = u64::from_ne_bytes([b'0'; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0xf0; 8]);
    const SIX: u64 = u64::from_ne_bytes([6; 8]);
    let digits = digits ^ ZEROS;
    // Of 0 to 15, six more than a digit alone has no high bit.
    if (digits | digits.wrapping_add(SIX)) & HIGH != 0 {
        return None;
    }
    // The first of each two is the lower byte: tens to it, and the second beside it.
    let numbers = (digits.wrapping_mul(10) + (digits >> 8)).to_le_bytes();
    Some([numbers[0], numbers[2], numbers[4], numbers[6]])
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    #[test]
    fn eight_digits_are_four_numbers_and_nothing_else_is() {
        assert_eq!(four_numbers(u64::from_le_bytes(*b"20261109")), Some([20, 26, 11, 9]));
        assert_eq!(four_numbers(u64::from_le_bytes(*b"99999999")), Some([99; 4]));
        for place in 0..8 {
            for byte in 0..=u8::MAX {
                let mut digits = *b"20261109";
                digits[place] = byte;
                let numbers = four_numbers(u64::from_le_bytes(digits));
                assert_eq!(numbers.is_some(), byte.is_ascii_digit(), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn whole_dates_are_read_at_once_as_others_are() {
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
    }

    #[test]
    fn what_is_written_otherwise_is_no_whole_date() {
        for whole in ["2022-12-12", "12.12.2022"] {
            for (place, written) in whole.bytes().enumerate() {
                for byte in 0..=u8::MAX {
                    let mut text = whole.as_bytes().to_vec();
                    text[place] = byte;
                    let is_form = byte == written || written.is_ascii_digit() && byte.is_ascii_digit();
                    assert!(full_day(&text).is_none() || is_form, "{byte} at {place}");
                }
            }
            assert_eq!(full_day(whole.as_bytes()), Some(day(2022, 12, 12)));
            assert_eq!(full_day(&whole.as_bytes()[..9]), None);
            assert_eq!(full_day(format!("{whole}0").as_bytes()), None);
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
}
