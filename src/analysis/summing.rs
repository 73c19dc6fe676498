//! What the rows of a gap sum to, category by category.

use super::gap::{BasisSum, CategorySum, GapRow, Obstacle, PlanSaid, STAFFING};
use super::suppression::Hidden;
use crate::model::amount::Share;
use crate::model::plan::{Amount, Basis};
use std::collections::BTreeSet;

/// What a row adds to the sum of its category.
#[derive(Debug, Clone, Copy)]
pub(super) struct Summand {
    pub is_staffing: bool,
    pub basis: Basis,
    /// Why it cannot be answered, where it cannot.
    pub obstacle: Option<Obstacle>,
    /// What is required, and what of that is missing, where it is judged.
    pub judged: Option<(Amount, Amount)>,
}

impl From<&GapRow> for Summand {
    fn from(row: &GapRow) -> Self {
        let judged = row.required.zip(row.gap).filter(|_| row.is_judged());
        Self { is_staffing: row.requires.is_none(), basis: row.basis, obstacle: row.obstacle, judged }
    }
}

/// What rows sum to, as they come.
pub(super) struct Summing {
    /// Each category of the plan, in its order, and staffing last.
    sums: Vec<(String, Sum)>,
    unanswered: Vec<(String, Obstacle)>,
}

/// What some rows sum to.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    /// Whether any of them is of staffing.
    has_staffing: bool,
    /// Why some cannot be answered.
    obstacles: BTreeSet<Obstacle>,
    requirements: u64,
    met: u64,
    persons: Missing,
    fte: Missing,
}

impl Summing {
    pub fn of(plan: &PlanSaid) -> Self {
        let ids = plan.categories.iter().map(|(id, _)| id.as_str()).chain([STAFFING]);
        Self { sums: ids.map(|id| (id.to_owned(), Sum::default())).collect(), unanswered: Vec::new() }
    }

    /// Adds rows of one requirement and a category, both by their ids.
    pub fn add(&mut self, rows: Sum, requirement: &str, category: &str) {
        for obstacle in &rows.obstacles {
            let known = |(of, why): &(String, Obstacle)| why == obstacle && of == requirement;
            if !self.unanswered.iter().any(known) {
                self.unanswered.push((requirement.to_owned(), *obstacle));
            }
        }
        // A category of the plan may be called as staffing is: that is the last.
        let categories = self.sums.len() - 1;
        let (of_plan, staffing) = self.sums.split_at_mut(categories);
        let mut sums = if rows.has_staffing { staffing.iter_mut() } else { of_plan.iter_mut() };
        if let Some((_, sum)) = sums.find(|(id, _)| id == category) {
            sum.merge(rows);
        }
    }

    /// Returns the sums, that of staffing where there is any, and what could not be answered.
    pub fn done(mut self) -> (Vec<CategorySum>, Vec<(String, Obstacle)>) {
        if self.sums.last().is_some_and(|(_, staffing)| !staffing.has_staffing) {
            self.sums.pop();
        }
        (self.sums.into_iter().map(|(category, sum)| sum.done(category)).collect(), self.unanswered)
    }
}

impl Sum {
    /// Adds a row.
    pub fn add(&mut self, row: Summand) {
        self.has_staffing |= row.is_staffing;
        self.obstacles.extend(row.obstacle);
        let Some((required, gap)) = row.judged else { return };
        self.requirements += 1;
        self.met += u64::from(gap.units() == 0);
        let sum = if row.basis.in_fte() { &mut self.fte } else { &mut self.persons };
        sum.required += required.units();
        sum.gap += gap.units();
    }

    fn merge(&mut self, other: Self) {
        self.has_staffing |= other.has_staffing;
        self.requirements += other.requirements;
        self.met += other.met;
        self.persons.merge(other.persons);
        self.fte.merge(other.fte);
    }

    fn done(self, category: String) -> CategorySum {
        CategorySum {
            category,
            requirements: self.requirements,
            met: Some(self.met),
            persons: self.persons.of(Amount::none(false)),
            fte: self.fte.of(Amount::none(true)),
            suppressed: Hidden::new(),
        }
    }
}

/// What is required of some rows, and what of that is missing, in persons or ten-thousandths of an årsverk.
#[derive(Debug, Clone, Copy, Default)]
struct Missing {
    required: i64,
    gap: i64,
}

impl Missing {
    fn merge(&mut self, other: Self) {
        self.required += other.required;
        self.gap += other.gap;
    }

    fn of(&self, none: Amount) -> BasisSum {
        let covered = self.required - self.gap;
        BasisSum {
            required: Some(none.with_units(self.required)),
            covered: Some(none.with_units(covered)),
            gap: Some(none.with_units(self.gap)),
            coverage: Some(Share::of(covered, self.required)),
        }
    }
}

/// What the rows of a requirement sum to, with it and its category by their ids.
pub(super) struct RequirementSum {
    pub requirement: String,
    pub category: String,
    pub sum: Sum,
}

/// Returns what rows sum to, requirement by requirement.
pub(super) fn sums(rows: &[GapRow]) -> Vec<RequirementSum> {
    let mut sums: Vec<RequirementSum> = Vec::new();
    for row in rows {
        let known = sums.iter().rposition(|of| of.requirement == row.requirement);
        let place = known.unwrap_or_else(|| {
            let (requirement, category) = (row.requirement.clone(), row.category.clone());
            sums.push(RequirementSum { requirement, category, sum: Sum::default() });
            sums.len() - 1
        });
        sums[place].sum.add(row.into());
    }
    sums
}
