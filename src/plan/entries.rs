//! What one file says: its entries, with every value read and no reference resolved.

use super::calendar::{RawEvent, event};
use super::economy::RawEconomy;
use super::keys;
use super::measures::{RawMeasure, measure};
use super::needs::RawNeeds;
use super::outlook::{RawOutlook, RawScenario, scenario};
use super::reader::{
    Field, Fields, Placed, by_year, decimal, flag, name, names, out_of_range, range_text, some_names, table,
    tables, whole, word,
};
use super::settings::RawSettings;
use super::tree::{Entry, Node, Table};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::plan::{Basis, ByYear, Per, Requires};
use crate::origin::Origin;

/// What one file says.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// `[plan]`, `[skala]` and `[utvalg]`.
    pub(super) settings: RawSettings,
    /// `[[kategori]]`.
    pub(super) categories: Vec<RawCategory>,
    /// `[[kompetanse]]`.
    pub(super) competences: Vec<RawCompetence>,
    /// `[[enhet]]`.
    pub(super) units: Vec<RawUnit>,
    /// `[[krav]]`.
    pub(super) requirements: Vec<RawRequirement>,
    /// `[framskriving]`.
    pub(super) outlook: RawOutlook,
    /// `[behov]`.
    pub(super) needs: RawNeeds,
    /// `[[scenario]]`.
    pub(super) scenarios: Vec<RawScenario>,
    /// `[[tiltak]]`.
    pub(super) measures: Vec<RawMeasure>,
    /// `[okonomi]`.
    pub(super) economy: RawEconomy,
    /// `[[arshjul]]`.
    pub(super) calendar: Vec<RawEvent>,
}

/// What entries have in common.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// The id; of a unit and a scenario its name.
    pub(super) id: Field<String>,
    /// Where the entry is.
    pub(super) place: Origin,
    /// Whether a fault of syntax took something out of it.
    pub(super) damaged: bool,
    /// Whether an earlier entry of the same file has the same id.
    pub(super) repeated: bool,
}

impl Head {
    /// Returns where the id stands, else where the entry is.
    pub(super) fn id_place(&self) -> &Origin {
        self.id.placed().map_or(&self.place, |id| &id.place)
    }
}

/// A `[[kategori]]`.
#[derive(Debug, Clone)]
pub(super) struct RawCategory {
    pub(super) head: Head,
    pub(super) name: Field<String>,
}

/// A `[[kompetanse]]`.
#[derive(Debug, Clone)]
pub(super) struct RawCompetence {
    pub(super) head: Head,
    pub(super) name: Field<String>,
    pub(super) category: Field<String>,
    pub(super) aliases: Field<Vec<Placed<String>>>,
    pub(super) valid_months: Field<i64>,
    pub(super) gives: Field<Vec<Placed<String>>>,
    pub(super) formal_from: Field<RawFormalFrom>,
    pub(super) undated: Field<bool>,
}

/// A `formell_fra`.
#[derive(Debug, Clone)]
pub(super) struct RawFormalFrom {
    pub(super) titles: Field<Vec<Placed<String>>>,
    pub(super) codes: Field<Vec<Placed<String>>>,
    pub(super) education: Field<Vec<Placed<String>>>,
    pub(super) authorisations: Field<Vec<Placed<String>>>,
}

/// An `[[enhet]]`.
#[derive(Debug, Clone)]
pub(super) struct RawUnit {
    pub(super) head: Head,
    pub(super) under: Field<String>,
    pub(super) aliases: Field<Vec<Placed<String>>>,
}

/// A `[[krav]]`.
#[derive(Debug, Clone)]
pub(super) struct RawRequirement {
    pub(super) head: Head,
    pub(super) competences: Field<Vec<Placed<String>>>,
    pub(super) category: Field<String>,
    pub(super) unit: Field<String>,
    pub(super) per: Field<Per>,
    pub(super) positions: Field<Vec<Placed<String>>>,
    pub(super) amounts: Vec<(Basis, Field<ByYear>)>,
    pub(super) requires: Field<Requires>,
    pub(super) level: Field<Decimal>,
    pub(super) criticality: Field<i64>,
    pub(super) follows_demand: Field<bool>,
}

