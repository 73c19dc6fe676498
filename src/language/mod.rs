//! Every word that the program says, in bokmål, nynorsk and English.
//!
//! A text that lacks a language does not compile.

pub mod calendar;
pub mod calibration;
pub mod chart;
pub mod employee;
pub mod evaluation;
pub mod expiry;
pub mod finding;
pub mod help;
pub mod job;
pub mod measures;
pub mod needs;
pub mod page;
pub mod paper;
pub mod plan_book;
pub mod projection;
pub mod provenance;
pub mod template;
pub mod words;
pub mod xlsx;

/// A language of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    /// Bokmål.
    #[default]
    Bokmal,
    /// Nynorsk.
    Nynorsk,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 3] = [Language::Bokmal, Language::Nynorsk, Language::English];

    /// Returns the language of a code: `nb`, `nn` or `en`.
    pub fn of_code(code: &str) -> Option<Self> {
        match code.to_lowercase().as_str() {
            "nb" | "no" | "bokmål" | "bokmal" => Some(Language::Bokmal),
            "nn" | "nynorsk" => Some(Language::Nynorsk),
            "en" | "english" | "engelsk" => Some(Language::English),
            _ => None,
        }
    }

    /// Returns the code.
    pub fn code(self) -> &'static str {
        match self {
            Language::Bokmal => "nb",
            Language::Nynorsk => "nn",
            Language::English => "en",
        }
    }
}

/// A text in the three languages; `{names}` in it are filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Bokmål.
    pub nb: &'static str,
    /// Nynorsk.
    pub nn: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// Returns the text in a language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Bokmal => self.nb,
            Language::Nynorsk => self.nn,
            Language::English => self.en,
        }
    }

    /// Returns the text in a language with its names filled in.
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        fill(self.get(language), values)
    }
}

/// Returns a text with each `{name}` replaced; what is filled in is not looked through again.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let found = after.find('}').and_then(|end| {
            let value = values.iter().find(|(name, _)| *name == &after[..end])?;
            Some((end, value.1))
        });
        match found {
            Some((end, value)) => {
                filled.push_str(value);
                rest = &after[end + 1..];
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Returns a text with each `{name}` replaced; a part in `⟨…⟩` is left out where a value in it is empty.
pub fn fill_optional(text: &str, values: &[(&str, &str)]) -> String {
    let lacks = |part: &str| {
        values.iter().any(|(name, value)| value.is_empty() && part.contains(&format!("{{{name}}}")))
    };
    let mut filled = String::with_capacity(text.len() + 16);
    for part in text.split_inclusive(['⟨', '⟩']) {
        match part.strip_suffix('⟩') {
            Some(optional) if lacks(optional) => {}
            Some(optional) => filled.push_str(&fill(optional, values)),
            None => filled.push_str(&fill(part.trim_end_matches('⟨'), values)),
        }
    }
    filled
}

/// A text for one and a text for any other number; `{n}` is the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// For one.
    pub one: Text,
    /// For none and for many.
    pub many: Text,
}

impl Counted {
    /// Returns the text for a number.
    pub fn get(self, language: Language, number: u64, shown: &str) -> String {
        let text = if number == 1 { self.one } else { self.many };
        text.fill(language, &[("n", shown)])
    }
}

/// Declares texts, and a list of them all for the tests that look through every word.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $nb:literal, $nn:literal, $en:literal;)*) => {
        $($(#[$doc])* #[doc = concat!("\n```text\n", $nb, "\n```")] pub const $name: $crate::language::Text = $crate::language::Text { nb: $nb, nn: $nn, en: $en };)*
        /// Every text of this room, with its name.
        pub const EVERY: &[(&str, $crate::language::Text)] = &[$((stringify!($name), $name),)*];
    };
}
pub(crate) use texts;

/// Declares texts that differ with a number.
macro_rules! counted {
    ($($(#[$doc:meta])* $name:ident: ($nb1:literal, $nb:literal), ($nn1:literal, $nn:literal), ($en1:literal, $en:literal);)*) => {
        $($(#[$doc])* #[doc = concat!("\n```text\n", $nb, "\n```")] pub const $name: $crate::language::Counted = $crate::language::Counted {
            one: $crate::language::Text { nb: $nb1, nn: $nn1, en: $en1 },
            many: $crate::language::Text { nb: $nb, nn: $nn, en: $en },
        };)*
        /// Every counted text of this room, with its name.
        pub const EVERY_COUNTED: &[(&str, $crate::language::Counted)] = &[$((stringify!($name), $name),)*];
    };
}
pub(crate) use counted;

/// Returns every text there is, with its name, for tests of wording.
pub fn every_text() -> Vec<(&'static str, Text)> {
    let plain = words::EVERY
        .iter()
        .chain(help::EVERY)
        .chain(finding::EVERY)
        .chain(template::EVERY)
        .chain(plan_book::EVERY)
        .chain(needs::EVERY)
        .chain(employee::EVERY)
        .chain(measures::EVERY)
        .chain(expiry::EVERY)
        .chain(calendar::EVERY)
        .chain(projection::EVERY)
        .chain(calibration::EVERY)
        .chain(evaluation::EVERY)
        .chain(chart::EVERY)
        .chain(provenance::EVERY)
        .chain(page::EVERY)
        .chain(paper::EVERY)
        .chain(xlsx::EVERY)
        .chain(job::EVERY)
        .copied();
    let counted = words::EVERY_COUNTED
        .iter()
        .chain(template::EVERY_COUNTED)
        .chain(needs::EVERY_COUNTED)
        .chain(employee::EVERY_COUNTED)
        .chain(measures::EVERY_COUNTED)
        .chain(expiry::EVERY_COUNTED)
        .chain(calibration::EVERY_COUNTED)
        .chain(evaluation::EVERY_COUNTED)
        .chain(paper::EVERY_COUNTED)
        .flat_map(|(name, counted)| [(*name, counted.one), (*name, counted.many)]);
    plain.chain(counted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> std::collections::BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn the_languages_fill_in_the_same() {
        for (name, text) in every_text() {
            assert!(
                !text.nb.trim().is_empty() && !text.nn.trim().is_empty() && !text.en.trim().is_empty(),
                "{name}"
            );
            assert_eq!(names(text.nb), names(text.nn), "{name}");
            assert_eq!(names(text.nb), names(text.en), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_filled_in_is_not_said() {
        let text = "Ingen «{seen}».⟨ Nærmest: {near}.⟩";
        assert_eq!(fill_optional(text, &[("seen", "HLR"), ("near", "")]), "Ingen «HLR».");
        assert_eq!(fill_optional(text, &[("seen", "HL"), ("near", "HLR")]), "Ingen «HL». Nærmest: HLR.");
    }

    #[test]
    fn what_is_filled_in_is_not_looked_through() {
        assert_eq!(fill("{a} og {b}", &[("a", "{b}"), ("b", "2")]), "{b} og 2");
        assert_eq!(fill("{ukjent} {", &[]), "{ukjent} {");
    }
}
