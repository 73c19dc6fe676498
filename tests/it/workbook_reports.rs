//! Reports as workbooks: every number as in the CSV, words as words, the same bytes each time, and openable.

use crate::support::{Outcome, kompetanse};
use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

pub const LILLEVIK: [&str; 3] = ["examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml"];
const FJORDVIK: [&str; 3] = ["examples/fjordvik/register.csv", "--plan", "examples/fjordvik/temaplan.toml"];

/// Questions of Lillevik, with the keys of their tables.
const OF_LILLEVIK: [(&[&str], &[&str]); 9] = [
    (&["gap"], &["categories", "gaps", "unmatched_competences"]),
    (&["gap", "--med-navn"], &["categories", "gaps", "people", "unmatched_competences"]),
    (&["sjekk"], &["tables", "columns", "rows", "findings"]),
    (&["forklar", "kreft-hjemme"], &["scope", "grounds", "sum"]),
    (
        &["framskriv", "--horisont", "4"],
        &[
            "categories",
            "why",
            "recruitment",
            "requirements",
            "years",
            "pooled",
            "leaving",
            "ages",
            "assumptions",
        ],
    ),
    (&["behov"], &["categories", "units", "requirements", "transfers"]),
    (&["utlop"], &["months", "requirements", "competences", "places", "expiring"]),
    (&["arshjul"], &["entries"]),
    (
        &["rapport", "--horisont", "4"],
        &["categories", "gaps", "projection_categories", "projection_requirements", "why", "assumptions"],
    ),
];

/// Where measures are reckoned by hand; Lillevik has no money for them.
const BY_HAND: [&str; 3] = ["fixtures/measures/register.csv", "--plan", "fixtures/measures/plan.toml"];

/// The tables of measures. What a choice is compared with is left out: its CSV has a share as it is shown.
const OF_MEASURES: [&str; 8] =
    ["budget", "measures", "places", "full", "categories", "requirements", "access", "people"];

/// Questions of Fjordvik, with some of their tables in each language: all of them would take minutes.
const OF_FJORDVIK: [(&[&str], [&[&str]; 3]); 3] = [
    (&["gap"], [&["categories", "gaps"], &["gaps"], &["gaps", "unmatched_competences"]]),
    (&["sjekk"], [&["tables", "columns"], &["rows"], &["findings"]]),
    (
        &["framskriv", "--horisont", "2", "--kategori", "fag"],
        [&["requirements", "categories"], &["years"], &["scenarios", "why"]],
    ),
];

const ON_THE_DAY: [&str; 2] = ["--dato", "2026-11-21"];

pub fn asked(question: &[&str], of: &[&str], more: &[&str]) -> Outcome {
    let outcome = kompetanse(&[question, of, &ON_THE_DAY[..], more].concat());
    assert_eq!(outcome.status, 0, "{question:?} {more:?}: {}", outcome.messages);
    outcome
}

/// A folder with a workbook in it.
pub struct Book(TempDir);

impl Book {
    pub fn of(question: &[&str], of: &[&str], more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rapport.xlsx");
        asked(question, of, &[more, &["-o", path.to_str().unwrap()]].concat());
        Self(folder)
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().join("rapport.xlsx")
    }

    pub fn sheets(&self) -> Sheets {
        sheets(&self.path())
    }

    /// Returns a part of the archive as text.
    fn part(&self, name: &str) -> String {
        let mut archive = zip::ZipArchive::new(fs::File::open(self.path()).unwrap()).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn parts(&self) -> Vec<String> {
        let archive = zip::ZipArchive::new(fs::File::open(self.path()).unwrap()).unwrap();
        archive.file_names().map(|name| name.unwrap().into_owned()).collect()
    }
}

pub type Sheets = Vec<(String, Range<Data>)>;

pub fn sheets(path: &Path) -> Sheets {
    let mut book: Xlsx<BufReader<fs::File>> = open_workbook(path).unwrap();
    let names = book.sheet_names();
    names.into_iter().map(|name| (name.clone(), book.worksheet_range(&name).unwrap())).collect()
}

/// Returns Excel's own tables: the headings and rows of each by its name.
pub fn tables(path: &Path) -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut book: Xlsx<BufReader<fs::File>> = open_workbook(path).unwrap();
    book.load_tables().unwrap();
    let names: Vec<String> = book.table_names().into_iter().cloned().collect();
    let whole = |name: &String| {
        let table = book.table_by_name(name).unwrap();
        let headings = table.columns().iter().map(|heading| Data::String(heading.clone())).collect();
        let rows = table.data().rows().map(<[Data]>::to_vec);
        (name.clone(), std::iter::once(headings).chain(rows).collect())
    };
    names.iter().map(whole).collect()
}

