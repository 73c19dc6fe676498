//! Numbers, and sizes of positions.

use super::{NotUnderstood, Value};
use crate::model::amount::{Fte, PositionSize};
use crate::source::{Content, trimmed};
use std::num::NonZero;

/// A size of a position as it stands, before the column has told its scale; in hundred-millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RawFraction {
    /// The number.
    pub value: i64,
    /// How it was written.
    pub written: Written,
}

/// How a size of a position was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// A number alone: the column tells whether it is percent.
    Bare,
    /// With a percent sign: 80 % is 80.
    PercentSign,
    /// In a cell that a workbook shows as percent: 80 % is 0.8.
    PercentCell,
}

/// Hundred-millionths in one.
const UNIT: i64 = 100_000_000;

impl RawFraction {
    /// Tells whether the number, as it stands, is more than a fraction of a position can be.
    pub fn exceeds_fraction(self) -> bool {
        self.value > UNIT + UNIT / 2
    }

    /// Returns the size in årsverk, rounded to the nearest ten-thousandth.
    ///
    /// `column_is_fractions` tells that the column's numbers are fractions, so that 0.8 is 80 %.
    pub fn to_fte(self, column_is_fractions: bool) -> Fte {
        let as_fraction = match self.written {
            Written::Bare => column_is_fractions,
            Written::PercentSign => false,
            Written::PercentCell => true,
        };
        let per_ten_thousandth = if as_fraction { UNIT / 10_000 } else { UNIT / 100 };
        Fte::from_ten_thousandths((self.value + per_ten_thousandth / 2).div_euclid(per_ten_thousandth))
    }
}

/// A size of a position as it is written, in four bytes: what it is where its column has fractions, and where not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenSize(NonZero<u32>);

impl WrittenSize {
    /// Set where the column tells: then the last two bytes are the size as a fraction, and the two before as percent.
    const EITHER: u32 = 1 << 31;

    /// Returns the size of at most ten positions that is written as a number.
    ///
    /// A number alone that exceeds a fraction is percent, as all of its column is then.
    pub fn of(number: RawFraction) -> Self {
        let units = |is_fraction| number.to_fte(is_fraction).ten_thousandths().clamp(0, 1 << 30) as u32;
        let (percent, fraction) = (units(false), units(true));
        let packed = if percent == fraction || number.exceeds_fraction() && number.written == Written::Bare {
            percent + 1
        } else {
            Self::EITHER | percent << 16 | fraction
        };
        Self(NonZero::new(packed).unwrap_or(NonZero::<u32>::MIN))
    }

    /// Returns the size, once it is known whether the column has fractions.
    pub fn told(self, column_is_fractions: bool) -> PositionSize {
        let packed = self.0.get();
        let units = match packed & Self::EITHER {
            0 => packed - 1,
            _ if column_is_fractions => packed & 0xffff,
            _ => (packed & !Self::EITHER) >> 16,
        };
        PositionSize::of(Fte::from_ten_thousandths(i64::from(units)))
    }
}

/// Reads a size of a position.
pub fn fraction(cell: Content<'_>) -> Value<RawFraction> {
    let bare = |value| RawFraction { value, written: Written::Bare };
    match cell {
        Content::Empty => Ok(None),
        Content::Number(number) => {
            hundred_millionths_of(number).map(|value| Some(bare(value))).ok_or(NotUnderstood)
        }
        Content::Percent(number) => hundred_millionths_of(number)
            .map(|value| Some(RawFraction { value, written: Written::PercentCell }))
            .ok_or(NotUnderstood),
        Content::Text(text) => {
            let text = trimmed(text);
            if text.is_empty() {
                return Ok(None);
            }
            let (digits, written) = match text.strip_suffix('%') {
                Some(digits) => (digits, Written::PercentSign),
                None => (text, Written::Bare),
            };
            number(digits).map(|value| Some(RawFraction { value, written })).ok_or(NotUnderstood)
        }
        Content::Date(_) | Content::Fault(_) => Err(NotUnderstood),
    }
}

/// Returns a workbook's number, by its shortest decimal form, in hundred-millionths.
fn hundred_millionths_of(value: f64) -> Option<i64> {
    if value.is_finite() { number(&format!("{value}")) } else { None }
}

/// Reads a number with decimal comma or point, and space, thin space or point between thousands; in hundred-millionths.
///
/// Digits beyond the eighth decimal are rounded to the nearest. None for anything else, or above ninety milliards.
pub fn number(text: &str) -> Option<i64> {
    if let Some(small) = small_number(text.as_bytes()) {
        return Some(small);
    }
    let plain = plain_number(text.trim())?;
    let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() || whole.len() > 10 {
        return None;
    }
    let mut value: i64 = 0;
    for digit in whole.bytes() {
        value = value * 10 + digit_of(digit)?;
    }
    value = value.checked_mul(UNIT)?;
    let mut scale = UNIT;
    for (place, digit) in part.bytes().enumerate() {
        let digit = digit_of(digit)?;
        scale /= 10;
        match place {
            0..8 => value += digit * scale,
            8 => value += i64::from(digit >= 5),
            _ => {}
        }
    }
    Some(if negative { -value } else { value })
}

