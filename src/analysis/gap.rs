//! What do we have, formally and really, against what the plan requires?

use super::qualification::{Grounds, Qualifications, positions_of};
use super::scope;
use super::workforce::{Populations, RowAccount, Workforce, is_in};
use crate::finding::{Code, Finding};
use crate::model::amount::{Decimal, Fte, Share};
use crate::model::collation::Alphabet;
use crate::model::date::Date;
use crate::model::plan::{Amount, Basis, Plan, Requirement, Requires};
use crate::model::register::{PersonId, Register};
use crate::model::unit::UnitId;
use serde::{Serialize, Serializer};

/// The group of staffing requirements, which are of no category.
pub const STAFFING: &str = "bemanning";

/// Which requirements are asked about; all where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Narrowing {
    /// Only in these units and below them.
    pub units: Vec<UnitId>,
    /// Only in these categories.
    pub categories: Vec<String>,
    /// Only of this criticality and above.
    pub criticality: u8,
    /// Whether to tell who holds and who lacks.
    pub with_names: bool,
}

/// The answer: schema `kompetanse.gap/1`.
#[derive(Debug, Clone, Serialize)]
pub struct GapAnswer {
    schema: &'static str,
    /// The date on which everything is judged.
    #[serde(serialize_with = "as_text")]
    pub reference_date: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: RegisterSaid,
    /// A row for each requirement and each unit in which it is judged.
    pub gaps: Vec<GapRow>,
    /// A sum for each category.
    pub categories: Vec<CategorySum>,
}

/// The plan, as the answer names it.
#[derive(Debug, Clone, Serialize)]
pub struct PlanSaid {
    /// Its name.
    pub name: String,
    /// Its files.
    pub files: Vec<String>,
    /// Names of the categories by id, in order.
    #[serde(skip)]
    pub categories: Vec<(String, String)>,
    /// So few qualified people make a requirement vulnerable.
    #[serde(skip)]
    pub vulnerable_at: u32,
}

/// The register, as the answer describes it.
#[derive(Debug, Clone, Serialize)]
pub struct RegisterSaid {
    /// Its files.
    pub files: Vec<String>,
    /// How the rows are accounted for.
    pub rows: RowAccount,
    /// People who count.
    pub persons: u64,
    /// Their årsverk, those that are known.
    pub fte: Fte,
    /// People employed at 0 % only.
    pub on_call: u64,
    /// Employments of unknown size.
    pub unknown_fractions: u64,
    /// Names of competences that the plan does not have.
    pub unmatched_competences: Vec<UnmatchedSaid>,
    /// Whether it says how large positions are.
    #[serde(skip)]
    pub has_fractions: bool,
    /// People left out on request.
    #[serde(skip)]
    pub left_out: u64,
    /// Units at the top.
    #[serde(skip)]
    pub departments: u64,
    /// Units that have none below them.
    #[serde(skip)]
    pub lowest_units: u64,
}

/// A name of a competence that the plan does not have.
#[derive(Debug, Clone, Serialize)]
pub struct UnmatchedSaid {
    /// The name.
    pub name: String,
    /// How many rows have it.
    pub rows: u64,
    /// The plan's name most like it.
    pub nearest: Option<String>,
}

