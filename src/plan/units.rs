//! Units that plans declare: in any order in the files, parents before children in the plan.

use std::collections::{HashMap, HashSet};

use super::entries::RawUnit;
use super::reader::Placed;
use crate::finding::{Code, Finding};
use crate::model::name::folded;
use crate::model::plan::PlannedUnit;
use crate::model::unit::BETWEEN;

/// Returns the units of all files, each once.
pub(super) fn units(files: Vec<Vec<RawUnit>>, found: &mut Vec<Finding>) -> Vec<PlannedUnit> {
    let mut tree = Tree::new(files);
    tree.place(found);
    tree.cut_cycles(found);
    tree.join_alike(found);
    tree.planned()
}

/// A unit while its place is sought.
struct Unit {
    raw: RawUnit,
    file: usize,
    name: String,
    parent: Parent,
    /// The unit that this entry extends.
    same_as: Option<usize>,
}

/// What is known of a unit's parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    Sought,
    None,
    Is(usize),
}

struct Tree {
    units: Vec<Unit>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What a text that names a unit leads to.
enum Match {
    One(usize),
    Several(Vec<usize>),
    None,
    /// It depends on units whose own place is not known yet.
    Later,
}

impl Tree {
    /// Units without a name were reported, and are left out.
    fn new(files: Vec<Vec<RawUnit>>) -> Self {
        let mut units = Vec::new();
        for (file, raw) in files
            .into_iter()
            .enumerate()
            .flat_map(|(file, raws)| raws.into_iter().map(move |raw| (file, raw)))
        {
            let Some(name) = raw.head.id.value().map(|name| folded(name)) else { continue };
            let parent = if raw.under.placed().is_some() { Parent::Sought } else { Parent::None };
            units.push(Unit { raw, file, name, parent, same_as: None });
        }
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, unit) in units.iter().enumerate() {
            by_name.entry(unit.name.clone()).or_default().push(at);
        }
        Self { units, by_name }
    }

    /// Finds every unit's parent: a path may need that others are found first.
    fn place(&mut self, found: &mut Vec<Finding>) {
        let mut sought: Vec<usize> = (0..self.units.len()).filter(|at| self.is_sought(*at)).collect();
        loop {
            let before = sought.len();
            sought.retain(|at| match self.parent_of(*at) {
                Match::One(parent) => {
                    self.units[*at].parent = Parent::Is(parent);
                    false
                }
                _ => true,
            });
            if sought.is_empty() || sought.len() == before {
                break;
            }
        }
        for at in sought {
            self.report_unplaced(at, found);
        }
    }

    fn is_sought(&self, at: usize) -> bool {
        self.units[at].parent == Parent::Sought
    }

    /// Returns what a unit's `under` leads to.
    fn parent_of(&self, at: usize) -> Match {
        let Some(under) = self.units[at].raw.under.placed() else { return Match::None };
        let path: Vec<String> = under.value.split(BETWEEN).map(folded).collect();
        let named =
            path.last().and_then(|name| self.by_name.get(name)).map(Vec::as_slice).unwrap_or_default();
        // A unit is below another one of its name rather than below itself.
        let others: Vec<usize> = named.iter().copied().filter(|other| *other != at).collect();
        let candidates = if others.is_empty() { named } else { &others };
        self.choose(candidates, &path)
    }

    /// Chooses among units by a path: one that is the whole path goes before one that it is the end of.
    fn choose(&self, candidates: &[usize], path: &[String]) -> Match {
        let distinct = self.distinct(candidates);
        if let ([only], 1) = (distinct.as_slice(), path.len()) {
            return Match::One(*only);
        }
        let fits: Option<Vec<(usize, bool)>> = distinct
            .iter()
            .filter_map(|at| self.fit(*at, path).map(|fit| fit.map(|whole| (*at, whole))))
            .collect();
        let Some(fits) = fits else { return Match::Later };
        let whole: Vec<usize> = fits.iter().filter(|(_, whole)| *whole).map(|(at, _)| *at).collect();
        let chosen = if whole.len() == 1 { whole } else { fits.iter().map(|(at, _)| *at).collect() };
        match chosen.as_slice() {
            [] => Match::None,
            [one] => Match::One(*one),
            _ => Match::Several(chosen),
        }
    }

    /// Returns the candidates but for those that are the same unit, said again in another file.
    fn distinct(&self, candidates: &[usize]) -> Vec<usize> {
        let mut seen = HashSet::new();
        candidates.iter().copied().filter(|at| seen.insert(self.known_path(*at))).collect()
    }

    /// Returns a unit's path where its place is known, else what it says of it.
    fn known_path(&self, at: usize) -> (String, Option<String>) {
        if self.is_sought(at) {
            let under = self.units[at].raw.under.value().map(|under| folded(under));
            return (self.units[at].name.clone(), under);
        }
        (folded(&self.path(at)), None)
    }

