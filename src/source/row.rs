//! One row of cells, borrowed from what was read.

use crate::model::date::Date;
use std::ops::{ControlFlow, RangeInclusive};

/// What a cell holds, as the file has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Content<'a> {
    /// Nothing.
    Empty,
    /// Text, as it stands.
    Text(&'a str),
    /// A number of a workbook.
    Number(f64),
    /// A number that a workbook shows as a percentage: 0.8 for 80 %.
    Percent(f64),
    /// A day.
    Date(Date),
    /// A formula that failed, such as `#REF!`.
    Fault(&'a str),
}

impl Content<'_> {
    /// Tells whether there is nothing but white space.
    #[inline]
    pub fn is_blank(&self) -> bool {
        match self {
            Content::Empty => true,
            Content::Text(text) => trimmed(text).is_empty(),
            _ => false,
        }
    }
}

/// Returns a text without white space around it; most have none, and that is seen at once.
#[inline]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// A function that rows are shown to, and that may break off.
pub(super) type Show<'s> = dyn FnMut(&Row) -> ControlFlow<()> + 's;

/// One row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Its number in the file, from 1: the row of a sheet, or the line where it starts.
    pub number: u32,
    /// How many lines it takes: more than one where a cell has line breaks in a text file.
    pub lines: u32,
    cells: Cells,
    /// How many of its first cells are those of the row before.
    repeated: usize,
}

#[derive(Debug)]
enum Cells {
    /// Cells of delimited text: where each ends, and how many bytes stand between one and the next.
    Text {
        text: String,
        ends: Vec<u32>,
        between: u32,
    },
    Sheet {
        text: String,
        cells: Vec<SheetCell>,
    },
}

impl Default for Cells {
    fn default() -> Self {
        Cells::Text { text: String::new(), ends: Vec::new(), between: 0 }
    }
}

impl Clone for Row {
    fn clone(&self) -> Self {
        let mut row = Self::default();
        row.clone_from(self);
        row
    }

    fn clone_from(&mut self, other: &Self) {
        self.cells.clone_from(&other.cells);
        (self.number, self.lines, self.repeated) = (other.number, other.lines, other.repeated);
    }
}

impl Clone for Cells {
    fn clone(&self) -> Self {
        match self {
            Cells::Text { text, ends, between } => {
                Cells::Text { text: text.clone(), ends: ends.clone(), between: *between }
            }
            Cells::Sheet { text, cells } => Cells::Sheet { text: text.clone(), cells: cells.clone() },
        }
    }

    /// Becomes the same, in the room that there is: a row is kept for each person.
    fn clone_from(&mut self, other: &Self) {
        match (self, other) {
            (Cells::Text { text, ends, between }, Cells::Text { text: of, ends: with, between: apart }) => {
                text.clone_from(of);
                ends.clone_from(with);
                *between = *apart;
            }
            (Cells::Sheet { text, cells }, Cells::Sheet { text: of, cells: with }) => {
                text.clone_from(of);
                cells.clone_from(with);
            }
            (kept, other) => *kept = other.clone(),
        }
    }
}

/// A cell of a sheet; its text lies in the row's own buffer, so that a row costs no allocation per cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum SheetCell {
    Empty,
    Text { start: usize, end: usize },
    Number(f64),
    Percent(f64),
    Date(Date),
    Fault { start: usize, end: usize },
}

impl SheetCell {
    /// Returns what the cell of a row with some texts holds.
    fn of(self, texts: &str) -> Content<'_> {
        match self {
            SheetCell::Empty => Content::Empty,
            SheetCell::Number(number) => Content::Number(number),
            SheetCell::Percent(number) => Content::Percent(number),
            SheetCell::Date(date) => Content::Date(date),
            SheetCell::Text { start, end } => Content::Text(&texts[start..end]),
            SheetCell::Fault { start, end } => Content::Fault(&texts[start..end]),
        }
    }
}

impl Row {
    /// Returns an empty row that holds cells of delimited text.
    pub(super) fn of_text() -> Self {
        Self { number: 0, lines: 1, cells: Cells::default(), repeated: 0 }
    }

    /// Returns an empty row that holds cells of a sheet.
    pub(super) fn of_sheet() -> Self {
        let cells = Cells::Sheet { text: String::new(), cells: Vec::new() };
        Self { number: 0, lines: 1, cells, repeated: 0 }
    }

    /// Makes the row of the line that a text begins with, in which every delimiter ends a cell; returns its length.
    ///
    /// Registers say who somebody is in row after row: what the row before begins with is not cut again.
    pub(super) fn cut(&mut self, lines: &str, delimiter: u8) -> usize {
        let Cells::Text { text, ends, between } = &mut self.cells else { return 0 };
        if std::mem::replace(between, 1) == 0 {
            // Cells without what stands between them do not tell what a line begins with.
            text.clear();
            ends.clear();
        }
        // As many as last time, or a few more or less.
        let mut repeated = self.repeated.min(ends.len());
        let likely = repeated.checked_sub(1).map_or(0, |last| ends[last] as usize);
        let same = common_length(text.as_bytes(), lines.as_bytes(), likely);
        while repeated > 0 && ends[repeated - 1] as usize >= same {
            repeated -= 1;
        }
        while ends.get(repeated).is_some_and(|end| (*end as usize) < same) {
            repeated += 1;
        }
        ends.truncate(repeated);
        let start = ends.last().map_or(0, |end| *end as usize + 1);
        let length = find_ends(lines.as_bytes(), same, delimiter, ends);
        text.truncate(start);
        text.push_str(&lines[start..length]);
        self.repeated = repeated;
        self.lines = 1;
        length
    }

