//! Finds the header of a table by what it says: below title lines, on one row or two.

use super::columns::{Field, Meaning, facet, meaning};
use super::layout::Overrides;
use super::vocabulary::Vocabulary;
use crate::model::name::folded;
use crate::source::{Content, Row};
use std::collections::HashMap;

/// The header of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The row of the headings.
    pub row: u32,
    /// The last row of the header: data begin below it.
    pub last_row: u32,
    /// The headings, a column each.
    pub headings: Vec<Heading>,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// Its text; empty where the column has none.
    pub text: String,
    /// The part that a second row says of the competence that the text names.
    pub facet: Option<Field>,
}

/// How many rows may stand above the header.
const MOST_ABOVE: usize = 50;

/// Finds the header among the first rows of a table.
pub(super) fn find(rows: &[Row], words: &Vocabulary, overrides: &Overrides) -> Option<Header> {
    let mut known = Known::default();
    let first = rows.iter().take(MOST_ABOVE);
    let scores: Vec<usize> = first.map(|row| score(row, words, &mut known) + told(row, overrides)).collect();
    let best = scores.iter().copied().max().filter(|best| *best >= 1)?;
    let place = scores.iter().position(|score| *score == best)?;
    Some(two_rows(rows, place).unwrap_or_else(|| one_row(&rows[place])))
}

/// What texts may stand for as headings, and whether each is a competence's name: rows below the header repeat theirs.
type Known<'r> = HashMap<&'r str, (Option<Meaning>, bool)>;

/// Returns the known headings of a row: each field and unit once, and one for the plan's competences.
fn score<'r>(row: &'r Row, words: &Vocabulary, known: &mut Known<'r>) -> usize {
    let mut fields = std::collections::BTreeSet::new();
    let mut units = std::collections::BTreeSet::new();
    let mut competences = 0;
    for column in 0..row.len() {
        let Content::Text(text) = row.get(column) else { continue };
        let told = known.entry(text).or_insert_with(|| (meaning(text), words.competence(text).is_some()));
        match told {
            (Some(Meaning::Field(field, _)), _) if *field != Field::Unused => _ = fields.insert(*field),
            (Some(Meaning::Unit(kind)), _) => _ = units.insert(kind.clone()),
            (_, true) => competences = 1,
            (_, false) => {}
        }
    }
    // A competence alone is as likely a cell of a list as a heading.
    let known = fields.len() + units.len();
    if known == 0 { 0 } else { known + competences }
}

/// Returns how many of a row's cells the user has named as headings.
fn told(row: &Row, overrides: &Overrides) -> usize {
    let mut names = overrides.fields.iter().map(|(_, name)| name).chain(&overrides.units).peekable();
    if names.peek().is_none() {
        return 0;
    }
    let cells: Vec<String> = texts(row).map(|(_, text)| folded(&text)).collect();
    names.filter(|name| cells.contains(&folded(name))).count()
}

fn one_row(row: &Row) -> Header {
    let headings = (0..row.len()).map(|column| Heading { text: text_of(row, column), facet: None }).collect();
    Header { row: row.number, last_row: row.number, headings }
}

/// Returns the header where a second row says which part of a competence each column has.
///
/// Either the row below is nothing but such parts, or the row itself repeats them and the row above names the competences.
fn two_rows(rows: &[Row], place: usize) -> Option<Header> {
    let below = rows.get(place + 1).filter(|row| is_all_facets(row));
    if let Some(below) = below {
        return Some(joined(&rows[place], below));
    }
    let above = place.checked_sub(1).and_then(|above| rows.get(above))?;
    let names = repeats_facets(&rows[place]) || names_facets_alone(above, &rows[place]);
    names.then(|| joined(above, &rows[place]))
}

/// Tells whether a row has nothing but parts of competences: the second row of a header.
pub(super) fn is_all_facets(row: &Row) -> bool {
    let mut cells = texts(row).peekable();
    cells.peek().is_some() && cells.all(|(_, text)| facet(&text).is_some())
}

