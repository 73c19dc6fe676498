//! Invents what matters in later years: who starts, leaves and completes when, and what the plan assumes of it.
//!
//! It starts from a municipality invented for the gap, so that those stay as they are.

use super::dice::Dice;
use super::future::reference_day;
use super::invent::{self, POSITIONS, day};
use super::invent_plan::thousandths;
use super::reckon::counting;
use super::world::*;
use jiff::civil::{Date, date};

/// Returns the municipality of a seed, with years to come that are worth reckoning.
pub fn world(seed: u64, layout: Layout) -> World {
    let mut world = invent::world(seed, layout);
    let dice = &mut Dice::new(seed * 3 + layout as u64 + 1_000_003);
    world.plan.until = Some(world.on.year() + dice.between(1, 6) as i16);
    world.plan.outlook = outlook(dice, world.on.year());
    world.columns.birth_years = world.columns.ids && dice.one_in(5);
    world.columns.expected = world.columns.formal && layout != Layout::Matrix && !dice.one_in(8);
    for requirement in &mut world.plan.requirements {
        change_requirement(dice, requirement, world.on.year());
    }
    change_births(dice, &mut world);
    change_employments(dice, &mut world);
    change_holdings(dice, &mut world, layout);
    list_empty_units(&mut world);
    world
}

fn outlook(dice: &mut Dice, year: i16) -> Outlook {
    let horizon = dice.pick(&[None, None, Some(1), Some(2), Some(3), Some(4), Some(5), Some(8), Some(11)]);
    Outlook {
        horizon,
        exits: exits(dice),
        factors: factors(dice),
        new_hire_exits: dice.pick(&[
            None,
            None,
            Some(0),
            Some(5000),
            Some(13_900),
            Some(30_000),
            Some(100_000),
        ]),
        completion: dice.pick(&[None, Some(0), Some(50_000), Some(92_500), Some(100_000)]),
        demand: demand(dice, year),
        certainty: dice.pick(&[None, None, Some(50_000), Some(95_000), Some(99_900), Some(100_000)]),
    }
}

fn exits(dice: &mut Dice) -> Option<Vec<(i16, i128)>> {
    let tables: [&[(i16, i128)]; 5] = [
        &[(20, 5000), (40, 5000), (60, 30_000), (67, 60_000), (70, 100_000)],
        &[(30, 12_500), (62, 100_000)],
        &[(0, 0), (61, 8000), (62, 0)],
        &[(45, 7330)],
        &[(18, 100_000), (25, 20_000), (55, 5200), (65, 40_700)],
    ];
    dice.one_in(2).then(|| dice.pick(&tables).to_vec())
}

/// Returns factors of titles and codes, no two of which fit the same name.
fn factors(dice: &mut Dice) -> Vec<(String, i128)> {
    let amounts = [0, 500, 850, 1000, 2000, 7500];
    if dice.one_in(8) {
        return vec![("syke*".to_owned(), dice.pick(&amounts))];
    }
    let count = dice.pick(&[0, 0, 1, 2, 4]);
    let mut factors: Vec<(String, i128)> = Vec::new();
    for (title, code) in dice.some_of(&POSITIONS, count) {
        for name in [title, code] {
            if dice.one_in(2) && factors.iter().all(|(other, _)| other != name) {
                factors.push((name.to_owned(), dice.pick(&amounts)));
            }
        }
    }
    factors
}

/// Returns demand by year: rising, falling, before and after the reference year, or only far from it.
fn demand(dice: &mut Dice, year: i16) -> Option<Vec<(i16, i128)>> {
    let tables = [
        vec![(0, 100_000), (4, 122_000), (9, 143_000)],
        vec![(-6, 80_000), (-1, 95_500), (3, 107_250), (4, 99_000)],
        vec![(2, 100_000), (5, 133_333)],
        vec![(-20, 90_000), (-10, 110_000)],
        vec![(1, 7)],
        vec![(-3, 3000), (30, 1000)],
    ];
    let table = dice.pick(&tables).into_iter().map(|(after, value)| (year + after, value)).collect();
    (!dice.one_in(4)).then_some(table)
}

fn change_requirement(dice: &mut Dice, requirement: &mut Requirement, year: i16) {
    requirement.follows_demand = dice.one_in(2);
    if dice.one_in(4) {
        let steps = dice.pick(&[vec![1, 2, 4], vec![2], vec![-2, 1], vec![0, 3], vec![20]]);
        let table = steps.iter().map(|after| (year + after, thousandths(dice, requirement.basis))).collect();
        requirement.amount = Amount::ByYear(table);
    }
}

/// Makes some people very young or old, and leaves the births of some out; never that of the first.
fn change_births(dice: &mut Dice, world: &mut World) {
    let year = world.on.year();
    for person in &mut world.people {
        if dice.one_in(4) {
            let age = dice.pick(&[17, 19, 24, 54, 58, 60, 61, 62, 65, 67, 69, 70, 73]);
            person.birth = person.birth.map(|_| date(year - age, 6, 15));
        }
    }
    // Without ids, births tell people apart.
    if !world.columns.ids || dice.one_in(3) {
        return;
    }
    let (title, _) = dice.pick(&POSITIONS);
    let nobody_there = dice.one_in(2);
    for person in world.people.iter_mut().skip(1) {
        let there = person.employments.iter().any(|one| one.title.as_deref() == Some(title));
        if dice.one_in(4) || nobody_there && there {
            person.birth = None;
        }
    }
}

