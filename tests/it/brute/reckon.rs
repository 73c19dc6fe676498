//! Reckons every figure from the world itself: plain loops over people, whole numbers only.
//!
//! It shares nothing with the program but the meaning of the words, so that a slip in one is not made in the other.

use super::names::{fits, plain};
use super::world::*;
use jiff::civil::{Date, date};

/// A figure as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A number of persons, or of something else that is whole.
    Count(i128),
    /// Årsverk in ten-thousandths.
    Fte(i128),
    /// A fraction.
    Ratio(i128, i128),
    /// Texts, in any order.
    Texts(Vec<String>),
    /// Not known or not applicable.
    Null,
    /// Nothing of the kind, which may be written as zero or as null: nobody could tell the two apart.
    NoneOrNull,
    /// What the contract does not settle.
    Any,
}

/// A row of the answer: its keys, dotted where they are nested, and their figures.
#[derive(Debug, Clone)]
pub struct Row {
    /// The requirement.
    pub requirement: String,
    /// The unit's path, or none for everything.
    pub unit: Option<String>,
    /// The place of the category; none for staffing.
    pub category: Option<usize>,
    /// The figures.
    pub figures: Vec<(&'static str, Figure)>,
    /// What it adds to its category, where it is judged and in force.
    pub part: Option<Part>,
}

/// What a row adds to its category.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    fte: bool,
    required: i128,
    held: i128,
}

/// What all requirements of one category come to.
#[derive(Debug, Clone)]
pub struct CategorySum {
    /// The id.
    pub id: String,
    /// The figures.
    pub figures: Vec<(&'static str, Figure)>,
    /// Whether it is there though nothing in it could be judged.
    pub optional: bool,
}

/// The whole answer.
pub struct Answer {
    /// The rows, in the order of the plan.
    pub rows: Vec<Row>,
    /// The categories, in the order of reports.
    pub categories: Vec<CategorySum>,
    /// What is said of the register.
    pub register: Vec<(&'static str, Figure)>,
}

/// Returns the answer to a municipality's gaps.
pub fn answer(world: &World) -> Answer {
    let rows: Vec<Row> = world.plan.requirements.iter().flat_map(|one| rows_of(world, one)).collect();
    let categories = categories(world, &rows);
    Answer { rows, categories, register: register(world) }
}

/// Tells whether an employment lasts on the date.
fn lasts(employment: &Employment, on: Date) -> bool {
    employment.start.is_none_or(|start| start <= on) && employment.end.is_none_or(|end| on <= end)
}

/// Returns the employments that count: those that last, without those left out and without repetitions.
pub fn counting<'a>(world: &World, person: &'a Person) -> Vec<&'a Employment> {
    let mut found: Vec<&Employment> = Vec::new();
    for employment in &person.employments {
        if is_counted(world, employment) && !found.iter().any(|other| is_same(other, employment)) {
            found.push(employment);
        }
    }
    found
}

/// Tells whether two rows are one employment, however the title is spelt.
fn is_same(one: &Employment, other: &Employment) -> bool {
    let title = |employment: &Employment| employment.title.as_deref().map(plain);
    title(one) == title(other) && Employment { title: other.title.clone(), ..one.clone() } == *other
}

pub fn is_counted(world: &World, employment: &Employment) -> bool {
    let title = employment.title.as_deref().unwrap_or("");
    lasts(employment, world.on) && !world.plan.without_titles.iter().any(|pattern| fits(pattern, title))
}

/// Returns a size in ten-thousandths of an årsverk, to the nearest.
pub fn fte(size: u32) -> i128 {
    i128::from((size + 5) / 10)
}

/// Returns the day so many months later, or the last one of a month that is too short.
pub fn months_later(day: Date, months: u32) -> Date {
    let count = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + i32::try_from(months).unwrap_or(0);
    let (year, month) = ((count / 12) as i16, (count % 12 + 1) as i8);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    date(year, month, day.day().min(length))
}

/// What somebody has of one competence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Side {
    /// Formally held.
    pub formal: bool,
    /// Formal also without dispensations.
    formal_undispensed: bool,
    /// Formal but for a date that is not there.
    undated: bool,
    /// The real level.
    pub level: Option<u8>,
}

impl Side {
    /// Tells whether it is held but for a date that is not there.
    pub fn undated(self) -> bool {
        self.undated
    }
}

