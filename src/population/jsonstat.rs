//! Population files in JSON-stat 2.0 (<https://json-stat.org/full/>), which StatBank and its API write.

mod shape;

use super::alternative::Alternative;
use super::group::Group;
use super::region::Region;
use super::table::{Builder, Figure, MOST_FIGURES, Population};
use super::vocabulary::{self, Cell, Part, Sex};
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use shape::{Dataset, Top};

/// Tells whether bytes are JSON, from the first that is no white space.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    /// Byte order marks, and the zeros of UTF-16.
    const BEFORE: [u8; 6] = [0xef, 0xbb, 0xbf, 0xff, 0xfe, 0];
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !BEFORE.contains(byte));
    matches!(first, Some(b'{' | b'['))
}

/// Reads a dataset.
///
/// # Errors
/// A finding, where the text is cut off or does not hold together, is other JSON, or lacks region, age or year.
pub(super) fn read(file: &Origin, text: &str) -> Result<Population, Finding> {
    let found = |code: Code| Finding::new(code).at(file.clone());
    let dataset = dataset(file, text)?;
    let total = total(&dataset.size).ok_or_else(|| found(Code::PopulationTooLarge))?;
    if !dataset.value.fits(total) {
        return Err(found(Code::PopulationDamaged));
    }
    let mut builder = Builder::new(file);
    let dimensions = dimensions(&dataset, &mut builder).map_err(|fault| match fault {
        Fault::Damaged => found(Code::PopulationDamaged),
        Fault::Category(seen) => found(Code::PopulationCellUnreadable).seen(seen),
    })?;
    if !has_what_is_needed(&dimensions) {
        return Err(found(Code::PopulationUnreadable).expected(dataset.labels()));
    }
    put_figures(file, &dataset, &dimensions, total, &mut builder)?;
    Ok(builder.finish())
}

/// Returns the dataset that a text is.
fn dataset(file: &Origin, text: &str) -> Result<Dataset, Finding> {
    let of_another_kind = || Finding::new(Code::PopulationUnreadable).at(file.clone()).seen("JSON");
    let damaged = |fault| damaged_at(file, &fault);
    if text.trim_start().starts_with('[') {
        return Err(of_another_kind());
    }
    let top: Top = serde_json::from_str(text).map_err(damaged)?;
    if !top.is_dataset() {
        return Err(of_another_kind().expected(shape::keys(text)));
    }
    serde_json::from_str(text).map_err(damaged)
}

fn damaged_at(file: &Origin, fault: &serde_json::Error) -> Finding {
    let number = |count: usize| u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    let place = file.at_line(number(fault.line())).at_character(number(fault.column()));
    Finding::new(Code::PopulationDamaged).at(place)
}

/// A dimension: how many categories it has, and what each says of the figures in it.
struct Dimension {
    size: usize,
    said: Said,
}

/// What the categories of a dimension say, in the order of the values.
enum Said {
    Regions(Vec<u32>),
    Sexes(Vec<Sex>),
    /// None for what is no age, such as an average.
    Groups(Vec<Option<Group>>),
    Alternatives(Vec<u32>),
    Years(Vec<i16>),
    /// Something with one category, which all figures have.
    Constant,
    /// Something that figures differ in, and that is not known.
    Unknown,
}

/// Why dimensions cannot be told.
enum Fault {
    /// The dataset does not hold together.
    Damaged,
    /// A category of a known dimension is not known; this one.
    Category(String),
}

/// Returns the dimensions, slowest first.
fn dimensions(dataset: &Dataset, builder: &mut Builder) -> Result<Vec<Dimension>, Fault> {
    if dataset.id.len() != dataset.size.len() {
        return Err(Fault::Damaged);
    }
    let of_id = |(id, size): (&String, &usize)| {
        let dimension = dataset.dimension.get(id).ok_or(Fault::Damaged)?;
        let categories = dimension.categories(*size).ok_or(Fault::Damaged)?;
        Ok(Dimension { size: *size, said: said(dataset.part(id), &categories, builder)? })
    };
    dataset.id.iter().zip(&dataset.size).map(of_id).collect()
}

/// The code and the label of a category.
type Category<'a> = (&'a str, &'a str);

