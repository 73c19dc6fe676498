//! The calibration as a document, and as lines for a plan.

use super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::document::{Block, Kind, Phrase, Report, Table, Value};
use super::gap::{basis, count};
use super::plan_file::{Data, Entry, Part, PlanFile};
use crate::analysis::calibration::{
    Backtest, Calibration, Cell, ExitChange, FactorChange, Interval, PRIOR, Score, Way,
};
use crate::analysis::projection::From;
use crate::language::calibration as words;
use crate::language::{Counted, Language, Text, words as common};
use crate::model::amount::Expected;
use crate::model::date::Date;
use crate::model::plan::Basis;
use serde::Serialize;
use std::path::Path;

/// The answer to programs, with the lines for the plan.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    /// The answer.
    #[serde(flatten)]
    pub answer: &'a Calibration,
    /// The lines.
    pub toml: &'a str,
}

/// Returns the calibration as a document, with the lines for the plan.
pub fn document(answer: &Calibration, toml: &str, language: Language) -> Report {
    let mut blocks = vec![
        Block::Paragraph(summary(answer, language)),
        Block::Table(intervals(answer, language)),
        Block::Table(exits(answer, language)),
        Block::Table(factors(answer, language)),
        Block::Listing { caption: Phrase::of(words::TO_PASTE.get(language)), text: toml.to_owned() },
        Block::Table(cells(answer, language)),
    ];
    blocks.extend(answer.backtest.as_ref().map(|backtest| Block::Table(scores(backtest, language))));
    blocks.extend(notes(answer, language).into_iter().map(Block::Note));
    Report {
        language,
        title: title(answer, language),
        subtitles: vec![subtitle(answer, language)],
        blocks,
        provenance: None,
    }
}

fn title(answer: &Calibration, language: Language) -> Phrase {
    let dates = answer.intervals.first().zip(answer.intervals.last());
    let values = dates.map(|(first, last)| [("from", Value::Date(first.from)), ("to", Value::Date(last.to))]);
    Phrase::fill(words::CALIBRATION_TITLE.get(language), values.as_ref().map_or(&[], |values| values))
}

fn subtitle(answer: &Calibration, language: Language) -> Phrase {
    let exposed = answer.total.exposed;
    let years =
        if exposed.told() == 1.0 { words::PERSON_YEAR_COUNT.one } else { words::PERSON_YEAR_COUNT.many };
    let parts = [
        Phrase::counted(words::REGISTER_COUNT, answer.registers.len() as u64, language),
        Phrase::fill(years.get(language), &[("n", number(exposed))]),
        Phrase::counted(words::LEFT_COUNT, answer.total.left, language),
    ];
    Phrase::joined(parts, common::SEPARATOR.get(language))
}

fn summary(answer: &Calibration, language: Language) -> Phrase {
    let text = if answer.exits_source == From::Plan { words::SUMMARY_PLAN } else { words::SUMMARY_STANDARD };
    let expected = Value::Expected(answer.total.expected_left);
    Phrase::fill(text.get(language), &[("left", count(answer.total.left)), ("expected", expected)])
}

/// Returns a number that is whole where people were followed for whole years.
fn number(number: Expected) -> Value {
    let told = number.told();
    if told.fract() == 0.0 { Value::Count(told as i64) } else { Value::Expected(number) }
}

/// Returns a percentage that is reckoned.
fn percent(rate: Option<Expected>) -> Value {
    Value::or_none(rate.map(Value::Expected))
}

/// Ages from one to another, as a row of a table has them.
#[derive(Debug, Clone, Copy)]
struct Ages {
    from: u8,
    to: Option<u8>,
    /// Whether those who are younger are among them.
    first: bool,
}

impl Ages {
    fn name(self, language: Language) -> String {
        let [from, to] = [self.from, self.to.unwrap_or_default()].map(|age| age.to_string());
        match self.to {
            None if self.first => words::AGE_ALL.get(language).to_owned(),
            None => words::AGE_OVER.fill(language, &[("age", &from)]),
            Some(last) if self.first => {
                words::AGE_UNDER.fill(language, &[("age", &(u16::from(last) + 1).to_string())])
            }
            Some(last) if last == self.from => from,
            Some(_) => words::AGE_SPAN.fill(language, &[("from", &from), ("to", &to)]),
        }
    }
}

/// A row of ages, with what it shows.
struct Aged<'a, R> {
    ages: Ages,
    row: &'a R,
    /// What positions without a factor are called.
    others: Text,
}

fn age_columns<'a, R>() -> Vec<Declared<Aged<'a, R>>> {
    vec![
        people("ages", words::AGE, Kind::Text, |aged: &Aged<'a, R>, language| {
            Value::Text(aged.ages.name(language))
        }),
        extra("from_age", words::FROM_AGE, Kind::Number, |aged, _| Value::Count(i64::from(aged.ages.from))),
        extra("to_age", words::TO_AGE, Kind::Number, |aged, _| {
            Value::or_none(aged.ages.to.map(|age| Value::Count(i64::from(age))))
        }),
    ]
}

