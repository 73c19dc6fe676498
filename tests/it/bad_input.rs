//! What cannot be read is refused in words: status 3, nothing on standard output, and never a panic.

use crate::brute::dice::Dice;
use crate::support::{Outcome, fed, kompetanse};
use std::fs;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

const CASES: &str = "fixtures/cases/gap";
const PLAN: &str = "fixtures/cases/gap/01-list-excel_no/plan.toml";
const REGISTER: &str = "fixtures/cases/gap/01-list-excel_no/register.csv";
const WORKBOOK: &str = "fixtures/cases/gap/05-list-xlsx/register.xlsx";

/// Asks for the gap of a register and a plan.
fn gap(register: &str, plan: &str) -> Outcome {
    kompetanse(&["gap", register, "--plan", plan, "--dato", "2026-11-21", "--format", "json"])
}

/// Asserts that a run was refused, for the reason of a code.
fn assert_refused(outcome: &Outcome, code: &str) {
    assert_eq!(outcome.status, 3, "{outcome:?}");
    assert_eq!(outcome.output, "", "standard output is for reports");
    assert!(outcome.messages.contains(&format!("[{code}]")), "not {code}: {}", outcome.messages);
}

/// A folder of the test's own, with files in it.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn name(&self) -> &str {
        self.0.path().to_str().unwrap()
    }
}

#[test]
fn workbooks_cut_anywhere_are_refused() {
    let folder = Folder::new();
    let whole = fs::read(WORKBOOK).unwrap();
    for part in [1, 4, 30, 100, whole.len() / 4, whole.len() / 2, whole.len() - 100, whole.len() - 1] {
        let outcome = gap(&folder.put("kuttet.xlsx", &whole[..part]), PLAN);
        assert_eq!((outcome.status, outcome.output.as_str()), (3, ""), "{part} bytes: {outcome:?}");
    }
    assert_refused(&gap(&folder.put("tom.xlsx", []), PLAN), "file-empty");
    assert_refused(&gap(&folder.put("kuttet.xlsx", &whole[..whole.len() / 2]), PLAN), "workbook-damaged");
}

#[test]
fn bytes_that_are_no_register_are_refused() {
    let folder = Folder::new();
    let mut dice = Dice::new(1);
    let noise: Vec<u8> = (0..4096).map(|_| dice.below(256) as u8).collect();
    assert_eq!(gap(&folder.put("stoy.csv", &noise), PLAN).status, 3);
    let compound = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &noise].concat();
    assert_refused(&gap(&folder.put("stoy.xls", compound), PLAN), "workbook-damaged");
    assert_refused(&gap(&folder.put("nuller.csv", [0; 2000]), PLAN), "not-a-register");
    assert_refused(&gap(&folder.put("rapport.pdf", b"%PDF-1.7\n"), PLAN), "file-kind-unknown");
    assert_refused(&gap(&folder.put("blank.csv", b"\xef\xbb\xbf\r\n\r\n"), PLAN), "file-empty");
    assert_refused(&gap(&folder.put("handleliste.csv", "Melk;2\nBrød;1\n"), PLAN), "not-a-register");
    // Headings and nobody below them.
    assert_refused(
        &gap(&folder.put("bare-overskrift.csv", "Ansattnummer;Navn;Enhet\n"), PLAN),
        "nobody-employed",
    );
}

#[test]
fn a_workbook_without_a_sheet_to_read_is_refused() {
    let folder = Folder::new();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Tom").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert_refused(&gap(&folder.put("tomt-ark.xlsx", bytes), PLAN), "not-a-register");
}

#[test]
fn places_without_tables_are_refused() {
    let folder = Folder::new();
    folder.put("LESMEG.md", "Ingen tabeller her.");
    assert_refused(&gap(folder.name(), PLAN), "folder-empty");
    assert_refused(&gap(&format!("{}/*.xlsx", folder.name()), PLAN), "file-not-found");
    assert_refused(&gap(&format!("{}/[", folder.name()), PLAN), "file-not-found");
    assert_refused(&gap("finnes-ikke.xlsx", PLAN), "file-not-found");
    assert_refused(&gap(REGISTER, "finnes-ikke.toml"), "plan-not-found");
    assert_refused(&gap(REGISTER, folder.name()), "file-unreadable");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let closed = folder.put("lukket.csv", fs::read(REGISTER).unwrap());
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Who may read everything, as in many a container, cannot be refused.
    if fs::read(&closed).is_err() {
        assert_refused(&gap(&closed, PLAN), "file-unreadable");
        assert_refused(&gap(REGISTER, &closed), "file-unreadable");
    }
}

