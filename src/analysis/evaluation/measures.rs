//! What became of the plan's measures, as far as registers alone can tell.

use super::super::qualification::{Holder, positions_of};
use super::super::situation::Situation;
use super::super::suppression::Hidden;
use super::parts::Compared;
use super::people::Somebody;
use crate::model::amount::{Decimal, Expected};
use crate::model::measure::{Gives, Measure, MeasureKind};
use crate::model::plan::CompetenceId;
use crate::model::register::PersonId;
use serde::Serialize;

/// A measure, who has taken part in it, and how many the plan aims at.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureSaid {
    /// The measure's id.
    pub measure: String,
    /// The competence's id; none of a recruitment measure that is about none.
    pub competence: Option<String>,
    /// Whether it recruits.
    pub recruits: bool,
    /// Persons who have completed it, or have its competence in progress; none where it recruits.
    pub participants: Option<u64>,
    /// Persons who have got what it gives since the first date; where it recruits, those who were hired.
    pub completions: Option<u64>,
    /// How many places the plan has in the time between the dates; none where it does not say.
    pub target_participants: Option<Expected>,
    /// How many of those the plan reckons with completing it; none where it does not say.
    pub target_completions: Option<Expected>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// Its name to people.
    #[serde(skip)]
    pub name: String,
    /// The competence's name.
    #[serde(skip)]
    pub competence_name: Option<String>,
}

/// All of them, in percent.
const HUNDRED: Decimal = Decimal::from_billionths(100_000_000_000);

/// Returns what became of each measure, in the order of the plan.
pub(super) fn measures(compared: &Compared<'_>, months: u32) -> Vec<MeasureSaid> {
    let plan = compared.after.plan;
    plan.measures.iter().map(|measure| said(measure, compared, months)).collect()
}

fn said(measure: &Measure, compared: &Compared<'_>, months: u32) -> MeasureSaid {
    let recruits = measure.kind == Some(MeasureKind::Recruitment);
    let (participants, completions) =
        if recruits { (None, hires(measure, compared)) } else { taken(measure, compared) };
    let target = |percent: Decimal| measure.places.map(|places| Expected(target(places, months, percent)));
    let competence = measure.competence.map(|id| &compared.after.plan.competences[id.index()]);
    MeasureSaid {
        measure: measure.id.clone(),
        competence: competence.map(|known| known.id.clone()),
        recruits,
        participants,
        completions: Some(completions),
        target_participants: target(HUNDRED).filter(|_| !recruits),
        target_completions: target(if recruits { HUNDRED } else { measure.completion }),
        suppressed: Hidden::new(),
        name: measure.name.clone(),
        competence_name: competence.map(|known| known.name.clone()),
    }
}

/// Returns how many the plan aims at: a percentage of the places of so many months, of which a year has twelve.
fn target(places: u32, months: u32, percent: Decimal) -> f64 {
    let whole = i128::from(places) * i128::from(months) * i128::from(percent.billionths());
    whole as f64 / (12.0 * HUNDRED.billionths() as f64)
}

/// Counts those who were hired into one of the measure's positions, formally holding its competence.
fn hires(measure: &Measure, compared: &Compared<'_>) -> u64 {
    let now = compared.after;
    let is_for = positions_of(now.register, &measure.prerequisites.positions);
    let is_hired = |somebody: &&Somebody| {
        let employed = somebody.is_employed(&compared.before.force, &now.force);
        !somebody.unclear
            && employed == (false, true)
            && is_in(somebody.after, is_for.as_deref(), now)
            && measure.competence.is_none_or(|competence| {
                holder(somebody.after, competence, now).is_some_and(|holder| holder.grounds.is_held())
            })
    };
    compared.people.all.iter().filter(is_hired).count() as u64
}

/// Counts those who were in one of the measure's positions on the first date, and have what it gives since, or have it
/// in progress.
fn taken(measure: &Measure, compared: &Compared<'_>) -> (Option<u64>, u64) {
    let (Some(competence), Some(gives)) = (measure.competence, measure.gives) else { return (None, 0) };
    let (then, now) = (compared.before, compared.after);
    let is_for = positions_of(then.register, &measure.prerequisites.positions);
    let (mut completed, mut under_way) = (0, 0);
    for somebody in compared.people.all.iter().filter(|somebody| !somebody.unclear) {
        let stayed = somebody.is_employed(&then.force, &now.force) == (true, true);
        if !stayed || !is_in(somebody.before, is_for.as_deref(), then) {
            continue;
        }
        let [before, after] =
            [holder(somebody.before, competence, then), holder(somebody.after, competence, now)];
        completed += u64::from(has(after, gives) && !has(before, gives));
        let in_progress = after.is_some_and(|holder| holder.grounds.in_progress);
        under_way += u64::from(in_progress && !has(after, gives));
    }
    (Some(completed + under_way), completed)
}

/// Tells whether somebody has an active employment in one of some positions, or in any where none are asked for.
fn is_in(person: Option<PersonId>, positions: Option<&[bool]>, situation: &Situation<'_>) -> bool {
    let Some(positions) = positions else { return true };
    let mut of_person = person.into_iter().flat_map(|person| situation.force.active_positions_of(person));
    of_person.any(|position| positions[position.index()])
}

fn holder<'s>(
    person: Option<PersonId>,
    competence: CompetenceId,
    situation: &'s Situation<'_>,
) -> Option<&'s Holder> {
    situation.qualifications().holder(person?, competence)
}

/// Tells whether somebody has what a measure gives.
fn has(holder: Option<&Holder>, gives: Gives) -> bool {
    let formally = !gives.is_formal() || holder.is_some_and(|holder| holder.grounds.is_held());
    let level = holder.and_then(|holder| holder.level);
    formally && gives.level().is_none_or(|given| level.is_some_and(|level| level >= given))
}
