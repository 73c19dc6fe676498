//! What rests on few people is hidden of a projection, and cannot be worked out of its sums, years and scenarios.

use super::attack::Attack;
use super::table::{self, Town};
use super::{folder, is_few};
use crate::brute::dice::Dice;
use crate::support::kompetanse;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

/// So many municipalities are attacked.
const TOWNS: u64 = 120;

/// And these, in which rows that only hide each other would tell a sum.
const MORE: [u64; 3] = [380, 394, 797];

/// Figures of a row or a sum in a year that are expected of people.
const OF_PEOPLE: [&str; 5] = ["known_changes", "expiry", "other_exits", "retirement", "completions"];

/// Returns a municipality whose people have ages, and whose plan looks ahead.
fn town(seed: u64) -> Town {
    let mut town = table::town(seed);
    let dice = &mut Dice::new(seed ^ 0x5eed);
    let mut known: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut register = String::new();
    for (place, line) in town.register.lines().enumerate() {
        if place == 0 {
            writeln!(register, "{line};Fødselsår;Slutt").unwrap();
            continue;
        }
        let (birth, end) = known.entry(line.split(';').next().unwrap().to_owned()).or_insert_with(|| {
            let birth = if dice.one_in(9) { String::new() } else { dice.between(1957, 2004).to_string() };
            let end = if dice.one_in(8) { dice.pick(&["2027-08-01", "2029-02-01"]) } else { "" };
            (birth, end.to_owned())
        });
        writeln!(register, "{line};{birth};{end}").unwrap();
    }
    town.register = register;
    if seed.is_multiple_of(2) {
        town.plan = town.plan.replace("antall = 2\n", "antall = { 2028 = 2, 2029 = 3 }\n");
    }
    town.plan.push_str("[framskriving]\nhorisont = 4\n");
    town.plan.push_str("[[scenario]]\nnavn = \"Senere\"\nsenere_avgang_ar = 2\n");
    town
}

fn json(arguments: &[&str]) -> Option<Value> {
    let outcome = kompetanse(&[arguments, &["--format", "json"]].concat());
    // A unit that nobody happens to work in is no unit.
    (outcome.status == 0).then(|| serde_json::from_str(&outcome.output).unwrap())
}

/// Calls with the arguments that name a municipality's files.
fn with_files<T>(town: &Town, name: &str, call: impl FnOnce(&[&str]) -> T) -> T {
    let folder = folder(name);
    let (register, plan) = super::written(town, &folder);
    let called =
        call(&[register.to_str().unwrap(), "--plan", plan.to_str().unwrap(), "--dato", "2026-11-21"]);
    fs::remove_dir_all(folder).unwrap();
    called
}

/// Returns a municipality's projection, plain and with what rests on so few hidden.
fn asked(town: &Town, few: u64, name: &str) -> Option<(Value, Value)> {
    with_files(town, name, |files| {
        let asked = [&["framskriv"], files].concat();
        Some((json(&asked)?, json(&[&asked[..], &["--prikk", &few.to_string()]].concat())?))
    })
}

fn outcomes(answer: &Value) -> Vec<&Value> {
    std::iter::once(answer).chain(answer["scenarios"].as_array().unwrap()).collect()
}

fn all<'v>(of: &'v Value, key: &str) -> &'v [Value] {
    of[key].as_array().unwrap_or_else(|| panic!("no {key}"))
}

fn hides(of: &Value, key: &str) -> bool {
    of["suppressed"].as_array().is_some_and(|hidden| hidden.iter().any(|known| known == key))
}

/// Tells that every figure is as it was, or is null and named.
fn same_or_named(plain: &Value, published: &Value, hidden: &[&str], path: &str, place: &str) {
    match (plain, published) {
        (Value::Object(plain), Value::Object(published)) => {
            let own: Option<Vec<&str>> = published
                .get("suppressed")
                .map(|own| own.as_array().unwrap().iter().map(|key| key.as_str().unwrap()).collect());
            let (hidden, path) = match &own {
                Some(own) => (&own[..], String::new()),
                None => (hidden, path.to_owned()),
            };
            for (key, value) in plain {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                same_or_named(value, &published[key], hidden, &inner, place);
            }
            let more = published.keys().filter(|key| !plain.contains_key(*key));
            assert!(more.clone().all(|key| key == "suppressed" || key == "suppression"), "{place}");
        }
        (Value::Array(plain), Value::Array(published)) => {
            assert_eq!(plain.len(), published.len(), "{place}: {path}");
            for (one, other) in plain.iter().zip(published) {
                same_or_named(one, other, hidden, path, place);
            }
        }
        (plain, Value::Null) if !plain.is_null() => {
            // A name's rows stand as the gap has them: null tells enough.
            let is_named = hidden.contains(&path) || path == "register.unmatched_competences.rows";
            assert!(is_named, "{place}: {path} is gone, and not said to be hidden");
        }
        (Value::Number(plain), Value::Number(published)) if plain != published => {
            let [plain, published] = [plain, published].map(|number| number.as_f64().unwrap());
            assert!((plain - published).abs() <= ROUNDED, "{place}: {path}: {plain} is {published}");
            let tenth = if path.ends_with("probability") { published * 100.0 } else { published * 10.0 };
            assert!((tenth - tenth.round()).abs() < 1e-6, "{place}: {path} is {published}");
        }
        _ => assert_eq!(plain, published, "{place}: {path}"),
    }
}