/// Returns the first age of the table of rates: of those younger, its rate holds too.
fn first_age(answer: &Calibration) -> u8 {
    answer.exits.first().map_or(0, |exit| exit.from_age)
}

fn cell_columns<'a>() -> Vec<Declared<Aged<'a, Cell>>> {
    let mut columns = age_columns();
    columns.extend([
        main("position", words::POSITION, Kind::Text, |aged: &Aged<'a, Cell>, language| {
            let name = aged.row.position.clone();
            let shown = name.clone().unwrap_or_else(|| aged.others.get(language).to_owned());
            Value::word(name.unwrap_or_default(), shown)
        }),
        main("exposed", words::PERSON_YEARS, Kind::Number, |aged, _| number(aged.row.exposed)),
        main("left", words::LEFT, Kind::Number, |aged, _| count(aged.row.left)),
        main("plan_rate", words::RATE_BEFORE, Kind::Number, |aged, _| percent(Some(aged.row.plan_rate))),
        main("rate", words::RATE_SEEN, Kind::Number, |aged, _| percent(Some(aged.row.rate))),
        main("low", words::RATE_LOW, Kind::Number, |aged, _| percent(aged.row.low)),
        main("high", words::RATE_HIGH, Kind::Number, |aged, _| percent(aged.row.high)),
    ]);
    columns
}

fn cells(answer: &Calibration, language: Language) -> Table {
    let others = if answer.factors.is_empty() { words::ALL_POSITIONS } else { words::OTHER_POSITIONS };
    let aged =
        |row: &'_ Cell| Ages { from: row.from_age, to: row.to_age, first: row.from_age == first_age(answer) };
    let rows: Vec<Aged<'_, Cell>> =
        answer.cells.iter().map(|row| Aged { ages: aged(row), row, others }).collect();
    table("cells", words::CELLS_TITLE.get(language).to_owned(), &cell_columns(), rows.iter(), language)
}

fn exit_columns<'a>() -> Vec<Declared<Aged<'a, ExitChange>>> {
    let mut columns = age_columns();
    columns.extend([
        main("exposed", words::PERSON_YEARS, Kind::Number, |aged: &Aged<'a, ExitChange>, _| {
            number(aged.row.exposed)
        }),
        main("left", words::LEFT, Kind::Number, |aged, _| count(aged.row.left)),
        main("plan", words::RATE_BEFORE, Kind::Number, |aged, _| Value::Number(aged.row.plan)),
        main("new", words::RATE_NEW, Kind::Number, |aged, _| Value::Number(aged.row.new)),
    ]);
    columns
}

fn exits(answer: &Calibration, language: Language) -> Table {
    let aged = |row: &'_ ExitChange| Ages {
        from: row.from_age,
        to: row.to_age,
        first: row.from_age == first_age(answer),
    };
    let rows: Vec<Aged<'_, ExitChange>> =
        answer.exits.iter().map(|row| Aged { ages: aged(row), row, others: words::ALL_POSITIONS }).collect();
    table("exits", words::EXITS_TITLE.get(language).to_owned(), &exit_columns(), rows.iter(), language)
}

const FACTORS: &[Declared<FactorChange>] = &[
    main("position", words::POSITION, Kind::Text, |row, _| Value::Text(row.position.clone())),
    main("exposed", words::PERSON_YEARS, Kind::Number, |row, _| number(row.exposed)),
    main("left", words::LEFT, Kind::Number, |row, _| count(row.left)),
    main("plan", words::FACTOR_BEFORE, Kind::Number, |row, _| Value::Number(row.plan)),
    main("new", words::FACTOR_NEW, Kind::Number, |row, _| Value::Number(row.new)),
];

fn factors(answer: &Calibration, language: Language) -> Table {
    table("factors", words::FACTORS_TITLE.get(language).to_owned(), FACTORS, answer.factors.iter(), language)
}

const INTERVALS: &[Declared<Interval>] = &[
    main("from", words::FROM, Kind::Text, |interval, _| Value::Date(interval.from)),
    main("to", words::TO, Kind::Text, |interval, _| Value::Date(interval.to)),
    main("years", words::YEARS, Kind::Number, |interval, _| number(interval.years)),
    main("persons", words::FOLLOWED, Kind::Number, |interval, _| count(interval.persons)),
    main("left", words::LEFT, Kind::Number, |interval, _| count(interval.left)),
    extra("ages_unknown", words::AGES_UNKNOWN, Kind::Number, |interval, _| count(interval.ages_unknown)),
    extra("not_followed", words::NOT_FOLLOWED, Kind::Number, |interval, _| count(interval.not_followed)),
];

fn intervals(answer: &Calibration, language: Language) -> Table {
    let caption = words::INTERVALS_TITLE.get(language).to_owned();
    table("intervals", caption, INTERVALS, answer.intervals.iter(), language)
}

/// A row of the backtest: a year's, or that of all years.
struct Scored {
    year: Option<(i16, Date)>,
    basis: Basis,
    score: Score,
}

