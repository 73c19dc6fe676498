//! Every code has a folder that provokes it, and its message is frozen in three languages.

use crate::support::{TODAY, frozen, kompetanse};
use kompetanse::analysis::calibration::{Dated, analyse as calibrate};
use kompetanse::analysis::check;
use kompetanse::analysis::evaluation::{Asked, Saved, analyse as evaluate, is_json};
use kompetanse::analysis::gap::{Narrowing, analyse};
use kompetanse::analysis::measures;
use kompetanse::analysis::projection::{Request, analyse as project};
use kompetanse::finding::{Code, Finding, Severity};
use kompetanse::language::Language;
use kompetanse::model::plan::Plan;
use kompetanse::origin::Origin;
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::report::finding::{message, remedy, what};
use kompetanse::source::Input;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Named from the package's folder, where tests run, so that no machine's own path is in a message.
const ROOT: &str = "fixtures/errors";

const LANGUAGES: [(&str, Language); 3] =
    [("nb", Language::Bokmal), ("nn", Language::Nynorsk), ("en", Language::English)];

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.text().to_owned()).collect();
    let folders: BTreeSet<String> = fs::read_dir(ROOT)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(folders, codes);
}

#[test]
fn every_folder_yields_its_code_and_no_other_fault() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let found: BTreeSet<&str> = found(*code)
            .iter()
            .filter(|finding| finding.code == *code || finding.severity() != Severity::Note)
            .filter(|finding| !goes_with(*code, finding.code))
            .map(|finding| finding.code.text())
            .collect();
        if found != BTreeSet::from([code.text()]) {
            wrong.push(format!("{}: found {found:?}", code.text()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tells whether a code cannot be provoked without another: what the register lacks is why a requirement is not judged.
fn goes_with(code: Code, other: Code) -> bool {
    let lacking = [Code::RegisterWithoutFractions, Code::PlanPositionUnmatched];
    code == Code::RequirementNotAssessable && lacking.contains(&other)
}

#[test]
fn messages_are_frozen() {
    for code in Code::ALL {
        let mut findings = found(*code);
        findings.retain(|finding| finding.code == *code);
        frozen(&format!("finding-{}", code.text()), &in_all_languages(&findings));
    }
}

#[test]
fn an_answer_that_cannot_be_given_is_refused_with_the_message() {
    for code in provoked() {
        let refused = code.severity() == Severity::Error;
        for (name, language) in LANGUAGES {
            let outcome = kompetanse(&arguments(question(code), code, name));
            assert_eq!(outcome.status, if refused { 3 } else { 0 }, "{}: {outcome:?}", code.text());
            assert_eq!(outcome.output.is_empty(), refused, "{}", code.text());
            let errors = found(code).into_iter().filter(|finding| refused && finding.code == code);
            for message in errors.map(|finding| message(&finding, language)) {
                let told = outcome.messages.contains(&message) || code == Code::FileUnreadable;
                assert!(told, "{message}\nis not in\n{}", outcome.messages);
            }
        }
    }
}

#[test]
fn a_check_lists_every_finding() {
    // Where there is no file, there is nothing to check; what only another question finds, it tells itself.
    let checked = |code: &Code| {
        ![Code::FileNotFound, Code::FolderEmpty, Code::PopulationYearsUnknown].contains(code)
            && !code.text().starts_with("projection-")
            && !["kalibrer", "evaluer", "tiltak", "kjor"].contains(&question(*code))
    };
    for code in provoked().filter(checked) {
        for (name, language) in LANGUAGES {
            let asked = [arguments("sjekk", code, name), vec!["--format=json".to_owned()]].concat();
            let outcome = kompetanse(&asked);
            let status = if code.severity() == Severity::Error { 3 } else { 0 };
            assert_eq!(outcome.status, status, "{}: {outcome:?}", code.text());
            let answer: serde_json::Value = serde_json::from_str(&outcome.output).unwrap();
            let of_code = |listed: &&serde_json::Value| listed["code"] == code.text();
            let listed: Vec<_> = answer["findings"].as_array().unwrap().iter().filter(of_code).collect();
            let found: Vec<Finding> =
                found(code).into_iter().filter(|finding| finding.code == code).collect();
            assert_eq!(listed.len(), found.len(), "{}: {}", code.text(), outcome.output);
            for finding in found.iter().filter(|_| code != Code::FileUnreadable) {
                let said = |listed: &&serde_json::Value| {
                    listed["message"] == what(finding, language)
                        && listed["remedy"] == remedy(finding, language)
                };
                assert!(listed.iter().any(said), "{finding:?} is not in {}", outcome.output);
            }
        }
    }
}

/// Returns the codes that a run can be made to find here.
fn provoked() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| *code != Code::FileInUse)
}

/// Returns the question that finds a code.
fn question(code: Code) -> &'static str {
    let is_of = |start: &str| code.text().starts_with(start);
    match () {
        () if is_of("projection-") || is_of("population-") => "framskriv",
        () if is_of("calibration-") => "kalibrer",
        () if is_of("job-") => "kjor",
        () if is_of("evaluation-") => "evaluer",
        () if [Code::PlanWithoutMeasures, Code::PlanWithoutFrame].contains(&code) => "tiltak",
        () => "gap",
    }
}

