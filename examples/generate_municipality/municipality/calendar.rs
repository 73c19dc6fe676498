//! The days that the register is made around.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The day that the register is an export of, and that the examples use as reference date.
pub const TODAY: Date = date(2026, 11, 21);

/// Returns the day so many months after; the last of the month where that day does not exist.
pub fn months_after(day: Date, months: i32) -> Date {
    day.saturating_add(months.months())
}

/// Returns the day so many days after.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// Returns a date as Norwegians write it.
pub fn norwegian(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// Returns a date as Norwegians write it, and nothing where there is none.
pub fn norwegian_or_blank(day: Option<Date>) -> String {
    day.map(norwegian).unwrap_or_default()
}
