//! The sheet for the development talk: reckoned by hand, always a file, and of nobody else.

use crate::support::{Outcome, kompetanse};
use crate::workbook_reports::{compare_with, records, sheets, tables};
use calamine::Data;
use serde_json::{Value, json};
use std::fs;

const REGISTER: &str = "fixtures/employee/register.csv";
const PLAN: &str = "fixtures/employee/plan.toml";

/// Who is employed in the hand case, by name.
const PEOPLE: [(&str, &str); 5] = [
    ("0103", "Eva Dahl"),
    ("0101", "Kari Vik"),
    ("0105", "Liv Aas"),
    ("0104", "Nils Moe"),
    ("0102", "Per Lund"),
];

/// The tables of everybody.
const TABLES: [&str; 5] = ["people", "requirements", "competences", "expiring", "measures"];

/// Asks for sheets; returns what came of it, and what the file has.
fn asked(of: [&str; 2], ending: &str, more: &[&str]) -> (Outcome, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("ark.{ending}"));
    let [register, plan] = of;
    let start = ["ansatt", register, "--plan", plan, "--dato", "2026-11-21", "-o", path.to_str().unwrap()];
    let outcome = kompetanse(&[&start[..], more].concat());
    assert_eq!(outcome.output, "", "nothing of a sheet is on standard output");
    (outcome, fs::read_to_string(&path).unwrap_or_default())
}

fn written(ending: &str, more: &[&str]) -> String {
    let (outcome, text) = asked([REGISTER, PLAN], ending, more);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    text
}

fn answer(more: &[&str]) -> Value {
    serde_json::from_str(&written("json", more)).unwrap()
}

fn everybody() -> Value {
    answer(&["--enhet", "Hjemmetjenesten"])
}

fn sheet<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["people"].as_array().unwrap().iter().find(|sheet| sheet["id"] == id).unwrap()
}

/// Returns of each thing in a list the values of some keys.
fn told(list: &Value, keys: &[&str]) -> Value {
    let of = |one: &Value| keys.iter().map(|key| one[*key].clone()).collect::<Vec<_>>();
    list.as_array().unwrap().iter().map(of).collect::<Vec<_>>().into()
}

#[test]
fn everybody_who_is_employed_gets_one_sheet() {
    let people = told(&everybody()["people"], &["id", "name", "on_call"]);
    let expected: Vec<Value> = PEOPLE.iter().map(|(id, name)| json!([id, name, *id == "0104"])).collect();
    assert_eq!(people, Value::from(expected));
    let of_south = answer(&["--enhet", "Sone sør"]);
    assert_eq!(told(&of_south["people"], &["id"]), json!([["0103"], ["0105"], ["0104"]]));
    let of_two = answer(&["--id", "0105", "--id", "0101", "--id", "0105"]);
    assert_eq!(told(&of_two["people"], &["id"]), json!([["0101"], ["0105"]]));
}

#[test]
fn employments_are_those_of_the_date() {
    let answer = everybody();
    let keys = ["unit", "position", "fraction", "start", "end"];
    let nord = "Hjemmetjenesten / Sone nord";
    let sor = "Hjemmetjenesten / Sone sør";
    assert_eq!(
        told(&sheet(&answer, "0103")["employments"], &keys),
        json!([
            [nord, "Helsefagarbeider", 0.5, "2015-01-01", null],
            [sor, "Helsefagarbeider", 0.3, "2025-01-01", null]
        ])
    );
    let on_call = &sheet(&answer, "0104")["employments"];
    assert_eq!(told(on_call, &keys), json!([[sor, "Assistent", 0, "2026-09-15", null]]));
}

