//! How much a requirement asks for in a year, as the plan says and as demand grows: exact, and rounded up once.

use super::super::gap::Population;
use crate::model::amount::Ratio;
use crate::model::outlook::DemandIndex;
use crate::model::plan::{Amount, Basis, Requirement};

/// More than this of persons or årsverk is no requirement but a slip: far above what any municipality employs.
const MOST: i64 = 1_000_000;

/// How much more or less demand there is in a year than in the reference year.
pub(super) fn growth(index: Option<&DemandIndex>, from: i16, to: i16) -> Option<Ratio> {
    let Some(index) = index else { return Some(Ratio::ONE) };
    at(index, to)?.divided_by(at(index, from)?)
}

/// Returns the index in a year: linear between the years that it has, flat outside them.
fn at(index: &DemandIndex, year: i16) -> Option<Ratio> {
    let points = &index.points;
    let after = points.partition_point(|(known, _)| *known < year);
    let whole = |value: i64| Ratio::of(i128::from(value), 1);
    match (after.checked_sub(1).map(|before| points[before]), points.get(after)) {
        (Some((_, value)), None) => whole(value.billionths()),
        (None, Some((_, value))) => whole(value.billionths()),
        (Some((first, low)), Some((last, high))) => {
            let (low, high) = (i128::from(low.billionths()), i128::from(high.billionths()));
            let years = i128::from(last - first);
            Ratio::of(low * years + (high - low) * i128::from(year - first), years)
        }
        (None, None) => None,
    }
}

/// What a requirement asks for in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    /// What the plan says.
    pub by_plan: Amount,
    /// The same, grown with demand where the requirement follows it.
    pub with_demand: Amount,
}

/// Returns what a requirement asks of a population in a year, its year table alone and with growth; none where it is
/// not in force.
///
/// # Errors
/// Nothing, where it is more than can be meant.
pub(super) fn asked(
    requirement: &Requirement,
    population: Population,
    year: i16,
    growth: Ratio,
) -> Result<Option<Asked>, ()> {
    let Some(amount) = requirement.amount.in_year(year) else { return Ok(None) };
    let growth = if requirement.follows_demand { growth } else { Ratio::ONE };
    let of = |growth: Ratio| {
        let units = exact(requirement.basis, amount, population).and_then(|exact| exact.times(growth));
        let most = if requirement.basis.in_fte() { MOST * 10_000 } else { MOST };
        let units = units.map(Ratio::ceil).filter(|units| *units <= most).ok_or(())?;
        Ok(Amount::none(requirement.basis.in_fte()).with_units(units))
    };
    Ok(Some(Asked { by_plan: of(Ratio::ONE)?, with_demand: of(growth)? }))
}

/// Returns an amount in persons or ten-thousandths of an årsverk, before it is rounded.
fn exact(basis: Basis, amount: crate::model::amount::Decimal, population: Population) -> Option<Ratio> {
    const BILLION: i128 = 1_000_000_000;
    let amount = i128::from(amount.billionths());
    match basis {
        Basis::Persons => Ratio::of(amount, BILLION),
        Basis::Fte => Ratio::of(amount * 10_000, BILLION),
        Basis::SharePersons => Ratio::of(amount * i128::from(population.persons), BILLION * 100),
        Basis::ShareFte => Ratio::of(amount * i128::from(population.fte.ten_thousandths()), BILLION * 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Decimal;

    #[test]
    fn demand_is_linear_between_years_and_flat_outside_them() {
        let value = |text: &str| Decimal::parse(text).unwrap();
        let index =
            DemandIndex { points: vec![(2026, value("100")), (2030, value("110")), (2035, value("143"))] };
        let grown = |from, to| growth(Some(&index), from, to).unwrap();
        assert_eq!(grown(2026, 2028), Ratio::of(105, 100).unwrap());
        assert_eq!(grown(2020, 2026), Ratio::ONE);
        assert_eq!(grown(2030, 2040), Ratio::of(143, 110).unwrap());
        // 110 + 33 · 3/5 = 129.8
        assert_eq!(grown(2026, 2033), Ratio::of(1298, 1000).unwrap());
        assert_eq!(growth(None, 2026, 2030), Some(Ratio::ONE));
    }
}
