//! One run through the years, with one set of assumptions.

use super::super::assess::Judged;
use super::super::gap::STAFFING;
use super::super::situation::Situation;
use super::super::suppression::Hidden;
use super::assumptions::Assumptions;
use super::demand::{Asked, growth};
use super::distribution::{Lent, Rooms};
use super::exits::{Chances, Survival};
use super::pools::{Subject, asked_together, subjects};
use super::sums::Places;
use super::supply::DayAhead;
use super::track::{Share, Track, Year, asked_by_year, in_units};
use super::{
    CategoryAhead, Outcome, Pooled, RequirementAhead, SumAhead, SumYear, Why, WhySupport, YearFigures,
    reference_day, survival,
};
use crate::finding::{Code, Finding};
use crate::model::amount::{Expected, Fte, Ratio};
use crate::model::plan::{Amount, Basis};
use crate::model::register::PersonId;
use crate::model::unit::UnitId;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// So many requirements are followed beside each other: what all of them count need not be kept at once.
const AT_ONCE: usize = 64;

/// A run on its way.
pub(super) struct Run<'a> {
    situation: &'a Situation<'a>,
    rows: &'a [Judged],
    assumptions: &'a Assumptions,
    survival: Survival<'a>,
    years: Vec<i16>,
    tracks: Vec<Rows<'a>>,
    subjects: Vec<Subject>,
    pools: Vec<Pool<'a>>,
    groups: Vec<Group>,
    rooms: Rooms,
}

/// The rows of one requirement.
struct Rows<'a> {
    track: Track<'a>,
    /// Places of the rows, line by line.
    rows: Vec<usize>,
    /// The group that they are summed in.
    group: usize,
}

/// What is taken together.
struct Pool<'a> {
    track: Track<'a>,
    subject: usize,
    units: Vec<UnitId>,
}

/// Rows that are summed: a category's, or all.
struct Group {
    category: Option<String>,
    sides: [Side; 2],
}

/// The rows of a group that are counted alike.
struct Side {
    in_fte: bool,
    places: Places,
    quantiles: Vec<[i64; 3]>,
    /// How many people may fill anything, year by year.
    people: Vec<u64>,
}

impl<'a> Run<'a> {
    /// Returns a run before its first year.
    ///
    /// # Errors
    /// Findings, where a requirement grows beyond what can be meant.
    pub fn of(
        situation: &'a Situation<'a>,
        rows: &'a [Judged],
        assumptions: &'a Assumptions,
    ) -> Result<Self, Vec<Finding>> {
        let first = situation.date.year();
        let years: Vec<i16> = (first..=first + assumptions.horizon.value).collect();
        let asked = asked(situation, rows, assumptions, &years)?;
        let subjects = subjects(rows, situation.plan, &situation.register.units);
        let mut run = Self {
            situation,
            rows,
            assumptions,
            survival: survival(situation, assumptions),
            tracks: Vec::new(),
            pools: pools(situation, rows, &subjects, &asked, years.len()),
            subjects,
            groups: groups(situation, rows),
            rooms: Rooms::default(),
            years,
        };
        run.tracks = run.tracks_of(&asked);
        Ok(run)
    }

