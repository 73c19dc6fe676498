//! What is to be done in which month?
//!
//! Twelve months, from the one that the reference date is in: what the plan does every year, when its measures are
//! handled and due, when it is revised, and what expires where there is a register.

use super::expiry::{Expiry, MonthSum, Place, Request, answer_of};
use super::gap::{Narrowing, PlanSaid, RegisterSaid, as_text, as_text_or_null, plan_said};
use super::situation::Situation;
use super::suppression::{Hidden, Suppression};
use crate::finding::Finding;
use crate::model::date::{Date, Month, OPEN};
use crate::model::plan::Plan;
use crate::model::register::Register;
use serde::{Serialize, Serializer};

/// How many months there are in the year that is told of.
const YEAR: u32 = 12;

/// So many times the mean of the months is a peak.
pub const PEAK: u64 = 2;

/// The answer: schema `kompetanse.calendar/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Calendar {
    schema: &'static str,
    /// The date from which on the year is told.
    #[serde(serialize_with = "as_text")]
    pub reference_date: Date,
    /// The last day of the year that is told.
    #[serde(serialize_with = "as_text")]
    pub until: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register; none where none was read, and nothing is known of what expires.
    pub register: Option<RegisterSaid>,
    /// What is to be done, month by month.
    pub entries: Vec<Entry>,
    /// Deadlines before the reference date, and after the year; the earliest first.
    pub other_deadlines: Vec<Deadline>,
    /// What is hidden, where anything was to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// What expires, of which the entries tell; none where no register was read.
    #[serde(skip)]
    pub expiry: Option<Expiry>,
}

/// Something to be done in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The month.
    pub month: Month,
    /// What kind of thing.
    #[serde(serialize_with = "kind_word")]
    pub kind: Kind,
    /// What, as the plan has it; none of what expires, and of the plan's revision.
    pub what: Option<String>,
    /// The measure's id, of measures and their deadlines.
    pub measure: Option<String>,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// The day, where there is one.
    #[serde(serialize_with = "as_text_or_null")]
    pub date: Option<Date>,
    /// What expires.
    pub expiring: Option<Expiring>,
}

/// What kind of thing is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What the plan does every year (`[[arshjul]]`).
    Event,
    /// A measure that is handled every year (`maned`).
    Measure,
    /// The plan is revised (`revideres`).
    Revision,
    /// A measure is to be done (`frist`).
    Deadline,
    /// Something expires.
    Expiry,
}

impl Kind {
    /// Returns a key that never changes.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Measure => "measure",
            Kind::Revision => "revision",
            Kind::Deadline => "deadline",
            Kind::Expiry => "expiry",
        }
    }
}

/// What expires in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expiring {
    /// Renewals: a person counts once for each competence; none where that is hidden.
    pub renewals: Option<u64>,
    /// Persons, each once; none where that is hidden.
    pub persons: Option<u64>,
    /// Whether it is at least [`PEAK`] times the mean of the months, and more than one; none where that is hidden.
    pub peak: Option<bool>,
    /// How many are to renew each competence, the largest number first, and then those that are hidden.
    pub competences: Vec<Renewed>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// How many are to renew a competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renewed {
    /// The competence's id.
    pub competence: String,
    /// Its name to people.
    #[serde(skip)]
    pub name: String,
    /// Persons; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// When a measure is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// The day.
    #[serde(serialize_with = "as_text")]
    pub date: Date,
    /// Whether it was before the reference date.
    pub passed: bool,
    /// The measure's id.
    pub measure: String,
    /// The measure's name.
    pub what: String,
    /// Who is responsible.
    pub responsible: Option<String>,
}

/// Answers what is to be done, from the plan alone.
pub fn of_plan(date: Date, plan: &Plan) -> Calendar {
    let first = Month::of(date);
    let after = first.later(YEAR).first_day();
    let until = after.yesterday().unwrap_or(OPEN);
    let mut entries = [yearly(first, plan), dated(date, until, plan)].concat();
    sort(&mut entries);
    Calendar {
        schema: "kompetanse.calendar/1",
        reference_date: date,
        until,
        plan: plan_said(plan),
        register: None,
        entries,
        other_deadlines: other_deadlines(date, until, plan),
        suppression: None,
        expiry: None,
    }
}

/// Answers what is to be done, with what expires.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(date: Date, register: &Register, plan: &Plan) -> Result<Calendar, Vec<Finding>> {
    let situation = Situation::on(date, register, plan)?;
    let calendar = of_plan(date, plan);
    let request = Request { narrowing: Narrowing::default(), months: YEAR, everything: false };
    let expiry = answer_of(&situation, &request, calendar.until);
    Ok(calendar.with(expiry))
}

impl Calendar {
    /// Returns the year with what expires, instead of what it told of that.
    pub(super) fn with(mut self, expiry: Expiry) -> Self {
        self.entries.retain(|entry| entry.kind != Kind::Expiry);
        self.entries.extend(expiring(&expiry));
        sort(&mut self.entries);
        self.register = Some(expiry.register.clone());
        self.expiry = Some(expiry);
        self
    }
}

