//! Compares the program's projection with the reckoning, and says where they part.

use super::projection::{Figures, Row, Year};
use serde_json::Value;

/// Returns every difference between an answer as JSON and the reckoning.
pub fn differences(expected: &[Row], answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if answer["schema"] != "kompetanse.projection/1" {
        found.push(format!("schema is {}", answer["schema"]));
    }
    let rows = list(&answer["requirements"]);
    if rows.len() != expected.len() {
        found.push(format!("should have {} rows, has {}", expected.len(), rows.len()));
    }
    for row in expected {
        let is_same = |other: &&Value| {
            other["requirement"] == row.requirement.as_str() && other["unit"].as_str() == row.unit.as_deref()
        };
        match rows.iter().find(is_same) {
            Some(other) => found.extend(row_differences(row, other)),
            None => found.push(format!("{}: is not there", place(row))),
        }
    }
    found
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn place(row: &Row) -> String {
    format!("{} in {}", row.requirement, row.unit.as_deref().unwrap_or("everything"))
}

fn row_differences(row: &Row, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let place = place(row);
    for (key, word) in [("category", row.category.as_str()), ("basis", row.basis)] {
        if answer[key] != word {
            found.push(format!("{place}: {key} should be {word}, is {}", answer[key]));
        }
    }
    if answer["assessable"] != row.figures.is_some() {
        found.push(format!("{place}: assessable should be {}", row.figures.is_some()));
    }
    let none = Vec::new();
    let years = row.figures.as_ref().map_or(&none, |figures| &figures.years);
    found.extend(year_differences(&place, row, years, list(&answer["years"])));
    for (key, figure) in totals(row) {
        note(&mut found, &place, key, figure, &answer[key]);
    }
    found.extend(why_differences(&place, row, &answer["why"]));
    found
}

/// Returns the figures that a row has beside its years, null where it cannot be judged.
fn totals(row: &Row) -> [(&'static str, Option<f64>); 3] {
    let figures = row.figures.as_ref();
    let scaled = |amount: fn(&Figures) -> f64| figures.map(|figures| amount(figures) / row.scale);
    [
        ("hires_total", figures.map(|figures| figures.hires_total as f64)),
        ("expected_replacements", scaled(|figures| figures.replacements)),
        ("expected_remaining", scaled(|figures| figures.remaining)),
    ]
}

fn year_differences(place: &str, row: &Row, years: &[Year], answers: &[Value]) -> Vec<String> {
    let told: Vec<i64> = answers.iter().filter_map(|one| one["year"].as_i64()).collect();
    let wanted: Vec<i64> = years.iter().map(|one| i64::from(one.year)).collect();
    if told != wanted {
        return vec![format!("{place}: years should be {wanted:?}, are {told:?}")];
    }
    let mut found = Vec::new();
    for (year, answer) in years.iter().zip(answers) {
        let place = format!("{place} in {}", year.year);
        for (key, figure) in year.figures(row.scale) {
            note(&mut found, &place, key, Some(figure), &answer[key]);
        }
    }
    found
}

fn why_differences(place: &str, row: &Row, answer: &Value) -> Vec<String> {
    let Some(why) = row.figures.as_ref().and_then(|figures| figures.why.as_ref()) else {
        return if answer.is_null() { Vec::new() } else { vec![format!("{place}: why should be null")] };
    };
    let mut found = Vec::new();
    // Where everything is renewed, nothing expires: that may be said as zero or not at all.
    let is_said = |key: &str, part: f64| key != "expiry" || part != 0.0 || !answer[key].is_null();
    for (key, part) in why.iter().filter(|(key, part)| is_said(key, *part)) {
        note(&mut found, &format!("{place}: why"), key, Some(part / row.scale), &answer[key]);
    }
    found
}

fn note(found: &mut Vec<String>, place: &str, key: &str, figure: Option<f64>, value: &Value) {
    let agrees = match figure {
        None => value.is_null(),
        Some(figure) => value.as_f64().is_some_and(|value| is_near(figure, value)),
    };
    if !agrees {
        let shown = figure.map_or("null".to_owned(), |figure| figure.to_string());
        found.push(format!("{place}: {key} should be {shown}, is {value}"));
    }
}

/// Tells whether two figures are the same, to a millionth of one or, where they are larger, of themselves.
pub fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-6 * one.abs().max(1.0)
}

#[test]
fn figures_are_compared_to_a_millionth() {
    let found = |figure: Option<f64>, value: Value| {
        let mut found = Vec::new();
        note(&mut found, "krav", "mean", figure, &value);
        found.len()
    };
    assert_eq!(found(Some(1.5), serde_json::json!(1.500_000_9)), 0);
    assert_eq!(found(Some(1.5), serde_json::json!(1.500_003)), 1);
    assert_eq!(found(Some(4000.0), serde_json::json!(4000.003)), 0);
    assert_eq!(found(Some(0.0), Value::Null), 1);
    assert_eq!(found(None, serde_json::json!(0)), 1);
    assert_eq!(found(None, Value::Null), 0);
}

/// Returns an answer that says just what was reckoned.
fn as_answer(rows: &[Row]) -> Value {
    let object = |figures: Vec<(&'static str, f64)>| -> Value {
        figures.into_iter().map(|(key, figure)| (key.to_owned(), Value::from(figure))).collect()
    };
    let one = |row: &Row| {
        let figures = row.figures.as_ref();
        let years: Vec<Value> = figures
            .iter()
            .flat_map(|figures| &figures.years)
            .map(|year| {
                let mut one = object(year.figures(row.scale));
                one["year"] = Value::from(year.year);
                one
            })
            .collect();
        let why = figures.and_then(|figures| figures.why.clone());
        let why = why.map(|why| object(why.into_iter().map(|(key, part)| (key, part / row.scale)).collect()));
        let mut answer = serde_json::json!({
            "requirement": row.requirement, "unit": row.unit, "category": row.category, "basis": row.basis,
            "assessable": figures.is_some(), "years": years, "why": why,
        });
        for (key, figure) in totals(row) {
            answer[key] = Value::from(figure);
        }
        answer
    };
    let rows: Vec<Value> = rows.iter().map(one).collect();
    serde_json::json!({"schema": "kompetanse.projection/1", "requirements": rows})
}

#[test]
fn one_figure_that_is_otherwise_is_one_difference() {
    let world = super::casebook::world(&super::casebook::folders()[0]);
    let rows = super::projection::rows(&world, true);
    let answer = as_answer(&rows);
    assert_eq!(differences(&rows, &answer), Vec::<String>::new());
    let changes: [(&str, Value); 5] = [
        ("/requirements/0/years/1/mean", Value::from(0.1)),
        ("/requirements/1/why/today", Value::from(7)),
        ("/requirements/2/hires_total", Value::Null),
        ("/requirements/3/assessable", Value::from(false)),
        ("/requirements/4/years/0/year", Value::from(1814)),
    ];
    for (place, value) in changes {
        let mut other = answer.clone();
        *other.pointer_mut(place).unwrap() = value;
        let found = differences(&rows, &other);
        assert_eq!(found.len(), 1, "{place}: {found:?}");
    }
}
