//! Everybody in either of two registers, those who are in both once.

use super::super::follow::{Met, Way};
use super::super::suppression::Hidden;
use super::super::workforce::Workforce;
use super::answer::PeopleSaid;
use crate::model::register::{PersonId, Register};

/// Somebody in one register or in both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Somebody {
    /// Who it is in the first register.
    pub before: Option<PersonId>,
    /// Who it is in the second register.
    pub after: Option<PersonId>,
    /// Whether nobody can tell if the other register has the same person.
    pub unclear: bool,
}

/// Everybody in either register.
pub(super) struct People {
    /// Each person once.
    pub all: Vec<Somebody>,
    /// For each person of the first register, the place among all.
    pub of_before: Vec<u32>,
    /// For each person of the second register, the place among all.
    pub of_after: Vec<u32>,
    way: Way,
}

impl People {
    /// Follows everybody from the one register to the other, and back: two are one where both ways lead to the other.
    pub fn of(before: &Register, after: &Register) -> Self {
        let way = Way::of([before, after].into_iter());
        let (forth, back) = (way.follow(before, after), way.follow(after, before));
        let mut people = Self { all: Vec::new(), of_before: Vec::new(), of_after: vec![0; back.len()], way };
        let mut is_met = vec![false; back.len()];
        for (person, met) in (0..).map(PersonId).zip(&forth) {
            let other = match met {
                Met::There(other) if back[other.index()] == Met::There(person) => Some(*other),
                _ => None,
            };
            let place = people.all.len() as u32;
            people.of_before.push(place);
            if let Some(other) = other {
                people.of_after[other.index()] = place;
                is_met[other.index()] = true;
            }
            let unclear = other.is_none() && *met != Met::Gone;
            people.all.push(Somebody { before: Some(person), after: other, unclear });
        }
        for (person, met) in (0..).map(PersonId).zip(&back) {
            if !is_met[person.index()] {
                people.of_after[person.index()] = people.all.len() as u32;
                people.all.push(Somebody { before: None, after: Some(person), unclear: *met != Met::Gone });
            }
        }
        people
    }

    /// Counts those who are employed.
    pub fn said(&self, before: &Workforce<'_>, after: &Workforce<'_>) -> PeopleSaid {
        let [mut stayed, mut hired, mut left, mut unclear_before, mut unclear_after] = [0; 5];
        for somebody in &self.all {
            let count = match (somebody.unclear, somebody.is_employed(before, after)) {
                (_, (false, false)) => continue,
                (false, (true, true)) => &mut stayed,
                (false, (false, true)) => &mut hired,
                (false, (true, false)) => &mut left,
                (true, (true, _)) => &mut unclear_before,
                (true, (false, true)) => &mut unclear_after,
            };
            *count += 1;
        }
        PeopleSaid {
            followed_by: self.way,
            stayed: Some(stayed),
            hired: Some(hired),
            left: Some(left),
            unclear_before: Some(unclear_before),
            unclear_after: Some(unclear_after),
            suppressed: Hidden::new(),
        }
    }
}

impl Somebody {
    /// Tells whether the person is employed on the first date, and whether on the second.
    pub fn is_employed(&self, before: &Workforce<'_>, after: &Workforce<'_>) -> (bool, bool) {
        let then = self.before.is_some_and(|person| before.is_employed(person));
        let now = self.after.is_some_and(|person| after.is_employed(person));
        (then, now)
    }
}
