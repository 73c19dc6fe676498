//! A sum by each amount: a list while there are few, then a grid.

use super::count::kept;
use super::room::Room;
use super::{Below, TOLERANCE};

/// A list is kept until it has a tenth as many sums as the grid has places: a place costs so much less than a sum.
const LIST_SHARE: i64 = 10;

/// Tails are cut off where they are at least so large a part: cutting costs work too.
const WORTH_CUTTING: usize = 16;

/// A distribution by each amount.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) support: Support,
    /// The probability of each amount or less.
    pub(super) cumulative: Vec<f64>,
}

/// The amounts that a distribution is over, in order.
#[derive(Debug, Clone)]
pub(super) enum Support {
    Listed(Vec<i64>),
    Grid { start: i64, step: i64 },
}

impl Support {
    fn amount(&self, place: usize) -> i64 {
        match self {
            Support::Listed(amounts) => amounts[place],
            Support::Grid { start, step } => start + step * place as i64,
        }
    }

    /// Returns how many of the amounts are less than one.
    fn below(&self, amount: i64, len: usize) -> usize {
        match self {
            Support::Listed(amounts) => amounts.partition_point(|known| *known < amount),
            Support::Grid { start, step } => {
                let places = (amount - start + step - 1).div_euclid(*step);
                places.clamp(0, len as i64) as usize
            }
        }
    }
}

impl Table {
    pub(super) fn quantile(&self, share: f64) -> i64 {
        let place = self.cumulative.partition_point(|known| *known < share - TOLERANCE);
        self.support.amount(place.min(self.cumulative.len() - 1))
    }

    pub(super) fn below(&self, amount: i64) -> f64 {
        match self.support.below(amount, self.cumulative.len()) {
            0 => 0.0,
            all if all == self.cumulative.len() => 1.0,
            some => self.cumulative[some - 1].clamp(0.0, 1.0),
        }
    }

    pub(super) fn below_steps(&self, amount: i64, each: i64) -> Below {
        let ends = (self.support.amount(0), self.support.amount(self.cumulative.len() - 1));
        let (certain, end) = Below::steps(amount, each, ends);
        Below { certain, then: (certain..end).map(|steps| self.below(amount - steps * each)).collect() }
    }

    pub(super) fn shortfall(&self, amount: i64) -> f64 {
        // From each amount to the next, and from the last to the one asked for, all that is below is short.
        let below = self.support.below(amount, self.cumulative.len());
        let next = |place: usize| if place + 1 < below { self.support.amount(place + 1) } else { amount };
        let short = self.cumulative[..below]
            .iter()
            .enumerate()
            .map(|(place, probability)| (next(place) - self.support.amount(place)) as f64 * probability);
        short.sum()
    }
}

/// A sum that contributions are being added to.
pub(super) struct Sum {
    support: Support,
    mass: Vec<f64>,
    /// Room for the next sum, kept so that it need not be asked for anew.
    spare: Vec<f64>,
    step: i64,
}

impl Sum {
    pub(super) fn of(certain: i64, step: i64, room: &mut Room) -> Self {
        let (mut mass, spare) = (room.lend(), room.lend());
        mass.push(1.0);
        Self { support: Support::Listed(vec![certain]), mass, spare, step }
    }

    /// Adds an amount as many times as events happen, of which at least `first` do.
    pub(super) fn add_counted(&mut self, amount: i64, first: usize, mass: &[f64]) {
        let shifts: Vec<(i64, f64)> =
            mass.iter().enumerate().map(|(place, mass)| ((first + place) as i64 * amount, *mass)).collect();
        self.shift(&shifts);
    }

    /// Adds one of several amounts, or nothing.
    pub(super) fn add(&mut self, amounts: &[(i64, f64)]) {
        let nothing = 1.0 - amounts.iter().map(|(_, chance)| chance).sum::<f64>();
        let mut shifts = vec![(0, nothing.max(0.0))];
        shifts.extend_from_slice(amounts);
        shifts.sort_by_key(|(amount, _)| *amount);
        self.shift(&shifts);
    }

