//! How far long work has come: on a terminal, after a second.

use super::{Console, Run};
use crate::language::{Text, help};
use crate::source::Input;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// What takes less time than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often what is shown is renewed.
const TICK: Duration = Duration::from_millis(100);
/// Reads a register, and shows how much of its files has been read.
pub(super) fn reading<T>(
    inputs: Vec<Input>,
    run: &Run,
    console: &Console<'_>,
    read: impl FnOnce(Vec<Input>) -> T,
) -> T {
    if !shows(run, console) {
        return read(inputs);
    }
    let done = Arc::new(AtomicU64::new(0));
    let size =
        |input: &Input| input.path().and_then(|path| path.metadata().ok()).map_or(0, |file| file.len());
    let total = inputs.iter().map(size).sum::<u64>();
    let inputs = inputs.into_iter().map(|input| followed(input, &done)).collect();
    let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
    bar.set_style(style("{msg} {bar:40} {percent} %"));
    during(bar, words(help::READING, run), &done, PATIENCE, || read(inputs))
}

/// Reckons, and shows that it is still at it.
pub(super) fn reckoning<T>(run: &Run, console: &Console<'_>, reckon: impl FnOnce() -> T) -> T {
    if !shows(run, console) {
        return reckon();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    bar.set_style(style("{msg} {spinner} {elapsed}"));
    during(bar, words(help::RECKONING, run), &AtomicU64::new(0), PATIENCE, reckon)
}

fn shows(run: &Run, console: &Console<'_>) -> bool {
    console.shows_progress && !run.quiet
}

fn words(text: Text, run: &Run) -> &'static str {
    text.get(run.language)
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn followed(input: Input, read: &Arc<AtomicU64>) -> Input {
    match input {
        Input::File(path) => Input::Followed { path, read: Arc::clone(read) },
        other => other,
    }
}

/// Works, and from another thread shows how far that has come once patience runs out; leaves nothing behind.
fn during<T>(
    bar: ProgressBar,
    message: &'static str,
    done: &AtomicU64,
    patience: Duration,
    work: impl FnOnce() -> T,
) -> T {
    let (end, ended) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut wait = patience;
            while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                bar.set_message(message);
                // A file that is not in UTF-8 is read once more.
                let most = bar.length().unwrap_or(u64::MAX);
                bar.set_position(done.load(Ordering::Relaxed).min(most));
                bar.tick();
                wait = TICK;
            }
            bar.finish_and_clear();
        });
        // However the work ends, the other thread is told.
        let _end = end;
        work()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::TermLike;
    use std::io;
    use std::sync::Mutex;

    /// A terminal that remembers what it was told.
    #[derive(Debug, Clone, Default)]
    struct Terminal(Arc<Mutex<String>>);

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, line: &str) -> io::Result<()> {
            self.write_str(line)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn shown(patience: Duration, work: impl FnOnce(&Terminal)) -> String {
        let terminal = Terminal::default();
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        let bar = ProgressBar::with_draw_target(Some(100), target);
        bar.set_style(style("{msg} {percent} %"));
        during(bar, "Leser", &AtomicU64::new(50), patience, || work(&terminal));
        terminal.0.lock().unwrap().clone()
    }

    #[test]
    fn long_work_shows_how_far_it_has_come() {
        let text = shown(Duration::ZERO, |terminal| {
            while terminal.0.lock().unwrap().is_empty() {
                std::thread::yield_now();
            }
        });
        assert!(text.contains("Leser 50 %"), "{text}");
    }

    #[test]
    fn short_work_shows_nothing() {
        assert_eq!(shown(Duration::from_secs(3600), |_| {}), "");
    }
}
