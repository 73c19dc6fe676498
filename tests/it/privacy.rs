//! Nobody can be told from an aggregated report or a message, and a fødselsnummer from nothing at all.
//!
//! Numbers are made as Skatteetaten makes them for tests, with 80 added to the month: nobody has them.

use crate::support::{Outcome, kompetanse};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

/// How the report can be written, all tables of it in CSV.
const FORMATS: [&[&str]; 9] = [
    &["--format=tabell", "--alle"],
    &["--format=md"],
    &["--format=html"],
    &["--format=json"],
    &["--format=csv"],
    &["--format=csv", "--csv-dialekt=internasjonal"],
    &["--format=tsv"],
    &["--format=csv", "--tabell=categories"],
    &["--format=csv", "--tabell=unmatched_competences"],
];

/// What must never be told of: people, what they are paid, and why they are away.
const NAMES: [&str; 5] = ["Zenobia", "Quistgaard", "Ximena", "Yttervåg", "Wærnfelt"];
const IDS: [&str; 2] = ["Q77-31", "Q77-32"];
const PRIVATE: [&str; 3] = ["987654", "Foreldrepermisjon", "Blåklokkeveien"];

/// Fødselsnummer of nobody, and the same as people and spreadsheets write them.
const NUMBERS: [&str; 6] =
    ["01819010192", "01819010273", "01819010354", "01819010435", "01819010516", "01819010788"];

const PLAN: &str = r#"
[plan]
navn = "Plan"

[[kategori]]
id = "fag"
navn = "Fag"

[[kompetanse]]
id = "sykepleier"
navn = "Sykepleier"
kategori = "fag"

[[kompetanse]]
id = "formel"
navn = "=cmd|' /C calc'!A0"
kategori = "fag"

[[krav]]
kompetanse = "sykepleier"
per = "laveste"
antall = 3

[[krav]]
kompetanse = "formel"
antall = 1
"#;

/// What the plan says of measures, one of them named as a formula.
const MEASURES: &str = r#"
[[tiltak]]
id = "+tiltak"
navn = "=cmd|' /C calc'!A0"
ansvarlig = "@Avdelingsleder"
type = "formell"
kompetanse = "sykepleier"
gir = "begge"
niva = 3
kostnad = 1000

[okonomi]
ramme = { 2027 = 100_000 }
"#;

/// A register with everything in it that should not be there, each number in a place of its own.
fn nasty() -> String {
    let head = "Ansattnummer;Fødselsnummer;Navn;Adresse;Årslønn;Permisjonsårsak;Enhet;Stilling;Stillingsprosent;\
                Startdato;Kompetanse;Formell;Realkompetanse;Oppnådd\n";
    let rows = [
        "Q77-31;01819010192;Zenobia Quistgaard;Blåklokkeveien 3;987654;Foreldrepermisjon;Nord;Sykepleier;100;\
         01.01.2020;Sykepleier;Ja;3;01.01.2015",
        "Q77-32;;Ximena 01819010273 Yttervåg;;;;=cmd|' /C calc'!A0;Sykepleier 01819010354;100;01.01.2020;\
         +Kurs 018190-10435;Ja;3;",
        "01819010516;;Zenobia Wærnfelt;;;;Sone 01.81.90 10788;Sykepleier;50;01.01.2020;Sykepleier;Ja;3;",
        "fnr 1819010192;;Ximena Wærnfelt;;;;@Sone;-Sykepleier;50;01.01.2020;=cmd|' /C calc'!A0;Ja;3;",
        // Cells that cannot be understood, with a number in each.
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;01819010192;;Sykepleier;Ja;3;",
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;100;018190 10192;Sykepleier;Ja;3;",
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;100;01.01.2020;Sykepleier;ja 01819010273;3;",
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;100;01.01.2020;Sykepleier;Ja;01819010354;",
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;100;01.01.2020;Sykepleier;Ja;3;1819010435",
        "Q77-31;;Zenobia Quistgaard;;;;Nord;Sykepleier;100;01.01.2020;01819010516;Ja;3;",
        // Nothing that tells whom it is about.
        ";;;;987654;Foreldrepermisjon;Nord;Sykepleier;100;01.01.2020;Sykepleier;Ja;3;",
    ];
    format!("{head}{}\n", rows.join("\n"))
}

