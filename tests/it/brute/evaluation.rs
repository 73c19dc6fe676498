//! What changed between two dates and why, reckoned from the worlds themselves by the words of the contract.

use super::names::fits;
use super::needs::level_of;
use super::reckon::{
    Figure, Side, answer, basis_name, competences_of, counting, fte, months_later, scopes, side, weight_in,
};
use super::world::*;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The reasons, the first that fits first.
pub const REASONS: [&str; 8] =
    ["hired", "left", "moved", "learnt_formally", "learnt_really", "expired", "hours", "other"];

/// A requirement in a unit on both dates: the figures by their keys, in whole persons or ten-thousandths of an årsverk;
/// none where nobody knows, or where there can be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub requirement: String,
    pub unit: Option<String>,
    pub category: Option<usize>,
    pub in_fte: bool,
    pub figures: BTreeMap<&'static str, Option<i128>>,
}

/// Somebody in both worlds, as each knows them.
struct Pair<'a>(Option<&'a Person>, Option<&'a Person>);

/// Returns everybody of either world, each once: names tell them apart.
fn pairs<'a>(before: &'a World, after: &'a World) -> Vec<Pair<'a>> {
    let named = |world: &'a World, name: &str| world.people.iter().find(|person| person.name == name);
    let mut all: Vec<Pair<'a>> =
        before.people.iter().map(|person| Pair(Some(person), named(after, &person.name))).collect();
    let new = after.people.iter().filter(|person| named(before, &person.name).is_none());
    all.extend(new.map(|person| Pair(None, Some(person))));
    all
}

fn is_employed(world: &World, person: Option<&Person>) -> bool {
    person.is_some_and(|person| !counting(world, person).is_empty())
}

/// Tells whether sides of a requirement's competences are what it asks for.
fn is_enough(requirement: &Requirement, level: u8, sides: &[Side]) -> bool {
    let real = |side: &Side| side.level.is_some_and(|held| held >= level);
    sides.iter().any(|side| match requirement.requires.unwrap_or(Requires::Both) {
        Requires::Formal => side.formal,
        Requires::Real => real(side),
        Requires::Both => side.formal && real(side),
        Requires::Either => side.formal || real(side),
    })
}

/// Somebody and a requirement in a scope, on one date.
struct Seen {
    employed: bool,
    weight: Option<i128>,
    sides: Vec<Side>,
    qualifies: bool,
}

fn seen(world: &World, person: Option<&Person>, requirement: &Requirement, scope: &[String]) -> Seen {
    let competences = competences_of(world, requirement);
    let employed = is_employed(world, person);
    let known = person.filter(|_| employed);
    let sides: Vec<Side> = competences
        .iter()
        .map(|&competence| known.map_or(Side::default(), |person| side(world, person, competence)))
        .collect();
    let enough = competences.is_empty() || is_enough(requirement, level_of(world, requirement), &sides);
    Seen {
        employed,
        weight: known.and_then(|person| weight_in(world, person, requirement, scope)),
        sides,
        qualifies: employed && enough,
    }
}

impl Seen {
    fn brings(&self, in_fte: bool) -> i128 {
        let there = self.weight.filter(|_| self.qualifies);
        there.map_or(0, |weight| if in_fte { weight } else { 1 })
    }
}

/// Returns the first reason that fits, in the words of the contract.
fn reason(then: &Seen, now: &Seen, requirement: &Requirement, level: u8) -> &'static str {
    let staffing = now.sides.is_empty();
    let mixed: Vec<Side> = then
        .sides
        .iter()
        .zip(&now.sides)
        .map(|(then, now)| {
            let mut side = *now;
            side.formal = then.formal;
            side
        })
        .collect();
    let would = staffing || is_enough(requirement, level, &mixed);
    if !then.employed {
        "hired"
    } else if !now.employed {
        "left"
    } else if then.weight.is_some() != now.weight.is_some() {
        "moved"
    } else if now.qualifies && !would {
        "learnt_formally"
    } else if now.qualifies && !then.qualifies {
        "learnt_really"
    } else if then.qualifies && !now.qualifies && would {
        "expired"
    } else if then.qualifies && now.qualifies {
        "hours"
    } else {
        "other"
    }
}

