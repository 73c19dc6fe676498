//! Workbooks: XLSX and XLSM a cell at a time, XLSB likewise, XLS and ODS whole.

use super::input::{self, Input, ReadSeek};
use super::row::{Content, Row, Show};
use super::{Merged, ahead, compact, compound, limits, merged, opendocument};
use crate::finding::{Code, Finding};
use crate::model::date::Date;
use crate::origin::Origin;
use calamine::{
    CellErrorType, Data, DataRef, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsb, Xlsx,
};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// An open workbook and its visible sheets.
pub(super) struct Workbook {
    book: Book,
    sheets: Vec<Arc<str>>,
    hidden: Vec<String>,
    in_use: bool,
    /// How many bytes the file has.
    length: u64,
    input: Input,
    /// Whether there may be cells merged over several rows, once that has been looked for.
    merges_down: Option<bool>,
}

type Bytes = Box<dyn ReadSeek>;

enum Book {
    Xlsx(Xlsx<Bytes>),
    Xlsb(Xlsb<Bytes>),
    /// Kinds that are read whole: the sheets, by name.
    Whole {
        ending: &'static str,
        ranges: Vec<(String, Range<Data>)>,
    },
}

impl Workbook {
    /// Opens a workbook of whatever kind the bytes are.
    pub fn open(input: Input) -> Result<Self, Finding> {
        let (book, visible) = contained(|| open_book(&input))?;
        if visible.len() > limits::MOST_SHEETS {
            return Err(Finding::new(Code::SheetsTooMany).seen(limits::MOST_SHEETS.to_string()));
        }
        let length = input.length().map_err(|fault| input::fault(&fault, &input))?;
        let (sheets, hidden): (Vec<_>, Vec<_>) = visible.into_iter().partition(|(_, shown)| *shown);
        Ok(Self {
            book,
            sheets: sheets.into_iter().map(|(name, _)| name.into()).collect(),
            hidden: hidden.into_iter().map(|(name, _)| name).collect(),
            in_use: input::owner_file(&input).is_some_and(|path| path.exists()),
            length,
            input,
            merges_down: None,
        })
    }

    pub fn ending(&self) -> &'static str {
        match &self.book {
            Book::Xlsx(_) => "XLSX",
            Book::Xlsb(_) => "XLSB",
            Book::Whole { ending, .. } => ending,
        }
    }

    /// Tells whether the number formats of cells are known.
    pub fn tells_percent(&self) -> bool {
        matches!(self.book, Book::Xlsx(_))
    }

    /// Returns how long each sheet takes to read, as bytes of text that take as long: a guess from the size of the file.
    pub fn weight(&self) -> u64 {
        const AS_TEXT: u64 = 100;
        self.length * AS_TEXT / self.sheets.len().max(1) as u64
    }

    pub fn sheets(&self) -> &[Arc<str>] {
        &self.sheets
    }

    pub fn findings(&self, place: &Origin) -> Vec<Finding> {
        let sheet = |name: &String| Origin { sheet: Some(name.as_str().into()), ..place.clone() };
        let hidden = self.hidden.iter().map(|name| Finding::new(Code::SheetHidden).at(sheet(name)));
        let in_use = self.in_use.then(|| Finding::new(Code::FileOpenElsewhere).at(place.clone()));
        hidden.chain(in_use).collect()
    }

    pub fn visit(&mut self, table: usize, place: &Origin, show: &mut Show<'_>) -> Result<(), Finding> {
        let Some(sheet) = self.sheets.get(table).cloned() else { return Ok(()) };
        let book = &mut self.book;
        contained(move || match book {
            Book::Xlsx(book) => ahead::visit(|show| visit_xlsx(book, &sheet, place, show), show),
            Book::Xlsb(book) => ahead::visit(|show| visit_xlsb(book, &sheet, place, show), show),
            Book::Whole { ranges, .. } => {
                if let Some((_, range)) = ranges.iter().find(|(name, _)| **name == *sheet) {
                    return visit_range(range, place, show);
                }
                Ok(())
            }
        })
    }

    /// Tells whether there may be merged cells: calamine goes through all cells of a sheet to find that it has none.
    fn may_merge_down(&mut self) -> bool {
        let input = &self.input;
        *self.merges_down.get_or_insert_with(|| input.reader().map_or(true, merged::may_go_down))
    }

    pub fn merged_down(&mut self, table: usize) -> Vec<Merged> {
        if !matches!(self.book, Book::Xlsx(_)) || !self.may_merge_down() {
            return Vec::new();
        }
        let (Book::Xlsx(book), Some(sheet)) = (&mut self.book, self.sheets.get(table)) else {
            return Vec::new();
        };
        let Ok(regions) = book.merge_cells_by_sheet_name(sheet) else { return Vec::new() };
        let mut merged: Vec<Merged> = regions
            .into_iter()
            .filter(|region| region.end.0 > region.start.0)
            .map(|region| Merged {
                first_row: region.start.0 + 1,
                last_row: region.end.0 + 1,
                column: region.start.1 as usize,
            })
            .collect();
        merged.sort_by_key(|region| region.first_row);
        merged
    }
}

