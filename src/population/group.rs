//! Ages as a file groups them, and how its groups make up the ages asked for.

use crate::model::name::folded;
use crate::model::outlook::Ages;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One age, a range of them, or one and all above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    from: u8,
    /// The last; [`OPEN`] where there is none.
    to: u8,
}

/// Above every age that anybody reaches.
const OPEN: u8 = u8::MAX;

/// The highest age that a file can name.
const HIGHEST: u8 = 150;

/// From this age on, hardly anybody is left out by an upper limit: `80-105` and `0-99` are said of all above.
const AS_GOOD_AS_OPEN: u8 = 99;

/// What files call everybody.
const EVERYBODY: [&str; 12] = [
    "alle aldre",
    "alle aldrar",
    "alle aldersgrupper",
    "alle aldersgrupper samlet",
    "alle",
    "i alt",
    "ialt",
    "totalt",
    "total",
    "sum",
    "all ages",
    "all",
];

const YEARS: [&str; 5] = ["år", "ar", "aar", "year", "years"];
const AND: [&str; 4] = ["og", "eller", "and", "or"];
const ABOVE: [&str; 7] = ["eldre", "over", "oppover", "mer", "meir", "older", "above"];

impl Group {
    /// Everybody.
    const ALL: Group = Group { from: 0, to: OPEN };

    /// Reads ages as Statistics Norway writes them, in words or in codes: `0 år`, `000`, `80-89 år`, `90+`,
    /// `105 years or older`, `Alle aldre`; none for what is no age, such as an average.
    pub fn read(text: &str) -> Option<Self> {
        // Folding would take the sign of a negative number away.
        if text.trim_start().starts_with('-') {
            return None;
        }
        let folded = folded(text);
        if EVERYBODY.contains(&folded.as_str()) {
            return Some(Self::ALL);
        }
        let words: Vec<&str> = folded.split(' ').collect();
        read_words(&words).or_else(|| {
            // Code and text may be given together: `105+ 105 år eller eldre`.
            let (code, text) = words.split_first()?;
            read_words(text).filter(|group| read_words(&[code]) == Some(*group))
        })
    }
}

/// Reads folded words; a hyphen is a space in them.
fn read_words(words: &[&str]) -> Option<Group> {
    let without_unit: Vec<&str> = words.iter().copied().filter(|word| !YEARS.contains(word)).collect();
    match without_unit.as_slice() {
        [one] => match one.strip_suffix('+') {
            Some(number) => Some(Group { from: age(number)?, to: OPEN }),
            None => age(one).map(|age| Group { from: age, to: age }),
        },
        [number, "+"] => Some(Group { from: age(number)?, to: OPEN }),
        [from, to] => {
            let (from, to) = (age(from)?, age(to)?);
            (from <= to).then_some(Group { from, to })
        }
        [number, and, above] if AND.contains(and) && ABOVE.contains(above) => {
            Some(Group { from: age(number)?, to: OPEN })
        }
        _ => None,
    }
}

fn age(text: &str) -> Option<u8> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|age| digits && *age <= HIGHEST)
}

/// Writes `80`, `80-89` or `90+`, as a plan does.
impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Group { from, to: OPEN } => write!(f, "{from}+"),
            Group { from, to } if from == to => write!(f, "{from}"),
            Group { from, to } => write!(f, "{from}-{to}"),
        }
    }
}

/// Returns ages asked for as a plan writes them.
pub(super) fn shown(asked: Ages) -> String {
    Group { from: asked.from, to: asked.to.unwrap_or(OPEN) }.to_string()
}

/// Returns the groups that make up the ages asked for exactly, each age once; the fewest that do.
///
/// An upper limit of 99 or more is also met by a file's open group that begins no higher: few files tell 104 from
/// 105 years, and nobody who asks for 80 to 105 means to leave those above out.
pub(super) fn cover(asked: Ages, groups: &BTreeSet<Group>) -> Option<Vec<Group>> {
    let Some(to) = asked.to else { return chain(asked.from, OPEN, groups.iter().copied()) };
    chain(asked.from, to, groups.iter().copied()).or_else(|| {
        let begins_within = groups.iter().copied().filter(|group| group.from <= to);
        (to >= AS_GOOD_AS_OPEN).then(|| chain(asked.from, OPEN, begins_within)).flatten()
    })
}

/// Returns the fewest groups, in rising order, that go from one age to another without gap or overlap.
fn chain(from: u8, to: u8, groups: impl DoubleEndedIterator<Item = Group>) -> Option<Vec<Group>> {
    // For each age where a way to the end begins: how many groups it takes, and the first of them.
    let mut ways: BTreeMap<u8, (usize, Group)> = BTreeMap::new();
    for group in groups.rev().filter(|group| group.from >= from && group.to <= to) {
        let rest =
            if group.to == to { Some(0) } else { ways.get(&(group.to + 1)).map(|(length, _)| *length) };
        let Some(length) = rest.map(|rest| rest + 1) else { continue };
        let way = ways.entry(group.from).or_insert((length, group));
        if length < way.0 {
            *way = (length, group);
        }
    }
    let mut chain = vec![ways.get(&from)?.1];
    while let Some(last) = chain.last().filter(|last| last.to != to) {
        chain.push(ways.get(&(last.to + 1))?.1);
    }
    Some(chain)
}

