//! What changed since last time, and why?
//!
//! One plan is held against two registers, each on its own date. What a person contributes to what is held on the second
//! date, less what they did on the first, has one reason: the first that fits. So the parts sum to the change.

mod answer;
mod measures;
mod parts;
mod people;
mod rows;
mod saved;
mod sums;

pub use answer::{DateSaid, Evaluation, EvaluationRow, Part, Parts, PeopleSaid, PersonChange, Reason, State};
pub use measures::MeasureSaid;
pub use saved::{Saved, compare, is_json};
pub use sums::Sum;

use super::assess::{Assessor, Judged};
use super::calibration::Dated;
use super::gap::{GapAnswer, GapRow, Narrowing, Obstacle, plan_said, register_said};
use super::situation::Situation;
use super::suppression::Hidden;
use crate::finding::{Code, Finding};
use crate::model::date::{Date, months_between};
use crate::model::plan::{Amount, Plan};
use crate::model::register::PersonId;
use crate::origin::Origin;
use parts::{Change, Compared, Course};
use people::People;
use rows::Joined;
use std::collections::BTreeMap;

const SCHEMA: &str = "kompetanse.evaluation/1";

/// Which requirements are asked about; all where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Only in the units of these paths and below them.
    pub units: Vec<String>,
    /// Only in these categories.
    pub categories: Vec<String>,
    /// Only of this criticality and above.
    pub criticality: u8,
    /// Whether to tell who the changes are made up of.
    pub with_names: bool,
}

/// Compares two registers, each on its own date.
///
/// # Errors
/// Findings, where the second date is not after the first, nobody is employed on a date, or a requirement names a unit
/// that neither register knows.
pub fn analyse(
    before: Dated<'_>,
    after: Dated<'_>,
    plan: &Plan,
    asked: &Asked,
) -> Result<Evaluation, Vec<Finding>> {
    check_dates((before.file, before.date), (after.file, after.date))?;
    let (then, now) = (situation(before, plan)?, situation(after, plan)?);
    let unknown = unknown_units(&then, &now);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let people = People::of(before.register, after.register);
    let compared = Compared { before: &then, after: &now, people: &people };
    let months = months_between(before.date, after.date);
    let plan_said = plan_said(plan);
    let (rows, [judged_then, judged_now]) = evaluated(&compared, asked);
    let gap = |situation: &Situation<'_>, rows: Vec<GapRow>| {
        let register = register_said(situation, &Narrowing::default());
        GapAnswer::of(situation.date, plan_said.clone(), register, rows)
    };
    let gaps = [gap(&then, judged_then), gap(&now, judged_now)];
    Ok(Evaluation {
        schema: SCHEMA,
        before: date_said(&gaps[0]),
        after: date_said(&gaps[1]),
        months,
        people: Some(people.said(&then.force, &now.force)),
        categories: sums::sums(&rows, &plan_said),
        requirements: rows,
        measures: Some(measures::measures(&compared, months)),
        plan: plan_said,
        units: asked.units.clone(),
        gaps,
        suppression: None,
    })
}

/// Refuses dates of which the second is not after the first.
fn check_dates(before: (&str, Date), after: (&str, Date)) -> Result<(), Vec<Finding>> {
    if before.1 < after.1 {
        return Ok(());
    }
    let [then, now] = [before.1, after.1].map(|date| date.strftime("%d.%m.%Y").to_string());
    let finding = Finding::new(Code::EvaluationDatesReversed).at(Origin::file(after.0)).seen(now);
    Err(vec![finding.expected([then]).other(Origin::file(before.0))])
}

fn situation<'a>(dated: Dated<'a>, plan: &'a Plan) -> Result<Situation<'a>, Vec<Finding>> {
    let found = Situation::with_unknown_units(dated.date, dated.register, plan);
    found.map_err(|findings| {
        findings.into_iter().map(|finding| finding.at(Origin::file(dated.file))).collect()
    })
}

