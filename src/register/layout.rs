//! What each column of a table is, once its header is known.

use super::columns::{Field, Meaning, meaning, split_facet};
use super::fields::FieldColumns;
use super::header::{Header, Heading};
use super::values::{self, DateOf};
use super::vocabulary::Vocabulary;
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::model::name::folded;
use crate::model::plan::CompetenceId;
pub use crate::model::table::Shape;
use crate::model::table::{ColumnTaken, Role};
use crate::origin::Origin;
use crate::source::{Content, Row};
use std::collections::BTreeMap;

/// Columns that the user has named: a field or a kind of unit, and the heading of its column.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// Fields, with the headings that are theirs.
    pub fields: Vec<(Field, String)>,
    /// Unit columns from the top down; empty to find them by looking.
    pub units: Vec<String>,
    /// What each file is, such as a `Kommune`, where each has people and units of its own.
    pub each_file: Option<String>,
}

/// The columns of a table.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The shape of the table.
    pub shape: Shape,
    /// The headings, a column each.
    pub headings: Vec<Heading>,
    /// Fields and their columns.
    pub fields: FieldColumns,
    /// Columns of education texts; a table may have several.
    pub education: Vec<usize>,
    /// Columns of authorisations.
    pub authorisations: Vec<usize>,
    /// Unit columns, as the table has them from left to right, with their kinds.
    pub units: Vec<(String, usize)>,
    /// What a matrix says of competences.
    pub matrix: Vec<MatrixGroup>,
    /// Columns that nothing is known of.
    pub unknown: Vec<usize>,
}

/// The columns of one competence in a matrix.
#[derive(Debug, Clone)]
pub struct MatrixGroup {
    /// The competence's name as the table has it.
    pub name: String,
    /// The competence; none where the plan does not have it.
    pub competence: Option<CompetenceId>,
    /// The column without a part: a mark.
    pub bare: Option<usize>,
    /// The columns of the parts.
    pub parts: BTreeMap<Field, usize>,
    /// The first column.
    pub first_column: usize,
}

impl Layout {
    /// Returns the column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.fields.get(field)
    }

    /// Returns how many columns there are, up to the last that has a heading.
    pub(super) fn width(&self) -> usize {
        let is_headed = |heading: &Heading| !heading.text.is_empty();
        self.headings.iter().rposition(is_headed).map_or(0, |last| last + 1)
    }

    /// Returns the headings of columns that are of competences, where no column says of which.
    pub fn headings_without_competence(&self) -> Vec<&str> {
        let is_holding = |column: &&usize| {
            let heading = &self.headings[**column];
            heading.facet.is_none() && super::columns::facet(&heading.text).is_some()
        };
        let stray: Vec<&usize> = self.unknown.iter().filter(is_holding).collect();
        if self.shape != Shape::People || stray.len() < 2 {
            return Vec::new();
        }
        stray.into_iter().map(|column| self.headings[*column].text.as_str()).collect()
    }

    /// Tells whether a column of ids tells people apart.
    pub fn has_id(&self) -> bool {
        self.fields.has(Field::Id) || self.fields.has(Field::NationalId)
    }

    /// Tells whether anything tells people apart.
    pub fn has_identity(&self) -> bool {
        self.has_id() || [Field::Name, Field::LastName].into_iter().any(|field| self.fields.has(field))
    }

    /// Tells whether the table says anything of employments.
    pub fn has_employment(&self) -> bool {
        const OF_EMPLOYMENT: [Field; 6] =
            [Field::Fraction, Field::Title, Field::Code, Field::Start, Field::End, Field::EmploymentType];
        !self.units.is_empty() || OF_EMPLOYMENT.into_iter().any(|field| self.fields.has(field))
    }
}

impl Layout {
    /// Returns what each column with a heading was taken for.
    pub(super) fn columns_taken(&self, words: &Vocabulary) -> Vec<ColumnTaken> {
        let headed = self.headings.iter().enumerate().filter(|(_, heading)| !heading.text.is_empty());
        headed
            .map(|(column, heading)| ColumnTaken {
                number: column as u32 + 1,
                heading: heading.text.clone(),
                role: self.role(column, words),
            })
            .collect()
    }

