//! The columns of the sheets' tables: on a page, and in a table of everybody, where each row names its person first.

use super::super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::super::document::{Kind, Missing, Phrase, Piece, Table, Value};
use super::super::gap::{amount, basis, measured, subject, which_side, yes_no};
use super::super::month;
use super::super::subject::place;
use super::rows;
use crate::analysis::employee::{
    CompetenceSaid, Employees, EmploymentSaid, Expiring, Formal, MeasureSaid, RequirementSaid, Sheet,
};
use crate::language::employee as words;
use crate::language::{Language, Text, measures, needs, words as common};
use crate::model::amount::{Decimal, Fte};
use crate::model::date::Date;
use crate::model::measure::Gives;
use crate::model::plan::{Amount, Requires};
use crate::model::unit::BETWEEN;

/// Something of somebody's sheet.
#[derive(Clone, Copy)]
pub(super) struct Row<'a, T> {
    pub answer: &'a Employees,
    pub sheet: &'a Sheet,
    pub said: &'a T,
}

/// Returns the columns that name the person, where the table is of everybody.
///
/// The date stands first, so that the table among registers is not read as one.
fn leading<'a, T>(is_whole: bool) -> Vec<Declared<Row<'a, T>>> {
    if !is_whole {
        return Vec::new();
    }
    vec![
        main("reference_date", words::AS_OF, Kind::Text, |row, _| Value::Date(row.answer.reference_date)),
        main("id", common::PERSON_ID, Kind::Text, |row, _| text(&row.sheet.id)),
        main("name", common::PERSON_NAME, Kind::Text, |row, _| text(&row.sheet.name)),
    ]
}

fn text(text: &Option<String>) -> Value {
    Value::or_none(text.clone().map(Value::Text))
}

fn date(date: Option<Date>) -> Value {
    Value::or_none(date.map(Value::Date))
}

fn number(number: Option<impl Into<i64>>) -> Value {
    Value::or_none(number.map(|number| Value::Count(number.into())))
}

/// Returns the size of a position in percent.
fn percent(fraction: Fte) -> Value {
    const BILLIONTHS: i64 = 10_000_000;
    Value::Percent(Decimal::from_billionths(fraction.ten_thousandths() * BILLIONTHS))
}

fn employment_columns<'a>(is_whole: bool) -> Vec<Declared<Row<'a, EmploymentSaid>>> {
    let own = vec![
        main("unit", common::UNIT, Kind::Text, |row: &Row<'a, EmploymentSaid>, language| {
            place(&row.said.unit, language)
        }),
        main("position", words::POSITION, Kind::Text, |row, _| text(&row.said.position)),
        extra("code", words::CODE, Kind::Text, |row, _| text(&row.said.code)),
        people("percent", words::FRACTION, Kind::Number, |row, _| {
            Value::or_unknown(row.said.fraction.map(percent))
        }),
        extra("fraction", common::POPULATION_FTE, Kind::Number, |row, _| {
            Value::or_unknown(row.said.fraction.map(Value::Fte))
        }),
        main("start", needs::FROM, Kind::Text, |row, _| date(row.said.start)),
        main("end", needs::TO, Kind::Text, |row, _| date(row.said.end)),
    ];
    [leading(is_whole), own].concat()
}

/// Returns where the people work.
pub(super) fn employments(answer: &Employees, sheets: &[Sheet], is_whole: bool, language: Language) -> Table {
    let rows = rows(answer, sheets, |sheet| &sheet.employments);
    let caption = common::POSITIONS.get(language).to_owned();
    table("people", caption, &employment_columns(is_whole), rows.iter(), language)
}

