//! The form of a competence's name: what is left of it when spelling, language and abbreviations are put aside.

use crate::model::name::folded;

/// Parts of words in nynorsk, and the same in bokmål; longer ones first where one is in another.
const BOKMAL: &[(&str, &str)] = &[
    ("vidareutdanning", "videreutdanning"),
    ("rettleiing", "veiledning"),
    ("rettleiar", "veileder"),
    ("sjuk", "syk"),
    ("pleiar", "pleier"),
    ("arbeidar", "arbeider"),
    ("leiing", "ledelse"),
    ("leiar", "leder"),
    ("heime", "hjemme"),
    ("hjarte", "hjerte"),
    ("lækjemiddel", "legemiddel"),
    ("lærar", "lærer"),
    ("handtering", "håndtering"),
    ("tryggleik", "sikkerhet"),
    ("teneste", "tjeneste"),
    ("eining", "enhet"),
    ("frå", "fra"),
    ("førebygging", "forebygging"),
    ("forebyggjing", "forebygging"),
];

/// What may stand before what a course or an education is in.
const PREAMBLES: &[&str] = &[
    "videreutdanning",
    "etterutdanning",
    "grunnkurs",
    "kurs",
    "opplæring",
    "master",
    "bachelor",
    "fagbrev",
    "e læring",
    "spesialisering",
];

/// Abbreviations that everybody in the services knows, and the stems of what they stand for.
const KNOWN: &[(&str, &str)] = &[
    ("hlr", "hjertelungeredning"),
    ("hms", "helsemiljøsikkerhet"),
    ("ask", "alternativsupplerendekommunikasjon"),
];

/// Marks that change nothing at the ends of words.
const MARKS: &[char] = &['(', ')', '.', ',', ';', ':', '!', '?', '\'', '"', '«', '»', '“', '”', '…'];

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The name without what spelling may vary: names of the same stem are the same.
    pub stem: String,
    /// An abbreviation that the name itself explains, `Hjerte- og lungeredning (HLR)`, or that is known to stand for it.
    pub abbreviation: Option<String>,
    /// The first letters of its words, where it has several.
    pub initials: Option<String>,
    /// The stem of what a course or an education is in; the stem where the name tells of none.
    pub core: String,
    /// Whether the name is that of a course.
    pub is_course: bool,
}

impl Form {
    /// Takes a name apart.
    pub fn of(name: &str) -> Self {
        let explained = explained(name);
        let (text, abbreviation) = match &explained {
            Some((text, short)) => (text.as_str(), Some(short.to_lowercase())),
            None => (name, None),
        };
        let text = bokmal(text);
        let stem = stem(&text);
        let known = KNOWN.iter().find(|(_, whole)| *whole == stem).map(|(short, _)| (*short).to_owned());
        let abbreviation = abbreviation.or(known);
        let core = core(&text).filter(|core| !core.is_empty()).unwrap_or_else(|| stem.clone());
        Self { stem, abbreviation, initials: initials(&text), core, is_course: is_course(&text) }
    }
}

/// Returns a name as it is compared, in bokmål.
pub(super) fn bokmal(name: &str) -> String {
    let name = folded(name);
    BOKMAL.iter().fold(name, |name, (nynorsk, bokmal)| name.replace(nynorsk, bokmal))
}

/// Returns the words of a folded name.
pub(super) fn words(folded_name: &str) -> impl Iterator<Item = &str> {
    folded_name.split(' ').map(|word| word.trim_matches(MARKS)).filter(|word| !word.is_empty())
}

/// Tells whether a folded name is that of a course.
pub(super) fn is_course(folded_name: &str) -> bool {
    words(folded_name).any(|word| word == "kurs" || word == "grunnkurs" || is_compound_course(word))
}

fn is_compound_course(word: &str) -> bool {
    word.len() > "kurs".len() && word.ends_with("kurs")
}

/// Returns a name without what stands in parentheses at its end.
pub(super) fn without_parenthesis(name: &str) -> String {
    parenthesis(name).map_or(name, |(before, _)| before).to_owned()
}

