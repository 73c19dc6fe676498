//! The gap as a document.

use super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::document::{Block, Chart, Kind, Mark, Missing, Phrase, Report, Table, Value};
use super::provenance;
use super::subject::{self as of_requirement, Named, Subject, by_category};
use crate::analysis::gap::{
    BasisSum, CategorySum, GapAnswer, GapRow, Obstacle, PersonSaid, PlanSaid, RegisterSaid, STAFFING,
    UnmatchedSaid,
};
use crate::analysis::suppression::Suppression;
use crate::language::{Counted, Language, Text, chart, words};
use crate::model::amount::{Fte, Share};
use crate::model::plan::{Amount, Basis, Requires};

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Every row.
    All,
    /// What is unmet, vulnerable or cannot be assessed; the others are counted.
    Attention,
}

/// Returns the gap as a document.
pub fn document(answer: &GapAnswer, shown: Shown, language: Language) -> Report {
    let mut blocks = vec![Block::Chart(coverage_bars(language)), Block::Table(categories(answer, language))];
    let asks = |row: &&GapRow| shown == Shown::All || needs_attention(row);
    let rows: Vec<Named<'_, GapRow>> =
        answer.gaps.iter().filter(asks).map(|row| Named::of(row, &answer.plan, language)).collect();
    let left = answer.gaps.len() - rows.len();
    if rows.is_empty() {
        let text = if left > 0 { words::NOTHING_UNMET } else { words::NOTHING_ASKED };
        blocks.push(Block::Paragraph(Phrase::of(text.get(language))));
    }
    blocks.push(Block::Chart(heat_map(language)));
    blocks.push(Block::Table(gaps(&rows, language)));
    if answer.gaps.iter().any(|row| row.people.is_some()) {
        blocks.push(Block::Table(who(&rows, language)));
    }
    if left > 0 {
        blocks.push(Block::Note(Phrase::counted(words::MORE_MET, left as u64, language)));
    }
    blocks.push(Block::Table(unmatched(answer, language)));
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(METHOD.into_iter().map(|note| Block::Note(Phrase::of(note.get(language)))));
    let title = Phrase::fill(words::GAP_TITLE.get(language), &[("date", Value::Date(answer.reference_date))]);
    provenance::report(title, (answer.reference_date, &answer.plan, &answer.register), blocks, language)
}

pub(super) fn coverage_bars(language: Language) -> Chart {
    let mark = Mark::Bars { label: "category", shares: &["persons_bar", "fte_bar"] };
    Chart { caption: chart::COVERAGE_BARS.get(language).to_owned(), of: "categories", mark }
}

pub(super) fn heat_map(language: Language) -> Chart {
    let mark = Mark::HeatMap { down: "unit", across: "competences", share: "coverage", figure: "gap" };
    Chart { caption: chart::HEAT_MAP.get(language).to_owned(), of: "gaps", mark }
}

/// Returns what is said of figures that are hidden.
pub(super) fn suppression(hidden: Option<Suppression>, language: Language) -> Option<Block> {
    let hidden = hidden?;
    let text = if hidden.persons == 1 { words::SUPPRESSED_ONE } else { words::SUPPRESSED };
    Some(Block::Note(Phrase::fill(text.get(language), &[("few", count(hidden.persons))])))
}

/// How the gap is reckoned.
pub(super) const METHOD: [Text; 4] =
    [words::METHOD_BOTH, words::METHOD_PLACES, words::METHOD_LEAVE, words::METHOD_ROUNDED];

/// Tells whether a row is one that somebody should do something about.
fn needs_attention(row: &GapRow) -> bool {
    row.is_unmet() || row.vulnerable == Some(true) || row.hides("gap") || !row.assessable && row.in_force
}

