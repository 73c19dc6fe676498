//! `kompetanse evaluer`.

use super::dated::{self, Files, Register};
use super::output::Written;
use super::{Console, Exit, Run, Stop, gap, loading, output, suppression};
use crate::analysis::check;
use crate::analysis::evaluation::{Asked, Evaluation, Saved, analyse, compare, is_json};
use crate::analysis::scope;
use crate::analysis::suppression::hide_evaluation;
use crate::finding::{Code, Finding};
use crate::language::evaluation as words;
use crate::language::{Language, Text, help};
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::plan::{Category, Plan};
use crate::model::unit::{BETWEEN, TreeBuilder, UnitTree};
use crate::report::doubt::Doubts;
use crate::report::evaluation::document;
use crate::source::Input;
use clap::ArgMatches;

/// The most of a saved gap that is read: far more than one of the whole country.
const MOST: u64 = 1 << 30;

/// So much is looked at to see what a file is.
const HEAD: u64 = 512;

/// Answers what changed since last time, and why.
pub(super) fn run(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let target = output::target(matches, run)?;
    let few = suppression::asked(matches, run.language)?;
    let ([before, after], found) = inputs(matches, run, console)?;
    let all: Vec<Input> = before.iter().chain(&after).cloned().collect();
    loading::spare(&all, &[], matches, run)?;
    let told = match saved([&before, &after])? {
        (None, None) => registers([before, after], &all, matches, run, console)?,
        (Some(before), Some(after)) => gaps(&before, &after, &all, matches, run)?,
        (Some(_), None) => return Err(mixed(&before, &after, run.language)),
        (None, Some(_)) => return Err(mixed(&after, &before, run.language)),
    };
    let findings: Vec<Finding> = found.into_iter().chain(told.findings).collect();
    let rejected =
        [&told.answer.before, &told.answer.after].map(|date| date.rows.map_or(0, |rows| rows.rejected));
    let doubts = Some(Doubts::of(&findings, rejected.iter().sum()));
    let told = Told { answer: suppression::hidden(told.answer, few, hide_evaluation), findings };
    let report = document(&told.answer, target.shown(matches), run.language);
    let written = Written { document: report, json: &told.answer, main_table: "requirements", doubts };
    output::write(written, &target, run, console)?;
    loading::tell(&told.findings, run, console);
    let rows = [told.answer.before.rows, told.answer.after.rows].into_iter().flatten();
    if let Some(rows) = rows.reduce(|sum, rows| sum + rows) {
        loading::account(rows, run, console);
    }
    Ok(Exit::Done)
}

/// The answer, and what was found on the way.
struct Told {
    answer: Evaluation,
    findings: Vec<Finding>,
}

/// Returns the files of the first date and those of the second, and what lies beside them and is not read.
fn inputs(
    matches: &ArgMatches,
    run: &Run,
    console: &mut Console<'_>,
) -> Result<([Vec<Input>; 2], Vec<Finding>), Stop> {
    let names = loading::names(matches, "files");
    let [before, after] = &names[..] else {
        let given = names.len().to_string();
        return Err(Stop::Usage(words::TWO_INPUTS.fill(run.language, &[("n", &given)])));
    };
    let found = [before, after].map(|name| loading::inputs(std::slice::from_ref(name), run, console));
    match found {
        [Ok((before, mut told)), Ok((after, other))] => {
            told.extend(other);
            Ok(([before, after], told))
        }
        [Err(Stop::Unusable(mut one)), Err(Stop::Unusable(other))] => {
            one.extend(other);
            Err(Stop::Unusable(one))
        }
        [Err(stop), _] | [_, Err(stop)] => Err(stop),
    }
}

/// Returns the saved gaps that files are; none of those that are a register.
fn saved(both: [&[Input]; 2]) -> Result<(Option<Saved>, Option<Saved>), Stop> {
    match both.map(saved_one) {
        [Ok(before), Ok(after)] => Ok((before, after)),
        [before, after] => Err(Stop::Unusable(before.err().into_iter().chain(after.err()).collect())),
    }
}

fn saved_one(inputs: &[Input]) -> Result<Option<Saved>, Finding> {
    let [input] = inputs else { return Ok(None) };
    // Why a file cannot be opened is said where it is read as a register.
    if !input.bytes(HEAD).is_ok_and(|head| is_json(&head)) {
        return Ok(None);
    }
    input.bytes(MOST).and_then(|bytes| Saved::read(&input.name(), &bytes)).map(Some)
}

fn mixed(saved: &[Input], register: &[Input], language: Language) -> Stop {
    let name = |inputs: &[Input]| inputs.first().map(|input| input.name().to_string()).unwrap_or_default();
    let values = [("saved", &*name(saved)), ("register", &*name(register))];
    Stop::Usage(words::MIXED_INPUTS.fill(language, &values))
}

