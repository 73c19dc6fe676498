//! What was found in the register and the plan, as a document.

use super::column::{Declared, extra, first_headings as headings, main, table};
use super::document::{Block, Kind, Phrase, Report, Table, Value};
use super::finding::findings_table;
use crate::analysis::workforce::RowAccount;
use crate::finding::{Finding, Severity};
use crate::language::{Language, Text, words};
use crate::model::table::{ColumnTaken, Field, Role, Shape, TableTaken};
use serde::Serialize;

/// What was found, with how the files were read: schema `kompetanse.check/1`.
#[derive(Debug, Serialize)]
pub struct CheckAnswer {
    schema: &'static str,
    /// How each table was taken.
    pub tables: Vec<TableSaid>,
    /// The headings of the unit columns, highest first.
    pub unit_columns: Vec<String>,
    /// How every row is accounted for.
    pub rows: RowAccount,
    /// What was found.
    pub findings: Vec<FindingSaid>,
}

/// How a register was read: its tables, and which unit column lies above which.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// The tables.
    pub tables: &'a [TableTaken],
    /// The headings of the unit columns, highest first.
    pub unit_headings: &'a [String],
    /// How every row is accounted for.
    pub rows: RowAccount,
}

/// How a table was taken.
#[derive(Debug, Serialize)]
pub struct TableSaid {
    file: String,
    sheet: Option<String>,
    workbook: Option<&'static str>,
    encoding: Option<&'static str>,
    delimiter: Option<char>,
    header_row: u32,
    layout: &'static str,
    columns: Vec<ColumnSaid>,
}

/// What a column was taken for.
#[derive(Debug, Serialize)]
pub struct ColumnSaid {
    column: u32,
    heading: String,
    taken_for: &'static str,
    competence: Option<String>,
}

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingSaid {
    code: &'static str,
    severity: &'static str,
    file: Option<String>,
    sheet: Option<String>,
    line: Option<u32>,
    seen: Option<String>,
    expected: Vec<String>,
    count: Option<u64>,
    message: String,
    remedy: String,
}

/// Returns the answer as programs read it.
pub fn answer(taken: Taken<'_>, findings: &[Finding], language: Language) -> CheckAnswer {
    CheckAnswer {
        schema: "kompetanse.check/1",
        tables: taken.tables.iter().map(table_said).collect(),
        unit_columns: taken.unit_headings.to_vec(),
        rows: taken.rows,
        findings: findings.iter().map(|finding| finding_said(finding, language)).collect(),
    }
}

fn table_said(taken: &TableTaken) -> TableSaid {
    let column = |column: &ColumnTaken| {
        let (taken_for, competence) = match &column.role {
            Role::Field(field) => (field_key(*field), None),
            Role::Competence(name, part) => (part.map_or("mark", field_key), Some(name.clone())),
            Role::Unmatched(name) => ("unmatched", Some(name.clone())),
            Role::Unused => ("unused", None),
        };
        ColumnSaid {
            column: column.number,
            heading: crate::finding::quotable(&column.heading),
            taken_for,
            competence,
        }
    };
    TableSaid {
        file: taken.origin.file.to_string(),
        sheet: taken.origin.sheet.as_ref().map(ToString::to_string),
        workbook: taken.workbook,
        encoding: taken.encoding,
        delimiter: taken.delimiter,
        header_row: taken.header_row,
        layout: shape_key(taken.shape),
        columns: taken.columns.iter().map(column).collect(),
    }
}

fn finding_said(finding: &Finding, language: Language) -> FindingSaid {
    let place = finding.place.as_ref();
    FindingSaid {
        code: finding.code.text(),
        severity: finding.severity().key(),
        file: place.map(|place| place.file.to_string()),
        sheet: place.and_then(|place| place.sheet.as_ref()).map(ToString::to_string),
        line: place.and_then(|place| place.line),
        seen: finding.seen.clone(),
        expected: finding.expected.clone(),
        count: finding.count,
        message: super::finding::what(finding, language),
        remedy: super::finding::remedy(finding, language),
    }
}

