//! How a sheet is printed: on A4, with title and page numbers.

use super::layout::Layout;
use super::text;
use crate::language::xlsx;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// A4, as Excel numbers paper.
const A4: u8 = 9;

/// Gives a sheet its paper, margins, header and footer.
pub(super) fn set_up(sheet: &mut Worksheet, caption: &str, layout: &Layout<'_>) {
    sheet.set_paper_size(A4).set_landscape().set_margins(0.4, 0.4, 0.75, 0.6, 0.3, 0.3);
    sheet.set_header(format!("&L{}", plain(&layout.title, 160)));
    let said = |text: crate::language::Text, values: &[(&str, &str)]| text.fill(layout.language, values);
    let page = said(xlsx::PAGE, &[("page", "&P"), ("pages", "&N")]);
    let printed = said(xlsx::PRINTED, &[("date", "&D")]);
    sheet.set_footer(format!("&L{}&C{page}&R{printed}", plain(caption, 60)));
    // Lines between cells are the table's own.
    sheet.set_screen_gridlines(false);
}

/// Prints a sheet as wide as a page, as many pages as it takes, to its last cell.
pub(super) fn fit(sheet: &mut Worksheet, (row, column): (u32, u16)) -> Result<(), XlsxError> {
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_area(0, 0, row, column).map(drop)
}

/// Returns words in which Excel finds no code.
fn plain(words: &str, most: usize) -> String {
    text::cut(&text::clean(words), most).replace('&', "&&").replace('[', "(")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_have_no_codes_of_others() {
        assert_eq!(plain("Helse & omsorg &[Page]", 90), "Helse && omsorg &&(Page]");
    }
}
