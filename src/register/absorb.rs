//! What was gathered of later rows is added to what was gathered of earlier ones, as if they had been read together.

use super::draft::{Drafts, EmploymentCells, EmploymentDraft};
use super::names::Names;
use crate::finding::Finding;
use crate::model::place::Place;
use crate::model::register::{Credential, Knows, PersonId, RowCounts, RowRef};
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
        for employment in later.employments {
            self.absorb_employment(employment, &numbers);
        }
        self.credentials.extend(later.credentials.into_iter().map(|credential| Credential {
            person: PersonId(numbers.people[credential.person.index()]),
            text: numbers.credential_texts[credential.text as usize],
            ..credential
        }));
        for (name, rows, origin) in later.unmatched.into_iter().map(|one| (one.name, one.rows, one.origin)) {
            self.unmatched_rows(&name, &origin, rows);
        }
        self.knows.absorb(later.knows);
        self.rows.absorb(later.rows);
        self.findings.extend::<Vec<Finding>>(later.findings);
    }

    /// Moves what was read of the first table down by so many lines: others of its rows come before.
    pub fn move_down(&mut self, lines: u32) {
        let Some(table) = self.tables.first() else { return };
        let moved = |origin: &mut Origin| {
            if origin.file == table.origin.file && origin.sheet == table.origin.sheet {
                origin.line = origin.line.map(|line| line + lines);
            }
        };
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

    fn absorb_employment(&mut self, employment: EmploymentDraft, numbers: &Numbers) {
        let person = numbers.people[employment.person as usize];
        let table = numbers.tables[employment.row.table as usize];
        let of = |numbers: &[Place], place: Option<Place>| place.map(|place| numbers[place.index()]);
        let cells = EmploymentCells {
            units: numbers.units[employment.cells.units as usize],
            position: of(&numbers.positions, employment.cells.position),
            employment_type: of(&numbers.employment_types, employment.cells.employment_type),
            ..employment.cells
        };
        let place = self.employ(person, cells, RowRef { table, ..employment.row });
        let known = &mut self.employments[place as usize];
        known.rows += employment.rows;
        known.bare_rows += employment.bare_rows;
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
