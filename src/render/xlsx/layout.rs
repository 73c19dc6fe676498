//! Which sheets there are, and where on them each table stands: what links, charts and formulas point at.

use super::columns;
use super::name::Names;
use super::text;
use crate::language::{Language, words, xlsx};
use crate::report::document::{Block, Chart, Mark, Page, Report, Table, Value};

/// What stands above the first table of a sheet: a caption, and a way back to the cover.
pub(super) const ABOVE: u32 = 2;

/// The sheets after the cover.
#[derive(Debug)]
pub(super) struct Layout<'r> {
    pub language: Language,
    /// What the report is about.
    pub title: String,
    /// The name of the cover.
    pub cover: String,
    /// The headings of the report's parts.
    pub parts: Vec<String>,
    pub sheets: Vec<Sheet<'r>>,
    /// The name of the table on the cover.
    pub grounds: String,
}

/// A sheet.
#[derive(Debug)]
pub(super) struct Sheet<'r> {
    pub name: String,
    /// What it shows, in full.
    pub caption: String,
    /// Which part of the report it is of; none before the first heading.
    pub part: Option<usize>,
    pub content: Content<'r>,
}

/// What a sheet has.
#[derive(Debug)]
pub(super) enum Content<'r> {
    /// Tables of the same columns, one below the other.
    Tables(Vec<Piece<'r>>),
    /// Charts of a table.
    Picture(Picture<'r>),
    /// A page about one of several.
    Page(&'r Page),
}

/// A chart of the report, and the table that it reads.
#[derive(Debug)]
pub(super) struct Picture<'r> {
    pub chart: &'r Chart,
    /// The sheet of the table.
    pub sheet: String,
    pub piece: Piece<'r>,
}

/// Rows of a table where they stand on a sheet.
#[derive(Debug, Clone)]
pub(super) struct Piece<'r> {
    pub table: &'r Table,
    /// Excel's name for it.
    pub name: String,
    /// The places of its columns in the table.
    pub columns: Vec<usize>,
    pub headings: Vec<String>,
    pub rows: &'r [Vec<Value>],
    /// The row of its headings.
    pub header: u32,
    /// Columns of shares that a chart shows.
    pub shares: Vec<u16>,
    /// Columns of what is missing.
    pub gaps: Vec<u16>,
}

impl<'r> Piece<'r> {
    fn new(table: &'r Table, rows: &'r [Vec<Value>], name: String) -> Self {
        let columns = columns::kept(table);
        let headings = columns::headings(table, &columns);
        let (shares, gaps) = (Vec::new(), Vec::new());
        Self { table, name, columns, headings, rows, header: ABOVE, shares, gaps }
    }

    /// Returns the place of a column on the sheet.
    pub(super) fn column(&self, key: &str) -> Option<u16> {
        let places = (0u16..).zip(&self.columns);
        places.into_iter().find(|(_, place)| self.table.columns[**place].key == key).map(|(at, _)| at)
    }

    /// Returns the value of a row in a column.
    pub(super) fn value(&self, row: usize, column: u16) -> Option<&'r Value> {
        self.rows.get(row)?.get(*self.columns.get(usize::from(column))?)
    }

    /// Returns where a row stands on the sheet.
    pub(super) fn line(&self, row: usize) -> u32 {
        self.header + 1 + row as u32
    }

    /// Returns the last row on the sheet.
    pub(super) fn last_line(&self) -> u32 {
        self.header + self.rows.len() as u32
    }

    /// Returns the last column on the sheet.
    pub(super) fn last_column(&self) -> u16 {
        self.columns.len().saturating_sub(1) as u16
    }

    fn has_columns_of(&self, table: &Table) -> bool {
        let keys = |table: &Table| table.columns.iter().map(|column| column.key).collect::<Vec<_>>();
        self.table.key == table.key && keys(self.table) == keys(table)
    }
}

