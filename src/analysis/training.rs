//! What measures give, and who may take them.

use super::board::Board;
use super::qualification::positions_of;
use super::situation::Situation;
use super::standing::Standing;
use crate::model::measure::{Gives, Measure, MeasureKind};
use crate::model::plan::CompetenceId;
use crate::model::register::PersonId;

/// A measure that employees may take, with what it gives of which competence.
pub(super) struct Training<'a> {
    /// The measure's place in the plan.
    pub place: u32,
    /// The measure.
    pub measure: &'a Measure,
    /// The competence.
    pub competence: CompetenceId,
    gives: Gives,
    /// The positions that it is for; none where it is for all.
    positions: Option<Vec<bool>>,
}

/// The first thing that keeps somebody from a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Barrier {
    /// None of the positions that it is for.
    Position,
    /// A competence that it builds on is not formally held.
    Competence,
    /// The real level that it builds on is not reached.
    Level,
    /// What it gives is there already.
    Nothing,
}

impl<'a> Training<'a> {
    /// Returns the measures that employees may take, in the order of the plan: those that recruit give nobody anything.
    pub fn all(situation: &Situation<'a>) -> Vec<Self> {
        let places = 0..situation.plan.measures.len() as u32;
        places.filter_map(|place| Self::of(place, situation)).collect()
    }

    /// Returns a measure, by its place in the plan; none where employees cannot take it.
    pub fn of(place: u32, situation: &Situation<'a>) -> Option<Self> {
        let measure = &situation.plan.measures[place as usize];
        if measure.kind == Some(MeasureKind::Recruitment) {
            return None;
        }
        Some(Self {
            place,
            measure,
            competence: measure.competence?,
            gives: measure.gives?,
            positions: positions_of(situation.register, &measure.prerequisites.positions),
        })
    }

    /// Returns what keeps somebody who is employed from it; none where they may take it.
    pub fn barrier(&self, standing: &Standing, situation: &Situation<'_>) -> Option<Barrier> {
        let asked = &self.measure.prerequisites;
        let is_formal = |competence: CompetenceId| {
            standing.holder(competence).is_some_and(|holder| holder.grounds.is_held())
        };
        let level = standing.holder(self.competence).and_then(|holder| holder.level);
        let gains_formally = self.gives.is_formal() && !is_formal(self.competence);
        let gains_really = self.gives.level().is_some_and(|given| level.is_none_or(|level| level < given));
        match () {
            () if !self.is_for(standing.person, situation) => Some(Barrier::Position),
            () if !asked.competences.iter().all(|one| is_formal(*one)) => Some(Barrier::Competence),
            () if asked.level.is_some_and(|asked| level.is_none_or(|level| level < asked)) => {
                Some(Barrier::Level)
            }
            () if !gains_formally && !gains_really => Some(Barrier::Nothing),
            () => None,
        }
    }

    /// Tells whether somebody is in one of its positions.
    fn is_for(&self, person: PersonId, situation: &Situation<'_>) -> bool {
        let Some(positions) = &self.positions else { return true };
        situation.force.active_positions_of(person).any(|position| positions[position.index()])
    }

    /// Returns how somebody stands who has completed it on the day that is judged.
    pub fn completed(&self, standing: &Standing, situation: &Situation<'_>, board: &Board<'_>) -> Standing {
        standing.learning(self.competence, self.gives.is_formal(), self.gives.level(), situation, board)
    }
}
