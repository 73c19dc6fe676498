//! The job in `examples/drift` runs, and what runs it every month runs that job.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const FOLDER: &str = "examples/drift";

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(FOLDER).join(name)).unwrap()
}

/// Makes a folder with the example as it lies in the repository.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    for file in ["drift/jobb.toml", "fjordvik/register.xlsx", "fjordvik/temaplan.toml"] {
        let to = folder.join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(Path::new("examples").join(file), to).unwrap();
    }
    folder
}

/// Returns a setting of a unit for systemd.
fn setting(unit: &str, key: &str) -> String {
    let line = unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("no {key}")).to_owned()
}

/// Returns the text in an element of XML, after asserting that all of it is well-formed.
fn element(xml: &str, name: &str) -> String {
    let (mut reader, mut within, mut found) = (Reader::from_str(xml), false, String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => within = start.name().as_ref() == name,
            Event::End(_) => within = false,
            Event::Text(text) if within => found += &text,
            Event::GeneralRef(reference) if within => found.push_str(match &*reference {
                "gt" => ">",
                "lt" => "<",
                other => panic!("&{other};"),
            }),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Returns what is typed after the program's name, up to what is the shell's.
fn arguments(line: &str) -> Vec<&str> {
    let (_, after) = line.split_once("kompetanse kjor").or(line.split_once("kompetanse.exe kjor")).unwrap();
    std::iter::once("kjor")
        .chain(after.split_whitespace().take_while(|word| !word.starts_with("2>")))
        .collect()
}

/// Returns the lines that run the job: of cron, of systemd and of Windows.
fn command_lines() -> Vec<String> {
    let cron = text("crontab").lines().find(|line| line.contains("kompetanse kjor")).unwrap().to_owned();
    let systemd = setting(&text("kompetanse.service"), "ExecStart");
    vec![cron, systemd, element(&text("oppgave.xml"), "Arguments")]
}

#[test]
fn each_way_to_run_the_job_runs_it() {
    let place = folder("drift");
    let job = place.join("drift/jobb.toml");
    for line in command_lines() {
        let arguments = arguments(&line);
        let (job_of_line, others) = arguments.split_last().unwrap();
        assert!(job_of_line.ends_with("jobb.toml"), "{line}");
        let _ = fs::remove_dir_all(place.join("drift/rapporter"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_kompetanse"));
        command.args(others).arg(&job).args(["--dato", "2026-11-21"]).stdin(Stdio::null());
        let output = command.env_remove("KOMPETANSE_SPRAK").output().unwrap();
        let log = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{line}: {log}");
        let written = |name: &str| fs::metadata(place.join("drift/rapporter").join(name)).is_ok();
        let all = ["gap-2026-11-21.xlsx", "gap.json", "hjemmetjenesten.csv", "framskriving-2026-11-21.html"];
        assert!(all.into_iter().all(written), "{line}: {log}");
        if others.contains(&"json") {
            assert!(log.lines().count() == 6, "{log}");
            assert!(log.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
        } else {
            assert_eq!(log, "");
        }
    }
}

#[test]
fn the_line_of_cron_has_its_five_fields() {
    let line = text("crontab").lines().find(|line| line.contains("kompetanse")).map(str::to_owned);
    let line = line.filter(|line| !line.starts_with('#')).unwrap();
    let fields: Vec<&str> = line.split_whitespace().take(5).collect();
    for (field, possible) in fields.iter().zip([0..=59, 0..=23, 1..=31, 1..=12, 0..=7]) {
        let fits = *field == "*" || field.parse::<u8>().is_ok_and(|number| possible.contains(&number));
        assert!(fits, "{field} in {line}");
    }
    assert!(line.split_whitespace().nth(5).unwrap().starts_with('/'), "cron has no path: {line}");
}

#[expect(clippy::print_stdout, reason = "who runs the tests is told what was not tried")]
#[test]
fn the_units_are_those_of_systemd() {
    let (service, timer) = (text("kompetanse.service"), text("kompetanse.timer"));
    assert_eq!(setting(&service, "PrivateNetwork"), "yes");
    assert_eq!(setting(&service, "ReadWritePaths"), setting(&service, "WorkingDirectory"));
    assert_eq!(setting(&timer, "Persistent"), "yes");
    if !Command::new("systemd-analyze").arg("--version").output().is_ok_and(|output| output.status.success())
    {
        println!("skipped: no systemd-analyze here");
        return;
    }
    // Here the program and its manual are not installed.
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_kompetanse");
    let here = service.replace("/usr/local/bin/kompetanse", program).replace("Documentation=", "#");
    fs::write(folder.path().join("kompetanse.service"), here).unwrap();
    fs::write(folder.path().join("kompetanse.timer"), timer).unwrap();
    let units = ["kompetanse.service", "kompetanse.timer"].map(|name| folder.path().join(name));
    let output = Command::new("systemd-analyze").arg("verify").args(&units).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !said.contains("kompetanse"), "{said}");
}

#[test]
fn the_task_of_windows_is_the_same_job_every_month() {
    let task = text("oppgave.xml");
    assert!(task.is_ascii(), "without a declared encoding, other letters could be misread");
    assert!(element(&task, "Arguments").contains(r"C:\kompetanse\jobb.toml 2>> C:\kompetanse\logg.jsonl"));
    assert_eq!(
        (element(&task, "Day"), element(&task, "MultipleInstancesPolicy")),
        ("1".into(), "IgnoreNew".into())
    );
    assert_eq!(setting(&text("kompetanse.timer"), "OnCalendar"), "*-*-01 06:15:00");
    assert!(element(&task, "StartBoundary").ends_with("-01T06:15:00"));
}

#[test]
fn what_its_readers_are_told_is_there() {
    let readme = text("README.md");
    for entry in fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name == "README.md" || readme.contains(&format!("`{name}`")), "README.md lacks {name}");
    }
}
