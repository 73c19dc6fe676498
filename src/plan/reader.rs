//! Typed values out of the tree: each reader returns a value, or reports why there is none.

use std::ops::RangeInclusive;

use super::keys::{Keys, forms, known};
use super::repair::{DATE_EXAMPLE, date_like};
use super::tree::{Entry, Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::model::name::nearest;
use crate::model::plan::ByYear;
use crate::origin::Origin;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Origin,
}

/// What a table says under a key.
#[derive(Debug, Clone, Default)]
pub(super) enum Field<T> {
    /// Nothing.
    #[default]
    Absent,
    /// Something that could not be read, and was reported.
    Faulty,
    /// A value.
    Read(Placed<T>),
}

impl<T> Field<T> {
    /// Returns the value with its place, where there is one.
    pub(super) fn placed(&self) -> Option<&Placed<T>> {
        match self {
            Field::Read(placed) => Some(placed),
            Field::Absent | Field::Faulty => None,
        }
    }

    /// Returns the value with its place, where there is one, to be kept.
    pub(super) fn into_placed(self) -> Option<Placed<T>> {
        match self {
            Field::Read(placed) => Some(placed),
            Field::Absent | Field::Faulty => None,
        }
    }

    /// Returns the value, where there is one.
    pub(super) fn value(&self) -> Option<&T> {
        self.placed().map(|placed| &placed.value)
    }

    /// Tells whether the table says nothing under the key.
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Takes what a later file says, where it says something.
    pub(super) fn extend(&mut self, later: Self) {
        if !later.is_absent() {
            *self = later;
        }
    }
}

impl<T> Field<Vec<T>> {
    /// Adds what a later file lists to what an earlier one does: other names add up.
    pub(super) fn add(&mut self, later: Self) {
        match (self, later) {
            (Field::Read(known), Field::Read(more)) => known.value.extend(more.value),
            (known, later) => known.extend(later),
        }
    }
}

/// A table that is being read.
pub(super) struct Fields<'t, 'f> {
    entries: Vec<(&'static str, &'t Entry)>,
    /// What is found on the way.
    pub(super) found: &'f mut Vec<Finding>,
}

impl<'t, 'f> Fields<'t, 'f> {
    /// Returns the table's fields, after reporting the keys that such tables do not have.
    pub(super) fn open(table: &'t Table, keys: Keys, found: &'f mut Vec<Finding>) -> Self {
        let (fields, others) = Self::split(table, keys, found);
        fields.found.extend(others.into_iter().map(|entry| unknown_key(entry, keys)));
        fields
    }

    /// Returns the table's fields, and its entries with other keys.
    pub(super) fn split(table: &'t Table, keys: Keys, found: &'f mut Vec<Finding>) -> (Self, Vec<&'t Entry>) {
        let mut entries: Vec<(&'static str, &'t Entry)> = Vec::new();
        let mut others = Vec::new();
        for entry in &table.entries {
            let Some(key) = known(&entry.key, keys) else {
                others.push(entry);
                continue;
            };
            match entries.iter().find(|(other, _)| *other == key) {
                None => entries.push((key, entry)),
                Some((_, first)) => found.push(
                    Finding::new(Code::PlanKeyTwice)
                        .at(entry.place.clone())
                        .seen(&entry.key)
                        .other(first.place.clone()),
                ),
            }
        }
        (Self { entries, found }, others)
    }

    /// Returns the entry of a key.
    pub(super) fn entry(&self, key: &str) -> Option<&'t Entry> {
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, entry)| *entry)
    }

    /// Returns what a reader makes of the value of a key.
    pub(super) fn read<T>(
        &mut self,
        key: &str,
        reader: impl Fn(&Node, &mut Vec<Finding>) -> Option<T>,
    ) -> Field<T> {
        let Some(entry) = self.entry(key) else { return Field::Absent };
        match reader(&entry.node, self.found) {
            Some(value) => Field::Read(Placed { value, place: entry.node.place.clone() }),
            None => Field::Faulty,
        }
    }
}

