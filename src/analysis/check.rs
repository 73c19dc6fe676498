//! What could not be matched or trusted in the register, beyond what reading it told.

use super::gap::{Narrowing, analyse};
use super::qualification::valid_until;
use super::scope;
use super::workforce::{Workforce, fitting};
use crate::finding::{Code, Finding};
use crate::model::amount::Fte;
use crate::model::date::Date;
use crate::model::name::{Pattern, nearest};
use crate::model::plan::{Competence, CompetenceId, Plan};
use crate::model::register::{Holding, PersonId, Register, Status};
use crate::model::unit::UnitId;

/// Returns what is worth looking at in a register, with the plan's help where there is one.
pub fn findings(register: &Register, plan: Option<&Plan>, date: Date) -> Vec<Finding> {
    let nothing = Plan::default();
    let plan = plan.unwrap_or(&nothing);
    let force = Workforce::on(date, register, &plan.exclusions);
    let mut found = unmatched(register, plan);
    found.extend(repeated(register));
    found.extend(repeated_holdings(register));
    found.extend(conflicts(register, plan, date));
    found.extend(above_lowest(register, &force));
    found.extend(without_unit(register, &force));
    found.extend(without_employment(register));
    found.extend(unusual_fractions(register, &force));
    found.extend(unknown_sides(register, plan));
    if register.knows.fractions && force.unknown_fractions > 0 {
        found.push(Finding::new(Code::FractionsUnknown).count(force.unknown_fractions));
    }
    if force.is_empty() && !register.people.is_empty() {
        found.push(Finding::new(Code::NobodyEmployed).seen(date.strftime("%d.%m.%Y").to_string()));
    }
    found.extend(unknown_units(register, plan, &force));
    found.extend(unmatched_positions(register, plan));
    found.extend(not_assessable(register, plan, date));
    found
}

/// Requirements that the register cannot answer.
///
/// Of a plan whose categories cannot be read nothing is asked: where its competences belong is not known.
fn not_assessable(register: &Register, plan: &Plan, date: Date) -> Vec<Finding> {
    if plan.categories.is_empty() {
        return Vec::new();
    }
    let answer = analyse(date, register, plan, &Narrowing::default());
    let findings = answer.map(|answer| answer.findings()).unwrap_or_default();
    findings.into_iter().filter(|finding| finding.code == Code::RequirementNotAssessable).collect()
}

fn unmatched(register: &Register, plan: &Plan) -> Vec<Finding> {
    let names: Vec<&str> = plan.competences.iter().map(|competence| competence.name.as_str()).collect();
    let finding = |name: &crate::model::register::Unmatched| {
        Finding::new(Code::CompetenceUnmatched)
            .at(name.origin.clone())
            .seen(&name.name)
            .count(name.rows)
            .expected(nearest(&name.name, names.iter().copied()))
    };
    register.unmatched.iter().map(finding).collect()
}

/// Employments on several rows that no competence explains.
fn repeated(register: &Register) -> Option<Finding> {
    let mut repeated = register.employments.iter().filter(|employment| employment.bare_rows > 1);
    let first = repeated.next()?;
    let count = 1 + repeated.count() as u64;
    Some(Finding::new(Code::RowsRepeated).at(register.origin(first.row)).count(count))
}

/// Rows that say the very same of somebody and a competence.
fn repeated_holdings(register: &Register) -> Option<Finding> {
    let next = register.holdings.iter().skip(1);
    let same = |(one, other): &(Holding, Holding)| one == other && one.status != Status::Unread;
    let count = register.holdings.iter().zip(next).filter(same).count() as u64;
    (count > 0).then(|| Finding::new(Code::HoldingRepeated).count(count))
}

/// People of whom one row says that a competence has expired, and another gives no date.
fn conflicts(register: &Register, plan: &Plan, date: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    for (place, competence) in plan.competences.iter().enumerate() {
        let mut count: u64 = 0;
        register.holdings.each_person(CompetenceId(place as u32), |rows| {
            let torn =
                rows.iter().any(is_undated) && rows.iter().any(|row| has_expired(row, competence, date));
            count += u64::from(torn);
        });
        if count > 0 {
            found.push(Finding::new(Code::HoldingConflict).seen(&competence.name).count(count));
        }
    }
    found
}

fn is_undated(row: &Holding) -> bool {
    row.status == Status::Held && row.acquired.is_none() && row.valid_until.is_none()
}

fn has_expired(row: &Holding, competence: &Competence, date: Date) -> bool {
    let until = valid_until(row.valid_until.date(), row.acquired.date(), competence);
    row.status == Status::Expired || row.status == Status::Held && until.is_some_and(|until| until < date)
}

