//! A batch job: what it writes is what its commands write, and what was there is kept.

mod running;

use crate::support::{Outcome, frozen, kompetanse};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A folder with a register, a plan and a job.
struct Place(tempfile::TempDir);

impl Place {
    /// Makes the folder; the job reads the register and the plan in it, on a date.
    fn new(reports: &str) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        fs::copy("fixtures/measures/register.csv", place.path("register.csv")).unwrap();
        fs::copy("fixtures/measures/plan.toml", place.path("temaplan.toml")).unwrap();
        place.job("dato = 2026-11-21", reports);
        place
    }

    /// Writes the job: what it says as a whole, and its reports.
    fn job(&self, whole: &str, reports: &str) {
        let read = "register = \"register.csv\"\nplan = \"temaplan.toml\"\nmappe = \"rapporter\"";
        fs::write(self.path("jobb.toml"), format!("{read}\n{whole}\n{reports}")).unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    }

    /// Runs the job.
    fn run(&self, more: &[&str]) -> Outcome {
        let outcome = kompetanse(&[&["kjor", &self.path("jobb.toml")], more].concat());
        assert_eq!(outcome.output, "", "standard output is for reports");
        outcome
    }

    /// Returns the names in a folder, but not that of the lock.
    fn names(&self, folder: &str) -> Vec<String> {
        names(&self.0.path().join(folder))
    }

    /// Returns what the program says without the folder's own name.
    fn told(&self, outcome: &Outcome) -> String {
        outcome.messages.replace(self.0.path().to_str().unwrap(), "MAPPE")
    }
}

/// Returns the names in a folder, but not that of the lock; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != ".kompetanse.lock").collect();
    names.sort();
    names
}

/// A report of a job, with the lines of its options.
fn report(command: &str, file: &str, options: &str) -> String {
    format!("[[rapport]]\nkommando = \"{command}\"\nfil = \"{file}\"\n{options}\n")
}

