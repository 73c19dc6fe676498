//! What rows are worth in whole numbers, so that values are compared exactly.

use super::Row;
use num_integer::Integer;

/// The largest common denominator that is used: values of thousands of rows, added up, stay within 128 bits.
const LARGEST: i128 = 1_000_000_000_000_000_000_000_000_000;

/// A common denominator of values.
///
/// It is the smallest that all amounts wanted divide, those of the fewest first, as long as it stays below 10²⁷. What
/// does not go up is rounded down to a 10²⁶th part or finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale(i128);

impl Scale {
    /// Returns the scale of some rows.
    pub fn of(rows: &[Row]) -> Self {
        let mut wanted: Vec<i128> =
            rows.iter().filter(|row| row.worth > 0).map(|row| i128::from(row.wanted.max(1))).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut scale = 1i128;
        for amount in wanted {
            let further = scale / scale.gcd(&amount);
            scale = further.checked_mul(amount).filter(|larger| *larger <= LARGEST).unwrap_or(scale);
        }
        while scale <= LARGEST / 10 {
            scale *= 10;
        }
        Self(scale)
    }

    /// Returns what each of what is wanted is worth, where that is whole.
    pub fn each(self, row: &Row) -> Option<i128> {
        let full = i128::from(row.worth) * self.0;
        let wanted = i128::from(row.wanted.max(1));
        (full % wanted == 0).then_some(full / wanted)
    }

    /// Returns what it is worth that a row has risen so far.
    pub fn worth(self, row: &Row, rise: i64) -> i128 {
        if row.worth == 0 {
            return 0;
        }
        let reached = rise.clamp(0, row.wanted);
        let full = i128::from(row.worth) * self.0;
        match i128::from(reached).checked_mul(full) {
            Some(product) => product / i128::from(row.wanted.max(1)),
            // So large an amount is divided first, at no loss that a bound could see.
            None => full / i128::from(row.wanted.max(1)) * i128::from(reached),
        }
    }

    /// Returns a value as a number.
    pub fn number(self, value: i128) -> f64 {
        value as f64 / self.0 as f64
    }
}
