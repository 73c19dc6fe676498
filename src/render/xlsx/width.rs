//! How wide columns are, and how high their headings: by what stands in them.

use super::super::lines;
use super::super::number;
use super::layout::Piece;
use crate::language::Language;
use crate::report::document::{Kind, Value};

/// As many rows are looked at; the rest of a long table is like them.
const LOOKED_AT: usize = 2_000;

/// As wide as words become before they are broken into lines.
const WIDEST: usize = 36;

/// As wide as remarks become.
const WIDEST_REMARK: usize = 60;

/// The button that filters, in characters.
const BUTTON: usize = 4;

/// The height of a line, in points.
const LINE: f64 = 15.0;

/// Returns how wide the columns of tables that stand below each other are, in characters.
pub(super) fn widths(pieces: &[Piece<'_>], language: Language) -> Vec<usize> {
    let Some(first) = pieces.first() else { return Vec::new() };
    (0..first.columns.len())
        .map(|at| pieces.iter().map(|piece| width(piece, at, language)).max().unwrap_or_default())
        .collect()
}

fn width(piece: &Piece<'_>, at: usize, language: Language) -> usize {
    let place = piece.columns[at];
    let kind = piece.table.columns[place].kind;
    let rows = piece.rows.iter().take(LOOKED_AT);
    let longest = rows.map(|row| length(&row[place], language)).max().unwrap_or_default();
    let content = match kind {
        Kind::Text | Kind::Spark => longest.min(WIDEST),
        Kind::Remark => longest.min(WIDEST_REMARK),
        Kind::Number | Kind::Share | Kind::Bar => longest,
    };
    heading_width(&piece.headings[at]).max(content + 3)
}

/// Returns how many characters a value takes.
fn length(value: &Value, language: Language) -> usize {
    let shown = number::shown(value, language).chars().count();
    match value {
        // More decimals are shown here than where people read.
        Value::Fte(_) => shown.max(number::exact(value, ',', false, language).len() + 1),
        Value::Share(_)
        | Value::Tenths(..)
        | Value::Chance(_)
        | Value::Expected(_)
        | Value::ExpectedFte(_) => shown + 2,
        _ => shown,
    }
}

/// Returns how wide a heading is: its longest word, and enough for it to be of three lines at most.
fn heading_width(heading: &str) -> usize {
    let word = heading.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    word.max(heading.chars().count().div_ceil(3)) + BUTTON
}

/// Returns of how many lines words are in a column so wide.
pub(super) fn lines(words: &str, width: usize) -> usize {
    if words.chars().count() < width {
        return 1;
    }
    // Words of letters wider than figures take more room than they have characters.
    let room = (width * 9 / 10).max(1);
    let of_line = |line: &String| line.chars().count().div_ceil(room).max(1);
    lines::lines(words, room).iter().map(of_line).sum()
}

/// Returns how high so many lines are, in points.
pub(super) fn height(lines: usize) -> f64 {
    // No row is higher in Excel.
    (LINE * lines as f64 + 1.0).min(409.0)
}

/// Returns of how many lines a row is; one that is folded away has no width, and asks for none.
pub(super) fn row_lines(piece: &Piece<'_>, row: &[Value], widths: &[usize], language: Language) -> usize {
    let in_column = |(place, width): (&usize, &usize)| match piece.table.columns[*place].kind {
        Kind::Text | Kind::Remark if *width > 0 => {
            lines(&number::shown(&row[*place], language), width.saturating_sub(1))
        }
        Kind::Text | Kind::Remark | Kind::Number | Kind::Share | Kind::Bar | Kind::Spark => 1,
    };
    piece.columns.iter().zip(widths).map(in_column).max().unwrap_or(1)
}

/// Returns how high the row of headings is over columns so wide, in points; those folded away have no width.
pub(super) fn heading_height(headings: &[String], widths: &[usize]) -> f64 {
    let lines = |(heading, width): (&String, &usize)| {
        lines::lines(heading, width.saturating_sub(BUTTON).max(1)).len()
    };
    let shown = headings.iter().zip(widths).filter(|(_, width)| **width > 0);
    let lines = shown.map(lines).max().unwrap_or(1);
    LINE * lines as f64 + 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_broken_between_words() {
        assert_eq!(heading_width("Sannsynlighet for mangel"), 13 + BUTTON);
        assert_eq!(heading_width("År"), 2 + BUTTON);
        let headings = ["Sannsynlighet for mangel".to_owned(), "År".to_owned()];
        assert_eq!(heading_height(&headings, &[17, 6]), 2.0 * LINE + 3.0);
    }
}
