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

/// Writes a table with all its columns and rows.
///
/// # Errors
/// Where `out` does.
pub fn write(
    table: &Table,
    dialect: Dialect,
    tabs: bool,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<()> {
    let for_programs = dialect == Dialect::International;
    if !for_programs {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let delimiter = match dialect {
        _ if tabs => b'\t',
        Dialect::Norwegian => b';',
        Dialect::International => b',',
    };
    let terminator = if for_programs { csv::Terminator::Any(b'\n') } else { csv::Terminator::CRLF };
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).from_writer(out);
    let heading = |column: &Column| {
        if for_programs { column.key.to_owned() } else { column.heading.clone() }
    };
    // Programs get the key of a thing once; its name to people is another column.
    let is_given = |column: &&Column| column.prominence != Prominence::People;
    writer.write_record(table.columns.iter().filter(is_given).map(heading))?;
    // A Norwegian spreadsheet takes 1.5 for the first of May, whatever language its headings are in.
    let mark = if for_programs { '.' } else { ',' };
    for row in &table.rows {
        let cells =
            row.iter().zip(&table.columns).filter(|(_, column)| is_given(column)).map(|(value, column)| {
                let text = number::exact(value, mark, for_programs, language);
                if is_text(value, column.kind) { defused(text) } else { text }
            });
        writer.write_record(cells)?;
    }
    writer.flush()
}

fn is_text(value: &Value, kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Remark)
        && matches!(value, Value::Text(_) | Value::Word { .. } | Value::Phrase(_))
}

/// Returns text that no spreadsheet runs as a formula: with `'` before a sign that starts one.
fn defused(text: String) -> String {
    let starts =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠');
    if text.trim_start_matches([' ', '\u{a0}']).starts_with(starts) || text.starts_with(starts) {
        return format!("'{text}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused() {
        for text in ["=1+1", "+47", "-x", "@SUM", "\tx", "＝1", " =1"] {
            assert!(defused(text.to_owned()).starts_with('\''), "{text}");
        }
        assert_eq!(defused("Sykepleier".to_owned()), "Sykepleier");
    }
}
