//! What a key is set to, as the cell of a workbook in which a reader finds just that again.

use super::number::decimal_mark;
use super::plan;
use crate::language::{Language, plan_book as words};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::report::plan_columns::Input;
use crate::report::plan_file::Data;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// Returns a cell: as people write it where that says it, and else as TOML, which can say anything.
pub(super) fn cell(data: &Data, input: Input, language: Language) -> Cell {
    match data {
        Data::Decimal(number) => number_cell(*number, language),
        Data::Day(day) if day.year() >= 1901 => Cell::Day(*day),
        Data::Day(day) => Cell::Text(norwegian(*day)),
        _ => Cell::Text(plainly(data, input, language).unwrap_or_else(|| plan::data(data))),
    }
}

/// Returns the text of a cell.
pub(super) fn text(data: &Data, input: Input, language: Language) -> String {
    match (cell(data, input, language), data) {
        (Cell::Text(text), _) => text,
        (_, Data::Decimal(number)) => digits(*number, language),
        (Cell::Day(day), _) => norwegian(day),
        (Cell::Number(number), _) => number.to_string(),
    }
}

fn norwegian(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// Returns a number, as text where a cell's number would lose some of it.
fn number_cell(number: Decimal, language: Language) -> Cell {
    let exact = number.to_string();
    match exact.parse::<f64>() {
        Ok(close) if close.to_string() == exact => Cell::Number(close),
        _ => Cell::Text(digits(number, language)),
    }
}

fn digits(number: Decimal, language: Language) -> String {
    number.to_string().replace('.', &decimal_mark(language).to_string())
}

/// Returns what people would write; none where it would be read as something else.
fn plainly(data: &Data, input: Input, language: Language) -> Option<String> {
    let is_one = matches!(input, Input::Words | Input::Code | Input::Choice(_) | Input::One(_));
    let is_list = matches!(input, Input::Codes | Input::Several(_));
    match data {
        Data::Text(words) if is_one => is_plain(words).then(|| words.clone()),
        Data::Text(words) if is_list => is_item(words).then(|| words.clone()),
        Data::List(all) if is_list => {
            let words = |one: &Data| match one {
                Data::Text(words) if is_item(words) => Some(words.clone()),
                _ => None,
            };
            joined(all.iter().map(words))
        }
        Data::List(all) if input == Input::Numbers && all.len() > 1 => {
            joined(all.iter().map(|one| match one {
                Data::Decimal(number) => Some(digits(*number, language)),
                _ => None,
            }))
        }
        Data::Table(all) if input == Input::Pairs => joined(all.iter().map(|(key, to)| match to {
            Data::Decimal(number) if is_key(key) => Some(format!("{key} = {}", digits(*number, language))),
            _ => None,
        })),
        Data::Flag(flag) if input == Input::Flag => {
            Some(if *flag { words::WORD_YES } else { words::WORD_NO }.get(language).to_owned())
        }
        _ => None,
    }
}

/// Returns items with semicolons between; none where one cannot be written so, or there is none.
fn joined(items: impl Iterator<Item = Option<String>>) -> Option<String> {
    let all: Vec<String> = items.collect::<Option<_>>()?;
    (!all.is_empty()).then(|| all.join("; "))
}

/// Tells whether a text is read as it stands, and is left alone by a spreadsheet.
fn is_plain(words: &str) -> bool {
    let begins_otherwise = ['"', '[', '{', '#', '=', '\'', '+', '@'];
    let is_held = |c: char| c == '\n' || !(c.is_control() || plan::acts(c));
    !words.is_empty()
        && words.trim() == words
        && !words.starts_with(begins_otherwise)
        && words.chars().all(is_held)
}

/// Tells whether a text is read as it stands among others.
fn is_item(words: &str) -> bool {
    is_plain(words) && !words.contains([';', '\n'])
}

fn is_key(key: &str) -> bool {
    is_item(key) && !key.contains(['=', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(data: Data, input: Input) -> Cell {
        cell(&data, input, Language::Bokmal)
    }

    fn said(words: &str) -> Cell {
        Cell::Text(words.to_owned())
    }

    #[test]
    fn what_can_be_said_plainly_is() {
        let number = |text: &str| Data::Decimal(Decimal::parse(text).unwrap());
        let pairs = Data::Table(vec![("2026".to_owned(), number("2.5")), ("2030".to_owned(), number("4"))]);
        assert_eq!(written(pairs, Input::Pairs), said("2026 = 2,5; 2030 = 4"));
        assert_eq!(written(number("2.5"), Input::Pairs), Cell::Number(2.5));
        let list = Data::List(["a", "b"].map(Data::text).into());
        assert_eq!(written(list, Input::Codes), said("a; b"));
        assert_eq!(written(Data::Flag(true), Input::Flag), said("ja"));
        assert_eq!(written(Data::text("Bo; og \"Ro\""), Input::Words), said("Bo; og \"Ro\""));
    }

    #[test]
    fn what_cannot_be_said_plainly_is_toml() {
        for (words, toml) in [
            ("[1]", "\"[1]\""),
            ("# x", "\"# x\""),
            ("=1+1", "\"=1+1\""),
            (" a", "\" a\""),
            ("", "\"\""),
            ("a\rb", "\"a\\rb\""),
            ("\u{202e}a", "\"\\u202Ea\""),
        ] {
            assert_eq!(written(Data::text(words), Input::Words), said(toml));
        }
        let list = Data::List(["a; b", "c"].map(Data::text).into());
        assert_eq!(written(list, Input::Codes), said("[\"a; b\", \"c\"]"));
        assert_eq!(written(Data::List(Vec::new()), Input::Codes), said("[]"));
        assert_eq!(written(Data::text("12"), Input::Number), said("\"12\""));
        let long = Decimal::parse("8999999999.123456789").unwrap();
        assert_eq!(written(Data::Decimal(long), Input::Number), said("8999999999,123456789"));
    }
}
