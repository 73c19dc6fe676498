//! Where a report goes, and in which format: whole or not at all.

use super::{Console, Run, Stop, loading};
use crate::language::{Language, help};
use crate::render::csv::{Dialect, Form};
use crate::render::{self, terminal::Screen};
use crate::report::document::Report;
use crate::report::doubt::Doubts;
use crate::report::gap::Shown;
use clap::ArgMatches;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A table on a terminal.
    Terminal,
    /// Delimited text.
    Csv,
    /// Text delimited by tabs.
    Tsv,
    /// The answer itself.
    Json,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A workbook.
    Workbook,
    /// What is to be done on which day, for calendars.
    Calendar,
}

impl Format {
    fn named(name: &str) -> Option<Self> {
        match name {
            "tabell" | "table" => Some(Format::Terminal),
            "csv" => Some(Format::Csv),
            "tsv" => Some(Format::Tsv),
            "json" => Some(Format::Json),
            "md" => Some(Format::Markdown),
            "html" => Some(Format::Html),
            "xlsx" => Some(Format::Workbook),
            "ics" => Some(Format::Calendar),
            _ => None,
        }
    }

    fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "txt" => Some(Format::Terminal),
            "markdown" => Some(Format::Markdown),
            "htm" => Some(Format::Html),
            other => Format::named(other),
        }
    }
}

/// Where and how a report is to be written.
pub(super) struct Target {
    format: Format,
    dialect: Dialect,
    table: Option<String>,
    path: Option<PathBuf>,
    /// Whether what is written tells of people by name: where names are asked for, or the question is of one person.
    pub personal: bool,
}

impl Target {
    /// Returns which rows are shown: on a terminal those that somebody should act on, unless all are asked for.
    pub fn shown(&self, matches: &ArgMatches) -> Shown {
        let in_brief = self.format == Format::Terminal && !matches.get_flag("all");
        if in_brief { Shown::Attention } else { Shown::All }
    }

    /// Returns the one table that is written, where the format has room for one: a named one, or else the main one.
    pub fn table_alone<'t>(&'t self, main: &'t str) -> Option<&'t str> {
        let has_one = matches!(self.format, Format::Csv | Format::Tsv);
        has_one.then_some(self.table.as_deref().unwrap_or(main))
    }

    /// Returns how a table is written as delimited text.
    pub fn form(&self, language: Language) -> Form {
        Form { dialect: self.dialect, tabs: self.format == Format::Tsv, language }
    }

    /// Returns whether long tables are shown: not on a terminal.
    pub fn brief(&self) -> Shown {
        if self.format == Format::Terminal { Shown::Attention } else { Shown::All }
    }
}

/// Returns where and how a report is to be written, that says nothing of what is to be done on which day.
pub(super) fn target(matches: &ArgMatches, run: &Run) -> Result<Target, Stop> {
    let formats = super::args::format_names(run.language);
    target_of(matches, run, &formats, |format| format != Format::Calendar)
}

/// Returns where and how a report is to be written, that calendars can have too.
pub(super) fn dated_target(matches: &ArgMatches, run: &Run) -> Result<Target, Stop> {
    target_of(matches, run, &super::args::dated_format_names(run.language), |_| true)
}

/// Returns where and how a report is to be written, in one of the formats that it can have.
fn target_of(
    matches: &ArgMatches,
    run: &Run,
    formats: &str,
    is_possible: impl Fn(Format) -> bool,
) -> Result<Target, Stop> {
    let path = loading::name(matches, "output").map(PathBuf::from);
    let possible = |format: Option<Format>| format.filter(|format| is_possible(*format));
    let named = loading::name(matches, "format").and_then(|name| Format::named(name));
    let by_ending = match &path {
        Some(path) if named.is_none() => Some(
            possible(Format::of_ending(path))
                .ok_or_else(|| loading::bad_value(&path.to_string_lossy(), "-o", formats, run.language))?,
        ),
        _ => None,
    };
    let configured = match &run.config.format {
        Some(name) if named.is_none() && by_ending.is_none() => Some(
            possible(Format::named(name))
                .ok_or_else(|| loading::bad_value(name, "format", formats, run.language))?,
        ),
        _ => None,
    };
    let dialect = match loading::name(matches, "dialect").map(String::as_str) {
        Some("internasjonal" | "international") => Dialect::International,
        _ => Dialect::Norwegian,
    };
    let format = named.or(by_ending).or(configured).unwrap_or(Format::Terminal);
    if format == Format::Workbook && path.is_none() {
        let words = help::WORKBOOK_TO_TERMINAL
            .fill(run.language, &[("file", help::EXAMPLE_REPORT.get(run.language))]);
        return Err(Stop::Usage(words));
    }
    let (table, personal) = (loading::name(matches, "table").cloned(), loading::with_names(matches));
    Ok(Target { format, dialect, table, path, personal })
}

