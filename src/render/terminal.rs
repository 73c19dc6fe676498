//! A document on a terminal: tables that fit its width, with aligned decimals, and bars beside words.

use super::number;
use crate::language::Language;
use crate::model::amount::Share;
use crate::report::document::{Block, Column, Kind, Missing, Phrase, Prominence, Report, Table, Value};
use anstyle::Style;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Width, presets};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// What the terminal is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// How many characters a line has.
    pub width: u16,
    /// Whether text may be bold.
    pub styled: bool,
}

/// Writes a document.
///
/// # Errors
/// Where `out` does.
pub fn write(report: &Report, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let language = report.language;
    writeln!(out, "{}", bold(&wrapped(&text(&report.title, language), screen), screen))?;
    for subtitle in &report.subtitles {
        writeln!(out, "{}", wrapped(&text(subtitle, language), screen))?;
    }
    let mut after_note = false;
    for block in &report.blocks {
        match block {
            Block::Paragraph(words) => writeln!(out, "\n{}", wrapped(&text(words, language), screen))?,
            Block::Note(words) => {
                let gap = if after_note { "" } else { "\n" };
                writeln!(out, "{gap}{}", wrapped(&text(words, language), screen))?;
            }
            Block::Table(table) => write_table(table, language, screen, out)?,
        }
        after_note = matches!(block, Block::Note(_));
    }
    Ok(())
}

fn text(phrase: &Phrase, language: Language) -> String {
    number::phrase(phrase, language)
}

fn bold(words: &str, screen: Screen) -> String {
    if !screen.styled {
        return words.to_owned();
    }
    let style = Style::new().bold();
    format!("{style}{words}{style:#}")
}

/// Breaks a text into lines that fit, between words.
fn wrapped(text: &str, screen: Screen) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let line = lines
            .last_mut()
            .map(|line| (line.width(), line))
            .filter(|(width, _)| *width == 0 || width + 1 + word.width() <= usize::from(screen.width));
        match line {
            Some((0, line)) => line.push_str(word),
            Some((_, line)) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// Writes a table; one with groups as a table for each, below its name.
fn write_table(table: &Table, language: Language, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", bold(&number::clean(&table.caption), screen))?;
    let Some(group) = table.group else {
        return write_rows(table, &table.rows, None, language, screen, out);
    };
    for rows in table.rows.chunk_by(|a, b| a[group] == b[group]) {
        writeln!(out, "\n{}", bold(&number::shown(&rows[0][group], language), screen))?;
        write_rows(table, rows, Some(group), language, screen, out)?;
    }
    Ok(())
}

fn write_rows(
    table: &Table,
    rows: &[Vec<Value>],
    group: Option<usize>,
    language: Language,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_shown = |at: usize, column: &Column| column.prominence == Prominence::Main && Some(at) != group;
    let columns: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(at, column)| is_shown(*at, column)).collect();
    let mut drawn = comfy_table::Table::new();
    drawn
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(screen.width);
    drawn.set_header(columns.iter().map(|(_, column)| column.heading.clone()));
    let cells: Vec<Vec<String>> =
        columns.iter().map(|(at, column)| column_cells(rows, *at, column.kind, language)).collect();
    for row in 0..rows.len() {
        drawn.add_row(cells.iter().map(|column| column[row].clone()));
    }
    for ((place, (_, column)), cells) in columns.iter().enumerate().zip(&cells) {
        shape(&mut drawn, place, column, cells);
    }
    for line in drawn.lines() {
        writeln!(out, " {}", line.trim_end())?;
    }
    Ok(())
}

/// Gives a column its alignment; numbers are never broken over lines, nor words within.
fn shape(drawn: &mut comfy_table::Table, place: usize, column: &Column, cells: &[String]) {
    let Some(drawn) = drawn.column_mut(place) else { return };
    let widest = cells.iter().map(|cell| cell.width()).max().unwrap_or_default();
    if column.kind == Kind::Text {
        let words = cells.iter().chain([&column.heading]).flat_map(|cell| cell.split_whitespace());
        let longest = words.map(UnicodeWidthStr::width).max().unwrap_or_default().min(24);
        drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(longest as u16 + 2)));
        return;
    }
    drawn.set_cell_alignment(CellAlignment::Right);
    let heading = column.heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default();
    drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(widest.max(heading) as u16 + 2)));
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
    // Narrow no-break spaces would be trimmed and broken as others are; plain ones are what a terminal measures.
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
    fn a_bar_is_full_only_where_all_is_there() {
        assert_eq!(bar(Share::of(999, 1000)), "█████████░");
        assert_eq!(bar(Share::ALL), "██████████");
        assert_eq!(bar(Share::of(1, 1000)), "█░░░░░░░░░");
        assert_eq!(bar(Share::of(0, 4)), "░░░░░░░░░░");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("en to tre fire", Screen { width: 7, styled: false }), "en to\ntre\nfire");
    }
}