/// Returns what was found as a document.
pub fn document(taken: Taken<'_>, findings: &[Finding], language: Language) -> Report {
    let mut blocks = Vec::new();
    if !taken.tables.is_empty() {
        blocks.push(Block::Table(files(taken.tables, language)));
        blocks.push(Block::Table(columns(taken.tables, language)));
        if taken.unit_headings.len() > 1 {
            let order = taken.unit_headings.join(" / ");
            blocks
                .push(Block::Paragraph(Phrase::of(format!("{}: {order}", words::UNIT_ORDER.get(language)))));
        }
    }
    if taken.rows.read > 0 {
        blocks.push(Block::Table(rows(taken.rows, language)));
    }
    if findings.is_empty() {
        blocks.push(Block::Paragraph(Phrase::of(words::CHECK_NOTHING.get(language))));
    }
    // An empty table too: a spreadsheet of no findings is what a good register gives.
    blocks.push(Block::Table(findings_table(findings, language)));
    let title = Phrase::of(words::CHECK_TITLE.get(language));
    Report { language, title, subtitles: vec![counted(findings, language)], blocks, provenance: None }
}

/// Returns how many errors, warnings and notes there are.
fn counted(findings: &[Finding], language: Language) -> Phrase {
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count() as u64;
    let counts = [
        (words::ERROR_COUNT, count(Severity::Error)),
        (words::WARNING_COUNT, count(Severity::Warning)),
        (words::NOTE_COUNT, count(Severity::Note)),
    ];
    let phrases = counts.into_iter().map(|(text, number)| Phrase::counted(text, number, language));
    Phrase::joined(phrases, words::SEPARATOR.get(language))
}

const ROWS: &[Declared<(&str, Text, u64)>] = &[
    main("what", words::WHAT, Kind::Text, |(key, text, _), language| {
        Value::word((*key).to_owned(), text.get(language))
    }),
    main("rows", words::ROWS, Kind::Number, |(_, _, count), _| Value::Count(*count as i64)),
];

/// Returns how every row is accounted for.
fn rows(account: RowAccount, language: Language) -> Table {
    let lines = [
        ("read", words::ROWS_READ, account.read),
        ("used", words::ROWS_USED, account.used),
        ("inactive", words::ROWS_INACTIVE, account.inactive),
        ("ignored", words::ROWS_IGNORED, account.ignored),
        ("rejected", words::ROWS_REJECTED, account.rejected),
    ];
    table("rows", words::CHECK_ROWS.get(language).to_owned(), ROWS, lines.iter(), language)
}

const FILES: &[Declared<TableTaken>] = &[
    main("file", words::FILE, Kind::Text, |taken, _| Value::Text(taken.origin.file.to_string())),
    main("sheet", words::SHEET, Kind::Text, |taken, _| {
        Value::or_none(taken.origin.sheet.as_ref().map(|sheet| Value::Text(sheet.to_string())))
    }),
    main("kind", words::KIND, Kind::Text, |taken, language| {
        let text = taken.workbook.unwrap_or(words::TEXT_FILE.get(language));
        Value::word(taken.workbook.unwrap_or("text"), text)
    }),
    main("encoding", words::ENCODING, Kind::Text, |taken, _| {
        Value::or_none(taken.encoding.map(|name| Value::Text(name.to_owned())))
    }),
    main("delimiter", words::DELIMITER, Kind::Text, |taken, language| {
        Value::or_none(taken.delimiter.map(|mark| Value::Text(delimiter(mark, language))))
    }),
    main("header_row", words::HEADER_ROW, Kind::Number, |taken, _| Value::Count(i64::from(taken.header_row))),
    main("layout", words::SHAPE, Kind::Text, |taken, language| {
        Value::word(shape_key(taken.shape), shape(taken.shape).get(language))
    }),
];

fn files(tables: &[TableTaken], language: Language) -> Table {
    table("tables", words::CHECK_TABLES.get(language).to_owned(), FILES, tables.iter(), language)
}

fn delimiter(mark: char, language: Language) -> String {
    if mark == '\t' { words::DELIMITER_TAB.get(language).to_owned() } else { mark.to_string() }
}

fn shape(shape: Shape) -> Text {
    match shape {
        Shape::List => words::SHAPE_LIST,
        Shape::Matrix => words::SHAPE_MATRIX,
        Shape::MatrixAcross => words::SHAPE_ACROSS,
        Shape::People => words::SHAPE_PEOPLE,
    }
}

fn shape_key(shape: Shape) -> &'static str {
    match shape {
        Shape::List => "list",
        Shape::Matrix => "matrix",
        Shape::MatrixAcross => "matrix_across",
        Shape::People => "people",
    }
}