/// One requirement in one unit. Amounts are in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct GapRow {
    /// The requirement's id.
    pub requirement: String,
    /// The category's id.
    pub category: String,
    /// The ids of the competences; any one of them counts.
    pub competences: Vec<String>,
    /// The unit's path; none for everything.
    pub unit: Option<String>,
    /// The positions that it concerns; all where empty.
    pub positions: Vec<String>,
    /// Which side must be there; none for staffing.
    #[serde(serialize_with = "requires_word")]
    pub requires: Option<Requires>,
    /// The real level that is asked for; none for staffing.
    pub level: Option<u8>,
    /// In what it is counted.
    #[serde(serialize_with = "basis_word")]
    pub basis: Basis,
    /// How much it matters.
    pub criticality: u8,
    /// Whether it is in force on the date.
    pub in_force: bool,
    /// Whether the register can answer it.
    pub assessable: bool,
    /// Who is in scope.
    pub population: Population,
    /// How much is required.
    pub required: Option<Amount>,
    /// How much is held formally.
    pub formal: Option<Amount>,
    /// How much is held really.
    pub real: Option<Amount>,
    /// How much is held as the requirement asks.
    pub qualified: Option<Amount>,
    /// What is missing.
    pub gap: Option<Amount>,
    /// What is missing on the formal side.
    pub gap_formal: Option<Amount>,
    /// What is missing on the real side.
    pub gap_real: Option<Amount>,
    /// What is held beyond what is required.
    pub surplus: Option<Amount>,
    /// How much of what is required is held.
    pub coverage: Option<Share>,
    /// Persons who hold it formally and do not qualify.
    pub formal_only: Option<u64>,
    /// Persons who hold it really and do not qualify.
    pub real_only: Option<u64>,
    /// Persons who would hold it formally, but for a missing date.
    pub undated: Option<u64>,
    /// Persons who qualify by dispensation only.
    pub dispensations: Option<u64>,
    /// How many of the qualified must leave before it is unmet.
    pub slack: Option<u64>,
    /// Whether so few qualify that it is vulnerable.
    pub vulnerable: bool,
    /// Who holds and who lacks, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonSaid>>,
    /// How it is named to people.
    #[serde(skip)]
    pub name: String,
    /// Why it cannot be answered, where it cannot.
    #[serde(skip)]
    pub obstacle: Option<Obstacle>,
}

/// Who is in a requirement's scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Population {
    /// Persons.
    pub persons: u64,
    /// Årsverk, those that are known.
    pub fte: Fte,
}

/// Somebody and a requirement, where names were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct PersonSaid {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// Whether the competence is held formally; none for staffing.
    pub formal: Option<bool>,
    /// Whether the competence is held really; none for staffing.
    pub real: Option<bool>,
    /// Whether the person qualifies.
    pub qualified: bool,
}

/// Why a requirement cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// The register does not say how large positions are.
    Fractions,
    /// The register has no units.
    Units,
    /// The register has no positions.
    Positions,
    /// A share of nobody.
    Nobody,
    /// The register has no real levels.
    Real,
    /// The register has no formal status.
    Formal,
}

/// The sum of a category, over requirements in force that can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategorySum {
    /// The category's id.
    pub category: String,
    /// How many requirements.
    pub requirements: u64,
    /// How many of them are met.
    pub met: u64,
    /// Those counted in persons.
    pub persons: BasisSum,
    /// Those counted in årsverk.
    pub fte: BasisSum,
}

/// A sum of requirements counted alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BasisSum {
    /// How much is required.
    pub required: Amount,
    /// How much of that is held.
    pub covered: Amount,
    /// How much of it is not.
    pub gap: Amount,
    /// The share that is held.
    pub coverage: Share,
}

impl GapRow {
    /// Tells whether the requirement is judged: in force, and the register can answer it.
    pub fn is_judged(&self) -> bool {
        self.in_force && self.assessable
    }

    /// Tells whether it is judged and something is missing.
    pub fn is_unmet(&self) -> bool {
        self.is_judged() && self.gap.is_some_and(|gap| gap.units() > 0)
    }
}

/// Answers the question on a date.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    narrowing: &Narrowing,
) -> Result<GapAnswer, Vec<Finding>> {
    let force = Workforce::on(date, register, &plan.exclusions);
    if force.is_empty() {
        return Err(vec![Finding::new(Code::NobodyEmployed).seen(date.strftime("%d.%m.%Y").to_string())]);
    }
    let judged = scope::judged(&register.units, &force);
    let unknown = scope::unknown_units(plan, register, &judged);
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let qualifications = Qualifications::on(date, register, plan, &force);
    let assessor = Assessor {
        date,
        register,
        plan,
        force: &force,
        judged: &judged,
        qualifications: &qualifications,
        narrowing,
    };
    let rows = assessor.rows();
    let categories = sums(&rows, plan);
    Ok(GapAnswer {
        schema: "kompetanse.gap/1",
        reference_date: date,
        plan: plan_said(plan),
        register: register_said(register, plan, &force, &judged),
        gaps: rows,
        categories,
    })
}