/// The same people across, so that what is said of a column could be said of a person.
fn across() -> &'static str {
    "Navn;Zenobia Quistgaard;Ximena 01819010273 Yttervåg\nAnsattnummer;Q77-31;01819010516\nEnhet;Nord;Sør\n\
     Stillingsprosent;100;halv 01819010354\nSykepleier;F3;ukjent 01819010435\nTruckfører;x;x\n"
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("plan.toml"), format!("{PLAN}{MEASURES}")).unwrap();
        fs::write(folder.path().join("stygt.csv"), nasty()).unwrap();
        fs::write(folder.path().join("paa-tvers.csv"), across()).unwrap();
        fs::write(folder.path().join("stygt.xlsx"), workbook()).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn ask(&self, command: &str, register: &str, more: &[&str]) -> Outcome {
        let (register, plan) = (self.path(register), self.path("plan.toml"));
        let mut arguments = vec![command];
        if command == "forklar" {
            arguments.push("sykepleier");
        }
        arguments.extend([register.as_str(), "--plan", plan.as_str(), "--dato", "2026-11-21"]);
        arguments.extend(more);
        kompetanse(&arguments)
    }
}

/// The same register as a workbook, where a number is a number and has lost its zero.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(nasty().lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

/// Returns a text's digits where only what people put between them stands between them.
fn pressed(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}')).collect()
}

/// Asserts that no number of anybody's stands in a text, however it is written.
fn assert_no_numbers(text: &str, what: &str) {
    let pressed = pressed(text);
    for number in NUMBERS {
        assert!(!pressed.contains(&number[1..]), "{what}: has {number}:\n{text}");
    }
    for private in PRIVATE {
        assert!(!text.contains(private), "{what}: has {private}:\n{text}");
    }
}

fn assert_nobody(text: &str, what: &str) {
    assert_no_numbers(text, what);
    for secret in NAMES.iter().chain(&IDS) {
        assert!(!text.contains(secret), "{what}: has {secret}:\n{text}");
    }
}

#[test]
fn aggregated_reports_and_messages_tell_of_nobody() {
    let place = Place::new();
    for register in ["stygt.csv", "stygt.xlsx", "paa-tvers.csv"] {
        for language in LANGUAGES {
            let language = format!("--sprak={language}");
            for command in ["gap", "tiltak", "sjekk", "forklar", "rapport", "utlop", "arshjul"] {
                for format in FORMATS {
                    let more = [format, &[language.as_str()]].concat();
                    let more: Vec<&str> =
                        more.into_iter().filter(|flag| takes_all(command) || *flag != "--alle").collect();
                    let outcome = place.ask(command, register, &more);
                    let what = format!("{command} {register} {more:?}");
                    let is_there = command == "gap" || !more.contains(&"--tabell=unmatched_competences");
                    assert!(!takes_all(command) || !is_there || outcome.status == 0, "{what}: {outcome:?}");
                    assert_nobody(&outcome.output, &what);
                    assert_nobody(&outcome.messages, &what);
                }
            }
        }
    }
}

/// Tells whether a question answers of requirements, and so of those that are met if asked.
fn takes_all(command: &str) -> bool {
    ["gap", "tiltak"].contains(&command)
}

#[test]
fn an_evaluation_tells_of_nobody_but_where_that_is_asked() {
    let place = Place::new();
    let (register, plan) = (place.path("stygt.csv"), place.path("plan.toml"));
    let dates = ["--dato-for=2026-01-01", "--dato=2026-11-21"];
    // One who leaves has a part in the change.
    let before = place.path("for.csv");
    fs::write(&before, nasty() + "Q77-33;;Quistgaard Yttervåg;;;;Nord;Sykepleier;100;;Sykepleier;Ja;3;\n")
        .unwrap();
    for format in &FORMATS[..8] {
        let asked = [&["evaluer", &before, &register, "--plan", &plan][..], &dates, format].concat();
        let outcome = kompetanse(&asked);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert_nobody(&outcome.output, &format!("{format:?}"));
        assert_nobody(&outcome.messages, &format!("{format:?}"));
        let outcome = kompetanse(&[&asked[..], &["--med-navn"]].concat());
        assert_no_numbers(&outcome.output, &format!("{format:?} with names"));
        assert_nobody(&outcome.messages, &format!("{format:?} with names"));
    }
    let asked = ["evaluer", &before, &register, "--plan", &plan, dates[0], dates[1], "--med-navn"];
    assert!(kompetanse(&asked).output.contains("Q77-33"));
}

#[test]
fn refusals_tell_of_nobody() {
    let place = Place::new();
    // The same positions otherwise: every message of the register as a whole comes along.
    let other = nasty().replace(";100;", ";90;");
    fs::write(place.folder.path().join("annet.csv"), other).unwrap();
    for language in LANGUAGES {
        let language = format!("--sprak={language}");
        let other = place.path("annet.csv");
        for more in [
            [language.as_str(), other.as_str()],
            [language.as_str(), "--uten-stilling=*"],
            [language.as_str(), "--kolonne=navn=Finnes ikke"],
        ] {
            let outcome = place.ask("gap", "stygt.csv", &more);
            assert_eq!((outcome.status, outcome.output.as_str()), (3, ""), "{more:?} {outcome:?}");
            assert_nobody(&outcome.messages, &format!("{more:?}"));
        }
    }
}

