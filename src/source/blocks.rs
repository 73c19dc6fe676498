//! Decoded text read a block of whole lines at a time.

use super::limits::MOST_BYTES_OF_ROW;
use super::records::Fault;
use crate::finding::{Code, Finding};
use memchr::memrchr;
use std::io::{self, Read};

/// How much is read at a time, in bytes.
const BLOCK: usize = 1 << 18;

/// Text being read, in UTF-8.
pub(super) struct Blocks<R> {
    input: R,
    buffer: Vec<u8>,
    /// How much of the buffer has been read.
    filled: usize,
    /// How much of that has been passed.
    passed: usize,
    ended: bool,
}

/// Whole lines, and at the end of the text what is left.
pub(super) struct Block<'b> {
    pub text: &'b str,
    /// Whether the text ends with it.
    pub is_last: bool,
}

impl<R: Read> Blocks<R> {
    pub fn of(input: R) -> Self {
        Self { input, buffer: vec![0; BLOCK], filled: 0, passed: 0, ended: false }
    }

    /// Marks bytes of the last block as done with: what is not comes again, with more after it.
    pub fn pass(&mut self, bytes: usize) {
        self.passed += bytes;
    }

    /// Returns what has not been passed, with more after it; `line` is the number of its first line.
    ///
    /// # Errors
    /// That it cannot be read, or that more is left of the last block than a row may take.
    pub fn next(&mut self, line: u32) -> Result<Block<'_>, Fault> {
        self.buffer.copy_within(self.passed..self.filled, 0);
        self.filled -= self.passed;
        self.passed = 0;
        let whole = loop {
            if self.filled as u64 > MOST_BYTES_OF_ROW {
                return Err(Fault::Line(line, Finding::new(Code::QuoteUnclosed)));
            }
            if self.filled == self.buffer.len() {
                self.buffer.resize(self.buffer.len() * 2, 0);
            }
            self.fill()?;
            if self.ended {
                break self.filled;
            }
            if let Some(whole) = whole_lines(&self.buffer[..self.filled]) {
                break whole;
            }
        };
        let text = simdutf8::basic::from_utf8(&self.buffer[..whole]);
        let text = text.map_err(|fault| io::Error::new(io::ErrorKind::InvalidData, fault))?;
        Ok(Block { text, is_last: self.ended })
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.filled < self.buffer.len() && !self.ended {
            match self.input.read(&mut self.buffer[self.filled..]) {
                Ok(0) => self.ended = true,
                Ok(read) => self.filled += read,
                Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(())
    }
}

/// Returns where the last whole line ends.
///
/// Old programs end lines with a carriage return alone; one at the very end may have its line feed still to come.
fn whole_lines(bytes: &[u8]) -> Option<usize> {
    let before_last = &bytes[..bytes.len().saturating_sub(1)];
    memrchr(b'\n', bytes).or_else(|| memrchr(b'\r', before_last)).map(|at| at + 1)
}