#[test]
fn standard_input_is_refused_as_files_are() {
    let asked = ["gap", "-", "--plan", PLAN, "--dato", "2026-11-21"];
    assert_refused(&fed(&asked, b""), "file-empty");
    assert_refused(&fed(&asked, b"Melk;2\nBr\xf8d;1\n"), "not-a-register");
    assert_refused(&fed(&asked, b"PK\x03\x04"), "workbook-damaged");
}

#[test]
fn every_fault_of_a_plan_is_told_at_once() {
    let outcome = gap(REGISTER, "fixtures/plan/faults.toml");
    assert_refused(&outcome, "plan-decimal-comma");
    let told = outcome.messages.lines().filter(|line| line.contains(": feil [plan-")).count();
    assert!(told >= 40, "{told} of forty faults:\n{}", outcome.messages);
}

#[test]
fn one_bad_file_among_good_ones_is_named() {
    let folder = Folder::new();
    let bad = folder.put("tom.csv", "");
    let outcome = kompetanse(&["gap", REGISTER, &bad, "--plan", PLAN]);
    assert_refused(&outcome, "file-empty");
    assert!(outcome.messages.contains("tom.csv"));
}

#[test]
fn faults_are_told_to_who_asks_for_quiet() {
    assert_refused(&kompetanse(&["gap", "-q", "finnes-ikke.csv", "--plan", PLAN]), "file-not-found");
}

// Usage.

/// Asserts that a command line was not understood, in three languages.
fn assert_usage(arguments: &[&str], said: [&str; 3]) {
    for (language, said) in ["nb", "nn", "en"].into_iter().zip(said) {
        let language = format!("--sprak={language}");
        let arguments: Vec<&str> = arguments.iter().copied().chain([language.as_str()]).collect();
        let outcome = kompetanse(&arguments);
        assert_eq!((outcome.status, outcome.output.as_str()), (2, ""), "{arguments:?}: {outcome:?}");
        assert!(outcome.messages.contains(said), "{arguments:?}: {}", outcome.messages);
        let see = ["Se «", "Sjå «", "See “"];
        assert!(see.iter().any(|see| outcome.messages.contains(see)), "{}", outcome.messages);
    }
}

