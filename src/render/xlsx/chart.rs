//! Excel's own charts over a table's cells: bars, columns, and what may come year by year.

use super::super::number;
use super::layout::{Picture, Piece};
use super::style::{self, colour};
use super::text;
use crate::language::{Language, xlsx};
use crate::report::document::{Missing, Value};
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartMarker, ChartSolidFill, ColNum, RowNum,
};
use std::ops::Range;

/// Some rows of a table that are drawn together.
pub(super) struct Group {
    pub name: String,
    pub rows: Range<usize>,
}

/// Returns the groups of the rows on a sheet.
pub(super) fn groups(piece: &Piece<'_>, language: Language) -> Vec<Group> {
    let Some(group) = piece.table.group else {
        return vec![Group { name: String::new(), rows: 0..piece.rows.len() }];
    };
    let mut start = 0;
    let runs = piece.rows.chunk_by(|a, b| a[group] == b[group]).map(|rows| {
        let of = start..start + rows.len();
        start = of.end;
        Group { name: text::clean(&number::shown(&rows[0][group], language)), rows: of }
    });
    runs.collect()
}

/// A range of cells, as charts point at it.
type Cells<'s> = (&'s str, RowNum, ColNum, RowNum, ColNum);

/// Returns the cells of a column in some rows.
fn cells<'s>(picture: &'s Picture<'_>, key: &str, rows: &Range<usize>) -> Cells<'s> {
    let piece = &picture.piece;
    let column = piece.column(key).unwrap_or_default();
    (&picture.sheet, piece.line(rows.start), column, piece.line(rows.end.saturating_sub(1)), column)
}

/// Returns the cell of a column's heading.
fn heading<'s>(picture: &'s Picture<'_>, key: &str) -> (&'s str, RowNum, ColNum) {
    (&picture.sheet, picture.piece.header, picture.piece.column(key).unwrap_or_default())
}

/// Returns the words of a column's heading.
fn heading_words<'s>(picture: &'s Picture<'_>, key: &str) -> &'s str {
    picture.piece.column(key).map_or("", |at| &picture.piece.headings[usize::from(at)])
}

/// Returns lying bars of shares, the first row uppermost.
pub(super) fn bars(picture: &Picture<'_>, label: &str, shares: &[&str], language: Language) -> Chart {
    let all = 0..picture.piece.rows.len();
    let mut chart = Chart::new_bar();
    for (share, fill) in shares.iter().zip([colour::DARK, colour::PALE_BLUE, colour::GREY].iter().cycle()) {
        chart
            .add_series()
            .set_name(heading(picture, share))
            .set_categories(cells(picture, label, &all))
            .set_values(cells(picture, share, &all))
            .set_format(&mut ChartSolidFill::new().set_color(*fill).clone())
            .set_data_label(ChartDataLabel::new().show_value())
            .set_custom_data_labels(&labels(picture, share))
            .set_gap(60);
    }
    // Of lying bars, the axis to the left is that of what they stand for.
    chart.y_axis().set_name(heading_words(picture, label)).set_reverse();
    let axis = if shares.len() == 1 { heading_words(picture, shares[0]) } else { xlsx::SHARE.get(language) };
    let format = style::per_cent(0, language);
    chart.x_axis().set_name(axis).set_min(0).set_max(1).set_major_unit(0.2).set_num_format(format);
    // Reversed, its beginning is above; the figures belong below.
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    named(&mut chart);
    chart.y_axis().set_major_gridlines(false);
    chart.x_axis().set_major_gridlines_line(&pale());
    legend(&mut chart, shares.len());
    chart
}

/// Returns what is told at the bars of a column.
fn labels(picture: &Picture<'_>, key: &str) -> Vec<ChartDataLabel> {
    let column = picture.piece.column(key).unwrap_or_default();
    (0..picture.piece.rows.len()).map(|row| label_of(picture.piece.value(row, column))).collect()
}