/// Tells whether a register has a unit at all: the plan lists it, or a row is of it or of one below it.
fn is_there(world: &World, path: &[String]) -> bool {
    let listed = world.units.iter().any(|unit| unit.listed && unit.path.starts_with(path));
    let mut rows = world.people.iter().flat_map(|person| &person.employments);
    path.is_empty()
        || listed
        || rows.any(|one| one.unit.is_some_and(|unit| world.units[unit].path.starts_with(path)))
}

/// Returns the units that a requirement is judged in on a date; none where its own unit is not there at all.
fn judged(world: &World, requirement: &Requirement) -> Vec<Vec<String>> {
    let root = requirement.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
    if is_there(world, &root) { scopes(world, requirement) } else { Vec::new() }
}

/// Tells whether nobody at all counts in a unit.
fn is_empty(world: &World, path: &[String]) -> bool {
    let counts = |person: &Person| {
        counting(world, person).iter().any(|one| {
            let unit = one.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
            one.size != Some(0) && unit.starts_with(path)
        })
    };
    world.columns.units && !world.people.iter().any(counts)
}

/// Returns what was required, held and missing on a date.
fn figures(world: &World, requirement: &Requirement, scope: &[String]) -> [Option<i128>; 3] {
    let scopes = judged(world, requirement);
    if !scopes.iter().any(|known| known == scope) {
        let held = (!scope.is_empty() && is_empty(world, scope)).then_some(0);
        return [None, held, None];
    }
    let unit = (!scope.is_empty()).then(|| scope.join(" / "));
    let rows = answer(world).rows;
    let row = rows.iter().find(|row| row.requirement == requirement.id && row.unit == unit);
    let row = row.expect("a row for each unit in which a requirement is judged");
    ["required", "qualified", "gap"].map(|key| {
        match row.figures.iter().find(|(known, _)| *known == key).map(|(_, figure)| figure) {
            Some(Figure::Count(number) | Figure::Fte(number)) => Some(*number),
            _ => None,
        }
    })
}

/// Returns the rows of every requirement on both dates.
pub fn rows(before: &World, after: &World) -> Vec<Row> {
    let mut all = Vec::new();
    for requirement in &after.plan.requirements {
        let mut scopes = judged(before, requirement);
        scopes.extend(judged(after, requirement));
        scopes.sort();
        scopes.dedup();
        all.extend(scopes.iter().map(|scope| row(before, after, requirement, scope)));
    }
    all
}

fn row(before: &World, after: &World, requirement: &Requirement, scope: &[String]) -> Row {
    let in_fte = ["fte", "share_fte"].contains(&basis_name(requirement.basis));
    let [required_before, held_before, gap_before] = figures(before, requirement, scope);
    let [required_after, held_after, gap_after] = figures(after, requirement, scope);
    let change = held_before.zip(held_after).map(|(then, now)| now - then);
    let mut figures = BTreeMap::from([
        ("required_before", required_before),
        ("required_after", required_after),
        ("held_before", held_before),
        ("held_after", held_after),
        ("gap_before", gap_before),
        ("gap_after", gap_after),
        ("change", change),
    ]);
    figures.extend(REASONS.map(|reason| (reason, change.map(|_| 0))));
    // A unit that is not judged on a date is no scope then: nobody is in it.
    let is_judged = |world: &World| judged(world, requirement).iter().any(|known| known == scope);
    for Pair(then, now) in pairs(before, after) {
        let mut then = seen(before, then, requirement, scope);
        let mut now = seen(after, now, requirement, scope);
        then.weight = then.weight.filter(|_| is_judged(before));
        now.weight = now.weight.filter(|_| is_judged(after));
        let part = now.brings(in_fte) - then.brings(in_fte);
        if part != 0 && change.is_some() {
            let reason = reason(&then, &now, requirement, level_of(after, requirement));
            *figures.get_mut(reason).unwrap() = figures[reason].map(|sum| sum + part);
        }
    }
    let competence = competences_of(after, requirement).first().copied();
    Row {
        requirement: requirement.id.clone(),
        unit: (!scope.is_empty()).then(|| scope.join(" / ")),
        category: competence.map(|at| after.plan.competences[at].category),
        in_fte,
        figures,
    }
}