pub fn records(text: &str, mark: u8) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(mark).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Returns a table as people's CSV and as programs' CSV.
fn both_csv(question: &[&str], of: &[&str], key: &str, more: &[&str]) -> [Vec<Vec<String>>; 2] {
    let table = [&["--format", "csv", "--tabell", key], more].concat();
    let people = asked(question, of, &table).output;
    let programs = asked(question, of, &[&table[..], &["--csv-dialekt", "internasjonal"]].concat()).output;
    [records(&people, b';'), records(&programs, b',')]
}

/// Tells whether a cell holds what the CSVs say.
fn is_same(cell: &Data, people: &str, programs: &str) -> bool {
    match cell {
        Data::Empty => programs.is_empty(),
        Data::String(words) => words == people || format!("'{words}") == people || words == programs,
        Data::Float(number) => {
            let share = people.strip_suffix('%').map(|text| text.trim().replace(',', "."));
            let share = share.and_then(|text| text.parse::<f64>().ok()).map(|percent| percent / 100.0);
            let is = |other: f64| (number - other).abs() < 1e-12 * other.abs().max(1.0);
            programs.parse().is_ok_and(is) || share.is_some_and(is)
        }
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}") == programs
        }
        _ => false,
    }
}

/// Compares every cell of a workbook's table with the CSV of the same; returns how many cells were compared.
pub fn compare(
    question: &[&str],
    of: &[&str],
    key: &str,
    more: &[&str],
    table: Option<&Vec<Vec<Data>>>,
) -> usize {
    compare_with(&both_csv(question, of, key, more), &format!("{question:?} {key}"), table)
}

/// Compares every cell of a workbook's table with people's CSV and programs'; returns how many cells were compared.
pub fn compare_with(
    [people, programs]: &[Vec<Vec<String>>; 2],
    what: &str,
    table: Option<&Vec<Vec<Data>>>,
) -> usize {
    let Some(table) = table else {
        assert_eq!(people.len(), 1, "{what} has rows, and no sheet");
        return 0;
    };
    assert_eq!(table.len(), people.len(), "{what}");
    let mut compared = 0;
    for (column, heading) in people[0].iter().enumerate() {
        // A second column of the same heading has a number after it.
        let earlier = people[0][..column].iter().filter(|other| *other == heading).count();
        let sought = if earlier == 0 { heading.clone() } else { format!("{heading} {}", earlier + 1) };
        let place = table[0].iter().position(|cell| *cell == Data::String(sought.clone()));
        let Some(place) = place else { panic!("{what} lacks {sought}") };
        for (row, cells) in table.iter().enumerate().skip(1) {
            let [people, programs] = [&people[row][column], &programs[row][column]];
            let cell = &cells[place];
            // Where nothing is required, the share that people see is empty, and that of programs is all.
            let of_nothing = *cell == Data::Empty && (people.as_str(), programs.as_str()) == ("100 %", "1");
            assert!(
                is_same(cell, people, programs) || of_nothing,
                "{what}, {sought}, row {row}: {cell:?} is not {people} or {programs}"
            );
            compared += 1;
        }
    }
    compared
}

/// Compares tables of a workbook in each language; returns how many cells were compared.
fn compare_all(question: &[&str], of: &[&str], keys: [&[&str]; 3]) -> usize {
    let mut compared = 0;
    for (language, keys) in ["nb", "nn", "en"].into_iter().zip(keys) {
        let more = ["--sprak", language];
        let book = Book::of(question, of, &more);
        let tables = tables(&book.path());
        compared += keys.iter().map(|key| compare(question, of, key, &more, tables.get(*key))).sum::<usize>();
    }
    compared
}

