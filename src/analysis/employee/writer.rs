//! Writes the sheet of one employee after the other.

use super::super::assess::Assessor;
use super::super::gap::{GapRow, Narrowing, Obstacle};
use super::super::qualification::{Holder, positions_of};
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::super::tally::{Sides, sides_of};
use super::super::training::{Barrier, Training};
use super::super::workforce::{Excluded, alike};
use super::answer::{
    CompetenceSaid, EmploymentSaid, Expiring, Formal, MeasureSaid, Renewal, RequirementSaid, Sheet,
};
use super::held::{Held, Holdings};
use crate::model::amount::Fte;
use crate::model::collation::Alphabet;
use crate::model::date::{Date, OPEN, months_later};
use crate::model::plan::{CompetenceId, Per, Requirement, Requires};
use crate::model::register::{Employment, PersonId};
use crate::model::unit::UnitId;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Writes sheets.
pub(super) struct Writer<'a> {
    situation: &'a Situation<'a>,
    asked: Vec<Asked<'a>>,
    trainings: Vec<Training<'a>>,
    holdings: Holdings<'a>,
    excluded: Excluded,
    /// The competences, by category and then by name.
    order: Vec<CompetenceId>,
    /// The last day of which is told that something expires.
    until: Date,
}

/// A requirement in a unit.
struct Asked<'a> {
    requirement: &'a Requirement,
    unit: UnitId,
    positions: Option<Rc<Vec<bool>>>,
    row: Rc<GapRow>,
}

/// A competence of which a sheet tells, and what is known of it.
type Known = (CompetenceId, Held, CompetenceSaid);

/// A requirement that concerns somebody, and their sides of it.
struct Concern<'w, 'a> {
    asked: &'w Asked<'a>,
    sides: Sides,
    through: Option<CompetenceId>,
    in_population: bool,
}

impl<'a> Writer<'a> {
    pub fn of(situation: &'a Situation<'a>, months: u32) -> Self {
        Self {
            situation,
            asked: asked(situation),
            trainings: Training::all(situation),
            holdings: Holdings::of(situation),
            excluded: Excluded::of(situation.register, &situation.plan.exclusions),
            order: order(situation),
            until: months_later(situation.date, months),
        }
    }

    /// Returns who is employed in some units or below them, at whatever size of position.
    pub fn employed_in(&self, units: &[UnitId]) -> Vec<PersonId> {
        let tree = &self.situation.register.units;
        let is_there =
            |employment: &&Employment| units.iter().any(|unit| tree.is_within(employment.unit, *unit));
        let people = (0..self.situation.register.people.len() as u32).map(PersonId);
        people.filter(|person| self.employments(*person).iter().any(is_there)).collect()
    }

    /// Returns somebody's sheet.
    pub fn sheet(&self, person: PersonId) -> Sheet {
        let employments = self.employments(person);
        let concerns = self.concerns(person, &employments);
        let competences = self.competences(person, &concerns);
        let standing = self.standing(person);
        Sheet {
            id: self.situation.register.id(person).map(str::to_owned),
            name: self.situation.register.name(person).map(str::to_owned),
            on_call: !self.situation.force.counts(person),
            employments: self.said(&employments),
            requirements: concerns.iter().map(|concern| self.requirement(concern)).collect(),
            expiring: self.expiring(&competences, &standing),
            measures: self.measures(&standing, &concerns),
            competences: competences.into_iter().map(|(_, _, said)| said).collect(),
        }
    }