/// A column and the table that it is of.
struct Placed<'a> {
    table: &'a TableTaken,
    column: &'a ColumnTaken,
}

fn column_columns<'a>() -> Vec<Declared<Placed<'a>>> {
    vec![
        extra("file", words::FILE, Kind::Text, |placed, _| Value::Text(placed.table.origin.file.to_string())),
        main("table", words::FILE, Kind::Text, |placed, _| Value::Text(placed.table.origin.to_string())),
        main("column", words::COLUMN, Kind::Text, |placed, _| {
            Value::Text(crate::origin::column_letters(placed.column.number))
        }),
        main("heading", words::HEADING, Kind::Text, |placed, _| {
            Value::Text(crate::finding::quotable(&placed.column.heading))
        }),
        main("taken_for", words::TAKEN_FOR, Kind::Text, |placed, language| {
            Value::Text(role(&placed.column.role, language))
        }),
    ]
}

fn columns(tables: &[TableTaken], language: Language) -> Table {
    let placed: Vec<Placed<'_>> = tables
        .iter()
        .flat_map(|table| table.columns.iter().map(move |column| Placed { table, column }))
        .collect();
    let caption = words::CHECK_COLUMNS.get(language).to_owned();
    let mut drawn = table("columns", caption, &column_columns(), placed.iter(), language);
    drawn.group = drawn.columns.iter().position(|column| column.key == "table");
    drawn
}

fn role(role: &Role, language: Language) -> String {
    match role {
        Role::Field(field) => field_word(*field).get(language).to_owned(),
        Role::Competence(name, part) => {
            let part = part.map_or(words::FIELD_MARK, field_word).get(language);
            format!("{name}: {part}")
        }
        Role::Unmatched(name) => words::FIELD_UNMATCHED.fill(language, &[("name", name)]),
        Role::Unused => words::TAKEN_UNUSED.get(language).to_owned(),
    }
}

fn field_word(field: Field) -> Text {
    match field {
        Field::Id => words::FIELD_ID,
        Field::NationalId => words::FIELD_NATIONAL_ID,
        Field::Name => words::FIELD_NAME,
        Field::FirstName => words::FIELD_FIRST_NAME,
        Field::LastName => words::FIELD_LAST_NAME,
        Field::Birth => words::FIELD_BIRTH,
        Field::Unit => words::FIELD_UNIT,
        Field::Title => words::FIELD_TITLE,
        Field::Code => words::FIELD_CODE,
        Field::Fraction => words::FIELD_FRACTION,
        Field::Start | Field::From => words::FIELD_START,
        Field::End | Field::To => words::FIELD_END,
        Field::EmploymentType => words::FIELD_EMPLOYMENT_TYPE,
        Field::Education => words::FIELD_EDUCATION,
        Field::Authorisation => words::FIELD_AUTHORISATION,
        Field::Competence => words::FIELD_COMPETENCE,
        Field::Formal => words::FIELD_FORMAL,
        Field::Real => words::FIELD_REAL,
        Field::Acquired => words::FIELD_ACQUIRED,
        Field::ValidUntil => words::FIELD_VALID_UNTIL,
        Field::Expected => words::FIELD_EXPECTED,
        Field::Assessed => words::FIELD_ASSESSED,
        Field::Unused => words::TAKEN_UNUSED,
    }
}

fn field_key(field: Field) -> &'static str {
    match field {
        Field::Id => "id",
        Field::NationalId => "national_id",
        Field::Name => "name",
        Field::FirstName => "first_name",
        Field::LastName => "last_name",
        Field::Birth => "birth",
        Field::Unit => "unit",
        Field::Title => "title",
        Field::Code => "code",
        Field::Fraction => "fraction",
        Field::Start | Field::From => "start",
        Field::End | Field::To => "end",
        Field::EmploymentType => "employment_type",
        Field::Education => "education",
        Field::Authorisation => "authorisation",
        Field::Competence => "competence",
        Field::Formal => "formal",
        Field::Real => "real",
        Field::Acquired => "acquired",
        Field::ValidUntil => "valid_until",
        Field::Expected => "expected",
        Field::Assessed => "assessed",
        Field::Unused => "unused",
    }
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    let found = super::finding::first_headings();
    [headings(FILES), headings(&column_columns()), headings(ROWS), found].concat()
}
