//! What was found wrong, or worth knowing, in what was read.
//!
//! A finding is a value: it has a stable code, a place, what stood there and what was expected.
//! The words are in `language`, so that a code can be searched for in any of them.

use crate::origin::Origin;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The question cannot be answered.
    Error,
    /// The answer stands, but something was left out or looks wrong.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Returns a key that never changes.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal, $severity:ident;)*) => {
        /// The kinds of finding. The text of a code never changes once published.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// Returns the stable text of the code.
            pub fn text(self) -> &'static str {
                match self { $(Code::$variant => $text,)* }
            }

            /// Tells whether findings of this code are of what was read of registers, and not of what is asked of them.
            pub fn is_of_register(self) -> bool {
                let of_others = ["plan-", "requirement-", "calibration-"];
                !of_others.iter().any(|others| self.text().starts_with(others))
            }

            /// Returns how much findings of this code matter.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // Files.
    /// No file by that name, or a pattern that matches none.
    FileNotFound = "file-not-found", Error;
    /// The file could not be read.
    FileUnreadable = "file-unreadable", Error;
    /// Another program, most often Excel, holds the file.
    FileInUse = "file-in-use", Error;
    /// The file has nothing in it.
    FileEmpty = "file-empty", Error;
    /// The workbook asks for a password.
    WorkbookPassword = "workbook-password", Error;
    /// The workbook is cut off or damaged.
    WorkbookDamaged = "workbook-damaged", Error;
    /// A kind of file that is not read.
    FileKindUnknown = "file-kind-unknown", Error;
    /// No sheet or file has a heading that tells who and where.
    NotARegister = "not-a-register", Error;
    /// A sheet, beside others that could be read, without known headings.
    SheetWithoutHeader = "sheet-without-header", Note;
    /// A hidden sheet, which is not read.
    SheetHidden = "sheet-hidden", Note;
    /// Somebody has the workbook open; what they have not saved is not in it.
    FileOpenElsewhere = "file-open-elsewhere", Note;
    /// A quotation mark that is not closed has swallowed what follows.
    QuoteUnclosed = "quote-unclosed", Error;
    /// The workbook unpacks to more than is read.
    WorkbookTooLarge = "workbook-too-large", Error;
    /// The workbook's XML has more elements within each other than are read.
    WorkbookTooDeep = "workbook-too-deep", Error;
    /// The workbook has more sheets than are read.
    SheetsTooMany = "sheets-too-many", Error;
    /// A row has more columns than are read.
    RowTooWide = "row-too-wide", Error;
    /// A row of a workbook has more text than is read.
    RowTooLong = "row-too-long", Error;
    /// A cell has more characters than are read.
    CellTooLong = "cell-too-long", Error;
    /// The text ends within a row.
    FileCut = "file-cut", Warning;
    /// A folder has nothing in it that is read.
    FolderEmpty = "folder-empty", Error;
    /// A folder within one that is read, with registers that are not.
    FolderNotRead = "folder-not-read", Warning;
    /// Files in a folder that are of no kind that is read.
    FilesPassedOver = "files-passed-over", Note;
    /// The text was hardly written in the encoding it was read in.
    EncodingSuspect = "encoding-suspect", Warning;
    /// Most of the text is UTF-8, but not all of it.
    EncodingMixed = "encoding-mixed", Warning;

    // Columns.
    /// Two columns could both be the one that is needed.
    ColumnAmbiguous = "column-ambiguous", Error;
    /// A column that was asked for by name is not there.
    ColumnNotFound = "column-not-found", Error;
    /// Columns of competences, but none that says which competence.
    ColumnCompetenceMissing = "column-competence-missing", Warning;
    /// Neither an id nor a name tells people apart.
    ColumnIdMissing = "column-id-missing", Error;

    // Rows.
    /// A row does not say whom it is about.
    RowWithoutPerson = "row-without-person", Warning;
    /// An id has characters in it that nobody sees.
    IdInvisible = "id-invisible", Warning;
    /// Rows have cells where no heading stands.
    CellsBeyondHeadings = "cells-beyond-headings", Warning;
    /// A name that several people have, and nothing else to tell them apart.
    PersonAmbiguous = "person-ambiguous", Warning;
    /// The size of a position is not a number.
    FractionNotNumber = "fraction-not-number", Warning;
    /// The size of a position is not possible.
    FractionImpossible = "fraction-impossible", Warning;
    /// The size of a position is possible, but seldom right.
    FractionUnusual = "fraction-unusual", Warning;
    /// A start or an end is not a date.
    PeriodNotDate = "period-not-date", Warning;
    /// An employment ends before it starts.
    PeriodReversed = "period-reversed", Warning;
    /// A birth date is not a date.
    BirthNotDate = "birth-not-date", Warning;
    /// A birth date makes somebody too young or too old to work.
    BirthImplausible = "birth-implausible", Warning;
    /// A date of a holding is not a date.
    HoldingNotDate = "holding-not-date", Warning;
    /// A formal status that is not known.
    StatusUnknown = "status-unknown", Warning;
    /// A real level that is not on the scale.
    LevelUnknown = "level-unknown", Warning;
    /// A cell of a matrix that says nothing known.
    MarkUnknown = "mark-unknown", Warning;
    /// A formula in the workbook that failed.
    CellFault = "cell-fault", Warning;

    // The register as a whole.
    /// A competence that the plan does not have.
    CompetenceUnmatched = "competence-unmatched", Note;
    /// Rows that are alike, and nothing that explains why.
    RowsRepeated = "rows-repeated", Note;
    /// Rows that say the very same of somebody and a competence.
    HoldingRepeated = "holding-repeated", Note;
    /// One row says that a holding has expired, another has no date.
    HoldingConflict = "holding-conflict", Warning;
    /// One id, several names.
    PersonConflict = "person-conflict", Warning;
    /// One id, several birth dates.
    BirthConflict = "birth-conflict", Warning;
    /// Two files give the same people's employments differently.
    EmploymentsConflict = "employments-conflict", Error;
    /// Units of one name in several files that have nobody in common.
    UnitsShared = "units-shared", Note;
    /// People are placed above the lowest unit.
    PeopleAboveLowest = "people-above-lowest", Note;
    /// People whose position is in no unit.
    PeopleWithoutUnit = "people-without-unit", Note;
    /// Holdings of people who have no employment in the register.
    HoldingsWithoutEmployment = "holdings-without-employment", Note;
    /// Nobody who has a competence in one table has a position in another: their ids do not meet.
    TablesUnjoined = "tables-unjoined", Error;
    /// Nobody is employed on the reference date.
    NobodyEmployed = "nobody-employed", Error;
    /// The register has no ids: names and birth dates tell people apart.
    RegisterWithoutIds = "register-without-ids", Note;
    /// The register does not say how large positions are.
    RegisterWithoutFractions = "register-without-fractions", Warning;
    /// Some positions have no size.
    FractionsUnknown = "fractions-unknown", Warning;
    /// The register has no units.
    RegisterWithoutUnits = "register-without-units", Warning;
    /// The register has no positions.
    RegisterWithoutPositions = "register-without-positions", Note;
    /// The register has no birth dates.
    RegisterWithoutBirths = "register-without-births", Note;
    /// The register has no real levels.
    RegisterWithoutReal = "register-without-real", Warning;
    /// The register has no formal status.
    RegisterWithoutFormal = "register-without-formal", Warning;
    /// A requirement that the register cannot answer.
    RequirementNotAssessable = "requirement-not-assessable", Warning;

    // Plans.
    /// No plan was named, and none was found.
    PlanNotFound = "plan-not-found", Error;
    /// The plan is larger than any plan.
    PlanTooLarge = "plan-too-large", Error;
    /// The plan is not TOML.
    PlanSyntax = "plan-syntax", Error;
    /// A number with a decimal comma.
    PlanDecimalComma = "plan-decimal-comma", Error;
    /// A date as `31.12.2026`.
    PlanDateForm = "plan-date-form", Error;
    /// A key with æ, ø or å outside quotes.
    PlanKeyUnquoted = "plan-key-unquoted", Error;
    /// A key that plans do not have.
    PlanKeyUnknown = "plan-key-unknown", Error;
    /// A key that must be there is not.
    PlanKeyMissing = "plan-key-missing", Error;
    /// The same key twice, in two forms of the language.
    PlanKeyTwice = "plan-key-twice", Error;
    /// A value of the wrong kind.
    PlanValueKind = "plan-value-kind", Error;
    /// A value outside what is possible.
    PlanValueRange = "plan-value-range", Error;
    /// A word that is none of those it can be.
    PlanWordUnknown = "plan-word-unknown", Error;
    /// A category that the plan does not have.
    PlanCategoryUnknown = "plan-category-unknown", Error;
    /// A competence that the plan does not have.
    PlanCompetenceUnknown = "plan-competence-unknown", Error;
    /// A unit that neither the plan nor the register has.
    PlanUnitUnknown = "plan-unit-unknown", Error;
    /// A unit's name that several units have.
    PlanUnitAmbiguous = "plan-unit-ambiguous", Error;
    /// A unit that is below itself.
    PlanUnitCycle = "plan-unit-cycle", Error;
    /// Two entries with the same id.
    PlanIdTwice = "plan-id-twice", Error;
    /// A name that two competences, words of the scale, positions or scenarios have.
    PlanNameTwice = "plan-name-twice", Error;
    /// None, or more than one, of antall, arsverk, andel and andel_arsverk.
    PlanAmountCount = "plan-amount-count", Error;
    /// Both kompetanse and kategori.
    PlanSubjectTwice = "plan-subject-twice", Error;
    /// A share with nothing to be a share of.
    PlanShareOfEverybody = "plan-share-of-everybody", Error;
    /// A category without competences is required.
    PlanCategoryEmpty = "plan-category-empty", Error;
    /// Plans that build on each other in a ring.
    PlanRing = "plan-ring", Error;
    /// A plan asks for less than the plan it builds on.
    PlanLowered = "plan-lowered", Warning;
    /// A position that the plan names and nobody in the register has.
    PlanPositionUnmatched = "plan-position-unmatched", Warning;
    /// Measures that each ask for what only the next one gives.
    PlanMeasureCycle = "plan-measure-cycle", Warning;
    /// A date or a year outside the years of the plan.
    PlanOutsidePeriod = "plan-outside-period", Warning;
    /// A value that says nothing for want of another one.
    PlanWithoutEffect = "plan-without-effect", Warning;
    /// A plan without requirements.
    PlanWithoutRequirements = "plan-without-requirements", Error;

    /// The plan has no measures to choose from.
    PlanWithoutMeasures = "plan-without-measures", Error;
    /// The plan says nothing of the money for measures.
    PlanWithoutFrame = "plan-without-frame", Error;
    /// No year to project.
    ProjectionNoYears = "projection-no-years", Error;
    /// Nobody whose age is known.
    ProjectionWithoutAges = "projection-without-ages", Error;
    /// A requirement that grows beyond what can be meant.
    ProjectionBeyondReason = "projection-beyond-reason", Error;

    // Job files.
    /// The job file is not TOML.
    JobSyntax = "job-syntax", Error;
    /// A key that job files do not have.
    JobKeyUnknown = "job-key-unknown", Error;
    /// A report that would be written over another one, or over what the job reads.
    JobFileTaken = "job-file-taken", Error;
    /// A report whose options do not go together, or that lacks one.
    JobReportUnfit = "job-report-unfit", Error;
    /// A report that cannot hide small figures, in a job whose reports do.
    JobCannotHide = "job-cannot-hide", Error;

    // Population files.
    /// No population file by that name.
    PopulationNotFound = "population-not-found", Error;
    /// A file of another kind, or a table of something else.
    PopulationUnreadable = "population-unreadable", Error;
    /// A dataset that is cut off, or does not hold together.
    PopulationDamaged = "population-damaged", Error;
    /// More bytes or figures than are read.
    PopulationTooLarge = "population-too-large", Error;
    /// A figure, a year or a sex that cannot be read.
    PopulationCellUnreadable = "population-cell-unreadable", Error;
    /// A region that the file does not have.
    PopulationRegionUnknown = "population-region-unknown", Error;
    /// A region's name that several regions have.
    PopulationRegionAmbiguous = "population-region-ambiguous", Error;
    /// Ages that the file's age groups do not make up.
    PopulationAgesUnknown = "population-ages-unknown", Error;
    /// An alternative that the file does not have.
    PopulationAlternativeUnknown = "population-alternative-unknown", Error;
    /// Several alternatives, none of them the main one, and none that is asked for.
    PopulationAlternativeMissing = "population-alternative-missing", Error;
    /// The file's years do not reach over the projection's.
    PopulationYearsUnknown = "population-years-unknown", Error;
    /// A figure that is needed is missing.
    PopulationFigureMissing = "population-figure-missing", Error;
    /// A figure that is needed stands twice.
    PopulationFigureTwice = "population-figure-twice", Error;
    /// There is nobody of the ages asked for.
    PopulationNobody = "population-nobody", Error;

    // Past registers.
    /// Fewer than two registers to follow people between.
    CalibrationTooFew = "calibration-too-few", Error;
    /// Neither the name of a register nor a line in it says which date it is of.
    CalibrationDateMissing = "calibration-date-missing", Error;
    /// Two registers of one date.
    CalibrationDateTwice = "calibration-date-twice", Error;
    /// Nobody in one register is in the next.
    CalibrationNobodyInCommon = "calibration-nobody-in-common", Error;
    /// Nobody whose age is known.
    CalibrationWithoutAges = "calibration-without-ages", Error;
    /// No register near a whole number of years after the oldest, to hold a projection against.
    CalibrationNothingToScore = "calibration-nothing-to-score", Warning;

    // Two dates compared.
    /// Neither the name of a register nor a line in it says one date that it is of.
    EvaluationDateMissing = "evaluation-date-missing", Error;
    /// The second register is not of a later date than the first.
    EvaluationDatesReversed = "evaluation-dates-reversed", Error;
    /// JSON that is no saved gap.
    EvaluationSavedUnreadable = "evaluation-saved-unreadable", Error;
    /// Nobody who is employed on the first date is on the second.
    EvaluationNobodyInCommon = "evaluation-nobody-in-common", Warning;
}

