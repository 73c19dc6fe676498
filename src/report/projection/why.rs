//! What makes up what will be missing: of each requirement, and of categories together.

use super::super::column::{Declared, extra, first_headings as headings, main, table as declared};
use super::super::document::{Kind, Table, Value};
use super::super::gap::basis;
use super::expected;
use super::sums::{Sum, all, counted_name};
use crate::analysis::projection::{Projection, Why};
use crate::language::projection as words;
use crate::language::{Language, Text, words as common};
use crate::model::amount::Expected;

/// Returns the parts with their names; what is missing today may be what there is beyond the requirement.
pub(super) fn parts(why: &Why) -> [(Text, Option<Expected>); 8] {
    let today =
        if why.today.is_some_and(|today| today.0 < 0.0) { words::BEYOND_TODAY } else { words::MISSING_TODAY };
    [
        (today, why.today),
        (words::WHY_PLAN, why.plan_change),
        (words::WHY_DEMAND, why.demand),
        (words::WHY_KNOWN, why.known_changes),
        (words::WHY_EXPIRY, why.expiry),
        (words::WHY_EXITS, why.other_exits),
        (words::WHY_RETIREMENT, why.retirement),
        (words::WHY_COMPLETIONS, why.completions),
    ]
}

/// The keys of the parts, in their order.
pub(super) const PARTS: [&str; 8] =
    ["today", "plan_change", "demand", "known_changes", "expiry", "other_exits", "retirement", "completions"];

fn columns<'a>() -> Vec<Declared<Sum<'a>>> {
    fn part(sum: &Sum<'_>, of: fn(&Why) -> Option<Expected>) -> Value {
        expected(of(&sum.sum.why))
    }
    vec![
        main("category", common::CATEGORY, Kind::Text, |sum, language| counted_name(sum, language)),
        extra("basis", common::BASIS, Kind::Text, |sum, language| basis(sum.basis, language)),
        main("today", words::WHY_TODAY, Kind::Number, |sum, _| part(sum, |why| why.today)),
        main("plan_change", words::WHY_PLAN, Kind::Number, |sum, _| part(sum, |why| why.plan_change)),
        main("demand", words::WHY_DEMAND, Kind::Number, |sum, _| part(sum, |why| why.demand)),
        main("known_changes", words::WHY_KNOWN, Kind::Number, |sum, _| part(sum, |why| why.known_changes)),
        main("expiry", words::WHY_EXPIRY, Kind::Number, |sum, _| part(sum, |why| why.expiry)),
        main("other_exits", words::WHY_EXITS, Kind::Number, |sum, _| part(sum, |why| why.other_exits)),
        main("retirement", words::WHY_RETIREMENT, Kind::Number, |sum, _| part(sum, |why| why.retirement)),
        main("completions", words::WHY_COMPLETIONS, Kind::Number, |sum, _| part(sum, |why| why.completions)),
        main("missing", words::WHY_MISSING, Kind::Number, |sum, _| expected(sum.sum.why.missing())),
    ]
}

/// Returns what makes up what is missing in the last year, category by category.
pub(in crate::report) fn table(answer: &Projection, language: Language) -> Table {
    let sums = all(&answer.outcome, answer, language);
    let year = (answer.reference_date.year() + answer.assumptions.horizon.value).to_string();
    let caption = words::WHY_TITLE.fill(language, &[("year", &year)]);
    declared("why", caption, &columns(), sums.iter(), language)
}

/// Returns the first two headings of the table, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(&columns())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_columns_of_the_same_keys() {
        let keys: Vec<&str> = columns().iter().map(|column| column.key).collect();
        assert_eq!(keys[2..10], PARTS);
    }
}
