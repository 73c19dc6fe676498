//! Rows of two dates, put together where they are of the same requirement in the same unit.

use super::super::assess::Judged;
use super::super::gap::{GapRow, Obstacle};
use super::super::situation::Situation;
use crate::model::collation::Alphabet;
use crate::model::name::folded;
use crate::model::plan::{Per, Plan};
use crate::model::register::Register;
use crate::model::unit::{BETWEEN, UnitId, UnitTree, compare_paths};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A requirement in a unit, as it is judged on each date; not where nothing is judged there.
pub(super) struct Joined {
    /// The requirement, by its place in the plan.
    pub requirement: usize,
    /// The first date's row.
    pub before: Option<Judged>,
    /// The second date's row.
    pub after: Option<Judged>,
}

impl Joined {
    /// Returns the row that tells what it is of: that of the second date where it knows the unit.
    pub fn row(&self) -> Option<&GapRow> {
        let known = |judged: &&Judged| judged.unit.is_some();
        let both = || [&self.after, &self.before].into_iter().flatten();
        both().find(known).or_else(|| both().next()).map(|judged| &judged.row)
    }
}

/// Puts rows of two dates together, in the order of categories, competences and units.
pub(super) fn joined(before: Vec<Judged>, after: Vec<Judged>, plan: &Plan) -> Vec<Joined> {
    let mut rows: BTreeMap<(usize, String), Joined> = BTreeMap::new();
    let key = |judged: &Judged| {
        // One that is judged once is the same wherever its unit has been moved to.
        let whole = plan.requirements[judged.requirement].per == Per::Whole;
        let unit = judged.row.unit.as_deref().filter(|_| !whole).map(folded);
        (judged.requirement, unit.unwrap_or_default())
    };
    let empty = |requirement| Joined { requirement, before: None, after: None };
    for judged in before {
        let (key, requirement) = (key(&judged), judged.requirement);
        rows.entry(key).or_insert_with(|| empty(requirement)).before = Some(judged);
    }
    for judged in after {
        let (key, requirement) = (key(&judged), judged.requirement);
        rows.entry(key).or_insert_with(|| empty(requirement)).after = Some(judged);
    }
    let rows = without_stand_ins(rows.into_values().collect());
    sorted(rows, plan)
}

/// Leaves out rows that stand for units that one register does not know, where the other one tells which they are.
fn without_stand_ins(rows: Vec<Joined>) -> Vec<Joined> {
    let stands_in = |row: &Joined| {
        let obstacle = |judged: &Option<Judged>| judged.as_ref().and_then(|one| one.row.obstacle);
        match (&row.before, &row.after) {
            (Some(_), None) => obstacle(&row.before) == Some(Obstacle::Units),
            (None, Some(_)) => obstacle(&row.after) == Some(Obstacle::Units),
            _ => false,
        }
    };
    let told: Vec<usize> = rows.iter().filter(|row| !stands_in(row)).map(|row| row.requirement).collect();
    rows.into_iter().filter(|row| !stands_in(row) || !told.contains(&row.requirement)).collect()
}

fn sorted(mut rows: Vec<Joined>, plan: &Plan) -> Vec<Joined> {
    let order = Order::of(plan.categories.iter().map(|known| known.id.clone()));
    rows.sort_by(|a, b| {
        let rows = a.row().map(Place::of).zip(b.row().map(Place::of));
        let by_place = rows.map_or(Ordering::Equal, |(a, b)| order.compare(a, b));
        by_place.then_with(|| a.requirement.cmp(&b.requirement))
    });
    rows
}

/// What the order of rows goes by.
pub(super) struct Place<'a> {
    /// The category's id.
    pub category: &'a str,
    /// How it is named to people.
    pub name: &'a str,
    /// The unit's path.
    pub unit: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn of(row: &'a GapRow) -> Self {
        Self { category: &row.category, name: &row.name, unit: row.unit.as_deref() }
    }
}

/// The order of rows: by category, then by name, then by unit, those above before those below.
pub(super) struct Order {
    categories: Vec<String>,
    alphabet: Alphabet,
}

impl Order {
    /// Returns the order where categories, by their ids, come as these do; others come last.
    pub fn of(categories: impl Iterator<Item = String>) -> Self {
        Self { categories: categories.collect(), alphabet: Alphabet::default() }
    }

    /// Compares two rows.
    pub fn compare(&self, a: Place<'_>, b: Place<'_>) -> Ordering {
        let place = |row: &Place<'_>| self.categories.iter().position(|known| known == row.category);
        let [place_a, place_b] = [&a, &b].map(|row| place(row).unwrap_or(usize::MAX));
        let by_category = place_a.cmp(&place_b);
        by_category
            .then_with(|| self.alphabet.compare(a.name, b.name))
            .then_with(|| compare_paths(a.unit, b.unit, &self.alphabet))
    }
}

/// Tells whether a path is one of some, or below one; all are where there are none.
pub(super) fn is_asked(path: Option<&str>, asked: &[String]) -> bool {
    let within = |above: &String| {
        let (path, above) = (path.map(folded).unwrap_or_default(), folded(above));
        path.strip_prefix(&above).is_some_and(|rest| rest.is_empty() || rest.starts_with(BETWEEN))
    };
    asked.is_empty() || asked.iter().any(within)
}

/// Tells whether nobody at all counts on a date in the unit of a path; not where the register has no units.
pub(super) fn is_empty(path: Option<&str>, situation: &Situation<'_>) -> bool {
    let Register { units, knows, .. } = situation.register;
    let counts_in =
        |unit: UnitId| situation.force.presences().any(|presence| units.is_within(presence.unit, unit));
    knows.units && path.is_some_and(|path| at(path, units).is_none_or(|unit| !counts_in(unit)))
}

/// Returns the unit that has a path.
fn at(path: &str, units: &UnitTree) -> Option<UnitId> {
    let sought = folded(path);
    units.ids().find(|unit| units.path(*unit).is_some_and(|path| folded(&path) == sought))
}
