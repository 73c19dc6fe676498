//! What somebody has and where they work, with or without steps, and for which rows they count by that.

use super::super::qualification::{Holder, given_by};
use super::super::situation::Situation;
use super::super::workforce::Presence;
use super::board::{Board, Counted};
use super::step::Step;
use crate::model::plan::CompetenceId;
use crate::model::register::{Holding, PersonId, Status};

/// Somebody, as they stand.
#[derive(Clone)]
pub(super) struct Standing {
    /// Who.
    pub person: PersonId,
    /// Where they count.
    pub presences: Vec<Presence>,
    /// What they hold, by competence.
    pub holders: Vec<(CompetenceId, Holder)>,
    /// For which rows they count, by requirement.
    pub counted: Vec<Counted>,
}

impl Standing {
    /// Returns how everybody who counts stands today.
    pub fn today(situation: &Situation<'_>, board: &Board<'_>) -> Vec<Self> {
        let mut held: Vec<Vec<(CompetenceId, Holder)>> = vec![Vec::new(); situation.register.people.len()];
        for place in 0..situation.plan.competences.len() as u32 {
            for holder in situation.qualifications.of(CompetenceId(place)) {
                held[holder.person.index()].push((CompetenceId(place), *holder));
            }
        }
        let groups = situation.force.presences().chunk_by(|a, b| a.person == b.person);
        groups
            .map(|group| {
                let person = group[0].person;
                let holders = std::mem::take(&mut held[person.index()]);
                let mut standing = Self { person, presences: group.to_vec(), holders, counted: Vec::new() };
                standing.counted =
                    (0..board.demands.len()).map(|demand| standing.count(board, demand)).collect();
                standing
            })
            .collect()
    }

    /// Returns what is held of a competence.
    pub fn holder(&self, competence: CompetenceId) -> Option<&Holder> {
        let place = self.holders.binary_search_by_key(&competence, |(known, _)| *known).ok()?;
        Some(&self.holders[place].1)
    }

    /// Tells whether a requirement is met, wherever the person works.
    pub fn qualifies(&self, board: &Board<'_>, demand: usize) -> bool {
        board.demands[demand].is_met_by(self.person, |competence| self.holder(competence))
    }

    fn count(&self, board: &Board<'_>, demand: usize) -> Counted {
        if !self.qualifies(board, demand) {
            return Counted::new();
        }
        board.demands[demand].scopes(&self.presences)
    }

    /// Returns how the person stands after a step.
    pub fn after(&self, step: Step, situation: &Situation<'_>, board: &Board<'_>) -> Self {
        let mut next = self.clone();
        let touched: Vec<usize> = match step {
            Step::Mobilise(unit) => {
                next.presences.iter_mut().for_each(|presence| presence.unit = unit);
                (0..board.demands.len()).filter(|demand| self.qualifies(board, *demand)).collect()
            }
            Step::Renew(competence) | Step::Recognise(competence) | Step::Practise(competence, _) => {
                let row = self.row(competence, step, situation);
                let mut touched = Vec::new();
                for (given, holder) in given_by(situation.date, row, situation.plan) {
                    next.receive(given, holder);
                    touched.extend(board.asking[given.index()].iter().map(|demand| *demand as usize));
                }
                touched.sort_unstable();
                touched.dedup();
                touched
            }
        };
        for demand in touched {
            next.counted[demand] = next.count(board, demand);
        }
        next
    }

    /// Returns the row that the register would have after a step: dated the day that is judged.
    fn row(&self, competence: CompetenceId, step: Step, situation: &Situation<'_>) -> Holding {
        let (status, level) = match step {
            Step::Practise(_, level) => (Status::None, Some(level)),
            Step::Mobilise(_) | Step::Renew(_) | Step::Recognise(_) => (Status::Held, None),
        };
        Holding {
            competence,
            person: self.person,
            status,
            level,
            acquired: Some(situation.date),
            valid_until: None,
            expected: None,
            assessed: Some(situation.date),
        }
    }

    fn receive(&mut self, competence: CompetenceId, given: Holder) {
        match self.holders.binary_search_by_key(&competence, |(known, _)| *known) {
            Ok(place) => self.holders[place].1 = self.holders[place].1.and(given),
            Err(place) => self.holders.insert(place, (competence, given)),
        }
    }

    /// Returns by how much each row rises or falls when somebody goes from one standing to another.
    pub fn change(&self, after: &Self) -> Vec<(u32, i64)> {
        let mut changes: Vec<(u32, i64)> = Vec::new();
        for (before, after) in self.counted.iter().zip(&after.counted).filter(|(a, b)| a != b) {
            changes.extend(before.iter().map(|(row, amount)| (*row, -amount)));
            changes.extend(after);
        }
        changes.sort_unstable_by_key(|(row, _)| *row);
        changes.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            earlier.1 += if same { later.1 } else { 0 };
            same
        });
        changes.retain(|(_, change)| *change != 0);
        changes
    }
}
