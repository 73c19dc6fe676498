//! Lists in pieces: a nation has millions of rows, and a list in one piece is copied each time that it doubles, and takes
//! up to twice its room.

use std::ops::{Index, IndexMut};

/// A list in pieces of so many; the last may have fewer, and none is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces<T, const SIZE: usize = USUAL>(Vec<Vec<T>>);

/// How many are usually kept in one piece.
const USUAL: usize = 1 << 10;

impl<T, const SIZE: usize> Default for Pieces<T, SIZE> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, const SIZE: usize> Pieces<T, SIZE> {
    /// Adds one at the end.
    #[inline]
    pub fn push(&mut self, one: T) {
        match self.0.last_mut() {
            Some(last) if last.len() < SIZE => last.push(one),
            Some(_) => {
                let mut piece = Vec::with_capacity(SIZE);
                piece.push(one);
                self.0.push(piece);
            }
            // Most lists are short.
            None => self.0.push(vec![one]),
        }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * SIZE + last.len())
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the pieces.
    pub fn slices(&self) -> &[Vec<T>] {
        &self.0
    }

    /// Returns all, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }

    /// Returns all, one by one, to change them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }
}

impl<T, const SIZE: usize> Index<usize> for Pieces<T, SIZE> {
    type Output = T;

    #[inline]
    fn index(&self, place: usize) -> &T {
        &self.0[place / SIZE][place % SIZE]
    }
}

impl<T, const SIZE: usize> IndexMut<usize> for Pieces<T, SIZE> {
    #[inline]
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.0[place / SIZE][place % SIZE]
    }
}

/// All, one by one; pieces that have been passed take no more room.
impl<T, const SIZE: usize> IntoIterator for Pieces<T, SIZE> {
    type Item = T;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl<T, const SIZE: usize> FromIterator<T> for Pieces<T, SIZE> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut pieces = Self::default();
        all.into_iter().for_each(|one| pieces.push(one));
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_one_list() {
        let mut pieces = Pieces::<u32, 4>::default();
        assert_eq!((pieces.len(), pieces.is_empty()), (0, true));
        for number in 0..9 {
            pieces.push(number);
        }
        assert_eq!((pieces.len(), pieces.is_empty()), (9, false));
        assert!(pieces.slices().iter().map(Vec::len).eq([4, 4, 1]));
        pieces[4] = 40;
        pieces.iter_mut().last().into_iter().for_each(|last| *last = 80);
        assert_eq!((pieces[3], pieces[4], pieces[8]), (3, 40, 80));
        assert!(pieces.iter().copied().eq([0, 1, 2, 3, 40, 5, 6, 7, 80]));
        assert_eq!(pieces.clone().into_iter().collect::<Pieces<u32, 4>>(), pieces);
    }
}
