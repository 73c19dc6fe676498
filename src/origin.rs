//! Where a thing came from: a file, and a place in it that a person can find.

use std::fmt;
use std::sync::Arc;

/// A place in a register or a plan.
///
/// Lines and columns count from 1, as spreadsheets and editors show them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<Arc<str>>,
    /// The row of a register, or the line of a plan.
    pub line: Option<u32>,
    /// The column, where one is meant.
    pub column: Option<Column>,
}

/// A column, named the way the file's own program names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A column of a table: its number from 1, and its heading.
    Table {
        /// The number, from 1.
        number: u32,
        /// The heading as it stands in the file; may be empty.
        heading: Arc<str>,
    },
    /// A character of a line, from 1.
    Character(u32),
}

impl Origin {
    /// Returns the place that is the whole file.
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Self { file: name.into(), sheet: None, line: None, column: None }
    }

    /// Returns the same file and sheet, at a line.
    #[must_use]
    pub fn at_line(&self, line: u32) -> Self {
        Self { line: Some(line), column: None, ..self.clone() }
    }

    /// Returns the same line, at a column of a table.
    #[must_use]
    pub fn at_column(&self, number: u32, heading: impl Into<Arc<str>>) -> Self {
        Self { column: Some(Column::Table { number, heading: heading.into() }), ..self.clone() }
    }

    /// Returns the same line, at a character.
    #[must_use]
    pub fn at_character(&self, character: u32) -> Self {
        Self { column: Some(Column::Character(character)), ..self.clone() }
    }
}

/// Writes `file.xlsx[Sheet]:D17` for workbooks, and `file.csv:17:4` for text.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, "[{sheet}]")?;
        }
        match (&self.sheet, self.line, &self.column) {
            (_, None, None) => Ok(()),
            (Some(_), Some(line), Some(Column::Table { number, .. })) => {
                write!(f, ":{}{line}", column_letters(*number))
            }
            (_, line, column) => {
                if let Some(line) = line {
                    write!(f, ":{line}")?;
                }
                match column {
                    Some(Column::Table { number, .. }) if self.sheet.is_some() => {
                        write!(f, ":{}", column_letters(*number))
                    }
                    Some(Column::Table { number, .. }) => write!(f, ":{number}"),
                    Some(Column::Character(at)) => write!(f, ":{at}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// Returns a spreadsheet's name of a column: 1 is A, 27 is AA.
pub fn column_letters(number: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_follow_spreadsheets() {
        assert_eq!(column_letters(1), "A");
        assert_eq!(column_letters(26), "Z");
        assert_eq!(column_letters(27), "AA");
        assert_eq!(column_letters(703), "AAA");
    }

    #[test]
    fn a_workbook_cell_is_named_as_excel_names_it() {
        let place = Origin { sheet: Some("Ansatte".into()), ..Origin::file("bemanning.xlsx") };
        assert_eq!(place.at_line(17).at_column(4, "Stilling").to_string(), "bemanning.xlsx[Ansatte]:D17");
        assert_eq!(Origin::file("plan.toml").at_line(3).at_character(9).to_string(), "plan.toml:3:9");
    }
}
