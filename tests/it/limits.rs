//! Small files that stand for large ones are refused in little memory: the program is run with no more than a gigabyte.
#![cfg(target_os = "linux")]

use crate::fuzzing::parts::{PARTS, with_part};
use std::fs;
use std::process::Command;

const PLAN: &str = "fixtures/cases/gap/05-list-xlsx/plan.toml";

/// As much memory as the program is given, in kilobytes.
const MEMORY: u32 = 1_000_000;

/// Asks for the gap of a register and a plan, and returns the status and the messages.
fn gap(register: &str, plan: &str) -> (Option<i32>, String) {
    let asked =
        format!("ulimit -v {MEMORY}; exec \"$0\" gap \"$1\" --plan \"$2\" --dato 2026-11-21 --format json");
    let program = env!("CARGO_BIN_EXE_kompetanse");
    let run = Command::new("sh").args(["-c", &asked, program, register, plan]).output().unwrap();
    (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
}

/// Asserts that bytes are refused as a register, for the reason of a code.
fn assert_refused(bytes: &[u8], code: &str, what: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register");
    fs::write(&path, bytes).unwrap();
    let (status, messages) = gap(path.to_str().unwrap(), PLAN);
    assert_eq!(status, Some(3), "{what}: {messages}");
    assert!(messages.contains(&format!("[{code}]")), "{what} is not {code}: {messages}");
}

/// Returns a workbook with this in one of its parts.
fn with(name: &str, content: &str) -> Vec<u8> {
    let number = PARTS.iter().position(|(_, part)| *part == name).unwrap();
    with_part(number, content.as_bytes())
}

/// Returns an OpenDocument workbook with these rows.
fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Ark1\">{rows}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    with("content.xml", &content)
}

fn rows(times: u32, cells: &str) -> String {
    format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
}

fn cells(times: u32, more: &str, text: &str) -> String {
    format!(
        "<table:table-cell table:number-columns-repeated=\"{times}\" office:value-type=\"string\"{more}>\
         <text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn open_documents_that_stand_for_more_than_memory_has_are_refused() {
    let one = cells(1, "", "Navn");
    let empty = "<table:table-cell/>";
    let gap = "<table:table-cell table:number-columns-repeated=\"16383\"/>";
    let long = "x".repeat(90_000);
    let formula = format!(" table:formula=\"{}\"", "x".repeat(9_000));
    for (what, content) in [
        ("a sheet full of cells", rows(1_048_576, &cells(16_384, "", "a"))),
        ("many wide rows", rows(1, &cells(16_384, "", "a")).repeat(4_000)),
        ("two cells far apart", rows(1, &one) + &rows(6_000, empty) + &rows(1, &format!("{gap}{one}"))),
        ("a long text in many cells", rows(1, &cells(16_384, "", &long))),
        ("a long text in many rows", rows(60_000, &cells(1, "", &long))),
        ("a long formula in many cells", rows(40, &cells(16_384, &formula, "a"))),
        ("very many spaces", rows(1, &cells(1, "", "a<text:s text:c=\"2000000000\"/>"))),
    ] {
        assert_refused(&open_document(&content), "workbook-too-large", what);
    }
}

#[test]
fn an_open_document_with_empty_rows_and_columns_to_the_end_is_read() {
    let head = ["Ansattnummer", "Enhet", "Stilling"].map(|heading| cells(1, "", heading)).concat();
    let person = ["1", "Sone", "Lege"].map(|cell| cells(1, "", cell)).concat();
    let rest = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    let content = rows(1, &(head + rest)) + &rows(1, &(person + rest)) + &rows(1_048_574, rest);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.ods");
    fs::write(&path, open_document(&content)).unwrap();
    let (status, messages) = gap(path.to_str().unwrap(), PLAN);
    assert_eq!(status, Some(0), "{messages}");
}

/// Returns an XLSX workbook whose sheet has these rows, and whose cells share one text.
fn sharing(text: &str, count: &str, rows: &str) -> Vec<u8> {
    let folder = "fixtures/errors/row-too-long/register.xlsx";
    let bytes = fs::read(folder).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        made.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
        let content = match &*name {
            "xl/sharedStrings.xml" => format!("<sst{count}><si><t>{text}</t></si></sst>"),
            "xl/worksheets/sheet1.xml" => format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            "xl/styles.xml" => padding(),
            _ => std::io::read_to_string(&mut part).unwrap(),
        };
        std::io::Write::write_all(&mut made, content.as_bytes()).unwrap();
    }
    made.finish().unwrap().into_inner()
}

