//! The reckoning itself, on worlds small enough to count by hand.

use super::account::{Account, account};
use super::reckon::{Answer, Figure, Row, answer};
use super::world::*;
use super::write::tables;
use jiff::civil::{Date, date};

/// The reference date.
pub const ON: Date = date(2026, 11, 21);

/// Returns a municipality of one hospital with two wards, one competence and one requirement of two persons.
pub fn world(people: Vec<Person>) -> World {
    let unit = |path: &[&str]| Unit {
        path: path.iter().map(|&p| p.to_owned()).collect(),
        alias: None,
        listed: true,
    };
    World {
        on: ON,
        columns: Columns {
            ids: true,
            positions: true,
            codes: false,
            units: true,
            unit_levels: 2,
            units_reversed: false,
            fractions: true,
            fractions_as_shares: false,
            education: false,
            formal: true,
            real: true,
            expected: false,
            birth_years: false,
            matrix: MatrixForm::SubColumns,
            garbage: 0,
            sum_row: false,
        },
        units: vec![unit(&["Sykehjem"]), unit(&["Sykehjem", "Natt"]), unit(&["Sykehjem", "Dag"])],
        people,
        plan: Plan {
            categories: vec![("fag".to_owned(), "Fag".to_owned())],
            competences: vec![competence(0)],
            requirements: vec![requirement(Basis::Persons, 2000)],
            standard: None,
            level_names: Vec::new(),
            vulnerable_at: None,
            undated_count: false,
            without_titles: Vec::new(),
            from: Some(2026),
            until: Some(2030),
            outlook: Outlook::default(),
            measures: Vec::new(),
            economy: Economy::default(),
        },
    }
}

/// Returns an open competence that implies nothing.
pub fn competence(at: usize) -> Competence {
    Competence {
        id: format!("k{at}"),
        name: format!("Kompetanse {at}"),
        category: 0,
        alias: None,
        months: None,
        gives: Vec::new(),
        formal_from: FormalFrom::default(),
        undated_count: false,
    }
}

/// Returns a requirement of the formal side of the first competence, everywhere.
pub fn requirement(basis: Basis, thousandths: i128) -> Requirement {
    Requirement {
        id: "r".to_owned(),
        who: Who::Competences(vec![0]),
        unit: None,
        by_path: false,
        per: None,
        positions: Vec::new(),
        basis,
        amount: Amount::Always(thousandths),
        requires: Some(Requires::Formal),
        level: None,
        criticality: None,
        follows_demand: false,
    }
}

/// Returns somebody with one position of a size in percent.
pub fn person(percent: u32, holdings: Vec<Holding>) -> Person {
    Person {
        id: "0001".to_owned(),
        name: "Kari Prøve".to_owned(),
        birth: Some(date(1980, 1, 1)),
        employments: vec![employment(1, percent)],
        educations: Vec::new(),
        authorisations: Vec::new(),
        holdings,
    }
}

/// Returns an employment of a size in percent.
pub fn employment(unit: usize, percent: u32) -> Employment {
    Employment {
        unit: Some(unit),
        title: Some("Sykepleier".to_owned()),
        code: None,
        size: Some(percent * 1000),
        start: None,
        end: None,
    }
}

/// Returns the first competence, held without any date.
pub fn held() -> Holding {
    Holding {
        competence: Subject::Planned(0),
        status: Status::Held,
        level: None,
        acquired: None,
        until: None,
        assessed: None,
        expected: None,
        spoilt: false,
        spelling: Spelling::Plain,
    }
}

fn rated(level: u8, assessed: Option<Date>) -> Holding {
    Holding { status: Status::None, level: Some(level), assessed, ..held() }
}

fn figure(row: &Row, key: &str) -> Figure {
    row.figures.iter().find(|(other, _)| *other == key).map(|(_, figure)| figure.clone()).unwrap()
}

fn only(world: &World, key: &str) -> Figure {
    let Answer { rows, .. } = answer(world);
    assert_eq!(rows.len(), 1);
    figure(&rows[0], key)
}

