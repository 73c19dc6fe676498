//! What `utlop` and `arshjul` hide is not shown in any format, is as it was where it is shown, and cannot be worked out.

use super::needs::{compare, names, rows};
use super::solver::Known;
use super::table::{self, Town};
use super::{folder, is_few, of_towns, told};
use crate::support::{frozen, kompetanse};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// So many municipalities are looked at.
const TOWNS: u64 = 60;

/// The lists of what expires, with the keys of the figures in each.
const LISTS: [(&str, &[&str]); 4] = [
    ("by_month", &["renewals", "persons"]),
    ("competences", &["held", "persons"]),
    ("places", &["persons"]),
    ("expiring", &["persons"]),
];

/// What is answered of a municipality.
struct Asked {
    seed: u64,
    few: u64,
    /// Whether it is asked of everything, asked for or not.
    everything: bool,
    plain: Value,
    hidden: Value,
    /// The year, plain and hidden.
    year: [Value; 2],
    /// The gap, as it is published.
    gap: Value,
}

fn asked(seed: u64) -> Option<Asked> {
    let (town, few, everything) = (table::due(seed), 1 + seed % 5, seed.is_multiple_of(2));
    let persons = few.to_string();
    let json = |command: &str, more: &[&str]| -> Option<Value> {
        let said = told(&town, &format!("expiry-{seed}"), command, &[&["--format", "json"], more].concat())?;
        Some(serde_json::from_str(&said).unwrap())
    };
    let all: &[&str] = if everything { &["--alle"] } else { &[] };
    let plain = json("utlop", all)?;
    let hidden = json("utlop", &[all, &["--prikk", &persons]].concat())?;
    let year = [json("arshjul", &[])?, json("arshjul", &["--prikk", &persons])?];
    let gap = super::asked(&town, few, &format!("expiry-gap-{seed}")).unwrap().1;
    Some(Asked { seed, few, everything, plain, hidden, year, gap })
}

/// Returns what is answered of every municipality, which is asked but once.
fn all() -> &'static [Asked] {
    static ALL: OnceLock<Vec<Asked>> = OnceLock::new();
    ALL.get_or_init(|| of_towns(TOWNS, asked))
}

/// Returns the months of a year in which something expires.
fn expiring(year: &Value) -> Vec<&Value> {
    rows(year, "entries").iter().filter(|entry| entry["kind"] == "expiry").collect()
}

fn number_of_names(of: &[Value]) -> usize {
    of.iter().map(|one| names(one).len()).sum()
}

