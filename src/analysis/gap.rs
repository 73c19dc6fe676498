//! What do we have, formally and really, against what the plan requires?

use super::assess::Assessor;
use super::situation::Situation;
use super::summing::{Summing, sums};
use super::suppression::{Hidden, Suppression};
use super::workforce::{Populations, RowAccount};
use crate::finding::{Code, Finding};
use crate::model::amount::{Decimal, Fte, Share};
use crate::model::date::Date;
use crate::model::plan::{Amount, Basis, Plan, Requires};
use crate::model::register::Register;
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
    /// Whether to tell only what the rows sum to, and none of them: a nation has hundreds of thousands.
    pub sums_only: bool,
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
    /// What is hidden, where figures that rest on few people are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
    /// The requirements that the register cannot answer, and why.
    #[serde(skip)]
    unanswered: Vec<(String, Obstacle)>,
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
    pub persons: Option<u64>,
    /// Their årsverk, those that are known.
    pub fte: Option<Fte>,
    /// People employed at 0 % only.
    pub on_call: Option<u64>,
    /// Employments of unknown size.
    pub unknown_fractions: Option<u64>,
    /// Names of competences that the plan does not have.
    pub unmatched_competences: Vec<UnmatchedSaid>,
    /// Whether it says how large positions are.
    #[serde(skip)]
    pub has_fractions: bool,
    /// People left out on request.
    #[serde(skip)]
    pub left_out: Option<u64>,
    /// Units at the top.
    #[serde(skip)]
    pub departments: u64,
    /// Units that have none below them.
    #[serde(skip)]
    pub lowest_units: u64,
    /// The units that are asked about, and who is there; none where everything is.
    #[serde(skip)]
    pub within: Option<WithinUnits>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Units that are asked about.
#[derive(Debug, Clone)]
pub struct WithinUnits {
    /// Their paths.
    pub units: Vec<String>,
    /// Who counts in them and below them, each person once.
    pub population: PopulationSaid,
}

/// A name of a competence that the plan does not have.
#[derive(Debug, Clone, Serialize)]
pub struct UnmatchedSaid {
    /// The name.
    pub name: String,
    /// How many rows have it; none where that is hidden.
    pub rows: Option<u64>,
    /// The plan's name most like it.
    pub nearest: Option<String>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
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
    pub population: PopulationSaid,
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
    /// Whether so few qualify that it is vulnerable; none where that is hidden.
    pub vulnerable: Option<bool>,
    /// The keys of figures that are hidden, for they rest on few people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// Who holds and who lacks, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonSaid>>,
    /// How it is named to people.
    #[serde(skip)]
    pub name: String,
    /// The percentage that is asked for, of a share.
    #[serde(skip)]
    pub share: Option<Decimal>,
    /// Why it cannot be answered, where it cannot.
    #[serde(skip)]
    pub obstacle: Option<Obstacle>,
    /// On how many persons its figures rest.
    #[serde(skip)]
    pub support: Support,
}

/// On how many persons the figures of a row rest; nobody where that is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Support {
    /// Who is in scope.
    pub population: Population,
    /// Who holds it formally.
    pub formal: u64,
    /// Who holds it really.
    pub real: u64,
    /// Who holds it as the requirement asks.
    pub qualified: u64,
}

/// Who is in a requirement's scope; none where that is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PopulationSaid {
    /// Persons.
    pub persons: Option<u64>,
    /// Årsverk, those that are known.
    pub fte: Option<Fte>,
}

impl From<Population> for PopulationSaid {
    fn from(population: Population) -> Self {
        Self { persons: Some(population.persons), fte: Some(population.fte) }
    }
}

/// Who is in a requirement's scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
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
    /// How many of them are met; none where that is hidden.
    pub met: Option<u64>,
    /// Those counted in persons.
    pub persons: BasisSum,
    /// Those counted in årsverk.
    pub fte: BasisSum,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// A sum of requirements counted alike; none of what is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BasisSum {
    /// How much is required.
    pub required: Option<Amount>,
    /// How much of that is held.
    pub covered: Option<Amount>,
    /// How much of it is not.
    pub gap: Option<Amount>,
    /// The share that is held.
    pub coverage: Option<Share>,
}

impl GapRow {
    /// Tells whether the requirement is judged: in force, and the register can answer it.
    pub fn is_judged(&self) -> bool {
        self.in_force && self.assessable
    }

