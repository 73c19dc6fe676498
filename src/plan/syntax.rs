//! From text to tree, and what to say where the text is not TOML.
//!
//! The TOML parser gives up at some faults. So a faulty line is reported, mended or left out, and the text
//! is read again, until the rest of it can be read: one comma does not hide the other faults.

use std::collections::BTreeSet;

use toml::de::{DeTable, Error};

use super::keys::{SEVERAL, known};
use super::lines::Lines;
use super::repair::{Fault, Mend, Statements, fault_of};
use super::tree::{Builder, Table, line_from_one};
use crate::finding::{Code, Finding};
use crate::origin::Origin;

/// A text that was read.
pub(super) struct Document {
    /// What it says.
    pub(super) root: Table,
    /// Faults of syntax.
    pub(super) findings: Vec<Finding>,
    /// The lines, from 1, of which nothing more should be said.
    pub(super) faulty: BTreeSet<u32>,
}

/// So many bytes, at most, are read again and again to find more faults.
const PATIENCE: usize = 20_000_000;

/// Reads a text.
pub(super) fn read(file: &Origin, text: &str) -> Document {
    let mut attempt = Attempt::new(text);
    attempt.double_brackets(file);
    let rounds = (PATIENCE / text.len().max(1)).clamp(1, 200);
    for _ in 0..rounds {
        if !attempt.round(file) {
            break;
        }
    }
    attempt.finish(file)
}

/// The text as it was mended so far, and what was found on the way.
struct Attempt {
    lines: Vec<String>,
    findings: Vec<Finding>,
    faulty: BTreeSet<usize>,
    reported: BTreeSet<Origin>,
}

impl Attempt {
    fn new(text: &str) -> Self {
        let lines = text.split('\n').map(str::to_owned).collect();
        Self { lines, findings: Vec::new(), faulty: BTreeSet::new(), reported: BTreeSet::new() }
    }

    /// Mends `[krav]` before the parser sees it, which would take the next one for the same key; each name is told of once.
    fn double_brackets(&mut self, file: &Origin) {
        // Within a text of several lines, a line is no heading.
        if self.lines.iter().any(|line| line.contains("\"\"\"") || line.contains("'''")) {
            return;
        }
        let mut told: BTreeSet<&'static str> = BTreeSet::new();
        for (number, line) in self.lines.iter_mut().enumerate() {
            let Some((name, key)) = single_bracket(line) else { continue };
            let (single, double) = (format!("[{name}]"), format!("[[{name}]]"));
            if told.insert(key) {
                let place = file.at_line(line_from_one(number)).at_character(1);
                self.findings
                    .push(Finding::new(Code::PlanSyntax).at(place).seen(&single).expected([&*double]));
            }
            *line = line.replacen(&single, &double, 1);
        }
    }

    /// Reports and mends what is wrong, up to the first fault that may have made the parser lose its way;
    /// tells whether the text should be read again.
    fn round(&mut self, file: &Origin) -> bool {
        let text = self.lines.join("\n");
        let lines = Lines::new(file, &text);
        let (tree, mut errors) = DeTable::parse_recoverable(&text);
        errors.sort_by_key(start);
        let statements = Statements::of(tree.get_ref());
        let mut again = false;
        for error in &errors {
            if self.faulty.contains(&lines.line(start(error))) {
                continue;
            }
            let fault = fault_of(error, &lines, tree.get_ref(), &statements);
            let astray = matches!(fault.mend, Mend::LeaveOut(_) | Mend::Head(..));
            again |= self.take(fault);
            if astray {
                return true;
            }
        }
        again
    }

    /// Notes a fault; tells whether the text was changed.
    fn take(&mut self, fault: Fault) -> bool {
        for finding in fault.findings {
            let new = finding.place.as_ref().is_none_or(|place| self.reported.insert(place.clone()));
            if new {
                self.findings.push(finding);
            }
        }
        match fault.mend {
            Mend::Stands => false,
            Mend::StandsAlone(line) => {
                self.faulty.insert(line);
                false
            }
            Mend::Rewrite(line, text) | Mend::Head(line, text) => {
                self.faulty.insert(line);
                self.put(line, text);
                true
            }
            Mend::LeaveOut(range) => {
                for line in range {
                    self.faulty.insert(line);
                    self.put(line, String::new());
                }
                true
            }
        }
    }

    fn put(&mut self, line: usize, text: String) {
        if let Some(old) = self.lines.get_mut(line) {
            *old = text;
        }
    }

