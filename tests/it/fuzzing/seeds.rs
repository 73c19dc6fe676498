//! What fuzzing begins with: the files of fixtures and examples, and inputs that once were answered wrongly.

use super::parts;
use super::targets::{PARTED, QUESTIONS};
use std::fs;
use std::path::{Path, PathBuf};

/// Larger files begin no search: most of what is changed in them is alike.
const MOST: usize = 40_000;

/// Returns the inputs that the search of a target begins with.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "text_source" => {
            contents(&files(&["csv", "tsv", "txt"], &["fixtures", "examples/lillevik", "examples/fjordvik"]))
        }
        "workbook_source" => of_workbooks(),
        "plan" => [contents(&files(&["toml"], &["fixtures", "examples"])), parts::seeds()].concat(),
        "population" => contents(&files(&["csv", "json"], &["fixtures/population", "fixtures/errors"])),
        "command" => of_commands(),
        _ => Vec::new(),
    };
    seeds.retain(|seed| seed.len() <= MOST);
    seeds.sort();
    seeds.dedup();
    seeds.extend(found(target));
    seeds
}

/// Returns inputs that a target was once at fault with.
pub fn found(target: &str) -> Vec<Vec<u8>> {
    contents(&files(&["bin"], &[&format!("fixtures/hostile/{target}")]))
}

fn of_workbooks() -> Vec<Vec<u8>> {
    let whole = contents(&files(&["xls", "xlsx", "xlsb", "ods"], &["fixtures/workbooks", "fixtures/errors"]));
    [whole, parts::seeds()].concat()
}

/// Returns registers and plans that lie beside each other, each with a question.
fn of_commands() -> Vec<Vec<u8>> {
    let plans =
        files(&["toml"], &["fixtures/cases", "fixtures/measures", "fixtures/hostile", "examples/lillevik"]);
    let plans = plans.into_iter().filter(|path| path.ends_with("plan.toml"));
    let with_register = plans.filter_map(|plan| {
        let register = fs::read(plan.with_file_name("register.csv")).ok()?;
        Some((register, fs::read(plan).ok()?))
    });
    let asked = |(number, (register, plan)): (usize, (Vec<u8>, Vec<u8>))| {
        [&[(number % QUESTIONS.len()) as u8], register.as_slice(), PARTED, &plan].concat()
    };
    with_register.enumerate().map(asked).collect()
}

fn contents(paths: &[PathBuf]) -> Vec<Vec<u8>> {
    paths.iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// Returns the files below folders with one of the endings, in order.
fn files(endings: &[&str], folders: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| endings.iter().any(|ending| found == *ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Returns the folder of the program, from that of the tests or of the fuzzer.
fn root() -> &'static Path {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    if folder.join("fixtures").is_dir() { folder } else { folder.parent().unwrap_or(folder) }
}
