//! Runs the program the way a user does.

use std::process::{Command, Stdio};

/// What came of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The exit status.
    pub status: u8,
    /// What the program wrote to standard output.
    pub output: String,
    /// What it wrote to standard error.
    pub messages: String,
}

/// Runs the program with these arguments.
pub fn kompetanse(arguments: &[&str]) -> Outcome {
    let done = Command::new(env!("CARGO_BIN_EXE_kompetanse"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    Outcome {
        status: done.status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX),
        output: String::from_utf8_lossy(&done.stdout).into_owned(),
        messages: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}
