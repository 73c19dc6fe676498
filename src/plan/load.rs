//! Files to a plan: what each builds on first, each once.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::beside::{beside, tidy};
use super::entries::{self, Entries};
use super::kinds::Heading;
use super::reader::Placed;
use super::resolve::resolve;
use super::tree::Table;
use super::workbook::{self, LARGEST};
use super::{cell, syntax};
use crate::finding::{Code, Finding, Severity};
use crate::model::plan::Plan;
use crate::origin::{Column, Origin};
use crate::source::{Input, is_workbook};

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

/// Returns the tree of a file on disk, as far as it can be read.
pub(super) fn tree(path: &Path) -> Table {
    let mut loader = Loader::new(Store::Disk);
    let file = Origin::file(path.to_string_lossy().as_ref());
    loader.store.read(path).map(|bytes| loader.read(path, &file, &bytes)).unwrap_or_default()
}

/// Returns the first bytes of a file.
fn read_at_most(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where files are.
enum Store<'s> {
    Disk,
    Memory(&'s [(&'s str, &'s str)]),
}

impl Store<'_> {
    fn read(&self, path: &Path) -> Result<Vec<u8>, Code> {
        match self {
            Store::Disk => match read_at_most(path, LARGEST + 1) {
                Ok(bytes) if bytes.len() as u64 > LARGEST => Err(Code::PlanTooLarge),
                Ok(bytes) => Ok(bytes),
                Err(error) => Err(match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidInput => {
                        Code::PlanNotFound
                    }
                    _ => Code::FileUnreadable,
                }),
            },
            Store::Memory(files) => {
                let named = files.iter().find(|(name, _)| tidy(Path::new(name)) == tidy(path));
                named.map(|(_, text)| text.as_bytes().to_vec()).ok_or(Code::PlanNotFound)
            }
        }
    }

    /// Returns a file to be read as a workbook, from where it is: somebody may have it open.
    fn input(&self, path: &Path, shown: &Origin, bytes: &[u8]) -> Input {
        match self {
            Store::Disk => Input::File(path.to_owned()),
            Store::Memory(_) => Input::Bytes { name: shown.file.clone(), bytes: bytes.into() },
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

/// Reads files, and remembers which.
struct Loader<'s> {
    store: Store<'s>,
    /// The files read, and those being read, with the plans that they build on.
    known: HashMap<PathBuf, State>,
    files: Vec<Origin>,
    /// The sheets of those that are workbooks, and where the headings of sheets are.
    sheets: Vec<Origin>,
    headings: Vec<(Heading, Origin)>,
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
            sheets: Vec::new(),
            headings: Vec::new(),
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
        let root = self.read(path, &file, &bytes);
        let entries = entries::read(&root, &mut self.found);
        for below in entries.settings.builds_on.value().into_iter().flatten() {
            let [path, shown] = [path, shown].map(|from| beside(from, &below.value));
            self.visit(&path, &tidy(&shown), Some(below));
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

    /// Returns the tree of a file, of whatever form it is.
    fn read(&mut self, path: &Path, file: &Origin, bytes: &[u8]) -> Table {
        if is_workbook(bytes) {
            let document = workbook::read(file, self.store.input(path, file, bytes));
            self.syntax.extend(document.findings);
            self.sheets.extend(document.sheets);
            self.headings.extend(document.headings);
            return document.root;
        }
        if let Some(kind) = not_text(bytes) {
            let finding = Finding::new(Code::PlanSyntax).at(file.clone()).expected(["TOML"]);
            self.syntax.push(Finding { seen: kind.map(str::to_owned), ..finding });
            return Table::default();
        }
        let text = decode(file, bytes, &mut self.syntax);
        let document = syntax::read(file, &text);
        self.syntax.extend(document.findings);
        self.faulty.extend(document.faulty.into_iter().map(|line| (file.clone(), line)));
        document.root
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
            let place = self.files.last().map(|file| place_of_requirements(file, &self.sheets));
            findings.push(Finding { place, ..Finding::new(Code::PlanWithoutRequirements) });
        }
        let in_cell = |finding| workbook::in_cell(cell::suited(finding), &self.headings);
        let mut findings: Vec<Finding> = findings.into_iter().map(in_cell).collect();
        sort(&mut findings, &self.files, &self.sheets);
        Reading { plan, findings }
    }
}

/// Returns where a file would have its requirements: the file, or a sheet of it.
fn place_of_requirements(file: &Origin, sheets: &[Origin]) -> Origin {
    let is_workbook = sheets.iter().any(|sheet| sheet.file == file.file);
    Origin { sheet: is_workbook.then(|| "krav".into()), ..file.clone() }
}

fn is_faulty(place: &Origin, faulty: &BTreeSet<(Origin, u32)>) -> bool {
    place.line.is_some_and(|line| faulty.contains(&(Origin::file(place.file.clone()), line)))
}

fn stem(file: &Origin) -> String {
    Path::new(file.file.as_ref()).file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Sorts findings by file, in the order of the files, and place.
fn sort(findings: &mut [Finding], files: &[Origin], sheets: &[Origin]) {
    findings.sort_by_key(|finding| {
        let place = finding.place.as_ref();
        let file = place.and_then(|place| files.iter().position(|file| file.file == place.file));
        let is_sheet =
            |place: &Origin, sheet: &Origin| (&sheet.file, &sheet.sheet) == (&place.file, &place.sheet);
        let sheet = place.and_then(|place| sheets.iter().position(|sheet| is_sheet(place, sheet)));
        let column = match place.and_then(|place| place.column.as_ref()) {
            Some(Column::Character(at)) => Some(*at),
            Some(Column::Table { number, .. }) => Some(*number),
            None => None,
        };
        (file.unwrap_or(files.len()), sheet, place.and_then(|place| place.line), column, finding.code)
    });
}

/// Returns what kind of file it is that is not text, where that is known; nothing where it is text.
fn not_text(bytes: &[u8]) -> Option<Option<&'static str>> {
    let kind = bytes.starts_with(b"%PDF").then_some("PDF");
    let is_binary = Encoding::for_bom(bytes).is_none() && bytes.contains(&0);
    (kind.is_some() || is_binary).then_some(kind)
}

/// Returns a file's text; what is not UTF-8 is reported, and read as well as may be.
pub(super) fn decode(file: &Origin, bytes: &[u8], found: &mut Vec<Finding>) -> String {
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
    use proptest::prelude::*;

    use super::*;
    use crate::model::plan::{Basis, Per, Requires};
    use crate::plan::testing::{BASE, fixture, told};

    #[test]
    fn plans_without_faults_load_without_findings() {
        for name in ["list.toml", "matrix.toml", "every-key.toml", "nynorsk.toml"] {
            let reading = fixture(name);
            assert_eq!(told(&reading.findings), Vec::<String>::new(), "{name}");
            assert!(reading.is_usable());
        }
    }

    #[test]
    fn every_key_is_read() {
        let plan = fixture("every-key.toml").plan;
        assert_eq!(plan.about.case_number.as_deref(), Some("PS 45/19"));
        assert_eq!(plan.about.adopted.map(|date| date.to_string()).as_deref(), Some("2019-09-25"));
        assert_eq!((plan.vulnerable_at, plan.scale.standard), (1, 2));
        assert_eq!(plan.competences[0].implies.len(), 2);
        assert!(plan.competences[0].undated_is_valid && !plan.competences[1].undated_is_valid);
        assert_eq!(plan.competences[1].formal_from.codes[0].text, "7174");
        assert_eq!((plan.units[0].name.as_str(), plan.units[1].parent), ("Hjemmetjenesten", Some(0)));
        let ids: Vec<_> = plan.requirements.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "kreft-hjemme",
                "fag-hjemmetjenesten-hjemmetjenesten-nord-overste",
                "sykepleier-helsefagarbeider",
                "bemanning",
                "sykepleier"
            ]
        );
    }

    #[test]
    fn nynorsk_says_the_same() {
        let plan = fixture("nynorsk.toml").plan;
        let requirement = &plan.requirements[0];
        assert_eq!((requirement.per, requirement.requires), (Per::Lowest, Requires::Either));
        assert_eq!((requirement.basis, requirement.level), (Basis::Fte, 2));
        assert!(requirement.follows_demand);
        assert_eq!(plan.about.goals, ["Rett kompetanse"]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let told = told(&fixture("faults.toml").findings);
        let expected: Vec<&str> = FAULTS.lines().collect();
        assert_eq!(told, expected);
    }

    const FAULTS: &str = r#"faults.toml:2:8 plan-value-kind <2026> ["2026"]
faults.toml:4:7 plan-value-range <2026> [≥ 2038] see faults.toml:3:7
faults.toml:5:11 plan-date-form <25.09.2019> [2019-09-25]
faults.toml:6:1 plan-key-unknown <revidert> [revideres]
faults.toml:7:13 plan-not-found <mangler.toml>
faults.toml:8:11 plan-word-unknown <kanskje> [gyldig | ugyldig]
faults.toml:11:7 plan-value-range <-1> [0–1000]
faults.toml:15:17 plan-value-range <5> [0–4]
faults.toml:16:8 plan-value-range <2> [5]
faults.toml:17:25 plan-value-range <7> [0–4]
faults.toml:20:17 plan-value-kind <7> [["7"]]
faults.toml:27:6 plan-id-twice <fag> see faults.toml:23:6
faults.toml:37:12 plan-category-unknown <fagg> [fag]
faults.toml:39:14 plan-value-range <0> [1–1200]
faults.toml:40:23 plan-competence-unknown <sykepleir> [vernepleier | sykepleier]
faults.toml:44:8 plan-name-twice <SYKEPLEIER> see faults.toml:35:6
faults.toml:45:1 plan-key-twice <namn> see faults.toml:44:1
faults.toml:47:17 plan-key-unknown <koder> [stilling | stillingskode | utdanning | autorisasjon]
faults.toml:47:47 plan-value-kind <7174> ["7174"]
faults.toml:49:1 plan-key-missing [id]
faults.toml:59:9 plan-unit-cycle <Helse> see faults.toml:61:1
faults.toml:67:14 plan-competence-unknown <Sykepleier natt> [vernepleier | sykepleier]
faults.toml:68:12 plan-subject-twice <fag> see faults.toml:67:14
faults.toml:69:10 plan-value-range <2.5> [3]
faults.toml:70:1 plan-amount-count <arsverk> [antall | arsverk | andel | andel_arsverk] see faults.toml:69:1
faults.toml:73:6 plan-id-twice <a> see faults.toml:66:6
faults.toml:74:12 plan-category-empty <tom>
faults.toml:75:11 plan-decimal-comma <1,5> [1.5]
faults.toml:76:10 plan-word-unknown <formel> [formell | real | begge | enten]
faults.toml:77:8 plan-value-range <5> [0–4]
faults.toml:78:16 plan-value-range <6> [1–5]
faults.toml:80:1 plan-share-of-everybody <andel> [kompetanse | kategori]
faults.toml:82:9 plan-value-range <120> [0–100]
faults.toml:83:1 plan-key-unquoted <årsverk> ["årsverk" | arsverk]
faults.toml:83:1 plan-amount-count <årsverk> [antall | arsverk | andel | andel_arsverk] see faults.toml:82:1
faults.toml:85:1 plan-amount-count [antall | arsverk | andel | andel_arsverk]
faults.toml:87:14 plan-value-range <[]> [["…"]]
faults.toml:88:7 plan-word-unknown <lavest> [laveste | overste]
faults.toml:89:16 plan-value-kind <"ja"> [true]
faults.toml:93:12 plan-key-unknown <26> [2026]
faults.toml:93:20 plan-value-range <2300> [1900–2200]
faults.toml:93:37 plan-value-kind <"4"> [4]
faults.toml:97:13 plan-value-range <""> ["…"]
faults.toml:98:10 plan-syntax <to> ["to"]
faults.toml:100:1 plan-id-twice <vernepleier-antall> [id = "…"] see faults.toml:95:1
faults.toml:102:10 plan-syntax <007> [7 | "007"]
faults.toml:104:1 plan-key-missing [id]
faults.toml:104:1 plan-key-missing [kompetanse]
faults.toml:104:1 plan-key-missing [gir]
faults.toml:105:1 plan-key-unknown <kostnader> [kostnad]
faults.toml:107:1 plan-syntax <[[krav]> [[[krav]]]
faults.toml:109:9 plan-syntax <Natt> ["Natt"]
faults.toml:112:1 plan-syntax <[arshjul]> [[[arshjul]]]
faults.toml:112:1 plan-key-missing [aktivitet]"#;

    fn memory(files: &[(&str, &str)]) -> Vec<String> {
        told(&parse(files).findings)
    }

    #[test]
    fn what_a_plan_builds_on_comes_first_and_once() {
        let department = "[plan]\nbygger_pa = ['..\\a.toml', \"b.toml\"]\n[[krav]]\nantall = 2\n";
        let b = "[plan]\nbygger_pa = \"../a.toml\"\nnavn = \"B\"\n";
        let files = [("x/d.toml", department), ("x/b.toml", b), ("a.toml", BASE)];
        let reading = parse(&files);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        assert_eq!(reading.plan.files, ["a.toml", "x/b.toml", "x/d.toml"]);
        assert_eq!(reading.plan.name, "B");
    }

    #[test]
    fn a_ring_is_told_where_it_closes() {
        let files =
            [("a.toml", "[plan]\nbygger_pa = \"b.toml\""), ("b.toml", "[plan]\nbygger_pa = [\"./a.toml\"]")];
        assert_eq!(memory(&files), ["b.toml:2:14 plan-ring <./a.toml>"]);
    }

    #[test]
    fn a_plan_that_is_not_there_is_told() {
        let there = std::path::PathBuf::from("nowhere/plan.toml");
        let told_of = |paths: &[PathBuf]| told(&load(paths).findings);
        assert_eq!(told_of(&[there]), ["plan.toml plan-not-found"]);
        assert_eq!(told_of(&[]), [" plan-not-found"]);
    }

    #[test]
    fn a_plan_without_requirements_is_of_no_use() {
        assert_eq!(memory(&[("p", "")]), ["p plan-without-requirements"]);
        assert_eq!(memory(&[("p", "x = 1")]).len(), 1);
    }

    #[test]
    fn the_file_gives_the_name_that_the_plan_does_not() {
        assert_eq!(parse(&[("x/helseplan.toml", "[[krav]]\nantall = 1")]).plan.name, "helseplan");
    }

    #[test]
    fn other_encodings_are_told_and_read_nevertheless() {
        let file = Origin::file("p");
        let mut found = Vec::new();
        assert_eq!(decode(&file, b"a\r\nn = \"Gr\xf8nn\"", &mut found), "a\r\nn = \"Grønn\"");
        assert_eq!(decode(&file, b"\xff\xfea\0", &mut found), "a");
        assert_eq!(decode(&file, b"\xef\xbb\xbfa", &mut found), "a");
        assert_eq!(
            told(&found),
            ["p:2:8 plan-syntax <windows-1252> [UTF-8]", "p:1:1 plan-syntax <UTF-16LE> [UTF-8]"]
        );
    }

    #[test]
    fn a_file_that_is_no_text_is_one_fault() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        for bytes in [&b"%PDF-1.7\n\xe5"[..], b"\x7fELF\0\0\n=\n"] {
            std::fs::write(&path, bytes).unwrap();
            let findings = load(std::slice::from_ref(&path)).findings;
            let told: Vec<_> = findings.iter().map(|finding| (finding.code, &*finding.expected)).collect();
            assert_eq!(told, [(Code::PlanSyntax, &["TOML".to_owned()][..])]);
        }
    }

    #[test]
    fn a_file_that_is_like_a_workbook_and_is_none_is_one_fault() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.docx");
        std::fs::write(&path, b"PK\x03\x04\n[krav]\n").unwrap();
        let findings = load(&[path]).findings;
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::WorkbookDamaged]);
    }

    #[test]
    fn a_misspelt_amount_is_one_fault() {
        let told = memory(&[("p", "[[krav]]\nantal = 2\n[[krav]]\nantall = \"60 %\"\n")]);
        assert_eq!(
            told,
            [
                "p:2:1 plan-key-unknown <antal> [antall | andel]",
                "p:4:10 plan-value-kind <\"60 %\"> [antall = 60]"
            ]
        );
    }

    #[test]
    fn windows_line_ends_move_no_place() {
        let told = memory(&[("p", "[plan]\r\nfra = 1\r\n\r\n[[krav]]\r\nantall = 2\r\nfoo = 1\r\n")]);
        assert_eq!(told[0], "p:2:7 plan-value-range <1> [1900–2200]");
        assert!(told[1].starts_with("p:6:1 plan-key-unknown"), "{told:?}");
    }

    #[test]
    fn a_single_table_where_several_are_meant_is_still_read() {
        let told = memory(&[("p", "[krav]\nantall = 2\nfoo = 1\n[[plan]]\nfra = 2\n")]);
        assert_eq!(told[0], "p:1:1 plan-syntax <[krav]> [[[krav]]]");
        assert_eq!(told.len(), 3, "{told:?}");
    }

    #[test]
    fn what_happens_to_stand_wrong_anywhere_is_no_panic() {
        for name in ["faults.toml", "outlook-faults.toml", "measure-faults.toml", "every-key.toml"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plan").join(name);
            let text = std::fs::read_to_string(path).unwrap();
            let ends = text.char_indices().map(|(at, _)| at).step_by(13);
            ends.for_each(|end| drop(parse(&[("p", &text[..end])])));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_text_is_a_panic(text in any::<String>(), bytes in any::<Vec<u8>>()) {
            parse(&[("p", &text)]);
            crate::plan::parse_workfile("p", &text);
            decode(&Origin::file("p"), &bytes, &mut Vec::new());
        }

        #[test]
        fn no_text_that_looks_like_a_plan_is_a_panic(
            words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60),
        ) {
            parse(&[("p", &words.concat()), ("q", &words.iter().rev().copied().collect::<String>())]);
        }
    }

    const WORDS: &[&str] = &[
        "[plan]\n",
        "[[krav]]\n",
        "[[kompetanse]]\n",
        "[[enhet]]\n",
        "[[kategori]]\n",
        "[skala]\n",
        "[framskriving]\n",
        "[framskriving.avgang]\n",
        "[[scenario]]\n",
        "[[tiltak]]\n",
        "[okonomi]\n",
        "[[arshjul]]\n",
        "ramme",
        "forutsetter",
        "maned",
        "type = \"formell\"\n",
        "kompetanse = \"a\"\n",
        "{ kompetanse = \"a\", real = 2 }",
        "avgang",
        "avgang_faktor",
        "behov",
        "fil",
        "region",
        "alder",
        "sannsyn",
        "{ 20 = 25 }",
        "{ 2026 = 2, fil = 'a' }",
        "80-105",
        "\"80+\"",
        "0301",
        "id",
        "navn",
        "under",
        "kompetanse",
        "gir",
        "antall",
        "årsverk",
        "niva",
        " = ",
        "=",
        "\"a\"",
        "\"b\"",
        "\"a / b\"",
        "3,5",
        "1.1.2026",
        "2026",
        "{ 2026 = 2 }",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\r\n",
        "\n",
        "\"",
        "'",
        "#",
        "\"\"\"",
        "å",
        "-",
        ".",
        "007",
        "bygger_pa = \"p\"\n",
        "id = \"a\"\n",
        "navn = \"a\"\n",
        "under = \"b\"\n",
    ];
}
