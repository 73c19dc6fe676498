//! Numbers as they are shown: the one place where anything is rounded.
//!
//! For people: decimal comma (point in English), a thin space between thousands, and Statistics Norway's symbols for
//! nothing. For programs: a decimal point, and every digit.

use crate::language::Language;
use crate::model::amount::{Decimal, Expected, Fte, Share};
use crate::model::date::Date;
use crate::report::document::{Missing, Phrase, Piece, Value};
use std::fmt::{Display, Write};

/// The decimal mark of a language.
pub fn decimal_mark(language: Language) -> char {
    match language {
        Language::Bokmal | Language::Nynorsk => ',',
        Language::English => '.',
    }
}

/// The space between thousands: narrow, and never broken at the end of a line.
const THIN_SPACE: char = '\u{202f}';

/// Returns a whole number with its thousands apart.
pub fn count(number: i64, language: Language) -> String {
    let digits = number.unsigned_abs().to_string();
    let mark = match language {
        Language::Bokmal | Language::Nynorsk => THIN_SPACE,
        Language::English => ',',
    };
    let mut shown = String::from(if number < 0 { "−" } else { "" });
    // Four digits are as easily read together.
    let apart = digits.len() > 4;
    for (place, digit) in digits.chars().enumerate() {
        if apart && place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(mark);
        }
        shown.push(digit);
    }
    shown
}

/// Returns årsverk with two decimals, rounded half up; with all four where two would show nothing of something.
pub fn fte(amount: Fte, language: Language) -> String {
    let units = amount.ten_thousandths();
    let hundredths = (units.unsigned_abs() + 50) / 100;
    let sign = if units < 0 { "−" } else { "" };
    let mark = decimal_mark(language);
    if hundredths == 0 && units != 0 {
        return format!("{sign}0{mark}{:04}", units.unsigned_abs());
    }
    format!("{sign}{}{mark}{:02}", count((hundredths / 100) as i64, language), hundredths % 100)
}

/// Returns a share in whole percent; never 100 % of less than all, nor 0 % of more than nothing.
pub fn share(share: Share, language: Language) -> String {
    let (part, whole) = share.parts();
    let (part, whole) = (i128::from(part), i128::from(whole));
    let rounded = (part * 200 + whole) / (whole * 2);
    let shown = match () {
        () if part == whole => 100,
        () if part == 0 => 0,
        () => rounded.clamp(1, 99),
    };
    per_cent(&shown.to_string(), language)
}

/// Returns a share in percent with one decimal; what is below the percentage asked for never reads as if it met it.
pub fn tenths(share: Share, asked: Decimal, language: Language) -> String {
    const BILLION: i128 = 1_000_000_000;
    let (part, whole) = share.parts();
    let (part, whole) = (i128::from(part), i128::from(whole));
    let asked = i128::from(asked.billionths());
    let nearest = (part * 2000 + whole) / (whole * 2);
    let is_below = part * 100 * BILLION < asked * whole;
    let reads_as_met = nearest * BILLION >= asked * 10;
    let tenths = if is_below && reads_as_met { part * 1000 / whole } else { nearest };
    per_cent(&decimal(tenths, 1, decimal_mark(language)), language)
}

/// Returns a percentage as a plan has it.
pub fn percentage(amount: Decimal, language: Language) -> String {
    per_cent(&amount.to_string().replace('.', &decimal_mark(language).to_string()), language)
}

fn per_cent(number: &str, language: Language) -> String {
    match language {
        Language::Bokmal | Language::Nynorsk => format!("{number}\u{a0}%"),
        Language::English => format!("{number}%"),
    }
}

/// Returns a number as a plan has it.
fn plain(number: Decimal, mark: char) -> String {
    number.to_string().replace('.', &mark.to_string()).replace('-', "−")
}

/// Returns an expected number with one decimal; with two where one would show nothing of something.
pub fn expected(number: Expected, language: Language) -> String {
    let told = number.told();
    let sign = if told < 0.0 { "−" } else { "" };
    let tenths = (told.abs() * 10.0).round();
    let mark = decimal_mark(language);
    if tenths == 0.0 && told != 0.0 {
        let hundredths = (told.abs() * 100.0).round().max(1.0);
        return format!("{sign}0{mark}{hundredths:02}");
    }
    format!("{sign}{}{mark}{}", count((tenths / 10.0).trunc() as i64, language), tenths % 10.0)
}

