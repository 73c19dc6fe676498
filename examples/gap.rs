//! Reads a plan and a register, and tells how much of each category of competence is in place.
//!
//! ```text
//! cargo run --example gap
//! ```

use kompetanse::analysis::gap::{GapAnswer, Narrowing, analyse};
use kompetanse::finding::Finding;
use kompetanse::model::date::Date;
use kompetanse::register::{layout::Overrides, vocabulary::Vocabulary};
use kompetanse::source::Input;
use kompetanse::{plan, register};
use std::io::{self, Write};

/// Returns what the register holds against what the plan requires, or why there is no answer.
pub fn answer(plan_file: &str, register_file: &str, date: Date) -> Result<GapAnswer, Vec<Finding>> {
    let plan = plan::load(&[plan_file.into()]);
    if !plan.is_usable() {
        return Err(plan.findings);
    }
    let files = vec![Input::File(register_file.into())];
    let read = register::read(files, Vocabulary::of(&plan.plan), &Overrides::default(), date);
    if !read.is_usable() {
        return Err(read.findings);
    }
    analyse(date, &read.register, &plan.plan, &Narrowing::default())
}

/// Writes a line for each category: how much of what is required, persons and årsverk apart.
pub fn tell(answer: &GapAnswer, out: &mut dyn Write) -> io::Result<()> {
    for sum in &answer.categories {
        // Nothing is hidden here: no figures are asked to be.
        let [persons, fte] = [sum.persons, sum.fte].map(|sum| {
            let (part, whole) = sum.coverage.map_or((1, 1), |share| share.parts());
            100.0 * part as f64 / whole as f64
        });
        writeln!(out, "{:<12} persons {persons:5.1} %  årsverk {fte:5.1} %", sum.category)?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let date = Date::constant(2026, 11, 21);
    match answer("examples/lillevik/plan.toml", "examples/lillevik/register.csv", date) {
        Ok(answer) => tell(&answer, &mut io::stdout()),
        Err(findings) => Err(io::Error::other(format!("{findings:#?}"))),
    }
}
