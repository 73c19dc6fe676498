//! What a row says of competences: a list's cells, a matrix's columns, and credentials.

use super::TableReader;
use super::phrases::Phrase;
use crate::finding::{Code, Finding};
use crate::model::date::{Date, OPEN, PackedDate};
use crate::model::plan::CompetenceId;
use crate::model::register::{CredentialKind, Holding, PersonId, Status};
use crate::register::columns::Field;
use crate::register::layout::{Layout, MatrixGroup, Shape};
use crate::register::values::{self, DateOf, NotUnderstood};
use crate::source::{Content, Row};

/// What the cells of a list's row, or of a competence in a matrix, say of a holding.
#[derive(Clone, Copy, Default)]
struct Said {
    status: Status,
    level: Option<u8>,
    acquired: PackedDate,
    valid_until: PackedDate,
    expected: PackedDate,
    assessed: PackedDate,
}

impl Said {
    fn has_dates(&self) -> bool {
        self.acquired.is_some() || self.valid_until.is_some()
    }

    /// Takes a date that stands for the holding itself: when it was acquired, or that it is for good.
    fn take_date(&mut self, date: Option<Date>) {
        if date == Some(OPEN) {
            self.valid_until = PackedDate::of(date);
        } else {
            self.acquired = PackedDate::of(date);
        }
    }
}

/// The columns of a list that say something of a holding.
#[derive(Default)]
pub(super) struct ListColumns {
    competence: Option<usize>,
    formal: Option<usize>,
    real: Option<usize>,
    dates: Vec<(Field, usize)>,
}

impl ListColumns {
    pub fn of(layout: &Layout) -> Self {
        const DATES: [Field; 4] = [Field::Acquired, Field::ValidUntil, Field::Expected, Field::Assessed];
        let dates = DATES.into_iter().filter_map(|field| Some((field, layout.column(field)?)));
        let (competence, formal, real) =
            (layout.column(Field::Competence), layout.column(Field::Formal), layout.column(Field::Real));
        Self { competence, formal, real, dates: dates.collect() }
    }

    /// Returns the columns that phrases stand in.
    pub fn of_phrases(&self) -> [Option<usize>; 3] {
        [self.competence, self.formal, self.real]
    }
}

impl TableReader<'_, '_> {
    /// Reads what a row says of competences, and tells whether it says anything.
    pub(super) fn holdings(&mut self, row: &Row, person: u32) -> bool {
        match self.layout.shape {
            Shape::List => self.list_holding(row, person),
            Shape::Matrix | Shape::MatrixAcross => {
                let layout = self.layout;
                layout.matrix.iter().filter(|group| self.matrix_holding(row, person, group)).count() > 0
            }
            Shape::People => false,
        }
    }

    fn list_holding(&mut self, row: &Row, person: u32) -> bool {
        let written = self.learned.phrases.written(row);
        if let Some(phrase) = written.and_then(|written| self.learned.phrases.known(written)) {
            let mut said = Said { status: phrase.status, level: phrase.level, ..Said::default() };
            let dated = self.date_cells(row, &mut said);
            self.hold_if_read(person, phrase.competence, &said, dated);
            return true;
        }
        let Some(column) = self.list.competence else { return false };
        let Some(name) = self.text_at(row, column) else { return false };
        let Some(competence) = self.competence(&name) else {
            self.drafts.unmatched(&name, &self.place(row, column));
            return true;
        };
        let mut said = Said::default();
        let read = self.side_cells(row, &mut said);
        if let (Ok(()), Some(written), false) = (&read, written, said.has_dates()) {
            let (status, level) = (said.status, said.level);
            self.learned.phrases.keep(written, Phrase { competence, status, level });
        }
        let read = read.and_then(|()| self.date_cells(row, &mut said));
        self.hold_if_read(person, competence, &said, read);
        true
    }

    fn competence(&mut self, name: &str) -> Option<CompetenceId> {
        if let Some(known) = self.learned.competences.get(name) {
            return *known;
        }
        let competence = self.learned.words.take(name);
        self.learned.competences.insert(name.into(), competence);
        competence
    }

    /// Reads the formal and the real cell of a list's row.
    fn side_cells(&mut self, row: &Row, said: &mut Said) -> Result<(), Finding> {
        if self.list.formal.is_none() && self.list.real.is_none() {
            said.status = Status::Held;
        }
        if let Some(column) = self.list.formal {
            self.formal_cell(row, column, said)?;
        }
        if let Some(column) = self.list.real {
            said.level = self.level_cell(row, column)?;
        }
        Ok(())
    }

    /// Reads the dates of a list's row.
    #[inline]
    fn date_cells(&self, row: &Row, said: &mut Said) -> Result<(), Finding> {
        for (field, column) in &self.list.dates {
            // Most are empty, which is seen sooner than said.
            if !row.has_nothing_in(*column) {
                self.date_cell(row, *field, *column, said)?;
            }
        }
        Ok(())
    }

