//! Which names are of the same competence, and which may be.

use super::category::{Kind, guess};
use super::form::Form;
use std::collections::{BTreeMap, BTreeSet};

/// Names of one competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Places of its names, the commonest first.
    pub members: Vec<usize>,
    /// The category that the names tell.
    pub kind: Kind,
    /// Places of names, each of another competence, that may be the same.
    pub like: Vec<usize>,
}

impl Group {
    /// Returns the place of the commonest name.
    pub fn head(&self) -> usize {
        self.members[0]
    }
}

/// So many of the commonest competences are held against each other: work grows with the square of it.
const COMPARED: usize = 1500;

/// So many suggestions are given for a competence.
const SUGGESTED: usize = 6;

/// Puts names together; `holders` says how many people have each.
pub(super) fn group(names: &[String], holders: &[usize]) -> Vec<Group> {
    let forms: Vec<Form> = names.iter().map(|name| Form::of(name)).collect();
    let kinds: Vec<Kind> = names.iter().map(|name| guess(name)).collect();
    let mut joined = Joined::new(names.len());
    join_stems(&forms, &mut joined);
    join_abbreviations(&forms, &mut joined);
    join_courses(&forms, &kinds, &mut joined);
    let mut groups: Vec<Group> = joined
        .groups()
        .into_iter()
        .map(|mut members| {
            members.sort_by(|a, b| holders[*b].cmp(&holders[*a]).then_with(|| names[*a].cmp(&names[*b])));
            Group { kind: kinds[members[0]], members, like: Vec::new() }
        })
        .collect();
    // The order of a register's rows must not tell.
    groups.sort_by(|a, b| names[a.head()].cmp(&names[b.head()]));
    suggest(&mut groups, &forms, holders);
    groups
}

/// Names that have been joined, each with one that stands for it.
struct Joined(Vec<usize>);

impl Joined {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&self, mut place: usize) -> usize {
        while self.0[place] != place {
            place = self.0[place];
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..self.0.len() {
            groups.entry(self.root(place)).or_default().push(place);
        }
        groups.into_values().collect()
    }
}

fn by_stem(forms: &[Form]) -> BTreeMap<&str, Vec<usize>> {
    let mut stems: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, form) in forms.iter().enumerate() {
        stems.entry(&form.stem).or_default().push(place);
    }
    stems
}

/// Joins names that differ in spelling alone.
fn join_stems(forms: &[Form], joined: &mut Joined) {
    for places in by_stem(forms).values() {
        places.windows(2).for_each(|pair| joined.join(pair[0], pair[1]));
    }
}

/// Joins an abbreviation with the one name that explains it; where two do, either may be meant.
fn join_abbreviations(forms: &[Form], joined: &mut Joined) {
    let mut explained: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for form in forms {
        if let Some(short) = &form.abbreviation {
            explained.entry(short).or_default().insert(&form.stem);
        }
    }
    let stems = by_stem(forms);
    for (short, long) in explained.iter().filter(|(_, long)| long.len() == 1) {
        let alone = stems.get(short).into_iter().flatten();
        let whole = long.iter().filter_map(|stem| stems.get(stem)?.first()).next();
        for (place, whole) in alone.zip(whole) {
            joined.join(*place, *whole);
        }
    }
}

/// Joins a course with what it is in, where that is basic: further education is more than a course.
fn join_courses(forms: &[Form], kinds: &[Kind], joined: &mut Joined) {
    let stems = by_stem(forms);
    let is_basic = |place: &usize| kinds[*place] == Kind::Basic;
    for (place, form) in forms.iter().enumerate().filter(|(place, form)| form.is_course && is_basic(place)) {
        // Both `brannvernkurs` and `førstehjelpskurs`.
        let cores = [Some(form.core.as_str()), form.core.strip_suffix('s')];
        let subject = cores.into_iter().flatten().find_map(|core| stems.get(core)?.first());
        if let Some(subject) = subject.filter(|subject| is_basic(subject)) {
            joined.join(place, *subject);
        }
    }
}

/// Notes with the commoner of two competences that the other may be the same.
fn suggest(groups: &mut [Group], forms: &[Form], holders: &[usize]) {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(holders[groups[*place].head()]));
    order.truncate(COMPARED);
    for (at, common) in order.iter().enumerate() {
        let like: Vec<usize> = order[at + 1..]
            .iter()
            .filter(|rare| alike(&groups[*common], &groups[**rare], forms))
            .map(|rare| groups[*rare].head())
            .take(SUGGESTED)
            .collect();
        groups[*common].like = like;
    }
}

fn alike(a: &Group, b: &Group, forms: &[Form]) -> bool {
    let pairs = a.members.iter().flat_map(|a| b.members.iter().map(move |b| (&forms[*a], &forms[*b])));
    let kinds = [a.kind, b.kind];
    pairs.into_iter().any(|(a, b)| {
        a.core == b.core
            || explains(a, b)
            || explains(b, a)
            || contains(a, b, kinds)
            || nearly(&a.stem, &b.stem)
    })
}

