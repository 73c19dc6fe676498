//! What a register says of people's competences, row by row, kept small: a nation has tens of millions of rows.
//!
//! Rows lie by competence, so none of them says which one. A row says when something was acquired and how long it is
//! valid, or also when it is expected and was assessed: the former is shorter, and in most registers every row is.

use super::date::Date;
use super::plan::CompetenceId;
use super::register::{Holding, PersonId, Status};
use rayon::prelude::*;

/// All holdings of a register; once in order, by competence and then by person.
#[derive(Debug, Clone, Default)]
pub struct Holdings {
    rows: Vec<Rows>,
}

/// The rows about one competence.
#[derive(Debug, Clone, Default)]
struct Rows {
    short: Pieces<0>,
    long: Pieces<6>,
}

/// A row, packed: whom it is of, then its status, its level, and when it was acquired and is valid until; behind that
/// come what other dates it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Packed<const MORE: usize> {
    person: u32,
    said: [u8; 8],
    more: [u8; MORE],
}

/// A row without other dates.
type Short = Packed<0>;

/// A row with two dates more: when it is expected, and when it was assessed.
type Long = Packed<6>;

/// Rows one after the other, in pieces, none of them empty: one that grew in one piece would be copied each time that
/// it doubles, and take up to twice its room.
#[derive(Debug, Clone)]
struct Pieces<const MORE: usize>(Vec<Vec<Packed<MORE>>>);

/// How many rows a piece has at most while it grows; some pages of memory.
const PIECE: usize = 1 << 10;

impl Holdings {
    /// Adds what a row says.
    pub fn push(&mut self, holding: Holding) {
        let rows = self.rows_mut(holding.competence.index());
        let (person, said) = (holding.person.0, pack(&holding));
        if holding.expected.is_none() && holding.assessed.is_none() {
            rows.short.push(Short { person, said, more: [] });
        } else {
            let more = join(packed_date(holding.expected), packed_date(holding.assessed));
            rows.long.push(Long { person, said, more });
        }
    }

    /// Adds all that others say, of people who have other numbers here.
    pub fn append(&mut self, others: Self, number: impl Fn(PersonId) -> PersonId) {
        for (place, mut rows) in others.rows.into_iter().enumerate() {
            rows.renumber(&number);
            let mine = self.rows_mut(place);
            mine.short.append(rows.short);
            mine.long.append(rows.long);
        }
    }

    /// Gives people other numbers, and puts the rows in order.
    pub fn order(&mut self, number: impl Fn(PersonId) -> PersonId + Sync) {
        self.rows.par_iter_mut().for_each(|rows| {
            rows.renumber(&number);
            rows.short.sort();
            rows.long.sort();
        });
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows.iter().map(|rows| rows.short.len() + rows.long.len()).sum()
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
        self.runs(competence, PersonId(0))
    }

    /// Returns the rows about somebody and a competence.
    pub fn by(&self, person: PersonId, competence: CompetenceId) -> Vec<Holding> {
        self.runs(competence, person).take_while(|row| row.person == person).collect()
    }

    /// Shows the rows about a competence, those of one person at a time.
    pub fn each_person(&self, competence: CompetenceId, mut show: impl FnMut(&[Holding])) {
        let mut runs = self.runs(competence, PersonId(0));
        let mut rows: Vec<Holding> = Vec::new();
        while let Some(person) = runs.person() {
            rows.clear();
            runs.take_person(person, &mut rows);
            // Those of one run are in order.
            if rows.len() > 1 {
                rows.sort_unstable();
            }
            show(&rows);
        }
    }

    /// Returns the rows about a competence, from some person on.
    fn runs(&self, competence: CompetenceId, first: PersonId) -> Runs<'_> {
        let rows = self.rows.get(competence.index());
        Runs {
            competence,
            short: rows.map(|rows| rows.short.from(first.0)).unwrap_or_default(),
            long: rows.map(|rows| rows.long.from(first.0)).unwrap_or_default(),
        }
    }

    fn rows_mut(&mut self, place: usize) -> &mut Rows {
        if self.rows.len() <= place {
            self.rows.resize_with(place + 1, Rows::default);
        }
        &mut self.rows[place]
    }
}

impl Rows {
    fn renumber(&mut self, number: &impl Fn(PersonId) -> PersonId) {
        let short = self.short.iter_mut().map(|row| &mut row.person);
        let long = self.long.iter_mut().map(|row| &mut row.person);
        for person in short.chain(long) {
            *person = number(PersonId(*person)).0;
        }
    }
}

impl<const MORE: usize> Packed<MORE> {
    #[inline]
    fn unpack(&self, competence: CompetenceId) -> Holding {
        let mut more = [0; 6];
        more[..MORE].copy_from_slice(&self.more);
        unpack(competence, self.person, self.said, more)
    }
}

