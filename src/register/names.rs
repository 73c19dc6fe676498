//! Texts kept once each, and told apart by a number.

use crate::model::texts::Texts;
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts that are kept once, one after the other: a nation has millions of ids.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: Texts,
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// Returns the number of a text, and whether it is new.
    pub fn add(&mut self, text: &str) -> (u32, bool) {
        let Self { texts, places, hasher } = self;
        let hash = hasher.hash_one(text);
        if let Some(place) = places.find(hash, |place| texts.get(*place) == text) {
            return (*place, false);
        }
        let place = texts.push(text);
        places.insert_unique(hash, place, |place| hasher.hash_one(texts.get(*place)));
        (place, true)
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
