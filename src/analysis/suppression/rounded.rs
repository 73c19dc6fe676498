//! What is expected, told no nearer than reports show it.
//!
//! Exit rates are published by age, so an expected number to many decimals tells the ages of a few people.

use super::super::measures::{Measures, Outcome as Chosen};
use super::super::projection::{Leaving, Outcome, Projection, Why, YearFigures};
use crate::model::amount::Expected;

/// Rounds an expected number to a tenth.
fn tenths(number: &mut Option<Expected>) {
    *number = number.map(|number| Expected((number.0 * 10.0).round() / 10.0));
}

/// Rounds a probability to a percent.
fn percent(number: &mut Option<Expected>) {
    *number = number.map(|number| Expected((number.0 * 100.0).round() / 100.0));
}

/// Rounds what is expected in a projection.
pub(super) fn projection(answer: &mut Projection) {
    let scenarios = answer.scenarios.iter_mut().map(|scenario| &mut scenario.outcome);
    std::iter::once(&mut answer.outcome).chain(scenarios).for_each(outcome);
    answer.leaving.iter_mut().chain([&mut answer.leaving_in_all]).for_each(leaving);
}

fn outcome(outcome: &mut Outcome) {
    for row in &mut outcome.requirements {
        years(&mut row.years);
        tenths(&mut row.expected_replacements);
        tenths(&mut row.expected_remaining);
        row.why.iter_mut().for_each(why);
    }
    outcome.pooled.iter_mut().for_each(|pool| years(&mut pool.years));
    for sum in outcome.categories.iter_mut().flat_map(|sum| [&mut sum.persons, &mut sum.fte]).flatten() {
        for year in &mut sum.years {
            tenths(&mut year.mean);
            tenths(&mut year.expected_shortfall);
        }
        why(&mut sum.why);
    }
}

fn years(years: &mut [YearFigures]) {
    for year in years {
        tenths(&mut year.mean);
        tenths(&mut year.expected_shortfall);
        percent(&mut year.shortfall_probability);
    }
}

/// Rounds what people do; what is missing today and what the plan says is counted, not expected.
fn why(why: &mut Why) {
    let parts = [
        &mut why.known_changes,
        &mut why.expiry,
        &mut why.other_exits,
        &mut why.retirement,
        &mut why.completions,
    ];
    parts.into_iter().for_each(tenths);
}

fn leaving(of: &mut Leaving) {
    let numbers =
        [&mut of.retire_within_5, &mut of.retire_within_10, &mut of.leave_within_5, &mut of.leave_within_10];
    numbers.into_iter().for_each(tenths);
}

/// Rounds what measures are expected to close.
pub(super) fn measures(answer: &mut Measures) {
    for row in &mut answer.requirements {
        tenths(&mut row.closed);
        tenths(&mut row.recruit);
    }
    for sum in &mut answer.categories {
        tenths(&mut sum.closed);
        tenths(&mut sum.recruit);
    }
    let outcomes: [&mut Chosen; 3] =
        [&mut answer.chosen, &mut answer.simple_rule, &mut answer.next_100000.outcome];
    for outcome in outcomes {
        tenths(&mut outcome.persons);
        tenths(&mut outcome.fte);
    }
}