fn parenthesis(name: &str) -> Option<(&str, &str)> {
    let (before, within) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((before.trim(), within.trim()))
}

/// Returns the whole words and the abbreviation of a name that has both.
fn explained(name: &str) -> Option<(String, String)> {
    let (before, within) = parenthesis(name)?;
    let either = [(before, within), (within, before)];
    either
        .into_iter()
        .find(|(long, short)| abbreviates(short, long))
        .map(|(long, short)| (long.to_owned(), short.to_owned()))
}

/// Tells whether capitals stand for words: all in their order, and the first for the first.
fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.to_lowercase().chars().collect();
    let looks = (2..=8).contains(&letters.len()) && short.chars().all(char::is_uppercase);
    let long = folded(long);
    let mut rest = long.chars();
    looks
        && long.chars().count() > letters.len() * 2
        && long.chars().next() == letters.first().copied()
        && letters.iter().all(|letter| rest.any(|c| c == *letter))
}

/// Returns a folded name without spaces, marks and `og`; digits of different words stay apart.
fn stem(folded_name: &str) -> String {
    let mut stem = String::new();
    for word in words(folded_name).filter(|word| *word != "og" && *word != "&") {
        let digits = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digits(stem.chars().last()) && digits(word.chars().next()) {
            stem.push(' ');
        }
        stem.push_str(word);
    }
    if stem.is_empty() { folded_name.to_owned() } else { stem }
}

/// Returns the first letters of three words or more.
fn initials(folded_name: &str) -> Option<String> {
    let words: Vec<&str> = words(folded_name).filter(|word| *word != "og").collect();
    (words.len() >= 3).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
}

/// Returns the stem of what a course or an education is in; none where the name tells of neither.
fn core(folded_name: &str) -> Option<String> {
    for preamble in PREAMBLES {
        let Some(rest) = folded_name.strip_prefix(preamble) else { continue };
        let Some(rest) = rest.strip_prefix(' ') else { continue };
        let rest = ["i ", "innen ", "innenfor ", "om ", "for "]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
        return Some(stem(rest));
    }
    let whole = stem(folded_name);
    whole.strip_suffix("kurset").or_else(|| whole.strip_suffix("kurs")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        Form::of(a).stem == Form::of(b).stem
    }

    #[test]
    fn spelling_and_language_change_no_stem() {
        assert!(same("Hjerte-lungeredning", "Hjarte- og lungeredning (HLR)"));
        assert!(same("Kreftsykepleie", "KREFT-SJUKEPLEIE"));
        assert!(same("Vidareutdanning i leiing", "Videreutdanning i ledelse"));
        assert!(!same("C++", "C"));
        assert!(!same("Trinn 1 2", "Trinn 12"));
        assert!(!same("Norskprøve (B1)", "Norskprøve (B2)"));
        assert!(!same("Excel 2.0", "Excel 20"));
        assert!(!same("…", "!"));
    }

    #[test]
    fn an_abbreviation_must_stand_for_the_words() {
        let short = |name: &str| Form::of(name).abbreviation;
        assert_eq!(short("Alternativ og supplerende kommunikasjon (ASK)").as_deref(), Some("ask"));
        assert_eq!(short("ASK (alternativ og supplerende kommunikasjon)").as_deref(), Some("ask"));
        assert_eq!(short("Norskprøve (B2)"), None);
        assert_eq!(short("Vakt (NATT)"), None);
        assert_eq!(short("Sykepleier (natt)"), None);
    }

    #[test]
    fn a_course_has_a_core() {
        let core = |name: &str| Form::of(name).core;
        assert_eq!(core("Kurs i brannvern"), "brannvern");
        assert_eq!(core("Brannvernkurs"), "brannvern");
        assert_eq!(core("HMS-kurs"), "hms");
        assert_eq!(core("Vidareutdanning i rusarbeid"), "rusarbeid");
        assert_eq!(core("Kurs"), "kurs");
        assert!(!Form::of("Konkurs").core.is_empty());
    }
}
