//! How values are written where a register is text: dates, percentages and statuses as Norwegians write them.

use super::calendar::{norwegian, norwegian_or_blank};
use super::holdings::Formal;
use super::people::{Employment, Person};

/// The columns that say who somebody is and where they work, in the order of [`employment_cells`].
pub const EMPLOYMENT_HEADINGS: &[&str] = &[
    "Ansattnummer",
    "Navn",
    "Fødselsdato",
    "Autorisasjon",
    "Avdeling",
    "Enhet",
    "Stilling",
    "Stillingskode",
    "Stillingsprosent",
    "Startdato",
    "Sluttdato",
];

/// Returns the cells of a person and an employment.
pub fn employment_cells(person: &Person, employment: &Employment) -> Vec<String> {
    vec![
        person.id.clone(),
        person.name.clone(),
        norwegian(person.born),
        person.authorisation.to_owned(),
        employment.place.department.to_owned(),
        employment.place.unit.unwrap_or_default().to_owned(),
        employment.title.to_owned(),
        employment.code.to_owned(),
        percent(employment.size),
        norwegian(employment.start),
        norwegian_or_blank(employment.end),
    ]
}

/// Returns hundredths of a percent as a percentage with a decimal comma, and no more decimals than needed.
pub fn percent(hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole},{}", part / 10),
        part => format!("{whole},{part:02}"),
    }
}

/// Returns a formal status in words.
pub fn status(formal: Formal) -> &'static str {
    match formal {
        Formal::None => "",
        Formal::Held => "Ja",
        Formal::InProgress => "Under utdanning",
        Formal::Expired => "Utløpt",
        Formal::Dispensation => "Dispensasjon",
    }
}

/// Returns a real level, and nothing where it is not assessed.
pub fn level(level: Option<u8>) -> String {
    level.map(|level| level.to_string()).unwrap_or_default()
}
