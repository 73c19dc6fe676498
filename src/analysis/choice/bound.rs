//! How much can be reached at the very most, by putting a price on every row.
//!
//! Where each row is paid for, every group takes what pays best for it, whatever the others do. No choice is worth more
//! than what that comes to (Lagrange); prices are moved until it is as little as can be.

use super::state::{Flat, State};

/// What is still open: the options that may be taken by groups that take none yet.
pub(super) struct Open {
    /// Whether each option may still be taken.
    pub alive: Vec<bool>,
}

/// Prices on rows, and what they say.
#[derive(Clone)]
pub(super) struct Prices {
    /// The price of each row.
    pub price: Vec<f64>,
    /// How often, lately, each option was the best of its class.
    pub share: Vec<f64>,
}

/// What prices come to.
#[derive(Debug, Clone, Default)]
pub(super) struct Evaluation {
    /// No choice is worth more, by these prices.
    pub value: f64,
    /// No choice is worth more, by any prices that were tried; what options pay says nothing of it.
    pub lowest: f64,
    /// No choice has more of value less cost · [`Flat::per_cost`].
    pub both: f64,
    /// What each option pays, its cost left out.
    pub pays: Vec<f64>,
    /// The best of each class, its cost taken off; none where taking none is best.
    pub best: Vec<Option<usize>>,
    /// What that pays, its cost left out and taken off.
    pub most: Vec<(f64, f64)>,
    /// In which direction each price is too low.
    slope: Vec<f64>,
}

impl Prices {
    /// Returns prices to begin with: what rows are worth.
    pub fn first(flat: &Flat) -> Self {
        let of_row = |row: &super::Row| f64::from(row.worth) / 2.0;
        let mut price: Vec<f64> = flat.rows.iter().map(of_row).collect();
        price.resize(flat.prices, 0.0);
        Self { price, share: vec![0.0; flat.options()] }
    }

    /// Reckons what the prices come to for what is open; returns how much was looked at.
    pub fn evaluate(&self, flat: &Flat, state: &State, open: &Open, found: &mut Evaluation) -> u64 {
        let mut work = flat.rows.len() as u64;
        found.slope.resize(flat.prices, 0.0);
        (found.value, found.both) = (0.0, -flat.per_cost * state.cost as f64);
        for (at, row) in flat.rows.iter().enumerate() {
            let (unit, price) = (flat.unit[at], self.price[at]);
            let wanted = row.wanted as f64 / unit;
            let slack = row.slack as f64 / unit;
            let risen = state.rise[at] as f64 / unit;
            let second = flat.second[at].map_or(0.0, |second| self.price[second as usize]);
            let reached =
                if row.worth > 0 { f64::from(row.worth) - (price + second) * wanted } else { f64::MIN };
            let fallen = price * slack;
            let (gain, at_best) = if reached > fallen { (reached, wanted) } else { (fallen, -slack) };
            found.value += gain + price * risen;
            found.slope[at] = risen - at_best;
            if let Some(price) = flat.second[at] {
                found.value += second * risen.max(0.0);
                found.slope[price as usize] = risen.max(0.0) - at_best.max(0.0);
            }
        }
        found.pays.resize(flat.options(), 0.0);
        found.best.clear();
        found.most.clear();
        for class in 0..flat.classes() {
            let (mut best, mut both, mut value) = (None, 0.0, 0.0f64);
            if state.free[class] > 0 {
                for option in flat.of_class(class).filter(|option| open.alive[*option]) {
                    let effect = flat.scaled(option);
                    work += effect.len() as u64 + 1;
                    let pays = effect.iter().map(|(row, change)| self.price[*row as usize] * change).sum();
                    found.pays[option] = pays;
                    let less = pays - flat.per_cost * f64::from(flat.cost[option]);
                    if less > both {
                        (best, both) = (Some(option), less);
                    }
                    value = pays.max(value);
                }
            }
            let members = f64::from(state.free[class]);
            found.value += members * value;
            found.both += members * (both - value);
            if let Some(option) = best {
                for (row, change) in flat.scaled(option) {
                    found.slope[*row as usize] += members * change;
                }
            }
            found.best.push(best);
            found.most.push((value, both));
        }
        found.both += found.value;
        work
    }
}

/// How prices are moved.
pub(super) struct Descent {
    /// How many times prices are tried.
    pub rounds: usize,
    /// How much of the way to what is to be beaten is tried for at first.
    pub first_step: f64,
    /// So many without a lower bound halve the steps.
    pub patience: usize,
}

impl Descent {
    /// Moves prices towards the lowest bound, and leaves them at the best found; returns that and how much was looked at.
    ///
    /// It ends early where the bound falls to what is to be beaten.
    pub fn run(
        &self,
        prices: &mut Prices,
        flat: &Flat,
        state: &State,
        open: &Open,
        beaten: impl Fn(&Evaluation) -> bool,
        target: f64,
    ) -> (Evaluation, u64) {
        let mut best = Evaluation { lowest: f64::INFINITY, both: f64::INFINITY, ..Evaluation::default() };
        let mut best_prices = prices.price.clone();
        let mut now = Evaluation::default();
        let (mut work, mut idle) = (0, 0);
        let mut below = f64::INFINITY;
        let mut way = vec![0.0; flat.prices];
        for _ in 0..self.rounds {
            work += prices.evaluate(flat, state, open, &mut now);
            for option in now.best.iter().flatten() {
                prices.share[*option] += 0.03;
            }
            prices.share.iter_mut().for_each(|share| *share *= 0.97);
            if now.both < best.both {
                let by_little = best.both - now.both < 1e-7 * best.both.abs();
                let lowest = best.lowest.min(now.value);
                best.clone_from(&now);
                best.lowest = lowest;
                best_prices.clone_from(&prices.price);
                idle = if by_little { idle + 1 } else { 0 };
                if beaten(&best) {
                    break;
                }
            } else {
                best.lowest = best.lowest.min(now.value);
                idle += 1;
            }
            if idle >= self.patience {
                (below, idle) = (below / 2.0, 0);
                prices.price.clone_from(&best_prices);
                way.iter_mut().for_each(|part| *part = 0.0);
                if below < 1e-7 * best.both.abs().max(1e-3) {
                    break;
                }
            }
            let mut length = 0.0;
            for (at, part) in way.iter_mut().enumerate() {
                // A price of nothing that should be lower yet is no direction.
                let slope = if prices.price[at] <= 0.0 && now.slope[at] > 0.0 { 0.0 } else { now.slope[at] };
                *part = 0.7 * slope + 0.3 * *part;
                length += *part * *part;
            }
            if length < 1e-18 {
                break;
            }
            // The bound is taken to be able to fall so far, and less far the longer it does not.
            below = below.min(self.first_step * (best.both - target).max(1e-6 * best.both.abs().max(1.0)));
            let over = now.both - best.both + below;
            for (price, part) in prices.price.iter_mut().zip(&way) {
                *price = (*price - over / length * part).max(0.0);
            }
        }
        prices.price = best_prices;
        (best, work)
    }
}
