//! The program: hands the process's streams and surroundings to the library.

use kompetanse::cli::{Console, run};
use kompetanse::render::terminal::Screen;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

fn main() -> ExitCode {
    // Standard error is not locked: how far work has come is told from another thread.
    let (mut input, mut output, mut messages) = (io::stdin().lock(), io::stdout().lock(), io::stderr());
    let mut console = Console {
        screen: io::stdout().is_terminal().then(screen),
        shows_progress: messages.is_terminal(),
        input: &mut input,
        output: &mut output,
        messages: &mut messages,
        language: std::env::var("KOMPETANSE_SPRAK").ok(),
        today: &|| jiff::Zoned::now().date(),
        now: &jiff::Zoned::now,
    };
    run(std::env::args_os().skip(1), &mut console).status().into()
}

/// Returns what the terminal is like; a line of a table is never drawn for fewer than 60 characters.
fn screen() -> Screen {
    const NARROWEST: u16 = 60;
    const USUAL: u16 = 100;
    let width = terminal_size::terminal_size().map_or(USUAL, |(terminal_size::Width(width), _)| width);
    let styled = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    Screen { width: width.max(NARROWEST), styled }
}