/// Runs a reader of somebody else's format; a panic in it is a damaged file, not the end of the program.
fn contained<T>(read: impl FnOnce() -> Result<T, Finding>) -> Result<T, Finding> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(Finding::new(Code::WorkbookDamaged)))
}

type Sheets = Vec<(String, bool)>;

fn open_book(input: &Input) -> Result<(Book, Sheets), Finding> {
    let bytes = || input.reader().map_err(|fault| input::fault(&fault, input));
    let mut faults = Vec::new();
    limits::check_archive(bytes()?)?;
    compound::check(bytes()?)?;
    match Xlsx::new(bytes()?) {
        Ok(book) => {
            let sheets = visible(&book);
            return Ok((Book::Xlsx(book), sheets));
        }
        Err(fault) => faults.push(damaged(matches!(fault, calamine::XlsxError::Password), &fault)),
    }
    opendocument::check(bytes()?)?;
    match Ods::new(bytes()?) {
        Ok(book) => return whole(book, "ODS"),
        Err(fault) => faults.push(damaged(matches!(fault, calamine::OdsError::Password), &fault)),
    }
    match Xlsb::new(bytes()?) {
        Ok(_) if compact::has_short_cells(bytes()?) => {
            return Err(Finding::new(Code::FileKindUnknown).seen("XLSB"));
        }
        Ok(book) => {
            let sheets = visible(&book);
            return Ok((Book::Xlsb(book), sheets));
        }
        Err(fault) => faults.push(damaged(matches!(fault, calamine::XlsbError::Password), &fault)),
    }
    match Xls::new(bytes()?) {
        Ok(book) => return whole(book, "XLS"),
        Err(fault) => faults.push(damaged(matches!(fault, calamine::XlsError::Password), &fault)),
    }
    let password = faults.iter().position(|finding| finding.code == Code::WorkbookPassword);
    Err(faults.swap_remove(password.unwrap_or(0)))
}

fn damaged(password: bool, fault: &impl std::fmt::Display) -> Finding {
    let code = if password { Code::WorkbookPassword } else { Code::WorkbookDamaged };
    Finding::new(code).seen(fault.to_string())
}

fn visible<R: Reader<Bytes>>(book: &R) -> Sheets {
    book.sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect()
}

fn whole<R: Reader<Bytes>>(mut book: R, ending: &'static str) -> Result<(Book, Sheets), Finding>
where
    R::Error: std::fmt::Display,
{
    let sheets = visible(&book);
    let mut ranges = Vec::new();
    for (name, _) in sheets.iter().filter(|(_, shown)| *shown) {
        let range = book.worksheet_range(name).map_err(|fault| damaged(false, &fault))?;
        ranges.push((name.clone(), range));
    }
    Ok((Book::Whole { ending, ranges }, sheets))
}

/// Gathers cells that come one at a time into rows.
struct Rows<'s> {
    row: Row,
    started: bool,
    show: &'s mut Show<'s>,
}

impl<'s> Rows<'s> {
    fn new(show: &'s mut Show<'s>) -> Self {
        Self { row: Row::of_sheet(), started: false, show }
    }

    /// Puts a cell in its row, and shows the row before it where this one is a new one.
    fn put(&mut self, at: (u32, u32), content: Content<'_>) -> ControlFlow<()> {
        if matches!(content, Content::Empty) {
            return ControlFlow::Continue(());
        }
        let number = at.0 + 1;
        if self.started && self.row.number != number {
            (self.show)(&self.row)?;
            self.started = false;
        }
        if !self.started {
            self.row.restart(number);
            self.started = true;
        }
        self.row.put(at.1 as usize, content);
        ControlFlow::Continue(())
    }

    /// Refuses a cell that is too long or too far out, or comes after too much in its row, and says where it is.
    fn check(&self, at: (u32, u32), content: Content<'_>, place: &Origin) -> Result<(), Finding> {
        limits::check_cell(at.1 as usize, content)
            .and_then(|()| limits::check_row(&self.row))
            .map_err(|finding| finding.at(place.at_line(at.0 + 1)))
    }

    fn finish(self) {
        if self.started {
            let _ = (self.show)(&self.row);
        }
    }
}

