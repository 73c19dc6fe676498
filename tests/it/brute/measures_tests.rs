//! Measures within a budget, in invented municipalities, against trying every choice; and the reckoning of them by hand.

use super::dialect::Dialect;
use super::future::is_employed;
use super::measures::{Place, faults, is_eligible, net_cost, objective, rise};
use super::measures_compare::differences;
use super::measures_search::{Best, best, improvements};
use super::needs::rows;
use super::reckon_tests::{self, competence, employment, held, person, requirement};
use super::world::*;
use super::write::Variation;
use super::{Case, Failures, ask, invent, invent_measures, invent_outlook, seeds};
use jiff::civil::date;
use serde_json::Value;
use std::fs;
use std::ops::Range;

/// The seeds that are usually tried, every choice of which is tried.
const SEEDS: Range<u64> = 6200..6600;

/// The seeds of larger municipalities.
const LARGE_SEEDS: Range<u64> = 6700..6760;

/// The seeds of small municipalities in which next to nothing is tried.
const HASTY_SEEDS: Range<u64> = 6800..7000;

/// So that people's places can be checked.
const NAMED: [&str; 1] = ["--med-navn"];

/// Returns a municipality small enough to try everything.
fn small(seed: u64) -> World {
    let mut world = base(seed);
    if !seed.is_multiple_of(4) {
        let (there, others): (Vec<Person>, Vec<Person>) =
            world.people.clone().into_iter().partition(|person| is_employed(&world, person));
        world.people = [there, others].concat();
    }
    world.people.truncate(9);
    world.plan.requirements.truncate(6);
    world.units.iter_mut().for_each(|unit| unit.listed = true);
    invent_measures::add(&mut world, seed, 1 + seed as usize % 2..=4);
    world
}

/// Returns a municipality with everybody in it.
fn large(seed: u64) -> World {
    let mut world = base(seed);
    invent_measures::add(&mut world, seed, 3..=7);
    world
}

/// Returns a municipality whose plan assumes something of the years to come, or says nothing of them.
fn base(seed: u64) -> World {
    let mut world = if seed.is_multiple_of(3) {
        invent::world(seed, Layout::Joined)
    } else {
        invent_outlook::world(seed, Layout::Joined)
    };
    world.columns.garbage = 0;
    world
}

fn asked(
    world: &World,
    seed: u64,
    variation: Variation,
    name: &'static str,
    flags: &[&str],
) -> Result<Value, String> {
    let case = Case { seed, layout: Layout::Joined, dialect: Dialect::Excel, variation, name };
    let answer = ask(&case, world, &[&["tiltak"], flags].concat()).1;
    let _ = fs::remove_dir_all(case.folder());
    answer
}

