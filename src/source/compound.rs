//! What an old workbook takes in memory, before it is read: two cells far apart stand for all between them, and a text
//! may be told of in many cells.
//!
//! Records are as in [MS-XLS] 2.3 and 2.4: two bytes for the kind, two for the length.

mod texts;

use super::input::{FileKind, ReadSeek, kind_of};
use super::limits;
use crate::finding::{Code, Finding};
use std::io::{Read, Seek, SeekFrom};

/// So many bytes of memory may cells take, with the copy that is made of each table.
const MOST_MEMORY: u64 = 900 << 20;

/// So large a stream is read.
const MOST_BYTES: u64 = 1 << 28;

/// What a cell takes, and a text beside its letters; tables are there twice.
const CELL: u64 = 2 * 24;
const TEXT: u64 = 2 * 32;

/// Refuses a compound file whose chains do not end, or whose cells would take more memory than is given to them.
///
/// What is no compound file is left to others to refuse.
pub(super) fn check(mut bytes: Box<dyn ReadSeek>) -> Result<(), Finding> {
    let damaged = |fault: std::io::Error| Finding::new(Code::WorkbookDamaged).seen(fault.to_string());
    let mut head = [0; 8];
    let is_compound = bytes.read_exact(&mut head).is_ok() && kind_of(&head) == FileKind::Compound;
    if !is_compound {
        return Ok(());
    }
    let size = bytes.seek(SeekFrom::End(0)).map_err(damaged)?;
    bytes.rewind().map_err(damaged)?;
    let mut file = cfb::CompoundFile::open(bytes).map_err(damaged)?;
    if file.walk().any(|entry| entry.len() > size) {
        return Err(Finding::new(Code::WorkbookDamaged).seen("CFB"));
    }
    for name in ["/Workbook", "/Book"] {
        let Ok(stream) = file.open_stream(name) else { continue };
        let mut records = Vec::new();
        stream.take(MOST_BYTES + 1).read_to_end(&mut records).map_err(damaged)?;
        if records.len() as u64 > MOST_BYTES {
            return Err(limits::too_large(MOST_BYTES));
        }
        if memory(&records) > MOST_MEMORY {
            return Err(limits::too_large(MOST_MEMORY));
        }
    }
    Ok(())
}

/// Returns the memory that the cells of a stream of records take.
fn memory(stream: &[u8]) -> u64 {
    let mut taken = Taken::default();
    let mut records = Records(stream).peekable();
    while let Some((kind, data)) = records.next() {
        match kind {
            SST => {
                let mut segments = vec![data];
                while let Some((_, more)) = records.next_if(|(kind, _)| *kind == CONTINUE) {
                    segments.push(more);
                }
                taken.texts = texts::lengths(&segments);
            }
            EOF => taken.end(),
            _ => taken.cell(kind, data),
        }
    }
    taken.end();
    taken.before
}

const SST: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;
const EOF: u16 = 0x000a;
const TEXT_CELL: u16 = 0x00fd;
const NUMBERS: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;
const DIMENSIONS: u16 = 0x0200;
/// Numbers, labels, truths and the like: all begin with their row and column.
const CELLS: [u16; 8] = [TEXT_CELL, NUMBERS, FORMULA, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6];

/// The records of a stream.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (number(self.0, 0)?, usize::from(number(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

