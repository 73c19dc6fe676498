//! Arguments become calls, and an exit status: the only room that knows the terminal, the clock and where output goes.

mod args;
mod calendar;
mod calibration;
mod check;
mod config;
mod conversion;
mod dated;
mod employee;
mod evaluation;
mod exit;
mod expiry;
mod explain;
mod gap;
mod job;
mod language;
mod loading;
mod measures;
mod needs;
mod new;
mod output;
mod own_workbook;
mod paper;
mod progress;
mod projection;
mod suppression;
mod usage;

pub use exit::Exit;

use crate::language::{Language, Text, help};
use clap::ArgMatches;
use config::Config;
use job::keep::Keeper;
use loading::Loaded;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::Path;
use std::rc::Rc;

/// The streams and surroundings of one run, handed in so that a run can be tested in the process.
pub struct Console<'c> {
    /// Standard input.
    pub input: &'c mut dyn Read,
    /// Standard output: the report and nothing else.
    pub output: &'c mut dyn Write,
    /// Standard error: messages.
    pub messages: &'c mut dyn Write,
    /// Whether messages go to a terminal, where long work may show how far it has come.
    pub shows_progress: bool,
    /// What standard output is.
    pub screen: Option<crate::render::terminal::Screen>,
    /// What `KOMPETANSE_SPRAK` says.
    pub language: Option<String>,
    /// Today, where no date is given.
    pub today: &'c dyn Fn() -> crate::model::date::Date,
    /// What the clock says, and in which time zone.
    pub now: &'c dyn Fn() -> jiff::Zoned,
}

/// Runs a command line, without the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Exit {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (config, findings) = config::find(Path::new(""));
    let language = language::choose(&arguments, console.language.as_deref(), config.as_ref());
    let whole = std::iter::once(OsString::from("kompetanse")).chain(arguments);
    let matches = match args::command(language).try_get_matches_from(whole) {
        Ok(matches) => matches,
        Err(fault) => return usage::tell(&fault, language, console),
    };
    if !findings.is_empty() {
        loading::refuse(&findings, language, console);
        return Exit::Unusable;
    }
    if let Some(stop) = language::unknown(&matches, language) {
        return stop.tell(language, console);
    }
    let run =
        Run { language, config: config.unwrap_or_default(), quiet: matches.get_flag("quiet"), keeper: None };
    dispatch(&matches, &run, console).unwrap_or_else(|stop| stop.tell(language, console))
}

/// What every command knows.
struct Run {
    language: Language,
    config: Config,
    quiet: bool,
    /// What keeps the report that another one is written over; only a job does.
    keeper: Option<Rc<Keeper>>,
}

/// Why a command ends before its end.
enum Stop {
    /// It cannot be understood: what to say.
    Usage(String),
    /// What an option is set to does not fit: what to say, what it is set to and what is possible.
    BadValue { words: String, seen: String, expected: String },
    /// The register or the plan cannot be used.
    Unusable(Vec<crate::finding::Finding>),
    /// The output could not be written.
    Unwritten(String),
    /// Whoever read the output has gone.
    Unread,
}

impl Stop {
    fn tell(self, language: Language, console: &mut Console<'_>) -> Exit {
        match self {
            Stop::Usage(words) | Stop::BadValue { words, .. } => {
                let _ = writeln!(console.messages, "{words}\n{}", help::TRY_HELP.get(language));
                Exit::Usage
            }
            Stop::Unusable(findings) => {
                loading::refuse(&findings, language, console);
                Exit::Unusable
            }
            Stop::Unwritten(words) => {
                let _ = writeln!(console.messages, "{words}");
                Exit::Unwritten
            }
            Stop::Unread => Exit::Done,
        }
    }
}

/// A question that is asked of one register and one plan.
struct Question {
    /// Its name on the command line.
    name: Text,
    /// Whether its answer says what is to be done on which day, so that calendars can have it.
    dated: bool,
    /// Says what is wrong with its own options.
    options: fn(&ArgMatches, Language) -> Result<(), Stop>,
    /// Answers it, where register and plan have been read.
    answer: fn(&Loaded, &ArgMatches, &Run, &mut Console<'_>) -> Result<Exit, Stop>,
}

/// The options of a question that can be nothing else than clap lets through.
fn all_well(_: &ArgMatches, _: Language) -> Result<(), Stop> {
    Ok(())
}

/// The questions that are asked of one register and one plan.
const QUESTIONS: [Question; 9] = [
    Question { name: help::NAME_GAP, dated: false, options: all_well, answer: gap::answer },
    Question { name: help::NAME_EXPLAIN, dated: false, options: all_well, answer: explain::answer },
    Question { name: help::NAME_NEEDS, dated: false, options: needs::options, answer: needs::answer },
    Question {
        name: help::NAME_MEASURES,
        dated: false,
        options: measures::options,
        answer: measures::answer,
    },
    Question {
        name: help::NAME_PROJECT,
        dated: false,
        options: projection::options,
        answer: projection::answer,
    },
    Question {
        name: help::NAME_EMPLOYEE,
        dated: false,
        options: employee::options,
        answer: employee::answer,
    },
    Question { name: help::NAME_EXPIRY, dated: true, options: expiry::options, answer: expiry::answer },
    Question { name: help::NAME_CALENDAR, dated: true, options: all_well, answer: calendar::answer },
    Question { name: help::NAME_REPORT, dated: false, options: paper::options, answer: paper::answer },
];

impl Question {
    /// Returns the question of a name, as the command line has it in a language.
    fn named(asked: &str, language: Language) -> Option<&'static Self> {
        QUESTIONS.iter().find(|question| question.name.get(language) == asked)
    }

    /// Says what is wrong with what is typed, before anything is read.
    fn check(&self, matches: &ArgMatches, run: &Run) -> Result<(), Stop> {
        suppression::asked(matches, run.language)?;
        if self.dated { output::dated_target(matches, run) } else { output::target(matches, run) }?;
        (self.options)(matches, run.language)
    }
}

fn dispatch(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let Some((asked, matches)) = matches.subcommand() else {
        return Err(Stop::Usage(help::MISSING_COMMAND.get(run.language).to_owned()));
    };
    if let Some(question) = Question::named(asked, run.language) {
        question.check(matches, run)?;
        if question.name == help::NAME_CALENDAR && !loading::names_register(matches, run) {
            return calendar::of_plan(matches, run, console);
        }
        let loaded = loading::load(matches, run, console)?;
        return (question.answer)(&loaded, matches, run, console);
    }
    let is = |name: Text| name.get(run.language) == asked;
    match asked {
        "man" => usage::man(run, console),
        _ if is(help::NAME_CHECK) => check::run(matches, run, console),
        _ if is(help::NAME_CALIBRATE) => calibration::run(matches, run, console),
        _ if is(help::NAME_RUN) => job::run(matches, run, console),
        _ if is(help::NAME_EVALUATE) => evaluation::run(matches, run, console),
        _ if is(help::NAME_NEW) => new::run(matches, run, console),
        _ => usage::completions(matches, run, console),
    }
}
