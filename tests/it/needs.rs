//! Needs that are reckoned by hand, and what the command line and the plan say of them.

use crate::support::{Outcome, kompetanse};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const REGISTER: &str = "fixtures/needs/register.csv";
const PLAN: &str = "fixtures/needs/plan.toml";

fn asked(plan: &str, more: &[&str]) -> Outcome {
    let mut arguments = vec!["behov", REGISTER, "--plan", plan, "--dato", "2026-11-21"];
    arguments.extend(more);
    kompetanse(&arguments)
}

fn answer(plan: &str, more: &[&str]) -> Value {
    let outcome = asked(plan, &[&["--format", "json"], more].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

/// Returns gap, the six parts and the reserve of a requirement.
fn parts(answer: &Value, requirement: &str) -> Value {
    let rows = answer["requirements"].as_array().unwrap();
    let row = rows.iter().find(|row| row["requirement"] == requirement).unwrap();
    let keys = ["gap", "mobilise", "renew", "recognise", "practise", "train", "recruit", "part_time_reserve"];
    keys.map(|key| row[key].clone()).to_vec().into()
}

#[test]
fn every_figure_is_as_reckoned_by_hand() {
    let answer = answer(PLAN, &[]);
    assert_eq!(parts(&answer, "natt"), json!([1, 1, 0, 0, 0, 0, 0, null]));
    assert_eq!(parts(&answer, "dag"), json!([0, 0, 0, 0, 0, 0, 0, null]));
    assert_eq!(parts(&answer, "hlr-sykehjem"), json!([2, 0, 1, 0, 0, 0, 1, null]));
    assert_eq!(parts(&answer, "fag-hjemme"), json!([1, 0, 0, 0.8, 0.2, 0, 0, 0]));
    assert_eq!(parts(&answer, "sykepleie"), json!([0.4, 0, 0, 0, 0, 0, 0.4, 0.4]));
    assert_eq!((&answer["objective"], &answer["rank"]), (&json!(7.5), &json!(10)));
    assert_eq!((&answer["bound"], &answer["optimal"]), (&json!(7.5), &json!(true)));
    let steps = json!({"mobilise": 1, "renew": 1, "recognise": 1, "practise": 1, "train": 0});
    assert_eq!(answer["steps"], steps);
    let transfer = json!([{
        "from": "Hjemmetjenesten / Hjemme", "to": "Sykehjem / Natt", "competences": ["Sykepleier"], "persons": 1
    }]);
    assert_eq!(answer["transfers"], transfer);
    assert!(answer.get("people").is_none());
}

#[test]
fn the_plan_says_where_people_may_be_moved() {
    for (word, said) in [("overste", "within_top"), ("øvste", "within_top"), ("nei", "never")] {
        let plan = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("needs-{said}-{}.toml", word.len()));
        let text = fs::read_to_string(PLAN).unwrap() + &format!("\n[behov]\nmobilisering = \"{word}\"\n");
        fs::write(&plan, text).unwrap();
        let answer = answer(plan.to_str().unwrap(), &[]);
        assert_eq!(answer["mobilisation"], said);
        assert_eq!(parts(&answer, "natt"), json!([1, 0, 0, 0, 0, 0, 1, null]));
        assert_eq!((&answer["objective"], &answer["rank"]), (&json!(3.5), &json!(9)));
    }
    let everywhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("needs-everywhere.toml");
    fs::write(&everywhere, fs::read_to_string(PLAN).unwrap() + "\n[behov]\nmobilisering = \"alle\"\n")
        .unwrap();
    assert_eq!(answer(everywhere.to_str().unwrap(), &[])["steps"], answer(PLAN, &[])["steps"]);
    let plan = Path::new(env!("CARGO_TARGET_TMPDIR")).join("needs-word.toml");
    fs::write(&plan, fs::read_to_string(PLAN).unwrap() + "\n[behov]\nmobilisering = \"kanskje\"\n").unwrap();
    let outcome = asked(plan.to_str().unwrap(), &[]);
    assert!(outcome.status == 3 && outcome.messages.contains("kanskje"), "{}", outcome.messages);
}

#[test]
fn what_is_not_asked_about_is_not_closed_and_not_made_worse() {
    let answer = answer(PLAN, &["--kritikalitet", "4"]);
    assert_eq!(answer["requirements"].as_array().unwrap().len(), 1);
    assert_eq!((&answer["objective"], &answer["rank"]), (&json!(4.0), &json!(1)));
    // 05 would leave Dag without a nurse, which was not asked about.
    assert_eq!(answer["transfers"][0]["from"], "Hjemmetjenesten / Hjemme");
}

#[test]
fn people_are_named_only_where_that_is_asked() {
    assert!(!asked(PLAN, &[]).output.contains("Kari Vik"));
    let answer = answer(PLAN, &["--med-navn"]);
    let ids: Vec<&Value> = answer["people"].as_array().unwrap().iter().map(|who| &who["id"]).collect();
    assert_eq!(ids, [&json!("01"), &json!("02"), &json!("03"), &json!("04")]);
}

#[test]
fn numbers_that_cannot_be_are_refused() {
    for flags in
        [["--steg-per-person", "0"], ["--steg-per-person", "4"], ["--innsats", "-1"], ["--innsats", "x"]]
    {
        let flag = format!("{}={}", flags[0], flags[1]);
        assert_eq!(asked(PLAN, &[&flag]).status, 2, "{flags:?}");
    }
    assert_eq!(asked(PLAN, &["--innsats", "0"]).status, 0);
}
