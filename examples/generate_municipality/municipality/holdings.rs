//! What people can do, formally and really.
//!
//! Nothing is acquired or assessed after the day of the export, and whatever must be renewed has its
//! validity date: a matrix has no column for when something was acquired, and the three layouts are to
//! say the same.

use jiff::civil::Date;

use super::calendar::{TODAY, days_after, months_after};
use super::competences::{Competence, by_id};
use super::dice::Dice;
use super::habits::{HABITS, Habit};
use super::organisation::Kind;
use super::positions::Job;

/// The formal side of a holding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formal {
    None,
    Held,
    InProgress,
    Expired,
    Dispensation,
}

/// Somebody's competence.
pub struct Holding {
    pub competence: &'static Competence,
    /// What a list calls it: the plan's name or another.
    pub called: &'static str,
    pub formal: Formal,
    pub level: Option<u8>,
    pub acquired: Option<Date>,
    pub valid_until: Option<Date>,
    /// When it is expected to be completed.
    pub expected: Option<Date>,
    pub assessed: Option<Date>,
    /// The same course, taken before and no longer valid: acquired, valid until.
    pub earlier: Option<(Date, Date)>,
}

/// Returns what somebody can do who works in a job since a date.
pub fn invent(job: Job, kind: Kind, since: Date, dice: &mut Dice) -> Vec<Holding> {
    let mut holdings: Vec<Holding> = education(job, since, dice).into_iter().collect();
    let mut seen = "";
    for habit in HABITS.iter().filter(|habit| habit.concerns(job, kind)) {
        // Habits of one competence stand together, and the first that fits decides.
        if habit.competence != seen {
            seen = habit.competence;
            holdings.extend(from_habit(habit, since, dice));
        }
    }
    holdings
}

/// Returns the competence that the position's education gives, where no authorisation shows it.
fn education(job: Job, since: Date, dice: &mut Dice) -> Option<Holding> {
    let competence = by_id(job.position().education?)?;
    let mut holding = named(competence, dice);
    holding.formal = Formal::Held;
    holding.acquired = Some(days_after(since, -dice.between(60, 900)));
    Some(holding)
}

fn from_habit(habit: &Habit, since: Date, dice: &mut Dice) -> Option<Holding> {
    let competence = by_id(habit.competence)?;
    let status = dice.weighted(&[
        (Some(Formal::Held), habit.formal),
        (Some(Formal::None), habit.real),
        (Some(Formal::InProgress), habit.learning),
        (Some(Formal::Dispensation), habit.dispensation),
        (None, 1000 - habit.formal - habit.real - habit.learning - habit.dispensation),
    ])?;
    let mut holding = named(competence, dice);
    holding.formal = status;
    match status {
        Formal::Held => acquire(&mut holding, since, dice),
        Formal::InProgress => holding.expected = Some(days_after(TODAY, dice.between(30, 1000))),
        Formal::Dispensation => grant(&mut holding, dice),
        Formal::None | Formal::Expired => {}
    }
    assess(&mut holding, habit.assessed, dice);
    Some(holding)
}

/// Returns a holding that says nothing yet; one in six lists it by another name than the plan's.
fn named(competence: &'static Competence, dice: &mut Dice) -> Holding {
    let other = dice.chance(170) && !competence.aliases.is_empty();
    let called = if other { dice.pick(competence.aliases) } else { competence.name };
    Holding {
        competence,
        called,
        formal: Formal::None,
        level: None,
        acquired: None,
        valid_until: None,
        expected: None,
        assessed: None,
        earlier: None,
    }
}

fn acquire(holding: &mut Holding, since: Date, dice: &mut Dice) {
    match holding.competence.valid_months {
        Some(months) => take_course(holding, months, dice),
        None => {
            // Some brought it with them, and some got it here.
            let days = dice.between(20, days_since(since) + 2500);
            // Many registers lack the date of an old education.
            holding.acquired = dice.chance(900).then(|| days_after(TODAY, -days));
        }
    }
}

/// Takes a course that must be renewed: most are valid, some are not, and a few have no date.
fn take_course(holding: &mut Holding, months: i32, dice: &mut Dice) {
    if dice.chance(25) {
        return;
    }
    // Courses are renewed around the time that they expire, and one in seven too late.
    let days = dice.between(1, months * 35);
    let acquired = days_after(TODAY, -days);
    let valid_until = months_after(acquired, months);
    holding.acquired = Some(acquired);
    holding.valid_until = Some(valid_until);
    if valid_until < TODAY && dice.chance(150) {
        holding.formal = Formal::Expired;
    } else if dice.chance(80) {
        let before = days_after(acquired, -(months * 30));
        holding.earlier = Some((before, months_after(before, months).min(days_after(acquired, -1))));
    }
}

/// Grants a dispensation of a year or two; one in some ten has run out.
fn grant(holding: &mut Holding, dice: &mut Dice) {
    let acquired = days_after(TODAY, -dice.between(10, 790));
    holding.acquired = Some(acquired);
    holding.valid_until = Some(months_after(acquired, 24));
}

/// Assesses what somebody really can do.
fn assess(holding: &mut Holding, assessed: u32, dice: &mut Dice) {
    let levels: &[(u8, u32)] = match holding.formal {
        Formal::Held | Formal::Expired | Formal::Dispensation if dice.chance(assessed) => {
            &[(1, 5), (2, 15), (3, 50), (4, 30)]
        }
        Formal::None => &[(0, 3), (1, 12), (2, 30), (3, 42), (4, 13)],
        Formal::InProgress if dice.chance(600) => &[(1, 45), (2, 45), (3, 10)],
        _ => return,
    };
    holding.level = Some(dice.weighted(levels));
    let assessed = days_after(TODAY, -dice.between(5, 600));
    holding.assessed = Some(holding.acquired.map_or(assessed, |acquired| acquired.max(assessed)));
}

fn days_since(day: Date) -> i32 {
    day.until(TODAY).map_or(0, |span| span.get_days())
}
