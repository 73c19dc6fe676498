//! What is missing, place by place: a table with the figure in each cell, and colour, shape and words for how much.

use super::Source;
use crate::language::{Language, page as words};
use crate::model::collation::Alphabet;
use crate::render::number;
use crate::report::document::{Missing, Table, Value};
use askama::Template;

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

/// The steps of coverage below all, the highest first: from which percentage, and the class.
const STEPS: [(f64, &str); 4] = [(75.0, "h1"), (50.0, "h2"), (1.0, "h3"), (0.0, "h4")];

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
            legend: legend(language),
            parts: table.groups().into_iter().enumerate().map(part).collect(),
            source,
        }
    }
}

fn legend(language: Language) -> Vec<Step> {
    let met = Step { class: "met", sign: MET, words: words::HEAT_MET.get(language).to_owned() };
    let below = STEPS.iter().map(|(from, class)| Step {
        class,
        sign: "1",
        words: if *from > 0.0 {
            words::HEAT_FROM.fill(language, &[("from", &from.to_string())])
        } else {
            words::HEAT_NOTHING.get(language).to_owned()
        },
    });
    let unknown = Step { class: "", sign: "..", words: words::HEAT_UNKNOWN.get(language).to_owned() };
    std::iter::once(met).chain(below).chain([unknown]).collect()
}

impl Part {
    fn of(rows: &[Vec<Value>], places: Places, id: String, name: String, language: Language) -> Self {
        let shown = |row: &Vec<Value>, at: usize| number::shown(&row[at], language);
        let across = each_once(rows.iter().map(|row| shown(row, places.across)));
        let mut down = each_once(rows.iter().map(|row| shown(row, places.down)));
        // What is everywhere comes first: its place is above the others.
        let everywhere =
            rows.iter().find(|row| matches!(&row[places.down], Value::Word { key, .. } if key.is_empty()));
        let everywhere = everywhere.map(|row| shown(row, places.down));
        let alphabet = Alphabet::default();
        down.sort_by(|a, b| {
            let is_part = |name: &String| Some(name) != everywhere.as_ref();
            is_part(a).cmp(&is_part(b)).then_with(|| alphabet.compare(a, b))
        });
        let mut cells: Vec<Vec<Option<Cell>>> = vec![vec![None; across.len()]; down.len()];
        for row in rows {
            let line = down.iter().position(|name| *name == shown(row, places.down));
            let column = across.iter().position(|name| *name == shown(row, places.across));
            let (Some(line), Some(column)) = (line, column) else { continue };
            let cell = Cell::of(&row[places.figure], &row[places.share], language);
            let known = cells[line][column].take();
            cells[line][column] = Some(known.map_or_else(|| cell.clone(), |known| known.and(&cell)));
        }
        let rows = down.into_iter().zip(cells).map(|(name, cells)| Row { name, cells }).collect();
        Self { id, name, across, rows }
    }
}

fn each_once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

impl Cell {
    fn of(figure: &Value, share: &Value, language: Language) -> Self {
        let plain = |words: crate::language::Text| Self {
            class: "",
            share: None,
            words: words.get(language),
            text: number::shown(figure, language),
        };
        match (figure, number::magnitude(figure), number::magnitude(share)) {
            (Value::Missing(Missing::NotApplicable), ..) => plain(words::HEAT_NONE),
            (_, None, _) => plain(words::HEAT_UNKNOWN),
            (_, Some(0.0), _) => {
                Self { class: "met", share: None, words: words::HEAT_MET.get(language), text: MET.to_owned() }
            }
            (_, Some(_), share) => {
                let percent = share.unwrap_or_default() * 100.0;
                let step = STEPS.iter().find(|(from, _)| percent >= *from);
                Self {
                    class: step.map_or("h4", |(_, class)| class),
                    share: share.map(super::per_cent),
                    words: words::HEAT_MISSING.get(language),
                    text: number::shown(figure, language),
                }
            }
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
