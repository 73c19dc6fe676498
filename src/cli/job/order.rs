//! A job's reports as commands: each goes through the command line's own definitions before anything is read.

use crate::cli::{Config, QUESTIONS, Question, Run, Stop, args, usage};
use crate::finding::{Code, Finding};
use crate::language::{Language, help};
use crate::model::date::Date;
use crate::model::name::nearest;
use crate::origin::Origin;
use crate::plan::{Job, JobReport, OptionValue, Placed, ReportOption, in_ascii, tidy};
use crate::source::place;
use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A report that can be asked for.
pub(super) struct Order {
    pub question: &'static Question,
    pub matches: ArgMatches,
    pub language: Language,
    pub path: PathBuf,
    /// Where the job file asks for it.
    pub place: Origin,
    /// The file as the job has it.
    file: Placed<String>,
}

impl Order {
    /// Returns the finding that the report's file is something else already.
    pub(super) fn taken_by(&self, other: Origin) -> Finding {
        is_taken(&self.file, other)
    }
}

/// What is the same for every report of a job.
pub(super) struct Common<'j> {
    pub job: &'j Job,
    pub language: Language,
    pub date: Date,
    /// The folder of reports.
    pub folder: &'j Path,
}

/// What belongs to a job as a whole, for the register is read once, or to its reports by their own keys.
const NOT_HERE: [&str; 7] = ["files", "plan", "date", "column", "without-position", "output", "help"];

/// Returns the orders that a job's reports are.
///
/// # Errors
/// All that is wrong with any of them.
pub(super) fn orders(common: &Common<'_>) -> Result<Vec<Order>, Vec<Finding>> {
    let (mut orders, mut found) = (Vec::new(), Vec::new());
    let mut taken: Vec<(String, &Origin)> = Vec::new();
    for report in &common.job.reports {
        match filled(&report.file, common.date).map_err(|finding| vec![finding]) {
            Ok(name) => {
                let path = tidy(&common.folder.join(name.replace('\\', "/")));
                // On many a machine, a file is the same whether its letters are large or small.
                let folded = place::real(&path).to_string_lossy().to_lowercase();
                match taken.iter().find(|(other, _)| *other == folded) {
                    Some((_, other)) => found.push(is_taken(&report.file, (*other).clone())),
                    None => taken.push((folded, &report.file.place)),
                }
                match order(report, path, common) {
                    Ok(order) => orders.push(order),
                    Err(faults) => found.extend(faults),
                }
            }
            Err(faults) => found.extend(faults),
        }
    }
    if found.is_empty() { Ok(orders) } else { Err(found) }
}

/// Returns the finding that a report's file is another's.
fn is_taken(file: &Placed<String>, other: Origin) -> Finding {
    Finding::new(Code::JobFileTaken).at(file.place.clone()).seen(&file.value).other(other)
}

/// What can stand in braces in a name.
const DATE: &str = "{dato}";

/// Returns a name with the date filled in.
///
/// # Errors
/// Where something else stands in braces.
pub(super) fn filled(name: &Placed<String>, date: Date) -> Result<String, Finding> {
    let text = name.value.replace(DATE, &date.to_string());
    let Some((_, rest)) = text.split_once('{') else { return Ok(text) };
    let seen = rest.split_once('}').map_or(rest, |(inner, _)| inner);
    let finding = Finding::new(Code::PlanWordUnknown).at(name.place.clone());
    Err(finding.seen(format!("{{{seen}}}")).expected([DATE]))
}

/// Returns the language that a job or a report asks for.
///
/// # Errors
/// Where there is no such language.
pub(super) fn language(code: &str, place: &Origin) -> Result<Language, Finding> {
    Language::of_code(code).ok_or_else(|| {
        Finding::new(Code::PlanWordUnknown).at(place.clone()).seen(code).expected(["nb", "nn", "en"])
    })
}

/// A report's command, with what it is asked as it would be typed.
struct Asked<'r> {
    report: &'r JobReport,
    language: Language,
    command: Command,
    question: &'static Question,
    /// What the line begins with: the command, and the file and its format where they are well.
    frame: Vec<OsString>,
    /// What is typed without a name.
    positional: Vec<String>,
}

