//! Words on lines that are only so wide.

use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of so many characters, between words; a word that is longer has a line of its own.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let line = lines
            .last_mut()
            .map(|line| (line.width(), line))
            .filter(|(taken, _)| *taken == 0 || taken + 1 + word.width() <= width);
        match line {
            Some((0, line)) => line.push_str(word),
            Some((_, line)) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(lines("en to tre fire", 7), ["en to", "tre", "fire"]);
        assert_eq!(lines("", 7), [""]);
    }
}
