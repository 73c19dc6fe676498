use super::{Console, Exit, Run, Stop};
use clap::ArgMatches;
pub(super) fn run(_matches: &ArgMatches, _run: &Run, _console: &mut Console<'_>) -> Result<Exit, Stop> {
    Ok(Exit::Usage)
}
