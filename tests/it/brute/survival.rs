//! Who is still there: rates of leaving by age and position, one person and one year at a time.

use super::future::{Day, is_employed};
use super::names::{fits, plain};
use super::reckon::{counting, fte};
use super::world::*;

/// Percent a year who leave from each age on, where the plan says nothing.
const USUAL_EXITS: [(i16, f64); 17] = [
    (20, 25.0),
    (25, 17.0),
    (30, 13.0),
    (35, 10.0),
    (40, 8.0),
    (45, 6.5),
    (50, 5.5),
    (55, 5.2),
    (60, 8.0),
    (61, 10.0),
    (62, 18.0),
    (64, 22.0),
    (65, 40.0),
    (66, 42.0),
    (67, 60.0),
    (68, 50.0),
    (70, 100.0),
];

/// From this age on, whoever leaves retires.
const RETIREMENT: i16 = 62;

/// Which exits are reckoned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exits {
    /// Nobody leaves.
    None,
    /// Only those who are too young to retire.
    BeforeRetirement,
    /// All.
    All,
}

/// Returns each person's chance of still being there on each of the days, the first of which is today.
pub fn chances(days: &[Day], exits: Exits) -> Vec<Vec<f64>> {
    let world = &days[0].world;
    world
        .people
        .iter()
        .map(|person| (0..days.len()).map(|k| chance(days, person, k, exits)).collect())
        .collect()
}

fn chance(days: &[Day], person: &Person, years: usize, exits: Exits) -> f64 {
    let Some(first) = first_day(days, person).filter(|&first| first <= years) else { return 1.0 };
    if exits == Exits::None {
        return 1.0;
    }
    let world = &days[0].world;
    match person.birth {
        Some(_) => own_chance(world, person, first, years, exits),
        None if years == first => 1.0,
        None => {
            let others = others_like(world, person, first);
            let then = usual_chance(world, &others, years, exits);
            let at_first = usual_chance(world, &others, first, exits);
            if at_first == 0.0 { 0.0 } else { then / at_first }
        }
    }
}

/// Returns the first of the days on which somebody is employed.
fn first_day(days: &[Day], person: &Person) -> Option<usize> {
    days.iter().position(|day| is_employed(&day.world, person))
}

/// Returns the chance of somebody whose birth is known, from one of the years to another.
fn own_chance(world: &World, person: &Person, first: usize, years: usize, exits: Exits) -> f64 {
    let birth = person.birth.expect("a birth that is known");
    let factor = factor(&world.plan.outlook, &position(world, person));
    let mut chance = 1.0;
    for year in first..years {
        let age = world.on.year() - birth.year() + i16::try_from(year).expect("a few years");
        if exits == Exits::All || age < RETIREMENT {
            chance *= 1.0 - (rate(&world.plan.outlook, age) * factor).min(1.0);
        }
    }
    chance
}

/// Returns those in the same position whose birth is known and of whom some may be there when somebody starts; else
/// everybody whose birth is known.
fn others_like<'w>(world: &'w World, person: &Person, first: usize) -> Vec<&'w Person> {
    let known: Vec<&Person> =
        world.people.iter().filter(|other| other.birth.is_some() && is_employed(world, other)).collect();
    let alike = |other: &&&Person| position(world, other) == position(world, person);
    let others: Vec<&Person> = known.iter().filter(alike).copied().collect();
    let stays = |other: &&Person| own_chance(world, other, 0, first, Exits::All) > 0.0;
    if others.iter().any(stays) { others } else { known }
}

/// Returns the mean chance of some people.
fn usual_chance(world: &World, others: &[&Person], years: usize, exits: Exits) -> f64 {
    let sum: f64 = others.iter().map(|other| own_chance(world, other, 0, years, exits)).sum();
    sum / others.len() as f64
}

/// Returns the share of an age who leave in a year.
fn rate(outlook: &Outlook, age: i16) -> f64 {
    let table: Vec<(i16, f64)> = match &outlook.exits {
        None => USUAL_EXITS.to_vec(),
        Some(steps) => steps.iter().map(|&(from, percent)| (from, percent as f64 / 1000.0)).collect(),
    };
    let step = table.iter().rev().find(|(from, _)| *from <= age).unwrap_or(&table[0]);
    step.1 / 100.0
}

/// A title and a code, as names are compared.
type Position = (Option<String>, Option<String>);

/// Returns the position of somebody's largest employment: of those they have, else of those to come.
fn position(world: &World, person: &Person) -> Position {
    let left_out = |one: &Employment| {
        let title = one.title.as_deref().unwrap_or("");
        world.plan.without_titles.iter().any(|pattern| fits(pattern, title))
    };
    let mut candidates: Vec<Employment> = counting(world, person).into_iter().cloned().collect();
    if candidates.is_empty() {
        let to_come = |one: &&Employment| one.start.is_some_and(|start| start > world.on) && !left_out(one);
        candidates = person.employments.iter().filter(to_come).cloned().collect();
    }
    let largest = candidates.iter().map(|one| one.size.map(fte)).max().flatten();
    let mut positions: Vec<Position> = candidates
        .iter()
        .filter(|one| one.size.map(fte) == largest)
        .map(|one| (one.title.as_deref().map(plain), one.code.as_deref().map(plain)))
        .collect();
    positions.sort();
    positions.into_iter().next().unwrap_or_default()
}

/// Returns what the rates of a position are multiplied by.
fn factor(outlook: &Outlook, (title, code): &Position) -> f64 {
    let of = |name: &Option<String>| {
        let name = name.as_deref()?;
        outlook.factors.iter().find(|(pattern, _)| fits(pattern, name)).map(|(_, factor)| *factor)
    };
    of(code).or_else(|| of(title)).map_or(1.0, |factor| factor as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_holds_until_the_next_age_and_the_first_before_it() {
        let usual = Outlook::default();
        let rates = [18, 20, 24, 25, 60, 63, 69, 70, 80].map(|age| rate(&usual, age));
        assert_eq!(rates, [0.25, 0.25, 0.25, 0.17, 0.08, 0.18, 0.5, 1.0, 1.0]);
        let own = Outlook { exits: Some(vec![(40, 7500)]), ..Outlook::default() };
        assert_eq!([20, 40, 70].map(|age| rate(&own, age)), [0.075; 3]);
    }

    #[test]
    fn a_factor_of_the_code_goes_before_one_of_the_title() {
        let factors = vec![("Assistent".to_owned(), 2000), ("6572".to_owned(), 500)];
        let outlook = Outlook { factors, ..Outlook::default() };
        let position = |title: &str, code: Option<&str>| (Some(title.to_owned()), code.map(str::to_owned));
        assert_eq!(factor(&outlook, &position("assistent", Some("6572"))), 0.5);
        assert_eq!(factor(&outlook, &position("assistent", None)), 2.0);
        assert_eq!(factor(&outlook, &position("sykepleier", Some("7174"))), 1.0);
    }
}
