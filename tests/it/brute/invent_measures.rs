//! Invents what a plan means to do, and the money for it, for a municipality that is there already.
//!
//! By dice of its own, so that municipalities without measures stay as they are.

use super::dice::Dice;
use super::invent::POSITIONS;
use super::needs::{level_of, rows};
use super::reckon::competences_of;
use super::world::*;
use std::ops::RangeInclusive;

/// Adds so many measures and the money for them to a plan, and asks for more than there is.
pub fn add(world: &mut World, seed: u64, count: RangeInclusive<usize>) {
    let dice = &mut Dice::new(seed * 3 + 2_000_003);
    for requirement in &mut world.plan.requirements {
        ask_for_more(dice, requirement);
    }
    for person in &mut world.people {
        forget(dice, person, world.plan.competences.len());
    }
    let aims = aims(world);
    let count = dice.between(*count.start(), *count.end());
    world.plan.measures = (0..count).map(|at| measure(dice, world, &aims, at)).collect();
    world.plan.economy = economy(dice, world);
    change_period(dice, &mut world.plan);
    if dice.one_in(15) && world.columns.ids {
        // Nobody knows how old anybody is.
        world.people.iter_mut().for_each(|person| person.birth = None);
    }
}

fn ask_for_more(dice: &mut Dice, requirement: &mut Requirement) {
    if dice.one_in(3) {
        return;
    }
    requirement.amount = Amount::Always(match requirement.basis {
        Basis::Persons => dice.pick(&[2000, 3000, 4000, 5000]),
        Basis::Fte => dice.pick(&[1500, 2250, 3300, 5000]),
        Basis::SharePersons | Basis::ShareFte => dice.pick(&[66_667, 80_000, 100_000]),
    });
    if dice.one_in(2) {
        requirement.positions.clear();
    }
}

/// Takes from somebody all that is said of one competence or more.
fn forget(dice: &mut Dice, person: &mut Person, competences: usize) {
    let forgotten: Vec<usize> = (0..competences).filter(|_| dice.one_in(3)).collect();
    person.holdings.retain(|row| !forgotten.iter().any(|&at| row.competence == Subject::Planned(at)));
}

/// Decides for which years the plan is: often until some time after the last measures begin.
fn change_period(dice: &mut Dice, plan: &mut Plan) {
    let first = plan.economy.frame[0].0;
    let later =
        [Some(first), Some(first + 1), Some(first + 2), Some(first + 4), Some(2034), Some(2034), Some(2034)];
    plan.until = if dice.one_in(6) { None } else { dice.pick(&later) };
    plan.from = dice.pick(&[None, Some(2024), Some(2026), Some(first)]);
    if plan.until.is_some() && plan.from > plan.until {
        plan.from = None;
    }
}

/// Something to aim at: a competence, and what of it would do.
type Aim = (usize, Gives);

/// Returns what unmet requirements ask for.
fn aims(world: &World) -> Vec<Aim> {
    let rows = rows(world);
    let unmet = rows.iter().filter(|row| row.gap() > 0);
    unmet
        .flat_map(|row| {
            let level = level_of(world, row.requirement).max(1);
            let gives = match row.requirement.requires.unwrap_or(Requires::Both) {
                Requires::Formal => Gives::Formal,
                Requires::Real => Gives::Real(level),
                Requires::Both | Requires::Either => Gives::Both(level),
            };
            competences_of(world, row.requirement).into_iter().map(move |competence| (competence, gives))
        })
        .collect()
}

fn measure(dice: &mut Dice, world: &World, aims: &[Aim], at: usize) -> Measure {
    let kind = kind(dice);
    let level = dice.between(1, 4) as u8;
    let anything = (
        dice.below(world.plan.competences.len()),
        dice.pick(&[Gives::Formal, Gives::Real(level), Gives::Both(level)]),
    );
    let (competence, gives) = if aims.is_empty() || dice.one_in(5) { anything } else { dice.pick(aims) };
    // Recruitment may give something too, but not to those employed.
    let gives_nothing = kind == Some(MeasureKind::Recruitment) && dice.one_in(2);
    let gives = (!gives_nothing).then_some(gives);
    let (cost, grant) = money(dice);
    Measure {
        id: format!("tiltak-{at}"),
        kind,
        competence: (!gives_nothing || dice.one_in(2)).then_some(competence),
        gives,
        positions: positions(dice, world),
        asks: asks(dice, world, competence),
        least: least(dice, gives).filter(|_| gives.is_some()),
        cost,
        grant,
        places: dice.pick(&[None, None, Some(1), Some(1), Some(2), Some(3)]),
        months: dice.pick(&[
            None,
            None,
            Some(1),
            Some(6),
            Some(12),
            Some(12),
            Some(13),
            Some(24),
            Some(36),
            Some(40),
        ]),
        completion: dice.pick(&[
            None,
            None,
            None,
            Some(0),
            Some(33_300),
            Some(62_500),
            Some(80_000),
            Some(100_000),
        ]),
    }
}

