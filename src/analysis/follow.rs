//! The same people in two registers: by id where all registers have ids, else by name and birth.
//!
//! A fødselsnummer is not kept when a register is read, and follows nobody.

use crate::model::date::Birth;
use crate::model::name::folded_person;
use crate::model::register::{PersonId, Register};
use serde::Serialize;
use std::collections::BTreeMap;

/// What people are known again by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The id, to the letter, where the birth is not another.
    Ids,
    /// The name and the birth.
    Names,
}

/// Somebody of one register in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// There.
    There(PersonId),
    /// Not there.
    Gone,
    /// Nothing tells, or several could be meant.
    Unclear,
}

impl Way {
    /// Returns the way that all the registers can be gone.
    pub(super) fn of<'r>(mut registers: impl Iterator<Item = &'r Register>) -> Self {
        if registers.all(|register| register.knows.ids) { Way::Ids } else { Way::Names }
    }

    /// Returns where each person of a register is in another.
    pub(super) fn follow(self, from: &Register, to: &Register) -> Vec<Met> {
        match self {
            Way::Ids => by_id(from, to),
            Way::Names => by_name(from, to),
        }
    }
}

fn by_id(from: &Register, to: &Register) -> Vec<Met> {
    let there: BTreeMap<&str, PersonId> =
        people(to).filter_map(|person| Some((to.id(person)?, person))).collect();
    let met = |person: PersonId| match from.id(person) {
        Some(id) => there.get(id).map_or(Met::Gone, |other| same_or_not((person, from), (*other, to))),
        None => Met::Unclear,
    };
    people(from).map(met).collect()
}

/// Tells whether two who have one id are one: with another name and another birth, the id has been given anew.
fn same_or_not((person, from): (PersonId, &Register), (other, to): (PersonId, &Register)) -> Met {
    let born_alike = may_be_one(birth(person, from), birth(other, to));
    let named_alike = match (from.name(person), to.name(other)) {
        (Some(a), Some(b)) => folded_person(a) == folded_person(b),
        _ => true,
    };
    match (born_alike, named_alike) {
        (true, _) => Met::There(other),
        (false, true) => Met::Unclear,
        (false, false) => Met::Gone,
    }
}

fn by_name(from: &Register, to: &Register) -> Vec<Met> {
    let (here, there) = (names(from), names(to));
    let met = |person: PersonId| {
        let Some(name) = from.name(person).map(folded_person) else { return Met::Unclear };
        if alike(&here, &name, birth(person, from), from).len() > 1 {
            return Met::Unclear;
        }
        match alike(&there, &name, birth(person, from), to)[..] {
            [] => Met::Gone,
            [one] => Met::There(one),
            _ => Met::Unclear,
        }
    };
    people(from).map(met).collect()
}

fn people(register: &Register) -> impl Iterator<Item = PersonId> {
    (0..register.people.len() as u32).map(PersonId)
}

fn birth(person: PersonId, register: &Register) -> Option<Birth> {
    register.people[person.index()].birth
}

fn names(register: &Register) -> BTreeMap<String, Vec<PersonId>> {
    let mut names: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for person in people(register) {
        if let Some(name) = register.name(person) {
            names.entry(folded_person(name)).or_default().push(person);
        }
    }
    names
}

/// Returns those of a name whose birth may be the same.
fn alike(
    names: &BTreeMap<String, Vec<PersonId>>,
    name: &str,
    born: Option<Birth>,
    register: &Register,
) -> Vec<PersonId> {
    let same = |person: &&PersonId| may_be_one(born, birth(**person, register));
    names.get(name).into_iter().flatten().filter(same).copied().collect()
}

/// Tells whether two births may be the same; one that nobody knows may be any.
fn may_be_one(a: Option<Birth>, b: Option<Birth>) -> bool {
    match (a, b) {
        (Some(Birth::Day(a)), Some(Birth::Day(b))) => a == b,
        (Some(a), Some(b)) => a.year() == b.year(),
        _ => true,
    }
}
