//! What rows of a list say in cells that stand side by side: which competence, and how it is held.
//!
//! A nation has millions of rows and some hundreds of such phrases: each is understood once.

use crate::model::plan::CompetenceId;
use crate::model::register::Status;
use crate::source::Row;
use hashbrown::HashMap;
use std::ops::RangeInclusive;

/// Phrases as they are written, with what they say.
#[derive(Default)]
pub(super) struct Phrases {
    /// The columns; none where something else stands between them.
    columns: Option<RangeInclusive<usize>>,
    known: HashMap<Box<str>, Phrase>,
}

/// What a phrase says, dates aside.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    pub competence: CompetenceId,
    pub status: Status,
    pub level: Option<u8>,
}

/// More are not kept: those are no phrases that come again.
const MOST: usize = 1 << 14;

impl Phrases {
    /// Prepares to know the phrases of some columns.
    pub fn of(columns: impl Iterator<Item = usize>) -> Self {
        let mut columns: Vec<usize> = columns.collect();
        columns.sort_unstable();
        let side_by_side = columns.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        let ends = columns.first().zip(columns.last());
        let columns = ends.filter(|_| side_by_side).map(|(first, last)| *first..=*last);
        Self { columns, known: HashMap::new() }
    }

    /// Returns the phrase of a row, as it is written.
    pub fn written<'r>(&self, row: &'r Row) -> Option<&'r str> {
        row.stretch(self.columns.as_ref()?)
    }

    /// Returns what a phrase says, if it is known.
    pub fn known(&self, phrase: &str) -> Option<Phrase> {
        self.known.get(phrase).copied()
    }

    /// Tells whether no more are kept.
    pub fn is_full(&self) -> bool {
        self.known.len() >= MOST
    }

    /// Keeps what a phrase says.
    pub fn keep(&mut self, written: &str, phrase: Phrase) {
        if !self.is_full() {
            self.known.insert(written.into(), phrase);
        }
    }
}
