//! Cells of a workbook that are merged downwards, as people do who write a name once for all of its rows.

use crate::brute::dice::Dice;
use crate::support::kompetanse;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use serde_json::Value;
use std::path::Path;

const HEADINGS: [&str; 9] = [
    "Ansattnummer",
    "Navn",
    "Enhet",
    "Stilling",
    "Stillingsprosent",
    "Kompetanse",
    "Formell",
    "Reell",
    "Gyldig til",
];

const PLAN: &str = r#"
[[kategori]]
id = "basis"
navn = "Basis"

[[kompetanse]]
id = "hlr"
navn = "HLR"
kategori = "basis"

[[kompetanse]]
id = "ern"
navn = "Ernæring"
kategori = "basis"

[[krav]]
id = "a"
kompetanse = "hlr"
arsverk = 2

[[krav]]
id = "b"
kompetanse = "ern"
antall = 1
per = "laveste"
"#;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
    Blank,
    Text(&'static str),
    Owned(String),
    Number(f64),
    /// A number that is shown as so many hundredths.
    Percent(f64),
    Day(u16, u8, u8),
}

use Cell::{Blank, Day, Number, Percent, Text};

/// One cell that is merged with those below: the column, and its first and last row, counted from 0 below the header.
type Merge = (usize, usize, usize);

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    let (percent, day) = (Format::new().set_num_format("0 %"), Format::new().set_num_format("dd.mm.yyyy"));
    let written = match cell {
        Blank => return,
        Text(text) => sheet.write(row, column, *text),
        Cell::Owned(text) => sheet.write(row, column, text),
        Number(number) => sheet.write(row, column, *number),
        Percent(number) => sheet.write_with_format(row, column, *number, &percent),
        Day(year, month, date) => {
            let day_of = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
            sheet.write_with_format(row, column, &day_of, &day)
        }
    };
    written.unwrap();
}

