//! README is true: its commands run, what it shows is what they say, and its tables read alike.

use kompetanse::register::columns::{Meaning, meaning};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Commands that are run elsewhere: all tests, and what would put files outside this folder.
const RUN_ELSEWHERE: [&str; 4] =
    ["cargo test", "cargo install --path .", "cargo run --example gap", "bash .ci/run"];

/// A block of README between fences.
struct Block {
    /// The page that it is on: a heading of the second rank.
    page: String,
    language: String,
    text: String,
    /// The line of its first fence.
    line: usize,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap().replace("\r\n", "\n")
}

fn blocks() -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    let mut page = String::new();
    for (at, line) in readme().lines().enumerate() {
        if let Some(heading) = line.strip_prefix("## ").filter(|_| !open) {
            page = heading.to_owned();
        }
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) => {
                open = true;
                let (page, language) = (page.clone(), language.to_owned());
                found.push(Block { page, language, text: String::new(), line: at + 1 });
            }
            None if open => {
                let block = found.last_mut().unwrap();
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "README has a block that is not closed");
    found
}

fn of_language(language: &str) -> Vec<Block> {
    blocks().into_iter().filter(|block| block.language == language).collect()
}

/// Makes an empty folder with what README's commands read: the examples, and a register of one's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for (from, to) in [
        ("examples/lillevik/register.csv", "examples/lillevik/register.csv"),
        ("examples/lillevik/plan.toml", "examples/lillevik/plan.toml"),
        ("examples/fjordvik/register.xlsx", "register.xlsx"),
        ("examples/fjordvik/register.xlsx", "examples/fjordvik/register.xlsx"),
        ("examples/fjordvik/temaplan.toml", "examples/fjordvik/temaplan.toml"),
        ("examples/fjordvik/kompetanse.toml", "examples/fjordvik/kompetanse.toml"),
        ("examples/fjordvik/avdelinger/sykehjem.toml", "examples/fjordvik/avdelinger/sykehjem.toml"),
        ("examples/drift/jobb.toml", "examples/drift/jobb.toml"),
        ("fixtures/measures/register.csv", "fixtures/measures/register.csv"),
        ("fixtures/measures/plan.toml", "fixtures/measures/plan.toml"),
        ("fixtures/suppression/register.csv", "fixtures/suppression/register.csv"),
        ("fixtures/suppression/plan.toml", "fixtures/suppression/plan.toml"),
        ("fixtures/employee/register.csv", "fixtures/employee/register.csv"),
        ("fixtures/employee/plan.toml", "fixtures/employee/plan.toml"),
        ("fixtures/municipalities/Bjørkvik.csv", "fixtures/municipalities/Bjørkvik.csv"),
        ("fixtures/municipalities/Granli.csv", "fixtures/municipalities/Granli.csv"),
        ("fixtures/municipalities/plan.toml", "fixtures/municipalities/plan.toml"),
        // One who has left since, and one who has come, are there on the one date and not on the other.
        ("examples/lillevik/register.csv", "register-2025-11-21.csv"),
        ("examples/lillevik/register.csv", "register-2026-11-21.csv"),
    ] {
        let to = folder.join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join(from), to).unwrap();
    }
    folder
}

/// Runs a line of a shell as README has it, with the program in its path.
fn shell(line: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_kompetanse"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .env("HOME", folder)
        .env("PROFILE", "profile.ps1")
        .env_remove("KOMPETANSE_SPRAK")
        .output()
        .unwrap()
}

/// Tells whether a text shows what was written: all of it, or parts in order where a line `…` stands for the rest.
fn shows(shown: &str, written: &str) -> bool {
    let mut rest = written;
    let mut parts = shown.split("…\n").peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let Some(at) = rest.find(part) else { return false };
        if first && at != 0 || parts.peek().is_none() && !part.is_empty() && at + part.len() != rest.len() {
            return false;
        }
        rest = &rest[at + part.len()..];
        first = false;
    }
    true
}