/// Returns what is told at a bar where that is not its figure: Excel would say 0 % of what is hidden.
fn label_of(value: Option<&Value>) -> ChartDataLabel {
    match value {
        Some(Value::Missing(Missing::Suppressed)) => {
            ChartDataLabel::new().set_value(number::HIDDEN).to_custom()
        }
        _ => ChartDataLabel::default(),
    }
}

/// Returns standing bars of numbers.
pub(super) fn columns(picture: &Picture<'_>, label: &str, number: &str) -> Chart {
    let all = 0..picture.piece.rows.len();
    let mut chart = Chart::new_column();
    let series = chart
        .add_series()
        .set_name(heading(picture, number))
        .set_categories(cells(picture, label, &all))
        .set_values(cells(picture, number, &all))
        .set_format(ChartSolidFill::new().set_color(colour::BLUE))
        .set_data_label(ChartDataLabel::new().show_value())
        .set_gap(40);
    let labels = labels(picture, number);
    if labels.iter().any(|label| *label != ChartDataLabel::default()) {
        series.set_custom_data_labels(&labels);
    }
    chart.x_axis().set_name(heading_words(picture, label));
    chart.y_axis().set_name(heading_words(picture, number)).set_min(0);
    named(&mut chart);
    legend(&mut chart, 1);
    chart
}

/// Returns lines of what may come, year by year, and of what is required.
pub(super) fn fan(
    picture: &Picture<'_>,
    group: &Group,
    year: &str,
    [spread, lines]: [&[&str]; 2],
    language: Language,
) -> Chart {
    let mut chart = Chart::new_line();
    let of_spread = spread.iter().zip([outer(), middle(), outer()]);
    let of_lines = lines.iter().zip([planned(), required()].into_iter().cycle());
    for (key, line) in of_spread.chain(of_lines) {
        chart
            .add_series()
            .set_name(heading(picture, key))
            .set_categories(cells(picture, year, &group.rows))
            .set_values(cells(picture, key, &group.rows))
            .set_format(ChartFormat::new().set_line(&line))
            .set_marker(ChartMarker::new().set_none());
    }
    chart.x_axis().set_name(heading_words(picture, year)).set_num_format("0");
    chart.y_axis().set_name(xlsx::NUMBER.get(language));
    named(&mut chart);
    legend(&mut chart, spread.len() + lines.len());
    chart
}

fn line(colour: u32, width: f64, dash: ChartLineDashType) -> ChartLine {
    ChartLine::new().set_color(colour).set_width(width).set_dash_type(dash).clone()
}

/// Returns the line of the low and of the high.
fn outer() -> ChartLine {
    line(colour::PALE_BLUE, 2.0, ChartLineDashType::Dash)
}

/// Returns the line in the middle.
fn middle() -> ChartLine {
    line(colour::BLUE, 2.75, ChartLineDashType::Solid)
}

/// Returns the line of what the plan requires as it stands.
fn planned() -> ChartLine {
    line(colour::GREY, 1.75, ChartLineDashType::SquareDot)
}

/// Returns the line of what is required.
fn required() -> ChartLine {
    line(colour::ORANGE, 2.5, ChartLineDashType::LongDash)
}

/// Writes the names of axes in plain letters, and pale lines behind.
pub(super) fn named(chart: &mut Chart) {
    let mut font = ChartFont::new();
    font.set_size(9).unset_bold();
    chart.x_axis().set_name_font(&font).set_font(&font);
    chart.y_axis().set_name_font(&font).set_font(&font).set_major_gridlines_line(&pale());
}

/// Returns a line behind what is drawn.
fn pale() -> ChartLine {
    line(colour::HEADING, 0.75, ChartLineDashType::Solid)
}

/// Names the series below the chart, where there are several.
pub(super) fn legend(chart: &mut Chart, series: usize) {
    if series > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        chart.legend().set_hidden();
    }
}
