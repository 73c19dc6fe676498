//! Takes away what is hidden, and names it.

use super::super::super::projection::{Outcome, Pooled, RequirementAhead, SumAhead, Why};
use super::super::Hidden;
use super::super::gap::take;
use super::rows::Hides;
use crate::model::amount::Expected;
use crate::model::name::folded;
use std::collections::BTreeSet;

/// Hides figures in some years.
macro_rules! hide_in_years {
    ($of:expr, $in_year:expr, $hidden:expr, $($figure:ident),+) => {$(
        for year in $of.years.iter_mut().filter(|year| $in_year(year.year)) {
            take(&mut year.$figure, concat!("years.", stringify!($figure)), $hidden);
        }
    )+};
}

/// Hides what is required, and all that is expected and follows from it, in all years.
macro_rules! hide_ahead {
    ($of:expr, $hides:expr, $hidden:expr) => {
        if $hides.required {
            hide_in_years!($of, always, $hidden, required, required_by_plan);
        }
        if $hides.whole {
            hide_in_years!($of, always, $hidden, mean, p10, p50, p90);
            hide_in_years!($of, always, $hidden, shortfall_probability, expected_shortfall, hires);
            take(&mut $of.hires_total, "hires_total", $hidden);
        }
    };
}

/// How many figures are hidden: for they rest on few, and for others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub few: u64,
    pub others: u64,
}

impl Told {
    /// Counts hidden figures, and names each once, in however many years it is hidden.
    pub fn count(&mut self, hidden: &mut Hidden, is_few: bool) {
        let number = if is_few { &mut self.few } else { &mut self.others };
        *number += hidden.len() as u64;
        hidden.dedup();
    }
}

/// A row, and what is hidden of it.
type Row<'r> = (&'r RequirementAhead, &'r Hides);

/// Hides figures of an outcome.
pub(super) fn hide_in(outcome: &mut Outcome, hides: &[Hides], told: &mut Told) {
    let rows: Vec<Row<'_>> = outcome.requirements.iter().zip(hides).collect();
    for pool in &mut outcome.pooled {
        let of_pool = rows.iter().filter(|(row, _)| is_in(pool, row));
        hide_pool(pool, Hides::any(of_pool.map(|(_, hides)| *hides)));
        told.count(&mut pool.suppressed, false);
    }
    for category in &mut outcome.categories {
        let id = category.category.as_ref();
        for (in_fte, sum) in [(false, &mut category.persons), (true, &mut category.fte)] {
            let is_of = |row: &RequirementAhead| {
                row.basis.in_fte() == in_fte && id.is_none_or(|id| *id == row.category)
            };
            if let Some(sum) = sum {
                let of_sum: Vec<Row<'_>> = rows.iter().copied().filter(|(row, _)| is_of(row)).collect();
                hide_sum(sum, &of_sum);
                told.count(&mut sum.suppressed, false);
            }
        }
    }
    for (row, hides) in outcome.requirements.iter_mut().zip(hides) {
        hide_row(row, *hides);
        told.count(&mut row.suppressed, hides.is_few);
    }
}

/// Tells whether a row may be one of those that are taken together.
fn is_in(pool: &Pooled, row: &RequirementAhead) -> bool {
    let sorted = |names: &[String]| {
        let mut names: Vec<String> = names.iter().map(|name| folded(name)).collect();
        names.sort_unstable();
        names
    };
    row.unit.as_ref().is_some_and(|unit| pool.units.contains(unit))
        && row.basis.in_fte() == pool.basis.in_fte()
        && sorted(&row.competences) == sorted(&pool.competences)
        && sorted(&row.positions) == sorted(&pool.positions)
}

fn hide_pool(pool: &mut Pooled, hides: Hides) {
    let hidden = &mut pool.suppressed;
    hide_ahead!(pool, hides, hidden);
    if hides.whole {
        take(&mut pool.hires_apart, "hires_apart", hidden);
    }
}

fn hide_row(row: &mut RequirementAhead, hides: Hides) {
    let hidden = &mut row.suppressed;
    hide_ahead!(row, hides, hidden);
    if hides.whole {
        take(&mut row.hire_size, "hire_size", hidden);
        take(&mut row.expected_replacements, "expected_replacements", hidden);
        take(&mut row.expected_remaining, "expected_remaining", hidden);
    }
    if let Some(why) = &mut row.why {
        hide_why(why, hides, hidden);
    }
}

fn always(_year: i16) -> bool {
    true
}

/// Hides what is hidden of any row, in the years in which that is in force: in others, shown rows tell the sum anyway.
fn hide_sum(sum: &mut SumAhead, rows: &[Row<'_>]) {
    let hidden = &mut sum.suppressed;
    let years = |hides: fn(&Hides) -> bool| -> BTreeSet<i16> {
        let rows = rows.iter().filter(|(_, of_row)| hides(of_row));
        rows.flat_map(|(row, _)| row.years.iter().map(|year| year.year)).collect()
    };
    let (required, whole) = (years(|hides| hides.required), years(|hides| hides.whole));
    hide_in_years!(sum, |year| required.contains(&year), hidden, required, required_by_plan);
    hide_in_years!(sum, |year| whole.contains(&year), hidden, mean, p10, p50, p90, expected_shortfall, hires);
    if !whole.is_empty() {
        take(&mut sum.hires_total, "hires_total", hidden);
        take(&mut sum.hires_pooled, "hires_pooled", hidden);
        take(&mut sum.hires_largest, "hires_largest", hidden);
    }
    let in_last = rows.iter().filter(|(row, _)| row.why.is_some());
    hide_why(&mut sum.why, Hides::any(in_last.map(|(_, hides)| *hides)), hidden);
}

/// Hides parts of what will be missing: what is missing today, what the plan says, and what people do.
fn hide_why(why: &mut Why, hides: Hides, hidden: &mut Hidden) {
    type Part<'p> = (bool, &'p mut Option<Expected>, &'static str);
    let parts: [Part<'_>; 8] = [
        (hides.whole, &mut why.today, "why.today"),
        (hides.required, &mut why.plan_change, "why.plan_change"),
        (hides.required, &mut why.demand, "why.demand"),
        (hides.why, &mut why.known_changes, "why.known_changes"),
        (hides.why, &mut why.expiry, "why.expiry"),
        (hides.why, &mut why.other_exits, "why.other_exits"),
        (hides.why, &mut why.retirement, "why.retirement"),
        (hides.why, &mut why.completions, "why.completions"),
    ];
    for (hides, part, key) in parts {
        if hides {
            take(part, key, hidden);
        }
    }
}
