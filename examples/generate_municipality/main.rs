//! Makes an invented municipality: a register in three layouts, and the plans that it is compared with.
//!
//! ```text
//! cargo run --example generate_municipality -- examples/fjordvik
//! cargo run --example generate_municipality -- target/large --people 100000 --seed 7
//! ```
//!
//! The same number of people and the same seed give the same files, to the byte. With more people the
//! units grow; the organisation and the plans stay as they are.

mod municipality;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Arg, ArgMatches, Command, value_parser};

use municipality::{DEFAULT_PEOPLE, DEFAULT_SEED, File};

fn main() -> anyhow::Result<()> {
    let wanted = command().get_matches();
    let folder: &PathBuf = wanted.get_one("folder").context("a folder is required")?;
    let files = municipality::files(number(&wanted, "people")?, number(&wanted, "seed")?)?;
    files.iter().try_for_each(|file| write(folder, file))
}

fn command() -> Command {
    Command::new("generate_municipality")
        .about("Makes an invented municipality: a register in three layouts, and its plans")
        .arg(Arg::new("folder").required(true).value_parser(value_parser!(PathBuf)))
        .arg(number_argument("people", DEFAULT_PEOPLE))
        .arg(number_argument("seed", DEFAULT_SEED))
}

fn number_argument(name: &'static str, default: u64) -> Arg {
    Arg::new(name).long(name).value_parser(value_parser!(u64)).default_value(default.to_string())
}

fn number(wanted: &ArgMatches, name: &str) -> anyhow::Result<u64> {
    wanted.get_one(name).copied().with_context(|| format!("--{name} is required"))
}

fn write(folder: &Path, file: &File) -> anyhow::Result<()> {
    let path = folder.join(file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    }
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))
}
