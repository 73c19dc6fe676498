//! What became of those who qualify, by reason: which reasons can be shown beside those that rest on few people.
//!
//! Where a reason rests on few, all reasons of the row are hidden. Those of a unit are the sum of those of the units below
//! it, those of some positions of those of each, and all of a row come to its change; so others are hidden too where that
//! would tell them, and where that does not help, the row as a whole.

use super::super::evaluation::{Evaluation, EvaluationRow, Reason};
use super::super::gap::GapRow;
use super::audit::Audit;
use super::figures::{ByPlace, Counts, Measure, qualifying};
use super::system::{Figure, Known, PART_OF_FTE, PERSON, State, System};
use super::{is_few, positions, trees};
use crate::model::plan::Amount;
use std::collections::{BTreeMap, BTreeSet};

const PARTS: usize = Reason::ALL.len();

/// More than anybody holds of anything.
const MANY: i64 = i64::MAX / 4;

/// What became of those who qualify for the same in a unit: it is one, however many requirements ask for it.
struct Course {
    /// The places of the rows that tell it.
    rows: Vec<usize>,
    unit: Option<String>,
    counts: Counts,
    in_fte: bool,
    /// How much was held on each date.
    held: [i64; 2],
    /// Whether that is known, though the row is hidden as a whole: as the gap of that date shows it, or it is nothing.
    is_known: [bool; 2],
    /// How many were in scope on each date, where that is known.
    population: [Option<u64>; 2],
    change: Figure,
    /// By reason; what is lost is above nothing.
    parts: [Figure; PARTS],
    has_parts: bool,
    hides_parts: bool,
    hides_whole: bool,
    /// Parts that anybody can see are nothing.
    shows: [bool; PARTS],
}

/// Every course, and how they hang together.
pub(super) struct Courses {
    system: System,
    all: Vec<Course>,
    /// The course of each row that can be compared.
    of_row: Vec<Option<usize>>,
    /// The courses that count the same people, wherever they work.
    families: Vec<Vec<usize>>,
    /// The courses that each is in a sum with.
    near: Vec<BTreeSet<usize>>,
    /// How many parts rest on few people.
    pub few: u64,
}

/// Tells whether a reason can only take away.
fn is_loss(reason: Reason) -> bool {
    matches!(reason, Reason::Left | Reason::Expired)
}

/// Returns a part as it is reckoned with: what is lost is above nothing.
fn part(row: &EvaluationRow, reason: Reason) -> i64 {
    let units = row.parts.of(reason).map_or(0, |part| part.amount.units());
    if is_loss(reason) { -units } else { units }
}

/// Returns who a row counts.
fn measure(row: &GapRow) -> Measure {
    let in_fte = row.basis.in_fte();
    let counts = match (row.requires, row.level) {
        (Some(requires), Some(level)) => qualifying(requires, level),
        _ if in_fte => Counts::Fte,
        _ => Counts::Persons,
    };
    Measure::of(row, counts, in_fte)
}

impl Courses {
    /// Returns the courses of the rows that can be compared, of which some rows are hidden as a whole.
    pub fn of(answer: &Evaluation, is_whole: &[bool], few: u64) -> Self {
        let mut courses = Self {
            system: System::default(),
            all: Vec::new(),
            of_row: vec![None; answer.requirements.len()],
            families: Vec::new(),
            near: Vec::new(),
            few: 0,
        };
        let mut known: BTreeMap<Measure, BTreeMap<Option<&str>, usize>> = BTreeMap::new();
        for (place, row) in answer.requirements.iter().enumerate() {
            let Some((of_gap, change)) = judged(answer, row).zip(row.change) else { continue };
            let measure = measure(of_gap);
            let counts = measure.counts;
            let places = known.entry(measure).or_default();
            let place_of = places.entry(row.unit.as_deref());
            let course = *place_of.or_insert_with(|| courses.add(row, counts, change.units(), few));
            let shown = [0, 1].map(|date| {
                row.in_gaps[date].is_some_and(|place| !answer.gaps[date].gaps[place].hides("qualified"))
            });
            let of = &mut courses.all[course];
            of.rows.push(place);
            of.hides_whole |= is_whole[place];
            (0..2).for_each(|date| of.is_known[date] |= shown[date] || of.held[date] == 0);
            courses.of_row[place] = Some(course);
        }
        courses.link(&known, few);
        courses.families = known.into_values().map(|places| places.into_values().collect()).collect();
        courses.near = courses.neighbours();
        courses
    }