/// Returns styles whose only one shows numbers with very many zeros.
fn padding() -> String {
    let zeros = "0".repeat(30_000);
    format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"{zeros}\"/></numFmts>\
         <cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
    )
}

#[test]
fn workbooks_that_repeat_themselves_without_end_are_refused() {
    let wide = |cell: &str| format!("<row>{}</row>", cell.repeat(16_000)).repeat(5);
    let text = "x".repeat(90_000);
    let shared = sharing(&text, "", &wide("<c t=\"s\"><v>0</v></c>"));
    assert_refused(&shared, "row-too-long", "a long text in many cells");
    let padded = sharing("a", "", &wide("<c s=\"0\"><v>1</v></c>"));
    assert_refused(&padded, "not-a-register", "numbers with many zeros");
    for count in ["99999999999", "18446744073709551615"] {
        let count = format!(" uniqueCount=\"{count}\"");
        assert_refused(&sharing("a", &count, ""), "workbook-damaged", "room for more texts than there are");
    }
}

#[test]
fn workbooks_nested_without_end_are_refused() {
    for part in ["content.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
        assert_refused(&with(part, &"<a>".repeat(1_000_000)), "workbook-too-deep", part);
    }
    let long = format!("<sst><si><t>{}</t></si></sst>", " ".repeat(20_000_000));
    assert_refused(&with("xl/sharedStrings.xml", &long), "cell-too-long", "a text without end");
}

/// Returns the old workbook of the fixtures, changed.
fn old(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = fs::read("fixtures/workbooks/register.xls").unwrap();
    change(&mut bytes);
    bytes
}

fn word(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
}

#[test]
fn old_workbooks_that_stand_for_more_than_memory_has_are_refused() {
    const SECTOR: usize = 512;
    let far = old(|bytes| {
        // Cells with a text have records of this kind, of ten bytes.
        let mut texts = bytes.windows(4).enumerate().filter(|(_, window)| *window == [0xfd, 0, 10, 0]);
        let cell = texts.nth(10).unwrap().0;
        bytes[cell + 4..cell + 8].fill(0xff);
    });
    assert_refused(&far, "workbook-too-large", "two cells far apart");
    let ring = old(|bytes| {
        let (table, directory) = (word(bytes, 76), word(bytes, 48));
        let entry = SECTOR * (table + 1) + 4 * directory;
        bytes[entry..entry + 4].copy_from_slice(&(directory as u32).to_le_bytes());
    });
    assert_refused(&ring, "workbook-damaged", "a directory that goes on in itself");
    let long = old(|bytes| {
        let directory = SECTOR * (word(bytes, 48) + 1);
        let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let entry = bytes[directory..].windows(name.len()).position(|window| window == name).unwrap();
        bytes[directory + entry + 120..directory + entry + 124].fill(0xff);
    });
    assert_refused(&long, "workbook-damaged", "a stream longer than the file");
}

#[test]
fn plans_larger_than_any_plan_are_refused() {
    let register = "fixtures/cases/gap/01-list-excel_no/register.csv";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    fs::write(&path, format!("a = [{}]", "1,".repeat(4_000_000))).unwrap();
    for plan in [path.to_str().unwrap(), "/dev/zero", "fixtures/errors/plan-too-large/plan.xlsx"] {
        let (status, messages) = gap(register, plan);
        assert!(status == Some(3) && messages.contains("[plan-too-large]"), "{plan}: {messages}");
    }
    for nested in
        ["a.".repeat(100_000) + "a = 1", format!("[{}a]", "a.".repeat(100_000)), "a = {b = ".repeat(50_000)]
    {
        fs::write(&path, nested).unwrap();
        let (status, messages) = gap(register, path.to_str().unwrap());
        assert_eq!(status, Some(3), "{messages}");
    }
}
