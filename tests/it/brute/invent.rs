//! Invents the people of a municipality: who works where, and what their rows say they can do.
//!
//! Only what the layout can express is invented, so that every layout can be asked the same questions.

use super::dice::Dice;
use super::invent_plan;
use super::world::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Titles with their codes; two titles share a code, as they do in pay tables.
pub const POSITIONS: [(&str, &str); 9] = [
    ("Sykepleier", "7174"),
    ("Vernepleier", "6455"),
    ("Helsefagarbeider", "7076"),
    ("Fagarbeider", "7517"),
    ("Barne- og ungdomsarbeider", "7517"),
    ("Assistent", "6572"),
    ("Avdelingsleder", "7951"),
    ("Lærling helsefag", "6001"),
    ("Støttekontakt", "6559"),
];

/// Educations as registers write them.
const EDUCATIONS: [&str; 4] =
    ["Bachelor i sykepleie 2009", "BACHELOR I  SYKEPLEIE", "Fagbrev helsearbeider", "Master i ledelse"];

/// Authorisations as codes.
const AUTHORISATIONS: [&str; 3] = ["SP", "VP", "HF"];

/// Names that no plan has; unlike the planned ones, so that nothing can be taken for them.
const UNPLANNED: [&str; 3] = ["Truckførerbevis", "Kaffekoking", "Sveisekurs trinn 2"];

/// Sizes in thousandths of a percent; thirds are finer than a ten-thousandth of an årsverk.
const SIZES: [u32; 10] = [100_000, 100_000, 80_000, 75_000, 50_000, 60_550, 99_990, 35_500, 66_667, 33_333];

/// Returns the municipality of a seed, as a layout can tell it.
pub fn world(seed: u64, layout: Layout) -> World {
    let dice = &mut Dice::new(seed * 3 + layout as u64);
    let on = dice.pick(&[
        date(2026, 11, 21),
        date(2026, 11, 21),
        date(2026, 2, 28),
        date(2028, 2, 29),
        date(2027, 6, 30),
    ]);
    let columns = columns(dice, layout);
    let mut units = units(dice, columns.unit_levels);
    let count = dice.between(6, 22);
    let mut people: Vec<Person> = (0..count).map(|at| person(dice, at, on, &columns, &units)).collect();
    let plan = invent_plan::plan(dice, &columns, &units, on);
    for person in &mut people {
        let mut rows = holdings(dice, layout, &columns, &plan, on);
        person.holdings.append(&mut rows);
        if layout == Layout::Joined && dice.one_in(12) {
            person.employments.clear();
        }
    }
    somebody_works(&mut people[0], &columns, &units);
    if dice.one_in(3) {
        leave_units_to_the_register(dice, &mut units, &people, &plan, on, columns.units_reversed);
    }
    World { on, columns, units, people, plan }
}

/// Decides what the register has columns for: nearly always everything.
fn columns(dice: &mut Dice, layout: Layout) -> Columns {
    let matrix =
        dice.pick(&[MatrixForm::SubColumns, MatrixForm::SubColumns, MatrixForm::TwoRows, MatrixForm::Bare]);
    let sides = if layout == Layout::Matrix && matrix == MatrixForm::Bare { 0 } else { dice.below(12) };
    let mut columns = Columns {
        ids: !dice.one_in(10),
        positions: true,
        codes: dice.one_in(2),
        units: true,
        unit_levels: dice.pick(&[1, 2, 2, 2, 3]),
        units_reversed: dice.one_in(4),
        fractions: true,
        fractions_as_shares: dice.one_in(4),
        education: dice.one_in(3),
        formal: sides != 9 && (sides != 10 || layout == Layout::Matrix),
        real: sides != 11 && (sides != 10 || layout == Layout::Matrix),
        expected: false,
        birth_years: false,
        matrix,
        garbage: if dice.one_in(4) { dice.between(1, 3) } else { 0 },
        sum_row: dice.one_in(4),
    };
    match dice.below(20) {
        0 => columns.fractions = false,
        1 => columns.units = false,
        2 => (columns.positions, columns.codes) = (false, false),
        _ => {}
    }
    columns
}

/// Invents units in one, two or three levels; some stop early.
fn units(dice: &mut Dice, levels: usize) -> Vec<Unit> {
    let tops = ["Sykehjem", "Hjemmetjenesten", "Ålegården bosenter", "Habilitering", "Øst-Toten legevakt"];
    let sides = ["nord", "øst", "sør", "natt"];
    let mut units = Vec::new();
    let top_count = dice.between(2, 4);
    for top in dice.some_of(&tops, top_count) {
        let stem: String = top.chars().take(4).collect();
        let path = vec![top.to_owned()];
        add_unit(dice, &mut units, path.clone());
        let below = if levels == 1 { 0 } else { dice.below(4) };
        for side in dice.some_of(&sides, below) {
            let mut path = path.clone();
            path.push(format!("{stem} {side}"));
            add_unit(dice, &mut units, path.clone());
            let groups = if levels < 3 { 0 } else { dice.below(3) };
            for group in ["gruppe 1", "gruppe 2"].iter().take(groups) {
                let mut path = path.clone();
                path.push(format!("{stem} {side} {group}"));
                add_unit(dice, &mut units, path);
            }
        }
    }
    units
}

