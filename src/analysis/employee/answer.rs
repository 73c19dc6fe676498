//! The answer: a sheet for each employee who is asked for.

use super::super::gap::{GapRow, PlanSaid, as_text, as_text_or_null, plan_said, requires_word, subject};
use super::super::situation::Situation;
use super::super::workforce::RowAccount;
use crate::model::amount::Fte;
use crate::model::date::Date;
use crate::model::measure::Gives;
use crate::model::plan::{Amount, Requires};
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// The answer: schema `kompetanse.employee/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Employees {
    schema: &'static str,
    /// The date on which everything is judged.
    #[serde(serialize_with = "as_text")]
    pub reference_date: Date,
    /// The plan.
    pub plan: PlanSaid,
    /// The register.
    pub register: FilesSaid,
    /// The scale of real competence.
    pub scale: ScaleSaid,
    /// So many months ahead is told what expires.
    pub months: u32,
    /// The sheets, by name.
    pub people: Vec<Sheet>,
    /// How the rows are accounted for.
    #[serde(skip)]
    pub rows: RowAccount,
}

/// The register, as a sheet for one person names it: how many others there are is not said.
#[derive(Debug, Clone, Serialize)]
pub struct FilesSaid {
    /// Its files.
    pub files: Vec<String>,
}

/// The scale of real competence.
#[derive(Debug, Clone, Serialize)]
pub struct ScaleSaid {
    /// The highest level.
    pub max: u8,
    /// Names of the levels from 0 up; may be empty.
    pub names: Vec<String>,
}

/// What there is to know of one employee before a development talk.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// Whether every position is of 0 %, so that the person counts nowhere.
    pub on_call: bool,
    /// The employments that are active on the date.
    pub employments: Vec<EmploymentSaid>,
    /// What is required in the person's units and positions, in the order of the gap; staffing aside.
    pub requirements: Vec<RequirementSaid>,
    /// What the person has anything of, and what is asked for there, by category and name.
    pub competences: Vec<CompetenceSaid>,
    /// What is formally held and expires within the months asked for, the first first.
    pub expiring: Vec<Expiring>,
    /// The measures that the person may take and would gain by, in the order of the plan.
    pub measures: Vec<MeasureSaid>,
}

/// Where somebody works, as what, and how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EmploymentSaid {
    /// The unit's path; none where the register does not say.
    pub unit: Option<String>,
    /// The title of the position.
    pub position: Option<String>,
    /// The code of the position.
    pub code: Option<String>,
    /// The size, in full-time positions; none where unknown.
    pub fraction: Option<Fte>,
    /// The first day; none where the register does not say.
    #[serde(serialize_with = "as_text_or_null")]
    pub start: Option<Date>,
    /// The last day; none where it is open.
    #[serde(serialize_with = "as_text_or_null")]
    pub end: Option<Date>,
}

/// A requirement in a unit, and whether somebody meets it.
#[derive(Debug, Clone, Serialize)]
pub struct RequirementSaid {
    /// How it stands in the unit; only what it is of is told.
    #[serde(flatten, serialize_with = "subject")]
    pub today: Rc<GapRow>,
    /// Which side must be there.
    #[serde(serialize_with = "requires_word")]
    pub requires: Option<Requires>,
    /// The real level that is asked for.
    pub level: Option<u8>,
    /// The id of the one of its competences that the person has most of; none where they have none of several.
    pub through: Option<String>,
    /// Whether the person has it formally; none where the register does not know.
    pub formal: Option<bool>,
    /// Whether the person has it really; none where the register does not know.
    pub real: Option<bool>,
    /// Whether the person meets it; none where the register does not know.
    pub qualified: Option<bool>,
    /// Whether the person is among those that it is judged of: not where they work there at 0 % only.
    pub in_population: bool,
    /// What the unit lacks, in persons or årsverk as the basis says; none where it cannot be judged.
    pub gap: Option<Amount>,
}

