//! Hides figures of needs.
//!
//! What the gap hides of a requirement is hidden here too. What a gap is made up of is hidden as a whole: where the gap
//! hides anything of the requirement, or a part of it rests on few people. A category is then shown where it leaves each
//! of its hidden parts more than one value; a unit only where nothing in it is hidden.

use super::super::gap::GapAnswer;
use super::super::needs::{Needs, NeedsRow, Parts, StepCounts, Sum, people_of_kinds, units_of};
use super::apart::{Apart, Cells};
use super::figures::Figures;
use super::gap::{hide_in, take};
use super::{Hidden, Suppression, is_few};
use crate::model::name::folded;
use crate::model::plan::{Amount, Basis};
use std::collections::BTreeSet;

/// The keys of what a gap is made up of.
const PARTS: [&str; 6] = ["mobilise", "renew", "recognise", "practise", "train", "recruit"];
/// The keys of how many people take each kind of step.
const STEPS: [&str; 5] =
    ["steps.mobilise", "steps.renew", "steps.recognise", "steps.practise", "steps.train"];

/// Returns needs with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Needs, few: u64) -> Needs {
    let rows = answer.requirements.iter().map(|row| row.today.clone()).collect();
    let mut gap = GapAnswer::of(answer.reference_date, answer.plan.clone(), answer.register.clone(), rows);
    let mut figures = Figures::of(&gap, few);
    figures.protect(&gap, few);
    hide_in(&mut gap, &figures, few);
    let (hides, rests_on_few) = hidden_rows(&answer, &gap, few);
    let sums = Sums { rows: &answer.requirements, gap: &gap, hides: &hides, few };
    let [categories, units] = [sums.categories(&answer), sums.units(&answer)];
    let nothing = sums.known_nothing(&categories);
    hide_rows(&mut answer.requirements, &gap, &hides, &nothing);
    hide_reserves(&mut answer.requirements, few);
    (answer.categories, answer.units) = (categories, units);
    answer.register = gap.register;
    hide_everything(&mut answer, hides.contains(&true), few);
    answer.suppression = Some(counted(&answer, few, rests_on_few));
    answer
}

/// Tells of each row whether what its gap is made up of is hidden, and how many parts are for they rest on few.
fn hidden_rows(answer: &Needs, gap: &GapAnswer, few: u64) -> (Vec<bool>, u64) {
    let mut rests_on_few = 0;
    let rows = answer.requirements.iter().zip(&gap.gaps).map(|(row, of_gap)| {
        let supports = people_of_kinds(&row.closers);
        let parts = supports.into_iter().filter(|support| is_few(*support, few)).count();
        rests_on_few += parts as u64;
        row.gap.is_some() && (parts > 0 || !of_gap.suppressed.is_empty())
    });
    (rows.collect(), rests_on_few)
}

/// The sums in the making.
struct Sums<'a> {
    rows: &'a [NeedsRow],
    gap: &'a GapAnswer,
    hides: &'a [bool],
    few: u64,
}

const BASES: [Basis; 2] = [Basis::Persons, Basis::Fte];

