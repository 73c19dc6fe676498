//! What changed from one date to another and why, as a document.

mod measures;
mod summary;

use super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::document::{Block, Chart, Kind, Mark, Missing, Phrase, Report, Table, Value};
use super::gap::{
    Shown, amount, amount_or_hidden, basis, category_name, count, measured, number, obstacle_words, subject,
    suppression,
};
use super::provenance;
use super::subject::{self as of_requirement, Named, by_category, place, sum_name};
use crate::analysis::evaluation::{
    DateSaid, Evaluation, EvaluationRow, Part, Parts, PersonChange, Reason, State, Sum,
};
use crate::analysis::follow::Way;
use crate::analysis::gap::Obstacle;
use crate::language::evaluation as words;
use crate::language::{Language, Text, words as common};
use crate::model::plan::Amount;

/// Returns what changed from one date to another and why, as a document.
pub fn document(answer: &Evaluation, shown: Shown, language: Language) -> Report {
    let mut blocks: Vec<Block> =
        summary::sentences(answer, language).into_iter().map(Block::Paragraph).collect();
    if answer.people.is_some() {
        blocks.push(Block::Chart(waterfall(language)));
    }
    blocks.push(Block::Table(categories(answer, language)));
    let asks = |row: &&EvaluationRow| shown == Shown::All || has_changed(row);
    let rows: Vec<Named<'_, EvaluationRow>> =
        answer.requirements.iter().filter(asks).map(|row| Named::of(row, &answer.plan, language)).collect();
    let left = answer.requirements.len() - rows.len();
    if rows.is_empty() {
        let text = if left > 0 { words::NOTHING_CHANGED } else { common::NOTHING_ASKED };
        blocks.push(Block::Paragraph(Phrase::of(text.get(language))));
    }
    blocks.push(Block::Table(requirements(&rows, language)));
    if left > 0 {
        blocks.push(Block::Note(Phrase::counted(words::MORE_UNCHANGED, left as u64, language)));
    }
    if rows.iter().any(|row| row.row.people.is_some()) {
        blocks.push(Block::Table(who(&rows, language)));
    }
    blocks.extend(answer.measures.iter().map(|all| Block::Table(measures::table(all, language))));
    blocks.extend(suppression(answer.suppression, language));
    blocks.extend(method(answer, language).into_iter().map(Block::Note));
    Report {
        language,
        title: title(answer, language),
        subtitles: vec![subtitle(answer, language)],
        blocks,
        provenance: Some(provenance::of_dates(&answer.plan, [&answer.before, &answer.after], language)),
    }
}

fn title(answer: &Evaluation, language: Language) -> Phrase {
    let values = [
        ("from", Value::Date(answer.before.reference_date)),
        ("to", Value::Date(answer.after.reference_date)),
    ];
    let title = Phrase::fill(words::EVALUATION_TITLE.get(language), &values);
    if answer.plan.name.is_empty() {
        return title;
    }
    Phrase::joined([title, Phrase::of(answer.plan.name.clone())], common::SEPARATOR.get(language))
}

/// Returns which units are asked about, and how many people and årsverk the registers are of.
fn subtitle(answer: &Evaluation, language: Language) -> Phrase {
    let from_to = |text: Text, of: fn(&DateSaid) -> Value| {
        let values = [("before", of(&answer.before)), ("after", of(&answer.after))];
        Phrase::fill(text.get(language), &values)
    };
    let is_narrowed = !answer.units.is_empty();
    let units = is_narrowed.then(|| Phrase::of(answer.units.join(", ")));
    let whole = is_narrowed.then(|| Phrase::of(words::IN_THE_REGISTER.get(language)));
    let sizes = [
        from_to(words::PERSONS_FROM_TO, |said| number(said.persons)),
        from_to(words::FTE_FROM_TO, |said| Value::or_hidden(said.fte.map(Value::Fte))),
    ];
    let left_out = [
        (words::ON_CALL_FROM_TO, (|said| said.on_call) as fn(&DateSaid) -> Option<u64>),
        (words::LEFT_OUT_FROM_TO, |said| said.left_out),
    ];
    let left_out = left_out.into_iter().filter(|(_, of)| {
        [&answer.before, &answer.after].iter().any(|said| of(said).is_some_and(|left_out| left_out > 0))
    });
    let left_out = left_out.map(|(text, of)| {
        let values = [("before", number(of(&answer.before))), ("after", number(of(&answer.after)))];
        Phrase::fill(text.get(language), &values)
    });
    let parts = units.into_iter().chain(sizes).chain(left_out).chain(whole);
    Phrase::joined(parts, common::SEPARATOR.get(language))
}