    fn tracks_of(&self, asked: &[Vec<Option<Asked>>]) -> Vec<Rows<'a>> {
        let mut of_requirement: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let assessable = |(_, judged): &(usize, &Judged)| judged.row.assessable && judged.unit.is_some();
        for (row, judged) in self.rows.iter().enumerate().filter(assessable) {
            of_requirement.entry(judged.requirement).or_default().push(row);
        }
        let track = |(requirement, rows): (usize, Vec<usize>)| {
            let units: Vec<UnitId> = rows.iter().filter_map(|row| self.rows[*row].unit).collect();
            let requirement = &self.situation.plan.requirements[requirement];
            let asked = rows.iter().map(|row| asked[*row].clone()).collect();
            let category = Some(self.rows[rows[0]].row.category.as_str());
            let group = self.groups.iter().position(|group| group.category.as_deref() == category);
            Rows {
                track: Track::each(self.situation, requirement, &units, asked),
                group: group.unwrap_or_default(),
                rows,
            }
        };
        of_requirement.into_iter().map(track).collect()
    }

    /// Goes through the years.
    ///
    /// Returns the outcome, and of how many people nobody knows the age.
    pub fn outcome(mut self) -> Result<(Outcome, u64), Vec<Finding>> {
        for place in 1..self.years.len() {
            self.advance(place);
        }
        let unknown = self.survival.ages_unknown();
        Ok((self.told(), unknown))
    }

    fn advance(&mut self, place: usize) {
        let year = self.years[place];
        let is_last = place + 1 == self.years.len();
        let renewal = self.assumptions.renewal.value;
        let on = |renewal| {
            let date = reference_day(self.situation.date, year);
            DayAhead::on(date, self.situation, renewal, larger_by(self.assumptions))
        };
        let day = on(renewal);
        let renewed = (is_last && !renewal).then(|| on(true));
        self.survival.advance(&day.force);
        let (survival, assumptions, rooms) = (&self.survival, self.assumptions, &self.rooms);
        let now = Year { year, place, day: &day, survival, assumptions };
        for some in self.tracks.chunks_mut(AT_ONCE) {
            let one = |room: &mut Lent<'_>, rows: &mut Rows<'_>| {
                let shares = rows.track.shares(&day);
                rows.track.advance(now, &shares, room);
                if is_last {
                    explain(&mut rows.track, &shares, renewed.as_ref(), now);
                }
                shares
            };
            let shares: Vec<Vec<Share>> = some.par_iter_mut().map_init(|| rooms.lend(), one).collect();
            for (rows, shares) in some.iter().zip(&shares) {
                sum_up(rows, place, shares, &mut self.groups);
            }
        }
        self.pools.par_iter_mut().for_each_init(
            || rooms.lend(),
            |room, pool| {
                let shares = pool.track.shares(&day);
                pool.track.advance(now, &shares, room);
            },
        );
        let completed = assumptions.completed();
        let sides: Vec<&mut Side> = self.groups.iter_mut().flat_map(|group| &mut group.sides).collect();
        sides.into_par_iter().for_each_init(
            || rooms.lend(),
            |room, side| {
                let there = |person| survival.of(person).all;
                side.people.push(side.places.people());
                let sum = side.places.take(there, completed, side.in_fte, room);
                side.quantiles.push([0.1, 0.5, 0.9].map(|share| sum.quantile(share)));
                sum.leave(room);
            },
        );
    }

    fn told(self) -> Outcome {
        let mut of_row: BTreeMap<usize, (&Track<'_>, usize)> = BTreeMap::new();
        for rows in &self.tracks {
            of_row.extend(rows.rows.iter().enumerate().map(|(line, row)| (*row, (&rows.track, line))));
        }
        let requirements: Vec<RequirementAhead> = self
            .rows
            .iter()
            .enumerate()
            .map(|(row, judged)| requirement_told(judged, of_row.get(&row).copied()))
            .collect();
        let pooled: Vec<Pooled> = self.pools.iter().map(|pool| self.pool_told(pool, &requirements)).collect();
        let categories = self.groups.iter().map(|group| self.group_told(group, &requirements, &pooled));
        Outcome { categories: categories.collect(), requirements, pooled }
    }

    fn pool_told(&self, pool: &Pool<'_>, requirements: &[RequirementAhead]) -> Pooled {
        let subject = &self.subjects[pool.subject];
        let first = &self.rows[subject.rows[0]].row;
        let apart = subject.rows.iter().filter(|row| self.is_in(&pool.units, **row));
        let tree = &self.situation.register.units;
        Pooled {
            category: first.category.clone(),
            competences: first.competences.clone(),
            positions: first.positions.clone(),
            requires: first.requires,
            level: first.level,
            basis: if first.basis.in_fte() { Basis::Fte } else { Basis::Persons },
            units: pool.units.iter().filter_map(|unit| tree.path(*unit)).collect(),
            years: pool.track.lines[0].years.clone(),
            hires_total: Some(pool.track.lines[0].hires()),
            hires_apart: Some(apart.filter_map(|row| requirements[*row].hires_total).sum()),
            suppressed: Hidden::new(),
            name: first.name.clone(),
        }
    }

    /// Tells whether a row is of one of some units.
    fn is_in(&self, units: &[UnitId], row: usize) -> bool {
        self.rows[row].unit.is_some_and(|unit| units.contains(&unit))
    }

    fn group_told(
        &self,
        group: &Group,
        requirements: &[RequirementAhead],
        pooled: &[Pooled],
    ) -> CategoryAhead {
        let is_of = |row: &RequirementAhead| group.category.as_ref().is_none_or(|id| *id == row.category);
        let all: Vec<usize> = (0..requirements.len())
            .filter(|row| requirements[*row].assessable && is_of(&requirements[*row]))
            .collect();
        let side = |side: &Side| {
            let rows: Vec<usize> =
                all.iter().copied().filter(|row| requirements[*row].basis.in_fte() == side.in_fte).collect();
            (!rows.is_empty()).then(|| self.side_told(side, &rows, requirements, pooled))
        };
        let [persons, fte] = &group.sides;
        CategoryAhead {
            category: group.category.clone(),
            requirements: all.len() as u64,
            persons: side(persons),
            fte: side(fte),
        }
    }

    fn side_told(
        &self,
        side: &Side,
        rows: &[usize],
        requirements: &[RequirementAhead],
        pooled: &[Pooled],
    ) -> SumAhead {
        let amount = |units: i64| Amount::none(side.in_fte).with_units(units);
        let in_year = |((year, quantiles), people): ((&i16, &[i64; 3]), &u64)| {
            let of_year = |row: &usize| requirements[*row].years.iter().find(|figures| figures.year == *year);
            let figures: Vec<&YearFigures> = rows.iter().filter_map(of_year).collect();
            let sum = |of: fn(&YearFigures) -> Option<Expected>| {
                Some(Expected(figures.iter().filter_map(|one| of(one)).map(|of| of.0).sum()))
            };
            let units = |of: fn(&YearFigures) -> Option<Amount>| {
                Some(amount(figures.iter().filter_map(|one| of(one)).map(Amount::units).sum()))
            };
            SumYear {
                year: *year,
                required: units(|figures| figures.required),
                required_by_plan: units(|figures| figures.required_by_plan),
                mean: sum(|figures| figures.mean),
                p10: Some(amount(quantiles[0])),
                p50: Some(amount(quantiles[1])),
                p90: Some(amount(quantiles[2])),
                expected_shortfall: sum(|figures| figures.expected_shortfall),
                hires: Some(figures.iter().filter_map(|figures| figures.hires).sum()),
                support: *people,
            }
        };
        let hires = |row: &usize| requirements[*row].hires_total.unwrap_or_default();
        SumAhead {
            years: self.years[1..].iter().zip(&side.quantiles).zip(&side.people).map(in_year).collect(),
            hires_total: Some(rows.iter().map(hires).sum()),
            hires_pooled: Some(self.hires_pooled(rows, requirements, pooled)),
            hires_largest: Some(rows.iter().map(hires).max().unwrap_or_default()),
            suppressed: Hidden::new(),
            why: Why::sum(rows.iter().filter_map(|row| requirements[*row].why.as_ref())),
        }
    }

    /// Returns how many to recruit where each subject's units are taken together; whoever is hired there counts
    /// for the units above them too.
    fn hires_pooled(&self, rows: &[usize], requirements: &[RequirementAhead], pooled: &[Pooled]) -> u64 {
        let of_subject = |(place, subject): (usize, &Subject)| {
            let pools = || self.pools.iter().zip(pooled).filter(|(pool, _)| pool.subject == place);
            let together = pools().filter_map(|(_, told)| told.hires_total).max().unwrap_or_default();
            let alone = |row: &&usize| !pools().any(|(pool, _)| self.is_in(&pool.units, **row));
            let apart = subject.rows.iter().filter(alone);
            together.max(apart.filter_map(|row| requirements[*row].hires_total).max().unwrap_or_default())
        };
        let asked = |subject: &Subject| subject.rows.first().is_some_and(|row| rows.contains(row));
        self.subjects.iter().enumerate().filter(|(_, subject)| asked(subject)).map(of_subject).sum()
    }
}

