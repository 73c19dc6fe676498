//! The answer: places, money, what is closed and what is left, and whether everybody has access.

use super::super::gap::{GapRow, PlanSaid, RegisterSaid, STAFFING, plan_said, register_said};
use super::super::suppression::{Hidden, Suppression};
use super::access::{Access, access};
use super::limits::{Limits, Sheet};
use super::offers::Offers;
use super::outcome::{Outcome, expected};
use super::reasons::{MeasureSaid, measures};
use super::teller::Teller;
use super::{Chosen, MORE_MONEY, Question};
use crate::model::amount::{Decimal, Expected};
use crate::model::date::Date;
use crate::model::plan::{Amount, Basis};
use crate::model::register::PersonId;
use serde::Serialize;
use std::collections::BTreeSet;

/// The answer: schema `kompetanse.measures/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Measures {
    schema: &'static str,
    /// The date on which everything is judged.
    #[serde(serialize_with = "super::super::gap::as_text")]
    pub reference_date: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: RegisterSaid,
    /// The last year that counts: what is not completed by then closes nothing.
    pub until: i16,
    /// Whether the plan says so; else it is the last year that has money.
    #[serde(skip)]
    pub until_is_planned: bool,
    /// Whether it is reckoned with that people leave; not where nobody's age is known.
    pub reckons_exits: bool,
    /// The sum over unmet requirements of criticality · closed / gap; none where that is hidden, as of all that follows.
    pub objective: Option<f64>,
    /// What that would be if every gap were closed.
    pub objective_if_all_closed: Option<f64>,
    /// No choice of places has a higher one.
    pub bound: Option<f64>,
    /// Whether it is proven that none has.
    pub optimal: bool,
    /// What all places cost, grants taken off, in kroner.
    pub net_cost: Option<i64>,
    /// Whether it is proven that none as good costs less.
    pub cost_optimal: bool,
    /// How many places there are, and what is expected to be closed.
    #[serde(skip)]
    pub chosen: Outcome,
    /// What the simple rule would have done with the same money.
    pub simple_rule: Outcome,
    /// What 100 000 kr more would close.
    pub next_100000: MoreMoney,
    /// Who takes what from when, by measure, unit and year.
    pub places: Option<Vec<Places>>,
    /// The money, year by year.
    pub budget: Vec<BudgetYear>,
    /// Every measure of the plan, and why nobody takes it where that is so.
    pub measures: Vec<MeasureSaid>,
    /// Limits that leave no room for one more.
    pub full: Option<Vec<Full>>,
    /// Places to people without higher education; none where the plan asks for no share of them.
    pub share: Option<ShareSaid>,
    /// A row for each requirement that is asked about and each unit in which it is judged.
    pub requirements: Vec<MeasuresRow>,
    /// The sum of each category, of staffing last where there is any, and of everything.
    pub categories: Vec<Sum>,
    /// What it costs to recruit one person, in kroner; none where the plan does not say.
    pub recruitment_price: Option<i64>,
    /// Most of a unit's people who may be away in a calendar year, in percent; none where the plan does not say.
    pub absence_limit: Option<Decimal>,
    /// Who gets places and money.
    pub access: Option<Vec<Access>>,
    /// The keys of figures that are hidden, of those that are of everything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// What is hidden, where figures that rest on few people are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// Who takes what, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonPlace>>,
}

/// What more money would close.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MoreMoney {
    /// The year in which it closes most.
    pub year: Option<i16>,
    /// How much more, in kroner.
    #[serde(skip)]
    pub amount: i64,
    /// What would then be chosen.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// Places in a measure from a year, to people who work most in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Places {
    /// The measure's id.
    pub measure: String,
    /// Its name.
    pub name: String,
    /// The unit's path; none for the whole municipality.
    pub unit: Option<String>,
    /// The year from which.
    pub year: i16,
    /// How many.
    pub places: u64,
    /// What they cost, in kroner.
    pub cost: i64,
    /// What others pay, in kroner.
    pub grant: i64,
    /// What is left of the cost, in kroner.
    pub net_cost: i64,
    /// The last day; none where the measure says no length.
    #[serde(serialize_with = "super::super::gap::as_text_or_null")]
    pub ends: Option<Date>,
    /// The last day on which participants are bound to stay; none where the measure binds nobody.
    #[serde(serialize_with = "super::super::gap::as_text_or_null")]
    pub bound_until: Option<Date>,
}

