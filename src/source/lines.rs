//! Counts lines as text streams by, so that a record's byte offset can be told as a line.
//!
//! The csv crate's own line numbers are wrong after blank lines, so they are not used.

use super::limits::MOST_BYTES_OF_ROW;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

/// Where lines end that no record has passed yet; never more than a buffer's worth.
#[derive(Debug, Default)]
pub(super) struct Lines {
    ends: VecDeque<End>,
    passed: u32,
    offset: u64,
    last_byte: u8,
    /// Where the last record began.
    asked: u64,
}

/// The end of a line: where its line feed is, and whether a carriage return stands before it.
#[derive(Debug, Clone, Copy)]
struct End {
    at: u64,
    after_return: bool,
}

impl Lines {
    /// Returns the line, from 1, of the first thing that stands at a byte offset or, past blank lines, after it.
    ///
    /// A record's offset is where the csv crate began to look for it: at the line feed after a carriage return, and
    /// before blank lines. Offsets are asked for in rising order.
    pub fn line_at(&mut self, offset: u64) -> u32 {
        self.asked = offset;
        let mut offset = offset;
        while let Some(end) = self.ends.front() {
            let blank = end.at == offset || end.after_return && end.at == offset + 1;
            if end.at >= offset && !blank {
                break;
            }
            offset = offset.max(end.at + 1);
            self.ends.pop_front();
            self.passed += 1;
        }
        self.passed + 1
    }

    /// Tells whether so much has been read since the last record began that no record is so long.
    pub fn is_too_long(&self) -> bool {
        self.offset > self.asked + MOST_BYTES_OF_ROW
    }

    /// Returns the line of what comes after the last record.
    pub fn next_line(&mut self) -> u32 {
        let next = self.ends.front().map_or(self.asked, |end| end.at + 1);
        self.line_at(next)
    }

    fn note(&mut self, bytes: &[u8]) {
        for at in memchr::memchr_iter(b'\n', bytes) {
            let before = at.checked_sub(1).map_or(self.last_byte, |before| bytes[before]);
            self.ends.push_back(End { at: self.offset + at as u64, after_return: before == b'\r' });
        }
        self.offset += bytes.len() as u64;
        self.last_byte = bytes.last().copied().unwrap_or(self.last_byte);
    }
}

/// A reader that notes where lines end.
pub(super) struct Counted<R> {
    inner: R,
    lines: Rc<RefCell<Lines>>,
}

impl<R: Read> Counted<R> {
    /// Returns the reader, and the lines that it will note.
    pub fn new(inner: R) -> (Self, Rc<RefCell<Lines>>) {
        let lines = Rc::new(RefCell::new(Lines::default()));
        (Self { inner, lines: lines.clone() }, lines)
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.lines.borrow().is_too_long() {
            return Err(io::Error::other("a row is too long"));
        }
        let read = self.inner.read(buffer)?;
        self.lines.borrow_mut().note(&buffer[..read]);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<u32> {
        let (reader, lines) = Counted::new(text.as_bytes());
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(reader);
        let mut record = csv::StringRecord::new();
        let mut found = Vec::new();
        while reader.read_record(&mut record).unwrap() {
            found.push(lines.borrow_mut().line_at(record.position().unwrap().byte()));
        }
        found
    }

    #[test]
    fn records_know_their_lines() {
        assert_eq!(lines("a\nb\n\n\nc\n"), [1, 2, 5]);
        assert_eq!(lines("a\r\nb\r\n\r\n\r\nc"), [1, 2, 5]);
        assert_eq!(lines("\n\na\n\"b\nb\"\nc"), [3, 4, 6]);
        assert_eq!(lines("\r\n\r\na,\"x\r\ny\"\r\nb"), [3, 5]);
    }
}
