//! The steps that are open to somebody, by KS's method.

use super::super::board::{Board, Demand};
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::super::training::Training;
use super::super::workforce::{is_in, lowest};
use crate::model::plan::{CompetenceId, Mobilisation};
use crate::model::unit::{UnitId, UnitTree};
use serde::Serialize;
use std::collections::BTreeSet;

/// The kinds of steps, in the order in which they are preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Moved to a unit where what is held is missing.
    Mobilise,
    /// What was held is made valid again.
    Renew,
    /// What is held really is recognised formally.
    Recognise,
    /// What is held formally, or nearly really, is practised to the level that is asked for.
    Practise,
    /// What a measure gives.
    Train,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Kind; 5] = [Kind::Mobilise, Kind::Renew, Kind::Recognise, Kind::Practise, Kind::Train];

    /// Returns the rank, from 1.
    pub fn rank(self) -> u32 {
        self as u32 + 1
    }
}

/// What changes for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// All their work moves to a lowest unit, position kept.
    Mobilise(UnitId),
    /// A competence is valid again.
    Renew(CompetenceId),
    /// A competence is formally held.
    Recognise(CompetenceId),
    /// A competence is held really, at a level.
    Practise(CompetenceId, u8),
    /// What a measure gives, by its place in the plan.
    Train(u32),
}

impl Step {
    /// Returns of which kind it is.
    pub fn kind(self) -> Kind {
        match self {
            Step::Mobilise(_) => Kind::Mobilise,
            Step::Renew(_) => Kind::Renew,
            Step::Recognise(_) => Kind::Recognise,
            Step::Practise(..) => Kind::Practise,
            Step::Train(_) => Kind::Train,
        }
    }

    /// Returns how somebody stands who has taken it: what they learn is dated the day that is judged.
    pub(super) fn taken(self, standing: &Standing, situation: &Situation<'_>, board: &Board<'_>) -> Standing {
        let learning =
            |competence, formally, level| standing.learning(competence, formally, level, situation, board);
        match self {
            Step::Mobilise(unit) => standing.moved(unit, board),
            Step::Renew(competence) | Step::Recognise(competence) => learning(competence, true, None),
            Step::Practise(competence, level) => learning(competence, false, Some(level)),
            Step::Train(place) => {
                let training = Training::of(place, situation);
                training.map_or_else(|| standing.clone(), |one| one.completed(standing, situation, board))
            }
        }
    }
}

/// Where people may be moved to.
pub(super) struct Moves {
    /// The units that have none below them.
    lowest: Vec<UnitId>,
    rule: Mobilisation,
}

impl Moves {
    /// Returns where people may be moved to in a situation.
    pub fn of(situation: &Situation<'_>) -> Self {
        let units = &situation.register.units;
        let mut lowest = lowest(units, &situation.judged, units.subtree(UnitId::EVERYTHING));
        lowest.retain(|unit| *unit != UnitId::EVERYTHING);
        Self { lowest, rule: situation.mobilisation() }
    }

    /// Returns the lowest units within a unit to which somebody may be moved.
    fn within(&self, unit: UnitId, standing: &Standing, units: &UnitTree) -> Vec<UnitId> {
        let range = units.subtree(unit);
        let from = self.lowest.partition_point(|unit| unit.0 < range.start);
        let to = self.lowest.partition_point(|unit| unit.0 < range.end);
        let is_allowed = |to: &&UnitId| match self.rule {
            Mobilisation::Anywhere => true,
            Mobilisation::Never => false,
            Mobilisation::WithinTop => {
                standing.presences.iter().all(|presence| top(presence.unit, units) == top(**to, units))
            }
        };
        self.lowest[from..to].iter().filter(is_allowed).copied().collect()
    }
}

/// Returns the unit directly below everything that has a unit within it.
fn top(unit: UnitId, units: &UnitTree) -> UnitId {
    units.upwards(unit).take_while(|above| *above != UnitId::EVERYTHING).last().unwrap_or(unit)
}

/// Returns the steps that are open to somebody as they stand, those of the lowest rank first.
pub(super) fn open(
    standing: &Standing,
    situation: &Situation<'_>,
    board: &Board<'_>,
    moves: &Moves,
    trainings: &[Training<'_>],
) -> BTreeSet<Step> {
    let mut open = BTreeSet::new();
    for demand in 0..board.demands.len() {
        if board.wanted(&board.demands[demand]).next().is_none() {
            continue;
        }
        mobilise(standing, demand, situation, board, moves, &mut open);
        learn(standing, demand, board, &mut open);
    }
    for (competence, holder) in &standing.holders {
        let grounds = holder.grounds;
        if !grounds.is_held() && (grounds.expired || grounds.undated) {
            open.insert(Step::Renew(*competence));
        }
    }
    let may_take = |training: &&Training<'_>| {
        is_asked(training.competence, standing, board) && training.barrier(standing, situation).is_none()
    };
    open.extend(trainings.iter().filter(may_take).map(|training| Step::Train(training.place)));
    open
}

/// Tells whether an unmet requirement in whose scope somebody works asks for a competence.
fn is_asked(competence: CompetenceId, standing: &Standing, board: &Board<'_>) -> bool {
    let demands = board.asking[competence.index()].iter().map(|demand| &board.demands[*demand as usize]);
    demands.into_iter().any(|demand| is_in_unmet_scope(demand, standing, board))
}

fn is_in_unmet_scope(demand: &Demand<'_>, standing: &Standing, board: &Board<'_>) -> bool {
    demand
        .scopes(standing.presences.iter().copied())
        .iter()
        .any(|(row, _)| board.rows[*row as usize].is_wanted)
}

/// Adds the moves to units where a requirement is unmet that somebody meets, and does not count for.
fn mobilise(
    standing: &Standing,
    demand: usize,
    situation: &Situation<'_>,
    board: &Board<'_>,
    moves: &Moves,
    open: &mut BTreeSet<Step>,
) {
    let of = &board.demands[demand];
    let positions = of.positions.as_deref();
    let fits = || standing.presences.iter().any(|presence| is_in(presence, positions));
    if moves.rule == Mobilisation::Never || !standing.qualifies(board, demand) || !fits() {
        return;
    }
    for (row, judged) in board.wanted(of) {
        if !standing.counts_for(row) {
            let units = moves.within(judged.unit, standing, &situation.register.units);
            open.extend(units.into_iter().map(Step::Mobilise));
        }
    }
}

/// Adds what could be recognised or practised for an unmet requirement in whose scope somebody works.
fn learn(standing: &Standing, demand: usize, board: &Board<'_>, open: &mut BTreeSet<Step>) {
    let of = &board.demands[demand];
    let in_scope = || is_in_unmet_scope(of, standing, board);
    let level = of.requirement.level;
    for competence in &of.requirement.competences {
        let Some(holder) = standing.holder(*competence) else { continue };
        let is_formal = holder.grounds.is_held();
        let is_real = holder.level.is_some_and(|held| held >= level);
        let is_near = holder.level.is_some_and(|held| held + 1 == level);
        if is_real && !is_formal && in_scope() {
            open.insert(Step::Recognise(*competence));
        }
        if !is_real && (is_formal || is_near) && in_scope() {
            open.insert(Step::Practise(*competence, level));
        }
    }
}
