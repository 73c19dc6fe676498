//! A plan to start from, out of a register: its units, positions and competences, and how many there are of each.
//!
//! Aggregates only: nobody's name or id is in it.

mod category;
mod form;
mod grouping;
mod ids;
mod profession;
mod tally;

pub use category::Kind;

use super::scope;
use super::workforce::{Populations, RowAccount, Workforce};
use crate::finding::{Code, Finding, hide_national_ids};
use crate::model::collation::Alphabet;
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::plan::Exclusions;
use crate::model::register::{Knows, Position, Register};
use crate::model::unit::{BETWEEN, UnitId, UnitTree};
use grouping::Group;
use std::collections::HashMap;
use tally::{Tallies, Tally};

/// What a register gives a plan to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The day that it is counted on.
    pub date: Date,
    /// The names of the files that the register was read from, without their folders.
    pub files: Vec<String>,
    /// How many persons count on the day.
    pub persons: u64,
    /// The units where somebody is employed, each after the one that it is below.
    pub units: Vec<DraftUnit>,
    /// Paths of the units where nobody is.
    pub deserted: Vec<String>,
    /// The positions that somebody has, the commonest first.
    pub positions: Vec<DraftPosition>,
    /// The competences, by category and then in alphabetical order.
    pub competences: Vec<DraftCompetence>,
    /// Professions that positions name, and no competence does.
    pub professions: Vec<Profession>,
    /// A requirement that can be judged at once.
    pub first: First,
    /// How the rows are accounted for.
    pub rows: RowAccount,
}

/// A unit of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftUnit {
    /// Its name.
    pub name: String,
    /// What a plan calls the unit that it is below: a name where that is enough, else a path.
    pub under: Option<String>,
    /// Whether a plan can say where it is: not below a unit with the mark of paths in its name.
    pub can_be_placed: bool,
    /// How many persons count there and below it.
    pub persons: u64,
}

/// A position of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPosition {
    /// Its title and code.
    pub position: Position,
    /// How many persons count in it.
    pub persons: u64,
}

/// A competence of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftCompetence {
    /// An id that no other competence has for an id or a name.
    pub id: String,
    /// The commonest of its names.
    pub name: String,
    /// The category that the name tells, or basic.
    pub kind: Kind,
    /// Other names that surely are of the same competence.
    pub aliases: Vec<String>,
    /// Names of competences that may be the same.
    pub like: Vec<String>,
    /// The title of a position of the same name, which may give it formally.
    pub title: Option<String>,
    /// How many hold it formally.
    pub formal: u64,
    /// How many are assessed at the standard level or above.
    pub independent: u64,
    /// Which side a requirement can ask for.
    pub side: Side,
    /// How many have that side, really at the standard level or above.
    pub held: u64,
}

/// A profession that the register knows by titles of positions alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profession {
    /// An id that no competence has for an id or a name.
    pub id: String,
    /// The title.
    pub title: String,
    /// How many persons count in positions of the title.
    pub persons: u64,
}

/// A side of a competence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The formal side.
    Formal,
    /// The real side.
    Real,
}

/// A requirement that can be judged at once: that there be no fewer than today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Of the competence that most people have: its place in [`Draft::competences`].
    Commonest(usize),
    /// Of people, where nobody has any competence.
    Staffing,
}

/// Drafts a plan from a register on a date.
///
/// # Errors
/// A finding, where nobody is employed on the date.
pub fn draft(date: Date, register: &Register) -> Result<Draft, Vec<Finding>> {
    let force = Workforce::on(date, register, &Exclusions::default());
    if force.is_empty() {
        return Err(vec![Finding::new(Code::NobodyEmployed).seen(date.to_string())]);
    }
    let populations = Populations::of(&force, &register.units, None);
    let judged = scope::judged(&register.units, &force);
    let positions = positions(register, &force);
    let tallies = Tallies::on(date, register, &force);
    let (competences, professions) = competences(&tallies, register, &positions);
    Ok(Draft {
        date,
        files: files(register),
        persons: populations.persons(UnitId::EVERYTHING),
        units: units(&register.units, &judged, &populations),
        deserted: deserted(&register.units, &judged),
        positions,
        professions,
        first: first(&competences),
        competences,
        rows: force.rows,
    })
}

