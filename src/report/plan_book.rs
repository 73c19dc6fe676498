//! A plan file laid out as a workbook: a sheet for each table, a column for each key, a row for each entry.

use std::collections::BTreeMap;

use super::document::Phrase;
use super::plan_columns::{ColumnForm, Input, SHEETS, SheetForm};
use super::plan_file::{Data, Entry, Part, PlanFile, Setting, Shape, Used};
use crate::language::{Language, Text, plan_book as words};
use crate::model::amount::Decimal;

/// A plan as a workbook.
#[derive(Debug, Clone)]
pub struct PlanBook {
    /// The language of its words.
    pub language: Language,
    /// The name of the sheet of explanations.
    pub guide: &'static str,
    /// What stands there, line by line.
    pub lines: Vec<Phrase>,
    /// The sheets of its tables.
    pub sheets: Vec<Sheet>,
}

/// The sheet of a table.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
    /// How many characters are seen.
    pub width: u8,
    /// Whether something stands in it.
    pub used: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// What a key is set to.
    Settings {
        /// What is typed there.
        input: Input,
        /// What goes there, in a sentence.
        says: &'static str,
    },
    /// Remarks.
    Remarks,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Whether it holds.
    pub used: Used,
    /// What stands in each column; nothing in that of the remarks.
    pub cells: Vec<Option<Data>>,
    /// What stands in that.
    pub remarks: Vec<Remark>,
}

/// Something said of a row.
#[derive(Debug, Clone)]
pub enum Remark {
    /// Words.
    Words(Phrase),
    /// What could stand in a column.
    Suggestion {
        /// The heading of the column.
        heading: String,
        /// What is typed there.
        input: Input,
        /// What could stand there.
        to: Data,
    },
}

/// Returns a plan file as a workbook.
pub fn document(plan: &PlanFile) -> PlanBook {
    let language = plan.language;
    PlanBook {
        language,
        guide: words::GUIDE_SHEET.get(language),
        lines: guide(plan),
        sheets: SHEETS.iter().map(|form| Layout { form, language }.sheet(plan)).collect(),
    }
}

/// Returns the name of the sheet of a table in a language.
pub fn sheet_name(key: &str, language: Language) -> &'static str {
    SHEETS.iter().find(|form| is_form(form.key, key)).map_or("", |form| form.key.get(language))
}

/// Returns the explanations, with an empty line between them.
fn guide(plan: &PlanFile) -> Vec<Phrase> {
    let comments = plan.parts.iter().filter_map(|part| match part {
        Part::Comment(lines) => Some(lines.clone()),
        Part::Entry(_) => None,
    });
    comments.collect::<Vec<_>>().join(&Phrase::default())
}

/// Tells whether a key is a form of another.
fn is_form(key: Text, text: &str) -> bool {
    [key.nb, key.nn, key.en].contains(&text)
}

/// A row while it is laid out: what stands in each column of the form.
struct Drawn {
    used: Used,
    cells: BTreeMap<usize, Data>,
    remarks: Vec<Remark>,
}

/// A sheet being laid out.
struct Layout {
    form: &'static SheetForm,
    language: Language,
}

