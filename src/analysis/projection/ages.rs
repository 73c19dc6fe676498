//! How old those employed are, in bands of five years.

use super::super::situation::Situation;
use super::super::suppression::Hidden;
use crate::model::register::PersonId;
use serde::Serialize;

/// The age at which each band but the youngest begins.
const FROM: [u8; 10] = [25, 30, 35, 40, 45, 50, 55, 60, 65, 70];

/// How many of those employed are of some ages, in the reference year less the year of birth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgeBand {
    /// The youngest age; none of the youngest band, and of those whose age nobody knows.
    pub from: Option<u8>,
    /// The oldest age; none of the oldest band, and of those whose age nobody knows.
    pub to: Option<u8>,
    /// How many there are; none where that is hidden.
    pub persons: Option<u64>,
    /// The keys of figures that are hidden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Hidden,
}

/// Returns how many people there are in each band, and last those whose age nobody knows, where there are any.
pub(super) fn ages(situation: &Situation<'_>, people: &[PersonId]) -> Vec<AgeBand> {
    let mut numbers = [0; FROM.len() + 1];
    let mut unknown = 0;
    for person in people {
        match situation.register.people[person.index()].birth {
            Some(birth) => {
                let age = situation.date.year() - birth.year();
                let place = FROM.iter().filter(|from| age >= i16::from(**from)).count();
                numbers[place] += 1;
            }
            None => unknown += 1,
        }
    }
    let mut bands = bands(numbers);
    if unknown > 0 {
        bands.push(band(None, None, unknown));
    }
    bands
}

fn band(from: Option<u8>, to: Option<u8>, persons: u64) -> AgeBand {
    AgeBand { from, to, persons: Some(persons), suppressed: Hidden::new() }
}

fn bands(numbers: [u64; FROM.len() + 1]) -> Vec<AgeBand> {
    let from = std::iter::once(None).chain(FROM.into_iter().map(Some));
    let to = FROM.into_iter().map(|next| Some(next - 1)).chain([None]);
    from.zip(to).zip(numbers).map(|((from, to), persons)| band(from, to, persons)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_follow_each_other_without_a_hole() {
        let bands = bands([0; 11]);
        assert_eq!((bands[0].from, bands[0].to), (None, Some(24)));
        assert_eq!((bands[10].from, bands[10].to), (Some(70), None));
        assert!(bands.windows(2).all(|pair| pair[0].to.map(|to| to + 1) == pair[1].from));
    }
}