#[test]
fn what_is_shown_is_as_it_was_and_what_is_few_is_not_shown() {
    let mut seen = 0;
    for seed in 0..TOWNS {
        let (town, few) = (town(seed), 1 + seed % 5);
        let Some((plain, published)) = asked(&town, few, &format!("ahead-shown-{seed}")) else { continue };
        let place = format!("seed {seed}, prikk {few}");
        same_or_named(&plain, &published, &[], "", &place);
        assert_eq!(published["suppression"]["persons"], few);
        let gap = with_files(&town, &format!("ahead-gap-{seed}"), |files| {
            let gap = [&["gap"], files].concat();
            [json(&gap).unwrap(), json(&[&gap[..], &["--prikk", &few.to_string()]].concat()).unwrap()]
        });
        for (at, row) in
            all(&published, "requirements").iter().enumerate().filter(|(_, row)| row["assessable"] == true)
        {
            let [today, hidden] = [&gap[0]["gaps"][at], &gap[1]["gaps"][at]];
            assert_eq!(today["requirement"], row["requirement"]);
            if hides(hidden, "qualified") || is_few(&today["qualified"], few) && row["basis"] == "persons" {
                for outcome in outcomes(&published) {
                    let row = &outcome["requirements"][at];
                    assert!(
                        row["hires_total"].is_null() && row["expected_remaining"].is_null(),
                        "{place}: {row}"
                    );
                    assert!(
                        all(row, "years").iter().all(|year| year["mean"].is_null() && year["p50"].is_null())
                    );
                    seen += 1;
                }
            }
        }
        let people = ["persons", "aged_55"];
        for (of, key) in all(&published, "leaving").iter().flat_map(|of| people.map(|key| (of, key))) {
            assert!(!is_few(&of[key], few), "{place}: {of}");
        }
        assert!(all(&published, "ages").iter().all(|band| !is_few(&band["persons"], few)), "{place}");
        for outcome in outcomes(&published) {
            assert!(!is_few(&outcome["assumptions"]["ages_unknown"], few), "{place}");
        }
    }
    assert!(seen > 100, "{seen} hidden rows");
}

#[test]
fn no_hidden_figure_of_a_projection_can_be_worked_out() {
    let (mut tables, mut hidden, mut told) = (0, 0, Vec::new());
    for seed in (0..TOWNS).chain(MORE) {
        let (town, few) = (town(seed), 1 + seed % 5);
        let Some((_, published)) = asked(&town, few, &format!("ahead-attack-{seed}")) else { continue };
        tables += 1;
        let mut attacks = vec![people(&published)];
        for outcome in outcomes(&published) {
            for key in ["mean", "expected_shortfall", "hires", "required"] {
                attacks.extend((2027..=2030).map(|year| in_year(outcome, key, year, &town)));
            }
            attacks.push(over_the_years(outcome));
            attacks.push(parts(outcome));
        }
        for attack in attacks {
            hidden += attack.hidden();
            // What more than few people are in, and follows from what is shown, tells of nobody.
            let is_of_many = |of: &str, least: f64| of.starts_with("sum ") && least > few as f64;
            let mut found = attack.found();
            found.retain(|((of, _), (least, _))| !is_of_many(of, *least));
            if !found.is_empty() {
                told.push(format!("seed {seed}, prikk {few}: {found:?}"));
            }
        }
    }
    assert!(told.is_empty(), "{} of {tables} tell:\n{}", told.len(), told.join("\n"));
    assert!(tables > TOWNS * 8 / 10 && hidden > 1_000, "{tables} tables, {hidden} hidden");
}

/// What is expected is told to a tenth.
const ROUNDED: f64 = 0.05 + 1e-9;

/// What nobody expects more of.
const MANY: f64 = 500.0;

