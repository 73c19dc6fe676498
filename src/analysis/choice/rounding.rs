//! Further bounds on rows, from what only whole groups can do.
//!
//! Two who bring 0.7 each reach all of a row that wants 1, and so do 1.43 of them; but there is no such number of people,
//! and between one and two, what is reached rises by only 0.3. This is mixed-integer rounding: with what is missing
//! written as z, Σ aᵢ·xᵢ + z ≥ g, divided by a d and rounded, gives z ≥ d·f·(⌈g/d⌉ − Σ Gᵢ·xᵢ), where f is what g/d is
//! beyond a whole number, and Gᵢ the whole part of aᵢ/d and as much of f as the rest of it is. Where some groups take part
//! anyway, the same is said of what is left for others, and of those groups that do not.

use super::state::{Flat, View};
use std::collections::BTreeMap;

/// A bound is worth its trouble where it takes away so much of a row.
const WORTH_IT: f64 = 1e-4;

/// So many amounts of a row are tried as divisors, the largest, and parts of them.
const TRIED: usize = 100;

/// Classes are taken as used up where so much of each of their groups takes part.
const USED_UP: f64 = 0.3;

/// So many classes are taken as used up at most.
const MOST_USED: usize = 12;

/// Returns the bounds that a solution in parts breaks, at most one for each row, and what they take away of its value at
/// most; `share` is how much of each option it takes.
pub(super) fn views(flat: &Flat, share: &[f64]) -> (Vec<View>, f64) {
    let mut effects: Vec<Vec<(usize, f64)>> = vec![Vec::new(); flat.rows.len()];
    for option in 0..flat.options() {
        for (row, change) in flat.effect(option).iter().filter(|(row, _)| flat.rows[*row as usize].worth > 0)
        {
            let brings = *change as f64 / flat.rows[*row as usize].wanted as f64;
            effects[*row as usize].push((option, brings));
        }
    }
    let rows = effects.iter().enumerate().filter(|(_, effects)| !effects.is_empty());
    let bounds = rows.filter_map(|(row, effects)| Rounded::of(row, effects, flat, share).strongest());
    let (views, taken): (Vec<View>, Vec<f64>) = bounds.unzip();
    let worth = |view: &View| f64::from(flat.rows[view.row].worth);
    let all = views.iter().zip(taken).map(|(view, taken)| worth(view) * taken).sum();
    (views, all)
}

/// A row to be bounded further.
struct Rounded<'r> {
    row: usize,
    flat: &'r Flat,
    share: &'r [f64],
    /// What the options of each class bring, in parts of what is wanted.
    classes: BTreeMap<u32, Vec<(usize, f64)>>,
}

impl<'r> Rounded<'r> {
    fn of(row: usize, effects: &[(usize, f64)], flat: &'r Flat, share: &'r [f64]) -> Self {
        let mut classes: BTreeMap<u32, Vec<(usize, f64)>> = BTreeMap::new();
        for (option, brings) in effects {
            classes.entry(flat.class[*option]).or_default().push((*option, *brings));
        }
        Self { row, flat, share, classes }
    }

    /// Returns how much the solution reaches of the row.
    fn reached(&self) -> f64 {
        let brings = self.classes.values().flatten();
        brings.map(|(option, brings)| brings * self.share[*option]).sum::<f64>().min(1.0)
    }

    /// Returns the bound that takes away most of what the solution reaches, and how much; none where none takes away enough.
    fn strongest(&self) -> Option<(View, f64)> {
        let mut best: Option<(f64, Linear)> = None;
        let divisors = self.divisors();
        for used_up in self.used_up() {
            for divisor in &divisors {
                let Some(linear) = self.rounded(&used_up, *divisor) else { continue };
                let taken = linear.parts.iter().map(|(option, part)| part * self.share[*option as usize]);
                let bound = linear.base + taken.sum::<f64>();
                let least = best.as_ref().map_or(self.reached() - WORTH_IT, |(bound, _)| bound - 1e-9);
                if bound < least {
                    best = Some((bound, linear));
                }
            }
        }
        let (bound, linear) = best?;
        Some((View::of(self.row, linear.base, linear.parts), self.reached() - bound))
    }

