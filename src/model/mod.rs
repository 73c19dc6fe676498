//! The register and the plan as types: no file, no format, no clock.

pub mod amount;
pub mod collation;
pub mod date;
pub mod holdings;
pub mod measure;
pub mod name;
pub mod outlook;
pub mod pieces;
pub mod place;
pub mod plan;
pub mod register;
pub mod table;
pub mod texts;
pub mod unit;