impl Sums<'_> {
    /// Returns the sums of categories and of everything, with what is hidden of them.
    fn categories(&self, answer: &Needs) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut all = BASES.map(|basis| (basis, true, Vec::new()));
        for of_gap in &self.gap.categories {
            for (basis, all_show_gap, left) in &mut all {
                let members = self.members(*basis, |row| super::figures::category(&row.today) == of_gap.category);
                let in_fte = basis.in_fte();
                let shows_gap = if in_fte { of_gap.fte.gap } else { of_gap.persons.gap }.is_some();
                let known = answer.categories.iter().find(|sum| {
                    sum.category.as_ref() == Some(&of_gap.category) && sum.basis.in_fte() == in_fte
                });
                let named = |sum: Sum| Sum { category: Some(of_gap.category.clone()), ..sum };
                let hidden = self.hidden(&members);
                let shows_parts = shows_gap && self.leaves_room(known, &hidden, in_fte);
                *all_show_gap &= shows_gap;
                if !shows_parts {
                    left.extend(hidden);
                }
                sums.extend(self.sum(known, *basis, &members, (shows_gap, shows_parts)).map(named));
            }
        }
        for (basis, shows_gap, left) in &all {
            let members = self.members(*basis, |_| true);
            let known = answer
                .categories
                .iter()
                .find(|sum| sum.category.is_none() && sum.basis.in_fte() == basis.in_fte());
            let shows_parts = *shows_gap && self.leaves_room(known, left, basis.in_fte());
            sums.extend(self.sum(known, *basis, &members, (*shows_gap, shows_parts)));
        }
        sums
    }

    /// Returns the sums of units, with what is hidden of them.
    fn units(&self, answer: &Needs) -> Vec<Sum> {
        let mut sums = Vec::new();
        for unit in units_of(self.rows) {
            for basis in BASES {
                let members = self.members(basis, |row| row.today.unit == *unit);
                let known =
                    answer.units.iter().find(|sum| sum.unit == *unit && sum.basis.in_fte() == basis.in_fte());
                let shows_gap = !members.iter().any(|row| self.hides_gap(*row));
                let shows = (shows_gap, shows_gap && self.hidden(&members).is_empty());
                let named = |sum: Sum| Sum { unit: unit.clone(), ..sum };
                sums.extend(self.sum(known, basis, &members, shows).map(named));
            }
        }
        sums
    }

    fn hides_gap(&self, row: usize) -> bool {
        self.gap.gaps[row].hides("gap")
    }

    /// Returns the rows that are judged, counted so, and of something.
    fn members(&self, basis: Basis, is_of: impl Fn(&NeedsRow) -> bool) -> Vec<usize> {
        let is_of = |row: &NeedsRow| {
            row.gap.is_some() && row.today.basis.in_fte() == basis.in_fte() && is_of(row)
        };
        (0..self.rows.len()).filter(|place| is_of(&self.rows[*place])).collect()
    }

    /// Returns those of some rows of which it is hidden what they are made up of, though they lack something.
    fn hidden(&self, members: &[usize]) -> Vec<usize> {
        let lacks = |row: usize| self.rows[row].gap.is_some_and(|gap| gap.units() > 0);
        members.iter().copied().filter(|row| self.hides[*row] && lacks(*row)).collect()
    }

    /// Tells whether a sum may be shown: no part of it rests on few, and the hidden rows in it keep more than one value.
    fn leaves_room(&self, sum: Option<&Sum>, hidden: &[usize], in_fte: bool) -> bool {
        let rests_on_few =
            sum.is_some_and(|sum| sum.support.iter().any(|support| is_few(*support, self.few)));
        let rows = hidden.iter().filter_map(|row| {
            let units: Vec<i64> = self.rows[*row].parts.all().into_iter().map(units).collect();
            units.try_into().ok()
        });
        !rests_on_few && Cells::<6>(rows.collect()).leave_room(in_fte)
    }

    /// Returns a sum with what is hidden of it; none of what lacks nothing and hides nothing.
    fn sum(
        &self,
        known: Option<&Sum>,
        basis: Basis,
        members: &[usize],
        (shows_gap, shows_parts): (bool, bool),
    ) -> Option<Sum> {
        let hides_unmet = members.iter().any(|row| self.hides_gap(*row));
        let mut sum = match known {
            Some(known) => known.clone(),
            // That there is no sum would tell that nothing is missing.
            None if hides_unmet => nothing(basis),
            None => return None,
        };
        let mut keys = Hidden::new();
        if hides_unmet {
            take(&mut sum.unmet, "unmet", &mut keys);
        }
        if !shows_gap {
            take(&mut sum.gap, "gap", &mut keys);
        }
        if !shows_parts {
            hide_parts(&mut sum.parts, [true; 6], &mut keys);
        }
        Some(Sum { suppressed: keys, support: Default::default(), ..sum })
    }

    /// Tells of each row which of its hidden parts are known to be nothing, for those of a sum are.
    fn known_nothing(&self, categories: &[Sum]) -> Vec<[bool; 6]> {
        let is_of = |sum: &Sum, row: &NeedsRow| {
            let category = super::figures::category(&row.today);
            sum.basis.in_fte() == row.today.basis.in_fte()
                && sum.category.as_deref().is_none_or(|of_sum| of_sum == category)
        };
        let of_row = |row: &NeedsRow| {
            let mut nothing = [false; 6];
            for sum in categories.iter().filter(|sum| is_of(sum, row)) {
                for (nothing, part) in nothing.iter_mut().zip(sum.parts.all()) {
                    *nothing |= part.is_some_and(|part| part.units() == 0);
                }
            }
            nothing
        };
        self.rows.iter().map(of_row).collect()
    }
}

