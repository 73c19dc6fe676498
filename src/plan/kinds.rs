//! What kind of value each key takes, table by table: a cell of a workbook alone does not tell.

use super::keys::{self, Shape, forms, known};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text, also where it looks like a number: a code, an id.
    Text,
    /// A list of texts.
    Texts,
    /// One text, or a list of them.
    TextOrTexts,
    /// A number.
    Number(Unit),
    /// One number, or a list of them.
    NumberOrNumbers,
    /// `true` or `false`.
    Flag,
    /// A date.
    Date,
    /// A number, or numbers by year.
    Amount(Unit),
    /// Numbers by year, age or name.
    Pairs(By, Unit),
    /// A table with keys of its own.
    Table(Inner),
    /// Numbers by year, or a table with keys of its own.
    PairsOrTable(Inner),
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Anything but percent.
    Plain,
    /// Percent: `80 %` is 80.
    Percent,
}

/// What numbers are by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Years.
    Year,
    /// Ages.
    Age,
    /// Names.
    Name,
}

/// The keys of a table, with the kind of value that each takes.
pub(super) type Inner = &'static [(&'static str, Kind)];

/// A table of a plan.
pub(super) struct Form {
    /// Its key.
    pub(super) key: &'static str,
    /// Whether there are several.
    pub(super) shape: Shape,
    /// Its keys.
    pub(super) keys: Inner,
}

const PLAIN: Kind = Kind::Number(Unit::Plain);
const PERCENT: Kind = Kind::Number(Unit::Percent);

const FORMAL_FROM: Inner = &[
    ("stilling", Kind::Texts),
    ("stillingskode", Kind::Texts),
    ("utdanning", Kind::Texts),
    ("autorisasjon", Kind::Texts),
];

const PREREQUISITES: Inner = &[("stilling", Kind::Texts), ("kompetanse", Kind::Texts), ("real", PLAIN)];

const POPULATION: Inner =
    &[("fil", Kind::Text), ("region", Kind::Text), ("alder", Kind::Text), ("alternativ", Kind::Text)];

/// Every table, in the order that plans have them, and its keys in the order that they are shown.
pub(super) const FORMS: &[Form] = &[
    Form {
        key: "plan",
        shape: Shape::One,
        keys: &[
            ("navn", Kind::Text),
            ("fra", PLAIN),
            ("til", PLAIN),
            ("vedtatt", Kind::Date),
            ("saksnummer", Kind::Text),
            ("ansvarlig", Kind::Text),
            ("organisering", Kind::Text),
            ("forankring", Kind::Text),
            ("mal", Kind::Texts),
            ("revideres", Kind::Text),
            ("bygger_pa", Kind::TextOrTexts),
            ("udatert", Kind::Text),
            ("sarbar", Kind::Table(&[("ved", PLAIN)])),
        ],
    },
    Form {
        key: "skala",
        shape: Shape::One,
        keys: &[
            ("maks", PLAIN),
            ("standard_niva", PLAIN),
            ("navn", Kind::Texts),
            ("alias", Kind::Pairs(By::Name, Unit::Plain)),
        ],
    },
    Form {
        key: "utvalg",
        shape: Shape::One,
        keys: &[("uten_stilling", Kind::Texts), ("uten_ansettelse", Kind::Texts)],
    },
    Form { key: "kategori", shape: Shape::Many, keys: &[("id", Kind::Text), ("navn", Kind::Text)] },
    Form {
        key: "kompetanse",
        shape: Shape::Many,
        keys: &[
            ("id", Kind::Text),
            ("navn", Kind::Text),
            ("kategori", Kind::Text),
            ("alias", Kind::Texts),
            ("gyldig_mnd", PLAIN),
            ("gir", Kind::Texts),
            ("formell_fra", Kind::Table(FORMAL_FROM)),
            ("udatert", Kind::Text),
        ],
    },
    Form {
        key: "enhet",
        shape: Shape::Many,
        keys: &[("navn", Kind::Text), ("under", Kind::Text), ("alias", Kind::Texts)],
    },
    Form {
        key: "krav",
        shape: Shape::Many,
        keys: &[
            ("id", Kind::Text),
            ("kompetanse", Kind::TextOrTexts),
            ("kategori", Kind::Text),
            ("enhet", Kind::Text),
            ("per", Kind::Text),
            ("stilling", Kind::Texts),
            ("antall", Kind::Amount(Unit::Plain)),
            ("arsverk", Kind::Amount(Unit::Plain)),
            ("andel", Kind::Amount(Unit::Percent)),
            ("andel_arsverk", Kind::Amount(Unit::Percent)),
            ("krever", Kind::Text),
            ("niva", PLAIN),
            ("kritikalitet", PLAIN),
            ("folger_behov", Kind::Flag),
        ],
    },
    Form {
        key: "tiltak",
        shape: Shape::Many,
        keys: &[
            ("id", Kind::Text),
            ("navn", Kind::Text),
            ("ansvarlig", Kind::Text),
            ("malgruppe", Kind::Text),
            ("frist", Kind::Date),
            ("evaluering", Kind::Text),
            ("type", Kind::Text),
            ("kompetanse", Kind::Text),
            ("gir", Kind::Text),
            ("niva", PLAIN),
            ("forutsetter", Kind::Table(PREREQUISITES)),
            ("kostnad", PLAIN),
            ("tilskudd", PLAIN),
            ("plasser", PLAIN),
            ("varighet_mnd", PLAIN),
            ("fullforing", PERCENT),
            ("bindingstid_mnd", PLAIN),
            ("maned", Kind::NumberOrNumbers),
        ],
    },
    Form {
        key: "framskriving",
        shape: Shape::One,
        keys: &[
            ("horisont", PLAIN),
            ("avgang", Kind::Pairs(By::Age, Unit::Percent)),
            ("avgang_faktor", Kind::Pairs(By::Name, Unit::Plain)),
            ("nyansatt_avgang", PERCENT),
            ("fullforing", PERCENT),
            ("behov", Kind::PairsOrTable(POPULATION)),
            ("sannsynlighet", PERCENT),
        ],
    },
    Form {
        key: "scenario",
        shape: Shape::Many,
        keys: &[
            ("navn", Kind::Text),
            ("avgang_prosentpoeng", PERCENT),
            ("senere_avgang_ar", PLAIN),
            ("stillingsprosent_poeng", PERCENT),
            ("behov", Kind::PairsOrTable(POPULATION)),
            ("nyansatt_avgang", PERCENT),
        ],
    },
    Form { key: "behov", shape: Shape::One, keys: &[("mobilisering", Kind::Text)] },
    Form {
        key: "okonomi",
        shape: Shape::One,
        keys: &[
            ("ramme", Kind::Pairs(By::Year, Unit::Plain)),
            ("maks_borte", PERCENT),
            ("minsteandel_uten_hoyere", PERCENT),
            ("rekruttering", PLAIN),
            ("hoyere_utdanning", Kind::Texts),
        ],
    },
    Form {
        key: "arshjul",
        shape: Shape::Many,
        keys: &[("maned", Kind::NumberOrNumbers), ("aktivitet", Kind::Text), ("ansvarlig", Kind::Text)],
    },
];