#[test]
fn validity_in_months_ends_where_the_month_ends() {
    let row = Holding { acquired: Some(date(2026, 1, 31)), ..held() };
    let mut world = world(vec![person(100, vec![row])]);
    world.plan.competences[0].months = Some(1);
    // 31 January and a month is 28 February, which is the last day.
    world.on = date(2026, 2, 28);
    assert_eq!(only(&world, "formal"), Figure::Count(1));
    world.on = date(2026, 3, 1);
    assert_eq!(only(&world, "formal"), Figure::Count(0));
}

#[test]
fn what_is_acquired_or_assessed_later_is_not_there_yet() {
    let later = date(2026, 11, 22);
    let rows = vec![Holding { acquired: Some(later), ..held() }, rated(4, Some(later)), rated(1, None)];
    let mut world = world(vec![person(100, rows)]);
    assert_eq!(only(&world, "formal"), Figure::Count(0));
    assert_eq!(only(&world, "real"), Figure::Count(0));
    world.on = later;
    assert_eq!(only(&world, "formal"), Figure::Count(1));
    assert_eq!(only(&world, "real"), Figure::Count(1));
}

#[test]
fn the_newest_assessment_decides_and_the_highest_among_equals() {
    let (older, newer) = (Some(date(2024, 1, 1)), Some(date(2025, 1, 1)));
    // Standard is 3: the newest says 2 and 3, so 3; the older 4 and the undated 4 say nothing.
    let rows = vec![rated(4, None), rated(4, older), rated(2, newer), rated(3, newer)];
    assert_eq!(only(&world(vec![person(100, rows)]), "real"), Figure::Count(1));
    let rows = vec![rated(4, None), rated(2, newer)];
    assert_eq!(only(&world(vec![person(100, rows)]), "real"), Figure::Count(0));
}

#[test]
fn expired_holdings_imply_and_dispensations_do_not() {
    let lapsed = Holding { until: Some(Until::Day(date(2020, 1, 1))), ..held() };
    let dispensed = Holding { status: Status::Dispensation, ..held() };
    for (row, implied) in [(lapsed, 1), (dispensed, 0)] {
        let mut world = world(vec![person(100, vec![row])]);
        world.plan.competences.extend([competence(1), competence(2)]);
        world.plan.competences[0].gives = vec![1];
        world.plan.competences[1].gives = vec![2];
        world.plan.requirements[0].who = Who::Competences(vec![2]);
        assert_eq!(only(&world, "formal"), Figure::Count(implied));
    }
}

#[test]
fn without_a_date_nobody_can_show_validity() {
    let mut world = world(vec![
        person(100, vec![held()]),
        person(50, vec![Holding { until: Some(Until::Open), ..held() }]),
        person(20, vec![Holding { acquired: Some(date(2025, 11, 21)), ..held() }]),
    ]);
    world.plan.competences[0].months = Some(12);
    // The first has no date; the second is open and says so; the third lasts to the day itself.
    assert_eq!(only(&world, "formal"), Figure::Count(2));
    assert_eq!(only(&world, "undated"), Figure::Count(1));
    world.plan.undated_count = true;
    assert_eq!(only(&world, "formal"), Figure::Count(3));
    assert_eq!(only(&world, "undated"), Figure::Count(0));
}

#[test]
fn both_sides_must_be_of_the_same_competence() {
    let real_in_another = Holding { competence: Subject::Planned(1), ..rated(4, None) };
    let mut world = world(vec![person(100, vec![held(), real_in_another])]);
    world.plan.competences.push(competence(1));
    world.plan.requirements[0].who = Who::Competences(vec![0, 1]);
    world.plan.requirements[0].requires = Some(Requires::Both);
    assert_eq!(only(&world, "formal"), Figure::Count(1));
    assert_eq!(only(&world, "real"), Figure::Count(1));
    assert_eq!(only(&world, "qualified"), Figure::Count(0));
    assert_eq!(only(&world, "formal_only"), Figure::Count(1));
    assert_eq!(only(&world, "real_only"), Figure::Count(1));
    // Two are required, none is qualified, one is missing on either side.
    assert_eq!(only(&world, "gap"), Figure::Count(2));
    assert_eq!(only(&world, "gap_formal"), Figure::Count(1));
}