/// What a folder's register and plan are, and which columns are named on the command line.
struct Case {
    registers: Vec<String>,
    plans: Vec<String>,
    columns: Vec<(&'static str, &'static str)>,
}

/// Returns what a code's folder holds; what it does not hold is taken from the folder above.
fn case(code: Code) -> Case {
    let folder = format!("{ROOT}/{}", code.text());
    let mut case = Case { registers: registers(&folder), plans: Vec::new(), columns: Vec::new() };
    let own = |name: &str| [&folder, ROOT].map(|folder| format!("{folder}/{name}"));
    let first = |names: [String; 2]| names.into_iter().find(|name| Path::new(name).is_file()).unwrap();
    if case.registers.is_empty() {
        case.registers = vec![first(own("register.csv"))];
    }
    case.plans.push(first(own("plan.toml")));
    match code {
        // The name of last month's file, say.
        Code::FileNotFound => case.registers = vec![format!("{folder}/ansatte.csv")],
        Code::FolderEmpty | Code::FolderNotRead | Code::FilesPassedOver => {
            case.registers = vec![format!("{folder}/mappe")];
        }
        Code::PlanTooLarge => case.plans = vec![format!("{folder}/plan.xlsx")],
        Code::ColumnNotFound => case.columns.extend([("ansattnummer", "Ansattnumer"), ("stilling", "Yrke")]),
        _ => {}
    }
    case
}

pub fn registers(folder: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| {
            !name.ends_with(".toml")
                && name != "plan.xlsx"
                && !name.starts_with("~$")
                && !name.starts_with("befolkning")
        })
        .map(|name| format!("{folder}/{name}"))
        .collect();
    names.sort();
    names
}

/// Returns all that reading, and answering, finds in a code's folder.
fn found(code: Code) -> Vec<Finding> {
    let case = case(code);
    if code == Code::FileInUse {
        // Only Windows refuses to read what another program has open; `source` tests that its refusal is this code.
        return vec![Finding::new(code).at(Origin::file(case.registers[0].as_str()))];
    }
    if question(code) == "kjor" {
        return found_in_job(code);
    }
    let paths: Vec<PathBuf> = case.plans.iter().map(PathBuf::from).collect();
    let plan = kompetanse::plan::load(&paths);
    let mut findings = plan.findings.clone();
    if !plan.is_usable() {
        return without_system_words(findings);
    }
    let (files, not_found) = kompetanse::source::find(&case.registers, &|_| false);
    findings.extend(not_found);
    if question(code) == "kalibrer" {
        findings.extend(calibrated(files, &plan.plan));
        return findings;
    }
    if question(code) == "evaluer" {
        findings.extend(evaluated(files, &plan.plan));
        return findings;
    }
    let fields = case
        .columns
        .iter()
        .map(|(word, heading)| (kompetanse::register::field_named(word).unwrap(), (*heading).to_owned()));
    let overrides = Overrides { fields: fields.collect(), ..Overrides::default() };
    let inputs = files.into_iter().map(Input::File).collect();
    let reading = kompetanse::register::read(inputs, Vocabulary::of(&plan.plan), &overrides, TODAY);
    let usable = reading.is_usable() && findings.iter().all(|f| f.severity() != Severity::Error);
    findings.extend(reading.findings);
    if usable {
        match analyse(TODAY, &reading.register, &plan.plan, &Narrowing::default()) {
            Ok(answer) => findings.extend(answer.findings()),
            Err(faults) => findings.extend(faults),
        }
        findings.extend(check::findings(&reading.register, Some(&plan.plan), TODAY));
        if question(code) == "tiltak" {
            let answer =
                measures::analyse(TODAY, &reading.register, &plan.plan, &measures::Request::default());
            findings.extend(answer.err().into_iter().flatten());
        }
        if question(code) == "framskriv" {
            let request = Request::default();
            let populations = &kompetanse::population::demand;
            findings.extend(
                project(TODAY, &reading.register, &plan.plan, &request, populations)
                    .err()
                    .into_iter()
                    .flatten(),
            );
        }
    }
    // What checking and answering both find is found once.
    findings.sort();
    findings.dedup();
    without_system_words(findings)
}