/// Returns the lines of a log in JSON.
fn lines(outcome: &Outcome) -> Vec<Value> {
    outcome.messages.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn reports_are_those_that_their_commands_write() {
    let asked: [(&str, &str, &[&str]); 11] = [
        ("gap", "a.xlsx", &[]),
        ("gap", "b.csv", &["--alle", "--csv-dialekt=internasjonal", "--tabell=categories"]),
        ("gap", "c.md", &["--med-navn", "--kritikalitet=3"]),
        ("gap", "d.txt", &["--format=json"]),
        ("forklar", "e.html", &["--med-navn"]),
        ("behov", "f.json", &["--steg-per-person=2", "--innsats=100"]),
        ("tiltak", "g.tsv", &["--tabell=budget"]),
        ("framskriv", "h.json", &["--horisont=3", "--sannsynlighet=90", "--uten-fornyelse"]),
        ("rapport", "i.html", &["--horisont=3"]),
        ("gap", "under/j.csv", &["--sprak=en"]),
        ("gap", "k-{dato}.csv", &["--enhet=Nord", "--enhet=Sykehjem"]),
    ];
    let requirement = first_requirement();
    let mut reports = String::new();
    for (command, file, flags) in asked {
        let mut options = flags.iter().map(|flag| as_key(flag)).collect::<Vec<_>>();
        if command == "forklar" {
            options.push(format!("krav = \"{requirement}\""));
        }
        // A list is what several flags are.
        let units = flags.iter().filter(|flag| flag.starts_with("--enhet=")).count();
        if units == 2 {
            options = vec!["enhet = [\"Nord\", \"Sykehjem\"]".to_owned()];
        }
        reports += &report(command, file, &options.join("\n"));
    }
    let place = Place::new(&reports);
    let outcome = place.run(&[]);
    let units_are_there = !outcome.messages.contains("k-2026-11-21.csv er ikke skrevet");
    assert!(units_are_there, "{}", outcome.messages);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    for (command, file, flags) in asked {
        let file = file.replace("{dato}", "2026-11-21");
        let alone = place.path(&format!("alene-{}", file.replace('/', "-")));
        let (register, plan) = (place.path("register.csv"), place.path("temaplan.toml"));
        let mut line = vec![command];
        line.extend((command == "forklar").then_some(requirement.as_str()));
        line.extend([&*register, "--plan", &plan, "--dato", "2026-11-21", "-o", &alone]);
        line.extend(flags);
        let single = kompetanse(&line);
        assert_eq!(single.status, 0, "{line:?}: {}", single.messages);
        let own = fs::read(alone).unwrap();
        assert!(!own.is_empty() && own == place.read(&format!("rapporter/{file}")), "{file}");
    }
}

fn first_requirement() -> String {
    let plan = fs::read_to_string("fixtures/measures/plan.toml").unwrap();
    let (_, requirements) = plan.split_once("[[krav]]").unwrap();
    requirements.split('"').nth(1).unwrap().to_owned()
}

/// Returns a flag as a job file has it.
fn as_key(flag: &str) -> String {
    let (name, value) = flag.trim_start_matches('-').split_once('=').unwrap_or((flag, ""));
    let name = name.trim_start_matches('-').replace('-', "_");
    let is_number = value.parse::<i64>().is_ok();
    match value {
        "" => format!("{name} = true"),
        value if is_number => format!("{name} = {value}"),
        value => format!("{name} = \"{value}\""),
    }
}

#[test]
fn commands_and_keys_are_known_in_every_language() {
    let place = Place::new(
        &[
            report("framskriv", "a.json", "horisont = 2\nuten_fornyelse = true"),
            report("project", "b.json", "horizon = 2\nwithout_renewal = true"),
            report("Framskriv", "c.json", "\"horisont\" = 2\nutan_fornying = true\nsprak = \"nn\""),
        ]
        .concat(),
    );
    assert_eq!(place.run(&[]).status, 0);
    let [a, b, c] = ["a", "b", "c"].map(|name| place.read(&format!("rapporter/{name}.json")));
    assert!(a == b && b == c, "JSON is the same in every language");
    for name in ["kjør", "koyr", "køyr", "run"] {
        assert_eq!(kompetanse(&[name, &place.path("jobb.toml")]).status, 0, "{name}");
    }
}

#[test]
fn the_log_is_told_in_three_languages() {
    for language in ["nb", "nn", "en"] {
        let place = Place::new("");
        let reports = [
            report("gap", "gap-{dato}.csv", "feil_ved = \"udekket\""),
            report("gap", "nord.csv", "enhet = \"Finnes ikke\""),
            report("behov", "behov.json", ""),
        ];
        place.job(&format!("dato = 2026-11-21\nsprak = \"{language}\""), &reports.concat());
        let first = place.run(&[]);
        assert_eq!(first.status, 2, "{}", first.messages);
        let second = place.run(&[]);
        let told = format!("{}\n{}", place.told(&first), place.told(&second));
        frozen(&format!("job-log-{language}"), &told);
    }
}

#[test]
fn small_figures_are_hidden_in_every_report_of_a_job_that_hides_them() {
    let place = Place::new("");
    let both = [report("gap", "gap.csv", ""), report("framskriv", "ahead.csv", "")].concat();
    place.job("dato = 2026-11-21\nprikk = 3", &both);
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let hides = |name: &str| String::from_utf8(place.read(name)).unwrap().contains(";:;");
    assert!(hides("rapporter/gap.csv") && hides("rapporter/ahead.csv"));
    let explained = "krav = \"hlr-sykehjem\"";
    place.job("dato = 2026-11-21\nprikk = 3", &report("forklar", "f.csv", explained));
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3);
    assert!(outcome.messages.contains("job-cannot-hide"), "{}", outcome.messages);
    place
        .job("dato = 2026-11-21\nprikk = 3", &report("forklar", "f.csv", &format!("{explained}\nprikk = 0")));
    assert_eq!(place.run(&[]).status, 0);
    place.job("dato = 2026-11-21\nprikk = 3", &report("gap", "plain.csv", "prikk = 0"));
    assert_eq!(place.run(&[]).status, 0);
    assert!(!hides("rapporter/plain.csv"));
}

#[test]
fn a_command_that_needs_an_option_is_held_against_all_that_it_is_given() {
    let place = Place::new("");
    let sheets = report("ansatt", "ark.html", "enhet = \"Sykehjem\"\nmaneder = 6");
    place.job("dato = 2026-11-21", &sheets);
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    place.job("dato = 2026-11-21", &report("ansatt", "ark.html", "enhet = \"Sykehjem\"\nmaneder = 0"));
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3);
    assert!(
        outcome.messages.contains("jobb.toml:9:11") && outcome.messages.contains("1–600"),
        "{}",
        outcome.messages
    );
}

