//! What a register says of people's competences, row by row, kept small: a nation has tens of millions of rows.
//!
//! Rows lie by competence, so none of them says which one. A row says when something was acquired and how long it is
//! valid, or also when it is expected and was assessed: the former is shorter, and in most registers every row is.

use super::date::Date;
use super::plan::CompetenceId;
use super::register::{Holding, PersonId, Status};

/// All holdings of a register; once in order, by competence and then by person.
///
/// What was read apart stays apart, each stretch in an order of its own: to put one behind the other takes room for both.
#[derive(Debug, Clone, Default)]
pub struct Holdings {
    stretches: Vec<Stretch>,
}

/// Rows, by competence.
type Stretch = Vec<Rows>;

/// So many stretches are kept apart, and no more: each row is looked for in all of them.
const MOST_STRETCHES: usize = 8;

/// A stretch of fewer rows is put behind another.
const SHORT_STRETCH: usize = 100_000;

/// The rows about one competence.
#[derive(Debug, Clone, Default)]
struct Rows {
    short: Vec<Short>,
    long: Vec<Long>,
}

/// A row, packed: whom it is of, then its status, its level, and when it was acquired and is valid until.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Short {
    person: u32,
    said: [u8; 8],
}

/// A row with two dates more: when it is expected, and when it was assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Long {
    person: u32,
    said: [u8; 8],
    more: [u8; 6],
}

impl Holdings {
    /// Adds what a row says.
    pub fn push(&mut self, holding: Holding) {
        if self.stretches.is_empty() {
            self.stretches.push(Stretch::new());
        }
        let Some(last) = self.stretches.last_mut() else { return };
        let place = holding.competence.index();
        if last.len() <= place {
            last.resize_with(place + 1, Rows::default);
        }
        let (person, said) = (holding.person.0, pack(&holding));
        if holding.expected.is_none() && holding.assessed.is_none() {
            last[place].short.push(Short { person, said });
        } else {
            let more = join(packed_date(holding.expected), packed_date(holding.assessed));
            last[place].long.push(Long { person, said, more });
        }
    }

    /// Adds all that others say, of people who have other numbers here.
    pub fn append(&mut self, others: Self, number: impl Fn(PersonId) -> PersonId) {
        for mut stretch in others.stretches {
            stretch.iter_mut().for_each(|rows| rows.renumber(&number));
            let is_full = self.stretches.len() >= MOST_STRETCHES;
            match self.stretches.last_mut() {
                Some(last) if is_full || count(last) < SHORT_STRETCH || count(&stretch) < SHORT_STRETCH => {
                    put_behind(last, stretch);
                }
                _ => self.stretches.push(stretch),
            }
        }
    }

