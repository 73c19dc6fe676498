//! Places in lists.

use std::num::NonZero;

/// A place in a list, from 0; whoever has none takes no more room than who has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(NonZero<u32>);

impl Place {
    /// Returns a place by its number, from 0.
    pub fn of(number: u32) -> Self {
        Self(NonZero::<u32>::MIN.saturating_add(number))
    }

    /// Returns the place so many further on.
    pub fn further(self, by: u32) -> Self {
        Self(self.0.saturating_add(by))
    }

    /// Returns the number.
    pub fn number(self) -> u32 {
        self.0.get() - 1
    }

    /// Returns the number, as lists count.
    pub fn index(self) -> usize {
        self.number() as usize
    }
}
