//! The keys that plans and work files have, table by table, in bokmål and nynorsk.
//!
//! A key is known by its bokmål form in ASCII; the nynorsk form is accepted where it differs,
//! and either form with æ, ø and å, which TOML wants in quotes.

use unicode_normalization::UnicodeNormalization;

/// The keys of one kind of table.
pub(super) type Keys = &'static [&'static str];

/// A whole plan.
pub(super) const PLAN_FILE: Keys = &[
    "plan",
    "skala",
    "utvalg",
    "kategori",
    "kompetanse",
    "enhet",
    "krav",
    "tiltak",
    "framskriving",
    "scenario",
    "behov",
    "okonomi",
    "arshjul",
];

/// `[plan]`.
pub(super) const PLAN: Keys = &[
    "navn",
    "fra",
    "til",
    "vedtatt",
    "saksnummer",
    "ansvarlig",
    "organisering",
    "forankring",
    "mal",
    "revideres",
    "bygger_pa",
    "udatert",
    "sarbar",
];

/// `[plan.sarbar]`.
pub(super) const VULNERABLE: Keys = &["ved"];

/// `[skala]`.
pub(super) const SCALE: Keys = &["maks", "standard_niva", "navn", "alias"];

/// `[utvalg]`.
pub(super) const EXCLUSIONS: Keys = &["uten_stilling", "uten_ansettelse"];

/// `[[kategori]]`.
pub(super) const CATEGORY: Keys = &["id", "navn"];

/// `[[kompetanse]]`.
pub(super) const COMPETENCE: Keys =
    &["id", "navn", "kategori", "alias", "gyldig_mnd", "gir", "formell_fra", "udatert"];

/// `formell_fra` of a competence.
pub(super) const FORMAL_FROM: Keys = &["stilling", "stillingskode", "utdanning", "autorisasjon"];

/// `[[enhet]]`.
pub(super) const UNIT: Keys = &["navn", "under", "alias"];

/// `[[krav]]`.
pub(super) const REQUIREMENT: Keys = &[
    "id",
    "kompetanse",
    "kategori",
    "enhet",
    "per",
    "stilling",
    "antall",
    "arsverk",
    "andel",
    "andel_arsverk",
    "krever",
    "niva",
    "kritikalitet",
    "folger_behov",
];

/// `[[tiltak]]`.
pub(super) const MEASURE: Keys = &[
    "id",
    "navn",
    "ansvarlig",
    "malgruppe",
    "frist",
    "evaluering",
    "type",
    "kompetanse",
    "gir",
    "niva",
    "forutsetter",
    "kostnad",
    "tilskudd",
    "plasser",
    "varighet_mnd",
    "fullforing",
    "bindingstid_mnd",
    "maned",
];

/// `forutsetter` of a measure.
pub(super) const PREREQUISITES: Keys = &["stilling", "kompetanse", "real"];

/// `[framskriving]`.
pub(super) const OUTLOOK: Keys =
    &["horisont", "avgang", "avgang_faktor", "nyansatt_avgang", "fullforing", "behov", "sannsynlighet"];

/// `[[scenario]]`.
pub(super) const SCENARIO: Keys = &[
    "navn",
    "avgang_prosentpoeng",
    "senere_avgang_ar",
    "stillingsprosent_poeng",
    "behov",
    "nyansatt_avgang",
];

/// `behov` of a projection or a scenario, where a population decides.
pub(super) const POPULATION: Keys = &["fil", "region", "alder", "alternativ"];

/// `[behov]`.
pub(super) const NEEDS: Keys = &["mobilisering"];

/// `[okonomi]`.
pub(super) const ECONOMY: Keys =
    &["ramme", "maks_borte", "minsteandel_uten_hoyere", "rekruttering", "hoyere_utdanning"];

/// `[[arshjul]]`.
pub(super) const CALENDAR: Keys = &["maned", "aktivitet", "ansvarlig"];

/// What a plan has several of, each with a heading in double brackets.
pub(super) const SEVERAL: Keys =
    &["kategori", "kompetanse", "enhet", "krav", "tiltak", "scenario", "arshjul"];

