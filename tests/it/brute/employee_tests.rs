//! Sheets of everybody in invented municipalities, against the plan's own words, and against who the gap names.

use super::dialect::Dialect;
use super::future::is_employed;
use super::measures::is_eligible;
use super::names::plain;
use super::needs::level_of;
use super::reckon::{
    amount_on, competences_of, counting, given_ends, imply, is_later, months_later, rows_about, scopes, side,
    weight_in,
};
use super::world::*;
use super::write::Variation;
use super::{Case, Failures, ask, invent, invent_measures, seeds};
use crate::support::kompetanse;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

/// The seeds that are usually tried.
const SEEDS: Range<u64> = 7000..7150;

/// So many months ahead expiry is asked for.
const MONTHS: u32 = 18;

/// Returns a municipality whose register tells people apart by ids, and knows of both sides.
fn world(seed: u64) -> World {
    let mut world = invent::world(seed, Layout::Joined);
    invent_measures::add(&mut world, seed, 0..=4);
    world.columns.ids = true;
    world.columns.formal = true;
    world.columns.real = true;
    world
}

#[test]
fn sheets_say_what_register_and_plan_do() {
    let mut failures = Failures::default();
    let mut compared = 0;
    for seed in seeds(SEEDS) {
        let world = world(seed);
        let name = "employee";
        let case = Case {
            seed,
            layout: Layout::Joined,
            dialect: Dialect::Excel,
            variation: Variation::default(),
            name,
        };
        let found = match ask(&case, &world, &["gap", "--med-navn"]).1.and_then(|gap| {
            let sheets = sheets(&world, &case.folder())?;
            Ok((gap, sheets))
        }) {
            Err(why) => vec![why],
            Ok((gap, sheets)) => {
                compared += sheets["people"].as_array().map_or(0, Vec::len);
                differences(&world, &gap, &sheets)
            }
        };
        let _ = fs::remove_dir_all(case.folder());
        if !found.is_empty() {
            failures.add(format!("seed {seed}"), found);
        }
    }
    failures.tell();
    assert!(std::env::var("KOMPETANSE_SEEDS").is_ok() || compared >= 1000, "only {compared} were compared");
}

