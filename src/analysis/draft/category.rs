//! Which category a competence's name tells.

use super::form;

/// The four categories that municipal plans sort competence into, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Specialist competence.
    Specialist,
    /// Professional competence.
    Professional,
    /// Basic competence, and whatever tells nothing else.
    Basic,
    /// Leadership.
    Leadership,
}

impl Kind {
    /// The categories in their order.
    pub const ALL: [Kind; 4] = [Kind::Specialist, Kind::Professional, Kind::Basic, Kind::Leadership];
}

/// Parts of names that tell of leadership.
const LEADERSHIP: &[&str] = &["ledelse", "økonomi", "leadership", "management", "budsjett", "personalansvar"];

/// Parts of names that tell of a specialist's competence.
const SPECIALIST: &[&str] = &[
    "videreutdanning",
    "spesial",
    "master i",
    "mastergrad",
    "avansert",
    "kreft",
    "palliasjon",
    "palliativ",
    "lindrende",
    "geriatri",
    "aldring",
    "demens",
    "psykisk helse",
    "psykiatri",
    "diabetes",
    "sårbehandling",
    "sårsykepleie",
    "rusarbeid",
    "rusomsorg",
    "rusbehandling",
    "ruslidelse",
    "rehabilitering",
    "habilitering",
    "intensiv",
    "anestesi",
    "kapittel 9",
    "utviklingshemming",
    "tvang og makt",
    "alternativ og supplerende",
    "kols",
    "nevrologi",
    "hjerneslag",
    "stomi",
    "specialist",
    "cancer",
    "palliative",
    "dementia",
];

/// What a word ends with that names a profession.
const PROFESSIONS: &[&str] = &[
    "sykepleier",
    "vernepleier",
    "hjelpepleier",
    "tannpleier",
    "helsefagarbeider",
    "omsorgsarbeider",
    "ungdomsarbeider",
    "ambulansearbeider",
    "fagarbeider",
    "fysioterapeut",
    "ergoterapeut",
    "miljøterapeut",
    "arbeidsterapeut",
    "lege",
    "jordmor",
    "helsesøster",
    "sosionom",
    "psykolog",
    "pedagog",
    "lærer",
    "aktivitør",
    "logoped",
    "kokk",
    "farmasøyt",
    "bioingeniør",
    "ingeniør",
    "ernæringsfysiolog",
    "radiograf",
    "audiograf",
    "optiker",
    "helsesekretær",
    "apotektekniker",
    "jurist",
    "nurse",
    "physician",
    "midwife",
];

/// Words that tell of a basic education for a profession.
const EDUCATIONS: &[&str] = &["fagbrev", "bachelor", "autorisasjon", "sykepleie", "svennebrev"];

/// Guesses the category; basic where the name tells nothing.
pub(super) fn guess(name: &str) -> Kind {
    let name = form::bokmal(name);
    let words: Vec<&str> = form::words(&name).collect();
    match () {
        () if LEADERSHIP.iter().any(|part| name.contains(part)) || words.iter().any(|w| leads(w)) => {
            Kind::Leadership
        }
        // An introduction, whatever in: Demensomsorgens ABC is for everybody who works with people who have dementia.
        () if words.contains(&"abc") => Kind::Basic,
        () if SPECIALIST.iter().any(|part| name.contains(part)) || words.iter().any(|w| is_special(w)) => {
            Kind::Specialist
        }
        () if form::is_course(&name) => Kind::Basic,
        () if words.iter().any(|word| is_profession(word)) => Kind::Professional,
        () => Kind::Basic,
    }
}

fn leads(word: &str) -> bool {
    let is_leader = |word: &str| {
        (word.starts_with("leder") || word.ends_with("leder") || word.ends_with("ledere"))
            && !word.contains("veileder")
    };
    is_leader(word) || word == "leader" || word.starts_with("turnus") && !word.ends_with("lege")
}

/// Tells whether a word names a field of nursing: `stomisykepleie`, but neither `sykepleie` nor `helsesykepleier`.
fn is_special(word: &str) -> bool {
    word == "rus" || word.len() > "sykepleie".len() && word.ends_with("sykepleie")
}

fn is_profession(word: &str) -> bool {
    let singular = word.strip_suffix('e').filter(|stem| stem.ends_with('r')).unwrap_or(word);
    let of_profession = |profession: &&str| singular.ends_with(*profession) && singular != "kollege";
    PROFESSIONS.iter().any(of_profession) || EDUCATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_category() {
        let of = |kind: Kind, names: &[&str]| {
            names.iter().for_each(|name| assert_eq!(guess(name), kind, "{name}"))
        };
        of(
            Kind::Leadership,
            &[
                "Lederutdanning",
                "HMS for ledere",
                "Videreutdanning i leiing",
                "Økonomistyring",
                "Turnusplanlegging",
                "Turnus og arbeidstid",
                "Leiarutdanning",
            ],
        );
        of(
            Kind::Specialist,
            &[
                "Kreftsjukepleie",
                "Vidareutdanning i rusarbeid",
                "Psykisk helsearbeid",
                "Palliasjon",
                "Stomisykepleie",
                "Geriatri",
                "Spesialsykepleier",
                "Rus",
            ],
        );
        of(
            Kind::Professional,
            &[
                "Sjukepleiar",
                "Helsefagarbeidere",
                "Fagbrev helsearbeiderfag",
                "Turnuslege",
                "Helsesykepleier",
                "Bachelor i sosialt arbeid",
                "Barnehagelærer",
            ],
        );
        of(
            Kind::Basic,
            &[
                "Brannvern",
                "Veiledning av studenter",
                "Veilederutdanning",
                "Kurs for sykepleiere",
                "Russisk",
                "HLR",
                "",
            ],
        );
    }
}
