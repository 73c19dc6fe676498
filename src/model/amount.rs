//! Exact amounts: årsverk, decimal numbers as plans write them, and shares.

use num_integer::Integer;
use serde::{Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::num::NonZero;
use std::ops::{Add, AddAssign, Sub};

/// Årsverk (full-time equivalents), in whole ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fte(i64);

impl Fte {
    /// No årsverk.
    pub const ZERO: Fte = Fte(0);
    /// One full-time position.
    pub const ONE: Fte = Fte(10_000);

    /// Returns so many ten-thousandths of an årsverk.
    pub const fn from_ten_thousandths(units: i64) -> Self {
        Self(units)
    }

    /// Returns the amount in ten-thousandths of an årsverk.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }
}

/// The size of a position: short, for a nation has as many of them as it has employments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PositionSize(NonZero<u32>);

impl PositionSize {
    /// On call.
    pub const ZERO: Self = Self(NonZero::<u32>::MIN);

    /// Returns a size; nothing below 0 or above some hundred thousand positions is one.
    pub fn of(fte: Fte) -> Self {
        let units = fte.ten_thousandths().clamp(0, i64::from(u32::MAX) - 1);
        Self(NonZero::<u32>::MIN.saturating_add(units as u32))
    }

    /// Returns the årsverk.
    #[inline]
    pub fn fte(self) -> Fte {
        Fte::from_ten_thousandths(i64::from(self.0.get() - 1))
    }
}

impl Add for Fte {
    type Output = Fte;
    fn add(self, other: Fte) -> Fte {
        Fte(self.0 + other.0)
    }
}

impl AddAssign for Fte {
    fn add_assign(&mut self, other: Fte) {
        self.0 += other.0;
    }
}

impl Sub for Fte {
    type Output = Fte;
    fn sub(self, other: Fte) -> Fte {
        Fte(self.0 - other.0)
    }
}

impl Sum for Fte {
    fn sum<I: Iterator<Item = Fte>>(amounts: I) -> Fte {
        amounts.fold(Fte::ZERO, Add::add)
    }
}

/// A decimal number just as it was written, to nine decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// Billionths in one.
const BILLION: i64 = 1_000_000_000;

impl Decimal {
    /// One.
    pub const ONE: Decimal = Decimal(BILLION);

    /// Returns a whole number; none where it is above nine billion.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(BILLION).map(Self)
    }

    /// Reads a number with a decimal point, such as `33.3`, `-4` or `1_500.25`.
    ///
    /// Returns none for anything else, for more than nine decimals, and for numbers above nine billion.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() {
            return None;
        }
        let mut value: i64 = 0;
        for digit in whole.bytes().filter(|b| *b != b'_') {
            value = value.checked_mul(10)?.checked_add(decimal_digit(digit)?)?;
        }
        value = value.checked_mul(BILLION)?;
        let mut scale = BILLION;
        for digit in part.bytes().filter(|b| *b != b'_') {
            scale /= 10;
            let digit = decimal_digit(digit)?;
            if scale == 0 && digit != 0 {
                return None;
            }
            value = value.checked_add(digit * scale)?;
        }
        Some(Self(if negative { -value } else { value }))
    }

    /// Returns so many billionths.
    pub const fn from_billionths(units: i64) -> Self {
        Self(units)
    }

    /// Returns the number in billionths.
    pub const fn billionths(self) -> i64 {
        self.0
    }

    /// Returns the number where it is whole.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % BILLION == 0).then_some(self.0 / BILLION)
    }

    /// Returns the number rounded up to a whole one.
    pub fn ceil(self) -> i64 {
        ceil_div(i128::from(self.0), i128::from(BILLION))
    }

    /// Returns the number taken as årsverk, rounded up to a ten-thousandth.
    pub fn to_fte_ceil(self) -> Fte {
        Fte(ceil_div(i128::from(self.0), i128::from(BILLION / 10_000)))
    }

    /// Returns this many percent of a number of persons, rounded up to whole persons.
    pub fn percent_of_persons_ceil(self, persons: u64) -> i64 {
        ceil_div(i128::from(self.0) * i128::from(persons), i128::from(BILLION) * 100)
    }

    /// Returns this many percent of an amount of årsverk, rounded up to a ten-thousandth.
    pub fn percent_of_fte_ceil(self, fte: Fte) -> Fte {
        Fte(ceil_div(i128::from(self.0) * i128::from(fte.0), i128::from(BILLION) * 100))
    }
}

fn decimal_digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

/// Returns a quotient rounded up; the divisor is above zero.
fn ceil_div(number: i128, divisor: i128) -> i64 {
    let up = number.div_euclid(divisor) + i128::from(number.rem_euclid(divisor) != 0);
    i64::try_from(up).unwrap_or(i64::MAX)
}

/// Writes the shortest exact form with a decimal point.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = self.0.unsigned_abs() / BILLION.unsigned_abs();
        let part = self.0.unsigned_abs() % BILLION.unsigned_abs();
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let digits = format!("{part:09}");
        write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
    }
}

/// An exact fraction, in its lowest terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    part: i128,
    whole: i128,
}

impl Ratio {
    /// One.
    pub const ONE: Ratio = Ratio { part: 1, whole: 1 };

