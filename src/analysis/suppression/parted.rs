//! Wholes and their parts, in rows and in sums of rows: which sums can be shown beside rows that are hidden.
//!
//! A row is hidden as a whole, for those who made it up. A sum is shown where it leaves each hidden part of its rows more
//! than one value; if not, the smallest sum that tells is hidden too. What can be worked out anyway is shown.

use super::super::gap::{GapAnswer, GapRow};
use super::audit::Audit;
use super::system::{Figure, Known, PART_OF_FTE, PERSON, State, System};
use crate::model::plan::Amount;

/// A tenth of a person, in thousandths: nearer than this, what is expected is as good as known.
const TENTH_OF_PERSON: i64 = 100;

/// A whole and its parts, in persons or ten-thousandths of an årsverk.
#[derive(Debug, Clone)]
pub(super) struct Parted<const PARTS: usize> {
    pub in_fte: bool,
    /// How far apart two values must be to count for two.
    pub grain: i64,
    pub whole: i64,
    pub parts: [i64; PARTS],
    /// Which parts rest on few people.
    pub few: [bool; PARTS],
    /// Whether the whole is hidden.
    pub hides_whole: bool,
    /// Which parts are hidden.
    pub hides: [bool; PARTS],
}

impl<const PARTS: usize> Parted<PARTS> {
    /// Returns a whole and its parts, all shown; what is absent is nothing.
    pub fn of(
        whole: Option<Amount>,
        parts: [Option<Amount>; PARTS],
        few: [bool; PARTS],
        in_fte: bool,
    ) -> Self {
        let units = |amount: Option<Amount>| amount.map_or(0, Amount::units);
        let (whole, parts) = (units(whole), parts.map(units));
        // Of what is less than counts for two values, half of it does.
        let grain = if in_fte { PART_OF_FTE.min((whole / 2).max(1)) } else { PERSON };
        Self { in_fte, grain, whole, parts, few, hides_whole: false, hides: [false; PARTS] }
    }

    /// Returns what is expected, in thousandths of persons or in ten-thousandths of an årsverk, all shown.
    pub fn expected(parts: [i64; PARTS], few: [bool; PARTS], in_fte: bool) -> Self {
        let whole: i64 = parts.iter().sum();
        let grain = if in_fte { PART_OF_FTE } else { TENTH_OF_PERSON }.min((whole / 2).max(1));
        Self { in_fte, grain, whole, parts, few, hides_whole: false, hides: [false; PARTS] }
    }

    /// Hides all parts.
    pub fn hide_parts(&mut self) {
        self.hides = [true; PARTS];
    }

    /// Hides a row as the gap does: the whole where the gap hides it, and then its parts; those also where the gap hides
    /// anything else of a row that lacks something, or where they rest on few.
    pub fn hide_as(&mut self, of_gap: &GapRow) {
        self.hides_whole = of_gap.hides("gap");
        let tells = !of_gap.suppressed.is_empty() || self.rests_on_few();
        if self.hides_whole || self.whole > 0 && tells {
            self.hide_parts();
        }
    }

    /// Tells whether nothing of it is hidden.
    fn is_shown(&self) -> bool {
        !self.hides.contains(&true)
    }

    fn rests_on_few(&self) -> bool {
        self.few.contains(&true)
    }
}

/// A sum of rows.
#[derive(Debug, Clone)]
pub(super) struct PartedSum<const PARTS: usize> {
    pub sum: Parted<PARTS>,
    /// The places of the rows.
    pub members: Vec<usize>,
}

impl<const PARTS: usize> PartedSum<PARTS> {
    /// Returns a sum of rows: its whole is hidden where any of theirs is, but in a category as the gap does.
    pub fn of(
        sum: Parted<PARTS>,
        members: &[usize],
        rows: &[Parted<PARTS>],
        category: Option<&str>,
        gap: &GapAnswer,
    ) -> Self {
        let hides_row = members.iter().any(|row| rows[*row].hides_whole);
        let is_told = category.is_some_and(|id| gap.shows_gap_of(id, sum.in_fte));
        Self { sum: Parted { hides_whole: hides_row && !is_told, ..sum }, members: members.to_vec() }
    }
}

