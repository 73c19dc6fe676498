//! How cells look: colours, alignment, and the format of each kind of number.

use super::super::number::{decimal_mark, part};
use crate::language::Language;
use crate::model::amount::{Decimal, Expected};
use crate::report::document::{Kind, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatPattern};
use std::borrow::Cow;

/// Colours that are told apart by those who see few: blue, and orange for what is missing.
pub(super) mod colour {
    pub const DARK: u32 = 0x001F_3864;
    pub const BLUE: u32 = 0x002F_75B5;
    pub const PALE_BLUE: u32 = 0x009D_C3E6;
    pub const ORANGE: u32 = 0x00C5_5A11;
    pub const GREY: u32 = 0x007F_7F7F;
    pub const HEADING: u32 = 0x00D9_E2F3;
    pub const MISSING: u32 = 0x00FB_E5D6;
    pub const UNKNOWN: u32 = 0x00BF_BFBF;
}

/// Returns the title of the report.
pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(colour::DARK)
}

/// Returns the caption of a table or a chart.
pub(super) fn caption() -> Format {
    Format::new().set_bold().set_font_size(13).set_font_color(colour::DARK)
}

/// Returns a small heading within a sheet.
pub(super) fn label() -> Format {
    Format::new().set_bold().set_font_color(colour::DARK).set_align(FormatAlign::Top)
}

/// Returns words that explain.
pub(super) fn aside() -> Format {
    Format::new().set_italic().set_font_color(colour::GREY)
}

/// Returns words that explain, across a page.
pub(super) fn aside_prose() -> Format {
    prose().set_font_color(colour::GREY)
}

/// Returns a heading over a column of a form, which is not filtered.
pub(super) fn form_heading(kind: Kind) -> Format {
    let format = heading(kind);
    match kind {
        Kind::Text | Kind::Remark | Kind::Spark => format,
        Kind::Number | Kind::Share | Kind::Bar => format.set_indent(0),
    }
}

/// Returns lines of words in a wide column.
pub(super) fn prose() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// Returns lines that are to be copied.
pub(super) fn listing() -> Format {
    Format::new().set_font_name("Consolas").set_quote_prefix()
}

/// Returns a heading over a column.
pub(super) fn heading(kind: Kind) -> Format {
    let format = Format::new()
        .set_bold()
        .set_font_color(colour::DARK)
        .set_background_color(colour::HEADING)
        .set_border_bottom(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    match kind {
        Kind::Text | Kind::Remark | Kind::Spark => format.set_align(FormatAlign::Left).set_indent(1),
        // The button that filters stands to the right.
        Kind::Number | Kind::Share | Kind::Bar => format.set_align(FormatAlign::Right).set_indent(2),
    }
}

/// Returns how a column's cells look, but for the format of their numbers.
pub(super) fn cell(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Text | Kind::Remark | Kind::Spark => {
            // Words beside figures to the right would touch them.
            format.set_align(FormatAlign::Left).set_indent(1).set_text_wrap()
        }
        Kind::Number | Kind::Share | Kind::Bar => format.set_align(FormatAlign::Right),
    }
}

/// Returns how an unknown value looks: empty, so that sums and sorting hold, and hatched.
pub(super) fn unknown() -> Format {
    Format::new().set_pattern(FormatPattern::LightUp).set_foreground_color(colour::UNKNOWN)
}

/// Returns how a cell looks in which somebody is to write.
pub(super) fn blank() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_text_wrap().set_align(FormatAlign::Top)
}

