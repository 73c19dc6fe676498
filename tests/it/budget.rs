//! Measures within a budget: a case by hand, plans that cannot be followed, and the limits of a municipality.

use crate::support::{Outcome, kompetanse};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const REGISTER: &str = "fixtures/measures/register.csv";
const PLAN: &str = "fixtures/measures/plan.toml";
const FRAME: &str = "ramme = { 2027 = 80_000, 2028 = 40_000 }";

fn asked(register: &str, plan: &str, more: &[&str]) -> Outcome {
    kompetanse(&[&["tiltak", register, "--plan", plan, "--dato", "2026-11-21"], more].concat())
}

fn told(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

fn answer(more: &[&str]) -> Value {
    told(&asked(REGISTER, PLAN, &[&["--format", "json"], more].concat()))
}

/// The register and the plan, each with something else in it.
struct Edited {
    folder: TempDir,
    register: String,
    plan: String,
}

impl Edited {
    fn plan(changes: &[(&str, &str)]) -> Self {
        let plan = changed(&fs::read_to_string(PLAN).unwrap(), changes);
        Self { folder: tempfile::tempdir().unwrap(), register: fs::read_to_string(REGISTER).unwrap(), plan }
    }

    fn register(changes: &[(&str, &str)]) -> Self {
        let mut edited = Self::plan(&[]);
        edited.register = changed(&edited.register, changes);
        edited
    }

    /// Adds to the end of the plan.
    fn and(mut self, more: &str) -> Self {
        self.plan += more;
        self
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn asked(&self, more: &[&str]) -> Outcome {
        fs::write(self.path("register.csv"), &self.register).unwrap();
        fs::write(self.path("plan.toml"), &self.plan).unwrap();
        asked(&self.path("register.csv"), &self.path("plan.toml"), more)
    }

    fn answer(&self) -> Value {
        told(&self.asked(&["--format", "json"]))
    }

    /// Returns what a reader of bokmål is told, with nothing but spaces between words.
    fn words(&self) -> String {
        let outcome = self.asked(&["--format", "tabell"]);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        joined(&outcome.output)
    }
}

fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    let change = |text: String, (from, to): &(&str, &str)| {
        assert!(text.contains(from), "there is no {from}");
        text.replace(from, to)
    };
    changes.iter().fold(text.to_owned(), change)
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn rows(answer: &Value, table: &str) -> Vec<Value> {
    answer[table].as_array().unwrap().clone()
}

/// Returns some keys of each row of a table.
fn keys(answer: &Value, table: &str, keys: &[&str]) -> Value {
    let of = |row: Value| -> Value { keys.iter().map(|key| row[*key].clone()).collect::<Vec<_>>().into() };
    rows(answer, table).into_iter().map(of).collect::<Vec<_>>().into()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn assert_near(value: &Value, expected: f64) {
    assert!((number(value) - expected).abs() < 1e-9, "{value} is not {expected}");
}

/// Returns why nobody takes a measure.
fn reason(answer: &Value, measure: &str) -> String {
    let row = rows(answer, "measures").into_iter().find(|row| row["measure"] == measure).unwrap();
    assert!((row["places"] == 0) == row["reason"].is_string(), "{row}");
    row["reason"].as_str().unwrap_or_default().to_owned()
}

// The case by hand.

#[test]
fn gaps_and_what_is_closed_of_them_are_as_reckoned_by_hand() {
    let answer = answer(&[]);
    let wanted = ["requirement", "criticality", "gap", "closed", "recruit", "hires", "price"];
    assert_eq!(
        keys(&answer, "requirements", &wanted),
        json!([
            ["kreft-sykehjem", 5, 1, 0.81, 0.19, 1, 250_000],
            ["hfa-sykehjem", 4, 2, 1.296, 0.704, 1, 250_000],
            ["hlr-sykehjem", 2, 2, 0.729, 1.271, 2, 500_000],
        ])
    );
    let wanted = ["category", "unmet", "gap", "closed", "recruit", "hires", "price"];
    assert_eq!(
        keys(&answer, "categories", &wanted),
        json!([
            ["spesialist", 1, 1, 0.81, 0.19, 1, 250_000],
            ["fag", 1, 2, 1.296, 0.704, 1, 250_000],
            ["basis", 1, 2, 0.729, 1.271, 2, 500_000],
            [null, 3, 5, 2.835, 2.165, 4, 1_000_000],
        ])
    );
    assert_eq!(answer["recruitment_price"], 250_000);
}

#[test]
fn the_choice_and_what_it_is_compared_with_are_as_reckoned_by_hand() {
    let answer = answer(&[]);
    for (key, expected) in [("objective", 7.371), ("bound", 7.371), ("objective_if_all_closed", 11.0)] {
        assert_near(&answer[key], expected);
    }
    let proven = ["net_cost", "optimal", "cost_optimal", "until", "reckons_exits"].map(|key| &answer[key]);
    assert_eq!(proven, [&json!(111_000), &json!(true), &json!(true), &json!(2028), &json!(true)]);
    assert_near(&answer["next_100000"]["objective"], 8.1);
    assert_near(&answer["simple_rule"]["objective"], 6.723);
    let outcome = |of: &str| ["net_cost", "places", "persons", "fte"].map(|key| answer[of][key].clone());
    assert_eq!(outcome("next_100000"), [json!(113_000), json!(5), json!(3.564), json!(0)]);
    assert_eq!(answer["next_100000"]["year"], 2027);
    assert_eq!(outcome("simple_rule"), [json!(101_000), json!(5), json!(2.511), json!(0)]);
}

#[test]
fn money_and_places_are_as_reckoned_by_hand() {
    let answer = answer(&[]);
    assert_eq!(
        keys(&answer, "budget", &["year", "frame", "places", "cost", "grant", "used"]),
        json!([[2027, 80_000, 2, 205_000, 126_000, 79_000], [2028, 40_000, 2, 47_000, 15_000, 32_000]])
    );
    assert_eq!(
        keys(
            &answer,
            "measures",
            &["measure", "eligible", "useful", "places", "net_cost", "grant", "reason"]
        ),
        json!([
            ["kreft", 2, 2, 1, 49_000, 111_000, null],
            ["fagbrev", 4, 4, 2, 60_000, 30_000, null],
            ["nettkurs", 4, 4, 0, 0, 0, "not_chosen"],
            ["hlr", 2, 2, 1, 2_000, 0, null],
            ["kampanje", 0, 0, 0, 0, 0, "recruits"],
        ])
    );
    // 24 months from 2027, and then bound for 24 more; twelve months; one month.
    let mut ends = rows(&answer, "places");
    ends.sort_by_key(|row| (row["year"].to_string(), row["measure"].to_string()));
    let ends = json!({"places": ends});
    let wanted = ["measure", "year", "places", "cost", "grant", "net_cost", "ends", "bound_until"];
    assert_eq!(
        keys(&ends, "places", &wanted),
        json!([
            ["fagbrev", 2027, 1, 45_000, 15_000, 30_000, "2027-12-31", null],
            ["kreft", 2027, 1, 160_000, 111_000, 49_000, "2028-12-31", "2030-12-31"],
            ["fagbrev", 2028, 1, 45_000, 15_000, 30_000, "2028-12-31", null],
            ["hlr", 2028, 1, 2_000, 0, 2_000, "2028-01-31", null],
        ])
    );
    let share = ["percent", "least", "places", "eligible", "most"].map(|key| answer["share"][key].clone());
    assert_eq!(share[..2], [json!(50), json!(2)]);
    assert!(number(&share[2]) >= 2.0 && share[3..] == [json!(4), json!(8)], "{share:?}");
}

#[test]
fn who_takes_what_is_as_reckoned_by_hand_up_to_what_is_as_good() {
    let answer = answer(&["--med-navn"]);
    let took: BTreeMap<String, Vec<(String, u64)>> =
        rows(&answer, "people").into_iter().fold(BTreeMap::new(), |mut took, who| {
            let one = (who["id"].as_str().unwrap().to_owned(), who["year"].as_u64().unwrap());
            took.entry(who["measure"].as_str().unwrap().to_owned()).or_insert_with(Vec::new).push(one);
            took
        });
    let measures: Vec<&String> = took.keys().collect();
    assert_eq!(measures, ["fagbrev", "hlr", "kreft"]);
    let is_among = |who: &str, some: &[&str]| some.contains(&who);
    // 01 or 11 from 2027; where it is 11, only 03 is left for the guided practice, in 2028 as for 11.
    assert!(is_among(&took["kreft"][0].0, &["01", "11"]) && took["kreft"][0].1 == 2027, "{took:?}");
    assert!(is_among(&took["hlr"][0].0, &["03", "11"]) && took["hlr"][0].1 == 2028, "{took:?}");
    let mut years: Vec<u64> = took["fagbrev"].iter().map(|(_, year)| *year).collect();
    years.sort_unstable();
    assert_eq!(years, [2027, 2028]);
    assert!(took["fagbrev"].iter().all(|(who, _)| is_among(who, &["02", "03", "09", "10"])), "{took:?}");
    let closes: Value = keys(&answer, "people", &["measure", "closes"]);
    for who in closes.as_array().unwrap() {
        let closes = match who[0].as_str().unwrap() {
            "kreft" => "Kreftsykepleie",
            "fagbrev" => "Helsefagarbeider",
            _ => "HLR",
        };
        assert_eq!(who[1], json!([closes]));
    }
    // At once away: at most two of the eight in Nord, one of the four in Sør.
    for year in [2027, 2028] {
        for (unit, most) in [("Sykehjem / Nord", 2), ("Sykehjem / Sør", 1)] {
            let away = rows(&answer, "people").into_iter().filter(|who| {
                let from = who["year"].as_u64().unwrap();
                let last = if who["measure"] == "kreft" { from + 1 } else { from };
                who["unit"] == unit && (from..=last).contains(&year)
            });
            assert!(away.count() <= most, "{unit} {year}");
        }
    }
}

#[test]
fn every_division_of_people_sums_to_the_same() {
    let answer = answer(&[]);
    for by in ["education", "fraction", "age"] {
        let sum = |key: &str| -> u64 {
            let groups = rows(&answer, "access").into_iter().filter(|row| row["by"] == by);
            groups.map(|row| row[key].as_u64().unwrap()).sum()
        };
        assert_eq!(["people", "eligible", "places", "net_cost"].map(sum), [12, 6, 4, 111_000], "{by}");
    }
    let education = json!({"access": rows(&answer, "access")[..2]});
    assert_eq!(
        keys(&education, "access", &["group", "people", "eligible"]),
        json!([["higher_education", 2, 2], ["without_higher_education", 10, 4]])
    );
}

#[test]
fn the_simple_rule_gives_to_the_lowest_ids_first() {
    // From 60 half leave every year, and 09 is 63. The web course goes to 02 and 03, and so the certificate to 09, who
    // is there with a quarter: 4,05 + 2 · 0,324 + 4 · 0,2 / 2 + 2 · 0,225 / 2.
    let mut edited = Edited::plan(&[("{ 20 = 10 }", "{ 20 = 10, 60 = 50 }")]);
    edited.register = changed(&edited.register, &[("Assistent;50;1988", "Assistent;50;1963")]);
    assert_near(&edited.answer()["simple_rule"]["objective"], 5.323);
}

// Plans that cannot be followed, or are odd.

#[test]
fn nobody_takes_part_where_a_share_is_kept_for_those_who_may_take_nothing() {
    let higher = "forutsetter = { kompetanse = [\"sykepleier\"] }";
    let edited = Edited::plan(&[
        ("forutsetter = { stilling = [\"Assistent\"] }", higher),
        ("forutsetter = { real = 2 }", higher),
    ]);
    let answer = edited.answer();
    assert_eq!((rows(&answer, "places").len(), &answer["net_cost"]), (0, &json!(0)));
    assert_eq!(answer["optimal"], true);
    assert_eq!(
        answer["share"],
        json!({"percent": 50, "least": 0, "places": 0, "filling": 0, "eligible": 0, "most": 0})
    );
    assert_eq!(answer["simple_rule"]["places"], 0);
    assert_eq!(reason(&answer, "fagbrev"), "fair_share");
    let words = edited.words();
    assert!(words.contains("Ingen tar noe tiltak. Rammen er 120 000 kr."), "{words}");
    assert!(
        words.contains(
            "Minst 50 % av deltakerne skal være ansatte uten høyere utdanning, men ingen av dem kan ta noe tiltak. \
             Da får ingen delta. Lag tiltak som er åpne for dem, eller senk minsteandelen."
        ),
        "{words}"
    );
    assert!(words.contains("5 ansettelser, til 1 250 000 kr"), "{words}");
}

#[test]
fn no_money_is_said_and_more_money_is_reckoned_all_the_same() {
    let edited = Edited::plan(&[(FRAME, "ramme = { 2027 = 0, 2028 = 0 }")]);
    let answer = edited.answer();
    assert_eq!((rows(&answer, "places").len(), &answer["net_cost"]), (0, &json!(0)));
    for measure in ["kreft", "fagbrev", "nettkurs", "hlr"] {
        assert_eq!(reason(&answer, measure), "too_dear");
    }
    // 49 000, 30 000 and 2 000 kr.
    let more = &answer["next_100000"];
    assert_near(&more["objective"], 6.075);
    assert_eq!(
        (&more["year"], &more["net_cost"], &more["places"]),
        (&json!(2027), &json!(81_000), &json!(3))
    );
    let words = edited.words();
    assert!(words.contains("Ingen tar noe tiltak. Rammen er 0 kr."), "{words}");
    let free = "Rammen er 0 kr i alle årene. Da kan bare tiltak som ikke koster kommunen noe, tas.";
    assert!(words.contains(free), "{words}");
    // What costs nothing is taken without money.
    let edited = Edited::plan(&[
        (FRAME, "ramme = { 2027 = 0, 2028 = 0 }"),
        ("kostnad = 45_000\ntilskudd = 15_000", "kostnad = 45_000\ntilskudd = 45_000"),
    ]);
    let answer = edited.answer();
    assert_near(&answer["objective"], 2.592);
    assert_eq!(answer["net_cost"], 0);
    assert!(edited.words().contains(free));
}

#[test]
fn money_after_the_plan_has_ended_is_not_used_and_said_to_be() {
    let edited = Edited::plan(&[(FRAME, "ramme = { 2027 = 80_000, 2028 = 40_000, 2029 = 90_000 }")]);
    let answer = edited.answer();
    assert_near(&answer["objective"], 7.371);
    assert_eq!(
        rows(&answer, "budget")[2],
        json!({
            "year": 2029, "frame": 90_000, "places": 0, "cost": 0, "grant": 0, "used": 0
        })
    );
    assert_eq!(answer["until"], 2028);
    let words = edited.words();
    let said =
        "Rammen for 2029 blir ikke brukt: ingen tiltak som starter da, er ferdige innen utgangen av 2028.";
    assert!(words.contains(said), "{words}");
    assert!(edited.asked(&[]).messages.contains("[plan-outside-period] 2029"));
}

#[test]
fn money_of_a_year_that_has_begun_is_used_and_said_to_be() {
    let edited =
        Edited::plan(&[("fra = 2027", "fra = 2026"), (FRAME, "ramme = { 2026 = 80_000, 2028 = 40_000 }")]);
    let answer = edited.answer();
    // The cancer course is over before 2028, and all five find room.
    assert_near(&answer["objective"], 8.1);
    let of_2026 = &rows(&answer, "budget")[0];
    assert_eq!((&of_2026["year"], &of_2026["used"]), (&json!(2026), &json!(79_000)));
    let words = edited.words();
    let said = "Rammen for 2026 er med, men tiltak regnes fra 1. januar, og den dagen er passert.";
    assert!(words.contains(said), "{words}");
}

#[test]
fn a_measure_that_nobody_takes_says_why() {
    let measure = |id: &str, competence: &str, gives: &str, more: &str| {
        format!(
            "\n[[tiltak]]\nid = \"{id}\"\nnavn = \"Tiltaket {id}\"\ntype = \"formell\"\nkompetanse = \"{competence}\"\n\
             gir = \"{gives}\"\n{more}\n"
        )
    };
    let formal = |id: &str, more: &str| measure(id, "helsefagarbeider", "formell", more);
    let expected = [
        ("stilling", "no_position", "ingen har en stilling som det er for"),
        ("formelt", "no_competence", "ingen i stillingene har det formelle det bygger på"),
        ("reelt", "no_level", "ingen av dem det er for, har den realkompetansen det bygger på"),
        ("har", "nothing_to_gain", "de det er for, har det fra før"),
        ("sent", "too_late", "blir ikke ferdig innen planen er ute, når det enn starter"),
        ("dyrt", "too_dear", "én deltaker koster mer enn hele rammen i hvert av årene"),
        ("ingen", "closes_nothing", "dekker ingenting som mangler der de som kan ta det, arbeider"),
        ("nettkurs", "not_chosen", "andre deltakere dekker mer innenfor grensene"),
        ("kampanje", "recruits", "gjelder rekruttering, ikke dem som er ansatt"),
    ];
    let more = [
        "\n[[kompetanse]]\nid = \"fransk\"\nnavn = \"Fransk\"\nkategori = \"fag\"\n".to_owned(),
        formal("stilling", "kostnad = 1\nforutsetter = { stilling = [\"Kokk\"] }"),
        formal("formelt", "kostnad = 1\nforutsetter = { kompetanse = [\"hlr\"] }"),
        measure(
            "reelt",
            "hlr",
            "real",
            "niva = 3\nkostnad = 1\nforutsetter = { stilling = [\"Helsefagarbeider\"], real = 2 }",
        ),
        measure("har", "sykepleier", "formell", "kostnad = 1\nforutsetter = { stilling = [\"Sykepleier\"] }"),
        formal("sent", "kostnad = 1\nvarighet_mnd = 25"),
        formal("dyrt", "kostnad = 80_001"),
        measure("ingen", "fransk", "formell", "kostnad = 1"),
    ];
    let edited = Edited::plan(&[]).and(&more.concat());
    let (answer, words) = (edited.answer(), edited.words());
    assert_near(&answer["objective"], 7.371);
    let table = words.split("Hvorfor ingen tar det").nth(1).unwrap();
    let table = table.split("Deltakerne: tiltak, år og enhet").next().unwrap();
    let names = [("nettkurs", "Fagbrev på nett"), ("kampanje", "Rekrutteringskampanje")];
    for (measure, key, said) in expected {
        assert_eq!(reason(&answer, measure), key, "{measure}");
        let known = names.iter().find(|(id, _)| *id == measure).map(|(_, name)| (*name).to_owned());
        let name = known.unwrap_or_else(|| format!("Tiltaket {measure}"));
        let row = table.split(&name).nth(1).unwrap();
        let row = row.trim_start_matches(|c: char| c.is_ascii_digit() || " -%\u{a0}".contains(c));
        assert!(row.starts_with(said), "{name}: {row}");
    }
}

#[test]
fn prerequisites_in_a_ring_are_warned_of_and_the_rest_is_answered() {
    let ring = "\n[[kompetanse]]\nid = \"a\"\nnavn = \"A\"\nkategori = \"fag\"\n\
                [[kompetanse]]\nid = \"b\"\nnavn = \"B\"\nkategori = \"fag\"\n\
                [[tiltak]]\nid = \"til-a\"\nnavn = \"Til A\"\ntype = \"formell\"\nkompetanse = \"a\"\ngir = \"formell\"\n\
                kostnad = 1\nforutsetter = { kompetanse = [\"b\"] }\n\
                [[tiltak]]\nid = \"til-b\"\nnavn = \"Til B\"\ntype = \"formell\"\nkompetanse = \"b\"\ngir = \"formell\"\n\
                kostnad = 1\nforutsetter = { kompetanse = [\"a\"] }\n";
    let edited = Edited::plan(&[]).and(ring);
    let answer = edited.answer();
    assert_near(&answer["objective"], 7.371);
    assert_eq!(["til-a", "til-b"].map(|id| reason(&answer, id)), ["no_competence", "no_competence"]);
    let messages = edited.asked(&[]).messages;
    assert!(messages.contains("advarsel [plan-measure-cycle] Forutsetningene går i ring"), "{messages}");
    assert!(messages.contains("«Til A» og «Til B»"), "{messages}");
}

#[test]
fn a_plan_without_measures_and_money_is_told_of_both() {
    let plan = fs::read_to_string(PLAN).unwrap();
    let measures = &plan[plan.find("[[tiltak]]").unwrap()..plan.find("[okonomi]").unwrap()];
    let edited = Edited::plan(&[(measures, ""), (FRAME, "")]);
    for (language, measures, frame) in [
        (
            "nb",
            "Skriv minst ett [[tiltak]] i planen",
            "Skriv ramme i [okonomi], for eksempel ramme = { 2027 =",
        ),
        ("nn", "Skriv minst eitt [[tiltak]] i planen", "Skriv ramme i [okonomi], til dømes ramme = { 2027 ="),
        (
            "en",
            "Write at least one [[tiltak]] in the plan",
            "Write ramme in [okonomi], for example ramme = { 2027 =",
        ),
    ] {
        for format in ["tabell", "json"] {
            let outcome = edited.asked(&["--sprak", language, "--format", format]);
            assert_eq!((outcome.status, outcome.output.as_str()), (3, ""), "{outcome:?}");
            for said in ["[plan-without-measures]", "[plan-without-frame]", measures, frame] {
                assert!(outcome.messages.contains(said), "{said} is not in {}", outcome.messages);
            }
        }
    }
    let outcome = Edited::plan(&[(FRAME, "")]).asked(&[]);
    assert!(outcome.status == 3 && !outcome.messages.contains("plan-without-measures"), "{outcome:?}");
    let outcome = Edited::plan(&[(measures, "")]).asked(&[]);
    assert!(outcome.status == 3 && !outcome.messages.contains("plan-without-frame"), "{outcome:?}");
}

#[test]
fn a_plan_without_an_end_lasts_as_long_as_the_money() {
    const SAID: &str = "Planen sier ikke hvilket år den varer til; det er regnet til utgangen av 2028, det siste året med ramme.";
    let edited = Edited::plan(&[("til = 2028\n", "")]);
    let answer = edited.answer();
    assert_near(&answer["objective"], 7.371);
    assert_eq!(answer["until"], 2028);
    assert!(edited.words().contains(SAID));
    assert!(!Edited::plan(&[]).words().contains(SAID));
}

#[test]
fn nobody_is_taken_to_leave_where_no_birth_date_is_known() {
    const SAID: &str = "Registeret har ingen fødselsdatoer, så det er ikke regnet med at noen slutter.";
    let edited = Edited::register(&[(";Fødselsår;", ";Merknad;")]);
    let answer = edited.answer();
    assert_eq!(answer["reckons_exits"], false);
    // 5 + 2 · 4 · 0,8 / 2 + 2 · 0,9 / 2.
    assert_near(&answer["objective"], 9.1);
    let unknown = rows(&answer, "access").into_iter().find(|row| row["by"] == "age").unwrap();
    assert_eq!((&unknown["group"], &unknown["people"]), (&json!("unknown_age"), &json!(12)));
    let words = edited.words();
    assert!(words.contains(SAID) && !words.contains("for at de er her i 2028"), "{words}");
    assert!(!Edited::plan(&[]).words().contains(SAID));
}

#[test]
fn nothing_is_chosen_where_nothing_is_missing() {
    let met = [("antall = 1", "antall = 0"), ("antall = 4", "antall = 2"), ("antall = 3", "antall = 1")];
    let edited = Edited::plan(&met);
    let answer = edited.answer();
    assert_eq!((rows(&answer, "places").len(), &answer["net_cost"]), (0, &json!(0)));
    assert_eq!((number(&answer["objective"]), &answer["optimal"]), (0.0, &json!(true)));
    assert_eq!((rows(&answer, "categories").len(), rows(&answer, "requirements").len()), (0, 3));
    let words = edited.words();
    assert!(words.contains("Ingen krav er udekket. Det er ingenting å velge tiltak for."), "{words}");
    assert!(!words.contains("Igjen å rekruttere:") && !words.contains("Enkel regel:"), "{words}");
}

#[test]
fn limits_are_kept_where_they_leave_next_to_nothing() {
    let asked = |change: (&str, &str)| Edited::plan(&[change]).answer();
    // One from each unit at once, however few: whoever takes the cancer course keeps others of the unit at work.
    let answer = asked(("maks_borte = 25", "maks_borte = 0"));
    assert_near(&answer["objective"], 6.642);
    assert_eq!(answer["net_cost"], 109_000);
    // All to those without higher education: two certificates, one web course, and the practice for 03.
    let answer = asked(("minsteandel_uten_hoyere = 50", "minsteandel_uten_hoyere = 100"));
    assert_near(&answer["objective"], 3.645);
    assert_eq!(answer["net_cost"], 72_000);
    assert_eq!(
        answer["share"],
        json!({"percent": 100, "least": 4, "places": 4, "filling": 0, "eligible": 4, "most": 4})
    );
    // A share of nothing is no share, and is not spoken of.
    let edited = Edited::plan(&[("minsteandel_uten_hoyere = 50\n", "minsteandel_uten_hoyere = 0\n")]);
    assert_eq!(edited.answer()["share"], Value::Null);
    assert!(!edited.words().contains("av deltakerne skal være ansatte uten høyere utdanning"));
}

#[test]
fn what_recruiting_costs_is_left_out_where_the_plan_does_not_say() {
    let edited = Edited::plan(&[("rekruttering = 250_000\n", "")]);
    let answer = edited.answer();
    assert_eq!(answer["recruitment_price"], Value::Null);
    assert!(rows(&answer, "requirements").iter().all(|row| row["price"].is_null() && row["hires"].is_u64()));
    let words = edited.words();
    assert!(words.contains("krav for krav, er det 4 ansettelser."), "{words}");
}

// What README says of the example municipality.

#[test]
fn the_example_municipality_is_solved_to_within_a_percent_with_the_usual_effort() {
    for command in ["tiltak", "behov"] {
        let plan = ["--plan", "examples/fjordvik/temaplan.toml", "--dato", "2026-11-21", "--format", "json"];
        let outcome = kompetanse(&[&[command, "examples/fjordvik/register.xlsx"], &plan[..]].concat());
        assert_eq!(outcome.status, 0, "{command}: {}", outcome.messages);
        let answer: Value = serde_json::from_str(&outcome.output).unwrap();
        let number = |key: &str| answer[key].as_f64().unwrap();
        let most = number("bound") / number("objective");
        assert!((1.0..1.01).contains(&most), "{command}: {most}");
        let rows = rows(&answer, "requirements");
        let unmet = rows.iter().filter(|row| row["gap"].as_f64() > Some(0.0)).count();
        assert_eq!((unmet, rows.len(), &answer["register"]["persons"]), (168, 314, &json!(652)), "{command}");
    }
}

// What must hold however the numbers are.

#[test]
fn more_money_never_closes_less() {
    let mut last = (0.0, 0.0);
    for frame in [0, 2_000, 31_000, 49_000, 60_000, 79_000, 80_000, 81_000, 120_000, 1_000_000] {
        let edited = Edited::plan(&[(FRAME, &format!("ramme = {{ 2027 = {frame}, 2028 = 40_000 }}"))]);
        let answer = edited.answer();
        let (now, more) = (number(&answer["objective"]), number(&answer["next_100000"]["objective"]));
        assert!(now >= last.0 - 1e-9 && more >= last.1 - 1e-9, "{frame}: {now} {more} after {last:?}");
        assert!(more >= now - 1e-9 && now >= number(&answer["simple_rule"]["objective"]) - 1e-9, "{frame}");
        assert_eq!(answer["optimal"], true);
        last = (now, more);
    }
    assert!((last.0 - 8.1).abs() < 1e-9, "{last:?}");
}

#[test]
fn more_effort_is_never_worse_and_no_effort_is_an_answer() {
    let mut last = 0.0;
    for effort in ["0", "1", "2", "5", "20", "100", "5000"] {
        let answer = answer(&["--innsats", effort]);
        let now = number(&answer["objective"]);
        assert!(now >= last - 1e-9, "{effort}: {now} after {last}");
        assert!(number(&answer["bound"]) >= 7.371 - 1e-9, "{effort}");
        assert!(now >= number(&answer["simple_rule"]["objective"]) - 1e-9, "{effort}");
        assert!(now <= number(&answer["next_100000"]["objective"]) + 1e-9, "{effort}");
        last = now;
    }
    assert!((last - 7.371).abs() < 1e-9);
    let little = asked(REGISTER, PLAN, &["--innsats", "0"]);
    assert!(joined(&little.output).contains("Øk --innsats for å komme nærmere."), "{}", little.output);
    for effort in ["--innsats=-1", "--innsats=x", "--innsats=1,5"] {
        assert_eq!(asked(REGISTER, PLAN, &[effort]).status, 2, "{effort}");
    }
}

#[test]
fn the_same_is_answered_each_time_and_in_whatever_order_the_register_is() {
    for format in ["json", "tabell", "md", "html", "csv"] {
        let once = || asked(REGISTER, PLAN, &["--med-navn", "--format", format]).output;
        assert_eq!(once(), once(), "{format}");
    }
    let answered = |register: &str| {
        let mut edited = Edited::plan(&[]);
        register.clone_into(&mut edited.register);
        let mut answer = told(&edited.asked(&["--med-navn", "--format", "json"]));
        answer["register"]["files"] = Value::Null;
        answer["plan"]["files"] = Value::Null;
        answer
    };
    let register = fs::read_to_string(REGISTER).unwrap();
    let mut lines: Vec<&str> = register.lines().collect();
    let straight = answered(&register);
    lines[1..].reverse();
    assert_eq!(answered(&lines.join("\n")), straight);
    lines[1..].rotate_left(5);
    assert_eq!(answered(&lines.join("\n")), straight);
}

#[test]
fn a_part_of_the_requirements_can_be_asked_about() {
    let ids = |answer: &Value| keys(answer, "requirements", &["requirement"]);
    let people = |answer: &Value| -> u64 {
        let groups = rows(answer, "access").into_iter().filter(|row| row["by"] == "age");
        groups.map(|row| row["people"].as_u64().unwrap()).sum()
    };
    let of_category = answer(&["--kategori", "fag"]);
    assert_eq!(ids(&of_category), json!([["hfa-sykehjem"]]));
    // Two certificates and two web courses.
    assert_near(&of_category["objective"], 3.24);
    assert_eq!((&of_category["net_cost"], people(&of_category)), (&json!(80_000), 12));
    let critical = answer(&["--kritikalitet", "4"]);
    assert_eq!(ids(&critical), json!([["kreft-sykehjem"], ["hfa-sykehjem"]]));
    // 4,05 + 2 · 1,296 + 0,324, for 49 000 + 60 000 + 10 000 kr.
    assert_near(&critical["objective"], 6.966);
    assert_eq!(critical["net_cost"], 119_000);
    let all = answer(&["--enhet", "Sykehjem"]);
    assert_eq!((ids(&all).as_array().unwrap().len(), people(&all)), (3, 12));
    let of_unit = answer(&["--enhet", "Nord"]);
    assert_eq!((ids(&of_unit), people(&of_unit)), (json!([]), 8));
    assert_eq!((rows(&of_unit, "places").len(), rows(&of_unit, "budget").len()), (0, 2));
    let words = asked(REGISTER, PLAN, &["--enhet", "Nord"]).output;
    assert!(words.contains("Sykehjem / Nord · 8 personer · 6,70 årsverk · av 12 personer"), "{words}");
    // Its own requirement is met by its own people, with the money and seats of the plan.
    let own = "\n[[krav]]\nid = \"hfa-sor\"\nkompetanse = \"helsefagarbeider\"\nenhet = \"Sør\"\nantall = 1\nkrever = \"formell\"\n";
    let answer =
        told(&Edited::plan(&[]).and(own).asked(&["--enhet", "Sør", "--med-navn", "--format", "json"]));
    assert_eq!(ids(&answer), json!([["hfa-sor"]]));
    assert!(!rows(&answer, "people").is_empty());
    assert!(rows(&answer, "people").iter().all(|who| who["unit"] == "Sykehjem / Sør"), "{answer}");
}

#[test]
fn people_are_named_only_where_that_is_asked() {
    const NAMES: [&str; 4] = ["Kari Vik", "Per Lund", "Eva Dahl", "Anne Sem"];
    for format in ["json", "tabell", "md", "html", "csv", "tsv"] {
        let outcome = asked(REGISTER, PLAN, &["--format", format]);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        for name in NAMES {
            assert!(!outcome.output.contains(name) && !outcome.messages.contains(name), "{format}: {name}");
        }
    }
    assert!(answer(&[]).get("people").is_none());
    for format in ["json", "tabell", "md", "html"] {
        let outcome = asked(REGISTER, PLAN, &["--format", format, "--med-navn"]);
        let told = NAMES.iter().filter(|name| outcome.output.contains(**name)).count();
        assert!(told >= 2 && !outcome.messages.contains("Kari"), "{format}: {}", outcome.output);
    }
    let outcome = asked(REGISTER, PLAN, &["--format", "csv", "--tabell", "people"]);
    assert_eq!((outcome.status, outcome.output.as_str()), (2, ""), "{outcome:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_names_people_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let usual = folder.path().join("vanlig.txt");
    fs::write(&usual, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in ["a.json", "a.csv", "a.md", "a.html", "a.xlsx", "a.txt"] {
        for (flags, expected) in [(&[][..], mode(&usual)), (&["--med-navn"][..], 0o600)] {
            let path: PathBuf = folder.path().join(name);
            let outcome = asked(REGISTER, PLAN, &[&["-o", path.to_str().unwrap()], flags].concat());
            assert_eq!(outcome.status, 0, "{outcome:?}");
            assert_eq!(mode(&path), expected, "{name} {flags:?}");
        }
    }
}

#[test]
fn the_command_and_its_flags_have_names_in_each_language() {
    let day = "2026-11-21";
    let run = |arguments: &[&str]| {
        let outcome = kompetanse(arguments);
        assert_eq!(outcome.status, 0, "{arguments:?}: {}", outcome.messages);
        outcome.output
    };
    let asked = [
        [
            "tiltak",
            "--dato",
            "--enhet",
            "--kategori",
            "--kritikalitet",
            "--innsats",
            "--med-navn",
            "--alle",
            "--sprak",
        ],
        [
            "tiltak",
            "--dato",
            "--eining",
            "--kategori",
            "--kritikalitet",
            "--innsats",
            "--med-namn",
            "--alle",
            "--språk",
        ],
        [
            "measures",
            "--date",
            "--unit",
            "--category",
            "--criticality",
            "--effort",
            "--with-names",
            "--all",
            "--language",
        ],
    ];
    let answers = asked.map(|[name, date, unit, category, criticality, effort, names, all, language]| {
        run(&[
            name,
            REGISTER,
            "--plan",
            PLAN,
            date,
            day,
            unit,
            "Sykehjem",
            category,
            "fag",
            criticality,
            "2",
            effort,
            "30",
            names,
            all,
            language,
            "nn",
        ])
    });
    assert!(answers[0] == answers[1] && answers[1] == answers[2]);
    for (language, title, help) in [
        (
            "nb",
            "Tiltak innenfor rammen, per 21.11.2026",
            "Hvilke tiltak for hvem dekker mest innenfor rammen?",
        ),
        (
            "nn",
            "Tiltak innanfor ramma, per 21.11.2026",
            "Kva for tiltak for kven dekkjer mest innanfor ramma?",
        ),
        (
            "en",
            "Measures within the budget, as of 2026-11-21",
            "Which measures for whom close most within the budget?",
        ),
    ] {
        let report = run(&["tiltak", REGISTER, "--plan", PLAN, "--dato", day, "--sprak", language]);
        assert!(report.starts_with(title), "{report}");
        assert!(run(&["tiltak", "--hjelp", "--sprak", language]).starts_with(help));
        let json =
            ["tiltak", REGISTER, "--plan", PLAN, "--dato", day, "--format", "json", "--sprak", language];
        assert_eq!(serde_json::from_str::<Value>(&run(&json)).unwrap(), answer(&[]), "{language}");
    }
}

#[test]
fn every_table_can_be_had_alone() {
    let tables = [
        ("comparison", 3),
        ("budget", 2),
        ("measures", 5),
        ("places", 4),
        ("full", 6),
        ("categories", 4),
        ("requirements", 3),
        ("access", 11),
        ("people", 4),
        ("provenance", 1),
    ];
    for (table, least) in tables {
        for dialect in ["norsk", "internasjonal"] {
            let more = ["--format", "csv", "--tabell", table, "--csv-dialekt", dialect, "--med-navn"];
            let outcome = asked(REGISTER, PLAN, &more);
            assert_eq!(outcome.status, 0, "{table}: {}", outcome.messages);
            let mark = if dialect == "norsk" { b';' } else { b',' };
            let text = outcome.output.trim_start_matches('\u{feff}');
            let mut reader = csv::ReaderBuilder::new().delimiter(mark).from_reader(text.as_bytes());
            let width = reader.headers().unwrap().len();
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let is_so_long = if table == "provenance" { rows.len() > least } else { rows.len() == least };
            assert!(width > 1 && is_so_long, "{table}: {}", outcome.output);
        }
    }
    // The places are what is had where nothing is said.
    let places = |more: &[&str]| asked(REGISTER, PLAN, &[&["--format", "csv"], more].concat()).output;
    assert_eq!(places(&[]), places(&["--tabell", "places"]));
    let outcome = asked(REGISTER, PLAN, &["--format", "csv", "--tabell", "finnes-ikke"]);
    assert_eq!(outcome.status, 2);
    for (table, _) in tables.iter().filter(|(table, _)| *table != "people") {
        assert!(outcome.messages.contains(table), "{table} is not in {}", outcome.messages);
    }
}

// A municipality.

const FJORDVIK: [&str; 4] = [
    "temaplan.toml",
    "avdelinger/habilitering.toml",
    "avdelinger/hjemmetjenesten.toml",
    "avdelinger/sykehjem.toml",
];

#[test]
fn a_municipality_is_never_served_worse_than_by_the_simple_rule_and_keeps_its_limits() {
    for plan in FJORDVIK {
        let path = format!("examples/fjordvik/{plan}");
        let said = kompetanse::plan::load(&[PathBuf::from(&path)]).plan;
        let more = ["--innsats", "20", "--format", "json"];
        let answer = told(&asked("examples/fjordvik/register.csv", &path, &more));
        assert_better(&answer, plan);
        let places = rows(&answer, "places");
        let count = |row: &Value| row["places"].as_u64().unwrap();
        let all: u64 = places.iter().map(count).sum();
        assert!(all > 100, "{plan}: {all}");
        for measure in &said.measures {
            for (year, _) in &said.economy.frame {
                let of = |row: &&Value| row["measure"] == measure.id && row["year"] == *year;
                let taken: u64 = places.iter().filter(of).map(count).sum();
                let seats = measure.places.map(u64::from);
                assert!(seats.is_none_or(|seats| taken <= seats), "{plan}: {} {year} {taken}", measure.id);
            }
        }
        assert_eq!(rows(&answer, "budget").len(), said.economy.frame.len());
        for (row, (year, frame)) in rows(&answer, "budget").iter().zip(&said.economy.frame) {
            let of_year = || places.iter().filter(|row| row["year"] == *year);
            let used: i64 = of_year().map(|row| row["net_cost"].as_i64().unwrap()).sum();
            assert!(row["year"] == *year && row["frame"] == *frame && used <= *frame, "{plan}: {row}");
            assert_eq!(
                (row["used"].as_i64(), row["places"].as_u64()),
                (Some(used), Some(of_year().map(count).sum()))
            );
        }
        assert_fair(&answer, all, plan);
        assert_sums(&answer, plan);
    }
}

fn assert_better(answer: &Value, plan: &str) {
    let of = |value: &Value| number(value);
    let (now, bound, most) =
        (of(&answer["objective"]), of(&answer["bound"]), of(&answer["objective_if_all_closed"]));
    assert!(now >= of(&answer["simple_rule"]["objective"]) - 1e-9, "{plan}");
    assert!(of(&answer["next_100000"]["objective"]) >= now - 1e-9, "{plan}");
    assert!(now <= bound + 1e-9 && bound <= most + 1e-9, "{plan}: {now} {bound} {most}");
}

/// Asserts that those without higher education get their share, and that people divided in any way are as many.
fn assert_fair(answer: &Value, all: u64, plan: &str) {
    let share = &answer["share"];
    let (least, given) = (share["least"].as_u64().unwrap(), share["places"].as_u64().unwrap());
    assert!(given >= least && least == (all * 60).div_ceil(100), "{plan}: {share}");
    for by in ["education", "fraction", "age"] {
        let groups = || rows(answer, "access").into_iter().filter(move |row| row["by"] == by);
        let sum = |key: &str| -> i64 { groups().map(|row| row[key].as_i64().unwrap()).sum() };
        assert_eq!(
            (sum("places"), sum("net_cost")),
            (all as i64, answer["net_cost"].as_i64().unwrap()),
            "{plan}"
        );
        let inner = groups().all(|row| number(&row["places"]) <= number(&row["eligible"]));
        assert!(inner && sum("eligible") <= sum("people"), "{plan}: {by}");
    }
    let without = rows(answer, "access").into_iter().find(|row| row["group"] == "without_higher_education");
    assert_eq!(without.unwrap()["places"].as_u64(), Some(given), "{plan}");
}

/// Tells whether a row is counted in årsverk.
fn in_fte(row: &Value) -> bool {
    row["basis"].as_str().unwrap().contains("fte")
}

/// Asserts that parts sum to gaps, rows to categories, and categories to everything.
fn assert_sums(answer: &Value, plan: &str) {
    let requirements = rows(answer, "requirements");
    let unmet: Vec<&Value> =
        requirements.iter().filter(|row| row["gap"].as_f64().is_some_and(|gap| gap > 0.0)).collect();
    let mut objective = 0.0;
    for row in &unmet {
        let (gap, closed, left) = (number(&row["gap"]), number(&row["closed"]), number(&row["recruit"]));
        assert!((closed + left - gap).abs() < 1e-9 && closed >= 0.0 && left >= 0.0, "{plan}: {row}");
        assert_eq!(number(&row["price"]), 250_000.0 * number(&row["hires"]), "{plan}: {row}");
        assert!(in_fte(row) || number(&row["hires"]) == (left - 1e-9).ceil().max(0.0), "{plan}: {row}");
        objective += number(&row["criticality"]) * closed / gap;
    }
    assert_near(&answer["objective"], objective);
    let (parts, sums): (Vec<Value>, Vec<Value>) =
        rows(answer, "categories").into_iter().partition(|sum| sum["category"].is_string());
    assert!(!sums.is_empty());
    for sum in sums {
        for key in ["gap", "closed", "recruit", "hires", "price", "unmet"] {
            let alike = |row: &&Value| in_fte(row) == in_fte(&sum);
            let of_categories: f64 = parts.iter().filter(alike).map(|part| number(&part[key])).sum();
            assert!((of_categories - number(&sum[key])).abs() < 1e-6, "{plan}: {key}");
            if key != "unmet" {
                let of_rows: f64 = unmet.iter().copied().filter(alike).map(|row| number(&row[key])).sum();
                assert!((of_rows - number(&sum[key])).abs() < 1e-6, "{plan}: {key}");
            }
        }
    }
}