fn unknown_key(entry: &Entry, keys: Keys) -> Finding {
    let near = nearest(&entry.key, forms(keys));
    let expected = if near.is_empty() { keys.to_vec() } else { near };
    Finding::new(Code::PlanKeyUnknown).at(entry.place.clone()).seen(&entry.key).expected(expected)
}

/// Reports a value of the wrong kind, and returns nothing.
pub(super) fn wrong_kind<T>(node: &Node, example: impl Into<String>, found: &mut Vec<Finding>) -> Option<T> {
    let source = node.source.lines().next().unwrap_or_default();
    found.push(
        Finding::new(Code::PlanValueKind).at(node.place.clone()).seen(source).expected([example.into()]),
    );
    None
}

/// Returns a finding about a value outside what is possible.
pub(super) fn out_of_range(place: &Origin, seen: impl AsRef<str>, possible: impl Into<String>) -> Finding {
    Finding::new(Code::PlanValueRange).at(place.clone()).seen(seen).expected([possible.into()])
}

/// Returns a range as people write it, with room about the dash where a minus stands before it.
pub(super) fn range_text<T: std::fmt::Display>(range: &RangeInclusive<T>) -> String {
    let (start, end) = (range.start().to_string(), range.end().to_string());
    if start.starts_with('-') { format!("{start} – {end}") } else { format!("{start}–{end}") }
}

/// Reads a text, which may be empty.
pub(super) fn text(node: &Node, found: &mut Vec<Finding>) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(_) | Value::Date(_) | Value::Flag(_) => {
            wrong_kind(node, format!("\"{}\"", node.source), found)
        }
        Value::List(_) | Value::Table(_) => wrong_kind(node, "\"…\"", found),
    }
}

/// Reads a text that says something.
pub(super) fn name(node: &Node, found: &mut Vec<Finding>) -> Option<String> {
    let text = text(node, found)?;
    if text.is_empty() {
        found.push(out_of_range(&node.place, "\"\"", "\"…\""));
        return None;
    }
    Some(text)
}

/// Reads a text, a date or a number as text.
pub(super) fn text_or_date(node: &Node, found: &mut Vec<Finding>) -> Option<String> {
    match node.value {
        Value::Number(_) | Value::Date(Some(_)) => Some(node.source.clone()),
        _ => text(node, found),
    }
}

/// Reads a list of names, or one; what is faulty in it is reported and left out.
pub(super) fn names(node: &Node, found: &mut Vec<Finding>) -> Option<Vec<Placed<String>>> {
    let placed = |node: &Node, found: &mut Vec<Finding>| {
        name(node, found).map(|value| Placed { value, place: node.place.clone() })
    };
    match &node.value {
        Value::List(items) => {
            let read: Vec<_> = items.iter().filter_map(|item| placed(item, found)).collect();
            (read.len() == items.len() || !read.is_empty()).then_some(read)
        }
        Value::Text(_) => placed(node, found).map(|one| vec![one]),
        Value::Table(_) => wrong_kind(node, "[\"…\"]", found),
        _ => wrong_kind(node, format!("[\"{}\"]", node.source), found),
    }
}

/// Reads a list of at least one name, or one.
pub(super) fn some_names(node: &Node, found: &mut Vec<Finding>) -> Option<Vec<Placed<String>>> {
    let names = names(node, found)?;
    if names.is_empty() {
        found.push(out_of_range(&node.place, &node.source, "[\"…\"]"));
        return None;
    }
    Some(names)
}

/// Reads `true` or `false`.
pub(super) fn flag(node: &Node, found: &mut Vec<Finding>) -> Option<bool> {
    match node.value {
        Value::Flag(flag) => Some(flag),
        _ => wrong_kind(node, "true", found),
    }
}

/// Reads a number as it was written.
pub(super) fn decimal(node: &Node, found: &mut Vec<Finding>) -> Option<Decimal> {
    let Value::Number(digits) = &node.value else { return not_a_number(node, found) };
    let number = Decimal::parse(digits);
    if number.is_none() {
        if digits.contains(|c: char| c.is_ascii_alphabetic()) {
            return wrong_kind(node, "2.5", found);
        }
        found.push(out_of_range(&node.place, &node.source, "0.000000001–9000000000"));
    }
    number
}

