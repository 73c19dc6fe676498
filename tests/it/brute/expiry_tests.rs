//! What expires in invented municipalities, against asking of every day what everybody holds on it.

use super::dialect::Dialect;
use super::dice::Dice;
use super::expiry::{Expiry, expiry};
use super::invent::day;
use super::world::*;
use super::write::Variation;
use super::{Case, Failures, ask, invent, seeds};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

/// The seeds that are usually tried.
const SEEDS: Range<u64> = 8000..8150;

/// Returns a municipality in which much expires within a year, and people come, go and move.
fn restless(seed: u64) -> World {
    let mut world = invent::world(seed, Layout::Joined);
    world.people.truncate(9);
    world.units.iter_mut().for_each(|unit| unit.listed = true);
    world.columns.garbage = 0;
    let dice = &mut Dice::new(seed);
    let on = world.on;
    for person in &mut world.people {
        for row in &mut person.holdings {
            if !world.columns.formal || matches!(row.until, Some(Until::Open)) {
                continue;
            }
            match dice.below(5) {
                0 | 1 => row.until = Some(Until::Day(day(on, dice.below(420) as i64 - 10))),
                2 => (row.acquired, row.until) = (Some(day(on, dice.below(300) as i64)), None),
                _ => {}
            }
        }
        for at in 0..person.employments.len() {
            if dice.one_in(3) {
                let last = day(on, dice.below(300) as i64);
                let from = &mut person.employments[at];
                if from.start.is_some_and(|start| start > last) {
                    continue;
                }
                from.end = Some(last);
                let mut to = from.clone();
                (to.start, to.end) = (Some(day(last, 1)), None);
                to.unit = to.unit.map(|_| dice.below(world.units.len()));
                if dice.one_in(2) {
                    person.employments.push(to);
                }
            }
        }
    }
    world
}

/// Asks the program.
fn asked(world: &World, seed: u64, flags: &[&str], variation: Variation) -> Result<Value, String> {
    let case = Case { seed, layout: Layout::Joined, dialect: Dialect::Excel, variation, name: "expiry" };
    let answer = ask(&case, world, &[&["utlop"], flags].concat()).1;
    let _ = fs::remove_dir_all(case.folder());
    answer
}

