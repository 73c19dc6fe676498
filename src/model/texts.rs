//! Many short texts, one after the other: a nation has millions of ids and names.

use std::num::NonZero;

/// The number of a text, by which who has none takes no more room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextId(NonZero<u32>);

impl TextId {
    /// Returns the number of a text by its place, from 0.
    pub fn of(place: u32) -> Self {
        Self(NonZero::<u32>::MIN.saturating_add(place))
    }

    /// Returns the place, from 0.
    pub fn place(self) -> u32 {
        self.0.get() - 1
    }
}

/// Texts by their numbers, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text, and returns its number.
    pub fn push(&mut self, text: &str) -> u32 {
        self.all.push_str(text);
        self.ends.push(self.all.len());
        self.ends.len() as u32 - 1
    }

    /// Returns the text of a number.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.all[start..self.ends[number]]
    }

    /// Returns the text of somebody or something that may have none.
    pub fn of(&self, id: Option<TextId>) -> Option<&str> {
        id.map(|id| self.get(id.place()))
    }

    /// Returns the texts, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|number| self.get(number))
    }
}
