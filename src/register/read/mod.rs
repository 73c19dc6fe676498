//! Reads the rows of one table into the drafts, and accounts for each.

mod again;
mod holdings;
mod learned;
mod merged;
mod phrases;

use super::Table;
use super::columns::{Field, facet};
use super::draft::{Beyond, Drafts, EmploymentCells};
use super::header::is_all_facets;
use super::layout::{Layout, MatrixGroup, Shape};
use super::own::{FILE, OwnFile};
use super::people::{Identity, NoPerson};
use super::values::{self, DateOf, NotUnderstood, WrittenSize, born_by_national_id};
use crate::finding::{Code, Finding, has_few_digits, hide_national_ids, without_national_ids};
use crate::model::date::{Birth, Date, PackedDate};
use crate::model::name::{folded, has_invisible, may_fold_alike};
use crate::model::place::Place;
use crate::model::register::RowRef;
use crate::origin::Origin;
use crate::source::{Content, Merged, Row, trimmed};
use again::Again;
use holdings::ListColumns;
pub(super) use learned::Learned;
use learned::PhraseForm;
use merged::MergedDown;
use std::borrow::Cow;

/// A table being read.
pub(super) struct TableReader<'a, 'w> {
    layout: &'a Layout,
    drafts: &'a mut Drafts,
    table: u32,
    today: Date,
    header_row: u32,
    last_header_row: u32,
    /// Rows of a table that is turned round are columns of the file.
    across: bool,
    unit_kinds: Vec<u32>,
    /// The units of the row that is being read.
    unit_cells: Vec<(u32, u32)>,
    /// The row that comes next if none is blank.
    next_row: u32,
    learned: &'a mut Learned<'w>,
    merged: MergedDown<'a>,
    list: ListColumns,
    again: Again,
    /// How many columns there are up to the last heading.
    width: usize,
    /// Whether headings are of parts of a competence.
    has_facets: bool,
    /// Whether a row tells where somebody works.
    employs: bool,
    own: Option<&'a OwnFile>,
    /// The file as a unit, for rows in which no column says which.
    own_unit: Option<(u32, u32)>,
}

/// Why a row is not used.
enum Dropped {
    Ignored,
    Rejected(Finding),
}

impl<'a, 'w> TableReader<'a, 'w> {
    /// Prepares to read a table from a line on, and notes what it knows.
    pub fn new(
        table: &'a Table,
        learned: &'a mut Learned<'w>,
        drafts: &'a mut Drafts,
        today: Date,
        merged: &'a [Merged],
        first_row: u32,
    ) -> Self {
        let (layout, header) = (&table.layout, &table.header);
        let own = table.own.as_ref();
        let employs = layout.has_employment() || own.is_some_and(|own| own.employs);
        let number = drafts.table(&table.origin, layout, employs);
        note_knowledge(layout, drafts);
        let is_own = |column: usize| {
            own.is_some_and(|own| folded(&own.heading) == folded(&layout.headings[column].text))
        };
        let unit_kinds = layout
            .units
            .iter()
            .map(|(kind, column)| {
                let kind = if is_own(*column) { FILE } else { kind };
                drafts.unit_kind(kind, &layout.headings[*column].text)
            })
            .collect();
        let own_unit = own.filter(|_| employs).map(|own| {
            drafts.knows.units = true;
            (drafts.unit_kind(FILE, &own.heading), drafts.texts.add(&own.name).0)
        });
        let list = ListColumns::of(layout);
        learned.prepare(PhraseForm { form: table.form, columns: list.of_phrases() });
        Self {
            layout,
            drafts,
            table: number,
            today,
            header_row: header.row,
            last_header_row: header.last_row,
            across: layout.shape == Shape::MatrixAcross,
            unit_kinds,
            unit_cells: Vec::new(),
            next_row: first_row,
            learned,
            merged: MergedDown::of(layout, merged),
            list,
            again: Again::of(layout),
            width: layout.width(),
            has_facets: layout.headings.iter().any(|heading| heading.facet.is_some()),
            employs,
            own,
            own_unit,
        }
    }

    /// Reads a row: it is ignored, rejected, or says something of somebody.
    pub fn read(&mut self, row: &Row) {
        self.pass_to(row.number);
        self.next_row = row.number + row.lines;
        self.drafts.rows.read += 1;
        match self.merged.filled(row) {
            None => self.read_whole(row),
            Some(filled) => self.read_whole(&filled),
        }
    }

