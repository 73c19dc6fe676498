//! Names and patterns, compared as the plan's readers expect: by a rule of this test's own.

/// Returns a name without what does not matter: case, hyphens and runs of white space.
pub fn plain(name: &str) -> String {
    let spaced: String = name.chars().map(|c| if c == '-' { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Tells whether a name fits a pattern in which `*` stands for anything.
pub fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name) = (plain(pattern), plain(name));
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or("");
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[test]
fn patterns_fit_whole_names() {
    assert!(fits("Lærling*", "LÆRLING  helsefag"));
    assert!(!fits("Lærling", "Lærling helsefag"));
    assert!(fits("*ungdoms*er", "Barne- og ungdomsarbeider"));
    assert!(fits("barne og  ungdomsarbeider", "Barne- og ungdomsarbeider"));
    assert!(!fits("syke*", "Hjelpepleier"));
}
