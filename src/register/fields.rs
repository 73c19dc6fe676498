//! The columns of a table's fields, had without a search: a row is asked for a dozen of them.

use super::columns::Field;

const COUNT: usize = Field::Unused as usize + 1;

/// The fields that have a column, each with it.
#[derive(Debug, Clone, Default)]
pub struct FieldColumns([Option<(Field, usize)>; COUNT]);

impl FieldColumns {
    /// Returns the column of a field.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.0[field as usize].map(|(_, column)| column)
    }

    /// Tells whether a field has a column.
    pub fn has(&self, field: Field) -> bool {
        self.0[field as usize].is_some()
    }

    /// Returns the fields that have a column, each with it.
    pub fn iter(&self) -> impl Iterator<Item = (Field, usize)> {
        self.0.iter().flatten().copied()
    }
}

impl FromIterator<(Field, usize)> for FieldColumns {
    fn from_iter<I: IntoIterator<Item = (Field, usize)>>(fields: I) -> Self {
        let mut columns = Self::default();
        for (field, column) in fields {
            columns.0[field as usize] = Some((field, column));
        }
        columns
    }
}
