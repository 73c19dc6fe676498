//! Hides figures of what expires.
//!
//! How many are to renew each competence in each month is a table with sums of rows, of columns and of all of it, in which
//! each cell that stands there is at least one person. What of a cell is in which unit is hidden as a whole. Of what falls,
//! how much it loses is hidden wherever anything is of what it asks for.

use super::super::expiry::{Expiry, Fall};
use super::super::gap::GapRow;
use super::gap::{of_rows, take};
use super::system::{Figure, Known, State, System};
use super::{Hidden, Suppression, is_few, together};
use crate::model::date::Month;
use crate::model::plan::Amount;
use std::collections::{BTreeMap, BTreeSet};

/// How much a cell is missed, and how much more those who hold something, sums of rows and columns, and that of everything.
const CELL: u32 = 1;
const HELD: u32 = 20;
const SUM: u32 = 40;
const EVERYTHING: u32 = 400;

/// Returns what expires with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Expiry, few: u64) -> Expiry {
    let rows = std::mem::take(&mut answer.today);
    let gap = of_rows((answer.reference_date, &answer.plan, &answer.register), rows, few);
    answer.register = gap.register.clone();
    let beside = rest_on_few(&answer, few);
    let mut table = Table::of(&answer, &gap.gaps);
    table.system.protect(few);
    let in_table = table.system.all().filter(|figure| table.system.get(*figure).state == State::Few).count();
    table.write(&mut answer);
    hide_units(&mut answer, few);
    hide_already(&mut answer, &gap.gaps, few);
    hide_falls(&mut answer, &gap.gaps, few);
    answer.people = None;
    answer.today = gap.gaps;
    answer.suppression = Some(counted(&answer, few, beside + in_table as u64));
    answer
}

/// Returns how many figures outside the table rest on few.
fn rest_on_few(answer: &Expiry, few: u64) -> u64 {
    let units = answer.expiring.iter().map(|row| row.persons);
    let falls = answer.requirements.iter().map(|fall| fall.persons);
    let already = [answer.already.expired, answer.already.undated];
    units.chain(falls).chain(already).flatten().filter(|persons| is_few(*persons, few)).count() as u64
}

/// A competence's id, and a month.
type Cell = (String, Month);

/// Returns how many are in each unit of each cell.
fn units_of(answer: &Expiry) -> BTreeMap<Cell, Vec<u64>> {
    let mut units: BTreeMap<Cell, Vec<u64>> = BTreeMap::new();
    for row in &answer.expiring {
        units.entry((row.competence.clone(), row.month)).or_default().extend(row.persons);
    }
    units
}

/// Renewals by competence and month, as figures.
struct Table {
    system: System,
    /// Renewals and persons of everything.
    all: [Figure; 2],
    /// Renewals and persons of each month; none of months in which nothing expires, as everybody sees.
    months: Vec<Option<[Figure; 2]>>,
    /// Who hold each competence, and those of whom it expires.
    competences: Vec<[Figure; 2]>,
    cells: Vec<Figure>,
}

impl Table {
    fn of(answer: &Expiry, gap: &[GapRow]) -> Self {
        let mut making = Making {
            system: System::default(),
            most: answer.register.persons.map_or(i64::MAX, |persons| persons as i64),
        };
        let all = making.pair(answer.renewals, answer.persons, EVERYTHING);
        let months = answer
            .by_month
            .iter()
            .map(|month| (month.renewals != Some(0)).then(|| making.pair(month.renewals, month.persons, SUM)))
            .collect();
        let competences = answer.competences.iter().map(|sum| {
            let hides =
                |row: &GapRow| row.competences.contains(&sum.competence) && !row.suppressed.is_empty();
            let state = if gap.iter().any(hides) { State::Other } else { State::Shown };
            let held = making.add(Known { state, ..making.persons(sum.held, HELD) });
            [held, making.add(making.persons(sum.persons, SUM))]
        });
        let competences = competences.collect();
        let cells = making.cells(answer);
        let mut table = Self { system: making.system, all, months, competences, cells };
        table.sums(answer);
        table.limits(answer);
        table
    }

    /// Adds that cells sum to rows and to columns, and those to everything.
    fn sums(&mut self, answer: &Expiry) {
        let [renewals, _] = self.all;
        let sum = |total: Figure, parts: Vec<Figure>| {
            std::iter::once((total, 1)).chain(parts.into_iter().map(|part| (part, -1))).collect()
        };
        let cells = |is_of: &dyn Fn(&Cell) -> bool| -> Vec<Figure> {
            let places = answer.places.iter().map(|place| (place.competence.clone(), place.month));
            places.zip(&self.cells).filter(|(cell, _)| is_of(cell)).map(|(_, figure)| *figure).collect()
        };
        let mut sums = Vec::new();
        for (month, figures) in answer.by_month.iter().zip(&self.months) {
            let cells = cells(&|(_, of)| *of == month.month);
            sums.extend(figures.map(|[renewals, _]| sum(renewals, cells)));
        }
        for (row, [_, persons]) in answer.competences.iter().zip(&self.competences) {
            sums.push(sum(*persons, cells(&|(of, _)| *of == row.competence)));
        }
        sums.push(sum(renewals, self.months.iter().flatten().map(|[renewals, _]| *renewals).collect()));
        sums.push(sum(renewals, self.competences.iter().map(|[_, persons]| *persons).collect()));
        sums.into_iter().for_each(|sum| self.system.sum(sum));
    }

