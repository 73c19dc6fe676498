//! Words as a cell holds them: never a formula, never longer than a cell, and nothing that XML lacks.

use super::super::number;
use crate::language::Language;
use crate::report::document::Phrase;

/// As many units of UTF-16 as a cell holds.
const LONGEST: usize = 32_767;

/// Returns text as a cell holds it.
pub(super) fn clean(text: &str) -> String {
    // Neither is a character, and no reader of XML takes them.
    let text: String =
        number::clean(text).chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    cut(&text, LONGEST)
}

/// Returns a phrase as a cell holds it.
pub(super) fn phrase(phrase: &Phrase, language: Language) -> String {
    clean(&number::phrase(phrase, language))
}

/// Returns the beginning of a text that is longer than so many units of UTF-16, with a mark that more followed.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.len_utf16();
        taken < most
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    kept
}

/// Tells whether text would be a formula if somebody typed it.
pub(super) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_between_characters_with_a_mark() {
        assert_eq!(cut("abcd", 4), "abcd");
        assert_eq!(cut("abcde", 4), "abc…");
        // A face takes two units, and is never halved.
        assert_eq!(cut("🙂🙂🙂", 4), "🙂…");
        assert_eq!(clean(&"å".repeat(40_000)).encode_utf16().count(), LONGEST);
        assert_eq!(clean("a\u{202e}\u{ffff}b\nc"), "ab c");
    }
}