#[test]
fn no_other_choice_of_measures_is_better() {
    let mut failures = Failures::default();
    let mut tried = 0;
    for seed in seeds(SEEDS) {
        let world = small(seed);
        let Some(best) = best(&world) else { continue };
        tried += 1;
        let found = match asked(&world, seed, Variation::default(), "measures-small", &NAMED) {
            Err(why) => vec![why],
            Ok(answer) => {
                let mut wrong = differences(&world, &answer);
                let objective = answer["objective"].as_f64().unwrap_or(f64::NAN);
                let is_best = (objective - best.objective).abs() < 1e-6;
                if !is_best || answer["net_cost"].as_i64() != Some(best.net_cost) {
                    wrong.push(format!("should be {best:?}, is {objective} for {}", answer["net_cost"]));
                }
                if answer["optimal"] != true || answer["cost_optimal"] != true {
                    wrong.push("is not proven".to_owned());
                }
                wrong.extend(next_differences(&world, &answer));
                wrong
            }
        };
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
    assert!(std::env::var("KOMPETANSE_SEEDS").is_ok() || tried >= 300, "only {tried} were tried");
}

#[test]
fn an_answer_in_haste_keeps_the_limits_and_is_no_further_from_the_best_than_it_says() {
    let mut failures = Failures::default();
    let mut unproven = 0;
    for seed in seeds(HASTY_SEEDS) {
        let world = small(seed);
        let Some(best) = best(&world) else { continue };
        let flags = [NAMED[0], "--innsats", "0"];
        let found = match asked(&world, seed, Variation::default(), "measures-hasty", &flags) {
            Err(why) => vec![why],
            Ok(answer) => {
                let mut wrong = differences(&world, &answer);
                let number = |key: &str| answer[key].as_f64().unwrap_or(f64::NAN);
                let (objective, bound) = (number("objective"), number("bound"));
                let is_best = (objective - best.objective).abs() < 1e-6;
                let is_cheapest = answer["net_cost"].as_i64() == Some(best.net_cost);
                unproven += usize::from(answer["optimal"] == false);
                if !is_best && answer["optimal"] != false
                    || is_best && !is_cheapest && answer["cost_optimal"] != false
                    || objective > best.objective + 1e-6
                    || bound.is_nan()
                    || bound < best.objective - 1e-6
                {
                    wrong.push(format!("should be {best:?}, is {objective} and at most {bound}"));
                }
                wrong
            }
        };
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
    assert!(std::env::var("KOMPETANSE_SEEDS").is_ok() || unproven >= 20, "only {unproven} were not proven");
}

/// Returns where another 100 000 kroner in the year that gains most would not close what the answer says.
fn next_differences(world: &World, answer: &Value) -> Vec<String> {
    let with_more = |at: usize| {
        let mut richer = world.clone();
        richer.plan.economy.frame[at].1 += 100_000;
        best(&richer).map(|best| best.objective)
    };
    let years = 0..world.plan.economy.frame.len();
    let Some(objectives) = years.map(with_more).collect::<Option<Vec<f64>>>() else { return Vec::new() };
    let most = objectives.into_iter().fold(0.0, f64::max);
    let told = answer["next_100000"]["objective"].as_f64().unwrap_or(f64::NAN);
    let is_same = (told - most).abs() < 1e-6;
    if is_same { Vec::new() } else { vec![format!("100 000 more should close {most}, not {told}")] }
}

#[test]
fn no_limit_of_measures_is_broken_where_there_are_many_people() {
    let mut failures = Failures::default();
    for seed in seeds(LARGE_SEEDS) {
        let world = large(seed);
        let told = |variation, flags| {
            let mut answer = asked(&world, seed, variation, "measures-large", flags)?;
            answer["register"] = Value::Null;
            Ok::<Value, String>(answer)
        };
        let found = match told(Variation::default(), &NAMED) {
            Err(why) => vec![why],
            Ok(answer) => {
                let mut wrong = differences(&world, &answer);
                let shuffled = Variation { shuffled: Some(seed), ..Variation::default() };
                if told(shuffled, &NAMED).as_ref() != Ok(&answer) {
                    wrong.push("another order of rows changes the answer".to_owned());
                }
                let unnamed = told(Variation::default(), &[]);
                let is_same = unnamed.as_ref().is_ok_and(|one| one["objective"] == answer["objective"]);
                if !is_same || unnamed.is_ok_and(|one| !one["people"].is_null()) {
                    wrong.push("it is another answer without names, or one with them".to_owned());
                }
                wrong
            }
        };
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
}

#[test]
fn measures_without_money_or_money_without_measures_are_refused() {
    let mut world = small(6000);
    world.plan.economy.frame.clear();
    assert!(
        asked(&world, 1, Variation::default(), "measures-none", &[]).unwrap_err().starts_with("status 3")
    );
    let mut world = small(6000);
    world.plan.measures.clear();
    assert!(
        asked(&world, 2, Variation::default(), "measures-none", &[]).unwrap_err().starts_with("status 3")
    );
}

/// Returns what the program's answer comes to, and what it should.
fn answered(world: &World, seed: u64) -> (f64, f64) {
    let answer = asked(world, seed, Variation::default(), "measures-one", &NAMED).unwrap();
    assert_eq!(differences(world, &answer), Vec::<String>::new());
    (answer["objective"].as_f64().unwrap(), best(world).unwrap().objective)
}

#[test]
fn recruitment_is_not_for_those_employed_whatever_it_gives() {
    let recruitment = Measure { kind: Some(MeasureKind::Recruitment), ..measure() };
    let world = world(vec![person(100, Vec::new())], vec![recruitment], &[(2027, 30_000)]);
    assert_eq!(answered(&world, 1), (0.0, 0.0));
}

#[test]
fn whoever_starts_on_a_leap_day_is_there_when_the_plan_ends_that_year() {
    for until in [2027, 2028] {
        let mut starter = person(100, Vec::new());
        starter.employments[0].start = Some(date(2028, 2, 29));
        let mut world = world(vec![starter], vec![measure()], &[(until, 30_000)]);
        world.on = date(2028, 2, 29);
        world.plan.until = Some(until);
        let (found, wanted) = answered(&world, until as u64);
        assert!((found - wanted).abs() < 1e-9 && (wanted - 1.2).abs() < 1e-9, "{until}: {found}");
    }
}

/// Returns a municipality where two of the first competence are required and nobody leaves.
fn world(people: Vec<Person>, measures: Vec<Measure>, frame: &[(i16, i64)]) -> World {
    let mut world = reckon_tests::world(people);
    for (at, person) in world.people.iter_mut().enumerate() {
        person.name = format!("Kari Prøve{at}");
        person.id = format!("{at:04}");
    }
    world.plan.outlook.exits = Some(vec![(0, 0)]);
    world.plan.measures = measures;
    world.plan.economy.frame = frame.to_vec();
    world
}

/// Returns a measure that gives the first competence formally, for 30 000 kroner, to four of five.
fn measure() -> Measure {
    Measure {
        id: "kurs".to_owned(),
        kind: Some(MeasureKind::Formal),
        competence: Some(0),
        gives: Some(Gives::Formal),
        positions: Vec::new(),
        asks: Vec::new(),
        least: None,
        cost: Some(45_000),
        grant: Some(15_000),
        places: None,
        months: None,
        completion: Some(80_000),
    }
}

fn reckoned(world: &World) -> (f64, i64) {
    let best = best(world).unwrap();
    assert_eq!(faults(world, &best.places), Vec::<String>::new());
    assert_eq!(improvements(world, &best.places), Vec::<String>::new());
    // Where something can be closed, closing nothing is seen to be worse.
    assert_eq!(improvements(world, &[]).is_empty(), best.objective < 1e-9);
    ((best.objective * 1e9).round() / 1e9, best.net_cost)
}

#[test]
fn as_many_learn_as_there_is_money_and_room_for() {
    let nobody = || person(100, Vec::new());
    let mut world = world(vec![nobody(), nobody(), nobody()], vec![measure()], &[(2027, 59_999)]);
    // 3 · 0.8/2 a person; a third would close 0.4 more of the gap of two persons.
    assert_eq!(reckoned(&world), (1.2, 30_000));
    world.plan.economy.frame = vec![(2027, 30_000), (2028, 60_000)];
    assert_eq!(reckoned(&world), (3.0, 90_000));
    // One of three may be away at once, and whoever is away for 13 months is so for two years.
    world.plan.economy.most_away = Some(40_000);
    assert_eq!(reckoned(&world), (2.4, 60_000));
    world.plan.measures[0].months = Some(13);
    assert_eq!(reckoned(&world), (1.2, 30_000));
    // Some are away from each ward, and whoever counts in neither is not held back.
    world.people[1].employments = vec![employment(2, 50), employment(0, 50)];
    world.people[2].employments = vec![employment(1, 0)];
    world.plan.economy.frame = vec![(2027, 90_000)];
    world.plan.requirements = vec![requirement(Basis::Fte, 1500)];
    // The ward and the house together are one årsverk of the second; on call is none.
    assert_eq!(reckoned(&world), (3.0, 60_000));
    world.plan.until = Some(2027);
    assert_eq!(reckoned(&world), (0.0, 0));
}

#[test]
fn those_without_higher_education_have_their_share_whatever_it_closes() {
    let nurse = || person(100, vec![Holding { competence: Subject::Planned(1), ..held() }]);
    let mut assistant = person(100, Vec::new());
    assistant.employments[0].title = Some("Assistent".to_owned());
    let course = Measure { positions: vec!["syke*".to_owned()], ..measure() };
    let other = Measure { id: "annet".to_owned(), competence: Some(2), cost: Some(20_000), ..measure() };
    let mut world = world(vec![nurse(), nurse(), assistant], vec![course, other], &[(2027, 65_000)]);
    world.plan.competences.extend([competence(1), competence(2)]);
    world.plan.economy.higher = vec![1];
    assert_eq!(reckoned(&world), (2.4, 60_000));
    // A third of one place is one, of two places one, of three places one.
    world.plan.economy.least_without_higher = Some(33_300);
    assert_eq!(reckoned(&world), (2.4, 65_000));
    // A bit more than a third of three is two, and there are no two of them.
    world.plan.economy.least_without_higher = Some(33_400);
    assert_eq!(reckoned(&world), (1.2, 35_000));
}

#[test]
fn what_counts_is_the_chance_of_being_there_with_what_was_learnt() {
    let mut world = world(vec![person(50, Vec::new())], vec![measure()], &[(2027, 30_000)]);
    world.plan.requirements = vec![requirement(Basis::Fte, 1000)];
    world.plan.outlook.exits = Some(vec![(0, 10_000)]);
    world.plan.until = Some(2028);
    // Half of one årsverk, 0.8 completed, 0.9² there.
    assert_eq!(reckoned(&world), (0.972, 30_000));
    // The last year that there is money in, where the plan says nothing of its end.
    world.plan.until = None;
    assert_eq!(reckoned(&world), (1.08, 30_000));
    world.people[0].birth = None;
    assert_eq!(reckoned(&world), (1.2, 30_000));
    // What is implied is given too; and what is half of both is nothing.
    world.plan.competences.push(Competence { gives: vec![0], ..competence(1) });
    world.plan.measures[0].competence = Some(1);
    assert_eq!(reckoned(&world), (1.2, 30_000));
    world.plan.requirements[0].requires = Some(Requires::Both);
    assert_eq!(reckoned(&world), (0.0, 0));
}

#[test]
fn whoever_lacks_something_and_has_what_is_asked_may_learn() {
    let dispensed = Holding { status: Status::Dispensation, level: Some(2), ..held() };
    let mut someone = person(0, vec![dispensed]);
    let world = world(vec![someone.clone()], Vec::new(), &[(2027, 0)]);
    let may = |person: &Person, measure: Measure| is_eligible(&world, person, &measure);
    assert!(!may(&someone, measure()));
    assert!(may(&someone, Measure { gives: Some(Gives::Both(3)), asks: vec![0], ..measure() }));
    assert!(!may(&someone, Measure { gives: Some(Gives::Both(2)), ..measure() }));
    assert!(may(&someone, Measure { gives: Some(Gives::Real(3)), least: Some(2), ..measure() }));
    assert!(!may(&someone, Measure { gives: Some(Gives::Real(4)), least: Some(3), ..measure() }));
    someone.holdings.clear();
    assert!(may(&someone, measure()));
    assert!(may(&someone, Measure { gives: Some(Gives::Real(1)), ..measure() }));
    assert!(!may(&someone, Measure { least: Some(0), ..measure() }));
    assert!(!may(&someone, Measure { kind: Some(MeasureKind::Recruitment), ..measure() }));
    assert!(!may(&someone, Measure { positions: vec!["Assistent".to_owned()], ..measure() }));
    someone.employments[0].end = Some(date(2026, 11, 20));
    assert!(!may(&someone, measure()));
}

#[test]
fn a_choice_that_breaks_limits_is_told_of() {
    let nobody = || person(100, Vec::new());
    let both = Measure { places: Some(1), months: Some(24), ..measure() };
    let mut world = world(vec![nobody(), nobody()], vec![both], &[(2027, 30_000), (2030, 0)]);
    world.plan.economy.most_away = Some(0);
    world.plan.economy.higher = vec![0];
    world.plan.economy.least_without_higher = Some(100_000);
    let place = |person, year| Place { person, measure: 0, year };
    assert_eq!(faults(&world, &[place(0, 2027)]), Vec::<String>::new());
    // Seats, money, and the people of a ward in two years.
    assert_eq!(faults(&world, &[place(0, 2027), place(1, 2027)]).len(), 4);
    // Twice the same person, not finished in time, and no money.
    assert_eq!(faults(&world, &[place(0, 2027), place(0, 2030)]).len(), 3);
    world.people[0].holdings = vec![held()];
    // Nothing to gain, and higher education.
    assert_eq!(faults(&world, &[place(0, 2027)]).len(), 2);
}

/// Tries every choice, whether it can be of use or not, and asks of each which limits it breaks.
fn plainly_best(world: &World) -> (f64, i64) {
    let rows = rows(world);
    let years = world.plan.economy.frame.iter().map(|(year, _)| *year);
    let measures = 0..world.plan.measures.len();
    let mut choices: Vec<Vec<Place>> = vec![Vec::new()];
    for person in 0..world.people.len() {
        for measure in measures.clone() {
            for year in years.clone() {
                let place = Place { person, measure, year };
                let more: Vec<Vec<Place>> =
                    choices.iter().map(|places| [&places[..], &[place]].concat()).collect();
                choices.extend(more.into_iter().filter(|places| can_be_kept(world, places)));
            }
        }
    }
    choices.retain(|places| faults(world, places).is_empty());
    let worth = |places: &Vec<Place>| {
        let cost: i64 = places.iter().map(|place| net_cost(&world.plan.measures[place.measure])).sum();
        (objective(&rows, &rise(world, &rows, places)), cost)
    };
    let worths: Vec<(f64, i64)> = choices.iter().map(worth).collect();
    let most = worths.iter().map(|worth| worth.0).fold(0.0, f64::max);
    let cost = worths.iter().filter(|worth| worth.0 > most - 1e-9).map(|worth| worth.1).min();
    (most, cost.unwrap())
}

/// Tells whether nothing is wrong with a choice that more of it could not mend.
fn can_be_kept(world: &World, places: &[Place]) -> bool {
    let mut unshared = world.clone();
    unshared.plan.economy.least_without_higher = None;
    faults(&unshared, places).is_empty()
}

#[test]
fn the_search_finds_what_trying_everything_plainly_finds() {
    for seed in 6000..6060 {
        let mut world = small(seed);
        world.people.truncate(3);
        let found = best(&world).unwrap();
        let (objective, cost) = plainly_best(&world);
        let is_same = (found.objective - objective).abs() < 1e-9 && found.net_cost == cost;
        assert!(is_same, "seed {seed}: {found:?}, plainly {objective} for {cost}");
    }
}

/// A limit, and what takes it away.
type Limit = (&'static str, fn(&mut World));

#[test]
fn every_limit_is_met_with_among_what_is_invented() {
    let changes: [Limit; 5] = [
        ("money", |world| world.plan.economy.frame.iter_mut().for_each(|(_, sum)| *sum = 10_000_000)),
        ("seats", |world| world.plan.measures.iter_mut().for_each(|measure| measure.places = None)),
        ("absence", |world| world.plan.economy.most_away = None),
        ("floor", |world| world.plan.economy.least_without_higher = None),
        ("period", |world| world.plan.until = world.plan.until.map(|_| 2040)),
    ];
    let mut closing = 0;
    let mut binding = changes.map(|(limit, _)| (limit, 0));
    for seed in SEEDS.take(200) {
        let world = small(seed);
        let Some(found) = best(&world).filter(|best| best.objective > 0.0) else { continue };
        assert_eq!(faults(&world, &found.places), Vec::<String>::new(), "seed {seed}");
        closing += 1;
        for ((_, change), (_, times)) in changes.iter().zip(&mut binding) {
            let mut freer = world.clone();
            change(&mut freer);
            let is_better =
                |best: Best| best.objective > found.objective + 1e-9 || best.net_cost < found.net_cost;
            *times += usize::from(best(&freer).is_some_and(is_better));
        }
    }
    let is_common = |(_, times): &(&str, usize)| (5..closing).contains(times);
    assert!(closing >= 70 && binding.iter().all(is_common), "{binding:?} of {closing}");
}
