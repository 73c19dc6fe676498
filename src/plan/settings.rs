//! `[plan]`, `[skala]` and `[utvalg]`: what is said once of the whole plan.

use std::collections::HashMap;

use super::entries::UNDATED;
use super::keys;
use super::reader::{
    Field, Fields, Placed, date, decimal, name, names, out_of_range, range_text, table, text, text_or_date,
    whole, word, wrong_kind, year,
};
use super::tree::{Entry, Node, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::model::name::{Pattern, folded};
use crate::model::plan::{About, Exclusions, Scale};

/// What a file says of the whole plan.
#[derive(Debug, Default)]
pub(super) struct RawSettings {
    /// `navn`.
    pub(super) name: Field<String>,
    /// The plans that it builds on.
    pub(super) builds_on: Field<Vec<Placed<String>>>,
    /// Whether undated holdings are valid.
    pub(super) undated: Field<bool>,
    vulnerable_at: Field<i64>,
    about: RawAbout,
    scale: RawScale,
    positions: Vec<Placed<String>>,
    employment_types: Vec<Placed<String>>,
}

#[derive(Debug, Default)]
struct RawAbout {
    from: Field<i16>,
    to: Field<i16>,
    adopted: Field<Date>,
    case_number: Field<String>,
    responsible: Field<String>,
    organisation: Field<String>,
    anchoring: Field<String>,
    revised: Field<String>,
    goals: Field<Vec<Placed<String>>>,
}

#[derive(Debug, Default)]
struct RawScale {
    max: Field<i64>,
    standard: Field<Decimal>,
    names: Field<Vec<Placed<String>>>,
    aliases: Field<Vec<(Placed<String>, Placed<Decimal>)>>,
}

/// A table of a plan, by its key.
pub(super) type Section<'t> = Option<(&'static str, &'t Entry)>;

impl RawSettings {
    /// Reads what a file says of the whole plan.
    pub(super) fn read(
        plan: Section<'_>,
        scale: Section<'_>,
        exclusions: Section<'_>,
        found: &mut Vec<Finding>,
    ) -> Self {
        let mut settings = Self::default();
        if let Some(mut fields) = open(plan, keys::PLAN, found) {
            settings.read_plan(&mut fields);
        }
        if let Some(mut fields) = open(scale, keys::SCALE, found) {
            settings.scale = RawScale::read(&mut fields);
        }
        if let Some(mut fields) = open(exclusions, keys::EXCLUSIONS, found) {
            settings.positions = listed(fields.read("uten_stilling", names));
            settings.employment_types = listed(fields.read("uten_ansettelse", names));
        }
        settings
    }

    fn read_plan(&mut self, fields: &mut Fields<'_, '_>) {
        self.name = fields.read("navn", name);
        self.builds_on = fields.read("bygger_pa", names);
        self.undated = fields.read("udatert", |node, found| word(node, UNDATED, found));
        self.about = RawAbout::read(fields);
        if let Some(mut inner) =
            open(fields.entry("sarbar").map(|e| ("plan.sarbar", e)), keys::VULNERABLE, fields.found)
        {
            self.vulnerable_at = inner.read("ved", |node, found| whole(node, 0..=1000, found));
        }
    }

    /// Takes what a later file says.
    pub(super) fn extend(&mut self, later: Self) {
        self.name.extend(later.name);
        self.undated.extend(later.undated);
        self.vulnerable_at.extend(later.vulnerable_at);
        self.about.extend(later.about);
        self.scale.extend(later.scale);
        self.positions.extend(later.positions);
        self.employment_types.extend(later.employment_types);
    }

    /// Returns so few qualified people as make a requirement vulnerable.
    pub(super) fn vulnerable_at(&self) -> u32 {
        self.vulnerable_at.value().and_then(|at| u32::try_from(*at).ok()).unwrap_or(2)
    }

    /// Returns who is left out of every count.
    pub(super) fn exclusions(&self) -> Exclusions {
        Exclusions {
            positions: distinct(&self.positions),
            employment_types: distinct(&self.employment_types),
        }
    }

    /// Returns what the plan says of itself.
    pub(super) fn about(&self, found: &mut Vec<Finding>) -> About {
        self.about.resolve(found)
    }

    /// Returns the scale of real competence.
    pub(super) fn scale(&self, found: &mut Vec<Finding>) -> Scale {
        self.scale.resolve(found)
    }
}

/// Returns the fields of a table that a plan has one of; reports where it is none.
pub(super) fn open<'t, 'f>(
    section: Section<'t>,
    keys: keys::Keys,
    found: &'f mut Vec<Finding>,
) -> Option<Fields<'t, 'f>> {
    let (key, entry) = section?;
    let table = table(&entry.node, key, found)?;
    Some(Fields::open(table, keys, found))
}

fn listed(field: Field<Vec<Placed<String>>>) -> Vec<Placed<String>> {
    match field {
        Field::Read(placed) => placed.value,
        Field::Absent | Field::Faulty => Vec::new(),
    }
}

/// Returns the patterns, each once, in the order of the files.
fn distinct(texts: &[Placed<String>]) -> Vec<Pattern> {
    let mut seen = std::collections::HashSet::new();
    texts
        .iter()
        .filter(|text| seen.insert(folded(&text.value)))
        .map(|text| Pattern::new(&text.value))
        .collect()
}

impl RawAbout {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            from: fields.read("fra", year),
            to: fields.read("til", year),
            adopted: fields.read("vedtatt", date),
            case_number: fields.read("saksnummer", text),
            responsible: fields.read("ansvarlig", text),
            organisation: fields.read("organisering", text),
            anchoring: fields.read("forankring", text),
            revised: fields.read("revideres", text_or_date),
            goals: fields.read("mal", names),
        }
    }

    fn extend(&mut self, later: Self) {
        self.from.extend(later.from);
        self.to.extend(later.to);
        self.adopted.extend(later.adopted);
        self.case_number.extend(later.case_number);
        self.responsible.extend(later.responsible);
        self.organisation.extend(later.organisation);
        self.anchoring.extend(later.anchoring);
        self.revised.extend(later.revised);
        self.goals.extend(later.goals);
    }

    fn resolve(&self, found: &mut Vec<Finding>) -> About {
        if let (Some(from), Some(to)) = (self.from.placed(), self.to.placed())
            && from.value > to.value
        {
            let finding = out_of_range(&to.place, to.value.to_string(), format!("≥ {}", from.value));
            found.push(finding.other(from.place.clone()));
        }
        About {
            from: self.from.value().copied(),
            to: self.to.value().copied(),
            adopted: self.adopted.value().copied(),
            case_number: said(&self.case_number),
            responsible: said(&self.responsible),
            organisation: said(&self.organisation),
            anchoring: said(&self.anchoring),
            revised: said(&self.revised),
            goals: self.goals.value().into_iter().flatten().map(|goal| goal.value.clone()).collect(),
        }
    }
}