fn in_fte(row: &Value) -> bool {
    row["basis"].as_str().unwrap().contains("fte")
}

fn of_year(of: &Value, year: i64) -> Option<&Value> {
    all(of, "years").iter().find(|figures| figures["year"] == year)
}

/// Returns what is known of one figure in a year: of rows, of sums, and of units.
fn in_year(outcome: &Value, key: &str, year: i64, town: &Town) -> Attack {
    let mut attack = Attack::nothing();
    attack.nearly = if key == "required" { 0.0 } else { ROUNDED };
    let rows = all(outcome, "requirements");
    for (at, row) in rows.iter().enumerate() {
        let Some(figures) = of_year(row, year) else { continue };
        let whole = key == "hires" || key == "required" && !in_fte(row);
        let required = figures["required"].as_f64();
        let most =
            if ["expected_shortfall", "hires"].contains(&key) && !in_fte(row) { required } else { None };
        // Of nothing that is required, nothing is missing: that is no secret.
        let is_hidden = figures[key].is_null() && required != Some(0.0);
        attack.add(&at.to_string(), key, &figures[key], is_hidden, whole, (0.0, most.unwrap_or(MANY)));
    }
    add_sums(&mut attack, outcome, key, |of| of_year(of, year).map(|figures| &figures[key]), rows);
    if key == "mean" {
        add_units(&mut attack, rows, town);
    }
    attack
}

/// Adds sums of rows: of each category, and of everything.
fn add_sums<'v>(
    attack: &mut Attack,
    outcome: &'v Value,
    key: &str,
    figure: impl Fn(&'v Value) -> Option<&'v Value>,
    rows: &[Value],
) {
    for (place, category) in all(outcome, "categories").iter().enumerate() {
        for basis in ["persons", "fte"].into_iter().filter(|basis| !category[*basis].is_null()) {
            let Some(value) = figure(&category[basis]) else { continue };
            let whole = key.starts_with("hires") || key == "required" && basis == "persons";
            let sum =
                attack.add(&format!("sum {place} {basis}"), key, value, value.is_null(), whole, (-1e5, 1e5));
            let mut terms = vec![(sum, -1.0)];
            for (at, row) in rows.iter().enumerate() {
                let is_of = category["category"].is_null() || row["category"] == category["category"];
                if is_of && in_fte(row) == (basis == "fte") {
                    terms.extend(attack.at(&at.to_string(), key).map(|row| (row, 1.0)));
                }
            }
            attack.equal(&terms, 0.0);
        }
    }
}

/// Adds that the same in a unit is one figure, and that what is expected in a unit is what is in those below it.
fn add_units(attack: &mut Attack, rows: &[Value], town: &Town) {
    // What requires both sides, and what either, is not told of a row: those of one requirement are alike.
    let mut of_requirement: BTreeMap<String, BTreeMap<Option<String>, usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if let Some(figure) = attack.at(&at.to_string(), "mean") {
            let name = format!("{}{}{}", asks(row, town), row["positions"], in_fte(row));
            let unit = row["unit"].as_str().map(str::to_owned);
            match of_requirement.entry(name).or_default().entry(unit) {
                std::collections::btree_map::Entry::Occupied(known) => {
                    attack.equal(&[(figure, 1.0), (*known.get(), -1.0)], 0.0);
                }
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(figure);
                }
            }
        }
    }
    if !town.adds_up {
        return;
    }
    for (name, places) in &of_requirement {
        let lowest: Vec<(&String, usize)> = town
            .lowest
            .iter()
            .map(|unit| {
                let known = places.get(&Some(unit.clone())).copied();
                let unknown = || {
                    attack.add(
                        &format!("{name} {unit}"),
                        "elsewhere",
                        &Value::Null,
                        false,
                        false,
                        (0.0, MANY),
                    )
                };
                (unit, known.unwrap_or_else(unknown))
            })
            .collect();
        for (unit, sum) in places {
            let is_below =
                |low: &str| unit.as_ref().is_none_or(|unit| low.starts_with(&format!("{unit} / ")));
            let mut terms: Vec<(usize, f64)> =
                lowest.iter().filter(|(low, _)| is_below(low)).map(|(_, figure)| (*figure, -1.0)).collect();
            if !terms.is_empty() {
                terms.push((*sum, 1.0));
                attack.equal(&terms, 0.0);
            }
        }
    }
}

