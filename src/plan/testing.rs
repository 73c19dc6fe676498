//! What tests of this room share.

use super::load::{Reading, load, parse};
use crate::finding::Finding;
use crate::origin::Origin;

/// Returns a plan of the fixtures.
pub(super) fn fixture(name: &str) -> Reading {
    load(&[std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/plan").join(name)])
}

/// Returns findings, one a line: place, code, what stood there and what was expected.
pub(super) fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(line).collect()
}

fn line(finding: &Finding) -> String {
    let place = finding.place.as_ref().map(Origin::to_string).unwrap_or_default();
    let place = place.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = finding.seen.as_deref().map(|seen| format!(" <{seen}>")).unwrap_or_default();
    let expected = match finding.expected.as_slice() {
        [] => String::new(),
        expected => format!(" [{}]", expected.join(" | ")),
    };
    let other = finding.other.as_ref().map(|other| format!(" see {other}")).unwrap_or_default();
    let other = other.replace(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/plan/"), "");
    format!("{place} {}{seen}{expected}{other}", finding.code.text())
}

/// What a plan needs before its requirements.
pub(super) const BASE: &str = "[[kategori]]\nid = \"fag\"\nnavn = \"Fag\"\n\
    [[kompetanse]]\nid = \"sykepleier\"\nnavn = \"Sykepleier\"\nkategori = \"fag\"\n\
    [[kompetanse]]\nid = \"lege\"\nnavn = \"Lege\"\nkategori = \"fag\"\n";

/// Returns the plan that texts make after [`BASE`], in files `a`, `b` and so on.
pub(super) fn reading(texts: &[&str]) -> Reading {
    let names = ["a", "b", "c"];
    let files = names.iter().zip(texts).map(|(name, text)| (*name, *text));
    parse(&std::iter::once(("base", BASE)).chain(files).collect::<Vec<_>>())
}
