//! Civil dates: a day, without a clock or a time zone.

use jiff::ToSpan;
pub use jiff::civil::Date;

/// A date so far ahead that it means: for good.
pub const OPEN: Date = Date::MAX;

/// The first year that, as an end, means: for good.
const FAR: i16 = 2200;

/// Returns the date, or [`OPEN`] where it is so far ahead that it must mean that.
pub fn open_if_far(date: Date) -> Date {
    if date.year() >= FAR { OPEN } else { date }
}

/// Returns the date so many months later; the last day of a month where the day is not in it.
///
/// 31 January and one month is the last of February.
pub fn months_later(date: Date, months: u32) -> Date {
    date.checked_add(i64::from(months).months()).unwrap_or(OPEN)
}

/// When somebody was born: the day where it is known, else the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Birth {
    /// The day.
    Day(Date),
    /// The year alone.
    Year(i16),
}

impl Birth {
    /// Returns the year.
    pub fn year(self) -> i16 {
        match self {
            Birth::Day(date) => date.year(),
            Birth::Year(year) => year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_end_where_the_month_ends() {
        assert_eq!(months_later(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(months_later(date(2024, 2, 29), 12), date(2025, 2, 28));
        assert_eq!(months_later(date(2026, 11, 21), 24), date(2028, 11, 21));
    }

    #[test]
    fn a_far_date_is_open() {
        assert_eq!(open_if_far(date(9999, 12, 31)), OPEN);
        assert_eq!(open_if_far(date(2036, 1, 1)), date(2036, 1, 1));
    }
}