/// The money of a year, in kroner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetYear {
    /// The year.
    pub year: i16,
    /// What there is, net.
    pub frame: i64,
    /// How many places start; none where that is hidden, as of the money for them.
    pub places: Option<u64>,
    /// What they cost.
    pub cost: Option<i64>,
    /// What others pay.
    pub grant: Option<i64>,
    /// What is left of the cost, and is taken from the frame.
    pub used: Option<i64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// Whether any measure that starts then is completed in time.
    #[serde(skip)]
    pub is_in_time: bool,
}

/// A limit that leaves no room for one more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Full {
    /// What is limited.
    pub limit: FullLimit,
    /// The measure's name, of seats.
    pub measure: Option<String>,
    /// The unit's path, of absence.
    pub unit: Option<String>,
    /// The year.
    pub year: i16,
    /// How many there may be, and are.
    pub places: i64,
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FullLimit {
    /// Seats in a measure.
    Seats,
    /// How many of a unit may be away at once.
    Absence,
}

/// Places to people without higher education.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ShareSaid {
    /// Least percent of all places.
    pub percent: Decimal,
    /// Least places, of those that there are.
    pub least: u64,
    /// Places to people without higher education.
    pub places: u64,
    /// Places that close nothing, and are there for the share alone.
    pub filling: u64,
    /// How many people without higher education may take some measure.
    pub eligible: u64,
    /// As many places as there can be, where all of them take one.
    pub most: u64,
}

/// How much of one requirement in one unit is expected to be closed. The gap is in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct MeasuresRow {
    /// The row of the gap, of which the answer says what it is of.
    #[serde(flatten, serialize_with = "super::super::gap::subject")]
    pub today: GapRow,
    /// What is missing today; none where it is not judged.
    pub gap: Option<Amount>,
    /// What of that is expected to be closed; none where it is not judged.
    pub closed: Option<Expected>,
    /// What is left to recruit; none where it is not judged.
    pub recruit: Option<Expected>,
    /// How many whole people that is, each bringing as much as those qualified today on average.
    pub hires: Option<u64>,
    /// What they cost, in kroner; none where the plan gives no price.
    pub price: Option<i64>,
    /// What is closed and what is left, in [`PARTS`](super::offers::PARTS) of persons or of ten-thousandths of an årsverk.
    #[serde(skip)]
    pub(in crate::analysis) parts: (i64, i64),
    /// Who takes a place that closes anything of it.
    #[serde(skip)]
    pub(in crate::analysis) closers: BTreeSet<PersonId>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// A sum of rows counted alike: places in requirements, not people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sum {
    /// The category's id; none for everything.
    pub category: Option<String>,
    /// Persons or årsverk.
    #[serde(serialize_with = "super::super::gap::basis_word")]
    pub basis: Basis,
    /// How many requirements are unmet; none where that is hidden, as of all that follows.
    pub unmet: Option<u64>,
    /// What is missing today.
    pub gap: Option<Amount>,
    /// What of that is expected to be closed.
    pub closed: Option<Expected>,
    /// What is left to recruit.
    pub recruit: Option<Expected>,
    /// How many whole people that is, requirement by requirement.
    pub hires: Option<u64>,
    /// What they cost, in kroner; none where the plan gives no price.
    pub price: Option<i64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Who takes a measure, where names were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct PersonPlace {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// The path of the unit where they work most.
    pub unit: Option<String>,
    /// The measure's id.
    pub measure: String,
    /// The measure's name.
    #[serde(skip)]
    pub measure_name: String,
    /// The year from which.
    pub year: i16,
    /// What it helps to close: the names of the requirements' competences.
    pub closes: Vec<String>,
}

