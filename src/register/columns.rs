//! Which column is what: a heading is looked up among those that HR systems use.

use super::headings::{SYNONYMS, Synonym, UNIT_HEADINGS};
use crate::model::name::folded;
pub use crate::model::table::Field;
use std::collections::HashMap;
use std::sync::OnceLock;

impl Field {
    /// Returns the word by which a user names the field, as in `--kolonne stillingsprosent=Pst`.
    pub fn word(self) -> &'static str {
        match self {
            Field::Id => "ansattnummer",
            Field::NationalId => "fødselsnummer",
            Field::Name => "navn",
            Field::FirstName => "fornavn",
            Field::LastName => "etternavn",
            Field::Birth => "fødselsdato",
            Field::Unit => "enheter",
            Field::Title => "stilling",
            Field::Code => "stillingskode",
            Field::Fraction => "stillingsprosent",
            Field::Start => "startdato",
            Field::End => "sluttdato",
            Field::From => "fra",
            Field::To => "til",
            Field::EmploymentType => "ansettelsestype",
            Field::Education => "utdanning",
            Field::Authorisation => "autorisasjon",
            Field::Competence => "kompetanse",
            Field::Formal => "formell",
            Field::Real => "realkompetanse",
            Field::Acquired => "oppnådd",
            Field::ValidUntil => "gyldig til",
            Field::Expected => "forventet",
            Field::Assessed => "vurdert",
            Field::Unused => "",
        }
    }
}

/// What a heading stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A field, and how sure it is (0 is surest).
    Field(Field, u8),
    /// A unit, with a name for the kind of unit that is the same in every language.
    Unit(String),
}

/// Returns what a heading stands for, where it is known.
pub fn meaning(heading: &str) -> Option<Meaning> {
    let key = folded(heading);
    let bare = key.trim_end_matches([':', '*', '?']).trim();
    if bare.is_empty() {
        return None;
    }
    let found = known().get(bare).or_else(|| known().get(without_measure(bare)?));
    match found {
        Some((field, rank)) => Some(Meaning::Field(*field, *rank)),
        None => unit_kind(bare).map(Meaning::Unit),
    }
}

/// Returns a heading without what its cells are measured in: `Nivå (0-4)`, `Dato (dd.mm.åååå)`, `Bestått (ja/nei)`.
fn without_measure(heading: &str) -> Option<&str> {
    let (name, measure) = heading.strip_suffix(')')?.rsplit_once('(')?;
    let is_measure = measure.chars().any(|c| c.is_ascii_digit() || matches!(c, '%' | '/' | '.'));
    is_measure.then(|| name.trim_end())
}

/// Returns the headings of fields, to look up in.
fn known() -> &'static HashMap<&'static str, (Field, u8)> {
    static KNOWN: OnceLock<HashMap<&str, (Field, u8)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let of = |synonym: &'static Synonym| {
            synonym.headings.iter().map(|heading| (*heading, (synonym.field, synonym.rank)))
        };
        SYNONYMS.iter().flat_map(of).collect()
    })
}

/// Returns the kind of unit that a heading names; `Nivå 2` and `Org.nivå 2` are kinds of their own.
fn unit_kind(heading: &str) -> Option<String> {
    if let Some((kind, _)) = UNIT_HEADINGS.iter().find(|(_, headings)| headings.contains(&heading)) {
        return Some((*kind).to_owned());
    }
    let (words, number) = heading.rsplit_once(' ')?;
    let numbered = [
        "org nivå",
        "org.nivå",
        "organisasjonsnivå",
        "enhet nivå",
        "eining nivå",
        "enhet",
        "eining",
        "unit level",
        "org level",
        "organisasjon nivå",
    ];
    (number.parse::<u8>().is_ok() && numbered.contains(&words)).then(|| format!("nivå {number}"))
}

/// A part of what a column says of a competence, as sub-columns and second header rows name it.
pub fn facet(words: &str) -> Option<Field> {
    const FACETS: [Field; 6] =
        [Field::Formal, Field::Real, Field::Acquired, Field::ValidUntil, Field::Expected, Field::Assessed];
    match meaning(words)? {
        Meaning::Field(field, _) if FACETS.contains(&field) => Some(field),
        _ => None,
    }
}