    /// Reads a formal cell; a date there means: held, acquired on that date.
    fn formal_cell(&mut self, row: &Row, column: usize, said: &mut Said) -> Result<(), Finding> {
        let cell = self.cell(row, column);
        let status = match cell {
            Content::Empty => Ok(Status::None),
            Content::Text(text) => self.status(text),
            Content::Number(1.0) => Ok(Status::Held),
            Content::Number(0.0) => Ok(Status::None),
            _ => Err(NotUnderstood),
        };
        if let Ok(status) = status {
            said.status = status;
            return Ok(());
        }
        let date = values::date(cell, DateOf::Start, self.today);
        match date {
            Ok(Some(date)) => {
                said.status = Status::Held;
                said.take_date(Some(date));
                Ok(())
            }
            _ => Err(self.fault(row, column, Code::StatusUnknown)),
        }
    }

    fn status(&mut self, text: &str) -> Result<Status, NotUnderstood> {
        if let Some(known) = self.learned.statuses.get(text) {
            return *known;
        }
        let status = values::status(text);
        self.learned.statuses.insert(text.into(), status);
        status
    }

    fn level_cell(&self, row: &Row, column: usize) -> Result<Option<u8>, Finding> {
        values::level(self.cell(row, column), &self.learned.words.scale).map_err(|_| {
            self.fault(row, column, Code::LevelUnknown)
                .expected([format!("0–{}", self.learned.words.scale.max)])
        })
    }

    #[inline(never)]
    fn date_cell(&self, row: &Row, field: Field, column: usize, said: &mut Said) -> Result<(), Finding> {
        let (target, of) = match field {
            Field::Acquired => (&mut said.acquired, DateOf::Start),
            Field::ValidUntil => (&mut said.valid_until, DateOf::End),
            Field::Expected => (&mut said.expected, DateOf::End),
            Field::Assessed => (&mut said.assessed, DateOf::Start),
            _ => return Ok(()),
        };
        let date = values::date(self.cell(row, column), of, self.today);
        if let Some(date) = date.map_err(|_| self.fault(row, column, Code::HoldingNotDate))? {
            *target = PackedDate::of(date);
        }
        Ok(())
    }

    fn matrix_holding(&mut self, row: &Row, person: u32, group: &MatrixGroup) -> bool {
        let columns = group.bare.iter().chain(group.parts.values());
        if columns.clone().all(|column| self.cell(row, *column).is_blank()) {
            return false;
        }
        match group.competence {
            None => self.drafts.unmatched(&group.name, &self.place(row, group.first_column)),
            Some(competence) => {
                let mut said = Said::default();
                let read = self.matrix_cells(row, group, &mut said);
                self.hold_if_read(person, competence, &said, read);
            }
        }
        true
    }

    fn matrix_cells(&mut self, row: &Row, group: &MatrixGroup, said: &mut Said) -> Result<(), Finding> {
        if let Some(column) = group.bare {
            self.mark_cell(row, column, DateOf::Start, said)?;
        }
        let formal = group.parts.get(&Field::Formal);
        if let Some(column) = formal {
            self.formal_cell(row, *column, said)?;
        }
        if let Some(column) = group.parts.get(&Field::Real)
            && let Some(level) = self.level_cell(row, *column)?
        {
            said.level = Some(level);
        }
        for (field, column) in &group.parts {
            self.date_cell(row, *field, *column, said)?;
        }
        // Where nothing else says what is formally held, a date of acquisition or validity does.
        if formal.is_none() && group.bare.is_none() && (said.acquired.is_some() || said.valid_until.is_some())
        {
            said.status = Status::Held;
        }
        Ok(())
    }

    fn mark_cell(&mut self, row: &Row, column: usize, of: DateOf, said: &mut Said) -> Result<(), Finding> {
        let mark = values::mark(self.cell(row, column), &self.learned.words.scale, of, self.today)
            .map_err(|_| self.fault(row, column, Code::MarkUnknown))?
            .unwrap_or_default();
        said.status = mark.status.unwrap_or_default();
        said.level = mark.level;
        said.take_date(mark.date);
        self.drafts.knows.formal |= mark.status.is_some();
        self.drafts.knows.real |= mark.level.is_some();
        Ok(())
    }

    #[inline]
    fn hold_if_read(
        &mut self,
        person: u32,
        competence: CompetenceId,
        said: &Said,
        read: Result<(), Finding>,
    ) {
        match read {
            Ok(()) => self.hold(person, competence, said),
            Err(finding) => self.hold_unread(person, competence, finding),
        }
    }

    #[inline]
    fn hold(&mut self, person: u32, competence: CompetenceId, said: &Said) {
        self.drafts.tables[self.table as usize].holdings.push(Holding {
            competence,
            person: PersonId(person),
            status: said.status,
            level: said.level,
            acquired: said.acquired,
            valid_until: said.valid_until,
            expected: said.expected,
            assessed: said.assessed,
        });
    }

    /// Keeps that something was said which could not be understood: it counts for nothing, and is no silence either.
    fn hold_unread(&mut self, person: u32, competence: CompetenceId, finding: Finding) {
        self.drafts.findings.push(finding);
        self.hold(person, competence, &Said { status: Status::Unread, ..Said::default() });
    }

    pub(super) fn credentials(&mut self, row: &Row, person: u32) {
        let layout = self.layout;
        let educations = layout.education.iter().map(|column| (CredentialKind::Education, *column));
        let authorisations =
            layout.authorisations.iter().map(|column| (CredentialKind::Authorisation, *column));
        for (kind, column) in educations.chain(authorisations) {
            if let Some(text) = self.text_at(row, column) {
                self.drafts.credit(person, kind, &text);
            }
        }
    }
}
