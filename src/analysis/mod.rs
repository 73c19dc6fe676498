//! Register and Plan, at a date, into typed answers: one question a file, pure functions.
//!
//! Nothing is rounded, and absent is not zero.

pub mod draft;
pub mod gap;
pub mod qualification;
pub mod scope;
pub mod workforce;
