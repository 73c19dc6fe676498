//! Worked registers with their answers: only the figures that the answers give are compared.

use crate::support::kompetanse;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn worked_registers_get_their_answers() {
    assert_answers("gap", 15, "gap");
}

#[test]
fn worked_years_to_come_get_their_answers() {
    assert_answers("projection", 8, "framskriv");
}

#[test]
fn worked_needs_get_their_answers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases/needs");
    let folders = folders(&root, 8);
    for folder in folders {
        let expected: Value =
            serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
        let answer = answer(&folder, "behov").unwrap();
        let mut wrong = Vec::new();
        compare(&folder.display().to_string(), &expected, Some(&answer), &mut wrong);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(answer["optimal"] == true && answer["rank_optimal"] == true, "{}", folder.display());
    }
}

/// Returns the folders of so many worked registers, in order.
fn folders(root: &Path, count: usize) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert_eq!(folders.len(), count);
    folders
}

/// Asks a question about so many worked registers, each in a folder of its own.
fn assert_answers(cases: &str, count: usize, question: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases").join(cases);
    let folders = folders(&root, count);
    let wrong: Vec<String> = folders.iter().flat_map(|folder| wrong_in(folder, question)).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Returns every figure that differs in one worked register.
fn wrong_in(folder: &Path, question: &str) -> Vec<String> {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let expected: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let answer = match answer(folder, question) {
        Ok(answer) => answer,
        Err(why) => return vec![format!("{name}: {why}")],
    };
    let mut wrong = Vec::new();
    for rows in ["gaps", "requirements"] {
        compare_rows(&expected[rows], &answer[rows], &mut wrong);
    }
    for sum in list(&expected["categories"]) {
        let same = |other: &&Value| other["category"] == sum["category"];
        let place = format!("category {}", sum["category"]);
        compare(&place, sum, list(&answer["categories"]).iter().find(same), &mut wrong);
    }
    wrong.into_iter().map(|what| format!("{name}: {what}")).collect()
}

/// Compares rows by requirement and unit, where any are expected.
fn compare_rows(expected: &Value, answer: &Value, wrong: &mut Vec<String>) {
    let (wanted, rows) = (list(expected), list(answer));
    if !wanted.is_empty() && wanted.len() != rows.len() {
        wrong.push(format!("should have {} rows, has {}", wanted.len(), rows.len()));
    }
    for row in wanted {
        let same =
            |other: &&Value| other["requirement"] == row["requirement"] && other["unit"] == row["unit"];
        let place = format!("{} in {}", row["requirement"], row["unit"]);
        compare(&place, row, rows.iter().find(same), wrong);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Asks the program about all registers of a folder.
fn answer(folder: &Path, question: &str) -> Result<Value, String> {
    let mut registers: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv" || ending == "xlsx"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    registers.sort();
    let plan = folder.join("plan.toml");
    let mut arguments = vec![question];
    arguments.extend(registers.iter().map(String::as_str));
    arguments.extend(["--plan", plan.to_str().unwrap(), "--dato", "2026-11-21", "--format", "json"]);
    let outcome = kompetanse(&arguments);
    if outcome.status != 0 {
        return Err(format!("status {}: {}", outcome.status, outcome.messages.trim()));
    }
    serde_json::from_str(&outcome.output).map_err(|why| format!("no JSON: {why}"))
}

/// Notes every key of what is expected that the answer has otherwise.
fn compare(place: &str, expected: &Value, answer: Option<&Value>, wrong: &mut Vec<String>) {
    let Some(answer) = answer else {
        wrong.push(format!("{place}: is not there"));
        return;
    };
    match expected {
        Value::Object(keys) => {
            for (key, value) in keys {
                compare(&format!("{place}: {key}"), value, answer.get(key), wrong);
            }
        }
        Value::Array(years) => compare_years(place, years, list(answer), wrong),
        _ if is_same(expected, answer) => {}
        _ => wrong.push(format!("{place} should be {expected}, is {answer}")),
    }
}

/// Compares what stands for each year; a year that is not expected must not be there.
fn compare_years(place: &str, years: &[Value], answers: &[Value], wrong: &mut Vec<String>) {
    if years.len() != answers.len() {
        wrong.push(format!("{place} should be {}, are {}", years.len(), answers.len()));
    }
    for year in years {
        let same = |other: &&Value| other["year"] == year["year"];
        compare(&format!("{place} {}", year["year"]), year, answers.iter().find(same), wrong);
    }
}

/// Tells whether two values are the same, numbers to a millionth.
fn is_same(expected: &Value, answer: &Value) -> bool {
    match (expected.as_f64(), answer.as_f64()) {
        (Some(expected), Some(answer)) => (expected - answer).abs() < 1e-6,
        _ => expected == answer,
    }
}