/// Returns the format of a value's number; none of what is no number.
///
/// The cell has every digit, whatever is shown. As in all reports, zero is Statistics Norway's `-`, and no share of less
/// than all is shown as 100 %.
pub(super) fn number(value: &Value, language: Language) -> Option<Cow<'static, str>> {
    Some(match value {
        Value::Count(_) => "#,##0;-#,##0;\"-\"".into(),
        Value::Fte(_) => "#,##0.00##;-#,##0.00##;\"-\"".into(),
        Value::Share(share) => told(part(*share), 0, language),
        Value::Tenths(share, _) => told(part(*share), 1, language),
        Value::Chance(chance) => told(chance.told(), 0, language),
        Value::Percent(percent) => per_cent(decimals(*percent), language).into(),
        Value::Number(_) => "General".into(),
        Value::Year(_) => "0".into(),
        Value::Expected(number) => expected(*number, language),
        Value::ExpectedFte(_) => "#,##0.00;-#,##0.00;\"-\"".into(),
        Value::Date(_) => day(language).into(),
        Value::Text(_)
        | Value::Word { .. }
        | Value::Series(_)
        | Value::Phrase(_)
        | Value::Blank
        | Value::Missing(_) => return None,
    })
}

/// Returns the format of percent with so many decimals.
pub(super) fn per_cent(places: usize, language: Language) -> String {
    let number = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
    match language {
        Language::Bokmal | Language::Nynorsk => format!("{number} %"),
        Language::English => format!("{number}%"),
    }
}

/// Returns the format of a share: with so many decimals, or with two, or in words, so that less than all is not shown as
/// all, nor something as nothing.
fn told(share: f64, least: usize, language: Language) -> Cow<'static, str> {
    let is_told = |places: &usize| {
        let scale = 10f64.powi(*places as i32 + 2);
        let shown = (share * scale).round() / scale;
        (shown < 1.0 || share >= 1.0) && (shown > 0.0 || share <= 0.0)
    };
    if let Some(places) = [least, 2].iter().find(|places| is_told(places)) {
        return per_cent(*places, language).into();
    }
    let mark = decimal_mark(language);
    let words = if share > 0.5 { format!("> 99{mark}99") } else { format!("< 0{mark}01") };
    format!("\"{}\"", per_cent(0, language).replace('0', &words)).into()
}

/// Returns how many decimals a number was written with.
fn decimals(number: Decimal) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, part)| part.len())
}

/// Returns the format of an expected number: one decimal, or two, or words, so as to show something of something.
fn expected(number: Expected, language: Language) -> Cow<'static, str> {
    match number.told() {
        told if told == 0.0 || told.abs() >= 0.05 => "#,##0.0;-#,##0.0;\"-\"".into(),
        told if told.abs() >= 0.01 => "0.00".into(),
        told => {
            let sign = if told < 0.0 { "> -" } else { "< " };
            format!("\"{sign}0{}01\"", decimal_mark(language)).into()
        }
    }
}

fn day(language: Language) -> &'static str {
    match language {
        Language::Bokmal | Language::Nynorsk => "dd.mm.yyyy",
        Language::English => "yyyy-mm-dd",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Share;

    fn shown(value: Value) -> String {
        number(&value, Language::Bokmal).unwrap().into_owned()
    }

    #[test]
    fn less_than_all_is_never_shown_as_all() {
        let share = |part, whole| shown(Value::Share(Share::of(part, whole)));
        assert_eq!([share(1, 1), share(0, 1), share(2, 3), share(99, 100)], ["0 %"; 4]);
        assert_eq!([share(9_998, 10_000), share(1, 1_000)], ["0.00 %"; 2]);
        assert_eq!([share(999_999, 1_000_000), share(1, 1_000_000)], ["\"> 99,99 %\"", "\"< 0,01 %\""]);
        assert_eq!(
            shown(Value::Tenths(Share::of(74_984, 100_000), crate::model::amount::Decimal::ONE)),
            "0.0 %"
        );
        assert_eq!(shown(Value::Chance(Expected(0.9999))), "0.00 %");
    }

    #[test]
    fn what_is_expected_never_vanishes() {
        let told = [0.0, 2.34, -0.05, 0.04, 0.0001].map(|number| shown(Value::Expected(Expected(number))));
        let one = "#,##0.0;-#,##0.0;\"-\"";
        assert_eq!(told, [one, one, one, "0.00", "\"< 0,01\""]);
        assert_eq!(shown(Value::Percent(Decimal::parse("33.3").unwrap())), "0.0 %");
    }
}
