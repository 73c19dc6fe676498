//! A plan as a workbook says what it says as TOML: written, edited by people, converted, and back again.

use crate::support::{frozen, kompetanse};
use kompetanse::language::Language;
use kompetanse::model::plan::Plan;
use kompetanse::plan::{Reading, load};
use kompetanse::report::finding::message;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// Runs the program, and expects that it does what it is asked to.
fn done(arguments: &[&str]) {
    let outcome = kompetanse(arguments);
    assert_eq!(outcome.status, 0, "{arguments:?}: {}", outcome.messages);
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Returns the plan of a file that has no faults.
fn plan(path: &Path) -> Plan {
    let reading = load(&[path.to_owned()]);
    assert!(reading.is_usable(), "{}: {:#?}", path.display(), reading.findings);
    reading.plan
}

/// Returns what plans say, without the places in which they say it.
pub fn without_places(plan: &Plan) -> String {
    let plan = Plan { files: Vec::new(), ..plan.clone() };
    let shown = format!("{plan:#?}");
    let mut kept = String::new();
    let mut lines = shown.lines();
    while let Some(line) = lines.next() {
        if line.ends_with("Origin {") {
            let end = format!("{}}},", &line[..line.len() - line.trim_start().len()]);
            lines.by_ref().find(|line| *line == end);
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Every plan of the examples and the fixtures that can be used.
fn plans() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for pattern in [
        "examples/lillevik/plan.toml",
        "examples/fjordvik/temaplan.toml",
        "examples/fjordvik/avdelinger/*.toml",
        "fixtures/cases/*/*/plan.toml",
        "fixtures/plan/every-key.toml",
        "fixtures/plan/nynorsk.toml",
        "fixtures/plan/list.toml",
        "fixtures/plan/matrix.toml",
    ] {
        let before = found.len();
        found.extend(glob::glob(pattern).unwrap().map(Result::unwrap));
        assert!(found.len() > before, "no plan is {pattern}");
    }
    found
}

/// Copies a plan to a folder of its own, with those that it may build on.
fn copied(plan: &Path, folder: &Path) -> PathBuf {
    let above = plan.parent().unwrap();
    let place = folder.join("a/b");
    fs::create_dir_all(&place).unwrap();
    for (from, to) in [(above, place.clone()), (above.parent().unwrap(), folder.join("a"))] {
        for beside in glob::glob(text(&from.join("*.toml"))).unwrap().map(Result::unwrap) {
            fs::copy(&beside, to.join(beside.file_name().unwrap())).unwrap();
        }
    }
    place.join(plan.file_name().unwrap())
}

/// Holds a plan against the workbook made of it, and what is made of that; returns the workbook.
fn there_and_back(toml: &Path) -> PathBuf {
    let with = |ending: &str| toml.with_extension(ending);
    let (book, first, second) = (with("again.xlsx"), with("1.toml"), with("2.toml"));
    done(&["ny", "plan", "--av", text(toml), "-o", text(&book)]);
    assert_eq!(without_places(&plan(toml)), without_places(&plan(&book)), "{}", toml.display());
    done(&["ny", "plan", "--av", text(toml), "-o", text(&first)]);
    done(&["ny", "plan", "--av", text(&book), "-o", text(&second)]);
    assert_eq!(fs::read_to_string(&first).unwrap(), fs::read_to_string(&second).unwrap());
    assert_eq!(without_places(&plan(toml)), without_places(&plan(&first)), "{}", toml.display());
    book
}

#[test]
fn every_plan_is_the_same_as_a_workbook_and_back() {
    for toml in plans() {
        let folder = tempfile::tempdir().unwrap();
        there_and_back(&copied(&toml, folder.path()));
    }
}

#[test]
fn every_language_has_its_keys_in_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let every = copied(Path::new("fixtures/plan/every-key.toml"), folder.path());
    for language in LANGUAGES {
        for ending in ["toml", "xlsx"] {
            let path = every.with_file_name(format!("{language}.{ending}"));
            done(&["ny", "plan", "--av", text(&every), "--sprak", language, "-o", text(&path)]);
            assert_eq!(without_places(&plan(&every)), without_places(&plan(&path)));
        }
    }
    assert!(fs::read_to_string(every.with_file_name("nn.toml")).unwrap().contains("[[eining]]\nnamn"));
}

#[test]
fn plans_to_start_from_are_the_same_as_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        for from in [&[][..], &["--fra", "examples/fjordvik/register.csv"]] {
            let path = |ending: &str| folder.path().join(format!("{language}-{}.{ending}", from.len()));
            for ending in ["toml", "xlsx"] {
                let place = path(ending);
                done(&[&["ny", "plan", "--sprak", language, "-o", text(&place)], from].concat());
                assert!(load(&[place]).findings.is_empty());
            }
            let [toml, book] = ["toml", "xlsx"].map(|ending| plan(&path(ending)));
            assert_eq!(without_places(&toml), without_places(&book));
            there_and_back(&path("toml"));
        }
    }
}