/// What is to be written: the document, and the answer itself for programs.
pub(super) struct Written<'a> {
    pub document: Report,
    pub json: &'a dyn erased::Json,
    /// The table that a CSV holds where none is named.
    pub main_table: &'static str,
    /// What of the register is in doubt; none where that is not said: what was found is the answer, or it is somebody's
    /// own page.
    pub doubts: Option<Doubts>,
}

/// Answers that can be written as JSON, whatever their type.
pub(super) mod erased {
    use crate::report::doubt::Doubts;
    use std::io::{self, Write};

    /// An answer that can be written as JSON.
    pub trait Json {
        /// Writes the answer, and what of the register is in doubt.
        fn write(&self, doubts: Option<&Doubts>, out: &mut dyn Write) -> io::Result<()>;
    }

    /// An answer with what of the register is in doubt.
    #[derive(serde::Serialize)]
    struct WithDoubts<'a, T> {
        #[serde(flatten)]
        answer: &'a T,
        #[serde(flatten)]
        doubts: Option<&'a Doubts>,
    }

    impl<T: serde::Serialize> Json for T {
        fn write(&self, doubts: Option<&Doubts>, out: &mut dyn Write) -> io::Result<()> {
            serde_json::to_writer_pretty(&mut *out, &WithDoubts { answer: self, doubts })?;
            writeln!(out)
        }
    }
}

/// Writes a report where it is to go.
pub(super) fn write(
    mut written: Written<'_>,
    target: &Target,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    let screen = console.screen.filter(|_| target.path.is_none()).unwrap_or(PLAIN);
    if let Some(doubts) = &written.doubts {
        doubts.mark(&mut written.document);
    }
    drawn(&written, target, screen, run, &mut bytes)?;
    deliver(&bytes, target.path.as_deref(), target.personal, run, console)
}

/// Writes where a report is to go what is text already, piece by piece.
pub(super) fn write_text(
    pieces: Vec<Vec<u8>>,
    target: &Target,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let mut bytes = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
    pieces.into_iter().for_each(|piece| bytes.extend(piece));
    deliver(&bytes, target.path.as_deref(), target.personal, run, console)
}

/// What a table is drawn for where there is no terminal.
const PLAIN: Screen = Screen { width: 160, styled: false };

fn drawn(
    written: &Written<'_>,
    target: &Target,
    screen: Screen,
    run: &Run,
    out: &mut Vec<u8>,
) -> Result<(), Stop> {
    let fault = |fault: io::Error| Stop::Unwritten(fault.to_string());
    match target.format {
        Format::Terminal => render::terminal::write(&written.document, screen, out).map_err(fault),
        Format::Markdown => render::markdown::write(&written.document, out).map_err(fault),
        Format::Html => render::html::write(&written.document, out).map_err(fault),
        Format::Calendar => render::calendar::write(&written.document, out).map_err(fault),
        Format::Json => written.json.write(written.doubts.as_ref(), out).map_err(fault),
        Format::Workbook => {
            *out = render::xlsx::workbook(&written.document).map_err(fault)?;
            Ok(())
        }
        Format::Csv | Format::Tsv => {
            let asked = target.table.as_deref().unwrap_or(written.main_table);
            let table = written.document.tables().find(|table| table.key == asked).ok_or_else(|| {
                // A report has some tables once for each unit.
                let mut keys: Vec<&str> = Vec::new();
                for table in written.document.tables() {
                    if !keys.contains(&table.key) {
                        keys.push(table.key);
                    }
                }
                Stop::Usage(
                    help::UNKNOWN_TABLE
                        .fill(run.language, &[("seen", asked), ("expected", &keys.join(", "))]),
                )
            })?;
            render::csv::write(table, target.form(run.language), out).map_err(fault)
        }
    }
}

/// Writes bytes to a file, whole or not at all, or to standard output.
pub(super) fn deliver(
    bytes: &[u8],
    path: Option<&Path>,
    personal: bool,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let Some(path) = path else { return to_output(bytes, run, console) };
    let written = match &run.keeper {
        Some(keeper) => keeper.replace(path, bytes, personal),
        None => whole(path, bytes, personal, UNFINISHED),
    };
    written.map_err(|fault| unwritten(path, &fault, run.language))?;
    if !run.quiet {
        let place = path.to_string_lossy();
        let words = help::WRITTEN.fill(run.language, &[("place", &place)]);
        for words in std::iter::once(words).chain(readable(&place, personal, HIDES, run.language)) {
            let _ = writeln!(console.messages, "{words}");
        }
    }
    Ok(())
}