/// Returns what somebody has of one competence.
pub fn side(world: &World, person: &Person, competence: usize) -> Side {
    let mut side = Side { level: level(world, person, competence), ..Side::default() };
    for holding in rows_about(person, competence) {
        if !matches!(holding.status, Status::Held | Status::Dispensation) || is_later(world, holding.acquired)
        {
            continue;
        }
        let end = match (holding.until, world.plan.competences[competence].months, holding.acquired) {
            (Some(Until::Open), _, _) | (None, None, _) => Some(Date::MAX),
            (Some(Until::Day(day)), _, _) => Some(day),
            (None, Some(months), Some(acquired)) => Some(months_later(acquired, months)),
            (None, Some(_), None) => None,
        };
        add_evidence(world, &mut side, competence, end, holding.status == Status::Dispensation);
    }
    for (given, end) in given_ends(world, person) {
        if given == competence {
            add_evidence(world, &mut side, competence, end, false);
        }
    }
    side
}

/// Adds one reason for holding something, with its end; none where nobody knows the end.
fn add_evidence(world: &World, side: &mut Side, competence: usize, end: Option<Date>, dispensed: bool) {
    let undated_count = world.plan.undated_count || world.plan.competences[competence].undated_count;
    let valid = end.map_or(undated_count, |end| end >= world.on);
    side.formal |= valid;
    side.formal_undispensed |= valid && !dispensed;
    side.undated |= end.is_none();
}

pub fn rows_about(person: &Person, competence: usize) -> impl Iterator<Item = &Holding> {
    person
        .holdings
        .iter()
        .filter(move |holding| holding.competence == Subject::Planned(competence) && !holding.spoilt)
}

pub fn is_later(world: &World, day: Option<Date>) -> bool {
    day.is_some_and(|day| day > world.on)
}

/// Returns what somebody holds by title, code, education or authorisation, and what is implied, with the ends.
pub fn given_ends(world: &World, person: &Person) -> Vec<(usize, Option<Date>)> {
    let mut ends = Vec::new();
    for (competence, plan) in world.plan.competences.iter().enumerate() {
        let by_title = is_given_by_title(world, person, &plan.formal_from);
        if by_title {
            ends.push((competence, Some(Date::MAX)));
            imply(world, competence, None, &mut ends);
        }
        for holding in rows_about(person, competence) {
            let ever = matches!(holding.status, Status::Held | Status::Expired);
            if ever && !is_later(world, holding.acquired) {
                imply(world, competence, holding.acquired, &mut ends);
            }
        }
    }
    ends
}

pub fn imply(
    world: &World,
    competence: usize,
    acquired: Option<Date>,
    ends: &mut Vec<(usize, Option<Date>)>,
) {
    for &implied in &world.plan.competences[competence].gives {
        let end = match world.plan.competences[implied].months {
            None => Some(Date::MAX),
            Some(months) => acquired.map(|day| months_later(day, months)),
        };
        ends.push((implied, end));
        imply(world, implied, acquired, ends);
    }
}

pub fn is_given_by_title(world: &World, person: &Person, from: &FormalFrom) -> bool {
    let employments = counting(world, person);
    let any = |patterns: &[String], text: &str| patterns.iter().any(|pattern| fits(pattern, text));
    let by_employment = employments.iter().any(|employment| {
        any(&from.titles, employment.title.as_deref().unwrap_or(""))
            || any(&from.codes, employment.code.as_deref().unwrap_or(""))
    });
    let by_education = person.educations.iter().any(|text| any(&from.educations, text))
        || person.authorisations.iter().any(|text| any(&from.authorisations, text));
    by_employment || (!employments.is_empty() && by_education)
}

/// Returns the newest assessed level, and the highest of the newest.
pub fn level(world: &World, person: &Person, competence: usize) -> Option<u8> {
    let mut best: Option<(Option<Date>, u8)> = None;
    for holding in rows_about(person, competence) {
        if is_later(world, holding.assessed) {
            continue;
        }
        if let Some(level) = holding.level {
            best = best.max(Some((holding.assessed, level)));
        }
    }
    best.map(|(_, level)| level)
}