#[test]
fn a_log_for_programs_is_an_object_a_line() {
    let reports = [report("gap", "gap.csv", "feil_ved = \"udekket\""), report("project", "f.json", "")];
    let place = Place::new(&reports.concat());
    let outcome = place.run(&["--logg", "json"]);
    assert_eq!(outcome.status, 1);
    let lines = lines(&outcome);
    let events: Vec<_> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["read", "report", "report", "job"]);
    for line in &lines {
        assert_eq!(line["time"], "2026-11-21T05:00:01Z");
        assert_eq!(line["milliseconds"], 0);
        assert!(!line["message"].as_str().unwrap().contains('\n'));
    }
    let rows = &lines[0]["rows"];
    let sum: u64 =
        ["used", "inactive", "ignored", "rejected"].iter().map(|key| rows[key].as_u64().unwrap()).sum();
    assert_eq!(rows["read"].as_u64(), Some(sum));
    assert!(sum > 0);
    assert!(["errors", "warnings", "notes"].iter().all(|key| lines[0]["findings"][key].is_u64()));
    let of = |line: &Value| (line["command"].clone(), line["status"].clone(), line["level"].clone());
    assert_eq!(of(&lines[1]), ("gap".into(), 1.into(), "warning".into()));
    assert_eq!(of(&lines[2]), ("project".into(), 0.into(), "info".into()));
    assert_eq!(lines[1]["file"], place.path("rapporter/gap.csv"));
    assert_eq!(
        (&lines[3]["status"], &lines[3]["reports"], &lines[3]["failed"]),
        (&1.into(), &2.into(), &0.into())
    );
}

#[test]
fn the_log_tells_of_nobody() {
    let place = Place::new(&report("gap", "gap.csv", "med_navn = true"));
    for form in ["tekst", "json"] {
        let outcome = place.run(&["--logg", form]);
        assert_eq!(outcome.status, 0);
        let register = String::from_utf8(place.read("register.csv")).unwrap();
        let people = register.lines().skip(1).filter_map(|row| row.split([';', ',']).nth(1));
        let mut looked_for = 0;
        for person in people.filter(|person| person.len() > 3) {
            assert!(!outcome.messages.contains(person), "{person} in {}", outcome.messages);
            looked_for += 1;
        }
        assert!(looked_for > 5);
    }
}

#[test]
fn all_faults_are_told_at_once_and_nothing_is_read() {
    for language in ["nb", "nn", "en"] {
        let outcome = kompetanse(&["kjor", "fixtures/job/feil.toml", "--sprak", language]);
        assert_eq!(outcome.status, 3);
        frozen(&format!("job-faults-{language}"), &outcome.messages);
    }
    let outcome = kompetanse(&["kjor", "fixtures/job/feil.toml", "--logg", "json"]);
    let lines = lines(&outcome);
    assert_eq!((lines.len(), &lines[0]["event"], &lines[0]["status"]), (1, &"job".into(), &3.into()));
    assert_eq!(names(Path::new("fixtures/job")), ["feil.toml"]);
}

