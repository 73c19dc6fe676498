//! Counting people: who has which side of a requirement's competences, and how many in each unit.

use super::qualification::{Grounds, Holder};
use super::workforce::{Presence, Workforce, is_in};
use crate::model::amount::Fte;
use crate::model::plan::{Amount, Basis, CompetenceId, Requirement, Requires};
use crate::model::register::PersonId;
use crate::model::unit::{UnitId, UnitTree};

/// Somebody's two sides of a requirement's competences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    pub person: PersonId,
    pub formal: bool,
    pub real: bool,
    pub both: bool,
    /// Formal, dispensations aside.
    pub formal_in_full: bool,
    /// Both, dispensations aside.
    pub both_in_full: bool,
    pub undated: bool,
}

impl Sides {
    /// Tells whether any count of a tally is of somebody with these.
    pub fn count_for_something(&self) -> bool {
        self.formal || self.real || self.undated
    }

    pub fn qualifies(&self, requires: Requires) -> bool {
        match requires {
            Requires::Formal => self.formal,
            Requires::Real => self.real,
            Requires::Both => self.both,
            Requires::Either => self.formal || self.real,
        }
    }

    pub fn qualifies_in_full(&self, requires: Requires) -> bool {
        match requires {
            Requires::Formal => self.formal_in_full,
            Requires::Real => self.real,
            Requires::Both => self.both_in_full,
            Requires::Either => self.formal_in_full || self.real,
        }
    }
}

/// What is counted of a requirement in one unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub formal: Count,
    pub real: Count,
    pub qualified: Count,
    pub formal_only: u64,
    pub real_only: u64,
    pub undated: u64,
    pub dispensations: u64,
    /// What each qualified person brings, where the requirement is counted in årsverk.
    pub brings: Vec<Fte>,
    pub people: Vec<(PersonId, bool, bool, bool)>,
}

/// Persons and their årsverk.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    pub persons: i64,
    pub fte: Fte,
}

impl Count {
    /// Adds somebody, if they count. Who does is as good as chance: what is added is chosen, and not whether.
    #[inline]
    fn add_if(&mut self, counts: bool, fte: Fte) {
        self.persons += i64::from(counts);
        self.fte += if counts { fte } else { Fte::ZERO };
    }

    pub fn by(self, basis: Basis) -> Amount {
        if basis.in_fte() { Amount::Fte(self.fte) } else { Amount::Persons(self.persons) }
    }
}

/// Returns the sides of everybody who holds anything of a requirement's competences, by person.
pub(super) fn sides<H: AsRef<[Holder]>>(
    requirement: &Requirement,
    holders: impl Fn(CompetenceId) -> H,
) -> Vec<Sides> {
    let mut all: Vec<Sides> = Vec::new();
    for competence in &requirement.competences {
        let holders = holders(*competence);
        all.extend(holders.as_ref().iter().map(|holder| Sides::of_holder(holder, requirement)));
    }
    // Everybody is once among the holders of one.
    if requirement.competences.len() == 1 {
        return all;
    }
    all.sort_by_key(|sides| sides.person);
    let mut kept: Vec<Sides> = Vec::with_capacity(all.len());
    for sides in all {
        match kept.last_mut() {
            Some(last) if last.person == sides.person => *last = last.and(sides),
            _ => kept.push(sides),
        }
    }
    kept
}

/// Returns somebody's sides of a requirement's competences, by what they hold of each.
pub(super) fn sides_of<'h>(
    requirement: &Requirement,
    person: PersonId,
    holder: impl Fn(CompetenceId) -> Option<&'h Holder>,
) -> Sides {
    let held = requirement.competences.iter().filter_map(|competence| holder(*competence));
    held.fold(Sides::nothing(person), |sides, holder| sides.and(Sides::of_holder(holder, requirement)))
}

impl Sides {
    #[inline]
    pub fn of_holder(holder: &Holder, requirement: &Requirement) -> Self {
        let real = holder.level.is_some_and(|level| level >= requirement.level);
        Self::of(holder.person, holder.grounds, real)
    }

    pub fn nothing(person: PersonId) -> Self {
        Self::of(person, Grounds::default(), false)
    }

    fn of(person: PersonId, grounds: Grounds, real: bool) -> Self {
        let formal = grounds.is_held();
        let formal_in_full = grounds.is_held_in_full();
        Self {
            person,
            formal,
            real,
            both: formal && real,
            formal_in_full,
            both_in_full: formal_in_full && real,
            undated: grounds.undated,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            person: self.person,
            formal: self.formal | other.formal,
            real: self.real | other.real,
            both: self.both | other.both,
            formal_in_full: self.formal_in_full | other.formal_in_full,
            both_in_full: self.both_in_full | other.both_in_full,
            undated: self.undated | other.undated,
        }
    }
}

