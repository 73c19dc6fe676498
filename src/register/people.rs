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
    /// Whether somebody was told by fødselsnummer alone, and whether somebody has both that and an id.
    met_by_national_id: bool,
    has_both: bool,
}

impl People {
    /// Returns the person whom a row is about, known or new.
    pub fn meet(&mut self, identity: Identity<'_>) -> Result<u32, NoPerson> {
        let person = match identity {
            Identity { id: Some(id), national_id, file, .. } => self.of_id(id, national_id, file),
            Identity { national_id: Some(number), file, .. } => self.by_national_id(number, file),
            Identity { name: Some(name), birth, file, .. } => self.by_name(name, birth, file)?,
            _ => return Err(NoPerson::Nobody),
        };
        match (identity.id, identity.national_id) {
            (Some(_), Some(number)) => {
                self.national.entry(number.into()).or_insert(person);
                self.has_both = true;
            }
            (None, Some(_)) => self.met_by_national_id = true,
            _ => {}
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

    /// Tells whether somebody among some people was told by fødselsnummer alone where others have that and an id: then
    /// who is meant depends on who was known by then.
    pub fn mix_ids<'p>(all: impl Iterator<Item = &'p Self> + Clone) -> bool {
        all.clone().any(|people| people.met_by_national_id) && all.clone().any(|people| people.has_both)
    }

    /// Adds people of whom later rows are, nobody told by name alone or by mixed ids, and returns the numbers that they
    /// have here.
    pub fn absorb(&mut self, later: Self) -> Vec<u32> {
        let before = self.drafts.len() as u32;
        let numbers = self.numbers(&later);
        let number = |theirs: u32| numbers[theirs as usize];
        let Self { mut drafts, ids, names, national, by_id, .. } = later;
        drop(by_id);
        self.met_by_national_id |= later.met_by_national_id;
        self.has_both |= later.has_both;
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

    /// Lets people be found by their ids and names, from one on.
    fn index_from(&mut self, first: u32) {
        let end = self.drafts.len() as u32;
        self.by_id.reserve((end - first) as usize);
        for person in first..end {
            let Draft { id, name, .. } = self.drafts[person as usize];
            if let Some(hash) = self.ids.of(id).and_then(|id| self.with_id(id).err()) {
                self.by_id.insert(hash, person);
            }
            if let Some(name) = self.names.of(name) {
                self.by_name.entry(folded_person(name)).or_default().push(person);
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

    /// Returns the person of an id: known by it, or by fødselsnummer alone until now, or new.
    fn of_id(&mut self, id: &str, national_id: Option<&str>, file: u32) -> u32 {
        self.with_id(id).unwrap_or_else(|hash| {
            let known = national_id.and_then(|number| self.national.get(number)).copied();
            let without = known.filter(|person| self.drafts[*person as usize].id.is_none());
            let person = without.unwrap_or_else(|| self.add(Draft { file, ..Draft::default() }));
            self.drafts[person as usize].id = Some(Place::of(self.ids.push(id)));
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

    /// What is known of everybody, by number.
    fn told(people: &People) -> Vec<String> {
        let told = |draft: &Draft| {
            let (id, name) = (people.ids.of(draft.id), people.names.of(draft.name));
            format!("{id:?} {name:?} {:?} {} {}", draft.birth, draft.other_name, draft.other_birth)
        };
        people.drafts.iter().map(told).collect()
    }

    #[test]
    fn people_of_later_rows_are_those_who_would_have_been_met_then() {
        let row = |id, national_id, name, year: Option<i16>| Identity {
            id,
            national_id,
            name,
            birth: year.map(Birth::Year),
            file: 0,
        };
        let rows = [
            row(Some("1"), None, Some("Kari Lund"), None),
            row(None, Some("01817412345"), None, Some(1980)),
            row(Some("2"), None, None, None),
            row(Some("1"), None, Some("Lund, Kari"), Some(1970)),
            row(None, Some("02817412345"), Some("Ola Moe"), None),
            row(Some("3"), None, Some("Kari Lund"), Some(1981)),
            row(Some("1"), None, Some("Anne Lie"), Some(1971)),
            row(None, Some("01817412345"), Some("Per Vik"), Some(1980)),
            row(None, Some("02817412345"), None, Some(1990)),
        ];
        let met = |rows: &[Identity<'_>]| {
            let mut people = People::default();
            let numbers: Vec<u32> = rows.iter().map(|row| people.meet(*row).unwrap()).collect();
            (people, numbers)
        };
        let (mut whole, numbers) = met(&rows);
        let asked = ["Kari Lund", "Ola Moe", "Per Vik", "Anne Lie"];
        let by_name = |people: &mut People| asked.map(|name| people.meet(named(name, None)));
        for (first, second) in
            (0..=rows.len()).flat_map(|first| (first..=rows.len()).map(move |to| (first, to)))
        {
            let (mut people, mut seen) = met(&rows[..first]);
            for part in [&rows[first..second], &rows[second..]] {
                let (later, own) = met(part);
                let here = people.absorb(later);
                seen.extend(own.into_iter().map(|own| here[own as usize]));
            }
            assert_eq!(seen, numbers, "{first} {second}");
            assert_eq!(told(&people), told(&met(&rows).0), "{first} {second}");
            assert_eq!(by_name(&mut people), by_name(&mut met(&rows).0), "{first} {second}");
        }
        assert_eq!(by_name(&mut whole)[0], Err(NoPerson::Several));
    }

    #[test]
    fn who_was_told_by_national_id_alone_may_get_an_id() {
        let (number, id) = (Some("01817412345"), Some("7"));
        let both = Identity { id, national_id: number, ..Identity::default() };
        let alone = Identity { national_id: number, ..Identity::default() };
        for rows in [[alone, both], [both, alone]] {
            let mut people = People::default();
            assert!(rows.into_iter().all(|row| people.meet(row) == Ok(0)));
            assert_eq!(people.meet(Identity { id, ..Identity::default() }), Ok(0));
        }
        let mixed = |first: Identity<'_>, second: Identity<'_>| {
            let mut parts = [People::default(), People::default()];
            parts[0].meet(first).unwrap();
            parts[1].meet(second).unwrap();
            People::mix_ids(parts.iter())
        };
        assert!(mixed(alone, both) && !mixed(both, both) && !mixed(alone, alone));
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