    fn role(&self, column: usize, words: &Vocabulary) -> Role {
        if let Some((field, _)) = self.fields.iter().find(|(_, at)| *at == column) {
            return Role::Field(field);
        }
        if self.units.iter().any(|(_, at)| *at == column) {
            return Role::Field(Field::Unit);
        }
        if self.education.contains(&column) {
            return Role::Field(Field::Education);
        }
        if self.authorisations.contains(&column) {
            return Role::Field(Field::Authorisation);
        }
        self.matrix.iter().find_map(|group| group.role(column, words)).unwrap_or(Role::Unused)
    }
}

impl MatrixGroup {
    fn role(&self, column: usize, words: &Vocabulary) -> Option<Role> {
        let part = self.parts.iter().find(|(_, at)| **at == column).map(|(part, _)| *part);
        if part.is_none() && self.bare != Some(column) {
            return None;
        }
        Some(match self.competence {
            Some(id) => Role::Competence(words.competence_names()[id.index()].clone(), part),
            None => Role::Unmatched(self.name.clone()),
        })
    }
}

/// Finds what each column is.
///
/// # Errors
/// Findings, where columns could both be the same needed field, or a named column is not there.
pub(super) fn lay_out(
    header: &Header,
    sample: &[Row],
    words: &mut Vocabulary,
    overrides: &Overrides,
    place: &Origin,
    today: Date,
) -> Result<Layout, Vec<Finding>> {
    let mut sorting = Sorting::new(header, overrides);
    for (column, heading) in header.headings.iter().enumerate() {
        sorting.sort(column, heading, words);
    }
    sorting.dates_beside_a_status(sample, today);
    let place = place.at_line(header.row);
    let fields = sorting.choose(&place)?;
    Ok(sorting.into_layout(fields, header, sample, words, today))
}

/// Columns sorted by what they could be.
struct Sorting<'o> {
    overrides: &'o Overrides,
    candidates: BTreeMap<Field, Vec<(u8, usize, String)>>,
    units: Vec<(String, usize)>,
    parts: Vec<(String, Option<Field>, usize)>,
    unknown: Vec<usize>,
    told: Vec<(usize, Field)>,
    /// Columns that could be the formal status, but that the user has named another.
    other_statuses: Vec<(u8, usize, String)>,
}

impl<'o> Sorting<'o> {
    fn new(header: &Header, overrides: &'o Overrides) -> Self {
        let column =
            |name: &str| header.headings.iter().position(|heading| folded(&heading.text) == folded(name));
        let told =
            overrides.fields.iter().filter_map(|(field, name)| Some((column(name)?, *field))).collect();
        Self {
            overrides,
            candidates: BTreeMap::new(),
            units: Vec::new(),
            parts: Vec::new(),
            unknown: Vec::new(),
            told,
            other_statuses: Vec::new(),
        }
    }

    fn sort(&mut self, column: usize, heading: &Heading, words: &Vocabulary) {
        let text = heading.text.as_str();
        if let Some((_, field)) = self.told.iter().find(|(at, _)| *at == column) {
            self.candidates.insert(*field, vec![(0, column, text.to_owned())]);
            return;
        }
        if let Some(kind) = self.told_unit(text) {
            self.units.push((kind, column));
            return;
        }
        if heading.facet.is_some() {
            self.parts.push((text.to_owned(), heading.facet, column));
            return;
        }
        match meaning(text) {
            Some(Meaning::Field(Field::Unused, _)) if words.competence(text).is_some() => {
                self.bare(text, column)
            }
            Some(Meaning::Field(Field::Formal, rank)) if self.is_told(Field::Formal) => {
                self.other_statuses.push((rank, column, text.to_owned()));
            }
            Some(Meaning::Field(field, _)) if self.is_told(field) => {}
            Some(Meaning::Field(field, rank)) => {
                self.candidates.entry(field).or_default().push((rank, column, text.to_owned()));
            }
            Some(Meaning::Unit(kind)) if self.overrides.units.is_empty() => self.units.push((kind, column)),
            Some(Meaning::Unit(_)) => {}
            None if text.is_empty() => {}
            None => match split_facet(text) {
                Some((name, part)) if words.competence(text).is_none() => {
                    self.parts.push((name, Some(part), column))
                }
                _ if words.competence(text).is_some() => self.bare(text, column),
                _ => self.unknown.push(column),
            },
        }
    }

