//! Which column of a delimited file is what: a row per figure, or a column per year, alternative or sex.

use super::alternative::Alternative;
use super::vocabulary::{Part, Sex, is_persons, part, year};

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its headings as they stand, for places.
    pub headings: Vec<String>,
    pub region_code: Option<usize>,
    pub region: Option<usize>,
    pub sex: Option<usize>,
    pub age: usize,
    pub contents: Option<usize>,
    pub year: Option<usize>,
    /// The columns that have figures.
    pub figures: Vec<Figures>,
}

/// A column of figures, and what its heading says of all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    pub column: usize,
    /// The year, where each has a column.
    pub year: Option<i16>,
    /// The sex, where each has a column.
    pub sex: Option<Sex>,
    /// The rest, which may name the alternative.
    pub label: String,
}

impl Header {
    /// Returns the columns that a row of headings tells; none where it lacks region, age, year or figures.
    pub fn of(headings: &[&str]) -> Option<Self> {
        let parts: Vec<Option<(Part, usize)>> = headings.iter().map(|heading| part(heading)).collect();
        let column = |sought: Part| {
            let of_part = parts.iter().enumerate().filter_map(|(column, found)| match found {
                Some((part, place)) if *part == sought => Some((*place, column)),
                _ => None,
            });
            of_part.min().map(|(_, column)| column)
        };
        let year = column(Part::Year);
        let others = (0..headings.len()).filter(|column| parts[*column].is_none());
        let others = others.map(|column| Figures::of(column, headings[column]));
        let figures = if year.is_some() {
            with_year_apart(others)
        } else {
            others.filter(|f| f.year.is_some()).collect()
        };
        let header = Self {
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            region_code: column(Part::RegionCode),
            region: column(Part::Region),
            sex: column(Part::Sex),
            age: column(Part::Age)?,
            contents: column(Part::Contents),
            year,
            figures,
        };
        let has_region = header.region.is_some() || header.region_code.is_some();
        (has_region && !header.figures.is_empty()).then_some(header)
    }
}

/// Returns the columns of figures where the year has a column of its own: those whose headings say so, or else the
/// only one that is left.
fn with_year_apart(others: impl Iterator<Item = Figures>) -> Vec<Figures> {
    let others: Vec<Figures> =
        others.filter(|column| !column.label.is_empty() || column.sex.is_some()).collect();
    let of_persons: Vec<Figures> = others.iter().filter(|column| column.is_of_persons()).cloned().collect();
    let chosen = if of_persons.is_empty() && others.len() == 1 { others } else { of_persons };
    chosen.into_iter().map(|column| Figures { year: None, ..column }).collect()
}

/// The years that a heading can be of; other numbers of four digits are codes.
const YEARS: std::ops::RangeInclusive<i16> = 1750..=2199;

impl Figures {
    /// Takes a heading apart: `Hovedalternativet (MMMM) 2026`, `2026 Personer` or `Menn 2026`.
    fn of(column: usize, heading: &str) -> Self {
        let mut found = Self { column, year: None, sex: None, label: String::new() };
        let mut rest = Vec::new();
        // The title of a table heads its only column of figures, and has all kinds of words in it.
        let words = if is_persons(heading) { Vec::new() } else { heading.split_whitespace().collect() };
        for word in words {
            match (year(word).filter(|year| YEARS.contains(year)), Sex::in_heading(word)) {
                (Some(year), _) if found.year.is_none() => found.year = Some(year),
                (_, Some(sex)) if found.sex.is_none() => found.sex = Some(sex),
                _ => rest.push(word),
            }
        }
        found.label = if rest.is_empty() && found.year.is_none() && found.sex.is_none() {
            heading.trim().to_owned()
        } else {
            rest.join(" ")
        };
        found
    }

    fn is_of_persons(&self) -> bool {
        self.sex.is_some() || is_persons(&self.label) || Alternative::of("", &self.label).has_code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(headings: &[&str]) -> Vec<(usize, Option<i16>, Option<Sex>, String)> {
        let found = Header::of(headings).map(|header| header.figures).unwrap_or_default();
        found.into_iter().map(|column| (column.column, column.year, column.sex, column.label)).collect()
    }

    fn plain(column: usize, label: &str) -> (usize, Option<i16>, Option<Sex>, String) {
        (column, None, None, label.to_owned())
    }

    #[test]
    fn a_row_per_figure_is_known_in_any_order() {
        let header = Header::of(&["personer", "alder", "år", "alternativ", "region"]).unwrap();
        assert_eq!((header.age, header.year, header.contents, header.region), (1, Some(2), Some(3), Some(4)));
        assert_eq!(figures(&["personer", "alder", "år", "alternativ", "region"]), [plain(0, "personer")]);
        let header =
            Header::of(&["location_code", "location_name", "year", "age_group", "population"]).unwrap();
        assert_eq!((header.region_code, header.region), (Some(0), Some(1)));
    }

    #[test]
    fn the_title_may_head_the_figures() {
        let title = "14746: Framskrevet folkemengde, etter region, alder og år 2026 (MMMM)";
        assert_eq!(figures(&["region", "alder", "statistikkvariabel", "år", title]), [plain(4, title)]);
        assert_eq!(
            figures(&["Region", "Alder", "Tid", "Framskrevet folkemengde"]),
            [plain(3, "Framskrevet folkemengde")]
        );
    }

    #[test]
    fn a_column_per_year_is_known_by_its_heading() {
        assert_eq!(
            figures(&["region", "age", "Persons 2015", "2016 Hovedalternativet (MMMM)", "2017", "Menn 2018"]),
            [
                (2, Some(2015), None, "Persons".to_owned()),
                (3, Some(2016), None, "Hovedalternativet (MMMM)".to_owned()),
                (4, Some(2017), None, String::new()),
                (5, Some(2018), Some(Sex::Men), String::new()),
            ]
        );
    }

    #[test]
    fn alternatives_and_sexes_may_have_columns_beside_a_year() {
        let all = figures(&["region", "alder", "år", "Personer (MMMM)", "Personer (LLML)", "Prosent"]);
        assert_eq!(all, [plain(3, "Personer (MMMM)"), plain(4, "Personer (LLML)")]);
        let sexes = figures(&["region", "alder", "år", "Menn", "Kvinner"]);
        assert_eq!(
            sexes.iter().map(|column| column.2).collect::<Vec<_>>(),
            [Some(Sex::Men), Some(Sex::Women)]
        );
    }

    #[test]
    fn what_lacks_a_part_is_no_header() {
        for headings in [
            &["avstand", "kulturtilbud", "år", "prosent"][..],
            &["region", "alder", "personer"],
            &["region", "år", "personer"],
            &["alder", "år", "personer"],
            &["region", "alder", "år"],
            &["region", "alder", "år", "x", "y"],
            &["07459: Population, by region, age, contents and year"],
            &[],
        ] {
            assert_eq!(Header::of(headings), None, "{headings:?}");
        }
    }
}
