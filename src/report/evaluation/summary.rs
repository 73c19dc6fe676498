//! What an evaluation comes to, in plain sentences.

use super::super::document::{Phrase, Value};
use super::super::gap::{amount, count, measured};
use super::super::needs::summary::listed;
use super::{hides, reasons, risen, said};
use crate::analysis::evaluation::{Evaluation, EvaluationRow, Parts, PeopleSaid, Reason, Sum};
use crate::language::evaluation as words;
use crate::language::{Language, Text};
use crate::model::plan::Amount;
use std::cmp::Ordering;

/// So many reasons are named, the largest first.
const NAMED: usize = 3;

/// Returns how many requirements are met, how many have become better and worse, and the largest reasons.
pub(super) fn sentences(answer: &Evaluation, language: Language) -> Vec<Phrase> {
    let totals: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    let mut all = Vec::new();
    if !totals.is_empty() {
        all.extend(unmet(&totals, answer, language));
        all.extend(compared(answer, language));
        all.extend(rises(answer, language));
    }
    all.extend(not_compared(answer, language));
    all.extend(answer.people.as_ref().and_then(|people| moved(people, language)));
    all.extend(totals.iter().filter_map(|sum| held(sum, answer.people.is_some(), language)));
    all
}

/// Says how many stayed, came and left; nothing where that is hidden.
fn moved(people: &PeopleSaid, language: Language) -> Option<Phrase> {
    let values =
        [("stayed", count(people.stayed?)), ("hired", count(people.hired?)), ("left", count(people.left?))];
    Some(Phrase::fill(words::SUMMARY_PEOPLE.get(language), &values))
}

/// Says how many requirements are not met; nothing where that is hidden.
fn unmet(totals: &[&Sum], answer: &Evaluation, language: Language) -> Option<Phrase> {
    let sum = |of: fn(&&Sum) -> Option<u64>| totals.iter().map(of).sum::<Option<u64>>();
    let values = [
        ("before", count(sum(|sum| sum.unmet_before)?)),
        ("after", count(sum(|sum| sum.unmet_after)?)),
        ("from", Value::Date(answer.before.reference_date)),
        ("to", Value::Date(answer.after.reference_date)),
    ];
    Some(Phrase::fill(words::SUMMARY_UNMET.get(language), &values))
}

/// Tells whether a row's gap has become smaller or larger; none where it was not judged on both dates.
fn course(row: &EvaluationRow) -> Option<Ordering> {
    Some(row.gap_after?.units().cmp(&row.gap_before?.units()))
}

/// Says how many gaps have become smaller and larger.
fn compared(answer: &Evaluation, language: Language) -> Option<Phrase> {
    let courses: Vec<Ordering> = answer.requirements.iter().filter_map(course).collect();
    let of = |sought: Ordering| count(courses.iter().filter(|course| **course == sought).count() as u64);
    let values =
        [("better", of(Ordering::Less)), ("worse", of(Ordering::Greater)), ("same", of(Ordering::Equal))];
    (!courses.is_empty()).then(|| Phrase::fill(words::SUMMARY_ROWS.get(language), &values))
}

/// Says of how many gaps that have become larger the requirement itself has risen, and by how much.
fn rises(answer: &Evaluation, language: Language) -> Option<Phrase> {
    let rises: Vec<Amount> = answer.requirements.iter().filter_map(risen).collect();
    let sum = |in_fte: bool| {
        let alike = rises.iter().filter(|rise| matches!(rise, Amount::Fte(_)) == in_fte);
        let units: i64 = alike.map(|rise| rise.units()).sum();
        (units > 0).then(|| measured(Amount::none(in_fte).with_units(units), language))
    };
    let sums: Vec<Phrase> = [false, true].into_iter().filter_map(sum).collect();
    (!sums.is_empty()).then(|| {
        let text = if rises.len() == 1 { words::RISE_COUNT.one } else { words::RISE_COUNT.many };
        let values = [("n", count(rises.len() as u64)), ("amount", Value::Phrase(listed(sums, language)))];
        Phrase::fill(text.get(language), &values)
    })
}

fn not_compared(answer: &Evaluation, language: Language) -> Option<Phrase> {
    let number = answer.requirements.iter().filter(|row| course(row).is_none()).count() as u64;
    let text = if hides(answer) { words::SUMMARY_HIDDEN } else { words::SUMMARY_NOT_COMPARED };
    let phrase = || Phrase::fill(text.get(language), &[("n", count(number))]);
    (number > 0).then(phrase)
}

/// Says how much met the requirements then and now, and what most of the change came of; nothing where that is hidden.
fn held(sum: &Sum, has_reasons: bool, language: Language) -> Option<Phrase> {
    let text: Text = if sum.basis.in_fte() { words::SUMMARY_FTE } else { words::SUMMARY_PERSONS };
    let values = [("before", amount(sum.held_before?)), ("after", amount(sum.held_after?))];
    let held = Phrase::fill(text.get(language), &values);
    // Of reasons that are hidden, nobody can say which are the largest.
    let is_shown = Reason::ALL.iter().all(|reason| sum.parts.of(*reason).is_some());
    let reasons = (has_reasons && is_shown).then(|| largest(&sum.parts, language));
    Some(Phrase::joined([held].into_iter().chain(reasons), " "))
}

fn largest(parts: &Parts, language: Language) -> Phrase {
    let mut all = reasons(parts);
    if all.is_empty() {
        return Phrase::of(words::NO_REASON.get(language));
    }
    all.sort_by_key(|(_, part)| std::cmp::Reverse(part.amount.units().abs()));
    let named = all.into_iter().take(NAMED).map(|(reason, part)| said(reason, part, language));
    let named = Phrase::joined(named, ", ");
    Phrase::fill(words::LARGEST_REASONS.get(language), &[("reasons", Value::Phrase(named))])
}