    /// Adds the course of a row, and returns its place.
    fn add(&mut self, row: &EvaluationRow, counts: Counts, change: i64, few: u64) -> usize {
        let in_fte = row.basis.in_fte();
        let mut figure = |value: i64| {
            // Of what is less than counts for two values, half of it does.
            let half = (value.abs() / 2).max(1);
            let grain = match (in_fte, value) {
                (false, _) => PERSON,
                (true, 0) => PART_OF_FTE,
                (true, _) => PART_OF_FTE.min(half),
            };
            self.system.add(Known { value, grain, ..Known::persons(0, 0) })
        };
        let change = figure(change);
        let parts = Reason::ALL.map(|reason| figure(part(row, reason)));
        let rests_on_few = Reason::ALL
            .iter()
            .filter_map(|reason| row.parts.of(*reason))
            .filter(|part| is_few(part.persons, few));
        let rest_on_few = rests_on_few.count() as u64;
        self.few += rest_on_few;
        let has_parts = row.parts.hired.is_some();
        if has_parts {
            let signed = |reason: Reason| if is_loss(reason) { 1 } else { -1 };
            let terms = parts.into_iter().zip(Reason::ALL).map(|(part, reason)| (part, signed(reason)));
            self.system.sum(std::iter::once((change, 1)).chain(terms).collect());
        }
        self.all.push(Course {
            rows: Vec::new(),
            unit: row.unit.clone(),
            counts,
            in_fte,
            held: [row.held_before, row.held_after].map(|held| held.map_or(0, Amount::units)),
            is_known: [false; 2],
            population: [row.population_before, row.population_after],
            change,
            parts,
            has_parts,
            hides_parts: rest_on_few > 0,
            hides_whole: false,
            shows: [false; PARTS],
        });
        self.all.len() - 1
    }

    /// Adds how the courses hang together, each part and the change: by units, by positions, and by sides.
    fn link(&mut self, known: &BTreeMap<Measure, BTreeMap<Option<&str>, usize>>, few: u64) {
        for of in (0..PARTS).map(Some).chain([None]) {
            let figure = |course: &Course| of.map_or(course.change, |part| course.parts[part]);
            let figures: ByPlace<'_> = known
                .iter()
                .map(|(measure, places)| {
                    let places = places.iter().map(|(unit, course)| (*unit, figure(&self.all[*course])));
                    (measure.clone(), places.collect())
                })
                .collect();
            let is_gain = |part: usize| is_loss(Reason::ALL[part]) || Reason::ALL[part] == Reason::Hired;
            let is_limited = of.is_some_and(is_gain);
            for (measure, places) in &figures {
                self.link_units(&known[measure], places, is_limited, few);
            }
            positions::link(&figures, &mut self.system, is_limited);
            self.link_sides(&figures);
        }
    }

    /// Adds that what becomes of a unit becomes of the units below it, but where many are in none of them.
    fn link_units(
        &mut self,
        courses: &BTreeMap<Option<&str>, usize>,
        places: &trees::Places<'_>,
        is_limited: bool,
        few: u64,
    ) {
        for (unit, below) in trees::families(places) {
            let population = |unit: Option<&str>, date: usize| self.all[courses[&unit]].population[date];
            let outside = |date: usize| -> Option<u64> {
                let inside = below.iter().map(|unit| population(Some(unit), date)).sum::<Option<u64>>()?;
                Some(population(unit, date)?.saturating_sub(inside))
            };
            let is_open = [0, 1].into_iter().any(|date| outside(date).is_some_and(|outside| outside > few));
            let children: Vec<Figure> = below.iter().map(|unit| places[&Some(*unit)]).collect();
            if is_limited {
                children.iter().for_each(|child| self.system.limit(*child, places[&unit]));
            }
            if !is_open {
                let terms = children.into_iter().map(|child| (child, -1));
                self.system.sum(std::iter::once((places[&unit], 1)).chain(terms).collect());
            }
        }
    }

