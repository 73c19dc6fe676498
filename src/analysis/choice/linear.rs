//! How much can be reached where parts of groups may take parts of options: a linear problem.
//!
//! Its prices bound what whole groups can reach; what parts it takes shows which options to look at first.

use super::bound::{Open, Prices};
use super::state::{FINE, Flat, State};
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettingsBuilder, DefaultSolver, IPSolver, NonnegativeConeT};

/// How near the best a solution is sought: bounds are reckoned anew from its prices, so nothing rests on it.
const NEAR: f64 = 1e-4;

/// By how much choices that are alike are told apart.
const BIAS: f64 = 1e-2;

/// What a solution is taken to look at, for each effect.
pub(super) const LOOKS: u64 = 1500;

/// Solves what is open in a state; returns prices, and as their share how much of each option is taken.
///
/// None where no solution is found, which says nothing of the problem.
pub(super) fn relaxed(flat: &Flat, state: &State, open: &Open, turn: Option<u32>) -> Option<Prices> {
    let mut program = Program::of(flat, state, open);
    for (gain, option) in program.gain.iter_mut().zip(&program.option_of) {
        *gain += turn.map_or(0.0, |turn| BIAS * scattered(*option, turn));
    }
    let (rows, columns) = (program.limit.len(), program.gain.len());
    let settings = DefaultSettingsBuilder::default()
        .verbose(false)
        .max_threads(1)
        .max_iter(100)
        .tol_gap_abs(NEAR)
        .tol_gap_rel(NEAR)
        .tol_feas(NEAR)
        .build()
        .ok()?;
    let matrix = program.matrix();
    let nothing = CscMatrix::zeros((columns, columns));
    let cones = [NonnegativeConeT(rows)];
    let mut solver =
        DefaultSolver::new(&nothing, &program.gain, &matrix, &program.limit, &cones, settings).ok()?;
    solver.solve();
    let (taken, paid) = (&solver.solution.x, &solver.solution.z);
    if taken.iter().chain(paid).any(|number| !number.is_finite()) {
        return None;
    }
    let mut prices = Prices { price: vec![0.0; flat.prices()], share: vec![0.0; flat.options()] };
    for (price, paid) in program.price_of.iter().zip(paid) {
        if let Some(price) = price {
            prices.price[*price as usize] += paid.max(0.0);
        }
    }
    for (option, taken) in program.option_of.iter().zip(taken) {
        prices.share[*option as usize] = taken.max(0.0);
    }
    Some(prices)
}

/// Returns a number from 0 to 1 for an option, as if by chance.
fn scattered(option: u32, turn: u32) -> f64 {
    f64::from(super::mixed(option.wrapping_add(turn.wrapping_mul(40_503)))) / f64::from(1u32 << 24)
}

/// A linear problem: the least of a sum of gains below zero, each row no more than its limit.
struct Program {
    /// What each column gains, below zero: first those of options, then those of rows that are worth something.
    gain: Vec<f64>,
    /// The option of each of the first columns.
    option_of: Vec<u32>,
    /// Row and number of each entry, by column.
    entries: Vec<Vec<(usize, f64)>>,
    /// No row is more.
    limit: Vec<f64>,
    /// The price that each row has; none of those that only say what is possible at all.
    price_of: Vec<Option<u32>>,
}

impl Program {
    fn of(flat: &Flat, state: &State, open: &Open) -> Self {
        let is_open = |option: &usize| open.alive[*option] && state.free[flat.class[*option] as usize] > 0;
        let options: Vec<usize> = (0..flat.options()).filter(is_open).collect();
        let worth: Vec<usize> = (0..flat.rows.len()).filter(|row| flat.rows[*row].worth > 0).collect();
        let mut program = Self {
            gain: options.iter().map(|option| flat.per_cost * f64::from(flat.cost[*option])).collect(),
            option_of: options.iter().map(|option| *option as u32).collect(),
            entries: vec![Vec::new(); options.len() + worth.len()],
            limit: Vec::new(),
            price_of: Vec::new(),
        };
        program.gain.extend(worth.iter().map(|row| -f64::from(flat.rows[*row].worth)));
        let mut column_of_row = vec![usize::MAX; flat.rows.len()];
        worth.iter().enumerate().for_each(|(at, row)| column_of_row[*row] = options.len() + at);
        program.prices(flat, state, &options, &column_of_row);
        program.possible(flat, state, &options, options.len()..options.len() + worth.len());
        program
    }

