//! What people are like on a reference day to come: where they work, what they hold, what they may have completed.

use super::reckon::{counting, is_given_by_title, level, months_later, rows_about};
use super::world::*;
use jiff::civil::{Date, date};

/// Returns the reference day of a year so many years on; 29 February is the 28th in other years.
pub fn reference_day(on: Date, years: i16) -> Date {
    let year = on.year() + years;
    let is_leap_day = (on.month(), on.day()) == (2, 29) && year != on.year();
    if is_leap_day { date(year, 2, 28) } else { date(year, on.month(), on.day()) }
}

/// The municipality on a reference day, from what is known today.
pub struct Day {
    /// As it is that day: everything in it is judged on that date.
    pub world: World,
    /// What people hold, in their order.
    pub people: Vec<Skills>,
}

/// What somebody holds on a day.
pub struct Skills {
    /// Whether each competence is formally held, whatever is completed.
    pub formal: Vec<bool>,
    /// The real levels.
    pub levels: Vec<Option<u8>>,
    /// What may have been completed by then: for each, whether it makes each competence formally held.
    pub completions: Vec<Vec<bool>>,
}

impl Day {
    /// Returns the day so many years on; what was valid on the reference date is renewed or is not.
    pub fn new(today: &World, years: i16, renewed: bool) -> Self {
        let world = World { on: reference_day(today.on, years), ..today.clone() };
        let from = today.on;
        let people = world
            .people
            .iter()
            .map(|person| Skills::new(&world, person, Renewal { from, renewed }))
            .collect();
        Self { world, people }
    }
}

/// Whether what was valid on the reference date is renewed.
#[derive(Clone, Copy)]
struct Renewal {
    /// The reference date.
    from: Date,
    renewed: bool,
}

impl Skills {
    fn new(world: &World, person: &Person, renewal: Renewal) -> Self {
        let all = 0..world.plan.competences.len();
        let grounds = grounds(world, person);
        let formal = all
            .clone()
            .map(|competence| grounds.iter().any(|ground| ground.holds(world, competence, renewal)))
            .collect();
        let levels = all.map(|competence| level(world, person, competence)).collect();
        let completions = in_progress(world, person)
            .into_iter()
            .map(|(competence, expected)| completed(world, competence, expected, renewal))
            .collect();
        Self { formal, levels, completions }
    }

    /// Returns what is formally held where these of the completions came about, a bit for each.
    pub fn formal_with(&self, completed: usize) -> Vec<bool> {
        let mut formal = self.formal.clone();
        for (at, gives) in self.completions.iter().enumerate() {
            if completed >> at & 1 == 1 {
                formal.iter_mut().zip(gives).for_each(|(held, &given)| *held |= given);
            }
        }
        formal
    }
}

/// A reason for holding a competence formally.
struct Ground {
    competence: usize,
    acquired: Option<Date>,
    /// The last day; none where nobody knows.
    end: Option<Date>,
    dispensed: bool,
}

impl Ground {
    /// Tells whether it makes a competence formally held on the day of the world.
    fn holds(&self, world: &World, competence: usize, renewal: Renewal) -> bool {
        if self.competence != competence || self.acquired.is_some_and(|day| day > world.on) {
            return false;
        }
        let undated_count = world.plan.undated_count || world.plan.competences[competence].undated_count;
        let stands_on = |day: Date| self.end.map_or(undated_count, |end| end >= day);
        if self.dispensed || !renewal.renewed {
            return stands_on(world.on);
        }
        stands_on(renewal.from) || self.acquired.is_some_and(|day| day > renewal.from)
    }
}

/// Returns every reason that somebody may have for holding something on the day of the world.
fn grounds(world: &World, person: &Person) -> Vec<Ground> {
    let mut grounds = Vec::new();
    for (competence, planned) in world.plan.competences.iter().enumerate() {
        if is_given_by_title(world, person, &planned.formal_from) {
            let end = Some(Date::MAX);
            grounds.push(Ground { competence, acquired: None, end, dispensed: false });
            add_implied(world, competence, None, &mut grounds);
        }
        for row in rows_about(person, competence) {
            let dispensed = row.status == Status::Dispensation;
            if dispensed || row.status == Status::Held {
                let end = last_day(world, competence, row);
                grounds.push(Ground { competence, acquired: row.acquired, end, dispensed });
            }
            if matches!(row.status, Status::Held | Status::Expired) {
                add_implied(world, competence, row.acquired, &mut grounds);
            }
        }
    }
    grounds
}

/// Returns the last day that a row is valid; none where nobody knows.
fn last_day(world: &World, competence: usize, row: &Holding) -> Option<Date> {
    match (row.until, world.plan.competences[competence].months) {
        (Some(Until::Day(day)), _) => Some(day),
        (Some(Until::Open), _) | (None, None) => Some(Date::MAX),
        (None, Some(months)) => row.acquired.map(|day| months_later(day, months)),
    }
}

fn add_implied(world: &World, competence: usize, acquired: Option<Date>, grounds: &mut Vec<Ground>) {
    for &implied in &world.plan.competences[competence].gives {
        let end = match world.plan.competences[implied].months {
            None => Some(Date::MAX),
            Some(months) => acquired.map(|day| months_later(day, months)),
        };
        grounds.push(Ground { competence: implied, acquired, end, dispensed: false });
        add_implied(world, implied, acquired, grounds);
    }
}

/// Returns what somebody has in progress that is expected by the day of the world, each with its earliest date.
fn in_progress(world: &World, person: &Person) -> Vec<(usize, Date)> {
    let all = 0..world.plan.competences.len();
    all.filter_map(|competence| {
        let rows = rows_about(person, competence).filter(|row| row.status == Status::InProgress);
        let expected = rows.filter_map(|row| row.expected).min()?;
        (expected <= world.on).then_some((competence, expected))
    })
    .collect()
}

/// Returns what is formally held on the day of the world by somebody who has completed a competence.
fn completed(world: &World, competence: usize, expected: Date, renewal: Renewal) -> Vec<bool> {
    let mut given = vec![competence];
    add_given(world, competence, &mut given);
    let lasts = |given: usize| match world.plan.competences[given].months {
        Some(months) if !renewal.renewed => months_later(expected, months) >= world.on,
        _ => true,
    };
    let all = 0..world.plan.competences.len();
    all.map(|other| given.contains(&other) && lasts(other)).collect()
}

fn add_given(world: &World, competence: usize, given: &mut Vec<usize>) {
    for &implied in &world.plan.competences[competence].gives {
        given.push(implied);
        add_given(world, implied, given);
    }
}

/// Tells whether somebody is employed on the day of the world, be it on call.
pub fn is_employed(world: &World, person: &Person) -> bool {
    !counting(world, person).is_empty()
}
