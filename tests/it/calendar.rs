//! The year, reckoned by hand, and calendars as other programs read them.

use crate::support::{Outcome, kompetanse};
use ical::IcalParser;
use ical::parser::ical::component::IcalEvent;
use ical::property::Property;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const REGISTER: &str = "fixtures/expiry/register.csv";
const PLAN: &str = "fixtures/expiry/plan.toml";
const ON_THE_DAY: [&str; 4] = ["--plan", PLAN, "--dato", "2026-11-30"];

fn asked(command: &[&str], more: &[&str]) -> Outcome {
    let outcome = kompetanse(&[command, &ON_THE_DAY, more].concat());
    assert_eq!(outcome.status, 0, "{command:?}: {}", outcome.messages);
    outcome
}

fn answer(command: &[&str]) -> Value {
    serde_json::from_str(&asked(command, &["--format", "json"]).output).unwrap()
}

/// Returns month, kind, what, day, renewals and whether it is a peak.
fn entries(answer: &Value) -> Vec<Value> {
    let row = |row: &Value| {
        let expiring = &row["expiring"];
        json!([row["month"], row["kind"], row["what"], row["date"], expiring["renewals"], expiring["peak"]])
    };
    answer["entries"].as_array().unwrap().iter().map(row).collect()
}

/// What the plan says of the year, without what expires.
fn of_plan() -> Vec<Value> {
    let (talks, course) = ("Medarbeidersamtaler; kurs, ønsker", "Kurs i HLR");
    vec![
        json!(["2026-11", "event", talks, null, null, null]),
        json!(["2027-01", "measure", course, null, null, null]),
        json!(["2027-02", "event", talks, null, null, null]),
        json!(["2027-05", "event", "Kartlegging", null, null, null]),
        json!(["2027-06", "revision", null, "2027-06-30", null, null]),
        json!(["2027-08", "measure", course, null, null, null]),
        json!(["2027-09", "deadline", course, "2027-09-15", null, null]),
    ]
}

#[test]
fn the_plan_alone_has_a_year() {
    let answer = answer(&["arshjul"]);
    assert_eq!(entries(&answer), of_plan());
    assert_eq!((&answer["register"], &answer["until"]), (&Value::Null, &json!("2027-10-31")));
    let others = answer["other_deadlines"].as_array().unwrap().iter();
    let others: Vec<Value> = others.map(|one| json!([one["date"], one["passed"], one["what"]])).collect();
    let expected =
        [json!(["2026-11-29", true, "Hospitering på Natt"]), json!(["2028-06-01", false, "Fagskole"])];
    assert_eq!(others, expected);
    let told = asked(&["arshjul"], &[]).output;
    assert!(told.contains("Uten et register"), "{told}");
}

#[test]
fn with_a_register_what_expires_is_there_with_its_peaks() {
    let answer = answer(&["arshjul", REGISTER]);
    let (expiring, others): (Vec<Value>, Vec<Value>) =
        entries(&answer).into_iter().partition(|entry| entry[1] == "expiry");
    assert_eq!(others, of_plan());
    let expected: Vec<Value> = [
        ("2026-11", 1, false),
        ("2026-12", 1, false),
        ("2027-01", 1, false),
        ("2027-02", 2, true),
        ("2027-05", 1, false),
        ("2027-06", 2, true),
    ]
    .map(|(month, renewals, peak)| json!([month, "expiry", null, null, renewals, peak]))
    .to_vec();
    assert_eq!(expiring, expected);
    assert_eq!(answer["register"]["persons"], 16);
    let told = asked(&["arshjul", REGISTER], &[]);
    assert!(told.output.contains("Topp: forny") && !told.output.contains("Uten et register"));
    assert!(told.messages.contains("Rader lest: 22"), "{}", told.messages);
}

