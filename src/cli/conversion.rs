//! What plan files say, as the plan file that is written of it.

use crate::language::Language;
use crate::plan::{Said, Section, key_in_nynorsk};
use crate::report::plan_file::{Data, Entry};

/// Returns the entries of what plan files say, with the keys of a language.
pub(super) fn entries(said: Vec<Section>, language: Language) -> Vec<Entry> {
    said.into_iter().map(|section| entry(section, language)).collect()
}

fn entry(section: Section, language: Language) -> Entry {
    let key = |key: &'static str| match language {
        Language::Nynorsk => key_in_nynorsk(key),
        Language::Bokmal | Language::English => key,
    };
    let name = key(section.key);
    let entry = if section.several { Entry::many(name) } else { Entry::one(name) };
    section.settings.into_iter().fold(entry, |entry, (name, said)| entry.with(key(name), data(said)))
}

fn data(said: Said) -> Data {
    match said {
        Said::Text(text) => Data::Text(text),
        Said::Number(number) => Data::Decimal(number),
        Said::Flag(flag) => Data::Flag(flag),
        Said::Day(day) => Data::Day(day),
        Said::List(all) => Data::List(all.into_iter().map(data).collect()),
        Said::Table(all) => Data::Table(all.into_iter().map(|(key, to)| (key, data(to))).collect()),
    }
}
