//! Who is employed on a date, where, as what and how much.

use crate::model::amount::{Fte, PositionSize};
use crate::model::date::Date;
use crate::model::name::{Pattern, folded};
use crate::model::place::Place;
use crate::model::plan::Exclusions;
use crate::model::register::{Employment, PersonId, Position, Register};
use crate::model::unit::{UnitId, UnitTree};
use std::num::NonZero;
use std::ops::Range;

/// Somebody's work in one place on the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// As what: a place in [`Register::positions`].
    pub position: Option<Place>,
    /// How much; none where unknown.
    pub size: Option<PositionSize>,
}

impl Presence {
    /// Returns where an employment lets somebody count.
    fn of(employment: &Employment) -> Self {
        let Employment { person, unit, position, size, .. } = *employment;
        Self { person, unit, position, size }
    }

    /// Returns it with a position that has grown by an amount, which may be none, to at most full time.
    fn enlarged(self, by: Fte) -> Self {
        let larger = |part: Fte| if part < Fte::ONE { (part + by).min(Fte::ONE) } else { part };
        Self { size: self.fraction().map(|part| PositionSize::of(larger(part))), ..self }
    }

    /// Returns how much of a full-time position it is; none where unknown.
    pub fn fraction(&self) -> Option<Fte> {
        self.size.map(PositionSize::fte)
    }
}

/// Where somebody counts who counts in one place, as nearly everybody does: short, for it is looked up for everybody who
/// holds anything.
#[derive(Debug, Clone, Copy)]
struct Home {
    /// The unit; none where they count in no place, or in several.
    unit: Option<NonZero<u32>>,
    /// How much, in ten-thousandths of an årsverk; 0 where unknown.
    fte: u32,
}

impl Home {
    const NONE: Self = Self { unit: None, fte: 0 };

    /// Returns the home of somebody who counts in some places.
    fn of(mut presences: impl Iterator<Item = Presence>) -> Self {
        let home = |presence: Presence| {
            let fte = presence.fraction().unwrap_or_default().ten_thousandths();
            Some(Self {
                unit: Some(NonZero::<u32>::MIN.checked_add(presence.unit.0)?),
                fte: fte.try_into().ok()?,
            })
        };
        match (presences.next(), presences.next()) {
            (Some(presence), None) => home(presence).unwrap_or(Self::NONE),
            _ => Self::NONE,
        }
    }
}

/// What an employment is on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Not active, or left out.
    None,
    /// Active: at 0 %, or the same as another.
    Active,
    /// Active, and somebody counts there.
    Counts,
}

/// Who counts on a date.
#[derive(Debug, Clone)]
pub struct Workforce<'r> {
    register: &'r Register,
    /// For each employment, what it is.
    parts: Vec<Part>,
    /// How much positions below full time have grown.
    larger_by: Fte,
    /// For each person, where they count, if that is in one place.
    homes: Vec<Home>,
    /// People who are employed, at whatever size of position.
    employed: Vec<bool>,
    /// Units where somebody is employed.
    pub staffed: Vec<bool>,
    /// People who are employed at 0 % only.
    pub on_call: u64,
    /// Employments of people who count, of unknown size.
    pub unknown_fractions: u64,
    /// People with an active employment who are left out on request.
    pub left_out: u64,
    /// How the rows are accounted for.
    pub rows: RowAccount,
}

/// Every row of the register accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct RowAccount {
    /// All rows: the sum of the others.
    pub read: u64,
    /// Rows of people who count.
    pub used: u64,
    /// Rows of employments that are not active, or left out, and of people who are not employed.
    pub inactive: u64,
    /// Headers, blank rows, titles and sums.
    pub ignored: u64,
    /// Rows that could not be understood.
    pub rejected: u64,
}

impl std::ops::Add for RowAccount {
    type Output = RowAccount;
    fn add(self, other: RowAccount) -> RowAccount {
        RowAccount {
            read: self.read + other.read,
            used: self.used + other.used,
            inactive: self.inactive + other.inactive,
            ignored: self.ignored + other.ignored,
            rejected: self.rejected + other.rejected,
        }
    }
}

impl<'r> Workforce<'r> {
    /// Returns who counts on a date.
    pub fn on(date: Date, register: &'r Register, exclusions: &Exclusions) -> Self {
        let excluded = Excluded::of(register, exclusions);
        let mut force = Self::empty(register);
        for person in 0..register.people.len() as u32 {
            force.add(PersonId(person), date, &excluded);
        }
        force
    }

    fn empty(register: &'r Register) -> Self {
        let rows = register.rows;
        Self {
            register,
            parts: Vec::with_capacity(register.employments.len()),
            larger_by: Fte::ZERO,
            homes: Vec::with_capacity(register.people.len()),
            employed: Vec::with_capacity(register.people.len()),
            staffed: vec![false; register.units.len()],
            on_call: 0,
            unknown_fractions: 0,
            left_out: 0,
            rows: RowAccount {
                read: rows.read,
                ignored: rows.ignored,
                rejected: rows.rejected,
                ..RowAccount::default()
            },
        }
    }

