//! How much is read: what is larger is no register, and a small file may be made to fill any memory.

use super::input::ReadSeek;
use super::row::{Content, Row};
use crate::finding::{Code, Finding};
use std::io::{self, Read};

/// A workbook that unpacks to more than this many bytes is refused; a full sheet of a million rows is some half of it.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;

/// What of a workbook is kept in memory: its texts, its styles, and whole sheets of the kinds that are read whole.
const MOST_KEPT: u64 = 1 << 28;

/// So many sheets are read.
pub(super) const MOST_SHEETS: usize = 1_000;

/// So many columns are read: as many as Excel has.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// So many characters may stand in a cell: some times as many as in Excel's.
pub(super) const MOST_CHARACTERS: usize = 100_000;

/// So many bytes may a row of text take; a stray quotation mark is found before it has swallowed a whole file.
pub(super) const MOST_BYTES_OF_ROW: u64 = 1 << 22;

/// Lines are counted so far, with room for a row of many.
pub(super) const LAST_LINE: u32 = u32::MAX - 1_000;

/// Refuses a cell that is longer, or further out, than any of a register.
pub(super) fn check_cell(column: usize, content: Content<'_>) -> Result<(), Finding> {
    if column >= MOST_COLUMNS {
        return Err(Finding::new(Code::RowTooWide).seen(MOST_COLUMNS.to_string()));
    }
    match content {
        Content::Text(text) => check_text(text),
        _ => Ok(()),
    }
}

/// Refuses a row of text with more columns, or longer cells, than any of a register.
pub(super) fn check_text_row(row: &Row) -> Result<(), Finding> {
    if row.len() > MOST_COLUMNS {
        return Err(Finding::new(Code::RowTooWide).seen(MOST_COLUMNS.to_string()));
    }
    if row.bytes() <= MOST_CHARACTERS {
        return Ok(());
    }
    (0..row.len()).try_for_each(|column| check_cell(column, row.get(column)))
}

fn check_text(text: &str) -> Result<(), Finding> {
    // No text has more characters than bytes.
    if text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS {
        return Ok(());
    }
    Err(Finding::new(Code::CellTooLong).seen(MOST_CHARACTERS.to_string()))
}

/// Refuses a workbook that unpacks to more than a workbook may, as it says itself, and as is seen of what is kept in memory.
///
/// What is no archive is left to others to refuse.
pub(super) fn check_archive(bytes: Box<dyn ReadSeek>) -> Result<(), Finding> {
    let Ok(mut archive) = zip::ZipArchive::new(bytes) else { return Ok(()) };
    let mut said: u64 = 0;
    let mut kept: u64 = 0;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(place) else { continue };
        said = said.saturating_add(part.size());
        let is_kept = !is_streamed(&part.name().map(|name| name.into_owned()).unwrap_or_default());
        drop(part);
        if said > MOST_UNPACKED {
            return Err(too_large(MOST_UNPACKED));
        }
        if is_kept && let Ok(part) = archive.by_index(place) {
            // What is damaged is told by who reads it.
            kept += io::copy(&mut part.take(MOST_KEPT + 1 - kept), &mut io::sink()).unwrap_or_default();
        }
        if kept > MOST_KEPT {
            return Err(too_large(MOST_KEPT));
        }
    }
    Ok(())
}

/// Tells whether a part of a workbook is read a cell at a time.
fn is_streamed(name: &str) -> bool {
    name.to_ascii_lowercase().starts_with("xl/worksheets/sheet")
}

fn too_large(bytes: u64) -> Finding {
    Finding::new(Code::WorkbookTooLarge).seen((bytes >> 20).to_string())
}
