//! What the plan says of itself, and what it leaves unsaid.

use super::super::column::{Declared, first_headings as headings, main, table};
use super::super::document::{Block, Kind, Phrase, Value};
use crate::analysis::paper::Paper;
use crate::language::{Language, Text, paper as words};
use crate::model::plan::About;

/// Something that the plan says.
struct Saying {
    key: &'static str,
    name: Text,
    value: Value,
}

const COLUMNS: &[Declared<Saying>] = &[
    main("subject", words::ABOUT_WHAT, Kind::Text, |saying, language| {
        Value::word(saying.key, saying.name.get(language))
    }),
    main("said", words::ABOUT_SAID, Kind::Text, |saying, _| saying.value.clone()),
];

/// Returns what the plan says of itself, and what KS asks that it does not.
pub(super) fn blocks(paper: &Paper, language: Language) -> Vec<Block> {
    let sayings = sayings(paper, language);
    let caption = words::ABOUT_TITLE.get(language).to_owned();
    let mut blocks = vec![Block::Table(table("about", caption, COLUMNS, sayings.iter(), language))];
    blocks.extend(unsaid(&sayings, language).map(Block::Note));
    blocks
}

/// What KS's steps ask a plan to say.
const ASKED: [(&str, Text); 6] = [
    ("goal", words::ABOUT_GOAL),
    ("adopted", words::ABOUT_ADOPTED),
    ("responsible", words::ABOUT_RESPONSIBLE),
    ("organisation", words::ABOUT_ORGANISATION),
    ("anchoring", words::ABOUT_ANCHORING),
    ("revised", words::ABOUT_REVISED),
];

fn unsaid(sayings: &[Saying], language: Language) -> Option<Phrase> {
    let lacks = |key: &str| !sayings.iter().any(|saying| saying.key == key);
    let lacking: Vec<String> = ASKED
        .iter()
        .filter(|(key, _)| lacks(key))
        .map(|(_, name)| name.get(language).to_lowercase())
        .collect();
    let what = Value::Text(lacking.join(", "));
    (!lacking.is_empty()).then(|| Phrase::fill(words::ABOUT_LACKS.get(language), &[("what", what)]))
}

fn sayings(paper: &Paper, language: Language) -> Vec<Saying> {
    let About { from, to, adopted, case_number, responsible, organisation, anchoring, revised, goals } =
        &paper.about;
    let saying = |key, name, value| Saying { key, name, value };
    let text = |key, name, value: &Option<String>| {
        value.as_ref().map(|value| saying(key, name, Value::Text(value.clone())))
    };
    let name = Some(saying("name", words::ABOUT_NAME, Value::Text(paper.gap.plan.name.clone())));
    let goals = goals.iter().map(|goal| Some(saying("goal", words::ABOUT_GOAL, Value::Text(goal.clone()))));
    let year = |year: &Option<i16>| year.map_or_else(String::new, |year| year.to_string());
    let period = words::PERIOD.fill(language, &[("from", &year(from)), ("to", &year(to))]);
    let has_period = from.is_some() || to.is_some();
    let rest = [
        has_period.then(|| saying("period", words::ABOUT_PERIOD, Value::Text(period))),
        adopted.map(|date| saying("adopted", words::ABOUT_ADOPTED, Value::Date(date))),
        text("case_number", words::ABOUT_CASE, case_number),
        text("responsible", words::ABOUT_RESPONSIBLE, responsible),
        text("organisation", words::ABOUT_ORGANISATION, organisation),
        text("anchoring", words::ABOUT_ANCHORING, anchoring),
        text("revised", words::ABOUT_REVISED, revised),
    ];
    std::iter::once(name).chain(goals).chain(rest).flatten().collect()
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COLUMNS)
}
