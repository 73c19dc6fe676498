//! A job as the system runs it: stopped at any moment, with no room left, or twice at a time.
#![cfg(unix)]

use super::{Place, names, report};
use crate::brute::dice::Dice;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_kompetanse");

/// Returns the program as it is started for a job.
fn program(place: &Place, more: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("kjor").arg(place.path("jobb.toml")).args(more).env_remove("KOMPETANSE_SPRAK");
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
    command
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A job of many small reports that each tell their date, so that much of a run is writing.
fn many() -> String {
    let kinds = ["json", "md", "html", "xlsx", "txt"];
    (0..20).map(|at| report("gap", &format!("{at:02}.{}", kinds[at % kinds.len()]), "")).collect()
}

/// Returns what each report is on a date.
fn whole(place: &Place, date: &str) -> Vec<(String, Vec<u8>)> {
    let output = program(place, &["--dato", date]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let names = names(&place.0.path().join("rapporter")).into_iter().filter(|name| name != "tidligere");
    names.map(|name| (name.clone(), place.read(&format!("rapporter/{name}")))).collect()
}

#[test]
fn stopped_at_any_moment_every_report_is_the_old_one_or_the_new() {
    const DATES: [&str; 2] = ["2026-11-21", "2028-11-21"];
    let place = Place::new("");
    place.job("behold = 3", &many());
    let possible = DATES.map(|date| whole(&place, date));
    let same = possible[0].iter().zip(&possible[1]).filter(|(one, other)| one == other).count();
    assert_eq!((possible[0].len(), same), (20, 0), "a date makes every report another");
    let began = Instant::now();
    whole(&place, DATES[0]);
    let mut usual = began.elapsed();
    let mut dice = Dice::new(30);
    let (mut stopped, mut left) = (0, BTreeSet::new());
    for time in 1..300 {
        // The register is read before the first report is written: more of the stops are late.
        let percent = u32::try_from(dice.between(if time % 3 == 0 { 0 } else { 40 }, 105)).unwrap();
        let mut child = program(&place, &["--dato", DATES[time % 2]]).spawn().unwrap();
        std::thread::sleep(usual * percent / 100);
        child.kill().unwrap();
        match child.wait().unwrap().code() {
            None => stopped += 1,
            // It was done before: the machine is faster now.
            Some(_) => usual = usual * 19 / 20,
        }
        left.extend(assert_whole(&place, &possible));
        if stopped == 30 {
            break;
        }
    }
    assert_eq!(stopped, 30);
    // Once to the end: all of it is new, and nothing of what was cut short is left.
    assert_eq!(whole(&place, DATES[0]), possible[0]);
    let here = names(&place.0.path().join("rapporter"));
    let kept = names(&place.0.path().join("rapporter/tidligere"));
    assert!(here.iter().chain(&kept).all(|name| !name.starts_with('.')), "{here:?} {kept:?}");
    assert!(left.iter().all(|name| name.starts_with(".kompetanse-jobb-")), "{left:?}");
    assert!(kept.len() <= 3 * 20, "{}", kept.len());
}

/// Asserts that every report is one of the possible ones, earlier ones too; returns the names of what else is there.
fn assert_whole(place: &Place, possible: &[Vec<(String, Vec<u8>)>; 2]) -> Vec<String> {
    let folder = place.0.path().join("rapporter");
    for (name, _) in &possible[0] {
        let bytes = fs::read(folder.join(name)).unwrap_or_else(|_| panic!("{name} is missing"));
        assert!(possible.iter().any(|all| all.contains(&(name.clone(), bytes.clone()))), "{name} is half");
    }
    let mut others = Vec::new();
    for name in names(&folder.join("tidligere")) {
        let bytes = fs::read(folder.join("tidligere").join(&name)).unwrap();
        match name.split_once(" (") {
            Some((stem, _)) => {
                let is_one = |(known, whole): &(String, Vec<u8>)| known.starts_with(stem) && *whole == bytes;
                assert!(possible.iter().flatten().any(is_one), "{name} is half");
            }
            None => others.push(name),
        }
    }
    let known: BTreeSet<&String> = possible[0].iter().map(|(name, _)| name).collect();
    others.extend(names(&folder).into_iter().filter(|name| !known.contains(name) && name != "tidligere"));
    others
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(60), "{what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Starts a job that reads its register from what it is fed, and so goes on until that ends.
fn fed(place: &Place) -> Child {
    let whole = format!(
        "register = \"-\"\nplan = \"temaplan.toml\"\nmappe = \"rapporter\"\ndato = 2026-11-21\n{}",
        report("gap", "gap.csv", "")
    );
    fs::write(place.path("fra-ror.toml"), whole).unwrap();
    let mut command = Command::new(PROGRAM);
    command.arg("kjor").arg(place.path("fra-ror.toml")).stdin(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

#[test]
fn a_second_run_at_the_same_time_writes_nothing() {
    let place = Place::new(&report("gap", "gap.csv", ""));
    let mut first = fed(&place);
    let lock = place.path("rapporter/.kompetanse.lock");
    until("the first run has the folder", || {
        fs::File::open(&lock).is_ok_and(|file| file.try_lock().is_err())
    });
    let second = program(&place, &[]).output().unwrap();
    assert_eq!(second.status.code(), Some(4), "{}", said(&second));
    assert!(said(&second).contains("En annen kjøring skriver i") && said(&second).contains("rapporter"));
    let json = program(&place, &["--logg", "json", "-q"]).output().unwrap();
    let line: serde_json::Value = serde_json::from_slice(&json.stderr).unwrap();
    assert_eq!((json.status.code(), &line["status"], &line["level"]), (Some(4), &4.into(), &"error".into()));
    assert!(names(&place.0.path().join("rapporter")).is_empty());
    first.stdin.take().unwrap().write_all(&place.read("register.csv")).unwrap();
    assert!(first.wait_with_output().unwrap().status.success());
    assert_eq!(names(&place.0.path().join("rapporter")), ["gap.csv"]);
    // The lock is still there, and stops nobody.
    assert!(Path::new(&lock).exists());
    assert_eq!(program(&place, &[]).output().unwrap().status.code(), Some(0));
}

#[test]
fn a_run_that_was_killed_holds_nothing() {
    let place = Place::new(&report("gap", "gap.csv", ""));
    let mut first = fed(&place);
    until("the first run has the folder", || {
        fs::File::open(place.path("rapporter/.kompetanse.lock")).is_ok_and(|file| file.try_lock().is_err())
    });
    first.kill().unwrap();
    first.wait().unwrap();
    let output = program(&place, &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

/// Runs lines of a shell where it may mount what it likes, which nobody else sees; none where the system lets nobody.
#[expect(clippy::print_stdout, reason = "who runs the tests is told what was not tried")]
fn mounting(lines: &str, place: &Place) -> Option<Output> {
    let allowed = Command::new("unshare").args(["-rm", "true"]).output();
    if !allowed.is_ok_and(|output| output.status.success()) {
        println!("skipped: this system lets nobody mount folders of their own (unshare -rm)");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-ec", lines]).current_dir(place.0.path());
    Some(command.env("PROGRAM", PROGRAM).env_remove("KOMPETANSE_SPRAK").output().unwrap())
}

/// Runs the job where these lines have been run first; returns what it says, and keeps what is then there in `ut`.
fn ran_mounted(first: &str, place: &Place) -> Option<String> {
    for folder in ["rapporter", "ut"] {
        fs::create_dir(place.path(folder)).unwrap();
    }
    let job = "status=0; \"$PROGRAM\" kjor jobb.toml 2> ut/logg || status=$?
        echo $status > ut/status
        cp -r rapporter/. ut/";
    let output = mounting(&format!("{first}\n{job}"), place)?;
    assert!(output.status.success(), "{}", said(&output));
    let log = String::from_utf8(place.read("ut/logg")).unwrap();
    assert_eq!(place.read("ut/status"), b"4\n", "{log}");
    Some(log)
}

#[test]
fn a_full_disk_leaves_the_old_reports() {
    let place = Place::new(&[report("gap", "a.html", ""), report("gap", "b.csv", "")].concat());
    let full = "mount -t tmpfs -o size=40k tmpfs rapporter
        echo gammel > rapporter/a.html
        echo gammel > rapporter/b.csv
        head -c 20000 /dev/zero > rapporter/fyll";
    let Some(log) = ran_mounted(full, &place) else { return };
    assert_eq!(place.read("ut/a.html"), b"gammel\n");
    assert!(log.contains("a.html er ikke skrevet (jobb.toml:5:1)"), "{log}");
    // What there is room for is written.
    assert_ne!(place.read("ut/b.csv"), b"gammel\n", "{log}");
    let there = names(&place.0.path().join("ut"));
    assert!(there.iter().all(|name| !name.starts_with('.')), "{there:?}");
}

#[test]
fn a_folder_that_may_not_be_written_keeps_its_reports() {
    let place = Place::new(&report("gap", "gap.csv", ""));
    let read_only = "mount -t tmpfs tmpfs rapporter
        echo gammel > rapporter/gap.csv
        mount -o remount,ro rapporter";
    let Some(log) = ran_mounted(read_only, &place) else { return };
    assert!(log.starts_with("Kan ikke skrive rapporter/.kompetanse.lock"), "{log}");
    assert_eq!(place.read("ut/gap.csv"), b"gammel\n");
}

#[test]
fn earlier_reports_are_copied_where_they_cannot_be_linked() {
    let place = Place::new("");
    place.job("", &report("gap", "gap.json", "med_navn = true"));
    let output = program(&place, &["--dato", "2026-11-21"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let old = place.read("rapporter/gap.json");
    fs::create_dir(place.path("rapporter/tidligere")).unwrap();
    fs::create_dir(place.path("ut")).unwrap();
    // Another file system: nothing there can be a link to what is here.
    let lines = "mount -t tmpfs tmpfs rapporter/tidligere
        \"$PROGRAM\" kjor jobb.toml --dato 2028-11-21
        stat -c %a rapporter/tidligere/*.json > ut/hvem
        cp rapporter/tidligere/*.json ut/gap.json";
    let Some(output) = mounting(lines, &place) else { return };
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!((place.read("ut/gap.json"), place.read("ut/hvem")), (old.clone(), b"600\n".to_vec()));
    assert_ne!(place.read("rapporter/gap.json"), old);
}

#[test]
fn a_department_asks_without_naming_anything() {
    let place = Place::new("");
    fs::write(place.path("kompetanse.toml"), "register = [\"register.csv\"]\n").unwrap();
    let department = place.path("nord");
    fs::create_dir(&department).unwrap();
    let plan = "[plan]\nnavn = \"Planen for Nord\"\nbygger_pa = \"../temaplan.toml\"\n";
    fs::write(place.path("nord/plan.toml"), plan).unwrap();
    let asked = |more: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command.args(["gap", "--dato", "2026-11-21", "--format", "json"]).args(more);
        let output = command.current_dir(&department).env_remove("KOMPETANSE_SPRAK").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["plan"]["name"].as_str().unwrap().to_owned()
    };
    assert_eq!(asked(&[]), "Planen for Nord");
    // A plan in the work file goes before one in the working folder, and a flag before both.
    fs::write(place.path("kompetanse.toml"), "register = [\"register.csv\"]\nplan = \"temaplan.toml\"\n")
        .unwrap();
    assert_eq!(asked(&[]), "Tiltak regnet for hånd");
    assert_eq!(asked(&["--plan", "plan.toml"]), "Planen for Nord");
}

#[test]
fn a_folder_of_several_names_is_one() {
    let place = Place::new("");
    let there = place.path("rapporter");
    fs::create_dir_all(place.path("rapporter/under")).unwrap();
    std::os::unix::fs::symlink(&there, place.path("lenke")).unwrap();
    let reports =
        ["a.csv", "../lenke/b.csv", "../lenke/under/../c.csv", &format!("{there}/d.csv"), "under/../e.csv"]
            .map(|file| report("gap", file, ""));
    place.job("dato = 2026-11-21", &reports.concat());
    // Named from the working folder, as cron does, and by a path from the root in the file.
    let run = || {
        let mut command = Command::new(PROGRAM);
        command.args(["kjor", "jobb.toml"]).current_dir(place.0.path()).env_remove("KOMPETANSE_SPRAK");
        command.output().unwrap()
    };
    let output = run();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let here = names(&place.0.path().join("rapporter"));
    assert_eq!(here, ["a.csv", "b.csv", "c.csv", "d.csv", "e.csv", "under"]);
    for other in ["../lenke/a.csv", &format!("{there}/a.csv"), "../rapporter/./A.csv"] {
        place.job("dato = 2026-11-21", &[report("gap", "a.csv", ""), report("gap", other, "")].concat());
        let output = run();
        assert_eq!(output.status.code(), Some(3), "{other}: {}", said(&output));
        assert!(said(&output).contains("jobb.toml:11:7: feil [job-file-taken]"), "{}", said(&output));
    }
}

#[test]
fn the_language_of_the_work_file_above_the_job_is_spoken() {
    let place = Place::new(&report("gap", "gap.md", ""));
    fs::write(place.path("kompetanse.toml"), "sprak = \"en\"\n").unwrap();
    let spoken = |more: &[&str], environment: Option<&str>| {
        let mut command = program(&place, more);
        environment.map(|language| command.env("KOMPETANSE_SPRAK", language));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let words = [
            ("The job is done", "en"),
            ("Jobben er ferdig. Rapporter:", "nb"),
            ("Jobben er ferdig. Rapportar:", "nn"),
        ];
        words.into_iter().find(|(words, _)| said(&output).contains(words)).unwrap().1
    };
    assert_eq!(spoken(&[], None), "en");
    let report = String::from_utf8(place.read("rapporter/gap.md")).unwrap();
    assert!(report.contains("Requirement"), "{report}");
    assert_eq!(spoken(&[], Some("nn")), "nn");
    assert_eq!(spoken(&["--sprak", "nb"], Some("nn")), "nb");
    place.job("sprak = \"nn\"", &super::report("gap", "gap.md", ""));
    assert_eq!(spoken(&[], Some("nb")), "nn");
}

#[test]
fn a_report_to_standard_output_is_added_to_what_somebody_opened() {
    use std::os::unix::fs::MetadataExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ut.csv");
    let asked = ["gap", "examples/lillevik/register.csv", "--plan", "examples/lillevik/plan.toml"];
    for to in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        fs::write(&path, "før\n").unwrap();
        let before = fs::metadata(&path).unwrap().ino();
        let file = fs::OpenOptions::new().append(true).open(&path).unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(asked).args(["--dato", "2026-11-21", "--format", "json", "-o", to]);
        let output = command.stdout(file).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("før\n{") && text.ends_with("}\n"), "{to}: {text}");
        assert_eq!(fs::metadata(&path).unwrap().ino(), before, "{to}");
    }
    // A sheet of one person is for its owner alone, and what somebody opened may be read by others.
    std::os::unix::fs::symlink("/dev/stdout", folder.path().join("ark.csv")).unwrap();
    let mut command = Command::new(PROGRAM);
    command
        .args(["ansatt", asked[1], asked[2], asked[3], "--enhet", "Sykehjem", "-o"])
        .arg(folder.path().join("ark.csv"));
    let output = command.stdout(fs::File::create(&path).unwrap()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(fs::read(&path).unwrap(), b"");
}
