//! Files to a plan: what each builds on first, each once.

use std::collections::{BTreeSet, HashMap};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::entries::{self, Entries};
use super::reader::Placed;
use super::resolve::resolve;
use super::syntax;
use crate::finding::{Code, Finding, Severity};
use crate::model::plan::Plan;
use crate::origin::{Column, Origin};

/// A plan, with everything found on the way.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The plan; usable only where no finding is an error.
    pub plan: Plan,
    /// What was found, in the order of the files.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Tells whether the plan can be used.
    pub fn is_usable(&self) -> bool {
        !has_errors(&self.findings)
    }
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}

/// Reads the plan that files make; each file extends those before it.
pub fn load(paths: &[PathBuf]) -> Reading {
    Loader::new(Store::Disk).load(paths)
}

/// Reads the plan that texts make, each with the name that it would have as a file.
pub fn parse(files: &[(&str, &str)]) -> Reading {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| PathBuf::from(name)).collect();
    Loader::new(Store::Memory(files)).load(&paths)
}

/// Where files are.
enum Store<'s> {
    Disk,
    Memory(&'s [(&'s str, &'s str)]),
}

impl Store<'_> {
    fn read(&self, path: &Path) -> Result<Vec<u8>, Code> {
        match self {
            Store::Disk => std::fs::read(path).map_err(|error| match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput => {
                    Code::PlanNotFound
                }
                _ => Code::FileUnreadable,
            }),
            Store::Memory(files) => {
                let named = files.iter().find(|(name, _)| tidy(Path::new(name)) == tidy(path));
                named.map(|(_, text)| text.as_bytes().to_vec()).ok_or(Code::PlanNotFound)
            }
        }
    }

    /// Returns what tells a file from others, whatever path leads to it.
    fn identity(&self, path: &Path) -> PathBuf {
        match self {
            Store::Disk => path.canonicalize().unwrap_or_else(|_| tidy(path)),
            Store::Memory(_) => tidy(path),
        }
    }
}

/// Returns a path without `.` and without `..` after a folder.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

/// Reads files, and remembers which.
struct Loader<'s> {
    store: Store<'s>,
    /// The files read, and those being read, with the plans that they build on.
    known: HashMap<PathBuf, State>,
    files: Vec<Origin>,
    entries: Vec<Entries>,
    syntax: Vec<Finding>,
    found: Vec<Finding>,
    faulty: BTreeSet<(Origin, u32)>,
}

/// How far a file has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The plans that it builds on are being read.
    Open,
    Read,
}

impl<'s> Loader<'s> {
    fn new(store: Store<'s>) -> Self {
        Self {
            store,
            known: HashMap::new(),
            files: Vec::new(),
            entries: Vec::new(),
            syntax: Vec::new(),
            found: Vec::new(),
            faulty: BTreeSet::new(),
        }
    }

    fn load(mut self, paths: &[PathBuf]) -> Reading {
        if paths.is_empty() {
            self.found.push(Finding::new(Code::PlanNotFound));
        }
        for path in paths {
            self.visit(path, path, None);
        }
        self.finish()
    }

    /// Reads a file after those that it builds on; `shown` is how messages name it.
    fn visit(&mut self, path: &Path, shown: &Path, asked_by: Option<&Placed<String>>) {
        let identity = self.store.identity(path);
        match self.known.get(&identity) {
            Some(State::Read) => return,
            Some(State::Open) => return self.report_asked(Code::PlanRing, shown, asked_by),
            None => {}
        }
        let bytes = match self.store.read(path) {
            Ok(bytes) => bytes,
            Err(code) => return self.report_asked(code, shown, asked_by),
        };
        self.known.insert(identity.clone(), State::Open);
        let file = Origin::file(shown.to_string_lossy().as_ref());
        let entries = self.read(&file, &bytes);
        for below in entries.settings.builds_on.value().into_iter().flatten() {
            let relative = below.value.replace('\\', "/");
            let join = |from: &Path| from.parent().unwrap_or(Path::new("")).join(&relative);
            self.visit(&join(path), &tidy(&join(shown)), Some(below));
        }
        self.known.insert(identity, State::Read);
        self.files.push(file);
        self.entries.push(entries);
    }

