//! Requirements: what each is about, how much it asks, and its id.

use std::collections::{BTreeSet, HashMap};

use super::competences::{named, patterns};
use super::entries::{AMOUNTS, RawRequirement};
use super::identity::{Index, slug};
use super::reader::{Field, Placed};
use super::settings::level;
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::name::folded;
use crate::model::plan::{
    About, Basis, ByYear, Category, CategoryId, Competence, CompetenceId, Per, Requirement, Requires, Scale,
};

/// What requirements refer to.
pub(super) struct Vocabulary<'p> {
    /// The plan's categories.
    pub(super) categories: &'p [Category],
    /// Where each category's id is.
    pub(super) category_index: &'p Index,
    /// The plan's competences.
    pub(super) competences: &'p [Competence],
    /// Where each competence's id is.
    pub(super) competence_index: &'p Index,
    /// The scale of real competence.
    pub(super) scale: &'p Scale,
}

/// Returns the requirements, in the order of the files.
pub(super) fn requirements(
    raw: &[RawRequirement],
    vocabulary: &Vocabulary<'_>,
    found: &mut Vec<Finding>,
) -> Vec<Requirement> {
    let mut requirements: Vec<Requirement> =
        raw.iter().map(|entry| requirement(entry, vocabulary, found)).collect();
    give_ids(raw, &mut requirements, vocabulary, found);
    requirements
}

fn requirement(entry: &RawRequirement, vocabulary: &Vocabulary<'_>, found: &mut Vec<Finding>) -> Requirement {
    let (competences, whole_category) = subject(entry, vocabulary, found);
    let (basis, amount) = amount(entry, found);
    check_share(entry, found);
    let asked = entry.level.placed().and_then(|placed| level(placed, vocabulary.scale.max, found));
    Requirement {
        id: entry.head.id.value().cloned().unwrap_or_default(),
        competences,
        whole_category,
        unit: entry.unit.value().cloned(),
        per: entry.per.value().copied().unwrap_or_default(),
        positions: patterns(&entry.positions),
        basis,
        amount,
        requires: entry.requires.value().copied().unwrap_or_default(),
        level: asked.unwrap_or(vocabulary.scale.standard),
        criticality: entry.criticality.value().and_then(|c| u8::try_from(*c).ok()).unwrap_or(3),
        follows_demand: entry.follows_demand.value().copied().unwrap_or_default(),
        origin: entry.head.place.clone(),
        unit_origin: entry.unit.placed().map_or(&entry.head.place, |unit| &unit.place).clone(),
    }
}

/// Returns the competences that a requirement is about, and the category where it was given by that.
fn subject(
    entry: &RawRequirement,
    vocabulary: &Vocabulary<'_>,
    found: &mut Vec<Finding>,
) -> (Vec<CompetenceId>, Option<CategoryId>) {
    if let (Some(competences), Some(category)) = (entry.competences.placed(), entry.category.placed()) {
        let finding = Finding::new(Code::PlanSubjectTwice).at(category.place.clone()).seen(&category.value);
        found.push(finding.other(competences.place.clone()));
    }
    let named = named(&entry.competences, vocabulary.competence_index, found);
    match entry.category.placed() {
        Some(category) if entry.competences.is_absent() => whole_category(category, vocabulary, found),
        _ => (named, None),
    }
}

/// Returns every competence of a category.
fn whole_category(
    id: &Placed<String>,
    vocabulary: &Vocabulary<'_>,
    found: &mut Vec<Finding>,
) -> (Vec<CompetenceId>, Option<CategoryId>) {
    let Some(at) = vocabulary.category_index.resolve(id, Code::PlanCategoryUnknown, found) else {
        return (Vec::new(), None);
    };
    let category = CategoryId(super::competences::number(at));
    let of_it =
        vocabulary.competences.iter().zip(0..).filter(|(competence, _)| competence.category == category);
    let competences: Vec<CompetenceId> = of_it.map(|(_, number)| CompetenceId(number)).collect();
    if competences.is_empty() {
        found.push(Finding::new(Code::PlanCategoryEmpty).at(id.place.clone()).seen(&id.value));
    }
    (competences, Some(category))
}

/// Returns how much is asked; reports where nothing is.
fn amount(entry: &RawRequirement, found: &mut Vec<Finding>) -> (Basis, ByYear) {
    let none = ByYear::Always(Decimal::default());
    match entry.amounts.first() {
        Some((basis, amount)) => (*basis, amount.value().cloned().unwrap_or(none)),
        None => {
            if !entry.head.damaged {
                let finding = Finding::new(Code::PlanAmountCount).at(entry.head.place.clone());
                found.push(finding.expected(AMOUNTS.map(|(key, _)| key)));
            }
            (Basis::Persons, none)
        }
    }
}

/// A share without a competence: everybody would be both above and below the line.
fn check_share(entry: &RawRequirement, found: &mut Vec<Finding>) {
    let staffing = entry.competences.is_absent() && entry.category.is_absent() && !entry.head.damaged;
    for (basis, _) in entry.amounts.iter().filter(|(basis, _)| staffing && basis.is_share()) {
        let finding = Finding::new(Code::PlanShareOfEverybody).at(entry.head.place.clone());
        found.push(finding.seen(key_of(*basis)).expected(["kompetanse", "kategori"]));
    }
}