/// Returns what a report rests on, in a line: people, årsverk, units.
pub(super) fn subtitle(register: &RegisterSaid, language: Language) -> Phrase {
    let count = |text: Counted, number: Option<u64>| Phrase::counted_or_hidden(text, number, language);
    if let Some(within) = &register.within {
        let of = Phrase::fill(words::OF_THE_REGISTER.get(language), &[("n", number(register.persons))]);
        let parts = [
            Phrase::of(within.units.join(", ")),
            count(words::PERSON_COUNT, within.population.persons),
            fte_or_hidden(within.population.fte, language),
            of,
        ];
        return Phrase::joined(parts, words::SEPARATOR.get(language));
    }
    let mut parts = vec![count(words::PERSON_COUNT, register.persons), fte_or_hidden(register.fte, language)];
    if register.departments > 0 {
        parts.push(count(words::DEPARTMENT_COUNT, Some(register.departments)));
        parts.push(count(words::LOWEST_COUNT, Some(register.lowest_units)));
    }
    if register.on_call != Some(0) {
        parts.push(count(words::ON_CALL_COUNT, register.on_call));
    }
    let with = |text: Text, hidden: Option<u64>| Phrase::fill(text.get(language), &[("n", number(hidden))]);
    if register.left_out != Some(0) {
        parts.push(with(words::LEFT_OUT, register.left_out));
    }
    if register.unknown_fractions != Some(0) {
        parts.push(with(words::FTE_INCOMPLETE, register.unknown_fractions));
    }
    Phrase::joined(parts, words::SEPARATOR.get(language))
}

/// Returns a number that may be hidden.
pub(super) fn number(number: Option<u64>) -> Value {
    Value::or_hidden(number.map(count))
}

fn fte_or_hidden(amount: Option<Fte>, language: Language) -> Phrase {
    let hidden = || [("n", Value::Missing(Missing::Suppressed))];
    amount.map_or_else(
        || Phrase::fill(words::FTE_COUNT.many.get(language), &hidden()),
        |amount| fte(amount, language),
    )
}

fn fte(fte: Fte, language: Language) -> Phrase {
    let text = if fte == Fte::ONE { words::FTE_COUNT.one } else { words::FTE_COUNT.many };
    Phrase::fill(text.get(language), &[("n", Value::Fte(fte))])
}

/// Returns a category's name to people.
pub(super) fn category_name<'a>(id: &'a str, plan: &'a PlanSaid, language: Language) -> &'a str {
    if id == STAFFING {
        return words::STAFFING.get(language);
    }
    let known = plan.categories.iter().find(|(known, _)| known == id);
    known.map_or(id, |(_, name)| name)
}

/// A category's sum with its name.
struct NamedSum<'a> {
    sum: &'a CategorySum,
    name: &'a str,
}

fn sum_columns<'a>() -> Vec<Declared<NamedSum<'a>>> {
    vec![
        main("category", words::CATEGORY, Kind::Text, |sum, _| {
            Value::word(sum.sum.category.clone(), sum.name.to_owned())
        }),
        people("met_of", words::REQUIREMENTS_MET, Kind::Text, |sum, language| {
            let values = [("met", number(sum.sum.met)), ("all", count(sum.sum.requirements))];
            Value::Phrase(Phrase::fill(words::MET_OF.get(language), &values))
        }),
        extra("requirements", words::REQUIREMENTS_JUDGED, Kind::Number, |sum, _| {
            Value::Count(sum.sum.requirements as i64)
        }),
        extra("met", words::REQUIREMENTS_MET, Kind::Number, |sum, _| number(sum.sum.met)),
        extra("persons_required", words::REQUIRED_PERSONS, Kind::Number, |sum, _| {
            amount_or_hidden(sum.sum.persons.required)
        }),
        extra("persons_covered", words::COVERED_PERSONS, Kind::Number, |sum, _| {
            amount_or_hidden(sum.sum.persons.covered)
        }),
        extra("persons_coverage", words::COVERAGE_PERSONS, Kind::Share, |sum, _| {
            Value::or_hidden(sum.sum.persons.coverage.map(Value::Share))
        }),
        people("persons_bar", words::COVERAGE_PERSONS, Kind::Bar, |sum, _| coverage(&sum.sum.persons)),
        main("persons_gap", words::UNFILLED_PLACES, Kind::Number, |sum, _| {
            amount_or_hidden(sum.sum.persons.gap)
        }),
        extra("fte_required", words::REQUIRED_FTE, Kind::Number, |sum, _| {
            amount_or_hidden(sum.sum.fte.required)
        }),
        extra("fte_covered", words::COVERED_FTE, Kind::Number, |sum, _| {
            amount_or_hidden(sum.sum.fte.covered)
        }),
        extra("fte_coverage", words::COVERAGE_FTE, Kind::Share, |sum, _| {
            Value::or_hidden(sum.sum.fte.coverage.map(Value::Share))
        }),
        people("fte_bar", words::COVERAGE_FTE, Kind::Bar, |sum, _| coverage(&sum.sum.fte)),
        main("fte_gap", words::UNFILLED_FTE, Kind::Number, |sum, _| amount_or_hidden(sum.sum.fte.gap)),
    ]
}

