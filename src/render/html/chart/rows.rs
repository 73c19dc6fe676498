//! Bars of numbers, one below the other.

use super::super::drawing::{Drawing, Scale};
use super::{Named, WIDTH, short, size};
use crate::language::Language;
use crate::render::number;
use crate::report::document::Table;

/// Where bars begin, how far they may reach, and the height of each with room about it.
const FROM: f64 = 95.0;
const TO: f64 = 295.0;
const LINE: f64 = 17.0;

/// Returns one drawing of all rows.
pub(super) fn drawn(table: &Table, label: &str, figure: &str, language: Language) -> Option<Vec<Named>> {
    let (label, figure) = (table.place(label)?, table.place(figure)?);
    let most = table.rows.iter().map(|row| size(&row[figure])).fold(0.0, f64::max);
    let scale = Scale::new((0.0, most), (FROM, TO));
    let name = |place: usize| number::shown(&table.rows[place][label], language);
    let told = |place: usize| super::told(&table.rows[place][figure], language);
    let said: Vec<String> =
        (0..table.rows.len()).map(|place| format!("{}: {}", name(place), told(place))).collect();
    let height = (table.rows.len() as f64 * LINE).ceil() as u32 + 2;
    let mut drawing = Drawing::new("chart", WIDTH, height, said.join(", "));
    for (place, row) in table.rows.iter().enumerate() {
        let y = place as f64 * LINE;
        let end = scale.at(size(&row[figure]));
        drawing.text("end", (FROM - 6.0, y + LINE - 5.0), short(&name(place), 17));
        if !row[figure].is_hidden() {
            drawing.rectangle("data", (FROM, y + 2.0), (end - FROM, LINE - 5.0));
        }
        drawing.text("", (end + 5.0, y + LINE - 5.0), told(place));
    }
    drawing.line("axis", &[(FROM, 0.0), (FROM, f64::from(height))]);
    Some(vec![Named { name: String::new(), drawing }])
}
