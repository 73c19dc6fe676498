//! Statistics Norway's årsverk in nursing and care by education, 1999, for four municipalities.
//!
//! Source: <https://ssb.no/a/en/static/pleie_en/tab-2000-10-19-08-en.html>. The shares of skilled people follow
//! KOSTRA: service and administration are not directed at users and are left out of what is divided by.
//! The answers end in the third and fourth decimal, so nothing here may be rounded or reckoned in binary.

use crate::support::kompetanse;
use serde_json::Value;
use std::fmt::Write;
use std::fs;

/// The table's columns; the last two are not directed at users.
const TITLES: [&str; 17] = [
    "Psykiatrisk sykepleier",
    "Geriatrisk sykepleier",
    "Annen sykepleier",
    "Vernepleier",
    "Hjelpepleier",
    "Ergoterapeut",
    "Sosionom",
    "Barnevernspedagog",
    "Annet pleie og omsorg",
    "Aktivitør",
    "Omsorgsarbeider",
    "Barnepleier",
    "Pleieassistent",
    "Hjemmehjelp",
    "Annet brukerrettet",
    "Service",
    "Administrasjon",
];

/// How many of the columns are directed at users.
const USER_DIRECTED: usize = 15;

/// Columns, from 1, of those with college or university education.
const COLLEGE: [usize; 7] = [1, 2, 3, 4, 6, 7, 8];

/// Columns, from 1, of the skilled: college, university and upper secondary.
const SKILLED: [usize; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12];

/// A municipality's årsverk in hundredths, and what they must come to.
struct Municipality {
    name: &'static str,
    hundredths: [u32; 17],
    total: u32,
    /// User-directed, skilled and college årsverk.
    sums: [f64; 3],
    /// Gap and surplus against 75 % skilled.
    skilled: (f64, f64),
    /// Gap and surplus against 35 % with college education.
    college: (f64, f64),
}

/// The published rows, and the sums and gaps that follow from them.
const MUNICIPALITIES: [Municipality; 4] = [
    Municipality {
        name: "Moss",
        hundredths: [
            400, 245, 7680, 4042, 17613, 300, 0, 0, 1006, 385, 2728, 0, 6824, 7862, 1442, 1516, 2263,
        ],
        total: 54306,
        sums: [505.27, 333.93, 126.67],
        skilled: (45.0225, 0.0),
        college: (50.1745, 0.0),
    },
    Municipality {
        name: "Halden",
        hundredths: [
            650, 0, 7999, 2556, 22500, 500, 130, 300, 1276, 503, 2656, 0, 4940, 6660, 1380, 725, 720,
        ],
        total: 53495,
        sums: [520.50, 377.94, 121.35],
        skilled: (12.435, 0.0),
        college: (60.825, 0.0),
    },
    Municipality {
        name: "Eidsberg",
        hundredths: [200, 250, 2439, 450, 6630, 150, 0, 0, 200, 813, 713, 0, 2185, 1080, 420, 1506, 387],
        total: 17423,
        sums: [155.30, 116.45, 34.89],
        skilled: (0.025, 0.0),
        college: (19.465, 0.0),
    },
    Municipality {
        name: "Sarpsborg",
        hundredths: [
            1225, 100, 11813, 7171, 27375, 100, 0, 100, 688, 1524, 3147, 25, 7017, 3180, 390, 5358, 2995,
        ],
        total: 72208,
        sums: [638.55, 525.80, 205.09],
        skilled: (0.0, 46.8875),
        college: (18.4025, 0.0),
    },
];

/// Returns hundredths as people: whole positions, and one for what is left.
fn people(hundredths: u32) -> impl Iterator<Item = u32> {
    let rest = hundredths % 100;
    std::iter::repeat_n(100, (hundredths / 100) as usize).chain((rest > 0).then_some(rest))
}

/// Returns everybody in a table of employments, without a word of competence but the titles.
fn register() -> String {
    let mut text = String::from("Ansattnummer;Enhet;Stilling;Stillingsprosent\r\n");
    let mut number = 0;
    for municipality in &MUNICIPALITIES {
        for (title, hundredths) in TITLES.iter().zip(municipality.hundredths) {
            for percent in people(hundredths) {
                number += 1;
                write!(text, "{number:05};{};{title};{percent}\r\n", municipality.name).unwrap();
            }
        }
    }
    text
}

