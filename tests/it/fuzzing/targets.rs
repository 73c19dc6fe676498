//! What must hold of any bytes, a function for each way in; what does not hold is a panic.
//!
//! `fuzz/` gives them to a fuzzer, and `fuzzing` to bytes that are changed at random.

use super::parts;
use crate::support::{Outcome, TODAY, kompetanse};
use kompetanse::finding::{Finding, Severity};
use kompetanse::model::outlook::{Ages, PopulationAsked};
use kompetanse::model::plan::Plan;
use kompetanse::origin::Origin;
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::source::{Input, Source};
use serde_json::Value;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

/// As long as a cell may be, and as many as a row may have.
const MOST_CHARACTERS: usize = 100_000;
const MOST_COLUMNS: usize = 16_384;

/// A target, by the name that the fuzzer knows it by.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: [Target; 5] = [
    ("text_source", text_source),
    ("workbook_source", workbook_source),
    ("plan", plan),
    ("population", population),
    ("command", command),
];

/// Takes the bytes as a register in text, or whatever they are.
pub fn text_source(bytes: &[u8]) {
    register(bytes);
}

/// Takes the bytes as a workbook, or as what stands in one of its parts.
pub fn workbook_source(bytes: &[u8]) {
    register(&parts::workbook(bytes));
}

fn register(bytes: &[u8]) {
    let input = Input::Bytes { name: "register".into(), bytes: bytes.into() };
    if let Ok(mut source) = Source::open(input.clone()) {
        (0..source.tables().len()).for_each(|table| rows_are_in_order(&mut source, table));
    }
    let reading = kompetanse::register::read(vec![input], words(), &Overrides::default(), TODAY);
    assert_told(reading.is_usable(), &reading.findings);
    let rows = &reading.register.rows;
    assert!(rows.read >= rows.ignored + rows.rejected, "more rows are left out than there are: {rows:?}");
}

/// Returns the words of the plan that bytes are read with.
fn words() -> Vocabulary {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| {
        let text = include_str!("../../../fixtures/cases/gap/05-list-xlsx/plan.toml");
        kompetanse::plan::parse(&[("plan.toml", text)]).plan
    });
    Vocabulary::of(&PLAN)
}

fn rows_are_in_order(source: &mut Source, table: usize) {
    let mut last = 0;
    let shown = source.visit(table, |row| {
        // A workbook may have its rows in any order; each has a number.
        assert!(row.number > 0 && row.len() <= MOST_COLUMNS, "row {} after {last}", row.number);
        for column in 0..row.len() {
            if let kompetanse::source::Content::Text(text) = row.get(column) {
                assert!(text.chars().count() <= MOST_CHARACTERS, "a long cell in row {}", row.number);
            }
        }
        last = row.number;
        ControlFlow::Continue(())
    });
    if let Err(finding) = shown {
        assert!(finding.place.is_some(), "nobody knows where: {finding:?}");
    }
    source.merged_down(table);
}

/// Asserts that what cannot be used is refused with a reason.
fn assert_told(is_usable: bool, findings: &[Finding]) {
    let errors = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
    assert_eq!(is_usable, errors == 0, "{findings:?}");
}

