//! What may come about, and how likely it is: one person at a time, or every outcome written out.

/// Two chances that differ by no more are the same.
pub const NEARLY: f64 = 1e-9;

/// So many uncertain people are few enough to write out every outcome.
const FEW: usize = 10;

/// Amounts and their chances, the smallest amount first, each amount once.
#[derive(Debug, Clone)]
pub struct Outcomes(Vec<(i128, f64)>);

impl Outcomes {
    /// Returns the outcomes of nobody: nothing, for certain.
    pub fn of_nobody() -> Self {
        Self(vec![(0, 1.0)])
    }

    /// Returns the outcomes of people who each bring an amount with some chance.
    ///
    /// Where they are few, every outcome is written out as well, and must say the same.
    pub fn of(people: &[(i128, f64)]) -> Self {
        let mut outcomes = Self::of_nobody();
        for &(amount, chance) in people {
            outcomes = outcomes.and(amount, chance);
        }
        if people.iter().filter(|(_, chance)| *chance > 0.0 && *chance < 1.0).count() <= FEW {
            outcomes.must_be(&Self::written_out(people));
        }
        outcomes
    }

    /// Returns the outcomes where one more person may bring an amount.
    fn and(&self, amount: i128, chance: f64) -> Self {
        let without = self.0.iter().map(|&(sum, likely)| (sum, likely * (1.0 - chance)));
        let with = self.0.iter().map(|&(sum, likely)| (sum + amount, likely * chance));
        Self::merged(without.collect(), with.collect())
    }

    /// Merges two lists of outcomes, each the smallest first; what cannot come about is left out.
    fn merged(one: Vec<(i128, f64)>, other: Vec<(i128, f64)>) -> Self {
        let mut merged: Vec<(i128, f64)> = Vec::with_capacity(one.len() + other.len());
        let (mut one, mut other) = (one.into_iter().peekable(), other.into_iter().peekable());
        loop {
            let first = match (one.peek(), other.peek()) {
                (None, None) => return Self(merged),
                (Some(_), None) => one.next(),
                (Some(left), Some(right)) if left.0 <= right.0 => one.next(),
                _ => other.next(),
            };
            let (sum, likely) = first.expect("one of them has more");
            match merged.last_mut() {
                Some(last) if last.0 == sum => last.1 += likely,
                _ if likely > 0.0 => merged.push((sum, likely)),
                _ => {}
            }
        }
    }

    /// Returns every outcome of who is there and who is not, written out.
    fn written_out(people: &[(i128, f64)]) -> Self {
        let certain: i128 =
            people.iter().filter(|(_, chance)| *chance >= 1.0).map(|(amount, _)| amount).sum();
        let uncertain: Vec<(i128, f64)> =
            people.iter().filter(|(_, chance)| *chance > 0.0 && *chance < 1.0).copied().collect();
        let mut all: Vec<(i128, f64)> = (0..1_usize << uncertain.len())
            .map(|there| {
                let (mut sum, mut likely) = (certain, 1.0);
                for (at, (amount, chance)) in uncertain.iter().enumerate() {
                    let is_there = there >> at & 1 == 1;
                    sum += if is_there { *amount } else { 0 };
                    likely *= if is_there { *chance } else { 1.0 - chance };
                }
                (sum, likely)
            })
            .collect();
        all.sort_by_key(|(sum, _)| *sum);
        Self::merged(all, Vec::new())
    }

    fn must_be(&self, other: &Self) {
        let chance_in = |outcomes: &Self, sum: i128| {
            let place = outcomes.0.binary_search_by_key(&sum, |(sum, _)| *sum);
            place.map_or(0.0, |at| outcomes.0[at].1)
        };
        for (sum, _) in self.0.iter().chain(&other.0) {
            let (one, two) = (chance_in(self, *sum), chance_in(other, *sum));
            assert!((one - two).abs() < NEARLY, "{sum}: {one} one at a time, {two} written out");
        }
    }

    /// Returns what is to be expected.
    pub fn mean(&self) -> f64 {
        self.0.iter().map(|(sum, likely)| *sum as f64 * likely).sum()
    }