fn key_of(basis: Basis) -> &'static str {
    AMOUNTS.iter().find(|(_, other)| *other == basis).map_or("", |(key, _)| key)
}

/// Gives ids to the requirements without one, made from their parts.
fn give_ids(
    raw: &[RawRequirement],
    requirements: &mut [Requirement],
    vocabulary: &Vocabulary<'_>,
    found: &mut Vec<Finding>,
) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (at, entry) in raw.iter().enumerate() {
        if let Some(id) = entry.head.id.value() {
            owners.entry(folded(id)).or_insert(at);
        }
    }
    for at in 0..raw.len() {
        if raw[at].head.id.is_absent() {
            let made = made_id(&raw[at], &requirements[at], vocabulary);
            let longer = format!("{made}-{}", slug(key_of(requirements[at].basis)));
            let free = [made, longer.clone()].into_iter().find(|id| !owners.contains_key(&folded(id)));
            if free.is_none() {
                found.push(made_twice(&raw[at], &longer, &owners, raw));
            }
            requirements[at].id = free.unwrap_or(longer);
            owners.entry(folded(&requirements[at].id)).or_insert(at);
        }
    }
}

fn made_twice(
    entry: &RawRequirement,
    id: &str,
    owners: &HashMap<String, usize>,
    raw: &[RawRequirement],
) -> Finding {
    let finding = Finding::new(Code::PlanIdTwice).at(entry.head.place.clone()).seen(id);
    let other = owners.get(&folded(id)).map(|at| raw[*at].head.id_place().clone());
    Finding { other, ..finding }.expected(["id = \"…\""])
}

