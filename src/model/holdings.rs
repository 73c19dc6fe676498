//! What a register says of people's competences, row by row, kept small: a nation has tens of millions of rows.
//!
//! Rows lie by competence and by block of people, so none of them says which one. A row says when something was acquired
//! and how long it is valid, in our time, or also when it is expected and was assessed: the former is shorter, and in
//! most registers every row is.

use super::date::PackedDate;
use super::pieces::Pieces;
use super::plan::CompetenceId;
use super::register::{Holding, PersonId, Status};
use rayon::prelude::*;
use std::sync::Arc;

/// All holdings of a register; once in order, by competence and then by person.
#[derive(Debug, Clone, Default)]
pub struct Holdings {
    /// For each competence, the rows about it: a block for each 65 536 people.
    rows: Vec<Vec<Block>>,
}

/// What a part of a register says, of people who may have other numbers in the whole.
#[derive(Debug, Clone, Default)]
pub struct HoldingsOf {
    /// What it says.
    pub said: Holdings,
    /// The numbers that its people have in the whole; none where they are the same.
    pub people: People,
}

impl HoldingsOf {
    /// Returns all rows, of people with the numbers that they have in the whole.
    pub fn iter(&self) -> impl Iterator<Item = Holding> {
        let person = |own: PersonId| self.people.as_ref().map_or(own, |people| people[own.index()]);
        self.said.iter().map(move |row| Holding { person: person(row.person), ..row })
    }

    /// Returns what the part says of people of a larger whole.
    #[must_use]
    pub fn within(self, larger: &Arc<[PersonId]>) -> Self {
        let people = match &self.people {
            None => larger.clone(),
            Some(people) => people.iter().map(|person| larger[person.index()]).collect(),
        };
        Self { people: Some(people), ..self }
    }
}

/// Which people of a whole those of a part are.
pub type People = Option<Arc<[PersonId]>>;

/// Rows about one competence, of people who are told apart by the last sixteen bits of their numbers.
#[derive(Debug, Clone, Default)]
struct Block {
    short: Pieces<Short, PIECE>,
    long: Pieces<Long, PIECE>,
}

/// A row: of whom it is in a block, how something is held, and its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row<D> {
    person: u16,
    status: Status,
    level: u8,
    dates: D,
}

/// Dates of a row that are packed.
trait Dates: Copy + Ord {
    /// Returns a row that has no dates with these.
    fn put_into(self, undated: Holding) -> Holding;

    /// Returns the rows of a block whose dates are packed so.
    fn rows_of(block: &mut Block) -> &mut Pieces<Row<Self>, PIECE>;
}

/// No other dates than when something was acquired and is valid until.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct ShortDates {
    acquired: u16,
    valid_until: u16,
}

/// Other dates too, or dates long ago or far ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct LongDates {
    acquired: [u8; 3],
    valid_until: [u8; 3],
    expected: [u8; 3],
    assessed: [u8; 3],
}

type Short = Row<ShortDates>;
type Long = Row<LongDates>;

/// How many rows a piece has: the system is asked for memory so often.
const PIECE: usize = 1 << 11;

impl Holdings {
    /// Adds what a row says.
    #[inline]
    pub fn push(&mut self, holding: Holding) {
        let place = holding.competence.index();
        if self.rows.len() <= place {
            self.rows.resize_with(place + 1, Vec::new);
        }
        push(&mut self.rows[place], &holding);
    }

