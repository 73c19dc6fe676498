//! `kompetanse kalibrer`.

use super::dated::{self, Files, Register};
use super::output::Written;
use super::{Console, Exit, Run, Stop, loading, output};
use crate::analysis::calibration::{Dated, analyse};
use crate::finding::{Code, Finding, Severity};
use crate::language::calibration as words;
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::render;
use crate::report::calibration::{Told, document, plan_lines};
use crate::report::doubt::Doubts;
use crate::source::Input;
use clap::ArgMatches;

/// Answers what our own past registers say about who leaves.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let (inputs, mut findings) = inputs(matches, run, console)?;
    loading::spare(&inputs, &[], matches, run)?;
    let given = dates(matches, inputs.len(), run, console)?;
    let with_backtest = matches.get_flag("backtest");
    let (plan, of_plan) = plan(matches, with_backtest, run, &inputs)?;
    findings.extend(of_plan);
    let files = inputs.into_iter().enumerate();
    let files = files.map(|(place, input)| Files { inputs: vec![input], given: given.get(place).copied() });
    let registers = dated::read(files.collect(), &plan, matches, run, console)?;
    findings.extend(registers.iter().flat_map(|register| register.reading.findings.iter().cloned()));
    let dated: Vec<Dated<'_>> = registers.iter().map(Register::dated).collect();
    let answer = analyse(&dated, &plan, with_backtest).map_err(|mut errors| {
        errors.extend(findings.iter().cloned());
        Stop::Unusable(errors)
    })?;
    findings.extend(answer.findings());
    // Only a backtest asks for units and sizes of positions; what all registers lack is said once.
    let not_asked = [Code::RegisterWithoutUnits, Code::RegisterWithoutFractions];
    findings.retain(|finding| with_backtest || !not_asked.contains(&finding.code));
    findings.sort();
    findings.dedup();
    let toml = toml(&plan_lines(&answer, run.language))?;
    let report = document(&answer, &toml, run.language);
    let json = Told { answer: &answer, toml: &toml };
    let doubts = Some(Doubts::of(&findings, answer.rows.rejected));
    let written = Written { document: report, json: &json, main_table: "cells", doubts };
    output::write(written, &target, run, console)?;
    loading::tell(&findings, run, console);
    loading::account(answer.rows, run, console);
    Ok(Exit::Done)
}

/// Returns the files, each a register of its own, in the order that they are given; and what is not read.
fn inputs(
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(Vec<Input>, Vec<Finding>), Stop> {
    let (mut inputs, mut findings) = (Vec::new(), Vec::new());
    // One at a time, for a date that is given belongs to the file in the same place.
    for name in loading::names(matches, "files") {
        match loading::inputs(&[name], run, console) {
            Ok((found, told)) => {
                inputs.extend(found);
                findings.extend(told);
            }
            Err(Stop::Unusable(found)) => findings.extend(found),
            Err(stop) => return Err(stop),
        }
    }
    let is_refused = findings.iter().any(|finding| finding.severity() == Severity::Error);
    if is_refused { Err(Stop::Unusable(findings)) } else { Ok((inputs, findings)) }
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

fn toml(lines: &crate::report::plan_file::PlanFile) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    render::plan::write(lines, &mut bytes).map_err(|fault| Stop::Unwritten(fault.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