/// All that rows are judged from.
struct Assessor<'a> {
    date: Date,
    register: &'a Register,
    plan: &'a Plan,
    force: &'a Workforce,
    judged: &'a [bool],
    qualifications: &'a Qualifications,
    narrowing: &'a Narrowing,
}

/// Somebody's two sides of a requirement's competences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    pub person: PersonId,
    pub formal: bool,
    pub real: bool,
    pub both: bool,
    /// Formal, dispensations aside.
    pub formal_in_full: bool,
    /// Both, dispensations aside.
    pub both_in_full: bool,
    pub undated: bool,
}

impl Sides {
    fn qualifies(&self, requires: Requires) -> bool {
        match requires {
            Requires::Formal => self.formal,
            Requires::Real => self.real,
            Requires::Both => self.both,
            Requires::Either => self.formal || self.real,
        }
    }

    fn qualifies_in_full(&self, requires: Requires) -> bool {
        match requires {
            Requires::Formal => self.formal_in_full,
            Requires::Real => self.real,
            Requires::Both => self.both_in_full,
            Requires::Either => self.formal_in_full || self.real,
        }
    }
}

/// What is counted of a requirement in one unit.
#[derive(Debug, Clone, Default)]
struct Tally {
    formal: Count,
    real: Count,
    qualified: Count,
    formal_only: u64,
    real_only: u64,
    undated: u64,
    dispensations: u64,
    /// What each qualified person brings.
    brings: Vec<Fte>,
    people: Vec<(PersonId, bool, bool, bool)>,
}

/// Persons and their årsverk.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    persons: i64,
    fte: Fte,
}

impl Count {
    fn add(&mut self, fte: Fte) {
        self.persons += 1;
        self.fte += fte;
    }

    fn by(self, basis: Basis) -> Amount {
        if basis.in_fte() { Amount::Fte(self.fte) } else { Amount::Persons(self.persons) }
    }
}