    /// Returns part of whole; none where the whole is not above 0.
    pub fn of(part: i128, whole: i128) -> Option<Self> {
        if whole <= 0 {
            return None;
        }
        let divisor = part.unsigned_abs().gcd(&whole.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?.max(1);
        Some(Self { part: part / divisor, whole: whole / divisor })
    }

    /// Returns this times another; none where that has too many digits.
    pub fn times(self, other: Self) -> Option<Self> {
        let (a, b) = (Self::of(self.part, other.whole)?, Self::of(other.part, self.whole)?);
        Self::of(a.part.checked_mul(b.part)?, a.whole.checked_mul(b.whole)?)
    }

    /// Returns this divided by another; none where that is not above 0, or where the result has too many digits.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::of(other.whole, other.part)?)
    }

    /// Returns the ratio rounded up to a whole number.
    pub fn ceil(self) -> i64 {
        ceil_div(self.part, self.whole)
    }
}

/// An expected value or a probability: reckoned, not counted.
///
/// It is told to twelve decimals; what is beyond them is the noise of reckoning, not knowledge.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Expected(pub f64);

impl Expected {
    /// Returns the value as it is told.
    pub fn told(self) -> f64 {
        const TRILLION: f64 = 1e12;
        // A zero has no sign.
        if self.0.abs() < 1_000.0 { (self.0 * TRILLION).round() / TRILLION + 0.0 } else { self.0 }
    }
}

/// Serialises as it is told, whole numbers without a decimal point.
impl Serialize for Expected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = self.told();
        if told.fract() == 0.0 && told.abs() < 1e15 {
            serializer.serialize_i64(told as i64)
        } else {
            serializer.serialize_f64(told)
        }
    }
}

/// Serialises whole numbers without a decimal point, others with the decimals that they have.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            // The nearest float of a number with nine decimals is written with those that it has.
            None => serializer.serialize_f64(self.0 as f64 / 1e9),
        }
    }
}

/// A share from 0 to 1, kept as a fraction.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    part: i64,
    whole: i64,
}

impl Share {
    /// All of it.
    pub const ALL: Share = Share { part: 1, whole: 1 };

    /// Returns part of whole, at most 1; all of it where the whole is nothing.
    pub fn of(part: i64, whole: i64) -> Self {
        if whole <= 0 || part >= whole { Self::ALL } else { Self { part: part.max(0), whole } }
    }

    /// Returns the part and the whole.
    pub fn parts(self) -> (i64, i64) {
        (self.part, self.whole)
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        i128::from(self.part) * i128::from(other.whole) == i128::from(other.part) * i128::from(self.whole)
    }
}

impl Eq for Share {}

/// Serialises as the shortest exact number of årsverk.
impl Serialize for Fte {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 10_000 == 0 {
            serializer.serialize_i64(self.0 / 10_000)
        } else {
            // The nearest float of a number with four decimals is written with those four.
            serializer.serialize_f64(self.0 as f64 / 10_000.0)
        }
    }
}

/// Serialises as a number from 0 to 1.
impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.part % self.whole == 0 {
            serializer.serialize_i64(self.part / self.whole)
        } else {
            serializer.serialize_f64(self.part as f64 / self.whole as f64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_kept_exactly() {
        assert_eq!(Decimal::parse("33.3").unwrap().billionths(), 33_300_000_000);
        assert_eq!(Decimal::parse("-0.5").unwrap().to_string(), "-0.5");
        assert_eq!(Decimal::parse("1_500").unwrap().to_string(), "1500");
        assert_eq!(Decimal::parse("1.0000000001"), None);
        assert_eq!(Decimal::parse("1e3"), None);
        assert_eq!(Decimal::parse("99999999999"), None);
        assert_eq!(Decimal::parse("."), None);
    }

    #[test]
    fn shares_of_people_are_rounded_up() {
        // 33.3 % of 10 people are 3.33: four people.
        assert_eq!(Decimal::parse("33.3").unwrap().percent_of_persons_ceil(10), 4);
        // 50 % of 10 people are five, not six.
        assert_eq!(Decimal::parse("50").unwrap().percent_of_persons_ceil(10), 5);
        // 75 % of 155.30 årsverk are 116.475.
        let required =
            Decimal::parse("75").unwrap().percent_of_fte_ceil(Fte::from_ten_thousandths(1_553_000));
        assert_eq!(required.ten_thousandths(), 1_164_750);
    }

    #[test]
    fn ratios_are_exact() {
        let growth = Ratio::of(143, 110).unwrap();
        assert_eq!(growth, Ratio::of(13, 10).unwrap());
        // 40 nurses and 30 % more: exactly 52, not 53.
        assert_eq!(Ratio::of(40, 1).unwrap().times(growth).unwrap().ceil(), 52);
        assert_eq!(Ratio::of(7, 2).unwrap().divided_by(Ratio::of(7, 4).unwrap()), Ratio::of(2, 1));
        assert_eq!((Ratio::of(1, 0), Ratio::ONE.divided_by(Ratio::of(0, 1).unwrap())), (None, None));
        assert_eq!(Ratio::of(i128::MAX, 1).unwrap().times(Ratio::of(3, 1).unwrap()), None);
    }

    #[test]
    fn noise_is_not_told() {
        let told = |value: f64| serde_json::to_string(&Expected(value)).unwrap();
        assert_eq!([0.1 + 0.2, 1.0 - 1e-15, -1e-17, 2.5].map(told), ["0.3", "1", "0", "2.5"]);
    }

    #[test]
    fn a_share_of_nothing_is_all_of_it() {
        assert_eq!(Share::of(0, 0), Share::ALL);
        assert_eq!(Share::of(2, 4), Share::of(1, 2));
        assert_eq!(Share::of(5, 4), Share::ALL);
    }
}
