//! Branch and bound: an option is taken or ruled out, as long as more could be reached than is.

use super::MARGIN;
use super::bound::{Descent, Evaluation, Open, Prices};
use super::reduce::Reduced;
use super::state::{Flat, State};
use super::worth::Scale;
use super::{construct, dive, linear, neighbourhood, rounding};
use rayon::prelude::*;

/// What was found for a part.
pub(super) struct Found {
    /// Groups and the options they take, of their own.
    pub taken: Vec<(usize, usize)>,
    /// No choice has a higher value.
    pub bound: f64,
    /// Whether the value is proven best.
    pub best_value: bool,
    /// Whether the cost is proven lowest too.
    pub best_cost: bool,
    /// How much was looked at.
    pub work: u64,
}

/// Searches a part.
pub(super) fn search(part: &Reduced, scale: &Scale, known: &[Option<usize>], limit: u64) -> Found {
    let flat = Flat::of(part, scale);
    let nothing = State::nothing(&flat);
    let known = as_known(part, &flat, known);
    let mut search = Search::beginning(flat, nothing, limit);
    search.keep(&known);
    search.root();
    let value = scale.number(search.best.value);
    let bound = search.unproven_value.min(search.ceiling).max(value);
    let best_value = bound <= value + margin(value);
    Found {
        taken: assigned(part, &search.flat, &search.best),
        bound,
        best_value,
        best_cost: best_value && !search.unproven_cost,
        work: search.work,
    }
}

/// Returns a choice that is known, as far as its options are in the part.
fn as_known(part: &Reduced, flat: &Flat, known: &[Option<usize>]) -> State {
    let mut state = State::nothing(flat);
    for (class, of_class) in part.classes.iter().enumerate() {
        for (group, origins) in &of_class.members {
            let place = known[*group].and_then(|option| origins.iter().position(|origin| *origin == option));
            place.into_iter().for_each(|place| state.take(flat, flat.first[class] + place));
        }
    }
    state
}

/// Gives options to groups: of those alike, the first take the first options.
fn assigned(part: &Reduced, flat: &Flat, state: &State) -> Vec<(usize, usize)> {
    let mut taken = Vec::new();
    for (class, of_class) in part.classes.iter().enumerate() {
        let mut members = of_class.members.iter();
        for option in flat.of_class(class) {
            for (group, origins) in members.by_ref().take(state.taken[option] as usize) {
                taken.push((*group, origins[option - flat.first[class]]));
            }
        }
    }
    taken
}

fn margin(value: f64) -> f64 {
    MARGIN * value.abs().max(1.0)
}

/// A part is very large where there is no work enough to look at all of it so often.
const LOOKS: u64 = 4000;

/// As often as a linear problem is solved for a bound.
const SOLVED: u64 = 4;

/// A bound that falls by less than this share of it is not pursued.
const LITTLE: f64 = 4e-4;

/// Nor is one begun with that could fall by less than this share: what rounding takes away in one place mostly comes back
/// in another.
const MUCH: f64 = 0.02;

/// A first choice is made of linear problems in about so many steps.
const STEPS: f64 = 10.0;

/// So many first choices are made of them, where they take little work.
const STARTS: u32 = 4;

/// A choice is bettered by so many options of each class, on average.
const OF_CLASS: usize = 8;

/// A search under way.
struct Search {
    flat: Flat,
    /// The best that is known.
    best: State,
    limit: u64,
    /// How much was looked at.
    work: u64,
    /// No choice at all has a higher value.
    ceiling: f64,
    /// The highest bound among what was not looked into.
    unproven_value: f64,
    /// Whether something was not looked into that could be as good at a lower cost.
    unproven_cost: bool,
}

impl Search {
    /// Returns a search that has not begun, with a choice that is allowed.
    fn beginning(flat: Flat, best: State, limit: u64) -> Self {
        Self {
            flat,
            best,
            limit,
            work: 0,
            ceiling: f64::INFINITY,
            unproven_value: f64::NEG_INFINITY,
            unproven_cost: false,
        }
    }

    /// Searches everything: bounds it, finds something good, betters that, and proves what is left.
    fn root(&mut self) {
        let mut open = Open { alive: vec![true; self.flat.options()] };
        let mut prices = Prices::first(&self.flat);
        let pool = match self.can_solve() {
            true => self.solve(&mut prices, &mut open),
            false => self.descend_and_dive(&mut prices, &open),
        };
        let Some(pool) = pool else { return };
        // What is soon proven is proven; where that is beyond reach, most work goes into something better.
        let whole = self.limit;
        let is_hopeless = self.size() * linear::LOOKS * 200 > whole;
        self.limit = whole.min(self.work + if is_hopeless { whole / 20 } else { whole / 2 });
        self.node(&mut State::nothing(&self.flat), &mut open, &mut prices, 300);
        self.limit = whole;
        if self.unproven_cost && self.work < whole {
            let mut best = self.best.clone();
            let left = whole - self.work;
            self.work += neighbourhood::better(&self.flat, &mut best, &pool, self.ceiling, left);
            self.keep(&best);
        }
    }

