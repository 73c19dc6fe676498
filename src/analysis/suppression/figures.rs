//! The figures of the gap: which of them are one and the same, and how they hang together.
//!
//! What is held of something in a unit is one figure, however many requirements ask for it. That of a unit is the sum of
//! those of the units below it; those who hold something formally are those who qualify and those who do not; what is
//! missing in a category is the sum of what its requirements lack.

use super::super::gap::{BasisSum, GapAnswer, GapRow, STAFFING};
use super::system::{Figure, Known, State, System};
use super::{positions, told, trees};
use crate::model::amount::Fte;
use crate::model::name::folded;
use crate::model::plan::{Amount, Requires};
use std::collections::{BTreeMap, BTreeSet};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counts {
    /// Everybody in scope, in persons.
    Persons,
    /// The årsverk of everybody in scope.
    Fte,
    /// Who holds something formally.
    Formal,
    /// Who holds it really, at a level.
    Real(u8),
    /// Who holds both sides of one and the same, at a level.
    Both(u8),
    /// Who holds either side, at a level.
    Either(u8),
    /// Who holds it formally and does not qualify: what is required, and at which level.
    FormalOnly(Requires, u8),
    /// Who holds it really and does not qualify.
    RealOnly(Requires, u8),
    /// Who would hold it formally, but for a missing date.
    Undated,
    /// Who qualifies by dispensation only.
    Dispensations(Requires, u8),
}

/// Of whom a figure is, wherever they work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Measure {
    pub counts: Counts,
    pub in_fte: bool,
    /// Any one of these, in order.
    pub competences: Vec<String>,
    /// In any one of these, in order; in whichever where there are none.
    pub positions: Vec<String>,
}

impl Measure {
    /// Returns what counts so much of a row: of the same names in another order, it is the same.
    pub fn of(row: &GapRow, counts: Counts, in_fte: bool) -> Self {
        let of_people = matches!(counts, Counts::Persons | Counts::Fte);
        let competences = if of_people { &[][..] } else { &row.competences };
        Self { counts, in_fte, competences: in_order(competences), positions: in_order(&row.positions) }
    }

    /// Returns everybody in some positions, counted in persons or in årsverk.
    pub fn everybody(positions: &[String], in_fte: bool) -> Self {
        let counts = if in_fte { Counts::Fte } else { Counts::Persons };
        Self { counts, in_fte, competences: Vec::new(), positions: positions.to_vec() }
    }
}

/// Returns names as they are compared, each once, in order.
fn in_order(names: &[String]) -> Vec<String> {
    let names: BTreeSet<String> = names.iter().map(|name| folded(name)).collect();
    names.into_iter().collect()
}

/// A row's figures; none of what there is no figure of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RowFigures {
    pub persons: Option<Figure>,
    pub fte: Option<Figure>,
    /// Only of shares: other requirements are in the plan for everybody to read.
    pub required: Option<Figure>,
    pub formal: Option<Figure>,
    pub real: Option<Figure>,
    pub qualified: Option<Figure>,
    pub formal_only: Option<Figure>,
    pub real_only: Option<Figure>,
    pub undated: Option<Figure>,
    pub dispensations: Option<Figure>,
}

impl RowFigures {
    /// Tells whether what is missing is hidden.
    pub fn hides_gap(&self, figures: &Figures) -> bool {
        figures.hides(self.required) || figures.hides(self.qualified)
    }
}

/// What anybody can see of a requirement, though what is held is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// How much is missing.
    pub gap: bool,
    /// How much more is held than is required.
    pub surplus: bool,
    /// That something is missing.
    pub unmet: bool,
}

