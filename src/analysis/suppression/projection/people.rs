//! Hides how many people there are by position and by age, and how many of them are expected to leave.

use super::super::super::gap::GapAnswer;
use super::super::super::projection::{Leaving, Projection};
use super::super::Hidden;
use super::super::figures::Figures;
use super::super::gap::take;
use super::super::system::{Figure, Known, Limit, System};
use super::write::Told;
use crate::model::amount::{Expected, Fte};
use crate::model::name::folded;

/// How much a figure is missed.
const OF_POSITION: u32 = 10;
const OF_ALL: u32 = 400;
/// What other reports show is not hidden for the sake of these.
const KEPT: u32 = u32::MAX;

/// The youngest age that is counted apart among those of a position.
const AGED: u8 = 55;

/// The figures of a position, or of all of them.
#[derive(Debug, Clone, Copy)]
struct Row {
    persons: Figure,
    aged: Figure,
    /// Within five and ten years.
    retire: [Figure; 2],
    leave: [Figure; 2],
}

impl Row {
    fn all(&self) -> [Figure; 6] {
        let Self { persons, aged, retire, leave } = *self;
        [persons, aged, retire[0], retire[1], leave[0], leave[1]]
    }

    fn of(system: &mut System, of: &Leaving, cost: u32) -> Self {
        let persons = of.persons.unwrap_or_default();
        let mut expected = |number: Option<Expected>, support: u64| {
            let number = number.map_or(0.0, |number| number.0);
            let units = (number * Fte::ONE.ten_thousandths() as f64).round() as i64;
            system.add(Known::fte(units, support, cost))
        };
        let [five, ten] = of.may_retire;
        let retire = [expected(of.retire_within_5, five), expected(of.retire_within_10, ten)];
        let leave = [expected(of.leave_within_5, persons), expected(of.leave_within_10, persons)];
        Self {
            persons: system.add(Known::persons(persons, cost)),
            aged: system.add(Known::persons(of.aged_55.unwrap_or_default(), cost)),
            retire,
            leave,
        }
    }

    /// Adds which of the figures are never more than which.
    fn limits(&self, system: &mut System) {
        let each = Fte::ONE.ten_thousandths() as f64;
        system.limit(self.aged, self.persons);
        for [five, ten] in [self.retire, self.leave] {
            system.limit(five, ten);
            let of_persons =
                |less| Limit { less, times_less: 1.0, more: self.persons, times_more: each, beyond: 0.0 };
            system.limits.extend([five, ten].map(of_persons));
        }
        for leave in self.leave {
            system.tie(self.persons, leave);
        }
    }
}

/// Hides figures of people, with those that would give them away.
pub(super) fn hide(answer: &mut Projection, gap: &GapAnswer, figures: &Figures, few: u64, told: &mut Told) {
    let mut system = System::default();
    let all = Row::of(&mut system, &answer.leaving_in_all, OF_ALL);
    for row in [all.persons, all.leave[0], all.leave[1]] {
        system.get_mut(row).cost = KEPT;
    }
    let everybody = figures.within.map_or(figures.everybody[0], |[persons, _]| persons);
    if figures.hides(Some(everybody)) {
        system.get_mut(all.persons).support = 1;
    }
    let rows: Vec<Row> = answer.leaving.iter().map(|of| Row::of(&mut system, of, OF_POSITION)).collect();
    for (of, row) in answer.leaving.iter().zip(&rows) {
        as_elsewhere(&mut system, of, row.persons, gap, figures);
    }
    std::iter::once(&all).chain(&rows).for_each(|row| row.limits(&mut system));
    for (place, total) in all.all().into_iter().enumerate() {
        let parts = rows.iter().map(|row| (row.all()[place], -1));
        system.sum(std::iter::once((total, 1)).chain(parts).collect());
    }
    let bands: Vec<Figure> = answer
        .ages
        .iter()
        .map(|band| system.add(Known::persons(band.persons.unwrap_or_default(), OF_POSITION)))
        .collect();
    let sum = |total: Figure, is_in: &dyn Fn(Option<u8>) -> bool| {
        let parts = answer.ages.iter().zip(&bands).filter(|(band, _)| is_in(band.from));
        std::iter::once((total, 1)).chain(parts.map(|(_, figure)| (*figure, -1))).collect()
    };
    system.sum(sum(all.persons, &|_| true));
    system.sum(sum(all.aged, &|from| from >= Some(AGED)));
    let unknown = Known::persons(answer.assumptions.ages_unknown.unwrap_or_default(), OF_POSITION);
    let unknown = system.add(unknown);
    // Those who start later are counted among them too: nearly the same people.
    let of_unknown = answer.ages.iter().zip(&bands).find(|(band, _)| (band.from, band.to) == (None, None));
    if let Some((_, band)) = of_unknown {
        system.tie(unknown, *band);
    }
    system.protect(few);
    write(answer, &system, (all, &rows, &bands, unknown), few, told);
}

/// Lets a position be hidden as it is elsewhere, where a requirement concerns all who have it.
fn as_elsewhere(system: &mut System, of: &Leaving, persons: Figure, gap: &GapAnswer, figures: &Figures) {
    let Some(position) = of.position.as_deref().map(folded) else { return };
    for (row, of_row) in gap.gaps.iter().zip(&figures.rows) {
        if row.positions.iter().any(|named| folded(named) == position) {
            let known = system.get_mut(persons);
            if figures.hides(of_row.persons) && row.unit.is_none() {
                known.support = 1;
            } else {
                known.cost = KEPT;
            }
        }
    }
}

/// Takes away what is hidden.
fn write(
    answer: &mut Projection,
    system: &System,
    (all, rows, bands, unknown): (Row, &[Row], &[Figure], Figure),
    few: u64,
    told: &mut Told,
) {
    hide_row(&mut answer.leaving_in_all, &all, system);
    for (of, row) in answer.leaving.iter_mut().zip(rows) {
        let is_few = of.persons.is_some_and(|persons| (1..=few).contains(&persons));
        hide_row(of, row, system);
        told.count(&mut of.suppressed, is_few);
    }
    for (band, figure) in answer.ages.iter_mut().zip(bands) {
        if system.is_hidden(*figure) {
            take(&mut band.persons, "persons", &mut band.suppressed);
            told.count(&mut band.suppressed, (1..=few).contains(&system.get(*figure).support));
        }
    }
    if system.is_hidden(unknown) {
        let scenarios = answer.scenarios.iter_mut().map(|scenario| &mut scenario.assumptions);
        for assumptions in std::iter::once(&mut answer.assumptions).chain(scenarios) {
            take(&mut assumptions.ages_unknown, "ages_unknown", &mut assumptions.suppressed);
            told.count(&mut assumptions.suppressed, true);
        }
    }
}

fn hide_row(of: &mut Leaving, row: &Row, system: &System) {
    let mut hidden = Hidden::new();
    for (figure, number, key) in
        [(row.persons, &mut of.persons, "persons"), (row.aged, &mut of.aged_55, "aged_55")]
    {
        if system.is_hidden(figure) {
            take(number, key, &mut hidden);
        }
    }
    for (figure, number, key) in [
        (row.retire[0], &mut of.retire_within_5, "retire_within_5"),
        (row.retire[1], &mut of.retire_within_10, "retire_within_10"),
        (row.leave[0], &mut of.leave_within_5, "leave_within_5"),
        (row.leave[1], &mut of.leave_within_10, "leave_within_10"),
    ] {
        if system.is_hidden(figure) {
            take(number, key, &mut hidden);
        }
    }
    of.suppressed = hidden;
}