fn visit_xlsx(
    book: &mut Xlsx<Bytes>,
    sheet: &str,
    place: &Origin,
    show: &mut Show<'_>,
) -> Result<(), Finding> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|fault| damaged(false, &fault))?;
    let shown: Vec<Shown> = cells
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or(Shown::Plain, |format| Shown::by(&format.format_code))
        })
        .collect();
    let mut rows = Rows::new(show);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|fault| damaged(false, &fault))? {
        let mut padded = String::new();
        let content = as_shown(cell.get_value(), shown.get(style).copied(), &mut padded);
        rows.check(cell.get_position(), content, place)?;
        if rows.put(cell.get_position(), content).is_break() {
            return Ok(());
        }
    }
    rows.finish();
    Ok(())
}

fn visit_xlsb(
    book: &mut Xlsb<Bytes>,
    sheet: &str,
    place: &Origin,
    show: &mut Show<'_>,
) -> Result<(), Finding> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|fault| damaged(false, &fault))?;
    let mut rows = Rows::new(show);
    while let Some(cell) = cells.next_cell().map_err(|fault| damaged(false, &fault))? {
        let content = streamed(cell.get_value());
        rows.check(cell.get_position(), content, place)?;
        if rows.put(cell.get_position(), content).is_break() {
            return Ok(());
        }
    }
    rows.finish();
    Ok(())
}

fn visit_range(range: &Range<Data>, place: &Origin, show: &mut Show<'_>) -> Result<(), Finding> {
    let (top, left) = range.start().unwrap_or_default();
    let mut rows = Rows::new(show);
    for (row, column, value) in range.used_cells() {
        let (at, content) = ((top + row as u32, left + column as u32), loaded(value));
        rows.check(at, content, place)?;
        if rows.put(at, content).is_break() {
            return Ok(());
        }
    }
    rows.finish();
    Ok(())
}

/// How a cell's number format shows a number, where that changes what the number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Plain,
    Percent,
    /// With leading zeros, to so many digits: `000000`.
    Padded(usize),
}

/// No number has as many digits; what asks for more is made to fill memory.
const MOST_DIGITS: usize = 255;

impl Shown {
    fn by(format: &str) -> Self {
        if format.contains('%') {
            return Shown::Percent;
        }
        let digits = format.split(';').next().unwrap_or_default();
        if (2..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b == b'0') {
            Shown::Padded(digits.len())
        } else {
            Shown::Plain
        }
    }
}

/// Returns a cell with what its format says: a percentage, or a number with leading zeros, which is text.
fn as_shown<'a>(value: &'a DataRef<'a>, shown: Option<Shown>, padded: &'a mut String) -> Content<'a> {
    match (streamed(value), shown) {
        (Content::Number(number), Some(Shown::Percent)) => Content::Percent(number),
        (Content::Number(number), Some(Shown::Padded(digits))) if number >= 0.0 && number.fract() == 0.0 => {
            *padded = format!("{number:0digits$}");
            Content::Text(padded)
        }
        (content, _) => content,
    }
}

fn streamed<'a>(value: &'a DataRef<'a>) -> Content<'a> {
    match value {
        DataRef::Empty => Content::Empty,
        DataRef::Int(number) => Content::Number(*number as f64),
        DataRef::Float(number) => Content::Number(*number),
        DataRef::String(text) => text_of(text),
        DataRef::SharedString(text) => text_of(text),
        DataRef::Bool(yes) => boolean(*yes),
        DataRef::DateTime(time) => day_of(*time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso_day(text),
        DataRef::Error(fault) => Content::Fault(fault_text(fault)),
    }
}

fn loaded(value: &Data) -> Content<'_> {
    match value {
        Data::Empty => Content::Empty,
        Data::Int(number) => Content::Number(*number as f64),
        Data::Float(number) => Content::Number(*number),
        Data::String(text) => text_of(text),
        Data::Bool(yes) => boolean(*yes),
        Data::DateTime(time) => day_of(*time),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso_day(text),
        Data::Error(fault) => Content::Fault(fault_text(fault)),
    }
}

fn text_of(text: &str) -> Content<'_> {
    if text.is_empty() { Content::Empty } else { Content::Text(text) }
}

fn boolean(yes: bool) -> Content<'static> {
    Content::Text(if yes { "TRUE" } else { "FALSE" })
}

/// Returns the day of a serial number shown as a date; Excel's days before March 1900 are off by one, and no date of ours.
fn day_of(time: ExcelDateTime) -> Content<'static> {
    const FIRST_RIGHT: f64 = 61.0;
    if time.is_duration() || time.as_f64() < FIRST_RIGHT {
        return Content::Number(time.as_f64());
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().and_then(|year| Date::new(year, month as i8, day as i8).ok());
    date.map_or(Content::Number(time.as_f64()), Content::Date)
}

fn iso_day(text: &str) -> Content<'_> {
    let day = text.get(..10).unwrap_or(text);
    day.parse().map_or(Content::Text(text), Content::Date)
}

fn fault_text(fault: &CellErrorType) -> &'static str {
    match fault {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        _ => "#ERROR!",
    }
}