fn requirement_columns<'a>(is_whole: bool) -> Vec<Declared<Row<'a, RequirementSaid>>> {
    let own = vec![
        extra("requirement", common::REQUIREMENT, Kind::Text, |row: &Row<'a, RequirementSaid>, _| {
            Value::Text(row.said.today.requirement.clone())
        }),
        people("competence_said", common::COMPETENCE, Kind::Text, |row, _| {
            // The positions that it is for are the person's.
            Value::Text(row.said.today.name.clone())
        }),
        extra("competences", common::COMPETENCE, Kind::Text, |row, language| {
            Value::Text(subject(&*row.said.today, language))
        }),
        people("unit_said", common::UNIT, Kind::Text, |row, language| unit(row, language)),
        extra("unit", common::UNIT, Kind::Text, |row, language| place(&row.said.today.unit, language)),
        people("asked", common::REQUIRES, Kind::Text, |row, language| asked(row.said, language)),
        extra("requires", common::REQUIRES, Kind::Text, |row, language| {
            Value::or_none(row.said.requires.map(|requires| which_side(requires, language)))
        }),
        extra("level", common::LEVEL, Kind::Number, |row, _| number(row.said.level)),
        people("formal_said", common::FORMAL, Kind::Text, |row, language| formal_of(row, language)),
        people("level_said", common::LEVEL, Kind::Text, |row, language| level_of(row, language)),
        extra("through", words::THROUGH, Kind::Text, |row, _| text(&row.said.through)),
        extra("formal", common::FORMAL, Kind::Text, |row, language| known(row.said.formal, language)),
        extra("real", common::REAL, Kind::Text, |row, language| known(row.said.real, language)),
        main("qualified", words::MET, Kind::Text, |row, language| known(row.said.qualified, language)),
        extra("in_population", words::IN_POPULATION, Kind::Text, |row, language| {
            yes_no(row.said.in_population, language)
        }),
        people("lacks", words::UNIT_LACKS, Kind::Text, |row, language| lacks(row.said.gap, language)),
        extra("gap", words::UNIT_LACKS, Kind::Number, |row, _| Value::or_unknown(row.said.gap.map(amount))),
        extra("basis", common::BASIS, Kind::Text, |row, language| basis(row.said.today.basis, language)),
    ];
    [leading(is_whole), own].concat()
}

/// Returns what is required where the people work, and what they have of it.
pub(super) fn requirements(
    answer: &Employees,
    sheets: &[Sheet],
    is_told: impl Fn(&RequirementSaid) -> bool,
    is_whole: bool,
    language: Language,
) -> Table {
    let mut rows = rows(answer, sheets, |sheet| &sheet.requirements);
    rows.retain(|row| is_told(row.said));
    let caption = words::REQUIREMENTS.get(language).to_owned();
    table("requirements", caption, &requirement_columns(is_whole), rows.iter(), language)
}

/// Returns a unit by its own name where the page has no other of that name: where it lies is told above.
fn unit(row: &Row<'_, RequirementSaid>, language: Language) -> Value {
    fn own(path: &str) -> &str {
        path.rsplit(BETWEEN).next().unwrap_or(path)
    }
    let Some(path) = &row.said.today.unit else { return place(&None, language) };
    let mut paths = row.sheet.requirements.iter().filter_map(|said| said.today.unit.as_ref());
    let is_only = paths.all(|other| other == path || own(other) != own(path));
    Value::Text(if is_only { own(path) } else { path }.to_owned())
}

fn known(yes: Option<bool>, language: Language) -> Value {
    Value::or_unknown(yes.map(|yes| yes_no(yes, language)))
}

/// Returns which side is required, in words for those who have not met them elsewhere.
fn asked(said: &RequirementSaid, language: Language) -> Value {
    match said.requires {
        Some(Requires::Both) => Value::word("both", words::BOTH_SIDES.get(language)),
        requires => Value::or_none(requires.map(|requires| which_side(requires, language))),
    }
}

/// Returns what the unit lacks, in persons or årsverk.
fn lacks(gap: Option<Amount>, language: Language) -> Value {
    match gap {
        None => Value::or_unknown(None),
        Some(gap) if gap.units() == 0 => amount(gap),
        Some(gap) => Value::Phrase(measured(gap, language)),
    }
}

/// Returns how somebody stands formally to a requirement; of one that several competences meet, with which.
fn formal_of(row: &Row<'_, RequirementSaid>, language: Language) -> Value {
    if row.said.formal.is_none() {
        return Value::or_unknown(None);
    }
    let through = row.said.through.as_deref().and_then(|id| row.sheet.competence(id));
    let Some(through) = through else { return Value::word("none", words::NOT_HELD.get(language)) };
    let how = formally(through, language);
    if row.said.today.competences.len() == 1 {
        return how;
    }
    let name = Phrase::of(format!("{}: ", through.name));
    Value::Phrase(Phrase::joined([name, Phrase(vec![Piece::Value(how)])], ""))
}

/// Returns the real level that somebody has, of that which is required where one is.
fn level_of(row: &Row<'_, RequirementSaid>, language: Language) -> Value {
    let through = row.said.through.as_deref().and_then(|id| row.sheet.competence(id));
    let own = through.and_then(|said| said.level);
    match row.said.level.filter(|_| row.said.requires != Some(Requires::Formal)) {
        Some(asked) => {
            let values = [
                ("met", own.map_or(Value::Missing(Missing::Unknown), |own| level(Some(own)))),
                ("all", level(Some(asked))),
            ];
            Value::Phrase(Phrase::fill(common::MET_OF.get(language), &values))
        }
        None => level(own),
    }
}