    /// Makes the row of cells that stand one after the other in a text, and that take so many lines in the file.
    pub(super) fn take(&mut self, cells: &str, cell_ends: &[usize], lines: u32) {
        let Cells::Text { text, ends, between } = &mut self.cells else { return };
        text.clear();
        text.push_str(cells);
        ends.clear();
        ends.extend(cell_ends.iter().map(|end| *end as u32));
        *between = 0;
        self.repeated = 0;
        self.lines = lines;
    }

    /// Returns how many of the first cells are known to be those of the row that was shown before.
    pub fn repeated(&self) -> usize {
        self.repeated
    }

    /// Empties a row of a sheet and gives it a number.
    pub(super) fn restart(&mut self, number: u32) {
        self.number = number;
        if let Cells::Sheet { text, cells } = &mut self.cells {
            text.clear();
            cells.clear();
        }
    }

    /// Returns the text and the cells of a sheet's row.
    pub(super) fn parts(&self) -> (&str, &[SheetCell]) {
        match &self.cells {
            Cells::Sheet { text, cells } => (text, cells),
            Cells::Text { .. } => ("", &[]),
        }
    }

    /// Becomes the sheet's row that these are the parts of.
    pub(super) fn become_row(&mut self, number: u32, words: &str, of: &[SheetCell]) {
        self.restart(number);
        if let Cells::Sheet { text, cells } = &mut self.cells {
            text.push_str(words);
            cells.extend_from_slice(of);
        }
    }

    /// Puts a cell at a column of a sheet's row; columns before it that have none become empty.
    pub fn put(&mut self, column: usize, content: Content<'_>) {
        let Cells::Sheet { text, cells } = &mut self.cells else { return };
        let mut keep = |words: &str| {
            let start = text.len();
            text.push_str(words);
            (start, text.len())
        };
        let cell = match content {
            Content::Empty => SheetCell::Empty,
            Content::Number(number) => SheetCell::Number(number),
            Content::Percent(number) => SheetCell::Percent(number),
            Content::Date(date) => SheetCell::Date(date),
            Content::Text(words) => {
                let (start, end) = keep(words);
                SheetCell::Text { start, end }
            }
            Content::Fault(words) => {
                let (start, end) = keep(words);
                SheetCell::Fault { start, end }
            }
        };
        if cells.len() <= column {
            cells.resize(column + 1, SheetCell::Empty);
        }
        cells[column] = cell;
    }

    /// Tells whether the row is of delimited text, where a cell is empty or a text.
    pub fn is_text(&self) -> bool {
        matches!(self.cells, Cells::Text { .. })
    }

    /// Returns how many columns the row has.
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Text { ends, .. } => ends.len(),
            Cells::Sheet { cells, .. } => cells.len(),
        }
    }

    /// Returns how many bytes the texts of the row take.
    pub(super) fn text_length(&self) -> usize {
        match &self.cells {
            Cells::Text { text, .. } | Cells::Sheet { text, .. } => text.len(),
        }
    }

    /// Returns how many bytes the row takes in memory, more or less.
    pub fn size(&self) -> usize {
        size_of::<Self>() + self.text_length() + self.len() * size_of::<SheetCell>()
    }

    /// Tells whether no cell has anything in it.
    pub fn is_empty(&self) -> bool {
        (0..self.len()).all(|column| self.get(column).is_blank())
    }

    /// Returns a cell; empty where the row is shorter.
    #[inline]
    pub fn get(&self, column: usize) -> Content<'_> {
        match &self.cells {
            Cells::Text { text, ends, between } => {
                let Some(end) = ends.get(column) else { return Content::Empty };
                let start = if column == 0 { 0 } else { ends[column - 1] + between };
                if start == *end {
                    Content::Empty
                } else {
                    Content::Text(&text[start as usize..*end as usize])
                }
            }
            Cells::Sheet { text, cells } => cells.get(column).map_or(Content::Empty, |cell| cell.of(text)),
        }
    }

    /// Tells whether nothing at all stands in a cell.
    #[inline]
    pub fn has_nothing_in(&self, column: usize) -> bool {
        match &self.cells {
            Cells::Text { ends, between, .. } => ends.get(column).is_none_or(|end| {
                let start = if column == 0 { 0 } else { ends[column - 1] + between };
                start == *end
            }),
            Cells::Sheet { cells, .. } => matches!(cells.get(column), None | Some(SheetCell::Empty)),
        }
    }

    /// Returns what stands in some columns, with what is between, as a line of delimited text has it.
    ///
    /// None where a cell was written in quotation marks: then nothing tells where one ends and the next begins.
    pub fn stretch(&self, columns: &RangeInclusive<usize>) -> Option<&str> {
        let Cells::Text { text, ends, between: 1 } = &self.cells else { return None };
        let end = *ends.get(*columns.end())?;
        let start = columns.start().checked_sub(1).map_or(0, |before| ends[before] + 1);
        text.get(start as usize..end as usize)
    }

    /// Returns a row of given cells, for tables that are turned round before they are read.
    pub fn of_cells<'a>(number: u32, contents: impl IntoIterator<Item = Content<'a>>) -> Self {
        let mut row = Self::of_sheet();
        row.number = number;
        for (column, content) in contents.into_iter().enumerate() {
            row.put(column, content);
        }
        row
    }
}