fn kind(dice: &mut Dice) -> Option<MeasureKind> {
    use MeasureKind::*;
    let kinds = [Formal, Formal, Real, Real, Continuing, Further, Shadowing];
    match dice.below(12) {
        0 => Some(Recruitment),
        1 => None,
        _ => Some(dice.pick(&kinds)),
    }
}

/// Returns titles, codes and patterns; mostly some that people there have.
fn positions(dice: &mut Dice, world: &World) -> Vec<String> {
    let (title, code) = dice.pick(&POSITIONS);
    let person = dice.below(world.people.len());
    let employments = &world.people[person].employments;
    let own = employments.first().and_then(|one| one.title.clone());
    match dice.below(14) {
        0 => vec![title.to_owned()],
        1 if world.columns.codes => vec![code.to_owned()],
        2 => vec!["*arbeider".to_owned(), "SYKE*".to_owned()],
        3 | 4 => own.into_iter().collect(),
        5 => own.into_iter().chain([title.to_owned()]).collect(),
        _ => Vec::new(),
    }
}

/// Returns what has to be held formally first; seldom what the measure is about.
fn asks(dice: &mut Dice, world: &World, competence: usize) -> Vec<usize> {
    let all: Vec<usize> = (0..world.plan.competences.len()).collect();
    let others: Vec<usize> = all.iter().copied().filter(|&at| at != competence).collect();
    match dice.below(16) {
        0 => vec![competence],
        1 => dice.some_of(&all, 2),
        2 | 3 => dice.some_of(&others, 1),
        _ => Vec::new(),
    }
}

/// Returns a real level to begin from; below the one given where nothing else is, for else nobody could gain.
fn least(dice: &mut Dice, gives: Option<Gives>) -> Option<u8> {
    let most = match gives {
        Some(Gives::Real(level)) => level - 1,
        _ => 4,
    };
    let least = dice.below(usize::from(most) + 1) as u8;
    dice.one_in(4).then_some(least)
}

fn money(dice: &mut Dice) -> (Option<i64>, Option<i64>) {
    let cost = dice.pick(&[
        None,
        Some(0),
        Some(20_000),
        Some(45_000),
        Some(60_000),
        Some(99_999),
        Some(120_000),
        Some(250_500),
    ]);
    let grant = cost.map(|cost| dice.pick(&[0, cost, cost / 3, cost / 2]));
    (cost, grant.filter(|_| dice.one_in(3)))
}

fn economy(dice: &mut Dice, world: &World) -> Economy {
    let years: Vec<i16> = (2026..=2031).collect();
    let first = dice.below(4);
    let count = dice.pick(&[1, 1, 2, 2, 3]);
    let years =
        if dice.one_in(4) { dice.some_of(&years, count) } else { years[first..first + count].to_vec() };
    let sums = [0, 45_000, 60_000, 99_999, 120_000, 180_000, 400_000, 1_500_000, 1_500_000];
    let share = dice.pick(&[
        None,
        None,
        Some(0),
        Some(30_000),
        Some(33_300),
        Some(50_000),
        Some(66_667),
        Some(100_000),
    ]);
    let all: Vec<usize> = (0..world.plan.competences.len()).collect();
    let count = dice.between(1, 2);
    let higher = if dice.one_in(8) { Vec::new() } else { dice.some_of(&all, count) };
    Economy {
        frame: years.into_iter().map(|year| (year, dice.pick(&sums))).collect(),
        most_away: dice.pick(&[
            None,
            None,
            Some(0),
            Some(5000),
            Some(12_500),
            Some(33_300),
            Some(50_000),
            Some(100_000),
        ]),
        least_without_higher: share,
        higher,
        recruitment: dice.pick(&[None, Some(250_000), Some(0)]),
    }
}