impl Layout {
    fn sheet(&self, plan: &PlanFile) -> Sheet {
        let entries: Vec<&Entry> = plan
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Entry(entry) if is_form(self.form.key, root(entry.name)) => Some(entry),
                _ => None,
            })
            .collect();
        let (several, one): (Vec<&Entry>, Vec<&Entry>) =
            entries.into_iter().partition(|entry| entry.shape == Shape::Many);
        let (used, not_yet): (Vec<&Entry>, Vec<&Entry>) =
            one.into_iter().partition(|entry| entry.used == Used::Yes);
        let mut rows: Vec<Drawn> = several.into_iter().map(|entry| self.row(entry)).collect();
        rows.extend(self.block(&used, Used::Yes));
        not_yet.iter().for_each(|entry| rows.extend(self.block(&[entry], Used::NotYet)));
        self.placed(rows)
    }

    fn row(&self, entry: &Entry) -> Drawn {
        Drawn { used: entry.used, cells: self.cells(entry).collect(), remarks: self.remarks(entry) }
    }

    /// Returns the rows of tables that stand alone and are one sheet: lists go on down their columns.
    fn block(&self, entries: &[&Entry], used: Used) -> Vec<Drawn> {
        let mut rows: Vec<Drawn> = Vec::new();
        let all = entries.iter().flat_map(|entry| self.cells(entry));
        for (at, data) in all {
            for (down, part) in downwards(data).into_iter().enumerate() {
                if rows.len() == down {
                    rows.push(Drawn { used, cells: BTreeMap::new(), remarks: Vec::new() });
                }
                rows[down].cells.insert(at, part);
            }
        }
        if let Some(first) = rows.first_mut() {
            first.remarks = entries.iter().flat_map(|entry| self.remarks(entry)).collect();
        }
        rows
    }

    /// Returns what an entry says, by the place of the column in the form.
    fn cells(&self, entry: &Entry) -> impl Iterator<Item = (usize, Data)> {
        let used = entry.settings.iter().filter(|setting| setting.used == Used::Yes);
        used.flat_map(|setting| self.places(entry, setting))
    }

    /// Returns the columns of a setting: several where a table within the table has columns of its own.
    fn places(&self, entry: &Entry, setting: &Setting) -> Vec<(usize, Data)> {
        let data = general(setting.to.clone());
        if let Some((_, outer)) = entry.name.split_once('.') {
            return self.place(outer, Some(setting.key)).map(|at| (at, data)).into_iter().collect();
        }
        if let Data::Table(all) = &data {
            let spread: Option<Vec<(usize, Data)>> = all
                .iter()
                .map(|(inner, to)| Some((self.place(setting.key, Some(inner))?, to.clone())))
                .collect();
            if let Some(spread) = spread.filter(|spread| !spread.is_empty()) {
                return spread;
            }
        }
        self.place(setting.key, None).map(|at| (at, data)).into_iter().collect()
    }

    fn place(&self, key: &str, inner: Option<&str>) -> Option<usize> {
        self.form.columns.iter().position(|column| is_form(column.key, key) && column.inner == inner)
    }

    fn remarks(&self, entry: &Entry) -> Vec<Remark> {
        let said = entry.comment.iter().filter(|line| **line != Phrase::default());
        let mut remarks: Vec<Remark> = said.cloned().map(Remark::Words).collect();
        for setting in &entry.settings {
            if setting.used == Used::NotYet {
                remarks.extend(self.places(entry, setting).into_iter().map(|place| self.suggestion(place)));
            }
            remarks.extend(setting.remark.iter().cloned().map(Remark::Words));
        }
        remarks
    }

    fn suggestion(&self, (at, to): (usize, Data)) -> Remark {
        let column = &self.form.columns[at];
        Remark::Suggestion { heading: self.heading(column), input: column.input, to }
    }

    fn heading(&self, column: &ColumnForm) -> String {
        let key = column.key.get(self.language);
        column.inner.map_or_else(|| key.to_owned(), |inner| format!("{key}.{inner}"))
    }

    /// Returns the sheet with the columns that are used first, then the remarks, then what else can be said.
    fn placed(&self, rows: Vec<Drawn>) -> Sheet {
        let is_used = |at: &usize| rows.iter().any(|row| row.cells.contains_key(at));
        let all = || 0..self.form.columns.len();
        let can_be_said = |at: &usize| self.form.columns[*at].input != Input::Whole;
        let used: Vec<usize> = all().filter(is_used).collect();
        let unused: Vec<usize> = all().filter(|at| !is_used(at)).filter(can_be_said).collect();
        let order: Vec<Option<usize>> = if used.is_empty() {
            unused.into_iter().map(Some).chain([None]).collect()
        } else {
            used.iter().copied().map(Some).chain([None]).chain(unused.into_iter().map(Some)).collect()
        };
        let columns =
            order.iter().map(|at| self.column(*at, at.is_none_or(|at| used.contains(&at)))).collect();
        let place = |mut row: Drawn| Row {
            used: row.used,
            cells: order.iter().map(|at| at.and_then(|at| row.cells.remove(&at))).collect(),
            remarks: row.remarks,
        };
        Sheet { name: self.form.key.get(self.language), columns, rows: rows.into_iter().map(place).collect() }
    }

    fn column(&self, at: Option<usize>, used: bool) -> Column {
        const WIDTH_OF_REMARKS: u8 = 60;
        match at.map(|at| &self.form.columns[at]) {
            Some(column) => Column {
                heading: self.heading(column),
                holds: Holds::Settings { input: column.input, says: column.says.get(self.language) },
                width: column.width,
                used,
            },
            None => Column {
                heading: words::REMARKS.get(self.language).to_owned(),
                holds: Holds::Remarks,
                width: WIDTH_OF_REMARKS,
                used,
            },
        }
    }
}