/// Returns the commands that stand in sentences.
fn commands_in_sentences() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut fenced = false;
    for line in readme().lines() {
        fenced ^= line.starts_with("```");
        let marked = line.split('`').skip(1).step_by(2).filter(|text| text.starts_with("kompetanse "));
        found.extend(marked.filter(|_| !fenced).map(str::to_owned));
    }
    found
}

#[cfg(unix)]
#[test]
fn its_commands_in_sentences_run() {
    let place = folder("readme-sentences");
    let commands = commands_in_sentences();
    assert!(!commands.is_empty());
    for line in commands {
        let outcome = shell(&line, &place);
        assert!(outcome.status.success(), "{line}: {}", String::from_utf8_lossy(&outcome.stderr));
    }
}

#[cfg(unix)]
#[test]
fn its_commands_run_and_say_what_it_shows() {
    let blocks = blocks();
    let mut wrong = Vec::new();
    let (mut page, mut place) = ("", folder("readme"));
    for (at, block) in
        blocks.iter().enumerate().filter(|(_, block)| ["sh", "toml"].contains(&&*block.language))
    {
        if block.page != page {
            (page, place) = (&block.page, folder("readme"));
        }
        // What a reader is to save by a name is there for the commands that follow.
        if block.language == "toml" {
            let named = block.text.lines().next().and_then(|line| line.strip_prefix("# "));
            if let Some(name) = named.filter(|name| name.ends_with(".toml") && !name.contains(' ')) {
                fs::write(place.join(name), &block.text).unwrap();
            }
            continue;
        }
        let mut last = String::new();
        for line in block.text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            let (line, note) = line.split_once(" # ").unwrap_or((line, ""));
            let line = line.trim();
            if RUN_ELSEWHERE.contains(&line) {
                continue;
            }
            let asked = line.replace("cargo run --release -- ", "kompetanse ");
            let status = note.trim().strip_prefix("ends with ").and_then(|code| code.parse().ok());
            let outcome = shell(&asked, &place);
            if outcome.status.code() != Some(status.unwrap_or(0)) {
                let said = String::from_utf8_lossy(&outcome.stderr).into_owned();
                wrong.push(format!("line {}: {line}: {}\n{said}", block.line, outcome.status));
            }
            last = String::from_utf8(outcome.stdout).unwrap();
        }
        let shown = blocks.get(at + 1).filter(|next| {
            next.language == "text" && next.line == block.line + block.text.lines().count() + 3
        });
        if let Some(shown) = shown
            && !shows(&shown.text, &last)
        {
            wrong.push(format!("line {}: README shows something else than\n{last}", shown.line));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn its_layouts_give_the_same_gap() {
    let folder = folder("readme-layouts");
    let plan = of_language("toml").into_iter().find(|block| block.text.contains("[[krav]]")).unwrap();
    fs::write(folder.join("plan.toml"), plan.text).unwrap();
    let layouts = of_language("csv");
    assert_eq!(layouts.len(), 6);
    let mut answers = Vec::new();
    for (number, block) in layouts.iter().enumerate() {
        fs::write(folder.join(format!("{number}.csv")), &block.text).unwrap();
    }
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let registers = [vec!["0.csv"], vec!["1.csv"], vec!["2.csv"], vec!["3.csv"], vec!["4.csv", "5.csv"]];
    for files in registers {
        let plan = path("plan.toml");
        let named: Vec<String> = files.iter().map(|name| path(name)).collect();
        let mut arguments = vec!["gap", "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
        arguments.extend(named.iter().map(String::as_str));
        let outcome = crate::support::kompetanse(&arguments);
        assert_eq!(outcome.status, 0, "{files:?}: {}", outcome.messages);
        let answer: Value = serde_json::from_str(&outcome.output).unwrap();
        assert_eq!(answer["register"]["rows"]["rejected"], 0, "{files:?}: {}", outcome.messages);
        answers.push((files, answer));
    }
    let (_, first) = &answers[0];
    for (files, answer) in &answers {
        assert_eq!(answer["gaps"], first["gaps"], "{files:?} say something else");
        assert_eq!(answer["categories"], first["categories"], "{files:?} say something else");
    }
}

#[test]
fn its_plan_has_no_faults() {
    for block in of_language("toml").iter().filter(|block| block.text.contains("[[krav]]")) {
        let reading = kompetanse::plan::parse(&[("plan.toml", &block.text)]);
        assert!(reading.findings.is_empty(), "line {}: {:#?}", block.line, reading.findings);
    }
}

#[test]
fn its_example_of_use_as_a_library_is_the_one_that_runs() {
    let example = fs::read_to_string(root().join("examples/gap.rs")).unwrap().replace("\r\n", "\n");
    let blocks = of_language("rust");
    assert_eq!(blocks.len(), 1);
    assert!(example.contains(&blocks[0].text), "README's Rust is not in examples/gap.rs");
}

/// Returns the words in code marks of the rows of the table below a heading, a row each.
fn table_below(heading: &str) -> Vec<Vec<String>> {
    let readme = readme();
    let after = readme.split(&format!("{heading}\n")).nth(1).unwrap_or_else(|| panic!("no {heading}"));
    let rows =
        after.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    rows.skip(2).map(|row| row.split('`').skip(1).step_by(2).map(str::to_owned).collect()).collect()
}

#[test]
fn its_headings_of_columns_are_known() {
    for row in table_below("### Columns") {
        let kinds: BTreeSet<String> = row
            .iter()
            .map(|heading| match meaning(heading) {
                Some(Meaning::Unit(_)) => "a unit".to_owned(),
                Some(Meaning::Field(field, _)) => format!("{field:?}"),
                None => panic!("«{heading}» is not known"),
            })
            .collect();
        assert_eq!(kinds.len(), 1, "{row:?} are not of one kind: {kinds:?}");
    }
}

/// Returns the names of every key below a value.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, inner)| {
            found.insert(key.clone());
            keys(inner, found);
        }),
        Value::Array(all) => all.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

/// Returns the keys of JSON that README's table below a heading tells of.
fn told_below(heading: &str) -> BTreeSet<String> {
    table_below(heading).into_iter().flatten().collect()
}

/// Returns the keys of JSON that are written for a question.
fn written_for(arguments: &[&str]) -> BTreeSet<String> {
    let mut asked = arguments.to_vec();
    asked.extend(["--dato", "2026-11-21", "--format", "json"]);
    let outcome = crate::support::kompetanse(&asked);
    let mut written = BTreeSet::new();
    keys(&serde_json::from_str(&outcome.output).unwrap(), &mut written);
    written
}

/// Asserts that README's table below a heading tells of the keys that are written, those of the gap aside, and of nothing
/// else but these words, which are values.
fn told_as_written(heading: &str, written: &BTreeSet<String>, words: &[&str]) {
    let (told, of_gap) = (told_below(heading), told_below("### JSON"));
    let lacking: Vec<_> =
        written.difference(&told).filter(|key| heading == "### JSON" || !of_gap.contains(*key)).collect();
    assert!(lacking.is_empty(), "README says nothing of {lacking:?} below {heading}");
    let more: Vec<_> = told
        .difference(written)
        .filter(|key| !words.contains(&key.as_str()) && !key.contains(['.', '-']))
        .collect();
    assert!(more.is_empty(), "README tells of {more:?} below {heading}, which are not there");
}

#[test]
fn its_keys_of_json_are_those_that_there_are() {
    let (plan, register) = ("examples/lillevik/plan.toml", "examples/lillevik/register.csv");
    let mut written = written_for(&["gap", register, "--plan", plan, "--med-navn"]);
    written.extend(written_for(&["gap", register, "--plan", plan, "--prikk", "3"]));
    let faulty = "fixtures/errors/fraction-not-number/register.csv";
    written.extend(written_for(&["gap", faulty, "--plan", "fixtures/errors/plan.toml"]));
    let words = ["formal", "real", "both", "either", "persons", "fte", "share_persons", "share_fte", "null"];
    told_as_written("### JSON", &written, &words);
}

#[test]
fn its_keys_of_json_of_needs_are_those_that_there_are() {
    let (plan, register) = ("examples/lillevik/plan.toml", "examples/lillevik/register.csv");
    let written = written_for(&["behov", register, "--plan", plan, "--med-navn"]);
    let words = ["anywhere", "within_top", "never"];
    told_as_written("### JSON of needs", &written, &words);
}

#[test]
fn its_keys_of_json_of_sheets_are_those_that_there_are() {
    let folder = folder("readme-sheets");
    let out = folder.join("ark.json");
    let asked = ["ansatt", "fixtures/employee/register.csv", "--plan", "fixtures/employee/plan.toml"];
    let more = ["--dato", "2026-11-21", "--enhet", "Hjemmetjenesten", "-o", out.to_str().unwrap()];
    assert_eq!(crate::support::kompetanse(&[&asked[..], &more[..]].concat()).status, 0);
    let mut written = BTreeSet::new();
    keys(&serde_json::from_str(&fs::read_to_string(out).unwrap()).unwrap(), &mut written);
    let words = [
        "held",
        "dispensation",
        "in_progress",
        "later",
        "undated",
        "expired",
        "unread",
        "none",
        "null",
        "real",
        "both",
    ];
    told_as_written("### JSON of sheets", &written, &words);
}

#[test]
fn its_keys_of_json_of_measures_are_those_that_there_are() {
    let (plan, register) = ("fixtures/measures/plan.toml", "fixtures/measures/register.csv");
    let written = written_for(&["tiltak", register, "--plan", plan, "--med-navn"]);
    let words = [
        "recruits",
        "too_late",
        "no_position",
        "no_competence",
        "no_level",
        "nothing_to_gain",
        "closes_nothing",
        "fair_share",
        "too_dear",
        "not_chosen",
        "seats",
        "absence",
        "education",
        "fraction",
        "age",
    ];
    told_as_written("### JSON of measures", &written, &words);
}

#[test]
fn its_keys_of_json_of_an_evaluation_are_those_that_there_are() {
    let file = |name: &str| format!("fixtures/evaluation/{name}");
    let [before, after] = [2025, 2026].map(|year| file(&format!("register-{year}-11-21.csv")));
    let asked = ["evaluer", &*before, &after, "--plan", &file("plan.toml")];
    let mut written = written_for(&[&asked[..], &["--med-navn"]].concat());
    written.extend(written_for(&[&asked[..], &["--prikk", "3"]].concat()));
    let words = ["ids", "names", "judged", "not_in_force", "not_assessable", "absent", "null"];
    told_as_written("### JSON of an evaluation", &written, &words);
}

#[test]
fn its_keys_of_json_of_what_is_due_are_those_that_there_are() {
    let (plan, register) = ("fixtures/expiry/plan.toml", "fixtures/expiry/register.csv");
    let words = ["event", "measure", "revision", "deadline", "expiry"];
    for (command, heading) in [("utlop", "### JSON of expiry"), ("arshjul", "### JSON of the calendar")] {
        let more = (command == "utlop").then_some("--med-navn");
        let arguments: Vec<&str> = [command, register, "--plan", plan].into_iter().chain(more).collect();
        let mut written = written_for(&arguments);
        written.extend(written_for(&[command, register, "--plan", plan, "--prikk", "3"]));
        told_as_written(heading, &written, &words);
    }
}

#[test]
fn its_keys_of_json_of_the_projection_are_those_that_there_are() {
    let folder = folder("readme-projection");
    let plan = folder.join("plan.toml");
    let own = fs::read_to_string("examples/fjordvik/temaplan.toml").unwrap();
    let sample = fs::canonicalize("fixtures/population/projection_14746_porsgrunn_norway.csv").unwrap();
    let demand = format!(
        "behov = {{ fil = '{}', region = \"Porsgrunn\", alder = \"80+\", alternativ = \"MMMM\" }}",
        sample.display()
    );
    let with_file: Vec<&str> = own
        .lines()
        .map(|line| if line.starts_with("behov = { 2026 = 100,") { demand.as_str() } else { line })
        .collect();
    fs::write(&plan, with_file.join("\n")).unwrap();
    let written =
        written_for(&["framskriv", "examples/fjordvik/register.csv", "--plan", plan.to_str().unwrap()]);
    let words = ["plan", "default", "file", "command_line", "scenario", "null"];
    told_as_written("### JSON of the projection", &written, &words);
}

#[test]
fn its_assumptions_of_the_years_to_come_have_no_faults() {
    let assuming: Vec<Block> =
        of_language("toml").into_iter().filter(|block| block.text.contains("[framskriving]")).collect();
    assert_eq!(assuming.len(), 1);
    let text = format!("{}[[krav]]\nantall = 1\n", assuming[0].text);
    let reading = kompetanse::plan::parse(&[("plan.toml", &text)]);
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    assert_eq!((reading.plan.outlook.horizon, reading.plan.scenarios.len()), (Some(10), 1));
}

#[test]
fn its_keys_of_plans_are_those_that_there_are() {
    let every = fs::read_to_string(root().join("fixtures/plan/every-key.toml")).unwrap();
    for key in table_below("### Keys").into_iter().filter_map(|row| row.into_iter().next()) {
        let bare = key.trim_matches(['[', ']']);
        let is_there = every.lines().any(|line| {
            line.trim_matches(['[', ']']).starts_with(bare)
                || line.contains(&format!("{bare} ="))
                || line.ends_with(&format!(".{bare}]"))
        });
        assert!(is_there || bare == "bygger_pa", "a plan has no key {key}");
    }
}

#[test]
fn its_job_has_no_faults_and_its_keys_of_jobs_are_those_that_there_are() {
    let jobs: Vec<Block> =
        of_language("toml").into_iter().filter(|block| block.text.contains("[[rapport]]")).collect();
    assert_eq!(jobs.len(), 1);
    let (job, findings) = kompetanse::plan::parse_job("jobb.toml", jobs[0].text.as_bytes());
    assert!(findings.is_empty(), "{findings:#?}");
    assert_eq!((job.reports.len(), job.kept), (2, Some(12)));
    let keys = "register = 'a'\nplan = 'b'\nmappe = 'c'\nsprak = 'nn'\ndato = 2026-11-30\nuten_stilling = ['d']\nprikk = 5\nbehold = 1\n[kolonner]\n[[rapport]]\nkommando = 'gap'\nfil = 'e.csv'\n";
    assert!(kompetanse::plan::parse_job("jobb.toml", keys.as_bytes()).1.is_empty());
    let told = told_below("## A batch job");
    for line in keys.lines() {
        let key = line.trim_matches(['[', ']']).split(' ').next().unwrap();
        assert!(told.contains(key) || key == "rapport", "README says nothing of {key}");
    }
}

#[test]
fn its_keys_of_json_of_the_log_are_those_that_there_are() {
    let place = folder("readme-log");
    let job = place.join("examples/drift/jobb.toml");
    let asked = ["kjor", job.to_str().unwrap(), "--dato", "2026-11-21", "--logg", "json"];
    let outcome = crate::support::kompetanse(&asked);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let mut written = BTreeSet::new();
    for line in outcome.messages.lines() {
        keys(&serde_json::from_str(line).unwrap(), &mut written);
    }
    let mut told = told_below("### JSON of the log");
    // Values and a command beside the keys.
    for word in ["info", "warning", "error", "report", "job", "sjekk"] {
        assert!(told.remove(word), "{word}");
    }
    assert_eq!(told, written);
}
