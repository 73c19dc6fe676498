//! What the talk fills in: rows to write in, the same for everybody but for which competences are assessed.

use super::super::column::{Declared, main, table};
use super::super::document::{Block, Kind, Phrase, Table, Value};
use super::columns::level;
use super::told;
use crate::analysis::employee::{Employees, RequirementSaid, ScaleSaid, Sheet};
use crate::language::employee as words;
use crate::language::{Language, Text, measures, provenance, words as common};
use crate::model::date::Date;
use crate::model::plan::Requires;

/// So many goals there is room for.
const GOALS: usize = 3;

/// Returns the tables to write in.
pub(super) fn blocks(answer: &Employees, sheet: &Sheet, language: Language) -> Vec<Block> {
    let assessed = assessed(sheet);
    let mut blocks = Vec::new();
    if !assessed.is_empty() {
        blocks.push(Block::Table(assessment(&assessed, language)));
        blocks.push(Block::Note(levels(&answer.scale, language)));
    }
    blocks.extend([questions(language), goals(language), signatures(language)].map(Block::Table));
    blocks
}

/// A competence whose real side is to be assessed.
struct Assessed {
    name: String,
    asked: Option<u8>,
    level: Option<u8>,
    on: Option<Date>,
}

/// Returns the competences that the page goes through whose real side is asked for; where any of several will do, and they have
/// none of them, all of them as one.
fn assessed(sheet: &Sheet) -> Vec<Assessed> {
    let told = told::names(sheet);
    let is_told = |said: &&RequirementSaid| {
        said.requires != Some(Requires::Formal) && told.contains(&said.today.name.as_str())
    };
    let mut all: Vec<Assessed> = Vec::new();
    for said in sheet.requirements.iter().filter(is_told) {
        let through = said.through.as_deref().and_then(|id| sheet.competence(id));
        let one = match through {
            Some(through) => Assessed {
                name: through.name.clone(),
                asked: through.required_level,
                level: through.level,
                on: through.assessed,
            },
            None => Assessed { name: said.today.name.clone(), asked: said.level, level: None, on: None },
        };
        match all.iter_mut().find(|known| known.name == one.name) {
            Some(known) => known.asked = known.asked.max(one.asked),
            None => all.push(one),
        }
    }
    all
}

fn assessment(rows: &[Assessed], language: Language) -> Table {
    const COLUMNS: &[Declared<Assessed>] = &[
        main("competence_name", common::COMPETENCE, Kind::Text, |row, _| Value::Text(row.name.clone())),
        main("required_level", words::LEVEL_ASKED, Kind::Text, |row, _| level(row.asked)),
        main("level", words::LEVEL_TODAY, Kind::Text, |row, _| level(row.level)),
        main("assessed", words::LAST_ASSESSED, Kind::Text, |row, _| Value::or_none(row.on.map(Value::Date))),
        main("own_view", words::OWN_VIEW, Kind::Text, |_, _| Value::Blank),
        main("level_assessed", words::LEVEL_ASSESSED, Kind::Text, |_, _| Value::Blank),
    ];
    table("assessment", words::ASSESSMENT.get(language).to_owned(), COLUMNS, rows.iter(), language)
}

/// Returns what each level of the scale is called, or how high it goes where they have no names.
fn levels(scale: &ScaleSaid, language: Language) -> Phrase {
    if scale.names.is_empty() {
        let max = Value::Count(scale.max.into());
        return Phrase::fill(words::LEVELS_TO.get(language), &[("max", max)]);
    }
    let named: Vec<String> =
        scale.names.iter().enumerate().map(|(level, name)| format!("{level} {name}")).collect();
    let levels = Value::Text(named.join(common::SEPARATOR.get(language)));
    Phrase::fill(words::LEVELS.get(language), &[("levels", levels)])
}

/// The questions that open the talk.
const QUESTIONS: [Text; 3] = [words::ASK_WISHES, words::ASK_UNUSED, words::ASK_MEANS];

fn questions(language: Language) -> Table {
    const COLUMNS: &[Declared<Text>] = &[
        main("question", words::QUESTION, Kind::Text, |question, language| {
            Value::Text(question.get(language).to_owned())
        }),
        main("answer", words::ANSWER, Kind::Text, |_, _| Value::Blank),
    ];
    table("questions", words::QUESTIONS.get(language).to_owned(), COLUMNS, QUESTIONS.iter(), language)
}

fn goals(language: Language) -> Table {
    const COLUMNS: &[Declared<()>] = &[
        main("goal", words::GOAL, Kind::Text, |(), _| Value::Blank),
        main("measure", measures::MEASURE, Kind::Text, |(), _| Value::Blank),
        main("deadline", words::DEADLINE, Kind::Text, |(), _| Value::Blank),
        main("responsible", measures::RESPONSIBLE, Kind::Text, |(), _| Value::Blank),
    ];
    table("goals", words::GOALS.get(language).to_owned(), COLUMNS, [(); GOALS].iter(), language)
}

fn signatures(language: Language) -> Table {
    const COLUMNS: &[Declared<Text>] = &[
        main("who", words::WHO, Kind::Text, |who, language| Value::Text(who.get(language).to_owned())),
        main("date", provenance::REFERENCE_DATE, Kind::Text, |_, _| Value::Blank),
        main("signature", words::SIGNATURE, Kind::Text, |_, _| Value::Blank),
    ];
    let rows = [words::EMPLOYEE, words::MANAGER];
    table("signatures", words::SIGNATURES.get(language).to_owned(), COLUMNS, rows.iter(), language)
}