#[test]
fn what_is_required_and_met_is_as_reckoned_by_hand() {
    let answer = everybody();
    let keys = [
        "requirement",
        "requires",
        "level",
        "through",
        "formal",
        "real",
        "qualified",
        "in_population",
        "gap",
    ];
    let of = |id: &str| told(&sheet(&answer, id)["requirements"], &keys);
    assert_eq!(
        of("0101"),
        json!([
            ["kreft-nord", "both", 3, "kreft", true, true, true, true, 1],
            ["hlr", "formal", 3, "hlr", true, false, true, true, 1],
            ["legemiddel", "formal", 3, "legemiddel", true, false, true, true, 0.2]
        ])
    );
    assert_eq!(
        of("0102"),
        json!([
            ["kreft-nord", "both", 3, "kreft", false, true, false, true, 1],
            ["hlr", "formal", 3, "hlr", false, false, false, true, 1],
            ["legemiddel", "formal", 3, "legemiddel", false, false, false, true, 0.2]
        ])
    );
    assert_eq!(
        of("0103"),
        json!([
            ["kreft-nord", "both", 3, "kreft", false, false, false, true, 1],
            ["fag-sor", "formal", 3, "helsefag", true, false, true, true, 0],
            ["hlr", "formal", 3, "hlr", true, false, true, true, 1],
            ["hlr", "formal", 3, "hlr", true, false, true, true, 1],
            ["legemiddel", "formal", 3, "legemiddel", true, false, true, true, 0.2]
        ])
    );
    for (id, in_population) in [("0104", false), ("0105", true)] {
        assert_eq!(
            of(id),
            json!([
                ["fag-sor", "formal", 3, null, false, false, false, in_population, 0],
                ["hlr", "formal", 3, "hlr", false, false, false, in_population, 1]
            ])
        );
    }
}

#[test]
fn what_people_have_is_told_with_its_days() {
    let answer = everybody();
    let keys = [
        "competence",
        "required",
        "required_level",
        "formal",
        "acquired",
        "valid_until",
        "expected",
        "level",
        "assessed",
    ];
    let of = |id: &str| told(&sheet(&answer, id)["competences"], &keys);
    assert_eq!(
        of("0101"),
        json!([
            ["kreft", true, 3, "held", "2018-06-15", null, null, 4, "2026-09-01"],
            ["sykepleier", false, null, "held", null, null, null, null, null],
            ["hlr", true, null, "held", null, "2027-09-30", null, null, null],
            ["legemiddel", true, null, "held", "2024-02-01", null, null, null, null],
            ["smittevern", false, null, "held", "2025-06-01", "2027-06-30", null, null, null]
        ])
    );
    assert_eq!(
        of("0102"),
        json!([
            ["kreft", true, 3, "in_progress", null, null, "2027-06-01", 3, "2026-05-15"],
            ["sykepleier", false, null, "held", null, null, null, null, null],
            ["hlr", true, null, "expired", null, "2026-10-31", null, null, null],
            ["legemiddel", true, null, "none", null, null, null, null, null]
        ])
    );
    assert_eq!(
        of("0103"),
        json!([
            ["kreft", true, 3, "none", null, null, null, null, null],
            ["helsefag", true, null, "held", null, null, null, null, null],
            ["hlr", true, null, "held", "2026-03-15", "2027-03-15", null, null, null],
            ["legemiddel", true, null, "dispensation", null, "2026-12-31", null, null, null]
        ])
    );
    assert_eq!(of("0104"), json!([["hlr", true, null, "undated", null, null, null, null, null]]));
    assert_eq!(of("0105"), json!([["hlr", true, null, "none", null, null, null, null, null]]));
}

#[test]
fn what_expires_is_told_as_far_ahead_as_asked() {
    let of = |answer: &Value, id: &str| {
        told(&sheet(answer, id)["expiring"], &["competence", "valid_until", "required"])
    };
    let year = everybody();
    assert_eq!(year["months"], 12);
    assert_eq!(of(&year, "0101"), json!([["smittevern", "2027-06-30", false], ["hlr", "2027-09-30", true]]));
    assert_eq!(of(&year, "0103"), json!([["legemiddel", "2026-12-31", true], ["hlr", "2027-03-15", true]]));
    for id in ["0102", "0104", "0105"] {
        assert_eq!(of(&year, id), json!([]), "{id}");
    }
    let unit = ["--enhet", "Hjemmetjenesten", "--maneder"];
    let month = answer(&[&unit[..], &["1"]].concat());
    assert!(PEOPLE.iter().all(|(id, _)| of(&month, id) == json!([])));
    let two = answer(&[&unit[..], &["2"]].concat());
    assert_eq!(of(&two, "0103"), json!([["legemiddel", "2026-12-31", true]]));
    // Nine months and nine days more: the last day counts.
    assert_eq!(
        of(&answer(&[&unit[..], &["10"]].concat()), "0101"),
        json!([["smittevern", "2027-06-30", false]])
    );
}

