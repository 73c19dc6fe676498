//! The answer: what expires by month, competence and unit, how many are to renew, and which requirements fall.

use super::super::gap::{GapRow, PlanSaid, RegisterSaid, as_text, plan_said, register_said};
use super::super::situation::Situation;
use super::super::suppression::{Hidden, Suppression};
use super::Request;
use super::asked::Asked;
use super::fall::{Fall, Falls, falls};
use super::lapse::Lapse;
use crate::model::collation::Alphabet;
use crate::model::date::{Date, Month};
use crate::model::plan::CompetenceId;
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The answer: schema `kompetanse.expiry/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Expiry {
    schema: &'static str,
    /// The date on which everything is judged.
    #[serde(serialize_with = "as_text")]
    pub reference_date: Date,
    /// The last day that is asked about.
    #[serde(serialize_with = "as_text")]
    pub until: Date,
    /// How many months ahead were asked about.
    pub months: u32,
    /// Whether competences that no requirement asks for were asked about too.
    pub everything: bool,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: RegisterSaid,
    /// How many renewals are needed: a person counts once for each competence; none where that is hidden.
    pub renewals: Option<u64>,
    /// How many persons need them; none where that is hidden.
    pub persons: Option<u64>,
    /// What is not valid today already.
    pub already: Already,
    /// A row for each calendar month that is asked about.
    pub by_month: Vec<MonthSum>,
    /// A row for each competence of which something expires.
    pub competences: Vec<CompetenceSum>,
    /// How many are to renew each competence, by month; a person counts once, wherever they work.
    pub places: Vec<Place>,
    /// What expires, by month, competence and unit; a person counts in every unit where they work.
    pub expiring: Vec<Expiring>,
    /// The requirements that come to miss more, if nothing is renewed.
    pub requirements: Vec<Fall>,
    /// Whose it is, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonExpiry>>,
    /// The keys of its own figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// What is hidden in all of it, where anything was to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// Every row of today's gap that is asked about.
    #[serde(skip)]
    pub today: Vec<GapRow>,
    /// How many would count for each of them no longer.
    #[serde(skip)]
    pub losses: Vec<u64>,
}

/// People of whom something is asked that they do not hold today, and held or would hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Already {
    /// Persons with something that has expired; none where that is hidden.
    pub expired: Option<u64>,
    /// Persons with something that lacks the date which would show it valid; none where that is hidden.
    pub undated: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// What expires in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthSum {
    /// The month of the last valid days.
    pub month: Month,
    /// Renewals: a person counts once for each competence; none where that is hidden.
    pub renewals: Option<u64>,
    /// Persons, each once; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// What expires of a competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompetenceSum {
    /// The competence's id.
    pub competence: String,
    /// Its name to people.
    #[serde(skip)]
    pub name: String,
    /// Persons of whom it is asked and who hold it formally today; none where that is hidden.
    pub held: Option<u64>,
    /// Those of them whose holding expires; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// How many are to renew a competence before a month is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The competence's id.
    pub competence: String,
    /// Its name to people.
    #[serde(skip)]
    pub name: String,
    /// The month of the last valid days.
    pub month: Month,
    /// Persons; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// What expires in a month, of a competence, in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expiring {
    /// The month of the last valid days.
    pub month: Month,
    /// The competence's id.
    pub competence: String,
    /// Its name to people.
    #[serde(skip)]
    pub name: String,
    /// The unit's path; none where the register does not say.
    pub unit: Option<String>,
    /// Persons who work there on the last valid day; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Somebody whose holding expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonExpiry {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// The competence's id.
    pub competence: String,
    /// The competence's name to people.
    #[serde(skip)]
    pub competence_name: String,
    /// The last day on which it is valid.
    #[serde(serialize_with = "as_text")]
    pub last_day: Date,
    /// The paths of the units where they work on that day and it is asked for.
    pub units: Vec<String>,
}

/// A lapse that is counted, with the units where it is.
struct Counted {
    lapse: Lapse,
    units: Vec<UnitId>,
}

impl Counted {
    fn month(&self) -> Month {
        Month::of(self.lapse.last)
    }
}

/// Returns the answer of what lapses.
pub(super) fn answer(
    situation: &Situation<'_>,
    asked: &Asked<'_>,
    lapses: &[Lapse],
    request: &Request,
    until: Date,
) -> Expiry {
    let counted = counted(situation, asked, lapses);
    let names = Names::of(situation);
    let Situation { date, plan, .. } = *situation;
    let people: BTreeSet<PersonId> = counted.iter().map(|one| one.lapse.person).collect();
    let Falls { falls, rows, losses } = falls(situation, asked, &request.narrowing, lapses);
    Expiry {
        schema: "kompetanse.expiry/1",
        reference_date: date,
        until,
        months: request.months,
        everything: request.everything,
        plan: plan_said(plan),
        register: register_said(situation, &request.narrowing),
        renewals: Some(counted.len() as u64),
        persons: Some(people.len() as u64),
        already: already(situation, asked),
        by_month: by_month(&counted, Month::of(date), Month::of(until)),
        competences: competences(situation, asked, &counted, &names),
        places: places(&counted, &names),
        expiring: expiring(situation, &counted, &names),
        requirements: falls,
        people: request.narrowing.with_names.then(|| self::people(situation, &counted, &names)),
        suppressed: Hidden::new(),
        suppression: None,
        today: rows,
        losses,
    }
}

/// Returns the lapses of people who count today, and on the last day where the competence is asked of them.
fn counted(situation: &Situation<'_>, asked: &Asked<'_>, lapses: &[Lapse]) -> Vec<Counted> {
    let there = lapses.iter().filter(|lapse| situation.force.counts(lapse.person));
    there
        .map(|lapse| {
            let units = asked.units(lapse.competence, asked.presences(lapse.person, lapse.last));
            Counted { lapse: *lapse, units }
        })
        .filter(|one| !one.units.is_empty())
        .collect()
}

/// Names of competences, and the order that they have in reports.
struct Names<'a> {
    situation: &'a Situation<'a>,
    ranks: Vec<(usize, usize, usize)>,
}

impl<'a> Names<'a> {
    /// Orders competences by category, then by name.
    fn of(situation: &'a Situation<'a>) -> Self {
        let competences = &situation.plan.competences;
        let names: Vec<&str> = competences.iter().map(|one| one.name.as_str()).collect();
        let by_name = Alphabet::default().ranks(&names).into_iter().enumerate();
        let ranks = by_name.map(|(at, rank)| (competences[at].category.index(), rank, at)).collect();
        Self { situation, ranks }
    }

    fn rank(&self, competence: CompetenceId) -> (usize, usize, usize) {
        self.ranks[competence.index()]
    }

    /// Returns the competence of a rank.
    fn at(&self, rank: (usize, usize, usize)) -> (String, String) {
        let competence = &self.situation.plan.competences[rank.2];
        (competence.id.clone(), competence.name.clone())
    }
}

fn by_month(counted: &[Counted], first: Month, last: Month) -> Vec<MonthSum> {
    let mut months: BTreeMap<Month, Vec<PersonId>> = BTreeMap::new();
    for one in counted {
        months.entry(one.month()).or_default().push(one.lapse.person);
    }
    let sum = |month: Month| {
        let people = months.get(&month).map_or(&[][..], Vec::as_slice);
        let persons: BTreeSet<&PersonId> = people.iter().collect();
        let [renewals, persons] = [people.len(), persons.len()].map(|count| Some(count as u64));
        MonthSum { month, renewals, persons, suppressed: Hidden::new() }
    };
    first.through(last).into_iter().map(sum).collect()
}

fn competences(
    situation: &Situation<'_>,
    asked: &Asked<'_>,
    counted: &[Counted],
    names: &Names<'_>,
) -> Vec<CompetenceSum> {
    let mut persons: BTreeMap<_, BTreeSet<PersonId>> = BTreeMap::new();
    for one in counted {
        persons.entry(names.rank(one.lapse.competence)).or_default().insert(one.lapse.person);
    }
    let sum = |(rank, expiring): (_, BTreeSet<PersonId>)| {
        let (competence, name) = names.at(rank);
        let id = CompetenceId(rank.2 as u32);
        let held = situation.qualifications().of(id).iter().filter(|holder| holder.grounds.is_held());
        let is_asked = |person: &PersonId| {
            expiring.contains(person) || !asked.units(id, situation.force.of(*person)).is_empty()
        };
        let held = held.map(|holder| holder.person).filter(is_asked).count() as u64;
        let persons = Some(expiring.len() as u64);
        CompetenceSum { competence, name, held: Some(held), persons, suppressed: Hidden::new() }
    };
    persons.into_iter().map(sum).collect()
}

fn places(counted: &[Counted], names: &Names<'_>) -> Vec<Place> {
    let mut sums: BTreeMap<_, u64> = BTreeMap::new();
    for one in counted {
        *sums.entry((names.rank(one.lapse.competence), one.month())).or_default() += 1;
    }
    let place = |((rank, month), persons): ((_, Month), u64)| {
        let (competence, name) = names.at(rank);
        Place { competence, name, month, persons: Some(persons), suppressed: Hidden::new() }
    };
    sums.into_iter().map(place).collect()
}

fn expiring(situation: &Situation<'_>, counted: &[Counted], names: &Names<'_>) -> Vec<Expiring> {
    let paths: BTreeMap<UnitId, Option<String>> = counted
        .iter()
        .flat_map(|one| &one.units)
        .map(|unit| (*unit, situation.register.units.path(*unit)))
        .collect();
    let shown: Vec<&str> = paths.values().map(|path| path.as_deref().unwrap_or_default()).collect();
    let ranks: BTreeMap<UnitId, usize> =
        paths.keys().copied().zip(Alphabet::default().ranks(&shown)).collect();
    let mut sums: BTreeMap<_, u64> = BTreeMap::new();
    for one in counted {
        for unit in &one.units {
            let key = (one.month(), names.rank(one.lapse.competence), ranks[unit], *unit);
            *sums.entry(key).or_default() += 1;
        }
    }
    let row = |((month, rank, _, unit), persons): ((Month, _, usize, UnitId), u64)| {
        let (competence, name) = names.at(rank);
        let (unit, persons) = (paths[&unit].clone(), Some(persons));
        Expiring { month, competence, name, unit, persons, suppressed: Hidden::new() }
    };
    sums.into_iter().map(row).collect()
}

/// Counts those of whom something is asked today that they held, or would hold with a date.
fn already(situation: &Situation<'_>, asked: &Asked<'_>) -> Already {
    let (mut expired, mut undated) = (BTreeSet::new(), BTreeSet::new());
    let all = (0u32..).take(situation.plan.competences.len()).map(CompetenceId);
    for competence in all.filter(|competence| asked.asks(*competence)) {
        let lacking = |grounds: super::super::qualification::Grounds| {
            !grounds.is_held() && (grounds.expired || grounds.undated)
        };
        for holder in situation.qualifications().of(competence).iter().filter(|one| lacking(one.grounds)) {
            if !asked.units(competence, situation.force.of(holder.person)).is_empty() {
                expired.extend(holder.grounds.expired.then_some(holder.person));
                undated.extend(holder.grounds.undated.then_some(holder.person));
            }
        }
    }
    let [expired, undated] = [expired, undated].map(|persons| Some(persons.len() as u64));
    Already { expired, undated, suppressed: Hidden::new() }
}

/// Tells whose expires, the first to expire first.
fn people(situation: &Situation<'_>, counted: &[Counted], names: &Names<'_>) -> Vec<PersonExpiry> {
    let mut all: Vec<&Counted> = counted.iter().collect();
    all.sort_by_key(|one| (one.lapse.last, names.rank(one.lapse.competence), one.lapse.person));
    let said = |one: &Counted| {
        let (competence, competence_name) = names.at(names.rank(one.lapse.competence));
        PersonExpiry {
            id: situation.register.id(one.lapse.person).map(str::to_owned),
            name: situation.register.name(one.lapse.person).map(str::to_owned),
            competence,
            competence_name,
            last_day: one.lapse.last,
            units: one.units.iter().filter_map(|unit| situation.register.units.path(*unit)).collect(),
        }
    };
    all.into_iter().map(said).collect()
}
