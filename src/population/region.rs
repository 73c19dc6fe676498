//! Regions as a file names them, and which of them is meant.

use crate::model::name::{folded, nearest};
use std::collections::BTreeSet;

/// A municipality, a county, the nation, or whatever else a file has figures for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// Its code just as the file has it, leading zeros and all.
    code: Option<String>,
    name: Option<String>,
}

/// Why no region is the one asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfound {
    /// The file does not have it; what it has that is most like it, or some of what it has.
    Unknown(Vec<String>),
    /// Several are; these.
    Ambiguous(Vec<String>),
}

/// What files call the whole country, folded.
const NATION: [&str; 11] = [
    "0",
    "00",
    "hele landet",
    "heile landet",
    "the whole country",
    "whole country",
    "norge",
    "noreg",
    "norway",
    "norge noreg norway",
    "nation_nor",
];

impl Region {
    /// Reads a region that stands in one cell: `5037`, `5037 Levanger`, `K-3001 Halden` or `Levanger`.
    pub fn of_text(text: &str) -> Self {
        let text = text.trim();
        let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        if !is_code(first) {
            return Self { code: None, name: some(text) };
        }
        Self { code: some(first), name: some(rest) }
    }

    /// Returns a region whose code and name stand apart; the name may have the code before it.
    pub fn of_parts(code: &str, name: &str) -> Self {
        let (code, name) = (code.trim(), name.trim());
        if code.is_empty() || name.is_empty() {
            return Self::of_text(if code.is_empty() { name } else { code });
        }
        let without = name.strip_prefix(code).filter(|rest| rest.starts_with(char::is_whitespace));
        Self { code: some(code), name: some(without.unwrap_or(name)) }
    }

    /// Returns what tells the region from others: the code where there is one, for names change.
    pub fn key(&self) -> String {
        folded(self.code.as_deref().or(self.name.as_deref()).unwrap_or_default())
    }

    /// Keeps one of two names for the same code, whichever came first.
    pub fn join(&mut self, other: Region) {
        if other.name.is_some() && (self.name.is_none() || other.name < self.name) {
            self.name = other.name;
        }
    }

