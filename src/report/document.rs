//! What a report is, whatever the format: blocks, tables with declared columns, and values that are not yet text.

use super::agenda::Agenda;
use crate::language::{Counted, Language};
use crate::model::amount::{Decimal, Expected, Fte, Share};
use crate::model::date::Date;
use std::borrow::Cow;

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    /// The language that it is written in.
    pub language: Language,
    /// What it is about.
    pub title: Phrase,
    /// Lines below the title.
    pub subtitles: Vec<Phrase>,
    /// What it holds, in order.
    pub blocks: Vec<Block>,
    /// What it rests on, so that its figures can be had again; none of what rests on nothing but itself.
    pub provenance: Option<Table>,
}

/// A part of a report.
#[derive(Debug, Clone)]
pub enum Block {
    /// The heading of what follows, up to the next.
    Heading(Phrase),
    /// A paragraph.
    Paragraph(Phrase),
    /// A table.
    Table(Table),
    /// A picture of a table.
    Chart(Chart),
    /// A remark on how to read the rest.
    Note(Phrase),
    /// A page about one of several, that can be handed out by itself.
    Page(Page),
    /// What is to be done on which day, of which only calendars tell.
    Agenda(Agenda),
    /// Lines that are to be copied as they stand.
    Listing {
        /// What they are for.
        caption: Phrase,
        /// The lines.
        text: String,
    },
}

/// A page about one of several.
#[derive(Debug, Clone)]
pub struct Page {
    /// Whom or what it is about.
    pub title: Phrase,
    /// What it holds, in order: no pages, no headings and no charts. Its tables are there to be read; programs get those of
    /// the report, which are of all pages.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// A key that never changes.
    pub key: &'static str,
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; as many values as there are columns.
    pub rows: Vec<Vec<Value>>,
    /// A column by whose values people see the rows in groups.
    pub group: Option<usize>,
    /// Who needs it: what only programs and spreadsheets do, people get where they ask for it by name.
    pub prominence: Prominence,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// A key that never changes; JSON's, where the answer is JSON too.
    pub key: &'static str,
    /// The heading to people.
    pub heading: String,
    /// How its values are shown.
    pub kind: Kind,
    /// Who needs it.
    pub prominence: Prominence,
}

/// How a column's values are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, to the left.
    Text,
    /// What is worth saying of the row; a terminal writes it below.
    Remark,
    /// Numbers, aligned by their decimal marks.
    Number,
    /// A share, as percent.
    Share,
    /// A share, as percent with a bar.
    Bar,
    /// Shares one after the other, as a line of bars.
    Spark,
}

/// Who needs a column or a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prominence {
    /// Everybody: shown where room is short.
    Main,
    /// Who wants all figures: left out in the terminal and in Markdown.
    Extra,
    /// Who reads: left out where other columns give programs the same.
    People,
}

/// A picture of a table of the same report: it points at what it shows, and owns no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, and how it is read.
    pub caption: String,
    /// The key of the table.
    pub of: &'static str,
    /// How it is drawn; columns by their keys.
    pub mark: Mark,
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A cell for each of what rows name in two columns, in the table's groups: coloured by a share, with a figure.
    HeatMap {
        /// What stands to the left.
        down: &'static str,
        /// What stands above.
        across: &'static str,
        /// The share.
        share: &'static str,
        /// The figure.
        figure: &'static str,
    },
    /// Lying bars of shares, one below the other.
    Bars {
        /// What each stands for.
        label: &'static str,
        /// The shares; several of a row stand together.
        shares: &'static [&'static str],
    },
    /// What may come, year by year, beside lines of what is required; one for each of the table's groups.
    Fan {
        /// The year.
        year: &'static str,
        /// Low, middle and high.
        spread: [&'static str; 3],
        /// What is required: a line each.
        lines: &'static [&'static str],
    },
    /// Bars of numbers, lying or standing.
    Columns {
        /// What each stands for.
        label: &'static str,
        /// The number.
        number: &'static str,
    },
    /// A step for each of some columns, up or down from where the one before ended; one for each row.
    Waterfall {
        /// What the row is of.
        label: &'static str,
        /// The steps.
        steps: &'static [&'static str],
        /// Where they end.
        sum: &'static str,
    },
}

