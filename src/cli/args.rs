//! What can be typed: commands and options, with help in the user's language.

use crate::language::help as words;
use crate::language::{Language, Text};
use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};

/// Formats that a report can have.
pub const FORMATS: [&str; 7] = ["tabell", "csv", "tsv", "json", "md", "html", "xlsx"];

/// The format of calendars, for what is to be done on certain days.
const CALENDAR: &str = "ics";

/// Formats that a register to fill in can have.
pub const REGISTER_FORMATS: [&str; 3] = ["csv", "tsv", "xlsx"];

/// Formats that a plan can be written in.
pub const PLAN_FORMATS: [&str; 2] = ["toml", "xlsx"];

/// Returns the names of a thing in the languages other than the user's, and further ones that are understood.
fn others(
    name: Text,
    further: &'static [&'static str],
    language: Language,
) -> impl Iterator<Item = &'static str> {
    let shown = name.get(language);
    let mut names: Vec<&str> = Language::ALL.iter().map(|other| name.get(*other)).collect();
    names.extend(further);
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter(move |other| *other != shown)
}

/// Returns a command with its name in the user's language, and with the others.
fn named(name: Text, further: &'static [&'static str], language: Language) -> Command {
    Command::new(name.get(language)).aliases(others(name, further, language))
}

/// Returns a word that a value can be, in the user's language and in the others.
fn word(word: Text, further: &'static [&'static str], language: Language) -> PossibleValue {
    PossibleValue::new(word.get(language)).aliases(others(word, further, language))
}

/// Returns the names of the formats, for messages.
pub fn format_names(language: Language) -> String {
    FORMATS.join(", ").replace(words::WORD_TABLE.nb, words::WORD_TABLE.get(language))
}

/// Returns the names of the formats of a report that has days in it, for messages.
pub fn dated_format_names(language: Language) -> String {
    format!("{}, {CALENDAR}", format_names(language))
}

/// Returns formats of which the table has a name in each language.
fn formats(language: Language, more: Option<&'static str>) -> PossibleValuesParser {
    let table = word(words::WORD_TABLE, &[], language);
    let rest = FORMATS.into_iter().filter(|name| *name != words::WORD_TABLE.nb);
    let rest = rest.chain(more).map(PossibleValue::new);
    PossibleValuesParser::new(std::iter::once(table).chain(rest))
}

/// Returns the whole command line.
pub fn command(language: Language) -> Command {
    let say = |text: Text| text.get(language);
    let top =
        shaped(Command::new("kompetanse"), words::ABOUT, words::USAGE_TOP, words::EXAMPLES_TOP, language);
    top.version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(say(words::COMMANDS))
        .args([version(language)])
        .args(everywhere(language))
        .subcommands([
            gap(language),
            check(language),
            explain(language),
            needs(language),
            measures(language),
            project(language),
            employee(language),
            expiry(language),
            calendar(language),
            report(language),
            evaluate(language),
            calibrate(language),
            job(language),
            new(language),
            completions(language),
            man(language),
        ])
}

/// Gives a command its words: what it answers, how it is used, and examples.
fn shaped(command: Command, about: Text, usage: Text, examples: Text, language: Language) -> Command {
    let say = |text: Text| text.get(language);
    let template = format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", say(words::USAGE));
    command
        .about(say(about))
        .override_usage(say(usage))
        .help_template(template)
        .after_help(format!("{}\n{}", say(words::EXAMPLES), say(examples)))
        .next_help_heading(say(words::OPTIONS))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help(language))
}

fn help(language: Language) -> Arg {
    Arg::new("help")
        .short('h')
        .long(words::FLAG_HELP.get(language))
        .aliases(others(words::FLAG_HELP, &[], language))
        .action(ArgAction::HelpLong)
        .help(words::HELP.get(language))
}

fn version(language: Language) -> Arg {
    Arg::new("version")
        .short('V')
        .long(words::FLAG_VERSION.get(language))
        .aliases(others(words::FLAG_VERSION, &[], language))
        .action(ArgAction::Version)
        .help(words::VERSION.get(language))
}

fn option(id: &'static str, long: Text, value: Text, help: Text, language: Language) -> Arg {
    Arg::new(id)
        .long(long.get(language))
        .aliases(others(long, &[], language))
        .value_name(value.get(language))
        .help(help.get(language))
        .hide_possible_values(true)
        .value_parser(NonEmptyStringValueParser::new())
}

fn flag(id: &'static str, long: Text, help: Text, language: Language) -> Arg {
    Arg::new(id)
        .long(long.get(language))
        .aliases(others(long, &[], language))
        .action(ArgAction::SetTrue)
        .help(help.get(language))
}

