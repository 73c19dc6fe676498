//! The projection as a document.

pub(super) mod ages;
pub(super) mod assumptions;
pub(super) mod sums;
pub(super) mod why;

use super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::document::{Block, Chart, Kind, Mark, Missing, Phrase, Prominence, Report, Table, Value};
use super::gap::{
    Shown, amount, amount_or_hidden, basis, category_name, count, number, subject, suppression, unit,
};
use super::provenance;
use super::subject::{self as of_requirement, Named, OfRequirement, by_category};
use crate::analysis::gap::GapRow;
use crate::analysis::projection::{From, Leaving, Pooled, Projection, RequirementAhead, Why, YearFigures};
use crate::language::projection as words;
use crate::language::{Language, Text, chart, words as common};
use crate::model::amount::{Expected, Fte, Share};
use crate::model::plan::Amount;

/// Years that are always shown: those of a municipality's economic plan.
const FIRST_YEARS: usize = 4;

/// Returns the projection as a document.
pub fn document(answer: &Projection, shown: Shown, language: Language) -> Report {
    let say = |text: Text| Phrase::of(text.get(language));
    let mut blocks = vec![Block::Paragraph(say(words::NOT_A_FORECAST))];
    blocks.push(Block::Chart(fan(language)));
    blocks.push(Block::Table(sums::by_year(answer, shown, language)));
    blocks.push(Block::Chart(waterfall(language)));
    blocks.push(Block::Table(why::table(answer, language)));
    blocks.push(Block::Table(sums::recruitment(answer, language)));
    blocks.push(Block::Note(say(words::PLACES_NOT_PEOPLE)));
    let asks = |row: &&RequirementAhead| shown == Shown::All || needs_attention(row);
    let rows: Vec<Named<'_, RequirementAhead>> = answer
        .outcome
        .requirements
        .iter()
        .filter(asks)
        .map(|row| Named::of(row, &answer.plan, language))
        .collect();
    if rows.is_empty() {
        let nothing_asked = answer.outcome.requirements.is_empty();
        let text = if nothing_asked { common::NOTHING_ASKED } else { words::NO_RECRUITMENT };
        blocks.push(Block::Paragraph(say(text)));
    }
    blocks.push(Block::Table(requirements(&rows, language)));
    blocks.push(Block::Table(years(answer, language)));
    blocks.push(Block::Table(pooled(answer, language)));
    blocks.push(Block::Table(leaving(answer, language)));
    blocks.push(Block::Chart(age_structure(language)));
    blocks.push(Block::Table(ages::table(answer, language)));
    blocks.push(Block::Table(sums::scenarios(answer, language)));
    blocks.push(Block::Table(assumptions::table(answer, language)));
    if shown == Shown::Attention {
        blocks.push(Block::Note(say(words::MORE_YEARS)));
    }
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(method(answer).into_iter().map(|note| Block::Note(say(note))));
    let of = (answer.reference_date, &answer.plan, &answer.register);
    provenance::report(title(answer, language), of, blocks, language)
}

/// Returns how the projection is reckoned.
pub(super) fn method(answer: &Projection) -> Vec<Text> {
    let mut notes = vec![
        words::METHOD_LINES,
        words::METHOD_QUANTILES,
        words::METHOD_HIRES,
        words::METHOD_REPLACEMENTS,
        words::METHOD_GRID,
    ];
    if answer.assumptions.exits.source == From::Default {
        notes.push(words::METHOD_STANDARD);
    }
    notes
}

/// Returns every row as a table.
pub(super) fn all_rows(answer: &Projection, language: Language) -> Table {
    let rows: Vec<Named<'_, RequirementAhead>> =
        answer.outcome.requirements.iter().map(|row| Named::of(row, &answer.plan, language)).collect();
    requirements(&rows, language)
}

pub(super) fn fan(language: Language) -> Chart {
    let mark =
        Mark::Fan { year: "year", spread: ["p10", "p50", "p90"], lines: &["required_by_plan", "required"] };
    Chart { caption: chart::FAN.get(language).to_owned(), of: "categories", mark }
}

pub(super) fn waterfall(language: Language) -> Chart {
    let mark = Mark::Waterfall { label: "category", steps: &why::PARTS, sum: "missing" };
    Chart { caption: chart::WATERFALL.get(language).to_owned(), of: "why", mark }
}

