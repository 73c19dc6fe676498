//! People told apart while reading: by id, by fødselsnummer where there is no id, else by name and birth date.

use super::names::Numbers;
use crate::finding::without_national_ids;
use crate::model::date::Birth;
use crate::model::name::{folded, folded_person};
use crate::model::pieces::Pieces;
use crate::model::place::Place;
use crate::model::texts::Texts;
use std::collections::{BTreeMap, HashMap};

/// Somebody, while reading.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Draft {
    /// The id, never a fødselsnummer.
    pub id: Option<Place>,
    pub name: Option<Place>,
    pub birth: Option<Birth>,
    /// Whether another row gave another name.
    pub other_name: bool,
    /// Whether another row gave another birth date.
    pub other_birth: bool,
    /// Rows that give no employment.
    pub other_rows: u32,
    /// The file that the person is of, where files have people of their own; else 0.
    pub file: u32,
    /// The first of the person's employments, where they are kept.
    pub first_employment: Option<Place>,
}

/// What a row says of whom it is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Identity<'r> {
    pub id: Option<&'r str>,
    pub national_id: Option<&'r str>,
    pub name: Option<&'r str>,
    pub birth: Option<Birth>,
    /// The number of the file, where files have people of their own; else 0.
    pub file: u32,
}

/// Why no one person is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPerson {
    /// Nothing tells who.
    Nobody,
    /// Several people have the name.
    Several,
}

/// Everybody met so far.
#[derive(Debug, Default)]
pub(super) struct People {
    pub drafts: Pieces<Draft>,
    ids: Texts,
    names: Texts,
    by_id: Numbers,
    /// Fødselsnummer while reading; dropped with this value.
    national: BTreeMap<Box<str>, u32>,
    by_name: HashMap<String, Vec<u32>>,
    /// Whether somebody was told by name alone, and so among those who were known by then.
    met_by_name: bool,
}

impl People {
    /// Returns the person whom a row is about, known or new.
    pub fn meet(&mut self, identity: Identity<'_>) -> Result<u32, NoPerson> {
        let person = match identity {
            Identity { id: Some(id), file, .. } => self.of_id(id, file),
            Identity { national_id: Some(number), file, .. } => self.by_national_id(number, file),
            Identity { name: Some(name), birth, file, .. } => self.by_name(name, birth, file)?,
            _ => return Err(NoPerson::Nobody),
        };
        if let (Some(_), Some(number)) = (identity.id, identity.national_id) {
            self.national.entry(number.into()).or_insert(person);
        }
        self.learn(person, identity);
        Ok(person)
    }