/// Whether a file can be kept from everybody but its owner; elsewhere the folder decides.
pub(super) const HIDES: bool = cfg!(not(windows));

/// Returns what to say of a file with names where others may be able to read it.
pub(super) fn readable(place: &str, personal: bool, hides: bool, language: Language) -> Option<String> {
    (personal && !hides).then(|| help::NAMES_READABLE.fill(language, &[("place", place)]))
}

/// Returns that a file could not be written, and why.
pub(super) fn unwritten(path: &Path, fault: &io::Error, language: Language) -> Stop {
    let values = [("place", &*path.to_string_lossy()), ("seen", &*reason(fault, language))];
    Stop::Unwritten(help::CANNOT_WRITE.fill(language, &values))
}

/// Returns why a file could not be written, in the words of the user where there are any.
fn reason(fault: &io::Error, language: Language) -> String {
    match fault.kind() {
        io::ErrorKind::NotFound => help::NO_FOLDER.get(language).to_owned(),
        io::ErrorKind::PermissionDenied => help::NOT_ALLOWED.get(language).to_owned(),
        io::ErrorKind::StorageFull => help::NO_ROOM.get(language).to_owned(),
        _ => fault.to_string(),
    }
}

fn to_output(bytes: &[u8], run: &Run, console: &mut Console<'_>) -> Result<(), Stop> {
    match console.output.write_all(bytes).and_then(|()| console.output.flush()) {
        Ok(()) => Ok(()),
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Err(Stop::Unread),
        Err(fault) => Err(unwritten(Path::new("-"), &fault, run.language)),
    }
}

/// What the names of files begin with until they are whole.
const UNFINISHED: &str = ".kompetanse-";

/// Writes a file beside its place and moves it there; one with names in it can be read by its owner alone.
///
/// What is no ordinary file, such as a device, is written as it is, and a link stays one; so is what somebody has opened
/// for this program, after what is there. `unfinished` is what the file's name begins with until it is whole.
pub(super) fn whole(path: &Path, bytes: &[u8], personal: bool, unfinished: &str) -> io::Result<()> {
    if is_open_file(path) {
        return std::fs::OpenOptions::new().append(true).open(path)?.write_all(bytes);
    }
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if std::fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        return std::fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    shared(&mut builder, personal);
    let mut file = builder.prefix(unfinished).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map(|_| ()).map_err(|fault| fault.error)
}

/// Tells whether a name is that of what is open already, such as `/dev/stdout`: it leads to a file that somebody else
/// has named, and who writes to it means to add to that.
pub(super) fn is_open_file(path: &Path) -> bool {
    /// As many links as a system follows.
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok()).unwrap_or_default();
        let of_process = folder.starts_with("/proc") && folder.ends_with("fd");
        if of_process || folder == Path::new("/dev/fd") {
            return true;
        }
        let Ok(next) = std::fs::read_link(&path) else { return false };
        path = folder.join(next);
    }
    false
}

/// Lets others read a file that tells of nobody, as far as the user's own settings let them.
#[cfg(unix)]
fn shared(builder: &mut tempfile::Builder<'_, '_>, personal: bool) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(if personal { 0o600 } else { 0o666 }));
}

/// Elsewhere the folder decides.
#[cfg(not(unix))]
fn shared(_: &mut tempfile::Builder<'_, '_>, _: bool) {}

/// Tells whether a file in a folder of registers is none: a plan, or a report that this program wrote there.
pub(super) fn is_own_report(path: &Path) -> bool {
    if crate::plan::is_plan(path) {
        return true;
    }
    let Ok(mut file) = std::fs::File::open(path) else { return false };
    if super::own_workbook::is_own(&file) {
        return true;
    }
    let mut head = [0; 512];
    let read = io::Read::read(&mut file, &mut head).unwrap_or_default();
    let text = String::from_utf8_lossy(&head[..read]).into_owned();
    let first = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned();
    let is_text = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if is_text && crate::report::own_titles().iter().any(|title| first.starts_with(title)) {
        return true;
    }
    crate::report::own_headings().iter().any(|(first_heading, second)| {
        [';', ',', '\t'].iter().any(|mark| {
            let mut cells = first.split(*mark);
            cells.next() == Some(first_heading) && cells.next() == Some(second)
        })
    })
}
