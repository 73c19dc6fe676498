//! The exact distribution of a sum of independent contributions, each an amount or nothing.
//!
//! Nothing is sampled. Few different sums are kept as a list; many, as a grid of the largest step that all amounts
//! share. Source: Poisson-binomial distribution by direct convolution (see Hong, "On computing the distribution
//! function for the Poisson binomial distribution", 2013).

mod contributions;
mod count;
mod room;
mod spectrum;
mod table;

pub(super) use contributions::{Contribution, Contributions};
pub(super) use count::{counted, kept};
pub(super) use room::{Lent, Room, Rooms};

use count::CountOf;
use num_integer::Integer;
use spectrum::Spectrum;
use table::{Sum, Table};

/// How near to a share a cumulative probability is taken to have reached it.
pub(super) const TOLERANCE: f64 = 1e-9;

/// A distribution over amounts.
#[derive(Debug, Clone)]
pub(super) struct Distribution(Form);

/// How a distribution is kept.
#[derive(Debug, Clone)]
enum Form {
    /// By each amount.
    Table(Table),
    /// By frequencies, where there are too many amounts.
    Spectrum(Spectrum),
}

/// The probability of less than an amount, and of less than that less one step after the other.
#[derive(Debug, Clone)]
pub(super) struct Below {
    /// How many steps down it is certain.
    certain: i64,
    /// The probability from there, step by step; after that there is none.
    then: Vec<f64>,
}

impl Below {
    /// Returns the probability of less than the amount less so many steps.
    pub fn after(&self, steps: i64) -> f64 {
        match usize::try_from(steps - self.certain) {
            Ok(place) => self.then.get(place).copied().unwrap_or_default(),
            Err(_) => 1.0,
        }
    }

    /// Returns the steps, from an amount down, that may be neither certain nor impossible over some amounts.
    fn steps(amount: i64, each: i64, (least, most): (i64, i64)) -> (i64, i64) {
        // Certain as long as what is left is above the most there can be; impossible from the least on.
        let certain = ((amount - most - 1).div_euclid(each) + 1).max(0);
        let end = ((amount - least).div_euclid(each) + 1).max(certain);
        (certain, end)
    }
}

/// From so much work on, frequencies take less.
const MUCH: f64 = 1e7;

/// With less variance than this in the number of people, too many frequencies matter.
const VARIED: f64 = 45.0;

impl Distribution {
    fn of(contributions: Contributions, room: &mut Room) -> Self {
        let step = contributions.step();
        let Contributions { certain, single, several, .. } = contributions;
        let mut counts: Vec<CountOf> =
            single.iter().map(|(amount, chances)| CountOf::of(*amount, chances)).collect();
        let most = if several.is_empty() { most_frequencies(&counts, step) } else { 0 };
        if most > 0
            && let Some(spectrum) = Spectrum::of(certain, step, &counts, most)
        {
            return Self(Form::Spectrum(spectrum));
        }
        // Round amounts first: as long as they share a large step, there are few different sums.
        counts.sort_by_key(|count| {
            (std::cmp::Reverse(count.amount.gcd(&10_000)), std::cmp::Reverse(count.amount))
        });
        let mut sum = Sum::of(certain, step, room);
        for count in counts {
            sum.add_counted(count.amount, count.first, &count.mass);
        }
        for amounts in several {
            sum.add(&amounts);
        }
        Self(Form::Table(sum.finish(room)))
    }

    /// Gives back the room that it takes.
    pub fn leave(self, room: &mut Room) {
        if let Form::Table(table) = self.0 {
            room.take_back(table.cumulative);
        }
    }

    /// Returns the smallest amount of which, with all below it, the probability has reached a share.
    pub fn quantile(&self, share: f64) -> i64 {
        match &self.0 {
            Form::Table(table) => table.quantile(share),
            Form::Spectrum(spectrum) => spectrum.quantile(share),
        }
    }

    /// Returns the probability of less than an amount.
    pub fn below(&self, amount: i64) -> f64 {
        match &self.0 {
            Form::Table(table) => table.below(amount),
            Form::Spectrum(spectrum) => spectrum.below(amount),
        }
    }

