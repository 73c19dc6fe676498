//! What a cell of a workbook says, given the kind of value that its key takes.
//!
//! People write in cells as they do in any spreadsheet: codes as numbers, decimals with a comma, dates as they are
//! written here, several things after each other with a semicolon. A cell that is TOML is read as that, so that
//! anything at all can be said.

use std::collections::HashSet;

use toml::de::{DeTable, DeValue};

use super::kinds::{By, Inner, Kind, Unit, find};
use super::lines::Lines;
use super::tree::{Builder, Entry, Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::origin::Origin;
use crate::source::Content;

/// Reads a cell; none where it is blank, or faulty, which is reported.
pub(super) fn read(
    content: Content<'_>,
    kind: Kind,
    place: &Origin,
    found: &mut Vec<Finding>,
) -> Option<Node> {
    let node = |value: Value, source: String| Some(Node { value, source, place: place.clone() });
    match content {
        _ if content.is_blank() => None,
        Content::Empty => None,
        Content::Fault(fault) => {
            found.push(Finding::new(Code::PlanSyntax).at(place.clone()).seen(fault));
            None
        }
        Content::Text(text) => Cell { text: text.trim(), place }.read(kind, found),
        Content::Date(day) => node(Value::Date(Some(day)), day.to_string()),
        Content::Percent(number) if takes_percent(kind) => {
            let digits = shortest(number * 100.0);
            node(Value::Number(digits.clone()), format!("{} %", with_comma(&digits)))
        }
        Content::Percent(number) => {
            let shown = format!("{} %", with_comma(&shortest(number * 100.0)));
            node(Value::Text(shown.clone()), shown)
        }
        Content::Number(number) => {
            let digits = shortest(number);
            let shown = with_comma(&digits);
            if is_number(kind) {
                node(Value::Number(digits), shown)
            } else {
                node(in_list(kind, Value::Text(shown.clone()), &shown, place), shown)
            }
        }
    }
}

/// Tells whether a number stands below a heading as a number.
fn is_number(kind: Kind) -> bool {
    !matches!(kind, Kind::Text | Kind::Texts | Kind::TextOrTexts)
}

/// Tells whether a number of a kind may be in percent.
pub(super) fn takes_percent(kind: Kind) -> bool {
    matches!(kind, Kind::Number(Unit::Percent) | Kind::Amount(Unit::Percent))
}

/// Returns a number's digits with a point, without the traces that sums leave far behind it.
fn shortest(number: f64) -> String {
    const MOST: usize = 9;
    let text = number.to_string();
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() > MOST => {
            format!("{number:.MOST$}").trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => text,
    }
}

fn with_comma(digits: &str) -> String {
    digits.replacen('.', ",", 1)
}

/// Returns a value as a list of it alone, where lists are what the key takes.
fn in_list(kind: Kind, value: Value, source: &str, place: &Origin) -> Value {
    match kind {
        Kind::Texts => Value::List(vec![Node { value, source: source.to_owned(), place: place.clone() }]),
        _ => value,
    }
}

/// A cell with text in it.
struct Cell<'c> {
    text: &'c str,
    place: &'c Origin,
}

