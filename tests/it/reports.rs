//! Every report in every format and language, and every help page, as a reader meets them.

use crate::support::{Outcome, frozen, kompetanse, on_screen};

const REGISTER: &str = "examples/lillevik/register.csv";
const PLAN: &str = "examples/lillevik/plan.toml";

/// Returns what is asked: of measures, where they are reckoned by hand, for Lillevik has no money for them.
fn asked(command: &[&str], more: &[&str]) -> Outcome {
    let mut arguments = command.to_vec();
    let [register, plan] = match command {
        ["utlop" | "arshjul", ..] => ["fixtures/expiry/register.csv", "fixtures/expiry/plan.toml"],
        ["tiltak", ..] => ["fixtures/measures/register.csv", "fixtures/measures/plan.toml"],
        _ => [REGISTER, PLAN],
    };
    arguments.extend([register, "--plan", plan, "--dato", "2026-11-21"]);
    arguments.extend(more);
    let outcome = kompetanse(&arguments);
    assert_eq!(outcome.status, 0, "{arguments:?}: {}", outcome.messages);
    outcome
}

/// The questions, with the name of each and its words on the command line.
const QUESTIONS: [(&str, &[&str]); 8] = [
    ("gap", &["gap"]),
    ("check", &["sjekk"]),
    ("explain", &["forklar", "sar-kommunen"]),
    ("needs", &["behov"]),
    ("measures", &["tiltak"]),
    ("projection", &["framskriv", "--horisont", "4"]),
    ("expiry", &["utlop"]),
    ("calendar", &["arshjul"]),
];

#[test]
fn reports_say_the_same_in_every_format() {
    for (name, command) in QUESTIONS {
        for format in ["tabell", "csv", "tsv", "json", "md"] {
            let outcome = asked(command, &["--format", format]);
            frozen(
                &format!("report-{name}-{format}"),
                &outcome.output.replace('\r', "␍").replace('\u{feff}', "␟"),
            );
        }
        let page = asked(command, &["--format", "html"]).output;
        frozen(&format!("report-{name}-html"), &said_by_page(&page));
    }
}

/// Returns a page without what every page has: how it looks, and how its tables are sorted.
pub fn said_by_page(page: &str) -> String {
    let without = |page: &str, tag: &str| {
        let (before, rest) = page.split_once(&format!("<{tag}>")).unwrap();
        let (_, after) = rest.split_once(&format!("</{tag}>")).unwrap();
        format!("{before}<{tag}/>{after}")
    };
    without(&without(page, "style"), "script").replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

/// Takes the value of a key out of JSON.
fn taken(json: &mut serde_json::Value, key: &str) -> serde_json::Value {
    json.as_object_mut().and_then(|object| object.remove(key)).unwrap_or_default()
}

/// Everything in one document.
const PAPER: &[&str] = &["rapport", "--horisont", "4"];

#[test]
fn a_report_of_everything_is_there_in_three_languages_and_for_the_case() {
    frozen("report-paper-html", &said_by_page(&asked(PAPER, &["--format", "html"]).output));
    for language in ["nb", "nn", "en"] {
        let outcome = asked(PAPER, &["--format", "md", "--sprak", language]);
        let said = outcome.output.replace(env!("CARGO_PKG_VERSION"), "VERSION");
        frozen(&format!("report-paper-{language}"), &said);
    }
    let json: serde_json::Value = serde_json::from_str(&asked(PAPER, &["--format", "json"]).output).unwrap();
    let of = |question: &[&str]| -> serde_json::Value {
        let mut answer = serde_json::from_str(&asked(question, &["--format", "json"]).output).unwrap();
        // A report says once what is in doubt.
        assert_eq!(taken(&mut answer, "doubts"), json["doubts"]);
        answer
    };
    assert_eq!(json["schema"], "kompetanse.report/1");
    assert_eq!(json["gap"], of(&["gap"]));
    // What is proven does not change with how long one looks.
    assert_eq!(json["needs"], of(&["behov"]));
    assert_eq!(json["projection"], of(&["framskriv", "--horisont", "4"]));
}

/// Returns what is written to a file of an ending, where somebody's sheet is asked for.
fn sheets(ending: &str, more: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("ark.{ending}"));
    let start = ["ansatt", "fixtures/employee/register.csv", "--plan", "fixtures/employee/plan.toml"];
    let out = ["--dato", "2026-11-21", "-o", path.to_str().unwrap()];
    let outcome = kompetanse(&[&start[..], &out[..], more].concat());
    assert_eq!((outcome.status, outcome.output.as_str()), (0, ""), "{outcome:?}");
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_sheet_is_a_page_for_each_employee_in_every_format() {
    let unit = ["--enhet", "Hjemmetjenesten"];
    for ending in ["txt", "csv", "json", "md"] {
        let text = sheets(ending, &unit).replace('\r', "␍").replace('\u{feff}', "␟");
        frozen(&format!("report-employee-{ending}"), &text);
    }
    frozen("report-employee-html", &said_by_page(&sheets("html", &["--id", "0102"])));
    for language in ["nn", "en"] {
        frozen(&format!("report-employee-{language}"), &sheets("md", &["--id", "0102", "--sprak", language]));
    }
}

#[test]
fn reports_speak_three_languages() {
    for (name, command) in QUESTIONS {
        for language in ["nn", "en"] {
            let outcome = asked(command, &["--sprak", language]);
            frozen(
                &format!("report-{name}-{language}"),
                &format!("{}\n{}", outcome.output, outcome.messages),
            );
        }
    }
}

#[test]
fn reports_for_programs_have_keys_and_every_digit() {
    let outcome = asked(&["gap"], &["--format", "csv", "--csv-dialekt", "internasjonal"]);
    frozen("report-gap-international", &outcome.output);
}

#[test]
fn people_are_told_of_only_where_that_is_asked() {
    let outcome = asked(&["gap"], &["--med-navn", "--enhet", "Sone nord", "--kategori", "basis"]);
    frozen("report-gap-names", &outcome.output);
    let outcome = asked(&["forklar", "kreft-hjemme"], &["--med-navn"]);
    frozen("report-explain-names", &outcome.output);
    let outcome = asked(&["behov"], &["--med-navn", "--kategori", "spesialist"]);
    frozen("report-needs-names", &outcome.output);
    let outcome = asked(&["tiltak"], &["--med-navn"]);
    frozen("report-measures-names", &outcome.output);
    let outcome = asked(&["utlop"], &["--med-navn", "--enhet", "Natt"]);
    frozen("report-expiry-names", &outcome.output);
}

#[test]
fn what_has_its_day_is_there_for_calendars() {
    for (name, command) in [("expiry", &["utlop"]), ("calendar", &["arshjul"])] {
        for language in ["nb", "nn", "en"] {
            let calendar = asked(command, &["--format", "ics", "--sprak", language]).output;
            frozen(&format!("report-{name}-ics-{language}"), &calendar.replace('\r', ""));
        }
    }
}

#[test]
fn a_narrow_terminal_is_not_overrun() {
    for width in [60, 80, 120] {
        let arguments = ["gap", REGISTER, "--plan", PLAN, "--dato", "2026-11-21", "--alle"];
        let outcome = on_screen(&arguments, width);
        let widest = outcome.output.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(usize::from(width)), "{width}: {widest:?}\n{}", outcome.output);
        if width == 80 {
            frozen("report-gap-80", &outcome.output);
        }
    }
}