impl Assessor<'_> {
    /// Returns the rows, in the order of categories, competences and units.
    fn rows(&self) -> Vec<GapRow> {
        let mut populations = PopulationCache::default();
        let mut rows: Vec<(usize, Option<UnitId>, GapRow)> = Vec::new();
        for (place, requirement) in self.plan.requirements.iter().enumerate() {
            if !self.is_asked(requirement) {
                continue;
            }
            for (unit, row) in self.requirement(requirement, &mut populations) {
                rows.push((place, unit, row));
            }
        }
        self.sorted(rows)
    }

    fn is_asked(&self, requirement: &Requirement) -> bool {
        let category = self.category_id(requirement);
        let asked = &self.narrowing.categories;
        requirement.criticality >= self.narrowing.criticality
            && (asked.is_empty() || asked.iter().any(|id| id == category))
    }

    fn category_id(&self, requirement: &Requirement) -> &str {
        requirement.category(self.plan).map_or(STAFFING, |id| &self.plan.categories[id.index()].id)
    }

    /// Judges a requirement in each of its units.
    fn requirement(
        &self,
        requirement: &Requirement,
        populations: &mut PopulationCache,
    ) -> Vec<(Option<UnitId>, GapRow)> {
        let Ok(units) = scope::instances(requirement, self.register, self.judged) else {
            // The register has no units, and the plan does not declare this one.
            let row = self.unanswered(
                requirement,
                requirement.unit.clone(),
                Population { persons: 0, fte: Fte::ZERO },
                Obstacle::Units,
            );
            return if self.narrowing.units.is_empty() { vec![(None, row)] } else { Vec::new() };
        };
        let positions = positions_of(self.register, &requirement.positions);
        let population = populations.get(self, requirement, positions.as_deref());
        let asked: Vec<UnitId> = units.into_iter().filter(|unit| self.is_asked_unit(*unit)).collect();
        let tallies = self.tally(requirement, &asked, positions.as_deref());
        asked
            .into_iter()
            .zip(tallies)
            .map(|(unit, tally)| {
                let scope = Population { persons: population.persons(unit), fte: population.fte(unit) };
                (Some(unit), self.row(requirement, unit, scope, tally))
            })
            .collect()
    }

    fn is_asked_unit(&self, unit: UnitId) -> bool {
        let asked = &self.narrowing.units;
        asked.is_empty() || asked.iter().any(|above| self.register.units.is_within(unit, *above))
    }

    /// Counts the people in each of some units that do not overlap.
    fn tally(&self, requirement: &Requirement, units: &[UnitId], positions: Option<&[bool]>) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); units.len()];
        let within = Within::of(units, &self.register.units);
        if requirement.is_staffing() {
            for group in self.force.presences().chunk_by(|a, b| a.person == b.person) {
                for (at, fte) in within.shares(group, positions) {
                    tallies[at].staff(group[0].person, fte, self.narrowing.with_names);
                }
            }
            return tallies;
        }
        let mut holders = self.sides(requirement).into_iter().peekable();
        if self.narrowing.with_names {
            // Those who have nothing are told of too.
            for group in self.force.presences().chunk_by(|a, b| a.person == b.person) {
                let person = group[0].person;
                while holders.next_if(|sides| sides.person < person).is_some() {}
                let sides = holders.next_if(|sides| sides.person == person).unwrap_or(Sides::nothing(person));
                for (at, fte) in within.shares(group, positions) {
                    tallies[at].count(&sides, requirement.requires, fte, true);
                }
            }
            return tallies;
        }
        for sides in holders {
            for (at, fte) in within.shares(self.force.of(sides.person), positions) {
                tallies[at].count(&sides, requirement.requires, fte, false);
            }
        }
        tallies
    }

    /// Returns the sides of everybody who holds anything of a requirement's competences, by person.
    fn sides(&self, requirement: &Requirement) -> Vec<Sides> {
        sides(requirement, self.qualifications)
    }

    fn row(&self, requirement: &Requirement, unit: UnitId, population: Population, tally: Tally) -> GapRow {
        let path = self.register.units.path(unit);
        if let Some(obstacle) = self.obstacle(requirement, population) {
            return self.unanswered(requirement, path, population, obstacle);
        }
        let amount = requirement.amount.in_year(self.date.year());
        let required = amount.map(|amount| required(requirement.basis, amount, population));
        let mut row = self.blank(requirement, path, population);
        row.required = required;
        row.in_force = required.is_some();
        self.fill(&mut row, requirement, tally);
        row
    }

    /// Fills in the figures; those of a side that the register does not know stay empty.
    fn fill(&self, row: &mut GapRow, requirement: &Requirement, tally: Tally) {
        let basis = requirement.basis;
        let staffing = requirement.is_staffing();
        let (formal_known, real_known) = self.known_sides();
        let missing = missing_side(requirement, formal_known, real_known);
        row.assessable = missing.is_none();
        row.obstacle = missing;
        let formal = (!staffing && formal_known).then(|| tally.formal.by(basis));
        let real = (!staffing && real_known).then(|| tally.real.by(basis));
        let qualified = row.assessable.then(|| tally.qualified.by(basis));
        let beyond = |held: Option<Amount>| Some(row.required?.beyond(held?));
        row.gap = beyond(qualified);
        row.gap_formal = beyond(formal);
        row.gap_real = beyond(real);
        row.surplus = qualified.and_then(|held| Some(held.beyond(row.required?)));
        row.coverage = qualified.and_then(|held| Some(Share::of(held.units(), row.required?.units())));
        (row.formal, row.real, row.qualified) = (formal, real, qualified);
        row.formal_only = (!staffing && row.assessable && formal_known).then_some(tally.formal_only);
        row.real_only = (!staffing && row.assessable && real_known).then_some(tally.real_only);
        row.undated = formal_known.then_some(tally.undated);
        row.dispensations = (formal_known && row.assessable).then_some(tally.dispensations);
        if let (Some(required), Some(held)) = (row.required, qualified) {
            row.slack = slack(required, held, &tally.brings);
            let few = 1..=i64::from(self.plan.vulnerable_at);
            row.vulnerable = required.units() > 0 && few.contains(&tally.qualified.persons);
        }
        if self.narrowing.with_names {
            row.people = Some(tally.people.iter().map(|entry| self.person_said(*entry, staffing)).collect());
        }
    }

    fn person_said(
        &self,
        (person, formal, real, qualified): (PersonId, bool, bool, bool),
        staffing: bool,
    ) -> PersonSaid {
        let (formal_known, real_known) = self.known_sides();
        let known = &self.register.people[person.index()];
        PersonSaid {
            id: known.id.as_deref().map(str::to_owned),
            name: known.name.as_deref().map(str::to_owned),
            formal: (!staffing && formal_known).then_some(formal),
            real: (!staffing && real_known).then_some(real),
            qualified,
        }
    }

    /// Tells which sides of competences the register, with the plan's help, knows anything of.
    fn known_sides(&self) -> (bool, bool) {
        let from_plan = self.plan.competences.iter().any(|competence| !competence.formal_from.is_empty());
        (self.register.knows.formal || from_plan, self.register.knows.real)
    }

    /// Returns why a requirement cannot be answered at all.
    fn obstacle(&self, requirement: &Requirement, population: Population) -> Option<Obstacle> {
        let knows = self.register.knows;
        let for_units = requirement.unit.is_some() || requirement.per != crate::model::plan::Per::Whole;
        match () {
            () if requirement.basis.in_fte() && !knows.fractions => Some(Obstacle::Fractions),
            () if for_units && !knows.units => Some(Obstacle::Units),
            () if !requirement.positions.is_empty() && !knows.positions => Some(Obstacle::Positions),
            () if requirement.basis.is_share() && population.persons == 0 => Some(Obstacle::Nobody),
            () => None,
        }
    }

    fn unanswered(
        &self,
        requirement: &Requirement,
        path: Option<String>,
        population: Population,
        obstacle: Obstacle,
    ) -> GapRow {
        let mut row = self.blank(requirement, path, population);
        row.in_force = requirement.amount.in_year(self.date.year()).is_some();
        row.assessable = false;
        row.obstacle = Some(obstacle);
        row
    }

    /// Returns a row without figures.
    fn blank(&self, requirement: &Requirement, unit: Option<String>, population: Population) -> GapRow {
        let competence = |id: &crate::model::plan::CompetenceId| self.plan.competences[id.index()].id.clone();
        let judged = !requirement.is_staffing();
        GapRow {
            requirement: requirement.id.clone(),
            category: self.category_id(requirement).to_owned(),
            competences: requirement.competences.iter().map(competence).collect(),
            unit,
            positions: requirement.positions.iter().map(|pattern| pattern.text.clone()).collect(),
            requires: judged.then_some(requirement.requires),
            level: judged.then_some(requirement.level),
            basis: requirement.basis,
            criticality: requirement.criticality,
            in_force: false,
            assessable: true,
            population,
            required: None,
            formal: None,
            real: None,
            qualified: None,
            gap: None,
            gap_formal: None,
            gap_real: None,
            surplus: None,
            coverage: None,
            formal_only: None,
            real_only: None,
            undated: None,
            dispensations: None,
            slack: None,
            vulnerable: false,
            people: None,
            name: self.name(requirement),
            obstacle: None,
        }
    }

    /// Returns how a requirement is named: its competence or competences, its category, or nothing for staffing.
    fn name(&self, requirement: &Requirement) -> String {
        match requirement.whole_category {
            Some(category) => self.plan.categories[category.index()].name.clone(),
            None => {
                let names: Vec<&str> = requirement
                    .competences
                    .iter()
                    .map(|id| self.plan.competences[id.index()].name.as_str())
                    .collect();
                names.join(" / ")
            }
        }
    }

    /// Puts rows in the order of categories, then of competences and of units in the Norwegian alphabet.
    fn sorted(&self, rows: Vec<(usize, Option<UnitId>, GapRow)>) -> Vec<GapRow> {
        let alphabet = Alphabet::default();
        let names: Vec<&str> = rows.iter().map(|(_, _, row)| row.name.as_str()).collect();
        let name_ranks = alphabet.ranks(&names);
        let unit_ranks = self.unit_ranks(&alphabet);
        let category = |row: &GapRow| {
            self.plan.categories.iter().position(|c| c.id == row.category).unwrap_or(usize::MAX)
        };
        let mut keyed: Vec<_> = rows
            .into_iter()
            .enumerate()
            .map(|(at, (place, unit, row))| {
                let unit_rank = unit.map_or(0, |unit| unit_ranks[unit.index()]);
                ((category(&row), name_ranks[at], unit_rank, place), row)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, row)| row).collect()
    }

    /// Returns the place of each unit, everything first, parents before children, in alphabetical order.
    fn unit_ranks(&self, alphabet: &Alphabet) -> Vec<usize> {
        let units = &self.register.units;
        let mut ranks = vec![0; units.len()];
        let mut waiting = vec![UnitId::EVERYTHING];
        let mut next = 0;
        while let Some(unit) = waiting.pop() {
            ranks[unit.index()] = next;
            next += 1;
            let mut children: Vec<UnitId> = units.children(unit).collect();
            children.sort_by(|a, b| alphabet.compare(&units.get(*b).name, &units.get(*a).name));
            waiting.extend(children);
        }
        ranks
    }
}

