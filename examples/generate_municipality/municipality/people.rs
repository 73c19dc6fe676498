//! The people: who they are, where they work, and what they can do.

use jiff::civil::{Date, date};

use super::calendar::{TODAY, days_after};
use super::dice::Dice;
use super::holdings::{self, Holding};
use super::names;
use super::organisation::{self, Kind, Place};
use super::positions::{self, Job};

/// Somebody who does not exist.
pub struct Person {
    /// Six digits, with zeros in front.
    pub id: String,
    pub name: String,
    pub born: Date,
    /// Authorisations, with a comma between them; empty where there are none.
    pub authorisation: &'static str,
    /// At least one.
    pub employments: Vec<Employment>,
    pub holdings: Vec<Holding>,
    /// A course that no plan asks for.
    pub elsewhere: Option<&'static str>,
}

/// A position that somebody holds.
pub struct Employment {
    pub place: Place,
    pub title: &'static str,
    pub code: &'static str,
    /// Hundredths of a percent of a full-time position.
    pub size: u32,
    pub start: Date,
    pub end: Option<Date>,
}

const ELSEWHERE: &[&str] = &["Truckførerbevis", "Norskprøve B2", "Båtførerprøven", "Kurs i regneark"];

/// Returns so many people, the heads of departments first and then unit by unit.
pub fn invent(number: u64, dice: &mut Dice) -> Vec<Person> {
    let mut people = Vec::new();
    for place in organisation::heads().take(number as usize) {
        people.push(person(people.len(), place, Job::DepartmentHead, dice));
    }
    let rest = number - people.len() as u64;
    for (place, size) in shared_out(rest) {
        for nth in 0..size {
            let job = positions::job_in(place.kind, nth == 0, dice);
            people.push(person(people.len(), place, job, dice));
        }
    }
    people
}

/// Shares a number of people out among the units by their weights, so that none is lost in rounding.
fn shared_out(number: u64) -> Vec<(Place, u64)> {
    let places = organisation::places();
    let total: u64 = places.iter().map(|(_, weight)| weight).sum();
    let (mut weight_before, mut people_before) = (0, 0);
    let mut shares = Vec::new();
    for (place, weight) in places {
        weight_before += weight;
        let people = number * weight_before / total;
        shares.push((place, people - people_before));
        people_before = people;
    }
    shares
}

fn person(nth: usize, place: Place, job: Job, dice: &mut Dice) -> Person {
    let position = job.position();
    let born = birth_date(position.ages, dice);
    let first = employment(place, job, born, dice);
    let since = first.start;
    let mut employments = vec![first];
    if dice.chance(80) && can_have_two(job) {
        employments.push(second_employment(place, job, since, dice));
    }
    Person {
        id: format!("{:06}", 1001 + nth * 7),
        name: names::invent(dice),
        born,
        authorisation: dice.weighted(position.authorisations),
        employments,
        holdings: holdings::invent(job, place.kind, since, dice),
        elsewhere: dice.chance(12).then(|| dice.pick(ELSEWHERE)),
    }
}

/// Returns a birth date within the ages, most often in the middle of them.
fn birth_date((youngest, oldest): (i32, i32), dice: &mut Dice) -> Date {
    let span = oldest - youngest;
    let age = youngest + dice.between(0, span / 2) + dice.between(0, span - span / 2);
    let year = i32::from(TODAY.year()) - age;
    date(year as i16, dice.between(1, 12) as i8, dice.between(1, 28) as i8)
}

fn employment(place: Place, job: Job, born: Date, dice: &mut Dice) -> Employment {
    let position = job.position();
    let grown_up = days_after(born, 365 * position.ages.0.max(18));
    let working_days = grown_up.until(TODAY).map_or(0, |span| span.get_days()).max(40);
    // Most have not been here all their working life.
    let days = dice.between(30, working_days).min(dice.between(30, working_days));
    let mut employment = Employment {
        place,
        title: position.title,
        code: position.code,
        size: dice.weighted(position.sizes),
        start: days_after(TODAY, -days),
        end: None,
    };
    if place.kind != Kind::Head && job != Job::UnitLeader {
        exceptions(&mut employment, job, dice);
    }
    employment
}

/// Makes some on call, some fixed-term, some gone already, and some not yet there.
fn exceptions(employment: &mut Employment, job: Job, dice: &mut Dice) {
    let on_call = if job == Job::Assistant { 200 } else { 15 };
    if dice.chance(on_call) {
        employment.size = 0;
    }
    match dice.weighted(&[("stays", 930), ("fixed-term", 35), ("gone", 20), ("to come", 15)]) {
        "fixed-term" => employment.end = Some(days_after(TODAY, dice.between(0, 500))),
        "gone" => employment.end = Some(days_after(TODAY, -dice.between(1, 20))),
        "to come" => employment.start = days_after(TODAY, dice.between(1, 120)),
        _ => {}
    }
}

fn can_have_two(job: Job) -> bool {
    matches!(job, Job::Nurse | Job::CareWorker | Job::Assistant | Job::SocialEducator | Job::MilieuTherapist)
}

/// Returns a small position in another unit of the same department: the weekend shifts that somebody else lacks.
fn second_employment(first: Place, job: Job, since: Date, dice: &mut Dice) -> Employment {
    let others: Vec<Place> = organisation::places()
        .into_iter()
        .map(|(place, _)| place)
        .filter(|place| place.department == first.department && place.unit != first.unit)
        .collect();
    let position = job.position();
    Employment {
        place: dice.pick(&others),
        title: position.title,
        code: position.code,
        size: dice.pick(&[1000, 1408, 2000, 2000, 2500, 3550]),
        start: since.max(days_after(TODAY, -dice.between(20, 1500))),
        end: dice.chance(100).then(|| days_after(TODAY, dice.between(-15, 300))),
    }
}
