//! `kompetanse.toml`: what belongs to the work, and not to the adopted plan.

use super::keys::{self, in_ascii, known};
use super::reader::{Field, Fields, Placed, name, names, table};
use super::syntax::{self, Document};
use super::tree::Entry;
use crate::finding::{Code, Finding};
use crate::origin::Origin;

/// What a work file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFile {
    /// The register's files, folders or patterns.
    pub registers: Vec<String>,
    /// The plan's files.
    pub plans: Vec<String>,
    /// The language of reports.
    pub language: Option<String>,
    /// The format of reports.
    pub format: Option<String>,
    /// Which column is which, where its heading does not say: the field's key and the heading.
    pub columns: Vec<(Placed<String>, String)>,
    /// The columns of units, the highest first.
    pub unit_columns: Vec<String>,
    /// The file.
    pub origin: Origin,
}

/// The key of `[kolonner]` that lists the columns of units.
const UNIT_COLUMNS: &str = "enheter";

/// Reads a work file's text.
pub fn parse_workfile(file: &str, text: &str) -> (WorkFile, Vec<Finding>) {
    let origin = Origin::file(file);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = syntax::read(&origin, text);
    let mut found = Vec::new();
    let mut fields = Fields::open(&document.root, keys::WORK_FILE, &mut found);
    let mut work = WorkFile {
        registers: texts(fields.read("register", names)),
        plans: texts(fields.read("plan", names)),
        language: fields.read("sprak", name).value().cloned(),
        format: fields.read("format", name).value().cloned(),
        columns: Vec::new(),
        unit_columns: Vec::new(),
        origin,
    };
    if let Some(entry) = fields.entry("kolonner") {
        (work.columns, work.unit_columns) = columns(entry, &mut found);
    }
    (work, all_found(document, found))
}

/// Returns all that was found in a document; of a line that is not TOML, the rest is guesswork.
pub(super) fn all_found(document: Document, mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|f| {
        f.place.as_ref().and_then(|p| p.line).is_none_or(|line| !document.faulty.contains(&line))
    });
    document.findings.into_iter().chain(found).collect()
}

/// Returns the texts of a list.
pub(super) fn texts(field: Field<Vec<Placed<String>>>) -> Vec<String> {
    field.value().into_iter().flatten().map(|text| text.value.clone()).collect()
}

/// Which columns are of which field, and which are of units.
pub(super) type Columns = (Vec<(Placed<String>, String)>, Vec<String>);

/// Reads which column is which: the fields' keys with their headings, and the columns of units.
pub(super) fn columns(entry: &Entry, found: &mut Vec<Finding>) -> Columns {
    let (mut columns, mut units): (Vec<(Placed<String>, String)>, _) = (Vec::new(), Vec::new());
    let Some(told) = table(&entry.node, "kolonner", found) else { return (columns, units) };
    let mut of_units: Option<&Entry> = None;
    for column in &told.entries {
        if known(&column.key, &[UNIT_COLUMNS]).is_some() {
            if let Some(first) = of_units.replace(column) {
                found.push(twice(column, &first.place));
                continue;
            }
            let read = names(&column.node, found).unwrap_or_default();
            units = read.into_iter().map(|column| column.value).collect();
        } else if let Some(heading) = name(&column.node, found) {
            let key = in_ascii(&column.key);
            match columns.iter().find(|(other, _)| other.value == key) {
                Some((first, _)) => found.push(twice(column, &first.place)),
                None => columns.push((Placed { value: key, place: column.place.clone() }, heading)),
            }
        }
    }
    (columns, units)
}

fn twice(entry: &Entry, first: &Origin) -> Finding {
    Finding::new(Code::PlanKeyTwice).at(entry.place.clone()).seen(&entry.key).other(first.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_work_file_says_where_and_which() {
        let text = "register = [\"lønn.csv\", \"kurs/*.xlsx\"]\nplan = \"plan.toml\"\n\"språk\" = \"nn\"\n\
                    format = \"xlsx\"\n[kolonnar]\nansattnummer = \"Ressursnr\"\n\"årsverk\" = \"Stilling %\"\n\
                    einingar = [\"Enhet\", \"Avdeling\"]\n";
        let (work, found) = parse_workfile("kompetanse.toml", text);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(work.registers, ["lønn.csv", "kurs/*.xlsx"]);
        assert_eq!(work.plans, ["plan.toml"]);
        assert_eq!((work.language.as_deref(), work.format.as_deref()), (Some("nn"), Some("xlsx")));
        let columns: Vec<_> = work.columns.iter().map(|(key, heading)| (&*key.value, &**heading)).collect();
        assert_eq!(columns, [("ansattnummer", "Ressursnr"), ("arsverk", "Stilling %")]);
        assert_eq!(work.unit_columns, ["Enhet", "Avdeling"]);
    }

    #[test]
    fn a_column_is_named_once_whatever_the_form_of_the_language() {
        let text =
            "[kolonner]\nenheter = [\"A\"]\neiningar = [\"B\"]\narsverk = \"C\"\n\"årsverk\" = \"D\"\n";
        let (work, found) = parse_workfile("k", text);
        let told: Vec<_> = found.iter().map(|f| (f.code, f.place.as_ref().unwrap().to_string())).collect();
        let twice = |place: &str| (Code::PlanKeyTwice, place.to_owned());
        assert_eq!(told, [twice("k:3:1"), twice("k:5:1")]);
        assert_eq!((work.unit_columns, work.columns.len()), (vec!["A".to_owned()], 1));
    }

    #[test]
    fn faults_of_a_work_file_have_their_places() {
        let (_, found) = parse_workfile("k", "registre = \"a\"\nplan = 3\n[kolonner]\nnavn = [\"x\"]\n");
        let found: Vec<_> = found.iter().map(|f| (f.code, f.place.as_ref().unwrap().to_string())).collect();
        assert_eq!(
            found,
            [
                (Code::PlanKeyUnknown, "k:1:1".to_owned()),
                (Code::PlanValueKind, "k:2:8".to_owned()),
                (Code::PlanValueKind, "k:4:8".to_owned()),
            ]
        );
    }
}
