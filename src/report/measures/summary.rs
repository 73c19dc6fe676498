//! What measures come to, in plain sentences, and beside what else could have been done.

use super::super::column::{Declared, extra, first_headings as headings, main, table};
use super::super::document::{Kind, Phrase, Table, Value};
use super::super::gap::{count, number};
use super::super::needs::summary::{amounts, listed};
use super::said;
use crate::analysis::measures::{Measures, Outcome, ShareSaid, Sum};
use crate::language::{Language, Text, measures as words, paper};
use crate::model::amount::{Decimal, Expected, Share};
use crate::model::plan::{Amount, Basis};

/// Returns what the places cost and close, what is left, what stands in the way, and how sure it is that nothing is
/// better.
pub(in crate::report) fn sentences(answer: &Measures, language: Language) -> Vec<Phrase> {
    let all: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    if all.is_empty() {
        return vec![Phrase::of(words::ALL_MET.get(language))];
    }
    let mut sentences: Vec<Phrase> = money(answer, language).into_iter().collect();
    sentences.extend(why(answer, language));
    if answer.chosen.places > Some(0) {
        sentences.extend(closed(answer, &all, language));
    }
    sentences.extend(left(&all, language));
    if answer.objective.is_some() && !answer.more_money_helps() {
        let amount = [("amount", Value::Count(answer.next_100000.amount))];
        sentences.push(Phrase::fill(words::WHY_NOT_MONEY.get(language), &amount));
    }
    sentences.extend(certainty(answer, language));
    sentences
}

/// Returns what the places cost and what they close, for a summary of everything; nothing where nobody takes part.
pub(in crate::report) fn in_short(answer: &Measures, language: Language) -> Vec<Phrase> {
    let all: Vec<&Sum> = answer.categories.iter().filter(|sum| sum.category.is_none()).collect();
    match answer.chosen.places {
        Some(0) => Vec::new(),
        _ => [money(answer, language), closed(answer, &all, language)].into_iter().flatten().collect(),
    }
}

/// Returns what the places cost; nothing where that is hidden.
fn money(answer: &Measures, language: Language) -> Option<Phrase> {
    let frame = Value::Count(answer.budget.iter().map(|year| year.frame).sum());
    let places = answer.chosen.places?;
    if places == 0 {
        return Some(Phrase::fill(words::SUMMARY_NOBODY.get(language), &[("frame", frame)]));
    }
    let people = Phrase::counted(paper::EMPLOYEE_COUNT, places, language);
    let values = [
        ("people", Value::Phrase(people)),
        ("years", Value::Text(years(answer))),
        ("cost", Value::Count(answer.net_cost?)),
        ("frame", frame),
    ];
    Some(Phrase::fill(words::SUMMARY_PLACES.get(language), &values))
}