#[test]
fn every_number_of_lillevik_is_that_of_the_csv() {
    for (question, keys) in OF_LILLEVIK {
        let compared = compare_all(question, &LILLEVIK, [keys; 3]);
        assert!(compared > 30, "{question:?}: {compared}");
    }
}

#[test]
fn every_number_of_measures_is_that_of_the_csv() {
    for (question, keys) in
        [(&["tiltak", "--med-navn"][..], &OF_MEASURES[..]), (&["tiltak"], &OF_MEASURES[..7])]
    {
        let compared = compare_all(question, &BY_HAND, [keys; 3]);
        assert!(compared > 600, "{question:?}: {compared}");
    }
    let question = ["tiltak", "--innsats", "1", "--enhet", "Sykehjem", "--kritikalitet", "4"];
    let keys = [&["places", "measures"][..], &["requirements"], &["access"]];
    let compared = compare_all(&question, &FJORDVIK, keys);
    assert!(compared > 300, "{compared}");
}

#[test]
fn every_number_of_fjordvik_is_that_of_the_csv() {
    for (question, keys) in OF_FJORDVIK {
        let compared = compare_all(question, &FJORDVIK, keys);
        assert!(compared > 100, "{question:?}: {compared}");
    }
}

#[test]
fn every_number_of_a_calibration_is_that_of_the_csv() {
    let folder = tempfile::tempdir().unwrap();
    let register = fs::read_to_string(LILLEVIK[0]).unwrap();
    let earlier = folder.path().join("register-2025.csv");
    fs::write(&earlier, &register).unwrap();
    let later = folder.path().join("register-2026.csv");
    // Some have left since.
    let people: Vec<&str> = register.lines().collect();
    fs::write(&later, people[..people.len() - 12].join("\r\n")).unwrap();
    let of = [earlier.to_str().unwrap(), later.to_str().unwrap(), "--dato", "2025-11-21"];
    let of = [&of[..], &LILLEVIK[1..]].concat();
    let compared = compare_all(&["kalibrer"], &of, [&["intervals", "exits", "factors", "cells"]; 3]);
    assert!(compared > 100, "{compared}");
    let cover = Book::of(&["kalibrer"], &of, &[]).sheets().remove(0).1;
    let is_line = |cell: &Data| *cell == Data::String("[framskriving]".to_owned());
    assert!(cover.cells().any(|(_, _, cell)| is_line(cell)), "the lines for the plan are on the cover");
}

#[test]
fn what_the_report_rests_on_is_on_the_cover() {
    let book = Book::of(&["gap"], &LILLEVIK, &[]);
    let grounds = &tables(&book.path())["provenance"];
    let [_, programs] = both_csv(&["gap"], &LILLEVIK, "provenance", &[]);
    assert_eq!(grounds.len(), programs.len());
    for (row, csv) in grounds.iter().zip(&programs).skip(1) {
        assert!(is_same(&row[1], &csv[1], &csv[1]), "{row:?} is not {csv:?}");
    }
    let sheets = book.sheets();
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    let first = ["Forside", "Per kategori", "Figur – Per kategori", "Krav for krav", "Varmekart"];
    assert_eq!(names[..5], first);
    // Each sheet is named on the cover, and leads back to it.
    let links = book.part("xl/worksheets/sheet1.xml");
    for place in 2..=names.len() {
        let name = names[place - 1];
        assert!(
            links.contains(&format!("location=\"'{name}'!A1\""))
                || links.contains(&format!("location=\"{name}!A1\"")),
            "{name}: {links}"
        );
        assert!(book.part(&format!("xl/worksheets/sheet{place}.xml")).contains("location=\"Forside!A1\""));
    }
}