    /// Moves prices, and makes a choice by them; returns what there is to better it by, or none where nothing is left to
    /// prove.
    fn descend_and_dive(&mut self, prices: &mut Prices, open: &Open) -> Option<Open> {
        // Small parts are proven at once; large ones are bounded well and bettered first; of very large ones there is
        // only work enough for one choice, made with few looks at prices.
        let state = State::nothing(&self.flat);
        let is_very_large = self.size().saturating_mul(LOOKS) > self.limit;
        let affordable = (self.limit / 3 / self.size()).clamp(20, 100_000) as usize;
        for rounds in [100, 1000, 12_000] {
            if self.work >= self.limit / 2 {
                break;
            }
            let descent = Descent { rounds: rounds.min(affordable), first_step: 0.5, patience: 80 };
            let evaluation = self.descend(&descent, prices, &state, open);
            self.ceiling = self.ceiling.min(evaluation.lowest);
            if self.is_settled(&evaluation) {
                return None;
            }
            if is_very_large && rounds < 1000 {
                continue;
            }
            let of_dive = if is_very_large { 3 } else { 40 };
            let (found, work) = dive::dive(&self.flat, &state, open, prices, self.to_beat().1, of_dive);
            self.work += work;
            self.better(found, self.limit / 6);
        }
        self.better(self.best.clone(), self.limit.saturating_sub(self.work) / 2);
        let mut evaluation = Evaluation::default();
        self.work += prices.evaluate(&self.flat, &state, open, &mut evaluation);
        Some(self.pool(&evaluation))
    }

    /// Tells whether there is work enough to solve what is open as a linear problem, and to make something of it.
    fn can_solve(&self) -> bool {
        SOLVED * self.size() * linear::LOOKS <= self.limit
    }

    fn size(&self) -> u64 {
        (self.flat.scaled_len() + self.flat.options()) as u64 + 1
    }

    /// Solves what is open as a linear problem, bounded further as often as that helps, and makes a choice of it; returns
    /// what there is to better it by, or none where nothing is left to prove.
    fn solve(&mut self, prices: &mut Prices, open: &mut Open) -> Option<Open> {
        let mut evaluation = self.descend(
            &Descent { rounds: 100, first_step: 0.5, patience: 80 },
            prices,
            &State::nothing(&self.flat),
            open,
        );
        for solved in 0..=SOLVED {
            let fallen = self.ceiling - evaluation.lowest;
            self.ceiling = self.ceiling.min(evaluation.lowest);
            if self.is_settled(&evaluation) {
                return None;
            }
            if solved == SOLVED || solved > 1 && fallen < LITTLE * self.ceiling {
                break;
            }
            if solved > 0 && !self.bound_further(prices, if solved == 1 { MUCH } else { LITTLE }) {
                break;
            }
            let state = State::nothing(&self.flat);
            self.work += self.size() * linear::LOOKS;
            let Some(found) = linear::relaxed(&self.flat, &state, open, None) else { break };
            self.work += found.evaluate(&self.flat, &state, open, &mut evaluation);
            evaluation.lowest = evaluation.value;
            *prices = found;
        }
        let pool = self.pool(&evaluation);
        let starts = self.starts(&pool, open, prices);
        starts.into_iter().for_each(|start| self.better(start, self.limit / 40));
        self.better(self.best.clone(), self.limit / 10);
        Some(pool)
    }

    /// Adds the bounds that the last solution breaks, where they could take away so much of the value; tells whether.
    fn bound_further(&mut self, prices: &mut Prices, least: f64) -> bool {
        let (views, most) = rounding::views(&self.flat, &prices.share);
        if views.is_empty() || most < least * self.ceiling {
            return false;
        }
        self.flat.see(views);
        prices.price.resize(self.flat.prices(), 0.0);
        self.best = self.best.seeing(&self.flat);
        true
    }

    /// Makes choices to begin with, one by prices and some by linear problems; so many as there is work for.
    fn starts(&mut self, pool: &Open, open: &Open, prices: &Prices) -> Vec<State> {
        let state = State::nothing(&self.flat);
        let by_parts = |turn: u32| dive::by_parts(&self.flat, &state, pool, turn, STEPS);
        let mut made = vec![dive::dive(&self.flat, &state, open, prices, self.to_beat().1, 10), by_parts(0)];
        if made[1].1 * u64::from(STARTS) < self.limit / 5 {
            made.extend((1..STARTS).into_par_iter().map(by_parts).collect::<Vec<_>>());
        }
        self.work += made.iter().map(|(_, work)| work).sum::<u64>();
        made.into_iter().map(|(start, _)| start).collect()
    }