/// Returns the job file in a code's folder.
fn job(code: Code) -> String {
    format!("{ROOT}/{}/jobb.toml", code.text())
}

/// Returns all that is found in a job file; what only running it finds is told by a run, in another test.
fn found_in_job(code: Code) -> Vec<Finding> {
    let file = job(code);
    let (job, findings) = kompetanse::plan::parse_job(&file, &fs::read(&file).unwrap());
    if code == Code::JobCannotHide {
        let report = &job.reports[0];
        return vec![Finding::new(code).at(report.place.clone()).seen(&report.command.value)];
    }
    if code == Code::JobReportUnfit {
        // The question's own sentence comes after, in the language of the run.
        let option = job.reports[0].options.last().unwrap();
        return vec![Finding::new(code).at(option.place.clone()).seen(&option.key.value)];
    }
    if code != Code::JobFileTaken {
        return findings;
    }
    let [first, second] = [0, 1].map(|at: usize| job.reports[at].file.clone());
    vec![Finding::new(code).at(second.place).seen(second.value).other(first.place)]
}

/// Returns all that is found where each file is a register of its own date.
fn calibrated(files: Vec<PathBuf>, plan: &Plan) -> Vec<Finding> {
    let (mut findings, mut readings) = (Vec::new(), Vec::new());
    let overrides = Overrides::default();
    for file in files {
        let (name, input) = (file.to_string_lossy().into_owned(), Input::File(file));
        match kompetanse::register::dated::date_of(&input, &Vocabulary::of(plan), &overrides) {
            Ok(date) => {
                let words = Vocabulary::of(plan);
                let reading = kompetanse::register::read(vec![input], words, &overrides, date);
                findings.extend(reading.findings.iter().cloned());
                readings.push((name, date, reading));
            }
            Err(finding) => findings.push(finding),
        }
    }
    if findings.iter().all(|finding| finding.severity() != Severity::Error) {
        let registers: Vec<Dated<'_>> = readings
            .iter()
            .map(|(name, date, reading)| Dated { file: name, date: *date, register: &reading.register })
            .collect();
        match calibrate(&registers, plan, true) {
            Ok(answer) => findings.extend(answer.findings()),
            Err(faults) => findings.extend(faults),
        }
    }
    findings
}

/// Returns all that is found where two files are compared, each a register of its own date or a saved gap.
fn evaluated(files: Vec<PathBuf>, plan: &Plan) -> Vec<Finding> {
    let (mut findings, mut readings) = (Vec::new(), Vec::new());
    for file in files {
        let (name, input) = (file.to_string_lossy().into_owned(), Input::File(file));
        let bytes = input.bytes(1 << 20).unwrap();
        if is_json(&bytes) {
            findings.extend(Saved::read(&name, &bytes).err());
            continue;
        }
        let (words, overrides) = (Vocabulary::of(plan), Overrides::default());
        match kompetanse::register::dated::date_of(&input, &words, &overrides) {
            Ok(date) => {
                let reading = kompetanse::register::read(vec![input], words, &overrides, date);
                findings.extend(reading.findings.iter().cloned());
                readings.push((name, date, reading));
            }
            // The same is missing as for a calibration, and other options help.
            Err(finding) => findings.push(Finding { code: Code::EvaluationDateMissing, ..finding }),
        }
    }
    if let [before, after] = &readings[..] {
        let [before, after] = [before, after].map(|(file, date, reading)| Dated {
            file,
            date: *date,
            register: &reading.register,
        });
        match evaluate(before, after, plan, &Asked::default()) {
            Ok(answer) => findings.extend(answer.findings()),
            Err(faults) => findings.extend(faults),
        }
    }
    findings
}

