//! What somebody has and where they work, today or after something has changed, and for which rows they count by that.

use super::board::{Board, Counted};
use super::qualification::{Holder, given_by};
use super::situation::Situation;
use super::workforce::Presence;
use crate::model::amount::Fte;
use crate::model::date::PackedDate;
use crate::model::plan::CompetenceId;
use crate::model::register::{Holding, PersonId, Status};
use crate::model::unit::UnitId;
use std::collections::BTreeMap;

/// Somebody, as they stand.
#[derive(Clone)]
pub(super) struct Standing {
    /// Who.
    pub person: PersonId,
    /// Where they count; nowhere where they are employed at 0 % only.
    pub presences: Vec<Presence>,
    /// What they hold, by competence.
    pub holders: Vec<(CompetenceId, Holder)>,
    /// For which rows they count.
    pub counted: Counted,
}

impl Standing {
    /// Returns how everybody who is employed stands today.
    pub fn today(situation: &Situation<'_>, board: &Board<'_>) -> Vec<Self> {
        let mut held: Vec<Vec<(CompetenceId, Holder)>> = vec![Vec::new(); situation.register.people.len()];
        for place in 0..situation.plan.competences.len() as u32 {
            for holder in situation.qualifications().of(CompetenceId(place)) {
                held[holder.person.index()].push((CompetenceId(place), *holder));
            }
        }
        let people = (0u32..).map(PersonId).zip(held);
        people
            .filter(|(person, _)| situation.force.is_employed(*person))
            .map(|(person, holders)| {
                let presences = situation.force.of(person).collect();
                let mut standing = Self { person, presences, holders, counted: Counted::new() };
                standing.count(0..board.demands.len(), board);
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

    /// Tells whether the person counts for a row.
    pub fn counts_for(&self, row: u32) -> bool {
        self.counted.binary_search_by_key(&row, |(known, _)| *known).is_ok()
    }

    /// Counts anew by some requirements, of which nothing is counted yet.
    fn count(&mut self, demands: impl IntoIterator<Item = usize>, board: &Board<'_>) {
        for demand in demands {
            if self.qualifies(board, demand) {
                self.counted.extend(board.demands[demand].scopes(self.presences.iter().copied()));
            }
        }
        self.counted.sort_unstable();
    }

    /// Counts anew by some requirements.
    fn recount(&mut self, demands: &[usize], board: &Board<'_>) {
        self.counted.retain(|(row, _)| !demands.contains(&board.rows[*row as usize].demand));
        self.count(demands.iter().copied(), board);
    }

    /// Returns how the person stands where all their work is in one unit.
    pub fn moved(&self, unit: UnitId, board: &Board<'_>) -> Self {
        let mut next = self.clone();
        next.presences.iter_mut().for_each(|presence| presence.unit = unit);
        next.counted.clear();
        next.count(0..board.demands.len(), board);
        next
    }

    /// Returns how the person stands after learning something on the day that is judged: with one more row in the
    /// register, of a competence formally held, or held really at a level, or both.
    pub fn learning(
        &self,
        competence: CompetenceId,
        formally: bool,
        level: Option<u8>,
        situation: &Situation<'_>,
        board: &Board<'_>,
    ) -> Self {
        let row = Holding {
            competence,
            person: self.person,
            status: if formally { Status::Held } else { Status::None },
            level,
            acquired: PackedDate::of(situation.date),
            valid_until: PackedDate::NONE,
            expected: PackedDate::NONE,
            assessed: PackedDate::of(situation.date),
        };
        let mut next = self.clone();
        let mut touched: Vec<usize> = Vec::new();
        for (given, holder) in given_by(situation.date, row, situation.plan) {
            next.receive(given, holder);
            touched.extend(board.asking[given.index()].iter().map(|demand| *demand as usize));
        }
        touched.sort_unstable();
        touched.dedup();
        next.recount(&touched, board);
        next
    }

    fn receive(&mut self, competence: CompetenceId, given: Holder) {
        match self.holders.binary_search_by_key(&competence, |(known, _)| *known) {
            Ok(place) => self.holders[place].1 = self.holders[place].1.and(given),
            Err(place) => self.holders.insert(place, (competence, given)),
        }
    }

    /// Returns by how much each row rises or falls when somebody goes from one standing to another.
    pub fn change(&self, after: &Self) -> Counted {
        let before = self.counted.iter().map(|(row, amount)| (*row, -amount));
        let mut changes: Counted = before.chain(after.counted.iter().copied()).collect();
        changes.sort_unstable_by_key(|(row, _)| *row);
        changes.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            earlier.1 += if same { later.1 } else { 0 };
            same
        });
        changes.retain(|(_, change)| *change != 0);
        changes
    }

    /// Returns the unit where somebody works most; of several alike, the first of the tree.
    pub fn main_unit(&self) -> UnitId {
        let mut sums: BTreeMap<UnitId, Fte> = BTreeMap::new();
        for presence in &self.presences {
            *sums.entry(presence.unit).or_default() += presence.fraction().unwrap_or_default();
        }
        let most = sums.into_iter().max_by_key(|(unit, sum)| (*sum, std::cmp::Reverse(*unit)));
        most.map_or(UnitId::EVERYTHING, |(unit, _)| unit)
    }
}
