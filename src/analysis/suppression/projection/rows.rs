//! Which rows are hidden.
//!
//! A row is hidden where today's gap hides what it asks or has, where it rests on few in any year, and where it would
//! give such a row away: what is expected in a unit is what is expected in the units below it.

use super::super::super::gap::{GapAnswer, GapRow};
use super::super::super::projection::{Outcome, RequirementAhead};
use super::super::figures::{Figures, RowFigures};
use super::super::system::{Figure, Known, PART_OF_FTE, State, System};
use crate::model::amount::Fte;
use std::collections::{BTreeMap, BTreeSet};

/// Expected numbers that are nearer nothing than this are as good as known.
const NEAR: f64 = 0.1;

/// What is hidden of a row, or of a sum of rows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hides {
    /// Whether it rests on few itself.
    pub is_few: bool,
    /// What is required.
    pub required: bool,
    /// All that comes of the register.
    pub whole: bool,
    /// The parts of what will be missing that tell of people.
    pub why: bool,
}

impl Hides {
    /// Returns what is hidden of a sum of rows: what is hidden of any of them.
    pub fn any<'h>(rows: impl Iterator<Item = &'h Self>) -> Self {
        rows.fold(Self::default(), |sum, row| Self {
            is_few: false,
            required: sum.required || row.required,
            whole: sum.whole || row.whole,
            why: sum.why || row.why,
        })
    }
}

/// Returns what is hidden of each row.
pub(super) fn hidden(outcomes: &[&Outcome], gap: &GapAnswer, figures: &Figures, few: u64) -> Vec<Hides> {
    let row = |place: usize| -> Hides {
        let ahead: Vec<&RequirementAhead> =
            outcomes.iter().map(|outcome| &outcome.requirements[place]).collect();
        of_itself(&ahead, &figures.rows[place], figures, few)
    };
    let mut rows: Vec<Hides> = (0..gap.gaps.len()).map(row).collect();
    hide_beside(&mut rows, outcomes, gap, few);
    rows
}

/// Returns what is hidden of a row, whatever is hidden of others.
fn of_itself(ahead: &[&RequirementAhead], of_row: &RowFigures, figures: &Figures, few: u64) -> Hides {
    let is_few = |persons: u64| (1..=few).contains(&persons);
    let is_few_then = ahead.iter().any(|row| row.years.iter().any(|year| is_few(year.support)));
    let is_few_today = ahead.iter().any(|row| is_few(row.today.support.qualified));
    let everybody = |row: &RequirementAhead| if row.basis.in_fte() { of_row.fte } else { of_row.persons };
    // A share of later years tells of how many it is a share, though today's is not in force.
    let required = ahead
        .iter()
        .any(|row| row.basis.is_share() && (figures.hides(of_row.required) || figures.hides(everybody(row))));
    let why = ahead.iter().any(|row| row.why.is_some() && row.why_support.parts().into_iter().any(is_few));
    let is_told = why && ahead.iter().any(|row| tells_parts(row, few));
    let is_few = is_few_then || is_few_today;
    let whole = is_few || required || is_told || of_row.hides_gap(figures);
    Hides { is_few, required, whole, why: why || whole }
}

/// Tells whether what the parts come to tells of few, or so little that each is as good as known.
fn tells_parts(row: &RequirementAhead, few: u64) -> bool {
    let Some(why) = row.why else { return false };
    let parts = [why.known_changes, why.expiry, why.other_exits, why.retirement, why.completions];
    let size: f64 = parts.into_iter().flatten().map(|part| part.0.abs()).sum();
    size < NEAR || row.why_support.parts().into_iter().all(|persons| persons <= few)
}

/// Hides rows that would give hidden ones away, in any year of any outcome, until there are none.
fn hide_beside(rows: &mut [Hides], outcomes: &[&Outcome], gap: &GapAnswer, few: u64) {
    let mut known: BTreeMap<Vec<usize>, Ahead> = BTreeMap::new();
    let number = |rows: &[Hides]| rows.iter().filter(|row| row.whole).count();
    loop {
        let before = number(rows);
        for outcome in outcomes {
            for (places, means) in by_year(outcome) {
                let ahead = known.entry(places).or_insert_with_key(|places| in_units(gap, places, few));
                hide_in_year(ahead, &means, rows, few);
            }
        }
        if number(rows) == before {
            break;
        }
    }
}

/// What is expected of a row in a year: the row's place, and how much in ten-thousandths.
type Mean = (usize, i64);

/// Returns which rows are in force in each year, and what is expected of them.
fn by_year(outcome: &Outcome) -> Vec<(Vec<usize>, Vec<Mean>)> {
    let mut years: BTreeMap<i16, Vec<Mean>> = BTreeMap::new();
    for (place, row) in outcome.requirements.iter().enumerate() {
        for year in &row.years {
            let mean = year.mean.map_or(0.0, |mean| mean.0) * Fte::ONE.ten_thousandths() as f64;
            years.entry(year.year).or_default().push((place, mean.round() as i64));
        }
    }
    let places = |means: &[Mean]| means.iter().map(|(place, _)| *place).collect();
    years.into_values().map(|means| (places(&means), means)).collect()
}