    /// Reads a row in which everything stands that is said of it.
    fn read_whole(&mut self, row: &Row) {
        let is_below = row.number > self.last_header_row;
        if !is_below {
            self.again.forget();
        }
        let was_known = self.again.knows();
        if let Some((person, employment)) = self.again.known(row) {
            let says_something = self.holdings(row, person);
            self.drafts.count_row(person, employment, !says_something);
            return self.beyond_headings(row);
        }
        match self.take(row, is_below, was_known) {
            Ok(()) => self.beyond_headings(row),
            Err(Dropped::Ignored) => self.drafts.rows.ignored += 1,
            Err(Dropped::Rejected(finding)) => {
                self.drafts.rows.rejected += 1;
                self.drafts.findings.push(finding);
                self.beyond_headings(row);
            }
        }
    }

    /// Notes what stands beyond the last heading: with a delimiter too many, cells stand under headings of others.
    ///
    /// Where it stands is told, and not what: it may be a remark about somebody.
    #[inline]
    fn beyond_headings(&mut self, row: &Row) {
        let mut beyond = self.width..row.len();
        let Some(column) = beyond.find(|column| !row.get(*column).is_blank()) else { return };
        let place = self.place(row, column);
        let known = &mut self.drafts.tables[self.table as usize].beyond;
        known.get_or_insert(Beyond { place, rows: 0 }).rows += 1;
    }

    /// Passes blank lines, up to one that is not or that another reads.
    pub fn pass_to(&mut self, number: u32) {
        let blank = u64::from(number.saturating_sub(self.next_row));
        self.drafts.rows.read += blank;
        self.drafts.rows.ignored += blank;
    }

    /// Takes a row that is not about the same person and employment as the one before.
    #[inline(never)]
    fn take(&mut self, row: &Row, is_below: bool, was_known: bool) -> Result<(), Dropped> {
        if !is_below || row.is_empty() {
            self.again.forget();
            return Err(Dropped::Ignored);
        }
        // What could be a header is not remembered. What begins as a row did that was understood is none.
        let begins_alike = || row.repeated() > 0 && !row.get(0).is_blank();
        let could_be_header = !(was_known && begins_alike()) && self.could_be_header(row);
        if could_be_header && self.repeats_header(row) || self.is_sum(row) {
            return Err(Dropped::Ignored);
        }
        let findings = self.drafts.findings.len();
        self.failed_formulas(row)?;
        let person = self.person(row)?;
        let cells = if self.employs { Some(self.employment_of(person, row)?) } else { None };
        let is_plain = self.drafts.findings.len() == findings;
        let says_something = self.holdings(row, person);
        self.credentials(row, person);
        let at = RowRef { table: self.table, row: row.number };
        let employment = cells.map(|cells| self.drafts.employ(person, cells, at));
        self.drafts.count_row(person, employment, !says_something);
        if is_plain && !could_be_header {
            self.again.remember(row, person, employment, cells.map(|cells| cells.units));
        }
        Ok(())
    }

    /// Returns what a row says of where somebody works; that it is rejected is remembered of whom it is about.
    fn employment_of(&mut self, person: u32, row: &Row) -> Result<EmploymentCells, Dropped> {
        let cells = self.employment(row);
        if cells.is_err() {
            self.drafts.rejected.push(person);
        }
        cells
    }

    /// Tells of formulas that failed where a text should stand; one in an id rejects the row.
    ///
    /// A lookup that finds nothing is no blank cell: it would place people nowhere without a word.
    fn failed_formulas(&mut self, row: &Row) -> Result<(), Dropped> {
        const TEXTS: [Field; 8] = [
            Field::NationalId,
            Field::Name,
            Field::FirstName,
            Field::LastName,
            Field::Title,
            Field::Code,
            Field::EmploymentType,
            Field::Competence,
        ];
        if row.is_text() {
            return Ok(());
        }
        let layout = self.layout;
        let failed = |column: &usize| matches!(row.get(*column), Content::Fault(_));
        if let Some(column) = layout.column(Field::Id).filter(failed) {
            return Err(self.rejected(row, column, Code::CellFault));
        }
        let units = layout.units.iter().map(|(_, column)| *column);
        let texts = TEXTS.into_iter().filter_map(|field| layout.column(field));
        let credentials = layout.education.iter().chain(&layout.authorisations).copied();
        for column in units.chain(texts).chain(credentials).filter(failed) {
            let finding = self.fault(row, column, Code::CellFault);
            self.drafts.findings.push(finding);
        }
        Ok(())
    }

