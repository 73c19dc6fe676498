//! Everything in one document, in the order of a council paper.

mod about;
mod rows;
mod summary;

use super::document::{Block, Chart, Phrase, Prominence, Report, Table, Value};
use super::gap::{self, Shown, subtitle};
use super::{measures, needs, projection, provenance};
use crate::analysis::gap::GapAnswer;
use crate::analysis::needs::Needs;
use crate::analysis::paper::Paper;
use crate::language::{
    Language, Text, measures as choosing, needs as closing, paper as words, projection as ahead,
    words as common,
};

/// Returns the paper as a document.
pub fn document(paper: &Paper, language: Language) -> Report {
    let sections = [
        section(words::H_ABOUT, about::blocks(paper, language), language),
        section(words::H_SUMMARY, summary(paper, language), language),
        section(words::H_GAP, gap_blocks(&paper.gap, language), language),
        section(words::H_NEEDS, needs_blocks(&paper.needs, language), language),
        section(words::H_MEASURES, measures_blocks(paper, language), language),
        section(words::H_AHEAD, ahead_blocks(paper, language), language),
        section(words::H_VULNERABLE, rows::vulnerability(&paper.gap, language), language),
        section(words::H_METHOD, method(paper, language), language),
        section(words::H_SOURCES, sources(paper, language), language),
        section(words::H_UNANSWERED, rows::unanswered(&paper.gap, language), language),
        section(words::H_APPENDIX, appendix(paper, language), language),
    ];
    Report {
        language,
        title: title(&paper.gap, language),
        subtitles: vec![subtitle(&paper.gap.register, language)],
        blocks: sections.concat(),
        provenance: Some(grounds(&paper.gap, language)),
    }
}

fn title(gap: &GapAnswer, language: Language) -> Phrase {
    let title = Phrase::fill(words::PAPER_TITLE.get(language), &[("date", Value::Date(gap.reference_date))]);
    let within = gap.register.within.as_ref().map(|within| Phrase::of(within.units.join(", ")));
    let parts = [Some(title), within, Some(Phrase::of(gap.plan.name.clone()))];
    Phrase::joined(parts.into_iter().flatten(), common::SEPARATOR.get(language))
}

/// Returns blocks below their heading; nothing where there are none.
fn section(heading: Text, blocks: Vec<Block>, language: Language) -> Vec<Block> {
    if blocks.is_empty() {
        return blocks;
    }
    let heading = Block::Heading(Phrase::of(heading.get(language)));
    std::iter::once(heading).chain(blocks).collect()
}

fn said(text: Text, language: Language) -> Phrase {
    Phrase::of(text.get(language))
}

/// Returns a table by another key and name than where it stands alone: a paper has several that are called the same.
fn renamed(table: Table, key: &'static str, caption: Text, language: Language) -> Block {
    Block::Table(Table { key, caption: caption.get(language).to_owned(), ..table })
}

/// Returns the summary, and what to mind before it is shown to others.
fn summary(paper: &Paper, language: Language) -> Vec<Block> {
    let mut blocks = summary::blocks(paper, language);
    let small = Block::Note(said(words::SMALL_FIGURES, language));
    blocks.push(gap::suppression(paper.gap.suppression, language).unwrap_or(small));
    blocks
}

fn gap_blocks(answer: &GapAnswer, language: Language) -> Vec<Block> {
    let mut blocks = vec![
        Block::Chart(gap::coverage_bars(language)),
        Block::Table(gap::categories(answer, language)),
        Block::Chart(gap::heat_map(language)),
    ];
    blocks.extend(rows::largest(answer, language));
    blocks
}

/// The key of the needs' table that has a namesake in the gap.
const NEEDS_BY_CATEGORY: &str = "needs_categories";

fn needs_blocks(answer: &Needs, language: Language) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(said(closing::POTENTIAL, language))];
    blocks.extend(needs::summary::sentences(answer, language).into_iter().map(Block::Paragraph));
    blocks.extend([
        Block::Chart(Chart { of: NEEDS_BY_CATEGORY, ..needs::waterfall(language) }),
        renamed(needs::categories(answer, language), NEEDS_BY_CATEGORY, closing::BY_CATEGORY, language),
        Block::Table(needs::units(answer, language)),
        needs::transfers(answer, language),
        Block::Note(said(words::NEEDS_LIGHT, language)),
    ]);
    blocks.extend(needs::bounds(answer, language).into_iter().map(Block::Note));
    blocks
}

