//! Ids of competences, made from their names.

use super::form;
use super::grouping::Group;
use crate::model::name::folded;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// An id is no longer than this, where whole words allow.
const LONGEST: usize = 40;

/// Gives each competence an id that is nobody else's id or name.
pub(super) fn give(groups: &[Group], names: &[String]) -> Vec<String> {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (place, group) in groups.iter().enumerate() {
        for member in &group.members {
            owners.entry(folded(&names[*member])).or_insert(place);
        }
    }
    let mut give = |(place, group): (usize, &Group)| {
        let id = candidates(&names[group.head()])
            .find(|id| owners.get(&folded(id)).is_none_or(|owner| *owner == place))
            .unwrap_or_default();
        owners.insert(folded(&id), place);
        id
    };
    groups.iter().enumerate().map(&mut give).collect()
}

/// Returns ids for a name, best first, without end.
fn candidates(name: &str) -> impl Iterator<Item = String> + use<> {
    let (bare, whole) = (slug(&form::without_parenthesis(name)), slug(name));
    let base = [&bare, &whole].into_iter().find(|id| !id.is_empty()).cloned();
    let base = base.unwrap_or_else(|| "kompetanse".to_owned());
    let numbered = (2u32..).map({
        let base = base.clone();
        move |number| format!("{base}-{number}")
    });
    [base, whole].into_iter().filter(|id| !id.is_empty()).chain(numbered)
}

/// Returns a name in lower case and plain letters, with a hyphen between words.
fn slug(name: &str) -> String {
    let plain: String = folded(name)
        .replace('æ', "ae")
        .replace('ø', "o")
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect();
    let mut slug = String::new();
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::draft::grouping::group;

    fn ids(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        give(&group(&names, &vec![0; names.len()]), &names)
    }

    #[test]
    fn ids_are_plain_words() {
        assert_eq!(slug("Sårstell  på øy: èn"), "sarstell-pa-oy-en");
        assert_eq!(ids(&["Norskprøve (B2)", "…"]), ["norskprove", "kompetanse"]);
    }

    #[test]
    fn no_id_is_anothers_id_or_name() {
        let ids = ids(&["Norsk (B2)", "Norsk (B1)", "C++", "C", "C#", "C 2"]);
        assert_eq!(ids, ["c", "c-2", "c-3", "c-4", "norsk", "norsk-b2"]);
    }
}
