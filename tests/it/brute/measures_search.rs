//! Which measures for whom close most, by trying every choice.
//!
//! Nothing is left out of the search but what can never be better.

use super::measures::*;
use super::needs::{Row, rows};
use super::reckon::up;
use super::world::*;

/// More choices than this are not tried.
const TRIED: u64 = 400_000;

/// The best that can be done.
#[derive(Debug, Clone)]
pub struct Best {
    /// The sum of criticality · closed / gap over what is unmet.
    pub objective: f64,
    /// The lowest net cost with it.
    pub net_cost: i64,
    /// One of the choices that come to that.
    pub places: Vec<Place>,
}

/// One thing that somebody could do.
struct Way {
    place: Place,
    cost: i64,
    gains: Vec<f64>,
    /// How much it takes of which limits.
    takes: Vec<(usize, i64)>,
    fills_floor: bool,
}

/// What may be at most so much: seats of a measure in a year, money of a year, people away of a unit in a year.
#[derive(Debug, PartialEq, Eq)]
enum Limit {
    Seats(usize, i16),
    Money(i16),
    Away(Vec<String>, i16),
}

/// A search through every choice.
struct Search<'w> {
    world: &'w World,
    rows: Vec<Row<'w>>,
    ways: Vec<Vec<Way>>,
    limits: Vec<(Limit, i64)>,
}

/// Where a search stands.
#[derive(Clone)]
struct Standing {
    rise: Vec<f64>,
    left: Vec<i64>,
    cost: i64,
    places: Vec<Place>,
    without_higher: i128,
}

/// Returns the best choice of measures; none where there is too much to try.
pub fn best(world: &World) -> Option<Best> {
    let search = Search::new(world);
    let choices = search.ways.iter().try_fold(1u64, |all, ways| all.checked_mul(ways.len() as u64 + 1))?;
    (choices <= TRIED).then(|| {
        let mut best = Best { objective: -1.0, net_cost: 0, places: Vec::new() };
        search.attempt(0, &mut search.start(), &mut best);
        best
    })
}

impl<'w> Search<'w> {
    fn new(world: &'w World) -> Self {
        let mut search = Self { world, rows: rows(world), ways: Vec::new(), limits: Vec::new() };
        search.limits = search.limits();
        let stays = staying(world);
        search.ways =
            stays.iter().enumerate().map(|(person, stays)| search.ways_of(person, *stays)).collect();
        search
    }

    fn limits(&self) -> Vec<(Limit, i64)> {
        let plan = &self.world.plan;
        let mut limits = Vec::new();
        for (year, frame) in &plan.economy.frame {
            limits.push((Limit::Money(*year), *frame));
            for (at, measure) in plan.measures.iter().enumerate() {
                let seats = measure.places.map(|places| i64::try_from(places).expect("a few places"));
                limits.extend(seats.map(|seats| (Limit::Seats(at, *year), seats)));
            }
        }
        let first = plan.economy.frame.first().map_or(0, |(year, _)| *year);
        for path in lowest_units(self.world) {
            let Some(most) = most_away(self.world, &path) else { continue };
            let years = first..=last_year(self.world);
            limits.extend(years.map(|year| (Limit::Away(path.clone(), year), most)));
        }
        limits
    }

    fn ways_of(&self, person: usize, stays: f64) -> Vec<Way> {
        let plan = &self.world.plan;
        let mut ways = Vec::new();
        for (measure, one) in plan.measures.iter().enumerate() {
            if !is_eligible(self.world, &self.world.people[person], one) {
                continue;
            }
            let gains = gains(self.world, &self.rows, (person, measure), stays);
            for (year, _) in &plan.economy.frame {
                if *touched(one, *year).end() > last_year(self.world) {
                    continue;
                }
                let place = Place { person, measure, year: *year };
                let way = self.way(place, gains.clone());
                // What closes nothing is of use only where it makes room for others.
                if way.fills_floor
                    || way.gains.iter().zip(&self.rows).any(|(g, row)| *g > 0.0 && row.gap() > 0)
                {
                    ways.push(way);
                }
            }
        }
        ways
    }

    fn way(&self, place: Place, gains: Vec<f64>) -> Way {
        let person = &self.world.people[place.person];
        let measure = &self.world.plan.measures[place.measure];
        let touches = touched(measure, place.year);
        let taken_of = |limit: &Limit| match limit {
            Limit::Seats(of, year) if *of == place.measure && *year == place.year => 1,
            Limit::Money(year) if *year == place.year => net_cost(measure),
            Limit::Away(path, year) if touches.contains(year) => {
                i64::from(counts_in(self.world, person, path))
            }
            _ => 0,
        };
        let takes = self.limits.iter().map(|(limit, _)| taken_of(limit)).enumerate();
        let has_floor = self.world.plan.economy.least_without_higher.is_some();
        Way {
            place,
            cost: net_cost(measure),
            gains,
            takes: takes.filter(|(_, taken)| *taken > 0).collect(),
            fills_floor: has_floor && is_without_higher(self.world, person),
        }
    }

