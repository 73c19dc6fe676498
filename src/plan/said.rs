//! What plan files say, value for value, to be written in another form.

use std::path::{Path, PathBuf};

use super::beside::{beside, tidy};
use super::keys::{Shape, in_nynorsk, known};
use super::kinds::{FORMS, Form, Inner, Kind, find};
use super::load::{load, tree};
use super::reader::{date, decimal, wrong_kind};
use super::tree::{Entry, Node, Table, Value};
use crate::finding::{Finding, Severity};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::model::name::folded;

/// A table of a plan file.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its key.
    pub key: &'static str,
    /// Whether there may be several of it.
    pub several: bool,
    /// What it says, in the order that keys are shown.
    pub settings: Vec<(&'static str, Said)>,
}

/// What a key is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// `true` or `false`.
    Flag(bool),
    /// A date.
    Day(Date),
    /// A list.
    List(Vec<Said>),
    /// A table within the table.
    Table(Vec<(String, Said)>),
}

/// Returns the nynorsk form of a key; the key itself where it has none of its own.
pub fn key_in_nynorsk(key: &'static str) -> &'static str {
    in_nynorsk(key)
}

/// Returns what files say themselves, and not what they build on; later files extend earlier ones.
///
/// What was found that is no error comes with it.
///
/// # Errors
/// What was found, where the plan that the files make cannot be used.
pub fn said(paths: &[PathBuf]) -> Result<(Vec<Section>, Vec<Finding>), Vec<Finding>> {
    let reading = load(paths);
    if !reading.is_usable() {
        return Err(reading.findings);
    }
    let mut found = Vec::new();
    let mut all: Vec<Section> = Vec::new();
    for path in paths {
        let mut file = sections(&tree(path), &mut found);
        leave_out_given(&mut file, path, paths);
        file.into_iter().for_each(|section| add(&mut all, section));
    }
    if found.iter().any(|finding| finding.severity() == Severity::Error) {
        return Err(found);
    }
    all.sort_by_key(|section| FORMS.iter().position(|form| form.key == section.key));
    Ok((all, reading.findings))
}

/// Returns the tables of a file that say something.
fn sections(root: &Table, found: &mut Vec<Finding>) -> Vec<Section> {
    let mut all = Vec::new();
    for entry in &root.entries {
        let Some(form) = Form::named(&entry.key) else { continue };
        let tables: Vec<&Table> = match &entry.node.value {
            Value::Table(table) => vec![table],
            Value::List(items) => items.iter().filter_map(as_table).collect(),
            _ => Vec::new(),
        };
        for table in tables {
            let settings = settings(table, form.keys, found);
            let section = Section { key: form.key, several: form.shape == Shape::Many, settings };
            all.extend(Some(section).filter(|section| !section.settings.is_empty()));
        }
    }
    all
}

fn as_table(node: &Node) -> Option<&Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

fn settings(table: &Table, keys: Inner, found: &mut Vec<Finding>) -> Vec<(&'static str, Said)> {
    let mut settings = Vec::new();
    for (key, kind) in keys {
        let is_it = |entry: &&Entry| known(&entry.key, &[*key]).is_some();
        let Some(entry) = table.entries.iter().find(is_it) else { continue };
        settings.extend(value(&entry.node, *kind, found).map(|value| (*key, value)));
    }
    settings
}

/// Returns a value as a key of a kind has it: one text of a list is a list, and a date in quotation marks a date.
fn value(node: &Node, kind: Kind, found: &mut Vec<Finding>) -> Option<Said> {
    let all = |items: &[Node], kind: Kind, found: &mut Vec<Finding>| {
        items.iter().filter_map(|item| value(item, kind, found)).collect::<Vec<_>>()
    };
    Some(match &node.value {
        Value::Text(text) if kind == Kind::Texts => Said::List(vec![Said::Text(text.clone())]),
        Value::Text(text) if kind == Kind::Date => {
            date(node, &mut Vec::new()).map_or_else(|| Said::Text(text.clone()), Said::Day)
        }
        Value::Text(text) => Said::Text(text.clone()),
        Value::Number(_) if matches!(kind, Kind::Text | Kind::TextOrTexts) => Said::Text(node.source.clone()),
        Value::Number(_) if kind == Kind::Texts => Said::List(vec![Said::Text(node.source.clone())]),
        Value::Number(_) => Said::Number(decimal(node, found)?),
        Value::Flag(flag) if kind == Kind::Flag => Said::Flag(*flag),
        Value::Flag(_) => wrong_kind(node, format!("\"{}\"", node.source), found)?,
        Value::Date(Some(day)) if kind == Kind::Text => Said::Text(day.to_string()),
        Value::Date(_) => Said::Day(date(node, found)?),
        Value::List(items) => match (kind, items.as_slice()) {
            (Kind::TextOrTexts | Kind::NumberOrNumbers, [one]) => value(one, kind, found)?,
            _ => Said::List(all(items, kind_within(kind), found)),
        },
        Value::Table(table) => Said::Table(pairs(table, kind, found)),
    })
}

/// Returns the kind of what stands in a list of a kind.
fn kind_within(kind: Kind) -> Kind {
    match kind {
        Kind::Texts | Kind::TextOrTexts => Kind::Text,
        other => other,
    }
}

fn pairs(table: &Table, kind: Kind, found: &mut Vec<Finding>) -> Vec<(String, Said)> {
    let inner: Inner = match kind {
        Kind::Table(inner) | Kind::PairsOrTable(inner) => inner,
        _ => &[],
    };
    let mut pairs: Vec<(String, Said)> = Vec::new();
    for entry in &table.entries {
        let (key, kind) = match find(&entry.key, inner) {
            Some((key, kind)) => (key.to_owned(), kind),
            None => (entry.key.clone(), Kind::NumberOrNumbers),
        };
        pairs.extend(value(&entry.node, kind, found).map(|value| (key, value)));
    }
    pairs.sort_by_key(|(key, _)| inner.iter().position(|(known, _)| known == key));
    pairs
}

/// Takes out of what a file builds on what is given beside it.
fn leave_out_given(sections: &mut [Section], path: &Path, given: &[PathBuf]) {
    let is_given = |named: &Said| {
        let Said::Text(named) = named else { return false };
        let named = tidy(&beside(path, named));
        given.iter().any(|other| tidy(other) == named)
    };
    for section in sections.iter_mut().filter(|section| section.key == "plan") {
        for (_, value) in section.settings.iter_mut().filter(|(key, _)| *key == "bygger_pa") {
            match value {
                Said::List(all) => all.retain(|one| !is_given(one)),
                one if is_given(one) => *one = Said::List(Vec::new()),
                _ => {}
            }
        }
        let is_nothing = |value: &Said| *value == Said::List(Vec::new());
        section.settings.retain(|(key, value)| *key != "bygger_pa" || !is_nothing(value));
    }
}

/// Adds a table of a later file: to the one that it extends, or as a new one.
fn add(all: &mut Vec<Section>, later: Section) {
    match all.iter_mut().find(|earlier| is_same(earlier, &later)) {
        Some(earlier) => extend(earlier, later),
        None => all.push(later),
    }
}

/// What makes two entries of a table the same one.
const NAMES: [(&str, &str); 6] = [
    ("kategori", "id"),
    ("kompetanse", "id"),
    ("enhet", "navn"),
    ("krav", "id"),
    ("tiltak", "id"),
    ("scenario", "navn"),
];

fn is_same(earlier: &Section, later: &Section) -> bool {
    if earlier.key != later.key || !earlier.several {
        return earlier.key == later.key;
    }
    let Some((_, name)) = NAMES.iter().find(|(key, _)| *key == later.key) else { return false };
    let of = |section: &Section, name: &str| match setting(section, name) {
        Some(Said::Text(text)) => Some(folded(text)),
        _ => None,
    };
    let is_placed_alike = later.key != "enhet" || of(earlier, "under") == of(later, "under");
    of(later, name).is_some() && of(earlier, name) == of(later, name) && is_placed_alike
}

fn setting<'s>(section: &'s Section, key: &str) -> Option<&'s Said> {
    section.settings.iter().find(|(other, _)| *other == key).map(|(_, value)| value)
}

