//! Turns typed answers into documents: titles, tables whose columns are declared once, and notes.

pub mod agenda;
pub mod calendar;
pub mod calibration;
pub mod check;
pub mod column;
pub mod document;
pub mod doubt;
pub mod draft;
pub mod employee;
pub mod evaluation;
pub mod expiry;
pub mod explain;
pub mod finding;
pub mod gap;
pub mod measures;
mod month;
pub mod needs;
pub mod paper;
pub mod plan_book;
pub mod plan_columns;
pub mod plan_file;
pub mod projection;
pub mod provenance;
pub mod register_template;
pub mod starter;
mod subject;

use crate::language::{Language, words};
use std::sync::LazyLock;

/// Returns the first two headings of the program's own CSV tables, in every language and in keys, so that a report
/// lying among registers is not read as one.
pub fn own_headings() -> &'static [(String, String)] {
    static HEADINGS: LazyLock<Vec<(String, String)>> = LazyLock::new(first_headings);
    &HEADINGS
}

fn first_headings() -> Vec<(String, String)> {
    let mut headings = [
        gap::first_headings(),
        check::first_headings(),
        doubt::first_headings(),
        explain::first_headings(),
        expiry::first_headings(),
        projection::first_headings(),
        needs::first_headings(),
        measures::first_headings(),
        calibration::first_headings(),
        evaluation::first_headings(),
        calendar::first_headings(),
        provenance::first_headings(),
        paper::first_headings(),
        employee::first_headings(),
    ]
    .concat();
    headings.sort();
    headings.dedup();
    headings
}

/// Returns how the program's own reports begin, in every language, so that one written as text is not read as a register.
pub fn own_titles() -> Vec<&'static str> {
    let titles = [
        words::GAP_TITLE,
        words::CHECK_TITLE,
        words::EXPLAIN_TITLE,
        crate::language::needs::NEEDS_TITLE,
        crate::language::measures::MEASURES_TITLE,
        crate::language::projection::PROJECTION_TITLE,
        crate::language::expiry::EXPIRY_TITLE,
        crate::language::calendar::CALENDAR_TITLE,
        crate::language::calibration::CALIBRATION_TITLE,
        crate::language::evaluation::EVALUATION_TITLE,
        crate::language::paper::PAPER_TITLE,
        crate::language::employee::EMPLOYEE_TITLE,
    ];
    let in_languages = titles.into_iter().flat_map(|title| Language::ALL.map(|language| title.get(language)));
    in_languages.filter_map(|title| title.split('{').next()).collect()
}
