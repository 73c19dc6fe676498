//! `kompetanse utlop`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output, progress, suppression};
use crate::analysis::expiry::{MONTHS, Request, USUAL_MONTHS, analyse};
use crate::analysis::suppression::hide_expiry;
use crate::language::{Language, help};
use crate::report::expiry::document;
use clap::ArgMatches;

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    months(matches, language)?;
    suppression::asked(matches, language).map(|_| ())
}

/// Returns how many months ahead the command line asks about, where it says.
fn months(matches: &ArgMatches, language: Language) -> Result<Option<u32>, Stop> {
    loading::number(matches, "months", help::FLAG_MONTHS, "1–120", language, |text| {
        text.parse().ok().filter(|months| MONTHS.contains(months))
    })
}

/// Answers what expires when.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::dated_target(matches, run)?;
    let few = suppression::asked(matches, run.language)?;
    let months = months(matches, run.language)?.unwrap_or(USUAL_MONTHS);
    let register = &loaded.reading.register;
    let narrowing = gap::narrowing(matches, register, &loaded.plan, run.language)?;
    let request = Request { narrowing, months, everything: matches.get_flag("everything") };
    let answer = progress::reckoning(run, console, || analyse(loaded.date, register, &loaded.plan, &request))
        .map_err(|findings| loaded.refused(findings))?;
    let answer = suppression::hidden(answer, few, hide_expiry);
    let document = document(&answer, target.brief(), run.language);
    let written = Written { document, json: &answer, main_table: "expiring", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(Vec::new(), answer.register.rows, run, console);
    Ok(Exit::Done)
}
