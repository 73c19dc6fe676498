//! Reckons what there will be and what will be needed, year by year, from the world itself.
//!
//! Every year is judged as the gap is, on that year's reference day; who is there is a matter of chance.

use super::future::{Day, Skills};
use super::outcomes::{NEARLY, Outcomes};
use super::reckon::{amount_on, basis_name, competences_of, judgement, required, scopes, up, weight_in};
use super::survival::{Exits, chances};
use super::world::*;

/// Percent a year of those hired who leave, where the plan says nothing.
const USUAL_NEW_HIRE_EXITS: i128 = 12_000;

/// Percent of what is in progress that is completed, where the plan says nothing.
const USUAL_COMPLETION: i128 = 85_000;

/// How sure recruitment is to be in percent, where the plan says nothing.
const USUAL_CERTAINTY: i128 = 80_000;

/// A requirement's years to come; amounts are persons, or ten-thousandths of an årsverk.
#[derive(Debug, Clone)]
pub struct Row {
    /// The requirement.
    pub requirement: String,
    /// The unit's path, or none for everything.
    pub unit: Option<String>,
    /// The id of the category.
    pub category: String,
    /// What is counted.
    pub basis: &'static str,
    /// By what amounts are divided to be persons or årsverk.
    pub scale: f64,
    /// The figures; none where it cannot be judged.
    pub figures: Option<Figures>,
}

/// What is reckoned of a requirement.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The years in which it is in force.
    pub years: Vec<Year>,
    /// How many are hired in all.
    pub hires_total: i128,
    /// What it takes to keep today's number.
    pub replacements: f64,
    /// What is left of today's people in the last year.
    pub remaining: f64,
    /// Why there is too little in the last year; none where it is not in force then.
    pub why: Option<Vec<(&'static str, f64)>>,
}

/// A year of a requirement.
#[derive(Debug, Clone)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// What is required.
    pub required: i128,
    /// What there is, without those hired.
    pub supply: Outcomes,
    /// How many are hired.
    pub hires: i128,
}

impl Year {
    /// Returns its figures by their keys.
    pub fn figures(&self, scale: f64) -> Vec<(&'static str, f64)> {
        let amount = |amount: i128| amount as f64 / scale;
        vec![
            ("year", f64::from(self.year)),
            ("required", amount(self.required)),
            ("mean", self.supply.mean() / scale),
            ("p10", amount(self.supply.quantile(0.1))),
            ("p50", amount(self.supply.quantile(0.5))),
            ("p90", amount(self.supply.quantile(0.9))),
            ("shortfall_probability", self.supply.below(self.required)),
            ("expected_shortfall", self.supply.missing(self.required) / scale),
            ("hires", self.hires as f64),
        ]
    }
}

/// The years to come of a municipality.
pub struct Future<'a> {
    today: &'a World,
    renewed: bool,
    /// The reference date and that day of every later year, with and without renewal.
    days: Vec<Day>,
    unrenewed: Vec<Day>,
    /// The chance of each person's still being there on each of the days.
    all_stay: Vec<Vec<f64>>,
    old_retire_not: Vec<Vec<f64>>,
    stay: Vec<Vec<f64>>,
}

/// Returns the years to come of every requirement; what is valid is renewed, or is not.
pub fn rows(world: &World, renewed: bool) -> Vec<Row> {
    let future = Future::new(world, renewed);
    world.plan.requirements.iter().flat_map(|requirement| future.rows(requirement)).collect()
}

/// Returns how many years ahead are reckoned.
pub fn horizon(world: &World) -> i16 {
    let until = || world.plan.until.expect("a plan that says how far ahead it looks");
    world.plan.outlook.horizon.unwrap_or_else(|| until() - world.on.year())
}

fn share(percent: Option<i128>, usual: i128) -> f64 {
    percent.unwrap_or(usual) as f64 / 100_000.0
}

/// A requirement in one of the units that it is judged for.
struct Judged<'a> {
    requirement: &'a Requirement,
    scope: Vec<String>,
    competences: Vec<usize>,
    /// Persons and weight there on the reference date.
    population: (i128, i128),
}

impl Judged<'_> {
    fn counts_fte(&self) -> bool {
        matches!(self.requirement.basis, Basis::Fte | Basis::ShareFte)
    }
}

impl<'a> Future<'a> {
    fn new(today: &'a World, renewed: bool) -> Self {
        let days = |renewed| (0..=horizon(today)).map(|years| Day::new(today, years, renewed)).collect();
        let (days, unrenewed): (Vec<Day>, Vec<Day>) = (days(true), days(false));
        let [all_stay, old_retire_not, stay] =
            [Exits::None, Exits::BeforeRetirement, Exits::All].map(|exits| chances(&days, exits));
        Self { today, renewed, days, unrenewed, all_stay, old_retire_not, stay }
    }

    fn rows(&self, requirement: &Requirement) -> Vec<Row> {
        scopes(self.today, requirement).into_iter().map(|scope| self.row(requirement, scope)).collect()
    }

