//! Judges each requirement in each of its units.

use super::gap::{GapRow, Narrowing, Obstacle, PersonSaid, Population, STAFFING, Support};
use super::qualification::{Holder, positions_of};
use super::scope;
use super::situation::Situation;
use super::summing::{Sum, Summand};
use super::tally::{Sides, Tally, Within, sides, slack};
use super::workforce::Populations;
use crate::model::amount::{Decimal, Fte, Share};
use crate::model::collation::Alphabet;
use crate::model::plan::{Amount, Basis, Per, Requirement, Requires};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A row, with the requirement and the unit that it is of.
pub(super) struct Judged {
    /// The requirement, by its place in the plan.
    pub requirement: usize,
    /// The unit; none where nobody knows it.
    pub unit: Option<UnitId>,
    /// The row.
    pub row: GapRow,
}

/// A requirement, with its place in the plan.
type Asked<'p> = (usize, &'p Requirement);

/// What is counted of a requirement in one of its units.
struct Counted {
    unit: UnitId,
    population: Population,
    tally: Tally,
}

/// Judges the requirements that are asked about.
pub(super) struct Assessor<'a> {
    situation: &'a Situation<'a>,
    narrowing: &'a Narrowing,
    /// Whether anything is known of formal sides, and of real ones.
    known_sides: (bool, bool),
}

impl<'a> Assessor<'a> {
    pub fn of(situation: &'a Situation<'a>, narrowing: &'a Narrowing) -> Self {
        Self { situation, narrowing, known_sides: situation.known_sides() }
    }
}

