//! What is held in a unit is what is held in the units below it, and by those who are in none of them.

use super::figures::{ByPlace, Counts, Measure};
use super::system::{Figure, Known, System};
use crate::model::unit::BETWEEN;
use std::collections::BTreeMap;

/// How much more a figure is missed for each that it sums up.
const OF_EACH: u32 = 5;

/// A figure's places: the whole municipality first, and units before those below them.
pub(super) type Places<'a> = BTreeMap<Option<&'a str>, Figure>;

/// Adds how each figure hangs together with those of the same in the units below.
///
/// Where those who are in none of the units below are as few as this, it is reckoned with that somebody knows what they hold.
pub(super) fn link(known: &ByPlace<'_>, system: &mut System, few: u64) {
    for (measure, places) in known {
        let populations = |in_fte: bool| known.get(&Measure::everybody(&measure.positions, in_fte));
        let (persons, fte) = (populations(false), populations(true));
        for (unit, children) in families(places) {
            let link = Link { unit, children: &children, places };
            link.add(persons, if measure.in_fte { fte } else { persons }, measure, few, system);
        }
    }
}

/// Returns each place that has others below it, with the nearest of those.
pub(super) fn families<'a>(places: &Places<'a>) -> Vec<(Option<&'a str>, Vec<&'a str>)> {
    let mut families: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for unit in places.keys().flatten() {
        let mut above = *unit;
        let parent = loop {
            match above.rsplit_once(BETWEEN) {
                Some((parent, _)) if places.contains_key(&Some(parent)) => break Some(parent),
                Some((parent, _)) => above = parent,
                None => break None,
            }
        };
        if places.contains_key(&parent) {
            families.entry(parent).or_default().push(unit);
        }
    }
    families.into_iter().collect()
}

/// A unit and those below it.
struct Link<'a> {
    unit: Option<&'a str>,
    children: &'a [&'a str],
    places: &'a Places<'a>,
}

impl Link<'_> {
    fn add(
        &self,
        persons: Option<&Places<'_>>,
        sized: Option<&Places<'_>>,
        measure: &Measure,
        few: u64,
        system: &mut System,
    ) {
        let Some(parent) = self.places.get(&self.unit).copied() else { return };
        let below: Vec<Figure> =
            self.children.iter().filter_map(|unit| self.places.get(&Some(*unit)).copied()).collect();
        below.iter().for_each(|child| system.limit(*child, parent));
        system.get_mut(parent).cost =
            system.get(parent).cost.saturating_add(OF_EACH.saturating_mul(below.len() as u32));
        let rest = system.get(parent).value - below.iter().map(|child| system.get(*child).value).sum::<i64>();
        let mut terms = vec![(parent, 1)];
        terms.extend(below.iter().map(|child| (*child, -1)));
        let outside = persons.map_or(0, |persons| self.outside(persons, system));
        if outside > few as i64 {
            let most = match measure.counts {
                Counts::Persons | Counts::Fte => i64::MAX,
                _ => sized.map_or(i64::MAX, |sized| self.outside(sized, system)),
            };
            let known = Known { least: rest.min(0), most: most.max(rest), ..Known::persons(0, 0) };
            let grain = system.get(parent).grain;
            let rest = system.add(Known { value: rest, grain, ..known }.unprinted());
            terms.push((rest, -1));
        }
        system.sum(terms);
    }

    /// Returns how many are in the unit and in none of those below it.
    fn outside(&self, populations: &Places<'_>, system: &System) -> i64 {
        let of = |unit: &Option<&str>| populations.get(unit).map_or(0, |figure| system.get(*figure).value);
        of(&self.unit) - self.children.iter().map(|child| of(&Some(*child))).sum::<i64>()
    }
}
