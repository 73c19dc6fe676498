//! Every requirement that is judged, as rows that people count for.

use super::assess::{Assessor, Judged};
use super::gap::Narrowing;
use super::qualification::{Holder, positions_of};
use super::situation::Situation;
use super::tally::{Within, sides_of};
use super::workforce::Presence;
use super::{holders, scope};
use crate::model::plan::{CompetenceId, Requirement};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet};

/// A requirement in one unit, judged.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The requirement, by its place among [`Board::demands`].
    pub demand: usize,
    /// The unit.
    pub unit: UnitId,
    /// How much is missing today: persons, or ten-thousandths of an årsverk.
    pub gap: i64,
    /// How much more is held than must be kept, counted alike.
    pub slack: i64,
    /// Whether it is unmet and asked about.
    pub is_wanted: bool,
}

/// A requirement, with its rows.
pub(super) struct Demand<'a> {
    /// The requirement.
    pub requirement: &'a Requirement,
    /// Its place in the plan.
    pub place: usize,
    /// Its positions; none where it asks for none.
    pub positions: Option<Vec<bool>>,
    /// The rows of its units that are judged.
    pub rows: Vec<Option<u32>>,
    within: Within,
}

/// All requirements and rows.
pub(super) struct Board<'a> {
    /// The requirements.
    pub demands: Vec<Demand<'a>>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The requirements that ask for each competence.
    pub asking: Vec<Vec<u32>>,
}

/// For which rows somebody counts, in the order of the rows, and how much they bring.
pub(super) type Counted = Vec<(u32, i64)>;

impl<'a> Board<'a> {
    /// Returns the board of everything that is judged, wanted where it is asked about; and what is asked about.
    pub fn asked(situation: &'a Situation<'a>, narrowing: &Narrowing) -> (Self, Vec<Judged>) {
        let everything = Assessor::of(situation, &Narrowing::default()).judged();
        let narrowing = Narrowing { with_names: false, ..narrowing.clone() };
        let asked = Assessor::of(situation, &narrowing).judged();
        let is_asked: BTreeSet<_> =
            asked.iter().filter_map(|one| Some((one.requirement, one.unit?))).collect();
        let board = Self::of(situation, &everything, |place, unit| is_asked.contains(&(place, unit)));
        (board, asked)
    }

    /// Returns the board of rows that are judged; `is_asked` tells of a requirement in a unit whether it is asked about.
    fn of(situation: &'a Situation<'a>, judged: &[Judged], is_asked: impl Fn(usize, UnitId) -> bool) -> Self {
        let mut by_requirement: BTreeMap<usize, BTreeMap<UnitId, &Judged>> = BTreeMap::new();
        for one in judged.iter().filter(|one| one.row.is_judged()) {
            if let Some(unit) = one.unit {
                by_requirement.entry(one.requirement).or_default().insert(unit, one);
            }
        }
        let asking = vec![Vec::new(); situation.plan.competences.len()];
        let mut board = Self { demands: Vec::new(), rows: Vec::new(), asking };
        for (place, of_units) in by_requirement {
            board.add(situation, place, &of_units, &is_asked);
        }
        board
    }

    fn add(
        &mut self,
        situation: &'a Situation<'a>,
        place: usize,
        of_units: &BTreeMap<UnitId, &Judged>,
        is_asked: &impl Fn(usize, UnitId) -> bool,
    ) {
        let requirement = &situation.plan.requirements[place];
        let units = scope::instances(requirement, situation.register, &situation.judged).unwrap_or_default();
        let demand = self.demands.len();
        let mut rows = Vec::with_capacity(units.len());
        for unit in &units {
            let figures = of_units.get(unit).and_then(|one| Some((one.row.required?, one.row.qualified?)));
            rows.push(figures.map(|(required, held)| {
                let gap = required.beyond(held).units();
                let slack = held.beyond(required).units();
                let is_wanted = gap > 0 && is_asked(place, *unit);
                self.rows.push(Row { demand, unit: *unit, gap, slack, is_wanted });
                self.rows.len() as u32 - 1
            }));
        }
        for competence in &requirement.competences {
            self.asking[competence.index()].push(demand as u32);
        }
        self.demands.push(Demand {
            requirement,
            place,
            positions: positions_of(situation.register, &requirement.positions),
            rows,
            within: Within::of(&units, &situation.register.units),
        });
    }

    /// Returns the place of each row, by its requirement's place in the plan and its unit.
    pub fn places(&self) -> BTreeMap<(usize, UnitId), usize> {
        let rows = self.rows.iter().enumerate();
        rows.map(|(at, row)| ((self.demands[row.demand].place, row.unit), at)).collect()
    }

    /// Returns the rows that are wanted of a requirement.
    pub fn wanted<'b>(&'b self, demand: &'b Demand<'_>) -> impl Iterator<Item = (u32, &'b Row)> + 'b {
        let rows = demand.rows.iter().flatten().map(|row| (*row, &self.rows[*row as usize]));
        rows.filter(|(_, row)| row.is_wanted)
    }
}

impl Demand<'_> {
    /// Tells whether somebody who holds this qualifies, wherever they work.
    pub fn is_met_by<'h>(
        &self,
        person: PersonId,
        holder: impl Fn(CompetenceId) -> Option<&'h Holder>,
    ) -> bool {
        self.requirement.is_staffing()
            || sides_of(self.requirement, person, holder).qualifies(self.requirement.requires)
    }

    /// Returns the rows in whose scope somebody works, and how much they would bring there.
    pub fn scopes(&self, presences: impl IntoIterator<Item = Presence>) -> Counted {
        let places =
            holders::contributions(self.requirement, &self.within, self.positions.as_deref(), presences);
        places.into_iter().filter_map(|(place, amount)| Some((self.rows[place]?, amount))).collect()
    }
}