#[test]
fn what_is_not_understood_is_told_in_the_language_asked_for() {
    let asked = ["gap", REGISTER, "--plan", PLAN];
    let with = |more: &[&'static str]| [&asked[..], more].concat();
    assert_usage(
        &with(&["--enhe", "Sone"]),
        ["Kjenner ikke «--enhe»", "Kjenner ikkje «--enhe»", "“--enhe” is not known"],
    );
    assert_usage(&["gapp"], ["Kjenner ikke «gapp»", "Kjenner ikkje «gapp»", "“gapp” is not known"]);
    assert_usage(&[], ["Si hva du vil vite", "Sei kva du vil vite", "Say what you want to know"]);
    for date in ["31.02.2026", "i dag", "2026", "31.12.9999"] {
        assert_usage(
            &[&asked[..], &["--dato", date]].concat(),
            ["passer ikke for --dato", "passar ikkje for --dato", "does not fit --date"],
        );
    }
    assert_usage(
        &with(&["--kategori", "finnes-ikke"]),
        ["ingen kategori «finnes-ikke»", "ingen kategori «finnes-ikke»", "no category “finnes-ikke”"],
    );
    assert_usage(
        &with(&["--enhet", "Månebasen"]),
        ["ingen enhet «Månebasen»", "inga eining «Månebasen»", "no unit “Månebasen”"],
    );
    assert_usage(&with(&["--format", "docx"]), ["«docx»", "«docx»", "“docx”"]);
    assert_usage(&with(&["-o", "rapport.docx"]), ["rapport.docx", "rapport.docx", "rapport.docx"]);
    assert_usage(&with(&["--kritikalitet", "9"]), ["«9»", "«9»", "“9”"]);
    assert_usage(&with(&["--kolonne", "ansattnummer"]), ["--kolonne", "--kolonne", "--column"]);
    assert_usage(&with(&["--kolonne", "skonummer=Sko"]), ["«skonummer»", "«skonummer»", "“skonummer”"]);
    assert_usage(
        &with(&["--format", "csv", "--tabell", "finnes-ikke"]),
        ["ingen tabell «finnes-ikke»", "ingen tabell «finnes-ikke»", "no table “finnes-ikke”"],
    );
    assert_usage(&["gap"], ["Registeret er ikke oppgitt", "Registeret er ikkje", "No register"]);
    assert_usage(&with(&["--dato="]), ["mangler en verdi", "manglar ein verdi", "lacks a value"]);
    assert_usage(
        &with(&["--dato", "1.1.2026", "--dato", "2.1.2026"]),
        ["oppgitt to ganger", "oppgjeve to gonger", "given twice"],
    );
}

#[test]
fn tables_that_a_report_has_for_each_unit_are_named_once() {
    let register = "examples/lillevik/register.csv";
    let plan = "examples/lillevik/plan.toml";
    let asked = ["forklar", "demens", register, "--plan", plan, "--dato", "2026-11-21"];
    let outcome = kompetanse(&[&asked[..], &["--format", "csv", "--tabell", "finnes-ikke"]].concat());
    assert_eq!(outcome.messages.matches("grounds").count(), 1, "{}", outcome.messages);
}

#[test]
fn a_language_that_there_is_not_is_told_of() {
    let outcome = kompetanse(&["gap", REGISTER, "--plan", PLAN, "--sprak", "fr"]);
    assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
    assert!(outcome.messages.contains("«fr» passer ikke for --sprak. Mulig er nb, nn, en."), "{outcome:?}");
}

// Bytes changed at random.

/// Changes some bytes: turned over, cut away, doubled or put in.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..dice.between(1, 4) {
        let at = dice.below(bytes.len().max(1)).min(bytes.len());
        let end = (at + dice.between(1, 40)).min(bytes.len());
        match dice.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => bytes.truncate(at),
            _ => bytes.insert(at, dice.pick(b"\";,\t\n\r\0=-.'\xff\xe5{}[]#9")),
        }
    }
    bytes
}

/// Asks about a register and a plan, and asserts that the answer is one that the contract knows.
fn assert_answers(register: &str, plan: &str, what: &str) {
    let asked = AssertUnwindSafe(|| gap(register, plan));
    let Ok(outcome) = catch_unwind(asked) else { panic!("{what}: the program panicked") };
    match outcome.status {
        0 | 1 => {
            let answer: Result<serde_json::Value, _> = serde_json::from_str(&outcome.output);
            assert!(answer.is_ok(), "{what}: no JSON");
        }
        3 => {
            assert_eq!(outcome.output, "", "{what}");
            assert!(!outcome.messages.is_empty(), "{what}: refused without a word");
        }
        status => panic!("{what}: status {status}: {}", outcome.messages),
    }
}

/// Returns the worked registers and plans, each with the other that it is asked with.
fn seeds(ending: &str) -> Vec<(PathBuf, PathBuf)> {
    let mut folders: Vec<PathBuf> = fs::read_dir(CASES).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let mut seeds = Vec::new();
    for folder in folders {
        let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let mut registers: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
        registers.sort();
        seeds.extend(registers.into_iter().map(|register| (register, folder.join("plan.toml"))));
    }
    seeds
}

/// Changes each register so many times.
fn change_registers(ending: &str, times: usize, seed: u64) {
    let folder = Folder::new();
    for (number, (register, plan)) in seeds(ending).into_iter().enumerate() {
        let bytes = fs::read(&register).unwrap();
        let mut dice = Dice::new(seed + number as u64);
        for time in 0..times {
            let changed = folder.put(&format!("endret.{ending}"), mutated(&bytes, &mut dice));
            let what = format!("{} changed, time {time}", register.display());
            assert_answers(&changed, plan.to_str().unwrap(), &what);
        }
    }
}

