//! Who was followed from each register to the next, and who left.

use super::posterior::exposed;
use super::rates::{Assumed, Seen};
use super::{Dated, Interval};
use crate::analysis::follow::{Met, Way};
use crate::analysis::projection::{main_positions, reference_day};
use crate::analysis::workforce::Workforce;
use crate::finding::{Code, Finding};
use crate::model::amount::Expected;
use crate::model::date::Date;
use crate::model::plan::Plan;
use crate::model::register::PersonId;
use crate::origin::Origin;

/// So many days more or less than whole years are whole years.
const WHOLE_YEAR_DAYS: i32 = 3;

/// Days in a year, on the average.
const YEAR_DAYS: f64 = 365.25;

/// What was seen.
pub(super) struct Survey {
    pub intervals: Vec<Interval>,
    /// Of each cell.
    pub seen: Vec<Seen>,
}

/// A register and who is employed in it.
struct Side<'a> {
    dated: &'a Dated<'a>,
    force: &'a Workforce<'a>,
}

/// Follows everybody from each register to the next.
///
/// # Errors
/// Findings, where nobody in a register is in the next, or nobody's age is known.
pub(super) fn survey(
    registers: &[Dated<'_>],
    employed: &[Workforce<'_>],
    plan: &Plan,
    assumed: Assumed<'_>,
    way: Way,
) -> Result<Survey, Vec<Finding>> {
    let sides: Vec<Side<'_>> =
        registers.iter().zip(employed).map(|(dated, force)| Side { dated, force }).collect();
    let mut survey = Survey { intervals: Vec::new(), seen: vec![Seen::default(); assumed.len()] };
    let mut strangers = Vec::new();
    for pair in sides.windows(2) {
        let met = way.follow(pair[0].dated.register, pair[1].dated.register);
        if !met.iter().any(|met| matches!(met, Met::There(_))) {
            let finding = Finding::new(Code::CalibrationNobodyInCommon).at(Origin::file(pair[1].dated.file));
            strangers.push(finding.other(Origin::file(pair[0].dated.file)));
        }
        survey.add(&pair[0], &pair[1], &met, plan, assumed);
    }
    if !strangers.is_empty() {
        return Err(strangers);
    }
    let followed: u64 = survey.intervals.iter().map(|interval| interval.persons).sum();
    let ageless: u64 = survey.intervals.iter().map(|interval| interval.ages_unknown).sum();
    if followed == ageless {
        return Err(vec![Finding::new(Code::CalibrationWithoutAges)]);
    }
    Ok(survey)
}

impl Survey {
    /// Adds what was seen from one register to the next.
    fn add(&mut self, from: &Side<'_>, to: &Side<'_>, met: &[Met], plan: &Plan, assumed: Assumed<'_>) {
        let Dated { date, register, .. } = *from.dated;
        let mut interval = Interval {
            from: date,
            to: to.dated.date,
            years: Expected(years(date, to.dated.date)),
            persons: 0,
            left: 0,
            ages_unknown: 0,
            not_followed: 0,
        };
        let mut counts: Vec<(u64, u64)> = vec![(0, 0); self.seen.len()];
        let positions = main_positions(date, register, plan);
        let groups = assumed.groups(&register.positions);
        for (person, met) in
            (0..).map(PersonId).zip(met).filter(|(person, _)| from.force.is_employed(*person))
        {
            let left = match met {
                Met::There(there) => !to.force.is_employed(*there),
                Met::Gone => true,
                Met::Unclear => {
                    interval.not_followed += 1;
                    continue;
                }
            };
            interval.persons += 1;
            interval.left += u64::from(left);
            let Some(birth) = register.people[person.index()].birth else {
                interval.ages_unknown += 1;
                continue;
            };
            let age = i32::from(date.year()) - i32::from(birth.year());
            let group = positions[person.index()].and_then(|position| groups[position.index()]);
            let (people, gone) = &mut counts[assumed.cell(age, group)];
            *people += 1;
            *gone += u64::from(left);
        }
        for (seen, (people, left)) in self.seen.iter_mut().zip(counts) {
            seen.exposed += exposed(people, left, interval.years.0);
            seen.left += left;
        }
        self.intervals.push(interval);
    }
}

/// Returns how many years there are between two dates: a whole number where it is within a few days of that.
fn years(from: Date, to: Date) -> f64 {
    let years = f64::from(days(from, to)) / YEAR_DAYS;
    let whole = years.round();
    let that_day = reference_day(from, from.year().saturating_add(whole as i16));
    if whole >= 1.0 && days(that_day, to).abs() <= WHOLE_YEAR_DAYS { whole } else { years }
}

/// Returns how many days there are from one date to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_may_be_some_days_longer_or_shorter() {
        let from = date(2023, 12, 31);
        for (to, whole) in [
            (date(2024, 12, 31), 1.0),
            (date(2024, 12, 28), 1.0),
            (date(2025, 1, 3), 1.0),
            (date(2025, 12, 31), 2.0),
            (date(2026, 1, 2), 2.0),
        ] {
            assert_eq!(years(from, to), whole, "{to}");
        }
        assert_eq!(years(from, date(2025, 1, 4)), 370.0 / 365.25);
        assert_eq!(years(from, date(2024, 6, 30)), 182.0 / 365.25);
        assert_eq!(years(date(2024, 2, 29), date(2025, 2, 28)), 1.0);
    }
}
