//! Makes an invented nation: registers of all municipalities as a list, a workbook or a folder of files, and a plan.
//!
//! ```text
//! cargo run --release --example generate_nation -- target/nation --rows 2000000
//! cargo run --release --example generate_nation -- target/folder --rows 2000000 --form folder
//! cargo run --release --example generate_nation -- target/workbook --rows 200000 --form workbook
//! ```
//!
//! The same rows give the same files, to the byte. A person has ten rows, one beside the other; every row is of an
//! employment that is active on 21 November 2026. Dates are written as other programs read them fastest, 2026-11-21.

use anyhow::Context;
use clap::{Arg, Command, value_parser};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use rust_xlsxwriter::{Workbook, Worksheet};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const MUNICIPALITIES: usize = 357;
const UNITS: usize = 1_666;
const COMPETENCES: usize = 60;
const ROWS_OF_A_PERSON: usize = 10;

const HEADINGS: [&str; 11] = [
    "Kommune",
    "Enhet",
    "Ansattnummer",
    "Fødselsdato",
    "Stilling",
    "Stillingsprosent",
    "Kompetanse",
    "Formell status",
    "Nivå",
    "Oppnådd",
    "Gyldig til",
];

const POSITIONS: [&str; 5] = ["Sykepleier", "Helsefagarbeider", "Vernepleier", "Assistent", "Fagsykepleier"];
const SIZES: [&str; 6] = ["100", "80", "75", "60", "50", "35,5"];
const STATUSES: [&str; 5] = ["Fullført", "Fullført", "Fullført", "Pågår", "Nei"];

fn main() -> anyhow::Result<()> {
    let wanted = command().get_matches();
    let folder: &PathBuf = wanted.get_one("folder").context("a folder is required")?;
    let rows: usize = *wanted.get_one("rows").context("--rows is required")?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("plan.toml"), plan()?)?;
    match wanted.get_one::<String>("form").map(String::as_str) {
        Some("workbook") => workbook(&folder.join("register.xlsx"), rows),
        Some("folder") => files(&folder.join("register"), rows),
        _ => list(&folder.join("register.csv"), rows),
    }
}

fn command() -> Command {
    let rows = Arg::new("rows").long("rows").value_parser(value_parser!(usize)).default_value("2000000");
    Command::new("generate_nation")
        .about("Makes an invented nation: registers of all municipalities, and a plan")
        .arg(Arg::new("folder").required(true).value_parser(value_parser!(PathBuf)))
        .arg(rows.help("How many rows the register has"))
        .arg(Arg::new("form").long("form").value_parser(["list", "workbook", "folder"]).default_value("list"))
}

/// Returns a plan that asks something of each competence in each unit.
pub fn plan() -> Result<String, std::fmt::Error> {
    let mut plan = String::from("[plan]\nnavn = \"Nasjonal plan\"\nfra = 2026\ntil = 2030\n\n");
    plan.push_str("[[kategori]]\nid = \"fag\"\nnavn = \"Fagkompetanse\"\n");
    for competence in 0..COMPETENCES {
        let name = name_of(competence);
        write!(plan, "\n[[kompetanse]]\nid = \"k{competence:02}\"\nnavn = \"{name}\"\nkategori = \"fag\"\n")?;
        write!(plan, "\n[[krav]]\nkompetanse = \"k{competence:02}\"\nper = \"laveste\"\n")?;
        writeln!(plan, "antall = {}\nkrever = \"begge\"", 3 + competence % 9)?;
    }
    Ok(plan)
}

fn name_of(competence: usize) -> String {
    format!("Kurs i fagområde {competence:02}")
}

/// Writes one list.
pub fn list(path: &Path, rows: usize) -> anyhow::Result<()> {
    let mut out = Text::create(path)?;
    People::new(rows).try_for_each(|person| out.person(&person))?;
    out.finish()
}

/// Writes a file for each municipality.
pub fn files(folder: &Path, rows: usize) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let mut people = People::new(rows).peekable();
    while let Some(first) = people.peek().map(|person| person.municipality) {
        let mut out = Text::create(&folder.join(format!("{:04}.csv", first + 1)))?;
        while let Some(person) = people.next_if(|person| person.municipality == first) {
            out.person(&person)?;
        }
        out.finish()?;
    }
    Ok(())
}

