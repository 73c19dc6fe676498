//! Words on lines that are only so wide.

use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of so many characters, between words; a word that is longer has a line of its own.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut taken = 0;
    for word in text.split(' ') {
        let room = word.width();
        match lines.last_mut() {
            Some(line) if taken == 0 => {
                line.push_str(word);
                taken = room;
            }
            Some(line) if taken + 1 + room <= width => {
                line.push(' ');
                line.push_str(word);
                taken += 1 + room;
            }
            _ => {
                lines.push(word.to_owned());
                taken = room;
            }
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