/// Whether a key of the plan holds one table or a table of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `[plan]`.
    One,
    /// `[[krav]]`.
    Many,
}

/// `kompetanse.toml`.
pub(super) const WORK_FILE: Keys = &["register", "plan", "sprak", "format", "kolonner"];

/// A job file.
pub(super) const JOB: Keys = &[
    "register",
    "plan",
    "mappe",
    "sprak",
    "dato",
    "uten_stilling",
    "prikk",
    "behold",
    "kolonner",
    "rapport",
];

/// `[[rapport]]` of a job file; its other keys are the options of the command.
pub(super) const JOB_REPORT: Keys = &["kommando", "fil"];

/// Words and keys whose nynorsk form differs: bokmål, nynorsk.
const NYNORSK: &[(&str, &str)] = &[
    ("navn", "namn"),
    ("enhet", "eining"),
    ("enheter", "einingar"),
    ("ansvarlig", "ansvarleg"),
    ("tilskudd", "tilskot"),
    ("plasser", "plassar"),
    ("varighet_mnd", "varigheit_mnd"),
    ("maned", "manad"),
    ("laveste", "lagaste"),
    ("overste", "ovste"),
    ("hoyere_utdanning", "hogare_utdanning"),
    ("minsteandel_uten_hoyere", "minstedel_utan_hogare"),
    ("sannsynlighet", "sannsyn"),
    ("bygger_pa", "byggjer_pa"),
    ("uten_stilling", "utan_stilling"),
    ("uten_ansettelse", "utan_tilsetjing"),
    ("krever", "krev"),
    ("enten", "anten"),
    ("nyansatt_avgang", "nytilsett_avgang"),
    ("senere_avgang_ar", "seinare_avgang_ar"),
    ("folger_behov", "folgjer_behov"),
    ("forutsetter", "foreset"),
    ("utvalg", "utval"),
    ("kolonner", "kolonnar"),
    ("videreutdanning", "vidareutdanning"),
    ("behold", "behald"),
];

/// Returns the bokmål form, among those given, that a text is a form of.
pub(super) fn known(text: &str, among: &[&'static str]) -> Option<&'static str> {
    let ascii = in_ascii(text);
    let bokmal = NYNORSK.iter().find(|(_, nynorsk)| *nynorsk == ascii).map(|(bokmal, _)| *bokmal);
    among.iter().copied().find(|key| *key == ascii || Some(*key) == bokmal)
}

/// Returns the nynorsk form of a key; the key itself where it has none of its own.
pub(super) fn in_nynorsk(key: &'static str) -> &'static str {
    NYNORSK.iter().find(|(bokmal, _)| *bokmal == key).map_or(key, |(_, nynorsk)| *nynorsk)
}

/// Returns every form of the keys, for suggestions.
pub(super) fn forms(keys: &[&'static str]) -> Vec<&'static str> {
    let nynorsk = NYNORSK.iter().filter(|(bokmal, _)| keys.contains(bokmal)).map(|(_, nynorsk)| *nynorsk);
    keys.iter().copied().chain(nynorsk).collect()
}

/// Returns a word as keys write it: æ as ae, ø as o, å as a.
pub fn in_ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            'æ' => ascii.push_str("ae"),
            'ø' => ascii.push('o'),
            'å' => ascii.push('a'),
            other => ascii.push(other),
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_in_every_form() {
        for form in ["bygger_pa", "bygger_på", "byggjer_pa", "byggjer_på", "bygger_pa\u{30a}"] {
            assert_eq!(known(form, PLAN), Some("bygger_pa"), "{form}");
        }
        assert_eq!(known("øvste", &["laveste", "overste"]), Some("overste"));
    }

    #[test]
    fn english_and_other_tables_keys_are_not_known() {
        assert_eq!(known("name", PLAN), None);
        assert_eq!(known("eining", COMPETENCE), None);
    }

    #[test]
    fn every_nynorsk_form_is_one_words_alone() {
        for (at, (bokmal, nynorsk)) in NYNORSK.iter().enumerate() {
            assert!(NYNORSK[at + 1..].iter().all(|(b, n)| b != bokmal && n != nynorsk));
        }
    }
}
