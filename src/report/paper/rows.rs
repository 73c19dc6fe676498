//! Rows of the gap that a paper points out: what is unmet, what is vulnerable, and what could not be answered.

use super::super::column::{Declared, first_headings as headings, main, table};
use super::super::document::{Block, Kind, Phrase, Table, Value};
use super::super::gap::{amount, count, obstacle_words, subject, unit, unmatched};
use crate::analysis::gap::{GapAnswer, GapRow};
use crate::language::{Counted, Language, Text, paper as words, words as common};

/// So many unmet requirements are pointed out one by one.
const POINTED_OUT: usize = 20;

/// A column of a row of the gap.
type Column = Declared<GapRow>;

fn named() -> Vec<Column> {
    vec![
        main("competences", common::COMPETENCE, Kind::Text, |row, language| {
            Value::Text(subject(row, language))
        }),
        main("unit", common::UNIT, Kind::Text, |row, language| {
            Value::word(row.unit.clone().unwrap_or_default(), unit(row, language))
        }),
    ]
}

fn held() -> Vec<Column> {
    vec![
        main("required", common::REQUIRED, Kind::Number, |row, _| {
            Value::or_unknown(row.required.map(amount))
        }),
        main("qualified", common::QUALIFIES, Kind::Number, |row, _| {
            Value::or_unknown(row.qualified.map(amount))
        }),
    ]
}

fn largest_columns() -> Vec<Column> {
    let missing = vec![
        main("gap", common::GAP, Kind::Number, |row: &GapRow, _| Value::or_unknown(row.gap.map(amount))),
        main("coverage", common::COVERAGE, Kind::Share, |row, _| {
            Value::or_unknown(row.coverage.map(Value::Share))
        }),
        main("criticality", common::CRITICALITY, Kind::Number, |row, _| {
            Value::Count(i64::from(row.criticality))
        }),
    ];
    [named(), held(), missing].concat()
}

/// Returns of how many requirements something is hidden, where it is of any.
fn hiding(answer: &GapAnswer, key: &str, text: Counted, language: Language) -> Option<Block> {
    let number = answer.gaps.iter().filter(|row| row.hides(key)).count() as u64;
    (number > 0).then(|| Block::Paragraph(Phrase::counted(text, number, language)))
}

/// Returns what is unmet: the most critical first, then what is least covered.
pub(super) fn largest(answer: &GapAnswer, language: Language) -> Vec<Block> {
    let mut rows: Vec<&GapRow> = answer.gaps.iter().filter(|row| row.is_unmet()).collect();
    let hidden = hiding(answer, "gap", words::HIDDEN_GAP_COUNT, language);
    if rows.is_empty() {
        let covered = Block::Paragraph(Phrase::of(words::ALL_COVERED.get(language)));
        return vec![hidden.unwrap_or(covered)];
    }
    let uncovered = |row: &GapRow| {
        let (part, whole) = row.coverage.map(|share| share.parts()).unwrap_or((0, 1));
        (i128::from(part), i128::from(whole))
    };
    rows.sort_by(|a, b| {
        let ((part_a, whole_a), (part_b, whole_b)) = (uncovered(a), uncovered(b));
        b.criticality.cmp(&a.criticality).then((part_a * whole_b).cmp(&(part_b * whole_a)))
    });
    let left = rows.len().saturating_sub(POINTED_OUT);
    rows.truncate(POINTED_OUT);
    let mut blocks = vec![shown("largest", words::LARGEST_TITLE, &largest_columns(), rows, language)];
    if left > 0 {
        blocks.push(Block::Note(Phrase::counted(words::MORE_UNMET, left as u64, language)));
    }
    blocks.extend(hidden);
    blocks
}

/// Returns so few people that a requirement is vulnerable: `1 person`, `1–2 personer`.
pub(super) fn few(answer: &GapAnswer, language: Language) -> Value {
    let most = u64::from(answer.plan.vulnerable_at);
    let people = if most == 1 { common::PERSON_COUNT.one } else { common::PERSON_COUNT.many };
    let number = match most {
        1 => Value::Count(1),
        most => Value::Text(words::FEW.fill(language, &[("most", &most.to_string())])),
    };
    Value::Phrase(Phrase::fill(people.get(language), &[("n", number)]))
}

fn vulnerable_columns() -> Vec<Column> {
    let margin =
        main("slack", common::SLACK, Kind::Number, |row: &GapRow, _| Value::or_none(row.slack.map(count)));
    [named(), held(), vec![margin]].concat()
}

/// Returns the requirements that few people meet.
pub(super) fn vulnerability(answer: &GapAnswer, language: Language) -> Vec<Block> {
    let rows: Vec<&GapRow> = answer.gaps.iter().filter(|row| row.vulnerable == Some(true)).collect();
    let hidden = hiding(answer, "vulnerable", words::HIDDEN_VULNERABLE_COUNT, language);
    if rows.is_empty() {
        let nobody = Block::Paragraph(Phrase::of(words::NOBODY_VULNERABLE.get(language)));
        return vec![hidden.unwrap_or(nobody)];
    }
    let means = Phrase::fill(words::VULNERABLE_MEANS.get(language), &[("few", few(answer, language))]);
    let mut blocks = vec![
        Block::Paragraph(means),
        shown("vulnerable", words::VULNERABLE_TITLE, &vulnerable_columns(), rows, language),
    ];
    blocks.extend(hidden);
    blocks
}

fn unanswered_columns() -> Vec<Column> {
    let why = main("why", words::WHY_NOT, Kind::Text, |row: &GapRow, language| {
        let why = row.obstacle.map_or(words::NOT_YET_IN_FORCE, obstacle_words);
        Value::Text(why.get(language).to_owned())
    });
    [named(), vec![why]].concat()
}

/// Returns what could not be answered: requirements, names of competences, and rows.
pub(super) fn unanswered(answer: &GapAnswer, language: Language) -> Vec<Block> {
    let rows: Vec<&GapRow> =
        answer.gaps.iter().filter(|row| !row.is_judged() || row.obstacle.is_some()).collect();
    let mut blocks = Vec::new();
    if rows.is_empty() {
        let whole = answer.register.within.is_none();
        let text = if whole { words::EVERYTHING_ANSWERED } else { words::EVERYTHING_HERE };
        blocks.push(Block::Paragraph(Phrase::of(text.get(language))));
    }
    blocks.push(shown("unanswered", words::UNANSWERED_TITLE, &unanswered_columns(), rows, language));
    let rejected = answer.register.rows.rejected;
    if rejected > 0 {
        blocks.push(Block::Paragraph(Phrase::counted(words::REJECTED_COUNT, rejected, language)));
    }
    blocks.push(Block::Table(unmatched(answer, language)));
    blocks
}

fn shown(
    key: &'static str,
    caption: Text,
    columns: &[Column],
    rows: Vec<&GapRow>,
    language: Language,
) -> Block {
    let caption = caption.get(language).to_owned();
    let mut table: Table = table(key, caption, columns, rows.iter().copied(), language);
    for (place, row) in rows.into_iter().enumerate() {
        table.hide(place, &row.suppressed);
    }
    Block::Table(table)
}

/// Returns the first two headings of each table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    [headings(&largest_columns()), headings(&vulnerable_columns()), headings(&unanswered_columns())].concat()
}
