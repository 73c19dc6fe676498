//! Sums of categories, year by year, in all, and in each scenario.

use super::super::column::{Declared, extra, first_headings as headings, main, table};
use super::super::document::{Kind, Phrase, Table, Value};
use super::super::gap::{Shown, amount_or_hidden, basis, category_name, number};
use super::super::subject::sum_name;
use super::{expected, is_brief};
use crate::analysis::projection::{Assumptions, CategoryAhead, Outcome, Projection, SumAhead, SumYear};
use crate::language::projection as words;
use crate::language::{Language, words as common};
use crate::model::plan::Basis;

/// A category's sum of what is counted alike.
pub(super) struct Sum<'a> {
    category: &'a CategoryAhead,
    name: String,
    /// Persons or årsverk.
    pub basis: Basis,
    /// The figures.
    pub sum: &'a SumAhead,
}

/// Returns the name of what is summed, with what it is counted in.
pub(super) fn counted_name(sum: &Sum<'_>, language: Language) -> Value {
    sum_name(sum.category.category.as_ref(), &sum.name, sum.basis, language)
}

/// Returns the sums of categories and of everything, persons and årsverk apart.
pub(super) fn all<'a>(outcome: &'a Outcome, answer: &'a Projection, language: Language) -> Vec<Sum<'a>> {
    let of_category = |category: &'a CategoryAhead| {
        let name = match &category.category {
            Some(id) => category_name(id, &answer.plan, language).to_owned(),
            None => words::ALL_CATEGORIES.get(language).to_owned(),
        };
        let sides = [(Basis::Persons, &category.persons), (Basis::Fte, &category.fte)];
        sides.into_iter().filter_map(move |(basis, sum)| {
            Some(Sum { category, name: name.clone(), basis, sum: sum.as_ref()? })
        })
    };
    outcome.categories.iter().flat_map(of_category).collect()
}

/// A sum in a year.
struct InYear<'a> {
    sum: &'a Sum<'a>,
    year: SumYear,
    hires_so_far: Option<u64>,
}

fn year_columns<'a>() -> Vec<Declared<InYear<'a>>> {
    vec![
        main("category", common::CATEGORY, Kind::Text, |row, language| counted_name(row.sum, language)),
        extra("basis", common::BASIS, Kind::Text, |row, language| basis(row.sum.basis, language)),
        main("year", words::YEAR, Kind::Number, |row, _| Value::Year(row.year.year)),
        main("required_by_plan", words::REQUIRED_BY_PLAN, Kind::Number, |row, _| {
            amount_or_hidden(row.year.required_by_plan)
        }),
        main("required", words::REQUIRED_WITH_DEMAND, Kind::Number, |row, _| {
            amount_or_hidden(row.year.required)
        }),
        extra("mean", words::MEAN, Kind::Number, |row, _| expected(row.year.mean)),
        main("p10", words::P10, Kind::Number, |row, _| amount_or_hidden(row.year.p10)),
        main("p50", words::P50, Kind::Number, |row, _| amount_or_hidden(row.year.p50)),
        main("p90", words::P90, Kind::Number, |row, _| amount_or_hidden(row.year.p90)),
        main("expected_shortfall", words::SHORTFALL, Kind::Number, |row, _| {
            expected(row.year.expected_shortfall)
        }),
        main("hires", words::HIRES, Kind::Number, |row, _| number(row.year.hires)),
        main("hires_so_far", words::HIRES_SO_FAR, Kind::Number, |row, _| number(row.hires_so_far)),
    ]
}

/// Returns what each category requires and has, year by year; in brief, the first years and the last.
pub(in crate::report) fn by_year(answer: &Projection, shown: Shown, language: Language) -> Table {
    let sums = all(&answer.outcome, answer, language);
    let rows: Vec<InYear<'_>> = sums.iter().flat_map(|sum| years(sum, shown)).collect();
    let columns = year_columns();
    let caption = words::BY_CATEGORY_AND_YEAR.get(language).to_owned();
    let mut table = table("categories", caption, &columns, rows.iter(), language);
    table.group = columns.iter().position(|column| column.key == "category");
    table
}

fn years<'a>(sum: &'a Sum<'a>, shown: Shown) -> Vec<InYear<'a>> {
    let mut hires_so_far = Some(0);
    let all: Vec<InYear<'a>> = sum
        .sum
        .years
        .iter()
        .map(|year| {
            hires_so_far = hires_so_far.zip(year.hires).map(|(before, hires)| before + hires);
            InYear { sum, year: *year, hires_so_far }
        })
        .collect();
    let years = all.len();
    let is_shown = |place: usize| shown == Shown::All || is_brief(place, years);
    all.into_iter().enumerate().filter(|(place, _)| is_shown(*place)).map(|(_, row)| row).collect()
}

