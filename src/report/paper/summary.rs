//! The figures in plain sentences.

use super::super::document::{Block, Phrase, Value};
use super::super::gap::{basis_word, category_name, count, measured, number};
use super::super::{measures, needs};
use crate::analysis::gap::{BasisSum, CategorySum, GapAnswer};
use crate::analysis::paper::Paper;
use crate::analysis::projection::{CategoryAhead, From, Projection, SumAhead};
use crate::language::{Counted, Language, Text, paper as words, words as common};
use crate::model::amount::{Expected, Share};
use crate::model::plan::{Amount, Basis};

/// Returns the summary: a paragraph of today, and one of the years to come.
pub(super) fn blocks(paper: &Paper, language: Language) -> Vec<Block> {
    let today = today(&paper.gap, language);
    let ahead = paper.projection.as_ref().map(|answer| ahead(answer, language)).unwrap_or_default();
    let closing = [
        needs::summary::in_short(&paper.needs, language),
        paper.measures.iter().flat_map(|answer| measures::in_short(answer, language)).collect(),
    ]
    .concat();
    let paragraph = |sentences: Vec<Phrase>| Block::Paragraph(Phrase::joined(sentences, " "));
    [today, closing, ahead].into_iter().filter(|said| !said.is_empty()).map(paragraph).collect()
}

fn fill(text: Text, values: &[(&str, Value)], language: Language) -> Phrase {
    Phrase::fill(text.get(language), values)
}

/// Returns the text for a number, with that and other values in it.
fn counted(text: Counted, number: u64, values: &[(&str, Value)], language: Language) -> Phrase {
    let text = if number == 1 { text.one } else { text.many };
    let all: Vec<(&str, Value)> = values.iter().cloned().chain([("n", count(number))]).collect();
    Phrase::fill(text.get(language), &all)
}

fn today(answer: &GapAnswer, language: Language) -> Vec<Phrase> {
    let mut said: Vec<Phrase> =
        planned(answer, language).into_iter().chain([met(answer, language)]).collect();
    said.extend(missing(answer, language));
    said.extend(lowest(answer, language));
    said.extend(vulnerable(answer, language));
    let unassessable = answer.gaps.iter().filter(|row| row.in_force && !row.assessable).count();
    let later = answer.gaps.iter().filter(|row| !row.in_force).count();
    let counts = [(words::UNASSESSABLE_COUNT, unassessable), (words::LATER_COUNT, later)];
    let some = counts.into_iter().filter(|(_, number)| *number > 0);
    said.extend(some.map(|(text, number)| Phrase::counted(text, number as u64, language)));
    said
}

/// Returns how many requirements of the plan become how many rows, where that is not the same.
fn planned(answer: &GapAnswer, language: Language) -> Option<Phrase> {
    let mut ids: Vec<&str> = answer.gaps.iter().map(|row| row.requirement.as_str()).collect();
    let rows = ids.len();
    ids.sort_unstable();
    ids.dedup();
    let values = [("rows", count(rows as u64))];
    (ids.len() < rows).then(|| counted(words::PLANNED_COUNT, ids.len() as u64, &values, language))
}

/// Returns how many requirements are met.
fn met(answer: &GapAnswer, language: Language) -> Phrase {
    let all = answer.categories.iter().map(|category| category.requirements).sum();
    let Some(met) = answer.categories.iter().map(|category| category.met).sum() else {
        return fill(words::MET_HIDDEN, &[("all", count(all))], language);
    };
    let value = [("all", count(all))];
    match (met, all) {
        (_, 0) => fill(words::NOTHING_JUDGED, &[], language),
        (1, 1) => fill(words::ONE_MET, &[], language),
        (_, 1) => fill(words::ONE_UNMET, &[], language),
        (met, all) if met == all => fill(words::ALL_MET, &value, language),
        (0, _) => fill(words::NONE_MET, &value, language),
        (met, _) => counted(words::SOME_MET, met, &value, language),
    }
}

/// Returns how much is missing, in places and in årsverk.
fn missing(answer: &GapAnswer, language: Language) -> Option<Phrase> {
    // Where the sum of one category is hidden, so is that of all.
    let sum = |of: fn(&CategorySum) -> &BasisSum| -> Option<i64> {
        answer.categories.iter().map(|category| of(category).gap.map(Amount::units)).sum()
    };
    let (persons, fte) = (sum(|category| &category.persons)?, sum(|category| &category.fte)?);
    let places = (persons > 0).then(|| Phrase::counted(words::PLACE_COUNT, persons as u64, language));
    let fte = (fte > 0).then(|| measured(Amount::none(true).with_units(fte), language));
    amounts(places, fte, language)
        .map(|amounts| fill(words::MISSING_AMOUNTS, &[("amounts", amounts)], language))
}

fn amounts(places: Option<Phrase>, fte: Option<Phrase>, language: Language) -> Option<Value> {
    let some: Vec<Phrase> = places.into_iter().chain(fte).collect();
    (!some.is_empty()).then(|| Value::Phrase(Phrase::joined(some, words::AND.get(language))))
}

