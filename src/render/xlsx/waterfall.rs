//! Steps up and down, each from where the one before ended: columns over formulas that read the table's cells.

use super::super::number;
use super::layout::{Layout, Picture};
use super::style::{self, colour};
use super::{cell, chart, text};
use crate::language::{chart as words, xlsx};
use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute as at};
use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLine, ChartSolidFill, ChartType, Color, Format,
    Formula, Worksheet, XlsxError,
};

/// The columns of what stands below the charts.
mod place {
    pub const STEP: u16 = 0;
    pub const AFTER: u16 = 1;
    pub const BASE: u16 = 2;
    pub const UP: [u16; 2] = [3, 4];
    pub const DOWN: [u16; 2] = [5, 6];
    pub const SUM: u16 = 7;
}

/// A step from one level to another, as columns that stand on each other show it.
#[derive(Debug, PartialEq)]
struct Shape {
    /// What is not seen, and lifts the rest.
    base: f64,
    /// What is added above the axis, and below it.
    up: [f64; 2],
    /// What is taken away above the axis, and below it.
    down: [f64; 2],
}

/// Returns a step's shape; the formulas say the same.
fn shape(before: f64, after: f64) -> Shape {
    let base = before.min(after).max(0.0) + before.max(after).min(0.0);
    let above = (after.max(0.0) - before.max(0.0)).abs();
    let below = -(after.min(0.0) - before.min(0.0)).abs();
    let moved = [above, below + 0.0];
    let still = [0.0, 0.0];
    if after >= before {
        Shape { base, up: moved, down: still }
    } else {
        Shape { base, up: still, down: moved }
    }
}

/// Writes the formulas below the charts, and returns a chart for each row of the table in which nothing is hidden, with its
/// name.
pub(super) fn write(
    sheet: &mut Worksheet,
    first: u32,
    own: &str,
    picture: &Picture<'_>,
    (label, steps, sum): (&str, &[&str], &str),
    layout: &Layout<'_>,
) -> Result<Vec<(String, Chart)>, XlsxError> {
    let said = xlsx::HELPERS.get(layout.language);
    sheet.write_string_with_format(first + 1, 0, said, &style::aside())?;
    let mut charts = Vec::new();
    let mut top = first + 3;
    for row in 0..picture.piece.rows.len() {
        if picture.piece.table.hides_in(&picture.piece.rows[row], steps) {
            continue;
        }
        let block = Block { sheet: own, picture, row, top, layout };
        block.write(sheet, steps, sum)?;
        let name = picture.piece.column(label).and_then(|column| picture.piece.value(row, column));
        let name = name.map(|value| text::clean(&number::shown(value, layout.language)));
        charts.push((name.unwrap_or_default(), block.chart(steps.len())));
        top += steps.len() as u32 + 4;
    }
    Ok(charts)
}

/// The formulas of a row.
struct Block<'b> {
    sheet: &'b str,
    picture: &'b Picture<'b>,
    row: usize,
    top: u32,
    layout: &'b Layout<'b>,
}

