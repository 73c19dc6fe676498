//! Hides figures of the gap.

use super::super::gap::{BasisSum, GapAnswer, GapRow, PlanSaid, RegisterSaid, Support};
use super::figures::{Figures, RowFigures, category};
use super::system::{Figure, State};
use super::{Hidden, Suppression};
use crate::model::date::Date;

/// Returns the gap with every figure hidden that rests on 1 to so many persons, and what would give it away.
///
/// Names are not in it; nor is the account of the register's rows, which counts rows.
pub fn hide(mut answer: GapAnswer, few: u64) -> GapAnswer {
    let mut figures = Figures::of(&answer, few);
    figures.protect(&answer, few);
    hide_in(&mut answer, &figures, few);
    answer
}

/// Returns the gap that rows of another answer make up, with its figures, of which it is known what is to be hidden.
pub(super) fn protected(
    (date, plan, register): (Date, &PlanSaid, &RegisterSaid),
    rows: Vec<GapRow>,
    few: u64,
) -> (GapAnswer, Figures) {
    let gap = GapAnswer::of(date, plan.clone(), register.clone(), rows);
    let mut figures = Figures::of(&gap, few);
    figures.protect(&gap, few);
    (gap, figures)
}

/// Returns the gap that rows of another answer make up, as it is shown where it stands alone.
pub(super) fn of_rows(said: (Date, &PlanSaid, &RegisterSaid), rows: Vec<GapRow>, few: u64) -> GapAnswer {
    let (mut gap, figures) = protected(said, rows, few);
    hide_in(&mut gap, &figures, few);
    gap
}

/// Hides in the gap what is hidden of its figures.
pub(super) fn hide_in(answer: &mut GapAnswer, figures: &Figures, few: u64) {
    answer.suppression = Some(figures.suppression(few));
    let met = met_by_category(answer, figures);
    for (place, row) in answer.gaps.iter_mut().enumerate() {
        hide_row(row, place, figures);
    }
    for (place, sum) in answer.categories.iter_mut().enumerate() {
        let mut hidden = Hidden::new();
        if !met[place] {
            take(&mut sum.met, "met", &mut hidden);
        }
        let [persons, fte] =
            figures.categories[place].map(|of_sum| of_sum.map(|figure| figures.hides(figure)));
        let [told_persons, told_fte] = figures.told_covered[place];
        hide_sum(&mut sum.persons, persons, told_persons, PERSONS_KEYS, &mut hidden);
        hide_sum(&mut sum.fte, fte, told_fte, FTE_KEYS, &mut hidden);
        sum.suppressed = hidden;
    }
    hide_register(&mut answer.register, figures, few);
}

/// The keys of a sum's figures: what is required, what is missing, and what comes of both.
type SumKeys = [&'static str; 4];

const PERSONS_KEYS: SumKeys = ["persons.required", "persons.gap", "persons.covered", "persons.coverage"];
const FTE_KEYS: SumKeys = ["fte.required", "fte.gap", "fte.covered", "fte.coverage"];

/// Hides what is hidden of a sum: what is required, or what is missing; what comes of both goes with either.
fn hide_sum(sum: &mut BasisSum, hides: [bool; 2], told_covered: bool, keys: SumKeys, hidden: &mut Hidden) {
    let [required, gap] = hides;
    if required {
        take(&mut sum.required, keys[0], hidden);
    }
    if gap {
        take(&mut sum.gap, keys[1], hidden);
    }
    if required || gap {
        if !told_covered {
            take(&mut sum.covered, keys[2], hidden);
        }
        take(&mut sum.coverage, keys[3], hidden);
    }
}

/// Returns for each category whether it can be told how many requirements are met: where some of the hidden are met
/// and some are not, it says nothing of any of them.
fn met_by_category(answer: &GapAnswer, figures: &Figures) -> Vec<bool> {
    let told = answer.categories.iter().map(|sum| {
        let rows = answer
            .gaps
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_judged() && category(row) == sum.category);
        let hides = |place: usize| figures.rows[place].hides_gap(figures) && !figures.told[place].gap;
        let hidden: Vec<bool> =
            rows.filter(|(place, _)| hides(*place)).map(|(_, row)| row.is_unmet()).collect();
        hidden.is_empty() || hidden.contains(&true) && hidden.contains(&false)
    });
    told.collect()
}

/// Tells whether it can be said how many rows of a sum are unmet: nothing is hidden of them, or the gap says of their
/// category how many are met, and all of its rows of which anything is hidden are among them.
pub(super) fn tells_unmet(of_category: Option<&str>, rows: &[usize], hidden: &GapAnswer) -> bool {
    let tells = |id: &str| {
        let says_met = hidden.categories.iter().any(|sum| sum.category == id && sum.met.is_some());
        let is_hidden = |at: &usize| category(&hidden.gaps[*at]) == id && hidden.gaps[*at].hides("gap");
        says_met && (0..hidden.gaps.len()).filter(is_hidden).all(|at| rows.contains(&at))
    };
    !rows.iter().any(|row| hidden.gaps[*row].hides("gap")) || of_category.is_some_and(tells)
}

