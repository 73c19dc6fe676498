//! How the letters of a text file are written: found by looking at all of it, or at its beginning where that is enough.

use encoding_rs_io::DecodeReaderBytesBuilder;
use std::io::{self, Read, Seek};

/// An encoding of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, which older Norwegian programs write.
    Windows1252,
}

impl Encoding {
    /// Returns the name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// What a look at the bytes tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub encoding: Encoding,
    /// The line of the first byte that is not UTF-8, where nearly all the rest is.
    pub first_bad_line: Option<u32>,
    /// Whether bytes stand there that Windows-1252 gives no letter, as in files from DOS and old Macs.
    pub strange_bytes: bool,
    /// Whether only the beginning has been looked at, and the rest is taken to be like it.
    pub is_assumed: bool,
}

/// How much is looked at where the rest is taken to be like it, in bytes.
const BEGINNING: u64 = 1 << 16;

impl Look {
    fn of(encoding: Encoding) -> Self {
        Self { encoding, first_bad_line: None, strange_bytes: false, is_assumed: false }
    }

    /// Returns a reader of a text, or of a part of it, in UTF-8; without a byte order mark where it has the beginning.
    ///
    /// What is seen or taken to be UTF-8 throughout passes as it is.
    pub fn decode<'r>(self, bytes: impl Read + 'r, is_beginning: bool) -> Box<dyn Read + 'r> {
        let encoding = match self.encoding {
            Encoding::Utf8 if self.first_bad_line.is_none() => None,
            Encoding::Utf8 => Some(encoding_rs::UTF_8),
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE),
            Encoding::Windows1252 => Some(encoding_rs::WINDOWS_1252),
        };
        let mut builder = DecodeReaderBytesBuilder::new();
        builder.encoding(encoding).bom_sniffing(false).utf8_passthru(true).strip_bom(is_beginning);
        Box::new(builder.build(bytes))
    }
}

/// Bytes that Windows-1252 has no letter for; å, ø and æ of DOS and old Macs fall on some of them.
const NOT_WINDOWS: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// Looks at all the bytes: a byte order mark, valid UTF-8, zero bytes of UTF-16, and else Windows-1252.
pub(super) fn look(bytes: &mut dyn Read) -> io::Result<Look> {
    let mut counts = Counts::default();
    let mut buffer = vec![0; 1 << 18];
    let mut kept = 0;
    loop {
        let read = bytes.read(&mut buffer[kept..])?;
        let end = kept + read;
        if counts.first {
            counts.first = false;
            if let Some(encoding) = marked(&buffer[..end]) {
                return Ok(Look::of(encoding));
            }
        }
        let rest = counts.take(&buffer[..end], read == 0);
        if read == 0 {
            return Ok(counts.verdict());
        }
        buffer.copy_within(end - rest..end, 0);
        kept = rest;
    }
}

/// Looks at the beginning, and where that is UTF-8 takes it that the rest is; else looks at all the bytes.
///
/// Who reads on must tell where that is wrong.
pub(super) fn look_quickly(bytes: &mut (impl Read + Seek)) -> io::Result<Look> {
    // With room for all, for else it is read in dozens of pieces.
    let mut beginning = Vec::with_capacity(BEGINNING as usize);
    bytes.take(BEGINNING).read_to_end(&mut beginning)?;
    let is_all = (beginning.len() as u64) < BEGINNING;
    let is_sound = match simdutf8::compat::from_utf8(&beginning) {
        Ok(_) => true,
        // The last letter may be cut.
        Err(fault) => !is_all && fault.error_len().is_none(),
    };
    if is_sound && marked(&beginning).is_none() {
        return Ok(Look { is_assumed: !is_all, ..Look::of(Encoding::Utf8) });
    }
    if is_all {
        return look(&mut &beginning[..]);
    }
    bytes.rewind()?;
    look(bytes)
}

/// Returns text in whatever encoding as UTF-8, without a byte order mark.
///
/// # Errors
/// None from bytes in memory; the reader that decodes them could have others.
pub fn decoded(bytes: &[u8]) -> io::Result<String> {
    let look = look(&mut &bytes[..])?;
    let mut text = Vec::with_capacity(bytes.len());
    look.decode(bytes, true).read_to_end(&mut text)?;
    Ok(String::from_utf8(text).unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned()))
}

/// Returns the encoding that a byte order mark, or a zero beside the first letter, tells.
fn marked(head: &[u8]) -> Option<Encoding> {
    match head {
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => zero_pattern(&head[..head.len().min(4096)]),
    }
}

/// Returns UTF-16 where half of the bytes, all on one side, are zero.
fn zero_pattern(head: &[u8]) -> Option<Encoding> {
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let many = head.len() / 4;
    match () {
        () if head.len() < 4 => None,
        () if low > many && high * 8 < low => Some(Encoding::Utf16Le),
        () if high > many && low * 8 < high => Some(Encoding::Utf16Be),
        () => None,
    }
}

