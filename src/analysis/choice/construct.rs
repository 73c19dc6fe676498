//! Choices that are good without being proven so: bettered by changing one group or two at a time.

use super::state::{Flat, State};

/// What a trial is taken to look at: two options, taken and given back, in exact numbers.
const TRIAL: u64 = 100;

/// Betters a choice as long as changing one group, or one and another that makes up for it, makes it better.
pub(super) fn better(flat: &Flat, state: &mut State, limit: u64) -> u64 {
    let mut work = 0;
    loop {
        let before = (state.value, state.cost);
        while singles(flat, state, &mut work) && work < limit {}
        if work >= limit || !pairs(flat, state, &mut work, limit) {
            // A choice that is no better would be bettered for ever.
            if work >= limit || (state.value, state.cost) == before {
                return work;
            }
        }
    }
}

/// What a group of a class may change to and from: options it takes, and none.
fn held(flat: &Flat, state: &State, class: usize) -> Vec<Option<usize>> {
    let taken = flat.of_class(class).filter(|option| state.taken[*option] > 0).map(Some);
    taken.chain((state.free[class] > 0).then_some(None)).collect()
}

fn swap(flat: &Flat, state: &mut State, from: Option<usize>, to: Option<usize>) {
    if let Some(option) = from {
        state.leave(flat, option);
    }
    if let Some(option) = to {
        state.take(flat, option);
    }
}

fn broken(flat: &Flat, state: &State, from: Option<usize>, to: Option<usize>) -> Option<usize> {
    [from, to].into_iter().flatten().find_map(|option| state.breaks(flat, option))
}

/// Tells whether a choice is worth more than so much, or as much at a lower cost.
fn is_above(state: &State, (value, cost): (i128, u64)) -> bool {
    (state.value, cost) > (value, state.cost)
}

/// Changes one group after the other, where that is better.
pub(super) fn singles(flat: &Flat, state: &mut State, work: &mut u64) -> bool {
    let mut changed = false;
    for class in 0..flat.classes() {
        for from in held(flat, state, class) {
            let before = (state.value, state.cost);
            let mut best: Option<(Option<usize>, (i128, u64))> = None;
            for to in flat.of_class(class).map(Some).chain([None]).filter(|to| *to != from) {
                *work += TRIAL;
                swap(flat, state, from, to);
                let beats = best.map_or(before, |(_, best)| best);
                if is_above(state, beats) && broken(flat, state, from, to).is_none() {
                    best = Some((to, (state.value, state.cost)));
                }
                swap(flat, state, to, from);
            }
            if let Some((to, _)) = best {
                swap(flat, state, from, to);
                changed = true;
            }
        }
    }
    changed
}

/// Changes one group, and another that makes up for what that breaks or leaves open.
fn pairs(flat: &Flat, state: &mut State, work: &mut u64, limit: u64) -> bool {
    let mut changed = false;
    for class in 0..flat.classes() {
        for from in held(flat, state, class) {
            // What made up for a change before may have been of this class.
            if from.map_or(state.free[class], |option| state.taken[option]) == 0 {
                continue;
            }
            for to in flat.of_class(class).map(Some).chain([None]).filter(|to| *to != from) {
                if *work >= limit {
                    return changed;
                }
                let before = (state.value, state.cost);
                swap(flat, state, from, to);
                *work += TRIAL;
                if make_up(flat, state, (from, to), before, work) {
                    changed = true;
                    break;
                }
                swap(flat, state, to, from);
            }
        }
    }
    changed
}

/// Finds another group whose change makes the whole better than it was, and lets it change.
fn make_up(
    flat: &Flat,
    state: &mut State,
    (from, to): (Option<usize>, Option<usize>),
    before: (i128, u64),
    work: &mut u64,
) -> bool {
    let broken_row = broken(flat, state, from, to);
    let lowered: Vec<usize> = match broken_row {
        Some(row) => vec![row],
        None => {
            let lost =
                from.into_iter().flat_map(|option| flat.effect(option)).filter(|(_, change)| *change > 0);
            lost.map(|(row, _)| *row as usize)
                .filter(|row| state.rise[*row] < flat.rows[*row].wanted)
                .collect()
        }
    };
    let is_whole = |state: &State, other: Option<usize>, instead: Option<usize>| {
        is_above(state, before)
            && broken(flat, state, other, instead).is_none()
            && broken(flat, state, from, to).is_none()
    };
    for row in lowered {
        for raiser in &flat.raisers[row] {
            let (raiser, class) = (*raiser as usize, flat.class[*raiser as usize] as usize);
            for other in held(flat, state, class) {
                if other == Some(raiser) {
                    continue;
                }
                *work += TRIAL;
                swap(flat, state, other, Some(raiser));
                if is_whole(state, other, Some(raiser)) {
                    return true;
                }
                swap(flat, state, Some(raiser), other);
            }
        }
    }
    // What is used up is given back by somebody who uses it.
    let users = broken_row.map_or(&[][..], |row| &flat.lowerers[row]);
    for user in users.iter().map(|user| *user as usize) {
        if state.taken[user] == 0 || Some(user) == to && state.taken[user] == 1 {
            continue;
        }
        for instead in [None].into_iter().chain(flat.of_class(flat.class[user] as usize).map(Some)) {
            *work += TRIAL;
            swap(flat, state, Some(user), instead);
            if is_whole(state, Some(user), instead) {
                return true;
            }
            swap(flat, state, instead, Some(user));
        }
    }
    false
}
