//! Why is a requirement's figure what it is: who counted, who did not, and on what grounds.

use super::gap::{GapRow, Narrowing, PlanSaid, Population, RegisterSaid, answer};
use super::qualification::{Grounds, positions_of};
use super::scope;
use super::situation::Situation;
use super::workforce::is_in;
use crate::finding::Finding;
use crate::model::amount::Fte;
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::plan::{Plan, Requirement};
use crate::model::register::{PersonId, Register};
use crate::model::unit::UnitId;
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer: schema `kompetanse.explain/1`.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainAnswer {
    schema: &'static str,
    /// One explanation for each unit in which the requirement, or each of several, is judged.
    pub explanations: Vec<Explanation>,
    /// The date on which everything is judged.
    #[serde(skip)]
    pub reference_date: Date,
    /// The plan.
    #[serde(skip)]
    pub plan: PlanSaid,
    /// The register.
    #[serde(skip)]
    pub register: RegisterSaid,
}

/// Why one row of the gap is what it is.
#[derive(Debug, Clone, Serialize)]
pub struct Explanation {
    /// The row.
    pub row: GapRow,
    /// Who is counted, and who is not.
    pub scope: ScopeSaid,
    /// On what grounds people are on which side; a person may be in several. None for staffing.
    pub grounds: Option<Vec<GroundCount>>,
    /// The people, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonGrounds>>,
}

/// Who is counted for a requirement, and why others are not; everybody in the register is in one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ScopeSaid {
    /// Counted.
    pub counted: Population,
    /// Work in the unit, but in other positions than those asked for.
    pub other_position: u64,
    /// Work in other units only.
    pub other_unit: u64,
    /// Employed at 0 % only.
    pub on_call: u64,
    /// Left out on request.
    pub left_out: u64,
    /// Have no position on the date but in rows that were rejected.
    pub rejected: u64,
    /// Have no position on the date.
    pub not_active: u64,
}

/// How many people are on one side for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct GroundCount {
    /// Why.
    pub ground: Ground,
    /// Persons.
    pub persons: u64,
    /// Their årsverk in scope.
    pub fte: Fte,
}

/// Why somebody is, or is not, on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A row says that it is held, and it is valid.
    Row,
    /// Another competence gives it.
    Implied,
    /// A position gives it.
    Position,
    /// An education gives it.
    Education,
    /// An authorisation gives it.
    Authorisation,
    /// By dispensation, and nothing else.
    Dispensation,
    /// Not formally held: expired.
    Expired,
    /// Not formally held: undated.
    Undated,
    /// Not formally held: in progress.
    InProgress,
    /// Not formally held: acquired later.
    Later,
    /// What a row says could not be understood.
    Unread,
    /// Assessed at the level or above.
    RealEnough,
    /// Assessed one level below.
    OneBelow,
    /// Assessed lower than that.
    Lower,
    /// Something is registered, but no level.
    NotAssessed,
    /// Nothing is registered.
    Nothing,
}

/// Somebody and the reasons.
#[derive(Debug, Clone, Serialize)]
pub struct PersonGrounds {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// The årsverk in scope; none where unknown.
    pub fte: Fte,
    /// The reasons.
    pub grounds: Vec<Ground>,
}

/// Returns the requirements that a word names: by id, else by the name, alias or id of a competence.
pub fn named<'p>(plan: &'p Plan, word: &str) -> Vec<&'p Requirement> {
    let sought = folded(word);
    let by_id: Vec<&Requirement> = plan.requirements.iter().filter(|r| folded(&r.id) == sought).collect();
    if !by_id.is_empty() {
        return by_id;
    }
    let is_named = |requirement: &&Requirement| {
        requirement.competences.iter().any(|id| {
            let competence = &plan.competences[id.index()];
            let mut names = [&competence.name, &competence.id].into_iter().chain(&competence.aliases);
            names.any(|name| folded(name) == sought)
        })
    };
    plan.requirements.iter().filter(is_named).collect()
}

/// Explains requirements on a date.
///
/// # Errors
/// Findings, as [`super::gap::analyse`].
pub fn explain(
    date: Date,
    register: &Register,
    plan: &Plan,
    asked: &[&Requirement],
    narrowing: &Narrowing,
) -> Result<ExplainAnswer, Vec<Finding>> {
    let situation = Situation::on(date, register, plan)?;
    let gap = answer(&situation, narrowing);
    let of_asked = |row: &GapRow| asked.iter().copied().find(|requirement| requirement.id == row.requirement);
    let explained = gap.gaps.into_iter().filter_map(|row| {
        let requirement = of_asked(&row)?;
        Some(Explaining { situation: &situation, requirement }.row(row, narrowing.with_names))
    });
    Ok(ExplainAnswer {
        schema: "kompetanse.explain/1",
        explanations: explained.collect(),
        reference_date: gap.reference_date,
        plan: gap.plan,
        register: gap.register,
    })
}

struct Explaining<'a> {
    situation: &'a Situation<'a>,
    requirement: &'a Requirement,
}

/// What is known of somebody in scope.
#[derive(Clone, Copy, Default)]
struct Known {
    grounds: Grounds,
    level: Option<u8>,
}

