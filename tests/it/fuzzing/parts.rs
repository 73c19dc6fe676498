//! Workbooks with one part changed: bytes changed at random in an archive are hardly ever unpacked, those within are.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The archives of which parts are changed.
const ARCHIVES: [&[u8]; 3] = [
    include_bytes!("../../../fixtures/cases/gap/05-list-xlsx/register.xlsx"),
    include_bytes!("../../../fixtures/workbooks/register.ods"),
    include_bytes!("../../../fixtures/workbooks/register.xlsb"),
];

/// The parts that are changed, each with its archive.
pub const PARTS: [(usize, &str); 12] = [
    (0, "xl/worksheets/sheet1.xml"),
    (0, "xl/sharedStrings.xml"),
    (0, "xl/styles.xml"),
    (0, "xl/workbook.xml"),
    (0, "xl/_rels/workbook.xml.rels"),
    (1, "content.xml"),
    (1, "styles.xml"),
    (1, "META-INF/manifest.xml"),
    (2, "xl/worksheets/sheet1.bin"),
    (2, "xl/sharedStrings.bin"),
    (2, "xl/workbook.bin"),
    (2, "xl/styles.bin"),
];

type Part = (String, Vec<u8>);

static UNPACKED: LazyLock<Vec<Vec<Part>>> =
    LazyLock::new(|| ARCHIVES.iter().map(|bytes| unpacked(bytes)).collect());

fn unpacked(bytes: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let of_name = |name: String| {
        let mut content = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
        (name, content)
    };
    names.into_iter().map(of_name).collect()
}

/// Returns the workbook that bytes stand for: themselves, or a part's number and what is in it.
pub fn workbook(bytes: &[u8]) -> Vec<u8> {
    match bytes.split_first() {
        Some((number, content)) if usize::from(*number) < PARTS.len() => {
            with_part(usize::from(*number), content)
        }
        _ => bytes.to_vec(),
    }
}

/// Returns the workbook of a part, with this in the part's stead.
pub fn with_part(number: usize, content: &[u8]) -> Vec<u8> {
    let (archive, name) = PARTS[number];
    let others = UNPACKED[archive].iter().filter(|(other, _)| *other != name);
    let others = others.map(|(name, content)| (name.as_str(), content.as_slice()));
    packed(others.chain([(name, content)]))
}

/// Returns an archive of parts, as they are.
fn packed<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    let as_is = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        made.start_file(name, as_is).unwrap();
        made.write_all(content).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// Returns each part as it stands, with its number before it and few of its rows.
pub fn seeds() -> Vec<Vec<u8>> {
    let of_part = |number: usize| {
        let (archive, name) = PARTS[number];
        let (_, content) = UNPACKED[archive].iter().find(|(other, _)| *other == name)?;
        Some([&[number as u8], shortened(content).as_slice()].concat())
    };
    (0..PARTS.len()).filter_map(of_part).collect()
}

/// Returns a part without the rows in the middle.
fn shortened(content: &[u8]) -> Vec<u8> {
    const ENDS: [&str; 3] = ["</row>", "</si>", "</table:table-row>"];
    const KEPT: usize = 6;
    let Ok(text) = std::str::from_utf8(content) else { return content[..content.len().min(4_000)].to_vec() };
    let Some(end) = ENDS.iter().find(|end| text.matches(**end).count() > KEPT) else {
        return content.to_vec();
    };
    let last = text.rfind(end).unwrap_or_default();
    let head: String = text.split_inclusive(end).take(KEPT).collect();
    (head + &text[last + end.len()..]).into_bytes()
}
