//! How gaps are best closed, by trying every choice of steps; from the plan's own words, with plain loops.

use super::measures::{is_eligible, taught};
use super::reckon::*;
use super::world::*;
use jiff::civil::Date;

/// More choices than this are not tried.
const TRIED: u64 = 400_000;

/// A requirement in one unit that is judged; amounts are persons, or ten-thousandths of an årsverk.
#[derive(Debug)]
pub struct Row<'w> {
    /// The requirement.
    pub requirement: &'w Requirement,
    /// The unit's path; empty for everything.
    pub scope: Vec<String>,
    /// How critical it is.
    pub criticality: i128,
    /// What there is.
    pub held: i128,
    /// What is required.
    pub required: i128,
}

impl Row<'_> {
    /// Returns what is missing.
    pub fn gap(&self) -> i128 {
        (self.required - self.held).max(0)
    }
}

/// What one person could do: ranks, and what is then held more or less of each row.
type Way = (u32, Vec<i128>);

/// The highest sum of criticality · closed / gap, and the lowest sum of ranks with it; none where there is too much to try.
pub fn best(world: &World, steps: usize) -> Option<(f64, u32)> {
    let rows = rows(world);
    let mut ways: Vec<Vec<Way>> = Vec::new();
    for person in &world.people {
        let before: Vec<Option<i128>> = rows.iter().map(|row| brings(world, person, row)).collect();
        let mut found: Vec<Way> = Vec::new();
        follow(world, &rows, person, &before, 0, (steps, false), &mut found);
        // Of what does the same, only the cheapest; and nothing that raises no row.
        found.retain(|(_, change)| change.iter().any(|one| *one > 0));
        found.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        found.dedup_by(|later, earlier| later.1 == earlier.1);
        ways.push(found);
    }
    let choices = ways.iter().try_fold(1u64, |product, ways| product.checked_mul(ways.len() as u64 + 1))?;
    (choices <= TRIED).then(|| {
        let mut best = (-1.0, 0);
        attempt(&rows, &ways, 0, &mut vec![0; rows.len()], 0, &mut best);
        best
    })
}

fn attempt(
    rows: &[Row<'_>],
    ways: &[Vec<Way>],
    at: usize,
    rise: &mut Vec<i128>,
    rank: u32,
    best: &mut (f64, u32),
) {
    let Some(own) = ways.get(at) else {
        let kept = rows.iter().zip(&*rise).all(|(row, rise)| row.held + rise >= row.held.min(row.required));
        let closed: f64 = rows
            .iter()
            .zip(&*rise)
            .filter(|(row, _)| row.gap() > 0)
            .map(|(row, rise)| (row.criticality * row.gap().min(*rise)) as f64 / row.gap() as f64)
            .sum();
        if kept && (closed > best.0 + 1e-9 || closed > best.0 - 1e-9 && rank < best.1) {
            *best = (closed, rank);
        }
        return;
    };
    attempt(rows, ways, at + 1, rise, rank, best);
    for (more, change) in own {
        rise.iter_mut().zip(change).for_each(|(rise, change)| *rise += change);
        attempt(rows, ways, at + 1, rise, rank + more, best);
        rise.iter_mut().zip(change).for_each(|(rise, change)| *rise -= change);
    }
}

/// Returns every requirement in force that can be judged, in each unit that it is judged for.
pub fn rows(world: &World) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for requirement in &world.plan.requirements {
        for scope in scopes(world, requirement) {
            let weights: Vec<i128> = world
                .people
                .iter()
                .filter_map(|person| weight_in(world, person, requirement, &scope))
                .collect();
            let Some(amount) = amount_on(requirement, world.on) else { continue };
            if !judgement(world, requirement, weights.is_empty()).is_assessable() {
                continue;
            }
            let required =
                required(requirement.basis, amount, weights.len() as i128, weights.iter().sum::<i128>());
            let criticality = i128::from(requirement.criticality.unwrap_or(3));
            let mut row = Row { requirement, scope, criticality, held: 0, required };
            row.held = world.people.iter().filter_map(|person| brings(world, person, &row)).sum();
            rows.push(row);
        }
    }
    rows
}

/// Returns the level that a requirement asks for.
pub fn level_of(world: &World, requirement: &Requirement) -> u8 {
    requirement.level.or(world.plan.standard).unwrap_or(3)
}

/// Tells whether somebody has what a requirement asks, wherever they work.
fn has(world: &World, person: &Person, requirement: &Requirement) -> bool {
    let wanted = level_of(world, requirement);
    let competences = competences_of(world, requirement);
    competences.is_empty()
        || competences.iter().any(|competence| {
            let side = side(world, person, *competence);
            let real = side.level.is_some_and(|level| level >= wanted);
            match requirement.requires.unwrap_or(Requires::Both) {
                Requires::Formal => side.formal,
                Requires::Real => real,
                Requires::Both => side.formal && real,
                Requires::Either => side.formal || real,
            }
        })
}

