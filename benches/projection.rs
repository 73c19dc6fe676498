//! How long a projection takes, as people, years and requirements grow: `cargo bench --bench projection`.
//!
//! The municipalities are invented, with position sizes that share no large step, as rotas give. Times are of one
//! machine; what they tell is how they grow.

use kompetanse::analysis::projection::{Overrides, Request, analyse};
use kompetanse::model::register::Register;
use kompetanse::plan;
use kompetanse::register::{self, layout::Overrides as Columns, vocabulary::Vocabulary};
use kompetanse::source::Input;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::time::Instant;

/// Sizes of positions, in percent.
const SIZES: [&str; 12] =
    ["100", "75", "80", "50", "60", "90", "65,5", "14,08", "35,5", "56,34", "80,28", "71,83"];

const POSITIONS: [&str; 4] = ["Sykepleier", "Helsefagarbeider", "Assistent", "Vernepleier"];

/// Competences in the plan.
const COMPETENCES: usize = 20;

/// People in a unit, and units in a department.
const IN_UNIT: usize = 25;
const IN_DEPARTMENT: usize = 20;

fn main() -> io::Result<()> {
    // `cargo test --benches` only tries that it runs.
    let tried = std::env::args().any(|argument| argument == "--test");
    let scale = |number: usize| if tried { number / 100 } else { number };
    let mut out = io::stdout().lock();
    writeln!(out, "people    rows  years  seconds  times the last")?;
    let people = [1_000, 3_000, 10_000, 30_000, 100_000].map(|people| (scale(people), scale(200), 10));
    series(&mut out, &people)?;
    series(&mut out, &[50, 100, 200, 400].map(|rows| (scale(10_000), scale(rows), 10)))?;
    series(&mut out, &[5, 10, 20, 40].map(|years| (scale(10_000), scale(200), years)))
}

/// Times projections that grow in one way.
fn series(out: &mut dyn Write, sizes: &[(usize, usize, i16)]) -> io::Result<()> {
    let mut last = None;
    for (people, rows, years) in sizes {
        let (register, plan) = municipality(*people, *rows);
        let overrides = Overrides { horizon: Some(*years), ..Overrides::default() };
        let request = Request { overrides, ..Request::default() };
        let start = Instant::now();
        let answer =
            analyse(jiff::civil::date(2026, 11, 21), &register, &plan, &request, &|_, _| Err(Vec::new()));
        let seconds = start.elapsed().as_secs_f64();
        assert!(answer.is_ok_and(|answer| !answer.outcome.requirements.is_empty()));
        let times = last.map_or(String::new(), |last: f64| format!("{:.1}", seconds / last));
        writeln!(out, "{people:>6}  {rows:>6}  {years:>5}  {seconds:>7.2}  {times:>14}")?;
        last = Some(seconds);
    }
    writeln!(out)
}

/// Invents a municipality.
fn municipality(people: usize, rows: usize) -> (Register, kompetanse::model::plan::Plan) {
    let mut dice = Pcg64::seed_from_u64(2026);
    let units = (people / IN_UNIT).max(2);
    let departments = (units / IN_DEPARTMENT).max(1);
    let plan = plan_text(&mut dice, people, rows, units, departments);
    let plan = plan::parse(&[("plan.toml", &plan)]).plan;
    let text = register_text(&mut dice, people, units, departments);
    let input = Input::Bytes { name: "register.csv".into(), bytes: text.into_bytes().into() };
    let date = jiff::civil::date(2026, 11, 21);
    let read = register::read(vec![input], Vocabulary::of(&plan), &Columns::default(), date);
    assert!(read.is_usable(), "{:?}", read.findings);
    (read.register, plan)
}

fn register_text(dice: &mut Pcg64, people: usize, units: usize, departments: usize) -> String {
    let mut text =
        "Ansattnummer;Fødselsår;Avdeling;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Reell\n"
            .to_owned();
    for person in 0..people {
        let unit = dice.random_range(0..units);
        let department = unit % departments;
        let born = dice.random_range(1958..2004);
        let position = POSITIONS[dice.random_range(0..POSITIONS.len())];
        let size = SIZES[dice.random_range(0..SIZES.len())];
        for held in 0..4 {
            let competence = (person + held * 7 + dice.random_range(0..3usize)) % COMPETENCES;
            let level = dice.random_range(1..5);
            let _ = writeln!(
                text,
                "{person:07};{born};Avdeling {department};Enhet {unit};{position};{size};Kompetanse {competence};ja;{level}"
            );
        }
    }
    text
}

/// Six in ten requirements are of a unit, three of a department, one of everybody; half are in årsverk.
fn plan_text(dice: &mut Pcg64, people: usize, rows: usize, units: usize, departments: usize) -> String {
    let mut text = "[[kategori]]\nid = \"fag\"\nnavn = \"Fag\"\n".to_owned();
    for competence in 0..COMPETENCES {
        let _ = writeln!(
            text,
            "[[kompetanse]]\nid = \"k{competence}\"\nnavn = \"Kompetanse {competence}\"\nkategori = \"fag\""
        );
    }
    for row in 0..rows {
        let key = if row % 2 == 0 { "antall" } else { "arsverk" };
        let (place, amount) = match row % 10 {
            0..6 => (format!("enhet = \"Enhet {}\"\n", dice.random_range(0..units)), 3),
            6..9 => (format!("enhet = \"Avdeling {}\"\n", dice.random_range(0..departments)), 50),
            _ => (String::new(), people / 10),
        };
        let competence = row % COMPETENCES;
        let _ = writeln!(
            text,
            "[[krav]]\nid = \"r{row}\"\nkompetanse = \"k{competence}\"\n{place}{key} = {amount}"
        );
    }
    text
}
