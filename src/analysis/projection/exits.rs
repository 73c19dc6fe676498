//! Who leaves: rates by age and position, and the chance that somebody is still there.

use super::super::workforce::{Excluded, Workforce};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::outlook::{ExitFactor, ExitTable};
use crate::model::place::Place;
use crate::model::plan::Plan;
use crate::model::register::{Employment, PersonId, Position, Register};
use std::collections::BTreeMap;

/// The age from which leaving is counted as retirement.
const RETIREMENT: i32 = 62;

/// The age from which a scenario lets people leave later.
const LATER_FROM: i32 = 60;

/// All of it, in billionths of a percent.
const CERTAIN: i128 = 100_000_000_000;

/// One, in billionths.
const ONE: i128 = 1_000_000_000;

/// Percent a year who leave, by age, with what a scenario changes.
#[derive(Debug, Clone)]
pub(in super::super) struct Rates<'a> {
    pub table: &'a ExitTable,
    /// Percentage points more or less, at every age.
    pub points: Decimal,
    /// How many years later people leave from the age of 60 on.
    pub later: i32,
}

impl Rates<'_> {
    /// Returns the probability of leaving within a year, at an age and with a position's factor.
    pub fn chance(&self, age: i32, factor: Decimal) -> f64 {
        let rate = i128::from(self.percent(age).billionths()) + i128::from(self.points.billionths());
        let product = rate.clamp(0, CERTAIN) * i128::from(factor.billionths());
        let whole = CERTAIN * ONE;
        if product >= whole { 1.0 } else { product as f64 / whole as f64 }
    }

    /// Returns the table's percent: that of its largest age not above, and below its first age the first.
    fn percent(&self, age: i32) -> Decimal {
        let age = match age - self.later {
            moved if age >= LATER_FROM || moved >= LATER_FROM => {
                if moved >= LATER_FROM {
                    moved
                } else {
                    LATER_FROM - 1
                }
            }
            _ => age,
        };
        self.table.steps[self.table.step_of(age)].1
    }
}

/// Somebody, as exits know them.
#[derive(Debug, Clone, Copy)]
struct Life {
    /// Age in the reference year; none where nobody knows.
    age: Option<i32>,
    /// The main position: a place in [`Register::positions`].
    position: Option<Place>,
    /// The first reference day on which they are employed, in years from the reference date; none so far.
    started: Option<u16>,
    /// Whether those in the same position tell how long they stay, where nobody knows their age.
    as_position: bool,
    /// What the mean curves were on that day, for those whose age nobody knows.
    at_start: Chances,
    /// The chance to be there this year.
    there: Chances,
}

/// The chance to be there: with all exits, and with those at ages before retirement only; and to have retired.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Chances {
    pub all: f64,
    pub young: f64,
    pub retired: f64,
}

impl Chances {
    const CERTAIN: Chances = Chances { all: 1.0, young: 1.0, retired: 0.0 };
    const NONE: Chances = Chances { all: 0.0, young: 0.0, retired: 0.0 };

    /// Returns the chances, given that somebody was there when they were at `start`.
    fn since(self, start: Chances) -> Chances {
        let given = |now: f64, then: f64| if then > 0.0 { (now / then).min(1.0) } else { 0.0 };
        Chances {
            all: given(self.all, start.all),
            young: given(self.young, start.young),
            retired: given(self.retired - start.retired, start.all),
        }
    }

    /// Lets a year pass in which one of an age leaves with a probability.
    fn pass(&mut self, leaving: f64, age: i32) {
        if age < RETIREMENT {
            self.young *= 1.0 - leaving;
        } else {
            self.retired += self.all * leaving;
        }
        self.all *= 1.0 - leaving;
    }
}

/// The chance that each is still there, year by year.
pub(super) struct Survival<'a> {
    rates: Rates<'a>,
    factors: Vec<Decimal>,
    lives: Vec<Life>,
    year: u16,
    curves: Curves,
}

impl<'a> Survival<'a> {
    /// Returns the chances on the reference date: 1 for everybody employed then.
    pub fn on(
        date: Date,
        register: &Register,
        plan: &Plan,
        force: &Workforce<'_>,
        rates: Rates<'a>,
        factors: &[ExitFactor],
    ) -> Self {
        let main = main_positions(date, register, plan);
        let life = |(person, position): (usize, Option<Place>)| Life {
            age: register.people[person].birth.map(|birth| i32::from(date.year()) - i32::from(birth.year())),
            position,
            started: force.is_employed(PersonId(person as u32)).then_some(0),
            as_position: true,
            at_start: Chances::CERTAIN,
            there: Chances::CERTAIN,
        };
        let lives: Vec<Life> = main.into_iter().enumerate().map(life).collect();
        let factors = register.positions.iter().map(|position| factor(position, factors)).collect();
        let curves = Curves::of(&lives);
        Self { rates, factors, lives, year: 0, curves }
    }

