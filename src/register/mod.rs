//! Turns rows and the plan's vocabulary into the Register: which column is what, what a cell means, joining,
//! merging, and the account of every row.

mod absorb;
pub mod columns;
pub mod dated;
mod draft;
pub mod fields;
mod finish;
mod gather;
pub mod header;
mod headings;
pub mod layout;
mod names;
mod own;
mod people;
mod read;
mod tables;
mod turned;
mod units;
pub mod values;
pub mod vocabulary;

use crate::finding::{Code, Finding, Severity};
use crate::model::date::Date;
use crate::model::register::Register;
use crate::model::table::TableTaken;
use crate::origin::Origin;
use crate::source::{Form, Input, Row, Source};
use columns::Field;
use draft::Drafts;
use gather::Gathering;
use header::Header;
use layout::{Layout, Overrides, Shape};
use own::OwnFile;
use rayon::prelude::*;
use std::collections::HashSet;
use std::ops::ControlFlow;
use vocabulary::Vocabulary;

pub use gather::Division;

/// What was read, together with everything that was found.
#[derive(Debug)]
pub struct Reading {
    /// The register; usable where no finding is an error.
    pub register: Register,
    /// How each table was taken.
    pub tables: Vec<TableTaken>,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Tells whether the register can be used.
    pub fn is_usable(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity() != Severity::Error)
    }
}

/// How many rows are looked at before a table is taken.
const SAMPLE: usize = 200;

/// A table that has been looked at.
struct Table {
    source: usize,
    number: usize,
    form: Form,
    origin: Origin,
    header: Header,
    layout: Layout,
    turned: Option<Vec<Row>>,
    /// Its file, where files have people and units of their own.
    own: Option<OwnFile>,
}

/// Reads files as one register.
///
/// `today` is the reference date: it bounds what two digits of a year can mean, and nothing else.
pub fn read(inputs: Vec<Input>, words: Vocabulary, overrides: &Overrides, today: Date) -> Reading {
    read_divided(inputs, words, overrides, today, Division::default())
}

/// Reads files as one register, on as many threads as is said; how many changes nothing of what is read.
pub fn read_divided(
    inputs: Vec<Input>,
    mut words: Vocabulary,
    overrides: &Overrides,
    today: Date,
    division: Division,
) -> Reading {
    let mut findings = Vec::new();
    let mut sources = open(inputs, &mut findings);
    let (tables, drafts, mut found) = loop {
        let (tables, drafts, found) = gather(&mut sources, &mut words, overrides, today, division);
        let again = look_again(&mut sources, &mut findings);
        if !again {
            break (tables, drafts, found);
        }
    };
    findings.extend(sources.iter().flat_map(Source::findings));
    findings.append(&mut found);
    if tables.is_empty() && findings.iter().all(|finding| finding.severity() != Severity::Error) {
        findings.extend(
            sources
                .iter()
                .map(|source| Finding::new(Code::NotARegister).at(Origin::file(source.name().clone()))),
        );
    }
    let (register, more) = finish::finish(drafts, &words, !overrides.units.is_empty());
    findings.extend(more);
    findings.extend(lacks(&register, &tables));
    findings.sort();
    Reading { register, tables: taken(tables, &sources, &words), findings }
}

fn open(inputs: Vec<Input>, findings: &mut Vec<Finding>) -> Vec<Source> {
    let opened: Vec<Result<Source, Finding>> = inputs.into_par_iter().map(Source::open_quickly).collect();
    let mut sources = Vec::with_capacity(opened.len());
    for one in opened {
        match one {
            Ok(source) => sources.push(source),
            Err(finding) => findings.push(finding),
        }
    }
    sources
}

/// Takes every table and reads every row.
fn gather(
    sources: &mut [Source],
    words: &mut Vocabulary,
    overrides: &Overrides,
    today: Date,
    division: Division,
) -> (Vec<Table>, Drafts, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut tables = look(sources, words, overrides, today, &mut findings);
    // One file alone is no municipality among others: it is the register.
    if let Some(heading) = overrides.each_file.as_ref().filter(|_| sources.len() > 1) {
        own_files(&mut tables, sources, heading);
    }
    findings.extend(overrides_not_found(&tables, overrides));
    findings.extend(tables.iter().filter_map(without_competence));
    // Tables with ids first: names alone are looked up among people who have both.
    tables.sort_by_key(|table| !table.layout.has_id());
    let (mut drafts, unread) = Gathering::of(&tables, sources, today, division).all(words);
    drafts.has_own_files = tables.iter().any(|table| table.own.is_some());
    findings.extend(unread);
    (tables, drafts, findings)
}

