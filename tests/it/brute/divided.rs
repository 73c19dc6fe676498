//! A register that is read in parts, each on a thread of its own, is the register that is read in one go.

use super::dialect::{DIALECTS, write};
use super::world::{Layout, World};
use super::write::{Variation, tables, varied};
use super::{invent, seeds};
use kompetanse::model::date::Date;
use kompetanse::model::register::{Person, PersonId};
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::register::{Division, Reading, read_divided};
use kompetanse::source::Input;
use std::path::PathBuf;

const SEEDS: std::ops::Range<u64> = 2000..2012;

/// What is worth a thread of its own, for registers as small as these: next to nothing.
const WORTH: u64 = 64;

fn read(files: &[PathBuf], words: &Vocabulary, on: Date, threads: u64, apart: bool) -> Reading {
    let each_file = apart.then(|| "Kommune".to_owned());
    let inputs = files.iter().cloned().map(Input::File).collect();
    let division = Division { threads, worth: WORTH };
    read_divided(inputs, words.clone(), &Overrides { each_file, ..Overrides::default() }, on, division)
}

/// Returns all that was read, in words; how the parts of it lie in memory, and which numbers their texts have, aside.
fn told(reading: Reading) -> String {
    let register = reading.register;
    let units: Vec<_> =
        register.units.ids().map(|unit| (register.units.path(unit), register.units.get(unit))).collect();
    let holdings: Vec<_> = register.holdings.iter().collect();
    let somebody = |(number, person): (u32, &Person)| {
        let number = PersonId(number);
        let (id, name) = (register.id(number), register.name(number));
        (id, name, person.birth, person.employments.clone(), person.other_rows)
    };
    let people: Vec<_> = (0..).zip(register.people.iter()).map(somebody).collect();
    let people = (people, &register.employments, holdings);
    let texts = (&register.credentials, &register.credential_texts, &register.positions);
    let names = (&register.unit_headings, &register.employment_types, &register.competence_names);
    let account = (register.knows, &register.unmatched, register.rows, &register.tables, &register.rejected);
    format!(
        "{people:#?}{units:#?}{texts:#?}{names:#?}{account:#?}{:#?}{:#?}",
        reading.tables, reading.findings
    )
}

/// Reads a municipality's files, as one register or each with people of its own, in one go and in parts; returns on how many of the latter ways something differed.
fn differing(world: &World, words: &Vocabulary, files: &[PathBuf], apart: bool) -> Vec<u64> {
    let whole = told(read(files, words, world.on, 1, apart));
    (2..=7).filter(|threads| told(read(files, words, world.on, *threads, apart)) != whole).collect()
}

#[test]
fn parts_read_beside_each_other_are_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    for seed in seeds(SEEDS) {
        for layout in [Layout::List, Layout::Joined, Layout::Matrix] {
            let world = invent::world(seed, layout);
            let plan = folder.path().join("plan.toml");
            std::fs::write(&plan, super::plan_file::toml(&world)).unwrap();
            let words = Vocabulary::of(&kompetanse::plan::load(&[plan]).plan);
            for dialect in DIALECTS {
                let variation =
                    Variation { blanks: seed % 2 == 0, parts: 1 + seed as usize % 3, ..Variation::default() };
                let tables = varied(tables(&world, layout), variation);
                let place = folder.path().join(format!("{seed}-{layout:?}-{dialect:?}"));
                let files = write(&world, &tables, dialect, &place, variation.parts > 1);
                assert_eq!(
                    differing(&world, &words, &files, seed % 2 == 1),
                    Vec::<u64>::new(),
                    "{seed} {layout:?} {dialect:?}"
                );
                std::fs::remove_dir_all(place).unwrap();
            }
        }
    }
}

