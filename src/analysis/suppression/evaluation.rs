//! Hides figures of an evaluation.
//!
//! A row is hidden as a whole where the gap of either date hides anything that stands in it. Of other rows, the reasons are
//! hidden where one rests on few people. A sum shows what all its rows show, and what is required and missing where the gap
//! of that date shows the same sum: it tells nothing that those do not.

use super::super::evaluation::{DateSaid, Evaluation, EvaluationRow, MeasureSaid, Reason, State, Sum};
use super::super::gap::{GapAnswer, RegisterSaid};
use super::courses::Courses;
use super::figures::{Figures, category};
use super::gap::{hide_in, take};
use super::system::{PART_OF_FTE, PERSON};
use super::{Hidden, Suppression, is_few};
use crate::model::name::folded;
use crate::model::plan::Amount;
use std::collections::BTreeSet;

/// The keys of what a change is made up of, in the order of reasons.
const PARTS: [&str; 8] =
    ["hired", "left", "moved", "learnt_formally", "learnt_really", "expired", "hours", "other"];

/// Returns an evaluation with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut answer: Evaluation, few: u64) -> Evaluation {
    for gap in &mut answer.gaps {
        let mut figures = Figures::of(gap, few);
        figures.protect(gap, few);
        hide_in(gap, &figures, few);
    }
    let is_whole: Vec<bool> = answer.requirements.iter().map(|row| is_hidden(row, &answer.gaps)).collect();
    let mut courses = Courses::of(&answer, &is_whole, few);
    courses.settle();
    let rest_on_few = courses.few + few_held(&answer.requirements, few);
    let sums: Vec<Vec<usize>> =
        answer.categories.iter().map(|sum| members(sum, &answer.requirements)).collect();
    hide_people(&mut answer, &courses, few);
    hide_measures(&mut answer, &courses, few);
    for (place, row) in answer.requirements.iter_mut().enumerate() {
        hide_row(row, place, is_whole[place] || courses.hides_whole(place), &courses);
    }
    let told: Vec<[Told; 2]> = sums.iter().zip(&answer.categories).map(|of| told(of, &answer)).collect();
    let told: Vec<[Told; 2]> =
        answer.categories.iter().zip(&told).map(|of| of_all(of, &answer, &told)).collect();
    for ((sum, members), told) in answer.categories.iter_mut().zip(sums).zip(told) {
        hide_sum(sum, members.into_iter().map(|row| &answer.requirements[row]), told);
    }
    hide_date(&mut answer.before, &answer.gaps[0].register);
    hide_date(&mut answer.after, &answer.gaps[1].register);
    answer.suppression = Some(counted(&answer, few, rest_on_few));
    answer
}

/// Tells whether the gap of either date hides anything that stands in a row, or a saved gap did.
fn is_hidden(row: &EvaluationRow, gaps: &[GapAnswer; 2]) -> bool {
    let by_gap = row.in_gaps.into_iter().zip(gaps).any(|(place, gap)| {
        let hides =
            |place: usize| ["required", "qualified", "gap"].iter().any(|key| gap.gaps[place].hides(key));
        place.is_some_and(hides)
    });
    let is_missing = |state: State, figures: [bool; 3]| match state {
        State::Judged => figures.contains(&false),
        State::NotInForce => !figures[0],
        State::NotAssessable | State::Absent => false,
    };
    let before = [row.held_before.is_some(), row.required_before.is_some(), row.gap_before.is_some()];
    let after = [row.held_after.is_some(), row.required_after.is_some(), row.gap_after.is_some()];
    by_gap || is_missing(row.state_before, before) || is_missing(row.state_after, after)
}

/// Counts what is held that rests on few people.
fn few_held(rows: &[EvaluationRow], few: u64) -> u64 {
    let persons = rows.iter().flat_map(|row| [row.persons_before, row.persons_after]);
    persons.flatten().filter(|persons| is_few(*persons, few)).count() as u64
}

fn members(sum: &Sum, rows: &[EvaluationRow]) -> Vec<usize> {
    (0..rows.len()).filter(|row| sum.has(&rows[*row])).collect()
}

