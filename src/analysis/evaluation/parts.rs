//! What each person brings to each row of a requirement on the second date more than on the first, and why.

use super::super::holders::{contributions, qualified};
use super::super::qualification::{Grounds, Holder, positions_of};
use super::super::situation::Situation;
use super::super::tally::{Within, sides_of};
use super::answer::Reason;
use super::people::{People, Somebody};
use super::rows::Joined;
use crate::model::plan::{CompetenceId, Requirement};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;

/// What one person brings to a row more than before, in persons or ten-thousandths of an årsverk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    /// Who, by the place among all people.
    pub who: u32,
    /// Why.
    pub reason: Reason,
    /// How much; never 0.
    pub units: i64,
}

/// What became of a row from the first date to the second.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    /// What everybody brings more or less, by person.
    pub changes: Vec<Change>,
    /// How many qualify in its scope on the first date.
    pub persons_before: u64,
    /// The same on the second date.
    pub persons_after: u64,
}

/// A requirement on one date.
struct Side<'a> {
    situation: &'a Situation<'a>,
    requirement: &'a Requirement,
    qualified: Vec<PersonId>,
    within: Within,
    /// The row that each unit of `within` is of.
    rows: Vec<usize>,
    positions: Option<Vec<bool>>,
}

/// Two registers, and who is who in them.
pub(super) struct Compared<'a> {
    pub before: &'a Situation<'a>,
    pub after: &'a Situation<'a>,
    pub people: &'a People,
}

impl<'a> Side<'a> {
    fn of(
        situation: &'a Situation<'a>,
        requirement: &'a Requirement,
        units: impl Iterator<Item = (usize, UnitId)>,
    ) -> Self {
        let (rows, units): (Vec<usize>, Vec<UnitId>) = units.unzip();
        Self {
            situation,
            requirement,
            qualified: qualified(situation, requirement),
            within: Within::of(&units, &situation.register.units),
            rows,
            positions: positions_of(situation.register, &requirement.positions),
        }
    }

    fn qualifies(&self, person: Option<PersonId>) -> bool {
        person.is_some_and(|person| self.qualified.binary_search(&person).is_ok())
    }

    /// Returns the rows in whose scope somebody is, and how much they would bring there.
    fn scopes(&self, person: Option<PersonId>) -> Vec<(usize, i64)> {
        let presences = person.into_iter().flat_map(|person| self.situation.force.of(person));
        let found = contributions(self.requirement, &self.within, self.positions.as_deref(), presences);
        found.into_iter().map(|(at, units)| (self.rows[at], units)).collect()
    }

    fn holder(&self, person: Option<PersonId>, competence: CompetenceId) -> Option<&Holder> {
        self.situation.qualifications().holder(person?, competence)
    }
}

impl Compared<'_> {
    /// Returns what became of each row of a requirement.
    pub fn courses(&self, requirement: &Requirement, rows: &[&Joined]) -> Vec<Course> {
        let units = |of: fn(&Joined) -> Option<UnitId>| {
            rows.iter().enumerate().filter_map(move |(at, row)| Some((at, of(row)?)))
        };
        let before =
            Side::of(self.before, requirement, units(|row| row.before.as_ref().and_then(|one| one.unit)));
        let after =
            Side::of(self.after, requirement, units(|row| row.after.as_ref().and_then(|one| one.unit)));
        let mut courses = vec![Course::default(); rows.len()];
        for who in self.concerned(&before, &after) {
            self.follow(who, &before, &after, &mut courses);
        }
        courses
    }

    /// Returns those who qualify on either date: nobody else brings anything.
    fn concerned(&self, before: &Side<'_>, after: &Side<'_>) -> Vec<u32> {
        let then = before.qualified.iter().map(|person| self.people.of_before[person.index()]);
        let now = after.qualified.iter().map(|person| self.people.of_after[person.index()]);
        let mut all: Vec<u32> = then.chain(now).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Follows somebody from the first date to the second, in every row that they are in the scope of on either.
    fn follow(&self, who: u32, before: &Side<'_>, after: &Side<'_>, courses: &mut [Course]) {
        let somebody = &self.people.all[who as usize];
        let (scopes_then, scopes_now) = (before.scopes(somebody.before), after.scopes(somebody.after));
        let (then, now) = (before.qualifies(somebody.before), after.qualifies(somebody.after));
        let mut rows: Vec<usize> = scopes_then.iter().chain(&scopes_now).map(|(row, _)| *row).collect();
        rows.sort_unstable();
        rows.dedup();
        let within = |scopes: &[(usize, i64)], row: usize| {
            scopes.iter().find(|(known, _)| *known == row).map(|(_, units)| *units)
        };
        for row in rows {
            let (there_then, there_now) = (within(&scopes_then, row), within(&scopes_now, row));
            let brought = [there_then.filter(|_| then), there_now.filter(|_| now)];
            courses[row].persons_before += u64::from(brought[0].is_some());
            courses[row].persons_after += u64::from(brought[1].is_some());
            let units = brought[1].unwrap_or(0) - brought[0].unwrap_or(0);
            if units != 0 {
                let moved = there_then.is_some() != there_now.is_some();
                let reason = self.reason(somebody, moved, before, after);
                courses[row].changes.push(Change { who, reason, units });
            }
        }
    }

    /// Returns the first reason that fits somebody.
    fn reason(&self, somebody: &Somebody, moved: bool, before: &Side<'_>, after: &Side<'_>) -> Reason {
        let (employed_then, employed_now) = somebody.is_employed(&self.before.force, &self.after.force);
        match () {
            // Whether they came or left is what nobody can tell.
            () if somebody.unclear => return Reason::Other,
            () if !employed_then => return Reason::Hired,
            () if !employed_now => return Reason::Left,
            () if moved => return Reason::Moved,
            () => {}
        }
        let (then, now) = (before.qualifies(somebody.before), after.qualifies(somebody.after));
        let would = qualifies_with_formal_of_then(somebody, before, after);
        match () {
            () if now && !would => Reason::LearntFormally,
            () if now && !then => Reason::LearntReally,
            () if then && !now && would => Reason::Expired,
            () if then && now => Reason::Hours,
            () => Reason::Other,
        }
    }
}

/// Tells whether somebody would qualify on the second date with the formal side of the first and the real side of now.
fn qualifies_with_formal_of_then(somebody: &Somebody, before: &Side<'_>, after: &Side<'_>) -> bool {
    let requirement = after.requirement;
    let Some(person) = somebody.after.filter(|_| !requirement.is_staffing()) else {
        return requirement.is_staffing();
    };
    let mixed: Vec<(CompetenceId, Holder)> = requirement
        .competences
        .iter()
        .map(|competence| {
            let then = before.holder(somebody.before, *competence);
            let now = after.holder(somebody.after, *competence);
            let grounds = then.map_or(Grounds::default(), |holder| holder.grounds);
            (*competence, Holder { person, grounds, level: now.and_then(|holder| holder.level) })
        })
        .collect();
    let holder = |sought: CompetenceId| {
        mixed.iter().find(|(competence, _)| *competence == sought).map(|(_, holder)| holder)
    };
    sides_of(requirement, person, holder).qualifies(requirement.requires)
}
