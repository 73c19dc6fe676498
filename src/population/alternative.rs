//! The alternatives of a population projection, and which of them is meant.

use crate::model::name::folded;

/// A set of assumptions that a file has figures for; what was observed is one too, without a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alternative {
    /// Statistics Norway's four letters: fertility, life expectancy, moves within the country and immigration, each
    /// low, medium, high, constant or none.
    code: Option<String>,
    /// The words of the file.
    label: String,
    /// The file's own code of the column or category.
    id: String,
}

/// The main alternative, which Statistics Norway holds to be the most plausible.
const MAIN: &str = "MMMM";

/// What the categories are called in the tables of projections, where a file has only their codes.
const BY_ID: [(&str, &str); 3] = [("personer", MAIN), ("personer1", "LLML"), ("personer2", "HHMH")];

impl Alternative {
    /// Returns the alternative that a category's code and label, or a heading, tells.
    pub fn of(id: &str, label: &str) -> Self {
        let code = letters(label).or_else(|| letters(id));
        Self { code, label: label.trim().to_owned(), id: id.trim().to_owned() }
    }

    /// Returns what tells the alternative from others, however it is written.
    pub fn key(&self) -> String {
        self.code.clone().unwrap_or_else(|| folded(self.name()))
    }

    /// Returns what a plan can ask for it by.
    pub fn name(&self) -> &str {
        match &self.code {
            Some(code) => code,
            None if self.label.is_empty() => &self.id,
            None => &self.label,
        }
    }

    /// Tells whether it has the four letters.
    pub fn has_code(&self) -> bool {
        self.code.is_some()
    }

    fn is_called(&self, asked: &str) -> bool {
        let code = self.code.as_deref().unwrap_or_default();
        [code, &self.label, &self.id].iter().any(|name| !name.is_empty() && folded(name) == asked)
    }
}

/// Returns the four letters in a text, such as those of `Hovedalternativet (MMMM)`.
fn letters(text: &str) -> Option<String> {
    let is_code = |word: &&str| word.len() == 4 && word.bytes().all(|letter| b"LMHK0".contains(&letter));
    let upper = text.to_uppercase();
    let mut words = upper.split(|letter: char| !letter.is_alphanumeric());
    words.find(|word| is_code(word) && !word.starts_with('0')).map(str::to_owned)
}

/// Gives alternatives that have nothing but the table's own codes their letters.
pub(super) fn name_by_id(alternatives: &mut [Alternative]) {
    let code = |id: &str| BY_ID.iter().find(|(known, _)| *known == folded(id)).map(|(_, code)| *code);
    // One alone may be that of any table: the observed population is `Personer1` in one of them.
    let unnamed = alternatives.iter().all(|one| one.code.is_none() && code(one.name()).is_some());
    if alternatives.len() > 1 && unnamed {
        for one in alternatives {
            one.code = code(one.name()).map(str::to_owned);
        }
    }
}

/// Returns which alternative is asked for; where none is, the only one or else the main one.
pub(super) fn find(asked: Option<&str>, alternatives: &[Alternative]) -> Option<usize> {
    match (asked, alternatives) {
        (Some(asked), _) => {
            let asked = folded(asked);
            alternatives.iter().position(|one| one.is_called(&asked))
        }
        (None, [_]) => Some(0),
        (None, _) => alternatives.iter().position(|one| one.code.as_deref() == Some(MAIN)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(labels: &[&str]) -> Vec<Alternative> {
        labels.iter().map(|label| Alternative::of("", label)).collect()
    }

    #[test]
    fn letters_are_found_in_labels() {
        for (label, code) in [
            ("Hovedalternativet (MMMM)", Some("MMMM")),
            ("Personer (LLML)", Some("LLML")),
            ("mmmm", Some("MMMM")),
            ("Ingen nettoinnvandring (MMM0)", Some("MMM0")),
            ("Personer", None),
            ("Hallo", None),
            ("0000", None),
        ] {
            assert_eq!(letters(label).as_deref(), code, "{label}");
        }
        assert_eq!(Alternative::of("Personer1", "Lav nasjonal vekst (LLML)").key(), "LLML");
    }

    #[test]
    fn an_alternative_is_found_by_letters_in_any_case_by_label_and_by_code() {
        let all = [
            Alternative::of("Personer", "Hovedalternativet (MMMM)"),
            Alternative::of("Personer1", "Lav nasjonal vekst (LLML)"),
        ];
        for asked in ["LLML", "llml", "Lav nasjonal vekst (LLML)", "personer1"] {
            assert_eq!(find(Some(asked), &all), Some(1), "{asked}");
        }
        assert_eq!(find(Some("HHMH"), &all), None);
        assert_eq!(find(Some(""), &labelled(&[""])), None);
    }

    #[test]
    fn the_only_one_or_the_main_one_goes_without_saying() {
        assert_eq!(find(None, &labelled(&["Personer"])), Some(0));
        assert_eq!(find(None, &labelled(&["Lav (LLML)", "Hoved (MMMM)"])), Some(1));
        assert_eq!(find(None, &labelled(&["Lav (LLML)", "Høy (HHMH)"])), None);
        assert_eq!(find(None, &[]), None);
    }

    #[test]
    fn codes_alone_are_those_of_projections_where_there_are_several() {
        let mut several: Vec<Alternative> =
            ["Personer2", "Personer", "Personer1"].map(|id| Alternative::of(id, "")).into();
        name_by_id(&mut several);
        assert_eq!(several.iter().map(Alternative::name).collect::<Vec<_>>(), ["HHMH", "MMMM", "LLML"]);
        let mut one = vec![Alternative::of("Personer1", "Personer")];
        name_by_id(&mut one);
        assert_eq!(one[0].name(), "Personer");
    }
}
