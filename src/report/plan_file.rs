//! What a plan file is before it is text: entries with settings, and comments in plain words.

use super::document::{Phrase, Value};
use crate::language::{Language, Text, plan_book, template};
use crate::model::amount::Decimal;
use crate::model::date::Date;

/// A plan file.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFile {
    /// The language of its comments, and of its keys where nynorsk has its own.
    pub language: Language,
    /// What it holds, in order.
    pub parts: Vec<Part>,
}

/// A part of a plan file.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Lines of explanation.
    Comment(Vec<Phrase>),
    /// A table.
    Entry(Entry),
}

/// A table with its settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Lines of explanation above it.
    pub comment: Vec<Phrase>,
    /// Its name.
    pub name: &'static str,
    /// Whether there may be several of the name.
    pub shape: Shape,
    /// What it says.
    pub settings: Vec<Setting>,
    /// Whether it holds.
    pub used: Used,
}

/// Whether a table stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `[plan]`.
    One,
    /// `[[krav]]`.
    Many,
}

/// Whether something holds, or is there to be used if wished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Used {
    /// It holds.
    Yes,
    /// It is commented out.
    NotYet,
}

/// A key and what it is set to.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What it is set to.
    pub to: Data,
    /// A remark behind it.
    pub remark: Option<Phrase>,
    /// Whether it holds.
    pub used: Used,
}

/// What a key is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// Text.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// A whole number.
    Count(u64),
    /// A number with decimals.
    Decimal(Decimal),
    /// A day.
    Day(Date),
    /// Yes or no.
    Flag(bool),
    /// Several of whatever kind.
    List(Vec<Data>),
    /// A table within the table, of whatever is in it.
    Table(Vec<(String, Data)>),
    /// A number from each year on.
    ByYear(Vec<(i16, u64)>),
    /// A number from each age on.
    ByAge(Vec<(u8, Decimal)>),
    /// A number for each name.
    ByName(Vec<(String, Decimal)>),
    /// A table within the line.
    Within(&'static str, Vec<String>),
}

impl Entry {
    /// Returns a table that stands alone, without settings.
    pub fn one(name: &'static str) -> Self {
        Self { comment: Vec::new(), name, shape: Shape::One, settings: Vec::new(), used: Used::Yes }
    }

    /// Returns one of several tables of a name, without settings.
    pub fn many(name: &'static str) -> Self {
        Self { shape: Shape::Many, ..Self::one(name) }
    }

    /// Returns the table below lines of explanation.
    #[must_use]
    pub fn below(mut self, comment: Vec<Phrase>) -> Self {
        self.comment.extend(comment);
        self
    }

    /// Returns the table with a setting.
    #[must_use]
    pub fn with(mut self, key: &'static str, to: Data) -> Self {
        self.settings.push(Setting { key, to, remark: None, used: Used::Yes });
        self
    }

    /// Returns the table with a setting that is there to be used if wished.
    #[must_use]
    pub fn or_with(mut self, key: &'static str, to: Data) -> Self {
        self.settings.push(Setting { key, to, remark: None, used: Used::NotYet });
        self
    }

    /// Returns the table with a remark behind its last setting.
    #[must_use]
    pub fn remarked(mut self, remark: Phrase) -> Self {
        if let Some(last) = self.settings.last_mut() {
            last.remark = Some(remark);
        }
        self
    }

    /// Returns the table commented out.
    #[must_use]
    pub fn not_yet(mut self) -> Self {
        self.used = Used::NotYet;
        self
    }
}

impl Data {
    /// Returns text.
    pub fn text(text: impl Into<String>) -> Self {
        Data::Text(text.into())
    }

    /// Returns several texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Data::Texts(texts.into_iter().map(Into::into).collect())
    }
}

/// What a plan is written as, where that changes what is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text, as TOML.
    Text,
    /// A workbook.
    Workbook,
}

impl Form {
    /// Returns how the plan is to be read and changed.
    pub(super) fn head(self) -> Text {
        match self {
            Form::Text => template::HEAD,
            Form::Workbook => plan_book::BOOK_HEAD,
        }
    }

    /// Returns how it is used.
    pub(super) fn run(self) -> Text {
        match self {
            Form::Text => template::STARTER_RUN,
            Form::Workbook => plan_book::BOOK_RUN,
        }
    }
}

impl From<Entry> for Part {
    fn from(entry: Entry) -> Self {
        Part::Entry(entry)
    }
}

/// Returns a plan file of entries that another one has, in a form; `files` is where they are from.
pub fn of_entries(entries: Vec<Entry>, files: &[String], form: Form, language: Language) -> PlanFile {
    let from = [("files", Value::Text(files.join(", ")))];
    let head = match form {
        Form::Text => Vec::new(),
        Form::Workbook => {
            let texts = [lines(plan_book::BOOK_OF_PLAN, language, &from), lines(form.head(), language, &[])];
            vec![paragraphs(&texts)]
        }
    };
    PlanFile { language, parts: head.into_iter().chain(entries.into_iter().map(Part::Entry)).collect() }
}

/// Returns the lines of a text, with values in them.
pub(super) fn lines(text: Text, language: Language, values: &[(&str, Value)]) -> Vec<Phrase> {
    text.get(language).lines().map(|line| Phrase::fill(line, values)).collect()
}

/// Returns an explanation of several texts, with an empty line between them.
pub(super) fn paragraphs(texts: &[Vec<Phrase>]) -> Part {
    Part::Comment(texts.join(&Phrase::default()))
}
