//! A sheet that is a page about one of several: to be read, filled in and printed by itself.

use super::super::number;
use super::cell::{Content, content, numbered};
use super::layout::{Layout, Sheet};
use super::table::to_cover;
use super::{page, style, text, width};
use crate::language::Language;
use crate::report::document::{Block, Column, Kind, Page, Phrase, Table, Value};
use rust_xlsxwriter::{Format, FormatBorder, Worksheet, XlsxError};

/// As wide as a column of words becomes, in characters.
const WIDEST: usize = 22;

/// As wide as the whole page is at least, for lines of words and for what is to be written.
const LEAST: usize = 96;

/// The height of a row in which somebody is to write, in points.
const WRITING: f64 = 26.0;

/// Draws a sheet.
pub(super) fn draw(
    sheet: &mut Worksheet,
    planned: &Sheet<'_>,
    shown: &Page,
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&planned.name)?;
    page::set_up(sheet, &planned.caption, layout);
    sheet.set_portrait();
    let language = layout.language;
    let widths = widths(shown, language);
    for (at, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(at, *width as f64)?;
    }
    to_cover(sheet, (0, 0), layout)?;
    sheet.write_string_with_format(1, 0, &planned.caption, &style::title())?;
    let mut form = Form { sheet, widths, row: 2, language };
    form.blocks(&shown.blocks)?;
    let last = (form.row.saturating_sub(1), form.last_column());
    // Without the way back to the cover, which is of no use on paper.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_area(1, 0, last.0, last.1).map(drop)
}

/// A sheet being filled, and the next free row.
struct Form<'f> {
    sheet: &'f mut Worksheet,
    widths: Vec<usize>,
    row: u32,
    language: Language,
}

impl Form<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), XlsxError> {
        for block in blocks {
            match block {
                Block::Paragraph(words) => self.prose(words, &style::prose())?,
                Block::Note(words) => self.prose(words, &style::aside_prose())?,
                Block::Table(table) if table.is_shown() => self.table(table)?,
                // A page has none of these; pictures point at tables, which stand on other sheets.
                Block::Table(_)
                | Block::Chart(_)
                | Block::Agenda(_)
                | Block::Page(_)
                | Block::Listing { .. } => {}
                Block::Heading(words) => self.prose(words, &style::caption())?,
            }
        }
        Ok(())
    }

    fn last_column(&self) -> u16 {
        self.widths.len().saturating_sub(1) as u16
    }

    /// Writes words across the page.
    fn prose(&mut self, words: &Phrase, format: &Format) -> Result<(), XlsxError> {
        let words = text::phrase(words, self.language);
        let lines = width::lines(&words, self.widths.iter().sum());
        self.sheet.set_row_height(self.row, width::height(lines))?;
        self.across((self.row, 0), format)?;
        self.sheet.write_string_with_format(self.row, 0, words, format)?;
        self.row += 1;
        Ok(())
    }

    /// Makes the cells of a row, from a column on, into one.
    fn across(&mut self, (row, column): (u32, u16), format: &Format) -> Result<(), XlsxError> {
        let last = self.last_column();
        if column < last {
            self.sheet.merge_range(row, column, row, last, "", format)?;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let columns = columns(table);
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, text::clean(&table.caption), &style::caption())?;
        self.row += 1;
        let headings: Vec<String> = columns.iter().map(|(_, column)| text::clean(&column.heading)).collect();
        self.set_height(headings.iter().map(String::as_str), columns.len(), 0.0)?;
        for (at, ((_, column), heading)) in (0u16..).zip(columns.iter().zip(&headings)) {
            let format = style::form_heading(column.kind);
            self.reach(at, columns.len(), &format)?;
            self.sheet.write_string_with_format(self.row, at, heading, &format)?;
        }
        self.row += 1;
        for values in &table.rows {
            self.values(values, &columns)?;
        }
        Ok(())
    }

    /// Makes the last column of a table reach to the edge of the page.
    fn reach(&mut self, at: u16, columns: usize, format: &Format) -> Result<(), XlsxError> {
        if usize::from(at) + 1 == columns { self.across((self.row, at), format) } else { Ok(()) }
    }

    fn values(&mut self, values: &[Value], columns: &[(usize, &Column)]) -> Result<(), XlsxError> {
        let shown = columns.iter().map(|(place, _)| match &values[*place] {
            Value::Blank => String::new(),
            value => number::shown(value, self.language),
        });
        let shown: Vec<String> = shown.collect();
        let is_blank = columns.iter().any(|(place, _)| values[*place] == Value::Blank);
        let least = if is_blank { WRITING } else { 0.0 };
        self.set_height(shown.iter().map(String::as_str), columns.len(), least)?;
        for (at, (place, column)) in (0u16..).zip(columns) {
            let (value, kind) = (&values[*place], column.kind);
            self.reach(at, columns.len(), &format(value, kind, self.language))?;
            self.value(at, value, kind)?;
        }
        self.row += 1;
        Ok(())
    }

    fn value(&mut self, at: u16, value: &Value, kind: Kind) -> Result<(), XlsxError> {
        let format = format(value, kind, self.language);
        match content(value, self.language) {
            Content::Nothing | Content::Blank | Content::Unknown => {
                self.sheet.write_blank(self.row, at, &format).map(drop)
            }
            Content::Words(words) => {
                self.sheet.write_string_with_format(self.row, at, words, &format).map(drop)
            }
            Content::Hidden => {
                self.sheet.write_string_with_format(self.row, at, number::HIDDEN, &format).map(drop)
            }
            Content::Number(amount) => {
                self.sheet.write_number_with_format(self.row, at, amount, &format).map(drop)
            }
        }
    }

    /// Makes a row as high as its words need, and at least so high.
    fn set_height<'w>(
        &mut self,
        words: impl Iterator<Item = &'w str>,
        columns: usize,
        least: f64,
    ) -> Result<(), XlsxError> {
        let lines = words.enumerate().map(|(at, words)| {
            let is_last = at + 1 == columns;
            let width = if is_last { self.widths[at..].iter().sum() } else { self.widths[at] };
            width::lines(words, width.saturating_sub(2).max(1))
        });
        let lines = lines.max().unwrap_or(1);
        self.sheet.set_row_height(self.row, width::height(lines).max(least)).map(drop)
    }
}

