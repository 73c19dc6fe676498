//! What commands that read a register have in common: finding files, reading them, and telling what was found.

use super::{Console, Run, Stop, progress};
use crate::analysis::check;
use crate::analysis::projection::populations;
use crate::analysis::workforce::RowAccount;
use crate::finding::{Code, Finding, Severity};
use crate::language::{Language, Text, help, words};
use crate::model::date::Date;
use crate::model::name::{Pattern, folded, nearest};
use crate::model::plan::Plan;
use crate::plan::{Placed, in_ascii};
use crate::register::layout::Overrides;
use crate::register::vocabulary::Vocabulary;
use crate::register::{self, Reading};
use crate::report::doubt::Doubts;
use crate::report::finding as report;
use crate::source::{self, Input, place};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// How many findings that are not errors a command other than `sjekk` tells one by one.
const TOLD: usize = 10;

/// A register and a plan, ready to be asked.
pub(super) struct Loaded {
    pub plan: Plan,
    pub reading: Reading,
    pub date: Date,
}

impl Loaded {
    /// Returns why there is no answer, with what was found in reading.
    pub fn refused(&self, mut findings: Vec<Finding>) -> Stop {
        findings.extend(self.reading.findings.iter().cloned());
        Stop::Unusable(findings)
    }

    /// Returns what of the register is in doubt.
    pub fn doubts(&self) -> Option<Doubts> {
        Some(Doubts::of(&self.reading.findings, self.reading.register.rows.rejected))
    }

    /// Tells what was found in reading and in answering, and accounts for the rows.
    pub fn told(&self, found: Vec<Finding>, rows: RowAccount, run: &Run, console: &mut Console<'_>) {
        let mut findings = self.reading.findings.clone();
        findings.extend(found);
        findings.extend(check::unmatched_positions(&self.reading.register, &self.plan));
        tell(&findings, run, console);
        account(rows, run, console);
    }
}

/// Reads the plan and the register that a command names.
pub(super) fn load(matches: &ArgMatches, run: &Run, console: &mut Console<'_>) -> Result<Loaded, Stop> {
    let date = date(matches, run, console)?;
    let (inputs, mut findings) = inputs(&names(matches, "files"), run, console)?;
    let (mut plan, of_plan) = plan(matches, run, &inputs)?;
    findings.extend(of_plan);
    leave_out(&mut plan, matches);
    let overrides = overrides(matches, run)?;
    let vocabulary = Vocabulary::of(&plan);
    let mut reading = progress::reading(inputs, run, console, |inputs| {
        register::read(inputs, vocabulary, &overrides, date)
    });
    reading.findings.splice(0..0, findings);
    if !reading.is_usable() {
        return Err(Stop::Unusable(reading.findings));
    }
    Ok(Loaded { plan, reading, date })
}

pub(super) fn names(matches: &ArgMatches, id: &str) -> Vec<String> {
    matches
        .try_get_many::<String>(id)
        .ok()
        .flatten()
        .map(|names| names.cloned().collect())
        .unwrap_or_default()
}

pub(super) fn name<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m String> {
    matches.try_get_one::<String>(id).ok().flatten()
}

/// Tells whether names of people are asked for; a question that has no names is not asked for them.
pub(super) fn with_names(matches: &ArgMatches) -> bool {
    matches.try_get_one::<bool>("with-names").ok().flatten().copied().unwrap_or_default()
}

/// Returns the reference date.
pub(super) fn date(matches: &ArgMatches, run: &Run, console: &Console<'_>) -> Result<Date, Stop> {
    match name(matches, "date") {
        Some(text) => day(text, run, console),
        None => Ok((console.today)()),
    }
}

/// Returns the day that a date on the command line is.
pub(super) fn day(text: &str, run: &Run, console: &Console<'_>) -> Result<Date, Stop> {
    day_of(text, help::FLAG_DATE, run, console)
}

