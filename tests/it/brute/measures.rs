//! What measures for people would close, who may take them, and which limits a choice breaks.
//!
//! From the plan's own words, with plain loops; `measures_search` tries every choice.

use super::future::{Day, is_employed};
use super::names::fits;
use super::needs::{Row, brings, with};
use super::reckon::{counting, side, unit_paths, up};
use super::survival::{Exits, chances};
use super::world::*;
use std::ops::RangeInclusive;

/// Percent who complete what they begin, in thousandths, where neither the measure nor the plan says.
const USUAL_COMPLETION: i128 = 85_000;

/// Somebody's place in a measure, from a year on; people and measures by their places in the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub person: usize,
    /// What.
    pub measure: usize,
    /// From when.
    pub year: i16,
}

/// Returns what a measure costs the municipality for a person.
pub fn net_cost(measure: &Measure) -> i64 {
    measure.cost.unwrap_or(0) - measure.grant.unwrap_or(0)
}

/// Returns the calendar years that a measure touches where it starts in one.
pub fn touched(measure: &Measure, year: i16) -> RangeInclusive<i16> {
    let years = measure.months.map_or(1, |months| months.div_ceil(12).max(1));
    year..=year + i16::try_from(years).expect("a few years") - 1
}

/// Returns the year by whose end measures count: the plan's last, else the last that there is money in.
pub fn last_year(world: &World) -> i16 {
    let with_money = world.plan.economy.frame.iter().map(|(year, _)| *year).max();
    world.plan.until.or(with_money).expect("a year in which there is money")
}

/// Tells whether somebody may take a measure, and would gain by it.
pub fn is_eligible(world: &World, person: &Person, measure: &Measure) -> bool {
    let (Some(competence), Some(gives)) = (measure.competence, measure.gives) else { return false };
    if measure.kind == Some(MeasureKind::Recruitment) {
        return false;
    }
    let employments = counting(world, person);
    let fits_one = |pattern: &String| {
        employments
            .iter()
            .any(|one| [&one.title, &one.code].into_iter().flatten().any(|name| fits(pattern, name)))
    };
    let has_position = measure.positions.is_empty() || measure.positions.iter().any(fits_one);
    let holds_all = measure.asks.iter().all(|&asked| side(world, person, asked).formal);
    let now = side(world, person, competence);
    let is_able = measure.least.is_none_or(|least| now.level.is_some_and(|level| level >= least));
    let lacks_formal = gives.is_formal() && !now.formal;
    let lacks_level = gives.level().is_some_and(|given| now.level.is_none_or(|level| level < given));
    !employments.is_empty() && has_position && holds_all && is_able && (lacks_formal || lacks_level)
}

/// Returns somebody as they are when they have completed a measure: nobody comes to be able to do less by it.
pub fn taught(world: &World, person: &Person, measure: &Measure) -> Person {
    let competence = measure.competence.expect("a measure that somebody may take is about something");
    let gives = measure.gives.expect("a measure that somebody may take gives something");
    let now = side(world, person, competence).level;
    let level = gives.level().map(|level| (world.on, now.map_or(level, |now| now.max(level))));
    with(person, competence, gives.is_formal().then_some(world.on), level)
}

/// Returns the chance of each person's being there when measures count; none of whoever is agreed to have left by then.
pub fn staying(world: &World) -> Vec<f64> {
    let years = last_year(world) - world.on.year();
    if years <= 0 {
        return vec![1.0; world.people.len()];
    }
    let days: Vec<Day> = (0..=years).map(|years| Day::new(world, years, true)).collect();
    let last = days.last().expect("the reference date at least");
    let is_known = world.people.iter().any(|person| person.birth.is_some() && is_employed(world, person));
    let chances = chances(&days, if is_known { Exits::All } else { Exits::None });
    let is_there = |person: &Person| f64::from(is_employed(&last.world, person));
    world
        .people
        .iter()
        .zip(chances)
        .map(|(person, chances)| is_there(person) * chances[days.len() - 1])
        .collect()
}

/// Returns the share of those who begin a measure that complete it.
fn completion(world: &World, measure: &Measure) -> f64 {
    let percent = measure.completion.or(world.plan.outlook.completion).unwrap_or(USUAL_COMPLETION);
    percent as f64 / 100_000.0
}