/// Returns a text that says something: a template's empty ones say nothing.
pub(super) fn said(field: &Field<String>) -> Option<String> {
    field.value().filter(|text| !text.is_empty()).cloned()
}

/// The highest maximum of a scale.
const HIGHEST: i64 = 99;

impl RawScale {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            max: fields.read("maks", |node, found| whole(node, 1..=HIGHEST, found)),
            standard: fields.read("standard_niva", decimal),
            names: fields.read("navn", names),
            aliases: fields.read("alias", aliases),
        }
    }

    fn extend(&mut self, later: Self) {
        self.max.extend(later.max);
        self.standard.extend(later.standard);
        self.names.extend(later.names);
        self.aliases.extend(later.aliases);
    }

    fn resolve(&self, found: &mut Vec<Finding>) -> Scale {
        let default = Scale::default();
        let max = self.max.value().and_then(|max| u8::try_from(*max).ok()).unwrap_or(default.max);
        // Where the maximum could not be read, nothing can be held against it.
        let known = if matches!(self.max, Field::Faulty) { 99 } else { max };
        let standard = self.standard.placed().and_then(|placed| level(placed, known, found));
        if let Some(names) = self.names.placed()
            && !matches!(self.max, Field::Faulty)
            && names.value.len() != usize::from(max) + 1
        {
            found.push(out_of_range(
                &names.place,
                names.value.len().to_string(),
                (u32::from(max) + 1).to_string(),
            ));
        }
        self.check_words(found);
        Scale {
            max,
            standard: standard.unwrap_or(default.standard.min(max)),
            names: self.names.value().into_iter().flatten().map(|name| name.value.clone()).collect(),
            aliases: self.aliases(known, found),
        }
    }

    fn aliases(&self, max: u8, found: &mut Vec<Finding>) -> Vec<(String, u8)> {
        let all = self.aliases.value().into_iter().flatten();
        all.filter_map(|(word, at)| level(at, max, found).map(|level| (word.value.clone(), level))).collect()
    }

    /// A word means one level.
    fn check_words(&self, found: &mut Vec<Finding>) {
        let mut first: HashMap<String, (Decimal, &Placed<String>)> = HashMap::new();
        let names = self.names.value().into_iter().flatten().zip(0..);
        let named = names.filter_map(|(name, level)| Some((name, Decimal::whole(level)?)));
        let aliases = self.aliases.value().into_iter().flatten().map(|(word, level)| (word, level.value));
        for (word, level) in named.chain(aliases) {
            let (known, place) = *first.entry(folded(&word.value)).or_insert((level, word));
            if known != level {
                let finding = Finding::new(Code::PlanNameTwice).at(word.place.clone()).seen(&word.value);
                found.push(finding.other(place.place.clone()));
            }
        }
    }
}

