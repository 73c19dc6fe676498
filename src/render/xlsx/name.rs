//! Names that Excel takes: of sheets, and of tables.

use super::text;

/// As many units of UTF-16 as the name of a sheet has.
const LONGEST: usize = 31;

/// Names that are taken already; Excel tells small letters from capitals in none.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<String>);

impl Names {
    /// Returns the name of a sheet, after its caption, that no other sheet has.
    pub(super) fn sheet(&mut self, caption: &str) -> String {
        let whole: String = text::clean(caption)
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
            .collect();
        let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = whole.trim_matches('\'').trim();
        // Excel keeps one name for itself.
        let is_usable = !whole.is_empty() && !whole.eq_ignore_ascii_case("history");
        let whole = if is_usable { whole } else { "1" };
        self.free(|number| match number {
            1 => text::cut(whole, LONGEST),
            _ => {
                let ending = format!(" {number}");
                text::cut(whole, LONGEST - ending.len()) + &ending
            }
        })
    }

    /// Returns the name of a table, after its key, that no other table has.
    pub(super) fn table(&mut self, key: &str) -> String {
        self.free(|number| if number == 1 { key.to_owned() } else { format!("{key}_{number}") })
    }

    /// Returns the first heading of a column, after what it says, that no other has.
    pub(super) fn heading(&mut self, heading: &str) -> String {
        self.free(|number| if number == 1 { heading.to_owned() } else { format!("{heading} {number}") })
    }

    fn free(&mut self, name: impl Fn(usize) -> String) -> String {
        let mut number = 1;
        loop {
            let tried = name(number);
            let folded = tried.to_lowercase();
            if !self.0.contains(&folded) {
                self.0.push(folded);
                return tried;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_clean_names_of_their_own() {
        let mut names = Names::default();
        let name = "Det samme krevd i flere enheter, om folk kan plasseres fritt";
        assert_eq!(names.sheet(name), "Det samme krevd i flere enhete…");
        assert_eq!(names.sheet(&name.to_uppercase()), "DET SAMME KREVD I FLERE ENHE… 2");
        assert_eq!(names.sheet("a/b: [c]*?\\"), "a b c");
        assert_eq!(names.sheet("'History'"), "1");
        assert_eq!(names.sheet(" "), "1 2");
    }

    #[test]
    fn tables_and_headings_have_names_of_their_own() {
        let mut names = Names::default();
        assert_eq!(["gaps", "gaps"].map(|key| names.table(key)), ["gaps", "gaps_2"]);
        let mut names = Names::default();
        assert_eq!(["Fil", "fil"].map(|heading| names.heading(heading)), ["Fil", "fil 2"]);
    }
}