fn repeats_facets(row: &Row) -> bool {
    let facets: Vec<Field> = texts(row).filter_map(|(_, text)| facet(&text)).collect();
    let distinct: std::collections::BTreeSet<&Field> = facets.iter().collect();
    distinct.len() < facets.len()
}

/// Tells whether a row has texts above parts of competences, and nowhere else: then it names the competences.
fn names_facets_alone(above: &Row, parts: &Row) -> bool {
    let mut names = texts(above).peekable();
    names.peek().is_some() && names.all(|(column, _)| facet(&text_of(parts, column)).is_some())
}

/// Joins a row of names with a row of parts; a merged name stands in its first column only, and goes on to the right.
fn joined(names: &Row, parts: &Row) -> Header {
    let mut headings: Vec<Heading> = Vec::new();
    let mut name = String::new();
    for column in 0..names.len().max(parts.len()) {
        let above = text_of(names, column);
        let below = text_of(parts, column);
        let part = facet(&below);
        if !above.is_empty() || part.is_none() {
            name = above.clone();
        }
        headings.push(match part {
            Some(part) if !name.is_empty() => Heading { text: name.clone(), facet: Some(part) },
            _ if below.is_empty() => Heading { text: above, facet: None },
            _ => Heading { text: below, facet: None },
        });
    }
    Header { row: parts.number, last_row: parts.number.max(names.number), headings }
}

fn texts(row: &Row) -> impl Iterator<Item = (usize, String)> + '_ {
    (0..row.len()).map(|column| (column, text_of(row, column))).filter(|(_, text)| !text.is_empty())
}

/// Returns a heading's text: one line, without white space around it.
pub(super) fn text_of(row: &Row, column: usize) -> String {
    match row.get(column) {
        Content::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Content::Number(number) => format!("{number}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &[&str]) -> Vec<Row> {
        let row = |(number, line): (usize, &&str)| {
            Row::of_cells(
                number as u32 + 1,
                line.split(';')
                    .map(|cell| if cell.is_empty() { Content::Empty } else { Content::Text(cell) }),
            )
        };
        lines.iter().enumerate().map(row).collect()
    }

    #[test]
    fn titles_above_are_passed_over() {
        let rows = rows(&[
            "Kompetanseoversikt",
            "Utskrift per 21.11.2026",
            "Ansattnummer;Navn;Enhet",
            "1;Kari;Nord",
        ]);
        let header = find(&rows, &Vocabulary::open(), &Overrides::default()).unwrap();
        assert_eq!((header.row, header.headings.len()), (3, 3));
    }

    #[test]
    fn a_second_row_may_name_the_parts() {
        let below =
            rows(&["Ansattnummer;Navn;HLR;;Ernæring;", ";;Formell;Real;Formell;Real", "1;Kari;x;3;;2"]);
        let above =
            rows(&[";;HLR;;Ernæring;", "Ansattnummer;Navn;Formell;Real;Formell;Real", "1;Kari;x;3;;2"]);
        for table in [below, above] {
            let header = find(&table, &Vocabulary::open(), &Overrides::default()).unwrap();
            assert_eq!(header.last_row, 2);
            assert_eq!(header.headings[1], Heading { text: "Navn".into(), facet: None });
            assert_eq!(header.headings[5], Heading { text: "Ernæring".into(), facet: Some(Field::Real) });
        }
    }

    #[test]
    fn one_competence_may_have_a_row_of_its_own() {
        let table = rows(&[";;HLR;", "Ansattnummer;Navn;Formell;Real", "1;Kari;x;3"]);
        let header = find(&table, &Vocabulary::open(), &Overrides::default()).unwrap();
        assert_eq!(header.headings[3], Heading { text: "HLR".into(), facet: Some(Field::Real) });
    }

    #[test]
    fn a_text_without_known_headings_has_none() {
        assert_eq!(
            find(&rows(&["Kjære alle", "Takk for sist;og hei"]), &Vocabulary::open(), &Overrides::default()),
            None
        );
    }
}