    /// Tells whether a figure is hidden, by its key.
    pub fn hides(&self, key: &str) -> bool {
        self.suppressed.contains(&key)
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
    let situation = Situation::on(date, register, plan)?;
    Ok(answer(&situation, narrowing))
}

/// Answers the question, and returns what is made of the rows instead of the rows, in their order: a nation has hundreds
/// of thousands. `make` is given some that come after each other, of one category and one name.
///
/// # Errors
/// As [`analyse`].
pub fn analyse_each<T: Send>(
    date: Date,
    register: &Register,
    plan: &Plan,
    narrowing: &Narrowing,
    make: impl Fn(&PlanSaid, &[GapRow]) -> T + Sync,
) -> Result<(GapAnswer, Vec<T>), Vec<Finding>> {
    let situation = Situation::on(date, register, plan)?;
    let said = plan_said(plan);
    let assessor = Assessor::of(&situation, narrowing);
    let groups = assessor.each_group(|judged| {
        let mut made = Vec::new();
        loop {
            let rows: Vec<GapRow> = judged.take(TOGETHER).map(|judged| judged.row).collect();
            if rows.is_empty() {
                return made;
            }
            made.push((sums(&rows), make(&said, &rows)));
        }
    });
    let mut summing = Summing::of(&said);
    let mut made = Vec::new();
    for (sums, one) in groups.into_iter().flatten() {
        sums.into_iter().for_each(|of| summing.add(of.sum, &of.requirement, &of.category));
        made.push(one);
    }
    let register = register_said(&situation, narrowing);
    Ok((GapAnswer::summed(date, (said, register), summing.done(), Vec::new()), made))
}

/// So many rows are given together: few enough to be near the processor while something is made of them.
const TOGETHER: usize = 64;

/// Answers the question of a situation.
pub(super) fn answer(situation: &Situation<'_>, narrowing: &Narrowing) -> GapAnswer {
    let Situation { date, plan, .. } = *situation;
    let assessor = Assessor::of(situation, narrowing);
    let (plan, register) = (plan_said(plan), register_said(situation, narrowing));
    if !narrowing.sums_only {
        return GapAnswer::of(date, plan, register, assessor.rows());
    }
    let mut summing = Summing::of(&plan);
    let requirements = &situation.plan.requirements;
    for (place, sum) in assessor.sums() {
        let requirement = &requirements[place];
        summing.add(sum, &requirement.id, assessor.category_id(requirement));
    }
    GapAnswer::summed(date, (plan, register), summing.done(), Vec::new())
}

pub(super) fn plan_said(plan: &Plan) -> PlanSaid {
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

pub(super) fn register_said(situation: &Situation<'_>, narrowing: &Narrowing) -> RegisterSaid {
    let Situation { register, plan, force, judged, .. } = situation;
    let everybody = Populations::of(force, &register.units, None);
    let names: Vec<&str> = plan.competences.iter().map(|competence| competence.name.as_str()).collect();
    let unmatched = register.unmatched.iter().map(|unmatched| UnmatchedSaid {
        name: unmatched.name.clone(),
        rows: Some(unmatched.rows),
        nearest: crate::model::name::nearest(&unmatched.name, names.iter().copied())
            .first()
            .map(|name| (*name).to_owned()),
        suppressed: Hidden::new(),
    });
    let mut unmatched: Vec<UnmatchedSaid> = unmatched.collect();
    unmatched.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.name.cmp(&b.name)));
    let units = &register.units;
    let lowest = super::workforce::lowest(units, judged, units.subtree(UnitId::EVERYTHING));
    RegisterSaid {
        files: register.files(),
        rows: force.rows,
        persons: Some(everybody.persons(UnitId::EVERYTHING)),
        fte: Some(everybody.fte(UnitId::EVERYTHING)),
        on_call: Some(force.on_call),
        unknown_fractions: Some(force.unknown_fractions),
        unmatched_competences: unmatched,
        has_fractions: register.knows.fractions,
        left_out: Some(force.left_out),
        departments: units.children(UnitId::EVERYTHING).filter(|unit| judged[unit.index()]).count() as u64,
        lowest_units: lowest.into_iter().filter(|unit| *unit != UnitId::EVERYTHING).count() as u64,
        within: (!narrowing.units.is_empty()).then(|| within(&narrowing.units, situation)),
        suppressed: Hidden::new(),
    }
}

