//! Changes that are reckoned by hand, and what the command line, two saved gaps and people who cannot be followed do.

mod saved;

use crate::support::{Outcome, fed, frozen, kompetanse};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

const BEFORE: &str = "fixtures/evaluation/register-2025-11-21.csv";
const AFTER: &str = "fixtures/evaluation/register-2026-11-21.csv";
const PLAN: &str = "fixtures/evaluation/plan.toml";

const REASONS: [&str; 8] =
    ["hired", "left", "moved", "learnt_formally", "learnt_really", "expired", "hours", "other"];

fn asked(more: &[&str]) -> Outcome {
    kompetanse(&[&["evaluer", BEFORE, AFTER, "--plan", PLAN], more].concat())
}

fn told(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

fn answer(more: &[&str]) -> Value {
    told(&asked(&[&["--format", "json"], more].concat()))
}

/// Returns figures of a row or a sum, before and after.
fn dates(row: &Value) -> Value {
    let keys = ["required_before", "required_after", "gap_before", "gap_after", "held_before", "held_after"];
    keys.map(|key| row[key].clone()).to_vec().into()
}

/// Returns the change and its parts; parts of nothing are left out.
fn parts(row: &Value) -> Value {
    let some = REASONS.iter().filter(|reason| row[**reason] != 0);
    let parts: serde_json::Map<String, Value> =
        some.map(|reason| ((*reason).to_owned(), row[*reason].clone())).collect();
    json!([row["change"], parts])
}

fn row<'a>(answer: &'a Value, requirement: &str, unit: Option<&str>) -> &'a Value {
    let is = |row: &&Value| row["requirement"] == requirement && row["unit"].as_str() == unit;
    answer["requirements"].as_array().unwrap().iter().find(is).unwrap()
}

#[test]
fn every_figure_is_as_reckoned_by_hand() {
    let answer = answer(&[]);
    assert_eq!(answer["schema"], "kompetanse.evaluation/1");
    assert_eq!(
        (&answer["before"]["reference_date"], &answer["after"]["reference_date"]),
        (&json!("2025-11-21"), &json!("2026-11-21"))
    );
    assert_eq!(answer["months"], 12);
    let people = json!({"followed_by": "ids", "stayed": 8, "hired": 1, "left": 1, "unclear_before": 0, "unclear_after": 0});
    assert_eq!(answer["people"], people);

    let natt = row(&answer, "sykepleier-natt", Some("Natt"));
    assert_eq!(dates(natt), json!([4, 5, 1, 1, 3, 4]));
    let one_each = json!({"hired": 1, "left": -1, "moved": -1, "learnt_formally": 1, "learnt_really": 1});
    assert_eq!(parts(natt), json!([1, one_each]));

    let fte = row(&answer, "sykepleier-arsverk", None);
    assert_eq!(dates(fte), json!([5, 5, 1.9, 1.15, 3.1, 3.85]));
    let of_fte = json!({
        "hired": 0.8, "left": -1, "learnt_formally": 1, "learnt_really": 0.75, "hours": 0.2, "other": -1
    });
    assert_eq!(parts(fte), json!([0.75, of_fte]));

    let hlr = |unit| row(&answer, "hlr", Some(unit));
    assert_eq!(dates(hlr("Natt")), json!([2, 2, 0, 1, 2, 1]));
    assert_eq!(parts(hlr("Natt")), json!([-1, {"moved": -1, "learnt_formally": 1, "expired": -1}]));
    assert_eq!(dates(hlr("Dag")), json!([2, 2, 0, 0, 2, 2]));
    assert_eq!(parts(hlr("Dag")), json!([0, {}]));
    assert_eq!(dates(hlr("Base")), json!([null, 2, null, 1, 0, 1]));
    assert_eq!(parts(hlr("Base")), json!([1, {"moved": 1}]));
    assert_eq!(hlr("Base")["state_before"], "absent");

    let arabic = row(&answer, "arabisk", None);
    assert_eq!(dates(arabic), json!([null, 1, null, 0, 1, 1]));
    assert_eq!((parts(arabic), &arabic["state_before"]), (json!([0, {}]), &json!("not_in_force")));

    let staffing = row(&answer, "bemanning-dag", Some("Dag"));
    assert_eq!(dates(staffing), json!([3, 3, 0.1, 0.5, 2.9, 2.5]));
    assert_eq!(parts(staffing), json!([-0.4, {"moved": -0.4}]));
}