    /// Tells whether a unit's path ends so, and then whether it is all of it; none inside where it is not known yet.
    fn fit(&self, at: usize, path: &[String]) -> Option<Option<bool>> {
        let mut unit = at;
        for (left, name) in path.iter().enumerate().rev() {
            if self.units[unit].name != *name {
                return None;
            }
            match self.units[unit].parent {
                Parent::None => return (left == 0).then_some(Some(true)),
                Parent::Sought if left == 0 => return Some(Some(false)),
                Parent::Sought => return Some(None),
                Parent::Is(parent) => unit = parent,
            }
        }
        Some(Some(false))
    }

    fn report_unplaced(&mut self, at: usize, found: &mut Vec<Finding>) {
        let outcome = self.parent_of(at);
        self.units[at].parent = Parent::None;
        let Some(Placed { value, place }) = self.units[at].raw.under.placed() else { return };
        let (code, expected) = match outcome {
            // The register may have the unit: that is seen where the two meet.
            Match::None | Match::One(_) => return,
            Match::Several(several) => {
                (Code::PlanUnitAmbiguous, several.into_iter().map(|at| self.path(at)).collect())
            }
            Match::Later => (Code::PlanUnitCycle, Vec::new()),
        };
        found.push(Finding::new(code).at(place.clone()).seen(value).expected(expected));
    }

    /// Returns a unit's path, as far as it is known.
    fn path(&self, at: usize) -> String {
        let mut names = Vec::new();
        let mut next = Some(at);
        while let Some(unit) = next.filter(|_| names.len() <= self.units.len()) {
            names.push(self.units[unit].raw.head.id.value().map_or("", |name| name.as_str()));
            next = self.above(unit);
        }
        names.reverse();
        names.join(BETWEEN)
    }

    fn above(&self, at: usize) -> Option<usize> {
        match self.units[at].parent {
            Parent::Is(parent) => Some(parent),
            Parent::Sought | Parent::None => None,
        }
    }

