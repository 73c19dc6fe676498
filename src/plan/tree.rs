//! The tree of a TOML text: every key and value with its place, in the order of the text.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};
use toml::value::Datetime;

use super::lines::{Lines, count};
use crate::model::date::Date;
use crate::origin::Origin;

/// A value where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The value.
    pub(super) value: Value,
    /// The text that it was read from; a table with a heading has its heading.
    pub(super) source: String,
    /// Where it starts.
    pub(super) place: Origin,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A text in quotes.
    Text(String),
    /// A number, in decimal digits as far as it can be.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// A date, or none where there is only a time of day.
    Date(Option<Date>),
    /// A list, or a table of tables.
    List(Vec<Node>),
    /// A table.
    Table(Table),
}

/// The entries of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// The entries in the order of the text.
    pub(super) entries: Vec<Entry>,
    /// Whether a fault of syntax took something out of it, so that nobody can say what it lacks.
    pub(super) damaged: bool,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The key as written, without quotes.
    pub(super) key: String,
    /// Where the key is.
    pub(super) place: Origin,
    /// The value.
    pub(super) node: Node,
}

/// Builds the tree of a text from what the TOML parser made of it.
pub(super) struct Builder<'t> {
    /// The text's lines.
    pub(super) lines: &'t Lines<'t>,
    /// The lines, from 0, with faults of syntax.
    pub(super) faulty: &'t BTreeSet<usize>,
    /// The lines, from 0, with headings of tables.
    pub(super) headings: &'t BTreeSet<usize>,
}

impl Builder<'_> {
    /// Returns the tree.
    pub(super) fn table(&self, table: &DeTable<'_>, span: Range<usize>) -> Table {
        let mut entries: Vec<(usize, Entry)> = table
            .iter()
            .map(|(key, value)| {
                let start = key.span().start;
                let entry = Entry {
                    key: key.get_ref().to_string(),
                    place: self.lines.place(start),
                    node: self.node(value),
                };
                (start, entry)
            })
            .collect();
        entries.sort_by_key(|(start, _)| *start);
        Table { entries: entries.into_iter().map(|(_, entry)| entry).collect(), damaged: self.damaged(span) }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        Node {
            value: self.value(value.get_ref(), span.clone()),
            source: self.lines.between(span.clone()).to_owned(),
            place: self.lines.place(span.start),
        }
    }

    fn value(&self, value: &DeValue<'_>, span: Range<usize>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => Value::Number(decimal_digits(number)),
            DeValue::Float(number) => Value::Number(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(datetime) => Value::Date(day(datetime)),
            DeValue::Array(list) => Value::List(self.list(list)),
            DeValue::Table(table) => Value::Table(self.table(table, span)),
        }
    }

    fn list(&self, list: &DeArray<'_>) -> Vec<Node> {
        list.iter().map(|value| self.node(value)).collect()
    }

    /// A table with a heading reaches to the next heading; one in braces is where it is.
    fn damaged(&self, span: Range<usize>) -> bool {
        let (first, last) = (self.lines.line(span.start), self.lines.line(span.end));
        let braced = self.lines.between(span).starts_with('{');
        let next = self.headings.range(last + 1..).next().copied().unwrap_or(usize::MAX);
        let end = if braced { last + 1 } else { next };
        self.faulty.range(first..end).next().is_some()
    }
}

/// Returns a whole number in decimal digits, whatever it was written in.
fn decimal_digits(number: &DeInteger<'_>) -> String {
    if number.radix() == 10 {
        return number.as_str().to_owned();
    }
    i64::from_str_radix(number.as_str(), number.radix())
        .map_or_else(|_| number.to_string(), |whole| whole.to_string())
}

fn day(datetime: &Datetime) -> Option<Date> {
    let date = datetime.date?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(i16::try_from(date.year).ok()?, month, day).ok()
}

/// Returns a line from 0 as origins count it.
pub(super) fn line_from_one(line: usize) -> u32 {
    count(line + 1)
}
