//! The chance that each of today's people is there on a later reference day.

use super::super::situation::Situation;
use super::super::workforce::Workforce;
use super::assumptions::standard_exits;
use super::exits::{Rates, Survival};
use crate::model::amount::Decimal;
use crate::model::register::PersonId;

/// Returns the chance that each person is there on the reference day of a year, by the plan's exits or the standard
/// ones; and whether anybody's age is known. Nobody is taken to leave where that is not so, or before the year.
///
/// Whose agreed employment has ended by then is not there.
pub(in super::super) fn on_reference_day(situation: &Situation<'_>, year: i16) -> (Vec<f64>, bool) {
    let Situation { date, register, plan, .. } = *situation;
    let standard = standard_exits().value;
    let table = plan.outlook.exits.as_ref().unwrap_or(&standard);
    let rates = Rates { table, points: Decimal::default(), later: 0 };
    let factors = &plan.outlook.exit_factors;
    let mut survival = Survival::on(date, register, plan, &situation.force, rates, factors);
    let knows_ages = survival.knows_ages();
    let years = if knows_ages { year - date.year() } else { 0 };
    (0..years.max(0)).for_each(|_| survival.advance(&situation.force));
    let then = Workforce::on(super::reference_day(date, year.max(date.year())), register, &plan.exclusions);
    let chance = |person: PersonId| if then.is_employed(person) { survival.of(person).all } else { 0.0 };
    ((0..register.people.len() as u32).map(PersonId).map(chance).collect(), knows_ages)
}
