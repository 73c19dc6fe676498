//! Plans: TOML becomes a [`Plan`](crate::model::plan::Plan) with every reference resolved.
//!
//! ```text
//! bytes ─load─> text ─syntax─> tree ─entries─> a file's entries ─merge─> all entries ─resolve─> Plan
//! ```
//!
//! Reading never stops at the first fault: what could be read comes back together with everything found.

mod beside;
mod competences;
mod demand;
mod entries;
mod identity;
mod keys;
mod lines;
mod load;
mod merge;
mod needs;
mod outlook;
mod reader;
mod repair;
mod requirements;
mod resolve;
mod settings;
mod syntax;
#[cfg(test)]
mod testing;
mod tree;
mod units;
mod workfile;

pub use load::{Reading, load, parse};
pub use workfile::{WorkFile, parse_workfile};
