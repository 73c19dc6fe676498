//! `kompetanse kalibrer`.

use super::output::Written;
use super::{Console, Exit, Run, Stop, loading, output, progress};
use crate::analysis::calibration::{Dated, analyse};
use crate::finding::{Code, Finding};
use crate::language::calibration as words;
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::register::vocabulary::Vocabulary;
use crate::register::{self, Reading, dated};
use crate::render;
use crate::report::calibration::{Told, document, plan_lines};
use crate::source::Input;
use clap::ArgMatches;

/// Answers what our own past registers say about who leaves.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let inputs = inputs(matches, run, console)?;
    let given = dates(matches, inputs.len(), run, console)?;
    let with_backtest = matches.get_flag("backtest");
    let (plan, mut findings) = plan(matches, with_backtest, run, &inputs)?;
    let registers = read(inputs, &given, &plan, matches, run, console)?;
    findings.extend(registers.iter().flat_map(|register| register.reading.findings.iter().cloned()));
    let dated: Vec<Dated<'_>> = registers.iter().map(Register::dated).collect();
    let answer = analyse(&dated, &plan, with_backtest).map_err(|mut errors| {
        errors.extend(findings.iter().cloned());
        Stop::Unusable(errors)
    })?;
    let toml = toml(&plan_lines(&answer, run.language))?;
    let report = document(&answer, &toml, run.language);
    let json = Told { answer: &answer, toml: &toml };
    let written = Written { document: &report, json: &json, main_table: "cells" };
    output::write(&written, &target, run, console)?;
    findings.extend(answer.findings());
    // Only a backtest asks for units and sizes of positions; what all registers lack is said once.
    let not_asked = [Code::RegisterWithoutUnits, Code::RegisterWithoutFractions];
    findings.retain(|finding| with_backtest || !not_asked.contains(&finding.code));
    findings.sort();
    findings.dedup();
    loading::tell(&findings, run, console);
    loading::account(answer.rows, run, console);
    Ok(Exit::Done)
}

/// Returns the files, each a register of its own, in the order that they are given.
fn inputs(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Vec<Input>, Stop> {
    let (mut inputs, mut findings) = (Vec::new(), Vec::new());
    // One at a time, for a date that is given belongs to the file in the same place.
    for name in loading::names(matches, "files") {
        match loading::inputs(&[name], run, console) {
            Ok(found) => inputs.extend(found),
            Err(Stop::Unusable(found)) => findings.extend(found),
            Err(stop) => return Err(stop),
        }
    }
    if findings.is_empty() { Ok(inputs) } else { Err(Stop::Unusable(findings)) }
}

/// Returns the dates that the command line gives: one for each file, or none.
fn dates(matches: &ArgMatches, files: usize, run: &Run, console: &Console<'_>) -> Result<Vec<Date>, Stop> {
    let texts = loading::names(matches, "date");
    if !texts.is_empty() && texts.len() != files {
        let values = [("files", &*files.to_string()), ("dates", &*texts.len().to_string())];
        return Err(Stop::Usage(words::DATES_COUNT.fill(run.language, &values)));
    }
    texts.iter().map(|text| loading::day(text, run, console)).collect()
}

/// Reads the plan; an empty one where there is none and no requirements are asked about.
fn plan(
    matches: &ArgMatches,
    needed: bool,
    run: &Run,
    inputs: &[Input],
) -> Result<(Plan, Vec<Finding>), Stop> {
    let none = !needed && loading::plan_paths(matches, run, inputs).is_empty();
    let (mut plan, findings) =
        if none { (Plan::default(), Vec::new()) } else { loading::plan(matches, run, inputs)? };
    loading::leave_out(&mut plan, matches);
    Ok((plan, findings))
}

/// A register that has been read, with the date that it is of.
struct Register {
    file: String,
    date: Date,
    reading: Reading,
}

impl Register {
    fn dated(&self) -> Dated<'_> {
        Dated { file: &self.file, date: self.date, register: &self.reading.register }
    }
}

/// Reads each file as a register of its own, on its own date.
fn read(
    inputs: Vec<Input>,
    given: &[Date],
    plan: &Plan,
    matches: &ArgMatches,
    run: &Run,
    console: &Console<'_>,
) -> Result<Vec<Register>, Stop> {
    let overrides = loading::overrides(matches, run)?;
    let (mut registers, mut findings) = (Vec::new(), Vec::new());
    for (place, input) in inputs.into_iter().enumerate() {
        let words = if plan.files.is_empty() { Vocabulary::open() } else { Vocabulary::of(plan) };
        let file = input.name().to_string();
        let date = match given.get(place) {
            Some(date) => Ok(*date),
            None => dated::date_of(&input, &words, &overrides),
        };
        let today = date.as_ref().copied().unwrap_or_else(|_| (console.today)());
        let reading = progress::reading(vec![input], run, console, |inputs| {
            register::read(inputs, words, &overrides, today)
        });
        // Why a file cannot be read is said once, by its reading.
        let missing = date.err().filter(|finding| finding.code == Code::CalibrationDateMissing);
        let is_usable = reading.is_usable() && missing.is_none();
        findings.extend(missing);
        if is_usable {
            registers.push(Register { file, date: today, reading });
        } else {
            findings.extend(reading.findings);
        }
    }
    if findings.is_empty() { Ok(registers) } else { Err(Stop::Unusable(findings)) }
}

fn toml(lines: &crate::report::plan_file::PlanFile) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    render::plan::write(lines, &mut bytes).map_err(|fault| Stop::Unwritten(fault.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
