//! Bytes to read: of a file, or of standard input; what they are, and why they cannot be had.

use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes to read, with the name that messages use.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// A file of which somebody follows how much has been read.
    Followed {
        /// The file.
        path: PathBuf,
        /// How many bytes have been read of it, and of others that are followed together.
        read: Arc<AtomicU64>,
    },
    /// What came on standard input, or from an embedding program.
    Bytes {
        /// The name that messages use.
        name: Arc<str>,
        /// All of it.
        bytes: Arc<[u8]>,
    },
}

/// A reader that can also go back, as workbooks need, and be read from another thread.
pub(super) trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

impl Input {
    /// Returns the name that messages use.
    pub fn name(&self) -> Arc<str> {
        match self {
            Input::File(path) | Input::Followed { path, .. } => path.to_string_lossy().into(),
            Input::Bytes { name, .. } => name.clone(),
        }
    }

    /// Returns the path, where it is a file.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Input::File(path) | Input::Followed { path, .. } => Some(path),
            Input::Bytes { .. } => None,
        }
    }

    /// Opens the bytes from the start.
    pub(super) fn reader(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(match self {
            Input::File(path) => Box::new(File::open(path)?),
            Input::Followed { path, read } => {
                Box::new(Followed { file: File::open(path)?, read: Arc::clone(read) })
            }
            Input::Bytes { bytes, .. } => Box::new(Cursor::new(bytes.clone())),
        })
    }

    /// Returns how many bytes there are.
    pub(super) fn length(&self) -> io::Result<u64> {
        self.reader()?.seek(io::SeekFrom::End(0))
    }

    /// Returns the first bytes.
    pub(super) fn head(&self) -> io::Result<Vec<u8>> {
        self.first(512)
    }

    /// Returns the bytes, at most so many of them, for files that are not read row by row.
    ///
    /// # Errors
    /// A finding, where the file is not there, is in use, or cannot be read.
    pub fn bytes(&self, most: u64) -> Result<Vec<u8>, Finding> {
        self.first(most).map_err(|found| fault(&found, self).at(Origin::file(self.name())))
    }

    fn first(&self, most: u64) -> io::Result<Vec<u8>> {
        const MOST_AT_ONCE: u64 = 1 << 16;
        let mut bytes = Vec::with_capacity(most.min(MOST_AT_ONCE) as usize);
        self.reader()?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// A file that counts what is read of it.
struct Followed {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Followed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Seek for Followed {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// What a file is, from its first bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    Empty,
    Zip,
    Compound,
    Text,
    /// A kind that holds no register, by its common name.
    Other(&'static str),
}

/// Tells what a file is from its first bytes, for many an `.xls` is a web page or plain text.
pub(super) fn kind_of(head: &[u8]) -> FileKind {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let start = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t']);
    match head {
        [] => FileKind::Empty,
        [b'P', b'K', 3 | 5, ..] => FileKind::Zip,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => FileKind::Compound,
        [b'%', b'P', b'D', b'F', ..] => FileKind::Other("PDF"),
        [0x89, b'P', b'N', b'G', ..] => FileKind::Other("PNG"),
        [0xff, 0xd8, 0xff, ..] => FileKind::Other("JPEG"),
        [0x1f, 0x8b, ..] => FileKind::Other("gzip"),
        _ if start.starts_with("<!doctype html")
            || start.starts_with("<html")
            || start.starts_with("<table") =>
        {
            FileKind::Other("HTML")
        }
        _ if start.starts_with("<?xml") => FileKind::Other("XML"),
        _ if start.is_empty() && head.len() < 512 => FileKind::Empty,
        _ => FileKind::Text,
    }
}

/// Tells from its first bytes whether a file is a workbook, or of a kind that workbooks are.
pub fn is_workbook(head: &[u8]) -> bool {
    matches!(kind_of(head), FileKind::Zip | FileKind::Compound)
}

/// Returns the finding that a fault of the file system is.
pub(super) fn fault(fault: &io::Error, input: &Input) -> Finding {
    /// Windows: the file is in use by another process, or part of it is locked.
    const IN_USE: [i32; 2] = [32, 33];
    let in_use = cfg!(windows) && fault.raw_os_error().is_some_and(|code| IN_USE.contains(&code));
    let code = match fault.kind() {
        _ if in_use => Code::FileInUse,
        io::ErrorKind::PermissionDenied if owner_file(input).is_some_and(|path| path.exists()) => {
            Code::FileInUse
        }
        io::ErrorKind::NotFound => Code::FileNotFound,
        _ => Code::FileUnreadable,
    };
    Finding::new(code).seen(fault.to_string())
}

/// Returns the file that Excel keeps beside a workbook while somebody has it open.
pub(super) fn owner_file(input: &Input) -> Option<PathBuf> {
    let path = input.path()?;
    Some(path.with_file_name(format!("~${}", path.file_name()?.to_string_lossy())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_that_is_refused_while_its_owner_file_lies_beside_it_is_in_use() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/errors/");
        let refused = |code: &str| {
            let input = Input::File(PathBuf::from(format!("{folder}{code}/register.xlsx")));
            fault(&io::Error::from(io::ErrorKind::PermissionDenied), &input).code
        };
        assert_eq!(refused("file-in-use"), Code::FileInUse);
        assert_eq!(refused("sheet-hidden"), Code::FileUnreadable);
    }

    #[cfg(windows)]
    #[test]
    fn windows_says_that_a_file_is_in_use() {
        let input = Input::File(PathBuf::from("register.csv"));
        for number in [32, 33] {
            assert_eq!(fault(&io::Error::from_raw_os_error(number), &input).code, Code::FileInUse);
        }
    }

    #[test]
    fn kinds_are_told_by_bytes() {
        assert_eq!(kind_of(b"PK\x03\x04"), FileKind::Zip);
        assert_eq!(kind_of(b"<html><table>"), FileKind::Other("HTML"));
        assert_eq!(kind_of(b"Navn;Enhet\n"), FileKind::Text);
        assert_eq!(kind_of(b" \n"), FileKind::Empty);
    }
}
