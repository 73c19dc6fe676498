//! Whether a workbook has cells that are merged over several rows: they stand after a sheet's rows, and few registers
//! have any.
//!
//! To look for them among the XML's elements takes as long as to read all rows; to look for their name in its bytes
//! takes a tenth of that. Where it is not sure that there are none, they are read as elements.

use super::input::ReadSeek;
use memchr::{memchr, memmem};
use std::io::{self, Read};

/// The name of the element that has a merged cell, and the beginning of that of the one round all of them.
const ELEMENT: &[u8] = b"mergeCell";

/// As much is looked through of what stands after the first merged cell: some twenty thousand of them.
const MOST_MERGED: u64 = 1 << 20;

/// Tells whether any part of a workbook may have cells that are merged over several rows.
pub(super) fn may_go_down(bytes: Box<dyn ReadSeek>) -> bool {
    let Ok(mut archive) = zip::ZipArchive::new(bytes) else { return true };
    (0..archive.len()).any(|place| archive.by_index(place).map_or(true, part_may))
}

/// Tells it of one part; yes also where it cannot be read, or is not in UTF-8.
fn part_may(mut part: impl Read) -> bool {
    match from_first(&mut part) {
        Ok(found) => found.is_some_and(|merged| !are_in_one_row(&merged)),
        Err(_) => true,
    }
}

/// Returns what stands from the first merged cell on; none where there is none.
fn from_first(part: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    const BLOCK: u64 = 1 << 16;
    let finder = memmem::Finder::new(ELEMENT);
    let mut bytes = Vec::new();
    let mut first = true;
    while part.by_ref().take(BLOCK).read_to_end(&mut bytes)? > 0 {
        if first && is_wide(&bytes) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if let Some(at) = finder.find(&bytes) {
            bytes.drain(..at);
            let rest = part.by_ref().take(MOST_MERGED).read_to_end(&mut bytes)? as u64;
            return if rest < MOST_MERGED {
                Ok(Some(bytes))
            } else {
                Err(io::ErrorKind::FileTooLarge.into())
            };
        }
        first = false;
        // A name may begin in one block and end in the next.
        bytes.drain(..bytes.len().saturating_sub(ELEMENT.len() - 1));
    }
    Ok(None)
}

/// Tells whether an XML is in an encoding of more than a byte a letter: it begins with its mark, or has a zero in it.
fn is_wide(start: &[u8]) -> bool {
    start.iter().take(4).any(|byte| matches!(byte, 0 | 0xfe | 0xff))
}

/// Tells whether all merged cells, as a title over a table, are surely within a row.
fn are_in_one_row(merged: &[u8]) -> bool {
    memmem::find_iter(merged, ELEMENT)
        .map(|at| &merged[at + ELEMENT.len()..])
        .filter(|rest| !rest.starts_with(b"s"))
        .all(|rest| is_in_one_row(rest).unwrap_or(false))
}

/// Tells it of one, from its attributes on; nothing where they are not as is usual.
fn is_in_one_row(attributes: &[u8]) -> Option<bool> {
    let end = memchr(b'>', attributes)?;
    let (_, from) = std::str::from_utf8(&attributes[..end]).ok()?.split_once(" ref=\"")?;
    let (first, last) = from.split_once('"')?.0.split_once(':')?;
    let row = |place: &str| place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse::<u32>().ok();
    Some(row(first)? == row(last)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOWN: &[u8] = br#"<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>"#;
    const ACROSS: &[u8] =
        br#"<mergeCells count="2"><mergeCell ref="A1:K1"/><mergeCell ref="A9:C9"/></mergeCells>"#;

    #[test]
    fn the_name_is_found_wherever_blocks_are_cut() {
        for before in (1 << 16) - 30..(1 << 16) + 2 {
            let rows = vec![b' '; before];
            assert!(part_may(&[&rows, DOWN].concat()[..]), "after {before} bytes");
            assert!(!part_may(&[&rows, ACROSS].concat()[..]), "after {before} bytes");
            assert!(!part_may(&[&rows, &b"<mergeC"[..]].concat()[..]), "after {before} bytes");
        }
    }

    #[test]
    fn one_that_goes_down_is_found_among_others() {
        assert!(part_may(&[ACROSS, DOWN].concat()[..]));
        assert!(!part_may(&[ACROSS, br#"<autoFilter ref="A1:K9"/>"#].concat()[..]));
    }

    #[test]
    fn what_is_not_as_usual_may_go_down() {
        for unusual in ["<mergeCell ref='A1:B1'/>", "<mergeCell/>", "<mergeCell ref=\"A1\"/>", "<mergeCell"] {
            assert!(part_may(unusual.as_bytes()), "{unusual}");
        }
        let after = vec![b' '; MOST_MERGED as usize + (1 << 16)];
        assert!(part_may(&[ACROSS, &after].concat()[..]));
    }

    #[test]
    fn what_is_not_in_utf_8_may_go_down() {
        let wide: Vec<u8> = "<sheetData/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(part_may(&wide[..]));
        assert!(part_may(&[&[0xff, 0xfe], &wide[..]].concat()[..]));
        assert!(!part_may(&b"<sheetData/>"[..]));
    }
}