#[test]
fn a_report_that_fails_stops_no_other() {
    let reports = [
        report("gap", "a.csv", "enhet = \"Finnes ikke\""),
        report("gap", "b.csv", "tabell = \"finnes_ikke\""),
        report("gap", "c.csv", ""),
    ];
    let place = Place::new(&reports.concat());
    fs::create_dir(place.path("rapporter")).unwrap();
    fs::write(place.path("rapporter/a.csv"), "gammel").unwrap();
    let outcome = place.run(&["--logg", "json"]);
    assert_eq!(outcome.status, 2);
    let statuses: Vec<_> = lines(&outcome).iter().map(|line| line["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, [0, 2, 2, 0, 2]);
    let lines = lines(&outcome);
    let message = lines[1]["message"].as_str().unwrap();
    assert!(message.contains("Finnes ikke") && message.contains("jobb.toml:5:1"), "{message}");
    assert_eq!(place.names("rapporter"), ["a.csv", "c.csv"]);
    assert_eq!(place.read("rapporter/a.csv"), b"gammel");
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_the_others_are() {
    let reports =
        [report("gap", "a.csv", ""), report("gap", "../annet/b.csv", ""), report("gap", "c.csv", "")];
    let place = Place::new(&reports.concat());
    fs::create_dir_all(place.path("rapporter/a.csv")).unwrap();
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 4, "{}", outcome.messages);
    assert_eq!(outcome.messages.matches("er ikke skrevet").count(), 2, "{}", outcome.messages);
    assert_eq!(place.names("rapporter"), ["a.csv", "c.csv"]);
    // A folder elsewhere is not made, and is written to where it is there.
    assert!(!Path::new(&place.path("annet")).exists());
    fs::create_dir(place.path("annet")).unwrap();
    place.run(&[]);
    assert_eq!(place.names("annet"), ["b.csv"]);
}

#[test]
fn what_cannot_be_read_leaves_every_report() {
    let place = Place::new(&report("gap", "gap.csv", ""));
    assert_eq!(place.run(&[]).status, 0);
    let old = place.read("rapporter/gap.csv");
    for file in ["register.csv", "temaplan.toml"] {
        let away = place.path("borte");
        fs::rename(place.path(file), &away).unwrap();
        let outcome = place.run(&["-q"]);
        assert_eq!(outcome.status, 3, "{file}");
        assert!(outcome.messages.contains(file), "{}", outcome.messages);
        let outcome = place.run(&["--logg=json", "-q"]);
        assert_eq!(lines(&outcome)[0]["status"], 3);
        assert!(lines(&outcome)[0]["message"].as_str().unwrap().contains(file));
        fs::rename(away, place.path(file)).unwrap();
        assert_eq!(place.read("rapporter/gap.csv"), old);
        assert_eq!(place.names("rapporter"), ["gap.csv"]);
    }
    let outcome = kompetanse(&["kjor", &place.path("finnes-ikke.toml")]);
    assert_eq!(outcome.status, 3);
    fs::write(place.path("tom.toml"), report("gap", "gap.csv", "")).unwrap();
    let outcome = kompetanse(&["kjor", &place.path("tom.toml")]);
    assert_eq!(outcome.status, 3);
    assert!(outcome.messages.contains("«register» mangler"), "{}", outcome.messages);
}

/// Asserts that a job is refused for the file of its only report, and that this is as it was, with nothing else written.
fn assert_taken(place: &Place, file: &str, job: &str) {
    let old = place.read(file);
    for (language, words) in
        [("nb", "er i bruk fra før"), ("nn", "er i bruk frå før"), ("en", "is in use already")]
    {
        let outcome = kompetanse(&["kjor", &place.path(job), "--sprak", language]);
        assert_eq!(outcome.status, 3, "{file}: {}", outcome.messages);
        let told = outcome.messages.contains("[job-file-taken]") && outcome.messages.contains(words);
        assert!(told, "{file}: {}", outcome.messages);
        assert!(place.read(file) == old, "{file}");
    }
    assert_eq!(place.names("rapporter"), Vec::<String>::new(), "{file}");
}

#[test]
fn a_report_is_never_written_over_what_the_job_reads() {
    let place = Place::new("");
    place.job("dato = 2026-11-21", &report("gap", "../register.csv", ""));
    assert_taken(&place, "register.csv", "jobb.toml");
    let json = "format = \"json\"";
    place.job("dato = 2026-11-21", &report("gap", "../temaplan.toml", json));
    assert_taken(&place, "temaplan.toml", "jobb.toml");
    // The job itself, and the work file above it.
    place.job("dato = 2026-11-21", &report("gap", "../jobb.toml", json));
    assert_taken(&place, "jobb.toml", "jobb.toml");
    fs::write(place.path("kompetanse.toml"), "format = \"csv\"\n").unwrap();
    place.job("dato = 2026-11-21", &report("gap", "../kompetanse.toml", json));
    assert_taken(&place, "kompetanse.toml", "jobb.toml");
}

#[test]
fn a_report_is_never_written_over_what_the_plan_is_read_from() {
    let place = Place::new("");
    let json = "format = \"json\"";
    // The plan that the job's builds on, and the population that it goes by.
    fs::write(place.path("nord.toml"), "[plan]\nbygger_pa = \"./x/../temaplan.toml\"\n").unwrap();
    fs::create_dir(place.path("x")).unwrap();
    let job = |file: &str| {
        let whole = "register = \"register.csv\"\nplan = \"nord.toml\"\ndato = 2026-11-21\n";
        fs::write(place.path("nord-jobb.toml"), format!("{whole}{}", report("gap", file, json))).unwrap();
    };
    job("temaplan.toml");
    assert_taken(&place, "temaplan.toml", "nord-jobb.toml");
    let population = "[framskriving.behov]\nfil = \"folk.json\"\nregion = \"Fjordvik\"\nalder = \"80+\"\n";
    fs::write(place.path("folk.json"), "{}").unwrap();
    fs::write(place.path("nord.toml"), format!("[plan]\nbygger_pa = \"temaplan.toml\"\n{population}"))
        .unwrap();
    job("folk.json");
    assert_taken(&place, "folk.json", "nord-jobb.toml");
    // The plan that is found beside the register, for none is named.
    fs::rename(place.path("temaplan.toml"), place.path("plan.toml")).unwrap();
    let whole = "register = \"register.csv\"\ndato = 2026-11-21\n";
    fs::write(place.path("uten.toml"), format!("{whole}{}", report("gap", "plan.toml", json))).unwrap();
    assert_taken(&place, "plan.toml", "uten.toml");
}

#[test]
fn a_column_that_there_is_not_is_told_with_its_place_before_anything_is_read() {
    let place = Place::new("");
    let columns = "dato = 2026-11-21\n[kolonner]\nansattnumer = \"Nr\"\nstilling = \"Stilling\"";
    place.job(columns, &report("gap", "gap.csv", ""));
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3, "{}", outcome.messages);
    assert!(
        outcome.messages.contains("jobb.toml:6:1: feil [job-key-unknown] Nøkkelen «ansattnumer»"),
        "{}",
        outcome.messages
    );
    assert!(outcome.messages.contains("Mente du «ansattnummer»"), "{}", outcome.messages);
    assert!(!Path::new(&place.path("rapporter")).exists());
    place.job("dato = 2026-11-21", &report("gap", "gap.csv", ""));
    fs::write(place.path("kompetanse.toml"), "[kolonner]\nskonummer = \"Sko\"\n").unwrap();
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3, "{}", outcome.messages);
    assert!(
        outcome.messages.contains("kompetanse.toml:2:1: feil [plan-key-unknown]"),
        "{}",
        outcome.messages
    );
}

