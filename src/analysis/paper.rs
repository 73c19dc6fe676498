//! What a council paper on the plan says: the gap and the years to come, of one register and one plan.

use super::gap::{self, GapAnswer};
use super::measures::{self, Measures};
use super::needs::{self, Needs};
use super::projection::{self, Populations, Projection, Request};
use super::situation::Situation;
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
    /// How gaps are best closed.
    pub needs: Needs,
    /// Which measures close most within the budget; none where the plan has no measures, or no money for them.
    pub measures: Option<Measures>,
    /// Why none are chosen.
    #[serde(skip)]
    pub unmeasured: Vec<Finding>,
    /// The years to come; none where the register cannot answer that.
    pub projection: Option<Projection>,
    /// Why there is no projection.
    #[serde(skip)]
    pub unprojected: Vec<Finding>,
}

/// So much is looked at for how gaps are best closed where nothing else is said, in millions of effects: what a
/// municipality of some hundred employees waits less than a second for.
pub const LIGHT_EFFORT: u64 = 100;

/// So much more is looked at for measures, of which there are more to choose from.
pub const FOR_MEASURES: u64 = 10;

/// Answers what a council paper says, on a date; `effort` is how much is looked at for how gaps are best closed.
///
/// # Errors
/// Findings, where nobody is employed on the date, or a requirement names a unit that is not known.
pub fn analyse(
    date: Date,
    register: &Register,
    plan: &Plan,
    request: &Request,
    effort: u64,
    populations: Populations<'_>,
) -> Result<Paper, Vec<Finding>> {
    let situation = Situation::on(date, register, plan)?;
    let gap = gap::answer(&situation, &request.narrowing);
    let closing =
        needs::Request { narrowing: request.narrowing.clone(), effort, ..needs::Request::default() };
    let choosing = measures::Request {
        narrowing: request.narrowing.clone(),
        effort: effort.saturating_mul(FOR_MEASURES),
    };
    // Those that take their time, side by side.
    let ((needs, measures), projection) = std::thread::scope(|scope| {
        let closing = scope.spawn(|| {
            let needs = needs::answer_of(&situation, &closing);
            (needs, measures::answer_of(&situation, &choosing))
        });
        let projection = projection::answer_of(&situation, request, populations);
        (closing.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)), projection)
    });
    let (measures, unmeasured) = match measures {
        Ok(measures) => (Some(measures), Vec::new()),
        Err(findings) => (None, findings),
    };
    let (projection, unprojected) = match projection {
        Ok(projection) => (Some(projection), Vec::new()),
        Err(findings) => (None, findings),
    };
    Ok(Paper {
        schema: "kompetanse.report/1",
        about: plan.about.clone(),
        gap,
        needs,
        measures,
        unmeasured,
        projection,
        unprojected,
    })
}