/// What each reason adds or takes away, in their order.
const STEPS: [&str; 8] =
    ["hired", "left", "moved", "learnt_formally", "learnt_really", "expired", "hours", "other"];

fn waterfall(language: Language) -> Chart {
    let mark = Mark::Waterfall { label: "category", steps: &STEPS, sum: "change" };
    Chart { caption: words::CHART.get(language).to_owned(), of: "categories", mark }
}

/// Tells whether a row has changed, or cannot be compared although it was judged on a date.
fn has_changed(row: &EvaluationRow) -> bool {
    let is_judged = [row.state_before, row.state_after].contains(&State::Judged);
    is_judged
        && (row.required_before != row.required_after
            || row.gap_before != row.gap_after
            || row.change.is_none_or(|change| change.units() != 0))
}

/// Returns the word for a reason.
fn reason_word(reason: Reason) -> Text {
    match reason {
        Reason::Hired => words::HIRED,
        Reason::Left => words::LEFT,
        Reason::Moved => words::MOVED,
        Reason::LearntFormally => words::LEARNT_FORMALLY,
        Reason::LearntReally => words::LEARNT_REALLY,
        Reason::Expired => words::EXPIRED,
        Reason::Hours => words::HOURS,
        Reason::Other => words::OTHER,
    }
}

/// Says how much a reason adds or takes away, with a sign.
fn said(reason: Reason, part: Part, language: Language) -> Phrase {
    let sign = if part.amount.units() > 0 { "+" } else { "" };
    let change = Phrase::joined([Phrase::of(sign), Phrase::fill("{n}", &[("n", amount(part.amount))])], "");
    let values = [
        ("reason", Value::Phrase(Phrase::of(reason_word(reason).get(language)))),
        ("change", Value::Phrase(change)),
    ];
    Phrase::fill(words::REASON_SAID.get(language), &values)
}

/// Returns the reasons that add or take away anything, in their order.
fn reasons(parts: &Parts) -> Vec<(Reason, Part)> {
    let of = |reason: Reason| Some((reason, parts.of(reason)?));
    Reason::ALL.into_iter().filter_map(of).filter(|(_, part)| part.amount.units() != 0).collect()
}

/// Returns a figure that may not be known.
fn known(figure: Option<Amount>) -> Value {
    Value::or_unknown(figure.map(amount))
}

fn part(parts: &Parts, reason: Reason) -> Value {
    known(parts.of(reason).map(|part| part.amount))
}

/// Something that has figures of two dates, and parts of the change between them.
trait Changed {
    fn parts(&self) -> &Parts;
}

/// Returns what the change is made up of, a column for each reason.
fn part_columns<R: Changed>() -> Vec<Declared<R>> {
    vec![
        extra("hired", words::HIRED, Kind::Number, |row: &R, _| part(row.parts(), Reason::Hired)),
        extra("left", words::LEFT, Kind::Number, |row, _| part(row.parts(), Reason::Left)),
        extra("moved", words::MOVED, Kind::Number, |row, _| part(row.parts(), Reason::Moved)),
        extra("learnt_formally", words::LEARNT_FORMALLY, Kind::Number, |row, _| {
            part(row.parts(), Reason::LearntFormally)
        }),
        extra("learnt_really", words::LEARNT_REALLY, Kind::Number, |row, _| {
            part(row.parts(), Reason::LearntReally)
        }),
        extra("expired", words::EXPIRED, Kind::Number, |row, _| part(row.parts(), Reason::Expired)),
        extra("hours", words::HOURS, Kind::Number, |row, _| part(row.parts(), Reason::Hours)),
        extra("other", words::OTHER, Kind::Number, |row, _| part(row.parts(), Reason::Other)),
    ]
}

/// A sum with its name.
struct NamedSum<'a> {
    sum: &'a Sum,
    name: String,
}

impl Changed for NamedSum<'_> {
    fn parts(&self) -> &Parts {
        &self.sum.parts
    }
}

