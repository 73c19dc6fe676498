//! Which date a register is of: as its file's name says, or a line above its header.
//!
//! A date is written `2024-11-21`, `20241121`, `21.11.2024` or `21. november 2024`. A month, `2024-11` or `november
//! 2024`, is its last day, and a year alone its 31 December: a register that is named after a period is drawn up at its
//! end. Where several are written, a day goes before a month and a month before a year; where several different ones of
//! the same rank are, none is meant.

use super::layout::Overrides;
use super::vocabulary::Vocabulary;
use super::{first_rows, header};
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::origin::Origin;
use crate::source::{Content, Input, Row, Source};
use std::path::Path;

/// Years that a register can be of; other numbers of four digits are something else.
const YEARS: std::ops::RangeInclusive<i16> = 1950..=2099;

/// Months as they are named in bokmål, nynorsk and English, from January on; a longer name before its beginning.
const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jan"],
    &["februar", "february", "feb"],
    &["mars", "march", "mar"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["desember", "december", "des", "dec"],
];

/// What may stand between the parts of a date.
const MARKS: [char; 4] = ['-', '.', '_', '/'];

/// Returns the date that a file's name says, else the one that a line above its header does.
///
/// # Errors
/// A finding, where neither says one, or the file cannot be opened.
pub fn date_of(input: &Input, words: &Vocabulary, overrides: &Overrides) -> Result<Date, Finding> {
    if let Some(path) = input.path()
        && let Some(date) = date_in_name(path)
    {
        return Ok(date);
    }
    let mut titles = Vec::new();
    let mut source = Source::open(input.clone())?;
    for table in 0..source.tables().len() {
        let rows = first_rows(&mut source, table)?;
        let Some(header) = header::find(&rows, words, overrides) else { continue };
        for row in rows.iter().filter(|row| row.number < header.row) {
            titles.extend(cells(row));
        }
    }
    let missing = || Finding::new(Code::CalibrationDateMissing).at(Origin::file(input.name()));
    the_one(titles.iter().flat_map(|title| dates(title))).ok_or_else(missing)
}

/// Returns the date that a file's name says, its ending and its folder aside.
fn date_in_name(path: &Path) -> Option<Date> {
    let name = path.file_stem()?.to_string_lossy().into_owned();
    the_one(dates(&name))
}

/// Returns the cells of a row that may hold a date, as text.
fn cells(row: &Row) -> Vec<String> {
    let text = |column: usize| match row.get(column) {
        Content::Text(text) => Some(text.to_owned()),
        Content::Date(date) => Some(date.to_string()),
        _ => None,
    };
    (0..row.len()).filter_map(text).collect()
}

/// How much of a date is written: more goes before less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Day,
    Month,
    Year,
}

/// Returns the one date that is meant.
fn the_one(written: impl IntoIterator<Item = (Rank, Date)>) -> Option<Date> {
    let all: Vec<(Rank, Date)> = written.into_iter().collect();
    let rank = all.iter().map(|(rank, _)| *rank).min()?;
    let mut dates = all.iter().filter(|(of, _)| *of == rank).map(|(_, date)| *date);
    let first = dates.next()?;
    dates.all(|date| date == first).then_some(first)
}

/// Returns the dates that are written in a text.
fn dates(text: &str) -> Vec<(Rank, Date)> {
    let lower = text.to_lowercase();
    let named = lower.split(|c: char| !c.is_alphabetic()).any(|word| month_named(word).is_some());
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = lower[at..].chars().next() {
        let before = lower[..at].chars().next_back();
        let starts =
            !before.is_some_and(char::is_alphanumeric) || first.is_ascii_digit() && !is_digit(before);
        let written = if starts { date_at(&lower[at..]) } else { None };
        let end = at + written.map_or(first.len_utf8(), |(length, ..)| length);
        // What is part of a date that is not understood, as in «2024-11-31» or «november 21, 2024», is not one itself.
        let is_whole = |rank: &Rank| match rank {
            Rank::Day => true,
            Rank::Month => !goes_on(&lower[..at], &lower[end..]),
            Rank::Year => !goes_on(&lower[..at], &lower[end..]) && !named,
        };
        found.extend(written.map(|(_, rank, date)| (rank, date)).filter(|(rank, _)| is_whole(rank)));
        at = end;
    }
    found
}

/// Tells whether a number stands before or after with no more than a mark between.
fn goes_on(before: &str, after: &str) -> bool {
    let joins = |letters: &mut dyn Iterator<Item = char>| {
        letters.next().is_some_and(|c| MARKS.contains(&c)) && is_digit(letters.next())
    };
    joins(&mut before.chars().rev()) || joins(&mut after.chars())
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit())
}

/// Returns the date that a text begins with, and how many bytes it takes.
fn date_at(text: &str) -> Option<(usize, Rank, Date)> {
    let forms =
        [year_month_day, day_month_year, eight_digits, day_and_named_month, named_month, year_month, year];
    forms
        .into_iter()
        .find_map(|form| form(text))
        .filter(|(length, ..)| !is_digit(text[*length..].chars().next()))
}

type Written = Option<(usize, Rank, Date)>;

/// `2024-11-21`, `2024.11.21`, `2024_11_21`.
fn year_month_day(text: &str) -> Written {
    let (year, at) = number(text, 0, 4..=4)?;
    let (mark, at) = mark(text, at)?;
    let (month, at) = number(text, at, 2..=2)?;
    let (day, at) = number(text, same_mark(text, at, mark)?, 2..=2)?;
    Some((at, Rank::Day, date(year, month, day)?))
}