fn add_unit(dice: &mut Dice, units: &mut Vec<Unit>, path: Vec<String>) {
    let alias = dice.one_in(6).then(|| format!("Ansvar {}", 4100 + units.len()));
    units.push(Unit { path, alias, listed: true });
}

/// Invents somebody, without what rows say they can do.
pub fn person(dice: &mut Dice, at: usize, on: Date, columns: &Columns, units: &[Unit]) -> Person {
    let first = dice.pick(&["Kari", "Ola", "Siri", "Per", "Åse", "Bjørn", "Ærlig"]);
    let birth = date(dice.between(1958, 2003) as i16, dice.between(1, 12) as i8, dice.between(1, 28) as i8);
    let employment_count = dice.pick(&[1, 1, 1, 1, 2, 2, 3]);
    let mut employments: Vec<Employment> =
        (0..employment_count).map(|_| employment(dice, on, columns, units)).collect();
    if employment_count > 1 && dice.one_in(3) {
        // The same unit again, in another position.
        employments[1].unit = employments[0].unit;
    }
    if dice.one_in(25) {
        let twin = employments[0].clone();
        employments.push(twin);
    }
    let educated = columns.education && dice.one_in(2);
    let education_count = dice.between(1, 2);
    Person {
        id: format!("{:06}", at * 37 + 4),
        name: format!("{first} Prøve{at}"),
        birth: Some(birth),
        employments,
        educations: if educated { texts(&dice.some_of(&EDUCATIONS, education_count)) } else { Vec::new() },
        authorisations: if educated { texts(&dice.some_of(&AUTHORISATIONS, 2)) } else { Vec::new() },
        holdings: Vec::new(),
    }
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// Invents an employment about a date.
pub fn employment(dice: &mut Dice, on: Date, columns: &Columns, units: &[Unit]) -> Employment {
    let (title, code) = dice.pick(&POSITIONS);
    let leaf_or_any = dice.below(units.len());
    let unit = if dice.one_in(6) { leaf_or_any } else { first_leaf_from(units, leaf_or_any) };
    let size = if dice.one_in(9) { 0 } else { dice.pick(&SIZES) };
    let unknown = dice.one_in(60);
    let start =
        dice.pick(&[None, None, None, Some(on), Some(day(on, 1)), Some(day(on, -900)), Some(day(on, 41))]);
    let end = dice.pick(&[
        None,
        None,
        None,
        None,
        Some(on),
        Some(day(on, -1)),
        Some(day(on, 1)),
        Some(day(on, 1300)),
    ]);
    let reversed = matches!((start, end), (Some(start), Some(end)) if end < start);
    let spelt = if dice.one_in(8) { title.to_uppercase() } else { title.to_owned() };
    Employment {
        unit: columns.units.then_some(unit),
        title: columns.positions.then_some(spelt),
        code: columns.codes.then(|| code.to_owned()),
        size: (columns.fractions && !unknown).then_some(size),
        start,
        end: if reversed { None } else { end },
    }
}

/// Returns the first unit from a place on, round the list, that has none below it.
fn first_leaf_from(units: &[Unit], from: usize) -> usize {
    (0..units.len())
        .map(|step| (from + step) % units.len())
        .find(|&at| {
            !units
                .iter()
                .any(|unit| unit.path.len() > units[at].path.len() && unit.path.starts_with(&units[at].path))
        })
        .unwrap_or(from)
}

/// Returns the date so many days later.
pub fn day(on: Date, days: i64) -> Date {
    on.checked_add(days.days()).expect("a date within reach")
}

/// Makes sure that somebody is employed, for a register of nobody is an error and not a gap.
fn somebody_works(person: &mut Person, columns: &Columns, units: &[Unit]) {
    person.employments.push(Employment {
        unit: columns.units.then_some(first_leaf_from(units, 0)),
        title: columns.positions.then(|| "Sykepleier".to_owned()),
        code: columns.codes.then(|| "7174".to_owned()),
        size: columns.fractions.then_some(80_000),
        start: None,
        end: None,
    });
}

/// Invents what rows say that somebody can do.
pub fn holdings(dice: &mut Dice, layout: Layout, columns: &Columns, plan: &Plan, on: Date) -> Vec<Holding> {
    let mut rows = Vec::new();
    for (at, competence) in plan.competences.iter().enumerate() {
        if dice.one_in(3) {
            continue;
        }
        let count = if layout == Layout::Matrix { 1 } else { dice.pick(&[1, 1, 1, 2, 3]) };
        for _ in 0..count {
            rows.push(holding(dice, layout, columns, Subject::Planned(at), competence.months, on));
        }
    }
    if dice.one_in(4) {
        let name = dice.pick(&UNPLANNED).to_owned();
        let mut row = holding(dice, layout, columns, Subject::Other(name), None, on);
        row.spelling = Spelling::Plain;
        rows.push(row);
    }
    rows
}

fn holding(
    dice: &mut Dice,
    layout: Layout,
    columns: &Columns,
    competence: Subject,
    months: Option<u32>,
    on: Date,
) -> Holding {
    use Status::*;
    let status = dice.pick(&[Held, Held, Held, Held, None, InProgress, Expired, Dispensation]);
    let mut row = Holding {
        competence,
        status,
        level: if dice.one_in(4) { Option::None } else { Some(dice.below(5) as u8) },
        acquired: acquired(dice, months.unwrap_or(24), on),
        until: until(dice, on),
        assessed: assessed(dice, on),
        expected: Option::None,
        spoilt: layout != Layout::Matrix && columns.real && dice.one_in(60),
        spelling: spelling(dice),
    };
    fit_columns(&mut row, columns);
    if layout == Layout::Matrix {
        fit_matrix(&mut row, columns);
    }
    row
}

/// Takes away what the register has no column for.
fn fit_columns(row: &mut Holding, columns: &Columns) {
    match (columns.formal, columns.real) {
        (true, true) => {}
        (true, false) => (row.level, row.assessed) = (None, None),
        (false, true) => (row.status, row.acquired, row.until) = (Status::None, None, None),
        // A row without either says that it is held.
        (false, false) => (row.status, row.level, row.assessed) = (Status::Held, None, None),
    }
}

/// Takes away what a matrix cannot say.
fn fit_matrix(row: &mut Holding, columns: &Columns) {
    row.assessed = None;
    if row.status != Status::Held {
        row.acquired = None;
    }
    if columns.matrix != MatrixForm::Bare {
        return;
    }
    row.until = None;
    if row.acquired.is_some() {
        row.level = None;
    }
    match row.status {
        Status::Held => {}
        Status::InProgress => row.level = None,
        _ => row.status = Status::None,
    }
}

/// Returns a day that matters: about the date, or so long before it that the validity is about to end.
fn acquired(dice: &mut Dice, months: u32, on: Date) -> Option<Date> {
    let about = on.checked_sub(i64::from(months).months()).expect("a date within reach");
    let nudge = dice.between(0, 5) as i64 - 2;
    match dice.below(10) {
        0 | 1 => None,
        2 => Some(on),
        3 => Some(day(on, 1)),
        4 | 5 => Some(day(about, nudge)),
        _ => Some(day(on, -(dice.between(1, 2200) as i64))),
    }
}

fn until(dice: &mut Dice, on: Date) -> Option<Until> {
    match dice.below(12) {
        0 => Some(Until::Day(on)),
        1 => Some(Until::Day(day(on, -1))),
        2 => Some(Until::Day(day(on, 1))),
        3 => Some(Until::Day(day(on, 700))),
        4 => Some(Until::Day(day(on, -400))),
        5 => Some(Until::Open),
        _ => None,
    }
}

fn assessed(dice: &mut Dice, on: Date) -> Option<Date> {
    match dice.below(8) {
        0 => Some(on),
        1 => Some(day(on, 1)),
        2 => Some(day(on, -(dice.between(1, 3) as i64))),
        3 => Some(day(on, -(dice.between(4, 1500) as i64))),
        _ => None,
    }
}

fn spelling(dice: &mut Dice) -> Spelling {
    use Spelling::*;
    dice.pick(&[Plain, Plain, Plain, Upper, Spaced, Hyphens, Alias, Alias, Decomposed])
}

/// Leaves out of the plan some units that the register shows to exist.
///
/// Only lowest units where somebody counts: about others the plan is the only witness.
/// Where the columns stand the other way round, the plan must tell which lies above, so nothing is left out.
fn leave_units_to_the_register(
    dice: &mut Dice,
    units: &mut [Unit],
    people: &[Person],
    plan: &Plan,
    on: Date,
    reversed: bool,
) {
    for at in 0..units.len() {
        let witnessed = people.iter().flat_map(|person| &person.employments).any(|employment| {
            employment.unit == Some(at)
                && employment.size.is_some_and(|size| size > 0)
                && employment.start.is_none_or(|start| start <= on)
                && employment.end.is_none_or(|end| end >= on)
                && !(plan.without_titles.iter().any(|_| is_left_out(employment.title.as_deref())))
        });
        let lowest = first_leaf_from(units, at) == at;
        if witnessed && lowest && !reversed && units[at].alias.is_none() && dice.one_in(2) {
            units[at].listed = false;
        }
    }
}

/// Tells whether a title is one that plans leave out now and then.
fn is_left_out(title: Option<&str>) -> bool {
    title.is_some_and(|title| {
        ["lærling", "støttekontakt"].iter().any(|word| title.to_lowercase().starts_with(word))
    })
}
