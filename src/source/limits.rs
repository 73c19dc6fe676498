//! How much is read: what is larger is no register, and a small file may be made to fill any memory.

use super::input::ReadSeek;
use super::row::{Content, Row};
use super::scan::{self, Scan};
use crate::finding::{Code, Finding};
use std::io::{self, BufReader, Read};

/// A workbook that unpacks to more than this many bytes is refused; a full sheet of a million rows is some half of it.
pub(super) const MOST_UNPACKED: u64 = 1 << 30;

/// What of a workbook is kept in memory: its texts, its styles, and whole sheets of the kinds that are read whole.
const MOST_KEPT: u64 = 1 << 28;

/// Styles, the list of sheets and the like take many times their size: no workbook has as much of them.
const MOST_BESIDE: u64 = 1 << 25;

/// So many sheets are read.
pub(super) const MOST_SHEETS: usize = 1_000;

/// So many columns are read: as many as Excel has.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// So many characters may stand in a cell: some times as many as in Excel's.
pub(super) const MOST_CHARACTERS: usize = 100_000;

/// So many bytes may a row of text take; a stray quotation mark is found before it has swallowed a whole file.
pub(super) const MOST_BYTES_OF_ROW: u64 = 1 << 22;

/// So many bytes of text may stand in a row of a sheet, where one text may be told of in many cells.
pub(super) const MOST_BYTES_OF_CELLS: usize = 1 << 22;

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
    if row.text_length() <= MOST_CHARACTERS {
        return Ok(());
    }
    (0..row.len()).try_for_each(|column| check_cell(column, row.get(column)))
}

/// Refuses a row of a sheet with more text than any of a register.
pub(super) fn check_row(row: &Row) -> Result<(), Finding> {
    if row.text_length() <= MOST_BYTES_OF_CELLS {
        return Ok(());
    }
    Err(Finding::new(Code::RowTooLong).seen((MOST_BYTES_OF_CELLS >> 20).to_string()))
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
/// What is no archive is left to others to refuse; one that unpacks to more than it says is not unpacked further.
pub(super) fn check_archive(bytes: Box<dyn ReadSeek>) -> Result<(), Finding> {
    let Ok(mut archive) = zip::ZipArchive::new(bytes) else { return Ok(()) };
    let (mut said, mut kept): (u64, u64) = (0, 0);
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(place) else { continue };
        let size = part.size();
        said = said.saturating_add(size);
        let name = part.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        drop(part);
        if said > MOST_UNPACKED {
            return Err(too_large(MOST_UNPACKED));
        }
        if is_beside(&name) && size > MOST_BESIDE {
            return Err(too_large(MOST_BESIDE));
        }
        // Of sheets that are read a cell at a time, only the largest are unpacked twice.
        if is_streamed(&name) && size <= MOST_KEPT {
            continue;
        }
        if let Ok(part) = archive.by_index(place) {
            let unpacked = look_through(part, &name)?;
            kept += if is_streamed(&name) { 0 } else { unpacked };
        }
        if name.ends_with("sharedstrings.xml")
            && let Ok(part) = archive.by_index(place)
            && scan::asks_for_too_much(BufReader::new(part), size)
        {
            return Err(Finding::new(Code::WorkbookDamaged).seen("uniqueCount"));
        }
        if kept > MOST_KEPT {
            return Err(too_large(MOST_KEPT));
        }
    }
    Ok(())
}

/// Unpacks a part to nowhere, and returns how large it is; refuses XML that would fill the memory of who reads it.
fn look_through(part: impl Read, name: &str) -> Result<u64, Finding> {
    let mut part = part.take(MOST_UNPACKED);
    if !is_xml(name) {
        // What is damaged is told by who reads it.
        return Ok(io::copy(&mut part, &mut io::sink()).unwrap_or_default());
    }
    let mut scan = Scan::default();
    let unpacked = io::copy(&mut part, &mut scan).unwrap_or_default();
    scan.finding().map_or(Ok(unpacked), Err)
}

/// Tells whether a part of a workbook is read a cell at a time.
fn is_streamed(name: &str) -> bool {
    name.starts_with("xl/worksheets/sheet")
}

/// Tells whether a part is read as XML; what other programs keep for themselves is not.
fn is_xml(name: &str) -> bool {
    (name.ends_with(".xml") || name.ends_with(".rels")) && !name.starts_with("customxml/")
}

/// Tells whether a part is about the others.
fn is_beside(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.ends_with(".rels")
        || ["styles.", "workbook.", "manifest."].iter().any(|start| file.starts_with(start))
}

pub(super) fn too_large(bytes: u64) -> Finding {
    Finding::new(Code::WorkbookTooLarge).seen((bytes >> 20).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a number with its thousands apart, as README writes it.
    fn grouped(number: usize) -> String {
        if number < 1_000 { number.to_string() } else { format!("{} {:03}", number / 1_000, number % 1_000) }
    }

    #[test]
    fn readme_tells_these_limits() {
        let readme = include_str!("../../README.md").replace('\n', " ");
        let told = format!(
            "more than {} GB, more than {} sheets or {} columns, or a cell of more than {} characters is refused",
            MOST_UNPACKED >> 30,
            grouped(MOST_SHEETS),
            grouped(MOST_COLUMNS),
            grouped(MOST_CHARACTERS),
        );
        assert!(readme.contains(&told), "README.md does not say: {told}");
    }
}
