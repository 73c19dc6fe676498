//! The reckoning of the years to come, held against worked cases and sums done by hand.

use super::future::reference_day;
use super::projection::{Figures, Row, Year, rows};
use super::reckon_tests::{self, competence, employment, held, person, requirement};
use super::world::*;
use super::{casebook, invent_outlook};
use jiff::civil::{Date, date};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn worked_cases_are_reckoned_as_they_were_worked() {
    let folders = casebook::folders();
    assert_eq!(folders.len(), 8);
    let wrong: Vec<String> = folders.iter().flat_map(|folder| wrong_in(folder)).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Returns every figure of a worked case that the reckoning has otherwise.
fn wrong_in(folder: &Path) -> Vec<String> {
    let expected: Value =
        serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let rows = rows(&casebook::world(folder), true);
    let expected = expected["requirements"].as_array().unwrap();
    let mut wrong = Vec::new();
    if rows.len() != expected.len() {
        wrong.push(format!("should have {} rows, has {}", expected.len(), rows.len()));
    }
    for one in expected {
        let is_same = |row: &&Row| {
            one["requirement"] == row.requirement.as_str() && one["unit"].as_str() == row.unit.as_deref()
        };
        match rows.iter().find(is_same) {
            Some(row) => compare_years(row, one, &mut wrong),
            None => wrong.push(format!("{} in {} is not there", one["requirement"], one["unit"])),
        }
    }
    let name = folder.file_name().unwrap().to_string_lossy();
    wrong.into_iter().map(|what| format!("{name}: {what}")).collect()
}

fn compare_years(row: &Row, expected: &Value, wrong: &mut Vec<String>) {
    let place = format!("{} in {}", expected["requirement"], expected["unit"]);
    let years = row.figures.iter().flat_map(|figures| &figures.years);
    let reckoned: Vec<Vec<(&str, f64)>> = years.map(|year| year.figures(row.scale)).collect();
    let expected = expected["years"].as_array().unwrap();
    if reckoned.len() != expected.len() {
        wrong.push(format!("{place}: should have {} years, has {}", expected.len(), reckoned.len()));
    }
    for (reckoned, expected) in reckoned.iter().zip(expected) {
        for (key, figure) in reckoned {
            let wanted = expected[key].as_f64().unwrap();
            if (figure - wanted).abs() > 1e-6 {
                wrong.push(format!("{place} {}: {key} should be {wanted}, is {figure}", expected["year"]));
            }
        }
    }
}

/// Returns a municipality where exits are the same at every age, five years are reckoned and one person is required.
fn world(people: Vec<Person>, exits: i128) -> World {
    let mut world = reckon_tests::world(people);
    world.plan.requirements = vec![requirement(Basis::Persons, 1000)];
    world.plan.outlook.exits = Some(vec![(0, exits)]);
    world.plan.outlook.horizon = Some(5);
    world
}

fn figures(world: &World, renewed: bool) -> Figures {
    let rows = rows(world, renewed);
    assert_eq!(rows.len(), 1);
    rows[0].figures.clone().unwrap()
}

/// Returns a figure of every year.
fn each_year(world: &World, renewed: bool, key: &str) -> Vec<f64> {
    let scale = rows(world, renewed)[0].scale;
    let figure = |year: &Year| year.figures(scale).into_iter().find(|(other, _)| *other == key).unwrap().1;
    figures(world, renewed).years.iter().map(figure).collect()
}

fn assert_near(found: &[f64], wanted: &[f64]) {
    let is_near = |(one, other): (&f64, &f64)| (one - other).abs() < 1e-9;
    assert!(
        found.len() == wanted.len() && found.iter().zip(wanted).all(is_near),
        "{found:?} is not {wanted:?}"
    );
}

fn part(world: &World, renewed: bool, key: &str) -> f64 {
    figures(world, renewed).why.unwrap().into_iter().find(|(other, _)| *other == key).unwrap().1
}

#[test]
fn keeping_forty_nurses_takes_what_ks_says() {
    let mut world = world(vec![person(100, vec![held()]); 40], 13_900);
    world.plan.outlook.new_hire_exits = Some(13_900);
    world.plan.requirements = vec![requirement(Basis::Persons, 40_000)];
    let figures = figures(&world, true);
    // 5.56 leave each year, be they of those there today or of those hired; of today's, 40 × 0.861⁵ are left.
    assert!((figures.replacements - 27.8).abs() < 1e-9, "{}", figures.replacements);
    assert!((figures.remaining - 18.93).abs() < 0.005, "{}", figures.remaining);
    let supply = &figures.years[4].supply;
    assert!((supply.mean() - figures.remaining).abs() < 1e-9);
}

#[test]
fn those_agreed_to_leave_are_replaced_and_those_agreed_to_come_replace_nobody() {
    let mut leaver = person(100, vec![held()]);
    leaver.employments[0].end = Some(date(2028, 6, 30));
    let mut starter = person(100, vec![held()]);
    starter.employments[0].start = Some(date(2027, 6, 30));
    let mut world = world(vec![leaver, starter], 0);
    world.plan.outlook.new_hire_exits = Some(0);
    let figures = figures(&world, true);
    assert_eq!((figures.replacements, figures.remaining), (1.0, 0.0));
    assert_near(&each_year(&world, true, "mean"), &[2.0, 1.0, 1.0, 1.0, 1.0]);
}

#[test]
fn who_starts_later_leaves_nothing_before_the_first_day() {
    let mut starter = person(100, vec![held()]);
    starter.employments[0].start = Some(date(2028, 11, 21));
    let mut unknown = Person { birth: None, ..starter.clone() };
    let mut other = person(100, Vec::new());
    other.birth = Some(date(1966, 1, 1));
    let mut world = world(vec![starter, unknown.clone(), other], 10_000);
    // From 62 on half leave: the one whose birth is known is 60 on the reference date.
    world.plan.outlook.exits = Some(vec![(0, 10_000), (62, 50_000)]);
    assert_near(&each_year(&world, true, "mean"), &[0.0, 2.0, 1.4, 0.81 + 0.25, 0.729 + 0.125]);
    // Who starts is there on the first day. Where everybody whose birth is known has left by then, nobody tells of more.
    world.plan.outlook.exits = Some(vec![(0, 0), (60, 100_000)]);
    assert_near(&each_year(&world, true, "mean"), &[0.0, 2.0, 1.0, 1.0, 1.0]);
    // Somebody there today is like those in the same position, whatever the spelling.
    unknown.employments = vec![employment(1, 100)];
    unknown.employments[0].title = Some("SYKEPLEIER".to_owned());
    let mut cook = person(100, Vec::new());
    cook.employments[0].title = Some("Kokk".to_owned());
    world.people = vec![unknown, world.people[2].clone(), cook];
    world.plan.outlook.exits = Some(vec![(0, 0), (60, 30_000), (61, 0)]);
    assert_near(&each_year(&world, true, "mean"), &[0.7; 5]);
}

#[test]
fn what_is_valid_is_renewed_or_expires() {
    let rows = |acquired: Date| vec![Holding { acquired: Some(acquired), ..held() }];
    let people = vec![
        person(100, rows(date(2026, 11, 22))),
        person(100, rows(date(2024, 11, 20))),
        person(100, rows(date(2026, 6, 1))),
        person(
            100,
            vec![Holding {
                status: Status::Dispensation,
                until: Some(Until::Day(date(2028, 11, 20))),
                ..held()
            }],
        ),
    ];
    let mut world = world(people, 0);
    world.plan.competences[0].months = Some(24);
    // The second had expired; the last is dispensed until the day before the second of these days.
    assert_near(&each_year(&world, true, "mean"), &[3.0, 2.0, 2.0, 2.0, 2.0]);
    assert_near(&each_year(&world, false, "mean"), &[3.0, 1.0, 0.0, 0.0, 0.0]);
    assert_eq!(["known_changes", "expiry"].map(|key| part(&world, true, key)), [0.0, 0.0]);
    assert_eq!(["known_changes", "expiry"].map(|key| part(&world, false, key)), [0.0, 2.0]);
}

#[test]
fn what_is_in_progress_may_be_completed_when_it_is_expected() {
    let under_way = |competence: usize, expected: Option<Date>| Holding {
        competence: Subject::Planned(competence),
        status: Status::InProgress,
        expected,
        ..held()
    };
    let twice = vec![under_way(0, Some(date(2029, 1, 1))), under_way(0, Some(date(2027, 11, 21)))];
    let never = vec![under_way(0, None)];
    let implied = vec![under_way(1, Some(date(2028, 11, 22))), under_way(0, Some(date(2026, 1, 1)))];
    let mut world = world(vec![person(100, twice), person(100, never), person(100, implied)], 0);
    world.plan.competences.push(Competence { months: Some(12), ..competence(1) });
    world.plan.competences[1].gives = vec![0];
    world.plan.outlook.completion = Some(60_000);
    // From the third year on, either of two would do.
    assert_near(&each_year(&world, true, "mean"), &[1.2, 1.2, 1.44, 1.44, 1.44]);
    assert!((part(&world, true, "completions") + 1.44).abs() < 1e-9);
    // What is implied lasts as long as it does itself, and not as long as what implies it.
    assert_near(&each_year(&world, false, "mean"), &[1.2, 1.2, 1.44, 1.44, 1.44]);
    world.plan.competences[0].months = Some(12);
    world.plan.competences[1].months = None;
    assert_near(&each_year(&world, false, "mean"), &[0.6, 0.6, 0.6, 0.0, 0.0]);
}

#[test]
fn as_few_are_hired_as_are_enough() {
    let mut world = world(vec![person(100, Vec::new())], 0);
    world.plan.outlook.horizon = Some(7);
    // One in eight and a bit leaves a year: after two years the chance is 0.7744, below four fifths.
    assert_eq!(each_year(&world, true, "hires"), [1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]);
    assert_eq!(figures(&world, true).hires_total, 3);
    // Whoever is hired for årsverk brings the mean of those there: (0.5 + 0.8 + 0.8)/3 = 0.7.
    world.people = [50, 80, 80].map(|percent| person(percent, vec![held()])).to_vec();
    world.plan.requirements = vec![requirement(Basis::Fte, 2900)];
    world.plan.outlook.new_hire_exits = Some(100_000);
    world.plan.outlook.horizon = Some(2);
    assert_eq!(each_year(&world, true, "hires"), [2.0, 2.0]);
    // Where there is nobody it is a whole one.
    world.people = vec![person(50, Vec::new())];
    assert_eq!(each_year(&world, true, "hires"), [3.0, 3.0]);
}

#[test]
fn demand_is_linear_between_years_flat_outside_and_rounded_up_once() {
    let mut world = world(vec![person(100, Vec::new()); 10], 0);
    world.plan.requirements[0].follows_demand = true;
    world.plan.requirements[0].amount = Amount::ByYear(vec![(2026, 2000), (2030, 4000)]);
    world.plan.outlook.horizon = Some(7);
    world.plan.outlook.demand = Some(vec![(2024, 90_000), (2027, 105_000), (2031, 125_000)]);
    // The index is 100 in 2026, and then 105, 110, 115, 120, 125, 125 and 125.
    assert_eq!(each_year(&world, true, "required"), [3.0, 3.0, 3.0, 5.0, 5.0, 5.0, 5.0]);
    assert_eq!(["plan_change", "demand"].map(|key| part(&world, true, key)), [2.0, 1.0]);
    // 33.3 % of ten persons are 3.33, which grow to 3.996 and to 4.1625.
    world.plan.requirements =
        vec![Requirement { follows_demand: true, ..requirement(Basis::SharePersons, 33_300) }];
    assert_eq!(each_year(&world, true, "required"), [4.0, 4.0, 4.0, 4.0, 5.0, 5.0, 5.0]);
    // Half an årsverk grows to 0.525 and on.
    world.plan.requirements = vec![Requirement { follows_demand: true, ..requirement(Basis::Fte, 500) }];
    assert_eq!(each_year(&world, true, "required")[..5], [0.525, 0.55, 0.575, 0.6, 0.625]);
}

#[test]
fn a_year_in_which_nothing_is_required_yet_is_left_out() {
    let mut world = world(vec![person(100, vec![held()])], 0);
    world.plan.requirements[0].amount = Amount::ByYear(vec![(2029, 3000)]);
    assert_eq!(each_year(&world, true, "year"), [2029.0, 2030.0, 2031.0]);
    assert_eq!(["today", "plan_change"].map(|key| part(&world, true, key)), [-1.0, 3.0]);
    world.plan.requirements[0].amount = Amount::ByYear(vec![(2032, 3000)]);
    let figures = figures(&world, true);
    assert!(figures.years.is_empty() && figures.why.is_none());
}

#[test]
fn a_leap_day_is_28_february_in_every_other_year() {
    let days: Vec<Date> = (0..5).map(|years| reference_day(date(2028, 2, 29), years)).collect();
    let wanted = [(2028, 29), (2029, 28), (2030, 28), (2031, 28), (2032, 28)];
    assert_eq!(days, wanted.map(|(year, day)| date(year, 2, day)));
}

#[test]
fn whoever_is_62_retires_and_younger_people_leave() {
    let born = |year| Person { birth: Some(date(year, 12, 31)), ..person(100, vec![held()]) };
    // 61 and 63 in 2026: one year of other exits for the first.
    let mut world = world(vec![born(1965), born(1963)], 10_000);
    world.plan.outlook.horizon = Some(2);
    assert!((part(&world, true, "other_exits") - 0.1).abs() < 1e-9);
    assert!((part(&world, true, "retirement") - (0.09 + 0.19)).abs() < 1e-9);
    assert_eq!(part(&world, true, "today"), -1.0);
}

#[test]
fn the_reasons_add_up_to_what_is_missing() {
    for seed in 0..40 {
        let world = invent_outlook::world(seed, Layout::Joined);
        for (row, renewed) in [true, false]
            .iter()
            .flat_map(|&renewed| rows(&world, renewed).into_iter().map(move |row| (row, renewed)))
        {
            let Some(figures) = row.figures else { continue };
            let Some((why, last)) = figures.why.zip(figures.years.last()) else { continue };
            let sum: f64 = why.iter().map(|(_, part)| part).sum();
            let missing = last.required as f64 - last.supply.mean();
            assert!((sum - missing).abs() < 1e-6, "{seed} {} {renewed}: {sum}, {missing}", row.requirement);
        }
    }
}

#[test]
fn every_reason_is_met_with_among_what_is_invented() {
    let mut met: Vec<(&str, usize)> = Vec::new();
    for seed in 0..100 {
        for row in rows(&invent_outlook::world(seed, Layout::Joined), false) {
            let why = row.figures.and_then(|figures| figures.why).into_iter().flatten();
            for (key, _) in why.filter(|(_, part)| part.abs() > 1e-9) {
                match met.iter_mut().find(|(other, _)| *other == key) {
                    Some((_, times)) => *times += 1,
                    None => met.push((key, 1)),
                }
            }
        }
    }
    assert!(met.len() == 8 && met.iter().all(|(_, times)| *times >= 50), "{met:?}");
}
