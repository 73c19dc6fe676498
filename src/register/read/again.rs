//! Rows of a list that are about the same person and employment as the row before.

use crate::register::columns::Field;
use crate::register::layout::{Layout, Shape};
use crate::source::{Content, Row};

/// What the last row said of who somebody is and where they work, so that it is understood once.
///
/// A list has a row for each competence, and what else it says is the same in row after row.
pub(super) struct Again {
    /// The columns that say who and where; none where the table is no list.
    columns: Option<Vec<usize>>,
    /// So many first cells have all of these columns among them.
    first: usize,
    /// The last row that was understood, and what it was of: the person, and the employment that it gave.
    last: Row,
    said: Option<(u32, Option<u32>)>,
    /// The columns of units, and the units of the last row that was remembered.
    unit_columns: Vec<usize>,
    units: Option<u32>,
}

impl Again {
    /// Prepares to remember rows of a table.
    pub fn of(layout: &Layout) -> Self {
        let of_holding = |field: Field| {
            use Field::{Acquired, Assessed, Competence, Expected, Formal, Real, ValidUntil};
            matches!(field, Competence | Formal | Real | Acquired | ValidUntil | Expected | Assessed)
        };
        let fields = layout.fields.iter().filter(|(field, _)| !of_holding(*field)).map(|(_, column)| column);
        let units = layout.units.iter().map(|(_, column)| *column);
        let credentials = layout.education.iter().chain(&layout.authorisations).copied();
        let unit_columns: Vec<usize> = units.collect();
        let columns: Vec<usize> = fields.chain(unit_columns.iter().copied()).chain(credentials).collect();
        let first = columns.iter().max().map_or(0, |last| last + 1);
        let is_list = layout.shape == Shape::List;
        let columns = is_list.then_some(columns);
        Self { columns, first, last: Row::default(), said: None, unit_columns, units: None }
    }

    /// Tells whether the last row was understood.
    #[inline]
    pub fn knows(&self) -> bool {
        self.said.is_some()
    }

    /// Returns the person and the employment of a row that says of them what the last one did.
    #[inline]
    pub fn known(&mut self, row: &Row) -> Option<(u32, Option<u32>)> {
        if row.repeated() < self.first && self.said.is_some() && !self.is_same(row) {
            self.said = None;
        }
        self.said
    }

    /// Tells cell by cell whether a row says who and where as the last one did.
    fn is_same(&self, row: &Row) -> bool {
        let same = |column: &usize| row.get(*column) == self.last.get(*column);
        // A formula that failed is told of.
        let is_sound = |column| !matches!(row.get(column), Content::Fault(_));
        self.columns.iter().flatten().all(same) && (row.is_text() || (0..row.len()).all(is_sound))
    }

    /// Returns the units of a row that says of them what the last one did that was remembered.
    pub fn units(&self, row: &Row) -> Option<u32> {
        let same = |column: &usize| row.get(*column) == self.last.get(*column);
        self.units.filter(|_| self.unit_columns.iter().all(same))
    }

    /// Forgets the last row: another has come between.
    pub fn forget(&mut self) {
        self.said = None;
        self.units = None;
    }

    /// Keeps what a row is of.
    pub fn remember(&mut self, row: &Row, person: u32, employment: Option<u32>, units: Option<u32>) {
        if self.columns.is_some() {
            self.last.clone_from(row);
            self.said = Some((person, employment));
            self.units = units;
        }
    }
}