#[test]
fn the_map_points_at_the_gaps() {
    let book = Book::of(&["gap"], &LILLEVIK, &[]);
    let map = book.part("xl/worksheets/sheet5.xml");
    let formulas = map.matches("<f>IF('Krav for krav'!").count();
    let gaps = &tables(&book.path())["gaps"];
    assert_eq!(formulas, gaps.len() - 1, "a cell for each requirement");
    let sum = |cells: &mut dyn Iterator<Item = &Data>| -> f64 {
        cells.filter_map(|cell| if let Data::Float(number) = cell { Some(number) } else { None }).sum()
    };
    let at = gaps[0].iter().position(|cell| *cell == Data::String("Gap".to_owned())).unwrap();
    let required = sum(&mut gaps.iter().map(|row| &row[at]));
    let drawn = &book.sheets()[4].1;
    let shown = sum(&mut drawn.cells().map(|(_, _, cell)| cell));
    assert!((required - shown).abs() < 1e-9, "{required} {shown}");
}

/// Returns the text of every chart of a workbook.
pub fn charts(book: &Book) -> Vec<String> {
    let parts = book.parts();
    let charts = parts.iter().filter(|name| name.starts_with("xl/charts/chart"));
    charts.map(|name| book.part(name)).collect()
}

#[test]
fn charts_read_cells_and_have_titles() {
    let gap = Book::of(&["gap"], &LILLEVIK, &[]);
    let ahead = Book::of(&["framskriv", "--horisont", "4"], &LILLEVIK, &[]);
    let groups = 9;
    let measures = Book::of(&["tiltak"], &BY_HAND, &[]);
    for (book, count) in [(&gap, 1), (&ahead, 2 * groups + 1), (&measures, 4)] {
        let charts = charts(book);
        assert_eq!(charts.len(), count);
        for chart in charts {
            assert_eq!(chart.matches("<c:title>").count(), 3, "a title, and one of each axis: {chart}");
            assert!(chart.contains("<c:numRef><c:f>") && !chart.contains("<c:numLit>"), "{chart}");
            assert!(
                chart.contains("<c:plotVisOnly val=\"0\"/>") || !chart.contains("plotVisOnly"),
                "{chart}"
            );
        }
        let drawings: String = book
            .parts()
            .iter()
            .filter(|name| name.starts_with("xl/drawings/drawing"))
            .map(|name| book.part(name))
            .collect();
        assert_eq!(drawings.matches("descr=\"").count(), count, "each in words too");
    }
}

#[test]
fn steps_end_where_the_sum_is() {
    let book = Book::of(&["framskriv", "--horisont", "4"], &LILLEVIK, &[]);
    let sheets = book.sheets();
    let (_, steps) = sheets.iter().find(|(name, _)| name.starts_with("Figur – Fra dagens")).unwrap();
    let number = |row: u32, column: u32| match steps.get_value((row, column)) {
        Some(Data::Float(number)) => Some(*number),
        _ => None,
    };
    let (_, end) = (steps.start().unwrap(), steps.end().unwrap());
    let mut sums = 0;
    for row in 1..=end.0 {
        let Some(sum) = number(row, 7) else { continue };
        let reached = number(row - 1, 1).unwrap();
        assert!((sum - reached).abs() < 1e-9, "{sum} is not {reached}");
        sums += 1;
    }
    assert_eq!(sums, 9);
}

#[test]
fn the_same_bytes_each_time() {
    for (question, _) in OF_LILLEVIK {
        let made = || fs::read(Book::of(question, &LILLEVIK, &[]).path()).unwrap();
        assert_eq!(made(), made(), "{question:?}");
    }
    let made = || fs::read(Book::of(&["tiltak"], &BY_HAND, &[]).path()).unwrap();
    assert_eq!(made(), made());
}

/// What somebody may have written in a name, and how a cell has it.
fn hostile() -> Vec<(String, String)> {
    let same = |text: &str| (text.to_owned(), text.to_owned());
    vec![
        same("=cmd|'/C calc'!A0"),
        same("=(Ark1!$A$1)"),
        same("@SUM(1+1)"),
        same("</script><b>&amp;"),
        same("http://eksempel.no/?a=b"),
        same("Norsk 🙂 æøå"),
        same("_x0041_"),
        ("mot\u{202e}satt".to_owned(), "motsatt".to_owned()),
        ("to\nlinjer".to_owned(), "to linjer".to_owned()),
        (("lang ".repeat(2_000) + "slutt"), ("lang ".repeat(2_000) + "slutt")),
        ("x".repeat(40_000), "x".repeat(32_766) + "…"),
    ]
}