/// Returns the units that the plan names and that no register with units knows; and those that a name leaves open.
fn unknown_units(then: &Situation<'_>, now: &Situation<'_>) -> Vec<Finding> {
    let (before, after) = (then.unknown_units(), now.unknown_units());
    let is_known = |finding: &Finding, other: &Situation<'_>, found: &[Finding]| {
        let same = |known: &Finding| (known.code, &known.place) == (finding.code, &finding.place);
        finding.code == Code::PlanUnitUnknown && other.register.knows.units && !found.iter().any(same)
    };
    let of_before = before.iter().filter(|finding| !is_known(finding, now, &after));
    let of_after = after.iter().filter(|finding| !is_known(finding, then, &before));
    let mut unknown: Vec<Finding> = of_before.chain(of_after).cloned().collect();
    unknown.sort();
    unknown.dedup_by(|a, b| (a.code, &a.place) == (b.code, &b.place));
    unknown
}

fn date_said(gap: &GapAnswer) -> DateSaid {
    let register = &gap.register;
    DateSaid {
        reference_date: gap.reference_date,
        files: register.files.clone(),
        rows: Some(register.rows),
        persons: register.persons,
        fte: register.fte,
        on_call: register.on_call,
        unknown_fractions: register.unknown_fractions,
        left_out: register.left_out,
        suppressed: Hidden::new(),
    }
}

/// Returns a row for each requirement and unit that is asked about, and the rows that were judged on each date.
fn evaluated(compared: &Compared<'_>, asked: &Asked) -> (Vec<EvaluationRow>, [Vec<GapRow>; 2]) {
    let narrowing = Narrowing {
        categories: asked.categories.clone(),
        criticality: asked.criticality,
        ..Narrowing::default()
    };
    let judged = |situation: &Situation<'_>| -> Vec<Judged> { Assessor::of(situation, &narrowing).judged() };
    let plan = compared.after.plan;
    let mut rows = rows::joined(judged(compared.before), judged(compared.after), plan);
    rows.retain(|row| row.row().is_some_and(|row| rows::is_asked(row.unit.as_deref(), &asked.units)));
    let mut courses: Vec<Course> = vec![Course::default(); rows.len()];
    for (requirement, places) in by_requirement(&rows) {
        let requirement = &plan.requirements[requirement];
        let of: Vec<&Joined> = places.iter().map(|at| &rows[*at]).collect();
        for (at, found) in places.into_iter().zip(compared.courses(requirement, &of)) {
            courses[at] = found;
        }
    }
    let found = rows.iter().zip(&courses);
    let mut gaps = [Vec::new(), Vec::new()];
    let evaluated = found.filter_map(|(joined, course)| {
        let row = evaluated_row(joined, course, compared, asked.with_names)?;
        Some(EvaluationRow { in_gaps: places(joined, &mut gaps), ..row })
    });
    (evaluated.collect(), gaps)
}

/// Adds what was judged of a row on each date to the rows of that date, and returns where it stands there.
fn places(joined: &Joined, gaps: &mut [Vec<GapRow>; 2]) -> [Option<usize>; 2] {
    let mut judged = [&joined.before, &joined.after].into_iter();
    gaps.each_mut().map(|rows| {
        let judged = judged.next()?.as_ref().filter(|judged| judged.unit.is_some())?;
        rows.push(judged.row.clone());
        Some(rows.len() - 1)
    })
}

/// Returns the places of the rows of each requirement.
fn by_requirement(rows: &[Joined]) -> BTreeMap<usize, Vec<usize>> {
    let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        places.entry(row.requirement).or_default().push(at);
    }
    places
}

/// What is known of a row on one date.
struct Told {
    state: State,
    required: Option<Amount>,
    held: Option<Amount>,
    gap: Option<Amount>,
    population: Option<u64>,
    obstacle: Option<Obstacle>,
}

