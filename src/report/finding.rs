//! Findings as messages, and as a table.

use super::column::{Declared, main, table};
use super::document::{Kind, Table, Value};
use super::gap::obstacle_words;
use crate::analysis::gap::Obstacle;
use crate::finding::{Code, Finding, Severity, hide_national_ids, quotable};
use crate::language::finding::{advice, all_of, any_of, exactly};
use crate::language::{Language, Text, fill_optional, words};
use crate::origin::Column;
use crate::origin::Origin;
use std::collections::HashMap;

/// Returns what is wrong, in words.
pub fn what(finding: &Finding, language: Language) -> String {
    advice(kind(finding)).map(|advice| said(advice.what, finding, language)).unwrap_or_default()
}

/// Returns what to do about it, in words.
pub fn remedy(finding: &Finding, language: Language) -> String {
    advice(kind(finding)).map(|advice| said(advice.remedy, finding, language)).unwrap_or_default()
}

/// Returns what is wrong where a finding is of a kind, in words and without anything that stood there.
pub fn without_values(code: Code, language: Language) -> String {
    what(&Finding::new(code), language)
}

/// Returns what to do where a finding is of a kind, in words and without anything that stood there.
pub fn remedy_without_values(code: Code, language: Language) -> String {
    remedy(&Finding::new(code), language)
}

/// Returns what a finding is to people: where a plan is not TOML, it matters whether one letter or the whole file is wrong.
fn kind(finding: &Finding) -> &'static str {
    if let Some(kind) = finding.place.as_ref().and_then(|place| kind_in_workbook(finding, place)) {
        return kind;
    }
    match (finding.code, finding.expected.as_slice()) {
        (Code::PlanSyntax, [expected]) if expected == "UTF-8" => "plan-encoding",
        (Code::PlanSyntax, [expected]) if expected == "TOML" => "plan-not-text",
        (Code::PlanSyntax, [expected]) if is_in_brackets(finding, expected) => "plan-brackets",
        (Code::PlanUnitUnknown, _) if sees(finding, |seen| seen.contains('*')) => "plan-unit-pattern",
        (Code::PlanValueKind, [one])
            if one.starts_with('"') && sees(finding, |seen| seen.starts_with('[')) =>
        {
            "plan-value-list"
        }
        _ => finding.code.text(),
    }
}

/// Returns what a finding about a plan is to people where the plan is a workbook: they have sheets and cells, and no TOML.
fn kind_in_workbook(finding: &Finding, place: &Origin) -> Option<&'static str> {
    let _ = place.sheet.as_ref()?;
    let heading = match &place.column {
        Some(Column::Table { heading, .. }) => Some(&**heading),
        _ => None,
    };
    Some(match finding.code {
        Code::PlanKeyUnknown if place.line.is_none() => "plan-sheet-unknown",
        Code::PlanKeyUnknown if heading == Some("") => "plan-column-unnamed",
        Code::PlanKeyUnknown if heading == finding.seen.as_deref() => "plan-column-unknown",
        Code::PlanKeyMissing => "plan-cell-missing",
        Code::PlanKeyTwice => "plan-cell-twice",
        Code::PlanSyntax if finding.expected.is_empty() => "plan-formula",
        Code::PlanSyntax => "plan-cell",
        Code::PlanValueKind if is_turned(finding) => "plan-cell-turned",
        Code::PlanAmountCount => "plan-cell-amount",
        Code::PlanUnitUnknown => "plan-cell-unit",
        Code::PlanWithoutRequirements => "plan-rows-missing",
        _ => return None,
    })
}

/// Tells whether what stood there would do, were it text: a spreadsheet turns what looks like a date into one.
fn is_turned(finding: &Finding) -> bool {
    matches!(finding.expected.as_slice(), [expected] if finding.seen.as_deref() == Some(expected))
}

/// Tells whether what stood there is so.
fn sees(finding: &Finding, is_so: fn(&str) -> bool) -> bool {
    finding.seen.as_deref().is_some_and(is_so)
}

/// Tells whether what was expected is what stood there in another pair of brackets: `[[krav]]` for `[krav]`.
fn is_in_brackets(finding: &Finding, expected: &str) -> bool {
    finding.seen.as_ref().is_some_and(|seen| seen.starts_with('[') && *expected == format!("[{seen}]"))
}

/// Returns the word for how much a finding matters.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    let word = match severity {
        Severity::Error => words::SEVERITY_ERROR,
        Severity::Warning => words::SEVERITY_WARNING,
        Severity::Note => words::SEVERITY_NOTE,
    };
    word.get(language)
}

/// Returns a finding as a message: where, how much it matters, its code, what is wrong and what to do.
pub fn message(finding: &Finding, language: Language) -> String {
    let place = place(finding).map(|place| format!("{place}: ")).unwrap_or_default();
    let severity = severity(finding.severity(), language);
    let code = finding.code.text();
    let (what, remedy) = (what(finding, language), remedy(finding, language));
    format!("{place}{severity} [{code}] {what}\n    {remedy}")
}