    /// Returns what parts of a register say as one, in order; `number` gives people the numbers that they have then.
    pub fn in_order(parts: Vec<HoldingsOf>, number: impl Fn(PersonId) -> PersonId + Sync) -> Self {
        let mut parts = parts;
        let most = parts.iter().map(|part| part.said.rows.len()).max().unwrap_or_default();
        let about = |place: usize| -> Vec<(Vec<Block>, People)> {
            let taken = |part: &mut HoldingsOf| {
                let blocks = part.said.rows.get_mut(place).map(std::mem::take);
                (blocks.unwrap_or_default(), part.people.clone())
            };
            parts.iter_mut().map(taken).collect()
        };
        let by_competence: Vec<_> = (0..most).map(about).collect();
        drop(parts);
        Self { rows: by_competence.into_par_iter().map(|parts| joined_blocks(parts, &number)).collect() }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows.iter().flatten().map(|block| block.short.len() + block.long.len()).sum()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns all rows, by competence and then by person.
    pub fn iter(&self) -> impl Iterator<Item = Holding> {
        (0..self.rows.len() as u32).flat_map(|place| self.of(CompetenceId(place)))
    }

    /// Returns the rows about a competence, by person.
    pub fn of(&self, competence: CompetenceId) -> impl Iterator<Item = Holding> {
        self.runs(competence).flatten()
    }

    /// Returns the rows about somebody and a competence.
    pub fn by(&self, person: PersonId, competence: CompetenceId) -> Vec<Holding> {
        let (number, last) = parted(person);
        let block = self.rows.get(competence.index()).and_then(|blocks| blocks.get(number as usize));
        let rows = block.into_iter().flat_map(|block| block.runs(competence, number, last));
        rows.take_while(|row| row.person == person).collect()
    }

    /// Shows the rows about a competence, those of one person at a time.
    pub fn each_person(&self, competence: CompetenceId, mut show: impl FnMut(&[Holding])) {
        let mut rows: Vec<Holding> = Vec::new();
        for mut runs in self.runs(competence) {
            while let Some(person) = runs.person() {
                // As nearly everybody has.
                if let Some(row) = runs.take_only() {
                    show(&[row]);
                    continue;
                }
                rows.clear();
                runs.take_person(person, &mut rows);
                // Those of one run are in order.
                if rows.len() > 1 {
                    rows.sort_unstable();
                }
                show(&rows);
            }
        }
    }

    /// Returns the rows about a competence, those of one block at a time.
    fn runs(&self, competence: CompetenceId) -> impl Iterator<Item = Runs<'_>> {
        let blocks = self.rows.get(competence.index()).map_or(&[][..], Vec::as_slice);
        (0..).zip(blocks).map(move |(number, block)| block.runs(competence, number, 0))
    }
}

/// Adds a row to those about its competence.
#[inline]
fn push(blocks: &mut Vec<Block>, holding: &Holding) {
    let block = block_at(blocks, parted(holding.person).0);
    match ShortDates::of(holding) {
        Some(dates) => block.short.push(Row::of(holding, dates)),
        None => block.long.push(Row::of(holding, LongDates::of(holding))),
    }
}

/// Returns the rows of parts, in order, of people with other numbers.
fn joined_blocks(parts: Vec<(Vec<Block>, People)>, number: &impl Fn(PersonId) -> PersonId) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for (blocks, people) in parts {
        let number =
            |person: PersonId| number(people.as_ref().map_or(person, |people| people[person.index()]));
        for (place, Block { short, long }) in (0..).zip(blocks) {
            let parted = |last: u16| parted(number(person_of(place, last)));
            join(short, &mut joined, parted);
            join(long, &mut joined, parted);
        }
    }
    for block in &mut joined {
        sort(&mut block.short);
        sort(&mut block.long);
    }
    joined
}

/// Adds rows of people whose blocks and last bits `parted` tells; where they lie, if all of a piece are of one block.
fn join<D: Dates>(rows: Pieces<Row<D>, PIECE>, joined: &mut Vec<Block>, parted: impl Fn(u16) -> (u32, u16)) {
    for mut piece in rows.into_pieces() {
        let block = |row: &Row<D>| parted(row.person).0;
        let first = piece.first().map(block);
        if let Some(place) = first.filter(|place| piece.iter().all(|row| block(row) == *place)) {
            piece.iter_mut().for_each(|row| row.person = parted(row.person).1);
            D::rows_of(block_at(joined, place)).join(piece);
            continue;
        }
        for row in piece {
            let (place, person) = parted(row.person);
            D::rows_of(block_at(joined, place)).push(Row { person, ..row });
        }
    }
}