/// Writes the list as a workbook.
pub fn workbook(path: &Path, rows: usize) -> anyhow::Result<()> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading)?;
    }
    let mut at = 1;
    for person in People::new(rows) {
        for cells in person.rows() {
            write_row(sheet, at, &cells)?;
            at += 1;
        }
    }
    book.save(path).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a row as Excel would have it: sizes and levels as numbers, all else as text.
fn write_row(sheet: &mut Worksheet, at: u32, cells: &[String; 11]) -> anyhow::Result<()> {
    for (column, cell) in (0..).zip(cells) {
        match (column, cell.replace(',', ".").parse::<f64>()) {
            (5 | 8, Ok(number)) => sheet.write_number(at, column, number)?,
            (_, _) if cell.is_empty() => continue,
            _ => sheet.write_string(at, column, cell)?,
        };
    }
    Ok(())
}

/// A list register that is being written.
struct Text {
    out: BufWriter<File>,
}

impl Text {
    fn create(path: &Path) -> anyhow::Result<Self> {
        let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        writeln!(out, "{}", HEADINGS.join(";"))?;
        Ok(Self { out })
    }

    fn person(&mut self, person: &Person) -> anyhow::Result<()> {
        for cells in person.rows() {
            writeln!(self.out, "{}", cells.join(";"))?;
        }
        Ok(())
    }

    fn finish(mut self) -> anyhow::Result<()> {
        Ok(self.out.flush()?)
    }
}

/// Somebody, and what they hold.
struct Person {
    municipality: usize,
    unit: usize,
    number: usize,
    birth: String,
    position: &'static str,
    size: &'static str,
    holdings: Vec<[String; 5]>,
}

impl Person {
    fn rows(&self) -> impl Iterator<Item = [String; 11]> {
        self.holdings.iter().map(|holding| {
            let [competence, status, level, acquired, until] = holding.clone();
            [
                format!("Kommune {:03}", self.municipality + 1),
                format!("Enhet {:04}", self.unit + 1),
                format!("{:07}", self.number + 1),
                self.birth.clone(),
                self.position.to_owned(),
                self.size.to_owned(),
                competence,
                status,
                level,
                acquired,
                until,
            ]
        })
    }
}

/// Everybody, unit by unit.
struct People {
    next: usize,
    rows: usize,
    random: Pcg64,
}

impl People {
    fn new(rows: usize) -> Self {
        Self { next: 0, rows, random: Pcg64::seed_from_u64(2026) }
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.random.random_range(0..all.len())]
    }

    fn date(&mut self, years: std::ops::Range<u32>) -> String {
        let year = self.random.random_range(years);
        format!("{year}-{:02}-{:02}", self.random.random_range(1..=12), self.random.random_range(1..=28))
    }

    fn holding(&mut self, competence: usize) -> [String; 5] {
        let status = self.one_of(&STATUSES).to_owned();
        let level = self.random.random_range(0..=5u8);
        let level = if level == 5 { String::new() } else { level.to_string() };
        let held = status == STATUSES[0];
        let acquired = if held { self.date(2005..2026) } else { String::new() };
        let until =
            if held && self.random.random_range(0..3u8) == 0 { self.date(2024..2030) } else { String::new() };
        [name_of(competence), status, level, acquired, until]
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        let number = self.next;
        let left = self.rows.checked_sub(number * ROWS_OF_A_PERSON).filter(|left| *left > 0)?;
        self.next += 1;
        let everybody = self.rows.div_ceil(ROWS_OF_A_PERSON);
        let unit = number * UNITS / everybody;
        let first = self.random.random_range(0..COMPETENCES);
        // Steps of seven meet no competence twice in ten.
        let holdings = (0..left.min(ROWS_OF_A_PERSON))
            .map(|place| self.holding((first + place * 7) % COMPETENCES))
            .collect();
        Some(Person {
            municipality: unit * MUNICIPALITIES / UNITS,
            unit,
            number,
            birth: self.date(1958..2006),
            position: self.one_of(&POSITIONS),
            size: self.one_of(&SIZES),
            holdings,
        })
    }
}
