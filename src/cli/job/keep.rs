//! The report that another one is written over is kept in a folder beside it, and there is a report at every moment.

use crate::cli::output;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder, beside the reports, of earlier ones.
pub(in crate::cli) const EARLIER: &str = "tidligere";

/// What the names of a job's files begin with until they are whole; no other command's do.
pub(super) const UNFINISHED: &str = ".kompetanse-jobb-";

/// What came of writing a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Done {
    /// Written, where there was none or none was to be kept.
    Written,
    /// Written, and the earlier one is kept here.
    Kept(PathBuf),
    /// The same bytes were there.
    Unchanged,
}

/// A report that was written, or was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Report {
    pub done: Done,
    /// Whether it tells of people by name.
    pub personal: bool,
}

/// Writes reports, and keeps those that they are written over.
#[derive(Debug)]
pub(in crate::cli) struct Keeper {
    /// How many earlier ones of each report are kept.
    kept: usize,
    /// Where the clocks on the wall are that names of earlier reports go by.
    zone: TimeZone,
    last: RefCell<Option<Report>>,
}

impl Keeper {
    /// Returns a keeper of so many earlier ones of each report.
    pub(super) fn new(kept: usize, zone: TimeZone) -> Self {
        Self { kept, zone, last: RefCell::new(None) }
    }

    /// Returns what came of the last report, once.
    pub(super) fn taken(&self) -> Option<Report> {
        self.last.take()
    }

    /// Writes a report, whole or not at all; the one that is there, if any, is kept first.
    ///
    /// # Errors
    /// What the file system says; the report that was there is still there.
    pub(in crate::cli) fn replace(&self, path: &Path, bytes: &[u8], personal: bool) -> io::Result<()> {
        let there = fs::canonicalize(path).ok();
        let there = there.filter(|there| there.is_file() && !output::is_open_file(path));
        let done = match &there {
            Some(there) if is_same(there, bytes, personal) => Done::Unchanged,
            Some(there) if self.kept > 0 => Done::Kept(self.keep(path, there)?),
            _ => Done::Written,
        };
        if done != Done::Unchanged {
            output::whole(path, bytes, personal, UNFINISHED)?;
        }
        // Also where nothing is written: a run that was stopped may have kept one more.
        self.forget_oldest(path);
        self.last.replace(Some(Report { done, personal }));
        Ok(())
    }

    /// Keeps a report under its own time; it stays where it is too.
    fn keep(&self, path: &Path, there: &Path) -> io::Result<PathBuf> {
        let folder = earlier(path);
        fs::create_dir_all(&folder)?;
        let time = fs::metadata(there)?.modified()?;
        let name = Name::of(path);
        for number in 1.. {
            let kept = folder.join(name.at(&self.stamp(time), number));
            match fs::hard_link(there, &kept) {
                Ok(()) => return Ok(kept),
                // A run that was stopped after this had kept it already.
                Err(_) if kept.exists() && fs::read(&kept)? == fs::read(there)? => return Ok(kept),
                Err(_) if kept.symlink_metadata().is_ok() => {}
                Err(_) => return copied(there, &kept, time).map(|()| kept),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Removes the oldest of a report's earlier ones that are too many; what a person has put there stays.
    fn forget_oldest(&self, path: &Path) {
        let mut own = self.own(path).unwrap_or_default();
        own.sort();
        let too_many = own.len().saturating_sub(self.kept);
        for (_, _, oldest) in own.drain(..too_many) {
            // What cannot be removed now is removed by a later run.
            let _ = fs::remove_file(oldest);
        }
    }

    /// Returns a report's earlier ones with when they were written: files whose names say when they were last changed.
    fn own(&self, path: &Path) -> io::Result<Vec<(SystemTime, u32, PathBuf)>> {
        let name = Name::of(path);
        let mut own = Vec::new();
        for entry in fs::read_dir(earlier(path))? {
            let entry = entry?;
            let about = entry.metadata()?;
            let time = about.modified()?;
            let stamp = self.stamp(time);
            let number = (1..=99).find(|number| entry.file_name() == name.at(&stamp, *number));
            if let Some(number) = number.filter(|_| about.is_file()) {
                own.push((time, number, entry.path()));
            }
        }
        Ok(own)
    }

    /// Returns a time as names of earlier reports have it.
    fn stamp(&self, time: SystemTime) -> String {
        let time = Timestamp::try_from(time).unwrap_or_default();
        time.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H%M%S").to_string()
    }
}

/// Returns the folder of a report's earlier ones.
fn earlier(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).join(EARLIER)
}

/// Tells whether a report is there already, to the byte, and is read by nobody who should not.
fn is_same(there: &Path, bytes: &[u8], personal: bool) -> bool {
    let is_as_long = fs::metadata(there)
        .is_ok_and(|about| about.len() == bytes.len() as u64 && (!personal || is_private(&about)));
    is_as_long && fs::read(there).is_ok_and(|known| known == bytes)
}

/// Tells whether a file can be read by its owner alone.
#[cfg(unix)]
fn is_private(about: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o077 == 0
}

/// Elsewhere the folder decides.
#[cfg(not(unix))]
fn is_private(_: &fs::Metadata) -> bool {
    true
}

/// Copies a file where it cannot be linked, whole or not at all, with its time and who may read it.
fn copied(from: &Path, to: &Path, time: SystemTime) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new(""));
    let mut copy = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    io::copy(&mut fs::File::open(from)?, &mut copy)?;
    copy.as_file().set_permissions(fs::metadata(from)?.permissions())?;
    copy.as_file().set_modified(time)?;
    copy.as_file().sync_all()?;
    copy.persist_noclobber(to).map(|_| ()).map_err(|fault| fault.error)
}

