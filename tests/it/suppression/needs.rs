//! What `behov` hides is not shown in any format, is as it was where it is shown, and cannot be worked out.

use super::solver::{Bounds, Known};
use super::table::{self, Town};
use super::{of_towns, told};
use crate::support::kompetanse;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So many municipalities are looked at.
const TOWNS: u64 = 80;

const PARTS: [&str; 6] = ["mobilise", "renew", "recognise", "practise", "train", "recruit"];

/// The kinds of steps, which are parts too.
const KINDS: usize = 5;

/// Returns what is answered of a municipality in a format, with more arguments.
fn ask(town: &Town, seed: u64, format: &str, more: &[&str]) -> Option<String> {
    let asked = ["--alle", "--innsats", "5", "--format", format];
    told(town, &format!("needs-{seed}"), "behov", &[&asked, more].concat())
}

/// What is answered of a municipality.
struct Asked {
    seed: u64,
    few: u64,
    plain: Value,
    hidden: Value,
    /// The gap, as it is published.
    gap: Value,
}

/// Returns what is answered of a seed, plain and with what rests on few hidden.
fn asked(seed: u64) -> Option<Asked> {
    let town = table::trained(seed);
    let few = 1 + seed % 5;
    let read = |text: String| serde_json::from_str(&text).unwrap();
    let plain = read(ask(&town, seed, "json", &[])?);
    let hidden = read(ask(&town, seed, "json", &["--prikk", &few.to_string()])?);
    let gap = super::asked(&town, few, &format!("needs-gap-{seed}")).unwrap().1;
    Some(Asked { seed, few, plain, hidden, gap })
}

/// Returns what is answered of every municipality, which is asked but once.
fn all() -> &'static [Asked] {
    static ALL: OnceLock<Vec<Asked>> = OnceLock::new();
    ALL.get_or_init(|| of_towns(TOWNS, asked))
}

pub fn rows<'v>(answer: &'v Value, key: &str) -> &'v [Value] {
    answer[key].as_array().unwrap()
}

pub fn names(of: &Value) -> Vec<&str> {
    of["suppressed"].as_array().into_iter().flatten().map(|key| key.as_str().unwrap()).collect()
}

/// Says what is wrong with an object that has figures hidden: what is shown is as it was, and what is not is named.
pub fn compare(plain: &Value, hidden: &Value, prefix: &str, named: &[&str], wrong: &mut Vec<String>) {
    compare_by(|plain, shown| plain == shown, (plain, hidden), prefix, named, wrong);
}

/// Says what is wrong with an object, where two values are told to be the same.
pub fn compare_by(
    is_same: fn(&Value, &Value) -> bool,
    (plain, hidden): (&Value, &Value),
    prefix: &str,
    named: &[&str],
    wrong: &mut Vec<String>,
) {
    for (key, value) in plain.as_object().unwrap() {
        let shown = &hidden[key];
        let name = format!("{prefix}{key}");
        let is_named = named.contains(&name.as_str());
        match (is_same(value, shown), shown.is_null()) {
            (true, _) if !is_named || value.is_null() => {}
            (false, true) if is_named => {}
            _ => wrong.push(format!("{name}: {value} is {shown}, named {named:?}")),
        }
    }
}

/// Returns what a sum is of.
fn of(sum: &Value) -> String {
    format!("{} {} {}", sum["category"], sum["unit"], sum["basis"])
}