    fn add(&mut self, person: PersonId, date: Date, excluded: &Excluded) {
        let (mut employed, mut left_out) = (false, false);
        let employments = self.register.employments_of(person);
        let counts = |employment: &Employment| employment.is_active(date) && !excluded.has(employment);
        for (place, employment) in employments.clone().enumerate() {
            let active = employment.is_active(date);
            if !active || excluded.has(employment) {
                left_out |= active;
                self.rows.inactive += u64::from(employment.rows);
                self.parts.push(Part::None);
                continue;
            }
            employed = true;
            self.rows.used += u64::from(employment.rows);
            self.staffed[employment.unit.index()] = true;
            let is_known =
                employments.clone().take(place).any(|known| counts(known) && alike(known, employment));
            let part = if is_known || is_on_call(employment) { Part::Active } else { Part::Counts };
            self.unknown_fractions += u64::from(part == Part::Counts && employment.size.is_none());
            self.parts.push(part);
        }
        let other_rows = u64::from(self.register.people[person.index()].other_rows);
        if employed {
            self.rows.used += other_rows;
        } else {
            self.rows.inactive += other_rows;
        }
        self.homes.push(Home::of(self.of(person)));
        self.employed.push(employed);
        self.on_call += u64::from(employed && !self.counts(person));
        self.left_out += u64::from(left_out && !employed);
    }

    /// Returns where somebody counts.
    pub fn of(&self, person: PersonId) -> impl Iterator<Item = Presence> + Clone {
        let counted = self.parts_of(person).filter(|(part, _)| *part == Part::Counts);
        counted.map(|(_, employment)| self.presence(employment))
    }

    /// Returns somebody's employments, and what each is.
    fn parts_of(&self, person: PersonId) -> impl Iterator<Item = (Part, &'r Employment)> + Clone {
        let places = self.register.people[person.index()].employments.clone();
        places.map(|place| (self.parts[place as usize], &self.register.employments[place as usize]))
    }

    /// Returns where an employment lets somebody count.
    fn presence(&self, employment: &Employment) -> Presence {
        Presence::of(employment).enlarged(self.larger_by)
    }

    /// Returns where somebody counts, and how much, who counts in one place; none where they do in several, or in none.
    pub(super) fn home(&self, person: PersonId) -> Option<(UnitId, Fte)> {
        let Home { unit, fte } = self.homes[person.index()];
        unit.map(|unit| (UnitId(unit.get() - 1), Fte::from_ten_thousandths(i64::from(fte))))
    }

    /// Tells whether somebody counts anywhere.
    pub fn counts(&self, person: PersonId) -> bool {
        self.homes[person.index()].unit.is_some() || self.of(person).next().is_some()
    }

    /// Returns everybody who counts anywhere, in order.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        (0..self.homes.len() as u32).map(PersonId).filter(|person| self.counts(*person))
    }

    /// Returns everywhere that anybody counts, by person.
    pub fn presences(&self) -> impl Iterator<Item = Presence> {
        let counted = self.parts.iter().zip(self.register.employments.iter());
        counted.filter(|(part, _)| **part == Part::Counts).map(|(_, employment)| self.presence(employment))
    }

    /// Returns the positions of active employments, also at 0 %, by person.
    pub fn active_positions(&self) -> impl Iterator<Item = (PersonId, Place)> {
        let active = self.parts.iter().zip(self.register.employments.iter());
        active
            .filter(|(part, _)| **part != Part::None)
            .filter_map(|(_, employment)| Some((employment.person, employment.position?)))
    }

    /// Returns the positions of somebody's active employments, also at 0 %.
    pub fn active_positions_of(&self, person: PersonId) -> impl Iterator<Item = Place> {
        let active = self.parts_of(person).filter(|(part, _)| *part != Part::None);
        active.filter_map(|(_, employment)| employment.position)
    }

    /// Tells whether somebody is employed, at whatever size of position.
    pub fn is_employed(&self, person: PersonId) -> bool {
        self.employed[person.index()]
    }

    /// Lets positions below full time grow by an amount, to at most full time; those at 0 % stay.
    pub(super) fn enlarge(&mut self, by: Fte) {
        self.larger_by = by;
        self.homes = (0..self.homes.len() as u32).map(|person| Home::of(self.of(PersonId(person)))).collect();
    }

    /// Tells whether nobody at all is employed.
    pub fn is_empty(&self) -> bool {
        !self.employed.contains(&true)
    }
}