/// The keys that give an amount, and in what it is counted.
pub(super) const AMOUNTS: [(&str, Basis); 4] = [
    ("antall", Basis::Persons),
    ("arsverk", Basis::Fte),
    ("andel", Basis::SharePersons),
    ("andel_arsverk", Basis::ShareFte),
];

/// The words of `udatert`: whether what should have a date, and has none, is valid.
pub(super) const UNDATED: &[(&str, bool)] = &[("gyldig", true), ("ugyldig", false)];

const PER: &[(&str, Per)] = &[("laveste", Per::Lowest), ("overste", Per::Top)];

const REQUIRES: &[(&str, Requires)] = &[
    ("formell", Requires::Formal),
    ("real", Requires::Real),
    ("reell", Requires::Real),
    ("begge", Requires::Both),
    ("enten", Requires::Either),
];

/// Reads the entries of a file.
pub(super) fn read(root: &Table, found: &mut Vec<Finding>) -> Entries {
    let top = Fields::open(root, keys::PLAN_FILE, found);
    let section = |key: &'static str| top.entry(key).map(|entry| (key, entry));
    let [plan, scale, exclusions] = ["plan", "skala", "utvalg"].map(section);
    let [categories, competences, units, requirements, scenarios] =
        ["kategori", "kompetanse", "enhet", "krav", "scenario"].map(section);
    let [measures, calendar] = ["tiltak", "arshjul"].map(section);
    let [outlook, needs, economy] = ["framskriving", "behov", "okonomi"].map(section);
    Entries {
        settings: RawSettings::read(plan, scale, exclusions, found),
        categories: each(categories, category, found),
        competences: each(competences, competence, found),
        units: each(units, unit, found),
        requirements: each(requirements, requirement, found),
        outlook: RawOutlook::read(outlook, found),
        needs: RawNeeds::read(needs, found),
        scenarios: each(scenarios, scenario, found),
        measures: each(measures, measure, found),
        economy: RawEconomy::read(economy, found),
        calendar: each(calendar, event, found),
    }
}

