//! Decoded text cut into rows: a line without quotation marks is its cells, and others are read as the csv crate does.

use super::blocks::Blocks;
use super::limits;
use super::row::{Row, Show};
use crate::finding::{Code, Finding};
use csv_core::ReadRecordResult;
use memchr::{memchr, memchr_iter, memchr2};
use std::io::{self, Read};

/// A quoted cell over more lines than this was hardly meant: a stray quote has swallowed what follows.
const MOST_LINES: u32 = 200;

const QUOTE: u8 = b'"';

/// How the rows of a text come to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The text ended, or who is shown the rows had seen enough.
    Reached,
    /// The text ended within quotation marks: a part of a text was cut in the wrong place.
    WithinRow,
}

/// Why rows cannot be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// The bytes cannot be had, or are not what they were.
    Bytes(io::Error),
    /// What stands in a line, from 1, is no row.
    Line(u32, Finding),
}

impl From<io::Error> for Fault {
    fn from(fault: io::Error) -> Self {
        Fault::Bytes(fault)
    }
}

/// Text that is being cut into rows.
pub(super) struct Records<R> {
    blocks: Blocks<R>,
    cutter: Cutter,
}

impl<R: Read> Records<R> {
    /// Prepares to read UTF-8, of which the first line has a number.
    ///
    /// More may come after a part: one that ends within quotation marks is no fault of who wrote it.
    pub fn new(input: R, delimiter: u8, line: u32, is_part: bool) -> Self {
        let cutter = Cutter { quoted: None, delimiter, line, is_part, row: Row::of_text() };
        Self { blocks: Blocks::of(input), cutter }
    }

    /// Passes over the first line.
    pub fn skip_line(&mut self) -> Result<(), Fault> {
        let text = self.blocks.next(self.cutter.line)?.text;
        let length = memchr(b'\n', text.as_bytes()).map_or(text.len(), |at| at + 1);
        self.blocks.pass(length);
        self.cutter.line += 1;
        Ok(())
    }

    /// Shows every row, from the first, until whoever is shown them breaks off.
    ///
    /// Returns how it ended, and the number of the line after that.
    pub fn visit(mut self, show: &mut Show<'_>) -> Result<(End, u32), Fault> {
        loop {
            let block = self.blocks.next(self.cutter.line)?;
            let (length, end) = self.cutter.rows(block.text, block.is_last, show)?;
            if let Some(end) = end.or(block.is_last.then_some(End::Reached)) {
                return Ok((end, self.cutter.line));
            }
            self.blocks.pass(length);
        }
    }
}

/// Cuts whole lines into rows.
struct Cutter {
    /// Made when the first row needs it.
    quoted: Option<QuotedReader>,
    delimiter: u8,
    /// The number of the line that comes next.
    line: u32,
    is_part: bool,
    row: Row,
}

impl Cutter {
    /// Shows the rows of whole lines, and returns how many bytes they took, and how it ended where it did.
    fn rows(
        &mut self,
        text: &str,
        is_last: bool,
        show: &mut Show<'_>,
    ) -> Result<(usize, Option<End>), Fault> {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut quote = memchr(QUOTE, bytes);
        while at < bytes.len() {
            let mut closed = true;
            if quote.is_some_and(|quote| memchr2(b'\n', b'\r', &bytes[at..quote]).is_none()) {
                let Some(read) = self.quoted_row(&bytes[at..], is_last)? else { return Ok((at, None)) };
                at += read.length;
                closed = read.closed;
                quote = memchr(QUOTE, &bytes[at..]).map(|found| at + found);
            } else if matches!(bytes[at], b'\n' | b'\r') {
                at = self.pass_line(bytes, at);
                continue;
            } else {
                self.row.number = self.next_number();
                let length = self.row.cut(&text[at..], self.delimiter);
                at = self.pass_line(bytes, at + length);
            }
            self.check()?;
            if show(&self.row).is_break() {
                return Ok((at, Some(End::Reached)));
            }
            if !closed {
                return Ok((at, Some(End::WithinRow)));
            }
        }
        Ok((at, None))
    }

    /// Returns the number of a row that begins here.
    ///
    /// Old programs end lines with a carriage return alone: then rows are counted, not line feeds.
    fn next_number(&self) -> u32 {
        self.line.max(self.row.number + 1)
    }

    /// Counts the line that ends at a place, and returns where the next begins.
    fn pass_line(&mut self, bytes: &[u8], end: usize) -> usize {
        let next = after(bytes, end);
        if next > end && bytes[next - 1] == b'\n' {
            self.line = self.line.saturating_add(1);
        }
        next
    }

    fn pass_lines(&mut self, bytes: &[u8]) {
        self.line = self.line.saturating_add(memchr_iter(b'\n', bytes).count() as u32);
    }

    fn check(&self) -> Result<(), Fault> {
        let at = |finding| Fault::Line(self.row.number, finding);
        if self.row.number > limits::LAST_LINE {
            return Err(at(Finding::new(Code::FileUnreadable).seen(limits::LAST_LINE.to_string())));
        }
        limits::check_text_row(&self.row).map_err(at)
    }

