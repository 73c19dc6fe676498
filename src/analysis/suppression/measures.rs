//! Hides figures of measures.
//!
//! What is expected to be closed of a requirement is hidden where the gap hides anything of it, or it rests on few people.
//! Prices are in the plan, so money tells places: where a measure has few, no measure's places are shown, and no money.

use super::super::gap::{GapAnswer, GapRow};
use super::super::measures::{Measures, MeasuresRow, Outcome, PARTS, Sum};
use super::figures::category;
use super::gap::{of_rows, take, tells_unmet};
use super::parted::{Parted, PartedSum, Table};
use super::{Hidden, Suppression, is_few, rounded};
use crate::model::plan::Basis;
use crate::model::register::PersonId;
use std::collections::BTreeSet;

/// What is closed and what is left of one person, in the parts that rows are kept in, is told apart by thousandths.
const THOUSANDTHS: i64 = 1_000;

/// Returns measures with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Measures, few: u64) -> Measures {
    let rows = answer.requirements.iter().map(|row| row.today.clone()).collect();
    let gap = of_rows((answer.reference_date, &answer.plan, &answer.register), rows, few);
    let rests_on_few = answer.requirements.iter().filter(|row| is_few(row.closers.len() as u64, few)).count();
    let hides_rows = hide_rows(&mut answer, &gap, few);
    answer.register = gap.register;
    let mut keys = Hidden::new();
    hide_lists(&mut answer, few, &mut keys);
    hide_places(&mut answer, few, &mut keys);
    if hides_rows {
        hide_everything(&mut answer, &mut keys);
    }
    rounded::measures(&mut answer);
    answer.suppressed = keys;
    answer.suppression = Some(counted(&answer, few, rests_on_few as u64));
    answer
}

/// Hides rows and the sums that would give them away; tells whether any row is hidden.
fn hide_rows(answer: &mut Measures, gap: &GapAnswer, few: u64) -> bool {
    let rows: Vec<Parted<2>> =
        answer.requirements.iter().zip(&gap.gaps).map(|(row, of_gap)| row_of(row, of_gap, few)).collect();
    let hides_rows = rows.iter().any(|row| row.hides_whole || row.hides[0]);
    let told = sums(answer, gap);
    let sums = told.iter().map(|(sum, members)| sum_of(sum, members, (answer, &rows, gap), few)).collect();
    let mut table = Table { rows, sums };
    table.settle();
    answer.categories =
        told.into_iter().zip(&table.sums).map(|((sum, _), hides)| hidden_sum(sum, hides, gap)).collect();
    for (place, row) in answer.requirements.iter_mut().enumerate() {
        let hides = &table.rows[place];
        let mut keys = Hidden::new();
        if hides.hides_whole {
            take(&mut row.gap, "gap", &mut keys);
        }
        if hides.hides.contains(&true) {
            take(&mut row.closed, "closed", &mut keys);
            take(&mut row.recruit, "recruit", &mut keys);
            take(&mut row.hires, "hires", &mut keys);
            take(&mut row.price, "price", &mut keys);
        }
        row.suppressed = keys;
        row.today = gap.gaps[place].clone();
        (row.parts, row.closers) = ((0, 0), BTreeSet::new());
    }
    hides_rows
}

/// Returns what is closed and what is left, in thousandths of a person or of a ten-thousandth of an årsverk.
fn parts(row: &MeasuresRow) -> [i64; 2] {
    let unit = if row.today.basis.in_fte() { PARTS } else { PARTS / THOUSANDTHS };
    [row.parts.0 / unit, row.parts.1 / unit]
}

fn row_of(row: &MeasuresRow, of_gap: &GapRow, few: u64) -> Parted<2> {
    let parts = parts(row);
    let rests_on_few = is_few(row.closers.len() as u64, few);
    let mut parted = Parted::expected(parts, [rests_on_few, false], row.today.basis.in_fte());
    if row.gap.is_some() {
        parted.hide_as(of_gap);
    }
    parted
}

/// Returns the sums with their rows; there is one where it is hidden that nothing is missing.
fn sums(answer: &Measures, gap: &GapAnswer) -> Vec<(Sum, Vec<usize>)> {
    let ids: Vec<Option<&String>> =
        gap.categories.iter().map(|of_gap| Some(&of_gap.category)).chain([None]).collect();
    let mut told = Vec::new();
    for (id, basis) in ids.into_iter().flat_map(|id| [Basis::Persons, Basis::Fte].map(|basis| (id, basis))) {
        let is_of = |row: &MeasuresRow| {
            row.gap.is_some()
                && row.today.basis.in_fte() == basis.in_fte()
                && id.is_none_or(|id| category(&row.today) == id)
        };
        let members: Vec<usize> =
            (0..answer.requirements.len()).filter(|row| is_of(&answer.requirements[*row])).collect();
        let known = answer
            .categories
            .iter()
            .find(|sum| sum.category.as_ref() == id && sum.basis.in_fte() == basis.in_fte());
        let hides = members.iter().any(|row| gap.gaps[*row].hides("gap"));
        let nothing =
            || hides.then(|| Sum::of_nothing(id.cloned(), basis, answer.recruitment_price.is_some()));
        told.extend(known.cloned().or_else(nothing).map(|sum| (sum, members)));
    }
    told
}

