//! Sums that are told without their rows are those that are told with them, and so are rows that are told group by group.

use super::dialect::{Dialect, write};
use super::world::Layout;
use super::{invent, plan_file, seeds, write as written};
use kompetanse::analysis::gap::{GapRow, Narrowing, analyse, analyse_each};
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::source::Input;

const SEEDS: std::ops::Range<u64> = 3000..3060;

#[test]
fn sums_without_rows_are_those_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let (mut obstacles, mut most) = (0, 0);
    for seed in seeds(SEEDS) {
        for layout in [Layout::List, Layout::Joined, Layout::Matrix] {
            let world = invent::world(seed, layout);
            let files = write(&world, &written::tables(&world, layout), Dialect::Excel, folder.path(), false);
            let plan = folder.path().join("plan.toml");
            std::fs::write(&plan, plan_file::toml(&world)).unwrap();
            let plan = kompetanse::plan::load(&[plan]).plan;
            let inputs = files.into_iter().map(Input::File).collect();
            let words = Vocabulary::of(&plan);
            let register =
                kompetanse::register::read(inputs, words, &Overrides::default(), world.on).register;
            let asked = |sums_only| {
                let narrowing = Narrowing { sums_only, ..Narrowing::default() };
                analyse(world.on, &register, &plan, &narrowing)
            };
            let (Ok(with), Ok(without)) = (asked(false), asked(true)) else { continue };
            assert!(without.gaps.is_empty());
            assert_eq!(with.categories, without.categories, "{seed} {layout:?}");
            assert_eq!(with.has_unmet(), without.has_unmet(), "{seed} {layout:?}");
            assert_eq!(with.has_unmet(), with.gaps.iter().any(|row| row.is_unmet()), "{seed} {layout:?}");
            let told =
                |rows: &[GapRow]| -> Vec<String> { rows.iter().map(|row| format!("{row:?}")).collect() };
            let each = analyse_each(world.on, &register, &plan, &Narrowing::default(), |_, rows| told(rows));
            let (apart, groups) = each.unwrap();
            assert_eq!(groups.concat(), told(&with.gaps), "{seed} {layout:?}");
            assert_eq!(apart.categories, with.categories, "{seed} {layout:?}");
            most = most.max(groups.len());
            let found = |answer: &kompetanse::analysis::gap::GapAnswer| {
                let mut found: Vec<String> =
                    answer.findings().iter().map(|finding| format!("{finding:?}")).collect();
                found.sort();
                found
            };
            assert_eq!(found(&with), found(&without), "{seed} {layout:?}");
            assert_eq!(found(&with), found(&apart), "{seed} {layout:?}");
            obstacles += found(&with).len();
        }
    }
    assert!(obstacles > 0 && most > 3);
}

/// Rows of one competence that are more than are told together, of two requirements that follow each other unit by unit.
#[test]
fn many_rows_of_one_competence_are_told_whole_and_in_order() {
    const UNITS: usize = 150;
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.toml");
    let requirement = |id: &str, number: u8| {
        format!(
            "[[krav]]\nid = \"{id}\"\nkompetanse = \"Sårstell\"\nper = \"laveste\"\nkrever = \"formell\"\nantall = {number}\n"
        )
    };
    let competence = "[[kompetanse]]\nnavn = \"Sårstell\"\nkategori = \"fag\"\n";
    std::fs::write(&plan, [competence, &requirement("en", 1), &requirement("to", 2)].concat()).unwrap();
    let plan = kompetanse::plan::load(&[plan]).plan;
    let mut text = "Ansattnr;Enhet;Kompetanse;Formell\n".to_owned();
    (0..UNITS)
        .for_each(|unit| text += &format!("{unit};Enhet {unit:03};Sårstell;{}\n", ["ja", "nei"][unit % 2]));
    let input = Input::Bytes { name: "register.csv".into(), bytes: text.into_bytes().into() };
    let on = kompetanse::model::date::Date::new(2026, 11, 21).unwrap();
    let (words, columns) = (Vocabulary::of(&plan), Overrides::default());
    let register = kompetanse::register::read(vec![input], words, &columns, on).register;
    let told = |rows: &[GapRow]| rows.iter().map(|row| format!("{row:?}")).collect::<Vec<_>>();
    let whole = analyse(on, &register, &plan, &Narrowing::default()).unwrap();
    assert_eq!(whole.gaps.len(), 2 * UNITS);
    let each = analyse_each(on, &register, &plan, &Narrowing::default(), |_, rows| told(rows));
    let (apart, some) = each.unwrap();
    assert!(some.len() > 1, "told all at once");
    assert_eq!(some.concat(), told(&whole.gaps));
    assert_eq!(apart.categories, whole.categories);
}