impl<const MORE: usize> Default for Pieces<MORE> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<const MORE: usize> Pieces<MORE> {
    #[inline]
    fn push(&mut self, row: Packed<MORE>) {
        match self.0.last_mut() {
            Some(last) if last.len() < PIECE => last.push(row),
            Some(_) => {
                let mut piece = Vec::with_capacity(PIECE);
                piece.push(row);
                self.0.push(piece);
            }
            None => self.0.push(vec![row]),
        }
    }

    fn append(&mut self, others: Self) {
        for piece in others.0 {
            match self.0.last_mut() {
                Some(last) if last.len() + piece.len() <= PIECE => last.extend_from_slice(&piece),
                _ => self.0.push(piece),
            }
        }
    }

    fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    fn iter(&self) -> impl Iterator<Item = &Packed<MORE>> {
        self.0.iter().flatten()
    }

    fn iter_mut(&mut self) -> impl Iterator<Item = &mut Packed<MORE>> {
        self.0.iter_mut().flatten()
    }

    fn sort(&mut self) {
        if !self.iter().is_sorted() {
            let mut all = Vec::with_capacity(self.len());
            self.0.drain(..).for_each(|piece| all.extend(piece));
            all.sort_unstable();
            self.0.push(all);
        }
    }

    /// Returns the rows, which are in order, from some person on.
    fn from(&self, person: u32) -> Run<'_, MORE> {
        let is_before = |row: &Packed<MORE>| row.person < person;
        let passed = self.0.partition_point(|piece| piece.last().is_some_and(is_before));
        let mut pieces = self.0[passed..].iter();
        let first: &[Packed<MORE>] = pieces.next().map_or(&[], Vec::as_slice);
        Run { rows: &first[first.partition_point(is_before)..], pieces }
    }
}

/// Rows that are left of some pieces.
struct Run<'r, const MORE: usize> {
    rows: &'r [Packed<MORE>],
    pieces: std::slice::Iter<'r, Vec<Packed<MORE>>>,
}

impl<const MORE: usize> Default for Run<'_, MORE> {
    fn default() -> Self {
        Self { rows: &[], pieces: Default::default() }
    }
}

impl<const MORE: usize> Run<'_, MORE> {
    /// Takes the first row off.
    #[inline]
    fn next(&mut self) -> Option<Packed<MORE>> {
        let (first, rest) = self.rows.split_first()?;
        self.rows = rest;
        if rest.is_empty() {
            self.rows = self.pieces.next().map_or(&[], Vec::as_slice);
        }
        Some(*first)
    }

    /// Takes the first row off, if it is of somebody.
    #[inline]
    fn next_of(&mut self, person: u32) -> Option<Packed<MORE>> {
        self.rows.first().filter(|row| row.person == person)?;
        self.next()
    }
}

/// All rows about a competence: the short ones, and the long ones.
struct Runs<'r> {
    competence: CompetenceId,
    short: Run<'r, 0>,
    long: Run<'r, 6>,
}

impl Runs<'_> {
    /// Returns whom the next row is of.
    #[inline]
    fn person(&self) -> Option<u32> {
        let (short, long) = (self.short.rows.first(), self.long.rows.first());
        match (short.map(|row| row.person), long.map(|row| row.person)) {
            (Some(short), Some(long)) => Some(short.min(long)),
            (short, long) => short.or(long),
        }
    }

    /// Takes off all rows of somebody whom the next row is of.
    #[inline]
    fn take_person(&mut self, person: u32, rows: &mut Vec<Holding>) {
        while let Some(row) = self.short.next_of(person) {
            rows.push(row.unpack(self.competence));
        }
        while let Some(row) = self.long.next_of(person) {
            rows.push(row.unpack(self.competence));
        }
    }
}