/// Returns the coverage of a sum; none where nothing is required.
fn coverage(sum: &BasisSum) -> Value {
    if sum.required.is_some_and(|required| required.units() == 0) {
        Value::Missing(Missing::NotApplicable)
    } else {
        Value::or_hidden(sum.coverage.map(Value::Share))
    }
}

pub(super) fn categories(answer: &GapAnswer, language: Language) -> Table {
    let named = |sum| NamedSum { sum, name: category_name(&sum.category, &answer.plan, language) };
    let sums: Vec<NamedSum<'_>> = answer.categories.iter().map(named).collect();
    table("categories", words::BY_CATEGORY.get(language).to_owned(), &sum_columns(), sums.iter(), language)
}

fn gap_columns<'a>() -> Vec<Declared<Named<'a, GapRow>>> {
    [of_requirement::columns(), asked_columns(), figure_columns()].concat()
}

/// Returns what a row asks, and of whom.
fn asked_columns<'a>() -> Vec<Declared<Named<'a, GapRow>>> {
    vec![
        extra("positions", words::POSITIONS, Kind::Text, |row, _| Value::Text(row.row.positions.join(", "))),
        extra("requires", words::REQUIRES, Kind::Text, |row, language| requires(row.row, language)),
        extra("level", words::LEVEL, Kind::Number, |row, _| {
            Value::or_none(row.row.level.map(|level| Value::Count(i64::from(level))))
        }),
        extra("criticality", words::CRITICALITY, Kind::Number, |row, _| {
            Value::Count(i64::from(row.row.criticality))
        }),
        extra("in_force", words::IN_FORCE, Kind::Text, |row, language| yes_no(row.row.in_force, language)),
        extra("assessable", words::ASSESSABLE, Kind::Text, |row, language| {
            yes_no(row.row.assessable, language)
        }),
        extra("population_persons", words::POPULATION_PERSONS, Kind::Number, |row, _| {
            number(row.row.population.persons)
        }),
        extra("population_fte", words::POPULATION_FTE, Kind::Number, |row, _| {
            Value::or_hidden(row.row.population.fte.map(Value::Fte))
        }),
        of_requirement::counted_in(),
    ]
}

fn figure_columns<'a>() -> Vec<Declared<Named<'a, GapRow>>> {
    vec![
        main("required", words::REQUIRED, Kind::Number, |row, _| required(row.row)),
        main("formal", words::FORMAL, Kind::Number, |row, _| held(row.row, row.row.formal)),
        main("real", words::REAL, Kind::Number, |row, _| held(row.row, row.row.real)),
        main("qualified", words::BOTH, Kind::Number, |row, _| {
            Value::or_unknown(row.row.qualified.map(amount))
        }),
        main("gap", words::GAP, Kind::Number, |row, _| judged(row.row, row.row.gap.map(amount))),
        extra("gap_formal", words::GAP_FORMAL, Kind::Number, |row, _| {
            side(row.row, row.row.gap_formal.map(amount))
        }),
        extra("gap_real", words::GAP_REAL, Kind::Number, |row, _| {
            side(row.row, row.row.gap_real.map(amount))
        }),
        extra("surplus", words::SURPLUS, Kind::Number, |row, _| judged(row.row, row.row.surplus.map(amount))),
        main("coverage", words::COVERAGE, Kind::Share, |row, _| {
            judged(row.row, row.row.coverage.map(Value::Share))
        }),
        extra("formal_only", words::FORMAL_ONLY, Kind::Number, |row, _| {
            side(row.row, row.row.formal_only.map(count))
        }),
        extra("real_only", words::REAL_ONLY, Kind::Number, |row, _| {
            side(row.row, row.row.real_only.map(count))
        }),
        extra("undated", words::UNDATED, Kind::Number, |row, _| {
            Value::or_unknown(row.row.undated.map(count))
        }),
        extra("dispensations", words::DISPENSATIONS, Kind::Number, |row, _| {
            Value::or_unknown(row.row.dispensations.map(count))
        }),
        extra("slack", words::SLACK, Kind::Number, |row, _| Value::or_none(row.row.slack.map(count))),
        extra("vulnerable", words::VULNERABLE, Kind::Text, |row, language| {
            Value::or_hidden(row.row.vulnerable.map(|yes| yes_no(yes, language)))
        }),
        main("remark", words::REMARK, Kind::Remark, |row, language| Value::Phrase(remark(row.row, language))),
    ]
}

