//! Files that each have people and units of their own: a file for each municipality, with ids from 1 in every one.

use crate::support::{Outcome, kompetanse};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

const FOLDER: &str = "fixtures/municipalities";
const PLAN: &str = "fixtures/municipalities/plan.toml";
const EACH: [&str; 2] = ["--kolonne", "hver fil=Kommune"];

fn gap(files: &[&str], more: &[&str]) -> Outcome {
    let mut arguments = vec!["gap"];
    arguments.extend(files);
    if !more.contains(&"--plan") {
        arguments.extend(["--plan", PLAN]);
    }
    arguments.extend(["--dato", "2026-11-21", "--format", "json"]);
    arguments.extend(more);
    kompetanse(&arguments)
}

fn read(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).expect("JSON")
}

/// Returns the unit of each row, and how many qualify there.
fn rows(answer: &Value) -> Vec<(String, i64)> {
    let row = |row: &Value| (row["unit"].as_str().unwrap_or_default().to_owned(), row["qualified"].as_i64());
    let rows = answer["gaps"].as_array().into_iter().flatten().map(row);
    rows.map(|(unit, qualified)| (unit, qualified.unwrap_or(-1))).collect()
}

/// In Bjørkvik 1 and 2 have the course, in Granli another 1 and another 2.
fn expected() -> Vec<(String, i64)> {
    let rows = [
        ("Bjørkvik / Hjemmetjenesten", 2),
        ("Bjørkvik / Sykehjemmet", 0),
        ("Granli / Hjemmetjenesten", 1),
        ("Granli / Sykehjemmet", 1),
    ];
    rows.map(|(unit, qualified)| (unit.to_owned(), qualified)).to_vec()
}

#[test]
fn people_and_units_of_two_files_are_not_taken_for_one_another() {
    let answer = read(&gap(&[FOLDER], &EACH));
    assert_eq!(rows(&answer), expected());
    assert_eq!(answer["register"]["persons"], 5);
    assert_eq!(answer["register"]["rows"]["used"], 5);
    let files = ["fixtures/municipalities/Granli.csv", "fixtures/municipalities/Bjørkvik.csv"];
    assert_eq!(rows(&read(&gap(&files, &["--kolonne", "kvar_fil=Kommune"]))), expected());
    let narrowed = read(&gap(&[FOLDER], &[EACH[0], EACH[1], "--enhet", "Granli"]));
    assert_eq!(rows(&narrowed), expected()[2..]);
}

#[test]
fn ids_are_told_with_their_file() {
    let answer = read(&gap(&[FOLDER], &[EACH[0], EACH[1], "--med-navn"]));
    let people = answer["gaps"][3]["people"].as_array().expect("people");
    assert_eq!((&people[0]["id"], &people[0]["name"]), (&"Granli / 2".into(), &"Kari Lund".into()));
}

#[test]
fn taken_together_by_mistake_it_is_said_what_to_do() {
    let outcome = gap(&[FOLDER], &[]);
    assert!(outcome.messages.contains("hver fil=Kommune"), "{}", outcome.messages);
    // Employees 1 and 2 of both are taken for two people, and 3 of Bjørkvik for a third.
    assert_eq!(read(&outcome)["register"]["persons"], 3);
}

#[test]
fn what_each_file_is_must_be_said() {
    let outcome = gap(&[FOLDER], &["--kolonne", "hver fil="]);
    assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
    assert!(outcome.messages.contains("«hver fil=»"), "{}", outcome.messages);
    assert!(outcome.messages.contains("hver fil=Kommune"), "{}", outcome.messages);
    for blank in ["enhet=", "ansattnummer= ", "ansattnummer"] {
        let outcome = gap(&[FOLDER], &["--kolonne", blank]);
        assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
        assert!(outcome.messages.contains(&format!("«{blank}»")), "{}", outcome.messages);
        assert!(outcome.messages.contains("ansattnummer=Ressursnr"), "{}", outcome.messages);
    }
}

/// Writes the two files, changed, into a folder with a `kompetanse.toml`.
fn changed(folder: &Path, change: impl Fn(&str, &str) -> String) {
    for name in ["Bjørkvik", "Granli"] {
        let text = fs::read_to_string(format!("{FOLDER}/{name}.csv")).expect("a fixture");
        fs::write(folder.join(format!("{name}.csv")), change(name, &text)).expect("a file");
    }
}

#[test]
fn names_and_national_ids_are_a_files_own_too() {
    let place = tempfile::tempdir().expect("a folder");
    changed(place.path(), |_, text| {
        let without_id = text.lines().map(|line| line.split_once(';').map_or("", |(_, rest)| rest));
        without_id.collect::<Vec<_>>().join("\n")
    });
    let folder = place.path().to_string_lossy();
    // Kari Lund in one, and Kari Lund in the other.
    assert_eq!(rows(&read(&gap(&[&*folder], &EACH))), expected());
    // Whom another file calls the same is the same where files are not apart: she has the course in Sykehjemmet too.
    assert_eq!(read(&gap(&[&*folder], &[]))["register"]["persons"], 4);

    changed(place.path(), |_, text| text.replace("\n1;", "\n01817412345;"));
    assert_eq!(rows(&read(&gap(&[&*folder], &EACH))), expected());
}

