//! Hides figures of an evaluation.
//!
//! A row is hidden as a whole where the gap of either date hides anything that stands in it. Of other rows, the reasons are
//! hidden where one rests on few people. A sum shows what all its rows show: it tells nothing that they do not.

use super::super::evaluation::{DateSaid, Evaluation, EvaluationRow, MeasureSaid, Reason, State, Sum};
use super::super::gap::{GapAnswer, RegisterSaid};
use super::courses::Courses;
use super::figures::Figures;
use super::gap::{hide_in, take};
use super::{Hidden, Suppression, is_few};
use crate::model::name::folded;

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
    for (sum, members) in answer.categories.iter_mut().zip(sums) {
        hide_sum(sum, members.into_iter().map(|row| &answer.requirements[row]));
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

/// Hides of a sum what any of its rows hides.
fn hide_sum<'r>(sum: &mut Sum, rows: impl Iterator<Item = &'r EvaluationRow>) {
    let of_rows: Vec<&'static str> = rows.flat_map(|row| row.suppressed.iter().copied()).collect();
    let hides = |key: &str| of_rows.contains(&key);
    let mut keys = Hidden::new();
    for (unmet, gap, key) in [
        (&mut sum.unmet_before, "gap_before", "unmet_before"),
        (&mut sum.unmet_after, "gap_after", "unmet_after"),
    ] {
        if hides(gap) {
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

/// Hides who came, stayed and left where any of them are few, for they sum to those who were employed; and where the
/// reasons of everybody's staffing are hidden, which are much the same.
fn hide_people(answer: &mut Evaluation, courses: &Courses, few: u64) {
    let is_everybody =
        |row: &EvaluationRow| row.competences.is_empty() && row.unit.is_none() && row.positions.is_empty();
    let is_told = |place: usize| Reason::ALL.iter().any(|reason| courses.hides(place, *reason));
    let mut rows = answer.requirements.iter().enumerate();
    let hides_staffing = rows.any(|(place, row)| is_everybody(row) && is_told(place));
    let Some(people) = &mut answer.people else { return };
    let numbers = [people.stayed, people.hired, people.left, people.unclear_before, people.unclear_after];
    if !hides_staffing && !numbers.into_iter().flatten().any(|number| is_few(number, few)) {
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
    Suppression { persons, few: rest_on_few.min(all), others: all.saturating_sub(rest_on_few) }
}
