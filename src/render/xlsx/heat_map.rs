//! What is missing, unit by unit: each cell is a formula that points at its figure, coloured by the share.

use super::super::coverage::{self, Covered};
use super::super::number;
use super::cell::{self, Content};
use super::chart::groups;
use super::layout::{Layout, Picture};
use super::{style, text};
use crate::language::{Language, chart};
use crate::report::document::{Missing, Value};
use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};
use std::ops::Range;

/// As many columns as stand beside each other; a group with more goes on below.
const BESIDE: usize = 18;

/// How small it is printed, in percent: as wide as a page, a map of few columns would be large and take many pages, and
/// one of many would have none of its own breaks.
const SCALE: u16 = 55;

/// The height of a page at that scale, in points.
const PAGE: f64 = 780.0;

/// The height of a row, in points.
const LINE: f64 = 16.0;

/// The columns that a chart points at.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub down: &'static str,
    pub across: &'static str,
    pub share: &'static str,
    pub figure: &'static str,
}

/// How a cell of some coverage looks: its fill, and the colour of figures on it.
struct Band {
    fill: u32,
    ink: u32,
}

const UNKNOWN: Band = Band { fill: 0x00D9_D9D9, ink: 0 };
const HIDDEN: Band = Band { fill: 0x00F2_F2F2, ink: 0 };

/// Returns how a step of coverage looks.
fn band(covered: Covered) -> Band {
    let (fill, ink) = match covered {
        Covered::All => (0x00DD_EBF7, 0),
        Covered::Most => (0x00FF_F2CC, 0),
        Covered::Half => (0x00FF_D966, 0),
        Covered::Little => (0x00F4_B183, 0),
        Covered::Nothing => (0x00A8_320A, 0x00FF_FFFF),
    };
    Band { fill, ink }
}

/// Draws the map from a row on.
pub(super) fn draw(
    sheet: &mut Worksheet,
    first: u32,
    picture: &Picture<'_>,
    keys: Keys,
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    let mut map = Map {
        sheet,
        picture,
        keys,
        language: layout.language,
        row: first,
        widest: 0,
        units: 10,
        printed: 0.0,
        breaks: Vec::new(),
    };
    map.legend()?;
    for group in groups(&picture.piece, layout.language) {
        let rows = map.rows(&group.rows);
        for some in across(&rows).chunks(BESIDE) {
            map.block(&group.name, &rows, some)?;
        }
    }
    let (row, widest, units, breaks) = (map.row, map.widest, map.units, map.breaks);
    sheet.set_column_width(0, (units + 2).min(60) as f64)?;
    sheet.set_column_range_width(1, BESIDE as u16, 7)?;
    sheet.set_print_scale(SCALE).set_page_breaks(&breaks)?;
    // The words above the map are wider than a map of few columns.
    sheet.set_print_area(0, 0, row, widest.max(BESIDE as u16)).map(drop)
}

/// A row of the table, by what it stands for on the map.
struct Point {
    row: usize,
    down: String,
    across: String,
}

/// Returns what stands above, in the order of the table.
fn across(points: &[Point]) -> Vec<&str> {
    distinct(points.iter().map(|point| point.across.as_str()))
}

fn distinct<'t>(names: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut seen = std::collections::HashSet::new();
    names.filter(|name| seen.insert(*name)).collect()
}

struct Map<'m> {
    sheet: &'m mut Worksheet,
    picture: &'m Picture<'m>,
    keys: Keys,
    language: Language,
    row: u32,
    widest: u16,
    units: usize,
    /// The height of what is on the page, in points.
    printed: f64,
    /// Rows that begin a page.
    breaks: Vec<u32>,
}