/// Options of every command.
fn everywhere(language: Language) -> [Arg; 2] {
    [
        option("language", words::FLAG_LANGUAGE, words::LANGUAGE_NAME, words::LANGUAGE, language)
            .aliases(["språk", "lang"])
            .global(true),
        flag("quiet", words::FLAG_QUIET, words::QUIET, language).short('q').global(true),
    ]
}

/// What commands that read a register take.
fn reading(language: Language) -> Vec<Arg> {
    let many = |arg: Arg| arg.action(ArgAction::Append);
    vec![
        files(language),
        many(option("plan", words::FLAG_PLAN, words::FILE_NAME, words::PLAN, language)),
        option("date", words::FLAG_DATE, words::DATE_NAME, words::DATE, language),
        many(option("column", words::FLAG_COLUMN, words::COLUMN_NAME, words::COLUMN, language)),
        many(option(
            "without-position",
            words::FLAG_WITHOUT_POSITION,
            words::POSITION_NAME,
            words::WITHOUT_POSITION,
            language,
        )),
        option("format", words::FLAG_FORMAT, words::FORMAT_NAME, words::FORMAT, language)
            .value_parser(formats(language, None)),
        output(language),
        option("dialect", words::FLAG_DIALECT, words::DIALECT_NAME, words::DIALECT, language).value_parser(
            PossibleValuesParser::new([
                word(words::WORD_NORWEGIAN, &[], language),
                word(words::WORD_INTERNATIONAL, &[], language),
            ]),
        ),
        option("table", words::FLAG_TABLE, words::TABLE_NAME, words::TABLE, language),
    ]
}

fn files(language: Language) -> Arg {
    Arg::new("files")
        .value_name(words::FILES_NAME.get(language))
        .help(words::FILES.get(language))
        .help_heading(words::ARGUMENTS.get(language))
        .num_args(0..)
}

fn output(language: Language) -> Arg {
    option("output", words::FLAG_OUTPUT, words::FILE_NAME, words::OUTPUT, language).alias("out").short('o')
}

fn units(language: Language) -> Arg {
    option("unit", words::FLAG_UNIT, words::UNIT_NAME, words::IN_UNIT, language).action(ArgAction::Append)
}

/// What narrows a question to some requirements.
fn narrowing(language: Language) -> [Arg; 3] {
    [
        units(language),
        option("category", words::FLAG_CATEGORY, words::CATEGORY_NAME, words::IN_CATEGORY, language)
            .action(ArgAction::Append),
        option("criticality", words::FLAG_CRITICALITY, words::LEVEL_NAME, words::CRITICALITY, language)
            .value_parser(PossibleValuesParser::new(["1", "2", "3", "4", "5"])),
    ]
}

fn with_names(language: Language) -> Arg {
    flag("with-names", words::FLAG_WITH_NAMES, words::WITH_NAMES, language)
}

/// Hides figures that rest on few people.
fn suppress(language: Language) -> Arg {
    option("suppress", words::FLAG_SUPPRESS, words::LEVEL_NAME, words::SUPPRESS, language)
}

fn fail_on(language: Language) -> Arg {
    option("fail-on", words::FLAG_FAIL_ON, words::FAIL_NAME, words::FAIL_ON, language)
        .action(ArgAction::Append)
        .value_delimiter(',')
        .value_parser(PossibleValuesParser::new([
            word(words::WORD_UNMET, &[], language),
            word(words::WORD_REJECTED, &["avviste"], language),
        ]))
}

fn gap(language: Language) -> Command {
    shaped(named(words::NAME_GAP, &[], language), words::GAP, words::USAGE_GAP, words::EXAMPLES_GAP, language)
        .args(reading(language))
        .args(narrowing(language))
        .args([
            with_names(language),
            suppress(language),
            fail_on(language),
            flag("all", words::FLAG_ALL, words::ALL, language),
        ])
}

fn check(language: Language) -> Command {
    shaped(
        named(words::NAME_CHECK, &[], language),
        words::CHECK,
        words::USAGE_CHECK,
        words::EXAMPLES_CHECK,
        language,
    )
    .args(reading(language))
    .arg(fail_on(language))
}

fn explain(language: Language) -> Command {
    shaped(
        named(words::NAME_EXPLAIN, &[], language),
        words::EXPLAIN,
        words::USAGE_EXPLAIN,
        words::EXAMPLES_EXPLAIN,
        language,
    )
    .arg(
        Arg::new("requirement")
            .value_name(words::REQUIREMENT_NAME.get(language))
            .help(words::REQUIREMENT.get(language))
            .help_heading(words::ARGUMENTS.get(language))
            .required(true),
    )
    .args(reading(language))
    .args([units(language), with_names(language)])
}

