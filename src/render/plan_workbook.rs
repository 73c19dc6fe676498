//! A plan as a workbook to fill in: headings, formats, suggestions to choose from, and what goes in each column.

use super::number::phrase;
use super::plan_cell::{Cell, cell, text};
use crate::language::{Language, fill, plan_book as words};
use crate::model::date::Date;
use crate::report::plan_book::{Column, Holds, PlanBook, Remark, Row, Sheet, sheet_name};
use crate::report::plan_columns::Input;
use crate::report::plan_file::{Data, Used};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::io;

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;

const GREY: Color = Color::RGB(0x70_70_70);
const LIGHT: Color = Color::RGB(0xDD_E8_F0);
const PALE: Color = Color::RGB(0xF2_F2_F2);

/// As many characters as a cell holds.
const LONGEST: usize = 32_767;

/// Why there is no workbook.
#[derive(Debug)]
pub enum Fault {
    /// A text, or a list, is longer than a cell can hold.
    TooLong {
        /// The sheet.
        sheet: String,
        /// The cell, as spreadsheets name it.
        cell: String,
        /// The heading of its column.
        heading: String,
        /// How the text begins.
        beginning: String,
        /// How many characters it has.
        length: usize,
    },
    /// It cannot be made.
    Unmade(io::Error),
}

impl From<XlsxError> for Fault {
    fn from(fault: XlsxError) -> Self {
        Fault::Unmade(io::Error::other(fault))
    }
}

/// Returns the workbook, the same bytes each time.
///
/// # Errors
/// Where the workbook cannot be made.
pub fn workbook(book: &PlanBook) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    // A fixed day: the hour at which it was made is nobody's concern, and would change the bytes.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    guide(workbook.add_worksheet(), book)?;
    for sheet in &book.sheets {
        Drawing { sheet: workbook.add_worksheet(), language: book.language }.draw(sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// How high a line is, and how high a row can be, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// Returns how many lines a text takes in a column so many characters wide, where it is wrapped.
fn lines(text: &str, width: u8) -> usize {
    let wrapped = |line: &str| line.chars().count().div_ceil(usize::from(width.max(1))).max(1);
    text.split('\n').map(wrapped).sum()
}

/// Makes a row as high as its lines: not every spreadsheet does so by itself on opening it.
fn set_height(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        sheet.set_row_height(row, (LINE * lines as f64).min(HIGHEST))?;
    }
    Ok(())
}

/// Writes the explanations, a line in each row.
fn guide(sheet: &mut Worksheet, book: &PlanBook) -> Result<(), XlsxError> {
    const WIDTH: u8 = 100;
    sheet.set_name(book.guide)?;
    sheet.set_column_width(0, WIDTH)?;
    sheet.set_landscape();
    sheet.set_tab_color(GREY);
    sheet.set_print_fit_to_pages(1, 0);
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (0u32..).zip(&book.lines) {
        let line = phrase(line, book.language);
        if !line.trim().is_empty() {
            set_height(sheet, row, lines(&line, WIDTH))?;
            sheet.write_string_with_format(row, 0, line, &format)?;
        }
    }
    Ok(())
}

/// A sheet being written.
struct Drawing<'w> {
    sheet: &'w mut Worksheet,
    language: Language,
}

