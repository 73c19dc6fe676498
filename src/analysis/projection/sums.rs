//! Sums over requirements: places in requirements, not people, for one person may fill several.

use super::distribution::{Contribution, Contributions, Distribution, Room};
use super::supply::Candidate;
use crate::model::plan::CompetenceId;
use crate::model::register::PersonId;
use std::collections::BTreeMap;

/// About how many additions the distribution of a sum of årsverk may take before its grid is made coarser.
const WORK: i64 = 4_000_000;

/// Beyond so many things under way that differ in what they would do, each is taken to be completed alone.
const MOST_UNDER_WAY: usize = 8;

/// What everybody may fill of a group of requirements on a day.
#[derive(Debug, Clone)]
pub(super) struct Places {
    certain: Vec<i64>,
    completing: Vec<(PersonId, i64, Vec<CompetenceId>)>,
    is_empty: bool,
}

impl Places {
    /// Returns nothing for so many people.
    pub fn of(people: usize) -> Self {
        Self { certain: vec![0; people], completing: Vec::new(), is_empty: true }
    }

    /// Lets somebody fill more.
    pub fn add(&mut self, candidate: &Candidate, amount: i64) {
        self.is_empty = false;
        if candidate.is_certain() {
            self.certain[candidate.person.index()] += amount;
        } else {
            self.completing.push((candidate.person, amount, candidate.completing.clone()));
        }
    }

    /// Returns how many people there are who may fill anything.
    pub fn people(&self) -> u64 {
        if self.is_empty {
            return 0;
        }
        let mut others: Vec<PersonId> = self.completing.iter().map(|(person, _, _)| *person).collect();
        others.retain(|person| self.certain[person.index()] == 0);
        others.sort_unstable();
        others.dedup();
        (self.certain.iter().filter(|amount| **amount > 0).count() + others.len()) as u64
    }

    /// Returns the distribution of what is filled, and starts anew.
    pub fn take(
        &mut self,
        there: impl Fn(PersonId) -> f64,
        completed: f64,
        in_fte: bool,
        room: &mut Room,
    ) -> Distribution {
        let mut sum = Contributions::default();
        self.completing.sort_by_key(|(person, _, _)| *person);
        for group in self.completing.chunk_by(|a, b| a.0 == b.0) {
            let person = group[0].0;
            let certain = std::mem::take(&mut self.certain[person.index()]);
            let amounts = outcomes(certain, group, completed);
            sum.add_one_of(
                amounts.into_iter().map(|(amount, chance)| (amount, chance * there(person))).collect(),
            );
        }
        self.completing.clear();
        if !self.is_empty {
            for (person, amount) in self.certain.iter_mut().enumerate().filter(|(_, amount)| **amount > 0) {
                sum.add(std::mem::take(amount), there(PersonId(person as u32)));
            }
        }
        self.is_empty = true;
        if in_fte { sum.distribution_within(WORK, room) } else { sum.distribution(room) }
    }
}

/// Returns what somebody fills, with each way that what is under way may turn out.
fn outcomes(certain: i64, under_way: &[(PersonId, i64, Vec<CompetenceId>)], completed: f64) -> Contribution {
    // Rows that the same things would do for are filled together.
    let mut alike: BTreeMap<&[CompetenceId], i64> = BTreeMap::new();
    for (_, amount, sources) in under_way {
        *alike.entry(sources).or_default() += amount;
    }
    let mut sources: Vec<CompetenceId> =
        under_way.iter().flat_map(|(_, _, sources)| sources.iter().copied()).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut outcomes: BTreeMap<i64, f64> = BTreeMap::new();
    if sources.len() > MOST_UNDER_WAY {
        outcomes.insert(certain, 1.0);
        for (sources, amount) in &alike {
            let chance = 1.0 - (1.0 - completed).powi(sources.len() as i32);
            for (known, probability) in std::mem::take(&mut outcomes) {
                *outcomes.entry(known).or_default() += probability * (1.0 - chance);
                *outcomes.entry(known + amount).or_default() += probability * chance;
            }
        }
        return outcomes.into_iter().collect();
    }
    for done in 0..1u32 << sources.len() {
        let is_done =
            |source: &CompetenceId| sources.binary_search(source).is_ok_and(|place| done >> place & 1 == 1);
        let filled = alike.iter().filter(|(sources, _)| sources.iter().any(is_done));
        let amount = certain + filled.map(|(_, amount)| amount).sum::<i64>();
        let number = done.count_ones() as i32;
        let chance = completed.powi(number) * (1.0 - completed).powi(sources.len() as i32 - number);
        *outcomes.entry(amount).or_default() += chance;
    }
    outcomes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_completes_fills_every_place_that_it_would_do_for() {
        let (a, b) = (CompetenceId(0), CompetenceId(1));
        let somebody = PersonId(0);
        // One place already; course a would fill another, either course a third.
        let under_way = [(somebody, 1, vec![a]), (somebody, 1, vec![a, b])];
        let found = outcomes(1, &under_way, 0.75);
        // Neither 1/16: one place. Only b 3/16: two. Only a, or both, 12/16: three.
        assert_eq!(found, [(1, 0.0625), (2, 0.1875), (3, 0.75)]);
    }
}