    /// Adds a row for each price: no more is reached of a row than what options bring, and no limit is passed.
    fn prices(&mut self, flat: &Flat, state: &State, options: &[usize], column_of_row: &[usize]) {
        for price in 0..flat.prices() {
            let view = price.checked_sub(flat.rows.len());
            let row = view.map_or(price, |view| flat.views[view].row);
            let limit = match view {
                Some(view) => state.seen[view] as f64 / FINE as f64,
                None if flat.rows[row].worth > 0 => state.rise[row] as f64 / flat.unit[row],
                None => (state.rise[row] + flat.rows[row].slack) as f64 / flat.unit[row],
            };
            if let Some(entries) = self.entries.get_mut(column_of_row[row]) {
                entries.push((price, 1.0));
            }
            self.limit.push(limit);
            self.price_of.push(Some(price as u32));
        }
        for (column, option) in options.iter().enumerate() {
            let brings = flat.scaled(*option).iter().map(|(price, part)| (*price as usize, -part));
            self.entries[column].extend(brings);
        }
        self.keep(flat, state, options, column_of_row);
    }

    /// Adds a row for each that is worth something and may fall: it may not fall too far either.
    fn keep(&mut self, flat: &Flat, state: &State, options: &[usize], column_of_row: &[usize]) {
        let falls = flat.falling();
        let mut kept = vec![usize::MAX; flat.rows.len()];
        for row in (0..flat.rows.len()).filter(|row| falls[*row] && column_of_row[*row] != usize::MAX) {
            kept[row] = self.row((state.rise[row] + flat.rows[row].slack) as f64 / flat.unit[row]);
            self.price_of[kept[row]] = Some(row as u32);
        }
        for (column, option) in options.iter().enumerate() {
            for (price, part) in flat.scaled(*option) {
                if let Some(at) = kept.get(*price as usize).filter(|at| **at != usize::MAX) {
                    self.entries[column].push((*at, -part));
                }
            }
        }
    }

    /// Adds what is possible at all: nothing below none, no class beyond its groups, no row beyond what is wanted.
    fn possible(&mut self, flat: &Flat, state: &State, options: &[usize], worth: std::ops::Range<usize>) {
        let mut class_row = vec![usize::MAX; flat.classes()];
        for (column, option) in options.iter().enumerate() {
            let class = flat.class[*option] as usize;
            if class_row[class] == usize::MAX {
                class_row[class] = self.row(f64::from(state.free[class]));
            }
            self.entries[column].push((class_row[class], 1.0));
            let least = self.row(0.0);
            self.entries[column].push((least, -1.0));
        }
        for column in worth {
            let most = self.row(1.0);
            self.entries[column].push((most, 1.0));
        }
    }

    fn row(&mut self, limit: f64) -> usize {
        self.limit.push(limit);
        self.price_of.push(None);
        self.limit.len() - 1
    }

    fn matrix(&self) -> CscMatrix<f64> {
        let mut start = vec![0];
        let (mut rows, mut numbers) = (Vec::new(), Vec::new());
        for entries in &self.entries {
            let mut entries = entries.clone();
            entries.sort_by_key(|(row, _)| *row);
            rows.extend(entries.iter().map(|(row, _)| *row));
            numbers.extend(entries.iter().map(|(_, number)| *number));
            start.push(rows.len());
        }
        CscMatrix::new(self.limit.len(), self.gain.len(), start, rows, numbers)
    }
}