    fn bare(&mut self, name: &str, column: usize) {
        self.parts.push((name.to_owned(), None, column));
    }

    fn is_told(&self, field: Field) -> bool {
        self.told.iter().any(|(_, told)| *told == field)
    }

    /// Returns a kind for a unit column that the user has named: its place from the top.
    fn told_unit(&self, heading: &str) -> Option<String> {
        let place = self.overrides.units.iter().position(|name| folded(name) == folded(heading))?;
        Some(format!("{place:02}"))
    }

    /// Takes `Fullført` with nothing but dates in it, beside a column that is the status, for when it was acquired.
    fn dates_beside_a_status(&mut self, sample: &[Row], today: Date) {
        if self.candidates.contains_key(&Field::Acquired) {
            return;
        }
        let statuses = self.candidates.remove(&Field::Formal).unwrap_or_default();
        let is_dated = |column: usize| {
            let mut cells =
                sample.iter().map(|row| row.get(column)).filter(|cell| !cell.is_blank()).peekable();
            let is_date = |cell| matches!(values::date(cell, DateOf::Start, today), Ok(Some(_)));
            cells.peek().is_some() && cells.all(is_date)
        };
        let others = std::mem::take(&mut self.other_statuses);
        let (dated, statuses): (Vec<_>, Vec<_>) = if statuses.len() + others.len() > 1 {
            let told = |column: usize| self.told.iter().any(|(at, _)| *at == column);
            let all = statuses.into_iter().chain(others.iter().cloned());
            all.partition(|(_, column, _)| !told(*column) && is_dated(*column))
        } else {
            (Vec::new(), statuses)
        };
        let is_other =
            |(_, column, _): &(u8, usize, String)| others.iter().any(|(_, other, _)| other == column);
        let statuses: Vec<_> = statuses.into_iter().filter(|one| !is_other(one)).collect();
        for (field, columns) in [(Field::Acquired, dated), (Field::Formal, statuses)] {
            if !columns.is_empty() {
                self.candidates.insert(field, columns);
            }
        }
    }

    /// Chooses one column for each field: the surest; where two are as sure, that is a fault if the field is needed.
    fn choose(&self, place: &Origin) -> Result<BTreeMap<Field, usize>, Vec<Finding>> {
        let mut chosen = BTreeMap::new();
        let mut faults = Vec::new();
        for (field, candidates) in &self.candidates {
            if matches!(field, Field::Unused | Field::Education | Field::Authorisation) {
                continue;
            }
            let surest = candidates.iter().map(|(rank, ..)| *rank).min().unwrap_or_default();
            let equals: Vec<_> = candidates.iter().filter(|(rank, ..)| *rank == surest).collect();
            if let [(_, column, _)] = equals[..] {
                chosen.insert(*field, *column);
                continue;
            }
            let seen = equals.iter().map(|(_, column, text)| {
                format!("{text} ({})", crate::origin::column_letters(*column as u32 + 1))
            });
            let (_, column, text) = equals[0];
            let at = place.at_column(*column as u32 + 1, text.as_str());
            let choice = format!("{}={text}", field.word());
            faults.push(Finding::new(Code::ColumnAmbiguous).at(at).seen(choice).expected(seen));
        }
        if faults.is_empty() { Ok(chosen) } else { Err(faults) }
    }

    fn into_layout(
        mut self,
        mut fields: BTreeMap<Field, usize>,
        header: &Header,
        sample: &[Row],
        words: &mut Vocabulary,
        today: Date,
    ) -> Layout {
        let is_list = fields.contains_key(&Field::Competence);
        if is_list {
            self.unknown.extend(self.parts.drain(..).map(|(_, _, column)| column));
        } else {
            self.stray_parts(&mut fields);
            self.unmatched_marks(header, sample, words, today);
        }
        resolve_periods(&mut fields, is_list, header);
        let matrix = groups(&self.parts, words);
        let shape = match () {
            () if is_list => Shape::List,
            () if !matrix.is_empty() => Shape::Matrix,
            () => Shape::People,
        };
        let columns = |field| {
            self.candidates
                .get(&field)
                .map_or(Vec::new(), |all| all.iter().map(|(_, column, _)| *column).collect())
        };
        let (education, authorisations) = (columns(Field::Education), columns(Field::Authorisation));
        self.unknown.sort_unstable();
        Layout {
            shape,
            headings: header.headings.clone(),
            fields: fields.into_iter().collect(),
            education,
            authorisations,
            units: self.units,
            matrix,
            unknown: self.unknown,
        }
    }

