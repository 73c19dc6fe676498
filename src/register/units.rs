//! Which unit lies above which: found from the register, or told by the plan.

use super::draft::Drafts;
use super::own::FILE;
use crate::finding::{Code, Finding};
use crate::model::name::{better, folded, nearest};
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
    /// Units of the plan that have no place.
    pub findings: Vec<Finding>,
}

/// Returns the units, as the register, the plan and the user tell.
pub(super) fn build(drafts: &Drafts, planned: &[PlannedUnit], told_order: bool) -> Units {
    let names = UnitNames::of(drafts, planned);
    let order = if told_order { told(drafts) } else { order(drafts, &names, planned) };
    let paths = paths(drafts, &names, &order);
    let has_files = order.first().is_some_and(|kind| drafts.unit_kinds[*kind as usize] == FILE);
    let paths: Vec<FilePath<'_>> = paths.iter().map(|path| file_path(path, has_files)).collect();
    let parents = parents_by_file(&paths);
    let mut builder = TreeBuilder::default();
    let nodes: Vec<usize> = paths
        .iter()
        .map(|(file, path)| {
            let names = whole_path(path, &parents[file], planned);
            file.iter().copied().chain(names).fold(TreeBuilder::TOP, |above, name| builder.add(above, name))
        })
        .collect();
    let mut findings = declare(&mut builder, planned);
    if drafts.unit_kinds.is_empty() {
        // A register without units cannot tell what the plan means.
        findings.clear();
    }
    let (tree, ids) = builder.build();
    Units {
        tree,
        of_cells: nodes.into_iter().map(|node| ids[node]).collect(),
        headings: order.into_iter().map(|kind| drafts.unit_headings[kind as usize].clone()).collect(),
        findings,
    }
}

/// Adds the plan's units to those of the register, each where the plan has it.
///
/// One that the plan leaves at the top is the register's unit of that name, where there is just one.
fn declare(builder: &mut TreeBuilder, planned: &[PlannedUnit]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut nodes: Vec<usize> = Vec::with_capacity(planned.len());
    for unit in planned {
        let known = builder.find(&unit.name);
        let node = match (unit.parent, &unit.under) {
            (Some(parent), _) => builder.add(nodes[parent], &unit.name),
            (None, Some(under)) => {
                let parent = above(builder, unit, under, &mut findings);
                builder.add(parent, &unit.name)
            }
            (None, None) if known.len() == 1 => known[0],
            (None, None) => builder.add(TreeBuilder::TOP, &unit.name),
        };
        builder.declare(node, &unit.name);
        for alias in &unit.aliases {
            builder.alias(node, alias);
        }
        nodes.push(node);
    }
    findings
}

/// Returns the register's unit that the plan puts another below; the top, with a finding, where there is not just one.
fn above(builder: &TreeBuilder, unit: &PlannedUnit, under: &str, findings: &mut Vec<Finding>) -> usize {
    let found = builder.find(under);
    let finding = |code: Code| Finding::new(code).at(unit.under_origin.clone()).seen(under);
    match found[..] {
        [one] => return one,
        [] => findings.push(finding(Code::PlanUnitUnknown).expected(nearest(under, builder.names()))),
        _ => findings.push(finding(Code::PlanUnitAmbiguous)),
    }
    TreeBuilder::TOP
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

/// Returns the kinds in the order that the user told: their names are their places, and files have none and are first.
fn told(drafts: &Drafts) -> Vec<u32> {
    let mut kinds: Vec<u32> = (0..drafts.unit_kinds.len() as u32).collect();
    kinds.sort_by_key(|kind| &drafts.unit_kinds[*kind as usize]);
    kinds
}

/// Returns the kinds of unit, highest first: the one above is the one of which every unit below has just one.
///
/// Where the plan's units tell, they decide; where the register does not show it, the one that came first in the table.
fn order(drafts: &Drafts, names: &UnitNames<'_>, planned: &[PlannedUnit]) -> Vec<u32> {
    let kinds = drafts.unit_kinds.len() as u32;
    let pairs = Pairs::of(drafts, names);
    let is_file = |kind: u32| drafts.unit_kinds[kind as usize] == FILE;
    let above = |kind: u32| {
        let others = (0..kinds).filter(|other| *other != kind && !is_file(*other));
        others.filter(|other| pairs.is_above(kind, *other, planned)).count()
    };
    let mut order: Vec<(usize, u32)> = (0..kinds).map(|kind| (above(kind), kind)).collect();
    order.sort_by_key(|(count, kind)| (!is_file(*kind), std::cmp::Reverse(*count), *kind));
    order.into_iter().map(|(_, kind)| kind).collect()
}

/// A name, with the file whose own it is, where files have units of their own.
type Named<'d> = (Option<u32>, &'d str);

/// Which names of two kinds stand together.
struct Pairs<'d>(BTreeMap<(u32, u32), BTreeSet<(Named<'d>, Named<'d>)>>);