/// Returns what a requirement asks for, as the plan says: competence, sides and level.
fn asks(row: &Value, town: &Town) -> String {
    let id = format!("id = \"{}\"", row["requirement"].as_str().unwrap());
    let block = town.plan.split("[[krav]]").find(|block| block.contains(&id)).unwrap();
    let asked =
        block.lines().filter(|line| ["kompetanse", "krever", "niva"].iter().any(|key| line.starts_with(key)));
    let lines: Vec<&str> = asked.collect();
    // The level says nothing of the formal side alone.
    lines
        .iter()
        .filter(|line| !(line.starts_with("niva") && block.contains("krever = \"formell\"")))
        .copied()
        .collect()
}

/// Returns what is known of how many are recruited in all.
fn over_the_years(outcome: &Value) -> Attack {
    let mut attack = Attack::nothing();
    let rows = all(outcome, "requirements");
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row["assessable"] == true) {
        let nothing = all(row, "years").iter().all(|year| year["required"] == 0.0);
        let hidden = row["hires_total"].is_null() && !nothing;
        attack.add(
            &at.to_string(),
            "hires_total",
            &row["hires_total"],
            hidden,
            true,
            (0.0, if nothing { 0.0 } else { MANY }),
        );
    }
    add_sums(&mut attack, outcome, "hires_total", |of| Some(&of["hires_total"]), rows);
    attack
}

/// Returns what is known of what makes up what will be missing: of rows, and of sums.
fn parts(outcome: &Value) -> Attack {
    let mut attack = Attack::nothing();
    let rows = all(outcome, "requirements");
    let keys = ["today", "plan_change", "demand"].into_iter().chain(OF_PEOPLE);
    let bounds = |key: &str| match key {
        "other_exits" | "retirement" | "expiry" => (0.0, MANY),
        "completions" => (-MANY, 0.0),
        _ => (-MANY, MANY),
    };
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row["why"].is_null()) {
        let mut terms = Vec::new();
        for key in keys.clone() {
            let value = &row["why"][key];
            attack.nearly = if OF_PEOPLE.contains(&key) { ROUNDED } else { 0.0 };
            terms.push((attack.add(&at.to_string(), key, value, value.is_null(), false, bounds(key)), 1.0));
        }
        missing(&mut attack, &at.to_string(), all(row, "years").last().unwrap(), terms);
    }
    for key in keys.clone() {
        attack.nearly = if OF_PEOPLE.contains(&key) { ROUNDED } else { 0.0 };
        add_sums(&mut attack, outcome, key, |of| Some(&of["why"][key]), rows);
    }
    for (place, category) in all(outcome, "categories").iter().enumerate() {
        for basis in ["persons", "fte"].into_iter().filter(|basis| !category[*basis].is_null()) {
            let of = format!("sum {place} {basis}");
            let terms = keys.clone().filter_map(|key| Some((attack.at(&of, key)?, 1.0))).collect();
            if let Some(last) = all(&category[basis], "years").last() {
                missing(&mut attack, &of, last, terms);
            }
        }
    }
    attack
}

/// Adds that the parts come to what is required less what is expected.
fn missing(attack: &mut Attack, of: &str, last: &Value, mut terms: Vec<(usize, f64)>) {
    attack.nearly = 0.0;
    let required = attack.add(of, "required", &last["required"], false, false, (0.0, 1e5));
    attack.nearly = ROUNDED;
    let mean = attack.add(of, "mean", &last["mean"], false, false, (0.0, 1e5));
    terms.extend([(required, -1.0), (mean, 1.0)]);
    attack.equal(&terms, 0.0);
}

/// Returns what is known of people by position and age; the report shows all positions together.
fn people(answer: &Value) -> Attack {
    let mut attack = Attack::nothing();
    let all_persons =
        attack.add("register", "persons", &answer["register"]["persons"], false, true, (0.0, MANY));
    let (leaving, ages) = (all(answer, "leaving"), all(answer, "ages"));
    let mut aged = Vec::new();
    for key in ["persons", "aged_55"] {
        for (at, of) in leaving.iter().enumerate() {
            let figure = attack.add(&at.to_string(), key, &of[key], of[key].is_null(), true, (0.0, MANY));
            if key == "aged_55" {
                aged.push((figure, 1.0));
                let persons = attack.at(&at.to_string(), "persons").unwrap();
                attack.never_more(figure, persons);
            }
        }
    }
    let of_positions = |attack: &Attack, key: &str| -> Vec<(usize, f64)> {
        (0..leaving.len()).map(|at| (attack.at(&at.to_string(), key).unwrap(), 1.0)).collect()
    };
    let mut terms = of_positions(&attack, "persons");
    terms.push((all_persons, -1.0));
    attack.equal(&terms, 0.0);
    let mut bands = vec![(all_persons, -1.0)];
    for (at, band) in ages.iter().enumerate() {
        let value = &band["persons"];
        let figure = attack.add(&format!("band {at}"), "persons", value, value.is_null(), true, (0.0, MANY));
        bands.push((figure, 1.0));
        if band["from"].as_u64() >= Some(55) {
            aged.push((figure, -1.0));
        }
    }
    attack.equal(&bands, 0.0);
    attack.equal(&aged, 0.0);
    attack
}