/// A number in quotes is shown without them, an amount in words gets an example.
fn not_a_number<T>(node: &Node, found: &mut Vec<Finding>) -> Option<T> {
    let number = match &node.value {
        Value::Text(text) => {
            Decimal::parse(&text.trim_end_matches(['%', ' ', '\u{a0}']).trim().replacen(',', ".", 1))
        }
        _ => None,
    };
    wrong_kind(node, number.map_or_else(|| "2".to_owned(), |number| number.to_string()), found)
}

/// Reads a whole number within a range.
pub(super) fn whole(node: &Node, range: RangeInclusive<i64>, found: &mut Vec<Finding>) -> Option<i64> {
    let number = decimal(node, found)?.as_whole().filter(|number| range.contains(number));
    if number.is_none() {
        found.push(out_of_range(&node.place, &node.source, range_text(&range)));
    }
    number
}

/// Reads a number, whole or not, within a range.
pub(super) fn number(node: &Node, range: RangeInclusive<i64>, found: &mut Vec<Finding>) -> Option<Decimal> {
    let number = decimal(node, found)?;
    let [least, most] = [range.start(), range.end()].map(|end| Decimal::whole(*end).unwrap_or_default());
    if number < least || number > most {
        found.push(out_of_range(&node.place, &node.source, range_text(&range)));
        return None;
    }
    Some(number)
}

/// Reads a share in percent.
pub(super) fn percent(node: &Node, found: &mut Vec<Finding>) -> Option<Decimal> {
    number(node, 0..=100, found)
}

/// The years that plans may speak of.
pub(super) const YEARS: RangeInclusive<i64> = 1900..=2200;

/// Reads a year.
pub(super) fn year(node: &Node, found: &mut Vec<Finding>) -> Option<i16> {
    whole(node, YEARS, found).and_then(|year| i16::try_from(year).ok())
}

/// Reads a date, also one in quotes.
pub(super) fn date(node: &Node, found: &mut Vec<Finding>) -> Option<Date> {
    let (read, seen) = match &node.value {
        Value::Date(Some(date)) => return Some(*date),
        Value::Text(text) => (iso_date(text.trim()), text.as_str()),
        Value::Number(_) | Value::Date(None) => (None, node.source.as_str()),
        _ => return wrong_kind(node, DATE_EXAMPLE, found),
    };
    if read.is_none() {
        let finding = Finding::new(Code::PlanDateForm).at(node.place.clone());
        found.push(finding.seen(seen).expected([date_like(seen)]));
    }
    read
}

/// Returns the date that `2019-09-25` is, and nothing else.
fn iso_date(text: &str) -> Option<Date> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| match at {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    form.then(|| text.parse().ok()).flatten()
}