/// Returns the names of the sheets of a workbook, and the words of the first row of each.
fn headings(path: &Path) -> Vec<(String, Vec<String>)> {
    use calamine::{DataType, Reader};
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let words = |range: calamine::Range<calamine::Data>| {
        range.rows().next().into_iter().flatten().filter_map(DataType::as_string).collect()
    };
    book.worksheets().into_iter().map(|(name, range)| (name, words(range))).collect()
}

#[test]
fn every_key_of_a_plan_is_a_column() {
    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        let path = folder.path().join(format!("{language}.xlsx"));
        done(&["ny", "plan", "--sprak", language, "-o", text(&path)]);
        let sheets = headings(&path);
        assert!(sheets[0].0.starts_with('#'));
        let known = kompetanse::plan::headings();
        assert_eq!(sheets.len(), known.len() + 1);
        for ((key, all), (name, words)) in known.iter().zip(&sheets[1..]) {
            let is_read = |word: &&String| !word.starts_with('#');
            let words: Vec<&String> = words.iter().filter(is_read).collect();
            assert!(words.iter().all(|word| all.contains(word)), "{name}: {words:?}");
            // Of a key that nynorsk has a form of, one of the two.
            let nynorsk = all.iter().filter(|heading| language == "nn" && words.contains(heading)).count();
            let bokmal = all.iter().filter(|heading| words.contains(heading)).count();
            assert_eq!(nynorsk.max(bokmal), words.len(), "{key}");
        }
        let of = |key: &str| sheets.iter().find(|(name, _)| name == key).map(|(_, words)| words.len());
        assert_eq!((of("krav"), of("tiltak"), of("framskriving")), (Some(15), Some(21), Some(12)));
        assert_eq!(of("eining").is_some(), language == "nn");
    }
}

#[test]
fn a_workbook_is_written_to_a_file_alone() {
    let outcome = kompetanse(&["ny", "plan", "--format", "xlsx"]);
    assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
    assert!(outcome.messages.contains("-o plan.xlsx"), "{}", outcome.messages);
    assert_eq!(kompetanse(&["ny", "plan", "-o", "plan.pdf"]).status, 2);
    assert!(kompetanse(&["ny", "plan", "--format", "toml"]).output.contains("[[krav]]"));
    let both = kompetanse(&["ny", "plan", "--fra", "a.csv", "--av", "b.toml"]);
    assert!(both.status == 2 && both.messages.contains("--av"), "{}", both.messages);
}

#[test]
fn a_faulty_plan_is_not_converted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    let outcome = kompetanse(&["ny", "plan", "--av", "fixtures/plan/faults.toml", "-o", text(&path)]);
    assert_eq!((outcome.status, path.exists()), (3, false));
    assert!(outcome.messages.contains("faults.toml:28:") || outcome.messages.contains("faults.toml:27:"));
}

