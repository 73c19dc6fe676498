//! A large sum by its characteristic function: a few frequencies say all that can be seen.
//!
//! The probabilities of a sum on a grid of N places are the discrete Fourier transform of its characteristic function
//! at N frequencies (Hong 2013). Of a sum of many, nearly all of those are nothing: for one who contributes `a` steps
//! with probability p, |φ(θ)|² = 1 − 2p(1−p)(1 − cos aθ) ≤ exp(−2p(1−p)(1 − cos aθ)), so that the sum of variances
//! times (1 − cos aθ) bounds them from above. Those that the bound lets through are reckoned, the others are left out.

use super::count::CountOf;
use super::{Below, TOLERANCE};
use num_complex::Complex64;
use std::f64::consts::TAU;

/// Frequencies whose logarithm is bounded to lie below minus this are left out.
///
/// To a cumulative probability, the j-th adds at most |φ| / πj: all that are left out, less than e^−30 · ln N ≈ 1e-12.
const NOTHING: f64 = 30.0;

/// How many steps the circle has in the table of 1 − cos.
const STEPS: usize = 4096;

/// A distribution over a grid, known by its frequencies.
#[derive(Debug, Clone)]
pub(super) struct Spectrum {
    start: i64,
    step: i64,
    places: i64,
    terms: Vec<Term>,
}

/// What one frequency adds to cumulative probabilities.
#[derive(Debug, Clone, Copy)]
struct Term {
    frequency: i64,
    /// φ(θ) / (1 − e^−iθ), twice where the frequency has a twin.
    weight: Complex64,
}

/// Those who contribute the same amount, as the transform knows them.
struct Wave<'c> {
    count: &'c CountOf,
    /// The amount in steps of the grid.
    steps: i64,
}

impl Wave<'_> {
    /// Returns the characteristic function where one step turns by so much of a circle.
    fn at(&self, turn: f64) -> Complex64 {
        let once = Complex64::cis(TAU * turn);
        let sum = self.count.mass.iter().rev().fold(Complex64::ZERO, |sum, mass| sum * once + mass);
        // Those who are certain turn the whole.
        sum * Complex64::cis(TAU * (turn * self.count.first as f64).fract())
    }
}

impl Spectrum {
    /// Returns the distribution of a sum: what is certain, and how many contribute each amount.
    ///
    /// None where more than so many frequencies matter: then it takes less to add up amount by amount.
    pub fn of(certain: i64, step: i64, counts: &[CountOf], most: usize) -> Option<Self> {
        let (start, end) = window(certain, counts);
        let start = certain + (start - certain).div_euclid(step) * step;
        let places = (end - start) / step + 2;
        let mut waves: Vec<Wave<'_>> =
            counts.iter().map(|count| Wave { count, steps: (count.amount / step) % places }).collect();
        waves.sort_by(|a, b| b.count.variance.total_cmp(&a.count.variance));
        let shift = ((certain - start) / step) % places;
        let frequencies = frequencies(&waves, places, most)?;
        let terms = frequencies.into_iter().map(|frequency| {
            let turn = |steps: i64| turn(frequency, steps, places);
            let phi = waves
                .iter()
                .fold(Complex64::cis(TAU * turn(shift)), |product, wave| product * wave.at(turn(wave.steps)));
            let twins = if 2 * frequency == places { 1.0 } else { 2.0 };
            Term { frequency, weight: phi * twins / one_less(turn(1)) }
        });
        Some(Self { start, step, places, terms: terms.collect() })
    }

    /// Returns the smallest amount of which, with all below it, the probability has reached a share.
    pub fn quantile(&self, share: f64) -> i64 {
        let (mut low, mut high) = (0, self.places - 1);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.first(middle + 1) >= share - TOLERANCE { high = middle } else { low = middle + 1 }
        }
        self.start + low * self.step
    }

    /// Returns the probability of less than an amount.
    pub fn below(&self, amount: i64) -> f64 {
        match self.place(amount) {
            place if place <= 0 => 0.0,
            place if place >= self.places => 1.0,
            place => self.first(place).clamp(0.0, 1.0),
        }
    }

    /// Returns the probability of less than an amount, less one step, less two, and so on.
    ///
    /// Where a step is whole places, each frequency turns by the same angle at each.
    pub fn below_steps(&self, amount: i64, each: i64) -> Below {
        let (certain, end) =
            Below::steps(amount, each, (self.start, self.start + (self.places - 1) * self.step));
        if each % self.step != 0 {
            let then = (certain..end).map(|steps| self.below(amount - steps * each));
            return Below { certain, then: then.collect() };
        }
        let first = self.place(amount - certain * each);
        let places_each = each / self.step;
        let mut then: Vec<f64> =
            (0..end - certain).map(|steps| (first - steps * places_each) as f64).collect();
        for term in &self.terms {
            let mut turned = Complex64::cis(-TAU * turn(term.frequency, first, self.places)) * term.weight;
            let once = Complex64::cis(TAU * turn(term.frequency, places_each, self.places));
            for sum in &mut then {
                *sum += term.weight.re - turned.re;
                turned *= once;
            }
        }
        let whole = self.places as f64;
        then.iter_mut().for_each(|sum| *sum = (*sum / whole).clamp(0.0, 1.0));
        Below { certain, then }
    }

    /// Returns the expected amount by which the sum falls short of one.
    pub fn shortfall(&self, amount: i64) -> f64 {
        let place = self.place(amount);
        if place <= 0 {
            return 0.0;
        }
        // What is short beyond the window is short for certain.
        let within = place.min(self.places);
        let beyond = (amount - (self.start + (within - 1) * self.step)) as f64 - self.step as f64;
        let (number, places) = (within as f64, self.places as f64);
        let waves: f64 = self.terms.iter().map(|term| term.short(within, self.places)).sum();
        let short = number * (number + 1.0) / 2.0 / places + waves / places;
        (short * self.step as f64 + beyond * self.below(amount)).max(0.0)
    }

    /// Returns how many places are below an amount.
    fn place(&self, amount: i64) -> i64 {
        (amount - self.start + self.step - 1).div_euclid(self.step)
    }

    /// Returns the probability of the first places.
    fn first(&self, number: i64) -> f64 {
        let waves: f64 = self.terms.iter().map(|term| term.first(number, self.places)).sum();
        (number as f64 + waves) / self.places as f64
    }
}