/// All figures of a gap.
pub(super) struct Figures {
    pub system: System,
    /// Those of each row.
    pub rows: Vec<RowFigures>,
    /// What is required and what is missing in each category, in persons and in årsverk.
    pub categories: Vec<[[Option<Figure>; 2]; 2]>,
    /// Everybody, in persons and in årsverk.
    pub everybody: [Figure; 2],
    /// Those in the units that are asked about, where that is not everybody.
    pub within: Option<[Figure; 2]>,
    /// How many of the sums and of the limits everybody knows; the others need to know what is met.
    pub public: (usize, usize),
    /// What anybody can see of each row, whatever is hidden of it.
    pub told: Vec<Told>,
    /// Of each category, in persons and in årsverk, whether anybody can see how much is covered.
    pub told_covered: Vec<[bool; 2]>,
}

/// How much a figure of a row is missed, for each printed figure that goes with it.
const OF_ROW: u32 = 10;
/// How much a sum is missed: councils read sums.
const OF_SUM: u32 = 400;

impl Figures {
    /// Returns the figures of a gap, all of them shown.
    pub fn of(answer: &GapAnswer, few: u64) -> Self {
        let mut making = Making { known: BTreeMap::new(), system: System::default() };
        let rows: Vec<RowFigures> = answer.gaps.iter().map(|row| making.row(row)).collect();
        let register = &answer.register;
        let everybody = making.population(None, &[], register.persons, register.fte);
        let within = register.within.as_ref().map(|within| match &within.units[..] {
            [unit] => making.population(Some(unit), &[], within.population.persons, within.population.fte),
            _ => making.apart(within.population.persons, within.population.fte),
        });
        making.sides(&answer.gaps, &rows);
        trees::link(&making.known, &mut making.system, few);
        positions::link(&making.known, &mut making.system, true);
        let public = (making.system.sums.len(), making.system.limits.len());
        let categories = answer.categories.iter().map(|sum| {
            let in_category = |row: &GapRow| row.is_judged() && category(row) == sum.category;
            let mut of = |sum: &BasisSum, in_fte: bool| {
                let rows = answer.gaps.iter().zip(&rows);
                let rows = rows.filter(|(row, _)| in_category(row) && row.basis.in_fte() == in_fte);
                making.category(sum, rows.map(|(row, figures)| (row, *figures)))
            };
            [of(&sum.persons, false), of(&sum.fte, true)]
        });
        let categories = categories.collect();
        let told = vec![Told::default(); rows.len()];
        let told_covered = vec![[false; 2]; answer.categories.len()];
        Self { system: making.system, rows, categories, everybody, within, public, told, told_covered }
    }

    /// Hides what rests on few people, and what would give it away.
    pub fn protect(&mut self, answer: &GapAnswer, few: u64) {
        self.system.protect(few);
        for (place, sum) in answer.categories.iter().enumerate() {
            for in_fte in [false, true] {
                self.settle_met(answer, (place, &sum.category, in_fte), few);
            }
        }
        told::tell(self, answer);
    }

    /// Where every requirement of a sum that has anything hidden is met, its sum tells that they are. Where that would
    /// tell who qualifies, for no more of the few can, the sum is hidden.
    fn settle_met(&mut self, answer: &GapAnswer, (place, id, in_fte): (usize, &str, bool), few: u64) {
        let rows = answer
            .gaps
            .iter()
            .enumerate()
            .filter(|(_, row)| row.is_judged() && category(row) == id && row.basis.in_fte() == in_fte);
        let hidden: Vec<(usize, &GapRow)> = rows.filter(|(at, _)| self.rows[*at].hides_gap(self)).collect();
        if hidden.is_empty() || hidden.iter().any(|(_, row)| row.is_unmet()) {
            return;
        }
        let is_safe =
            |row: &GapRow| in_fte || row.required.is_some_and(|required| required.units() < few as i64);
        let is_safe = hidden.iter().all(|(at, row)| is_safe(row) || !self.rests_on_few(*at));
        if let ([_, Some(gap)], false) = (self.categories[place][usize::from(in_fte)], is_safe) {
            self.system.get_mut(gap).state = State::Other;
        }
    }

    fn rests_on_few(&self, row: usize) -> bool {
        self.rows[row].qualified.is_some_and(|figure| self.system.get(figure).state == State::Few)
    }