#[test]
fn several_plans_become_one_that_says_what_they_say() {
    let folder = tempfile::tempdir().unwrap();
    for department in glob::glob("examples/fjordvik/avdelinger/*.toml").unwrap().map(Result::unwrap) {
        let below = copied(&department, folder.path());
        let above = folder.path().join("a/temaplan.toml");
        let both = load(&[above.clone(), below.clone()]);
        for ending in ["toml", "xlsx"] {
            let one = folder.path().join(format!("samlet.{ending}"));
            done(&["ny", "plan", "--av", text(&above), "--av", text(&below), "-o", text(&one)]);
            assert!(!fs::read_to_string(&one).is_ok_and(|text| text.contains("bygger_pa")));
            assert_eq!(without_places(&both.plan), without_places(&plan(&one)), "{}", below.display());
            fs::remove_file(one).unwrap();
        }
    }
}

#[test]
fn plans_in_both_forms_build_on_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let department = Path::new("examples/fjordvik/avdelinger/habilitering.toml");
    let below = copied(department, folder.path());
    let above = folder.path().join("a/temaplan.toml");
    let expected = without_places(&plan(&below));
    let book = above.with_extension("xlsx");
    done(&["ny", "plan", "--av", text(&above), "-o", text(&book)]);
    let own = fs::read_to_string(&below).unwrap();
    fs::write(&below, own.replace("../temaplan.toml", "../temaplan.xlsx")).unwrap();
    fs::remove_file(&above).unwrap();
    assert_eq!(expected, without_places(&plan(&below)));
    let book_below = below.with_extension("xlsx");
    done(&["ny", "plan", "--av", text(&below), "-o", text(&book_below)]);
    assert_eq!(expected, without_places(&plan(&book_below)));
    assert_eq!(expected, without_places(&load(&[book, below]).plan));
}

#[test]
fn a_plan_among_registers_is_the_plan_and_no_register() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::copy("examples/lillevik/register.csv", place("register.csv")).unwrap();
    done(&["ny", "plan", "--av", "examples/lillevik/plan.toml", "-o", text(&place("plan.xlsx"))]);
    done(&["ny", "plan", "-o", text(&place("utkast.xlsx"))]);
    let asked = |register: &str, plan: &[&str]| {
        let arguments = [&["gap", register, "--dato", "2026-11-21", "--format", "json"], plan].concat();
        let outcome = kompetanse(&arguments);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        serde_json::from_str::<serde_json::Value>(&outcome.output).unwrap()
    };
    let expected = asked("examples/lillevik/register.csv", &["--plan", "examples/lillevik/plan.toml"]);
    for register in [text(folder.path()), text(&place("register.csv")), text(&place("*"))] {
        let answer = asked(register, &[]);
        assert_eq!(answer["gaps"], expected["gaps"]);
        assert_eq!(answer["register"]["files"].as_array().unwrap().len(), 1);
        assert!(answer["plan"]["files"][0].as_str().unwrap().ends_with("plan.xlsx"));
    }
    fs::copy("examples/lillevik/plan.toml", place("plan.toml")).unwrap();
    let answer = asked(text(folder.path()), &[]);
    assert!(answer["plan"]["files"][0].as_str().unwrap().ends_with("plan.toml"));
}

