//! Lists every text of the program in one language or all, a line each, for those who look over the wording.
//!
//! ```text
//! cargo run --example texts -- nn
//! ```

use kompetanse::language::{Language, every_text};
use std::io::{self, Write};

/// Writes the language's code, the text's name and the text, between tabs.
pub fn list(languages: &[Language], out: &mut dyn Write) -> io::Result<()> {
    for language in languages {
        for (name, text) in every_text() {
            writeln!(out, "{}\t{name}\t{}", language.code(), text.get(*language).replace('\n', " "))?;
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let asked: Vec<Language> = std::env::args().filter_map(|code| Language::of_code(&code)).collect();
    list(if asked.is_empty() { &Language::ALL } else { &asked }, &mut io::stdout())
}
