//! Who holds what a requirement asks, and how much each brings.

use super::qualification::positions_of;
use super::situation::Situation;
use super::tally::{Within, sides};
use super::workforce::Presence;
use crate::model::amount::Fte;
use crate::model::plan::Requirement;
use crate::model::register::PersonId;
use crate::model::unit::UnitId;

/// Returns who qualifies on the date, wherever they work.
pub(super) fn qualified(situation: &Situation<'_>, requirement: &Requirement) -> Vec<PersonId> {
    if requirement.is_staffing() {
        return situation.force.people().collect();
    }
    sides(requirement, |id| situation.holders(id))
        .into_iter()
        .filter(|sides| sides.qualifies(requirement.requires))
        .map(|sides| sides.person)
        .collect()
}

/// Returns how much somebody who qualifies brings to each of some units, in persons or ten-thousandths of an årsverk.
pub(super) fn contributions(
    requirement: &Requirement,
    within: &Within,
    positions: Option<&[bool]>,
    presences: impl IntoIterator<Item = Presence>,
) -> Vec<(usize, i64)> {
    let in_fte = requirement.basis.in_fte();
    let shares = within.shares(presences, positions);
    shares.into_iter().map(|(unit, fte)| (unit, if in_fte { fte.ten_thousandths() } else { 1 })).collect()
}

/// Returns what one hire brings: a person, or the mean of what those qualified today bring, to the nearest ten-thousandth
/// of an årsverk; a whole one where there are none.
pub(super) fn one_hire(requirement: &Requirement, today: &[i64]) -> i64 {
    if !requirement.basis.in_fte() {
        return 1;
    }
    let (sum, number) = (today.iter().sum::<i64>(), today.len() as i64);
    let mean = if number > 0 { (2 * sum + number) / (2 * number) } else { 0 };
    if mean > 0 { mean } else { Fte::ONE.ten_thousandths() }
}

/// Returns how much some of those who qualify hold together, in each of some units that do not overlap.
pub(super) fn held_by(
    situation: &Situation<'_>,
    requirement: &Requirement,
    units: &[UnitId],
    counts: impl Fn(PersonId) -> bool,
) -> Vec<i64> {
    let within = Within::of(units, &situation.register.units);
    let positions = positions_of(situation.register, &requirement.positions);
    let mut held = vec![0; units.len()];
    for person in qualified(situation, requirement).into_iter().filter(|person| counts(*person)) {
        let presences = situation.force.of(person);
        for (unit, amount) in contributions(requirement, &within, positions.as_deref(), presences) {
            held[unit] += amount;
        }
    }
    held
}