    /// Tells whether a text has the name of somebody in it, as where a cell has slipped into the wrong column.
    pub fn is_named_in(&self, text: &str) -> bool {
        const LONGEST_NAME: usize = 5;
        let text = folded(text);
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()).collect();
        (2..=LONGEST_NAME)
            .any(|length| words.windows(length).any(|name| self.by_name.contains_key(&name.join(" "))))
    }

    /// Tells whether somebody was told by name alone, and so among those who were known by then.
    pub fn has_met_by_name(&self) -> bool {
        self.met_by_name
    }

    /// Adds people of whom later rows are, nobody told by name alone, and returns the numbers that they have here.
    pub fn absorb(&mut self, later: Self) -> Vec<u32> {
        let before = self.drafts.len() as u32;
        let numbers = self.numbers(&later);
        let number = |theirs: u32| numbers[theirs as usize];
        let Self { mut drafts, ids, names, national, by_name, by_id, met_by_name: _ } = later;
        drop(by_id);
        let (more_ids, more_names) = (self.ids.append(ids), self.names.append(names));
        for draft in drafts.iter_mut() {
            draft.id = draft.id.map(|id| id.further(more_ids));
            draft.name = draft.name.map(|name| name.further(more_names));
            draft.first_employment = None;
        }
        let mut met = numbers.iter();
        drafts.retain(|draft| {
            let known = met.next().copied().filter(|person| *person < before);
            known.into_iter().for_each(|person| self.learn_all(person, draft));
            known.is_none()
        });
        self.drafts.append(drafts);
        self.index_from(before);
        for (name, people) in by_name {
            let new: Vec<u32> = people.into_iter().map(number).filter(|person| *person >= before).collect();
            if !new.is_empty() {
                self.by_name.entry(name).or_default().extend(new);
            }
        }
        for (text, person) in national {
            self.national.entry(text).or_insert(number(person));
        }
        numbers
    }

    /// Returns the numbers that people of later rows have here: those who are known, and then those who are not.
    fn numbers(&self, later: &Self) -> Vec<u32> {
        let national: HashMap<u32, &str> =
            later.national.iter().map(|(number, person)| (*person, &**number)).collect();
        let mut next = self.drafts.len() as u32..;
        let all = (0..).zip(later.drafts.iter()).map(|(place, draft)| {
            let known = match (later.ids.of(draft.id), national.get(&place)) {
                (Some(id), _) => self.with_id(id).ok(),
                (None, Some(number)) => self.national.get(*number).copied(),
                (None, None) => None,
            };
            known.or_else(|| next.next()).unwrap_or_default()
        });
        all.collect()
    }

    /// Keeps what later rows say of somebody who is known.
    fn learn_all(&mut self, person: u32, draft: &Draft) {
        let name = self.names.of(draft.name).map(str::to_owned);
        self.learn(person, Identity { name: name.as_deref(), birth: draft.birth, ..Identity::default() });
        let known = &mut self.drafts[person as usize];
        known.other_name |= draft.other_name;
        known.other_birth |= draft.other_birth;
        known.other_rows += draft.other_rows;
    }

    /// Lets people be found by their ids, from one on.
    fn index_from(&mut self, first: u32) {
        let end = self.drafts.len() as u32;
        self.by_id.reserve((end - first) as usize);
        for person in first..end {
            let Some(id) = self.ids.of(self.drafts[person as usize].id) else { continue };
            if let Err(hash) = self.with_id(id) {
                self.by_id.insert(hash, person);
            }
        }
    }

    /// Returns everybody, with the texts of their ids and their names.
    pub fn into_parts(self) -> (Pieces<Draft>, Texts, Texts) {
        (self.drafts, self.ids, self.names)
    }

    fn add(&mut self, draft: Draft) -> u32 {
        self.drafts.push(draft);
        self.drafts.len() as u32 - 1
    }

    fn of_id(&mut self, id: &str, file: u32) -> u32 {
        self.with_id(id).unwrap_or_else(|hash| {
            let number = Place::of(self.ids.push(id));
            let person = self.add(Draft { id: Some(number), file, ..Draft::default() });
            self.by_id.insert(hash, person);
            person
        })
    }

    /// Returns who has an id; its hash where nobody has.
    fn with_id(&self, id: &str) -> Result<u32, u32> {
        self.by_id.find(id, |person| self.ids.of(self.drafts[person as usize].id) == Some(id))
    }

    fn by_national_id(&mut self, number: &str, file: u32) -> u32 {
        if let Some(person) = self.national.get(number) {
            return *person;
        }
        let person = self.add(Draft { file, ..Draft::default() });
        self.national.insert(number.into(), person);
        person
    }

    /// Returns the one person of the name whose birth date does not say otherwise; somebody new where there is none.
    fn by_name(&mut self, name: &str, birth: Option<Birth>, file: u32) -> Result<u32, NoPerson> {
        self.met_by_name = true;
        let mut same = self.by_name.get(&folded_person(name)).cloned().unwrap_or_default();
        same.retain(|person| self.drafts[*person as usize].file == file);
        let known = |person: &u32| self.drafts[*person as usize].birth;
        let exact: Vec<u32> =
            same.iter().copied().filter(|person| birth.is_some() && known(person) == birth).collect();
        let possible: Vec<u32> =
            same.iter().copied().filter(|person| birth.is_none() || known(person).is_none()).collect();
        match (exact.as_slice(), possible.as_slice()) {
            ([one], _) | ([], [one]) => Ok(*one),
            ([], []) => Ok(self.add(Draft { file, ..Draft::default() })),
            _ => Err(NoPerson::Several),
        }
    }

    /// Keeps what a row says of somebody; what was said first stands, and what differs is noted.
    fn learn(&mut self, person: u32, identity: Identity<'_>) {
        let draft = &mut self.drafts[person as usize];
        if let Some(name) = identity.name.map(without_national_ids).as_deref() {
            match self.names.of(draft.name) {
                None => {
                    draft.name = Some(Place::of(self.names.push(name)));
                    self.by_name.entry(folded_person(name)).or_default().push(person);
                }
                Some(known) if known != name && folded_person(known) != folded_person(name) => {
                    draft.other_name = true
                }
                Some(_) => {}
            }
        }
        let draft = &mut self.drafts[person as usize];
        match (draft.birth, identity.birth) {
            (None, Some(_)) => draft.birth = identity.birth,
            (Some(known), Some(birth)) if known != birth => draft.other_birth = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, year: Option<i16>) -> Identity<'_> {
        Identity { name: Some(name), birth: year.map(Birth::Year), ..Identity::default() }
    }

    #[test]
    fn ids_tell_people_apart_with_their_zeros() {
        let mut people = People::default();
        let person = |id| Identity { id: Some(id), ..Identity::default() };
        assert_eq!(people.meet(person("017")), Ok(0));
        assert_eq!(people.meet(person("17")), Ok(1));
        assert_eq!(people.meet(person("017")), Ok(0));
    }

    #[test]
    fn names_and_births_do_where_there_are_no_ids() {
        let mut people = People::default();
        assert_eq!(people.meet(named("Kari Lund", Some(1980))), Ok(0));
        assert_eq!(people.meet(named("Kari Lund", Some(1990))), Ok(1));
        assert_eq!(people.meet(named("kari  lund", Some(1980))), Ok(0));
        assert_eq!(people.meet(named("Kari Lund", None)), Err(NoPerson::Several));
        assert_eq!(people.meet(named("Ola Lund", None)), Ok(2));
        assert_eq!(people.meet(named("Lund, Ola", None)), Ok(2));
    }

    #[test]
    fn a_name_that_has_slipped_into_another_cell_is_known() {
        let mut people = People::default();
        people.meet(named("Kari Lund-Moe", None)).unwrap();
        assert!(people.is_named_in("ring KARI LUND MOE, sluttet?"));
        assert!(!people.is_named_in("Kari"));
    }

    #[test]
    fn a_national_id_is_not_kept() {
        let mut people = People::default();
        let both = Identity { id: Some("7"), national_id: Some("01817412345"), ..Identity::default() };
        let number = Identity { national_id: Some("01817412345"), ..Identity::default() };
        assert_eq!(people.meet(both), people.meet(number));
        assert_eq!(people.meet(Identity { national_id: Some("02817412345"), ..number }), Ok(1));
        assert!(people.ids.iter().all(|id| id != "01817412345"));
    }
}
