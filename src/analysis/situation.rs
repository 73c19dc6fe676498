//! All that a question about a date is answered from: who counts, which units are judged, and who holds what.

use super::qualification::{Holder, Judgement, Qualifications};
use super::scope;
use super::workforce::Workforce;
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::plan::{CompetenceId, Mobilisation, Plan};
use crate::model::register::Register;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Register and plan on a date.
pub struct Situation<'a> {
    /// The date.
    pub date: Date,
    /// The register.
    pub register: &'a Register,
    /// The plan.
    pub plan: &'a Plan,
    /// Who counts.
    pub force: Workforce<'a>,
    /// Which units are judged.
    pub judged: Vec<bool>,
    /// Who holds what, once somebody has asked for all of it.
    qualifications: OnceLock<Qualifications>,
}

impl<'a> Situation<'a> {
    /// Returns the situation on a date.
    ///
    /// # Errors
    /// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
    pub fn on(date: Date, register: &'a Register, plan: &'a Plan) -> Result<Self, Vec<Finding>> {
        let situation = Self::with_unknown_units(date, register, plan)?;
        let unknown = situation.unknown_units();
        if unknown.is_empty() { Ok(situation) } else { Err(unknown) }
    }

    /// Returns the situation on a date, also where requirements name units that are not known.
    ///
    /// # Errors
    /// A finding, where nobody is employed on the date.
    pub(super) fn with_unknown_units(
        date: Date,
        register: &'a Register,
        plan: &'a Plan,
    ) -> Result<Self, Vec<Finding>> {
        let force = Workforce::on(date, register, &plan.exclusions);
        if force.is_empty() {
            return Err(vec![Finding::new(Code::NobodyEmployed).seen(date.strftime("%d.%m.%Y").to_string())]);
        }
        let judged = scope::judged(&register.units, &force);
        Ok(Self { date, register, plan, force, judged, qualifications: OnceLock::new() })
    }

    /// Returns where people may be moved to: anywhere where the plan does not say, but not from one municipality to another,
    /// for none of them employs another's people.
    pub fn mobilisation(&self) -> Mobilisation {
        let among_own = self.register.has_own_files;
        let unsaid = if among_own { Mobilisation::WithinTop } else { Mobilisation::Anywhere };
        self.plan.mobilisation.unwrap_or(unsaid)
    }

    /// Returns who holds what.
    pub fn qualifications(&self) -> &Qualifications {
        self.qualifications.get_or_init(|| self.judgement().of_all())
    }

    /// Returns who holds a competence, by person; what others hold is not kept for that.
    pub(super) fn holders(&self, competence: CompetenceId) -> Cow<'_, [Holder]> {
        match self.qualifications.get() {
            Some(known) => Cow::Borrowed(known.of(competence)),
            None => Cow::Owned(self.judgement().holders(competence)),
        }
    }

    /// Shows who holds a competence, by person.
    pub(super) fn each_holder(&self, competence: CompetenceId, show: impl FnMut(&Holder)) {
        match self.qualifications.get() {
            Some(known) => known.of(competence).iter().for_each(show),
            None => self.judgement().each_holder(competence, show),
        }
    }

    fn judgement(&self) -> Judgement<'_> {
        let Self { date, register, plan, ref force, .. } = *self;
        Judgement { date, renewed_since: None, register, plan, force }
    }

    /// Returns the units that the plan's requirements name and nobody knows, as findings.
    pub(super) fn unknown_units(&self) -> Vec<Finding> {
        scope::unknown_units(self.plan, self.register, &self.judged)
    }

    /// Tells which sides of competences the register, with the plan's help, knows anything of: formal and real.
    pub fn known_sides(&self) -> (bool, bool) {
        let from_plan = self.plan.competences.iter().any(|competence| !competence.formal_from.is_empty());
        (self.register.knows.formal || from_plan, self.register.knows.real)
    }
}
