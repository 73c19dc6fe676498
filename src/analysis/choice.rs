//! Chooses for each group one of its options, or none, so that most of what is wanted is reached at the least cost.
//!
//! Every option adds to some rows and takes from others. What a row is worth rises evenly until what is wanted is
//! reached, and not beyond; and no row may fall by more than its slack. So a place that must be kept, seats and a budget
//! are all rows: what they allow is their slack, and what an option uses is taken from it.
//!
//! What can be reached at the very most is bounded by prices on rows, and in larger problems by linear ones, in which
//! groups may take parts of options, rounded further where only whole groups count. Choices are made by both, and
//! bettered by changing a few groups at a time; what is left is proven by branch and bound, as far as work goes.
//!
//! Values are compared exactly, in whole numbers. Bounds are floating, and nothing is ruled out by less than
//! [`MARGIN`]. Work is counted in effects looked at, never in time, so the same problem always gives the same answer.

mod bound;
mod construct;
mod dive;
mod linear;
mod neighbourhood;
mod parts;
mod reduce;
mod rounding;
mod search;
mod state;
mod worth;

use reduce::Reduced;
use worth::Scale;

/// Values that differ by less than this share of them count as alike where only a bound tells them apart.
pub(super) const MARGIN: f64 = 1e-9;

/// What options add to, or take from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is worth that all that is wanted is reached; 0 of a row that only limits.
    pub worth: u32,
    /// How much is wanted; more than that is worth nothing. Above 0 where it is worth anything.
    pub wanted: i64,
    /// By how much the row may fall.
    pub slack: i64,
}

/// Something that a group may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What it costs; the sum decides between choices of the same value.
    pub cost: u32,
    /// By how much each row rises or falls, by row; nothing that is 0.
    pub effect: Vec<(u32, i64)>,
}

/// What there is to choose from.
#[derive(Debug, Clone, Default)]
pub(super) struct Problem {
    /// The rows.
    pub rows: Vec<Row>,
    /// The options of each group, those to be preferred among alike first.
    pub groups: Vec<Vec<Candidate>>,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    /// The option of each group; none where it takes none.
    pub taken: Vec<Option<usize>>,
    /// The value: the sum over rows of worth · reached / wanted.
    pub value: f64,
    /// The sum of costs.
    pub cost: u64,
    /// No choice has a value above this.
    pub bound: f64,
    /// Whether it is proven that no choice has a higher value, to within [`MARGIN`].
    pub best_value: bool,
    /// Whether it is proven too that none of the same value costs less.
    pub best_cost: bool,
    /// How much was looked at.
    pub work: u64,
}

/// Chooses, looking at no more than so many effects, and a little beyond to end what was begun.
///
/// Groups that are alike take options in their order, and of options that do the same at the same cost the first is
/// taken; so the answer depends on the order of groups and options alone.
pub(super) fn choose(problem: &Problem, limit: u64) -> Choice {
    choose_from(problem, &vec![None; problem.groups.len()], limit)
}

/// Chooses as [`choose`] does, and nothing that is worse than a choice that is known to be allowed.
pub(super) fn choose_from(problem: &Problem, known: &[Option<usize>], limit: u64) -> Choice {
    let scale = Scale::of(&problem.rows);
    let reduced = Reduced::of(problem);
    let parts = parts::parts(&reduced);
    let sizes: Vec<u64> = parts.iter().map(Reduced::size).collect();
    let mut left = limit;
    let mut left_size: u64 = sizes.iter().sum();
    let mut taken = vec![None; problem.groups.len()];
    let mut whole = Choice {
        taken: Vec::new(),
        value: 0.0,
        cost: 0,
        bound: 0.0,
        best_value: true,
        best_cost: true,
        work: 0,
    };
    // What an easy part leaves of the work, harder ones get: the smallest come first.
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|part| (sizes[*part], *part));
    for part in order {
        let share = u128::from(left) * u128::from(sizes[part]) / u128::from(left_size.max(1));
        let found = search::search(&parts[part], &scale, known, share as u64);
        for (group, option) in found.taken {
            taken[group] = Some(option);
        }
        left = left.saturating_sub(found.work);
        left_size -= sizes[part];
        whole.work += found.work;
        whole.bound += found.bound;
        whole.best_value &= found.best_value;
        whole.best_cost &= found.best_cost;
    }
    whole.value = value(problem, &taken);
    whole.cost = cost(problem, &taken);
    // What is proven is no further off than the value itself, however the parts' floating bounds add up.
    // Nor is there more to reach than what every row is worth.
    let all = problem.rows.iter().map(|row| f64::from(row.worth)).fold(0.0, |sum, one| sum + one);
    whole.bound = whole.bound.min(all);
    whole.bound = if whole.best_value { whole.value } else { whole.bound.max(whole.value) };
    whole.taken = taken;
    whole.or(known, problem, scale)
}

impl Choice {
    /// Returns this choice, or another that is known to be allowed where that one is better: what leads there may have been
    /// left out for something as good.
    fn or(mut self, known: &[Option<usize>], problem: &Problem, scale: Scale) -> Self {
        let found = (exact_value(problem, &self.taken, scale), cost(problem, known));
        if (exact_value(problem, known, scale), self.cost) > found {
            self.taken = known.to_vec();
            self.value = value(problem, known);
            self.cost = cost(problem, known);
            self.bound = self.bound.max(self.value);
        }
        self
    }
}

/// Returns a number of 24 bits for another, as if by chance and always the same.
fn mixed(number: u32) -> u32 {
    let mixed = number.wrapping_mul(2_654_435_761);
    (mixed ^ (mixed >> 15)).wrapping_mul(2_246_822_519) >> 8
}

/// Returns the value of a choice in the units of a scale.
fn exact_value(problem: &Problem, taken: &[Option<usize>], scale: Scale) -> i128 {
    let rows = problem.rows.iter().zip(rises(problem, taken));
    rows.map(|(row, rise)| scale.worth(row, rise)).sum()
}

/// Returns by how much each row rises or falls.
pub(super) fn rises(problem: &Problem, taken: &[Option<usize>]) -> Vec<i64> {
    let mut rises = vec![0; problem.rows.len()];
    for (group, option) in problem.groups.iter().zip(taken) {
        for (row, change) in option.map_or(&[][..], |option| &group[option].effect) {
            rises[*row as usize] += change;
        }
    }
    rises
}

/// Returns the value of a choice.
pub(super) fn value(problem: &Problem, taken: &[Option<usize>]) -> f64 {
    let rises = rises(problem, taken);
    let worth = |(row, rise): (&Row, i64)| {
        f64::from(row.worth) * rise.clamp(0, row.wanted) as f64 / row.wanted.max(1) as f64
    };
    // A sum of nothing has no sign.
    problem.rows.iter().zip(rises).filter(|(row, _)| row.worth > 0).map(worth).fold(0.0, |sum, one| sum + one)
}

pub(super) fn cost(problem: &Problem, taken: &[Option<usize>]) -> u64 {
    let costs = problem.groups.iter().zip(taken).filter_map(|(group, option)| Some(group[(*option)?].cost));
    costs.map(u64::from).sum()
}

#[cfg(test)]
mod tests;