fn sum_columns<'a>() -> Vec<Declared<NamedSum<'a>>> {
    let mut columns = vec![
        main("category", common::CATEGORY, Kind::Text, |row: &NamedSum<'a>, language| {
            sum_name(row.sum.category.as_ref(), &row.name, row.sum.basis, language)
        }),
        extra("basis", common::BASIS, Kind::Text, |row, language| basis(row.sum.basis, language)),
        main("requirements", words::REQUIREMENTS, Kind::Number, |row, _| count(row.sum.requirements)),
        main("unmet_before", words::UNMET_BEFORE, Kind::Number, |row, _| number(row.sum.unmet_before)),
        main("unmet_after", words::UNMET_AFTER, Kind::Number, |row, _| number(row.sum.unmet_after)),
        extra("required_before", words::REQUIRED_BEFORE, Kind::Number, |row, _| {
            amount_or_hidden(row.sum.required_before)
        }),
        extra("required_after", words::REQUIRED_AFTER, Kind::Number, |row, _| {
            amount_or_hidden(row.sum.required_after)
        }),
        main("gap_before", words::GAP_BEFORE, Kind::Number, |row, _| amount_or_hidden(row.sum.gap_before)),
        main("gap_after", words::GAP_AFTER, Kind::Number, |row, _| amount_or_hidden(row.sum.gap_after)),
        main("held_before", words::HELD_BEFORE, Kind::Number, |row, _| amount_or_hidden(row.sum.held_before)),
        main("held_after", words::HELD_AFTER, Kind::Number, |row, _| amount_or_hidden(row.sum.held_after)),
        main("change", words::CHANGE, Kind::Number, |row, _| amount_or_hidden(row.sum.change)),
    ];
    columns.extend(part_columns());
    columns.push(people("reasons", common::REMARK, Kind::Remark, |row, language| {
        Value::Phrase(reasons_said(&row.sum.parts, language))
    }));
    columns
}

fn categories(answer: &Evaluation, language: Language) -> Table {
    let name = |sum: &Sum| match &sum.category {
        Some(id) => category_name(id, &answer.plan, language).to_owned(),
        None => crate::language::needs::ALL_CATEGORIES.get(language).to_owned(),
    };
    let rows: Vec<NamedSum<'_>> =
        answer.categories.iter().map(|sum| NamedSum { sum, name: name(sum) }).collect();
    let caption = words::BY_CATEGORY.get(language).to_owned();
    let mut table = table("categories", caption, &sum_columns(), rows.iter(), language);
    for (place, row) in rows.iter().enumerate() {
        table.hide(place, &row.sum.suppressed);
    }
    table
}

impl Changed for Named<'_, EvaluationRow> {
    fn parts(&self) -> &Parts {
        &self.row.parts
    }
}

/// Returns a figure of a date: there can be none where nothing was judged, and otherwise it is hidden or not known.
fn figure(figure: Option<Amount>, state: State) -> Value {
    match (figure, state) {
        (Some(figure), _) => amount(figure),
        (None, State::NotInForce | State::Absent) => Value::Missing(Missing::NotApplicable),
        (None, State::Judged) => Value::Missing(Missing::Suppressed),
        (None, State::NotAssessable) => Value::Missing(Missing::Unknown),
    }
}

/// Returns what was held on a date, which is told of requirements that were not in force too.
fn held(figure: Option<Amount>, state: State) -> Value {
    match (figure, state) {
        (Some(figure), _) => amount(figure),
        (None, State::Judged | State::NotInForce) => Value::Missing(Missing::Suppressed),
        (None, State::NotAssessable | State::Absent) => Value::Missing(Missing::Unknown),
    }
}

fn row_columns<'a>() -> Vec<Declared<Named<'a, EvaluationRow>>> {
    [of_requirement::columns(), state_columns(), figure_columns(), part_columns(), remark_columns()].concat()
}

fn state_columns<'a>() -> Vec<Declared<Named<'a, EvaluationRow>>> {
    vec![
        extra("criticality", common::CRITICALITY, Kind::Number, |row: &Named<'a, EvaluationRow>, _| {
            Value::Count(i64::from(row.row.criticality))
        }),
        of_requirement::counted_in(),
        extra("state_before", words::STATE_BEFORE, Kind::Text, |row, language| {
            state(row.row.state_before, language)
        }),
        extra("state_after", words::STATE_AFTER, Kind::Text, |row, language| {
            state(row.row.state_after, language)
        }),
    ]
}