/// Returns rows as a table.
pub fn table_of(rows: &[GapRow], plan: &PlanSaid, language: Language) -> Table {
    let rows: Vec<Named<'_, GapRow>> = rows.iter().map(|row| Named::of(row, plan, language)).collect();
    gaps(&rows, language)
}

fn gaps(rows: &[Named<'_, GapRow>], language: Language) -> Table {
    by_category("gaps", words::BY_REQUIREMENT.get(language).to_owned(), &gap_columns(), rows, language)
}

/// Returns an amount as a value.
pub(super) fn amount(amount: Amount) -> Value {
    match amount {
        Amount::Persons(persons) => Value::Count(persons),
        Amount::Fte(fte) => Value::Fte(fte),
    }
}

/// Returns an amount that may be hidden.
pub(super) fn amount_or_hidden(of: Option<Amount>) -> Value {
    Value::or_hidden(of.map(amount))
}

pub(super) fn count(number: u64) -> Value {
    Value::Count(number as i64)
}

/// Returns what a row is named to people, with the positions that it concerns.
pub fn subject(row: &impl Subject, language: Language) -> String {
    let name = row.name().unwrap_or(words::STAFFING.get(language));
    let positions = row.positions();
    if positions.is_empty() { name.to_owned() } else { format!("{name} ({})", positions.join(", ")) }
}

/// Returns the unit's path, or everything.
pub(super) fn unit(row: &GapRow, language: Language) -> String {
    row.unit.clone().unwrap_or_else(|| words::EVERYTHING.get(language).to_owned())
}

pub(super) fn yes_no(yes: bool, language: Language) -> Value {
    let (key, word) = if yes { ("true", words::YES) } else { ("false", words::NO) };
    Value::word(key, word.get(language))
}

fn requires(row: &GapRow, language: Language) -> Value {
    Value::or_none(row.requires.map(|requires| which_side(requires, language)))
}

/// Returns which side must be there.
pub(super) fn which_side(requires: Requires, language: Language) -> Value {
    let key = match requires {
        Requires::Formal => "formal",
        Requires::Real => "real",
        Requires::Both => "both",
        Requires::Either => "either",
    };
    Value::word(key, requires_word(requires).get(language))
}

/// Returns the word for which side must be there.
pub(super) fn requires_word(requires: Requires) -> Text {
    match requires {
        Requires::Formal => words::REQUIRES_FORMAL,
        Requires::Real => words::REQUIRES_REAL,
        Requires::Both => words::REQUIRES_BOTH,
        Requires::Either => words::REQUIRES_EITHER,
    }
}

pub(super) fn basis(basis: Basis, language: Language) -> Value {
    let key = match basis {
        Basis::Persons => "persons",
        Basis::Fte => "fte",
        Basis::SharePersons => "share_persons",
        Basis::ShareFte => "share_fte",
    };
    Value::word(key, basis_word(basis).get(language))
}

/// Returns the word for what a requirement is counted in.
pub(super) fn basis_word(basis: Basis) -> Text {
    match basis {
        Basis::Persons => words::IN_PERSONS,
        Basis::Fte => words::IN_FTE,
        Basis::SharePersons => words::IN_SHARE_PERSONS,
        Basis::ShareFte => words::IN_SHARE_FTE,
    }
}

fn required(row: &GapRow) -> Value {
    match row.required {
        Some(required) => amount(required),
        None if !row.in_force => Value::Missing(Missing::NotApplicable),
        None => Value::Missing(Missing::Unknown),
    }
}

/// Returns what is held of a side; a staffing requirement has none.
fn held(row: &GapRow, held: Option<Amount>) -> Value {
    side(row, held.map(amount))
}

fn side(row: &GapRow, value: Option<Value>) -> Value {
    if row.competences.is_empty() { Value::Missing(Missing::NotApplicable) } else { judged(row, value) }
}

/// Returns a figure that there can only be where the requirement is in force.
fn judged(row: &GapRow, value: Option<Value>) -> Value {
    match value {
        Some(value) => value,
        None if !row.in_force => Value::Missing(Missing::NotApplicable),
        None => Value::Missing(Missing::Unknown),
    }
}

/// Returns what is worth saying of a row, in words: status, and who is closest to closing the gap.
fn remark(row: &GapRow, language: Language) -> Phrase {
    let say = |text: Text| Phrase::of(text.get(language));
    if let Some(obstacle) = row.obstacle {
        let why = obstacle_words(obstacle).get(language);
        return Phrase::of(words::REMARK_NOT_ASSESSABLE.fill(language, &[("why", why)]));
    }
    if !row.in_force {
        return say(words::REMARK_NOT_IN_FORCE);
    }
    let mut parts = vec![match row.gap {
        Some(gap) if gap.units() > 0 => Phrase::fill(
            words::REMARK_MISSING.get(language),
            &[("amount", Value::Phrase(measured(gap, language)))],
        ),
        None if row.hides("gap") => say(words::REMARK_HIDDEN),
        _ => say(words::REMARK_MET),
    }];
    if row.vulnerable == Some(true) {
        parts.push(say(words::REMARK_VULNERABLE));
    }
    parts.extend(share_said(row, language));
    parts.extend(asked(row).map(say));
    if row.is_unmet() {
        parts.extend(sides(row).map(say));
        let counts = [(words::REAL_ONLY_COUNT, row.real_only), (words::FORMAL_ONLY_COUNT, row.formal_only)];
        parts.extend(counted(&counts, language));
    }
    let counts = [(words::UNDATED_COUNT, row.undated), (words::DISPENSATION_COUNT, row.dispensations)];
    parts.extend(counted(&counts, language));
    Phrase::joined(parts, words::SEPARATOR.get(language))
}

/// Returns what share is asked for and what share there is, of a requirement that asks for one.
fn share_said(row: &GapRow, language: Language) -> Option<Phrase> {
    let (whole, text) = match row.basis {
        Basis::SharePersons => (row.population.persons? as i64, words::REMARK_SHARE_PERSONS),
        Basis::ShareFte => (row.population.fte?.ten_thousandths(), words::REMARK_SHARE_FTE),
        Basis::Persons | Basis::Fte => return None,
    };
    let asked = row.share?;
    let held = Share::of(row.qualified?.units(), whole);
    let values = [("asked", Value::Percent(asked)), ("held", Value::Tenths(held, asked))];
    Some(Phrase::fill(text.get(language), &values))
}

/// Returns an amount with what it is of: `2 personer`, `0,98 årsverk`.
pub(super) fn measured(amount: Amount, language: Language) -> Phrase {
    match amount {
        Amount::Persons(persons) => Phrase::counted(words::PERSON_COUNT, persons as u64, language),
        Amount::Fte(amount) => fte(amount, language),
    }
}

/// Returns the words for what a row asks, where that is not both sides.
fn asked(row: &GapRow) -> Option<Text> {
    match row.requires? {
        Requires::Formal => Some(words::REMARK_REQUIRES_FORMAL),
        Requires::Real => Some(words::REMARK_REQUIRES_REAL),
        Requires::Either => Some(words::REMARK_REQUIRES_EITHER),
        Requires::Both => None,
    }
}

/// Returns the words for which side is missing, where both are asked for.
fn sides(row: &GapRow) -> Option<Text> {
    let missing = |gap: Option<Amount>| gap.map(|gap| gap.units() > 0);
    match (row.requires?, missing(row.gap_formal)?, missing(row.gap_real)?) {
        (Requires::Both, false, false) => Some(words::REMARK_DIFFERENT_PEOPLE),
        (Requires::Both, true, false) => Some(words::REMARK_MOST_LACK_FORMAL),
        (Requires::Both, false, true) => Some(words::REMARK_MOST_LACK_REAL),
        (Requires::Both, true, true) => Some(words::REMARK_BOTH_LACK),
        _ => None,
    }
}

fn counted(counts: &[(Counted, Option<u64>)], language: Language) -> Vec<Phrase> {
    let some = counts.iter().filter_map(|(text, number)| Some((text, number.filter(|number| *number > 0)?)));
    some.map(|(text, number)| Phrase::counted(*text, number, language)).collect()
}

/// Returns the words for why a requirement cannot be assessed.
pub fn obstacle_words(obstacle: Obstacle) -> Text {
    match obstacle {
        Obstacle::Fractions => words::OBSTACLE_FRACTIONS,
        Obstacle::Units => words::OBSTACLE_UNITS,
        Obstacle::Positions => words::OBSTACLE_POSITIONS,
        Obstacle::Nobody => words::OBSTACLE_NOBODY,
        Obstacle::Real => words::OBSTACLE_REAL,
        Obstacle::Formal => words::OBSTACLE_FORMAL,
    }
}

/// Somebody in a row.
struct Who<'a> {
    row: &'a GapRow,
    person: &'a PersonSaid,
}

