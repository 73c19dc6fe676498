//! Knows a workbook that this program wrote as a report, so that it is not read as a register.

use crate::render::xlsx::OWN_PROPERTY;
use std::fs::File;
use std::io::Read;

/// Where a workbook keeps the properties that its writer gave it.
const PROPERTIES: &str = "docProps/custom.xml";

/// As much of them as is looked through.
const LOOKED_AT: u64 = 64 * 1024;

/// Tells whether a file is a workbook with the property that reports have; it stays where somebody saves it anew.
pub(super) fn is_own(file: &File) -> bool {
    // Only what begins as an archive is opened as one: elsewhere the search for its end reads on and on.
    let mut head = [0; 2];
    if file.try_clone().and_then(|mut file| file.read_exact(&mut head)).is_err() || &head != b"PK" {
        return rewound(file, false);
    }
    let Ok(mut archive) = zip::ZipArchive::new(file) else { return rewound(file, false) };
    let mut properties = String::new();
    let is_read = archive
        .by_name(PROPERTIES)
        .is_ok_and(|part| part.take(LOOKED_AT).read_to_string(&mut properties).is_ok());
    rewound(file, is_read && properties.contains(&format!("name=\"{OWN_PROPERTY}\"")))
}

/// Returns an answer, with the file at its beginning again.
fn rewound(mut file: &File, answer: bool) -> bool {
    use std::io::Seek;
    file.rewind().is_ok() && answer
}