impl Drawing<'_> {
    fn draw(&mut self, sheet: &Sheet) -> Result<(), Fault> {
        self.sheet.set_name(sheet.name)?;
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_landscape();
        self.sheet.set_print_fit_to_pages(1, 0);
        self.sheet.set_repeat_rows(0, 0)?;
        if sheet.rows.is_empty() {
            self.sheet.set_tab_color(PALE);
        } else {
            let used = sheet.columns.iter().filter(|column| column.used).count().max(1);
            let last = u32::try_from(sheet.rows.len()).unwrap_or(LAST_ROW);
            self.sheet.set_print_area(0, 0, last, u16::try_from(used - 1).unwrap_or(0))?;
        }
        let last = u16::try_from(sheet.columns.len().saturating_sub(1)).unwrap_or(0);
        // Codes are text on purpose.
        self.sheet.ignore_error_range(0, 0, LAST_ROW, last, IgnoreError::NumberStoredAsText)?;
        for (place, column) in (0u16..).zip(&sheet.columns) {
            self.prepare(place, column)?;
        }
        for (number, row) in (1u32..).zip(&sheet.rows) {
            self.row(sheet.name, number, row, &sheet.columns)?;
        }
        Ok(())
    }

    /// Gives a whole column its heading, width, format, and what goes there.
    fn prepare(&mut self, place: u16, column: &Column) -> Result<(), XlsxError> {
        self.sheet.set_column_width(place, column.width)?;
        self.sheet.set_column_format(place, &format(column, Used::Yes))?;
        self.sheet.write_string_with_format(0, place, &column.heading, &heading(column))?;
        if let Holds::Settings { input, says } = column.holds {
            let typed = DataValidation::new()
                .set_input_title(&column.heading)?
                .set_input_message(says)?
                .show_error_message(false);
            let typed = self.choices(typed, input)?;
            self.sheet.add_data_validation(0, place, LAST_ROW, place, &typed)?;
        }
        Ok(())
    }

    /// Adds what can be chosen, where something can; anything else can be typed all the same.
    fn choices(&self, typed: DataValidation, input: Input) -> Result<DataValidation, XlsxError> {
        Ok(match input {
            Input::Choice(all) => {
                let all: Vec<&str> = all.iter().map(|word| word.get(self.language)).collect();
                typed.allow_list_strings(&all)?
            }
            Input::Flag => {
                let all = [words::WORD_YES, words::WORD_NO].map(|word| word.get(self.language));
                typed.allow_list_strings(&all)?
            }
            Input::One(table) | Input::Several(table) => {
                typed.allow_list_formula(first_column(sheet_name(table, self.language)))
            }
            _ => typed.allow_any_value(),
        })
    }

    fn row(&mut self, name: &str, number: u32, row: &Row, columns: &[Column]) -> Result<(), Fault> {
        let mut highest = 1;
        for (place, (column, data)) in (0u16..).zip(columns.iter().zip(&row.cells)) {
            let mark = place == 0 && row.used == Used::NotYet;
            let cell = match column.holds {
                Holds::Remarks => self.remarks(&row.remarks),
                Holds::Settings { input, .. } if mark => {
                    Some(Cell::Text(marked(data.as_ref(), input, self.language)))
                }
                Holds::Settings { input, .. } => data.as_ref().map(|data| cell(data, input, self.language)),
            };
            let Some(cell) = cell else { continue };
            if let Cell::Text(text) = &cell {
                if text.chars().count() > LONGEST {
                    return Err(too_long(name, (number, place), column, text));
                }
                highest = highest.max(lines(text, column.width));
            }
            self.cell((number, place), &cell, &format(column, row.used))?;
        }
        Ok(set_height(self.sheet, number, highest)?)
    }

    fn cell(&mut self, (row, place): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
        match cell {
            Cell::Text(text) => self.sheet.write_string_with_format(row, place, text, format),
            Cell::Number(number) => self.sheet.write_number_with_format(row, place, *number, format),
            Cell::Day(day) => {
                let format = format.clone().set_num_format("dd.mm.yyyy");
                self.sheet.write_datetime_with_format(row, place, &serial(*day)?, &format)
            }
        }
        .map(drop)
    }

    fn remarks(&self, all: &[Remark]) -> Option<Cell> {
        let lines: Vec<String> = all.iter().map(|remark| self.remark(remark)).collect();
        (!lines.is_empty()).then(|| Cell::Text(lines.join("\n")))
    }

    fn remark(&self, remark: &Remark) -> String {
        match remark {
            Remark::Words(line) => phrase(line, self.language).trim().to_owned(),
            Remark::Suggestion { heading, input, to } => {
                let setting = format!("{heading} = {}", text(to, *input, self.language));
                fill(words::SUGGESTION.get(self.language), &[("setting", &setting)])
            }
        }
    }
}

fn too_long(sheet: &str, (row, place): (u32, u16), column: &Column, text: &str) -> Fault {
    const SHOWN: usize = 40;
    Fault::TooLong {
        sheet: sheet.to_owned(),
        cell: row_col_to_cell(row, place),
        heading: column.heading.clone(),
        beginning: format!("{}…", text.chars().take(SHOWN).collect::<String>()),
        length: text.chars().count(),
    }
}

fn serial(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    ExcelDateTime::from_ymd(year.unsigned_abs(), month.unsigned_abs(), day.unsigned_abs())
}

/// Returns the first cell of a row that is not read.
fn marked(data: Option<&Data>, input: Input, language: Language) -> String {
    data.map_or_else(|| "#".to_owned(), |data| format!("# {}", text(data, input, language)))
}

/// Returns the formula for what stands below the first heading of a sheet.
fn first_column(sheet: &str) -> Formula {
    Formula::new(format!("=OFFSET({sheet}!$A$2,0,0,MAX(1,COUNTA({sheet}!$A:$A)-1),1)"))
}

fn heading(column: &Column) -> Format {
    let format = Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    match (column.holds, column.used) {
        (Holds::Remarks, _) => format.set_italic().set_font_color(GREY).set_background_color(PALE),
        (Holds::Settings { .. }, true) => format.set_bold().set_background_color(LIGHT),
        (Holds::Settings { .. }, false) => format.set_bold().set_font_color(GREY).set_background_color(PALE),
    }
}

fn format(column: &Column, used: Used) -> Format {
    let format = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_text_wrap();
    let format = match column.holds {
        Holds::Remarks => format.set_font_color(GREY).set_italic(),
        Holds::Settings { input, .. } => match input {
            Input::Code | Input::Codes | Input::One(_) | Input::Several(_) | Input::Choice(_) => {
                format.set_num_format("@")
            }
            Input::Day => format.set_num_format("dd.mm.yyyy"),
            _ => format,
        },
    };
    if used == Used::NotYet { format.set_font_color(GREY) } else { format }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::plan_book::document;
    use crate::report::plan_file::Form;
    use crate::report::starter;

    #[test]
    fn the_same_bytes_each_time() {
        let plan = starter::document(jiff::civil::date(2026, 11, 21), Language::Nynorsk, Form::Workbook);
        let made = || workbook(&document(&plan)).unwrap();
        assert_eq!(made(), made());
    }
}