/// Gives tables the files that they are of, each of which has people and units of its own.
fn own_files(tables: &mut [Table], sources: &[Source], heading: &str) {
    let mut files = own::files(sources, heading);
    files.iter_mut().for_each(|file| file.employs = true);
    for table in tables.iter().filter(|table| table.layout.has_employment()) {
        files[table.source].employs = false;
    }
    tables.iter_mut().for_each(|table| table.own = files.get(table.source).cloned());
}

/// Looks at all of the texts that were not what their beginnings are; tells whether there were any.
fn look_again(sources: &mut [Source], findings: &mut Vec<Finding>) -> bool {
    let mut again = false;
    for source in sources {
        match source.look_again() {
            Ok(misjudged) => again |= misjudged,
            Err(finding) => findings.push(finding),
        }
    }
    again
}

/// Looks at the first rows of every table.
fn look(
    sources: &mut [Source],
    words: &mut Vocabulary,
    overrides: &Overrides,
    today: Date,
    findings: &mut Vec<Finding>,
) -> Vec<Table> {
    let looked: Vec<Looked> = if words.is_open() {
        // What one file calls a competence, the next one may too.
        sources.iter_mut().enumerate().map(|source| look_at(source, words, overrides, today)).collect()
    } else {
        let words = &*words;
        let beside = sources.par_iter_mut().enumerate();
        beside.map(|source| look_at(source, &mut words.clone(), overrides, today)).collect()
    };
    let mut tables = Vec::new();
    for (of_source, found) in looked {
        tables.extend(of_source);
        findings.extend(found);
    }
    tables
}

/// The tables of a source, and what was found.
type Looked = (Vec<Table>, Vec<Finding>);