/// Writes a register and a plan of such names in a folder, and returns how they are asked about.
fn hostile_files(folder: &Path) -> [String; 3] {
    let mut plan = "[plan]\nnavn = \"=1+1\"\n[skala]\nmaks = 4\nstandard_niva = 3\n".to_owned();
    plan += "[[kategori]]\nid = \"k\"\nnavn = \"=(A!A1)\"\n";
    plan += "[[krav]]\nid = \"alle\"\nper = \"laveste\"\nkompetanse = \"k0\"\nantall = 1\n";
    let mut register =
        String::from("Ansattnummer,Fødselsdato,Enhet,Stilling,Stillingsprosent,Kompetanse,Formell,Reell\n");
    for (at, (words, _)) in hostile().into_iter().enumerate() {
        let name = toml::Value::String(words.clone());
        plan += &format!("[[kompetanse]]\nid = \"k{at}\"\nnavn = {name}\nkategori = \"k\"\n");
        plan += &format!("[[krav]]\nid = \"krav{at}\"\nkompetanse = \"k{at}\"\nantall = 2\n");
        plan +=
            &format!("[[tiltak]]\nid = \"t{at}\"\nnavn = {name}\nansvarlig = {name}\ntype = \"formell\"\n");
        plan += &format!("kompetanse = \"k{at}\"\ngir = \"formell\"\nkostnad = 1\n");
        let cell = format!("\"{}\"", words.replace('"', "\"\""));
        register += &format!("{},1980-01-01,{cell},Sykepleier,100,{cell},ja,3\n", at + 1);
    }
    plan += "[okonomi]\nramme = { 2027 = 100 }\n";
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("plan.toml"), plan).unwrap();
    fs::write(path("register.csv"), register).unwrap();
    [path("register.csv"), "--plan".to_owned(), path("plan.toml")]
}

#[test]
fn hostile_words_are_words() {
    let folder = tempfile::tempdir().unwrap();
    let files = hostile_files(folder.path());
    let of = files.each_ref().map(String::as_str);
    for question in [&["gap"][..], &["framskriv", "--horisont", "2"], &["tiltak"]] {
        let book = Book::of(question, &of, &[]);
        let mut words = Vec::new();
        for (_, sheet) in book.sheets() {
            words.extend(sheet.cells().filter_map(|(_, _, cell)| match cell {
                Data::String(words) => Some(words.clone()),
                _ => None,
            }));
        }
        for (given, expected) in hostile() {
            assert!(words.contains(&expected), "{question:?}: {}", &given[..given.len().min(40)]);
        }
        // No formula but ours, and no address but those within the book.
        for part in book.parts().iter().filter(|name| name.starts_with("xl/")) {
            let text = book.part(part);
            let formulas = text.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap());
            for formula in formulas {
                assert!(!formula.contains("cmd") && !formula.contains("Ark1"), "{part}: {formula}");
            }
            assert!(!text.contains("TargetMode=\"External\""), "{part}");
            assert!(!text.contains('\u{202e}'), "{part}");
        }
    }
}

#[test]
fn a_report_among_registers_is_not_read_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::copy(LILLEVIK[0], path("register.csv")).unwrap();
    let json = |register: &str| {
        let of = [&[register], &LILLEVIK[1..]].concat();
        let text = asked(&["gap"], &of, &["--format", "json"]).output;
        let mut answer: serde_json::Value = serde_json::from_str(&text).unwrap();
        answer["register"]["files"] = serde_json::Value::Null;
        answer
    };
    let alone = json(&path(""));
    for (question, _) in OF_LILLEVIK {
        asked(question, &LILLEVIK, &["-o", &path(&format!("{}.xlsx", question.join("")))]);
    }
    asked(&["tiltak", "--med-navn"], &BY_HAND, &["-o", &path("tiltak.xlsx")]);
    assert_eq!(json(&path("")), alone);
    assert_eq!(json(&path("*")), alone);
    // A register to fill in is none of these.
    let template = path("mal.xlsx");
    assert_eq!(kompetanse(&["ny", "register", "-o", &template]).status, 0);
    let outcome = kompetanse(&[&["sjekk", &path("")], &LILLEVIK[1..], &ON_THE_DAY].concat());
    assert!(outcome.output.contains("mal.xlsx"), "{}", outcome.output);
}

