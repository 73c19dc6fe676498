//! The answer: how each gap is closed, summed by category and unit, and where those who move are today.

use super::super::assess::Judged;
use super::super::board::{Board, Row};
use super::super::choice::Choice;
use super::super::gap::{GapRow, PlanSaid, RegisterSaid, STAFFING, plan_said, register_said};
use super::super::situation::Situation;
use super::super::suppression::{Hidden, Suppression};
use super::super::tally::Within;
use super::Request;
use super::credit::{Credit, Taken, closes, credits};
use super::step::{Kind, Step};
use crate::model::amount::Fte;
use crate::model::collation::Alphabet;
use crate::model::date::Date;
use crate::model::measure::Gives;
use crate::model::plan::{Amount, Basis, CompetenceId, Mobilisation};
use crate::model::register::PersonId;
use crate::model::unit::{UnitTree, compare_paths};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The sum over unmet requirements of criticality · closed / gap; none where that is hidden, as of those that follow.
    pub objective: Option<f64>,
    /// What that would be if every gap were closed.
    pub objective_if_all_closed: Option<f64>,
    /// No choice of steps has a higher one.
    pub bound: Option<f64>,
    /// Whether it is proven that none has.
    pub optimal: bool,
    /// The sum of the ranks of the steps.
    pub rank: Option<u64>,
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
    /// Where those who could move are, where they could go, and what they bring; none where that is hidden.
    pub transfers: Option<Vec<Transfer>>,
    /// The keys of figures that are hidden, of those that are of everything.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// What is hidden, where figures that rest on few people are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// Who could take which step, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonNeeds>>,
}

/// How many people take each kind of step; none where that is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct StepCounts {
    /// Are moved.
    pub mobilise: Option<u64>,
    /// Renew something.
    pub renew: Option<u64>,
    /// Have something recognised.
    pub recognise: Option<u64>,
    /// Practise something.
    pub practise: Option<u64>,
    /// Take part in a measure of the plan.
    pub train: Option<u64>,
}

/// What a gap is made up of, in persons or årsverk: six parts that sum to it; none of what is not judged, or is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Parts {
    /// What people who are moved bring.
    pub mobilise: Option<Amount>,
    /// What is renewed.
    pub renew: Option<Amount>,
    /// What is recognised.
    pub recognise: Option<Amount>,
    /// What is practised.
    pub practise: Option<Amount>,
    /// What the plan's measures give to those who may take them.
    pub train: Option<Amount>,
    /// What is left to recruit.
    pub recruit: Option<Amount>,
}

impl Parts {
    fn of(credit: &Credit, in_fte: bool) -> Self {
        let units = |units: i64| Some(Amount::none(in_fte).with_units(units));
        let kind = |kind: Kind| units(credit.kinds[kind as usize]);
        Self {
            mobilise: kind(Kind::Mobilise),
            renew: kind(Kind::Renew),
            recognise: kind(Kind::Recognise),
            practise: kind(Kind::Practise),
            train: kind(Kind::Train),
            recruit: units(credit.recruit),
        }
    }

    /// Returns the parts, each for a kind of step in order, and last what is left to recruit.
    pub fn all(&self) -> [Option<Amount>; 6] {
        [self.mobilise, self.renew, self.recognise, self.practise, self.train, self.recruit]
    }

    /// Returns the parts to change them, in the same order.
    pub(in crate::analysis) fn all_mut(&mut self) -> [&mut Option<Amount>; 6] {
        let Self { mobilise, renew, recognise, practise, train, recruit } = self;
        [mobilise, renew, recognise, practise, train, recruit]
    }

    fn add(&mut self, other: &Self) {
        for (part, more) in self.all_mut().into_iter().zip(other.all()) {
            *part = part.zip(more).map(|(part, more)| part.with_units(part.units() + more.units()));
        }
    }

    /// Returns what learning closes: what is renewed, recognised, practised, and what measures give.
    pub fn learn(&self) -> Option<Amount> {
        let parts = [self.renew?, self.recognise?, self.practise?, self.train?];
        Some(parts[0].with_units(parts.iter().map(|part| part.units()).sum()))
    }
}

