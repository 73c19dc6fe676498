//! Which kinds of steps close what: credited in the order of rank, and never more than the gap.

use super::super::board::{Board, Row};
use super::super::choice::Choice;
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::options::Options;
use super::step::{Kind, Step};
use std::collections::BTreeMap;

/// A step that somebody takes.
#[derive(Clone)]
pub(super) struct Taken<'o> {
    /// Who, as they stand today.
    pub today: &'o Standing,
    /// The step.
    pub step: Step,
    /// By how much each row rises or falls, the steps of lower rank taken already.
    pub effect: Vec<(u32, i64)>,
}

/// Returns the steps that are taken, person by person, those of the lowest rank first.
pub(super) fn taken<'o>(
    options: &'o Options,
    choice: &Choice,
    situation: &Situation<'_>,
    board: &Board<'_>,
) -> Vec<Taken<'o>> {
    let mut all = Vec::new();
    for ((today, ways), chosen) in options.people.iter().zip(&options.ways).zip(&choice.taken) {
        let Some(way) = chosen.map(|place| &ways[place]) else { continue };
        let mut standing = today.clone();
        for step in &way.steps {
            let after = step.taken(&standing, situation, board);
            all.push(Taken { today, step: *step, effect: standing.change(&after) });
            standing = after;
        }
    }
    all
}

/// How a row's gap is closed, in its smallest units: of each kind in order, and last what is left to recruit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Credit {
    /// What each kind closes.
    pub kinds: [i64; Kind::ALL.len()],
    /// What is left.
    pub recruit: i64,
}

/// Returns how each row's gap is closed; nothing is closed of what was not asked about.
pub(super) fn credits(board: &Board<'_>, taken: &[Taken<'_>]) -> Vec<Credit> {
    let mut changes = vec![[0i64; Kind::ALL.len()]; board.rows.len()];
    for step in taken {
        for (row, change) in &step.effect {
            changes[*row as usize][step.step.kind() as usize] += change;
        }
    }
    board.rows.iter().zip(&changes).map(|(row, changes)| credit(row, changes)).collect()
}

fn credit(row: &Row, changes: &[i64; Kind::ALL.len()]) -> Credit {
    let rise: i64 = changes.iter().sum();
    let mut left = if row.is_wanted { rise.clamp(0, row.gap) } else { 0 };
    let mut credit = Credit { recruit: row.gap - left, ..Credit::default() };
    for (kind, change) in changes.iter().enumerate() {
        credit.kinds[kind] = left.min((*change).max(0));
        left -= credit.kinds[kind];
    }
    credit
}

/// Returns how much of each kind's credit in a row each step may be said to close, in the order of the steps.
pub(super) fn closes(board: &Board<'_>, taken: &[Taken<'_>]) -> Vec<Vec<(u32, i64)>> {
    let mut left: BTreeMap<(u32, Kind), i64> = BTreeMap::new();
    for (row, credit) in (0u32..).zip(credits(board, taken)) {
        left.extend(Kind::ALL.into_iter().map(|kind| ((row, kind), credit.kinds[kind as usize])));
    }
    let mut each = |step: &Taken<'_>| {
        let mut closed = Vec::new();
        for (row, change) in step.effect.iter().filter(|(_, change)| *change > 0) {
            let left = left.entry((*row, step.step.kind())).or_insert(0);
            let part = (*change).min(*left);
            *left -= part;
            closed.push((*row, part));
        }
        closed.retain(|(_, part)| *part > 0);
        closed
    };
    taken.iter().map(&mut each).collect()
}