impl<'d> Pairs<'d> {
    fn of(drafts: &Drafts, names: &UnitNames<'d>) -> Self {
        let mut pairs: BTreeMap<(u32, u32), BTreeSet<(Named<'d>, Named<'d>)>> = BTreeMap::new();
        for cells in &drafts.unit_cells {
            let is_file = |(kind, _): &&(u32, u32)| drafts.unit_kinds[*kind as usize] == FILE;
            let file = cells.iter().find(is_file).map(|(_, name)| *name);
            for (kind, name) in cells {
                for (other, other_name) in cells.iter().filter(|(other, _)| other != kind) {
                    pairs
                        .entry((*kind, *other))
                        .or_default()
                        .insert(((file, names.get(*name)), (file, names.get(*other_name))));
                }
            }
        }
        Self(pairs)
    }

    fn is_above(&self, kind: u32, other: u32, planned: &[PlannedUnit]) -> bool {
        let Some(together) = self.0.get(&(kind, other)) else { return kind < other };
        // How many units would have more than one unit above them, in either order.
        let lower: BTreeSet<Named<'_>> = together.iter().map(|(_, below)| *below).collect();
        let upper: BTreeSet<Named<'_>> = together.iter().map(|(above, _)| *above).collect();
        let torn_below = together.len() - lower.len();
        let torn_above = together.len() - upper.len();
        let forth = together.iter().any(|((_, a), (_, b))| planned_above(planned, a, b));
        let back = together.iter().any(|((_, a), (_, b))| planned_above(planned, b, a));
        if forth != back {
            return forth;
        }
        if is_clear(torn_below, torn_above) { torn_below < torn_above } else { kind < other }
    }
}

/// Tells whether the register shows which of two kinds is above: one order tears nothing, or far less than the other.
fn is_clear(torn: usize, other: usize) -> bool {
    const FAR_LESS: usize = 3;
    let (less, more) = (torn.min(other), torn.max(other));
    more > 0 && less * FAR_LESS <= more
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

/// The file that a path is of, where files have units of their own, and the path below it.
type FilePath<'p> = (Option<&'p str>, &'p [Step<'p>]);

fn file_path<'p>(path: &'p [Step<'p>], has_files: bool) -> FilePath<'p> {
    match path {
        [(0, file), below @ ..] if has_files => (Some(file), below),
        _ => (None, path),
    }
}

/// Returns the usual parents in each file: what is below one in one of them may be below another in the next.
fn parents_by_file<'p>(paths: &[FilePath<'p>]) -> BTreeMap<Option<&'p str>, Parents<'p>> {
    let mut by_file: BTreeMap<Option<&str>, Vec<&[Step<'_>]>> = BTreeMap::new();
    for (file, path) in paths {
        by_file.entry(*file).or_default().push(path);
    }
    by_file.into_iter().map(|(file, paths)| (file, usual_parents(&paths))).collect()
}

fn usual_parents<'d>(paths: &[&[Step<'d>]]) -> Parents<'d> {
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

/// Returns a path with what stands above its first unit, and with units of the plan that it leaves out.
fn whole_path<'n>(path: &[Step<'n>], parents: &Parents<'n>, planned: &'n [PlannedUnit]) -> Vec<&'n str> {
    let head = path.first().and_then(|(_, name)| only(planned, name, |_| true));
    let above_head = path.first().and_then(|(rank, name)| parents.get(&(*rank, folded(name))));
    let above_head = above_head.filter(|_| head.is_none_or(|unit| planned[unit].parent.is_none()));
    let mut names: Vec<&str> = Vec::new();
    let mut last: Option<usize> = None;
    for (_, name) in above_head.into_iter().flatten().chain(path) {
        let unit = match last {
            Some(last) => only(planned, name, |unit| ancestors(planned, unit).any(|above| above == last)),
            None if names.is_empty() => only(planned, name, |_| true),
            None => None,
        };
        if let Some(unit) = unit {
            let passed = ancestors(planned, unit).take_while(|above| Some(*above) != last);
            let mut passed: Vec<&str> = passed.map(|above| planned[above].name.as_str()).collect();
            passed.reverse();
            names.extend(passed);
        }
        names.push(name);
        last = unit;
    }
    names
}

/// Returns the plan's unit of a name that fits, where there is just one.
fn only(planned: &[PlannedUnit], name: &str, fits: impl Fn(usize) -> bool) -> Option<usize> {
    if planned.is_empty() {
        return None;
    }
    let key = folded(name);
    let mut found = (0..planned.len()).filter(|unit| folded(&planned[*unit].name) == key && fits(*unit));
    found.next().filter(|_| found.next().is_none())
}

/// Returns the plan's units above one, nearest first.
fn ancestors(planned: &[PlannedUnit], unit: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(planned[unit].parent, |parent| planned[*parent].parent)
}