#[test]
fn so_many_persons_and_so_many_earlier_reports_have_their_own_limits() {
    let place = Place::new("");
    let outcome = |whole: &str, options: &str| {
        place.job(&format!("dato = 2026-11-21\n{whole}"), &report("gap", "gap.csv", options));
        place.run(&[])
    };
    for (whole, options, told) in [
        (
            "prikk = 0",
            "",
            "jobb.toml:5:9: feil [plan-value-range] Verdien 0 er utenfor det som er mulig.\n    Mulig er 1–100.",
        ),
        (
            "prikk = 101",
            "",
            "jobb.toml:5:9: feil [plan-value-range] Verdien 101 er utenfor det som er mulig.\n    Mulig er 1–100.",
        ),
        (
            "behold = 1001",
            "",
            "jobb.toml:5:10: feil [plan-value-range] Verdien 1001 er utenfor det som er mulig.\n    Mulig er 0–1000.",
        ),
        (
            "",
            "prikk = 101",
            "jobb.toml:9:9: feil [plan-value-range] Verdien 101 er utenfor det som er mulig.\n    Mulig er 0–100.",
        ),
    ] {
        let outcome = outcome(whole, options);
        assert_eq!(outcome.status, 3, "{whole} {options}: {}", outcome.messages);
        assert!(outcome.messages.contains(told), "{whole} {options}: {}", outcome.messages);
    }
    for (whole, options) in [
        ("prikk = 100", ""),
        ("prikk = 1", "prikk = 0"),
        ("behold = 0", ""),
        ("behold = 1000", "prikk = 100"),
    ] {
        assert_eq!(outcome(whole, options).status, 0, "{whole} {options}");
    }
}

