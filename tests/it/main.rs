//! Everything that is tested from the outside: registers and plans go in, answers come out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod brute;
mod cases;
mod new;
mod ssb;
mod support;