    fn finish(self, file: &Origin) -> Document {
        let text = self.lines.join("\n");
        let lines = Lines::new(file, &text);
        let (tree, _) = DeTable::parse_recoverable(&text);
        let headings = self.headings();
        let builder = Builder { lines: &lines, faulty: &self.faulty, headings: &headings };
        let root = builder.table(tree.get_ref(), 0..0);
        let faulty = self.faulty.iter().map(|line| line_from_one(*line)).collect();
        Document { root, findings: self.findings, faulty }
    }

    fn headings(&self) -> BTreeSet<usize> {
        let heading = |(_, text): &(usize, &String)| text.trim_start().starts_with('[');
        self.lines.iter().enumerate().filter(heading).map(|(line, _)| line).collect()
    }
}

/// Returns the name in a heading with single brackets of what there are several of, as written and as keys have it.
fn single_bracket(line: &str) -> Option<(String, &'static str)> {
    let inner = line.trim_start().strip_prefix('[')?;
    let (name, rest) = inner.split_once(']')?;
    let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with('#');
    let key = known(name, SEVERAL).filter(|_| ends)?;
    Some((name.to_owned(), key))
}

fn start(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Code, String)> {
        let document = read(&Origin::file("p"), text);
        document
            .findings
            .iter()
            .map(|f| (f.code, f.place.as_ref().map(Origin::to_string).unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_decimal_comma_is_told_from_other_faults() {
        assert_eq!(found("a = 3,5\nb = 4\n"), [(Code::PlanDecimalComma, "p:1:5".to_owned())]);
        assert_eq!(
            found("a = { 2026 = 3,5, 2030 = 4,25 }\n"),
            [(Code::PlanDecimalComma, "p:1:14".to_owned()), (Code::PlanDecimalComma, "p:1:26".to_owned())]
        );
    }

    #[test]
    fn a_norwegian_date_is_told_from_other_faults() {
        assert_eq!(
            found("a = 01.01.2026\r\nb = 1.1.26 # x"),
            [(Code::PlanDateForm, "p:1:5".to_owned()), (Code::PlanDateForm, "p:2:5".to_owned())]
        );
        assert_eq!(found("a = 2026-13-01\n"), [(Code::PlanDateForm, "p:1:5".to_owned())]);
    }

    #[test]
    fn an_unquoted_key_is_still_read() {
        let document = read(&Origin::file("p"), "[[krav]]\nårsverk = 3\nmålgruppeå = 4\n");
        assert_eq!(document.findings.len(), 2);
        assert_eq!(document.findings[0].code, Code::PlanKeyUnquoted);
        assert_eq!(document.findings[0].expected, ["\"årsverk\"", "arsverk"]);
        assert!(document.faulty.is_empty());
    }

    #[test]
    fn the_rest_is_read_where_a_line_cannot_be() {
        let text = "[plan]\nnavn\nfra = 3,5\n[[krav]\nid = \"a\"\nstilling = [\"a\",\nantall = 2\n[[krav]]\nid = b\n";
        assert_eq!(
            found(text),
            [
                (Code::PlanSyntax, "p:2:1".to_owned()),
                (Code::PlanDecimalComma, "p:3:7".to_owned()),
                (Code::PlanSyntax, "p:4:1".to_owned()),
                (Code::PlanSyntax, "p:6:12".to_owned()),
                (Code::PlanSyntax, "p:9:6".to_owned()),
            ]
        );
        let document = read(&Origin::file("p"), text);
        let keys: Vec<_> = document.root.entries.iter().map(|e| e.key.as_str()).collect();
        assert_eq!(keys, ["plan", "krav"]);
    }

    #[test]
    fn a_key_twice_is_said_with_its_first_place() {
        let document = read(&Origin::file("p"), "[plan]\nfra = 1\nfra = 2\n");
        assert_eq!(document.findings[0].code, Code::PlanKeyTwice);
        assert_eq!(document.findings[0].other.as_ref().unwrap().to_string(), "p:2:1");
    }

    #[test]
    fn single_brackets_are_one_fault_however_many() {
        let text =
            "[krav]\nantall = 1\n\n[krav] # to\nantall = 2\n[[krav]]\nantall = 3\n[eining]\nnamn = 'a'\n";
        assert_eq!(
            found(text),
            [(Code::PlanSyntax, "p:1:1".to_owned()), (Code::PlanSyntax, "p:8:1".to_owned())]
        );
        assert_eq!(read(&Origin::file("p"), text).findings[1].expected, ["[[eining]]"]);
        assert!(found("[plan]\nnavn = \"\"\"\n[krav]\n\"\"\"\n").is_empty());
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        let text = format!("a = {}1{}", "[".repeat(50_000), "]".repeat(50_000));
        assert!(found(&text).iter().all(|(code, _)| *code == Code::PlanSyntax));
        assert!(!found(&format!("[a{}]\nb = 1", ".a".repeat(50_000))).is_empty());
    }
}