/// Returns the sides of everybody who holds anything of a requirement's competences, by person.
pub(super) fn sides(requirement: &Requirement, qualifications: &Qualifications) -> Vec<Sides> {
    let mut all: Vec<Sides> = Vec::new();
    for competence in &requirement.competences {
        all.extend(qualifications.of(*competence).iter().map(|holder| {
            let real = holder.level.is_some_and(|level| level >= requirement.level);
            Sides::of(holder.person, holder.grounds, real)
        }));
    }
    if requirement.competences.len() > 1 {
        all.sort_by_key(|sides| sides.person);
    }
    let mut kept: Vec<Sides> = Vec::with_capacity(all.len());
    for sides in all {
        match kept.last_mut() {
            Some(last) if last.person == sides.person => *last = last.and(sides),
            _ => kept.push(sides),
        }
    }
    kept
}

impl Sides {
    fn nothing(person: PersonId) -> Self {
        Self::of(person, Grounds::default(), false)
    }

    fn of(person: PersonId, grounds: Grounds, real: bool) -> Self {
        let formal = grounds.is_held();
        let formal_in_full = grounds.is_held_in_full();
        Self {
            person,
            formal,
            real,
            both: formal && real,
            formal_in_full,
            both_in_full: formal_in_full && real,
            undated: grounds.undated,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            person: self.person,
            formal: self.formal | other.formal,
            real: self.real | other.real,
            both: self.both | other.both,
            formal_in_full: self.formal_in_full | other.formal_in_full,
            both_in_full: self.both_in_full | other.both_in_full,
            undated: self.undated | other.undated,
        }
    }
}