#[test]
fn a_column_that_says_which_municipality_is_not_said_again() {
    let place = tempfile::tempdir().expect("a folder");
    changed(place.path(), |name, text| {
        let mut lines = text.lines();
        let heading = format!("Kommune;{}\n", lines.next().unwrap_or_default());
        heading + &lines.map(|line| format!("{name} kommune;{line}\n")).collect::<String>()
    });
    let answer = read(&gap(&[&place.path().to_string_lossy()], &EACH));
    let units =
        expected().into_iter().map(|(unit, qualified)| (unit.replace(" / ", " kommune / "), qualified));
    assert_eq!(rows(&answer), units.collect::<Vec<_>>());
}

#[test]
fn where_the_column_is_blank_the_file_says_which() {
    let place = tempfile::tempdir().expect("a folder");
    changed(place.path(), |_, text| {
        let mut lines = text.lines();
        let heading = format!("Kommune;{}\n", lines.next().unwrap_or_default());
        heading + &lines.map(|line| format!(";{line}\n")).collect::<String>()
    });
    assert_eq!(rows(&read(&gap(&[&place.path().to_string_lossy()], &EACH))), expected());
}

#[test]
fn files_that_are_called_alike_are_told_apart_by_their_folders() {
    let place = tempfile::tempdir().expect("a folder");
    let files = ["nord", "sør"].map(|part| {
        let folder = place.path().join(part);
        fs::create_dir(&folder).expect("a folder");
        changed(&folder, |_, text| text.to_owned());
        folder.join("Granli.csv").to_string_lossy().into_owned()
    });
    let answer = read(&gap(&[&files[0], &files[1]], &EACH));
    assert_eq!(rows(&answer).len(), 4);
    assert_eq!(answer["register"]["persons"], 4);
    assert_eq!(rows(&answer)[0].0, "Granli (nord) / Hjemmetjenesten");
}

#[test]
fn everybody_in_a_file_that_says_of_courses_alone_is_employed_there() {
    let place = tempfile::tempdir().expect("a folder");
    changed(place.path(), |name, text| {
        let course = |line: &str| {
            let cells: Vec<&str> = line.split(';').collect();
            [cells[0], cells[1], cells[5], cells[6], cells[7]].join(";")
        };
        if name == "Granli" {
            text.lines().map(course).collect::<Vec<_>>().join("\n")
        } else {
            text.to_owned()
        }
    });
    let answer = read(&gap(&[&place.path().to_string_lossy()], &EACH));
    assert_eq!(answer["register"]["persons"], 5);
    let granli = [("Granli".to_owned(), 2)];
    assert_eq!(rows(&answer), [&expected()[..2], &granli[..]].concat());
}

#[test]
fn units_are_above_each_other_as_they_are_in_each_file() {
    let place = tempfile::tempdir().expect("a folder");
    let heading = "Ansattnummer;Avdeling;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell status;Nivå\n";
    for number in 1..=4 {
        // What is below has the same names in all files, and what is above has not: taken together, it would turn.
        let units = [("Lia", "Dag"), ("Lia", "Natt"), ("Hjem", "Sone 1"), ("Skole", "Drift")];
        let row = |(id, (above, below)): (usize, (&str, &str))| {
            format!("{id};{above} {number};{below};Sykepleier;100;HLR;ja;3\n")
        };
        // The last leaves out what is above Sone 1.
        let rows: String =
            (1..).zip(units).map(row).collect::<String>() + "9;;Sone 1;Sykepleier;100;HLR;ja;3\n";
        fs::write(place.path().join(format!("K{number}.csv")), heading.to_owned() + &rows).expect("a file");
    }
    let answer = read(&gap(&[&place.path().to_string_lossy()], &EACH));
    let units: Vec<(String, i64)> =
        rows(&answer).into_iter().filter(|(unit, _)| unit.starts_with("K2")).collect();
    let expected = [("Hjem 2 / Sone 1", 2), ("Lia 2 / Dag", 1), ("Lia 2 / Natt", 1), ("Skole 2 / Drift", 1)];
    assert_eq!(units, expected.map(|(unit, qualified)| (format!("K2 / {unit}"), qualified)));
}

#[test]
fn a_single_file_is_no_municipality_among_others() {
    let (register, plan) = ("examples/lillevik/register.csv", ["--plan", "examples/lillevik/plan.toml"]);
    let alone = gap(&[register], &plan);
    assert_eq!(gap(&[register], &[plan[0], plan[1], EACH[0], EACH[1]]).output, alone.output);
    assert_eq!(alone.status, 0);
}

