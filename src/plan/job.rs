//! Job files: what a batch job reads, and which reports it writes.

use super::keys::{self, forms};
use super::load::decode;
use super::reader::{Field, Fields, Placed, date, name, names, tables, whole, wrong_kind};
use super::syntax;
use super::tree::{Entry, Node, Table, Value};
use super::workfile::{all_found, columns, texts};
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::name::nearest;
use crate::origin::Origin;
use std::ops::RangeInclusive;

/// What a job file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The register's files, folders or patterns, from the file's folder.
    pub registers: Vec<String>,
    /// The plan's files, from the file's folder.
    pub plans: Vec<String>,
    /// The folder that reports go to, from the file's folder.
    pub folder: Option<Placed<String>>,
    /// The language of reports and messages.
    pub language: Option<Placed<String>>,
    /// The date on which everything is judged.
    pub date: Option<Date>,
    /// The positions that are left out.
    pub without_positions: Vec<String>,
    /// How many persons a figure that is hidden may rest on.
    pub suppress: Option<i64>,
    /// How many earlier ones of each report are kept.
    pub kept: Option<usize>,
    /// Which column is which, where its heading does not say: the field's key and the heading.
    pub columns: Vec<(Placed<String>, String)>,
    /// The columns of units, the highest first.
    pub unit_columns: Vec<String>,
    /// The reports, in the order of the file.
    pub reports: Vec<JobReport>,
    /// The file.
    pub origin: Origin,
}

/// A report that a job writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobReport {
    /// The command that answers.
    pub command: Placed<String>,
    /// The file that it is written to, from the job's folder of reports.
    pub file: Placed<String>,
    /// What else is asked of the command.
    pub options: Vec<ReportOption>,
    /// Where the report is asked for.
    pub place: Origin,
}

/// An option of a command, as a job file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOption {
    /// The key as written.
    pub key: Placed<String>,
    /// What it is set to.
    pub value: OptionValue,
    /// Where that stands.
    pub place: Origin,
}

/// What an option is set to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OptionValue {
    /// On or off.
    Flag(bool),
    /// A text, a number or a date as it would be typed.
    One(String),
    /// Several of them.
    Many(Vec<String>),
}

impl JobReport {
    /// The keys that every report has; the others are options of its command.
    pub const KEYS: &'static [&'static str] = keys::JOB_REPORT;
}

/// How many persons a hidden figure may rest on: those that `--prikk` can be. Only a report can say that none is hidden.
const PERSONS: RangeInclusive<i64> = 1..=100;

/// How many earlier ones of a report may be kept.
const KEPT: RangeInclusive<i64> = 0..=1000;

/// Reads a job file's bytes.
pub fn parse_job(file: &str, bytes: &[u8]) -> (Job, Vec<Finding>) {
    let origin = Origin::file(file);
    let mut found = Vec::new();
    let text = decode(&origin, bytes, &mut found);
    let document = syntax::read(&origin, &text);
    let mut fields = Fields::open(&document.root, keys::JOB, &mut found);
    let mut job = Job {
        registers: texts(fields.read("register", names)),
        plans: texts(fields.read("plan", names)),
        folder: fields.read("mappe", name).into_placed(),
        language: fields.read("sprak", name).into_placed(),
        date: fields.read("dato", date).value().copied(),
        without_positions: texts(fields.read("uten_stilling", names)),
        suppress: fields.read("prikk", |node, found| whole(node, PERSONS, found)).value().copied(),
        kept: fields.read("behold", kept).value().copied(),
        columns: Vec::new(),
        unit_columns: Vec::new(),
        reports: Vec::new(),
        origin,
    };
    let [told, reports] = ["kolonner", "rapport"].map(|key| fields.entry(key));
    if let Some(entry) = told {
        (job.columns, job.unit_columns) = columns(entry, &mut found);
    }
    match reports {
        Some(entry) => {
            job.reports = tables(&entry.node, "rapport", &mut found)
                .into_iter()
                .filter_map(|(table, place)| report(table, place, &mut found))
                .collect();
        }
        None if !document.root.damaged => found.push(missing("[[rapport]]", &job.origin)),
        None => {}
    }
    (job, all_found(document, found).into_iter().map(of_a_job).collect())
}