#[test]
fn what_is_shown_is_as_it_was_and_what_is_hidden_is_named() {
    let (mut wrong, mut hidden_in_all) = (Vec::new(), 0);
    for Asked { seed, plain, hidden, .. } in all() {
        let before = wrong.len();
        let lists = LISTS.map(|(list, _)| list).into_iter().chain(["requirements"]);
        for list in lists.clone() {
            assert_eq!(rows(plain, list).len(), rows(hidden, list).len());
            for (row, published) in rows(plain, list).iter().zip(rows(hidden, list)) {
                compare(row, published, "", &names(published), &mut wrong);
            }
        }
        compare(&plain["already"], &hidden["already"], "", &names(&hidden["already"]), &mut wrong);
        for key in ["renewals", "persons"] {
            let [plain, shown] = [plain, hidden].map(|answer| json!({ key: answer[key] }));
            compare(&plain, &shown, "", &names(hidden), &mut wrong);
        }
        let in_lists: usize = lists.map(|list| number_of_names(rows(hidden, list))).sum();
        let others = [hidden, &hidden["already"], &hidden["register"]].map(|of| names(of).len());
        let all = in_lists + others.iter().sum::<usize>();
        let said = ["few", "others"].map(|key| hidden["suppression"][key].as_u64().unwrap());
        assert_eq!(said.iter().sum::<u64>(), all as u64, "seed {seed}");
        hidden_in_all += all;
        wrong[before..].iter_mut().for_each(|one| *one = format!("seed {seed}: {one}"));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    assert!(all().len() as u64 > TOWNS * 9 / 10 && hidden_in_all > 500, "{hidden_in_all} hidden");
}

#[test]
fn not_everything_is_hidden() {
    let (mut shown, mut hidden) = (0, 0);
    for asked in all() {
        for (list, keys) in LISTS {
            for row in rows(&asked.hidden, list) {
                let nulls = keys.iter().filter(|key| row[**key].is_null()).count();
                hidden += nulls;
                shown += keys.len() - nulls;
            }
        }
    }
    assert!(shown > 500 && hidden > 500, "{shown} shown, {hidden} hidden");
}

#[test]
fn what_counts_few_is_not_shown() {
    for Asked { seed, few, plain, hidden, gap, .. } in all() {
        let place = format!("seed {seed}, prikk {few}");
        for (list, keys) in LISTS {
            for (row, published) in rows(plain, list).iter().zip(rows(hidden, list)) {
                assert!(keys.iter().all(|key| !is_few(&published[*key], *few)), "{place}: {published}");
                // Renewals rest on the persons who need them.
                let renews = is_few(&row["persons"], *few) && !published["renewals"].is_null();
                assert!(!renews, "{place}: {row} is {published}");
            }
        }
        assert!(!is_few(&plain["persons"], *few) || hidden["renewals"].is_null(), "{place}");
        assert!(!is_few(&hidden["persons"], *few), "{place}");
        for key in ["expired", "undated"] {
            assert!(!is_few(&hidden["already"][key], *few), "{place}: {}", hidden["already"]);
        }
        // Whoever is hidden in a month is hidden in its units.
        for row in rows(hidden, "places").iter().filter(|row| row["persons"].is_null()) {
            let is_of = |one: &&Value| ["month", "competence"].iter().all(|key| one[*key] == row[*key]);
            let units = rows(hidden, "expiring").iter().filter(is_of);
            assert!(units.into_iter().all(|one| one["persons"].is_null()), "{place}: {row}");
        }
        let of_gap = |row: &Value| {
            let is_it = |of: &&Value| ["requirement", "unit"].iter().all(|key| of[*key] == row[*key]);
            !names(rows(gap, "gaps").iter().find(is_it).unwrap()).is_empty()
        };
        for row in rows(hidden, "requirements") {
            assert!(!is_few(&row["persons"], *few), "{place}: {row}");
            let asks_for_one = row["required"] == 1 && !row["basis"].as_str().unwrap().contains("fte");
            let is_hidden = |key: &str| row[key].is_null();
            let hides =
                is_hidden("persons") && (asks_for_one || is_hidden("gap_now") && is_hidden("gap_then"));
            assert!(!of_gap(row) || hides, "{place}: {row}");
        }
        // What falls loses so many only where nothing of what it asks for is hidden.
        let hides = |name: &&Value| {
            let of_it = |row: &&Value| row["competence"] == **name && row["persons"].is_null();
            ["competences", "places", "expiring"]
                .iter()
                .any(|list| rows(hidden, list).iter().any(|row| of_it(&row)))
        };
        for row in rows(hidden, "requirements").iter().filter(|row| !row["persons"].is_null()) {
            assert!(!rows(row, "competences").iter().any(|name| hides(&name)), "{place}: {row}");
        }
        for row in rows(hidden, "competences") {
            let of_it = |of: &&Value| of["competences"].as_array().unwrap().contains(&row["competence"]);
            let hides = rows(gap, "gaps").iter().filter(of_it).any(|of| !names(of).is_empty());
            assert!(!hides || row["held"].is_null(), "{place}: {row}");
        }
    }
}

/// Returns how the one requirement falls, reckoned by hand: ten are to hold it, twelve do, and of six it expires in March;
/// and whatever else there is in the register.
fn falls(name: &str, more: &str) -> Value {
    let mut register = "Ansattnr;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Utløper\n".to_owned();
    for person in 0..12 {
        let until = if person < 6 { "2027-03-31" } else { "" };
        register += &format!("{person};Nord;Sykepleier;100;hlr;ja;{until}\n");
    }
    register += more;
    let plan = "[plan]\nnavn = \"P\"\nfra = 2026\ntil = 2030\n[[kategori]]\nid = \"b\"\nnavn = \"B\"\n\
                [[kompetanse]]\nid = \"hlr\"\nnavn = \"HLR\"\nkategori = \"b\"\n\
                [[krav]]\nid = \"r\"\nkompetanse = \"hlr\"\nkrever = \"formell\"\nantall = 10\n";
    let town = Town { register, plan: plan.to_owned(), lowest: Vec::new(), adds_up: true };
    let said = told(&town, name, "utlop", &["--format", "json", "--prikk", "2"]).unwrap();
    let answer: Value = serde_json::from_str(&said).unwrap();
    let row = &answer["requirements"][0];
    let keys = ["required", "gap_now", "gap_then", "persons", "first_month", "suppressed"];
    json!([answer["renewals"], keys.map(|key| &row[key])])
}

#[test]
fn how_much_falls_is_shown_where_that_tells_of_nobody() {
    assert_eq!(falls("expiry-falls", ""), json!([6, [10, 0, 4, 6, "2027-03", null]]));
    // In another unit there is one more of whom it expires, and one of whom it does not.
    let more = "12;Sør;Sykepleier;100;hlr;ja;2027-03-31\n13;Sør;Sykepleier;100;hlr;ja;\n";
    let hidden = json!([7, [10, 0, null, null, "2027-03", ["gap_then", "persons"]]]);
    assert_eq!(falls("expiry-falls-few", more), hidden);
}

/// Gathers what is known of a published answer: cells sum to rows, columns and everything, units to cells, and nobody
/// counts twice where a person counts once.
///
/// In which cells nobody works in two units, so that they add up, is known too.
fn known(answer: &Value, adds_up: &[bool]) -> Known {
    let mut known = Known::default();
    let most = answer["register"]["persons"].as_f64().unwrap_or(2_000.0);
    let many = (1.0, 20_000.0);
    let mut add = |of: String, row: &Value, key: &str, bounds: (f64, f64)| {
        known.add(&of, key, &row[key], names(row).contains(&key), true, bounds)
    };
    if answer["renewals"] == 0 {
        return Known::default();
    }
    let [renewals, persons] = [("renewals", many), ("persons", (1.0, most))]
        .map(|(key, bounds)| add("all".to_owned(), answer, key, bounds));
    let months: BTreeMap<&str, [usize; 2]> = rows(answer, "by_month")
        .iter()
        .filter(|row| row["renewals"] != 0)
        .map(|row| {
            let month = row["month"].as_str().unwrap();
            let mut of = |key, bounds| add(month.to_owned(), row, key, bounds);
            (month, [("renewals", many), ("persons", (1.0, most))].map(|(key, bounds)| of(key, bounds)))
        })
        .collect();
    let competences: BTreeMap<&str, [usize; 2]> = rows(answer, "competences")
        .iter()
        .map(|row| {
            let name = row["competence"].as_str().unwrap();
            (name, ["held", "persons"].map(|key| add(name.to_owned(), row, key, (1.0, most))))
        })
        .collect();
    let cell_of = |row: &Value| format!("{} {}", row["competence"], row["month"]);
    let cells: Vec<(&Value, usize)> = rows(answer, "places")
        .iter()
        .map(|row| (row, add(cell_of(row), row, "persons", (1.0, most))))
        .collect();
    let units: Vec<(String, usize)> = rows(answer, "expiring")
        .iter()
        .map(|row| {
            (cell_of(row), add(format!("{} {}", cell_of(row), row["unit"]), row, "persons", (1.0, most)))
        })
        .collect();
    let total = |total: usize, parts: &mut dyn Iterator<Item = usize>| -> Vec<(usize, f64)> {
        std::iter::once((total, -1.0)).chain(parts.map(|part| (part, 1.0))).collect()
    };
    for (month, [in_month, people]) in &months {
        let mut here = cells.iter().filter(|(row, _)| row["month"] == *month).map(|(_, cell)| *cell);
        known.equal(&total(*in_month, &mut here));
        known.never_more(*people, (*in_month, 1.0));
        known.never_more(*people, (persons, 1.0));
    }
    for (name, [held, people]) in &competences {
        let mut here = cells.iter().filter(|(row, _)| row["competence"] == *name).map(|(_, cell)| *cell);
        known.equal(&total(*people, &mut here));
        known.never_more(*people, (*held, 1.0));
        known.never_more(*people, (persons, 1.0));
    }
    known.equal(&total(renewals, &mut months.values().map(|[in_month, _]| *in_month)));
    known.equal(&total(renewals, &mut competences.values().map(|[_, people]| *people)));
    known.never_more(persons, (renewals, 1.0));
    known.at_least(&months.values().map(|[_, people]| *people).collect::<Vec<_>>(), persons);
    for ((row, cell), adds_up) in cells.iter().zip(adds_up) {
        known.never_more(*cell, (months[row["month"].as_str().unwrap()][1], 1.0));
        let name = cell_of(row);
        let here: Vec<usize> = units.iter().filter(|(of, _)| *of == name).map(|(_, unit)| *unit).collect();
        if *adds_up {
            known.equal(&total(*cell, &mut here.into_iter()));
        } else {
            here.iter().for_each(|unit| known.never_more(*unit, (*cell, 1.0)));
            known.at_least(&here, *cell);
        }
    }
    for (place, row) in rows(answer, "requirements").iter().enumerate() {
        let asked = row["competences"].as_array().unwrap().iter().filter_map(|name| name.as_str());
        let expiring: Vec<usize> = asked.filter_map(|name| Some(competences.get(name)?[1])).collect();
        known.fall(&format!("fall {place}"), row, &expiring, most);
    }
    known
}

impl Known {
    /// Adds a requirement that falls: it comes to miss more than today, no more than it asks for or than those who count for
    /// it no longer, of whom something that it asks for expires.
    fn fall(&mut self, of: &str, row: &Value, expiring: &[usize], most: f64) {
        let whole = !row["basis"].as_str().unwrap().contains("fte");
        let hidden = names(row);
        let required = row["required"].as_f64().unwrap_or(2_000.0);
        let mut add = |key: &str, whole: bool, bounds| {
            self.add(of, key, &row[key], hidden.contains(&key), whole, bounds)
        };
        let now = add("gap_now", whole, (0.0, required));
        let then = add("gap_then", whole, (0.0, required));
        let persons = add("persons", true, (1.0, most));
        let least = if whole { 1.0 } else { 0.0 };
        let more = self.add(of, "more", &Value::Null, false, whole, (least, required));
        self.equal(&[(then, 1.0), (now, -1.0), (more, -1.0)]);
        self.at_least(expiring, persons);
        if whole && row["gap_now"].as_f64() > Some(0.0) {
            self.equal(&[(more, 1.0), (persons, -1.0)]);
            // Nobody counts no longer but those who count today.
            let held = json!(required - row["gap_now"].as_f64().unwrap());
            let held = self.add(of, "held", &held, false, whole, (0.0, most));
            self.never_more(persons, (held, 1.0));
        } else if whole {
            self.never_more(more, (persons, 1.0));
        }
    }
}

/// Tells of each cell whether its units add up to it.
fn adding_up(plain: &Value) -> Vec<bool> {
    let units = |place: &Value| -> u64 {
        let is_of = |row: &&Value| ["month", "competence"].iter().all(|key| row[*key] == place[*key]);
        rows(plain, "expiring").iter().filter(is_of).map(|row| row["persons"].as_u64().unwrap()).sum()
    };
    rows(plain, "places").iter().map(|place| Some(units(place)) == place["persons"].as_u64()).collect()
}

#[test]
fn no_hidden_figure_can_be_worked_out() {
    let (mut told, mut hidden) = (Vec::new(), 0);
    for Asked { seed, few, plain, hidden: published, .. } in all() {
        let known = known(published, &adding_up(plain));
        hidden += known.hidden();
        let found = known.found();
        if !found.is_empty() {
            told.push(format!("seed {seed}, prikk {few}: {found:?}"));
        }
    }
    assert!(told.is_empty(), "{} are worked out:\n{}", told.len(), told.join("\n"));
    assert!(hidden > 500, "{hidden} hidden");
}

#[test]
fn the_year_hides_what_is_hidden_of_what_expires() {
    let mut peaks = 0;
    for Asked { seed, everything, hidden, year: [plain, year], .. } in all() {
        assert_eq!(plain["suppression"], Value::Null);
        let (shown, published) = (expiring(plain), expiring(year));
        assert_eq!(shown.len(), published.len(), "seed {seed}");
        let mut wrong = Vec::new();
        for (before, after) in shown.iter().zip(&published) {
            let (before, after) = (&before["expiring"], &after["expiring"]);
            let keys = json!(["renewals", "persons", "peak"]);
            for key in keys.as_array().unwrap().iter().map(|key| key.as_str().unwrap()) {
                let [before, shown] = [before, after].map(|of| json!({ key: of[key] }));
                compare(&before, &shown, "", &names(after), &mut wrong);
            }
            peaks += usize::from(after["peak"] == true);
            for one in rows(before, "competences") {
                let is_it = |other: &&Value| other["competence"] == one["competence"];
                let same = rows(after, "competences").iter().find(is_it).unwrap();
                compare(one, same, "", &names(same), &mut wrong);
            }
        }
        assert!(wrong.is_empty(), "seed {seed}: {wrong:?}");
        let named = |month: &&Value| {
            names(&month["expiring"]).len() + number_of_names(rows(&month["expiring"], "competences"))
        };
        let all = published.iter().map(named).sum::<usize>() + names(&year["register"]).len();
        let said = ["few", "others"].map(|key| year["suppression"][key].as_u64().unwrap());
        assert_eq!(said.iter().sum::<u64>(), all as u64, "seed {seed}");
        // Nothing expires in the days by which the two differ.
        if !everything {
            for month in published {
                let is_it = |row: &&Value| row["month"] == month["month"];
                let sum = rows(hidden, "by_month").iter().find(is_it).unwrap();
                for key in ["renewals", "persons"] {
                    assert_eq!(sum[key], month["expiring"][key], "seed {seed}");
                }
                for one in rows(&month["expiring"], "competences") {
                    let is_it = |row: &&Value| is_it(row) && row["competence"] == one["competence"];
                    let place = rows(hidden, "places").iter().find(is_it).unwrap();
                    assert_eq!(place["persons"], one["persons"], "seed {seed}");
                }
                let is_known = !hidden["renewals"].is_null() && !sum["renewals"].is_null();
                assert_eq!(is_known, !month["expiring"]["peak"].is_null(), "seed {seed}");
            }
        }
    }
    assert!(peaks > 0);
}

/// Counts the cells of a table that are hidden, each else as it was, some columns aside.
fn hidden_cells(plain: &str, hidden: &str, aside: &[usize]) -> usize {
    let (plain, hidden): (Vec<&str>, Vec<&str>) = (plain.lines().collect(), hidden.lines().collect());
    assert_eq!(plain.len(), hidden.len());
    let mut dots = 0;
    for (before, after) in plain.into_iter().zip(hidden) {
        let (cells, shown): (Vec<&str>, Vec<&str>) =
            (before.split(';').collect(), after.split(';').collect());
        assert_eq!(cells.len(), shown.len(), "{before} is {after}");
        for (at, (cell, shown)) in cells.into_iter().zip(shown).enumerate() {
            assert!(cell == shown || shown == ":" || aside.contains(&at), "{before} is {after}");
            dots += usize::from(shown == ":");
        }
    }
    dots
}

#[test]
fn every_cell_is_as_it_was_or_hidden() {
    let mut dots = 0;
    for Asked { seed, few, everything, hidden, year: [_, year], .. } in all().iter().take(20) {
        let (town, few) = (table::due(*seed), few.to_string());
        let all: &[&str] = if *everything { &["--alle"] } else { &[] };
        let of = |command: &str, table: &str, more: &[&str]| {
            let said = ["--format", "csv", "--tabell", table];
            told(&town, &format!("expiry-cells-{seed}"), command, &[&said, more].concat()).unwrap()
        };
        let both = |command: &str, table: &str, more: &[&str]| {
            [of(command, table, more), of(command, table, &[more, &["--prikk", &few]].concat())]
        };
        for (list, _) in LISTS.into_iter().chain([("requirements", &[][..])]) {
            let table = if list == "by_month" { "months" } else { list };
            let [plain, shown] = both("utlop", table, all);
            let found = hidden_cells(&plain, &shown, &[]);
            assert_eq!(found, number_of_names(rows(hidden, list)), "seed {seed}, {list}:\n{shown}");
            dots += found;
        }
        // What is to be renewed is in the words of the second column, with how many.
        let [plain, shown] = both("arshjul", "entries", &[]);
        let named: usize = expiring(year).iter().map(|month| names(&month["expiring"]).len()).sum();
        assert_eq!(hidden_cells(&plain, &shown, &[1]), named, "seed {seed}:\n{shown}");
        assert!(!shown.contains("(:)"), "{shown}");
    }
    assert!(dots > 500, "{dots}");
}

#[test]
fn calendars_and_sentences_say_no_number_that_is_hidden() {
    let mut hidden_in_all = 0;
    for Asked { seed, few, everything, hidden, year: [_, year], .. } in all().iter().take(20) {
        let (town, few) = (table::due(*seed), few.to_string());
        let said = |command: &str, format: &str| {
            let all = (*everything && command == "utlop").then_some("--alle");
            let more: Vec<&str> = ["--prikk", &few, "--format", format].into_iter().chain(all).collect();
            let said = told(&town, &format!("expiry-words-{seed}"), command, &more).unwrap();
            said.replace("\r\n ", "").replace("\r\n", "\n")
        };
        let shown = |list: &[Value]| list.iter().filter(|row| row["persons"].is_number()).count();
        let text = said("utlop", "ics");
        let titles = text.lines().filter(|line| line.starts_with("SUMMARY:") && line.contains("ansatt"));
        assert_eq!(titles.count(), shown(rows(hidden, "places")), "seed {seed}: {text}");
        assert_eq!(text.matches(" person").count(), shown(rows(hidden, "expiring")), "seed {seed}: {text}");
        hidden_in_all += rows(hidden, "places").len() - shown(rows(hidden, "places"));
        let text = said("arshjul", "ics");
        let lines = expiring(year);
        let competences = lines.iter().map(|month| shown(rows(&month["expiring"], "competences")));
        // What is said of an event, its reminder aside.
        let numbers: usize = text
            .split("BEGIN:VEVENT\n")
            .skip(1)
            .filter_map(|event| {
                Some(event.strip_prefix("DESCRIPTION:")?.lines().next()?.matches(" (").count())
            })
            .sum();
        assert_eq!(numbers, competences.sum::<usize>(), "seed {seed}: {text}");
        let text = said("utlop", "md");
        let is_hidden = |list: &str, key: &str| rows(hidden, list).iter().any(|row| row[key].is_null());
        let tells = |words: &str| text.contains(words);
        assert!(!is_hidden("by_month", "renewals") || !tells("Flest utløper"), "seed {seed}: {text}");
        assert_eq!(hidden["renewals"].is_null(), tells("for hvor mange er skjult"), "seed {seed}: {text}");
        let falls = is_hidden("requirements", "gap_now");
        assert_eq!(falls, tells("hvor mange av dem som er dekket i dag, er skjult"), "seed {seed}: {text}");
        assert!(tells("er skjult og vist som") && !tells("(:)") && !tells(": ansatt"), "seed {seed}: {text}");
    }
    assert!(hidden_in_all > 100, "{hidden_in_all}");
}

#[test]
fn examples_hide_what_is_few_in_every_format() {
    let ask = |command: &str, more: &[&str]| {
        let start = [command, "examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml"];
        let outcome = kompetanse(&[&start[..], &["--dato", "2026-11-21", "-q"], more].concat());
        (outcome.status, outcome.output)
    };
    for command in ["utlop", "arshjul"] {
        for format in ["md", "ics"] {
            let (status, said) = ask(command, &["--prikk", "3", "--format", format]);
            assert_eq!(status, 0);
            let said = said.replace('\r', "").replace(env!("CARGO_PKG_VERSION"), "VERSION");
            frozen(&format!("suppressed-{command}-{format}"), &said);
        }
        let folder = folder(&format!("expiry-formats-{command}"));
        for name in ["a.xlsx", "a.html", "a.csv", "a.json"] {
            let out = folder.join(name);
            assert_eq!(ask(command, &["--prikk", "3", "-o", out.to_str().unwrap()]).0, 0, "{command} {name}");
        }
        let (_, plain) = ask(command, &["--format", "json"]);
        assert_eq!(plain, ask(command, &["--format", "json", "--prikk", "0"]).1);
    }
    assert_eq!(ask("utlop", &["--prikk", "3", "--med-navn"]).0, 2);
    let of_plan = ["arshjul", "--plan", "examples/lillevik/plan.toml", "--dato", "2026-11-21"];
    let [plain, hidden] = [&[][..], &["--prikk", "3"]].map(|more| kompetanse(&[&of_plan[..], more].concat()));
    assert_eq!((hidden.status, plain.output), (0, hidden.output));
}
