//! Writes a value in a cell: numbers as numbers, days as days, words as words.

use super::super::number;
use super::{style, text};
use crate::language::Language;
use crate::model::date::Date;
use crate::report::document::{Kind, Missing, Value};
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};
use std::borrow::Cow;

/// How a column's cells look where nothing else is said of them.
pub(super) struct Look {
    kind: Kind,
    number: Option<Cow<'static, str>>,
    language: Language,
}

impl Look {
    /// Returns how a column looks whose numbers are mostly like the first of them.
    pub(super) fn of<'v>(
        kind: Kind,
        mut values: impl Iterator<Item = &'v Value>,
        language: Language,
    ) -> Self {
        let number = values.find_map(|value| style::number(value, language));
        Self { kind, number, language }
    }

    /// Returns how words look in a column that has no format of its own.
    pub(super) fn bare(language: Language) -> Self {
        Self { kind: Kind::Text, number: None, language }
    }

    /// Returns the format of the whole column.
    pub(super) fn format(&self) -> Format {
        numbered(style::cell(self.kind), self.number.as_deref())
    }

    /// Writes a value; with a format of its own where that of the column does not fit it.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        value: &Value,
    ) -> Result<(), XlsxError> {
        match content(value, self.language) {
            Content::Nothing => Ok(()),
            Content::Blank => sheet.write_blank(row, column, &style::blank()).map(drop),
            Content::Unknown => sheet.write_blank(row, column, &style::unknown()).map(drop),
            // In runs, for what a chart remembers of plain words is a zero.
            Content::Hidden => {
                sheet.write_rich_string(row, column, &[(&Format::new(), number::HIDDEN)]).map(drop)
            }
            Content::Words(words) if text::looks_like_formula(&words) => {
                let format = style::cell(self.kind).set_quote_prefix();
                sheet.write_string_with_format(row, column, words, &format).map(drop)
            }
            Content::Words(words) => sheet.write_string(row, column, words).map(drop),
            Content::Number(amount) => {
                let own = style::number(value, self.language);
                if own == self.number {
                    return sheet.write_number(row, column, amount).map(drop);
                }
                let format = numbered(style::cell(self.kind), own.as_deref());
                sheet.write_number_with_format(row, column, amount, &format).map(drop)
            }
        }
    }
}

pub(super) fn numbered(format: Format, number: Option<&str>) -> Format {
    match number {
        Some(number) => format.set_num_format(number),
        None => format,
    }
}

/// What a cell has.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Nothing, since there can be nothing.
    Nothing,
    /// Nothing yet: somebody is to write it.
    Blank,
    /// Nothing, since it is not known.
    Unknown,
    /// The sign of what is not to be known.
    Hidden,
    /// Words.
    Words(String),
    /// A number, with every digit that Excel keeps.
    Number(f64),
}

/// Returns what the cell of a value has.
pub(super) fn content(value: &Value, language: Language) -> Content {
    match value {
        Value::Text(words) => said(text::clean(words)),
        Value::Word { text: words, .. } => said(text::clean(words)),
        Value::Phrase(words) => said(text::phrase(words, language)),
        Value::Series(_) => said(number::shown(value, language)),
        Value::Count(_)
        | Value::Fte(_)
        | Value::Share(_)
        | Value::Tenths(..)
        | Value::Number(_)
        | Value::Year(_)
        | Value::Expected(_)
        | Value::ExpectedFte(_)
        | Value::Chance(_) => number::magnitude(value).map_or(Content::Nothing, Content::Number),
        // Excel has a percentage as a share.
        Value::Percent(percent) => Content::Number(percent.billionths() as f64 / 1e11),
        Value::Date(day) => match serial(*day) {
            Some(serial) => Content::Number(serial),
            // Excel has no days before 1900.
            None => Content::Words(number::date(*day, language)),
        },
        Value::Blank => Content::Blank,
        Value::Missing(Missing::NotApplicable) => Content::Nothing,
        Value::Missing(Missing::Unknown) => Content::Unknown,
        Value::Missing(Missing::Suppressed) => Content::Hidden,
    }
}

/// Returns words, or nothing where there are none: an empty cell is found as empty.
fn said(words: String) -> Content {
    if words.is_empty() { Content::Nothing } else { Content::Words(words) }
}

/// Returns the number that Excel has for a day.
fn serial(day: Date) -> Option<f64> {
    let (year, month, number) =
        (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    let day = ExcelDateTime::from_ymd(year, month, number).ok()?;
    Some(day.to_excel())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::{Decimal, Expected, Fte, Share};

    fn held(value: Value) -> Content {
        content(&value, Language::Bokmal)
    }

    #[test]
    fn a_number_has_every_digit() {
        assert_eq!(held(Value::Fte(Fte::from_ten_thousandths(450_225))), Content::Number(45.0225));
        assert_eq!(held(Value::Share(Share::of(2, 3))), Content::Number(2.0 / 3.0));
        assert_eq!(held(Value::Percent(Decimal::parse("33.3").unwrap())), Content::Number(0.333));
        assert_eq!(held(Value::Expected(Expected(0.1 + 0.2))), Content::Number(0.3));
        assert_eq!(held(Value::Date(jiff::civil::date(2026, 11, 21))), Content::Number(46_347.0));
        assert_eq!(
            held(Value::Date(jiff::civil::date(1066, 9, 25))),
            Content::Words("25.09.1066".to_owned())
        );
    }

    #[test]
    fn what_is_missing_is_no_number() {
        assert_eq!(held(Value::Count(0)), Content::Number(0.0));
        assert_eq!(held(Value::Missing(Missing::NotApplicable)), Content::Nothing);
        assert_eq!(held(Value::Missing(Missing::Unknown)), Content::Unknown);
        assert_eq!(held(Value::Missing(Missing::Suppressed)), Content::Hidden);
    }
}
