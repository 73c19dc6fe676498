//! `kompetanse sjekk`.

use super::output::Written;
use super::{Console, Exit, Run, Stop, loading, output, progress};
use crate::analysis::check;
use crate::analysis::projection::faults_of_populations;
use crate::analysis::workforce::Workforce;
use crate::finding::Code;
use crate::model::plan::{Exclusions, Plan};
use crate::register::vocabulary::Vocabulary;
use crate::register::{self, Reading};
use crate::report::check::{Taken, answer, document};
use clap::ArgMatches;

/// Tells what could not be read, matched or trusted. Faults do not stop it: they are what it is asked about.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let date = loading::date(matches, run, console)?;
    let (inputs, mut findings) = loading::inputs(&loading::names(matches, "files"), run, console)?;
    let paths = loading::plan_paths(matches, run, &inputs);
    let mut plan_reading = (!paths.is_empty()).then(|| crate::plan::load(&paths));
    let of_plan = plan_reading.as_ref().map(|reading| loading::read_by(&reading.plan));
    loading::spare(&inputs, &[paths, of_plan.unwrap_or_default()].concat(), matches, run)?;
    if let Some(reading) = &mut plan_reading {
        loading::leave_out(&mut reading.plan, matches);
    }
    let plan = plan_reading.as_ref().map(|reading| &reading.plan);
    let words = plan.map_or_else(Vocabulary::open, Vocabulary::of);
    let overrides = loading::overrides(matches, run)?;
    let reading =
        progress::reading(inputs, run, console, |inputs| register::read(inputs, words, &overrides, date));
    findings.extend(plan_reading.iter().flat_map(|reading| reading.findings.clone()));
    findings.extend(reading.findings.iter().cloned());
    findings.extend(check::findings(&reading.register, plan, date));
    // Which years are asked for depends on the date of a projection: it tells itself where they are not there.
    let of_populations = plan
        .into_iter()
        .flat_map(|plan| faults_of_populations(plan, date.year(), &crate::population::demand));
    findings.extend(of_populations.filter(|finding| finding.code != Code::PopulationYearsUnknown));
    // What stops the answer first, then by file and row.
    findings.sort_by(|a, b| a.severity().cmp(&b.severity()).then_with(|| a.cmp(b)));
    let account = account(&reading, plan, date);
    let taken =
        Taken { tables: &reading.tables, unit_headings: &reading.register.unit_headings, rows: account };
    let report = document(taken, &findings, run.language);
    let json = answer(taken, &findings, run.language);
    let written = Written { document: report, json: &json, main_table: "findings", doubts: None };
    output::write(written, &target, run, console)?;
    loading::account(account, run, console);
    let unusable = findings.iter().any(|finding| finding.severity() == crate::finding::Severity::Error);
    let rejected =
        account.rejected > 0 && loading::names(matches, "fail-on").iter().any(|what| is_rejected(what));
    Ok(match () {
        () if unusable => Exit::Unusable,
        () if rejected => Exit::Found,
        () => Exit::Done,
    })
}

fn is_rejected(what: &str) -> bool {
    ["avvist", "avviste", "rejected"].contains(&what)
}

fn account(
    reading: &Reading,
    plan: Option<&Plan>,
    date: crate::model::date::Date,
) -> crate::analysis::workforce::RowAccount {
    let nobody = Exclusions::default();
    Workforce::on(date, &reading.register, plan.map_or(&nobody, |plan| &plan.exclusions)).rows
}