    /// Returns what may be divided by: what options bring, and halves and thirds of it.
    fn divisors(&self) -> Vec<f64> {
        let mut all: Vec<f64> = self
            .classes
            .values()
            .flatten()
            .map(|(_, brings)| *brings)
            .filter(|brings| *brings > 0.0)
            .collect();
        all.sort_unstable_by(|a, b| b.total_cmp(a));
        all.dedup();
        all.into_iter().take(TRIED).flat_map(|brings| [brings, brings / 2.0, brings / 3.0]).collect()
    }

    /// Returns which classes may be taken as used up: none, and more and more of those that take part most.
    fn used_up(&self) -> Vec<Vec<u32>> {
        let taken = |class: &u32| -> f64 {
            let of_class = self.classes[class].iter().map(|(option, _)| self.share[*option]);
            of_class.sum::<f64>() / f64::from(self.flat.members[*class as usize])
        };
        let mut order: Vec<u32> =
            self.classes.keys().copied().filter(|class| taken(class) > USED_UP).collect();
        order.sort_by(|a, b| taken(b).total_cmp(&taken(a)).then(a.cmp(b)));
        (0..=order.len().min(MOST_USED)).map(|many| order[..many].to_vec()).collect()
    }

    /// Rounds what is left where some classes are used up: then it is what they leave undone that counts.
    fn rounded(&self, used_up: &[u32], divisor: f64) -> Option<Linear> {
        let most =
            |class: u32| self.classes[&class].iter().map(|(_, brings)| *brings).fold(f64::MIN, f64::max);
        let members = |class: u32| f64::from(self.flat.members[class as usize]);
        let left = 1.0 - used_up.iter().map(|class| most(*class) * members(*class)).sum::<f64>();
        let rounding = Rounding::by(divisor, left)?;
        let mut linear = Linear { base: 1.0 - rounding.needed(), parts: Vec::new() };
        for (class, options) in &self.classes {
            let is_used_up = used_up.contains(class);
            let most = if is_used_up { most(*class) } else { 0.0 };
            let undone = if is_used_up { rounding.part(-most) } else { 0.0 };
            linear.base += undone * members(*class);
            let part =
                |(option, brings): &(usize, f64)| (*option as u32, rounding.part(brings - most) - undone);
            linear.parts.extend(options.iter().map(part));
        }
        Some(linear)
    }
}

/// A base, and what each option adds.
struct Linear {
    base: f64,
    parts: Vec<(u32, f64)>,
}

/// A way of rounding: the divisor, and what follows from it for what is to be reached; in parts of what is wanted.
#[derive(Clone, Copy)]
struct Rounding {
    divisor: f64,
    beyond: f64,
    up: f64,
}

impl Rounding {
    fn by(divisor: f64, left: f64) -> Option<Self> {
        let quotient = left / divisor;
        let beyond = quotient - quotient.floor();
        // Where nearly nothing is beyond, rounding says nothing, and only noise.
        (left > 1e-9 && beyond > 1e-6).then_some(Self { divisor, beyond, up: quotient.ceil() })
    }

    /// Returns how much is missing at least where nobody brings anything.
    fn needed(self) -> f64 {
        self.divisor * self.beyond * self.up
    }

    /// Returns by how much that falls where somebody brings so much.
    fn part(self, brings: f64) -> f64 {
        let quotient = brings / self.divisor;
        // What is a whole number but for noise is taken as the larger, which bounds less.
        let whole = (quotient + 1e-9).floor();
        let rest = (quotient - whole).max(0.0);
        self.divisor * self.beyond * (whole + (rest / self.beyond).min(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Rounding;

    #[test]
    fn between_one_who_brings_seven_tenths_and_two_it_rises_by_the_rest() {
        let rounding = Rounding::by(0.7, 1.0).unwrap();
        let reached = |people: f64| 1.0 - rounding.needed() + people * rounding.part(0.7);
        for (people, right) in [(0.0, 0.4), (1.0, 0.7), (2.0, 1.0)] {
            assert!((reached(people) - right).abs() < 1e-12, "{people}: {}", reached(people));
        }
    }
}
