//! Ids: how entries are found by them, what is suggested where they are not, and how they are made.

use std::collections::HashMap;

use super::reader::Placed;
use crate::finding::{Code, Finding};
use crate::model::name::{folded, nearest};

/// So many ids are few enough to be listed where none is near.
const FEW: usize = 12;

/// The entries of a kind, by id.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_id: HashMap<String, usize>,
    ids: Vec<String>,
    /// Ids, names and aliases, with the entry that each is of.
    words: Vec<(String, usize)>,
}

impl Index {
    /// Adds an entry by its id and its other names; the first with an id has it.
    pub(super) fn add<'a>(&mut self, at: usize, id: &str, names: impl IntoIterator<Item = &'a str>) {
        self.by_id.entry(folded(id)).or_insert(at);
        let number = self.ids.len();
        self.ids.push(id.to_owned());
        self.words.push((id.to_owned(), number));
        self.words.extend(names.into_iter().map(|name| (name.to_owned(), number)));
    }

    /// Returns the entry with an id.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(&folded(id)).copied()
    }

    /// Returns the entry with an id, or reports that there is none.
    pub(super) fn resolve(
        &self,
        id: &Placed<String>,
        unknown: Code,
        found: &mut Vec<Finding>,
    ) -> Option<usize> {
        let at = self.find(&id.value);
        if at.is_none() {
            let finding = Finding::new(unknown).at(id.place.clone()).seen(&id.value);
            found.push(finding.expected(self.suggestions(&id.value)));
        }
        at
    }

    /// Returns the ids of what is most like a text: first of what has it as its name.
    fn suggestions(&self, sought: &str) -> Vec<String> {
        let wanted = folded(sought);
        let named =
            self.words.iter().filter(|(word, _)| folded(word) == wanted).map(|(word, _)| word.as_str());
        let near = nearest(sought, self.words.iter().map(|(word, _)| word.as_str()));
        let mut ids: Vec<String> = Vec::new();
        for word in named.chain(near) {
            let owners =
                self.words.iter().filter(|(other, _)| other == word).map(|(_, number)| &self.ids[*number]);
            for id in owners {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        if ids.is_empty() && self.ids.len() <= FEW {
            return self.ids.clone();
        }
        ids.truncate(3);
        ids
    }
}

/// Returns a text as a part of an id: lower case, with a hyphen between words.
pub(super) fn slug(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::Origin;

    #[test]
    fn slugs_keep_norwegian_letters() {
        assert_eq!(slug("Sykehjem / Natt øst*"), "sykehjem-natt-øst");
        assert_eq!(slug("  "), "");
    }

    #[test]
    fn a_name_in_place_of_an_id_suggests_the_id() {
        let mut index = Index::default();
        index.add(0, "k1", ["Sykepleier"]);
        index.add(1, "k2", ["Sykepleier natt"]);
        let mut found = Vec::new();
        let sought = Placed { value: "sykepleier".to_owned(), place: Origin::file("p") };
        assert_eq!(index.resolve(&sought, Code::PlanCompetenceUnknown, &mut found), None);
        assert_eq!(found[0].expected, ["k1", "k2"]);
    }
}