/// The key of the measures' table that has namesakes.
const MEASURES_BY_CATEGORY: &str = "measures_categories";

fn measures_blocks(paper: &Paper, language: Language) -> Vec<Block> {
    let Some(answer) = &paper.measures else {
        let why = paper.unmeasured.iter().map(|finding| super::finding::what(finding, language));
        return why.map(|why| Block::Paragraph(Phrase::of(why))).collect();
    };
    let mut blocks = vec![Block::Paragraph(said(choosing::PROPOSAL, language))];
    blocks.extend(measures::sentences(answer, language).into_iter().map(Block::Paragraph));
    let [comparison, budget, all, places, access] = measures::main_tables(answer, language);
    blocks.extend([
        Block::Table(comparison),
        Block::Table(budget),
        Block::Table(all),
        Block::Table(places),
        Block::Chart(Chart { of: MEASURES_BY_CATEGORY, ..measures::waterfall(language) }),
        renamed(
            measures::categories(answer, language),
            MEASURES_BY_CATEGORY,
            choosing::BY_CATEGORY,
            language,
        ),
        Block::Table(access),
    ]);
    blocks.extend(measures::hidden_lists(answer, language));
    blocks.push(Block::Note(said(words::MEASURES_LIGHT, language)));
    blocks
}

/// The keys of the projection's tables that have namesakes in the gap.
const AHEAD_BY_YEAR: &str = "projection_categories";
const AHEAD_ROWS: &str = "projection_requirements";

fn ahead_blocks(paper: &Paper, language: Language) -> Vec<Block> {
    let Some(answer) = &paper.projection else {
        let why = paper.unprojected.iter().map(|finding| {
            let why = super::finding::what(finding, language);
            Block::Paragraph(Phrase::fill(words::NO_PROJECTION.get(language), &[("why", Value::Text(why))]))
        });
        return why.collect();
    };
    vec![
        Block::Paragraph(said(ahead::NOT_A_FORECAST, language)),
        Block::Chart(Chart { of: AHEAD_BY_YEAR, ..projection::fan(language) }),
        Block::Table(projection::sums::recruitment(answer, language)),
        Block::Note(said(ahead::PLACES_NOT_PEOPLE, language)),
        Block::Chart(projection::waterfall(language)),
        Block::Table(projection::why::table(answer, language)),
        Block::Table(projection::pooled(answer, language)),
        Block::Table(projection::sums::scenarios(answer, language)),
        Block::Chart(projection::age_structure(language)),
        Block::Table(projection::ages::table(answer, language)),
        Block::Table(projection::leaving(answer, language)),
    ]
}

fn method(paper: &Paper, language: Language) -> Vec<Block> {
    let ahead = paper.projection.as_ref().map(projection::method).unwrap_or_default();
    let texts = gap::METHOD.into_iter().chain(ahead).map(|text| said(text, language));
    let measures = paper.measures.iter().flat_map(|answer| measures::own_method(answer, language));
    texts.chain(measures).map(Block::Paragraph).collect()
}

fn sources(paper: &Paper, language: Language) -> Vec<Block> {
    let assumptions = paper.projection.iter().map(|answer| projection::assumptions::table(answer, language));
    assumptions.map(Block::Table).collect()
}

/// Returns what the paper rests on, which it says to everybody.
fn grounds(gap: &GapAnswer, language: Language) -> Table {
    let table = provenance::table(gap.reference_date, &gap.plan, &gap.register, language);
    Table { prominence: Prominence::Main, ..table }
}

fn appendix(paper: &Paper, language: Language) -> Vec<Block> {
    let mut blocks = vec![
        Block::Note(said(common::METHOD_BOTH, language)),
        renamed(
            gap::table_of(&paper.gap.gaps, &paper.gap.plan, language),
            "gaps",
            words::GAP_APPENDIX,
            language,
        ),
    ];
    if let Some(answer) = &paper.projection {
        let by_year = projection::sums::by_year(answer, Shown::All, language);
        blocks.push(renamed(by_year, AHEAD_BY_YEAR, words::AHEAD_BY_YEAR, language));
        blocks.push(renamed(
            projection::all_rows(answer, language),
            AHEAD_ROWS,
            words::AHEAD_APPENDIX,
            language,
        ));
    }
    blocks
}

/// Returns the first two headings of the tables that only a paper has, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    [about::first_headings(), rows::first_headings()].concat()
}