/// Keys of which a later file's names are added to an earlier one's.
const ADDED: [&str; 4] = ["alias", "uten_stilling", "uten_ansettelse", "bygger_pa"];

/// Keys that are said as a whole: what a requirement is about, and how much.
const WHOLES: [&[&str]; 2] = [&["kompetanse", "kategori"], &["antall", "arsverk", "andel", "andel_arsverk"]];

fn extend(earlier: &mut Section, later: Section) {
    if later.key == "krav" {
        for whole in WHOLES.iter().filter(|whole| later.settings.iter().any(|(key, _)| whole.contains(key))) {
            earlier.settings.retain(|(key, _)| !whole.contains(key));
        }
    }
    for (key, value) in later.settings {
        match earlier.settings.iter_mut().find(|(other, _)| *other == key) {
            Some((_, known)) if ADDED.contains(&key) && later.key != "skala" => join(known, value),
            Some((_, known)) => *known = value,
            None => earlier.settings.push((key, value)),
        }
    }
    let keys = Form::named(earlier.key).map(|form| form.keys).unwrap_or_default();
    earlier.settings.sort_by_key(|(key, _)| keys.iter().position(|(known, _)| known == key));
}

/// Adds to a list what it does not have.
fn join(known: &mut Said, more: Said) {
    let items = |said: Said| match said {
        Said::List(items) => items,
        one => vec![one],
    };
    let mut all = items(std::mem::replace(known, Said::Flag(false)));
    let new: Vec<Said> = items(more).into_iter().filter(|item| !all.contains(item)).collect();
    all.extend(new);
    *known = Said::List(all);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what files of these texts say, each file in the folder of the first.
    fn said_of(texts: &[&str]) -> Vec<Section> {
        let folder = tempfile::tempdir().unwrap();
        let write = |(name, text): (&str, &&str)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let paths: Vec<PathBuf> = ["a.toml", "b.toml"].into_iter().zip(texts).map(write).collect();
        said(&paths).unwrap().0
    }

    fn text(text: &str) -> Said {
        Said::Text(text.to_owned())
    }

    #[test]
    fn a_value_is_as_its_key_has_it() {
        let all = said_of(&[
            "[plan]\nvedtatt = \"2025-01-31\"\nrevideres = 2030\nmal = \"Ett\"\n[[krav]]\nstilling = \"A\"\nantall = 1_0\n",
        ]);
        let day = Said::Day(jiff::civil::date(2025, 1, 31));
        let plan =
            vec![("vedtatt", day), ("mal", Said::List(vec![text("Ett")])), ("revideres", text("2030"))];
        let positions = Said::List(vec![text("A")]);
        let demand = vec![("stilling", positions), ("antall", Said::Number(Decimal::whole(10).unwrap()))];
        let section = |key, several, settings| Section { key, several, settings };
        assert_eq!(all, [section("plan", false, plan), section("krav", true, demand)]);
    }

    #[test]
    fn a_later_file_extends_an_earlier_one() {
        let first = "[plan]\nnavn = \"A\"\n[utvalg]\nuten_stilling = [\"X\"]\n[[krav]]\nid = \"k\"\nantall = 1\nniva = 2\n";
        let later = "[plan]\nnavn = \"B\"\nbygger_pa = \"a.toml\"\n[utval]\nutan_stilling = [\"X\", \"Y\"]\n[[krav]]\nid = \"K\"\narsverk = 3\n";
        let all = said_of(&[first, later]);
        assert_eq!(all[0].settings, [("navn", text("B"))]);
        assert_eq!(all[1].settings, [("uten_stilling", Said::List(vec![text("X"), text("Y")]))]);
        let keys: Vec<&str> = all[2].settings.iter().map(|(key, _)| *key).collect();
        assert_eq!((keys, all.len()), (vec!["id", "arsverk", "niva"], 3));
    }
}
