#![no_main]

use kompetanse_fuzz::{begin, run, targets};

libfuzzer_sys::fuzz_target!(init: begin("command"), |bytes: &[u8]| run(targets::command, bytes));