/// Returns what categories say.
fn said(part: Option<Part>, categories: &[Category<'_>], builder: &mut Builder) -> Result<Said, Fault> {
    Ok(match part {
        Some(Part::Region | Part::RegionCode) => Said::Regions(
            categories.iter().map(|(code, label)| builder.region(Region::of_parts(code, label))).collect(),
        ),
        Some(Part::Contents) => Said::Alternatives(
            categories
                .iter()
                .map(|(code, label)| builder.alternative(Alternative::of(code, label)))
                .collect(),
        ),
        Some(Part::Age) => {
            Said::Groups(categories.iter().map(|category| Group::read(word(category))).collect())
        }
        Some(Part::Sex) => Said::Sexes(each(categories, Sex::read)?),
        Some(Part::Year) => Said::Years(each(categories, vocabulary::year)?),
        None if categories.len() == 1 => Said::Constant,
        None => Said::Unknown,
    })
}

/// Returns what a category is called; its code, which may mean anything, only where it has no label.
fn word<'a>(category: &Category<'a>) -> &'a str {
    let (code, label) = *category;
    if label.is_empty() { code } else { label }
}

/// Returns what each category says, or the first that says nothing known.
fn each<T>(categories: &[Category<'_>], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Fault> {
    let known = |category| read(word(category)).ok_or_else(|| Fault::Category(word(category).to_owned()));
    categories.iter().map(known).collect()
}

/// Tells whether figures are by region, age and year, each once, and by nothing that is not known.
fn has_what_is_needed(dimensions: &[Dimension]) -> bool {
    let count = |is: fn(&Said) -> bool| dimensions.iter().filter(|dimension| is(&dimension.said)).count();
    count(|said| matches!(said, Said::Regions(_))) == 1
        && count(|said| matches!(said, Said::Groups(_))) == 1
        && count(|said| matches!(said, Said::Years(_))) == 1
        && count(|said| matches!(said, Said::Sexes(_))) <= 1
        && count(|said| matches!(said, Said::Alternatives(_))) <= 1
        && count(|said| matches!(said, Said::Unknown)) == 0
}

/// Returns how many figures there are; none where they are more than can be read.
fn total(sizes: &[usize]) -> Option<usize> {
    let product = sizes.iter().try_fold(1_usize, |product, size| product.checked_mul(*size));
    product.filter(|total| *total <= MOST_FIGURES)
}

fn put_figures(
    file: &Origin,
    dataset: &Dataset,
    dimensions: &[Dimension],
    total: usize,
    builder: &mut Builder,
) -> Result<(), Finding> {
    let told = dimensions.iter().any(|dimension| matches!(dimension.said, Said::Alternatives(_)));
    let only = if told { 0 } else { builder.alternative(Alternative::of("", "")) };
    for position in 0..total {
        let Some(figure) = figure_at(position, dimensions, only) else { continue };
        let persons = match dataset.cell(position) {
            Cell::Persons(number) => Some(number),
            Cell::Missing => None,
            Cell::Strange(seen) => {
                return Err(Finding::new(Code::PopulationCellUnreadable).at(file.clone()).seen(seen));
            }
        };
        builder.put(Figure { persons, ..figure })?;
    }
    Ok(())
}

/// Returns the figure at a position of the values, without its number: the last dimension runs fastest.
///
/// `only` is its alternative where no dimension tells.
fn figure_at(position: usize, dimensions: &[Dimension], only: u32) -> Option<Figure> {
    let (mut region, mut alternative, mut sex, mut group, mut year) = (0, only, Sex::Both, None, 0);
    let mut rest = position;
    for dimension in dimensions.iter().rev() {
        let place = rest % dimension.size;
        rest /= dimension.size;
        match &dimension.said {
            Said::Regions(regions) => region = regions[place],
            Said::Sexes(sexes) => sex = sexes[place],
            Said::Groups(groups) => group = groups[place],
            Said::Alternatives(alternatives) => alternative = alternatives[place],
            Said::Years(years) => year = years[place],
            Said::Constant | Said::Unknown => {}
        }
    }
    Some(Figure { region, alternative, sex, group: group?, year, persons: None, line: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// A dataset as StatBank writes it: two regions, two sexes, two ages, two alternatives, two years.
    fn dataset() -> Value {
        json!({
            "version": "2.0",
            "class": "dataset",
            "label": "14746: Framskrevet folkemengde, etter region, kjønn, alder, statistikkvariabel og år",
            "id": ["Region", "Kjonn", "Alder", "ContentsCode", "Tid"],
            "size": [2, 2, 2, 2, 2],
            "role": { "time": ["Tid"], "metric": ["ContentsCode"], "geo": ["Region"] },
            "dimension": {
                "Region": {
                    "label": "region",
                    // Not in the order of the keys.
                    "category": { "index": { "0301": 1, "5037": 0 }, "label": { "0301": "Oslo", "5037": "Levanger" } },
                },
                "Kjonn": { "label": "kjønn", "category": { "index": ["2", "1"], "label": { "1": "Menn", "2": "Kvinner" } } },
                "Alder": { "label": "alder", "category": {
                    "index": { "000": 0, "105+": 1 }, "label": { "000": "0 år", "105+": "105 år eller eldre" },
                } },
                "ContentsCode": { "label": "statistikkvariabel", "category": {
                    "index": { "Personer": 0, "Personer1": 1 },
                    "label": { "Personer": "Hovedalternativet (MMMM)", "Personer1": "Lav nasjonal vekst (LLML)" },
                } },
                "Tid": { "label": "år", "category": { "index": { "2026": 0, "2027": 1 }, "label": {} } },
            },
            "value": (0..32).collect::<Vec<u32>>(),
        })
    }

    fn figures(dataset: &Value) -> Result<Vec<String>, Finding> {
        let table = read(&Origin::file("f.json"), &dataset.to_string())?;
        let told = |figure: &Figure| {
            let persons = figure.persons.map_or("-".to_owned(), |persons| persons.to_string());
            let region = table.regions[figure.region as usize].shown();
            let alternative = table.alternatives[figure.alternative as usize].name();
            format!("{region}|{:?}|{}|{alternative}|{}|{persons}", figure.sex, figure.group, figure.year)
        };
        Ok(table.figures.iter().map(told).collect())
    }

    fn code(dataset: &Value) -> Code {
        figures(dataset).unwrap_err().code
    }

    #[test]
    fn values_are_read_with_the_last_dimension_fastest() {
        let figures = figures(&dataset()).unwrap();
        assert_eq!(figures[0], "5037 Levanger|Women|0|MMMM|2026|0");
        assert_eq!(figures[1], "5037 Levanger|Women|0|MMMM|2027|1");
        assert_eq!(figures[2], "5037 Levanger|Women|0|LLML|2026|2");
        assert_eq!(figures[4], "5037 Levanger|Women|105+|MMMM|2026|4");
        assert_eq!(figures[8], "5037 Levanger|Men|0|MMMM|2026|8");
        // 16 + 8 + 4 + 2 + 1.
        assert_eq!(figures[31], "0301 Oslo|Men|105+|LLML|2027|31");
        assert_eq!(figures.len(), 32);
    }

    #[test]
    fn values_may_be_null_or_given_by_position_or_have_signs_beside_them() {
        let mut by_position = dataset();
        by_position["value"] = json!({ "1": 7, "31": null });
        let figures_by_position = figures(&by_position).unwrap();
        assert_eq!(figures_by_position[0], "5037 Levanger|Women|0|MMMM|2026|-");
        assert_eq!(figures_by_position[1], "5037 Levanger|Women|0|MMMM|2027|7");
        assert_eq!(figures_by_position[31], "0301 Oslo|Men|105+|LLML|2027|-");
        for (status, sign) in
            [(json!({ "0": "." }), true), (json!("p"), false), (json!([":"]), true), (json!(null), false)]
        {
            let mut signed = dataset();
            signed["status"] = status;
            assert_eq!(figures(&signed).unwrap()[0].ends_with("|-"), sign);
        }
    }

    #[test]
    fn the_order_of_one_category_goes_without_saying() {
        let mut one = dataset();
        one["size"][0] = json!(1);
        one["dimension"]["Region"]["category"] = json!({ "label": { "0301": "Oslo" } });
        one["value"] = json!((0..16).collect::<Vec<u32>>());
        assert_eq!(figures(&one).unwrap()[15], "0301 Oslo|Men|105+|LLML|2027|15");
    }

    #[test]
    fn dimensions_are_known_without_roles_and_by_their_labels() {
        let mut bare = dataset();
        bare["role"] = json!({});
        let text = bare.to_string().replace("\"Tid\"", "\"T\"").replace("\"Region\"", "\"R\"");
        let bare: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(figures(&bare).unwrap(), figures(&dataset()).unwrap());
    }

    #[test]
    fn a_dimension_with_one_category_that_is_not_known_is_no_harm() {
        let mut more = dataset();
        more["id"] = json!(["Region", "Kjonn", "Alder", "ContentsCode", "Tid", "Landbakgrunn"]);
        more["size"] = json!([2, 2, 2, 2, 2, 1]);
        more["dimension"]["Landbakgrunn"] = json!({ "category": { "label": { "00": "Alle" } } });
        assert_eq!(figures(&more).unwrap(), figures(&dataset()).unwrap());
        more["size"] = json!([2, 2, 2, 2, 1, 2]);
        more["dimension"]["Landbakgrunn"] = json!({ "category": { "index": ["1", "2"] } });
        more["dimension"]["Tid"]["category"] = json!({ "index": ["2026"] });
        assert_eq!(code(&more), Code::PopulationUnreadable);
    }

    #[test]
    fn other_json_is_refused_with_what_it_has() {
        let refused = |text: &str| read(&Origin::file("f.json"), text).unwrap_err();
        let list = refused("[1, 2]");
        assert_eq!((list.code, list.seen.as_deref()), (Code::PopulationUnreadable, Some("JSON")));
        assert_eq!(refused(r#"{"dataset": {}, "b": 1}"#).expected, ["b", "dataset"]);
        assert_eq!(refused(r#"{"class": "collection"}"#).code, Code::PopulationUnreadable);
        let mut other = dataset();
        other["dimension"]["Alder"]["label"] = json!("avstand");
        let text = other.to_string().replace("\"Alder\"", "\"Avstand\"");
        assert_eq!(refused(&text).expected, ["region", "kjønn", "avstand", "statistikkvariabel", "år"]);
    }

    #[test]
    fn what_does_not_hold_together_is_damaged() {
        let whole = dataset().to_string();
        let cut = read(&Origin::file("f.json"), &whole[..whole.len() - 5]).unwrap_err();
        assert_eq!(cut.code, Code::PopulationDamaged);
        assert_eq!(cut.place.unwrap().line, Some(1));
        let change = |change: fn(&mut Value)| {
            let mut changed = dataset();
            change(&mut changed);
            code(&changed)
        };
        for damage in [
            (|all| all["value"] = json!([1, 2])) as fn(&mut Value),
            |all| all["value"] = json!({ "32": 1 }),
            |all| all["value"] = json!({ "x": 1 }),
            |all| all["value"] = json!("x"),
            |all| all["size"] = json!([2, 2, 2, 2]),
            |all| all["size"][0] = json!(3),
            |all| all["size"][0] = json!(-1),
            |all| all["id"][0] = json!("Kommune"),
            |all| all["dimension"]["Region"]["category"]["index"]["0301"] = json!(0),
            |all| all["dimension"]["Region"]["category"]["index"]["0301"] = json!(7),
            |all| all["dimension"]["Region"]["category"] = json!({ "label": { "a": "A", "b": "B" } }),
            |all| all["dimension"]["Kjonn"]["category"]["index"] = json!(["1", "1"]),
        ] {
            assert_eq!(change(damage), Code::PopulationDamaged);
        }
        assert_eq!(change(|all| all["value"][3] = json!(0.5)), Code::PopulationCellUnreadable);
        let unknown_sex = change(|all| all["dimension"]["Kjonn"]["category"]["label"]["1"] = json!("Ukjent"));
        assert_eq!(unknown_sex, Code::PopulationCellUnreadable);
    }

    #[test]
    fn times_that_are_no_years_are_told() {
        let text = dataset().to_string().replace("\"2027\"", "\"2026K2\"");
        let finding = read(&Origin::file("f.json"), &text).unwrap_err();
        assert_eq!((finding.code, finding.seen.as_deref()), (Code::PopulationCellUnreadable, Some("2026K2")));
    }

    #[test]
    fn more_figures_than_can_be_read_are_not_made_room_for() {
        let mut large = dataset();
        large["value"] = json!({});
        large["size"] = json!([4_000, 2, 4_000, 2, 2]);
        assert_eq!(code(&large), Code::PopulationTooLarge);
        large["size"] = json!([u64::MAX, 2, 2, 2, 2]);
        assert_eq!(code(&large), Code::PopulationTooLarge);
    }

    #[test]
    fn json_is_told_from_text() {
        for bytes in [&b"{"[..], b"\xef\xbb\xbf {", b"\n[1]", b"\xff\xfe{\0"] {
            assert!(is_json(bytes));
        }
        assert!(!is_json(b"region;alder"));
        assert!(!is_json(b""));
    }
}