/// Returns an id made from what a requirement is about, where, and of whom.
fn made_id(entry: &RawRequirement, requirement: &Requirement, vocabulary: &Vocabulary<'_>) -> String {
    let category = requirement.whole_category.map(|category| &vocabulary.categories[category.index()].id);
    let subject: Vec<String> = match category {
        Some(id) => vec![slug(id)],
        None if requirement.is_staffing() => vec!["bemanning".to_owned()],
        None => {
            requirement.competences.iter().map(|id| slug(&vocabulary.competences[id.index()].id)).collect()
        }
    };
    let per = match requirement.per {
        Per::Whole => None,
        Per::Lowest => Some("laveste".to_owned()),
        Per::Top => Some("overste".to_owned()),
    };
    let unit = requirement.unit.as_deref().map(slug);
    let positions = entry.positions.value().into_iter().flatten().map(|position| slug(&position.value));
    let parts = subject.into_iter().chain(unit).chain(per).chain(positions);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Reports where a later file asks for less than the file that it extends.
pub(super) fn report_lowered(
    earlier: &RawRequirement,
    later: &RawRequirement,
    about: &About,
    standard: u8,
    found: &mut Vec<Finding>,
) {
    lowered_amount(earlier, later, about, found);
    lowered_level(earlier, later, standard, found);
    lowered_side(earlier, later, found);
}

fn lowered<T>(
    later: &Placed<T>,
    earlier: Option<&Placed<T>>,
    entry: &RawRequirement,
    seen: String,
    was: String,
) -> Finding {
    let other = earlier.map_or(&entry.head.place, |placed| &placed.place).clone();
    Finding::new(Code::PlanLowered).at(later.place.clone()).seen(seen).expected([was]).other(other)
}

fn lowered_amount(earlier: &RawRequirement, later: &RawRequirement, about: &About, found: &mut Vec<Finding>) {
    let (Some((basis, was)), Some((new_basis, now))) = (earlier.amounts.first(), later.amounts.first())
    else {
        return;
    };
    let (Some(was), Some(now)) = (was.placed(), now.placed()) else { return };
    if basis != new_basis {
        return;
    }
    let years = [&was.value, &now.value].into_iter().flat_map(steps).chain(about.from).chain(about.to);
    let years: BTreeSet<i16> = years.collect();
    let by_year = years.iter().map(|year| (Some(*year), was.value.in_year(*year), now.value.in_year(*year)));
    let plain = match (&was.value, &now.value) {
        (ByYear::Always(was), ByYear::Always(now)) => Some((None, Some(*was), Some(*now))),
        _ => None,
    };
    let fewer = plain.into_iter().chain(by_year).find(|(_, was, now)| now < was);
    if let Some((year, before, after)) = fewer {
        found.push(lowered(now, Some(was), earlier, in_year(year, after), in_year(year, before)));
    }
}

fn steps(amount: &ByYear) -> impl Iterator<Item = i16> {
    let steps = match amount {
        ByYear::Always(_) => &[][..],
        ByYear::From(steps) => steps.as_slice(),
    };
    steps.iter().map(|(year, _)| *year)
}

fn in_year(year: Option<i16>, amount: Option<Decimal>) -> String {
    let amount = amount.map_or_else(|| "-".to_owned(), |amount| amount.to_string());
    year.map_or_else(|| amount.clone(), |year| format!("{year} = {amount}"))
}

fn lowered_level(earlier: &RawRequirement, later: &RawRequirement, standard: u8, found: &mut Vec<Finding>) {
    let Some(now) = later.level.placed() else { return };
    if matches!(earlier.level, Field::Faulty) {
        return;
    }
    let was = earlier.level.placed();
    let before = was.map(|was| was.value).or_else(|| Decimal::whole(i64::from(standard)));
    if let Some(before) = before.filter(|before| now.value < *before) {
        found.push(lowered(now, was, earlier, now.value.to_string(), before.to_string()));
    }
}

fn lowered_side(earlier: &RawRequirement, later: &RawRequirement, found: &mut Vec<Finding>) {
    let Some(now) = later.requires.placed() else { return };
    if matches!(earlier.requires, Field::Faulty) {
        return;
    }
    let was = earlier.requires.placed();
    let before = was.map(|was| was.value).unwrap_or_default();
    if is_weaker(now.value, before) {
        found.push(lowered(now, was, earlier, side(now.value).to_owned(), side(before).to_owned()));
    }
}

/// Both is more than either side alone, and that more than any of them; the sides cannot be compared.
fn is_weaker(now: Requires, before: Requires) -> bool {
    let strength = |requires| match requires {
        Requires::Both => 2,
        Requires::Formal | Requires::Real => 1,
        Requires::Either => 0,
    };
    strength(now) < strength(before)
}

fn side(requires: Requires) -> &'static str {
    match requires {
        Requires::Formal => "formell",
        Requires::Real => "real",
        Requires::Both => "begge",
        Requires::Either => "enten",
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{reading, told};

    fn told_of(texts: &[&str]) -> Vec<String> {
        told(&reading(texts).findings)
    }

    fn ids(text: &str) -> Vec<String> {
        reading(&[text]).plan.requirements.into_iter().map(|requirement| requirement.id).collect()
    }

    #[test]
    fn ids_are_made_from_the_parts() {
        let place =
            "kompetanse = \"lege\"\nenhet = \"Øst / Natt\"\nper = \"overste\"\nstilling = \"Lege*\"\n";
        let text =
            format!("[[krav]]\n{place}antall = 1\n[[krav]]\n{place}arsverk = 1\n[[krav]]\nantall = 9\n");
        assert_eq!(
            ids(&text),
            ["lege-øst-natt-overste-lege", "lege-øst-natt-overste-lege-arsverk", "bemanning"]
        );
    }

    #[test]
    fn made_ids_that_collide_ask_for_one() {
        let one = "[[krav]]\nkompetanse = \"lege\"\nantall = 1\n";
        assert_eq!(ids(&one.repeat(2)), ["lege", "lege-antall"]);
        assert_eq!(told_of(&[&one.repeat(3)]), ["a:7:1 plan-id-twice <lege-antall> [id = \"…\"] see a:4:1"]);
    }

    #[test]
    fn a_category_stands_for_what_is_in_it() {
        let plan = reading(&["[[krav]]\nkategori = \"fag\"\nandel = 50\n"]).plan;
        assert_eq!(plan.requirements[0].competences.len(), 2);
        assert_eq!(plan.requirements[0].category(&plan), plan.requirements[0].whole_category);
    }

    #[test]
    fn raising_is_not_told_and_lowering_is() {
        let was = "[[krav]]\nid = \"x\"\nkompetanse = \"lege\"\nantall = { 2026 = 2, 2030 = 4 }\nniva = 3\n";
        let raised = "[[krav]]\nid = \"x\"\nantall = { 2026 = 2, 2030 = 5 }\nniva = 4\nkrever = \"begge\"\n";
        assert_eq!(told_of(&[was, raised]), Vec::<String>::new());
        let lowered = "[[krav]]\nid = \"X\"\nantall = 3\nniva = 2\nkrever = \"formell\"\n";
        assert_eq!(
            told_of(&[was, lowered]),
            [
                "b:3:10 plan-lowered <2030 = 3> [2030 = 4] see a:4:10",
                "b:4:8 plan-lowered <2> [3] see a:5:8",
                "b:5:10 plan-lowered <formell> [begge] see a:1:1",
            ]
        );
    }

    #[test]
    fn coming_into_force_later_is_lowering() {
        let was = "[plan]\nfra = 2026\n[[krav]]\nid = \"x\"\nantall = 2\n";
        let told = told_of(&[was, "[[krav]]\nid = \"x\"\nantall = { 2030 = 4 }\n"]);
        assert_eq!(told, ["b:3:10 plan-lowered <2026 = -> [2026 = 2] see a:5:10"]);
    }

    #[test]
    fn another_kind_of_amount_replaces_the_first() {
        let was = "[[krav]]\nid = \"x\"\nkompetanse = \"lege\"\nantall = 2\n";
        let reading = reading(&[was, "[[krav]]\nid = \"x\"\narsverk = 1.5\n"]);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        assert_eq!(reading.plan.requirements.len(), 1);
        assert!(reading.plan.requirements[0].basis.in_fte());
        assert_eq!(reading.plan.requirements[0].competences.len(), 1);
    }
}
