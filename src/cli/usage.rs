//! What is wrong with a command line, help, completions and the manual page.

use super::{Console, Exit, Run, Stop, args, output};
use crate::language::{Language, fill_optional, help};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Error};

/// Tells what is wrong, or shows the help or version that was asked for.
pub(super) fn tell(fault: &Error, language: Language, console: &mut Console<'_>) -> Exit {
    if matches!(fault.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let shown = fault.render();
        let styled = console.screen.is_some_and(|screen| screen.styled);
        let text = if styled { shown.ansi().to_string() } else { shown.to_string() };
        let _ = console.output.write_all(text.as_bytes());
        return Exit::Done;
    }
    let _ = writeln!(console.messages, "{}\n{}", words(fault, language), help::TRY_HELP.get(language));
    Exit::Usage
}

/// Returns what is wrong with a command line, in words.
pub(super) fn words(fault: &Error, language: Language) -> String {
    let context = |kind: ContextKind| fault.get(kind).map(text).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match fault.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let seen = if argument.is_empty() { context(ContextKind::InvalidSubcommand) } else { argument };
            let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand].map(context).concat();
            fill_optional(help::UNKNOWN_ARGUMENT.get(language), &[("seen", &seen), ("near", &near)])
        }
        ErrorKind::MissingRequiredArgument => help::MISSING_ARGUMENT.fill(language, &[("seen", &argument)]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            help::MISSING_COMMAND.get(language).to_owned()
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            let (seen, expected) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            let text = if seen.is_empty() { help::MISSING_VALUE } else { help::BAD_VALUE };
            text.fill(language, &[("seen", &seen), ("name", &argument), ("expected", &expected)])
        }
        // No option excludes another: only one that is given twice is in conflict, with itself.
        ErrorKind::ArgumentConflict => help::GIVEN_TWICE.fill(language, &[("seen", &argument)]),
        _ => help::BAD_COMMAND.get(language).to_owned(),
    }
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}

/// Writes completions for a shell.
pub(super) fn completions(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let Some(shell) = matches.get_one::<clap_complete::Shell>("shell") else { return Ok(Exit::Usage) };
    let mut bytes = Vec::new();
    clap_complete::generate(*shell, &mut args::command(run.language), "kompetanse", &mut bytes);
    output::deliver(&bytes, None, false, run, console).map(|()| Exit::Done)
}

/// Writes the manual page.
pub(super) fn man(run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut bytes = Vec::new();
    let drawn = clap_mangen::Man::new(args::command(run.language)).render(&mut bytes);
    drawn.map_err(|fault| Stop::Unwritten(fault.to_string()))?;
    output::deliver(&bytes, None, false, run, console).map(|()| Exit::Done)
}