#[test]
fn shares_are_rounded_up_and_exact() {
    let people = (0..10).map(|_| person(50, Vec::new())).collect();
    let mut world = world(people);
    // 33.3 % of ten persons are 3.33: four persons.
    world.plan.requirements = vec![requirement(Basis::SharePersons, 33_300)];
    assert_eq!(only(&world, "required"), Figure::Count(4));
    // 33.3 % of 5 årsverk are 1.665.
    world.plan.requirements = vec![requirement(Basis::ShareFte, 33_300)];
    assert_eq!(only(&world, "required"), Figure::Fte(16_650));
    // 66.667 % of 5 årsverk are 3.33335: rounded up to 3.3334.
    world.plan.requirements = vec![requirement(Basis::ShareFte, 66_667)];
    assert_eq!(only(&world, "required"), Figure::Fte(33_334));
}

#[test]
fn the_margin_counts_the_largest_first() {
    let people = [100, 50, 50].map(|percent| person(percent, vec![held()])).to_vec();
    let mut world = world(people);
    // 2.0 held and 1.0 required: without the largest there is just enough, without the next there is not.
    world.plan.requirements = vec![requirement(Basis::Fte, 1000)];
    assert_eq!(only(&world, "slack"), Figure::Count(2));
    assert_eq!(only(&world, "surplus"), Figure::Fte(10_000));
    assert_eq!(only(&world, "coverage"), Figure::Ratio(10_000, 10_000));
    // 2.0 held and 2.5 required: unmet already.
    world.plan.requirements = vec![requirement(Basis::Fte, 2500)];
    assert_eq!(only(&world, "slack"), Figure::Count(0));
    // Nothing required: nothing to fall below.
    world.plan.requirements = vec![requirement(Basis::Fte, 0)];
    assert_eq!(only(&world, "slack"), Figure::Null);
    assert_eq!(only(&world, "vulnerable"), Figure::Flag(false));
}

#[test]
fn people_placed_above_the_wards_are_in_no_ward() {
    let mut above = person(100, vec![held()]);
    above.employments[0].unit = Some(0);
    let mut world = world(vec![above, person(100, vec![held()])]);
    world.plan.requirements[0].unit = Some(0);
    assert_eq!(only(&world, "population.persons"), Figure::Count(2));
    world.plan.requirements[0].per = Some(Per::Lowest);
    let rows = answer(&world).rows;
    let told: Vec<(Option<&str>, Figure)> =
        rows.iter().map(|row| (row.unit.as_deref(), figure(row, "population.persons"))).collect();
    let expected = [(Some("Sykehjem / Natt"), Figure::Count(1)), (Some("Sykehjem / Dag"), Figure::Count(0))];
    assert_eq!(told, expected);
    // From the top, the highest unit is the hospital; below it, the wards.
    world.plan.requirements[0].per = Some(Per::Highest);
    assert_eq!(answer(&world).rows.len(), 2);
    world.plan.requirements[0].unit = None;
    assert_eq!(answer(&world).rows[0].unit.as_deref(), Some("Sykehjem"));
}

#[test]
fn people_count_once_and_their_positions_add_up() {
    let mut twice = person(60, vec![held()]);
    twice.employments.push(Employment { title: Some("Assistent".to_owned()), ..employment(1, 25) });
    twice.employments.push(twice.employments[0].clone());
    let mut on_call = person(0, vec![held()]);
    on_call.employments[0].start = Some(ON);
    let mut left = person(100, vec![held()]);
    left.employments[0].end = Some(date(2026, 11, 20));
    let mut world = world(vec![twice, on_call, left]);
    world.plan.requirements = vec![requirement(Basis::Fte, 1000)];
    assert_eq!(only(&world, "population.persons"), Figure::Count(1));
    assert_eq!(only(&world, "population.fte"), Figure::Fte(8500));
    assert_eq!(only(&world, "gap"), Figure::Fte(1500));
    let register = answer(&world).register;
    assert!(register.contains(&("on_call", Figure::Count(1))));
    // Two rows of the first, one of them alike; one on call; one that has left; a heading.
    let written = account(&world, &tables(&world, Layout::Matrix), 0);
    assert_eq!(written, Account { read: 6, used: 4, inactive: 1, ignored: 1, rejected: 0 });
}

