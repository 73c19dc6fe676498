//! How a sum comes about: steps up and down, each from where the one before ended.

use super::super::drawing::{Drawing, Scale};
use super::{AREA, Legend, Named, WIDTH, short, size};
use crate::language::{Language, chart as words};
use crate::render::number;
use crate::report::document::{Table, Value};

/// Where steps begin and end, and the height of each with room about it.
const FROM: f64 = 160.0;
const TO: f64 = 290.0;
const LINE: f64 = 18.0;

/// Returns what the three kinds of bars stand for.
pub(super) fn legend(language: Language) -> Vec<Legend> {
    let kind = |class, text: crate::language::Text| Legend {
        class,
        sample: AREA,
        words: text.get(language).to_owned(),
    };
    vec![kind("more", words::ADDS), kind("less", words::TAKES), kind("sum", words::SUM)]
}

/// Returns a drawing of each row in which anything adds or takes away, and nothing is hidden.
pub(super) fn drawn(
    table: &Table,
    label: &str,
    steps: &[&'static str],
    sum: &str,
    language: Language,
) -> Option<Vec<Named>> {
    let (label, sum) = (table.place(label)?, table.place(sum)?);
    let steps: Vec<usize> = steps.iter().filter_map(|key| table.place(key)).collect();
    let shown = table.rows.iter().filter(|row| !steps.iter().any(|at| row[*at].is_hidden()));
    let drawings = shown.filter_map(|row| {
        let taken: Vec<usize> = steps.iter().copied().filter(|at| size(&row[*at]) != 0.0).collect();
        let name = number::shown(&row[label], language);
        let hides = steps.iter().chain([&sum]).any(|at| row[*at].is_hidden());
        (!taken.is_empty() && !hides).then(|| {
            let drawing = row_drawn(table, row, &taken, sum, &name, language);
            Named { name, drawing }
        })
    });
    Some(drawings.collect())
}

fn row_drawn(
    table: &Table,
    row: &[Value],
    steps: &[usize],
    sum: usize,
    name: &str,
    language: Language,
) -> Drawing {
    let mut ends = vec![0.0];
    for at in steps {
        ends.push(ends[ends.len() - 1] + size(&row[*at]));
    }
    let least = ends.iter().copied().fold(0.0, f64::min);
    let most = ends.iter().copied().fold(0.0, f64::max);
    let scale = Scale::new((least, most), (FROM, TO));
    let all: Vec<usize> = steps.iter().copied().chain([sum]).collect();
    let heading = |at: usize| number::clean(&table.columns[at].heading);
    let said: Vec<String> = all
        .iter()
        .map(|at| format!("{} {}", heading(*at), signed(&row[*at], *at == sum, language)))
        .collect();
    let height = (all.len() as f64 * LINE).ceil() as u32 + 2;
    let mut drawing = Drawing::new("chart", WIDTH, height, format!("{name}: {}", said.join(", ")));
    let zero = scale.at(0.0);
    drawing.line("axis", &[(zero, 0.0), (zero, f64::from(height))]);
    for (place, at) in all.iter().enumerate() {
        let y = place as f64 * LINE;
        let (start, end) = match place < steps.len() {
            true => (scale.at(ends[place]), scale.at(ends[place + 1])),
            false => (zero, scale.at(ends[steps.len()])),
        };
        let class = match () {
            () if *at == sum => "sum",
            () if end >= start => "more",
            () => "less",
        };
        drawing.text("end", (FROM - 8.0, y + LINE - 5.0), short(&heading(*at), 28));
        drawing.rectangle(class, (start.min(end), y + 3.0), ((end - start).abs().max(1.0), LINE - 6.0));
        drawing.text(
            "end",
            (f64::from(WIDTH) - 2.0, y + LINE - 5.0),
            signed(&row[*at], *at == sum, language),
        );
    }
    drawing
}

/// Returns a step with its sign, and a sum as it is.
fn signed(value: &Value, is_sum: bool, language: Language) -> String {
    let shown = number::shown(value, language);
    if !is_sum && size(value) > 0.0 { format!("+{shown}") } else { shown }
}
