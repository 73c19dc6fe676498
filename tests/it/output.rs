//! Reports as they are written: whole or not at all, in every format the same figures, and the same bytes each time.

use crate::brute::dice::Dice;
use crate::support::{Outcome, fed, kompetanse};
use serde_json::Value;
use std::fs;
use std::path::Path;

const REGISTER: &str = "examples/lillevik/register.csv";
const PLAN: &str = "examples/lillevik/plan.toml";

/// Asks for Lillevik's gap.
fn gap(more: &[&str]) -> Outcome {
    asked(&[REGISTER], more)
}

fn asked(registers: &[&str], more: &[&str]) -> Outcome {
    let plan = ["--plan", PLAN, "--dato", "2026-11-21"];
    kompetanse(&[&["gap"], registers, &plan[..], more].concat())
}

fn report(more: &[&str]) -> String {
    let outcome = gap(more);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    outcome.output
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

// Files.

#[test]
fn the_ending_gives_the_format() {
    let folder = Folder::new();
    for (ending, format) in [
        ("csv", "csv"),
        ("TSV", "tsv"),
        ("json", "json"),
        ("md", "md"),
        ("markdown", "md"),
        ("txt", "tabell"),
    ] {
        let path = folder.path(&format!("rapport.{ending}"));
        let outcome = gap(&["-o", &path]);
        assert_eq!((outcome.status, outcome.output.as_str()), (0, ""), "{outcome:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), report(&["--format", format]), "{ending}");
    }
    // What is said goes before what the ending says.
    let path = folder.path("rapport.txt");
    gap(&["-o", &path, "--format", "json"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), report(&["--format", "json"]));
}

#[test]
fn a_report_that_cannot_be_written_leaves_what_was_there() {
    let folder = Folder::new();
    let nowhere = folder.path("finnes-ikke/rapport.csv");
    let outcome = gap(&["-o", &nowhere]);
    assert_eq!((outcome.status, outcome.output.as_str()), (4, ""), "{outcome:?}");
    assert!(outcome.messages.contains("rapport.csv: mappen finnes ikke"), "{}", outcome.messages);

    let taken = folder.path("mappe.csv");
    fs::create_dir(&taken).unwrap();
    assert_eq!(gap(&["-o", &taken]).status, 4);
    assert_eq!(folder.names(), ["mappe.csv"], "nothing half-written is left");
}

#[cfg(unix)]
#[test]
fn what_is_read_is_not_written_over() {
    let folder = Folder::new();
    let [first, second, plan] = ["register-2025-11-21.csv", "register-2026-11-21.csv", "plan.toml"];
    for (name, of) in [(first, REGISTER), (second, REGISTER), (plan, PLAN)] {
        fs::copy(of, folder.path(name)).unwrap();
    }
    let here = folder.path("");
    let [one, other, of] = [first, second, plan].map(|name| folder.path(name));
    let all = folder.path("register-*.csv");
    let (planned, dated) = (["--plan", &of], ["--dato", "2026-11-21", "--format", "csv"]);
    let gap = |asked: &str| -> Vec<String> {
        [&["gap", asked][..], &planned, &dated].concat().into_iter().map(str::to_owned).collect()
    };
    let asked = |words: &[&str]| -> Vec<String> {
        [words, &planned, &["--format", "csv"]].concat().into_iter().map(str::to_owned).collect()
    };
    let saved = folder.path("gap.json");
    assert_eq!(kompetanse(&["gap", &one, "--plan", &of, "-o", &saved]).status, 0);
    for (command, over) in [
        (gap(&one), &one),
        (gap(&here), &other),
        (gap(&all), &other),
        (gap(&one), &of),
        (asked(&["sjekk", &one]), &one),
        (asked(&["sjekk", &one]), &of),
        (asked(&["evaluer", &one, &other]), &other),
        (asked(&["evaluer", &saved, &saved]), &saved),
        (asked(&["kalibrer", &one, &other]), &one),
        (asked(&["arshjul"]), &of),
    ] {
        let before = fs::read(over).unwrap();
        let command: Vec<&str> = command.iter().map(String::as_str).chain(["-o", over]).collect();
        let outcome = kompetanse(&command);
        assert_eq!((outcome.status, outcome.output.as_str()), (4, ""), "{command:?} {outcome:?}");
        assert!(outcome.messages.contains("blir ikke skrevet over"), "{command:?} {outcome:?}");
        assert_eq!(fs::read(over).unwrap(), before, "{command:?}");
    }
    // A report of ours that lies among them is read by nobody, and is written anew.
    let report = folder.path("gap.csv");
    for _ in 0..2 {
        assert_eq!(kompetanse(&["gap", &all, "--plan", &of, "-o", &report]).status, 0);
        assert_eq!(kompetanse(&["gap", &here, "--plan", &of, "-o", &report]).status, 0);
    }
}

#[cfg(unix)]
#[test]
fn what_is_read_is_not_written_over_by_another_name() {
    let folder = Folder::new();
    let [real, link] = ["register.csv", "siste.csv"].map(|name| folder.path(name));
    fs::copy(REGISTER, &real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    for (read, written) in [(&real, &link), (&link, &real)] {
        let outcome = asked(&[read], &["-o", written]);
        assert_eq!(outcome.status, 4, "{outcome:?}");
        assert_eq!(fs::read(&real).unwrap(), fs::read(REGISTER).unwrap());
    }
}

#[test]
fn a_folder_that_may_not_be_written_keeps_its_old_report() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.path("rapport.csv");
    fs::write(&path, "gammel").unwrap();
    let mode = |mode| fs::set_permissions(folder.0.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o500);
    // Who may write everywhere, as in many a container, cannot be refused.
    let refused = fs::write(folder.path("prove"), "").is_err();
    let outcome = gap(&["-o", &path]);
    mode(0o700);
    if refused {
        assert_eq!(outcome.status, 4, "{outcome:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "gammel");
        assert_eq!(folder.names(), ["rapport.csv"]);
    }
}

#[test]
fn a_report_that_is_refused_leaves_what_was_there() {
    let folder = Folder::new();
    let path = folder.path("rapport.csv");
    fs::write(&path, "gammel").unwrap();
    for (status, more) in [
        (3, vec!["--uten-stilling", "*"]),
        (2, vec!["--enhet", "finnes ikke"]),
        (2, vec!["--tabell", "finnes ikke"]),
    ] {
        assert_eq!(gap(&[&["-o", path.as_str()], &more[..]].concat()).status, status);
        assert_eq!(fs::read_to_string(&path).unwrap(), "gammel", "{more:?}");
    }
    assert_eq!(folder.names(), ["rapport.csv"]);
}

#[cfg(unix)]
#[test]
fn devices_and_links_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::new();
    assert_eq!(gap(&["-o", "/dev/null", "--format", "json"]).status, 0);
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());

    let (file, link) = (folder.path("rapport.json"), folder.path("siste.json"));
    fs::write(&file, "gammel").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert_eq!(gap(&["-o", &link]).status, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), report(&["--format", "json"]));
}

