//! What a fault of syntax really is, and how the line is mended so that the rest can be read.

use std::ops::{Range, RangeInclusive};

use toml::de::{DeTable, DeValue, Error};

use super::keys::in_ascii;
use super::lines::Lines;
use crate::finding::{Code, Finding};

/// A fault of syntax.
pub(super) struct Fault {
    /// What to say.
    pub(super) findings: Vec<Finding>,
    /// What to do with the text.
    pub(super) mend: Mend,
}

/// What to do with the text where it is not TOML. Lines count from 0.
pub(super) enum Mend {
    /// The parser understood it nevertheless.
    Stands,
    /// The parser understood the line somehow; nothing more should be said of it.
    StandsAlone(usize),
    /// Another line in its place.
    Rewrite(usize, String),
    /// Another heading in its place; what follows was read as if it were part of the faulty one.
    Head(usize, String),
    /// These lines are left out.
    LeaveOut(RangeInclusive<usize>),
}

/// Returns what an error of the parser is about.
pub(super) fn fault_of(
    error: &Error,
    lines: &Lines<'_>,
    tree: &DeTable<'_>,
    statements: &Statements,
) -> Fault {
    let span = error.span().unwrap_or_default();
    let line = Line::of(lines, span.start);
    let message = error.message();
    if message.starts_with("duplicate key") {
        return key_twice(lines, span, tree);
    }
    if message.starts_with("invalid unquoted key") && starts_with_letter(lines, &span) {
        return key_unquoted(&line, span.start);
    }
    let statement = Reach::of(&line, span.start, statements);
    if statement.runs_away() {
        return left_out(&line, &span, &statement);
    }
    norwegian_number(&line)
        .or_else(|| norwegian_date(&line))
        .or_else(|| plain_value(message, lines, &line, &span))
        .or_else(|| heading(&line))
        .unwrap_or_else(|| left_out(&line, &span, &statement))
}

/// The line of a fault.
#[derive(Clone, Copy)]
struct Line<'t> {
    lines: &'t Lines<'t>,
    number: usize,
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn of(lines: &'t Lines<'t>, offset: usize) -> Self {
        Self::numbered(lines, lines.line(offset))
    }

    fn numbered(lines: &'t Lines<'t>, number: usize) -> Self {
        let (start, end) = (lines.start(number), lines.start(number + 1));
        Self { lines, number, start, text: lines.between(start..end).trim_end_matches(['\r', '\n']) }
    }

    /// Returns a finding at a byte of the line.
    fn finding(&self, code: Code, at: usize) -> Finding {
        Finding::new(code).at(self.lines.place(self.start + at))
    }
}

fn starts_with_letter(lines: &Lines<'_>, span: &Range<usize>) -> bool {
    lines.between(span.clone()).starts_with(char::is_alphabetic)
}

fn key_twice(lines: &Lines<'_>, span: Range<usize>, tree: &DeTable<'_>) -> Fault {
    let key = lines.between(span.clone());
    let mut finding = Finding::new(Code::PlanKeyTwice).at(lines.place(span.start)).seen(key);
    let bare = key.trim_matches(['"', '\'']);
    finding.other = last_before(tree, bare, span.start).map(|first| lines.place(first));
    Fault { findings: vec![finding], mend: Mend::Stands }
}

/// Returns where a key last stood before a place: the parser keeps the first of two.
fn last_before(table: &DeTable<'_>, key: &str, before: usize) -> Option<usize> {
    let mut last = None;
    for (other, value) in table {
        let at = other.span().start;
        if other.get_ref() == key && at < before {
            last = last.max(Some(at));
        }
        last = last.max(last_within(value.get_ref(), key, before));
    }
    last
}

fn last_within(value: &DeValue<'_>, key: &str, before: usize) -> Option<usize> {
    match value {
        DeValue::Table(table) => last_before(table, key, before),
        DeValue::Array(list) => list.iter().filter_map(|v| last_within(v.get_ref(), key, before)).max(),
        _ => None,
    }
}

