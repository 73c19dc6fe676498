//! What a job tells of itself: a line of text, or an object of JSON, for each thing that happened.

use crate::analysis::workforce::RowAccount;
use crate::cli::{Console, Exit};
use jiff::Zoned;
use serde::Serialize;

/// How much a line matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
    /// All is well.
    Info,
    /// Done, with something to look at.
    Warning,
    /// Not done.
    Error,
}

impl Level {
    /// Returns how much it matters that something ended so.
    pub(super) fn of(exit: Exit) -> Self {
        match exit {
            Exit::Done => Level::Info,
            Exit::Found => Level::Warning,
            _ => Level::Error,
        }
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    /// The register and the plan were read.
    Read,
    /// A report was written, or was not.
    Report,
    /// The job ended.
    Job,
}

/// How many things of each kind were found in reading.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

/// A line of the log.
#[derive(Debug, Serialize)]
pub(super) struct Line<'a> {
    pub level: Level,
    pub event: Event,
    /// The report's command, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<&'static str>,
    /// The report's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<&'a str>,
    /// The exit status.
    pub status: u8,
    /// How long it took.
    pub milliseconds: i64,
    /// How every row is accounted for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowAccount>,
    /// What was found in reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Counts>,
    /// How many reports the job has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reports: Option<usize>,
    /// How many of them were not written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<usize>,
    /// What happened, in words.
    pub message: &'a str,
}

impl<'a> Line<'a> {
    /// Returns a line of what happened and how it ended.
    pub(super) fn new(event: Event, level: Level, exit: Exit, message: &'a str) -> Self {
        Self {
            level,
            event,
            command: None,
            file: None,
            status: exit.status(),
            milliseconds: 0,
            rows: None,
            findings: None,
            reports: None,
            failed: None,
            message,
        }
    }
}

/// How the log is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log {
    /// Whether it is JSON.
    pub json: bool,
    /// Whether only faults are told.
    pub quiet: bool,
}

/// A line with its time, as programs read it.
#[derive(Serialize)]
struct Timed<'a> {
    time: String,
    #[serde(flatten)]
    line: &'a Line<'a>,
}

impl Log {
    /// Writes a line of what began at a time and has just ended.
    pub(super) fn tell(self, mut line: Line<'_>, began: &Zoned, console: &mut Console<'_>) {
        if self.quiet && line.level < Level::Error {
            return;
        }
        let now = (console.now)();
        line.milliseconds = (now.timestamp().as_millisecond() - began.timestamp().as_millisecond()).max(0);
        let text = if self.json { in_json(&line, &now) } else { in_text(&line, &now) };
        // Nobody can be told that nobody can be told.
        let _ = writeln!(console.messages, "{text}");
    }
}

fn in_json(line: &Line<'_>, now: &Zoned) -> String {
    let time = now.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    serde_json::to_string(&Timed { time, line }).unwrap_or_default()
}

fn in_text(line: &Line<'_>, now: &Zoned) -> String {
    format!("{} {}", now.strftime("%Y-%m-%d %H:%M:%S"), line.message)
}

/// Returns words as one line.
pub(super) fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
