//! Holds an answer about measures against the reckoning: what is inconsistent in it, and which limits it breaks.

use super::measures::{Place, faults, is_eligible, net_cost, objective, rise, used};
use super::measures_search::improvements;
use super::needs::{Row, rows};
use super::world::*;
use serde_json::Value;

/// As far as sums of chances may differ.
const NEARLY: f64 = 1e-6;

/// Returns everything that is wrong with an answer that names people, but for whether a better one is possible.
pub fn differences(world: &World, answer: &Value) -> Vec<String> {
    let places = match places(world, answer) {
        Ok(places) => places,
        Err(why) => return vec![why],
    };
    let rows = rows(world);
    let rise = rise(world, &rows, &places);
    let mut wrong = faults(world, &places);
    differ(&mut wrong, "objective", objective(&rows, &rise), &answer["objective"]);
    let cost: i64 = places.iter().map(|place| net_cost(&world.plan.measures[place.measure])).sum();
    differ(&mut wrong, "net_cost", cost as f64, &answer["net_cost"]);
    wrong.extend(place_differences(world, answer));
    wrong.extend(measure_differences(world, &places, answer));
    wrong.extend(budget_differences(world, &places, answer));
    wrong.extend(requirement_differences(&rows, &rise, answer));
    wrong.extend(access_differences(cost, places.len(), answer));
    wrong.extend(comparison_differences(answer));
    if wrong.is_empty() && answer["optimal"] == true && answer["cost_optimal"] == true {
        wrong.extend(improvements(world, &places));
    }
    wrong
}

fn differ(wrong: &mut Vec<String>, what: &str, wanted: f64, found: &Value) {
    if found.as_f64().is_none_or(|found| (found - wanted).abs() > NEARLY) {
        wrong.push(format!("{what} should be {wanted}, is {found}"));
    }
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().map_or(&[], Vec::as_slice)
}

/// Returns who takes what from when, as the answer tells it.
fn places(world: &World, answer: &Value) -> Result<Vec<Place>, String> {
    let people = answer["people"].as_array().ok_or("nobody is named")?;
    people
        .iter()
        .map(|row| {
            let is = |person: &Person| match row["id"].as_str() {
                Some(id) => person.id == id,
                None => row["name"] == person.name.as_str(),
            };
            let person = world.people.iter().position(is).ok_or(format!("nobody is {row}"))?;
            let is_measure = |measure: &Measure| row["measure"] == measure.id.as_str();
            let measure =
                world.plan.measures.iter().position(is_measure).ok_or(format!("no measure: {row}"))?;
            let year = row["year"].as_i64().and_then(|year| i16::try_from(year).ok());
            if row["name"] != world.people[person].name.as_str() {
                return Err(format!("{row} has another name"));
            }
            Ok(Place { person, measure, year: year.ok_or(format!("no year: {row}"))? })
        })
        .collect()
}

/// Returns where the places of measures are not those of the people, or do not cost what they do.
fn place_differences(world: &World, answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let people = list(answer, "people");
    for row in list(answer, "places") {
        let is_there = |one: &&Value| ["measure", "unit", "year"].iter().all(|key| one[key] == row[key]);
        let count = people.iter().filter(is_there).count();
        differ(&mut wrong, &format!("places of {row}"), count as f64, &row["places"]);
        let measure = world.plan.measures.iter().find(|measure| row["measure"] == measure.id.as_str());
        let Some(measure) = measure else { continue };
        let all = |sum: i64| (sum * count as i64) as f64;
        differ(&mut wrong, &format!("cost of {row}"), all(measure.cost.unwrap_or(0)), &row["cost"]);
        differ(&mut wrong, &format!("grant of {row}"), all(measure.grant.unwrap_or(0)), &row["grant"]);
        differ(&mut wrong, &format!("net_cost of {row}"), all(net_cost(measure)), &row["net_cost"]);
    }
    let told: i64 = list(answer, "places").iter().filter_map(|row| row["places"].as_i64()).sum();
    if told != people.len() as i64 {
        wrong.push(format!("{told} places are told of {}", people.len()));
    }
    wrong.extend(
        people.iter().filter(|row| !works_there(world, row)).map(|row| format!("{row} is elsewhere")),
    );
    wrong
}

/// Tells whether the unit of a person's place is one that they work in.
fn works_there(world: &World, row: &Value) -> bool {
    let person = world.people.iter().find(|person| row["name"] == person.name.as_str());
    let units = person.into_iter().flat_map(|person| &person.employments).filter_map(|one| one.unit);
    match row["unit"].as_str() {
        None => true,
        Some(unit) => units.map(|at| world.units[at].path.join(" / ")).any(|path| path == unit),
    }
}