/// How the gap of one requirement in one unit is closed. Amounts are in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsRow {
    /// The row of the gap, of which the answer says what it is of.
    #[serde(flatten, serialize_with = "super::super::gap::subject")]
    pub today: GapRow,
    /// What is missing; none where it is not judged, or is hidden.
    pub gap: Option<Amount>,
    /// What that is made up of.
    #[serde(flatten)]
    pub parts: Parts,
    /// What those who qualify could work more, up to full time; of requirements counted in årsverk.
    pub part_time_reserve: Option<Fte>,
    /// The keys of figures that are hidden, for they rest on few people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// How many of those who qualify could work more.
    #[serde(skip)]
    pub reserve_support: u64,
    /// Who closes anything of it, by which kind of step.
    #[serde(skip)]
    pub(in crate::analysis) closers: Closers,
}

/// People and the kinds of steps by which they close something.
pub(in crate::analysis) type Closers = BTreeSet<(Kind, PersonId)>;

/// Returns how many people take each kind of step.
pub(in crate::analysis) fn people_of_kinds(closers: &Closers) -> [u64; Kind::ALL.len()] {
    Kind::ALL.map(|kind| closers.iter().filter(|(known, _)| *known == kind).count() as u64)
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
    /// How many requirements are unmet; none where that is hidden.
    pub unmet: Option<u64>,
    /// What is missing; none where that is hidden.
    pub gap: Option<Amount>,
    /// What that is made up of.
    #[serde(flatten)]
    pub parts: Parts,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// Of each kind of step, how many people close anything by it.
    #[serde(skip)]
    pub support: [u64; Kind::ALL.len()],
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
    let mut rows = rows(situation, board, asked, &credits);
    let teller = Teller { situation, asked, board, taken };
    teller.tell_closers(&mut rows);
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
        mobilisation: situation.mobilisation(),
        objective: Some(choice.value),
        objective_if_all_closed: Some(all),
        bound: Some(choice.bound),
        optimal: choice.best_value,
        rank: Some(choice.cost),
        rank_optimal: choice.best_cost,
        steps: counts(taken),
        categories: by_category(situation, &rows),
        units: by_unit(&rows),
        transfers: Some(teller.transfers()),
        suppressed: Hidden::new(),
        suppression: None,
        people: request.narrowing.with_names.then(|| teller.people()),
        requirements: rows,
    }
}

fn counts(taken: &[Taken<'_>]) -> StepCounts {
    let takers: Closers = taken.iter().map(|step| (step.step.kind(), step.today.person)).collect();
    let [mobilise, renew, recognise, practise, train] = people_of_kinds(&takers).map(Some);
    StepCounts { mobilise, renew, recognise, practise, train }
}

fn rows(situation: &Situation<'_>, board: &Board<'_>, asked: &[Judged], credits: &[Credit]) -> Vec<NeedsRow> {
    let places = board.places();
    let row = |one: &Judged| {
        let place = one.unit.and_then(|unit| places.get(&(one.requirement, unit)));
        let today = one.row.clone();
        let in_fte = today.basis.in_fte();
        let reserve = place.filter(|_| in_fte).map(|place| reserve(situation, board, &board.rows[*place]));
        NeedsRow {
            gap: place.and(today.gap),
            parts: place.map(|place| Parts::of(&credits[*place], in_fte)).unwrap_or_default(),
            part_time_reserve: reserve.map(|(reserve, _)| reserve),
            reserve_support: reserve.map_or(0, |(_, people)| people),
            suppressed: Hidden::new(),
            closers: Closers::new(),
            today,
        }
    };
    asked.iter().map(row).collect()
}

/// Returns what those who qualify in a row's scope could work more, and how many of them could: up to full time, all their
/// work taken together.
///
/// Who works somewhere so much that nobody knows is left out.
fn reserve(situation: &Situation<'_>, board: &Board<'_>, row: &Row) -> (Fte, u64) {
    let demand = &board.demands[row.demand];
    let within = Within::of(&[row.unit], &situation.register.units);
    let (mut sum, mut people) = (Fte::ZERO, 0);
    for person in super::super::holders::qualified(situation, demand.requirement) {
        let presences = situation.force.of(person);
        if within.shares(presences.clone(), demand.positions.as_deref()).is_empty() {
            continue;
        }
        let known: Option<i64> = presences.map(|presence| Some(presence.fraction()?.ten_thousandths())).sum();
        let whole = Fte::ONE.ten_thousandths();
        let more = known.map_or(0, |known| (whole - known).max(0));
        sum += Fte::from_ten_thousandths(more);
        people += u64::from(more > 0);
    }
    (sum, people)
}

/// Adds up rows, persons and årsverk apart; nothing of what is not judged.
fn sums<'r>(rows: impl Iterator<Item = &'r NeedsRow>) -> Vec<Sum> {
    let (mut persons, mut fte) = (Adding::new(Basis::Persons), Adding::new(Basis::Fte));
    for row in rows {
        let sum = if row.today.basis.in_fte() { &mut fte } else { &mut persons };
        sum.add(row);
    }
    [persons, fte].into_iter().filter(|sum| sum.unmet > 0).map(Adding::sum).collect()
}