/// Returns the paths of the units there are: the listed ones, those where somebody is employed, and all above them.
pub fn unit_paths(world: &World) -> Vec<Vec<String>> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    let mut add = |path: &[String]| {
        for depth in 1..=path.len() {
            if !paths.iter().any(|other| other == &path[..depth]) {
                paths.push(path[..depth].to_vec());
            }
        }
    };
    for unit in world.units.iter().filter(|unit| unit.listed) {
        add(&unit.path);
    }
    for person in &world.people {
        for employment in counting(world, person) {
            if let Some(unit) = employment.unit {
                add(&world.units[unit].path);
            }
        }
    }
    paths
}

/// Returns the units a requirement is judged for; the empty path is everything.
pub fn scopes(world: &World, requirement: &Requirement) -> Vec<Vec<String>> {
    let root = requirement.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
    let paths = unit_paths(world);
    let below: Vec<&Vec<String>> =
        paths.iter().filter(|path| path.len() > root.len() && path.starts_with(&root)).collect();
    let chosen: Vec<Vec<String>> = match requirement.per {
        None => vec![root.clone()],
        Some(Per::Highest) => {
            below.iter().filter(|path| path.len() == root.len() + 1).map(|path| (*path).clone()).collect()
        }
        Some(Per::Lowest) => below
            .iter()
            .filter(|path| !below.iter().any(|other| other.len() > path.len() && other.starts_with(path)))
            .map(|path| (*path).clone())
            .collect(),
    };
    if chosen.is_empty() { vec![root] } else { chosen }
}

/// Somebody who counts for a requirement.
struct Member {
    weight: i128,
    sides: Vec<Side>,
}

fn members(world: &World, requirement: &Requirement, scope: &[String], competences: &[usize]) -> Vec<Member> {
    let mut members = Vec::new();
    for person in &world.people {
        if let Some(weight) = weight_in(world, person, requirement, scope) {
            let sides = competences.iter().map(|&competence| side(world, person, competence)).collect();
            members.push(Member { weight, sides });
        }
    }
    members
}

/// Returns what somebody works in a scope, in ten-thousandths of an årsverk; none where they do not count there.
pub fn weight_in(
    world: &World,
    person: &Person,
    requirement: &Requirement,
    scope: &[String],
) -> Option<i128> {
    let mut weight = 0;
    let mut counts = false;
    for employment in counting(world, person) {
        let path = employment.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
        if !path.starts_with(scope) || !has_position(employment, &requirement.positions) {
            continue;
        }
        weight += employment.size.map_or(0, fte);
        counts |= employment.size != Some(0);
    }
    counts.then_some(weight)
}

fn has_position(employment: &Employment, positions: &[String]) -> bool {
    let is = |name: &Option<String>, wanted: &str| {
        name.as_deref().is_some_and(|name| plain(name) == plain(wanted))
    };
    positions.is_empty()
        || positions.iter().any(|wanted| is(&employment.title, wanted) || is(&employment.code, wanted))
}

/// Returns the competences of a requirement; none for staffing.
pub fn competences_of(world: &World, requirement: &Requirement) -> Vec<usize> {
    match &requirement.who {
        Who::Everybody => Vec::new(),
        Who::Competences(list) => list.clone(),
        Who::Category(category) => {
            let all = 0..world.plan.competences.len();
            all.filter(|&at| world.plan.competences[at].category == *category).collect()
        }
    }
}

/// Returns the amount in thousandths on the date, where the requirement is in force.
pub fn amount_on(requirement: &Requirement, on: Date) -> Option<i128> {
    match &requirement.amount {
        Amount::Always(amount) => Some(*amount),
        Amount::ByYear(years) => {
            years.iter().filter(|(year, _)| *year <= on.year()).map(|(_, amount)| *amount).next_back()
        }
    }
}

pub fn up(number: i128, divisor: i128) -> i128 {
    (number + divisor - 1) / divisor
}

/// Returns what is required, in persons or in ten-thousandths of an årsverk.
pub fn required(basis: Basis, thousandths: i128, persons: i128, weight: i128) -> i128 {
    match basis {
        Basis::Persons => up(thousandths, 1000),
        Basis::Fte => thousandths * 10,
        Basis::SharePersons => up(thousandths * persons, 100 * 1000),
        Basis::ShareFte => up(thousandths * weight, 100 * 1000),
    }
}

/// How a requirement can be judged with the columns there are.
#[derive(Debug, Clone, Copy)]
pub struct Judgement {
    /// Nothing can be said.
    impossible: bool,
    formal_known: bool,
    real_known: bool,
    /// A side that the requirement needs is not known.
    side_missing: bool,
}