#[test]
fn registers_are_not_taken_for_plans() {
    for pattern in ["fixtures/**/*.xls*", "fixtures/**/*.ods", "examples/**/*.xlsx"] {
        for path in glob::glob(pattern).unwrap().map(Result::unwrap) {
            if path.ends_with("plan-too-large/plan.xlsx") {
                continue;
            }
            assert!(!kompetanse::plan::is_plan(&path), "{}", path.display());
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.xlsx");
    let mut book = Book::new();
    book.sheet("Ansatte", &[&["Ansattnummer", "Enhet"], &["1", "Nord"]]);
    book.sheet("Enhet", &[&["Navn", "Under"], &["Nord", ""]]);
    book.0.save(&path).unwrap();
    assert!(!kompetanse::plan::is_plan(&path));
}

#[test]
fn what_can_be_chosen_is_suggested_and_nothing_is_forbidden() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    done(&["ny", "plan", "-o", text(&path)]);
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    // The sheet of explanations is the first, and krav the seventh of the tables.
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet8.xml").unwrap()).unwrap();
    for said in [
        "OFFSET(kompetanse!$A$2,",
        "OFFSET(enhet!$A$2,",
        "OFFSET(kategori!$A$2,",
        "\"laveste,overste\"",
        "\"ja,nei\"",
    ] {
        assert!(sheet.contains(said), "{said} is not in {sheet}");
    }
    assert!(sheet.contains("promptTitle=\"antall\"") && sheet.contains("state=\"frozen\""));
    assert!(!sheet.contains("showErrorMessage"));
}

/// A workbook being made by somebody.
pub struct Book(Workbook);

impl Book {
    pub fn new() -> Self {
        Self(Workbook::new())
    }

    /// Adds a sheet of texts, row by row.
    pub fn sheet(&mut self, name: &str, rows: &[&[&str]]) -> &mut Worksheet {
        let sheet = self.0.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0u32..).zip(rows) {
            for (column, cell) in (0u16..).zip(*cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, *cell).unwrap();
                }
            }
        }
        sheet
    }

    /// Reads it as a plan, by the name `plan.xlsx`.
    pub fn read(mut self) -> Reading {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.xlsx");
        self.0.save(&path).unwrap();
        let mut reading = load(std::slice::from_ref(&path));
        for finding in &mut reading.findings {
            for place in finding.place.iter_mut().chain(&mut finding.other) {
                place.file = "plan.xlsx".into();
            }
        }
        reading
    }
}

