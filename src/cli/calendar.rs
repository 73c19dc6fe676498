//! `kompetanse arshjul`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, loading, output, suppression};
use crate::analysis::calendar::{self, Calendar};
use crate::analysis::suppression::hide_calendar;
use crate::report::calendar::document;
use crate::report::doubt::Doubts;
use clap::ArgMatches;

/// Answers what is to be done in which month.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let few = suppression::asked(matches, run.language)?;
    let register = &loaded.reading.register;
    let answer = calendar::analyse(loaded.date, register, &loaded.plan)
        .map_err(|findings| loaded.refused(findings))?;
    let answer = suppression::hidden(answer, few, hide_calendar);
    write(&answer, loaded.doubts(), matches, run, console)?;
    let rows = answer.register.as_ref().map(|register| register.rows).unwrap_or_default();
    loaded.told(Vec::new(), rows, run, console);
    Ok(Exit::Done)
}

/// Answers what is to be done as the plan alone has it, where no register is named.
pub(super) fn of_plan(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let date = loading::date(matches, run, console)?;
    let (plan, findings) = loading::plan(matches, run, &[])?;
    write(&calendar::of_plan(date, &plan), None, matches, run, console)?;
    loading::tell(&findings, run, console);
    Ok(Exit::Done)
}

fn write(
    answer: &Calendar,
    doubts: Option<Doubts>,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    let target = output::dated_target(matches, run)?;
    let document = document(answer, run.language);
    let written = Written { document, json: answer, main_table: "entries", doubts };
    output::write(written, &target, run, console)
}