    /// Tells whether there is a figure, and it is hidden.
    pub fn hides(&self, figure: Option<Figure>) -> bool {
        figure.is_some_and(|figure| self.system.is_hidden(figure))
    }
}

/// Returns the category in whose sum a row is.
pub(super) fn category(row: &GapRow) -> &str {
    if row.competences.is_empty() { STAFFING } else { &row.category }
}

/// The figures by what they count and where.
pub(super) type ByPlace<'a> = BTreeMap<Measure, BTreeMap<Option<&'a str>, Figure>>;

struct Making<'a> {
    known: ByPlace<'a>,
    system: System,
}

impl<'a> Making<'a> {
    /// Returns the figure of something in a unit, which is one however often it is printed.
    fn figure(&mut self, measure: Measure, unit: Option<&'a str>, known: Known) -> Figure {
        let system = &mut self.system;
        *self.known.entry(measure).or_default().entry(unit).or_insert_with(|| system.add(known))
    }

    fn population(
        &mut self,
        unit: Option<&'a str>,
        positions: &[String],
        persons: Option<u64>,
        fte: Option<Fte>,
    ) -> [Figure; 2] {
        let (persons, fte) = (persons.unwrap_or_default(), fte.unwrap_or_default().ten_thousandths());
        let positions = in_order(positions);
        let of = |in_fte| Measure::everybody(&positions, in_fte);
        [
            self.figure(of(false), unit, Known::persons(persons, OF_ROW)),
            self.figure(of(true), unit, Known::fte(fte, persons, OF_ROW)),
        ]
    }

    /// Returns figures of people who are nowhere else counted alone.
    fn apart(&mut self, persons: Option<u64>, fte: Option<Fte>) -> [Figure; 2] {
        let (persons, fte) = (persons.unwrap_or_default(), fte.unwrap_or_default().ten_thousandths());
        let known = [Known::persons(persons, OF_ROW), Known::fte(fte, persons, OF_ROW)];
        known.map(|known| self.system.add(known))
    }

    fn row(&mut self, row: &'a GapRow) -> RowFigures {
        let unit = row.unit.as_deref();
        let [persons, fte] =
            self.population(unit, &row.positions, row.population.persons, row.population.fte);
        let mut of_row = RowFigures { persons: Some(persons), fte: Some(fte), ..RowFigures::default() };
        let in_fte = row.basis.in_fte();
        let everybody = if in_fte { fte } else { persons };
        if let (Some(required), true) = (row.required, row.basis.is_share()) {
            let known = Known { cost: OF_ROW, ..amount(required, row.support.population.persons) };
            let required = self.system.add(known);
            self.system.tie(required, everybody);
            if let Some(percent) = row.share {
                let percent = percent.billionths() as f64 / 1e9;
                let known = self.system.get_mut(required);
                // As near as the årsverk that it is a share of.
                known.grain = ((known.grain as f64 * percent / 100.0) as i64).max(1);
                self.system.share(required, percent, everybody);
            }
            of_row.required = Some(required);
        }
        let (Some(requires), Some(level)) = (row.requires, row.level) else {
            of_row.qualified = row.qualified.map(|_| everybody);
            return of_row;
        };
        let mut held = |counts: Counts, held: Option<Amount>, support: u64, cells: u32| {
            let known = Known { cost: OF_ROW * cells, ..amount(held?, support) };
            Some(self.figure(Measure::of(row, counts, in_fte), unit, known))
        };
        of_row.formal = held(Counts::Formal, row.formal, row.support.formal, 2);
        of_row.real = held(Counts::Real(level), row.real, row.support.real, 2);
        of_row.qualified = held(qualifying(requires, level), row.qualified, row.support.qualified, 6);
        let mut people = |counts: Counts, number: Option<u64>| {
            Some(self.figure(Measure::of(row, counts, false), unit, Known::persons(number?, OF_ROW)))
        };
        of_row.formal_only = people(Counts::FormalOnly(requires, level), row.formal_only);
        of_row.real_only = people(Counts::RealOnly(requires, level), row.real_only);
        of_row.undated = people(Counts::Undated, row.undated);
        of_row.dispensations = people(Counts::Dispensations(requires, level), row.dispensations);
        of_row
    }

