//! The parts of a JSON-stat dataset, as they stand in the file.

use crate::finding::quotable;
use crate::population::vocabulary::{Cell, Part, is_missing, part};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Any JSON object: what class it says that it is.
#[derive(Deserialize)]
pub(super) struct Top {
    class: Option<Word>,
}

/// A text, or anything else.
#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Text(String),
    Other(IgnoredAny),
}

impl Top {
    pub fn is_dataset(&self) -> bool {
        matches!(&self.class, Some(Word::Text(class)) if class == "dataset")
    }
}

/// Returns some of an object's keys, as they would be listed.
pub(super) fn keys(text: &str) -> Vec<String> {
    const LISTED: usize = 8;
    let keys: BTreeMap<String, IgnoredAny> = serde_json::from_str(text).unwrap_or_default();
    keys.keys().take(LISTED).map(|key| quotable(key)).collect()
}

/// A dataset; what else it has is not needed here.
#[derive(Deserialize)]
pub(super) struct Dataset {
    /// The dimensions' codes, slowest first.
    pub id: Vec<String>,
    /// How many categories each has.
    pub size: Vec<usize>,
    pub dimension: BTreeMap<String, Dimension>,
    pub value: Values,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    role: Role,
}

/// A dimension.
#[derive(Deserialize)]
pub(super) struct Dimension {
    #[serde(default)]
    label: String,
    category: Category,
}

#[derive(Deserialize)]
struct Category {
    index: Option<Index>,
    #[serde(default)]
    label: BTreeMap<String, String>,
}

/// The order of the categories: by their places, or as they stand.
#[derive(Deserialize)]
#[serde(untagged)]
enum Index {
    Places(BTreeMap<String, usize>),
    List(Vec<String>),
}

/// Which dimensions are time, what is counted, and places.
#[derive(Deserialize, Default)]
struct Role {
    #[serde(default)]
    time: Vec<String>,
    #[serde(default)]
    metric: Vec<String>,
    #[serde(default)]
    geo: Vec<String>,
}

/// Signs beside the values: one for all, one for each, or one for some positions.
#[derive(Deserialize, Default)]
#[serde(untagged)]
enum Status {
    All(String),
    Each(Vec<Option<String>>),
    Some(BTreeMap<String, Option<String>>),
    // Null, as where nothing is said.
    #[default]
    None,
}

impl Dataset {
    /// Returns what a dimension says of figures, by its role, its code or its label.
    pub fn part(&self, id: &str) -> Option<Part> {
        let has = |ids: &[String]| ids.iter().any(|one| one == id);
        let by_role = [
            (&self.role.time, Part::Year),
            (&self.role.metric, Part::Contents),
            (&self.role.geo, Part::Region),
        ];
        let by_role = by_role.into_iter().find(|(ids, _)| has(ids)).map(|(_, part)| part);
        let label = self.dimension.get(id).map_or("", |dimension| dimension.label.as_str());
        by_role.or_else(|| part(id).or_else(|| part(label)).map(|(part, _)| part))
    }

    /// Returns what the dimensions are called.
    pub fn labels(&self) -> Vec<String> {
        let label = |id: &String| {
            let label = self.dimension.get(id).map(|dimension| &dimension.label);
            quotable(label.filter(|label| !label.is_empty()).unwrap_or(id))
        };
        self.id.iter().map(label).collect()
    }

    /// Returns the figure at a position; missing where a sign beside it says so.
    pub fn cell(&self, position: usize) -> Cell {
        let sign = match &self.status {
            Status::All(sign) => Some(sign.as_str()),
            Status::Each(signs) => signs.get(position).and_then(Option::as_deref),
            Status::Some(signs) => signs.get(&position.to_string()).and_then(Option::as_deref),
            Status::None => None,
        };
        match sign {
            Some(sign) if !sign.is_empty() && is_missing(sign) => Cell::Missing,
            _ => self.value.cell(position),
        }
    }
}

impl Dimension {
    /// Returns the categories' codes and labels in the order of the values; none where they are not as many as said.
    pub fn categories(&self, size: usize) -> Option<Vec<(&str, &str)>> {
        let codes: Vec<&str> = match &self.category.index {
            Some(Index::List(codes)) => codes.iter().map(String::as_str).collect(),
            Some(Index::Places(places)) => in_order(places)?,
            // With one category, the order goes without saying.
            None => self.category.label.keys().map(String::as_str).take(2).collect(),
        };
        let unordered = self.category.index.is_none() && size != 1;
        let unique: BTreeSet<&str> = codes.iter().copied().collect();
        if unordered || codes.len() != size || unique.len() != size {
            return None;
        }
        Some(
            codes
                .into_iter()
                .map(|code| (code, self.category.label.get(code).map_or("", String::as_str)))
                .collect(),
        )
    }
}

/// Returns codes by their places; none where the places are not each of the first once.
fn in_order(places: &BTreeMap<String, usize>) -> Option<Vec<&str>> {
    let mut codes: Vec<(usize, &str)> = places.iter().map(|(code, place)| (*place, code.as_str())).collect();
    codes.sort_unstable();
    let each_once = codes.iter().enumerate().all(|(at, (place, _))| at == *place);
    each_once.then(|| codes.into_iter().map(|(_, code)| code).collect())
}

/// The values: all of them, or those that there are by their positions.
pub(super) enum Values {
    All(Vec<Cell>),
    Some(BTreeMap<usize, Cell>),
}

impl Values {
    /// Tells whether there are as many values as the dimensions make.
    pub fn fits(&self, total: usize) -> bool {
        match self {
            Values::All(cells) => cells.len() == total,
            Values::Some(cells) => cells.last_key_value().is_none_or(|(last, _)| *last < total),
        }
    }

    fn cell(&self, position: usize) -> Cell {
        let cell = match self {
            Values::All(cells) => cells.get(position),
            Values::Some(cells) => cells.get(&position),
        };
        cell.cloned().unwrap_or(Cell::Missing)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
}

/// Reads values straight into cells: an untagged enum would keep all of them twice.
struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = Values;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of values, or an object with their positions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Values, A::Error> {
        let mut cells = Vec::new();
        while let Some(cell) = list.next_element()? {
            cells.push(cell);
        }
        Ok(Values::All(cells))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Values, A::Error> {
        let mut cells = BTreeMap::new();
        while let Some((position, cell)) = object.next_entry::<String, Cell>()? {
            let position = position.parse().map_err(|_| A::Error::custom("a position is no number"))?;
            cells.insert(position, cell);
        }
        Ok(Values::Some(cells))
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

/// Reads a number, null, or a text that stands for either.
struct CellVisitor;

impl Visitor<'_> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Cell, E> {
        Ok(Cell::Missing)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell::of(number as f64))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::of(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Cell, E> {
        Ok(Cell::of(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::read(text))
    }
}
