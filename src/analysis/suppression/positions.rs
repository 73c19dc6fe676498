//! What is held by those in any of some positions is what is held in each of them.

use super::figures::{ByPlace, Measure};
use super::system::{Figure, Known, System};
use std::collections::BTreeMap;

/// Adds how each figure of several positions hangs together with those of each, and with those of more positions.
///
/// That somebody has two of the positions is reckoned with as if everybody knew how many do. What may be below nothing
/// is not limited by what is of more positions.
pub(super) fn link(known: &ByPlace<'_>, system: &mut System, is_limited: bool) {
    let mut apart: BTreeMap<(Measure, Option<&str>), Figure> = BTreeMap::new();
    for (measure, places) in known.iter().filter(|(measure, _)| !measure.positions.is_empty()) {
        for (unit, figure) in places {
            for more in wider(known, measure, *unit).into_iter().filter(|_| is_limited) {
                system.limit(*figure, more);
            }
            if measure.positions.len() == 1 {
                continue;
            }
            let mut terms = vec![(*figure, 1)];
            for position in &measure.positions {
                let alone = Measure { positions: vec![position.clone()], ..measure.clone() };
                let printed = known.get(&alone).and_then(|places| places.get(unit)).copied();
                let grain = system.get(*figure).grain;
                let one = printed.unwrap_or_else(|| {
                    let free = || system.add(Known::anything(grain));
                    *apart.entry((alone, *unit)).or_insert_with(free)
                });
                terms.push((one, -1));
            }
            system.sum(terms);
        }
    }
}

/// Returns the figures of the same in a unit, of these positions and more, or of whichever.
fn wider(known: &ByPlace<'_>, measure: &Measure, unit: Option<&str>) -> Vec<Figure> {
    let is_wider = |other: &&Measure| {
        (other.counts, other.in_fte, &other.competences)
            == (measure.counts, measure.in_fte, &measure.competences)
            && (other.positions.is_empty() || is_within(&measure.positions, &other.positions))
    };
    let measures = known.keys().filter(is_wider);
    measures.filter_map(|other| known[other].get(&unit).copied()).collect()
}

/// Tells whether some positions are among others, which are more.
fn is_within(few: &[String], more: &[String]) -> bool {
    few.len() < more.len() && few.iter().all(|position| more.contains(position))
}
