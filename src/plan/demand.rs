//! `behov`: how demand grows, as a table of years or as the people in a population file do.

use std::path::Path;

use super::beside::{beside, tidy};
use super::entries::missing;
use super::keys::{self, POPULATION, known};
use super::reader::{
    Fields, decimal, name, out_of_range, range_text, steps, text, whole, wrong_kind, year_key,
};
use super::tree::{Entry, Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::name::nearest;
use crate::model::outlook::{Ages, Demand, DemandIndex, PopulationAsked};
use crate::origin::Origin;

const INDEX_EXAMPLE: &str = "{ 2026 = 100, 2030 = 122 }";
const POPULATION_EXAMPLE: &str = "{ fil = \"14746.json\", region = \"5037\", alder = \"80-105\" }";
const AGES_EXAMPLE: &str = "\"80-105\"";
const HIGHEST_AGE: u8 = 120;

/// Reads how demand grows.
pub(super) fn demand(node: &Node, found: &mut Vec<Finding>) -> Option<Demand> {
    match &node.value {
        Value::Table(table) if table.entries.is_empty() && table.damaged => None,
        Value::Table(table) if table.entries.is_empty() => wrong_kind(node, INDEX_EXAMPLE, found),
        Value::Table(table) => match kind(table) {
            Kind::Years => index(table, found).map(Demand::Index),
            Kind::Population => population(table, &node.place, found).map(Demand::Population),
            Kind::Unknown => {
                found.extend(table.entries.iter().map(neither));
                None
            }
        },
        Value::Text(_) => wrong_kind(node, POPULATION_EXAMPLE, found),
        _ => wrong_kind(node, INDEX_EXAMPLE, found),
    }
}

/// What a table of demand is, as far as its keys tell.
enum Kind {
    Years,
    Population,
    Unknown,
}

/// A word goes before a number: years beside a file are not what a file is for.
fn kind(table: &Table) -> Kind {
    let any = |is: fn(&str) -> bool| table.entries.iter().any(|entry| is(&entry.key));
    if any(|key| known(key, POPULATION).is_some()) {
        Kind::Population
    } else if any(|key| key.starts_with(|c: char| c.is_ascii_digit())) {
        Kind::Years
    } else if any(|key| !nearest(key, keys::forms(POPULATION)).is_empty()) {
        Kind::Population
    } else {
        Kind::Unknown
    }
}

fn neither(entry: &Entry) -> Finding {
    let expected = ["2026"].into_iter().chain(POPULATION.iter().copied());
    Finding::new(Code::PlanKeyUnknown).at(entry.place.clone()).seen(&entry.key).expected(expected)
}

fn index(table: &Table, found: &mut Vec<Finding>) -> Option<DemandIndex> {
    steps(table, year_key, above_zero, found).map(|points| DemandIndex { points })
}

/// Demand of nothing is nothing to grow from.
fn above_zero(node: &Node, found: &mut Vec<Finding>) -> Option<Decimal> {
    let number = decimal(node, found)?;
    if number <= Decimal::default() {
        found.push(out_of_range(&node.place, &node.source, "> 0"));
        return None;
    }
    Some(number)
}

fn population(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> Option<PopulationAsked> {
    let told = found.len();
    let mut fields = Fields::open(table, POPULATION, found);
    // A misspelt key was told of, and may be the one that is missing.
    let misspelt = fields.found.len() > told;
    let file = fields.read("fil", name);
    let region = fields.read("region", region);
    let ages = fields.read("alder", ages);
    let alternative = fields.read("alternativ", name);
    let absent = [("fil", file.is_absent()), ("region", region.is_absent()), ("alder", ages.is_absent())];
    for (key, _) in absent.iter().filter(|(_, absent)| *absent && !misspelt && !table.damaged) {
        found.push(missing(place, key));
    }
    let file = file.placed()?;
    Some(PopulationAsked {
        file: shown(&file.place, &file.value),
        region: region.value()?.clone(),
        ages: *ages.value()?,
        alternative: alternative.value().cloned(),
        origin: file.place.clone(),
    })
}

fn shown(plan: &Origin, named: &str) -> String {
    tidy(&beside(Path::new(plan.file.as_ref()), named)).to_string_lossy().into_owned()
}

/// Reads a region's name or code; a code may stand without quotes.
fn region(node: &Node, found: &mut Vec<Finding>) -> Option<String> {
    let code = match &node.value {
        Value::Number(digits) => Decimal::parse(digits).and_then(Decimal::as_whole).filter(|code| *code >= 0),
        _ => None,
    };
    code.map(|code| code.to_string()).or_else(|| name(node, found))
}

/// Reads ages: `"80-105"`, `"80+"`, `"80"` or 80.
fn ages(node: &Node, found: &mut Vec<Finding>) -> Option<Ages> {
    if let Value::Number(_) = node.value {
        let age = whole(node, 0..=i64::from(HIGHEST_AGE), found)?;
        return u8::try_from(age).ok().map(|age| Ages { from: age, to: Some(age) });
    }
    if !matches!(node.value, Value::Text(_)) {
        return wrong_kind(node, AGES_EXAMPLE, found);
    }
    let said = text(node, found)?;
    let Some((from, to)) = bounds(&said) else { return wrong_kind(node, AGES_EXAMPLE, found) };
    let (highest, turned) = (from.max(to.unwrap_or(from)), to.is_some_and(|to| to < from));
    if highest > u32::from(HIGHEST_AGE) {
        found.push(out_of_range(&node.place, &node.source, range_text(&(0..=HIGHEST_AGE))));
        return None;
    }
    if let Some(to) = to.filter(|_| turned) {
        found.push(out_of_range(&node.place, &node.source, format!("\"{to}-{from}\"")));
        return None;
    }
    Some(Ages { from: u8::try_from(from).ok()?, to: to.and_then(|to| u8::try_from(to).ok()) })
}

/// Returns the lowest and the highest age that a text says; no highest where it says and above.
fn bounds(said: &str) -> Option<(u32, Option<u32>)> {
    let bare: String = said.chars().filter(|c| !c.is_whitespace()).collect();
    let age = |digits: &str| {
        let is_short = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        is_short.then(|| digits.parse::<u32>().ok()).flatten()
    };
    if let Some(from) = bare.strip_suffix('+') {
        return Some((age(from)?, None));
    }
    match bare.split_once(|c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')) {
        Some((from, to)) => Some((age(from)?, Some(age(to)?))),
        None => age(&bare).map(|age| (age, Some(age))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::load::parse;
    use crate::plan::testing::{reading, told};

    fn read(demand: &str) -> (Option<Demand>, Vec<String>) {
        let reading = reading(&[&format!("[framskriving]\nbehov = {demand}\n[[krav]]\nantall = 1\n")]);
        (reading.plan.outlook.demand, told(&reading.findings))
    }

    fn ages_of(said: &str) -> Option<(u8, Option<u8>)> {
        match read(&format!("{{ fil = \"f\", region = 301, alder = {said} }}")).0 {
            Some(Demand::Population(asked)) => Some((asked.ages.from, asked.ages.to)),
            _ => None,
        }
    }

    #[test]
    fn years_are_sorted_and_their_values_kept() {
        let (demand, told) = read("{ 2035 = 143.5, \"2026\" = 100 }");
        let Some(Demand::Index(index)) = demand else { panic!("{told:?}") };
        let points: Vec<_> = index.points.iter().map(|(year, value)| (*year, value.to_string())).collect();
        assert_eq!(points, [(2026, "100".to_owned()), (2035, "143.5".to_owned())]);
    }

    #[test]
    fn ages_are_read_as_people_write_them() {
        for (said, ages) in [
            ("\"80-105\"", (80, Some(105))),
            ("\" 67 – 79 \"", (67, Some(79))),
            ("\"80 +\"", (80, None)),
            ("\"80\"", (80, Some(80))),
            ("80", (80, Some(80))),
            ("\"0-120\"", (0, Some(120))),
        ] {
            assert_eq!(ages_of(said), Some(ages), "{said}");
        }
        for said in ["\"\"", "\"80-\"", "\"-80\"", "\"80-90-100\"", "\"eldre\"", "-1", "80.5", "121", "true"]
        {
            assert_eq!(ages_of(said), None, "{said}");
        }
    }

    #[test]
    fn a_population_is_found_from_the_plan_that_asks_for_it() {
        let asked = "[framskriving]\nbehov = { fil = '..\\tall\\14746.json', region = 5037, alder = \"80+\", alternativ = \"MMMM\" }\n[[krav]]\nantall = 1\n";
        let plan = "[plan]\nbygger_pa = \"felles/temaplan.toml\"\n";
        let reading = parse(&[("planer/plan.toml", plan), ("planer/felles/temaplan.toml", asked)]);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        let Some(Demand::Population(asked)) = reading.plan.outlook.demand else { panic!("no population") };
        assert_eq!(Path::new(&asked.file), Path::new("planer/tall/14746.json"));
        assert_eq!((asked.region.as_str(), asked.alternative.as_deref()), ("5037", Some("MMMM")));
        assert!(asked.origin.to_string().ends_with("temaplan.toml:2:17"), "{}", asked.origin);
    }

    #[test]
    fn what_demand_is_not_is_told() {
        for (demand, expected) in [
            ("{}", &["a:2:9 plan-value-kind <{}> [{ 2026 = 100, 2030 = 122 }]"][..]),
            ("122", &["a:2:9 plan-value-kind <122> [{ 2026 = 100, 2030 = 122 }]"]),
            (
                "\"f.csv\"",
                &[
                    "a:2:9 plan-value-kind <\"f.csv\"> [{ fil = \"14746.json\", region = \"5037\", alder = \"80-105\" }]",
                ],
            ),
            (
                "{ 2026 = 0, 2030 = -1, 26 = 3 }",
                &[
                    "a:2:18 plan-value-range <0> [> 0]",
                    "a:2:28 plan-value-range <-1> [> 0]",
                    "a:2:32 plan-key-unknown <26> [2026]",
                ],
            ),
            (
                "{ 2026 = 100, fil = \"f\" }",
                &["a:2:11 plan-key-unknown <2026> [fil | region | alder | alternativ]"],
            ),
            ("{ 2026 = 100, vekst = 3 }", &["a:2:23 plan-key-unknown <vekst> [2026]"]),
            (
                "{ vekst = 3 }",
                &["a:2:11 plan-key-unknown <vekst> [2026 | fil | region | alder | alternativ]"],
            ),
            (
                "{ files = \"f\", alders = 80 }",
                &["a:2:11 plan-key-unknown <files> [fil]", "a:2:24 plan-key-unknown <alders> [alder]"],
            ),
            ("{ fil = \"f\" }", &["a:2:9 plan-key-missing [region]", "a:2:9 plan-key-missing [alder]"]),
            (
                "{ fil = \"\", region = -1, alder = \"90-80\" }",
                &[
                    "a:2:17 plan-value-range <\"\"> [\"…\"]",
                    "a:2:30 plan-value-kind <-1> [\"-1\"]",
                    "a:2:42 plan-value-range <\"90-80\"> [\"80-90\"]",
                ],
            ),
            (
                "{ fil = \"f\", region = \"0301\", alder = \"80-130\" }",
                &["a:2:47 plan-value-range <\"80-130\"> [0–120]"],
            ),
            ("{ fil = \"f\", region = 0301, alder = \"80+\" }", &["a:2:31 plan-syntax <0301> [\"0301\"]"]),
            (
                "{ fil = \"f\", region = \"0301\", alder = 80-105 }",
                &["a:2:47 plan-syntax <80-105> [\"80-105\"]"],
            ),
            ("{ fil = \"f\", region = \"0301\", alder = 80+ }", &["a:2:47 plan-syntax <80+> [\"80+\"]"]),
        ] {
            assert_eq!(read(demand).1, expected, "{demand}");
        }
    }
}
