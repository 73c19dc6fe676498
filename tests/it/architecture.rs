//! The walls of the house: which room may use which, and what every file is to have.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use; itself always.
const ROOMS: [(&str, &[&str]); 12] = [
    ("origin", &[]),
    ("finding", &["origin"]),
    ("model", &["origin"]),
    ("source", &["origin", "finding", "model"]),
    ("register", &["source", "model", "finding", "origin"]),
    ("plan", &["source", "model", "finding", "origin"]),
    ("population", &["source", "model", "finding", "origin"]),
    ("analysis", &["model", "finding", "origin"]),
    ("language", &[]),
    ("report", &["analysis", "model", "finding", "origin", "language"]),
    ("render", &["report", "language", "model"]),
    (
        "cli",
        &[
            "origin",
            "finding",
            "model",
            "source",
            "register",
            "plan",
            "population",
            "analysis",
            "language",
            "report",
            "render",
        ],
    ),
];

/// What one room may use of another, where it may not use all of it.
const PARTS: [(&str, &str, &str); 1] = [("source", "model", "date")];

/// The questions: each is a file of the same name in `analysis`, `report` and `cli`.
const QUESTIONS: [&str; 13] = [
    "gap",
    "check",
    "explain",
    "needs",
    "measures",
    "projection",
    "evaluation",
    "calibration",
    "employee",
    "paper",
    "job",
    "expiry",
    "calendar",
];

/// As long as a file may be, its tests apart.
const LONGEST: usize = 700;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder, by its path from the root, with its text.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(place) = open.pop() {
        for entry in fs::read_dir(place).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push((named(&path), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn named(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

/// Returns the room that a file is in; none for `lib.rs` and `main.rs`.
fn room(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("src/")?;
    let name = inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(room, _)| room);
    ROOMS.iter().map(|(room, _)| *room).find(|room| *room == name)
}

/// Returns a file's code, without comments.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Returns a file's code before its tests.
fn before_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default()
}

/// Returns the paths below the crate's root that a file names: `model::date`, or `model` where no part is named.
fn paths_used(text: &str) -> BTreeSet<String> {
    let code = code(text);
    let whole = code.split("crate::").skip(1).flat_map(|after| match after.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(two_names).collect(),
        None => vec![two_names(after)],
    });
    whole.collect()
}

/// Returns the first two names of a path.
fn two_names(path: &str) -> String {
    let word = |text: &str| -> String {
        text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
    };
    let path = path.trim_start();
    let first = word(path);
    match path[first.len()..].strip_prefix("::").map(word) {
        Some(second) if !second.is_empty() => format!("{first}::{second}"),
        _ => first,
    }
}

/// Tells whether a file of a room may name a path.
fn is_allowed(room: &str, path: &str) -> bool {
    let (other, part) = path.split_once("::").unwrap_or((path, ""));
    if !ROOMS.iter().any(|(name, _)| *name == other) || other == room {
        return true;
    }
    let below = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, below)| *below);
    let narrowed = PARTS.iter().find(|(from, to, _)| *from == room && *to == other);
    below.contains(&other) && narrowed.is_none_or(|(_, _, only)| *only == part)
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let mut broken = Vec::new();
    for (file, text) in files("src") {
        let Some(room) = room(&file) else { continue };
        let used = paths_used(&text);
        broken
            .extend(used.iter().filter(|path| !is_allowed(room, path)).map(|path| format!("{file}: {path}")));
    }
    assert!(broken.is_empty(), "these use a room that they may not:\n{}", broken.join("\n"));
}

#[test]
fn every_file_below_src_is_in_a_room() {
    let stray: Vec<String> = files("src")
        .into_iter()
        .map(|(file, _)| file)
        .filter(|file| room(file).is_none() && !["src/lib.rs", "src/main.rs"].contains(&file.as_str()))
        .collect();
    assert!(stray.is_empty(), "{stray:?} are in no room");
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let all = ["src", "tests", "examples"].into_iter().flat_map(files);
    let silent: Vec<String> =
        all.filter(|(_, text)| !text.starts_with("//! ")).map(|(file, _)| file).collect();
    assert!(silent.is_empty(), "{silent:?} do not open with a line of //!");
}

#[test]
fn every_text_is_said_somewhere() {
    // The words of findings are looked up by their codes, and each code has its test.
    let code: String = files("src")
        .into_iter()
        .filter(|(file, _)| room(file) != Some("language"))
        .map(|(_, text)| text)
        .collect();
    let said: BTreeSet<&str> = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let texts = kompetanse::language::every_text();
    let of_findings: BTreeSet<&str> =
        kompetanse::language::finding::EVERY.iter().map(|(name, _)| *name).collect();
    let unsaid: Vec<&str> = texts
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !of_findings.contains(name) && !said.contains(name))
        .collect();
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
}

#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for (file, text) in files("src").into_iter().filter(|(file, _)| room(file) != Some("language")) {
        let lines = before_tests(&text).lines().count();
        if lines > LONGEST {
            long.push(format!("{file} has {lines} lines, over {LONGEST}"));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn only_main_speaks_to_the_process() {
    const WORDS: [&str; 8] = [
        "print!(",
        "println!(",
        "eprint!(",
        "eprintln!(",
        "process::exit",
        "std::env::var",
        "io::stdout(",
        "io::stderr(",
    ];
    let mut speaking = Vec::new();
    for (file, text) in files("src").into_iter().filter(|(file, _)| file != "src/main.rs") {
        let code = code(&text);
        speaking
            .extend(WORDS.iter().filter(|word| code.contains(**word)).map(|word| format!("{file}: {word}")));
    }
    assert!(speaking.is_empty(), "only main.rs may:\n{}", speaking.join("\n"));
}

#[test]
fn a_question_is_a_file_of_the_same_name_in_three_rooms() {
    let written = |room: &str, question: &str| {
        let text = fs::read_to_string(root().join(format!("src/{room}/{question}.rs")));
        text.is_ok_and(|text| text.contains("fn "))
    };
    for question in QUESTIONS {
        assert!(written("cli", question), "cli/{question}.rs answers nothing");
        if written("analysis", question) {
            assert!(written("report", question), "analysis/{question}.rs has no report/{question}.rs");
        }
    }
}

#[test]
fn every_test_file_is_a_module_of_the_one_binary() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_module = path.is_dir() && path.join("mod.rs").is_file()
            || path.extension().is_some_and(|ending| ending == "rs");
        if is_module && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "tests/it/main.rs lacks mod {name}");
        }
    }
}

#[test]
fn every_example_is_run_by_a_test() {
    let tests: String =
        files("tests").into_iter().filter(|(file, _)| file != file!()).map(|(_, text)| text).collect();
    for entry in fs::read_dir(root().join("examples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let included = if path.join("main.rs").is_file() {
            format!("examples/{name}/")
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            format!("examples/{name}.rs\"]")
        } else {
            continue;
        };
        assert!(tests.contains(&included), "no test runs {}", named(&path));
    }
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut in_dependencies = false;
    let mut explained = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
            explained = false;
        } else if line.is_empty() {
            explained = false;
        } else if line.starts_with('#') {
            explained = true;
        } else if in_dependencies {
            assert!(explained, "Cargo.toml does not say what this is for: {line}");
        }
    }
}