const SCORES: &[Declared<Scored>] = &[
    main("year", words::YEAR, Kind::Text, |row, language| match row.year {
        Some((year, _)) => Value::Year(year),
        None => Value::word("", words::ALL_YEARS.get(language)),
    }),
    main("date", words::REGISTER, Kind::Text, |row, _| {
        Value::or_none(row.year.map(|(_, date)| Value::Date(date)))
    }),
    main("basis", words::BASIS, Kind::Text, |row, language| basis(row.basis, language)),
    main("rows", words::ROWS, Kind::Number, |row, _| count(row.score.rows)),
    main("coverage", words::COVERAGE, Kind::Share, |row, _| Value::Share(row.score.coverage)),
    main("error", words::ERROR, Kind::Number, |row, _| Value::Expected(row.score.error)),
    main("error_everyone_stays", words::ERROR_EVERYONE_STAYS, Kind::Number, |row, _| {
        Value::Expected(row.score.error_everyone_stays)
    }),
    main("error_as_last_year", words::ERROR_AS_LAST_YEAR, Kind::Number, |row, _| {
        Value::Expected(row.score.error_as_last_year)
    }),
];

fn scores(backtest: &Backtest, language: Language) -> Table {
    let years = backtest.years.iter().map(|row| Scored {
        year: Some((row.year, row.date)),
        basis: row.basis,
        score: row.score,
    });
    let overall =
        backtest.overall.iter().map(|row| Scored { year: None, basis: row.basis, score: row.score });
    let rows: Vec<Scored> = years.chain(overall).collect();
    let caption = words::BACKTEST_TITLE.get(language).to_owned();
    table("backtest", caption, SCORES, rows.iter(), language)
}

fn notes(answer: &Calibration, language: Language) -> Vec<Phrase> {
    let say = |text: Text| Phrase::of(text.get(language));
    let mut notes: Vec<Phrase> =
        answer.intervals.iter().filter_map(|interval| unusual(interval, language)).collect();
    if answer.followed_by == Way::Names {
        notes.push(say(words::METHOD_NAMES));
    }
    let sum = |of: fn(&Interval) -> u64| answer.intervals.iter().map(of).sum::<u64>();
    let told = |text: Counted, number: u64| (number > 0).then(|| Phrase::counted(text, number, language));
    notes.extend(told(words::AGE_UNKNOWN_COUNT, sum(|interval| interval.ages_unknown)));
    notes.extend(told(words::NOT_FOLLOWED_COUNT, sum(|interval| interval.not_followed)));
    let weight = Value::Count(PRIOR as i64);
    notes.push(Phrase::fill(words::METHOD_RATE.get(language), &[("n", weight)]));
    notes.push(say(words::METHOD_INTERVAL));
    if answer.cells.iter().any(|cell| cell.low.is_none()) {
        notes.push(say(words::METHOD_CERTAIN));
    }
    notes.extend([words::METHOD_CAUSES, words::METHOD_PERSON_YEARS, words::METHOD_CHANGES].map(say));
    if let Some(backtest) = answer.backtest.as_ref().filter(|backtest| !backtest.years.is_empty()) {
        let date = [("date", Value::Date(backtest.from))];
        notes.push(Phrase::fill(words::METHOD_BACKTEST.get(language), &date));
        notes.extend([words::METHOD_RENEWAL, words::METHOD_ERRORS].map(say));
        notes.extend(told(words::NOT_FOUND_COUNT, backtest.not_found));
    }
    notes
}

/// Returns what is to be said of two registers that are much less or much more than a year apart.
fn unusual(interval: &Interval, language: Language) -> Option<Phrase> {
    let text = match interval.years.told() {
        years if years < 0.5 => words::SHORT_INTERVAL,
        years if years > 1.5 => words::LONG_INTERVAL,
        _ => return None,
    };
    let values = [("from", Value::Date(interval.from)), ("to", Value::Date(interval.to))];
    Some(Phrase::fill(text.get(language), &values))
}

/// Returns the lines for a plan: the new rates and factors, and what they rest on.
pub fn plan_lines(answer: &Calibration, language: Language) -> PlanFile {
    let named = answer.registers.iter().map(|register| {
        // Where the file lay says something of whose machine it was, and nothing of the rates.
        let file = Path::new(&register.file)
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into());
        let values = [("file", Value::Text(file)), ("date", Value::Date(register.date))];
        Phrase::fill(words::REGISTER_OF_DATE.get(language), &values)
    });
    let registers = Value::Phrase(Phrase::joined(named, ", "));
    let comment = Phrase::fill(words::TOML_COMMENT.get(language), &[("registers", registers)]);
    let exits = answer.exits.iter().map(|exit| (exit.from_age, exit.new)).collect();
    let mut entry = Entry::one("framskriving").below(vec![comment]).with("avgang", Data::ByAge(exits));
    if !answer.factors.is_empty() {
        let factors = answer.factors.iter().map(|factor| (factor.position.clone(), factor.new)).collect();
        entry = entry.with("avgang_faktor", Data::ByName(factors));
    }
    PlanFile { language, parts: vec![Part::Entry(entry)] }
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    [
        headings(&cell_columns()),
        headings(&exit_columns()),
        headings(FACTORS),
        headings(INTERVALS),
        headings(SCORES),
    ]
    .concat()
}
