//! Lying bars of shares: how much of each is there.

use super::super::drawing::Drawing;
use super::{Named, WIDTH, short};
use crate::language::{Language, chart as words};
use crate::render::number;
use crate::report::document::{Missing, Table, Value};

/// Where bars begin, and how long a whole one is.
const FROM: f64 = 110.0;
const LENGTH: f64 = 180.0;
/// The height of a line of words, and of a bar with room about it.
const LINE: f64 = 17.0;

/// Returns one drawing of all rows.
pub(super) fn drawn(
    table: &Table,
    label: &str,
    shares: &[&'static str],
    language: Language,
) -> Option<Vec<Named>> {
    let label = table.place(label)?;
    let shares: Vec<usize> = shares.iter().filter_map(|key| table.place(key)).collect();
    let is_there = |value: &Value| *value != Value::Missing(Missing::NotApplicable);
    let rows: Vec<(&Vec<Value>, Vec<usize>)> = table
        .rows
        .iter()
        .map(|row| (row, shares.iter().copied().filter(|at| is_there(&row[*at])).collect::<Vec<_>>()))
        .filter(|(_, bars)| !bars.is_empty())
        .collect();
    if rows.is_empty() {
        return Some(Vec::new());
    }
    let lines: usize = rows.iter().map(|(_, bars)| bars.len() + 1).sum();
    let height = (lines as f64 * LINE + rows.len() as f64 * 5.0).ceil() as u32;
    let heading = |at: usize| number::clean(&table.columns[at].heading);
    let said = rows.iter().map(|(row, bars)| {
        let bars: Vec<String> =
            bars.iter().map(|at| format!("{} {}", heading(*at), said_of(&row[*at], language))).collect();
        format!("{}: {}", number::shown(&row[label], language), bars.join(", "))
    });
    let mut drawing = Drawing::new("chart", WIDTH, height, said.collect::<Vec<_>>().join(". "));
    let mut y = 0.0;
    for (row, bars) in rows {
        y += LINE;
        drawing.text("strong", (0.0, y - 4.0), short(&number::shown(&row[label], language), 52));
        for at in bars {
            drawing.text("quiet", (0.0, y + LINE - 5.0), short(&heading(at), 19));
            let bar = number::magnitude(&row[at]);
            if let Some(share) = bar {
                drawing.rectangle("room", (FROM, y + 2.0), (LENGTH, LINE - 5.0));
                drawing.rectangle("data", (FROM, y + 2.0), (LENGTH * share, LINE - 5.0));
            }
            // Where there is no bar, its sign stands where one would begin: an empty bar reads as nothing covered.
            let end = if bar.is_some() { FROM + LENGTH + 6.0 } else { FROM };
            drawing.text("", (end, y + LINE - 5.0), number::shown(&row[at], language));
            y += LINE;
        }
        y += 5.0;
    }
    Some(vec![Named { name: String::new(), drawing }])
}

/// Returns a share in words, for those who do not see the drawing.
fn said_of(share: &Value, language: Language) -> String {
    match share {
        Value::Missing(Missing::Suppressed) => words::HIDDEN.get(language).to_owned(),
        share => number::shown(share, language),
    }
}
