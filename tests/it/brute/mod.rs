//! Hundreds of invented municipalities, each in every layout and dialect, against a reckoning by brute force.
//!
//! `KOMPETANSE_SEEDS=17` or `KOMPETANSE_SEEDS=0..1000` chooses other seeds than usual.

mod account;
mod casebook;
mod compare;
mod dialect;
pub mod dice;
mod divided;
mod employee_tests;
mod evaluation;
mod evaluation_tests;
mod expiry;
mod expiry_tests;
mod future;
mod invent;
mod invent_measures;
mod invent_outlook;
mod invent_plan;
mod later;
mod measures;
mod measures_compare;
mod measures_search;
mod measures_tests;
mod names;
mod needs;
mod needs_tests;
mod outcomes;
mod plan_file;
mod projection;
mod projection_compare;
mod projection_runs;
mod projection_tests;
mod reckon;
mod reckon_tests;
mod sums;
mod survival;
mod world;
mod write;

use crate::support::kompetanse;
use dialect::{DIALECTS, Dialect};
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use world::{Layout, World};
use write::{Table, Variation};

/// The seeds that are usually tried.
const SEEDS: Range<u64> = 0..200;

/// The seeds whose registers are also shuffled, split and interrupted.
const VARIED_SEEDS: Range<u64> = 1000..1030;

/// So many failures are told in full, and their files kept.
const TOLD: usize = 12;

#[test]
fn lists_are_reckoned_right() {
    try_all(Layout::List);
}

#[test]
fn joined_tables_are_reckoned_right() {
    try_all(Layout::Joined);
}

#[test]
fn matrices_are_reckoned_right() {
    try_all(Layout::Matrix);
}

#[test]
fn the_order_of_rows_changes_nothing() {
    try_varied(|seed| Variation { shuffled: Some(seed), ..Variation::default() });
}

#[test]
fn a_register_in_several_files_is_one_register() {
    try_varied(|seed| Variation { parts: 2 + seed as usize % 2, ..Variation::default() });
}

#[test]
fn blank_rows_change_nothing() {
    try_varied(|_| Variation { blanks: true, ..Variation::default() });
}

#[test]
fn a_heading_in_the_middle_changes_nothing() {
    try_varied(|_| Variation { heading_again: true, ..Variation::default() });
}

#[test]
fn the_figures_are_the_same_in_every_dialect() {
    let mut failures = Failures::default();
    for seed in seeds(VARIED_SEEDS) {
        for layout in [Layout::List, Layout::Joined, Layout::Matrix] {
            let world = invent::world(seed, layout);
            let answers: Vec<Option<Value>> = DIALECTS
                .iter()
                .map(|&dialect| {
                    let case = Case { seed, layout, dialect, variation: Variation::default(), name: "same" };
                    let answer = ask(&case, &world, &["gap"]).1.ok()?;
                    fs::remove_dir_all(case.folder()).expect("a folder to remove");
                    Some(serde_json::json!([answer["gaps"], answer["categories"]]))
                })
                .collect();
            for (dialect, answer) in DIALECTS.iter().zip(&answers).skip(1) {
                if answer.is_none() || *answer != answers[0] {
                    let place = format!("seed {seed}, {layout:?}: {dialect:?} and {:?} differ", DIALECTS[0]);
                    failures.add(place, Vec::new());
                }
            }
        }
    }
    failures.tell();
}

/// One way of asking about one municipality.
struct Case {
    seed: u64,
    layout: Layout,
    dialect: Dialect,
    variation: Variation,
    name: &'static str,
}

impl Case {
    fn folder(&self) -> PathBuf {
        let name = format!("{}-{:?}-{:?}-{}", self.name, self.layout, self.dialect, self.seed).to_lowercase();
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("brute").join(name)
    }
}

fn seeds(usual: Range<u64>) -> Vec<u64> {
    let Ok(chosen) = std::env::var("KOMPETANSE_SEEDS") else { return usual.collect() };
    let number = |text: &str| text.parse().expect("KOMPETANSE_SEEDS is a number or a range such as 0..50");
    match chosen.split_once("..") {
        Some((first, end)) => (number(first)..number(end)).collect(),
        None => vec![number(&chosen)],
    }
}

