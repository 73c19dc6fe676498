//! What needs come to, in plain sentences.

use super::super::document::{Phrase, Value};
use super::super::gap::measured;
use crate::analysis::needs::{Needs, Parts, Sum};
use crate::language::needs as words;
use crate::language::{Counted, Language, Text, paper};
use crate::model::amount::Share;
use crate::model::plan::Amount;

/// Returns what is missing, how much of it each part closes, and how sure it is that no more can be closed.
pub(super) fn sentences(answer: &Needs, language: Language) -> Vec<Phrase> {
    let all: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    if all.is_empty() {
        let judged = answer.requirements.iter().any(|row| row.today.is_judged());
        return judged.then(|| Phrase::of(words::ALL_MET.get(language))).into_iter().collect();
    }
    let amounts = |of: fn(&Sum) -> Amount| Value::Phrase(amounts(all.iter().map(|sum| of(sum)), language));
    let people = |number| Value::Phrase(Phrase::counted(paper::EMPLOYEE_COUNT, number, language));
    let filled = |text: Text, values: &[(&str, Value)]| Phrase::fill(text.get(language), values);
    let unmet = all.iter().map(|sum| sum.unmet).sum();
    let steps = answer.steps;
    let mut sentences = vec![filled(
        words::SUMMARY_MISSING,
        &[("rows", counted(words::UNMET_COUNT, unmet, language)), ("amounts", amounts(|sum| sum.gap))],
    )];
    sentences.push(filled(
        words::SUMMARY_MOBILISE,
        &[("amounts", amounts(|sum| sum.parts.mobilise)), ("people", people(steps.mobilise))],
    ));
    sentences.push(filled(
        words::SUMMARY_LEARN,
        &[
            ("amounts", amounts(|sum| Parts::learn(&sum.parts))),
            ("renew", people(steps.renew)),
            ("recognise", people(steps.recognise)),
            ("practise", people(steps.practise)),
        ],
    ));
    sentences.push(filled(words::SUMMARY_RECRUIT, &[("amounts", amounts(|sum| sum.parts.recruit))]));
    sentences.push(certainty(answer, language));
    sentences
}

fn counted(text: Counted, number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(text, number, language))
}

/// Returns amounts in words: persons and årsverk apart, those that are nothing left out.
fn amounts(all: impl Iterator<Item = Amount>, language: Language) -> Phrase {
    let some: Vec<Phrase> = all
        .filter(|amount| amount.units() > 0)
        .map(|amount| match amount {
            Amount::Persons(places) => Phrase::counted(paper::PLACE_COUNT, places as u64, language),
            fte => measured(fte, language),
        })
        .collect();
    if some.is_empty() {
        return Phrase::of(words::SUMMARY_NOTHING.get(language).to_lowercase());
    }
    Phrase::joined(some, paper::AND.get(language))
}

/// Returns how sure it is that no other choice closes more.
fn certainty(answer: &Needs, language: Language) -> Phrase {
    if answer.optimal {
        return Phrase::of(words::PROVEN.get(language));
    }
    let more = (answer.bound - answer.objective) / answer.objective.max(f64::MIN_POSITIVE);
    // Rounded up, so that no more is promised than is proven.
    let share = Share::of((more * 100_000.0).ceil() as i64, 100_000);
    Phrase::fill(words::WITHIN.get(language), &[("share", Value::Tenths(share))])
}
