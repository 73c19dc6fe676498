//! Hundreds of invented municipalities whose years to come the program reckons as they are reckoned by brute force.

use super::dialect::DIALECTS;
use super::projection::rows;
use super::projection_compare::differences;
use super::world::{Layout, World};
use super::write::Variation;
use super::{Case, Failures, TOLD, ask, invent_outlook, seeds, try_case};
use std::fs;
use std::ops::Range;

/// The seeds that are usually tried.
const SEEDS: Range<u64> = 0..200;

/// The seeds whose gaps are tried as well.
const GAP_SEEDS: Range<u64> = 0..60;

#[test]
fn years_to_come_are_reckoned_right() {
    try_all("renewed", true, &["framskriv"]);
}

#[test]
fn years_to_come_are_reckoned_right_where_nothing_is_renewed() {
    try_all("unrenewed", false, &["framskriv", "--uten-fornyelse"]);
}

#[test]
fn what_matters_in_later_years_leaves_the_gap_right() {
    let mut failures = Failures::default();
    for seed in seeds(GAP_SEEDS) {
        let (case, world) = case("later", seed);
        try_case(&case, &world, &mut failures);
    }
    failures.tell();
}

/// Returns the municipality of a seed and one way of asking about it; each seed has another layout and dialect.
fn case(name: &'static str, seed: u64) -> (Case, World) {
    let layout = [Layout::Joined, Layout::List, Layout::Matrix, Layout::Joined][seed as usize % 4];
    let dialect = DIALECTS[seed as usize % DIALECTS.len()];
    let case = Case { seed, layout, dialect, variation: Variation::default(), name };
    (case, invent_outlook::world(seed, layout))
}

fn try_all(name: &'static str, renewed: bool, command: &[&str]) {
    let mut failures = Failures::default();
    for seed in seeds(SEEDS) {
        let (case, world) = case(name, seed);
        let expected = rows(&world, renewed);
        let found = match ask(&case, &world, command).1 {
            Err(why) => vec![why],
            Ok(answer) => differences(&expected, &answer),
        };
        if found.is_empty() || failures.0.len() >= TOLD {
            fs::remove_dir_all(case.folder()).expect("a folder to remove");
        }
        if !found.is_empty() {
            failures.add(case.folder().display().to_string(), found);
        }
    }
    failures.tell();
}
