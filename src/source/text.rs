//! Delimited text, a row at a time.

use super::Form;
use super::delimiter::{self, Delimiter};
use super::encoding::{self, Encoding, Look};
use super::input::{self, Input, ReadSeek};
use super::records::{End, Fault, Records};
use super::row::{Row, Show};
use super::tail;
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::io::{self, Read, SeekFrom};
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A text file that has been looked at.
#[derive(Clone)]
pub(super) struct Text {
    input: Input,
    look: Look,
    delimiter: Delimiter,
    /// How many bytes it has.
    length: u64,
    /// Whether the first line is Excel's `sep=;`.
    announced: bool,
    /// Whether it ends within a row.
    is_cut: bool,
    /// Whether it has been read, and is not all in the encoding of its beginning.
    is_misjudged: Arc<AtomicBool>,
}

/// How much of a file the delimiter is guessed from, in bytes of UTF-8.
const HEAD: u64 = 64 * 1024;

impl Text {
    /// Looks at the file: how it is encoded, and what stands between its cells.
    pub fn open(input: Input) -> Result<Self, Finding> {
        Self::looked_at(input, |bytes| encoding::look(bytes))
    }

    /// Looks at the beginning of the file alone, where that is in UTF-8.
    pub fn open_quickly(input: Input) -> Result<Self, Finding> {
        Self::looked_at(input, encoding::look_quickly)
    }

    fn looked_at(
        input: Input,
        look: impl FnOnce(&mut Box<dyn ReadSeek>) -> io::Result<Look>,
    ) -> Result<Self, Finding> {
        let unreadable = |fault: io::Error| input::fault(&fault, &input);
        let mut bytes = input.reader().map_err(unreadable)?;
        let look = look(&mut bytes).map_err(unreadable)?;
        let length = bytes.seek(SeekFrom::End(0)).map_err(unreadable)?;
        let head = head(&input, look).map_err(unreadable)?;
        let announced = Delimiter::announced(head.lines().next().unwrap_or_default());
        let delimiter = announced.unwrap_or_else(|| delimiter::guess(&head));
        let announced = announced.is_some();
        let is_cut = has_bytes_of_lines(look.encoding)
            && tail::is_cut(&mut bytes, length, delimiter.byte()).map_err(unreadable)?;
        Ok(Self { input, look, length, delimiter, announced, is_cut, is_misjudged: Arc::default() })
    }

    /// Looks at all of the file, if it has been read and was not what its beginning is; tells whether it was so.
    pub fn look_again(&mut self) -> Result<bool, Finding> {
        let is_misjudged = self.is_misjudged.load(Ordering::Relaxed);
        if is_misjudged {
            *self = Self::open(self.input.clone())?;
        }
        Ok(is_misjudged)
    }

    pub fn form(&self) -> Form {
        Form::Text { encoding: self.look.encoding, delimiter: self.delimiter }
    }

    pub fn findings(&self, place: &Origin) -> Vec<Finding> {
        let mixed =
            self.look.first_bad_line.map(|line| Finding::new(Code::EncodingMixed).at(place.at_line(line)));
        let strange = self.look.strange_bytes.then(|| Finding::new(Code::EncodingSuspect).at(place.clone()));
        let cut = self.is_cut.then(|| Finding::new(Code::FileCut).at(place.clone()));
        mixed.into_iter().chain(strange).chain(cut).collect()
    }

    pub fn visit(&self, show: &mut Show<'_>) -> Result<(), Finding> {
        self.show(0..self.length, 1, show).map(|_| ()).map_err(|fault| self.finding(fault))
    }

    /// Returns how many bytes the file has.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Divides the text at ends of lines into so many parts or fewer; all of it where no line ends near.
    pub fn parts(&self, count: u64) -> Vec<Part> {
        let inner = (1..count).filter_map(|part| self.line_near(self.length / count * part));
        let mut bounds: Vec<u64> = std::iter::once(0).chain(inner).chain([self.length]).collect();
        bounds.dedup();
        let ranges = bounds.windows(2).map(|pair| pair[0]..pair[1]);
        ranges.map(|range| Part { text: self.clone(), range }).collect()
    }

