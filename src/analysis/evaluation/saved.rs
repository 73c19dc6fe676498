//! Two saved gaps compared: what each requirement had and lacked, without the reasons, which only registers can tell.

use super::super::gap::{
    GapAnswer, GapRow, PlanSaid, Population, PopulationSaid, RegisterSaid, STAFFING, Support,
};
use super::super::suppression::Hidden;
use super::super::workforce::RowAccount;
use super::answer::{DateSaid, Evaluation, EvaluationRow, Parts, State};
use super::rows::{Order, Place, is_asked};
use super::{Asked, SCHEMA, check_dates};
use crate::finding::{Code, Finding};
use crate::model::amount::Fte;
use crate::model::date::{Date, months_between};
use crate::model::name::folded;
use crate::model::plan::{Amount, Basis, Plan, Requires};
use crate::origin::Origin;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The schema of a saved gap, and that of a report of everything, which has a gap in it.
const GAP: &str = "kompetanse.gap/1";
const REPORT: &str = "kompetanse.report/1";

/// A gap that was saved as JSON.
#[derive(Debug, Clone)]
pub struct Saved {
    file: String,
    date: Date,
    gap: SavedGap,
}

#[derive(Debug, Clone, Deserialize)]
struct SavedGap {
    reference_date: String,
    plan: SavedPlan,
    register: SavedRegister,
    gaps: Vec<SavedRow>,
    categories: Vec<SavedCategory>,
}

