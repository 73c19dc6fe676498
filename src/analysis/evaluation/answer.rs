//! The answer: what each requirement had and lacked on two dates, and what the change is made up of.

use super::super::follow::Way;
use super::super::gap::{GapAnswer, Obstacle, PlanSaid, as_text, basis_word};
use super::super::suppression::{Hidden, Suppression};
use super::super::workforce::RowAccount;
use super::measures::MeasureSaid;
use super::sums::Sum;
use crate::model::amount::Fte;
use crate::model::date::Date;
use crate::model::plan::{Amount, Basis};
use serde::{Serialize, Serializer};

/// The answer: schema `kompetanse.evaluation/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Evaluation {
    pub(super) schema: &'static str,
    /// The first date, and what was known then.
    pub before: DateSaid,
    /// The second date, and what was known then.
    pub after: DateSaid,
    /// Whole months between the dates.
    pub months: u32,
    /// The plan, which is held against both dates.
    pub plan: PlanSaid,
    /// Who came, stayed and left; none where only saved gaps are compared.
    pub people: Option<PeopleSaid>,
    /// A row for each requirement that is asked about, and each unit in which it is judged on either date.
    pub requirements: Vec<EvaluationRow>,
    /// The sum of each category, of staffing last where there is any, and of everything.
    pub categories: Vec<Sum>,
    /// What became of the plan's measures; none where only saved gaps are compared.
    pub measures: Option<Vec<MeasureSaid>>,
    /// The paths of the units that are asked about; everything where empty.
    #[serde(skip)]
    pub units: Vec<String>,
    /// The gap of each date, of the rows that are asked about.
    #[serde(skip)]
    pub gaps: [GapAnswer; 2],
    /// What is hidden, where figures that rest on few people are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
}

/// A date, and what was known then.
#[derive(Debug, Clone, Serialize)]
pub struct DateSaid {
    /// The date.
    #[serde(serialize_with = "as_text")]
    pub reference_date: Date,
    /// The files of the register, or the saved gap.
    pub files: Vec<String>,
    /// How the rows are accounted for; none of a saved gap.
    pub rows: Option<RowAccount>,
    /// People who count.
    pub persons: Option<u64>,
    /// Their årsverk, those that are known.
    pub fte: Option<Fte>,
    /// People employed at 0 % only.
    pub on_call: Option<u64>,
    /// Employments of unknown size; none of any of these where a saved gap hides it.
    pub unknown_fractions: Option<u64>,
    /// People left out on request; none of a saved gap, which does not say.
    #[serde(skip)]
    pub left_out: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Who came, stayed and left: employees, at whatever size of position. None of what is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeopleSaid {
    /// What people are known again by.
    pub followed_by: Way,
    /// Employed on both dates.
    pub stayed: Option<u64>,
    /// Employed on the second date and not on the first.
    pub hired: Option<u64>,
    /// Employed on the first date and not on the second.
    pub left: Option<u64>,
    /// Employed on the first date, and nobody can tell who they are in the second register.
    pub unclear_before: Option<u64>,
    /// Employed on the second date, and nobody can tell who they were in the first register.
    pub unclear_after: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// One requirement in one unit, on both dates. Amounts are in persons or årsverk as the basis says.
#[derive(Debug, Clone, Serialize)]
pub struct EvaluationRow {
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
    /// In what it is counted.
    #[serde(serialize_with = "basis_word")]
    pub basis: Basis,
    /// How much it matters.
    pub criticality: u8,
    /// Whether it was judged on the first date, or why not.
    pub state_before: State,
    /// Whether it was judged on the second date, or why not.
    pub state_after: State,
    /// What was required on the first date.
    pub required_before: Option<Amount>,
    /// What was required on the second date.
    pub required_after: Option<Amount>,
    /// What was held on the first date.
    pub held_before: Option<Amount>,
    /// What was held on the second date.
    pub held_after: Option<Amount>,
    /// What was missing on the first date.
    pub gap_before: Option<Amount>,
    /// What was missing on the second date.
    pub gap_after: Option<Amount>,
    /// How much more is held on the second date than on the first.
    pub change: Option<Amount>,
    /// What the change is made up of.
    #[serde(flatten)]
    pub parts: Parts,
    /// The keys of figures that are hidden, for they rest on few people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
    /// Who the change is made up of, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<PersonChange>>,
    /// How it is named to people.
    #[serde(skip)]
    pub name: String,
    /// Why it could not be answered on the first date, where that is known.
    #[serde(skip)]
    pub obstacle_before: Option<Obstacle>,
    /// Why it cannot be answered on the second date, where that is known.
    #[serde(skip)]
    pub obstacle_after: Option<Obstacle>,
    /// How many persons `held_before` rests on; none where it is not known.
    #[serde(skip)]
    pub persons_before: Option<u64>,
    /// How many persons `held_after` rests on; none where it is not known.
    #[serde(skip)]
    pub persons_after: Option<u64>,
    /// How many persons were in its scope on the first date; none where it is not known.
    #[serde(skip)]
    pub population_before: Option<u64>,
    /// How many persons were in its scope on the second date; none where it is not known.
    #[serde(skip)]
    pub population_after: Option<u64>,
    /// Its place among the rows of the gap of each date; none where nothing was judged there.
    #[serde(skip)]
    pub in_gaps: [Option<usize>; 2],
}

/// Whether a requirement was judged in a unit on a date, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was.
    Judged,
    /// It was not yet in force.
    NotInForce,
    /// What was known then could not answer it.
    NotAssessable,
    /// Nothing was judged there: the unit was not there, or was divided otherwise.
    Absent,
}

/// Why somebody counts for more or less than before: the first of these that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Not employed on the first date.
    Hired,
    /// Not employed on the second date.
    Left,
    /// In the requirement's scope on one of the dates only.
    Moved,
    /// Qualifies now, and would not with the formal side of then.
    LearntFormally,
    /// Qualifies now, and did not then.
    LearntReally,
    /// Qualified then and does not now, but would with the formal side of then.
    Expired,
    /// Qualifies on both dates, with another size of position.
    Hours,
    /// Anything else: a lower real level, say, or somebody who cannot be followed.
    Other,
}

