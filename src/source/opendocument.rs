//! What an OpenDocument workbook takes in memory, before it is read: a few bytes may stand for a million rows.

use super::input::ReadSeek;
use super::limits;
use crate::finding::Finding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufReader;
use zip::ZipArchive;

/// So many bytes of memory may cells take, with the copies that their reader makes of them.
const MOST_MEMORY: u64 = 900 << 20;

/// What a cell takes, and a text beside its letters.
const CELL: u64 = 24;
const TEXT: u64 = 32;

/// So many rows and columns are there at most; the reader of workbooks leaves out the others.
const ROWS: u64 = 1 << 20;
const COLUMNS: u64 = 1 << 14;

/// Refuses a workbook whose cells would take more memory than is given to them.
///
/// What is no such workbook, or damaged, is left to others to refuse.
pub(super) fn check(bytes: Box<dyn ReadSeek>) -> Result<(), Finding> {
    let Ok(mut archive) = ZipArchive::new(bytes) else { return Ok(()) };
    let Ok(part) = archive.by_name("content.xml") else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().check_end_names = false;
    let mut taken = Taken::default();
    let mut buffer = Vec::new();
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match &event {
            Event::Eof => break,
            Event::Start(tag) => taken.start(tag),
            Event::Empty(tag) => {
                taken.start(tag);
                taken.end(tag.name().as_ref());
            }
            Event::End(tag) => taken.end(tag.name().as_ref()),
            Event::Text(text) => taken.text += text.len() as u64,
            Event::GeneralRef(_) => taken.text += 1,
            _ => {}
        }
        if taken.memory() > MOST_MEMORY {
            return Err(limits::too_large(MOST_MEMORY));
        }
        buffer.clear();
    }
    Ok(())
}

/// What has been told of so far.
#[derive(Default)]
struct Taken {
    /// By tables that are told of.
    before: u64,
    /// Cells of this table, each row once, and the memory of their texts with rows repeated.
    cells: u64,
    texts: u64,
    /// Rows from the first that has something to the last, and the most columns of one.
    rows: u64,
    columns: u64,
    /// Empty rows since the last that has something.
    empty_rows: u64,
    row: Line,
    /// Of the cell that is open: how many times it stands, whether it has something, and its letters.
    repeats: u64,
    is_filled: bool,
    text: u64,
}

/// What has been told of a row.
#[derive(Default)]
struct Line {
    repeats: u64,
    columns: u64,
    empty: u64,
    texts: u64,
}

impl Taken {
    /// Returns the memory that is taken where no more is told: cells and formulas as they are read, and twice as a table.
    fn memory(&self) -> u64 {
        let open = self.row.columns.saturating_mul(self.row.repeats);
        let table = self.rows.saturating_mul(self.columns).max(open);
        let cells = (self.cells + self.row.columns).saturating_add(table);
        let texts = self.texts.saturating_add(self.row.texts.saturating_mul(self.row.repeats));
        let text = self.text.saturating_mul(self.repeats);
        self.before + 2 * cells.saturating_mul(CELL).saturating_add(texts).saturating_add(text)
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table-row" => {
                let repeats = number(tag, "table:number-rows-repeated").min(ROWS);
                self.row = Line { repeats, ..Line::default() };
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.repeats = number(tag, "table:number-columns-repeated").min(COLUMNS);
                let has = |name: &str| tag.attributes().flatten().any(|known| known.key.as_ref() == name);
                self.is_filled =
                    ["office:value-type", "calcext:value-type", "table:formula"].into_iter().any(has);
                self.text = tag.len() as u64;
            }
            "text:s" => self.text += number(tag, "text:c"),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row(),
            "table:table" => {
                let before = self.memory();
                *self = Self { before, ..Self::default() };
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let (row, repeats) = (&mut self.row, self.repeats);
        if self.is_filled {
            row.columns = (row.columns + row.empty + repeats).min(COLUMNS);
            row.empty = 0;
            row.texts = row.texts.saturating_add((self.text + TEXT).saturating_mul(repeats));
        } else {
            row.empty += repeats;
        }
        (self.repeats, self.is_filled, self.text) = (0, false, 0);
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.columns == 0 {
            self.empty_rows += if self.rows > 0 { row.repeats } else { 0 };
            return;
        }
        self.rows = (self.rows + self.empty_rows + row.repeats).min(ROWS);
        self.empty_rows = 0;
        self.columns = self.columns.max(row.columns);
        self.cells += row.columns;
        self.texts = self.texts.saturating_add(row.texts.saturating_mul(row.repeats));
    }
}

/// Returns a number of a tag; 1 where there is none.
fn number(tag: &BytesStart<'_>, name: &str) -> u64 {
    let known = tag.attributes().flatten().find(|known| known.key.as_ref() == name);
    known.and_then(|known| known.value.trim().parse().ok()).unwrap_or(1)
}