fn units(amount: Option<Amount>) -> i64 {
    amount.map_or(0, Amount::units)
}

/// Returns the sum of rows of which none is unmet.
fn nothing(basis: Basis) -> Sum {
    let none = Some(Amount::none(basis.in_fte()));
    let mut parts = Parts::default();
    parts.all_mut().into_iter().for_each(|part| *part = none);
    Sum {
        category: None,
        unit: None,
        basis,
        unmet: Some(0),
        gap: none,
        parts,
        suppressed: Hidden::new(),
        support: Default::default(),
    }
}

fn hide_parts(parts: &mut Parts, hides: [bool; 6], keys: &mut Hidden) {
    for ((part, key), hides) in parts.all_mut().into_iter().zip(PARTS).zip(hides) {
        if hides {
            take(part, key, keys);
        }
    }
}

fn hide_rows(rows: &mut [NeedsRow], gap: &GapAnswer, hides: &[bool], nothing: &[[bool; 6]]) {
    for (place, row) in rows.iter_mut().enumerate() {
        let hides_gap = gap.gaps[place].hides("gap");
        let mut keys = Hidden::new();
        // What is met has nothing to close, which is not told where it is hidden that it is met.
        if hides[place] && (hides_gap || units(row.gap) > 0) {
            hide_parts(&mut row.parts, nothing[place].map(|nothing| !nothing), &mut keys);
        }
        if hides_gap {
            take(&mut row.gap, "gap", &mut keys);
        }
        row.today = gap.gaps[place].clone();
        row.suppressed = keys;
        row.closers.clear();
    }
}

/// Hides what those who qualify could work more: in every requirement that shares a competence with one where it rests
/// on few, or of which the gap hides anything, for units add up.
fn hide_reserves(rows: &mut [NeedsRow], few: u64) {
    let names = |row: &NeedsRow| row.today.competences.iter().map(|name| folded(name)).collect();
    let shows = |row: &NeedsRow| row.today.suppressed.is_empty() && !is_few(row.reserve_support, few);
    let mut hidden: BTreeSet<Vec<String>> = BTreeSet::new();
    let reserved = |row: &&mut NeedsRow| row.part_time_reserve.is_some();
    hidden.extend(rows.iter().filter(|row| row.part_time_reserve.is_some() && !shows(row)).map(names));
    let groups = Apart::of(rows.iter().map(names));
    let hidden: BTreeSet<usize> = hidden.iter().map(|names| groups.of_names(names)).collect();
    for row in rows.iter_mut().filter(reserved) {
        let names: Vec<String> = names(row);
        if hidden.contains(&groups.of_names(&names)) {
            take(&mut row.part_time_reserve, "part_time_reserve", &mut row.suppressed);
        }
        row.reserve_support = 0;
    }
}

/// Hides what is of everything: how many take each step, who could move where, and what comes of all rows together.
fn hide_everything(answer: &mut Needs, hides_rows: bool, few: u64) {
    let StepCounts { mobilise, renew, recognise, practise, train } = &mut answer.steps;
    let steps = [mobilise, renew, recognise, practise, train];
    let persons = answer.transfers.iter().flatten().map(|transfer| transfer.persons);
    let rests_on_few = steps.iter().filter_map(|count| **count).chain(persons).any(|count| is_few(count, few));
    if !hides_rows && !rests_on_few {
        return;
    }
    let mut keys = Hidden::new();
    for (count, key) in steps.into_iter().zip(STEPS) {
        take(count, key, &mut keys);
    }
    take(&mut answer.transfers, "transfers", &mut keys);
    take(&mut answer.objective, "objective", &mut keys);
    take(&mut answer.objective_if_all_closed, "objective_if_all_closed", &mut keys);
    take(&mut answer.bound, "bound", &mut keys);
    take(&mut answer.rank, "rank", &mut keys);
    answer.suppressed = keys;
}

/// Returns how many figures are hidden, and how many of them for they rest on few people.
fn counted(answer: &Needs, persons: u64, rest_on_few: u64) -> Suppression {
    let rows = answer.requirements.iter().map(|row| row.suppressed.len());
    let sums = answer.categories.iter().chain(&answer.units).map(|sum| sum.suppressed.len());
    let others = [answer.suppressed.len(), answer.register.suppressed.len()];
    let all = rows.chain(sums).chain(others).sum::<usize>() as u64;
    Suppression { persons, few: rest_on_few.min(all), others: all.saturating_sub(rest_on_few) }
}