impl Form {
    /// Returns the table of a name: of a sheet, in any case, with or without æ, ø and å, in bokmål or nynorsk.
    pub(super) fn named(name: &str) -> Option<&'static Form> {
        let key = known(&bare(name), keys::PLAN_FILE)?;
        FORMS.iter().find(|form| form.key == key)
    }

    /// Returns the key that a heading names, for a table within a table both keys, and the kind of value it takes.
    pub(super) fn heading(&self, heading: &str) -> Option<Heading> {
        let (outer, inner) = match heading.split_once('.') {
            Some((outer, inner)) => (outer, Some(inner.trim())),
            None => (heading, None),
        };
        let (key, kind) = find(outer, self.keys)?;
        let Some(inner) = inner else { return Some(Heading { key, inner: None, kind }) };
        let (inner, kind) = within(inner, kind)?;
        Some(Heading { key, inner: Some(inner), kind })
    }

    /// Returns every heading there can be, for suggestions: those of tables within tables with a dot.
    pub(super) fn headings(&self) -> Vec<String> {
        self.keys.iter().flat_map(|(key, kind)| of_key(key, *kind)).collect()
    }
}

/// What a heading names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The key.
    pub(super) key: &'static str,
    /// The key within its table, where it names one.
    pub(super) inner: Option<String>,
    /// What kind of value stands below it.
    pub(super) kind: Kind,
}

/// Returns a name as keys are written: small letters, and a low line for each space or hyphen.
fn bare(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '-' || c == '_').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join("_").to_lowercase()
}

/// Returns the key that a text is a form of, with its kind.
pub(super) fn find(text: &str, among: Inner) -> Option<(&'static str, Kind)> {
    let all: Vec<&'static str> = among.iter().map(|(key, _)| *key).collect();
    let key = known(&bare(text), &all)?;
    among.iter().find(|(other, _)| *other == key).copied()
}

/// Returns what the part after the dot of a heading is.
fn within(inner: &str, outer: Kind) -> Option<(String, Kind)> {
    let of_keys = |keys: Inner| find(inner, keys).map(|(key, kind)| (key.to_owned(), kind));
    let of_pairs = |unit| (!inner.is_empty()).then(|| (inner.to_owned(), Kind::Number(unit)));
    match outer {
        Kind::Table(keys) => of_keys(keys),
        Kind::PairsOrTable(keys) => of_keys(keys).or_else(|| of_pairs(Unit::Percent)),
        Kind::Amount(unit) | Kind::Pairs(_, unit) => of_pairs(unit),
        _ => None,
    }
}