    /// Adds that nobody renews a competence twice, and what persons there are follows from.
    fn limits(&mut self, answer: &Expiry) {
        let system = &mut self.system;
        let [renewals, persons] = self.all;
        system.limit(persons, renewals);
        system.tie(persons, renewals);
        for [held, expiring] in &self.competences {
            system.limit(*expiring, *held);
            system.limit(*expiring, persons);
        }
        for [renewals, in_month] in self.months.iter().flatten() {
            system.limit(*in_month, *renewals);
            system.limit(*in_month, persons);
            system.tie(*in_month, *renewals);
        }
        let months: BTreeMap<Month, Figure> = answer
            .by_month
            .iter()
            .zip(&self.months)
            .filter_map(|(month, figures)| Some((month.month, (*figures)?[1])))
            .collect();
        for (place, cell) in answer.places.iter().zip(&self.cells) {
            if let Some(in_month) = months.get(&place.month) {
                system.limit(*cell, *in_month);
            }
        }
        // Those of all months are no more than those of each month together: what is more of those is nothing or more.
        let value = |figure: Figure| system.get(figure).value;
        let more = months.values().map(|in_month| value(*in_month)).sum::<i64>() - value(persons);
        let more = system.add(Known::persons(more.unsigned_abs(), 0).unprinted());
        let terms = months.into_values().map(|in_month| (in_month, -1));
        system.sum([(persons, 1), (more, 1)].into_iter().chain(terms).collect());
    }

    /// Writes nothing for what is hidden.
    fn write(&self, answer: &mut Expiry) {
        let hides = |figure: Figure| self.system.is_hidden(figure);
        let [renewals, persons] = self.all.map(hides);
        hide_two(
            [(renewals, &mut answer.renewals, "renewals"), (persons, &mut answer.persons, "persons")],
            &mut answer.suppressed,
        );
        for (row, figures) in answer.by_month.iter_mut().zip(&self.months) {
            let [renewals, persons] = figures.map_or([false; 2], |figures| figures.map(hides));
            hide_two(
                [(renewals, &mut row.renewals, "renewals"), (persons, &mut row.persons, "persons")],
                &mut row.suppressed,
            );
        }
        for (row, figures) in answer.competences.iter_mut().zip(&self.competences) {
            let [held, persons] = figures.map(hides);
            hide_two(
                [(held, &mut row.held, "held"), (persons, &mut row.persons, "persons")],
                &mut row.suppressed,
            );
        }
        for (row, cell) in answer.places.iter_mut().zip(&self.cells) {
            if hides(*cell) {
                take(&mut row.persons, "persons", &mut row.suppressed);
            }
        }
    }
}

