//! Hides figures of needs.
//!
//! What the gap hides of a requirement is hidden here too. What a gap is made up of is hidden as a whole: where the gap
//! hides anything of the requirement, or a part of it rests on few people.

use super::super::gap::{GapAnswer, GapRow};
use super::super::needs::{Needs, NeedsRow, Parts, StepCounts, Sum, people_of_kinds, units_of};
use super::figures::category;
use super::gap::{of_rows, take, tells_unmet};
use super::parted::{Parted, PartedSum, Table};
use super::{Hidden, Suppression, is_few, together};
use crate::model::name::folded;
use crate::model::plan::{Amount, Basis};
use std::collections::BTreeSet;

/// The keys of what a gap is made up of.
const PARTS: [&str; 6] = ["mobilise", "renew", "recognise", "practise", "train", "recruit"];
/// The keys of how many people take each kind of step.
const STEPS: [&str; 5] =
    ["steps.mobilise", "steps.renew", "steps.recognise", "steps.practise", "steps.train"];

const BASES: [Basis; 2] = [Basis::Persons, Basis::Fte];

/// Returns needs with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Needs, few: u64) -> Needs {
    let rows = answer.requirements.iter().map(|row| row.today.clone()).collect();
    let gap = of_rows((answer.reference_date, &answer.plan, &answer.register), rows, few);
    let rows: Vec<Parted<6>> =
        answer.requirements.iter().zip(&gap.gaps).map(|(row, of_gap)| row_of(row, of_gap, few)).collect();
    let rests_on_few = rows.iter().flat_map(|row| row.few).filter(|few| *few).count() as u64;
    let told = sums(&answer, &gap);
    let hides_rows = rows.iter().any(|row| row.hides.contains(&true));
    let mut table = Table { rows, sums: Vec::new() };
    table.sums = told.iter().map(|told| sum_of(told, &table.rows, &gap, few)).collect();
    table.settle();
    write(&mut answer, told, &gap, &table);
    hide_reserves(&mut answer.requirements, few);
    hide_everything(&mut answer, hides_rows, few);
    answer.suppression = Some(counted(&answer, few, rests_on_few));
    answer
}

/// Returns a row with what is to be hidden of it: all that it is made up of, where it lacks anything or that is hidden.
fn row_of(row: &NeedsRow, of_gap: &GapRow, few: u64) -> Parted<6> {
    let mut parted = Parted::of(
        row.gap,
        row.parts.all(),
        rests_on_few(people_of_kinds(&row.closers), few),
        row.today.basis.in_fte(),
    );
    if row.gap.is_some() {
        parted.hide_as(of_gap);
    }
    parted
}

/// Tells which parts rest on few people; what is left to recruit rests on nobody.
fn rests_on_few(support: [u64; 5], few: u64) -> [bool; 6] {
    std::array::from_fn(|part| support.get(part).is_some_and(|support| is_few(*support, few)))
}

/// A sum in the making, with the places of its rows.
struct Told {
    sum: Sum,
    members: Vec<usize>,
    is_of_unit: bool,
}

/// Returns the sums of categories, of everything and of units, with their rows. That there is no sum would tell that
/// nothing is missing, so there is one where it is hidden that nothing is.
fn sums(answer: &Needs, gap: &GapAnswer) -> Vec<Told> {
    let mut told = Vec::new();
    let mut add = |known: Option<&Sum>, named: Sum, members: Vec<usize>, is_of_unit: bool| {
        let hides = members.iter().any(|row| gap.gaps[*row].hides("gap"));
        let sum = known.cloned().or(hides.then_some(named));
        told.extend(sum.map(|sum| Told { sum, members, is_of_unit }));
    };
    let ids = gap.categories.iter().map(|of_gap| Some(&of_gap.category)).chain([None]);
    for (id, basis) in ids.flat_map(|id| BASES.map(|basis| (id, basis))) {
        let known =
            answer.categories.iter().find(|sum| sum.category.as_ref() == id && is_alike(sum.basis, basis));
        let is_of = |row: &NeedsRow| id.is_none_or(|id| category(&row.today) == id);
        add(known, Sum { category: id.cloned(), ..nothing(basis) }, members(answer, basis, is_of), false);
    }
    for (unit, basis) in
        units_of(&answer.requirements).into_iter().flat_map(|unit| BASES.map(|basis| (unit, basis)))
    {
        let known = answer.units.iter().find(|sum| sum.unit == *unit && is_alike(sum.basis, basis));
        let is_of = |row: &NeedsRow| row.today.unit == *unit;
        add(known, Sum { unit: unit.clone(), ..nothing(basis) }, members(answer, basis, is_of), true);
    }
    told
}

