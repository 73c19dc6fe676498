//! Rates of leaving from past registers: worked by hand, on invented histories, and as a reader meets them.

mod by_hand;
mod simulated;

use crate::support::{Outcome, frozen, kompetanse};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const HEADER: &str =
    "Ansattnummer;Navn;Fødselsår;Stilling;Stillingskode;Stillingsprosent;Startdato;Sluttdato";

/// A folder with registers and a plan.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Writes a register whose rows each begin with an id, a name and a year of birth.
    fn register(&self, name: &str, rows: &[String]) -> &Self {
        self.file(name, &format!("{HEADER}\n{}\n", rows.join("\n")))
    }

    fn file(&self, name: &str, text: &str) -> &Self {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Asks of all registers in the folder; of a plan too, where there is one.
    fn ask(&self, more: &[&str]) -> Outcome {
        let mut arguments = vec!["kalibrer".to_owned(), self.0.path().to_str().unwrap().to_owned()];
        arguments.extend(more.iter().map(|word| (*word).to_owned()));
        kompetanse(&arguments)
    }

    fn answer(&self, more: &[&str]) -> Value {
        answered(&self.ask(&[&["--format=json"], more].concat()))
    }
}

fn answered(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{outcome:?}");
    serde_json::from_str(&outcome.output).unwrap()
}

/// Returns rows of people born in a year, in one position, who have always been there.
fn rows(ids: impl IntoIterator<Item = u32>, born: u16, position: &str) -> Vec<String> {
    ids.into_iter().map(|id| format!("{id:04};Hemmelig {id};{born};{position};;100;;")).collect()
}

/// Returns the one row of a list that has a value.
fn with<'a>(list: &'a Value, key: &str, value: &Value) -> &'a Value {
    let found: Vec<&Value> = list.as_array().unwrap().iter().filter(|row| row[key] == *value).collect();
    assert_eq!(found.len(), 1, "{key} {value} in {list}");
    found[0]
}

fn near(told: &Value, known: f64) {
    let number = told.as_f64().unwrap_or_else(|| panic!("{told} is no number"));
    assert!((number - known).abs() < 1e-6, "{told} is not {known}");
}

/// A small municipality: nurses and assistants over two years, with a plan.
fn small() -> Place {
    let place = Place::new();
    let nurses = |ids: std::ops::Range<u32>| rows(ids, 1984, "Sykepleier");
    let assistants = |ids: std::ops::Range<u32>| rows(ids, 1998, "Assistent");
    let all = |nurses: Vec<String>, assistants: Vec<String>| [nurses, assistants].concat();
    place.register("register-2023.csv", &all(nurses(1..13), assistants(50..60)));
    place.register("register-2024.csv", &all(nurses(4..13), assistants(52..60)));
    place.register("register-2025.csv", &all(nurses(5..15), assistants(55..62)));
    place.file(
        "plan.toml",
        "[plan]\nnavn = \"Plan\"\n[framskriving]\navgang_faktor = { Assistent = 2 }\n[[krav]]\nantall = 8\n\
         stilling = [\"Sykepleier\"]\n[[krav]]\nid = \"arsverk\"\narsverk = 12\n",
    );
    place
}

#[test]
fn a_report_says_the_same_in_three_languages_and_every_format() {
    let place = small();
    for (name, more) in [
        ("nb", &["--etterprov"][..]),
        ("nn", &["--etterprov", "--sprak=nn"]),
        ("en", &["--backtest", "--language=en"]),
        ("md", &["--etterprov", "--format=md"]),
        ("csv", &["--format=csv"]),
        ("international", &["--format=csv", "--csv-dialekt=internasjonal", "--tabell=exits"]),
        ("json", &["--format=json", "--etterprov"]),
    ] {
        let outcome = place.ask(more);
        assert_eq!(outcome.status, 0, "{outcome:?}");
        let shown = [outcome.output, outcome.messages].join("\n");
        let shown = shown.replace(place.0.path().to_str().unwrap(), "mappe");
        let shown = shown.replace("mappe\\", "mappe/").replace('\r', "␍").replace('\u{feff}', "␟");
        frozen(&format!("report-calibration-{name}"), &shown);
    }
}

