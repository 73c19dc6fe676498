//! What rests on few people is hidden, and cannot be worked out (`--prikk`).

mod attack;
mod evaluation;
mod expiry;
mod formats;
mod measures;
mod needs;
mod paper;
mod projection;
mod solver;
mod table;

use crate::support::{frozen, kompetanse};
use attack::Attack;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use table::Town;

/// So many municipalities are attacked.
const TOWNS: u64 = 200;

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suppression").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns the gap of a municipality, plain and with what rests on so few hidden.
fn asked(town: &Town, few: u64, name: &str) -> Option<(Value, Value)> {
    let ask = |more: &[&str]| -> Option<Value> {
        let text = told(town, name, "gap", &[&["--format", "json"], more].concat())?;
        Some(serde_json::from_str(&text).unwrap())
    };
    let found = Some((ask(&[])?, ask(&["--prikk", &few.to_string()])?));
    fs::remove_dir_all(folder(name)).unwrap();
    found
}

/// Returns what is asked of so many municipalities, by their seeds; two are asked at a time.
fn of_towns<T: Send>(towns: u64, asked: fn(u64) -> Option<T>) -> Vec<T> {
    let half = |first: u64| (first..towns).step_by(2).filter_map(asked).collect::<Vec<_>>();
    thread::scope(|scope| {
        let halves = [0, 1].map(|first| scope.spawn(move || half(first)));
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    })
}

/// Writes a municipality's register and plan, each whole at once: other tests may be reading the same.
fn written(town: &Town, folder: &Path) -> (PathBuf, PathBuf) {
    let put = |name: &str, text: &str| {
        let mut file = tempfile::NamedTempFile::new_in(folder).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let path = folder.join(name);
        file.persist(&path).unwrap();
        path
    };
    (put("register.csv", &town.register), put("plan.toml", &town.plan))
}

/// Returns what a command says of a municipality, where it can be asked: a unit that nobody happens to work in is no unit.
fn told(town: &Town, name: &str, command: &str, more: &[&str]) -> Option<String> {
    let folder = folder(name);
    let (register, plan) = written(town, &folder);
    let files = [command, register.to_str().unwrap(), "--plan", plan.to_str().unwrap()];
    let outcome = kompetanse(&[&files[..], &["--dato", "2026-11-21"], more].concat());
    (outcome.status == 0).then_some(outcome.output)
}

/// The keys of a row's figures that somebody is counted in.
const COUNTED: [&str; 7] =
    ["formal", "real", "qualified", "formal_only", "real_only", "undated", "dispensations"];

#[test]
fn no_hidden_figure_can_be_worked_out() {
    let (mut tables, mut hidden, mut whole_rows) = (0, 0, 0);
    let mut told = Vec::new();
    for seed in 0..TOWNS {
        let town = table::town(seed);
        let few = 1 + seed % 5;
        let Some((plain, mut published)) = asked(&town, few, &format!("attack-{seed}")) else { continue };
        tell_percent(&mut published, &town.plan);
        tables += 1;
        let attack = Attack::on(&published, &town);
        let found = attack.found();
        if !found.is_empty() {
            told.push(format!("seed {seed}, prikk {few}: {found:?}"));
        }
        hidden += attack.hidden();
        whole_rows += in_whole_rows(&plain, few);
    }
    assert!(told.is_empty(), "{} of {tables} are worked out:\n{}", told.len(), told.join("\n"));
    assert!(tables > TOWNS * 9 / 10, "{tables} tables");
    assert!(
        hidden * 2 < whole_rows,
        "{hidden} figures are hidden, and {whole_rows} are in rows with any to hide"
    );
}

/// Tells the attacker what share the plan asks for.
fn tell_percent(answer: &mut Value, plan: &str) {
    for row in answer["gaps"].as_array_mut().unwrap() {
        let id = row["requirement"].as_str().unwrap();
        let block = plan.split("[[krav]]").find(|block| block.contains(&format!("id = \"{id}\""))).unwrap();
        let percent = block.lines().find_map(|line| line.strip_prefix("andel")?.split(" = ").nth(1));
        if let Some(percent) = percent {
            row["percent"] = percent.parse::<f64>().unwrap().into();
        }
    }
}

/// Returns how many figures stand in rows that have any figure to hide.
fn in_whole_rows(answer: &Value, few: u64) -> usize {
    let mut in_rows = 0;
    for row in answer["gaps"].as_array().unwrap() {
        let figures = figures(row);
        let small = figures.iter().any(|(key, value)| {
            (COUNTED.contains(key) || *key == "population.persons") && is_few(value, few)
        });
        in_rows += if small { figures.len() } else { 0 };
    }
    in_rows
}

fn is_few(value: &Value, few: u64) -> bool {
    value.as_f64().is_some_and(|value| value > 0.0 && value <= few as f64)
}