fn hide_row(row: &mut EvaluationRow, place: usize, whole: bool, courses: &Courses) {
    let mut keys = Hidden::new();
    row.people = None;
    if whole {
        if row.basis.is_share() {
            take(&mut row.required_before, "required_before", &mut keys);
            take(&mut row.required_after, "required_after", &mut keys);
        }
        for (held, state, key) in [
            (&mut row.held_before, row.state_before, "held_before"),
            (&mut row.held_after, row.state_after, "held_after"),
        ] {
            // Where nothing is judged, it is said that nobody is there.
            let is_nothing = held.is_some_and(|held| held.units() == 0);
            if !(is_nothing && matches!(state, State::Absent | State::NotAssessable)) {
                take(held, key, &mut keys);
            }
        }
        take(&mut row.gap_before, "gap_before", &mut keys);
        take(&mut row.gap_after, "gap_after", &mut keys);
        take(&mut row.change, "change", &mut keys);
    }
    for (reason, key) in Reason::ALL.into_iter().zip(PARTS) {
        if courses.hides(place, reason) {
            take(row.parts.place(reason), key, &mut keys);
        }
    }
    row.suppressed = keys;
}

/// What the gap of a date shows of a sum.
#[derive(Clone, Copy, Default)]
struct Told {
    required: bool,
    gap: bool,
    unmet: bool,
}

/// Returns what can be shown of the sum of a category on each date beside hidden rows: what the gap of that date shows of
/// the same rows, but where this would tell of the only hidden row what that gap does not hide.
fn told((members, sum): (&Vec<usize>, &Sum), answer: &Evaluation) -> [Told; 2] {
    let Some(id) = &sum.category else { return [Told::default(); 2] };
    let rows: Vec<&EvaluationRow> = members.iter().map(|row| &answer.requirements[*row]).collect();
    [0, 1].map(|date| {
        let gap = &answer.gaps[date];
        let [required, missing] = [["required_before", "gap_before"], ["required_after", "gap_after"]][date];
        let hides = |key: &'static str| rows.iter().filter(move |row| row.suppressed.contains(&key));
        let is_shown = |row: &EvaluationRow, key: &str| {
            row.in_gaps[date].is_some_and(|place| !gap.gaps[place].hides(key))
        };
        // One that the gap of this date shows is hidden here for the sake of the other date.
        let is_here_only = |key, of_gap| hides(key).any(|row| is_shown(row, of_gap));
        let is_open = |key, of_gap| has_room(sum, &rows, date) || !is_here_only(key, of_gap);
        let of_gap = shown_of(gap, id, sum.basis.in_fte(), rows.iter().filter_map(|row| row.in_gaps[date]));
        let nothing = Told {
            required: hides(required).next().is_none(),
            gap: hides(missing).next().is_none(),
            unmet: hides(missing).next().is_none(),
        };
        Told {
            required: nothing.required || of_gap.required && is_open(required, "required"),
            gap: nothing.gap || of_gap.gap && is_open(missing, "gap"),
            unmet: nothing.unmet || of_gap.unmet && is_open(missing, "gap"),
        }
    })
}

/// Tells whether what is missing in a sum on a date leaves each of its hidden rows more than one value, but nothing: there
/// are several, and they lack something and not all that is required.
fn has_room(sum: &Sum, rows: &[&EvaluationRow], date: usize) -> bool {
    let grain = if sum.basis.in_fte() { PART_OF_FTE } else { PERSON };
    let key = ["gap_before", "gap_after"][date];
    let gap = |row: &EvaluationRow| [row.gap_before, row.gap_after][date].map(Amount::units);
    let required = |row: &EvaluationRow| [row.required_before, row.required_after][date].map(Amount::units);
    let Some(total) = [sum.gap_before, sum.gap_after][date] else { return false };
    let lacking = total.units() - rows.iter().filter_map(|row| gap(row)).sum::<i64>();
    let hidden = || rows.iter().filter(|row| row.suppressed.contains(&key));
    let several = hidden().filter(|row| required(row).is_none_or(|required| required >= grain)).count() >= 2;
    let most = hidden().map(|row| required(row)).sum::<Option<i64>>();
    let is_between = lacking >= grain && most.is_none_or(|most| most - lacking >= grain);
    several && (lacking == 0 || is_between)
}