impl Term {
    /// Returns what the frequency adds to the probability of the first places, times their number.
    fn first(&self, number: i64, places: i64) -> f64 {
        (self.weight * one_less(turn(self.frequency, number, places))).re
    }

    /// Returns what it adds to the sum of those probabilities, from the first place to so many.
    fn short(&self, number: i64, places: i64) -> f64 {
        let last = one_less(turn(self.frequency, number, places));
        let once = turn(self.frequency, 1, places);
        let back = Complex64::cis(-TAU * once) * last / one_less(once);
        (self.weight * (number as f64 - back)).re
    }
}

/// Returns how much of a circle a frequency turns over some places.
fn turn(frequency: i64, number: i64, places: i64) -> f64 {
    // Whole turns are taken away exactly, before anything is rounded.
    let part = (i128::from(frequency) * i128::from(number)).rem_euclid(i128::from(places));
    part as f64 / places as f64
}

/// Returns 1 − e^−i·turn.
fn one_less(turn: f64) -> Complex64 {
    // By half the angle, so that nothing is lost where it is small: 2 sin²(x/2) + i sin x.
    let half = (TAU * turn / 2.0).sin();
    Complex64::new(2.0 * half * half, (TAU * turn).sin())
}

/// Returns the amounts outside which nothing that matters lies: by Bernstein's inequality, less than e^−40 on either side.
fn window(certain: i64, counts: &[CountOf]) -> (i64, i64) {
    const EXPONENT: f64 = 40.0;
    let sum = |of: fn(&CountOf) -> f64| counts.iter().map(of).sum::<f64>();
    let mean = certain as f64 + sum(|count| count.amount as f64 * count.mean);
    let variance = sum(|count| (count.amount as f64).powi(2) * count.variance);
    let largest = counts.iter().map(|count| count.amount).max().unwrap_or_default() as f64;
    let linear = 2.0 * EXPONENT * largest / 3.0;
    let reach = (linear + (linear * linear + 8.0 * EXPONENT * variance).sqrt()) / 2.0;
    let all: i64 = counts.iter().map(|count| count.amount * count.people).sum();
    let low = ((mean - reach).floor() as i64).max(certain);
    let high = ((mean + reach).ceil() as i64).min(certain + all);
    (low, high)
}

/// Returns the frequencies, of the first half of the circle, that the bound does not rule out; none where they are more
/// than so many.
fn frequencies(waves: &[Wave<'_>], places: i64, most: usize) -> Option<Vec<i64>> {
    let table = least_loss();
    let loss = |wave: &Wave<'_>, frequency: i64| {
        // The table goes round the circle once: whole turns fall away.
        let turned = frequency as f64 * (wave.steps as f64 / places as f64 * STEPS as f64);
        wave.count.variance * table[turned as usize % STEPS]
    };
    let is_something = |frequency: &i64| {
        let mut lost = 0.0;
        waves.iter().all(|wave| {
            lost += loss(wave, *frequency);
            lost < NOTHING
        })
    };
    let all = arcs(waves.first(), places).into_iter().flatten().filter(is_something);
    let some: Vec<i64> = all.take(most + 1).collect();
    (some.len() <= most).then_some(some)
}

/// Returns for each step of the circle the least 1 − cos in it and beside it.
fn least_loss() -> Vec<f64> {
    let at = |place: usize| 1.0 - (TAU * place as f64 / STEPS as f64).cos();
    (0..STEPS)
        .map(|place| at((place + STEPS - 1) % STEPS).min(at(place)).min(at(place + 1)).min(at(place + 2)))
        .collect()
}

/// Returns the stretches of frequencies in which one wave alone is not nothing.
fn arcs(wave: Option<&Wave<'_>>, places: i64) -> Vec<std::ops::RangeInclusive<i64>> {
    let half = places / 2;
    let Some(wave) = wave.filter(|wave| 2.0 * wave.count.variance > NOTHING && wave.steps > 0) else {
        return vec![1..=half];
    };
    let reach = (1.0 - NOTHING / wave.count.variance).acos() / TAU;
    let around = places as f64 / wave.steps as f64;
    let mut arcs: Vec<std::ops::RangeInclusive<i64>> = Vec::new();
    for centre in 0.. {
        let from = (((f64::from(centre) - reach) * around).floor() as i64).max(1);
        let to = (((f64::from(centre) + reach) * around).ceil() as i64).min(half);
        // Neighbours may meet: a frequency counts once.
        let from = from.max(arcs.last().map_or(1, |last| last.end() + 1));
        if from > half {
            break;
        }
        if from <= to {
            arcs.push(from..=to);
        }
    }
    arcs
}