/// What somebody has of a competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CompetenceSaid {
    /// The competence's id.
    pub competence: String,
    /// Its name.
    pub name: String,
    /// The id of its category.
    pub category: String,
    /// Whether a requirement in the person's units and positions asks for it.
    pub required: bool,
    /// The highest real level that one of them asks for; none where none does.
    pub required_level: Option<u8>,
    /// The formal side; none where the register does not know it.
    pub formal: Option<Formal>,
    /// When it was acquired, the last time; of what is agreed for later, when it will be.
    #[serde(serialize_with = "as_text_or_null")]
    pub acquired: Option<Date>,
    /// The last day on which it is valid, or of what has expired, was; none where it is open or nobody knows.
    #[serde(serialize_with = "as_text_or_null")]
    pub valid_until: Option<Date>,
    /// When what is under way is expected to be completed.
    #[serde(serialize_with = "as_text_or_null")]
    pub expected: Option<Date>,
    /// The real level; none where not assessed.
    pub level: Option<u8>,
    /// When the level was assessed.
    #[serde(serialize_with = "as_text_or_null")]
    pub assessed: Option<Date>,
}

/// How somebody stands to a competence formally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Formal {
    /// It is held, and valid.
    Held,
    /// It is held by dispensation.
    Dispensation,
    /// It is under way.
    InProgress,
    /// It is acquired after the date.
    Later,
    /// It would be valid, but for a missing date.
    Undated,
    /// It was held, and has expired.
    Expired,
    /// What the register says of it could not be understood.
    Unread,
    /// It is not held.
    None,
}

/// A competence that is held and expires soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expiring {
    /// The competence's id.
    pub competence: String,
    /// Its name.
    pub name: String,
    /// The last day on which it is valid.
    #[serde(serialize_with = "as_text")]
    pub valid_until: Date,
    /// Whether a requirement in the person's units and positions asks for it.
    pub required: bool,
    /// The measures of the plan that give it anew, and that the person is not kept from, in the order of the plan.
    pub renewed_by: Vec<Renewal>,
}

/// A measure that gives anew what expires.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renewal {
    /// The measure's id.
    pub measure: String,
    /// Its name.
    pub name: String,
}

/// A measure of the plan that somebody may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasureSaid {
    /// The measure's id.
    pub measure: String,
    /// Its name.
    pub name: String,
    /// The id of the competence that it is about.
    pub competence: String,
    /// The name of the competence.
    #[serde(skip)]
    pub competence_name: String,
    /// What it gives of that.
    #[serde(serialize_with = "gives_word")]
    pub gives: Gives,
    /// The real level that it gives; none where it gives none.
    pub level: Option<u8>,
    /// Whether one of the person's units lacks what it gives.
    pub wanted: bool,
    /// How many months it lasts; none where the plan does not say.
    pub months: Option<u16>,
    /// How many months one is bound to stay afterwards; none where the plan does not say.
    pub bound_months: Option<u16>,
    /// The months of the year in which it is handled, 1 to 12.
    pub handled: Vec<u8>,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// When it is to be done.
    #[serde(serialize_with = "as_text_or_null")]
    pub deadline: Option<Date>,
}

impl Employees {
    pub(super) fn of(situation: &Situation<'_>, months: u32, people: Vec<Sheet>) -> Self {
        let scale = &situation.plan.scale;
        Self {
            schema: "kompetanse.employee/1",
            reference_date: situation.date,
            plan: plan_said(situation.plan),
            register: FilesSaid { files: situation.register.files() },
            scale: ScaleSaid { max: scale.max, names: scale.names.clone() },
            months,
            people,
            rows: situation.force.rows,
        }
    }
}

impl Sheet {
    /// Returns what the person has of a competence.
    pub fn competence(&self, id: &str) -> Option<&CompetenceSaid> {
        self.competences.iter().find(|known| known.competence == id)
    }
}

impl CompetenceSaid {
    /// Tells whether the person has anything of it, on either side.
    pub fn is_something(&self) -> bool {
        self.level.is_some() || self.formal.is_some_and(|formal| formal != Formal::None)
    }
}

fn gives_word<S: Serializer>(gives: &Gives, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match gives {
        Gives::Formal => "formal",
        Gives::Real(_) => "real",
        Gives::Both(_) => "both",
    })
}
