//! What places are limited by: seats, money, how many may be away at once, and a fair share; and all of it as a problem.

use super::super::board::Board;
use super::super::choice::{self, Problem, Row};
use super::super::situation::Situation;
use super::super::standing::Standing;
use super::super::workforce::{Populations, lowest};
use super::Period;
use super::offers::{Candidate, Offers, PARTS, last_year};
use crate::model::amount::Decimal;
use crate::model::unit::UnitId;
use std::collections::BTreeMap;

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Net kroner for what starts in a year.
    Frame(i16),
    /// Places in a measure, by its place among the trainings, that start in a year.
    Seats(usize, i16),
    /// People of a unit who are away in a calendar year.
    Absence(UnitId, i16),
    /// Places to people without higher education, beyond the least share of all.
    Share,
}

/// How much there is of what is limited.
#[derive(Debug, Clone)]
pub(super) struct Limits {
    allowed: BTreeMap<Kind, i64>,
    /// Least percent of places to people without higher education; none where the plan does not say, or asks for none.
    share: Option<Decimal>,
}

impl Limits {
    pub fn of(situation: &Situation<'_>, offers: &Offers<'_>, period: &Period) -> Self {
        let economy = &situation.plan.economy;
        let mut allowed: BTreeMap<Kind, i64> =
            economy.frame.iter().map(|(year, frame)| (Kind::Frame(*year), *frame)).collect();
        for (at, training) in offers.trainings.iter().enumerate() {
            if let Some(places) = training.measure.places {
                let seats = offers.years[at].iter().map(|year| (Kind::Seats(at, *year), i64::from(places)));
                allowed.extend(seats);
            }
        }
        if let Some(percent) = economy.absence_limit {
            let last = period.years.last().copied().unwrap_or(period.until).max(period.until);
            let first = period.years.first().copied().unwrap_or(period.until);
            for (unit, away) in may_be_away(situation, percent) {
                allowed.extend((first..=last).map(|year| (Kind::Absence(unit, year), away)));
            }
        }
        let share = economy.least_without_higher.filter(|share| *share > Decimal::default());
        allowed.extend(share.map(|_| (Kind::Share, 0)));
        Self { allowed, share }
    }

    /// Returns the years that have money, earliest first.
    pub fn frame_years(&self) -> Vec<i16> {
        let year = |kind: &Kind| if let Kind::Frame(year) = kind { Some(*year) } else { None };
        self.allowed.keys().filter_map(year).collect()
    }

    /// Returns the same with more money in a year.
    pub fn with_more(&self, year: i16, kroner: i64) -> Self {
        let mut more = self.clone();
        *more.allowed.entry(Kind::Frame(year)).or_insert(0) += kroner;
        more
    }

    /// Returns what is limited and how much of it there is, in a fixed order.
    pub fn all(&self) -> impl Iterator<Item = (Kind, i64)> + '_ {
        self.allowed.iter().map(|(kind, allowed)| (*kind, *allowed))
    }

    /// Returns what somebody uses of each by taking a measure from a year; below zero is given.
    pub fn used(
        &self,
        candidate: &Candidate,
        training: usize,
        year: i16,
        offers: &Offers<'_>,
    ) -> Vec<(Kind, i64)> {
        let measure = offers.trainings[training].measure;
        let mut used = vec![(Kind::Frame(year), measure.net_cost()), (Kind::Seats(training, year), 1)];
        for unit in units_of(&candidate.standing) {
            let away = year..=last_year(year, measure.months);
            used.extend(away.map(|year| (Kind::Absence(unit, year), 1)));
        }
        // Each place asks for its share; one to somebody without higher education gives a whole.
        used.extend(self.share.map(|share| {
            let given = if candidate.is_higher { 0 } else { 100 * Decimal::ONE.billionths() };
            (Kind::Share, share.billionths() - given)
        }));
        used.retain(|(kind, used)| *used != 0 && self.allowed.contains_key(kind));
        used
    }
}

/// Returns how many people of each unit that has none below it may be away at once: at least one.
fn may_be_away(situation: &Situation<'_>, percent: Decimal) -> Vec<(UnitId, i64)> {
    let units = &situation.register.units;
    let people = Populations::of(&situation.force, units, None);
    let away = |unit: UnitId| {
        let share = i128::from(percent.billionths()) * i128::from(people.persons(unit));
        (share / (100 * i128::from(Decimal::ONE.billionths()))).max(1) as i64
    };
    let lowest = lowest(units, &situation.judged, units.subtree(UnitId::EVERYTHING));
    lowest.into_iter().map(|unit| (unit, away(unit))).collect()
}

/// Returns the units where somebody works, each once.
fn units_of(standing: &Standing) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = standing.presences.iter().map(|presence| presence.unit).collect();
    units.sort_unstable();
    units.dedup();
    units
}

/// Everything to choose from, as a problem: first the rows of requirements, then those of limits.
pub(super) struct Sheet {
    /// The problem; a group for each person.
    pub problem: Problem,
    /// What each row beyond those of requirements limits.
    pub limits: Vec<(Kind, i64)>,
    /// What each option of each person is: an offer and a year.
    pub ways: Vec<Vec<(usize, i16)>>,
}

impl Sheet {
    pub fn of(offers: &Offers<'_>, limits: &Limits, board: &Board<'_>) -> Self {
        let first = board.rows.len() as u32;
        let all: Vec<(Kind, i64)> = limits.all().collect();
        let places: BTreeMap<Kind, u32> = (first..).zip(&all).map(|(at, (kind, _))| (*kind, at)).collect();
        let wanted = board.rows.iter().map(|row| {
            let worth = if row.is_wanted { board.demands[row.demand].requirement.criticality } else { 0 };
            Row { worth: u32::from(worth), wanted: row.gap.saturating_mul(PARTS), slack: 0 }
        });
        let limited = all.iter().map(|(_, allowed)| Row { worth: 0, wanted: 0, slack: *allowed });
        let ways: Vec<Vec<(usize, i16)>> = offers.people.iter().map(|one| offers.ways(one)).collect();
        let candidate = |one: &Candidate, (at, year): (usize, i16)| {
            let offer = &one.offers[at];
            let used = limits.used(one, offer.training, year, offers);
            let mut effect = offer.gain.clone();
            effect.extend(used.into_iter().map(|(kind, used)| (places[&kind], -used)));
            effect.sort_unstable();
            let cost = offers.trainings[offer.training].measure.net_cost();
            choice::Candidate { cost: u32::try_from(cost).unwrap_or(u32::MAX), effect }
        };
        let groups = offers.people.iter().zip(&ways);
        let groups =
            groups.map(|(one, ways)| ways.iter().map(|way| candidate(one, *way)).collect()).collect();
        Self { problem: Problem { rows: wanted.chain(limited).collect(), groups }, limits: all, ways }
    }
}
