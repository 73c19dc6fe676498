#![no_main]

use kompetanse_fuzz::{begin, run, targets};

libfuzzer_sys::fuzz_target!(init: begin("text_source"), |bytes: &[u8]| run(targets::text_source, bytes));
