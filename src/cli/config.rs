//! `kompetanse.toml`, found from the working folder upwards: what belongs to the work and not to the plan.

use super::loading;
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use crate::plan::{Placed, parse_workfile};
use std::path::{Path, PathBuf};

/// What the file says, with paths as the working folder sees them.
#[derive(Debug, Default, Clone)]
pub(super) struct Config {
    pub registers: Vec<String>,
    pub plans: Vec<PathBuf>,
    pub language: Option<String>,
    pub format: Option<String>,
    pub columns: Vec<(Placed<String>, String)>,
    pub units: Vec<String>,
    /// The file itself.
    pub path: Option<PathBuf>,
}

/// The file's name.
const NAME: &str = "kompetanse.toml";

/// Finds and reads the file, from a folder upwards; none where there is none.
pub(super) fn find(from: &Path) -> (Option<Config>, Vec<Finding>) {
    let Ok(working) = std::env::current_dir() else { return (None, Vec::new()) };
    let Ok(from) = working.join(from).canonicalize() else { return (None, Vec::new()) };
    let Some(path) = from.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file()) else {
        return (None, Vec::new());
    };
    let name = shown(&path, &working);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(fault) => {
            let finding = Finding::new(Code::FileUnreadable).at(Origin::file(name)).seen(fault.to_string());
            return (None, vec![finding]);
        }
    };
    let (work, mut findings) = parse_workfile(&name, &text);
    findings.extend(loading::unknown_columns(&work.columns, Code::PlanKeyUnknown));
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    let beside = |text: &String| shown(&folder.join(text), &working);
    let config = Config {
        registers: work.registers.iter().map(beside).collect(),
        plans: work.plans.iter().map(|text| PathBuf::from(beside(text))).collect(),
        language: work.language,
        format: work.format,
        columns: work.columns,
        units: work.unit_columns,
        path: Some(path),
    };
    (Some(config), findings)
}

/// Returns a path as messages name it: from the working folder where it lies there.
fn shown(path: &Path, working: &Path) -> String {
    path.strip_prefix(working).unwrap_or(path).to_string_lossy().into_owned()
}