/// Returns which ages there are, single ones that follow each other as one range.
pub(super) fn listed(groups: &BTreeSet<Group>) -> String {
    let mut runs: Vec<Group> = Vec::new();
    let mut last_is_single = false;
    for group in groups {
        let single = group.from == group.to;
        match runs.last_mut() {
            Some(run) if single && last_is_single && run.to + 1 == group.from => run.to = group.to,
            _ => runs.push(*group),
        }
        last_is_single = single;
    }
    runs.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups(texts: &[&str]) -> BTreeSet<Group> {
        texts.iter().map(|text| Group::read(text).unwrap()).collect()
    }

    fn covered(from: u8, to: impl Into<Option<u8>>, texts: &[&str]) -> Option<String> {
        let found = cover(Ages { from, to: to.into() }, &groups(texts))?;
        Some(found.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn ages_are_read_as_they_are_written() {
        for (texts, shown) in [
            (&["0 år", "0 years", "000", "0"][..], "0"),
            (&["1 år", "1 year", "001", "001 1 år"], "1"),
            (
                &["105 år eller eldre", "105 years or older", "105+", "105+ 105 år eller eldre", "105 år +"],
                "105+",
            ),
            (&["90 år og over", "90 år og eldre", "90+ år"], "90+"),
            (&["80-89 år", "80–89", "80 - 89 years", "080-089"], "80-89"),
            (&["Alle aldre", "I alt", "Total", "All ages", "0+"], "0+"),
        ] {
            for text in texts {
                assert_eq!(
                    Group::read(text).map(|group| group.to_string()).as_deref(),
                    Some(shown),
                    "{text}"
                );
            }
        }
        for text in
            ["", "år", "Uoppgitt", "Gjennomsnittsalder", "89-80", "80 år ca", "999", "H17", "1980", "-1"]
        {
            assert_eq!(Group::read(text), None, "{text}");
        }
    }

    #[test]
    fn groups_make_up_a_range_exactly() {
        let wide = ["67-79", "80-89", "90+"];
        assert_eq!(covered(80, None, &wide).as_deref(), Some("80-89 90+"));
        assert_eq!(covered(67, 89, &wide).as_deref(), Some("67-79 80-89"));
        assert_eq!(covered(75, None, &wide), None);
        assert_eq!(covered(80, 94, &wide), None);
        assert_eq!(covered(80, 90, &wide), None);
        assert_eq!(covered(60, None, &wide), None);
        assert_eq!(covered(89, 80, &wide), None);
        assert_eq!(covered(80, None, &["80-89", "91+"]), None);
        assert_eq!(covered(80, None, &["80-90", "90+"]), None);
    }

    #[test]
    fn a_high_upper_limit_takes_in_the_open_group() {
        assert_eq!(covered(80, 105, &["80-89", "90+"]).as_deref(), Some("80-89 90+"));
        assert_eq!(covered(80, 99, &["80-89", "90+"]).as_deref(), Some("80-89 90+"));
        assert_eq!(covered(80, 105, &["80-104", "105+"]).as_deref(), Some("80-104 105+"));
        // Where the file can tell, those above are left out.
        assert_eq!(covered(80, 100, &["80-100", "101-104", "105+"]).as_deref(), Some("80-100"));
        assert_eq!(covered(80, 100, &["80-94", "95-104", "105+"]), None);
    }

    #[test]
    fn nobody_is_in_two_of_the_groups() {
        let all = ["Alle aldre", "0-79", "80-89", "90+", "80+", "85+"];
        assert_eq!(covered(80, None, &all).as_deref(), Some("80+"));
        assert_eq!(covered(0, None, &all).as_deref(), Some("0+"));
        assert_eq!(covered(0, 89, &all).as_deref(), Some("0-79 80-89"));
    }

    #[test]
    fn single_ages_are_listed_as_a_range() {
        assert_eq!(listed(&groups(&["67 år", "68 år", "69 år", "70+"])), "67-69, 70+");
        assert_eq!(listed(&groups(&["0", "1-5", "6-12"])), "0, 1-5, 6-12");
        assert_eq!(listed(&groups(&[])), "");
    }

    proptest! {
        #[test]
        fn no_text_is_a_panic(text in any::<String>(), like in "[0-9 +år-]{0,8}") {
            Group::read(&text);
            Group::read(&like);
        }

        #[test]
        fn a_cover_has_every_age_once(
            pairs in proptest::collection::btree_set((0_u8..40, 0_u8..12), 0..25),
            from in 0_u8..40,
            length in proptest::option::of(0_u8..40),
        ) {
            let groups: BTreeSet<Group> = pairs
                .iter()
                .map(|(from, length)| Group { from: *from, to: if *length == 0 { OPEN } else { from + length - 1 } })
                .collect();
            let asked = Ages { from, to: length.map(|length| from + length) };
            if let Some(found) = cover(asked, &groups) {
                prop_assert_eq!(found[0].from, from);
                prop_assert_eq!(found[found.len() - 1].to, asked.to.unwrap_or(OPEN));
                prop_assert!(found.windows(2).all(|pair| pair[0].to + 1 == pair[1].from));
                prop_assert!(found.iter().all(|group| groups.contains(group)));
            }
        }
    }
}