/// Returns by how much positions below full time grow.
fn larger_by(assumptions: &Assumptions) -> Fte {
    let percent = assumptions.fraction_points.unwrap_or_default().billionths();
    // A percentage point is a hundred ten-thousandths.
    Fte::from_ten_thousandths((percent + 5_000_000) / 10_000_000)
}

/// Returns what each row asks, year by year, the reference year first.
fn asked(
    situation: &Situation<'_>,
    rows: &[Judged],
    assumptions: &Assumptions,
    years: &[i16],
) -> Result<Vec<Vec<Option<Asked>>>, Vec<Finding>> {
    let index = assumptions.demand.index.as_ref();
    let growths: Vec<(i16, Ratio)> =
        years.iter().map(|year| (*year, growth(index, years[0], *year).unwrap_or(Ratio::ONE))).collect();
    let mut findings: Vec<Finding> = Vec::new();
    let mut all = Vec::with_capacity(rows.len());
    for judged in rows {
        let requirement = &situation.plan.requirements[judged.requirement];
        match asked_by_year(requirement, judged.row.support.population, &growths) {
            Ok(asked) => all.push(asked),
            Err(year) => {
                let finding = Finding::new(Code::ProjectionBeyondReason).at(requirement.origin.clone());
                let finding = finding.seen(&requirement.id).expected([year.to_string()]);
                if !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }
    if findings.is_empty() { Ok(all) } else { Err(findings) }
}

fn pools<'a>(
    situation: &'a Situation<'a>,
    rows: &[Judged],
    subjects: &[Subject],
    asked: &[Vec<Option<Asked>>],
    years: usize,
) -> Vec<Pool<'a>> {
    let mut pools = Vec::new();
    for (place, subject) in subjects.iter().enumerate() {
        let requirement = &situation.plan.requirements[rows[subject.rows[0]].requirement];
        for units in &subject.together {
            let asked = asked_together(subject, units, rows, asked, years);
            let track = Track::together(situation, requirement, units, asked);
            pools.push(Pool { track, subject: place, units: units.clone() });
        }
    }
    pools
}

