//! Texts kept once each, and told apart by a number.

use crate::model::texts::Texts;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts that are kept once, one after the other.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: Texts,
    numbers: Numbers,
}

impl Names {
    /// Returns the number of a text, and whether it is new.
    pub fn add(&mut self, text: &str) -> (u32, bool) {
        let Self { texts, numbers } = self;
        match numbers.find(text, |number| texts.get(number) == text) {
            Ok(number) => (number, false),
            Err(hash) => {
                let number = texts.push(text);
                numbers.insert(hash, number);
                (number, true)
            }
        }
    }

    /// Returns the texts one by one, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }
}

/// Numbers of texts that are kept elsewhere: a nation has millions of ids.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    places: HashTable<Numbered>,
    hasher: DefaultHashBuilder,
}

/// The number of a text, with its hash, so that it is not read again when the table grows or holds another.
#[derive(Debug, Clone, Copy)]
struct Numbered {
    number: u32,
    hash: u32,
}

impl Numbers {
    /// Returns the number of a text, which `is_same` knows; its hash where it has none.
    pub fn find(&self, text: &str, is_same: impl Fn(u32) -> bool) -> Result<u32, u32> {
        let hash = self.hasher.hash_one(text) as u32;
        let found = self.places.find(spread(hash), |place| place.hash == hash && is_same(place.number));
        found.map(|place| place.number).ok_or(hash)
    }

    /// Gives a text that has none a number, by its hash.
    pub fn insert(&mut self, hash: u32, number: u32) {
        self.places.insert_unique(spread(hash), Numbered { number, hash }, |place| spread(place.hash));
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.places.reserve(more, |place| spread(place.hash));
    }
}

/// Returns a hash with all of it where the table looks for buckets and where it looks for tags.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << u32::BITS | u64::from(hash)
}