#[derive(Debug, Clone, Deserialize)]
struct SavedPlan {
    name: String,
    files: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct SavedRegister {
    persons: Option<u64>,
    fte: Option<Number>,
    on_call: Option<u64>,
    unknown_fractions: Option<u64>,
}

#[derive(Debug, Clone, Deserialize)]
struct SavedRow {
    requirement: String,
    category: String,
    competences: Vec<String>,
    unit: Option<String>,
    positions: Vec<String>,
    requires: Option<SavedRequires>,
    level: Option<u8>,
    basis: SavedBasis,
    criticality: u8,
    in_force: bool,
    assessable: bool,
    population: SavedPopulation,
    required: Option<Number>,
    formal: Option<Number>,
    real: Option<Number>,
    qualified: Option<Number>,
    gap: Option<Number>,
    formal_only: Option<u64>,
    real_only: Option<u64>,
    undated: Option<u64>,
    dispensations: Option<u64>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct SavedPopulation {
    persons: Option<u64>,
    fte: Option<Number>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedRequires {
    Formal,
    Real,
    Both,
    Either,
}

#[derive(Debug, Clone, Deserialize)]
struct SavedCategory {
    category: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SavedBasis {
    Persons,
    Fte,
    SharePersons,
    ShareFte,
}

/// A number with at most four decimals, in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "f64")]
struct Number(i64);

impl TryFrom<f64> for Number {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, Self::Error> {
        /// Above this, a float does not have four decimals.
        const MOST: f64 = 1e11;
        let units = (number * 10_000.0).round();
        if number.abs() < MOST && units / 10_000.0 == number {
            Ok(Self(units as i64))
        } else {
            Err("a number with at most four decimals")
        }
    }
}

impl SavedBasis {
    fn basis(self) -> Basis {
        match self {
            SavedBasis::Persons => Basis::Persons,
            SavedBasis::Fte => Basis::Fte,
            SavedBasis::SharePersons => Basis::SharePersons,
            SavedBasis::ShareFte => Basis::ShareFte,
        }
    }
}

impl SavedRequires {
    fn requires(self) -> Requires {
        match self {
            SavedRequires::Formal => Requires::Formal,
            SavedRequires::Real => Requires::Real,
            SavedRequires::Both => Requires::Both,
            SavedRequires::Either => Requires::Either,
        }
    }
}

/// Returns on how many persons an amount rests at the least: those whom a saved gap counts, it does not say how many.
fn support(amount: Option<Amount>) -> u64 {
    match amount {
        None => 0,
        Some(Amount::Persons(persons)) => persons.unsigned_abs(),
        Some(Amount::Fte(fte)) => fte.ten_thousandths().unsigned_abs().div_ceil(10_000),
    }
}

impl SavedRow {
    /// Returns the row as the gap has it, as far as it is saved.
    fn gap_row(&self) -> GapRow {
        let amount = |number: Option<Number>| self.amount(number);
        let persons = self.population.persons;
        let fte = self.population.fte.map(|fte| Fte::from_ten_thousandths(fte.0));
        let [required, formal, real, qualified] =
            [self.required, self.formal, self.real, self.qualified].map(amount);
        GapRow {
            requirement: self.requirement.clone(),
            category: self.category.clone(),
            competences: self.competences.clone(),
            unit: self.unit.clone(),
            positions: self.positions.clone(),
            requires: self.requires.map(SavedRequires::requires),
            level: self.level,
            basis: self.basis.basis(),
            criticality: self.criticality,
            in_force: self.in_force,
            assessable: self.assessable,
            population: PopulationSaid { persons, fte },
            required,
            formal,
            real,
            qualified,
            gap: amount(self.gap),
            gap_formal: None,
            gap_real: None,
            surplus: qualified.zip(required).map(|(held, required)| held.beyond(required)),
            coverage: None,
            formal_only: self.formal_only,
            real_only: self.real_only,
            undated: self.undated,
            dispensations: self.dispensations,
            slack: None,
            vulnerable: None,
            suppressed: Hidden::new(),
            people: None,
            name: String::new(),
            share: None,
            obstacle: None,
            support: Support {
                population: Population { persons: persons.unwrap_or_default(), fte: fte.unwrap_or_default() },
                formal: support(formal),
                real: support(real),
                qualified: support(qualified),
            },
        }
    }

    fn amount(&self, number: Option<Number>) -> Option<Amount> {
        let Number(units) = number?;
        let in_fte = self.basis.basis().in_fte();
        Some(if in_fte {
            Amount::Fte(Fte::from_ten_thousandths(units))
        } else {
            Amount::Persons(units / 10_000)
        })
    }

    fn state(&self) -> State {
        match (self.in_force, self.assessable) {
            (_, false) => State::NotAssessable,
            (false, true) => State::NotInForce,
            (true, true) => State::Judged,
        }
    }
}

/// Tells whether bytes begin as JSON does.
pub fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

impl Saved {
    /// Reads a saved gap, or the gap in a saved report of everything.
    ///
    /// # Errors
    /// A finding, where it is neither.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Finding> {
        let refused =
            |why: String| Finding::new(Code::EvaluationSavedUnreadable).at(Origin::file(file)).seen(why);
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let whole: Value = serde_json::from_slice(text).map_err(|fault| refused(fault.to_string()))?;
        let schema = whole["schema"].as_str().unwrap_or_default().to_owned();
        let gap = match schema.as_str() {
            GAP => whole,
            REPORT => whole["gap"].clone(),
            _ => return Err(refused(format!("schema: {schema}"))),
        };
        let gap: SavedGap = serde_json::from_value(gap).map_err(|fault| refused(fault.to_string()))?;
        let date = gap.reference_date.parse();
        let date = date.map_err(|_| refused(format!("reference_date: {}", gap.reference_date)))?;
        Ok(Self { file: file.to_owned(), date, gap })
    }

    /// Returns the paths of the units that its rows are of.
    pub fn units(&self) -> impl Iterator<Item = &str> {
        self.gap.gaps.iter().filter_map(|row| row.unit.as_deref())
    }

    /// Returns the ids of its categories, in order.
    pub fn categories(&self) -> impl Iterator<Item = &str> {
        self.gap.categories.iter().map(|category| category.category.as_str())
    }

    fn said(&self) -> DateSaid {
        let register = &self.gap.register;
        DateSaid {
            reference_date: self.date,
            files: vec![self.file.clone()],
            rows: None,
            persons: register.persons,
            fte: register.fte.map(|fte| Fte::from_ten_thousandths(fte.0)),
            on_call: register.on_call,
            unknown_fractions: register.unknown_fractions,
            left_out: None,
            suppressed: Hidden::new(),
        }
    }

    /// Returns the gap as far as it is saved.
    fn gap_answer(&self, plan: &PlanSaid, rows: Vec<GapRow>) -> GapAnswer {
        let said = self.said();
        let register = RegisterSaid {
            files: said.files,
            rows: RowAccount::default(),
            persons: said.persons,
            fte: said.fte,
            on_call: said.on_call,
            unknown_fractions: said.unknown_fractions,
            unmatched_competences: Vec::new(),
            has_fractions: said.fte.is_some(),
            left_out: None,
            departments: 0,
            lowest_units: 0,
            within: None,
            suppressed: Hidden::new(),
        };
        GapAnswer::of(self.date, plan.clone(), register, rows)
    }
}

/// Compares two saved gaps; names are those of the plan, where there is one.
///
/// # Errors
/// A finding, where the second is not of a later date than the first.
pub fn compare(
    before: &Saved,
    after: &Saved,
    plan: &Plan,
    asked: &Asked,
) -> Result<Evaluation, Vec<Finding>> {
    check_dates((&before.file, before.date), (&after.file, after.date))?;
    let plan = plan_said(before, after, plan);
    let (rows, [saved_then, saved_now]) = rows(before, after, &plan, asked);
    let gaps = [before.gap_answer(&plan.said, saved_then), after.gap_answer(&plan.said, saved_now)];
    Ok(Evaluation {
        schema: SCHEMA,
        before: before.said(),
        after: after.said(),
        months: months_between(before.date, after.date),
        people: None,
        categories: super::sums::sums(&rows, &plan.said),
        requirements: rows,
        measures: None,
        plan: plan.said,
        units: asked.units.clone(),
        gaps,
        suppression: None,
    })
}

/// The plan as the answer names it, with the names of competences.
struct Names {
    said: PlanSaid,
    competences: BTreeMap<String, String>,
}

/// Returns the plan: the one given, else what the saved gaps tell of theirs.
fn plan_said(before: &Saved, after: &Saved, plan: &Plan) -> Names {
    let given = !plan.files.is_empty();
    let mut said = super::super::gap::plan_said(plan);
    if !given {
        said.name.clone_from(&after.gap.plan.name);
        said.files.clone_from(&after.gap.plan.files);
    }
    for id in after.categories().chain(before.categories()).filter(|id| *id != STAFFING) {
        if !said.categories.iter().any(|(known, _)| known == id) {
            said.categories.push((id.to_owned(), id.to_owned()));
        }
    }
    let competences = plan.competences.iter().map(|known| (known.id.clone(), known.name.clone()));
    Names { said, competences: competences.collect() }
}

/// What a row is of: the requirement, the unit, and whether it is counted in årsverk.
type Key = (String, String, bool);

/// Returns the rows that are asked about, and those of each saved gap.
fn rows(
    before: &Saved,
    after: &Saved,
    names: &Names,
    asked: &Asked,
) -> (Vec<EvaluationRow>, [Vec<GapRow>; 2]) {
    let key = |row: &SavedRow| -> Key {
        (
            row.requirement.clone(),
            row.unit.as_deref().map(folded).unwrap_or_default(),
            row.basis.basis().in_fte(),
        )
    };
    let mut joined: BTreeMap<Key, (Option<&SavedRow>, Option<&SavedRow>)> = BTreeMap::new();
    for row in &before.gap.gaps {
        joined.entry(key(row)).or_default().0 = Some(row);
    }
    for row in &after.gap.gaps {
        joined.entry(key(row)).or_default().1 = Some(row);
    }
    let mut gaps = [Vec::new(), Vec::new()];
    let found = joined.into_values().filter_map(|saved| {
        let row = row(saved.0, saved.1, names).filter(|row| is_wanted(row, asked))?;
        Some(EvaluationRow { in_gaps: places(saved.into(), &mut gaps), ..row })
    });
    let mut rows: Vec<EvaluationRow> = found.collect();
    let order = Order::of(names.said.categories.iter().map(|(id, _)| id.clone()));
    rows.sort_by(|a, b| {
        let [one, other] =
            [a, b].map(|row| Place { category: &row.category, name: &row.name, unit: row.unit.as_deref() });
        order.compare(one, other).then_with(|| a.requirement.cmp(&b.requirement))
    });
    (rows, gaps)
}

/// Adds a row of each date to those of that date, and returns where it stands there.
fn places(saved: [Option<&SavedRow>; 2], gaps: &mut [Vec<GapRow>; 2]) -> [Option<usize>; 2] {
    let mut saved = saved.into_iter();
    gaps.each_mut().map(|rows| {
        rows.push(saved.next()??.gap_row());
        Some(rows.len() - 1)
    })
}

fn is_wanted(row: &EvaluationRow, asked: &Asked) -> bool {
    is_asked(row.unit.as_deref(), &asked.units)
        && (asked.categories.is_empty() || asked.categories.contains(&row.category))
        && row.criticality >= asked.criticality
}

fn row(before: Option<&SavedRow>, after: Option<&SavedRow>, names: &Names) -> Option<EvaluationRow> {
    let of = after.or(before)?;
    let figure = |row: Option<&SavedRow>, figure: fn(&SavedRow) -> Option<Number>| {
        row.and_then(|row| row.amount(figure(row)))
    };
    let held = [before, after].map(|row| figure(row, |row| row.qualified));
    let state = |row: Option<&SavedRow>| row.map_or(State::Absent, SavedRow::state);
    let name = |id: &String| names.competences.get(id).unwrap_or(id).clone();
    Some(EvaluationRow {
        requirement: of.requirement.clone(),
        category: of.category.clone(),
        competences: of.competences.clone(),
        unit: of.unit.clone(),
        positions: of.positions.clone(),
        basis: of.basis.basis(),
        criticality: of.criticality,
        state_before: state(before),
        state_after: state(after),
        required_before: figure(before, |row| row.required),
        required_after: figure(after, |row| row.required),
        held_before: held[0],
        held_after: held[1],
        gap_before: figure(before, |row| row.gap),
        gap_after: figure(after, |row| row.gap),
        change: held[0].zip(held[1]).map(|(then, now)| now.with_units(now.units() - then.units())),
        parts: Parts::default(),
        suppressed: Hidden::new(),
        people: None,
        name: of.competences.iter().map(name).collect::<Vec<_>>().join(" / "),
        obstacle_before: None,
        obstacle_after: None,
        persons_before: None,
        persons_after: None,
        population_before: before.and_then(|row| row.population.persons),
        population_after: after.and_then(|row| row.population.persons),
        in_gaps: [None, None],
    })
}
