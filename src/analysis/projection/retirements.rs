//! How many of today's people are expected to leave within five and ten years, by position: to retire, and otherwise.

use super::super::situation::Situation;
use super::super::suppression::Hidden;
use super::super::workforce::Workforce;
use super::exits::Survival;
use crate::model::amount::Expected;
use crate::model::collation::Alphabet;
use crate::model::place::Place;
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use serde::Serialize;
use std::collections::BTreeMap;

/// The years within which exits are counted.
pub(super) const WITHIN: [u16; 2] = [5, 10];

/// The people of one position, and how many of them are expected to leave.
#[derive(Debug, Clone, Serialize)]
pub struct Leaving {
    /// The position's title or code; none for those whose position nobody knows.
    pub position: Option<String>,
    /// How many there are.
    pub persons: Option<u64>,
    /// How many are 55 or older in the reference year.
    pub aged_55: Option<u64>,
    /// How many are expected to leave from the age of retirement on within five years, by the rates.
    pub retire_within_5: Option<Expected>,
    /// How many are expected to leave from the age of retirement on within ten years, by the rates.
    pub retire_within_10: Option<Expected>,
    /// How many are expected to leave within five years, at whatever age, agreed ends included.
    pub leave_within_5: Option<Expected>,
    /// How many are expected to leave within ten years, at whatever age, agreed ends included.
    pub leave_within_10: Option<Expected>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// How many may retire within five and ten years.
    #[serde(skip)]
    pub may_retire: [u64; 2],
}

impl Leaving {
    /// Returns the people of some positions together.
    pub fn sum(all: &[Leaving]) -> Self {
        let count = |of: fn(&Leaving) -> Option<u64>| all.iter().map(of).sum();
        let expected = |of: fn(&Leaving) -> Option<Expected>| {
            let each: Option<Vec<f64>> = all.iter().map(|one| Some(of(one)?.0)).collect();
            Some(Expected(each?.iter().sum()))
        };
        let may_retire = |place: usize| all.iter().map(|one| one.may_retire[place]).sum();
        Self {
            position: None,
            persons: count(|one| one.persons),
            aged_55: count(|one| one.aged_55),
            retire_within_5: expected(|one| one.retire_within_5),
            retire_within_10: expected(|one| one.retire_within_10),
            leave_within_5: expected(|one| one.leave_within_5),
            leave_within_10: expected(|one| one.leave_within_10),
            suppressed: Hidden::new(),
            may_retire: [may_retire(0), may_retire(1)],
        }
    }
}

/// Returns who is expected to leave of some people, by position.
pub(super) fn leaving(
    situation: &Situation<'_>,
    mut survival: Survival<'_>,
    people: &[PersonId],
) -> Vec<Leaving> {
    let mut rows: BTreeMap<Option<String>, Leaving> = BTreeMap::new();
    for person in people {
        // By what it is called: positions of one title may have several codes.
        let name = name(situation, survival.position(*person));
        let row = rows.entry(name.clone()).or_insert_with(|| nobody(name));
        add(&mut row.persons, 1);
        let born = situation.register.people[person.index()].birth;
        let is_aged = born.is_some_and(|born| situation.date.year() - born.year() >= 55);
        add(&mut row.aged_55, u64::from(is_aged));
    }
    for year in 1..=WITHIN[1] {
        survival.advance(&situation.force);
        if !WITHIN.contains(&year) {
            continue;
        }
        let then = super::reference_day(situation.date, situation.date.year() + year as i16);
        let then = Workforce::on(then, situation.register, &situation.plan.exclusions);
        for person in people {
            let name = name(situation, survival.position(*person));
            let Some(row) = rows.get_mut(&name) else { continue };
            let chances = survival.of(*person);
            let (retired, gone) = match year {
                5 => (&mut row.retire_within_5, &mut row.leave_within_5),
                _ => (&mut row.retire_within_10, &mut row.leave_within_10),
            };
            expect(retired, chances.retired);
            // Whose agreed employment has ended by then has left, whatever the rates say.
            expect(gone, if then.is_employed(*person) { 1.0 - chances.all } else { 1.0 });
            row.may_retire[usize::from(year != WITHIN[0])] += u64::from(chances.retired > 0.0);
        }
    }
    let alphabet = Alphabet::default();
    let mut rows: Vec<Leaving> = rows.into_values().collect();
    let name = |row: &Leaving| row.position.clone().unwrap_or_default();
    rows.sort_by(|a, b| alphabet.compare(&name(a), &name(b)));
    rows
}

/// Returns who counts on the reference date, in some units; in all where none is named.
pub(super) fn people(situation: &Situation<'_>, units: &[UnitId]) -> Vec<PersonId> {
    let tree = &situation.register.units;
    let is_asked = |unit: UnitId| units.is_empty() || units.iter().any(|above| tree.is_within(unit, *above));
    let mut people: Vec<PersonId> = situation
        .force
        .presences()
        .filter(|presence| is_asked(presence.unit))
        .map(|presence| presence.person)
        .collect();
    people.dedup();
    people
}

/// Returns what a position is called: its title, or its code where it has none.
fn name(situation: &Situation<'_>, position: Option<Place>) -> Option<String> {
    position.map(|place| {
        let position = &situation.register.positions[place.index()];
        if position.title.is_empty() { position.code.clone() } else { position.title.clone() }
    })
}

fn nobody(position: Option<String>) -> Leaving {
    let nothing = Some(Expected(0.0));
    Leaving {
        position,
        persons: Some(0),
        aged_55: Some(0),
        retire_within_5: nothing,
        retire_within_10: nothing,
        leave_within_5: nothing,
        leave_within_10: nothing,
        suppressed: Hidden::new(),
        may_retire: [0; 2],
    }
}

fn add(number: &mut Option<u64>, more: u64) {
    *number = number.map(|number| number + more);
}

fn expect(number: &mut Option<Expected>, more: f64) {
    *number = number.map(|number| Expected(number.0 + more));
}