/// One thing found, as a value; `language` has its words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where, if at a place.
    pub place: Option<Origin>,
    /// What kind.
    pub code: Code,
    /// What stood there, never a person's name or number.
    pub seen: Option<String>,
    /// What was expected: valid names, nearest first, or columns, or an example.
    pub expected: Vec<String>,
    /// How many rows or people it concerns, where it is more than the place.
    pub count: Option<u64>,
    /// Another place that it concerns.
    pub other: Option<Origin>,
}

impl Finding {
    /// Returns a finding with its code alone.
    pub fn new(code: Code) -> Self {
        Self { place: None, code, seen: None, expected: Vec::new(), count: None, other: None }
    }

    /// Returns the finding with its place.
    #[must_use]
    pub fn at(mut self, place: Origin) -> Self {
        self.place = Some(place);
        self
    }

    /// Returns the finding with what stood there; long runs of digits are hidden, for they may be a fødselsnummer.
    #[must_use]
    pub fn seen(mut self, text: impl AsRef<str>) -> Self {
        self.seen = Some(quotable(text.as_ref()));
        self
    }

    /// Returns the finding with what was expected.
    #[must_use]
    pub fn expected<T: Into<String>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        self.expected = names.into_iter().map(|name| hide_national_ids(&name.into())).collect();
        self
    }

    /// Returns the finding with how many it concerns.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// Returns the finding with another place that it concerns.
    #[must_use]
    pub fn other(mut self, place: Origin) -> Self {
        self.other = Some(place);
        self
    }

    /// Returns how much the finding matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The longest text that a message quotes, in characters.
