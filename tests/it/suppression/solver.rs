//! What hidden figures can be, to somebody who knows sums of them and has a program for linear problems.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};
use serde_json::Value;
use std::collections::BTreeMap;

/// The least and the most that a figure can be.
pub type Bounds = (f64, f64);

/// A sum of figures, each so many times, against a number.
pub type Row = (Vec<(usize, f64)>, ComparisonOp, f64);

/// An årsverk that is known as nearly as this is known.
pub const HUNDREDTH: f64 = 0.01;

/// Figures, and how they hang together.
#[derive(Default)]
pub struct Known {
    cells: Vec<(String, String)>,
    bounds: Vec<Bounds>,
    /// As near as two values are one: nothing for whole numbers.
    near: Vec<Option<f64>>,
    hidden: Vec<bool>,
    place: BTreeMap<(String, String), usize>,
    rows: Vec<Row>,
}

impl Known {
    /// Adds a figure: itself where it is published, else within bounds.
    pub fn add(
        &mut self,
        of: &str,
        key: &str,
        value: &Value,
        hidden: bool,
        whole: bool,
        bounds: Bounds,
    ) -> usize {
        let cell = (of.to_owned(), key.to_owned());
        self.bounds.push(value.as_f64().map_or(bounds, |known| (known, known)));
        self.near.push((!whole).then_some(HUNDREDTH));
        self.hidden.push(hidden);
        self.cells.push(cell.clone());
        self.place.insert(cell, self.cells.len() - 1);
        self.cells.len() - 1
    }

    /// Returns the place of a figure.
    pub fn at(&self, of: &str, key: &str) -> Option<usize> {
        self.place.get(&(of.to_owned(), key.to_owned())).copied()
    }

    /// Adds that figures, each so many times, come to nothing.
    pub fn equal(&mut self, terms: &[(usize, f64)]) {
        self.rows.push((terms.to_vec(), ComparisonOp::Eq, 0.0));
    }

    /// Adds that a figure is never more than so many times another.
    pub fn never_more(&mut self, less: usize, (more, times): (usize, f64)) {
        self.rows.push((vec![(more, times), (less, -1.0)], ComparisonOp::Ge, 0.0));
    }

    /// Adds that figures are together at least another, where they are as things stand.
    pub fn at_least(&mut self, all: &[usize], other: usize) {
        let terms = all.iter().map(|place| (*place, 1.0)).chain([(other, -1.0)]);
        self.rows.push((terms.collect(), ComparisonOp::Ge, 0.0));
    }

    /// Says that two values of a figure are told apart where they are nearer than usual.
    pub fn nearer(&mut self, place: usize, near: f64) {
        self.near[place] = self.near[place].map(|usual| usual.min(near));
    }

    /// Says that a figure that is shown is rounded, by at most so much.
    pub fn rounded(&mut self, place: usize, by: f64) {
        let (least, most) = self.bounds[place];
        self.bounds[place] = (least - by, most + by);
    }

    /// Returns how many figures are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden.iter().filter(|hidden| **hidden).count()
    }

    /// Returns the hidden figures that have but one possible value, with that.
    pub fn found(&self) -> Vec<((String, String), Bounds)> {
        let found = one_valued(&self.bounds, &self.rows, &self.hidden, &|cell| self.near[cell]);
        found.into_iter().map(|(cell, bounds)| (self.cells[cell].clone(), bounds)).collect()
    }
}

/// Returns the hidden figures that have but one possible value, each within bounds and all of them as the sums say: whole
/// numbers, or as near as is told of each.
pub fn one_valued(
    bounds: &[Bounds],
    rows: &[Row],
    hidden: &[bool],
    near: &dyn Fn(usize) -> Option<f64>,
) -> Vec<(usize, Bounds)> {
    let mut seen: Vec<Bounds> = vec![(f64::INFINITY, f64::NEG_INFINITY); bounds.len()];
    for turn in 0..4 {
        let wish = |cell: usize| f64::from(((cell * 7 + turn * 13) % 11) as i32 - 5);
        let all = (0..bounds.len()).map(|cell| if hidden[cell] { wish(cell) } else { 0.0 });
        widen(bounds, rows, &mut seen, &all.collect::<Vec<_>>());
    }
    let is_one = |cell: usize, (least, most): Bounds| match near(cell) {
        None => (most + 1e-6).floor() - (least - 1e-6).ceil() < 1.0,
        Some(near) => most - least < near,
    };
    let mut found = Vec::new();
    for cell in (0..bounds.len()).filter(|cell| hidden[*cell]) {
        for direction in [1.0, -1.0] {
            if is_one(cell, seen[cell]) {
                let mut wish = vec![0.0; bounds.len()];
                wish[cell] = direction;
                widen(bounds, rows, &mut seen, &wish);
            }
        }
        if is_one(cell, seen[cell]) {
            found.push((cell, seen[cell]));
        }
    }
    found
}

/// Finds figures that fit all that is known, as large as they are wished, and remembers what each can be.
fn widen(bounds: &[Bounds], rows: &[Row], seen: &mut [Bounds], wish: &[f64]) {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let all: Vec<Variable> =
        bounds.iter().zip(wish).map(|(bounds, wish)| problem.add_var(*wish, *bounds)).collect();
    for (terms, compared, number) in rows {
        let terms: Vec<(Variable, f64)> = terms.iter().map(|(place, times)| (all[*place], *times)).collect();
        problem.add_constraint(&terms, *compared, *number);
    }
    let solution = match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => solution,
        other => panic!("what is true fits all that is known: {other:?}"),
    };
    for (seen, variable) in seen.iter_mut().zip(&all) {
        let value = solution.var_value(*variable);
        *seen = (seen.0.min(value), seen.1.max(value));
    }
}