fn hide_two(figures: [(bool, &mut Option<u64>, &'static str); 2], keys: &mut Hidden) {
    for (_, figure, key) in figures.into_iter().filter(|(hides, ..)| *hides) {
        take(figure, key, keys);
    }
}

struct Making {
    system: System,
    /// How many persons there are, where that is shown.
    most: i64,
}

impl Making {
    fn add(&mut self, known: Known) -> Figure {
        self.system.add(known)
    }

    /// Returns a number of persons, of which there is one.
    fn persons(&self, persons: Option<u64>, cost: u32) -> Known {
        Known { least: 1, most: self.most, ..Known::persons(persons.unwrap_or_default(), cost) }
    }

    /// Adds renewals, which rest on persons, and those.
    fn pair(&mut self, renewals: Option<u64>, persons: Option<u64>, cost: u32) -> [Figure; 2] {
        let of_persons = self.persons(persons, cost);
        let of_renewals = self.persons(renewals, cost);
        let renewals = Known { support: of_persons.support, most: i64::MAX, ..of_renewals };
        [self.add(renewals), self.add(of_persons)]
    }

    /// Adds cells. There is somebody in each unit that stands there, so where nobody is in two units, as many are to renew
    /// as there are units, or more; where they are just as many, they are hidden, or each unit is known to be one person.
    fn cells(&mut self, answer: &Expiry) -> Vec<Figure> {
        let units = units_of(answer);
        let cells = answer.places.iter().map(|place| {
            let persons = place.persons.unwrap_or_default();
            let units = units.get(&(place.competence.clone(), place.month)).map_or(&[][..], Vec::as_slice);
            let adds_up = units.iter().sum::<u64>() == persons;
            let least = if adds_up { units.len().max(1) as i64 } else { 1 };
            let each_is_one = adds_up && units.len() as u64 == persons;
            let state = if each_is_one { State::Other } else { State::Shown };
            self.add(Known { least, state, ..self.persons(place.persons, CELL) })
        });
        cells.collect()
    }
}

/// Hides who is in which unit: in all of a cell that is hidden, or where few are in any of them.
fn hide_units(answer: &mut Expiry, few: u64) {
    let cells = answer.places.iter().filter(|place| place.persons.is_none());
    let rests_on_few = answer.expiring.iter().filter(|row| row.persons.is_some_and(|row| is_few(row, few)));
    let hidden: BTreeSet<Cell> = cells
        .map(|place| (place.competence.clone(), place.month))
        .chain(rests_on_few.map(|row| (row.competence.clone(), row.month)))
        .collect();
    for row in &mut answer.expiring {
        if hidden.contains(&(row.competence.clone(), row.month)) {
            take(&mut row.persons, "persons", &mut row.suppressed);
        }
    }
}

/// Hides who holds something no longer, where they are few or the gap hides it of any requirement.
fn hide_already(answer: &mut Expiry, gap: &[GapRow], few: u64) {
    let already = &mut answer.already;
    let hides_undated = gap.iter().any(|row| row.hides("undated"));
    let is_few = |persons: Option<u64>| persons.is_some_and(|persons| is_few(persons, few));
    let [expired, undated] = [is_few(already.expired), is_few(already.undated) || hides_undated];
    hide_two(
        [(expired, &mut already.expired, "expired"), (undated, &mut already.undated, "undated")],
        &mut already.suppressed,
    );
}

/// Hides how much requirements lose, where anything is hidden of what they ask for, few lose it somewhere, or the gap hides
/// anything of one that falls: requirements of the same competences add up.
fn hide_falls(answer: &mut Expiry, gap: &[GapRow], few: u64) {
    let hides = |fall: &Fall| !gap[fall.place].suppressed.is_empty();
    let names = |row: &GapRow| row.competences.clone();
    let losses = gap.iter().zip(&answer.losses).filter(|(_, losses)| is_few(**losses, few));
    let competences = answer.competences.iter().filter(|row| row.persons.is_none());
    let places = answer.places.iter().filter(|row| row.persons.is_none());
    let units = answer.expiring.iter().filter(|row| row.persons.is_none());
    let hidden: BTreeSet<String> = losses
        .flat_map(|(row, _)| names(row))
        .chain(answer.requirements.iter().filter(|fall| hides(fall)).flat_map(|fall| names(&fall.today)))
        .chain(competences.map(|row| row.competence.clone()))
        .chain(places.map(|row| row.competence.clone()))
        .chain(units.map(|row| row.competence.clone()))
        .collect();
    let lists: Vec<Vec<String>> = answer.requirements.iter().map(|fall| names(&fall.today)).collect();
    let hidden = together(hidden, &lists);
    for fall in &mut answer.requirements {
        if fall.today.competences.iter().any(|name| hidden.contains(name)) {
            hide_fall(fall, &gap[fall.place]);
        }
        fall.today = gap[fall.place].clone();
    }
    answer.losses.clear();
}

/// Hides how much a requirement loses, and what the gap hides. That it falls tells all of it where it asks for one person.
fn hide_fall(fall: &mut Fall, of_gap: &GapRow) {
    if of_gap.hides("required") {
        take(&mut fall.required, "required", &mut fall.suppressed);
    }
    if fall.required != Some(Amount::Persons(1)) {
        if !of_gap.suppressed.is_empty() {
            take(&mut fall.gap_now, "gap_now", &mut fall.suppressed);
        }
        take(&mut fall.gap_then, "gap_then", &mut fall.suppressed);
    }
    take(&mut fall.persons, "persons", &mut fall.suppressed);
}

/// Returns how many figures are hidden, and how many of them for they rest on few people.
fn counted(answer: &Expiry, persons: u64, rest_on_few: u64) -> Suppression {
    let lists: [Vec<&Hidden>; 5] = [
        answer.by_month.iter().map(|row| &row.suppressed).collect(),
        answer.competences.iter().map(|row| &row.suppressed).collect(),
        answer.places.iter().map(|row| &row.suppressed).collect(),
        answer.expiring.iter().map(|row| &row.suppressed).collect(),
        answer.requirements.iter().map(|row| &row.suppressed).collect(),
    ];
    let others = [&answer.suppressed, &answer.already.suppressed, &answer.register.suppressed];
    let all = lists.iter().flatten().copied().chain(others).map(Vec::len).sum::<usize>() as u64;
    Suppression::counted(persons, rest_on_few, all)
}