// Delimited text.

/// Returns the records of delimited text, the headings first.
fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn norwegian_csv_is_what_excel_opens() {
    for language in ["nb", "nn", "en"] {
        let text = report(&["--format", "csv", "--sprak", language]);
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "CRLF at every line");
        let rows = records(text, b';');
        let at = |heading: &str| rows[0].iter().position(|cell| cell == heading);
        let coverage = at("Dekning").or(at("Coverage")).unwrap();
        assert!(rows.iter().any(|row| row[coverage].contains(',')), "a decimal comma, in {language} too");
        assert!(!rows.iter().any(|row| row[coverage].contains('.')), "{language}");
    }
}

#[test]
fn international_csv_is_what_programs_read() {
    let text = report(&["--format", "csv", "--csv-dialekt", "internasjonal"]);
    assert!(!text.starts_with('\u{feff}') && !text.contains('\r'));
    let json: Value = serde_json::from_str(&report(&["--format", "json"])).unwrap();
    let keys = json["gaps"][0].as_object().unwrap();
    let headings = &records(&text, b',')[0];
    let known = headings.iter().filter(|heading| keys.contains_key(*heading)).count();
    assert!(known >= 20, "{headings:?}");
    for key in ["requirement", "unit", "required", "formal", "real", "qualified", "gap", "coverage", "slack"]
    {
        assert!(headings.iter().any(|heading| heading == key), "no {key} in {headings:?}");
    }
    // Only what is written to people speaks a language.
    let other = report(&["--format", "csv", "--csv-dialekt", "internasjonal", "--sprak", "nn"]);
    let words = ["unit", "remark"].map(|key| headings.iter().position(|heading| heading == key).unwrap());
    for (row, other) in records(&text, b',').iter().zip(&records(&other, b',')) {
        let cells = row.iter().zip(other).enumerate().filter(|(column, _)| !words.contains(column));
        cells.for_each(|(column, (cell, other))| assert_eq!(cell, other, "{}", headings[column]));
    }
}

