//! Turns a file of how many people there are, or will be, into the demand index that a plan asks for.
//!
//! The files are Statistics Norway's: JSON-stat 2.0 and every delimited layout of StatBank, and tables in their manner.
//! A figure that is missing is never zero, nobody is counted twice, and ages are summed exactly as they are asked for.

mod alternative;
mod delimited;
mod demand;
mod group;
mod header;
mod jsonstat;
mod region;
mod table;
#[cfg(test)]
mod testing;
mod vocabulary;

pub use table::Population;

use crate::finding::{Code, Finding};
use crate::model::outlook::{DemandIndex, PopulationAsked};
use crate::origin::Origin;
use crate::source::{Input, decoded};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::sync::Arc;

/// As many bytes as are read of a file: several times all that StatBank gives at a time.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// As many as are read as JSON, which has fewer for each figure, and takes twenty times as many in memory at worst.
const MOST_BYTES_OF_JSON: usize = 40 * 1024 * 1024;

/// Reads a population file, of whatever layout and encoding.
///
/// # Errors
/// A finding, where it is not a population file, is damaged, or has a cell that cannot be read.
pub fn read(file: &Origin, bytes: impl Into<Arc<[u8]>>) -> Result<Population, Finding> {
    let bytes: Arc<[u8]> = bytes.into();
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Finding::new(Code::PopulationTooLarge).at(file.clone()));
    }
    if !jsonstat::is_json(&bytes) {
        return delimited::read(file, bytes);
    }
    if bytes.len() > MOST_BYTES_OF_JSON {
        return Err(Finding::new(Code::PopulationTooLarge).at(file.clone()));
    }
    match decoded(&bytes) {
        Ok(text) => jsonstat::read(file, &text),
        Err(fault) => Err(Finding::new(Code::FileUnreadable).at(file.clone()).seen(fault.to_string())),
    }
}

/// Opens the file that a plan names, and returns the demand index that it asks for: a point for each of the file's
/// years from the first to the last, and for the nearest on either side where the file lacks one of these.
///
/// # Errors
/// Everything that is wrong. Findings about what is asked for are where the plan asks; those about the file's content
/// are in the file.
pub fn demand(asked: &PopulationAsked, years: RangeInclusive<i16>) -> Result<DemandIndex, Vec<Finding>> {
    let input = Input::File(PathBuf::from(&asked.file));
    let bytes = input.bytes(MOST_BYTES + 1).map_err(|fault| match fault.code {
        Code::FileNotFound => {
            vec![Finding::new(Code::PopulationNotFound).at(asked.origin.clone()).seen(&asked.file)]
        }
        _ => vec![fault],
    })?;
    let table = read(&Origin::file(input.name()), bytes).map_err(|fault| vec![fault])?;
    table.demand(asked, years)
}

#[cfg(test)]
mod tests {
    use super::testing::{Made, answer, asked, told};
    use super::*;
    use proptest::prelude::*;