#[test]
fn sums_are_as_reckoned_by_hand() {
    let answer = answer(&[]);
    let sums: Vec<Value> = answer["categories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sum| {
            let counts = ["category", "basis", "requirements", "unmet_before", "unmet_after"];
            json!([counts.map(|key| sum[key].clone()), dates(sum), sum["change"]])
        })
        .collect();
    let expected = json!([
        [["fag", "persons", 2, 1, 1], [4, 6, 1, 1, 4, 5], 1],
        [["fag", "fte", 1, 1, 1], [5, 5, 1.9, 1.15, 3.1, 3.85], 0.75],
        [["basis", "persons", 3, 0, 2], [4, 6, 0, 2, 4, 4], 0],
        [["bemanning", "fte", 1, 1, 1], [3, 3, 0.1, 0.5, 2.9, 2.5], -0.4],
        [[null, "persons", 5, 1, 3], [8, 12, 1, 3, 8, 9], 1],
        [[null, "fte", 2, 2, 2], [8, 8, 2, 1.65, 6, 6.35], 0.35],
    ]);
    assert_eq!(Value::from(sums), expected);
}

#[test]
fn measures_are_as_reckoned_by_hand() {
    let answer = answer(&[]);
    let keys = ["measure", "participants", "target_participants", "completions", "target_completions"];
    let told: Vec<Value> = answer["measures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| keys.map(|key| row[key].clone()).to_vec().into())
        .collect();
    let expected =
        json!([["videreutdanning", 3, 4, 2, 3], ["hlr-kurs", 1, 10, 1, 10], ["stipend", null, null, 1, 2]]);
    assert_eq!(Value::from(told), expected);
}

#[test]
fn who_a_change_is_made_up_of_is_told_where_that_is_asked() {
    assert!(!asked(&[]).output.contains("Kari Vik"));
    assert!(answer(&[])["requirements"][0].get("people").is_none());
    let answer = answer(&["--med-navn"]);
    let people = &row(&answer, "sykepleier-natt", Some("Natt"))["people"];
    let told: Vec<Value> = people
        .as_array()
        .unwrap()
        .iter()
        .map(|who| json!([who["id"], who["reason"], who["change"]]))
        .collect();
    let expected = json!([
        ["01", "left", -1],
        ["03", "moved", -1],
        ["04", "learnt_formally", 1],
        ["05", "learnt_really", 1],
        ["02", "hired", 1]
    ]);
    assert_eq!(Value::from(told), expected);
}

#[cfg(unix)]
#[test]
fn a_file_with_names_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("navn.csv");
    assert_eq!(asked(&["--med-navn", "--tabell=people", "-o", path.to_str().unwrap()]).status, 0);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn identical_registers_have_changed_nothing() {
    let outcome = kompetanse(&[
        "evaluer",
        BEFORE,
        BEFORE,
        "--plan",
        PLAN,
        "--dato-for",
        "2025-11-21",
        "--dato",
        "2025-11-22",
        "--format",
        "json",
    ]);
    let answer = told(&outcome);
    for row in
        answer["requirements"].as_array().unwrap().iter().chain(answer["categories"].as_array().unwrap())
    {
        assert_eq!(parts(row), json!([0, {}]), "{row}");
        for key in ["required", "held", "gap"] {
            assert_eq!(row[format!("{key}_before")], row[format!("{key}_after")], "{row}");
        }
    }
    for measure in answer["measures"].as_array().unwrap() {
        assert_eq!(measure["completions"], 0);
    }
}

#[test]
fn a_terminal_shows_what_has_changed() {
    let brief = asked(&["--sprak", "en"]).output;
    let all = asked(&["--sprak", "en", "--alle"]).output;
    let has_unchanged =
        |text: &str| text.lines().any(|line| line.split_whitespace().take(2).eq(["HLR", "Dag"]));
    assert!(!has_unchanged(&brief) && has_unchanged(&all), "{brief}\n{all}");
    assert!(brief.contains("One more requirement is unchanged"), "{brief}");
}

#[test]
fn it_may_be_narrowed_to_units_categories_and_criticality() {
    let units = |more: &[&str]| -> Vec<String> {
        let answer = answer(more);
        let rows = answer["requirements"].as_array().unwrap().iter();
        rows.map(|row| format!("{} {}", row["requirement"], row["unit"]).replace('"', "")).collect()
    };
    // A unit that only one of the registers has will do.
    assert_eq!(units(&["--enhet", "base"]), ["hlr Base"]);
    assert_eq!(units(&["--kategori", "Fagkompetanse", "--kritikalitet", "4"]), ["sykepleier-natt Natt"]);
    assert_eq!(units(&["--kategori", "bemanning"]), ["bemanning-dag Dag"]);
    let unknown = asked(&["--enhet", "Nat"]);
    assert!(unknown.status == 2 && unknown.messages.contains("Natt"), "{unknown:?}");
    assert_eq!(asked(&["--kategori", "fagg"]).status, 2);
}

#[test]
fn a_unit_that_is_not_the_same_in_both_registers_needs_its_path() {
    let place = Place::new();
    let register = |name: &str, departments: [&str; 2]| {
        let [nina, ola] = departments;
        let nights = format!("1;Nina Foss;{nina};Natt;100\n2;Ola Ness;{ola};Natt;100\n");
        let days = format!("3;Per Moen;{nina};Dag;100\n4;Liv Dahl;{ola};Kveld;100\n");
        let rows = [nights, days].concat();
        place.file(name, &format!("Ansattnummer;Navn;Avdeling;Enhet;Stillingsprosent\n{rows}"))
    };
    let plan = place.file("plan.toml", "[[krav]]\nid = \"b\"\narsverk = 1\nper = \"laveste\"\n");
    let one = register("a-2025.csv", ["Sykehjem", "Sykehjem"]);
    let moved = register("b-2026.csv", ["Omsorg", "Omsorg"]);
    let two = register("c-2027.csv", ["Sykehjem", "Omsorg"]);
    let asked = |before: &str, after: &str, units: &[&str]| {
        let units: Vec<String> = units.iter().map(|unit| format!("--enhet={unit}")).collect();
        let mut arguments = vec!["evaluer", before, after, "--plan", &plan, "--format", "json"];
        arguments.extend(["--dato-for=2025-11-21", "--dato=2026-11-21"]);
        arguments.extend(units.iter().map(String::as_str));
        kompetanse(&arguments)
    };
    for (before, after) in [(&one, &moved), (&one, &two), (&two, &one), (&two, &two)] {
        let refused = asked(before, after, &["Natt"]);
        let both = "Flere enheter heter «Natt». Skriv hele veien: Omsorg / Natt, Sykehjem / Natt.";
        assert!(refused.status == 2 && refused.messages.contains(both), "{refused:?}");
    }
    let rows = |units: &[&str]| told(&asked(&one, &moved, units))["requirements"].as_array().unwrap().len();
    assert_eq!((rows(&["Omsorg / Natt"]), rows(&["Omsorg / Natt", "Sykehjem / Natt"])), (1, 2));
    // So do other commands that ask of a unit.
    let gap = kompetanse(&["gap", &two, "--plan", &plan, "--dato=2026-11-21", "--enhet=Natt"]);
    assert!(gap.status == 2 && gap.messages.contains("Flere enheter heter «Natt»"), "{gap:?}");
}

#[test]
fn who_is_left_out_is_told() {
    let plain = asked(&[]).output;
    assert!(!plain.contains("utelatt"), "{plain}");
    // Bjørn Lie and Eva Strand are there on the first date; the one of them that stays is on the second.
    for (language, told) in [
        ("nb", "utelatt etter [utvalg]: fra 2 til "),
        ("nn", "utelatne etter [utval]: frå 2 til "),
        ("en", "left out by [utvalg]: from 2 to "),
    ] {
        let shown = asked(&["--uten-stilling", "Assistent", "--sprak", language]).output;
        assert!(shown.contains(told), "{shown}");
    }
    let grounds = asked(&["--uten-stilling=Assistent", "--tabell=provenance", "--format=csv"]).output;
    assert!(grounds.contains("Personer holdt utenfor;2"), "{grounds}");
}

/// A folder with registers of one's own.
struct Place(TempDir);

const HEADER: &str =
    "Ansattnummer;Navn;Fødselsdato;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Realkompetanse\n";

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        fs::create_dir_all(self.0.path().join(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
        self.path(name)
    }
}

/// Asks about the rows of two registers of nurses, of whom the plan wants three.
fn nurses(before: &[&str], after: &[&str]) -> Value {
    let [before, after] = [before, after].map(|rows| format!("{HEADER}{}\n", rows.join("\n")));
    nurses_of(&before, &after)
}

fn nurses_of(before: &str, after: &str) -> Value {
    told(&nurses_as(before, after, "antall = 3", &["--format", "json"]))
}

/// Asks about two registers of nurses, of whom the plan wants so many.
fn nurses_as(before: &str, after: &str, amount: &str, more: &[&str]) -> Outcome {
    let place = Place::new();
    let [before, after] = [place.file("a-2025.csv", before), place.file("b-2026.csv", after)];
    let plan = place.file(
        "plan.toml",
        &format!(
            "[[kategori]]\nid = \"fag\"\nnavn = \"Fag\"\n[[kompetanse]]\nid = \"s\"\nnavn = \"Sykepleier\"\nkategori = \"fag\"\n\
             [[krav]]\nid = \"s\"\nkompetanse = \"s\"\n{amount}\nkrever = \"formell\"\n"
        ),
    );
    kompetanse(&[&["evaluer", &before, &after, "--plan", &plan], more].concat())
}

#[test]
fn a_gap_that_is_larger_since_more_is_required_says_so() {
    let kari = "7;Kari Vik;01.02.1980;Natt;Sykepleier;50;Sykepleier;Ja;3\n";
    let [before, after] = [format!("{HEADER}{kari}"), format!("{HEADER}{kari}")];
    let of = |amount: &str, more: &[&str]| nurses_as(&before, &after, amount, more).output;
    let risen = "antall = { 2025 = 1, 2026 = 3 }";
    for (language, sentence, remark) in [
        (
            "nb",
            "Ett av kravene med større gap har selv økt, med 2 personer.",
            "kravet har økt med 2 personer",
        ),
        (
            "nn",
            "Eitt av krava med større gap har sjølv auka, med 2 personar.",
            "kravet har auka med 2 personar",
        ),
        (
            "en",
            "One of the requirements with a larger gap has itself risen, by 2 persons.",
            "the requirement has risen by 2 persons",
        ),
    ] {
        let told = of(risen, &["--sprak", language, "--format", "md"]);
        assert!(told.contains(sentence) && told.contains(remark), "{told}");
    }
    let fte = of("arsverk = { 2025 = 1, 2026 = 1.75 }", &["--format", "md"]);
    assert!(fte.contains("med 0,75 årsverk.") && fte.contains("kravet har økt med 0,75 årsverk"), "{fte}");
    // A gap that grows for other reasons, or not at all, is not the requirement's doing.
    for amount in ["antall = 3", "antall = { 2025 = 3, 2026 = 2 }", "antall = { 2026 = 3 }"] {
        assert!(!of(amount, &["--format", "md"]).contains("økt"), "{amount}");
    }
    let more = format!("{after}8;Siri Holm;01.02.1970;Natt;Sykepleier;50;Sykepleier;Ja;3\n");
    let met = nurses_as(&before, &more, "antall = { 2025 = 1, 2026 = 2 }", &["--format", "md"]).output;
    assert!(!met.contains("økt"), "{met}");
}

#[test]
fn who_cannot_be_followed_has_neither_come_nor_left() {
    let without_id = ";Kari Vik;01.02.1980;Natt;Sykepleier;100;Sykepleier;Ja;3";
    let known = "7;Ola Ness;01.02.1981;Natt;Sykepleier;100;Sykepleier;Ja;3";
    let answer = nurses(&[without_id, known], &[known]);
    let people = &answer["people"];
    assert_eq!(
        (&people["left"], &people["unclear_before"], &people["stayed"]),
        (&json!(0), &json!(1), &json!(1))
    );
    assert_eq!(parts(&answer["requirements"][0]), json!([-1, {"other": -1}]));
    // Nobody tells whether it is the same person: what is lost and what has come are both of neither.
    let answer = nurses(&[without_id, known], &[without_id, known]);
    assert_eq!(
        (&answer["people"]["unclear_before"], &answer["people"]["unclear_after"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(parts(&answer["requirements"][0]), json!([0, {}]));
}

#[test]
fn an_id_that_is_given_anew_is_somebody_else() {
    let kari = "7;Kari Vik;01.02.1980;Natt;Sykepleier;100;Sykepleier;Ja;3";
    let ola = "7;Ola Ness;03.04.1999;Natt;Sykepleier;100;Sykepleier;Ja;3";
    let stays = "8;Siri Holm;01.02.1970;Natt;Sykepleier;100;;;";
    let answer = nurses(&[kari, stays], &[ola, stays]);
    assert_eq!(parts(&answer["requirements"][0]), json!([0, {"hired": 1, "left": -1}]));
}

#[test]
fn two_who_could_both_be_one_are_followed_by_nobody() {
    let siri = "Siri Holm;01.02.1970;Natt;Sykepleier;100;;;";
    let kari = |born: &str| format!("Kari Vik;{born};Natt;Sykepleier;100;Sykepleier;Ja;3");
    let header = HEADER.split_once(';').unwrap().1;
    let of = |people: &[&str]| format!("{header}{siri}\n{}\n", people.join("\n"));
    let both = [kari("01.02.1980"), kari("01.02.1990")];
    let (before, after) = (of(&[&both[0], &both[1]]), of(&[&kari("")]));
    let answer = nurses_of(&before, &after);
    let people = &answer["people"];
    assert_eq!((&people["followed_by"], &people["stayed"]), (&json!("names"), &json!(1)));
    assert_eq!((&people["unclear_before"], &people["unclear_after"]), (&json!(2), &json!(1)));
    assert_eq!(parts(&answer["requirements"][0]), json!([-1, {"other": -1}]));
    // Where the birth tells who it is, the other one has left.
    let answer = nurses_of(&before, &of(&[&both[1]]));
    assert_eq!(parts(&answer["requirements"][0]), json!([-1, {"left": -1}]));
}

#[test]
fn who_was_on_call_and_gets_a_position_has_moved() {
    let on_call = "7;Kari Vik;01.02.1980;Natt;Sykepleier;0;Sykepleier;Ja;3";
    let fixed = "7;Kari Vik;01.02.1980;Natt;Sykepleier;50;Sykepleier;Ja;3";
    let stays = "8;Siri Holm;01.02.1970;Natt;Sykepleier;100;;;";
    let answer = nurses(&[on_call, stays], &[fixed, stays]);
    assert_eq!(parts(&answer["requirements"][0]), json!([1, {"moved": 1}]));
}

#[test]
fn what_a_register_lacks_is_not_known_on_its_date() {
    let place = Place::new();
    let without = |column: usize| -> String {
        let text = fs::read_to_string(AFTER).unwrap();
        let kept = |line: &str| -> String {
            let cells: Vec<&str> = line.split(';').collect();
            [&cells[..column], &cells[column + 1..]].concat().join(";")
        };
        let path = place.path(&format!("register-{column}-2026-11-21.csv"));
        fs::write(&path, text.lines().map(kept).collect::<Vec<_>>().join("\n")).unwrap();
        path
    };
    let of = |after: &str| {
        let flags = ["--plan", PLAN, "--dato=2026-11-21", "--format=json"];
        told(&kompetanse(&[&["evaluer", BEFORE, after][..], &flags].concat()))
    };
    let unknown = json!([null, Value::Null]);
    // No units: what is asked of one is not known, and nobody has left it; what is asked of all stands.
    let answer = of(&without(3));
    for (requirement, unit) in
        [("sykepleier-natt", "Natt"), ("hlr", "Natt"), ("hlr", "Dag"), ("bemanning-dag", "Dag")]
    {
        let row = row(&answer, requirement, Some(unit));
        assert_eq!(json!([row["held_after"], row["change"]]), unknown, "{row}");
        assert!(
            REASONS.iter().all(|reason| row[*reason].is_null()) && row["held_before"].is_number(),
            "{row}"
        );
    }
    assert_eq!(dates(row(&answer, "sykepleier-arsverk", None)), json!([5, 5, 1.9, 1.15, 3.1, 3.85]));
    assert_eq!(answer["requirements"].as_array().unwrap().len(), 6, "{answer}");
    // No sizes of positions: årsverk are not known, persons are.
    let answer = of(&without(5));
    let fte = row(&answer, "sykepleier-arsverk", None);
    assert_eq!(
        (json!([fte["held_after"], fte["change"]]), &fte["state_after"]),
        (unknown, &json!("not_assessable"))
    );
    assert_eq!(row(&answer, "sykepleier-natt", Some("Natt"))["change"], 1);
    let shown = kompetanse(&["evaluer", BEFORE, &without(5), "--plan", PLAN, "--dato=2026-11-21"]).output;
    assert!(shown.contains("kan ikke vurderes nå (registeret mangler stillingsprosent"), "{shown}");
}

#[test]
fn registers_may_be_folders_and_standard_input_and_say_their_own_dates() {
    let place = Place::new();
    let files = ["2025", "2026"].map(|year| {
        let text = fs::read_to_string(if year == "2025" { BEFORE } else { AFTER }).unwrap();
        place.file(&format!("{year}/uttrekk-{year}-11-21.csv"), &text)
    });
    let folders = ["2025", "2026"].map(|year| place.path(year));
    let of = |inputs: &[&str], bytes: &[u8]| {
        let outcome = fed(&[&["evaluer"], inputs, &["--plan", PLAN, "--format", "json"]].concat(), bytes);
        told(&outcome)["requirements"].clone()
    };
    let expected = answer(&[])["requirements"].clone();
    assert_eq!(of(&[&folders[0], &folders[1]], b""), expected);
    let after = fs::read(&files[1]).unwrap();
    assert_eq!(of(&[&files[0], "-", "--dato", "2026-11-21"], &after), expected);
    let titled = [b"Uttrekk per 21.11.2026\n".to_vec(), after.clone()].concat();
    assert_eq!(of(&[&files[0], "-"], &titled), expected);
    let undated = fed(&["evaluer", &files[0], "-", "--plan", PLAN], &after);
    assert!(undated.status == 3 && undated.messages.contains("--dato-for"), "{undated:?}");
}

#[test]
fn dates_in_the_wrong_order_are_refused() {
    for (language, word) in [("nb", "eldste"), ("nn", "eldste"), ("en", "oldest")] {
        let outcome = kompetanse(&["evaluer", AFTER, BEFORE, "--plan", PLAN, "--sprak", language]);
        assert!(outcome.status == 3 && outcome.messages.contains(word), "{outcome:?}");
    }
    let same = asked(&["--dato", "2025-11-21"]);
    assert_eq!((same.status, same.output.as_str()), (3, ""));
}

#[test]
fn what_cannot_be_understood_is_refused() {
    for inputs in [&[][..], &[BEFORE][..], &[BEFORE, AFTER, AFTER][..]] {
        let outcome = kompetanse(&[&["evaluer", "--plan", PLAN], inputs].concat());
        assert!(outcome.status == 2 && outcome.messages.contains("Oppgi to registre"), "{outcome:?}");
    }
    let bad = asked(&["--dato-for", "i fjor"]);
    assert!(bad.status == 2 && bad.messages.contains("--dato-for"), "{bad:?}");
    let lost = kompetanse(&["evaluer", "finnes-ikke.csv", "heller-ikke.csv", "--plan", PLAN]);
    assert!(
        lost.status == 3 && lost.messages.contains("finnes-ikke") && lost.messages.contains("heller-ikke")
    );
    // A unit that neither register has is a fault of the plan, as for the gap.
    let place = Place::new();
    let plan = place.file("plan.toml", &fs::read_to_string(PLAN).unwrap().replace("\"Natt\"", "\"Nattt\""));
    let unknown = kompetanse(&["evaluer", BEFORE, AFTER, "--plan", &plan]);
    assert!(unknown.status == 3 && unknown.messages.contains("Nattt"), "{unknown:?}");
}

/// Saves the gaps of both dates.
fn saved(place: &Place) -> [String; 2] {
    [(BEFORE, "2025-11-21"), (AFTER, "2026-11-21")].map(|(register, date)| {
        let path = place.path(&format!("gap-{date}.json"));
        let outcome = kompetanse(&["gap", register, "--plan", PLAN, "--dato", date, "-o", &path]);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        path
    })
}

#[test]
fn two_saved_gaps_say_the_same_without_the_reasons() {
    let place = Place::new();
    let [before, after] = saved(&place);
    let answer = told(&kompetanse(&["evaluer", &before, &after, "--format", "json"]));
    let of_registers = self::answer(&[]);
    assert_eq!((&answer["people"], &answer["measures"]), (&Value::Null, &Value::Null));
    for one in answer["requirements"].as_array().unwrap() {
        assert!(REASONS.iter().all(|reason| one[*reason].is_null()), "{one}");
        let same = row(&of_registers, one["requirement"].as_str().unwrap(), one["unit"].as_str());
        if one["unit"] != "Base" {
            assert_eq!((dates(one), &one["change"]), (dates(same), &same["change"]));
        }
    }
    // A saved gap does not tell whether anybody works in a unit that it has not.
    let base = row(&answer, "hlr", Some("Base"));
    assert_eq!((dates(base), &base["change"]), (json!([null, 2, null, 1, null, 1]), &Value::Null));
    let shown = kompetanse(&["evaluer", &before, &after, "--enhet", "natt"]);
    assert!(shown.output.contains("lagrede gap") && !shown.output.contains("Base"), "{}", shown.output);
    assert_eq!(kompetanse(&["evaluer", &before, &after, "--enhet", "nord"]).status, 2);
}

#[test]
fn saved_gaps_are_known_by_what_they_hold() {
    let place = Place::new();
    let [before, after] = saved(&place);
    // By whatever name.
    let named = place.file("gap.csv", &fs::read_to_string(&before).unwrap());
    assert_eq!(kompetanse(&["evaluer", &named, &after]).status, 0);
    let mixed = kompetanse(&["evaluer", &before, AFTER, "--plan", PLAN]);
    assert!(mixed.status == 2 && mixed.messages.contains("lagret gap"), "{mixed:?}");
    for flag in ["--med-navn", "--dato=2026-11-21", "--dato-for=2025-11-21"] {
        let outcome = kompetanse(&["evaluer", &before, &after, flag]);
        assert!(
            outcome.status == 2 && outcome.messages.contains(flag.split('=').next().unwrap()),
            "{outcome:?}"
        );
    }
    assert_eq!(kompetanse(&["evaluer", &after, &before]).status, 3);
    for text in ["{", "{}", "{\"schema\": \"kompetanse.needs/1\"}", "{\"schema\": \"kompetanse.gap/1\"}"] {
        let odd = place.file("odd.json", text);
        let outcome = kompetanse(&["evaluer", &before, &odd]);
        assert!(outcome.status == 3 && outcome.messages.contains("odd.json"), "{outcome:?}");
    }
}

#[test]
fn reports_say_the_same_in_every_format_and_language() {
    for (name, more) in [
        ("nb", &[][..]),
        ("nn", &["--sprak=nn", "--alle"]),
        ("en", &["--language=en", "--all"]),
        ("md", &["--format=md"]),
        ("csv", &["--format=csv"]),
        ("international", &["--format=csv", "--csv-dialekt=internasjonal", "--tabell=categories"]),
        ("measures", &["--format=csv", "--tabell=measures"]),
        ("names", &["--med-navn", "--format=md", "--enhet=Natt"]),
        ("json", &["--format=json"]),
    ] {
        let outcome = asked(more);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        let shown = [outcome.output, outcome.messages].join("\n");
        frozen(&format!("report-evaluation-{name}"), &shown.replace('\r', "␍").replace('\u{feff}', "␟"));
    }
    let page = asked(&["--format=html"]).output;
    frozen("report-evaluation-html", &crate::reports::said_by_page(&page));
    let place = Place::new();
    let [before, after] = saved(&place);
    let shown = kompetanse(&["evaluer", &before, &after, "--plan", PLAN]).output;
    frozen("report-evaluation-saved", &shown);
}

#[test]
fn help_is_there_in_three_languages() {
    let pages = ["nb", "nn", "en"].map(|language| {
        let outcome = kompetanse(&["evaluer", "--hjelp", "--sprak", language]);
        assert_eq!((outcome.status, outcome.messages.as_str()), (0, ""));
        outcome.output
    });
    frozen("help-evaluation", &pages.join("\n\n"));
}

#[test]
fn a_workbook_has_every_table() {
    let place = Place::new();
    let path = place.path("evaluering.xlsx");
    assert_eq!(asked(&["-o", &path]).status, 0);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheets = calamine::Reader::sheet_names(&book);
    let all: Vec<String> = sheets
        .iter()
        .map(|sheet| format!("{:?}", calamine::Reader::worksheet_range(&mut book, sheet).unwrap()))
        .collect();
    for heading in ["Lært formelt", "Gap før", "Fullførte", "Udekkede nå"] {
        assert!(all.iter().any(|sheet| sheet.contains(heading)), "no {heading} in {sheets:?}");
    }
}

#[test]
fn rows_of_the_example_municipality_add_up_a_year_later() {
    let place = Place::new();
    // In Windows-1252: a letter a byte.
    let text: String =
        fs::read("examples/fjordvik/register.csv").unwrap().into_iter().map(char::from).collect();
    let number = |line: &str| line.split(';').next().unwrap().bytes().map(u64::from).sum::<u64>();
    let (header, lines) = text.split_once('\n').unwrap();
    let later: Vec<String> = lines
        .lines()
        .filter(|line| number(line) % 11 != 0)
        .map(|line| if number(line) % 13 == 0 { line.replace(";80;", ";100;") } else { line.to_owned() })
        .collect();
    let paths = ["2026", "2027"].map(|year| place.path(&format!("fjordvik-{year}-11-21.csv")));
    for (path, text) in paths.iter().zip([text.clone(), format!("{header}\n{}\n", later.join("\n"))]) {
        fs::write(path, text.chars().map(|letter| letter as u8).collect::<Vec<u8>>()).unwrap();
    }
    let plan = "examples/fjordvik/temaplan.toml";
    let answer = told(&kompetanse(&["evaluer", &paths[0], &paths[1], "--plan", plan, "--format=json"]));
    let rows = answer["requirements"].as_array().unwrap();
    assert!(rows.len() > 300 && answer["people"]["left"].as_u64() > Some(50), "{}", answer["people"]);
    let units = |row: &Value, key: &str| (row[key].as_f64().unwrap() * 10_000.0).round() as i64;
    let judged = || rows.iter().filter(|row| !row["change"].is_null());
    for row in judged() {
        assert_eq!(
            REASONS.map(|reason| units(row, reason)).iter().sum::<i64>(),
            units(row, "change"),
            "{row}"
        );
    }
    // People leave, what is not renewed expires, and positions grow.
    let total = |reason: &str| judged().map(|row| units(row, reason)).sum::<i64>();
    assert!(total("left") < 0 && total("expired") < 0 && total("hours") > 0);
}
