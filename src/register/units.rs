//! Which unit lies above which: found from the register, or told by the plan.

use super::draft::Drafts;
use crate::model::name::{better, folded};
use crate::model::plan::PlannedUnit;
use crate::model::unit::{TreeBuilder, UnitId, UnitTree};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A name of a unit, with the rank of its column: 0 is the highest.
type Step<'d> = (usize, &'d str);

/// What the units of a register are found to be.
pub(super) struct Units {
    /// The tree.
    pub tree: UnitTree,
    /// The unit of each number in [`Drafts::unit_cells`].
    pub of_cells: Vec<UnitId>,
    /// The headings of the unit columns, highest first.
    pub headings: Vec<String>,
}

/// Returns the units, as the register, the plan and the user tell.
pub(super) fn build(drafts: &Drafts, planned: &[PlannedUnit], told_order: bool) -> Units {
    let mut builder = TreeBuilder::default();
    declare(&mut builder, planned);
    let names = UnitNames::of(drafts, planned);
    let order = if told_order { told(drafts) } else { order(drafts, &names, planned) };
    let paths = paths(drafts, &names, &order);
    let parents = usual_parents(&paths);
    let nodes: Vec<usize> = paths.iter().map(|path| place(&mut builder, path, &parents)).collect();
    let (tree, ids) = builder.build();
    Units {
        tree,
        of_cells: nodes.into_iter().map(|node| ids[node]).collect(),
        headings: order.into_iter().map(|kind| drafts.unit_headings[kind as usize].clone()).collect(),
    }
}

/// Adds the plan's units.
fn declare(builder: &mut TreeBuilder, planned: &[PlannedUnit]) {
    let mut nodes: Vec<usize> = Vec::new();
    for unit in planned {
        let parent = unit.parent.map_or(TreeBuilder::TOP, |parent| nodes[parent]);
        let node = builder.add(parent, &unit.name, true);
        for alias in &unit.aliases {
            builder.alias(node, alias);
        }
        nodes.push(node);
    }
}

/// The names of units, each way to write one and each alias as one name.
struct UnitNames<'d> {
    /// For each text, the name that it stands for.
    names: Vec<&'d str>,
}

impl<'d> UnitNames<'d> {
    fn of(drafts: &'d Drafts, planned: &'d [PlannedUnit]) -> Self {
        let mut known: HashMap<String, &'d str> = HashMap::new();
        for unit in planned {
            known.entry(folded(&unit.name)).or_insert(&unit.name);
        }
        for unit in planned {
            for alias in &unit.aliases {
                known.entry(folded(alias)).or_insert(&unit.name);
            }
        }
        let texts: Vec<&'d str> = drafts.texts.iter().collect();
        let mut written: HashMap<String, &'d str> = HashMap::new();
        for text in &texts {
            written.entry(folded(text)).and_modify(|known| *known = better(known, text)).or_insert(text);
        }
        let name = |text: &&'d str| {
            let key = folded(text);
            known.get(&key).or_else(|| written.get(&key)).copied().unwrap_or(text)
        };
        Self { names: texts.iter().map(name).collect() }
    }

    fn get(&self, text: u32) -> &'d str {
        self.names[text as usize]
    }
}

/// Returns each distinct set of unit cells as steps from the top down.
fn paths<'d>(drafts: &'d Drafts, names: &UnitNames<'d>, order: &[u32]) -> Vec<Vec<Step<'d>>> {
    let rank: BTreeMap<u32, usize> = order.iter().enumerate().map(|(rank, kind)| (*kind, rank)).collect();
    drafts
        .unit_cells
        .iter()
        .map(|cells| {
            let mut steps: Vec<Step<'_>> =
                cells.iter().map(|(kind, name)| (rank[kind], names.get(*name))).collect();
            steps.sort_by_key(|(rank, _)| *rank);
            // Who works for a whole department often has its name in the column of units too.
            steps.dedup_by(|below, above| below.1 == above.1);
            steps
        })
        .collect()
}

/// Returns the kinds in the order that the user told: their names are their places.
fn told(drafts: &Drafts) -> Vec<u32> {
    let mut kinds: Vec<u32> = (0..drafts.unit_kinds.len() as u32).collect();
    kinds.sort_by_key(|kind| &drafts.unit_kinds[*kind as usize]);
    kinds
}