#[test]
fn help_is_there_in_three_languages() {
    let pages = ["nb", "nn", "en"].map(|language| {
        let outcome = kompetanse(&["kalibrer", "--hjelp", "--sprak", language]);
        assert_eq!((outcome.status, outcome.messages.as_str()), (0, ""));
        outcome.output
    });
    frozen("help-calibration", &pages.join("\n\n"));
}

#[test]
fn nobody_is_told_of() {
    let place = small();
    for format in ["tabell", "md", "csv", "json"] {
        for table in ["cells", "exits", "factors", "intervals", "backtest"] {
            let outcome = place.ask(&["--etterprov", "--format", format, "--tabell", table]);
            assert_eq!(outcome.status, 0, "{outcome:?}");
            for secret in ["Hemmelig", "0001", "0055"] {
                let told = [&outcome.output, &outcome.messages].iter().any(|text| text.contains(secret));
                assert!(!told, "{format} {table} tells of {secret}: {outcome:?}");
            }
        }
    }
}

#[test]
fn the_order_of_files_changes_nothing() {
    let place = small();
    let files = ["register-2025.csv", "register-2023.csv", "register-2024.csv"].map(|name| place.path(name));
    let plan = place.path("plan.toml");
    let asked = ["kalibrer", "--plan", &plan, "--format=json", "--etterprov"];
    let told = |order: [usize; 3]| {
        let files = order.map(|at| files[at].as_str());
        kompetanse(&[&asked[..], &files[..]].concat()).output
    };
    let first = told([0, 1, 2]);
    assert!(first.contains("kompetanse.calibration/1"));
    for order in [[1, 2, 0], [2, 1, 0], [1, 0, 2]] {
        assert_eq!(told(order), first);
    }
    // A folder is all the registers in it.
    assert_eq!(place.ask(&["--format=json", "--etterprov"]).output, first);
}

#[test]
fn the_lines_are_a_plan() {
    let place = small();
    let odd = ["\"7174\"", "Assistent", "\"Fagleder \\\"natt\\\"\"", "\"Åse's*\"", "'a\\b'"];
    let factors: Vec<String> = odd.iter().map(|key| format!("{key} = 1.255")).collect();
    let requirement = "[plan]\nnavn = \"Plan\"\n[[krav]]\nantall = 8\n";
    place.file(
        "plan.toml",
        &format!("{requirement}[framskriving]\navgang_faktor = {{ {} }}\n", factors.join(", ")),
    );
    let answer = place.answer(&[]);
    let toml = answer["toml"].as_str().unwrap();
    let reading = kompetanse::plan::parse(&[("plan.toml", &format!("{requirement}{toml}"))]);
    assert!(reading.findings.is_empty(), "{toml}\n{:#?}", reading.findings);
    let outlook = reading.plan.outlook;
    let steps = outlook.exits.unwrap().steps;
    let exits = answer["exits"].as_array().unwrap();
    assert_eq!((steps.len(), exits.len()), (17, 17));
    for ((age, rate), exit) in steps.iter().zip(exits) {
        assert_eq!(exit["from_age"], *age);
        near(&exit["new"], rate.billionths() as f64 / 1e9);
    }
    let names: Vec<&str> = outlook.exit_factors.iter().map(|factor| factor.position.text.as_str()).collect();
    assert_eq!(names, ["7174", "Assistent", "Fagleder \"natt\"", "Åse's*", "a\\b"]);
    // Nobody was followed in most of them: those stay as they are, to the last decimal.
    let told: Vec<String> = outlook.exit_factors.iter().map(|factor| factor.factor.to_string()).collect();
    assert_eq!([&told[0], &told[2], &told[3], &told[4]], ["1.255"; 4]);
    assert_ne!(told[1], "1.255");
}

