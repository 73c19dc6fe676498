//! Files that each have people and units of their own, as those of municipalities among others.
//!
//! Employee 17 of one is not employee 17 of another, and what is called Hjemmetjenesten in two of them is two units.

use crate::finding::hide_national_ids;
use crate::model::name::folded;
use crate::source::Source;
use std::collections::BTreeSet;
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
    /// Whether no table of it says anything of employments: then everybody in it is employed there.
    pub employs: bool,
}

impl OwnFile {
    /// Returns a text that is of this file alone.
    pub fn of_own(&self, text: &str) -> String {
        format!("{} / {text}", self.name)
    }
}

/// Returns the files as units: each by its name without folder and ending, with its folder where two would be alike,
/// and with its number where that does not tell them apart either.
pub(super) fn files(sources: &[Source], heading: &str) -> Vec<OwnFile> {
    let names = names(sources.iter().map(|source| &**source.name()));
    let files = (1..).zip(names);
    files
        .map(|(number, name)| OwnFile { name, number, heading: heading.to_owned(), employs: false })
        .collect()
}

fn names<'f>(files: impl Iterator<Item = &'f str>) -> Vec<String> {
    let last = |path: Option<&Path>| {
        let name = path.and_then(Path::file_name).unwrap_or_default();
        hide_national_ids(&name.to_string_lossy())
    };
    let paths: Vec<&Path> = files.map(Path::new).collect();
    let stem = |path: &Path| last(Some(&path.with_extension("")));
    let by_name: Vec<String> = paths.iter().map(|path| stem(path)).collect();
    let in_folder = |path: &&Path| format!("{} ({})", stem(path), last(path.parent()));
    let by_folder: Vec<String> = paths.iter().map(in_folder).collect();
    let numbered = (1..).zip(&by_name).map(|(number, name): (usize, _)| format!("{name} ({number})"));
    [by_name.clone(), by_folder].into_iter().find(|names| are_apart(names)).unwrap_or(numbered.collect())
}

fn are_apart(names: &[String]) -> bool {
    names.iter().map(|name| folded(name)).collect::<BTreeSet<String>>().len() == names.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_so_that_they_are_told_apart() {
        let called = |files: &[&str]| names(files.iter().copied());
        assert_eq!(called(&["a/Granli.csv", "b/Sør.fjell.xlsx"]), ["Granli", "Sør.fjell"]);
        assert_eq!(called(&["a/Granli.csv", "b/GRANLI.xlsx"]), ["Granli (a)", "GRANLI (b)"]);
        assert_eq!(called(&["a/Granli.csv", "a/granli.xlsx"]), ["Granli (1)", "granli (2)"]);
        // What is hidden in names would make them alike.
        assert_eq!(called(&["01817412345.csv", "02817412345.csv"]), ["••••••••••• (1)", "••••••••••• (2)"]);
    }
}