/// Returns the groups that rows are summed in: categories in the plan's order, staffing, everything.
fn groups(situation: &Situation<'_>, rows: &[Judged]) -> Vec<Group> {
    let people = situation.register.people.len();
    let side =
        |in_fte| Side { in_fte, places: Places::of(people), quantiles: Vec::new(), people: Vec::new() };
    let group = |category| Group { category, sides: [side(false), side(true)] };
    let has_staffing = rows.iter().any(|judged| judged.row.category == STAFFING);
    let categories = situation.plan.categories.iter().map(|category| category.id.clone());
    let named = categories.chain(has_staffing.then(|| STAFFING.to_owned()));
    named.map(Some).chain([None]).map(group).collect()
}

/// Adds what people may fill of one requirement's rows to its group and to everything.
fn sum_up(rows: &Rows<'_>, place: usize, shares: &[Share], groups: &mut [Group]) {
    let side = usize::from(rows.track.requirement.basis.in_fte());
    let last = groups.len() - 1;
    for share in shares {
        if rows.track.lines[share.line].asked[place].is_none() {
            continue;
        }
        for group in [rows.group, last] {
            groups[group].sides[side].places.add(&share.candidate, share.amount);
        }
    }
}

/// Reckons why there is what there is in the last year.
fn explain(track: &mut Track<'_>, shares: &[Share], renewed: Option<&DayAhead<'_>>, now: Year<'_>) {
    let in_fte = track.requirement.basis.in_fte();
    let mut sums = vec![Held::default(); track.lines.len()];
    let completed = now.assumptions.completed();
    for share in shares {
        let sum = &mut sums[share.line];
        let there = now.survival.of(share.candidate.person);
        let amount = share.amount as f64;
        sum.tell(share, there);
        sum.expected += amount * there.all * share.candidate.chance(completed);
        if share.candidate.is_certain() {
            sum.without_exits += share.amount;
            sum.without_retirement += amount * there.young;
            sum.without_completions += amount * there.all;
        }
    }
    match renewed {
        None => sums.iter_mut().for_each(|sum| {
            sum.renewed = sum.without_exits;
            sum.held_renewed.clone_from(&sum.held);
        }),
        Some(day) => {
            for share in track.shares(day).iter().filter(|share| share.candidate.is_certain()) {
                sums[share.line].renewed += share.amount;
                sums[share.line].held_renewed.push((share.candidate.person, share.amount));
            }
        }
    }
    for (line, sum) in track.lines.iter_mut().zip(sums) {
        line.why_support = sum.support(line.today());
        let Some(last) = line.asked.last().copied().flatten() else { continue };
        let today = line.asked[0].map_or(0, |asked| asked.by_plan.units());
        let told = |units: f64| Some(in_units(units, in_fte));
        let whole = |units: i64| told(units as f64);
        line.why = Some(Why {
            today: whole(today - line.held_today()),
            plan_change: whole(last.by_plan.units() - today),
            demand: whole(last.with_demand.units() - last.by_plan.units()),
            known_changes: whole(line.held_today() - sum.renewed),
            expiry: whole(sum.renewed - sum.without_exits),
            other_exits: told(sum.without_exits as f64 - sum.without_retirement),
            retirement: told(sum.without_retirement - sum.without_completions),
            completions: told(sum.without_completions - sum.expected),
        });
    }
}

