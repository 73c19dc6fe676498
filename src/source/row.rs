//! One row of cells, borrowed from what was read.

use crate::model::date::Date;
use std::ops::ControlFlow;

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
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its number in the file, from 1: the row of a sheet, or the line where it starts.
    pub number: u32,
    /// How many lines it takes: more than one where a cell has line breaks in a text file.
    pub lines: u32,
    cells: Cells,
    /// How many of its first cells are those of the row before.
    repeated: usize,
}

#[derive(Debug, Clone)]
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

    /// Makes the row of a line, in which every delimiter ends a cell.
    ///
    /// Registers say who somebody is in row after row: what the row before begins with is not cut again.
    pub(super) fn cut(&mut self, line: &str, delimiter: u8) {
        let Cells::Text { text, ends, between } = &mut self.cells else { return };
        if std::mem::replace(between, 1) == 0 {
            ends.clear();
        }
        let same = common_length(text.as_bytes(), line.as_bytes());
        // As many as last time, or a few more or less.
        let mut repeated = self.repeated.min(ends.len());
        while repeated > 0 && ends[repeated - 1] as usize >= same {
            repeated -= 1;
        }
        while ends.get(repeated).is_some_and(|end| (*end as usize) < same) {
            repeated += 1;
        }
        ends.truncate(repeated);
        let start = ends.last().map_or(0, |end| *end as usize + 1);
        text.truncate(start);
        text.push_str(&line[start..]);
        let found = memchr::memchr_iter(delimiter, &line.as_bytes()[start..]);
        ends.extend(found.map(|at| (start + at) as u32));
        ends.push(line.len() as u32);
        self.repeated = repeated;
        self.lines = 1;
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
    pub(super) fn put(&mut self, column: usize, content: Content<'_>) {
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
            Cells::Sheet { text, cells } => match cells.get(column) {
                None | Some(SheetCell::Empty) => Content::Empty,
                Some(SheetCell::Number(number)) => Content::Number(*number),
                Some(SheetCell::Percent(number)) => Content::Percent(*number),
                Some(SheetCell::Date(date)) => Content::Date(*date),
                Some(SheetCell::Text { start, end }) => Content::Text(&text[*start..*end]),
                Some(SheetCell::Fault { start, end }) => Content::Fault(&text[*start..*end]),
            },
        }
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

/// Returns how many bytes two texts begin with that are the same.
fn common_length(a: &[u8], b: &[u8]) -> usize {
    const WORD: usize = 8;
    let (words, others) = (a.as_chunks::<WORD>().0, b.as_chunks::<WORD>().0);
    let same = words.iter().zip(others).take_while(|(a, b)| a == b).count() * WORD;
    same + a[same..].iter().zip(&b[same..]).take_while(|(a, b)| a == b).count()
}