#[test]
fn a_workbook_is_read_as_people_make_it() {
    let mut book = Book::new();
    book.sheet("Ark1", &[]);
    book.sheet("# notater", &[&["Ring kommunalsjefen"]]);
    let plan = book.sheet(
        "Plan",
        &[
            &["# merknad", "Navn", "FRA", "til", "vedtatt", "Sårbar.ved", "Mål", "revideres"],
            &["# husk", "Vår plan", "", "2030", "25.9.2025", "1", "Ett", ""],
            &["", "", "", "", "", "", "To; tre"],
        ],
    );
    plan.write_number(1, 2, 2026).unwrap();
    let day = ExcelDateTime::from_ymd(2030, 1, 1).unwrap();
    plan.write_datetime_with_format(1, 7, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
    book.sheet("kategori ", &[&["navn", "id"], &[], &["Fagkompetanse", "fag"]]);
    let competences = book.sheet(
        "Kompetanse",
        &[
            &["navn", "", "formell fra.stillingskode", "kategori", "id", "alias", "# merknad", "Gyldig mnd"],
            &["Sykepleier", "", "", "FAG", "", "Spl\nSjukepleiar", "x"],
            &["# Lege", "", "", "fag", "lege"],
            &[],
            &["HLR", "", "7174; 0123", "fag", "hlr", "", "", "12"],
        ],
    );
    competences.write_number(1, 2, 7174).unwrap();
    competences.write_number(1, 4, 2026).unwrap();
    let merged = Format::new();
    let demands = book.sheet(
        "Krav",
        &[
            &["kompetanse", "antall", "årsverk", "andel", "andel.2030", "følger behov", "eining", "krev"],
            &["", "2026 = 2; 2030: 4", "", "", "", "Ja", "Nord", "Formell"],
            &["hlr", "", "3,5", "", "", "nei"],
            &["hlr; 2026", "", "", "", "", "", "", "anten"],
            &["[\"hlr\"]", "", "", "60 %"],
            &["hlr", "", "", "", "75"],
        ],
    );
    demands.write_number(1, 0, 2026).unwrap();
    demands.write_number_with_format(3, 3, 0.8, &Format::new().set_num_format("0 %")).unwrap();
    demands.write_boolean(3, 5, true).unwrap();
    demands.merge_range(4, 6, 5, 6, "Sør", &merged).unwrap();
    book.sheet("enhet", &[&["navn", "under"], &["Nord", ""], &["Sør", ""]]);
    book.sheet(
        "framskriving",
        &[&["avgang", "behov.2026", "behov.2030"], &["20 = 25", "100", "122,5"], &["62 = 18\n70 = 100"]],
    );
    let Reading { plan, findings } = book.read();
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!((plan.name.as_str(), plan.about.from, plan.about.to), ("Vår plan", Some(2026), Some(2030)));
    assert_eq!(plan.about.adopted.map(|day| day.to_string()).as_deref(), Some("2025-09-25"));
    assert_eq!(plan.about.revised.as_deref(), Some("2030-01-01"));
    assert_eq!((plan.about.goals.join("/").as_str(), plan.vulnerable_at), ("Ett/To/tre", 1));
    let ids: Vec<&str> = plan.competences.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["2026", "hlr"]);
    assert_eq!(plan.competences[0].aliases, ["Spl", "Sjukepleiar"]);
    let codes: Vec<&str> =
        plan.competences[1].formal_from.codes.iter().map(|code| code.text.as_str()).collect();
    assert_eq!((codes, plan.competences[0].formal_from.codes.len()), (vec!["7174", "0123"], 1));
    let said: Vec<String> = plan
        .requirements
        .iter()
        .map(|one| {
            let [first, last] = [2026, 2030].map(|year| one.amount.in_year(year).map(|n| n.to_string()));
            let unit = one.unit.as_ref().map(|unit| format!("{unit:?}")).unwrap_or_default();
            format!("{:?} {first:?} {last:?} {} {unit}", one.basis, one.follows_demand)
        })
        .collect();
    assert_eq!(
        said,
        [
            "Persons Some(\"2\") Some(\"4\") true \"Nord\"",
            "Fte Some(\"3.5\") Some(\"3.5\") false ",
            "SharePersons Some(\"80\") Some(\"80\") true ",
            "SharePersons Some(\"60\") Some(\"60\") false \"Sør\"",
            "SharePersons None Some(\"75\") false \"Sør\"",
        ]
    );
    let steps = plan.outlook.exits.map(|exits| exits.steps.len());
    assert_eq!(steps, Some(3));
}