    /// Headings such as `Status` or `Nivå` alone mean nothing in a table without a column of competences.
    fn stray_parts(&mut self, fields: &mut BTreeMap<Field, usize>) {
        const OF_HOLDINGS: [Field; 6] = [
            Field::Formal,
            Field::Real,
            Field::Acquired,
            Field::ValidUntil,
            Field::Expected,
            Field::Assessed,
        ];
        for field in OF_HOLDINGS {
            if let Some(column) = fields.remove(&field) {
                self.unknown.push(column);
            }
        }
    }

    /// Takes unknown columns of a matrix whose cells all are marks as competences that the plan does not have.
    fn unmatched_marks(&mut self, header: &Header, sample: &[Row], words: &Vocabulary, today: Date) {
        if self.parts.is_empty() && !words.is_open() {
            return;
        }
        let (marks, unknown) = self.unknown.iter().partition(|column| {
            let heading = folded(&header.headings[**column].text);
            let again = |cell: &Content<'_>| matches!(cell, Content::Text(text) if folded(text) == heading);
            let cells =
                sample.iter().map(|row| row.get(**column)).filter(|cell| !cell.is_blank() && !again(cell));
            let mut some = false;
            let all = cells.inspect(|_| some = true).all(|cell| is_mark(cell, words, today));
            some && all && !is_of_date(&heading)
        });
        self.unknown = unknown;
        let marks: Vec<usize> = marks;
        for column in marks {
            self.parts.push((header.headings[column].text.clone(), None, column));
        }
    }
}

/// Tells whether a cell can hardly be anything but a mark: a number that could be a date, or a cost centre, is none.
fn is_mark(cell: Content<'_>, words: &Vocabulary, today: Date) -> bool {
    let Ok(Some(mark)) = values::mark(cell, &words.scale, DateOf::Start, today) else { return false };
    let digits_alone = match cell {
        Content::Text(text) => text.trim().bytes().all(|b| b.is_ascii_digit()),
        Content::Number(_) => true,
        _ => false,
    };
    mark.date.is_none() || !digits_alone
}

/// Tells whether a heading is that of a date, which a column of dates alone most often is.
fn is_of_date(heading: &str) -> bool {
    let heading = folded(heading);
    heading.contains("dato") || heading.contains("date")
}

/// `Fra` and `Til` are of the competence in a list, unless other columns say when that was acquired and is valid;
/// `Gyldig fra` is always of the competence there. Elsewhere they are of the employment.
fn resolve_periods(fields: &mut BTreeMap<Field, usize>, is_list: bool, header: &Header) {
    let dated = fields.contains_key(&Field::Acquired) || fields.contains_key(&Field::ValidUntil);
    let of_validity = |column: usize| {
        let heading = folded(&header.headings[column].text);
        heading.contains("gyldig") || heading.contains("valid")
    };
    let periods = [(Field::From, Field::Acquired, Field::Start), (Field::To, Field::ValidUntil, Field::End)];
    for (general, of_holding, of_employment) in periods {
        if let Some(column) = fields.remove(&general) {
            let particular =
                if is_list && (!dated || of_validity(column)) { of_holding } else { of_employment };
            fields.entry(particular).or_insert(column);
        }
    }
}

/// Gathers the columns of each competence.
fn groups(parts: &[(String, Option<Field>, usize)], words: &mut Vocabulary) -> Vec<MatrixGroup> {
    let mut groups: Vec<MatrixGroup> = Vec::new();
    for (name, part, column) in parts {
        let place =
            groups.iter().position(|group| folded(&group.name) == folded(name)).unwrap_or_else(|| {
                let competence = words.take(name);
                groups.push(MatrixGroup {
                    name: name.clone(),
                    competence,
                    bare: None,
                    parts: BTreeMap::new(),
                    first_column: *column,
                });
                groups.len() - 1
            });
        match part {
            Some(part) => _ = groups[place].parts.entry(*part).or_insert(*column),
            None => _ = groups[place].bare.get_or_insert(*column),
        }
    }
    groups
}
