//! Units as a tree, numbered so that a unit and all below it are a range.

use super::collation::Alphabet;
use super::name::folded;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;

/// What stands between the names of a path.
pub const BETWEEN: &str = " / ";

/// Compares paths name by name, those above before those below, and everything first.
pub fn compare_paths(a: Option<&str>, b: Option<&str>, alphabet: &Alphabet) -> Ordering {
    let names = |path: Option<&str>| -> Vec<String> {
        path.map(|path| path.split(BETWEEN).map(str::to_owned).collect()).unwrap_or_default()
    };
    let (a, b) = (names(a), names(b));
    let differing = a.iter().zip(&b).map(|(a, b)| alphabet.compare(a, b)).find(|order| order.is_ne());
    differing.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// A unit, by its place in [`UnitTree`]; parents come before their children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

impl UnitId {
    /// Everything: the whole register, as a rule a municipality.
    pub const EVERYTHING: UnitId = UnitId(0);

    /// Returns the place in the tree.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its name; empty for everything.
    pub name: String,
    /// The unit that it is below; none for everything.
    pub parent: Option<UnitId>,
    /// Whether the plan declares it.
    pub planned: bool,
    end: u32,
}

/// All units, each before those below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitTree {
    units: Vec<Unit>,
    aliases: HashMap<String, Vec<UnitId>>,
}

/// Why a unit's name or path stands for no one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoUnit {
    /// There is none by that name.
    Unknown,
    /// There are several: these.
    Several(Vec<UnitId>),
}

impl UnitTree {
    /// Returns how many there are, everything included.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Tells whether there is nothing but everything.
    pub fn is_empty(&self) -> bool {
        self.units.len() == 1
    }

    /// Returns every unit but everything, each before those below it.
    pub fn ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (1..self.units.len() as u32).map(UnitId)
    }

    /// Returns a unit.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// Returns the places of a unit and of all below it.
    pub fn subtree(&self, id: UnitId) -> Range<u32> {
        id.0..self.units[id.index()].end
    }

    /// Tells whether a unit is another or below it.
    pub fn is_within(&self, id: UnitId, above: UnitId) -> bool {
        self.subtree(above).contains(&id.0)
    }

    /// Returns the units directly below one.
    pub fn children(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        let range = self.subtree(id);
        let mut next = range.start + 1;
        std::iter::from_fn(move || {
            if next >= range.end {
                return None;
            }
            let child = UnitId(next);
            next = self.units[child.index()].end;
            Some(child)
        })
    }

    /// Returns the unit and those above it, lowest first, everything last.
    pub fn upwards(&self, id: UnitId) -> impl Iterator<Item = UnitId> + '_ {
        std::iter::successors(Some(id), |id| self.get(*id).parent)
    }

    /// Returns the names from the top down to a unit.
    pub fn names(&self, id: UnitId) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .upwards(id)
            .filter(|id| *id != UnitId::EVERYTHING)
            .map(|id| self.get(id).name.as_str())
            .collect();
        names.reverse();
        names
    }

    /// Returns the path, `Sykehjem / Natt`; none for everything.
    pub fn path(&self, id: UnitId) -> Option<String> {
        (id != UnitId::EVERYTHING).then(|| self.names(id).join(BETWEEN))
    }

    /// Finds the unit that a name, an alias or a path stands for.
    ///
    /// # Errors
    /// Why there is no one unit.
    pub fn find(&self, text: &str) -> Result<UnitId, NoUnit> {
        let whole = self.named(&folded(text));
        let found = if whole.is_empty() { self.by_path(text) } else { whole };
        match found.as_slice() {
            [] => Err(NoUnit::Unknown),
            [one] => Ok(*one),
            _ => Err(NoUnit::Several(found)),
        }
    }

    fn named(&self, name: &str) -> Vec<UnitId> {
        self.aliases.get(name).cloned().unwrap_or_default()
    }

    /// Returns the units whose path ends as the text says, or begins anywhere and goes on as it says.
    fn by_path(&self, text: &str) -> Vec<UnitId> {
        let mut parts = text.split('/').map(folded);
        let mut found = self.named(&parts.next().unwrap_or_default());
        for part in parts {
            let below = self.named(&part);
            found = below
                .into_iter()
                .filter(|id| self.get(*id).parent.is_some_and(|parent| found.contains(&parent)))
                .collect();
        }
        found
    }
}

/// A tree being built; its units have numbers of their own until it is done.
#[derive(Debug, Clone)]
pub struct TreeBuilder {
    nodes: Vec<Node>,
    children: HashMap<(usize, String), usize>,
}

#[derive(Debug, Clone)]
struct Node {
    name: String,
    parent: usize,
    planned: bool,
    keys: Vec<String>,
}

impl Default for TreeBuilder {
    fn default() -> Self {
        let top = Node { name: String::new(), parent: 0, planned: false, keys: Vec::new() };
        Self { nodes: vec![top], children: HashMap::new() }
    }
}

impl TreeBuilder {
    /// Everything, in the numbers of the builder.
    pub const TOP: usize = 0;

    /// Returns the unit of that name directly below a parent.
    pub fn child(&self, parent: usize, name: &str) -> Option<usize> {
        self.children.get(&(parent, folded(name))).copied()
    }

