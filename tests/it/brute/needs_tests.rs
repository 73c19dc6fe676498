//! Needs of invented municipalities, against trying every choice of steps.

use super::dialect::Dialect;
use super::world::{Layout, World};
use super::write::Variation;
use super::{Case, Failures, ask, invent, needs, seeds};
use serde_json::Value;
use std::fs;

/// The seeds that are usually tried.
const SEEDS: std::ops::Range<u64> = 4000..4500;

/// Returns a municipality small enough to try everything.
fn small(seed: u64, people: usize, requirements: usize) -> World {
    let mut world = invent::world(seed, Layout::Joined);
    world.people.truncate(people);
    world.plan.requirements.truncate(requirements);
    world.units.iter_mut().for_each(|unit| unit.listed = true);
    world.columns.garbage = 0;
    world
}

fn asked(
    world: &World,
    seed: u64,
    steps: &str,
    variation: Variation,
    name: &'static str,
) -> Result<Value, String> {
    let case = Case { seed, layout: Layout::Joined, dialect: Dialect::Excel, variation, name };
    let answer = ask(&case, world, &["behov", "--steg-per-person", steps]).1;
    let _ = fs::remove_dir_all(case.folder());
    answer
}

/// Returns what is wrong with an answer by itself: parts that do not sum to the gap, and bounds below the objective.
fn inconsistent(answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for row in answer["requirements"].as_array().unwrap() {
        let part = |key: &str| row[key].as_f64().unwrap_or(0.0);
        let parts = ["mobilise", "renew", "recognise", "practise", "train", "recruit"].map(part);
        if (parts.iter().sum::<f64>() - part("gap")).abs() > 1e-9 || parts.iter().any(|part| *part < 0.0) {
            wrong.push(format!("{} in {}: {parts:?} is not {}", row["requirement"], row["unit"], row["gap"]));
        }
    }
    if answer["optimal"] != true || answer["rank_optimal"] != true {
        wrong.push("is not proven".to_owned());
    }
    wrong
}

fn try_steps(name: &'static str, steps: usize, people: usize, requirements: usize, least: usize) {
    let mut failures = Failures::default();
    let mut tried = 0;
    for seed in seeds(SEEDS) {
        let world = small(seed, people, requirements);
        let Some((objective, rank)) = needs::best(&world, steps) else { continue };
        tried += 1;
        let found = match asked(&world, seed, &steps.to_string(), Variation::default(), name) {
            Err(why) => vec![why],
            Ok(answer) => {
                let mut wrong = inconsistent(&answer);
                let (value, ranks) =
                    (answer["objective"].as_f64().unwrap(), answer["rank"].as_u64().unwrap());
                if (value - objective).abs() > 1e-6 || ranks != u64::from(rank) {
                    wrong.push(format!("should be {objective} and {rank}, is {value} and {ranks}"));
                }
                wrong
            }
        };
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
    assert!(std::env::var("KOMPETANSE_SEEDS").is_ok() || tried >= least, "only {tried} were tried");
}

#[test]
fn no_other_choice_of_steps_is_better() {
    try_steps("needs-one", 1, 5, 5, 300);
}

#[test]
fn no_other_choice_of_two_steps_a_person_is_better() {
    try_steps("needs-two", 2, 4, 4, 150);
}

#[test]
fn needs_are_the_same_whatever_the_order_of_rows() {
    for seed in 4000..4040 {
        let mut world = small(seed, 6, 6);
        world.columns.ids = true;
        let told = |variation| {
            let mut answer = asked(&world, seed, "1", variation, "needs-order").unwrap();
            answer["register"] = Value::Null;
            answer
        };
        let plain = told(Variation::default());
        assert_eq!(plain, told(Variation::default()), "seed {seed}");
        assert_eq!(plain, told(Variation { shuffled: Some(seed), ..Variation::default() }), "seed {seed}");
    }
}
