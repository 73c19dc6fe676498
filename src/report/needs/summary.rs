//! What needs come to, in plain sentences.

use super::super::document::{Phrase, Value};
use super::super::gap::measured;
use crate::analysis::needs::{Needs, Parts, Sum};
use crate::language::needs as words;
use crate::language::{Language, Text, paper};
use crate::model::amount::{Decimal, Share};
use crate::model::plan::Amount;

/// Returns what is missing, how much of it each part closes, and how sure it is that no more can be closed.
pub(in crate::report) fn sentences(answer: &Needs, language: Language) -> Vec<Phrase> {
    let all: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    if all.is_empty() {
        let judged = answer.requirements.iter().any(|row| row.today.is_judged());
        return judged.then(|| Phrase::of(words::ALL_MET.get(language))).into_iter().collect();
    }
    let amounts = |of: fn(&Sum) -> Amount| amounts(all.iter().map(|sum| of(sum)), language);
    let unmet = all.iter().map(|sum| sum.unmet).sum();
    let rows = Value::Phrase(Phrase::counted(words::UNMET_COUNT, unmet, language));
    let missing = amounts(|sum| sum.gap).map(Value::Phrase);
    let mobilised = people(answer.steps.mobilise, language);
    vec![
        Phrase::fill(
            words::SUMMARY_MISSING.get(language),
            &[("rows", rows), ("amounts", Value::or_none(missing))],
        ),
        said(
            words::SUMMARY_MOBILISE,
            words::MOBILISE_NOTHING,
            amounts(|sum| sum.parts.mobilise),
            mobilised,
            language,
        ),
        said(
            words::SUMMARY_LEARN,
            words::LEARN_NOTHING,
            amounts(|sum| Parts::learn(&sum.parts)),
            Value::Phrase(learning(answer, language)),
            language,
        ),
        said(
            words::SUMMARY_RECRUIT,
            words::RECRUIT_NOTHING,
            amounts(|sum| sum.parts.recruit),
            Value::Phrase(Phrase::default()),
            language,
        ),
        certainty((answer.objective, answer.bound, answer.optimal), (words::PROVEN, words::WITHIN), language),
    ]
}

/// Returns how much each part closes, for a summary of everything.
pub(in crate::report) fn in_short(answer: &Needs, language: Language) -> Vec<Phrase> {
    let all = sentences(answer, language);
    // What is missing is said before, and how sure it is after.
    match all.len() {
        0..=2 => Vec::new(),
        len => all[1..len - 1].to_vec(),
    }
}

/// Says an amount and how it comes about, or that there is nothing.
fn said(some: Text, nothing: Text, amounts: Option<Phrase>, how: Value, language: Language) -> Phrase {
    let Some(amounts) = amounts else { return Phrase::of(nothing.get(language)) };
    let values = [("amounts", Value::Phrase(amounts)), ("how", how.clone()), ("people", how)];
    Phrase::fill(some.get(language), &values)
}

fn people(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(paper::EMPLOYEE_COUNT, number, language))
}

/// Returns who would learn what; nothing of what nobody does.
fn learning(answer: &Needs, language: Language) -> Phrase {
    let steps = answer.steps;
    let ways = [
        (words::HOW_RENEW, steps.renew),
        (words::HOW_RECOGNISE, steps.recognise),
        (words::HOW_PRACTISE, steps.practise),
        (words::HOW_TRAIN, steps.train),
    ];
    let some: Vec<Phrase> = ways
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(text, number)| Phrase::fill(text.get(language), &[("people", people(number, language))]))
        .collect();
    listed(some, language)
}

/// Lists phrases, with a word between the last two.
pub(in crate::report) fn listed(mut all: Vec<Phrase>, language: Language) -> Phrase {
    let Some(last) = all.pop() else { return Phrase::default() };
    if all.is_empty() {
        return last;
    }
    Phrase::joined([Phrase::joined(all, ", "), last], paper::AND.get(language))
}

/// Returns amounts in words, persons and årsverk apart; none where there is nothing.
pub(in crate::report) fn amounts(all: impl Iterator<Item = Amount>, language: Language) -> Option<Phrase> {
    let some: Vec<Phrase> = all
        .filter(|amount| amount.units() > 0)
        .map(|amount| match amount {
            Amount::Persons(places) => Phrase::counted(paper::PLACE_COUNT, places as u64, language),
            fte => measured(fte, language),
        })
        .collect();
    (!some.is_empty()).then(|| listed(some, language))
}

/// Returns how sure it is that no other choice closes more, by its objective, its bound and whether it is proven best.
pub(in crate::report) fn certainty(
    (objective, bound, optimal): (f64, f64, bool),
    (proven, within): (Text, Text),
    language: Language,
) -> Phrase {
    if optimal {
        return Phrase::of(proven.get(language));
    }
    let more = (bound - objective) / objective.max(f64::MIN_POSITIVE);
    // Rounded up to a tenth of a percent, so that no more is promised than is proven.
    let share = Share::of((more * 1_000.0).ceil().min(1e9) as i64, 1_000);
    Phrase::fill(within.get(language), &[("share", Value::Tenths(share, Decimal::default()))])
}
