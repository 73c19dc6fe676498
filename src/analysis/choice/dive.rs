//! A choice made step by step: what prices agree on is taken, then prices are found anew for the rest.

use super::bound::{Descent, Evaluation, Open, Prices};
use super::state::{Flat, State};

/// What part of what is still free is decided in one step.
const AT_ONCE: usize = 10;

/// Makes a choice by prices, and gives up what it cannot keep; returns it and how much was looked at.
pub(super) fn dive(
    flat: &Flat,
    from: &State,
    open: &Open,
    prices: &Prices,
    target: f64,
    rounds: usize,
) -> (State, u64) {
    let mut state = from.clone();
    let mut prices = prices.clone();
    let mut open = Open { alive: open.alive.clone() };
    let descent = Descent { rounds, first_step: 0.1, patience: 20 };
    let mut work = 0;
    loop {
        let (found, looked_at) = descent.run(&mut prices, flat, &state, &open, |_| false, target);
        work += looked_at;
        let mut sure = surest(flat, &state, &open, &prices, &found);
        let free = sure.len();
        if free == 0 {
            break;
        }
        sure.truncate(free.div_ceil(AT_ONCE));
        for option in sure {
            let class = flat.class[option] as usize;
            // Prices that change their minds later are not asked again whether to take none.
            match found.pays[option] > 0.0 {
                true => state.take(flat, option),
                false => open.alive[option] = false,
            }
            if state.free[class] == 0 {
                flat.of_class(class).for_each(|option| open.alive[option] = false);
            }
        }
    }
    work += give_up(flat, from, &mut state);
    (state, work)
}

/// Returns of each class that is free the option that prices chose most often, the surest first.
fn surest(flat: &Flat, state: &State, open: &Open, prices: &Prices, found: &Evaluation) -> Vec<usize> {
    let of_class = |class: usize| {
        let alive = flat.of_class(class).filter(|option| open.alive[*option]);
        alive.max_by(|a, b| {
            let key = |option: usize| (prices.share[option], found.pays[option]);
            key(*a).partial_cmp(&key(*b)).unwrap_or(std::cmp::Ordering::Equal).then(b.cmp(a))
        })
    };
    let free = (0..flat.classes()).filter(|class| state.free[*class] > 0);
    let mut best: Vec<usize> = free.filter_map(of_class).collect();
    best.sort_by(|a, b| prices.share[*b].total_cmp(&prices.share[*a]).then(a.cmp(b)));
    best
}

/// Gives up what was taken beyond a state, until no row has fallen too far: first what is worth least.
pub(super) fn give_up(flat: &Flat, from: &State, state: &mut State) -> u64 {
    let mut work = 0;
    while let Some(row) = (0..flat.rows.len()).find(|row| state.rise[*row] < -flat.rows[*row].slack) {
        let lowers = |option: &usize| {
            state.taken[*option] > from.taken[*option]
                && flat.effect(*option).iter().any(|(known, change)| *known as usize == row && *change < 0)
        };
        let all: Vec<usize> = (0..flat.options()).filter(lowers).collect();
        work += flat.options() as u64;
        let mut best: Option<(i128, usize)> = None;
        for option in all {
            state.leave(flat, option);
            if best.is_none_or(|(value, _)| state.value > value) {
                best = Some((state.value, option));
            }
            state.take(flat, option);
        }
        let Some((_, option)) = best else { break };
        state.leave(flat, option);
    }
    work
}
