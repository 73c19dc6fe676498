//! What does one employee have, need and want: the sheet for the development talk.
//!
//! Everybody who is employed gets one, whatever their education and however small their position. Nothing on it tells of
//! anybody else but how much their units lack.

mod answer;
mod held;
mod writer;

pub use answer::{
    CompetenceSaid, Employees, EmploymentSaid, Expiring, Formal, MeasureSaid, Renewal, RequirementSaid,
    ScaleSaid, Sheet,
};

use super::situation::Situation;
use crate::finding::Finding;
use crate::model::collation::Alphabet;
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::{PersonId, Register};
use crate::model::unit::UnitId;
use writer::Writer;

/// So many months ahead is told what expires, where nothing else is said.
pub const USUAL_MONTHS: u32 = 12;

/// What is asked of sheets.
#[derive(Debug, Clone)]
pub struct Request {
    /// Whose sheets.
    pub who: Who,
    /// So many months ahead is told what expires.
    pub months: u32,
}

/// Whose sheets are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Theirs who have these ids.
    Ids(Vec<String>),
    /// Theirs who are employed in these units or below them.
    Units(Vec<UnitId>),
}

/// Why there are no sheets.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// Register and plan cannot be asked.
    Unusable(Vec<Finding>),
    /// The register has no ids to ask by.
    WithoutIds,
    /// Nobody has the id; which of those asked for, from 1.
    UnknownId(usize),
    /// Who has the id is not employed on the date, or is left out; which of those asked for, from 1.
    NotEmployed(usize),
    /// Nobody is employed in the units.
    Nobody,
}

/// Answers with the sheets of those who are asked for, on a date, in the order of their names.
///
/// # Errors
/// Why there are none.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
) -> Result<Employees, Refusal> {
    let situation = Situation::on(date, register, plan).map_err(Refusal::Unusable)?;
    let writer = Writer::of(&situation, request.months);
    let mut people = match &request.who {
        Who::Ids(ids) => by_ids(&situation, ids)?,
        Who::Units(units) => writer.employed_in(units),
    };
    if people.is_empty() {
        return Err(Refusal::Nobody);
    }
    sort(&mut people, register);
    let sheets = people.into_iter().map(|person| writer.sheet(person)).collect();
    Ok(Employees::of(&situation, request.months, sheets))
}

/// Returns the employees of some ids, each once.
fn by_ids(situation: &Situation<'_>, ids: &[String]) -> Result<Vec<PersonId>, Refusal> {
    let register = situation.register;
    if !register.knows.ids {
        return Err(Refusal::WithoutIds);
    }
    let mut found: Vec<PersonId> = Vec::with_capacity(ids.len());
    for (number, id) in (1..).zip(ids) {
        let has_id = |person: &PersonId| register.id(*person) == Some(id.trim());
        let mut people = (0..register.people.len() as u32).map(PersonId);
        let person = people.find(has_id).ok_or(Refusal::UnknownId(number))?;
        if !situation.force.is_employed(person) {
            return Err(Refusal::NotEmployed(number));
        }
        if !found.contains(&person) {
            found.push(person);
        }
    }
    Ok(found)
}

/// Puts people in the order of their names, and then of their ids.
fn sort(people: &mut [PersonId], register: &Register) {
    let alphabet = Alphabet::default();
    let name = |person: &PersonId| register.name(*person).unwrap_or_default();
    let id = |person: &PersonId| register.id(*person).unwrap_or_default();
    people.sort_by(|a, b| alphabet.compare(name(a), name(b)).then_with(|| id(a).cmp(id(b))));
}