/// Rows, and sums of them.
#[derive(Debug, Clone)]
pub(super) struct Table<const PARTS: usize> {
    pub rows: Vec<Parted<PARTS>>,
    pub sums: Vec<PartedSum<PARTS>>,
}

/// What a figure is of: a row or a sum, and which part; none of the whole.
#[derive(Debug, Clone, Copy)]
enum Of {
    Row(usize, Option<usize>),
    Sum(usize, Option<usize>),
}

impl<const PARTS: usize> Table<PARTS> {
    /// Hides sums that rest on few or would give away what is hidden of rows, and shows what can be worked out anyway.
    pub fn settle(&mut self) {
        for of_sum in &mut self.sums {
            if of_sum.sum.rests_on_few() || of_sum.sum.hides_whole {
                of_sum.sum.hide_parts();
            }
        }
        let mut audit = Audit::default();
        loop {
            let exposed = self.exposed(&mut audit);
            let telling: Vec<Of> = exposed.iter().copied().filter(|of| self.is_secret(*of)).collect();
            if telling.is_empty() {
                exposed.into_iter().for_each(|of| self.show(of));
                return;
            }
            let mut hid = false;
            for of in telling {
                hid |= self.hide_beside(of);
            }
            if !hid {
                return;
            }
        }
    }

    /// Tells whether nobody may know a figure: what few people make up, and not nothing.
    fn is_secret(&self, of: Of) -> bool {
        match of {
            Of::Row(row, Some(part)) => self.rows[row].parts[part] != 0,
            Of::Row(row, None) => self.rows[row].whole != 0,
            Of::Sum(sum, Some(part)) => self.sums[sum].sum.few[part],
            Of::Sum(..) => false,
        }
    }

    fn show(&mut self, of: Of) {
        match of {
            Of::Row(row, Some(part)) => self.rows[row].hides[part] = false,
            Of::Sum(sum, Some(part)) => self.sums[sum].sum.hides[part] = false,
            Of::Sum(sum, None) => self.sums[sum].sum.hides_whole = false,
            Of::Row(_, None) => {}
        }
    }

    /// Hides the smallest sum that is shown and has any of the same rows; if there is none, the smallest of all. Tells
    /// whether there was any.
    fn hide_beside(&mut self, of: Of) -> bool {
        let (rows, in_fte) = match of {
            Of::Row(row, _) => (vec![row], self.rows[row].in_fte),
            Of::Sum(sum, _) => (self.sums[sum].members.clone(), self.sums[sum].sum.in_fte),
        };
        let shown = |place: &usize| {
            let of_sum = &self.sums[*place];
            of_sum.sum.in_fte == in_fte && of_sum.sum.is_shown() && of_sum.sum.whole != 0
        };
        let is_near = |place: &usize| self.sums[*place].members.iter().any(|member| rows.contains(member));
        let size = |place: &usize| (self.sums[*place].members.len(), *place);
        let all = || (0..self.sums.len()).filter(shown);
        let Some(place) = all().filter(is_near).min_by_key(size).or_else(|| all().min_by_key(size)) else {
            return false;
        };
        self.sums[place].sum.hide_parts();
        true
    }

    /// Returns the hidden figures that have but one possible value for those who know all that is shown.
    fn exposed(&self, audit: &mut Audit) -> Vec<Of> {
        let mut making = Making { system: System::default(), of: Vec::new() };
        let rows: Vec<_> =
            (0..).zip(&self.rows).map(|(row, one)| making.add(one, |part| Of::Row(row, part))).collect();
        for (place, of_sum) in self.sums.iter().enumerate() {
            let (whole, parts) = making.add(&of_sum.sum, |part| Of::Sum(place, part));
            let sum = |total: Figure, member: &dyn Fn(usize) -> Figure| {
                let members = of_sum.members.iter().map(|row| (member(*row), -1));
                std::iter::once((total, 1)).chain(members).collect()
            };
            making.system.sum(sum(whole, &|row| rows[row].0));
            for (part, total) in parts.into_iter().enumerate() {
                making.system.sum(sum(total, &|row| rows[row].1[part]));
            }
        }
        audit.exposed(&making.system).into_iter().map(|figure| making.of[figure.index()]).collect()
    }
}

