//! Everything that is tested from the outside: registers and plans go in, answers come out.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture;
mod brute;
mod cases;
mod examples;
mod fjordvik;
mod readme;
mod ssb;
mod support;
