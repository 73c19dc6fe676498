//! Needs of invented municipalities, against trying every choice of steps.

use super::dialect::Dialect;
use super::world::{Layout, World};
use super::write::Variation;
use super::{Case, Failures, ask, invent, invent_measures, needs, seeds};
use serde_json::Value;
use std::fs;
use std::ops::Range;

/// The seeds that are usually tried.
const SEEDS: Range<u64> = 4000..4500;

/// The seeds whose plans have measures.
const TRAINED_SEEDS: Range<u64> = 4500..4800;

/// Returns a municipality small enough to try everything.
fn small(seed: u64, people: usize, requirements: usize) -> World {
    let mut world = invent::world(seed, Layout::Joined);
    world.people.truncate(people);
    world.plan.requirements.truncate(requirements);
    world.units.iter_mut().for_each(|unit| unit.listed = true);
    world.columns.garbage = 0;
    world
}

/// Returns such a municipality, with measures in its plan, or none.
fn trained(seed: u64, people: usize, requirements: usize) -> World {
    let mut world = small(seed, people, requirements);
    invent_measures::add(&mut world, seed, 0..=4);
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

/// Tries every choice of so many steps a person in invented municipalities, at least so many of them.
fn try_steps(
    name: &'static str,
    steps: usize,
    usual: Range<u64>,
    least: usize,
    world: impl Fn(u64) -> World,
) {
    let mut failures = Failures::default();
    let mut tried = 0;
    for seed in seeds(usual) {
        let world = world(seed);
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
    try_steps("needs-one", 1, SEEDS, 300, |seed| small(seed, 5, 5));
}

#[test]
fn no_other_choice_of_two_steps_a_person_is_better() {
    try_steps("needs-two", 2, SEEDS, 150, |seed| small(seed, 4, 4));
}

#[test]
fn no_other_choice_of_steps_and_measures_is_better() {
    try_steps("needs-trained", 1, TRAINED_SEEDS, 200, |seed| trained(seed, 5, 5));
}

#[test]
fn no_other_choice_of_two_steps_and_measures_is_better() {
    try_steps("needs-trained-two", 2, TRAINED_SEEDS, 100, |seed| trained(seed, 4, 4));
}

#[test]
fn measures_are_taken_among_what_is_invented() {
    let helps = |seed: &u64| {
        let world = trained(*seed, 5, 5);
        let mut without = world.clone();
        without.plan.measures.clear();
        let better = needs::best(&world, 1).zip(needs::best(&without, 1));
        better.is_some_and(|(with, without)| with.0 > without.0 + 1e-9)
    };
    let count = TRAINED_SEEDS.filter(helps).count();
    assert!(count >= 40, "{count}");
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
