//! What is gathered while rows stream by, before columns have told their scale and units their order.

use super::columns::Field;
use super::layout::{Layout, Shape};
use super::names::Names;
use super::people::People;
use super::values::WrittenSize;
use crate::finding::{Finding, hide_national_ids, without_national_ids};
use crate::model::date::PackedDate;
use crate::model::holdings::{Holdings, HoldingsOf};
use crate::model::name::{better, folded};
use crate::model::pieces::Pieces;
use crate::model::place::Place;
use crate::model::register::{
    Credential, CredentialKind, Holding, Knows, PersonId, Position, RowCounts, RowRef, Unmatched,
};
use crate::origin::Origin;
use std::collections::HashMap;

/// A unit as a row gives it: for each unit column that is not blank, its kind and its name.
pub(super) type UnitCells = Box<[(u32, u32)]>;

/// An employment as a row gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EmploymentCells {
    /// A place in [`Drafts::unit_cells`].
    pub units: u32,
    pub position: Option<Place>,
    pub employment_type: Option<Place>,
    pub size: Option<WrittenSize>,
    pub start: PackedDate,
    pub end: PackedDate,
}

/// An employment, with the rows that give it.
#[derive(Debug, Clone, Copy)]
pub(super) struct EmploymentDraft {
    pub person: u32,
    pub cells: EmploymentCells,
    pub rows: u32,
    pub bare_rows: u32,
    pub row: RowRef,
    /// The person's employment before this one.
    pub before: Option<Place>,
}

/// Cells beyond the last heading, which nothing says what are.
#[derive(Debug, Clone)]
pub(super) struct Beyond {
    /// The first of them.
    pub place: Origin,
    pub rows: u64,
}

/// What is known of a table.
#[derive(Debug, Clone)]
pub(super) struct TableDraft {
    pub origin: Origin,
    /// Whether the table says how large positions are: then it decides who is employed.
    pub has_fractions: bool,
    /// Whether the table says anything of employments.
    pub has_employments: bool,
    /// Whether a row may say of people's competences too.
    pub has_holdings: bool,
    /// What its rows say of competences: those that are being read, and those that were read apart.
    pub holdings: Holdings,
    pub read_apart: Vec<HoldingsOf>,
    /// Whether some number in the column is too large to be a fraction of a position.
    pub exceeds_fractions: bool,
    /// What stands beyond the headings; mostly nothing does.
    pub beyond: Option<Beyond>,
}

impl TableDraft {
    /// Returns all that its rows say of competences.
    pub fn all_holdings(&self) -> impl Iterator<Item = Holding> {
        self.holdings.iter().chain(self.read_apart.iter().flat_map(HoldingsOf::iter))
    }

    /// Takes all that its rows say of competences, in the parts that it was read in.
    pub fn take_holdings(&mut self) -> Vec<HoldingsOf> {
        let first = HoldingsOf { said: std::mem::take(&mut self.holdings), people: None };
        // In the order of the rows, for mostly people come in theirs.
        std::iter::once(first).chain(std::mem::take(&mut self.read_apart)).collect()
    }

    /// Returns what is known of the table, with no holdings yet.
    pub fn without_holdings(&self) -> Self {
        Self {
            origin: self.origin.clone(),
            holdings: Holdings::default(),
            read_apart: Vec::new(),
            beyond: None,
            ..*self
        }
    }
}

/// All that was gathered.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub tables: Vec<TableDraft>,
    pub people: People,
    pub employments: Pieces<EmploymentDraft>,
    pub credentials: Vec<Credential>,
    pub credential_texts: Names,
    pub texts: Names,
    pub unit_kinds: Vec<String>,
    /// For each kind of unit, the heading that it was first met under.
    pub unit_headings: Vec<String>,
    pub unit_cells: Vec<UnitCells>,
    unit_places: HashMap<UnitCells, u32>,
    pub positions: Vec<Position>,
    position_places: HashMap<Position, Place>,
    /// The position of the row that is being read, as it writes it.
    written: String,
    /// Positions as rows write them, and what each is.
    written_positions: Names,
    position_of_written: Vec<Option<Place>>,
    pub employment_types: Names,
    pub unmatched: Vec<Unmatched>,
    unmatched_places: HashMap<String, usize>,
    pub knows: Knows,
    pub rows: RowCounts,
    /// Whom rows are about that say where somebody works and could not be read.
    pub rejected: Vec<u32>,
    /// Whether files have people and units of their own.
    pub has_own_files: bool,
    pub findings: Vec<Finding>,
}

impl Drafts {
    /// Returns the number of a table that is to be read, or read on; `employs` tells whether it says who works where.
    pub fn table(&mut self, origin: &Origin, layout: &Layout, employs: bool) -> u32 {
        if self.tables.last().is_none_or(|last| last.origin != *origin) {
            self.tables.push(TableDraft {
                origin: origin.clone(),
                has_fractions: layout.column(Field::Fraction).is_some(),
                has_employments: employs,
                has_holdings: layout.shape != Shape::People,
                holdings: Holdings::default(),
                read_apart: Vec::new(),
                exceeds_fractions: false,
                beyond: None,
            });
        }
        self.tables.len() as u32 - 1
    }

    /// Returns the number of a kind of unit.
    pub fn unit_kind(&mut self, kind: &str, heading: &str) -> u32 {
        let place = self.unit_kinds.iter().position(|known| known == kind).unwrap_or_else(|| {
            self.unit_kinds.push(kind.to_owned());
            self.unit_headings.push(crate::finding::quotable(heading));
            self.unit_kinds.len() - 1
        });
        place as u32
    }

