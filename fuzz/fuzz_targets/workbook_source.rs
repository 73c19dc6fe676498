#![no_main]

use kompetanse_fuzz::{begin, run, targets};

libfuzzer_sys::fuzz_target!(init: begin("workbook_source"), |bytes: &[u8]| run(targets::workbook_source, bytes));
