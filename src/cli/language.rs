//! Which language to speak: `--sprak`, `KOMPETANSE_SPRAK`, `kompetanse.toml`, else bokmål.

use super::config::Config;
use super::{Stop, loading};
use crate::language::{Language, help};
use clap::ArgMatches;
use std::ffi::OsString;

/// Returns the language, looked for before the command line is understood, for its faults are told in it too.
pub(super) fn choose(arguments: &[OsString], environment: Option<&str>, config: Option<&Config>) -> Language {
    let asked = asked(arguments);
    let configured = config.and_then(|config| config.language.clone());
    let first = asked.or_else(|| environment.map(str::to_owned)).or(configured);
    first.and_then(|code| Language::of_code(&code)).unwrap_or_default()
}

/// Returns why the command cannot be understood, where it asks for a language that there is not.
pub(super) fn unknown(matches: &ArgMatches, language: Language) -> Option<Stop> {
    let asked = loading::name(matches, "language")?;
    let known = Language::of_code(asked).is_some();
    let flag = format!("--{}", help::FLAG_LANGUAGE.get(language));
    (!known).then(|| loading::bad_value(asked, &flag, "nb, nn, en", language))
}

fn asked(arguments: &[OsString]) -> Option<String> {
    const NAMES: [&str; 4] = ["--sprak", "--språk", "--language", "--lang"];
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    texts.iter().enumerate().find_map(|(at, text)| {
        let (name, value) = text.split_once('=').map_or((*text, None), |(name, value)| (name, Some(value)));
        let value = value.or_else(|| texts.get(at + 1).copied());
        NAMES.contains(&name).then_some(value).flatten().map(str::to_owned)
    })
}
