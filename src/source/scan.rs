//! Looks at XML as it passes by, for what fills the memory of who reads it: texts without an end, and elements within
//! elements without an end.

use crate::finding::{Code, Finding};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{self, BufRead, Write};

/// So many bytes may stand between two tags, or in one: many times a cell's.
const MOST_BETWEEN_TAGS: usize = 1 << 23;

/// So many elements may stand within each other: some times as many as in any workbook.
const MOST_LEVELS: usize = 256;

/// What has been seen so far.
#[derive(Default)]
pub(super) struct Scan {
    since_tag: usize,
    levels: usize,
    /// Whether the last byte began a tag, and the next tells which kind.
    begun: bool,
    /// Whether an element's first tag is open, which may end it too.
    is_open: bool,
    last: u8,
    fault: Option<Code>,
}

impl Scan {
    /// Returns what is wrong with what has passed by.
    pub fn finding(&self) -> Option<Finding> {
        let most = match self.fault? {
            Code::WorkbookTooDeep => MOST_LEVELS,
            _ => super::limits::MOST_CHARACTERS,
        };
        self.fault.map(|code| Finding::new(code).seen(most.to_string()))
    }

    fn look(&mut self, bytes: &[u8]) {
        let mut start = 0;
        if let (true, Some(first)) = (self.begun, bytes.first()) {
            self.begin(*first);
        }
        for at in memchr::memchr2_iter(b'<', b'>', bytes) {
            self.pass(at - start);
            start = at + 1;
            self.since_tag = 0;
            if bytes[at] == b'<' {
                match bytes.get(at + 1) {
                    Some(next) => self.begin(*next),
                    None => self.begun = true,
                }
            } else {
                self.end(if at == 0 { self.last } else { bytes[at - 1] });
            }
        }
        self.pass(bytes.len() - start);
        self.last = bytes.last().copied().unwrap_or(self.last);
    }

    fn pass(&mut self, bytes: usize) {
        self.since_tag += bytes;
        if self.since_tag > MOST_BETWEEN_TAGS {
            self.fault.get_or_insert(Code::CellTooLong);
        }
    }

    /// Takes the byte after `<`.
    fn begin(&mut self, next: u8) {
        self.begun = false;
        self.is_open = !matches!(next, b'/' | b'!' | b'?');
        match next {
            b'/' => self.levels = self.levels.saturating_sub(1),
            b'!' | b'?' => {}
            _ => self.levels += 1,
        }
        if self.levels > MOST_LEVELS {
            self.fault.get_or_insert(Code::WorkbookTooDeep);
        }
    }

    /// Takes `>`, and the byte before it.
    fn end(&mut self, before: u8) {
        if self.is_open && before == b'/' {
            self.levels = self.levels.saturating_sub(1);
        }
        self.is_open = false;
    }
}

impl Write for Scan {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.look(bytes);
        match self.fault {
            None => Ok(bytes.len()),
            // Nothing more needs to be unpacked.
            Some(_) => Err(io::Error::other("more than is read")),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Tells whether a part of texts asks for room for more of them than it has bytes: its reader takes its word.
pub(super) fn asks_for_too_much(part: impl BufRead, size: u64) -> bool {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                let said = tag.attributes().flatten().find(|known| known.key.as_ref() == "uniqueCount");
                return said.is_some_and(|said| said.value.parse::<u64>().is_ok_and(|count| count > size));
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => buffer.clear(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is found, however the bytes are cut.
    fn found(text: &str) -> Option<Code> {
        let codes = [1, 2, 7, text.len().max(1)].map(|size| {
            let mut scan = Scan::default();
            text.as_bytes().chunks(size).for_each(|chunk| scan.look(chunk));
            scan.fault
        });
        assert!(codes.iter().all(|code| *code == codes[0]), "{codes:?}");
        codes[0]
    }

    #[test]
    fn elements_within_elements_are_counted() {
        let within = |levels: usize| format!("{}{}", "<a b='/'>".repeat(levels), "</a>".repeat(levels));
        assert_eq!(found(&within(MOST_LEVELS)), None);
        assert_eq!(found(&within(MOST_LEVELS + 1)), Some(Code::WorkbookTooDeep));
    }

    #[test]
    fn elements_beside_elements_are_not() {
        for beside in ["<a/>", "<a></a>", "<a b=''/>", "<!-- -->", "<?a?>", "/>"] {
            assert_eq!(found(&beside.repeat(2 * MOST_LEVELS)), None, "{beside}");
        }
    }

    #[test]
    fn texts_without_an_end_are_found() {
        let text = |length: usize| format!("<a>{}</a>", "x".repeat(length));
        let mut scan = Scan::default();
        assert!(scan.write(text(MOST_BETWEEN_TAGS).as_bytes()).is_ok());
        assert!(scan.write(text(MOST_BETWEEN_TAGS + 1).as_bytes()).is_err());
        assert_eq!(scan.finding().map(|finding| finding.code), Some(Code::CellTooLong));
    }
}
