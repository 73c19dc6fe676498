//! Register and Plan, at a date, into typed answers: one question a file, pure functions.
//!
//! Nothing is rounded, and absent is not zero.

mod assess;
mod board;
pub mod calendar;
pub mod calibration;
pub mod check;
mod choice;
pub mod draft;
pub mod employee;
pub mod evaluation;
pub mod expiry;
pub mod explain;
pub mod follow;
pub mod gap;
mod holders;
pub mod measures;
pub mod needs;
pub mod paper;
pub mod projection;
pub mod qualification;
pub mod scope;
pub mod situation;
mod standing;
mod summing;
pub mod suppression;
mod tally;
mod training;
pub mod workforce;
