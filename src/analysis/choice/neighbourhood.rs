//! A choice bettered by choosing anew for some groups that have to do with each other, all others kept.

use super::bound::Open;
use super::state::{Flat, State};
use super::{construct, dive};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// How many groups choose anew at a time.
const MANY: [usize; 3] = [5, 8, 12];

/// What is worse by this part of what is not proven is gone on with at first.
const WORSE: f64 = 0.05;

/// As many steps are made of choosing anew.
const STEPS: f64 = 4.0;

/// So many neighbourhoods are tried beside each other, and the best of them kept, however many cores there are.
const AT_ONCE: u32 = 4;

/// A row that more options than this have to do with says nothing of who has to do with whom.
const COMMON: usize = 400;

/// Betters a choice by options of a pool, as far as work goes; `ceiling` is what no choice is above. Returns how much was
/// looked at.
///
/// At first, what is a little worse is gone on with too: what is best near one choice may be far from the best of all.
pub(super) fn better(flat: &Flat, best: &mut State, pool: &Open, ceiling: f64, limit: u64) -> u64 {
    let (mut work, mut turn) = (0, 0u32);
    let mut state = best.clone();
    let worse = (ceiling - flat.scale.number(best.value)).max(0.0) * WORSE;
    while work < limit {
        let taken: Vec<usize> = (0..flat.options()).filter(|option| state.taken[*option] > 0).collect();
        if taken.is_empty() {
            break;
        }
        let tried: Vec<(State, u64)> = (turn..turn + AT_ONCE)
            .into_par_iter()
            .map(|turn| anew(flat, &state, pool, &taken, turn))
            .collect();
        turn += AT_ONCE;
        let left = 1.0 - work as f64 / limit as f64;
        let least = flat.scale.number(state.value) - worse * left * left;
        work += tried.iter().map(|(_, looked_at)| looked_at).sum::<u64>();
        let found = tried.into_iter().map(|(found, _)| found);
        let others = found.filter(|found| found.taken != state.taken && found.is_allowed(flat));
        let Some(next) = others.reduce(|a, b| if b.is_better(&a) { b } else { a }) else { continue };
        if next.is_better(&state) || flat.scale.number(next.value) > least {
            state = next;
        }
        if state.is_better(best) {
            best.clone_from(&state);
        }
    }
    work
}

/// Returns a number for a turn, as if by chance.
fn by_chance(turn: u32) -> usize {
    super::mixed(turn.wrapping_add(1)) as usize
}

/// Chooses anew for some groups: for those around one, or for some that have nothing else in common.
fn anew(flat: &Flat, state: &State, pool: &Open, taken: &[usize], turn: u32) -> (State, u64) {
    let mut trial = state.clone();
    let chance = by_chance(turn);
    let many = MANY[chance / 7 % MANY.len()];
    let open = match turn % 2 {
        0 => free(flat, &mut trial, pool, taken[chance % taken.len()], many),
        _ => {
            for one in 0..many as u32 {
                let option = taken[by_chance(turn.wrapping_mul(31).wrapping_add(one)) % taken.len()];
                if trial.taken[option] > 0 {
                    trial.leave(flat, option);
                }
            }
            Open { alive: pool.alive.clone() }
        }
    };
    let (mut found, mut work) = dive::by_parts(flat, &trial, &open, turn, STEPS);
    construct::singles(flat, &mut found, &mut work);
    (found, work + flat.options() as u64)
}

/// Frees groups around one, through the rows that they have to do with; returns what is open to them and to those near.
fn free(flat: &Flat, state: &mut State, pool: &Open, from: usize, many: usize) -> Open {
    let mut open = Open { alive: vec![false; flat.options()] };
    let mut rows: BTreeSet<u32> = BTreeSet::new();
    let mut waiting = vec![from];
    let (mut next, mut left) = (0, many);
    while next < waiting.len() && left > 0 {
        let option = waiting[next];
        next += 1;
        while state.taken[option] > 0 && left > 0 {
            state.leave(flat, option);
            open.alive[option] = true;
            left -= 1;
        }
        let class = flat.of_class(flat.class[option] as usize);
        for (row, _) in
            class.filter(|other| pool.alive[*other] || *other == option).flat_map(|other| flat.effect(other))
        {
            let near = near(flat, *row);
            if near.clone().count() > COMMON || !rows.insert(*row) {
                continue;
            }
            for near in near {
                open.alive[near] |= pool.alive[near];
                waiting.extend((state.taken[near] > 0).then_some(near));
            }
        }
    }
    open
}

/// Returns the options that have to do with a row.
fn near(flat: &Flat, row: u32) -> impl Iterator<Item = usize> + Clone + '_ {
    let at = row as usize;
    flat.raisers[at].iter().chain(&flat.lowerers[at]).map(|option| *option as usize)
}