    fn report_asked(&mut self, code: Code, shown: &Path, asked_by: Option<&Placed<String>>) {
        let finding = Finding::new(code);
        self.found.push(match asked_by {
            Some(text) => finding.at(text.place.clone()).seen(&text.value),
            None => finding.at(Origin::file(shown.to_string_lossy().as_ref())),
        });
    }

    fn read(&mut self, file: &Origin, bytes: &[u8]) -> Entries {
        let text = decode(file, bytes, &mut self.syntax);
        let document = syntax::read(file, &text);
        self.syntax.extend(document.findings);
        self.faulty.extend(document.faulty.into_iter().map(|line| (file.clone(), line)));
        entries::read(&document.root, &mut self.found)
    }

    fn finish(mut self) -> Reading {
        let mut plan = resolve(self.entries, &mut self.found);
        if plan.name.is_empty() {
            plan.name = self.files.last().map(stem).unwrap_or_default();
        }
        plan.files = self.files.iter().map(|file| file.file.to_string()).collect();
        // Of a line that is not TOML, the rest is guesswork.
        let faulty = &self.faulty;
        self.found.retain(|finding| !finding.place.as_ref().is_some_and(|place| is_faulty(place, faulty)));
        let mut findings = self.syntax;
        findings.append(&mut self.found);
        if plan.requirements.is_empty() && !has_errors(&findings) {
            let place = self.files.last().cloned();
            findings.push(Finding { place, ..Finding::new(Code::PlanWithoutRequirements) });
        }
        sort(&mut findings, &self.files);
        Reading { plan, findings }
    }
}

fn is_faulty(place: &Origin, faulty: &BTreeSet<(Origin, u32)>) -> bool {
    place.line.is_some_and(|line| faulty.contains(&(Origin::file(place.file.clone()), line)))
}

fn stem(file: &Origin) -> String {
    Path::new(file.file.as_ref()).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Sorts findings by file, in the order of the files, and place.
fn sort(findings: &mut [Finding], files: &[Origin]) {
    findings.sort_by_key(|finding| {
        let place = finding.place.as_ref();
        let file = place.and_then(|place| files.iter().position(|file| file.file == place.file));
        let character = match place.and_then(|place| place.column.as_ref()) {
            Some(Column::Character(at)) => Some(*at),
            _ => None,
        };
        (file.unwrap_or(files.len()), place.and_then(|place| place.line), character, finding.code)
    });
}

/// Returns a file's text; what is not UTF-8 is reported, and read as well as may be.
fn decode(file: &Origin, bytes: &[u8], found: &mut Vec<Finding>) -> String {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let rest = &bytes[mark..];
    let first = file.at_line(1).at_character(1);
    if encoding != UTF_8 {
        found.push(not_utf8(first, encoding));
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    let error = match std::str::from_utf8(rest) {
        Ok(text) => return text.to_owned(),
        Err(error) => error,
    };
    let before = std::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    let line = super::lines::count(before.matches('\n').count() + 1);
    let place = file.at_line(line).at_character(super::lines::count(last.chars().count() + 1));
    found.push(not_utf8(place, WINDOWS_1252));
    let decoded = if before.is_ascii() { WINDOWS_1252 } else { UTF_8 };
    decoded.decode_without_bom_handling(rest).0.into_owned()
}

fn not_utf8(place: Origin, encoding: &'static Encoding) -> Finding {
    Finding::new(Code::PlanSyntax).at(place).seen(encoding.name()).expected([UTF_8.name()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plan").join(name)
    }

    #[test]
    fn plans_without_faults_load_without_findings() {
        for name in ["list.toml", "matrix.toml"] {
            let reading = load(&[fixture(name)]);
            assert_eq!(reading.findings, [], "{name}");
            assert!(reading.is_usable());
        }
    }
}
