//! A sheet of tables, as Excel's own: filtered by their headings, with columns that few need folded away.

use super::cell::Look;
use super::layout::{Layout, Piece, Sheet};
use super::style::{self, colour};
use super::{page, width};
use crate::language::{Language, xlsx};
use crate::report::document::{Kind, Prominence};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar, ConditionalFormatType,
    Format, Table, TableColumn, TableStyle, Url, Worksheet, XlsxError,
};
use std::ops::RangeInclusive;

/// From so many characters on, a sheet is too wide for a screen or a page.
const TOO_WIDE: usize = 150;

/// As many characters as columns that stay in place take at most.
const STAYING: usize = 75;

/// Draws a sheet.
pub(super) fn draw(
    sheet: &mut Worksheet,
    planned: &Sheet<'_>,
    pieces: &[Piece<'_>],
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    let Some(first) = pieces.first() else { return Ok(()) };
    sheet.set_name(&planned.name)?;
    page::set_up(sheet, &planned.caption, layout);
    let widths = width::widths(pieces, layout.language);
    let looks = looks(pieces, layout);
    for ((at, width), look) in (0u16..).zip(&widths).zip(&looks) {
        sheet.set_column_width(at, *width as f64)?;
        sheet.set_column_format(at, &look.format())?;
    }
    let folded = folded(first, &widths);
    for run in runs(&folded) {
        sheet.group_columns_collapsed(*run.start(), *run.end())?;
    }
    let visible = (0u16..).zip(&folded).find(|(_, is_folded)| !**is_folded).map_or(0, |(at, _)| at);
    let shown: Vec<usize> =
        widths.iter().zip(&folded).map(|(width, is_folded)| if *is_folded { 0 } else { *width }).collect();
    above(sheet, &planned.caption, visible, layout)?;
    for (place, piece) in pieces.iter().enumerate() {
        if place > 0 {
            let caption = super::text::clean(&piece.table.caption);
            sheet.write_string_with_format(piece.header - 1, visible, caption, &style::caption())?;
        }
        write(sheet, piece, &looks, &shown, layout.language)?;
    }
    let end = pieces.last().map_or(0, Piece::last_line);
    page::fit(sheet, (end, last_printed(&planned.caption, &shown)))?;
    if pieces.len() == 1 {
        sheet.set_freeze_panes(first.header + 1, staying(first, &shown))?;
        sheet.set_repeat_rows(first.header, first.header)?;
    }
    Ok(())
}

/// Returns the last column that is printed: that of the table, or further right where the caption needs the room.
fn last_printed(caption: &str, widths: &[usize]) -> u16 {
    // Its letters are larger than those of cells.
    let needed = caption.chars().count() * 3 / 2;
    let further = needed.saturating_sub(widths.iter().sum()).div_ceil(9);
    (widths.len() + further).saturating_sub(1) as u16
}

/// Writes what a sheet is of, and the way back.
pub(super) fn above(
    sheet: &mut Worksheet,
    caption: &str,
    column: u16,
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, column, caption, &style::caption())?;
    to_cover(sheet, (1, column), layout)
}

/// Writes the way back to the cover.
pub(super) fn to_cover(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    layout: &Layout<'_>,
) -> Result<(), XlsxError> {
    let cover = rust_xlsxwriter::utility::quote_sheet_name(&layout.cover);
    let link = Url::new(format!("internal:{cover}!A1")).set_text(xlsx::TO_COVER.get(layout.language));
    sheet.write_url(row, column, link).map(drop)
}

