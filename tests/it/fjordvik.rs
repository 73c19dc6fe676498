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