/// The tables of a projection.
const TABLES: [&str; 10] = [
    "requirements",
    "years",
    "categories",
    "why",
    "recruitment",
    "pooled",
    "leaving",
    "ages",
    "scenarios",
    "assumptions",
];

fn lines(arguments: &[&str], table: &str) -> Vec<Vec<String>> {
    let more = ["--alle", "--format", "csv", "--csv-dialekt", "internasjonal", "--tabell", table];
    let outcome = kompetanse(&[arguments, &more].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(outcome.output.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_table_of_a_projection_shows_what_json_does() {
    let files =
        ["examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml", "--dato", "2026-11-21"];
    let asked = [&["framskriv"], &files[..]].concat();
    let hidden = [&asked[..], &["--prikk", "3"]].concat();
    let mut seen = 0;
    for table in TABLES {
        let (plain, published) = (lines(&asked, table), lines(&hidden, table));
        assert_eq!(plain.len(), published.len(), "{table}");
        for (plain, published) in plain.iter().zip(&published) {
            for (at, (plain_cell, cell)) in plain.iter().zip(published).enumerate() {
                let number = |cell: &str| cell.parse::<f64>().ok();
                let both = number(plain_cell).zip(number(cell));
                let is_near = both.is_some_and(|(plain, shown)| (plain - shown).abs() <= ROUNDED);
                if plain_cell != cell && !is_near && lines_key(&asked, table, at) != "remark" {
                    assert_eq!(cell, ":", "{table}: {plain:?}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 50, "{seen} hidden cells");
    let json = json(&hidden).unwrap();
    let years = lines(&hidden, "years");
    let heading = |key: &str| years[0].iter().position(|known| known == key).unwrap();
    let mut at = 1;
    for row in all(&json, "requirements") {
        for year in all(row, "years") {
            for key in ["mean", "p10", "p50", "p90", "hires", "expected_shortfall", "shortfall_probability"] {
                assert_eq!(year[key].is_null(), years[at][heading(key)] == ":", "{key}: {row}");
            }
            at += 1;
        }
    }
    assert_eq!(at, years.len());
}

fn lines_key(arguments: &[&str], table: &str, at: usize) -> String {
    lines(arguments, table)[0][at].clone()
}

#[test]
fn a_whole_municipality_shows_sums_of_what_is_shown() {
    let files = [
        "examples/fjordvik/register.csv",
        "--plan",
        "examples/fjordvik/temaplan.toml",
        "--dato",
        "2026-11-21",
    ];
    let asked = [&["framskriv"], &files[..]].concat();
    let (plain, published) =
        (json(&asked).unwrap(), json(&[&asked[..], &["--prikk", "3"]].concat()).unwrap());
    same_or_named(&plain, &published, &[], "", "fjordvik");
    let attack = people(&published);
    assert!(attack.hidden() > 5 && attack.found().is_empty());
    let rows = all(&published, "requirements");
    let hidden = rows.iter().filter(|row| hides(row, "hires_total")).count();
    assert!(hidden > 20 && hidden * 2 < rows.len(), "{hidden} of {}", rows.len());
    for (category, key) in all(&published, "categories").iter().flat_map(|of| [(of, "persons"), (of, "fte")])
    {
        let is_of = |row: &&Value| {
            let in_category = category["category"].is_null() || row["category"] == category["category"];
            in_category && in_fte(row) == (key == "fte") && !all(row, "years").is_empty()
        };
        if !category[key].is_null() {
            let rests_on_hidden = rows.iter().filter(is_of).any(|row| hides(row, "years.mean"));
            assert_eq!(hides(&category[key], "years.mean"), rests_on_hidden, "{category}");
        }
    }
}

#[test]
fn every_format_of_a_projection_says_that_figures_are_hidden() {
    let files =
        ["examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml", "--dato", "2026-11-21"];
    for format in ["md", "html", "tabell"] {
        let asked = [&["framskriv"], &files[..], &["--prikk", "3", "--format", format]].concat();
        let outcome = kompetanse(&asked);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        assert!(outcome.output.contains("--prikk") || outcome.output.contains("skjult"), "{format}");
        assert!(outcome.output.contains(':'), "{format}");
    }
}