/// Returns a JSON value as a CSV for programs has it; none where the CSV says something else of it.
fn as_cell(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) => return None,
    })
}

/// Tells whether two cells are the same, as texts or as numbers.
fn same(a: &str, b: &str) -> bool {
    a == b || matches!((a.parse::<f64>(), b.parse::<f64>()), (Ok(a), Ok(b)) if (a - b).abs() < 1e-9)
}

#[test]
fn every_format_has_the_same_figures() {
    let json: Value = serde_json::from_str(&report(&["--format", "json"])).unwrap();
    let gaps = json["gaps"].as_array().unwrap();
    let international = ["--csv-dialekt", "internasjonal"];
    let programs = records(&report(&[&["--format", "csv"], &international[..]].concat()), b',');
    let tabs = records(&report(&[&["--format", "tsv"], &international[..]].concat()), b'\t');
    assert_eq!(programs, tabs);
    assert_eq!(programs.len(), gaps.len() + 1);
    let mut compared = 0;
    for (row, gap) in programs[1..].iter().zip(gaps) {
        for (key, cell) in programs[0].iter().zip(row) {
            // What names a thing to people, and the unit that is everything, have words of their own.
            let expected = gap.get(key).filter(|_| !["category", "competences"].contains(&key.as_str()));
            let expected = expected.filter(|value| key != "unit" || !value.is_null()).and_then(as_cell);
            if let Some(expected) = expected {
                assert!(same(cell, &expected), "{}, {key}: {cell} is not {expected}", gap["requirement"]);
                compared += 1;
            }
        }
    }
    assert!(compared >= gaps.len() * 18, "{compared}");
    let people = |text: String, mark| records(text.trim_start_matches('\u{feff}'), mark);
    let norwegian = people(report(&["--format", "csv"]), b';');
    assert_eq!(norwegian, people(report(&["--format", "tsv"]), b'\t'));
    for (row, other) in norwegian[1..].iter().zip(&programs[1..]) {
        for ((cell, other), key) in row.iter().zip(other).zip(&programs[0]) {
            let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
            let whole = ["coverage"].contains(&key.as_str());
            assert!(!is_number || whole || same(&cell.replace(',', "."), other), "{key}: {cell}, {other}");
        }
    }
}

// Exit status and quiet.

#[test]
fn what_was_found_can_end_with_1() {
    for word in ["udekket", "udekt", "unmet", "avvist,udekket"] {
        let outcome = gap(&["--feil-ved", word, "--format", "json"]);
        assert_eq!(outcome.status, 1, "{word}");
        assert_eq!(outcome.output, report(&["--format", "json"]), "the report is written all the same");
    }
    let rejected = |register: &str| {
        let plan = "--plan=fixtures/errors/plan.toml";
        kompetanse(&["gap", register, plan, "--dato=2026-11-21", "--feil-ved=avvist"]).status
    };
    assert_eq!(rejected("fixtures/errors/fraction-not-number/register.csv"), 1);
    assert_eq!(rejected("fixtures/errors/level-unknown/register.csv"), 0);
}