fn project(language: Language) -> Command {
    shaped(
        named(words::NAME_PROJECT, &[], language),
        words::PROJECT,
        words::USAGE_PROJECT,
        words::EXAMPLES_PROJECT,
        language,
    )
    .args(reading(language))
    .args(narrowing(language))
    .args(ahead(language))
    .args([suppress(language), flag("all", words::FLAG_ALL, words::ALL_ROWS, language)])
}

/// What a projection assumes otherwise than the plan.
fn ahead(language: Language) -> [Arg; 3] {
    [
        option("horizon", words::FLAG_HORIZON, words::HORIZON_NAME, words::HORIZON, language),
        option("certainty", words::FLAG_CERTAINTY, words::CERTAINTY_NAME, words::CERTAINTY, language),
        flag("without-renewal", words::FLAG_WITHOUT_RENEWAL, words::WITHOUT_RENEWAL, language),
    ]
}

fn needs(language: Language) -> Command {
    shaped(
        named(words::NAME_NEEDS, &[], language),
        words::NEEDS,
        words::USAGE_NEEDS,
        words::EXAMPLES_NEEDS,
        language,
    )
    .args(reading(language))
    .args(narrowing(language))
    .args([
        option("steps", words::FLAG_STEPS, words::LEVEL_NAME, words::STEPS, language),
        effort(language),
        with_names(language),
        suppress(language),
        flag("all", words::FLAG_ALL, words::ALL, language),
    ])
}

fn measures(language: Language) -> Command {
    shaped(
        named(words::NAME_MEASURES, &[], language),
        words::MEASURES,
        words::USAGE_MEASURES,
        words::EXAMPLES_MEASURES,
        language,
    )
    .args(reading(language))
    .args(narrowing(language))
    .args([
        effort(language),
        with_names(language),
        suppress(language),
        flag("all", words::FLAG_ALL, words::ALL, language),
    ])
}

fn employee(language: Language) -> Command {
    shaped(
        named(words::NAME_EMPLOYEE, &[], language),
        words::SHEET,
        words::USAGE_EMPLOYEE,
        words::EXAMPLES_EMPLOYEE,
        language,
    )
    .args(reading(language))
    .mut_arg("output", |arg| arg.help(words::SHEET_OUTPUT.get(language)))
    .args([
        option("person", words::FLAG_ID, words::ID_NAME, words::ID, language).action(ArgAction::Append),
        units(language).help(words::SHEETS_IN_UNIT.get(language)),
        option("months", words::FLAG_MONTHS, words::LEVEL_NAME, words::MONTHS_AHEAD, language)
            .aliases(["måneder", "månader"]),
    ])
}

/// Lets a command be written as a calendar too.
fn dated(command: Command, language: Language) -> Command {
    command.mut_arg("format", |arg| {
        arg.help(words::FORMAT_DATED.get(language)).value_parser(formats(language, Some(CALENDAR)))
    })
}

fn expiry(language: Language) -> Command {
    let command = shaped(
        named(words::NAME_EXPIRY, &["utløp", "utlaup"], language),
        words::EXPIRY,
        words::USAGE_EXPIRY,
        words::EXAMPLES_EXPIRY,
        language,
    )
    .args(reading(language))
    .args(narrowing(language))
    .args([
        option("months", words::FLAG_MONTHS, words::LEVEL_NAME, words::MONTHS, language)
            .aliases(["måneder", "månader"]),
        flag("everything", words::FLAG_ALL, words::EVERYTHING, language),
        with_names(language).help(words::WITH_NAMES_DUE.get(language)),
        suppress(language),
    ]);
    dated(command, language)
}

fn calendar(language: Language) -> Command {
    let command = shaped(
        named(words::NAME_CALENDAR, &["årshjul"], language),
        words::CALENDAR,
        words::USAGE_CALENDAR,
        words::EXAMPLES_CALENDAR,
        language,
    )
    .args(reading(language))
    .arg(suppress(language));
    dated(command, language)
}

fn effort(language: Language) -> Arg {
    option("effort", words::FLAG_EFFORT, words::LEVEL_NAME, words::EFFORT, language)
}

fn report(language: Language) -> Command {
    shaped(
        named(words::NAME_REPORT, &[], language),
        words::REPORT,
        words::USAGE_REPORT,
        words::EXAMPLES_REPORT,
        language,
    )
    .args(reading(language))
    .args(narrowing(language))
    .args(ahead(language))
    .args([effort(language), suppress(language)])
}

