//! What a register tells a plan that is drafted from it.

use kompetanse::analysis::draft::{First, Kind, draft};
use kompetanse::finding::Code;
use kompetanse::model::date::Date;
use kompetanse::model::register::Register;
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::source::Input;

const DAY: Date = jiff::civil::date(2026, 11, 21);

fn register(text: &str) -> Register {
    let input = Input::Bytes { name: "mappe/r.csv".into(), bytes: text.as_bytes().into() };
    kompetanse::register::read(vec![input], Vocabulary::open(), &Overrides::default(), DAY).register
}

const LIST: &str = "Ansattnummer;Avdeling;Enhet;Stilling;Stillingsprosent;Sluttdato;Kompetanse;Formell;Real\n\
    1;Hjemme;Natt;Sykepleier;50;;HLR;ja;3\n\
    1;Hjemme;Natt;Sykepleier;50;;Sjukepleiar;ja;\n\
    2;Sykehjem;Natt;Sykepleier;100;;Hjerte- og lungeredning (HLR);ja;2\n\
    3;Sykehjem;Dag;Assistent;0;;HLR;ja;\n\
    4;Sykehjem;Kveld;Assistent;100;01.01.2020;HLR;ja;\n\
    5;Sykehjem;Dag;Sykepleier;100;;Sykepleier;nei;\n";

#[test]
fn those_who_count_on_the_day_are_counted() {
    let draft = draft(DAY, &register(LIST)).unwrap();
    assert_eq!((draft.persons, draft.files.as_slice()), (3, &["r.csv".to_owned()][..]));
    let units: Vec<_> = draft.units.iter().map(|unit| (unit.name.as_str(), unit.persons)).collect();
    assert_eq!(units, [("Hjemme", 1), ("Natt", 1), ("Sykehjem", 2), ("Dag", 1), ("Natt", 1)]);
    assert_eq!(draft.deserted, ["Sykehjem / Kveld"]);
    assert_eq!(draft.positions.len(), 1);
    assert_eq!(draft.positions[0].persons, 3);
}

#[test]
fn names_of_one_competence_are_counted_as_one() {
    let draft = draft(DAY, &register(LIST)).unwrap();
    let shown: Vec<_> = draft
        .competences
        .iter()
        .map(|one| (one.id.as_str(), one.kind, one.aliases.len(), one.formal, one.independent))
        .collect();
    assert_eq!(shown, [("sjukepleiar", Kind::Professional, 1, 1, 0), ("hlr", Kind::Basic, 1, 2, 1)]);
    assert_eq!(draft.first, First::Commonest(1));
    assert_eq!(draft.competences[0].title.as_deref(), Some("Sykepleier"));
    assert_eq!(draft.professions, []);
}

#[test]
fn where_nobody_is_employed_there_is_nothing_to_draft() {
    let faults = draft(jiff::civil::date(1990, 1, 1), &register("Ansattnummer;Startdato\n1;01.01.2000\n"));
    assert_eq!(faults.unwrap_err()[0].code, Code::NobodyEmployed);
}

#[test]
fn without_competences_people_are_required() {
    let draft = draft(DAY, &register("Ansattnummer;Stilling\n1;Sykepleier\n")).unwrap();
    assert_eq!((draft.first, draft.persons), (First::Staffing, 1));
    assert_eq!(draft.professions[0].id, "sykepleier");
}