/// Returns the key of a table, without that of a table within it.
fn root(name: &str) -> &str {
    name.split_once('.').map_or(name, |(root, _)| root)
}

/// Returns what goes down a column, a cell each.
fn downwards(data: Data) -> Vec<Data> {
    let is_text = |one: &Data| matches!(one, Data::Text(_));
    match data {
        Data::List(all) if !all.is_empty() && all.iter().all(is_text) => all,
        Data::Table(all) if !all.is_empty() => all.into_iter().map(|pair| Data::Table(vec![pair])).collect(),
        one => vec![one],
    }
}

/// Returns what a key is set to in the few kinds that cells are written from.
fn general(data: Data) -> Data {
    let whole = |number: u64| Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX)).unwrap_or_default();
    let text = |words: Vec<String>| Data::List(words.into_iter().map(Data::Text).collect());
    match data {
        Data::Count(number) => Data::Decimal(whole(number)),
        Data::Texts(all) => text(all),
        Data::ByYear(steps) => {
            Data::Table(steps.into_iter().map(|(y, n)| (y.to_string(), Data::Decimal(whole(n)))).collect())
        }
        Data::ByAge(steps) => {
            Data::Table(steps.into_iter().map(|(age, n)| (age.to_string(), Data::Decimal(n))).collect())
        }
        Data::ByName(all) => Data::Table(all.into_iter().map(|(name, n)| (name, Data::Decimal(n))).collect()),
        Data::Within(key, all) => Data::Table(vec![(key.to_owned(), text(all))]),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(entries: Vec<Entry>, name: &str) -> Sheet {
        let parts = entries.into_iter().map(Part::Entry).collect();
        let book = document(&PlanFile { language: Language::Bokmal, parts });
        book.sheets.into_iter().find(|sheet| sheet.name == name).unwrap()
    }

    fn headings(sheet: &Sheet) -> Vec<&str> {
        sheet.columns.iter().map(|column| column.heading.as_str()).collect()
    }

    #[test]
    fn what_is_used_comes_first_and_every_key_is_there() {
        let unit = Entry::many("eining").with("alias", Data::texts(["a"])).with("namn", Data::text("Nord"));
        assert_eq!(headings(&sheet(vec![unit], "enhet")), ["navn", "alias", "# merknad", "under"]);
        assert_eq!(headings(&sheet(Vec::new(), "enhet")), ["navn", "under", "alias", "# merknad"]);
    }

    #[test]
    fn tables_within_tables_have_columns_of_their_own() {
        let plan = Entry::one("plan").with("navn", Data::text("A"));
        let within = Entry::one("plan.sarbar").with("ved", Data::Count(2));
        let sheet = sheet(vec![plan, within], "plan");
        assert_eq!(&headings(&sheet)[..3], ["navn", "sarbar.ved", "# merknad"]);
        assert_eq!(sheet.rows.len(), 1);
    }

    #[test]
    fn a_table_of_nothing_is_a_cell_all_the_same() {
        let nothing = Entry::many("kompetanse").with("formell_fra", Data::Table(Vec::new()));
        let sheet = sheet(vec![nothing], "kompetanse");
        assert_eq!(headings(&sheet)[0], "formell_fra");
    }

    #[test]
    fn lists_go_down_where_a_table_stands_alone() {
        let scale = Entry::one("skala")
            .with("maks", Data::Count(1))
            .with("navn", Data::texts(["Nei", "Ja"]))
            .or_with("standard_niva", Data::Count(1));
        let sheet = sheet(vec![scale], "skala");
        let filled: Vec<usize> = sheet.rows.iter().map(|row| row.cells.iter().flatten().count()).collect();
        assert_eq!((filled, sheet.rows[0].remarks.len()), (vec![2, 1], 1));
    }
}