/// Returns a number of two bytes at a place.
fn number(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

/// What has been told of so far.
#[derive(Default)]
struct Taken {
    texts: Vec<u32>,
    /// By sheets that are told of.
    before: u64,
    /// The cells of this sheet, and those of them that are formulas.
    cells: Area,
    formulas: Area,
    /// What the sheet says of itself, for which room is made.
    said: u64,
    /// The cells told of one at a time, with their texts.
    told: u64,
}

impl Taken {
    fn cell(&mut self, kind: u16, data: &[u8]) {
        if kind == DIMENSIONS {
            self.said = self.said.max(said(data));
        }
        let (true, Some(row), Some(column)) = (CELLS.contains(&kind), number(data, 0), number(data, 2))
        else {
            return;
        };
        let last = if kind == NUMBERS { number(data, data.len().saturating_sub(2)) } else { None };
        self.cells.add(row, column, last.unwrap_or(column));
        self.told += CELL + TEXT;
        if kind == FORMULA {
            self.formulas.add(row, column, column);
            self.told += 2 * data.len() as u64;
        }
        if kind == TEXT_CELL {
            let text = number(data, 6).zip(number(data, 8));
            let at = text.map(|(low, high)| usize::from(low) | usize::from(high) << 16);
            let length = at.and_then(|at| self.texts.get(at)).copied().unwrap_or_default();
            self.told = self.told.saturating_add(2 * u64::from(length));
        }
    }

    /// Ends a sheet.
    fn end(&mut self) {
        let areas = (self.cells.cells() + self.formulas.cells()) * CELL;
        self.before = self.before.saturating_add(areas).saturating_add(self.told).saturating_add(self.said);
        (self.cells, self.formulas) = (Area::default(), Area::default());
        (self.said, self.told) = (0, 0);
    }
}

/// Returns the room that a sheet asks for: nothing where it asks for no more than there can be.
fn said(data: &[u8]) -> u64 {
    /// As many cells as an old sheet has.
    const ALL: u64 = 1 << 24;
    let rows = |at: usize| {
        number(data, at).zip(number(data, at + 2)).map(|(low, high)| u64::from(low) | u64::from(high) << 16)
    };
    let (columns, rows) = match data.len() {
        10 => (
            number(data, 6).zip(number(data, 4)),
            number(data, 2)
                .zip(number(data, 0))
                .map(|(end, start)| u64::from(end).abs_diff(u64::from(start))),
        ),
        _ => (
            number(data, 10).zip(number(data, 8)),
            rows(4).zip(rows(0)).map(|(end, start)| end.abs_diff(start)),
        ),
    };
    let columns = columns.map_or(0, |(end, start)| u64::from(end).abs_diff(u64::from(start)));
    let cells = rows.unwrap_or_default().saturating_mul(columns);
    if cells > ALL { cells.saturating_mul(CELL) } else { 0 }
}

/// The least rectangle around cells.
#[derive(Default)]
struct Area(Option<[u16; 4]>);

impl Area {
    fn add(&mut self, row: u16, first: u16, last: u16) {
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, first, last]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(first).min(last), right.max(first).max(last)]);
    }

    fn cells(&self) -> u64 {
        let length = |from: u16, to: u16| u64::from(to) - u64::from(from) + 1;
        self.0.map_or(0, |[top, bottom, left, right]| length(top, bottom) * length(left, right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    fn cell(kind: u16, row: u16, column: u16, rest: &[u8]) -> Vec<u8> {
        record(kind, &[&row.to_le_bytes()[..], &column.to_le_bytes(), rest].concat())
    }

    #[test]
    fn cells_far_apart_take_all_between_them() {
        let stream = [cell(0x0203, 0, 0, &[0; 10]), cell(0x0203, 65_535, 65_535, &[0; 10])].concat();
        assert!(memory(&stream) > 100 << 30);
        let near = [cell(0x0203, 0, 0, &[0; 10]), record(EOF, &[]), cell(0x0203, 65_535, 65_535, &[0; 10])];
        assert!(memory(&near.concat()) < 1_000, "in two sheets");
    }

    #[test]
    fn a_text_takes_room_in_each_cell() {
        let text = [&[0; 8][..], &1_000_u16.to_le_bytes(), &[0], &[b'x'; 1_000]].concat();
        let cells: Vec<u8> = (0..100).flat_map(|row| cell(TEXT_CELL, row, 0, &[0; 6])).collect();
        let taken = memory(&[record(SST, &text), cells].concat());
        assert!((200_000..300_000).contains(&taken), "{taken}");
    }

    #[test]
    fn a_sheet_that_asks_for_too_much_room_is_counted_so() {
        let asks = |rows: u32, columns: u16| {
            let data = [&[0; 4][..], &rows.to_le_bytes(), &[0; 2], &columns.to_le_bytes(), &[0; 2]].concat();
            memory(&record(DIMENSIONS, &data))
        };
        assert_eq!(asks(65_536, 256), 0);
        assert!(asks(u32::MAX, u16::MAX) > MOST_MEMORY);
    }

    #[test]
    fn records_cut_off_are_no_panic() {
        let stream =
            [record(SST, &[0; 9]), record(CONTINUE, &[]), cell(NUMBERS, 1, 1, &[]), vec![1, 2, 255, 255]]
                .concat();
        let sizes: Vec<u64> = (0..=stream.len()).map(|end| memory(&stream[..end])).collect();
        assert!(sizes.is_sorted(), "{sizes:?}");
    }
}
