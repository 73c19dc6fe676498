//! A register to fill in, as a workbook.

use super::number::exact;
use crate::language::Language;
use crate::report::document::Value;
use crate::report::register_template::{Input, RegisterTemplate, TemplateColumn};
use rust_xlsxwriter::{DataValidation, DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io;

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

/// Returns the workbook, the same bytes each time.
///
/// # Errors
/// Where the workbook cannot be made.
pub fn workbook(template: &RegisterTemplate, language: Language) -> io::Result<Vec<u8>> {
    made(template, language).map_err(io::Error::other)
}

fn made(template: &RegisterTemplate, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day: the hour at which it was made is nobody's concern, and would change the bytes.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(template.sheet)?;
    sheet.set_freeze_panes(1, 0)?;
    for (place, column) in (0u16..).zip(&template.columns) {
        prepare(sheet, place, column)?;
    }
    for (row, values) in (1u32..).zip(&template.rows) {
        for ((place, value), column) in (0u16..).zip(values).zip(&template.columns) {
            fill(sheet, (row, place), value, &column.input, language)?;
        }
    }
    workbook.save_to_buffer()
}

/// Gives a whole column its heading, width, format and choices.
fn prepare(sheet: &mut Worksheet, place: u16, column: &TemplateColumn) -> Result<(), XlsxError> {
    sheet.set_column_width(place, column.width)?;
    sheet.set_column_format(place, &format(&column.input))?;
    sheet.write_string_with_format(0, place, column.heading, &Format::new().set_bold())?;
    if let Input::Choice(words) = &column.input {
        let choice = DataValidation::new().allow_list_strings(words)?;
        sheet.add_data_validation(1, place, LAST_ROW, place, &choice)?;
    }
    Ok(())
}

fn format(input: &Input) -> Format {
    match input {
        Input::Digits => Format::new().set_num_format("@"),
        Input::Day => Format::new().set_num_format("dd.mm.yyyy"),
        Input::Words | Input::Number | Input::Choice(_) => Format::new(),
    }
}

fn fill(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    value: &Value,
    input: &Input,
    language: Language,
) -> Result<(), XlsxError> {
    match value {
        Value::Missing(_) => Ok(()),
        Value::Count(number) => sheet.write_number(row, place, *number as f64).map(drop),
        Value::Date(day) => {
            let day = ExcelDateTime::from_ymd(
                day.year().unsigned_abs(),
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            )?;
            sheet.write_datetime_with_format(row, place, &day, &format(input)).map(drop)
        }
        other => {
            let text = exact(other, super::number::decimal_mark(language), false, language);
            sheet.write_string_with_format(row, place, text, &format(input)).map(drop)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::register_template::document;

    #[test]
    fn the_same_bytes_each_time() {
        let made = || workbook(&document(Language::Nynorsk), Language::Nynorsk).unwrap();
        assert_eq!(made(), made());
    }
}
