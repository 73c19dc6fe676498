//! A table as HTML: headers that belong to their cells, and exact values for sorting.

use super::drawing::Drawing;
use crate::language::Language;
use crate::model::amount::Share;
use crate::render::number;
use crate::report::document::{Column, Kind, Table, Value};
use askama::Template;

/// So many rows are more than one looks through.
const LONG: usize = 12;

/// A table.
#[derive(Template)]
#[template(path = "table.html", config = "src/render/html/askama.toml")]
pub(super) struct TableView {
    /// Where links lead.
    pub id: String,
    /// What it shows.
    pub caption: String,
    level: u8,
    long: bool,
    columns: Vec<Heading>,
    rows: Vec<Vec<Cell>>,
}

struct Heading {
    class: &'static str,
    heading: String,
}

struct Cell {
    class: &'static str,
    text: String,
    is_heading: bool,
    /// Whether somebody is to write there.
    is_blank: bool,
    /// What the row is sorted by, where that is a number.
    order: Option<String>,
    /// The length of a bar, in percent.
    bar: Option<String>,
    spark: Option<Drawing>,
}

/// Returns where links to a table lead; a report may have several tables of a key.
pub(super) fn id(key: &str, earlier: usize) -> String {
    if earlier == 0 { format!("t-{key}") } else { format!("t-{key}-{earlier}") }
}

impl TableView {
    /// Returns a table with the columns that people need, below a heading of a level.
    pub fn of(table: &Table, id: String, level: u8, language: Language) -> Self {
        let shown: Vec<(usize, &Column)> =
            table.columns.iter().enumerate().filter(|(_, column)| column.is_brief()).collect();
        let heading = |(_, column): &(usize, &Column)| Heading {
            class: class(column.kind),
            heading: number::clean(&column.heading),
        };
        let words = |of_group| {
            let is_one = |(at, column): &(usize, &Column)| {
                column.kind == Kind::Text && (Some(*at) == table.group) == of_group
            };
            shown.iter().position(is_one)
        };
        // A row is named by its first words, rather not by those that it shares with its group.
        let named = words(false).or_else(|| words(true));
        let row = |row: &Vec<Value>| {
            let cell = |(place, (at, column)): (usize, &(usize, &Column))| {
                cell(&row[*at], column.kind, Some(place) == named, language)
            };
            shown.iter().enumerate().map(cell).collect()
        };
        Self {
            id,
            caption: number::clean(&table.caption),
            level,
            long: table.rows.len() > LONG,
            columns: shown.iter().map(heading).collect(),
            rows: table.rows.iter().map(row).collect(),
        }
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "t",
        Kind::Remark => "r",
        Kind::Number | Kind::Share => "n",
        Kind::Bar | Kind::Spark => "b",
    }
}

fn cell(value: &Value, kind: Kind, is_heading: bool, language: Language) -> Cell {
    let spark = match value {
        Value::Series(shares) if !shares.is_empty() => Some(spark(shares, language)),
        _ => None,
    };
    Cell {
        class: class(kind),
        text: if *value == Value::Blank { String::new() } else { number::shown(value, language) },
        is_heading: is_heading && *value != Value::Blank,
        is_blank: *value == Value::Blank,
        order: number::magnitude(value).map(|number| number.to_string()),
        bar: number::magnitude(value).filter(|_| kind == Kind::Bar).map(super::per_cent),
        spark,
    }
}

/// Returns shares one after the other as bars in a frame.
fn spark(shares: &[Share], language: Language) -> Drawing {
    const EACH: u32 = 8;
    const HEIGHT: u32 = 20;
    let said: Vec<String> = shares.iter().map(|share| number::share(*share, language)).collect();
    let width = EACH * shares.len().max(1) as u32;
    let mut drawing = Drawing::new("spark", width, HEIGHT, said.join(", "));
    drawing.rectangle("room", (0.0, 0.0), (f64::from(width), f64::from(HEIGHT)));
    for (place, share) in shares.iter().enumerate() {
        let height = number::part(*share) * f64::from(HEIGHT);
        let x = f64::from(EACH) * place as f64;
        drawing.rectangle("data", (x + 1.0, f64::from(HEIGHT) - height), (f64::from(EACH) - 2.0, height));
    }
    drawing
}
