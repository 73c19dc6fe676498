//! Only one run of a job writes in a folder at a time.

use super::keep::{EARLIER, UNFINISHED};
use crate::cli::{Stop, output};
use crate::language::{Language, job as words};
use crate::source::place;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The file in a folder that whoever writes there holds. It is not removed: its being there says nothing, and the
/// system lets go of it however a run ends.
const NAME: &str = ".kompetanse.lock";

/// The folders that reports go to, held until this is dropped.
pub(super) struct Locks {
    held: Vec<File>,
    folders: Vec<PathBuf>,
    /// What is to be said of folders that cannot be locked.
    pub warnings: Vec<String>,
}

impl Drop for Locks {
    /// Lets go of the folders at once: closing a file does not where a process that is just being started has it too.
    fn drop(&mut self) {
        for file in &self.held {
            let _ = file.unlock();
        }
    }
}

/// Takes the folders that reports go to: the job's own, which is made if it is not there, and those of reports.
///
/// # Errors
/// What to say where another run has one of them, or the job's own folder cannot be written.
pub(super) fn take(own: &Path, reports: &[&Path], language: Language) -> Result<Locks, Stop> {
    let unwritten = |path: &Path, fault| output::unwritten(path, &fault, language);
    let own = in_place(own);
    fs::create_dir_all(&own).map_err(|fault| unwritten(&own, fault))?;
    // By their one name, for who holds a folder cannot take it once more by another.
    let mut folders: BTreeMap<PathBuf, PathBuf> = BTreeMap::from([(place::real(&own), own.clone())]);
    for folder in reports.iter().filter_map(|report| report.parent()).map(in_place) {
        // Elsewhere, a folder that is not there is more likely a slip of the pen.
        let is_there = folder.is_dir() || folder.starts_with(&own) && fs::create_dir_all(&folder).is_ok();
        if is_there {
            folders.entry(place::real(&folder)).or_insert(folder);
        }
    }
    let mut locks = Locks { held: Vec::new(), folders: Vec::new(), warnings: Vec::new() };
    for folder in folders.into_values() {
        match hold(&folder, &mut locks.warnings, language) {
            Ok(file) => {
                locks.held.push(file);
                locks.folders.push(folder);
            }
            Err(Refusal::Busy) => return Err(Stop::Unwritten(said(words::BUSY, &folder, "", language))),
            Err(Refusal::Unwritable(fault)) if folder == own => {
                return Err(unwritten(&folder.join(NAME), fault));
            }
            // The reports there will say the same.
            Err(Refusal::Unwritable(_)) => {}
        }
    }
    Ok(locks)
}

/// Why a folder is not held.
enum Refusal {
    /// Another run holds it.
    Busy,
    /// Nothing can be written there.
    Unwritable(std::io::Error),
}

fn hold(folder: &Path, warnings: &mut Vec<String>, language: Language) -> Result<File, Refusal> {
    let mut options = OpenOptions::new();
    let opened = options.write(true).create(true).truncate(false).open(folder.join(NAME));
    let file = opened.map_err(Refusal::Unwritable)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(Refusal::Busy),
        // Some network drives have no locks: better reports than none, and each of them is whole all the same.
        Err(TryLockError::Error(fault)) => {
            warnings.push(said(words::NO_LOCKS, folder, &fault.to_string(), language));
        }
    }
    Ok(file)
}

fn said(text: crate::language::Text, folder: &Path, seen: &str, language: Language) -> String {
    text.fill(language, &[("place", &folder.to_string_lossy()), ("seen", seen)])
}

/// Returns a folder by a name that it can be opened by: the working folder has an empty one.
fn in_place(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}

impl Locks {
    /// Removes what a run that was stopped left half-written, in the folders that are held.
    pub(super) fn clear(&self) {
        for folder in &self.folders {
            for place in [folder.clone(), folder.join(EARLIER)] {
                let entries = fs::read_dir(place).into_iter().flatten().filter_map(Result::ok);
                for entry in entries.filter(is_unfinished) {
                    // What cannot be removed harms nobody.
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
    }
}

fn is_unfinished(entry: &fs::DirEntry) -> bool {
    let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
    is_file && entry.file_name().to_string_lossy().starts_with(UNFINISHED)
}