fn of_key(key: &'static str, kind: Kind) -> Vec<String> {
    let outer = forms(&[key]);
    match kind {
        Kind::Table(inner) | Kind::PairsOrTable(inner) => {
            let dotted = |outer: &&str| -> Vec<String> {
                inner.iter().map(|(inner, _)| format!("{outer}.{inner}")).collect()
            };
            let alone = outer.iter().filter(|_| matches!(kind, Kind::PairsOrTable(_)));
            alone.map(ToString::to_string).chain(outer.iter().flat_map(dotted)).collect()
        }
        _ => outer.into_iter().map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_every_table_has_a_kind() {
        let all: Vec<&str> = FORMS.iter().map(|form| form.key).collect();
        assert_eq!(all, keys::PLAN_FILE);
        let read = [
            ("plan", keys::PLAN),
            ("skala", keys::SCALE),
            ("utvalg", keys::EXCLUSIONS),
            ("kategori", keys::CATEGORY),
            ("kompetanse", keys::COMPETENCE),
            ("enhet", keys::UNIT),
            ("krav", keys::REQUIREMENT),
            ("framskriving", keys::OUTLOOK),
            ("scenario", keys::SCENARIO),
            ("tiltak", keys::MEASURE),
            ("okonomi", keys::ECONOMY),
            ("behov", keys::NEEDS),
            ("arshjul", keys::CALENDAR),
        ];
        for (table, keys) in read {
            let form = Form::named(table).unwrap();
            let mut of_form: Vec<&str> = form.keys.iter().map(|(key, _)| *key).collect();
            let mut of_table = keys.to_vec();
            of_form.sort_unstable();
            of_table.sort_unstable();
            assert_eq!(of_form, of_table, "{table}");
        }
        let shape = |form: &&Form| form.shape == Shape::Many;
        let several: Vec<&str> = FORMS.iter().filter(shape).map(|form| form.key).collect();
        assert!(keys::SEVERAL.iter().all(|key| several.contains(key)));
    }

    #[test]
    fn every_key_of_a_table_within_a_table_has_a_kind() {
        let inner = |table: &str, key: &str| -> Vec<&str> {
            let form = Form::named(table).unwrap();
            match form.keys.iter().find(|(other, _)| *other == key).unwrap().1 {
                Kind::Table(keys) | Kind::PairsOrTable(keys) => keys.iter().map(|(key, _)| *key).collect(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(inner("plan", "sarbar"), keys::VULNERABLE);
        assert_eq!(inner("kompetanse", "formell_fra"), keys::FORMAL_FROM);
        assert_eq!(inner("framskriving", "behov"), keys::POPULATION);
        assert_eq!(inner("scenario", "behov"), keys::POPULATION);
        assert_eq!(inner("tiltak", "forutsetter"), keys::PREREQUISITES);
    }

    #[test]
    fn names_of_sheets_and_columns_are_known_however_they_are_written() {
        for name in ["Årshjul", "arshjul", " ÅRSHJUL "] {
            assert_eq!(Form::named(name).map(|form| form.key), Some("arshjul"), "{name}");
        }
        let plan = Form::named("Plan").unwrap();
        for heading in ["Bygger på", "bygger_pa", "Byggjer-på"] {
            assert_eq!(plan.heading(heading).map(|heading| heading.key), Some("bygger_pa"), "{heading}");
        }
        assert!(Form::named("Ark1").is_none() && plan.heading("bygger").is_none());
    }

    #[test]
    fn a_heading_with_a_dot_is_of_a_table_within() {
        let heading = |table: &str, text: &str| {
            let heading = Form::named(table).unwrap().heading(text)?;
            Some((heading.key, heading.inner?, heading.kind))
        };
        assert_eq!(heading("plan", "Sårbar.ved"), Some(("sarbar", "ved".to_owned(), PLAIN)));
        assert_eq!(heading("krav", "andel.2026"), Some(("andel", "2026".to_owned(), PERCENT)));
        let factor = heading("framskriving", "avgang_faktor.Avd.leder");
        assert_eq!(factor, Some(("avgang_faktor", "Avd.leder".to_owned(), PLAIN)));
        let code = heading("kompetanse", "formell_fra.stillingskode");
        assert_eq!(code, Some(("formell_fra", "stillingskode".to_owned(), Kind::Texts)));
        assert_eq!(heading("plan", "navn.ved"), None);
        assert_eq!(heading("plan", "sarbar.hvor"), None);
    }
}
