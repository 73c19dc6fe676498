//! `kompetanse framskriv`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output, progress, suppression};
use crate::analysis::projection::{HORIZONS, Overrides, Request, analyse};
use crate::analysis::suppression::hide_projection;
use crate::language::{Language, help};
use crate::model::amount::Decimal;
use crate::population;
use crate::report::projection::document;
use clap::ArgMatches;

/// Answers what we will have and need year by year.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let overrides = overrides(matches, run.language)?;
    let register = &loaded.reading.register;
    let narrowing = gap::narrowing(matches, register, &loaded.plan, run.language)?;
    let request = Request { narrowing, overrides };
    let answer = progress::reckoning(run, console, || {
        analyse(loaded.date, register, &loaded.plan, &request, &population::demand)
    })
    .map_err(|findings| loaded.refused(findings))?;
    let few = suppression::asked(matches, run.language)?;
    let answer = suppression::hidden(answer, few, hide_projection);
    let document = document(&answer, target.shown(matches), run.language);
    let written = Written { document, json: &answer, main_table: "requirements", doubts: loaded.doubts() };
    output::write(written, &target, run, console)?;
    loaded.told(Vec::new(), answer.register.rows, run, console);
    Ok(Exit::Done)
}

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    overrides(matches, language)?;
    suppression::asked(matches, language).map(|_| ())
}

/// Returns what the command line says otherwise than the plan.
pub(super) fn overrides(matches: &ArgMatches, language: Language) -> Result<Overrides, Stop> {
    let horizon = loading::number(matches, "horizon", help::FLAG_HORIZON, "1–50", language, |text| {
        text.parse().ok().filter(|years| HORIZONS.contains(years))
    })?;
    let certainty =
        loading::number(matches, "certainty", help::FLAG_CERTAINTY, "> 0, ≤ 100", language, |text| {
            let percent = Decimal::parse(&text.trim_end_matches('%').trim().replace(',', "."))?;
            (percent.billionths() > 0 && percent <= Decimal::whole(100)?).then_some(percent)
        })?;
    Ok(Overrides { horizon, certainty, without_renewal: matches.get_flag("without-renewal") })
}
