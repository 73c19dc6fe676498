//! Tells of the places that are taken: where and when, what they cost, what they close, and what is full.

use super::super::choice::rises;
use super::super::holders::one_hire;
use super::super::suppression::Hidden;
use super::Question;
use super::answer::{BudgetYear, Full, FullLimit, MeasuresRow, PersonPlace, Places, ShareSaid};
use super::limits::{Kind, Sheet};
use super::offers::{Candidate, Offers, PARTS};
use super::outcome::{closed, expected};
use crate::model::amount::Decimal;
use crate::model::date::{Date, months_later};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use std::collections::{BTreeMap, BTreeSet};

/// A place that somebody takes.
struct Taken<'t> {
    candidate: &'t Candidate,
    training: usize,
    offer: usize,
    year: i16,
}

/// Tells of the places that are taken.
pub(super) struct Teller<'t> {
    pub question: &'t Question<'t>,
    pub offers: &'t Offers<'t>,
    pub sheet: &'t Sheet,
    pub taken: &'t [Option<usize>],
}

impl Teller<'_> {
    /// Returns the places, in the order of the people.
    fn all(&self) -> impl Iterator<Item = Taken<'_>> {
        let people = self.offers.people.iter().zip(self.taken).zip(&self.sheet.ways);
        people.filter_map(|((candidate, taken), ways)| {
            let (offer, year) = ways[(*taken)?];
            Some(Taken { candidate, training: candidate.offers[offer].training, offer, year })
        })
    }

    /// Returns the path of the unit where somebody works most; of those at 0 %, where they are employed.
    fn unit(&self, candidate: &Candidate) -> Option<String> {
        let situation = self.question.situation;
        let employed = || {
            let mut all = situation.register.employments_of(candidate.person());
            all.find(|one| one.is_active(situation.date)).map_or(UnitId::EVERYTHING, |one| one.unit)
        };
        let standing = &candidate.standing;
        let unit = if standing.presences.is_empty() { employed() } else { standing.main_unit() };
        situation.register.units.path(unit)
    }

    /// Returns the places, by measure, year and unit.
    pub fn places(&self) -> Vec<Places> {
        let mut counted: BTreeMap<(usize, i16, Option<String>), u64> = BTreeMap::new();
        for one in self.all() {
            *counted.entry((one.training, one.year, self.unit(one.candidate))).or_insert(0) += 1;
        }
        let told = counted.into_iter().map(|((training, year, unit), places)| {
            let measure = self.offers.trainings[training].measure;
            let each = |kroner: Option<i64>| kroner.unwrap_or_default() * places as i64;
            let bound = measure.bound_months.filter(|months| *months > 0);
            Places {
                measure: measure.id.clone(),
                name: measure.name.clone(),
                unit,
                year,
                places,
                cost: each(measure.cost),
                grant: each(measure.grant),
                net_cost: measure.net_cost() * places as i64,
                ends: measure.months.and_then(|months| last_day(year, months)),
                bound_until: bound.and_then(|bound| last_day(year, measure.months.unwrap_or(0) + bound)),
            }
        });
        told.collect()
    }

    /// Returns the money, year by year.
    pub fn budget(&self) -> Vec<BudgetYear> {
        let frames = self.question.situation.plan.economy.frame.iter();
        let mut years: Vec<BudgetYear> = frames
            .map(|(year, frame)| BudgetYear {
                year: *year,
                frame: *frame,
                places: Some(0),
                cost: Some(0),
                grant: Some(0),
                used: Some(0),
                suppressed: Hidden::new(),
                is_in_time: self.offers.years.iter().any(|years| years.contains(year)),
            })
            .collect();
        for one in self.all() {
            let measure = self.offers.trainings[one.training].measure;
            for year in years.iter_mut().filter(|year| year.year == one.year) {
                year.places = year.places.map(|places| places + 1);
                for (sum, more) in [
                    (&mut year.cost, measure.cost.unwrap_or_default()),
                    (&mut year.grant, measure.grant.unwrap_or_default()),
                    (&mut year.used, measure.net_cost()),
                ] {
                    *sum = sum.map(|sum| sum + more);
                }
            }
        }
        years
    }

    /// Returns the seats and absences that leave no room for one more.
    pub fn full(&self) -> Vec<Full> {
        let rows = self.question.board.rows.len();
        let risen = rises(&self.sheet.problem, self.taken);
        let units = &self.question.situation.register.units;
        let limits = self.sheet.limits.iter().zip(&risen[rows..]);
        let is_full = |((_, allowed), risen): &(&(Kind, i64), &i64)| **risen < 0 && **risen <= -allowed;
        let told = limits.filter(is_full).filter_map(|((kind, allowed), _)| {
            let full = Full { limit: FullLimit::Seats, measure: None, unit: None, year: 0, places: *allowed };
            match *kind {
                Kind::Seats(training, year) => {
                    let name = self.offers.trainings[training].measure.name.clone();
                    Some(Full { measure: Some(name), year, ..full })
                }
                Kind::Absence(unit, year) => {
                    Some(Full { limit: FullLimit::Absence, unit: units.path(unit), year, ..full })
                }
                Kind::Frame(_) | Kind::Share => None,
            }
        });
        told.collect()
    }

    /// Returns the places to people without higher education; none where the plan asks for no share of them.
    pub fn share(&self) -> Option<ShareSaid> {
        let least = self.question.situation.plan.economy.least_without_higher;
        let percent = least.filter(|percent| *percent > Decimal::default())?;
        let knows_education = !self.question.situation.plan.economy.higher_education.is_empty();
        if !knows_education {
            return None;
        }
        let closes_nothing = |one: &Taken<'_>| one.candidate.offers[one.offer].gain.is_empty();
        let without = |one: &Taken<'_>| !one.candidate.is_higher;
        let may = |one: &&Candidate| !one.is_higher && !one.offers.is_empty();
        let all = self.all().count() as u64;
        let eligible = self.offers.people.iter().filter(may).count() as u64;
        Some(ShareSaid {
            percent,
            least: percent.percent_of_persons_ceil(all) as u64,
            places: self.all().filter(without).count() as u64,
            filling: self.all().filter(closes_nothing).count() as u64,
            eligible,
            most: most_places(eligible, percent),
        })
    }

    /// Returns how much of each requirement is closed, and what is left.
    pub fn rows(&self) -> Vec<MeasuresRow> {
        let board = self.question.board;
        let (places, closed) = (board.places(), closed(self.taken, self.sheet, board));
        let each = self.each_hire();
        let mut closers = self.closers();
        let price = self.question.situation.plan.economy.recruitment_price;
        let told = self.question.asked.iter().map(|one| {
            let place = one.unit.and_then(|unit| places.get(&(one.requirement, unit)).copied());
            let today = one.row.clone();
            let parts = place.map_or((0, 0), |at| (closed[at], board.rows[at].gap * PARTS - closed[at]));
            let in_fte = today.basis.in_fte();
            let hires = place.map(|at| hires(parts.1, each[at]));
            MeasuresRow {
                gap: place.and(today.gap),
                closed: place.map(|_| expected(parts.0.into(), in_fte)),
                recruit: place.map(|_| expected(parts.1.into(), in_fte)),
                hires,
                price: hires.zip(price).map(|(hires, price)| hires as i64 * price),
                closers: place.map(|at| std::mem::take(&mut closers[at])).unwrap_or_default(),
                suppressed: Hidden::new(),
                today,
                parts,
            }
        });
        told.collect()
    }

    /// Returns of each row who takes a place that closes anything of it.
    fn closers(&self) -> Vec<BTreeSet<PersonId>> {
        let mut closers = vec![BTreeSet::new(); self.question.board.rows.len()];
        for one in self.all() {
            for (row, _) in &one.candidate.offers[one.offer].gain {
                closers[*row as usize].insert(one.candidate.person());
            }
        }
        closers
    }

    /// Returns what one hire brings to each row: a person, or as much as those qualified today on average.
    fn each_hire(&self) -> Vec<i64> {
        let board = self.question.board;
        let mut today: Vec<Vec<i64>> = vec![Vec::new(); board.rows.len()];
        for (row, amount) in self.offers.people.iter().flat_map(|one| &one.standing.counted) {
            today[*row as usize].push(*amount);
        }
        let rows = board.rows.iter().zip(today);
        rows.map(|(row, today)| one_hire(board.demands[row.demand].requirement, &today)).collect()
    }

    /// Returns who takes what.
    pub fn people(&self) -> Vec<PersonPlace> {
        let register = self.question.situation.register;
        let names = self.names_of_rows();
        let told = self.all().map(|one| {
            let measure = self.offers.trainings[one.training].measure;
            let mut closes: Vec<String> = Vec::new();
            for (row, _) in &one.candidate.offers[one.offer].gain {
                closes.extend(names.get(&(*row as usize)).filter(|name| !closes.contains(name)).cloned());
            }
            PersonPlace {
                id: register.id(one.candidate.person()).map(str::to_owned),
                name: register.name(one.candidate.person()).map(str::to_owned),
                unit: self.unit(one.candidate),
                measure: measure.id.clone(),
                measure_name: measure.name.clone(),
                year: one.year,
                closes,
            }
        });
        told.collect()
    }

    fn names_of_rows(&self) -> BTreeMap<usize, String> {
        let places = self.question.board.places();
        let asked = self.question.asked.iter();
        let named =
            asked.filter_map(|one| Some((*places.get(&(one.requirement, one.unit?))?, one.row.name.clone())));
        named.collect()
    }
}

/// Returns as many places as there can be where so many people make up at least so many percent.
fn most_places(people: u64, percent: Decimal) -> u64 {
    let whole = 100 * i128::from(Decimal::ONE.billionths());
    let most = i128::from(people) * whole / i128::from(percent.billionths().max(1));
    u64::try_from(most).unwrap_or(u64::MAX)
}

/// Returns how many people are hired to bring so much.
fn hires(left: i64, each: i64) -> u64 {
    let each = i128::from(each.max(1)) * i128::from(PARTS);
    (i128::from(left) + each - 1).div_euclid(each).max(0) as u64
}

/// Returns the last day of so many months from the beginning of a year.
fn last_day(year: i16, months: u16) -> Option<Date> {
    months_later(Date::new(year, 1, 1).ok()?, u32::from(months)).yesterday().ok()
}