    /// Adds how the sides of each row hang together.
    fn sides(&mut self, rows: &'a [GapRow], figures: &[RowFigures]) {
        for (row, of_row) in rows.iter().zip(figures) {
            self.limits(row, of_row);
            let Some(requires) = row.requires else { continue };
            let sides = [(of_row.formal, of_row.formal_only), (of_row.real, of_row.real_only)];
            for (side, only) in sides {
                let (Some(side), Some(only), Some(qualified)) = (side, only, of_row.qualified) else {
                    continue;
                };
                if requires == Requires::Both {
                    self.those_who_lack(side, only, qualified, row.basis.in_fte());
                }
            }
            self.those_with_both(row, of_row);
        }
    }

    /// Adds how many hold both sides, where that is not what is required: it is printed where another requirement asks for
    /// it, and else comes out of the others.
    fn those_with_both(&mut self, row: &'a GapRow, of_row: &RowFigures) {
        let (Some(formal), Some(real), Some(qualified)) = (of_row.formal, of_row.real, of_row.qualified)
        else {
            return;
        };
        let in_fte = row.basis.in_fte();
        let terms = match (row.requires, of_row.formal_only, of_row.real_only) {
            (Some(Requires::Either), ..) => vec![(formal, 1), (real, 1), (qualified, -1)],
            (Some(Requires::Formal), _, Some(only)) if !in_fte => vec![(real, 1), (only, -1)],
            (Some(Requires::Real), Some(only), _) if !in_fte => vec![(formal, 1), (only, -1)],
            _ => return,
        };
        let value: i64 = terms.iter().map(|(figure, times)| self.system.get(*figure).value * times).sum();
        let known = if in_fte { Known::fte(value, 0, 0) } else { Known::persons(value.unsigned_abs(), 0) };
        // Not a figure to hide for its own sake: where it is printed, its row says so.
        let known = Known { support: 0, ..known.unprinted() };
        let both = match &row.competences[..] {
            [_] => {
                let counts = Counts::Both(row.level.unwrap_or_default());
                self.figure(Measure::of(row, counts, in_fte), row.unit.as_deref(), known)
            }
            // Of several, one side may be of one and the other of another.
            _ => self.system.add(known),
        };
        self.system.limit(both, formal);
        self.system.limit(both, real);
        self.system.sum(terms.into_iter().chain([(both, -1)]).collect());
    }

    /// Adds that a side is those who qualify and those who do not. Counted in årsverk, those who do not are not printed in
    /// årsverk: what they bring must not come out either, where they are few.
    fn those_who_lack(&mut self, side: Figure, only: Figure, qualified: Figure, in_fte: bool) {
        let rest = if in_fte {
            let value = self.system.get(side).value - self.system.get(qualified).value;
            self.system.add(Known::fte(value, self.system.get(only).support, 0).unprinted())
        } else {
            only
        };
        self.system.sum(vec![(side, 1), (qualified, -1), (rest, -1)]);
    }

    /// Adds which of a row's figures are never more than which.
    fn limits(&mut self, row: &GapRow, of_row: &RowFigures) {
        let everybody = if row.basis.in_fte() { of_row.fte } else { of_row.persons };
        let mut limit = |less: Option<Figure>, more: Option<Figure>| {
            if let (Some(less), Some(more)) = (less, more) {
                self.system.limit(less, more);
            }
        };
        for held in [of_row.formal, of_row.real, of_row.qualified] {
            limit(held, everybody);
        }
        for number in [of_row.formal_only, of_row.real_only, of_row.undated, of_row.dispensations] {
            limit(number, of_row.persons);
        }
        match row.requires {
            Some(Requires::Both) => {
                limit(of_row.qualified, of_row.formal);
                limit(of_row.qualified, of_row.real);
            }
            Some(Requires::Either) => {
                limit(of_row.formal, of_row.qualified);
                limit(of_row.real, of_row.qualified);
            }
            _ => {}
        }
        if !row.basis.in_fte() {
            limit(of_row.formal_only, of_row.formal);
            limit(of_row.real_only, of_row.real);
            limit(of_row.dispensations, of_row.qualified);
        }
    }

