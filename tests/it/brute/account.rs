//! Accounts for every row that was written, and for every name that the plan does not have.

use super::reckon::{counting, is_counted};
use super::world::*;
use super::write::{About, Table};

/// The account of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Account {
    pub read: i128,
    pub used: i128,
    pub inactive: i128,
    pub ignored: i128,
    pub rejected: i128,
}

/// Returns the account of the rows that were written, where each table opens with so many title rows.
pub fn account(world: &World, tables: &[Table], title_rows: usize) -> Account {
    let mut account = Account::default();
    for table in tables {
        account.ignored += (title_rows + table.head.len()) as i128;
        for line in &table.lines {
            let employed = |person: usize| !counting(world, &world.people[person]).is_empty();
            let place = match line.about {
                About::Nothing => &mut account.ignored,
                About::Garbage => &mut account.rejected,
                About::Employment(person, at) if is_counted(world, &world.people[person].employments[at]) => {
                    &mut account.used
                }
                About::Holding(person) if employed(person) => &mut account.used,
                About::Employment(..) | About::Holding(_) => &mut account.inactive,
            };
            *place += 1;
        }
    }
    account.read = account.used + account.inactive + account.ignored + account.rejected;
    account
}

/// Returns the names that no plan competence matches: those that must be told, and those that may be.
///
/// A matrix's column in which everybody is blank, or no, need not be told; nor what only those who left have.
pub fn unmatched(world: &World) -> (Vec<String>, Vec<String>) {
    let names = |must: bool| {
        let mut names: Vec<String> = world
            .people
            .iter()
            .filter(|person| !must || !counting(world, person).is_empty())
            .flat_map(|person| &person.holdings)
            .filter(|holding| !must || says_something(holding))
            .filter_map(|holding| match &holding.competence {
                Subject::Other(name) => Some(name.clone()),
                Subject::Planned(_) => None,
            })
            .collect();
        names.sort();
        names.dedup();
        names
    };
    (names(true), names(false))
}

fn says_something(holding: &Holding) -> bool {
    !holding.spoilt && (holding.status != Status::None || holding.level.is_some())
}