    /// Returns the number of a row's units.
    pub fn units(&mut self, cells: &[(u32, u32)]) -> u32 {
        if let Some(place) = self.unit_places.get(cells) {
            return *place;
        }
        let place = self.unit_cells.len() as u32;
        self.unit_cells.push(cells.into());
        self.unit_places.insert(cells.into(), place);
        place
    }

    /// Returns the number of a position.
    pub fn position(&mut self, title: &str, code: &str) -> Option<Place> {
        let mut written = std::mem::take(&mut self.written);
        written.clear();
        written.extend([title, "\u{1f}", code]);
        let (place, new) = self.written_positions.add(&written);
        self.written = written;
        if new {
            let position = self.new_position(title, code);
            self.position_of_written.push(position);
        }
        self.position_of_written[place as usize]
    }

    fn new_position(&mut self, title: &str, code: &str) -> Option<Place> {
        let position = position_of(title, code);
        (position != Position::default()).then(|| self.known_position(position))
    }

    /// Returns the number of a position, a new one where none is called the same; the best spelling of it is kept.
    pub fn known_position(&mut self, position: Position) -> Place {
        let key = Position { title: folded(&position.title), code: folded(&position.code) };
        if let Some(place) = self.position_places.get(&key) {
            let known = &mut self.positions[place.index()];
            for (known, written) in [(&mut known.title, position.title), (&mut known.code, position.code)] {
                if better(known, &written) != known {
                    *known = written;
                }
            }
            return *place;
        }
        let place = Place::of(self.positions.len() as u32);
        self.positions.push(position);
        self.position_places.insert(key, place);
        place
    }

    /// Returns the place of somebody's employment, a new one where none is alike.
    pub fn employ(&mut self, person: u32, cells: EmploymentCells, row: RowRef) -> u32 {
        let mut next = self.people.drafts[person as usize].first_employment;
        while let Some(place) = next {
            let known = &self.employments[place.index()];
            if known.row.table == row.table && known.cells == cells {
                return place.number();
            }
            next = known.before;
        }
        let place = self.employments.len() as u32;
        let before = self.people.drafts[person as usize].first_employment.replace(Place::of(place));
        let (rows, bare_rows) = (0, 0);
        self.employments.push(EmploymentDraft { person, cells, rows, bare_rows, row, before });
        place
    }

    /// Counts a row to the employment that it gives, or else to the person.
    #[inline]
    pub fn count_row(&mut self, person: u32, employment: Option<u32>, bare: bool) {
        match employment {
            Some(place) => {
                let known = &mut self.employments[place as usize];
                known.rows += 1;
                known.bare_rows += u32::from(bare);
            }
            None => self.people.drafts[person as usize].other_rows += 1,
        }
    }

    /// Adds the credentials that a cell lists: each part, and the whole where it has several.
    pub fn credit(&mut self, person: u32, kind: CredentialKind, cell: &str) {
        let parts = cell.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        for part in parts.chain(std::iter::once(cell.trim())) {
            let (text, _) = self.credential_texts.add(&without_national_ids(part));
            let credential = Credential { person: PersonId(person), kind, text };
            if self.credentials.last() != Some(&credential) {
                self.credentials.push(credential);
            }
        }
    }

    /// Counts a row with a competence that the plan does not have.
    pub fn unmatched(&mut self, name: &str, origin: &Origin) {
        self.unmatched_rows(name, origin, 1);
    }

    /// Counts rows with a competence that the plan does not have.
    pub fn unmatched_rows(&mut self, name: &str, origin: &Origin, rows: u64) {
        let key = folded(name);
        let place = *self.unmatched_places.entry(key).or_insert_with(|| {
            let name = crate::finding::quotable(name);
            self.unmatched.push(Unmatched { name, rows: 0, origin: origin.clone() });
            self.unmatched.len() - 1
        });
        let known = &mut self.unmatched[place];
        known.rows += rows;
        let written = crate::finding::quotable(name);
        if better(&known.name, &written) != known.name {
            known.name = written;
        }
    }
}

/// Returns a position's title and code, also where one cell has both: `7174 Sykepleier`, `7174 - SYKEPLEIER`.
fn position_of(title: &str, code: &str) -> Position {
    let title = title.trim();
    let code = code.trim();
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].trim_start_matches([' ', '-', '–', ':', '\u{a0}']);
    let leads = (4..=7).contains(&digits) && rest.len() < title.len() - digits;
    let (title, found) = match () {
        () if leads => (rest, &title[..digits]),
        () if digits > 0 && digits == title.len() => ("", title),
        () => (title, ""),
    };
    let code = if code.is_empty() { found } else { code };
    Position { title: hide_national_ids(title), code: hide_national_ids(code) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_works_where_takes_few_bytes() {
        use crate::model::register::{Employment, Person};
        assert_eq!((size_of::<EmploymentDraft>(), size_of::<Employment>()), (48, 44));
        assert_eq!((size_of::<crate::register::people::Draft>(), size_of::<Person>()), (28, 28));
    }

    #[test]
    fn a_code_may_stand_before_the_title() {
        let position = |title: &str, code: &str| Position { title: title.into(), code: code.into() };
        assert_eq!(position_of("7174 Sykepleier", ""), position("Sykepleier", "7174"));
        assert_eq!(position_of("7174 - SYKEPLEIER", ""), position("SYKEPLEIER", "7174"));
        assert_eq!(position_of("Sykepleier", "7174"), position("Sykepleier", "7174"));
        assert_eq!(position_of("7174", ""), position("", "7174"));
        assert_eq!(position_of("3-årig lærling", ""), position("3-årig lærling", ""));
    }
}
