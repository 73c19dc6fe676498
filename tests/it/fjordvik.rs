//! The files in `examples/fjordvik` are those that the example program makes.

#[path = "../../examples/generate_municipality/municipality/mod.rs"]
mod municipality;

use std::fs;
use std::path::Path;

use kompetanse::model::outlook::Demand;

#[test]
fn the_example_makes_the_same_bytes_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/fjordvik");
    let files = municipality::files(municipality::DEFAULT_PEOPLE, municipality::DEFAULT_SEED)
        .expect("a municipality");
    for file in files {
        let kept = fs::read(folder.join(file.path)).expect("a file that is kept");
        assert!(kept == file.bytes, "{} is not what the example makes", file.path);
    }
}

#[test]
fn the_example_looks_ahead() {
    let reading = kompetanse::plan::load(&[Path::new("examples/fjordvik/avdelinger/sykehjem.toml").into()]);
    assert_eq!(reading.findings, []);
    let plan = reading.plan;
    assert!(matches!(plan.outlook.demand, Some(Demand::Index(_))), "{:?}", plan.outlook);
    assert_eq!(plan.scenarios.len(), 2);
    assert!(plan.requirements.iter().any(|requirement| requirement.follows_demand));
}

#[test]
fn the_departments_inherit_the_measures_and_the_money() {
    for plan in ["temaplan.toml", "avdelinger/hjemmetjenesten.toml", "avdelinger/habilitering.toml"] {
        let reading = kompetanse::plan::load(&[Path::new("examples/fjordvik").join(plan)]);
        assert_eq!(reading.findings, [], "{plan}");
        let years: Vec<i16> = reading.plan.economy.frame.iter().map(|(year, _)| *year).collect();
        assert_eq!((reading.plan.measures.len(), &*years), (25, &[2027, 2028, 2029, 2030][..]), "{plan}");
        assert_eq!(reading.plan.calendar.len(), 8, "{plan}");
    }
}