    /// Reads a row that has quotation marks in its first line; none where it goes on beyond the bytes.
    fn quoted_row(&mut self, bytes: &[u8], is_last: bool) -> Result<Option<Quoted>, Fault> {
        let number = self.next_number();
        let quoted = self.quoted.get_or_insert_with(|| QuotedReader::new(self.delimiter));
        let Some(read) = quoted.read(bytes, is_last) else { return Ok(None) };
        let raw = &bytes[..read.length];
        let lines = 1 + memchr_iter(b'\n', quoted.text()).count() as u32;
        let is_open = !read.closed && lines > 1 && memchr_iter(QUOTE, raw).count() % 2 == 1;
        let is_too_long = lines > MOST_LINES || read.length as u64 > limits::MOST_BYTES_OF_ROW;
        if is_too_long || is_open && !self.is_part {
            return Err(Fault::Line(number, Finding::new(Code::QuoteUnclosed)));
        }
        let text = std::str::from_utf8(quoted.text()).map_err(io::Error::other)?;
        self.row.take(text, quoted.ends(), lines);
        self.row.number = number;
        self.pass_lines(raw);
        Ok(Some(read))
    }
}

/// What was read of a row with quotation marks.
struct Quoted {
    /// How many bytes it took, with what ends it.
    length: usize,
    /// Whether the end of a line ended it, and not that of the text.
    closed: bool,
}

/// Reads rows with quotation marks, by the csv crate's own state machine.
struct QuotedReader {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    cells: usize,
}

impl QuotedReader {
    fn new(delimiter: u8) -> Self {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { reader, text: vec![0; 1 << 12], ends: vec![0; 1 << 6], written: 0, cells: 0 }
    }

    /// Reads a row; none where the bytes end before it does, and more are to come.
    fn read(&mut self, bytes: &[u8], is_last: bool) -> Option<Quoted> {
        self.reader.reset();
        (self.written, self.cells) = (0, 0);
        let mut length = 0;
        loop {
            let left = &bytes[length..];
            let (text, ends) = (&mut self.text[self.written..], &mut self.ends[self.cells..]);
            let (result, read, written, cells) = self.reader.read_record(left, text, ends);
            length += read;
            self.written += written;
            self.cells += cells;
            match result {
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if !is_last => return None,
                // Once more, with nothing: that is how the end is told.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::End => return Some(Quoted { length, closed: false }),
                ReadRecordResult::Record if left.is_empty() => return Some(Quoted { length, closed: false }),
                ReadRecordResult::Record => {
                    return Some(Quoted { length: after(bytes, length - 1), closed: true });
                }
            }
        }
    }

    /// Returns the row's cells, one after the other, without quotation marks.
    fn text(&self) -> &[u8] {
        &self.text[..self.written]
    }

    /// Returns where each cell ends in the text.
    fn ends(&self) -> &[usize] {
        &self.ends[..self.cells]
    }
}

/// Returns where the line after an end of a line begins: `\n`, `\r\n`, `\r`, or the end of the text.
fn after(bytes: &[u8], end: usize) -> usize {
    match &bytes[end..] {
        [b'\r', b'\n', ..] => end + 2,
        [] => end,
        _ => end + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Content;
    use proptest::prelude::*;
    use std::ops::ControlFlow;

    /// A row: its number, how many lines it takes, and its cells.
    type Seen = (u32, u32, Vec<String>);

    fn read(text: &str) -> Result<Vec<Seen>, Fault> {
        let mut rows = Vec::new();
        Records::new(text.as_bytes(), b';', 1, false).visit(&mut |row| {
            let cell = |column| match row.get(column) {
                Content::Text(text) => text.to_owned(),
                _ => String::new(),
            };
            rows.push((row.number, row.lines, (0..row.len()).map(cell).collect()));
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    fn lines(text: &str) -> Vec<u32> {
        read(text).unwrap().into_iter().map(|(line, ..)| line).collect()
    }

    #[test]
    fn rows_know_their_lines() {
        assert_eq!(lines("a\nb\n\n\nc\n"), [1, 2, 5]);
        assert_eq!(lines("a\r\nb\r\n\r\n\r\nc"), [1, 2, 5]);
        assert_eq!(lines("\n\na\n\"b\nb\"\nc"), [3, 4, 6]);
        assert_eq!(lines("\r\n\r\na;\"x\r\ny\"\r\nb"), [3, 5]);
        // Old programs: rows are counted.
        assert_eq!(lines("a\rb\r\rc"), [1, 2, 3]);
    }

    #[test]
    fn a_row_repeats_what_the_row_before_begins_with() {
        let mut repeated = Vec::new();
        let text = "Nord;17;a\nNord;17;b\nNord;178;b\nNord\nNord;\n\"Nord\";1\nNord;1\nNord;1\n";
        let seen = Records::new(text.as_bytes(), b';', 1, false).visit(&mut |row| {
            repeated.push(row.repeated());
            ControlFlow::Continue(())
        });
        assert!(seen.is_ok());
        assert_eq!(repeated, [0, 2, 1, 0, 0, 0, 0, 1]);
    }

    /// Returns the rows as the csv crate reads them.
    fn by_csv(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new();
        reader.delimiter(b';').has_headers(false).flexible(true);
        let rows = reader.from_reader(text.as_bytes()).into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn a_line_after_a_quoted_row_is_cut_from_its_beginning() {
        let cells: Vec<Vec<String>> =
            read("\";\"\n;").unwrap().into_iter().map(|(.., cells)| cells).collect();
        assert_eq!(cells, [vec![";"], vec!["", ""]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn cells_are_those_that_the_csv_crate_reads(text in "(a|å|Nord|;|;|\"|\n|\r|\r\n){0,60}") {
            match read(&text) {
                Ok(rows) => {
                    let cells: Vec<Vec<String>> = rows.into_iter().map(|(.., cells)| cells).collect();
                    prop_assert_eq!(cells, by_csv(&text));
                }
                // A quotation mark that nothing closes is all that is refused.
                Err(_) => prop_assert!(by_csv(&text).last().is_some_and(|row| row.concat().contains('\n'))),
            }
        }
    }
}