impl Cell<'_> {
    fn node(&self, value: Value) -> Node {
        self.part(value, self.text)
    }

    /// Returns a part of the cell.
    fn part(&self, value: Value, source: &str) -> Node {
        Node { value, source: source.to_owned(), place: self.place.clone() }
    }

    fn read(&self, kind: Kind, found: &mut Vec<Finding>) -> Option<Node> {
        if let Some(node) = self.toml(self.text) {
            return Some(node);
        }
        match kind {
            Kind::Text => Some(self.node(Value::Text(self.text.to_owned()))),
            Kind::Number(unit) => Some(self.node(number_or_text(self.text, unit))),
            Kind::Flag => Some(self.node(flag_or_text(self.text))),
            Kind::Date => Some(self.node(date_or_text(self.text))),
            _ if self.is_bracketed() => self.unreadable(self.text, kind, found),
            Kind::Texts | Kind::TextOrTexts => self.texts(kind),
            Kind::NumberOrNumbers => Some(self.numbers()),
            Kind::Amount(unit) => self.amount(unit, kind, found),
            Kind::Pairs(_, unit) => self.pairs(kind, &[], unit, found),
            Kind::Table(inner) => self.pairs(kind, inner, Unit::Plain, found),
            Kind::PairsOrTable(inner) => self.pairs(kind, inner, Unit::Percent, found),
        }
    }

    /// Reads the text as TOML, where it is between brackets, braces or quotation marks and is TOML as a whole.
    fn toml(&self, text: &str) -> Option<Node> {
        let (first, last) = (text.chars().next()?, text.chars().next_back()?);
        let is_enclosed = matches!((first, last), ('[', ']') | ('{', '}') | ('"', '"')) && text.len() > 1;
        if !is_enclosed {
            return None;
        }
        let statement = format!("x = {text}");
        let table = DeTable::parse(&statement).ok().filter(|table| table.get_ref().len() == 1)?;
        let lines = Lines::new(self.place, &statement);
        let (faulty, headings) = Default::default();
        let builder = Builder { lines: &lines, faulty: &faulty, headings: &headings };
        let mut node = builder.table(table.get_ref(), 0..0).entries.pop()?.node;
        put(&mut node, self.place);
        Some(node)
    }

    fn is_bracketed(&self) -> bool {
        let between = |open, close| self.text.starts_with(open) && self.text.ends_with(close);
        between('[', ']') || between('{', '}')
    }

    fn unreadable(&self, seen: &str, kind: Kind, found: &mut Vec<Finding>) -> Option<Node> {
        let finding = Finding::new(Code::PlanSyntax).at(self.place.clone()).seen(seen);
        found.push(finding.expected([example(kind)]));
        None
    }

    fn items(&self) -> impl Iterator<Item = &str> {
        self.text.split([';', '\n', '\r']).map(str::trim).filter(|item| !item.is_empty())
    }

    fn texts(&self, kind: Kind) -> Option<Node> {
        let item = |item: &str| {
            let quoted = self.toml(item).filter(|node| matches!(node.value, Value::Text(_)));
            quoted.unwrap_or_else(|| self.part(Value::Text(item.to_owned()), item))
        };
        let mut items: Vec<Node> = self.items().map(item).collect();
        match (kind, items.len()) {
            (_, 0) => None,
            (Kind::TextOrTexts, 1) => items.pop(),
            _ => Some(self.node(Value::List(items))),
        }
    }

    fn numbers(&self) -> Node {
        let part = |item: &str| self.part(number_or_text(item, Unit::Plain), item);
        let mut items: Vec<Node> = self.items().map(part).collect();
        match items.len() {
            1 => items.remove(0),
            _ => self.node(Value::List(items)),
        }
    }

    fn amount(&self, unit: Unit, kind: Kind, found: &mut Vec<Finding>) -> Option<Node> {
        if !self.text.contains(['=', ':']) {
            return Some(self.node(number_or_text(self.text, unit)));
        }
        self.pairs(kind, &[], unit, found)
    }

    /// Reads `2026 = 2; 2030 = 4`; the values of keys that the table has are of their own kinds.
    fn pairs(&self, kind: Kind, inner: Inner, unit: Unit, found: &mut Vec<Finding>) -> Option<Node> {
        if let Some(node) = self.pairs_in_toml() {
            return Some(node);
        }
        if let Some(digits) = digits(self.text, unit) {
            return Some(self.node(Value::Number(digits)));
        }
        let told = found.len();
        let entries: Vec<Entry> =
            self.items().filter_map(|item| self.pair(item, kind, inner, unit, found)).collect();
        let mut seen = HashSet::new();
        for entry in entries.iter().filter(|entry| !seen.insert(entry.key.as_str())) {
            found.push(Finding::new(Code::PlanKeyTwice).at(self.place.clone()).seen(&entry.key));
        }
        (found.len() == told).then(|| self.node(Value::Table(Table { entries, damaged: false })))
    }

    /// Reads `2026 = 2, 2030 = 4`, as it stands between braces in TOML.
    fn pairs_in_toml(&self) -> Option<Node> {
        let is_row = self.text.matches('=').count() > 1 && !self.text.contains([';', '\n']);
        let mut node = is_row.then(|| self.toml(&format!("{{ {} }}", self.text)))??;
        self.text.clone_into(&mut node.source);
        Some(node)
    }

    fn pair(
        &self,
        item: &str,
        kind: Kind,
        inner: Inner,
        unit: Unit,
        found: &mut Vec<Finding>,
    ) -> Option<Entry> {
        let Some((key, value)) = item.split_once('=').or_else(|| item.split_once(':')) else {
            self.unreadable(item, kind, found);
            return None;
        };
        let (key, value) = (self.key(key.trim()), value.trim());
        if value.is_empty() {
            self.unreadable(item, kind, found);
            return None;
        }
        let known = find(&key, inner);
        let node = match known {
            Some((_, kind)) => Cell { text: value, place: self.place }.read(kind, found)?,
            None => self.toml(value).unwrap_or_else(|| self.part(number_or_text(value, unit), value)),
        };
        let key = known.map_or(key, |(key, _)| key.to_owned());
        Some(Entry { key, place: self.place.clone(), node })
    }

    /// Returns a key, without the quotation marks that it has in TOML.
    fn key(&self, key: &str) -> String {
        match self.toml(key).map(|node| node.value) {
            Some(Value::Text(text)) => text,
            _ => key.to_owned(),
        }
    }
}

