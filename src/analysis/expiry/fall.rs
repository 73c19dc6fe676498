//! Which requirements miss more when what expires has expired, and from when.

use super::super::assess::{Assessor, Judged};
use super::super::gap::{GapRow, Narrowing, Obstacle};
use super::super::holders::contributions;
use super::super::qualification::{Grounds, Holder, positions_of};
use super::super::scope;
use super::super::situation::Situation;
use super::super::suppression::Hidden;
use super::super::tally::{Within, sides_of};
use super::asked::Asked;
use super::lapse::Lapse;
use crate::model::date::{Date, Month};
use crate::model::plan::{Amount, CompetenceId, Requirement, Requires};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use serde::Serialize;
use std::collections::BTreeMap;

/// A requirement in a unit that misses more when the time asked about is over, if nothing is renewed.
#[derive(Debug, Clone, Serialize)]
pub struct Fall {
    /// The row of the gap, of which the answer says what it is of.
    #[serde(flatten, serialize_with = "super::super::gap::subject")]
    pub today: GapRow,
    /// How much is required; none where that is hidden.
    pub required: Option<Amount>,
    /// What is missing today; none where that is hidden.
    pub gap_now: Option<Amount>,
    /// What is missing when all that is counted here has expired; none where that is hidden.
    pub gap_then: Option<Amount>,
    /// The month in whose course more than today first comes to be missing.
    pub first_month: Month,
    /// Persons who count for it today, and do not when theirs has expired; none where that is hidden.
    pub persons: Option<u64>,
    /// Whether it is the formal side alone that is missing, for the register knows nothing of the real one.
    pub formal_side: bool,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// The place of its row among all rows of today's gap that are asked about.
    #[serde(skip)]
    pub place: usize,
}

impl Fall {
    /// Tells whether it is met today; none where that is hidden.
    pub fn is_met_today(&self) -> Option<bool> {
        self.gap_now.map(|gap| gap.units() == 0)
    }
}

/// Requirements that come to miss more, and what they are among.
pub(super) struct Falls {
    /// Those that do.
    pub falls: Vec<Fall>,
    /// Every row of the gap.
    pub rows: Vec<GapRow>,
    /// How many would count for each of the rows no longer.
    pub losses: Vec<u64>,
}

/// Somebody who counts for a requirement in one of its units, and from a day on no longer.
struct Loss {
    /// Which of the units.
    unit: usize,
    /// The last day.
    last: Date,
    /// Persons, or ten-thousandths of an årsverk.
    amount: i64,
}

/// What somebody loses, by the day.
type Lost = BTreeMap<PersonId, Vec<(Date, CompetenceId)>>;

/// Returns the requirements that come to miss more, in the order of the gap.
pub(super) fn falls(
    situation: &Situation<'_>,
    asked: &Asked<'_>,
    narrowing: &Narrowing,
    lapses: &[Lapse],
) -> Falls {
    let narrowing = Narrowing { with_names: false, ..narrowing.clone() };
    let mut losses: BTreeMap<usize, (Vec<UnitId>, Vec<Loss>)> = BTreeMap::new();
    let mut all = Falls { falls: Vec::new(), rows: Vec::new(), losses: Vec::new() };
    for Judged { requirement: place, unit, row } in Assessor::of(situation, &narrowing).judged() {
        all.rows.push(row.clone());
        all.losses.push(0);
        let requirement = &situation.plan.requirements[place];
        let (Some(unit), Some(figures)) = (unit, Figures::of(&row, requirement)) else { continue };
        let (units, of_units) = losses.entry(place).or_insert_with(|| {
            let units = scope::instances(requirement, situation.register, &situation.judged);
            let units = units.unwrap_or_default();
            let of_units = self::losses(situation, asked, requirement, figures.requires, &units, lapses);
            (units, of_units)
        });
        let here = units.iter().position(|known| *known == unit);
        let of_unit: Vec<&Loss> = of_units.iter().filter(|loss| Some(loss.unit) == here).collect();
        let place = all.rows.len() - 1;
        all.losses[place] = of_unit.len() as u64;
        let fall = figures.fall(row, &of_unit);
        all.falls.extend(fall.map(|fall| Fall { place, ..fall }));
    }
    all
}

/// What a row requires and has, of the side that can be judged.
struct Figures {
    required: Amount,
    held: Amount,
    gap: Amount,
    requires: Requires,
    formal_side: bool,
}

