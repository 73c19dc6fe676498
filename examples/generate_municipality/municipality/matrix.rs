//! The register as a matrix: a row per employment, and three columns per competence.
//!
//! It has no room for when something was acquired, is expected or was assessed, nor for courses that no
//! plan asks for; the gap needs none of them.

use csv::{Terminator, WriterBuilder};

use super::calendar::norwegian_or_blank;
use super::competences::{COMPETENCES, Competence};
use super::people::{Employment, Person};
use super::text;

/// Returns the matrix, in UTF-8 with a byte order mark.
pub fn bytes(people: &[Person]) -> anyhow::Result<Vec<u8>> {
    let mut matrix = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    matrix.write_record(headings())?;
    for person in people {
        for (nth, employment) in person.employments.iter().enumerate() {
            matrix.write_record(cells(person, employment, nth == 0))?;
        }
    }
    Ok(matrix.into_inner()?)
}

fn headings() -> Vec<String> {
    let sub_columns = |competence: &'static Competence| {
        ["formell", "real", "gyldig til"].map(|column| format!("{} {column}", competence.name))
    };
    let of_employment = text::EMPLOYMENT_HEADINGS.iter().map(|heading| (*heading).to_owned());
    of_employment.chain(COMPETENCES.iter().flat_map(sub_columns)).collect()
}

/// Returns the cells of an employment; what somebody can do stands beside the first one.
fn cells(person: &Person, employment: &Employment, with_holdings: bool) -> Vec<String> {
    let mut cells = text::employment_cells(person, employment);
    for competence in COMPETENCES {
        cells.extend(if with_holdings { holding_cells(person, competence) } else { Default::default() });
    }
    cells
}

fn holding_cells(person: &Person, competence: &Competence) -> [String; 3] {
    let holding = person.holdings.iter().find(|holding| holding.competence.id == competence.id);
    holding.map_or_else(Default::default, |holding| {
        [
            text::status(holding.formal).to_owned(),
            text::level(holding.level),
            norwegian_or_blank(holding.valid_until),
        ]
    })
}
