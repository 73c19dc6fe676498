//! What is hidden as a whole: what can be told of it by sums, and what hangs together with it by name.

use super::system::{PART_OF_FTE, PERSON};
use std::collections::BTreeMap;

/// Hidden rows of the same parts, of which the sum of each row and of each part may be known, and nothing else.
#[derive(Debug)]
pub(super) struct Cells<const PARTS: usize>(pub Vec<[i64; PARTS]>);

impl<const PARTS: usize> Cells<PARTS> {
    /// Tells whether every part could be another value, though all sums are known.
    ///
    /// In a table of nothing but those sums a part is at most the smaller of the two that it is in, and at least what they
    /// have together beyond everything. A row or a part that is nothing is known to be, and hides nobody.
    pub fn leave_room(&self, in_fte: bool) -> bool {
        let of_rows: Vec<i64> = self.0.iter().map(|row| row.iter().sum()).collect();
        let all: i64 = of_rows.iter().sum();
        let of_parts = (0..PARTS).map(|part| self.0.iter().map(|row| row[part]).sum::<i64>());
        let of_parts: Vec<i64> = of_parts.filter(|sum| *sum > 0).collect();
        let grain = if in_fte { PART_OF_FTE } else { PERSON };
        let room = |row: i64, part: i64| row.min(part) - (row + part - all).max(0);
        of_rows.iter().filter(|row| **row > 0).all(|row| of_parts.iter().all(|part| room(*row, *part) >= grain))
    }
}

/// Groups of what has a name in common, directly or by others.
#[derive(Debug, Default)]
pub(super) struct Apart(BTreeMap<String, usize>);

impl Apart {
    /// Returns the groups of some lists of names.
    pub fn of(lists: impl Iterator<Item = Vec<String>>) -> Self {
        let mut groups = Self::default();
        for (number, names) in lists.enumerate() {
            let joined: Vec<usize> = names.iter().filter_map(|name| groups.0.get(name).copied()).collect();
            let group = number + 1;
            groups.0.values_mut().filter(|known| joined.contains(known)).for_each(|known| *known = group);
            groups.0.extend(names.into_iter().map(|name| (name, group)));
        }
        groups
    }

    /// Returns the group of a list of names; those without any are one.
    pub fn of_names(&self, names: &[String]) -> usize {
        names.first().and_then(|name| self.0.get(name)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rows_of_two_parts_leave_room() {
        assert!(Cells([[1, 2], [2, 1]].to_vec()).leave_room(false));
        assert!(Cells([[1, 0], [0, 1]].to_vec()).leave_room(false));
    }

    #[test]
    fn one_row_or_one_part_leaves_none() {
        assert!(Cells::<2>(Vec::new()).leave_room(false));
        assert!(!Cells([[1, 2]].to_vec()).leave_room(false));
        assert!(!Cells([[1, 0], [2, 0]].to_vec()).leave_room(false));
        assert!(!Cells([[1, 2], [0, 0]].to_vec()).leave_room(false));
    }

    #[test]
    fn a_tenth_of_an_fte_is_room() {
        assert!(!Cells([[500, 499], [5_000, 5_000]].to_vec()).leave_room(true));
        assert!(Cells([[500, 500], [5_000, 5_000]].to_vec()).leave_room(true));
    }

    #[test]
    fn names_in_common_join_groups() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let groups = Apart::of([list(&["a"]), list(&["b"]), list(&["a", "b"]), list(&["c"])].into_iter());
        assert_eq!(groups.of_names(&list(&["a"])), groups.of_names(&list(&["b"])));
        assert_ne!(groups.of_names(&list(&["a"])), groups.of_names(&list(&["c"])));
        assert_eq!(groups.of_names(&[]), 0);
    }
}