#[test]
fn one_renewal_is_no_peak() {
    let folder = tempfile::tempdir().unwrap();
    let register = folder.path().join("register.csv");
    let of = |rows: &str| -> Value {
        let header = "Ansattnummer;Enhet;Stillingsprosent;Kompetanse;Formell;Oppnådd;Gyldig til\n";
        fs::write(&register, format!("{header}{rows}90;Sør;100;;;;\n91;Natt;100;;;;\n")).unwrap();
        let answer = answer(&["arshjul", register.to_str().unwrap()]);
        let expiring = entries(&answer).into_iter().filter(|entry| entry[1] == "expiry");
        expiring.map(|entry| json!([entry[4], entry[5]])).collect()
    };
    let one = "01;Nord;100;HLR;ja;;01.12.2026\n";
    assert_eq!(of(one), json!([[1, false]]));
    assert_eq!(of(&format!("{one}02;Nord;100;HLR;ja;;31.12.2026\n")), json!([[2, true]]));
}

#[test]
fn it_has_names_in_each_language() {
    let plain = asked(&["arshjul", REGISTER], &[]).output;
    for name in ["årshjul", "calendar"] {
        assert_eq!(asked(&[name, REGISTER], &[]).output, plain, "{name}");
    }
}

#[test]
fn without_a_plan_there_is_no_year() {
    let outcome = kompetanse(&["arshjul", "--plan", "finnes-ikke.toml"]);
    assert!(outcome.status == 3 && outcome.messages.contains("finnes-ikke.toml"), "{}", outcome.messages);
    let outcome = kompetanse(&["arshjul", "--format", "doc"]);
    assert!(outcome.status == 2 && outcome.messages.contains("ics"), "{}", outcome.messages);
}

#[test]
fn a_plan_that_says_nothing_of_the_year_is_told_so() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendar-empty");
    fs::create_dir_all(&folder).unwrap();
    let plan = folder.join("plan.toml");
    fs::write(&plan, "[plan]\nnavn = \"P\"\n\n[[krav]]\nantall = 1\n").unwrap();
    let outcome = kompetanse(&["arshjul", "--plan", plan.to_str().unwrap(), "--dato", "2026-11-30"]);
    assert!(outcome.status == 0 && outcome.output.contains("ingenting å gjøre"), "{outcome:?}");
    let arguments = ["arshjul", "--plan", plan.to_str().unwrap(), "--dato", "2026-11-30", "--format", "ics"];
    let calendar = read(&kompetanse(&arguments).output);
    assert_eq!(calendar, Vec::<Read>::new());
}

// Calendars.

/// An event as another program reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Read {
    id: String,
    title: String,
    lines: Vec<String>,
    first: String,
    end: String,
    rule: Option<String>,
    trigger: String,
}

fn value(properties: &[Property], name: &str) -> Option<String> {
    let found: Vec<&Property> = properties.iter().filter(|property| property.name == name).collect();
    assert!(found.len() <= 1, "{name} is there several times");
    found.first().map(|property| property.value.clone().unwrap_or_default())
}

/// Returns the words of a text value, which the parser leaves escaped.
fn words(text: &str) -> String {
    let mut words = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => words.push('\n'),
                Some(escaped @ ('\\' | ',' | ';')) => words.push(escaped),
                other => panic!("{text}: \\{other:?} is no escape"),
            },
            ',' | ';' => panic!("{text}: a mark is not escaped"),
            _ => words.push(letter),
        }
    }
    words
}