impl Block<'_> {
    fn write(&self, sheet: &mut Worksheet, steps: &[&str], sum: &str) -> Result<(), XlsxError> {
        self.headings(sheet, sum)?;
        let mut before = 0.0;
        for (line, key) in (self.top + 1..).zip(steps) {
            let after = before + self.number(key);
            self.named(sheet, line, key)?;
            self.step(sheet, line, key, before, after)?;
            before = after;
        }
        let last = self.top + 1 + steps.len() as u32;
        self.named(sheet, last, sum)?;
        let value = self.source(sum, self.line());
        self.formula(sheet, (last, place::SUM), &value, self.number(sum))
    }

    fn headings(&self, sheet: &mut Worksheet, sum: &str) -> Result<(), XlsxError> {
        let say = |text: crate::language::Text| text.get(self.layout.language).to_owned();
        let [up, down] = [say(words::ADDS), say(words::TAKES)];
        let sum = self.picture.piece.column(sum).map(|at| &self.picture.piece.headings[usize::from(at)]);
        let words = [
            say(xlsx::STEP),
            say(xlsx::AFTER),
            say(xlsx::BASE),
            up.clone(),
            up,
            down.clone(),
            down,
            sum.cloned().unwrap_or_default(),
        ];
        for (column, words) in (0u16..).zip(words) {
            sheet.write_string_with_format(self.top, column, words, &style::label())?;
        }
        Ok(())
    }

    /// Names a step as the table's heading does.
    fn named(&self, sheet: &mut Worksheet, line: u32, key: &str) -> Result<(), XlsxError> {
        let piece = &self.picture.piece;
        let heading = piece.column(key).map_or("", |at| &piece.headings[usize::from(at)]);
        let formula = Formula::new(format!("={}", self.source(key, piece.header))).set_result(heading);
        sheet.write_formula(line, place::STEP, formula).map(drop)
    }

    fn step(
        &self,
        sheet: &mut Worksheet,
        line: u32,
        key: &str,
        before: f64,
        after: f64,
    ) -> Result<(), XlsxError> {
        let is_first = line == self.top + 1;
        let p = if is_first { "0".to_owned() } else { at(line - 1, place::AFTER) };
        let c = at(line, place::AFTER);
        let shape = shape(before, after);
        let value = self.source(key, self.line());
        self.formula(sheet, (line, place::AFTER), &format!("{p}+N({value})"), after)?;
        let base = format!("MAX(0,MIN({p},{c}))+MIN(0,MAX({p},{c}))");
        self.formula(sheet, (line, place::BASE), &base, shape.base)?;
        let above = format!("ABS(MAX(0,{c})-MAX(0,{p}))");
        let below = format!("-ABS(MIN(0,{c})-MIN(0,{p}))");
        for (columns, test, numbers) in [(place::UP, ">=", shape.up), (place::DOWN, "<", shape.down)] {
            for ((column, moved), number) in columns.into_iter().zip([&above, &below]).zip(numbers) {
                let formula = format!("IF({c}{test}{p},{moved},0)");
                self.formula(sheet, (line, column), &formula, number)?;
            }
        }
        Ok(())
    }

    fn formula(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        formula: &str,
        result: f64,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(format!("={formula}")).set_result(format!("{result}"));
        let format = Format::new().set_num_format("#,##0.0;-#,##0.0;\"-\"");
        sheet.write_formula_with_format(row, column, formula, &format).map(drop)
    }

    /// Returns the row on the sheet of the table.
    fn line(&self) -> u32 {
        self.picture.piece.line(self.row)
    }

    /// Returns the cell of the table in a row of its sheet.
    fn source(&self, key: &str, line: u32) -> String {
        let column = self.picture.piece.column(key).unwrap_or_default();
        format!("{}!{}", quote_sheet_name(&self.picture.sheet), at(line, column))
    }

    /// Returns the number of the table; nothing is zero, as it is to a formula.
    fn number(&self, key: &str) -> f64 {
        let column = self.picture.piece.column(key).unwrap_or_default();
        let value = self.picture.piece.value(self.row, column);
        match value.map(|value| cell::content(value, self.layout.language)) {
            Some(cell::Content::Number(number)) => number,
            _ => 0.0,
        }
    }

    fn chart(&self, steps: usize) -> Chart {
        let mut chart = Chart::new(ChartType::ColumnStacked);
        let [first, last] = [self.top + 1, self.top + 1 + steps as u32];
        let fills = [
            (place::BASE, None),
            (place::UP[0], Some(colour::ORANGE)),
            (place::UP[1], Some(colour::ORANGE)),
            (place::DOWN[0], Some(colour::PALE_BLUE)),
            (place::DOWN[1], Some(colour::PALE_BLUE)),
            (place::SUM, Some(colour::DARK)),
        ];
        for (column, fill) in fills {
            let series = chart.add_series();
            series
                .set_name((self.sheet, self.top, column))
                .set_categories((self.sheet, first, place::STEP, last, place::STEP))
                .set_values((self.sheet, first, column, last, column))
                .set_overlap(100)
                .set_gap(40);
            if column == place::SUM {
                // White on the dark column of the sum.
                let font = ChartFont::new().set_color(Color::White).clone();
                series.set_data_label(ChartDataLabel::new().show_value().set_font(&font));
            }
            match fill {
                Some(fill) => series.set_format(ChartSolidFill::new().set_color(fill)),
                None => series.set_format(ChartFormat::new().set_no_fill().set_no_line()),
            };
        }
        chart.x_axis().set_name(xlsx::STEP.get(self.layout.language));
        // Below the axis there may be columns.
        chart.x_axis().set_label_position(rust_xlsxwriter::ChartAxisLabelPosition::Low);
        chart.x_axis().set_format(ChartLine::new().set_color(colour::GREY));
        chart.y_axis().set_name(xlsx::NUMBER.get(self.layout.language));
        chart::named(&mut chart);
        chart::legend(&mut chart, fills.len());
        // What is not seen is not named, and what is added and taken away is named once.
        chart.legend().delete_entries(&[0, 2, 4]);
        chart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_may_cross_the_axis() {
        let up = |base, above, below| Shape { base, up: [above, below], down: [0.0, 0.0] };
        let down = |base, above, below| Shape { base, up: [0.0, 0.0], down: [above, below] };
        assert_eq!(shape(1.0, 3.0), up(1.0, 2.0, 0.0));
        assert_eq!(shape(3.0, 1.0), down(1.0, 2.0, 0.0));
        assert_eq!(shape(-3.0, -1.0), up(-1.0, 0.0, -2.0));
        assert_eq!(shape(-1.0, -3.0), down(-1.0, 0.0, -2.0));
        assert_eq!(shape(-1.0, 2.0), up(0.0, 2.0, -1.0));
        assert_eq!(shape(2.0, -1.0), down(0.0, 2.0, -1.0));
    }
}