impl<'r> Layout<'r> {
    /// Returns the sheets of a report, with so many rows at most on each.
    pub(super) fn of(report: &'r Report, most_rows: usize) -> Self {
        let language = report.language;
        let mut sheets = Names::default();
        let mut tables = Names::default();
        let mut layout = Self {
            language,
            title: text::phrase(&report.title, language),
            cover: sheets.sheet(xlsx::COVER.get(language)),
            parts: Vec::new(),
            sheets: Vec::new(),
            grounds: tables.table("provenance"),
        };
        for block in &report.blocks {
            match block {
                Block::Heading(words) => layout.parts.push(text::phrase(words, language)),
                Block::Table(table) => layout.add(table, most_rows, &mut sheets, &mut tables),
                Block::Page(page) => layout.add_page(page, &mut sheets),
                Block::Paragraph(_)
                | Block::Chart(_)
                | Block::Note(_)
                | Block::Agenda(_)
                | Block::Listing { .. } => {}
            }
        }
        let mut part = None;
        for (at, block) in report.blocks.iter().enumerate() {
            match block {
                Block::Heading(_) => part = Some(part.map_or(0, |part| part + 1)),
                Block::Chart(chart) => layout.illustrate(chart, part, &report.blocks[at..], &mut sheets),
                Block::Table(_)
                | Block::Paragraph(_)
                | Block::Note(_)
                | Block::Page(_)
                | Block::Agenda(_)
                | Block::Listing { .. } => {}
            }
        }
        layout
    }

    /// Adds a page, on a sheet of its own.
    fn add_page(&mut self, page: &'r Page, sheets: &mut Names) {
        let caption = text::phrase(&page.title, self.language);
        let name = sheets.sheet(&caption);
        let part = self.parts.len().checked_sub(1);
        self.sheets.push(Sheet { name, caption, part, content: Content::Page(page) });
    }

    /// Adds a table: below one of the same columns, else on a sheet of its own, or on several where it is too long.
    fn add(&mut self, table: &'r Table, most_rows: usize, sheets: &mut Names, tables: &mut Names) {
        let part = self.parts.len().checked_sub(1);
        let room = most_rows.saturating_sub(ABOVE as usize + 1).max(1);
        for rows in table.rows.chunks(room) {
            let mut piece = Piece::new(table, rows, tables.table(table.key));
            let like = self.sheets.iter_mut().filter(|sheet| sheet.part == part);
            let below = like.filter_map(|sheet| sheet.like(table)).find_map(|pieces| {
                // An empty row and a caption stand between.
                let header = pieces.last()?.last_line() + 3;
                (header as usize + rows.len() < most_rows).then_some((pieces, header))
            });
            if let Some((pieces, header)) = below {
                piece.header = header;
                pieces.push(piece);
                continue;
            }
            let caption = text::clean(&table.caption);
            // What follows is of one of several tables.
            let separator = words::SEPARATOR.get(self.language);
            let name = sheets.sheet(caption.split(separator).next().unwrap_or(&caption));
            self.sheets.push(Sheet { name, caption, part, content: Content::Tables(vec![piece]) });
        }
    }

    /// Adds a sheet of charts: after that of the table that they read, or where that is in another part, last in their own.
    /// Of a table on several sheets, they read the first.
    fn illustrate(&mut self, chart: &'r Chart, part: Option<usize>, after: &'r [Block], names: &mut Names) {
        let Some(at) = self.table_of(chart, part, after) else { return };
        let language = self.language;
        let sheet = &mut self.sheets[at];
        let Content::Tables(pieces) = &mut sheet.content else { return };
        pieces[0].mark(&chart.mark);
        let picture = Picture { chart, sheet: sheet.name.clone(), piece: pieces[0].clone() };
        if !picture.can_be_drawn() {
            return;
        }
        let of = text::clean(&picture.piece.table.caption);
        let figure = xlsx::FIGURE.fill(language, &[("name", &of)]);
        let (named, caption) = match chart.mark {
            Mark::HeatMap { .. } => {
                let named = xlsx::HEAT_MAP.get(language).to_owned();
                (named.clone(), format!("{named} – {of}"))
            }
            _ => (figure.clone(), figure),
        };
        let is_near = sheet.part == part;
        let place = if is_near { self.after_pictures(at) } else { self.end_of(part) };
        let (name, content) = (names.sheet(&named), Content::Picture(picture));
        self.sheets.insert(place, Sheet { name, caption, part, content });
    }

