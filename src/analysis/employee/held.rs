//! What somebody has of a competence, with the days that belong to it.

use super::super::qualification::{Grounds, Holder, valid_until};
use super::super::situation::Situation;
use super::answer::Formal;
use crate::model::date::{Date, OPEN};
use crate::model::plan::{Competence, CompetenceId};
use crate::model::register::{Holding, PersonId, Status};

/// What is known of somebody and a competence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held {
    pub formal: Formal,
    /// Whether it is held formally, by dispensation or for good.
    pub is_formal: bool,
    pub acquired: Option<Date>,
    /// The last day, of what is held or has expired; none where it is open or nobody knows.
    pub valid_until: Option<Date>,
    pub expected: Option<Date>,
    pub level: Option<u8>,
    pub assessed: Option<Date>,
}

/// Looks up what people have.
pub(super) struct Holdings<'a> {
    situation: &'a Situation<'a>,
    /// For each competence, those that give it.
    givers: Vec<Vec<CompetenceId>>,
}

impl<'a> Holdings<'a> {
    pub fn of(situation: &'a Situation<'a>) -> Self {
        let competences = &situation.plan.competences;
        let mut givers = vec![Vec::new(); competences.len()];
        for (place, competence) in (0u32..).zip(competences) {
            for given in &competence.implies {
                givers[given.index()].push(CompetenceId(place));
            }
        }
        Self { situation, givers }
    }

    /// Returns the holder that somebody is of a competence; none where they have nothing of it.
    pub fn holder(&self, person: PersonId, competence: CompetenceId) -> Option<&'a Holder> {
        let holders = self.situation.qualifications.of(competence);
        let place = holders.binary_search_by_key(&person, |holder| holder.person).ok()?;
        Some(&holders[place])
    }

    /// Returns what somebody has of a competence, with its days.
    pub fn held(&self, person: PersonId, competence: CompetenceId) -> Held {
        let date = self.situation.date;
        let grounds = self.holder(person, competence).map(|holder| holder.grounds).unwrap_or_default();
        let formal = formal(grounds);
        let rows = self.rows(person, competence);
        let levels = rows.iter().filter(|row| row.assessed.is_none_or(|assessed| assessed <= date));
        let newest = levels.filter_map(|row| Some((row.assessed, row.level?))).max();
        let acquired = given(rows).filter_map(|row| row.acquired);
        let ends = self.ends(person, competence, grounds);
        let last = match formal {
            Formal::Held | Formal::Dispensation => ends.into_iter().filter(|end| *end >= date).max(),
            Formal::Expired => {
                let told = rows.iter().filter(|row| row.status == Status::Expired);
                let told = told.filter_map(|row| self.end(row.valid_until, row.acquired, competence));
                ends.into_iter().chain(told).filter(|end| *end < date).max()
            }
            _ => None,
        };
        Held {
            formal,
            is_formal: grounds.is_held(),
            acquired: match formal {
                Formal::Later => acquired.filter(|day| *day > date).min(),
                _ => acquired.filter(|day| *day <= date).max(),
            },
            valid_until: last.filter(|end| *end != OPEN),
            expected: in_progress(rows).filter_map(|row| row.expected).min(),
            level: newest.map(|(_, level)| level),
            assessed: newest.and_then(|(assessed, _)| assessed),
        }
    }

    fn rows(&self, person: PersonId, competence: CompetenceId) -> &'a [Holding] {
        let all = self.situation.register.holdings_of(competence);
        let start = all.partition_point(|row| row.person < person);
        let end = all.partition_point(|row| row.person <= person);
        &all[start..end]
    }

    fn competence(&self, id: CompetenceId) -> &'a Competence {
        &self.situation.plan.competences[id.index()]
    }

    /// Returns the last day of each reason that somebody has for holding a competence; none of what is undated.
    fn ends(&self, person: PersonId, competence: CompetenceId, grounds: Grounds) -> Vec<Date> {
        let own = given(self.rows(person, competence)).filter(|row| row.status != Status::Expired);
        let own = own.filter(|row| !self.is_later(row));
        let mut ends: Vec<Date> =
            own.filter_map(|row| self.end(row.valid_until, row.acquired, competence)).collect();
        ends.extend(by_credential(grounds).then_some(OPEN));
        for giver in &self.givers[competence.index()] {
            let rows = given(self.rows(person, *giver));
            let rows = rows.filter(|row| row.status != Status::Dispensation && !self.is_later(row));
            ends.extend(rows.filter_map(|row| self.end(None, row.acquired, competence)));
            let is_credited = self.holder(person, *giver).is_some_and(|holder| by_credential(holder.grounds));
            ends.extend(is_credited.then(|| self.end(None, None, competence)).flatten());
        }
        ends
    }

    /// Returns the last day of a holding: for good where it has none and needs none; none where it needs one.
    fn end(&self, until: Option<Date>, acquired: Option<Date>, id: CompetenceId) -> Option<Date> {
        let competence = self.competence(id);
        let is_open = competence.valid_months.is_none() || competence.undated_is_valid;
        valid_until(until, acquired, competence).or(is_open.then_some(OPEN))
    }

    fn is_later(&self, row: &Holding) -> bool {
        row.acquired.is_some_and(|acquired| acquired > self.situation.date)
    }
}

/// Returns the rows by which something is, was or will be held.
fn given(rows: &[Holding]) -> impl Iterator<Item = &Holding> {
    rows.iter().filter(|row| matches!(row.status, Status::Held | Status::Expired | Status::Dispensation))
}

fn in_progress(rows: &[Holding]) -> impl Iterator<Item = &Holding> {
    rows.iter().filter(|row| row.status == Status::InProgress)
}

/// Tells whether a position, an education or an authorisation gives the competence, for good.
fn by_credential(grounds: Grounds) -> bool {
    grounds.position || grounds.education || grounds.authorisation
}

/// Returns how somebody stands formally: what is held, else what is nearest to being so.
fn formal(grounds: Grounds) -> Formal {
    match () {
        () if grounds.is_held_in_full() => Formal::Held,
        () if grounds.dispensation => Formal::Dispensation,
        () if grounds.in_progress => Formal::InProgress,
        () if grounds.later => Formal::Later,
        () if grounds.undated => Formal::Undated,
        () if grounds.expired => Formal::Expired,
        () if grounds.unread => Formal::Unread,
        () => Formal::None,
    }
}