/// Returns expected årsverk with two decimals, as those that are counted.
fn expected_fte(number: Expected, language: Language) -> String {
    let told = number.told();
    let nearest = Fte::from_ten_thousandths((told * 10_000.0).round() as i64);
    // Less than a ten-thousandth is shown as one: it is not nothing.
    let least = Fte::from_ten_thousandths(if told < 0.0 { -1 } else { 1 });
    fte(if nearest == Fte::ZERO && told != 0.0 { least } else { nearest }, language)
}

/// Returns a probability in whole percent; never 100 % of less than certainty, nor 0 % of what is possible.
pub fn chance(probability: Expected, language: Language) -> String {
    const BILLION: f64 = 1e9;
    let told = probability.told();
    let part = if told > 0.0 { (told * BILLION).ceil() } else { 0.0 };
    share(Share::of(if told < 1.0 { part.min(BILLION - 1.0) } else { part } as i64, BILLION as i64), language)
}

/// Returns shares as a line of bars; a full one only where all is there.
fn spark(shares: &[Share]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bar = |share: &Share| {
        let (part, whole) = share.parts();
        BARS[(i128::from(part) * 7 / i128::from(whole)) as usize]
    };
    shares.iter().map(bar).collect()
}

/// Returns a float in its shortest form.
fn float(number: f64, mark: char) -> String {
    format!("{number}").replace('.', &mark.to_string())
}

/// Returns a day as people write it.
pub fn date(date: Date, language: Language) -> String {
    match language {
        Language::Bokmal | Language::Nynorsk => {
            format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
        }
        Language::English => date.to_string(),
    }
}

/// Returns a value as people read it; control characters and those that turn the direction of text are removed.
pub fn shown(value: &Value, language: Language) -> String {
    match value {
        Value::Text(text) => clean(text),
        Value::Word { text, .. } => clean(text),
        Value::Count(0) => ZERO.to_owned(),
        Value::Count(number) => count(*number, language),
        Value::Fte(Fte::ZERO) => ZERO.to_owned(),
        Value::Fte(amount) => fte(*amount, language),
        Value::Share(amount) => share(*amount, language),
        Value::Tenths(amount, asked) => tenths(*amount, *asked, language),
        Value::Percent(amount) => percentage(*amount, language),
        Value::Number(number) => plain(*number, decimal_mark(language)),
        Value::Year(year) => year.to_string(),
        Value::Expected(number) if number.told() == 0.0 => ZERO.to_owned(),
        Value::Expected(number) => expected(*number, language),
        Value::ExpectedFte(number) if number.told() == 0.0 => ZERO.to_owned(),
        Value::ExpectedFte(number) => expected_fte(*number, language),
        Value::Chance(number) => chance(*number, language),
        Value::Series(shares) => spark(shares),
        Value::Date(day) => date(*day, language),
        Value::Phrase(words) => phrase(words, language),
        Value::Blank => BLANK.to_owned(),
        Value::Missing(Missing::NotApplicable) => String::new(),
        Value::Missing(Missing::Unknown) => "..".to_owned(),
        Value::Missing(Missing::Suppressed) => HIDDEN.to_owned(),
    }
}

/// Returns how large a value is, for what is drawn and sorted by; nothing where it is no number.
pub fn magnitude(value: &Value) -> Option<f64> {
    Some(match value {
        Value::Count(number) => *number as f64,
        Value::Fte(amount) => amount.ten_thousandths() as f64 / Fte::ONE.ten_thousandths() as f64,
        Value::Share(share) | Value::Tenths(share, _) => part(*share),
        Value::Percent(number) | Value::Number(number) => number.billionths() as f64 / 1e9,
        Value::Year(year) => f64::from(*year),
        Value::Expected(number) | Value::ExpectedFte(number) | Value::Chance(number) => number.told(),
        Value::Date(date) => {
            f64::from(date.year()) * 10_000.0 + f64::from(date.month()) * 100.0 + f64::from(date.day())
        }
        Value::Text(_)
        | Value::Word { .. }
        | Value::Series(_)
        | Value::Phrase(_)
        | Value::Blank
        | Value::Missing(_) => return None,
    })
}

/// Returns a share as a part of one.
pub fn part(share: Share) -> f64 {
    let (part, whole) = share.parts();
    part as f64 / whole as f64
}

/// Statistics Norway's symbol for zero, in tables that people read.
const ZERO: &str = "-";

/// The symbol of what is hidden, in every format.
pub const HIDDEN: &str = ":";

/// Where somebody is to write.
pub const BLANK: &str = "____________";