/// Returns who counts in some units and below them.
fn within(units: &[UnitId], situation: &Situation<'_>) -> WithinUnits {
    let tree = &situation.register.units;
    let mut population = Population { persons: 0, fte: Fte::ZERO };
    for person in situation.force.people() {
        let mut there = situation
            .force
            .of(person)
            .filter(|presence| units.iter().any(|above| tree.is_within(presence.unit, *above)))
            .peekable();
        population.persons += u64::from(there.peek().is_some());
        population.fte =
            there.fold(population.fte, |sum, presence| sum + presence.fraction().unwrap_or_default());
    }
    let units = units.iter().filter_map(|unit| tree.path(*unit)).collect();
    WithinUnits { units, population: population.into() }
}

pub(super) fn as_text<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(super) fn as_text_or_null<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => as_text(date, serializer),
        None => serializer.serialize_none(),
    }
}

/// What a row of any answer is of.
#[derive(Serialize)]
struct Subject<'r> {
    requirement: &'r str,
    category: &'r str,
    competences: &'r [String],
    unit: Option<&'r str>,
    positions: &'r [String],
    #[serde(serialize_with = "basis_word")]
    basis: &'r Basis,
    criticality: u8,
    in_force: bool,
    assessable: bool,
}

/// Writes what a row is of, and whether it can be answered; no figure.
pub(super) fn subject<S: Serializer>(row: &GapRow, serializer: S) -> Result<S::Ok, S::Error> {
    let subject = Subject {
        requirement: &row.requirement,
        category: &row.category,
        competences: &row.competences,
        unit: row.unit.as_deref(),
        positions: &row.positions,
        basis: &row.basis,
        criticality: row.criticality,
        in_force: row.in_force,
        assessable: row.assessable,
    };
    subject.serialize(serializer)
}

pub(super) fn requires_word<S: Serializer>(
    requires: &Option<Requires>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    requires
        .map(|requires| match requires {
            Requires::Formal => "formal",
            Requires::Real => "real",
            Requires::Both => "both",
            Requires::Either => "either",
        })
        .serialize(serializer)
}

pub(super) fn basis_word<S: Serializer>(basis: &Basis, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match basis {
        Basis::Persons => "persons",
        Basis::Fte => "fte",
        Basis::SharePersons => "share_persons",
        Basis::ShareFte => "share_fte",
    })
}

impl GapAnswer {
    /// Tells whether it is shown how much a category lacks, of what is counted in persons or in årsverk.
    pub(super) fn shows_gap_of(&self, category: &str, in_fte: bool) -> bool {
        let mut sums = self.categories.iter().filter(|sum| sum.category == category);
        sums.all(|sum| if in_fte { sum.fte.gap } else { sum.persons.gap }.is_some())
    }

    /// Returns the answer that some rows make up.
    pub(super) fn of(date: Date, plan: PlanSaid, register: RegisterSaid, gaps: Vec<GapRow>) -> Self {
        let mut summing = Summing::of(&plan);
        sums(&gaps).into_iter().for_each(|of| summing.add(of.sum, &of.requirement, &of.category));
        Self::summed(date, (plan, register), summing.done(), gaps)
    }

    fn summed(
        date: Date,
        (plan, register): (PlanSaid, RegisterSaid),
        (categories, unanswered): (Vec<CategorySum>, Vec<(String, Obstacle)>),
        gaps: Vec<GapRow>,
    ) -> Self {
        Self {
            schema: "kompetanse.gap/1",
            reference_date: date,
            plan,
            register,
            gaps,
            categories,
            suppression: None,
            unanswered,
        }
    }

    /// Tells whether something is missing of any requirement.
    pub fn has_unmet(&self) -> bool {
        let all_met = |sum: &CategorySum| sum.met.is_some_and(|met| met == sum.requirements);
        !self.categories.iter().all(all_met)
    }

    /// Returns what the answer itself found: requirements that cannot be answered, and positions of unknown size.
    pub fn findings(&self) -> Vec<Finding> {
        let unanswered = |(requirement, obstacle): &(String, Obstacle)| {
            Finding::new(Code::RequirementNotAssessable).seen(requirement).expected([obstacle.key()])
        };
        let mut findings: Vec<Finding> = self.unanswered.iter().map(unanswered).collect();
        // That no position has a size is said of the register.
        let unknown = self.register.unknown_fractions.unwrap_or_default();
        if self.register.has_fractions && unknown > 0 {
            findings.push(Finding::new(Code::FractionsUnknown).count(unknown));
        }
        findings
    }
}

impl Obstacle {
    /// Every obstacle.
    pub const ALL: [Obstacle; 6] = [
        Obstacle::Fractions,
        Obstacle::Units,
        Obstacle::Positions,
        Obstacle::Nobody,
        Obstacle::Real,
        Obstacle::Formal,
    ];

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
