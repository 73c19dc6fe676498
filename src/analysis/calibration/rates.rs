//! The plan's rates, and what they become with what was seen.

use super::posterior::{PRIOR, Posterior, percent, percent_of_end};
use super::{Cell, ExitChange, FactorChange, Total};
use crate::analysis::projection::{Rates, fitting_factor};
use crate::model::amount::{Decimal, Expected};
use crate::model::outlook::{ExitFactor, ExitTable};
use crate::model::register::Position;

/// What was seen of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Seen {
    /// People followed for a year.
    pub exposed: f64,
    /// How many left.
    pub left: u64,
}

/// The plan's rates by age, and its factors by position.
///
/// A cell is a step of the table and a group of positions: one for each factor, and the last for those without one.
#[derive(Clone, Copy)]
pub(super) struct Assumed<'a> {
    pub table: &'a ExitTable,
    pub factors: &'a [ExitFactor],
}

impl Assumed<'_> {
    /// Returns how many cells there are.
    pub fn len(self) -> usize {
        self.table.steps.len() * self.width()
    }

    fn width(self) -> usize {
        self.factors.len() + 1
    }

    /// Returns the factor of each position; none where it has none.
    pub fn groups(self, positions: &[Position]) -> Vec<Option<usize>> {
        positions.iter().map(|position| fitting_factor(position, self.factors)).collect()
    }

    /// Returns the cell of an age and a group of positions.
    pub fn cell(self, age: i32, group: Option<usize>) -> usize {
        self.table.step_of(age) * self.width() + group.unwrap_or(self.factors.len())
    }

    fn factor(self, group: usize) -> Decimal {
        self.factors.get(group).map_or(Decimal::ONE, |factor| factor.factor)
    }

    /// Returns the plan's rate of a step and a group, from 0 to 1.
    fn rate(self, step: usize, group: usize) -> f64 {
        let rates = Rates { table: self.table, points: Decimal::default(), later: 0 };
        rates.chance(i32::from(self.table.steps[step].0), self.factor(group))
    }

    /// Returns the last age of a step; none where there is no end.
    fn to_age(self, step: usize) -> Option<u8> {
        self.table.steps.get(step + 1).map(|(next, _)| next.saturating_sub(1))
    }

    /// Returns everything that was seen.
    pub fn total(self, seen: &[Seen]) -> Total {
        let sum = sum(seen);
        let expected = |(at, seen): (usize, &Seen)| seen.exposed * self.rate_of_cell(at);
        Total {
            exposed: Expected(sum.exposed),
            left: sum.left,
            expected_left: Expected(seen.iter().enumerate().map(expected).sum()),
        }
    }

    fn rate_of_cell(self, at: usize) -> f64 {
        self.rate(at / self.width(), at % self.width())
    }

    /// Returns the cells that somebody was followed in.
    pub fn cells(self, seen: &[Seen]) -> Vec<Cell> {
        let followed = seen.iter().enumerate().filter(|(_, seen)| seen.exposed > 0.0);
        followed.map(|(at, seen)| self.cell_told(at, *seen)).collect()
    }

    fn cell_told(self, at: usize, seen: Seen) -> Cell {
        let (step, group) = (at / self.width(), at % self.width());
        let plan = self.rate(step, group);
        let posterior = Posterior::of(plan, seen.exposed, seen.left as f64);
        Cell {
            from_age: self.table.steps[step].0,
            to_age: self.to_age(step),
            position: self.factors.get(group).map(|factor| factor.position.text.clone()),
            exposed: Expected(seen.exposed),
            left: seen.left,
            plan_rate: percent(plan),
            rate: percent(posterior.mean),
            low: posterior.interval.map(|(low, _)| percent_of_end(low)),
            high: posterior.interval.map(|(_, high)| percent_of_end(high)),
        }
    }

    /// Returns what each rate of the table becomes; one that nobody was followed at stays as it is.
    pub fn new_exits(self, seen: &[Seen]) -> Vec<ExitChange> {
        let rows = seen.chunks(self.width()).enumerate();
        rows.map(|(step, groups)| {
            let all = sum(groups);
            let plan = self.table.steps[step].1;
            let new = if all.exposed > 0.0 { rounded(self.new_rate(step, groups) * 100.0, 1) } else { plan };
            ExitChange {
                from_age: self.table.steps[step].0,
                to_age: self.to_age(step),
                exposed: Expected(all.exposed),
                left: all.left,
                plan,
                new,
            }
        })
        .collect()
    }

    /// Returns the rate of a step for those without a factor: people count as many as their factor makes of them.
    fn new_rate(self, step: usize, groups: &[Seen]) -> f64 {
        let left = sum(groups).left as f64;
        let exposed: f64 =
            groups.iter().enumerate().map(|(group, seen)| seen.exposed * share(self.factor(group))).sum();
        let plan = self.rate(step, self.factors.len());
        ((PRIOR * plan + left) / (PRIOR + exposed)).min(1.0)
    }

    /// Returns what each factor becomes; that of positions in which nobody was followed stays as it is.
    pub fn new_factors(self, seen: &[Seen]) -> Vec<FactorChange> {
        let new_rates: Vec<f64> =
            seen.chunks(self.width()).enumerate().map(|(step, groups)| self.new_rate(step, groups)).collect();
        let change = |(group, factor): (usize, &ExitFactor)| {
            let of_group: Vec<Seen> = seen.chunks(self.width()).map(|groups| groups[group]).collect();
            let all = sum(&of_group);
            let followed =
                (all.exposed > 0.0).then(|| self.new_factor(group, &of_group, &new_rates)).flatten();
            FactorChange {
                position: factor.position.text.clone(),
                exposed: Expected(all.exposed),
                left: all.left,
                plan: factor.factor,
                new: followed.map_or(factor.factor, |new| rounded(new, 2)),
            }
        };
        self.factors.iter().enumerate().map(change).collect()
    }

    /// Returns a group's factor: those who left, with the plan's, for each that the new rates let expect.
    ///
    /// Where the plan's rate and factor come to more than everybody, the plan's part is of the rate that comes to
    /// everybody; else a factor would fall for no other reason than that.
    fn new_factor(self, group: usize, seen: &[Seen], new_rates: &[f64]) -> Option<f64> {
        let factor = share(self.factor(group));
        let (mut left, mut expected) = (0.0, 0.0);
        for (step, (seen, new_rate)) in seen.iter().zip(new_rates).enumerate() {
            let uncapped = factor * self.rate(step, self.factors.len());
            left += PRIOR * self.rate(step, group) + seen.left as f64;
            expected += (PRIOR / uncapped.max(1.0) + seen.exposed) * new_rate;
        }
        (expected > 0.0).then(|| (left / expected).min(100.0))
    }
}

