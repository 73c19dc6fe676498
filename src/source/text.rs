//! Delimited text, a row at a time.

use super::Form;
use super::delimiter::{self, Delimiter};
use super::encoding::{self, Look};
use super::input::{self, Input};
use super::limits;
use super::lines::Counted;
use super::row::Row;
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// A text file that has been looked at.
pub(super) struct Text {
    input: Input,
    look: Look,
    delimiter: Delimiter,
    /// Whether the first line is Excel's `sep=;`.
    announced: bool,
}

/// How much of a file the delimiter is guessed from, in bytes of UTF-8.
const HEAD: u64 = 64 * 1024;

/// A quoted cell over more lines than this was hardly meant: a stray quote has swallowed what follows.
const MOST_LINES: u32 = 200;

impl Text {
    /// Looks at the file: how it is encoded, and what stands between its cells.
    pub fn open(input: Input) -> Result<Self, Finding> {
        let mut bytes = input.reader().map_err(|fault| input::fault(&fault, &input))?;
        let look = encoding::look(&mut bytes).map_err(|fault| input::fault(&fault, &input))?;
        let head = head(&input, look).map_err(|fault| input::fault(&fault, &input))?;
        let announced = Delimiter::announced(head.lines().next().unwrap_or_default());
        let delimiter = announced.unwrap_or_else(|| delimiter::guess(&head));
        Ok(Self { input, look, delimiter, announced: announced.is_some() })
    }

    pub fn form(&self) -> Form {
        Form::Text { encoding: self.look.encoding, delimiter: self.delimiter }
    }

    pub fn findings(&self, place: &Origin) -> Vec<Finding> {
        let mixed =
            self.look.first_bad_line.map(|line| Finding::new(Code::EncodingMixed).at(place.at_line(line)));
        let strange = self.look.strange_bytes.then(|| Finding::new(Code::EncodingSuspect).at(place.clone()));
        mixed.into_iter().chain(strange).collect()
    }

    pub fn visit(&self, show: &mut dyn FnMut(&Row) -> ControlFlow<()>) -> Result<(), Finding> {
        let place = Origin::file(self.input.name());
        let unreadable = |fault: &std::io::Error| input::fault(fault, &self.input).at(place.clone());
        let bytes = self.input.reader().map_err(|fault| unreadable(&fault))?;
        let mut text = BufReader::with_capacity(1 << 16, self.look.encoding.decode(bytes));
        let skipped =
            if self.announced { skip_line(&mut text).map_err(|fault| unreadable(&fault))? } else { 0 };
        let (counted, lines) = Counted::new(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(self.delimiter.byte())
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(counted);
        let mut row = Row::of_record(csv::StringRecord::new());
        let mut start = 0;
        loop {
            let before = (row.lines > 1).then_some((start, row.number));
            let more = match reader.read_record(row.record()) {
                Ok(more) => more,
                Err(_) if lines.borrow().is_too_long() => {
                    let line = lines.borrow_mut().next_line() + skipped;
                    return Err(Finding::new(Code::QuoteUnclosed).at(place.at_line(line)));
                }
                Err(fault) => return Err(damaged(fault, &place)),
            };
            if !more {
                return match before {
                    Some((start, line)) if self.ends_quoted(start).map_err(|f| unreadable(&f))? => {
                        Err(Finding::new(Code::QuoteUnclosed).at(place.at_line(line)))
                    }
                    _ => Ok(()),
                };
            }
            start = row.record().position().map_or(0, csv::Position::byte);
            // Old programs end lines with a carriage return alone: then rows are counted, not line feeds.
            let line = lines.borrow_mut().line_at(start) + skipped;
            row.number = line.max(row.number + 1);
            row.lines = 1 + breaks_within(row.record());
            if row.number > limits::LAST_LINE {
                return Err(Finding::new(Code::FileUnreadable)
                    .at(place.at_line(row.number))
                    .seen(limits::LAST_LINE.to_string()));
            }
            limits::check_record(row.record()).map_err(|finding| finding.at(place.at_line(line)))?;
            if row.lines > MOST_LINES {
                return Err(Finding::new(Code::QuoteUnclosed).at(place.at_line(row.number)));
            }
            if show(&row).is_break() {
                return Ok(());
            }
        }
    }

    /// Tells whether the text from a byte on, counted after decoding, ends within quotation marks.
    fn ends_quoted(&self, start: u64) -> std::io::Result<bool> {
        let mut text = BufReader::new(self.look.encoding.decode(self.input.reader()?));
        if self.announced {
            skip_line(&mut text)?;
        }
        std::io::copy(&mut text.by_ref().take(start), &mut std::io::sink())?;
        let mut last = Vec::new();
        text.read_to_end(&mut last)?;
        Ok(memchr::memchr_iter(b'"', &last).count() % 2 == 1)
    }
}

/// Returns the beginning of the file, decoded; the last line may be cut.
fn head(input: &Input, look: Look) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    look.encoding.decode(input.reader()?).take(HEAD).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == HEAD {
        let whole = memchr::memrchr(b'\n', &bytes).map_or(bytes.len(), |at| at + 1);
        bytes.truncate(whole);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn skip_line(text: &mut impl BufRead) -> std::io::Result<u32> {
    text.skip_until(b'\n').map(|_| 1)
}

fn breaks_within(record: &csv::StringRecord) -> u32 {
    memchr::memchr_iter(b'\n', record.as_slice().as_bytes()).count() as u32
}

fn damaged(fault: csv::Error, place: &Origin) -> Finding {
    Finding::new(Code::FileUnreadable).at(place.clone()).seen(fault.to_string())
}
