//! The files that a person names: paths, patterns and folders.

use super::place::real;
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The endings that are read from a folder.
const ENDINGS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// The endings of plans and of reports that are no tables: nobody takes them for registers.
const NO_REGISTERS: [&str; 8] = ["toml", "md", "markdown", "html", "htm", "json", "ics", "px"];

/// So many names of files that are passed over are told.
const TOLD: usize = 5;

/// Finds the files that names, patterns and folders stand for, each once whatever it is called, in alphabetical order
/// within a folder; and tells what there is in folders that is not read.
///
/// Standard input (`-`) is not looked up here. A name of an existing file is that file, also where it has
/// the letters of a pattern in it.
pub fn find(names: &[String], skip: &dyn Fn(&Path) -> bool) -> (Vec<PathBuf>, Vec<Finding>) {
    let (mut found, mut findings) = (Vec::new(), Vec::new());
    let (mut named, mut places) = (HashSet::new(), HashSet::new());
    for name in names.iter().filter(|name| named.insert(real(Path::new(name)))) {
        let (paths, told) = expand(name, skip);
        findings.extend(told);
        found.extend(paths.into_iter().filter(|path| places.insert(real(path))));
    }
    // A folder within another may be named too, or its files may be.
    let folders: HashSet<PathBuf> = found.iter().filter_map(|path| path.parent()).map(real).collect();
    let is_read = |place: &Origin| folders.contains(&real(Path::new(&*place.file)));
    findings.retain(|finding| {
        finding.code != Code::FolderNotRead || !finding.place.as_ref().is_some_and(is_read)
    });
    (found, findings)
}

fn expand(name: &str, skip: &dyn Fn(&Path) -> bool) -> (Vec<PathBuf>, Vec<Finding>) {
    let path = Path::new(name);
    if path.is_dir() {
        return in_folder(name, skip);
    }
    if path.exists() {
        return (vec![path.to_owned()], Vec::new());
    }
    let matches = glob::glob(name).into_iter().flatten().filter_map(Result::ok);
    let paths = registers(matches.collect(), skip);
    let missing = paths.is_empty().then(|| Finding::new(Code::FileNotFound).at(Origin::file(name)));
    (paths, missing.into_iter().collect())
}

fn in_folder(name: &str, skip: &dyn Fn(&Path) -> bool) -> (Vec<PathBuf>, Vec<Finding>) {
    let there = within(Path::new(name));
    let passed_over = there.iter().filter(|path| is_passed_over(path)).filter_map(|path| path.file_name());
    let mut passed_over: Vec<String> = passed_over.map(|name| name.to_string_lossy().into_owned()).collect();
    passed_over.sort();
    let mut folders: Vec<&PathBuf> =
        there.iter().filter(|path| path.is_dir() && !is_kept_by_program(path)).collect();
    folders.sort();
    let with_registers = |folder: &&&PathBuf| within(folder).iter().any(|path| is_register(path, skip));
    let not_read =
        |folder: &PathBuf| Finding::new(Code::FolderNotRead).at(Origin::file(&*folder.to_string_lossy()));
    let mut findings: Vec<Finding> =
        folders.iter().filter(with_registers).map(|folder| not_read(folder)).collect();
    let here = || Origin::file(name);
    if !passed_over.is_empty() {
        let count = passed_over.len();
        let told = Finding::new(Code::FilesPassedOver).at(here()).count(count as u64);
        let more = (count > TOLD).then(|| "…".to_owned());
        findings.push(told.expected(passed_over.into_iter().take(TOLD).chain(more)));
    }
    let paths = registers(there, skip);
    if paths.is_empty() {
        findings.push(Finding::new(Code::FolderEmpty).at(here()));
    }
    (paths, findings)
}

/// Returns what there is in a folder; nothing of one that may not be looked into.
fn within(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// Returns those of some paths that registers are read from, in alphabetical order.
fn registers(mut paths: Vec<PathBuf>, skip: &dyn Fn(&Path) -> bool) -> Vec<PathBuf> {
    paths.retain(|path| is_register(path, skip));
    paths.sort();
    paths
}

fn is_register(path: &Path, skip: &dyn Fn(&Path) -> bool) -> bool {
    ENDINGS.contains(&ending(path).as_str()) && path.is_file() && !is_kept_by_program(path) && !skip(path)
}

/// Tells whether a file in a folder might be a register to who put it there, and is not read.
fn is_passed_over(path: &Path) -> bool {
    let ending = ending(path);
    let is_other = !ENDINGS.contains(&ending.as_str()) && !NO_REGISTERS.contains(&ending.as_str());
    is_other && path.is_file() && !is_kept_by_program(path)
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Tells whether a file is one that no person has made: Excel and LibreOffice keep one while they have another open,
/// and systems keep some in every folder.
fn is_kept_by_program(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    name.starts_with("~$") || name.starts_with('.') || ["thumbs.db", "desktop.ini"].contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_within_another_is_told_of_unless_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, "Ansattnummer;Navn\n").unwrap();
            path.to_string_lossy().into_owned()
        };
        let all = folder.path().to_string_lossy().into_owned();
        let (one, within) = (put("granli.csv"), put("nord/elvenes.csv"));
        put("nord/bilder/kart.png");
        put(".skjult/register.csv");
        let nord = folder.path().join("nord").to_string_lossy().into_owned();
        let told = |names: &[&str], found: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let (paths, findings) = find(&names, &|_| false);
            assert_eq!(paths, found.iter().map(PathBuf::from).collect::<Vec<_>>());
            findings.iter().map(|finding| finding.code).collect::<Vec<_>>()
        };
        assert_eq!(told(&[&all], &[&one]), [Code::FolderNotRead]);
        let pattern = format!("{all}/n*/*.csv");
        for with in [&nord, &within, &pattern] {
            assert_eq!(told(&[&all, with], &[&one, &within]), [], "{with}");
        }
        // The same by other names.
        let (through, again) = (format!("{nord}/../granli.csv"), format!("{nord}/.."));
        assert_eq!(told(&[&one, &through, &again, &nord], &[&one, &within]), []);
        assert_eq!(told(&[&all, &again], &[&one]), [Code::FolderNotRead]);
        let missing = format!("{all}/finnes-ikke.csv");
        assert_eq!(told(&[&missing, &missing], &[]), [Code::FileNotFound]);
        assert_eq!(told(&[&nord], &[&within]), []);
        let pictures = format!("{nord}/bilder");
        assert_eq!(told(&[&pictures], &[]), [Code::FilesPassedOver, Code::FolderEmpty]);
    }
}