    /// Adds that those with either side are those with the one and those with the other, less those with both.
    fn link_sides(&mut self, figures: &ByPlace<'_>) {
        for (measure, places) in figures {
            let Counts::Either(level) = measure.counts else { continue };
            let other = |counts: Counts| figures.get(&Measure { counts, ..measure.clone() });
            let (Some(formal), Some(real), Some(both)) =
                (other(Counts::Formal), other(Counts::Real(level)), other(Counts::Both(level)))
            else {
                continue;
            };
            for (unit, either) in places {
                if let (Some(formal), Some(real), Some(both)) =
                    (formal.get(unit), real.get(unit), both.get(unit))
                {
                    self.system.sum(vec![(*either, 1), (*both, 1), (*formal, -1), (*real, -1)]);
                }
            }
        }
    }

    /// Returns the courses that each course is in a sum with.
    fn neighbours(&self) -> Vec<BTreeSet<usize>> {
        let of_figure = self.of_figure();
        let mut near = vec![BTreeSet::new(); self.all.len()];
        for sum in &self.system.sums {
            let courses: BTreeSet<usize> = sum
                .iter()
                .filter_map(|(figure, _)| of_figure.get(figure).map(|(course, _)| *course))
                .collect();
            for course in &courses {
                near[*course].extend(courses.iter().copied().filter(|other| other != course));
            }
        }
        near
    }

    /// Returns which course each figure is of, and which part; none of the change.
    fn of_figure(&self) -> BTreeMap<Figure, (usize, Option<usize>)> {
        let all = self.all.iter().enumerate();
        let of = |(place, course): (usize, &Course)| {
            let parts =
                course.parts.into_iter().enumerate().map(move |(part, figure)| (figure, (place, Some(part))));
            parts.chain([(course.change, (place, None))]).collect::<Vec<_>>()
        };
        all.flat_map(of).collect()
    }

    /// Hides what would give away what rests on few, or a row that is hidden as a whole.
    pub fn settle(&mut self) {
        let of_figure = self.of_figure();
        let mut audit = Audit::default();
        loop {
            self.mark();
            let exposed = audit.exposed(&self.system).into_iter();
            let of = |figure: Figure| Some((*of_figure.get(&figure)?, self.system.get(figure).value));
            let exposed: Vec<_> = exposed.filter_map(of).collect();
            // That a part is nothing tells of nobody.
            let is_secret =
                |((_, part), value): &&((usize, Option<usize>), i64)| part.is_none() || *value != 0;
            let telling: Vec<(usize, Option<usize>)> =
                exposed.iter().filter(is_secret).map(|(of, _)| *of).collect();
            let mut hid = false;
            for (course, part) in telling {
                hid |= self.hide_beside(course, part.is_none());
            }
            if !hid {
                let nothing = exposed.into_iter().filter(|(_, value)| *value == 0);
                return self.show(nothing.filter_map(|((course, part), _)| Some((course, part?))).collect());
            }
        }
    }

    /// Shows parts that anybody can see are nothing, and those that can be nothing else.
    fn show(&mut self, nothing: Vec<(usize, usize)>) {
        for course in &mut self.all {
            for (part, figure) in course.parts.into_iter().enumerate() {
                let known = self.system.get(figure);
                course.shows[part] = known.value == 0 && known.least == known.most;
            }
        }
        nothing.into_iter().for_each(|(course, part)| self.all[course].shows[part] = true);
    }

    /// Tells the system what is hidden, and between what each hidden figure must be.
    fn mark(&mut self) {
        for course in &self.all {
            let state = |hides: bool| if hides { State::Other } else { State::Shown };
            let change = self.system.get_mut(course.change);
            change.state = state(course.hides_whole);
            // It is no less than all of what was held, and no more than all of what is.
            let known = |date: usize| if course.is_known[date] { course.held[date] } else { MANY };
            (change.least, change.most) = (-known(0), known(1));
            for (part, figure) in course.parts.into_iter().enumerate() {
                let known = self.system.get_mut(figure);
                let (least, most) = course.range(Reason::ALL[part], known.value);
                (known.least, known.most) = (least, most);
                known.state = state(course.hides() && least < most);
            }
        }
    }

    /// Hides the smallest course that is shown and in a sum with another, or else hangs together with it by others; where
    /// there is none, that one as a whole. Tells whether there was any.
    fn hide_beside(&mut self, course: usize, whole: bool) -> bool {
        let is_shown = |other: &usize| {
            let other = &self.all[*other];
            let hides = if whole { other.hides_whole } else { other.hides() };
            !hides && other.held != [0, 0]
        };
        let size = |other: &usize| (self.all[*other].held.iter().sum::<i64>(), *other);
        let near = self.near[course].iter().copied().filter(is_shown).min_by_key(size);
        let chosen = near.or_else(|| self.further(course).into_iter().filter(is_shown).min_by_key(size));
        let (chosen, whole) = match chosen {
            Some(chosen) => (chosen, whole),
            None if whole || self.all[course].hides_whole => return false,
            None => (course, true),
        };
        let chosen = &mut self.all[chosen];
        chosen.hides_parts = true;
        chosen.hides_whole |= whole;
        true
    }