/// Puts a value, with all within it, in a cell.
fn put(node: &mut Node, place: &Origin) {
    node.place = place.clone();
    match &mut node.value {
        Value::List(items) => items.iter_mut().for_each(|item| put(item, place)),
        Value::Table(table) => {
            for entry in &mut table.entries {
                entry.place = place.clone();
                put(&mut entry.node, place);
            }
        }
        _ => {}
    }
}

fn number_or_text(text: &str, unit: Unit) -> Value {
    digits(text, unit).map_or_else(|| Value::Text(text.to_owned()), Value::Number)
}

/// Returns the digits, with a point, of a number as people write it: `3,5`, `45 000`, `60 %`.
fn digits(text: &str, unit: Unit) -> Option<String> {
    let bare = match text.strip_suffix('%') {
        Some(bare) if unit == Unit::Percent => bare.trim_end(),
        _ => text,
    };
    let unsigned = bare.strip_prefix(['-', '\u{2212}']).unwrap_or(bare);
    let (whole, decimals) = match unsigned.split_once([',', '.']) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (unsigned, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{2009}', '\u{202f}']).collect();
    let in_thousands = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    if !in_thousands || !groups.iter().all(|group| is_digits(group)) || !decimals.is_none_or(is_digits) {
        return None;
    }
    let sign = if unsigned.len() < bare.len() { "-" } else { "" };
    let decimals = decimals.map(|decimals| format!(".{decimals}")).unwrap_or_default();
    Some(format!("{sign}{}{decimals}", groups.concat()))
}

fn flag_or_text(text: &str) -> Value {
    match text.to_lowercase().as_str() {
        "ja" | "yes" | "true" | "sann" => Value::Flag(true),
        "nei" | "no" | "false" | "usann" => Value::Flag(false),
        _ => Value::Text(text.to_owned()),
    }
}

fn date_or_text(text: &str) -> Value {
    match norwegian_date(text) {
        Some(day) => Value::Date(Some(day)),
        None => Value::Text(text.to_owned()),
    }
}

/// Returns the day that `25.09.2019` or `25.9.2019` is.
fn norwegian_date(text: &str) -> Option<Date> {
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().filter(|_| is_whole)
}

/// Returns how a value of a kind may be written in a cell.
pub(super) fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Texts | Kind::TextOrTexts => "…; …",
        Kind::Number(_) => "2",
        Kind::NumberOrNumbers => "1; 8",
        Kind::Flag => "ja",
        Kind::Date => "31.12.2026",
        Kind::Amount(_) | Kind::Pairs(By::Year, _) => "2026 = 2; 2030 = 4",
        Kind::Pairs(By::Age, _) => "20 = 25; 62 = 18",
        Kind::Pairs(By::Name, _) => "… = 2; … = 3",
        Kind::Table(_) => "… = …",
        Kind::PairsOrTable(_) => "2026 = 100; 2030 = 122",
    }
}