#[test]
fn a_date_is_found_in_the_name_or_above_the_header_or_given() {
    let place = Place::new();
    let people = |ids| rows(ids, 1984, "Sykepleier");
    place.register("i-fjor/a.csv", &people(1..9)).register("i-fjor/b.csv", &people(2..9));
    let titled =
        format!("Kompetanseregister\nUttrekk per 21.11.2025\n\n{HEADER}\n{}\n", people(2..9).join("\n"));
    place.file("ansatte.csv", &titled).register("2024-11-21.csv", &people(1..9));
    let [a, b] = ["i-fjor/a.csv", "i-fjor/b.csv"].map(|name| place.path(name));
    let dates = |arguments: &[&str]| {
        let asked = [&["kalibrer", "--format=json"], arguments].concat();
        let answer = answered(&kompetanse(&asked));
        let interval = answer["intervals"][0].clone();
        (interval["from"].clone(), interval["to"].clone(), interval["left"].clone())
    };
    let found = dates(&[&place.path("ansatte.csv"), &place.path("2024-11-21.csv")]);
    assert_eq!(found, ("2024-11-21".into(), "2025-11-21".into(), 1.into()));
    // Given dates are those of the files in their order, whatever is written elsewhere.
    let given = dates(&[&b, &a, "--dato=31.12.2025", "--dato", "2024-12-31"]);
    assert_eq!(given, ("2024-12-31".into(), "2025-12-31".into(), 1.into()));
    let over = [
        &*place.path("ansatte.csv"),
        &*place.path("2024-11-21.csv"),
        "--dato=2020-01-01",
        "--dato=2019-01-01",
    ];
    assert_eq!(dates(&over), ("2019-01-01".into(), "2020-01-01".into(), 1.into()));
    let too_few = kompetanse(&["kalibrer", &a, &b, "--dato", "2025-12-31"]);
    assert_eq!((too_few.status, too_few.output.as_str()), (2, ""));
    assert!(too_few.messages.contains("Filer: 2. Datoer: 1."), "{}", too_few.messages);
    for more in [["--dato=2025", "--dato=2024"], ["--dato=snart", "--dato=2024-12-31"]] {
        assert_eq!(kompetanse(&[&["kalibrer", &*a, &*b], &more[..]].concat()).status, 2);
    }
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let place = small();
    let [first, last] = ["register-2023.csv", "register-2025.csv"].map(|name| place.path(name));
    assert_eq!(kompetanse(&["kalibrer"]).status, 3);
    for more in [["--format", "toml"], ["-o", "satser.toml"]] {
        assert_eq!(place.ask(&more).status, 2, "{more:?}");
    }
    fs::remove_file(place.path("plan.toml")).unwrap();
    // Without a plan the standard rates hold; but there is nothing to project.
    let answer = answered(&kompetanse(&["kalibrer", &first, &last, "--format=json"]));
    assert_eq!(answer["exits_source"], "default");
    let outcome = kompetanse(&["kalibrer", &first, &last, "--etterprov"]);
    assert!(outcome.status == 3 && outcome.messages.contains("[plan-not-found]"), "{outcome:?}");
    // Every file is looked at before anything is refused.
    place.file("ansatte.csv", "Fruktsort;Pris\nEple;12\n");
    let outcome = place.ask(&[]);
    let codes = ["[not-a-register]", "[calibration-date-missing]"];
    assert!(outcome.status == 3 && codes.iter().all(|code| outcome.messages.contains(code)), "{outcome:?}");
}

#[test]
fn a_report_among_the_registers_is_not_one_of_them() {
    let place = small();
    let before = place.ask(&["--format=json"]).output;
    for name in ["kalibrering-2022.csv", "kalibrering-2021.txt", "kalibrering-2020.tsv"] {
        let path = place.path(name);
        assert_eq!(place.ask(&["-q", "-o", &path]).status, 0);
        assert!(Path::new(&path).is_file());
        assert_eq!(place.ask(&["--format=json"]).output, before, "{name}");
    }
}