/// How much is held in the last year, with more and more taken into account.
#[derive(Debug, Clone, Default)]
struct Held {
    /// Nobody leaves, everything is renewed, nothing under way is completed.
    renewed: i64,
    /// Nobody leaves.
    without_exits: i64,
    /// Nobody retires.
    without_retirement: f64,
    /// Nothing under way is completed.
    without_completions: f64,
    /// Everything.
    expected: f64,
    /// Who holds it where nobody leaves and nothing under way is completed, with how much.
    held: Vec<(PersonId, i64)>,
    /// The same, where everything is renewed.
    held_renewed: Vec<(PersonId, i64)>,
    /// Who may leave before the age of retirement, who may retire, and who may complete something.
    may: [u64; 3],
}

impl Held {
    /// Counts somebody among those whom the parts rest on.
    fn tell(&mut self, share: &Share, there: Chances) {
        if share.candidate.is_certain() {
            self.held.push((share.candidate.person, share.amount));
            self.may[0] += u64::from(there.young < 1.0);
            self.may[1] += u64::from(there.all < there.young);
        } else {
            self.may[2] += 1;
        }
    }

    /// Returns on how many persons each part rests.
    fn support(&self, today: &[(PersonId, i64)]) -> WhySupport {
        let [other_exits, retirement, completions] = self.may;
        WhySupport {
            known_changes: differing(today, &self.held_renewed),
            expiry: differing(&self.held_renewed, &self.held),
            other_exits,
            retirement,
            completions,
        }
    }
}

/// Returns how many people hold more or less of the one than of the other.
fn differing(one: &[(PersonId, i64)], other: &[(PersonId, i64)]) -> u64 {
    let mut held: BTreeMap<PersonId, i64> = BTreeMap::new();
    one.iter().for_each(|(person, amount)| *held.entry(*person).or_default() += amount);
    other.iter().for_each(|(person, amount)| *held.entry(*person).or_default() -= amount);
    held.values().filter(|amount| **amount != 0).count() as u64
}

fn requirement_told(judged: &Judged, followed: Option<(&Track<'_>, usize)>) -> RequirementAhead {
    let row = &judged.row;
    let line = followed.map(|(track, line)| &track.lines[line]);
    let kept = line.map(|line| line.kept(row.basis.in_fte()));
    RequirementAhead {
        requirement: row.requirement.clone(),
        category: row.category.clone(),
        competences: row.competences.clone(),
        unit: row.unit.clone(),
        positions: row.positions.clone(),
        basis: row.basis,
        assessable: row.assessable,
        years: line.map(|line| line.years.clone()).unwrap_or_default(),
        hires_total: line.map(super::track::Line::hires),
        hire_size: line.map(|line| Amount::none(row.basis.in_fte()).with_units(line.each)),
        expected_replacements: kept.map(|(replacements, _)| replacements),
        expected_remaining: kept.map(|(_, remaining)| remaining),
        why: line.and_then(|line| line.why),
        suppressed: Hidden::new(),
        why_support: line.map(|line| line.why_support).unwrap_or_default(),
        today: row.clone(),
    }
}
