//! What was gathered of later rows is added to what was gathered of earlier ones, as if they had been read together.

use super::draft::{Beyond, Drafts, EmploymentDraft, TableDraft};
use super::names::Names;
use crate::finding::Finding;
use crate::model::place::Place;
use crate::model::register::{Credential, Knows, PersonId, RowCounts};
use crate::origin::Origin;
use std::sync::Arc;

/// Which numbers here have what the later rows numbered for themselves.
struct Numbers {
    tables: Vec<u32>,
    people: Vec<u32>,
    units: Vec<u32>,
    positions: Vec<Place>,
    employment_types: Vec<Place>,
    credential_texts: Vec<u32>,
}

impl Numbers {
    /// Gives an employment of the later rows the numbers that it has here. What is alike becomes one when all is read:
    /// none of its table is still to come.
    fn give(&self, employment: &mut EmploymentDraft) {
        let of = |numbers: &[Place], place: Option<Place>| place.map(|place| numbers[place.index()]);
        employment.person = self.people[employment.person as usize];
        employment.row.table = self.tables[employment.row.table as usize];
        employment.before = None;
        let cells = &mut employment.cells;
        cells.units = self.units[cells.units as usize];
        cells.position = of(&self.positions, cells.position);
        cells.employment_type = of(&self.employment_types, cells.employment_type);
    }
}

impl Drafts {
    /// Adds what later rows say, of the same tables or of others.
    pub fn absorb(&mut self, mut later: Self) {
        let numbers = Numbers {
            tables: self.absorb_tables(&mut later),
            people: self.people.absorb(std::mem::take(&mut later.people)),
            units: self.absorb_units(&later),
            positions: later.positions.iter().map(|position| self.known_position(position.clone())).collect(),
            employment_types: absorbed(&mut self.employment_types, &later.employment_types)
                .into_iter()
                .map(Place::of)
                .collect(),
            credential_texts: absorbed(&mut self.credential_texts, &later.credential_texts),
        };
        let people: Arc<[PersonId]> = numbers.people.iter().copied().map(PersonId).collect();
        for (mut table, number) in later.tables.into_iter().zip(&numbers.tables) {
            let parts = table.take_holdings().into_iter().map(|part| part.within(&people));
            self.tables[*number as usize].read_apart.extend(parts);
        }
        later.employments.iter_mut().for_each(|employment| numbers.give(employment));
        self.employments.append(later.employments);
        self.credentials.extend(later.credentials.into_iter().map(|credential| Credential {
            person: PersonId(numbers.people[credential.person.index()]),
            text: numbers.credential_texts[credential.text as usize],
            ..credential
        }));
        for (name, rows, origin) in later.unmatched.into_iter().map(|one| (one.name, one.rows, one.origin)) {
            self.unmatched_rows(&name, &origin, rows);
        }
        self.rejected.extend(later.rejected.iter().map(|person| numbers.people[*person as usize]));
        self.knows.absorb(later.knows);
        self.rows.absorb(later.rows);
        self.findings.extend::<Vec<Finding>>(later.findings);
    }

    /// Moves what was read of the first table down by so many lines: others of its rows come before.
    pub fn move_down(&mut self, lines: u32) {
        let Some(table) = self.tables.first_mut() else { return };
        let of_table = &table.origin;
        let moved = |origin: &mut Origin| {
            if origin.file == of_table.file && origin.sheet == of_table.sheet {
                origin.line = origin.line.map(|line| line + lines);
            }
        };
        table.beyond.iter_mut().for_each(|beyond| moved(&mut beyond.place));
        self.findings.iter_mut().filter_map(|finding| finding.place.as_mut()).for_each(moved);
        self.unmatched.iter_mut().for_each(|unmatched| moved(&mut unmatched.origin));
        for employment in self.employments.iter_mut().filter(|employment| employment.row.table == 0) {
            employment.row.row += lines;
        }
    }

    /// Adds tables; one whose rows have been read so far goes on.
    fn absorb_tables(&mut self, later: &mut Self) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(later.tables.len());
        for table in &mut later.tables {
            let known = self.tables.iter_mut().rposition(|known| known.origin == table.origin);
            let place = known.unwrap_or_else(|| {
                self.tables.push(table.without_holdings());
                self.tables.len() - 1
            });
            self.tables[place].exceeds_fractions |= table.exceeds_fractions;
            self.tables[place].absorb_beyond(table.beyond.take());
            numbers.push(place as u32);
        }
        numbers
    }

    fn absorb_units(&mut self, later: &Self) -> Vec<u32> {
        let kinds: Vec<u32> = later
            .unit_kinds
            .iter()
            .zip(&later.unit_headings)
            .map(|(kind, heading)| self.unit_kind(kind, heading))
            .collect();
        let texts = absorbed(&mut self.texts, &later.texts);
        let renamed = |cells: &super::draft::UnitCells| -> Vec<(u32, u32)> {
            cells.iter().map(|(kind, text)| (kinds[*kind as usize], texts[*text as usize])).collect()
        };
        later.unit_cells.iter().map(|cells| self.units(&renamed(cells))).collect()
    }
}

impl TableDraft {
    fn absorb_beyond(&mut self, later: Option<Beyond>) {
        let Some(Beyond { place, rows }) = later else { return };
        self.beyond.get_or_insert(Beyond { place, rows: 0 }).rows += rows;
    }
}

/// Adds texts, and returns the numbers that they have here.
pub(super) fn absorbed(mine: &mut Names, theirs: &Names) -> Vec<u32> {
    theirs.iter().map(|text| mine.add(text).0).collect()
}

impl Knows {
    fn absorb(&mut self, later: Self) {
        let Self { ids, fractions, units, positions, births, formal, real } = later;
        self.ids |= ids;
        self.fractions |= fractions;
        self.units |= units;
        self.positions |= positions;
        self.births |= births;
        self.formal |= formal;
        self.real |= real;
    }
}

impl RowCounts {
    fn absorb(&mut self, later: Self) {
        self.read += later.read;
        self.ignored += later.ignored;
        self.rejected += later.rejected;
    }
}