/// `21.11.2024`, `1.2.2024`, `21-11-2024`, and `21.11.24` of this century.
fn day_month_year(text: &str) -> Written {
    let (day, at) = number(text, 0, 1..=2)?;
    let (mark, at) = mark(text, at)?;
    let (month, at) = number(text, at, 1..=2)?;
    let from = same_mark(text, at, mark)?;
    let (year, at) = number(text, from, 2..=4).filter(|(_, at)| [2, 4].contains(&(at - from)))?;
    Some((at, Rank::Day, date(if at - from == 2 { 2000 + year } else { year }, month, day)?))
}

/// `20241121`.
fn eight_digits(text: &str) -> Written {
    let (all, at) = number(text, 0, 8..=8)?;
    Some((at, Rank::Day, date(all / 10_000, all / 100 % 100, all % 100)?))
}

/// `21. november 2024`, `21 nov 2024`.
fn day_and_named_month(text: &str) -> Written {
    let (day, at) = number(text, 0, 1..=2)?;
    let (month, year, at) = month_and_year(text, between(text, at))?;
    Some((at, Rank::Day, date(year, month, day)?))
}

/// `november 2024`: its last day.
fn named_month(text: &str) -> Written {
    let (month, year, at) = month_and_year(text, 0)?;
    Some((at, Rank::Month, last_of(year, month)?))
}

/// `2024-11`: its last day.
fn year_month(text: &str) -> Written {
    let (year, at) = number(text, 0, 4..=4)?;
    let (_, at) = mark(text, at)?;
    let (month, at) = number(text, at, 2..=2)?;
    Some((at, Rank::Month, last_of(year, month)?))
}

/// `2024`: its last day.
fn year(text: &str) -> Written {
    let (year, at) = number(text, 0, 4..=4)?;
    Some((at, Rank::Year, last_of(year, 12)?))
}

fn month_and_year(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let word: String = text[at..].chars().take_while(|c| c.is_alphabetic()).collect();
    let month = month_named(&word)?;
    let (year, at) = number(text, between(text, at + word.len()), 4..=4)?;
    Some((month, year, at))
}

fn month_named(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&word)).map(|(month, _)| month)
}

/// Returns the number that stands at a place, of so many digits, and where it ends.
fn number(text: &str, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, usize)> {
    let run = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    if !digits.contains(&run) {
        return None;
    }
    Some((text[at..at + run].parse().ok()?, at + run))
}

/// Returns what stands between the parts of a date, and where the next part begins.
fn mark(text: &str, at: usize) -> Option<(char, usize)> {
    text[at..].chars().next().filter(|c| MARKS.contains(c)).map(|mark| (mark, at + 1))
}

fn same_mark(text: &str, at: usize, mark: char) -> Option<usize> {
    text[at..].starts_with(mark).then_some(at + 1)
}

/// Returns where the next part begins, after a point, spaces and what stands for a space in names of files.
fn between(text: &str, at: usize) -> usize {
    let skipped = text[at..].find(|c: char| !matches!(c, '.' | ' ' | '_' | '-' | '\u{a0}'));
    skipped.map_or(text.len(), |skipped| at + skipped)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = i16::try_from(year).ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn last_of(year: u32, month: u32) -> Option<Date> {
    date(year, month, 1).map(Date::last_of_month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_name(name: &str) -> Option<String> {
        date_in_name(Path::new(name)).map(|date| date.to_string())
    }

    #[test]
    fn a_name_may_say_the_date_in_many_ways() {
        for name in [
            "register-2024-11-21.csv",
            "2020/register_20241121.xlsx",
            "Ansatte per 21.11.2024.xlsx",
            "ansatte 21.11.24.csv",
            "reg_2024_11_21_v2.csv",
            "21-11-2024 uttrekk.csv",
            "Uttrekk 21. november 2024.csv",
            "uttrekk-21-nov-2024.csv",
            "20241121T0830.csv",
            "plan2020-2024-11-21.csv",
        ] {
            assert_eq!(in_name(name).as_deref(), Some("2024-11-21"), "{name}");
        }
        for (name, date) in [
            ("2024-02.csv", "2024-02-29"),
            ("februar 2023.csv", "2023-02-28"),
            ("register-2023.csv", "2023-12-31"),
            ("register2023.csv", "2023-12-31"),
            ("2024 - uttrekk 2025-01-02.csv", "2025-01-02"),
        ] {
            assert_eq!(in_name(name).as_deref(), Some(date), "{name}");
        }
    }

    #[test]
    fn what_is_not_one_date_is_none() {
        for name in [
            "register.csv",
            "2023-2024.csv",
            "Skoleåret 2023-24.csv",
            "nr-3-2024.csv",
            "2024-11-21 og 2025-11-21.csv",
            "november 21, 2024.csv",
            "register-12345678.csv",
            "register-1234.csv",
            "2024-11-31.csv",
            "012024112100.csv",
        ] {
            assert_eq!(in_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_line_above_the_header_may_say_the_date() {
        let found = |text: &str| {
            let input = Input::Bytes { name: "-".into(), bytes: text.as_bytes().into() };
            date_of(&input, &Vocabulary::open(), &Overrides::default()).ok().map(|date| date.to_string())
        };
        let below = "Ansattnummer;Navn;Fødselsdato;Stilling\n1;Kari;21.11.1980;Lege\n";
        assert_eq!(found(&format!("Uttrekk per 21.11.2024\n\n{below}")).as_deref(), Some("2024-11-21"));
        assert_eq!(
            found(&format!("Register 2024;;Dato:;2024-11-21\n{below}")).as_deref(),
            Some("2024-11-21")
        );
        assert_eq!(found(&format!("Fra 01.01.2024 til 31.12.2024\n{below}")), None);
        assert_eq!(found(below), None);
    }
}