/// Returns a finding of a plan's reader as one of a job file.
fn of_a_job(finding: Finding) -> Finding {
    let code = match finding.code {
        Code::PlanSyntax => Code::JobSyntax,
        Code::PlanKeyUnknown => Code::JobKeyUnknown,
        other => other,
    };
    Finding { code, ..finding }
}

fn missing(key: &str, place: &Origin) -> Finding {
    Finding::new(Code::PlanKeyMissing).at(place.clone()).expected([key])
}

fn kept(node: &Node, found: &mut Vec<Finding>) -> Option<usize> {
    whole(node, KEPT, found).and_then(|number| usize::try_from(number).ok())
}

/// Reads a report; none where it does not say what it is, and that was told.
fn report(entries: &Table, place: &Origin, found: &mut Vec<Finding>) -> Option<JobReport> {
    let (mut fields, others) = Fields::split(entries, keys::JOB_REPORT, found);
    let read = keys::JOB_REPORT.iter().map(|key| fields.read(key, name)).collect::<Vec<_>>();
    for (key, field) in keys::JOB_REPORT.iter().zip(&read) {
        if field.is_absent() && !entries.damaged {
            found.push(misspelt(key, &others).unwrap_or_else(|| missing(key, place)));
        }
    }
    let options = others.into_iter().filter_map(|entry| option(entry, found)).collect();
    let mut read = read.into_iter().map(Field::into_placed);
    let (command, file) = (read.next()??, read.next()??);
    Some(JobReport { command, file, options, place: place.clone() })
}

/// Returns the finding that a key is not there because it is written as another that is like it: `fill` for `fil`.
fn misspelt(key: &'static str, others: &[&Entry]) -> Option<Finding> {
    let near = nearest(key, others.iter().map(|entry| entry.key.as_str())).into_iter().next()?;
    let entry = others.iter().find(|entry| entry.key == near)?;
    let finding = Finding::new(Code::JobKeyUnknown).at(entry.place.clone()).seen(&entry.key);
    Some(finding.expected(forms(&[key])))
}

fn option(entry: &Entry, found: &mut Vec<Finding>) -> Option<ReportOption> {
    let value = match &entry.node.value {
        Value::Flag(flag) => OptionValue::Flag(*flag),
        Value::List(items) => {
            let read: Vec<String> = items.iter().filter_map(|item| typed(item, found)).collect();
            (read.len() == items.len()).then_some(OptionValue::Many(read))?
        }
        _ => OptionValue::One(typed(&entry.node, found)?),
    };
    let key = Placed { value: entry.key.clone(), place: entry.place.clone() };
    Some(ReportOption { key, value, place: entry.node.place.clone() })
}

