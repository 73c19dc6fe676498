//! Words of workbooks: names of sheets, and how to read them.

use super::texts;

texts! {
    /// The first sheet.
    COVER: "Forside", "Framside", "Cover";
    TO_COVER: "← Til forsiden", "← Til framsida", "← To the cover";
    CONTENTS: "Innhold", "Innhald", "Contents";
    ABOUT: "Kort sagt", "Kort sagt", "In short";
    NOTES: "Slik leses tallene", "Slik les du tala", "How to read the figures";
    CELLS: "Et tomt felt gjelder ikke, et skravert felt er ukjent, og - er null.", "Eit tomt felt gjeld ikkje, eit skravert felt er ukjent, og - er null.", "An empty cell does not apply, a hatched one is unknown, and - is zero.";
    FOLDED: "Kolonner som få trenger, er foldet sammen: velg + over arket for å se dem. Tallene i feltene har alle sine desimaler, og figurene leser dem fra arkene.", "Kolonnar som få treng, er falda saman: vel + over arket for å sjå dei. Tala i felta har alle desimalane sine, og figurane les dei frå arka.", "Columns that few need are folded away: choose + above the sheet to see them. The numbers in the cells have all their decimals, and the charts read them from the sheets.";
    FIGURE: "Figur – {name}", "Figur – {name}", "Chart – {name}";
    HEAT_MAP: "Varmekart", "Varmekart", "Heat map";
    PAGE: "Side {page} av {pages}", "Side {page} av {pages}", "Page {page} of {pages}";
    PRINTED: "Skrevet ut {date}", "Skriven ut {date}", "Printed {date}";

    // Axes and legends.
    SHARE: "Andel", "Del", "Share";
    NUMBER: "Antall", "Tal", "Number";
    STEP: "Årsak", "Årsak", "Cause";
    AFTER: "Så langt", "Så langt", "So far";
    BASE: "Usynlig", "Usynleg", "Invisible";
    HELPERS: "Formler som figurene over leser; de regner bare om tallene i tabellen.", "Formlar som figurane over les; dei reknar berre om tala i tabellen.", "Formulas that the charts above read; they only reckon with the table's numbers.";
}