/// How many bytes are looked at together.
const WORD: usize = 8;

/// Returns how many bytes two texts begin with that are the same; likely as many as is said, or more.
fn common_length(a: &[u8], b: &[u8], likely: usize) -> usize {
    let mut same = if b.starts_with(&a[..likely]) { likely } else { 0 };
    for (a, b) in a[same..].as_chunks::<WORD>().0.iter().zip(b[same..].as_chunks::<WORD>().0) {
        let differ = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differ != 0 {
            return same + first_byte(differ);
        }
        same += WORD;
    }
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}

/// Finds where the cells from some place in a line on end, and returns where the line does: at a line feed, a carriage
/// return, or the end of the text.
///
/// Cells are short: words of bytes are searched at once, and what is looked for is so near that a call for each would
/// take longer than the search.
fn find_ends(text: &[u8], start: usize, delimiter: u8, ends: &mut Vec<u32>) -> usize {
    let (words, last) = text[start..].as_chunks::<WORD>();
    let mut at = start;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let line_ends = if has_control(word) { marks_of(word, b'\n') | marks_of(word, b'\r') } else { 0 };
        let mut cell_ends = marks_of(word, delimiter) & before_first(line_ends);
        while cell_ends != 0 {
            ends.push((at + first_byte(cell_ends)) as u32);
            cell_ends &= cell_ends - 1;
        }
        if line_ends != 0 {
            at += first_byte(line_ends);
            ends.push(at as u32);
            return at;
        }
        at += WORD;
    }
    for byte in last {
        match *byte {
            b'\n' | b'\r' => break,
            byte if byte == delimiter => ends.push(at as u32),
            _ => {}
        }
        at += 1;
    }
    ends.push(at as u32);
    at
}

/// Returns a word in which the highest bit of each byte tells whether that byte of a word is a certain one.
fn marks_of(word: u64, byte: u8) -> u64 {
    const LOW_BITS: u64 = u64::from_ne_bytes([0x7f; WORD]);
    let differ = word ^ u64::from_ne_bytes([byte; WORD]);
    !(((differ & LOW_BITS) + LOW_BITS) | differ | LOW_BITS)
}

/// Tells whether one of a word's bytes is a control character, as ends of lines are and little else.
fn has_control(word: u64) -> bool {
    const FIRST_OTHER: u64 = u64::from_ne_bytes([b' '; WORD]);
    const HIGH_BITS: u64 = u64::from_ne_bytes([0x80; WORD]);
    word.wrapping_sub(FIRST_OTHER) & !word & HIGH_BITS != 0
}

/// Returns the bits below the first that is set; all where none is.
fn before_first(marks: u64) -> u64 {
    marks.wrapping_sub(1) & !marks
}

/// Returns the place of the first byte with a bit set.
fn first_byte(bits: u64) -> usize {
    bits.trailing_zeros() as usize / WORD
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_in_some_columns_is_had_as_it_is_written() {
        let mut row = Row::of_text();
        row.cut("Nord;Sår;Ja;3\nNord", b';');
        assert_eq!(row.stretch(&(1..=2)), Some("Sår;Ja"));
        assert_eq!(row.stretch(&(0..=3)), Some("Nord;Sår;Ja;3"));
        assert_eq!(row.stretch(&(3..=4)), None);
        // Written in quotation marks, `SårJa` could be one cell or two.
        row.take("NordSårJa", &[4, 8, 10], 1);
        assert_eq!(row.stretch(&(1..=2)), None);
    }

    proptest! {
        #[test]
        fn words_of_bytes_are_searched_as_bytes_are(before in "[a;å]{0,20}", text in "[a;å\u{1}\u{8}\u{b}\u{e}\u{8d}]{0,40}[\n\r]?[a;\n]{0,9}") {
            let line = text.split(['\n', '\r']).next().unwrap_or_default();
            let mut row = Row::of_text();
            row.cut(&before, b';');
            prop_assert_eq!(row.cut(&text, b';'), line.len());
            let cells: Vec<Content<'_>> = (0..row.len()).map(|column| row.get(column)).collect();
            let expected: Vec<Content<'_>> = line
                .split(';')
                .map(|cell| if cell.is_empty() { Content::Empty } else { Content::Text(cell) })
                .collect();
            prop_assert_eq!(cells, expected);
            for column in 0..=row.len() {
                prop_assert_eq!(row.has_nothing_in(column), row.get(column) == Content::Empty);
            }
        }
    }
}