/// A list whose rows tell a few people again and again, so that every part has rows of somebody in another.
fn list(quoted: bool) -> String {
    let mut text = String::from("Uttrekk\n\nEnhet;Ansattnr;Stilling;Prosent;Kompetanse;Formell;Nivå\n");
    for row in 0..400 {
        let note = if quoted && row % 7 == 3 { "\"Sår\n\nog \"\"stell\"\"\"" } else { "Sår" };
        let course = if row % 11 == 0 { "Ukjent kurs" } else { note };
        let status = if row % 13 == 5 { "kanskje" } else { "ja" };
        let beyond = if row % 29 == 28 { ";;husk" } else { "" };
        let (person, size, level) = (row / 9 % 30, 50 + row / 200, row % 5);
        text += &format!("Nord;{person};Sykepleier;{size};{course};{status};{level}{beyond}\n");
        text += if row % 17 == 0 { "\n\n" } else { "" };
    }
    text
}

#[test]
fn rows_over_several_lines_are_not_cut() {
    let folder = tempfile::tempdir().unwrap();
    for quoted in [false, true] {
        let place = folder.path().join("register.csv");
        std::fs::write(&place, list(quoted)).unwrap();
        let on = Date::constant(2026, 11, 21);
        let reading =
            |threads| told(read(std::slice::from_ref(&place), &Vocabulary::open(), on, threads, false));
        let closed = |threads| {
            let plan = kompetanse::plan::load(&["examples/lillevik/plan.toml".into()]).plan;
            told(read(std::slice::from_ref(&place), &Vocabulary::of(&plan), on, threads, false))
        };
        let (whole, whole_closed) = (reading(1), closed(1));
        assert!(whole.contains("CellsBeyondHeadings"));
        for threads in 2..=40 {
            assert!(reading(threads) == whole, "{threads} threads, {quoted}");
            assert!(closed(threads) == whole_closed, "{threads} threads, {quoted}");
        }
    }
}

/// A list of ten people with an id, a fødselsnummer or both, where some of each pair are on different rows.
fn mixed_ids() -> String {
    let mut text = String::from("Enhet;Ansattnr;Fødselsnummer;Stilling;Prosent;Kompetanse;Formell\n");
    for row in 0..300_u32 {
        let person = row * 7 / 3 % 10;
        let number = format!("018174123{:02}", 10 + person);
        let (id, number) = match row % 5 {
            0 | 1 => (format!("{person}"), number),
            2 => (String::new(), number),
            // The same fødselsnummer with another id.
            3 if person == 4 => ("9999".to_owned(), number),
            _ => (format!("{person}"), String::new()),
        };
        text += &format!("Nord;{id};{number};Lege;{};Kurs {};ja\n", 50 + row / 100, row % 6);
    }
    text
}

#[test]
fn who_is_told_by_mixed_ids_does_not_hang_on_where_the_parts_begin() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("register.csv");
    std::fs::write(&place, mixed_ids()).unwrap();
    let words = Vocabulary::of(&kompetanse::plan::load(&["examples/lillevik/plan.toml".into()]).plan);
    let on = Date::constant(2026, 11, 21);
    let reading = |threads| told(read(std::slice::from_ref(&place), &words, on, threads, false));
    let whole = reading(1);
    for threads in 2..=40 {
        assert!(reading(threads) == whole, "{threads} threads");
    }
}

#[test]
fn what_is_not_in_the_encoding_of_its_beginning_is_read_as_it_should() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("register.csv");
    let head = "Enhet;Ansattnr;Stilling;Prosent;Kompetanse;Formell\n";
    let rows: String = (0..20_000).map(|row| format!("Nord;{row};Lege;100;Kurs;ja\n")).collect();
    let on = Date::constant(2026, 11, 21);
    let names = |rest: &[u8]| {
        std::fs::write(&place, [head.as_bytes(), rows.as_bytes(), rest].concat()).unwrap();
        let reading = read(std::slice::from_ref(&place), &Vocabulary::open(), on, 2, false);
        (reading.register.people.len(), reading.register.competence_names, reading.findings.len())
    };
    // It has no births, and that is all that is found.
    let expected = (20_001, vec!["Kurs".to_owned(), "Sår".to_owned()], 1);
    assert_eq!(names(b"Nord;x;Lege;100;S\xe5r;ja\n"), expected);
    assert_eq!(names("Nord;x;Lege;100;Sår;ja\n".as_bytes()), expected);
}