impl Reason {
    /// Every reason, the first that fits first.
    pub const ALL: [Reason; 8] = [
        Reason::Hired,
        Reason::Left,
        Reason::Moved,
        Reason::LearntFormally,
        Reason::LearntReally,
        Reason::Expired,
        Reason::Hours,
        Reason::Other,
    ];
}

/// What a change is made up of: eight parts that sum to it; none where the reasons are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Parts {
    /// What people bring who were not employed then.
    pub hired: Option<Part>,
    /// What people took with them who are not employed any more.
    pub left: Option<Part>,
    /// What people brought or took who came into the requirement's scope or went out of it.
    pub moved: Option<Part>,
    /// What people bring by the formal side that they have got since.
    pub learnt_formally: Option<Part>,
    /// What people bring by the real side that they have got since.
    pub learnt_really: Option<Part>,
    /// What is lost since the formal side is not there any more.
    pub expired: Option<Part>,
    /// What larger and smaller positions come to.
    pub hours: Option<Part>,
    /// What is left.
    pub other: Option<Part>,
}

/// A part of a change, in persons or årsverk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// How much, below 0 where it is a loss.
    pub amount: Amount,
    /// How many persons it rests on.
    pub persons: u64,
}

/// Serialises as the amount alone.
impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.amount.serialize(serializer)
    }
}

impl Part {
    fn none(in_fte: bool) -> Self {
        Self { amount: Amount::none(in_fte), persons: 0 }
    }

    fn and(self, other: Self) -> Self {
        let units = self.amount.units() + other.amount.units();
        Self { amount: self.amount.with_units(units), persons: self.persons + other.persons }
    }
}

impl Parts {
    /// Returns parts of nothing, of which the reasons are known.
    pub(super) fn nothing(in_fte: bool) -> Self {
        let mut parts = Self::default();
        for reason in Reason::ALL {
            *parts.place(reason) = Some(Part::none(in_fte));
        }
        parts
    }

    /// Adds what one person brings for a reason.
    pub(super) fn add(&mut self, reason: Reason, units: i64) {
        if let Some(part) = self.place(reason) {
            let more = Part { amount: part.amount.with_units(units), persons: 1 };
            *part = part.and(more);
        }
    }

    /// Returns the parts of both together; what either does not know is not known.
    pub(super) fn and(mut self, other: &Self) -> Self {
        for reason in Reason::ALL {
            let sum = self.of(reason).zip(other.of(reason)).map(|(a, b)| a.and(b));
            *self.place(reason) = sum;
        }
        self
    }

    /// Returns the part of a reason.
    pub fn of(&self, reason: Reason) -> Option<Part> {
        match reason {
            Reason::Hired => self.hired,
            Reason::Left => self.left,
            Reason::Moved => self.moved,
            Reason::LearntFormally => self.learnt_formally,
            Reason::LearntReally => self.learnt_really,
            Reason::Expired => self.expired,
            Reason::Hours => self.hours,
            Reason::Other => self.other,
        }
    }

    /// Returns where the part of a reason is kept.
    pub(in super::super) fn place(&mut self, reason: Reason) -> &mut Option<Part> {
        match reason {
            Reason::Hired => &mut self.hired,
            Reason::Left => &mut self.left,
            Reason::Moved => &mut self.moved,
            Reason::LearntFormally => &mut self.learnt_formally,
            Reason::LearntReally => &mut self.learnt_really,
            Reason::Expired => &mut self.expired,
            Reason::Hours => &mut self.hours,
            Reason::Other => &mut self.other,
        }
    }
}

/// Somebody and what they count for more or less than before, where names were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct PersonChange {
    /// The id, where the register has one.
    pub id: Option<String>,
    /// The name, where the register has it.
    pub name: Option<String>,
    /// Why.
    pub reason: Reason,
    /// How much, below 0 where it is a loss.
    pub change: Amount,
}