/// Returns the years that have money, as `2027–2030`, or each where there are holes between them.
fn years(answer: &Measures) -> String {
    let years: Vec<i16> = answer.budget.iter().map(|year| year.year).collect();
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) if years.windows(2).all(|pair| pair[0] + 1 == pair[1]) => {
            format!("{first}–{last}")
        }
        _ => years.iter().map(i16::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// Returns what of the plan keeps places away.
fn why(answer: &Measures, language: Language) -> Vec<Phrase> {
    let mut why = Vec::new();
    if answer.budget.iter().all(|year| year.frame == 0) {
        why.push(Phrase::of(words::WHY_NO_MONEY.get(language)));
    }
    if let Some(share) = answer.share.filter(|share| share.eligible == 0 || answer.chosen.places > Some(0)) {
        why.push(fair_share(&share, answer, language));
        let filling = (share.filling > 0).then_some(share.filling);
        why.extend(filling.map(|number| Phrase::counted(words::FILLING_COUNT, number, language)));
    }
    for year in &answer.budget {
        let values = [("year", Value::Year(year.year)), ("until", Value::Year(answer.until))];
        if !year.is_in_time {
            why.push(Phrase::fill(words::WHY_YEAR_TOO_LATE.get(language), &values));
        } else if year.year < answer.reference_date.year() {
            why.push(Phrase::fill(words::WHY_YEAR_OVER.get(language), &values));
        } else if year.year == answer.reference_date.year() {
            why.push(Phrase::fill(words::WHY_YEAR_PAST.get(language), &values));
        }
    }
    why
}

fn fair_share(share: &ShareSaid, answer: &Measures, language: Language) -> Phrase {
    let text = if share.eligible == 0 { words::WHY_NOBODY_WITHOUT } else { words::WHY_SHARE };
    let values = [
        ("percent", Value::Percent(share.percent)),
        ("people", count(share.eligible)),
        ("most", count(share.most)),
        ("given", count(share.places)),
        ("all", number(answer.chosen.places)),
    ];
    Phrase::fill(text.get(language), &values)
}

/// Returns what the places close; nothing where that is hidden.
fn closed(answer: &Measures, all: &[&Sum], language: Language) -> Option<Phrase> {
    let gaps: Vec<Amount> = all.iter().map(|sum| sum.gap).collect::<Option<_>>()?;
    let gap = amounts(gaps.into_iter(), language);
    let values = [
        ("gap", Value::or_none(gap.map(Value::Phrase))),
        ("closed", Value::Phrase(expected(all, |sum| sum.closed, language)?)),
        ("until", Value::Year(answer.until)),
    ];
    Some(Phrase::fill(words::SUMMARY_CLOSED.get(language), &values))
}

/// Returns what is left to recruit; nothing where that is hidden.
fn left(all: &[&Sum], language: Language) -> Option<Phrase> {
    let hires = all.iter().map(|sum| sum.hires).sum::<Option<u64>>()?;
    let hires = Phrase::counted(words::HIRE_COUNT, hires, language);
    let price: Option<i64> = all.iter().map(|sum| sum.price).sum();
    let text = if price.is_some() { words::SUMMARY_PRICE } else { words::SUMMARY_RECRUIT };
    let values = [
        ("left", Value::Phrase(expected(all, |sum| sum.recruit, language)?)),
        ("hires", Value::Phrase(hires)),
        ("price", Value::Count(price.unwrap_or_default())),
    ];
    Some(Phrase::fill(text.get(language), &values))
}

/// Returns expected amounts in words, persons and årsverk apart; nothing of one only where there is something of the other.
///
/// None where any of them is hidden.
fn expected(all: &[&Sum], of: fn(&Sum) -> Option<Expected>, language: Language) -> Option<Phrase> {
    let known: Vec<(Basis, Expected)> =
        all.iter().map(|sum| Some((sum.basis, of(sum)?))).collect::<Option<_>>()?;
    let amount = |(basis, amount): &(Basis, Expected)| {
        let text = if basis.in_fte() { words::EXPECTED_FTE } else { words::EXPECTED_PLACES };
        Phrase::fill(text.get(language), &[("n", super::expected(*amount, *basis))])
    };
    let some: Vec<(Basis, Expected)> = known.iter().copied().filter(|(_, amount)| amount.0 > 0.0).collect();
    Some(listed(if some.is_empty() { &known } else { &some }.iter().map(amount).collect(), language))
}

/// Returns how sure it is that no other choice closes more; nothing where that is hidden.
fn certainty(answer: &Measures, language: Language) -> Option<Phrase> {
    Some(super::super::needs::summary::certainty(
        (answer.objective?, answer.bound?, answer.optimal),
        (words::PROVEN, words::WITHIN),
        language,
    ))
}

/// What could be done, and what it comes to.
struct Compared {
    name: Phrase,
    key: &'static str,
    outcome: Outcome,
    all: Option<f64>,
}

const COMPARISON: &[Declared<Compared>] = &[
    main("choice", words::CHOICE, Kind::Text, |row, _| Value::Phrase(row.name.clone())),
    extra("choice_id", words::CHOICE_ID, Kind::Text, |row, _| Value::word(row.key, row.key)),
    main("places", words::PLACES, Kind::Number, |row, _| number(row.outcome.places)),
    main("net_cost", words::NET_COST, Kind::Number, |row, _| super::money(row.outcome.net_cost)),
    main("persons", words::CLOSED_PERSONS, Kind::Number, |row, _| {
        Value::or_hidden(row.outcome.persons.map(Value::Expected))
    }),
    main("fte", words::CLOSED_FTE, Kind::Number, |row, _| {
        Value::or_hidden(row.outcome.fte.map(Value::ExpectedFte))
    }),
    main("weighted", words::WEIGHTED, Kind::Share, |row, _| {
        let share = row.outcome.objective.zip(row.all).map(|(of, all)| of / all.max(f64::MIN_POSITIVE));
        let tenths = |share: f64| Share::of((share * 1e9).round() as i64, 1_000_000_000);
        Value::or_hidden(share.map(|share| Value::Tenths(tenths(share), Decimal::default())))
    }),
];

/// Returns the choice beside what a simple rule would have done, and beside what more money would do.
pub(super) fn comparison(answer: &Measures, language: Language) -> Table {
    let compared =
        |name: Phrase, key, outcome| Compared { name, key, outcome, all: answer.objective_if_all_closed };
    let words = |text: Text| Phrase::of(text.get(language));
    let mut rows = vec![
        compared(words(words::THIS_CHOICE), "proposal", answer.chosen),
        compared(words(words::SIMPLE_RULE), "simple_rule", answer.simple_rule),
    ];
    rows.extend(answer.next_100000.year.filter(|_| answer.more_money_helps()).map(|year| {
        let values = [("amount", Value::Count(answer.next_100000.amount)), ("year", Value::Year(year))];
        compared(
            Phrase::fill(words::MORE_MONEY.get(language), &values),
            "next_100000",
            answer.next_100000.outcome,
        )
    }));
    rows.retain(|_| answer.objective_if_all_closed.is_none_or(|all| all > 0.0));
    table("comparison", said(words::COMPARISON, language), COMPARISON, rows.iter(), language)
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(COMPARISON)
}