fn event(event: &IcalEvent) -> Read {
    let of = |name: &str| value(&event.properties, name);
    assert_eq!(of("DTSTAMP").unwrap(), "20261130T000000Z");
    for day in ["DTSTART", "DTEND"] {
        let property = event.properties.iter().find(|property| property.name == day).unwrap();
        let is_date = vec![("VALUE".to_owned(), vec!["DATE".to_owned()])];
        assert_eq!(property.params.as_ref(), Some(&is_date), "{day}");
    }
    assert_eq!(event.alarms.len(), 1);
    let alarm = &event.alarms[0].properties;
    assert_eq!(value(alarm, "ACTION").unwrap(), "DISPLAY");
    assert_eq!(value(alarm, "DESCRIPTION"), of("SUMMARY"));
    Read {
        id: of("UID").unwrap(),
        title: words(&of("SUMMARY").unwrap()),
        lines: of("DESCRIPTION")
            .iter()
            .flat_map(|text| words(text).lines().map(str::to_owned).collect::<Vec<_>>())
            .collect(),
        first: of("DTSTART").unwrap(),
        end: of("DTEND").unwrap(),
        rule: of("RRULE"),
        trigger: value(alarm, "TRIGGER").unwrap(),
    }
}

/// Reads a calendar, and holds it to what RFC 5545 says of its lines.
fn read(text: &str) -> Vec<Read> {
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let calendars: Vec<_> = IcalParser::new(text.as_bytes()).map(|calendar| calendar.unwrap()).collect();
    assert_eq!(calendars.len(), 1);
    let of = |name: &str| value(&calendars[0].properties, name).unwrap();
    assert_eq!((of("VERSION"), of("CALSCALE")), ("2.0".to_owned(), "GREGORIAN".to_owned()));
    assert!(!of("PRODID").is_empty() && !words(&of("X-WR-CALNAME")).is_empty());
    let events: Vec<Read> = calendars[0].events.iter().map(event).collect();
    let ids: BTreeSet<&String> = events.iter().map(|event| &event.id).collect();
    assert_eq!(ids.len(), events.len(), "two events have the same name");
    events
}

#[test]
fn what_expires_is_an_event_for_each_month_and_competence() {
    let text = asked(&["utlop", REGISTER], &["--format", "ics"]).output;
    let events = read(&text);
    assert_eq!(events.len(), 9);
    // The month has begun: it is due on the day that is asked about.
    assert_eq!((&*events[0].first, &*events[0].end), ("20261130", "20261201"));
    assert_eq!(events[0].title, "Forny HLR: 1 ansatt, utløper i november 2026");
    let february: Vec<&Read> = events.iter().filter(|event| event.first == "20270201").collect();
    assert_eq!(february.len(), 2);
    assert_eq!(february[1].lines, ["Hjemmetjenesten / Nord: 1 person", "Hjemmetjenesten / Sør: 1 person"]);
    assert!(events.iter().all(|event| event.trigger == "-P30D" && event.rule.is_none()));
    // The same question gives the same bytes; with names, the same events with more in them.
    assert_eq!(text, asked(&["utlop", REGISTER], &["--format", "ics"]).output);
    let named = read(&asked(&["utlop", REGISTER], &["--format", "ics", "--med-navn"]).output);
    let ids = |events: &[Read]| -> Vec<String> { events.iter().map(|event| event.id.clone()).collect() };
    assert_eq!(ids(&named), ids(&events));
    assert!(named[0].lines.contains(&"Kari Vik, 01: 30.11.2026".to_owned()), "{:?}", named[0].lines);
}

#[test]
fn the_year_comes_again_and_what_has_a_day_does_not() {
    let events = read(&asked(&["arshjul", REGISTER], &["--format", "ics"]).output);
    // Seven of the plan, six months in which something expires, and one later deadline.
    assert_eq!(events.len(), 14);
    let named = |title: &str| -> Vec<&Read> {
        let named: Vec<&Read> = events.iter().filter(|event| event.title == title).collect();
        assert!(!named.is_empty(), "no {title} in {events:#?}");
        named
    };
    let talks = named("Medarbeidersamtaler; kurs, ønsker");
    assert_eq!(talks.iter().map(|event| &*event.first).collect::<Vec<_>>(), ["20261101", "20270201"]);
    assert!(talks.iter().all(|event| event.rule.as_deref() == Some("FREQ=YEARLY")));
    assert_eq!(talks[0].lines, ["Ansvarlig: Alle ledere"]);
    for (title, day) in
        [("Frist: Kurs i HLR", "20270915"), ("Frist: Fagskole", "20280601"), ("Revidere planen", "20270630")]
    {
        let event = named(title)[0];
        assert_eq!((&*event.first, &event.rule), (day, &None), "{title}");
    }
    assert_eq!(named("Tiltak: Kurs i HLR").len(), 2);
    let peak = named("Topp: forny det som utløper: Førstehjelp (1) og HLR (1)")[0];
    assert!(peak.lines[0].starts_with("Dette er en topp"), "{:?}", peak.lines);
}

