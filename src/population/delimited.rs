//! Delimited population files: what StatBank's pages and its API write, and tables made from them.

use super::alternative::Alternative;
use super::group::Group;
use super::header::{Figures, Header};
use super::region::Region;
use super::table::{Builder, Figure, Population};
use super::vocabulary::{self, Cell, Sex};
use crate::finding::{Code, Finding, quotable};
use crate::origin::Origin;
use crate::source::{Content, Form, Input, Row, Source};
use std::ops::ControlFlow;
use std::sync::Arc;

/// Reads a delimited file, in whatever encoding and with whatever between its cells.
///
/// # Errors
/// A finding, where it is another kind of file, has no header that is known, or has a cell that cannot be read.
pub(super) fn read(file: &Origin, bytes: Arc<[u8]>) -> Result<Population, Finding> {
    let input = Input::Bytes { name: file.file.clone(), bytes };
    let mut source = Source::open(input).map_err(of_another_kind)?;
    if let Form::Workbook(kind) = source.form() {
        return Err(Finding::new(Code::PopulationUnreadable).at(file.clone()).seen(kind));
    }
    let mut reader = Reader::new(file);
    source.visit(0, |row| reader.take(row))?;
    reader.finish()
}

/// Returns what a refusal of the file means here, where no workbook is read either.
fn of_another_kind(refused: Finding) -> Finding {
    let seen = match refused.code {
        Code::FileKindUnknown => refused.seen.clone().unwrap_or_default(),
        Code::WorkbookPassword | Code::WorkbookDamaged => "Excel, ZIP".to_owned(),
        _ => return refused,
    };
    Finding { code: Code::PopulationUnreadable, seen: Some(seen), ..refused }
}

/// Takes rows one at a time: titles until a header, then figures.
struct Reader<'a> {
    file: &'a Origin,
    header: Option<Header>,
    /// How many rows are no header, and the one most like it.
    passed: usize,
    likest: Vec<String>,
    builder: Builder,
    fault: Option<Finding>,
}

/// How many rows may stand before the header.
const MOST_BEFORE: usize = 50;