/// `årsverk = 2`: the parser reads on as if it were in quotes.
fn key_unquoted(line: &Line<'_>, offset: usize) -> Fault {
    let in_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '\u{300}'..='\u{36f}');
    let (before, after) = line.text.split_at_checked(offset - line.start).unwrap_or((line.text, ""));
    let start = before.trim_end_matches(in_key).len();
    let end = line.text.len() - after.trim_start_matches(in_key).len();
    let key = line.text.get(start..end).unwrap_or_default();
    let finding =
        line.finding(Code::PlanKeyUnquoted, start).seen(key).expected([format!("\"{key}\""), in_ascii(key)]);
    Fault { findings: vec![finding], mend: Mend::Stands }
}

/// `3,5`, also within a table of years.
fn norwegian_number(line: &Line<'_>) -> Option<Fault> {
    let mut mended = line.text.as_bytes().to_vec();
    let mut findings = Vec::new();
    for start in value_starts(line.text) {
        let Some((end, comma)) = decimal_comma(&line.text[start..]) else { continue };
        let seen = &line.text[start..start + end];
        findings.push(
            line.finding(Code::PlanDecimalComma, start).seen(seen).expected([seen.replacen(',', ".", 1)]),
        );
        mended[start + comma] = b'.';
    }
    let mended = String::from_utf8(mended).ok()?;
    (!findings.is_empty()).then_some(Fault { findings, mend: Mend::Rewrite(line.number, mended) })
}

/// Returns the bytes where values start after a `=` outside quotes.
fn value_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c == '#' => break,
            None if c == '=' => starts.push(at + 1 + leading_blanks(&text[at + 1..])),
            None => {}
        }
    }
    starts
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

fn leading_digits(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'_').count()
}

/// Returns where a number with a decimal comma ends, and where its comma is.
///
/// `3,2030 = 4` in a table of years is none: what follows the comma is the next year.
fn decimal_comma(text: &str) -> Option<(usize, usize)> {
    let sign = usize::from(text.starts_with(['-', '+']));
    let whole = leading_digits(&text[sign..]);
    let comma = sign + whole;
    let part = leading_digits(text[comma..].strip_prefix(',')?);
    let end = comma + 1 + part;
    let next = text[end..].trim_start_matches([' ', '\t']);
    (whole > 0 && part > 0 && !next.starts_with('=')).then_some((end, comma))
}

