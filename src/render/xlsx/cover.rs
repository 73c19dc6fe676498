//! The first sheet: what the report says in words, which sheets follow, and what it rests on.

use super::cell::Look;
use super::layout::Layout;
use super::{page, style, text, width};
use crate::language::{Text, xlsx};
use crate::report::document::{Block, Kind, Phrase, Report, Table as Grounds};
use rust_xlsxwriter::{Table, TableColumn, TableStyle, Url, Worksheet, XlsxError};

/// The widths of its columns: what a line is, and what it says.
const WIDTHS: [usize; 2] = [42, 100];

/// Draws the sheet.
pub(super) fn draw(sheet: &mut Worksheet, report: &Report, layout: &Layout<'_>) -> Result<(), XlsxError> {
    sheet.set_name(&layout.cover)?;
    page::set_up(sheet, &layout.cover, layout);
    sheet.set_portrait();
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(at, width as f64)?;
    }
    sheet.write_string_with_format(0, 0, &layout.title, &style::title())?;
    let mut cover = Cover { sheet, layout, row: 1 };
    for subtitle in &report.subtitles {
        cover.sheet.write_string(cover.row, 0, text::phrase(subtitle, layout.language))?;
        cover.row += 1;
    }
    let last = cover.fill(report)?;
    page::fit(sheet, (last, 1))
}

/// The sheet, and the next free row.
struct Cover<'c> {
    sheet: &'c mut Worksheet,
    layout: &'c Layout<'c>,
    row: u32,
}

impl Cover<'_> {
    /// Writes everything below the title; returns the last row.
    fn fill(&mut self, report: &Report) -> Result<u32, XlsxError> {
        self.contents()?;
        self.told(xlsx::ABOUT, &report.blocks, |block| match block {
            Block::Paragraph(words) => Some(words),
            Block::Heading(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Note(_)
            | Block::Page(_)
            | Block::Agenda(_)
            | Block::Listing { .. } => None,
        })?;
        self.told(xlsx::NOTES, &report.blocks, |block| match block {
            Block::Note(words) => Some(words),
            Block::Heading(_)
            | Block::Table(_)
            | Block::Chart(_)
            | Block::Paragraph(_)
            | Block::Page(_)
            | Block::Agenda(_)
            | Block::Listing { .. } => None,
        })?;
        for said in [xlsx::CELLS, xlsx::FOLDED] {
            self.prose(said.get(self.layout.language))?;
        }
        for block in &report.blocks {
            if let Block::Listing { caption, text } = block {
                self.listing(caption, text)?;
            }
        }
        if let Some(grounds) = &report.provenance {
            self.grounds(grounds)?;
        }
        Ok(self.row)
    }

    /// Writes what stands to the left of the next lines, below an empty row.
    fn label(&mut self, words: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, words, &style::label()).map(drop)
    }

    fn prose(&mut self, words: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 1, words, &style::prose())?;
        self.sheet.set_row_height(self.row, width::height(width::lines(words, WIDTHS[1])))?;
        self.row += 1;
        Ok(())
    }

    /// Writes some of the report's words, below the heading of the part that they are of.
    fn told(
        &mut self,
        label: Text,
        blocks: &[Block],
        words: impl Fn(&Block) -> Option<&Phrase>,
    ) -> Result<(), XlsxError> {
        let mut labelled = false;
        let mut part: Option<&Phrase> = None;
        for block in blocks {
            if let Block::Heading(heading) = block {
                part = Some(heading);
            }
            let Some(words) = words(block) else { continue };
            if !labelled {
                self.label(label.get(self.layout.language))?;
                labelled = true;
            }
            if let Some(heading) = part.take() {
                self.part(&text::phrase(heading, self.layout.language))?;
            }
            self.prose(&text::phrase(words, self.layout.language))?;
        }
        if labelled || label != xlsx::NOTES {
            return Ok(());
        }
        self.label(label.get(self.layout.language))
    }

    fn part(&mut self, heading: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 1, heading, &style::label())?;
        self.row += 1;
        Ok(())
    }

    /// Writes the name of each sheet, which leads to it.
    fn contents(&mut self) -> Result<(), XlsxError> {
        let layout = self.layout;
        self.label(xlsx::CONTENTS.get(layout.language))?;
        let mut part = None;
        for planned in &layout.sheets {
            if planned.part != part {
                part = planned.part;
                let heading = part.and_then(|part| layout.parts.get(part));
                heading.map_or(Ok(()), |heading| self.part(heading))?;
            }
            let name = rust_xlsxwriter::utility::quote_sheet_name(&planned.name);
            let link = Url::new(format!("internal:{name}!A1")).set_text(text::cut(&planned.caption, 200));
            self.sheet.write_url(self.row, 1, link)?;
            self.row += 1;
        }
        Ok(())
    }

    fn listing(&mut self, caption: &Phrase, lines: &str) -> Result<(), XlsxError> {
        let caption = text::phrase(caption, self.layout.language);
        self.label("")?;
        self.part(&caption)?;
        for line in lines.lines() {
            self.sheet.write_string_with_format(self.row, 1, text::clean(line), &style::listing())?;
            self.row += 1;
        }
        Ok(())
    }

    /// Writes what the report rests on, as a table.
    fn grounds(&mut self, grounds: &Grounds) -> Result<(), XlsxError> {
        if grounds.rows.is_empty() {
            return Ok(());
        }
        self.label(&text::clean(&grounds.caption))?;
        self.row += 1;
        let header = self.row;
        let end = header + grounds.rows.len() as u32;
        let heading = |heading: &String| {
            TableColumn::new().set_header(heading).set_header_format(style::heading(Kind::Text))
        };
        let columns: Vec<TableColumn> =
            grounds.columns.iter().map(|column| heading(&column.heading)).collect();
        let table = Table::new()
            .set_name(&self.layout.grounds)
            .set_columns(&columns)
            .set_autofilter(false)
            .set_style(TableStyle::Light1);
        let last_column = columns.len().saturating_sub(1) as u16;
        self.sheet.add_table(header, 0, end, last_column, &table)?;
        for (row, values) in (header + 1..).zip(&grounds.rows) {
            for (at, value) in (0u16..).zip(values) {
                Look::bare(self.layout.language).write(self.sheet, (row, at), value)?;
            }
        }
        self.row = end;
        Ok(())
    }
}
