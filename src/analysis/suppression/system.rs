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

/// Figures with the sums and the limits between them.
#[derive(Debug, Default)]
pub(super) struct System {
    figures: Vec<Known>,
    /// Each adds up to what everybody knows: figures and how often they are counted.
    pub sums: Vec<Vec<(Figure, i64)>>,
    /// The first is never more than the second.
    pub limits: Vec<(Figure, Figure)>,
    /// Either tells the other.
    pub ties: Vec<(Figure, Figure)>,
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
            self.limits.push((less, more));
        }
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

    /// Returns a figure that is printed nowhere.
    pub fn unprinted(self) -> Self {
        Self { printed: false, state: State::Unprinted, cost: u32::MAX, ..self }
    }

    /// Tells whether it could be another value, as far as itself goes.
    pub fn has_room(&self) -> bool {
        self.most.saturating_sub(self.least) >= self.grain
    }
}