impl Tally {
    #[inline]
    pub fn count(&mut self, sides: &Sides, requirement: &Requirement, fte: Fte, named: bool) {
        let requires = requirement.requires;
        let qualified = sides.qualifies(requires);
        self.formal.add_if(sides.formal, fte);
        self.formal_only += u64::from(sides.formal & !qualified);
        self.real.add_if(sides.real, fte);
        self.real_only += u64::from(sides.real & !qualified);
        self.qualify_if(qualified, requirement, fte);
        self.dispensations += u64::from(qualified & !sides.qualifies_in_full(requires));
        self.undated += u64::from(sides.undated & !sides.formal);
        if named {
            self.people.push((sides.person, sides.formal, sides.real, qualified));
        }
    }

    /// Counts somebody for a staffing requirement, for which everybody qualifies.
    pub fn staff(&mut self, person: PersonId, requirement: &Requirement, fte: Fte, named: bool) {
        self.qualify_if(true, requirement, fte);
        if named {
            self.people.push((person, false, false, true));
        }
    }

    fn qualify_if(&mut self, qualified: bool, requirement: &Requirement, fte: Fte) {
        self.qualified.add_if(qualified, fte);
        if requirement.basis.in_fte() && qualified {
            self.brings.push(fte);
        }
    }
}

/// Which of some units, that do not overlap, each unit belongs to.
pub(super) struct Within(Vec<u32>);

impl Within {
    const NONE: u32 = u32::MAX;

    pub fn of(units: &[UnitId], tree: &UnitTree) -> Self {
        Self::placed(units.iter().zip(0..), tree)
    }

    /// Takes some units together, as if they were one.
    pub fn together(units: &[UnitId], tree: &UnitTree) -> Self {
        Self::placed(units.iter().map(|unit| (unit, 0)), tree)
    }

    fn placed<'u>(units: impl Iterator<Item = (&'u UnitId, u32)>, tree: &UnitTree) -> Self {
        let mut places = vec![Self::NONE; tree.len()];
        for (unit, at) in units {
            for below in tree.subtree(*unit) {
                places[below as usize] = at;
            }
        }
        Self(places)
    }

    /// Tells of each of the units where somebody counts, how much; nearly everybody counts in one place.
    #[inline]
    pub fn each_share(
        &self,
        person: PersonId,
        force: &Workforce<'_>,
        positions: Option<&[bool]>,
        mut tell: impl FnMut(usize, Fte),
    ) {
        if let (Some((unit, fte)), None) = (force.home(person), positions) {
            let at = self.0[unit.index()];
            if at != Self::NONE {
                tell(at as usize, fte);
            }
            return;
        }
        self.shares(force.of(person), positions).into_iter().for_each(|(at, fte)| tell(at, fte));
    }

    /// Returns for each of the units where somebody counts, how much.
    pub fn shares(
        &self,
        presences: impl IntoIterator<Item = Presence>,
        positions: Option<&[bool]>,
    ) -> Vec<(usize, Fte)> {
        let mut shares: Vec<(usize, Fte)> = Vec::with_capacity(1);
        for presence in presences.into_iter().filter(|presence| is_in(presence, positions)) {
            let at = self.0[presence.unit.index()];
            if at == Self::NONE {
                continue;
            }
            let fte = presence.fraction().unwrap_or_default();
            match shares.iter_mut().find(|(known, _)| *known == at as usize) {
                Some((_, sum)) => *sum += fte,
                None => shares.push((at as usize, fte)),
            }
        }
        shares
    }
}

/// Returns how many of the qualified must leave, those who bring most first, before less is held than required.
///
/// 0 where that is so already; none where nothing is required.
pub(super) fn slack(required: Amount, held: Amount, brings: &[Fte]) -> Option<u64> {
    if required.units() <= 0 {
        return None;
    }
    if held.units() < required.units() {
        return Some(0);
    }
    if let Amount::Persons(held) = held {
        return Some((held - required.units() + 1) as u64);
    }
    let mut brings: Vec<i64> = brings.iter().map(|fte| fte.ten_thousandths()).collect();
    brings.sort_unstable_by(|a, b| b.cmp(a));
    let mut left = held.units();
    let mut leave = 0;
    for one in brings {
        left -= one;
        leave += 1;
        if left < required.units() {
            break;
        }
    }
    Some(leave)
}
