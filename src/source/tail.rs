//! The end of a text, which tells whether it was cut: a disk was full, or a transfer broke off.

use std::io::{self, Read, Seek, SeekFrom};

/// So much of the end is looked at.
const TAIL: u64 = 4096;

/// So many lines before the last tell how many cells a line has.
const BEFORE: usize = 3;

/// Tells whether a text ends within a row: its last line has no end, and fewer cells than the lines before it.
pub(super) fn is_cut(text: &mut (impl Read + Seek), length: u64, delimiter: u8) -> io::Result<bool> {
    text.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::with_capacity(TAIL as usize);
    text.take(TAIL).read_to_end(&mut tail)?;
    Ok(ends_within_row(&tail, delimiter))
}

fn ends_within_row(tail: &[u8], delimiter: u8) -> bool {
    let mut lines = tail.rsplit(|byte| *byte == b'\n');
    // A line of one cell may stand below the table, and say when it was made.
    let last = lines.next().filter(|line| !line.ends_with(b"\r")).map(|line| cells(line, delimiter));
    let Some(last) = last.filter(|cells| *cells > 1) else { return false };
    let mut before = lines.take(BEFORE).map(|line| cells(line, delimiter));
    before.next().is_some_and(|whole| whole > last && before.all(|cells| cells == whole))
}

/// Returns how many cells a line has.
fn cells(line: &[u8], delimiter: u8) -> usize {
    let mut is_quoted = false;
    let ends = line.iter().filter(|byte| {
        is_quoted ^= **byte == b'"';
        !is_quoted && **byte == delimiter
    });
    1 + ends.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> bool {
        is_cut(&mut io::Cursor::new(text), text.len() as u64, b';').unwrap()
    }

    #[test]
    fn a_line_that_stops_short_is_cut() {
        assert!(cut("a;b;c\n1;2;3\n4;5"));
        assert!(cut("a;b;c\r\n1;2;3\r\n4;"));
        assert!(cut("a;b;c\n1;\"x;y\";3\n4;\"x;y\""));
        let long = "1;2;3\n".repeat(TAIL as usize);
        assert!(cut(&format!("{long}4;5")) && !cut(&long));
    }

    #[test]
    fn what_ends_as_lines_do_is_not_cut() {
        for whole in [
            "",
            "\n",
            "a;b;c",
            "a;b;c\n1;2;3",
            "a;b;c\n1;2;3\n4;5\n",
            "a;b;c\r1;2;3\r4;5\r",
            "a;b;c\n1;2;3\nRapport 21.11.2026",
            "a;b;c\n1;\"x;y\";3\n4;\"x;y\";6",
            // Who leaves out the last cells where nothing stands in them does so in other lines too.
            "a;b;c\n1;2;3\n1;2\n1;2;3\n4;5",
        ] {
            assert!(!cut(whole), "{whole:?}");
        }
    }
}
