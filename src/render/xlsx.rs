//! A document as a workbook: a cover, a sheet for each table, and charts that read the sheets' cells.

mod cell;
mod chart;
mod columns;
mod cover;
mod form;
mod heat_map;
mod layout;
mod name;
mod page;
mod picture;
mod style;
mod table;
mod text;
mod waterfall;
mod width;

use crate::report::document::Report;
use layout::{Content, Layout};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io;

/// The name of a property of the file, by which the program knows its own reports.
pub const OWN_PROPERTY: &str = "kompetanse";

/// What the property is.
const OWN_VALUE: &str = "kompetanse.report/1";

/// As many rows as a sheet holds.
const ROWS: usize = 1_048_576;

/// From so many rows on, a sheet is written to a file row by row, and not kept in memory.
const LARGE: usize = 20_000;

/// Returns the workbook, the same bytes each time.
///
/// # Errors
/// Where the workbook cannot be made.
pub fn workbook(report: &Report) -> io::Result<Vec<u8>> {
    made(report, ROWS).map_err(io::Error::other)
}

fn made(report: &Report, rows: usize) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::of(report, rows);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&layout.title)?);
    cover::draw(workbook.add_worksheet(), report, &layout)?;
    for sheet in &layout.sheets {
        match &sheet.content {
            Content::Tables(pieces) => {
                let is_large = pieces.iter().any(|piece| piece.rows.len() > LARGE);
                let page = if is_large {
                    workbook.add_worksheet_with_low_memory()?
                } else {
                    workbook.add_worksheet()
                };
                table::draw(page, sheet, pieces, &layout)?;
            }
            Content::Page(shown) => form::draw(workbook.add_worksheet(), sheet, shown, &layout)?,
            Content::Picture(picture) => picture::draw(workbook.add_worksheet(), sheet, picture, &layout)?,
        }
    }
    workbook.save_to_buffer()
}

fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    // A fixed day: the hour at which it was made is nobody's concern, and would change the bytes.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(text::cut(title, 250))
        .set_author("kompetanse")
        .set_comment(format!("kompetanse {}", env!("CARGO_PKG_VERSION")))
        .set_custom_property(OWN_PROPERTY, OWN_VALUE)
        .set_creation_datetime(&created))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::report::document::{Block, Column, Kind, Phrase, Prominence, Table, Value};
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn report(rows: i64) -> Report {
        let column = |key, kind| Column { key, heading: key.to_owned(), kind, prominence: Prominence::Main };
        let columns = vec![column("navn", Kind::Text), column("antall", Kind::Number)];
        let row = |row: i64| vec![Value::Text(format!("Rad {row}")), Value::Count(row)];
        let rows = (0..rows).map(row).collect();
        let caption = "Mange rader".to_owned();
        let table = Table { key: "t", caption, columns, rows, group: None, prominence: Prominence::Main };
        let blocks = vec![Block::Table(table)];
        let (language, title) = (Language::Bokmal, Phrase::of("Prøve"));
        Report { language, title, subtitles: Vec::new(), blocks, provenance: None }
    }

    /// Returns the numbers of each sheet after the cover.
    fn numbers(bytes: Vec<u8>) -> Vec<Vec<f64>> {
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = book.worksheets();
        let of = |range: &calamine::Range<Data>| {
            range
                .rows()
                .filter_map(|row| if let Data::Float(number) = row[1] { Some(number) } else { None })
                .collect()
        };
        sheets[1..].iter().map(|(_, range)| of(range)).collect()
    }

    #[test]
    fn a_large_sheet_is_as_a_small_one() {
        let rows = LARGE as i64 + 5;
        let report = report(rows);
        let bytes = workbook(&report).unwrap();
        assert_eq!(bytes, workbook(&report).unwrap());
        assert_eq!(numbers(bytes), [(0..rows).map(|row| row as f64).collect::<Vec<_>>()]);
    }

    #[test]
    fn rows_beyond_a_sheet_go_on_in_the_next() {
        let bytes = made(&report(10), 9).unwrap();
        assert_eq!(numbers(bytes), [vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0], vec![6.0, 7.0, 8.0, 9.0]]);
    }
}
