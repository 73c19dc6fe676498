//! A table as lines that fit a width: words wrapped between words, numbers with their decimal marks below each other.

use crate::language::Language;
use crate::model::amount::Share;
use crate::render::number;
use crate::report::document::{Column, Kind, Missing, Value};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

/// The lines of a table.
pub(super) struct Grid {
    /// The lines of the headings.
    pub header: Vec<String>,
    /// The lines of each row.
    pub rows: Vec<Vec<String>>,
    /// How many characters each column of words can have.
    room: usize,
}

/// Columns of words with less room than this are hardly readable.
const LEAST_ROOM: usize = 14;

/// Returns how a column is shown: a bar where there is room for bars, else its share alone.
fn kind(column: &Column, bars: bool) -> Kind {
    if column.kind == Kind::Bar && !bars { Kind::Share } else { column.kind }
}

/// Drawn between rows, so that their lines can be told apart; no cell has it, for control characters are removed.
const BETWEEN: char = '\u{1}';

/// What comfy-table puts around the content of a cell.
const PADDING: usize = 2;

impl Grid {
    /// Draws some columns of rows to fit a width; without bars where they leave no room for words.
    pub fn draw(columns: &[(usize, &Column)], rows: &[Vec<Value>], language: Language, width: u16) -> Self {
        let drawn = Self::with_bars(columns, rows, language, width, true);
        let crowded = drawn.room < LEAST_ROOM && columns.iter().any(|(_, column)| column.kind == Kind::Bar);
        if crowded { Self::with_bars(columns, rows, language, width, false) } else { drawn }
    }

    fn with_bars(
        columns: &[(usize, &Column)],
        rows: &[Vec<Value>],
        language: Language,
        width: u16,
        bars: bool,
    ) -> Self {
        let between = LineStyle::none().fill(BETWEEN);
        let mut table = Table::new();
        table
            .load_style(TableStyle::new().header_separator(between).row_separator(between))
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width)
            .set_header(columns.iter().map(|(_, column)| column.heading.clone()));
        let cells: Vec<Vec<String>> = columns
            .iter()
            .map(|(at, column)| column_cells(rows, *at, kind(column, bars), language))
            .collect();
        for row in 0..rows.len() {
            table.add_row(cells.iter().map(|column| column[row].clone()));
        }
        let columns: Vec<Drawn<'_>> =
            columns.iter().zip(&cells).map(|((_, column), cells)| Drawn { column, cells }).collect();
        let room = shape(&mut table, &columns, usize::from(width));
        Self::of_lines(table.lines(), room)
    }

    fn of_lines(lines: impl Iterator<Item = String>, room: usize) -> Self {
        let mut groups: Vec<Vec<String>> = vec![Vec::new()];
        for line in lines {
            if line.contains(BETWEEN) {
                groups.push(Vec::new());
            } else if let Some(group) = groups.last_mut() {
                group.push(line);
            }
        }
        let rows = groups.split_off(1);
        Self { header: groups.concat(), rows, room }
    }
}

/// A column and its cells, written out.
struct Drawn<'a> {
    column: &'a Column,
    cells: &'a [String],
}

impl Drawn<'_> {
    /// Returns the width below which a number, or a word of the heading, would be broken.
    fn unbroken(&self) -> usize {
        let widest = self.cells.iter().map(|cell| cell.width()).max().unwrap_or_default();
        widest.max(longest_word(&self.column.heading))
    }

    /// Returns the width below which a word would be broken.
    fn unbroken_words(&self) -> usize {
        let words = self.cells.iter().map(|cell| longest_word(cell)).max().unwrap_or_default();
        words.max(longest_word(&self.column.heading))
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default()
}

/// Gives each column its alignment and its least width: numbers are never broken, and words only where there is no room.
///
/// Returns how many characters each column of words can have.
fn shape(table: &mut Table, columns: &[Drawn<'_>], width: usize) -> usize {
    let is_text = |drawn: &&Drawn<'_>| drawn.column.kind == Kind::Text;
    let numbers: usize =
        columns.iter().filter(|drawn| !is_text(drawn)).map(|drawn| drawn.unbroken() + PADDING).sum();
    let words: Vec<usize> = columns.iter().filter(is_text).map(Drawn::unbroken_words).collect();
    let room = share(&words, width.saturating_sub(numbers + PADDING * words.len()));
    for (place, drawn) in columns.iter().enumerate() {
        let Some(column) = table.column_mut(place) else { continue };
        let least = if is_text(&drawn) { drawn.unbroken_words().min(room) } else { drawn.unbroken() };
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed((least + PADDING) as u16)));
        if !is_text(&drawn) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    room
}

/// Returns the most that any column of words can have, so that those that need less have what they need.
fn share(needs: &[usize], width: usize) -> usize {
    const LEAST: usize = 4;
    let fits = |most: &usize| needs.iter().map(|need| need.min(most)).sum::<usize>() <= width;
    (LEAST..=width.max(LEAST)).rev().find(fits).unwrap_or(LEAST)
}

/// Returns the cells of a column, numbers with their decimal marks below each other.
fn column_cells(rows: &[Vec<Value>], at: usize, kind: Kind, language: Language) -> Vec<String> {
    let shown: Vec<String> = rows.iter().map(|row| with_bar(&row[at], kind, language)).collect();
    if kind != Kind::Number {
        return shown;
    }
    let mark = number::decimal_mark(language);
    let decimals = |cell: &str| cell.rsplit_once(mark).map_or(0, |(_, part)| part.chars().count() + 1);
    let most = shown.iter().map(|cell| decimals(cell)).max().unwrap_or_default();
    // A plain space at the end would be trimmed.
    shown.iter().map(|cell| format!("{cell}{}", "\u{a0}".repeat(most - decimals(cell)))).collect()
}

/// How many characters a bar has.
const BAR: i128 = 10;

/// Returns a value, with a bar where the column has them.
fn with_bar(value: &Value, kind: Kind, language: Language) -> String {
    let words = number::shown(value, language);
    match (kind, value) {
        (Kind::Bar, Value::Share(share)) => format!("{}\u{a0}{words:>5}", bar(*share)),
        (Kind::Bar, Value::Missing(Missing::NotApplicable)) => String::new(),
        _ => words,
    }
}

/// Returns a bar; full only where all is there, and empty only where nothing is.
fn bar(share: Share) -> String {
    let (part, whole) = share.parts();
    let (part, whole) = (i128::from(part), i128::from(whole));
    let full = match () {
        () if part >= whole => BAR,
        () if part == 0 => 0,
        () => ((part * BAR * 2 + whole) / (whole * 2)).clamp(1, BAR - 1),
    };
    (0..BAR).map(|at| if at < full { '█' } else { '░' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_short_words_leave_room_for_long_ones() {
        assert_eq!(share(&[6, 20], 26), 26);
        assert_eq!(share(&[6, 20], 20), 14);
        assert_eq!(share(&[20, 20], 30), 15);
    }

    #[test]
    fn a_bar_is_full_only_where_all_is_there() {
        assert_eq!(bar(Share::of(999, 1000)), "█████████░");
        assert_eq!(bar(Share::ALL), "██████████");
        assert_eq!(bar(Share::of(1, 1000)), "█░░░░░░░░░");
        assert_eq!(bar(Share::of(0, 4)), "░░░░░░░░░░");
    }
}