    /// Tells whether a row that could be the header again is it, as on each page of a printed list.
    fn repeats_header(&self, row: &Row) -> bool {
        let mut texts = 0;
        let mut same = 0;
        for (column, heading) in self.layout.headings.iter().enumerate() {
            if let Content::Text(text) = row.get(column) {
                texts += 1;
                let again = !heading.text.is_empty() && folded(text) == folded(&heading.text);
                same += usize::from(again || heading.facet.is_some() && facet(text) == heading.facet);
            }
        }
        same >= 2 && same * 2 > texts || is_all_facets(row)
    }

    /// Tells by its first text alone whether a row could be the header again: that is a heading, or part of one.
    fn could_be_header(&self, row: &Row) -> bool {
        let first = (0..row.len()).find_map(|column| match row.get(column) {
            Content::Text(text) => Some((column, text)),
            _ => None,
        });
        let Some((column, text)) = first else { return false };
        let Some(heading) = self.layout.headings.get(column) else { return false };
        let folds_alike = may_fold_alike(text, &heading.text) && folded(text) == folded(&heading.text);
        folds_alike || self.has_facets && facet(text).is_some()
    }

    /// Tells whether a row sums the rows above: its first text says so, and it is about nobody.
    ///
    /// Where that text stands in the column of names, it must say nothing else, for it may be a name.
    fn is_sum(&self, row: &Row) -> bool {
        let first = (0..row.len()).map(|column| (column, row.get(column))).find(|(_, cell)| !cell.is_blank());
        let Some((column, Content::Text(text))) = first else { return false };
        let id = self.layout.column(Field::Id).or_else(|| self.layout.column(Field::NationalId));
        if id.is_some_and(|id| id != column && !row.get(id).is_blank()) {
            return false;
        }
        let is_name = self.layout.column(Field::Name) == Some(column);
        may_say_sum(text) && says_sum(text, !is_name)
    }

    // Whom the row is about.

    fn person(&mut self, row: &Row) -> Result<u32, Dropped> {
        let id_text = self.text(row, Field::Id);
        let national_text = self.text(row, Field::NationalId);
        if id_text.as_deref().is_some_and(has_invisible) {
            let place = self.layout.column(Field::Id).map(|column| self.place(row, column));
            self.drafts.findings.extend(place.map(|place| Finding::new(Code::IdInvisible).at(place)));
        }
        let name = self.name(row);
        let mut birth = self.birth(row);
        let (id, mut national) = apart(id_text.as_deref(), self.today);
        let digits = national_text.map(|text| text.chars().filter(char::is_ascii_digit).collect::<String>());
        national = national.or(digits.filter(|digits| !digits.is_empty()).map(with_its_zero));
        if let (None, Some(number)) = (birth, &national) {
            birth = born_by_national_id(number, self.today).map(Birth::Day);
        }
        let own_id = self.own.and_then(|own| id.map(|id| own.of_own(id)));
        let own_national = self.own.and_then(|own| national.as_deref().map(|number| own.of_own(number)));
        let identity = Identity {
            id: own_id.as_deref().or(id),
            national_id: own_national.as_deref().or(national.as_deref()),
            name: name.as_deref(),
            birth,
            file: self.own.map_or(0, |own| own.number),
        };
        self.drafts.people.meet(identity).map_err(|why| self.nobody(row, why))
    }

    fn nobody(&self, row: &Row, why: NoPerson) -> Dropped {
        let cells = (0..row.len()).filter(|column| !row.get(*column).is_blank()).count();
        match why {
            NoPerson::Nobody if cells == 1 => Dropped::Ignored,
            NoPerson::Nobody => {
                let column = [Field::Id, Field::NationalId, Field::Name, Field::LastName]
                    .into_iter()
                    .find_map(|field| self.layout.column(field));
                let place = column.map_or_else(|| self.row_place(row), |column| self.place(row, column));
                Dropped::Rejected(Finding::new(Code::RowWithoutPerson).at(place))
            }
            NoPerson::Several => {
                Dropped::Rejected(Finding::new(Code::PersonAmbiguous).at(self.row_place(row)))
            }
        }
    }

