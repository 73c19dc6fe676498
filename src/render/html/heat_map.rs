//! What is missing, place by place: a table with the figure in each cell, and colour, shape and words for how much.

use super::Source;
use crate::language::{Language, Text, chart, page as words};
use crate::render::coverage::{self, Covered};
use crate::render::number;
use crate::report::document::{Missing, Table, Value};
use askama::Template;
use std::collections::HashMap;

/// A heat map: a table for each group of rows.
#[derive(Template)]
#[template(path = "map.html", config = "src/render/html/askama.toml")]
pub(super) struct HeatMap {
    caption: String,
    corner: String,
    legend: Vec<Step>,
    parts: Vec<Part>,
    source: Source,
}

/// Which columns of the table say what.
#[derive(Clone, Copy)]
pub(super) struct Places {
    pub down: usize,
    pub across: usize,
    pub share: usize,
    pub figure: usize,
}

/// A step of the scale.
struct Step {
    class: &'static str,
    sign: &'static str,
    words: String,
}

struct Part {
    id: String,
    name: String,
    across: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    cells: Vec<Option<Cell>>,
}

#[derive(Clone)]
struct Cell {
    class: &'static str,
    share: Option<String>,
    words: &'static str,
    text: String,
}

/// The sign of what is met: its shape tells it from a figure, where its colour does not.
const MET: &str = "✓";

impl HeatMap {
    /// Returns the map of a table.
    pub fn of(
        table: &Table,
        places: Places,
        id: &str,
        caption: &str,
        source: Source,
        language: Language,
    ) -> Self {
        let part = |(number, rows): (usize, &[Vec<Value>])| {
            let name = match table.group {
                Some(group) => number::shown(&rows[0][group], language),
                None => words::HEAT_ALL.get(language).to_owned(),
            };
            Part::of(rows, places, format!("{id}-{number}"), name, language)
        };
        Self {
            caption: caption.to_owned(),
            corner: number::clean(&table.columns[places.down].heading),
            legend: legend(table.hides(&[places.figure, places.share]), language),
            parts: table.groups().into_iter().enumerate().map(part).collect(),
            source,
        }
    }
}

fn legend(hides: bool, language: Language) -> Vec<Step> {
    let covered = Covered::ALL.into_iter().map(|step| Step {
        class: class(step),
        sign: if step == Covered::All { MET } else { "1" },
        words: step.words(language).to_owned(),
    });
    let plain = |sign, text: Text| Step { class: "", sign, words: text.get(language).to_owned() };
    let hidden = hides.then(|| plain(number::HIDDEN, chart::HIDDEN));
    let rest = [plain("", words::HEAT_EMPTY), plain("_", words::HEAT_LINE)];
    covered.chain([plain("..", chart::UNKNOWN)]).chain(hidden).chain(rest).collect()
}

/// Returns the class of a step; its style is the page's.
fn class(step: Covered) -> &'static str {
    match step {
        Covered::All => "met",
        Covered::Most => "h1",
        Covered::Half => "h2",
        Covered::Little => "h3",
        Covered::Nothing => "h4",
    }
}

impl Part {
    fn of(rows: &[Vec<Value>], places: Places, id: String, name: String, language: Language) -> Self {
        let shown = |at: usize| rows.iter().map(move |row| number::shown(&row[at], language));
        let (across, columns) = each_once(shown(places.across));
        let (mut down, _) = each_once(shown(places.down));
        let everything = coverage::everything(rows.iter().map(|row| &row[places.down]));
        let everything = everything.map(|value| number::shown(value, language));
        coverage::order(&mut down, everything.as_deref());
        let lines: HashMap<&str, usize> =
            down.iter().enumerate().map(|(line, name)| (name.as_str(), line)).collect();
        let mut cells: Vec<Vec<Option<Cell>>> = vec![vec![None; across.len()]; down.len()];
        for ((row, name), column) in rows.iter().zip(shown(places.down)).zip(columns) {
            let line = lines[name.as_str()];
            let cell = Cell::of(&row[places.figure], &row[places.share], language);
            let known = cells[line][column].take();
            cells[line][column] = Some(known.map_or_else(|| cell.clone(), |known| known.and(&cell)));
        }
        let rows = down.into_iter().zip(cells).map(|(name, cells)| Row { name, cells }).collect();
        Self { id, name, across, rows }
    }
}

/// Returns names in the order in which they first come, and for each that comes which of them it is.
fn each_once(names: impl Iterator<Item = String>) -> (Vec<String>, Vec<usize>) {
    let mut all: Vec<String> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let places = names.map(|name| match known.get(&name) {
        Some(place) => *place,
        None => {
            all.push(name.clone());
            known.insert(name, all.len() - 1);
            all.len() - 1
        }
    });
    let places = places.collect();
    (all, places)
}

impl Cell {
    fn of(figure: &Value, share: &Value, language: Language) -> Self {
        let plain = |words: Text| Self {
            class: "",
            share: None,
            words: words.get(language),
            text: number::shown(figure, language),
        };
        match (figure, number::magnitude(figure), share) {
            (Value::Missing(Missing::NotApplicable), ..) => plain(words::HEAT_NONE),
            (_, Some(0.0), _) => {
                Self { class: "met", share: None, words: words::HEAT_MET.get(language), text: MET.to_owned() }
            }
            (_, Some(_), Value::Share(share)) => Self {
                class: class(Covered::of(*share)),
                share: Some(super::per_cent(number::part(*share))),
                words: words::HEAT_MISSING.get(language),
                text: number::shown(figure, language),
            },
            (_, Some(_), Value::Missing(Missing::Suppressed)) => plain(words::HEAT_MISSING),
            (Value::Missing(Missing::Suppressed), ..) => plain(chart::HIDDEN),
            _ => plain(chart::UNKNOWN),
        }
    }

    /// Returns two requirements in one place as one cell, with the colour of the worse.
    fn and(self, other: &Self) -> Self {
        const WORST_FIRST: [&str; 5] = ["h4", "h3", "h2", "h1", "met"];
        let rank = |cell: &Self| WORST_FIRST.iter().position(|class| *class == cell.class);
        let worse = match (rank(&self), rank(other)) {
            (Some(mine), Some(its)) if its < mine => other,
            (None, Some(_)) => other,
            _ => &self,
        };
        Self { text: format!("{} / {}", self.text, other.text), ..worse.clone() }
    }
}
