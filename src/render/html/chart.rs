//! A picture of a table: drawings side by side, with a legend and the way to the table.

mod bars;
mod fan;
mod rows;
mod waterfall;

use super::Source;
use super::drawing::Drawing;
use crate::language::Language;
use crate::render::number;
use crate::report::document::{Mark, Phrase, Piece, Table, Value};
use askama::Template;

/// A picture.
#[derive(Template)]
#[template(path = "figure.html", config = "src/render/html/askama.toml")]
pub(super) struct Figure {
    class: &'static str,
    caption: String,
    legend: Vec<Legend>,
    drawings: Vec<Named>,
    source: Source,
}

/// What a line or an area stands for.
struct Legend {
    class: &'static str,
    sample: &'static str,
    words: String,
}

/// A drawing with the name of what it is of; none where there is only one.
struct Named {
    name: String,
    drawing: Drawing,
}

/// A line as it is shown in a legend, and an area.
const LINE: &str = "M0,6L28,6";
const AREA: &str = "M0,1L28,1L28,11L0,11Z";

/// How wide a drawing is: about as wide as a phone, so that letters are as large there as the words around them.
const WIDTH: u32 = 340;

impl Figure {
    /// Returns the picture of a table; nothing where there is nothing to draw.
    pub fn of(table: &Table, mark: Mark, caption: &str, source: Source, language: Language) -> Option<Self> {
        let (class, legend, drawings) = match mark {
            Mark::HeatMap { .. } => return None,
            Mark::Bars { label, shares } => {
                ("bars", Vec::new(), bars::drawn(table, label, shares, language)?)
            }
            Mark::Columns { label, number } => {
                ("rows", Vec::new(), rows::drawn(table, label, number, language)?)
            }
            Mark::Fan { year, spread, lines } => {
                let columns = fan::Columns::of(table, year, spread, lines)?;
                ("fan", columns.legend(table, language), columns.drawn(table, language))
            }
            Mark::Waterfall { label, steps, sum } => (
                "waterfall",
                waterfall::legend(language),
                waterfall::drawn(table, label, steps, sum, language)?,
            ),
        };
        let caption = caption.to_owned();
        (!drawings.is_empty()).then_some(Self { class, caption, legend, drawings, source })
    }
}

/// Returns a value's size; nothing counts as nothing.
fn size(value: &Value) -> f64 {
    number::magnitude(value).unwrap_or_default()
}

/// Returns a value as it stands in a sentence: a zero is a zero there.
fn told(value: &Value, language: Language) -> String {
    number::phrase(&Phrase(vec![Piece::Value(value.clone())]), language)
}

/// Returns a label as short as there is room for.
fn short(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let kept: String = label.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