/// Takes the bytes as a plan: a text, or a workbook as [`workbook_source`] takes them.
pub fn plan(bytes: &[u8]) {
    let bytes = parts::workbook(bytes);
    if let Ok(text) = std::str::from_utf8(&bytes) {
        let reading = kompetanse::plan::parse(&[("plan.toml", text)]);
        assert_told(reading.is_usable(), &reading.findings);
        let lines = text.split('\n').count() + 1;
        for place in reading.findings.iter().filter_map(|finding| finding.place.as_ref()) {
            assert!(place.line.is_none_or(|line| (line as usize) <= lines), "{place} of {lines} lines");
        }
        kompetanse::plan::parse_workfile("kompetanse.toml", text);
        kompetanse::plan::parse_job("jobb.toml", &bytes);
    } else {
        let folder = tempfile::tempdir().unwrap();
        let path = put(folder.path(), "plan", &bytes);
        let reading = kompetanse::plan::load(&[path.into()]);
        assert_told(reading.is_usable(), &reading.findings);
    }
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Takes the bytes as a population file, and asks it for who is old in a few places.
pub fn population(bytes: &[u8]) {
    let table = match kompetanse::population::read(&Origin::file("folketall"), bytes) {
        Ok(table) => table,
        Err(finding) => return assert!(finding.place.is_some(), "nobody knows where: {finding:?}"),
    };
    for (region, from, to, alternative) in
        [("5037", 80, None, None), ("Porsgrunn", 0, Some(105), Some("MMMM")), ("0", 20, Some(66), None)]
    {
        let asked = PopulationAsked {
            file: "folketall".to_owned(),
            region: region.to_owned(),
            ages: Ages { from, to },
            alternative: alternative.map(str::to_owned),
            origin: Origin::file("plan.toml"),
        };
        match table.demand(&asked, 2026..=2030) {
            Ok(index) => {
                assert!(!index.points.is_empty() && index.points.is_sorted_by(|one, next| one.0 < next.0));
            }
            Err(findings) => assert!(!findings.is_empty(), "refused without a word"),
        }
    }
}

/// What parts a register from the plan that it is asked with.
pub const PARTED: &[u8] = b"\n%%%\n";

/// Questions of one register and one plan, as they are asked.
pub const QUESTIONS: [&[&str]; 9] = [
    &["gap", "--format", "json"],
    &["gap", "--format", "json", "--prikk", "3"],
    &["sjekk", "--format", "json"],
    &["behov", "--innsats", "1"],
    &["framskriv", "--horisont", "3"],
    &["tiltak", "--innsats", "1"],
    &["utlop", "--alle"],
    &["arshjul"],
    &["rapport", "--innsats", "1", "--horisont", "2"],
];

/// Takes the bytes as a question's number, a register, and the plan that it is asked with, and asks the program.
pub fn command(bytes: &[u8]) {
    let Some((number, files)) = bytes.split_first() else { return };
    let question = QUESTIONS[usize::from(*number) % QUESTIONS.len()];
    let parted = files.windows(PARTED.len()).position(|window| window == PARTED);
    let (register, plan) = match parted {
        Some(at) => (&files[..at], &files[at + PARTED.len()..]),
        None => (files, &include_bytes!("../../../fixtures/cases/gap/05-list-xlsx/plan.toml")[..]),
    };
    let folder = tempfile::tempdir().unwrap();
    let register = put(folder.path(), "register", register);
    let plan = put(folder.path(), "plan.toml", plan);
    if let Some(fault) = fault(question, &register, &plan) {
        panic!("{fault}");
    }
}

/// Asks a question of a register and a plan, and says what is wrong with the answer; nothing where all is well.
pub fn fault(question: &[&str], register: &str, plan: &str) -> Option<String> {
    let asked = [question, &[register, "--plan", plan, "--dato", "2026-11-21"]].concat();
    let Outcome { status, output, messages } = kompetanse(&asked);
    let is_json = question.contains(&"json");
    match status {
        0 | 1 if is_json && question[0] == "gap" => lost_rows(&output),
        0 | 1 => output.is_empty().then(|| "says nothing".to_owned()),
        3 if messages.contains(" [") || is_json && !output.is_empty() => None,
        status => Some(format!("ends with {status}: {messages}")),
    }
}

fn lost_rows(output: &str) -> Option<String> {
    let answer: Value = serde_json::from_str(output).unwrap();
    let number = |key: &str| answer["register"]["rows"][key].as_u64().unwrap_or_default();
    let told = ["used", "inactive", "ignored", "rejected"].map(number).iter().sum::<u64>();
    (told != number("read")).then(|| format!("loses rows: {}", answer["register"]["rows"]))
}