fn order(report: &JobReport, path: PathBuf, common: &Common<'_>) -> Result<Order, Vec<Finding>> {
    let own = own_language(report, common.language);
    let language = *own.as_ref().unwrap_or(&common.language);
    let (command, question) = named(&report.command, language).map_err(|finding| vec![finding])?;
    let (options, mut found) = understood(report, &command, language);
    found.extend(own.err());
    let lacking = lacking(report, &command, &options);
    let frame = vec!["kompetanse".into(), command.get_name().into()];
    let positional = positional(&options);
    let mut asked = Asked { report, language, command, question, frame, positional };
    if lacking.is_empty() {
        let is_whole = found.is_empty();
        found.extend(asked.check_each(&options, &path, is_whole));
    }
    found.extend(lacking);
    if !found.is_empty() {
        return Err(found);
    }
    let says_itself =
        options.iter().any(|option| option.id() == SUPPRESS) || report.options.iter().any(shows);
    let suppress = common.job.suppress.filter(|_| !says_itself);
    let hiding = suppress.map(|persons| suppressing(&asked.command, persons).ok_or(()));
    let hiding = hiding.transpose().map_err(|()| vec![cannot_hide(report)])?;
    let others = options.iter().filter(|option| option.id() != FORMAT).flat_map(Typed::arguments);
    let all: Vec<OsString> = others.chain(hiding).collect();
    let matches =
        asked.check(&all).map_err(|fault| vec![fault.finding(&report.place, &report.file.value)])?;
    let (place, file) = (report.place.clone(), report.file.clone());
    Ok(Order { question, matches, language, path, place, file })
}

/// Returns the language of a report: its own, or the job's.
fn own_language(report: &JobReport, otherwise: Language) -> Result<Language, Finding> {
    let mut said = report.options.iter().filter(|option| is_language(option));
    let (first, second) = (said.next(), said.next());
    if let (Some(first), Some(second)) = (first, second) {
        return Err(twice(second, first));
    }
    match first {
        Some(ReportOption { value: OptionValue::One(code), place, .. }) => language(code, place),
        Some(option) => language("", &option.place),
        None => Ok(otherwise),
    }
}

fn is_language(option: &ReportOption) -> bool {
    let key = as_key(&option.key.value);
    Language::ALL.iter().any(|language| help::FLAG_LANGUAGE.get(*language) == key)
}

/// Returns the finding that an option is said once more, most often in another language.
fn twice(option: &ReportOption, first: &ReportOption) -> Finding {
    let finding = Finding::new(Code::PlanKeyTwice).at(option.key.place.clone());
    finding.seen(&option.key.value).other(first.key.place.clone())
}

/// Returns the command of a name, in whichever language, and its question.
fn named(name: &Placed<String>, language: Language) -> Result<(Command, &'static Question), Finding> {
    let asked = in_ascii(&name.value.trim().to_lowercase());
    let command = args::command(language).find_subcommand(&asked).cloned();
    let question = command.as_ref().and_then(|command| Question::named(command.get_name(), language));
    command.zip(question).ok_or_else(|| {
        let names = QUESTIONS.iter().map(|question| question.name.get(language));
        Finding::new(Code::PlanWordUnknown).at(name.place.clone()).seen(&name.value).expected(names)
    })
}

/// An option that the command has, and what the report sets it to.
struct Typed<'r> {
    option: &'r ReportOption,
    argument: Arg,
}

impl Typed<'_> {
    fn id(&self) -> &str {
        self.argument.get_id().as_str()
    }

    /// Returns what would be typed; nothing for what is typed without a name.
    fn arguments(&self) -> Vec<OsString> {
        let Some(long) = self.argument.get_long() else { return Vec::new() };
        match &self.option.value {
            OptionValue::Flag(false) => Vec::new(),
            OptionValue::Flag(true) => vec![format!("--{long}").into()],
            OptionValue::One(text) => vec![flag(long, text.as_ref())],
            OptionValue::Many(texts) => texts.iter().map(|text| flag(long, text.as_ref())).collect(),
        }
    }

    /// Says what is wrong where it is set to another kind of thing than it can be.
    fn misfit(&self) -> Option<Finding> {
        let like = |example: &str, seen: &str| {
            let finding = Finding::new(Code::PlanValueKind).at(self.option.place.clone());
            Some(finding.seen(seen).expected([example]))
        };
        let is_switch = matches!(self.argument.get_action(), ArgAction::SetTrue);
        let takes_many = matches!(self.argument.get_action(), ArgAction::Append);
        match &self.option.value {
            OptionValue::Flag(flag) if !is_switch => like("\"…\"", &flag.to_string()),
            OptionValue::One(text) if is_switch => like("true", text),
            OptionValue::Many(_) if is_switch => like("true", "[…]"),
            OptionValue::Many(texts) if !takes_many && texts.len() != 1 => like("\"…\"", "[…]"),
            _ => None,
        }
    }
}

