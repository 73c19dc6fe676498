//! Files that each have people and units of their own, as those of municipalities among others.
//!
//! Employee 17 of one is not employee 17 of another, and what is called Hjemmetjenesten in two of them is two units.

use crate::finding::hide_national_ids;
use crate::source::Source;
use std::collections::BTreeMap;
use std::path::Path;

/// The kind of unit that files are, before all others.
pub(super) const FILE: &str = "";

/// A file with people and units of its own.
#[derive(Debug, Clone)]
pub(super) struct OwnFile {
    /// What it is called.
    pub name: String,
    /// Its number among the files, from 1.
    pub number: u32,
    /// The heading of what files are, such as `Kommune`.
    pub heading: String,
}

impl OwnFile {
    /// Returns a text that is of this file alone.
    pub fn of_own(&self, text: &str) -> String {
        format!("{} / {text}", self.name)
    }
}

/// Returns the files as units: each by its name without folder and ending, or by its whole name where two would be alike.
pub(super) fn files(sources: &[Source], heading: &str) -> Vec<OwnFile> {
    let short = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut alike: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for source in sources {
        *alike.entry(short(source.name())).or_default() += 1;
    }
    let name = |source: &Source| {
        let short = short(source.name());
        let is_one = alike.get(&short) == Some(&1);
        short.filter(|_| is_one).unwrap_or_else(|| source.name().to_string())
    };
    let files = (1..).zip(sources);
    files
        .map(|(number, source)| {
            let name = hide_national_ids(&name(source));
            OwnFile { name, number, heading: heading.to_owned() }
        })
        .collect()
}