/// Puts entries in the order of months, kinds and days; else they stay as the plan has them.
fn sort(entries: &mut [Entry]) {
    entries.sort_by_key(|entry| (entry.month, entry.kind, entry.date));
}

/// Returns the months of the year, as the year that is told has them.
fn in_months<'m>(months: &'m [u8], first: Month) -> impl Iterator<Item = Month> + 'm {
    let year = (0..YEAR).map(move |later| first.later(later));
    year.filter(|month| u8::try_from(month.month).is_ok_and(|number| months.contains(&number)))
}

/// Returns what is done every year.
fn yearly(first: Month, plan: &Plan) -> Vec<Entry> {
    let events = plan.calendar.iter().flat_map(|event| {
        in_months(&event.months, first).map(|month| Entry {
            what: Some(event.activity.clone()),
            responsible: event.responsible.clone(),
            ..Entry::of(Kind::Event, month)
        })
    });
    let measures = plan.measures.iter().flat_map(|measure| {
        in_months(&measure.handled, first).map(|month| Entry {
            what: Some(measure.name.clone()),
            measure: Some(measure.id.clone()),
            responsible: measure.responsible.clone(),
            ..Entry::of(Kind::Measure, month)
        })
    });
    events.chain(measures).collect()
}

/// Returns what has a day in the year that is told: deadlines, and the plan's revision.
fn dated(date: Date, until: Date, plan: &Plan) -> Vec<Entry> {
    let is_told = |day: &Date| (date..=until).contains(day);
    let deadlines = plan.measures.iter().filter_map(|measure| {
        let day = measure.deadline.filter(is_told)?;
        Some(Entry {
            what: Some(measure.name.clone()),
            measure: Some(measure.id.clone()),
            responsible: measure.responsible.clone(),
            date: Some(day),
            ..Entry::of(Kind::Deadline, Month::of(day))
        })
    });
    let revised = plan.about.revised.as_deref().and_then(day_of).filter(is_told);
    let revision = revised.map(|day| Entry {
        responsible: plan.about.responsible.clone(),
        date: Some(day),
        ..Entry::of(Kind::Revision, Month::of(day))
    });
    deadlines.chain(revision).collect()
}

/// Returns the day that a plan says in words, where it says a day.
fn day_of(text: &str) -> Option<Date> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| Date::strptime(form, text.trim()).ok())
}

fn other_deadlines(date: Date, until: Date, plan: &Plan) -> Vec<Deadline> {
    let outside = |day: &Date| !(date..=until).contains(day);
    let of_measures = plan.measures.iter().filter_map(|measure| {
        let day = measure.deadline.filter(outside)?;
        Some(Deadline {
            date: day,
            passed: day < date,
            measure: measure.id.clone(),
            what: measure.name.clone(),
            responsible: measure.responsible.clone(),
        })
    });
    let mut all: Vec<Deadline> = of_measures.collect();
    all.sort_by_key(|deadline| deadline.date);
    all
}

/// Returns an entry for each month in which something expires.
fn expiring(expiry: &Expiry) -> Vec<Entry> {
    let some = expiry.by_month.iter().filter(|month| month.renewals != Some(0));
    some.map(|month| Entry {
        expiring: Some(in_month(month, expiry)),
        ..Entry::of(Kind::Expiry, month.month)
    })
    .collect()
}

/// Returns what expires in a month; whether that is a peak is hidden where what it is held against is.
fn in_month(month: &MonthSum, expiry: &Expiry) -> Expiring {
    let months = expiry.by_month.len() as u64;
    // At least so many times the mean, without dividing.
    let is_peak = |(here, all): (u64, u64)| here > 1 && here * months >= PEAK * all;
    let peak = month.renewals.zip(expiry.renewals).map(is_peak);
    let mut suppressed = month.suppressed.clone();
    suppressed.extend(peak.is_none().then_some("peak"));
    Expiring {
        renewals: month.renewals,
        persons: month.persons,
        peak,
        competences: renewed(&expiry.places, month.month),
        suppressed,
    }
}

fn renewed(places: &[Place], month: Month) -> Vec<Renewed> {
    let here = places.iter().filter(|place| place.month == month);
    let mut all: Vec<Renewed> = here
        .map(|place| Renewed {
            competence: place.competence.clone(),
            name: place.name.clone(),
            persons: place.persons,
            suppressed: place.suppressed.clone(),
        })
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.persons));
    all
}

impl Entry {
    fn of(kind: Kind, month: Month) -> Self {
        Self { month, kind, what: None, measure: None, responsible: None, date: None, expiring: None }
    }
}

fn kind_word<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.key())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_revision_is_a_day_or_words() {
        assert_eq!(day_of("2030-01-31"), Some(date(2030, 1, 31)));
        assert_eq!(day_of("31.01.2030"), Some(date(2030, 1, 31)));
        assert_eq!(day_of("Hvert fjerde år"), None);
        assert_eq!(day_of("2030"), None);
    }

    #[test]
    fn the_year_begins_with_the_month_of_the_date() {
        let months: Vec<String> =
            in_months(&[1, 11], Month { year: 2026, month: 11 }).map(|month| month.to_string()).collect();
        assert_eq!(months, ["2026-11", "2027-01"]);
    }
}
