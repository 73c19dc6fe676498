//! Who may take which measure, and what can be expected of it.

use super::super::board::{Board, Counted};
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::super::training::{Barrier, Training};
use super::Period;
use crate::model::amount::Decimal;
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use rayon::prelude::*;

/// What is expected is counted in so many parts of a person, or of a ten-thousandth of an årsverk.
pub(in crate::analysis) const PARTS: i64 = 1_000_000_000;

/// A measure that somebody may take.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// The measure, by its place among [`Offers::trainings`].
    pub training: usize,
    /// By how much each unmet row is expected to rise, in [`PARTS`]; nothing that is 0.
    pub gain: Counted,
}

/// Somebody who is employed.
pub(super) struct Candidate {
    /// How they stand today.
    pub standing: Standing,
    /// Whether they formally hold a competence that the plan calls higher education.
    pub is_higher: bool,
    /// What they may take, in the order of the plan.
    pub offers: Vec<Offer>,
    /// What keeps them from each measure, by its place among [`Offers::trainings`].
    pub barriers: Vec<Option<Barrier>>,
}

/// Everybody who is employed, and what each may take.
pub(super) struct Offers<'a> {
    /// The measures that employees may take.
    pub trainings: Vec<Training<'a>>,
    /// In which years each may start and be completed in time.
    pub years: Vec<Vec<i16>>,
    /// The people, in the order of the register.
    pub people: Vec<Candidate>,
}

impl<'a> Offers<'a> {
    /// Returns what everybody may take who is employed in some units or below them; everybody where none is named.
    pub fn of(situation: &Situation<'a>, board: &Board<'_>, period: &Period, units: &[UnitId]) -> Self {
        let trainings = Training::all(situation);
        let years = trainings.iter().map(|training| {
            let starts = period.years.iter().copied();
            starts.filter(|year| last_year(*year, training.measure.months) <= period.until).collect()
        });
        let years: Vec<Vec<i16>> = years.collect();
        let people = Standing::today(situation, board)
            .into_par_iter()
            .filter(|standing| works_in(standing.person, units, situation))
            .map(|standing| {
                let there = period.there[standing.person.index()];
                Candidate::of(standing, &trainings, &years, there, situation, board)
            })
            .collect();
        Self { trainings, years, people }
    }

    /// Returns what somebody may begin when, the earliest first, and of a year in the order of the plan.
    pub fn ways(&self, candidate: &Candidate) -> Vec<(usize, i16)> {
        let starts = candidate
            .offers
            .iter()
            .enumerate()
            .flat_map(|(at, offer)| self.years[offer.training].iter().map(move |year| (at, *year)));
        let mut ways: Vec<(usize, i16)> = starts.collect();
        ways.sort_by_key(|(at, year)| (*year, *at));
        ways
    }
}

fn works_in(person: PersonId, units: &[UnitId], situation: &Situation<'_>) -> bool {
    let tree = &situation.register.units;
    let is_asked = |unit: UnitId| units.iter().any(|above| tree.is_within(unit, *above));
    let mut all = situation.register.employments_of(person);
    units.is_empty() || all.any(|one| one.is_active(situation.date) && is_asked(one.unit))
}

impl Candidate {
    fn of(
        standing: Standing,
        trainings: &[Training<'_>],
        years: &[Vec<i16>],
        there: f64,
        situation: &Situation<'_>,
        board: &Board<'_>,
    ) -> Self {
        let barriers: Vec<Option<Barrier>> =
            trainings.iter().map(|training| training.barrier(&standing, situation)).collect();
        let is_open = |at: &usize| barriers[*at].is_none() && !years[*at].is_empty();
        let offers = (0..trainings.len()).filter(is_open).map(|at| {
            let after = trainings[at].completed(&standing, situation, board);
            let gain = gain(standing.change(&after), chance(trainings[at].measure.completion, there), board);
            Offer { training: at, gain }
        });
        let offers = offers.collect();
        let higher = &situation.plan.economy.higher_education;
        let holds = |competence| standing.holder(competence).is_some_and(|holder| holder.grounds.is_held());
        let is_higher = higher.iter().any(|competence| holds(*competence));
        Self { standing, is_higher, offers, barriers }
    }

    /// Returns who it is.
    pub fn person(&self) -> PersonId {
        self.standing.person
    }
}

/// Returns the chance, in [`PARTS`], that somebody completes a measure and is there to use it.
fn chance(completion: Decimal, there: f64) -> i64 {
    let whole = Decimal::ONE.billionths() as f64 * 100.0;
    (completion.billionths() as f64 / whole * there * PARTS as f64).round() as i64
}

/// Returns what is expected of a change, of the rows that are wanted.
fn gain(change: Counted, chance: i64, board: &Board<'_>) -> Counted {
    let wanted = change.into_iter().filter(|(row, _)| board.rows[*row as usize].is_wanted);
    wanted.map(|(row, change)| (row, change * chance)).filter(|(_, change)| *change != 0).collect()
}

/// Returns the last calendar year that a measure touches which starts on 1 January: its own where it says no length.
pub(super) fn last_year(start: i16, months: Option<u16>) -> i16 {
    let years = months.unwrap_or(0).div_ceil(12).max(1);
    start.saturating_add_unsigned(years - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_touches_every_year_that_it_lasts_into() {
        let last =
            [None, Some(1), Some(12), Some(13), Some(24), Some(25)].map(|months| last_year(2027, months));
        assert_eq!(last, [2027, 2027, 2027, 2028, 2028, 2029]);
    }

    #[test]
    fn who_completes_half_the_time_and_is_there_half_the_time_counts_a_quarter() {
        assert_eq!(chance(Decimal::whole(50).unwrap(), 0.5), PARTS / 4);
        assert_eq!(chance(Decimal::whole(100).unwrap(), 1.0), PARTS);
    }
}
