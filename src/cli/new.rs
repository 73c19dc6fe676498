//! `kompetanse ny`: a plan or a register to start from.

use super::{Console, Exit, Run, Stop, conversion, loading, output, progress};
use crate::analysis::draft;
use crate::language::{Language, help};
use crate::register::vocabulary::Vocabulary;
use crate::render;
use crate::render::csv::{self, Dialect};
use crate::render::plan_workbook::Fault;
use crate::report::plan_file::{self, PlanFile};
use crate::report::register_template::RegisterTemplate;
use crate::report::{self, plan_book, register_template, starter};
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

/// What a plan is to be written as, and where.
struct PlanTarget {
    form: plan_file::Form,
    path: Option<PathBuf>,
}

fn plan(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let target = PlanTarget { form: plan_form(matches, run.language)?, path: target(matches, run.language)? };
    if target.form == plan_file::Form::Workbook && target.path.is_none() {
        return Err(workbook_to_terminal("plan.xlsx", run.language));
    }
    let (from, of) = (loading::names(matches, "from"), loading::names(matches, "of"));
    match (from.is_empty(), of.is_empty()) {
        (false, false) => Err(Stop::Usage(help::FROM_AND_OF.get(run.language).to_owned())),
        (false, true) => drafted(matches, &target, run, console),
        (true, false) => converted(&of, &target, run, console),
        (true, true) => {
            let date = loading::date(matches, run, console)?;
            deliver(&starter::document(date, run.language, target.form), &target, run, console)
        }
    }
}

/// Returns the form that is asked for, else that of the file's ending, else TOML.
fn plan_form(matches: &ArgMatches, language: Language) -> Result<plan_file::Form, Stop> {
    let named = |name: &str| match name.to_lowercase().as_str() {
        "toml" => Some(plan_file::Form::Text),
        "xlsx" => Some(plan_file::Form::Workbook),
        _ => None,
    };
    if let Some(form) = loading::name(matches, "format").and_then(|name| named(name)) {
        return Ok(form);
    }
    let Some(path) = loading::name(matches, "output") else { return Ok(plan_file::Form::Text) };
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).and_then(named);
    ending.ok_or_else(|| loading::bad_value(path, "-o", &super::args::PLAN_FORMATS.join(", "), language))
}

fn workbook_to_terminal(file: &str, language: Language) -> Stop {
    Stop::Usage(help::WORKBOOK_TO_TERMINAL.fill(language, &[("file", file)]))
}

/// Writes plans that there are in another form.
fn converted(of: &[String], target: &PlanTarget, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let paths: Vec<PathBuf> = of.iter().map(PathBuf::from).collect();
    let (said, findings) = crate::plan::said(&paths).map_err(Stop::Unusable)?;
    let entries = conversion::entries(said, run.language);
    deliver(&plan_file::of_entries(entries, of, target.form, run.language), target, run, console)?;
    loading::tell(&findings, run, console);
    Ok(Exit::Done)
}

/// Writes a draft from a register, and tells what was found in reading it.
fn drafted(
    matches: &ArgMatches,
    target: &PlanTarget,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let date = loading::date(matches, run, console)?;
    let (inputs, mut findings) = loading::inputs(&loading::names(matches, "from"), run, console)?;
    let overrides = loading::overrides(matches, run)?;
    let words = vocabulary(run.language);
    let reading = progress::reading(inputs, run, console, |inputs| {
        crate::register::read(inputs, words, &overrides, date)
    });
    let is_usable = reading.is_usable();
    findings.extend(reading.findings);
    if !is_usable {
        return Err(Stop::Unusable(findings));
    }
    let draft = draft::draft(date, &reading.register)
        .map_err(|errors| Stop::Unusable(errors.into_iter().chain(findings.iter().cloned()).collect()))?;
    deliver(&report::draft::document(&draft, run.language, target.form), target, run, console)?;
    loading::tell(&findings, run, console);
    loading::account(draft.rows, run, console);
    Ok(Exit::Done)
}

/// Returns the words that the draft itself will have: any competence, and the names of its scale.
fn vocabulary(language: Language) -> Vocabulary {
    let mut words = Vocabulary::open();
    words.scale.names = starter::LEVELS.map(|level| level.get(language).to_owned()).into();
    words
}

fn deliver(plan: &PlanFile, target: &PlanTarget, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let bytes = match target.form {
        plan_file::Form::Text => {
            let mut bytes = Vec::new();
            render::plan::write(plan, &mut bytes).map_err(unmade)?;
            bytes
        }
        plan_file::Form::Workbook => {
            let book = plan_book::document(plan);
            render::plan_workbook::workbook(&book).map_err(|fault| no_workbook(fault, run.language))?
        }
    };
    output::deliver(&bytes, target.path.as_deref(), false, run, console).map(|()| Exit::Done)
}

/// Returns why a plan cannot be a workbook: where, what stands there, and what to do.
fn no_workbook(fault: Fault, language: Language) -> Stop {
    match fault {
        Fault::Unmade(fault) => unmade(fault),
        Fault::TooLong { sheet, cell, heading, beginning, length } => {
            let length = length.to_string();
            let values = [
                ("sheet", sheet.as_str()),
                ("cell", &cell),
                ("heading", &heading),
                ("seen", &beginning),
                ("length", &length),
            ];
            Stop::Unwritten(help::TOO_LONG_FOR_CELL.fill(language, &values))
        }
    }
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
        return Err(workbook_to_terminal("register.xlsx", run.language));
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
    let form = csv::Form { dialect: Dialect::Norwegian, tabs: form == Form::Tsv, language };
    csv::write(&template.table(), form, &mut bytes)?;
    Ok(bytes)
}