/// Returns a day about the reference day of a year to come.
fn edge(dice: &mut Dice, on: Date) -> Date {
    let years = dice.pick(&[1, 1, 2, 2, 3, 4]);
    day(reference_day(on, years), dice.pick(&[-1, 0, 0, 1]))
}

/// Lets people start, change and leave about the reference days to come; the last employment of the first stays.
fn change_employments(dice: &mut Dice, world: &mut World) {
    let on = world.on;
    for (at, person) in world.people.iter_mut().enumerate() {
        let count = person.employments.len();
        let free = if at == 0 { count - 1 } else { count };
        if free == 0 {
            continue;
        }
        let chosen = dice.below(free);
        let day = edge(dice, on);
        match dice.below(9) {
            0 | 1 => person.employments[chosen].end = Some(day),
            2 => starts(&mut person.employments[chosen], day),
            3 => person.employments[..free].iter_mut().for_each(|one| starts(one, day)),
            4 => change_position(dice, person, chosen, day),
            5 => person.employments[chosen].size = person.employments[chosen].size.map(|_| 0),
            6 if dice.one_in(3) => person.employments[chosen].size = None,
            _ => {}
        }
        let one = &mut person.employments[chosen];
        if one.start.zip(one.end).is_some_and(|(start, end)| end < start) {
            one.end = None;
        }
    }
}

fn starts(employment: &mut Employment, day: Date) {
    employment.start = Some(day);
    if employment.end.is_some_and(|end| end < day) {
        employment.end = None;
    }
}

/// Lets somebody go over to another size, and perhaps another title, on a day.
fn change_position(dice: &mut Dice, person: &mut Person, chosen: usize, from: Date) {
    let mut next = person.employments[chosen].clone();
    next.start = Some(from);
    next.end = None;
    next.size = next.size.map(|_| dice.pick(&[30_000, 70_000, 100_000]));
    if dice.one_in(2) {
        let (title, code) = dice.pick(&POSITIONS);
        next.title = next.title.map(|_| title.to_owned());
        next.code = next.code.map(|_| code.to_owned());
    }
    if person.employments[chosen].start.is_none_or(|start| start < from) {
        person.employments[chosen].end = Some(day(from, -1));
    }
    person.employments.push(next);
}

fn change_holdings(dice: &mut Dice, world: &mut World, layout: Layout) {
    let on = world.on;
    let competences = world.plan.competences.len();
    for person in &mut world.people {
        if layout != Layout::Matrix && world.columns.formal && !dice.one_in(4) {
            let rows = dice.between(1, 4);
            let competence = dice.below(competences);
            let real = world.columns.real;
            person.holdings.extend((0..rows).map(|_| in_progress(dice, competence, competences, real)));
        }
        for row in &mut person.holdings {
            change_dates(dice, row, on);
            if world.columns.expected && (row.status == Status::InProgress || dice.one_in(20)) {
                row.expected = expected(dice, on);
            }
        }
    }
}

/// Returns a row of something in progress, mostly of the one competence.
fn in_progress(dice: &mut Dice, competence: usize, competences: usize, real: bool) -> Holding {
    let competence = if dice.one_in(2) { dice.below(competences) } else { competence };
    Holding {
        competence: Subject::Planned(competence),
        status: Status::InProgress,
        level: if real { dice.pick(&[None, Some(2), Some(4)]) } else { None },
        acquired: None,
        until: None,
        assessed: None,
        expected: None,
        spoilt: false,
        spelling: Spelling::Plain,
    }
}

/// Moves some of a row's days to the reference days to come.
fn change_dates(dice: &mut Dice, row: &mut Holding, on: Date) {
    if row.acquired.is_some() && dice.one_in(5) {
        row.acquired = Some(edge(dice, on));
    }
    if matches!(row.until, Some(Until::Day(_))) && dice.one_in(3) {
        row.until = Some(Until::Day(edge(dice, on)));
    }
    if row.assessed.is_some() && dice.one_in(4) {
        row.assessed = Some(edge(dice, on));
    }
}

fn expected(dice: &mut Dice, on: Date) -> Option<Date> {
    match dice.below(8) {
        0 => None,
        1 => Some(day(on, -(dice.between(0, 400) as i64))),
        2 => Some(day(on, dice.between(1, 2000) as i64)),
        3 => Some(day(on, 1)),
        _ => Some(edge(dice, on)),
    }
}

/// Lists units where nobody is employed any longer on the date: about those the plan is the only witness.
fn list_empty_units(world: &mut World) {
    for at in 0..world.units.len() {
        let counts = |person: &Person| {
            counting(world, person)
                .iter()
                .any(|one| one.unit == Some(at) && one.size.is_some_and(|size| size > 0))
        };
        if !world.people.iter().any(counts) {
            world.units[at].listed = true;
        }
    }
}