    /// Returns the sheet of the table that a chart points at: the next in its part, else any in it, else any at all.
    fn table_of(&self, chart: &Chart, part: Option<usize>, after: &'r [Block]) -> Option<usize> {
        let in_part = after.iter().take_while(|block| !matches!(block, Block::Heading(_)));
        let mut next = in_part.into_iter().filter_map(|block| match block {
            Block::Table(table) if table.key == chart.of => Some(table),
            _ => None,
        });
        let next = next.next();
        let find = |is_sought: &dyn Fn(&Sheet<'r>, &Table) -> bool| {
            self.sheets.iter().position(|sheet| match &sheet.content {
                Content::Tables(pieces) => {
                    pieces[0].table.key == chart.of && is_sought(sheet, pieces[0].table)
                }
                Content::Picture(_) | Content::Page(_) => false,
            })
        };
        find(&|_, table| next.is_some_and(|next| std::ptr::eq(next, table)))
            .or_else(|| find(&|sheet, _| sheet.part == part))
            .or_else(|| find(&|_, _| true))
    }

    /// Returns the place after a table's sheet and the charts that stand there.
    fn after_pictures(&self, table: usize) -> usize {
        let is_picture = |sheet: &&Sheet<'_>| matches!(sheet.content, Content::Picture(_));
        table + 1 + self.sheets[table + 1..].iter().take_while(is_picture).count()
    }

    /// Returns the place after the sheets of a part.
    fn end_of(&self, part: Option<usize>) -> usize {
        self.sheets.iter().take_while(|sheet| sheet.part <= part).count()
    }
}

impl<'r> Sheet<'r> {
    /// Returns the tables, where they have the columns of another.
    fn like(&mut self, table: &Table) -> Option<&mut Vec<Piece<'r>>> {
        match &mut self.content {
            Content::Tables(pieces) if pieces[0].has_columns_of(table) => Some(pieces),
            Content::Tables(_) | Content::Picture(_) | Content::Page(_) => None,
        }
    }
}

impl Piece<'_> {
    /// Remembers which columns a chart shows, so that their cells show the same.
    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::HeatMap { share, figure, .. } => {
                self.shares.extend(self.column(share));
                self.gaps.extend(self.column(figure));
            }
            Mark::Bars { shares, .. } => {
                let places: Vec<u16> = shares.iter().filter_map(|key| self.column(key)).collect();
                self.shares.extend(places);
            }
            Mark::Fan { .. } | Mark::Columns { .. } | Mark::Waterfall { .. } => {}
        }
    }
}

impl Picture<'_> {
    /// Tells whether the table has every column that the chart points at.
    fn can_be_drawn(&self) -> bool {
        keys(&self.chart.mark).iter().all(|key| self.piece.column(key).is_some())
    }
}