#[test]
fn every_fault_of_a_workbook_is_told_with_its_cell() {
    let mut book = Book::new();
    book.sheet("Komptanse", &[&["id"], &["a"]]);
    book.sheet("skjult", &[&["x"]]).set_hidden(true);
    let plan = book.sheet(
        "plan",
        &[
            &["navn", "fra", "til", "vedtatt", "revidert", "bygger_pa", "mal", "navn"],
            &["A", "tjueseks", "1", "høsten 2025", "x", "finnes-ikke.xlsx", "[Rett, kompetanse]"],
            &["B", "", "", "", "", "", "Mål"],
        ],
    );
    plan.write_string(1, 9, "Uten overskrift").unwrap();
    book.sheet(
        "skala",
        &[&["maks", "navn", "alias"], &["5,5", "Ingen", "Mester"], &["", "Noe", "Lærling = x"]],
    );
    book.sheet("kategori", &[&["id", "navn"], &["fag", "Fag"], &["fag", "Fag to"], &["", "Uten id"]]);
    let competences = book.sheet(
        "kompetanse",
        &[
            &["id", "navn", "kategori", "gyldig_mnd", "gir"],
            &["spl", "Sykepleier", "fagg", "0", "sykepleir"],
            &["hlr", "HLR", "fag", "ett år", "[spl]"],
            &["lege", "Lege", "fag", "", ""],
        ],
    );
    competences.write_formula(3, 3, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let requirements = book.sheet(
        "krav",
        &[
            &[
                "kompetanse",
                "antall",
                "arsverk",
                "andel",
                "antal",
                "krever",
                "per",
                "folger_behov",
                "enhet",
                "id",
            ],
            &["spl", "to", "", "", "", "formel", "", "kanskje", "", "a"],
            &["spl", "2,5", "3", "", "", "", "lavest", "", "", "b"],
            &["spl", "2026 = 2; 2026 = 3", "", "", "", "", "", "", "", "c"],
            &["spl", "2026 = 2; 30", "", "", "", "", "", "", "", "d"],
            &["spl", "26 = 2", "", "", "", "", "", "", "", "e"],
            &["spl", "", "", "120", "", "", "", "", "", "f"],
            &["spl", "", "", "", "", "", "", "", "", "g"],
            &["spl", "", "", "", "4", "", "", "", "", "h"],
            &["hlr; slp", "1", "", "", "", "", "", "", "", "a"],
            &["", "", "", "50", "", "", "", "", "", "i"],
        ],
    );
    requirements.write_number_with_format(11, 1, 0.5, &Format::new().set_num_format("0 %")).unwrap();
    let day = ExcelDateTime::from_ymd(2026, 2, 1).unwrap();
    requirements.write_datetime_with_format(12, 9, &day, &Format::new().set_num_format("d.m")).unwrap();
    requirements.write_number(12, 1, 1).unwrap();
    book.sheet("enhet", &[&["navn", "under"], &["Nord", "Sør"], &["Sør", "Nord"]]);
    book.sheet("eining", &[&["namn"], &["Nord"]]);
    book.sheet(
        "framskriving",
        &[&["avgang", "behov", "behov.fil", "horisont"], &["20 = 200", "122", "f.csv", "0"]],
    );
    let findings = book.read().findings;
    let cell = |finding: &kompetanse::finding::Finding| {
        finding.place.as_ref().is_some_and(|place| place.sheet.is_some())
    };
    assert!(findings.iter().all(cell), "{findings:#?}");
    let told = |language: Language| {
        let all: Vec<String> = findings.iter().map(|finding| message(finding, language)).collect();
        format!("{}:\n{}", language.code(), all.join("\n"))
    };
    frozen("plan-workbook-faults", &Language::ALL.map(told).join("\n\n"));
}

#[test]
fn a_unit_that_is_not_there_is_to_be_added_on_its_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.xlsx");
    let mut book = Book::new();
    book.sheet("krav", &[&["enhet", "antall"], &["Sone nrd", "1"]]);
    book.0.save(&path).unwrap();
    let outcome = kompetanse(&["gap", "examples/lillevik/register.csv", "--plan", text(&path)]);
    assert_eq!(outcome.status, 3);
    assert!(outcome.messages.contains("[krav]:A2 (enhet)"), "{}", outcome.messages);
    assert!(outcome.messages.contains("på arket enhet") && outcome.messages.contains("«Sone nord»"));
}

#[test]
fn a_plan_of_suggestions_alone_has_no_requirements() {
    let mut book = Book::new();
    book.sheet("krav", &[&["id", "antall"], &["# a", "1"]]);
    let findings = book.read().findings;
    let messages: Vec<String> = findings.iter().map(|finding| message(finding, Language::Bokmal)).collect();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].starts_with("plan.xlsx[krav]: ") && messages[0].contains("rad"), "{messages:?}");
}

/// What may stand in a cell of a plan, rightly and wrongly.
const CELLS: [&str; 30] = [
    "",
    "",
    "id",
    "navn",
    "kompetanse",
    "antall",
    "antall.2026",
    "behov.fil",
    "alias",
    "under",
    "# x",
    "spl",
    "2",
    "3,5",
    "60 %",
    "a; b",
    "2026 = 2; 2030 = 4",
    "2026 = ",
    "= 2",
    "{ 2026 = 2 }",
    "[\"a\", 3]",
    "[[1]]",
    "{ a = { b = 1 } }",
    "ja",
    "31.12.2026",
    "\"a\"",
    ".",
    "antall.",
    ".2026",
    "\u{fe0f}",
];

