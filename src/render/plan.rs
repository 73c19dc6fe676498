//! A plan file as TOML.

use super::number::phrase;
use crate::language::Language;
use crate::report::document::Phrase;
use crate::report::plan_file::{Data, Entry, Part, PlanFile, Setting, Shape, Used};
use std::io::{self, Write};

/// Writes a plan file.
///
/// # Errors
/// Where `out` does.
pub fn write(plan: &PlanFile, out: &mut dyn Write) -> io::Result<()> {
    for (place, part) in plan.parts.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match part {
            Part::Comment(lines) => comment(lines, plan.language, out)?,
            Part::Entry(table) => entry(table, plan.language, out)?,
        }
    }
    Ok(())
}

/// Writes an explanation, with a mark of its own: whoever takes `# ` from every line that has it gets a plan.
fn comment(lines: &[Phrase], language: Language, out: &mut dyn Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{}", format!("## {}", phrase(line, language)).trim_end()))
}

fn entry(entry: &Entry, language: Language, out: &mut dyn Write) -> io::Result<()> {
    comment(&entry.comment, language, out)?;
    let mark = mark(entry.used);
    match entry.shape {
        Shape::One => writeln!(out, "{mark}[{}]", entry.name)?,
        Shape::Many => writeln!(out, "{mark}[[{}]]", entry.name)?,
    }
    entry.settings.iter().try_for_each(|one| writeln!(out, "{mark}{}", setting(one, language)))
}

/// Returns what makes a line a comment, where it does not hold yet.
fn mark(used: Used) -> &'static str {
    match used {
        Used::Yes => "",
        Used::NotYet => "# ",
    }
}

fn setting(setting: &Setting, language: Language) -> String {
    let remark = setting.remark.as_ref().map(|remark| format!("  # {}", phrase(remark, language)));
    format!("{}{} = {}{}", mark(setting.used), setting.key, data(&setting.to), remark.unwrap_or_default())
}

/// Returns what a key is set to, as TOML on one line.
pub(super) fn data(data: &Data) -> String {
    match data {
        Data::Text(words) => text(words),
        Data::Texts(all) => texts(all),
        Data::Count(number) => number.to_string(),
        Data::Decimal(number) => number.to_string(),
        Data::Day(day) => day.to_string(),
        Data::Flag(flag) => flag.to_string(),
        Data::List(all) => listed(all.iter().map(self::data)),
        Data::Table(all) => {
            within(all.iter().map(|(name, to)| format!("{} = {}", key(name), self::data(to))))
        }
        Data::ByYear(steps) => within(steps.iter().map(|(year, number)| format!("{year} = {number}"))),
        Data::ByAge(steps) => within(steps.iter().map(|(age, number)| format!("{age} = {number}"))),
        Data::ByName(all) => within(all.iter().map(|(name, number)| format!("{} = {number}", text(name)))),
        Data::Within(key, all) => format!("{{ {key} = {} }}", texts(all)),
    }
}

fn within(settings: impl Iterator<Item = String>) -> String {
    let settings: Vec<String> = settings.collect();
    if settings.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", settings.join(", ")) }
}

/// Returns a name as a key, between quotation marks where TOML wants them.
fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { text(name) }
}

fn listed(all: impl Iterator<Item = String>) -> String {
    format!("[{}]", all.collect::<Vec<_>>().join(", "))
}

fn texts(all: &[String]) -> String {
    listed(all.iter().map(|one| text(one)))
}

/// Returns text between quotation marks, every letter of it, always on one line: it may stand in a comment.
///
/// What a terminal or a page would act upon is written by its number.
fn text(words: &str) -> String {
    let mut quoted = String::from('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if acts(c) => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Tells whether a letter is one that a terminal, a page or a spreadsheet would act upon, or could not hold.
pub(super) fn acts(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::amount::Decimal;

    fn written(parts: Vec<Part>) -> String {
        let mut out = Vec::new();
        write(&PlanFile { language: Language::Bokmal, parts }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_does_not_hold_is_a_comment() {
        let entry = Entry::many("krav")
            .below(vec![Phrase::of("To\nlinjer"), Phrase::default()])
            .with("antall", Data::ByYear(vec![(2026, 2), (2028, 3)]))
            .remarked(Phrase::of("to"));
        assert_eq!(
            written(vec![entry.clone().into(), entry.not_yet().or_with("niva", Data::Count(2)).into()]),
            "## To linjer\n##\n[[krav]]\nantall = { 2026 = 2, 2028 = 3 }  # to\n\n\
             ## To linjer\n##\n# [[krav]]\n# antall = { 2026 = 2, 2028 = 3 }  # to\n# # niva = 2\n"
        );
    }

    #[test]
    fn any_text_comes_back_as_it_was() {
        for words in [
            "",
            "Å",
            "a \"b\"",
            "a 'b'",
            "'\"",
            "'''\"\"\"",
            "\\n",
            "C:\\x",
            "# x",
            "}",
            "a\u{7f}b",
            "a\nb\tc\r",
        ] {
            let line = format!("x = {}", data(&Data::texts([words])));
            assert!(!line.contains('\n'));
            let read: toml::Table = line.parse().unwrap();
            assert_eq!(read["x"][0].as_str(), Some(words), "{line}");
            let one = Decimal::ONE;
            let line = format!("x = {}", data(&Data::ByName(vec![(words.to_owned(), one)])));
            let read: toml::Table = line.parse().unwrap();
            assert_eq!(read["x"][words].as_integer(), Some(1), "{line}");
        }
    }
}
