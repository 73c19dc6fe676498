//! A council paper hides in each of its answers what that answer hides alone, and says so in words.

use crate::support::{frozen, kompetanse};
use serde_json::Value;

const LILLEVIK: [&str; 3] = ["examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml"];
const MEASURES: [&str; 3] = ["fixtures/measures/register.csv", "--plan", "fixtures/measures/plan.toml"];

fn ask(command: &str, files: [&str; 3], more: &[&str]) -> String {
    let arguments = [&[command][..], &files, &["--dato", "2026-11-21"], more].concat();
    let outcome = kompetanse(&arguments);
    assert_eq!(outcome.status, 0, "{command}: {}", outcome.messages);
    outcome.output
}

fn json(command: &str, files: [&str; 3], more: &[&str]) -> Value {
    let mut answer: Value =
        serde_json::from_str(&ask(command, files, &[&["--format", "json"], more].concat())).unwrap();
    // A report says once what is in doubt, and not in each of its answers.
    answer.as_object_mut().unwrap().remove("doubts");
    answer
}

fn hides(row: &Value, key: &str) -> bool {
    row["suppressed"].as_array().is_some_and(|keys| keys.iter().any(|known| known == key))
}

#[test]
fn each_answer_hides_as_it_does_alone() {
    for files in [LILLEVIK, MEASURES] {
        for few in ["1", "3", "5"] {
            let paper = json("rapport", files, &["--prikk", few, "--innsats", "100"]);
            assert_eq!(paper["gap"], json("gap", files, &["--prikk", few]), "gap, {few}");
            let needs = json("behov", files, &["--prikk", few, "--innsats", "100"]);
            assert_eq!(paper["needs"], needs, "behov, {few}");
            assert_eq!(paper["projection"], json("framskriv", files, &["--prikk", few]), "framskriv, {few}");
            if files == MEASURES {
                let measures = json("tiltak", files, &["--prikk", few, "--innsats", "1000"]);
                assert_eq!(paper["measures"], measures, "tiltak, {few}");
            }
        }
    }
}

#[test]
fn what_the_gap_hides_of_a_requirement_nothing_else_shows() {
    let mut seen = 0;
    for files in [LILLEVIK, MEASURES] {
        let paper = json("rapport", files, &["--prikk", "3"]);
        let gaps = paper["gap"]["gaps"].as_array().unwrap();
        let same = |answer: &Value, row: &Value| -> Vec<Value> {
            let rows = answer["requirements"].as_array().into_iter().flatten();
            let is_same =
                |other: &&Value| other["requirement"] == row["requirement"] && other["unit"] == row["unit"];
            rows.filter(is_same).cloned().collect()
        };
        for row in gaps.iter().filter(|row| hides(row, "qualified")) {
            seen += 1;
            for other in same(&paper["needs"], row).iter().chain(&same(&paper["measures"], row)) {
                assert_eq!(other["gap"].is_null(), row["gap"].is_null(), "{other}");
                assert!(other["recruit"].is_null() || other["recruit"] == 0.0, "{other}");
            }
            for ahead in same(&paper["projection"], row) {
                let years = ahead["years"].as_array().unwrap();
                assert!(years.iter().all(|year| year["mean"].is_null()), "{ahead}");
            }
        }
    }
    assert!(seen > 5, "{seen} hidden rows");
}

#[test]
fn the_paper_says_that_it_hides_and_not_that_it_does_not() {
    for (language, said, unsaid) in [
        ("nb", "er skjult og vist som", "Ingen tall er skjult"),
        ("nn", "er skjulte og viste som", "Ingen tal er skjulte"),
        ("en", "are hidden and shown as", "No figures are hidden"),
    ] {
        for format in ["md", "html", "tabell"] {
            let more = ["--prikk", "3", "--sprak", language, "--format", format];
            let text = ask("rapport", LILLEVIK, &more);
            assert!(text.contains(said) && !text.contains(unsaid), "{language}, {format}: {text}");
        }
    }
}

#[test]
fn a_hidden_paper_is_as_it_was_read() {
    for (name, command, files) in [
        ("suppressed-paper-md", "rapport", LILLEVIK),
        ("suppressed-needs-md", "behov", LILLEVIK),
        ("suppressed-projection-md", "framskriv", LILLEVIK),
        ("suppressed-measures-md", "tiltak", MEASURES),
    ] {
        frozen(name, &ask(command, files, &["--prikk", "3", "--format", "md"]));
    }
}