/// Returns the answer.
pub(super) fn answer(
    question: &Question<'_>,
    offers: &Offers<'_>,
    limits: &Limits,
    chosen: &Chosen,
) -> Measures {
    let Question { situation, board, request, period, .. } = question;
    let sheet = Sheet::of(offers, limits, board);
    let best = &chosen.best;
    let teller = Teller { question, offers, sheet: &sheet, taken: &best.taken };
    let outcome = |taken: &[Option<usize>]| Outcome::of(taken, &sheet, board);
    let wanted = board.rows.iter().filter(|row| row.is_wanted);
    let all = wanted
        .map(|row| f64::from(board.demands[row.demand].requirement.criticality))
        .fold(0.0, |sum, one| sum + one);
    let rows = teller.rows();
    Measures {
        schema: "kompetanse.measures/1",
        reference_date: situation.date,
        plan: plan_said(situation.plan),
        register: register_said(situation, &request.narrowing),
        until: period.until,
        until_is_planned: situation.plan.about.to.is_some(),
        reckons_exits: period.knows_ages,
        objective: Some(best.value),
        objective_if_all_closed: Some(all),
        bound: Some(best.bound),
        optimal: best.best_value,
        net_cost: Some(best.cost as i64),
        cost_optimal: best.best_cost,
        chosen: outcome(&best.taken),
        simple_rule: outcome(&chosen.rule),
        next_100000: more_money(chosen, offers, limits, question),
        places: Some(teller.places()),
        budget: teller.budget(),
        measures: measures(question, offers, &sheet, &best.taken),
        full: Some(teller.full()),
        share: teller.share(),
        categories: sums(question, &rows),
        requirements: rows,
        recruitment_price: situation.plan.economy.recruitment_price,
        absence_limit: situation.plan.economy.absence_limit,
        access: Some(access(offers, &sheet, &best.taken, situation)),
        suppressed: Hidden::new(),
        suppression: None,
        people: request.narrowing.with_names.then(|| teller.people()),
    }
}

fn more_money(chosen: &Chosen, offers: &Offers<'_>, limits: &Limits, question: &Question<'_>) -> MoreMoney {
    let (year, taken, limits) = match &chosen.more {
        Some((year, choice)) => (Some(*year), &choice.taken, limits.with_more(*year, MORE_MONEY)),
        None => (None, &chosen.best.taken, limits.clone()),
    };
    let sheet = Sheet::of(offers, &limits, question.board);
    MoreMoney { year, amount: MORE_MONEY, outcome: Outcome::of(taken, &sheet, question.board) }
}

fn sums(question: &Question<'_>, rows: &[MeasuresRow]) -> Vec<Sum> {
    let ids =
        question.situation.plan.categories.iter().map(|category| category.id.as_str()).chain([STAFFING]);
    let mut all = Vec::new();
    for id in ids {
        all.extend(of_category(Some(id), rows));
    }
    all.extend(of_category(None, rows));
    all
}

/// Adds up the rows of a category, or all, persons and årsverk apart; nothing where nothing is missing.
fn of_category(id: Option<&str>, rows: &[MeasuresRow]) -> Vec<Sum> {
    let is_of = |row: &&MeasuresRow| id.is_none_or(|id| row.today.category == id);
    let unmet: Vec<&MeasuresRow> = rows.iter().filter(is_of).filter(|row| row.is_unmet()).collect();
    let sum = |basis: Basis| {
        let alike = || unmet.iter().filter(|row| row.today.basis.in_fte() == basis.in_fte());
        let parts =
            |of: fn(&(i64, i64)) -> i64| -> i128 { alike().map(|row| i128::from(of(&row.parts))).sum() };
        let gap = alike().filter_map(|row| row.gap).map(Amount::units).sum();
        (alike().count() > 0).then(|| Sum {
            category: id.map(str::to_owned),
            basis,
            unmet: Some(alike().count() as u64),
            gap: Some(Amount::none(basis.in_fte()).with_units(gap)),
            closed: Some(expected(parts(|parts| parts.0), basis.in_fte())),
            recruit: Some(expected(parts(|parts| parts.1), basis.in_fte())),
            hires: Some(alike().filter_map(|row| row.hires).sum()),
            price: alike().map(|row| row.price).sum(),
            suppressed: Hidden::new(),
        })
    };
    [Basis::Persons, Basis::Fte].into_iter().filter_map(sum).collect()
}

impl Measures {
    /// Tells whether more money would close more, in the year in which it closes most.
    pub fn more_money_helps(&self) -> bool {
        self.next_100000.outcome.objective.zip(self.objective).is_some_and(|(more, now)| more > now)
    }
}

impl Sum {
    /// Returns the sum of rows of which none is unmet; what it costs is known where the plan gives a price.
    pub(in crate::analysis) fn of_nothing(category: Option<String>, basis: Basis, has_price: bool) -> Self {
        let nothing = Some(Expected(0.0));
        Self {
            category,
            basis,
            unmet: Some(0),
            gap: Some(Amount::none(basis.in_fte())),
            closed: nothing,
            recruit: nothing,
            hires: Some(0),
            price: has_price.then_some(0),
            suppressed: Hidden::new(),
        }
    }
}

impl MeasuresRow {
    /// Tells whether something is missing.
    pub fn is_unmet(&self) -> bool {
        self.gap.is_some_and(|gap| gap.units() > 0)
    }
}
