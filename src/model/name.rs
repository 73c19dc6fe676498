//! Names as they are compared: without regard to case, white space, Unicode form and hyphens.

use unicode_normalization::UnicodeNormalization;
use wildmatch::WildMatchPattern;

/// Returns the form of a name that is compared: NFC, lower case, hyphens and runs of white space as one space.
pub fn folded(name: &str) -> String {
    /// Letters before this are composed already, as nearly all names are.
    const FIRST_COMBINING: char = '\u{300}';
    let mut out = String::with_capacity(name.len());
    if name.chars().all(|c| c < FIRST_COMBINING) {
        fold_composed(name.chars(), &mut out);
    } else {
        fold_composed(name.nfc(), &mut out);
    }
    out
}

/// Returns the form of a person's name that is compared: `Lund, Kari` is `Kari Lund`.
pub fn folded_person(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => folded(&format!("{first} {last}")),
        _ => folded(name),
    }
}

/// Tells whether two names may be compared alike: a quick look, that only rules out.
pub fn may_fold_alike(a: &str, b: &str) -> bool {
    let counts = |c: &u8| !c.is_ascii_whitespace() && !c.is_ascii_control() && *c != b'-';
    if !a.is_ascii() || !b.is_ascii() {
        return true;
    }
    let (mut a, mut b) = (a.bytes().filter(counts), b.bytes().filter(counts));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other) => {}
            _ => return false,
        }
    }
}

fn fold_composed(name: impl Iterator<Item = char>, out: &mut String) {
    let mut gap = false;
    for c in name {
        // Nearly all letters are: nothing else need be asked about them.
        let is_plain = c.is_ascii_graphic() && c != '-';
        if !is_plain && is_invisible(c) {
            continue;
        }
        if !is_plain && (c.is_whitespace() || is_hyphen(c) || c.is_control()) {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        if is_plain {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(c.to_lowercase());
        }
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Tells whether a text has characters in it that nobody sees.
pub fn has_invisible(text: &str) -> bool {
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    !text.bytes().all(is_plain) && text.chars().any(|c| c.is_control() || is_invisible(c))
}

/// Soft hyphens, zero-width characters and byte order marks, which nobody sees.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A name, or several with `*` for any run of characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// As it was written.
    pub text: String,
    matcher: WildMatchPattern<'*', '\0'>,
}

impl Pattern {
    /// Returns the pattern that a text describes.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), matcher: WildMatchPattern::new(&folded(text)) }
    }

    /// Tells whether a folded name fits.
    pub fn matches_folded(&self, folded_name: &str) -> bool {
        self.matcher.matches(folded_name)
    }
}

/// Returns the better of two ways to write the same name: one that is not all in capitals, whichever comes first.
///
/// The choice does not depend on which was met first, so that the order of rows changes nothing.
pub fn better<'a>(a: &'a str, b: &'a str) -> &'a str {
    let rank = |name: &str| {
        let mixed = name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
        (!mixed, name.trim() != name, name.contains("  "))
    };
    if (rank(b), b) < (rank(a), a) { b } else { a }
}

/// Returns the names most like the one sought, nearest first, at most three, and none that are unlike it.
pub fn nearest<'a>(sought: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const LIKE_ENOUGH: f64 = 0.5;
    let sought = folded(sought);
    let mut scored: Vec<(f64, &str)> = names
        .into_iter()
        .map(|name| (likeness(&sought, &folded(name)), name))
        .filter(|(score, _)| *score >= LIKE_ENOUGH)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    scored.dedup_by(|a, b| a.1 == b.1);
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Returns how alike two folded names are, from 0 to 1; a name that contains the other is quite like it.
fn likeness(sought: &str, name: &str) -> f64 {
    const CONTAINED: f64 = 0.8;
    let edits = strsim::normalized_damerau_levenshtein(sought, name);
    let contained = sought.len() >= 4 && name.len() >= 4 && (name.contains(sought) || sought.contains(name));
    if contained { edits.max(CONTAINED) } else { edits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_without_case_space_form_and_hyphen() {
        assert_eq!(folded("  Hjerte-lungeredning "), folded("HJERTE  LUNGEREDNING"));
        assert_eq!(folded("A\u{30a}se"), folded("Åse"));
        assert_eq!(folded("Syke\u{ad}pleier\u{a0}1"), "sykepleier 1");
    }

    #[test]
    fn a_quick_look_rules_out_no_names_that_are_alike() {
        let names = [
            "Enhet",
            "ENHET",
            "En-het",
            "En het",
            " enhet",
            "Enhet\t",
            "En\u{b}het",
            "Enhet 1",
            "Enh\u{e9}t",
            "Enhe\u{301}t",
            "En\u{ad}het",
            "",
            "-",
            "Enhe",
            "Einhet",
        ];
        for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
            assert!(may_fold_alike(a, b) || folded(a) != folded(b), "{a:?} {b:?}");
        }
        assert!(!may_fold_alike("Enhet", "Enhet 1") && !may_fold_alike("Enhet", "Einhet"));
    }

    #[test]
    fn the_better_way_to_write_a_name_is_chosen() {
        for (a, b) in [("Sykehjem", "SYKEHJEM"), ("sykehjem", "Sykehjem"), ("Sykehjem ", "Sykehjem")] {
            assert_eq!(better(a, b), "Sykehjem");
            assert_eq!(better(b, a), "Sykehjem");
        }
    }

    #[test]
    fn patterns_match_runs() {
        assert!(Pattern::new("Lærling*").matches_folded(&folded("LÆRLING helsefag")));
        assert!(!Pattern::new("Lærling").matches_folded(&folded("Lærling helsefag")));
        assert!(!Pattern::new("a?c").matches_folded("abc"));
    }

    #[test]
    fn the_nearest_name_is_found() {
        let names = ["Kreftsykepleie", "Sykepleier", "Brannvern"];
        assert_eq!(nearest("Kreftsjukepleie", names), ["Kreftsykepleie"]);
        assert!(nearest("Truckførerbevis", names).is_empty());
    }
}
