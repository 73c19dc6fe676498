//! What stands between the cells of a text file: found by how evenly each candidate cuts the first rows.

/// A delimiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `;`, as Norwegian spreadsheets write.
    Semicolon,
    /// A tab.
    Tab,
    /// `,`, as international programs write.
    Comma,
    /// `|`.
    Bar,
}

/// In the order in which ties are decided.
const ALL: [Delimiter; 4] = [Delimiter::Semicolon, Delimiter::Tab, Delimiter::Comma, Delimiter::Bar];

impl Delimiter {
    /// Returns the byte.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Comma => b',',
            Delimiter::Bar => b'|',
        }
    }

    /// Returns the delimiter that Excel's own first line `sep=;` names.
    pub(super) fn announced(first_line: &str) -> Option<Self> {
        let mark = first_line.trim_end_matches(['\r', '\n']).strip_prefix("sep=")?;
        ALL.into_iter().find(|delimiter| mark.as_bytes() == [delimiter.byte()])
    }
}

/// Returns the delimiter that cuts the rows most evenly into most cells.
pub(super) fn guess(head: &str) -> Delimiter {
    let mut best = (0.0, Delimiter::Semicolon);
    for delimiter in ALL {
        let score = evenness(head, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

/// Returns how evenly a delimiter cuts: the share of rows with the commonest width, times how wide that is.
///
/// Rows of one cell are titles and say nothing, but many of them say that the delimiter is another.
fn evenness(head: &str, delimiter: Delimiter) -> f64 {
    if memchr::memchr(delimiter.byte(), head.as_bytes()).is_none() {
        return 0.0;
    }
    let widths = widths(head, delimiter);
    let rows = widths.len();
    let mut counts = std::collections::BTreeMap::new();
    for width in widths.into_iter().filter(|width| *width > 1) {
        *counts.entry(width).or_insert(0usize) += 1;
    }
    counts
        .into_iter()
        .map(|(width, count)| count as f64 / rows as f64 * (width as f64).ln_1p())
        .fold(0.0, f64::max)
}

/// So many rows tell the delimiter, also where titles stand above them.
const ROWS: usize = 200;

fn widths(head: &str, delimiter: Delimiter) -> Vec<usize> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_bytes())
        .into_byte_records()
        .map_while(Result::ok)
        .map(|record| record.len())
        .take(ROWS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_even_cut_wins() {
        assert_eq!(guess("a;b\n1,5;2,5\n3,5;4,5\n"), Delimiter::Semicolon);
        assert_eq!(guess("Tittel, med komma\na;b;c\nx;y;z\n"), Delimiter::Semicolon);
        assert_eq!(guess("id,navn,enhet\n1,\"A; B\",x\n"), Delimiter::Comma);
        assert_eq!(guess("Rapport\nid\tnavn\n1\tA\n2\tB\n"), Delimiter::Tab);
        assert_eq!(guess("a|b|c\n1|2|3\n"), Delimiter::Bar);
    }

    #[test]
    fn excel_may_announce_it() {
        assert_eq!(Delimiter::announced("sep=;\r\n"), Some(Delimiter::Semicolon));
        assert_eq!(Delimiter::announced("sep=\t"), Some(Delimiter::Tab));
        assert_eq!(Delimiter::announced("Navn;Enhet"), None);
    }
}
