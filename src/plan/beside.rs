//! Files that a plan names: found from the folder of the plan that names them.

use std::path::{Component, Path, PathBuf};

/// Returns the path of a file that a plan names; `\` parts folders too, as on Windows.
pub fn beside(plan: &Path, named: &str) -> PathBuf {
    plan.parent().unwrap_or(Path::new("")).join(named.replace('\\', "/"))
}

/// Returns a path without `.` and without `..` after a folder.
pub fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidy.components().next_back(), Some(Component::Normal(_))) => {
                tidy.pop();
            }
            other => tidy.push(other),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_from_the_folder_of_the_plan() {
        for (named, found) in [
            ("tall.json", "planer/helse/tall.json"),
            ("..\\tall\\14746.json", "planer/tall/14746.json"),
            ("./../../../tall.json", "../tall.json"),
            ("/tall.json", "/tall.json"),
        ] {
            assert_eq!(tidy(&beside(Path::new("planer/helse/plan.toml"), named)), Path::new(found));
        }
    }
}
