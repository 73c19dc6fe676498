//! Texts kept once each, and told apart by a number.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Texts that are kept once.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: Vec<Box<str>>,
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// Returns the number of a text, and whether it is new.
    pub fn add(&mut self, text: &str) -> (u32, bool) {
        let hash = self.hasher.hash_one(text);
        if let Some(place) = self.places.find(hash, |place| &*self.texts[*place as usize] == text) {
            return (*place, false);
        }
        let place = self.texts.len() as u32;
        self.texts.push(text.into());
        let (texts, hasher) = (&self.texts, &self.hasher);
        self.places.insert_unique(hash, place, |place| hasher.hash_one(&*texts[*place as usize]));
        (place, true)
    }

    /// Returns the texts one by one, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// Returns the texts, in the order of their numbers.
    pub fn into_texts(self) -> Vec<String> {
        self.texts.into_iter().map(String::from).collect()
    }
}