impl Explaining<'_> {
    fn row(&self, row: GapRow, with_names: bool) -> Explanation {
        let units = &self.situation.register.units;
        let unit = row.unit.as_ref().map_or(Ok(UnitId::EVERYTHING), |path| scope::find(path, units));
        let unit = unit.unwrap_or(UnitId::EVERYTHING);
        let counted = self.counted(unit);
        let known = self.known();
        let reasons: Vec<(PersonId, Fte, Vec<Ground>)> = counted
            .iter()
            .map(|(person, fte)| (*person, *fte, self.reasons(known.get(person).copied())))
            .collect();
        let staffing = self.requirement.is_staffing();
        Explanation {
            scope: self.scope(unit, row.support.population),
            grounds: (!staffing).then(|| counts(&reasons)),
            people: with_names.then(|| reasons.iter().map(|reason| self.person(reason)).collect()),
            row,
        }
    }

    /// Returns the people in scope, and how much each works there.
    fn counted(&self, unit: UnitId) -> Vec<(PersonId, Fte)> {
        let register = self.situation.register;
        let positions = positions_of(register, &self.requirement.positions);
        let here = self.situation.force.presences().filter(|presence| {
            register.units.is_within(presence.unit, unit) && is_in(presence, positions.as_deref())
        });
        let mut counted: Vec<(PersonId, Fte)> = Vec::new();
        for presence in here {
            let fte = presence.fraction().unwrap_or_default();
            match counted.last_mut() {
                Some((person, sum)) if *person == presence.person => *sum += fte,
                _ => counted.push((presence.person, fte)),
            }
        }
        counted
    }

    /// Returns what is known of everybody who has anything registered of the requirement's competences.
    fn known(&self) -> BTreeMap<PersonId, Known> {
        let mut known: BTreeMap<PersonId, Known> = BTreeMap::new();
        for competence in &self.requirement.competences {
            for holder in self.situation.qualifications().of(*competence) {
                let one = known.entry(holder.person).or_default();
                one.grounds = one.grounds.and(holder.grounds);
                one.level = one.level.max(holder.level);
            }
        }
        known
    }

    fn reasons(&self, known: Option<Known>) -> Vec<Ground> {
        let Some(known) = known else { return vec![Ground::Nothing] };
        let mut reasons = formal_reasons(known.grounds);
        reasons.push(match known.level {
            Some(level) if level >= self.requirement.level => Ground::RealEnough,
            Some(level) if level + 1 == self.requirement.level => Ground::OneBelow,
            Some(_) => Ground::Lower,
            None => Ground::NotAssessed,
        });
        reasons
    }

    /// Returns who is counted and who is not.
    fn scope(&self, unit: UnitId, counted: Population) -> ScopeSaid {
        let Situation { register, force, .. } = self.situation;
        let in_unit =
            |person: PersonId| force.of(person).any(|presence| register.units.is_within(presence.unit, unit));
        let everybody = || (0..register.people.len() as u32).map(PersonId);
        let present = everybody().filter(|person| force.counts(*person)).count() as u64;
        let here = everybody().filter(|person| in_unit(*person)).count() as u64;
        let employed = everybody().filter(|person| force.is_employed(*person)).count() as u64;
        let others = register.people.len() as u64 - employed;
        let has_no_other = |person: &&PersonId| register.people[person.index()].employments.is_empty();
        let rejected = register.rejected.iter().filter(has_no_other).count() as u64;
        ScopeSaid {
            counted,
            other_position: here - counted.persons,
            other_unit: present - here,
            on_call: force.on_call,
            left_out: force.left_out,
            rejected,
            not_active: others - force.left_out - rejected,
        }
    }

    fn person(&self, (person, fte, grounds): &(PersonId, Fte, Vec<Ground>)) -> PersonGrounds {
        PersonGrounds {
            id: self.situation.register.id(*person).map(str::to_owned),
            name: self.situation.register.name(*person).map(str::to_owned),
            fte: *fte,
            grounds: grounds.clone(),
        }
    }
}

/// Returns why somebody is or is not on the formal side.
fn formal_reasons(grounds: Grounds) -> Vec<Ground> {
    let held = [
        (grounds.row, Ground::Row),
        (grounds.implied, Ground::Implied),
        (grounds.position, Ground::Position),
        (grounds.education, Ground::Education),
        (grounds.authorisation, Ground::Authorisation),
        (grounds.dispensation && !grounds.is_held_in_full(), Ground::Dispensation),
    ];
    let not_held = [
        (grounds.expired, Ground::Expired),
        (grounds.undated, Ground::Undated),
        (grounds.in_progress, Ground::InProgress),
        (grounds.later, Ground::Later),
    ];
    let reasons = if grounds.is_held() { &held[..] } else { &not_held[..] };
    let unread = [(grounds.unread, Ground::Unread)];
    reasons.iter().chain(&unread).filter(|(is, _)| *is).map(|(_, ground)| *ground).collect()
}

fn counts(reasons: &[(PersonId, Fte, Vec<Ground>)]) -> Vec<GroundCount> {
    let mut counts: BTreeMap<Ground, (u64, Fte)> = BTreeMap::new();
    for (_, fte, grounds) in reasons {
        for ground in grounds {
            let (persons, sum) = counts.entry(*ground).or_default();
            *persons += 1;
            *sum += *fte;
        }
    }
    counts.into_iter().map(|(ground, (persons, fte))| GroundCount { ground, persons, fte }).collect()
}
