//! `kompetanse ansatt`.

use super::loading::Loaded;
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output};
use crate::analysis::employee::{Refusal, Request, USUAL_MONTHS, Who, analyse};
use crate::language::{Language, help};
use crate::render::number;
use crate::report::employee::document;
use clap::ArgMatches;
use std::path::Path;

/// As far ahead as one may ask what expires, in months.
const MOST_MONTHS: u32 = 600;

/// Says what is wrong with the options.
pub(super) fn options(matches: &ArgMatches, language: Language) -> Result<(), Stop> {
    // First what is wrong with one option by itself, so that no other is blamed for it.
    months(matches, language)?;
    let (ids, units) = (loading::names(matches, "person"), loading::names(matches, "unit"));
    match (ids.is_empty(), units.is_empty()) {
        (true, true) => return Err(Stop::Usage(help::NO_EMPLOYEE.get(language).to_owned())),
        (false, false) => return Err(Stop::Usage(help::ID_AND_UNIT.get(language).to_owned())),
        _ => {}
    }
    let is_file = loading::name(matches, "output").is_some_and(|path| is_file(Path::new(path)));
    if !is_file {
        return Err(Stop::Usage(help::SHEET_NEEDS_FILE.get(language).to_owned()));
    }
    Ok(())
}

/// Tells whether something can be a file that only its owner reads: not a device, nor what another program reads.
fn is_file(path: &Path) -> bool {
    // What lies among devices may lead to a file that somebody else opened, for others to read.
    !path.starts_with("/dev")
        && !output::is_open_file(path)
        && std::fs::metadata(path).map_or(true, |known| known.is_file() || known.is_dir())
}

/// Returns how many months ahead it is told what expires, where the command line says.
fn months(matches: &ArgMatches, language: Language) -> Result<Option<u32>, Stop> {
    let possible = format!("1–{MOST_MONTHS}");
    loading::number(matches, "months", help::FLAG_MONTHS, &possible, language, |text| {
        text.parse().ok().filter(|months| (1..=MOST_MONTHS).contains(months))
    })
}

/// Writes the sheets of those who are asked for, to a file that only its owner may read.
pub(super) fn answer(
    loaded: &Loaded,
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<Exit, Stop> {
    let mut target = output::target(matches, run)?;
    target.personal = true;
    let ids = loading::names(matches, "person");
    let who = if ids.is_empty() {
        Who::Units(gap::units(matches, &loaded.reading.register, run.language)?)
    } else {
        Who::Ids(ids)
    };
    let request = Request { who, months: months(matches, run.language)?.unwrap_or(USUAL_MONTHS) };
    let answer = analyse(loaded.date, &loaded.reading.register, &loaded.plan, &request)
        .map_err(|refusal| refused(refusal, loaded, run.language))?;
    let document = document(&answer, run.language);
    let written = Written { document, json: &answer, main_table: "requirements", doubts: None };
    output::write(written, &target, run, console)?;
    loaded.told(Vec::new(), answer.rows, run, console);
    Ok(Exit::Done)
}

/// Returns why there are no sheets. What was typed is not repeated: it may be anybody's fødselsnummer.
fn refused(refusal: Refusal, loaded: &Loaded, language: Language) -> Stop {
    let day = number::date(loaded.date, language);
    let said = |number: usize| number.to_string();
    let words = match refusal {
        Refusal::Unusable(findings) => return loaded.refused(findings),
        Refusal::WithoutIds => help::REGISTER_WITHOUT_IDS.get(language).to_owned(),
        Refusal::UnknownId(number) => help::UNKNOWN_EMPLOYEE.fill(language, &[("number", &said(number))]),
        Refusal::NotEmployed(number) => {
            help::NOT_EMPLOYED.fill(language, &[("number", &said(number)), ("date", &day)])
        }
        Refusal::Nobody => help::NOBODY_THERE.fill(language, &[("date", &day)]),
    };
    Stop::Usage(words)
}
