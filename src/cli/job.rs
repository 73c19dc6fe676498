//! `kompetanse kjor`: all the reports of a job file, from one reading of the register.

pub(super) mod keep;
mod lock;
mod log;
mod order;

use super::loading::Loaded;
use super::{Config, Console, Exit, Run, Stop, args, config, loading, output, usage};
use crate::analysis::check;
use crate::analysis::workforce::Workforce;
use crate::finding::{Code, Finding, Severity};
use crate::language::{Language, help, job as words};
use crate::model::date::Date;
use crate::origin::Origin;
use crate::plan::{Job, beside, parse_job, tidy};
use crate::report::finding as told;
use crate::source;
use clap::ArgMatches;
use keep::{Done, Keeper};
use log::{Counts, Event, Level, Line, Log};
use order::{Common, Order};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Writes every report of a job; the worst of their exit statuses is the job's.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let is_json = loading::name(matches, "log").is_some_and(|form| form == help::WORD_JSON.nb);
    let log = Log { json: is_json, quiet: run.quiet };
    let began = (console.now)();
    let mut language = run.language;
    match carried_out(matches, run, &mut language, log, console) {
        Err(stop) if is_json => {
            let (exit, words) = ended(stop, language);
            log.tell(Line::new(Event::Job, Level::Error, exit, &words), &began, console);
            Ok(exit)
        }
        Err(stop) => Ok(stop.tell(language, console)),
        Ok(exit) => Ok(exit),
    }
}

/// Returns how something ended that did not come to its end, and why, on one line.
fn ended(stop: Stop, language: Language) -> (Exit, String) {
    let (exit, words) = match stop {
        Stop::Usage(words) | Stop::BadValue { words, .. } => (Exit::Usage, words),
        Stop::Unusable(findings) => {
            let errors: Vec<&Finding> =
                findings.iter().filter(|finding| finding.severity() == Severity::Error).collect();
            (Exit::Unusable, told::messages(&errors, language).join("\n"))
        }
        Stop::Unwritten(words) => (Exit::Unwritten, words),
        Stop::Unread => (Exit::Done, String::new()),
    };
    (exit, log::on_one_line(&words))
}

fn carried_out(
    matches: &ArgMatches,
    run: &Run,
    language: &mut Language,
    log: Log,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let began = (console.now)();
    let path = PathBuf::from(loading::name(matches, "job").map(String::as_str).unwrap_or_default());
    let (job, mut found) = read(&path)?;
    match spoken(&job, matches, run) {
        Ok(chosen) => *language = chosen,
        Err(finding) => found.push(finding),
    }
    let date = date(&job, matches, run, console)?;
    let config = gathered(configured(&job, &path), &mut found);
    let folder = gathered(folder(&job, &path, date).map_err(|finding| vec![finding]), &mut found);
    let common = Common { job: &job, language: *language, date, folder: &folder };
    let orders = gathered(order::orders(&common), &mut found);
    if !found.is_empty() {
        found.sort();
        return Err(Stop::Unusable(found));
    }
    let overwritten = overwritten(&orders, &config);
    if !overwritten.is_empty() {
        return Err(Stop::Unusable(overwritten));
    }
    let files: Vec<&Path> = orders.iter().map(|order| order.path.as_path()).collect();
    let locks = lock::take(&folder, &files, *language)?;
    for words in &locks.warnings {
        log.tell(Line::new(Event::Job, Level::Warning, Exit::Done, words), &began, console);
    }
    locks.clear();
    let run = Run { language: *language, config, quiet: log.quiet || log.json, keeper: None };
    let loaded = loaded(&common, &run, log, console)?;
    let kept = job.kept.unwrap_or(USUALLY_KEPT);
    let keeper = Rc::new(Keeper::new(kept, (console.now)().time_zone().clone()));
    let exits: Vec<Exit> =
        orders.iter().map(|order| answered(order, &loaded, &keeper, log, console)).collect();
    let worst = exits.iter().copied().max().unwrap_or(Exit::Done);
    let failed = exits.iter().filter(|exit| **exit > Exit::Found).count();
    let [reports, not_written] = [exits.len(), failed].map(|number| number.to_string());
    let message = words::DONE.fill(*language, &[("reports", &reports), ("failed", &not_written)]);
    let line = Line::new(Event::Job, Level::of(worst), worst, &message);
    log.tell(Line { reports: Some(exits.len()), failed: Some(failed), ..line }, &began, console);
    Ok(worst)
}

