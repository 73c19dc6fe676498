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

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month of it, 1 to 12.
    pub month: i8,
}

impl Month {
    /// Returns the month that a date is in.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// Returns the first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(OPEN)
    }

    /// Returns the month so many months later.
    pub fn later(self, months: u32) -> Self {
        Self::of(months_later(self.first_day(), months))
    }

    /// Returns the months from this one to another, both of them with it; none where the other comes before.
    pub fn through(self, last: Self) -> Vec<Self> {
        let between = i32::from(last.year - self.year) * 12 + i32::from(last.month - self.month);
        let count = u32::try_from(between + 1).unwrap_or_default();
        (0..count).map(|months| self.later(months)).collect()
    }
}

impl std::fmt::Display for Month {
    /// Writes the month as `2026-11`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

impl serde::Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Returns the day after a date; [`OPEN`] after that.
pub fn day_after(date: Date) -> Date {
    date.tomorrow().unwrap_or(OPEN)
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
    fn months_follow_each_other_over_new_year() {
        let (first, last) = (Month::of(date(2026, 11, 30)), Month::of(date(2027, 2, 1)));
        let all: Vec<String> = first.through(last).iter().map(Month::to_string).collect();
        assert_eq!(all, ["2026-11", "2026-12", "2027-01", "2027-02"]);
        assert_eq!(last.through(first), []);
        assert_eq!(first.first_day(), date(2026, 11, 1));
    }

    #[test]
    fn a_far_date_is_open() {
        assert_eq!(open_if_far(date(9999, 12, 31)), OPEN);
        assert_eq!(open_if_far(date(2036, 1, 1)), date(2036, 1, 1));
    }
}