/// Returns a block, which is made where it is not there.
#[inline]
fn block_at(blocks: &mut Vec<Block>, place: u32) -> &mut Block {
    let place = place as usize;
    if blocks.len() <= place {
        blocks.resize_with(place + 1, Block::default);
    }
    &mut blocks[place]
}

/// Returns the number of somebody's block, and the bits that tell them apart there.
#[inline]
fn parted(person: PersonId) -> (u32, u16) {
    (person.0 >> u16::BITS, person.0 as u16)
}

/// Returns who has some bits in a block.
#[inline]
fn person_of(block: u32, last: u16) -> PersonId {
    PersonId(block << u16::BITS | u32::from(last))
}

impl Block {
    /// Returns the rows, by person, from some person on.
    fn runs(&self, competence: CompetenceId, number: u32, first: u16) -> Runs<'_> {
        Runs { competence, number, short: rows_from(&self.short, first), long: rows_from(&self.long, first) }
    }
}

impl<D: Dates> Row<D> {
    #[inline]
    fn of(holding: &Holding, dates: D) -> Self {
        // A scale ends below a hundred; 0 is none.
        let level = holding.level.map_or(0, |level| level.saturating_add(1));
        Self { person: parted(holding.person).1, status: holding.status, level, dates }
    }

    /// Returns what it says, of a competence and of somebody of a block.
    #[inline(always)]
    fn unpack(&self, competence: CompetenceId, block: u32) -> Holding {
        self.dates.put_into(Holding {
            competence,
            person: person_of(block, self.person),
            status: self.status,
            level: self.level.checked_sub(1),
            acquired: PackedDate::NONE,
            valid_until: PackedDate::NONE,
            expected: PackedDate::NONE,
            assessed: PackedDate::NONE,
        })
    }
}

impl ShortDates {
    /// Packs a row's dates; none where it has more than short ones can.
    #[inline]
    fn of(holding: &Holding) -> Option<Self> {
        let is_short = holding.expected.is_none() && holding.assessed.is_none();
        is_short.then_some(Self {
            acquired: holding.acquired.short()?,
            valid_until: holding.valid_until.short()?,
        })
    }
}

impl Dates for ShortDates {
    #[inline(always)]
    fn put_into(self, undated: Holding) -> Holding {
        let acquired = PackedDate::of_short(self.acquired);
        Holding { acquired, valid_until: PackedDate::of_short(self.valid_until), ..undated }
    }

    fn rows_of(block: &mut Block) -> &mut Pieces<Short, PIECE> {
        &mut block.short
    }
}

impl LongDates {
    fn of(holding: &Holding) -> Self {
        Self {
            acquired: holding.acquired.bytes(),
            valid_until: holding.valid_until.bytes(),
            expected: holding.expected.bytes(),
            assessed: holding.assessed.bytes(),
        }
    }
}

impl Dates for LongDates {
    #[inline(always)]
    fn put_into(self, undated: Holding) -> Holding {
        Holding {
            acquired: PackedDate::of_bytes(self.acquired),
            valid_until: PackedDate::of_bytes(self.valid_until),
            expected: PackedDate::of_bytes(self.expected),
            assessed: PackedDate::of_bytes(self.assessed),
            ..undated
        }
    }

    fn rows_of(block: &mut Block) -> &mut Pieces<Long, PIECE> {
        &mut block.long
    }
}

/// Puts rows in order.
///
/// Most registers go from one person to the next: then only the few rows of each are to be put in order.
fn sort<D: Dates>(rows: &mut Pieces<Row<D>, PIECE>) {
    if rows.iter().is_sorted() {
        return;
    }
    let mut all: Vec<Row<D>> = std::mem::take(rows).into_iter().collect();
    if all.is_sorted_by_key(|row| row.person) {
        all.chunk_by_mut(|a, b| a.person == b.person).for_each(<[Row<D>]>::sort_unstable);
    } else {
        all.sort_unstable();
    }
    *rows = all.into_iter().collect();
}

