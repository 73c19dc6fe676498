//! Compares the program's answer with the reckoning, and says where they part.

use super::account::{Account, unmatched};
use super::reckon::{Answer, CategorySum, Figure, Row};
use super::world::World;
use serde_json::Value;

/// Returns every difference between an answer as JSON and the reckoning.
pub fn differences(world: &World, expected: &Answer, answer: &Value) -> Vec<String> {
    let mut found = gap_differences(expected, answer);
    found.extend(category_differences(expected, answer));
    for (key, figure) in &expected.register {
        note(&mut found, "register", key, figure, at(&answer["register"], key));
    }
    found.extend(order_differences(world, answer));
    found.extend(unmatched_differences(world, answer));
    found
}

/// Returns the differences in the account of rows; where it may be inexact, only its sum is checked.
pub fn account_differences(expected: Account, answer: &Value, exact: bool) -> Vec<String> {
    let mut found = Vec::new();
    let rows = &answer["register"]["rows"];
    let number = |key: &str| rows[key].as_i64().map_or(-1, i128::from);
    let parts = number("used") + number("inactive") + number("ignored") + number("rejected");
    if number("read") != parts {
        found.push(format!("rows: {rows} do not add up"));
    }
    let keys = [
        ("read", expected.read, exact),
        ("used", expected.used, true),
        ("inactive", expected.inactive, true),
        ("ignored", expected.ignored, exact),
        ("rejected", expected.rejected, true),
    ];
    for (key, wanted, check) in keys {
        if check && number(key) != wanted {
            found.push(format!("rows.{key}: should be {wanted}, is {}", number(key)));
        }
    }
    found
}

fn gap_differences(expected: &Answer, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let empty = Vec::new();
    let rows = answer["gaps"].as_array().unwrap_or(&empty);
    for row in &expected.rows {
        let same = |other: &&Value| {
            other["requirement"] == row.requirement.as_str() && other["unit"].as_str() == row.unit.as_deref()
        };
        match rows.iter().filter(same).collect::<Vec<_>>()[..] {
            [one] => found.extend(row_differences(row, one)),
            [] => found.push(format!("{}: is not there", place(row))),
            _ => found.push(format!("{}: is there more than once", place(row))),
        }
    }
    if rows.len() != expected.rows.len() {
        let shown: Vec<String> =
            rows.iter().map(|row| format!("{} {}", row["requirement"], row["unit"])).collect();
        found.push(format!(
            "should have {} rows, has {}: {}",
            expected.rows.len(),
            rows.len(),
            shown.join(", ")
        ));
    }
    found
}

fn place(row: &Row) -> String {
    format!("{} in {}", row.requirement, row.unit.as_deref().unwrap_or("everything"))
}

fn row_differences(row: &Row, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (key, figure) in &row.figures {
        note(&mut found, &place(row), key, figure, at(answer, key));
    }
    found
}

fn category_differences(expected: &Answer, answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let empty = Vec::new();
    let sums = answer["categories"].as_array().unwrap_or(&empty);
    let mut sums = sums.iter().peekable();
    for category in &expected.categories {
        match sums.next_if(|sum| sum["category"] == category.id.as_str()) {
            Some(sum) => found.extend(sum_differences(category, sum)),
            None if category.optional => {}
            None => found.push(format!("category {}: is not there, or not in its place", category.id)),
        }
    }
    found.extend(sums.map(|sum| format!("category {}: should not be there", sum["category"])));
    found
}

fn sum_differences(expected: &CategorySum, sum: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (key, figure) in &expected.figures {
        note(&mut found, &format!("category {}", expected.id), key, figure, at(sum, key));
    }
    found
}

/// Returns the rows that stand before a row of an earlier category; staffing is the last.
fn order_differences(world: &World, answer: &Value) -> Vec<String> {
    let order = |row: &Value| {
        let categories = &world.plan.categories;
        categories.iter().position(|(id, _)| row["category"] == id.as_str()).unwrap_or(categories.len())
    };
    let empty = Vec::new();
    let rows = answer["gaps"].as_array().unwrap_or(&empty);
    rows.windows(2)
        .filter(|pair| order(&pair[0]) > order(&pair[1]))
        .map(|pair| format!("{} stands before {}", pair[0]["requirement"], pair[1]["requirement"]))
        .collect()
}

