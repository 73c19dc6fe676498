//! Makes the Register of the drafts, once every row has been read.

use super::draft::{Drafts, EmploymentDraft, TableDraft};
use super::people::Draft;
use super::tables::{conflict, shared_units, unjoined};
use super::units::{self, Units};
use super::vocabulary::Vocabulary;
use crate::finding::{Code, Finding};
use crate::model::amount::PositionSize;
use crate::model::date::PackedDate;
use crate::model::holdings::Holdings;
use crate::model::pieces::Pieces;
use crate::model::place::Place;
use crate::model::register::{Employment, Person, PersonId, Register};
use crate::model::unit::UnitId;

/// Returns the Register, and what was found when all was read.
pub(super) fn finish(mut drafts: Drafts, words: &Vocabulary, told_order: bool) -> (Register, Vec<Finding>) {
    let mut findings = std::mem::take(&mut drafts.findings);
    hide_names(&mut findings, &drafts);
    let units = units::build(&drafts, &words.units, told_order);
    findings.extend(units.findings.iter().cloned());
    let employments = employments(&mut drafts, &units.of_cells);
    findings.extend(conflict(&employments, &drafts));
    findings.extend(unjoined(&employments, &drafts));
    findings.extend(shared_units(&employments, &drafts, &units.tree));
    findings.extend(beyond_headings(&drafts));
    findings.extend(people_findings(&drafts));
    let register = assemble(drafts, words, units, employments);
    (register, findings)
}

/// Hides what stood in a cell where that is somebody's name.
fn hide_names(findings: &mut [Finding], drafts: &Drafts) {
    for finding in findings {
        if finding.seen.as_deref().is_some_and(|seen| drafts.people.is_named_in(seen)) {
            finding.seen = Some("•••".to_owned());
        }
    }
}

/// Returns the employments with their sizes and units, without those of tables that only repeat where people work.
fn employments(drafts: &mut Drafts, unit_of: &[UnitId]) -> Pieces<Employment> {
    let authority: Vec<u8> = drafts.tables.iter().map(authority).collect();
    let mut best = vec![0; drafts.people.drafts.len()];
    for draft in drafts.employments.iter() {
        let best = &mut best[draft.person as usize];
        *best = authority[draft.row.table as usize].max(*best);
    }
    let all = std::mem::take(&mut drafts.employments);
    let Drafts { tables, people, .. } = drafts;
    let mut kept = all.filter_map(|draft| {
        if authority[draft.row.table as usize] < best[draft.person as usize] {
            people.drafts[draft.person as usize].other_rows += draft.rows;
            return None;
        }
        let table = &tables[draft.row.table as usize];
        Some(employment(&draft, !table.exceeds_fractions, unit_of))
    });
    if drafts.tables.iter().all(|table| !table.has_employments) {
        everybody(drafts).for_each(|employment| kept.push(employment));
    }
    kept
}

/// Returns how much a table decides of who is employed where: most if it gives sizes, least if it is about competences.
fn authority(table: &TableDraft) -> u8 {
    match (table.has_fractions, table.has_holdings) {
        (true, _) => 2,
        (false, false) => 1,
        (false, true) => 0,
    }
}

fn employment(draft: &EmploymentDraft, column_is_fractions: bool, unit_of: &[UnitId]) -> Employment {
    let cells = draft.cells;
    Employment {
        person: PersonId(draft.person),
        unit: unit_of[cells.units as usize],
        position: cells.position,
        employment_type: cells.employment_type,
        size: cells.size.map(|size| size.told(column_is_fractions)),
        start: cells.start,
        end: cells.end,
        rows: draft.rows,
        bare_rows: draft.bare_rows,
        row: draft.row,
    }
}

/// Where no table says anything of employments, everybody in the register is employed, somewhere.
fn everybody(drafts: &mut Drafts) -> impl Iterator<Item = Employment> {
    let people = (0..).map(PersonId).zip(drafts.people.drafts.iter_mut());
    people.map(|(person, draft)| Employment {
        person,
        unit: UnitId::EVERYTHING,
        position: None,
        employment_type: None,
        size: None,
        start: PackedDate::NONE,
        end: PackedDate::NONE,
        rows: std::mem::take(&mut draft.other_rows),
        bare_rows: 0,
        row: Default::default(),
    })
}

pub(super) type Key =
    (PersonId, UnitId, Option<Place>, Option<Place>, Option<PositionSize>, PackedDate, PackedDate);