/// Reads one of a few words.
pub(super) fn word<T: Copy + PartialEq>(
    node: &Node,
    words: &[(&'static str, T)],
    found: &mut Vec<Finding>,
) -> Option<T> {
    let text = text(node, found)?;
    let keys: Vec<&'static str> = words.iter().map(|(word, _)| *word).collect();
    let meant = known(&text.to_lowercase(), &keys);
    if meant.is_none() {
        let expected = each_once(words);
        found.push(Finding::new(Code::PlanWordUnknown).at(node.place.clone()).seen(&text).expected(expected));
    }
    words.iter().find(|(word, _)| Some(*word) == meant).map(|(_, value)| *value)
}

/// Returns the words, one of each meaning: all in one form of the language.
fn each_once<T: PartialEq>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    let is_first = |at: usize| !words[..at].iter().any(|(_, earlier)| *earlier == words[at].1);
    (0..words.len()).filter(|at| is_first(*at)).map(|at| words[at].0).collect()
}

/// Reads an amount, or a table of amounts by year.
pub(super) fn by_year(
    node: &Node,
    amount: impl Fn(&Node, &mut Vec<Finding>) -> Option<Decimal>,
    found: &mut Vec<Finding>,
) -> Option<ByYear> {
    let Value::Table(table) = &node.value else { return amount(node, found).map(ByYear::Always) };
    if table.entries.is_empty() {
        return wrong_kind(node, "{ 2026 = 2, 2030 = 4 }", found);
    }
    steps(table, year_key, amount, found).map(ByYear::From)
}

/// Reads numbers by year or age, lowest first; where one is faulty, none: the rest would say something else.
pub(super) fn steps<K: Ord + Copy>(
    table: &Table,
    key: impl Fn(&Entry, &mut Vec<Finding>) -> Option<K>,
    number: impl Fn(&Node, &mut Vec<Finding>) -> Option<Decimal>,
    found: &mut Vec<Finding>,
) -> Option<Vec<(K, Decimal)>> {
    let read = table.entries.iter().map(|entry| {
        if let Some(whole) = dotted(entry) {
            found.push(key_like(entry, &whole, &entry.key));
            return None;
        }
        let (key, number) = (key(entry, found), number(&entry.node, found));
        key.zip(number)
    });
    let mut steps: Vec<(K, Decimal)> = read.collect::<Vec<_>>().into_iter().collect::<Option<_>>()?;
    steps.sort_by_key(|(key, _)| *key);
    Some(steps)
}

/// Returns a key that TOML takes apart at a dot, as it was written: `62.5 = 18`.
pub(super) fn dotted(entry: &Entry) -> Option<String> {
    let Value::Table(inner) = &entry.node.value else { return None };
    let is_one = !entry.node.source.starts_with(['{', '[']);
    let rest = inner.entries.first().filter(|_| is_one)?;
    Some(format!("{}.{}", entry.key, dotted(rest).unwrap_or_else(|| rest.key.clone())))
}

/// Returns the finding that a key is not one of those there can be, with one like it that can.
pub(super) fn key_like(entry: &Entry, seen: &str, like: impl Into<String>) -> Finding {
    Finding::new(Code::PlanKeyUnknown).at(entry.place.clone()).seen(seen).expected([like.into()])
}

/// Reads the key that a year is.
pub(super) fn year_key(entry: &Entry, found: &mut Vec<Finding>) -> Option<i16> {
    let digits = entry.key.len() == 4 && entry.key.bytes().all(|b| b.is_ascii_digit());
    let Some(year) = digits.then(|| entry.key.parse::<i16>().ok()).flatten() else {
        found.push(key_like(entry, &entry.key, "2026"));
        return None;
    };
    if !YEARS.contains(&i64::from(year)) {
        found.push(out_of_range(&entry.place, &entry.key, range_text(&YEARS)));
        return None;
    }
    Some(year)
}

/// Returns the tables of a `[[…]]`, with their places; reports what is none.
pub(super) fn tables<'t>(
    node: &'t Node,
    key: &str,
    found: &mut Vec<Finding>,
) -> Vec<(&'t Table, &'t Origin)> {
    let Value::List(items) = &node.value else {
        let _: Option<()> = wrong_kind(node, format!("[[{key}]]"), found);
        return match &node.value {
            Value::Table(table) => vec![(table, &node.place)],
            _ => Vec::new(),
        };
    };
    let mut tables = Vec::new();
    for item in items {
        match &item.value {
            Value::Table(table) => tables.push((table, &item.place)),
            _ => {
                let _: Option<()> = wrong_kind(item, format!("[[{key}]]"), found);
            }
        }
    }
    tables
}

/// Returns the one table of a `[…]`; reports where it is none, or several.
pub(super) fn table<'t>(node: &'t Node, key: &str, found: &mut Vec<Finding>) -> Option<&'t Table> {
    match &node.value {
        Value::Table(table) => Some(table),
        _ => wrong_kind(node, format!("[{key}]"), found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_form_of_date_is_a_date() {
        assert!(iso_date("2019-09-25").is_some());
        assert!(iso_date("2019-02-30").is_none());
        assert!(iso_date("20190925").is_none());
        assert!(iso_date("2019-09-25T10").is_none());
    }
}