    /// Adds one of some amounts, in order, of which one is certain to be.
    fn shift(&mut self, shifts: &[(i64, f64)]) {
        self.spread_out(shifts);
        match &mut self.support {
            Support::Listed(amounts) => {
                let (sums, mass) = shifted_list(amounts, &self.mass, shifts);
                *amounts = sums;
                self.mass.clear();
                self.mass.extend_from_slice(&mass);
            }
            Support::Grid { start, step } => {
                let (first, last) = (shifts[0].0, shifts[shifts.len() - 1].0);
                self.spare.clear();
                self.spare.extend(self.mass.iter().map(|known| known * shifts[0].1));
                self.spare.resize(self.mass.len() + ((last - first) / *step) as usize, 0.0);
                for (amount, chance) in &shifts[1..] {
                    let from = ((amount - first) / *step) as usize;
                    for (sum, known) in self.spare[from..].iter_mut().zip(&self.mass) {
                        *sum += known * chance;
                    }
                }
                *start += first;
                std::mem::swap(&mut self.mass, &mut self.spare);
            }
        }
        self.cut();
    }

    /// Goes from a list to a grid where a list would soon be the longer of the two.
    fn spread_out(&mut self, shifts: &[(i64, f64)]) {
        let Support::Listed(amounts) = &self.support else { return };
        let (first, last) = (amounts[0], amounts[amounts.len() - 1]);
        let places = (last - first + shifts[shifts.len() - 1].0 - shifts[0].0) / self.step + 1;
        let sums = amounts.len() as i64 * shifts.len() as i64;
        if sums < 64 || sums * LIST_SHARE < places {
            return;
        }
        self.spare.clear();
        self.spare.resize(((last - first) / self.step) as usize + 1, 0.0);
        for (amount, known) in amounts.iter().zip(&self.mass) {
            self.spare[((amount - first) / self.step) as usize] = *known;
        }
        std::mem::swap(&mut self.mass, &mut self.spare);
        self.support = Support::Grid { start: first, step: self.step };
    }

    /// Cuts off tails that are too light to matter.
    fn cut(&mut self) {
        let (first, last) = kept(&self.mass);
        if (first + self.mass.len() - last) * WORTH_CUTTING < self.mass.len().max(1) {
            return;
        }
        self.mass.truncate(last);
        self.mass.drain(..first);
        match &mut self.support {
            Support::Listed(amounts) => {
                amounts.truncate(last);
                amounts.drain(..first);
            }
            Support::Grid { start, step } => *start += *step * first as i64,
        }
    }

    pub(super) fn finish(mut self, room: &mut Room) -> Table {
        let mut sum = 0.0;
        for mass in &mut self.mass {
            sum += *mass;
            *mass = sum;
        }
        room.take_back(self.spare);
        Table { cumulative: self.mass, support: self.support }
    }
}

/// Returns the sums of a list and each of some shifts, in order, each sum once.
fn shifted_list(amounts: &[i64], mass: &[f64], shifts: &[(i64, f64)]) -> (Vec<i64>, Vec<f64>) {
    let shifted = |(shift, chance): &(i64, f64)| -> (Vec<i64>, Vec<f64>) {
        (
            amounts.iter().map(|amount| amount + shift).collect(),
            mass.iter().map(|known| known * chance).collect(),
        )
    };
    let mut sums = shifted(&shifts[0]);
    for shift in &shifts[1..] {
        sums = merged(&sums, &shifted(shift));
    }
    sums
}

/// Returns two lists as one, in order, with each amount once.
fn merged(a: &(Vec<i64>, Vec<f64>), b: &(Vec<i64>, Vec<f64>)) -> (Vec<i64>, Vec<f64>) {
    let length = a.0.len() + b.0.len();
    let (mut amounts, mut mass) = (Vec::with_capacity(length), Vec::with_capacity(length));
    let (mut i, mut j) = (0, 0);
    while i < a.0.len() && j < b.0.len() {
        let (one, other) = (a.0[i], b.0[j]);
        let (from_one, from_other) = (one <= other, other <= one);
        amounts.push(one.min(other));
        mass.push(if from_one { a.1[i] } else { 0.0 } + if from_other { b.1[j] } else { 0.0 });
        i += usize::from(from_one);
        j += usize::from(from_other);
    }
    amounts.extend_from_slice(&a.0[i..]);
    mass.extend_from_slice(&a.1[i..]);
    amounts.extend_from_slice(&b.0[j..]);
    mass.extend_from_slice(&b.1[j..]);
    (amounts, mass)
}
