//! Lists in pieces: a nation has millions of rows, and a list in one piece is copied each time that it doubles, and takes
//! up to twice its room.

use std::cmp::Ordering;
use std::ops::{Index, IndexMut, Range};

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

    /// Adds a list at the end, where it lies.
    pub fn append(&mut self, other: Self) {
        other.into_pieces().for_each(|piece| self.join(piece));
    }

    /// Adds a piece of another such list at the end: as it is, or what the last has no room for.
    pub fn join(&mut self, mut piece: Vec<T>) {
        if let Some(last) = self.0.last_mut() {
            let room = SIZE - last.len();
            last.extend(piece.drain(..room.min(piece.len())));
        }
        if !piece.is_empty() {
            self.0.push(piece);
        }
    }

    /// Keeps those that are to be kept.
    pub fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        for mut piece in std::mem::take(&mut self.0) {
            piece.retain(&mut keep);
            self.join(piece);
        }
    }

    /// Returns what each becomes, without those that become nothing; where they lie, if they do not grow.
    pub fn filter_map<U>(self, mut become_of: impl FnMut(T) -> Option<U>) -> Pieces<U, SIZE> {
        let mut all = Pieces::default();
        // The standard library collects a list into its own room.
        self.0.into_iter().for_each(|piece| all.join(piece.into_iter().filter_map(&mut become_of).collect()));
        all
    }

    /// Returns the numbers of all, in an order; those that are alike in it stay as they are. None where all are in it.
    pub fn order_by(&self, mut compare: impl FnMut(&T, &T) -> Ordering) -> Option<Vec<u32>> {
        if self.iter().is_sorted_by(|a, b| compare(a, b).is_le()) {
            return None;
        }
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_by(|a, b| compare(&self[*a as usize], &self[*b as usize]));
        Some(order)
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

    /// Returns the pieces, to be joined to others.
    pub fn into_pieces(self) -> impl Iterator<Item = Vec<T>> {
        self.0.into_iter()
    }

    /// Returns all, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }

    /// Returns some, one by one.
    pub fn range(&self, places: Range<u32>) -> impl Iterator<Item = &T> + Clone {
        places.map(|place| &self[place as usize])
    }

    /// Returns all, one by one, to change them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }
}

impl<T: Copy, const SIZE: usize> Pieces<T, SIZE> {
    /// Puts all in an order, which has the number of each once, where they lie.
    pub fn arrange(&mut self, order: &[u32]) {
        let mut arranged = vec![false; order.len()];
        for first in 0..order.len() {
            let held = self[first];
            let mut place = first;
            while !std::mem::replace(&mut arranged[place], true) {
                let from = order[place] as usize;
                self[place] = if from == first { held } else { self[from] };
                place = from;
            }
        }
    }

    /// Makes one of those that follow each other and are one: `unite` tells whether the next was added to the last.
    pub fn unite(&mut self, mut unite: impl FnMut(&mut T, &T) -> bool) {
        let mut kept = 0;
        for place in 0..self.len() {
            let one = self[place];
            if kept == 0 || !unite(&mut self[kept - 1], &one) {
                self[kept] = one;
                kept += 1;
            }
        }
        self.truncate(kept);
    }

    fn truncate(&mut self, count: usize) {
        self.0.truncate(count.div_ceil(SIZE));
        if let Some(last) = self.0.last_mut() {
            last.truncate((count - 1) % SIZE + 1);
        }
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
        assert!(pieces.range(2..6).eq(&[2, 3, 40, 5]));
    }

    /// So many numbers from one on.
    fn numbers(first: u32, count: u32) -> Pieces<u32, 4> {
        (first..first + count).collect()
    }

    #[test]
    fn lists_are_joined_in_their_order() {
        for (first, second) in [(0, 0), (0, 5), (3, 0), (3, 1), (3, 2), (4, 9), (5, 4), (9, 13)] {
            let mut joined = numbers(0, first);
            joined.append(numbers(first, second));
            assert_eq!(joined, numbers(0, first + second));
        }
    }

    #[test]
    fn what_is_left_out_leaves_no_gap() {
        let mut odd = numbers(0, 23);
        odd.retain(|number| number % 2 == 1);
        assert!(odd.iter().copied().eq((0..11).map(|half| 2 * half + 1)));
        assert!(odd.slices().iter().map(Vec::len).eq([4, 4, 3]));
        let third = numbers(0, 23).filter_map(|number| (number % 3 == 0).then_some(number as u16 / 3));
        assert_eq!(third, (0..8).collect());
        let mut tens = numbers(0, 23);
        tens.unite(|last, next| *last / 10 == *next / 10);
        assert_eq!(tens.into_iter().collect::<Vec<_>>(), [0, 10, 20]);
        let mut none = numbers(0, 5);
        none.retain(|_| false);
        none.unite(|_, _| true);
        assert_eq!((none.len(), none.slices().len()), (0, 0));
    }

    #[test]
    fn all_are_put_in_order_where_they_lie() {
        for step in [1, 2, 5, 7, 16] {
            let mut mixed: Pieces<u32, 4> = (0..17).map(|number| number * step % 17).collect();
            let order = mixed.order_by(u32::cmp);
            assert_eq!(order.is_none(), step == 1);
            order.iter().for_each(|order| mixed.arrange(order));
            assert_eq!(mixed, numbers(0, 17));
        }
    }
}