    /// Goes on to the next reference day, on which these people are employed.
    pub fn advance(&mut self, force: &Workforce<'_>) {
        let last = i32::from(self.year);
        self.year += 1;
        for life in self.lives.iter_mut().filter(|life| life.started.is_some()) {
            let Some(age) = life.age else { continue };
            let factor = life.position.map_or(Decimal::ONE, |place| self.factors[place.index()]);
            let leaving = self.rates.chance(age + last, factor);
            life.there.pass(leaving, age + last);
        }
        self.curves = Curves::of(&self.lives);
        for (person, life) in self.lives.iter_mut().enumerate() {
            match life.started {
                Some(_) if life.age.is_none() => {
                    life.there = self.curves.followed_by(life).since(life.at_start)
                }
                None if force.is_employed(PersonId(person as u32)) => {
                    life.started = Some(self.year);
                    // Of a position that all have left by then, nothing can be learnt of who starts in it.
                    life.as_position = self.curves.followed_by(life).all > 0.0;
                    life.at_start = self.curves.followed_by(life);
                }
                _ => {}
            }
        }
    }

    /// Returns the chances of somebody this year; none where they are not employed yet.
    pub fn of(&self, person: PersonId) -> Chances {
        let life = &self.lives[person.index()];
        if life.started.is_some() { life.there } else { Chances::NONE }
    }

    /// Returns how many people, of those employed on the reference date or later, have no known age.
    pub fn ages_unknown(&self) -> u64 {
        self.lives.iter().filter(|life| life.started.is_some() && life.age.is_none()).count() as u64
    }

    /// Tells whether the age of anybody employed on the reference date is known.
    pub fn knows_ages(&self) -> bool {
        self.lives.iter().any(|life| life.started == Some(0) && life.age.is_some())
    }

    /// Returns somebody's main position.
    pub fn position(&self, person: PersonId) -> Option<Place> {
        self.lives[person.index()].position
    }
}

/// The mean chance to be there, by position and of everybody, of those whose ages are known.
struct Curves {
    positions: BTreeMap<Option<Place>, Chances>,
    everybody: Chances,
}

impl Curves {
    fn of(lives: &[Life]) -> Self {
        let mut sums: BTreeMap<Option<Place>, (Chances, f64)> = BTreeMap::new();
        let (mut sum, mut number) = (Chances::NONE, 0.0);
        for life in lives.iter().filter(|life| life.started == Some(0) && life.age.is_some()) {
            let (of_position, people) = sums.entry(life.position).or_insert((Chances::NONE, 0.0));
            for sum in [of_position, &mut sum] {
                sum.all += life.there.all;
                sum.young += life.there.young;
                sum.retired += life.there.retired;
            }
            *people += 1.0;
            number += 1.0;
        }
        let mean = |sum: Chances, number: f64| Chances {
            all: sum.all / number,
            young: sum.young / number,
            retired: sum.retired / number,
        };
        let everybody = if number > 0.0 { mean(sum, number) } else { Chances::NONE };
        let positions = sums.into_iter().map(|(position, (sum, number))| (position, mean(sum, number)));
        Self { positions: positions.collect(), everybody }
    }

    /// Returns the curve that somebody follows whose age nobody knows.
    fn followed_by(&self, life: &Life) -> Chances {
        let alike = self.positions.get(&life.position).filter(|_| life.as_position);
        alike.copied().unwrap_or(self.everybody)
    }
}

/// Returns each person's main position: of their largest employment on a date, else of those to come; ties by title.
pub(in super::super) fn main_positions(date: Date, register: &Register, plan: &Plan) -> Vec<Option<Place>> {
    let excluded = Excluded::of(register, &plan.exclusions);
    let counts = |employment: &&Employment| !excluded.has(employment);
    let ranks = ranks(&register.positions);
    (0..register.people.len() as u32)
        .map(|person| {
            let all = register.employments_of(PersonId(person));
            let now = all.clone().filter(counts).filter(|employment| employment.is_active(date));
            let to_come = all.filter(counts).filter(|employment| employment.starts_after(date));
            largest(now, &ranks).or_else(|| largest(to_come, &ranks))?.position
        })
        .collect()
}