/// Returns the keys of the columns that a chart points at.
fn keys(mark: &Mark) -> Vec<&'static str> {
    match mark {
        Mark::HeatMap { down, across, share, figure } => vec![down, across, share, figure],
        Mark::Bars { label, shares } => [&[*label], *shares].concat(),
        Mark::Fan { year, spread, lines } => [&[*year], &spread[..], lines].concat(),
        Mark::Columns { label, number } => vec![label, number],
        Mark::Waterfall { label, steps, sum } => [&[*label], *steps, &[*sum]].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Column, Kind, Phrase, Prominence};

    fn table(key: &'static str, rows: i64) -> Table {
        let column =
            |key| Column { key, heading: key.to_owned(), kind: Kind::Number, prominence: Prominence::Main };
        let rows = (0..rows).map(|row| vec![Value::Count(row), Value::Count(row)]).collect();
        let (columns, caption) = (vec![column("a"), column("b")], format!("{key} · her"));
        Table { key, caption, columns, rows, group: None, prominence: Prominence::Main }
    }

    fn report(blocks: Vec<Block>) -> Report {
        let title = Phrase::of("Prøve");
        Report { language: Language::Bokmal, title, subtitles: Vec::new(), blocks, provenance: None }
    }

    fn chart() -> Block {
        let mark = Mark::Columns { label: "a", number: "b" };
        Block::Chart(Chart { caption: "Hva den viser".to_owned(), of: "t", mark })
    }

    fn shown(layout: &Layout<'_>) -> Vec<(String, Vec<(u32, u32)>)> {
        let places = |sheet: &Sheet<'_>| match &sheet.content {
            Content::Tables(pieces) => pieces.iter().map(|piece| (piece.header, piece.last_line())).collect(),
            Content::Picture(_) | Content::Page(_) => Vec::new(),
        };
        layout.sheets.iter().map(|sheet| (sheet.name.clone(), places(sheet))).collect()
    }

    #[test]
    fn tables_of_the_same_columns_stand_below_each_other() {
        let report = report(vec![Block::Table(table("t", 2)), Block::Table(table("t", 1))]);
        assert_eq!(shown(&Layout::of(&report, ROWS)), [("t".to_owned(), vec![(2, 4), (7, 8)])]);
        assert!(Layout::of(&self::report(vec![Block::Table(table("t", 0))]), ROWS).sheets.is_empty());
    }

    const ROWS: usize = 1000;

    #[test]
    fn what_a_sheet_cannot_hold_goes_on_in_the_next() {
        let report = report(vec![Block::Table(table("t", 12))]);
        let layout = Layout::of(&report, 8);
        let names: Vec<String> = ["t", "t 2", "t 3"].map(str::to_owned).into();
        let places = [vec![(2, 7)], vec![(2, 7)], vec![(2, 4)]];
        assert_eq!(shown(&layout), names.into_iter().zip(places).collect::<Vec<_>>());
    }

    #[test]
    fn a_chart_reads_the_table_of_its_own_part() {
        let part = |name: &'static str| Block::Heading(Phrase::of(name));
        let one = |name| vec![part(name), chart(), Block::Table(table("t", 1))];
        let report = report([one("Første"), one("Andre")].concat());
        let layout = Layout::of(&report, ROWS);
        let read: Vec<&str> = layout
            .sheets
            .iter()
            .filter_map(|sheet| match &sheet.content {
                Content::Picture(picture) => Some(picture.sheet.as_str()),
                Content::Tables(_) | Content::Page(_) => None,
            })
            .collect();
        assert_eq!(read, ["t", "t 2"]);
        assert_eq!(layout.sheets[3].part, Some(1));
    }

    #[test]
    fn a_chart_of_a_table_elsewhere_stands_in_its_own_part() {
        let part = |name: &'static str| Block::Heading(Phrase::of(name));
        let first = vec![part("Kort"), chart(), Block::Table(table("u", 1))];
        let report = report([first, vec![part("Vedlegg"), Block::Table(table("t", 1))]].concat());
        let layout = Layout::of(&report, ROWS);
        let sheets: Vec<_> = layout.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.part)).collect();
        assert_eq!(sheets, [("u", Some(0)), ("Figur – t · her", Some(0)), ("t", Some(1))]);
    }

    #[test]
    fn a_chart_of_nothing_is_not_drawn() {
        let report = report(vec![chart(), Block::Table(table("t", 0)), Block::Table(table("u", 1))]);
        assert_eq!(Layout::of(&report, ROWS).sheets.len(), 1);
    }
}