/// Hides a figure, where there is one, and keeps its key.
pub(super) fn take<T>(figure: &mut Option<T>, key: &'static str, hidden: &mut Hidden) {
    if figure.take().is_some() {
        hidden.push(key);
    }
}

fn hide_row(row: &mut GapRow, place: usize, figures: &Figures) {
    let of_row = &figures.rows[place];
    let hides = |figure: Option<Figure>| figures.hides(figure);
    let mut hidden = Hidden::new();
    if hides(of_row.persons) {
        take(&mut row.population.persons, "population.persons", &mut hidden);
    }
    if hides(of_row.fte) {
        take(&mut row.population.fte, "population.fte", &mut hidden);
    }
    if hides(of_row.required) {
        take(&mut row.required, "required", &mut hidden);
    }
    if hides(of_row.qualified) {
        take(&mut row.qualified, "qualified", &mut hidden);
        take(&mut row.vulnerable, "vulnerable", &mut hidden);
    }
    hide_sides(row, of_row, figures, &mut hidden);
    if of_row.hides_gap(figures) {
        let told = figures.told[place];
        if !told.surplus {
            take(&mut row.surplus, "surplus", &mut hidden);
        }
        if !told.unmet {
            take(&mut row.slack, "slack", &mut hidden);
        }
        // The coverage of what lacks something tells what is required of it.
        if !told.gap || row.required.is_none() && told.unmet {
            take(&mut row.coverage, "coverage", &mut hidden);
        }
        if !told.gap {
            take(&mut row.gap, "gap", &mut hidden);
        }
    }
    row.people = None;
    row.support = Support::default();
    row.suppressed = hidden;
}

/// Hides what is hidden of each side, and of those who lack the other.
fn hide_sides(row: &mut GapRow, of_row: &RowFigures, figures: &Figures, hidden: &mut Hidden) {
    let requires = figures.hides(of_row.required);
    let (formal, real) = (figures.hides(of_row.formal), figures.hides(of_row.real));
    for (hides, amount, key) in [
        (formal, &mut row.formal, "formal"),
        (real, &mut row.real, "real"),
        (requires || formal, &mut row.gap_formal, "gap_formal"),
        (requires || real, &mut row.gap_real, "gap_real"),
    ] {
        if hides {
            take(amount, key, hidden);
        }
    }
    for (figure, number, key) in [
        (of_row.formal_only, &mut row.formal_only, "formal_only"),
        (of_row.real_only, &mut row.real_only, "real_only"),
        (of_row.undated, &mut row.undated, "undated"),
        (of_row.dispensations, &mut row.dispensations, "dispensations"),
    ] {
        if figures.hides(figure) {
            take(number, key, hidden);
        }
    }
}

/// Hides figures of the register: who it is of, and who is counted apart.
pub(super) fn hide_register(register: &mut RegisterSaid, figures: &Figures, few: u64) {
    let is_few = |number: Option<u64>| number.is_some_and(|number| (1..=few).contains(&number));
    let mut hidden = Hidden::new();
    let [persons, fte] = figures.everybody.map(|figure| figures.hides(Some(figure)));
    if persons {
        take(&mut register.persons, "persons", &mut hidden);
    }
    if fte {
        take(&mut register.fte, "fte", &mut hidden);
    }
    for (number, key) in
        [(&mut register.on_call, "on_call"), (&mut register.unknown_fractions, "unknown_fractions")]
    {
        if is_few(*number) {
            take(number, key, &mut hidden);
        }
    }
    register.left_out = register.left_out.filter(|number| !is_few(Some(*number)));
    for unmatched in register.unmatched_competences.iter_mut().filter(|unmatched| is_few(unmatched.rows)) {
        take(&mut unmatched.rows, "rows", &mut unmatched.suppressed);
    }
    if let (Some(within), Some([persons, fte])) = (&mut register.within, figures.within) {
        let population = &mut within.population;
        population.persons = population.persons.filter(|_| !figures.hides(Some(persons)));
        population.fte = population.fte.filter(|_| !figures.hides(Some(fte)));
    }
    register.suppressed = hidden;
}

impl Figures {
    /// Returns how much is hidden.
    fn suppression(&self, few: u64) -> Suppression {
        let number = |state: State| {
            self.system
                .all()
                .map(|figure| self.system.get(figure))
                .filter(|known| known.printed && known.state == state)
                .count() as u64
        };
        Suppression { persons: few, few: number(State::Few), others: number(State::Other) }
    }
}
