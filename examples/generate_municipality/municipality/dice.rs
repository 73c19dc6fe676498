//! Chance from a seed, in whole numbers alone: the same throws on every machine and with every release
//! of the random number crates.

use rand::Rng;
use rand_pcg::Pcg64;

/// The stream that all throws come from; any odd number would do.
const STREAM: u128 = 0x0a02_bdbf_7bb3_c0a7_ac28_fa16_a64a_bf96;

/// Dice that fall the same way for the same seed.
pub struct Dice(Pcg64);

impl Dice {
    /// Returns the dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Pcg64::new(u128::from(seed), STREAM))
    }

    /// Returns a number from 0 up to, and without, the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        let wide = u128::from(self.0.next_u64()) * limit as u128;
        (wide >> 64) as usize
    }

    /// Returns a number from the first to the last, both included.
    pub fn between(&mut self, first: i32, last: i32) -> i32 {
        debug_assert!(first <= last, "an empty range has no number");
        first + self.below((last - first + 1) as usize) as i32
    }

    /// Tells whether something happens that happens so many times in a thousand.
    pub fn chance(&mut self, permille: u32) -> bool {
        self.below(1000) < permille as usize
    }

    /// Returns one of several, all as likely.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Returns one of several, as likely as their weights say.
    pub fn weighted<T: Copy>(&mut self, from: &[(T, u32)]) -> T {
        let total: u32 = from.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total as usize) as u32;
        for (value, weight) in from {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        from[from.len() - 1].0
    }
}