fn figure_columns<'a>() -> Vec<Declared<Named<'a, EvaluationRow>>> {
    vec![
        main("required_before", words::REQUIRED_BEFORE, Kind::Number, |row: &Named<'a, EvaluationRow>, _| {
            figure(row.row.required_before, row.row.state_before)
        }),
        main("required_after", words::REQUIRED_AFTER, Kind::Number, |row, _| {
            figure(row.row.required_after, row.row.state_after)
        }),
        main("gap_before", words::GAP_BEFORE, Kind::Number, |row, _| {
            figure(row.row.gap_before, row.row.state_before)
        }),
        main("gap_after", words::GAP_AFTER, Kind::Number, |row, _| {
            figure(row.row.gap_after, row.row.state_after)
        }),
        main("held_before", words::HELD_BEFORE, Kind::Number, |row, _| {
            held(row.row.held_before, row.row.state_before)
        }),
        main("held_after", words::HELD_AFTER, Kind::Number, |row, _| {
            held(row.row.held_after, row.row.state_after)
        }),
        main("change", words::CHANGE, Kind::Number, |row, _| known(row.row.change)),
    ]
}

fn remark_columns<'a>() -> Vec<Declared<Named<'a, EvaluationRow>>> {
    vec![people("remark", common::REMARK, Kind::Remark, |row: &Named<'a, EvaluationRow>, language| {
        Value::Phrase(remark(row.row, language))
    })]
}

fn state(state: State, language: Language) -> Value {
    let (key, text) = match state {
        State::Judged => ("judged", words::STATE_JUDGED),
        State::NotInForce => ("not_in_force", words::STATE_NOT_IN_FORCE),
        State::NotAssessable => ("not_assessable", words::STATE_NOT_ASSESSABLE),
        State::Absent => ("absent", words::STATE_ABSENT),
    };
    Value::word(key, text.get(language))
}

/// Returns what is worth saying of a row: why it cannot be compared, and what the change is made up of.
fn remark(row: &EvaluationRow, language: Language) -> Phrase {
    let then = match row.state_before {
        State::Judged => None,
        State::NotInForce => Some(words::THEN_NOT_IN_FORCE),
        State::NotAssessable => Some(words::THEN_NOT_ASSESSABLE),
        State::Absent => Some(words::THEN_ABSENT),
    };
    let now = match row.state_after {
        State::Judged => None,
        State::NotInForce => Some(words::NOW_NOT_IN_FORCE),
        State::NotAssessable => Some(words::NOW_NOT_ASSESSABLE),
        State::Absent => Some(words::NOW_ABSENT),
    };
    let mut parts: Vec<Phrase> = [(then, row.obstacle_before), (now, row.obstacle_after)]
        .into_iter()
        .filter_map(|(what, why)| Some(because(what?, why, language)))
        .collect();
    parts.extend(risen(row).map(|rise| {
        Phrase::fill(
            words::REQUIRED_ROSE.get(language),
            &[("amount", Value::Phrase(measured(rise, language)))],
        )
    }));
    parts.push(reasons_said(&row.parts, language));
    parts.retain(|phrase| !phrase.0.is_empty());
    Phrase::joined(parts, common::SEPARATOR.get(language))
}

/// Returns how much more is required than before, where the gap has become larger.
fn risen(row: &EvaluationRow) -> Option<Amount> {
    let rise = row.required_after?.units() - row.required_before?.units();
    let is_larger = row.gap_after?.units() > row.gap_before?.units();
    (rise > 0 && is_larger).then(|| Amount::none(row.basis.in_fte()).with_units(rise))
}

fn because(what: Text, why: Option<Obstacle>, language: Language) -> Phrase {
    let what = what.get(language);
    Phrase::of(match why {
        Some(why) => {
            words::WITH_REASON.fill(language, &[("what", what), ("why", obstacle_words(why).get(language))])
        }
        None => what.to_owned(),
    })
}

