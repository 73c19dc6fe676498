//! The invented municipality of Fjordvik: who works there, what they can do, and what its plans ask for.

mod calendar;
mod competences;
mod dice;
mod habits;
mod holdings;
mod list;
mod matrix;
mod names;
mod organisation;
mod people;
mod plan;
mod plan_text;
mod positions;
mod text;
mod workbook;

use dice::Dice;

/// As many as a municipality of some 20 000 inhabitants has in health and care.
pub const DEFAULT_PEOPLE: u64 = 716;
/// The seed of the files that are kept in `examples/fjordvik`.
pub const DEFAULT_SEED: u64 = 2026;

/// A file of the municipality.
pub struct File {
    /// Where it belongs, from the municipality's folder, with `/` between the parts.
    pub path: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Returns every file of a municipality of so many people.
pub fn files(number_of_people: u64, seed: u64) -> anyhow::Result<Vec<File>> {
    let people = people::invent(number_of_people, &mut Dice::new(seed));
    let mut files = vec![
        File { path: "register.csv", bytes: list::bytes(&people)? },
        File { path: "register.xlsx", bytes: workbook::bytes(&people)? },
        File { path: "matrise.csv", bytes: matrix::bytes(&people)? },
    ];
    for (path, plan) in plan::all() {
        files.push(File { path, bytes: plan_text::toml(&plan).into_bytes() });
    }
    Ok(files)
}
