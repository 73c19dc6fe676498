//! Why a requirement's figures are what they are, as a document.

use super::column::{Declared, first_headings as headings, main, table};
use super::document::{Block, Kind, Missing, Phrase, Report, Table, Value};
use super::gap::{amount, basis_word, measured, obstacle_words, requires_word, subject, unit};
use super::provenance;
use crate::analysis::explain::{ExplainAnswer, Explanation, Ground, GroundCount, PersonGrounds};
use crate::language::{Language, Text, words};
use crate::model::amount::Fte;
use crate::model::plan::{Amount, Requires};

/// Returns the explanations as a document.
pub fn document(answer: &ExplainAnswer, language: Language) -> Report {
    let mut blocks = Vec::new();
    for explanation in &answer.explanations {
        blocks.extend(explained(explanation, language));
    }
    blocks.push(Block::Note(Phrase::of(words::GROUNDS_NOTE.get(language))));
    let name = answer
        .explanations
        .first()
        .map(|explanation| subject(&explanation.row, language))
        .unwrap_or_default();
    let title = Phrase::fill(words::EXPLAIN_TITLE.get(language), &[("name", Value::Text(name))]);
    let date = Phrase(vec![super::document::Piece::Value(Value::Date(answer.reference_date))]);
    let subtitle = [date, Phrase::of(answer.plan.name.clone())];
    Report {
        language,
        title,
        subtitles: vec![Phrase::joined(subtitle, words::SEPARATOR.get(language))],
        blocks,
        provenance: Some(provenance::table(answer.reference_date, &answer.plan, &answer.register, language)),
    }
}

fn explained(explanation: &Explanation, language: Language) -> Vec<Block> {
    let mut blocks =
        vec![Block::Paragraph(asks(explanation, language)), Block::Table(scope(explanation, language))];
    if let Some(grounds) = &explanation.grounds {
        blocks.push(Block::Table(grounds_table(grounds, explanation, language)));
    }
    match explanation.row.obstacle {
        Some(obstacle) => blocks.push(Block::Paragraph(Phrase::of(obstacle_words(obstacle).get(language)))),
        None => blocks.push(Block::Table(sum(explanation, language))),
    }
    if let Some(people) = &explanation.people {
        blocks.push(Block::Table(people_table(people, explanation, language)));
    }
    blocks
}

/// Returns what the requirement asks for, in a line: `kreft-hjemme · Kreftsykepleie · Hjemmetjenesten · 2 personer · begge · nivå 3`.
fn asks(explanation: &Explanation, language: Language) -> Phrase {
    let row = &explanation.row;
    let mut parts = vec![
        Phrase::of(row.requirement.clone()),
        Phrase::of(subject(row, language)),
        Phrase::of(unit(row, language)),
    ];
    if let Some(required) = row.required {
        parts.push(measured(required, language));
        if row.basis.is_share() {
            parts.push(Phrase::of(basis_word(row.basis).get(language)));
        }
    }
    if let Some(requires) = row.requires {
        parts.push(Phrase::of(requires_word(requires).get(language)));
    }
    if let Some(level) = row.level {
        parts.push(Phrase::of(format!("{} {level}", words::LEVEL.get(language).to_lowercase())));
    }
    if !row.in_force {
        parts.push(Phrase::of(words::REMARK_NOT_IN_FORCE.get(language)));
    }
    Phrase::joined(parts, words::SEPARATOR.get(language))
}

/// A line of a reckoning: what, how many persons, how many årsverk.
struct Line {
    key: &'static str,
    step: String,
    persons: Option<u64>,
    fte: Option<Fte>,
}

const LINES: &[Declared<Line>] = &[
    main("step", words::WHAT, Kind::Text, |line, _| Value::word(line.key, line.step.clone())),
    main("persons", words::PERSONS, Kind::Number, |line, _| {
        Value::or_none(line.persons.map(|persons| Value::Count(persons as i64)))
    }),
    main("fte", words::FTE, Kind::Number, |line, _| Value::or_none(line.fte.map(Value::Fte))),
];

fn captioned(text: Text, explanation: &Explanation, language: Language) -> String {
    let row = &explanation.row;
    [text.get(language).to_owned(), unit(row, language)].join(words::SEPARATOR.get(language))
}

fn scope(explanation: &Explanation, language: Language) -> Table {
    let scope = explanation.scope;
    let line = |key, text: Text, persons| Line {
        key,
        step: text.get(language).to_owned(),
        persons: Some(persons),
        fte: None,
    };
    let mut lines = vec![Line {
        fte: Some(scope.counted.fte),
        ..line("counted", words::EXPLAIN_IN_SCOPE, scope.counted.persons)
    }];
    let others = [
        line("other_position", words::EXPLAIN_OTHER_POSITION, scope.other_position),
        line("other_unit", words::EXPLAIN_OTHER_UNIT, scope.other_unit),
        line("on_call", words::EXPLAIN_ON_CALL, scope.on_call),
        line("left_out", words::EXPLAIN_LEFT_OUT, scope.left_out),
        line("rejected", words::EXPLAIN_REJECTED, scope.rejected),
        line("not_active", words::EXPLAIN_NOT_ACTIVE, scope.not_active),
    ];
    lines.extend(others.into_iter().filter(|line| line.persons != Some(0)));
    table("scope", captioned(words::EXPLAIN_POPULATION, explanation, language), LINES, lines.iter(), language)
}

fn grounds_table(grounds: &[GroundCount], explanation: &Explanation, language: Language) -> Table {
    let level = explanation.row.level.unwrap_or_default();
    let line = |count: &GroundCount| Line {
        key: ground_key(count.ground),
        step: ground(count.ground, level, language),
        persons: Some(count.persons),
        fte: Some(count.fte),
    };
    let lines: Vec<Line> = grounds.iter().map(line).collect();
    table("grounds", captioned(words::EXPLAIN_GROUNDS, explanation, language), LINES, lines.iter(), language)
}