    fn holder(&self, person: PersonId, competence: CompetenceId) -> Option<&'a Holder> {
        self.situation.qualifications().holder(person, competence)
    }

    /// Returns the employments that are active on the date, those alike as one.
    fn employments(&self, person: PersonId) -> Vec<&'a Employment> {
        let mut active: Vec<&Employment> = Vec::with_capacity(1);
        for employment in self.situation.register.employments_of(person) {
            let counts = employment.is_active(self.situation.date) && !self.excluded.has(employment);
            if counts && !active.iter().any(|known| alike(known, employment)) {
                active.push(employment);
            }
        }
        active
    }

    /// Returns employments as they are told, the largest first; the order of rows is nobody's concern.
    fn said(&self, employments: &[&Employment]) -> Vec<EmploymentSaid> {
        let mut said: Vec<EmploymentSaid> =
            employments.iter().map(|employment| self.employment(employment)).collect();
        said.sort_by(|a, b| {
            let rest = |one: &EmploymentSaid| {
                (one.unit.clone(), one.position.clone(), one.code.clone(), one.start, one.end)
            };
            b.fraction.cmp(&a.fraction).then_with(|| rest(a).cmp(&rest(b)))
        });
        said
    }

    fn employment(&self, employment: &Employment) -> EmploymentSaid {
        let register = self.situation.register;
        let position = employment.position.map(|place| &register.positions[place.index()]);
        let told = |text: &String| (!text.is_empty()).then(|| text.clone());
        EmploymentSaid {
            unit: register.units.path(employment.unit),
            position: position.and_then(|position| told(&position.title)),
            code: position.and_then(|position| told(&position.code)),
            fraction: employment.fraction(),
            start: employment.start.date(),
            end: employment.end.date().filter(|end| *end != OPEN),
        }
    }

    /// Returns the requirements in whose units and positions somebody works, at whatever size of position.
    fn concerns(&self, person: PersonId, employments: &[&Employment]) -> Vec<Concern<'_, 'a>> {
        let concern = |asked: &'_ Asked<'a>| {
            let mut there = employments.iter().filter(|one| self.is_in(asked, one)).peekable();
            there.peek()?;
            Some(there.any(|one| one.fraction() != Some(Fte::ZERO)))
        };
        let concerned = self.asked.iter().filter_map(|asked| Some((asked, concern(asked)?)));
        concerned
            .map(|(asked, in_population)| {
                let holder = |competence| self.holder(person, competence);
                let sides = sides_of(asked.requirement, person, holder);
                Concern { asked, sides, through: self.through(person, asked.requirement), in_population }
            })
            .collect()
    }

    fn is_in(&self, asked: &Asked<'_>, employment: &Employment) -> bool {
        let fits =
            |positions: &Rc<Vec<bool>>| employment.position.is_some_and(|place| positions[place.index()]);
        self.situation.register.units.is_within(employment.unit, asked.unit)
            && asked.positions.as_ref().is_none_or(fits)
    }

    /// Returns the competence of a requirement that somebody has most of; none where they have none of several.
    fn through(&self, person: PersonId, requirement: &Requirement) -> Option<CompetenceId> {
        if let [only] = requirement.competences[..] {
            return Some(only);
        }
        let worth = |competence: &CompetenceId| {
            let holder = self.holder(person, *competence);
            let level = holder.and_then(|holder| holder.level);
            let real = level.is_some_and(|level| level >= requirement.level);
            let held = self.holdings.held(person, *competence);
            let is_formal = held.is_formal;
            (is_formal && real, is_formal, real, level, held.formal != Formal::None)
        };
        let mut best: Option<(CompetenceId, _)> = None;
        for competence in &requirement.competences {
            let own = worth(competence);
            // Of several alike, the first of the plan.
            if best.as_ref().is_none_or(|(_, known)| own > *known) {
                best = Some((*competence, own));
            }
        }
        let is_something =
            |(_, (_, _, _, level, is_known)): &(_, (_, _, _, Option<u8>, bool))| level.is_some() || *is_known;
        best.filter(is_something).map(|(competence, _)| competence)
    }

    fn requirement(&self, concern: &Concern<'_, '_>) -> RequirementSaid {
        let (formal_known, real_known) = self.situation.known_sides();
        let (requirement, row) = (concern.asked.requirement, &concern.asked.row);
        let is_unknown = matches!(row.obstacle, Some(Obstacle::Formal | Obstacle::Real));
        RequirementSaid {
            today: Rc::clone(row),
            requires: row.requires,
            level: row.level,
            through: concern.through.map(|id| self.situation.plan.competences[id.index()].id.clone()),
            formal: formal_known.then_some(concern.sides.formal),
            real: real_known.then_some(concern.sides.real),
            qualified: (!is_unknown).then(|| concern.sides.qualifies(requirement.requires)),
            in_population: concern.in_population,
            gap: row.gap,
        }
    }

    /// Returns what somebody has anything of, and what the requirements that concern them ask for.
    fn competences(&self, person: PersonId, concerns: &[Concern<'_, '_>]) -> Vec<Known> {
        let mut asked: BTreeMap<CompetenceId, Option<u8>> = BTreeMap::new();
        for concern in concerns {
            let requirement = concern.asked.requirement;
            let level = (requirement.requires != Requires::Formal).then_some(requirement.level);
            for competence in &requirement.competences {
                let known = asked.entry(*competence).or_default();
                *known = (*known).max(level);
            }
        }
        let is_through = |id: &CompetenceId| concerns.iter().any(|concern| concern.through == Some(*id));
        let is_told = |id: &&CompetenceId| self.holder(person, **id).is_some() || is_through(id);
        let told = self.order.iter().filter(is_told).map(|id| {
            let held = self.holdings.held(person, *id);
            (*id, held, self.competence(*id, &held, asked.get(id).copied()))
        });
        told.filter(|(_, _, said)| said.is_something() || said.required).collect()
    }

    fn competence(&self, id: CompetenceId, held: &Held, asked: Option<Option<u8>>) -> CompetenceSaid {
        let plan = self.situation.plan;
        let competence = &plan.competences[id.index()];
        let (formal_known, real_known) = self.situation.known_sides();
        CompetenceSaid {
            competence: competence.id.clone(),
            name: competence.name.clone(),
            category: plan.categories[competence.category.index()].id.clone(),
            required: asked.is_some(),
            required_level: asked.flatten(),
            formal: formal_known.then_some(held.formal),
            acquired: held.acquired,
            valid_until: held.valid_until,
            expected: held.expected,
            level: held.level.filter(|_| real_known),
            assessed: held.assessed.filter(|_| real_known),
        }
    }

    fn expiring(&self, competences: &[Known], standing: &Standing) -> Vec<Expiring> {
        let held = competences.iter().filter(|(_, held, _)| held.is_formal);
        let soon = held.filter_map(|(id, held, said)| {
            let valid_until = held.valid_until.filter(|last| *last <= self.until)?;
            let (competence, name) = (said.competence.clone(), said.name.clone());
            let renewed_by = self.renewals(*id, standing);
            Some(Expiring { competence, name, valid_until, required: said.required, renewed_by })
        });
        let mut soon: Vec<Expiring> = soon.collect();
        // What expires on the same day stays in the order of competences.
        soon.sort_by_key(|expiring| expiring.valid_until);
        soon
    }

    /// Returns the measures by which somebody could have a competence formally anew: while it is valid, they give nothing.
    fn renewals(&self, competence: CompetenceId, standing: &Standing) -> Vec<Renewal> {
        let gives_it = |one: &&Training<'_>| {
            one.competence == competence && one.measure.gives.is_some_and(|gives| gives.is_formal())
        };
        let is_open = |one: &&Training<'_>| {
            matches!(one.barrier(standing, self.situation), None | Some(Barrier::Nothing))
        };
        let open = self.trainings.iter().filter(gives_it).filter(is_open);
        open.map(|one| Renewal { measure: one.measure.id.clone(), name: one.measure.name.clone() }).collect()
    }

    fn measures(&self, standing: &Standing, concerns: &[Concern<'_, '_>]) -> Vec<MeasureSaid> {
        let open = self.trainings.iter().filter(|one| one.barrier(standing, self.situation).is_none());
        open.filter_map(|training| self.measure(training, concerns)).collect()
    }

    /// Returns how somebody stands, as far as measures ask.
    fn standing(&self, person: PersonId) -> Standing {
        let all = (0..self.situation.plan.competences.len() as u32).map(CompetenceId);
        let held = all.filter_map(|id| Some((id, *self.holder(person, id)?)));
        let presences = self.situation.force.of(person).collect();
        Standing { person, presences, holders: held.collect(), counted: Vec::new() }
    }

    fn measure(&self, training: &Training<'_>, concerns: &[Concern<'_, '_>]) -> Option<MeasureSaid> {
        let measure = training.measure;
        let gives = measure.gives?;
        let competence = &self.situation.plan.competences[training.competence.index()];
        let is_given = |id: &CompetenceId| {
            *id == training.competence || gives.is_formal() && competence.implies.contains(id)
        };
        let is_wanted = |concern: &Concern<'_, '_>| {
            let requirement = concern.asked.requirement;
            concern.asked.row.is_unmet()
                && !concern.sides.qualifies(requirement.requires)
                && requirement.competences.iter().any(is_given)
        };
        Some(MeasureSaid {
            measure: measure.id.clone(),
            name: measure.name.clone(),
            competence: competence.id.clone(),
            competence_name: competence.name.clone(),
            gives,
            level: gives.level(),
            wanted: concerns.iter().any(is_wanted),
            months: measure.months,
            bound_months: measure.bound_months,
            handled: measure.handled.clone(),
            responsible: measure.responsible.clone(),
            deadline: measure.deadline,
        })
    }
}

