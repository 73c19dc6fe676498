//! What a row is of: the columns that every table of requirements begins with.

use super::column::{Declared, extra, main};
use super::document::{Kind, Value};
use super::gap::{basis, basis_word, subject, unit};
use crate::analysis::gap::GapRow;
use crate::language::{Language, words};
use crate::model::plan::Basis;

/// A row of a requirement in a unit.
pub(super) trait OfRequirement {
    /// Returns the row of the gap.
    fn row(&self) -> &GapRow;

    /// Returns the name of its category.
    fn category(&self) -> &str;
}

/// Returns which requirement a row is of, of which category, what it asks for and where.
pub(super) fn columns<R: OfRequirement>() -> Vec<Declared<R>> {
    vec![
        extra("requirement", words::REQUIREMENT, Kind::Text, |of, _| {
            Value::Text(of.row().requirement.clone())
        }),
        main("category", words::CATEGORY, Kind::Text, |of, _| {
            Value::word(of.row().category.clone(), of.category())
        }),
        main("competences", words::COMPETENCE, Kind::Text, |of, language| {
            Value::Text(subject(of.row(), language))
        }),
        main("unit", words::UNIT, Kind::Text, |of, language| {
            Value::word(of.row().unit.clone().unwrap_or_default(), unit(of.row(), language))
        }),
    ]
}

/// Returns in what a row is counted.
pub(super) fn counted_in<R: OfRequirement>() -> Declared<R> {
    extra("basis", words::BASIS, Kind::Text, |of, language| basis(of.row().basis, language))
}

/// Returns a unit's path, or the word for the whole municipality.
pub(super) fn place(path: &Option<String>, language: Language) -> Value {
    let word = || words::EVERYTHING.get(language).to_owned();
    Value::word(path.clone().unwrap_or_default(), path.clone().unwrap_or_else(word))
}

/// Returns the name of a sum with what it is counted in, by the key that programs know it by.
pub(super) fn sum_name(key: Option<&String>, name: &str, basis: Basis, language: Language) -> Value {
    let values = [("name", name), ("basis", basis_word(basis).get(language))];
    Value::word(key.cloned().unwrap_or_default(), words::SUM_COUNTED.fill(language, &values))
}