fn ground(ground: Ground, level: u8, language: Language) -> String {
    let text = match ground {
        Ground::Row => words::GROUND_ROW,
        Ground::Implied => words::GROUND_IMPLIED,
        Ground::Position => words::GROUND_POSITION,
        Ground::Education => words::GROUND_EDUCATION,
        Ground::Authorisation => words::GROUND_AUTHORISATION,
        Ground::Dispensation => words::GROUND_DISPENSATION,
        Ground::Expired => words::SIDE_EXPIRED,
        Ground::Undated => words::SIDE_UNDATED,
        Ground::InProgress => words::SIDE_IN_PROGRESS,
        Ground::Later => words::SIDE_LATER,
        Ground::Unread => words::SIDE_UNREAD,
        Ground::RealEnough => words::SIDE_REAL,
        Ground::OneBelow => words::SIDE_ONE_BELOW,
        Ground::Lower => words::SIDE_LOWER,
        Ground::NotAssessed => words::SIDE_NOT_ASSESSED,
        Ground::Nothing => words::SIDE_NOTHING,
    };
    text.fill(language, &[("level", &level.to_string())])
}

fn ground_key(ground: Ground) -> &'static str {
    match ground {
        Ground::Row => "row",
        Ground::Implied => "implied",
        Ground::Position => "position",
        Ground::Education => "education",
        Ground::Authorisation => "authorisation",
        Ground::Dispensation => "dispensation",
        Ground::Expired => "expired",
        Ground::Undated => "undated",
        Ground::InProgress => "in_progress",
        Ground::Later => "later",
        Ground::Unread => "unread",
        Ground::RealEnough => "real_enough",
        Ground::OneBelow => "one_below",
        Ground::Lower => "lower",
        Ground::NotAssessed => "not_assessed",
        Ground::Nothing => "nothing",
    }
}

/// A line of the sum.
struct Summand {
    key: &'static str,
    text: Text,
    amount: Option<Amount>,
}

const SUMMANDS: &[Declared<Summand>] = &[
    main("step", words::WHAT, Kind::Text, |line, language| {
        Value::word(line.key, line.text.get(language).to_owned())
    }),
    main("amount", words::EXPLAIN_AMOUNT, Kind::Number, |line, _| {
        line.amount.map_or(Value::Missing(Missing::Unknown), amount)
    }),
];

fn sum(explanation: &Explanation, language: Language) -> Table {
    let row = &explanation.row;
    let line = |key, text, amount| Summand { key, text, amount };
    let mut lines = Vec::new();
    if !row.competences.is_empty() {
        // Whoever has one side alone is counted in persons.
        let tells_apart = row.requires == Some(Requires::Both) && !row.basis.in_fte();
        let alone = |number: Option<u64>| number.map(|number| Amount::Persons(number as i64));
        lines.push(line("formal", words::SUM_FORMAL, row.formal));
        if tells_apart {
            lines.push(line("formal_only", words::SUM_FORMAL_ONLY, alone(row.formal_only)));
        }
        lines.push(line("real", words::SUM_REAL, row.real));
        if tells_apart {
            lines.push(line("real_only", words::SUM_REAL_ONLY, alone(row.real_only)));
        }
    }
    lines.push(line("qualified", words::SUM_QUALIFIED, row.qualified));
    if row.in_force {
        lines.push(line("required", words::SUM_REQUIRED, row.required));
        match row.surplus {
            Some(surplus) if surplus.units() > 0 => {
                lines.push(line("surplus", words::SUM_SURPLUS, row.surplus))
            }
            _ => lines.push(line("gap", words::SUM_GAP, row.gap)),
        }
    }
    let word = if row.basis.in_fte() { words::IN_FTE } else { words::IN_PERSONS };
    let caption = [captioned(words::EXPLAIN_SUM, explanation, language), word.get(language).to_owned()];
    table("sum", caption.join(words::SEPARATOR.get(language)), SUMMANDS, lines.iter(), language)
}

/// Somebody, with the level that the requirement asks for.
struct Named<'a> {
    person: &'a PersonGrounds,
    level: u8,
}

fn people_columns<'a>() -> Vec<Declared<Named<'a>>> {
    vec![
        main("id", words::PERSON_ID, Kind::Text, |named, _| {
            Value::or_none(named.person.id.clone().map(Value::Text))
        }),
        main("name", words::PERSON_NAME, Kind::Text, |named, _| {
            Value::or_none(named.person.name.clone().map(Value::Text))
        }),
        main("fte", words::FTE, Kind::Number, |named, _| Value::Fte(named.person.fte)),
        main("grounds", words::EXPLAIN_GROUNDS, Kind::Text, |named, language| {
            let grounds =
                named.person.grounds.iter().map(|reason| Phrase::of(ground(*reason, named.level, language)));
            Value::Phrase(Phrase::joined(grounds, words::SEPARATOR.get(language)))
        }),
    ]
}

fn people_table(people: &[PersonGrounds], explanation: &Explanation, language: Language) -> Table {
    let level = explanation.row.level.unwrap_or_default();
    let named: Vec<Named<'_>> = people.iter().map(|person| Named { person, level }).collect();
    let caption = captioned(words::WHO_TITLE, explanation, language);
    table("people", caption, &people_columns(), named.iter(), language)
}

/// Returns the first two headings of each table, in every language and in keys; that of people begins as registers do.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(LINES), headings(SUMMANDS)].concat()
}