    /// Returns what is required and what is missing of the rows of a category that are counted alike.
    ///
    /// What is missing of an unmet requirement is what is required less what is held. That somebody may know which are met
    /// is reckoned with: a requirement that is met lacks nothing, whatever is held.
    fn category(
        &mut self,
        sum: &BasisSum,
        rows: impl Iterator<Item = (&'a GapRow, RowFigures)>,
    ) -> [Option<Figure>; 2] {
        let sum_of = |of: Option<Amount>| of.map(|of| Known { cost: OF_SUM, ..amount(of, 0) });
        let (Some(required), Some(gap)) = (sum_of(sum.required), sum_of(sum.gap)) else {
            return [None, None];
        };
        let required = self.system.add(required);
        let gap = self.system.add(gap);
        let (mut requires, mut lacks) = (vec![(required, 1)], vec![(gap, 1)]);
        for (row, of_row) in rows {
            if let Some(share) = of_row.required {
                // The sum is to be no nearer known than what it sums up.
                let grain = self.system.get(share).grain.min(self.system.get(required).grain);
                self.system.get_mut(required).grain = grain;
                requires.push((share, -1));
            }
            if row.is_unmet() {
                lacks.extend(self.missing(row, &of_row));
            }
            self.regime(row, &of_row);
        }
        // Where nothing asks for a share, what is required is in the plan.
        let requires_share = requires.len() > 1;
        self.system.sum(requires);
        self.system.sum(merged(lacks));
        [requires_share.then_some(required), Some(gap)]
    }

    /// Returns what an unmet requirement adds to what its category lacks: what is required is known, but of a share.
    fn missing(&mut self, row: &GapRow, of_row: &RowFigures) -> Option<(Figure, i64)> {
        let qualified = of_row.qualified?;
        let Some(required) = of_row.required else { return Some((qualified, 1)) };
        let gap = self.system.add(amount(row.gap?, 0).unprinted());
        self.system.sum(vec![(gap, 1), (required, -1), (qualified, 1)]);
        self.system.follows.push((gap, [required, qualified]));
        Some((gap, -1))
    }

    /// Adds what follows for what is held from whether the requirement is met.
    fn regime(&mut self, row: &GapRow, of_row: &RowFigures) {
        let (Some(required), Some(qualified)) = (row.required, of_row.qualified) else { return };
        if let Some(share) = of_row.required {
            return if row.is_unmet() {
                self.system.below(qualified, share)
            } else {
                self.system.limit(share, qualified)
            };
        }
        let known = self.system.get_mut(qualified);
        if row.is_unmet() {
            known.regime.1 = known.regime.1.min(required.units() - 1);
        } else {
            known.regime.0 = known.regime.0.max(required.units());
        }
    }
}

/// Adds up what is counted several times in one sum.
fn merged(terms: Vec<(Figure, i64)>) -> Vec<(Figure, i64)> {
    let mut sum: BTreeMap<Figure, i64> = BTreeMap::new();
    for (figure, times) in terms {
        *sum.entry(figure).or_default() += times;
    }
    sum.into_iter().filter(|(_, times)| *times != 0).collect()
}

fn amount(amount: Amount, support: u64) -> Known {
    match amount {
        Amount::Persons(persons) => Known { support, ..Known::persons(persons.unsigned_abs(), 0) },
        Amount::Fte(fte) => Known::fte(fte.ten_thousandths(), support, 0),
    }
}

/// Returns who qualifies for what a requirement asks.
pub(super) fn qualifying(requires: Requires, level: u8) -> Counts {
    match requires {
        Requires::Formal => Counts::Formal,
        Requires::Real => Counts::Real(level),
        Requires::Both => Counts::Both(level),
        Requires::Either => Counts::Either(level),
    }
}
