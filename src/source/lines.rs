//! Counts lines as text streams by, so that a record's byte offset can be told as a line.
//!
//! The csv crate's own line numbers are wrong after blank lines, so they are not used.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::rc::Rc;

/// Where lines end that no record has passed yet; never more than a buffer's worth.
#[derive(Debug, Default)]
pub(super) struct Lines {
    ends: VecDeque<u64>,
    passed: u32,
    offset: u64,
}

impl Lines {
    /// Returns the line, from 1, of a byte offset; offsets are asked for in rising order.
    pub fn line_at(&mut self, offset: u64) -> u32 {
        while self.ends.front().is_some_and(|end| *end < offset) {
            self.ends.pop_front();
            self.passed += 1;
        }
        self.passed + 1
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
        let read = self.inner.read(buffer)?;
        let mut lines = self.lines.borrow_mut();
        let start = lines.offset;
        lines.ends.extend(memchr::memchr_iter(b'\n', &buffer[..read]).map(|at| start + at as u64));
        lines.offset += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_has_a_line() {
        let (mut reader, lines) = Counted::new(&b"a\n\n\r\nb\n"[..]);
        io::copy(&mut reader, &mut io::sink()).unwrap();
        let mut lines = lines.borrow_mut();
        assert_eq!(lines.line_at(0), 1);
        assert_eq!(lines.line_at(5), 4);
    }
}