#[test]
fn events_of_the_next_year_are_those_of_this_one() {
    let of = |date: &str| -> BTreeSet<String> {
        let arguments = ["arshjul", "--plan", PLAN, "--dato", date, "--format", "ics"];
        let text = kompetanse(&arguments).output;
        let calendar = IcalParser::new(text.as_bytes()).next().unwrap().unwrap();
        let yearly = calendar.events.iter().filter(|event| value(&event.properties, "RRULE").is_some());
        yearly.map(|event| value(&event.properties, "UID").unwrap()).collect()
    };
    let this = of("2026-11-30");
    assert_eq!(this.len(), 5);
    assert_eq!(this, of("2027-12-01"));
}

#[test]
fn words_of_a_plan_cannot_leave_their_place() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendar-hostile");
    fs::create_dir_all(&folder).unwrap();
    let plan = folder.join("plan.toml");
    let long = "ærlig øving på åsen, ".repeat(30);
    let text = format!(
        "[plan]\nnavn = \"A, B; C\\\\D\\nEND:VCALENDAR\"\n\n[[arshjul]]\nmaned = 1\n\
         aktivitet = \"{long}\\r\\nEND:VEVENT\\nX: \\\\n; \\\"x\\\"\"\nansvarlig = \"BEGIN:VALARM\\r\\n, ;\"\n\n\
         [[arshjul]]\nmaned = 1\naktivitet = \"To ganger\"\n\n[[arshjul]]\nmaned = 1\naktivitet = \"To ganger\"\n\n\
         [[krav]]\nantall = 1\n"
    );
    fs::write(&plan, text).unwrap();
    let plan = plan.to_str().unwrap();
    let outcome = kompetanse(&["arshjul", "--plan", plan, "--dato", "2026-11-30", "--format", "ics"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let events = read(&outcome.output);
    assert_eq!(events.len(), 3);
    let hostile = &events[0];
    assert!(hostile.title.starts_with("ærlig øving") && hostile.title.contains("END:VEVENT"), "{hostile:?}");
    assert!(hostile.title.ends_with("\\n; \"x\""), "{hostile:?}");
    assert_eq!(hostile.lines.len(), 1);
}

#[test]
fn the_examples_make_calendars() {
    let fjordvik = ["examples/fjordvik/register.csv", "--plan", "examples/fjordvik/temaplan.toml"];
    let bytes = fs::read("examples/fjordvik/register.csv").unwrap();
    let people: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let names: BTreeSet<&str> = people
        .lines()
        .skip(1)
        .filter_map(|line| line.split(';').nth(1))
        .filter(|name| name.contains(' '))
        .collect();
    assert!(names.len() > 500, "{}", names.len());
    for (command, least) in [("arshjul", 80), ("utlop", 70)] {
        let arguments = [&[command], &fjordvik[..], &["--dato", "2026-11-30", "--format", "ics"]].concat();
        let outcome = kompetanse(&arguments);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        let events = read(&outcome.output);
        assert!(events.len() >= least, "{command}: {}", events.len());
        let unfolded = outcome.output.replace("\r\n ", "");
        let told: Vec<&&str> = names.iter().filter(|name| unfolded.contains(**name)).collect();
        assert!(told.is_empty(), "{command} tells of {told:?}");
    }
}