/// Returns the kinds of unit, highest first: the one above is the one of which every unit below has just one.
///
/// Where both orders fit, the plan's units decide, else the one that came first in the table.
fn order(drafts: &Drafts, names: &UnitNames<'_>, planned: &[PlannedUnit]) -> Vec<u32> {
    let kinds = drafts.unit_kinds.len() as u32;
    let pairs = Pairs::of(drafts, names);
    let above = |kind: u32| {
        (0..kinds).filter(|other| *other != kind && pairs.is_above(kind, *other, planned)).count()
    };
    let mut order: Vec<(usize, u32)> = (0..kinds).map(|kind| (above(kind), kind)).collect();
    order.sort_by_key(|(count, kind)| (std::cmp::Reverse(*count), *kind));
    order.into_iter().map(|(_, kind)| kind).collect()
}

/// Which names of two kinds stand together.
struct Pairs<'d>(BTreeMap<(u32, u32), BTreeSet<(&'d str, &'d str)>>);

impl<'d> Pairs<'d> {
    fn of(drafts: &Drafts, names: &UnitNames<'d>) -> Self {
        let mut pairs: BTreeMap<(u32, u32), BTreeSet<(&str, &str)>> = BTreeMap::new();
        for cells in &drafts.unit_cells {
            for (kind, name) in cells {
                for (other, other_name) in cells.iter().filter(|(other, _)| other != kind) {
                    pairs
                        .entry((*kind, *other))
                        .or_default()
                        .insert((names.get(*name), names.get(*other_name)));
                }
            }
        }
        Self(pairs)
    }

    fn is_above(&self, kind: u32, other: u32, planned: &[PlannedUnit]) -> bool {
        let Some(together) = self.0.get(&(kind, other)) else { return kind < other };
        // How many units would have more than one unit above them, in either order.
        let lower: BTreeSet<&str> = together.iter().map(|(_, below)| *below).collect();
        let upper: BTreeSet<&str> = together.iter().map(|(above, _)| *above).collect();
        let torn_below = together.len() - lower.len();
        let torn_above = together.len() - upper.len();
        if torn_below != torn_above {
            return torn_below < torn_above;
        }
        let forth = together.iter().any(|(a, b)| planned_above(planned, a, b));
        let back = together.iter().any(|(a, b)| planned_above(planned, b, a));
        if forth == back { kind < other } else { forth }
    }
}

/// Tells whether the plan has a unit of the one name above a unit of the other.
fn planned_above(planned: &[PlannedUnit], above: &str, below: &str) -> bool {
    let is = |unit: &PlannedUnit, name: &str| {
        std::iter::once(&unit.name).chain(&unit.aliases).any(|known| folded(known) == folded(name))
    };
    planned.iter().filter(|unit| is(unit, below)).any(|unit| {
        std::iter::successors(unit.parent, |parent| planned[*parent].parent)
            .any(|parent| is(&planned[parent], above))
    })
}

/// For each unit that stands below just one other, what is above it: for rows that leave the upper unit blank.
type Parents<'d> = BTreeMap<(usize, String), Vec<Step<'d>>>;

fn usual_parents<'d>(paths: &[Vec<Step<'d>>]) -> Parents<'d> {
    let mut parents: BTreeMap<(usize, String), BTreeSet<Vec<Step<'d>>>> = BTreeMap::new();
    for path in paths.iter().filter(|path| path.len() > 1) {
        for at in 1..path.len() {
            let (rank, name) = path[at];
            parents.entry((rank, folded(name))).or_default().insert(path[..at].to_vec());
        }
    }
    parents
        .into_iter()
        .filter(|(_, above)| above.len() == 1)
        .filter_map(|(unit, above)| Some((unit, above.into_iter().next()?)))
        .collect()
}

/// Returns the node of a path, in the plan's tree where it fits there, else added.
fn place(builder: &mut TreeBuilder, path: &[Step<'_>], parents: &Parents<'_>) -> usize {
    let above = path.first().and_then(|(rank, name)| {
        let planned = builder.only_planned_below(TreeBuilder::TOP, name).is_some();
        parents.get(&(*rank, folded(name))).filter(|_| !planned)
    });
    let steps = above.into_iter().flatten().chain(path);
    steps.fold(TreeBuilder::TOP, |above, (_, name)| {
        builder
            .child(above, name)
            .or_else(|| builder.only_planned_below(above, name))
            .unwrap_or_else(|| builder.add(above, name, false))
    })
}