/// Returns what would be typed for all of some options.
fn arguments(options: &[&Typed<'_>]) -> Vec<OsString> {
    options.iter().flat_map(|option| option.arguments()).collect()
}

fn flag(long: &str, value: &std::ffi::OsStr) -> OsString {
    let mut typed = OsString::from(format!("--{long}="));
    typed.push(value);
    typed
}

/// Returns the options that the command has, and what is wrong with the others.
fn understood<'r>(
    report: &'r JobReport,
    command: &Command,
    language: Language,
) -> (Vec<Typed<'r>>, Vec<Finding>) {
    let (mut options, mut found): (Vec<Typed<'r>>, Vec<Finding>) = (Vec::new(), Vec::new());
    for option in report.options.iter().filter(|option| !is_language(option)) {
        let Some(argument) = argument(&option.key.value, command, language) else {
            if shows(option) {
                continue;
            }
            found.push(unknown(option, command));
            continue;
        };
        let typed = Typed { option, argument };
        let first = options.iter().find(|known| known.id() == typed.id());
        let twice = first.map(|first| twice(option, first.option));
        match twice.or_else(|| typed.misfit()) {
            Some(fault) => found.push(fault),
            None => options.push(typed),
        }
    }
    (options, found)
}

/// Returns the argument that a key names, in any of the languages, as the command of this language has it.
fn argument(key: &str, command: &Command, language: Language) -> Option<Arg> {
    let key = as_key(key);
    let in_language = |other: &Language| {
        let others = args::command(*other);
        let other = if *other == language { command } else { others.find_subcommand(command.get_name())? };
        let argument = other.get_arguments().find(|argument| keys(argument).contains(&key))?;
        Some(argument.get_id().clone())
    };
    let id = Language::ALL.iter().find_map(in_language)?;
    let argument = command.get_arguments().find(|argument| *argument.get_id() == id)?;
    (!NOT_HERE.contains(&argument.get_id().as_str())).then(|| argument.clone())
}

/// Returns the keys that an argument can have in a job file: its long names, or the name of its value.
fn keys(argument: &Arg) -> Vec<String> {
    let long = argument.get_long_and_visible_aliases().unwrap_or_default();
    let hidden = argument.get_all_aliases().unwrap_or_default();
    let value = argument.get_value_names().into_iter().flatten().map(|name| name.as_str());
    let named: Vec<&str> = long.into_iter().chain(hidden).collect();
    let names = if named.is_empty() { value.collect() } else { named };
    names.into_iter().map(as_key).collect()
}

fn as_key(name: &str) -> String {
    in_ascii(&name.to_lowercase()).replace('-', "_")
}

fn unknown(option: &ReportOption, command: &Command) -> Finding {
    let here = |argument: &&Arg| !NOT_HERE.contains(&argument.get_id().as_str());
    let own = JobReport::KEYS.iter().map(|key| (*key).to_owned());
    let languages = Language::ALL.iter().map(|language| as_key(help::FLAG_LANGUAGE.get(*language)));
    let known: Vec<String> =
        command.get_arguments().filter(here).flat_map(keys).chain(own).chain(languages).collect();
    let near = nearest(&as_key(&option.key.value), known.iter().map(String::as_str));
    let finding = Finding::new(Code::JobKeyUnknown).at(option.key.place.clone()).seen(&option.key.value);
    finding.expected(near)
}

/// Returns the values that are typed without a name.
fn positional(options: &[Typed<'_>]) -> Vec<String> {
    let unnamed = options.iter().filter(|option| option.argument.is_positional());
    let texts = unnamed.map(|option| match &option.option.value {
        OptionValue::One(text) => vec![text.clone()],
        OptionValue::Many(texts) => texts.clone(),
        OptionValue::Flag(_) => Vec::new(),
    });
    texts.flatten().collect()
}

/// Returns what a command needs and is not told.
fn lacking(report: &JobReport, command: &Command, options: &[Typed<'_>]) -> Vec<Finding> {
    let needed = command.get_arguments().filter(|argument| argument.is_required_set());
    let lacking =
        needed.filter(|argument| !options.iter().any(|option| option.id() == argument.get_id().as_str()));
    lacking
        .filter_map(|argument| keys(argument).into_iter().next())
        .map(|key| Finding::new(Code::PlanKeyMissing).at(report.place.clone()).expected([key]))
        .collect()
}

/// What the argument of the format is called among ourselves.
const FORMAT: &str = "format";

/// What an argument that hides small figures is called among ourselves.
const SUPPRESS: &str = "suppress";

/// Tells whether an option says that figures are to be shown however small.
fn shows(option: &ReportOption) -> bool {
    let key = as_key(&option.key.value);
    let is_key = Language::ALL.iter().any(|language| as_key(help::FLAG_SUPPRESS.get(*language)) == key);
    is_key && matches!(&option.value, OptionValue::One(text) if text.trim() == "0")
}

fn cannot_hide(report: &JobReport) -> Finding {
    Finding::new(Code::JobCannotHide).at(report.place.clone()).seen(&report.command.value)
}

/// Returns what makes a command hide figures that rest on so few; none where it cannot.
fn suppressing(command: &Command, persons: i64) -> Option<OsString> {
    let argument = command.get_arguments().find(|argument| argument.get_id().as_str() == SUPPRESS)?;
    Some(flag(argument.get_long()?, persons.to_string().as_ref()))
}

/// Why the command line does not take what is asked.
enum Fault {
    Line(clap::Error, Language),
    Options(Stop),
}

impl Fault {
    /// Returns the fault of what stands at a place.
    fn finding(self, place: &Origin, seen: &str) -> Finding {
        let misfit = |code, seen: &str, expected: Vec<String>| {
            Finding::new(code).at(place.clone()).seen(seen).expected(expected)
        };
        match self {
            Fault::Line(error, language) => match error.get(ContextKind::ValidValue) {
                Some(ContextValue::Strings(possible)) if !possible.is_empty() => {
                    misfit(Code::PlanWordUnknown, seen, possible.clone())
                }
                _ => misfit(Code::JobReportUnfit, seen, vec![usage::words(&error, language)]),
            },
            Fault::Options(Stop::BadValue { seen, expected, .. }) => {
                misfit(Code::PlanValueRange, &seen, vec![expected])
            }
            Fault::Options(Stop::Usage(words) | Stop::Unwritten(words)) => {
                misfit(Code::JobReportUnfit, seen, vec![words])
            }
            Fault::Options(Stop::Unusable(_) | Stop::Unread) => {
                misfit(Code::JobReportUnfit, seen, Vec::new())
            }
        }
    }

    /// Tells whether it is no value of one option that is wrong.
    fn is_of_several(&self) -> bool {
        match self {
            Fault::Line(error, _) => error.get(ContextKind::ValidValue).is_none(),
            Fault::Options(stop) => !matches!(stop, Stop::BadValue { .. }),
        }
    }

    /// Tells whether it says the same as another.
    fn is_like(&self, other: &Self) -> bool {
        self.words() == other.words()
    }

    fn words(&self) -> String {
        match self {
            Fault::Line(error, language) => usage::words(error, *language),
            Fault::Options(Stop::Usage(words) | Stop::Unwritten(words) | Stop::BadValue { words, .. }) => {
                words.clone()
            }
            Fault::Options(Stop::Unusable(_) | Stop::Unread) => String::new(),
        }
    }
}

/// Tells whether something is well, or lacks the same as another does.
fn is_no_worse<T>(result: &Result<T, Fault>, than: Option<&Fault>) -> bool {
    match (result, than) {
        (Ok(_), _) => true,
        (Err(fault), Some(other)) => fault.is_like(other),
        (Err(_), None) => false,
    }
}

/// What the others are held against the command line with where the report's own file is wrong.
const STAND_IN: &str = "rapport.json";

impl Asked<'_> {
    /// Holds each option against the command line by itself, so that each fault has its own place, and then all that
    /// are well together. `is_whole`: there are no more options, of which something else was found.
    fn check_each(&mut self, options: &[Typed<'_>], path: &Path, is_whole: bool) -> Vec<Finding> {
        let target = self.target(options, path).err();
        if target.is_some() {
            self.frame.push(flag(help::FLAG_OUTPUT.get(self.language), STAND_IN.as_ref()));
        }
        let (well, ill) = self.ill(options.iter().filter(|option| option.id() != FORMAT));
        let mut found: Vec<Finding> = target.into_iter().chain(ill).collect();
        let bare = self.check(&[]).err();
        match self.check(&arguments(&well)) {
            Ok(_) => {}
            // What it lacks may be what something else was found of.
            Err(fault)
                if !(is_whole && found.is_empty()) && bare.is_some_and(|bare| bare.is_like(&fault)) => {}
            Err(fault) => found.push(self.of_several(&well, fault)),
        }
        found
    }

    /// Returns the options that are well by themselves, and what is wrong with the others.
    fn ill<'o>(&self, options: impl Iterator<Item = &'o Typed<'o>>) -> (Vec<&'o Typed<'o>>, Vec<Finding>) {
        let bare = self.check(&[]).err();
        let (mut well, mut found) = (Vec::new(), Vec::new());
        for option in options {
            match self.check(&option.arguments()) {
                Err(fault) if !bare.as_ref().is_some_and(|bare| bare.is_like(&fault)) => {
                    found.push(self.fault_of(option, fault));
                }
                _ => well.push(option),
            }
        }
        (well, found)
    }

    /// Returns the fault of options that do not go together, at the last without which the others do.
    fn of_several(&self, options: &[&Typed<'_>], fault: Fault) -> Finding {
        let bare = self.check(&[]).err();
        let is_why = |option: &&&Typed<'_>| {
            let others: Vec<&Typed<'_>> =
                options.iter().copied().filter(|other| other.id() != option.id()).collect();
            is_no_worse(&self.check(&arguments(&others)), bare.as_ref())
        };
        let is_lacking = bare.as_ref().is_some_and(|bare| bare.is_like(&fault));
        match options.iter().rev().filter(|_| !is_lacking).find(is_why) {
            Some(option) => self.fault_of(option, fault),
            None => fault.finding(&self.report.place, &self.report.file.value),
        }
    }

    /// Takes the file and its format into the frame.
    fn target(&mut self, options: &[Typed<'_>], path: &Path) -> Result<(), Finding> {
        let output = flag(help::FLAG_OUTPUT.get(self.language), path.as_os_str());
        let format = options.iter().find(|option| option.id() == FORMAT);
        let typed: Vec<OsString> =
            std::iter::once(output).chain(format.into_iter().flat_map(Typed::arguments)).collect();
        let bare = self.check(&[]).err();
        match (self.check(&typed), format) {
            (result, _) if is_no_worse(&result, bare.as_ref()) => {
                self.frame.extend(typed);
                Ok(())
            }
            (Err(fault), Some(format)) => Err(self.fault_of(format, fault)),
            (Err(fault), None) => Err(fault.finding(&self.report.file.place, &self.report.file.value)),
            (Ok(_), _) => Ok(()),
        }
    }

    fn fault_of(&self, option: &Typed<'_>, fault: Fault) -> Finding {
        let seen = match &option.option.value {
            _ if fault.is_of_several() => option.option.key.value.clone(),
            OptionValue::Flag(flag) => flag.to_string(),
            OptionValue::One(text) => text.clone(),
            OptionValue::Many(texts) => texts.join(", "),
        };
        fault.finding(&option.option.place, &seen)
    }

    /// Holds arguments against the command line and what the question says of its options.
    fn check(&self, arguments: &[OsString]) -> Result<ArgMatches, Fault> {
        let typed = self.frame.iter().chain(arguments).cloned();
        let unnamed = self.positional.iter().map(OsString::from);
        let dashes = (!self.positional.is_empty()).then(|| OsString::from("--"));
        let line = typed.chain(dashes).chain(unnamed);
        let whole = args::command(self.language).try_get_matches_from(line);
        let whole = whole.map_err(|error| Fault::Line(error, self.language))?;
        let matches = whole.subcommand().map(|(_, matches)| matches.clone()).unwrap_or_default();
        let run = Run { language: self.language, config: Config::default(), quiet: true, keeper: None };
        self.question.check(&matches, &run).map_err(Fault::Options)?;
        Ok(matches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_figures_are_hidden_where_a_command_can() {
        let able = Command::new("gap").arg(Arg::new("suppress").long("prikk"));
        assert_eq!(suppressing(&able, 5), Some("--prikk=5".into()));
        assert_eq!(suppressing(&Command::new("gap"), 5), None);
    }

    #[test]
    fn every_option_of_a_question_can_be_named_in_every_language() {
        for language in Language::ALL {
            let whole = args::command(language);
            for question in &QUESTIONS {
                let command = whole.find_subcommand(question.name.get(language)).unwrap();
                for argument in
                    command.get_arguments().filter(|argument| !NOT_HERE.contains(&argument.get_id().as_str()))
                {
                    for other in Language::ALL {
                        let others = args::command(other);
                        let own = others.find_subcommand(command.get_name()).unwrap();
                        let named =
                            own.get_arguments().find(|own| own.get_id() == argument.get_id()).unwrap();
                        for key in keys(named) {
                            let found = super::argument(&key, command, language);
                            assert_eq!(
                                found.map(|found| found.get_id().clone()),
                                Some(argument.get_id().clone()),
                                "{key}"
                            );
                        }
                    }
                }
            }
        }
    }
}