/// Returns a finding about a cell with its examples as they are written in cells, and not as in TOML.
pub(super) fn suited(mut finding: Finding) -> Finding {
    const WITH_EXAMPLES: [Code; 3] = [Code::PlanValueKind, Code::PlanValueRange, Code::PlanKeyUnknown];
    if finding.place.as_ref().is_some_and(|place| place.sheet.is_some())
        && WITH_EXAMPLES.contains(&finding.code)
    {
        finding.expected.iter_mut().for_each(|example| *example = as_in_cells(example));
    }
    finding
}

/// Returns an example of TOML as it is written in a cell; what is none, as it stands.
fn as_in_cells(example: &str) -> String {
    let parsed = |text: &str| {
        let statement = format!("x = {text}");
        let table = DeTable::parse(&statement).ok()?;
        table.get_ref().iter().next().map(|(_, value)| in_words(value.get_ref()))
    };
    let after_key = || example.split_once(" = ").and_then(|(_, value)| parsed(value));
    parsed(example).or_else(after_key).unwrap_or_else(|| example.to_owned())
}

fn in_words(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => with_comma(number.as_str()),
        DeValue::Boolean(yes) => if *yes { "ja" } else { "nei" }.to_owned(),
        DeValue::Datetime(day) => day.to_string(),
        DeValue::Array(items) => joined(items.iter().map(|item| in_words(item.get_ref()))),
        DeValue::Table(table) => {
            let mut entries: Vec<_> = table.iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            let pair = |key: &str, value: &DeValue<'_>| format!("{key} = {}", in_words(value));
            joined(entries.into_iter().map(|(key, value)| pair(key.get_ref(), value.get_ref())))
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what a cell says, in few words, and what was found.
    fn said(content: Content<'_>, kind: Kind) -> String {
        let mut found = Vec::new();
        let node = read(content, kind, &Origin::file("p"), &mut found);
        let found: Vec<_> = found.iter().map(|f| format!("{} {:?}", f.code.text(), f.seen)).collect();
        node.map(|node| short(&node)).into_iter().chain(found).collect::<Vec<_>>().join(" ")
    }

    fn short(node: &Node) -> String {
        match &node.value {
            Value::Text(text) => format!("«{text}»"),
            Value::Number(digits) => digits.clone(),
            Value::Flag(flag) => flag.to_string(),
            Value::Date(day) => day.map(|day| day.to_string()).unwrap_or_default(),
            Value::List(items) => format!("[{}]", items.iter().map(short).collect::<Vec<_>>().join(" ")),
            Value::Table(table) => {
                let pair = |entry: &Entry| format!("{}={}", entry.key, short(&entry.node));
                format!("{{{}}}", table.entries.iter().map(pair).collect::<Vec<_>>().join(" "))
            }
        }
    }

    const PERCENT: Kind = Kind::Amount(Unit::Percent);
    const PLAIN: Kind = Kind::Amount(Unit::Plain);

    #[test]
    fn a_code_typed_as_a_number_is_a_text() {
        assert_eq!(said(Content::Number(7174.0), Kind::Text), "«7174»");
        assert_eq!(said(Content::Number(7174.0), Kind::Texts), "[«7174»]");
        assert_eq!(said(Content::Number(2026.0), Kind::TextOrTexts), "«2026»");
        assert_eq!(said(Content::Text("0123"), Kind::Text), "«0123»");
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in
            [("3,5", "3.5"), ("3.5", "3.5"), ("45 000", "45000"), ("1\u{a0}500,25", "1500.25"), ("−2", "-2")]
        {
            assert_eq!(said(Content::Text(text), PLAIN), number);
        }
        for text in ["4 50", "3,", "1.500,5", "halv", "60 %", "- 2"] {
            assert_eq!(said(Content::Text(text), PLAIN), format!("«{text}»"));
        }
        assert_eq!(said(Content::Text("60 %"), PERCENT), "60");
        assert_eq!(said(Content::Number(0.1 + 0.2), PLAIN), "0.3");
        assert_eq!(said(Content::Number(7.0 / 3.0), PLAIN), "2.333333333");
    }

    #[test]
    fn what_is_shown_in_percent_is_read_so() {
        assert_eq!(said(Content::Percent(0.07), PERCENT), "7");
        assert_eq!(said(Content::Percent(0.333), PERCENT), "33.3");
        assert_eq!(said(Content::Number(80.0), PERCENT), "80");
        assert_eq!(said(Content::Percent(0.02), PLAIN), "«2 %»");
    }

    #[test]
    fn lists_are_parted_by_semicolons_and_lines() {
        assert_eq!(said(Content::Text("a; b\nc;;"), Kind::Texts), "[«a» «b» «c»]");
        assert_eq!(said(Content::Text("a"), Kind::TextOrTexts), "«a»");
        assert_eq!(said(Content::Text("a;b"), Kind::TextOrTexts), "[«a» «b»]");
        assert_eq!(said(Content::Text("[\"a; b\", \"c\"]"), Kind::Texts), "[«a; b» «c»]");
        assert_eq!(said(Content::Text("\"a\"; \"b\""), Kind::Texts), "[«a» «b»]");
        assert_eq!(said(Content::Text("[]"), Kind::Texts), "[]");
        assert_eq!(said(Content::Text("1; 8"), Kind::NumberOrNumbers), "[1 8]");
    }

    #[test]
    fn numbers_by_year_stand_in_a_cell() {
        let pairs = "{2026=2.5 2030=4}";
        for text in
            ["2026 = 2,5; 2030 = 4", "2026: 2.5\n2030: 4", "{ 2026 = 2.5, 2030 = 4 }", "2026 = 2.5, 2030 = 4"]
        {
            assert_eq!(said(Content::Text(text), PLAIN), pairs, "{text}");
        }
        let by_name = Kind::Pairs(By::Name, Unit::Plain);
        assert_eq!(said(Content::Text("\"7174\" = 0,9; Assistent: 2"), by_name), "{7174=0.9 Assistent=2}");
        assert_eq!(said(Content::Text("2026 = 2; 2030"), PLAIN), "plan-syntax Some(\"2030\")");
        assert_eq!(said(Content::Text("2026 = 2; 2026 = 3"), PLAIN), "plan-key-twice Some(\"2026\")");
        assert_eq!(said(Content::Text("[a, b]"), Kind::Texts), "plan-syntax Some(\"[a, b]\")");
    }

    #[test]
    fn text_between_brackets_is_text_where_it_is_not_toml() {
        for text in ["[Nord]", "{x}", "\"Bo\" og \"Ro\"", "#", "= 2", "'a'"] {
            assert_eq!(said(Content::Text(text), Kind::Text), format!("«{text}»"));
        }
        assert_eq!(said(Content::Text("\"[1]\""), Kind::Text), "«[1]»");
        assert_eq!(said(Content::Text("[1]\ny = [2]"), Kind::Text), "«[1]\ny = [2]»");
    }

    #[test]
    fn yes_and_dates_are_read_in_several_forms() {
        for yes in ["ja", "TRUE", "Sann", "yes"] {
            assert_eq!(said(Content::Text(yes), Kind::Flag), "true");
        }
        assert_eq!(said(Content::Text("kanskje"), Kind::Flag), "«kanskje»");
        assert_eq!(said(Content::Text("5.9.2019"), Kind::Date), "2019-09-05");
        assert_eq!(said(Content::Text("2019-09-05"), Kind::Date), "«2019-09-05»");
        assert_eq!(said(Content::Text("31.2.2019"), Kind::Date), "«31.2.2019»");
    }

    #[test]
    fn examples_suit_a_cell() {
        for (toml, cell) in [
            ("\"2026\"", "2026"),
            ("[\"7174\"]", "7174"),
            ("{ 2026 = 2, 2030 = 4 }", "2026 = 2; 2030 = 4"),
            ("{ \"7174\" = 0.9, \"Assistent\" = 2 }", "7174 = 0,9; Assistent = 2"),
            ("2.5", "2,5"),
            ("true", "ja"),
            ("andel = 60", "60"),
            ("0–100", "0–100"),
            ("> 0", "> 0"),
            ("navn", "navn"),
        ] {
            assert_eq!(as_in_cells(toml), cell);
        }
    }
}
