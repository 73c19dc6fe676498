//! `[framskriving]` and `[[scenario]]`: what is assumed of the years to come, and what could be otherwise.

use std::collections::HashMap;

use super::demand::demand;
use super::entries::{Head, head};
use super::keys;
use super::merge;
use super::reader::{
    Field, Fields, decimal, dotted, key_like, number, out_of_range, percent, range_text, steps, whole,
    wrong_kind,
};
use super::settings::{Section, open};
use super::tree::{Entry, Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::name::{Pattern, folded};
use crate::model::outlook::{Demand, ExitFactor, ExitTable, Outlook, Scenario};
use crate::origin::Origin;

const EXITS_EXAMPLE: &str = "{ 20 = 25, 62 = 18, 70 = 100 }";
const FACTORS_EXAMPLE: &str = "{ \"7174\" = 0.9, \"Assistent\" = 2 }";
const HIGHEST_AGE: u8 = 120;

/// What a file says of the years to come.
#[derive(Debug, Default)]
pub(super) struct RawOutlook {
    horizon: Field<u8>,
    exits: Field<ExitTable>,
    exit_factors: Field<Vec<ExitFactor>>,
    new_hire_exits: Field<Decimal>,
    completion: Field<Decimal>,
    demand: Field<Demand>,
    certainty: Field<Decimal>,
}

impl RawOutlook {
    /// Reads what a file says of the years to come.
    pub(super) fn read(section: Section<'_>, found: &mut Vec<Finding>) -> Self {
        let Some(mut fields) = open(section, keys::OUTLOOK, found) else { return Self::default() };
        Self {
            horizon: fields.read("horisont", horizon),
            exits: fields.read("avgang", exits),
            exit_factors: fields.read("avgang_faktor", exit_factors),
            new_hire_exits: fields.read("nyansatt_avgang", percent),
            completion: fields.read("fullforing", percent),
            demand: fields.read("behov", demand),
            certainty: fields.read("sannsynlighet", certainty),
        }
    }

    /// Takes what a later file says; a table replaces the earlier one as a whole.
    pub(super) fn extend(&mut self, later: Self) {
        self.horizon.extend(later.horizon);
        self.exits.extend(later.exits);
        self.exit_factors.extend(later.exit_factors);
        self.new_hire_exits.extend(later.new_hire_exits);
        self.completion.extend(later.completion);
        self.demand.extend(later.demand);
        self.certainty.extend(later.certainty);
    }

    /// Returns what the plan says of the years to come.
    pub(super) fn outlook(&self) -> Outlook {
        Outlook {
            horizon: self.horizon.value().copied(),
            exits: self.exits.value().cloned(),
            exit_factors: self.exit_factors.value().cloned().unwrap_or_default(),
            new_hire_exits: self.new_hire_exits.value().copied(),
            completion: self.completion.value().copied(),
            demand: self.demand.value().cloned(),
            certainty: self.certainty.value().copied(),
        }
    }
}

/// A `[[scenario]]`.
#[derive(Debug)]
pub(super) struct RawScenario {
    head: Head,
    exit_points: Field<Decimal>,
    later_exits: Field<i8>,
    fraction_points: Field<Decimal>,
    demand: Field<Demand>,
    new_hire_exits: Field<Decimal>,
}

/// Reads a `[[scenario]]`.
pub(super) fn scenario(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawScenario {
    let mut fields = Fields::open(table, keys::SCENARIO, found);
    RawScenario {
        head: head(&mut fields, "navn", table, place),
        exit_points: fields.read("avgang_prosentpoeng", |node, found| number(node, -100..=100, found)),
        later_exits: fields.read("senere_avgang_ar", later_exits),
        fraction_points: fields.read("stillingsprosent_poeng", |node, found| number(node, 0..=100, found)),
        demand: fields.read("behov", demand),
        new_hire_exits: fields.read("nyansatt_avgang", percent),
    }
}

impl RawScenario {
    /// Returns what would be otherwise.
    pub(super) fn scenario(self) -> Scenario {
        Scenario {
            name: self.head.id.value().cloned().unwrap_or_default(),
            exit_points: self.exit_points.value().copied(),
            later_exits: self.later_exits.value().copied(),
            fraction_points: self.fraction_points.value().copied(),
            demand: self.demand.value().cloned(),
            new_hire_exits: self.new_hire_exits.value().copied(),
        }
    }
}

impl merge::Entry for RawScenario {
    const TWICE: Code = Code::PlanNameTwice;

    fn head(&self) -> &Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn extend(&mut self, later: Self) {
        self.head.damaged |= later.head.damaged;
        self.exit_points.extend(later.exit_points);
        self.later_exits.extend(later.later_exits);
        self.fraction_points.extend(later.fraction_points);
        self.demand.extend(later.demand);
        self.new_hire_exits.extend(later.new_hire_exits);
    }
}

fn horizon(node: &Node, found: &mut Vec<Finding>) -> Option<u8> {
    whole(node, 1..=50, found).and_then(|years| u8::try_from(years).ok())
}

fn later_exits(node: &Node, found: &mut Vec<Finding>) -> Option<i8> {
    whole(node, -10..=10, found).and_then(|years| i8::try_from(years).ok())
}

/// Of no chance there is nothing to aim for; all of it can be aimed for, since hires are certain in their first year.
fn certainty(node: &Node, found: &mut Vec<Finding>) -> Option<Decimal> {
    let percent = decimal(node, found)?;
    if percent <= Decimal::default() || Some(percent) > Decimal::whole(100) {
        found.push(out_of_range(&node.place, &node.source, "> 0, ≤ 100"));
        return None;
    }
    Some(percent)
}

fn exits(node: &Node, found: &mut Vec<Finding>) -> Option<ExitTable> {
    let Value::Table(table) = &node.value else { return wrong_kind(node, EXITS_EXAMPLE, found) };
    if table.entries.is_empty() && !table.damaged {
        return wrong_kind(node, EXITS_EXAMPLE, found);
    }
    let steps = steps(table, age_key, percent, found)?;
    (!steps.is_empty()).then_some(ExitTable { steps })
}

/// Reads the key that an age is, without zeros before it: an age is then said once.
fn age_key(entry: &Entry, found: &mut Vec<Finding>) -> Option<u8> {
    let is_digit = |c: char| c.is_ascii_digit();
    let rest = entry.key.trim_start_matches(is_digit);
    let digits = &entry.key[..entry.key.len() - rest.len()];
    let age = digits.parse::<u8>().ok().filter(|age| *age <= HIGHEST_AGE);
    if age.is_some_and(|age| age.to_string() == entry.key) {
        return age;
    }
    found.push(if age.is_none() && rest.is_empty() && !digits.is_empty() {
        out_of_range(&entry.place, &entry.key, range_text(&(0..=HIGHEST_AGE)))
    } else {
        key_like(entry, &entry.key, age.unwrap_or(20).to_string())
    });
    None
}

fn exit_factors(node: &Node, found: &mut Vec<Finding>) -> Option<Vec<ExitFactor>> {
    let Value::Table(table) = &node.value else { return wrong_kind(node, FACTORS_EXAMPLE, found) };
    report_names_twice(table, found);
    let read = table.entries.iter().map(|entry| exit_factor(entry, found));
    read.collect::<Vec<_>>().into_iter().collect()
}

fn exit_factor(entry: &Entry, found: &mut Vec<Finding>) -> Option<ExitFactor> {
    if let Some(whole) = dotted(entry) {
        found.push(key_like(entry, &whole, format!("\"{whole}\"")));
        return None;
    }
    let position = entry.key.trim();
    if position.is_empty() {
        found.push(out_of_range(&entry.place, "\"\"", "\"…\""));
    }
    let factor = number(&entry.node, 0..=100, found)?;
    (!position.is_empty()).then(|| ExitFactor { position: Pattern::new(position), factor })
}

/// A position has one factor, however it is written.
fn report_names_twice(table: &Table, found: &mut Vec<Finding>) {
    let mut first: HashMap<String, &Origin> = HashMap::new();
    for entry in &table.entries {
        let earlier = *first.entry(folded(&entry.key)).or_insert(&entry.place);
        if *earlier != entry.place {
            let finding = Finding::new(Code::PlanNameTwice).at(entry.place.clone()).seen(&entry.key);
            found.push(finding.other(earlier.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{fixture, reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    fn percents(steps: &[(u8, Decimal)]) -> Vec<(u8, String)> {
        steps.iter().map(|(age, percent)| (*age, percent.to_string())).collect()
    }

    fn said(number: Option<Decimal>) -> Option<String> {
        number.map(|number| number.to_string())
    }

    #[test]
    fn every_key_of_the_years_to_come_is_read() {
        let plan = fixture("every-key.toml").plan;
        let outlook = plan.outlook;
        assert_eq!(outlook.horizon, Some(10));
        let steps = outlook.exits.map(|exits| percents(&exits.steps));
        assert_eq!(
            steps.as_deref(),
            Some(&[(20, "25".to_owned()), (55, "5.2".to_owned()), (70, "100".to_owned())][..])
        );
        let factors: Vec<_> = outlook
            .exit_factors
            .iter()
            .map(|factor| (factor.position.text.as_str(), factor.factor.to_string()))
            .collect();
        assert_eq!(factors, [("7174", "1".to_owned()), ("Assistent", "2".to_owned())]);
        let percents = [outlook.new_hire_exits, outlook.completion, outlook.certainty].map(said);
        assert_eq!(percents, ["12", "85", "80"].map(|percent| Some(percent.to_owned())));
        let Some(Demand::Population(asked)) = outlook.demand else { panic!("no population") };
        assert!(asked.file.ends_with("14746.json"), "{}", asked.file);
        assert_eq!((asked.region.as_str(), asked.alternative.as_deref()), ("5037", Some("MMMM")));
        assert_eq!((asked.ages.from, asked.ages.to), (80, Some(105)));
    }

    #[test]
    fn every_key_of_a_scenario_is_read() {
        let scenarios = fixture("every-key.toml").plan.scenarios;
        let [scenario] = scenarios.as_slice() else { panic!("{scenarios:?}") };
        assert_eq!((scenario.name.as_str(), scenario.later_exits), ("Flere blir", Some(1)));
        let numbers = [scenario.exit_points, scenario.fraction_points, scenario.new_hire_exits].map(said);
        assert_eq!(numbers, ["-2", "5", "10"].map(|number| Some(number.to_owned())));
        let Some(Demand::Index(index)) = &scenario.demand else { panic!("no index") };
        assert_eq!(index.points.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2026, 2030]);
    }

    #[test]
    fn nynorsk_says_the_same() {
        let plan = fixture("nynorsk.toml").plan;
        let outlook = plan.outlook;
        let percents = [outlook.new_hire_exits, outlook.completion, outlook.certainty].map(said);
        assert_eq!(percents, ["12.5", "85", "90"].map(|percent| Some(percent.to_owned())));
        assert!(matches!(outlook.demand, Some(Demand::Index(_))));
        assert_eq!(
            (plan.scenarios[0].name.as_str(), plan.scenarios[0].later_exits),
            ("Fleire blir", Some(-2))
        );
        assert_eq!(said(plan.scenarios[0].new_hire_exits).as_deref(), Some("9"));
    }

    #[test]
    fn a_plan_that_says_nothing_assumes_nothing() {
        let plan = reading(&[END]).plan;
        assert_eq!((plan.outlook, plan.scenarios), (Outlook::default(), Vec::new()));
    }

    #[test]
    fn later_files_extend_key_by_key_and_replace_tables_as_a_whole() {
        let first = format!(
            "[framskriving]\nhorisont = 5\nfullforing = 70\navgang = {{ 20 = 25, 70 = 100 }}\n\
             avgang_faktor = {{ a = 1 }}\nbehov = {{ 2026 = 1 }}\n\
             [[scenario]]\nnavn = \"Flere\"\nsenere_avgang_ar = 1\nnyansatt_avgang = 9\n{END}"
        );
        let later = "[framskriving]\nfullforing = 75\navgang = { 62 = 18 }\navgang_faktor = { b = 2, c = 3 }\n\
                     behov = { fil = \"f\", region = \"0301\", alder = 80 }\n\
                     [[scenario]]\nnavn = \"FLERE\"\nnyansatt_avgang = 8\n[[scenario]]\nnavn = \"Andre\"\n";
        let reading = reading(&[&first, later]);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        let outlook = reading.plan.outlook;
        assert_eq!((outlook.horizon, said(outlook.completion).as_deref()), (Some(5), Some("75")));
        let steps = outlook.exits.map(|exits| percents(&exits.steps));
        assert_eq!(steps, Some(vec![(62, "18".to_owned())]));
        assert_eq!(outlook.exit_factors.len(), 2);
        assert!(matches!(outlook.demand, Some(Demand::Population(_))));
        let names: Vec<_> = reading.plan.scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
        assert_eq!(names, ["Flere", "Andre"]);
        let flere = &reading.plan.scenarios[0];
        assert_eq!((flere.later_exits, said(flere.new_hire_exits).as_deref()), (Some(1), Some("8")));
    }

    #[test]
    fn a_factor_may_be_of_any_position_that_fits() {
        let plan =
            reading(&[&format!("[framskriving.avgang_faktor]\n7174 = 0\n\"Assist*\" = 1.5\n{END}")]).plan;
        assert!(plan.outlook.exit_factors[1].position.matches_folded("assistent natt"));
        assert_eq!(plan.outlook.exit_factors[0].position.text, "7174");
    }

    #[test]
    fn ages_are_sorted_and_said_under_a_heading_too() {
        let exits = |text: &str| reading(&[&format!("{text}\n{END}")]).plan.outlook.exits;
        let braced = exits("[framskriving]\navgang = { \"70\" = 100, 0 = 0.5 }");
        assert_eq!(braced, exits("[framskriving.avgang]\n70 = 100\n0 = 0.5"));
        assert_eq!(braced.map(|exits| exits.steps[0].0), Some(0));
    }

    #[test]
    fn a_table_of_nothing_is_no_table_of_exits() {
        let told_of = |text: &str| told(&reading(&[&format!("[framskriving]\n{text}\n{END}")]).findings);
        assert_eq!(told_of("avgang = {}"), ["a:2:10 plan-value-kind <{}> [{ 20 = 25, 62 = 18, 70 = 100 }]"]);
        assert_eq!(
            told_of("avgang = 12\navgang_faktor = 2"),
            [
                "a:2:10 plan-value-kind <12> [{ 20 = 25, 62 = 18, 70 = 100 }]",
                "a:3:17 plan-value-kind <2> [{ \"7174\" = 0.9, \"Assistent\" = 2 }]"
            ]
        );
        assert_eq!(told_of("avgang_faktor = {}"), Vec::<String>::new());
        let syntax = ["a:3:6 plan-syntax <25 %> [25 | \"25 %\"]"];
        assert_eq!(told_of("[framskriving.avgang]\n20 = 25 %"), syntax);
        assert_eq!(told_of("sannsynlighet = 99.95\nhorisont = 51"), ["a:3:12 plan-value-range <51> [1–50]"]);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let told = told(&fixture("outlook-faults.toml").findings);
        assert_eq!(told, FAULTS.lines().collect::<Vec<_>>());
    }

    const FAULTS: &str = r#"outlook-faults.toml:3:12 plan-value-range <0> [1–50]
outlook-faults.toml:4:17 plan-value-range <101> [0–100]
outlook-faults.toml:4:22 plan-value-range <130> [0–120]
outlook-faults.toml:4:31 plan-key-unknown <05> [5]
outlook-faults.toml:4:39 plan-key-unknown <60-64> [60]
outlook-faults.toml:4:52 plan-key-unknown <sytti> [20]
outlook-faults.toml:4:60 plan-value-kind <"100 %"> [100]
outlook-faults.toml:4:69 plan-key-unknown <62.5> [62]
outlook-faults.toml:5:34 plan-value-range <-1> [0–100]
outlook-faults.toml:5:38 plan-name-twice <SYKEPLEIER> see outlook-faults.toml:5:19
outlook-faults.toml:5:56 plan-value-range <""> ["…"]
outlook-faults.toml:5:73 plan-value-kind <"ja"> [2]
outlook-faults.toml:5:86 plan-value-range <100.5> [0–100]
outlook-faults.toml:5:93 plan-key-unknown <Avd.leder> ["Avd.leder"]
outlook-faults.toml:6:19 plan-decimal-comma <12,5> [12.5]
outlook-faults.toml:7:1 plan-key-twice <nytilsett_avgang> see outlook-faults.toml:6:1
outlook-faults.toml:8:1 plan-key-unquoted <fullføring> ["fullføring" | fullforing]
outlook-faults.toml:8:14 plan-value-range <850> [0–100]
outlook-faults.toml:9:18 plan-value-range <0> [> 0]
outlook-faults.toml:9:21 plan-key-unknown <30> [2026]
outlook-faults.toml:9:31 plan-value-range <2300> [1900–2200]
outlook-faults.toml:9:41 plan-key-unknown <vekst> [2026]
outlook-faults.toml:10:17 plan-value-range <101> [> 0, ≤ 100]
outlook-faults.toml:11:1 plan-key-unknown <sansyn> [sannsyn]
outlook-faults.toml:16:1 plan-key-missing [navn]
outlook-faults.toml:17:23 plan-value-range <-100.5> [-100 – 100]
outlook-faults.toml:18:20 plan-value-range <1.5> [-10 – 10]
outlook-faults.toml:19:26 plan-value-range <-5> [0–100]
outlook-faults.toml:20:17 plan-value-range <""> ["…"]
outlook-faults.toml:20:30 plan-value-kind <true> ["true"]
outlook-faults.toml:20:44 plan-value-range <"105-80"> ["80-105"]
outlook-faults.toml:21:19 plan-value-kind <"12 %"> [12]
outlook-faults.toml:25:20 plan-value-range <-11> [-10 – 10]
outlook-faults.toml:26:31 plan-key-unknown <2026> [fil | region | alder | alternativ]
outlook-faults.toml:30:40 plan-syntax <0301> ["0301"]
outlook-faults.toml:32:1 plan-syntax <[scenario]> [[[scenario]]]
outlook-faults.toml:33:8 plan-name-twice <FLERE  BLIR> see outlook-faults.toml:24:8
outlook-faults.toml:34:9 plan-key-missing [region]
outlook-faults.toml:34:39 plan-value-range <121> [0–120]
outlook-faults.toml:35:1 plan-key-unknown <folger_behov> [behov]"#;
}