#[test]
fn help_is_there_in_three_languages() {
    let commands: [&[&str]; 16] = [
        &[],
        &["gap"],
        &["sjekk"],
        &["forklar"],
        &["behov"],
        &["tiltak"],
        &["framskriv"],
        &["ansatt"],
        &["utlop"],
        &["arshjul"],
        &["rapport"],
        &["kjor"],
        &["ny"],
        &["ny", "plan"],
        &["ny", "register"],
        &["fullfor"],
    ];
    for language in ["nb", "nn", "en"] {
        let pages = commands.map(|command| {
            let mut arguments = command.to_vec();
            arguments.extend(["--hjelp", "--sprak", language]);
            let outcome = kompetanse(&arguments);
            assert_eq!((outcome.status, outcome.messages.as_str()), (0, ""));
            format!("$ kompetanse {} --hjelp\n{}", command.join(" "), outcome.output)
        });
        frozen(&format!("help-{language}"), &pages.join("\n\n"));
    }
}

#[test]
fn help_tells_how_much_is_tried_where_nothing_is_said() {
    let usual = kompetanse::analysis::needs::USUAL_EFFORT;
    let light = kompetanse::analysis::paper::LIGHT_EFFORT;
    for command in ["behov", "tiltak", "rapport"] {
        let help = kompetanse(&[command, "--hjelp"]).output.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(&format!("ellers {usual}, og {light} i rapporten")), "{help}");
    }
}

#[test]
fn commands_have_names_in_each_language() {
    let answers = ["sjekk", "check"].map(|name| asked(&[name], &[]).output);
    assert_eq!(answers[0], answers[1]);
    let answers = ["--enhet", "--eining", "--unit"].map(|flag| asked(&["gap"], &[flag, "Sone nord"]).output);
    assert!(answers[0] == answers[1] && answers[1] == answers[2]);
    let answers = ["--språk", "--sprak", "--language"].map(|flag| asked(&["gap"], &[flag, "nn"]).output);
    assert!(answers[0] == answers[1] && answers[1] == answers[2]);
}

#[test]
fn a_reader_meets_the_names_of_one_language_and_may_use_those_of_any() {
    for (language, shown, hidden) in [
        ("nb", "--uten-stilling", "--utan-stilling"),
        ("nn", "--utan-stilling", "--without-position"),
        ("en", "--without-position", "--uten-stilling"),
    ] {
        let help = kompetanse(&["gap", "--help", "--language", language]).output;
        assert!(help.contains(shown) && !help.contains(hidden), "{help}");
        let asked = asked(&["gap"], &[hidden, "Assistent*", "--sprak", language, "--format", "table"]);
        assert_eq!(asked.status, 0);
        let told = kompetanse(&["gap", "--fail-on", "x", "--sprak", language]).messages;
        let words = [("nb", "udekket"), ("nn", "udekt"), ("en", "unmet")];
        assert!(words.iter().all(|(of, word)| told.contains(word) == (*of == language)), "{told}");
    }
    for name in ["sjekk", "check"] {
        let codes = ["nb", "nn", "en"].map(|language| asked(&[name], &["--sprak", language]).status);
        assert_eq!(codes, [0, 0, 0]);
    }
}

#[test]
fn completions_and_the_manual_come_of_the_same_definitions() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let outcome = kompetanse(&["fullfor", shell]);
        assert!(outcome.status == 0 && outcome.output.contains("kritikalitet"), "{shell}");
    }
    let manual = kompetanse(&["man"]);
    assert!(manual.status == 0 && manual.output.contains(".TH"), "{}", manual.output);
}