#[test]
fn work_files_and_jobs_say_it_too() {
    let place = tempfile::tempdir().expect("a folder");
    changed(place.path(), |_, text| text.to_owned());
    fs::copy(PLAN, place.path().join("plan.toml")).expect("a plan");
    let work = "register = \"*.csv\"\nplan = \"plan.toml\"\n[kolonner]\nhver_fil = \"Kommune\"\n";
    fs::write(place.path().join("kompetanse.toml"), work).expect("a work file");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kompetanse"));
    let asked = program.current_dir(&place).args(["gap", "--dato", "2026-11-21", "--format", "json"]);
    let output = asked.output().expect("the program");
    assert_eq!(rows(&serde_json::from_slice(&output.stdout).expect("JSON")), expected());

    fs::remove_file(place.path().join("kompetanse.toml")).expect("the work file");
    let job = format!("dato = 2026-11-21\n{work}[[rapport]]\nkommando = \"gap\"\nfil = \"gap.json\"\n");
    fs::write(place.path().join("jobb.toml"), job).expect("a job");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kompetanse"));
    let ended = program.current_dir(&place).args(["kjor", "jobb.toml"]).output().expect("the program");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let written = fs::read(place.path().join("gap.json")).expect("a report");
    assert_eq!(rows(&serde_json::from_slice(&written).expect("JSON")), expected());
}

/// Everybody would be two people, for a file of another name is another municipality.
#[test]
fn a_file_that_is_named_in_several_ways_is_read_once() {
    let again = ["fixtures/municipalities/../municipalities/Granli.csv", "fixtures/plan/../municipalities"];
    let answer = read(&gap(&[&[FOLDER], &again[..]].concat(), &EACH));
    assert_eq!(rows(&answer), expected());
    assert_eq!(answer["register"]["persons"], 5);
}

/// What is asked of no unit is asked of all the files together.
#[test]
fn everything_is_all_of_the_municipalities() {
    let place = tempfile::tempdir().expect("a folder");
    let plan = place.path().join("plan.toml");
    let text = fs::read_to_string(PLAN).expect("a plan").replace("per = \"laveste\"\n", "");
    fs::write(&plan, text).expect("a plan");
    let asked = ["gap", FOLDER, "--plan", plan.to_str().expect("a path in UTF-8"), "--dato", "2026-11-21"];
    let outcome = kompetanse(&[&asked[..], &EACH, &["--alle"]].concat());
    // Two hold it in each, and two are required.
    let row = outcome.output.lines().find(|line| line.contains("Alle enheter samlet")).expect("a row");
    assert_eq!(row.split_whitespace().collect::<Vec<_>>()[4..9], ["2", "4", "4", "4", "-"], "{row}");
}

/// Granli lacks one of three, and Bjørkvik has two: one may come from there, but of itself nobody leaves their municipality.
#[test]
fn nobody_is_moved_to_another_municipality_unless_the_plan_lets_them() {
    let place = tempfile::tempdir().expect("a folder");
    let asked = |name: &str, more: &str| {
        let plan = place.path().join(name);
        let text = fs::read_to_string(PLAN).expect("a plan");
        let text = text.replace("per = \"laveste\"\nantall = 2", "enhet = \"Granli\"\nantall = 3");
        fs::write(&plan, format!("{text}{more}")).expect("a plan");
        let plan = plan.to_str().expect("a path in UTF-8").to_owned();
        let asked = ["behov", FOLDER, "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
        let answer = read(&kompetanse(&[&asked[..], &EACH].concat()));
        let paper = ["rapport", FOLDER, "--plan", &plan, "--dato", "2026-11-21", "--format", "md"];
        let paper = kompetanse(&[&paper[..], &EACH].concat());
        assert_eq!(paper.status, 0, "{}", paper.messages);
        let is_proposed = paper.output.lines().any(|line| {
            line.contains("Bjørkvik / Hjemmetjenesten") && line.contains("Granli / Hjemmetjenesten")
        });
        let transfers = answer["transfers"].as_array().expect("transfers").clone();
        assert_eq!(is_proposed, !transfers.is_empty(), "{}", paper.output);
        transfers
    };
    let anywhere = asked("anywhere.toml", "\n[behov]\nmobilisering = \"alle\"\n");
    assert_eq!(anywhere.len(), 1, "{anywhere:?}");
    assert_eq!(anywhere[0]["from"], "Bjørkvik / Hjemmetjenesten");
    assert_eq!(anywhere[0]["to"], "Granli / Hjemmetjenesten");
    let said = "\n[behov]\nmobilisering = \"overste\"\n";
    for (name, more) in [("unsaid.toml", ""), ("within.toml", said)] {
        let within = asked(name, more);
        assert!(within.is_empty(), "{name}: {within:?}");
    }
}
