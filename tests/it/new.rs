//! What a municipality starts from: a plan, a draft from its register, and a register to fill in.

use crate::support::{Outcome, TODAY, fed, kompetanse};
use kompetanse::model::plan::{Basis, Per, Plan, Requires};
use kompetanse::model::register::PersonId;
use kompetanse::model::register::Register;
use kompetanse::model::table::{Role, TableTaken};
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::source::Input;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

const REGISTERS: [&str; 4] = [
    "examples/lillevik/register.csv",
    "examples/fjordvik/register.csv",
    "examples/fjordvik/register.xlsx",
    "examples/fjordvik/matrise.csv",
];

/// Returns the plan of a text in which nothing is to be remarked on.
fn plan(text: &str) -> Plan {
    let reading = kompetanse::plan::parse(&[("plan.toml", text)]);
    assert!(reading.findings.is_empty(), "{:#?}\n{text}", reading.findings);
    reading.plan
}

fn drafted(register: &str, language: &str) -> Outcome {
    let outcome = kompetanse(&["ny", "plan", "--fra", register, "--sprak", language]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    outcome
}

/// Returns the gap of a register by the text of a plan, as JSON.
fn gap(register: &str, text: &str) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.toml");
    std::fs::write(&path, text).unwrap();
    let outcome = kompetanse(&["gap", register, "--plan", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

/// Returns a plan with everything in use that is there to be used, in tables that begin so.
fn uncommented(text: &str, tables: &[&str]) -> String {
    let mut within = false;
    let mut out = String::new();
    for line in text.lines() {
        let begins = tables.iter().any(|table| line.trim_start_matches("# ").starts_with(table));
        within = begins || within && !line.is_empty();
        out.push_str(if within { line.trim_start_matches("# ") } else { line });
        out.push('\n');
    }
    out
}

#[test]
fn the_plan_to_start_from_shows_every_kind_of_requirement() {
    for language in LANGUAGES {
        let text = kompetanse(&["ny", "plan", "--sprak", language]).output;
        let plan = plan(&text);
        assert_eq!(plan.categories.len(), 4);
        let each = &plan.requirements;
        for basis in [Basis::Persons, Basis::Fte, Basis::SharePersons, Basis::ShareFte] {
            assert!(each.iter().any(|one| one.basis == basis), "{basis:?}");
        }
        for per in [Per::Whole, Per::Lowest, Per::Top] {
            assert!(each.iter().any(|one| one.per == per), "{per:?}");
        }
        for requires in [Requires::Formal, Requires::Real, Requires::Both, Requires::Either] {
            assert!(each.iter().any(|one| one.requires == requires), "{requires:?}");
        }
        assert!(each.iter().any(|one| one.amount.in_year(2026) != one.amount.in_year(2028)));
        assert!(each.iter().any(|one| one.is_staffing()));
        assert!(each.iter().any(|one| one.whole_category.is_some()));
        gap(REGISTERS[0], &text);
    }
}

#[test]
fn nynorsk_plans_have_nynorsk_keys() {
    for text in [kompetanse(&["ny", "plan", "--sprak", "nn"]).output, drafted(REGISTERS[0], "nn").output] {
        for line in text.lines() {
            let key = line.trim_start_matches("# ").split(" = ").next().unwrap_or_default();
            assert!(!["navn", "[[enhet]]", "krever", "[utvalg]"].contains(&key), "{line}");
        }
    }
}

#[test]
fn a_draft_can_be_used_at_once() {
    let in_bokmal = REGISTERS.map(|register| (register, "nb"));
    for (register, language) in in_bokmal.into_iter().chain([(REGISTERS[0], "nn"), (REGISTERS[0], "en")]) {
        let text = drafted(register, language).output;
        assert_eq!(plan(&text).requirements.len(), 1);
        let answer = gap(register, &text);
        let row = &answer["gaps"][0];
        assert_eq!((&row["gap"], &row["surplus"]), (&0.into(), &0.into()), "{register}: {row}");
        assert_eq!(answer["register"]["unmatched_competences"], serde_json::json!([]), "{register}");
    }
}

#[test]
fn every_requirement_of_a_draft_can_be_used() {
    for register in REGISTERS {
        let text = uncommented(&drafted(register, "nb").output, &["[[krav]]"]);
        let plan = plan(&text);
        let is_example = |id: &str| id.starts_with("eksempel-");
        let own = plan.requirements.iter().filter(|one| !is_example(&one.id)).count();
        assert_eq!((own, plan.requirements.len() - own), (plan.competences.len(), 4), "{register}");
        let answer = gap(register, &text);
        let rows = answer["gaps"].as_array().unwrap();
        for row in rows.iter().filter(|row| !is_example(row["requirement"].as_str().unwrap())) {
            assert_eq!(row["assessable"], true);
            let nobody = row["qualified"] == 0 && row["required"] == 1;
            assert!(row["gap"] == 0 && row["surplus"] == 0 || nobody, "{register}: {row}");
        }
    }
}

#[test]
fn all_that_is_commented_out_can_be_used() {
    for language in LANGUAGES {
        let starter = kompetanse(&["ny", "plan", "--sprak", language]).output;
        let draft = drafted(REGISTERS[0], language).output;
        let whole = plan(&uncommented(&starter, &["["]));
        assert_eq!((whole.exclusions.positions.len(), whole.measures.len(), whole.calendar.len()), (3, 1, 1));
        assert_eq!(whole.economy.frame.len(), 2);
        let with_professions = plan(&uncommented(&draft, &["["])).competences;
        assert!(with_professions.len() > plan(&draft).competences.len());
    }
}

#[test]
fn what_one_mark_is_taken_from_is_a_plan() {
    for language in LANGUAGES {
        let starter = kompetanse(&["ny", "plan", "--sprak", language]).output;
        let drafts = REGISTERS.map(|register| drafted(register, language).output);
        for text in std::iter::once(&starter).chain(&drafts) {
            let all: Vec<&str> = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
            let all = all.join("\n");
            assert!(all.parse::<toml::Table>().is_ok(), "{all}");
            assert!(plan(&all).requirements.len() >= plan(text).requirements.len(), "{all}");
            let is_marked =
                |line: &str| !line.starts_with('#') || line.starts_with("# ") || line.starts_with("##");
            assert!(text.lines().all(is_marked));
        }
    }
}

#[test]
fn a_register_of_one_side_or_of_none_can_be_drafted_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.csv");
    for (text, kind) in [
        ("Ansattnummer;Kompetanse;Real\n1;HLR;4\n2;HLR;1\n", "real"),
        ("Ansattnummer;Kompetanse\n1;HLR\n2;HLR\n", "formal"),
        ("Ansattnummer;Stilling;Stillingsprosent\n1;Sykepleier;100\n2;Lege;50\n", ""),
    ] {
        std::fs::write(&path, text).unwrap();
        let draft = drafted(path.to_str().unwrap(), "nb").output;
        let row = &gap(path.to_str().unwrap(), &draft)["gaps"][0];
        assert_eq!(row["requires"].as_str().unwrap_or_default(), kind);
        assert_eq!((&row["assessable"], &row["gap"], &row["surplus"]), (&true.into(), &0.into(), &0.into()));
    }
}

#[test]
fn a_draft_has_what_the_register_has() {
    let text = drafted(REGISTERS[1], "nb").output;
    let plan = plan(&text);
    let unit =
        |name: &str| plan.units.iter().find(|unit| unit.name == name).map(|unit| unit.parent.is_some());
    assert_eq!(unit("Hjemmetjenesten"), Some(false));
    assert!(plan.units.len() > 20 && plan.units.iter().any(|unit| unit.parent.is_some()));
    let category = |name: &str| {
        let found = plan.competences.iter().find(|one| one.name == name).unwrap();
        plan.categories[found.category.index()].id.clone()
    };
    for (name, expected) in [
        ("Kreftsykepleie", "spesialist"),
        ("Videreutdanning i ledelse", "ledelse"),
        ("Turnusplanlegging", "ledelse"),
        ("Helsefagarbeider", "fag"),
        ("Brannvern", "basis"),
    ] {
        assert_eq!(category(name), expected, "{name}");
    }
    let resuscitation = plan.competences.iter().find(|one| one.name.contains("(HLR)")).unwrap();
    assert_eq!(resuscitation.aliases, ["Hjerte- og lungeredning", "HLR"]);
    assert!(text.contains("## Ligner på: «Velferdsteknologiens ABC»"));
    assert!(text.contains("7174 Sykepleier: "));
}

#[test]
fn a_draft_tells_of_nobody() {
    for register in REGISTERS {
        let text = drafted(register, "nb").output;
        let register = read(Input::File(register.into()), Vocabulary::open()).0;
        let known = register.names.iter().chain(register.ids.iter().filter(|id| id.len() > 4));
        known.for_each(|known| assert!(!text.contains(known), "{known}"));
    }
}

#[test]
fn a_draft_is_the_same_each_time_whatever_the_order_of_the_rows() {
    let text = std::fs::read_to_string(REGISTERS[0]).unwrap();
    let (head, rows) = text.split_once('\n').unwrap();
    let backwards = rows.lines().rev().fold(format!("{head}\n"), |all, row| all + row + "\n");
    let of = |text: &str| fed(&["ny", "plan", "--fra", "-"], text.as_bytes()).output;
    assert_eq!(of(&text), of(&text));
    assert_eq!(of(&text), of(&backwards));
}

#[test]
fn units_may_have_any_names() {
    let rows = [
        ("Helse", "Natt"),
        ("Omsorg", "Natt"),
        ("Omsorg", "Dag / kveld"),
        ("Bo \"A\"", "Bo 'B'"),
        ("Natt", "Dag"),
        ("A / B", "C"),
        ("Helse", "Helse nord"),
    ];
    let mut text = String::from("Ansattnummer;Avdeling;Enhet;Kompetanse;Formell\n");
    for (id, (department, unit)) in rows.iter().enumerate() {
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        text += &format!("{id};{};{};Kurs {};ja\n", quoted(department), quoted(unit), quoted(unit));
    }
    let outcome = fed(&["ny", "plan", "--fra", "-"], text.as_bytes());
    let made = plan(&outcome.output);
    let open = read(Input::Bytes { name: "-".into(), bytes: text.as_bytes().into() }, Vocabulary::open()).0;
    let with =
        read(Input::Bytes { name: "-".into(), bytes: text.as_bytes().into() }, Vocabulary::of(&made)).0;
    let paths =
        |register: &Register| register.units.ids().map(|id| register.units.path(id)).collect::<Vec<_>>();
    assert_eq!(paths(&open), paths(&with));
    assert_eq!(made.units.len(), open.units.len() - 2);
}

#[test]
fn a_file_that_is_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    for (name, what) in [("plan.toml", "plan"), ("register.csv", "register"), ("register.xlsx", "register")] {
        let path = folder.path().join(name);
        let arguments = ["ny", what, "-o", path.to_str().unwrap()];
        assert_eq!(kompetanse(&arguments).status, 0);
        std::fs::write(&path, "mitt").unwrap();
        let outcome = kompetanse(&arguments);
        assert_eq!((outcome.status, std::fs::read_to_string(&path).unwrap().as_str()), (4, "mitt"));
        assert!(outcome.messages.contains("finnes fra før"), "{}", outcome.messages);
    }
}

#[test]
fn what_cannot_be_drafted_is_told() {
    assert_eq!(kompetanse(&["ny", "plan", "--fra", "finnes-ikke.csv"]).status, 3);
    assert_eq!(kompetanse(&["ny", "plan", "--fra", REGISTERS[0], "--dato", "01.01.1950"]).status, 3);
    assert_eq!(kompetanse(&["ny", "plan", "--dato", "i går"]).status, 2);
    assert_eq!(kompetanse(&["ny"]).status, 2);
}

fn read(input: Input, words: Vocabulary) -> (Register, Vec<TableTaken>) {
    let reading = kompetanse::register::read(vec![input], words, &Overrides::default(), TODAY);
    assert!(reading.is_usable(), "{:?}", reading.findings);
    (reading.register, reading.tables)
}

#[test]
fn a_register_to_fill_in_is_read_column_by_column() {
    let folder = tempfile::tempdir().unwrap();
    for language in LANGUAGES {
        for ending in ["csv", "tsv", "xlsx"] {
            let path = folder.path().join(format!("{language}.{ending}"));
            let place = path.to_str().unwrap();
            assert_eq!(kompetanse(&["ny", "register", "-o", place, "--sprak", language]).status, 0);
            let (register, tables) = read(Input::File(path.clone()), Vocabulary::open());
            let unused = tables[0].columns.iter().filter(|column| column.role == Role::Unused);
            assert_eq!(unused.count(), 0, "{place}");
            assert_eq!(register.people.len(), 1);
            assert_eq!(register.id(PersonId(0)), Some("00101"), "{place}");
            assert_eq!((register.employments.len(), register.holdings.len()), (1, 2));
            let holdings: Vec<_> = register.holdings.iter().collect();
            assert_eq!(holdings[0].level, Some(4));
            assert!(holdings[0].assessed.is_some() && holdings[1].valid_until.is_some());
        }
    }
}

#[test]
fn a_register_to_fill_in_is_norwegian_text_where_nothing_else_is_said() {
    let outcome = kompetanse(&["ny", "register"]);
    assert!(outcome.output.starts_with("\u{feff}Ansattnummer;Navn;Fødselsdato;"));
    assert!(outcome.output.lines().count() == 3 && outcome.output.ends_with("\r\n"));
    assert!(outcome.messages.is_empty());
}

#[test]
fn a_workbook_is_written_to_a_file_alone() {
    let outcome = kompetanse(&["ny", "register", "--format", "xlsx"]);
    assert_eq!((outcome.status, outcome.output.as_str()), (2, ""));
    assert_eq!(kompetanse(&["ny", "register", "-o", "register.pdf"]).status, 2);
    assert!(!Path::new("register.pdf").exists());
}

#[test]
fn every_status_to_choose_is_understood() {
    for language in [
        kompetanse::language::Language::Bokmal,
        kompetanse::language::Language::Nynorsk,
        kompetanse::language::Language::English,
    ] {
        let template = kompetanse::report::register_template::document(language);
        let words = template.columns.iter().find_map(|column| match &column.input {
            kompetanse::report::register_template::Input::Choice(words) => Some(words.clone()),
            _ => None,
        });
        for word in words.unwrap() {
            let read = kompetanse::register::values::status(word);
            assert!(read.is_ok(), "{word}");
        }
    }
}