/// Returns a phrase with its values written out; a zero within a sentence is a zero.
pub fn phrase(phrase: &Phrase, language: Language) -> String {
    let mut all = String::new();
    push_phrase(phrase, language, &mut all);
    all
}

fn push_phrase(phrase: &Phrase, language: Language, to: &mut String) {
    for piece in &phrase.0 {
        match piece {
            Piece::Words(words) => push_clean(words, to),
            Piece::Value(Value::Phrase(within)) => push_phrase(within, language, to),
            Piece::Value(Value::Count(0)) => to.push('0'),
            Piece::Value(Value::Fte(Fte::ZERO)) => to.push_str(&fte(Fte::ZERO, language)),
            Piece::Value(Value::Expected(number)) => to.push_str(&expected(*number, language)),
            Piece::Value(Value::ExpectedFte(number)) => to.push_str(&expected_fte(*number, language)),
            Piece::Value(value) => to.push_str(&shown(value, language)),
        }
    }
}

/// Returns a value as programs and spreadsheets read it: every digit, zero as 0, missing as empty.
pub fn exact(value: &Value, mark: char, keys: bool, language: Language) -> String {
    let mut all = String::new();
    push_exact(value, mark, keys, language, &mut all);
    all
}

/// Writes a value behind a text, as [`exact`] returns it.
pub fn push_exact(value: &Value, mark: char, keys: bool, language: Language, to: &mut String) {
    match value {
        Value::Text(text) => to.push_str(text),
        Value::Word { key, .. } if keys => to.push_str(key),
        Value::Word { text, .. } => to.push_str(text),
        Value::Count(number) => push_number(*number, to),
        Value::Fte(amount) => push_decimal(i128::from(amount.ten_thousandths()), 4, mark, to),
        Value::Share(amount) if keys => {
            let (part, whole) = amount.parts();
            push_number(part as f64 / whole as f64, to);
        }
        Value::Share(amount) => push_percent(*amount, mark, to),
        Value::Tenths(share, _) => push_exact(&Value::Share(*share), mark, keys, language, to),
        Value::Percent(_) | Value::Series(_) => to.push_str(&shown(value, language)),
        Value::Number(number) => to.push_str(&number.to_string().replace('.', &mark.to_string())),
        Value::Year(year) => push_number(*year, to),
        Value::Expected(number) | Value::ExpectedFte(number) => to.push_str(&float(number.told(), mark)),
        Value::Chance(number) if keys => to.push_str(&float(number.told(), mark)),
        Value::Chance(number) => {
            to.push_str(&float(Expected(number.told() * 100.0).told(), mark));
            to.push_str(" %");
        }
        Value::Date(day) if keys => push_number(day, to),
        Value::Date(day) => to.push_str(&date(*day, language)),
        Value::Phrase(words) => push_phrase(words, language, to),
        Value::Missing(Missing::Suppressed) => to.push_str(HIDDEN),
        Value::Blank | Value::Missing(Missing::NotApplicable | Missing::Unknown) => {}
    }
}

/// Writes a number behind a text, in its shortest form.
fn push_number(number: impl Display, to: &mut String) {
    // A text takes all that is written.
    let _ = write!(to, "{number}");
}

/// Writes a share in percent with two decimals, as a spreadsheet reads it; never 100 % of less than all.
fn push_percent(share: Share, mark: char, to: &mut String) {
    let (part, whole) = share.parts();
    let (part, whole) = (i128::from(part), i128::from(whole));
    let rounded = (part * 20_000 + whole) / (whole * 2);
    push_decimal(if part == whole { 10_000 } else { rounded.min(9_999) }, 2, mark, to);
    to.push_str(" %");
}

/// Returns a number of smallest units as a decimal number without needless zeros.
fn decimal(units: i128, decimals: u32, mark: char) -> String {
    let mut all = String::new();
    push_decimal(units, decimals, mark, &mut all);
    all
}

/// Writes a number of smallest units behind a text, as a decimal number without needless zeros.
fn push_decimal(units: i128, decimals: u32, mark: char, to: &mut String) {
    let scale = 10i128.pow(decimals);
    if units < 0 {
        to.push('-');
    }
    let (whole, mut part) = (units.abs() / scale, (units.abs() % scale) as u64);
    // Nearly all numbers are small, and those are written much faster.
    match u64::try_from(whole) {
        Ok(whole) => push_number(whole, to),
        Err(_) => push_number(whole, to),
    }
    if part == 0 {
        return;
    }
    let mut width = decimals as usize;
    while part % 10 == 0 {
        part /= 10;
        width -= 1;
    }
    to.push(mark);
    let _ = write!(to, "{part:0width$}");
}

