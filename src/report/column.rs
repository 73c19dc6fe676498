//! A column declared once: its key, heading, kind, and what it shows of a row.

use super::document::{Column, Kind, Prominence, Table, Value};
use crate::language::{Language, Text};

/// The declaration of a column over rows of some kind.
#[derive(Debug)]
pub struct Declared<R: ?Sized> {
    /// The key.
    pub key: &'static str,
    /// The heading.
    pub heading: Text,
    /// How values are shown.
    pub kind: Kind,
    /// Who needs it.
    pub prominence: Prominence,
    /// What it shows of a row.
    pub value: fn(&R, Language) -> Value,
}

impl<R: ?Sized> Clone for Declared<R> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

/// Declares a column that everybody needs.
pub const fn main<R: ?Sized>(
    key: &'static str,
    heading: Text,
    kind: Kind,
    value: fn(&R, Language) -> Value,
) -> Declared<R> {
    Declared { key, heading, kind, prominence: Prominence::Main, value }
}

/// Declares a column for those who read, where other columns give programs the same.
pub const fn people<R: ?Sized>(
    key: &'static str,
    heading: Text,
    kind: Kind,
    value: fn(&R, Language) -> Value,
) -> Declared<R> {
    Declared { key, heading, kind, prominence: Prominence::People, value }
}

/// Declares a column for those who want all figures.
pub const fn extra<R: ?Sized>(
    key: &'static str,
    heading: Text,
    kind: Kind,
    value: fn(&R, Language) -> Value,
) -> Declared<R> {
    Declared { key, heading, kind, prominence: Prominence::Extra, value }
}

/// Returns a table of rows by its declared columns.
pub fn table<'r, R: 'r>(
    key: &'static str,
    caption: String,
    declared: &[Declared<R>],
    rows: impl Iterator<Item = &'r R>,
    language: Language,
) -> Table {
    let columns = declared.iter().map(|column| Column {
        key: column.key,
        heading: headed(column.heading, language),
        kind: column.kind,
        prominence: column.prominence,
    });
    let rows = rows.map(|row| declared.iter().map(|column| (column.value)(row, language)).collect());
    Table {
        key,
        caption,
        columns: columns.collect(),
        rows: rows.collect(),
        group: None,
        prominence: Prominence::Main,
    }
}

/// Returns a heading, which begins with a capital wherever else its words stand.
fn headed(heading: Text, language: Language) -> String {
    let mut letters = heading.get(language).chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Returns the first two headings that a table has where it is written for programs, in every language and in keys.
pub fn first_headings<R>(columns: &[Declared<R>]) -> Vec<(String, String)> {
    let mut given = columns.iter().filter(|column| column.prominence != Prominence::People);
    let (Some(first), Some(second)) = (given.next(), given.next()) else { return Vec::new() };
    let in_language = |language| (headed(first.heading, language), headed(second.heading, language));
    let mut all: Vec<_> = Language::ALL.into_iter().map(in_language).collect();
    all.push((first.key.to_owned(), second.key.to_owned()));
    all
}