/// Returns a level that the scale has; reports one that it has not.
pub(super) fn level(level: &Placed<Decimal>, max: u8, found: &mut Vec<Finding>) -> Option<u8> {
    let whole =
        level.value.as_whole().and_then(|whole| u8::try_from(whole).ok()).filter(|whole| *whole <= max);
    if whole.is_none() {
        found.push(out_of_range(&level.place, level.value.to_string(), range_text(&(0..=max))));
    }
    whole
}

fn aliases(node: &Node, found: &mut Vec<Finding>) -> Option<Vec<(Placed<String>, Placed<Decimal>)>> {
    let Value::Table(table) = &node.value else { return wrong_kind(node, "{ \"Competent\" = 3 }", found) };
    let read = |entry: &Entry| {
        let word = Placed { value: entry.key.clone(), place: entry.place.clone() };
        let value = decimal(&entry.node, found)?;
        Some((word, Placed { value, place: entry.node.place.clone() }))
    };
    Some(table.entries.iter().filter_map(read).collect())
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    #[test]
    fn a_short_scale_has_a_standard_that_it_reaches() {
        let scale = reading(&[&format!("[skala]\nmaks = 2\n{END}")]).plan.scale;
        assert_eq!((scale.max, scale.standard), (2, 2));
    }

    #[test]
    fn a_word_of_the_scale_means_one_level() {
        let text = "[skala]\nmaks = 1\nnavn = [\"Nei\", \"Ja\"]\nalias = { \"ja\" = 1, nei = 1 }\n";
        assert_eq!(
            told(&reading(&[&format!("{text}{END}")]).findings),
            ["a:4:21 plan-name-twice <nei> see a:3:9"]
        );
    }

    #[test]
    fn later_files_decide_but_for_lists_of_who_is_left_out() {
        let first = format!("[plan]\nnavn = \"A\"\nfra = 2026\n[utvalg]\nuten_stilling = [\"X\"]\n{END}");
        let plan = reading(&[&first, "[plan]\nnavn = \"B\"\n[utval]\nutan_stilling = [\"x\", \"Y\"]\n"]).plan;
        assert_eq!((plan.name.as_str(), plan.about.from), ("B", Some(2026)));
        let left_out: Vec<_> =
            plan.exclusions.positions.iter().map(|pattern| pattern.text.as_str()).collect();
        assert_eq!(left_out, ["X", "Y"]);
    }

    #[test]
    fn a_plan_is_revised_in_words_or_on_a_date() {
        for (text, revised) in [("2030-01-01", "2030-01-01"), ("2030", "2030"), ("\"Hvert år\"", "Hvert år")]
        {
            let plan = reading(&[&format!("[plan]\nrevideres = {text}\nansvarlig = \"\"\n{END}")]).plan;
            assert_eq!((plan.about.revised.as_deref(), plan.about.responsible), (Some(revised), None));
        }
    }
}