/// Figures of the rows that are in force in a year.
struct Ahead {
    system: System,
    /// Each row's, in their order.
    held: Vec<Option<Figure>>,
    /// Sums of categories and of everything, with the rows in each.
    totals: Vec<(Figure, Vec<usize>)>,
}

/// Returns what is held of some rows, with nothing else known than how it hangs together: what is expected does so too.
fn in_units(gap: &GapAnswer, places: &[usize], few: u64) -> Ahead {
    let rows = places.iter().map(|place| gap.gaps[*place].clone()).collect();
    let gap = GapAnswer::of(gap.reference_date, gap.plan.clone(), gap.register.clone(), rows);
    let Figures { mut system, rows, .. } = Figures::of(&gap, few);
    let held: Vec<Option<Figure>> = rows.iter().map(|row| row.qualified).collect();
    let of_rows: BTreeSet<Figure> = held.iter().copied().flatten().collect();
    let is_known: Vec<bool> =
        system.all().map(|figure| of_rows.contains(&figure) || !system.get(figure).printed).collect();
    system.sums.retain(|sum| sum.iter().all(|(figure, _)| is_known[figure.index()]));
    system.limits.clear();
    system.ties.clear();
    system.follows.clear();
    for figure in system.all() {
        let known = system.get_mut(figure);
        let is_of_row = of_rows.contains(&figure);
        *known = if is_of_row { Known::fte(0, 0, known.cost) } else { Known::anything(PART_OF_FTE) };
    }
    let mut ahead = Ahead { system, held, totals: Vec::new() };
    for in_fte in [false, true] {
        let all: BTreeSet<&str> = gap.gaps.iter().map(|row| &*row.category).collect();
        for category in all.into_iter().map(Some).chain([None]) {
            let is_of = |row: &GapRow| {
                row.basis.in_fte() == in_fte && category.is_none_or(|category| row.category == category)
            };
            ahead.add_total((0..gap.gaps.len()).filter(|at| is_of(&gap.gaps[*at])).collect());
        }
    }
    ahead
}

impl Ahead {
    /// Adds the sum of some rows.
    fn add_total(&mut self, rows: Vec<usize>) {
        let mut terms: BTreeMap<Figure, i64> = BTreeMap::new();
        rows.iter().filter_map(|at| self.held[*at]).for_each(|figure| *terms.entry(figure).or_default() += 1);
        let total = self.system.add(Known::fte(0, 0, u32::MAX));
        self.system.sum(terms.into_iter().chain([(total, -1)]).collect());
        self.totals.push((total, rows));
    }

    /// Sets what is expected in a year, and what is hidden of it; a sum is hidden where any of its rows is.
    fn set(&mut self, means: &[Mean], hides: &[Hides]) {
        for ((_, mean), figure) in means.iter().zip(&self.held) {
            let Some(figure) = figure else { continue };
            let known = self.system.get_mut(*figure);
            (known.value, known.state) = (*mean, State::Shown);
        }
        let is_hidden = |at: usize| hides[means[at].0].whole;
        for figure in (0..means.len()).filter(|at| is_hidden(*at)).filter_map(|at| self.held[at]) {
            self.system.get_mut(figure).state = State::Few;
        }
        for (total, rows) in &self.totals {
            let known = self.system.get_mut(*total);
            known.value = rows.iter().map(|at| means[*at].1).sum();
            // Where no row is hidden, the sum says nothing that they do not.
            known.state = if rows.iter().any(|at| is_hidden(*at)) { State::Few } else { State::Unprinted };
        }
        set_rests(&mut self.system);
    }
}

/// Hides rows beside the hidden ones in a year.
fn hide_in_year(ahead: &mut Ahead, means: &[Mean], rows: &mut [Hides], few: u64) {
    ahead.set(means, rows);
    ahead.system.protect(few);
    for ((place, _), figure) in means.iter().zip(&ahead.held) {
        if figure.is_some_and(|figure| ahead.system.is_hidden(figure)) {
            (rows[*place].whole, rows[*place].why) = (true, true);
        }
    }
}

/// Sets what is expected of those who are in none of the units below: less than nothing cannot be.
fn set_rests(system: &mut System) {
    for place in 0..system.sums.len() {
        let (mut left, mut open) = (0, Vec::new());
        for (figure, times) in &system.sums[place] {
            let known = system.get(*figure);
            if known.printed {
                left += known.value * times;
            } else {
                open.push((*figure, *times));
            }
        }
        if let [(rest, times)] = open[..] {
            let known = system.get_mut(rest);
            known.value = -left * times.signum();
            known.least = known.value.min(0);
        }
    }
}
