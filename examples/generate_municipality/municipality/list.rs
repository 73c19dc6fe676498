//! The register as a list: a row per person and competence, as an older system exports it
//! (semicolons, Windows-1252, decimal comma).

use anyhow::ensure;
use csv::{Terminator, Writer, WriterBuilder};
use encoding_rs::WINDOWS_1252;

use super::calendar::norwegian_or_blank;
use super::holdings::Holding;
use super::people::Person;
use super::text;

const HOLDING_HEADINGS: &[&str] =
    &["Kompetanse", "Formell", "Realkompetanse", "Oppnådd", "Gyldig til", "Forventet ferdig", "Vurdert dato"];

/// Returns the list, encoded.
pub fn bytes(people: &[Person]) -> anyhow::Result<Vec<u8>> {
    let mut list = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    list.write_record(text::EMPLOYMENT_HEADINGS.iter().chain(HOLDING_HEADINGS))?;
    for person in people {
        write_person(&mut list, person)?;
    }
    encoded(&String::from_utf8(list.into_inner()?)?)
}

/// Writes the holdings beside the first employment, and a row without any for each of the others.
fn write_person(list: &mut Writer<Vec<u8>>, person: &Person) -> csv::Result<()> {
    for (nth, employment) in person.employments.iter().enumerate() {
        let rows = if nth == 0 { holding_rows(person) } else { Vec::new() };
        let blank = [vec![String::new(); HOLDING_HEADINGS.len()]];
        for row in if rows.is_empty() { blank.as_slice() } else { rows.as_slice() } {
            list.write_record(text::employment_cells(person, employment).iter().chain(row))?;
        }
    }
    Ok(())
}

fn holding_rows(person: &Person) -> Vec<Vec<String>> {
    let mut rows: Vec<_> = person.holdings.iter().flat_map(rows_of).collect();
    rows.extend(person.elsewhere.map(course_elsewhere));
    rows
}

/// Returns the row of a holding, after that of the same course taken before.
fn rows_of(holding: &Holding) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    if let Some((acquired, valid_until)) = holding.earlier {
        let dates = [Some(acquired), Some(valid_until), None, None].map(norwegian_or_blank);
        rows.push([vec![holding.called.to_owned(), "Ja".to_owned(), String::new()], dates.to_vec()].concat());
    }
    let said =
        vec![holding.called.to_owned(), text::status(holding.formal).to_owned(), text::level(holding.level)];
    let dates =
        [holding.acquired, holding.valid_until, holding.expected, holding.assessed].map(norwegian_or_blank);
    rows.push([said, dates.to_vec()].concat());
    rows
}

fn course_elsewhere(name: &str) -> Vec<String> {
    [name, "Ja", "", "", "", "", ""].map(str::to_owned).to_vec()
}

fn encoded(text: &str) -> anyhow::Result<Vec<u8>> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    ensure!(!unmappable, "the register has a character that Windows-1252 lacks");
    Ok(bytes.into_owned())
}
