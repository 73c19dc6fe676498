#![no_main]

use kompetanse_fuzz::{begin, run, targets};

libfuzzer_sys::fuzz_target!(init: begin("population"), |bytes: &[u8]| run(targets::population, bytes));
