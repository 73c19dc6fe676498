//! Dice with a seed, so that an invented municipality is the same everywhere.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Dice that fall alike each time they are made from the same seed.
pub struct Dice(Pcg64Mcg);

impl Dice {
    /// Returns the dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// Returns a number from 0 up to, and not including, the one given.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    /// Returns a number between two, both included.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        self.0.random_range(least..=most)
    }

    /// Tells whether something happens that does so once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Returns one of the values.
    pub fn pick<T: Clone>(&mut self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }

    /// Returns so many of the values, no place twice, in the order they stand.
    pub fn some_of<T: Clone>(&mut self, values: &[T], count: usize) -> Vec<T> {
        let mut places: Vec<usize> = (0..values.len()).collect();
        self.shuffle(&mut places);
        places.truncate(count);
        places.sort_unstable();
        places.into_iter().map(|at| values[at].clone()).collect()
    }

    /// Puts the values in another order.
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last + 1));
        }
    }
}
