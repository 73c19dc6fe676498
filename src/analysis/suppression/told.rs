//! Which requirements anybody can see are met or unmet, though what is held is hidden: no more is hidden of those than is.
//!
//! A range is reckoned for each hidden figure from what is printed, limit by limit and sum by sum, until none narrows.

use super::super::gap::{GapAnswer, GapRow};
use super::figures::{Figures, category};
use super::system::{Figure, State, System};
use crate::model::plan::Basis;

/// Narrowing goes round so many times at most: as deep as units are below each other, and more.
const ROUNDS: usize = 12;

/// What is reckoned in fractions is trusted as far as this.
const NEAR: f64 = 1e-6;

/// What a figure can be.
type Range = (i64, i64);

/// Tells of each row with hidden figures whether it is met, where that can be seen.
pub(super) fn tell(figures: &mut Figures, answer: &GapAnswer) {
    let mut ranges = ranges_of(&figures.system);
    for _ in 0..ROUNDS {
        let before = ranges.clone();
        by_limits(figures, &mut ranges);
        by_sums(figures, &mut ranges);
        by_categories(figures, answer, &mut ranges);
        if before == ranges {
            break;
        }
    }
    for required in figures.rows.iter().filter_map(|of_row| of_row.required) {
        let (least, most) = ranges[required.index()];
        // A share of few may come to the same, however many they are.
        if least == most {
            figures.system.get_mut(required).state = State::Shown;
        }
    }
    covered(figures, answer, &ranges);
    for (place, row) in answer.gaps.iter().enumerate() {
        let of_row = &figures.rows[place];
        let (Some(required), Some(qualified)) = (row.required, of_row.qualified) else { continue };
        if !of_row.hides_gap(figures) {
            continue;
        }
        let asks =
            of_row.required.map_or((required.units(), required.units()), |share| ranges[share.index()]);
        let (least, most) = ranges[qualified.index()];
        let told = &mut figures.told[place];
        told.met |= least >= asks.1;
        told.unmet |= most < asks.0;
        told.no_surplus |= most <= asks.0
            || of_row.persons.is_some_and(|whole| is_share_of_all(row, ranges[whole.index()], most));
    }
}

/// Tells of each sum whether anybody can see how much is covered.
fn covered(figures: &mut Figures, answer: &GapAnswer, ranges: &[Range]) {
    for (place, sum) in answer.categories.iter().enumerate() {
        for in_fte in [false, true] {
            let mut rows = answer.gaps.iter().zip(&figures.rows).filter(|(row, _)| {
                row.is_judged() && category(row) == sum.category && row.basis.in_fte() == in_fte
            });
            let known = rows.all(|(row, of_row)| {
                let (Some(required), Some(qualified)) = (row.required, of_row.qualified) else {
                    return false;
                };
                let fixed = (required.units(), required.units());
                let asks = of_row.required.map_or(fixed, |share| ranges[share.index()]);
                let holds = ranges[qualified.index()];
                asks.0.min(holds.0) == asks.1.min(holds.1)
            });
            figures.told_covered[place][usize::from(in_fte)] = known;
        }
    }
}

/// Tells whether a share of persons, rounded up, is as many as can be held, however many there are.
fn is_share_of_all(row: &GapRow, (least, most): Range, held: i64) -> bool {
    /// So many possible numbers of persons are tried.
    const TRIED: i64 = 1_000;
    let Some(percent) = row.share.filter(|_| row.basis == Basis::SharePersons) else { return false };
    let is_all = |persons: i64| percent.percent_of_persons_ceil(persons.unsigned_abs()) >= persons.min(held);
    most.saturating_sub(least) <= TRIED && (least..=most).all(is_all)
}

fn ranges_of(system: &System) -> Vec<Range> {
    let range = |figure: Figure| {
        let known = system.get(figure);
        if system.is_hidden(figure) { (known.least, known.most) } else { (known.value, known.value) }
    };
    system.all().map(range).collect()
}