#[test]
fn a_key_is_said_once_whatever_the_language() {
    let place = Place::new("");
    for [first, second] in [
        ["sprak = \"nn\"", "language = \"en\""],
        ["language = \"nn\"", "\"språk\" = \"nn\""],
        ["enhet = \"Nord\"", "unit = \"Nord\""],
        ["uten_fornyelse = true", "without_renewal = true"],
    ] {
        place.job("", &report("framskriv", "f.csv", &format!("{first}\n{second}")));
        let outcome = place.run(&[]);
        let key = second.split(' ').next().unwrap().trim_matches('"');
        let told = format!("jobb.toml:9:1: feil [plan-key-twice] Nøkkelen «{key}» står to ganger.");
        assert!(outcome.status == 3 && outcome.messages.contains(&told), "{}", outcome.messages);
        assert!(outcome.messages.contains("jobb.toml:8:1"), "{}", outcome.messages);
    }
    // The keys of the report itself are not in English: what looks like one is no second file.
    place.job("", &report("gap", "f.csv", "file = \"g.csv\"\ncommand = \"behov\""));
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3);
    assert_eq!(outcome.messages.matches("[job-key-unknown]").count(), 2, "{}", outcome.messages);
}

#[test]
fn a_misspelt_key_of_a_report_is_told_with_the_one_that_it_is_like() {
    let place = Place::new("");
    for (rapport, told) in [
        ("kommando = \"gap\"\nfill = \"a.csv\"", "jobb.toml:7:1: feil [job-key-unknown] Nøkkelen «fill»"),
        ("komando = \"gap\"\nfil = \"a.csv\"", "jobb.toml:6:1: feil [job-key-unknown] Nøkkelen «komando»"),
        (
            "kommando = \"gap\"\nfil = \"a.csv\"\nspraak = \"nn\"",
            "jobb.toml:8:1: feil [job-key-unknown] Nøkkelen «spraak»",
        ),
    ] {
        place.job("", &format!("[[rapport]]\n{rapport}\n"));
        let outcome = place.run(&[]);
        assert_eq!(outcome.status, 3);
        assert!(outcome.messages.contains(told), "{}", outcome.messages);
        assert!(!outcome.messages.contains("mangler"), "{}", outcome.messages);
        let meant = ["Mente du «fil»", "Mente du «kommando»", "Mente du «sprak»"];
        assert!(meant.iter().any(|meant| outcome.messages.contains(meant)), "{}", outcome.messages);
    }
}

#[test]
fn options_that_do_not_go_together_are_told_in_the_questions_own_words() {
    let place = Place::new("");
    let told = |reports: &str, more: &[&str]| {
        place.job("", reports);
        let outcome = place.run(more);
        assert_eq!(outcome.status, 3, "{}", outcome.messages);
        outcome.messages
    };
    let both = report("gap", "a.csv", "med_navn = true\nprikk = 3");
    for (language, words) in
        [("nb", "Velg én av dem."), ("nn", "Vel éin av dei."), ("en", "Choose one of them.")]
    {
        let messages = told(&both, &["--sprak", language]);
        assert!(messages.contains("jobb.toml:9:9") && messages.contains("[job-report-unfit]"), "{messages}");
        assert!(messages.contains(words) && !messages.contains("Mulig er"), "{messages}");
    }
    // Each fault at its own option, however many there are.
    let sheets = report(
        "ansatt",
        "ark.html",
        "maneder = 0\nenhet = \"Sykehjem\"\nid = \"1\"\ntabell = \"requirements\"",
    );
    let messages = told(&sheets, &[]);
    assert!(messages.contains("jobb.toml:8:11: feil [plan-value-range] Verdien 0"), "{messages}");
    assert!(messages.contains("jobb.toml:10:6: feil [job-report-unfit]"), "{messages}");
    assert_eq!(messages.matches("feil [").count(), 2, "{messages}");
    // Nobody is asked for: that is the report's, and no option's, also beside a fault of another.
    for (options, faults) in [("maneder = 6", 1), ("maneder = 0", 1), ("maneder = 6\nformat = \"pdf\"", 1)] {
        let messages = told(&report("ansatt", "ark.html", options), &[]);
        assert_eq!(messages.matches("feil [").count(), faults, "{messages}");
    }
    let messages = told(&report("ansatt", "ark.html", "maneder = 6"), &[]);
    assert!(messages.contains("jobb.toml:5:1: feil [job-report-unfit]"), "{messages}");
    // A file that cannot be, and what else is wrong.
    let messages = told(&report("ansatt", "ark.doc", "enhet = \"Sykehjem\"\nmaneder = 0"), &[]);
    assert!(messages.contains("jobb.toml:7:7: feil [plan-value-range] Verdien "), "{messages}");
    assert!(messages.contains("jobb.toml:9:11: feil [plan-value-range] Verdien 0"), "{messages}");
    assert_eq!(messages.matches("feil [").count(), 2, "{messages}");
}