/// Returns rows, which are in order, from some person on.
fn rows_from<D: Dates>(rows: &Pieces<Row<D>, PIECE>, person: u16) -> Run<'_, D> {
    let is_before = |row: &Row<D>| row.person < person;
    let pieces = rows.slices();
    let passed = pieces.partition_point(|piece| piece.last().is_some_and(is_before));
    let mut pieces = pieces[passed..].iter();
    let first: &[Row<D>] = pieces.next().map_or(&[], Vec::as_slice);
    Run { rows: &first[first.partition_point(is_before)..], pieces }
}

/// Rows that are left of some pieces.
struct Run<'r, D> {
    rows: &'r [Row<D>],
    pieces: std::slice::Iter<'r, Vec<Row<D>>>,
}

impl<D: Dates> Run<'_, D> {
    /// Returns whom the first row is of.
    #[inline]
    fn person(&self) -> Option<u16> {
        self.rows.first().map(|row| row.person)
    }

    /// Takes the first row off.
    #[inline]
    fn next(&mut self) -> Option<Row<D>> {
        let (first, rest) = self.rows.split_first()?;
        self.rows = rest;
        if rest.is_empty() {
            self.rows = self.pieces.next().map_or(&[], Vec::as_slice);
        }
        Some(*first)
    }

    /// Takes the first row off, if it is of somebody.
    #[inline]
    fn next_of(&mut self, person: u16) -> Option<Row<D>> {
        self.person().filter(|first| *first == person)?;
        self.next()
    }
}

/// All rows of a block: the short ones, and the long ones.
struct Runs<'r> {
    competence: CompetenceId,
    number: u32,
    short: Run<'r, ShortDates>,
    long: Run<'r, LongDates>,
}

