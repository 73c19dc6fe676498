//! What expires, by asking of every day what everybody holds on it; from the contract's words, with plain loops.

use super::reckon::*;
use super::world::*;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What expires of a municipality.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Expiry {
    /// Persons by month, competence and unit; no unit where the register has none.
    pub expiring: BTreeMap<(String, String, Option<String>), u64>,
    /// Persons by competence and month.
    pub places: BTreeMap<(String, String), u64>,
    /// Renewals and persons by month, of every month.
    pub months: BTreeMap<String, (u64, u64)>,
    /// For requirements and units: what is missing today and then, in persons or ten-thousandths of an årsverk, and the
    /// first month.
    pub falls: BTreeMap<(String, Option<String>), (i128, i128, String)>,
    /// Persons with something expired already, and with something undated.
    pub already: (u64, u64),
}

/// Returns the last day of so many months.
pub fn until(on: Date, months: u32) -> Date {
    months_later(on, months)
}

fn month_of(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// Returns the municipality as everything in it is judged on a day.
fn on_day(world: &World, on: Date) -> World {
    World { on, ..world.clone() }
}

/// Returns somebody whose positions of the reference date are for good, and who has no others.
fn settled(world: &World, person: &Person) -> Person {
    let mut settled = person.clone();
    settled.employments = counting(world, person)
        .into_iter()
        .map(|employment| Employment { start: None, end: None, ..employment.clone() })
        .collect();
    settled
}

/// Returns the last day of what each person holds today and not when the last day is over.
fn last_days(world: &World, until: Date) -> BTreeMap<(usize, usize), Date> {
    let people: Vec<Person> = world.people.iter().map(|person| settled(world, person)).collect();
    let mut last = BTreeMap::new();
    let mut day = world.on;
    loop {
        let then = on_day(world, day);
        for (at, person) in people.iter().enumerate() {
            for competence in 0..world.plan.competences.len() {
                let is_held = side(&then, person, competence).formal;
                if is_held && (day == world.on || last.contains_key(&(at, competence))) {
                    last.insert((at, competence), day);
                }
            }
        }
        if day > until {
            break;
        }
        day = day.tomorrow().unwrap();
    }
    last.retain(|_, last| *last <= until);
    last
}

/// Returns the requirements in force that ask for the formal side of something.
fn asking(world: &World) -> Vec<&Requirement> {
    let asks = |requirement: &&Requirement| {
        amount_on(requirement, world.on).is_some() && requirement.requires != Some(Requires::Real)
    };
    world.plan.requirements.iter().filter(asks).collect()
}

/// Returns the units where somebody counts on a day and a competence is asked of them.
fn units(
    world: &World,
    person: &Person,
    competence: usize,
    day: Date,
    everything: bool,
) -> BTreeSet<Option<String>> {
    let then = on_day(world, day);
    let mut units = BTreeSet::new();
    for employment in counting(&then, person).into_iter().filter(|employment| employment.size != Some(0)) {
        let alone = Person { employments: vec![employment.clone()], ..person.clone() };
        let is_asked = |requirement: &&Requirement| {
            competences_of(world, requirement).contains(&competence)
                && scopes(world, requirement)
                    .iter()
                    .any(|scope| weight_in(&then, &alone, requirement, scope).is_some())
        };
        if everything || asking(world).iter().any(is_asked) {
            units.insert(employment.unit.map(|unit| world.units[unit].path.join(" / ")));
        }
    }
    units
}

fn counts(world: &World, person: &Person) -> bool {
    counting(world, person).iter().any(|employment| employment.size != Some(0))
}

/// Returns what expires in so many months.
pub fn expiry(world: &World, months: u32, everything: bool) -> Expiry {
    let until = until(world.on, months);
    let last = last_days(world, until);
    let mut found = Expiry::default();
    let mut people: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut day = world.on;
    while day <= until {
        found.months.entry(month_of(day)).or_default();
        day = day.tomorrow().unwrap();
    }
    for (&(at, competence), &last) in &last {
        let person = &world.people[at];
        let units = units(world, person, competence, last, everything);
        if !counts(world, person) || units.is_empty() {
            continue;
        }
        let (month, id) = (month_of(last), world.plan.competences[competence].id.clone());
        people.entry(month.clone()).or_default().insert(at);
        found.months.entry(month.clone()).or_default().0 += 1;
        *found.places.entry((id.clone(), month.clone())).or_default() += 1;
        for unit in units {
            *found.expiring.entry((month.clone(), id.clone(), unit)).or_default() += 1;
        }
    }
    for (month, people) in people {
        found.months.entry(month).or_default().1 = people.len() as u64;
    }
    found.falls = falls(world, &last, until);
    found.already = already(world, everything);
    found
}

/// Returns which requirements miss more, day by day.
fn falls(
    world: &World,
    last: &BTreeMap<(usize, usize), Date>,
    until: Date,
) -> BTreeMap<(String, Option<String>), (i128, i128, String)> {
    let mut falls = BTreeMap::new();
    for requirement in asking(world) {
        let mut judged = requirement.clone();
        if !world.columns.real {
            // Only the formal side can be judged.
            judged.requires = Some(Requires::Formal);
        }
        for scope in scopes(world, requirement) {
            let weights: Vec<i128> =
                world.people.iter().filter_map(|person| weight_in(world, person, &judged, &scope)).collect();
            if competences_of(world, requirement).is_empty()
                || !judgement(world, &judged, weights.is_empty()).is_assessable()
            {
                continue;
            }
            let Some(amount) = amount_on(requirement, world.on) else { continue };
            let required =
                required(requirement.basis, amount, weights.len() as i128, weights.iter().sum::<i128>());
            let gap = |day: Date| (required - held_after(world, &judged, &scope, last, day)).max(0);
            let now = gap(world.on.yesterday().unwrap());
            let mut first = None;
            let mut day = world.on;
            while day <= until {
                if gap(day) > now && first.is_none() {
                    first = Some(month_of(day));
                }
                day = day.tomorrow().unwrap();
            }
            if let Some(first) = first {
                let unit = (!scope.is_empty()).then(|| scope.join(" / "));
                falls.insert((requirement.id.clone(), unit), (now, gap(until), first));
            }
        }
    }
    falls
}

/// Returns what is held for a requirement when a day is over, of those who count today.
fn held_after(
    world: &World,
    requirement: &Requirement,
    scope: &[String],
    last: &BTreeMap<(usize, usize), Date>,
    day: Date,
) -> i128 {
    let mut held = 0;
    for (at, person) in world.people.iter().enumerate() {
        let Some(weight) = weight_in(world, person, requirement, scope) else { continue };
        let own: Vec<Date> = competences_of(world, requirement)
            .iter()
            .filter_map(|competence| last.get(&(at, *competence)).copied())
            .collect();
        let has = |over: Date| qualifies(world, (at, person), requirement, last, over);
        // The first day after which they do not qualify; who has left by then is no loss.
        let mut days: Vec<Date> = own.into_iter().filter(|own| *own <= day).collect();
        days.sort();
        let today = has(world.on.yesterday().unwrap());
        let lost = days.into_iter().find(|day| !has(*day));
        let is_lost =
            lost.is_some_and(|lost| weight_in(&on_day(world, lost), person, requirement, scope).is_some());
        if today && !is_lost {
            let in_persons = matches!(requirement.basis, Basis::Persons | Basis::SharePersons);
            held += if in_persons { 1 } else { weight };
        }
    }
    held
}

/// Tells whether somebody has what a requirement asks when a day is over, with what they are today besides.
fn qualifies(
    world: &World,
    (at, person): (usize, &Person),
    requirement: &Requirement,
    last: &BTreeMap<(usize, usize), Date>,
    over: Date,
) -> bool {
    let level = requirement.level.or(world.plan.standard).unwrap_or(3);
    competences_of(world, requirement).into_iter().any(|competence| {
        let side = side(world, person, competence);
        let formal = side.formal && last.get(&(at, competence)).is_none_or(|last| *last > over);
        let real = side.level.is_some_and(|held| held >= level);
        match requirement.requires.unwrap_or(Requires::Both) {
            Requires::Formal => formal,
            Requires::Real => real,
            Requires::Both => formal && real,
            Requires::Either => formal || real,
        }
    })
}

/// Returns how many are asked for something today that has expired, and for something undated.
fn already(world: &World, everything: bool) -> (u64, u64) {
    let (mut expired, mut undated) = (0, 0);
    for person in world.people.iter().filter(|person| counts(world, person)) {
        let lacking: Vec<(bool, bool)> = (0..world.plan.competences.len())
            .filter(|competence| !side(world, person, *competence).formal)
            .filter(|competence| !units(world, person, *competence, world.on, everything).is_empty())
            .map(|competence| {
                (was_held(world, person, competence), side(world, person, competence).undated())
            })
            .collect();
        expired += u64::from(lacking.iter().any(|(expired, _)| *expired));
        undated += u64::from(lacking.iter().any(|(_, undated)| *undated));
    }
    (expired, undated)
}

/// Tells whether something was held and is not any more: an end that is known has passed, or a row says so.
fn was_held(world: &World, person: &Person, competence: usize) -> bool {
    let by_row = rows_about(person, competence).any(|row| {
        let end = match (row.until, world.plan.competences[competence].months, row.acquired) {
            (Some(Until::Day(day)), _, _) => Some(day),
            (None, Some(months), Some(acquired)) => Some(months_later(acquired, months)),
            _ => None,
        };
        !is_later(world, row.acquired)
            && match row.status {
                Status::Expired => true,
                Status::Held | Status::Dispensation => end.is_some_and(|end| end < world.on),
                Status::None | Status::InProgress => false,
            }
    });
    let implied = given_ends(world, person)
        .into_iter()
        .any(|(given, end)| given == competence && end.is_some_and(|end| end < world.on));
    by_row || implied
}