impl Judgement {
    /// Tells whether it can be said if the requirement is met.
    pub fn is_assessable(self) -> bool {
        !self.impossible && !self.side_missing
    }
}

pub fn judgement(world: &World, requirement: &Requirement, nobody: bool) -> Judgement {
    let columns = &world.columns;
    let by_fte = matches!(requirement.basis, Basis::Fte | Basis::ShareFte);
    let share = matches!(requirement.basis, Basis::SharePersons | Basis::ShareFte);
    let from_titles = world.plan.competences.iter().any(|one| !one.formal_from.is_empty());
    let formal_known = columns.formal || !columns.real || from_titles;
    let requires = requirement.requires.unwrap_or(Requires::Both);
    let staffing = matches!(requirement.who, Who::Everybody);
    Judgement {
        impossible: (by_fte && !columns.fractions)
            || (requirement.unit.is_some() && !columns.units)
            || (!requirement.positions.is_empty() && !columns.positions)
            || (share && nobody),
        formal_known,
        real_known: columns.real,
        side_missing: !staffing
            && ((requires != Requires::Formal && !columns.real)
                || (requires != Requires::Real && !formal_known)),
    }
}

fn rows_of(world: &World, requirement: &Requirement) -> Vec<Row> {
    scopes(world, requirement).iter().map(|scope| row(world, requirement, scope)).collect()
}

/// How many, or how much, one group of the members comes to.
#[derive(Debug, Clone, Copy)]
struct Tally {
    persons: i128,
    weight: i128,
}

fn tally(members: &[&Member]) -> Tally {
    Tally { persons: members.len() as i128, weight: members.iter().map(|member| member.weight).sum() }
}

fn row(world: &World, requirement: &Requirement, scope: &[String]) -> Row {
    let competences = competences_of(world, requirement);
    let members = members(world, requirement, scope, &competences);
    let level = requirement.level.or(world.plan.standard).unwrap_or(3);
    let requires = requirement.requires.unwrap_or(Requires::Both);
    let judgement = judgement(world, requirement, members.is_empty());
    let by_fte = matches!(requirement.basis, Basis::Fte | Basis::ShareFte);
    let measure = |tally: Tally| if by_fte { tally.weight } else { tally.persons };

    let staffing = competences.is_empty();
    let qualifies =
        |member: &Member, dispensed: bool| staffing || is_qualified(member, requires, level, dispensed);
    let formal: Vec<&Member> = members.iter().filter(|m| m.sides.iter().any(|side| side.formal)).collect();
    let real: Vec<&Member> =
        members.iter().filter(|m| m.sides.iter().any(|side| is_real(side, level))).collect();
    let qualified: Vec<&Member> = members.iter().filter(|m| qualifies(m, true)).collect();
    let unqualified = |group: &[&Member]| group.iter().filter(|m| !qualifies(m, true)).count() as i128;
    let undated = members
        .iter()
        .filter(|m| m.sides.iter().any(|side| side.undated) && !m.sides.iter().any(|side| side.formal))
        .count() as i128;
    let dispensed = qualified.iter().filter(|m| !qualifies(m, false)).count() as i128;

    let everybody: Vec<&Member> = members.iter().collect();
    let all = tally(&everybody);
    let amount = amount_on(requirement, world.on);
    let required = amount.map(|amount| required(requirement.basis, amount, all.persons, all.weight));
    let held = measure(tally(&qualified));
    let assessable = judgement.is_assessable();
    let number = |value: i128| if by_fte { Figure::Fte(value) } else { Figure::Count(value) };
    let gap_to = |held: i128| required.map_or(Figure::Null, |required| number((required - held).max(0)));
    let slack = required.map_or(Figure::Null, |required| slack(&qualified, required, by_fte));
    let vulnerable_at = world.plan.vulnerable_at.unwrap_or(2);
    let vulnerable =
        required.is_some_and(|required| required > 0) && (1..=vulnerable_at).contains(&qualified.len());

    let mut figures = identity(world, requirement, &competences, level);
    figures.push(("in_force", Figure::Flag(amount.is_some())));
    figures.push(("assessable", Figure::Flag(assessable)));
    figures.push(("vulnerable", Figure::Flag(vulnerable && assessable)));
    figures.extend(population(world, requirement, all));
    let mut answers = vec![
        ("required", required.map_or(Figure::Null, number)),
        ("formal", number(measure(tally(&formal)))),
        ("real", number(measure(tally(&real)))),
        ("qualified", number(held)),
        ("gap", gap_to(held)),
        ("gap_formal", gap_to(measure(tally(&formal)))),
        ("gap_real", gap_to(measure(tally(&real)))),
        ("surplus", required.map_or(Figure::Null, |required| number((held - required).max(0)))),
        ("coverage", required.map_or(Figure::Null, |required| coverage(held, required))),
        ("formal_only", Figure::Count(unqualified(&formal))),
        ("real_only", Figure::Count(unqualified(&real))),
        ("undated", Figure::Count(undated)),
        ("dispensations", Figure::Count(dispensed)),
        ("slack", slack),
    ];
    for (key, figure) in &mut answers {
        blank_unknown(key, figure, judgement, staffing, amount.is_some());
    }
    figures.extend(answers);
    Row {
        requirement: requirement.id.clone(),
        unit: (!scope.is_empty()).then(|| scope.join(" / ")),
        category: competences.first().map(|&first| world.plan.competences[first].category),
        figures,
        part: required.filter(|_| assessable).map(|required| Part { fte: by_fte, required, held }),
    }
}