fn list(answer: &Value, key: &str) -> Vec<Value> {
    answer[key].as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Returns an amount in persons or ten-thousandths of an årsverk.
fn units(value: &Value, basis: &str) -> i128 {
    let amount = value.as_f64().unwrap();
    if basis.ends_with("fte") { (amount * 10_000.0).round() as i128 } else { amount as i128 }
}

/// Returns what the program answered, as it is reckoned.
fn said(answer: &Value) -> Expiry {
    let unit = |row: &Value| row["unit"].as_str().map(str::to_owned);
    let number = |value: &Value| value.as_u64().unwrap();
    let fall = |row: &Value| {
        let basis = text(&row["basis"]);
        let gaps = (units(&row["gap_now"], &basis), units(&row["gap_then"], &basis));
        ((text(&row["requirement"]), unit(row)), (gaps.0, gaps.1, text(&row["first_month"])))
    };
    Expiry {
        expiring: list(answer, "expiring")
            .iter()
            .map(|row| ((text(&row["month"]), text(&row["competence"]), unit(row)), number(&row["persons"])))
            .collect(),
        places: list(answer, "places")
            .iter()
            .map(|row| ((text(&row["competence"]), text(&row["month"])), number(&row["persons"])))
            .collect(),
        months: list(answer, "by_month")
            .iter()
            .map(|row| (text(&row["month"]), (number(&row["renewals"]), number(&row["persons"]))))
            .collect(),
        falls: list(answer, "requirements").iter().map(fall).collect(),
        already: (number(&answer["already"]["expired"]), number(&answer["already"]["undated"])),
    }
}

/// Returns what is wrong with an answer by itself: sums that do not agree.
fn inconsistent(answer: &Value) -> Vec<String> {
    let sum = |key: &str, figure: &str| -> u64 {
        list(answer, key).iter().map(|row| row[figure].as_u64().unwrap()).sum()
    };
    let renewals = answer["renewals"].as_u64().unwrap();
    let sums = [sum("places", "persons"), sum("by_month", "renewals"), sum("competences", "persons")];
    let mut wrong = Vec::new();
    if sums.iter().any(|sum| *sum != renewals) || sum("expiring", "persons") < renewals {
        wrong.push(format!("{sums:?} are not {renewals}"));
    }
    let too_many = |row: &Value| row["persons"].as_u64() > row["held"].as_u64();
    wrong.extend(list(answer, "competences").iter().filter(|row| too_many(row)).map(Value::to_string));
    let mut by_month: BTreeMap<String, u64> = BTreeMap::new();
    for row in list(answer, "places") {
        *by_month.entry(text(&row["month"])).or_default() += row["persons"].as_u64().unwrap();
    }
    for row in list(answer, "by_month") {
        let places = by_month.get(&text(&row["month"])).copied().unwrap_or_default();
        if row["renewals"].as_u64() != Some(places) {
            wrong.push(format!("{}: {places} places, {} renewals", row["month"], row["renewals"]));
        }
    }
    wrong
}

#[test]
fn what_expires_is_what_no_day_after_has() {
    let mut failures = Failures::default();
    let (mut expiring, mut falling) = (0, 0);
    for seed in seeds(SEEDS) {
        let world = restless(seed);
        let (months, everything) = ([12, 1, 15][seed as usize % 3], seed % 4 == 0);
        let number = months.to_string();
        let mut flags = vec!["--maneder", &number];
        flags.extend(everything.then_some("--alle"));
        let expected = expiry(&world, months, everything);
        let found = match asked(&world, seed, &flags, Variation::default()) {
            Err(why) => vec![why],
            Ok(answer) => {
                let mut wrong = inconsistent(&answer);
                let said = said(&answer);
                if said != expected {
                    wrong.push(format!("should be {expected:#?}\n is {said:#?}"));
                }
                wrong
            }
        };
        expiring += expected.places.values().sum::<u64>();
        falling += expected.falls.len();
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
    let is_usual = std::env::var("KOMPETANSE_SEEDS").is_err();
    assert!(!is_usual || expiring > 200 && falling > 60, "only {expiring} expire, and {falling} fall");
}

#[test]
fn what_expires_is_the_same_whatever_the_order_of_rows() {
    for seed in 8000..8030 {
        let mut world = restless(seed);
        world.columns.ids = true;
        let told = |variation| {
            let mut answer = asked(&world, seed, &["--med-navn"], variation).unwrap();
            // Files have other names.
            answer["register"] = Value::Null;
            answer["doubts"] = Value::Null;
            answer
        };
        let plain = told(Variation::default());
        assert_eq!(plain, told(Variation { shuffled: Some(seed), ..Variation::default() }), "seed {seed}");
        assert_eq!(plain, told(Variation { parts: 2, ..Variation::default() }), "seed {seed}");
    }
}

#[test]
fn a_longer_time_tells_of_no_less() {
    for seed in 8030..8060 {
        let mut world = restless(seed);
        // Only what is acquired later can carry a holding on that a shorter time sees end.
        let on = world.on;
        let is_later = |row: &Holding| row.acquired.is_some_and(|acquired| acquired > on);
        world.people.iter_mut().for_each(|person| person.holdings.retain(|row| !is_later(row)));
        let of = |months| expiry(&world, months, false);
        let said =
            |months: &str| said(&asked(&world, seed, &["--maneder", months], Variation::default()).unwrap());
        let (short, long) = (said("3"), said("12"));
        assert_eq!((&short, &long), (&of(3), &of(12)), "seed {seed}");
        for (place, persons) in &short.places {
            assert!(long.places[place] >= *persons, "seed {seed}: {place:?}");
        }
        for (row, fall) in &short.falls {
            assert!(long.falls[row].1 >= fall.1 && long.falls[row].2 == fall.2, "seed {seed}: {row:?}");
        }
    }
}
