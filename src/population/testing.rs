//! The same figures in every layout, for tests.

use super::read;
use crate::finding::Finding;
use crate::model::outlook::{Ages, DemandIndex, PopulationAsked};
use crate::origin::Origin;
use serde_json::{Value, json};
use std::fmt::Write;
use std::ops::RangeInclusive;

/// What a plan asks for.
pub(super) fn asked(region: &str, from: u8, to: Option<u8>, alternative: Option<&str>) -> PopulationAsked {
    PopulationAsked {
        file: "f".to_owned(),
        region: region.to_owned(),
        ages: Ages { from, to },
        alternative: alternative.map(str::to_owned),
        origin: Origin::file("plan.toml").at_line(9),
    }
}

/// Returns what a file's bytes answer.
pub(super) fn answer(
    bytes: &[u8],
    asked: &PopulationAsked,
    years: RangeInclusive<i16>,
) -> Result<DemandIndex, Vec<Finding>> {
    read(&Origin::file("f"), bytes).map_err(|fault| vec![fault])?.demand(asked, years)
}

/// Returns an index as text: `2026: 2191, 2027: 2260`; or the findings' codes, places and words.
pub(super) fn told(answer: &Result<DemandIndex, Vec<Finding>>) -> String {
    match answer {
        Ok(index) => {
            let points: Vec<String> =
                index.points.iter().map(|(year, value)| format!("{year}: {value}")).collect();
            points.join(", ")
        }
        Err(faults) => faults.iter().map(told_fault).collect::<Vec<_>>().join("\n"),
    }
}

fn told_fault(fault: &Finding) -> String {
    let place = fault.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let other = fault.other.as_ref().map(|other| format!(" ({other})")).unwrap_or_default();
    let seen = fault.seen.as_deref().unwrap_or_default();
    format!("{place} {} <{seen}> [{}]{other}", fault.code.text(), fault.expected.join(", "))
}

/// Figures by region, alternative, sex, age and year, the last fastest; none where one is missing.
#[derive(Debug, Clone)]
pub(super) struct Made(pub Vec<Option<u32>>);

const REGIONS: [(&str, &str); 2] = [("0301", "Oslo - Oslove"), ("5037", "Levanger - Levangke")];
const ALTERNATIVES: [(&str, &str); 2] =
    [("Personer", "Hovedalternativet (MMMM)"), ("Personer1", "Lav nasjonal vekst (LLML)")];
const SEXES: [(&str, &str); 2] = [("1", "Menn"), ("2", "Kvinner")];
const AGES: [(&str, &str); 4] =
    [("078", "78 år"), ("079", "79 år"), ("080", "80 år"), ("081+", "81 år eller eldre")];
const YEARS: [&str; 3] = ["2026", "2027", "2030"];

impl Made {
    /// How many figures there are.
    pub const LENGTH: usize = 2 * 2 * 2 * 4 * 3;

    fn figure(&self, places: [usize; 5]) -> Option<u32> {
        let [region, alternative, sex, age, year] = places;
        self.0[(((region * 2 + alternative) * 2 + sex) * 4 + age) * 3 + year]
    }

    fn cell(&self, places: [usize; 5], missing: &str) -> String {
        self.figure(places).map_or_else(|| missing.to_owned(), |figure| figure.to_string())
    }

    /// Returns the places of every figure, in the order of the values.
    fn places() -> impl Iterator<Item = [usize; 5]> {
        (0..Self::LENGTH).map(|at| [at / 48, at / 24 % 2, at / 12 % 2, at / 3 % 4, at % 3])
    }

    /// Returns a row per figure, without their header.
    pub fn rows(&self) -> Vec<String> {
        let row = |at: [usize; 5]| {
            let [region, alternative, sex, age, year] = at;
            let (code, name) = REGIONS[region];
            format!(
                "{};{code} {name};{};{};{};{}\n",
                self.cell(at, ".."),
                AGES[age].1,
                ALTERNATIVES[alternative].1,
                SEXES[sex].1,
                YEARS[year]
            )
        };
        Self::places().map(row).collect()
    }

    /// Returns the header of [`Made::rows`] and rows.
    pub fn long(rows: &[String]) -> Vec<u8> {
        format!("personer;region;alder;alternativ;kjønn;år\n{}", rows.concat()).into_bytes()
    }

