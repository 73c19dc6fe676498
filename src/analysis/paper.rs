//! What a council paper on the plan says: the gap and the years to come, of one register and one plan.

use super::gap::{self, GapAnswer};
use super::projection::{self, Populations, Projection, Request};
use crate::finding::Finding;
use crate::model::date::Date;
use crate::model::plan::{About, Plan};
use crate::model::register::Register;
use serde::Serialize;

/// The answer: schema `kompetanse.report/1`.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    schema: &'static str,
    /// What the plan says of itself.
    #[serde(skip)]
    pub about: About,
    /// What we have against what is required.
    pub gap: GapAnswer,
    /// The years to come; none where the register cannot answer that.
    pub projection: Option<Projection>,
    /// Why there is no projection.
    #[serde(skip)]
    pub unprojected: Vec<Finding>,
}

/// Answers what a council paper says, on a date.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
    populations: Populations<'_>,
) -> Result<Paper, Vec<Finding>> {
    let gap = gap::analyse(date, register, plan, &request.narrowing)?;
    let (projection, unprojected) = match projection::analyse(date, register, plan, request, populations) {
        Ok(projection) => (Some(projection), Vec::new()),
        Err(findings) => (None, findings),
    };
    Ok(Paper { schema: "kompetanse.report/1", about: plan.about.clone(), gap, projection, unprojected })
}