    /// Reports every ring of units once, and opens it there.
    fn cut_cycles(&mut self, found: &mut Vec<Finding>) {
        let mut walked = vec![0; self.units.len()];
        for start in 0..self.units.len() {
            let mut at = start;
            while walked[at] == 0 {
                walked[at] = start + 1;
                match self.above(at) {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            if walked[at] == start + 1 && self.above(at).is_some() {
                self.report_cycle(at, found);
            }
        }
    }

    fn report_cycle(&mut self, at: usize, found: &mut Vec<Finding>) {
        let other = self.above(at).map(|parent| self.units[parent].raw.head.place.clone());
        self.units[at].parent = Parent::None;
        if let Some(under) = self.units[at].raw.under.placed() {
            let finding = Finding::new(Code::PlanUnitCycle).at(under.place.clone()).seen(&under.value);
            found.push(Finding { other, ..finding });
        }
    }

    /// Makes one of the entries for one unit; within one file that is a fault.
    fn join_alike(&mut self, found: &mut Vec<Finding>) {
        let mut first: HashMap<(Option<usize>, String), usize> = HashMap::new();
        for at in self.parents_first() {
            let parent = self.above(at).map(|parent| self.unit_of(parent));
            let earlier = *first.entry((parent, self.units[at].name.clone())).or_insert(at);
            if earlier == at {
                continue;
            }
            self.units[at].same_as = Some(earlier);
            if self.units[at].file == self.units[earlier].file {
                let (head, before) = (&self.units[at].raw.head, &self.units[earlier].raw.head);
                let finding = Finding::new(Code::PlanIdTwice).at(head.id_place().clone());
                let name = head.id.value().map_or("", |name| name.as_str());
                found.push(finding.seen(name).other(before.id_place().clone()));
            }
            let aliases = self.units[at].raw.aliases.clone();
            self.units[earlier].raw.aliases.add(aliases);
        }
    }

    fn unit_of(&self, at: usize) -> usize {
        self.units[at].same_as.unwrap_or(at)
    }

    /// Returns the units in the order of the files, but for parents, which come before their children.
    fn parents_first(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.units.len());
        let mut done = vec![false; self.units.len()];
        for start in 0..self.units.len() {
            let mut above = Vec::new();
            let mut next = Some(start);
            while let Some(at) = next.filter(|at| !done[*at]) {
                done[at] = true;
                above.push(at);
                next = self.above(at);
            }
            order.extend(above.into_iter().rev());
        }
        order
    }

    fn planned(&self) -> Vec<PlannedUnit> {
        let mut numbers = HashMap::new();
        let mut planned = Vec::new();
        for at in self.parents_first() {
            if self.units[at].same_as.is_some() {
                continue;
            }
            let raw = &self.units[at].raw;
            numbers.insert(at, planned.len());
            let parent = self.above(at).and_then(|parent| numbers.get(&self.unit_of(parent)).copied());
            let under = raw.under.placed().filter(|_| parent.is_none());
            planned.push(PlannedUnit {
                name: raw.head.id.value().cloned().unwrap_or_default(),
                parent,
                under: under.map(|under| under.value.clone()),
                under_origin: under.map_or_else(|| raw.head.place.clone(), |under| under.place.clone()),
                aliases: raw.aliases.value().into_iter().flatten().map(|alias| alias.value.clone()).collect(),
                origin: raw.head.place.clone(),
            });
        }
        planned
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    fn units(texts: &[&str]) -> (Vec<(String, Option<usize>)>, Vec<String>) {
        let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        texts[0].push_str(END);
        let reading = reading(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let units = reading.plan.units.into_iter().map(|unit| (unit.name, unit.parent)).collect();
        (units, told(&reading.findings))
    }

    fn unit(name: &str, under: &str) -> String {
        let under = if under.is_empty() { String::new() } else { format!("under = \"{under}\"\n") };
        format!("[[enhet]]\nnavn = \"{name}\"\n{under}")
    }

    fn named(units: &[(&str, Option<usize>)]) -> Vec<(String, Option<usize>)> {
        units.iter().map(|(name, parent)| ((*name).to_owned(), *parent)).collect()
    }

    #[test]
    fn parents_come_first_whatever_the_order() {
        let text = unit("Natt", "helse / SYKEHJEM") + &unit("Sykehjem", "Helse") + &unit("Helse", "");
        let (units, told) = units(&[&text]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(units, named(&[("Helse", None), ("Sykehjem", Some(0)), ("Natt", Some(1))]));
    }

    #[test]
    fn a_name_of_several_units_needs_a_path() {
        let two = unit("A", "") + &unit("B", "") + &unit("Natt", "A") + &unit("Natt", "B");
        let (_, told) = units(&[&(two.clone() + &unit("Vakt", "Natt"))]);
        assert_eq!(told, ["a:13:9 plan-unit-ambiguous <Natt> [A / Natt | B / Natt]"]);
        let (placed, told) = units(&[&(two + &unit("Vakt", "B / Natt"))]);
        assert_eq!((told.len(), placed[4].1), (0, Some(3)));
    }

    #[test]
    fn the_path_of_a_top_unit_is_its_name() {
        let text = unit("X", "") + &unit("Skole", "X") + &unit("Skole", "") + &unit("Vakt", "Skole");
        let (placed, told) = units(&[&text]);
        assert_eq!((told.len(), placed[3].1), (0, Some(2)));
    }

    #[test]
    fn a_unit_may_be_below_another_of_its_name() {
        let (placed, told) = units(&[&(unit("Skole", "") + &unit("Skole", "Skole"))]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(placed, named(&[("Skole", None), ("Skole", Some(0))]));
    }

    #[test]
    fn rings_are_told_once() {
        let ring = unit("A", "B") + &unit("B", "C") + &unit("C", "A") + &unit("D", "D") + &unit("E", "A");
        let (placed, told) = units(&[&ring]);
        assert_eq!(told, ["a:3:9 plan-unit-cycle <B> see a:4:1", "a:12:9 plan-unit-cycle <D> see a:10:1"]);
        assert_eq!(placed.len(), 5);
    }

    #[test]
    fn a_unit_below_one_that_the_plan_does_not_have_waits_for_the_register() {
        let text = unit("Helse", "") + &unit("Natt", "Helse") + &unit("Vakt", "Hjemme / Natt");
        let reading = reading(&[&text]);
        let vakt = &reading.plan.units[2];
        assert_eq!((vakt.parent, vakt.under.as_deref()), (None, Some("Hjemme / Natt")));
        assert_eq!(vakt.under_origin.to_string(), "a:8:9");
    }

    #[test]
    fn the_same_unit_twice_is_a_fault_in_one_file_and_an_extension_in_two() {
        let (_, told) = units(&[&(unit("A", "") + &unit("a ", ""))]);
        assert_eq!(told, ["a:4:8 plan-id-twice <a> see a:2:8"]);
        let base = unit("Helse", "") + &unit("A", "Helse") + &unit("N", "A");
        let later = unit("A", "Helse") + "alias = [\"Avd A\"]\n" + &unit("V", "A");
        let (placed, told) = units(&[&base, &later]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(placed, named(&[("Helse", None), ("A", Some(0)), ("N", Some(1)), ("V", Some(1))]));
    }
}
