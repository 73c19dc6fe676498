//! Measures that wait for each other: what one asks for formally, only the next one gives.

use super::measures::RawMeasure;
use crate::finding::{Code, Finding};
use crate::model::measure::Measure;
use crate::model::plan::{Competence, CompetenceId};

/// Reports every ring of measures once.
///
/// The register may have people who hold what is asked for, so that the ring is no hindrance to them:
/// a nurse may become a social educator and the other way round. But nobody gets there by the measures alone.
pub(super) fn report_rings(
    raw: &[RawMeasure],
    measures: &[Measure],
    competences: &[Competence],
    found: &mut Vec<Finding>,
) {
    let mut reach = Reach::new(measures, competences);
    loop {
        reach.spread();
        let Some(ring) = reach.ring() else { break };
        let names = ring.iter().map(|at| measures[*at].name.as_str());
        let asked = ring.first().and_then(|at| raw[*at].prerequisites.value());
        let place = asked.and_then(|asked| asked.competences.placed()).map(|listed| listed.place.clone());
        found.push(Finding { place, ..Finding::new(Code::PlanMeasureCycle) }.expected(names));
        // What the ring closes for others is open to them once this is mended.
        ring.into_iter().for_each(|at| reach.take(at));
    }
}

/// How far people come who hold nothing that measures alone give.
struct Reach<'p> {
    measures: &'p [Measure],
    competences: &'p [Competence],
    /// Which competences can be held formally.
    held: Vec<bool>,
    /// Which measures can be taken.
    taken: Vec<bool>,
}

impl<'p> Reach<'p> {
    fn new(measures: &'p [Measure], competences: &'p [Competence]) -> Self {
        let mut held = vec![true; competences.len()];
        for id in measures.iter().flat_map(|measure| given(measure, competences)) {
            held[id.index()] = false;
        }
        let mut reach = Self { measures, competences, held, taken: vec![false; measures.len()] };
        let from_elsewhere = |at: &usize| reach.held[*at] || !competences[*at].formal_from.is_empty();
        let outside: Vec<usize> = (0..competences.len()).filter(from_elsewhere).collect();
        outside.into_iter().for_each(|at| reach.hold(at));
        reach
    }

    /// Counts a competence as one that people can hold, with what it gives.
    fn hold(&mut self, at: usize) {
        self.held[at] = true;
        self.competences[at].implies.iter().for_each(|id| self.held[id.index()] = true);
    }

    /// Counts a measure as one that people can take, and what it gives as theirs.
    fn take(&mut self, at: usize) {
        self.taken[at] = true;
        given(&self.measures[at], self.competences).for_each(|id| self.held[id.index()] = true);
    }

    /// Takes every measure that what is held opens, until no more opens.
    fn spread(&mut self) {
        loop {
            let open: Vec<usize> = self.waiting().filter(|at| self.lacking(*at).is_none()).collect();
            if open.is_empty() {
                break;
            }
            open.into_iter().for_each(|at| self.take(at));
        }
    }

    fn waiting(&self) -> impl Iterator<Item = usize> {
        (0..self.measures.len()).filter(|at| !self.taken[*at])
    }

    /// Returns the first competence that a measure asks for and nobody can hold.
    fn lacking(&self, at: usize) -> Option<CompetenceId> {
        self.measures[at].prerequisites.competences.iter().copied().find(|id| !self.held[id.index()])
    }

    /// Returns the measure that the one waits for: one that gives what it lacks, and that waits itself.
    fn awaited(&self, at: usize) -> Option<usize> {
        let lacking = self.lacking(at)?;
        self.waiting().find(|other| given(&self.measures[*other], self.competences).any(|id| id == lacking))
    }

    /// Returns measures that each wait for the next, and the last for the first, from the first of the plan on.
    fn ring(&self) -> Option<Vec<usize>> {
        let mut path = vec![self.waiting().next()?];
        loop {
            let next = self.awaited(*path.last()?)?;
            if let Some(start) = path.iter().position(|at| *at == next) {
                path.drain(..start);
                break;
            }
            path.push(next);
        }
        let first = path.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(place, _)| place);
        path.rotate_left(first);
        Some(path)
    }
}

/// Returns what a measure gives formally, with what that gives in turn.
fn given<'p>(measure: &'p Measure, competences: &'p [Competence]) -> impl Iterator<Item = CompetenceId> + 'p {
    let own =
        measure.competence.filter(|_| measure.gives.is_some_and(crate::model::measure::Gives::is_formal));
    own.into_iter().flat_map(|id| std::iter::once(id).chain(competences[id.index()].implies.iter().copied()))
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    /// Returns what is told of measures, each with what it gives and what it asks for.
    fn told_of(measures: &[(&str, &str, &str)], competences: &str) -> Vec<String> {
        let measures = measures.iter().map(|(id, gives, asks)| {
            format!(
                "[[tiltak]]\nid = \"{id}\"\ntype = \"formell\"\nkompetanse = \"{gives}\"\n\
                 forutsetter = {{ kompetanse = [{asks}] }}\n"
            )
        });
        let text = measures.collect::<String>() + competences + END;
        told(&reading(&[&text]).findings)
    }

    const NURSE: &str = "\"sykepleier\"";
    const DOCTOR: &str = "\"lege\"";

    #[test]
    fn two_that_wait_for_each_other_are_told_once() {
        let measures = [("a", "lege", NURSE), ("b", "sykepleier", DOCTOR), ("c", "lege", DOCTOR)];
        assert_eq!(told_of(&measures, ""), ["a:5:30 plan-measure-cycle [a | b]"]);
    }

    #[test]
    fn one_that_asks_for_what_it_gives_waits_for_itself() {
        assert_eq!(told_of(&[("a", "lege", DOCTOR)], ""), ["a:5:30 plan-measure-cycle [a]"]);
    }

    #[test]
    fn a_way_in_opens_the_ring() {
        let ring = [("a", "lege", NURSE), ("b", "sykepleier", DOCTOR)];
        let with = |more: (&'static str, &'static str, &'static str)| [&ring[..], &[more]].concat();
        assert_eq!(told_of(&with(("c", "sykepleier", "")), ""), Vec::<String>::new());
        let position = "[[kompetanse]]\nid = \"lege\"\nformell_fra = { stillingskode = [\"1\"] }\n";
        assert_eq!(told_of(&ring, position), Vec::<String>::new());
        let above = "[[kompetanse]]\nid = \"x\"\nnavn = \"X\"\nkategori = \"fag\"\ngir = [\"lege\"]\n";
        assert_eq!(told_of(&ring, above), Vec::<String>::new());
        let through = [("a", "x", NURSE), ("b", "sykepleier", DOCTOR)];
        assert_eq!(told_of(&through, above), ["a:5:30 plan-measure-cycle [a | b]"]);
    }

    #[test]
    fn what_waits_for_a_ring_is_not_in_it() {
        let x = "[[kompetanse]]\nid = \"x\"\nnavn = \"X\"\nkategori = \"fag\"\n";
        let measures = [("z", "x", DOCTOR), ("b", "sykepleier", DOCTOR), ("a", "lege", NURSE)];
        assert_eq!(told_of(&measures, x), ["a:10:30 plan-measure-cycle [b | a]"]);
    }
}