/// Returns by how much each row may be expected to rise where somebody takes a measure.
pub fn gains(world: &World, rows: &[Row<'_>], place: (usize, usize), stays: f64) -> Vec<f64> {
    let (person, measure) = (&world.people[place.0], &world.plan.measures[place.1]);
    let after = taught(world, person, measure);
    let chance = stays * completion(world, measure);
    let amount = |person: &Person, row: &Row<'_>| brings(world, person, row).unwrap_or(0);
    rows.iter().map(|row| (amount(&after, row) - amount(person, row)) as f64 * chance).collect()
}

/// Tells whether somebody formally holds nothing that is higher education.
pub fn is_without_higher(world: &World, person: &Person) -> bool {
    !world.plan.economy.higher.iter().any(|&higher| side(world, person, higher).formal)
}

/// Returns the paths of the units that have none below them.
pub fn lowest_units(world: &World) -> Vec<Vec<String>> {
    let paths = unit_paths(world);
    let is_lowest =
        |path: &&Vec<String>| !paths.iter().any(|other| other.len() > path.len() && other.starts_with(path));
    paths.iter().filter(is_lowest).cloned().collect()
}

/// Tells whether somebody counts in a lowest unit: on-call staff do not.
pub fn counts_in(world: &World, person: &Person, path: &[String]) -> bool {
    counting(world, person)
        .iter()
        .any(|one| one.size != Some(0) && one.unit.is_some_and(|unit| world.units[unit].path == path))
}

/// Returns how many of a unit may be away in a year; none where there is no limit.
pub fn most_away(world: &World, path: &[String]) -> Option<i64> {
    let count = world.people.iter().filter(|person| counts_in(world, person, path)).count() as i128;
    let share = world.plan.economy.most_away?;
    Some(i64::try_from(share * count / 100_000).expect("a few people").max(1))
}

/// Returns the sum of criticality · closed / gap over what is unmet, where rows rise by so much.
pub fn objective(rows: &[Row<'_>], rise: &[f64]) -> f64 {
    let unmet = rows.iter().zip(rise).filter(|(row, _)| row.gap() > 0);
    unmet
        .map(|(row, rise)| {
            let gap = row.gap() as f64;
            row.criticality as f64 * rise.min(gap) / gap
        })
        .sum()
}

/// Returns by how much each row may be expected to rise by a choice.
pub fn rise(world: &World, rows: &[Row<'_>], places: &[Place]) -> Vec<f64> {
    let stays = staying(world);
    let mut rise = vec![0.0; rows.len()];
    for place in places {
        let gains = gains(world, rows, (place.person, place.measure), stays[place.person]);
        rise.iter_mut().zip(gains).for_each(|(rise, gain)| *rise += gain);
    }
    rise
}

/// Returns everything that is wrong with a choice: who may not take what, and which limits it breaks.
pub fn faults(world: &World, places: &[Place]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let who = &world.people[place.person].name;
        let measure = &world.plan.measures[place.measure];
        if places[..at].iter().any(|other| other.person == place.person) {
            faults.push(format!("{who} has more than one place"));
        }
        if !is_eligible(world, &world.people[place.person], measure) {
            faults.push(format!("{who} may not take {}", measure.id));
        }
        if !world.plan.economy.frame.iter().any(|(year, _)| *year == place.year) {
            faults.push(format!("{who} starts in {}, for which there is no frame", place.year));
        }
        if *touched(measure, place.year).end() > last_year(world) {
            faults.push(format!("{who} is not finished with {} by {}", measure.id, last_year(world)));
        }
    }
    faults.extend(seat_faults(world, places));
    faults.extend(money_faults(world, places));
    faults.extend(absence_faults(world, places));
    faults.extend(floor_faults(world, places));
    faults
}

fn seat_faults(world: &World, places: &[Place]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, measure) in world.plan.measures.iter().enumerate() {
        for (year, _) in &world.plan.economy.frame {
            let taken = places.iter().filter(|place| place.measure == at && place.year == *year).count();
            if measure.places.is_some_and(|seats| taken > seats) {
                faults.push(format!("{taken} start {} in {year}", measure.id));
            }
        }
    }
    faults
}

fn money_faults(world: &World, places: &[Place]) -> Vec<String> {
    let mut faults = Vec::new();
    for (year, frame) in &world.plan.economy.frame {
        let used = used(world, places, *year);
        if used > *frame {
            faults.push(format!("{used} of {frame} are used in {year}"));
        }
    }
    faults
}

/// Returns the net cost of what starts in a year.
pub fn used(world: &World, places: &[Place], year: i16) -> i64 {
    let starting = places.iter().filter(|place| place.year == year);
    starting.map(|place| net_cost(&world.plan.measures[place.measure])).sum()
}

fn absence_faults(world: &World, places: &[Place]) -> Vec<String> {
    let mut faults = Vec::new();
    for path in lowest_units(world) {
        for year in 2000..2100 {
            let away = places.iter().filter(|place| {
                touched(&world.plan.measures[place.measure], place.year).contains(&year)
                    && counts_in(world, &world.people[place.person], &path)
            });
            let away = away.count() as i64;
            if most_away(world, &path).is_some_and(|most| away > most) {
                faults.push(format!("{away} are away from {} in {year}", path.join(" / ")));
            }
        }
    }
    faults
}

fn floor_faults(world: &World, places: &[Place]) -> Vec<String> {
    let Some(share) = world.plan.economy.least_without_higher else { return Vec::new() };
    let count = places.iter().filter(|place| is_without_higher(world, &world.people[place.person])).count();
    let least = up(share * places.len() as i128, 100_000);
    if (count as i128) < least {
        return vec![format!("{count} of {} places go to people without higher education", places.len())];
    }
    Vec::new()
}
