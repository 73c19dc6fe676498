//! The words of population files, in bokmål, nynorsk and English: headings, sexes, and signs for what is missing.

use crate::model::name::folded;

/// What a column or a dimension says of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The code of the region.
    RegionCode,
    /// The region, by name or however else.
    Region,
    /// The sex.
    Sex,
    /// The age.
    Age,
    /// The alternative, or what is counted.
    Contents,
    /// The year.
    Year,
}

/// Headings, as [`heading`] writes them; of several columns that are the same part, the first in its list is it.
const HEADINGS: [(Part, &[&str]); 6] = [
    (
        Part::RegionCode,
        &[
            "kommunenummer",
            "kommunenr",
            "kommunenr.",
            "kommune nr",
            "kommune nr.",
            "kommunekode",
            "knr",
            "municipality code",
            "municipality number",
            "regionkode",
            "region code",
            "regionnummer",
            "regionnr",
            "location code",
        ],
    ),
    (
        Part::Region,
        &[
            "bydel",
            "bydelar",
            "bydeler",
            "kommune",
            "kommunar",
            "kommuner",
            "kommunenamn",
            "kommunenavn",
            "municipality",
            "municipalities",
            "municipality name",
            "region",
            "regionar",
            "regioner",
            "regions",
            "regionnamn",
            "regionnavn",
            "region name",
            "location name",
            "område",
            "area",
            "fylke",
            "fylker",
            "county",
            "counties",
        ],
    ),
    (Part::Sex, &["kjønn", "kjonn", "sex", "gender"]),
    (
        Part::Age,
        &[
            "alder",
            "alder (år)",
            "age",
            "ages",
            "aldersgruppe",
            "aldersgrupper",
            "aldersgruppa",
            "age group",
            "age groups",
        ],
    ),
    (
        Part::Contents,
        &[
            "alternativ",
            "alternative",
            "framskrivingsalternativ",
            "framskrivningsalternativ",
            "contentscode",
            "contents",
            "statistikkvariabel",
            "variant",
            "scenario",
        ],
    ),
    (Part::Year, &["tid", "år", "ar", "aar", "årstall", "årstal", "year", "years", "time"]),
];

/// Headings of the number of persons.
const PERSONS: [&str; 26] = [
    "personer",
    "personar",
    "persons",
    "people",
    "folketall",
    "folketal",
    "folkemengde",
    "folkemengd",
    "befolkning",
    "population",
    "innbyggere",
    "innbyggere i alt",
    "innbyggarar",
    "inhabitants",
    "antall personer",
    "talet på personar",
    "number of persons",
    "antall",
    "antal",
    "number",
    "count",
    "verdi",
    "value",
    "tall",
    "tal",
    "figure",
];

/// Returns a heading as it is compared.
pub(super) fn heading(text: &str) -> String {
    folded(&text.replace('_', " "))
}

/// Returns what a heading says of figures, and how early it stands among those that say the same.
pub(super) fn part(text: &str) -> Option<(Part, usize)> {
    let sought = heading(text);
    HEADINGS.iter().find_map(|(part, known)| {
        known.iter().position(|heading| *heading == sought).map(|place| (*part, place))
    })
}

/// Tells whether a heading is that of the number of persons: in a word, or by the title of the whole table, such as
/// `07459: Population, by region`.
pub(super) fn is_persons(text: &str) -> bool {
    const TABLE_NUMBER: usize = 5;
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let titled = digits == TABLE_NUMBER && (text.len() == digits || text[digits..].starts_with(':'));
    titled || PERSONS.contains(&heading(text).as_str())
}

/// The sex of those whom a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sex {
    /// Men and women together, or a file that does not tell them apart.
    Both,
    /// Men.
    Men,
    /// Women.
    Women,
}

const MEN: [&str; 7] = ["menn", "mann", "males", "male", "men", "man", "1"];
const WOMEN: [&str; 7] = ["kvinner", "kvinne", "females", "female", "women", "woman", "2"];
const BOTH: [&str; 13] = [
    "begge kjønn",
    "begge",
    "both sexes",
    "both",
    "i alt",
    "ialt",
    "totalt",
    "total",
    "alle",
    "all",
    "sum",
    "0",
    "menn og kvinner",
];

impl Sex {
    /// Reads a word or a code; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let folded = folded(text);
        // The code may stand before the word: `1 Menn`.
        let word = match folded.split_once(' ') {
            Some(("0" | "1" | "2", word)) => word,
            _ => &folded,
        };
        match word {
            word if MEN.contains(&word) => Some(Sex::Men),
            word if WOMEN.contains(&word) => Some(Sex::Women),
            word if BOTH.contains(&word) => Some(Sex::Both),
            _ => None,
        }
    }

    /// Reads a word of a heading, where a number is something else.
    pub fn in_heading(word: &str) -> Option<Self> {
        let is_word = word.chars().all(char::is_alphabetic);
        Self::read(word).filter(|sex| is_word && *sex != Sex::Both)
    }
}