/// Returns what a gap shows of the sum of some of its rows: nothing where its category sums up others.
fn shown_of(gap: &GapAnswer, id: &str, in_fte: bool, places: impl Iterator<Item = usize>) -> Told {
    let Some(of_gap) = gap.categories.iter().find(|of_gap| of_gap.category == id) else {
        return Told::default();
    };
    let is_judged = |place: &usize| gap.gaps[*place].is_judged();
    let mine: BTreeSet<usize> = places.filter(is_judged).collect();
    let all = (0..gap.gaps.len()).filter(is_judged).filter(|place| category(&gap.gaps[*place]) == id);
    let (alike, others): (BTreeSet<usize>, BTreeSet<usize>) =
        all.partition(|place| gap.gaps[*place].basis.in_fte() == in_fte);
    if mine != alike {
        return Told::default();
    }
    let of_basis = if in_fte { &of_gap.fte } else { &of_gap.persons };
    let unmet = of_gap.met.is_some() && others.is_empty();
    Told { required: of_basis.required.is_some(), gap: of_basis.gap.is_some(), unmet }
}

/// Returns the same of a sum, and of that of everything what is shown of every category that is counted so.
fn of_all((sum, told): (&Sum, &[Told; 2]), answer: &Evaluation, all: &[[Told; 2]]) -> [Told; 2] {
    if sum.category.is_some() {
        return *told;
    }
    let of = |date: usize, is_told: fn(&Told) -> bool| {
        let mut alike = answer
            .categories
            .iter()
            .zip(all)
            .filter(|(other, _)| other.category.is_some() && other.basis.in_fte() == sum.basis.in_fte());
        alike.all(|(_, told)| is_told(&told[date]))
    };
    [0, 1].map(|date| Told {
        required: of(date, |told| told.required),
        gap: of(date, |told| told.gap),
        unmet: of(date, |told| told.unmet),
    })
}

/// Hides of a sum what any of its rows hides, but what the gap of a date shows of it.
fn hide_sum<'r>(sum: &mut Sum, rows: impl Iterator<Item = &'r EvaluationRow>, told: [Told; 2]) {
    let of_rows: Vec<&'static str> = rows.flat_map(|row| row.suppressed.iter().copied()).collect();
    let [before, after] = told;
    let hides = |key: &str| {
        let is_told = match key {
            "required_before" => before.required,
            "required_after" => after.required,
            "gap_before" => before.gap,
            "gap_after" => after.gap,
            _ => false,
        };
        of_rows.contains(&key) && !is_told
    };
    let hides_unmet = |gap: &str, told: Told| of_rows.contains(&gap) && !told.unmet;
    let mut keys = Hidden::new();
    for (unmet, gap, told, key) in [
        (&mut sum.unmet_before, "gap_before", before, "unmet_before"),
        (&mut sum.unmet_after, "gap_after", after, "unmet_after"),
    ] {
        if hides_unmet(gap, told) {
            take(unmet, key, &mut keys);
        }
    }
    for (amount, key) in [
        (&mut sum.required_before, "required_before"),
        (&mut sum.required_after, "required_after"),
        (&mut sum.held_before, "held_before"),
        (&mut sum.held_after, "held_after"),
        (&mut sum.gap_before, "gap_before"),
        (&mut sum.gap_after, "gap_after"),
        (&mut sum.change, "change"),
    ] {
        if hides(key) {
            take(amount, key, &mut keys);
        }
    }
    for (reason, key) in Reason::ALL.into_iter().zip(PARTS) {
        if hides(key) {
            take(sum.parts.place(reason), key, &mut keys);
        }
    }
    sum.suppressed = keys;
}

