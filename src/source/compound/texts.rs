//! How long the texts are that cells of an old workbook share: [MS-XLS] 2.4.265 and 2.5.293.

use super::number;

/// Returns the bytes that each text takes, from the record of texts and those that continue it; as far as they can be told.
pub(super) fn lengths(segments: &[&[u8]]) -> Vec<u32> {
    let mut cursor = Cursor { segments, at: 0 };
    let mut lengths = Vec::new();
    cursor.skip(8);
    while let Some(length) = cursor.text() {
        lengths.push(length);
    }
    lengths
}

/// A place in a record that is continued.
struct Cursor<'b> {
    segments: &'b [&'b [u8]],
    at: usize,
}

impl Cursor<'_> {
    /// Returns what is left of the segment; none where there is none.
    fn rest(&mut self) -> Option<&[u8]> {
        while self.segments.first().is_some_and(|segment| self.at >= segment.len()) {
            self.segments = &self.segments[1..];
            self.at = 0;
        }
        self.segments.first().map(|segment| &segment[self.at..])
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 {
            let Some(left) = self.rest().map(<[u8]>::len) else { return };
            let taken = left.min(bytes);
            self.at += taken;
            bytes -= taken;
        }
    }

    /// Passes a text, and returns its length in letters of two bytes at most.
    fn text(&mut self) -> Option<u32> {
        const WIDE: u8 = 1;
        const PHONETIC: u8 = 4;
        const RICH: u8 = 8;
        let head = self.rest()?;
        let (letters, flags) = (usize::from(number(head, 0)?), *head.get(2)?);
        let (mut at, mut after) = (3, 0);
        if flags & RICH != 0 {
            after += 4 * usize::from(number(head, at)?);
            at += 2;
        }
        if flags & PHONETIC != 0 {
            let (low, high) = (number(head, at)?, number(head, at + 2)?);
            after += usize::from(low) | usize::from(high) << 16;
            at += 4;
        }
        self.skip(at);
        self.letters(letters, flags & WIDE != 0);
        self.skip(after);
        // A letter takes three bytes at most where texts are kept.
        u32::try_from(letters * if flags & WIDE != 0 { 3 } else { 1 }).ok()
    }

    /// Passes letters; each segment that they go on in says anew how wide they are.
    fn letters(&mut self, mut letters: usize, mut wide: bool) {
        while letters > 0 {
            let Some(left) = self.segments.first().map(|segment| segment.len().saturating_sub(self.at))
            else {
                return;
            };
            let size = if wide { 2 } else { 1 };
            let taken = letters.min(left / size);
            self.at += taken * size;
            letters -= taken;
            if letters > 0 {
                self.segments = &self.segments[1..];
                let Some(flags) = self.segments.first().and_then(|segment| segment.first()) else { return };
                (wide, self.at) = (flags & 1 != 0, 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(letters: u16, flags: u8, rest: &[u8]) -> Vec<u8> {
        [&letters.to_le_bytes()[..], &[flags], rest].concat()
    }

    #[test]
    fn texts_have_lengths_however_they_are_written() {
        let texts = [
            vec![0; 8],
            text(3, 0, b"abc"),
            text(2, 1, b"a\0b\0"),
            text(1, 8, &[&1_u16.to_le_bytes()[..], b"a", &[0; 4]].concat()),
            text(1, 4, &[&2_u32.to_le_bytes()[..], b"a", &[0; 2]].concat()),
            text(5, 0, b"abcde"),
        ];
        assert_eq!(lengths(&[&texts.concat()]), [3, 6, 1, 1, 5]);
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let first = [&[0; 8][..], &text(4, 0, b"ab")].concat();
        let second = [&[1][..], b"c\0d\0", &text(1, 0, b"e")].concat();
        assert_eq!(lengths(&[&first, &second]), [4, 1]);
        assert_eq!(lengths(&[&first]), [4]);
        assert_eq!(lengths(&[]), [0_u32; 0]);
    }
}
