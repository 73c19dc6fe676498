//! Branch and bound: an option is taken or ruled out, as long as more could be reached than is.

use super::MARGIN;
use super::bound::{Descent, Evaluation, Open, Prices};
use super::reduce::Reduced;
use super::state::{Flat, State};
use super::worth::Scale;
use super::{construct, dive};

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
pub(super) fn search(part: &Reduced, scale: &Scale, limit: u64) -> Found {
    let flat = Flat::of(part, scale);
    let mut search = Search::beginning(&flat, State::nothing(&flat), limit);
    search.root();
    let value = scale.number(search.best.value);
    let bound = search.unproven_value.min(search.ceiling).max(value);
    let best_value = bound <= value + margin(value);
    Found {
        taken: assigned(part, &flat, &search.best),
        bound,
        best_value,
        best_cost: best_value && !search.unproven_cost,
        work: search.work,
    }
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

/// A search under way.
struct Search<'f> {
    flat: &'f Flat,
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

impl<'f> Search<'f> {
    /// Returns a search that has not begun, with a choice that is allowed.
    fn beginning(flat: &'f Flat, best: State, limit: u64) -> Self {
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
        let mut state = State::nothing(self.flat);
        let mut prices = Prices::first(self.flat);
        // Small parts are proven at once; large ones are bounded well and bettered first; of very large ones there is
        // only work enough for one choice, made with few looks at prices.
        let size = self.flat.effects.len() as u64 + self.flat.options() as u64 + 1;
        let is_very_large = size.saturating_mul(LOOKS) > self.limit;
        let affordable = (self.limit / 3 / size).clamp(20, 100_000) as usize;
        for (rounds, of_dive) in [(100, 40), (1000, 40), (12_000, 40)] {
            if self.work >= self.limit / 2 {
                break;
            }
            let descent = Descent { rounds: rounds.min(affordable), first_step: 0.5, patience: 80 };
            let evaluation = self.descend(&descent, &mut prices, &state, &open);
            self.ceiling = self.ceiling.min(evaluation.lowest);
            if self.is_settled(&evaluation) {
                return;
            }
            if is_very_large && rounds < 1000 {
                continue;
            }
            let of_dive = if is_very_large { 3 } else { of_dive };
            let (found, work) = dive::dive(self.flat, &state, &open, &prices, self.to_beat().1, of_dive);
            self.work += work;
            self.better(found, self.limit / 6);
        }
        self.better(self.best.clone(), self.limit.saturating_sub(self.work) / 2);
        self.node(&mut state, &mut open, &mut prices, 300);
    }

    /// Betters a choice, and keeps it where it is the best.
    fn better(&mut self, mut found: State, limit: u64) {
        self.work += construct::better(self.flat, &mut found, limit);
        self.keep(&found);
    }

    fn keep(&mut self, state: &State) {
        if state.is_better(&self.best) && state.is_allowed(self.flat) {
            self.best.clone_from(state);
        }
    }

    fn descend(&mut self, descent: &Descent, prices: &mut Prices, state: &State, open: &Open) -> Evaluation {
        let best = self.to_beat();
        let settled = |found: &Evaluation| is_settled((found.lowest, found.both), best, self.flat.per_cost);
        let (found, work) = descent.run(prices, self.flat, state, open, settled, best.1);
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
        if state.is_allowed(self.flat) && state.is_better(&self.best) {
            self.better(state.clone(), self.flat.effects.len() as u64);
        }
        while let Some(option) = self.decide(state, open, prices, rounds, &mut ruled_out) {
            state.take(self.flat, option);
            self.node(state, open, prices, 25);
            state.leave(self.flat, option);
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