/// A report's name, in parts between which the time of an earlier one stands.
struct Name {
    stem: OsString,
    ending: Option<OsString>,
}

impl Name {
    fn of(path: &Path) -> Self {
        let stem = path.file_stem().unwrap_or_default().to_owned();
        Self { stem, ending: path.extension().map(ToOwned::to_owned) }
    }

    /// Returns the name of one that was written then: the first, or a further one of the same second.
    fn at(&self, stamp: &str, number: u32) -> OsString {
        let further = if number > 1 { format!("-{number}") } else { String::new() };
        let mut name = self.stem.clone();
        name.push(format!(" ({stamp}{further})"));
        if let Some(ending) = &self.ending {
            name.push(".");
            name.push(ending);
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// A report that has been written so many times, each time a minute later and with other bytes.
    fn written(kept: usize, times: u8, folder: &Path) -> PathBuf {
        let path = folder.join("gap.csv");
        let keeper = Keeper::new(kept, TimeZone::UTC);
        for time in 0..times {
            keeper.replace(&path, &[b'0' + time], false).unwrap();
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(60 * u64::from(time))).unwrap();
        }
        path
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_newest_of_earlier_reports_are_kept_by_their_own_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(2, 5, folder.path());
        assert_eq!(fs::read(&path).unwrap(), b"4");
        let earlier = folder.path().join(EARLIER);
        assert_eq!(names(&earlier), ["gap (1970-01-01 000200).csv", "gap (1970-01-01 000300).csv"]);
        assert_eq!(fs::read(earlier.join("gap (1970-01-01 000300).csv")).unwrap(), b"3");
    }

    #[test]
    fn where_none_are_kept_none_are() {
        let folder = tempfile::tempdir().unwrap();
        written(0, 3, folder.path());
        assert_eq!(names(folder.path()), ["gap.csv"]);
    }

    #[test]
    fn what_people_put_among_earlier_reports_stays() {
        let folder = tempfile::tempdir().unwrap();
        let earlier = folder.path().join(EARLIER);
        fs::create_dir(&earlier).unwrap();
        // A copy by hand has a time of its own, which is not the one in its name.
        let own = ["gap (2020-01-01 000000).csv", "gap.csv", "gap (til møtet).csv", "notat.txt"];
        for name in own {
            fs::write(earlier.join(name), "mitt").unwrap();
        }
        written(1, 5, folder.path());
        let names = names(&earlier);
        assert!(own.iter().all(|name| names.contains(&(*name).to_owned())), "{names:?}");
        assert_eq!(names.len(), own.len() + 1);
    }

    #[test]
    fn two_of_the_same_second_are_both_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(5, 1, folder.path());
        let keeper = Keeper::new(5, TimeZone::UTC);
        for bytes in ["en", "to"] {
            keeper.replace(&path, bytes.as_bytes(), false).unwrap();
            fs::File::options()
                .write(true)
                .open(&path)
                .unwrap()
                .set_modified(SystemTime::UNIX_EPOCH)
                .unwrap();
        }
        let earlier = folder.path().join(EARLIER);
        assert_eq!(names(&earlier), ["gap (1970-01-01 000000).csv", "gap (1970-01-01 000000-2).csv"]);
    }

    #[test]
    fn the_same_bytes_are_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(5, 1, folder.path());
        let keeper = Keeper::new(5, TimeZone::UTC);
        keeper.replace(&path, b"0", false).unwrap();
        let unchanged = Report { done: Done::Unchanged, personal: false };
        assert_eq!((keeper.taken(), keeper.taken()), (Some(unchanged), None));
        assert_eq!(names(folder.path()), ["gap.csv"]);
    }

    #[test]
    fn a_copy_is_as_what_it_was_copied_from() {
        let folder = tempfile::tempdir().unwrap();
        let path = written(5, 2, folder.path());
        let time = fs::metadata(&path).unwrap().modified().unwrap();
        let copy = folder.path().join("kopi.csv");
        copied(&path, &copy, time).unwrap();
        assert_eq!(fs::read(&copy).unwrap(), fs::read(&path).unwrap());
        let (copy, path) = (fs::metadata(copy).unwrap(), fs::metadata(path).unwrap());
        assert_eq!((copy.modified().unwrap(), copy.permissions()), (time, path.permissions()));
    }
}