impl Told {
    fn of(judged: Option<&Judged>, path: Option<&str>, in_fte: bool, situation: &Situation<'_>) -> Self {
        let row = judged.filter(|judged| judged.unit.is_some()).map(|judged| &judged.row);
        let Some(row) = row else {
            // Where nobody at all works there, nothing is held; where units are divided otherwise, nobody can tell.
            let held = rows::is_empty(path, situation).then(|| Amount::none(in_fte));
            let state = match judged {
                Some(_) if held.is_none() => State::NotAssessable,
                _ => State::Absent,
            };
            let obstacle = judged.and_then(|judged| judged.row.obstacle);
            let obstacle = obstacle.filter(|_| state == State::NotAssessable);
            let population = held.map(|_| 0);
            return Self { state, required: None, held, gap: None, population, obstacle };
        };
        let state = match (row.assessable, row.in_force) {
            (false, _) => State::NotAssessable,
            (true, false) => State::NotInForce,
            (true, true) => State::Judged,
        };
        Self {
            state,
            required: row.required,
            held: row.qualified,
            gap: row.gap,
            population: row.population.persons,
            obstacle: row.obstacle,
        }
    }
}

fn evaluated_row(
    joined: &Joined,
    course: &Course,
    compared: &Compared<'_>,
    with_names: bool,
) -> Option<EvaluationRow> {
    let row = joined.row()?;
    let in_fte = row.basis.in_fte();
    let told = |judged: &Option<Judged>, situation: &Situation<'_>| {
        Told::of(judged.as_ref(), row.unit.as_deref(), in_fte, situation)
    };
    let (then, now) = (told(&joined.before, compared.before), told(&joined.after, compared.after));
    let change = then.held.zip(now.held).map(|(then, now)| now.with_units(now.units() - then.units()));
    let parts = change.map_or(Parts::default(), |_| summed(&course.changes, in_fte));
    Some(EvaluationRow {
        requirement: row.requirement.clone(),
        category: row.category.clone(),
        competences: row.competences.clone(),
        unit: row.unit.clone(),
        positions: row.positions.clone(),
        basis: row.basis,
        criticality: row.criticality,
        state_before: then.state,
        state_after: now.state,
        required_before: then.required,
        required_after: now.required,
        held_before: then.held,
        held_after: now.held,
        gap_before: then.gap,
        gap_after: now.gap,
        change,
        parts,
        suppressed: Hidden::new(),
        people: (with_names && change.is_some()).then(|| named(&course.changes, in_fte, compared)),
        name: row.name.clone(),
        obstacle_before: then.obstacle,
        obstacle_after: now.obstacle,
        persons_before: then.held.map(|_| course.persons_before),
        persons_after: now.held.map(|_| course.persons_after),
        population_before: then.population,
        population_after: now.population,
        in_gaps: [None, None],
    })
}

fn summed(changes: &[Change], in_fte: bool) -> Parts {
    let mut parts = Parts::nothing(in_fte);
    for change in changes {
        parts.add(change.reason, change.units);
    }
    parts
}

/// Returns who changes are made up of, as the second register names them, else the first.
fn named(changes: &[Change], in_fte: bool, compared: &Compared<'_>) -> Vec<PersonChange> {
    let of = |situation: &Situation<'_>, person: Option<PersonId>| {
        let said = |text: Option<&str>| text.map(str::to_owned);
        person.map(|person| (said(situation.register.id(person)), said(situation.register.name(person))))
    };
    let said = |change: &Change| {
        let somebody = &compared.people.all[change.who as usize];
        let (id, name) =
            of(compared.after, somebody.after).or_else(|| of(compared.before, somebody.before))?;
        Some(PersonChange {
            id,
            name,
            reason: change.reason,
            change: Amount::none(in_fte).with_units(change.units),
        })
    };
    changes.iter().filter_map(said).collect()
}

impl Evaluation {
    /// Returns what the answer itself found: that nobody in the one register is in the other.
    pub fn findings(&self) -> Vec<Finding> {
        let strangers = self.people.as_ref().is_some_and(|people| people.stayed == Some(0));
        let file = |said: &DateSaid| Origin::file(said.files.first().map_or("", String::as_str));
        let finding = || {
            let finding = Finding::new(Code::EvaluationNobodyInCommon).at(file(&self.after));
            finding.other(file(&self.before))
        };
        if strangers { vec![finding()] } else { Vec::new() }
    }
}