pub(super) fn age_structure(language: Language) -> Chart {
    let mark = Mark::Columns { label: "age", number: "persons" };
    Chart { caption: chart::AGES.get(language).to_owned(), of: "ages", mark }
}

fn title(answer: &Projection, language: Language) -> Phrase {
    let last = answer.reference_date.year() + answer.assumptions.horizon.value;
    let values = [("date", Value::Date(answer.reference_date)), ("year", Value::Year(last))];
    Phrase::fill(words::PROJECTION_TITLE.get(language), &values)
}

/// Tells whether a row calls for somebody to act: to recruit, or to find out what cannot be answered.
fn needs_attention(row: &RequirementAhead) -> bool {
    row.hires_total.is_some_and(|hires| hires > 0)
        || row.hides("hires_total")
        || !row.assessable && row.today.in_force
}

/// Tells whether a year is shown in brief.
fn is_brief(place: usize, years: usize) -> bool {
    place < FIRST_YEARS || place + 1 == years
}

/// Returns an expected number that may be hidden.
pub(super) fn expected(number: Option<Expected>) -> Value {
    Value::or_hidden(number.map(Value::Expected))
}

fn chance(number: Option<Expected>) -> Value {
    Value::or_hidden(number.map(Value::Chance))
}

impl OfRequirement for RequirementAhead {
    type Subject = GapRow;

    fn subject(&self) -> &GapRow {
        &self.today
    }
}

impl Named<'_, RequirementAhead> {
    fn last(&self) -> Option<&YearFigures> {
        self.row.years.last()
    }

    /// Returns a figure of the last year; one that there cannot be where the requirement is not in force then.
    fn in_last(&self, value: impl Fn(&YearFigures) -> Value) -> Value {
        match self.last() {
            Some(last) => value(last),
            None => self.none(),
        }
    }

    fn none(&self) -> Value {
        Value::Missing(if self.row.assessable { Missing::NotApplicable } else { Missing::Unknown })
    }

    /// Returns a figure of the row itself, by JSON's key.
    fn own(&self, figure: Option<Value>, key: &str) -> Value {
        self.figure(figure, self.row.hides(key))
    }

    fn figure(&self, figure: Option<Value>, is_hidden: bool) -> Value {
        figure.unwrap_or_else(|| if is_hidden { Value::or_hidden(None) } else { self.none() })
    }
}

fn requirement_columns<'a>() -> Vec<Declared<Named<'a, RequirementAhead>>> {
    [
        of_requirement::columns(),
        vec![of_requirement::counted_in()],
        figure_columns(),
        why_columns(),
        remark_column(),
    ]
    .concat()
}

fn figure_columns<'a>() -> Vec<Declared<Named<'a, RequirementAhead>>> {
    vec![
        main("held_today", words::HELD_TODAY, Kind::Number, |named, _| {
            named.figure(named.row.today.qualified.map(amount), named.row.today.hides("qualified"))
        }),
        main("required_last", words::REQUIRED_LAST, Kind::Number, |named, _| {
            named.in_last(|last| amount_or_hidden(last.required))
        }),
        main("mean_last", words::MEAN_LAST, Kind::Number, |named, _| {
            named.in_last(|last| expected(last.mean))
        }),
        main("p10_last", words::P10, Kind::Number, |named, _| {
            named.in_last(|last| amount_or_hidden(last.p10))
        }),
        main("p90_last", words::P90, Kind::Number, |named, _| {
            named.in_last(|last| amount_or_hidden(last.p90))
        }),
        extra("shortfall_probability_last", words::SHORTFALL_PROBABILITY, Kind::Share, |named, _| {
            named.in_last(|last| chance(last.shortfall_probability))
        }),
        people("coverage", words::YEAR_BY_YEAR, Kind::Spark, |named, _| {
            let years: Option<Vec<Share>> = named.row.years.iter().map(covered).collect();
            Value::or_hidden(years.map(Value::Series))
        }),
        main("hires_total", words::HIRES, Kind::Number, |named, _| {
            named.own(named.row.hires_total.map(count), "hires_total")
        }),
        extra("hire_size", words::ONE_HIRE, Kind::Number, |named, _| {
            named.own(named.row.hire_size.map(amount), "hire_size")
        }),
        extra("expected_replacements", words::REPLACEMENTS, Kind::Number, |named, _| {
            named.own(named.row.expected_replacements.map(Value::Expected), "expected_replacements")
        }),
        extra("expected_remaining", words::REMAINING, Kind::Number, |named, _| {
            named.own(named.row.expected_remaining.map(Value::Expected), "expected_remaining")
        }),
    ]
}

