//! Gathers what the rows of all tables say, a stretch of them on each core where that tells the same.

use super::Table;
use super::draft::Drafts;
use super::people::People;
use super::read::{Learned, TableReader};
use super::vocabulary::Vocabulary;
use crate::finding::Finding;
use crate::model::date::Date;
use crate::source::{Part, PartEnd, Source};
use rayon::prelude::*;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::thread;

/// How reading is divided among threads.
#[derive(Debug, Clone, Copy)]
pub struct Division {
    /// How many threads read at most.
    pub threads: u64,
    /// How many bytes of text are worth another thread.
    pub worth: u64,
}

impl Default for Division {
    /// A thread for each core; less than a few million bytes are read before another has begun.
    fn default() -> Self {
        let threads = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
        Self { threads, worth: 2 << 20 }
    }
}

/// Tables with their sources, and what is needed to understand them.
pub(super) struct Gathering<'a> {
    tables: &'a [Table],
    sources: Vec<Mutex<&'a mut Source>>,
    today: Date,
    division: Division,
}

/// A table, or a part of one.
struct Piece<'a> {
    table: &'a Table,
    part: Option<Part>,
    weight: u64,
}

/// What was gathered of some pieces.
#[derive(Default)]
struct Gathered {
    drafts: Drafts,
    /// What kept tables from being read to their ends.
    findings: Vec<Finding>,
    /// Whether a part did not end where a row does, or could not be read: then it was no part.
    torn: bool,
    /// The line that it was taken to begin with, where it begins within a table.
    begins: Option<u32>,
    /// The line that follows, where it ends within a table, as it counts them.
    goes_on: Option<u32>,
}

impl<'a> Gathering<'a> {
    pub fn of(tables: &'a [Table], sources: &'a mut [Source], today: Date, division: Division) -> Self {
        Self { tables, sources: sources.iter_mut().map(Mutex::new).collect(), today, division }
    }

    /// Reads every row of every table, in their order.
    pub fn all(&self, words: &mut Vocabulary) -> (Drafts, Vec<Finding>) {
        // Names alone are looked up among all people who came before.
        let with_ids = self.tables.partition_point(|table| table.layout.has_id());
        let (with_ids, others) = self.tables.split_at(with_ids);
        let beside = if words.is_open() { None } else { self.beside(with_ids, words) };
        let gathered = beside.unwrap_or_else(|| self.one_by_one(whole(with_ids), words, Gathered::default()));
        let gathered = self.one_by_one(whole(others), words, gathered);
        (gathered.drafts, gathered.findings)
    }

    /// Reads tables on all cores; none where one by one is as well, or tells something else.
    fn beside(&self, tables: &'a [Table], words: &Vocabulary) -> Option<Gathered> {
        let groups = self.groups(tables);
        if groups.len() < 2 {
            return None;
        }
        let read = |group| self.one_by_one(group, &mut words.clone(), Gathered::default());
        // This thread, which adds all to the first, reads the last: what it is done with there is had again here.
        let mut gathered: Vec<Gathered> = groups.into_par_iter().rev().map(read).collect();
        gathered.reverse();
        let is_apart = |one: &Gathered| !one.torn && !one.drafts.people.has_met_by_name();
        let are_apart =
            gathered.iter().all(is_apart) && !People::mix_ids(gathered.iter().map(|one| &one.drafts.people));
        are_apart.then(|| gathered.into_iter().reduce(Gathered::and)).flatten()
    }

