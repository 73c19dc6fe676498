//! A requirement followed from year to year, in each of its units, or in several taken together.

use super::super::gap::Population;
use super::super::holders::{contributions, one_hire, qualified};
use super::super::situation::Situation;
use super::super::tally::Within;
use super::assumptions::Assumptions;
use super::demand::{Asked, asked};
use super::distribution::{Contributions, Room};
use super::exits::Survival;
use super::recruitment::{Hired, Replacements};
use super::supply::{Candidate, DayAhead};
use super::{Why, WhySupport, YearFigures};
use crate::model::amount::{Expected, Fte, Ratio};
use crate::model::plan::{Amount, Requirement};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;

/// A requirement and the units in which it is followed.
pub(super) struct Track<'a> {
    pub requirement: &'a Requirement,
    positions: Option<Vec<bool>>,
    within: Within,
    pub lines: Vec<Line>,
}

/// One requirement in one unit, or in several taken together.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Who qualifies on the reference date, with what each brings.
    today: Vec<(PersonId, i64)>,
    /// What one hire brings.
    pub each: i64,
    hired: Hired,
    replacements: Replacements,
    remaining: f64,
    /// What is asked, year by year, the reference year first.
    pub asked: Vec<Option<Asked>>,
    /// The figures of the years in which something is asked.
    pub years: Vec<YearFigures>,
    pub why: Option<Why>,
    pub why_support: WhySupport,
}

/// A year that is being reckoned.
#[derive(Clone, Copy)]
pub(super) struct Year<'r> {
    pub year: i16,
    /// How many years after the reference year.
    pub place: usize,
    pub day: &'r DayAhead<'r>,
    pub survival: &'r Survival<'r>,
    pub assumptions: &'r Assumptions,
}

/// Somebody who may count in one line, with how much.
pub(super) struct Share {
    pub line: usize,
    pub candidate: Candidate,
    pub amount: i64,
}

impl<'a> Track<'a> {
    /// Returns a requirement before its first year, in each of some units.
    pub fn each(
        situation: &Situation<'a>,
        requirement: &'a Requirement,
        units: &[UnitId],
        asked: Vec<Vec<Option<Asked>>>,
    ) -> Self {
        let within = Within::of(units, &situation.register.units);
        Self::over(situation, requirement, within, asked)
    }

    /// Returns a requirement before its first year, in some units taken together.
    pub fn together(
        situation: &Situation<'a>,
        requirement: &'a Requirement,
        units: &[UnitId],
        asked: Vec<Option<Asked>>,
    ) -> Self {
        let within = Within::together(units, &situation.register.units);
        Self::over(situation, requirement, within, vec![asked])
    }

    fn over(
        situation: &Situation<'a>,
        requirement: &'a Requirement,
        within: Within,
        asked: Vec<Vec<Option<Asked>>>,
    ) -> Self {
        let positions = super::super::qualification::positions_of(situation.register, &requirement.positions);
        let mut track = Self { requirement, positions, within, lines: Vec::new() };
        let mut today: Vec<Vec<(PersonId, i64)>> = vec![Vec::new(); asked.len()];
        for person in qualified(situation, requirement) {
            for (line, amount) in track.amounts(&situation.force, person) {
                today[line].push((person, amount));
            }
        }
        let each = |today: &[(PersonId, i64)]| {
            let amounts: Vec<i64> = today.iter().map(|(_, amount)| *amount).collect();
            one_hire(requirement, &amounts)
        };
        track.lines =
            today.into_iter().zip(asked).map(|(today, asked)| Line::of(each(&today), today, asked)).collect();
        track
    }

    /// Returns how much somebody counts for in each line, in persons or ten-thousandths of an årsverk.
    fn amounts(&self, force: &super::super::workforce::Workforce<'_>, person: PersonId) -> Vec<(usize, i64)> {
        contributions(self.requirement, &self.within, self.positions.as_deref(), force.of(person))
    }

    /// Returns who may count in each line on a later day.
    pub fn shares(&self, day: &DayAhead<'_>) -> Vec<Share> {
        let share = |candidate: Candidate| {
            let amounts = self.amounts(&day.force, candidate.person);
            amounts.into_iter().map(move |(line, amount)| Share {
                line,
                candidate: candidate.clone(),
                amount,
            })
        };
        day.candidates(self.requirement).into_iter().flat_map(share).collect()
    }