/// What is counted on the way through the bytes.
struct Counts {
    first: bool,
    lines: u32,
    good: u64,
    bad: u64,
    first_bad_line: u32,
    strange: bool,
}

impl Default for Counts {
    fn default() -> Self {
        Self { first: true, lines: 1, good: 0, bad: 0, first_bad_line: 0, strange: false }
    }
}

/// Bytes that are å, æ and ø of DOS and old Macs, and in Windows-1252 marks that never follow a letter: † › ‘ Œ ¾ ¿.
const HARDLY_WINDOWS: [u8; 6] = [0x86, 0x9b, 0x91, 0x8c, 0xbe, 0xbf];

impl Counts {
    /// Counts a stretch of bytes, and returns how many at its end wait for the rest of their letter.
    fn take(&mut self, bytes: &[u8], last: bool) -> usize {
        let mut rest = bytes;
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.count_good(text.as_bytes());
                    return 0;
                }
                Err(fault) => {
                    let (good, after) = rest.split_at(fault.valid_up_to());
                    self.count_good(good);
                    match fault.error_len() {
                        None if !last => return after.len(),
                        length => {
                            let length = length.unwrap_or(after.len());
                            self.count_bad(good.last().copied(), &after[..length]);
                            rest = &after[length..];
                        }
                    }
                }
            }
        }
    }

    fn count_good(&mut self, bytes: &[u8]) {
        self.lines += memchr::memchr_iter(b'\n', bytes).count() as u32;
        if !bytes.is_ascii() {
            self.good += bytes.iter().filter(|b| **b >= 0xc0).count() as u64;
        }
    }

    fn count_bad(&mut self, before: Option<u8>, bytes: &[u8]) {
        if self.bad == 0 {
            self.first_bad_line = self.lines;
        }
        self.bad += 1;
        self.strange |= bytes.iter().any(|b| NOT_WINDOWS.contains(b));
        let after_letter = before.is_some_and(|b| b.is_ascii_alphabetic());
        self.strange |= after_letter && bytes.first().is_some_and(|b| HARDLY_WINDOWS.contains(b));
    }

    /// A file with a few wrong bytes among many right ones is UTF-8 that something has damaged.
    fn verdict(&self) -> Look {
        const FEW: u64 = 10;
        if self.bad == 0 {
            return Look::of(Encoding::Utf8);
        }
        if self.good > self.bad * FEW {
            return Look { first_bad_line: Some(self.first_bad_line), ..Look::of(Encoding::Utf8) };
        }
        Look { strange_bytes: self.strange, ..Look::of(Encoding::Windows1252) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding_of(bytes: &[u8]) -> Encoding {
        look(&mut &bytes[..]).unwrap().encoding
    }

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(encoding_of("Åse;Sykepleier\n".as_bytes()), Encoding::Utf8);
        assert_eq!(encoding_of(b"\xc5se;Sykepleier\n"), Encoding::Windows1252);
        assert_eq!(encoding_of(b"\xff\xfeN\0a\0v\0n\0"), Encoding::Utf16Le);
        assert_eq!(encoding_of(b"\0N\0a\0v\0n\0;\0x"), Encoding::Utf16Be);
        assert_eq!(encoding_of(b"Navn;Enhet\n"), Encoding::Utf8);
    }

    #[test]
    fn text_in_memory_is_decoded_whole() {
        let written: [&[u8]; 4] = [
            "år;æ".as_bytes(),
            b"\xef\xbb\xbf\xc3\xa5r;\xc3\xa6",
            b"\xe5r;\xe6",
            b"\xff\xfe\xe5\0r\0;\0\xe6\0",
        ];
        for bytes in written {
            assert_eq!(decoded(bytes).unwrap(), "år;æ");
        }
    }

    #[test]
    fn nearly_utf8_says_where_it_is_not() {
        let mut bytes = "Åse Ærlig Østby Åge\n".repeat(10).into_bytes();
        bytes.extend(b"\xe5\n");
        let look = look(&mut &bytes[..]).unwrap();
        assert_eq!((look.encoding, look.first_bad_line), (Encoding::Utf8, Some(11)));
    }

    #[test]
    fn dos_letters_are_suspect() {
        let suspect = |bytes: &[u8]| look(&mut &bytes[..]).unwrap().strange_bytes;
        assert!(suspect(b"\x8fse;x\n"));
        assert!(suspect(b"F\x9bdselsdato;natt p\x86 sykehjem\n"));
        assert!(suspect(b"F\xbfdselsdato\n"));
        assert!(!suspect(b"F\xf8dselsdato;\x91natt\x92 \x86 p\xe5\n"));
    }
}
