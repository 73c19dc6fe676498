//! `kompetanse rapport`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, needs, output, progress, projection, suppression};
use crate::analysis::paper::{LIGHT_EFFORT, analyse};
use crate::analysis::projection::Request;
use crate::analysis::suppression::hide_paper;
use crate::language::Language;
use crate::population;
use crate::report::paper::document;
use clap::ArgMatches;

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    projection::options(matches, language)?;
    needs::effort(matches, language).map(|_| ())
}

/// Writes everything in one document.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let overrides = projection::overrides(matches, run.language)?;
    let effort = needs::effort(matches, run.language)?.unwrap_or(LIGHT_EFFORT);
    let few = suppression::asked(matches, run.language)?;
    let register = &loaded.reading.register;
    let narrowing = gap::narrowing(matches, register, &loaded.plan, run.language)?;
    let request = Request { narrowing, overrides };
    let paper = progress::reckoning(run, console, || {
        analyse(loaded.date, register, &loaded.plan, &request, effort, &population::demand)
    })
    .map_err(|findings| loaded.refused(findings))?;
    let mut found = paper.gap.findings();
    found.extend(paper.unprojected.iter().cloned());
    let paper = suppression::hidden(paper, few, hide_paper);
    let document = document(&paper, run.language);
    let written = Written { document, json: &paper, main_table: "gaps", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(found, paper.gap.register.rows, run, console);
    Ok(Exit::Done)
}
