//! Why a measure has the places that it has: who may take it, who would close anything by it, and what is in the way.

use super::super::suppression::Hidden;
use super::super::training::Barrier;
use super::Question;
use super::limits::Sheet;
use super::offers::Offers;
use crate::model::amount::Decimal;
use serde::Serialize;

/// A measure of the plan, and what becomes of it.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureSaid {
    /// Its id.
    pub measure: String,
    /// Its name.
    pub name: String,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// What it costs for one, in kroner; none where the plan does not say.
    pub cost_each: Option<i64>,
    /// What others pay of that, in kroner; none where the plan does not say.
    pub grant_each: Option<i64>,
    /// How many may begin each year; none where the plan sets no limit.
    pub seats: Option<u32>,
    /// How many months it lasts; none where the plan does not say.
    pub months: Option<u16>,
    /// Percent who complete it: as the plan says of it or of everything, else the standard.
    pub completion: Decimal,
    /// How many employees may take it; none where that is hidden, as of all that follows.
    pub eligible: Option<u64>,
    /// How many of them would close something by it.
    pub useful: Option<u64>,
    /// How many take it.
    pub places: Option<u64>,
    /// What that costs, grants taken off, in kroner.
    pub net_cost: Option<i64>,
    /// What others pay for it, in kroner.
    pub grant: Option<i64>,
    /// Why nobody takes it; none where somebody does.
    pub reason: Option<Reason>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Why nobody takes a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It gets people who are not employed yet.
    Recruits,
    /// Whenever it starts, it ends after the last year that counts.
    TooLate,
    /// Nobody is in the positions that it is for.
    NoPosition,
    /// Nobody there formally holds what it builds on.
    NoCompetence,
    /// Nobody there has the real level that it builds on.
    NoLevel,
    /// Those who could take it have what it gives.
    NothingToGain,
    /// What it gives is not missing where those who may take it work, or none of them is expected to be there then.
    ClosesNothing,
    /// Nobody without higher education may take any measure, and the plan asks for a share of them.
    FairShare,
    /// One place costs more than there is in any year.
    TooDear,
    /// Other places close more.
    NotChosen,
}

/// Returns every measure of the plan, in its order.
pub(super) fn measures(
    question: &Question<'_>,
    offers: &Offers<'_>,
    sheet: &Sheet,
    taken: &[Option<usize>],
) -> Vec<MeasureSaid> {
    let plan = question.situation.plan;
    let told = plan.measures.iter().enumerate().map(|(place, measure)| {
        let training = offers.trainings.iter().position(|one| one.place as usize == place);
        let mut said = MeasureSaid {
            measure: measure.id.clone(),
            name: measure.name.clone(),
            responsible: measure.responsible.clone(),
            cost_each: measure.cost,
            grant_each: measure.grant,
            seats: measure.places,
            months: measure.months,
            completion: measure.completion,
            eligible: Some(0),
            useful: Some(0),
            places: Some(0),
            net_cost: Some(0),
            grant: Some(0),
            reason: Some(Reason::Recruits),
            suppressed: Hidden::new(),
        };
        let Some(training) = training else {
            return said;
        };
        let (mut eligible, mut useful, mut places) = (0, 0, 0);
        for (at, one) in offers.people.iter().enumerate() {
            eligible += u64::from(one.barriers[training].is_none());
            let Some(offer) = one.offers.iter().position(|offer| offer.training == training) else {
                continue;
            };
            useful += u64::from(!one.offers[offer].gain.is_empty());
            places += u64::from(taken[at].is_some_and(|option| sheet.ways[at][option].0 == offer));
        }
        (said.eligible, said.useful, said.places) = (Some(eligible), Some(useful), Some(places));
        said.net_cost = Some(places as i64 * measure.net_cost());
        said.grant = Some(places as i64 * measure.grant.unwrap_or_default());
        said.reason = (places == 0).then(|| reason((eligible, useful), training, question, offers));
        said
    });
    told.collect()
}

fn reason(
    (eligible, useful): (u64, u64),
    training: usize,
    question: &Question<'_>,
    offers: &Offers<'_>,
) -> Reason {
    let frames = question.situation.plan.economy.frame.iter();
    let starts = |year: &i16| offers.years[training].contains(year);
    let most = frames.filter(|(year, _)| starts(year)).map(|(_, frame)| *frame).max();
    match () {
        () if eligible == 0 => nobody(training, offers),
        () if offers.years[training].is_empty() => Reason::TooLate,
        () if useful == 0 => Reason::ClosesNothing,
        () if is_stopped_by_share(question, offers) => Reason::FairShare,
        () if most.is_none_or(|most| offers.trainings[training].measure.net_cost() > most) => Reason::TooDear,
        () => Reason::NotChosen,
    }
}

/// Tells whether nobody can take part, for lack of anybody who counts for the fair share.
fn is_stopped_by_share(question: &Question<'_>, offers: &Offers<'_>) -> bool {
    let economy = &question.situation.plan.economy;
    let is_asked = economy.least_without_higher.is_some_and(|share| share > Decimal::default());
    is_asked && offers.people.iter().all(|one| one.is_higher || one.offers.is_empty())
}

/// Returns what keeps those away who come nearest to taking a measure.
fn nobody(training: usize, offers: &Offers<'_>) -> Reason {
    let furthest = offers.people.iter().filter_map(|one| one.barriers[training]).max();
    match furthest {
        None | Some(Barrier::Position) => Reason::NoPosition,
        Some(Barrier::Competence) => Reason::NoCompetence,
        Some(Barrier::Level) => Reason::NoLevel,
        Some(Barrier::Nothing) => Reason::NothingToGain,
    }
}
