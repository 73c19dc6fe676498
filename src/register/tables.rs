//! What several tables say, held against each other: whether they are one register.

use super::draft::Drafts;
use super::finish::key;
use crate::finding::{Code, Finding};
use crate::model::pieces::Pieces;
use crate::model::register::{Employment, PersonId};
use crate::model::unit::{UnitId, UnitTree};
use crate::origin::Origin;
use std::collections::BTreeSet;

/// Finds two tables that give the same people's employments differently, such as exports of two months.
///
/// The same person, unit, position and start with another size or end, each in one of the tables only, is such a
/// difference. So are, in two tables that are the same export at two times, people who have others in each.
pub(super) fn conflict(employments: &Pieces<Employment>, drafts: &Drafts) -> Option<Finding> {
    if drafts.tables.len() < 2 {
        return None;
    }
    let mut by_person: Vec<&Employment> = employments.iter().collect();
    by_person.sort_by_key(|e| (e.person, e.row.table));
    let mut people: BTreeSet<PersonId> = BTreeSet::new();
    let mut tables = None;
    let mut moved: Vec<(PersonId, (u32, u32))> = Vec::new();
    let mut shared: BTreeSet<(u32, u32)> = BTreeSet::new();
    for group in by_person.chunk_by(|a, b| a.person == b.person) {
        for (first, second) in pairs_of_tables(group) {
            let pair = (first[0].row.table, second[0].row.table);
            let only_first = || first.iter().filter(|e| !second.iter().any(|other| key(e) == key(other)));
            let only_second = || second.iter().filter(|e| !first.iter().any(|other| key(e) == key(other)));
            if only_first().count() < first.len() {
                shared.insert(pair);
            }
            if only_first().any(|e| only_second().any(|other| same_place(e, other))) {
                people.insert(first[0].person);
                tables.get_or_insert(pair);
            } else if only_first().next().is_some() && only_second().next().is_some() {
                moved.push((first[0].person, pair));
            }
        }
    }
    for (person, pair) in moved {
        if shared.contains(&pair) && is_export_again(pair, drafts) {
            people.insert(person);
            tables.get_or_insert(pair);
        }
    }
    let (first, second) = tables?;
    let place = |table: u32| drafts.tables[table as usize].origin.clone();
    Some(
        Finding::new(Code::EmploymentsConflict)
            .at(place(first))
            .other(place(second))
            .count(people.len() as u64),
    )
}

/// Tells whether two tables are the same export at two times: neither has competences, or most of what one says of
/// competences the other says too, to the letter. The parts of a divided register hardly share a row.
fn is_export_again((first, second): (u32, u32), drafts: &Drafts) -> bool {
    let said = |table: u32| drafts.tables[table as usize].all_holdings().collect::<BTreeSet<_>>();
    let (first, second) = (said(first), said(second));
    if first.is_empty() || second.is_empty() {
        return first.is_empty() && second.is_empty();
    }
    first.intersection(&second).count() * 2 > first.len().min(second.len())
}

/// Finds a table of competences in which nobody is who has a position in another table.
///
/// One or two such people may have left; when nobody at all is the same, the ids do not meet.
pub(super) fn unjoined(employments: &Pieces<Employment>, drafts: &Drafts) -> Option<Finding> {
    const MORE_THAN_LEAVERS: usize = 3;
    let table = drafts.tables.iter().find(|table| table.has_holdings && !table.has_employments)?;
    let other = drafts.tables.iter().find(|table| table.has_employments)?;
    let holdings = drafts.tables.iter().flat_map(|table| table.all_holdings());
    let holders: BTreeSet<PersonId> = holdings.map(|holding| holding.person).collect();
    let employed = employments.iter().any(|employment| holders.contains(&employment.person));
    let many = holders.len() >= MORE_THAN_LEAVERS && !employments.is_empty();
    let finding = || Finding::new(Code::TablesUnjoined).at(table.origin.clone()).other(other.origin.clone());
    (many && !employed).then(finding)
}

/// Returns the employments of one person in each two tables.
fn pairs_of_tables<'e>(group: &'e [&'e Employment]) -> Vec<(&'e [&'e Employment], &'e [&'e Employment])> {
    let tables: Vec<&[&Employment]> = group.chunk_by(|a, b| a.row.table == b.row.table).collect();
    let mut pairs = Vec::new();
    for (place, first) in tables.iter().enumerate() {
        pairs.extend(tables[place + 1..].iter().map(|second| (*first, *second)));
    }
    pairs
}

fn same_place(a: &Employment, b: &Employment) -> bool {
    (a.unit, a.position, a.start) == (b.unit, b.position, b.start)
}

/// Finds units of one name in several files among whose people nobody is the same: each may be a municipality.
///
/// Nothing is wrong with files of one municipality that each have some of its people.
pub(super) fn shared_units(
    employments: &Pieces<Employment>,
    drafts: &Drafts,
    units: &UnitTree,
) -> Option<Finding> {
    let files = files(drafts);
    let file_of = |employment: &Employment| files.get(employment.row.table as usize).copied();
    if files.iter().max().is_none_or(|last| *last == 0) {
        return None;
    }
    let mut of_person: Vec<Option<usize>> = vec![None; drafts.people.drafts.len()];
    let mut of_unit: Vec<Option<usize>> = vec![None; units.len()];
    let mut shared = BTreeSet::new();
    for employment in employments.iter() {
        let file = file_of(employment)?;
        if *of_person[employment.person.index()].get_or_insert(file) != file {
            return None;
        }
        let is_placed = employment.unit != UnitId::EVERYTHING;
        if is_placed && *of_unit[employment.unit.index()].get_or_insert(file) != file {
            shared.insert(employment.unit);
        }
    }
    let (path, unit) = shared.iter().filter_map(|unit| Some((units.path(*unit)?, *unit))).min()?;
    let tables: BTreeSet<u32> =
        employments.iter().filter(|one| one.unit == unit).map(|one| one.row.table).collect();
    let mut files = tables.iter().map(|table| drafts.tables[*table as usize].origin.file.clone());
    let first = files.next()?;
    let other = files.find(|other| *other != first)?;
    let finding = Finding::new(Code::UnitsShared).at(Origin::file(other)).other(Origin::file(first));
    Some(finding.seen(path).count(shared.len() as u64))
}

/// Returns the file of each table, by its number among them.
fn files(drafts: &Drafts) -> Vec<usize> {
    let mut names: Vec<&str> = Vec::new();
    let mut number = |name| {
        // A file's tables follow each other.
        if names.last() != Some(&name) {
            names.push(name);
        }
        names.len() - 1
    };
    drafts.tables.iter().map(|table| number(&*table.origin.file)).collect()
}