/// Returns where as many as may take each measure are not told of, or where its places and money are not those taken.
fn measure_differences(world: &World, places: &[Place], answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    for (at, measure) in world.plan.measures.iter().enumerate() {
        let row = list(answer, "measures").iter().find(|row| row["measure"] == measure.id.as_str());
        let Some(row) = row else {
            wrong.push(format!("{} is not told of", measure.id));
            continue;
        };
        let eligible = world.people.iter().filter(|person| is_eligible(world, person, measure)).count();
        let taken = places.iter().filter(|place| place.measure == at).count();
        let cost = net_cost(measure) * taken as i64;
        let figures = [("eligible", eligible as f64), ("places", taken as f64), ("net_cost", cost as f64)];
        for (key, figure) in figures {
            differ(&mut wrong, &format!("{key} of {}", measure.id), figure, &row[key]);
        }
    }
    wrong
}

fn budget_differences(world: &World, places: &[Place], answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let rows = list(answer, "budget");
    let frame = &world.plan.economy.frame;
    if rows.len() != frame.len() {
        wrong.push(format!("the budget should have {} years, has {}", frame.len(), rows.len()));
    }
    for (row, (year, frame)) in rows.iter().zip(frame) {
        differ(&mut wrong, "budget year", f64::from(*year), &row["year"]);
        differ(&mut wrong, &format!("frame of {year}"), *frame as f64, &row["frame"]);
        differ(&mut wrong, &format!("used in {year}"), used(world, places, *year) as f64, &row["used"]);
    }
    wrong
}

/// Returns where the gaps, or what is closed of them, are not as reckoned.
fn requirement_differences(rows: &[Row<'_>], rise: &[f64], answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut judged = 0;
    for told in list(answer, "requirements") {
        let place = format!("{} in {}", told["requirement"], told["unit"]);
        let is = |row: &Row<'_>| {
            let unit = (!row.scope.is_empty()).then(|| row.scope.join(" / "));
            told["requirement"] == row.requirement.id.as_str() && told["unit"].as_str() == unit.as_deref()
        };
        let Some(at) = rows.iter().position(is) else {
            if ["gap", "closed", "recruit"].iter().any(|key| !told[key].is_null()) {
                wrong.push(format!("{place} cannot be judged, but is: {told}"));
            }
            continue;
        };
        judged += 1;
        let in_persons = matches!(rows[at].requirement.basis, Basis::Persons | Basis::SharePersons);
        let scale = if in_persons { 1.0 } else { 10_000.0 };
        let gap = rows[at].gap() as f64;
        let closed = rise[at].min(gap);
        differ(&mut wrong, &format!("gap of {place}"), gap / scale, &told["gap"]);
        differ(&mut wrong, &format!("closed of {place}"), closed / scale, &told["closed"]);
        let recruit = told["gap"].as_f64().unwrap_or(f64::NAN) - told["closed"].as_f64().unwrap_or(f64::NAN);
        differ(&mut wrong, &format!("recruit of {place}"), recruit, &told["recruit"]);
        if told["recruit"].as_f64().is_none_or(|recruit| recruit < 0.0) {
            wrong.push(format!("{place}: more is closed than is missing"));
        }
    }
    if judged != rows.len() {
        wrong.push(format!("{} requirements can be judged, {judged} are", rows.len()));
    }
    wrong
}

/// Returns where the groups of people do not come to all places and all money.
fn access_differences(cost: i64, places: usize, answer: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut people: Vec<i64> = Vec::new();
    for by in ["education", "fraction", "age"] {
        let groups = list(answer, "access").iter().filter(|row| row["by"] == by);
        let sum = |key: &str| -> i64 { groups.clone().filter_map(|row| row[key].as_i64()).sum() };
        if sum("places") != places as i64 || sum("net_cost") != cost {
            let (places_told, cost_told) = (sum("places"), sum("net_cost"));
            wrong.push(format!(
                "access by {by}: {places_told} places for {cost_told}, not {places} for {cost}"
            ));
        }
        people.push(sum("people"));
    }
    if people.iter().any(|count| *count != people[0]) {
        wrong.push(format!("access: {people:?} people, who are the same"));
    }
    wrong
}

/// Returns where what the choice is compared with contradicts that it is the best.
fn comparison_differences(answer: &Value) -> Vec<String> {
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let objective = number(&answer["objective"]);
    let pairs = [
        ("bound", number(&answer["bound"]), objective),
        ("next_100000", number(&answer["next_100000"]["objective"]), objective),
        ("simple_rule", objective, number(&answer["simple_rule"]["objective"])),
    ];
    let is_wrong =
        |(_, more, less): &&(&str, f64, f64)| more.is_nan() || less.is_nan() || *more < less - 1e-9;
    pairs
        .iter()
        .filter(is_wrong)
        .map(|(what, more, less)| format!("{what}: {more} is below {less}"))
        .collect()
}