/// Reads a text, a number or a date as it would be typed.
fn typed(node: &Node, found: &mut Vec<Finding>) -> Option<String> {
    match &node.value {
        Value::Number(digits) => Some(digits.replace('_', "")),
        Value::Date(Some(date)) => Some(date.to_string()),
        Value::Table(_) => wrong_kind(node, "\"…\"", found),
        _ => name(node, found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "register = [\"inn/*.xlsx\"]\nplan = \"temaplan.toml\"\nmappe = \"rapporter\"\n\
        \"språk\" = \"nn\"\ndato = 2026-11-30\nutan_stilling = [\"Lærling*\"]\nprikk = 5\nbehald = 3\n\
        [kolonnar]\nansattnummer = \"Ressursnr\"\neiningar = [\"Sektor\", \"Sone\"]\n\
        [[rapport]]\nkommando = \"gap\"\nfil = \"gap-{dato}.xlsx\"\nalle = true\neining = [\"Nord\", \"Sør\"]\n\
        [[rapport]]\nkommando = \"framskriv\"\nfil = \"f.html\"\nhorisont = 1_0\n";

    fn found(text: &str) -> Vec<(Code, String)> {
        let (_, found) = parse_job("j", text.as_bytes());
        found.iter().map(|f| (f.code, f.place.as_ref().unwrap().to_string())).collect()
    }

    #[test]
    fn a_job_says_what_is_read_and_what_is_written() {
        let (job, found) = parse_job("jobb.toml", WHOLE.as_bytes());
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((job.registers, job.plans), (vec!["inn/*.xlsx".into()], vec!["temaplan.toml".into()]));
        assert_eq!(job.folder.unwrap().value, "rapporter");
        assert_eq!(
            (job.language.unwrap().value, job.date.unwrap().to_string()),
            ("nn".into(), "2026-11-30".into())
        );
        assert_eq!(
            (job.without_positions, job.suppress, job.kept),
            (vec!["Lærling*".into()], Some(5), Some(3))
        );
        let [(key, heading)] = job.columns.as_slice() else { panic!("{:?}", job.columns) };
        assert_eq!((&*key.value, &**heading), ("ansattnummer", "Ressursnr"));
        assert_eq!(key.place.to_string(), "jobb.toml:10:1");
        assert_eq!(job.unit_columns, ["Sektor", "Sone"]);
        let [gap, ahead] = job.reports.as_slice() else { panic!("{:?}", job.reports) };
        assert_eq!((&*gap.command.value, &*gap.file.value), ("gap", "gap-{dato}.xlsx"));
        let options: Vec<_> = gap.options.iter().map(|option| (&*option.key.value, &option.value)).collect();
        let units = OptionValue::Many(vec!["Nord".into(), "Sør".into()]);
        assert_eq!(options, [("alle", &OptionValue::Flag(true)), ("eining", &units)]);
        assert_eq!(ahead.options[0].value, OptionValue::One("10".into()));
        assert_eq!(ahead.options[0].place.to_string(), "jobb.toml:20:12");
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let text = "registre = \"a\"\nprikk = 0\nbehold = \"tre\"\n[[rapport]]\nfil = \"a.csv\"\nenhet = { a = 1 }\n\
                    [[rapport]]\nkommando = 3\n";
        assert_eq!(
            found(text),
            [
                (Code::JobKeyUnknown, "j:1:1".to_owned()),
                (Code::PlanValueRange, "j:2:9".to_owned()),
                (Code::PlanValueKind, "j:3:10".to_owned()),
                (Code::PlanKeyMissing, "j:4:1".to_owned()),
                (Code::PlanValueKind, "j:6:9".to_owned()),
                (Code::PlanValueKind, "j:8:12".to_owned()),
                (Code::PlanKeyMissing, "j:7:1".to_owned()),
            ]
        );
    }

    #[test]
    fn a_job_without_reports_and_one_that_is_no_toml_are_told() {
        assert_eq!(found("register = \"a\"\n"), [(Code::PlanKeyMissing, "j".to_owned())]);
        assert_eq!(
            found("register\n[[rapport]]\nkommando = \"gap\"\nfil = \"a.csv\"\n")[0].0,
            Code::JobSyntax
        );
        let (_, found) =
            parse_job("j", b"mappe = \"\xe5r\"\n[[rapport]]\nkommando = \"gap\"\nfil = \"a.csv\"\n");
        assert_eq!((found[0].code, &*found[0].expected), (Code::JobSyntax, &["UTF-8".to_owned()][..]));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_are_a_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            parse_job("j", &bytes);
        }

        #[test]
        fn nothing_that_looks_like_a_job_is_a_panic(
            lines in proptest::collection::vec(
                proptest::sample::select(WHOLE.lines().collect::<Vec<_>>()), 0..30
            ),
            cut in 0usize..400,
        ) {
            let text = lines.join("\n");
            parse_job("j", &text.as_bytes()[cut.min(text.len())..]);
        }
    }
}
