//! How many must be hired, and how many it takes just to keep today's number.

use super::distribution::{Distribution, TOLERANCE, counted, kept};

/// Hires of earlier years, and how many of them are there.
#[derive(Debug, Clone, Default)]
pub(super) struct Hired {
    /// How many were hired each year, first year first.
    by_year: Vec<u64>,
}

impl Hired {
    /// Returns how many were hired in all.
    pub fn total(&self) -> u64 {
        self.by_year.iter().sum()
    }

    /// Decides on this year's hires: the fewest with which what is there reaches what is required as surely as asked.
    ///
    /// Each hire brings `each`, in the smallest unit. Those of earlier years stay as they were decided, and each is
    /// still there with probability `keep` a year, independently.
    pub fn decide(
        &mut self,
        supply: &Distribution,
        required: i64,
        each: i64,
        keep: f64,
        certainty: f64,
    ) -> u64 {
        let (first, mass) = self.still_there(keep);
        let below = supply.below_steps(required, each);
        let is_enough = |hires: i64| {
            let there = (hires + first as i64)..;
            let short: f64 = there.zip(&mass).map(|(there, mass)| mass * below.after(there)).sum();
            1.0 - short >= certainty - TOLERANCE
        };
        let (mut low, mut high) = (0, (required.max(0) + each - 1) / each);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_enough(middle) { high = middle } else { low = middle + 1 }
        }
        self.by_year.push(low as u64);
        low as u64
    }

    /// Lets a year pass in which nobody is asked for.
    pub fn skip(&mut self) {
        self.by_year.push(0);
    }

    /// Returns how many of the earlier hires are there this year: the least number, and the probability of each from there.
    fn still_there(&self, keep: f64) -> (usize, Vec<f64>) {
        let years = self.by_year.len();
        let mut sum = (0, vec![1.0]);
        for (year, hires) in self.by_year.iter().enumerate().filter(|(_, hires)| **hires > 0) {
            let one = binomial(*hires, keep.powi((years - year) as i32));
            let mut mass = convolved(&sum.1, &one.1);
            let (from, to) = kept(&mass);
            mass.truncate(to);
            mass.drain(..from);
            sum = (sum.0 + one.0 + from, mass);
        }
        sum
    }
}

/// So many are counted one by one; more, by the ratio of neighbours.
const FEW: u64 = 64;

/// Returns how many of some equal and independent events happen: the least number, and the probability of each from there.
fn binomial(number: u64, chance: f64) -> (usize, Vec<f64>) {
    if chance >= 1.0 {
        return (number as usize, vec![1.0]);
    }
    if number <= FEW || chance <= 0.0 {
        return counted(&vec![chance; if chance > 0.0 { number as usize } else { 0 }]);
    }
    // Outwards from the likeliest number, each probability follows from the last one.
    let odds = chance / (1.0 - chance);
    let middle = ((number + 1) as f64 * chance) as u64;
    let up = std::iter::successors(Some((middle.min(number), 1.0)), |(at, mass)| {
        (*at < number).then(|| (at + 1, mass * odds * (number - at) as f64 / (at + 1) as f64))
    });
    let down = std::iter::successors(Some((middle.min(number), 1.0)), |(at, mass)| {
        (*at > 0).then(|| (at - 1, mass / odds * *at as f64 / (number - at + 1) as f64))
    });
    let weighty = |(_, mass): &(u64, f64)| *mass > 1e-18;
    let mut all: Vec<(u64, f64)> = down.skip(1).take_while(weighty).collect();
    all.reverse();
    all.extend(up.take_while(weighty));
    let sum: f64 = all.iter().map(|(_, mass)| mass).sum();
    (all[0].0 as usize, all.into_iter().map(|(_, mass)| mass / sum).collect())
}

fn convolved(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; a.len() + b.len() - 1];
    for (place, one) in a.iter().enumerate() {
        for (sum, other) in sum[place..].iter_mut().zip(b) {
            *sum += one * other;
        }
    }
    sum
}

/// Replacements: what it takes just to keep today's number, each year's made good, as KS counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Replacements {
    by_year: Vec<f64>,
}

impl Replacements {
    /// Makes good what a year has taken: of today's `before`, `left` are expected to be there.
    pub fn add(&mut self, before: f64, left: f64, keep: f64) {
        let years = self.by_year.len();
        let replaced: f64 = self
            .by_year
            .iter()
            .enumerate()
            .map(|(year, number)| number * keep.powi((years - year) as i32))
            .sum();
        self.by_year.push(before - left - replaced);
    }

    /// Returns the replacements of all years.
    pub fn total(&self) -> f64 {
        self.by_year.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::distribution::{Contributions, Room};
    use super::*;

    #[test]
    fn forty_nurses_of_whom_13_9_percent_leave_take_27_8_replacements_in_five_years() {
        let mut replacements = Replacements::default();
        let keep: f64 = 1.0 - 0.139;
        (1..=5).for_each(|year| replacements.add(40.0, 40.0 * keep.powi(year), keep));
        assert!((replacements.total() - 27.8).abs() < 1e-9);
    }

    #[test]
    fn many_hires_are_counted_as_few_are() {
        let (first, mass) = binomial(200, 0.3);
        let (other, counts) = counted(&[0.3; 200]);
        for (place, probability) in counts.iter().enumerate() {
            let at =
                (other + place).checked_sub(first).and_then(|at| mass.get(at)).copied().unwrap_or_default();
            assert!((at - probability).abs() < 1e-13, "{place}");
        }
        assert_eq!(binomial(5, 1.0), (5, vec![1.0]));
        assert_eq!(binomial(5, 0.0), (0, vec![1.0]));
    }

    #[test]
    fn hires_are_the_fewest_that_make_it_sure_enough() {
        // One person, there with 90 %; one asked for. As surely as 80 %: nobody. As surely as 95 %: one.
        let supply = || {
            let mut one = Contributions::default();
            one.add(1, 0.9);
            one.distribution(&mut Room::default())
        };
        let hires = |certainty| Hired::default().decide(&supply(), 1, 1, 0.88, certainty);
        assert_eq!([0.8, 0.9, 0.95].map(hires), [0, 0, 1]);
        // The next year the one who was hired is there with 88 %: 1 − 0.1 · 0.12 = 0.988.
        let mut hired = Hired { by_year: vec![1] };
        assert_eq!(hired.decide(&supply(), 1, 1, 0.88, 0.988), 0);
        let mut hired = Hired { by_year: vec![1] };
        assert_eq!(hired.decide(&supply(), 1, 1, 0.88, 0.9881), 1);
        assert_eq!(hired.total(), 2);
    }
}
