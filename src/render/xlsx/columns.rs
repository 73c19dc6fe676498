//! Which columns of a table a sheet has, and what they are headed.

use super::name::Names;
use crate::report::document::{Column, Kind, Prominence, Table};

/// Returns the places of the columns that a sheet has.
///
/// All that programs need is there. Of what is for people alone, a line of small bars is not, for its numbers are a
/// table of their own; nor are words that say what numbers of the same heading do. A share for people stays in place of
/// that for programs: it is empty where nothing is required, and a chart of it should be so too.
pub(super) fn kept(table: &Table) -> Vec<usize> {
    (0..table.columns.len()).filter(|place| is_kept(&table.columns[*place], table)).collect()
}

fn is_kept(column: &Column, table: &Table) -> bool {
    let is_twin = |other: &&Column| other.key != column.key && other.heading == column.heading;
    let twin = table.columns.iter().find(is_twin);
    match (column.kind, column.prominence) {
        (Kind::Spark, _) => false,
        (Kind::Text, Prominence::People) => twin.is_none(),
        (Kind::Share, Prominence::Extra) => twin.is_none_or(|twin| twin.kind != Kind::Bar),
        _ => true,
    }
}

/// Returns the headings of some columns, no two alike.
pub(super) fn headings(table: &Table, places: &[usize]) -> Vec<String> {
    let mut names = Names::default();
    places.iter().map(|place| names.heading(&table.columns[*place].heading)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(key: &'static str, heading: &str, kind: Kind, prominence: Prominence) -> Column {
        Column { key, heading: heading.to_owned(), kind, prominence }
    }

    #[test]
    fn numbers_go_before_words_and_shares_to_people_before_those_to_programs() {
        let columns = vec![
            column("met_of", "Krav dekket", Kind::Text, Prominence::People),
            column("met", "Krav dekket", Kind::Number, Prominence::Extra),
            column("coverage", "Dekning", Kind::Share, Prominence::Extra),
            column("bar", "Dekning", Kind::Bar, Prominence::People),
            column("years", "År for år", Kind::Spark, Prominence::People),
            column("age", "Alder", Kind::Text, Prominence::People),
            column("file", "Fil", Kind::Text, Prominence::Extra),
            column("table", "Fil", Kind::Text, Prominence::Main),
        ];
        let caption = String::new();
        let (rows, group, prominence) = (Vec::new(), None, Prominence::Main);
        let table = Table { key: "t", caption, columns, rows, group, prominence };
        assert_eq!(kept(&table), [1, 3, 5, 6, 7]);
        assert_eq!(headings(&table, &kept(&table)), ["Krav dekket", "Dekning", "Alder", "Fil", "Fil 2"]);
    }
}
