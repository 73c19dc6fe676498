//! Every assumption with its source: standard assumptions are named as such.

use super::super::column::{Declared, first_headings as headings, main, table as declared};
use super::super::document::{Kind, Phrase, Table, Value};
use super::super::gap::{number, yes_no};
use crate::analysis::projection::{Assumptions, DemandSaid, From, Projection};
use crate::language::projection as words;
use crate::language::{Language, Text, fill_optional, words as common};
use crate::model::outlook::DemandIndex;

/// An assumption.
struct Assumed {
    key: &'static str,
    name: Text,
    value: Value,
    source: Source,
}

/// Where an assumption comes from, as a program reads it and as people do.
#[derive(Clone, Copy)]
struct Source {
    key: &'static str,
    name: Text,
}

impl Source {
    fn value(self, language: Language) -> Value {
        Value::word(self.key, self.name.get(language))
    }
}

fn columns() -> Vec<Declared<Assumed>> {
    vec![
        main("assumption", words::ASSUMPTION, Kind::Text, |row, language| {
            Value::word(row.key, row.name.get(language))
        }),
        main("value", words::VALUE, Kind::Text, |row, _| row.value.clone()),
        main("source", words::SOURCE, Kind::Text, |row, language| row.source.value(language)),
    ]
}

/// Returns the assumptions of the reference projection.
pub(in crate::report) fn table(answer: &Projection, language: Language) -> Table {
    let rows = rows(&answer.assumptions, language);
    let caption = words::ASSUMPTIONS_TITLE.get(language).to_owned();
    declared("assumptions", caption, &columns(), rows.iter(), language)
}

fn rows(assumptions: &Assumptions, language: Language) -> Vec<Assumed> {
    let row = |key, name, value, source| Assumed { key, name, value, source: source_of(source) };
    let Assumptions { horizon, exits, exit_factors, new_hire_exits, completion, certainty, .. } = assumptions;
    let mut rows = vec![
        row("horizon", words::ASSUMED_HORIZON, Value::Count(i64::from(horizon.value)), horizon.source),
        row("exits", words::ASSUMED_EXITS, exits_said(assumptions, language), exits.source),
        row("exit_factors", words::ASSUMED_FACTORS, factors_said(assumptions, language), exit_factors.source),
        row(
            "new_hire_exits",
            words::ASSUMED_NEW_HIRES,
            Value::Percent(new_hire_exits.value),
            new_hire_exits.source,
        ),
        row("completion", words::ASSUMED_COMPLETION, Value::Percent(completion.value), completion.source),
        row("certainty", words::ASSUMED_CERTAINTY, Value::Percent(certainty.value), certainty.source),
        row(
            "demand",
            words::ASSUMED_DEMAND,
            demand_said(&assumptions.demand, language),
            assumptions.demand.source,
        ),
        row(
            "renewal",
            words::ASSUMED_RENEWAL,
            yes_no(assumptions.renewal.value, language),
            assumptions.renewal.source,
        ),
    ];
    if assumptions.ages_unknown != Some(0) {
        let value = number(assumptions.ages_unknown);
        rows.push(Assumed {
            key: "ages_unknown",
            name: words::ASSUMED_AGES,
            value,
            source: Source { key: "register", name: words::SOURCE_REGISTER },
        });
    }
    rows
}

/// Returns where an assumption comes from, by the key that JSON has.
fn source_of(source: From) -> Source {
    let (key, name) = match source {
        From::Plan => ("plan", words::SOURCE_PLAN),
        From::Default => ("default", words::SOURCE_DEFAULT),
        From::File => ("file", words::SOURCE_FILE),
        From::CommandLine => ("command_line", words::SOURCE_COMMAND),
        From::Scenario => ("scenario", words::SOURCE_SCENARIO),
    };
    Source { key, name }
}

fn exits_said(assumptions: &Assumptions, language: Language) -> Value {
    let step = |(age, percent): &(u8, crate::model::amount::Decimal)| {
        let values = [("age", Value::Count(i64::from(*age))), ("percent", Value::Percent(*percent))];
        Phrase::fill(words::FROM_AGE.get(language), &values)
    };
    listed(assumptions.exits.value.steps.iter().map(step), language)
}

fn factors_said(assumptions: &Assumptions, language: Language) -> Value {
    let factors = &assumptions.exit_factors.value;
    if factors.is_empty() {
        return Value::word("", words::NO_FACTORS.get(language));
    }
    let one = |factor: &crate::model::outlook::ExitFactor| {
        let values = [
            ("position", Value::Text(factor.position.text.clone())),
            ("factor", Value::Number(factor.factor)),
        ];
        Phrase::fill("{position}: {factor}", &values)
    };
    listed(factors.iter().map(one), language)
}

fn listed(parts: impl Iterator<Item = Phrase>, language: Language) -> Value {
    Value::Phrase(Phrase::joined(parts, common::SEPARATOR.get(language)))
}

fn demand_said(demand: &DemandSaid, language: Language) -> Value {
    let Some(index) = &demand.index else { return Value::word("", words::DEMAND_FLAT.get(language)) };
    let Some(file) = &demand.file else { return listed(points(index), language) };
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let (region, ages, alternative) = (text(&demand.region), text(&demand.ages), text(&demand.alternative));
    let values = [
        ("index", "{index}"),
        ("file", file.as_str()),
        ("region", &region),
        ("ages", &ages),
        ("alternative", &alternative),
    ];
    let of = fill_optional(words::DEMAND_OF.get(language), &values);
    // A long series is told by its ends; programs get all of it.
    let ends = DemandIndex { points: ends(&index.points) };
    let Value::Phrase(told) = listed(points(&ends), language) else { return Value::Text(of) };
    let (before, after) = of.split_once("{index}").unwrap_or(("", &of));
    Value::Phrase(Phrase::joined([Phrase::of(before.to_owned()), told, Phrase::of(after.to_owned())], ""))
}

fn ends(points: &[(i16, crate::model::amount::Decimal)]) -> Vec<(i16, crate::model::amount::Decimal)> {
    match points {
        [first, .., last] => vec![*first, *last],
        few => few.to_vec(),
    }
}

fn points(index: &DemandIndex) -> impl Iterator<Item = Phrase> {
    index.points.iter().map(|(year, value)| {
        Phrase::fill("{year}: {value}", &[("year", Value::Year(*year)), ("value", Value::Number(*value))])
    })
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(&columns())
}