fn unmatched_differences(world: &World, answer: &Value) -> Vec<String> {
    let (must, may) = unmatched(world);
    let empty = Vec::new();
    let told = answer["register"]["unmatched_competences"].as_array().unwrap_or(&empty);
    let told: Vec<&str> = told.iter().filter_map(|one| one["name"].as_str()).collect();
    let lacking = must.iter().filter(|name| !told.contains(&name.as_str()));
    let mut found: Vec<String> = lacking.map(|name| format!("unmatched {name}: is not told")).collect();
    let strange = told.iter().filter(|&&name| !may.iter().any(|other| other == name));
    found.extend(strange.map(|name| format!("unmatched {name}: is told, but matches or is not there")));
    found
}

/// Returns the value under a dotted key; none where the key is not there.
fn at<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    key.split('.').try_fold(value, |value, part| value.get(part))
}

fn note(found: &mut Vec<String>, place: &str, key: &str, figure: &Figure, value: Option<&Value>) {
    match value {
        None => found.push(format!("{place}: {key} is not there")),
        Some(value) if agrees(figure, value) => {}
        Some(value) => found.push(format!("{place}: {key} should be {}, is {value}", shown(figure))),
    }
}

/// Tells whether a value is the figure, to the last decimal.
pub fn agrees(figure: &Figure, value: &Value) -> bool {
    match figure {
        Figure::Any => true,
        Figure::Null => value.is_null(),
        Figure::NoneOrNull => value.is_null() || ten_thousandths(value) == Some(0),
        Figure::Text(text) => value == text.as_str(),
        Figure::Flag(flag) => value == *flag,
        Figure::Count(count) => ten_thousandths(value) == Some(count * 10_000),
        Figure::Fte(amount) => ten_thousandths(value) == Some(*amount),
        Figure::Ratio(part, whole) => value.as_f64().is_some_and(|share| is_ratio(share, *part, *whole)),
        Figure::Texts(texts) => same_texts(texts, value),
    }
}

fn is_ratio(share: f64, part: i128, whole: i128) -> bool {
    (share * whole as f64 - part as f64).abs() <= 1e-12 * whole as f64
}

fn same_texts(texts: &[String], value: &Value) -> bool {
    let Some(values) = value.as_array() else { return false };
    values.len() == texts.len() && texts.iter().all(|text| values.iter().any(|value| value == text.as_str()))
}

/// Returns a number in ten-thousandths; none where it has more than four decimals or is no number.
fn ten_thousandths(value: &Value) -> Option<i128> {
    let text = value.as_number()?.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let padded = format!("{whole}{part:0<4}");
    (part.len() <= 4).then(|| padded.parse().ok())?
}

fn shown(figure: &Figure) -> String {
    match figure {
        Figure::Fte(amount) => format!("{}", *amount as f64 / 10_000.0),
        Figure::Count(count) => count.to_string(),
        Figure::Ratio(part, whole) => format!("{part}/{whole}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn numbers_are_compared_to_the_last_decimal() {
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert!(agrees(&Figure::Fte(26_999), &number("2.6999")));
    assert!(agrees(&Figure::Fte(20_000), &number("2")));
    assert!(agrees(&Figure::Fte(20_000), &number("2.0")));
    assert!(!agrees(&Figure::Fte(26_999), &number("2.69990000001")));
    assert!(!agrees(&Figure::Fte(26_999), &number("2.7")));
    assert!(agrees(&Figure::Ratio(1, 3), &number("0.3333333333333333")));
    assert!(!agrees(&Figure::Ratio(1, 3), &number("0.3333")));
    assert!(agrees(&Figure::NoneOrNull, &Value::Null));
}