fn try_all(layout: Layout) {
    let mut failures = Failures::default();
    for seed in seeds(SEEDS) {
        let world = invent::world(seed, layout);
        for dialect in DIALECTS {
            try_case(
                &Case { seed, layout, dialect, variation: Variation::default(), name: "plain" },
                &world,
                &mut failures,
            );
        }
    }
    failures.tell();
}

fn try_varied(variation: impl Fn(u64) -> Variation) {
    let mut failures = Failures::default();
    for seed in seeds(VARIED_SEEDS) {
        for layout in [Layout::List, Layout::Joined, Layout::Matrix] {
            let world = invent::world(seed, layout);
            for dialect in [Dialect::Excel, Dialect::Tabs, Dialect::Book] {
                let variation = variation(seed);
                try_case(
                    &Case { seed, layout, dialect, variation, name: variation_name(variation) },
                    &world,
                    &mut failures,
                );
            }
        }
    }
    failures.tell();
}

fn variation_name(variation: Variation) -> &'static str {
    match variation {
        Variation { shuffled: Some(_), .. } => "shuffled",
        Variation { blanks: true, .. } => "blanks",
        Variation { heading_again: true, .. } => "heading",
        _ => "parts",
    }
}

fn try_case(case: &Case, world: &World, failures: &mut Failures) {
    let expected = reckon::answer(world);
    let (tables, asked) = ask(case, world, &["gap"]);
    let found = match asked {
        Err(why) => vec![why],
        Ok(answer) => {
            let account = account::account(world, &tables, case.dialect.title_rows());
            // Where blank rows of a workbook are no rows to its readers, they cannot be counted.
            let exact = !(case.variation.blanks && case.dialect == Dialect::Book);
            let mut found = compare::differences(world, &expected, &answer);
            found.extend(compare::account_differences(account, &answer, exact));
            found
        }
    };
    if found.is_empty() || failures.0.len() >= TOLD {
        fs::remove_dir_all(case.folder()).expect("a folder to remove");
    }
    if !found.is_empty() {
        failures.add(case.folder().display().to_string(), found);
    }
}

/// Writes the municipality, asks the program with a command and its flags, and returns the tables and the answer.
fn ask(case: &Case, world: &World, command: &[&str]) -> (Vec<Table>, Result<Value, String>) {
    let folder = case.folder();
    let _ = fs::remove_dir_all(&folder);
    let tables = write::varied(write::tables(world, case.layout), case.variation);
    let files = dialect::write(world, &tables, case.dialect, &folder, case.variation.parts > 1);
    let plan = folder.join("plan.toml");
    fs::write(&plan, plan_file::toml(world)).expect("a plan to write");

    let on = world.on.to_string();
    let mut arguments = command.to_vec();
    arguments.extend(files.iter().map(|file| file.to_str().expect("a path in UTF-8")));
    arguments.extend(["--plan", plan.to_str().expect("a path in UTF-8"), "--dato", &on, "--format", "json"]);
    let outcome = kompetanse(&arguments);
    if outcome.status != 0 {
        return (tables, Err(format!("status {}: {}", outcome.status, outcome.messages.trim())));
    }
    let answer = serde_json::from_str(&outcome.output).map_err(|why| format!("no JSON: {why}"));
    (tables, answer)
}

/// What went wrong, gathered so that one run shows how common it is.
#[derive(Default)]
struct Failures(Vec<(String, Vec<String>)>);

impl Failures {
    fn add(&mut self, place: String, found: Vec<String>) {
        self.0.push((place, found));
    }

    fn tell(&self) {
        let mut told = String::new();
        for (place, found) in self.0.iter().take(TOLD) {
            writeln!(told, "{place}").expect("strings take everything");
            for difference in found.iter().take(TOLD) {
                writeln!(told, "    {difference}").expect("strings take everything");
            }
        }
        assert!(self.0.is_empty(), "{} differ, of which\n{told}", self.0.len());
    }
}
