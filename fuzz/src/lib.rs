//! What the fuzzer and the tests share, and what a fuzzer needs beside it.

#[path = "../../tests/it/fuzzing/parts.rs"]
pub mod parts;
#[path = "../../tests/it/fuzzing/seeds.rs"]
pub mod seeds;
#[path = "../../tests/it/support/run.rs"]
pub mod support;
#[path = "../../tests/it/fuzzing/targets.rs"]
pub mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;

/// What was last said of a panic.
static SAID: Mutex<String> = Mutex::new(String::new());

/// Writes what the search of a target begins with, and lets panics go on, with what they say kept: the program contains
/// those of readers of workbooks itself, and the fuzzer would end at each.
pub fn begin(target: &str) {
    write_seeds(target);
    std::panic::set_hook(Box::new(|panic| *SAID.lock().unwrap() = panic.to_string()));
}

/// Gives a target bytes; ends the process where it panics.
pub fn run(target: fn(&[u8]), bytes: &[u8]) {
    if catch_unwind(AssertUnwindSafe(|| target(bytes))).is_err() {
        eprintln!("{}", SAID.lock().unwrap());
        std::process::abort();
    }
}

/// Writes what the search of a target begins with to the folder that the fuzzer then reads.
fn write_seeds(target: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    std::fs::create_dir_all(&folder).unwrap();
    for (number, seed) in seeds::seeds(target).iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number}")), seed).unwrap();
    }
}
