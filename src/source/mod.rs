//! Turns bytes into rows of cells with their place. CSV and Excel meet here and nowhere later.
//!
//! Nothing is trimmed, guessed or understood here: a cell is what the file says it is.

mod ahead;
mod blocks;
mod compact;
mod compound;
mod delimiter;
mod encoding;
mod find;
mod input;
mod limits;
mod merged;
mod opendocument;
pub mod place;
mod records;
mod row;
mod scan;
mod tail;
mod text;
mod workbook;

pub use delimiter::Delimiter;
pub use encoding::{Encoding, decoded};
pub use find::find;
pub use input::{Input, is_workbook};
pub use row::{Content, Row, trimmed};
pub use text::{Part, PartEnd};

use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::ops::ControlFlow;
use std::sync::Arc;

/// One opened file: a delimited text, which is one table, or a workbook with one for each sheet.
pub struct Source {
    name: Arc<str>,
    kind: Kind,
}

enum Kind {
    Text(text::Text),
    Workbook(Box<workbook::Workbook>),
}

/// How a file was taken, so that a person can see a wrong guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Delimited text.
    Text {
        /// How its letters are written.
        encoding: Encoding,
        /// What stands between its cells.
        delimiter: Delimiter,
    },
    /// A workbook, with the ending that its kind has.
    Workbook(&'static str),
}

impl Source {
    /// Opens a file and tells what kind it is from its bytes, not from its name.
    ///
    /// # Errors
    /// A finding, where the file is not there, cannot be read, is in use, has a password, is damaged, or is
    /// of a kind that holds no tables.
    pub fn open(input: Input) -> Result<Self, Finding> {
        Self::opened(input, text::Text::open)
    }

    /// Opens a file, and takes it that a text is in the encoding of its beginning where that is UTF-8.
    ///
    /// Where that turns out wrong, reading it fails, and [`Self::look_again`] mends it.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_quickly(input: Input) -> Result<Self, Finding> {
        Self::opened(input, text::Text::open_quickly)
    }

    /// Looks at all of a text that was not what its beginning is; tells whether it was so.
    ///
    /// # Errors
    /// A finding, where it cannot be read.
    pub fn look_again(&mut self) -> Result<bool, Finding> {
        match &mut self.kind {
            Kind::Text(text) => {
                text.look_again().map_err(|finding| finding.at(Origin::file(self.name.clone())))
            }
            Kind::Workbook(_) => Ok(false),
        }
    }

    fn opened(
        input: Input,
        open_text: impl FnOnce(Input) -> Result<text::Text, Finding>,
    ) -> Result<Self, Finding> {
        let name = input.name();
        let place = Origin::file(name.clone());
        let head = input.head().map_err(|fault| input::fault(&fault, &input).at(place.clone()))?;
        let kind = match input::kind_of(&head) {
            input::FileKind::Empty => return Err(Finding::new(Code::FileEmpty).at(place)),
            input::FileKind::Other(what) => {
                return Err(Finding::new(Code::FileKindUnknown).at(place).seen(what));
            }
            input::FileKind::Zip | input::FileKind::Compound => {
                Kind::Workbook(Box::new(workbook::Workbook::open(input).map_err(|f| f.at(place))?))
            }
            input::FileKind::Text => Kind::Text(open_text(input).map_err(|f| f.at(place))?),
        };
        Ok(Self { name, kind })
    }

    /// Returns the name of the file as the user gave it.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// Returns how the file was taken.
    pub fn form(&self) -> Form {
        match &self.kind {
            Kind::Text(text) => text.form(),
            Kind::Workbook(workbook) => Form::Workbook(workbook.ending()),
        }
    }

    /// Tells whether a number that is shown as a percentage can be told from one that is not.
    pub fn tells_percent(&self) -> bool {
        matches!(&self.kind, Kind::Workbook(workbook) if workbook.tells_percent())
    }

    /// Returns the places of the tables: the file, or each visible sheet.
    pub fn tables(&self) -> Vec<Origin> {
        match &self.kind {
            Kind::Text(_) => vec![Origin::file(self.name.clone())],
            Kind::Workbook(workbook) => workbook
                .sheets()
                .iter()
                .map(|sheet| Origin { sheet: Some(sheet.clone()), ..Origin::file(self.name.clone()) })
                .collect(),
        }
    }

    /// Returns what was found on opening.
    pub fn findings(&self) -> Vec<Finding> {
        let place = Origin::file(self.name.clone());
        match &self.kind {
            Kind::Text(text) => text.findings(&place),
            Kind::Workbook(workbook) => workbook.findings(&place),
        }
    }

    /// Shows the rows of a table to a function, from the first, until it breaks off.
    ///
    /// Rows without any cell are not shown; their numbers are missing from the sequence.
    ///
    /// # Errors
    /// A finding, where the bytes are damaged. Rows before the damage have been shown.
    pub fn visit(
        &mut self,
        table: usize,
        mut show: impl FnMut(&Row) -> ControlFlow<()>,
    ) -> Result<(), Finding> {
        let place = self.tables().get(table).cloned().unwrap_or_else(|| Origin::file(self.name.clone()));
        match &mut self.kind {
            Kind::Text(text) => text.visit(&mut show),
            Kind::Workbook(workbook) => workbook.visit(table, &place, &mut show),
        }
        .map_err(|finding| match finding.place {
            Some(_) => finding,
            None => finding.at(Origin::file(self.name.clone())),
        })
    }

    /// Divides the table of a text into so many parts or fewer, that can be read beside each other; none of a workbook.
    pub fn parts(&self, count: u64) -> Vec<Part> {
        match &self.kind {
            Kind::Text(text) => text.parts(count),
            Kind::Workbook(_) => Vec::new(),
        }
    }

    /// Returns how much there is to read of each table, compared with others: bytes of text.
    pub fn weight(&self) -> u64 {
        match &self.kind {
            Kind::Text(text) => text.length(),
            Kind::Workbook(workbook) => workbook.weight(),
        }
    }

    /// Returns the merged cells of a table that go over several rows, those that begin first before the others.
    pub fn merged_down(&mut self, table: usize) -> Vec<Merged> {
        match &mut self.kind {
            Kind::Text(_) => Vec::new(),
            Kind::Workbook(workbook) => workbook.merged_down(table),
        }
    }
}

/// A cell that goes over several rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The row that has the content, from 1.
    pub first_row: u32,
    /// The last row that it covers.
    pub last_row: u32,
    /// The column that has the content, from 0.
    pub column: usize,
}
