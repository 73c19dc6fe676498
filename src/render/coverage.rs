//! The steps of coverage that maps of gaps are coloured by: the same in every format.

use crate::language::{Language, Text, chart as words};
use crate::model::amount::Share;
use crate::model::collation::Alphabet;
use crate::report::document::Value;

/// How much of what is required is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Covered {
    /// Nothing.
    Nothing,
    /// Less than half.
    Little,
    /// At least half.
    Half,
    /// At least three quarters.
    Most,
    /// All.
    All,
}

impl Covered {
    /// The steps, the highest first.
    pub const ALL: [Covered; 5] =
        [Covered::All, Covered::Most, Covered::Half, Covered::Little, Covered::Nothing];

    /// Returns the step of a share.
    pub fn of(share: Share) -> Self {
        let (part, whole) = share.parts();
        let (part, whole) = (i128::from(part), i128::from(whole));
        match () {
            () if part >= whole => Covered::All,
            () if part * 4 >= whole * 3 => Covered::Most,
            () if part * 2 >= whole => Covered::Half,
            () if part > 0 => Covered::Little,
            () => Covered::Nothing,
        }
    }

    /// Returns the step in words.
    pub fn words(self, language: Language) -> &'static str {
        let words: Text = match self {
            Covered::All => words::COVERED_ALL,
            Covered::Most => words::COVERED_MOST,
            Covered::Half => words::COVERED_HALF,
            Covered::Little => words::COVERED_LITTLE,
            Covered::Nothing => words::COVERED_NOTHING,
        };
        words.get(language)
    }
}

/// Orders the names of places: that of everything first, for it is above the others, then by the alphabet.
pub(super) fn order<N: AsRef<str>>(names: &mut [N], everything: Option<&str>) {
    let alphabet = Alphabet::default();
    names.sort_by(|a, b| {
        let (a, b) = (a.as_ref(), b.as_ref());
        let is_part = |name: &str| Some(name) != everything;
        is_part(a).cmp(&is_part(b)).then_with(|| alphabet.compare(a, b))
    });
}

/// Returns a value that is everything, and not a part of it, where there is one.
pub(super) fn everything<'v>(mut values: impl Iterator<Item = &'v Value>) -> Option<&'v Value> {
    values.find(|value| matches!(value, Value::Word { key, .. } if key.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_never_reached_by_rounding() {
        let steps = [(1, 1), (999, 1000), (3, 4), (749, 1000), (1, 2), (499, 1000), (1, 9999), (0, 1)]
            .map(|(part, whole)| Covered::of(Share::of(part, whole)));
        use Covered::{All, Half, Little, Most, Nothing};
        assert_eq!(steps, [All, Most, Most, Half, Half, Little, Little, Nothing]);
    }
}