/// Returns the day that the date of a flag is.
pub(super) fn day_of(text: &str, named: Text, run: &Run, console: &Console<'_>) -> Result<Date, Stop> {
    // The clock is asked only where a year may have two digits: to look up its time zone takes as long as to start.
    let day = text.trim().split([' ', 'T']).next().unwrap_or_default();
    let has_whole_year = day.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let today = if has_whole_year { crate::model::date::OPEN } else { (console.today)() };
    let read =
        register::values::date(crate::source::Content::Text(text), register::values::DateOf::Start, today);
    let whole = |date: &Date| text.len() > 4 && *date != crate::model::date::OPEN;
    read.ok()
        .flatten()
        .filter(whole)
        .ok_or_else(|| bad_value(text, &flag(named, run.language), "21.11.2026, 2026-11-21", run.language))
}

/// Returns the number that a flag gives; none where it is not there.
pub(super) fn number<T>(
    matches: &ArgMatches,
    id: &str,
    named: Text,
    possible: &str,
    language: Language,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Stop> {
    let Some(text) = name(matches, id) else { return Ok(None) };
    match read(text.trim()) {
        Some(value) => Ok(Some(value)),
        None => Err(bad_value(text, &flag(named, language), possible, language)),
    }
}

/// Returns a flag as it is typed.
pub(super) fn flag(name: crate::language::Text, language: Language) -> String {
    format!("--{}", name.get(language))
}

pub(super) fn bad_value(seen: &str, name: &str, expected: &str, language: Language) -> Stop {
    let values = [("seen", seen), ("name", name), ("expected", expected)];
    let words = help::BAD_VALUE.fill(language, &values);
    Stop::BadValue { words, seen: seen.to_owned(), expected: expected.to_owned() }
}

/// Tells whether a register is named, on the command line or in `kompetanse.toml`.
pub(super) fn names_register(matches: &ArgMatches, run: &Run) -> bool {
    !names(matches, "files").is_empty() || !run.config.registers.is_empty()
}

/// Returns the register's files: those named, else those of `kompetanse.toml`; and what lies beside them and is not read.
pub(super) fn inputs(
    named: &[String],
    run: &Run,
    console: &mut Console<'_>,
) -> Result<(Vec<Input>, Vec<Finding>), Stop> {
    let named = if named.is_empty() { &run.config.registers } else { named };
    if named.is_empty() {
        return Err(Stop::Usage(help::NO_REGISTER.get(run.language).to_owned()));
    }
    let (standard, files): (Vec<String>, Vec<String>) = named.iter().cloned().partition(|name| name == "-");
    let (paths, findings) = source::find(&files, &super::output::is_own_report);
    if findings.iter().any(|finding| finding.severity() == Severity::Error) {
        return Err(Stop::Unusable(findings));
    }
    let mut inputs: Vec<Input> = paths.into_iter().map(Input::File).collect();
    if !standard.is_empty() {
        let mut bytes = Vec::new();
        let read = console.input.read_to_end(&mut bytes);
        read.map_err(|fault| {
            Stop::Unusable(vec![Finding::new(Code::FileUnreadable).seen(fault.to_string())])
        })?;
        inputs.push(Input::Bytes { name: "-".into(), bytes: bytes.into() });
    }
    Ok((inputs, findings))
}

/// Reads the plan: the one named, else that of `kompetanse.toml`, else a `plan.toml` or `plan.xlsx` beside the register or here.
pub(super) fn plan(matches: &ArgMatches, run: &Run, inputs: &[Input]) -> Result<(Plan, Vec<Finding>), Stop> {
    let paths = plan_paths(matches, run, inputs);
    if paths.is_empty() {
        return Err(Stop::Unusable(vec![Finding::new(Code::PlanNotFound)]));
    }
    let reading = crate::plan::load(&paths);
    if !reading.is_usable() {
        return Err(Stop::Unusable(reading.findings));
    }
    spare(inputs, &read_by(&reading.plan), matches, run)?;
    Ok((reading.plan, reading.findings))
}

/// Returns where the plan is; nowhere where none is named and none is found.
pub(super) fn plan_paths(matches: &ArgMatches, run: &Run, inputs: &[Input]) -> Vec<PathBuf> {
    let named: Vec<PathBuf> = names(matches, "plan").into_iter().map(PathBuf::from).collect();
    if !named.is_empty() {
        return named;
    }
    if !run.config.plans.is_empty() {
        return run.config.plans.clone();
    }
    let beside = inputs.iter().filter_map(|input| input.path()?.parent().map(Path::to_owned));
    let in_folder = |folder: PathBuf| ["plan.toml", "plan.xlsx"].map(|name| folder.join(name));
    beside.chain([PathBuf::new()]).flat_map(in_folder).find(|path| path.is_file()).into_iter().collect()
}

/// Returns the files that a plan is read from: its own, those that it builds on, and populations.
pub(super) fn read_by(plan: &Plan) -> Vec<PathBuf> {
    let populations = populations(plan).map(|asked| asked.file.as_str());
    plan.files.iter().map(String::as_str).chain(populations).map(PathBuf::from).collect()
}

/// Refuses to write a report over what is read for it: an export may be nowhere else.
pub(super) fn spare(
    inputs: &[Input],
    of_plan: &[PathBuf],
    matches: &ArgMatches,
    run: &Run,
) -> Result<(), Stop> {
    let Some(named) = name(matches, "output") else { return Ok(()) };
    // What is not there is not read either.
    let Ok(there) = Path::new(named).canonicalize() else { return Ok(()) };
    let files = inputs.iter().filter_map(Input::path).chain(of_plan.iter().map(PathBuf::as_path));
    if files.chain(run.config.path.as_deref()).any(|read| place::real(read) == there) {
        return Err(Stop::Unwritten(help::OUTPUT_IS_READ.fill(run.language, &[("place", named)])));
    }
    Ok(())
}

/// Adds the positions that the command line leaves out to those that the plan does.
pub(super) fn leave_out(plan: &mut Plan, matches: &ArgMatches) {
    plan.exclusions
        .positions
        .extend(names(matches, "without-position").iter().map(|text| Pattern::new(text)));
}

/// What says that files have people and units of their own.
const EACH_FILE: [&str; 3] = ["hver fil", "kvar fil", "each file"];

/// What the user calls the columns of units.
const UNITS: [&str; 6] = ["enheter", "einingar", "units", "enhet", "eining", "unit"];

/// Returns which columns the user has named; the command line goes before `kompetanse.toml`.
pub(super) fn overrides(matches: &ArgMatches, run: &Run) -> Result<Overrides, Stop> {
    let mut overrides = Overrides { units: run.config.units.clone(), ..Overrides::default() };
    let mut told: Vec<(String, String)> = Vec::new();
    for text in names(matches, "column") {
        let (field, heading) = text.split_once('=').unwrap_or((&text, ""));
        let (field, heading) = (field.trim(), heading.trim().trim_matches('"'));
        if heading.is_empty() {
            let of_file = is_each_file(field).then(|| format!("{field}=Kommune"));
            let example = of_file.unwrap_or_else(|| "ansattnummer=Ressursnr".to_owned());
            return Err(bad_value(&text, &flag(help::FLAG_COLUMN, run.language), &example, run.language));
        }
        if UNITS.contains(&folded(field).as_str()) {
            overrides.units = heading.split(',').map(|name| name.trim().to_owned()).collect();
        } else {
            told.push((field.to_owned(), heading.to_owned()));
        }
    }
    told.extend(run.config.columns.iter().map(|(key, heading)| (key.value.clone(), heading.clone())));
    for (word, heading) in told {
        if is_each_file(&word) {
            overrides.each_file.get_or_insert(heading);
            continue;
        }
        if UNITS.contains(&folded(&word).as_str()) {
            overrides.units = vec![heading];
            continue;
        }
        let field = register::field_named(&word).ok_or_else(|| {
            let names = register::field_names().chain([EACH_FILE[0]]).collect::<Vec<_>>().join(", ");
            bad_value(&word, &flag(help::FLAG_COLUMN, run.language), &names, run.language)
        })?;
        if !overrides.fields.iter().any(|(known, _)| *known == field) {
            overrides.fields.push((field, heading));
        }
    }
    Ok(overrides)
}

/// Tells whether a word says what each file is: files have people and units of their own then.
fn is_each_file(word: &str) -> bool {
    EACH_FILE.contains(&folded(&word.replace('_', " ")).as_str())
}

/// Returns the keys that are no field of a register, of those that a file says which column is which by.
pub(super) fn unknown_columns(columns: &[(Placed<String>, String)], code: Code) -> Vec<Finding> {
    let is_known = |key: &str| {
        UNITS.contains(&folded(key).as_str()) || is_each_file(key) || register::field_named(key).is_some()
    };
    let unknown = columns.iter().map(|(key, _)| key).filter(|key| !is_known(&key.value));
    let finding = |key: &Placed<String>| {
        let names: Vec<String> = register::field_names().map(as_key).collect();
        let near = nearest(&key.value, names.iter().map(String::as_str));
        let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
        let expected = if near.is_empty() { names } else { near };
        Finding::new(code).at(key.place.clone()).seen(&key.value).expected(expected)
    };
    unknown.map(finding).collect()
}

/// Returns a field's name as a file has it.
fn as_key(name: &str) -> String {
    in_ascii(name).replace(' ', "_")
}

/// Tells why there is no answer: all errors, and what else was found.
pub(super) fn refuse(findings: &[Finding], language: Language, console: &mut Console<'_>) {
    let _ = writeln!(console.messages, "{}", words::REFUSED.get(language));
    let (errors, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.severity() == Severity::Error);
    let others = report::messages(&others, language);
    for message in report::messages(&errors, language).iter().chain(others.iter().take(TOLD)) {
        let _ = writeln!(console.messages, "{message}");
    }
    more(others.len().saturating_sub(TOLD), language, console);
}

/// Tells warnings, the first one by one, and how many things there are to look at.
pub(super) fn tell(findings: &[Finding], run: &Run, console: &mut Console<'_>) {
    if run.quiet {
        return;
    }
    let (warnings, others): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.severity() == Severity::Warning);
    let warnings = report::messages(&warnings, run.language);
    for message in warnings.iter().take(TOLD) {
        let _ = writeln!(console.messages, "{message}");
    }
    let warnings_untold = warnings.len().saturating_sub(TOLD);
    let notes = others.len();
    if warnings_untold > 0 {
        more(notes + warnings_untold, run.language, console);
    } else if notes > 0 {
        let shown = notes.to_string();
        let words = if warnings.is_empty() {
            words::SEE_CHECK.fill(run.language, &[("n", &shown)])
        } else {
            words::NOTES_TOO.get(run.language, notes as u64, &shown)
        };
        let _ = writeln!(console.messages, "{words}");
    }
}

