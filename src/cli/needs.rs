//! `kompetanse behov`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output, progress, suppression};
use crate::analysis::needs::{Request, STEPS, USUAL_EFFORT, analyse};
use crate::analysis::suppression::hide_needs;
use crate::language::{Language, help};
use crate::report::needs::document;
use clap::ArgMatches;

/// So much may be looked at, in millions of effects: hours of work.
const MOST_EFFORT: u64 = 10_000_000;

/// Answers how each gap is best closed.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let steps = steps(matches, run.language)?;
    let effort = effort(matches, run.language)?;
    let few = suppression::asked(matches, run.language)?;
    let register = &loaded.reading.register;
    let narrowing = gap::narrowing(matches, register, &loaded.plan, run.language)?;
    let request =
        Request { narrowing, steps: steps.unwrap_or(*STEPS.start()), effort: effort.unwrap_or(USUAL_EFFORT) };
    let answer = progress::reckoning(run, console, || analyse(loaded.date, register, &loaded.plan, &request))
        .map_err(|findings| loaded.refused(findings))?;
    let answer = suppression::hidden(answer, few, hide_needs);
    let document = document(&answer, target.shown(matches), run.language);
    let written = Written { document, json: &answer, main_table: "requirements", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(Vec::new(), answer.register.rows, run, console);
    Ok(Exit::Done)
}

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    steps(matches, language)?;
    effort(matches, language)?;
    suppression::asked(matches, language).map(|_| ())
}

/// Returns how many steps each person may take, where the command line says.
fn steps(matches: &ArgMatches, language: Language) -> Result<Option<usize>, Stop> {
    loading::number(matches, "steps", help::FLAG_STEPS, "1–3", language, |text| {
        text.parse().ok().filter(|steps| STEPS.contains(steps))
    })
}

/// Returns how much is to be looked at for the best choice, where the command line says.
pub(super) fn effort(matches: &ArgMatches, language: Language) -> Result<Option<u64>, Stop> {
    loading::number(matches, "effort", help::FLAG_EFFORT, "0–10000000", language, |text| {
        text.parse().ok().filter(|effort| *effort <= MOST_EFFORT)
    })
}
