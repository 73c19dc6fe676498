//! A document as Markdown, to be pasted into a case.

use super::number;
use crate::language::Language;
use crate::report::document::{Block, Column, Kind, Phrase, Report, Table, Value};
use std::io::{self, Write};

/// Writes a document.
///
/// # Errors
/// Where `out` does.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let language = report.language;
    writeln!(out, "# {}", text(&report.title, language))?;
    for subtitle in &report.subtitles {
        writeln!(out, "\n{}", text(subtitle, language))?;
    }
    // Below headings of its own, a report's tables have headings of the next level.
    let has_headings = report.blocks.iter().any(|block| matches!(block, Block::Heading(_) | Block::Page(_)));
    let level = if has_headings { "###" } else { "##" };
    write_blocks(&report.blocks, level, language, out)?;
    match &report.provenance {
        Some(table) if table.is_shown() => write_table(table, level, language, out),
        _ => Ok(()),
    }
}

fn text(phrase: &Phrase, language: Language) -> String {
    escaped(&number::phrase(phrase, language))
}

fn write_blocks(blocks: &[Block], level: &str, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let text = |phrase: &Phrase| text(phrase, language);
    for block in blocks {
        match block {
            Block::Heading(words) => writeln!(out, "\n## {}", text(words))?,
            Block::Page(page) => {
                writeln!(out, "\n---\n\n## {}", text(&page.title))?;
                write_blocks(&page.blocks, level, language, out)?;
            }
            // A picture cannot be pasted into a case, nor can a calendar; their tables can.
            Block::Chart(_) | Block::Agenda(_) => {}
            Block::Paragraph(words) => writeln!(out, "\n{}", text(words))?,
            Block::Note(words) => writeln!(out, "\n*{}*", text(words))?,
            Block::Table(table) if !table.is_shown() => {}
            Block::Table(table) => write_table(table, level, language, out)?,
            Block::Listing { caption, text: lines } => write_listing(&text(caption), lines, out)?,
        }
    }
    Ok(())
}

fn write_table(table: &Table, level: &str, language: Language, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{level} {}\n", escaped(&table.caption))?;
    let shown: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| column.is_brief()).collect();
    let headings: Vec<String> = shown.iter().map(|(_, column)| escaped(&column.heading)).collect();
    writeln!(out, "| {} |", headings.join(" | "))?;
    let rules: Vec<&str> = shown.iter().map(|(_, column)| rule(column.kind)).collect();
    writeln!(out, "|{}|", rules.join("|"))?;
    for row in &table.rows {
        let cells: Vec<String> = shown.iter().map(|(at, _)| cell(&row[*at], language)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Writes lines between fences longer than any that could stand in them.
fn write_listing(caption: &str, lines: &str, out: &mut dyn Write) -> io::Result<()> {
    let longest = lines.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    writeln!(out, "\n{caption}\n\n{fence}\n{}\n{fence}", number::clean_lines(lines))
}

fn rule(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Remark | Kind::Spark => "---",
        Kind::Number | Kind::Share | Kind::Bar => "--:",
    }
}

fn cell(value: &Value, language: Language) -> String {
    if *value == Value::Blank {
        return number::BLANK.to_owned();
    }
    escaped(&number::shown(value, language))
}

/// Returns text in which nothing is taken for Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_copied_is_not_escaped_and_does_not_end_too_early() {
        let mut out = Vec::new();
        write_listing("Til planen", "a = \"```\"\nb = [\"*\"]\n", &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(written, "\nTil planen\n\n````\na = \"```\"\nb = [\"*\"]\n````\n");
    }

    #[test]
    fn names_are_text() {
        assert_eq!(escaped("a|b <script> *x*"), "a\\|b &lt;script&gt; \\*x\\*");
    }
}