    fn fixture(name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/fixtures/population/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    const PROJECTION: &str = "projection_14746_porsgrunn_norway.csv";
    const SAMPLES: [&str; 5] = [
        PROJECTION,
        "population_07459_levanger_norway.csv",
        "population_07459_title_semicolon.csv",
        "population_07459_tab.csv",
        "culture_05300.json",
    ];

    /// Returns the first, and the last, point of what a sample answers.
    fn ends(name: &str, question: &PopulationAsked, years: RangeInclusive<i16>) -> String {
        let found = answer(&fixture(name), question, years);
        let Ok(mut index) = found else { return told(&found) };
        if index.points.len() > 2 {
            index.points.drain(1..index.points.len() - 1);
        }
        told(&Ok(index))
    }

    #[test]
    fn a_projection_gives_the_sums_of_its_rows() {
        // Summed apart from the program: the rows «80-89 år» and «90 år eller eldre» of each year.
        for (region, alternative, from_to) in [
            ("Porsgrunn", "MMMM", "2026: 2191, 2050: 4244"),
            ("porsgrunn", "llml", "2026: 2191, 2050: 3783"),
            ("Porsgrunn", "HHMH", "2026: 2191, 2050: 4716"),
            ("Hele landet", "MMMM", "2026: 284939, 2050: 591350"),
            ("0", "LLML", "2026: 284939, 2050: 529642"),
            ("Norge", "HHMH", "2026: 284939, 2050: 654664"),
        ] {
            for to in [None, Some(105)] {
                let question = asked(region, 80, to, Some(alternative));
                assert_eq!(
                    ends(PROJECTION, &question, 2026..=2050),
                    from_to,
                    "{region} {alternative} {to:?}"
                );
            }
        }
        assert_eq!(
            ends(PROJECTION, &asked("Porsgrunn", 0, None, None), 2026..=2050),
            "2026: 37435, 2050: 39938"
        );
        let years = told(&answer(&fixture(PROJECTION), &asked("Porsgrunn", 90, None, None), 2026..=2028));
        assert_eq!(years, "2026: 332, 2027: 346, 2028: 361");
    }

    #[test]
    fn observed_populations_give_the_sums_of_their_rows() {
        let levanger = "population_07459_levanger_norway.csv";
        for region in ["5037", "Levanger", "municip_nor5037"] {
            assert_eq!(ends(levanger, &asked(region, 80, None, None), 2005..=2026), "2005: 758, 2026: 1200");
        }
        assert_eq!(ends(levanger, &asked("00", 80, None, None), 2005..=2026), "2005: 213155, 2026: 284939");
        let titled = "population_07459_title_semicolon.csv";
        for (region, sum) in
            [("3001", "2021: 1547"), ("Levanger", "2021: 970"), ("sør varanger", "2021: 451")]
        {
            assert_eq!(ends(titled, &asked(region, 80, Some(105), None), 2021..=2021), sum);
        }
        let tab = "population_07459_tab.csv";
        assert_eq!(ends(tab, &asked("0101", 80, None, None), 2015..=2018), "2015: 1519, 2018: 1502");
        assert_eq!(ends(tab, &asked("2030", 80, None, None), 2015..=2018), "2015: 415, 2018: 414");
    }

    #[test]
    fn a_municipality_that_was_not_there_yet_has_nobody() {
        let found = ends("population_07459_tab.csv", &asked("5037", 80, None, None), 2015..=2018);
        assert_eq!(found, "f population-nobody <2015–2017> [] (plan.toml:9)");
        let found =
            ends("population_07459_title_semicolon.csv", &asked("K-Rest", 80, None, None), 2021..=2021);
        assert_eq!(found, "f population-nobody <2021> [] (plan.toml:9)");
    }

    #[test]
    fn a_table_of_something_else_is_refused_with_what_it_has() {
        let found = ends("culture_05300.json", &asked("5037", 80, None, None), 2015..=2018);
        assert_eq!(found, "f population-unreadable <> [avstand, kulturtilbud, statistikkvariabel, år]");
    }

    #[test]
    fn a_file_larger_than_any_table_is_refused() {
        let refused =
            |text: String| read(&Origin::file("f"), text.into_bytes()).map(|_| ()).unwrap_err().code;
        let many = |row: fn(u32) -> String| (0..120_000).map(row).collect::<String>();
        let regions = many(|number| format!("r{number};80 år;1\n"));
        assert_eq!(refused(format!("region;alder;2026\n{regions}")), Code::PopulationTooLarge);
        let alternatives = many(|number| format!("5037;80 år;a{number};2026;1\n"));
        let head = "region;alder;alternativ;år;personer\n";
        assert_eq!(refused(format!("{head}{alternatives}")), Code::PopulationTooLarge);
        let json = format!("{{\"class\":\"dataset\",\"value\":[{}", "0,".repeat(MOST_BYTES_OF_JSON / 2));
        assert_eq!(refused(json), Code::PopulationTooLarge);
    }

    #[test]
    fn a_file_that_is_not_there_is_told_where_the_plan_names_it() {
        let missing =
            PopulationAsked { file: "no/such/file.csv".to_owned(), ..asked("5037", 80, None, None) };
        let found = told(&demand(&missing, 2026..=2027));
        assert_eq!(found, "plan.toml:9 population-not-found <no/such/file.csv> []");
        let file = format!("{}/fixtures/population/{PROJECTION}", env!("CARGO_MANIFEST_DIR"));
        let there = PopulationAsked { file, ..asked("Porsgrunn", 80, None, None) };
        assert_eq!(told(&demand(&there, 2026..=2026)), "2026: 2191");
        let folder = PopulationAsked { file: env!("CARGO_MANIFEST_DIR").to_owned(), ..missing };
        assert!(demand(&folder, 2026..=2027).is_err());
    }

    /// Figures of which a few are missing.
    fn made() -> impl Strategy<Value = Made> {
        let figure = prop_oneof![30 => (0_u32..3000).prop_map(Some), 1 => Just(None)];
        proptest::collection::vec(figure, Made::LENGTH).prop_map(Made)
    }

    fn question() -> impl Strategy<Value = (PopulationAsked, RangeInclusive<i16>)> {
        let region = proptest::sample::select(&["5037", "0301", "301", "3001"][..]);
        let alternative = proptest::sample::select(&[None, Some("MMMM"), Some("llml"), Some("HHMH")][..]);
        let to = proptest::sample::select(&[None, Some(80), Some(79), Some(105), Some(90)][..]);
        let years = proptest::sample::select(&[(2026, 2030), (2027, 2029), (2028, 2028), (2025, 2027)][..]);
        (region, 77_u8..82, to, alternative, years).prop_map(
            |(region, from, to, alternative, (first, last))| {
                (asked(region, from, to, alternative), first..=last)
            },
        )
    }

    /// Returns an answer without its lines, which differ between layouts, and the names of regions, some of which have
    /// codes alone.
    fn essence(found: &Result<DemandIndex, Vec<Finding>>) -> String {
        match found {
            Ok(_) => told(found),
            Err(faults) => faults
                .iter()
                .map(|fault| format!("{} {:?}", fault.code.text(), fault.seen))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_layout_gives_the_same(made in made(), (question, years) in question()) {
            let layouts = made.layouts();
            let first = essence(&answer(&layouts[0].1, &question, years.clone()));
            for (name, bytes) in &layouts[1..] {
                prop_assert_eq!(&essence(&answer(bytes, &question, years.clone())), &first, "{}", name);
            }
        }

        #[test]
        fn the_order_of_rows_changes_nothing(
            (rows, shuffled) in made().prop_flat_map(|made| (Just(made.rows()), Just(made.rows()).prop_shuffle())),
            (question, years) in question(),
        ) {
            let in_order = answer(&Made::long(&rows), &question, years.clone());
            let in_disorder = answer(&Made::long(&shuffled), &question, years);
            prop_assert_eq!(essence(&in_order), essence(&in_disorder));
        }

        #[test]
        fn no_bytes_are_a_panic(bytes in any::<Vec<u8>>(), text in any::<String>(), (question, years) in question()) {
            for start in [&b""[..], b"region;alder;2026;2027\n", b"{", b"{\"class\":\"dataset\","] {
                let _ = answer(&[start, &bytes].concat(), &question, years.clone());
                let _ = answer(&[start, text.as_bytes()].concat(), &question, years.clone());
            }
        }

        #[test]
        fn no_layout_with_faults_is_a_panic(
            made in made(),
            layout in 0_usize..8,
            faults in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4),
            cut in any::<proptest::sample::Index>(),
            (question, years) in question(),
        ) {
            let mut bytes = made.layouts().swap_remove(layout).1;
            let _ = answer(&bytes[..cut.index(bytes.len())], &question, years.clone());
            for (at, byte) in faults {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            let _ = answer(&bytes, &question, years);
        }

        #[test]
        fn no_sample_with_a_fault_is_a_panic(
            sample in 0_usize..5,
            at in any::<proptest::sample::Index>(),
            byte in any::<u8>(),
            (question, years) in question(),
        ) {
            let mut bytes = fixture(SAMPLES[sample]);
            let at = at.index(bytes.len());
            bytes[at] = byte;
            let _ = answer(&bytes, &question, years);
        }
    }
}
