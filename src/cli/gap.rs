//! `kompetanse gap`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, loading, output, suppression};
use crate::analysis::gap::{GapAnswer, Narrowing, STAFFING, analyse};
use crate::analysis::scope;
use crate::analysis::suppression::hide_gap;
use crate::finding::{Code, Finding};
use crate::language::{Language, fill_optional, help};
use crate::model::name::folded;
use crate::model::plan::Plan;
use crate::model::register::Register;
use crate::model::unit::{UnitId, UnitTree};
use crate::report::gap::document;
use clap::ArgMatches;

/// Answers what we have against what the plan requires.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let register = &loaded.reading.register;
    let few = suppression::asked(matches, run.language)?;
    let narrowing = narrowing(matches, register, &loaded.plan, run.language)?;
    let is_sum = |table: &str| ROWLESS.contains(&table);
    let sums_only = few.is_none() && !narrowing.with_names && target.table_alone().is_some_and(is_sum);
    let narrowing = Narrowing { sums_only, ..narrowing };
    let answer = analyse(loaded.date, register, &loaded.plan, &narrowing)
        .map_err(|findings| loaded.refused(findings))?;
    let fails = fails(matches, &answer);
    let findings = answer.findings();
    let answer = suppression::hidden(answer, few, hide_gap);
    let document = document(&answer, target.shown(matches), run.language);
    let written = Written { document: &document, json: &answer, main_table: "gaps" };
    output::write(&written, &target, run, console)?;
    loaded.told(findings, answer.register.rows, run, console);
    Ok(if fails { Exit::Found } else { Exit::Done })
}

/// Tables that say nothing of any one row.
const ROWLESS: [&str; 2] = ["categories", "unmatched_competences"];

/// Tells whether what `--feil-ved` names was found.
fn fails(matches: &ArgMatches, answer: &GapAnswer) -> bool {
    loading::names(matches, "fail-on").iter().any(|what| match what.as_str() {
        "avvist" | "avviste" | "rejected" => answer.register.rows.rejected > 0,
        _ => answer.has_unmet(),
    })
}

/// Returns which requirements the command line asks about, and whether it asks for names.
pub(super) fn narrowing(
    matches: &ArgMatches,
    register: &Register,
    plan: &Plan,
    language: Language,
) -> Result<Narrowing, Stop> {
    Ok(Narrowing {
        units: units(matches, register, language)?,
        categories: categories(matches, plan, language)?,
        criticality: criticality(matches),
        with_names: loading::with_names(matches),
        sums_only: false,
    })
}

/// Returns the least criticality that the command line asks about.
pub(super) fn criticality(matches: &ArgMatches) -> u8 {
    loading::name(matches, "criticality").and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Returns the units that the command line names.
pub(super) fn units(
    matches: &ArgMatches,
    register: &Register,
    language: Language,
) -> Result<Vec<UnitId>, Stop> {
    let find = |name: &String| unit(name, &register.units, language);
    loading::names(matches, "unit").iter().map(find).collect()
}

/// Returns the unit of a name or a path.
///
/// # Errors
/// That there is none, with the names that are near; or that there are several, with their paths.
pub(super) fn unit(name: &str, units: &UnitTree, language: Language) -> Result<UnitId, Stop> {
    scope::find(name, units).map_err(|finding| no_one_unit(name, &finding, language))
}

/// Says that there is no unit of a name, and which names are near; or that there are several, and their paths.
pub(super) fn no_one_unit(name: &str, finding: &Finding, language: Language) -> Stop {
    let several = finding.code == Code::PlanUnitAmbiguous;
    let text = if several { help::AMBIGUOUS_UNIT } else { help::UNKNOWN_UNIT };
    let values = [("seen", name), ("expected", &*finding.expected.join(", "))];
    Stop::Usage(fill_optional(text.get(language), &values))
}

/// Returns the ids of the categories that the command line names.
pub(super) fn categories(matches: &ArgMatches, plan: &Plan, language: Language) -> Result<Vec<String>, Stop> {
    let find = |name: &String| {
        let is = |known: &str| folded(known) == folded(name);
        let known = plan.categories.iter().find(|category| is(&category.id) || is(&category.name));
        let staffing = is(STAFFING).then(|| STAFFING.to_owned());
        known.map(|category| category.id.clone()).or(staffing).ok_or_else(|| {
            let ids: Vec<&str> = plan.categories.iter().map(|category| category.id.as_str()).collect();
            let values = [("seen", name.as_str()), ("expected", &*ids.join(", "))];
            Stop::Usage(help::UNKNOWN_CATEGORY.fill(language, &values))
        })
    };
    loading::names(matches, "category").iter().map(find).collect()
}