fn remark_column<'a>() -> Vec<Declared<Named<'a, RequirementAhead>>> {
    vec![main("remark", common::REMARK, Kind::Remark, |named, language| {
        Value::Phrase(remark(named.row, language))
    })]
}

fn why_columns<'a>() -> Vec<Declared<Named<'a, RequirementAhead>>> {
    fn why(named: &Named<'_, RequirementAhead>, part: fn(&Why) -> Option<Expected>) -> Value {
        named.row.why.as_ref().map_or_else(|| named.none(), |why| expected(part(why)))
    }
    vec![
        extra("today", words::MISSING_TODAY, Kind::Number, |named, _| why(named, |why| why.today)),
        extra("plan_change", words::WHY_PLAN, Kind::Number, |named, _| why(named, |why| why.plan_change)),
        extra("demand", words::WHY_DEMAND, Kind::Number, |named, _| why(named, |why| why.demand)),
        extra("known_changes", words::WHY_KNOWN, Kind::Number, |named, _| {
            why(named, |why| why.known_changes)
        }),
        extra("expiry", words::WHY_EXPIRY, Kind::Number, |named, _| why(named, |why| why.expiry)),
        extra("other_exits", words::WHY_EXITS, Kind::Number, |named, _| why(named, |why| why.other_exits)),
        extra("retirement", words::WHY_RETIREMENT, Kind::Number, |named, _| why(named, |why| why.retirement)),
        extra("completions", words::WHY_COMPLETIONS, Kind::Number, |named, _| {
            why(named, |why| why.completions)
        }),
    ]
}

fn requirements(rows: &[Named<'_, RequirementAhead>], language: Language) -> Table {
    let columns = requirement_columns();
    let caption = words::REQUIREMENTS_AHEAD.get(language).to_owned();
    by_category("requirements", caption, &columns, rows, language)
}

/// Returns how much of what a year requires is expected to be there.
fn covered(year: &YearFigures) -> Option<Share> {
    let required = match year.required? {
        Amount::Persons(persons) => persons * Fte::ONE.ten_thousandths(),
        Amount::Fte(fte) => fte.ten_thousandths(),
    };
    Some(Share::of((year.mean?.0 * Fte::ONE.ten_thousandths() as f64) as i64, required))
}

/// Returns what is worth saying of a row: what makes up what is missing, and what it takes to keep what there is.
fn remark(row: &RequirementAhead, language: Language) -> Phrase {
    if let Some(obstacle) = row.today.obstacle {
        let why = super::gap::obstacle_words(obstacle).get(language);
        return Phrase::of(common::REMARK_NOT_ASSESSABLE.fill(language, &[("why", why)]));
    }
    let (Some(why), Some(last)) = (row.why, row.years.last()) else {
        return Phrase::of(common::REMARK_NOT_IN_FORCE.get(language));
    };
    let mut said = Vec::new();
    said.extend(why.missing().map(|missing| made_up(missing, &why, last.year, language)));
    if let (Some(replacements), Some(remaining)) = (row.expected_replacements, row.expected_remaining)
        && replacements.told() > 0.0
    {
        let measured = |number: Expected| Value::Phrase(measured(number, row.basis.in_fte(), language));
        let values = [("replacements", measured(replacements)), ("remaining", measured(remaining))];
        said.push(Phrase::fill(words::KEPT.get(language), &values));
    }
    if row.hires_total.is_some_and(|hires| hires > 0) {
        said.extend(hired(row, language));
    }
    Phrase::joined(said, common::SEPARATOR.get(language))
}

/// Returns what will be missing, and what makes it up.
fn made_up(missing: Expected, why: &Why, year: i16, language: Language) -> Phrase {
    let Expected(missing) = missing;
    let text = if missing > 0.0 { words::MISSING_IN_YEAR } else { words::ENOUGH_IN_YEAR };
    let values = [("n", Value::Expected(Expected(missing.abs()))), ("year", Value::Year(year))];
    let parts = why::parts(why).into_iter().filter_map(|(name, part)| Some((name, part?)));
    let told = parts.filter(|(_, part)| part.told() != 0.0).map(|(name, part)| {
        Phrase::fill(
            "{name} {part}",
            &[("name", Value::Phrase(Phrase::of(name.get(language)))), ("part", Value::Expected(part))],
        )
    });
    let whole = Phrase::fill(text.get(language), &values);
    Phrase::joined([whole, Phrase::joined(told, ", ")], ": ")
}

/// Returns what a recruit is taken to bring, and who is employed already and close to it.
fn hired(row: &RequirementAhead, language: Language) -> Vec<Phrase> {
    let mut said = Vec::new();
    if let Some(size @ Amount::Fte(_)) = row.hire_size {
        said.push(Phrase::fill(words::HIRE_SIZE.get(language), &[("size", amount(size))]));
    }
    let close =
        [(common::REAL_ONLY_COUNT, row.today.real_only), (common::FORMAL_ONLY_COUNT, row.today.formal_only)];
    for (text, people) in close {
        let people = people.filter(|people| *people > 0);
        said.extend(people.map(|people| Phrase::counted(text, people, language)));
    }
    said
}

/// Returns an expected number, with what it is of where that is not persons.
fn measured(number: Expected, in_fte: bool, language: Language) -> Phrase {
    let text = if in_fte { common::FTE_COUNT.many.get(language) } else { "{n}" };
    Phrase::fill(text, &[("n", Value::Expected(number))])
}

/// A row in a year.
struct InYear<'a> {
    named: Named<'a, RequirementAhead>,
    year: YearFigures,
}