/// Returns text as a plan can have it: on one line, and without anybody's fødselsnummer.
fn tidy(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    hide_national_ids(&spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn files(register: &Register) -> Vec<String> {
    let base = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let mut files: Vec<String> = register.tables.iter().map(|table| base(&table.file)).collect();
    files.sort();
    files.dedup();
    files
}

fn units(tree: &UnitTree, judged: &[bool], populations: &Populations) -> Vec<DraftUnit> {
    let mut named: HashMap<String, usize> = HashMap::new();
    for unit in tree.ids().filter(|unit| judged[unit.index()]) {
        *named.entry(folded(&tree.get(unit).name)).or_default() += 1;
    }
    let under = |parent: UnitId| match named.get(&folded(&tree.get(parent).name)) {
        Some(1) => tidy(&tree.get(parent).name),
        _ => path(tree, parent),
    };
    tree.ids()
        .filter(|unit| judged[unit.index()])
        .map(|unit| {
            let parent = tree.get(unit).parent.filter(|parent| *parent != UnitId::EVERYTHING);
            let marked = |above: UnitId| tidy(&tree.get(above).name).contains(BETWEEN);
            DraftUnit {
                name: tidy(&tree.get(unit).name),
                under: parent.map(under),
                can_be_placed: !tree.upwards(unit).skip(1).any(marked),
                persons: populations.persons(unit),
            }
        })
        .collect()
}

fn path(tree: &UnitTree, unit: UnitId) -> String {
    tree.names(unit).into_iter().map(tidy).collect::<Vec<_>>().join(BETWEEN)
}

/// Returns the units where nobody is, the highest of each branch.
fn deserted(tree: &UnitTree, judged: &[bool]) -> Vec<String> {
    let is_highest = |unit: &UnitId| {
        !judged[unit.index()] && tree.get(*unit).parent.is_none_or(|parent| judged[parent.index()])
    };
    tree.ids().filter(is_highest).map(|unit| path(tree, unit)).collect()
}

/// Returns the positions that persons who count have, the commonest first.
fn positions(register: &Register, force: &Workforce<'_>) -> Vec<DraftPosition> {
    let mut held: Vec<_> =
        force.presences().filter_map(|presence| Some((presence.position?, presence.person))).collect();
    held.sort_unstable();
    held.dedup();
    let mut positions: Vec<DraftPosition> = held
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| {
            let Position { title, code } = &register.positions[group[0].0.index()];
            let position = Position { title: tidy(title), code: tidy(code) };
            DraftPosition { position, persons: group.len() as u64 }
        })
        .collect();
    let alphabet = Alphabet::default();
    positions.sort_by(|a, b| {
        let title = || alphabet.compare(&a.position.title, &b.position.title);
        b.persons.cmp(&a.persons).then_with(title).then_with(|| a.position.code.cmp(&b.position.code))
    });
    positions
}

/// Returns the competences, names of the same one put together, and the professions that none of them is.
fn competences(
    tallies: &Tallies,
    register: &Register,
    positions: &[DraftPosition],
) -> (Vec<DraftCompetence>, Vec<Profession>) {
    let mut names: Vec<String> = register.competence_names.iter().map(|name| tidy(name)).collect();
    let mut groups = grouping::group(&names, &tallies.holders());
    let count = groups.len();
    let titles = profession::named_by_titles_alone(positions, &names);
    for (title, _) in &titles {
        groups.push(Group { members: vec![names.len()], kind: Kind::Professional, like: Vec::new() });
        names.push(title.clone());
    }
    let mut ids = ids::give(&groups, &names);
    let of_titles = ids.split_off(count).into_iter().zip(titles);
    let professions = of_titles.map(|(id, (title, persons))| Profession { id, title, persons }).collect();
    let mut competences: Vec<DraftCompetence> = groups
        .iter()
        .zip(ids)
        .map(|(group, id)| {
            competence(group, id, &names, tallies.of(&group.members), register.knows, positions)
        })
        .collect();
    let alphabet = Alphabet::default();
    competences.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| alphabet.compare(&a.name, &b.name)));
    (competences, professions)
}

fn competence(
    group: &Group,
    id: String,
    names: &[String],
    tally: Tally,
    knows: Knows,
    positions: &[DraftPosition],
) -> DraftCompetence {
    let real = knows.real && (!knows.formal || tally.formal == 0 && tally.independent > 0);
    let (side, held) = if real { (Side::Real, tally.independent) } else { (Side::Formal, tally.formal) };
    let name = names[group.head()].clone();
    DraftCompetence {
        id,
        kind: group.kind,
        aliases: group.members[1..].iter().map(|member| names[*member].clone()).collect(),
        like: group.like.iter().map(|other| names[*other].clone()).collect(),
        title: profession::title_of(&name, positions),
        name,
        formal: tally.formal,
        independent: tally.independent,
        side,
        held,
    }
}

/// Returns the requirement to start from: of what most people have, so that its figures are easily known again.
fn first(competences: &[DraftCompetence]) -> First {
    let most = competences.iter().map(|competence| competence.held).max().unwrap_or_default();
    let commonest = competences.iter().position(|competence| competence.held == most && most > 0);
    commonest.map_or(First::Staffing, First::Commonest)
}
