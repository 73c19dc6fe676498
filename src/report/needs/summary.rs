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
    let all = of_everything(answer);
    if all.is_empty() {
        let judged = answer.requirements.iter().any(|row| row.today.is_judged());
        return judged.then(|| Phrase::of(words::ALL_MET.get(language))).into_iter().collect();
    }
    let certainty = answer.objective.zip(answer.bound).map(|(objective, bound)| {
        certainty((objective, bound, answer.optimal), (words::PROVEN, words::WITHIN), language)
    });
    missing(&all, language).into_iter().chain(in_short(answer, language)).chain(certainty).collect()
}

/// Returns how much each part closes, for a summary of everything.
pub(in crate::report) fn in_short(answer: &Needs, language: Language) -> Vec<Phrase> {
    let all = of_everything(answer);
    if all.is_empty() {
        return Vec::new();
    }
    let said = |part: Part, of: fn(&Parts) -> Option<Amount>, how: Value| {
        let Some(parts) = all.iter().map(|sum| of(&sum.parts)).collect::<Option<Vec<_>>>() else {
            let part = [("part", Value::Text(part.name.get(language).to_owned()))];
            return Phrase::fill(words::AMOUNTS_HIDDEN.get(language), &part);
        };
        let Some(amounts) = amounts(parts.into_iter(), language) else {
            return Phrase::of(part.nothing.get(language));
        };
        let values = [("amounts", Value::Phrase(amounts)), ("how", how.clone()), ("people", how)];
        Phrase::fill(part.some.get(language), &values)
    };
    vec![
        said(MOBILISE, |parts| parts.mobilise, people(answer.steps.mobilise, language)),
        said(LEARN, Parts::learn, Value::Phrase(learning(answer, language))),
        said(RECRUIT, |parts| parts.recruit, Value::Phrase(Phrase::default())),
    ]
}

/// Returns the sums of everything, persons and årsverk apart.
fn of_everything(answer: &Needs) -> Vec<&Sum> {
    answer.categories.iter().filter(|sum| sum.category.is_none()).collect()
}

/// Returns what is missing; nothing where that is hidden.
fn missing(all: &[&Sum], language: Language) -> Option<Phrase> {
    let gaps: Vec<Amount> = all.iter().map(|sum| sum.gap).collect::<Option<_>>()?;
    let unmet = all.iter().map(|sum| sum.unmet).sum::<Option<u64>>()?;
    let rows = Value::Phrase(Phrase::counted(words::UNMET_COUNT, unmet, language));
    let amounts = amounts(gaps.into_iter(), language).map(Value::Phrase);
    let values = [("rows", rows), ("amounts", Value::or_none(amounts))];
    Some(Phrase::fill(words::SUMMARY_MISSING.get(language), &values))
}

/// How a part of what is missing is told: its name, the words for some of it, and those for nothing.
struct Part {
    name: Text,
    some: Text,
    nothing: Text,
}

const MOBILISE: Part =
    Part { name: words::MOBILISE, some: words::SUMMARY_MOBILISE, nothing: words::MOBILISE_NOTHING };
const LEARN: Part = Part { name: words::LEARN, some: words::SUMMARY_LEARN, nothing: words::LEARN_NOTHING };
const RECRUIT: Part =
    Part { name: words::RECRUIT, some: words::SUMMARY_RECRUIT, nothing: words::RECRUIT_NOTHING };

fn people(number: Option<u64>, language: Language) -> Value {
    Value::Phrase(Phrase::counted_or_hidden(paper::EMPLOYEE_COUNT, number, language))
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
        .filter(|(_, number)| *number != Some(0))
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
