//! Leaves out what cannot matter: limits that cannot be met, options that another beats, and who is alike.

use super::{Candidate, Problem, Row};
use std::collections::BTreeMap;

/// More options than this of one group are not all held against each other, only against those alike.
const COMPARED: usize = 400;

/// An option, by the rows of the reduced problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Choosable {
    /// What it costs.
    pub cost: u32,
    /// By how much each row rises or falls.
    pub effect: Vec<(u32, i64)>,
}

/// Groups that have the same to choose from.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// What there is to choose from.
    pub options: Vec<Choosable>,
    /// Each group, with the place of each option among its own.
    pub members: Vec<(usize, Vec<usize>)>,
}

/// A problem of which only what matters is left.
#[derive(Debug, Clone)]
pub(super) struct Reduced {
    /// The rows.
    pub rows: Vec<Row>,
    /// The classes, in the order of their first groups.
    pub classes: Vec<Class>,
}

impl Reduced {
    /// Returns what matters of a problem.
    pub fn of(problem: &Problem) -> Self {
        let mut groups: Vec<Vec<(usize, Candidate)>> =
            problem.groups.iter().map(|group| group.iter().cloned().enumerate().collect()).collect();
        let mut before = usize::MAX;
        loop {
            let matters = rows_that_matter(&problem.rows, &groups);
            for group in &mut groups {
                lessen(group, &matters);
            }
            let left = groups.iter().flatten().map(|(_, option)| option.effect.len() + 1).sum();
            if left == before {
                break;
            }
            before = left;
        }
        Self { rows: problem.rows.clone(), classes: classes(groups) }
    }

    /// Returns how many effects there are to look at.
    pub fn size(&self) -> u64 {
        let of_class =
            |class: &Class| class.options.iter().map(|option| option.effect.len() + 1).sum::<usize>();
        self.classes.iter().map(|class| of_class(class) as u64).sum()
    }
}

/// Tells of each row whether it is worth anything, or could fall too far.
fn rows_that_matter(rows: &[Row], groups: &[Vec<(usize, Candidate)>]) -> Vec<bool> {
    let mut lowest = vec![0i64; rows.len()];
    for group in groups {
        let mut worst: BTreeMap<u32, i64> = BTreeMap::new();
        for (row, change) in
            group.iter().flat_map(|(_, option)| &option.effect).filter(|(_, change)| *change < 0)
        {
            let known = worst.entry(*row).or_insert(0);
            *known = (*known).min(*change);
        }
        for (row, change) in worst {
            lowest[row as usize] += change;
        }
    }
    rows.iter().zip(lowest).map(|(row, lowest)| row.worth > 0 || lowest < -row.slack).collect()
}

/// Leaves out of a group's options what does not matter, and those that another, or taking none, beats.
fn lessen(group: &mut Vec<(usize, Candidate)>, matters: &[bool]) {
    for (_, option) in group.iter_mut() {
        option.effect.retain(|(row, _)| matters[*row as usize]);
    }
    group.retain(|(_, option)| option.effect.iter().any(|(_, change)| *change > 0));
    let mut seen: BTreeMap<Vec<(u32, i64)>, u32> = BTreeMap::new();
    for (_, option) in group.iter() {
        let cheapest = seen.entry(option.effect.clone()).or_insert(option.cost);
        *cheapest = (*cheapest).min(option.cost);
    }
    group.retain(|(_, option)| match seen.get(&option.effect) {
        Some(cost) if *cost == option.cost => {
            seen.remove(&option.effect);
            true
        }
        _ => false,
    });
    if group.len() > COMPARED {
        return;
    }
    let beaten: Vec<bool> =
        group.iter().map(|(_, option)| group.iter().any(|(_, other)| beats(other, option))).collect();
    let mut beaten = beaten.into_iter();
    group.retain(|_| !beaten.next().unwrap_or(false));
}

/// Tells whether an option does at least as much on every row, at no higher cost; the same at the same cost does not.
fn beats(other: &Candidate, option: &Candidate) -> bool {
    if other.cost > option.cost || other == option {
        return false;
    }
    let (mut a, mut b) = (other.effect.iter().peekable(), option.effect.iter().peekable());
    loop {
        let (more, less) = match (a.peek(), b.peek()) {
            (None, None) => return true,
            (Some((_, change)), None) => (*change, 0),
            (None, Some((_, change))) => (0, *change),
            (Some((row, change)), Some((other_row, other_change))) => match row.cmp(other_row) {
                std::cmp::Ordering::Less => (*change, 0),
                std::cmp::Ordering::Greater => (0, *other_change),
                std::cmp::Ordering::Equal => (*change, *other_change),
            },
        };
        if more < less {
            return false;
        }
        let row = a.peek().map_or(u32::MAX, |(row, _)| *row).min(b.peek().map_or(u32::MAX, |(row, _)| *row));
        a.next_if(|(known, _)| *known == row);
        b.next_if(|(known, _)| *known == row);
    }
}

/// Puts groups together that have the same to choose from.
fn classes(groups: Vec<Vec<(usize, Candidate)>>) -> Vec<Class> {
    let mut places: BTreeMap<Vec<Choosable>, usize> = BTreeMap::new();
    let mut classes: Vec<Class> = Vec::new();
    for (at, mut group) in groups.into_iter().enumerate().filter(|(_, group)| !group.is_empty()) {
        group.sort_by(|(place, a), (other, b)| (a.cost, &a.effect, place).cmp(&(b.cost, &b.effect, other)));
        let origins = group.iter().map(|(place, _)| *place).collect();
        let options: Vec<Choosable> = group
            .into_iter()
            .map(|(_, option)| Choosable { cost: option.cost, effect: option.effect })
            .collect();
        let place = *places.entry(options.clone()).or_insert(classes.len());
        if place == classes.len() {
            classes.push(Class { options, members: Vec::new() });
        }
        classes[place].members.push((at, origins));
    }
    classes
}
