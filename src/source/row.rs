//! One row of cells, borrowed from what was read.

use crate::model::date::Date;

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
    pub fn is_blank(&self) -> bool {
        match self {
            Content::Empty => true,
            Content::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// One row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its number in the file, from 1: the row of a sheet, or the line where it starts.
    pub number: u32,
    /// How many lines it takes: more than one where a cell has line breaks in a text file.
    pub lines: u32,
    cells: Cells,
}

#[derive(Debug, Clone)]
enum Cells {
    Record(csv::StringRecord),
    Sheet { text: String, cells: Vec<SheetCell> },
}

impl Default for Cells {
    fn default() -> Self {
        Cells::Record(csv::StringRecord::new())
    }
}

/// A cell of a sheet; its text lies in the row's own buffer, so that a row costs no allocation per cell.
#[derive(Debug, Clone, Copy)]
enum SheetCell {
    Empty,
    Text { start: usize, end: usize },
    Number(f64),
    Percent(f64),
    Date(Date),
    Fault { start: usize, end: usize },
}

impl Row {
    /// Returns an empty row that holds records of delimited text.
    pub(super) fn of_record(record: csv::StringRecord) -> Self {
        Self { number: 0, lines: 1, cells: Cells::Record(record) }
    }

    /// Returns an empty row that holds cells of a sheet.
    pub(super) fn of_sheet() -> Self {
        Self { number: 0, lines: 1, cells: Cells::Sheet { text: String::new(), cells: Vec::new() } }
    }

    /// Returns the record to read into; a row of a sheet becomes one of text.
    pub(super) fn record(&mut self) -> &mut csv::StringRecord {
        if !matches!(self.cells, Cells::Record(_)) {
            self.cells = Cells::default();
        }
        match &mut self.cells {
            Cells::Record(record) => record,
            Cells::Sheet { .. } => unreachable!("just made a record"),
        }
    }

    /// Empties a row of a sheet and gives it a number.
    pub(super) fn restart(&mut self, number: u32) {
        self.number = number;
        if let Cells::Sheet { text, cells } = &mut self.cells {
            text.clear();
            cells.clear();
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
            Cells::Record(record) => record.len(),
            Cells::Sheet { cells, .. } => cells.len(),
        }
    }

    /// Returns how many bytes the texts of a sheet's row take.
    pub(super) fn text_length(&self) -> usize {
        match &self.cells {
            Cells::Record(record) => record.as_slice().len(),
            Cells::Sheet { text, .. } => text.len(),
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
    pub fn get(&self, column: usize) -> Content<'_> {
        match &self.cells {
            Cells::Record(record) => match record.get(column) {
                None | Some("") => Content::Empty,
                Some(text) => Content::Text(text),
            },
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