impl Tally {
    fn count(&mut self, sides: &Sides, requires: Requires, fte: Fte, named: bool) {
        let qualified = sides.qualifies(requires);
        if sides.formal {
            self.formal.add(fte);
            self.formal_only += u64::from(!qualified);
        }
        if sides.real {
            self.real.add(fte);
            self.real_only += u64::from(!qualified);
        }
        if qualified {
            self.qualified.add(fte);
            self.brings.push(fte);
            self.dispensations += u64::from(!sides.qualifies_in_full(requires));
        }
        self.undated += u64::from(sides.undated && !sides.formal);
        if named {
            self.people.push((sides.person, sides.formal, sides.real, qualified));
        }
    }

    /// Counts somebody for a staffing requirement, for which everybody qualifies.
    fn staff(&mut self, person: PersonId, fte: Fte, named: bool) {
        self.qualified.add(fte);
        self.brings.push(fte);
        if named {
            self.people.push((person, false, false, true));
        }
    }
}

/// Which of some units, that do not overlap, each unit belongs to.
struct Within(Vec<u32>);

impl Within {
    const NONE: u32 = u32::MAX;

    fn of(units: &[UnitId], tree: &crate::model::unit::UnitTree) -> Self {
        let mut places = vec![Self::NONE; tree.len()];
        for (at, unit) in units.iter().enumerate() {
            for below in tree.subtree(*unit) {
                places[below as usize] = at as u32;
            }
        }
        Self(places)
    }

    /// Returns for each of the units where somebody counts, how much.
    fn shares(
        &self,
        presences: &[super::workforce::Presence],
        positions: Option<&[bool]>,
    ) -> Vec<(usize, Fte)> {
        let mut shares: Vec<(usize, Fte)> = Vec::with_capacity(1);
        for presence in presences.iter().filter(|presence| is_in(presence, positions)) {
            let at = self.0[presence.unit.index()];
            if at == Self::NONE {
                continue;
            }
            let fte = presence.fraction.unwrap_or_default();
            match shares.iter_mut().find(|(known, _)| *known == at as usize) {
                Some((_, sum)) => *sum += fte,
                None => shares.push((at as usize, fte)),
            }
        }
        shares
    }
}