#[test]
fn what_is_shown_is_as_it_was_and_what_is_hidden_is_named() {
    let (mut wrong, mut seen, mut hidden_in_all) = (Vec::new(), 0, 0);
    for Asked { seed, plain, hidden, .. } in all() {
        seen += 1;
        let before = wrong.len();
        for (row, published) in rows(plain, "requirements").iter().zip(rows(hidden, "requirements")) {
            compare(row, published, "", &names(published), &mut wrong);
        }
        for key in ["categories", "units"] {
            let known: BTreeMap<String, &Value> = rows(plain, key).iter().map(|sum| (of(sum), sum)).collect();
            let published: BTreeMap<String, &Value> =
                rows(hidden, key).iter().map(|sum| (of(sum), sum)).collect();
            for (name, sum) in &known {
                compare(sum, published[name], "", &names(published[name]), &mut wrong);
            }
            // A sum of nothing stands there only where that it is nothing is hidden.
            for (name, sum) in published.iter().filter(|(name, _)| !known.contains_key(*name)) {
                let is_shown = |key: &&&str| !sum[**key].is_null() && sum[**key] != 0.0;
                if ["unmet", "gap"].iter().chain(&PARTS).any(|key| is_shown(&key)) || !sum["gap"].is_null() {
                    wrong.push(format!("{name} is not hidden: {sum}"));
                }
            }
        }
        let named = names(hidden);
        compare(&plain["steps"], &hidden["steps"], "steps.", &named, &mut wrong);
        for key in ["objective", "objective_if_all_closed", "bound", "rank", "transfers"] {
            let [plain, hidden] = [plain, hidden].map(|answer| serde_json::json!({ key: answer[key] }));
            compare(&plain, &hidden, "", &named, &mut wrong);
        }
        let keys = |of: &[Value]| of.iter().map(|one| names(one).len()).sum::<usize>();
        let lists = ["requirements", "categories", "units"].map(|key| keys(rows(hidden, key)));
        let all = lists.iter().sum::<usize>() + named.len() + names(&hidden["register"]).len();
        let said = ["few", "others"].map(|key| hidden["suppression"][key].as_u64().unwrap());
        assert_eq!(said.iter().sum::<u64>(), all as u64, "seed {seed}");
        hidden_in_all += all;
        wrong[before..].iter_mut().for_each(|one| *one = format!("seed {seed}: {one}"));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen > TOWNS * 9 / 10 && hidden_in_all > 1_000, "{seen} towns, {hidden_in_all} hidden");
}

#[test]
fn what_counts_few_is_not_shown() {
    for Asked { seed, few, plain, hidden, gap } in all() {
        let is_few = |value: &Value| value.as_f64().is_some_and(|value| value > 0.0 && value <= *few as f64);
        for (place, row) in rows(hidden, "requirements").iter().enumerate() {
            let in_persons = !row["basis"].as_str().unwrap().contains("fte");
            for kind in &PARTS[..KINDS] {
                let place = format!("seed {seed}, prikk {few}: {kind} of {}", row["requirement"]);
                assert!(!(in_persons && is_few(&row[*kind])), "{place} is {}", row[*kind]);
            }
            // What the gap hides is hidden here, and what is chosen of a requirement with anything hidden, but what is
            // nothing in a whole category.
            let of_gap = names(&rows(gap, "gaps")[place]);
            assert_eq!(of_gap.contains(&"gap"), names(row).contains(&"gap"), "seed {seed}: {row}");
            if !of_gap.is_empty() && rows(plain, "requirements")[place]["gap"].as_f64() > Some(0.0) {
                assert!(
                    PARTS.iter().all(|part| row[*part].is_null() || row[*part] == 0.0),
                    "seed {seed}: {row}"
                );
            }
            if !of_gap.is_empty() {
                assert!(row["part_time_reserve"].is_null(), "seed {seed}: {row}");
            }
        }
        for kind in &PARTS[..KINDS] {
            assert!(!is_few(&hidden["steps"][*kind]), "seed {seed}, prikk {few}: {}", hidden["steps"]);
        }
        let transfers = hidden["transfers"].as_array().into_iter().flatten();
        assert!(transfers.into_iter().all(|one| !is_few(&one["persons"])), "seed {seed}");
    }
}