    /// Returns the chance of at least an amount.
    pub fn at_least(&self, amount: i128) -> f64 {
        self.0.iter().filter(|(sum, _)| *sum >= amount).map(|(_, likely)| likely).sum()
    }

    /// Returns the smallest amount that is not exceeded with a chance.
    pub fn quantile(&self, chance: f64) -> i128 {
        let mut so_far = 0.0;
        for (sum, likely) in &self.0 {
            so_far += likely;
            if so_far >= chance - NEARLY {
                return *sum;
            }
        }
        panic!("the chances come to {so_far}")
    }

    /// Returns the chance of less than an amount.
    pub fn below(&self, amount: i128) -> f64 {
        self.0.iter().filter(|(sum, _)| *sum < amount).map(|(_, likely)| likely).sum()
    }

    /// Returns how much is to be expected to be missing of an amount.
    pub fn missing(&self, amount: i128) -> f64 {
        self.0.iter().map(|(sum, likely)| (amount - sum).max(0) as f64 * likely).sum()
    }

    /// Returns the chance that these and others together come to at least an amount.
    pub fn with_at_least(&self, others: &Self, amount: i128) -> f64 {
        others.0.iter().map(|(sum, likely)| likely * self.at_least(amount - sum)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten people of whom 5.2 % leave, five of whom 12 % do and three of whom 40.7 % do.
    fn leavers() -> Outcomes {
        let mut people = vec![(1, 0.052); 10];
        people.extend([(1, 0.12); 5]);
        people.extend([(1, 0.407); 3]);
        Outcomes::of(&people)
    }

    #[test]
    fn the_number_who_leave_is_spread_as_it_should_be() {
        let leavers = leavers();
        let mean = leavers.mean();
        let variance: f64 = leavers.0.iter().map(|(sum, likely)| (*sum as f64 - mean).powi(2) * likely).sum();
        assert!((mean - 2.341).abs() < 1e-12, "{mean}");
        assert!((variance - 1.745_013).abs() < 1e-12, "{variance}");
        let known = [0.064_515_02, 0.212_213_33, 0.299_467_66, 0.240_847_99, 0.124_496_50, 0.044_419_94];
        for (number, known) in known.iter().enumerate() {
            let (sum, likely) = leavers.0[number];
            assert_eq!(sum, number as i128);
            assert!((likely - known).abs() < 5e-9, "{number}: {likely}");
        }
    }

    #[test]
    fn figures_are_those_of_the_outcomes() {
        // Nothing with 0.2, 0.5 with 0.3, 0.8 with 0.2 and 1.3 with 0.3.
        let outcomes = Outcomes::merged(vec![(0, 0.2), (8000, 0.2)], vec![(5000, 0.3), (13_000, 0.3)]);
        assert!((outcomes.mean() - (5000.0 * 0.3 + 8000.0 * 0.2 + 13_000.0 * 0.3)).abs() < 1e-9);
        assert_eq!(
            [0.1, 0.2, 0.5, 0.7, 0.9].map(|chance| outcomes.quantile(chance)),
            [0, 0, 5000, 8000, 13_000]
        );
        assert!((outcomes.below(8000) - 0.5).abs() < 1e-12);
        assert!((outcomes.at_least(8000) - 0.5).abs() < 1e-12);
        assert!((outcomes.missing(6000) - (6000.0 * 0.2 + 1000.0 * 0.3)).abs() < 1e-9);
    }

    #[test]
    fn equal_amounts_are_one_outcome() {
        let outcomes =
            Outcomes::of(&[(5000, 0.5), (5000, 0.5), (10_000, 0.25), (0, 0.3), (3000, 0.0), (2000, 1.0)]);
        let sums: Vec<i128> = outcomes.0.iter().map(|(sum, _)| *sum).collect();
        assert_eq!(sums, [2000, 7000, 12_000, 17_000, 22_000]);
        assert!((outcomes.at_least(2000) - 1.0).abs() < 1e-12);
        // Half of those who bring 5000 twice and nothing else, and a quarter of nobody and 10 000.
        assert!((outcomes.0[2].1 - (0.25 * 0.75 + 0.25 * 0.25)).abs() < 1e-12);
    }
}
