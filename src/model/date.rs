//! Civil dates: a day, without a clock or a time zone.

use jiff::Span;
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
    let span = Span::new().try_months(months);
    span.and_then(|span| date.checked_add(span)).unwrap_or(OPEN)
}

/// Returns how many whole months there are from one date to another; 0 where the other comes before.
pub fn months_between(from: Date, to: Date) -> u32 {
    let begun = Month::of(from).until(Month::of(to));
    let whole = u32::try_from(begun).unwrap_or_default();
    // The last of them is not over where the day of the month is not reached.
    if whole > 0 && months_later(from, whole) > to { whole - 1 } else { whole }
}

/// A date or none, as a number, which is ordered as dates are, none before all: a nation has millions of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PackedDate(u32);

impl PackedDate {
    /// No date.
    pub const NONE: Self = Self(0);
    /// The first year that a date can have.
    const FIRST_YEAR: i32 = -9999;
    /// For good: the last day that a date can be.
    const OPEN: Self = Self(((9999 - Self::FIRST_YEAR) as u32) << 9 | 12 << 5 | 31);
    /// The last day before the years that two bytes hold.
    const BEFORE_SHORT: u32 = ((1948 - Self::FIRST_YEAR) as u32) << 9;

    /// Packs a date, or none.
    #[inline]
    pub fn of(date: impl Into<Option<Date>>) -> Self {
        date.into().map_or(Self::NONE, |date| {
            let year = (i32::from(date.year()) - Self::FIRST_YEAR) as u32;
            Self(year << 9 | (date.month() as u32) << 5 | date.day() as u32)
        })
    }

    /// Tells whether there is a date.
    #[inline]
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }

    /// Tells whether there is no date.
    #[inline]
    pub fn is_none(self) -> bool {
        !self.is_some()
    }

    /// Returns the date, or none.
    #[inline]
    pub fn date(self) -> Option<Date> {
        if self.is_none() {
            return None;
        }
        let year = (self.0 >> 9) as i32 + Self::FIRST_YEAR;
        Date::new(year as i16, (self.0 >> 5 & 0xf) as i8, (self.0 & 0x1f) as i8).ok()
    }

    /// Returns it in three bytes.
    #[inline]
    pub fn bytes(self) -> [u8; 3] {
        let [_, high, middle, low] = self.0.to_be_bytes();
        [high, middle, low]
    }

    /// Returns what three bytes are.
    #[inline]
    pub fn of_bytes([high, middle, low]: [u8; 3]) -> Self {
        Self(u32::from_be_bytes([0, high, middle, low]))
    }

    /// Returns it in two bytes, which are ordered as dates are: from 1948 to 2075, for good, or none. Nothing else is.
    #[inline]
    pub fn short(self) -> Option<u16> {
        match self {
            Self::NONE => Some(0),
            Self::OPEN => Some(u16::MAX),
            Self(number) => u16::try_from(number.checked_sub(Self::BEFORE_SHORT)?).ok(),
        }
    }

    /// Returns what two bytes are.
    #[inline]
    pub fn of_short(short: u16) -> Self {
        match short {
            0 => Self::NONE,
            u16::MAX => Self::OPEN,
            _ => Self(Self::BEFORE_SHORT + u32::from(short)),
        }
    }
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

    /// Returns how many months later another is; below 0 where it comes before.
    fn until(self, other: Self) -> i32 {
        (i32::from(other.year) - i32::from(self.year)) * 12 + i32::from(other.month) - i32::from(self.month)
    }

    /// Returns the months from this one to another, both of them with it; none where the other comes before.
    pub fn through(self, last: Self) -> Vec<Self> {
        let count = u32::try_from(self.until(last) + 1).unwrap_or_default();
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
    fn dates_are_packed_in_their_order() {
        let dates = [Date::MIN, date(1899, 12, 31), date(2026, 1, 31), date(2026, 2, 1), OPEN];
        let all: Vec<Option<Date>> = std::iter::once(None).chain(dates.map(Some)).collect();
        let packed: Vec<PackedDate> = all.iter().copied().map(PackedDate::of).collect();
        assert!(packed.is_sorted_by(|a, b| a < b));
        assert!(packed.iter().all(|date| PackedDate::of_bytes(date.bytes()) == *date));
        assert!(packed.iter().map(|date| date.bytes()).is_sorted());
        assert_eq!(packed.into_iter().map(PackedDate::date).collect::<Vec<_>>(), all);
    }

    #[test]
    fn dates_of_our_time_take_two_bytes_in_their_order() {
        let dates = [date(1948, 1, 1), date(1999, 12, 31), date(2000, 1, 1), date(2075, 12, 31), OPEN];
        let all: Vec<PackedDate> = std::iter::once(None).chain(dates.map(Some)).map(PackedDate::of).collect();
        let short: Vec<u16> = all.iter().map(|date| date.short().unwrap()).collect();
        assert!(short.is_sorted_by(|a, b| a < b));
        assert_eq!(short.into_iter().map(PackedDate::of_short).collect::<Vec<_>>(), all);
        for far in [Date::MIN, date(1947, 12, 31), date(2076, 1, 1)] {
            assert_eq!(PackedDate::of(far).short(), None);
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        assert_eq!(months_later(date(2026, 1, 31), 1), date(2026, 2, 28));
        assert_eq!(months_later(date(2024, 2, 29), 12), date(2025, 2, 28));
        assert_eq!(months_later(date(2026, 11, 21), 24), date(2028, 11, 21));
    }

    #[test]
    fn no_date_comes_after_the_last() {
        assert_eq!(months_later(Date::MAX, 1), OPEN);
        assert_eq!(months_later(Date::MIN, u32::MAX), OPEN);
        assert_eq!((day_after(Date::MAX), Month::of(Date::MAX).later(1)), (OPEN, Month::of(OPEN)));
        assert_eq!(Month::of(Date::MAX).through(Month::of(Date::MIN)), []);
    }

    #[test]
    fn whole_months_are_those_that_are_over() {
        for (from, to, months) in [
            (date(2025, 11, 21), date(2026, 11, 20), 11),
            (date(2025, 11, 21), date(2026, 11, 21), 12),
            (date(2026, 1, 31), date(2026, 2, 27), 0),
            (date(2026, 1, 31), date(2026, 2, 28), 1),
            (date(2024, 2, 29), date(2025, 2, 28), 12),
            (date(2026, 2, 1), date(2026, 1, 1), 0),
            (date(2025, 11, 21), Date::MAX, 95_689),
            (Date::MIN, Date::MAX, 239_987),
        ] {
            assert_eq!(months_between(from, to), months, "{from} {to}");
        }
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