impl Figures {
    /// Returns the figures of a row in force that asks for the formal side.
    fn of(row: &GapRow, requirement: &Requirement) -> Option<Self> {
        if requirement.is_staffing() || requirement.requires == Requires::Real {
            return None;
        }
        let required = row.required?;
        let formal_side = row.obstacle == Some(Obstacle::Real);
        let (held, gap, requires) = if formal_side {
            (row.formal?, row.gap_formal?, Requires::Formal)
        } else {
            (row.qualified?, row.gap?, requirement.requires)
        };
        Some(Self { required, held, gap, requires, formal_side })
    }

    /// Returns how the row falls; none where it misses no more than today.
    fn fall(self, row: GapRow, losses: &[&Loss]) -> Option<Fall> {
        let lost_by = |day: Date| -> i64 {
            losses.iter().filter(|loss| loss.last <= day).map(|loss| loss.amount).sum()
        };
        let gap_after =
            |day: Date| self.required.beyond(self.held.with_units(self.held.units() - lost_by(day)));
        let mut days: Vec<Date> = losses.iter().map(|loss| loss.last).collect();
        days.sort_unstable();
        let first = days.iter().find(|day| gap_after(**day).units() > self.gap.units())?;
        Some(Fall {
            today: row,
            required: Some(self.required),
            gap_now: Some(self.gap),
            gap_then: Some(gap_after(*days.last()?)),
            first_month: Month::of(*first),
            persons: Some(losses.len() as u64),
            formal_side: self.formal_side,
            suppressed: Hidden::new(),
            place: 0,
        })
    }
}

/// Returns who counts for a requirement today, and would no longer: still there when theirs expires.
fn losses(
    situation: &Situation<'_>,
    asked: &Asked<'_>,
    requirement: &Requirement,
    requires: Requires,
    units: &[UnitId],
    lapses: &[Lapse],
) -> Vec<Loss> {
    let within = Within::of(units, &situation.register.units);
    let positions = positions_of(situation.register, &requirement.positions);
    let mut losses = Vec::new();
    for (person, lost) in lost(requirement, lapses) {
        let Some(last) = last_qualified(situation, requirement, requires, person, &lost) else { continue };
        let still = within.shares(asked.presences(person, last), positions.as_deref());
        let today = contributions(requirement, &within, positions.as_deref(), situation.force.of(person));
        let stays = |unit: usize| still.iter().any(|(there, _)| *there == unit);
        losses.extend(today.into_iter().filter(|(unit, _)| stays(*unit)).map(|(unit, amount)| Loss {
            unit,
            last,
            amount,
        }));
    }
    losses
}

/// Returns who loses which of a requirement's competences, the first to expire first.
fn lost(requirement: &Requirement, lapses: &[Lapse]) -> Lost {
    let mut lost = Lost::new();
    for competence in &requirement.competences {
        let start = lapses.partition_point(|lapse| lapse.competence < *competence);
        for lapse in lapses[start..].iter().take_while(|lapse| lapse.competence == *competence) {
            lost.entry(lapse.person).or_default().push((lapse.last, *competence));
        }
    }
    lost.values_mut().for_each(|days| days.sort_unstable());
    lost
}

/// Returns the last day on which somebody qualifies, as one competence after the other expires; none where they do not
/// today, or still do when all have.
fn last_qualified(
    situation: &Situation<'_>,
    requirement: &Requirement,
    requires: Requires,
    person: PersonId,
    lost: &[(Date, CompetenceId)],
) -> Option<Date> {
    let held = |competence: &CompetenceId| {
        Some((*competence, *situation.qualifications().holder(person, *competence)?))
    };
    let mut held: Vec<(CompetenceId, Holder)> = requirement.competences.iter().filter_map(held).collect();
    let qualifies = |held: &[(CompetenceId, Holder)]| {
        let holder = |wanted: CompetenceId| {
            held.iter().find(|(competence, _)| *competence == wanted).map(|(_, holder)| holder)
        };
        sides_of(requirement, person, holder).qualifies(requires)
    };
    if !qualifies(&held) {
        return None;
    }
    for (last, competence) in lost {
        for (_, holder) in held.iter_mut().filter(|(known, _)| known == competence) {
            holder.grounds = Grounds { expired: true, ..Grounds::default() };
        }
        if !qualifies(&held) {
            return Some(*last);
        }
    }
    None
}