/// A value of a table, exact.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words from the register or the plan: escaped wherever they could be taken for anything else.
    Text(String),
    /// Words to people, with the key that programs know the thing by.
    Word {
        /// The key.
        key: Cow<'static, str>,
        /// The word.
        text: Cow<'static, str>,
    },
    /// A number of things.
    Count(i64),
    /// Årsverk.
    Fte(Fte),
    /// A share.
    Share(Share),
    /// A share with a decimal more, beside the percentage that is asked for: it is never rounded up to that.
    Tenths(Share, Decimal),
    /// A percentage as a plan has it.
    Percent(Decimal),
    /// A number as a plan has it.
    Number(Decimal),
    /// A year.
    Year(i16),
    /// A number that is expected, not counted.
    Expected(Expected),
    /// Årsverk that are expected, not counted.
    ExpectedFte(Expected),
    /// A probability.
    Chance(Expected),
    /// Shares one after the other.
    Series(Vec<Share>),
    /// A day.
    Date(Date),
    /// Words with values in them.
    Phrase(Phrase),
    /// Nothing yet: somebody is to write it.
    Blank,
    /// Nothing, with the reason.
    Missing(Missing),
}

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// There can be none.
    NotApplicable,
    /// It is not known.
    Unknown,
    /// It is hidden, for it rests on few people.
    Suppressed,
}

impl Value {
    /// Returns words to people that programs know by a key.
    pub fn word(key: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Self {
        Value::Word { key: key.into(), text: text.into() }
    }

    /// Tells whether it is not known, or says so of something among its words.
    fn is_unknown(&self) -> bool {
        match self {
            Value::Missing(missing) => *missing == Missing::Unknown,
            Value::Phrase(Phrase(pieces)) => {
                pieces.iter().any(|piece| matches!(piece, Piece::Value(value) if value.is_unknown()))
            }
            _ => false,
        }
    }

    /// Returns a value, or that it is not known.
    pub fn or_unknown(value: Option<Value>) -> Self {
        value.unwrap_or(Value::Missing(Missing::Unknown))
    }

    /// Returns a value, or that it is hidden.
    pub fn or_hidden(value: Option<Value>) -> Self {
        value.unwrap_or(Value::Missing(Missing::Suppressed))
    }

    /// Tells whether it is hidden.
    pub fn is_hidden(&self) -> bool {
        *self == Value::Missing(Missing::Suppressed)
    }

    /// Returns a value, or that there can be none.
    pub fn or_none(value: Option<Value>) -> Self {
        value.unwrap_or(Value::Missing(Missing::NotApplicable))
    }
}

/// Words with values in them; only a renderer writes the values out, for only it rounds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Phrase(pub Vec<Piece>);

/// A piece of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Words.
    Words(Cow<'static, str>),
    /// A value.
    Value(Value),
}

impl Piece {
    /// Returns words, where there are any.
    fn of_words(words: &'static str) -> Option<Self> {
        (!words.is_empty()).then_some(Piece::Words(Cow::Borrowed(words)))
    }
}

impl Phrase {
    /// Returns a phrase of words alone.
    pub fn of(words: impl Into<Cow<'static, str>>) -> Self {
        Self(vec![Piece::Words(words.into())])
    }

    /// Returns a template with each `{name}` as a value.
    pub fn fill(template: &'static str, values: &[(&str, Value)]) -> Self {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some((words, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            pieces.extend(Piece::of_words(words));
            pieces.extend(
                values.iter().find(|(known, _)| *known == name).map(|(_, value)| Piece::Value(value.clone())),
            );
            rest = after;
        }
        pieces.extend(Piece::of_words(rest));
        Self(pieces)
    }