    /// Gives people other numbers, and puts the rows in order.
    pub fn order(&mut self, number: impl Fn(PersonId) -> PersonId) {
        for rows in self.stretches.iter_mut().flatten() {
            rows.renumber(&number);
            rows.short.sort_unstable();
            rows.long.sort_unstable();
        }
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.stretches.iter().flatten().map(Rows::len).sum()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns all rows, by competence and then by person.
    pub fn iter(&self) -> impl Iterator<Item = Holding> {
        let competences = self.stretches.iter().map(Vec::len).max().unwrap_or_default();
        (0..competences as u32).flat_map(|place| self.of(CompetenceId(place)))
    }

    /// Returns the rows about a competence, by person.
    pub fn of(&self, competence: CompetenceId) -> impl Iterator<Item = Holding> {
        let rows = self.rows(competence);
        merged(competence, rows.flat_map(|rows| [Run::Short(&rows.short), Run::Long(&rows.long)]))
    }

    /// Returns the rows about somebody and a competence.
    pub fn by(&self, person: PersonId, competence: CompetenceId) -> Vec<Holding> {
        let runs = self.rows(competence).flat_map(|rows| {
            let short = of_person(&rows.short, person, |row| row.person);
            [Run::Short(short), Run::Long(of_person(&rows.long, person, |row| row.person))]
        });
        merged(competence, runs).collect()
    }

    fn rows(&self, competence: CompetenceId) -> impl Iterator<Item = &Rows> {
        self.stretches.iter().filter_map(move |stretch| stretch.get(competence.index()))
    }

    /// Shows the rows about a competence, those of one person at a time.
    pub fn each_person(&self, competence: CompetenceId, mut show: impl FnMut(&[Holding])) {
        let rows = self.rows(competence);
        let mut runs: Vec<Run<'_>> =
            rows.flat_map(|rows| [Run::Short(&rows.short), Run::Long(&rows.long)]).collect();
        runs.retain(|run| run.person().is_some());
        let mut rows: Vec<Holding> = Vec::new();
        while let Some(person) = runs.iter().filter_map(Run::person).min() {
            rows.clear();
            for run in &mut runs {
                while run.person() == Some(person) {
                    rows.extend(run.next(competence));
                }
            }
            // Those of one run are in order.
            if rows.len() > 1 {
                rows.sort_unstable();
            }
            show(&rows);
        }
    }
}

fn count(stretch: &Stretch) -> usize {
    stretch.iter().map(Rows::len).sum()
}

fn put_behind(stretch: &mut Stretch, others: Stretch) {
    if stretch.len() < others.len() {
        stretch.resize_with(others.len(), Rows::default);
    }
    for (mine, mut theirs) in stretch.iter_mut().zip(others) {
        mine.short.append(&mut theirs.short);
        mine.long.append(&mut theirs.long);
    }
}

impl Rows {
    fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    fn renumber(&mut self, number: &impl Fn(PersonId) -> PersonId) {
        let short = self.short.iter_mut().map(|row| &mut row.person);
        let long = self.long.iter_mut().map(|row| &mut row.person);
        for person in short.chain(long) {
            *person = number(PersonId(*person)).0;
        }
    }
}

/// Rows in order, not yet unpacked.
#[derive(Clone, Copy)]
enum Run<'r> {
    Short(&'r [Short]),
    Long(&'r [Long]),
}

impl Run<'_> {
    /// Returns whom the first row is of.
    #[inline]
    fn person(&self) -> Option<u32> {
        match self {
            Run::Short(rows) => rows.first().map(|row| row.person),
            Run::Long(rows) => rows.first().map(|row| row.person),
        }
    }

    /// Takes the first row off.
    #[inline]
    fn next(&mut self, competence: CompetenceId) -> Option<Holding> {
        match self {
            Run::Short(rows) => {
                let (first, rest) = rows.split_first()?;
                *rows = rest;
                Some(unpack(competence, first.person, first.said, [0; 6]))
            }
            Run::Long(rows) => {
                let (first, rest) = rows.split_first()?;
                *rows = rest;
                Some(unpack(competence, first.person, first.said, first.more))
            }
        }
    }
}

/// Returns the rows of some runs in order, each of which is.
fn merged<'r>(
    competence: CompetenceId,
    runs: impl Iterator<Item = Run<'r>>,
) -> impl Iterator<Item = Holding> {
    let mut heads: Vec<(Holding, Run<'r>)> =
        runs.filter_map(|mut run| Some((run.next(competence)?, run))).collect();
    std::iter::from_fn(move || {
        let first = (0..heads.len()).min_by_key(|head| heads[*head].0)?;
        let (head, run) = &mut heads[first];
        Some(match run.next(competence) {
            Some(next) => std::mem::replace(head, next),
            None => heads.swap_remove(first).0,
        })
    })
}

fn of_person<T>(rows: &[T], person: PersonId, whose: impl Fn(&T) -> u32) -> &[T] {
    let start = rows.partition_point(|row| whose(row) < person.0);
    let end = start + rows[start..].partition_point(|row| whose(row) <= person.0);
    &rows[start..end]
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
    fn others_are_appended_with_other_numbers() {
        let (mut mine, mut theirs) = (Holdings::default(), Holdings::default());
        mine.push(holding(0, None));
        theirs.push(holding(0, Some(OPEN)));
        mine.append(theirs, |person| PersonId(person.0 + 7));
        assert_eq!(mine.iter().map(|row| row.person.0).collect::<Vec<_>>(), [0, 7]);
    }
}
