//! A document as one web page that needs nothing from elsewhere: to look at, to print, and to read aloud.

mod chart;
mod drawing;
mod heat_map;
mod table;

use super::number;
use crate::language::page as words;
use crate::report::document::{Block, Chart, Mark, Phrase, Report};
use askama::Template;
use chart::Figure;
use heat_map::HeatMap;
use std::io::{self, Write};
use table::TableView;

/// The page.
#[derive(Template)]
#[template(path = "page.html", config = "src/render/html/askama.toml")]
struct Page {
    language: &'static str,
    generator: &'static str,
    title: String,
    subtitles: Vec<String>,
    contents: Vec<Entry>,
    parts: Vec<Part>,
    provenance: Option<TableView>,
    words: Words,
    style: &'static str,
    script: &'static str,
}

/// What the page begins with, so that it is known for one of the program's own.
pub const GENERATOR: &str = concat!("kompetanse ", env!("CARGO_PKG_VERSION"));

/// An entry in the list of contents.
struct Entry {
    id: String,
    words: String,
}

/// Words around what the report says.
struct Words {
    skip: &'static str,
    contents: &'static str,
    filter: &'static str,
    shown: &'static str,
}

/// A part of the page.
enum Part {
    Heading { id: String, words: String },
    PageStart { id: String, words: String },
    PageEnd,
    Paragraph(String),
    Note(String),
    Listing { caption: String, text: String, id: String },
    Table(TableView),
    Map(HeatMap),
    Figure(Figure),
}

/// A link from a picture to its table.
#[derive(Template)]
#[template(path = "source.html", config = "src/render/html/askama.toml")]
struct Source {
    id: String,
    words: String,
}

/// Writes a document.
///
/// # Errors
/// Where `out` does.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let language = report.language;
    // Below headings of its own, a report's tables have headings of the next level.
    let has_headings = report.blocks.iter().any(|block| matches!(block, Block::Heading(_) | Block::Page(_)));
    let level = if has_headings { 3 } else { 2 };
    let parts = parts(&report.blocks, "", level, report);
    let provenance = report
        .provenance
        .as_ref()
        .map(|table| TableView::of(table, table::id(table.key, 0), level, language));
    let page = Page {
        language: language.code(),
        generator: GENERATOR,
        title: number::phrase(&report.title, language),
        subtitles: report.subtitles.iter().map(|line| number::phrase(line, language)).collect(),
        contents: contents(&parts, provenance.as_ref()),
        parts,
        provenance,
        words: Words {
            skip: words::SKIP.get(language),
            contents: words::CONTENTS.get(language),
            filter: words::FILTER.get(language),
            shown: words::FILTERED.get(language),
        },
        style: include_str!("html/style.css"),
        script: include_str!("html/script.js"),
    };
    page.write_into(out)
}

/// Returns blocks as parts of the page, those of a page within its start and its end; links lead to them by a prefix.
fn parts(blocks: &[Block], prefix: &str, level: u8, report: &Report) -> Vec<Part> {
    let mut parts = Vec::with_capacity(blocks.len());
    for (place, block) in blocks.iter().enumerate() {
        match block {
            Block::Page(page) => {
                let id = format!("p{place}");
                let words = number::phrase(&page.title, report.language);
                parts.push(Part::PageStart { id: id.clone(), words });
                parts.extend(self::parts(&page.blocks, &format!("{id}-"), level, report));
                parts.push(Part::PageEnd);
            }
            block => parts.extend(part((place, block), (blocks, prefix), level, report)),
        }
    }
    parts
}

/// Returns a block as a part of the page; nothing where there is nothing to show.
fn part(
    (place, block): (usize, &Block),
    (blocks, prefix): (&[Block], &str),
    level: u8,
    report: &Report,
) -> Option<Part> {
    let language = report.language;
    let text = |phrase: &Phrase| number::phrase(phrase, language);
    Some(match block {
        // A page has none within it.
        Block::Page(_) => return None,
        Block::Heading(words) => Part::Heading { id: format!("{prefix}h{place}"), words: text(words) },
        Block::Paragraph(words) => Part::Paragraph(text(words)),
        Block::Note(words) => Part::Note(text(words)),
        Block::Listing { caption, text: lines } => Part::Listing {
            caption: text(caption),
            text: number::clean_lines(lines),
            id: format!("{prefix}l{place}"),
        },
        Block::Table(table) if !table.is_shown() => return None,
        Block::Agenda(_) => return None,
        Block::Table(table) => {
            let is_namesake = |other: &&Block| matches!(other, Block::Table(other) if other.key == table.key && other.is_shown());
            let earlier = blocks[..place].iter().filter(is_namesake).count();
            let id = format!("{prefix}{}", table::id(table.key, earlier));
            Part::Table(TableView::of(table, id, level, language))
        }
        Block::Chart(chart) => picture(chart, place, report)?,
    })
}

/// Returns a chart, where its table has anything to show.
fn picture(chart: &Chart, place: usize, report: &Report) -> Option<Part> {
    let table = report.table(chart.of).filter(|table| table.is_shown())?;
    let language = report.language;
    let source = Source {
        id: table::id(table.key, 0),
        words: words::SEE_TABLE.fill(language, &[("table", &number::clean(&table.caption))]),
    };
    Some(match chart.mark {
        Mark::HeatMap { down, across, share, figure } => {
            let places = [down, across, share, figure].map(|key| table.place(key));
            let [Some(down), Some(across), Some(share), Some(figure)] = places else { return None };
            let columns = heat_map::Places { down, across, share, figure };
            let id = format!("m{place}");
            Part::Map(HeatMap::of(table, columns, &id, &chart.caption, source, language))
        }
        mark => Part::Figure(Figure::of(table, mark, &chart.caption, source, language)?),
    })
}

/// Returns what the reader can go to: headings where the report has them, else tables.
fn contents(parts: &[Part], provenance: Option<&TableView>) -> Vec<Entry> {
    let headings: Vec<Entry> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Heading { id, words } | Part::PageStart { id, words } => {
                Some(Entry { id: id.clone(), words: words.clone() })
            }
            _ => None,
        })
        .collect();
    let to_table = |table: &TableView| Entry { id: table.id.clone(), words: table.caption.clone() };
    let tables = parts.iter().filter_map(|part| match part {
        Part::Table(table) => Some(to_table(table)),
        _ => None,
    });
    let entries = if headings.is_empty() { tables.collect() } else { headings };
    entries.into_iter().chain(provenance.map(to_table)).collect()
}

/// Returns a part of one as percent, for lengths in styles.
fn per_cent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn nothing_that_a_report_says_is_taken_for_markup() {
        let report = Report {
            language: Language::Bokmal,
            title: Phrase::of("</title><script>alert(1)</script>"),
            subtitles: Vec::new(),
            blocks: vec![Block::Paragraph(Phrase::of("\"<img src=x onerror=alert(1)>&"))],
            provenance: None,
        };
        let mut out = Vec::new();
        write(&report, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert_eq!(page.matches("<script").count(), 1, "{page}");
        assert!(!page.contains("<img"));
    }
}
