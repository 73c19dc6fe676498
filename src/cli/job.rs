//! `kompetanse kjor`: all the reports of a job file, from one reading of the register.

pub(super) mod keep;
mod lock;
mod log;
mod order;

use super::loading::Loaded;
use super::{Config, Console, Exit, QUESTIONS, Run, Stop, args, config, loading, output, suppression, usage};
use crate::analysis::check;
use crate::analysis::workforce::Workforce;
use crate::finding::{Code, Finding, Severity};
use crate::language::{Language, Text, help, job as words};
use crate::model::date::Date;
use crate::model::name::folded;
use crate::origin::Origin;
use crate::plan::{Job, beside, parse_job, tidy};
use crate::report::finding as told;
use crate::source::{self, Input, place};
use clap::ArgMatches;
use keep::{Done, Keeper, Report};
use log::{Counts, Event, Level, Line, Log};
use order::{Common, Order};
use std::collections::BTreeSet;
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
    let (config, faults) = configured(&job, &path);
    found.extend(faults);
    match spoken(&job, &config, matches, run, console) {
        Ok(chosen) => *language = chosen,
        Err(finding) => found.push(finding),
    }
    let date = date(&job, matches, run, console)?;
    let folder = gathered(folder(&job, &path, date).map_err(|finding| vec![finding]), &mut found);
    let common = Common { job: &job, language: *language, date, folder: &folder };
    let orders = gathered(order::orders(&common), &mut found);
    if !found.is_empty() {
        found.sort();
        return Err(Stop::Unusable(found));
    }
    let own = [Some(path), run.config.path.clone(), config.path.clone()];
    let run = Run { language: *language, config, quiet: log.quiet || log.json, keeper: None };
    let inputs = named(&run).into_iter().chain(own.into_iter().flatten());
    refuse_to_overwrite(&orders, inputs.collect())?;
    let files: Vec<&Path> = orders.iter().map(|order| order.path.as_path()).collect();
    let locks = lock::take(&folder, &files, *language)?;
    for words in &locks.warnings {
        log.tell(Line::new(Event::Job, Level::Warning, Exit::Done, words), &began, console);
    }
    for words in combined(&orders, *language) {
        log.tell(Line::new(Event::Job, Level::Warning, Exit::Done, &words), &began, console);
    }
    locks.clear();
    let loaded = loaded(&common, &run, log, console)?;
    refuse_to_overwrite(&orders, loading::read_by(&loaded.plan))?;
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

/// Returns the job's language: that of the command line, else its own, else that of the environment, else that of the
/// `kompetanse.toml` above it, else what else there is.
fn spoken(
    job: &Job,
    config: &Config,
    matches: &ArgMatches,
    run: &Run,
    console: &Console<'_>,
) -> Result<Language, Finding> {
    let own = job.language.as_ref().map(|code| order::language(&code.value, &code.place)).transpose()?;
    if loading::name(matches, "language").is_some() {
        return Ok(run.language);
    }
    let above = config.language.as_deref().filter(|_| console.language.is_none());
    Ok(own.or_else(|| Language::of_code(above?)).unwrap_or(run.language))
}

fn date(job: &Job, matches: &ArgMatches, run: &Run, console: &Console<'_>) -> Result<Date, Stop> {
    match job.date.filter(|_| loading::name(matches, "date").is_none()) {
        Some(date) => Ok(date),
        None => loading::date(matches, run, console),
    }
}

/// Returns what the job says of what is read, and where it does not, what the `kompetanse.toml` above it does; and what
/// is wrong with either.
fn configured(job: &Job, path: &Path) -> (Config, Vec<Finding>) {
    let (config, mut found) = config::find(path.parent().unwrap_or(Path::new("")));
    let is_well = found.is_empty();
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
    found.extend(loading::unknown_columns(&job.columns, Code::JobKeyUnknown));
    config.columns.splice(0..0, job.columns.iter().cloned());
    if config.registers.is_empty() && is_well {
        found.push(Finding::new(Code::PlanKeyMissing).at(job.origin.clone()).expected(["register"]));
    }
    (config, found)
}

/// Returns the folder of the job's reports: the one that it names, else the one that it is in.
fn folder(job: &Job, path: &Path, date: Date) -> Result<PathBuf, Finding> {
    let Some(named) = &job.folder else { return Ok(path.parent().unwrap_or(Path::new("")).to_owned()) };
    let name = order::filled(named, date)?;
    Ok(tidy(&beside(path, &name)))
}

