//! A document on a terminal: tables that fit its width, with aligned decimals, and bars beside words.

mod grid;

use super::lines::lines;
use super::number;
use crate::language::Language;
use crate::report::document::{Block, Column, Kind, Phrase, Report, Table, Value};
use anstyle::Style;
use grid::Grid;
use std::io::{self, Write};

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
    write_blocks(&report.blocks, language, screen, out)?;
    match &report.provenance {
        Some(table) if table.is_shown() => write_table(table, language, screen, out),
        _ => Ok(()),
    }
}

fn write_blocks(blocks: &[Block], language: Language, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut after_note = false;
    for block in blocks {
        match block {
            Block::Page(page) => {
                let title = bold(&wrapped(&text(&page.title, language), screen), screen);
                writeln!(out, "\n{}\n\n{title}", "─".repeat(usize::from(screen.width)))?;
                write_blocks(&page.blocks, language, screen, out)?;
            }
            Block::Heading(words) => {
                writeln!(out, "\n{}", bold(&wrapped(&text(words, language), screen), screen))?;
            }
            Block::Paragraph(words) => writeln!(out, "\n{}", wrapped(&text(words, language), screen))?,
            // A table says the same, with bars where there is room.
            Block::Chart(_) | Block::Agenda(_) => {}
            Block::Note(words) => {
                let gap = if after_note { "" } else { "\n" };
                writeln!(out, "{gap}{}", wrapped(&text(words, language), screen))?;
            }
            Block::Table(table) if !table.is_shown() => {}
            Block::Table(table) => write_table(table, language, screen, out)?,
            // Wrapped, it would not be what is to be copied.
            Block::Listing { caption, text: lines } => {
                let caption = bold(&wrapped(&text(caption, language), screen), screen);
                writeln!(out, "\n{caption}\n\n{}", number::clean_lines(lines))?;
            }
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
    lines(text, usize::from(screen.width)).join("\n")
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
    let is_shown =
        |at: usize, column: &Column| column.is_brief() && Some(at) != group && column.kind != Kind::Remark;
    let columns: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(at, column)| is_shown(*at, column)).collect();
    let remark = table.columns.iter().position(|column| column.kind == Kind::Remark);
    let grid = Grid::draw(&columns, rows, language, screen.width - 1);
    for line in grid.header {
        writeln!(out, " {}", line.trim_end())?;
    }
    for (row, lines) in rows.iter().zip(grid.rows) {
        for line in lines {
            writeln!(out, " {}", line.trim_end())?;
        }
        let remark = remark.map(|at| number::shown(&row[at], language)).filter(|remark| !remark.is_empty());
        if let Some(remark) = remark {
            writeln!(out, "{}", indented(&remark, screen))?;
        }
    }
    Ok(())
}

/// Returns a remark on the row above it: further in, and on as many lines as it takes.
fn indented(remark: &str, screen: Screen) -> String {
    const INDENT: &str = "      ";
    let narrower = Screen { width: screen.width - INDENT.len() as u16, ..screen };
    wrapped(remark, narrower).lines().map(|line| format!("{INDENT}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("en to tre fire", Screen { width: 7, styled: false }), "en to\ntre\nfire");
    }
}
