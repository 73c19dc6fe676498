//! The same municipality on another date: people have come, left, moved, learnt, and work more or less.
//!
//! By dice of its own, so that municipalities of one date stay as they are.

use super::dice::Dice;
use super::invent;
use super::world::*;
use jiff::civil::Date;

/// Returns a municipality some time after, or before, another; the plan is the same.
pub fn other_date(world: &World, seed: u64, layout: Layout, on: Date) -> World {
    let dice = &mut Dice::new(seed * 3 + 7_000_001);
    let mut other = world.clone();
    other.on = on;
    if dice.one_in(5) {
        lose_a_column(dice, &mut other, layout);
    }
    // The first one stays as they are, for somebody must be there on both dates.
    let (first, others) = other.people.split_at_mut(1);
    let mut people: Vec<Person> = first.to_vec();
    for person in others {
        if dice.one_in(6) {
            continue;
        }
        if dice.one_in(2) {
            change_work(dice, person, on, &other.columns, &other.units);
        }
        if dice.one_in(2) {
            change_holdings(dice, person, layout, &other.columns, &other.plan, on);
        }
        people.push(person.clone());
    }
    for at in 0..dice.below(5) {
        let mut person = invent::person(dice, 100 + at, on, &other.columns, &other.units);
        person.holdings = invent::holdings(dice, layout, &other.columns, &other.plan, on);
        people.push(person);
    }
    for person in &mut people {
        person.holdings.iter_mut().for_each(|row| fit(row, &other.columns, layout));
    }
    other.people = people;
    other
}

/// Takes away a column that the other register has: ids, sizes of positions, or one side of competences.
fn lose_a_column(dice: &mut Dice, world: &mut World, layout: Layout) {
    let columns = &mut world.columns;
    match dice.below(4) {
        0 => columns.ids = false,
        1 => columns.fractions = false,
        2 if columns.real && columns.formal => columns.real = false,
        3 if columns.real && columns.formal && layout != Layout::Matrix => columns.formal = false,
        _ => {}
    }
    if !columns.fractions {
        let employments = world.people.iter_mut().flat_map(|person| &mut person.employments);
        employments.for_each(|employment| employment.size = None);
    }
}

fn change_work(dice: &mut Dice, person: &mut Person, on: Date, columns: &Columns, units: &[Unit]) {
    match dice.below(4) {
        0 => person.employments.push(invent::employment(dice, on, columns, units)),
        1 if person.employments.len() > 1 => {
            person.employments.remove(0);
        }
        2 => person.employments = vec![invent::employment(dice, on, columns, units)],
        _ => {
            let size = dice.pick(&[0, 20_000, 50_000, 75_000, 100_000]);
            if let Some(first) = person.employments.first_mut().filter(|_| columns.fractions) {
                first.size = Some(size);
            }
        }
    }
}

fn change_holdings(
    dice: &mut Dice,
    person: &mut Person,
    layout: Layout,
    columns: &Columns,
    plan: &Plan,
    on: Date,
) {
    let new = invent::holdings(dice, layout, columns, plan, on);
    for row in new {
        if dice.one_in(2) {
            continue;
        }
        person.holdings.retain(|known| known.competence != row.competence);
        person.holdings.push(row);
    }
}

/// Takes away what the register has no column for.
fn fit(row: &mut Holding, columns: &Columns, layout: Layout) {
    if layout != Layout::Matrix && !columns.formal && !columns.real {
        return;
    }
    if !columns.real {
        (row.level, row.assessed, row.spoilt) = (None, None, false);
    }
    if !columns.formal {
        (row.status, row.acquired, row.until) = (Status::None, None, None);
    }
}
