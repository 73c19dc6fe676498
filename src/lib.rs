//! Compares a municipality's competence register with its competence plan.
#![allow(missing_docs, reason = "the rooms are being built")]
pub mod analysis;
pub mod finding;
pub mod model;
pub mod origin;
pub mod plan;
pub mod register;
pub mod source;