impl Runs<'_> {
    /// Returns whom the next row is of.
    #[inline]
    fn person(&self) -> Option<u16> {
        match (self.short.person(), self.long.person()) {
            (Some(short), Some(long)) => Some(short.min(long)),
            (short, long) => short.or(long),
        }
    }

    /// Takes off the next row, if it is short, and seen at once to be the only one of somebody.
    #[inline(always)]
    fn take_only(&mut self) -> Option<Holding> {
        let [row, next, ..] = self.short.rows else { return None };
        if row.person == next.person || !self.long.rows.is_empty() {
            return None;
        }
        self.short.rows = &self.short.rows[1..];
        Some(row.unpack(self.competence, self.number))
    }

    /// Takes off all rows of somebody whom the next row is of.
    #[inline(always)]
    fn take_person(&mut self, person: u16, rows: &mut Vec<Holding>) {
        while let Some(row) = self.short.next_of(person) {
            rows.push(row.unpack(self.competence, self.number));
        }
        while let Some(row) = self.long.next_of(person) {
            rows.push(row.unpack(self.competence, self.number));
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Holding;

    fn next(&mut self) -> Option<Holding> {
        let short = self.short.rows.first().map(|row| row.unpack(self.competence, self.number));
        let long = self.long.rows.first().map(|row| row.unpack(self.competence, self.number));
        match (short, long) {
            (Some(first), second) if second.is_none_or(|second| first <= second) => {
                self.short.next();
                Some(first)
            }
            (_, second) => {
                self.long.next();
                second
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::OPEN;
    use jiff::civil::{Date, date};

    fn holding(person: u32, expected: Option<Date>) -> Holding {
        Holding {
            competence: CompetenceId(1),
            person: PersonId(person),
            status: Status::Held,
            level: Some(99),
            acquired: PackedDate::of(date(2020, 2, 29)),
            valid_until: PackedDate::of(OPEN),
            expected: PackedDate::of(expected),
            assessed: PackedDate::NONE,
        }
    }

    fn in_order(said: Holdings, number: impl Fn(PersonId) -> PersonId + Sync) -> Holdings {
        Holdings::in_order(vec![HoldingsOf { said, people: None }], number)
    }

    #[test]
    fn a_row_takes_as_many_bytes_as_readme_says() {
        assert_eq!((size_of::<Short>(), size_of::<Long>()), (8, 16));
    }

    #[test]
    fn a_row_with_a_date_long_ago_is_kept_as_it_is() {
        let mut holdings = Holdings::default();
        let old = Holding { acquired: PackedDate::of(date(1947, 12, 31)), ..holding(70_000, None) };
        holdings.push(holding(70_000, None));
        holdings.push(old);
        let holdings = in_order(holdings, |person| person);
        assert_eq!(holdings.by(PersonId(70_000), CompetenceId(1)), [old, holding(70_000, None)]);
    }

    #[test]
    fn what_is_put_in_comes_out_in_order() {
        let mut rows = vec![
            holding(2, None),
            holding(1, Some(date(2027, 1, 1))),
            Holding {
                level: None,
                status: Status::Unread,
                acquired: PackedDate::NONE,
                valid_until: PackedDate::NONE,
                ..holding(1, None)
            },
            holding(1, None),
            Holding { competence: CompetenceId(0), ..holding(3, None) },
        ];
        let mut holdings = Holdings::default();
        rows.iter().for_each(|row| holdings.push(*row));
        let holdings = in_order(holdings, |person| person);
        rows.sort_unstable();
        assert_eq!(holdings.iter().collect::<Vec<_>>(), rows);
        assert_eq!(holdings.by(PersonId(1), CompetenceId(1)), rows[1..4]);
        let mut seen = Vec::new();
        holdings.each_person(CompetenceId(1), |rows| seen.push(rows.len()));
        assert_eq!(seen, [3, 1]);
    }

    #[test]
    fn rows_of_many_pieces_are_found_as_those_of_one() {
        // Three blocks, the last of them with a few.
        const PEOPLE: u32 = (2 << u16::BITS) + 7;
        // A long row for one in five, two short ones for each, whoever comes first.
        let people = (0..2 * PEOPLE).map(|place| place * 7919 % PEOPLE);
        let mut rows: Vec<Holding> =
            people.map(|person| holding(person, (person % 5 == 0).then_some(OPEN))).collect();
        let (first, second) = rows.split_at(PIECE + 1);
        // Those of the second part have numbers of their own there.
        let people: Arc<[PersonId]> = (0..PEOPLE).map(|person| PersonId(PEOPLE - 1 - person)).collect();
        let (mut one, mut other) = (HoldingsOf::default(), HoldingsOf::default());
        first.iter().for_each(|row| one.said.push(*row));
        let there = |row: &Holding| Holding { person: PersonId(PEOPLE - 1 - row.person.0), ..*row };
        second.iter().for_each(|row| other.said.push(there(row)));
        other.people = Some(people);
        assert_eq!(one.said.len() + other.said.len(), rows.len());
        let holdings = Holdings::in_order(vec![one, other], |person| PersonId(PEOPLE - 1 - person.0));
        assert_eq!(holdings.len(), rows.len());

        rows.iter_mut().for_each(|row| row.person.0 = PEOPLE - 1 - row.person.0);
        rows.sort_unstable();
        assert!(holdings.iter().eq(rows.iter().copied()));
        for person in [0, 1, PIECE as u32, 1 << u16::BITS, PEOPLE - 1] {
            let of = rows.iter().copied().filter(|row| row.person.0 == person);
            assert!(holdings.by(PersonId(person), CompetenceId(1)).into_iter().eq(of));
        }
        let mut seen = Vec::new();
        holdings.each_person(CompetenceId(1), |rows| seen.push((rows[0].person.0, rows.len())));
        assert!(seen.into_iter().eq((0..PEOPLE).map(|person| (person, 2))));
    }
}