/// Hides who came, stayed and left where any of them are few, or it is hidden how many were employed, for they sum to
/// those; and where the reasons of everybody's staffing are hidden, which are much the same.
fn hide_people(answer: &mut Evaluation, courses: &Courses, few: u64) {
    let is_everybody =
        |row: &EvaluationRow| row.competences.is_empty() && row.unit.is_none() && row.positions.is_empty();
    let is_told = |place: usize| Reason::ALL.iter().any(|reason| courses.hides(place, *reason));
    let mut rows = answer.requirements.iter().enumerate();
    let hides_staffing = rows.any(|(place, row)| is_everybody(row) && is_told(place));
    let hides_date =
        answer.gaps.iter().any(|gap| gap.register.persons.is_none() || gap.register.on_call.is_none());
    let Some(people) = &mut answer.people else { return };
    let numbers = [people.stayed, people.hired, people.left, people.unclear_before, people.unclear_after];
    if !hides_staffing && !hides_date && !numbers.into_iter().flatten().any(|number| is_few(number, few)) {
        return;
    }
    for (number, key) in [
        (&mut people.stayed, "stayed"),
        (&mut people.hired, "hired"),
        (&mut people.left, "left"),
        (&mut people.unclear_before, "unclear_before"),
        (&mut people.unclear_after, "unclear_after"),
    ] {
        take(number, key, &mut people.suppressed);
    }
}

/// Hides who took measures for a competence where few took any of them, and who was recruited where few were by any; and
/// where either would tell what is hidden of rows.
fn hide_measures(answer: &mut Evaluation, courses: &Courses, few: u64) {
    let hides_people = answer.people.as_ref().is_some_and(|people| !people.suppressed.is_empty());
    let Some(measures) = &answer.measures else { return };
    let rows = &answer.requirements;
    let tells = |said: &MeasureSaid| {
        let reasons: &[Reason] =
            if said.recruits { &[Reason::Hired] } else { &[Reason::LearntFormally, Reason::LearntReally] };
        let is_of = |row: usize| match &said.competence {
            Some(id) => rows[row].competences.iter().any(|known| folded(known) == folded(id)),
            None => rows[row].competences.is_empty(),
        };
        rests_on_few(said, few) || courses.are_told_by_sum(reasons, is_of)
    };
    let telling: Vec<bool> = measures.iter().map(tells).collect();
    let is_alike = |one: &MeasureSaid, other: &MeasureSaid| {
        one.recruits == other.recruits && (one.recruits || one.competence == other.competence)
    };
    let hides = |said: &MeasureSaid| {
        said.recruits && hides_people
            || measures.iter().zip(&telling).any(|(other, tells)| *tells && is_alike(said, other))
    };
    let hides: Vec<bool> = measures.iter().map(hides).collect();
    for (said, _) in answer.measures.iter_mut().flatten().zip(hides).filter(|(_, hides)| *hides) {
        take(&mut said.participants, "participants", &mut said.suppressed);
        take(&mut said.completions, "completions", &mut said.suppressed);
    }
}

/// Tells whether few took part in a measure, completed it, or have not yet.
fn rests_on_few(said: &MeasureSaid, few: u64) -> bool {
    let under_way = said.participants.zip(said.completions).map(|(all, done)| all.saturating_sub(done));
    [said.participants, said.completions, under_way].into_iter().flatten().any(|number| is_few(number, few))
}

/// Hides what the gap of a date hides of its register.
fn hide_date(said: &mut DateSaid, register: &RegisterSaid) {
    let mut keys = Hidden::new();
    if register.persons.is_none() {
        take(&mut said.persons, "persons", &mut keys);
    }
    if register.fte.is_none() {
        take(&mut said.fte, "fte", &mut keys);
    }
    if register.on_call.is_none() {
        take(&mut said.on_call, "on_call", &mut keys);
    }
    if register.unknown_fractions.is_none() {
        take(&mut said.unknown_fractions, "unknown_fractions", &mut keys);
    }
    said.left_out = said.left_out.and(register.left_out);
    said.suppressed = keys;
}

/// Returns how many figures are hidden, and how many of them for they rest on few people.
fn counted(answer: &Evaluation, persons: u64, rest_on_few: u64) -> Suppression {
    let rows = answer.requirements.iter().map(|row| row.suppressed.len());
    let sums = answer.categories.iter().map(|sum| sum.suppressed.len());
    let measures = answer.measures.iter().flatten().map(|said| said.suppressed.len());
    let people = answer.people.iter().map(|people| people.suppressed.len());
    let dates = [answer.before.suppressed.len(), answer.after.suppressed.len()];
    let all = rows.chain(sums).chain(measures).chain(people).chain(dates).sum::<usize>() as u64;
    Suppression::counted(persons, rest_on_few, all)
}
