//! Places, the money for them, what is full, and who gets them.

use super::super::column::{Declared, extra, first_headings as headings, main, people, table};
use super::super::document::{Kind, Table, Value};
use super::super::gap::{count, number};
use super::super::subject::place;
use super::money;
use super::said;
use crate::analysis::measures::{
    Access, BudgetYear, Full, FullLimit, Group, MeasureSaid, Measures, PersonPlace, Places, Reason,
};
use crate::language::{Language, Text, measures as words, needs, words as common};
use crate::model::amount::Share;

const BUDGET: &[Declared<BudgetYear>] = &[
    main("year", words::YEAR, Kind::Text, |row, _| Value::Year(row.year)),
    main("frame", words::FRAME, Kind::Number, |row, _| Value::Count(row.frame)),
    main("places", words::PLACES, Kind::Number, |row, _| number(row.places)),
    main("cost", words::COST, Kind::Number, |row, _| money(row.cost)),
    main("grant", words::GRANT, Kind::Number, |row, _| money(row.grant)),
    main("used", words::USED, Kind::Number, |row, _| money(row.used)),
    people("left", words::LEFT, Kind::Number, |row, _| money(row.used.map(|used| row.frame - used))),
];

pub(in crate::report) fn budget(answer: &Measures, language: Language) -> Table {
    table("budget", said(words::BUDGET, language), BUDGET, answer.budget.iter(), language)
}