/// Returns how many stayed, came and left.
pub fn people(before: &World, after: &World) -> [i128; 3] {
    let mut counts = [0; 3];
    for Pair(then, now) in pairs(before, after) {
        match (is_employed(before, then), is_employed(after, now)) {
            (true, true) => counts[0] += 1,
            (false, true) => counts[1] += 1,
            (true, false) => counts[2] += 1,
            (false, false) => {}
        }
    }
    counts
}

/// Returns how many whole months there are between two dates.
fn months(from: Date, to: Date) -> i128 {
    let mut count = 0;
    while months_later(from, count + 1) <= to {
        count += 1;
    }
    i128::from(count)
}

/// What became of a measure: participants, completions, and the targets of both in percent of a person.
pub type Outcome = (Option<i128>, i128, Option<f64>, Option<f64>);

/// Returns what became of a measure.
pub fn outcome(before: &World, after: &World, measure: &Measure) -> Outcome {
    let recruits = measure.kind == Some(MeasureKind::Recruitment);
    let in_position = |world: &World, person: &Person| {
        let fits_one = |pattern: &String| {
            counting(world, person)
                .iter()
                .any(|one| [&one.title, &one.code].into_iter().flatten().any(|name| fits(pattern, name)))
        };
        measure.positions.is_empty() || measure.positions.iter().any(fits_one)
    };
    let (mut completed, mut under_way) = (0, 0);
    for Pair(then, now) in pairs(before, after) {
        let employed = (is_employed(before, then), is_employed(after, now));
        match (employed, then, now) {
            ((false, true), _, Some(now)) if recruits => {
                let holds = measure.competence.is_none_or(|one| side(after, now, one).formal);
                completed += i128::from(holds && in_position(after, now));
            }
            ((true, true), Some(then), Some(now)) if !recruits && in_position(before, then) => {
                let (competence, gives) = (measure.competence.unwrap(), measure.gives.unwrap());
                let has = |world: &World, person: &Person| {
                    let side = side(world, person, competence);
                    let level = gives.level().is_none_or(|level| side.level.is_some_and(|has| has >= level));
                    level && (side.formal || !gives.is_formal())
                };
                completed += i128::from(has(after, now) && !has(before, then));
                under_way += i128::from(!has(after, now) && is_in_progress(now, competence));
            }
            _ => {}
        }
    }
    let months = months(before.on, after.on);
    let places = measure.places.map(|places| places as f64 * months as f64 / 12.0);
    let percent = measure.completion.or(after.plan.outlook.completion).unwrap_or(85_000);
    let done = if recruits { places } else { places.map(|places| places * percent as f64 / 100_000.0) };
    let participants = (!recruits).then_some(completed + under_way);
    (participants, completed, places.filter(|_| !recruits), done)
}

fn is_in_progress(person: &Person, competence: usize) -> bool {
    let mut rows = super::reckon::rows_about(person, competence);
    rows.any(|row| row.status == Status::InProgress)
}

/// Returns the årsverk of everybody on a date, in ten-thousandths.
pub fn size(world: &World) -> i128 {
    let all = world.people.iter().flat_map(|person| counting(world, person));
    all.filter_map(|one| one.size).map(fte).sum()
}