/// Populations by positions, each counted once.
#[derive(Default)]
struct PopulationCache(std::collections::BTreeMap<Vec<String>, std::rc::Rc<Populations>>);

impl PopulationCache {
    fn get(
        &mut self,
        assessor: &Assessor<'_>,
        requirement: &Requirement,
        positions: Option<&[bool]>,
    ) -> std::rc::Rc<Populations> {
        let key: Vec<String> = requirement.positions.iter().map(|pattern| pattern.text.clone()).collect();
        let count = || std::rc::Rc::new(Populations::of(assessor.force, &assessor.register.units, positions));
        self.0.entry(key).or_insert_with(count).clone()
    }
}

/// Returns how much is required of a population: a share of it, or the amount as it stands; rounded up.
pub fn required(basis: Basis, amount: Decimal, population: Population) -> Amount {
    match basis {
        Basis::Persons => Amount::Persons(amount.ceil()),
        Basis::Fte => Amount::Fte(amount.to_fte_ceil()),
        Basis::SharePersons => Amount::Persons(amount.percent_of_persons_ceil(population.persons)),
        Basis::ShareFte => Amount::Fte(amount.percent_of_fte_ceil(population.fte)),
    }
}

/// Returns how many of the qualified must leave, those who bring most first, before less is held than required.
///
/// 0 where that is so already; none where nothing is required.
fn slack(required: Amount, held: Amount, brings: &[Fte]) -> Option<u64> {
    if required.units() <= 0 {
        return None;
    }
    if held.units() < required.units() {
        return Some(0);
    }
    if let Amount::Persons(held) = held {
        return Some((held - required.units() + 1) as u64);
    }
    let mut brings: Vec<i64> = brings.iter().map(|fte| fte.ten_thousandths()).collect();
    brings.sort_unstable_by(|a, b| b.cmp(a));
    let mut left = held.units();
    let mut leave = 0;
    for one in brings {
        left -= one;
        leave += 1;
        if left < required.units() {
            break;
        }
    }
    Some(leave)
}

/// Returns the side that a requirement asks for and nothing is known of.
fn missing_side(requirement: &Requirement, formal_known: bool, real_known: bool) -> Option<Obstacle> {
    if requirement.is_staffing() {
        return None;
    }
    let (needs_formal, needs_real) = match requirement.requires {
        Requires::Formal => (true, false),
        Requires::Real => (false, true),
        Requires::Both | Requires::Either => (true, true),
    };
    match () {
        () if needs_real && !real_known => Some(Obstacle::Real),
        () if needs_formal && !formal_known => Some(Obstacle::Formal),
        () => None,
    }
}

/// Returns the sum of each category of the plan, and of staffing last where there is any.
fn sums(rows: &[GapRow], plan: &Plan) -> Vec<CategorySum> {
    let ids = plan.categories.iter().map(|category| category.id.as_str());
    let staffing = rows.iter().any(|row| row.category == STAFFING).then_some(STAFFING);
    ids.chain(staffing)
        .map(|id| sum(id, rows.iter().filter(|row| row.category == id && row.is_judged())))
        .collect()
}

fn sum<'r>(category: &str, rows: impl Iterator<Item = &'r GapRow>) -> CategorySum {
    let mut sum = CategorySum {
        category: category.to_owned(),
        requirements: 0,
        met: 0,
        persons: BasisSum::nothing(Amount::none(false)),
        fte: BasisSum::nothing(Amount::none(true)),
    };
    for row in rows {
        let (Some(required), Some(gap)) = (row.required, row.gap) else { continue };
        sum.requirements += 1;
        sum.met += u64::from(gap.units() == 0);
        if row.basis.in_fte() { sum.fte.add(required, gap) } else { sum.persons.add(required, gap) }
    }
    sum
}

impl BasisSum {
    fn nothing(none: Amount) -> Self {
        Self { required: none, covered: none, gap: none, coverage: Share::ALL }
    }

