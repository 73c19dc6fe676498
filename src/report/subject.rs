//! What a row is of: the columns that every table of requirements begins with, and the groups that it is seen in.

use super::column::{Declared, extra, main, table};
use super::document::{Kind, Table, Value};
use super::gap::{basis, basis_word, category_name, subject};
use crate::analysis::evaluation::EvaluationRow;
use crate::analysis::gap::{GapRow, PlanSaid};
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

        impl OfRequirement for $row {
            type Subject = Self;

            fn subject(&self) -> &Self {
                self
            }

            fn hidden(&self) -> &[&'static str] {
                &self.suppressed
            }
        }
    };
}

is_of_requirement!(GapRow);
is_of_requirement!(EvaluationRow);

/// A row of an answer that is of a requirement in a unit.
pub(super) trait OfRequirement {
    /// What tells of the requirement and the unit.
    type Subject: Subject;

    /// Returns what tells of the requirement and the unit.
    fn subject(&self) -> &Self::Subject;

    /// Returns the keys of figures that are hidden, where columns do not tell so themselves.
    fn hidden(&self) -> &[&'static str] {
        &[]
    }
}

/// A row with the name of its category.
pub(super) struct Named<'a, R> {
    pub row: &'a R,
    pub category: &'a str,
}

impl<'a, R: OfRequirement> Named<'a, R> {
    pub fn of(row: &'a R, plan: &'a PlanSaid, language: Language) -> Self {
        Self { row, category: category_name(row.subject().category(), plan, language) }
    }
}

/// Returns a table of requirements by its declared columns, which is seen in groups by category.
pub(super) fn by_category<'a, R: OfRequirement>(
    key: &'static str,
    caption: String,
    declared: &[Declared<Named<'a, R>>],
    rows: &[Named<'a, R>],
    language: Language,
) -> Table {
    let mut table = table(key, caption, declared, rows.iter(), language);
    for (place, named) in rows.iter().enumerate() {
        table.hide(place, named.row.hidden());
    }
    table.group = table.place("category");
    table
}

/// Returns which requirement a row is of, of which category, what it asks for and where.
pub(super) fn columns<'a, R: OfRequirement>() -> Vec<Declared<Named<'a, R>>> {
    vec![
        extra("requirement", words::REQUIREMENT, Kind::Text, |of, _| {
            Value::Text(of.row.subject().requirement().to_owned())
        }),
        main("category", words::CATEGORY, Kind::Text, |of, _| {
            Value::word(of.row.subject().category().to_owned(), of.category.to_owned())
        }),
        main("competences", words::COMPETENCE, Kind::Text, |of, language| {
            Value::Text(subject(of.row.subject(), language))
        }),
        main("unit", words::UNIT, Kind::Text, |of, language| place(of.row.subject().unit(), language)),
    ]
}

/// Returns in what a row is counted.
pub(super) fn counted_in<'a, R: OfRequirement>() -> Declared<Named<'a, R>> {
    extra("basis", words::BASIS, Kind::Text, |of, language| basis(of.row.subject().basis(), language))
}

/// Returns a unit's path, or the word for all units together.
pub(super) fn place(path: &Option<String>, language: Language) -> Value {
    match path {
        Some(path) => Value::Text(path.clone()),
        None => Value::word("", words::EVERYTHING.get(language)),
    }
}

/// Returns the name of a sum with what it is counted in, by the key that programs know it by.
pub(super) fn sum_name(key: Option<&String>, name: &str, basis: Basis, language: Language) -> Value {
    let values = [("name", name), ("basis", basis_word(basis).get(language))];
    Value::word(key.cloned().unwrap_or_default(), words::SUM_COUNTED.fill(language, &values))
}
