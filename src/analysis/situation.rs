//! All that a question about a date is answered from: who counts, which units are judged, and who holds what.

use super::qualification::Qualifications;
use super::scope;
use super::workforce::Workforce;
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::Register;

/// Register and plan on a date.
pub struct Situation<'a> {
    /// The date.
    pub date: Date,
    /// The register.
    pub register: &'a Register,
    /// The plan.
    pub plan: &'a Plan,
    /// Who counts.
    pub force: Workforce,
    /// Which units are judged.
    pub judged: Vec<bool>,
    /// Who holds what.
    pub qualifications: Qualifications,
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
        let qualifications = Qualifications::on(date, register, plan, &force);
        Ok(Self { date, register, plan, force, judged, qualifications })
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