/// Returns the requirements in force that ask for competence, each in each of its units, in the order of the gap.
///
/// Where the register does not say who works there, nobody can be told that it concerns them.
fn asked<'a>(situation: &'a Situation<'a>) -> Vec<Asked<'a>> {
    let mut positions: BTreeMap<usize, Option<Rc<Vec<bool>>>> = BTreeMap::new();
    let judged = Assessor::of(situation, &Narrowing::default()).judged();
    let told = judged.into_iter().filter(|one| {
        let requirement = &situation.plan.requirements[one.requirement];
        one.row.in_force && !requirement.is_staffing() && is_somewhere(requirement, situation)
    });
    told.filter_map(|one| {
        let requirement = &situation.plan.requirements[one.requirement];
        let of = || positions_of(situation.register, &requirement.positions).map(Rc::new);
        let positions = positions.entry(one.requirement).or_insert_with(of).clone();
        Some(Asked { requirement, unit: one.unit?, positions, row: Rc::new(one.row) })
    })
    .collect()
}

/// Tells whether the register has what says who works in a requirement's units and positions.
fn is_somewhere(requirement: &Requirement, situation: &Situation<'_>) -> bool {
    let knows = situation.register.knows;
    let of_units = requirement.unit.is_some() || requirement.per != Per::Whole;
    (knows.units || !of_units) && (knows.positions || requirement.positions.is_empty())
}

/// Returns the competences in the order of categories and then of names.
fn order(situation: &Situation<'_>) -> Vec<CompetenceId> {
    let competences = &situation.plan.competences;
    let names: Vec<&str> = competences.iter().map(|competence| competence.name.as_str()).collect();
    let ranks = Alphabet::default().ranks(&names);
    let mut order: Vec<CompetenceId> = (0..competences.len() as u32).map(CompetenceId).collect();
    order.sort_by_key(|id| (competences[id.index()].category, ranks[id.index()]));
    order
}