    /// Returns the counted text for a number, with the number in it.
    pub fn counted(text: Counted, number: u64, language: Language) -> Self {
        let text = if number == 1 { text.one } else { text.many };
        Self::fill(text.get(language), &[("n", Value::Count(number as i64))])
    }

    /// Returns the counted text for a number that may be hidden, with the number in it.
    pub fn counted_or_hidden(text: Counted, number: Option<u64>, language: Language) -> Self {
        match number {
            Some(number) => Self::counted(text, number, language),
            None => Self::fill(text.many.get(language), &[("n", Value::Missing(Missing::Suppressed))]),
        }
    }

    /// Returns phrases as one, with words between them.
    pub fn joined(phrases: impl IntoIterator<Item = Phrase>, between: &'static str) -> Self {
        let mut all = Vec::new();
        for phrase in phrases {
            if !all.is_empty() {
                all.push(Piece::Words(between.into()));
            }
            all.extend(phrase.0);
        }
        Self(all)
    }
}

impl Column {
    /// Tells whether the column is shown where room is short.
    pub fn is_brief(&self) -> bool {
        matches!(self.prominence, Prominence::Main | Prominence::People)
    }
}

impl Table {
    /// Returns the place of a column.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// Returns the rows, in runs of one group; all of them where there are no groups.
    pub fn groups(&self) -> Vec<&[Vec<Value>]> {
        match self.group {
            Some(group) => self.rows.chunk_by(|a, b| a[group] == b[group]).collect(),
            None => vec![&self.rows],
        }
    }

    /// Tells whether any figure of some columns is hidden in a row.
    pub fn hides_in(&self, row: &[Value], keys: &[&str]) -> bool {
        let is_hidden = |key: &&str| self.place(key).is_some_and(|at| row[at].is_hidden());
        keys.iter().any(is_hidden)
    }

    /// Hides in a row what is hidden of it, by JSON's keys.
    pub fn hide(&mut self, row: usize, hidden: &[&'static str]) {
        for (column, value) in self.columns.iter().zip(&mut self.rows[row]) {
            if hidden.iter().any(|key| is_key(key, column.key)) {
                *value = Value::Missing(Missing::Suppressed);
            }
        }
    }

    /// Tells whether anything is hidden in some columns.
    pub fn hides(&self, columns: &[usize]) -> bool {
        let is_hidden = |row: &Vec<Value>| columns.iter().any(|column| row[*column].is_hidden());
        self.rows.iter().any(is_hidden)
    }

    /// Tells whether people see anywhere in it that something is not known, by itself or among words.
    pub fn has_unknown(&self) -> bool {
        let brief: Vec<usize> = (0..self.columns.len()).filter(|at| self.columns[*at].is_brief()).collect();
        self.rows.iter().any(|row| brief.iter().any(|at| row[*at].is_unknown()))
    }

    /// Tells whether people see it without asking for it: it has rows, and is not for programs alone.
    pub fn is_shown(&self) -> bool {
        !self.rows.is_empty() && self.prominence != Prominence::Extra
    }
}

/// Tells whether JSON's key is a column's, which has `_` where JSON has one object in another.
fn is_key(key: &str, column: &str) -> bool {
    key.len() == column.len()
        && key.bytes().zip(column.bytes()).all(|(a, b)| a == b || a == b'.' && b == b'_')
}

impl Report {
    /// Returns the tables, that of what it rests on last; not those of single pages.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        let in_blocks = self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Chart(_)
            | Block::Note(_)
            | Block::Page(_)
            | Block::Agenda(_)
            | Block::Listing { .. } => None,
        });
        in_blocks.chain(&self.provenance)
    }

    /// Returns the table of a key.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables().find(|table| table.key == key)
    }
}