/// Returns the sheet of somebody by a register and a plan that are other than the hand case.
fn sheet_of(id: &str, more_rows: &str, plan: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("register.csv"), fs::read_to_string(REGISTER).unwrap() + more_rows).unwrap();
    fs::write(path("plan.toml"), plan).unwrap();
    let (outcome, text) = asked([&path("register.csv"), &path("plan.toml")], "json", &["--id", id]);
    assert_eq!(outcome.status, 0, "{outcome:?}");
    let answer: Value = serde_json::from_str(&text).unwrap();
    sheet(&answer, id).clone()
}

#[test]
fn what_is_acquired_in_time_carries_on_what_would_expire() {
    let plan = fs::read_to_string(PLAN).unwrap();
    let row = |acquired: &str| {
        format!(
            "0103;Eva Dahl;Hjemmetjenesten;Sone sør;Helsefagarbeider;30;01.01.2025;;HLR;ja;;{acquired};;;\n"
        )
    };
    let last = |rows: &str| {
        let sheet = sheet_of("0103", rows, &plan);
        let hlr = |list: &str| {
            let all = sheet[list].as_array().unwrap();
            let one = all.iter().find(|one| one["competence"] == "hlr");
            one.map(|one| one["valid_until"].clone())
        };
        (hlr("competences").unwrap(), hlr("expiring"))
    };
    // What she has is valid until 15.03.2027; twelve months more from the day of the course.
    let expires = |day: &str| (json!(day), Some(json!(day)));
    assert_eq!(last(""), expires("2027-03-15"));
    assert_eq!(last(&row("16.03.2027")), (json!("2028-03-16"), None));
    assert_eq!(last(&row("01.02.2027")), (json!("2028-02-01"), None));
    // A day too late: there is a day without, and she is to know of it.
    assert_eq!(last(&row("17.03.2027")), expires("2027-03-15"));
    // One carries on the other, whichever comes first in the file.
    assert_eq!(last(&(row("01.03.2028") + &row("10.03.2027"))), (json!("2029-03-01"), None));
}

#[test]
fn what_expires_is_told_with_what_renews_it() {
    let answer = everybody();
    let of = |sheet: &Value| -> Vec<(String, Vec<String>)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let renewed = |one: &Value| {
            let by = one["renewed_by"].as_array().unwrap().iter();
            (text(&one["competence"]), by.map(|by| text(&by["measure"])).collect())
        };
        sheet["expiring"].as_array().unwrap().iter().map(renewed).collect()
    };
    let course = || vec!["hlr-kurs".to_owned()];
    let expected =
        |first: &str, by: Vec<String>| vec![(first.to_owned(), Vec::new()), ("hlr".to_owned(), by)];
    assert_eq!(of(sheet(&answer, "0101")), expected("smittevern", course()));
    assert_eq!(of(sheet(&answer, "0103")), expected("legemiddel", course()));
    // She has it, so the course is none of those that she would gain by today.
    assert_eq!(sheet(&answer, "0101")["measures"], json!([]));
    let line = "HLR kan fornyes ved Kurs i HLR.";
    for ending in ["md", "html", "txt"] {
        assert!(written(ending, &["--id", "0101"]).contains(line), "{ending}");
        assert!(!written(ending, &["--id", "0102"]).contains("kan fornyes"), "{ending}");
    }
    // Who is kept from the course is not told of it.
    let only = "id = \"hlr-kurs\"\nforutsetter = { stilling = [\"Assistent\"] }";
    let plan = fs::read_to_string(PLAN).unwrap().replace("id = \"hlr-kurs\"", only);
    assert_eq!(of(&sheet_of("0101", "", &plan)), expected("smittevern", Vec::new()));
}

#[test]
fn an_unknown_level_is_explained_where_there_is_one() {
    let said = "Et nivå som «.. av 3» er ikke vurdert";
    for (id, is_said) in [("0101", false), ("0102", false), ("0103", true), ("0105", false)] {
        let page = written("md", &["--id", id]);
        assert_eq!(page.contains(said), is_said, "{page}");
        assert_eq!(page.matches("..").count() > page.matches("«..").count(), is_said, "{page}");
    }
}