/// Looks at the first rows of every table of a source.
fn look_at(
    (source, opened): (usize, &mut Source),
    words: &mut Vocabulary,
    overrides: &Overrides,
    today: Date,
) -> Looked {
    let (mut tables, mut findings, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (number, origin) in opened.tables().into_iter().enumerate() {
        match take(opened, number, words, overrides, &origin, today) {
            Ok(Some((header, layout, turned))) => {
                let form = opened.form();
                tables.push(Table { source, number, form, origin, header, layout, turned, own: None });
            }
            Ok(None) => unread.push(Finding::new(Code::SheetWithoutHeader).at(origin)),
            Err(faults) => findings.extend(faults),
        }
    }
    // A sheet beside others may be a note; a whole file without a known heading is no register.
    if !tables.is_empty() {
        findings.extend(unread);
    } else if !unread.is_empty() {
        findings.push(Finding::new(Code::NotARegister).at(Origin::file(opened.name().clone())));
    }
    (tables, findings)
}

type Taken = Option<(Header, Layout, Option<Vec<Row>>)>;

/// Finds the header and the columns of a table; none where it has no known heading.
fn take(
    source: &mut Source,
    number: usize,
    words: &mut Vocabulary,
    overrides: &Overrides,
    origin: &Origin,
    today: Date,
) -> Result<Taken, Vec<Finding>> {
    let sample = first_rows(source, number).map_err(|finding| vec![finding])?;
    if turned::is_turned(&sample, words, today) {
        let rows = turned::turn(source, number).map_err(|finding| vec![finding])?;
        let Some((header, mut layout)) = laid_out(&rows, words, overrides, origin, today)? else {
            return Ok(None);
        };
        if layout.shape == Shape::Matrix {
            layout.shape = Shape::MatrixAcross;
        }
        return Ok(Some((header, layout, Some(rows))));
    }
    Ok(laid_out(&sample, words, overrides, origin, today)?.map(|(header, layout)| (header, layout, None)))
}

fn laid_out(
    rows: &[Row],
    words: &mut Vocabulary,
    overrides: &Overrides,
    origin: &Origin,
    today: Date,
) -> Result<Option<(Header, Layout)>, Vec<Finding>> {
    let Some(header) = header::find(rows, words, overrides) else { return Ok(None) };
    let below: Vec<Row> = rows.iter().filter(|row| row.number > header.last_row).cloned().collect();
    let layout = layout::lay_out(&header, &below, words, overrides, origin, today)?;
    if layout.has_identity() {
        return Ok(Some((header, layout)));
    }
    // Headings of a register without anybody in it.
    if layout.fields.iter().count() + layout.units.len() >= 3 {
        let seen = header.headings.iter().map(|heading| heading.text.clone()).filter(|text| !text.is_empty());
        return Err(vec![Finding::new(Code::ColumnIdMissing).at(origin.at_line(header.row)).expected(seen)]);
    }
    Ok(None)
}

fn first_rows(source: &mut Source, number: usize) -> Result<Vec<Row>, Finding> {
    let mut rows = Vec::new();
    source.visit(number, |row| {
        if !row.is_empty() {
            rows.push(row.clone());
        }
        if rows.len() < SAMPLE { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(rows)
}

/// A table that says much of competences, and not which.
fn without_competence(table: &Table) -> Option<Finding> {
    let headings = table.layout.headings_without_competence();
    let place = table.origin.at_line(table.header.row);
    (!headings.is_empty()).then(|| Finding::new(Code::ColumnCompetenceMissing).at(place).expected(headings))
}

/// Columns that were asked for by name and stand in no table.
fn overrides_not_found(tables: &[Table], overrides: &Overrides) -> Vec<Finding> {
    let headings: Vec<&str> =
        tables.iter().flat_map(|table| &table.layout.headings).map(|heading| heading.text.as_str()).collect();
    let asked = overrides.fields.iter().map(|(_, name)| name).chain(&overrides.units);
    let is_there = |name: &str| {
        headings.iter().any(|heading| crate::model::name::folded(heading) == crate::model::name::folded(name))
    };
    asked
        .filter(|name| !tables.is_empty() && !is_there(name))
        .map(|name| {
            let nearest = crate::model::name::nearest(name, headings.iter().copied());
            let expected = if nearest.is_empty() { named_once(&headings) } else { nearest };
            Finding::new(Code::ColumnNotFound).seen(name).expected(expected)
        })
        .collect()
}

/// Returns the headings that say something, each once, in the order of the files.
fn named_once<'a>(headings: &[&'a str]) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    headings.iter().copied().filter(|heading| !heading.is_empty() && seen.insert(*heading)).collect()
}

/// What a register lacks limits what it can answer, and is said once.
fn lacks(register: &Register, tables: &[Table]) -> Vec<Finding> {
    if tables.is_empty() || register.people.is_empty() {
        return Vec::new();
    }
    let knows = register.knows;
    let mut codes = Vec::new();
    let mut lack = |known: bool, code: Code| {
        if !known {
            codes.push(Finding::new(code));
        }
    };
    lack(knows.ids, Code::RegisterWithoutIds);
    lack(knows.fractions, Code::RegisterWithoutFractions);
    lack(knows.units, Code::RegisterWithoutUnits);
    lack(knows.positions, Code::RegisterWithoutPositions);
    lack(knows.births, Code::RegisterWithoutBirths);
    codes
}

fn taken(tables: Vec<Table>, sources: &[Source], words: &Vocabulary) -> Vec<TableTaken> {
    let mut tables: Vec<Table> = tables;
    tables.sort_by_key(|table| (table.source, table.number));
    tables.into_iter().map(|table| table_taken(table, sources, words)).collect()
}

fn table_taken(table: Table, sources: &[Source], words: &Vocabulary) -> TableTaken {
    let (workbook, encoding, delimiter) = match sources[table.source].form() {
        Form::Text { encoding, delimiter } => {
            (None, Some(encoding.name()), Some(char::from(delimiter.byte())))
        }
        Form::Workbook(ending) => (Some(ending), None, None),
    };
    TableTaken {
        origin: table.origin,
        workbook,
        encoding,
        delimiter,
        header_row: table.header.row,
        shape: table.layout.shape,
        columns: table.layout.columns_taken(words),
    }
}

/// Returns the names by which a person says which column is which.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    headings::SYNONYMS
        .iter()
        .map(|synonym| synonym.field.word())
        .chain([Field::Unit.word()])
        .fold(Vec::new(), |mut names: Vec<&str>, name| {
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
            names
        })
        .into_iter()
}

/// Returns the field that a word of the user's names, in any of the languages: `ansattnummer`, `stillingsprosent`.
pub fn field_named(word: &str) -> Option<Field> {
    const KEYS: &[(&str, Field)] = &[
        ("gyldig_til", Field::ValidUntil),
        ("oppnadd", Field::Acquired),
        ("fodselsdato", Field::Birth),
        ("forventet", Field::Expected),
    ];
    let known = KEYS.iter().find(|(key, _)| *key == word).map(|(_, field)| *field);
    known.or_else(|| match columns::meaning(&word.replace('_', " "))? {
        columns::Meaning::Field(field, _) => Some(field),
        columns::Meaning::Unit(_) => None,
    })
}