/// Returns what somebody counts for in a row; none where they do not count for it.
pub fn brings(world: &World, person: &Person, row: &Row<'_>) -> Option<i128> {
    let weight = weight_in(world, person, row.requirement, &row.scope)?;
    let in_persons = matches!(row.requirement.basis, Basis::Persons | Basis::SharePersons);
    has(world, person, row.requirement).then_some(if in_persons { 1 } else { weight })
}

/// Follows every step that is open to somebody, and what is open after it.
fn follow(
    world: &World,
    rows: &[Row<'_>],
    person: &Person,
    before: &[Option<i128>],
    rank: u32,
    (left, is_moved): (usize, bool),
    found: &mut Vec<Way>,
) {
    if left == 0 || counting(world, person).is_empty() {
        return;
    }
    // Nobody is moved twice.
    for (more, after) in steps(world, rows, person).into_iter().filter(|(more, _)| *more > 1 || !is_moved) {
        let change = rows
            .iter()
            .zip(before)
            .map(|(row, before)| brings(world, &after, row).unwrap_or(0) - before.unwrap_or(0))
            .collect();
        found.push((rank + more, change));
        follow(world, rows, &after, before, rank + more, (left - 1, is_moved || more == 1), found);
    }
}

/// Returns somebody who has moved with all their work: employments that end up alike stay two, for each has a start of
/// its own, long ago.
fn moved(world: &World, person: &Person, unit: usize) -> Person {
    let there = |(day, employment): (i8, &Employment)| {
        let start = Some(Date::constant(1900, 1, day));
        Employment { unit: Some(unit), start, ..employment.clone() }
    };
    let employments = (1..).zip(counting(world, person)).map(there).collect();
    Person { employments, ..person.clone() }
}

/// Returns the steps that are open to somebody: the rank, and the person after it.
fn steps(world: &World, rows: &[Row<'_>], person: &Person) -> Vec<(u32, Person)> {
    let unmet: Vec<&Row<'_>> = rows.iter().filter(|row| row.gap() > 0).collect();
    let mut steps = Vec::new();
    let paths = unit_paths(world);
    let is_lowest =
        |path: &&Vec<String>| !paths.iter().any(|other| other.len() > path.len() && other.starts_with(path));
    for path in paths.iter().filter(is_lowest) {
        let Some(unit) = world.units.iter().position(|unit| unit.path == *path) else { continue };
        let moved = moved(world, person, unit);
        let opens = unmet.iter().any(|row| {
            path.starts_with(&row.scope)
                && brings(world, person, row).is_none()
                && brings(world, &moved, row).is_some()
        });
        if opens && world.columns.units {
            steps.push((1, moved));
        }
    }
    for competence in 0..world.plan.competences.len() {
        let now = side(world, person, competence);
        let had = rows_about(person, competence).any(|row| {
            matches!(row.status, Status::Held | Status::Dispensation | Status::Expired)
                && !is_later(world, row.acquired)
        }) || given_ends(world, person).iter().any(|(given, _)| *given == competence);
        if had && !now.formal {
            steps.push((2, with(person, competence, Some(world.on), None)));
        }
        let asks: Vec<u8> = unmet
            .iter()
            .filter(|row| competences_of(world, row.requirement).contains(&competence))
            .filter(|row| weight_in(world, person, row.requirement, &row.scope).is_some())
            .map(|row| level_of(world, row.requirement))
            .collect();
        if !now.formal && asks.iter().any(|level| now.level.is_some_and(|held| held >= *level)) {
            steps.push((3, with(person, competence, Some(world.on), None)));
        }
        for level in asks {
            let near = now.formal || now.level.is_some_and(|held| held + 1 == level);
            if near && now.level.is_none_or(|held| held < level) {
                steps.push((4, with(person, competence, None, Some((world.on, level)))));
            }
        }
    }
    steps.extend(trainings(world, &unmet, person).into_iter().map(|after| (5, after)));
    steps
}

/// Returns somebody after each measure that is open to them and about what an unmet requirement where they work asks.
fn trainings(world: &World, unmet: &[&Row<'_>], person: &Person) -> Vec<Person> {
    let is_asked = |measure: &&Measure| {
        unmet.iter().any(|row| {
            measure.competence.is_some_and(|at| competences_of(world, row.requirement).contains(&at))
                && weight_in(world, person, row.requirement, &row.scope).is_some()
        })
    };
    let open = world.plan.measures.iter().filter(|measure| is_eligible(world, person, measure));
    open.filter(is_asked).map(|measure| taught(world, person, measure)).collect()
}

/// Returns somebody with one more row about a competence: acquired on a day, or assessed on one.
pub fn with(
    person: &Person,
    competence: usize,
    acquired: Option<jiff::civil::Date>,
    assessed: Option<(jiff::civil::Date, u8)>,
) -> Person {
    let mut person = person.clone();
    person.holdings.push(Holding {
        competence: Subject::Planned(competence),
        status: if acquired.is_some() { Status::Held } else { Status::None },
        level: assessed.map(|(_, level)| level),
        acquired,
        until: None,
        assessed: assessed.map(|(day, _)| day),
        expected: None,
        spoilt: false,
        spelling: Spelling::Plain,
    });
    person
}
