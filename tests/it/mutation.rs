//! Whatever happens to a file on its way, every question ends with a status of its own, tells of every row, and never
//! panics. `KOMPETANSE_SEEDS` widens it.

use crate::brute::dice::Dice;
use crate::fuzzing::{QUESTIONS, fault};
use std::fs;
use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// So many files are changed where nothing else is said.
const USUAL: u64 = 600;

/// Registers of every kind, and the plans that they are asked with.
const FILES: [(&str, &str); 11] = [
    ("fixtures/cases/gap/01-list-excel_no/register.csv", "fixtures/cases/gap/01-list-excel_no/plan.toml"),
    ("fixtures/cases/gap/02-list-gammel/register.csv", "fixtures/cases/gap/02-list-gammel/plan.toml"),
    ("fixtures/cases/gap/05-list-xlsx/register.xlsx", "fixtures/cases/gap/05-list-xlsx/plan.toml"),
    ("fixtures/cases/gap/06-joined-excel_no/ansatte.csv", "fixtures/cases/gap/06-joined-excel_no/plan.toml"),
    ("fixtures/cases/gap/11-matrix-excel_no/matrise.csv", "fixtures/cases/gap/11-matrix-excel_no/plan.toml"),
    ("fixtures/measures/register.csv", "fixtures/measures/plan.toml"),
    ("fixtures/hostile/register.csv", "fixtures/hostile/plan.toml"),
    ("fixtures/workbooks/register.ods", "fixtures/cases/gap/05-list-xlsx/plan.toml"),
    ("fixtures/workbooks/register.xls", "fixtures/cases/gap/05-list-xlsx/plan.toml"),
    ("fixtures/workbooks/register.xlsb", "fixtures/cases/gap/05-list-xlsx/plan.toml"),
    ("examples/lillevik/register.csv", "examples/lillevik/plan.toml"),
];

/// Changes bytes somewhere, in one of the ways that bytes are changed.
fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.is_empty() {
        return bytes;
    }
    let at = dice.below(bytes.len());
    let end = (at + dice.between(1, 200)).min(bytes.len());
    match dice.below(9) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..end)),
        3 => {
            let again = bytes[at..end].repeat(dice.between(1, 40));
            bytes.splice(at..at, again);
        }
        4 => {
            let junk: Vec<u8> = (0..dice.between(1, 60)).map(|_| dice.below(256) as u8).collect();
            bytes.splice(at..at, junk);
        }
        5 => bytes[at..end].fill(0),
        6 => bytes.insert(at, dice.pick(b"\"';,\t\r\n=[]{}")),
        7 => {
            // Another encoding than the rest.
            let text = String::from_utf8_lossy(&bytes).into_owned();
            bytes = match dice.below(2) {
                0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => text.chars().map(|one| u8::try_from(u32::from(one)).unwrap_or(b'?')).collect(),
            };
        }
        _ => {
            let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
            dice.shuffle(&mut lines);
            bytes = lines.concat();
        }
    }
    bytes
}

/// Changes a part of an archive, which is then whole again; other bytes as they stand.
pub fn changed_within(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let Ok(mut known) = zip::ZipArchive::new(Cursor::new(bytes)) else { return changed(bytes, dice) };
    if dice.one_in(4) {
        return changed(bytes, dice);
    }
    let chosen = dice.below(known.len());
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..known.len() {
        let mut content = Vec::new();
        // What is damaged already is changed as it stands.
        let Ok(mut part) = known.by_index(place) else { return changed(bytes, dice) };
        if part.read_to_end(&mut content).is_err() {
            return changed(bytes, dice);
        }
        if place == chosen {
            content = changed(&content, dice);
        }
        let name = part.name().map_or_else(|_| place.to_string(), |name| name.into_owned());
        let options = zip::write::SimpleFileOptions::default();
        if made.start_file(&*name, options).is_err() {
            return changed(bytes, dice);
        }
        made.write_all(&content).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// Says what is wrong with what is answered of a changed file; nothing where all is well.
fn wrong(seed: u64) -> Option<String> {
    let dice = &mut Dice::new(seed);
    let (register, plan) = dice.pick(&FILES);
    let ending = |path: &str| path.rsplit('.').next().unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    let put = |name: String, bytes: Vec<u8>| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let [register_bytes, plan_bytes] = [register, plan].map(|path| fs::read(path).unwrap());
    let times = dice.between(1, 3);
    let of_plan = dice.one_in(4);
    let mut bytes = if of_plan { plan_bytes.clone() } else { register_bytes.clone() };
    for _ in 0..times {
        bytes = changed_within(&bytes, dice);
    }
    let (register_bytes, plan_bytes) = if of_plan { (register_bytes, bytes) } else { (bytes, plan_bytes) };
    let register_file = put(format!("register.{}", ending(register)), register_bytes);
    let plan_file = put("plan.toml".to_owned(), plan_bytes);
    let question = dice.pick(&QUESTIONS);
    let said =
        format!("seed {seed}: {question:?} of {}{register}", if of_plan { "the plan of " } else { "" });
    match catch_unwind(AssertUnwindSafe(|| fault(question, &register_file, &plan_file))) {
        Ok(fault) => fault.map(|fault| format!("{said} {fault}")),
        Err(_) => Some(format!("{said} panics")),
    }
}

#[test]
fn whatever_happens_to_a_file_is_answered_or_refused_in_words() {
    let most = std::env::var("KOMPETANSE_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL);
    let half = |first: u64| (first..most).step_by(2).filter_map(wrong).collect::<Vec<_>>();
    let faults: Vec<String> = thread::scope(|scope| {
        let halves = [0, 1].map(|first| scope.spawn(move || half(first)));
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    assert!(faults.is_empty(), "{} of {most}:\n{}", faults.len(), faults.join("\n"));
}