struct Making {
    system: System,
    /// What each figure is of.
    of: Vec<Of>,
}

impl Making {
    /// Adds a whole and its parts, which sum to it.
    fn add<const PARTS: usize>(
        &mut self,
        one: &Parted<PARTS>,
        of: impl Fn(Option<usize>) -> Of,
    ) -> (Figure, [Figure; PARTS]) {
        let grain = one.grain;
        let mut figure = |value: i64, hides: bool, part: Option<usize>| {
            let state = if hides { State::Other } else { State::Shown };
            self.of.push(of(part));
            self.system.add(Known { grain, state, ..Known::persons(value.unsigned_abs(), 0) })
        };
        let whole = figure(one.whole, one.hides_whole, None);
        let parts = std::array::from_fn(|part| figure(one.parts[part], one.hides[part], Some(part)));
        let terms = parts.iter().map(|part| (*part, -1));
        self.system.sum(std::iter::once((whole, 1)).chain(terms).collect());
        (whole, parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(parts: [i64; 2], hides: bool) -> Parted<2> {
        Parted {
            in_fte: false,
            grain: PERSON,
            whole: parts.iter().sum(),
            parts,
            few: [false; 2],
            hides_whole: false,
            hides: [hides; 2],
        }
    }

    fn sum(rows: &[Parted<2>], members: &[usize]) -> PartedSum<2> {
        let part = |part: usize| members.iter().map(|member| rows[*member].parts[part]).sum();
        PartedSum { sum: row([part(0), part(1)], false), members: members.to_vec() }
    }

    fn settled(rows: Vec<Parted<2>>, sums: &[&[usize]]) -> Table<2> {
        let sums = sums.iter().map(|members| sum(&rows, members)).collect();
        let mut table = Table { rows, sums };
        table.settle();
        table
    }

    #[test]
    fn a_sum_of_two_hidden_rows_is_shown() {
        let table = settled(vec![row([1, 2], true), row([2, 1], true)], &[&[0, 1]]);
        assert_eq!((table.sums[0].sum.hides, table.rows[0].hides), ([false; 2], [true; 2]));
    }

    #[test]
    fn a_sum_of_one_hidden_row_is_hidden() {
        let table = settled(vec![row([1, 2], true), row([5, 1], false)], &[&[0, 1]]);
        assert_eq!(table.sums[0].sum.hides, [true; 2]);
    }

    #[test]
    fn what_is_nothing_in_a_sum_is_shown_as_nothing_in_its_rows_where_that_tells_no_more() {
        // Both rows are their first part alone, so the sum would tell all of them.
        let table = settled(vec![row([3, 0], true), row([4, 0], true)], &[&[0, 1]]);
        assert_eq!((table.sums[0].sum.hides, table.rows[0].hides), ([true; 2], [true; 2]));
    }

    #[test]
    fn a_total_is_hidden_where_it_gives_the_only_hidden_category_away() {
        let rows = vec![row([1, 2], true), row([5, 1], false), row([6, 2], false)];
        let table = settled(rows, &[&[0, 1], &[2], &[0, 1, 2]]);
        let hides: Vec<bool> = table.sums.iter().map(|of_sum| of_sum.sum.hides[0]).collect();
        assert_eq!(hides, [true, false, true]);
    }

    #[test]
    fn what_rests_on_few_in_a_sum_is_hidden_with_what_would_tell_it() {
        let rows = vec![row([1, 2], true), row([1, 3], true), row([6, 2], false)];
        let mut sums: Vec<PartedSum<2>> =
            [&[0, 1][..], &[2], &[0, 1, 2]].into_iter().map(|members| sum(&rows, members)).collect();
        sums[0].sum.few = [true, false];
        let mut table = Table { rows, sums };
        table.settle();
        let hides: Vec<bool> = table.sums.iter().map(|of_sum| of_sum.sum.hides[0]).collect();
        assert_eq!(hides, [true, false, true]);
    }
}