/// What a row says of each of its figures.
struct Stub {
    region: u32,
    group: Group,
    sex: Sex,
    alternative: Option<u32>,
    year: Option<i16>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a Origin) -> Self {
        let builder = Builder::new(file);
        Self { file, header: None, passed: 0, likest: Vec::new(), builder, fault: None }
    }

    fn take(&mut self, row: &Row) -> ControlFlow<()> {
        // Lent out while the row is read.
        let Some(header) = self.header.take() else { return self.look_for_header(row) };
        let taken = self.take_figures(&header, row);
        self.header = Some(header);
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(fault) => {
                self.fault = Some(fault);
                ControlFlow::Break(())
            }
        }
    }

    fn look_for_header(&mut self, row: &Row) -> ControlFlow<()> {
        let cells: Vec<&str> = (0..row.len()).map(|column| text(row, column)).collect();
        self.header = Header::of(&cells);
        if self.header.is_none() && cells.len() > self.likest.len() {
            self.likest = cells.into_iter().map(str::to_owned).collect();
        }
        self.passed += 1;
        if self.header.is_none() && self.passed >= MOST_BEFORE {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    fn take_figures(&mut self, header: &Header, row: &Row) -> Result<(), Finding> {
        let Some(stub) = self.stub(header, row)? else { return Ok(()) };
        for column in &header.figures {
            let persons = match Cell::read(text(row, column.column)) {
                Cell::Persons(number) => Some(number),
                Cell::Missing => None,
                Cell::Strange(_) => return Err(self.unreadable(header, row, column.column)),
            };
            let Some(year) = stub.year.or(column.year) else { continue };
            let alternative = match stub.alternative {
                Some(place) => place,
                None => self.builder.alternative(Alternative::of("", &column.label)),
            };
            self.builder.put(Figure {
                region: stub.region,
                alternative,
                sex: sex_of(&stub, column),
                group: stub.group,
                year,
                persons,
                line: Some(row.number),
            })?;
        }
        Ok(())
    }

    /// Returns what a row is about; none where it is a note, or about what is no age, such as an average.
    fn stub(&mut self, header: &Header, row: &Row) -> Result<Option<Stub>, Finding> {
        let Some(group) = Group::read(text(row, header.age)) else { return Ok(None) };
        let cell = |column: Option<usize>| column.map(|column| text(row, column)).unwrap_or_default();
        let (code, name) = (cell(header.region_code), cell(header.region));
        if code.is_empty() && name.is_empty() {
            return Ok(None);
        }
        let year = match header.year {
            Some(column) => Some(self.known(header, row, column, vocabulary::year)?),
            None => None,
        };
        let sex = match header.sex {
            Some(column) => self.known(header, row, column, Sex::read)?,
            None => Sex::Both,
        };
        let alternative =
            header.contents.map(|column| self.builder.alternative(Alternative::of("", text(row, column))));
        let region = self.builder.region(Region::of_parts(code, name));
        Ok(Some(Stub { region, group, sex, alternative, year }))
    }

    /// Returns what a cell says, or that it cannot be read.
    fn known<T>(
        &self,
        header: &Header,
        row: &Row,
        column: usize,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Finding> {
        read(text(row, column)).ok_or_else(|| self.unreadable(header, row, column))
    }

    fn unreadable(&self, header: &Header, row: &Row, column: usize) -> Finding {
        let heading = header.headings.get(column).map_or("", String::as_str);
        let place = self.file.at_line(row.number).at_column(column as u32 + 1, heading);
        Finding::new(Code::PopulationCellUnreadable).at(place).seen(text(row, column))
    }

    fn finish(self) -> Result<Population, Finding> {
        const LISTED: usize = 8;
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        if self.header.is_some() {
            return Ok(self.builder.finish());
        }
        let headings = self.likest.into_iter().filter(|heading| !heading.is_empty()).take(LISTED);
        let headings = headings.map(|heading| quotable(&heading));
        Err(Finding::new(Code::PopulationUnreadable).at(self.file.clone()).expected(headings))
    }
}

/// Returns the sex that the heading tells, or else the row.
fn sex_of(stub: &Stub, column: &Figures) -> Sex {
    column.sex.unwrap_or(stub.sex)
}

/// Returns the text of a cell, without white space around it.
fn text(row: &Row, column: usize) -> &str {
    match row.get(column) {
        Content::Text(text) => text.trim(),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(bytes: &[u8]) -> Result<Vec<String>, Finding> {
        let table = read(&Origin::file("f.csv"), bytes.into())?;
        let told = |figure: &Figure| {
            let persons = figure.persons.map_or("-".to_owned(), |persons| persons.to_string());
            let region = table.regions[figure.region as usize].shown();
            let alternative = table.alternatives[figure.alternative as usize].name();
            format!(
                "{region}|{:?}|{}|{alternative}|{}|{persons}|{}",
                figure.sex,
                figure.group,
                figure.year,
                figure.line.unwrap()
            )
        };
        Ok(table.figures.iter().map(told).collect())
    }

    fn refused(bytes: &[u8]) -> Finding {
        taken(bytes).unwrap_err()
    }

    #[test]
    fn a_row_per_figure_is_read() {
        let text = "region;alternativ;år;alder;personer\n\
                    Porsgrunn;Hovedalternativet (MMMM);2026;80-89 år;1859\n\
                    Porsgrunn;Lav nasjonal vekst (LLML);2026;90 år eller eldre;..\n";
        assert_eq!(
            taken(text.as_bytes()).unwrap(),
            ["Porsgrunn|Both|80-89|MMMM|2026|1859|2", "Porsgrunn|Both|90+|LLML|2026|-|3"]
        );
    }

    #[test]
    fn a_title_stands_before_the_header_and_a_note_after_the_figures() {
        let text = b"\"07459: Befolkning, etter region, kj\xf8nn, alder og \xe5r\"\n\n\
                     \"region\";\"kj\xf8nn\";\"alder\";\"Personer 2021\"\r\n\
                     \"K-3001 Halden\";\"Menn\";\"0\xa0\xe5r\";253\r\n\
                     \"K-3001 Halden\";\"Kvinner\";\"105 \xe5r eller eldre\";.\r\n\n\
                     \"Kilde: Statistisk sentralbyr\xe5\"\r\n";
        assert_eq!(
            taken(text).unwrap(),
            ["K-3001 Halden|Men|0|Personer|2021|253|4", "K-3001 Halden|Women|105+|Personer|2021|-|5"]
        );
    }

    #[test]
    fn a_column_per_year_and_alternative_is_read() {
        let text =
            "region\talder\t2026 Hovedalternativet (MMMM)\t2026 Lav (LLML)\n5037 Levanger\t0 år\t1\t2\n";
        assert_eq!(
            taken(text.as_bytes()).unwrap(),
            ["5037 Levanger|Both|0|MMMM|2026|1|2", "5037 Levanger|Both|0|LLML|2026|2|2"]
        );
    }

    #[test]
    fn commas_and_codes_are_read() {
        let text = "\"Region\",\"Kjonn\",\"Alder\",\"ContentsCode\",\"Tid\",\"14746: Folkemengde, etter region\"\n\
                    \"0301\",\"1\",\"000\",\"Personer\",\"2026\",3\n\"0301\",\"2\",\"105+\",\"Personer1\",\"2026\",\"\"\n";
        assert_eq!(
            taken(text.as_bytes()).unwrap(),
            ["0301|Men|0|MMMM|2026|3|2", "0301|Women|105+|LLML|2026|-|3"]
        );
    }

    #[test]
    fn rows_about_no_age_or_region_are_passed_over() {
        let text = "region;alder;2026\nA;Gjennomsnittsalder;41\n;0 år;9\nA;0 år;1\n";
        assert_eq!(taken(text.as_bytes()).unwrap(), ["A|Both|0||2026|1|4"]);
    }

    #[test]
    fn a_cell_that_cannot_be_read_is_told_by_its_place() {
        let head = "region;kjønn;alder;år;personer\n";
        for (row, column, seen) in [
            ("A;Menn;0 år;2026;tolv", 5, "tolv"),
            ("A;Menn;0 år;2026K1;1", 4, "2026K1"),
            ("A;Ukjent;0 år;2026;1", 2, "Ukjent"),
        ] {
            let finding = refused(format!("{head}{row}\n").as_bytes());
            assert_eq!(finding.code, Code::PopulationCellUnreadable);
            assert_eq!(finding.place.unwrap().to_string(), format!("f.csv:2:{column}"));
            assert_eq!(finding.seen.as_deref(), Some(seen));
        }
    }

    #[test]
    fn other_kinds_of_file_are_refused() {
        for (bytes, seen) in
            [(&b"%PDF-1.7"[..], "PDF"), (b"<html><table>", "HTML"), (b"PK\x03\x04xx", "Excel, ZIP")]
        {
            let finding = refused(bytes);
            assert_eq!((finding.code, finding.seen.as_deref()), (Code::PopulationUnreadable, Some(seen)));
        }
        assert_eq!(refused(b"").code, Code::FileEmpty);
        let finding = refused(b"kommunenr_2024,aar,folk_0_66\n0301,2015,579552\n");
        assert_eq!(finding.expected, ["kommunenr_2024", "aar", "folk_0_66"]);
    }
}