    fn name<'r>(&self, row: &'r Row) -> Option<Cow<'r, str>> {
        self.text(row, Field::Name).or_else(|| {
            let parts: Vec<Cow<'_, str>> = [Field::FirstName, Field::LastName]
                .into_iter()
                .filter_map(|field| self.text(row, field))
                .collect();
            (!parts.is_empty()).then(|| Cow::Owned(parts.join(" ")))
        })
    }

    fn birth(&mut self, row: &Row) -> Option<Birth> {
        let column = self.layout.column(Field::Birth)?;
        match values::birth(self.cell(row, column), self.today) {
            Ok(Some(birth)) if !is_plausible(birth, self.today) => {
                let finding = Finding::new(Code::BirthImplausible).at(self.place(row, column));
                self.drafts.findings.push(finding);
                Some(birth)
            }
            Ok(birth) => birth,
            Err(NotUnderstood) => {
                let finding = Finding::new(Code::BirthNotDate).at(self.place(row, column));
                self.drafts.findings.push(finding);
                None
            }
        }
    }

    // Where and how much they work.

    fn employment(&mut self, row: &Row) -> Result<EmploymentCells, Dropped> {
        let size = self.size(row)?;
        let start = self.period(row, Field::Start, DateOf::Start)?;
        let end = self.period(row, Field::End, DateOf::End)?;
        if let (Some(from), Some(to)) = (start, end)
            && to < from
        {
            let column = self.layout.column(Field::End).unwrap_or_default();
            self.drafts.findings.push(self.fault(row, column, Code::PeriodReversed));
        }
        let title = self.text(row, Field::Title).unwrap_or_default();
        let code = self.text(row, Field::Code).unwrap_or_default();
        let employment_type = self
            .text(row, Field::EmploymentType)
            .map(|text| Place::of(self.drafts.employment_types.add(&without_national_ids(&text)).0));
        Ok(EmploymentCells {
            units: match self.again.units(row) {
                Some(units) => units,
                None => self.units(row),
            },
            position: self.drafts.position(&title, &code),
            employment_type,
            size,
            start: PackedDate::of(start),
            end: PackedDate::of(end),
        })
    }

    fn size(&mut self, row: &Row) -> Result<Option<WrittenSize>, Dropped> {
        const TEN_POSITIONS: i64 = 10_0000;
        let Some(column) = self.layout.column(Field::Fraction) else { return Ok(None) };
        let cell = self.cell(row, column);
        let fraction =
            values::fraction(cell).map_err(|_| self.rejected(row, column, Code::FractionNotNumber))?;
        let Some(fraction) = fraction else { return Ok(None) };
        // A column without a single number says no more than none.
        self.drafts.knows.fractions = true;
        if fraction.value < 0 || fraction.to_fte(false).ten_thousandths() > TEN_POSITIONS {
            return Err(self.rejected(row, column, Code::FractionImpossible));
        }
        let bare = fraction.written == values::Written::Bare;
        self.drafts.tables[self.table as usize].exceeds_fractions |= bare && fraction.exceeds_fraction();
        Ok(Some(WrittenSize::of(fraction)))
    }

    fn period(&self, row: &Row, field: Field, of: DateOf) -> Result<Option<Date>, Dropped> {
        let Some(column) = self.layout.column(field) else { return Ok(None) };
        values::date(self.cell(row, column), of, self.today)
            .map_err(|_| self.rejected(row, column, Code::PeriodNotDate))
    }

    fn units(&mut self, row: &Row) -> u32 {
        let mut cells = std::mem::take(&mut self.unit_cells);
        cells.clear();
        for (place, (_, column)) in self.layout.units.iter().enumerate() {
            if let Some(text) = self.text_at(row, *column) {
                cells.push((self.unit_kinds[place], self.drafts.texts.add(&without_national_ids(&text)).0));
            }
        }
        let file = self.own_unit.filter(|(file, _)| cells.iter().all(|(kind, _)| kind != file));
        cells.extend(file);
        let units = self.drafts.units(&cells);
        self.unit_cells = cells;
        units
    }

    fn rejected(&self, row: &Row, column: usize, code: Code) -> Dropped {
        Dropped::Rejected(self.fault(row, column, code))
    }

    /// Returns a finding of a cell, with what stood there.
    fn fault(&self, row: &Row, column: usize, code: Code) -> Finding {
        match self.cell(row, column) {
            Content::Fault(text) => Finding::new(Code::CellFault).at(self.place(row, column)).seen(text),
            cell => Finding::new(code).at(self.place(row, column)).seen(shown(cell)),
        }
    }

    // Cells.

    #[inline]
    fn cell<'r>(&self, row: &'r Row, column: usize) -> Content<'r> {
        row.get(column)
    }

    fn text_at<'r>(&self, row: &'r Row, column: usize) -> Option<Cow<'r, str>> {
        let text = match row.get(column) {
            Content::Text(text) => Cow::Borrowed(trimmed(text)),
            Content::Number(number) => Cow::Owned(format!("{number}")),
            Content::Date(date) => Cow::Owned(date.to_string()),
            Content::Empty | Content::Percent(_) | Content::Fault(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    fn text<'r>(&self, row: &'r Row, field: Field) -> Option<Cow<'r, str>> {
        self.text_at(row, self.layout.column(field)?)
    }

    fn row_place(&self, row: &Row) -> Origin {
        let table = &self.drafts.tables[self.table as usize].origin;
        if self.across {
            table.at_line(self.header_row).at_column(row.number, "")
        } else {
            table.at_line(row.number)
        }
    }

    fn place(&self, row: &Row, column: usize) -> Origin {
        let table = &self.drafts.tables[self.table as usize].origin;
        let heading =
            self.layout.headings.get(column).map(|heading| heading.text.as_str()).unwrap_or_default();
        if self.across {
            return table.at_line(column as u32 + 1).at_column(row.number, heading);
        }
        table.at_line(row.number).at_column(column as u32 + 1, heading)
    }
}