fn reasons_said(parts: &Parts, language: Language) -> Phrase {
    let all = reasons(parts).into_iter().map(|(reason, part)| said(reason, part, language));
    Phrase::joined(all, common::SEPARATOR.get(language))
}

fn requirements(rows: &[Named<'_, EvaluationRow>], language: Language) -> Table {
    let columns = row_columns();
    let caption = words::BY_REQUIREMENT.get(language).to_owned();
    by_category("requirements", caption, &columns, rows, language)
}

/// Somebody in a row.
struct Who<'a> {
    row: &'a EvaluationRow,
    person: &'a PersonChange,
}

fn who_columns<'a>() -> Vec<Declared<Who<'a>>> {
    vec![
        extra("requirement", common::REQUIREMENT, Kind::Text, |who: &Who<'a>, _| {
            Value::Text(who.row.requirement.clone())
        }),
        main("competences", common::COMPETENCE, Kind::Text, |who, language| {
            Value::Text(subject(who.row, language))
        }),
        main("unit", common::UNIT, Kind::Text, |who, language| place(&who.row.unit, language)),
        main("id", common::PERSON_ID, Kind::Text, |who, _| {
            Value::or_none(who.person.id.clone().map(Value::Text))
        }),
        main("name", common::PERSON_NAME, Kind::Text, |who, _| {
            Value::or_none(who.person.name.clone().map(Value::Text))
        }),
        main("reason", words::REASON, Kind::Text, |who, language| {
            let place = who.person.reason as usize;
            Value::word(STEPS[place], reason_word(who.person.reason).get(language))
        }),
        main("change", words::CHANGE, Kind::Number, |who, _| amount(who.person.change)),
    ]
}

fn who(rows: &[Named<'_, EvaluationRow>], language: Language) -> Table {
    let people: Vec<Who<'_>> = rows
        .iter()
        .flat_map(|named| named.row.people.iter().flatten().map(|person| Who { row: named.row, person }))
        .collect();
    table("people", words::PEOPLE_TITLE.get(language).to_owned(), &who_columns(), people.iter(), language)
}

/// Tells whether a saved gap hides anything of a row.
fn hides(answer: &Evaluation) -> bool {
    let is_hidden = |value: Value| value == Value::Missing(Missing::Suppressed);
    answer.requirements.iter().any(|row| {
        let figures = [
            held(row.held_before, row.state_before),
            held(row.held_after, row.state_after),
            figure(row.gap_before, row.state_before),
            figure(row.gap_after, row.state_after),
            figure(row.required_before, row.state_before),
            figure(row.required_after, row.state_after),
        ];
        figures.into_iter().any(is_hidden)
    })
}

/// Returns how changes are reckoned.
fn method(answer: &Evaluation, language: Language) -> Vec<Phrase> {
    let mut notes: Vec<Phrase> = Vec::new();
    let say = |text: Text| Phrase::of(text.get(language));
    match &answer.people {
        None => {
            notes.push(say(words::METHOD_SAVED));
            notes.extend(hides(answer).then(|| say(words::METHOD_HIDDEN)));
        }
        Some(people) => {
            notes.extend([words::METHOD_DATES, words::METHOD_REASONS].map(say));
            notes.push(say(match people.followed_by {
                Way::Ids => words::METHOD_IDS,
                Way::Names => words::METHOD_NAMES,
            }));
            if [people.unclear_before, people.unclear_after] != [Some(0); 2] {
                let values =
                    [("before", number(people.unclear_before)), ("after", number(people.unclear_after))];
                notes.push(Phrase::fill(words::METHOD_UNCLEAR.get(language), &values));
            }
            notes.push(say(words::METHOD_UNITS));
        }
    }
    notes.extend([words::METHOD_REQUIRED, words::METHOD_SUMS].map(say));
    if answer.measures.as_ref().is_some_and(|measures| !measures.is_empty()) {
        let months = [("months", count(u64::from(answer.months)))];
        notes.push(Phrase::fill(words::METHOD_MEASURES.get(language), &months));
    }
    notes.extend([common::METHOD_PLACES, common::METHOD_ROUNDED].map(say));
    notes
}

/// Returns the first two headings of each table, in every language and in keys.
pub fn first_headings() -> Vec<(String, String)> {
    [headings(&sum_columns()), headings(&row_columns()), headings(&who_columns()), measures::first_headings()]
        .concat()
}