#[test]
fn with_names_people_are_told_of_but_never_by_number() {
    let place = Place::new();
    let with = |command: &str, register: &str, more: &[&str]| {
        let more = [more, &["--med-navn"]].concat();
        let outcome = place.ask(command, register, &more);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert_no_numbers(&outcome.output, &format!("{register} {more:?}"));
        // What went wrong is told of rows, whoever may see the report.
        assert_nobody(&outcome.messages, &format!("{register} {more:?}"));
        outcome.output
    };
    for register in ["stygt.csv", "stygt.xlsx"] {
        for format in FORMATS {
            with("gap", register, format);
        }
        for format in [&["--format=json"][..], &["--format=csv", "--tabell=people"], &["--format=md"]] {
            // The one who lacks what the measure gives.
            let report = with("tiltak", register, format);
            for told in ["Yttervåg", "Q77-32"] {
                assert!(report.contains(told), "{register} {format:?} has no {told}:\n{report}");
            }
            let report = with("gap", register, format);
            for told in ["Zenobia Quistgaard", "Yttervåg", "Wærnfelt", "Q77-31", "Q77-32"] {
                assert!(report.contains(told), "{register} {format:?} has no {told}:\n{report}");
            }
        }
    }
}

#[test]
fn a_sheet_is_of_one_and_has_nobodys_number() {
    let place = Place::new();
    for (id, own, others) in [
        ("Q77-31", "Zenobia Quistgaard", ["Yttervåg", "Wærnfelt", "Q77-32"]),
        ("Q77-32", "Yttervåg", ["Quistgaard", "Wærnfelt", "Q77-31"]),
    ] {
        for ending in ["md", "html", "json", "csv", "txt"] {
            let path = place.path(&format!("ark.{ending}"));
            let outcome = place.ask("ansatt", "stygt.csv", &["--id", id, "-o", &path]);
            assert_eq!((outcome.status, outcome.output.as_str()), (0, ""), "{outcome:?}");
            assert_nobody(&outcome.messages, id);
            let sheet = fs::read_to_string(&path).unwrap();
            assert_no_numbers(&sheet, &format!("{id} {ending}"));
            assert!(sheet.contains(own), "{id} {ending}: {sheet}");
            assert!(others.iter().all(|other| !sheet.contains(other)), "{id} {ending}: {sheet}");
        }
    }
    for number in NUMBERS {
        let outcome = place.ask("ansatt", "stygt.csv", &["--id", number, "-o", &place.path("ark.md")]);
        assert_eq!(outcome.status, 2, "{outcome:?}");
        assert_nobody(&outcome.messages, number);
    }
}

/// Returns the cells of delimited text.
fn cells(text: &str, delimiter: u8) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn no_cell_is_a_formula_to_a_spreadsheet() {
    let place = Place::new();
    for (format, delimiter) in [
        (&["--format=csv"][..], b';'),
        (&["--format=csv", "--csv-dialekt=internasjonal"], b','),
        (&["--format=tsv"], b'\t'),
    ] {
        let of_gap = ["gaps", "categories", "unmatched_competences", "people"].map(|table| ("gap", table));
        let of_measures = ["places", "measures", "requirements", "people"].map(|table| ("tiltak", table));
        let of_expiry = ["expiring", "places", "requirements", "people"].map(|table| ("utlop", table));
        for (command, table) in of_gap.into_iter().chain(of_measures).chain(of_expiry) {
            let table = format!("--tabell={table}");
            let more = [format, &["--med-navn", table.as_str()]].concat();
            let outcome = place.ask(command, "stygt.csv", &more);
            assert_eq!(outcome.status, 0, "{outcome:?}");
            for cell in cells(&outcome.output, delimiter) {
                let is_number = cell.replace(',', ".").parse::<f64>().is_ok();
                let starts = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(is_number || !starts, "{more:?}: {cell}");
            }
        }
    }
    let outcome = place.ask("gap", "stygt.csv", &["--format=csv"]);
    assert!(outcome.output.contains("'=cmd|' /C calc'!A0"), "{}", outcome.output);
}