/// So many earlier ones of each report are kept where the job does not say.
const USUALLY_KEPT: usize = 12;

/// Returns what could be made out, and nothing where it could not, after noting why.
fn gathered<T: Default>(result: Result<T, Vec<Finding>>, found: &mut Vec<Finding>) -> T {
    result.unwrap_or_else(|faults| {
        found.extend(faults);
        T::default()
    })
}

fn read(path: &Path) -> Result<(Job, Vec<Finding>), Stop> {
    let name = path.to_string_lossy();
    let bytes = std::fs::read(path).map_err(|fault| {
        let finding = match fault.kind() {
            io::ErrorKind::NotFound => Finding::new(Code::FileNotFound),
            _ => Finding::new(Code::FileUnreadable).seen(fault.to_string()),
        };
        Stop::Unusable(vec![finding.at(Origin::file(&*name))])
    })?;
    Ok(parse_job(&name, &bytes))
}

/// Returns the job's language: that of the command line, else its own, else what else there is.
fn spoken(job: &Job, matches: &ArgMatches, run: &Run) -> Result<Language, Finding> {
    let Some(code) = &job.language else { return Ok(run.language) };
    let own = order::language(&code.value, &code.place)?;
    Ok(if loading::name(matches, "language").is_some() { run.language } else { own })
}

fn date(job: &Job, matches: &ArgMatches, run: &Run, console: &Console<'_>) -> Result<Date, Stop> {
    match job.date.filter(|_| loading::name(matches, "date").is_none()) {
        Some(date) => Ok(date),
        None => loading::date(matches, run, console),
    }
}

/// Returns what the job says of what is read, and where it does not, what the `kompetanse.toml` above it does.
fn configured(job: &Job, path: &Path) -> Result<Config, Vec<Finding>> {
    let (config, findings) = config::find(path.parent().unwrap_or(Path::new("")));
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut config = config.unwrap_or_default();
    let near = |name: &String| if name == "-" { PathBuf::from(name) } else { tidy(&beside(path, name)) };
    if !job.registers.is_empty() {
        config.registers =
            job.registers.iter().map(|name| near(name).to_string_lossy().into_owned()).collect();
    }
    if !job.plans.is_empty() {
        config.plans = job.plans.iter().map(near).collect();
    }
    if !job.unit_columns.is_empty() {
        config.units.clone_from(&job.unit_columns);
    }
    config.columns.splice(0..0, job.columns.iter().cloned());
    if config.registers.is_empty() {
        let finding = Finding::new(Code::PlanKeyMissing).at(job.origin.clone()).expected(["register"]);
        return Err(vec![finding]);
    }
    Ok(config)
}

/// Returns the folder of the job's reports: the one that it names, else the one that it is in.
fn folder(job: &Job, path: &Path, date: Date) -> Result<PathBuf, Finding> {
    let Some(named) = &job.folder else { return Ok(path.parent().unwrap_or(Path::new("")).to_owned()) };
    let name = order::filled(named, date)?;
    Ok(tidy(&beside(path, &name)))
}

/// Returns the reports that would be written over what the job reads.
fn overwritten(orders: &[Order], config: &Config) -> Vec<Finding> {
    let named: Vec<String> = config.registers.iter().filter(|name| *name != "-").cloned().collect();
    let (mut inputs, _) = source::find(&named, &output::is_own_report);
    inputs.extend(config.plans.iter().cloned());
    let same = |order: &Order| {
        let there = order.path.canonicalize().ok()?;
        let input = inputs.iter().find(|input| input.canonicalize().is_ok_and(|input| input == there))?;
        Some(order.taken_by(Origin::file(&*input.to_string_lossy())))
    };
    orders.iter().filter_map(same).collect()
}