/// People placed in a unit that has units below it: requirements per lowest unit do not count them.
fn above_lowest(register: &Register, force: &Workforce<'_>) -> Vec<Finding> {
    let units = &register.units;
    let judged = scope::judged(units, force);
    let mut people: Vec<u64> = vec![0; units.len()];
    for person in force.people() {
        let mut places: Vec<UnitId> = force.of(person).map(|presence| presence.unit).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().for_each(|unit| people[unit.index()] += 1);
    }
    let has_lower = |unit: &UnitId| units.children(*unit).any(|child| judged[child.index()]);
    let above = units.ids().filter(|unit| people[unit.index()] > 0).filter(has_lower);
    let finding = |unit: UnitId| {
        let path = units.path(unit).unwrap_or_default();
        Finding::new(Code::PeopleAboveLowest).seen(path).count(people[unit.index()])
    };
    above.map(finding).collect()
}

/// People who work in no unit, in a register that has units.
fn without_unit(register: &Register, force: &Workforce<'_>) -> Option<Finding> {
    let nowhere = force.presences().filter(|presence| presence.unit == UnitId::EVERYTHING);
    let mut people: Vec<PersonId> = nowhere.map(|presence| presence.person).collect();
    people.dedup();
    let count = people.len() as u64;
    (register.knows.units && count > 0).then(|| Finding::new(Code::PeopleWithoutUnit).count(count))
}

/// People who have competences and have never had a position.
fn without_employment(register: &Register) -> Option<Finding> {
    let never = |person: &PersonId| register.employments_of(*person).next().is_none();
    let mut people: Vec<PersonId> =
        register.holdings.iter().map(|holding| holding.person).filter(never).collect();
    people.sort_unstable();
    people.dedup();
    let count = people.len() as u64;
    (count > 0).then(|| Finding::new(Code::HoldingsWithoutEmployment).count(count))
}

/// People whose positions together are more than a person can well fill.
fn unusual_fractions(register: &Register, force: &Workforce<'_>) -> Option<Finding> {
    const MOST: Fte = Fte::from_ten_thousandths(12_000);
    let total = |person: usize| -> Fte {
        force.of(PersonId(person as u32)).filter_map(|presence| presence.fraction()).sum()
    };
    let count = (0..register.people.len()).filter(|person| total(*person) > MOST).count() as u64;
    (count > 0).then(|| Finding::new(Code::FractionUnusual).count(count))
}

fn unknown_sides(register: &Register, plan: &Plan) -> Vec<Finding> {
    if register.holdings.is_empty() && register.people.is_empty() {
        return Vec::new();
    }
    let from_plan = plan.competences.iter().any(|competence| !competence.formal_from.is_empty());
    let formal = register.knows.formal || from_plan;
    let sides = [(register.knows.real, Code::RegisterWithoutReal), (formal, Code::RegisterWithoutFormal)];
    sides.into_iter().filter(|(known, _)| !known).map(|(_, code)| Finding::new(code)).collect()
}

/// Units that the plan's requirements name and nobody knows.
fn unknown_units(register: &Register, plan: &Plan, force: &Workforce<'_>) -> Vec<Finding> {
    scope::unknown_units(plan, register, &scope::judged(&register.units, force))
}

/// Positions that the plan names and nobody in the register has: most often a misspelt one.
pub fn unmatched_positions(register: &Register, plan: &Plan) -> Vec<Finding> {
    if !register.knows.positions {
        return Vec::new();
    }
    let of_requirements =
        plan.requirements.iter().flat_map(|r| r.positions.iter().map(move |pattern| (pattern, &r.origin)));
    let of_competences = plan.competences.iter().flat_map(|competence| {
        let from = &competence.formal_from;
        from.titles.iter().chain(&from.codes).map(move |pattern| (pattern, &competence.origin))
    });
    let of_measures = plan.measures.iter().flat_map(|measure| {
        measure.prerequisites.positions.iter().map(move |pattern| (pattern, &measure.origin))
    });
    let titles: Vec<&str> = register.positions.iter().map(|position| position.title.as_str()).collect();
    let fits =
        |pattern: &Pattern| fitting(&register.positions, std::slice::from_ref(pattern)).contains(&true);
    of_requirements
        .chain(of_competences)
        .chain(of_measures)
        .filter(|(pattern, _)| !fits(pattern))
        .map(|(pattern, origin)| {
            let near = nearest(&pattern.text, titles.iter().copied());
            Finding::new(Code::PlanPositionUnmatched).at(origin.clone()).seen(&pattern.text).expected(near)
        })
        .collect()
}
