//! A sheet of charts: what they show in words, and the charts two by two, as a page prints them.

use super::super::lines::lines;
use super::layout::{ABOVE, Layout, Picture, Sheet};
use super::{chart, heat_map, page, style, table, text, waterfall};
use crate::report::document::Mark;
use rust_xlsxwriter::{Chart, Worksheet, XlsxError};

/// The size of a chart, in pixels.
const SIZE: [u32; 2] = [620, 380];

/// As many columns and rows of a sheet as a chart takes, with what is between it and the next.
const CELLS: [u16; 2] = [10, 20];

/// How small charts are printed, in percent: two beside each other, two rows of them to a page, also where the letters of
/// cells are wider than Excel's own.
const SCALE: u16 = 58;

/// As many charts as stand beside each other.
const BESIDE: usize = 2;

/// As many characters as a line of words has.
const LINE: usize = 150;

/// Draws a sheet.
pub(super) fn draw(
    sheet: &mut Worksheet,
    planned: &Sheet<'_>,
    picture: &Picture<'_>,
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    sheet.set_name(&planned.name)?;
    page::set_up(sheet, &planned.caption, layout);
    table::above(sheet, &planned.caption, 0, layout)?;
    let mut row = ABOVE;
    for line in lines(&text::clean(&picture.chart.caption), LINE) {
        sheet.write_string_with_format(row, 0, line, &style::aside())?;
        row += 1;
    }
    row += 1;
    let of = &picture.piece;
    match picture.chart.mark {
        Mark::HeatMap { down, across, share, figure } => {
            heat_map::draw(sheet, row, picture, heat_map::Keys { down, across, share, figure }, layout)
        }
        Mark::Bars { label, shares } => {
            let bars = chart::bars(picture, label, shares, layout.language);
            place(sheet, row, picture, vec![(String::new(), bars)]).map(drop)
        }
        Mark::Columns { label, number } => {
            let columns = chart::columns(picture, label, number);
            place(sheet, row, picture, vec![(String::new(), columns)]).map(drop)
        }
        Mark::Fan { year, spread, lines } => {
            let groups = chart::groups(of, layout.language);
            let hides = |group: &chart::Group| {
                let mut rows = of.rows[group.rows.clone()].iter();
                rows.any(|row| of.table.hides_in(row, &spread) || of.table.hides_in(row, lines))
            };
            let shown = groups.into_iter().filter(|group| !hides(group));
            let drawn = shown.map(|group| {
                let fan = chart::fan(picture, &group, year, [&spread[..], lines], layout.language);
                (group.name, fan)
            });
            place(sheet, row, picture, drawn.collect()).map(drop)
        }
        Mark::Waterfall { label, steps, sum } => {
            let below = row + height(of.rows.len());
            let falls = waterfall::write(sheet, below, &planned.name, picture, (label, steps, sum), layout)?;
            place(sheet, row, picture, falls).map(drop)
        }
    }
}

/// Returns how many rows so many charts take.
fn height(charts: usize) -> u32 {
    charts.div_ceil(BESIDE) as u32 * u32::from(CELLS[1])
}

/// Places charts on a sheet, each with a title and with words for those who do not see it.
fn place(
    sheet: &mut Worksheet,
    first: u32,
    picture: &Picture<'_>,
    charts: Vec<(String, Chart)>,
) -> Result<u32, XlsxError> {
    let rows = height(charts.len());
    let caption = text::clean(&picture.chart.caption);
    for (at, (name, mut chart)) in charts.into_iter().enumerate() {
        let title = if name.is_empty() { text::clean(&picture.piece.table.caption) } else { name };
        let mut font = rust_xlsxwriter::ChartFont::new();
        font.set_size(12);
        chart.title().set_name(&titled(&title)).set_font(&font);
        chart.set_alt_text(text::cut(&format!("{title}. {caption}"), 255));
        chart.set_width(SIZE[0]).set_height(SIZE[1]);
        // Folded columns are drawn too.
        chart.show_hidden_data();
        let row = first + (at / BESIDE) as u32 * u32::from(CELLS[1]);
        let column = (at % BESIDE) as u16 * CELLS[0];
        // A little below the row: its frame is not to be printed on the page above.
        sheet.insert_chart_with_offset(row, column, &chart, 0, 6)?;
    }
    // Two rows of charts are a page: with a fixed scale, for breaks of pages do not go with a fitted one.
    sheet.set_print_scale(SCALE).set_print_center_horizontally(true);
    let breaks: Vec<u32> = (1..rows / u32::from(CELLS[1]))
        .filter(|row| row.is_multiple_of(2))
        .map(|row| first + row * u32::from(CELLS[1]))
        .collect();
    sheet.set_page_breaks(&breaks)?;
    sheet.set_print_area(0, 0, first + rows.saturating_sub(1), BESIDE as u16 * CELLS[0] - 1)?;
    Ok(first + rows)
}

/// Returns words that a chart does not take for a reference to cells, as it would `=(…)` and `Ark!A1`.
fn titled(words: &str) -> String {
    let words = text::cut(words, 200).replace('!', "! ");
    if text::looks_like_formula(&words) { format!(" {words}") } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_words() {
        assert_eq!(titled("=(Ark1!$A$1)"), " =(Ark1! $A$1)");
        assert_eq!(titled("Basiskompetanse, personer"), "Basiskompetanse, personer");
    }
}