fn calibrate(language: Language) -> Command {
    shaped(
        named(words::NAME_CALIBRATE, &[], language),
        words::CALIBRATE,
        words::USAGE_CALIBRATE,
        words::EXAMPLES_CALIBRATE,
        language,
    )
    .args(reading(language))
    .mut_arg("files", |arg| arg.help(words::REGISTERS.get(language)))
    .mut_arg("date", |arg| arg.help(words::DATES.get(language)).action(ArgAction::Append))
    .arg(flag("backtest", words::FLAG_BACKTEST, words::BACKTEST, language).alias("etterprøv"))
}

fn job(language: Language) -> Command {
    shaped(
        named(words::NAME_RUN, &["kjør", "køyr"], language),
        words::RUN,
        words::USAGE_RUN,
        words::EXAMPLES_RUN,
        language,
    )
    .args([
        Arg::new("job")
            .value_name(words::JOB_NAME.get(language))
            .help(words::JOB.get(language))
            .help_heading(words::ARGUMENTS.get(language))
            .value_parser(NonEmptyStringValueParser::new())
            .required(true),
        option("date", words::FLAG_DATE, words::DATE_NAME, words::DATE_OF_JOB, language),
        option("log", words::FLAG_LOG, words::LOG_NAME, words::LOG, language).value_parser(
            PossibleValuesParser::new([
                word(words::WORD_PLAIN, &[], language),
                word(words::WORD_JSON, &[], language),
            ]),
        ),
    ])
}

fn evaluate(language: Language) -> Command {
    shaped(
        named(words::NAME_EVALUATE, &[], language),
        words::EVALUATE,
        words::USAGE_EVALUATE,
        words::EXAMPLES_EVALUATE,
        language,
    )
    .args(reading(language))
    .mut_arg("files", |arg| arg.help(words::BEFORE_AND_AFTER.get(language)))
    .mut_arg("date", |arg| arg.help(words::DATE_AFTER.get(language)))
    .arg(
        option("date-before", words::FLAG_DATE_BEFORE, words::DATE_NAME, words::DATE_BEFORE, language)
            .alias("dato-før"),
    )
    .args(narrowing(language))
    .args([
        flag("with-names", words::FLAG_WITH_NAMES, words::WITH_CHANGED_NAMES, language),
        suppress(language),
        flag("all", words::FLAG_ALL, words::ALL_UNCHANGED, language),
    ])
}

fn new(language: Language) -> Command {
    let plan =
        shaped(Command::new("plan"), words::NEW_PLAN, words::USAGE_NEW_PLAN, words::EXAMPLES_NEW, language)
            .args([
                option("from", words::FLAG_FROM, words::FILES_NAME, words::FROM, language)
                    .num_args(1..)
                    .action(ArgAction::Append),
                option("of", words::FLAG_OF, words::FILE_NAME, words::OF, language).action(ArgAction::Append),
                option("date", words::FLAG_DATE, words::DATE_NAME, words::DATE, language),
                option("column", words::FLAG_COLUMN, words::COLUMN_NAME, words::COLUMN, language)
                    .action(ArgAction::Append),
                option("format", words::FLAG_FORMAT, words::FORMAT_NAME, words::FORMAT_PLAN, language)
                    .value_parser(PossibleValuesParser::new(PLAN_FORMATS)),
                output(language),
            ]);
    let register = shaped(
        Command::new("register"),
        words::NEW_REGISTER,
        words::USAGE_NEW_REGISTER,
        words::EXAMPLES_NEW,
        language,
    )
    .args([
        option("format", words::FLAG_FORMAT, words::FORMAT_NAME, words::FORMAT_REGISTER, language)
            .value_parser(PossibleValuesParser::new(REGISTER_FORMATS)),
        output(language),
    ]);
    shaped(named(words::NAME_NEW, &[], language), words::NEW, words::USAGE_NEW, words::EXAMPLES_NEW, language)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words::COMMANDS.get(language))
        .subcommands([plan, register])
}

fn completions(language: Language) -> Command {
    shaped(
        named(words::NAME_COMPLETIONS, &["fullfør"], language),
        words::COMPLETIONS,
        words::USAGE_COMPLETIONS,
        words::EXAMPLES_COMPLETIONS,
        language,
    )
    .arg(
        Arg::new("shell")
            .value_name(words::SHELL_NAME.get(language))
            .help(words::SHELL.get(language))
            .help_heading(words::ARGUMENTS.get(language))
            .hide_possible_values(true)
            .value_parser(clap::value_parser!(clap_complete::Shell))
            .required(true),
    )
}

fn man(language: Language) -> Command {
    shaped(Command::new("man"), words::MAN, words::USAGE_MAN, words::EXAMPLES_MAN, language)
        .aliases(["manual"])
}