/// Returns the files that a job reads, as far as its names tell: what a plan reads in its turn is known when it is read.
fn named(run: &Run) -> Vec<PathBuf> {
    let named: Vec<String> = run.config.registers.iter().filter(|name| *name != "-").cloned().collect();
    let (mut files, _) = source::find(&named, &output::is_own_report);
    let inputs: Vec<Input> = files.iter().cloned().map(Input::File).collect();
    files.extend(loading::plan_paths(&ArgMatches::default(), run, &inputs));
    files
}

/// Refuses a job that would write a report over what it reads.
fn refuse_to_overwrite(orders: &[Order], inputs: Vec<PathBuf>) -> Result<(), Stop> {
    let inputs: Vec<(PathBuf, PathBuf)> =
        inputs.into_iter().map(|input| (place::real(&input), input)).collect();
    let same = |order: &Order| {
        let there = place::real(&order.path);
        let (_, input) = inputs.iter().find(|(input, _)| *input == there)?;
        Some(order.taken_by(Origin::file(&*input.to_string_lossy())))
    };
    let found: Vec<Finding> = orders.iter().filter_map(same).collect();
    if found.is_empty() { Ok(()) } else { Err(Stop::Unusable(found)) }
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
fn written(order: &Order, exit: Exit, place: &str, report: Option<Report>) -> String {
    let mut said = came_of(report, place, output::HIDES, order.language);
    if exit == Exit::Found {
        let option = loading::flag(help::FLAG_FAIL_ON, order.language);
        said.push(words::FOUND.fill(order.language, &[("option", &option)]));
    }
    said.join(" ")
}

/// Returns what became of a report's file; `hides`: it can be kept from everybody but its owner.
fn came_of(report: Option<Report>, place: &str, hides: bool, language: Language) -> Vec<String> {
    let personal = report.as_ref().is_some_and(|report| report.personal);
    let done = match report.map(|report| report.done) {
        Some(Done::Unchanged) => words::UNCHANGED.fill(language, &[("place", place)]),
        Some(Done::Kept(kept)) => {
            let values = [("place", place), ("kept", &*kept.to_string_lossy())];
            words::WROTE_AND_KEPT.fill(language, &values)
        }
        Some(Done::Written) | None => words::WROTE.fill(language, &[("place", place)]),
    };
    std::iter::once(done).chain(output::readable(place, personal, hides, language)).collect()
}

/// Returns what to say of reports that hide small figures, each by itself, and together may show them: those of one
/// question that is asked of different people or times, or hides differently.
fn combined(orders: &[Order], language: Language) -> Vec<String> {
    let hiding: Vec<(&Order, Scope)> =
        orders.iter().filter_map(|order| Some((order, Scope::of(order)?))).collect();
    let mut said = Vec::new();
    for question in &QUESTIONS {
        let of_question: Vec<&(&Order, Scope)> =
            hiding.iter().filter(|(order, _)| figures_of(order.question.name) == question.name).collect();
        if of_question.windows(2).any(|pair| pair[0].1 != pair[1].1) {
            let files: Vec<_> = of_question.iter().map(|(order, _)| order.path.to_string_lossy()).collect();
            said.push(words::COMBINED.fill(language, &[("files", &files.join(", "))]));
        }
    }
    said
}

/// Returns the question that has the figures of a question: the year tells of what expires.
fn figures_of(name: Text) -> Text {
    if name == help::NAME_CALENDAR { help::NAME_EXPIRY } else { name }
}

/// Whom a report that hides small figures is about, and how small they are.
#[derive(Debug, PartialEq, Eq)]
struct Scope {
    question: Text,
    few: u64,
    narrowed: Vec<BTreeSet<String>>,
    /// Whether it is of what no requirement asks for too.
    everything: bool,
}

impl Scope {
    /// Returns the scope of a report; none of one that hides nothing.
    fn of(order: &Order) -> Option<Self> {
        let few = suppression::asked(&order.matches, order.language).ok().flatten()?;
        let said = |id| loading::names(&order.matches, id).iter().map(|name| folded(name)).collect();
        let everything = order.matches.try_get_one::<bool>("everything").ok().flatten() == Some(&true);
        let narrowed = ["unit", "category", "criticality", "months"].map(said).into();
        Some(Self { question: order.question.name, few, narrowed, everything })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_read_names_is_said_where_the_folder_decides() {
        let report = |personal| Some(Report { done: Done::Written, personal });
        for language in Language::ALL {
            assert_eq!(came_of(report(true), "a.csv", true, language).len(), 1);
            assert_eq!(came_of(report(false), "a.csv", false, language).len(), 1);
            let said = came_of(report(true), "a.csv", false, language);
            let notice = help::NAMES_READABLE.fill(language, &[("place", "a.csv")]);
            assert_eq!(said.last(), Some(&notice));
        }
    }
}
