//! What somebody has of a competence, with the days that belong to it.

use super::super::qualification::{Grounds, newest_on, valid_until};
use super::super::situation::Situation;
use super::answer::Formal;
use crate::model::date::{Date, OPEN, PackedDate, day_after};
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

/// A time in which somebody has a reason for holding a competence.
struct Spell {
    /// The first day; none where nobody knows.
    from: Option<Date>,
    /// The last day.
    end: Date,
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

    /// Returns what somebody has of a competence, with its days.
    pub fn held(&self, person: PersonId, competence: CompetenceId) -> Held {
        let date = self.situation.date;
        let grounds = self.grounds(person, competence);
        let formal = formal(grounds);
        let rows = self.rows(person, competence);
        let newest = newest_on(PackedDate::of(date), &rows);
        let acquired = given(&rows).filter_map(|row| row.acquired.date());
        let spells = self.spells(person, competence, grounds);
        let (later, begun): (Vec<Spell>, Vec<Spell>) =
            spells.into_iter().partition(|spell| spell.from.is_some_and(|from| from > date));
        let ends = begun.into_iter().map(|spell| spell.end);
        let last = match formal {
            Formal::Held | Formal::Dispensation => {
                ends.filter(|end| *end >= date).max().map(|last| carried_on(last, later))
            }
            Formal::Expired => {
                let told = rows.iter().filter(|row| row.status == Status::Expired);
                let told =
                    told.filter_map(|row| self.end(row.valid_until.date(), row.acquired.date(), competence));
                ends.chain(told).filter(|end| *end < date).max()
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
            expected: in_progress(&rows).filter_map(|row| row.expected.date()).min(),
            level: newest.map(|(_, level)| level),
            assessed: newest.and_then(|(assessed, _)| assessed.date()),
        }
    }

    fn rows(&self, person: PersonId, competence: CompetenceId) -> Vec<Holding> {
        self.situation.register.holdings.by(person, competence)
    }

    fn competence(&self, id: CompetenceId) -> &'a Competence {
        &self.situation.plan.competences[id.index()]
    }

    fn grounds(&self, person: PersonId, competence: CompetenceId) -> Grounds {
        let holder = self.situation.qualifications().holder(person, competence);
        holder.map(|holder| holder.grounds).unwrap_or_default()
    }

    /// Returns each reason that somebody has or will have for holding a competence; none of what is undated.
    fn spells(&self, person: PersonId, competence: CompetenceId, grounds: Grounds) -> Vec<Spell> {
        let spell = |until: Option<Date>, from: Option<Date>| {
            self.end(until, from, competence).map(|end| Spell { from, end })
        };
        let rows = self.rows(person, competence);
        let own = given(&rows).filter(|row| row.status != Status::Expired);
        let mut spells: Vec<Spell> =
            own.filter_map(|row| spell(row.valid_until.date(), row.acquired.date())).collect();
        spells.extend(by_credential(grounds).then_some(Spell { from: None, end: OPEN }));
        for giver in &self.givers[competence.index()] {
            let rows = self.rows(person, *giver);
            let giving = given(&rows).filter(|row| row.status != Status::Dispensation);
            spells.extend(giving.filter_map(|row| spell(None, row.acquired.date())));
            let is_credited = by_credential(self.grounds(person, *giver));
            spells.extend(is_credited.then(|| spell(None, None)).flatten());
        }
        spells
    }

    /// Returns the last day of a holding: for good where it has none and needs none; none where it needs one.
    fn end(&self, until: Option<Date>, acquired: Option<Date>, id: CompetenceId) -> Option<Date> {
        let competence = self.competence(id);
        let is_open = competence.valid_months.is_none() || competence.undated_is_valid;
        valid_until(until, acquired, competence).or(is_open.then_some(OPEN))
    }
}

/// Returns the last day of what is held until one, and carried on without a break by what is acquired later.
fn carried_on(mut last: Date, mut later: Vec<Spell>) -> Date {
    later.sort_by_key(|spell| spell.from);
    for spell in later {
        if spell.from.is_some_and(|from| from <= day_after(last)) {
            last = last.max(spell.end);
        }
    }
    last
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
