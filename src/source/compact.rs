//! Binary workbooks whose cells leave out their columns: calamine passes over such cells, so they are refused.
//!
//! Excel writes every cell with its column; some other programs write the shorter form ([MS-XLSB] 2.5.10).

use super::input::ReadSeek;
use std::io::Read;

/// How much of each sheet is looked at: a program that writes short cells does so from the first rows.
const LOOKED_AT: u64 = 256 * 1024;

/// Tells whether a sheet of a binary workbook has cells without their columns.
pub(super) fn has_short_cells(bytes: Box<dyn ReadSeek>) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(bytes) else { return false };
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
    let is_sheet = |name: &&String| name.starts_with("xl/worksheets/") && name.ends_with(".bin");
    names.iter().filter(is_sheet).any(|name| {
        let Ok(file) = archive.by_name(name) else { return false };
        let mut records = Vec::new();
        file.take(LOOKED_AT).read_to_end(&mut records).is_ok() && has_short_cell(&records)
    })
}

/// Tells whether a stretch of records has a cell without its column.
fn has_short_cell(records: &[u8]) -> bool {
    const SHORT_CELLS: std::ops::RangeInclusive<u32> = 12..=18;
    let mut at = 0;
    while let Some((kind, after_kind)) = number(records, at, 2) {
        let Some((length, after_length)) = number(records, after_kind, 4) else { return false };
        if SHORT_CELLS.contains(&kind) {
            return true;
        }
        at = after_length + length as usize;
    }
    false
}

/// Reads a number of at most so many bytes, seven bits of each, low bits first; a record's kind keeps all eight.
fn number(bytes: &[u8], at: usize, most: u32) -> Option<(u32, usize)> {
    let mut value = 0;
    for place in 0..most {
        let byte = u32::from(*bytes.get(at + place as usize)?);
        value |= (byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, at + place as usize + 1));
        }
    }
    Some((value, at + most as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cells_are_found_among_records() {
        // The beginning of a sheet (129), a row (0) with one byte, a cell with its column (7), a short one (18).
        assert!(!has_short_cell(&[0x81, 0x01, 0, 0, 1, 9, 7, 2, 0, 0]));
        assert!(has_short_cell(&[0x81, 0x01, 0, 0, 1, 9, 7, 2, 0, 0, 18, 1, 0]));
        assert!(!has_short_cell(&[0x81]));
    }
}