impl Assessor<'_> {
    /// Returns the rows, in the order of categories, competences and units.
    pub fn rows(&self) -> Vec<GapRow> {
        self.each_group(|rows| rows.map(|judged| judged.row).collect::<Vec<GapRow>>())
            .into_iter()
            .flatten()
            .collect()
    }

    /// Returns the rows, with the requirement and the unit of each, in the same order.
    pub fn judged(&self) -> Vec<Judged> {
        self.each_group(|rows| rows.collect::<Vec<Judged>>()).into_iter().flatten().collect()
    }

    /// Returns what is made of rows in their order, those of one category and one name at a time; a row is there from when
    /// it is asked for.
    pub fn each_group<T: Send>(&self, make: impl Fn(&mut dyn Iterator<Item = Judged>) -> T + Sync) -> Vec<T> {
        let groups = self.groups();
        let populations = self.populations(groups.iter().flatten());
        let unit_ranks = self.unit_ranks();
        let made = |group: Vec<Asked<'_>>| {
            let mut all: Vec<(Asked<'_>, Option<Counted>)> = Vec::new();
            for asked in group {
                let counted = self.counted(asked.1, &populations);
                all.extend(counted.into_iter().map(|counted| (asked, counted)));
            }
            all.sort_by_key(|((place, _), counted)| {
                (counted.as_ref().map_or(0, |counted| unit_ranks[counted.unit.index()]), *place)
            });
            make(&mut all.into_iter().map(|(asked, counted)| self.judge(asked, counted)))
        };
        groups.into_par_iter().map(made).collect()
    }

    /// Returns the row of a requirement in a unit.
    fn judge(&self, (place, requirement): Asked<'_>, counted: Option<Counted>) -> Judged {
        match counted {
            Some(Counted { unit, population, tally }) => {
                let row = self.row(requirement, unit, population, tally);
                Judged { requirement: place, unit: Some(unit), row }
            }
            None => Judged { requirement: place, unit: None, row: self.without_units(requirement) },
        }
    }

    /// Returns what the rows of each requirement sum to, with the requirement, in the order of the plan.
    pub fn sums(&self) -> Vec<(usize, Sum)> {
        let asked = self.asked();
        let populations = self.populations(asked.iter());
        let summed = |(place, requirement): Asked<'_>| {
            let mut sum = Sum::default();
            let counted = self.counted(requirement, &populations).into_iter();
            counted.for_each(|counted| sum.add(self.summand(requirement, counted)));
            (place, sum)
        };
        asked.into_par_iter().map(summed).collect()
    }

    /// Returns what a row adds to the sum of its category.
    fn summand(&self, requirement: &Requirement, counted: Option<Counted>) -> Summand {
        let (is_staffing, basis) = (requirement.is_staffing(), requirement.basis);
        let summand = |obstacle, judged| Summand { is_staffing, basis, obstacle, judged };
        let Some(Counted { population, tally, .. }) = counted else {
            return summand(Some(Obstacle::Units), None);
        };
        let obstacle = self.obstacle(requirement, population).or_else(|| self.missing(requirement));
        let required = self.required(requirement, population).filter(|_| obstacle.is_none());
        summand(obstacle, required.map(|required| (required, required.beyond(tally.qualified.by(basis)))))
    }

    /// Returns the requirements that are asked about, in the order of the plan.
    fn asked(&self) -> Vec<Asked<'_>> {
        let all = self.situation.plan.requirements.iter().enumerate();
        all.filter(|(_, requirement)| self.is_asked(requirement)).collect()
    }

    /// Returns the requirements that are asked about by categories in their order, and then by names in the alphabet.
    ///
    /// Those of one category and name are together, for their rows are in the order of units.
    fn groups(&self) -> Vec<Vec<Asked<'_>>> {
        let categories = &self.situation.plan.categories;
        let place_of = |id: &str| categories.iter().position(|category| category.id == id);
        let mut named: Vec<(usize, String, Asked<'_>)> = self
            .asked()
            .into_iter()
            .map(|asked| {
                let category = place_of(self.category_id(asked.1)).unwrap_or(usize::MAX);
                (category, self.name(asked.1), asked)
            })
            .collect();
        let alphabet = Alphabet::default();
        named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| alphabet.compare(&a.1, &b.1)));
        let groups = named.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1));
        groups.map(|group| group.iter().map(|(.., asked)| *asked).collect()).collect()
    }

    fn populations<'r>(&self, asked: impl Iterator<Item = &'r Asked<'r>>) -> PopulationCache {
        PopulationCache::of(asked.map(|(_, requirement)| *requirement), self.situation)
    }

    fn is_asked(&self, requirement: &Requirement) -> bool {
        let category = self.category_id(requirement);
        let asked = &self.narrowing.categories;
        requirement.criticality >= self.narrowing.criticality
            && (asked.is_empty() || asked.iter().any(|id| id == category))
    }

    /// Returns the id of the category that a requirement is of.
    pub fn category_id(&self, requirement: &Requirement) -> &str {
        requirement
            .category(self.situation.plan)
            .map_or(STAFFING, |id| &self.situation.plan.categories[id.index()].id)
    }

    /// Counts what there is of a requirement in each of its units; nothing where nobody knows those.
    fn counted(&self, requirement: &Requirement, populations: &PopulationCache) -> Vec<Option<Counted>> {
        let Ok(units) = scope::instances(requirement, self.situation.register, &self.situation.judged) else {
            // The register has no units, and the plan does not declare this one.
            return if self.narrowing.units.is_empty() { vec![None] } else { Vec::new() };
        };
        let positions = positions_of(self.situation.register, &requirement.positions);
        let population = populations.get(requirement);
        let asked: Vec<UnitId> = units.into_iter().filter(|unit| self.is_asked_unit(*unit)).collect();
        let tallies = self.tally(requirement, &asked, positions.as_deref());
        let counted = |(unit, tally)| {
            let population = Population { persons: population.persons(unit), fte: population.fte(unit) };
            Some(Counted { unit, population, tally })
        };
        asked.into_iter().zip(tallies).map(counted).collect()
    }

    /// Returns the row of a requirement for units that nobody knows.
    fn without_units(&self, requirement: &Requirement) -> GapRow {
        let nobody = Population { persons: 0, fte: Fte::ZERO };
        self.unanswered(requirement, requirement.unit.clone(), nobody, Obstacle::Units)
    }

    /// Returns how much is required of a population; nothing where the requirement is not yet in force.
    fn required(&self, requirement: &Requirement, population: Population) -> Option<Amount> {
        let amount = requirement.amount.in_year(self.situation.date.year());
        amount.map(|amount| required(requirement.basis, amount, population))
    }

    /// Returns the side that a requirement asks for and nothing is known of.
    fn missing(&self, requirement: &Requirement) -> Option<Obstacle> {
        let (formal_known, real_known) = self.known_sides;
        missing_side(requirement, formal_known, real_known)
    }

    fn is_asked_unit(&self, unit: UnitId) -> bool {
        let asked = &self.narrowing.units;
        asked.is_empty() || asked.iter().any(|above| self.situation.register.units.is_within(unit, *above))
    }

    /// Counts the people in each of some units that do not overlap.
    fn tally(&self, requirement: &Requirement, units: &[UnitId], positions: Option<&[bool]>) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); units.len()];
        let within = Within::of(units, &self.situation.register.units);
        if requirement.is_staffing() {
            for person in self.situation.force.people() {
                for (at, fte) in within.shares(self.situation.force.of(person), positions) {
                    tallies[at].staff(person, requirement, fte, self.narrowing.with_names);
                }
            }
            return tallies;
        }
        if self.narrowing.with_names {
            let mut holders = self.sides(requirement).into_iter().peekable();
            // Those who have nothing are told of too.
            for person in self.situation.force.people() {
                while holders.next_if(|sides| sides.person < person).is_some() {}
                let sides = holders.next_if(|sides| sides.person == person).unwrap_or(Sides::nothing(person));
                for (at, fte) in within.shares(self.situation.force.of(person), positions) {
                    tallies[at].count(&sides, requirement, fte, true);
                }
            }
            return tallies;
        }
        let mut count = |sides: &Sides| {
            // Where somebody works who has nothing of what is counted need not be looked up.
            if sides.count_for_something() {
                within.each_share(sides.person, &self.situation.force, positions, |at, fte| {
                    tallies[at].count(sides, requirement, fte, false);
                });
            }
        };
        match requirement.competences[..] {
            [only] => {
                let sides = |holder: &Holder| Sides::of_holder(holder, requirement);
                self.situation.each_holder(only, |holder| count(&sides(holder)));
            }
            _ => self.sides(requirement).iter().for_each(count),
        }
        tallies
    }

    /// Returns the sides of everybody who holds anything of a requirement's competences, by person.
    fn sides(&self, requirement: &Requirement) -> Vec<Sides> {
        sides(requirement, |id| self.situation.holders(id))
    }

    fn row(&self, requirement: &Requirement, unit: UnitId, population: Population, tally: Tally) -> GapRow {
        let path = self.situation.register.units.path(unit);
        if let Some(obstacle) = self.obstacle(requirement, population) {
            return self.unanswered(requirement, path, population, obstacle);
        }
        let required = self.required(requirement, population);
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
        let (formal_known, real_known) = self.known_sides;
        let missing = self.missing(requirement);
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
        row.support.formal = tally.formal.persons.unsigned_abs();
        row.support.real = tally.real.persons.unsigned_abs();
        row.support.qualified = tally.qualified.persons.unsigned_abs();
        row.formal_only = (!staffing && row.assessable && formal_known).then_some(tally.formal_only);
        row.real_only = (!staffing && row.assessable && real_known).then_some(tally.real_only);
        row.undated = formal_known.then_some(tally.undated);
        row.dispensations = (formal_known && row.assessable).then_some(tally.dispensations);
        if let (Some(required), Some(held)) = (row.required, qualified) {
            row.slack = slack(required, held, &tally.brings);
            let few = 1..=i64::from(self.situation.plan.vulnerable_at);
            row.vulnerable = Some(required.units() > 0 && few.contains(&tally.qualified.persons));
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
        let (formal_known, real_known) = self.known_sides;
        PersonSaid {
            id: self.situation.register.id(person).map(str::to_owned),
            name: self.situation.register.name(person).map(str::to_owned),
            formal: (!staffing && formal_known).then_some(formal),
            real: (!staffing && real_known).then_some(real),
            qualified,
        }
    }

    /// Returns why a requirement cannot be answered at all.
    fn obstacle(&self, requirement: &Requirement, population: Population) -> Option<Obstacle> {
        let knows = self.situation.register.knows;
        let for_units = requirement.unit.is_some() || requirement.per != Per::Whole;
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
        row.in_force = requirement.amount.in_year(self.situation.date.year()).is_some();
        row.assessable = false;
        row.obstacle = Some(obstacle);
        row
    }

    /// Returns a row without figures.
    fn blank(&self, requirement: &Requirement, unit: Option<String>, population: Population) -> GapRow {
        let competence =
            |id: &crate::model::plan::CompetenceId| self.situation.plan.competences[id.index()].id.clone();
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
            population: population.into(),
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
            vulnerable: Some(false),
            suppressed: Vec::new(),
            people: None,
            name: self.name(requirement),
            share: requirement
                .amount
                .in_year(self.situation.date.year())
                .filter(|_| requirement.basis.is_share()),
            obstacle: None,
            support: Support { population, ..Support::default() },
        }
    }

    /// Returns how a requirement is named: its competence or competences, its category, or nothing for staffing.
    fn name(&self, requirement: &Requirement) -> String {
        match requirement.whole_category {
            Some(category) => self.situation.plan.categories[category.index()].name.clone(),
            None => {
                let names: Vec<&str> = requirement
                    .competences
                    .iter()
                    .map(|id| self.situation.plan.competences[id.index()].name.as_str())
                    .collect();
                names.join(" / ")
            }
        }
    }

    /// Returns the place of each unit, everything first, parents before children, in alphabetical order.
    fn unit_ranks(&self) -> Vec<usize> {
        let alphabet = Alphabet::default();
        let units = &self.situation.register.units;
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

/// Populations by positions, each counted once.
struct PopulationCache(BTreeMap<Vec<String>, Populations>);

impl PopulationCache {
    /// Counts the populations that requirements are judged in.
    fn of<'r>(requirements: impl Iterator<Item = &'r Requirement>, situation: &Situation<'_>) -> Self {
        let mut known = BTreeMap::new();
        let Situation { register, force, .. } = situation;
        for requirement in requirements {
            known.entry(Self::key(requirement)).or_insert_with(|| {
                let positions = positions_of(register, &requirement.positions);
                Populations::of(force, &register.units, positions.as_deref())
            });
        }
        Self(known)
    }

    fn get(&self, requirement: &Requirement) -> &Populations {
        &self.0[&Self::key(requirement)]
    }

    fn key(requirement: &Requirement) -> Vec<String> {
        requirement.positions.iter().map(|pattern| pattern.text.clone()).collect()
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
