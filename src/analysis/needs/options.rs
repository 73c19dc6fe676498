//! What each person could do, one step or several, and what comes of it.

use super::super::board::Board;
use super::super::choice::{Candidate, Problem, Row};
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::super::training::Training;
use super::step::{Moves, Step, open};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// One or several steps of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    /// The steps, in the order in which they are preferred.
    pub steps: Vec<Step>,
    /// By how much each row rises or falls.
    pub effect: Vec<(u32, i64)>,
}

/// Everybody who counts, and what each could do.
pub(super) struct Options {
    /// How everybody stands today.
    pub people: Vec<Standing>,
    /// What each could do, those of the lowest rank first.
    pub ways: Vec<Vec<Way>>,
}

impl Options {
    /// Returns what everybody could do in so many steps, each open as things stand after those before it.
    pub fn of(situation: &Situation<'_>, board: &Board<'_>, steps: usize) -> Self {
        let moves = Moves::of(situation);
        let trainings = Training::all(situation);
        let mut people = Standing::today(situation, board);
        people.retain(|standing| !standing.presences.is_empty());
        let ways = people
            .par_iter()
            .map(|today| {
                let mut found = Finder {
                    today,
                    situation,
                    board,
                    moves: &moves,
                    trainings: &trainings,
                    seen: BTreeSet::new(),
                    ways: Vec::new(),
                };
                found.further(today, &mut Vec::new(), steps);
                let mut ways = found.ways;
                ways.sort_by_cached_key(|way| (rank(&way.steps), way.steps.clone()));
                ways
            })
            .collect();
        Self { people, ways }
    }

    /// Returns the options as a problem: what is wanted is that unmet rows are closed, and that none is made worse.
    pub fn problem(&self, board: &Board<'_>) -> Problem {
        let row = |row: &super::super::board::Row| {
            let worth = if row.is_wanted { board.demands[row.demand].requirement.criticality } else { 0 };
            Row { worth: u32::from(worth), wanted: row.gap, slack: row.slack }
        };
        let candidate = |way: &Way| Candidate { cost: rank(&way.steps), effect: way.effect.clone() };
        Problem {
            rows: board.rows.iter().map(row).collect(),
            groups: self.ways.iter().map(|ways| ways.iter().map(candidate).collect()).collect(),
        }
    }
}

/// Returns the sum of the ranks of some steps.
fn rank(steps: &[Step]) -> u32 {
    steps.iter().map(|step| step.kind().rank()).sum()
}

/// Finds what one person could do.
struct Finder<'f, 'a> {
    today: &'f Standing,
    situation: &'f Situation<'a>,
    board: &'f Board<'a>,
    moves: &'f Moves,
    trainings: &'f [Training<'a>],
    seen: BTreeSet<Vec<Step>>,
    ways: Vec<Way>,
}

impl Finder<'_, '_> {
    /// Adds what can be done from a standing in so many more steps.
    fn further(&mut self, standing: &Standing, taken: &mut Vec<Step>, left: usize) {
        if left == 0 {
            return;
        }
        for step in open(standing, self.situation, self.board, self.moves, self.trainings) {
            // Moving twice, or the same twice, is never better than once.
            if taken.iter().any(|known| known.kind() == step.kind() && (known == &step || is_move(step))) {
                continue;
            }
            taken.push(step);
            let mut steps = taken.clone();
            steps.sort_unstable();
            if self.seen.insert(steps.clone()) {
                let after = step.taken(standing, self.situation, self.board);
                let effect = self.today.change(&after);
                if effect.iter().any(|(_, change)| *change > 0) {
                    self.ways.push(Way { steps, effect });
                }
                self.further(&after, taken, left - 1);
            }
            taken.pop();
        }
    }
}

fn is_move(step: Step) -> bool {
    matches!(step, Step::Mobilise(_))
}
