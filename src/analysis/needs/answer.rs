//! The answer: how each gap is closed, summed by category and unit, and where those who move are today.

use super::super::assess::Judged;
use super::super::board::{Board, Row};
use super::super::choice::Choice;
use super::super::gap::{GapRow, PlanSaid, RegisterSaid, STAFFING, plan_said, register_said};
use super::super::situation::Situation;
use super::super::tally::Within;
use super::Request;
use super::credit::{Credit, Taken, closes, credits};
use super::step::{Kind, Step};
use crate::model::amount::Fte;
use crate::model::collation::Alphabet;
use crate::model::date::Date;
use crate::model::measure::Gives;
use crate::model::plan::{Amount, Basis, CompetenceId, Mobilisation};
use crate::model::unit::{UnitTree, compare_paths};
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer: schema `kompetanse.needs/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Needs {
    schema: &'static str,
    /// The date on which everything is judged.
    #[serde(serialize_with = "super::super::gap::as_text")]
    pub reference_date: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: RegisterSaid,
    /// How many steps a person may take.
    pub steps_per_person: usize,
    /// Where people may be moved to.
    #[serde(serialize_with = "mobilisation_word")]
    pub mobilisation: Mobilisation,
    /// The sum over unmet requirements of criticality · closed / gap.
    pub objective: f64,
    /// What that would be if every gap were closed.
    pub objective_if_all_closed: f64,
    /// No choice of steps has a higher one.
    pub bound: f64,
    /// Whether it is proven that none has.
    pub optimal: bool,
    /// The sum of the ranks of the steps.
    pub rank: u64,
    /// Whether it is proven that none as good has a lower one.
    pub rank_optimal: bool,
    /// How many people take each kind of step.
    pub steps: StepCounts,
    /// A row for each requirement that is asked about and each unit in which it is judged.
    pub requirements: Vec<NeedsRow>,
    /// The sum of each category, of staffing last where there is any, and of everything.
    pub categories: Vec<Sum>,
    /// The sum of each unit that a requirement is judged for.
    pub units: Vec<Sum>,
    /// Where those who could move are, where they could go, and what they bring.
    pub transfers: Vec<Transfer>,
    /// Who could take which step, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonNeeds>>,
}

/// How many people take each kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct StepCounts {
    /// Are moved.
    pub mobilise: u64,
    /// Renew something.
    pub renew: u64,
    /// Have something recognised.
    pub recognise: u64,
    /// Practise something.
    pub practise: u64,
    /// Take part in a measure of the plan.
    pub train: u64,
}

impl StepCounts {
    /// Returns how many learn: renew, have recognised, practise, or take part in a measure.
    pub fn learn(&self) -> u64 {
        self.renew + self.recognise + self.practise + self.train
    }
}

/// What a gap is made up of, in persons or årsverk: six parts that sum to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// What people who are moved bring.
    pub mobilise: Amount,
    /// What is renewed.
    pub renew: Amount,
    /// What is recognised.
    pub recognise: Amount,
    /// What is practised.
    pub practise: Amount,
    /// What the plan's measures give to those who may take them.
    pub train: Amount,
    /// What is left to recruit.
    pub recruit: Amount,
}

impl Parts {
    fn none(in_fte: bool) -> Self {
        let none = Amount::none(in_fte);
        Self { mobilise: none, renew: none, recognise: none, practise: none, train: none, recruit: none }
    }

    fn of(credit: &Credit, in_fte: bool) -> Self {
        let none = Amount::none(in_fte);
        let kind = |kind: Kind| none.with_units(credit.kinds[kind as usize]);
        Self {
            mobilise: kind(Kind::Mobilise),
            renew: kind(Kind::Renew),
            recognise: kind(Kind::Recognise),
            practise: kind(Kind::Practise),
            train: kind(Kind::Train),
            recruit: none.with_units(credit.recruit),
        }
    }

    fn and(self, other: Self) -> Self {
        let and = |a: Amount, b: Amount| a.with_units(a.units() + b.units());
        Self {
            mobilise: and(self.mobilise, other.mobilise),
            renew: and(self.renew, other.renew),
            recognise: and(self.recognise, other.recognise),
            practise: and(self.practise, other.practise),
            train: and(self.train, other.train),
            recruit: and(self.recruit, other.recruit),
        }
    }

    /// Returns what learning closes: what is renewed, recognised, practised, and what measures give.
    pub fn learn(&self) -> Amount {
        let parts = [self.renew, self.recognise, self.practise, self.train];
        self.renew.with_units(parts.iter().map(|part| part.units()).sum())
    }
}

/// How the gap of one requirement in one unit is closed. Amounts are in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsRow {
    /// The row of the gap, of which the answer says what it is of.
    #[serde(flatten, serialize_with = "super::super::gap::subject")]
    pub today: GapRow,
    /// What is missing; none where it is not judged.
    pub gap: Option<Amount>,
    /// What that is made up of; none where it is not judged.
    #[serde(flatten, serialize_with = "parts_or_nulls")]
    pub parts: Option<Parts>,
    /// What those who qualify could work more, up to full time; of requirements counted in årsverk.
    pub part_time_reserve: Option<Fte>,
}

impl NeedsRow {
    /// Tells whether something is missing.
    pub fn is_unmet(&self) -> bool {
        self.today.is_unmet()
    }
}

/// A sum of rows counted alike: places in requirements, not people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// The category's id; none for a unit, and for everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The unit's path; none for a category, and for the whole municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Persons or årsverk.
    #[serde(serialize_with = "super::super::gap::basis_word")]
    pub basis: Basis,
    /// How many requirements are unmet.
    pub unmet: u64,
    /// What is missing.
    pub gap: Amount,
    /// What that is made up of.
    #[serde(flatten)]
    pub parts: Parts,
}

/// People who could move from one unit to another with the same competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transfer {
    /// The path of the unit where they work most today; none for the whole municipality.
    pub from: Option<String>,
    /// The path of the unit to which they could move.
    pub to: Option<String>,
    /// What they would close there: the names of the requirements' competences.
    pub competences: Vec<String>,
    /// How many people.
    pub persons: u64,
}

/// A step that somebody could take, where names were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct PersonNeeds {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// The kind of step.
    pub step: Kind,
    /// The competence; none of a move.
    pub competence: Option<String>,
    /// The level that is practised to.
    pub level: Option<u8>,
    /// The name of the measure that is taken part in.
    pub measure: Option<String>,
    /// The path of the unit where they work most today.
    pub from: Option<String>,
    /// The path of the unit to which they could move.
    pub to: Option<String>,
    /// What it closes: the names of the requirements' competences.
    pub closes: Vec<String>,
}

/// Returns the answer.
pub(super) fn answer(
    situation: &Situation<'_>,
    board: &Board<'_>,
    asked: &[Judged],
    taken: &[Taken<'_>],
    choice: &Choice,
    request: &Request,
) -> Needs {
    let credits = credits(board, taken);
    let rows = rows(situation, board, asked, &credits);
    let teller = Teller { situation, asked, board, taken };
    let wanted = board.rows.iter().filter(|row| row.is_wanted);
    let all = wanted
        .map(|row| f64::from(board.demands[row.demand].requirement.criticality))
        .fold(0.0, |sum, one| sum + one);
    Needs {
        schema: "kompetanse.needs/1",
        reference_date: situation.date,
        plan: plan_said(situation.plan),
        register: register_said(situation, &request.narrowing),
        steps_per_person: request.steps,
        mobilisation: situation.plan.mobilisation,
        objective: choice.value,
        objective_if_all_closed: all,
        bound: choice.bound,
        optimal: choice.best_value,
        rank: choice.cost,
        rank_optimal: choice.best_cost,
        steps: counts(taken),
        categories: by_category(situation, &rows),
        units: by_unit(&rows),
        transfers: teller.transfers(),
        people: request.narrowing.with_names.then(|| teller.people()),
        requirements: rows,
    }
}

fn counts(taken: &[Taken<'_>]) -> StepCounts {
    let mut counts = StepCounts::default();
    for of_person in taken.chunk_by(|a, b| a.today.person == b.today.person) {
        for kind in
            Kind::ALL.into_iter().filter(|kind| of_person.iter().any(|step| step.step.kind() == *kind))
        {
            match kind {
                Kind::Mobilise => counts.mobilise += 1,
                Kind::Renew => counts.renew += 1,
                Kind::Recognise => counts.recognise += 1,
                Kind::Practise => counts.practise += 1,
                Kind::Train => counts.train += 1,
            }
        }
    }
    counts
}

fn rows(situation: &Situation<'_>, board: &Board<'_>, asked: &[Judged], credits: &[Credit]) -> Vec<NeedsRow> {
    let places = board.places();
    let row = |one: &Judged| {
        let place = one.unit.and_then(|unit| places.get(&(one.requirement, unit)));
        let today = one.row.clone();
        let in_fte = today.basis.in_fte();
        NeedsRow {
            gap: place.and(today.gap),
            parts: place.map(|place| Parts::of(&credits[*place], in_fte)),
            part_time_reserve: place
                .filter(|_| in_fte)
                .map(|place| reserve(situation, board, &board.rows[*place])),
            today,
        }
    };
    asked.iter().map(row).collect()
}

/// Returns what those who qualify in a row's scope could work more: up to full time, all their work taken together.
///
/// Who works somewhere so much that nobody knows is left out.
fn reserve(situation: &Situation<'_>, board: &Board<'_>, row: &Row) -> Fte {
    let demand = &board.demands[row.demand];
    let within = Within::of(&[row.unit], &situation.register.units);
    let mut sum = Fte::ZERO;
    for person in super::super::holders::qualified(situation, demand.requirement) {
        let presences = situation.force.of(person);
        if within.shares(presences, demand.positions.as_deref()).is_empty() {
            continue;
        }
        let known: Option<i64> =
            presences.iter().map(|presence| Some(presence.fraction?.ten_thousandths())).sum();
        let whole = Fte::ONE.ten_thousandths();
        sum += Fte::from_ten_thousandths(known.map_or(0, |known| (whole - known).max(0)));
    }
    sum
}

/// Adds up rows, persons and årsverk apart; nothing of what is not judged.
fn sums<'r>(rows: impl Iterator<Item = &'r NeedsRow>) -> Vec<Sum> {
    let empty = |basis: Basis| Sum {
        category: None,
        unit: None,
        basis,
        unmet: 0,
        gap: Amount::none(basis.in_fte()),
        parts: Parts::none(basis.in_fte()),
    };
    let (mut persons, mut fte) = (empty(Basis::Persons), empty(Basis::Fte));
    for row in rows {
        let (Some(gap), Some(parts)) = (row.gap, row.parts) else { continue };
        let sum = if row.today.basis.in_fte() { &mut fte } else { &mut persons };
        sum.unmet += u64::from(gap.units() > 0);
        sum.gap = sum.gap.with_units(sum.gap.units() + gap.units());
        sum.parts = sum.parts.and(parts);
    }
    [persons, fte].into_iter().filter(|sum| sum.unmet > 0).collect()
}

fn by_category(situation: &Situation<'_>, rows: &[NeedsRow]) -> Vec<Sum> {
    let ids = situation.plan.categories.iter().map(|category| category.id.as_str()).chain([STAFFING]);
    let mut all = Vec::new();
    for id in ids {
        let of_category = sums(rows.iter().filter(|row| row.today.category == id));
        all.extend(of_category.into_iter().map(|sum| Sum { category: Some(id.to_owned()), ..sum }));
    }
    all.extend(sums(rows.iter()));
    all
}

fn by_unit(rows: &[NeedsRow]) -> Vec<Sum> {
    let mut units: Vec<&Option<String>> = rows.iter().map(|row| &row.today.unit).collect();
    let alphabet = Alphabet::default();
    units.sort_by(|a, b| compare_paths(a.as_deref(), b.as_deref(), &alphabet));
    units.dedup();
    let of_unit = |unit: &Option<String>| {
        let sums = sums(rows.iter().filter(|row| row.today.unit == *unit));
        sums.into_iter().map(|sum| Sum { unit: unit.clone(), ..sum }).collect::<Vec<_>>()
    };
    units.into_iter().flat_map(of_unit).collect()
}

/// Tells of those who take steps.
struct Teller<'t, 'a> {
    situation: &'t Situation<'a>,
    board: &'t Board<'a>,
    asked: &'t [Judged],
    taken: &'t [Taken<'t>],
}

impl Teller<'_, '_> {
    /// Returns the names of what each step closes, in the order of the rows.
    fn closed_names(&self) -> Vec<Vec<String>> {
        let places = self.board.places();
        let of_row: BTreeMap<usize, usize> = self
            .asked
            .iter()
            .enumerate()
            .filter_map(|(at, one)| Some((*places.get(&(one.requirement, one.unit?))?, at)))
            .collect();
        let names = |closed: Vec<(u32, i64)>| {
            let mut rows: Vec<usize> =
                closed.iter().filter_map(|(row, _)| of_row.get(&(*row as usize)).copied()).collect();
            rows.sort_unstable();
            let mut names: Vec<String> = Vec::new();
            for row in rows {
                let judged = &self.asked[row].row;
                let name = if judged.competences.is_empty() { STAFFING } else { &judged.name };
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names
        };
        closes(self.board, self.taken).into_iter().map(names).collect()
    }

    fn transfers(&self) -> Vec<Transfer> {
        let units = &self.situation.register.units;
        let mut counted: Vec<Transfer> = Vec::new();
        for (step, competences) in self.taken.iter().zip(self.closed_names()) {
            let Step::Mobilise(to) = step.step else { continue };
            let from = units.path(step.today.main_unit());
            let transfer = Transfer { from, to: units.path(to), competences, persons: 1 };
            let same = |known: &&mut Transfer| {
                known.from == transfer.from
                    && known.to == transfer.to
                    && known.competences == transfer.competences
            };
            match counted.iter_mut().find(same) {
                Some(known) => known.persons += 1,
                None => counted.push(transfer),
            }
        }
        let alphabet = Alphabet::default();
        let path =
            |a: &Option<String>, b: &Option<String>| compare_paths(a.as_deref(), b.as_deref(), &alphabet);
        counted.sort_by(|a, b| {
            path(&a.from, &b.from)
                .then_with(|| path(&a.to, &b.to))
                .then_with(|| alphabet.compare(&a.competences.join(", "), &b.competences.join(", ")))
        });
        counted
    }

    fn people(&self) -> Vec<PersonNeeds> {
        let units: &UnitTree = &self.situation.register.units;
        let competence = |id: CompetenceId| Some(self.situation.plan.competences[id.index()].name.clone());
        let person = |(step, closes): (&Taken<'_>, Vec<String>)| {
            let known = &self.situation.register.people[step.today.person.index()];
            let (of, level, to) = match step.step {
                Step::Mobilise(to) => (None, None, units.path(to)),
                Step::Renew(id) | Step::Recognise(id) => (competence(id), None, None),
                Step::Practise(id, level) => (competence(id), Some(level), None),
                Step::Train(place) => {
                    let measure = &self.situation.plan.measures[place as usize];
                    (measure.competence.and_then(competence), measure.gives.and_then(Gives::level), None)
                }
            };
            let measure = match step.step {
                Step::Train(place) => Some(self.situation.plan.measures[place as usize].name.clone()),
                _ => None,
            };
            PersonNeeds {
                id: known.id.as_deref().map(str::to_owned),
                name: known.name.as_deref().map(str::to_owned),
                step: step.step.kind(),
                competence: of,
                level,
                measure,
                from: units.path(step.today.main_unit()),
                to,
                closes,
            }
        };
        self.taken.iter().zip(self.closed_names()).map(person).collect()
    }
}

fn mobilisation_word<S: serde::Serializer>(rule: &Mobilisation, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match rule {
        Mobilisation::Anywhere => "anywhere",
        Mobilisation::WithinTop => "within_top",
        Mobilisation::Never => "never",
    })
}

/// Writes the parts, or null for each of them.
fn parts_or_nulls<S: serde::Serializer>(parts: &Option<Parts>, serializer: S) -> Result<S::Ok, S::Error> {
    match parts {
        Some(parts) => parts.serialize(serializer),
        None => {
            let keys = ["mobilise", "renew", "recognise", "practise", "train", "recruit"];
            serializer.collect_map(keys.map(|key| (key, None::<u8>)))
        }
    }
}