/// Asks for the sheet of everybody, by their ids.
fn sheets(world: &World, folder: &Path) -> Result<Value, String> {
    let mut files: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let (plan, out) = (folder.join("plan.toml"), folder.join("ark.json"));
    let mut asked = vec!["ansatt".to_owned()];
    asked.extend(files);
    for person in world.people.iter().filter(|person| is_employed(world, person)) {
        asked.extend(["--id".to_owned(), person.id.clone()]);
    }
    let [plan, out] = [plan, out].map(|path| path.to_str().unwrap().to_owned());
    let rest =
        ["--plan", &plan, "--dato", &world.on.to_string(), "--maneder", &MONTHS.to_string(), "-o", &out];
    asked.extend(rest.map(str::to_owned));
    let outcome = kompetanse(&asked);
    if outcome.status != 0 {
        return Err(format!("status {}: {}", outcome.status, outcome.messages.trim()));
    }
    serde_json::from_str(&fs::read_to_string(out).unwrap()).map_err(|why| format!("no JSON: {why}"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn differences(world: &World, gap: &Value, sheets: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let told: BTreeMap<&str, &Value> =
        list(sheets, "people").iter().filter_map(|sheet| Some((sheet["id"].as_str()?, sheet))).collect();
    let employed: Vec<&Person> = world.people.iter().filter(|person| is_employed(world, person)).collect();
    if list(sheets, "people").len() != employed.len() || told.len() != employed.len() {
        wrong.push(format!("{} sheets of {} employees", list(sheets, "people").len(), employed.len()));
    }
    for person in employed {
        let Some(sheet) = told.get(person.id.as_str()) else {
            wrong.push(format!("{} has no sheet", person.id));
            continue;
        };
        let mut note = |what: &str, expected: Value, told: Value| {
            if expected != told {
                wrong.push(format!("{} of {}: should be {expected}, is {told}", what, person.id));
            }
        };
        note("on_call", is_on_call(world, person).into(), sheet["on_call"].clone());
        note("employments", counting(world, person).len().into(), list(sheet, "employments").len().into());
        note("requirements", required(world, person).into(), told_requirements(sheet).into());
        note("competences", held(world, person), told_competences(sheet));
        note("expiring", expiring(world, person), told_expiring(sheet));
        note("measures", measures(world, person, sheet), told_measures(sheet));
    }
    wrong.extend(unlike_gap(gap, &told));
    wrong
}

/// Tells whether somebody counts nowhere.
fn is_on_call(world: &World, person: &Person) -> bool {
    counting(world, person).iter().all(|one| one.size == Some(0))
}

/// Tells whether somebody works in a requirement's scope, at whatever size of position.
fn works_in(world: &World, person: &Person, requirement: &Requirement, scope: &[String]) -> bool {
    let is = |name: &Option<String>, wanted: &String| {
        name.as_deref().is_some_and(|name| plain(name) == plain(wanted))
    };
    counting(world, person).iter().any(|one| {
        let path = one.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
        let fits = |wanted: &String| is(&one.title, wanted) || is(&one.code, wanted);
        path.starts_with(scope)
            && (requirement.positions.is_empty() || requirement.positions.iter().any(fits))
    })
}

/// Returns what is required where somebody works, with their sides of it, as lines.
fn required(world: &World, person: &Person) -> Vec<String> {
    let columns = &world.columns;
    let mut lines = Vec::new();
    for requirement in &world.plan.requirements {
        let competences = competences_of(world, requirement);
        let is_untold = amount_on(requirement, world.on).is_none()
            || matches!(requirement.who, Who::Everybody)
            || (!columns.units && (requirement.unit.is_some() || requirement.per.is_some()))
            || (!columns.positions && !requirement.positions.is_empty());
        if is_untold {
            continue;
        }
        let level = level_of(world, requirement);
        let sides: Vec<(bool, bool)> = competences
            .iter()
            .map(|&at| side(world, person, at))
            .map(|side| (side.formal, side.level.is_some_and(|own| own >= level)))
            .collect();
        let (formal, real) = (sides.iter().any(|side| side.0), sides.iter().any(|side| side.1));
        let qualified = match requirement.requires.unwrap_or(Requires::Both) {
            Requires::Formal => formal,
            Requires::Real => real,
            Requires::Both => sides.iter().any(|side| side.0 && side.1),
            Requires::Either => formal || real,
        };
        for scope in scopes(world, requirement) {
            if works_in(world, person, requirement, &scope) {
                let unit = json!((!scope.is_empty()).then(|| scope.join(" / ")));
                let counts = weight_in(world, person, requirement, &scope).is_some();
                lines.push(line(&requirement.id, &unit, [formal, real, qualified, counts].map(Value::from)));
            }
        }
    }
    lines.sort();
    lines
}

fn line(requirement: &str, unit: &Value, said: [Value; 4]) -> String {
    format!("{requirement} in {unit}: {}", Value::from(said.to_vec()))
}

fn told_requirements(sheet: &Value) -> Vec<String> {
    let keys = ["formal", "real", "qualified", "in_population"];
    let told = list(sheet, "requirements").iter().map(|row| {
        line(row["requirement"].as_str().unwrap_or_default(), &row["unit"], keys.map(|key| row[key].clone()))
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Returns the last day on which somebody formally holds a competence, which they do; none where it is open.
fn last_day(world: &World, person: &Person, at: usize) -> Option<Date> {
    let competence = &world.plan.competences[at];
    let is_lenient = world.plan.undated_count || competence.undated_count;
    let own = rows_about(person, at).filter(|row| {
        matches!(row.status, Status::Held | Status::Dispensation) && !is_later(world, row.acquired)
    });
    let own = own.map(|row| own_end(competence, row));
    let given = given_ends(world, person).into_iter().filter(|(given, _)| *given == at).map(|(_, end)| end);
    let ends = own.chain(given).filter_map(|end| end.or(is_lenient.then_some(Date::MAX)));
    let mut last = ends.filter(|end| *end >= world.on).max()?;
    // What is acquired later carries it on, where there is no day without it.
    let later = later_spells(world, person, at);
    while let Some((_, end)) = later.iter().find(|(from, end)| {
        *end > last && (*from <= last || last.tomorrow().is_ok_and(|tomorrow| tomorrow == *from))
    }) {
        last = *end;
    }
    Some(last).filter(|end| *end != Date::MAX)
}

/// Returns the last day that a row of a competence gives; none where nobody knows.
fn own_end(competence: &Competence, row: &Holding) -> Option<Date> {
    match (row.until, competence.months, row.acquired) {
        (Some(Until::Open), _, _) | (None, None, _) => Some(Date::MAX),
        (Some(Until::Day(day)), _, _) => Some(day),
        (None, Some(months), Some(acquired)) => Some(months_later(acquired, months)),
        (None, Some(_), None) => None,
    }
}

/// Returns from and until when somebody will hold a competence by what is acquired after the date.
fn later_spells(world: &World, person: &Person, at: usize) -> Vec<(Date, Date)> {
    let mut spells = Vec::new();
    for (giver, competence) in world.plan.competences.iter().enumerate() {
        for row in rows_about(person, giver).filter(|row| is_later(world, row.acquired)) {
            let mut ends = Vec::new();
            if giver == at && matches!(row.status, Status::Held | Status::Dispensation) {
                ends.push((at, own_end(competence, row)));
            }
            if matches!(row.status, Status::Held | Status::Expired) {
                imply(world, giver, row.acquired, &mut ends);
            }
            let of_it = ends.into_iter().filter(|(given, _)| *given == at);
            spells.extend(of_it.filter_map(|(_, end)| Some((row.acquired?, end?))));
        }
    }
    spells
}

/// Returns what somebody holds formally, with its last day, and what they have a level of, by ids.
fn held(world: &World, person: &Person) -> Value {
    let mut held = BTreeMap::new();
    for (at, competence) in world.plan.competences.iter().enumerate() {
        let side = side(world, person, at);
        if side.formal || side.level.is_some() {
            let last = last_day(world, person, at).filter(|_| side.formal).map(|day| day.to_string());
            held.insert(competence.id.clone(), json!([side.formal, last, side.level]));
        }
    }
    json!(held)
}

fn told_competences(sheet: &Value) -> Value {
    let mut told = BTreeMap::new();
    for row in list(sheet, "competences") {
        let is_formal = row["formal"] == "held" || row["formal"] == "dispensation";
        if is_formal || !row["level"].is_null() {
            let last = if is_formal { row["valid_until"].clone() } else { Value::Null };
            told.insert(
                row["competence"].as_str().unwrap_or_default(),
                json!([is_formal, last, row["level"]]),
            );
        }
    }
    json!(told)
}

fn expiring(world: &World, person: &Person) -> Value {
    let until = months_later(world.on, MONTHS);
    let held = world.plan.competences.iter().enumerate().filter(|(at, _)| side(world, person, *at).formal);
    let soon = held.filter_map(|(at, competence)| {
        let last = last_day(world, person, at).filter(|last| *last <= until)?;
        Some((competence.id.clone(), last.to_string()))
    });
    json!(soon.collect::<BTreeSet<_>>())
}

fn told_expiring(sheet: &Value) -> Value {
    let told = list(sheet, "expiring").iter();
    let told = told.map(|row| (row["competence"].as_str().unwrap(), row["valid_until"].as_str().unwrap()));
    json!(told.collect::<BTreeSet<_>>())
}

/// Returns the measures that somebody may take, and whether one gives what a requirement on the sheet lacks.
fn measures(world: &World, person: &Person, sheet: &Value) -> Value {
    let open = world.plan.measures.iter().filter(|measure| is_eligible(world, person, measure));
    let said = open.map(|measure| {
        let competence = measure.competence.unwrap();
        let mut given = vec![competence];
        if measure.gives.unwrap().is_formal() {
            let mut at = 0;
            while at < given.len() {
                given.extend(world.plan.competences[given[at]].gives.iter().copied());
                at += 1;
            }
        }
        let ids: Vec<Value> = given.iter().map(|&at| json!(world.plan.competences[at].id)).collect();
        let is_wanted = list(sheet, "requirements").iter().any(|row| {
            row["gap"].as_f64().unwrap_or(0.0) > 0.0
                && row["qualified"] == false
                && list(row, "competences").iter().any(|id| ids.contains(id))
        });
        json!([measure.id, is_wanted])
    });
    said.collect()
}

fn told_measures(sheet: &Value) -> Value {
    list(sheet, "measures").iter().map(|row| json!([row["measure"], row["wanted"]])).collect()
}

/// Returns where the gap names others for a requirement than those on whose sheets they count, or says otherwise of them.
fn unlike_gap(gap: &Value, told: &BTreeMap<&str, &Value>) -> Vec<String> {
    let mut wrong = Vec::new();
    let of_sheets = |row: &Value| -> BTreeSet<String> {
        let is_it = |one: &&Value| {
            one["requirement"] == row["requirement"]
                && one["unit"] == row["unit"]
                && one["in_population"] == true
        };
        let sheets =
            told.iter().flat_map(|(id, sheet)| list(sheet, "requirements").iter().map(move |one| (id, one)));
        sheets
            .filter(|(_, one)| is_it(one))
            .map(|(id, one)| {
                json!([id, one["formal"], one["real"], one["qualified"], one["gap"]]).to_string()
            })
            .collect()
    };
    for row in list(gap, "gaps") {
        let is_told =
            row["in_force"] == true && row["people"].is_array() && !list(row, "competences").is_empty();
        if !is_told {
            continue;
        }
        let named: BTreeSet<String> = list(row, "people")
            .iter()
            .map(|one| {
                json!([one["id"], one["formal"], one["real"], one["qualified"], row["gap"]]).to_string()
            })
            .collect();
        let sheets = of_sheets(row);
        if named != sheets {
            wrong.push(format!("{} in {}: {named:?}, but {sheets:?}", row["requirement"], row["unit"]));
        }
    }
    wrong
}