    /// Divides tables into groups that take as long to read, in their order.
    fn groups(&self, tables: &'a [Table]) -> Vec<Vec<Piece<'a>>> {
        let total: u64 = tables.iter().map(|table| self.weight(table)).sum();
        let count = (total / self.division.worth.max(1)).min(self.division.threads);
        if count < 2 {
            return Vec::new();
        }
        let share = total.div_ceil(count);
        let pieces = tables.iter().flat_map(|table| self.pieces(table, share));
        let mut groups: Vec<Vec<Piece<'a>>> = Vec::new();
        let (mut before, mut reached) = (0, 0);
        for piece in pieces {
            let middle = before + piece.weight / 2;
            before += piece.weight;
            match groups.last_mut() {
                Some(group) if middle < share * reached => group.push(piece),
                _ => {
                    groups.push(vec![piece]);
                    reached = groups.len() as u64;
                }
            }
        }
        groups
    }

    /// Returns a table whole, or where it is longer than a share its parts.
    fn pieces(&self, table: &'a Table, share: u64) -> Vec<Piece<'a>> {
        let weight = self.weight(table);
        let parts =
            if table.turned.is_none() { self.parts(table, weight.div_ceil(share)) } else { Vec::new() };
        let count = parts.len() as u64;
        if count < 2 {
            return vec![Piece { table, part: None, weight }];
        }
        parts.into_iter().map(|part| Piece { table, part: Some(part), weight: weight / count }).collect()
    }

    fn parts(&self, table: &Table, count: u64) -> Vec<Part> {
        if count < 2 { Vec::new() } else { self.source(table, |source| source.parts(count)) }
    }

    fn weight(&self, table: &Table) -> u64 {
        self.source(table, |source| source.weight())
    }

    fn source<T>(&self, table: &Table, ask: impl FnOnce(&mut Source) -> T) -> T {
        let mut source = self.sources[table.source].lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        ask(&mut source)
    }

    fn one_by_one(
        &self,
        pieces: impl IntoIterator<Item = Piece<'a>>,
        words: &mut Vocabulary,
        mut gathered: Gathered,
    ) -> Gathered {
        let learned = &mut Learned::of(words);
        for piece in pieces {
            match &piece.part {
                None => {
                    gathered.findings.extend(self.whole(piece.table, learned, &mut gathered.drafts).err());
                    gathered.goes_on = None;
                }
                Some(part) => self.part(piece.table, part, learned, &mut gathered),
            }
            if gathered.torn {
                break;
            }
        }
        gathered
    }

    /// Reads every row of a table.
    fn whole(&self, table: &Table, learned: &mut Learned<'_>, drafts: &mut Drafts) -> Result<(), Finding> {
        let merged = self.source(table, |source| source.merged_down(table.number));
        let mut reader = TableReader::new(table, learned, drafts, self.today, &merged, 1);
        if let Some(rows) = &table.turned {
            rows.iter().for_each(|row| reader.read(row));
            return Ok(());
        }
        self.source(table, |source| {
            source.visit(table.number, |row| {
                reader.read(row);
                ControlFlow::Continue(())
            })
        })
    }

    /// Reads the rows of a part of a table.
    ///
    /// The number of the first line is known to who has read the part before; until then it is taken to be one below
    /// the header.
    fn part(&self, table: &Table, part: &Part, learned: &mut Learned<'_>, gathered: &mut Gathered) {
        let first = match gathered.goes_on {
            _ if !part.goes_on() => 1,
            Some(line) => line,
            None => *gathered.begins.insert(table.header.last_row + 1),
        };
        let mut reader = TableReader::new(table, learned, &mut gathered.drafts, self.today, &[], first);
        let end = part.visit(first, |row| reader.read(row));
        if let Ok(end) = end {
            reader.pass_to(end.next_line);
        }
        let ends_well = |end: &PartEnd| end.is_whole && end.next_line > table.header.last_row;
        gathered.goes_on = end.as_ref().ok().map(|end| end.next_line);
        gathered.torn |= !end.is_ok_and(|end| ends_well(&end));
    }
}

impl Gathered {
    /// Adds what was gathered of the pieces that follow.
    fn and(mut self, mut later: Self) -> Self {
        if let (Some(line), Some(taken)) = (self.goes_on, later.begins) {
            later.drafts.move_down(line - taken);
            let all_in_one = later.drafts.tables.len() == 1;
            later.goes_on = later.goes_on.map(|next| if all_in_one { next + line - taken } else { next });
        }
        self.goes_on = later.goes_on;
        self.drafts.absorb(later.drafts);
        self.findings.extend(later.findings);
        self
    }
}

fn whole(tables: &[Table]) -> impl Iterator<Item = Piece<'_>> {
    tables.iter().map(|table| Piece { table, part: None, weight: 0 })
}