    fn row(&self, requirement: &Requirement, scope: Vec<String>) -> Row {
        let plan = &self.today.plan;
        let competences = competences_of(self.today, requirement);
        let weights: Vec<i128> = self
            .today
            .people
            .iter()
            .filter_map(|person| weight_in(self.today, person, requirement, &scope))
            .collect();
        let population = (weights.len() as i128, weights.iter().sum());
        let category =
            competences.first().map(|&first| plan.categories[plan.competences[first].category].0.clone());
        let is_assessable = judgement(self.today, requirement, weights.is_empty()).is_assessable();
        let judged = Judged { requirement, scope, competences, population };
        Row {
            requirement: requirement.id.clone(),
            unit: (!judged.scope.is_empty()).then(|| judged.scope.join(" / ")),
            category: category.unwrap_or_else(|| "bemanning".to_owned()),
            basis: basis_name(requirement.basis),
            scale: if judged.counts_fte() { 10_000.0 } else { 1.0 },
            figures: is_assessable.then(|| self.figures(&judged)),
        }
    }

    fn figures(&self, judged: &Judged<'_>) -> Figures {
        let years = self.years(judged);
        let (replacements, remaining) = self.replacements(judged);
        Figures {
            hires_total: years.iter().map(|year| year.hires).sum(),
            years,
            replacements,
            remaining,
            why: self.why(judged),
        }
    }

    /// The days as they are asked for: with renewal or without.
    fn asked(&self) -> &[Day] {
        if self.renewed { &self.days } else { &self.unrenewed }
    }

    fn completion(&self) -> f64 {
        share(self.today.plan.outlook.completion, USUAL_COMPLETION)
    }

    fn years(&self, judged: &Judged<'_>) -> Vec<Year> {
        let outlook = &self.today.plan.outlook;
        let size = self.hire_size(judged);
        let stays = 1.0 - share(outlook.new_hire_exits, USUAL_NEW_HIRE_EXITS);
        let certainty = share(outlook.certainty, USUAL_CERTAINTY);
        let mut years: Vec<Year> = Vec::new();
        for at in 1..self.days.len() {
            let Some(required) = self.required(judged, at, true) else { continue };
            let day = &self.asked()[at];
            let supply = Outcomes::of(&self.there(judged, day, &self.stay, at, self.completion()));
            let year = day.world.on.year();
            let earlier: Vec<(i128, f64)> = years
                .iter()
                .flat_map(|before| {
                    let chance = stays.powi(i32::from(year - before.year));
                    (0..before.hires).map(move |_| (size, chance))
                })
                .collect();
            let earlier = Outcomes::of(&earlier);
            let enough =
                |hires: &i128| supply.with_at_least(&earlier, required - hires * size) >= certainty - NEARLY;
            let hires = (0..).find(enough).expect("enough hires are enough");
            years.push(Year { year, required, supply, hires });
        }
        years
    }

    /// Returns what a hire brings: a person, or the mean of those who are qualified today.
    fn hire_size(&self, judged: &Judged<'_>) -> i128 {
        if !judged.counts_fte() {
            return 1;
        }
        let qualified = self.there(judged, &self.days[0], &self.all_stay, 0, 0.0);
        let (sum, count) =
            (qualified.iter().map(|(weight, _)| weight).sum::<i128>(), qualified.len() as i128);
        let mean = if count == 0 { 0 } else { (2 * sum + count) / (2 * count) };
        if mean == 0 { 10_000 } else { mean }
    }

    /// Returns what is required on one of the days, with what demand adds or without; none where it is not in force.
    fn required(&self, judged: &Judged<'_>, at: usize, with_demand: bool) -> Option<i128> {
        let amount = amount_on(judged.requirement, self.days[at].world.on)?;
        let (persons, weight) = judged.population;
        let demand = self.today.plan.outlook.demand.as_deref();
        let Some(demand) = demand.filter(|_| judged.requirement.follows_demand && with_demand) else {
            return Some(required(judged.requirement.basis, amount, persons, weight));
        };
        // Index then over index now, as one fraction: nothing is rounded before the end.
        let (then, now) = (index(demand, self.days[at].world.on.year()), index(demand, self.today.on.year()));
        let (over, under) = (then.0 * now.1, then.1 * now.0);
        Some(match judged.requirement.basis {
            Basis::Persons => up(amount * over, 1000 * under),
            Basis::Fte => up(amount * 10 * over, under),
            Basis::SharePersons => up(amount * persons * over, 100 * 1000 * under),
            Basis::ShareFte => up(amount * weight * over, 100 * 1000 * under),
        })
    }

    /// Returns what each person who may be qualified brings on a day, and the chance that they do.
    fn there(
        &self,
        judged: &Judged<'_>,
        day: &Day,
        stay: &[Vec<f64>],
        at: usize,
        completion: f64,
    ) -> Vec<(i128, f64)> {
        let mut found = Vec::new();
        for (person, who) in day.world.people.iter().enumerate() {
            let Some(weight) = weight_in(&day.world, who, judged.requirement, &judged.scope) else {
                continue;
            };
            let chance = stay[person][at] * self.qualified(judged, &day.people[person], completion);
            if chance > 0.0 {
                found.push((if judged.counts_fte() { weight } else { 1 }, chance));
            }
        }
        found
    }