/// Compares two registers.
fn registers(
    [before, after]: [Vec<Input>; 2],
    all: &[Input],
    matches: &ArgMatches,
    run: &Run,
    console: &Console<'_>,
) -> Result<Told, Stop> {
    let (mut plan, mut findings) = loading::plan(matches, run, all)?;
    loading::leave_out(&mut plan, matches);
    let files = vec![
        Files { inputs: before, given: date(matches, "date-before", help::FLAG_DATE_BEFORE, run, console)? },
        Files { inputs: after, given: date(matches, "date", help::FLAG_DATE, run, console)? },
    ];
    let read = dated::read(files, &plan, matches, run, console).map_err(with_own_advice)?;
    let [before, after] = &read[..] else { return Err(Stop::Unusable(findings)) };
    findings.extend([before, after].into_iter().flat_map(|one| one.reading.findings.iter().cloned()));
    let asked = asked(matches, &plan, run.language, |name| unit(name, [after, before], run.language))?;
    let answer = analyse(before.dated(), after.dated(), &plan, &asked).map_err(|mut errors| {
        errors.extend(findings.iter().cloned());
        Stop::Unusable(errors)
    })?;
    findings.extend(answer.findings());
    findings.extend(check::unmatched_positions(&after.reading.register, &plan));
    findings.sort();
    findings.dedup();
    Ok(Told { answer, findings })
}

fn date(
    matches: &ArgMatches,
    id: &str,
    flag: Text,
    run: &Run,
    console: &Console<'_>,
) -> Result<Option<Date>, Stop> {
    let text = loading::name(matches, id);
    text.map(|text| loading::day_of(text, flag, run, console)).transpose()
}

/// Lets a finding that a date is missing tell of the flags that this command has.
fn with_own_advice(stop: Stop) -> Stop {
    let own = |mut finding: Finding| {
        if finding.code == Code::CalibrationDateMissing {
            finding.code = Code::EvaluationDateMissing;
        }
        finding
    };
    match stop {
        Stop::Unusable(findings) => Stop::Unusable(findings.into_iter().map(own).collect()),
        other => other,
    }
}

/// Compares two saved gaps.
fn gaps(before: &Saved, after: &Saved, all: &[Input], matches: &ArgMatches, run: &Run) -> Result<Told, Stop> {
    for (id, flag) in [("date-before", help::FLAG_DATE_BEFORE), ("date", help::FLAG_DATE)] {
        if loading::name(matches, id).is_some() {
            return Err(not_of_saved(flag, run.language));
        }
    }
    if loading::with_names(matches) {
        return Err(not_of_saved(help::FLAG_WITH_NAMES, run.language));
    }
    // A saved gap says of which plan it is; one that happens to lie in the folder may be another.
    let none = loading::names(matches, "plan").is_empty();
    let (mut plan, findings) =
        if none { (Plan::default(), Vec::new()) } else { loading::plan(matches, run, all)? };
    for id in before.categories().chain(after.categories()) {
        if !plan.categories.iter().any(|known| known.id == id) && id != crate::analysis::gap::STAFFING {
            plan.categories.push(Category { id: id.to_owned(), name: id.to_owned() });
        }
    }
    let units = tree(after.units().chain(before.units()));
    let asked = asked(matches, &plan, run.language, |name| path(name, &units, run.language))?;
    let answer = compare(before, after, &plan, &asked).map_err(Stop::Unusable)?;
    Ok(Told { answer, findings })
}

fn not_of_saved(flag: Text, language: Language) -> Stop {
    let flag = loading::flag(flag, language);
    Stop::Usage(words::NOT_OF_SAVED.fill(language, &[("flag", &flag)]))
}

/// Returns what the command line asks about; `find` gives the path of a unit by the name that is typed.
fn asked(
    matches: &ArgMatches,
    plan: &Plan,
    language: Language,
    find: impl Fn(&str) -> Result<String, Stop>,
) -> Result<Asked, Stop> {
    Ok(Asked {
        units: loading::names(matches, "unit").iter().map(|name| find(name)).collect::<Result<_, _>>()?,
        categories: gap::categories(matches, plan, language)?,
        criticality: gap::criticality(matches),
        with_names: loading::with_names(matches),
    })
}

/// Returns the path of the one unit that a name or a path stands for in the registers that know it.
fn unit(name: &str, registers: [&Register; 2], language: Language) -> Result<String, Stop> {
    let found = registers.map(|register| {
        let units = &register.reading.register.units;
        scope::find(name, units).map(|unit| units.path(unit).unwrap_or_default())
    });
    let (mut paths, mut unknown) = (Vec::new(), None);
    for found in found {
        match found {
            Ok(path) => paths.push(path),
            Err(finding) if finding.code == Code::PlanUnitAmbiguous => paths.extend(finding.expected),
            Err(finding) => unknown = unknown.or(Some(finding)),
        }
    }
    paths.sort_by_key(|path| folded(path));
    paths.dedup_by_key(|path| folded(path));
    match (&paths[..], unknown) {
        ([one], _) => Ok(one.clone()),
        ([], Some(finding)) => Err(gap::no_one_unit(name, &finding, language)),
        _ => {
            let several = Finding::new(Code::PlanUnitAmbiguous).seen(name).expected(paths);
            Err(gap::no_one_unit(name, &several, language))
        }
    }
}

/// Returns the path, among those of rows and of what lies above them, that a name or a path stands for.
fn path(name: &str, units: &UnitTree, language: Language) -> Result<String, Stop> {
    gap::unit(name, units, language).map(|unit| units.path(unit).unwrap_or_default())
}

/// Returns the units of some paths, and what lies above them.
fn tree<'p>(paths: impl Iterator<Item = &'p str>) -> UnitTree {
    let mut builder = TreeBuilder::default();
    for path in paths {
        path.split(BETWEEN).fold(TreeBuilder::TOP, |above, name| builder.add(above, name));
    }
    builder.build().0
}
