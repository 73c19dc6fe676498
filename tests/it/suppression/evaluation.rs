//! What `evaluer` hides is not shown in any format, is as it was where it is shown, and cannot be worked out.

use super::needs::{compare, names, rows};
use super::solver::Known;
use super::table::{self, Town};
use super::{folder, of_towns};
use crate::support::kompetanse;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

/// So many municipalities are looked at.
const TOWNS: u64 = 60;

const PARTS: [&str; 8] =
    ["hired", "left", "moved", "learnt_formally", "learnt_really", "expired", "hours", "other"];

const DATES: [&str; 2] = ["2025-11-21", "2026-11-21"];

/// A municipality's files.
struct Files {
    town: Town,
    folder: PathBuf,
}

impl Files {
    fn of(seed: u64) -> Self {
        let (town, later) = table::changed(seed);
        let files = Self { town, folder: folder(&format!("evaluation-{seed}")) };
        for (name, text) in [
            ("register-0.csv", &files.town.register),
            ("register-1.csv", &later),
            ("plan.toml", &files.town.plan),
        ] {
            fs::write(files.at(name), text).unwrap();
        }
        files
    }

    fn at(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    fn ask(&self, format: &str, more: &[&str]) -> Option<String> {
        let [before, after, plan] =
            ["register-0.csv", "register-1.csv", "plan.toml"].map(|name| self.at(name));
        let mut arguments = vec!["evaluer", &before, &after, "--plan", &plan, "--dato-for", DATES[0]];
        arguments.extend(["--dato", DATES[1], "--alle", "--format", format]);
        arguments.extend(more);
        let outcome = kompetanse(&arguments);
        // A unit that nobody happens to work in is no unit.
        (outcome.status == 0).then_some(outcome.output)
    }

    /// Returns the gap of a date.
    fn gap(&self, date: usize, more: &[&str]) -> Option<String> {
        let (register, plan) = (self.at(&format!("register-{date}.csv")), self.at("plan.toml"));
        let mut arguments = vec!["gap", &register, "--plan", &plan, "--dato", DATES[date]];
        arguments.extend(["--format", "json"]);
        arguments.extend(more);
        let outcome = kompetanse(&arguments);
        (outcome.status == 0).then_some(outcome.output)
    }
}

/// What is answered of a municipality.
struct Asked {
    seed: u64,
    few: u64,
    town: Town,
    plain: Value,
    /// The same with the names of all whom a change is made up of.
    named: Value,
    hidden: Value,
    /// The gap of each date, as it is published.
    gaps: [Option<Value>; 2],
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Returns what is answered of a seed, plain and with what rests on few hidden.
fn asked(seed: u64) -> Option<Asked> {
    let files = Files::of(seed);
    let few = 1 + seed % 5;
    let said = few.to_string();
    let answer = |more: &[&str]| files.ask("json", more).map(|text| read(&text));
    let (plain, named) = (answer(&[])?, answer(&["--med-navn"])?);
    let hidden = answer(&["--prikk", &said])?;
    let gaps = [0, 1].map(|date| files.gap(date, &["--prikk", &said]).map(|text| read(&text)));
    Some(Asked { seed, few, town: files.town, plain, named, hidden, gaps })
}

/// Returns what is answered of every municipality, which is asked but once.
fn all() -> &'static [Asked] {
    static ALL: OnceLock<Vec<Asked>> = OnceLock::new();
    ALL.get_or_init(|| of_towns(TOWNS, asked))
}

fn in_fte(row: &Value) -> bool {
    row["basis"].as_str().unwrap().contains("fte")
}

/// The parts of an answer that have figures: lists of rows, and single ones.
fn figures(answer: &Value) -> Vec<(String, &Value)> {
    let lists = ["requirements", "categories", "measures"];
    let of_lists = lists.into_iter().flat_map(|key| {
        let rows = answer[key].as_array().into_iter().flatten().enumerate();
        rows.map(move |(at, row)| (format!("{key} {at}"), row))
    });
    let alone = ["before", "after", "people"].map(|key| (key.to_owned(), &answer[key]));
    of_lists.chain(alone.into_iter().filter(|(_, of)| of.is_object())).collect()
}

/// Says what is wrong with what is hidden in an answer, and returns how much is.
fn compared(plain: &Value, hidden: &Value, wrong: &mut Vec<String>) -> usize {
    let mut named = 0;
    for ((place, plain), (_, hidden)) in figures(plain).into_iter().zip(figures(hidden)) {
        let before = wrong.len();
        compare(plain, hidden, "", &names(hidden), wrong);
        wrong[before..].iter_mut().for_each(|one| *one = format!("{place}: {one}"));
        named += names(hidden).len();
    }
    named
}

#[test]
fn what_is_shown_is_as_it_was_and_what_is_hidden_is_named() {
    let (mut wrong, mut hidden_in_all, mut shown_parts) = (Vec::new(), 0, 0);
    for Asked { seed, plain, hidden, .. } in all() {
        let before = wrong.len();
        assert_eq!(figures(plain).len(), figures(hidden).len(), "seed {seed}");
        let named = compared(plain, hidden, &mut wrong);
        wrong[before..].iter_mut().for_each(|one| *one = format!("seed {seed}: {one}"));
        let said = ["few", "others"].map(|key| hidden["suppression"][key].as_u64().unwrap());
        assert_eq!(said[0] + said[1], named as u64, "seed {seed}");
        hidden_in_all += named;
        let shows = |row: &&Value| PARTS.iter().all(|part| row[*part].is_number());
        let changes = |row: &&Value| row["change"].as_f64().is_some_and(|change| change != 0.0);
        shown_parts += rows(hidden, "requirements").iter().filter(shows).filter(changes).count();
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(all().len() as u64 > TOWNS * 8 / 10, "{} towns", all().len());
    assert!(hidden_in_all > 1_000 && shown_parts > 30, "{hidden_in_all} hidden, {shown_parts} with reasons");
}

/// Returns how many persons each reason of a row rests on.
fn persons(row: &Value) -> BTreeMap<&str, u64> {
    let mut persons = BTreeMap::new();
    for person in row["people"].as_array().into_iter().flatten() {
        *persons.entry(person["reason"].as_str().unwrap()).or_default() += 1;
    }
    persons
}

#[test]
fn what_counts_few_is_not_shown() {
    let mut few_parts = 0;
    for Asked { seed, few, plain, named, hidden, gaps, .. } in all() {
        let is_few = |value: &Value| value.as_f64().is_some_and(|value| value > 0.0 && value <= *few as f64);
        for (row, shown) in rows(named, "requirements").iter().zip(rows(hidden, "requirements")) {
            let place = format!("seed {seed}, prikk {few}: {shown}");
            for (part, persons) in persons(row) {
                let is_few = (1..=*few).contains(&persons);
                assert!(!is_few || shown[part].is_null(), "{part}: {persons} persons: {place}");
                few_parts += usize::from(is_few);
            }
            let counts = !in_fte(row);
            assert!(
                !counts || !["held_before", "held_after"].iter().any(|key| is_few(&shown[*key])),
                "{place}"
            );
            assert!(shown["people"].is_null(), "{place}");
        }
        for sum in rows(hidden, "categories").iter().filter(|sum| !in_fte(sum)) {
            let counts = ["held_before", "held_after", "hired", "learnt_formally", "learnt_really"];
            assert!(!counts.iter().any(|key| is_few(&sum[*key])), "seed {seed}, prikk {few}: {sum}");
            assert!(!["left", "expired"].iter().any(|key| is_few(&lost(&sum[*key]))), "seed {seed}: {sum}");
        }
        for said in rows(hidden, "measures") {
            let under_way = json!(number(&said["participants"]) - number(&said["completions"]));
            let all = [&said["participants"], &said["completions"], &under_way];
            assert!(!all.into_iter().any(is_few), "seed {seed}, prikk {few}: {said}");
        }
        for of in [&hidden["before"], &hidden["after"]] {
            let all = ["persons", "on_call", "unknown_fractions"];
            assert!(!all.iter().any(|key| is_few(&of[*key])), "seed {seed}, prikk {few}: {of}");
        }
        let people = ["stayed", "hired", "left", "unclear_before", "unclear_after"];
        let is_hidden = people.iter().all(|key| hidden["people"][*key].is_null());
        assert!(is_hidden || !people.iter().any(|key| is_few(&plain["people"][*key])), "seed {seed}");
        hides_what_gaps_hide(hidden, gaps, *seed);
    }
    assert!(few_parts > 500, "{few_parts} parts rest on few");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_default()
}

fn lost(value: &Value) -> Value {
    json!(-number(value))
}

/// A row is hidden where the gap of either date hides what stands in it.
fn hides_what_gaps_hide(hidden: &Value, gaps: &[Option<Value>; 2], seed: u64) {
    let keys = ["required", "qualified", "gap"];
    for gap in gaps.iter().flatten() {
        for of_gap in rows(gap, "gaps") {
            if !names(of_gap).iter().any(|key| keys.contains(key)) {
                continue;
            }
            let is = |row: &&Value| ["requirement", "unit"].iter().all(|key| row[*key] == of_gap[*key]);
            let Some(row) = rows(hidden, "requirements").iter().find(is) else { continue };
            let held = ["held_before", "held_after"].map(|key| &row[key]);
            let is_hidden = |held: &Value| held.is_null() || *held == 0.0;
            assert!(
                held.into_iter().all(is_hidden) && row["change"].is_null(),
                "seed {seed}: {row} {of_gap}"
            );
            assert!(row["gap_before"].is_null() && row["gap_after"].is_null(), "seed {seed}: {row}");
            assert!(PARTS.iter().all(|part| row[*part].is_null() || row[*part] == 0.0), "seed {seed}: {row}");
        }
    }
}

/// Who a row counts: which competences, which positions, in what, and on which grounds.
type Family = (String, BTreeSet<String>, bool, String);

fn family(row: &Value, plan: &str) -> Family {
    let id = row["requirement"].as_str().unwrap();
    let block = plan.split("[[krav]]").find(|block| block.contains(&format!("id = \"{id}\""))).unwrap();
    let block = block.split("[[").next().unwrap();
    let grounds = block.lines().filter(|line| line.starts_with("krever") || line.starts_with("niva"));
    let positions = rows(row, "positions").iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    // The formal side asks for no level.
    let grounds: Vec<&str> = grounds.collect();
    let grounds =
        if grounds.contains(&"krever = \"formell\"") { grounds[..1].join(";") } else { grounds.join(";") };
    (row["competences"].to_string(), positions, in_fte(row), grounds)
}

const HELD: [&str; 3] = ["held_before", "held_after", "change"];

const GAPS: [[&str; 3]; 2] =
    [["gap_before", "required_before", "held_before"], ["gap_after", "required_after", "held_after"]];

/// What an attacker gathers of an answer; of what hangs together they know whether it does.
struct Gathered<'a> {
    known: Known,
    plain: &'a Value,
    rows: Vec<(Family, Option<&'a str>)>,
}

impl<'a> Gathered<'a> {
    fn of(asked: &'a Asked) -> Self {
        let all = rows(&asked.hidden, "requirements");
        let of = |row: &'a Value| (family(row, &asked.town.plan), row["unit"].as_str());
        let mut gathered =
            Self { known: Known::default(), plain: &asked.plain, rows: all.iter().map(of).collect() };
        for (at, row) in all.iter().enumerate() {
            gathered.row(at, row);
        }
        gathered.units(&asked.town);
        gathered.positions();
        for (at, sum) in rows(&asked.hidden, "categories").iter().enumerate() {
            gathered.sum(at, sum, all);
        }
        gathered.people(&asked.hidden);
        gathered
    }

    /// Adds a row's figures: the change is what is held now less what was then, and comes to its parts.
    fn row(&mut self, at: usize, row: &Value) {
        let (of, hidden, whole) = (format!("row {at}"), names(row), !in_fte(row));
        let most = |key: &str| row[key].as_f64().unwrap_or(2_000.0);
        let [then, now] = ["held_before", "held_after"].map(most);
        let grounds = &self.rows[at].0.3;
        let is_staffing = grounds.is_empty() && row["competences"] == json!([]);
        let (formal, real) = (grounds.contains("\"formell\""), grounds.contains("\"real\""));
        let mut places = BTreeMap::new();
        for key in HELD.iter().chain(&PARTS) {
            let bounds = match *key {
                "held_before" | "held_after" => (0.0, 2_000.0),
                "hours" if whole => (0.0, 0.0),
                "learnt_really" if is_staffing || formal => (0.0, 0.0),
                "learnt_formally" | "expired" if is_staffing || real => (0.0, 0.0),
                "hired" => (0.0, now),
                "learnt_formally" | "learnt_really" if whole => (0.0, now),
                "left" | "expired" => (-then, 0.0),
                "change" => (-2_000.0, 2_000.0),
                _ => (-then, now),
            };
            let is_hidden = hidden.contains(key);
            if is_hidden || row[*key].is_number() {
                let place = self.known.add(&of, key, &row[*key], is_hidden, whole, bounds);
                places.insert(*key, place);
                if let Some(value) = self.plain["requirements"][at][*key].as_f64().filter(|_| !whole) {
                    // Of what is small, no less than half tells two values apart.
                    self.known.nearer(place, (value.abs() / 3.0).max(1e-4));
                }
            }
        }
        for [gap, required, held] in GAPS {
            if !hidden.contains(&gap) && !row[gap].is_number() {
                continue;
            }
            let most = row[required].as_f64().unwrap_or(2_000.0);
            let place = self.known.add(&of, gap, &row[gap], hidden.contains(&gap), whole, (0.0, most));
            if let (Some(held), true) = (places.get(held), row[required].is_number()) {
                let required = self.known.add(&of, required, &row[required], false, whole, (0.0, most));
                self.known.at_least(&[place, *held], required);
            }
            if let Some(value) = self.plain["requirements"][at][gap].as_f64().filter(|_| !whole) {
                self.known.nearer(place, (value.abs() / 3.0).max(1e-4));
            }
        }
        let (Some(then), Some(now), Some(change)) =
            (places.get("held_before"), places.get("held_after"), places.get("change"))
        else {
            return;
        };
        self.known.equal(&[(*change, 1.0), (*then, 1.0), (*now, -1.0)]);
        if PARTS.iter().all(|part| places.contains_key(part)) {
            let parts = PARTS.iter().map(|part| (places[part], -1.0));
            self.known.equal(&std::iter::once((*change, 1.0)).chain(parts).collect::<Vec<_>>());
        }
    }

    /// Adds that a row is the sum of others, key by key where it is.
    fn is_sum(&mut self, whole: usize, parts: &[usize]) {
        for key in HELD.iter().chain(&PARTS) {
            let value = |at: usize| self.plain["requirements"][at][*key].as_f64();
            let sum = parts.iter().map(|at| value(*at)).sum::<Option<f64>>();
            let is_so = value(whole).zip(sum).is_some_and(|(whole, sum)| (whole - sum).abs() < 1e-6);
            let at = |row: &usize| self.known.at(&format!("row {row}"), key);
            let (Some(total), true) = (at(&whole), is_so) else { continue };
            let terms: Vec<(usize, f64)> = parts.iter().filter_map(|part| Some((at(part)?, -1.0))).collect();
            self.known.equal(&[&[(total, 1.0)][..], &terms].concat());
        }
    }

    /// Adds that rows of the same in the same unit are one, and that a unit is the sum of the lowest units in it.
    fn units(&mut self, town: &Town) {
        let all = self.rows.clone();
        for (at, (family, unit)) in all.iter().enumerate() {
            let alike = |other: &usize| all[*other].0 == *family;
            if let Some(same) = (0..at).filter(alike).find(|other| all[*other].1 == *unit) {
                self.is_sum(at, &[same]);
                continue;
            }
            let within = |path: &str| unit.is_none_or(|unit| path.starts_with(&format!("{unit} / ")));
            let lowest = (0..all.len()).filter(alike).filter(|other| {
                all[*other]
                    .1
                    .is_some_and(|path| town.lowest.iter().any(|known| known == path) && within(path))
            });
            let mut lowest: Vec<usize> = lowest.collect();
            lowest.sort_by_key(|other| all[*other].1);
            lowest.dedup_by_key(|other| all[*other].1);
            if town.adds_up && !lowest.is_empty() && !lowest.contains(&at) {
                self.is_sum(at, &lowest);
            }
        }
    }

    /// Adds that those in several positions are those in each.
    fn positions(&mut self) {
        let all = self.rows.clone();
        for (at, (family, unit)) in all.iter().enumerate().filter(|(_, (family, _))| family.1.len() > 1) {
            let of = |position: &String| {
                let alone =
                    (family.0.clone(), BTreeSet::from([position.clone()]), family.2, family.3.clone());
                all.iter().position(|(other, there)| *other == alone && there == unit)
            };
            if let Some(each) = family.1.iter().map(of).collect::<Option<Vec<usize>>>() {
                self.is_sum(at, &each);
            }
        }
    }

    /// Adds a sum of rows, as it is said to be.
    fn sum(&mut self, at: usize, sum: &Value, all: &[Value]) {
        let hidden = names(sum);
        let is_of = |row: &Value| {
            in_fte(row) == in_fte(sum) && (sum["category"].is_null() || row["category"] == sum["category"])
        };
        let places: Vec<usize> = (0..all.len()).filter(|at| is_of(&all[*at])).collect();
        for key in HELD.iter().chain(&PARTS).chain(&["gap_before", "gap_after"]) {
            if !hidden.contains(key) && !sum[*key].is_number() {
                continue;
            }
            let value = |at: &usize| self.plain["requirements"][*at][*key].as_f64();
            let whole = !in_fte(sum);
            let total =
                self.known.add(&format!("sum {at}"), key, &sum[*key], false, whole, (-9_000.0, 9_000.0));
            let of_rows: f64 = places.iter().filter_map(value).sum();
            if self.plain["categories"][at][*key].as_f64().is_some_and(|of| (of - of_rows).abs() < 1e-6) {
                let members = places.iter().filter_map(|row| self.known.at(&format!("row {row}"), key));
                let terms: Vec<(usize, f64)> = members.map(|member| (member, -1.0)).collect();
                self.known.equal(&[&[(total, 1.0)][..], &terms].concat());
            }
        }
    }

    /// Adds that those who stayed and those who left or came are those who were there on each date.
    fn people(&mut self, answer: &Value) {
        let people = &answer["people"];
        let hidden = names(people);
        for key in ["stayed", "hired", "left", "unclear_before", "unclear_after"] {
            self.known.add("people", key, &people[key], hidden.contains(&key), true, (0.0, 2_000.0));
        }
        for (date, more) in [("before", ["left", "unclear_before"]), ("after", ["hired", "unclear_after"])] {
            let of = &answer[date];
            let said = names(of);
            let there = ["persons", "on_call"]
                .map(|key| self.known.add(date, key, &of[key], said.contains(&key), true, (0.0, 2_000.0)));
            let [one, other] = more.map(|key| self.known.at("people", key).unwrap());
            let stayed = self.known.at("people", "stayed").unwrap();
            let terms = [(stayed, 1.0), (one, 1.0), (other, 1.0), (there[0], -1.0), (there[1], -1.0)];
            self.known.equal(&terms);
        }
    }
}

#[test]
fn no_hidden_figure_can_be_worked_out() {
    let (mut told, mut hidden, mut nothing) = (Vec::new(), 0, 0);
    for asked in all() {
        let known = Gathered::of(asked).known;
        hidden += known.hidden();
        // That a figure is nothing tells of nobody.
        let (none, found): (Vec<_>, Vec<_>) = known
            .found()
            .into_iter()
            .partition(|(_, (least, most))| least.abs() < 0.005 && most.abs() < 0.005);
        nothing += none.len();
        if !found.is_empty() {
            told.push(format!("seed {}, prikk {}: {found:?}", asked.seed, asked.few));
        }
    }
    assert!(told.is_empty(), "{} of {} are worked out:\n{}", told.len(), all().len(), told.join("\n"));
    assert!(
        hidden > 1_000 && nothing * 10 < hidden,
        "{hidden} hidden, {nothing} of them can be nothing else"
    );
}

#[test]
fn every_cell_is_as_it_was_or_hidden() {
    let (mut cells, mut dots) = (0, 0);
    for asked in all().iter().take(12) {
        let (files, few) = (Files::of(asked.seed), asked.few.to_string());
        for (table, key) in
            [("requirements", "requirements"), ("categories", "categories"), ("measures", "measures")]
        {
            let of = |more: &[&str]| files.ask("csv", &[&["--tabell", table], more].concat());
            let (Some(plain), Some(hidden)) = (of(&[]), of(&["--prikk", &few])) else { continue };
            let mut signs = 0;
            for (row, shown) in plain.lines().zip(hidden.lines()) {
                let [row, shown] = [row, shown].map(|line| line.split(';').collect::<Vec<_>>());
                assert_eq!(row.len(), shown.len(), "seed {}, {table}: {shown:?}", asked.seed);
                for (cell, shown) in row.iter().zip(&shown) {
                    assert!(cell == shown || *shown == ":", "seed {}, {table}: {shown:?}", asked.seed);
                    signs += usize::from(*shown == ":");
                    cells += 1;
                }
            }
            assert_eq!(plain.lines().count(), hidden.lines().count(), "seed {}, {table}", asked.seed);
            let named: usize = rows(&asked.hidden, key).iter().map(|row| names(row).len()).sum();
            assert_eq!(signs, named, "seed {}, {table}", asked.seed);
            dots += signs;
        }
        // What is hidden is said, and no sentence has a hidden number.
        let text = files.ask("md", &["--prikk", &few]).unwrap();
        assert!(text.contains("er skjult og vist som"), "seed {}: {text}", asked.seed);
        for word in [": den ", "fra : til", "Ingenting la til eller trakk fra", ": . Nye", " :."] {
            assert!(!text.contains(word), "seed {}, {word}: {text}", asked.seed);
        }
        let page = files.ask("html", &["--prikk", &few]).unwrap();
        assert!(page.contains("er skjult og vist som"), "seed {}", asked.seed);
    }
    assert!(dots > 500 && cells > dots, "{cells} cells, {dots} hidden");
}

#[test]
fn saved_gaps_hide_what_is_few_too() {
    let mut hidden_in_all = 0;
    for seed in 0..8 {
        let files = Files::of(seed);
        let few = 2 + seed % 4;
        let ask = |more: [&[&str]; 2], own: &[&str]| -> Option<Value> {
            let paths = [0, 1].map(|date| -> Option<String> {
                let path = files.at(&format!("gap-{date}.json"));
                fs::write(&path, files.gap(date, more[date])?).unwrap();
                Some(path)
            });
            let [Some(before), Some(after)] = paths else { return None };
            let outcome = kompetanse(&[&["evaluer", &before, &after, "--format", "json"][..], own].concat());
            assert_eq!(outcome.status, 0, "{}", outcome.messages);
            Some(read(&outcome.output))
        };
        let (said, less) = (few.to_string(), (few - 1).to_string());
        for saved in [[&[][..], &[]], [&["--prikk", &*less], &[]], [&["--prikk", &said], &["--prikk", &said]]]
        {
            let (Some(plain), Some(hidden)) = (ask(saved, &[]), ask(saved, &["--prikk", &said])) else {
                continue;
            };
            let mut wrong = Vec::new();
            hidden_in_all += compared(&plain, &hidden, &mut wrong);
            assert!(wrong.is_empty(), "seed {seed}: {}", wrong.join("\n"));
            for row in rows(&hidden, "requirements") {
                let held = ["held_before", "held_after"].map(|key| number(&row[key]));
                let is_few = held.into_iter().any(|held| held > 0.0 && held <= few as f64);
                assert!(!is_few, "seed {seed}, prikk {few}: {row}");
                // One date's figures tell nothing where the other's are hidden.
                let is_judged = ["state_before", "state_after"].iter().all(|key| row[*key] == "judged");
                let are_null = ["held_before", "held_after"].map(|key| row[key].is_null());
                assert!(!is_judged || are_null[0] == are_null[1], "seed {seed}: {row}");
            }
        }
        let plain = ask([&[], &[]], &[]);
        assert!(plain.is_none_or(|plain| plain["suppression"].is_null()));
    }
    assert!(hidden_in_all > 100, "{hidden_in_all}");
}

#[test]
fn names_and_hidden_figures_do_not_go_together() {
    let file = |name: &str| format!("fixtures/evaluation/{name}");
    let (before, after) = (file("register-2025-11-21.csv"), file("register-2026-11-21.csv"));
    let ask = |more: &[&str]| {
        let plan = file("plan.toml");
        let start = ["evaluer", &before, &after, "--plan", &plan, "--format", "json"];
        kompetanse(&[&start[..], more].concat())
    };
    assert_eq!(ask(&["--prikk", "3", "--med-navn"]).status, 2);
    assert_eq!(ask(&[]).output, ask(&["--prikk", "0"]).output);
    // Of eight who stayed, one who came and one who left, all are hidden.
    let answer = read(&ask(&["--prikk", "3"]).output);
    let people = json!(["stayed", "hired", "left", "unclear_before", "unclear_after"]);
    let people = people.as_array().unwrap().iter().map(|key| &answer["people"][key.as_str().unwrap()]);
    assert!(people.into_iter().all(Value::is_null), "{answer}");
}