#[cfg(unix)]
#[test]
fn a_file_with_names_can_be_read_by_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let mode = |name: &str| fs::metadata(place.path(name)).unwrap().permissions().mode() & 0o777;
    fs::write(place.path("vanlig.txt"), "").unwrap();
    let usual = mode("vanlig.txt");
    for (name, with_names) in [("a.csv", true), ("a.json", true), ("b.csv", false), ("b.md", false)] {
        let path = place.path(name);
        let flags = if with_names { vec!["--med-navn"] } else { Vec::new() };
        let outcome = place.ask("gap", "stygt.csv", &[&["-o", path.as_str()], &flags[..]].concat());
        assert_eq!(outcome.status, 0, "{outcome:?}");
        assert_eq!(mode(name), if with_names { 0o600 } else { usual }, "{name}");
    }
    // A file that others could read is not left so when names are written to it.
    let path = place.path("b.csv");
    place.ask("gap", "stygt.csv", &["-o", path.as_str(), "--med-navn"]);
    assert_eq!(mode("b.csv"), 0o600);
}

// The files of the repository.

/// Returns the names and ids of the people in a register, from columns that are known by their headings.
fn people(path: &Path) -> BTreeSet<String> {
    let bytes = fs::read(path).unwrap();
    let text = String::from_utf8(bytes.clone())
        .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
    let rows: Vec<Vec<&str>> =
        text.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect()).collect();
    let wanted: Vec<usize> = ["Ansattnummer", "Navn"]
        .iter()
        .filter_map(|heading| rows.first()?.iter().position(|cell| cell == heading))
        .collect();
    let cells = rows.iter().skip(1).flat_map(|row| wanted.iter().filter_map(|column| row.get(*column)));
    cells.filter(|cell| cell.len() > 3).map(|cell| (*cell).to_owned()).collect()
}

/// Returns the words of a text, and each two and three that follow each other: an id or a name is one of them.
fn words(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    (1..=3).flat_map(|length| words.windows(length).map(|some| some.join(" ")).collect::<Vec<_>>()).collect()
}

fn assert_tells_of_none(people: &BTreeSet<String>, outcome: &Outcome, what: &str) {
    for text in [&outcome.output, &outcome.messages] {
        let words = words(text);
        let told: Vec<&String> = people.iter().filter(|person| words.contains(*person)).collect();
        assert!(told.is_empty(), "{what} tells of {told:?}");
    }
}

#[test]
fn the_examples_tell_of_nobody() {
    for (folder, plan) in [("lillevik", "plan.toml"), ("fjordvik", "temaplan.toml")] {
        let register = if folder == "lillevik" { "register.csv" } else { "matrise.csv" };
        let (register, plan) = (format!("examples/{folder}/{register}"), format!("examples/{folder}/{plan}"));
        let people = people(Path::new(&register));
        assert!(people.len() >= 60, "{register}");
        // Lillevik has no competence that its plan has not, and so no table of them.
        let formats = if folder == "lillevik" { &FORMATS[..8] } else { &FORMATS[..4] };
        for format in formats {
            let asked = ["gap", &register, "--plan", &plan, "--dato", "2026-11-21"];
            let outcome = kompetanse(&[&asked[..], format].concat());
            assert_eq!(outcome.status, 0, "{outcome:?}");
            assert_tells_of_none(&people, &outcome, &format!("{folder} {format:?}"));
        }
        // Lillevik has no money for measures.
        for format in ["json", "html"].iter().filter(|_| folder == "fjordvik") {
            let asked = ["tiltak", &register, "--plan", &plan, "--dato", "2026-11-21", "--innsats", "1"];
            let outcome = kompetanse(&[&asked[..], &["--format", format]].concat());
            assert_eq!(outcome.status, 0, "{outcome:?}");
            assert_tells_of_none(&people, &outcome, &format!("{folder} tiltak {format}"));
        }
    }
}

#[test]
fn messages_of_every_kind_tell_of_nobody() {
    for code in kompetanse::finding::Code::ALL {
        let folder = format!("fixtures/errors/{}", code.text());
        let mut registers = crate::findings::registers(&folder);
        if registers.is_empty() {
            registers.push("fixtures/errors/register.csv".to_owned());
        }
        let mut people = people(Path::new("fixtures/errors/register.csv"));
        people.extend(["Berit Myrvang", "Nils Haugland", "Åse Øvrebø", "Karin Fjellheim"].map(str::to_owned));
        let plan = format!("{folder}/plan.toml");
        let plan = if Path::new(&plan).is_file() { plan } else { "fixtures/errors/plan.toml".to_owned() };
        for language in LANGUAGES {
            for command in ["gap", "sjekk", "tiltak", "utlop"] {
                let mut asked =
                    vec![command.to_owned(), format!("--plan={plan}"), format!("--sprak={language}")];
                asked.extend(registers.iter().cloned());
                let outcome = kompetanse(&asked);
                assert_tells_of_none(&people, &outcome, &format!("{asked:?}"));
            }
        }
    }
}
