//! Everything that is tested from the outside: registers and plans go in, answers come out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod bad_input;
mod brute;
mod cases;
mod findings;
mod output;
mod privacy;
mod readers;
mod ssb;
mod support;
