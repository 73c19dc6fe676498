//! `--prikk`: whether figures that rest on few people are to be hidden.

use super::{Stop, loading};
use crate::language::{Language, help};
use clap::ArgMatches;

/// So many people are not few any more.
const MOST: u64 = 100;

/// Returns how few people a figure must rest on to be hidden, where the command line says.
///
/// # Errors
/// Where the number is none that is possible, or names are asked for too.
pub(super) fn asked(matches: &ArgMatches, language: Language) -> Result<Option<u64>, Stop> {
    let few = loading::number(matches, "suppress", help::FLAG_SUPPRESS, "0–100", language, |text| {
        text.parse().ok().filter(|few| *few <= MOST)
    })?;
    let few = few.filter(|few| *few > 0);
    if few.is_some() && loading::with_names(matches) {
        let values =
            [("suppress", help::FLAG_SUPPRESS.get(language)), ("names", help::FLAG_WITH_NAMES.get(language))];
        return Err(Stop::Usage(help::SUPPRESS_OR_NAMES.fill(language, &values)));
    }
    Ok(few)
}

/// Returns an answer with its small figures hidden, where that is asked.
pub(super) fn hidden<A>(answer: A, few: Option<u64>, hide: impl FnOnce(A, u64) -> A) -> A {
    match few {
        Some(few) => hide(answer, few),
        None => answer,
    }
}
