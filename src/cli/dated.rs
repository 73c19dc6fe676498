//! Registers of several dates, each read as a register of its own, on the date that it is of.

use super::{Console, Run, Stop, loading, progress};
use crate::analysis::calibration::Dated;
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::register::layout::Overrides;
use crate::register::vocabulary::Vocabulary;
use crate::register::{self, Reading, dated};
use crate::source::Input;
use clap::ArgMatches;

/// A register that has been read, with the date that it is of.
pub(super) struct Register {
    file: String,
    date: Date,
    pub reading: Reading,
}

impl Register {
    pub fn dated(&self) -> Dated<'_> {
        Dated { file: &self.file, date: self.date, register: &self.reading.register }
    }
}

/// The files of one register, with the date that is given.
pub(super) struct Files {
    pub inputs: Vec<Input>,
    pub given: Option<Date>,
}

/// Reads registers, each on the date that is given, else on the one that it says itself.
pub(super) fn read(
    registers: Vec<Files>,
    plan: &Plan,
    matches: &ArgMatches,
    run: &Run,
    console: &Console<'_>,
) -> Result<Vec<Register>, Stop> {
    let overrides = loading::overrides(matches, run)?;
    let (mut all, mut findings) = (Vec::new(), Vec::new());
    for files in registers {
        match one(files, plan, &overrides, run, console) {
            Ok(register) => all.push(register),
            Err(found) => findings.extend(found),
        }
    }
    if findings.is_empty() { Ok(all) } else { Err(Stop::Unusable(findings)) }
}

fn one(
    files: Files,
    plan: &Plan,
    overrides: &Overrides,
    run: &Run,
    console: &Console<'_>,
) -> Result<Register, Vec<Finding>> {
    let words = if plan.files.is_empty() { Vocabulary::open() } else { Vocabulary::of(plan) };
    let file = files.inputs.first().map(|input| input.name().to_string()).unwrap_or_default();
    let date = match files.given {
        Some(date) => Ok(date),
        None => date_of(&files.inputs, &words, overrides),
    };
    let today = date.as_ref().copied().unwrap_or_else(|_| (console.today)());
    let reading = progress::reading(files.inputs, run, console, |inputs| {
        register::read(inputs, words, overrides, today)
    });
    // Why a file cannot be read is said once, by its reading.
    let missing = date.err().filter(|finding| finding.code == Code::CalibrationDateMissing);
    if reading.is_usable() && missing.is_none() {
        return Ok(Register { file, date: today, reading });
    }
    Err(missing.into_iter().chain(reading.findings).collect())
}

/// Returns the one date that files of a register say, those that say none aside.
fn date_of(inputs: &[Input], words: &Vocabulary, overrides: &Overrides) -> Result<Date, Finding> {
    let (mut dates, mut missing) = (Vec::new(), None);
    for input in inputs {
        match dated::date_of(input, words, overrides) {
            Ok(date) => dates.push(date),
            Err(finding) if finding.code == Code::CalibrationDateMissing => {
                missing = missing.or(Some(finding))
            }
            Err(finding) => return Err(finding),
        }
    }
    dates.dedup();
    match (dates[..].first(), dates.len(), missing) {
        (Some(date), 1, _) => Ok(*date),
        (_, _, Some(missing)) => Err(missing),
        _ => Err(Finding::new(Code::CalibrationDateMissing)
            .at(crate::origin::Origin::file(inputs.first().map_or("-".into(), Input::name)))),
    }
}
