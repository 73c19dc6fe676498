//! What of a register is in doubt is said in every report of it, whatever the format, for messages are gone by then.

use crate::support::kompetanse;
use kompetanse::finding::{Code, Severity};
use kompetanse::language::Language;
use kompetanse::report::finding::{remedy_without_values, without_values};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Kari and Eva hold it. Per's position is written with an O, and so he is in no figure. Eva's second row has her colleague's
/// name where a level should stand, and the other file ends within a row.
const ONE: &str = "\
Ansattnummer;Navn;Fødselsår;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Reell;Gyldig til
0101;Kari Vik;1980;Hjemmetjenesten;Sykepleier;100;HLR;ja;4;
0102;Per Lund;1985;Hjemmetjenesten;Sykepleier;5O;HLR;ja;3;
0103;Eva Dahl;1990;Hjemmetjenesten;Helsefagarbeider;80;HLR;ja;3;
0103;Eva Dahl;1990;Hjemmetjenesten;Helsefagarbeider;80;Ernæring;ja;Kari Vik;
";

const TWO: &str = "\
Ansattnummer;Navn;Fødselsår;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Reell;Gyldig til
0201;Ida Moe;1975;Sykehjem;Sykepleier;100;HLR;ja;4;
0202;Nils Lie;1988;Sykehjem;Sykepleier;100;HLR";

const PLAN: &str = "\
[plan]
fra = 2026
til = 2030
[[kategori]]
id = 'basis'
navn = 'Basiskompetanse'
[[kompetanse]]
id = 'hlr'
navn = 'HLR'
kategori = 'basis'
[[kompetanse]]
id = 'ernaring'
navn = 'Ernæring'
kategori = 'basis'
[[krav]]
id = 'hlr'
kompetanse = 'hlr'
antall = 4
krever = 'formell'
[[tiltak]]
id = 'kurs'
navn = 'Kurs i HLR'
kompetanse = 'hlr'
type = 'formell'
kostnad = 1000
plasser = 1
[okonomi]
ramme = { 2026 = 1000 }
[framskriving]
horisont = 1
";

/// A folder with the files of a case.
struct Case(TempDir);

impl Case {
    fn of(files: &[(&str, &str)]) -> Self {
        let place = tempfile::tempdir().expect("a folder");
        fs::create_dir(place.path().join("register")).expect("a folder in it");
        fs::write(place.path().join("plan.toml"), PLAN).expect("a plan");
        for (name, text) in files {
            fs::write(place.path().join("register").join(name), text).expect("a file");
        }
        Self(place)
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().expect("a path in UTF-8").to_owned()
    }

    /// Returns what a command writes, quietly.
    fn asked(&self, command: &[&str], more: &[&str]) -> String {
        let (register, plan) = (self.path("register"), self.path("plan.toml"));
        let rest = [register.as_str(), "--plan", plan.as_str(), "--dato", "2026-11-21", "-q"];
        let outcome = kompetanse(&[command, &rest[..], more].concat());
        assert_eq!(outcome.status, 0, "{command:?}: {}", outcome.messages);
        outcome.output
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.asked(command, &["--format", "json"])).expect("JSON")
    }
}

const FAULTY: [(&str, &str); 2] = [("en.csv", ONE), ("to.csv", TWO)];

/// Every question about one register.
const QUESTIONS: [&[&str]; 8] = [
    &["gap"],
    &["forklar", "hlr"],
    &["behov"],
    &["tiltak"],
    &["framskriv"],
    &["utlop"],
    &["arshjul"],
    &["rapport"],
];

#[test]
fn what_is_in_doubt_is_as_counted_by_hand() {
    let case = Case::of(&FAULTY);
    let gap = case.json(&["gap"]);
    let in_file = |code: &str, file: &str, rows: Option<u64>| {
        let place = Path::new(&case.path("register")).join(file);
        json!({"code": code, "places": [place.to_str()], "rows": rows})
    };
    let expected = json!([
        in_file("file-cut", "to.csv", None),
        in_file("fraction-not-number", "en.csv", Some(1)),
        in_file("level-unknown", "en.csv", Some(1)),
    ]);
    assert_eq!(gap["doubts"], expected);
    assert_eq!(gap["register"]["rows"]["rejected"], 1);
    // Kari, Eva and Ida hold it; Nils' row is cut before it says so, and Per is nobody.
    assert_eq!((&gap["gaps"][0]["formal"], &gap["gaps"][0]["gap"]), (&json!(3), &json!(1)));
}

#[test]
fn every_report_says_it_and_names_nobody() {
    let case = Case::of(&FAULTY);
    for question in QUESTIONS {
        for format in ["tabell", "md", "html"] {
            let report = case.asked(question, &["--format", format]);
            let head = "1 rad er avvist og er ikke med i noe tall · 3 forbehold om registeret";
            for said in [head, "Stillingsprosenten er ikke et tall", "Filen slutter midt i en rad", "en.csv"]
            {
                let report = report.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(report.contains(said), "{question:?} {format}: {said}\n{report}");
            }
            assert!(!report.contains("Kari Vik"), "{question:?} {format}: {report}");
        }
        assert_eq!(case.json(question)["doubts"], case.json(&["gap"])["doubts"], "{question:?}");
        let rows = case.asked(question, &["--format", "csv", "--tabell", "doubts"]);
        assert_eq!(rows.lines().count(), 4, "{question:?}: {rows}");
    }
}

