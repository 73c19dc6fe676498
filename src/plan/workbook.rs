//! A plan as a workbook: a sheet for each table, a column for each key, a row for each entry.
//!
//! It becomes the same tree as TOML does, with cells as places; nothing later knows where the tree came from.

use std::ops::ControlFlow;
use std::path::Path;

use super::cell;
use super::keys::{PLAN_FILE, Shape, forms};
use super::kinds::{FORMS, Form, Heading, Kind};
use super::tree::{Entry, Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::name::nearest;
use crate::origin::Origin;
use crate::source::{self, Content, Input, Merged, Row, Source};

/// What sheets, rows and columns begin with that are not read.
const UNREAD: char = '#';

/// So many bytes may the rows of a sheet take, each as wide as its last cell; all of them are kept at once.
const MOST_OF_SHEET: usize = 1 << 26;

/// A workbook that was read.
pub(super) struct Document {
    /// What it says.
    pub(super) root: Table,
    /// What was found on the way.
    pub(super) findings: Vec<Finding>,
    /// Its sheets, in order.
    pub(super) sheets: Vec<Origin>,
    /// Where its headings are.
    pub(super) headings: Vec<(Heading, Origin)>,
}

/// Reads a workbook; messages name it as `file` does.
pub(super) fn read(file: &Origin, input: Input) -> Document {
    let mut document =
        Document { root: Table::default(), findings: Vec::new(), sheets: Vec::new(), headings: Vec::new() };
    match Source::open(input) {
        Ok(mut source) => document.read(file, &mut source),
        Err(finding) => document.findings.push(named(finding, file)),
    }
    document
}

/// Returns a finding at the place it is, in the file as messages name it.
fn named(finding: Finding, file: &Origin) -> Finding {
    let place = finding.place.map(|place| Origin { file: file.file.clone(), ..place });
    Finding { place: place.or_else(|| Some(file.clone())), ..finding }
}

impl Document {
    fn read(&mut self, file: &Origin, source: &mut Source) {
        self.findings.extend(source.findings().into_iter().map(|finding| named(finding, file)));
        for (number, table) in source.tables().into_iter().enumerate() {
            let place = Origin { file: file.file.clone(), ..table };
            self.sheets.push(place.clone());
            if name(&place).trim_start().starts_with(UNREAD) {
                continue;
            }
            if let Err(finding) = self.sheet(number, &place, source) {
                self.findings.push(named(finding, file));
            }
        }
    }

    fn sheet(&mut self, number: usize, place: &Origin, source: &mut Source) -> Result<(), Finding> {
        let Some(form) = Form::named(name(place)) else {
            if !is_blank(number, source)? {
                self.findings.push(unknown_sheet(place));
            }
            return Ok(());
        };
        let (mut rows, mut size) = (Vec::new(), 0);
        source.visit(number, |row| {
            size += row.size();
            rows.push(row.clone());
            if size <= MOST_OF_SHEET { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if size > MOST_OF_SHEET {
            return Err(Finding::new(Code::PlanTooLarge).at(place.clone()));
        }
        let merged = if form.shape == Shape::Many { source.merged_down(number) } else { Vec::new() };
        let sheet = Sheet { place, form, formats: source.tells_percent(), rows: &rows, merged: &merged };
        if let Some(value) = sheet.read(&mut self.headings, &mut self.findings) {
            let node = Node { value, source: name(place).to_owned(), place: place.clone() };
            self.root.entries.push(Entry { key: form.key.to_owned(), place: place.clone(), node });
        }
        Ok(())
    }
}

fn name(place: &Origin) -> &str {
    place.sheet.as_deref().unwrap_or_default()
}

fn is_blank(number: usize, source: &mut Source) -> Result<bool, Finding> {
    let mut blank = true;
    source.visit(number, |row| {
        blank &= row.is_empty();
        if blank { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    Ok(blank)
}

fn unknown_sheet(place: &Origin) -> Finding {
    let near = nearest(name(place), forms(PLAN_FILE));
    let expected = if near.is_empty() { PLAN_FILE.to_vec() } else { near };
    Finding::new(Code::PlanKeyUnknown).at(place.clone()).seen(name(place)).expected(expected)
}

/// A sheet that is a table of the plan.
struct Sheet<'s> {
    place: &'s Origin,
    form: &'static Form,
    /// Whether the file tells which numbers are shown in percent.
    formats: bool,
    rows: &'s [Row],
    merged: &'s [Merged],
}

/// A column of a sheet.
struct Column {
    /// Its number from 0.
    at: usize,
    /// Where its heading is.
    place: Origin,
    /// What it holds; none where no such key is.
    of: Option<Heading>,
}

impl Sheet<'_> {
    fn read(&self, headings: &mut Vec<(Heading, Origin)>, found: &mut Vec<Finding>) -> Option<Value> {
        let mut rows = self.rows.iter().filter(|row| !row.is_empty());
        let columns = self.columns(rows.find(|row| is_header(row, self.form))?, found);
        headings.extend(columns.iter().filter_map(|column| Some((column.of.clone()?, column.place.clone()))));
        let rows = rows.filter(|row| is_read(row, &columns));
        match self.form.shape {
            Shape::Many => {
                let entries: Vec<Node> = rows.filter_map(|row| self.entry(row, &columns, found)).collect();
                (!entries.is_empty()).then_some(Value::List(entries))
            }
            Shape::One => {
                let mut table = Table::default();
                rows.for_each(|row| self.add(row, &columns, &mut table, found));
                (table.damaged || !table.entries.is_empty()).then_some(Value::Table(table))
            }
        }
    }

    /// Returns the columns below the headings, after reporting those that there are not.
    fn columns(&self, headings: &Row, found: &mut Vec<Finding>) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        for at in 0..self.rows.iter().map(Row::len).max().unwrap_or_default() {
            let heading = words(headings.get(at));
            let place = self.place.at_line(headings.number).at_column(number(at), heading.as_str());
            if heading.starts_with(UNREAD) || heading.is_empty() && !self.has_cells(at) {
                continue;
            }
            let of = self.form.heading(&heading);
            match &of {
                None => found.push(self.unknown(&heading, &place)),
                Some(key) => {
                    if let Some(first) =
                        columns.iter().find(|column| column.of.as_ref().is_some_and(|other| same(other, key)))
                    {
                        let twice = Finding::new(Code::PlanKeyTwice).at(place).seen(&heading);
                        found.push(twice.other(first.place.clone()));
                        continue;
                    }
                }
            }
            columns.push(Column { at, place, of });
        }
        columns
    }

    fn has_cells(&self, at: usize) -> bool {
        self.rows.iter().any(|row| !row.get(at).is_blank())
    }

    fn unknown(&self, heading: &str, place: &Origin) -> Finding {
        let all = self.form.headings();
        let near = nearest(heading, all.iter().map(String::as_str));
        let keys = || self.form.keys.iter().map(|(key, _)| *key).collect();
        let expected = if near.is_empty() { keys() } else { near };
        Finding::new(Code::PlanKeyUnknown).at(place.clone()).seen(heading).expected(expected)
    }

    /// Returns the entry that a row is; none where it says nothing.
    fn entry(&self, row: &Row, columns: &[Column], found: &mut Vec<Finding>) -> Option<Node> {
        let mut table = Table::default();
        self.add(row, columns, &mut table, found);
        let place = self.place.at_line(row.number);
        let says = table.damaged || !table.entries.is_empty();
        says.then(|| Node { value: Value::Table(table), source: self.form.key.to_owned(), place })
    }

    /// Adds what a row says to a table.
    fn add(&self, row: &Row, columns: &[Column], table: &mut Table, found: &mut Vec<Finding>) {
        for column in columns {
            let content = self.content(row, column.at);
            let Some(heading) = &column.of else {
                table.damaged |= !content.is_blank();
                continue;
            };
            let place =
                column.place.at_line(row.number).at_column(number(column.at), words_of(&column.place));
            let told = found.len();
            let node = match self.unclear(content, heading.kind) {
                Some(seen) => {
                    let finding = Finding::new(Code::PlanValueKind).at(place).seen(seen);
                    found.push(finding.expected(["80"]));
                    None
                }
                None => cell::read(content, heading.kind, &place, found),
            };
            table.damaged |= found.len() > told;
            if let Some(node) = node {
                put(table, heading, column, node, found);
            }
        }
    }

    /// Returns a number that may be a fraction of one or a percent, where the file does not tell how it is shown.
    fn unclear(&self, content: Content<'_>, kind: Kind) -> Option<String> {
        match content {
            Content::Number(number)
                if !self.formats && cell::takes_percent(kind) && number > 0.0 && number <= 1.0 =>
            {
                Some(number.to_string().replacen('.', ",", 1))
            }
            _ => None,
        }
    }

    /// Returns a cell; one that is merged with the cell above has what stands there.
    fn content<'r>(&'r self, row: &'r Row, at: usize) -> Content<'r> {
        let covers = |merged: &&Merged| {
            (merged.first_row + 1..=merged.last_row).contains(&row.number) && merged.column == at
        };
        let above = self.merged.iter().find(covers).filter(|_| row.get(at).is_blank());
        let first = above.and_then(|above| self.rows.iter().find(|other| other.number == above.first_row));
        first.unwrap_or(row).get(at)
    }
}

/// Tells whether a row has the headings: the first that is read; a heading may be of a column that is not.
fn is_header(row: &Row, form: &Form) -> bool {
    let mut cells = (0..row.len()).map(|at| words(row.get(at))).filter(|words| !words.is_empty());
    let is_marked = cells.next().is_some_and(|first| first.starts_with(UNREAD));
    !is_marked || cells.any(|heading| form.heading(&heading).is_some())
}

/// Tells whether a row is read: its first cell, in a column that is read, does not say otherwise.
fn is_read(row: &Row, columns: &[Column]) -> bool {
    let mut cells = columns.iter().map(|column| row.get(column.at)).filter(|content| !content.is_blank());
    cells.next().is_some_and(|first| !words(first).starts_with(UNREAD))
}

fn words(content: Content<'_>) -> String {
    match content {
        Content::Text(text) | Content::Fault(text) => text.trim().to_owned(),
        Content::Number(number) | Content::Percent(number) => number.to_string(),
        Content::Date(day) => day.to_string(),
        Content::Empty => String::new(),
    }
}

fn words_of(place: &Origin) -> &str {
    match &place.column {
        Some(crate::origin::Column::Table { heading, .. }) => heading,
        _ => "",
    }
}

fn number(at: usize) -> u32 {
    super::lines::count(at + 1)
}

/// Tells whether two headings name the same.
fn same(one: &Heading, other: &Heading) -> bool {
    one.key == other.key && one.inner == other.inner
}

/// Puts a value in a table, or in the table within it that its heading names.
fn put(table: &mut Table, heading: &Heading, column: &Column, node: Node, found: &mut Vec<Finding>) {
    match &heading.inner {
        None => insert(table, heading.key, column, node, found),
        Some(inner) => {
            let mut within = Table::default();
            let place = node.place.clone();
            insert(&mut within, inner, column, node, found);
            let node =
                Node { value: Value::Table(within), source: words_of(&column.place).to_owned(), place };
            insert(table, heading.key, column, node, found);
        }
    }
}

/// Puts a value in a table; lists and tables that are there already go on.
fn insert(table: &mut Table, key: &str, column: &Column, node: Node, found: &mut Vec<Finding>) {
    let Some(known) = table.entries.iter_mut().find(|entry| entry.key == key) else {
        table.entries.push(Entry { key: key.to_owned(), place: node.place.clone(), node });
        return;
    };
    let is_list = column.of.as_ref().is_some_and(|of| matches!(of.kind, Kind::Texts | Kind::TextOrTexts));
    let (place, other) = (node.place.clone(), known.node.place.clone());
    match (&mut known.node.value, node.value) {
        (Value::List(items), Value::List(more)) => items.extend(more),
        (Value::List(items), value) if is_list => items.push(Node { value, ..node }),
        (Value::Text(_), value) if is_list => {
            let first = known.node.clone();
            let more = match value {
                Value::List(more) => more,
                value => vec![Node { value, ..node }],
            };
            known.node.value = Value::List(std::iter::once(first).chain(more).collect());
        }
        (Value::Table(entries), Value::Table(more)) => {
            for entry in more.entries {
                if let Some(first) = entries.entries.iter().find(|first| first.key == entry.key) {
                    let twice = Finding::new(Code::PlanKeyTwice).at(entry.place).seen(&entry.key);
                    found.push(twice.other(first.node.place.clone()));
                } else {
                    entries.entries.push(entry);
                }
            }
        }
        _ => {
            let twice = Finding::new(Code::PlanKeyTwice).at(place).seen(words_of(&column.place));
            found.push(twice.other(other));
        }
    }
}

/// Returns a finding about a row at the cell of the row where something is to be filled in, if there is such a column.
pub(super) fn in_cell(mut finding: Finding, headings: &[(Heading, Origin)]) -> Finding {
    let Some(place) = finding.place.as_mut().filter(|place| place.line.is_some() && place.column.is_none())
    else {
        return finding;
    };
    let is_expected = |heading: &Heading| {
        let names = [Some(heading.key), heading.inner.as_deref()];
        names.into_iter().flatten().any(|name| finding.expected.iter().any(|key| key == name))
    };
    let mut there =
        headings.iter().filter(|(_, other)| (&other.file, &other.sheet) == (&place.file, &place.sheet));
    if let Some((_, heading)) = there.find(|(heading, _)| is_expected(heading)) {
        place.column = heading.column.clone();
    }
    finding
}

/// A plan is never so large a workbook, in bytes; a register may be.
pub(super) const LARGEST: u64 = 5_000_000;

/// Tells whether a file is a plan as a workbook, so that one lying among registers is not read as one of them.
/// In doubt it is none: a register that is passed over is worse than a plan that is no register.
pub fn is_plan(path: &Path) -> bool {
    let is_small = std::fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST);
    let input = Input::File(path.to_owned());
    if !is_small || !input.bytes(8).is_ok_and(|head| source::is_workbook(&head)) {
        return false;
    }
    Source::open(input).is_ok_and(|mut source| has_tables_alone(&mut source))
}

/// Tells whether every sheet with something on it is a table of a plan, and one at least has its headings.
fn has_tables_alone(source: &mut Source) -> bool {
    let mut has_headings = false;
    for (at, place) in source.tables().iter().enumerate() {
        match Form::named(name(place)) {
            _ if name(place).trim_start().starts_with(UNREAD) => {}
            Some(form) => has_headings |= has_keys(at, form, source),
            None if is_blank(at, source).unwrap_or(false) => {}
            None => return false,
        }
    }
    has_headings
}

/// Tells whether the headings of a sheet are keys of a table: two at least, and most of them.
fn has_keys(number: usize, form: &Form, source: &mut Source) -> bool {
    let mut counted = (0, 0);
    let read = source.visit(number, |row| {
        if row.is_empty() || !is_header(row, form) {
            return ControlFlow::Continue(());
        }
        let headings = (0..row.len()).map(|at| words(row.get(at)));
        for heading in headings.filter(|heading| !heading.is_empty() && !heading.starts_with(UNREAD)) {
            counted.0 += usize::from(form.heading(&heading).is_some());
            counted.1 += 1;
        }
        ControlFlow::Break(())
    });
    let (known, all) = counted;
    read.is_ok() && known >= 2 && 2 * known > all
}

/// Returns every heading that sheets can have, table by table, for tests of what is written.
pub fn headings() -> Vec<(&'static str, Vec<String>)> {
    FORMS.iter().map(|form| (form.key, form.headings())).collect()
}

#[cfg(test)]
mod tests {
    use crate::plan::load;
    use crate::plan::testing::told;
    use rust_xlsxwriter::Workbook;

    /// Returns what is told of a workbook with these sheets of texts.
    fn told_of(sheets: &[(&str, &[&[&str]])]) -> Vec<String> {
        let mut book = Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            for (row, cells) in (0u32..).zip(*rows) {
                for (column, cell) in (0u16..).zip(*cells) {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.xlsx");
        book.save(&path).unwrap();
        let folder = format!("{}/", folder.path().display());
        told(&load(&[path]).findings).into_iter().map(|told| told.replace(&folder, "")).collect()
    }

    #[test]
    fn what_is_missing_is_missing_in_a_cell() {
        let rows: &[&[&str]] = &[&["kompetanse", "antall", "krever"], &["", "", "formell"]];
        assert_eq!(
            told_of(&[("krav", rows)]),
            ["p.xlsx[krav]:B2 plan-amount-count [antall | arsverk | andel | andel_arsverk]"]
        );
        let told = told_of(&[("krav", &[&["antall"], &["1"]]), ("kategori", &[&["navn"], &["Fag"]])]);
        assert_eq!(told, ["p.xlsx[kategori]:2 plan-key-missing [id]"]);
    }

    #[test]
    fn headings_are_found_below_what_is_not_read() {
        let rows: &[&[&str]] = &[&["# Kravene"], &[], &["# merknad", "antall"], &["# x", "1"], &["", "# 2"]];
        assert_eq!(told_of(&[("krav", rows)]), Vec::<String>::new());
    }

    #[test]
    fn a_misspelt_column_is_one_fault() {
        let told = told_of(&[("krav", &[&["antal"], &["1"], &["2"]])]);
        assert_eq!(told, ["p.xlsx[krav]:A1 plan-key-unknown <antal> [antall | andel]"]);
    }

    #[test]
    fn a_list_goes_on_down_its_column_and_other_things_do_not() {
        let plan: &[&[&str]] = &[&["navn", "mal", "bygger_pa"], &["A", "a; b", ""], &["B", "[\"c\"]", ""]];
        let told = told_of(&[("plan", plan), ("krav", &[&["antall"], &["1"]])]);
        assert_eq!(told, ["p.xlsx[plan]:A3 plan-key-twice <navn> see p.xlsx[plan]:A2"]);
    }
}