/// Returns a level, of which 0 is one too.
pub(super) fn level(level: Option<u8>) -> Value {
    Value::or_none(level.map(|level| Value::Text(level.to_string())))
}

/// Returns the key and the word of how somebody stands formally.
fn status(formal: Formal) -> (&'static str, Text) {
    match formal {
        Formal::Held => ("held", words::HELD),
        Formal::Dispensation => ("dispensation", words::DISPENSATION),
        Formal::InProgress => ("in_progress", words::IN_PROGRESS),
        Formal::Later => ("later", words::LATER),
        Formal::Undated => ("undated", words::UNDATED),
        Formal::Expired => ("expired", words::EXPIRED),
        Formal::Unread => ("unread", words::UNREAD),
        Formal::None => ("none", words::NOT_HELD),
    }
}

fn status_word(formal: Option<Formal>, language: Language) -> Value {
    Value::or_unknown(formal.map(|formal| {
        let (key, word) = status(formal);
        Value::word(key, word.get(language))
    }))
}

/// Returns how somebody stands formally, with the days that belong to it.
fn formally(said: &CompetenceSaid, language: Language) -> Value {
    let Some(formal) = said.formal else { return Value::or_unknown(None) };
    let on = |text: Text, day: Date| Phrase::fill(text.get(language), &[("date", Value::Date(day))]);
    let days: Vec<Phrase> = match formal {
        Formal::Held | Formal::Dispensation => {
            // Where it ends, since when is of less interest.
            let until = said.valid_until.map(|day| on(words::UNTIL, day));
            until.or(said.acquired.map(|day| on(words::SINCE, day))).into_iter().collect()
        }
        Formal::InProgress => said.expected.map(|day| on(words::EXPECTED_ON, day)).into_iter().collect(),
        Formal::Later => said.acquired.map(|day| on(words::SINCE, day)).into_iter().collect(),
        Formal::Expired => {
            said.valid_until.map(|day| Phrase(vec![Piece::Value(Value::Date(day))])).into_iter().collect()
        }
        Formal::Undated | Formal::Unread | Formal::None => Vec::new(),
    };
    if days.is_empty() {
        return status_word(said.formal, language);
    }
    let between = if matches!(formal, Formal::Expired | Formal::Later) { " " } else { ", " };
    let how = Phrase(vec![Piece::Value(status_word(said.formal, language))]);
    Value::Phrase(Phrase::joined([how, Phrase::joined(days, " ")], between))
}

fn competence_columns<'a>(is_whole: bool) -> Vec<Declared<Row<'a, CompetenceSaid>>> {
    let own = vec![
        extra("competence", words::COMPETENCE_ID, Kind::Text, |row: &Row<'a, CompetenceSaid>, _| {
            Value::Text(row.said.competence.clone())
        }),
        main("competence_name", common::COMPETENCE, Kind::Text, |row, _| Value::Text(row.said.name.clone())),
        extra("category", common::CATEGORY, Kind::Text, |row, language| {
            let name = super::super::gap::category_name(&row.said.category, &row.answer.plan, language);
            Value::word(row.said.category.clone(), name.to_owned())
        }),
        extra("required", words::REQUIRED, Kind::Text, |row, language| yes_no(row.said.required, language)),
        extra("required_level", words::LEVEL_ASKED, Kind::Number, |row, _| number(row.said.required_level)),
        people("formal_said", common::FORMAL, Kind::Text, |row, language| formally(row.said, language)),
        extra("formal", common::FORMAL, Kind::Text, |row, language| status_word(row.said.formal, language)),
        extra("acquired", words::ACQUIRED, Kind::Text, |row, _| date(row.said.acquired)),
        extra("valid_until", words::VALID_UNTIL, Kind::Text, |row, _| date(row.said.valid_until)),
        extra("expected", words::EXPECTED, Kind::Text, |row, _| date(row.said.expected)),
        main("level", words::LEVEL_TODAY, Kind::Text, |row, _| level(row.said.level)),
        main("assessed", words::LAST_ASSESSED, Kind::Text, |row, _| date(row.said.assessed)),
    ];
    [leading(is_whole), own].concat()
}

/// Returns what the people have of some competences.
pub(super) fn competences(
    answer: &Employees,
    sheets: &[Sheet],
    is_told: fn(&CompetenceSaid) -> bool,
    is_whole: bool,
    language: Language,
) -> Table {
    let mut rows = rows(answer, sheets, |sheet| &sheet.competences);
    rows.retain(|row| is_told(row.said));
    let caption = if is_whole { common::COMPETENCE } else { words::OTHERS };
    let caption = caption.get(language).to_owned();
    table("competences", caption, &competence_columns(is_whole), rows.iter(), language)
}

