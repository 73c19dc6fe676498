//! What expires, reckoned by hand, and what the command line says of it.

use crate::support::{Outcome, kompetanse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const REGISTER: &str = "fixtures/expiry/register.csv";
const PLAN: &str = "fixtures/expiry/plan.toml";

fn asked(more: &[&str]) -> Outcome {
    kompetanse(&[&["utlop", REGISTER, "--plan", PLAN, "--dato", "2026-11-30"], more].concat())
}

fn json_of(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

fn answer(more: &[&str]) -> Value {
    json_of(&asked(&[&["--format", "json"], more].concat()))
}

/// Returns some figures of each row.
fn rows(answer: &Value, key: &str, figures: &[&str]) -> Value {
    let row = |row: &Value| figures.iter().map(|figure| row[figure].clone()).collect::<Value>();
    answer[key].as_array().unwrap().iter().map(row).collect()
}

const EXPIRING: [&str; 4] = ["month", "competence", "unit", "persons"];

#[test]
fn what_expires_is_as_reckoned_by_hand() {
    let answer = answer(&[]);
    let (north, south) = ("Hjemmetjenesten / Nord", "Hjemmetjenesten / Sør");
    let night = "Sykehjem / Natt";
    let expected = json!([
        ["2026-11", "hlr", north, 1],
        ["2026-12", "hlr", night, 1],
        ["2027-01", "legemiddel", night, 1],
        ["2027-02", "forstehjelp", south, 1],
        ["2027-02", "hlr", north, 1],
        ["2027-02", "hlr", south, 1],
        ["2027-05", "hlr", south, 1],
        ["2027-06", "hlr", night, 1],
        ["2027-06", "legemiddel", north, 1],
        ["2027-11", "hlr", north, 1],
    ]);
    assert_eq!(rows(&answer, "expiring", &EXPIRING), expected);
    assert_eq!((&answer["renewals"], &answer["persons"]), (&json!(9), &json!(8)));
    assert_eq!(answer["already"], json!({"expired": 1, "undated": 1}));
    assert_eq!((&answer["schema"], &answer["until"]), (&json!("kompetanse.expiry/1"), &json!("2027-11-30")));
    let held = json!([["forstehjelp", 1, 1], ["hlr", 10, 6], ["legemiddel", 2, 2]]);
    assert_eq!(rows(&answer, "competences", &["competence", "held", "persons"]), held);
    assert!(answer.get("people").is_none());
}

#[test]
fn each_person_is_given_one_place() {
    let answer = answer(&[]);
    let places = json!([
        ["forstehjelp", "2027-02", 1],
        ["hlr", "2026-11", 1],
        ["hlr", "2026-12", 1],
        ["hlr", "2027-02", 1],
        ["hlr", "2027-05", 1],
        ["hlr", "2027-06", 1],
        ["hlr", "2027-11", 1],
        ["legemiddel", "2027-01", 1],
        ["legemiddel", "2027-06", 1],
    ]);
    assert_eq!(rows(&answer, "places", &["competence", "month", "persons"]), places);
    let months = rows(&answer, "by_month", &["month", "renewals", "persons"]);
    assert_eq!(months.as_array().unwrap().len(), 13);
    assert_eq!(months[3], json!(["2027-02", 2, 1]));
    assert_eq!(months[4], json!(["2027-03", 0, 0]));
    assert_eq!(months[7], json!(["2027-06", 2, 2]));
}

#[test]
fn requirements_fall_as_reckoned_by_hand() {
    let falls = rows(
        &answer(&[]),
        "requirements",
        &["requirement", "basis", "required", "gap_now", "gap_then", "first_month", "persons"],
    );
    let expected = json!([
        ["hlr-nord", "persons", 7, 0, 2, "2027-02", 3],
        ["hlr-natt", "share_persons", 2, 0, 2, "2026-12", 2],
        ["sor", "persons", 1, 0, 1, "2027-02", 1],
        ["legemiddel", "fte", 1.5, 0, 1.5, "2027-01", 2],
    ]);
    assert_eq!(falls, expected);
}

#[test]
fn everything_is_there_where_that_is_asked() {
    let all = answer(&["--alle"]);
    let of = |answer: &Value, competence: &str| -> Vec<Value> {
        let rows = answer["places"].as_array().unwrap().iter();
        rows.filter(|row| row["competence"] == competence).map(|row| row["persons"].clone()).collect()
    };
    assert_eq!(of(&all, "truck"), [json!(1)]);
    assert_eq!(of(&all, "legemiddel"), [json!(1), json!(2)]);
    assert_eq!(of(&answer(&[]), "truck"), Vec::<Value>::new());
    // What requirements miss does not hang on what else is shown.
    assert_eq!(all["requirements"], answer(&[])["requirements"]);
}

#[test]
fn a_question_can_be_narrowed() {
    let night = answer(&["--enhet", "Natt"]);
    let units: Vec<&Value> = night["expiring"].as_array().unwrap().iter().map(|row| &row["unit"]).collect();
    assert_eq!(units, [&json!("Sykehjem / Natt"); 3]);
    assert_eq!(rows(&night, "requirements", &["requirement"]), json!([["hlr-natt"]]));
    let critical = answer(&["--kritikalitet", "4"]);
    assert_eq!(rows(&critical, "requirements", &["requirement"]), json!([["hlr-nord"]]));
    // 07 is asked in Nord alone, and 17 has moved to where nothing as critical is asked.
    assert_eq!(critical["renewals"], 3);
    let trade = answer(&["--kategori", "fag"]);
    assert_eq!((&trade["renewals"], &trade["persons"]), (&json!(2), &json!(2)));
}

#[test]
fn the_window_is_so_many_months_and_its_last_day_is_in_it() {
    for (months, until, renewals) in
        [("1", "2026-12-30", 2), ("2", "2027-01-30", 2), ("13", "2027-12-30", 10)]
    {
        for flag in ["--maneder", "--måneder", "--manader", "--månader", "--months"] {
            let answer = answer(&[flag, months]);
            let figures = (&answer["until"], &answer["renewals"]);
            assert_eq!(figures, (&json!(until), &json!(renewals)), "{flag} {months}");
        }
    }
}

/// Writes a register of one nurse's courses, and asks about it.
fn of_courses(name: &str, rows: &str, date: &str, more: &[&str]) -> Value {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("expiry-{name}"));
    fs::create_dir_all(&folder).unwrap();
    let register = folder.join("register.csv");
    let head = "Ansattnummer;Enhet;Stillingsprosent;Kompetanse;Formell;Oppnådd;Gyldig til\n";
    // The plan asks for these units.
    let others = "90;Nord;100;;;;\n91;Sør;100;;;;\n92;Natt;100;;;;\n";
    fs::write(&register, format!("{head}{rows}{others}")).unwrap();
    let register = register.to_str().unwrap();
    let arguments = ["utlop", register, "--plan", PLAN, "--dato", date, "--format", "json", "--alle"];
    json_of(&kompetanse(&[&arguments[..], &["--med-navn"], more].concat()))
}

#[test]
fn months_end_where_they_end_and_leap_days_are_days() {
    let last = |answer: &Value| answer["people"][0]["last_day"].clone();
    // One month after 31 January is the last of February, and what ends on that day is within it.
    let rows = "01;Nord;100;HLR;ja;29.02.2024;\n02;Nord;100;Truckførerbevis;ja;;28.02.2025\n";
    let answer = of_courses("leap", rows, "2025-01-31", &["--maneder", "1"]);
    assert_eq!((&answer["until"], &answer["renewals"]), (&json!("2025-02-28"), &json!(2)));
    assert_eq!(last(&answer), "2025-02-28");
    let rows = "01;Nord;100;Truckførerbevis;ja;;29.02.2028\n";
    let answer = of_courses("leap-day", rows, "2027-01-31", &["--maneder", "13"]);
    assert_eq!((&answer["until"], &answer["renewals"]), (&json!("2028-02-29"), &json!(1)));
    assert_eq!(last(&answer), "2028-02-29");
    // Twelve months from a leap day end on the 28th, so the 1st of March is after them.
    let rows = "01;Nord;100;Truckførerbevis;ja;;01.03.2025\n02;Nord;100;Truckførerbevis;ja;;28.02.2025\n";
    let answer = of_courses("leap-from", rows, "2024-02-29", &[]);
    assert_eq!((&answer["until"], &answer["renewals"]), (&json!("2025-02-28"), &json!(1)));
}

#[test]
fn a_holding_is_valid_on_its_last_day_and_not_on_the_day_after() {
    let rows = "01;Nord;100;Truckførerbevis;ja;;29.02.2028\n";
    // The day asked about, how many have expired, how many will.
    for (name, date, expired, renewals) in
        [("eve", "2028-02-28", 0, 1), ("day", "2028-02-29", 0, 1), ("after", "2028-03-01", 1, 0)]
    {
        let answer = of_courses(&format!("edge-{name}"), rows, date, &["--maneder", "1"]);
        let figures = (&answer["already"]["expired"], &answer["renewals"]);
        assert_eq!(figures, (&json!(expired), &json!(renewals)), "{date}");
    }
    // Twelve months from the last of a month, from a leap day and to one, each ends on the day that the month has.
    for (name, acquired, last) in [
        ("january", "31.01.2026", "2027-01-31"),
        ("february", "28.02.2027", "2028-02-28"),
        ("leap", "29.02.2028", "2029-02-28"),
        ("new-year", "31.12.2026", "2027-12-31"),
    ] {
        let rows = format!("01;Nord;100;HLR;ja;{acquired};\n");
        let answer = of_courses(&format!("end-{name}"), &rows, last, &["--maneder", "1"]);
        assert_eq!(answer["people"][0]["last_day"], last, "{acquired}");
        assert_eq!(answer["by_month"][0]["renewals"], 1, "{acquired}");
    }
}

#[test]
fn where_several_months_or_competences_have_most_all_are_named() {
    let of = |name: &str, rows: &str, language: &str| {
        of_courses(name, rows, "2026-11-21", &[]);
        let register = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("expiry-{name}/register.csv"));
        let register = register.to_str().unwrap();
        let arguments =
            ["utlop", register, "--plan", PLAN, "--dato", "2026-11-21", "--alle", "--format", "md"];
        let outcome = kompetanse(&[&arguments[..], &["--sprak", language]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        outcome.output
    };
    let hlr = |person: u8, day: &str| format!("0{person};Nord;100;HLR;ja;;{day}\n");
    let truck = |person: u8, day: &str| format!("0{person};Nord;100;Truckførerbevis;ja;;{day}\n");
    let two = [hlr(1, "01.12.2026"), hlr(2, "31.01.2027")].concat();
    let six: String =
        (1..=6).map(|month| hlr(month, &format!("10.0{month}.2027"))).collect::<Vec<_>>().concat();
    let tied = [hlr(1, "01.12.2026"), truck(2, "02.12.2026"), hlr(3, "31.01.2027")].concat();
    let chiefly = [hlr(1, "01.12.2026"), truck(2, "02.12.2026"), hlr(3, "03.12.2026")].concat();
    for (name, rows, language, sentence) in [
        ("two", &two, "nb", "Flest utløper i desember 2026 og januar 2027: 1 fornyelse i hver av dem."),
        ("two", &two, "nn", "Flest går ut i desember 2026 og januar 2027: 1 fornying i kvar av dei."),
        ("two", &two, "en", "Most expire in December 2026 and January 2027: 1 renewal in each."),
        (
            "six",
            &six,
            "nb",
            "Flest utløper i januar 2027, februar 2027, mars 2027, april 2027 og 2 til: 1 fornyelse i hver av dem.",
        ),
        ("tied", &tied, "nb", "Flest utløper i desember 2026: 2 fornyelser, HLR (1) og Truckførerbevis (1)."),
        ("chiefly", &chiefly, "nb", "Flest utløper i desember 2026: 3 fornyelser, mest HLR (2)."),
        ("only", &hlr(1, "01.12.2026"), "nb", "i alt 1 fornyelse.\n\nDet er HLR, i desember 2026.\n"),
        ("only", &hlr(1, "01.12.2026"), "en", "It is HLR, in December 2026."),
    ] {
        let told = of(&format!("most-{name}-{language}"), rows, language);
        assert!(told.contains(sentence), "{name}: {told}");
    }
}

#[test]
fn what_is_open_never_expires_and_what_has_expired_does_not_again() {
    let rows = "01;Nord;100;HLR;ja;;31.12.9999\n02;Nord;100;HLR;ja;;\n03;Nord;100;Truckførerbevis;ja;;\n\
                04;Nord;100;HLR;ja;;20.11.2026\n05;Nord;100;HLR;nei;;01.12.2026\n06;Nord;100;HLR;P;;01.12.2026\n";
    let answer = of_courses("open", rows, "2026-11-21", &["--maneder", "120"]);
    assert_eq!((&answer["renewals"], &answer["expiring"]), (&json!(0), &json!([])));
    assert_eq!(answer["already"], json!({"expired": 1, "undated": 1}));
    let text = kompetanse(&[
        "utlop",
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("expiry-open/register.csv").to_str().unwrap(),
        "--plan",
        PLAN,
        "--dato",
        "2026-11-21",
    ]);
    assert!(text.output.contains("utløper til og med 21.11.2027"), "{}", text.output);
    assert!(!text.output.contains("Måned for måned"), "{}", text.output);
}

#[test]
fn what_is_renewed_already_is_no_alarm() {
    // From the day after, from a week later, and from after the window.
    for (acquired, renewals) in [("01.12.2026", 0), ("08.12.2026", 0), ("21.11.2027", 0), ("23.11.2027", 1)] {
        let rows = format!("01;Nord;100;HLR;ja;;30.11.2026\n01;Nord;100;HLR;ja;{acquired};\n");
        let answer = of_courses("renewed", &rows, "2026-11-21", &[]);
        assert_eq!(answer["renewals"], renewals, "{acquired}: {answer}");
    }
}

#[test]
fn a_register_without_real_levels_is_judged_by_the_formal_side() {
    let answer = of_courses("formal", "01;Natt;100;HLR;ja;;01.12.2026\n", "2026-11-21", &[]);
    let falls = rows(&answer, "requirements", &["requirement", "gap_now", "gap_then", "formal_side"]);
    assert_eq!(falls, json!([["hlr-natt", 0, 1, true]]));
}

#[test]
fn people_are_told_of_only_where_that_is_asked() {
    for format in ["tabell", "csv", "json", "md", "html", "ics"] {
        let outcome = asked(&["--format", format]);
        assert!(outcome.status == 0 && !outcome.output.contains("Siv Rud"), "{format}: {}", outcome.output);
        let outcome = asked(&["--format", format, "--med-navn"]);
        // A CSV holds one table, and that of people is asked for by its name.
        assert_eq!(outcome.output.contains("Siv Rud"), format != "csv", "{format}: {}", outcome.output);
    }
    let people = answer(&["--med-navn"]);
    let said = rows(&people, "people", &["id", "competence", "last_day"]);
    assert_eq!(said[0], json!(["01", "hlr", "2026-11-30"]));
    let both = ["Hjemmetjenesten / Nord", "Hjemmetjenesten / Sør"];
    assert_eq!(people["people"][3]["units"], json!(both));
}

#[cfg(unix)]
#[test]
fn a_calendar_with_names_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("utlop.ics");
    let outcome = asked(&["--med-navn", "-o", path.to_str().unwrap()]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(fs::read_to_string(path).unwrap().starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn what_cannot_be_asked_is_refused_before_anything_is_read() {
    for months in ["0", "121", "-1", "x", "1,5"] {
        let flag = format!("--maneder={months}");
        let outcome = kompetanse(&["utlop", "finnes-ikke.csv", &flag]);
        let told = outcome.messages.contains(months) && outcome.messages.contains("1–120");
        assert!(outcome.status == 2 && told, "{months}: {}", outcome.messages);
    }
    for command in ["gap", "behov", "sjekk", "framskriv", "rapport", "tiltak", "kalibrer"] {
        for more in [["-o", "x.ics"], ["--format", "ics"]] {
            let outcome = kompetanse(&[&[command, "finnes-ikke.csv"][..], &more].concat());
            let told = outcome.messages.contains("tabell, csv, tsv, json, md, html, xlsx.");
            assert!(outcome.status == 2 && told, "{command} {more:?}: {}", outcome.messages);
        }
    }
    let outcome = kompetanse(&["utlop", "finnes-ikke.csv", "-o", "x.doc"]);
    assert!(outcome.status == 2 && outcome.messages.contains("xlsx, ics"), "{}", outcome.messages);
}

#[test]
fn it_has_names_in_each_language() {
    let plain = asked(&[]).output;
    for name in ["utløp", "utlaup", "expiry"] {
        let arguments = [name, REGISTER, "--plan", PLAN, "--dato", "2026-11-30"];
        assert_eq!(kompetanse(&arguments).output, plain, "{name}");
    }
}