fn sum(seen: &[Seen]) -> Seen {
    seen.iter().fold(Seen::default(), |sum, seen| Seen {
        exposed: sum.exposed + seen.exposed,
        left: sum.left + seen.left,
    })
}

fn share(number: Decimal) -> f64 {
    number.billionths() as f64 / 1e9
}

/// Returns a number to so many decimals, the noise of reckoning aside.
fn rounded(number: f64, decimals: u32) -> Decimal {
    let scale = 10_i64.pow(decimals);
    let units = (Expected(number).told() * scale as f64).round() as i64;
    Decimal::from_billionths(units * (Decimal::ONE.billionths() / scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::name::Pattern;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn factors(all: &[(&str, &str)]) -> Vec<ExitFactor> {
        all.iter()
            .map(|(name, factor)| ExitFactor { position: Pattern::new(name), factor: number(factor) })
            .collect()
    }

    #[test]
    fn where_nobody_is_followed_nothing_changes() {
        let table = ExitTable { steps: vec![(20, number("12.25")), (60, number("60")), (70, number("100"))] };
        let factors = factors(&[("Assistent", "2"), ("7174", "0.855")]);
        let assumed = Assumed { table: &table, factors: &factors };
        let mut seen = vec![Seen::default(); assumed.len()];
        let unchanged = |seen: &[Seen], group: usize| {
            let factor = &assumed.new_factors(seen)[group];
            factor.plan == factor.new
        };
        assert!(assumed.new_exits(&seen).iter().all(|exit| exit.plan == exit.new));
        assert!(unchanged(&seen, 0) && unchanged(&seen, 1) && assumed.cells(&seen).is_empty());
        // Others leave just as the plan has it: the rates do not move, and neither does a factor that comes to more
        // than everybody from the age of 60.
        seen[2] = Seen { exposed: 400.0, left: 49 };
        assert_eq!(assumed.new_exits(&seen)[0].new, number("12.3"));
        seen[0] = Seen { exposed: 1e-9, left: 0 };
        assert!(unchanged(&seen, 0) && unchanged(&seen, 1));
    }

    #[test]
    fn rates_and_factors_stay_within_what_a_plan_may_say() {
        let table = ExitTable { steps: vec![(20, number("1"))] };
        let factors = factors(&[("Assistent", "0")]);
        let assumed = Assumed { table: &table, factors: &factors };
        let seen = [Seen { exposed: 500.0, left: 500 }, Seen::default()];
        assert_eq!(assumed.new_exits(&seen)[0].new, number("100"));
        let table = ExitTable { steps: vec![(20, number("0"))] };
        let assumed = Assumed { table: &table, factors: &factors };
        let seen = [Seen { exposed: 9.0, left: 0 }, Seen { exposed: 9.0, left: 0 }];
        // Nobody leaves, whatever the factor.
        assert_eq!(assumed.new_factors(&seen)[0].new, number("0"));
    }
}