fn expiring_columns<'a>(is_whole: bool) -> Vec<Declared<Row<'a, Expiring>>> {
    let own = vec![
        extra("competence", words::COMPETENCE_ID, Kind::Text, |row: &Row<'a, Expiring>, _| {
            Value::Text(row.said.competence.clone())
        }),
        main("competence_name", common::COMPETENCE, Kind::Text, |row, _| Value::Text(row.said.name.clone())),
        main("valid_until", words::VALID_UNTIL, Kind::Text, |row, _| Value::Date(row.said.valid_until)),
        main("required", words::REQUIRED, Kind::Text, |row, language| yes_no(row.said.required, language)),
    ];
    [leading(is_whole), own].concat()
}

/// Returns what the people hold that expires soon.
pub(super) fn expiring(answer: &Employees, sheets: &[Sheet], is_whole: bool, language: Language) -> Table {
    let rows = rows(answer, sheets, |sheet| &sheet.expiring);
    let months = answer.months.to_string();
    let caption = words::EXPIRING.get(language, answer.months.into(), &months);
    table("expiring", caption, &expiring_columns(is_whole), rows.iter(), language)
}

fn measure_columns<'a>(is_whole: bool) -> Vec<Declared<Row<'a, MeasureSaid>>> {
    let own = vec![
        extra("measure", measures::MEASURE_ID, Kind::Text, |row: &Row<'a, MeasureSaid>, _| {
            Value::Text(row.said.measure.clone())
        }),
        main("measure_name", measures::MEASURE, Kind::Text, |row, _| Value::Text(row.said.name.clone())),
        people("gives_said", words::GIVES, Kind::Text, |row, language| given(row.said, language)),
        extra("competence", words::COMPETENCE_ID, Kind::Text, |row, _| {
            Value::Text(row.said.competence.clone())
        }),
        extra("gives", words::GIVES, Kind::Text, |row, language| gives(row.said.gives, language)),
        extra("level", words::LEVEL_GIVEN, Kind::Number, |row, _| number(row.said.level)),
        main("months", measures::MONTHS, Kind::Number, |row, _| number(row.said.months)),
        main("bound_months", words::BOUND, Kind::Number, |row, _| number(row.said.bound_months)),
        main("handled", words::HANDLED, Kind::Text, |row, language| {
            Value::Text(months(&row.said.handled, language))
        }),
        main("responsible", measures::RESPONSIBLE, Kind::Text, |row, _| text(&row.said.responsible)),
        main("deadline", words::DEADLINE, Kind::Text, |row, _| date(row.said.deadline)),
        extra("wanted", words::WANTED, Kind::Text, |row, language| yes_no(row.said.wanted, language)),
    ];
    [leading(is_whole), own].concat()
}

/// Returns the measures that the people may take.
pub(super) fn measures(
    answer: &Employees,
    sheets: &[Sheet],
    is_told: fn(&MeasureSaid) -> bool,
    is_whole: bool,
    language: Language,
) -> Table {
    let mut rows = rows(answer, sheets, |sheet| &sheet.measures);
    rows.retain(|row| is_told(row.said));
    let caption = if is_whole { words::ALL_MEASURES } else { words::MEASURES };
    let caption = caption.get(language).to_owned();
    table("measures", caption, &measure_columns(is_whole), rows.iter(), language)
}

fn gives(gives: Gives, language: Language) -> Value {
    let requires = match gives {
        Gives::Formal => Requires::Formal,
        Gives::Real(_) => Requires::Real,
        Gives::Both(_) => Requires::Both,
    };
    which_side(requires, language)
}

/// Returns what a measure gives, in words.
fn given(said: &MeasureSaid, language: Language) -> Value {
    let text = match said.gives {
        Gives::Formal => words::GIVES_FORMAL,
        Gives::Real(_) => words::GIVES_REAL,
        Gives::Both(_) => words::GIVES_BOTH,
    };
    let level = said.level.map(|level| level.to_string()).unwrap_or_default();
    let values = [("competence", said.competence_name.as_str()), ("level", level.as_str())];
    Value::Text(text.fill(language, &values))
}

/// Returns months by their names.
fn months(months: &[u8], language: Language) -> String {
    let names: Vec<&str> = months.iter().map(|month| month::name(*month, language)).collect();
    names.join(", ")
}

/// Returns the first two headings of each table of everybody, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    headings(&leading::<()>(true))
}