fn looks(pieces: &[Piece<'_>], layout: &Layout<'_>) -> Vec<Look> {
    let Some(first) = pieces.first() else { return Vec::new() };
    let look = |place: &usize| {
        let kind = first.table.columns[*place].kind;
        let values = pieces.iter().flat_map(|piece| piece.rows).map(|row| &row[*place]);
        Look::of(kind, values, layout.language)
    };
    first.columns.iter().map(look).collect()
}

/// Writes a table: its headings, then row by row.
fn write(
    sheet: &mut Worksheet,
    piece: &Piece<'_>,
    looks: &[Look],
    widths: &[usize],
    language: Language,
) -> Result<(), XlsxError> {
    sheet.set_row_height(piece.header, width::heading_height(&piece.headings, widths))?;
    sheet.add_table(piece.header, 0, piece.last_line(), piece.last_column(), &native(piece))?;
    for (row, values) in piece.rows.iter().enumerate() {
        let lines = width::row_lines(piece, values, widths, language);
        if lines > 1 {
            sheet.set_row_height(piece.line(row), width::height(lines))?;
        }
        for ((at, place), look) in (0u16..).zip(&piece.columns).zip(looks) {
            look.write(sheet, (piece.line(row), at), &values[*place])?;
        }
    }
    marked(sheet, piece)
}

/// Returns the table as Excel knows it.
fn native(piece: &Piece<'_>) -> Table {
    let column = |(place, heading): (&usize, &String)| {
        let kind = piece.table.columns[*place].kind;
        TableColumn::new().set_header(heading).set_header_format(style::heading(kind))
    };
    let columns: Vec<TableColumn> = piece.columns.iter().zip(&piece.headings).map(column).collect();
    Table::new()
        .set_name(&piece.name)
        .set_columns(&columns)
        .set_style(TableStyle::Light1)
        .set_alt_text_title(super::text::cut(&super::text::clean(&piece.table.caption), 250))
}

/// Shows shares as bars, and what is missing in bold and in a colour.
fn marked(sheet: &mut Worksheet, piece: &Piece<'_>) -> Result<(), XlsxError> {
    let (first, last) = (piece.line(0), piece.last_line());
    for column in &piece.shares {
        let bar = ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(ConditionalFormatType::Number, 1)
            .set_fill_color(colour::PALE_BLUE)
            .set_solid_fill(true);
        sheet.add_conditional_format(first, *column, last, *column, &bar)?;
    }
    for column in &piece.gaps {
        let missing =
            Format::new().set_bold().set_font_color(colour::ORANGE).set_background_color(colour::MISSING);
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::GreaterThan(0))
            .set_format(missing);
        sheet.add_conditional_format(first, *column, last, *column, &rule)?;
    }
    Ok(())
}

/// Tells of each column whether it is folded away: where all would be too wide, those that only programs need.
fn folded(piece: &Piece<'_>, widths: &[usize]) -> Vec<bool> {
    let is_wide = widths.iter().sum::<usize>() > TOO_WIDE;
    let is_extra = |place: &usize| piece.table.columns[*place].prominence == Prominence::Extra;
    piece.columns.iter().map(|place| is_wide && is_extra(place)).collect()
}

/// Returns the stretches of columns that are folded away.
fn runs(folded: &[bool]) -> Vec<RangeInclusive<u16>> {
    let mut runs: Vec<RangeInclusive<u16>> = Vec::new();
    for (at, _) in (0u16..).zip(folded).filter(|(_, is_folded)| **is_folded) {
        match runs.last_mut() {
            Some(run) if *run.end() + 1 == at => *run = *run.start()..=at,
            _ => runs.push(at..=at),
        }
    }
    runs
}

/// Returns how many of the first columns stay in place: those that name the row, where they leave room for others.
fn staying(piece: &Piece<'_>, widths: &[usize]) -> u16 {
    if widths.iter().sum::<usize>() <= TOO_WIDE / 2 {
        return 0;
    }
    let (mut taken, mut staying) = (0, 0);
    for (at, place) in piece.columns.iter().enumerate() {
        taken += widths[at];
        if piece.table.columns[*place].kind != Kind::Text || taken > STAYING {
            break;
        }
        staying = at as u16 + 1;
    }
    staying
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_folded_in_stretches() {
        assert_eq!(runs(&[true, false, true, true, false]), [0..=0, 2..=3]);
        assert_eq!(runs(&[false]), []);
    }
}
