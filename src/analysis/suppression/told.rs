//! What anybody can work out although what it comes of is hidden: that is shown, for hiding it would hide nothing.
//!
//! So the gap is shown where a requirement can be seen to be met: where its category lacks nothing, say. Here nothing is
//! taken to be known but what is published and how it hangs together; not even which requirements are met.

use super::super::gap::{BasisSum, GapAnswer, GapRow};
use super::audit::Audit;
use super::figures::{Figures, category};
use super::system::{Figure, HUNDREDTH, Known, PERSON, State, System};
use crate::model::plan::Amount;
use std::collections::BTreeSet;

/// Tells of rows and sums what anybody can see, and shows figures that can be worked out anyway.
pub(super) fn tell(figures: &mut Figures, answer: &GapAnswer) {
    let (system, rows, covered) = published(figures, answer);
    let known: BTreeSet<Figure> = Audit::default().exposed(&system).into_iter().collect();
    let of_system = figures.system.len();
    for figure in known.iter().filter(|figure| figure.index() < of_system) {
        let known = figures.system.get_mut(*figure);
        if known.state == State::Other {
            known.state = State::Shown;
        }
    }
    for (place, [gap, surplus]) in rows {
        let lacks = system.get(gap).value > 0;
        let told = &mut figures.told[place];
        (told.gap, told.surplus) = (known.contains(&gap), known.contains(&surplus));
        told.unmet = told.gap && lacks;
    }
    for (place, basis, figure) in covered {
        figures.told_covered[place][basis] = known.contains(&figure);
    }
}

/// The gap and the surplus of each row whose gap is hidden, by the row's place.
type OfRows = Vec<(usize, [Figure; 2])>;

/// How much is covered of each sum of which that is hidden, by the sum's place and basis.
type Covered = Vec<(usize, usize, Figure)>;

/// Returns what is published and how it hangs together: what is missing and what is beyond are figures of their own.
fn published(figures: &Figures, answer: &GapAnswer) -> (System, OfRows, Covered) {
    let mut system = figures.system.published(figures.public);
    let mut rows = OfRows::new();
    let mut gaps = vec![None; answer.gaps.len()];
    for (place, row) in answer.gaps.iter().enumerate() {
        let of_row = &figures.rows[place];
        let (Some(gap), Some(surplus), Some(qualified)) = (row.gap, row.surplus, of_row.qualified) else {
            continue;
        };
        if of_row.hides_gap(figures) {
            let [gap, surplus] = [gap, surplus].map(|amount| system.add(hidden(amount)));
            // What is required less what is held is what is missing less what is beyond.
            let mut terms = vec![(gap, 1), (surplus, -1), (qualified, 1)];
            terms.extend(of_row.required.map(|required| (required, -1)));
            system.sum(terms);
            gaps[place] = Some(gap);
            rows.push((place, [gap, surplus]));
        }
    }
    let mut covered = Covered::new();
    for (place, sum) in answer.categories.iter().enumerate() {
        for (basis, of_sum) in [&sum.persons, &sum.fte].into_iter().enumerate() {
            let in_sum = |row: &GapRow| {
                row.is_judged() && category(row) == sum.category && usize::from(row.basis.in_fte()) == basis
            };
            let places: Vec<usize> = (0..gaps.len()).filter(|place| in_sum(&answer.gaps[*place])).collect();
            let figure =
                add_sum(figures, of_sum, figures.categories[place][basis], &places, &gaps, &mut system);
            covered.extend(figure.map(|figure| (place, basis, figure)));
        }
    }
    (system, rows, covered)
}

/// Adds that a sum is that of its rows; returns how much it covers, where that is hidden.
fn add_sum(
    figures: &Figures,
    sum: &BasisSum,
    [required, gap]: [Option<Figure>; 2],
    places: &[usize],
    gaps: &[Option<Figure>],
    system: &mut System,
) -> Option<Figure> {
    let of_rows = |of: &dyn Fn(usize) -> Option<Figure>| -> Vec<(Figure, i64)> {
        places.iter().filter_map(|place| of(*place)).map(|figure| (figure, -1)).collect()
    };
    let lacks = of_rows(&|place| gaps[place]);
    let requires = of_rows(&|place| figures.rows[place].required);
    system.sum(gap.map(|gap| (gap, 1)).into_iter().chain(lacks).collect());
    system.sum(required.map(|required| (required, 1)).into_iter().chain(requires).collect());
    if !figures.hides(required) && !figures.hides(gap) {
        return None;
    }
    let covered = system.add(hidden(sum.covered?));
    let parts = gap.map(|gap| (gap, 1)).into_iter().chain(required.map(|required| (required, -1)));
    system.sum(std::iter::once((covered, 1)).chain(parts).collect());
    Some(covered)
}

/// Returns a figure that comes of hidden ones.
fn hidden(amount: Amount) -> Known {
    let grain = if matches!(amount, Amount::Fte(_)) { HUNDREDTH } else { PERSON };
    Known { state: State::Other, grain, ..Known::persons(amount.units().unsigned_abs(), 0) }
}