/// `31.12.2026`.
fn norwegian_date(line: &Line<'_>) -> Option<Fault> {
    let (start, seen) = value_starts(line.text).into_iter().find_map(|start| {
        let rest = &line.text[start..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let dots = rest[..end].matches('.').count();
        (dots == 2 && end >= 6).then(|| (start, &rest[..end]))
    })?;
    let finding = line.finding(Code::PlanDateForm, start).seen(seen).expected([date_like(seen)]);
    let mended = format!("{}\"{seen}\"{}", &line.text[..start], &line.text[start + seen.len()..]);
    Some(Fault { findings: vec![finding], mend: Mend::Rewrite(line.number, mended) })
}

/// An example of a date, where none can be made of what stood there.
pub(super) const DATE_EXAMPLE: &str = "2026-12-31";

/// Returns a Norwegian date as TOML writes it, or an example where it is none.
pub(super) fn date_like(text: &str) -> String {
    let numbers: Option<Vec<u16>> = text.trim().split('.').map(|part| part.trim().parse().ok()).collect();
    match numbers.as_deref() {
        Some([day @ 1..=31, month @ 1..=12, year @ 1900..=2999]) => format!("{year:04}-{month:02}-{day:02}"),
        Some([day @ 1..=31, month @ 1..=12, year @ 0..=99]) => format!("20{year:02}-{month:02}-{day:02}"),
        _ => DATE_EXAMPLE.to_owned(),
    }
}

/// A value that the parser could take for something: a word without quotes, `007`, `2026-02-30`.
fn plain_value(message: &str, lines: &Lines<'_>, line: &Line<'_>, span: &Range<usize>) -> Option<Fault> {
    let at = span.start - line.start;
    let seen = lines.between(span.clone());
    let word = seen.starts_with(char::is_alphabetic) && message.starts_with("invalid");
    let finding = if word || message.starts_with("string values must be quoted") || is_of_ages(seen) {
        line.finding(Code::PlanSyntax, at).seen(seen).expected(quoted(seen))
    } else if message.starts_with("unexpected leading zero") {
        let number = &line.text[at.min(line.text.len())..];
        let number = &number[..leading_digits(number)];
        let short = Some(number.trim_start_matches(['0', '_'])).filter(|_| !is_of_region(line, at));
        let meant = short.map(str::to_owned).into_iter().chain([format!("\"{number}\"")]);
        line.finding(Code::PlanSyntax, at).seen(number).expected(meant)
    } else if message.starts_with("invalid date") || message.starts_with("invalid time") {
        line.finding(Code::PlanDateForm, at).seen(seen).expected([DATE_EXAMPLE])
    } else {
        return None;
    };
    let whole = !seen.contains('\n');
    whole.then(|| Fault { findings: vec![finding], mend: Mend::StandsAlone(line.number) })
}

/// Tells whether a value is a region's: the zero before Oslo's 0301 is part of the code.
fn is_of_region(line: &Line<'_>, at: usize) -> bool {
    let before = line.text.get(..at).unwrap_or_default().trim_end();
    before.strip_suffix('=').is_some_and(|key| key.trim_end().ends_with("region"))
}

/// Tells whether a value is ages from one to another, `80-105`, which the parser takes for a date.
fn is_of_ages(seen: &str) -> bool {
    let is_age = |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    seen.split_once('-').is_some_and(|(from, to)| is_age(from) && is_age(to))
}

/// Returns what may have been meant by a value without straight quotes: a number first where it is one.
fn quoted(seen: &str) -> Vec<String> {
    let marks = ['“', '”', '„', '«', '»', '‘', '’', '"', '\'', '`'];
    let bare = seen.trim().trim_matches(marks);
    let number: String = bare.trim_end_matches('%').split_whitespace().collect();
    let digits = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let number = (digits && !number.is_empty()).then_some(number);
    number.into_iter().chain([format!("\"{bare}\"")]).collect()
}

/// `[[krav]`.
fn heading(line: &Line<'_>) -> Option<Fault> {
    let text = line.text.trim();
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let opened = text.trim_start_matches(['[', ' ']);
    let name = &opened[..opened.find(|c| !in_name(c)).unwrap_or(opened.len())];
    let rest = opened[name.len()..].trim_start_matches([']', ' ', '\t']);
    if !text.starts_with('[') || name.is_empty() || !(rest.is_empty() || rest.starts_with('#')) {
        return None;
    }
    let mended = if text.starts_with("[[") { format!("[[{name}]]") } else { format!("[{name}]") };
    if mended == text {
        return None;
    }
    let at = line.text.len() - line.text.trim_start().len();
    let finding = line.finding(Code::PlanSyntax, at).seen(text).expected([mended.clone()]);
    Some(Fault { findings: vec![finding], mend: Mend::Head(line.number, mended) })
}

/// Anything else: the lines of the statement are left out.
fn left_out(line: &Line<'_>, span: &Range<usize>, statement: &Reach) -> Fault {
    let place = if statement.runs_away() {
        line.lines.place(statement.value)
    } else {
        let text = line.text.trim_end().len();
        let at = if line.text.contains('=') { span.start - line.start } else { leading_blanks(line.text) };
        line.lines.place(line.start + at.min(text))
    };
    let shown = if statement.runs_away() { Line::numbered(line.lines, statement.first) } else { *line };
    let finding = Finding::new(Code::PlanSyntax).at(place).seen(shown.text.trim());
    Fault { findings: vec![finding], mend: Mend::LeaveOut(statement.first..=statement.last) }
}

/// The lines, from 0, of the statement that a fault is in.
struct Reach {
    first: usize,
    /// The last line before the next statement.
    last: usize,
    /// The line of the fault.
    fault: usize,
    /// The byte where the statement's value starts.
    value: usize,
}

impl Reach {
    fn of(line: &Line<'_>, offset: usize, statements: &Statements) -> Self {
        let (key, value) = statements.at(offset).unwrap_or((line.start, line.start));
        let first = line.lines.line(key).min(line.number);
        let last = (first + 1..=line.number)
            .find(|number| looks_like_statement(Line::numbered(line.lines, *number).text))
            .map_or(line.number, |next| next - 1);
        Self { first, last, fault: line.number, value }
    }

    /// A list that is not closed is noticed in the next statement, but the fault is where it opens.
    fn runs_away(&self) -> bool {
        self.last < self.fault
    }
}

/// Where keys are given their values.
pub(super) struct Statements {
    /// The key's start, the value's start and the value's end, in the order of the text.
    spans: Vec<(usize, usize, usize)>,
}

impl Statements {
    /// Returns the statements of a text.
    pub(super) fn of(tree: &DeTable<'_>) -> Self {
        let mut spans = Vec::new();
        collect_statements(tree, &mut spans);
        spans.sort_unstable();
        Self { spans }
    }

    /// Returns where the key and the value start of the statement that a byte is in.
    fn at(&self, offset: usize) -> Option<(usize, usize)> {
        let after = self.spans.partition_point(|(key, _, _)| *key <= offset);
        let (key, value, end) = *self.spans.get(after.checked_sub(1)?)?;
        (offset <= end).then_some((key, value))
    }
}

/// A value in braces or brackets stands after its key; a table with a heading has its key within the heading.
fn collect_statements(table: &DeTable<'_>, spans: &mut Vec<(usize, usize, usize)>) {
    for (key, value) in table {
        let (start, span) = (key.span().start, value.span());
        match value.get_ref() {
            _ if start < span.start => spans.push((start, span.start, span.end)),
            DeValue::Table(inner) => collect_statements(inner, spans),
            DeValue::Array(list) => {
                let tables = list.iter().filter_map(|item| item.get_ref().as_table());
                tables.for_each(|inner| collect_statements(inner, spans));
            }
            _ => {}
        }
    }
}

/// Tells whether a line starts a table or gives a key its value.
fn looks_like_statement(text: &str) -> bool {
    let text = text.trim();
    if let Some(name) = text.strip_prefix('[') {
        return name.trim_start_matches('[').starts_with(char::is_alphabetic) && text.ends_with(']');
    }
    let in_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
    let rest = text.trim_start_matches(in_key);
    rest.len() < text.len() && rest.trim_start().starts_with('=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_year_is_no_decimal() {
        assert_eq!(decimal_comma("3,5 }"), Some((3, 1)));
        assert_eq!(decimal_comma("-3,25, 2030 = 4"), Some((5, 2)));
        assert_eq!(decimal_comma("3,2030 = 4"), None);
        assert_eq!(decimal_comma("3, 5"), None);
    }

    #[test]
    fn what_may_be_meant_is_suggested() {
        assert_eq!(quoted("33 %"), ["33", "\"33 %\""]);
        assert_eq!(quoted("1 500"), ["1500", "\"1 500\""]);
        assert_eq!(quoted("“Plan”"), ["\"Plan\""]);
        assert_eq!(date_like("1.2.26"), "2026-02-01");
        assert_eq!(date_like("31.12.2026"), "2026-12-31");
        assert_eq!(date_like("høst"), DATE_EXAMPLE);
    }
}