    /// Returns where a line begins soon after an offset, in a text whose line feeds are single bytes.
    fn line_near(&self, offset: u64) -> Option<u64> {
        const NEAR: u64 = 1 << 16;
        if !has_bytes_of_lines(self.look.encoding) {
            return None;
        }
        let mut bytes = self.input.reader().ok()?;
        bytes.seek(SeekFrom::Start(offset)).ok()?;
        let mut near = Vec::with_capacity(NEAR as usize);
        bytes.take(NEAR).read_to_end(&mut near).ok()?;
        memchr::memchr(b'\n', &near).map(|at| offset + at as u64 + 1).filter(|at| *at < self.length)
    }

    /// Shows the rows of a part that begins with a line of some number; returns how it ended, and the number after it.
    fn show(&self, range: Range<u64>, line: u32, show: &mut Show<'_>) -> Result<(End, u32), Fault> {
        let mut bytes = self.input.reader()?;
        bytes.seek(SeekFrom::Start(range.start))?;
        let is_part = range.end < self.length;
        // A file may have grown since.
        let length = if is_part { range.end - range.start } else { u64::MAX };
        let text = self.look.decode(bytes.take(length), range.start == 0);
        let mut records = Records::new(text, self.delimiter.byte(), line, is_part);
        if self.announced && range.start == 0 {
            records.skip_line()?;
        }
        records.visit(show)
    }

    fn finding(&self, fault: Fault) -> Finding {
        match fault {
            Fault::Bytes(fault) => {
                let is_misjudged = self.look.is_assumed && fault.kind() == io::ErrorKind::InvalidData;
                self.is_misjudged.fetch_or(is_misjudged, Ordering::Relaxed);
                self.unreadable(&fault)
            }
            Fault::Line(line, finding) => finding.at(Origin::file(self.input.name()).at_line(line)),
        }
    }

    fn unreadable(&self, fault: &io::Error) -> Finding {
        input::fault(fault, &self.input).at(Origin::file(self.input.name()))
    }
}

/// A part of a text, from the beginning of a line to that of another.
///
/// Only who has read the parts before it knows that these are the beginnings of rows, too, and their numbers.
pub struct Part {
    text: Text,
    range: Range<u64>,
}

/// How a part ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartEnd {
    /// Whether the last row ended where the part does.
    pub is_whole: bool,
    /// The number of the line after it.
    pub next_line: u32,
}

impl Part {
    /// Tells whether other parts come before it.
    pub fn goes_on(&self) -> bool {
        self.range.start > 0
    }

    /// Shows the rows to a function, where the first line has a number.
    ///
    /// # Errors
    /// A finding, where the bytes are damaged, or it does not begin where a row does.
    pub fn visit(&self, line: u32, mut show: impl FnMut(&Row)) -> Result<PartEnd, Finding> {
        let mut show = |row: &Row| {
            show(row);
            ControlFlow::Continue(())
        };
        let shown = self.text.show(self.range.clone(), line, &mut show);
        let (end, next_line) = shown.map_err(|fault| self.text.finding(fault))?;
        let is_last = self.range.end == self.text.length;
        Ok(PartEnd { is_whole: end == End::Reached || is_last, next_line })
    }
}

/// Tells whether ends of lines are single bytes, which are nothing else.
fn has_bytes_of_lines(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Utf8 | Encoding::Windows1252)
}

/// Returns the beginning of the file, decoded; the last line may be cut.
fn head(input: &Input, look: Look) -> std::io::Result<String> {
    let mut bytes = Vec::with_capacity(HEAD as usize);
    look.decode(input.reader()?, true).take(HEAD).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == HEAD {
        let whole = memchr::memrchr(b'\n', &bytes).map_or(bytes.len(), |at| at + 1);
        bytes.truncate(whole);
    }
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned()))
}
