//! What can be typed: commands and options, with help in the user's language.

use crate::language::help as words;
use crate::language::{Language, Text};
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::{Arg, ArgAction, Command};

/// Formats that a report can have.
pub const FORMATS: [&str; 5] = ["tabell", "csv", "tsv", "json", "md"];

/// Formats that a register to fill in can have.
pub const REGISTER_FORMATS: [&str; 3] = ["csv", "tsv", "xlsx"];

/// What `--feil-ved` can name, in each language.
pub const FAIL_ON: [&str; 6] = ["udekket", "avvist", "udekt", "unmet", "rejected", "avviste"];

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
        .long("hjelp")
        .aliases(["help", "hjelp"])
        .action(ArgAction::HelpLong)
        .help(words::HELP.get(language))
}

fn version(language: Language) -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .alias("versjon")
        .action(ArgAction::Version)
        .help(words::VERSION.get(language))
}

fn option(
    id: &'static str,
    long: &'static str,
    aliases: &'static [&'static str],
    value: Text,
    help: Text,
    language: Language,
) -> Arg {
    Arg::new(id)
        .long(long)
        .aliases(aliases)
        .value_name(value.get(language))
        .help(help.get(language))
        .hide_possible_values(true)
        .value_parser(NonEmptyStringValueParser::new())
}

fn flag(
    id: &'static str,
    long: &'static str,
    aliases: &'static [&'static str],
    help: Text,
    language: Language,
) -> Arg {
    Arg::new(id).long(long).aliases(aliases).action(ArgAction::SetTrue).help(help.get(language))
}

/// Options of every command.
fn everywhere(language: Language) -> [Arg; 2] {
    [
        option(
            "language",
            "sprak",
            &["språk", "language", "lang"],
            words::LANGUAGE_NAME,
            words::LANGUAGE,
            language,
        )
        .global(true),
        flag("quiet", "stille", &["quiet"], words::QUIET, language).short('q').global(true),
    ]
}

/// What commands that read a register take.
fn reading(language: Language) -> Vec<Arg> {
    let many = |arg: Arg| arg.action(ArgAction::Append);
    vec![
        files(language),
        many(option("plan", "plan", &[], words::FILE_NAME, words::PLAN, language)),
        option("date", "dato", &["date"], words::DATE_NAME, words::DATE, language),
        many(option("column", "kolonne", &["column"], words::COLUMN_NAME, words::COLUMN, language)),
        many(option(
            "without-position",
            "uten-stilling",
            &["utan-stilling", "without-position"],
            words::POSITION_NAME,
            words::WITHOUT_POSITION,
            language,
        )),
        option("format", "format", &[], words::FORMAT_NAME, words::FORMAT, language)
            .value_parser(PossibleValuesParser::new(FORMATS)),
        output(language),
        option("dialect", "csv-dialekt", &["csv-dialect"], words::DIALECT_NAME, words::DIALECT, language)
            .value_parser(PossibleValuesParser::new(["norsk", "internasjonal", "international"])),
        option("table", "tabell", &["table"], words::TABLE_NAME, words::TABLE, language),
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
    option("output", "ut", &["output", "out"], words::FILE_NAME, words::OUTPUT, language).short('o')
}

fn units(language: Language) -> Arg {
    option("unit", "enhet", &["eining", "unit"], words::UNIT_NAME, words::IN_UNIT, language)
        .action(ArgAction::Append)
}

fn with_names(language: Language) -> Arg {
    flag("with-names", "med-navn", &["med-namn", "with-names"], words::WITH_NAMES, language)
}

fn fail_on(language: Language) -> Arg {
    option("fail-on", "feil-ved", &["fail-on"], words::FAIL_NAME, words::FAIL_ON, language)
        .action(ArgAction::Append)
        .value_delimiter(',')
        .value_parser(PossibleValuesParser::new(FAIL_ON))
}

fn gap(language: Language) -> Command {
    shaped(Command::new("gap"), words::GAP, words::USAGE_GAP, words::EXAMPLES_GAP, language)
        .args(reading(language))
        .args([
            units(language),
            option("category", "kategori", &["category"], words::CATEGORY_NAME, words::IN_CATEGORY, language)
                .action(ArgAction::Append),
            option(
                "criticality",
                "kritikalitet",
                &["criticality"],
                words::LEVEL_NAME,
                words::CRITICALITY,
                language,
            )
            .value_parser(PossibleValuesParser::new(["1", "2", "3", "4", "5"])),
            with_names(language),
            fail_on(language),
            flag("all", "alle", &["all"], words::ALL, language),
        ])
}

fn check(language: Language) -> Command {
    shaped(Command::new("sjekk"), words::CHECK, words::USAGE_CHECK, words::EXAMPLES_CHECK, language)
        .aliases(["check"])
        .args(reading(language))
        .arg(fail_on(language))
}

fn explain(language: Language) -> Command {
    shaped(Command::new("forklar"), words::EXPLAIN, words::USAGE_EXPLAIN, words::EXAMPLES_EXPLAIN, language)
        .aliases(["explain"])
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

fn new(language: Language) -> Command {
    let plan =
        shaped(Command::new("plan"), words::NEW_PLAN, words::USAGE_NEW_PLAN, words::EXAMPLES_NEW, language)
            .args([
                option("from", "fra", &["frå", "from"], words::FILES_NAME, words::FROM, language)
                    .num_args(1..)
                    .action(ArgAction::Append),
                option("date", "dato", &["date"], words::DATE_NAME, words::DATE, language),
                option("column", "kolonne", &["column"], words::COLUMN_NAME, words::COLUMN, language)
                    .action(ArgAction::Append),
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
        option("format", "format", &[], words::FORMAT_NAME, words::FORMAT_REGISTER, language)
            .value_parser(PossibleValuesParser::new(REGISTER_FORMATS)),
        output(language),
    ]);
    shaped(Command::new("ny"), words::NEW, words::USAGE_NEW, words::EXAMPLES_NEW, language)
        .aliases(["new"])
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(words::COMMANDS.get(language))
        .subcommands([plan, register])
}

fn completions(language: Language) -> Command {
    shaped(
        Command::new("fullfor"),
        words::COMPLETIONS,
        words::USAGE_COMPLETIONS,
        words::EXAMPLES_COMPLETIONS,
        language,
    )
    .aliases(["fullfør", "completions"])
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
