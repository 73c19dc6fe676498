//! What is to be added up, and how coarsely.

use super::Distribution;
use super::room::Room;
use num_integer::Integer;
use std::collections::BTreeMap;

/// Sums are never told more coarsely than to a tenth of an årsverk.
const COARSEST: i64 = 1_000;

/// What one contributes: amounts above 0, each with its probability; nothing with what is left of 1.
pub(in crate::analysis::projection) type Contribution = Vec<(i64, f64)>;

/// What is to be added up.
#[derive(Debug, Clone, Default)]
pub(in crate::analysis::projection) struct Contributions {
    pub(super) certain: i64,
    /// The chances of those who contribute an amount or nothing, by amount.
    pub(super) single: BTreeMap<i64, Vec<f64>>,
    pub(super) several: Vec<Contribution>,
    pub(super) mean: f64,
}

impl Contributions {
    /// Adds an amount that is there with a probability.
    pub fn add(&mut self, amount: i64, chance: f64) {
        if amount <= 0 || chance <= 0.0 {
            return;
        }
        self.mean += amount as f64 * chance;
        if chance >= 1.0 {
            self.certain += amount;
        } else {
            self.single.entry(amount).or_default().push(chance);
        }
    }

    /// Adds what may be one of several amounts.
    pub fn add_one_of(&mut self, mut amounts: Contribution) {
        amounts.retain(|(amount, chance)| *amount > 0 && *chance > 0.0);
        match amounts.as_slice() {
            [] => {}
            [(amount, chance)] => self.add(*amount, *chance),
            _ => {
                self.mean += amounts.iter().map(|(amount, chance)| *amount as f64 * chance).sum::<f64>();
                self.several.push(amounts);
            }
        }
    }

    /// Returns the expected sum.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Returns the distribution of the sum, on the grid of the amounts themselves.
    pub fn distribution(self, room: &mut Room) -> Distribution {
        Distribution::of(self, room)
    }

    /// Returns the distribution of the sum with the amounts on a coarser grid, the coarsest that the work asks for.
    ///
    /// Amounts are rounded so that what is expected of them stays where it was: what one loses, the next gains.
    pub fn distribution_within(self, work: i64, room: &mut Room) -> Distribution {
        let steps = [1, 10, 100, 500, COARSEST];
        match steps.into_iter().find(|step| self.work(*step) <= work) {
            Some(step) if step > self.step() => self.rounded(step).distribution(room),
            Some(_) => self.distribution(room),
            // So much that frequencies may say it sooner than the coarsest grid does, and exactly.
            None if self.several.is_empty() => self.distribution(room),
            None => self.rounded(COARSEST).distribution(room),
        }
    }

    /// Returns about how many additions a distribution takes on a grid.
    fn work(&self, step: i64) -> i64 {
        let number: usize = self.single.values().map(Vec::len).sum::<usize>() + self.several.len();
        let variance: f64 = self
            .single
            .iter()
            .map(|(amount, chances)| {
                (*amount as f64).powi(2) * chances.iter().map(|p| p * (1.0 - p)).sum::<f64>()
            })
            .sum::<f64>()
            + self.several.iter().map(|amounts| variance(amounts)).sum::<f64>();
        let largest = self.single.keys().next_back().copied().unwrap_or_default() as f64;
        let width = (16.0 * variance.sqrt() + largest) / step.max(self.step()) as f64;
        (width * number as f64) as i64
    }

    fn rounded(self, step: i64) -> Self {
        let mut rounded = Self { certain: self.certain, mean: self.mean, ..Self::default() };
        // How much more is expected of those so far than what they were rounded to.
        let mut owed = 0.0;
        let mut next = |amount: i64, chance: f64| {
            let down = amount.div_euclid(step) * step;
            owed += (amount - down) as f64 * chance;
            let more = step as f64 * chance;
            if amount == down || owed < more / 2.0 {
                return down;
            }
            owed -= more;
            down + step
        };
        for (amount, chances) in self.single {
            for chance in chances {
                let part = next(amount, chance);
                if part > 0 {
                    rounded.single.entry(part).or_default().push(chance);
                }
            }
        }
        for amounts in self.several {
            let nearest = |amount: i64| (amount + step / 2).div_euclid(step) * step;
            rounded
                .several
                .push(amounts.into_iter().map(|(amount, chance)| (nearest(amount), chance)).collect());
        }
        rounded
    }

    /// Returns the largest step that all amounts are multiples of.
    pub(super) fn step(&self) -> i64 {
        let several = self.several.iter().flatten().map(|(amount, _)| *amount);
        self.single.keys().copied().chain(several).fold(0, |step, amount| step.gcd(&amount)).max(1)
    }
}

/// Returns the variance of what may be one of several amounts, or nothing.
fn variance(amounts: &[(i64, f64)]) -> f64 {
    let moment = |power: i32| -> f64 {
        amounts.iter().map(|(amount, chance)| (*amount as f64).powi(power) * chance).sum()
    };
    moment(2) - moment(1).powi(2)
}