const LONGEST_QUOTE: usize = 80;

/// Returns a text that a message may quote: one line, not long, and without anything that could be a fødselsnummer.
pub fn quotable(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let hidden = hide_national_ids(line.trim());
    if hidden.chars().count() <= LONGEST_QUOTE {
        return hidden;
    }
    let mut short: String = hidden.chars().take(LONGEST_QUOTE - 1).collect();
    short.push('…');
    short
}

/// Returns the text with everything that could be a fødselsnummer replaced by `•` characters: eleven digits in the ways
/// that people write them, or the ten that a spreadsheet leaves of one that begins with zero.
pub fn hide_national_ids(text: &str) -> String {
    without_national_ids(text).into_owned()
}

/// A kind of warning about a register, and where it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The kind.
    #[serde(serialize_with = "as_text")]
    pub code: Code,
    /// Files, with their sheets, in the order in which they were first found in; none where it is of the whole register.
    pub places: Vec<String>,
    /// How many rows it is of; none where it is not of rows.
    pub rows: Option<u64>,
}

fn as_text<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.text())
}

/// Returns what findings warn of in a register, each kind once and in order.
pub fn doubts<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<Doubt> {
    let mut kinds: BTreeMap<Code, Doubt> = BTreeMap::new();
    let mut places = BTreeSet::new();
    let warnings = findings.into_iter().filter(|finding| finding.severity() == Severity::Warning);
    for finding in warnings.filter(|finding| finding.code.is_of_register()) {
        let known =
            kinds.entry(finding.code).or_insert(Doubt { code: finding.code, places: Vec::new(), rows: None });
        if let Some(rows) = rows_of(finding) {
            known.rows = Some(known.rows.unwrap_or_default() + rows);
        }
        if let Some(place) = &finding.place
            && places.insert((finding.code, &place.file, &place.sheet))
        {
            let file = Origin { line: None, column: None, ..place.clone() };
            known.places.push(hide_national_ids(&file.to_string()));
        }
    }
    kinds.into_values().collect()
}

