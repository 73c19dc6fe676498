//! A matrix with people across: turned round before it is read.

use super::columns::{Field, Meaning, meaning};
use super::header::text_of;
use super::values::{self, DateOf};
use super::vocabulary::Vocabulary;
use crate::finding::Finding;
use crate::model::date::Date;
use crate::source::{Content, Row, Source};
use std::ops::ControlFlow;

/// Tells whether the headings stand in the first column and the people in the others.
///
/// Either the first column has more headings than any row, among them who the people are; or the one heading is that
/// of the competences, and every other cell below the first row is a mark.
pub(super) fn is_turned(sample: &[Row], words: &Vocabulary, today: Date) -> bool {
    let first: Vec<Option<Meaning>> = sample.iter().map(|row| meaning(&text_of(row, 0))).collect();
    let down = first.iter().filter(|meaning| is_heading(meaning)).count();
    let has_people = down >= 2 && first.iter().any(is_identity);
    let is_competences = |meaning: &Option<Meaning>| is_of(meaning, &[Field::Competence]);
    let corner = first.iter().position(is_competences);
    // Hardly ever, so that no other cell is looked at.
    if !has_people && corner.is_none() {
        return false;
    }
    let headings =
        |row: &Row| (0..row.len()).filter(|column| is_heading(&meaning(&text_of(row, *column)))).count();
    let across = sample.iter().map(headings).max().unwrap_or_default();
    if has_people && down > across {
        return true;
    }
    across == 1 && corner.is_some_and(|corner| is_marks_below(corner, sample, words, today))
}

fn is_heading(meaning: &Option<Meaning>) -> bool {
    match meaning {
        Some(Meaning::Field(field, _)) => *field != Field::Unused,
        Some(Meaning::Unit(_)) => true,
        None => false,
    }
}

fn is_identity(meaning: &Option<Meaning>) -> bool {
    is_of(meaning, &[Field::Id, Field::NationalId, Field::Name, Field::LastName])
}

fn is_of(meaning: &Option<Meaning>, fields: &[Field]) -> bool {
    matches!(meaning, Some(Meaning::Field(field, _)) if fields.contains(field))
}

/// Tells whether all cells below and beside a row with names are marks.
fn is_marks_below(corner: usize, sample: &[Row], words: &Vocabulary, today: Date) -> bool {
    let below = &sample[corner + 1..];
    let names = (1..sample[corner].len()).filter(|column| !sample[corner].get(*column).is_blank()).count();
    let mut cells = below
        .iter()
        .flat_map(|row| (1..row.len()).map(|column| row.get(column)))
        .filter(|cell| !cell.is_blank());
    names >= 2
        && !below.is_empty()
        && cells.all(|cell| values::mark(cell, &words.scale, DateOf::Start, today).is_ok())
}

/// Reads a whole table and returns it with its columns as rows; the row's number is the column's.
pub(super) fn turn(source: &mut Source, number: usize) -> Result<Vec<Row>, Finding> {
    let mut rows: Vec<Row> = Vec::new();
    source.visit(number, |row| {
        rows.push(row.clone());
        ControlFlow::Continue(())
    })?;
    // Where no row says who the people are, the row of the corner does.
    let anonymous = !rows.iter().any(|row| is_identity(&meaning(&text_of(row, 0))));
    let width = rows.iter().map(Row::len).max().unwrap_or_default();
    let height = rows.last().map_or(0, |row| row.number as usize);
    let column = |at: usize| {
        let mut cells = vec![Content::Empty; height];
        for row in &rows {
            cells[row.number as usize - 1] = if anonymous { cell_or_name(row, at) } else { row.get(at) };
        }
        Row::of_cells(at as u32 + 1, cells)
    };
    Ok((0..width).map(column).collect())
}

/// The corner of a matrix with people across says what is below it; turned round, it is above the people's names.
fn cell_or_name(row: &Row, column: usize) -> Content<'_> {
    let cell = row.get(column);
    match (column, cell) {
        (0, Content::Text(text)) if matches!(meaning(text), Some(Meaning::Field(Field::Competence, _))) => {
            let ids = (1..row.len()).map(|at| row.get(at)).filter(|cell| !cell.is_blank());
            let numbered = ids.clone().count() > 0 && ids.clone().all(is_number);
            Content::Text(if numbered { "Ansattnummer" } else { "Navn" })
        }
        _ => cell,
    }
}

fn is_number(cell: Content<'_>) -> bool {
    match cell {
        Content::Number(_) => true,
        Content::Text(text) => text.trim().bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}