fn year_columns<'a>() -> Vec<Declared<InYear<'a>>> {
    vec![
        main("requirement", common::REQUIREMENT, Kind::Text, |row, _| {
            Value::Text(row.named.row.requirement.clone())
        }),
        main("year", words::YEAR, Kind::Number, |row, _| Value::Year(row.year.year)),
        main("category", common::CATEGORY, Kind::Text, |row, _| {
            Value::word(row.named.row.category.clone(), row.named.category.to_owned())
        }),
        main("competences", common::COMPETENCE, Kind::Text, |row, language| {
            Value::Text(subject(&row.named.row.today, language))
        }),
        main("unit", common::UNIT, Kind::Text, |row, language| {
            Value::word(row.named.row.unit.clone().unwrap_or_default(), unit(&row.named.row.today, language))
        }),
        main("basis", common::BASIS, Kind::Text, |row, language| basis(row.named.row.basis, language)),
        main("required_by_plan", words::REQUIRED_BY_PLAN, Kind::Number, |row, _| {
            amount_or_hidden(row.year.required_by_plan)
        }),
        main("required", words::REQUIRED_WITH_DEMAND, Kind::Number, |row, _| {
            amount_or_hidden(row.year.required)
        }),
        main("mean", words::MEAN, Kind::Number, |row, _| expected(row.year.mean)),
        main("p10", words::P10, Kind::Number, |row, _| amount_or_hidden(row.year.p10)),
        main("p50", words::P50, Kind::Number, |row, _| amount_or_hidden(row.year.p50)),
        main("p90", words::P90, Kind::Number, |row, _| amount_or_hidden(row.year.p90)),
        main("shortfall_probability", words::SHORTFALL_PROBABILITY, Kind::Share, |row, _| {
            chance(row.year.shortfall_probability)
        }),
        main("expected_shortfall", words::SHORTFALL, Kind::Number, |row, _| {
            expected(row.year.expected_shortfall)
        }),
        main("hires", words::HIRES, Kind::Number, |row, _| number(row.year.hires)),
    ]
}

/// Returns every row in every year, for spreadsheets and programs.
fn years(answer: &Projection, language: Language) -> Table {
    let rows: Vec<InYear<'_>> = answer
        .outcome
        .requirements
        .iter()
        .flat_map(|row| row.years.iter().map(move |year| (row, *year)))
        .map(|(row, year)| InYear { named: Named::of(row, &answer.plan, language), year })
        .collect();
    let caption = words::YEARS_TITLE.get(language).to_owned();
    let table = table("years", caption, &year_columns(), rows.iter(), language);
    Table { prominence: Prominence::Extra, ..table }
}