/// Signs for a figure that is not there; Statistics Norway explains its own below each table.
const MISSING: [&str; 9] = ["", ".", "..", "...", ":", "-", "na", "nan", "null"];

/// More people than this are in no figure of a Norwegian file.
const MOST_PERSONS: u32 = 10_000_000;

/// A figure as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    /// So many people.
    Persons(u32),
    /// A sign that there is none.
    Missing,
    /// Something else, as it stands.
    Strange(String),
}

impl Cell {
    /// Reads a cell: digits, which may have spaces between them, or a sign.
    pub fn read(text: &str) -> Self {
        let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        if is_missing(&bare) {
            return Cell::Missing;
        }
        let digits = bare.bytes().all(|byte| byte.is_ascii_digit());
        let number = bare.parse().ok().filter(|number| digits && *number <= MOST_PERSONS);
        number.map_or_else(|| Cell::Strange(text.to_owned()), Cell::Persons)
    }

    /// Returns a number as a figure, where it is one of whole people.
    pub fn of(number: f64) -> Self {
        if number.fract() == 0.0 && (0.0..=f64::from(MOST_PERSONS)).contains(&number) {
            Cell::Persons(number as u32)
        } else {
            Cell::Strange(number.to_string())
        }
    }
}

/// Tells whether a text is a sign that there is no figure.
pub(super) fn is_missing(text: &str) -> bool {
    let text = text.trim();
    text == "…" || text == "–" || MISSING.iter().any(|sign| text.eq_ignore_ascii_case(sign))
}

/// Reads a year: four digits.
pub(super) fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_every_language_and_as_codes() {
        for (texts, part) in [
            (&["Region", "kommune", "Municipality", "location_name"][..], Part::Region),
            (&["Kommunenr", "location_code"], Part::RegionCode),
            (&["Kjonn", "kjønn", "Sex"], Part::Sex),
            (&["Alder", "age", "age_group"], Part::Age),
            (&["ContentsCode", "statistikkvariabel", "contents", "alternativ"], Part::Contents),
            (&["Tid", "år", "ÅR", "year"], Part::Year),
        ] {
            for text in texts {
                assert_eq!(super::part(text).map(|(part, _)| part), Some(part), "{text}");
            }
        }
        assert_eq!(super::part("Kulturtilbud"), None);
    }

    #[test]
    fn no_heading_is_known_twice_or_is_written_as_none_is_looked_up() {
        let all: Vec<&str> =
            HEADINGS.iter().flat_map(|(_, known)| known.iter().copied()).chain(PERSONS).collect();
        let mut unique = all.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), all.len());
        assert!(all.iter().all(|text| heading(text) == *text));
    }

    #[test]
    fn the_title_of_a_table_heads_its_figures() {
        assert!(is_persons("07459: Population, by region, age, contents and year"));
        assert!(is_persons("14746"));
        assert!(is_persons(" Folkemengde "));
        assert!(!is_persons("5037"));
        assert!(!is_persons("14746 Personer"));
    }

    #[test]
    fn sexes_are_read() {
        for (text, sex) in [
            ("Menn", Some(Sex::Men)),
            ("1 Menn", Some(Sex::Men)),
            ("2", Some(Sex::Women)),
            ("Females", Some(Sex::Women)),
            ("Begge kjønn", Some(Sex::Both)),
            ("0", Some(Sex::Both)),
            ("3", None),
            ("", None),
        ] {
            assert_eq!(Sex::read(text), sex, "{text}");
        }
        assert_eq!(Sex::in_heading("Kvinner"), Some(Sex::Women));
        assert_eq!(Sex::in_heading("1"), None);
        assert_eq!(Sex::in_heading("Total"), None);
    }

    #[test]
    fn what_is_missing_is_not_zero() {
        for text in ["", " ", ".", "..", "...", ":", "-", "–", "…", "NA", "null"] {
            assert_eq!(Cell::read(text), Cell::Missing, "{text}");
        }
        assert_eq!(Cell::read("0"), Cell::Persons(0));
        assert_eq!(Cell::read("1\u{a0}234"), Cell::Persons(1234));
        for text in ["12,5", "-3", "1e3", "99999999", "x"] {
            assert_eq!(Cell::read(text), Cell::Strange(text.to_owned()));
        }
        assert_eq!(Cell::of(12.0), Cell::Persons(12));
        assert_eq!(Cell::of(-0.5), Cell::Strange("-0.5".to_owned()));
        assert_eq!(Cell::of(f64::NAN), Cell::Strange("NaN".to_owned()));
    }

    #[test]
    fn years_have_four_digits() {
        assert_eq!(year(" 2026 "), Some(2026));
        for text in ["2026K1", "26", "20260", "+202", ""] {
            assert_eq!(year(text), None, "{text}");
        }
    }
}
