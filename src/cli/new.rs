//! `kompetanse ny`: a plan or a register to start from.

use super::{Console, Exit, Run, Stop, loading, output};
use crate::analysis::draft;
use crate::language::{Language, help};
use crate::register::vocabulary::Vocabulary;
use crate::render;
use crate::render::csv::Dialect;
use crate::report::plan_file::PlanFile;
use crate::report::register_template::RegisterTemplate;
use crate::report::{self, register_template, starter};
use clap::ArgMatches;
use std::io;
use std::path::{Path, PathBuf};

/// Writes what is to be started from.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match matches.subcommand() {
        Some(("plan", matches)) => plan(matches, run, console),
        Some(("register", matches)) => register(matches, run, console),
        _ => Err(Stop::Usage(help::MISSING_COMMAND.get(run.language).to_owned())),
    }
}

/// Returns where the file is to be; one that is there already is somebody's work, and stays.
fn target(matches: &ArgMatches, language: Language) -> Result<Option<PathBuf>, Stop> {
    let path = loading::name(matches, "output").map(PathBuf::from);
    match path {
        Some(path) if path.symlink_metadata().is_ok() => {
            let place = path.to_string_lossy().into_owned();
            Err(Stop::Unwritten(help::FILE_THERE.fill(language, &[("place", &place)])))
        }
        path => Ok(path),
    }
}

fn plan(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let path = target(matches, run.language)?;
    if !loading::names(matches, "from").is_empty() {
        return drafted(matches, path.as_deref(), run, console);
    }
    let date = loading::date(matches, run, console)?;
    deliver(&starter::document(date, run.language), path.as_deref(), run, console)
}

/// Writes a draft from a register, and tells what was found in reading it.
fn drafted(
    matches: &ArgMatches,
    path: Option<&Path>,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let date = loading::date(matches, run, console)?;
    let inputs = loading::inputs(&loading::names(matches, "from"), run, console)?;
    let overrides = loading::overrides(matches, run)?;
    let reading = crate::register::read(inputs, vocabulary(run.language), &overrides, date);
    if !reading.is_usable() {
        return Err(Stop::Unusable(reading.findings));
    }
    let draft = draft::draft(date, &reading.register).map_err(|mut findings| {
        findings.extend(reading.findings.iter().cloned());
        Stop::Unusable(findings)
    })?;
    deliver(&report::draft::document(&draft, run.language), path, run, console)?;
    loading::tell(&reading.findings, run, console);
    loading::account(draft.rows, run, console);
    Ok(Exit::Done)
}

/// Returns the words that the draft itself will have: any competence, and the names of its scale.
fn vocabulary(language: Language) -> Vocabulary {
    let mut words = Vocabulary::open();
    words.scale.names = starter::LEVELS.map(|level| level.get(language).to_owned()).into();
    words
}

fn deliver(plan: &PlanFile, path: Option<&Path>, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut bytes = Vec::new();
    render::plan::write(plan, &mut bytes).map_err(unmade)?;
    output::deliver(&bytes, path, false, run, console).map(|()| Exit::Done)
}

fn unmade(fault: io::Error) -> Stop {
    Stop::Unwritten(fault.to_string())
}

/// What a register to fill in is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Tsv,
    Workbook,
}

impl Form {
    fn named(name: &str) -> Option<Self> {
        match name.to_lowercase().as_str() {
            "csv" => Some(Form::Csv),
            "tsv" => Some(Form::Tsv),
            "xlsx" => Some(Form::Workbook),
            _ => None,
        }
    }
}

fn register(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let form = form(matches, run.language)?;
    let path = target(matches, run.language)?;
    if form == Form::Workbook && path.is_none() {
        let words = help::WORKBOOK_TO_TERMINAL.fill(run.language, &[("file", "register.xlsx")]);
        return Err(Stop::Usage(words));
    }
    let bytes = drawn(&register_template::document(run.language), form, run.language).map_err(unmade)?;
    output::deliver(&bytes, path.as_deref(), false, run, console).map(|()| Exit::Done)
}

/// Returns the form that is asked for, else that of the file's ending, else CSV.
fn form(matches: &ArgMatches, language: Language) -> Result<Form, Stop> {
    if let Some(form) = loading::name(matches, "format").and_then(|name| Form::named(name)) {
        return Ok(form);
    }
    let Some(path) = loading::name(matches, "output") else { return Ok(Form::Csv) };
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).and_then(Form::named);
    ending.ok_or_else(|| loading::bad_value(path, "-o", &super::args::REGISTER_FORMATS.join(", "), language))
}

fn drawn(template: &RegisterTemplate, form: Form, language: Language) -> io::Result<Vec<u8>> {
    if form == Form::Workbook {
        return render::template::workbook(template, language);
    }
    let mut bytes = Vec::new();
    render::csv::write(&template.table(), Dialect::Norwegian, form == Form::Tsv, language, &mut bytes)?;
    Ok(bytes)
}