/// Returns findings as messages; those that differ in their row alone are one message that lists the rows.
pub fn messages(findings: &[&Finding], language: Language) -> Vec<String> {
    let mut groups: Vec<Vec<&Finding>> = Vec::new();
    let mut known: HashMap<InRow<'_>, usize> = HashMap::new();
    for finding in findings {
        let place = InRow::of(finding).map(|said| *known.entry(said).or_insert(groups.len()));
        match place.and_then(|place| groups.get_mut(place)) {
            Some(group) => group.push(finding),
            None => groups.push(vec![finding]),
        }
    }
    groups.iter().map(|group| grouped(group, language)).collect()
}

/// What a finding says of a row, whichever row it is.
#[derive(PartialEq, Eq, Hash)]
struct InRow<'f> {
    file: &'f str,
    sheet: Option<&'f str>,
    column: Option<&'f Column>,
    code: Code,
    seen: Option<&'f str>,
    expected: &'f [String],
    count: Option<u64>,
}

impl<'f> InRow<'f> {
    /// Returns what a finding says of a row; nothing where it is of none.
    fn of(finding: &'f Finding) -> Option<Self> {
        let place = finding.place.as_ref().filter(|place| place.line.is_some())?;
        Some(Self {
            file: &place.file,
            sheet: place.sheet.as_deref(),
            column: place.column.as_ref(),
            code: finding.code,
            seen: finding.seen.as_deref(),
            expected: &finding.expected,
            count: finding.count,
        })
    }
}

fn grouped(group: &[&Finding], language: Language) -> String {
    const LISTED: usize = 12;
    let first = message(group[0], language);
    let rows: Vec<String> =
        group[1..].iter().filter_map(|finding| Some(finding.place.as_ref()?.line?.to_string())).collect();
    if rows.is_empty() {
        return first;
    }
    let mut list = rows[..rows.len().min(LISTED)].join(", ");
    if rows.len() > LISTED {
        list.push_str(" …");
    }
    let also = if rows.len() == 1 { words::ALSO_ROWS.one } else { words::ALSO_ROWS.many };
    let also = also.fill(language, &[("n", &rows.len().to_string()), ("rows", &list)]);
    format!("{first}\n    {also}")
}

/// Returns the place, with the heading of the column where it is one of a table.
fn place(finding: &Finding) -> Option<String> {
    let place = finding.place.as_ref()?;
    let shown = hide_national_ids(&place.to_string());
    Some(match &place.column {
        Some(Column::Table { heading, .. }) if !heading.is_empty() => {
            format!("{shown} ({})", quotable(heading))
        }
        _ => shown,
    })
}

/// Fills in a text; a part in `⟨…⟩` is left out where something in it cannot be filled in.
fn said(text: Text, finding: &Finding, language: Language) -> String {
    let count = finding.count.map(|count| count.to_string()).unwrap_or_default();
    let other = finding.other.as_ref().map(ToString::to_string).unwrap_or_default();
    let seen = finding.seen.clone().unwrap_or_default();
    let names = &finding.expected;
    let (any, all, exactly) = (any_of(names, language), all_of(names, language), exactly(names, language));
    let values = [
        ("seen", &*seen),
        ("expected", &*any),
        ("all", &*all),
        ("exactly", &*exactly),
        ("why", why(finding, language)),
        ("count", &*count),
        ("other", &*other),
    ];
    fill_optional(text.get(language), &values)
}

/// Returns why a requirement cannot be assessed; nothing of other findings.
fn why(finding: &Finding, language: Language) -> &'static str {
    let key = finding.expected.first().filter(|_| finding.code == Code::RequirementNotAssessable);
    key.and_then(|key| Obstacle::of_key(key)).map_or("", |obstacle| obstacle_words(obstacle).get(language))
}

const COLUMNS: &[Declared<Finding>] = &[
    main("severity", words::SEVERITY, Kind::Text, |finding, language| {
        Value::word(finding.severity().key(), severity(finding.severity(), language))
    }),
    main("code", words::CODE, Kind::Text, |finding, _| Value::word(finding.code.text(), finding.code.text())),
    main("place", words::PLACE, Kind::Text, |finding, _| Value::or_none(place(finding).map(Value::Text))),
    main("what", words::WHAT, Kind::Text, |finding, language| Value::Text(what(finding, language))),
    main("remedy", words::REMEDY, Kind::Text, |finding, language| Value::Text(remedy(finding, language))),
];

/// Returns findings as a table.
pub fn findings_table(findings: &[Finding], language: Language) -> Table {
    table("findings", words::CHECK_FINDINGS.get(language).to_owned(), COLUMNS, findings.iter(), language)
}

/// Returns the first two headings of the table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    super::column::first_headings(COLUMNS)
}