fn sum_of(
    sum: &Sum,
    members: &[usize],
    (answer, rows, gap): (&Measures, &[Parted<2>], &GapAnswer),
    few: u64,
) -> PartedSum<2> {
    let in_fte = sum.basis.in_fte();
    let of_rows = |part: usize| members.iter().map(|row| rows[*row].parts[part]).sum();
    let closers: BTreeSet<PersonId> =
        members.iter().flat_map(|row| answer.requirements[*row].closers.iter().copied()).collect();
    let rests_on_few = is_few(closers.len() as u64, few);
    let parted = Parted::expected([of_rows(0), of_rows(1)], [rests_on_few, false], in_fte);
    PartedSum::of(parted, members, rows, sum.category.as_deref(), gap)
}

fn hidden_sum(mut sum: Sum, hides: &PartedSum<2>, gap: &GapAnswer) -> Sum {
    let mut keys = Hidden::new();
    if !tells_unmet(sum.category.as_deref(), &hides.members, gap) {
        take(&mut sum.unmet, "unmet", &mut keys);
    }
    if hides.sum.hides_whole {
        take(&mut sum.gap, "gap", &mut keys);
    }
    if hides.sum.hides.contains(&true) {
        take(&mut sum.closed, "closed", &mut keys);
        take(&mut sum.recruit, "recruit", &mut keys);
        take(&mut sum.hires, "hires", &mut keys);
        take(&mut sum.price, "price", &mut keys);
    }
    Sum { suppressed: keys, ..sum }
}

/// Hides whole lists of places and people in which anything rests on few.
fn hide_lists(answer: &mut Measures, few: u64, keys: &mut Hidden) {
    let is_few = |number: u64| is_few(number, few);
    let places = answer.places.iter().flatten().any(|row| is_few(row.places));
    let access = answer.access.iter().flatten();
    let access = access.flat_map(|row| [row.people, row.eligible, row.places]).any(is_few);
    let share = answer.share.iter().flat_map(|share| [share.places, share.filling, share.eligible]);
    let share = share.into_iter().any(is_few);
    if places || access || share {
        take(&mut answer.places, "places", keys);
        take(&mut answer.full, "full", keys);
        take(&mut answer.access, "access", keys);
        take(&mut answer.share, "share", keys);
    }
}

/// Hides how many take which measure, and all money, where few take one; and which years, where few begin in one.
fn hide_places(answer: &mut Measures, few: u64, keys: &mut Hidden) {
    for said in answer.measures.iter_mut().filter(|said| said.eligible != Some(0)) {
        // Who may take it lacks what it gives: how many may tells how many have it.
        take(&mut said.eligible, "eligible", &mut said.suppressed);
        take(&mut said.useful, "useful", &mut said.suppressed);
    }
    let is_few = |places: Option<u64>| places.is_some_and(|places| is_few(places, few));
    let of_measures = answer.measures.iter().any(|said| is_few(said.places));
    if of_measures {
        // That nobody takes one is told with the reason.
        for said in answer.measures.iter_mut().filter(|said| said.places != Some(0)) {
            take(&mut said.places, "places", &mut said.suppressed);
            take(&mut said.net_cost, "net_cost", &mut said.suppressed);
            take(&mut said.grant, "grant", &mut said.suppressed);
        }
        take(&mut answer.net_cost, "net_cost", keys);
        for (outcome, [net_cost, places]) in [
            (&mut answer.chosen, ["chosen.net_cost", "chosen.places"]),
            (&mut answer.simple_rule, ["simple_rule.net_cost", "simple_rule.places"]),
            (&mut answer.next_100000.outcome, ["next_100000.net_cost", "next_100000.places"]),
        ] {
            take(&mut outcome.net_cost, net_cost, keys);
            take(&mut outcome.places, places, keys);
        }
    }
    // Money is hidden in every year where it is in any; places where they are few, or would tell of measures.
    if of_measures || answer.budget.iter().any(|year| is_few(year.places)) {
        for year in &mut answer.budget {
            take(&mut year.places, "places", &mut year.suppressed);
            take(&mut year.cost, "cost", &mut year.suppressed);
            take(&mut year.grant, "grant", &mut year.suppressed);
            take(&mut year.used, "used", &mut year.suppressed);
        }
    }
}

/// Hides what comes of all rows together.
fn hide_everything(answer: &mut Measures, keys: &mut Hidden) {
    take(&mut answer.objective, "objective", keys);
    take(&mut answer.objective_if_all_closed, "objective_if_all_closed", keys);
    take(&mut answer.bound, "bound", keys);
    let outcomes: [(&mut Outcome, [&'static str; 3]); 3] = [
        (&mut answer.chosen, ["chosen.objective", "chosen.persons", "chosen.fte"]),
        (&mut answer.simple_rule, ["simple_rule.objective", "simple_rule.persons", "simple_rule.fte"]),
        (
            &mut answer.next_100000.outcome,
            ["next_100000.objective", "next_100000.persons", "next_100000.fte"],
        ),
    ];
    for (outcome, [objective, persons, fte]) in outcomes {
        take(&mut outcome.objective, objective, keys);
        take(&mut outcome.persons, persons, keys);
        take(&mut outcome.fte, fte, keys);
    }
}

/// Returns how many figures are hidden, and how many of them for they rest on few people.
fn counted(answer: &Measures, persons: u64, rest_on_few: u64) -> Suppression {
    let rows = answer.requirements.iter().map(|row| row.suppressed.len());
    let sums = answer.categories.iter().map(|sum| sum.suppressed.len());
    let years = answer.budget.iter().map(|year| year.suppressed.len());
    let measures = answer.measures.iter().map(|said| said.suppressed.len());
    let others = [answer.suppressed.len(), answer.register.suppressed.len()];
    let all = rows.chain(sums).chain(years).chain(measures).chain(others).sum::<usize>() as u64;
    Suppression::counted(persons, rest_on_few, all)
}