    /// Returns the probability of less than an amount, less one step, less two, and so on.
    pub fn below_steps(&self, amount: i64, each: i64) -> Below {
        match &self.0 {
            Form::Table(table) => table.below_steps(amount, each),
            Form::Spectrum(spectrum) => spectrum.below_steps(amount, each),
        }
    }

    /// Returns the expected amount by which the sum falls short of one, counting 0 where it does not.
    pub fn shortfall(&self, amount: i64) -> f64 {
        match &self.0 {
            Form::Table(table) => table.shortfall(amount),
            Form::Spectrum(spectrum) => spectrum.shortfall(amount),
        }
    }
}

/// One frequency is asked about some three hundred times, and each time takes as long as some sixty additions.
const ADDITIONS: f64 = 20_000.0;

/// Returns how many frequencies take less than adding up amount by amount; none where that takes little anyway.
fn most_frequencies(counts: &[CountOf], step: i64) -> usize {
    let variance: f64 = counts.iter().map(|count| (count.amount as f64).powi(2) * count.variance).sum();
    let people: f64 = counts.iter().map(|count| count.variance).sum();
    let taps: usize = counts.iter().map(|count| count.mass.len()).sum();
    let work = 16.0 * variance.sqrt() / step as f64 * taps as f64;
    if people > VARIED && work > MUCH { (work / ADDITIONS) as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::table::Support;
    use super::*;
    use std::collections::BTreeMap;

    /// Ten people at 5.2 %, five at 12 %, three at 40.7 %: how many leave.
    fn leavers() -> Distribution {
        let mut all = Contributions::default();
        for (number, chance) in [(10, 0.052), (5, 0.12), (3, 0.407)] {
            (0..number).for_each(|_| all.add(1, chance));
        }
        assert!((all.mean() - 2.341).abs() < 1e-12);
        all.distribution(&mut Room::default())
    }

    fn mass(distribution: &Distribution, amount: i64) -> f64 {
        distribution.below(amount + 1) - distribution.below(amount)
    }

    #[test]
    fn eighteen_people_leave_as_reckoned_elsewhere() {
        let known = [0.06451502, 0.21221333, 0.29946766, 0.24084799, 0.12449650, 0.04441994];
        let distribution = leavers();
        for (number, probability) in (0..).zip(known) {
            assert!((mass(&distribution, number) - probability).abs() < 5e-9, "{number}");
        }
        let square = |place: i32| (f64::from(place) - 2.341).powi(2) * mass(&distribution, place.into());
        let variance: f64 = (0..19).map(square).sum();
        assert!((variance - 1.745013).abs() < 1e-9);
    }

    #[test]
    fn the_smallest_amount_that_reaches_a_share_is_its_quantile() {
        let distribution = leavers();
        // 0.0645 of nobody, 0.2767 of at most one, 0.5762 of at most two, …, 0.9415 of at most four.
        assert_eq!([0.1, 0.5, 0.9].map(|share| distribution.quantile(share)), [1, 2, 4]);
        // A share within a billionth of what is there has been reached.
        let nobody = distribution.below(1);
        assert_eq!([5e-10, 2e-9].map(|more| distribution.quantile(nobody + more)), [0, 1]);
    }

    #[test]
    fn what_is_short_is_counted_whether_or_not_it_is() {
        let mut one = Contributions::default();
        one.add(6_055, 0.9);
        let distribution = one.distribution(&mut Room::default());
        // Of 1.25 årsverk, 0.6445 are short with 90 %, and all with 10 %.
        assert!((distribution.shortfall(12_500) - (6_445.0 * 0.9 + 12_500.0 * 0.1)).abs() < 1e-9);
        assert_eq!((distribution.below(0), distribution.below(6_055 + 1)), (0.0, 1.0));
        assert!((distribution.below(6_055) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_list_and_a_grid_say_the_same() {
        let amounts = [10_000, 8_028, 7_500, 5_352, 8_028, 6_055, 9_999, 3_550, 2_817, 7_042, 5_000, 5_634];
        let mut all = Contributions::default();
        amounts.iter().zip(1..).for_each(|(amount, n)| all.add(*amount, f64::from(n) / 13.0));
        let distribution = all.distribution(&mut Room::default());
        let every: BTreeMap<i64, f64> =
            (0..1u32 << amounts.len()).fold(BTreeMap::new(), |mut sums, chosen| {
                let (mut sum, mut probability) = (0, 1.0);
                for (place, amount) in amounts.iter().enumerate() {
                    let chance = (place + 1) as f64 / 13.0;
                    let is_there = chosen >> place & 1 == 1;
                    sum += if is_there { *amount } else { 0 };
                    probability *= if is_there { chance } else { 1.0 - chance };
                }
                *sums.entry(sum).or_default() += probability;
                sums
            });
        let mut below = 0.0;
        for (amount, probability) in every {
            assert!((distribution.below(amount) - below).abs() < 1e-12, "{amount}");
            below += probability;
        }
    }

    #[test]
    fn a_coarser_grid_keeps_the_middle_where_it_was() {
        let mut all = Contributions::default();
        (0..400).for_each(|n| all.add(5_003 + n * 7, 0.8));
        let (exact, coarse) = (
            all.clone().distribution(&mut Room::default()),
            all.distribution_within(2_000_000, &mut Room::default()),
        );
        let Form::Table(table) = &coarse.0 else { panic!("{coarse:?}") };
        assert!(matches!(table.support, Support::Grid { step, .. } if step > 1));
        for share in [0.1, 0.5, 0.9] {
            assert!((exact.quantile(share) - coarse.quantile(share)).abs() < 1_000, "{share}");
        }
    }

    #[test]
    fn a_coarser_grid_keeps_the_middle_of_those_who_leave_unlike_each_other() {
        // Whether amounts go up or down must not depend on who leaves.
        let mut all = Contributions::default();
        (0..2_000).for_each(|n| all.add([5_000, 7_100, 8_000][n % 3], [0.9, 0.2][n % 2]));
        let expected = all.mean();
        let coarse = all.distribution_within(1, &mut Room::default());
        assert!((coarse.quantile(0.5) as f64 - expected).abs() <= 10_000.0, "{}", coarse.quantile(0.5));
    }

    #[test]
    fn frequencies_say_what_each_amount_does() {
        let amounts = [10_000, 8_028, 7_500, 5_352, 6_055, 3_550, 2_817];
        let mut all = Contributions::default();
        all.add(10_000, 1.0);
        (0..700).for_each(|n| all.add(amounts[n % amounts.len()], 0.3 + (n % 60) as f64 / 100.0));
        let counts: Vec<CountOf> =
            all.single.iter().map(|(amount, chances)| CountOf::of(*amount, chances)).collect();
        let spectrum = Spectrum::of(all.certain, 1, &counts, usize::MAX - 1).unwrap();
        let mut sum = Sum::of(all.certain, 1, &mut Room::default());
        counts.iter().for_each(|count| sum.add_counted(count.amount, count.first, &count.mass));
        let table = sum.finish(&mut Room::default());
        for share in [0.001, 0.1, 0.5, 0.8, 0.9] {
            assert_eq!(spectrum.quantile(share), table.quantile(share), "{share}");
        }
        let mean = all.mean as i64;
        for amount in [-100_000, -33_333, -1, 0, 1, 7, 50_001, 120_000].map(|away| mean + away) {
            assert!((spectrum.below(amount) - table.below(amount)).abs() < 1e-11, "{amount}");
            let short = spectrum.shortfall(amount) - table.shortfall(amount);
            assert!(short.abs() < 1e-6, "{amount}: {short}");
        }
        let (fast, slow) =
            (spectrum.below_steps(mean + 200_001, 7_431), table.below_steps(mean + 200_001, 7_431));
        for steps in 0..100 {
            assert!((fast.after(steps) - slow.after(steps)).abs() < 1e-11, "{steps}");
            assert_eq!(slow.after(steps), table.below(mean + 200_001 - steps * 7_431), "{steps}");
        }
        assert_eq!((spectrum.below(0), spectrum.below(i64::MAX / 2)), (0.0, 1.0));
        assert_eq!(spectrum.shortfall(0), 0.0);
        let far = 100_000_000;
        assert!((spectrum.shortfall(far) - (far as f64 - all.mean)).abs() < 1e-4);
    }
}
