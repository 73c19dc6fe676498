//! Where a byte of a text is, as a line and a character that an editor shows.

use crate::origin::Origin;

/// A text by lines.
pub(super) struct Lines<'t> {
    file: &'t Origin,
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Returns the lines of a file's text.
    pub(super) fn new(file: &'t Origin, text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { file, text, starts }
    }

    /// Returns the line, from 0, that a byte is in.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Returns the byte that a line, from 0, starts with.
    pub(super) fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.text.len())
    }

    /// Returns the place of a byte.
    pub(super) fn place(&self, offset: usize) -> Origin {
        let line = self.line(offset);
        let start = self.start(line);
        let before = self.text.get(start..offset.max(start)).unwrap_or_default();
        self.file.at_line(count(line + 1)).at_character(count(before.chars().count() + 1))
    }

    /// Returns the text between two bytes.
    pub(super) fn between(&self, span: std::ops::Range<usize>) -> &'t str {
        self.text.get(span).unwrap_or_default()
    }
}

/// Returns a count as origins keep it.
pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_not_bytes() {
        let file = Origin::file("plan.toml");
        let lines = Lines::new(&file, "a\nåæø = 3\n");
        assert_eq!(lines.place(11).to_string(), "plan.toml:2:7");
        assert_eq!(lines.place(0).to_string(), "plan.toml:1:1");
        assert_eq!(lines.place(14).to_string(), "plan.toml:3:1");
        assert_eq!(lines.place(900).to_string(), "plan.toml:3:1");
    }
}
