//! One place, whatever it is called: by a link, from another folder, or with `..` in its name.

use std::path::{Path, PathBuf};

/// Returns the one name of a file or a folder; of what is not there yet, within that of the folder that is.
pub fn real(path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() {
        return real(Path::new("."));
    }
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_yet_is_in_what_is() {
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path().canonicalize().unwrap();
        std::fs::create_dir(here.join("a")).unwrap();
        assert_eq!(real(&here.join("a/../b/c.csv")), here.join("b/c.csv"));
        assert_eq!(real(&here.join("a/./d.csv")), here.join("a/d.csv"));
        let working = std::env::current_dir().unwrap().canonicalize().unwrap();
        assert_eq!(real(Path::new("finnes-ikke.csv")), working.join("finnes-ikke.csv"));
        assert_eq!(real(Path::new("")), working);
    }
}