    /// Returns the options that fall least short of the best of their classes, by what they pay.
    fn pool(&self, found: &Evaluation) -> Open {
        let short = |option: usize| found.most[self.flat.class[option] as usize].0 - found.pays[option];
        let mut order: Vec<usize> = (0..self.flat.options()).collect();
        order.sort_by(|a, b| short(*a).total_cmp(&short(*b)).then(a.cmp(b)));
        let mut pool = Open { alive: vec![false; self.flat.options()] };
        for option in order.into_iter().take(self.flat.classes() * OF_CLASS) {
            pool.alive[option] = true;
        }
        pool
    }

    /// Betters a choice, and keeps it where it is the best.
    fn better(&mut self, mut found: State, limit: u64) {
        self.work += construct::better(&self.flat, &mut found, limit);
        self.keep(&found);
    }

    fn keep(&mut self, state: &State) {
        if state.is_better(&self.best) && state.is_allowed(&self.flat) {
            self.best.clone_from(state);
        }
    }

    fn descend(&mut self, descent: &Descent, prices: &mut Prices, state: &State, open: &Open) -> Evaluation {
        let best = self.to_beat();
        let settled = |found: &Evaluation| is_settled((found.lowest, found.both), best, self.flat.per_cost);
        let (found, work) = descent.run(prices, &self.flat, state, open, settled, best.1);
        self.work += work + self.flat.options() as u64;
        found
    }

    /// Returns what a choice must be above to be better: in value, or in value less cost.
    fn to_beat(&self) -> (f64, f64) {
        let value = self.flat.scale.number(self.best.value);
        (value, value - self.flat.per_cost * self.best.cost as f64)
    }

    fn is_settled(&self, found: &Evaluation) -> bool {
        is_settled((found.lowest, found.both), self.to_beat(), self.flat.per_cost)
    }

    /// Looks into what is open, the best first; gives back everything as it was.
    fn node(&mut self, state: &mut State, open: &mut Open, prices: &mut Prices, first: usize) {
        let mut ruled_out = Vec::new();
        let mut rounds = first;
        if state.is_allowed(&self.flat) && state.is_better(&self.best) {
            self.better(state.clone(), self.flat.effects.len() as u64);
        }
        while let Some(option) = self.decide(state, open, prices, rounds, &mut ruled_out) {
            state.take(&self.flat, option);
            self.node(state, open, prices, 25);
            state.leave(&self.flat, option);
            open.alive[option] = false;
            ruled_out.push(option);
            rounds = 25;
        }
        for option in ruled_out {
            open.alive[option] = true;
        }
    }

    /// Returns the option to look into next; none where nothing better can be reached, or no work is left.
    fn decide(
        &mut self,
        state: &State,
        open: &mut Open,
        prices: &mut Prices,
        rounds: usize,
        ruled_out: &mut Vec<usize>,
    ) -> Option<usize> {
        let evaluation = self.descend(&Descent { rounds, first_step: 0.3, patience: 5 }, prices, state, open);
        if self.is_settled(&evaluation) {
            return None;
        }
        if self.work >= self.limit {
            self.unproven_value = self.unproven_value.max(evaluation.lowest);
            self.unproven_cost = true;
            return None;
        }
        ruled_out.extend(self.rule_out(&evaluation, state, open));
        self.branch(&evaluation, prices, state, open)
    }

    /// Rules out the options with which nothing better can be reached.
    fn rule_out(&self, found: &Evaluation, state: &State, open: &mut Open) -> Vec<usize> {
        let best = self.to_beat();
        let mut ruled_out = Vec::new();
        for class in (0..self.flat.classes()).filter(|class| state.free[*class] > 0) {
            let (most, most_both) = found.most[class];
            for option in self.flat.of_class(class) {
                let pays = found.pays[option];
                let less = pays - self.flat.per_cost * f64::from(self.flat.cost[option]);
                let with = (found.value - most + pays, found.both - most_both + less);
                if open.alive[option] && is_settled(with, best, self.flat.per_cost) {
                    open.alive[option] = false;
                    ruled_out.push(option);
                }
            }
        }
        ruled_out
    }

    /// Returns the option to decide on: the one that prices lately chose most often.
    fn branch(&self, found: &Evaluation, prices: &Prices, state: &State, open: &Open) -> Option<usize> {
        let free = |option: &usize| open.alive[*option] && state.free[self.flat.class[*option] as usize] > 0;
        let key = |option: usize| (prices.share[option], found.pays[option]);
        (0..self.flat.options()).filter(free).fold(None, |best: Option<usize>, option| match best {
            Some(known) if key(known) >= key(option) => best,
            _ => Some(option),
        })
    }
}

/// Tells whether bounds, of value and of value less cost, leave room neither for more value nor for as much at a cost
/// that is lower by the least that costs differ by.
fn is_settled((value_bound, both_bound): (f64, f64), (value, both): (f64, f64), least: f64) -> bool {
    let margin = margin(value);
    // Costs are whole: what is better at the same value is so by a whole one at least.
    value_bound < value - margin || value_bound <= value + margin && both_bound < both + least / 2.0
}