#[test]
fn a_workbook_is_not_written_to_a_terminal() {
    for (language, words) in [("nb", "rapport.xlsx"), ("nn", "rapport.xlsx"), ("en", "report.xlsx")] {
        let more = ["--format", "xlsx", "--sprak", language];
        let outcome = kompetanse(&[&["gap"], &LILLEVIK[..], &ON_THE_DAY, &more].concat());
        assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
        assert!(outcome.messages.contains(words), "{}", outcome.messages);
    }
}

#[test]
fn a_workbook_with_names_is_for_its_owner_alone() {
    let book = Book::of(&["gap", "--med-navn"], &LILLEVIK, &[]);
    assert!(tables(&book.path()).contains_key("people"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(book.path()).unwrap().permissions().mode() & 0o077, 0);
    }
    assert!(!tables(&Book::of(&["gap"], &LILLEVIK, &[]).path()).contains_key("people"));
}

/// Converts a workbook with LibreOffice, in a folder of its own.
fn converted(office: &str, book: &Path, to: &str, folder: &Path) -> PathBuf {
    let user = folder.join("bruker");
    let status = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", user.to_str().unwrap()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .args([folder, book])
        .output()
        .unwrap();
    assert!(status.status.success(), "{status:?}");
    folder.join(book.file_name().unwrap()).with_extension(to)
}

/// Tells whether a folder with nothing but a workbook in it has no register.
fn is_passed_over(book: &Path) -> bool {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(book, folder.path().join("register.xlsx")).unwrap();
    let outcome = kompetanse(&["gap", folder.path().to_str().unwrap(), "--plan", LILLEVIK[2]]);
    outcome.status == 3 && outcome.messages.contains("folder-empty")
}

/// Only where `KOMPETANSE_OFFICE` says where LibreOffice is.
#[test]
fn libreoffice_opens_every_workbook() {
    let Ok(office) = std::env::var("KOMPETANSE_OFFICE") else { return };
    let folder = tempfile::tempdir().unwrap();
    let hostile = hostile_files(folder.path());
    let hostile = hostile.each_ref().map(String::as_str);
    let of_lillevik = OF_LILLEVIK.map(|(question, _)| (question, LILLEVIK)).into_iter();
    let others =
        [(&["gap"][..], FJORDVIK), (&["gap"], hostile), (&["tiltak"], BY_HAND), (&["tiltak"], hostile)];
    for (question, of) in of_lillevik.chain(others) {
        let book = Book::of(question, &of, &[]);
        let folder = tempfile::tempdir().unwrap();
        let pdf = converted(&office, &book.path(), "pdf", folder.path());
        assert!(fs::read(pdf).unwrap().starts_with(b"%PDF"));
        let saved = converted(&office, &book.path(), "xlsx", folder.path());
        assert!(is_passed_over(&saved), "saved anew, it is still known for a report");
        let again = sheets(&saved);
        for ((name, before), (other, after)) in book.sheets().iter().zip(&again) {
            assert_eq!(name, other);
            for (row, column, cell) in before.used_cells() {
                let (top, left) = before.start().unwrap();
                let place = (top + row as u32, left + column as u32);
                let saved = after.get_value(place).unwrap_or(&Data::Empty);
                let is_alike = match (cell, saved) {
                    (Data::Float(a), Data::Float(b)) => (a - b).abs() <= 1e-12 * a.abs().max(1.0),
                    (a, b) => a == b,
                };
                assert!(is_alike, "{question:?} {name} {place:?}: {cell:?} became {saved:?}");
            }
        }
    }
}
