//! What a simple rule would have done: the most critical requirement first, each by the cheapest measure.

use super::super::board::Board;
use super::limits::{Kind, Sheet};
use super::offers::Offers;

/// Returns which option each person takes by the simple rule, within the same limits.
///
/// Requirements are taken one after the other, the most critical first; for each, the cheapest measure goes to those who
/// may take it, in the order of their ids and from the earliest year with room, until what is expected closes the gap.
/// A fair share is looked at last: who was given a place last gives it back until it holds, and what is free is given anew.
pub(super) fn simple(offers: &Offers<'_>, sheet: &Sheet, board: &Board<'_>) -> Vec<Option<usize>> {
    let mut rows: Vec<u32> =
        (0..board.rows.len() as u32).filter(|row| board.rows[*row as usize].is_wanted).collect();
    let criticality = |row: &u32| board.demands[board.rows[*row as usize].demand].requirement.criticality;
    rows.sort_by_key(|row| (std::cmp::Reverse(criticality(row)), *row));
    let raisers = raisers(offers, sheet, board.rows.len());
    let share = sheet.limits.iter().position(|(kind, _)| *kind == Kind::Share);
    let mut state = State {
        sheet,
        share: share.map(|place| board.rows.len() + place),
        minds_share: false,
        given: Vec::new(),
        taken: vec![None; sheet.ways.len()],
        risen: vec![0; sheet.problem.rows.len()],
    };
    state.give(&rows, &raisers);
    state.give_back();
    state.minds_share = true;
    while state.give(&rows, &raisers) {}
    state.taken
}

/// Returns the people and options that raise each row, the cheapest first, then by person, then the earliest.
fn raisers(offers: &Offers<'_>, sheet: &Sheet, rows: usize) -> Vec<Vec<(usize, usize)>> {
    let mut all: Vec<Vec<(u32, usize, usize)>> = vec![Vec::new(); rows];
    for (person, group) in sheet.problem.groups.iter().enumerate() {
        for (option, candidate) in group.iter().enumerate() {
            let (offer, _) = sheet.ways[person][option];
            for (row, _) in &offers.people[person].offers[offer].gain {
                all[*row as usize].push((candidate.cost, person, option));
            }
        }
    }
    let sorted = all.into_iter().map(|mut of_row| {
        of_row.sort_unstable();
        of_row.into_iter().map(|(_, person, option)| (person, option)).collect()
    });
    sorted.collect()
}

struct State<'s> {
    sheet: &'s Sheet,
    /// The row of the fair share.
    share: Option<usize>,
    /// Whether it limits what is given now.
    minds_share: bool,
    /// Who was given a place, in turn.
    given: Vec<usize>,
    taken: Vec<Option<usize>>,
    risen: Vec<i64>,
}

impl State<'_> {
    /// Gives places for each row in turn, as long as it is not closed; tells whether any was given.
    fn give(&mut self, rows: &[u32], raisers: &[Vec<(usize, usize)>]) -> bool {
        let before = self.given.len();
        for row in rows.iter().map(|row| *row as usize) {
            for (person, option) in &raisers[row] {
                if self.risen[row] >= self.sheet.problem.rows[row].wanted {
                    break;
                }
                self.try_to_give(*person, *option);
            }
        }
        self.given.len() > before
    }

    /// Gives somebody who takes nothing yet a place, where the limits leave room.
    fn try_to_give(&mut self, person: usize, option: usize) {
        let effect = &self.sheet.problem.groups[person][option].effect;
        let has_room = |(row, change): &(u32, i64)| {
            let at = *row as usize;
            let is_minded = self.minds_share || self.share != Some(at);
            !is_minded || *change > 0 || self.risen[at] + change >= -self.sheet.problem.rows[at].slack
        };
        if self.taken[person].is_none() && effect.iter().all(has_room) {
            effect.iter().for_each(|(row, change)| self.risen[*row as usize] += change);
            self.taken[person] = Some(option);
            self.given.push(person);
        }
    }

    /// Takes places back, the last given first, until the fair share holds.
    fn give_back(&mut self) {
        let Some(share) = self.share else { return };
        let mut order = self.given.clone();
        while self.risen[share] < 0
            && let Some(person) = order.pop()
        {
            let Some(option) = self.taken[person] else { continue };
            let effect = &self.sheet.problem.groups[person][option].effect;
            let lowers = effect.iter().any(|(row, change)| *row as usize == share && *change < 0);
            if lowers {
                effect.iter().for_each(|(row, change)| self.risen[*row as usize] -= change);
                self.taken[person] = None;
                self.given.retain(|known| *known != person);
            }
        }
    }
}
