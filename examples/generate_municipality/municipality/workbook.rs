//! The register as a workbook: title lines, a sheet of employments, a sheet of competences, and one of
//! explanations, as people keep it by hand.

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::holdings::Holding;
use super::people::{Employment, Person};
use super::text;

/// The row of the headings, below the title lines.
const HEADING_ROW: u32 = 3;
/// A sheet has room for a little more; what is left over goes on another sheet.
const MOST_ROWS: u32 = 1_000_000;

const HOLDING_HEADINGS: &[&str] = &[
    "Ansattnummer",
    "Kompetanse",
    "Formell",
    "Realkompetanse",
    "Oppnådd",
    "Gyldig til",
    "Forventet ferdig",
    "Vurdert dato",
];

const EXPLANATIONS: &[&str] = &[
    "Om registeret",
    "",
    "Fjordvik er en oppdiktet kommune, og alle personene er oppdiktet.",
    "Arket «Ansatte» har én rad per ansettelse. Den som har flere stillinger, har flere rader.",
    "Arket «Kompetanse» har én rad per ansatt og kompetanse, med samme ansattnummer som i «Ansatte».",
    "Formell: Ja, Under utdanning, Dispensasjon, Utløpt. Tomt felt betyr at den ansatte ikke har formell kompetanse.",
    "Realkompetanse: 0 ingen, 1 kjenner til, 2 under veiledning, 3 selvstendig, 4 kan lære opp andre.",
    "Tomt felt under Realkompetanse betyr at den ansatte ikke er vurdert.",
    "Stillingsprosent 0 betyr tilkallingsvikar.",
];

/// Returns the workbook.
pub fn bytes(people: &[Person]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock would make another file each time.
    let made = ExcelDateTime::from_ymd(2026, 11, 21)?;
    workbook.set_properties(&DocProperties::new().set_title("Fjordvik").set_creation_datetime(&made));
    write_explanations(workbook.add_worksheet().set_name("Forklaring")?)?;
    write_employments(workbook.add_worksheet().set_name("Ansatte")?, people)?;
    write_holdings(&mut workbook, people)?;
    workbook.save_to_buffer()
}

fn write_explanations(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for (row, line) in (0..).zip(EXPLANATIONS) {
        sheet.write(row, 0, *line)?;
    }
    Ok(())
}

fn write_employments(sheet: &mut Worksheet, people: &[Person]) -> Result<(), XlsxError> {
    write_top(sheet, "Ansatte i helse og velferd", text::EMPLOYMENT_HEADINGS)?;
    let mut row = HEADING_ROW;
    let mut sum = 0;
    for person in people {
        for employment in &person.employments {
            row += 1;
            sum += employment.size;
            write_employment(sheet, row, person, employment)?;
        }
    }
    sheet.write(row + 1, 0, "Sum")?;
    sheet.write(row + 1, 8, f64::from(sum) / 100.0)?;
    Ok(())
}

fn write_employment(
    sheet: &mut Worksheet,
    row: u32,
    person: &Person,
    employment: &Employment,
) -> Result<(), XlsxError> {
    sheet.write(row, 0, &person.id)?;
    sheet.write(row, 1, &person.name)?;
    write_date(sheet, row, 2, Some(person.born))?;
    write_text(sheet, row, 3, person.authorisation)?;
    write_text(sheet, row, 4, employment.place.department)?;
    write_text(sheet, row, 5, employment.place.unit.unwrap_or_default())?;
    write_text(sheet, row, 6, employment.title)?;
    write_text(sheet, row, 7, employment.code)?;
    sheet.write(row, 8, f64::from(employment.size) / 100.0)?;
    write_date(sheet, row, 9, Some(employment.start))?;
    write_date(sheet, row, 10, employment.end)
}

/// Writes what people can do, on as many sheets as it takes.
fn write_holdings(workbook: &mut Workbook, people: &[Person]) -> Result<(), XlsxError> {
    let mut rows = people.iter().flat_map(holding_rows).peekable();
    let mut sheets = 0;
    while sheets == 0 || rows.peek().is_some() {
        sheets += 1;
        let name = if sheets == 1 { "Kompetanse".to_owned() } else { format!("Kompetanse {sheets}") };
        let sheet = workbook.add_worksheet().set_name(name)?;
        write_top(sheet, "Kompetanse i helse og velferd", HOLDING_HEADINGS)?;
        for row in (HEADING_ROW + 1)..MOST_ROWS {
            let Some(said) = rows.next() else { break };
            write_holding(sheet, row, &said)?;
        }
    }
    Ok(())
}

/// A row of the sheet of competences: whose, which, status, level, and the dates as the headings have them.
struct HoldingRow<'a> {
    id: &'a str,
    name: &'static str,
    status: &'static str,
    level: Option<u8>,
    dates: [Option<Date>; 4],
}

fn holding_rows(person: &Person) -> Vec<HoldingRow<'_>> {
    let id = person.id.as_str();
    let mut rows: Vec<_> = person.holdings.iter().flat_map(|holding| rows_of(id, holding)).collect();
    rows.extend(person.elsewhere.map(|name| HoldingRow {
        id,
        name,
        status: "Ja",
        level: None,
        dates: [None; 4],
    }));
    rows
}

fn rows_of<'a>(id: &'a str, holding: &Holding) -> Vec<HoldingRow<'a>> {
    let before = holding.earlier.map(|(acquired, valid_until)| HoldingRow {
        id,
        name: holding.called,
        status: "Ja",
        level: None,
        dates: [Some(acquired), Some(valid_until), None, None],
    });
    let now = HoldingRow {
        id,
        name: holding.called,
        status: text::status(holding.formal),
        level: holding.level,
        dates: [holding.acquired, holding.valid_until, holding.expected, holding.assessed],
    };
    before.into_iter().chain([now]).collect()
}

fn write_holding(sheet: &mut Worksheet, row: u32, said: &HoldingRow) -> Result<(), XlsxError> {
    sheet.write(row, 0, said.id)?;
    sheet.write(row, 1, said.name)?;
    write_text(sheet, row, 2, said.status)?;
    if let Some(level) = said.level {
        sheet.write(row, 3, level)?;
    }
    (4..).zip(said.dates).try_for_each(|(column, day)| write_date(sheet, row, column, day))
}

/// Writes the title lines and the headings.
fn write_top(sheet: &mut Worksheet, title: &str, headings: &[&str]) -> Result<(), XlsxError> {
    sheet.write(0, 0, format!("Fjordvik kommune: {title}"))?;
    sheet.write(1, 0, "Uttrekk per 21.11.2026")?;
    sheet.write_row_with_format(HEADING_ROW, 0, headings.iter().copied(), &Format::new().set_bold())?;
    Ok(())
}

/// Writes a text, and leaves the cell empty where there is none.
fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    if !text.is_empty() {
        sheet.write(row, column, text)?;
    }
    Ok(())
}

fn write_date(sheet: &mut Worksheet, row: u32, column: u16, day: Option<Date>) -> Result<(), XlsxError> {
    let Some(day) = day else { return Ok(()) };
    let value = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
    sheet.write_with_format(row, column, &value, &Format::new().set_num_format("dd.mm.yyyy"))?;
    Ok(())
}
