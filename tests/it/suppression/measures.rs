//! What `tiltak` hides is not shown in any format, is as it was where it is shown, and cannot be worked out.

use super::needs::{compare_by, names};
use super::solver::Known;
use super::table::{self, Town};
use super::{of_towns, told};
use crate::support::kompetanse;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So many municipalities are looked at.
const TOWNS: u64 = 80;

/// Returns what is answered of a municipality in a format, with more arguments.
fn ask(town: &Town, seed: u64, format: &str, more: &[&str]) -> Option<String> {
    let asked = ["--alle", "--innsats", "20", "--format", format];
    told(town, &format!("measures-{seed}"), "tiltak", &[&asked, more].concat())
}

/// Returns the municipality of a seed, with money for measures; of those without measures nothing is answered.
fn town(seed: u64) -> Town {
    let mut town = table::trained(seed);
    town.plan.push_str("[okonomi]\nramme = { 2027 = 200_000, 2028 = 100_000 }\n");
    town
}

/// What is answered of a municipality.
struct Asked {
    seed: u64,
    few: u64,
    plain: Value,
    hidden: Value,
}

fn asked(seed: u64) -> Option<Asked> {
    let town = town(seed);
    let few = 1 + seed % 5;
    let read = |text: String| serde_json::from_str(&text).unwrap();
    let plain = read(ask(&town, seed, "json", &[])?);
    let hidden = read(ask(&town, seed, "json", &["--prikk", &few.to_string()])?);
    Some(Asked { seed, few, plain, hidden })
}

/// Returns what is answered of every municipality, which is asked but once.
fn all() -> &'static [Asked] {
    static ALL: OnceLock<Vec<Asked>> = OnceLock::new();
    ALL.get_or_init(|| of_towns(TOWNS, asked))
}

