//! What changed in invented municipalities between two dates, against a reckoning by brute force.

use super::compare::agrees;
use super::dialect::{self, Dialect};
use super::dice::Dice;
use super::evaluation::{REASONS, Row, outcome, people, rows, size};
use super::later::other_date;
use super::reckon::Figure;
use super::world::{Layout, World};
use super::write::{self, Variation};
use super::{Failures, invent, invent_measures, plan_file, seeds};
use crate::support::kompetanse;
use serde_json::Value;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The seeds that are usually tried, of each layout.
const SEEDS: Range<u64> = 8000..8120;

const LAYOUTS: [Layout; 3] = [Layout::List, Layout::Joined, Layout::Matrix];

/// Returns a municipality on two dates: either of them may be the one that is invented first.
fn dates(seed: u64, layout: Layout, measures: bool) -> (World, World) {
    let mut world = invent::world(seed, layout);
    if measures {
        invent_measures::add(&mut world, seed, 1..=4);
    }
    let dice = &mut Dice::new(seed * 3 + layout as u64 + 9_000_001);
    let days = dice.pick(&[40, 200, 365, 366, 700]);
    let (mut before, mut after) = if dice.one_in(2) {
        let after = other_date(&world, seed, layout, invent::day(world.on, days));
        (world, after)
    } else {
        let before = other_date(&world, seed, layout, invent::day(world.on, -days));
        (before, world)
    };
    if layout == Layout::Matrix {
        [&mut before, &mut after].into_iter().for_each(know_what_is_written);
    }
    (before, after)
}

/// Lets a matrix know levels only where one is written: its headings do not tell.
fn know_what_is_written(world: &mut World) {
    let mut rows = world.people.iter().flat_map(|person| &person.holdings);
    world.columns.real &= rows.any(|row| row.level.is_some());
}

fn folder(name: &str, seed: u64, layout: Layout) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("evaluation")
        .join(format!("{name}-{layout:?}-{seed}").to_lowercase())
}

/// Writes both registers and the plan; returns the arguments that ask about them.
fn written(worlds: &(World, World), layout: Layout, variation: Variation, folder: &Path) -> Vec<String> {
    let _ = fs::remove_dir_all(folder);
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let mut arguments = vec!["evaluer".to_owned()];
    for (name, world) in [("before", &worlds.0), ("after", &worlds.1)] {
        let tables = write::varied(write::tables(world, layout), variation);
        let place = folder.join(name);
        dialect::write(world, &tables, Dialect::Excel, &place, false);
        arguments.push(path(&place));
    }
    let plan = folder.join("plan.toml");
    fs::write(&plan, plan_file::toml(&worlds.0)).unwrap();
    arguments.extend(["--plan".to_owned(), path(&plan)]);
    arguments.extend(["--dato-for".to_owned(), worlds.0.on.to_string()]);
    arguments.extend(["--dato".to_owned(), worlds.1.on.to_string()]);
    arguments.extend(["--format".to_owned(), "json".to_owned()]);
    arguments
}

fn answered<A: AsRef<str>>(arguments: &[A]) -> Result<Value, String> {
    let outcome = kompetanse(arguments);
    if outcome.status != 0 {
        return Err(format!("status {}: {}", outcome.status, outcome.messages.trim()));
    }
    serde_json::from_str(&outcome.output).map_err(|why| format!("no JSON: {why}"))
}

fn figure(number: Option<i128>, in_fte: bool) -> Figure {
    match number {
        None => Figure::Null,
        Some(number) if in_fte => Figure::Fte(number),
        Some(number) => Figure::Count(number),
    }
}

/// Returns where rows differ from the reckoning.
fn row_differences(expected: &[Row], answer: &Value) -> Vec<String> {
    let told = answer["requirements"].as_array().unwrap();
    let mut found = Vec::new();
    for row in expected {
        let same = |one: &&Value| {
            one["requirement"] == row.requirement.as_str() && one["unit"].as_str() == row.unit.as_deref()
        };
        let Some(one) = told.iter().find(same) else {
            found.push(format!("{} in {:?} is not there", row.requirement, row.unit));
            continue;
        };
        for (key, number) in &row.figures {
            if !agrees(&figure(*number, row.in_fte), &one[*key]) {
                found.push(format!(
                    "{} in {:?}: {key} should be {number:?}, is {}",
                    row.requirement, row.unit, one[*key]
                ));
            }
        }
    }
    if told.len() != expected.len() {
        found.push(format!("should have {} rows, has {}", expected.len(), told.len()));
    }
    found
}