fn who_columns<'a>() -> Vec<Declared<Who<'a>>> {
    vec![
        extra("requirement", words::REQUIREMENT, Kind::Text, |who, _| {
            Value::Text(who.row.requirement.clone())
        }),
        main("competences", words::COMPETENCE, Kind::Text, |who, language| {
            Value::Text(subject(who.row, language))
        }),
        main("unit", words::UNIT, Kind::Text, |who, language| Value::Text(unit(who.row, language))),
        main("id", words::PERSON_ID, Kind::Text, |who, _| {
            Value::or_none(who.person.id.clone().map(Value::Text))
        }),
        main("name", words::PERSON_NAME, Kind::Text, |who, _| {
            Value::or_none(who.person.name.clone().map(Value::Text))
        }),
        main("formal", words::FORMAL, Kind::Text, |who, language| {
            Value::or_none(who.person.formal.map(|yes| yes_no(yes, language)))
        }),
        main("real", words::REAL, Kind::Text, |who, language| {
            Value::or_none(who.person.real.map(|yes| yes_no(yes, language)))
        }),
        main("qualified", words::QUALIFIES, Kind::Text, |who, language| {
            yes_no(who.person.qualified, language)
        }),
    ]
}

fn who(rows: &[Named<'_, GapRow>], language: Language) -> Table {
    let people = rows
        .iter()
        .flat_map(|named| named.row.people.iter().flatten().map(|person| Who { row: named.row, person }));
    let people: Vec<Who<'_>> = people.collect();
    table("people", words::WHO_TITLE.get(language).to_owned(), &who_columns(), people.iter(), language)
}

const UNMATCHED: &[Declared<UnmatchedSaid>] = &[
    main("name", words::UNMATCHED_NAME, Kind::Text, |said, _| Value::Text(said.name.clone())),
    main("rows", words::ROWS, Kind::Number, |said, _| number(said.rows)),
    main("nearest", words::UNMATCHED_NEAREST, Kind::Text, |said, _| {
        Value::or_none(said.nearest.clone().map(Value::Text))
    }),
];

pub(super) fn unmatched(answer: &GapAnswer, language: Language) -> Table {
    let rows = answer.register.unmatched_competences.iter();
    table("unmatched_competences", words::UNMATCHED_TITLE.get(language).to_owned(), UNMATCHED, rows, language)
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(&gap_columns()), headings(&sum_columns()), headings(&who_columns()), headings(UNMATCHED)]
        .concat()
}