/// Gathers what is known of a published answer: parts sum to gaps, rows to units and categories, and those to all.
fn known(answer: &Value, gap: &Value) -> Known {
    let mut known = Known::default();
    let all = rows(answer, "requirements");
    let many = (0.0, 2_000.0);
    for (at, row) in all.iter().enumerate() {
        let asks = gap["gaps"][at]["required"].as_f64().unwrap_or(2_000.0);
        let hides = !row["gap"].is_number() && !names(row).is_empty();
        let judged = hides || row["gap"].is_number();
        if judged {
            known.row(&format!("row {at}"), row, (0.0, asks));
        }
    }
    for (list, name) in [("categories", "category"), ("units", "unit")] {
        for (at, sum) in rows(answer, list).iter().enumerate() {
            let is_all = list == "categories" && sum["category"].is_null();
            let of = format!("{list} {at}");
            known.row(&of, sum, many);
            let in_fte = sum["basis"] == "fte";
            let is_of = |row: &Value| {
                row["basis"].as_str().unwrap().contains("fte") == in_fte
                    && (is_all
                        || row[name] == sum[name]
                        || list == "units" && row[name].is_null() && sum[name].is_null())
            };
            for key in ["gap"].iter().chain(&PARTS) {
                let members = (0..all.len()).filter(|at| is_of(&all[*at]));
                known.sums(&of, key, members.map(|at| format!("row {at}")));
            }
        }
    }
    for kind in &PARTS[..KINDS] {
        let is_hidden = names(answer).contains(&format!("steps.{kind}").as_str());
        let step = known.add("steps", kind, &answer["steps"][*kind], is_hidden, true, many);
        for (at, row) in all.iter().enumerate() {
            if let Some(part) = known.at(&format!("row {at}"), kind) {
                let in_fte = row["basis"].as_str().unwrap().contains("fte");
                known.never_more(part, (step, if in_fte { 10.0 } else { 1.0 }));
            }
        }
        if all.iter().all(|row| !row["basis"].as_str().unwrap().contains("fte")) {
            let places: Vec<usize> =
                (0..all.len()).filter_map(|at| known.at(&format!("row {at}"), kind)).collect();
            known.at_least(&places, step);
        }
    }
    known
}

impl Known {
    /// Adds a gap and the parts that sum to it.
    fn row(&mut self, of: &str, row: &Value, bounds: Bounds) {
        let hidden = names(row);
        let whole = !row["basis"].as_str().unwrap().contains("fte");
        let mut terms = Vec::new();
        for key in ["gap"].iter().chain(&PARTS) {
            let place = self.add(of, key, &row[*key], hidden.contains(key), whole, bounds);
            terms.push((place, if *key == "gap" { -1.0 } else { 1.0 }));
        }
        self.equal(&terms);
        if !whole && let Some(gap) = row["gap"].as_f64() {
            // Of what is small, no less than half tells two values apart.
            terms.iter().for_each(|(place, _)| self.nearer(*place, gap / 3.0));
        }
    }

    /// Adds that a figure is the sum of those of the same key.
    fn sums(&mut self, of: &str, key: &str, members: impl Iterator<Item = String>) {
        let Some(sum) = self.at(of, key) else { return };
        let mut terms = vec![(sum, -1.0)];
        terms.extend(members.filter_map(|member| Some((self.at(&member, key)?, 1.0))));
        self.equal(&terms);
    }
}

#[test]
fn no_hidden_part_can_be_worked_out() {
    let (mut told, mut tables, mut hidden) = (Vec::new(), 0, 0);
    for Asked { seed, few, hidden: published, gap, .. } in all() {
        let known = known(published, gap);
        tables += 1;
        hidden += known.hidden();
        let found = known.found();
        if !found.is_empty() {
            told.push(format!("seed {seed}, prikk {few}: {found:?}"));
        }
    }
    assert!(told.is_empty(), "{} of {tables} are worked out:\n{}", told.len(), told.join("\n"));
    assert!(tables > TOWNS * 9 / 10 && hidden > 1_000, "{tables} tables, {hidden} hidden");
}