/// Pieces that mean something to TOML, to a cell, to XML or to a terminal.
const PIECES: [&str; 36] = [
    "a", "Æ", "ø", "å", "é", "\"", "\"\"\"", "'", "'''", ";", ",", ":", "=", "#", "[", "]", "{", "}", "\\",
    "\\n", "\n", "\r", "\t", " ", "\u{a0}", "😀", "\u{202e}", "\u{1}", "\u{7f}", "<", "&amp;", "_x0041_",
    "_x000D_", "%", "12", "3,5",
];

/// Of a long text, each letter may take two in a cell, and a list of two of them is one cell.
fn words() -> impl Strategy<Value = String> {
    let joined = |pieces: &'static [&'static str]| {
        let pieces = proptest::collection::vec(proptest::sample::select(pieces), 1..12);
        pieces.prop_map(|pieces| pieces.concat())
    };
    let long = joined(&["aå", "Æ ", "ø😀", "ab;", "cde\"", "#", "efg\n", "'"]);
    let long = long.prop_map(|text| text.chars().cycle().take(10_000).collect::<String>());
    prop_oneof![8 => joined(&PIECES), 2 => any::<String>(), 1 => long]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_workbook_is_a_panic(
        cells in proptest::collection::vec(proptest::sample::select(&CELLS[..]), 20..60),
        names in proptest::sample::subsequence(
            vec!["plan", "skala", "utvalg", "kategori", "kompetanse", "enhet", "krav", "tiltak", "framskriving", "scenario", "okonomi", "arshjul", "x"],
            1..6,
        ),
    ) {
        let mut book = Book::new();
        for (at, name) in names.iter().enumerate() {
            let rows: Vec<&[&str]> = cells[at..].chunks(5).collect();
            book.sheet(name, &rows);
        }
        book.read();
    }

    #[test]
    fn any_text_survives(texts in proptest::collection::vec(words(), 6), number in -9_000_000_000_i64..9_000_000_000) {
        prop_assume!(texts.iter().all(|text| !text.trim().is_empty()));
        let quoted: Vec<String> =
            texts.iter().map(|text| toml::Value::String(text.clone()).to_string()).collect();
        let [a, b, c, d, e, f] = &quoted[..] else { unreachable!() };
        let toml = format!(
            "[plan]\nnavn = {a}\nansvarlig = {b}\nmal = [{c}, {d}]\n[utvalg]\nuten_stilling = [{e}]\n\
             [[kategori]]\nid = \"k\"\nnavn = {f}\n[[kompetanse]]\nid = \"c\"\nnavn = {a}\nkategori = \"k\"\nalias = [{b}]\n\
             [[krav]]\nid = {c}\nkompetanse = \"c\"\nenhet = {d}\nstilling = [{e}, {f}]\narsverk = {}.{:09}\n",
            number.abs() / 1_000_000_000, number.abs() % 1_000_000_000
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.toml");
        fs::write(&path, &toml).unwrap();
        prop_assume!(load(std::slice::from_ref(&path)).is_usable());
        there_and_back(&path);
    }
}

#[test]
fn what_is_not_converted_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let mut book = Book::new();
    book.sheet("krav", &[&["id", "antall"], &["a", "1"]]);
    book.sheet("enhet", &[&["navn"], &["Nord"]]).set_hidden(true);
    book.0.save(place("plan.xlsx")).unwrap();
    let outcome =
        kompetanse(&["ny", "plan", "--av", text(&place("plan.xlsx")), "-o", text(&place("plan.toml"))]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.messages.contains("sjekk"), "{}", outcome.messages);
}

/// Where LibreOffice is, where it is to be tried: `KOMPETANSE_OFFICE`.
fn office() -> Option<OsString> {
    std::env::var_os("KOMPETANSE_OFFICE")
}