impl Iterator for Runs<'_> {
    type Item = Holding;

    fn next(&mut self) -> Option<Holding> {
        let short = self.short.rows.first().map(|row| row.unpack(self.competence));
        let long = self.long.rows.first().map(|row| row.unpack(self.competence));
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

fn pack(holding: &Holding) -> [u8; 8] {
    let [a, b, c] = packed_date(holding.acquired);
    let [d, e, f] = packed_date(holding.valid_until);
    // A scale ends below a hundred.
    let level = holding.level.map_or(0, |level| level.saturating_add(1));
    [holding.status as u8, level, a, b, c, d, e, f]
}

#[inline]
fn unpack(competence: CompetenceId, person: u32, said: [u8; 8], more: [u8; 6]) -> Holding {
    let [status, level, a, b, c, d, e, f] = said;
    let [g, h, i, j, k, l] = more;
    Holding {
        competence,
        person: PersonId(person),
        status: STATUSES[usize::from(status)],
        level: level.checked_sub(1),
        acquired: date_of([a, b, c]),
        valid_until: date_of([d, e, f]),
        expected: date_of([g, h, i]),
        assessed: date_of([j, k, l]),
    }
}

/// In the order of their declaration.
const STATUSES: [Status; 6] =
    [Status::None, Status::Held, Status::InProgress, Status::Expired, Status::Dispensation, Status::Unread];

fn join([a, b, c]: [u8; 3], [d, e, f]: [u8; 3]) -> [u8; 6] {
    [a, b, c, d, e, f]
}

/// The first year that a date can have.
const FIRST_YEAR: i32 = -9999;

/// Returns a date in three bytes, which are ordered as dates are: none first, then year, month and day.
#[inline]
fn packed_date(date: Option<Date>) -> [u8; 3] {
    let number = date.map_or(0, |date| {
        let year = (i32::from(date.year()) - FIRST_YEAR) as u32;
        year << 9 | (date.month() as u32) << 5 | date.day() as u32
    });
    let [_, high, middle, low] = number.to_be_bytes();
    [high, middle, low]
}

/// Returns the date that three bytes are.
#[inline]
fn date_of([high, middle, low]: [u8; 3]) -> Option<Date> {
    let number = u32::from_be_bytes([0, high, middle, low]);
    if number == 0 {
        return None;
    }
    let year = (number >> 9) as i32 + FIRST_YEAR;
    Date::new(year as i16, (number >> 5 & 0xf) as i8, (number & 0x1f) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::OPEN;
    use jiff::civil::date;

    fn holding(person: u32, expected: Option<Date>) -> Holding {
        Holding {
            competence: CompetenceId(1),
            person: PersonId(person),
            status: Status::Held,
            level: Some(99),
            acquired: Some(date(2020, 2, 29)),
            valid_until: Some(OPEN),
            expected,
            assessed: None,
        }
    }

    #[test]
    fn a_row_takes_as_many_bytes_as_readme_says() {
        assert_eq!((size_of::<Short>(), size_of::<Long>()), (12, 20));
    }

    #[test]
    fn dates_are_packed_in_their_order() {
        let dates = [Date::MIN, date(1899, 12, 31), date(2026, 1, 31), date(2026, 2, 1), OPEN];
        let packed: Vec<[u8; 3]> = std::iter::once(None).chain(dates.map(Some)).map(packed_date).collect();
        assert!(packed.is_sorted_by(|a, b| a < b));
        let unpacked: Vec<Option<Date>> = packed.into_iter().map(date_of).collect();
        assert_eq!(unpacked[0], None);
        assert_eq!(unpacked[1..], dates.map(Some));
    }

    #[test]
    fn what_is_put_in_comes_out_in_order() {
        let mut rows = vec![
            holding(2, None),
            holding(1, Some(date(2027, 1, 1))),
            Holding {
                level: None,
                status: Status::Unread,
                acquired: None,
                valid_until: None,
                ..holding(1, None)
            },
            holding(1, None),
            Holding { competence: CompetenceId(0), ..holding(3, None) },
        ];
        let mut holdings = Holdings::default();
        rows.iter().for_each(|row| holdings.push(*row));
        holdings.order(|person| person);
        rows.sort_unstable();
        assert_eq!(holdings.iter().collect::<Vec<_>>(), rows);
        assert_eq!(holdings.by(PersonId(1), CompetenceId(1)), rows[1..4]);
        let mut seen = Vec::new();
        holdings.each_person(CompetenceId(1), |rows| seen.push(rows.len()));
        assert_eq!(seen, [3, 1]);
    }

    #[test]
    fn rows_of_many_pieces_are_found_as_those_of_one() {
        const PEOPLE: u32 = 3 * PIECE as u32;
        // A long row for one in five, two short ones for each, whoever comes first.
        let people = (0..2 * PEOPLE).map(|place| place * 7919 % PEOPLE);
        let mut rows: Vec<Holding> =
            people.map(|person| holding(person, (person % 5 == 0).then_some(OPEN))).collect();
        let (first, second) = rows.split_at(PIECE + 1);
        let mut holdings = Holdings::default();
        first.iter().for_each(|row| holdings.push(*row));
        let mut others = Holdings::default();
        second.iter().for_each(|row| others.push(*row));
        holdings.append(others, |person| person);
        assert_eq!(holdings.len(), rows.len());
        holdings.order(|person| PersonId(PEOPLE - 1 - person.0));

        rows.iter_mut().for_each(|row| row.person.0 = PEOPLE - 1 - row.person.0);
        rows.sort_unstable();
        assert!(holdings.iter().eq(rows.iter().copied()));
        for person in [0, 1, PIECE as u32, PEOPLE - 1] {
            let of = rows.iter().copied().filter(|row| row.person.0 == person);
            assert!(holdings.by(PersonId(person), CompetenceId(1)).into_iter().eq(of));
        }
        let mut seen = Vec::new();
        holdings.each_person(CompetenceId(1), |rows| seen.push((rows[0].person.0, rows.len())));
        assert!(seen.into_iter().eq((0..PEOPLE).map(|person| (person, 2))));
    }

    #[test]
    fn others_are_appended_with_other_numbers() {
        let (mut mine, mut theirs) = (Holdings::default(), Holdings::default());
        mine.push(holding(0, None));
        theirs.push(holding(0, Some(OPEN)));
        mine.append(theirs, |person| PersonId(person.0 + 7));
        assert_eq!(mine.iter().map(|row| row.person.0).collect::<Vec<_>>(), [0, 7]);
    }
}
