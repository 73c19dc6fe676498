//! Cells that are merged with those below: what stands in them is said of every row that they go over.

use crate::register::columns::Field;
use crate::register::layout::Layout;
use crate::source::{Merged, Row};
use std::rc::Rc;

/// The merged cells of a table, as its rows pass by.
pub(super) struct MergedDown<'a> {
    /// Those that begin in rows to come.
    coming: &'a [Merged],
    /// Those that go on, with the row that they begin in.
    open: Vec<(Merged, Rc<Row>)>,
    /// How many columns have a heading: what stands beside them is not read.
    columns: usize,
    size: Option<usize>,
    /// The columns that say which position somebody has, and where.
    of_position: Vec<usize>,
}

impl<'a> MergedDown<'a> {
    /// Returns the merged cells of a table, those that begin first before the others.
    pub fn of(layout: &Layout, merged: &'a [Merged]) -> Self {
        let units = layout.units.iter().map(|(_, column)| *column);
        let fields = [Field::Title, Field::Code].into_iter().filter_map(|field| layout.column(field));
        Self {
            coming: merged,
            open: Vec::new(),
            columns: layout.headings.len(),
            size: layout.column(Field::Fraction),
            of_position: units.chain(fields).collect(),
        }
    }

    /// Returns a row with what cells that are merged over it say; none where it stands alone.
    #[inline]
    pub fn filled(&mut self, row: &Row) -> Option<Row> {
        if self.coming.is_empty() && self.open.is_empty() {
            return None;
        }
        self.filled_here(row)
    }

    fn filled_here(&mut self, row: &Row) -> Option<Row> {
        self.open.retain(|(region, _)| region.last_row >= row.number);
        let filled = if self.open.is_empty() || row.is_empty() { None } else { Some(self.fill(row)) };
        let starts = self.coming.partition_point(|region| region.first_row < row.number);
        let passed = &self.coming[starts..];
        let here = passed.partition_point(|region| region.first_row == row.number);
        let (here, coming) = passed.split_at(here);
        self.coming = coming;
        if !here.is_empty() {
            self.begin(here, filled.as_ref().unwrap_or(row));
        }
        filled
    }

    /// Keeps the row that cells begin in; cells of one column follow each other and do not lie over each other.
    fn begin(&mut self, here: &[Merged], row: &Row) {
        let first = Rc::new(row.clone());
        for region in here.iter().filter(|region| region.column < self.columns) {
            self.open.retain(|(earlier, _)| earlier.column != region.column);
            self.open.push((*region, Rc::clone(&first)));
        }
    }

    fn fill(&self, row: &Row) -> Row {
        let mut filled = row.clone();
        let (sizes, others): (Vec<_>, Vec<_>) =
            self.open.iter().partition(|(region, _)| Some(region.column) == self.size);
        for (region, first) in others.into_iter().chain(sizes) {
            let column = region.column;
            let is_alike = |column: &usize| filled.get(*column) == first.get(*column);
            // One size for two positions is what they sum to, and says nothing of either.
            let is_said = Some(column) != self.size || self.of_position.iter().all(is_alike);
            if is_said && filled.get(column).is_blank() {
                filled.put(column, first.get(column));
            }
        }
        filled
    }
}