fn note_knowledge(layout: &Layout, drafts: &mut Drafts) {
    let has = |field| layout.fields.has(field);
    let part = |field| layout.matrix.iter().any(|group| group.parts.contains_key(&field));
    let dated = |group: &MatrixGroup| group.bare.is_none() && !group.parts.contains_key(&Field::Formal);
    let knows = &mut drafts.knows;
    knows.ids |= has(Field::Id);
    knows.units |= !layout.units.is_empty();
    knows.positions |= has(Field::Title) || has(Field::Code);
    knows.births |= has(Field::Birth) || has(Field::NationalId);
    knows.real |= has(Field::Real) && layout.shape == Shape::List || part(Field::Real);
    let bare_list = layout.shape == Shape::List && !has(Field::Real);
    knows.formal |= has(Field::Formal) && layout.shape == Shape::List || bare_list || part(Field::Formal);
    knows.formal |= layout.matrix.iter().any(|group| {
        dated(group)
            && (group.parts.contains_key(&Field::Acquired) || group.parts.contains_key(&Field::ValidUntil))
    });
}

/// Returns an id, or a fødselsnummer that stands where an id should.
fn apart(id: Option<&str>, today: Date) -> (Option<&str>, Option<String>) {
    let Some(text) = id else { return (None, None) };
    if has_few_digits(text) {
        return (Some(text), None);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let bare = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
    // Eleven digits alone may be an id of another kind; what stands beside words, or lost its zero, is told by its form.
    let is_national = if bare && digits.len() == 11 {
        born_by_national_id(&digits, today).is_some()
    } else {
        hide_national_ids(text) != text
    };
    if is_national { (None, Some(with_its_zero(digits))) } else { (Some(text), None) }
}

/// Returns the digits of a fødselsnummer with the zero that a spreadsheet takes from them.
fn with_its_zero(digits: String) -> String {
    if digits.len() == 10 { format!("0{digits}") } else { digits }
}

/// Tells whether a person of that birth could be at work.
fn is_plausible(birth: Birth, today: Date) -> bool {
    const AGES: std::ops::RangeInclusive<i16> = 13..=90;
    AGES.contains(&(today.year() - birth.year()))
}

/// What a row that sums those above says.
const SUMS: [&str; 17] = [
    "sum",
    "totalt",
    "total",
    "i alt",
    "delsum",
    "subtotal",
    "samlet",
    "samla",
    "sum total",
    "grand total",
    "totalsum",
    "sum totalt",
    "antall",
    "tal",
    "til sammen",
    "tilsammen",
    "summa",
];
/// What such a row begins with, where it says what it sums.
const BEGINNINGS: [&str; 9] =
    ["sum ", "sum: ", "totalt ", "totalt: ", "delsum ", "totalsum ", "antall ", "antall: ", "til sammen "];

/// Tells by its first letter alone whether a text may say that its row sums those above.
fn may_say_sum(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    // What begins with a space or a mark is looked at in full.
    !first.is_ascii_alphanumeric() || SUMS.iter().any(|sum| sum.starts_with(first.to_ascii_lowercase()))
}

/// Tells whether a text says that its row sums those above; one that goes on, as `Sum avdeling nord`, where it may.
fn says_sum(text: &str, may_go_on: bool) -> bool {
    let key = folded(text);
    let key = key.trim_end_matches(':').trim();
    SUMS.contains(&key) || may_go_on && BEGINNINGS.iter().any(|beginning| key.starts_with(beginning))
}

fn shown(cell: Content<'_>) -> String {
    match cell {
        Content::Empty => String::new(),
        Content::Text(text) | Content::Fault(text) => text.to_owned(),
        Content::Number(number) => format!("{number}"),
        Content::Percent(number) => format!("{number}"),
        Content::Date(date) => date.to_string(),
    }
}