    /// Returns the region as a person would write it: `5037 Levanger`.
    pub fn shown(&self) -> String {
        [self.code.as_deref(), self.name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn is_nation(&self) -> bool {
        let known = |text: &String| NATION.contains(&folded(text).as_str());
        self.code.as_ref().is_some_and(known) || self.name.as_ref().is_some_and(known)
    }

    /// Returns the names it goes by: without what stands in brackets, and each of Norwegian, Sámi and Kven.
    fn short_names(&self) -> impl Iterator<Item = &str> {
        let name = self.name.as_deref().unwrap_or_default();
        let without_brackets = name.split_once(" (").map_or(name, |(before, _)| before);
        [without_brackets].into_iter().chain(without_brackets.split(" - "))
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Tells whether a word is a code: it has a digit in it, or begins as `K-Rest` does.
fn is_code(word: &str) -> bool {
    let prefix = word.split_once('-').map_or("", |(prefix, _)| prefix);
    let prefixed = !prefix.is_empty() && prefix.bytes().all(|letter| letter.is_ascii_uppercase());
    prefixed || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns a code from its first digit on: `3001` of `K-3001`, and `5037` of `municip_nor5037`.
fn number(code: &str) -> Option<&str> {
    code.find(|letter: char| letter.is_ascii_digit()).map(|at| &code[at..])
}

/// Returns which region is asked for, by code or by name.
///
/// # Errors
/// The names to choose from, where none or several are it.
pub(super) fn find(asked: &str, regions: &[Region]) -> Result<usize, Unfound> {
    let sought = Region::of_text(asked);
    let ranks: Vec<Option<u8>> = regions.iter().map(|region| rank(&sought, region)).collect();
    let Some(best) = ranks.iter().flatten().min() else { return Err(Unfound::Unknown(like(asked, regions))) };
    let places: Vec<usize> = (0..regions.len()).filter(|place| ranks[*place] == Some(*best)).collect();
    match places.as_slice() {
        [one] => Ok(*one),
        several => {
            let names: BTreeSet<String> = several.iter().map(|place| regions[*place].shown()).collect();
            Err(Unfound::Ambiguous(names.into_iter().collect()))
        }
    }
}

/// Returns how surely a region is the one sought, 0 the surest; none where it is another.
fn rank(sought: &Region, region: &Region) -> Option<u8> {
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => folded(a) == folded(b),
        _ => false,
    };
    let same_number = || match (&sought.code, &region.code) {
        (Some(a), Some(b)) => number(a).is_some() && number(a) == number(b),
        _ => false,
    };
    let goes_by = || match (&sought.code, &sought.name) {
        (None, Some(name)) => region.short_names().any(|short| folded(short) == folded(name)),
        _ => false,
    };
    let whole = || folded(&sought.shown()) == folded(&region.shown());
    match () {
        () if whole() || same(&sought.code, &region.code) => Some(0),
        () if sought.code.is_none()
            && (same(&sought.name, &region.name) || same(&sought.name, &region.code)) =>
        {
            Some(0)
        }
        () if same_number() => Some(1),
        () if goes_by() => Some(1),
        () if sought.is_nation() && region.is_nation() => Some(2),
        () => None,
    }
}

/// Returns codes and names that are like what was asked for; some of the regions where none is.
fn like(asked: &str, regions: &[Region]) -> Vec<String> {
    const SOME: usize = 3;
    let codes = regions.iter().filter_map(|region| region.code.as_deref());
    let words = codes.chain(regions.iter().flat_map(Region::short_names));
    let near: Vec<String> = nearest(asked, words).into_iter().map(str::to_owned).collect();
    if !near.is_empty() {
        return near;
    }
    let all: BTreeSet<String> = regions.iter().map(Region::shown).collect();
    all.into_iter().take(SOME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(asked: &str, texts: &[&str]) -> Result<String, Unfound> {
        let regions: Vec<Region> = texts.iter().map(|text| Region::of_text(text)).collect();
        find(asked, &regions).map(|place| texts[place].to_owned())
    }

    const FILE: [&str; 8] = [
        "0 Hele landet",
        "K-3001 Halden",
        "K-Rest Delte kommuner og uoppgitt",
        "0301 Oslo - Oslove",
        "5037 Levanger - Levangke",
        "3038 Hole",
        "4012 Bamble",
        "F-40 Telemark",
    ];

    #[test]
    fn regions_are_found_by_code_and_name() {
        for (asked, text) in [
            ("5037", "5037 Levanger - Levangke"),
            ("levanger", "5037 Levanger - Levangke"),
            ("Levangke", "5037 Levanger - Levangke"),
            ("5037 Levanger", "5037 Levanger - Levangke"),
            ("3001", "K-3001 Halden"),
            ("K-3001", "K-3001 Halden"),
            (" HALDEN ", "K-3001 Halden"),
            ("0301", "0301 Oslo - Oslove"),
            ("Oslo", "0301 Oslo - Oslove"),
            ("K-Rest", "K-Rest Delte kommuner og uoppgitt"),
            ("40", "F-40 Telemark"),
            ("Telemark", "F-40 Telemark"),
            ("Hele landet", "0 Hele landet"),
            ("0", "0 Hele landet"),
            ("00", "0 Hele landet"),
            ("Norge", "0 Hele landet"),
        ] {
            assert_eq!(found(asked, &FILE), Ok(text.to_owned()), "{asked}");
        }
    }

    #[test]
    fn leading_zeros_are_part_of_a_code() {
        let Err(Unfound::Unknown(like)) = found("301", &FILE) else { panic!("found") };
        assert_eq!(like[0], "0301");
        assert!(found("0301", &["301 Oslo"]).is_err());
    }

    #[test]
    fn a_code_and_a_name_may_stand_apart() {
        let nation = Region::of_parts("nation_nor", "Norge-Noreg-Norway");
        let levanger = Region::of_parts("municip_nor5037", "Levanger");
        assert_eq!(find("5037", &[nation.clone(), levanger.clone()]), Ok(1));
        assert_eq!(find("Levanger", &[nation.clone(), levanger.clone()]), Ok(1));
        assert_eq!(find("00", &[nation, levanger]), Ok(0));
        assert_eq!(Region::of_parts("5037", "5037 Levanger").shown(), "5037 Levanger");
        assert_eq!(Region::of_parts("5037", "").shown(), "5037");
        assert_eq!(Region::of_parts("", "5037 Levanger").key(), "5037");
    }

    #[test]
    fn a_name_that_several_have_is_not_chosen_among() {
        let both = ["3419 Våler (Innlandet)", "3114 Våler (Østfold)"];
        let listed = vec!["3114 Våler (Østfold)".to_owned(), "3419 Våler (Innlandet)".to_owned()];
        assert_eq!(found("Våler", &both), Err(Unfound::Ambiguous(listed)));
        assert_eq!(found("Våler (Innlandet)", &both).as_deref(), Ok(both[0]));
        // A municipality that has had several numbers is the one that has the name alone.
        let times = ["0101 Halden (-2019)", "3001 Halden (2020-2023)", "3101 Halden"];
        assert_eq!(found("Halden", &times).as_deref(), Ok(times[2]));
        assert!(matches!(found("Halden", &times[..2]), Err(Unfound::Ambiguous(_))));
    }

    #[test]
    fn what_is_like_it_is_told() {
        assert_eq!(
            found("Levangar", &FILE),
            Err(Unfound::Unknown(vec!["Levanger".to_owned(), "Levangke".to_owned()]))
        );
        let some = ["0 Hele landet", "0301 Oslo - Oslove", "3038 Hole"].map(str::to_owned).to_vec();
        assert_eq!(found("Xyzzy qwerty", &FILE), Err(Unfound::Unknown(some)));
        assert_eq!(found("Bamble", &[]), Err(Unfound::Unknown(Vec::new())));
    }

    #[test]
    fn the_same_code_has_one_name_in_whatever_order() {
        let (mut a, mut b) = (Region::of_text("5501 Tromsø - Romsa"), Region::of_text("5501 Tromsø"));
        assert_eq!(a.key(), b.key());
        a.join(Region::of_text("5501 Tromsø"));
        b.join(Region::of_text("5501 Tromsø - Romsa"));
        b.join(Region::of_text("5501"));
        assert_eq!(a, b);
    }

    proptest! {
        #[test]
        fn no_text_is_a_panic(asked in any::<String>(), text in any::<String>(), code in any::<String>()) {
            let regions = [Region::of_text(&text), Region::of_parts(&code, &text)];
            let _ = find(&asked, &regions);
        }
    }
}
