//! What an evaluation comes to, in plain sentences.

use super::super::document::{Phrase, Value};
use super::super::gap::{amount, count};
use super::{reasons, said};
use crate::analysis::evaluation::{Evaluation, EvaluationRow, Parts, Sum};
use crate::language::evaluation as words;
use crate::language::{Language, Text};
use std::cmp::Ordering;

/// So many reasons are named, the largest first.
const NAMED: usize = 3;

/// Returns how many requirements are met, how many have become better and worse, and the largest reasons.
pub(super) fn sentences(answer: &Evaluation, language: Language) -> Vec<Phrase> {
    let totals: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    let mut all = Vec::new();
    if !totals.is_empty() {
        all.push(unmet(&totals, answer, language));
        all.extend(compared(answer, language));
    }
    all.extend(not_compared(answer, language));
    all.extend(answer.people.map(|people| {
        let values =
            [("stayed", count(people.stayed)), ("hired", count(people.hired)), ("left", count(people.left))];
        Phrase::fill(words::SUMMARY_PEOPLE.get(language), &values)
    }));
    all.extend(totals.iter().map(|sum| held(sum, answer.people.is_some(), language)));
    all
}

fn unmet(totals: &[&Sum], answer: &Evaluation, language: Language) -> Phrase {
    let values = [
        ("before", count(totals.iter().map(|sum| sum.unmet_before).sum())),
        ("after", count(totals.iter().map(|sum| sum.unmet_after).sum())),
        ("from", Value::Date(answer.before.reference_date)),
        ("to", Value::Date(answer.after.reference_date)),
    ];
    Phrase::fill(words::SUMMARY_UNMET.get(language), &values)
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

fn not_compared(answer: &Evaluation, language: Language) -> Option<Phrase> {
    let number = answer.requirements.iter().filter(|row| course(row).is_none()).count() as u64;
    let phrase = || Phrase::fill(words::SUMMARY_NOT_COMPARED.get(language), &[("n", count(number))]);
    (number > 0).then(phrase)
}

/// Says how much met the requirements then and now, and what most of the change came of.
fn held(sum: &Sum, has_reasons: bool, language: Language) -> Phrase {
    let text: Text = if sum.basis.in_fte() { words::SUMMARY_FTE } else { words::SUMMARY_PERSONS };
    let values = [
        ("before", Value::or_unknown(sum.held_before.map(amount))),
        ("after", Value::or_unknown(sum.held_after.map(amount))),
    ];
    let held = Phrase::fill(text.get(language), &values);
    let reasons = has_reasons.then(|| largest(&sum.parts, language));
    Phrase::joined([held].into_iter().chain(reasons), " ")
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