/// Tells whether one has the other for its abbreviation.
fn explains(a: &Form, b: &Form) -> bool {
    let short = Some(&b.stem);
    a.abbreviation.as_ref() == short
        || a.initials.as_ref() == short
        || a.abbreviation.is_some() && a.abbreviation == b.abbreviation
}

/// Tells whether one begins or ends with the other; a nurse is no kind of cancer nurse.
fn contains(a: &Form, b: &Form, kinds: [Kind; 2]) -> bool {
    const LONG_ENOUGH: usize = 6;
    let (short, long) = if a.core.len() <= b.core.len() { (&a.core, &b.core) } else { (&b.core, &a.core) };
    !kinds.contains(&Kind::Professional)
        && short.chars().count() >= LONG_ENOUGH
        && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
}

/// Tells whether two stems are nearly the same letters, and quite the same digits.
fn nearly(a: &str, b: &str) -> bool {
    const NEAR: f64 = 0.85;
    let (long, short) = (a.len().max(b.len()), a.len().min(b.len()));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    // Lengths tell most pairs apart, and are quickly compared.
    short >= 6
        && (long - short) * 5 <= long
        && digits(a) == digits(b)
        && strsim::normalized_damerau_levenshtein(a, b) >= NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns for each competence its names, and after `~` those that may be the same.
    fn grouped(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let holders: Vec<usize> = (0..names.len()).rev().collect();
        let words =
            |places: &[usize]| places.iter().map(|at| names[*at].as_str()).collect::<Vec<_>>().join(", ");
        let groups = group(&names, &holders);
        groups.iter().map(|group| format!("{} ~ {}", words(&group.members), words(&group.like))).collect()
    }

    #[test]
    fn what_is_surely_the_same_is_one() {
        assert_eq!(
            grouped(&["HLR", "Hjerte- og lungeredning (HLR)", "Hjerte-lungeredning", "Hjartelungeredning"]),
            ["HLR, Hjerte- og lungeredning (HLR), Hjerte-lungeredning, Hjartelungeredning ~ "]
        );
        assert_eq!(grouped(&["Hjerte- og lungeredning", "HLR"]).len(), 1);
        assert_eq!(grouped(&["Brannvern", "Kurs i brannvern", "Brannvernkurs"]).len(), 1);
        assert_eq!(grouped(&["Førstehjelp", "Førstehjelpskurs"]).len(), 1);
    }

    #[test]
    fn what_may_be_the_same_is_suggested() {
        assert_eq!(grouped(&["Diabetes", "Diabeteskurs"]), ["Diabetes ~ Diabeteskurs", "Diabeteskurs ~ "]);
        assert_eq!(
            grouped(&["Velferdsteknologi", "Velferdsteknologiens ABC"])[0],
            "Velferdsteknologi ~ Velferdsteknologiens ABC"
        );
        assert_eq!(grouped(&["Smittevern", "Smitevern"])[1], "Smittevern ~ Smitevern");
        assert_eq!(grouped(&["Sykepleier", "Sykepleiere"])[0], "Sykepleier ~ Sykepleiere");
        assert_eq!(grouped(&["Verdig eldreomsorg hjemme", "VEH"])[1], "Verdig eldreomsorg hjemme ~ VEH");
    }

    #[test]
    fn an_abbreviation_that_two_names_explain_joins_neither() {
        let groups = grouped(&["HLR", "Hjertelungeredning (HLR)", "Hurtig leseregning (HLR)"]);
        assert_eq!(groups[0], "HLR ~ Hjertelungeredning (HLR), Hurtig leseregning (HLR)");
        assert_eq!(groups.len(), 3);
    }

    #[test]
    fn what_is_not_the_same_is_left_alone() {
        for pair in [["Ledelse 1", "Ledelse 2"], ["Sykepleier", "Kreftsykepleier"], ["Norsk B1", "Norsk B2"]]
        {
            assert!(grouped(&pair).iter().all(|group| group.ends_with("~ ")), "{pair:?}");
        }
    }

    #[test]
    fn the_order_of_names_tells_nothing() {
        let one = ["Brannvern", "Kurs i brannvern", "Smittevern"].map(str::to_owned);
        let other = ["Smittevern", "Kurs i brannvern", "Brannvern"].map(str::to_owned);
        let named = |names: &[String]| {
            let groups = group(names, &[1, 1, 1]);
            groups
                .iter()
                .map(|one| one.members.iter().map(|at| names[*at].clone()).collect())
                .collect::<Vec<Vec<_>>>()
        };
        assert_eq!(named(&one), named(&other));
    }
}