/// A sum in the making.
struct Adding {
    basis: Basis,
    unmet: u64,
    gap: Amount,
    parts: Parts,
    closers: Closers,
}

impl Adding {
    fn new(basis: Basis) -> Self {
        let parts = Parts::of(&Credit::default(), basis.in_fte());
        Self { basis, unmet: 0, gap: Amount::none(basis.in_fte()), parts, closers: Closers::new() }
    }

    fn add(&mut self, row: &NeedsRow) {
        let Some(gap) = row.gap else { return };
        self.unmet += u64::from(gap.units() > 0);
        self.gap = self.gap.with_units(self.gap.units() + gap.units());
        self.parts.add(&row.parts);
        self.closers.extend(&row.closers);
    }

    fn sum(self) -> Sum {
        Sum {
            category: None,
            unit: None,
            basis: self.basis,
            unmet: Some(self.unmet),
            gap: Some(self.gap),
            parts: self.parts,
            suppressed: Hidden::new(),
            support: people_of_kinds(&self.closers),
        }
    }
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

/// Returns the units that rows are of, each once.
pub(in crate::analysis) fn units_of(rows: &[NeedsRow]) -> Vec<&Option<String>> {
    let mut units: Vec<&Option<String>> = rows.iter().map(|row| &row.today.unit).collect();
    let alphabet = Alphabet::default();
    units.sort_by(|a, b| compare_paths(a.as_deref(), b.as_deref(), &alphabet));
    units.dedup();
    units
}

fn by_unit(rows: &[NeedsRow]) -> Vec<Sum> {
    let of_unit = |unit: &Option<String>| {
        let sums = sums(rows.iter().filter(|row| row.today.unit == *unit));
        sums.into_iter().map(|sum| Sum { unit: unit.clone(), ..sum }).collect::<Vec<_>>()
    };
    units_of(rows).into_iter().flat_map(of_unit).collect()
}

/// Tells of those who take steps.
struct Teller<'t, 'a> {
    situation: &'t Situation<'a>,
    board: &'t Board<'a>,
    asked: &'t [Judged],
    taken: &'t [Taken<'t>],
}

impl Teller<'_, '_> {
    /// Returns the places of the board's rows among those that are asked about.
    fn places_asked(&self) -> BTreeMap<usize, usize> {
        let places = self.board.places();
        let asked = self.asked.iter().enumerate();
        asked.filter_map(|(at, one)| Some((*places.get(&(one.requirement, one.unit?))?, at))).collect()
    }

    /// Says of each row who closes anything of it.
    fn tell_closers(&self, rows: &mut [NeedsRow]) {
        let of_row = self.places_asked();
        for (step, closed) in self.taken.iter().zip(closes(self.board, self.taken)) {
            let places = closed.iter().filter_map(|(row, _)| of_row.get(&(*row as usize)));
            for place in places {
                rows[*place].closers.insert((step.step.kind(), step.today.person));
            }
        }
    }

    /// Returns the names of what each step closes, in the order of the rows.
    fn closed_names(&self) -> Vec<Vec<String>> {
        let of_row = self.places_asked();
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
                id: self.situation.register.id(step.today.person).map(str::to_owned),
                name: self.situation.register.name(step.today.person).map(str::to_owned),
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
