//! What a row is of: the columns that every table of requirements begins with.

use super::column::{Declared, extra, main};
use super::document::{Kind, Value};
use super::gap::{basis, basis_word, subject};
use crate::analysis::evaluation::EvaluationRow;
use crate::analysis::gap::GapRow;
use crate::language::{Language, words};
use crate::model::plan::Basis;

/// What a row of any answer says of what it is of.
pub trait Subject {
    /// Returns the requirement's id.
    fn requirement(&self) -> &str;

    /// Returns the category's id.
    fn category(&self) -> &str;

    /// Returns what it asks for, as it is named to people; none of staffing.
    fn name(&self) -> Option<&str>;

    /// Returns the positions that it concerns; all where empty.
    fn positions(&self) -> &[String];

    /// Returns the unit's path; none for everything.
    fn unit(&self) -> &Option<String>;

    /// Returns in what it is counted.
    fn basis(&self) -> Basis;
}

/// Says that a row has a requirement and a unit in fields of the same names.
macro_rules! is_of_requirement {
    ($row:ty) => {
        impl Subject for $row {
            fn requirement(&self) -> &str {
                &self.requirement
            }

            fn category(&self) -> &str {
                &self.category
            }

            fn name(&self) -> Option<&str> {
                (!self.competences.is_empty()).then_some(&*self.name)
            }

            fn positions(&self) -> &[String] {
                &self.positions
            }

            fn unit(&self) -> &Option<String> {
                &self.unit
            }

            fn basis(&self) -> Basis {
                self.basis
            }
        }
    };
}

is_of_requirement!(GapRow);
is_of_requirement!(EvaluationRow);

/// A row of a requirement in a unit.
pub(super) trait OfRequirement {
    /// The row of the answer.
    type Row: Subject;

    /// Returns the row of the answer.
    fn row(&self) -> &Self::Row;

    /// Returns the name of its category.
    fn category(&self) -> &str;
}

/// Returns which requirement a row is of, of which category, what it asks for and where.
pub(super) fn columns<R: OfRequirement>() -> Vec<Declared<R>> {
    vec![
        extra("requirement", words::REQUIREMENT, Kind::Text, |of, _| {
            Value::Text(of.row().requirement().to_owned())
        }),
        main("category", words::CATEGORY, Kind::Text, |of, _| {
            Value::word(of.row().category().to_owned(), of.category().to_owned())
        }),
        main("competences", words::COMPETENCE, Kind::Text, |of, language| {
            Value::Text(subject(of.row(), language))
        }),
        main("unit", words::UNIT, Kind::Text, |of, language| place(of.row().unit(), language)),
    ]
}

/// Returns in what a row is counted.
pub(super) fn counted_in<R: OfRequirement>() -> Declared<R> {
    extra("basis", words::BASIS, Kind::Text, |of, language| basis(of.row().basis(), language))
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
