//! Measures, the money for them and the yearly cycle say the same in a workbook as in TOML.

use crate::plan_workbook::{Book, without_places};
use crate::support::frozen;
use kompetanse::language::Language;
use kompetanse::plan::{Reading, parse};
use kompetanse::report::finding::message;
use rust_xlsxwriter::{ExcelDateTime, Format};

const TOML: &str = r#"
[plan]
navn = "A"
fra = 2026
til = 2030

[[kategori]]
id = "fag"
navn = "Fag"

[[kompetanse]]
id = "hfa"
navn = "Helsefagarbeider"
kategori = "fag"

[[kompetanse]]
id = "7174"
navn = "Sykepleier"
kategori = "fag"

[[krav]]
kompetanse = "hfa"
antall = 1

[[tiltak]]
id = "fagbrev"
navn = "Fagbrev på jobb"
ansvarlig = "Leder"
frist = 2028-06-01
type = "formell"
kompetanse = "hfa"
gir = "begge"
niva = 3
forutsetter = { stilling = ["Assistent", "7076"], kompetanse = [], real = 2 }
kostnad = 45_000
tilskudd = 15_000
plasser = 6
varighet_mnd = 24
fullforing = 80
maned = [1, 8]

[[tiltak]]
id = "2"
type = "videreutdanning"
kompetanse = "7174"
gir = "formell"
forutsetter = { kompetanse = ["hfa"] }
fullforing = 62.5
maned = 1

[okonomi]
ramme = { 2027 = 1_500_000, 2028 = 0 }
maks_borte = 10
minsteandel_uten_hoyere = 30
rekruttering = 250_000
hoyere_utdanning = ["7174"]

[[arshjul]]
maned = [3, 9]
aktivitet = "Medarbeidersamtaler"
ansvarlig = "Alle ledere"
"#;

/// Returns a workbook with what measures need.
fn book() -> Book {
    let mut book = Book::new();
    book.sheet("plan", &[&["navn", "fra", "til"], &["A", "2026", "2030"]]);
    book.sheet("kategori", &[&["id", "navn"], &["fag", "Fag"]]);
    let rows: &[&[&str]] =
        &[&["id", "navn", "kategori"], &["hfa", "Helsefagarbeider", "fag"], &["7174", "Sykepleier", "fag"]];
    book.sheet("kompetanse", rows);
    book.sheet("krav", &[&["kompetanse", "antall"], &["hfa", "1"]]);
    book
}

#[test]
fn measures_in_a_workbook_are_those_in_toml() {
    let mut book = book();
    let measures = book.sheet(
        "Tiltak",
        &[
            &[
                "id",
                "Navn",
                "ansvarleg",
                "frist",
                "type",
                "kompetanse",
                "gir",
                "nivå",
                "forutsetter.stilling",
                "foreset.real",
                "kostnad",
                "tilskot",
                "plassar",
                "varighet_mnd",
                "fullføring",
                "Måned",
                "forutsetter.kompetanse",
            ],
            &[
                "fagbrev",
                "Fagbrev på jobb",
                "Leder",
                "",
                "Formell",
                "hfa",
                "begge",
                "3",
                "Assistent; 7076",
                "2",
                "45 000",
                "",
                "6",
                "24",
                "80 %",
                "1; 8",
                "[]",
            ],
            &[
                "",
                "",
                "",
                "",
                "vidareutdanning",
                "",
                "Formell",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "62,5",
                "1",
                "hfa",
            ],
        ],
    );
    let day = ExcelDateTime::from_ymd(2028, 6, 1).unwrap();
    measures.write_datetime_with_format(1, 3, &day, &Format::new().set_num_format("dd.mm.yyyy")).unwrap();
    measures.write_number(1, 11, 15_000).unwrap();
    measures.write_number(2, 0, 2).unwrap();
    measures.write_number(2, 5, 7174).unwrap();
    let economy = book.sheet(
        "Økonomi",
        &[
            &["ramme", "maks_borte", "minstedel_utan_hogare", "rekruttering", "høyere utdanning"],
            &["2027 = 1 500 000", "", "30", "250 000"],
            &["2028 = 0"],
        ],
    );
    economy.write_number_with_format(1, 1, 0.1, &Format::new().set_num_format("0 %")).unwrap();
    economy.write_number(1, 4, 7174).unwrap();
    let year: &[&[&str]] =
        &[&["månad", "aktivitet", "ansvarlig"], &["3; 9", "Medarbeidersamtaler", "Alle ledere"]];
    book.sheet("Årshjul", year);
    let Reading { plan, findings } = book.read();
    assert!(findings.is_empty(), "{findings:#?}");
    let expected = parse(&[("plan.toml", TOML)]);
    assert!(expected.findings.is_empty(), "{:#?}", expected.findings);
    assert_eq!(without_places(&plan), without_places(&expected.plan));
}

#[test]
fn faults_of_measures_in_a_workbook_are_told_with_their_cells() {
    let mut book = book();
    book.sheet(
        "tiltak",
        &[
            &["id", "type", "kompetanse", "gir", "niva", "kostnad", "tilskudd", "maned", "frist"],
            &["a", "formel", "hfaa", "begge", "", "100", "200", "januar", "høsten"],
            &["b", "hospitering", "hfa", "", "", "45 000 kr", "", "13", "01.06.2031"],
        ],
    );
    book.sheet("okonomi", &[&["ramme", "hoyere_utdanning"], &["2027 = -1", "spl"], &["2028 = mye"]]);
    book.sheet("arshjul", &[&["maned", "aktivitet"], &["", "Samtaler"], &["3; 13", ""]]);
    let told: Vec<String> =
        book.read().findings.iter().map(|finding| message(finding, Language::Bokmal)).collect();
    frozen("plan-workbook-measure-faults", &told.join("\n"));
}
