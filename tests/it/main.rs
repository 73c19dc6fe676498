//! Everything that is tested from the outside: registers and plans go in, answers come out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture;
mod bad_input;
mod brute;
mod budget;
mod calendar;
mod calibration;
mod cases;
mod draft;
mod employee;
mod evaluation;
mod examples;
mod expiry;
mod findings;
mod fjordvik;
mod formats;
mod fuzzing;
mod job;
mod limits;
mod measures;
mod municipalities;
mod mutation;
mod needs;
mod new;
mod operation;
mod output;
mod plan_workbook;
mod privacy;
mod projection;
mod readers;
mod readme;
mod reports;
mod ssb;
mod support;
mod suppression;
mod workbook_reports;