/// Returns how many rows a finding is of; none where it is of a file, of people or of everything.
fn rows_of(finding: &Finding) -> Option<u64> {
    let is_of_rows = finding.code == Code::CellsBeyondHeadings || finding.count.is_none();
    let line = finding.place.as_ref().and_then(|place| place.line).filter(|_| is_of_rows);
    line.map(|_| finding.count.unwrap_or(1))
}

/// Returns a text with each fødselsnummer in it hidden; nearly every text is as it was.
pub fn without_national_ids(text: &str) -> Cow<'_, str> {
    if has_few_digits(text) { Cow::Borrowed(text) } else { Cow::Owned(national_ids_hidden(text)) }
}

/// Tells whether a text has too few digits for a fødselsnummer, also one without its zero.
pub fn has_few_digits(text: &str) -> bool {
    const FEWEST_DIGITS: usize = 10;
    text.bytes().filter(u8::is_ascii_digit).count() < FEWEST_DIGITS
}

fn national_ids_hidden(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let digits = digits_at(&characters, at);
        if let Some(end) = national_id_end(&characters, at) {
            shown.extend(std::iter::repeat_n('•', 11));
            at = end;
        } else {
            let end = at + digits.max(1);
            shown.extend(&characters[at..end]);
            at = end;
        }
    }
    shown
}