impl Map<'_> {
    fn legend(&mut self) -> Result<(), XlsxError> {
        let covered = Covered::ALL.map(|step| (step.words(self.language), band(step)));
        let unknown = (chart::UNKNOWN.get(self.language), UNKNOWN);
        let sign = format!("{} {}", number::HIDDEN, chart::HIDDEN.get(self.language));
        let table = self.picture.piece.table;
        let drawn: Vec<usize> =
            [self.keys.figure, self.keys.share].iter().filter_map(|key| table.place(key)).collect();
        let hidden = table.hides(&drawn).then_some((sign.as_str(), HIDDEN));
        for (words, band) in covered.into_iter().chain([unknown]).chain(hidden) {
            self.sheet.write_string_with_format(self.row, 0, words, &filled(&band))?;
            self.row += 1;
        }
        self.row += 1;
        self.printed = LINE * f64::from(self.row);
        Ok(())
    }

    fn rows(&self, rows: &Range<usize>) -> Vec<Point> {
        rows.clone()
            .map(|row| Point {
                row,
                down: self.words(row, self.keys.down),
                across: self.words(row, self.keys.across),
            })
            .collect()
    }

    fn value(&self, row: usize, key: &str) -> Option<&Value> {
        self.picture.piece.value(row, self.picture.piece.column(key)?)
    }

    fn words(&self, row: usize, key: &str) -> String {
        self.value(row, key)
            .map(|value| text::clean(&number::shown(value, self.language)))
            .unwrap_or_default()
    }

    /// Writes a group: names above, then unit by unit; one with several rows of the same name takes several lines.
    fn block(&mut self, name: &str, points: &[Point], above: &[&str]) -> Result<(), XlsxError> {
        let longest = above.iter().map(|name| name.chars().count()).max().unwrap_or_default();
        let high = (longest as f64 * 6.0 + 10.0).clamp(30.0, 150.0);
        let mut units = distinct(points.iter().map(|point| point.down.as_str()));
        let everything =
            coverage::everything(points.iter().filter_map(|point| self.value(point.row, self.keys.down)));
        let everything = everything.map(|value| text::clean(&number::shown(value, self.language)));
        coverage::order(&mut units, everything.as_deref());
        self.paged(high + LINE * (units.len() + 3) as f64);
        self.sheet.write_string_with_format(self.row, 0, name, &style::label())?;
        self.row += 1;
        self.sheet.set_row_height(self.row, high)?;
        for (column, name) in (1u16..).zip(above) {
            self.sheet.write_string_with_format(self.row, column, *name, &turned())?;
            self.widest = self.widest.max(column);
        }
        self.row += 1;
        let places: std::collections::HashMap<&str, u16> = above.iter().copied().zip(1u16..).collect();
        let mut lines: Vec<(&str, Vec<&Point>)> = Vec::new();
        let order: std::collections::HashMap<&str, usize> =
            units.iter().enumerate().map(|(at, unit)| (*unit, at)).collect();
        lines.extend(units.iter().map(|unit| (*unit, Vec::new())));
        for point in points.iter().filter(|point| places.contains_key(point.across.as_str())) {
            lines[order[point.down.as_str()]].1.push(point);
        }
        for (unit, points) in lines.into_iter().filter(|(_, points)| !points.is_empty()) {
            self.unit(unit, points, &places)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Begins a page, where what follows is higher than what is left of this one.
    fn paged(&mut self, height: f64) {
        if self.printed + height > PAGE && self.printed > 0.0 {
            self.breaks.push(self.row);
            self.printed = 0.0;
        }
        self.printed += height;
    }

    fn unit(
        &mut self,
        unit: &str,
        mut points: Vec<&Point>,
        places: &std::collections::HashMap<&str, u16>,
    ) -> Result<(), XlsxError> {
        self.units = self.units.max(unit.chars().count());
        while !points.is_empty() {
            self.sheet.write_string_with_format(self.row, 0, unit, &style::prose())?;
            let mut taken = std::collections::HashSet::new();
            let (now, later): (Vec<&Point>, Vec<&Point>) =
                points.into_iter().partition(|point| taken.insert(point.across.as_str()));
            for point in now {
                self.figure(point.row, places[point.across.as_str()])?;
            }
            points = later;
            self.row += 1;
        }
        Ok(())
    }

    /// Writes a figure as a formula that points at the table's cell.
    fn figure(&mut self, row: usize, column: u16) -> Result<(), XlsxError> {
        let piece = &self.picture.piece;
        let Some(value) = self.value(row, self.keys.figure) else { return Ok(()) };
        let empty = match value {
            Value::Missing(missing) => *missing,
            _ => Missing::Unknown,
        };
        // A formula's result is never quite empty.
        let (empty, fill) = match (empty, self.value(row, self.keys.share)) {
            (_, Some(Value::Share(share))) => ("..", filled(&band(Covered::of(*share)))),
            (Missing::NotApplicable, _) => (" ", Format::new()),
            (Missing::Suppressed, _) | (_, Some(Value::Missing(Missing::Suppressed))) => {
                (number::HIDDEN, filled(&HIDDEN))
            }
            _ => ("..", filled(&UNKNOWN)),
        };
        let result = match cell::content(value, self.language) {
            Content::Number(number) => format!("{number}"),
            Content::Words(words) => words,
            Content::Hidden => number::HIDDEN.to_owned(),
            Content::Nothing | Content::Blank | Content::Unknown => empty.to_owned(),
        };
        let place =
            row_col_to_cell_absolute(piece.line(row), piece.column(self.keys.figure).unwrap_or_default());
        let place = format!("{}!{place}", quote_sheet_name(&self.picture.sheet));
        let formula = Formula::new(format!("=IF({place}=\"\",\"{empty}\",{place})")).set_result(result);
        let mut format = fill.set_align(FormatAlign::Center);
        if let Some(number) = style::number(value, self.language) {
            format = format.set_num_format(number);
        }
        self.sheet.write_formula_with_format(self.row, column, formula, &format).map(drop)
    }
}

fn filled(band: &Band) -> Format {
    Format::new()
        .set_background_color(band.fill)
        .set_font_color(band.ink)
        .set_border(FormatBorder::Thin)
        .set_border_color(0x00FF_FFFF)
}

/// Returns how names above stand.
fn turned() -> Format {
    Format::new()
        .set_rotation(90)
        .set_align(FormatAlign::Bottom)
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_font_size(9)
}
