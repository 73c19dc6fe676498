//! Turns typed answers into documents: titles, tables whose columns are declared once, and notes.

pub mod check;
pub mod column;
pub mod document;
pub mod explain;
pub mod finding;
pub mod gap;

/// Returns the first two headings of the program's own CSV tables, in every language and in keys, so that a report
/// lying among registers is not read as one.
pub fn own_headings() -> Vec<(String, String)> {
    let mut headings = gap::first_headings();
    headings.sort();
    headings.dedup();
    headings
}