/// Returns how a cell looks: ruled, so that it reads as part of a form on paper too.
fn format(value: &Value, kind: Kind, language: Language) -> Format {
    let format = match content(value, language) {
        Content::Blank => return style::blank(),
        Content::Unknown => style::unknown(),
        Content::Words(words) if text::looks_like_formula(&words) => style::cell(kind).set_quote_prefix(),
        Content::Nothing | Content::Hidden | Content::Words(_) | Content::Number(_) => style::cell(kind),
    };
    numbered(format, style::number(value, language).as_deref())
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(style::colour::UNKNOWN)
}

/// Returns the columns that people read.
fn columns(table: &Table) -> Vec<(usize, &Column)> {
    table.columns.iter().enumerate().filter(|(_, column)| column.is_brief()).collect()
}

/// Returns the widths of the columns of all tables on a page; the last takes what is left of the page.
fn widths(shown: &Page, language: Language) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let tables = shown.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.is_shown() => Some(table),
        _ => None,
    });
    for table in tables {
        let columns = columns(table);
        widths.resize(widths.len().max(columns.len()), 0);
        // The last column reaches to the edge of the page.
        for (at, (place, column)) in columns.iter().enumerate().take(columns.len().saturating_sub(1)) {
            let cells = table.rows.iter().map(|row| match &row[*place] {
                Value::Blank => 0,
                value => number::shown(value, language).chars().count(),
            });
            let longest_word = column.heading.split(' ').map(|word| word.chars().count()).max();
            let needed =
                cells.max().unwrap_or_default().min(WIDEST).max(longest_word.unwrap_or_default()) + 3;
            widths[at] = widths[at].max(needed);
        }
    }
    if let Some((last, others)) = widths.split_last_mut() {
        *last = (*last).max(LEAST.saturating_sub(others.iter().sum())).max(WIDEST / 2);
    }
    widths
}
