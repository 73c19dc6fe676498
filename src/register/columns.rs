//! Which column is what: the headings that HR systems use, in bokmål, nynorsk and English.

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

/// A heading that is known, and how sure it is: where two columns could be the same field, the lower rank is it.
struct Synonym {
    field: Field,
    rank: u8,
    headings: &'static [&'static str],
}

const fn sure(field: Field, headings: &'static [&'static str]) -> Synonym {
    Synonym { field, rank: 0, headings }
}

const fn likely(field: Field, headings: &'static [&'static str]) -> Synonym {
    Synonym { field, rank: 1, headings }
}

/// The headings, as [`folded`] writes them.
const SYNONYMS: &[Synonym] = &[
    sure(
        Field::Id,
        &[
            "ansattnummer",
            "ansattnr",
            "ansattnr.",
            "ansatt nr",
            "ansatt nr.",
            "ansatt id",
            "ansattid",
            "ansattnummer (id)",
            "tilsettnummer",
            "tilsettnr",
            "tilsettnr.",
            "tilsett nr",
            "tilsett nr.",
            "tilsett id",
            "tilsattnummer",
            "ressursnummer",
            "ressursnr",
            "ressursnr.",
            "ressnr",
            "ress.nr",
            "ress nr",
            "ressurs id",
            "ressurs",
            "medarbeidernummer",
            "medarbeidernr",
            "medarbeider id",
            "medarbeidarnummer",
            "medarbeidarnr",
            "personalnummer",
            "personalnr",
            "arbeidstakernummer",
            "arbeidstakernr",
            "arbeidstakarnummer",
            "lønnsnummer",
            "lønnsnr",
            "lønnstakernummer",
            "employee id",
            "employeeid",
            "employee number",
            "employee no",
            "employee no.",
            "employee nr",
            "emp id",
            "personidhrm",
            "person id hrm",
            "staff id",
            "staff number",
            "worker id",
        ],
    ),
    likely(
        Field::Id,
        &[
            "person id",
            "personid",
            "id",
            "nr",
            "nr.",
            "nummer",
            "løpenummer",
            "person",
            "ansatt",
            "tilsett",
            "employee",
        ],
    ),
    sure(
        Field::NationalId,
        &[
            "fødselsnummer",
            "fødselsnr",
            "fødselsnr.",
            "fnr",
            "fødsels og personnummer",
            "fødselsnummer (11 siffer)",
            "personnummer",
            "ssn",
            "national id",
            "national identity number",
            "d nummer",
            "fodselsnummer",
        ],
    ),
    sure(
        Field::Name,
        &[
            "navn",
            "namn",
            "name",
            "fullt navn",
            "fullt namn",
            "full name",
            "ansattnavn",
            "ansatt navn",
            "navn på ansatt",
            "employee name",
            "ressursnavn",
            "ressurs navn",
            "medarbeider",
            "medarbeidernavn",
            "etternavn, fornavn",
            "etternamn, fornamn",
        ],
    ),
    sure(
        Field::FirstName,
        &["fornavn", "førenamn", "fornamn", "first name", "firstname", "given name", "givenname"],
    ),
    sure(
        Field::LastName,
        &["etternavn", "etternamn", "last name", "lastname", "surname", "family name", "familyname"],
    ),
    sure(
        Field::Birth,
        &[
            "fødselsdato",
            "fødselsdag",
            "fødd",
            "født",
            "fødselsår",
            "f.dato",
            "fdato",
            "f dato",
            "født dato",
            "fødselsdato (dd.mm.åååå)",
            "fødd dato",
            "date of birth",
            "dateofbirth",
            "birth date",
            "birthdate",
            "born",
            "year of birth",
            "birth year",
            "dob",
            "fodselsdato",
            "fodselsar",
        ],
    ),
    sure(
        Field::Title,
        &[
            "stillingsbetegnelse",
            "stillingsnemning",
            "stillingstittel",
            "job title",
            "jobtitle",
            "jobbtittel",
            "position title",
        ],
    ),
    likely(
        Field::Title,
        &[
            "stilling",
            "position",
            "stillingsnavn",
            "stillingsnamn",
            "tittel",
            "title",
            "yrke",
            "rolle",
            "role",
            "yrkestittel",
            "occupation",
            "stillingstype",
            "stillingsgruppe",
        ],
    ),
    sure(
        Field::Code,
        &[
            "stillingskode",
            "stillingskode (ks)",
            "kode stilling",
            "position code",
            "positioncode",
            "job code",
            "pai kode",
            "ks kode",
            "publicpositioncode",
            "stillings kode",
            "stillingskodenr",
            "kskode",
        ],
    ),
    sure(
        Field::Fraction,
        &[
            "stillingsprosent",
            "stillingsprosent (%)",
            "stillings %",
            "stillings%",
            "stilling %",
            "stilling%",
            "stillingspst",
            "stillingspst.",
            "stillingsprosent %",
            "stillingsandel",
            "stillingsbrøk",
            "stillingsstørrelse",
            "stillingsstorleik",
            "fte",
            "fte %",
            "fte%",
            "position percentage",
            "positionpercentage",
            "percentage of full time",
            "stillingsprosent i %",
            "stillingsprosent pr ansettelse",
        ],
    ),
    likely(
        Field::Fraction,
        &[
            "ansettelsesprosent",
            "tilsetjingsprosent",
            "employmentpercentage",
            "employment percentage",
            "prosent",
            "årsverk",
            "årsverk i stilling",
            "percentage",
            "percent",
            "pst",
            "pst.",
            "%",
            "avtalt stillingsprosent",
            "arsverk",
        ],
    ),
    sure(
        Field::Start,
        &[
            "startdato",
            "start",
            "start date",
            "startdate",
            "positionstartdate",
            "ansatt fra",
            "tilsett frå",
            "ansatt dato",
            "ansattdato",
            "ansettelsesdato",
            "ansiennitetsdato stilling",
            "tiltredelsesdato",
            "tiltredelse",
            "tiltredingsdato",
            "stilling fra",
            "stilling startdato",
            "arbeidsforhold fra",
            "hired",
            "hire date",
            "employed from",
            "validfromdate",
        ],
    ),
    sure(
        Field::End,
        &[
            "sluttdato",
            "slutt",
            "end date",
            "enddate",
            "positionenddate",
            "ansatt til",
            "tilsett til",
            "fratredelsesdato",
            "fratredelse",
            "fråtredingsdato",
            "stilling til",
            "stilling sluttdato",
            "arbeidsforhold til",
            "sluttet",
            "slutta",
            "employed to",
            "termination date",
        ],
    ),
    sure(
        Field::From,
        &[
            "fra",
            "frå",
            "fra dato",
            "frå dato",
            "fradato",
            "from",
            "from date",
            "gyldig fra",
            "gyldig frå",
            "valid from",
        ],
    ),
    sure(Field::To, &["til", "til dato", "tildato", "to", "to date"]),
    sure(
        Field::EmploymentType,
        &[
            "ansettelsestype",
            "ansettelsesform",
            "ansettelsesforhold",
            "tilsetjingsform",
            "tilsetjingstype",
            "tilsettingsform",
            "tilsettingstype",
            "ansattkategori",
            "arbeidsforholdstype",
            "employment type",
            "type ansettelse",
            "positiontype",
            "ansattgruppe",
            "tilsettforhold",
            "ansettelseskategori",
            "category of employment",
        ],
    ),
    sure(
        Field::Education,
        &[
            "utdanning",
            "utdannelse",
            "utdanningar",
            "utdanninger",
            "education",
            "educations",
            "grunnutdanning",
            "høyeste utdanning",
            "høgaste utdanning",
            "formell utdanning",
            "utdanningsnivå og retning",
            "eksamen",
            "videreutdanning",
            "vidareutdanning",
        ],
    ),
    sure(
        Field::Authorisation,
        &[
            "autorisasjon",
            "autorisasjoner",
            "autorisasjonar",
            "authorisation",
            "authorization",
            "licence",
            "license",
            "hpr kategori",
            "helsepersonellkategori",
            "helsepersonell",
            "hpr",
        ],
    ),
    sure(
        Field::Competence,
        &[
            "kompetanse",
            "kompetansenavn",
            "kompetansenamn",
            "kompetansetype",
            "kompetanseområde",
            "kompetanseelement",
            "competence",
            "competency",
            "competence name",
            "skill",
            "kurs",
            "kursnavn",
            "kursnamn",
            "course",
            "sertifikat",
            "sertifisering",
            "certificate",
            "ferdighet",
            "ferdigheit",
            "kvalifikasjon",
            "qualification",
            "kompetansar",
            "kompetanser",
        ],
    ),
    sure(
        Field::Formal,
        &[
            "formell",
            "formelt",
            "formell kompetanse",
            "formal",
            "formalkompetanse",
            "formell status",
            "formal competence",
            "formal status",
            "formally held",
            "formelt godkjent",
        ],
    ),
    likely(
        Field::Formal,
        &["status", "godkjent", "bestått", "fullført", "resultat", "completed", "godkjend"],
    ),
    sure(
        Field::Real,
        &[
            "real",
            "reell",
            "realkompetanse",
            "reell kompetanse",
            "realkompetansenivå",
            "reelt nivå",
            "real competence",
            "real level",
            "reell nivå",
            "actual",
            "actual level",
            "vurdert nivå",
            "vurdert realkompetanse",
            "egenvurdering",
        ],
    ),
    likely(
        Field::Real,
        &["nivå", "niva", "level", "kompetansenivå", "ferdighetsnivå", "skill level", "score", "grad"],
    ),
    sure(
        Field::Acquired,
        &[
            "oppnådd",
            "oppnådd dato",
            "dato oppnådd",
            "acquired",
            "acquired date",
            "date acquired",
            "fullført dato",
            "dato fullført",
            "bestått dato",
            "dato bestått",
            "kursdato",
            "completion date",
            "completed date",
            "date completed",
            "utstedt",
            "utferda",
            "issued",
            "tatt dato",
            "teken dato",
            "gjennomført",
            "gjennomført dato",
            "godkjent dato",
            "oppnadd",
            "erverva",
            "ervervet",
        ],
    ),
    likely(Field::Acquired, &["dato", "date"]),
    sure(
        Field::ValidUntil,
        &[
            "gyldig til",
            "gyldig til og med",
            "gyldig t.o.m.",
            "gyldig tom",
            "gyldighet",
            "gyldigheit",
            "utløper",
            "utløpsdato",
            "utløp",
            "utgår",
            "går ut",
            "valid until",
            "valid to",
            "validto",
            "expires",
            "expiry",
            "expiry date",
            "expiration date",
            "gyldig til dato",
            "gyldigtil",
            "utløper dato",
            "fornyes innen",
            "må fornyes",
            "fornyast innan",
            "gyldig_til",
        ],
    ),
    sure(
        Field::Expected,
        &[
            "forventet",
            "forventet ferdig",
            "forventet fullført",
            "venta",
            "venta ferdig",
            "forventa",
            "forventa ferdig",
            "expected",
            "expected completion",
            "expected date",
            "planlagt ferdig",
            "planlagt fullført",
        ],
    ),
    sure(
        Field::Assessed,
        &[
            "vurdert",
            "vurdert dato",
            "vurderingsdato",
            "dato vurdert",
            "assessed",
            "assessed date",
            "assessment date",
            "date assessed",
            "kartlagt",
            "kartlagt dato",
            "kartleggingsdato",
        ],
    ),
    sure(
        Field::Unused,
        &[
            "lønn",
            "årslønn",
            "løn",
            "årsløn",
            "lønnstrinn",
            "lønnsgruppe",
            "salary",
            "pay",
            "adresse",
            "address",
            "postnummer",
            "poststed",
            "telefon",
            "mobil",
            "mobiltelefon",
            "phone",
            "e post",
            "epost",
            "email",
            "e mail",
            "fravær",
            "fråvær",
            "fraværsårsak",
            "permisjon",
            "permisjonsårsak",
            "leave reason",
            "kontonummer",
            "kjønn",
            "gender",
            "merknad",
            "kommentar",
            "comment",
            "nærmeste leder",
            "leder",
            "leiar",
            "manager",
            "lønnsprosent",
            "sykemeldt",
            "sjukmeld",
        ],
    ),
];

