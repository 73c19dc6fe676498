//! Writes tables as files the way different programs export them.

use super::world::{Status, World};
use super::write::{Cell, Field, Table};
use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use std::fs;
use std::path::{Path, PathBuf};

/// How files are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `;`, UTF-8 with a byte order mark, decimal comma: Norwegian Excel.
    Excel,
    /// `;`, Windows-1252, decimal comma, nynorsk, two title rows and some percent signs: an old system.
    Old,
    /// `,`, UTF-8, decimal point, English headings, ISO dates.
    International,
    /// Tabs, UTF-16 with a byte order mark, one title row.
    Tabs,
    /// A workbook.
    Book,
}

/// Every dialect.
pub const DIALECTS: [Dialect; 5] =
    [Dialect::Excel, Dialect::Old, Dialect::International, Dialect::Tabs, Dialect::Book];

impl Dialect {
    /// Returns how many title rows it opens with.
    pub fn title_rows(self) -> usize {
        match self {
            Dialect::Excel | Dialect::International => 0,
            Dialect::Tabs => 1,
            Dialect::Old | Dialect::Book => 2,
        }
    }

    fn separator(self) -> char {
        match self {
            Dialect::Excel | Dialect::Old | Dialect::Book => ';',
            Dialect::International => ',',
            Dialect::Tabs => '\t',
        }
    }
}

/// Writes tables into a folder, and returns the files.
///
/// A workbook has all tables as its sheets, unless they are parts that are to be several files.
pub fn write(world: &World, tables: &[Table], dialect: Dialect, folder: &Path, apart: bool) -> Vec<PathBuf> {
    fs::create_dir_all(folder).expect("a folder to write in");
    let groups: Vec<&[Table]> =
        if dialect == Dialect::Book && !apart { vec![tables] } else { tables.chunks(1).collect() };
    let mut files = Vec::new();
    for group in groups {
        let ending = if dialect == Dialect::Book { "xlsx" } else { "csv" };
        let file = folder.join(format!("{}.{ending}", group[0].name));
        match dialect {
            Dialect::Book => write_book(world, group, &file),
            _ => fs::write(&file, encoded(&delimited(world, &group[0], dialect), dialect))
                .expect("a file to write"),
        }
        files.push(file);
    }
    files
}

fn title(at: usize) -> &'static str {
    ["Kompetanseoversikt helse og velferd", "Utskrift fra fagsystemet"][at]
}

fn delimited(world: &World, table: &Table, dialect: Dialect) -> String {
    let mut text = String::new();
    let end = if dialect == Dialect::International { "\n" } else { "\r\n" };
    for at in 0..dialect.title_rows() {
        text.push_str(title(at));
        text.push_str(end);
    }
    let rows = table.head.iter().chain(table.lines.iter().map(|line| &line.cells));
    for (number, cells) in rows.enumerate() {
        let written: Vec<String> =
            cells.iter().map(|cell| quoted(&text_of(world, cell, dialect, number), dialect)).collect();
        text.push_str(&written.join(&dialect.separator().to_string()));
        text.push_str(end);
    }
    text
}

fn quoted(text: &str, dialect: Dialect) -> String {
    let needs = text.contains([dialect.separator(), '"', '\n', '\r']);
    if needs { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn encoded(text: &str, dialect: Dialect) -> Vec<u8> {
    match dialect {
        Dialect::Excel => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Dialect::Old => {
            // Old encodings have no combining ring.
            let composed = text.replace("a\u{30a}", "å").replace("A\u{30a}", "Å");
            encoding_rs::WINDOWS_1252.encode(&composed).0.into_owned()
        }
        Dialect::Tabs => {
            [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
        }
        Dialect::International | Dialect::Book => text.as_bytes().to_vec(),
    }
}

fn text_of(world: &World, cell: &Cell, dialect: Dialect, row: usize) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Heading(field) => heading(*field, dialect).to_owned(),
        Cell::Day(day) => day_text(*day, dialect),
        Cell::Size(size) => size_text(world, *size, dialect, row),
        Cell::Status(status, word) => status_word(*status, *word, dialect).to_owned(),
        Cell::Level(level) => level.to_string(),
        Cell::Year(year) => year.to_string(),
    }
}

fn day_text(day: Date, dialect: Dialect) -> String {
    match dialect {
        Dialect::International => day.to_string(),
        _ => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
    }
}

fn size_text(world: &World, size: u32, dialect: Dialect, row: usize) -> String {
    let shares = world.columns.fractions_as_shares;
    let decimals = if shares { 5 } else { 3 };
    let unit = 10_u32.pow(decimals);
    let point = if dialect == Dialect::International { '.' } else { ',' };
    let digits = format!("{:0width$}", size % unit, width = decimals as usize);
    let part = digits.trim_end_matches('0');
    let number =
        if part.is_empty() { (size / unit).to_string() } else { format!("{}{point}{part}", size / unit) };
    let sign = if dialect == Dialect::Old && !shares && row.is_multiple_of(2) { " %" } else { "" };
    number + sign
}

fn status_word(status: Status, word: usize, dialect: Dialect) -> &'static str {
    let english = dialect == Dialect::International;
    let words: &[&str] = match (status, english) {
        (Status::Held, false) => &["Ja", "x", "Godkjent", "bestått", "Fullført", "1"],
        (Status::Held, true) => &["Yes", "Completed", "x"],
        (Status::None, false) => &["Nei", "", "o"],
        (Status::None, true) => &["No", "", "not started"],
        (Status::InProgress, false) => &["Pågår", "Under utdanning", "P"],
        (Status::InProgress, true) => &["In progress"],
        (Status::Expired, _) => &["Utløpt", "utgått"],
        (Status::Dispensation, _) => &["Dispensasjon"],
    };
    words[word % words.len()]
}