/// Reads the plan and the register, once, and tells what was found.
fn loaded(common: &Common<'_>, run: &Run, log: Log, console: &mut Console<'_>) -> Result<Loaded, Stop> {
    let began = (console.now)();
    let loaded = loading::load(&asked(common)?, run, console)?;
    let mut findings = loaded.reading.findings.clone();
    findings.extend(check::findings(&loaded.reading.register, Some(&loaded.plan), loaded.date));
    let rows = Workforce::on(loaded.date, &loaded.reading.register, &loaded.plan.exclusions).rows;
    let counts = counts(&findings);
    let account = loading::account_words(rows, run.language);
    let [errors, warnings, notes] =
        [counts.errors, counts.warnings, counts.notes].map(|number| number.to_string());
    let values = [("rows", &*account), ("errors", &*errors), ("warnings", &*warnings), ("notes", &*notes)];
    let message = words::READ.fill(run.language, &values);
    let line = Line::new(Event::Read, Level::Info, Exit::Done, &message);
    log.tell(Line { rows: Some(rows), findings: Some(counts), ..line }, &began, console);
    loading::tell(&findings, run, console);
    Ok(loaded)
}

/// Returns what a command that reads what the job does would be asked.
fn asked(common: &Common<'_>) -> Result<ArgMatches, Stop> {
    let flag = |name: crate::language::Text, value: &str| format!("--{}={value}", name.get(common.language));
    let mut typed = vec!["kompetanse".to_owned(), help::NAME_GAP.get(common.language).to_owned()];
    typed.push(flag(help::FLAG_DATE, &common.date.to_string()));
    typed.extend(common.job.without_positions.iter().map(|name| flag(help::FLAG_WITHOUT_POSITION, name)));
    let whole = args::command(common.language).try_get_matches_from(typed);
    let whole = whole.map_err(|error| Stop::Usage(usage::words(&error, common.language)))?;
    Ok(whole.subcommand().map(|(_, matches)| matches.clone()).unwrap_or_default())
}

fn counts(findings: &[Finding]) -> Counts {
    let of = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    Counts { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
}

/// Writes a report, and tells how it went.
fn answered(
    order: &Order,
    loaded: &Loaded,
    keeper: &Rc<Keeper>,
    log: Log,
    console: &mut Console<'_>,
) -> Exit {
    let began = (console.now)();
    let result = answer(order, loaded, keeper, console);
    let place = order.path.to_string_lossy();
    let (exit, message) = match result {
        Ok(exit) => (exit, written(order, exit, &place, keeper.taken())),
        Err(stop) => {
            let (exit, why) = ended(stop, order.language);
            let values = [("place", &*place), ("where", &*order.place.to_string()), ("why", &*why)];
            (exit, words::NOT_WRITTEN.fill(order.language, &values))
        }
    };
    let line = Line::new(Event::Report, Level::of(exit), exit, &message);
    let command = Some(order.question.name.get(Language::English));
    log.tell(Line { command, file: Some(&place), ..line }, &began, console);
    exit
}

/// Asks a report's question; what it says on its own is said by the job.
fn answer(order: &Order, loaded: &Loaded, keeper: &Rc<Keeper>, console: &Console<'_>) -> Result<Exit, Stop> {
    let run = Run {
        language: order.language,
        config: Config::default(),
        quiet: true,
        keeper: Some(Rc::clone(keeper)),
    };
    let (mut input, mut output, mut messages) = (io::empty(), io::sink(), io::sink());
    let mut silent = Console {
        input: &mut input,
        output: &mut output,
        messages: &mut messages,
        shows_progress: false,
        screen: None,
        language: None,
        today: console.today,
        now: console.now,
    };
    (order.question.answer)(loaded, &order.matches, &run, &mut silent)
}

/// Returns what came of a report, in words.
fn written(order: &Order, exit: Exit, place: &str, done: Option<Done>) -> String {
    let language = order.language;
    let mut said = vec![match done {
        Some(Done::Unchanged) => words::UNCHANGED.fill(language, &[("place", place)]),
        Some(Done::Kept(kept)) => {
            let values = [("place", place), ("kept", &*kept.to_string_lossy())];
            words::WROTE_AND_KEPT.fill(language, &values)
        }
        Some(Done::Written) | None => words::WROTE.fill(language, &[("place", place)]),
    }];
    if exit == Exit::Found {
        let option = loading::flag(help::FLAG_FAIL_ON, language);
        said.push(words::FOUND.fill(language, &[("option", &option)]));
    }
    said.join(" ")
}