/// Returns where somebody counts on a date, one place for each employment.
pub(super) fn presences_on(
    date: Date,
    person: PersonId,
    register: &Register,
    excluded: &Excluded,
) -> Vec<Presence> {
    let employments = register.employments_of(person);
    let there = employments.filter(|employment| employment.is_active(date) && !excluded.has(employment));
    there.filter(|employment| !is_on_call(employment)).map(Presence::of).collect()
}

/// Tells whether an employment lets nobody count: it is at 0 %.
fn is_on_call(employment: &Employment) -> bool {
    employment.size == Some(PositionSize::ZERO)
}

/// Tells whether two employments of somebody are one: what they are called does not make them two.
pub(super) fn alike(a: &Employment, b: &Employment) -> bool {
    let key = |e: &Employment| (e.unit, e.position, e.size, e.start, e.end);
    key(a) == key(b)
}

/// Which positions and types of employment are left out.
pub(super) struct Excluded {
    positions: Vec<bool>,
    types: Vec<bool>,
}

impl Excluded {
    pub fn of(register: &Register, exclusions: &Exclusions) -> Self {
        let types = register.employment_types.iter().map(|text| {
            let name = folded(text);
            exclusions.employment_types.iter().any(|pattern| pattern.matches_folded(&name))
        });
        Self { positions: fitting(&register.positions, &exclusions.positions), types: types.collect() }
    }

    /// Tells whether an employment is left out.
    pub fn has(&self, employment: &Employment) -> bool {
        let position = employment.position.is_some_and(|place| self.positions[place.index()]);
        position || employment.employment_type.is_some_and(|place| self.types[place.index()])
    }
}

/// Returns for each position whether its title or its code fits one of the patterns.
pub fn fitting(positions: &[Position], patterns: &[Pattern]) -> Vec<bool> {
    positions
        .iter()
        .map(|position| {
            let names = [folded(&position.title), folded(&position.code)];
            let whole = format!("{} {}", names[1], names[0]);
            let names = names.iter().chain([&whole]).filter(|name| !name.trim().is_empty());
            names.into_iter().any(|name| patterns.iter().any(|pattern| pattern.matches_folded(name)))
        })
        .collect()
}

/// How many people, and how many årsverk, count in each unit and below it.
#[derive(Debug, Clone)]
pub struct Populations {
    persons: Vec<u64>,
    fte: Vec<Fte>,
}

impl Populations {
    /// Counts the people in some positions; everybody where `positions` is none.
    ///
    /// A person counts once in each unit and in each above it. Work grows with presences and units.
    pub fn of(force: &Workforce<'_>, units: &UnitTree, positions: Option<&[bool]>) -> Self {
        let mut persons = vec![0i64; units.len()];
        let mut fte = vec![Fte::ZERO; units.len()];
        let mut places: Vec<UnitId> = Vec::new();
        for person in force.people() {
            places.clear();
            for presence in force.of(person).filter(|presence| is_in(presence, positions)) {
                fte[presence.unit.index()] += presence.fraction().unwrap_or_default();
                places.push(presence.unit);
            }
            places.sort_unstable();
            places.dedup();
            for place in &places {
                persons[place.index()] += 1;
            }
            // Where two of somebody's units meet, and above, they are one person, not two.
            for pair in places.windows(2) {
                persons[meeting(units, pair[0], pair[1]).index()] -= 1;
            }
        }
        for unit in units.ids().collect::<Vec<_>>().into_iter().rev() {
            if let Some(parent) = units.get(unit).parent {
                persons[parent.index()] += persons[unit.index()];
                fte[parent.index()] = fte[parent.index()] + fte[unit.index()];
            }
        }
        Self { persons: persons.into_iter().map(|count| count.max(0) as u64).collect(), fte }
    }

    /// Returns how many persons count in a unit and below it.
    pub fn persons(&self, unit: UnitId) -> u64 {
        self.persons[unit.index()]
    }

    /// Returns how many årsverk count in a unit and below it; those that are known.
    pub fn fte(&self, unit: UnitId) -> Fte {
        self.fte[unit.index()]
    }
}

/// Tells whether somebody counts there in one of the positions.
pub fn is_in(presence: &Presence, positions: Option<&[bool]>) -> bool {
    positions.is_none_or(|positions| presence.position.is_some_and(|place| positions[place.index()]))
}

/// Returns the lowest unit that has both within it.
fn meeting(units: &UnitTree, a: UnitId, b: UnitId) -> UnitId {
    units.upwards(a).find(|above| units.is_within(b, *above)).unwrap_or(UnitId::EVERYTHING)
}

/// Returns the units of a subtree that have none below them, among those that are judged.
pub fn lowest(units: &UnitTree, judged: &[bool], within: Range<u32>) -> Vec<UnitId> {
    within
        .map(UnitId)
        .filter(|unit| judged[unit.index()])
        .filter(|unit| !units.children(*unit).any(|child| judged[child.index()]))
        .collect()
}
