//! Compares a municipality's competence register with its competence plan.
//!
//! ```text
//! bytes ─source─> rows of cells ─register─> Register ─────┐
//! plan files ────────────plan─────────────> Plan ─────────┼─analysis─> typed answer ─report─> document ─render─> bytes
//! population files ──────population───────> demand index ─┘
//! ```
//!
//! Each module is a room of that house and uses only the rooms below it; `cli` is the only one that knows the
//! terminal, the clock and where output goes.

pub mod analysis;
pub mod cli;
pub mod finding;
pub mod language;
pub mod model;
pub mod origin;
pub mod plan;
pub mod population;
pub mod register;
pub mod render;
pub mod report;
pub mod source;
