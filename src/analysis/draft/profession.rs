//! Professions as titles of positions name them.

use super::DraftPosition;
use super::category::{Kind, guess};
use super::form::{Form, bokmal};
use std::collections::{BTreeMap, BTreeSet};

/// Titles that tell nothing of an education, though they sound so: people of several may have them.
const OPEN_TO_SEVERAL: &[&str] = &["miljøterapeut", "fagarbeider"];

/// Returns the title of a position that a competence is named as.
pub(super) fn title_of(name: &str, positions: &[DraftPosition]) -> Option<String> {
    let mine = bokmal(name);
    let titles = positions.iter().map(|held| &held.position.title);
    titles.filter(|title| !is_open(title)).find(|title| bokmal(title) == mine).cloned()
}

/// Returns titles that name a profession which no competence is named as, each once, with how many persons have it.
pub(super) fn named_by_titles_alone(positions: &[DraftPosition], names: &[String]) -> Vec<(String, u64)> {
    let known: BTreeSet<String> = names.iter().map(|name| Form::of(name).stem).collect();
    let mut found: BTreeMap<String, (String, u64)> = BTreeMap::new();
    for held in positions.iter().filter(|held| guess(&held.position.title) == Kind::Professional) {
        let title = &held.position.title;
        let stem = Form::of(title).stem;
        if !is_open(title) && !known.contains(&stem) {
            found.entry(stem).or_insert_with(|| (title.clone(), 0)).1 += held.persons;
        }
    }
    found.into_values().collect()
}

fn is_open(title: &str) -> bool {
    OPEN_TO_SEVERAL.contains(&bokmal(title).as_str())
}