/// Returns where sums differ from those of the reckoning's rows.
fn sum_differences(world: &World, expected: &[Row], answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for sum in answer["categories"].as_array().unwrap() {
        let in_fte = sum["basis"] == "fte";
        let id = |row: &Row| row.category.map_or("bemanning", |at| world.plan.categories[at].0.as_str());
        let of: Vec<&Row> = expected
            .iter()
            .filter(|row| row.in_fte == in_fte && row.figures["change"].is_some())
            .filter(|row| sum["category"].is_null() || sum["category"] == id(row))
            .collect();
        let keys = expected.first().map(|row| row.figures.keys().copied().collect::<Vec<_>>());
        for key in keys.unwrap_or_default() {
            let total: i128 = of.iter().filter_map(|row| row.figures[key]).sum();
            if !agrees(&figure(Some(total), in_fte), &sum[key]) {
                found.push(format!("{}: {key} should be {total}, is {}", sum["category"], sum[key]));
            }
        }
        let unmet = |key| of.iter().filter(|row| row.figures[key].is_some_and(|gap| gap > 0)).count();
        let counts = [
            ("requirements", of.len()),
            ("unmet_before", unmet("gap_before")),
            ("unmet_after", unmet("gap_after")),
        ];
        for (key, count) in counts {
            if sum[key] != count || of.is_empty() {
                found.push(format!("{}: {key} should be {count}, is {}", sum["category"], sum[key]));
            }
        }
    }
    found
}

fn people_differences(worlds: &(World, World), answer: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let counts = people(&worlds.0, &worlds.1);
    for (key, count) in ["stayed", "hired", "left"].into_iter().zip(counts) {
        if !agrees(&Figure::Count(count), &answer["people"][key]) {
            found.push(format!("people.{key} should be {count}, is {}", answer["people"][key]));
        }
    }
    for (key, world) in [("before", &worlds.0), ("after", &worlds.1)] {
        if world.columns.fractions && !agrees(&Figure::Fte(size(world)), &answer[key]["fte"]) {
            found.push(format!("{key}.fte should be {}, is {}", size(world), answer[key]["fte"]));
        }
    }
    found
}

fn measure_differences(worlds: &(World, World), answer: &Value) -> Vec<String> {
    let told = answer["measures"].as_array().unwrap();
    let mut found = Vec::new();
    for (measure, told) in worlds.1.plan.measures.iter().zip(told) {
        let (participants, completions, aimed, done) = outcome(&worlds.0, &worlds.1, measure);
        let near = |target: Option<f64>, told: &Value| match target {
            None => told.is_null(),
            Some(target) => told.as_f64().is_some_and(|told| (told - target).abs() < 1e-9),
        };
        let is_right = told["measure"] == measure.id.as_str()
            && agrees(&figure(participants, false), &told["participants"])
            && agrees(&Figure::Count(completions), &told["completions"])
            && near(aimed, &told["target_participants"])
            && near(done, &told["target_completions"]);
        if !is_right {
            found.push(format!("should be {participants:?}, {completions}, {aimed:?}, {done:?}, is {told}"));
        }
    }
    if told.len() != worlds.1.plan.measures.len() {
        found.push(format!("has {} measures", told.len()));
    }
    found
}

fn differences(worlds: &(World, World), answer: &Value) -> Vec<String> {
    let expected = rows(&worlds.0, &worlds.1);
    let mut found = row_differences(&expected, answer);
    found.extend(sum_differences(&worlds.1, &expected, answer));
    found.extend(people_differences(worlds, answer));
    found.extend(measure_differences(worlds, answer));
    found
}

fn try_all(layout: Layout) {
    let mut failures = Failures::default();
    for seed in seeds(SEEDS) {
        let worlds = dates(seed, layout, seed % 3 == 0);
        let folder = folder("plain", seed, layout);
        let arguments = written(&worlds, layout, Variation::default(), &folder);
        let found = match answered(&arguments) {
            Ok(answer) => differences(&worlds, &answer),
            Err(why) => vec![why],
        };
        if found.is_empty() {
            fs::remove_dir_all(&folder).unwrap();
        } else {
            failures.add(folder.display().to_string(), found);
        }
    }
    failures.tell();
}

