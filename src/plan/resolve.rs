//! From the entries of all files to one plan.

use super::calendar::RawEvent;
use super::competences::{categories, competences};
use super::economy::RawEconomy;
use super::entries::{Entries, RawCategory, RawCompetence, RawRequirement, RawUnit};
use super::measures::{RawMeasure, Setting, measures};
use super::merge::{Entry, merge};
use super::needs::RawNeeds;
use super::outlook::{RawOutlook, RawScenario};
use super::requirements::{Vocabulary, report_lowered, requirements};
use super::settings::RawSettings;
use super::units::units;
use crate::finding::Finding;
use crate::model::plan::{About, Plan, Scale};

/// Returns the plan that the files make, the plan that the others build on first.
pub(super) fn resolve(files: Vec<Entries>, found: &mut Vec<Finding>) -> Plan {
    let mut parts = Parts::default();
    for file in files {
        parts.take(file);
    }
    let about = parts.settings.about(found);
    let scale = parts.settings.scale(found);
    let all = merged(parts.categories, parts.competences, parts.requirements, &about, &scale, found);
    let undated = parts.settings.undated.value().copied().unwrap_or_default();
    let (categories, category_index) = categories(&all.categories, found);
    let (competences, competence_index) = competences(&all.competences, &category_index, undated, found);
    let units = units(parts.units, found);
    let vocabulary = Vocabulary {
        categories: &categories,
        category_index: &category_index,
        competences: &competences,
        competence_index: &competence_index,
        scale: &scale,
    };
    let requirements = requirements(&all.requirements, &vocabulary, found);
    let outlook = parts.outlook.outlook();
    let setting = Setting { vocabulary: &vocabulary, about: &about, completion: outlook.completion };
    let measures = measures(&each_once(parts.measures, found), &setting, found);
    let economy = parts.economy.economy(&competence_index, &about, found);
    Plan {
        name: parts.settings.name.value().cloned().unwrap_or_default(),
        files: Vec::new(),
        about,
        scale,
        vulnerable_at: parts.settings.vulnerable_at(),
        exclusions: parts.settings.exclusions(),
        categories,
        competences,
        units,
        requirements,
        outlook,
        mobilisation: parts.needs.mobilisation(),
        scenarios: each_once(parts.scenarios, found).into_iter().map(RawScenario::scenario).collect(),
        measures,
        economy,
        calendar: parts.calendar.into_iter().map(RawEvent::event).collect(),
    }
}

/// The entries of all files, by kind and file.
#[derive(Default)]
struct Parts {
    settings: RawSettings,
    categories: Vec<Vec<RawCategory>>,
    competences: Vec<Vec<RawCompetence>>,
    units: Vec<Vec<RawUnit>>,
    requirements: Vec<Vec<RawRequirement>>,
    outlook: RawOutlook,
    needs: RawNeeds,
    scenarios: Vec<Vec<RawScenario>>,
    measures: Vec<Vec<RawMeasure>>,
    economy: RawEconomy,
    calendar: Vec<RawEvent>,
}

impl Parts {
    fn take(&mut self, file: Entries) {
        self.settings.extend(file.settings);
        self.categories.push(file.categories);
        self.competences.push(file.competences);
        self.units.push(file.units);
        self.requirements.push(file.requirements);
        self.outlook.extend(file.outlook);
        self.needs.extend(file.needs);
        self.scenarios.push(file.scenarios);
        self.measures.push(file.measures);
        self.economy.extend(file.economy);
        self.calendar.extend(file.calendar);
    }
}

/// The entries of all files, each once.
struct Merged {
    categories: Vec<RawCategory>,
    competences: Vec<RawCompetence>,
    requirements: Vec<RawRequirement>,
}

fn merged(
    categories: Vec<Vec<RawCategory>>,
    competences: Vec<Vec<RawCompetence>>,
    requirements: Vec<Vec<RawRequirement>>,
    about: &About,
    scale: &Scale,
    found: &mut Vec<Finding>,
) -> Merged {
    let categories = each_once(categories, found);
    let competences = each_once(competences, found);
    let mut all = Vec::new();
    for file in requirements {
        merge(&mut all, file, found, |earlier, later, found| {
            report_lowered(earlier, later, about, scale.standard, found);
        });
    }
    Merged { categories, competences, requirements: all }
}

/// Returns the entries of all files, those of later ones within those that they extend.
fn each_once<T: Entry>(files: Vec<Vec<T>>, found: &mut Vec<Finding>) -> Vec<T> {
    let mut all = Vec::new();
    for file in files {
        merge(&mut all, file, found, |_, _, _| {});
    }
    all
}
