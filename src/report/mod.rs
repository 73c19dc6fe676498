//! Turns typed answers into documents: titles, tables whose columns are declared once, and notes.

pub mod check;
pub mod column;
pub mod document;
pub mod explain;
pub mod finding;
pub mod gap;
