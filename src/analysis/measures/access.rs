//! Whether everybody has access: places and money by education, size of position and age.

use super::super::situation::Situation;
use super::limits::Sheet;
use super::offers::{Candidate, Offers};
use crate::model::amount::Fte;
use serde::Serialize;

/// What the people of a group get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Access {
    /// By what people are divided: `education`, `fraction` or `age`.
    pub by: &'static str,
    /// Which of them.
    pub group: Group,
    /// How many people are employed.
    pub people: u64,
    /// How many of them may take some measure.
    pub eligible: u64,
    /// How many take one.
    pub places: u64,
    /// What that costs, grants taken off, in kroner.
    pub net_cost: i64,
}

/// A group of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Formally holds a competence that the plan calls higher education.
    HigherEducation,
    /// Holds none.
    WithoutHigherEducation,
    /// Employed at 0 % only.
    OnCall,
    /// Less than half a position.
    Below50,
    /// From half a position to less than 80 %.
    From50To80,
    /// From 80 % to less than a whole position.
    From80To100,
    /// A whole position or more.
    Full,
    /// A position of unknown size.
    UnknownFraction,
    /// Younger than 30.
    AgeBelow30,
    /// From 30 to 39.
    Age30To39,
    /// From 40 to 49.
    Age40To49,
    /// From 50 to 59.
    Age50To59,
    /// From 60.
    AgeFrom60,
    /// Of unknown age.
    UnknownAge,
}

impl Group {
    /// Every group, in the order in which they are told.
    pub const ALL: [Group; 14] = [
        Group::HigherEducation,
        Group::WithoutHigherEducation,
        Group::OnCall,
        Group::Below50,
        Group::From50To80,
        Group::From80To100,
        Group::Full,
        Group::UnknownFraction,
        Group::AgeBelow30,
        Group::Age30To39,
        Group::Age40To49,
        Group::Age50To59,
        Group::AgeFrom60,
        Group::UnknownAge,
    ];

    /// Returns a key that never changes.
    pub fn key(self) -> &'static str {
        match self {
            Group::HigherEducation => "higher_education",
            Group::WithoutHigherEducation => "without_higher_education",
            Group::OnCall => "on_call",
            Group::Below50 => "below_50",
            Group::From50To80 => "from_50_to_80",
            Group::From80To100 => "from_80_to_100",
            Group::Full => "full",
            Group::UnknownFraction => "unknown_fraction",
            Group::AgeBelow30 => "age_below_30",
            Group::Age30To39 => "age_30_to_39",
            Group::Age40To49 => "age_40_to_49",
            Group::Age50To59 => "age_50_to_59",
            Group::AgeFrom60 => "age_from_60",
            Group::UnknownAge => "unknown_age",
        }
    }

    /// Returns by what people are divided.
    pub fn by(self) -> &'static str {
        match self {
            Group::HigherEducation | Group::WithoutHigherEducation => "education",
            Group::OnCall
            | Group::Below50
            | Group::From50To80
            | Group::From80To100
            | Group::Full
            | Group::UnknownFraction => "fraction",
            _ => "age",
        }
    }
}

/// Returns what each group gets; groups of nobody are left out.
pub(super) fn access(
    offers: &Offers<'_>,
    sheet: &Sheet,
    taken: &[Option<usize>],
    situation: &Situation<'_>,
) -> Vec<Access> {
    let nothing =
        |group: Group| Access { by: group.by(), group, people: 0, eligible: 0, places: 0, net_cost: 0 };
    let mut all = Group::ALL.map(nothing);
    for (at, one) in offers.people.iter().enumerate() {
        let cost = taken[at].map(|option| {
            let (offer, _) = sheet.ways[at][option];
            offers.trainings[one.offers[offer].training].measure.net_cost()
        });
        for group in [by_education(one), by_fraction(one), by_age(one, situation)] {
            let row = &mut all[group as usize];
            row.people += 1;
            row.eligible += u64::from(!one.offers.is_empty());
            row.places += u64::from(cost.is_some());
            row.net_cost += cost.unwrap_or_default();
        }
    }
    all.into_iter().filter(|row| row.people > 0).collect()
}

fn by_education(one: &Candidate) -> Group {
    if one.is_higher { Group::HigherEducation } else { Group::WithoutHigherEducation }
}

fn by_fraction(one: &Candidate) -> Group {
    let known: Option<i64> =
        one.standing.presences.iter().map(|presence| Some(presence.fraction()?.ten_thousandths())).sum();
    let whole = Fte::ONE.ten_thousandths();
    match known {
        _ if one.standing.presences.is_empty() => Group::OnCall,
        None => Group::UnknownFraction,
        Some(part) if part * 2 < whole => Group::Below50,
        Some(part) if part * 10 < whole * 8 => Group::From50To80,
        Some(part) if part < whole => Group::From80To100,
        Some(_) => Group::Full,
    }
}

fn by_age(one: &Candidate, situation: &Situation<'_>) -> Group {
    let birth = situation.register.people[one.person().index()].birth;
    match birth.map(|birth| situation.date.year() - birth.year()) {
        None => Group::UnknownAge,
        Some(..30) => Group::AgeBelow30,
        Some(30..40) => Group::Age30To39,
        Some(40..50) => Group::Age40To49,
        Some(50..60) => Group::Age50To59,
        Some(60..) => Group::AgeFrom60,
    }
}

/// Serialises as the key.
impl Serialize for Group {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