    /// Returns the chance that somebody is qualified: the sum over everything that may be completed or not.
    fn qualified(&self, judged: &Judged<'_>, skills: &Skills, completion: f64) -> f64 {
        let count = skills.completions.len();
        let mut chance = 0.0;
        for completed in 0..1_usize << count {
            if self.qualifies(judged, skills, completed) {
                let done = completed.count_ones() as i32;
                chance += completion.powi(done) * (1.0 - completion).powi(count as i32 - done);
            }
        }
        chance
    }

    fn qualifies(&self, judged: &Judged<'_>, skills: &Skills, completed: usize) -> bool {
        let wanted = judged.requirement.level.or(self.today.plan.standard).unwrap_or(3);
        let formal = skills.formal_with(completed);
        let real = |competence: usize| skills.levels[competence].is_some_and(|level| level >= wanted);
        let requires = judged.requirement.requires.unwrap_or(Requires::Both);
        judged.competences.is_empty()
            || judged.competences.iter().any(|&competence| match requires {
                Requires::Formal => formal[competence],
                Requires::Real => real(competence),
                Requires::Both => formal[competence] && real(competence),
                Requires::Either => formal[competence] || real(competence),
            })
    }

    /// Returns what is to be expected on one of the days.
    fn mean(&self, judged: &Judged<'_>, days: &[Day], stay: &[Vec<f64>], at: usize, completion: f64) -> f64 {
        let there = self.there(judged, &days[at], stay, at, completion);
        there.iter().map(|&(amount, chance)| amount as f64 * chance).sum()
    }

    /// Returns what it takes to keep today's number over the years, and what is left of today's people at the end.
    fn replacements(&self, judged: &Judged<'_>) -> (f64, f64) {
        let stays = 1.0 - share(self.today.plan.outlook.new_hire_exits, USUAL_NEW_HIRE_EXITS);
        let today = self.left(judged, 0);
        let mut replaced: Vec<f64> = Vec::new();
        for at in 1..self.days.len() {
            let there: f64 = (1..)
                .zip(&replaced)
                .map(|(before, number): (usize, &f64)| number * stays.powi((at - before) as i32))
                .sum();
            replaced.push(today - self.left(judged, at) - there);
        }
        (replaced.iter().sum(), self.left(judged, self.days.len() - 1))
    }

    /// Returns how much of what is held today is to be expected on one of the days.
    fn left(&self, judged: &Judged<'_>, at: usize) -> f64 {
        let (now, then) = (&self.days[0].world, &self.days[at].world);
        let mut left = 0.0;
        for (person, who) in now.people.iter().enumerate() {
            let amount = |world: &World| {
                let weight = weight_in(world, who, judged.requirement, &judged.scope)?;
                Some(if judged.counts_fte() { weight } else { 1 })
            };
            if let (Some(now), Some(then)) = (amount(now), amount(then)) {
                let qualified = self.qualified(judged, &self.days[0].people[person], 0.0);
                left += now.min(then) as f64 * qualified * self.stay[person][at];
            }
        }
        left
    }

    /// Returns the reasons, each with the earlier ones in place; none where nothing is required in the last year.
    fn why(&self, judged: &Judged<'_>) -> Option<Vec<(&'static str, f64)>> {
        let last = self.days.len() - 1;
        let required = |at, with_demand| self.required(judged, at, with_demand).map(|amount| amount as f64);
        let required_now = required(0, true).unwrap_or(0.0);
        let (planned, required_last) = (required(last, false)?, required(last, true)?);
        let completion = self.completion();
        // What is held in the last year, with one more thing that changes it each time.
        let held = [
            self.mean(judged, &self.days, &self.all_stay, 0, 0.0),
            self.mean(judged, &self.days, &self.all_stay, last, 0.0),
            self.mean(judged, self.asked(), &self.all_stay, last, 0.0),
            self.mean(judged, self.asked(), &self.old_retire_not, last, 0.0),
            self.mean(judged, self.asked(), &self.stay, last, 0.0),
            self.mean(judged, self.asked(), &self.stay, last, completion),
        ];
        Some(vec![
            ("today", required_now - held[0]),
            ("plan_change", planned - required_now),
            ("demand", required_last - planned),
            ("known_changes", held[0] - held[1]),
            ("expiry", held[1] - held[2]),
            ("other_exits", held[2] - held[3]),
            ("retirement", held[3] - held[4]),
            ("completions", held[4] - held[5]),
        ])
    }
}

/// Returns the demand of a year as a fraction: linear between the years that are given, flat outside them.
fn index(demand: &[(i16, i128)], year: i16) -> (i128, i128) {
    let before = demand.iter().rev().find(|(given, _)| *given <= year);
    let after = demand.iter().find(|(given, _)| *given >= year);
    match (before, after) {
        (Some(&(first, low)), Some(&(last, high))) if first < last => {
            let (run, whole) = (i128::from(year - first), i128::from(last - first));
            (low * (whole - run) + high * run, whole)
        }
        (Some(&(_, value)), _) | (None, Some(&(_, value))) => (value, 1),
        (None, None) => (1, 1),
    }
}
