//! Months in words.

use super::document::Value;
use crate::language::{Language, Text, calendar as words};
use crate::model::date::Month;

const NAMES: [Text; 12] = [
    words::JANUARY,
    words::FEBRUARY,
    words::MARCH,
    words::APRIL,
    words::MAY,
    words::JUNE,
    words::JULY,
    words::AUGUST,
    words::SEPTEMBER,
    words::OCTOBER,
    words::NOVEMBER,
    words::DECEMBER,
];

/// Returns the name of a month of the year, 1 to 12.
pub(super) fn name(month: u8, language: Language) -> &'static str {
    NAMES[(usize::from(month) + NAMES.len() - 1) % NAMES.len()].get(language)
}

/// Returns a month with its year in words, by the key `2026-11`.
pub(super) fn month(month: Month, language: Language) -> Value {
    let name = name(month.month.unsigned_abs(), language);
    let text = words::MONTH_OF_YEAR.fill(language, &[("month", name), ("year", &month.year.to_string())]);
    Value::word(month.to_string(), text)
}