pub(super) fn key(e: &Employment) -> Key {
    (e.person, e.unit, e.position, e.employment_type, e.size, e.start, e.end)
}

/// Puts employments in order, by person, with those that are alike as one.
fn put_in_order(employments: &mut Pieces<Employment>) {
    let order = employments.order_by(|a, b| a.person.cmp(&b.person).then_with(|| key(a).cmp(&key(b))));
    order.iter().for_each(|order| employments.arrange(order));
    employments.unite(|last, next| {
        let alike = key(last) == key(next);
        if alike {
            last.rows += next.rows;
            last.bare_rows += next.bare_rows;
            last.row = last.row.min(next.row);
        }
        alike
    });
}

fn beyond_headings(drafts: &Drafts) -> impl Iterator<Item = Finding> {
    let found = |table: &TableDraft| {
        let beyond = table.beyond.as_ref()?;
        Some(Finding::new(Code::CellsBeyondHeadings).at(beyond.place.clone()).count(beyond.rows))
    };
    drafts.tables.iter().filter_map(found)
}

fn people_findings(drafts: &Drafts) -> Vec<Finding> {
    let count = |differs: fn(&Draft) -> bool| {
        drafts.people.drafts.iter().filter(|draft| differs(draft)).count() as u64
    };
    let names = count(|draft| draft.other_name);
    let births = count(|draft| draft.other_birth);
    [(Code::PersonConflict, names), (Code::BirthConflict, births)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(code, count)| Finding::new(code).count(count))
        .collect()
}

/// Puts people in the order of their ids and names, so that the order of rows changes nothing.
fn assemble(
    mut drafts: Drafts,
    words: &Vocabulary,
    units: Units,
    mut employments: Pieces<Employment>,
) -> Register {
    let (mut people_drafts, ids, names) = drafts.people.into_parts();
    let order = {
        let key = |draft: &Draft| (ids.of(draft.id), names.of(draft.name), draft.birth);
        people_drafts.order_by(|a, b| key(a).cmp(&key(b)))
    };
    order.iter().for_each(|order| people_drafts.arrange(order));
    let places = order.map(|order| places(&order));
    let place = |person: PersonId| places.as_ref().map_or(person, |places| places[person.index()]);
    for employment in employments.iter_mut() {
        employment.person = place(employment.person);
    }
    put_in_order(&mut employments);
    let said = drafts.tables.iter_mut().flat_map(|table| table.take_holdings()).collect();
    let holdings = Holdings::in_order(said, place);
    let mut rejected: Vec<PersonId> =
        drafts.rejected.into_iter().map(|person| place(PersonId(person))).collect();
    rejected.sort_unstable();
    rejected.dedup();
    let mut credentials = drafts.credentials;
    for credential in &mut credentials {
        credential.person = place(credential.person);
    }
    credentials.sort_unstable();
    credentials.dedup();
    Register {
        tables: drafts.tables.into_iter().map(|table| table.origin).collect(),
        people: people(people_drafts, &employments),
        ids,
        names,
        employments,
        holdings,
        credentials,
        credential_texts: drafts.credential_texts.iter().map(str::to_owned).collect(),
        units: units.tree,
        unit_headings: units.headings,
        positions: drafts.positions,
        employment_types: drafts.employment_types.iter().map(str::to_owned).collect(),
        competence_names: words.competence_names().to_vec(),
        knows: drafts.knows,
        unmatched: drafts.unmatched,
        rows: drafts.rows,
        rejected,
        has_own_files: drafts.has_own_files,
    }
}

/// Returns the place that each has in an order.
fn places(order: &[u32]) -> Vec<PersonId> {
    let mut places = vec![PersonId(0); order.len()];
    for (to, from) in (0..).map(PersonId).zip(order) {
        places[*from as usize] = to;
    }
    places
}

/// Returns people with their employments; both are in order.
fn people(drafts: Pieces<Draft>, employments: &Pieces<Employment>) -> Pieces<Person> {
    let mut employments = employments.iter().peekable();
    let (mut number, mut start) = (0, 0);
    drafts.filter_map(|draft| {
        let mut end = start;
        while employments.next_if(|employment| employment.person == PersonId(number)).is_some() {
            end += 1;
        }
        let employments = std::mem::replace(&mut start, end)..end;
        number += 1;
        let Draft { id, name, birth, other_rows, .. } = draft;
        Some(Person { id, name, birth, employments, other_rows })
    })
}