#[test]
fn quiet_says_nothing_where_nothing_is_wrong() {
    let folder = Folder::new();
    let path = folder.path("rapport.json");
    for more in [vec!["-q"], vec!["--stille"], vec!["-q", "-o", &path]] {
        assert_eq!(gap(&more).messages, "", "{more:?}");
    }
    assert!(gap(&[]).messages.contains("Rader lest: "));
    assert!(gap(&["-o", &path]).messages.contains("Skrev "));
}

// The same again.

/// Returns a register with its rows in another order.
fn shuffled(text: &str, seed: u64) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    Dice::new(seed).shuffle(&mut lines[1..]);
    lines.join("\r\n") + "\r\n"
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in ["tabell", "csv", "tsv", "json", "md"] {
        assert_eq!(report(&["--format", format]), report(&["--format", format]), "{format}");
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let folder = Folder::new();
    let path = folder.path("register.csv");
    let text = fs::read_to_string(REGISTER).unwrap();
    let answer = |text: &str, more: &[&str]| {
        fs::write(&path, text).unwrap();
        let outcome = asked(&[&path], more);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        outcome.output
    };
    for more in [&["--format", "json"][..], &["--format", "json", "--med-navn"], &["--alle"]] {
        let first = answer(&text, more);
        for seed in 0..5 {
            assert_eq!(answer(&shuffled(&text, seed), more), first, "{more:?}, order {seed}");
        }
    }
}

// Where registers come from.

/// Returns an answer as JSON, without the names of the register's files.
fn without_files(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{outcome:?}");
    let mut answer: Value = serde_json::from_str(&outcome.output).unwrap();
    answer["register"]["files"] = Value::Null;
    answer
}

#[test]
fn standard_input_is_read_like_a_file() {
    let bytes = fs::read(REGISTER).unwrap();
    let asked = ["gap", "-", "--plan", PLAN, "--dato", "2026-11-21", "--format", "json"];
    let outcome = fed(&asked, &bytes);
    assert_eq!(without_files(&outcome), without_files(&gap(&["--format", "json"])));
}

#[test]
fn a_folder_skips_what_is_no_register() {
    let folder = Folder::new();
    fs::copy(REGISTER, folder.path("register.csv")).unwrap();
    fs::write(folder.path("~$register.xlsx"), "Berit").unwrap();
    fs::write(folder.path(".~lock.register.csv#"), "Berit").unwrap();
    fs::write(folder.path("LESMEG.md"), "Om registeret").unwrap();
    let mut written = 0;
    for table in ["gaps", "categories", "people"] {
        for language in ["nb", "nn", "en"] {
            for (dialect, ending) in
                [("norsk", "csv"), ("norsk", "tsv"), ("internasjonal", "csv"), ("internasjonal", "tsv")]
            {
                let name = folder.path(&format!("{table}-{language}-{dialect}.{ending}"));
                let more = ["--sprak", language, "--csv-dialekt", dialect, "--tabell", table, "-o", &name];
                assert_eq!(gap(&[&more[..], &["--med-navn"]].concat()).status, 0);
                written += 1;
            }
        }
    }
    for language in ["nb", "nn", "en"] {
        gap(&["--sprak", language, "-o", &folder.path(&format!("{language}.txt"))]);
    }
    assert_eq!(folder.names().len(), written + 4 + 3);
    let alone = without_files(&gap(&["--format", "json"]));
    let whole_folder = folder.path("");
    assert_eq!(without_files(&asked(&[&whole_folder], &["--format", "json"])), alone);
    for pattern in ["*.csv", "*", "reg*"] {
        let pattern = folder.path(pattern);
        assert_eq!(without_files(&asked(&[&pattern], &["--format", "json"])), alone, "{pattern}");
    }
}

#[test]
fn a_file_named_twice_is_read_once() {
    let twice = asked(&[REGISTER, REGISTER], &["--format", "json"]);
    assert_eq!(without_files(&twice), without_files(&gap(&["--format", "json"])));
    assert!(Path::new(REGISTER).is_file());
}