    /// Goes on to a year.
    pub fn advance(&mut self, now: Year<'_>, shares: &[Share], room: &mut Room) {
        let mut supplies: Vec<(Contributions, u64)> = vec![<_>::default(); self.lines.len()];
        let completed = now.assumptions.completed();
        for share in shares {
            let there = now.survival.of(share.candidate.person).all;
            let (supply, support) = &mut supplies[share.line];
            supply.add(share.amount, there * share.candidate.chance(completed));
            *support += 1;
        }
        for (line, (supply, support)) in supplies.into_iter().enumerate() {
            let left = self.left(line, now);
            let keep = now.assumptions.keep();
            let in_fte = self.requirement.basis.in_fte();
            let line = &mut self.lines[line];
            line.replacements.add(line.held_today() as f64, left, keep);
            line.remaining = left;
            line.advance(now, supply, support, in_fte, room);
        }
    }

    /// Returns how much of today's qualified is expected to be there on a later day.
    fn left(&self, line: usize, now: Year<'_>) -> f64 {
        let of_person = |(person, amount): &(PersonId, i64)| {
            let then = self.amounts(&now.day.force, *person).into_iter().find(|(at, _)| *at == line);
            then.map_or(0, |(_, then)| then.min(*amount)) as f64 * now.survival.of(*person).all
        };
        self.lines[line].today.iter().map(of_person).sum()
    }
}

/// Returns what a requirement asks of a population, year by year, the reference year first.
///
/// # Errors
/// The year, where it is more than can be meant.
pub(super) fn asked_by_year(
    requirement: &Requirement,
    population: Population,
    growths: &[(i16, Ratio)],
) -> Result<Vec<Option<Asked>>, i16> {
    let in_year =
        |(year, growth): &(i16, Ratio)| asked(requirement, population, *year, *growth).map_err(|()| *year);
    growths.iter().map(in_year).collect()
}

impl Line {
    fn of(each: i64, today: Vec<(PersonId, i64)>, asked: Vec<Option<Asked>>) -> Self {
        Self {
            today,
            each,
            hired: Hired::default(),
            replacements: Replacements::default(),
            remaining: 0.0,
            asked,
            years: Vec::new(),
            why: None,
            why_support: WhySupport::default(),
        }
    }

    fn advance(&mut self, now: Year<'_>, supply: Contributions, support: u64, in_fte: bool, room: &mut Room) {
        let Some(asked) = self.asked[now.place] else { return self.hired.skip() };
        let mean = supply.mean();
        let supply = supply.distribution(room);
        let required = asked.with_demand.units();
        let (keep, sure) = (now.assumptions.keep(), now.assumptions.sure());
        let hires = self.hired.decide(&supply, required, self.each, keep, sure);
        let amount = |units: i64| Amount::none(in_fte).with_units(units);
        self.years.push(YearFigures {
            year: now.year,
            required: Some(asked.with_demand),
            required_by_plan: Some(asked.by_plan),
            mean: Some(in_units(mean, in_fte)),
            p10: Some(amount(supply.quantile(0.1))),
            p50: Some(amount(supply.quantile(0.5))),
            p90: Some(amount(supply.quantile(0.9))),
            shortfall_probability: Some(Expected(supply.below(required))),
            expected_shortfall: Some(in_units(supply.shortfall(required), in_fte)),
            hires: Some(hires),
            support,
        });
        supply.leave(room);
    }

    /// Returns how much is held on the reference date.
    pub fn held_today(&self) -> i64 {
        self.today.iter().map(|(_, amount)| amount).sum()
    }

    /// Returns who qualifies on the reference date, with what each brings.
    pub fn today(&self) -> &[(PersonId, i64)] {
        &self.today
    }

    /// Returns how many are hired in all.
    pub fn hires(&self) -> u64 {
        self.hired.total()
    }

    /// Returns the replacements that it takes to keep today's number, and what is left of today's at the end.
    pub fn kept(&self, in_fte: bool) -> (Expected, Expected) {
        (in_units(self.replacements.total(), in_fte), in_units(self.remaining, in_fte))
    }
}

/// Returns an expected number of persons, or of årsverk where it is in ten-thousandths.
pub(super) fn in_units(units: f64, in_fte: bool) -> Expected {
    Expected(if in_fte { units / Fte::ONE.ten_thousandths() as f64 } else { units })
}
