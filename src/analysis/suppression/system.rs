//! Figures, and how they hang together: what an attacker knows of a table beside what is printed in it.

/// A figure, by its place in a [`System`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Figure(u32);

impl Figure {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// The figure itself, in persons or ten-thousandths of an årsverk.
    pub value: i64,
    /// On how many persons it rests.
    pub support: u64,
    /// The least that it could be, whatever is published.
    pub least: i64,
    /// The most that it could be.
    pub most: i64,
    /// The least and the most that it could be for those who know what is met.
    pub regime: (i64, i64),
    /// How far apart two values must be to count for two: one person, or a part of an årsverk.
    pub grain: i64,
    /// What it costs to hide it: how many printed figures go with it, and how much they are missed.
    pub cost: u32,
    /// Whether it is printed at all.
    pub printed: bool,
    /// Whether it is hidden, and why.
    pub state: State,
}

/// Whether a figure is hidden, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is printed.
    Shown,
    /// It is printed nowhere, and may be known.
    Unprinted,
    /// It rests on few people.
    Few,
    /// It would give another one away.
    Other,
}

/// One person.
pub(super) const PERSON: i64 = 1;

/// A tenth of an årsverk: nearer than this, an årsverk is as good as known.
pub(super) const PART_OF_FTE: i64 = 1_000;

/// A hundredth of an årsverk: what is known so nearly is known.
pub(super) const HUNDREDTH: i64 = 100;

/// So many times one figure is never more than so many times another, and something more.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    pub less: Figure,
    pub times_less: f64,
    pub more: Figure,
    pub times_more: f64,
    pub beyond: f64,
}

/// Figures with the sums and the limits between them.
#[derive(Debug, Default)]
pub(super) struct System {
    figures: Vec<Known>,
    /// Each adds up to what everybody knows: figures and how often they are counted.
    pub sums: Vec<Vec<(Figure, i64)>>,
    /// What is never more than what.
    pub limits: Vec<Limit>,
    /// Either tells the other.
    pub ties: Vec<(Figure, Figure)>,
    /// The first comes of the others: it is to be hidden where any of them is.
    pub follows: Vec<(Figure, [Figure; 2])>,
}

impl System {
    /// Adds a figure that is printed.
    pub fn add(&mut self, known: Known) -> Figure {
        self.figures.push(known);
        Figure(self.figures.len() as u32 - 1)
    }

    /// Returns what is known of a figure.
    pub fn get(&self, figure: Figure) -> &Known {
        &self.figures[figure.index()]
    }

    /// Returns what is known of a figure, to change it.
    pub fn get_mut(&mut self, figure: Figure) -> &mut Known {
        &mut self.figures[figure.index()]
    }

    /// Returns what is published of it: without what only those know who know what is met, and to a hundredth of an årsverk.
    pub fn published(&self, (sums, limits): (usize, usize)) -> Self {
        let free = |known: &Known| Known {
            regime: (i64::MIN, i64::MAX),
            grain: known.grain.min(HUNDREDTH),
            ..*known
        };
        Self {
            figures: self.figures.iter().map(free).collect(),
            sums: self.sums[..sums].to_vec(),
            limits: self.limits[..limits].to_vec(),
            ties: Vec::new(),
            follows: Vec::new(),
        }
    }

    /// Returns how many figures there are.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// Returns every figure.
    pub fn all(&self) -> impl Iterator<Item = Figure> + use<> {
        (0..self.figures.len() as u32).map(Figure)
    }

    /// Tells whether a figure is hidden.
    pub fn is_hidden(&self, figure: Figure) -> bool {
        self.get(figure).state != State::Shown
    }

    /// Adds that figures, each so many times, come to what everybody knows.
    pub fn sum(&mut self, terms: Vec<(Figure, i64)>) {
        if terms.len() > 1 {
            self.sums.push(terms);
        }
    }

    /// Adds that whoever knows one figure knows the other, near enough.
    pub fn tie(&mut self, one: Figure, other: Figure) {
        self.ties.push((one, other));
    }

    /// Adds that one figure is never more than another.
    pub fn limit(&mut self, less: Figure, more: Figure) {
        if less != more {
            self.limits.push(Limit { less, times_less: 1.0, more, times_more: 1.0, beyond: 0.0 });
        }
    }

    /// Adds that one figure is always less than another.
    pub fn below(&mut self, less: Figure, more: Figure) {
        self.limits.push(Limit { less, times_less: 1.0, more, times_more: 1.0, beyond: -1.0 });
    }

    /// Adds that one figure is so many percent of another, rounded up to a whole unit.
    pub fn share(&mut self, part: Figure, percent: f64, whole: Figure) {
        /// A whole unit rounded up is less than this above it, in percent of a unit.
        const ROUNDED: f64 = 100.0 - 1e-6;
        let limit =
            |less, times_less, more, times_more, beyond| Limit { less, times_less, more, times_more, beyond };
        self.limits.push(limit(whole, percent, part, 100.0, 0.0));
        self.limits.push(limit(part, 100.0, whole, percent, ROUNDED));
    }
}

impl Known {
    /// Returns a number of persons, who are those it rests on.
    pub fn persons(value: u64, cost: u32) -> Self {
        let value = value as i64;
        Self {
            value,
            support: value.unsigned_abs(),
            least: 0,
            most: i64::MAX,
            regime: (i64::MIN, i64::MAX),
            grain: PERSON,
            cost,
            printed: true,
            state: State::Shown,
        }
    }

    /// Returns the årsverk of so many persons.
    pub fn fte(value: i64, support: u64, cost: u32) -> Self {
        Self { support, grain: PART_OF_FTE, ..Self::persons(value.unsigned_abs(), cost) }
    }

    /// Returns a figure that is printed nowhere, and of which nothing is known.
    pub fn anything(grain: i64) -> Self {
        Self { least: i64::MIN, grain, ..Self::persons(0, 0) }.unprinted()
    }

    /// Returns a figure that is printed nowhere.
    pub fn unprinted(self) -> Self {
        Self { printed: false, state: State::Unprinted, cost: u32::MAX, ..self }
    }

    /// Returns the least and the most that it could be, where it is known what is met.
    pub fn range(&self) -> (i64, i64) {
        (self.least.max(self.regime.0), self.most.min(self.regime.1))
    }
}
