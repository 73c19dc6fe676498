//! Hides figures of the year: what of them is of what expires is hidden as it is there.

use super::super::calendar::{Calendar, Expiring};
use super::expiry;
use super::{Suppression, is_few};

/// Returns the year with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Calendar, few: u64) -> Calendar {
    // Without a register there is nobody in it.
    let Some(expiry) = answer.expiry.take() else { return answer };
    let rest_on_few: u64 = expiring(&answer).map(|expiring| few_in(expiring, few)).sum();
    let mut answer = answer.with(expiry::hide(expiry, few));
    let of_register = answer.register.iter().map(|register| register.suppressed.len());
    let of_months = expiring(&answer).map(|month| {
        month.suppressed.len() + month.competences.iter().map(|one| one.suppressed.len()).sum::<usize>()
    });
    let all = of_register.chain(of_months).sum::<usize>() as u64;
    answer.suppression = Some(Suppression::counted(few, rest_on_few, all));
    answer
}

fn expiring(answer: &Calendar) -> impl Iterator<Item = &Expiring> {
    answer.entries.iter().filter_map(|entry| entry.expiring.as_ref())
}

/// Returns how many figures of a month rest on few; its renewals rest on its persons.
fn few_in(expiring: &Expiring, few: u64) -> u64 {
    let competences = expiring.competences.iter().map(|one| one.persons);
    let all = competences.chain([expiring.persons, expiring.persons]).flatten();
    all.filter(|persons| is_few(*persons, few)).count() as u64
}
