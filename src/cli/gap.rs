//! `kompetanse gap`.

use super::loading::Loaded;
use super::output::{Target, Written};
use super::{Console, Exit, Run, Stop, loading, output, suppression};
use crate::analysis::gap::{GapAnswer, GapRow, Narrowing, PlanSaid, STAFFING, analyse, analyse_each};
use crate::analysis::scope;
use crate::analysis::suppression::hide_gap;
use crate::finding::{Code, Finding};
use crate::language::{Language, fill_optional, help};
use crate::model::name::folded;
use crate::model::plan::Plan;
use crate::model::register::Register;
use crate::model::unit::{UnitId, UnitTree};
use crate::report::gap::{document, table_of};
use clap::ArgMatches;
use std::io;

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
    let alone = target.table_alone(MAIN).filter(|_| few.is_none() && !narrowing.with_names);
    if alone == Some(MAIN) {
        return rows_alone(loaded, matches, &narrowing, (&target, run), console);
    }
    let sums_only = alone.is_some_and(|table| ROWLESS.contains(&table));
    let narrowing = Narrowing { sums_only, ..narrowing };
    let answer = analyse(loaded.date, register, &loaded.plan, &narrowing)
        .map_err(|findings| loaded.refused(findings))?;
    let fails = fails(matches, &answer);
    let findings = answer.findings();
    let answer = suppression::hidden(answer, few, hide_gap);
    let document = document(&answer, target.shown(matches), run.language);
    let written = Written { document, json: &answer, main_table: MAIN, doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(findings, answer.register.rows, run, console);
    Ok(if fails { Exit::Found } else { Exit::Done })
}

/// The table of rows.
const MAIN: &str = "gaps";

/// Answers with the rows alone as delimited text, which is made of some of them at a time.
fn rows_alone(
    loaded: &Loaded,
    matches: &ArgMatches,
    narrowing: &Narrowing,
    (target, run): (&Target, &Run),
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let form = target.form(run.language);
    let text_of = |plan: &PlanSaid, rows: &[GapRow]| {
        let mut text = Vec::new();
        form.rows(&table_of(rows, plan, form.language), &mut text).map(|()| text)
    };
    let (answer, texts) =
        analyse_each(loaded.date, &loaded.reading.register, &loaded.plan, narrowing, text_of)
            .map_err(|findings| loaded.refused(findings))?;
    let mut head = Vec::new();
    let written = form.head(&table_of(&[], &answer.plan, form.language), &mut head);
    let texts: Result<Vec<Vec<u8>>, io::Error> =
        written.and_then(|()| std::iter::once(Ok(head)).chain(texts).collect());
    let texts = texts.map_err(|fault| Stop::Unwritten(fault.to_string()))?;
    output::write_text(texts, target, run, console)?;
    loaded.told(answer.findings(), answer.register.rows, run, console);
    Ok(if fails(matches, &answer) { Exit::Found } else { Exit::Done })
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
