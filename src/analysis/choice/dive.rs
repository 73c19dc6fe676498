//! A choice made step by step: what prices agree on is taken, then prices are found anew for the rest.

use super::bound::{Descent, Evaluation, Open, Prices};
use super::linear;
use super::state::{Flat, State};

/// What part of what is still free is decided in one step.
const AT_ONCE: usize = 10;

/// What a linear problem takes less of than this, it hardly takes.
const HARDLY: f64 = 1e-3;

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
        rule_out(flat, &state, &mut open);
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
            if !state.has_room(flat, option) {
                open.alive[option] = false;
                continue;
            }
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

/// Makes a choice by solving what is left in parts again and again: what is taken whole is taken, and of the rest what is
/// taken most, in about so many steps; gives up what it cannot keep. Returns it and how much was looked at.
pub(super) fn by_parts(flat: &Flat, from: &State, open: &Open, turn: u32, steps: f64) -> (State, u64) {
    let mut state = from.clone();
    let mut open = Open { alive: open.alive.clone() };
    let mut work = 0;
    // What is not taken at all at first is hardly taken later; without it, the rest is soon solved again.
    if let Some(found) = solved(flat, &state, &mut open, turn, &mut work) {
        (0..flat.options()).for_each(|option| open.alive[option] &= found.share[option] > HARDLY);
    }
    while let Some(found) = solved(flat, &state, &mut open, turn, &mut work) {
        let chosen = most_taken(flat, &found.share, steps);
        if chosen.is_empty() {
            break;
        }
        for option in chosen {
            let times = (found.share[option] + 0.001).floor().max(1.0) as u32;
            for _ in 0..times.min(state.free[flat.class[option] as usize]) {
                match state.has_room(flat, option) {
                    true => state.take(flat, option),
                    false => open.alive[option] = false,
                }
            }
        }
    }
    work += give_up(flat, from, &mut state);
    (state, work)
}

fn solved(flat: &Flat, state: &State, open: &mut Open, turn: u32, work: &mut u64) -> Option<Prices> {
    rule_out(flat, state, open);
    *work += size(flat, state, open) * linear::LOOKS;
    linear::relaxed(flat, state, open, Some(turn))
}

/// Returns the options that are taken whole, or else some of those that are taken most.
fn most_taken(flat: &Flat, share: &[f64], steps: f64) -> Vec<usize> {
    let mut some: Vec<usize> = (0..flat.options()).filter(|option| share[*option] > 1e-4).collect();
    some.sort_by(|a, b| share[*b].total_cmp(&share[*a]).then(a.cmp(b)));
    let whole = some.iter().take_while(|option| share[**option] > 0.999).count();
    let sum: f64 = share.iter().sum();
    some.truncate(whole.max((sum / steps).ceil() as usize));
    some
}

/// Returns how much is open.
fn size(flat: &Flat, state: &State, open: &Open) -> u64 {
    let is_open = |option: &usize| open.alive[*option] && state.free[flat.class[*option] as usize] > 0;
    (0..flat.options()).filter(is_open).map(|option| flat.scaled(option).len() as u64 + 1).sum()
}

/// Rules out what there is no room for any more.
fn rule_out(flat: &Flat, state: &State, open: &mut Open) {
    for option in 0..flat.options() {
        open.alive[option] &= state.has_room(flat, option);
    }
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
