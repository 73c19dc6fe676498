//! The program: hands the process's streams and surroundings to the library.

use kompetanse::cli::{Console, run};
use kompetanse::render::terminal::Screen;
use rayon::ThreadPoolBuilder;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// As much as the system gives a program's first thread.
const STACK: usize = 8 << 20;

/// Runs the program as one of the threads that work for it, one for each core: what one of them has done with is had
/// again by another, and memory is asked for once.
fn main() -> ExitCode {
    match ThreadPoolBuilder::new().stack_size(STACK).build_global() {
        Ok(()) => rayon::scope(|_| program()),
        // A system that has no thread more: all is done on this one.
        Err(_) => ThreadPoolBuilder::new()
            .num_threads(1)
            .use_current_thread()
            .build()
            .map_or_else(|_| program(), |thread| thread.install(program)),
    }
}

fn program() -> ExitCode {
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