/// Each system words its own refusals; what the program says around them is what is frozen.
fn without_system_words(mut findings: Vec<Finding>) -> Vec<Finding> {
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::FileUnreadable) {
        finding.seen = Some("(what the system says)".to_owned());
    }
    findings
}

fn in_all_languages(findings: &[Finding]) -> String {
    let told = |(name, language): (&str, Language)| {
        let messages: Vec<String> = findings.iter().map(|finding| message(finding, language)).collect();
        format!("{name}:\n{}", messages.join("\n"))
    };
    LANGUAGES.map(told).join("\n\n")
}

/// Returns the command line of somebody who asks about a code's folder.
fn arguments(command: &str, code: Code, language: &str) -> Vec<String> {
    if command == "kjor" {
        return vec![command.to_owned(), job(code), format!("--sprak={language}")];
    }
    let case = case(code);
    // Registers of several dates say their own; a calibration finds most where it is held against them.
    let how = match command {
        "kalibrer" => "--etterprov",
        "evaluer" => "--alle",
        _ => "--dato=2026-11-21",
    };
    let mut arguments = vec![command.to_owned(), how.to_owned(), format!("--sprak={language}")];
    arguments.extend(case.registers);
    arguments.extend(case.plans.iter().map(|plan| format!("--plan={plan}")));
    arguments.extend(case.columns.iter().map(|(word, heading)| format!("--kolonne={word}={heading}")));
    arguments
}

/// A unit that is written as a pattern or a list is answered with what to write instead.
#[test]
fn several_units_in_one_requirement_are_answered_with_what_to_write() {
    let place = tempfile::tempdir().unwrap();
    let told = |unit: &str| {
        let text = fs::read_to_string("fixtures/errors/plan-unit-unknown/plan.toml").unwrap();
        let plan = place.path().join("plan.toml");
        fs::write(&plan, text.replace("\"Hjemmetenesta\"", unit)).unwrap();
        let register = "examples/lillevik/register.csv";
        kompetanse(&["gap", register, "--plan", plan.to_str().unwrap(), "--dato", "2026-11-21"]).messages
    };
    let pattern = told("\"Hjemmetjeneste*\"");
    assert!(
        pattern.contains("gjelder ikke * som mønster") && pattern.contains("per = \"laveste\""),
        "{pattern}"
    );
    let list = told("[\"Hjemmetjenesten\", \"Sykehjem\"]");
    assert!(list.contains("bare én verdi") && list.contains("Skriv én av dem"), "{list}");
    assert!(told("7").contains("Skriv for eksempel \"7\""));
}

/// As many different faults as there are rows are told in a time that grows with the rows: each of them once was looked for
/// among all before it, and 200 000 rows took more than ten minutes.
#[test]
fn faults_that_all_differ_are_told_as_each_other() {
    const ROWS: usize = 60_000;
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("register.csv");
    let head = "Ansattnummer;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell\n0;Hjemmetjenesten;Sykepleier;100;HLR;ja\n";
    let rows = (1..=ROWS).map(|row| format!("{row};Hjemmetjenesten;Sykepleier;x{row};HLR;ja\n"));
    fs::write(&file, head.to_owned() + &rows.collect::<String>()).unwrap();
    let file = file.to_str().unwrap();
    let asked = ["gap", file, "--plan", "fixtures/errors/plan.toml", "--dato", "2026-11-21"];
    let outcome = kompetanse(&asked);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let told = outcome.messages.matches("[fraction-not-number]").count();
    assert_eq!(told, 10, "{}", outcome.messages);
    assert!(outcome.messages.contains(&format!("{ROWS} avvist")), "{}", outcome.messages);
    let said: String = outcome.output.split_whitespace().collect();
    assert!(said.contains("60000radereravvist"), "{}", outcome.output);
}