fn is_alike(one: Basis, other: Basis) -> bool {
    one.in_fte() == other.in_fte()
}

/// Returns the rows that are judged, counted so, and of something.
fn members(answer: &Needs, basis: Basis, is_of: impl Fn(&NeedsRow) -> bool) -> Vec<usize> {
    let rows = answer.requirements.iter().enumerate();
    let is_member = |row: &NeedsRow| row.gap.is_some() && is_alike(row.today.basis, basis) && is_of(row);
    rows.filter(|(_, row)| is_member(row)).map(|(place, _)| place).collect()
}

/// Returns the sum of rows of which none is unmet.
fn nothing(basis: Basis) -> Sum {
    let none = Some(Amount::none(basis.in_fte()));
    let mut parts = Parts::default();
    parts.all_mut().into_iter().for_each(|part| *part = none);
    let (suppressed, support) = (Hidden::new(), Default::default());
    Sum { category: None, unit: None, basis, unmet: Some(0), gap: none, parts, suppressed, support }
}

/// Returns a sum: what is missing in it is hidden where any of its rows hides that, but in a category as the gap does.
fn sum_of(told: &Told, rows: &[Parted<6>], gap: &GapAnswer, few: u64) -> PartedSum<6> {
    let Told { sum, members, .. } = told;
    let in_fte = sum.basis.in_fte();
    let parted = Parted::of(sum.gap, sum.parts.all(), rests_on_few(sum.support, few), in_fte);
    PartedSum::of(parted, members, rows, sum.category.as_deref(), gap)
}

/// Writes nothing for what is hidden.
fn write(answer: &mut Needs, told: Vec<Told>, gap: &GapAnswer, table: &Table<6>) {
    for (place, row) in answer.requirements.iter_mut().enumerate() {
        let mut keys = Hidden::new();
        let hides = &table.rows[place];
        if hides.hides_whole {
            take(&mut row.gap, "gap", &mut keys);
        }
        hide_parts(&mut row.parts, hides.hides, &mut keys);
        row.suppressed = keys;
        row.today = gap.gaps[place].clone();
        row.closers.clear();
    }
    (answer.categories, answer.units) = (Vec::new(), Vec::new());
    for (told, hides) in told.into_iter().zip(&table.sums) {
        let list = if told.is_of_unit { &mut answer.units } else { &mut answer.categories };
        list.push(hidden_sum(told, &hides.sum, gap));
    }
    answer.register = gap.register.clone();
}

fn hidden_sum(Told { mut sum, members, .. }: Told, hides: &Parted<6>, gap: &GapAnswer) -> Sum {
    let mut keys = Hidden::new();
    if !tells_unmet(sum.category.as_deref(), &members, gap) {
        take(&mut sum.unmet, "unmet", &mut keys);
    }
    if hides.hides_whole {
        take(&mut sum.gap, "gap", &mut keys);
    }
    hide_parts(&mut sum.parts, hides.hides, &mut keys);
    Sum { suppressed: keys, support: Default::default(), ..sum }
}

fn hide_parts(parts: &mut Parts, hides: [bool; 6], keys: &mut Hidden) {
    for ((part, key), hides) in parts.all_mut().into_iter().zip(PARTS).zip(hides) {
        if hides {
            take(part, key, keys);
        }
    }
}

/// Hides what those who qualify could work more: in every requirement that shares a competence with one where it rests
/// on few, or of which the gap hides anything, for units add up.
fn hide_reserves(rows: &mut [NeedsRow], few: u64) {
    let names = |row: &NeedsRow| -> Vec<String> {
        let names = row.today.competences.iter().map(|name| folded(name));
        names.chain(row.today.competences.is_empty().then(String::new)).collect()
    };
    let is_hidden = |row: &NeedsRow| !row.today.suppressed.is_empty() || is_few(row.reserve_support, few);
    let reserved = || rows.iter().filter(|row| row.part_time_reserve.is_some());
    let hidden: BTreeSet<String> = reserved().filter(|row| is_hidden(row)).flat_map(names).collect();
    let hidden = together(hidden, &reserved().map(names).collect::<Vec<_>>());
    for row in rows {
        if names(row).iter().any(|name| hidden.contains(name)) {
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
    let rests_on_few =
        steps.iter().filter_map(|count| **count).chain(persons).any(|count| is_few(count, few));
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
    Suppression::counted(persons, rest_on_few, all)
}