fn more(untold: usize, language: Language, console: &mut Console<'_>) {
    if untold > 0 {
        let _ = writeln!(
            console.messages,
            "{}",
            words::MORE_FINDINGS.fill(language, &[("n", &untold.to_string())])
        );
    }
}

/// Tells how every row is accounted for.
pub(super) fn account(rows: RowAccount, run: &Run, console: &mut Console<'_>) {
    if !run.quiet {
        let _ = writeln!(console.messages, "{}", account_words(rows, run.language));
    }
}

/// Returns how every row is accounted for, in words.
pub(super) fn account_words(rows: RowAccount, language: Language) -> String {
    let numbers =
        [rows.read, rows.used, rows.inactive, rows.ignored, rows.rejected].map(|number| number.to_string());
    let [read, used, inactive, ignored, rejected] = &numbers;
    let values = [
        ("read", &**read),
        ("used", used),
        ("inactive", inactive),
        ("ignored", ignored),
        ("rejected", rejected),
    ];
    words::ROW_ACCOUNT.fill(language, &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::origin::Origin;

    #[test]
    fn every_field_that_is_proposed_can_be_named() {
        let of = |key: &str| {
            let key = Placed { value: key.to_owned(), place: Origin::file("jobb.toml") };
            unknown_columns(&[(key, "A".to_owned())], Code::JobKeyUnknown)
        };
        let proposed = &of("xyz")[0].expected;
        assert!(proposed.len() > 10, "{proposed:?}");
        for key in proposed {
            assert!(of(key).is_empty(), "{key}");
        }
        assert_eq!(of("ansattnumer")[0].expected[0], "ansattnummer");
    }
}
