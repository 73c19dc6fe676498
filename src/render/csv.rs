//! One table as delimited text: for Norwegian spreadsheets, or for programs.

use super::number;
use crate::language::Language;
use crate::report::document::{Column, Kind, Prominence, Table, Value};
use std::io::{self, Write};

/// A way of writing delimited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `;` or a tab, decimal comma, UTF-8 with a byte order mark, CRLF, and headings to people.
    Norwegian,
    /// `,` or a tab, decimal point, no byte order mark, and JSON's keys as headings.
    International,
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// In which way.
    pub dialect: Dialect,
    /// Whether tabs stand between cells.
    pub tabs: bool,
    /// In which language words are.
    pub language: Language,
}

/// Writes a table with all its columns and rows.
///
/// # Errors
/// Where `out` does.
pub fn write(table: &Table, form: Form, out: &mut dyn Write) -> io::Result<()> {
    form.head(table, out)?;
    form.rows(table, out)
}

impl Form {
    /// Writes what stands above the rows of a table.
    ///
    /// # Errors
    /// Where `out` does.
    pub fn head(self, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        if !self.is_for_programs() {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let heading = |column: &Column| {
            if self.is_for_programs() { column.key.to_owned() } else { column.heading.clone() }
        };
        let mut writer = self.writer(out);
        writer.write_record(table.columns.iter().filter(is_given).map(heading))?;
        writer.flush()
    }

    /// Writes the rows of a table.
    ///
    /// # Errors
    /// Where `out` does.
    pub fn rows(self, table: &Table, out: &mut dyn Write) -> io::Result<()> {
        let for_programs = self.is_for_programs();
        // A Norwegian spreadsheet takes 1.5 for the first of May, whatever language its headings are in.
        let mark = if for_programs { '.' } else { ',' };
        let mut writer = self.writer(out);
        let mut text = String::new();
        for row in &table.rows {
            for (value, column) in row.iter().zip(&table.columns).filter(|(_, column)| is_given(column)) {
                text.clear();
                number::push_exact(value, mark, for_programs, self.language, &mut text);
                if is_text(value, column.kind) {
                    defuse(&mut text);
                }
                writer.write_field(&text)?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
        writer.flush()
    }

    fn writer<W: Write>(self, out: W) -> csv::Writer<W> {
        let delimiter = match self.dialect {
            _ if self.tabs => b'\t',
            Dialect::Norwegian => b';',
            Dialect::International => b',',
        };
        let ends = if self.is_for_programs() { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF };
        csv::WriterBuilder::new().delimiter(delimiter).terminator(ends).from_writer(out)
    }

    fn is_for_programs(self) -> bool {
        self.dialect == Dialect::International
    }
}

/// Tells whether a column is written: programs get the key of a thing once, and its name to people is another column.
fn is_given(column: &&Column) -> bool {
    column.prominence != Prominence::People
}

fn is_text(value: &Value, kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Remark)
        && matches!(value, Value::Text(_) | Value::Word { .. } | Value::Phrase(_))
}

/// Makes text such that no spreadsheet runs it as a formula: with `'` before a sign that starts one.
fn defuse(text: &mut String) {
    let starts =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches([' ', '\u{a0}']).starts_with(starts) || text.starts_with(starts) {
        text.insert(0, '\'');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defused(text: &str) -> String {
        let mut text = text.to_owned();
        defuse(&mut text);
        text
    }

    #[test]
    fn formulas_are_defused() {
        for text in ["=1+1", "+47", "-x", "@SUM", "\tx", "＝1", " =1"] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        assert_eq!(defused("Sykepleier"), "Sykepleier");
    }
}
