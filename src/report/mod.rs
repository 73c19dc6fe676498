//! Turns typed answers into documents: titles, tables whose columns are declared once, and notes.

pub mod check;
pub mod column;
pub mod document;
pub mod draft;
pub mod explain;
pub mod finding;
pub mod gap;
pub mod plan_file;
pub mod register_template;
pub mod starter;

/// Returns the first two headings of the program's own CSV tables, in every language and in keys, so that a report
/// lying among registers is not read as one.
pub fn own_headings() -> Vec<(String, String)> {
    let mut headings = gap::first_headings();
    headings.sort();
    headings.dedup();
    headings
}