fn heading(field: Field, dialect: Dialect) -> &'static str {
    let [bokmal, nynorsk, english] = match field {
        Field::Id => ["Ansattnummer", "Tilsettnummer", "Employee ID"],
        Field::Name => ["Navn", "Namn", "Name"],
        Field::Birth => ["Fødselsdato", "Fødselsdato", "Date of birth"],
        Field::Establishment => ["Virksomhet", "Verksemd", "Establishment"],
        Field::Department => ["Avdeling", "Avdeling", "Department"],
        Field::Unit => ["Enhet", "Eining", "Unit"],
        Field::Title => ["Stilling", "Stilling", "Position"],
        Field::Code => ["Stillingskode", "Stillingskode", "Position code"],
        Field::Size => ["Stillingsprosent", "Stillingsprosent", "FTE %"],
        Field::Start => ["Startdato", "Startdato", "Start date"],
        Field::End => ["Sluttdato", "Sluttdato", "End date"],
        Field::Education => ["Utdanning", "Utdanning", "Education"],
        Field::Authorisation => ["Autorisasjon", "Autorisasjon", "Authorisation"],
        Field::Competence => ["Kompetanse", "Kompetanse", "Competence"],
        Field::Formal => ["Formell", "Formell kompetanse", "Formal"],
        Field::Real => ["Realkompetanse", "Real", "Real"],
        Field::Acquired => ["Oppnådd", "Oppnådd dato", "Acquired"],
        Field::Until => ["Gyldig til", "Gyldig til", "Valid until"],
        Field::Assessed => ["Vurdert dato", "Vurdert", "Assessed"],
        Field::Expected => ["Forventet", "Forventa ferdig", "Expected"],
    };
    match dialect {
        Dialect::Old => nynorsk,
        Dialect::International => english,
        _ => bokmal,
    }
}

fn write_book(world: &World, tables: &[Table], file: &Path) {
    let mut book = Workbook::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(&table.name).expect("a short name");
        let mut row = 0;
        for at in 0..Dialect::Book.title_rows() {
            sheet.write(row, 0, title(at)).expect("a cell");
            row += 1;
        }
        for cells in table.head.iter().chain(table.lines.iter().map(|line| &line.cells)) {
            for (column, cell) in (0_u16..).zip(cells) {
                write_cell(world, sheet, row, column, cell);
            }
            row += 1;
        }
    }
    book.save(file).expect("a workbook to write");
}

fn write_cell(world: &World, sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    match cell {
        Cell::Blank => {}
        Cell::Day(day) => {
            let moment =
                ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month() as u8, day.day() as u8)
                    .expect("a day");
            let format = Format::new().set_num_format("dd.mm.yyyy");
            sheet.write_with_format(row, column, &moment, &format).expect("a cell");
        }
        Cell::Size(size) => write_size(world, sheet, row, column, *size),
        Cell::Level(level) => {
            sheet.write(row, column, *level).expect("a cell");
        }
        Cell::Year(year) => {
            sheet.write(row, column, *year).expect("a cell");
        }
        cell => {
            let text = text_of(world, cell, Dialect::Book, 0);
            if !text.is_empty() {
                sheet.write(row, column, text).expect("a cell");
            }
        }
    }
}

/// Writes a size as a percentage that Excel formats, as a plain percentage or as a plain share.
fn write_size(world: &World, sheet: &mut Worksheet, row: u32, column: u16, size: u32) {
    let share = f64::from(size) / 100_000.0;
    let formatted = world.people.len().is_multiple_of(2);
    if world.columns.fractions_as_shares {
        sheet.write(row, column, share).expect("a cell");
    } else if formatted {
        sheet.write_with_format(row, column, share, &Format::new().set_num_format("0.00%")).expect("a cell");
    } else {
        sheet.write(row, column, f64::from(size) / 1000.0).expect("a cell");
    }
}