fn is_real(side: &Side, level: u8) -> bool {
    side.level.is_some_and(|held| held >= level)
}

fn is_qualified(member: &Member, requires: Requires, level: u8, dispensations: bool) -> bool {
    let formal = |side: &Side| if dispensations { side.formal } else { side.formal_undispensed };
    member.sides.iter().any(|side| match requires {
        Requires::Formal => formal(side),
        Requires::Real => is_real(side, level),
        Requires::Both => formal(side) && is_real(side, level),
        Requires::Either => formal(side) || is_real(side, level),
    })
}

fn coverage(held: i128, required: i128) -> Figure {
    if required == 0 { Figure::Ratio(1, 1) } else { Figure::Ratio(held.min(required), required) }
}

/// Returns how many must leave, those with most first, before too little is left.
fn slack(qualified: &[&Member], required: i128, by_fte: bool) -> Figure {
    if required == 0 {
        return Figure::Null;
    }
    let mut weights: Vec<i128> = qualified.iter().map(|m| if by_fte { m.weight } else { 1 }).collect();
    weights.sort_unstable();
    let mut gone = 0;
    while weights.iter().sum::<i128>() >= required {
        weights.pop();
        gone += 1;
    }
    Figure::Count(gone)
}

fn identity(
    world: &World,
    requirement: &Requirement,
    competences: &[usize],
    level: u8,
) -> Vec<(&'static str, Figure)> {
    let text = |text: &str| Figure::Text(text.to_owned());
    let staffing = competences.is_empty();
    let category =
        competences.first().map(|&at| world.plan.categories[world.plan.competences[at].category].0.clone());
    let requires = match requirement.requires.unwrap_or(Requires::Both) {
        Requires::Formal => "formal",
        Requires::Real => "real",
        Requires::Both => "both",
        Requires::Either => "either",
    };
    let ids = competences.iter().map(|&at| world.plan.competences[at].id.clone()).collect();
    vec![
        ("category", text(category.as_deref().unwrap_or("bemanning"))),
        ("competences", Figure::Texts(ids)),
        ("positions", Figure::Texts(requirement.positions.clone())),
        ("requires", if staffing { Figure::Null } else { text(requires) }),
        ("level", if staffing { Figure::Null } else { Figure::Count(i128::from(level)) }),
        ("basis", text(basis_name(requirement.basis))),
        ("criticality", Figure::Count(i128::from(requirement.criticality.unwrap_or(3)))),
    ]
}

/// Returns the word for what a requirement counts.
pub fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Persons => "persons",
        Basis::Fte => "fte",
        Basis::SharePersons => "share_persons",
        Basis::ShareFte => "share_fte",
    }
}

/// Returns whom the requirement concerns; not settled where the column that would tell is not there.
fn population(world: &World, requirement: &Requirement, all: Tally) -> Vec<(&'static str, Figure)> {
    let columns = &world.columns;
    let lost = (requirement.unit.is_some() && !columns.units)
        || (!requirement.positions.is_empty() && !columns.positions);
    let unless = |unsettled: bool, figure: Figure| if unsettled { Figure::Any } else { figure };
    vec![
        ("population.persons", unless(lost, Figure::Count(all.persons))),
        ("population.fte", unless(lost || !columns.fractions, Figure::Fte(all.weight))),
    ]
}