const MEASURES: &[Declared<MeasureSaid>] = &[
    extra("measure", words::MEASURE_ID, Kind::Text, |row, _| Value::Text(row.measure.clone())),
    main("name", words::MEASURE, Kind::Text, |row, _| Value::Text(row.name.clone())),
    extra("responsible", words::RESPONSIBLE, Kind::Text, |row, _| {
        Value::or_none(row.responsible.clone().map(Value::Text))
    }),
    extra("cost_each", words::COST_EACH, Kind::Number, |row, _| {
        Value::or_none(row.cost_each.map(Value::Count))
    }),
    extra("grant_each", words::GRANT_EACH, Kind::Number, |row, _| {
        Value::or_none(row.grant_each.map(Value::Count))
    }),
    extra("seats", words::SEATS, Kind::Number, |row, _| {
        Value::or_none(row.seats.map(|seats| Value::Count(i64::from(seats))))
    }),
    extra("months", words::MONTHS, Kind::Number, |row, _| {
        Value::or_none(row.months.map(|months| Value::Count(i64::from(months))))
    }),
    main("completion", words::COMPLETION, Kind::Number, |row, _| Value::Percent(row.completion)),
    main("eligible", words::ELIGIBLE, Kind::Number, |row, _| number(row.eligible)),
    main("useful", words::USEFUL, Kind::Number, |row, _| number(row.useful)),
    main("places", words::PLACES, Kind::Number, |row, _| number(row.places)),
    main("net_cost", words::NET_COST, Kind::Number, |row, _| money(row.net_cost)),
    main("reason", words::REASON, Kind::Text, |row, language| {
        let word = |(key, text): (&'static str, Text)| Value::word(key, text.get(language));
        Value::or_none(row.reason.map(reason).map(word))
    }),
];

fn reason(reason: Reason) -> (&'static str, Text) {
    match reason {
        Reason::Recruits => ("recruits", words::REASON_RECRUITS),
        Reason::TooLate => ("too_late", words::REASON_TOO_LATE),
        Reason::NoPosition => ("no_position", words::REASON_NO_POSITION),
        Reason::NoCompetence => ("no_competence", words::REASON_NO_COMPETENCE),
        Reason::NoLevel => ("no_level", words::REASON_NO_LEVEL),
        Reason::NothingToGain => ("nothing_to_gain", words::REASON_NOTHING_TO_GAIN),
        Reason::ClosesNothing => ("closes_nothing", words::REASON_CLOSES_NOTHING),
        Reason::FairShare => ("fair_share", words::REASON_FAIR_SHARE),
        Reason::TooDear => ("too_dear", words::REASON_TOO_DEAR),
        Reason::NotChosen => ("not_chosen", words::REASON_NOT_CHOSEN),
    }
}

pub(in crate::report) fn measures(answer: &Measures, language: Language) -> Table {
    table("measures", said(words::MEASURES, language), MEASURES, answer.measures.iter(), language)
}

const PLACES: &[Declared<Places>] = &[
    extra("measure", words::MEASURE_ID, Kind::Text, |row, _| Value::Text(row.measure.clone())),
    main("name", words::MEASURE, Kind::Text, |row, _| Value::Text(row.name.clone())),
    main("year", words::FROM_YEAR, Kind::Text, |row, _| Value::Year(row.year)),
    main("unit", common::UNIT, Kind::Text, |row, language| place(&row.unit, language)),
    main("places", words::PLACES, Kind::Number, |row, _| count(row.places)),
    extra("cost", words::COST, Kind::Number, |row, _| Value::Count(row.cost)),
    main("grant", words::GRANT, Kind::Number, |row, _| Value::Count(row.grant)),
    main("net_cost", words::NET_COST, Kind::Number, |row, _| Value::Count(row.net_cost)),
    main("ends", words::ENDS, Kind::Text, |row, _| Value::or_none(row.ends.map(Value::Date))),
    main("bound_until", words::BOUND_UNTIL, Kind::Text, |row, _| {
        Value::or_none(row.bound_until.map(Value::Date))
    }),
];

pub(in crate::report) fn places(answer: &Measures, language: Language) -> Table {
    let mut places = table(
        "places",
        said(words::PLACES_TITLE, language),
        PLACES,
        answer.places.iter().flatten(),
        language,
    );
    places.group = places.place("name");
    places
}

const FULL: &[Declared<Full>] = &[
    main("limit", words::WHAT_IS_FULL, Kind::Text, |row, language| match row.limit {
        FullLimit::Seats => Value::word("seats", words::FULL_SEATS.get(language)),
        FullLimit::Absence => Value::word("absence", words::FULL_ABSENCE.get(language)),
    }),
    main("measure", words::MEASURE, Kind::Text, |row, _| {
        Value::or_none(row.measure.clone().map(Value::Text))
    }),
    main("unit", common::UNIT, Kind::Text, |row, language| match row.limit {
        FullLimit::Seats => Value::or_none(None),
        FullLimit::Absence => place(&row.unit, language),
    }),
    main("year", words::YEAR, Kind::Text, |row, _| Value::Year(row.year)),
    main("places", words::PEOPLE, Kind::Number, |row, _| Value::Count(row.places)),
];

pub(in crate::report) fn full(answer: &Measures, language: Language) -> Table {
    table("full", said(words::FULL, language), FULL, answer.full.iter().flatten(), language)
}

/// What a group gets, beside everybody.
struct Of<'a> {
    group: &'a Access,
    people: u64,
    places: u64,
    net_cost: i64,
}

/// Returns a part of a whole; none of nothing.
fn part(part: i64, whole: i64) -> Value {
    Value::or_none((whole > 0).then(|| Value::Share(Share::of(part, whole))))
}