#[test]
fn reports_that_together_may_show_what_each_hides_are_told_of() {
    let place = Place::new("");
    let told = |whole: &str, reports: &[String], language: &str| {
        place.job(&format!("dato = 2026-11-21\n{whole}"), &reports.concat());
        let outcome = place.run(&["--sprak", language]);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        outcome.messages
    };
    let gap = |file: &str, options: &str| report("gap", file, options);
    let parts = [gap("a.csv", ""), gap("b.csv", "enhet = \"Nord\"")];
    for (language, words) in [
        ("nb", "kan til sammen vise det som er skjult: "),
        ("nn", "kan til saman vise det som er skjult: "),
        ("en", "together they may show what is hidden: "),
    ] {
        let messages = told("prikk = 3", &parts, language);
        let line = messages.lines().find(|line| line.contains(words)).expect(&messages);
        assert!(line.contains("a.csv") && line.contains("b.csv"), "{line}");
    }
    let is_told = |whole: &str, reports: &[String]| told(whole, reports, "nb").contains("til sammen");
    assert!(is_told("", &[gap("a.csv", "prikk = 3"), gap("b.csv", "prikk = 5")]));
    assert!(is_told(
        "prikk = 3",
        &[gap("a.csv", "enhet = [\"Nord\", \"Sykehjem\"]"), gap("b.csv", "enhet = \"Nord\"")]
    ));
    // What expires, of other times, or in the year.
    let due = |file: &str, options: &str| report("utlop", file, options);
    assert!(is_told("prikk = 3", &[due("a.csv", "maneder = 6"), due("b.csv", "maneder = 12")]));
    assert!(is_told("prikk = 3", &[due("a.csv", ""), due("b.csv", "alle = true")]));
    assert!(is_told("prikk = 3", &[due("a.csv", ""), report("arshjul", "b.csv", "")]));
    assert!(!is_told("prikk = 3", &[due("a.csv", ""), due("b.ics", ""), gap("c.csv", "")]));
    // The same people twice, in whatever form, or figures that are not hidden.
    assert!(!is_told("prikk = 3", &[gap("a.csv", ""), gap("b.md", "alle = true")]));
    assert!(!is_told("prikk = 3", &[gap("a.csv", "enhet = \"nord\""), gap("b.md", "eining = [\"Nord\"]")]));
    assert!(!is_told("", &parts));
    assert!(!is_told("prikk = 3", &[gap("a.csv", ""), gap("b.csv", "enhet = \"Nord\"\nprikk = 0")]));
}

#[test]
fn earlier_reports_are_kept_and_the_same_is_left_alone() {
    let place = Place::new("");
    let reports = [report("gap", "gap.md", ""), report("gap", "gap-{dato}.json", "")].concat();
    place.job("behold = 2", &reports);
    let mut written = Vec::new();
    for date in ["2026-11-21", "2027-11-21", "2028-11-21", "2029-11-21"] {
        let outcome = place.run(&["--dato", date]);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
        written.push(place.read("rapporter/gap.md"));
    }
    written.dedup();
    assert!(written.len() > 3, "other dates are other reports");
    let dated = ["2026", "2027", "2028", "2029"].map(|year| format!("gap-{year}-11-21.json"));
    let expected = [vec!["gap.md".to_owned()], dated.to_vec(), vec!["tidligere".to_owned()]].concat();
    let mut expected = expected;
    expected.sort();
    assert_eq!(place.names("rapporter"), expected);
    let kept = place.names("rapporter/tidligere");
    assert_eq!(kept.len(), 2, "{kept:?}");
    let bytes: Vec<_> = kept.iter().map(|name| place.read(&format!("rapporter/tidligere/{name}"))).collect();
    assert!(bytes.iter().all(|kept| written[1..3].contains(kept)) && bytes[0] != bytes[1]);
    // The same again: nothing is written, and nothing more is kept.
    let outcome = place.run(&["--dato", "2029-11-21"]);
    assert_eq!(outcome.messages.matches("er uendret").count(), 2, "{}", outcome.messages);
    assert_eq!(place.names("rapporter/tidligere"), kept);
}

