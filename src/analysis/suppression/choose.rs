//! Which figures are hidden beside those that rest on few people.

use super::audit::Audit;
use super::system::{Figure, State, System};
use std::collections::BTreeSet;

impl System {
    /// Hides what rests on 1 to so many persons, and what would give it away.
    pub fn protect(&mut self, few: u64) {
        for figure in self.all() {
            let known = self.get_mut(figure);
            if (1..=few).contains(&known.support) {
                known.state = State::Few;
            }
        }
        let by_figure = self.sums_of_each();
        let mut audit = Audit::default();
        loop {
            self.follow_ties();
            let known = audit.exposed(self);
            let mut hid = false;
            for figure in known {
                for other in self.helpers(figure, &by_figure) {
                    self.get_mut(other).state = State::Other;
                    hid = true;
                }
            }
            // What is still known then has nothing left to hide beside it.
            if !hid {
                break;
            }
        }
    }

    /// Hides what tells what is hidden, and what comes of it.
    fn follow_ties(&mut self) {
        for place in 0..self.follows.len() {
            let (figure, others) = self.follows[place];
            if others.into_iter().any(|other| self.is_hidden(other)) && self.get(figure).state != State::Few {
                self.get_mut(figure).state = State::Other;
            }
        }
        for place in 0..self.ties.len() {
            let (one, other) = self.ties[place];
            for (one, other) in [(one, other), (other, one)] {
                if self.is_hidden(one) && !self.is_hidden(other) {
                    self.get_mut(other).state = State::Other;
                }
            }
        }
    }

    /// Returns which sums each figure is in.
    fn sums_of_each(&self) -> Vec<Vec<u32>> {
        let mut of_each = vec![Vec::new(); self.len()];
        for (place, sum) in (0u32..).zip(&self.sums) {
            for (figure, _) in sum {
                of_each[figure.index()].push(place);
            }
        }
        of_each
    }

    /// Returns what to hide so that a figure is not known: the cheapest of each sum in which nothing else is hidden;
    /// where there is no such sum, the cheapest of any, or what limits it, or of what hangs together with it.
    fn helpers(&self, figure: Figure, by_figure: &[Vec<u32>]) -> Vec<Figure> {
        let sums: Vec<&Vec<(Figure, i64)>> =
            by_figure[figure.index()].iter().map(|place| &self.sums[*place as usize]).collect();
        let is_alone = |sum: &&&Vec<(Figure, i64)>| {
            !sum.iter().any(|(other, _)| *other != figure && self.is_hidden(*other))
        };
        let alone: Vec<Figure> = sums
            .iter()
            .filter(is_alone)
            .filter_map(|sum| self.cheapest(sum.iter().map(|(figure, _)| *figure)))
            .collect();
        if !alone.is_empty() {
            return alone;
        }
        let of_sums = sums.iter().flat_map(|sum| sum.iter().map(|(figure, _)| *figure));
        let near = self.cheapest(of_sums).or_else(|| self.cheapest(self.neighbours(figure)));
        near.or_else(|| self.cheapest(self.further(figure, by_figure).into_iter())).into_iter().collect()
    }

    /// Returns the figures that hang together with a hidden one, by others that are hidden too.
    fn further(&self, figure: Figure, by_figure: &[Vec<u32>]) -> BTreeSet<Figure> {
        let mut found = BTreeSet::from([figure]);
        let mut open = vec![figure];
        while let Some(next) = open.pop() {
            let sums = by_figure[next.index()].iter().flat_map(|place| &self.sums[*place as usize]);
            let beside = sums.map(|(other, _)| *other).chain(self.neighbours(next));
            for other in beside.collect::<Vec<_>>() {
                if found.insert(other) && self.is_hidden(other) {
                    open.push(other);
                }
            }
        }
        found
    }

    /// Returns the figures that a figure is limited by, or limits.
    fn neighbours(&self, figure: Figure) -> impl Iterator<Item = Figure> + '_ {
        let limits = self.limits.iter().filter(move |limit| limit.less == figure || limit.more == figure);
        limits.flat_map(|limit| [limit.less, limit.more])
    }

    /// Returns the printed figure that is missed least, of those that could be another value; the smaller of two alike.
    fn cheapest(&self, figures: impl Iterator<Item = Figure>) -> Option<Figure> {
        figures.filter(|figure| !self.is_hidden(*figure) && self.has_room(*figure)).min_by_key(|figure| {
            let known = self.get(*figure);
            (known.cost, known.value / known.grain, *figure)
        })
    }

    /// Tells whether a figure could be another value, as far as itself goes and what is printed of those that limit it.
    fn has_room(&self, figure: Figure) -> bool {
        let known = self.get(figure);
        let (mut least, mut most) = known.range();
        for limit in self.limits.iter().filter(|limit| limit.times_less == limit.times_more) {
            if limit.less == figure && !self.is_hidden(limit.more) {
                most = most.min(self.get(limit.more).value);
            }
            if limit.more == figure && !self.is_hidden(limit.less) {
                least = least.max(self.get(limit.less).value);
            }
        }
        known.value.saturating_sub(least) >= known.grain || most.saturating_sub(known.value) >= known.grain
    }
}