/// Takes away the figures that nobody can know.
fn blank_unknown(key: &str, figure: &mut Figure, judgement: Judgement, staffing: bool, in_force: bool) {
    let sided = ["formal", "real", "gap_formal", "gap_real", "formal_only", "real_only"];
    if judgement.impossible || (staffing && sided.contains(&key)) {
        *figure = Figure::Null;
        return;
    }
    if staffing {
        if matches!(key, "undated" | "dispensations") {
            *figure = Figure::NoneOrNull;
        }
        return;
    }
    let (no_formal, no_real) = (!judgement.formal_known, !judgement.real_known);
    let settled = match key {
        "required" => true,
        "formal" | "gap_formal" => !no_formal,
        "real" | "gap_real" => !no_real,
        "undated" => !no_formal,
        "formal_only" => !no_formal && !judgement.side_missing,
        "real_only" => !no_real && !judgement.side_missing,
        _ => !judgement.side_missing,
    };
    if !settled {
        *figure = if matches!(key, "undated") { Figure::NoneOrNull } else { Figure::Null };
    } else if key == "dispensations" && no_formal {
        *figure = Figure::NoneOrNull;
    } else if !in_force && judgement.side_missing && key == "slack" {
        *figure = Figure::Null;
    } else if (no_formal && key == "real_only") || (no_real && key == "formal_only") {
        // Nobody has this side alone where only this side is asked for.
        *figure = Figure::NoneOrNull;
    }
}

fn categories(world: &World, rows: &[Row]) -> Vec<CategorySum> {
    let mut sums: Vec<CategorySum> = world
        .plan
        .categories
        .iter()
        .enumerate()
        .map(|(at, (id, _))| category_sum(id, rows.iter().filter(|row| row.category == Some(at))))
        .collect();
    if rows.iter().any(|row| row.category.is_none()) {
        let mut staffing = category_sum("bemanning", rows.iter().filter(|row| row.category.is_none()));
        staffing.optional = staffing.figures[0].1 == Figure::Count(0);
        sums.push(staffing);
    }
    sums
}

fn category_sum<'a>(id: &str, rows: impl Iterator<Item = &'a Row>) -> CategorySum {
    let parts: Vec<Part> = rows.filter_map(|row| row.part).collect();
    let met = parts.iter().filter(|part| part.held >= part.required).count() as i128;
    let required = |by_fte: bool| parts.iter().filter(|p| p.fte == by_fte).map(|p| p.required).sum::<i128>();
    let covered =
        |by_fte: bool| parts.iter().filter(|p| p.fte == by_fte).map(|p| p.held.min(p.required)).sum::<i128>();
    let figures = vec![
        ("requirements", Figure::Count(parts.len() as i128)),
        ("met", Figure::Count(met)),
        ("persons.required", Figure::Count(required(false))),
        ("persons.covered", Figure::Count(covered(false))),
        ("persons.gap", Figure::Count(required(false) - covered(false))),
        ("persons.coverage", coverage(covered(false), required(false))),
        ("fte.required", Figure::Fte(required(true))),
        ("fte.covered", Figure::Fte(covered(true))),
        ("fte.gap", Figure::Fte(required(true) - covered(true))),
        ("fte.coverage", coverage(covered(true), required(true))),
    ];
    CategorySum { id: id.to_owned(), figures, optional: false }
}

fn register(world: &World) -> Vec<(&'static str, Figure)> {
    let (mut persons, mut weight, mut on_call, mut unknown) = (0, 0, 0, 0);
    for person in &world.people {
        let employments = counting(world, person);
        let counts = employments.iter().any(|employment| employment.size != Some(0));
        persons += i128::from(counts);
        on_call += i128::from(!counts && !employments.is_empty());
        weight += employments.iter().filter_map(|employment| employment.size).map(fte).sum::<i128>();
        unknown += employments.iter().filter(|employment| employment.size.is_none()).count() as i128;
    }
    let sized = world.columns.fractions;
    vec![
        ("persons", Figure::Count(persons)),
        ("fte", if sized { Figure::Fte(weight) } else { Figure::Any }),
        ("on_call", Figure::Count(on_call)),
        ("unknown_fractions", if sized { Figure::Count(unknown) } else { Figure::Any }),
    ]
}