/// How people write a fødselsnummer: the digits of each group, with something between the groups.
const WRITTEN: [&[usize]; 6] = [&[11], &[6, 5], &[6, 3, 2], &[2, 2, 2, 5], &[4, 2, 5], &[2, 2, 4, 5]];

/// Returns where a fødselsnummer that starts at a place ends.
fn national_id_end(characters: &[char], start: usize) -> Option<usize> {
    let grouped = WRITTEN.iter().find_map(|groups| groups_end(characters, start, groups));
    grouped.or_else(|| {
        let end = start + digits_at(characters, start);
        is_without_its_zero(&characters[start..end]).then_some(end)
    })
}

fn digits_at(characters: &[char], start: usize) -> usize {
    characters[start..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// Returns where groups of so many digits end, with one to three marks or spaces between them.
fn groups_end(characters: &[char], start: usize, groups: &[usize]) -> Option<usize> {
    let is_between = |c: &&char| matches!(c, '.' | '-' | '–' | '/') || c.is_whitespace();
    let mut at = start;
    for (place, length) in groups.iter().enumerate() {
        if place > 0 {
            let between = characters[at..].iter().take_while(is_between).count();
            if !(1..=3).contains(&between) {
                return None;
            }
            at += between;
        }
        if digits_at(characters, at) != *length {
            return None;
        }
        at += length;
    }
    Some(at)
}

/// Tells whether ten digits are a fødselsnummer with a zero before them: the day, the month and the last check digit
/// are right (Skatteetaten; 40 is added to the month, or 65 or 80, in numbers made for tests).
fn is_without_its_zero(digits: &[char]) -> bool {
    const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    if digits.len() != 10 {
        return false;
    }
    let digits: Vec<u32> = digits.iter().filter_map(|c| c.to_digit(10)).collect();
    let month = digits[1] * 10 + digits[2];
    let is_month = [0, 40, 65, 80].iter().any(|added| (added + 1..=added + 12).contains(&month));
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    digits[0] > 0 && is_month && sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique() {
        let mut texts: Vec<_> = Code::ALL.iter().map(|code| code.text()).collect();
        texts.sort_unstable();
        let all = texts.len();
        texts.dedup();
        assert_eq!(texts.len(), all);
    }

    #[test]
    fn what_may_be_a_national_id_is_not_quoted() {
        assert_eq!(quotable("f. 01019012345 x"), "f. ••••••••••• x");
        assert_eq!(quotable("010190 12345"), "•••••••••••");
        assert_eq!(quotable("0101901234"), "0101901234");
        assert_eq!(quotable("kjent\n"), "kjent");
        for written in
            ["010190-12345", "01.01.90 12345", "01 01 90 12345", "010190 123 45", "01.01.1990 - 12345"]
        {
            assert_eq!(quotable(written), "•••••••••••", "{written}");
        }
        for other in ["tlf. 900 12 345", "01.01.2026", "2026-01-01 12:30", "20260101123456"] {
            assert_eq!(quotable(other), other);
        }
    }

    #[test]
    fn a_national_id_that_has_lost_its_zero_is_not_quoted() {
        // 01.01.1990, with 80 added to the month.
        assert_eq!(quotable("01819010192"), "•••••••••••");
        assert_eq!(quotable("1819010192"), "•••••••••••");
        assert_eq!(quotable("1819010193"), "1819010193");
    }
}
