//! `kompetanse forklar`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output};
use crate::analysis::explain::{explain, named};
use crate::analysis::gap::Narrowing;
use crate::language::{fill_optional, help};
use crate::model::name::nearest;
use crate::report::explain::document;
use clap::ArgMatches;

/// Tells why a requirement's figures are what they are.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let register = &loaded.reading.register;
    let word = loading::name(matches, "requirement").cloned().unwrap_or_default();
    let asked = named(&loaded.plan, &word);
    if asked.is_empty() {
        let ids = loaded.plan.requirements.iter().map(|requirement| requirement.id.as_str());
        let names = ids.chain(loaded.plan.competences.iter().map(|competence| competence.name.as_str()));
        let near = nearest(&word, names).join(", ");
        let values = [("seen", word.as_str()), ("expected", near.as_str())];
        return Err(Stop::Usage(fill_optional(help::UNKNOWN_REQUIREMENT.get(run.language), &values)));
    }
    let narrowing = Narrowing {
        units: gap::units(matches, register, run.language)?,
        with_names: loading::with_names(matches),
        ..Narrowing::default()
    };
    let answer = explain(loaded.date, register, &loaded.plan, &asked, &narrowing)
        .map_err(|findings| loaded.refused(findings))?;
    let report = document(&answer, run.language);
    let written = Written { document: report, json: &answer, main_table: "grounds", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loading::tell(&loaded.reading.findings, run, console);
    Ok(Exit::Done)
}