fn each<T>(
    section: Option<(&'static str, &Entry)>,
    read: impl Fn(&Table, &Origin, &mut Vec<Finding>) -> T,
    found: &mut Vec<Finding>,
) -> Vec<T> {
    let Some((key, entry)) = section else { return Vec::new() };
    tables(&entry.node, key, found).into_iter().map(|(table, place)| read(table, place, found)).collect()
}

/// Reads what entries have in common, and says where there is no id.
pub(super) fn head(fields: &mut Fields<'_, '_>, key: &str, table: &Table, place: &Origin) -> Head {
    let id = fields.read(key, name);
    if id.is_absent() && !table.damaged {
        fields.found.push(missing(place, key));
    }
    Head { id, place: place.clone(), damaged: table.damaged, repeated: false }
}

/// Returns the finding that a key is not there.
pub(super) fn missing(place: &Origin, key: &str) -> Finding {
    Finding::new(Code::PlanKeyMissing).at(place.clone()).expected([key])
}

fn category(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawCategory {
    let mut fields = Fields::open(table, keys::CATEGORY, found);
    RawCategory { head: head(&mut fields, "id", table, place), name: fields.read("navn", name) }
}

fn competence(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawCompetence {
    let mut fields = Fields::open(table, keys::COMPETENCE, found);
    RawCompetence {
        head: head(&mut fields, "id", table, place),
        name: fields.read("navn", name),
        category: fields.read("kategori", name),
        aliases: fields.read("alias", names),
        valid_months: fields.read("gyldig_mnd", |node, found| whole(node, 1..=1200, found)),
        gives: fields.read("gir", names),
        formal_from: fields.read("formell_fra", formal_from),
        undated: fields.read("udatert", |node, found| word(node, UNDATED, found)),
    }
}

fn formal_from(node: &Node, found: &mut Vec<Finding>) -> Option<RawFormalFrom> {
    let table = table(node, "kompetanse.formell_fra", found)?;
    let mut fields = Fields::open(table, keys::FORMAL_FROM, found);
    Some(RawFormalFrom {
        titles: fields.read("stilling", names),
        codes: fields.read("stillingskode", names),
        education: fields.read("utdanning", names),
        authorisations: fields.read("autorisasjon", names),
    })
}

fn unit(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawUnit {
    let mut fields = Fields::open(table, keys::UNIT, found);
    RawUnit {
        head: head(&mut fields, "navn", table, place),
        under: fields.read("under", name),
        aliases: fields.read("alias", names),
    }
}

fn requirement(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawRequirement {
    let mut fields = Fields::open(table, keys::REQUIREMENT, found);
    let amounts = amounts(&mut fields);
    RawRequirement {
        head: Head {
            id: fields.read("id", name),
            place: place.clone(),
            damaged: table.damaged || misspells_an_amount(table),
            repeated: false,
        },
        competences: fields.read("kompetanse", some_names),
        category: fields.read("kategori", name),
        unit: fields.read("enhet", name),
        per: fields.read("per", |node, found| word(node, PER, found)),
        positions: fields.read("stilling", names),
        amounts,
        requires: fields.read("krever", |node, found| word(node, REQUIRES, found)),
        level: fields.read("niva", decimal),
        criticality: fields.read("kritikalitet", |node, found| whole(node, 1..=5, found)),
        follows_demand: fields.read("folger_behov", flag),
    }
}

/// Tells whether a key is but a letter from an amount's: that is told already, and is no lack of an amount.
fn misspells_an_amount(table: &Table) -> bool {
    let mut unknown =
        table.entries.iter().filter(|entry| keys::known(&entry.key, keys::REQUIREMENT).is_none());
    let near = |entry: &Entry| AMOUNTS.iter().any(|(key, _)| strsim::osa_distance(&entry.key, key) <= 1);
    unknown.any(near)
}

/// Reads the amounts; reports where there is more than one, and leaves none to a later check.
fn amounts(fields: &mut Fields<'_, '_>) -> Vec<(Basis, Field<ByYear>)> {
    let mut amounts = Vec::new();
    let mut given = Vec::new();
    for (key, basis) in AMOUNTS {
        let told = fields.found.len();
        let read =
            fields.read(key, |node, found| by_year(node, |node, found| amount(node, basis, found), found));
        if let Some(entry) = fields.entry(key) {
            fields.found[told..].iter_mut().for_each(|finding| show_key(finding, entry));
            amounts.push((basis, read));
            given.push(entry);
        }
    }
    given.sort_by_key(|entry| &entry.place);
    if let Some((first, others)) = given.split_first() {
        fields.found.extend(others.iter().map(|other| amount_twice(first, other)));
    }
    amounts
}

/// Has an example of an amount show the key too: `andel = 60`, for `"60 %"` leaves doubt about what goes where.
fn show_key(finding: &mut Finding, entry: &Entry) {
    if finding.code == Code::PlanValueKind && finding.place.as_ref() == Some(&entry.node.place) {
        finding.expected.iter_mut().for_each(|example| *example = format!("{} = {example}", entry.key));
    }
}

fn amount_twice(first: &Entry, other: &Entry) -> Finding {
    let finding = Finding::new(Code::PlanAmountCount).at(other.place.clone()).seen(&other.key);
    finding.expected(AMOUNTS.map(|(key, _)| key)).other(first.place.clone())
}

fn amount(node: &Node, basis: Basis, found: &mut Vec<Finding>) -> Option<Decimal> {
    let number = decimal(node, found)?;
    let fault = match basis {
        _ if number.billionths() < 0 => Some("≥ 0".to_owned()),
        Basis::Persons if number.as_whole().is_none() => Some(number.ceil().to_string()),
        Basis::SharePersons | Basis::ShareFte if Some(number) > Decimal::whole(100) => {
            Some(range_text(&(0..=100)))
        }
        _ => None,
    };
    match fault {
        None => Some(number),
        Some(possible) => {
            found.push(out_of_range(&node.place, &node.source, possible));
            None
        }
    }
}