#[test]
fn a_workbook_has_a_sheet_of_it() {
    let case = Case::of(&FAULTY);
    let file = case.path("gap.xlsx");
    case.asked(&["gap"], &["-o", &file]);
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&file).expect("a workbook");
    let sheets = calamine::Reader::sheet_names(&workbook);
    let sheet = sheets.iter().find(|name| name.starts_with("Forbehold")).expect("a sheet");
    let range = calamine::Reader::worksheet_range(&mut workbook, sheet).expect("a sheet");
    let text: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
    assert!(text.iter().any(|cell| cell.starts_with("Stillingsprosenten er ikke et tall")), "{text:?}");
}

#[test]
fn an_evaluation_says_it_of_both_dates() {
    let case = Case::of(&FAULTY);
    let (plan, register) = (case.path("plan.toml"), case.path("register"));
    let before = case.path("for.csv");
    fs::write(&before, ONE.replace(";5O;", ";50;")).expect("a file");
    let dates = ["--dato-for", "2025-11-21", "--dato", "2026-11-21", "-q", "--format", "json"];
    let asked = ["evaluer", &before, &register, "--plan", &plan];
    let outcome = kompetanse(&[&asked[..], &dates].concat());
    let answer: Value = serde_json::from_str(&outcome.output).expect("JSON");
    let rows: Vec<(&str, Option<u64>)> = answer["doubts"]
        .as_array()
        .expect("doubts")
        .iter()
        .map(|doubt| (doubt["code"].as_str().unwrap_or_default(), doubt["rows"].as_u64()))
        .collect();
    assert_eq!(rows, [("file-cut", None), ("fraction-not-number", Some(1)), ("level-unknown", Some(2))]);
}

#[test]
fn a_register_without_faults_leaves_nothing_in_doubt() {
    let clean = ONE.replace(";5O;", ";50;").replace(";ja;Kari Vik;", ";ja;3;");
    let case = Case::of(&[("en.csv", &clean)]);
    for question in QUESTIONS {
        assert_eq!(case.json(question)["doubts"], json!([]), "{question:?}");
        assert!(!case.asked(question, &["--format", "md"]).contains("orbehold"), "{question:?}");
    }
    assert_eq!(case.asked(&["gap"], &["--format", "csv", "--tabell", "doubts"]).lines().count(), 1);
}

/// Plans are warned of to those who write them, and what cannot be assessed is said on its row.
#[test]
fn what_is_of_no_register_is_no_doubt() {
    let case = Case::of(&[("en.csv", &ONE.replace(";5O;", ";50;").replace(";ja;Kari Vik;", ";ja;3;"))]);
    let plan = PLAN.replace("antall = 4", "antall = 4\nstilling = 'Vernepleier'");
    fs::write(case.path("plan.toml"), plan).expect("a plan");
    assert_eq!(case.json(&["gap"])["doubts"], json!([]));
}

#[test]
fn every_warning_of_a_register_is_whole_without_what_stood_there() {
    let of_registers =
        Code::ALL.iter().filter(|code| code.severity() == Severity::Warning && code.is_of_register());
    let mut told = 0;
    for code in of_registers {
        for language in Language::ALL {
            let (what, remedy) = (without_values(*code, language), remedy_without_values(*code, language));
            for text in [&what, &remedy] {
                let odd = ["«»", "“”", "{", "⟨", "  ", " .", ": .", "()", " ;"];
                let is_broken = odd.iter().any(|odd| text.contains(odd));
                assert!(text.ends_with(['.', '?']) && !is_broken, "{}: {text}", code.text());
            }
            assert!(!what.contains(['«', '“']), "{}: {what}", code.text());
            told += 1;
        }
    }
    assert!(told >= 60, "{told}");
}

/// Per has a position, though nobody can read how large it is: he is not without one.
#[test]
fn an_explanation_says_whose_row_is_rejected_and_who_has_no_position() {
    let left = "0104;Siv Ås;1970;Hjemmetjenesten;Sykepleier;100;HLR;ja;3;\n";
    let ended = ONE.replace("Gyldig til", "Gyldig til;Sluttdato") + &left.replace(";3;", ";3;;31.12.2025");
    let case = Case::of(&[("en.csv", &ended)]);
    let scope = &case.json(&["forklar", "hlr"])["explanations"][0]["scope"];
    assert_eq!((&scope["counted"]["persons"], &scope["rejected"]), (&json!(2), &json!(1)));
    assert_eq!(scope["not_active"], 1);
    // Whoever has a row that could be read counts by it.
    let twice = ONE.to_owned() + "0102;Per Lund;1985;Sykehjem;Sykepleier;20;HLR;ja;3;\n";
    let scope = &Case::of(&[("en.csv", &twice)]).json(&["forklar", "hlr"])["explanations"][0]["scope"];
    assert_eq!((&scope["counted"]["persons"], &scope["rejected"]), (&json!(3), &json!(0)));
}

/// A file may be called by somebody's fødselsnummer.
#[test]
fn no_national_id_is_said_of_a_file() {
    let case = Case::of(&[("01817412345.csv", ONE)]);
    let said = case.json(&["gap"])["doubts"].to_string();
    assert!(said.contains("•••••••••••.csv") && !said.contains("01817412345"), "{said}");
    let table = case.asked(&["gap"], &["--format", "csv", "--tabell", "doubts"]);
    assert!(table.contains("•••••••••••.csv") && !table.contains("01817412345"), "{table}");
}