#[test]
fn changed_text_registers_are_answered_or_refused() {
    change_registers("csv", 20, 100);
}

#[test]
fn changed_workbooks_are_answered_or_refused() {
    change_registers("xlsx", 40, 200);
}

#[test]
fn changed_plans_are_answered_or_refused() {
    let folder = Folder::new();
    for (number, (register, plan)) in seeds("csv").into_iter().enumerate().step_by(3) {
        let bytes = fs::read(Path::new(&plan)).unwrap();
        let mut dice = Dice::new(300 + number as u64);
        for time in 0..30 {
            let changed = folder.put("plan.toml", mutated(&bytes, &mut dice));
            let what = format!("{} changed, time {time}", plan.display());
            assert_answers(register.to_str().unwrap(), &changed, &what);
        }
    }
}

/// Returns a workbook like another, but with so many bytes of nothing, all ends of tags, for texts.
fn swollen(texts: u64) -> Vec<u8> {
    let whole = fs::read(WORKBOOK).unwrap();
    let mut known = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..known.len() {
        let mut part = known.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        made.start_file(&*name, zip::write::SimpleFileOptions::default()).unwrap();
        match &*name {
            "xl/sharedStrings.xml" => io::copy(&mut io::repeat(b'>').take(texts), &mut made),
            _ => io::copy(&mut part, &mut made),
        }
        .unwrap();
    }
    made.finish().unwrap().into_inner()
}

#[test]
fn a_small_file_that_unpacks_to_more_than_memory_has_is_refused() {
    let folder = Folder::new();
    let mut bytes = swollen(300 << 20);
    assert!(bytes.len() < 1 << 20, "{} bytes", bytes.len());
    assert_refused(&gap(&folder.put("bombe.xlsx", &bytes), PLAN), "workbook-too-large");
    // One that says itself that its texts are small.
    let name = b"xl/sharedStrings.xml";
    let central = bytes.windows(name.len()).rposition(|window| window == name).unwrap() - 46;
    assert_eq!(&bytes[central..central + 4], b"PK\x01\x02");
    bytes[central + 24..central + 28].copy_from_slice(&1_000u32.to_le_bytes());
    let outcome = gap(&folder.put("logn.xlsx", &bytes), PLAN);
    assert_eq!((outcome.status, outcome.output.as_str()), (3, ""), "{outcome:?}");
}

#[test]
fn a_quotation_mark_that_swallows_a_file_is_found_before_it_is_all_in_memory() {
    let folder = Folder::new();
    let register = fs::read_to_string(REGISTER).unwrap();
    let swallowed = format!("{register}1;\"{}", "x".repeat(6 << 20));
    let outcome = gap(&folder.put("slukt.csv", swallowed), PLAN);
    assert_refused(&outcome, "quote-unclosed");
    let line = register.lines().count() + 1;
    assert!(outcome.messages.contains(&format!("slukt.csv:{line}:")), "{}", outcome.messages);
}

#[test]
fn a_plan_nested_without_end_is_refused() {
    let folder = Folder::new();
    let plan = format!("[plan]\nnavn = \"x\"\n[[krav]]\nkompetanse = {}\n", "[".repeat(100_000));
    let outcome = gap(REGISTER, &folder.put("plan.toml", plan));
    assert_eq!((outcome.status, outcome.output.as_str()), (3, ""), "{}", outcome.messages);
}

#[test]
fn a_plan_without_categories_that_can_be_read_is_checked() {
    let folder = Folder::new();
    let plan = fs::read_to_string("examples/lillevik/plan.toml").unwrap();
    for broken in ["[[kategorix]]", "[[kategori]]\nid = 3"] {
        let plan = folder.put("plan.toml", plan.replace("[[kategori]]", broken));
        let asked = ["sjekk", "examples/lillevik/register.csv", "--plan", &plan, "--dato", "2026-11-21"];
        let outcome = kompetanse(&asked);
        assert_eq!(outcome.status, 3, "{}", outcome.messages);
        assert!(
            outcome.output.contains("[plan-") || outcome.output.contains("plan.toml"),
            "{}",
            outcome.output
        );
    }
}
