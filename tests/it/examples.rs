//! The programs in `examples` run, and say what they should.

use crate::support::kompetanse;
use kompetanse::language::{Language, every_text};
use kompetanse::model::date::Date;

#[path = "../../examples/gap.rs"]
#[allow(dead_code, reason = "its main only hands over standard output")]
mod gap;

#[path = "../../examples/texts.rs"]
#[allow(dead_code, reason = "its main only hands over standard output")]
mod texts;

#[path = "../../examples/generate_nation.rs"]
#[allow(dead_code, reason = "its main only reads the command line")]
mod generate_nation;

#[test]
fn an_invented_nation_is_the_same_as_a_list_a_workbook_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let name = |name: &str| path(name).to_str().unwrap().to_owned();
    std::fs::write(path("plan.toml"), generate_nation::plan().unwrap()).unwrap();
    generate_nation::list(&path("register.csv"), 3_000).unwrap();
    generate_nation::workbook(&path("register.xlsx"), 3_000).unwrap();
    generate_nation::files(&path("register"), 3_000).unwrap();
    let asked = |register: &str| {
        let (register, plan) = (name(register), name("plan.toml"));
        let said =
            kompetanse(&["gap", &register, "--plan", &plan, "--dato", "2026-11-21", "--format", "csv"]);
        assert_eq!(said.status, 0, "{}", said.messages);
        said.output
    };
    let list = asked("register.csv");
    assert!(list.lines().count() > 1_000);
    assert_eq!(asked("register.xlsx"), list);
    assert_eq!(asked("register"), list);
}

#[test]
fn the_gap_is_told_by_category() {
    let mut told = Vec::new();
    let date = Date::constant(2026, 11, 21);
    let answer = gap::answer("examples/lillevik/plan.toml", "examples/lillevik/register.csv", date).unwrap();
    gap::tell(&answer, &mut told).unwrap();
    assert_eq!(
        String::from_utf8(told).unwrap(),
        "spesialist   persons  69.2 %  årsverk 100.0 %
fag          persons 100.0 %  årsverk  99.0 %
basis        persons  73.7 %  årsverk 100.0 %
ledelse      persons  66.7 %  årsverk 100.0 %
bemanning    persons 100.0 %  årsverk  98.6 %
"
    );
}

#[test]
fn a_register_that_is_not_there_is_a_finding() {
    let date = Date::constant(2026, 11, 21);
    let findings = gap::answer("examples/lillevik/plan.toml", "nothing.csv", date).unwrap_err();
    assert_eq!(findings.len(), 1);
}

#[test]
fn every_text_is_listed_on_a_line() {
    let mut listed = Vec::new();
    texts::list(&[Language::Nynorsk], &mut listed).unwrap();
    let listed = String::from_utf8(listed).unwrap();
    assert_eq!(listed.lines().count(), every_text().len());
    assert!(listed.lines().all(|line| line.starts_with("nn\t") && line.split('\t').count() == 3));
}