fn access_columns<'a>() -> Vec<Declared<Of<'a>>> {
    vec![
        main("by", words::BY, Kind::Text, |row, language| {
            let text = match row.group.by {
                "education" => words::BY_EDUCATION,
                "fraction" => words::BY_FRACTION,
                _ => words::BY_AGE,
            };
            Value::word(row.group.by, text.get(language))
        }),
        main("group", words::GROUP, Kind::Text, |row, language| {
            Value::word(row.group.group.key(), group(row.group.group).get(language))
        }),
        main("people", words::PEOPLE, Kind::Number, |row, _| count(row.group.people)),
        main("eligible", words::MAY_TAKE, Kind::Number, |row, _| count(row.group.eligible)),
        main("places", words::PLACES, Kind::Number, |row, _| count(row.group.places)),
        main("net_cost", words::NET_COST, Kind::Number, |row, _| Value::Count(row.group.net_cost)),
        people("share_of_people", words::SHARE_OF_PEOPLE, Kind::Share, |row, _| {
            part(row.group.people as i64, row.people as i64)
        }),
        people("share_of_places", words::SHARE_OF_PLACES, Kind::Share, |row, _| {
            part(row.group.places as i64, row.places as i64)
        }),
        people("share_of_money", words::SHARE_OF_MONEY, Kind::Share, |row, _| {
            part(row.group.net_cost, row.net_cost)
        }),
    ]
}

fn group(group: Group) -> Text {
    match group {
        Group::HigherEducation => words::HIGHER_EDUCATION,
        Group::WithoutHigherEducation => words::WITHOUT_HIGHER,
        Group::OnCall => words::ON_CALL,
        Group::Below50 => words::BELOW_50,
        Group::From50To80 => words::FROM_50_TO_80,
        Group::From80To100 => words::FROM_80_TO_100,
        Group::Full => words::FULL_TIME,
        Group::UnknownFraction => words::UNKNOWN_FRACTION,
        Group::AgeBelow30 => words::AGE_BELOW_30,
        Group::Age30To39 => words::AGE_30_TO_39,
        Group::Age40To49 => words::AGE_40_TO_49,
        Group::Age50To59 => words::AGE_50_TO_59,
        Group::AgeFrom60 => words::AGE_FROM_60,
        Group::UnknownAge => words::UNKNOWN_AGE,
    }
}

pub(in crate::report) fn access(answer: &Measures, language: Language) -> Table {
    // Where the plan does not say what is higher education, nothing is said of who has it.
    let groups = || answer.access.iter().flatten();
    let knows_education = groups().any(|row| row.group == Group::HigherEducation);
    let told = groups().filter(|row| knows_education || row.by != "education");
    let rows = told.map(|group| {
        let alike = || groups().filter(|other| other.by == group.by);
        Of {
            group,
            people: alike().map(|one| one.people).sum(),
            places: alike().map(|one| one.places).sum(),
            net_cost: alike().map(|one| one.net_cost).sum(),
        }
    });
    let rows: Vec<Of<'_>> = rows.collect();
    let columns = access_columns();
    let mut access = table("access", said(words::ACCESS, language), &columns, rows.iter(), language);
    access.group = access.place("by");
    access
}

const WHO: &[Declared<PersonPlace>] = &[
    main("id", common::PERSON_ID, Kind::Text, |who, _| Value::or_none(who.id.clone().map(Value::Text))),
    main("name", common::PERSON_NAME, Kind::Text, |who, _| Value::or_none(who.name.clone().map(Value::Text))),
    main("unit", needs::WORKS_IN, Kind::Text, |who, language| place(&who.unit, language)),
    extra("measure", words::MEASURE_ID, Kind::Text, |who, _| Value::Text(who.measure.clone())),
    main("measure_name", words::MEASURE, Kind::Text, |who, _| Value::Text(who.measure_name.clone())),
    main("year", words::FROM_YEAR, Kind::Text, |who, _| Value::Year(who.year)),
    main("closes", words::CLOSES, Kind::Text, |who, _| Value::Text(who.closes.join(", "))),
];

pub(super) fn who(people: &[PersonPlace], language: Language) -> Table {
    table("people", said(words::PEOPLE_TITLE, language), WHO, people.iter(), language)
}

/// Returns the first two headings of the tables, in every language and in keys.
pub(super) fn first_headings() -> Vec<(String, String)> {
    [headings(BUDGET), headings(MEASURES), headings(PLACES), headings(FULL), headings(&access_columns())]
        .concat()
}
