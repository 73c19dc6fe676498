//! `kompetanse tiltak`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, needs, output, progress, suppression};
use crate::analysis::measures::{Request, USUAL_EFFORT, analyse};
use crate::analysis::suppression::hide_measures;
use crate::language::Language;
use crate::report::measures::document;
use clap::ArgMatches;

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    needs::effort(matches, language)?;
    suppression::asked(matches, language).map(|_| ())
}

/// Answers which measures for whom close most within the budget.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let effort = needs::effort(matches, run.language)?.unwrap_or(USUAL_EFFORT);
    let few = suppression::asked(matches, run.language)?;
    let register = &loaded.reading.register;
    let narrowing = gap::narrowing(matches, register, &loaded.plan, run.language)?;
    let request = Request { narrowing, effort };
    let answer = progress::reckoning(run, console, || analyse(loaded.date, register, &loaded.plan, &request))
        .map_err(|findings| loaded.refused(findings))?;
    let answer = suppression::hidden(answer, few, hide_measures);
    let document = document(&answer, target.shown(matches), run.language);
    let written = Written { document, json: &answer, main_table: "places", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(Vec::new(), answer.register.rows, run, console);
    Ok(Exit::Done)
}