    fn add(&mut self, required: Amount, gap: Amount) {
        self.required = self.required.with_units(self.required.units() + required.units());
        self.gap = self.gap.with_units(self.gap.units() + gap.units());
        self.covered = self.covered.with_units(self.required.units() - self.gap.units());
        self.coverage = Share::of(self.covered.units(), self.required.units());
    }
}

fn plan_said(plan: &Plan) -> PlanSaid {
    PlanSaid {
        name: plan.name.clone(),
        files: plan.files.clone(),
        categories: plan
            .categories
            .iter()
            .map(|category| (category.id.clone(), category.name.clone()))
            .collect(),
        vulnerable_at: plan.vulnerable_at,
    }
}

fn register_said(register: &Register, plan: &Plan, force: &Workforce, judged: &[bool]) -> RegisterSaid {
    let everybody = Populations::of(force, &register.units, None);
    let names: Vec<&str> = plan.competences.iter().map(|competence| competence.name.as_str()).collect();
    let unmatched = register.unmatched.iter().map(|unmatched| UnmatchedSaid {
        name: unmatched.name.clone(),
        rows: unmatched.rows,
        nearest: crate::model::name::nearest(&unmatched.name, names.iter().copied())
            .first()
            .map(|name| (*name).to_owned()),
    });
    let mut unmatched: Vec<UnmatchedSaid> = unmatched.collect();
    unmatched.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.name.cmp(&b.name)));
    let mut files: Vec<String> = register.tables.iter().map(|table| table.file.to_string()).collect();
    files.dedup();
    let units = &register.units;
    let lowest = super::workforce::lowest(units, judged, units.subtree(UnitId::EVERYTHING));
    RegisterSaid {
        files,
        rows: force.rows,
        persons: everybody.persons(UnitId::EVERYTHING),
        fte: everybody.fte(UnitId::EVERYTHING),
        on_call: force.on_call,
        unknown_fractions: force.unknown_fractions,
        unmatched_competences: unmatched,
        has_fractions: register.knows.fractions,
        left_out: force.left_out,
        departments: units.children(UnitId::EVERYTHING).filter(|unit| judged[unit.index()]).count() as u64,
        lowest_units: lowest.into_iter().filter(|unit| *unit != UnitId::EVERYTHING).count() as u64,
    }
}

fn as_text<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn requires_word<S: Serializer>(requires: &Option<Requires>, serializer: S) -> Result<S::Ok, S::Error> {
    requires
        .map(|requires| match requires {
            Requires::Formal => "formal",
            Requires::Real => "real",
            Requires::Both => "both",
            Requires::Either => "either",
        })
        .serialize(serializer)
}

fn basis_word<S: Serializer>(basis: &Basis, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match basis {
        Basis::Persons => "persons",
        Basis::Fte => "fte",
        Basis::SharePersons => "share_persons",
        Basis::ShareFte => "share_fte",
    })
}

impl GapAnswer {
    /// Returns what the answer itself found: requirements that cannot be answered, and positions of unknown size.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut told = std::collections::BTreeSet::new();
        for row in &self.gaps {
            if let Some(obstacle) = row.obstacle
                && told.insert((row.requirement.clone(), obstacle))
            {
                findings.push(
                    Finding::new(Code::RequirementNotAssessable)
                        .seen(&row.requirement)
                        .expected([obstacle.key()]),
                );
            }
        }
        // That no position has a size is said of the register.
        if self.register.has_fractions && self.register.unknown_fractions > 0 {
            findings.push(Finding::new(Code::FractionsUnknown).count(self.register.unknown_fractions));
        }
        findings
    }
}

impl Obstacle {
    /// Every obstacle there is.
    const ALL: [Self; 6] =
        [Self::Fractions, Self::Units, Self::Positions, Self::Nobody, Self::Real, Self::Formal];

    /// Returns the obstacle of a key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obstacle| obstacle.key() == key)
    }

    /// Returns a key that never changes.
    pub fn key(self) -> &'static str {
        match self {
            Obstacle::Fractions => "fractions",
            Obstacle::Units => "units",
            Obstacle::Positions => "positions",
            Obstacle::Nobody => "nobody",
            Obstacle::Real => "real",
            Obstacle::Formal => "formal",
        }
    }
}