#[test]
fn staffing_has_no_sides_and_a_share_of_nobody_no_answer() {
    let mut world = world(vec![person(100, Vec::new())]);
    world.plan.requirements[0].who = Who::Everybody;
    assert_eq!(only(&world, "qualified"), Figure::Count(1));
    assert_eq!(only(&world, "gap"), Figure::Count(1));
    assert_eq!(only(&world, "formal"), Figure::Null);
    assert_eq!(only(&world, "vulnerable"), Figure::Flag(true));
    world.plan.requirements = vec![Requirement { unit: Some(2), ..requirement(Basis::SharePersons, 50_000) }];
    assert_eq!(only(&world, "assessable"), Figure::Flag(false));
    assert_eq!(only(&world, "required"), Figure::Null);
    assert_eq!(answer(&world).categories[0].figures[0].1, Figure::Count(0));
}

#[test]
fn a_requirement_of_later_years_is_shown_and_not_judged() {
    let mut world = world(vec![person(100, vec![held()])]);
    world.plan.requirements[0].amount = Amount::ByYear(vec![(2027, 1000), (2028, 3000)]);
    assert_eq!(only(&world, "in_force"), Figure::Flag(false));
    assert_eq!(only(&world, "assessable"), Figure::Flag(true));
    assert_eq!(only(&world, "qualified"), Figure::Count(1));
    assert_eq!(only(&world, "gap"), Figure::Null);
    world.on = date(2031, 1, 1);
    assert_eq!(only(&world, "gap"), Figure::Count(2));
}

#[test]
fn a_dispensation_counts_and_is_shown() {
    let dispensed = Holding { status: Status::Dispensation, ..held() };
    let both = vec![dispensed.clone(), held()];
    let world = world(vec![person(100, vec![dispensed]), person(100, both)]);
    assert_eq!(only(&world, "qualified"), Figure::Count(2));
    assert_eq!(only(&world, "dispensations"), Figure::Count(1));
}

#[test]
fn without_real_levels_the_formal_side_stands() {
    let mut world = world(vec![person(100, vec![held()])]);
    world.columns.real = false;
    assert_eq!(only(&world, "gap"), Figure::Count(1));
    assert_eq!(only(&world, "gap_real"), Figure::Null);
    assert_eq!(only(&world, "assessable"), Figure::Flag(true));
    world.plan.requirements[0].requires = Some(Requires::Both);
    assert_eq!(only(&world, "assessable"), Figure::Flag(false));
    assert_eq!(only(&world, "gap_formal"), Figure::Count(1));
    assert_eq!(only(&world, "gap"), Figure::Null);
    assert_eq!(only(&world, "vulnerable"), Figure::Flag(false));
}

#[test]
fn titles_left_out_are_left_out_of_everything() {
    let mut apprentice = person(100, vec![held()]);
    apprentice.employments[0].title = Some("LÆRLING  helsefag".to_owned());
    let mut world = world(vec![apprentice, person(100, vec![held()])]);
    world.plan.without_titles = vec!["Lærling*".to_owned()];
    assert_eq!(only(&world, "population.persons"), Figure::Count(1));
    let written = account(&world, &tables(&world, Layout::Joined), 0);
    // Two headings; the apprentice's employment and holding are inactive, the other's used.
    assert_eq!(written, Account { read: 6, used: 2, inactive: 2, ignored: 2, rejected: 0 });
}