fn recruitment_columns<'a>() -> Vec<Declared<Sum<'a>>> {
    vec![
        main("category", common::CATEGORY, Kind::Text, |row, _| {
            Value::word(row.category.category.clone().unwrap_or_default(), row.name.clone())
        }),
        main("basis", words::COUNTED_IN, Kind::Text, |row, language| basis(row.basis, language)),
        main("hires_total", words::HIRES_APART, Kind::Number, |row, _| number(row.sum.hires_total)),
        main("hires_pooled", words::HIRES_POOLED, Kind::Number, |row, _| number(row.sum.hires_pooled)),
        main("hires_largest", words::HIRES_LARGEST, Kind::Number, |row, _| number(row.sum.hires_largest)),
    ]
}

/// Returns how many to recruit in all: each requirement for itself, the units together, and the largest need.
pub(in crate::report) fn recruitment(answer: &Projection, language: Language) -> Table {
    let sums = all(&answer.outcome, answer, language);
    let caption = words::RECRUITMENT.get(language).to_owned();
    table("recruitment", caption, &recruitment_columns(), sums.iter(), language)
}

/// Everything, in one scenario.
struct InScenario<'a> {
    name: String,
    changes: Phrase,
    sum: Sum<'a>,
}

fn scenario_columns<'a>() -> Vec<Declared<InScenario<'a>>> {
    fn last(row: &InScenario<'_>, value: fn(&SumYear) -> Value) -> Value {
        Value::or_none(row.sum.sum.years.last().map(value))
    }
    vec![
        main("scenario", words::SCENARIO, Kind::Text, |row, _| Value::Text(row.name.clone())),
        main("basis", common::BASIS, Kind::Text, |row, language| basis(row.sum.basis, language)),
        main("required", words::REQUIRED_WITH_DEMAND, Kind::Number, |row, _| {
            last(row, |year| amount_or_hidden(year.required))
        }),
        extra("mean", words::MEAN, Kind::Number, |row, _| last(row, |year| expected(year.mean))),
        main("p10", words::P10, Kind::Number, |row, _| last(row, |year| amount_or_hidden(year.p10))),
        main("p50", words::P50, Kind::Number, |row, _| last(row, |year| amount_or_hidden(year.p50))),
        main("p90", words::P90, Kind::Number, |row, _| last(row, |year| amount_or_hidden(year.p90))),
        main("hires_total", words::HIRES_APART, Kind::Number, |row, _| number(row.sum.sum.hires_total)),
        main("hires_pooled", words::HIRES_POOLED, Kind::Number, |row, _| number(row.sum.sum.hires_pooled)),
        main("changes", words::CHANGES, Kind::Remark, |row, _| Value::Phrase(row.changes.clone())),
    ]
}

/// Returns everything in the last year, as the plan assumes and in each scenario; nothing where there is none.
pub(in crate::report) fn scenarios(answer: &Projection, language: Language) -> Table {
    let mut rows: Vec<InScenario<'_>> = Vec::new();
    if !answer.scenarios.is_empty() {
        let reference = words::REFERENCE.get(language);
        rows.extend(in_scenario(reference, Phrase::default(), &answer.outcome, answer, language));
        for scenario in &answer.scenarios {
            let changes = changes(&scenario.assumptions, answer, language);
            rows.extend(in_scenario(&scenario.name, changes, &scenario.outcome, answer, language));
        }
    }
    let year = (answer.reference_date.year() + answer.assumptions.horizon.value).to_string();
    let caption = words::SCENARIOS_TITLE.fill(language, &[("year", &year)]);
    table("scenarios", caption, &scenario_columns(), rows.iter(), language)
}

fn in_scenario<'a>(
    name: &str,
    changes: Phrase,
    outcome: &'a Outcome,
    answer: &'a Projection,
    language: Language,
) -> Vec<InScenario<'a>> {
    let everything = all(outcome, answer, language).into_iter().filter(|sum| sum.category.category.is_none());
    let row = |sum| InScenario { name: name.to_owned(), changes: changes.clone(), sum };
    everything.map(row).collect()
}

/// Returns what a scenario has otherwise, in words.
fn changes(assumptions: &Assumptions, answer: &Projection, language: Language) -> Phrase {
    let number = |text: crate::language::Text, name: &str, value: Value| {
        Phrase::fill(text.get(language), &[(name, value)])
    };
    let mut parts = Vec::new();
    if let Some(points) = assumptions.exit_points {
        parts.push(number(words::CHANGED_EXITS, "points", Value::Number(points)));
    }
    if let Some(years) = assumptions.later_exits {
        parts.push(number(words::CHANGED_LATER, "years", Value::Count(i64::from(years))));
    }
    if let Some(points) = assumptions.fraction_points {
        parts.push(number(words::CHANGED_FRACTIONS, "points", Value::Number(points)));
    }
    if assumptions.new_hire_exits != answer.assumptions.new_hire_exits {
        let percent = Value::Percent(assumptions.new_hire_exits.value);
        parts.push(number(words::CHANGED_NEW_HIRES, "percent", percent));
    }
    if assumptions.demand.index != answer.assumptions.demand.index {
        parts.push(Phrase::of(words::CHANGED_DEMAND.get(language)));
    }
    Phrase::joined(parts, common::SEPARATOR.get(language))
}

/// Returns the first two headings of each table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    [headings(&year_columns()), headings(&recruitment_columns()), headings(&scenario_columns())].concat()
}