#[cfg(unix)]
#[test]
fn a_report_with_names_stays_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new("");
    place.job("", &report("gap", "gap.md", "med_navn = true"));
    let mode = |path: &str| fs::metadata(place.path(path)).unwrap().permissions().mode() & 0o777;
    for date in ["2026-11-21", "2028-11-21"] {
        let outcome = place.run(&["--dato", date]);
        assert_eq!(outcome.status, 0, "{}", outcome.messages);
    }
    assert_eq!(mode("rapporter/gap.md"), 0o600);
    let kept = place.names("rapporter/tidligere");
    assert_eq!(kept.len(), 1);
    assert_eq!(mode(&format!("rapporter/tidligere/{}", kept[0])), 0o600);
    // Somebody opened it to others; the same report is then written anew.
    fs::set_permissions(place.path("rapporter/gap.md"), fs::Permissions::from_mode(0o644)).unwrap();
    let outcome = place.run(&["--dato", "2028-11-21"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert_eq!(mode("rapporter/gap.md"), 0o600);
}

#[test]
fn only_what_a_stopped_run_left_is_cleared() {
    let place = Place::new(&report("gap", "under/gap.csv", ""));
    fs::create_dir_all(place.path("rapporter/under/tidligere")).unwrap();
    fs::create_dir_all(place.path("rapporter/.kompetanse-jobb-mappe")).unwrap();
    let left = ["", "under/", "under/tidligere/"].map(|at| format!("rapporter/{at}.kompetanse-jobb-Ab12"));
    let others = ["rapporter/.kompetanse-Ab12", "rapporter/notat.txt", "rapporter/under/kompetanse-jobb-x"];
    for name in left.iter().map(String::as_str).chain(others) {
        fs::write(place.path(name), "halv").unwrap();
    }
    assert_eq!(place.run(&[]).status, 0);
    assert!(left.iter().all(|name| !Path::new(&place.path(name)).exists()));
    assert!(others.iter().all(|name| Path::new(&place.path(name)).exists()));
    assert!(Path::new(&place.path("rapporter/.kompetanse-jobb-mappe")).is_dir());
}

#[test]
fn quiet_tells_faults_only() {
    let reports = [report("gap", "a.csv", ""), report("gap", "b.csv", "enhet = \"Finnes ikke\"")];
    let place = Place::new(&reports[0]);
    assert_eq!(place.run(&["-q"]).messages, "");
    place.job("dato = 2026-11-21", &reports.concat());
    let outcome = place.run(&["--stille"]);
    assert_eq!(outcome.messages.lines().count(), 2, "the report and the job: {}", outcome.messages);
}

#[test]
fn what_a_job_does_not_say_is_in_the_work_file_above_it() {
    let place = Place::new("");
    let renamed =
        String::from_utf8(place.read("register.csv")).unwrap().replacen("Ansattnummer", "Lopenr", 1);
    fs::write(place.path("eksport.csv"), renamed).unwrap();
    fs::write(
        place.path("kompetanse.toml"),
        "register = \"eksport.csv\"\nplan = \"temaplan.toml\"\nsprak = \"en\"\n[kolonner]\nansattnummer = \"Lopenr\"\n",
    )
    .unwrap();
    fs::create_dir(place.path("jobber")).unwrap();
    fs::write(place.path("jobber/jobb.toml"), report("gap", "gap.json", "")).unwrap();
    let outcome = kompetanse(&["kjor", &place.path("jobber/jobb.toml"), "--dato", "2026-11-21"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let answer: Value = serde_json::from_slice(&place.read("jobber/gap.json")).unwrap();
    assert!(answer["register"]["files"][0].as_str().unwrap().ends_with("eksport.csv"));
}

#[test]
fn positions_that_the_job_leaves_out_are_left_out_of_every_report() {
    let place = Place::new("");
    place.job("dato = 2026-11-21\nuten_stilling = [\"*\"]", &report("gap", "gap.csv", ""));
    let outcome = place.run(&[]);
    assert_eq!(outcome.status, 3, "nobody is left: {}", outcome.messages);
    assert!(outcome.messages.contains("[nobody-employed]"), "{}", outcome.messages);
}
