//! How old those employed are, in bands of five years.

use super::super::situation::Situation;
use crate::model::register::PersonId;
use serde::Serialize;

/// The age at which each band but the youngest begins.
const FROM: [u8; 10] = [25, 30, 35, 40, 45, 50, 55, 60, 65, 70];

/// How many of those employed are of some ages, in the reference year less the year of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AgeBand {
    /// The youngest age; none of the youngest band, and of those whose age nobody knows.
    pub from: Option<u8>,
    /// The oldest age; none of the oldest band, and of those whose age nobody knows.
    pub to: Option<u8>,
    /// How many there are.
    pub persons: u64,
}

/// Returns how many people there are in each band, and last those whose age nobody knows, where there are any.
pub(super) fn ages(situation: &Situation<'_>, people: &[PersonId]) -> Vec<AgeBand> {
    let mut bands = empty();
    let mut unknown = 0;
    for person in people {
        match situation.register.people[person.index()].birth {
            Some(birth) => {
                let age = situation.date.year() - birth.year();
                let place = FROM.iter().filter(|from| age >= i16::from(**from)).count();
                bands[place].persons += 1;
            }
            None => unknown += 1,
        }
    }
    if unknown > 0 {
        bands.push(AgeBand { from: None, to: None, persons: unknown });
    }
    bands
}

fn empty() -> Vec<AgeBand> {
    let from = std::iter::once(None).chain(FROM.into_iter().map(Some));
    let to = FROM.into_iter().map(|next| Some(next - 1)).chain([None]);
    from.zip(to).map(|(from, to)| AgeBand { from, to, persons: 0 }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_follow_each_other_without_a_hole() {
        let bands = empty();
        assert_eq!((bands[0].from, bands[0].to), (None, Some(24)));
        assert_eq!((bands[10].from, bands[10].to), (Some(70), None));
        assert!(bands.windows(2).all(|pair| pair[0].to.map(|to| to + 1) == pair[1].from));
    }
}