/// Returns text without what a terminal or a page would act upon: control and direction characters; a line break is a space.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    push_clean(text, &mut clean);
    clean
}

fn push_clean(text: &str, to: &mut String) {
    let acts =
        |c: &char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // Control characters beyond ASCII begin with the one, and what turns the direction with the other.
    let is_harmless = |byte: u8| byte != 0xc2 && byte != 0xe2 && !byte.is_ascii_control();
    if text.bytes().all(is_harmless) {
        to.push_str(text);
    } else {
        to.extend(text.chars().filter(|c| !acts(c)).map(|c| if c.is_control() { ' ' } else { c }));
    }
}

/// Returns lines that are to be copied as they stand, without what a terminal would act upon.
pub fn clean_lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NB: Language = Language::Bokmal;

    #[test]
    fn what_is_less_than_all_is_never_shown_as_all() {
        assert_eq!(share(Share::of(74_984, 75_000), NB), "99\u{a0}%");
        assert_eq!(share(Share::of(1, 10_000), NB), "1\u{a0}%");
        assert_eq!(share(Share::of(2, 3), NB), "67\u{a0}%");
        assert_eq!(share(Share::ALL, Language::English), "100%");
        assert_eq!(exact(&Value::Share(Share::of(99_999, 100_000)), ',', false, NB), "99,99 %");
    }

    #[test]
    fn fte_are_rounded_half_up_and_never_vanish() {
        let shown = |units| fte(Fte::from_ten_thousandths(units), NB);
        assert_eq!(shown(5_483_450), "548,35");
        assert_eq!(shown(450_225), "45,02");
        assert_eq!(shown(450_250), "45,03");
        assert_eq!(shown(1), "0,0001");
        assert_eq!(shown(123_456_789), "12\u{202f}345,68");
    }

    #[test]
    fn what_is_expected_has_one_decimal_and_never_vanishes() {
        let shown = |number| expected(Expected(number), NB);
        assert_eq!([2.341, 0.04, 0.0001, -1.26, 12.0].map(shown), ["2,3", "0,04", "0,01", "−1,3", "12,0"]);
        let fte = |number| expected_fte(Expected(number), NB);
        assert_eq!(
            [2.344, 0.006, 0.00001, -1.266, 0.0].map(fte),
            ["2,34", "0,01", "0,0001", "−1,27", "0,00"]
        );
        let likely = |number| chance(Expected(number), NB);
        assert_eq!(
            [0.0, 0.0001, 0.5, 0.9999, 1.0].map(likely),
            ["0\u{a0}%", "1\u{a0}%", "50\u{a0}%", "99\u{a0}%", "100\u{a0}%"]
        );
        let value = Value::Expected(Expected(0.1 + 0.2));
        assert_eq!(exact(&value, ',', false, NB), "0,3");
    }

    #[test]
    fn a_share_is_rounded_to_a_tenth_but_never_up_to_what_is_asked_for() {
        let shown = |part, whole, asked| tenths(Share::of(part, whole), Decimal::whole(asked).unwrap(), NB);
        assert_eq!(shown(1, 7, 60), "14,3\u{a0}%");
        assert_eq!(shown(74_984, 100_000, 75), "74,9\u{a0}%");
        assert_eq!(shown(74_984, 100_000, 80), "75\u{a0}%");
        assert_eq!(shown(3, 4, 75), "75\u{a0}%");
    }

    #[test]
    fn a_bar_is_full_only_where_all_is_there() {
        assert_eq!(spark(&[Share::of(0, 3), Share::of(999, 1_000), Share::ALL]), "▁▇█");
    }

    #[test]
    fn programs_get_every_digit() {
        let value = Value::Fte(Fte::from_ten_thousandths(450_225));
        assert_eq!(exact(&value, '.', true, NB), "45.0225");
        assert_eq!(exact(&value, ',', false, NB), "45,0225");
        assert_eq!(exact(&Value::Count(0), ',', false, NB), "0");
        assert_eq!(exact(&Value::Missing(Missing::Unknown), ',', false, NB), "");
    }

    #[test]
    fn text_cannot_turn_or_break_the_page() {
        assert_eq!(clean("a\u{202e}b\nc\u{1b}[31m"), "ab c [31m");
    }
}