/// What is taken together, with its name.
struct NamedPool<'a> {
    pool: &'a Pooled,
    category: &'a str,
}

fn pool_columns<'a>() -> Vec<Declared<NamedPool<'a>>> {
    vec![
        main("competences", common::COMPETENCE, Kind::Text, |named, language| {
            Value::Text(pool_name(named.pool, language))
        }),
        extra("category", common::CATEGORY, Kind::Text, |named, _| {
            Value::word(named.pool.category.clone(), named.category.to_owned())
        }),
        main("basis", common::BASIS, Kind::Text, |named, language| basis(named.pool.basis, language)),
        main("unit_count", words::UNIT_COUNT, Kind::Number, |named, _| count(named.pool.units.len() as u64)),
        extra("units", words::UNITS_NAMED, Kind::Text, |named, _| Value::Text(named.pool.units.join(", "))),
        main("required_last", words::REQUIRED_LAST, Kind::Number, |named, _| {
            Value::or_none(named.pool.years.last().map(|last| amount_or_hidden(last.required)))
        }),
        main("mean_last", words::MEAN_LAST, Kind::Number, |named, _| {
            Value::or_none(named.pool.years.last().map(|last| expected(last.mean)))
        }),
        main("hires_apart", words::HIRES_APART, Kind::Number, |named, _| number(named.pool.hires_apart)),
        main("hires_total", words::HIRES_POOLED, Kind::Number, |named, _| number(named.pool.hires_total)),
    ]
}

fn pool_name(pool: &Pooled, language: Language) -> String {
    let name = if pool.competences.is_empty() { common::STAFFING.get(language) } else { &pool.name };
    if pool.positions.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", pool.positions.join(", "))
    }
}

pub(super) fn pooled(answer: &Projection, language: Language) -> Table {
    let named = |pool| NamedPool { pool, category: category_name(&pool.category, &answer.plan, language) };
    let rows: Vec<NamedPool<'_>> = answer.outcome.pooled.iter().map(named).collect();
    let caption = words::POOLED_TITLE.get(language).to_owned();
    table("pooled", caption, &pool_columns(), rows.iter(), language)
}

/// The people of a position, or all of them.
struct Position {
    name: Option<Text>,
    leaving: Leaving,
}

fn leaving_columns() -> Vec<Declared<Position>> {
    vec![
        main("position", words::POSITION, Kind::Text, |row, language| {
            match (&row.name, &row.leaving.position) {
                (Some(name), _) => Value::word("", name.get(language)),
                (None, Some(position)) => Value::Text(position.clone()),
                (None, None) => Value::word("", words::POSITION_UNKNOWN.get(language)),
            }
        }),
        main("persons", words::PERSONS, Kind::Number, |row, _| number(row.leaving.persons)),
        main("aged_55", words::AGED_55, Kind::Number, |row, _| number(row.leaving.aged_55)),
        main("retire_within_5", words::RETIRE_5, Kind::Number, |row, _| {
            expected(row.leaving.retire_within_5)
        }),
        main("retire_within_10", words::RETIRE_10, Kind::Number, |row, _| {
            expected(row.leaving.retire_within_10)
        }),
        main("leave_within_5", words::LEAVE_5, Kind::Number, |row, _| expected(row.leaving.leave_within_5)),
        main("leave_within_10", words::LEAVE_10, Kind::Number, |row, _| {
            expected(row.leaving.leave_within_10)
        }),
    ]
}

pub(super) fn leaving(answer: &Projection, language: Language) -> Table {
    let of = |leaving: &Leaving| Position { name: None, leaving: leaving.clone() };
    let mut rows: Vec<Position> = answer.leaving.iter().map(of).collect();
    rows.push(Position { name: Some(words::ALL_POSITIONS), leaving: answer.leaving_in_all.clone() });
    table("leaving", words::LEAVING_TITLE.get(language).to_owned(), &leaving_columns(), rows.iter(), language)
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    let own = [
        headings(&requirement_columns()),
        headings(&year_columns()),
        headings(&pool_columns()),
        headings(&leaving_columns()),
    ];
    [
        own.concat(),
        sums::first_headings(),
        why::first_headings(),
        ages::first_headings(),
        assumptions::first_headings(),
    ]
    .concat()
}