    /// Returns the courses that hang together with one by others.
    fn further(&self, course: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::from([course]);
        let mut open = vec![course];
        while let Some(next) = open.pop() {
            open.extend(self.near[next].iter().copied().filter(|other| found.insert(*other)));
        }
        found.remove(&course);
        found
    }

    /// Tells whether a row is to be hidden as a whole, where it can be compared.
    pub fn hides_whole(&self, row: usize) -> bool {
        self.of_row[row].is_some_and(|course| self.all[course].hides_whole)
    }

    /// Tells whether a part of a row is to be hidden.
    pub fn hides(&self, row: usize, reason: Reason) -> bool {
        self.of_row[row].is_some_and(|course| {
            let course = &self.all[course];
            course.hides() && !course.shows[reason as usize]
        })
    }

    /// Tells whether the sum of some parts over everybody would tell a hidden one of some rows: where all of it is in one
    /// row that is hidden, or the row of everything is.
    pub fn are_told_by_sum(&self, reasons: &[Reason], is_of: impl Fn(usize) -> bool) -> bool {
        let is_secret = |course: &&Course| {
            let value = |reason: &Reason| self.system.get(course.parts[*reason as usize]).value;
            course.has_parts && course.hides() && reasons.iter().any(|reason| value(reason) != 0)
        };
        let families = self.families.iter().filter(|of| is_of(self.all[of[0]].rows[0]));
        families.into_iter().any(|family| {
            let secret: Vec<&Course> = family.iter().map(|at| &self.all[*at]).filter(is_secret).collect();
            let units = || secret.iter().map(|course| course.unit.as_deref());
            let lowest =
                secret.iter().filter(|course| !units().any(|unit| is_below(unit, course.unit.as_deref())));
            lowest.count() == 1 || units().any(|unit| unit.is_none())
        })
    }
}

/// Tells whether a unit's path is below another.
fn is_below(path: Option<&str>, above: Option<&str>) -> bool {
    let Some(path) = path else { return false };
    above.is_none_or(|above| {
        path.strip_prefix(above).is_some_and(|rest| rest.starts_with(crate::model::unit::BETWEEN))
    })
}

impl Course {
    fn hides(&self) -> bool {
        self.hides_parts || self.hides_whole
    }

    /// Returns between what a part must be, for those who know what is shown of the row and what a reason means.
    fn range(&self, reason: Reason, value: i64) -> (i64, i64) {
        let known =
            |date: usize| if !self.hides_whole || self.is_known[date] { self.held[date] } else { MANY };
        let [before, after] = [known(0), known(1)];
        let nothing = !self.has_parts || self.cannot_be(reason);
        let (least, most) = match reason {
            _ if nothing => (0, 0),
            Reason::Hired => (0, after),
            Reason::Left | Reason::Expired => (0, before),
            Reason::LearntFormally | Reason::LearntReally if !self.in_fte => (0, after),
            _ => (-before, after),
        };
        (least.min(value), most.max(value))
    }

    /// Tells whether nobody can count for more or less for a reason.
    fn cannot_be(&self, reason: Reason) -> bool {
        let is_formal = self.counts == Counts::Formal;
        let is_real = matches!(self.counts, Counts::Real(_));
        let is_staffing = matches!(self.counts, Counts::Persons | Counts::Fte);
        match reason {
            Reason::Hours => !self.in_fte,
            Reason::LearntReally => is_formal || is_staffing,
            Reason::LearntFormally | Reason::Expired => is_real || is_staffing,
            _ => false,
        }
    }
}

/// Returns what the gap of the second date has of a row, or that of the first.
fn judged<'a>(answer: &'a Evaluation, row: &EvaluationRow) -> Option<&'a GapRow> {
    let [before, after] = row.in_gaps;
    let of = |date: usize, place: Option<usize>| Some(&answer.gaps[date].gaps[place?]);
    of(1, after).or_else(|| of(0, before))
}
