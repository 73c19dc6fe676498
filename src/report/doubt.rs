//! What to mind before the figures of a report are acted on: what of the register could not be read, or looks wrong.
//!
//! Messages are gone when a report is opened, and so it says itself what they told: which kinds there were, in which files
//! and how many rows. What stood there is not repeated, for it may be somebody's name.

use super::column::{Declared, first_headings as headings, main, table};
use super::document::{Block, Kind, Phrase, Report, Table, Value};
use super::finding::{remedy_without_values, without_values};
use crate::finding::{Doubt, Finding, doubts};
use crate::language::{Language, words};
use serde::Serialize;

/// What of a register is in doubt.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Doubts {
    /// Rows that count in no figure.
    #[serde(skip)]
    rejected: u64,
    #[serde(rename = "doubts")]
    kinds: Vec<Doubt>,
}

impl Doubts {
    /// Returns what is in doubt by what was found, with how many rows count in no figure.
    pub fn of(findings: &[Finding], rejected: u64) -> Self {
        Self { rejected, kinds: doubts(findings) }
    }

    /// Says in a report what is in doubt: in a line below its title, and in a table after what it answers. A spreadsheet of
    /// no doubts is what a good register gives.
    pub fn mark(&self, report: &mut Report) {
        let language = report.language;
        let mut blocks = vec![Block::Table(self.table(language))];
        if !self.kinds.is_empty() {
            report.subtitles.push(self.line(language));
            blocks.push(Block::Note(Phrase::of(words::DOUBTS_SEE_CHECK.get(language))));
        }
        let last = end_of_answer(&report.blocks);
        report.blocks.splice(last..last, blocks);
    }

    fn line(&self, language: Language) -> Phrase {
        let rejected = (self.rejected > 0)
            .then(|| Phrase::counted(words::ROWS_COUNTED_NOWHERE, self.rejected, language));
        let doubts = Phrase::counted(words::DOUBT_COUNT, self.kinds.len() as u64, language);
        Phrase::joined(rejected.into_iter().chain([doubts]), words::SEPARATOR.get(language))
    }

    fn table(&self, language: Language) -> Table {
        table("doubts", words::DOUBTS_TITLE.get(language).to_owned(), COLUMNS, self.kinds.iter(), language)
    }
}

/// Returns where what a report answers ends: before an appendix, and before what is remarked on it all.
fn end_of_answer(blocks: &[Block]) -> usize {
    let heading = blocks.iter().rposition(|block| matches!(block, Block::Heading(_)));
    heading.unwrap_or_else(|| {
        blocks.iter().rposition(|block| matches!(block, Block::Table(_))).map_or(blocks.len(), |at| at + 1)
    })
}

const COLUMNS: &[Declared<Doubt>] = &[
    main("doubt", words::WHAT, Kind::Text, |doubt, language| {
        Value::word(doubt.code.text(), without_values(doubt.code, language))
    }),
    main("places", words::FILE, Kind::Text, |doubt, language| places(&doubt.places, language)),
    main("remedy", words::REMEDY, Kind::Remark, |doubt, language| {
        Value::word(doubt.code.text(), remedy_without_values(doubt.code, language))
    }),
    main("rows", words::ROWS, Kind::Number, |doubt, _| {
        Value::or_none(doubt.rows.map(|rows| Value::Count(rows as i64)))
    }),
];

/// Returns the first file by name, and how many others there are.
fn places(places: &[String], language: Language) -> Value {
    match places {
        [] => Value::or_none(None),
        [one] => Value::Text(one.clone()),
        [first, others @ ..] => Value::Phrase(Phrase::fill(
            words::FILE_AND_OTHERS.get(language),
            &[("file", Value::Text(first.clone())), ("n", Value::Count(others.len() as i64))],
        )),
    }
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