/// Headings of units, with one name for each kind in the order in which they most often lie, highest first.
const UNIT_HEADINGS: &[(&str, &[&str])] = &[
    ("kommune", &["kommune", "kommunenavn", "municipality"]),
    (
        "sektor",
        &[
            "sektor",
            "sector",
            "tjenesteområde",
            "tenesteområde",
            "kommunalområde",
            "etat",
            "direktorat",
            "area",
        ],
    ),
    ("virksomhet", &["virksomhet", "verksemd", "establishment", "virksomhetsområde", "resultatenhet"]),
    (
        "avdeling",
        &[
            "avdeling",
            "avdelingsnavn",
            "department",
            "avd",
            "avd.",
            "avdelingar",
            "avdelinger",
            "org.avdeling",
        ],
    ),
    (
        "enhet",
        &[
            "enhet",
            "eining",
            "unit",
            "enhetsnavn",
            "einingsnamn",
            "enheter",
            "einingar",
            "org.enhet",
            "orgenhet",
            "organisasjonsenhet",
            "organisasjonseining",
            "organisational unit",
            "organizational unit",
            "underenhet",
            "undereining",
            "organisasjonselement",
            "chart unit",
            "unit name",
        ],
    ),
    ("tjeneste", &["tjeneste", "teneste", "service", "tjenestested", "tenestestad"]),
    ("seksjon", &["seksjon", "section"]),
    ("sone", &["sone", "zone", "distrikt", "district"]),
    ("gruppe", &["gruppe", "team", "group", "post", "base"]),
    (
        "arbeidssted",
        &[
            "arbeidssted",
            "arbeidsstad",
            "workplace",
            "ansvarssted",
            "ansvarsstad",
            "lokasjon",
            "location",
            "tjenestested navn",
        ],
    ),
];

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
    let (field, rank) = match known().get(bare) {
        Some(known) => *known,
        None => return unit_kind(bare).map(Meaning::Unit),
    };
    Some(Meaning::Field(field, rank))
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