fn rows<'v>(answer: &'v Value, key: &str) -> &'v [Value] {
    answer[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What is expected is told to a tenth.
const ROUNDED: f64 = 0.05 + 1e-9;

/// Tells whether a figure is shown as it is, or rounded where it is expected.
fn is_told(plain: &Value, shown: &Value) -> bool {
    let near = plain.as_f64().zip(shown.as_f64()).is_some_and(|(plain, shown)| {
        (plain - shown).abs() <= ROUNDED && (shown * 10.0 - (shown * 10.0).round()).abs() < 1e-6
    });
    plain == shown || near
}

/// Compares as needs are, but for what is rounded.
fn compare(plain: &Value, hidden: &Value, prefix: &str, named: &[&str], wrong: &mut Vec<String>) {
    compare_by(is_told, (plain, hidden), prefix, named, wrong);
}

/// The keys of what is of everything, and of lists that are hidden as a whole.
const OF_ALL: [&str; 9] = [
    "objective",
    "objective_if_all_closed",
    "bound",
    "net_cost",
    "places",
    "full",
    "share",
    "access",
    "until",
];

#[test]
fn what_is_shown_is_as_it_was_and_what_is_hidden_is_named() {
    let (mut wrong, mut number) = (Vec::new(), 0);
    for Asked { seed, plain, hidden, .. } in all() {
        let before = wrong.len();
        for list in ["requirements", "budget", "measures"] {
            for (plain, hidden) in rows(plain, list).iter().zip(rows(hidden, list)) {
                compare(plain, hidden, "", &names(hidden), &mut wrong);
                number += names(hidden).len();
            }
        }
        let of = |sum: &Value| format!("{} {}", sum["category"], sum["basis"]);
        let known: BTreeMap<String, &Value> =
            rows(plain, "categories").iter().map(|sum| (of(sum), sum)).collect();
        for sum in rows(hidden, "categories") {
            number += names(sum).len();
            match known.get(&of(sum)) {
                Some(plain) => compare(plain, sum, "", &names(sum), &mut wrong),
                // A sum of nothing stands there only where that it is nothing is hidden.
                None if sum["gap"].is_null() => {}
                None => wrong.push(format!("{sum} is not hidden")),
            }
        }
        for key in OF_ALL {
            let [plain, hidden_one] = [plain, hidden].map(|answer| serde_json::json!({ key: answer[key] }));
            compare(&plain, &hidden_one, "", &names(hidden), &mut wrong);
        }
        for key in ["simple_rule", "next_100000"] {
            compare(&plain[key], &hidden[key], &format!("{key}."), &names(hidden), &mut wrong);
        }
        wrong[before..].iter_mut().for_each(|one| *one = format!("seed {seed}: {one}"));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(all().len() > 40 && number > 1_000, "{} towns, {number} hidden", all().len());
}

#[test]
fn what_counts_few_is_not_shown() {
    let mut seen = 0;
    for Asked { seed, few, plain, hidden } in all() {
        let is_few = |value: &Value| value.as_u64().is_some_and(|value| (1..=*few).contains(&value));
        for (list, keys) in [
            ("places", &["places"][..]),
            ("budget", &["places"]),
            ("measures", &["eligible", "useful", "places"]),
            ("access", &["people", "eligible", "places"]),
        ] {
            let figures = |answer: &'static Value| {
                rows(answer, list)
                    .iter()
                    .flat_map(|row| keys.iter().map(|key| &row[*key]))
                    .collect::<Vec<_>>()
            };
            seen += figures(plain).into_iter().filter(|figure| is_few(figure)).count();
            for figure in figures(hidden) {
                assert!(!is_few(figure), "seed {seed}, prikk {few}: {list} has {figure}");
            }
        }
        // Prices are in the plan, so money would tell what is hidden of places.
        if rows(hidden, "measures").iter().any(|row| row["places"].is_null()) {
            let money = rows(hidden, "budget")
                .iter()
                .flat_map(|year| ["cost", "grant", "used"].map(|key| &year[key]));
            assert!(money.chain([&hidden["net_cost"]]).all(Value::is_null), "seed {seed}");
            let others = ["simple_rule", "next_100000"].map(|key| &hidden[key]);
            assert!(others.iter().all(|other| other["net_cost"].is_null() && other["places"].is_null()));
        }
    }
    assert!(seen > 50, "{seen} figures rest on few");
}

/// Gathers what is known of a published answer: what is closed and what is left are the gap, rows sum to categories, and
/// places to measures and years.
fn known(answer: &Value) -> Known {
    let mut known = Known::default();
    let all = rows(answer, "requirements");
    let many = (0.0, 2_000.0);
    let add = |known: &mut Known, of: &str, row: &Value| {
        let mut terms = Vec::new();
        for key in ["gap", "closed", "recruit"] {
            let is_hidden = names(row).contains(&key);
            let place = known.add(of, key, &row[key], is_hidden, false, many);
            if let Some(gap) = row["gap"].as_f64().filter(|_| is_hidden) {
                known.nearer(place, gap / 3.0);
            }
            if key != "gap" && !is_hidden {
                known.rounded(place, ROUNDED);
            }
            terms.push((place, if key == "gap" { -1.0 } else { 1.0 }));
        }
        known.equal(&terms);
    };
    let is_judged = |row: &Value| row["gap"].is_number() || names(row).contains(&"gap");
    for (at, row) in all.iter().enumerate().filter(|(_, row)| is_judged(row)) {
        add(&mut known, &format!("row {at}"), row);
    }
    for (at, sum) in rows(answer, "categories").iter().enumerate() {
        let of = format!("sum {at}");
        add(&mut known, &of, sum);
        let is_of = |row: &Value| {
            (row["basis"].as_str().unwrap().contains("fte") == (sum["basis"] == "fte"))
                && (sum["category"].is_null() || row["category"] == sum["category"])
        };
        for key in ["gap", "closed", "recruit"] {
            let mut terms = vec![(known.at(&of, key).unwrap(), -1.0)];
            let members = (0..all.len()).filter(|at| is_of(&all[*at]));
            terms.extend(members.filter_map(|at| Some((known.at(&format!("row {at}"), key)?, 1.0))));
            known.equal(&terms);
        }
    }
    let mut terms = Vec::new();
    for (list, sign) in [("measures", 1.0), ("budget", -1.0)] {
        for (at, row) in rows(answer, list).iter().enumerate() {
            let is_hidden = names(row).contains(&"places");
            // That somebody takes part is told where it is said of other measures why nobody does.
            let nobody = row["reason"].is_string();
            let least = if list == "measures" && !nobody { 1.0 } else { 0.0 };
            let bounds = if nobody { (0.0, 0.0) } else { (least, 500.0) };
            let place = known.add(
                &format!("{list} {at}"),
                "places",
                &row["places"],
                is_hidden && !nobody,
                true,
                bounds,
            );
            terms.push((place, sign));
        }
    }
    known.equal(&terms);
    known
}

#[test]
fn no_hidden_figure_of_measures_can_be_worked_out() {
    let (mut told, mut hidden) = (Vec::new(), 0);
    for Asked { seed, few, hidden: published, .. } in all() {
        let known = known(published);
        hidden += known.hidden();
        // What is nothing tells of nobody.
        let found: Vec<_> = known.found().into_iter().filter(|(_, (_, most))| *most > ROUNDED).collect();
        if !found.is_empty() {
            told.push(format!("seed {seed}, prikk {few}: {found:?}"));
        }
    }
    assert!(told.is_empty(), "{} are worked out:\n{}", told.len(), told.join("\n"));
    assert!(hidden > 500, "{hidden} hidden");
}

#[test]
fn every_cell_is_as_it_was_or_hidden() {
    let (mut cells, mut dots) = (0, 0);
    for seed in 0..TOWNS / 4 {
        let (town, few) = (town(seed), (1 + seed % 5).to_string());
        for table in ["requirements", "budget", "measures"] {
            let of = |more: &[&str]| ask(&town, seed, "csv", &[&["--tabell", table], more].concat());
            let (Some(plain), Some(hidden)) = (of(&[]), of(&["--prikk", &few])) else { continue };
            assert_eq!(plain.lines().count(), hidden.lines().count(), "seed {seed}: {table}");
            for (plain, hidden) in plain.lines().zip(hidden.lines()) {
                for (plain, hidden) in plain.split(';').zip(hidden.split(';')) {
                    let number = |cell: &str| cell.replace(',', ".").parse::<f64>().ok();
                    let near = number(plain)
                        .zip(number(hidden))
                        .is_some_and(|(plain, hidden)| (plain - hidden).abs() <= ROUNDED);
                    assert!(
                        plain == hidden || near || hidden == ":",
                        "seed {seed}, {table}: {plain} is {hidden}"
                    );
                    cells += 1;
                    dots += usize::from(hidden == ":");
                }
            }
        }
    }
    assert!(dots > 200 && cells > dots, "{cells} cells, {dots} hidden");
}

#[test]
fn a_municipality_says_that_it_hides() {
    let files = [
        "examples/fjordvik/register.csv",
        "--plan",
        "examples/fjordvik/temaplan.toml",
        "--dato",
        "2026-11-21",
    ];
    let asked = [&["tiltak"], &files[..], &["--innsats", "20", "--prikk", "3", "--format", "md"]].concat();
    let outcome = kompetanse(&asked);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert!(outcome.output.contains("er skjult og vist som"), "{}", outcome.output);
    assert!(outcome.output.contains("hvem som får delta, er skjult"), "{}", outcome.output);
}