/// Returns the tables of Markdown by their headings: rows of cells.
fn tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut all: Vec<Vec<Vec<String>>> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let is_row = line.starts_with('|');
        if is_row && !inside {
            all.push(Vec::new());
        }
        inside = is_row;
        if let (true, Some(table)) = (is_row, all.last_mut()) {
            table.push(line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect());
        }
    }
    all
}

#[test]
fn every_cell_is_as_it_was_or_hidden() {
    let (mut cells, mut dots) = (0, 0);
    for seed in 0..TOWNS / 4 {
        let (town, few) = (table::trained(seed), (1 + seed % 5).to_string());
        for table in ["requirements", "categories", "units"] {
            let of = |more: &[&str]| ask(&town, seed, "csv", &[&["--tabell", table], more].concat());
            let (Some(plain), Some(hidden)) = (of(&[]), of(&["--prikk", &few])) else { continue };
            let known: Vec<Vec<&str>> = plain.lines().map(|line| line.split(';').collect()).collect();
            for line in hidden.lines() {
                let line: Vec<&str> = line.split(';').collect();
                let fits = |row: &&Vec<&str>| {
                    row.len() == line.len() && row.iter().zip(&line).all(|(a, b)| a == b || *b == ":")
                };
                // A sum of nothing has no row where nothing is hidden.
                let is_hidden =
                    table != "requirements" && line[2..].iter().all(|cell| [":", "0"].contains(cell));
                assert!(is_hidden || known.iter().any(|row| fits(&row)), "seed {seed}, {table}: {line:?}");
                cells += line.len();
                dots += line.iter().filter(|cell| **cell == ":").count();
            }
        }
        same_as_json(&town, seed, &few);
    }
    assert!(dots > 500 && cells > dots, "{cells} cells, {dots} hidden");
}

/// Holds Markdown and the web page against JSON: as many figures are hidden in the rows of requirements.
fn same_as_json(town: &Town, seed: u64, few: &str) {
    let Some(json) = ask(town, seed, "json", &["--prikk", few]) else { return };
    let json: Value = serde_json::from_str(&json).unwrap();
    let text = ask(town, seed, "md", &["--prikk", few]).unwrap();
    let page = ask(town, seed, "html", &["--prikk", few]).unwrap();
    let hidden: usize = rows(&json, "requirements").iter().map(|row| names(row).len()).sum();
    let of_rows = |table: &&Vec<Vec<String>>| table[0].iter().any(|cell| cell == "Deltidsreserve");
    let tables = tables(&text);
    let cells = tables.iter().filter(of_rows).flatten().flatten();
    assert_eq!(cells.filter(|cell| *cell == ":").count(), hidden, "seed {seed}: {text}");
    let is_said = json["suppression"]["few"].as_u64() > Some(0);
    assert!(!is_said || page.contains("er skjult og vist som"), "seed {seed}");
}

#[test]
fn examples_hide_what_is_few_in_every_format() {
    let ask = |format: &str, more: &[&str]| {
        let start = ["behov", "examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml"];
        let rest = ["--dato", "2026-11-21", "--format", format];
        let outcome = kompetanse(&[&start[..], &rest[..], more].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        outcome.output
    };
    let json: Value = serde_json::from_str(&ask("json", &["--prikk", "3"])).unwrap();
    // Two people could be moved, which are few; so the table of where to is hidden, and what all of it comes to.
    assert!(json["steps"]["mobilise"].is_null() && json["transfers"].is_null() && json["rank"].is_null());
    assert!(json["objective"].is_null() && json["bound"].is_null());
    let text = ask("md", &["--prikk", "3"]);
    assert!(
        text.contains("Mobilisere: tallet er skjult")
            && !text.contains("Hvor kompetansen er i dag, og hvor den mangler; krever"),
        "{text}"
    );
    for word in ["ingenting kan dekkes", "Ingen krav er udekket"] {
        assert!(!text.contains(word), "{text}");
    }
    let refused = kompetanse(&["behov", "examples/lillevik/register.csv", "--prikk", "3", "--med-navn"]);
    assert_eq!(refused.status, 2);
}