/// Returns what place each position has by title, and then by code: how it was first spelt must decide nothing.
fn ranks(positions: &[Position]) -> Vec<usize> {
    let name = |place: &usize| (folded(&positions[*place].title), folded(&positions[*place].code));
    let mut places: Vec<usize> = (0..positions.len()).collect();
    places.sort_by_cached_key(name);
    let mut ranks = vec![0; places.len()];
    places.into_iter().enumerate().for_each(|(rank, place)| ranks[place] = rank);
    ranks
}

fn largest<'r>(employments: impl Iterator<Item = &'r Employment>, ranks: &[usize]) -> Option<&'r Employment> {
    let rank = |employment: &Employment| employment.position.map(|place| ranks[place.index()]);
    employments.min_by(|a, b| b.size.cmp(&a.size).then_with(|| rank(a).cmp(&rank(b))))
}

/// Returns a position's factor.
fn factor(position: &Position, factors: &[ExitFactor]) -> Decimal {
    fitting_factor(position, factors).map_or(Decimal::ONE, |place| factors[place].factor)
}

/// Returns which factor is a position's: one for its code goes before one for its title, and a name before a pattern.
pub(in super::super) fn fitting_factor(position: &Position, factors: &[ExitFactor]) -> Option<usize> {
    let names = [folded(&position.code), folded(&position.title)];
    let fitting = |name: &String, exact: bool| {
        let is_exact = |factor: &ExitFactor| exact != factor.position.text.contains('*');
        factors
            .iter()
            .enumerate()
            .filter(|(_, factor)| is_exact(factor))
            .find(|(_, factor)| factor.position.matches_folded(name))
            .map(|(place, _)| place)
    };
    let named = names.iter().filter(|name| !name.is_empty());
    named.into_iter().find_map(|name| fitting(name, true).or_else(|| fitting(name, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(steps: &[(u8, &str)]) -> ExitTable {
        ExitTable { steps: steps.iter().map(|(age, rate)| (*age, Decimal::parse(rate).unwrap())).collect() }
    }

    fn rates(table: &ExitTable, points: &str, later: i32) -> [f64; 7] {
        let rates = Rates { table, points: Decimal::parse(points).unwrap(), later };
        [18, 55, 59, 60, 61, 67, 70].map(|age| rates.chance(age, Decimal::ONE))
    }

    #[test]
    fn the_largest_age_not_above_decides() {
        let table = table(&[(20, "25"), (55, "5.2"), (60, "8"), (67, "60"), (70, "100")]);
        assert_eq!(rates(&table, "0", 0), [0.25, 0.052, 0.052, 0.08, 0.08, 0.6, 1.0]);
        assert_eq!(rates(&table, "-10", 0), [0.15, 0.0, 0.0, 0.0, 0.0, 0.5, 0.9]);
        // A year later: at 60 as at 59, at 61 as at 60, at 67 as at 66.
        assert_eq!(rates(&table, "0", 1), [0.25, 0.052, 0.052, 0.052, 0.08, 0.08, 0.6]);
        // A year earlier: at 59 as at 60.
        assert_eq!(rates(&table, "0", -1), [0.25, 0.052, 0.08, 0.08, 0.08, 0.6, 1.0]);
    }

    #[test]
    fn a_factor_takes_nobody_above_certainty() {
        let table = table(&[(0, "40")]);
        let rates = Rates { table: &table, points: Decimal::default(), later: 0 };
        assert_eq!(rates.chance(30, Decimal::parse("0.5").unwrap()), 0.2);
        assert_eq!(rates.chance(30, Decimal::parse("3").unwrap()), 1.0);
    }

    #[test]
    fn a_code_goes_before_a_title_and_a_name_before_a_pattern() {
        let factors = |named: &[(&str, &str)]| -> Vec<ExitFactor> {
            let one = |(name, factor): &(&str, &str)| ExitFactor {
                position: crate::model::name::Pattern::new(name),
                factor: Decimal::parse(factor).unwrap(),
            };
            named.iter().map(one).collect()
        };
        let nurse = Position { title: "Sykepleier natt".to_owned(), code: "7174".to_owned() };
        let all = factors(&[("Syke*", "4"), ("sykepleier natt", "3"), ("7*", "2"), ("7174", "1.5")]);
        for (left, factor_of_nurse) in [(4, "1.5"), (3, "2"), (2, "3"), (1, "4"), (0, "1")] {
            assert_eq!(factor(&nurse, &all[..left]), Decimal::parse(factor_of_nurse).unwrap());
        }
    }
}