/// Asks for the gap of a register in which some cells are merged; returns all but what tells of the files.
fn gap(folder: &Path, name: &str, rows: &[Vec<Cell>], merges: &[Merge]) -> Value {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in HEADINGS.into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    for (column, first, last) in merges {
        let (first, last, column) = (*first as u32 + 1, *last as u32 + 1, *column as u16);
        sheet.merge_range(first, column, last, column, "", &Format::new()).unwrap();
    }
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let is_under = |(of, first, last): &Merge| *of == column && (first + 1..=*last).contains(&row);
            if !merges.iter().any(is_under) {
                put(sheet, row as u32 + 1, column as u16, cell);
            }
        }
    }
    let [path, plan] = [name, "plan.toml"].map(|name| folder.join(name));
    book.save(&path).unwrap();
    std::fs::write(&plan, PLAN).unwrap();
    let [path, plan] = [path, plan].map(|path| path.to_string_lossy().into_owned());
    let outcome = kompetanse(&["gap", &path, "--plan", &plan, "--dato", "2026-11-21", "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let mut answer: Value = serde_json::from_str(&outcome.output).unwrap();
    answer["register"].as_object_mut().unwrap().remove("files").unwrap();
    answer
}

fn row(who: [&'static str; 4], size: Cell, said: [Cell; 4]) -> Vec<Cell> {
    who.map(|text| if text.is_empty() { Blank } else { Text(text) })
        .into_iter()
        .chain([size])
        .chain(said)
        .collect()
}

/// Two people with two competences each, and one with one.
fn people() -> Vec<Vec<Cell>> {
    let (kari, ola) = (["1", "Kari Lund", "Nord", "Sykepleier"], ["2", "Ola Moe", "Nord", "Fagarbeider"]);
    let (per, until) = (["3", "Per Nes", "Sør", "Sykepleier"], Day(2027, 6, 15));
    vec![
        row(kari, Percent(1.0), [Text("HLR"), Text("x"), Number(3.0), until.clone()]),
        row(kari, Percent(1.0), [Text("Ernæring"), Text("x"), Number(3.0), until]),
        row(ola, Percent(0.5), [Text("HLR"), Text("x"), Number(2.0), Blank]),
        row(ola, Percent(0.5), [Text("Ernæring"), Text("x"), Number(4.0), Blank]),
        row(per, Percent(0.8), [Text("HLR"), Text("x"), Number(3.0), Blank]),
    ]
}

#[test]
fn what_is_merged_is_said_of_every_row() {
    let folder = tempfile::tempdir().unwrap();
    let plain = gap(folder.path(), "plain.xlsx", &people(), &[]);
    // Both in Nord hold Ernæring, and nobody in Sør; Kari and Per hold HLR, 1.8 FTE: Ola's level is one too low.
    assert_eq!((&plain["register"]["persons"], &plain["register"]["fte"]), (&3.into(), &2.3.into()));
    let held: Vec<&Value> = plain["gaps"].as_array().unwrap().iter().map(|row| &row["qualified"]).collect();
    assert_eq!(held, [&Value::from(2), &0.into(), &1.8.into()]);
    // Who, where and how much of both; that Kari's level and its last day are the same of both competences; and that
    // Nord is Nord all the way down.
    let who = [0, 1, 3, 4].into_iter().flat_map(|column| [(column, 0, 1), (column, 2, 3)]);
    let merges: Vec<Merge> = who.chain([(2, 0, 3), (7, 0, 1), (8, 0, 1), (6, 0, 4)]).collect();
    assert_eq!(gap(folder.path(), "merged.xlsx", &people(), &merges), plain);
}

#[test]
fn one_size_of_two_positions_is_that_of_neither_but_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = people();
    rows[1][2] = Text("Sør");
    let whole = gap(folder.path(), "merged.xlsx", &rows, &[(0, 0, 1), (4, 0, 1)]);
    rows[1][4] = Blank;
    assert_eq!(whole, gap(folder.path(), "plain.xlsx", &rows, &[]));
    assert_eq!(whole["register"]["fte"], Value::from(2.3));
}

#[test]
fn a_row_without_anything_of_its_own_stays_blank() {
    let folder = tempfile::tempdir().unwrap();
    let mut rows = people();
    rows.insert(2, vec![Blank; HEADINGS.len()]);
    let plain = gap(folder.path(), "plain.xlsx", &rows, &[]);
    assert_eq!(gap(folder.path(), "merged.xlsx", &rows, &[(0, 0, 2), (1, 0, 2), (4, 0, 2)]), plain);
}

/// An invented list: so many people, each with some competences, in the order of people.
fn invented(dice: &mut Dice) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for person in 1..=dice.between(3, 9) {
        let who = [Cell::Owned(person.to_string()), Cell::Owned(format!("Person {person}"))];
        let place = [Text(dice.pick(&["Nord", "Sør"])), Text(dice.pick(&["Sykepleier", "Vernepleier"]))];
        let size = dice.pick(&[Percent(1.0), Percent(0.75), Percent(0.5), Blank]);
        for competence in dice.some_of(&["HLR", "Ernæring", "Sår"], 2) {
            let formal = dice.pick(&[Text("x"), Blank]);
            let real = dice.pick(&[Number(2.0), Number(3.0), Blank]);
            let until = dice.pick(&[Day(2027, 6, 15), Day(2025, 1, 1), Blank]);
            let said = [Text(competence), formal, real, until];
            rows.push([&who[..], &place, std::slice::from_ref(&size), &said].concat());
        }
    }
    rows
}

/// Returns cells that say the same as those below, which somebody might merge; a size only with that of the same person.
fn mergeable(rows: &[Vec<Cell>], dice: &mut Dice) -> Vec<Merge> {
    let mut merges = Vec::new();
    for column in 0..HEADINGS.len() {
        let mut first = 0;
        while first < rows.len() {
            let goes_on = |row: &usize| {
                let is_one = column != 4 || rows[*row][0] == rows[first][0];
                rows[*row][column] != Blank && rows[*row][column] == rows[first][column] && is_one
            };
            let last = (first + 1..rows.len()).take_while(goes_on).last().unwrap_or(first);
            if last > first && !dice.one_in(4) {
                merges.push((column, first, last));
            }
            first = last + 1;
        }
    }
    merges
}

#[test]
fn merging_what_is_the_same_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut merged = 0;
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let rows = invented(&mut dice);
        let merges = mergeable(&rows, &mut dice);
        merged += merges.len();
        let plain = gap(folder.path(), "plain.xlsx", &rows, &[]);
        assert_eq!(gap(folder.path(), "merged.xlsx", &rows, &merges), plain, "seed {seed}: {merges:?}");
    }
    assert!(merged > 400, "{merged}");
}
