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
    let first: Vec<String> = sample.iter().map(|row| text_of(row, 0)).collect();
    let down = first.iter().filter(|text| is_heading(text)).count();
    let across = sample
        .iter()
        .map(|row| (0..row.len()).filter(|column| is_heading(&text_of(row, *column))).count())
        .max();
    let identified = first.iter().any(|text| is_identity(text));
    if down >= 2 && identified && down > across.unwrap_or_default() {
        return true;
    }
    across == Some(1) && is_marks_below_competences(sample, &first, words, today)
}

fn is_heading(text: &str) -> bool {
    match meaning(text) {
        Some(Meaning::Field(field, _)) => field != Field::Unused,
        Some(Meaning::Unit(_)) => true,
        None => false,
    }
}

fn is_identity(text: &str) -> bool {
    let identity = [Field::Id, Field::NationalId, Field::Name, Field::LastName];
    matches!(meaning(text), Some(Meaning::Field(field, _)) if identity.contains(&field))
}

fn is_marks_below_competences(sample: &[Row], first: &[String], words: &Vocabulary, today: Date) -> bool {
    let corner =
        first.iter().position(|text| matches!(meaning(text), Some(Meaning::Field(Field::Competence, _))));
    let Some(corner) = corner else { return false };
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
    let anonymous = !rows.iter().any(|row| is_identity(&text_of(row, 0)));
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