#[test]
fn measures_are_those_that_one_may_take() {
    let answer = everybody();
    let of = |id: &str| told(&sheet(&answer, id)["measures"], &["measure", "gives", "level", "wanted"]);
    assert_eq!(of("0102"), json!([["kreft-utdanning", "both", 3, true], ["hlr-kurs", "formal", null, true]]));
    for id in ["0104", "0105"] {
        assert_eq!(of(id), json!([["hlr-kurs", "formal", null, true], ["fagbrev", "formal", null, false]]));
    }
    assert_eq!((of("0101"), of("0103")), (json!([]), json!([])));
    let more = ["months", "bound_months", "handled", "responsible", "deadline"];
    assert_eq!(
        told(&sheet(&answer, "0102")["measures"], &more),
        json!([[24, 24, [3, 9], "Virksomhetsleder", "2028-06-01"], [null, null, [], null, null]])
    );
}

// Always a file, and of nobody else.

#[test]
fn a_sheet_is_only_written_to_a_file() {
    for more in [&["--id", "0101"][..], &["--enhet", "Sone sør", "--format", "json"]] {
        for language in ["nb", "nn", "en"] {
            let asked = ["ansatt", REGISTER, "--plan", PLAN, "--dato", "2026-11-21", "--sprak", language];
            let outcome = kompetanse(&[&asked[..], more].concat());
            assert_eq!((outcome.status, outcome.output.as_str()), (2, ""), "{outcome:?}");
            assert!(outcome.messages.contains("-o "), "{}", outcome.messages);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_sheet_is_not_written_to_what_is_no_file() {
    for place in ["/dev/null", "/dev/stdout"] {
        let asked = ["ansatt", REGISTER, "--plan", PLAN, "--id", "0101", "--format", "md", "-o", place];
        let outcome = kompetanse(&asked);
        assert_eq!((outcome.status, outcome.output.as_str()), (2, ""), "{place}: {outcome:?}");
    }
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_sheet() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    for ending in ["html", "xlsx", "md", "json", "csv", "tsv", "txt"] {
        let path = folder.path().join(format!("ark.{ending}"));
        // A file that others could read is not left so.
        fs::write(&path, "").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let asked = ["ansatt", REGISTER, "--plan", PLAN, "--dato", "2026-11-21", "--id", "0101", "-o"];
        let outcome = kompetanse(&[&asked[..], &[path.to_str().unwrap()]].concat());
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{ending}");
        assert!(fs::metadata(&path).unwrap().len() > 0, "{ending}");
    }
}

#[test]
fn a_sheet_tells_of_nobody_else() {
    for (id, name) in PEOPLE {
        for ending in ["html", "md", "json", "csv", "tsv", "txt"] {
            let text = written(ending, &["--id", id]);
            assert!(text.contains(name) && text.contains(id), "{ending} of {id}: {text}");
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            for (other, others) in PEOPLE.iter().filter(|(other, _)| *other != id) {
                assert!(
                    !words.contains(other) && !text.contains(others),
                    "{ending} of {id} tells of {other}"
                );
            }
            assert!(!words.contains(&"0106") && !text.contains("Odd Bø"), "{ending} of {id}");
        }
    }
}

#[test]
fn who_is_not_there_is_told_of_without_telling_who_is() {
    for id in ["0199", "101", "0106", "01819010192"] {
        for language in ["nb", "nn", "en"] {
            let (outcome, text) = asked([REGISTER, PLAN], "md", &["--id", id, "--sprak", language]);
            assert_eq!((outcome.status, text.as_str()), (2, ""), "{id}: {outcome:?}");
            assert!(outcome.messages.contains("--id"), "{id}: {}", outcome.messages);
            for secret in
                PEOPLE.iter().flat_map(|(id, name)| [*id, *name]).chain(["Odd Bø", "0106", "01819010192"])
            {
                assert!(!outcome.messages.contains(secret), "{id}: {}", outcome.messages);
            }
        }
    }
    let (left, _) = asked([REGISTER, PLAN], "md", &["--id", "0106"]);
    assert!(left.messages.contains("ikke ansatt 21.11.2026"), "{}", left.messages);
    let (second, _) = asked([REGISTER, PLAN], "md", &["--id", "0101", "--id", "0106"]);
    assert!(second.messages.contains("(nr. 2)"), "{}", second.messages);
}

#[test]
fn it_must_be_said_whose_sheet() {
    for (more, part) in [
        (&[][..], "--id"),
        (&["--id", "0101", "--enhet", "Sone sør"], "--enhet"),
        (&["--enhet", "Sone vest"], "Sone vest"),
        (&["--id", "0101", "--maneder", "0"], "--maneder"),
        (&["--id", "0101", "--maneder", "to"], "--maneder"),
    ] {
        let (outcome, text) = asked([REGISTER, PLAN], "md", more);
        assert_eq!((outcome.status, text.as_str()), (2, ""), "{more:?}: {outcome:?}");
        assert!(outcome.messages.contains(part), "{more:?}: {}", outcome.messages);
    }
    // Where nobody is employed, and where the register has no ids.
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("plan.toml"), fs::read_to_string(PLAN).unwrap() + "\n[[enhet]]\nnavn = \"Ny sone\"\n")
        .unwrap();
    let register = fs::read_to_string(REGISTER).unwrap();
    let without: String =
        register.lines().map(|line| line.split_once(';').unwrap().1.to_owned() + "\n").collect();
    fs::write(path("uten.csv"), without).unwrap();
    let (nobody, _) = asked([REGISTER, &path("plan.toml")], "md", &["--enhet", "Ny sone"]);
    assert!(nobody.status == 2 && nobody.messages.contains("Ingen er ansatt der"), "{nobody:?}");
    let (without, _) = asked([&path("uten.csv"), PLAN], "md", &["--id", "0101"]);
    assert!(without.status == 2 && without.messages.contains("--enhet"), "{without:?}");
    let (by_unit, text) = asked([&path("uten.csv"), PLAN], "md", &["--enhet", "Sone sør"]);
    assert!(by_unit.status == 0 && text.contains("## Liv Aas\n"), "{by_unit:?}\n{text}");
}

// Pages.

/// Returns how many pages a document has, by what begins each.
fn pages(text: &str, ending: &str) -> usize {
    match ending {
        "html" => text.matches("<section class=\"page\"").count(),
        "md" => text.matches("\n---\n").count(),
        _ => text.lines().filter(|line| line.starts_with("────")).count(),
    }
}

#[test]
fn there_is_a_page_for_each_employee() {
    let [register, plan] = ["examples/fjordvik/register.csv", "examples/fjordvik/temaplan.toml"];
    let unit = ["--enhet", "Hjemmetjenesten"];
    let (_, json) = asked([register, plan], "json", &unit);
    let people = serde_json::from_str::<Value>(&json).unwrap()["people"].as_array().unwrap().clone();
    let mut ids: Vec<&str> = people.iter().map(|sheet| sheet["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), people.len());
    assert_eq!(ids, employed("Hjemmetjenesten"));
    for ending in ["html", "md", "txt"] {
        let (outcome, text) = asked([register, plan], ending, &unit);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert_eq!(pages(&text, ending), people.len(), "{ending}");
    }
}

/// Returns the ids of those whom Fjordvik's register has in a department on the date, read by hand.
fn employed(department: &str) -> Vec<String> {
    let bytes = fs::read("examples/fjordvik/register.csv").unwrap();
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let heading = |name: &str| text.lines().next().unwrap().split(';').position(|cell| cell == name).unwrap();
    let day = |cell: &str| cell.split('.').rev().collect::<String>();
    let [id, unit, start, end, position] =
        ["Ansattnummer", "Avdeling", "Startdato", "Sluttdato", "Stilling"].map(heading);
    let is_there = |row: &Vec<&str>| {
        row[unit] == department
            // The plan leaves apprentices out; the register is in Windows-1252, as read here.
            && !row[position].starts_with("L\u{e6}rling")
            && day(row[start]).as_str() <= "20261121"
            && (row[end].is_empty() || day(row[end]).as_str() >= "20261121")
    };
    let rows = text.lines().skip(1).map(|line| line.split(';').collect::<Vec<_>>());
    let mut ids: Vec<String> = rows.filter(is_there).map(|row| row[id].to_owned()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[test]
fn a_page_has_room_to_write() {
    let page = written("html", &["--id", "0102"]);
    // Kreftsykepleie is to be assessed: twice; three questions, three goals of four, two signatures of two.
    assert_eq!(page.matches(" w\"").count(), 2 + 3 + 3 * 4 + 2 * 2, "{page}");
    for ending in ["md", "txt"] {
        let text = written(ending, &["--id", "0102"]);
        assert_eq!(text.matches("____________").count(), 2 + 3 + 3 * 4 + 2 * 2, "{text}");
    }
    // What nobody has written is not there for programs: no table has a column of it, and the answer no key.
    for table in TABLES {
        let text = written("csv", &["--id", "0102", "--tabell", table, "--csv-dialekt", "internasjonal"]);
        let headings = records(&text, b',').swap_remove(0);
        for blank in ["own_view", "level_assessed", "question", "answer", "goal", "who", "signature"] {
            assert!(!headings.iter().any(|heading| heading == blank), "{table}: {headings:?}");
        }
    }
    let answer = answer(&["--id", "0102"]);
    let mut keys: Vec<&str> =
        sheet(&answer, "0102").as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        ["competences", "employments", "expiring", "id", "measures", "name", "on_call", "requirements"]
    );
}

#[test]
fn a_page_is_about_what_the_talk_can_change() {
    let page = written("md", &["--id", "0105"]);
    // Sone sør has its skilled worker, and she has nothing of that.
    assert!(page.contains("registrert med: Sykepleier / Helsefagarbeider."), "{page}");
    assert!(!page.contains("| Sykepleier / Helsefagarbeider |"), "{page}");
    assert!(page.contains("| HLR | Sone sør | formell | nei |  | nei | 1 person |"), "{page}");
    assert!(page.contains("| Kurs i HLR | HLR, formell |") && page.contains("Fagbrev på jobb."), "{page}");
    assert!(!page.contains("Annonsere"), "{page}");
    let page = written("md", &["--id", "0103"]);
    assert!(page.contains("| Helsefagarbeider: ja |  | ja | - |"), "{page}");
    assert!(page.contains("| dispensasjon, til 31.12.2026 |  | ja | 0,20 årsverk |"), "{page}");
    assert!(
        page.contains("| Kreftsykepleie | Sone nord | formell og reell | nei | .. av 3 | nei | 1 person |"),
        "{page}"
    );
    let page = written("md", &["--id", "0102"]);
    assert!(
        page.contains("| under utdanning, ventet ferdig 01.06.2027 | 3 av 3 | nei | 1 person |"),
        "{page}"
    );
    assert!(page.contains("| utløpt 31.10.2026 |  | nei | 1 person |"), "{page}");
    let page = written("md", &["--id", "0104"]);
    assert!(page.contains("Alle stillingene er på 0 %. Derfor er Nils Moe ikke med"), "{page}");
}

// Tables of everybody, for programs.

#[test]
fn programs_get_one_table_of_everybody() {
    let unit = ["--enhet", "Hjemmetjenesten", "--csv-dialekt", "internasjonal"];
    let text = written("csv", &unit);
    assert!(text.starts_with("reference_date,id,name,requirement,"), "{text}");
    // 3 + 3 + 5 + 2 + 2 requirements, and the headings.
    assert_eq!(text.lines().count(), 15 + 1, "{text}");
    for (table, rows) in [("people", 6), ("competences", 5 + 4 + 4 + 1 + 1), ("expiring", 4), ("measures", 6)]
    {
        let text = written("csv", &[&unit[..], &["--tabell", table]].concat());
        assert_eq!(text.lines().count(), rows + 1, "{table}: {text}");
    }
    let (unknown, _) = asked([REGISTER, PLAN], "csv", &["--id", "0101", "--tabell", "goals"]);
    assert_eq!(unknown.status, 2);
    let seen = TABLES.join(", ");
    assert!(unknown.messages.contains(&seen), "{}", unknown.messages);
}

/// Writes sheets as a workbook in a folder; returns where.
fn workbook(folder: &std::path::Path, more: &[&str]) -> std::path::PathBuf {
    let path = folder.join("ark.xlsx");
    let start = ["ansatt", REGISTER, "--plan", PLAN, "--dato", "2026-11-21", "-o", path.to_str().unwrap()];
    let outcome = kompetanse(&[&start[..], more].concat());
    assert_eq!((outcome.status, outcome.output.as_str()), (0, ""), "{outcome:?}");
    path
}

#[test]
fn a_workbook_has_a_sheet_for_each_employee_and_tables_of_everybody() {
    let folder = tempfile::tempdir().unwrap();
    let unit = ["--enhet", "Hjemmetjenesten"];
    let path = workbook(folder.path(), &unit);
    let all = sheets(&path);
    for (id, name) in PEOPLE {
        let title = format!("{name} ({id})");
        let (_, page) = all.iter().find(|(sheet, _)| *sheet == title).unwrap();
        let words: Vec<&str> = page
            .used_cells()
            .filter_map(
                |(_, _, cell)| if let Data::String(words) = cell { Some(words.as_str()) } else { None },
            )
            .collect();
        assert!(words.contains(&title.as_str()) && words.contains(&"Underskrifter"), "{words:?}");
        for (_, other) in PEOPLE.iter().filter(|(other, _)| *other != id) {
            assert!(!words.iter().any(|word| word.contains(other)), "{name}'s sheet tells of {other}");
        }
        let expiring = words.contains(&"HLR kan fornyes ved Kurs i HLR.");
        assert_eq!(expiring, ["0101", "0103"].contains(&id), "{words:?}");
        // A level to be written by hand is a cell with nothing in it yet.
        assert_eq!(words.contains(&"Vurdert nivå"), ["0101", "0102", "0103"].contains(&id), "{words:?}");
    }
    let tables = tables(&path);
    for key in TABLES {
        let csv = |dialect: &str, mark: u8| {
            let more = ["--tabell", key, "--csv-dialekt", dialect];
            records(&written("csv", &[&unit[..], &more].concat()), mark)
        };
        let both = [csv("norsk", b';'), csv("internasjonal", b',')];
        assert!(compare_with(&both, key, tables.get(key)) > 20, "{key}");
    }
}

#[test]
fn a_workbook_of_one_tells_of_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = workbook(folder.path(), &["--id", "0103"]);
    let mut archive = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut whole = String::new();
    for at in 0..archive.len() {
        std::io::Read::read_to_string(&mut archive.by_index(at).unwrap(), &mut whole).unwrap();
    }
    assert!(whole.contains("Eva Dahl"));
    for (_, name) in PEOPLE.iter().filter(|(id, _)| *id != "0103") {
        assert!(!whole.contains(name), "{name}");
    }
    assert!(!whole.contains("Odd Bø"));
    let ids = sheets(&path).into_iter().flat_map(|(_, sheet)| {
        let text = |cell: &Data| cell.to_string();
        sheet.used_cells().map(|(_, _, cell)| text(cell)).collect::<Vec<_>>()
    });
    for cell in ids {
        assert!(!["0101", "0102", "0104", "0105", "0106"].contains(&cell.as_str()), "{cell}");
    }
}

#[test]
fn sheets_among_registers_are_not_read_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::copy(REGISTER, path("register.csv")).unwrap();
    let before = kompetanse(&["gap", &path("register.csv"), "--plan", PLAN, "--dato", "2026-11-21"]);
    for language in ["nb", "nn", "en"] {
        for (ending, more) in [
            ("csv", "--csv-dialekt=norsk"),
            ("tsv", "--csv-dialekt=internasjonal"),
            ("txt", "-q"),
            ("xlsx", "-q"),
        ] {
            let name = path(&format!("ark-{language}.{ending}"));
            let asked = ["ansatt", REGISTER, "--plan", PLAN, "--dato", "2026-11-21", "--enhet", "Sone sør"];
            let outcome = kompetanse(&[&asked[..], &["--sprak", language, more, "-o", &name]].concat());
            assert_eq!(outcome.status, 0, "{outcome:?}");
        }
    }
    let after = kompetanse(&["gap", folder.path().to_str().unwrap(), "--plan", PLAN, "--dato", "2026-11-21"]);
    assert_eq!((before.status, after.status), (0, 0), "{}", after.messages);
    assert!(before.output.contains("Kreftsykepleie"), "{}", before.output);
    assert_eq!(before.output, after.output, "{}", after.messages);
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(REGISTER).unwrap();
    let (heading, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    rows.reverse();
    let path = folder.path().join("register.csv");
    fs::write(&path, format!("{heading}\n{}\n", rows.join("\n"))).unwrap();
    let unit = ["--enhet", "Hjemmetjenesten"];
    let (_, reversed) = asked([path.to_str().unwrap(), PLAN], "json", &unit);
    let reversed: Value = serde_json::from_str(&reversed).unwrap();
    assert_eq!(reversed["people"].as_array().unwrap().len(), PEOPLE.len());
    assert_eq!(reversed["people"], everybody()["people"]);
}