/// Returns which category is least covered, where there are several and one is not covered.
fn lowest(answer: &GapAnswer, language: Language) -> Option<Phrase> {
    let sums = answer.categories.iter().flat_map(|category| {
        [(category, Basis::Persons, category.persons), (category, Basis::Fte, category.fte)]
    });
    let asks = |sum: &BasisSum| sum.required.is_none_or(|required| required.units() > 0);
    let asked: Vec<_> = sums.filter(|(_, _, sum)| asks(sum)).collect();
    let asked: Vec<_> = asked
        .into_iter()
        .map(|(category, basis, sum)| Some((category, basis, sum.coverage?, sum.gap?)))
        .collect::<Option<_>>()?;
    let below = |a: Share, b: Share| {
        let ((part_a, whole_a), (part_b, whole_b)) = (a.parts(), b.parts());
        i128::from(part_a) * i128::from(whole_b) < i128::from(part_b) * i128::from(whole_a)
    };
    let mut lowest = asked.first()?;
    for one in &asked[1..] {
        if below(one.2, lowest.2) {
            lowest = one;
        }
    }
    let (category, basis, coverage, gap) = lowest;
    let values = [
        ("category", Value::Text(category_name(&category.category, &answer.plan, language).to_owned())),
        ("share", Value::Share(*coverage)),
        ("basis", Value::Text(basis_word(*basis).get(language).to_owned())),
    ];
    (asked.len() > 1 && gap.units() > 0).then(|| fill(words::LOWEST_COVERAGE, &values, language))
}

fn vulnerable(answer: &GapAnswer, language: Language) -> Option<Phrase> {
    if answer.gaps.iter().any(|row| row.hides("vulnerable")) {
        return None;
    }
    let number = answer.gaps.iter().filter(|row| row.vulnerable == Some(true)).count() as u64;
    let few = super::rows::few(answer, language);
    (number > 0).then(|| counted(words::VULNERABLE_COUNT, number, &[("few", few)], language))
}

fn ahead(answer: &Projection, language: Language) -> Vec<Phrase> {
    let Some(everything) = answer.outcome.categories.iter().find(|sum| sum.category.is_none()) else {
        return Vec::new();
    };
    let year = Value::Year(answer.reference_date.year() + answer.assumptions.horizon.value);
    let said = [
        shortfall(everything, &year, language),
        hires(everything, answer, &year, language),
        Some(ages(answer, language)),
        (answer.assumptions.exits.source == From::Default)
            .then(|| fill(words::AHEAD_STANDARD, &[], language)),
    ];
    said.into_iter().flatten().collect()
}

/// Returns how much is expected to be missing in the last year.
fn shortfall(everything: &CategoryAhead, year: &Value, language: Language) -> Option<Phrase> {
    let in_last = |sum: &Option<SumAhead>| Some(sum.as_ref()?.years.last()?.expected_shortfall);
    let sums = [in_last(&everything.persons), in_last(&everything.fte)];
    // Where one is hidden, the other would be taken for all of it.
    if sums.contains(&Some(None)) {
        return None;
    }
    let [persons, fte] = sums.map(|sum| sum.flatten().filter(|shortfall| shortfall.told() > 0.0));
    let with = |text: Text, number: Expected| fill(text, &[("n", Value::Expected(number))], language);
    let places = persons.map(|number| with(words::PLACE_COUNT.many, number));
    let fte = fte.map(|number| with(common::FTE_COUNT.many, number));
    let amounts = amounts(places, fte, language)?;
    Some(fill(words::AHEAD_MISSING, &[("amounts", amounts), ("year", year.clone())], language))
}

fn hires(
    everything: &CategoryAhead,
    answer: &Projection,
    year: &Value,
    language: Language,
) -> Option<Phrase> {
    let sum = |of: fn(&SumAhead) -> Option<u64>| -> Option<u64> {
        [&everything.persons, &everything.fte].into_iter().flatten().map(of).sum()
    };
    let (apart, pooled) = (sum(|sum| sum.hires_total)?, sum(|sum| sum.hires_pooled)?);
    let counted = |number| Value::Phrase(Phrase::counted(words::PLACE_COUNT, number, language));
    let values = [
        ("certainty", Value::Percent(answer.assumptions.certainty.value)),
        ("apart", counted(apart)),
        ("pooled", counted(pooled)),
        ("year", year.clone()),
    ];
    (apart > 0).then(|| fill(words::AHEAD_HIRES, &values, language))
}

fn ages(answer: &Projection, language: Language) -> Phrase {
    let all = &answer.leaving_in_all;
    let people = Phrase::counted_or_hidden(words::EMPLOYEE_COUNT, all.persons, language);
    let values = [
        ("people", Value::Phrase(people)),
        ("aged", number(all.aged_55)),
        ("gone", Value::or_hidden(all.leave_within_10.map(Value::Expected))),
    ];
    fill(words::AHEAD_AGES, &values, language)
}