/// Returns the figures of a row that may be hidden.
fn figures(row: &Value) -> Vec<(&'static str, Value)> {
    const KEYS: [&str; 11] = [
        "required",
        "gap",
        "gap_formal",
        "gap_real",
        "surplus",
        "coverage",
        "slack",
        "formal",
        "real",
        "qualified",
        "vulnerable",
    ];
    const PEOPLE: [&str; 4] = ["formal_only", "real_only", "undated", "dispensations"];
    let of = |key: &'static str| (key, row[key].clone());
    let population = ["persons", "fte"].into_iter().zip(["population.persons", "population.fte"]);
    let mut all: Vec<_> = KEYS.into_iter().chain(PEOPLE).map(of).collect();
    all.extend(population.map(|(inner, key)| (key, row["population"][inner].clone())));
    all.retain(|(_, value)| !value.is_null());
    all
}

#[test]
fn what_is_shown_is_as_it_was_and_what_is_few_is_not_shown() {
    for seed in 0..TOWNS {
        let town = table::town(seed);
        let few = 1 + seed % 5;
        let Some((plain, published)) = asked(&town, few, &format!("shown-{seed}")) else { continue };
        let (rows, hidden) = (plain["gaps"].as_array().unwrap(), published["gaps"].as_array().unwrap());
        for (row, published) in rows.iter().zip(hidden) {
            let suppressed: Vec<&str> =
                published["suppressed"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let shown: Vec<_> = figures(published);
            for (key, value) in figures(row) {
                let place = format!("seed {seed}, prikk {few}: {key} of {}", row["requirement"]);
                match shown.iter().find(|(known, _)| *known == key) {
                    Some((_, published)) => {
                        assert_eq!(*published, value, "{place}");
                        assert!(!suppressed.contains(&key), "{place} is shown, and said to be hidden");
                        let counts = COUNTED.contains(&key) || key == "population.persons";
                        let in_persons = !row["basis"].as_str().unwrap().contains("fte")
                            || ["formal_only", "real_only", "undated", "dispensations", "population.persons"]
                                .contains(&key);
                        assert!(!(counts && in_persons && is_few(&value, few)), "{place} is {value}");
                    }
                    None => assert!(suppressed.contains(&key), "{place} is gone, and not said to be hidden"),
                }
            }
        }
    }
}

/// Returns what is shown of the rows that are reckoned by hand: persons, who qualifies and the gap, null where hidden.
fn by_hand(few: &str) -> (Value, Vec<Value>) {
    let mut arguments = vec!["gap", "fixtures/suppression/register.csv"];
    arguments.extend(["--plan", "fixtures/suppression/plan.toml", "--dato", "2026-11-21"]);
    arguments.extend(["--format", "json", "--prikk", few]);
    let answer: Value = serde_json::from_str(&kompetanse(&arguments).output).unwrap();
    let rows = answer["gaps"].as_array().unwrap().iter();
    let shown =
        rows.map(|row| serde_json::json!([row["population"]["persons"], row["qualified"], row["gap"]]));
    let shown = shown.collect();
    (answer, shown)
}

#[test]
fn what_is_hidden_is_as_reckoned_by_hand() {
    use serde_json::json;
    let (answer, rows) = by_hand("3");
    assert_eq!(rows, [json!([12, null, null]), json!([null, null, null]), json!([null, null, null])]);
    let sum = &answer["categories"][0];
    assert_eq!((&sum["met"], &sum["persons"]["gap"]), (&json!(1), &json!(3)));
    assert_eq!(sum["persons"]["coverage"].as_f64(), Some(14.0 / 17.0));
    assert_eq!(answer["register"]["persons"], 12);
    let (_, rows) = by_hand("2");
    assert_eq!(rows, [json!([12, null, null]), json!([9, null, null]), json!([3, null, null])]);
    let (answer, rows) = by_hand("1");
    assert_eq!(rows, [json!([12, 8, 1]), json!([9, 6, 0]), json!([3, 2, 2])]);
    assert_eq!(answer["suppression"], json!({"persons": 1, "few": 0, "others": 0}));
}

#[test]
fn every_format_hides_the_same() {
    for format in ["tabell", "csv", "md", "html", "json"] {
        let mut arguments = vec!["gap", "examples/lillevik/register.csv"];
        arguments.extend(["--plan", "examples/lillevik/plan.toml", "--dato", "2026-11-21", "--alle"]);
        arguments.extend(["--prikk", "3", "--format", format, "-q"]);
        let outcome = kompetanse(&arguments);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        let said = outcome.output.replace('\r', "␍").replace('\u{feff}', "␟");
        let said = match said.split_once("<body") {
            Some((_, body)) => body.replace(env!("CARGO_PKG_VERSION"), "VERSION"),
            None => said,
        };
        frozen(&format!("suppressed-gap-{format}"), &said);
    }
}

#[test]
fn names_and_hidden_figures_do_not_go_together() {
    let ask = |more: &[&str]| {
        let mut arguments = vec!["gap", "fixtures/suppression/register.csv"];
        arguments.extend(["--plan", "fixtures/suppression/plan.toml", "--dato", "2026-11-21"]);
        arguments.extend(more);
        kompetanse(&arguments)
    };
    let outcome = ask(&["--prikk", "3", "--med-navn"]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.messages.contains("--prikk") && outcome.messages.contains("--med-navn"));
    assert_eq!(ask(&["--prikk", "alle"]).status, 2);
    let (plain, none) = (ask(&["--format", "json"]), ask(&["--format", "json", "--prikk", "0"]));
    assert_eq!(plain.output, none.output);
}