#[test]
fn changes_in_lists_are_reckoned_right() {
    try_all(Layout::List);
}

#[test]
fn changes_in_joined_tables_are_reckoned_right() {
    try_all(Layout::Joined);
}

#[test]
fn changes_in_matrices_are_reckoned_right() {
    try_all(Layout::Matrix);
}

#[test]
fn every_reason_occurs_among_what_is_invented() {
    for reason in REASONS {
        let occurs = |seed: u64| {
            let worlds = dates(seed, Layout::List, false);
            rows(&worlds.0, &worlds.1).iter().any(|row| row.figures[reason].is_some_and(|sum| sum != 0))
        };
        let count = (8000..8040).filter(|seed| occurs(*seed)).count();
        assert!(count >= 3, "{reason} occurs in {count}");
    }
}

#[test]
fn parts_sum_to_the_change_and_the_order_of_rows_changes_nothing() {
    for seed in 8200..8240 {
        let layout = LAYOUTS[seed as usize % 3];
        let worlds = dates(seed, layout, true);
        let told = |variation: Variation, name: &str| {
            let folder = folder(name, seed, layout);
            let mut answer = answered(&written(&worlds, layout, variation, &folder)).unwrap();
            fs::remove_dir_all(&folder).unwrap();
            // Files have other names.
            answer["plan"] = Value::Null;
            answer["doubts"] = Value::Null;
            for date in ["before", "after"] {
                answer[date]["files"] = Value::Null;
            }
            answer
        };
        let plain = told(Variation::default(), "order");
        assert_eq!(
            plain,
            told(Variation { shuffled: Some(seed), ..Variation::default() }, "shuffled"),
            "{seed}"
        );
        for row in plain["requirements"].as_array().unwrap().iter().filter(|row| !row["change"].is_null()) {
            let units = |key: &str| (row[key].as_f64().unwrap() * 10_000.0).round() as i64;
            assert_eq!(REASONS.map(units).iter().sum::<i64>(), units("change"), "{seed}: {row}");
            assert_eq!(units("held_after") - units("held_before"), units("change"), "{seed}: {row}");
        }
    }
}

#[test]
fn saved_gaps_say_the_same_as_registers_where_both_dates_are_judged() {
    for seed in 8300..8330 {
        let layout = LAYOUTS[seed as usize % 3];
        let worlds = dates(seed, layout, false);
        let folder = folder("saved", seed, layout);
        let arguments = written(&worlds, layout, Variation::default(), &folder);
        let of_registers = answered(&arguments).unwrap();
        let saved = |register: &str, date: &str, name: &str| -> Option<String> {
            let path = folder.join(name).to_str().unwrap().to_owned();
            let asked = ["gap", register, "--plan", &arguments[4], "--dato", date, "-o", &path];
            // A unit that only the other register knows is one that the gap asks about in vain.
            (kompetanse(&asked).status == 0).then_some(path)
        };
        let before = saved(&arguments[1], &arguments[6], "before.json");
        let after = saved(&arguments[2], &arguments[8], "after.json");
        let Some((before, after)) = before.zip(after) else { continue };
        let told =
            answered(&["evaluer", &before, &after, "--plan", &arguments[4], "--format", "json"]).unwrap();
        for row in told["requirements"].as_array().unwrap() {
            assert!(REASONS.iter().all(|reason| row[*reason].is_null()), "{seed}: {row}");
            if [&row["state_before"], &row["state_after"]].contains(&&Value::from("absent")) {
                continue;
            }
            let same = |one: &&Value| one["requirement"] == row["requirement"] && one["unit"] == row["unit"];
            let one = of_registers["requirements"].as_array().unwrap().iter().find(same).unwrap();
            for key in ["required", "held", "gap", "state"]
                .map(|key| [format!("{key}_before"), format!("{key}_after")])
            {
                assert!(key.iter().all(|key| row[key] == one[key]), "{seed}: {key:?} of {row} and {one}");
            }
            assert_eq!(row["change"], one["change"], "{seed}");
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