    /// Returns the units that a name, or the end of a path, stands for.
    pub fn find(&self, text: &str) -> Vec<usize> {
        let steps: Vec<String> = text.split('/').map(folded).collect();
        let ends = |node: &usize| {
            let above = std::iter::successors(Some(*node), |node| Some(self.nodes[*node].parent));
            let mut up = steps.iter().rev().zip(above);
            up.all(|(step, node)| node != Self::TOP && self.nodes[node].keys.contains(step))
        };
        (1..self.nodes.len()).filter(ends).collect()
    }

    /// Returns the names of all units.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().skip(1).map(|node| node.name.as_str())
    }

    /// Notes that the plan has a unit, as it writes it.
    pub fn declare(&mut self, node: usize, name: &str) {
        self.nodes[node].planned = true;
        self.nodes[node].name = name.trim().to_owned();
    }

    /// Adds a unit, or returns the one that is there.
    pub fn add(&mut self, parent: usize, name: &str) -> usize {
        let key = (parent, folded(name));
        if let Some(node) = self.children.get(&key) {
            return *node;
        }
        let node = self.nodes.len();
        self.nodes.push(Node {
            name: name.trim().to_owned(),
            parent,
            planned: false,
            keys: vec![key.1.clone()],
        });
        self.children.insert(key, node);
        node
    }

    /// Gives a unit another name.
    pub fn alias(&mut self, node: usize, name: &str) {
        let key = folded(name);
        self.children.entry((self.nodes[node].parent, key.clone())).or_insert(node);
        self.nodes[node].keys.push(key);
    }

    /// Returns the tree, and for each number of the builder its unit.
    ///
    /// Units of the same parent are in the order of their names, so that the order of rows changes nothing.
    pub fn build(self) -> (UnitTree, Vec<UnitId>) {
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.nodes.len()];
        for (node, unit) in self.nodes.iter().enumerate().skip(1) {
            below[unit.parent].push(node);
        }
        for children in &mut below {
            children.sort_by(|a, b| self.nodes[*a].keys[0].cmp(&self.nodes[*b].keys[0]));
        }
        let order = preorder(&below);
        let mut places = vec![UnitId::EVERYTHING; self.nodes.len()];
        for (place, node) in order.iter().enumerate() {
            places[*node] = UnitId(place as u32);
        }
        (self.placed(&order, &places), places)
    }

    fn placed(self, order: &[usize], places: &[UnitId]) -> UnitTree {
        let mut units: Vec<Unit> = Vec::with_capacity(order.len());
        let mut aliases: HashMap<String, Vec<UnitId>> = HashMap::new();
        for (place, node) in order.iter().enumerate() {
            let Node { name, parent, planned, keys } = &self.nodes[*node];
            let parent = (place > 0).then(|| places[*parent]);
            units.push(Unit { name: name.clone(), parent, planned: *planned, end: place as u32 + 1 });
            for key in keys {
                let named = aliases.entry(key.clone()).or_default();
                if !named.contains(&UnitId(place as u32)) {
                    named.push(UnitId(place as u32));
                }
            }
        }
        for place in (1..units.len()).rev() {
            let end = units[place].end;
            if let Some(parent) = units[place].parent {
                let above = &mut units[parent.index()].end;
                *above = (*above).max(end);
            }
        }
        UnitTree { units, aliases }
    }
}

/// Returns the nodes, each before those below it, without recursion, for trees may be deep.
fn preorder(below: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(below.len());
    let mut waiting = vec![0];
    while let Some(node) = waiting.pop() {
        order.push(node);
        waiting.extend(below[node].iter().rev());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> UnitTree {
        let mut builder = TreeBuilder::default();
        for (department, unit) in
            [("Sykehjem", "Natt"), ("Hjemmetjenesten", "Nord"), ("Hjemmetjenesten", "Natt")]
        {
            let above = builder.add(TreeBuilder::TOP, department);
            let below = builder.add(above, unit);
            if unit == "Nord" {
                builder.alias(below, "HT Nord");
            }
        }
        builder.build().0
    }

    #[test]
    fn a_subtree_is_a_range() {
        let tree = tree();
        let home = tree.find("hjemmetjenesten").unwrap();
        let children: Vec<_> = tree.children(home).map(|id| tree.path(id).unwrap()).collect();
        assert_eq!(children, ["Hjemmetjenesten / Natt", "Hjemmetjenesten / Nord"]);
        assert_eq!(tree.subtree(home).len(), 3);
        assert!(tree.is_within(tree.find("Nord").unwrap(), home));
        assert_eq!(tree.subtree(UnitId::EVERYTHING).len(), tree.len());
    }

    #[test]
    fn a_name_that_two_units_have_needs_its_path() {
        let tree = tree();
        assert!(matches!(tree.find("Natt"), Err(NoUnit::Several(both)) if both.len() == 2));
        assert_eq!(tree.path(tree.find("Sykehjem / Natt").unwrap()).unwrap(), "Sykehjem / Natt");
        assert_eq!(tree.find("ht nord"), tree.find("Nord"));
        assert_eq!(tree.find("Dag"), Err(NoUnit::Unknown));
    }
}