fn plan() -> String {
    let titles = |columns: &[usize]| {
        let titles: Vec<String> =
            columns.iter().map(|column| format!("\"{}\"", TITLES[column - 1])).collect();
        format!("[{}]", titles.join(", "))
    };
    let user_directed = titles(&(1..=USER_DIRECTED).collect::<Vec<_>>());
    let mut text = String::from(
        "[plan]\nnavn = \"Pleie og omsorg 1999\"\n\n[[kategori]]\nid = \"fag\"\nnavn = \"Fagkompetanse\"\n",
    );
    for (id, name, columns) in
        [("fagutdannet", "Fagutdannet", &SKILLED[..]), ("hoyskole", "Høyskoleutdannet", &COLLEGE[..])]
    {
        write!(
            text,
            "\n[[kompetanse]]\nid = \"{id}\"\nnavn = \"{name}\"\nkategori = \"fag\"\nformell_fra = {{ stilling = {} }}\n",
            titles(columns)
        )
        .unwrap();
    }
    for (id, percent) in [("fagutdannet", 75), ("hoyskole", 35)] {
        write!(
            text,
            "\n[[krav]]\nid = \"{id}\"\nkompetanse = \"{id}\"\nper = \"overste\"\nstilling = {user_directed}\n\
             andel_arsverk = {percent}\nkrever = \"formell\"\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn the_published_rows_sum_to_the_published_totals() {
    for municipality in &MUNICIPALITIES {
        let column = |column: &usize| municipality.hundredths[column - 1];
        let sum = |columns: &[usize]| f64::from(columns.iter().map(column).sum::<u32>()) / 100.0;
        assert_eq!(municipality.hundredths.iter().sum::<u32>(), municipality.total, "{}", municipality.name);
        let all: Vec<usize> = (1..=USER_DIRECTED).collect();
        assert_eq!([sum(&all), sum(&SKILLED), sum(&COLLEGE)], municipality.sums, "{}", municipality.name);
    }
}

#[test]
fn shares_of_arsverk_are_right_to_the_last_decimal() {
    let folder = tempfile::tempdir().unwrap();
    let (register_file, plan_file) = (folder.path().join("ansatte.csv"), folder.path().join("plan.toml"));
    fs::write(&register_file, register()).unwrap();
    fs::write(&plan_file, plan()).unwrap();
    let (register_file, plan_file) = (register_file.to_str().unwrap(), plan_file.to_str().unwrap());
    let arguments = ["gap", register_file, "--plan", plan_file, "--dato", "1999-12-31", "--format", "json"];
    let outcome = kompetanse(&arguments);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let answer: Value = serde_json::from_str(&outcome.output).unwrap();
    for municipality in &MUNICIPALITIES {
        let [user_directed, skilled, college] = municipality.sums;
        check(&answer, municipality.name, "fagutdannet", user_directed, skilled, municipality.skilled);
        check(&answer, municipality.name, "hoyskole", user_directed, college, municipality.college);
    }
}

/// Checks one requirement in one municipality: numbers with few decimals, which must be exactly the same.
fn check(answer: &Value, unit: &str, requirement: &str, all: f64, held: f64, (gap, surplus): (f64, f64)) {
    let rows = answer["gaps"].as_array().unwrap();
    let row = rows.iter().find(|row| row["unit"] == unit && row["requirement"] == requirement);
    let row = row.unwrap_or_else(|| panic!("{requirement} is not judged in {unit}"));
    let place = format!("{requirement} in {unit}: {row}");
    assert_eq!(row["population"]["fte"].as_f64(), Some(all), "{place}");
    assert_eq!(row["qualified"].as_f64(), Some(held), "{place}");
    assert_eq!(row["gap"].as_f64(), Some(gap), "{place}");
    assert_eq!(row["surplus"].as_f64(), Some(surplus), "{place}");
    // A share that prints as 75.0 % may still be short.
    assert_eq!(row["coverage"].as_f64() == Some(1.0), gap == 0.0, "{place}");
}