/// Splits `Ernæring formell`, `Ernæring (gyldig til)`, `HLR - utløper` or `HLR/formell` into the competence and what is said of it.
pub fn split_facet(heading: &str) -> Option<(String, Field)> {
    split_at_words(heading).or_else(|| {
        let apart: String =
            heading.chars().map(|c| if matches!(c, '/' | '_' | ':') { ' ' } else { c }).collect();
        split_at_words(&apart)
    })
}

/// Splits off the most words, at the end or else at the beginning, that name a part; the others are left as they are.
fn split_at_words(heading: &str) -> Option<(String, Field)> {
    const MOST: usize = 4;
    let words: Vec<&str> = heading.split_whitespace().collect();
    let counts = || (1..=words.len().saturating_sub(1).min(MOST)).rev();
    let at_end = counts().find_map(|count| {
        let (name, part) = words.split_at(words.len() - count);
        Some((name.join(" "), part_named(part)?))
    });
    let found = at_end.or_else(|| {
        counts().find_map(|count| {
            let (part, name) = words.split_at(count);
            // One word at the beginning is as likely one of the competence's own: `Real ledelse`.
            let field = part_named(part).filter(|_| count > 1)?;
            Some((name.join(" "), field))
        })
    });
    found.map(|(name, field)| (name.trim_end_matches(['-', '–', ':', ' ']).to_owned(), field))
}

fn part_named(words: &[&str]) -> Option<Field> {
    let bare: Vec<&str> = words.iter().map(|word| word.trim_matches(['(', ')', '[', ']', ':'])).collect();
    facet(&bare.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_has_two_meanings() {
        let mut seen = std::collections::HashMap::new();
        for synonym in SYNONYMS {
            for heading in synonym.headings {
                assert_eq!(&folded(heading), heading, "not as folded");
                assert!(seen.insert(*heading, synonym.field).is_none(), "{heading} stands twice");
            }
        }
        for (_, headings) in UNIT_HEADINGS {
            for heading in *headings {
                assert!(seen.insert(*heading, Field::Unit).is_none(), "{heading} stands twice");
            }
        }
    }

    #[test]
    fn the_word_for_a_field_names_it() {
        let fields = SYNONYMS.iter().map(|synonym| synonym.field).filter(|field| *field != Field::Unused);
        for field in fields {
            assert_eq!(crate::register::field_named(field.word()), Some(field), "{}", field.word());
        }
    }

    #[test]
    fn headings_are_known_in_three_languages() {
        for heading in ["Ansattnummer", "Tilsettnummer", "Employee ID", "Ressursnr."] {
            assert_eq!(meaning(heading), Some(Meaning::Field(Field::Id, 0)), "{heading}");
        }
        assert_eq!(meaning("Eining"), meaning("Unit"));
        assert_eq!(meaning("Org.nivå 2"), Some(Meaning::Unit("nivå 2".to_owned())));
        assert_eq!(meaning("Skonummer"), None);
        assert_eq!(meaning("Nivå (0-4)"), meaning("Nivå"));
        assert_eq!(meaning("Kurs (gyldig til)"), None);
    }

    #[test]
    fn sub_columns_are_split() {
        assert_eq!(split_facet("Ernæring gyldig til"), Some(("Ernæring".to_owned(), Field::ValidUntil)));
        assert_eq!(
            split_facet("Hjerte-lungeredning (formell)"),
            Some(("Hjerte-lungeredning".to_owned(), Field::Formal))
        );
        assert_eq!(split_facet("Ledelse av team real"), Some(("Ledelse av team".to_owned(), Field::Real)));
        assert_eq!(split_facet("Redning (HLR) formell"), Some(("Redning (HLR)".to_owned(), Field::Formal)));
        assert_eq!(split_facet("HLR - utløper"), Some(("HLR".to_owned(), Field::ValidUntil)));
        assert_eq!(split_facet("HLR/formell"), Some(("HLR".to_owned(), Field::Formal)));
        assert_eq!(split_facet("Gyldig til HLR"), Some(("HLR".to_owned(), Field::ValidUntil)));
        assert_eq!(split_facet("Kreftsykepleie"), None);
        assert_eq!(split_facet("Gyldig til"), None);
    }
}