/// Has LibreOffice save workbooks as another kind in a folder, with a profile of its own.
fn saved_by(office: &OsStr, books: &[PathBuf], ending: &str, folder: &Path) {
    let profile = format!("-env:UserInstallation=file://{}/profile", text(folder));
    let mut command = Command::new(office);
    command.args([&profile, "--headless", "--convert-to", ending, "--outdir", text(folder)]);
    let run = command.args(books).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_share_in_percent_is_read_or_asked_about() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut book = Book::new();
    book.sheet("kategori", &[&["id", "navn"], &["fag", "Fag"]]);
    book.sheet("kompetanse", &[&["id", "navn", "kategori"], &["spl", "Sykepleier", "fag"]]);
    let sheet = book.sheet("krav", &[&["kompetanse", "andel"], &["spl"]]);
    sheet.write_number_with_format(1, 1, 0.8, &Format::new().set_num_format("0 %")).unwrap();
    let path = folder.path().join("plan.xlsx");
    book.0.save(&path).unwrap();
    for ending in ["xlsx", "ods", "xls"] {
        let saved = folder.path().join(ending);
        saved_by(&office, std::slice::from_ref(&path), ending, &saved);
        let Reading { plan, findings } = load(&[saved.join("plan").with_extension(ending)]);
        if ending == "xlsx" {
            assert_eq!(
                plan.requirements[0].amount.in_year(2026).map(|n| n.to_string()).as_deref(),
                Some("80")
            );
        } else {
            // These do not tell how a number is shown: 0.8 % is not to be read for 80 %.
            assert_eq!(findings.len(), 1, "{findings:#?}");
            assert!(findings[0].place.as_ref().unwrap().to_string().ends_with("[krav]:B2"));
        }
    }
}

#[test]
fn what_libreoffice_saves_says_the_same() {
    let Some(office) = office() else { return };
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    done(&["ny", "plan", "-o", text(&place("start.xlsx"))]);
    done(&["ny", "plan", "--fra", "examples/fjordvik/register.csv", "-o", text(&place("utkast.xlsx"))]);
    for (name, toml) in
        [("alt.xlsx", "fixtures/plan/every-key.toml"), ("tema.xlsx", "examples/fjordvik/temaplan.toml")]
    {
        done(&["ny", "plan", "--av", toml, "-o", text(&place(name))]);
    }
    let books = ["start.xlsx", "utkast.xlsx", "alt.xlsx", "tema.xlsx"].map(place);
    for ending in ["xlsx", "ods", "xls"] {
        let saved = place(ending);
        saved_by(&office, &books, ending, &saved);
        for book in &books {
            let again = saved.join(book.file_name().unwrap()).with_extension(ending);
            let moved = book.with_extension(format!("{ending}.again"));
            fs::copy(&again, &moved).unwrap();
            let reading = load(&[moved]);
            assert!(reading.findings.is_empty(), "{}: {:#?}", again.display(), reading.findings);
            assert_eq!(without_places(&plan(book)), without_places(&reading.plan), "{}", again.display());
        }
    }
}

#[test]
fn a_text_too_long_for_a_cell_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (plan, book) = (path("plan.toml"), path("plan.xlsx"));
    let name = format!("Sykepleie {}", "x".repeat(32_758));
    let text = format!(
        "[[kategori]]\nid = \"fag\"\nnavn = \"Fag\"\n[[kompetanse]]\nid = \"a\"\nnavn = \"{name}\"\nkategori = \"fag\"\n\
         [[krav]]\nkompetanse = \"a\"\nantall = 1\n"
    );
    std::fs::write(&plan, text).unwrap();
    let outcome = kompetanse(&["ny", "plan", "--av", &plan, "-o", &book]);
    assert_eq!(outcome.status, 4, "{outcome:?}");
    for told in ["[kompetanse]:B2 (navn)", "32768", "32767", "«Sykepleie xxx", "TOML"] {
        assert!(outcome.messages.contains(told), "no {told} in {}", outcome.messages);
    }
    assert!(!std::path::Path::new(&book).exists());
}
