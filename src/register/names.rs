//! Texts kept once each, and told apart by a number.

use crate::model::texts::Texts;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts that are kept once, one after the other: a nation has millions of ids.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: Texts,
    places: HashTable<Place>,
    hasher: DefaultHashBuilder,
}

/// The number of a text, with its hash, so that it is not read again when the table grows or holds another.
#[derive(Debug, Clone, Copy)]
struct Place {
    number: u32,
    hash: u32,
}

impl Place {
    /// Returns the hash, with all of it where the table looks for buckets and where it looks for tags.
    fn spread(hash: u32) -> u64 {
        u64::from(hash) << u32::BITS | u64::from(hash)
    }
}

impl Names {
    /// Returns the number of a text, and whether it is new.
    pub fn add(&mut self, text: &str) -> (u32, bool) {
        let Self { texts, places, hasher } = self;
        let hash = hasher.hash_one(text) as u32;
        let is_same = |place: &Place| place.hash == hash && texts.get(place.number) == text;
        if let Some(place) = places.find(Place::spread(hash), is_same) {
            return (place.number, false);
        }
        let number = texts.push(text);
        places.insert_unique(Place::spread(hash), Place { number, hash }, |place| Place::spread(place.hash));
        (number, true)
    }

    /// Makes room for so many texts more.
    pub fn reserve(&mut self, more: usize) {
        self.places.reserve(more, |place| Place::spread(place.hash));
    }

    /// Returns how many texts there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns the texts one by one, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }

    /// Returns the text of a number.
    pub fn get(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// Returns the texts, by their numbers.
    pub fn into_texts(self) -> Texts {
        self.texts
    }
}
