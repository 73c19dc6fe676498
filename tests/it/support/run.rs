//! Runs the program in the process, as a user would run it.

use kompetanse::cli::{Console, run};
use kompetanse::model::date::Date;
use kompetanse::render::terminal::Screen;
use std::ffi::OsString;

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

/// The day that tests take for today.
pub const TODAY: Date = jiff::civil::date(2026, 11, 21);

/// The time that tests take for now.
pub const NOW: &str = "2026-11-21T06:00:01+01:00[+01:00]";

/// Runs the program with these arguments.
pub fn kompetanse<A: AsRef<str>>(arguments: &[A]) -> Outcome {
    fed(arguments, b"")
}

/// Runs the program with these arguments and bytes on standard input.
pub fn fed<A: AsRef<str>>(arguments: &[A], input: &[u8]) -> Outcome {
    ran(arguments, input, None)
}

/// Runs the program with these arguments where standard output is a terminal so many characters wide.
pub fn on_screen<A: AsRef<str>>(arguments: &[A], width: u16) -> Outcome {
    ran(arguments, b"", Some(Screen { width, styled: false }))
}

fn ran<A: AsRef<str>>(arguments: &[A], input: &[u8], screen: Option<Screen>) -> Outcome {
    let (mut input, mut output, mut messages) = (input, Vec::new(), Vec::new());
    let mut console = Console {
        input: &mut input,
        output: &mut output,
        messages: &mut messages,
        screen,
        shows_progress: false,
        language: None,
        today: &|| TODAY,
        now: &|| NOW.parse().expect("a time"),
    };
    let arguments = arguments.iter().map(|argument| OsString::from(argument.as_ref()));
    let status = run(arguments, &mut console).status();
    Outcome {
        status,
        output: String::from_utf8(output).expect("output is UTF-8"),
        messages: String::from_utf8(messages).expect("messages are UTF-8"),
    }
}