/// Returns a number of one to three digits, and one or two after a decimal mark, as most sizes of positions are written.
fn small_number(text: &[u8]) -> Option<i64> {
    let (whole, part, step) = match text {
        [whole @ .., b',' | b'.', part] => (whole, std::slice::from_ref(part), UNIT / 10),
        [whole @ .., b',' | b'.', _, _] => (whole, &text[whole.len() + 1..], UNIT / 100),
        whole => (whole, &[][..], UNIT),
    };
    let digits = whole.iter().chain(part);
    let is_small = matches!(whole.len(), 1..=3) && digits.clone().all(u8::is_ascii_digit);
    is_small.then(|| step * digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0')))
}

fn digit_of(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

/// Returns the number without marks between thousands and with a decimal point.
fn plain_number(text: &str) -> Option<String> {
    let spaced = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'');
    let text: String =
        text.chars().map(|c| if c == '\u{2212}' { '-' } else { c }).filter(|c| !spaced(*c)).collect();
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    match (commas, points) {
        (0, 0 | 1) => Some(text),
        (1, 0) => Some(text.replace(',', ".")),
        // 1.235,70: points between thousands.
        (1, _) if text.rfind('.') < text.find(',') => Some(text.replace('.', "").replace(',', ".")),
        // 1,235.70: commas between thousands.
        (_, 1) if text.rfind(',') < text.find('.') => Some(text.replace(',', "")),
        (0, _) if groups_of_three(&text, '.') => Some(text.replace('.', "")),
        (_, 0) if groups_of_three(&text, ',') => Some(text.replace(',', "")),
        _ => None,
    }
}

fn groups_of_three(text: &str, mark: char) -> bool {
    text.split(mark).skip(1).all(|group| group.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fte(text: &str, fractions: bool) -> i64 {
        fraction(Content::Text(text)).unwrap().unwrap().to_fte(fractions).ten_thousandths()
    }

    #[test]
    fn a_size_in_four_bytes_is_the_one_that_was_written() {
        let written = ["0", "0,0049", "0,5", "0,49996", "1", "1,5", "1,50001", "7,5", "50", "100", "1000"];
        for text in written {
            for text in [text.to_owned(), format!("{text} %")] {
                let number = fraction(Content::Text(&text)).unwrap().unwrap();
                let size = |is_fraction| WrittenSize::of(number).told(is_fraction).fte();
                assert_eq!(size(false), number.to_fte(false), "{text}");
                // A number that exceeds a fraction stands in no column of fractions.
                if !number.exceeds_fraction() || number.written != Written::Bare {
                    assert_eq!(size(true), number.to_fte(true), "{text}");
                }
            }
        }
        let cell = fraction(Content::Percent(0.825)).unwrap().unwrap();
        assert_eq!(WrittenSize::of(cell).told(false).fte().ten_thousandths(), 8_250);
    }

    #[test]
    fn small_numbers_are_read_at_once_as_others_are() {
        for whole in 0..=1_000i64 {
            assert_eq!(number(&whole.to_string()), Some(whole * UNIT));
            assert_eq!(number(&format!("{whole},0")), Some(whole * UNIT));
            for (written, hundredths) in [(",5", 50), (".7", 70), (",05", 5), (".25", 25)] {
                let expected = Some(whole * UNIT + hundredths * UNIT / 100);
                assert_eq!(number(&format!("{whole}{written}")), expected);
                // What is read slowly.
                assert_eq!(number(&format!("{whole}{written}000")), expected);
            }
        }
        let slow: [&[u8]; 6] = [b"", b"1 0", b"1000", b",5", b"1.000", b"1,2,3"];
        assert!(slow.into_iter().all(|text| small_number(text).is_none()));
    }

    #[test]
    fn sizes_of_positions_are_exact() {
        assert_eq!(fte("80", false), 8000);
        assert_eq!(fte("80,5", false), 8050);
        assert_eq!(fte("80.5 %", true), 8050);
        assert_eq!(fte("0,805", true), 8050);
        assert_eq!(fte("99,99", false), 9999);
        assert_eq!(fte("33,333333", false), 3333);
        assert_eq!(fte("33,335", false), 3334);
        let cell = fraction(Content::Percent(0.6055)).unwrap().unwrap();
        assert_eq!(cell.to_fte(false).ten_thousandths(), 6055);
        assert_eq!(fraction(Content::Text("halv")), Err(NotUnderstood));
    }

    #[test]
    fn numbers_have_commas_points_and_thousands() {
        assert_eq!(number("1 235,70"), Some(123_570_000_000));
        assert_eq!(number("1.235,7"), Some(123_570_000_000));
        assert_eq!(number("1,235.7"), Some(123_570_000_000));
        assert_eq!(number("1.235.700"), Some(123_570_000_000_000));
        assert_eq!(number("-0,5"), Some(-50_000_000));
        for wrong in ["", ".", "1,2,3", "halv", "1e3", "12345678901"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