    /// Returns a column per year and alternative.
    fn wide(&self, title: &str, delimiter: char, heading: impl Fn(&str, &str) -> String) -> String {
        let columns: Vec<(usize, usize)> =
            (0..2).flat_map(|alternative| (0..3).map(move |year| (alternative, year))).collect();
        let mut text = format!("{title}\"region\"{delimiter}\"kjønn\"{delimiter}\"alder\"");
        for (alternative, year) in &columns {
            write!(text, "{delimiter}\"{}\"", heading(ALTERNATIVES[*alternative].1, YEARS[*year])).unwrap();
        }
        for [region, _, sex, age, _] in Self::places().filter(|at| at[1] == 0 && at[4] == 0) {
            let (code, name) = REGIONS[region];
            let stub = [format!("K-{code} {name}"), SEXES[sex].1.to_owned(), AGES[age].1.to_owned()];
            write!(text, "\r\n\"{}\"", stub.join(&format!("\"{delimiter}\""))).unwrap();
            for (alternative, year) in &columns {
                write!(text, "{delimiter}{}", self.cell([region, *alternative, sex, age, *year], "."))
                    .unwrap();
            }
        }
        text + "\r\n"
    }

    /// Returns what the API writes with codes alone.
    fn codes(&self) -> String {
        let mut text = "\"Region\",\"ContentsCode\",\"Kjonn\",\"Alder\",\"Tid\",\"14746\"\n".to_owned();
        for at in Self::places() {
            let [region, alternative, sex, age, year] = at;
            let stub =
                [REGIONS[region].0, ALTERNATIVES[alternative].0, SEXES[sex].0, AGES[age].0, YEARS[year]];
            writeln!(text, "\"{}\",{}", stub.join("\",\""), self.cell(at, "\":\"")).unwrap();
        }
        text
    }

    /// Returns a dataset; its values as a list, or as an object of those that are known.
    fn dataset(&self, sparse: bool) -> Value {
        let category = |all: &[(&str, &str)]| {
            let index: Value =
                all.iter().enumerate().map(|(at, (code, _))| ((*code).to_owned(), json!(at))).collect();
            let label: Value = all.iter().map(|(code, label)| ((*code).to_owned(), json!(label))).collect();
            json!({ "index": index, "label": label })
        };
        let known =
            self.0.iter().enumerate().filter_map(|(at, figure)| Some((at.to_string(), json!((*figure)?))));
        json!({
            "class": "dataset",
            "id": ["Region", "ContentsCode", "Kjonn", "Alder", "Tid"],
            "size": [2, 2, 2, 4, 3],
            "role": { "time": ["Tid"], "metric": ["ContentsCode"] },
            "dimension": {
                "Region": { "label": "region", "category": category(&REGIONS) },
                "ContentsCode": { "label": "statistikkvariabel", "category": category(&ALTERNATIVES) },
                "Kjonn": { "label": "kjønn", "category": category(&SEXES) },
                "Alder": { "label": "alder", "category": category(&AGES) },
                "Tid": { "label": "år", "category": { "index": YEARS } },
            },
            "value": if sparse { known.collect() } else { json!(self.0) },
        })
    }

    /// Returns the figures in every layout and encoding, each with its name.
    pub fn layouts(&self) -> Vec<(&'static str, Vec<u8>)> {
        let titled =
            self.wide("\"14746: Framskrevet folkemengde\"\n\n", ';', |label, year| format!("{label} {year}"));
        let tab = self.wide("", '\t', |label, year| format!("{year} {label}"));
        let tab = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            [mark.to_vec(), tab.encode_utf16().flat_map(bytes).collect()].concat()
        };
        vec![
            ("a row per figure", Self::long(&self.rows())),
            ("title and semicolon", titled.clone().into_bytes()),
            ("title and semicolon, ISO-8859-1", titled.chars().map(|letter| letter as u8).collect()),
            ("tab, UTF-16", tab(b"\xff\xfe", u16::to_le_bytes)),
            ("tab, UTF-16 the other way round", tab(b"\xfe\xff", u16::to_be_bytes)),
            ("comma and codes", self.codes().into_bytes()),
            ("JSON-stat", self.dataset(false).to_string().into_bytes()),
            (
                "JSON-stat by position, with a mark",
                [b"\xef\xbb\xbf".to_vec(), self.dataset(true).to_string().into_bytes()].concat(),
            ),
        ]
    }
}
