//! What is known of a rate: the plan's, and what was seen.

use crate::model::amount::Expected;
use statrs::distribution::{Beta, ContinuousCDF};

/// As many people as the plan's rate weighs: the larger, the more must be seen before a rate moves.
pub const PRIOR: f64 = 20.0;

/// What is known of a rate from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Posterior {
    pub mean: f64,
    /// What the rate is below with probabilities of 10 and 90 percent; none where it is certain.
    pub interval: Option<(f64, f64)>,
}

impl Posterior {
    /// Returns what is known, where the plan's rate is `plan` and `left` of `exposed` people left within a year:
    /// Beta(κ·plan + left, κ·(1 − plan) + stayed).
    ///
    /// A plan's rate of 0 or 1 is a certainty, and has no interval until somebody does otherwise: as long as nobody
    /// does, nothing that was seen says how unsure it is.
    pub fn of(plan: f64, exposed: f64, left: f64) -> Self {
        let gone = PRIOR * plan + left;
        let there = PRIOR * (1.0 - plan) + (exposed - left).max(0.0);
        // A distribution is only to be had where both are above 0.
        let interval = Beta::new(gone, there).ok().map(|beta| (beta.inverse_cdf(0.1), beta.inverse_cdf(0.9)));
        Self { mean: gone / (gone + there), interval }
    }
}

/// Returns how many people followed for a year what was seen weighs as much as: `left` of `people` in some years.
///
/// A year's rate is q = 1 − (1 − left/people)^(1/years), and the people of whom so many leave are left/q; where nobody
/// left, they are people · years.
pub(super) fn exposed(people: u64, left: u64, years: f64) -> f64 {
    let (people, left) = (people as f64, left as f64);
    if years == 1.0 || left == 0.0 {
        return people * years;
    }
    left / (1.0 - (1.0 - left / people).powf(1.0 / years))
}

/// Returns a rate in percent.
pub(super) fn percent(rate: f64) -> Expected {
    Expected(rate * 100.0)
}

/// Returns an end of an interval in percent, to the millionths that it is reckoned to.
pub(super) fn percent_of_end(rate: f64) -> Expected {
    const MILLIONTHS_OF_PERCENT: f64 = 1e8;
    Expected((rate * MILLIONTHS_OF_PERCENT).round() / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(told: f64, known: f64) {
        assert!((told - known).abs() < 1e-9, "{told} is not {known}");
    }

    fn quantile(gone: f64, there: f64, share: f64) -> f64 {
        Beta::new(gone, there).unwrap().inverse_cdf(share)
    }

    #[test]
    fn quantiles_are_those_that_are_known() {
        // Beta(1, n): 1 − (1 − p)^(1/n). Beta(n, 1): p^(1/n).
        near(quantile(1.0, 19.0, 0.9), 1.0 - 0.1_f64.powf(1.0 / 19.0));
        near(quantile(20.0, 1.0, 0.1), 0.1_f64.powf(1.0 / 20.0));
        // Beta(1/2, 1/2), the arcsine distribution: sin²(πp/2).
        near(quantile(0.5, 0.5, 0.1), (std::f64::consts::PI * 0.05).sin().powi(2));
        // Beta(2, 2): 3x² − 2x³ = p; at 0.104 that is 3·0.010816 − 2·0.001124864 = 0.030198272.
        near(quantile(2.0, 2.0, 0.030_198_272), 0.104);
        // Beta(2, 3): 6x² − 8x³ + 3x⁴ = p; at 0.3 that is 0.54 − 0.216 + 0.0243 = 0.3483.
        near(quantile(2.0, 3.0, 0.3483), 0.3);
    }

    #[test]
    fn quantiles_hold_where_numbers_are_small_or_large() {
        for (gone, there) in [(0.01, 20.0), (1.04, 18.96), (19.9, 0.1), (4_321.0, 60_000.0)] {
            for share in [0.1, 0.9] {
                let beta = Beta::new(gone, there).unwrap();
                let found = beta.inverse_cdf(share);
                // Within a millionth of a percent, which is more than anybody is told.
                let around = [found - 1e-8, found + 1e-8].map(|at| beta.cdf(at.clamp(0.0, 1.0)));
                let holds = around[0] <= share && share <= around[1];
                assert!(holds, "{gone} {there} {share}: {found} {around:?}");
            }
        }
    }

    #[test]
    fn a_certainty_has_no_interval_until_somebody_does_otherwise() {
        for (plan, exposed, left, mean) in
            [(0.0, 0.0, 0.0, 0.0), (0.0, 30.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0), (1.0, 5.0, 5.0, 1.0)]
        {
            assert_eq!(Posterior::of(plan, exposed, left), Posterior { mean, interval: None });
        }
        let broken = Posterior::of(0.0, 30.0, 5.0);
        near(broken.mean, 0.1);
        assert!(broken.interval.is_some_and(|(low, high)| low < 0.1 && 0.1 < high));
        assert!(Posterior::of(1.0, 10.0, 9.0).interval.is_some());
    }

    #[test]
    fn what_is_seen_in_other_than_a_year_weighs_as_a_year() {
        near(exposed(12, 3, 1.0), 12.0);
        near(exposed(12, 0, 0.5), 6.0);
        // A quarter in half a year: 1 − 0.75² = 0.4375 in a year.
        near(exposed(12, 3, 0.5), 3.0 / 0.4375);
        // 36 percent in two years: 20 percent a year.
        near(exposed(25, 9, 2.0), 45.0);
        // All of them: there were no more.
        near(exposed(4, 4, 2.0), 4.0);
    }
}