    fn attempt(&self, person: usize, standing: &mut Standing, best: &mut Best) {
        let Some(ways) = self.ways.get(person) else {
            self.settle(standing, best);
            return;
        };
        self.attempt(person + 1, standing, best);
        for way in ways {
            // Whoever comes later only takes more.
            if way.takes.iter().all(|(limit, taken)| standing.left[*limit] >= *taken) {
                standing.take(way, 1);
                self.attempt(person + 1, standing, best);
                standing.take(way, -1);
            }
        }
    }

    /// Returns where a search stands that has chosen nothing.
    fn start(&self) -> Standing {
        Standing {
            rise: vec![0.0; self.rows.len()],
            left: self.limits.iter().map(|(_, most)| *most).collect(),
            cost: 0,
            places: Vec::new(),
            without_higher: 0,
        }
    }

    fn keeps_floor(&self, standing: &Standing) -> bool {
        let least = self.world.plan.economy.least_without_higher.unwrap_or(0);
        standing.without_higher >= up(least * standing.places.len() as i128, 100_000)
    }

    fn settle(&self, standing: &Standing, best: &mut Best) {
        if !self.keeps_floor(standing) {
            return;
        }
        let closed = objective(&self.rows, &standing.rise);
        let is_better = closed > best.objective + 1e-9;
        if is_better || closed > best.objective - 1e-9 && standing.cost < best.net_cost {
            let places = standing.places.clone();
            *best = Best { objective: closed, net_cost: standing.cost, places };
        }
    }
}

/// Returns a choice that is better than one given, where at most two people do otherwise; and whom it sends for nothing.
pub fn improvements(world: &World, places: &[Place]) -> Vec<String> {
    let search = Search::new(world);
    let mut found = Vec::new();
    let mut chosen: Vec<Option<&Way>> = vec![None; world.people.len()];
    for place in places {
        chosen[place.person] = search.ways[place.person].iter().find(|way| way.place == *place);
        if chosen[place.person].is_none() {
            found.push(format!("{place:?} is for nothing"));
        }
    }
    let Some((objective, cost)) = search.worth(&chosen) else { return found };
    let is_better = |&(other, other_cost): &(f64, i64)| {
        other > objective + 1e-6 || other > objective - 1e-9 && other_cost < cost
    };
    let pairs = (0..chosen.len()).flat_map(|one| (0..=one).map(move |other| (one, other)));
    let mut others = pairs.flat_map(|(one, other)| search.with_two_others(&mut chosen, one, other));
    found.extend(others.find(is_better).map(|(other, other_cost)| {
        format!("{other} for {other_cost} is better than {objective} for {cost}")
    }));
    found
}

impl<'w> Search<'w> {
    /// Returns what every choice comes to in which two people do something else, or one does where they are the same.
    fn with_two_others<'s>(
        &'s self,
        chosen: &mut [Option<&'s Way>],
        one: usize,
        other: usize,
    ) -> Vec<(f64, i64)> {
        let before = (chosen[one], chosen[other]);
        let mut worths = Vec::new();
        for first in self.ways[one].iter().map(Some).chain([None]) {
            for second in self.ways[other].iter().map(Some).chain([None]) {
                (chosen[one], chosen[other]) = (first, second);
                worths.extend(self.worth(chosen));
            }
        }
        (chosen[one], chosen[other]) = before;
        worths
    }

    /// Returns what a choice closes and costs; none where it breaks a limit.
    fn worth(&self, chosen: &[Option<&Way>]) -> Option<(f64, i64)> {
        let mut standing = self.start();
        for way in chosen.iter().copied().flatten() {
            standing.take(way, 1);
        }
        let is_within = standing.left.iter().all(|left| *left >= 0) && self.keeps_floor(&standing);
        is_within.then(|| (objective(&self.rows, &standing.rise), standing.cost))
    }
}

impl Standing {
    /// Takes a way, or takes it back.
    fn take(&mut self, way: &Way, times: i64) {
        self.rise.iter_mut().zip(&way.gains).for_each(|(rise, gain)| *rise += gain * times as f64);
        way.takes.iter().for_each(|(limit, taken)| self.left[*limit] -= taken * times);
        self.cost += way.cost * times;
        self.without_higher += i128::from(way.fills_floor) * i128::from(times);
        if times > 0 {
            self.places.push(way.place);
        } else {
            self.places.pop();
        }
    }
}
