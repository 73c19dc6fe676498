//! Plans: TOML, or a workbook, becomes a [`Plan`](crate::model::plan::Plan) with every reference resolved.
//!
//! ```text
//! bytes ─load─> text ──syntax──> tree ─entries─> a file's entries ─merge─> all entries ─resolve─> Plan
//!            └> sheets ─workbook─┘
//! ```
//!
//! Reading never stops at the first fault: what could be read comes back together with everything found.

mod beside;
mod calendar;
mod cell;
mod competences;
mod demand;
mod economy;
mod entries;
mod identity;
mod job;
mod keys;
mod kinds;
mod lines;
mod load;
mod measures;
mod merge;
mod needs;
mod outlook;
mod prerequisites;
mod reader;
mod repair;
mod requirements;
mod resolve;
mod said;
mod settings;
mod syntax;
#[cfg(test)]
mod testing;
mod tree;
mod units;
mod workbook;
mod workfile;

pub use beside::{beside, tidy};
pub use job::{Job, JobReport, OptionValue, ReportOption, parse_job};
pub use keys::in_ascii;
pub use load::{Reading, load, parse};
pub use reader::Placed;
pub use said::{Said, Section, key_in_nynorsk, said};
pub use workbook::{headings, is_plan};
pub use workfile::{WorkFile, parse_workfile};