fn narrow(range: &mut Range, least: i64, most: i64) {
    *range = (range.0.max(least), range.1.min(most));
}

/// What is never more than another is no more than that can be, and that no less than it.
fn by_limits(figures: &Figures, ranges: &mut [Range]) {
    for limit in &figures.system.limits[..figures.public.1] {
        let (low, high) = (ranges[limit.less.index()].0, ranges[limit.more.index()].1);
        let most = (limit.beyond + limit.times_more * high as f64) / limit.times_less;
        let least = (limit.times_less * low as f64 - limit.beyond) / limit.times_more;
        narrow(&mut ranges[limit.less.index()], i64::MIN, (most + NEAR).floor() as i64);
        narrow(&mut ranges[limit.more.index()], (least - NEAR).ceil() as i64, i64::MAX);
    }
}

/// What is left of a sum, once the others are as large or as small as they can be, is what a figure can be.
fn by_sums(figures: &Figures, ranges: &mut [Range]) {
    let system = &figures.system;
    let public = &system.sums[..figures.public.0];
    for sum in public.iter().filter(|sum| sum.iter().all(|(_, times)| times.abs() == 1)) {
        let total: i64 = sum.iter().map(|(figure, times)| system.get(*figure).value * times).sum();
        for (figure, times) in sum.iter().filter(|(figure, _)| system.is_hidden(*figure)) {
            let others = sum.iter().filter(|(other, _)| other != figure);
            let (least, most) = others.fold((0i64, 0i64), |(least, most), (other, times)| {
                let (low, high) = ranges[other.index()];
                let (low, high) = if *times > 0 { (low, high) } else { (negative(high), negative(low)) };
                (least.saturating_add(low), most.saturating_add(high))
            });
            let (low, high) = (total.saturating_sub(most), total.saturating_sub(least));
            let (low, high) = if *times > 0 { (low, high) } else { (negative(high), negative(low)) };
            narrow(&mut ranges[figure.index()], low, high);
        }
    }
}

fn negative(number: i64) -> i64 {
    0i64.saturating_sub(number)
}

/// What is missing of a requirement is no more than what its category lacks, and no less than what the others cannot.
fn by_categories(figures: &Figures, answer: &GapAnswer, ranges: &mut [Range]) {
    for (place, sum) in answer.categories.iter().enumerate() {
        for (in_fte, of_sum) in [(false, &sum.persons), (true, &sum.fte)] {
            let [_, gap] = figures.categories[place][usize::from(in_fte)];
            let Some(lacks) = of_sum.gap.filter(|_| !figures.hides(gap)) else { continue };
            let rows = answer.gaps.iter().zip(&figures.rows).filter(|(row, _)| {
                row.is_judged() && category(row) == sum.category && row.basis.in_fte() == in_fte
            });
            let asked: Option<Vec<(i64, Figure)>> = rows
                .map(|(row, of_row)| {
                    let required = row.required.filter(|_| !figures.hides(of_row.required))?;
                    Some((required.units(), of_row.qualified?))
                })
                .collect();
            // Where it is not known what is required, the sum says nothing of each.
            let Some(rows) = asked else { continue };
            let missing = |(required, figure): &(i64, Figure)| {
                let (least, most) = ranges[figure.index()];
                (required.saturating_sub(most).max(0), required.saturating_sub(least).max(0))
            };
            let each: Vec<Range> = rows.iter().map(missing).collect();
            let (least, most) = each
                .iter()
                .fold((0i64, 0i64), |sum, one| (sum.0.saturating_add(one.0), sum.1.saturating_add(one.1)));
            for ((required, figure), (low, high)) in rows.iter().zip(&each) {
                let at_most = lacks.units().saturating_sub(least.saturating_sub(*low));
                let at_least = lacks.units().saturating_sub(most.saturating_sub(*high));
                let up_to = if at_least > 0 { required.saturating_sub(at_least) } else { i64::MAX };
                narrow(&mut ranges[figure.index()], required.saturating_sub(at_most), up_to);
            }
        }
    }
}
