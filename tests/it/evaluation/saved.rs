//! Saved gaps of which something is hidden, whose dates are odd, or whose units have the same name.

use super::*;

/// Saves the gaps of both dates, each changed.
fn changed(place: &Place, change: impl Fn(usize, &mut Value)) -> [String; 2] {
    let paths = saved(place);
    for (at, path) in paths.iter().enumerate() {
        let mut gap: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        change(at, &mut gap);
        fs::write(path, gap.to_string()).unwrap();
    }
    paths
}

/// Returns a row of a saved gap.
fn saved_row<'g>(gap: &'g mut Value, requirement: &str) -> &'g mut Value {
    let rows = gap["gaps"].as_array_mut().unwrap();
    rows.iter_mut().find(|row| row["requirement"] == requirement).unwrap()
}

/// Returns the sums in persons of a category, and of everything.
fn sums_of(answer: &Value, category: &str) -> Value {
    let sums = answer["categories"].as_array().unwrap().iter();
    let of = sums.filter(|sum| sum["basis"] == "persons");
    let of = of.filter(|sum| sum["category"].is_null() || sum["category"] == category);
    of.map(|sum| {
        let counts = ["requirements", "unmet_before", "unmet_after"].map(|key| sum[key].clone());
        json!([counts, dates(sum), sum["change"]])
    })
    .collect()
}

#[test]
fn a_sum_of_anything_hidden_is_hidden() {
    let place = Place::new();
    // Natt required four, and held three of them.
    for (keys, fag, all) in [
        (
            &["qualified", "gap"][..],
            json!([[2, null, 1], [4, 6, null, 1, null, 5], null]),
            json!([[4, null, 2], [8, 10, null, 2, null, 8], null]),
        ),
        (
            &["required"],
            json!([[2, 1, 1], [null, 6, 1, 1, 4, 5], 1]),
            json!([[4, 1, 2], [null, 10, 1, 2, 8, 8], 0]),
        ),
    ] {
        let [before, after] = changed(&place, |at, gap| {
            for key in keys.iter().filter(|_| at == 0) {
                saved_row(gap, "sykepleier-natt")[key] = Value::Null;
            }
        });
        let answer = told(&kompetanse(&["evaluer", &before, &after, "--format", "json"]));
        assert_eq!(sums_of(&answer, "fag"), json!([fag, all]), "{keys:?}");
        // What is hidden of one category says nothing of another.
        assert_eq!(sums_of(&answer, "basis")[0], json!([[2, 0, 1], [4, 4, 0, 1, 4, 3], -1]));
        let shown = kompetanse(&["evaluer", &before, &after]).output;
        assert!(shown.contains("Kolon betyr at tallet er skjult"), "{shown}");
        // Sentences say nothing of what is hidden.
        assert!(!shown.contains(": den") && !shown.contains("fra : til"), "{shown}");
    }
    let [before, after] = saved(&place);
    let shown = kompetanse(&["evaluer", &before, &after]).output;
    assert!(!shown.contains("skjult"), "{shown}");
}

#[test]
fn any_date_there_is_can_be_compared() {
    let place = Place::new();
    for (dates, months) in [
        (["2025-11-21", "9999-12-31"], 95_689),
        (["-009999-01-01", "9999-12-31"], 239_987),
        (["2024-02-29", "2025-02-28"], 12),
        (["2026-01-31", "2026-02-27"], 0),
    ] {
        let [before, after] = changed(&place, |at, gap| gap["reference_date"] = json!(dates[at]));
        let answer = told(&kompetanse(&["evaluer", &before, &after, "--format", "json"]));
        assert_eq!(answer["months"], months, "{dates:?}");
    }
    let [before, after] = changed(&place, |_, gap| gap["reference_date"] = json!("9999-12-31"));
    assert_eq!(kompetanse(&["evaluer", &before, &after]).status, 3);
}

#[test]
fn a_plan_without_a_name_is_no_empty_ground() {
    let place = Place::new();
    let grounds = |[before, after]: [String; 2]| {
        kompetanse(&["evaluer", &before, &after, "--tabell=provenance", "--format=csv"]).output
    };
    let has = |grounds: &str, start: &str| grounds.lines().any(|line| line.starts_with(start));
    let named = grounds(saved(&place));
    assert!(has(&named, "Plan;Plan til evaluering") && has(&named, "Planfil;"), "{named}");
    let nameless = grounds(changed(&place, |_, gap| gap["plan"]["name"] = json!("")));
    assert!(!has(&nameless, "Plan;") && has(&nameless, "Planfil;"), "{nameless}");
}

#[test]
fn a_unit_whose_name_several_have_needs_its_path() {
    let place = Place::new();
    let [before, after] = changed(&place, |_, gap| {
        for row in gap["gaps"].as_array_mut().unwrap() {
            let path = match row["unit"].as_str() {
                Some("Natt") => "Sykehjem / Natt",
                Some("Dag") => "Hjemmetjenesten / Natt",
                _ => continue,
            };
            row["unit"] = json!(path);
        }
    });
    let asked = |unit: &str| kompetanse(&["evaluer", &before, &after, "--enhet", unit, "--format", "json"]);
    let both = asked("natt");
    assert!(both.status == 2 && both.output.is_empty(), "{both:?}");
    for part in ["Flere enheter", "Sykehjem / Natt", "Hjemmetjenesten / Natt"] {
        assert!(both.messages.contains(part), "{}", both.messages);
    }
    for unit in ["Hjemmetjenesten/Natt", "Hjemmetjenesten"] {
        let answer = told(&asked(unit));
        let rows = answer["requirements"].as_array().unwrap();
        assert_eq!(rows.len(), 2, "{unit}");
        assert!(rows.iter().all(|row| row["unit"] == "Hjemmetjenesten / Natt"), "{unit}");
    }
}

#[test]
fn what_was_hidden_or_unknown_in_a_saved_gap_stays_so() {
    let place = Place::new();
    let [before, after] = saved(&place);
    let mut hidden: Value = serde_json::from_str(&fs::read_to_string(&before).unwrap()).unwrap();
    let rows = hidden["gaps"].as_array_mut().unwrap();
    let natt = rows.iter_mut().find(|row| row["requirement"] == "sykepleier-natt").unwrap();
    (natt["qualified"], natt["gap"]) = (Value::Null, Value::Null);
    let before = place.file("skjult.json", &hidden.to_string());
    let answer = told(&kompetanse(&["evaluer", &before, &after, "--format", "json"]));
    let natt = row(&answer, "sykepleier-natt", Some("Natt"));
    assert_eq!((dates(natt), &natt["change"]), (json!([4, 5, null, 1, null, 4]), &Value::Null));
}

#[test]
fn the_gap_in_a_saved_report_of_everything_will_do() {
    let place = Place::new();
    let [before, after] = saved(&place);
    let gap: Value = serde_json::from_str(&fs::read_to_string(&after).unwrap()).unwrap();
    let report =
        place.file("rapport.json", &json!({"schema": "kompetanse.report/1", "gap": gap}).to_string());
    let answers = [&after, &report].map(|after| {
        told(&kompetanse(&["evaluer", &before, after, "--plan", PLAN, "--format", "json"]))["requirements"].clone()
    });
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn saved_gaps_with_hidden_figures_stay_hidden() {
    let folder = tempfile::tempdir().unwrap();
    let saved: Vec<String> = ["2026-11-21", "2026-11-22"]
        .map(|date| {
            let path = folder.path().join(format!("{date}.json")).to_str().unwrap().to_owned();
            let mut arguments = vec!["gap", "examples/lillevik/register.csv", "--prikk", "5", "-o", &path];
            arguments.extend(["--plan", "examples/lillevik/plan.toml", "--dato", date]);
            assert_eq!(kompetanse(&arguments).status, 0);
            path
        })
        .into();
    let outcome = kompetanse(&["evaluer", &saved[0], &saved[1], "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let answer: serde_json::Value = serde_json::from_str(&outcome.output).unwrap();
    let gap: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&saved[0]).unwrap()).unwrap();
    let hidden = gap["gaps"].as_array().unwrap().iter().filter(|row| row["gap"].is_null()).count();
    let rows = answer["requirements"].as_array().unwrap();
    assert!(hidden > 10);
    assert_eq!(rows.iter().filter(|row| row["gap_before"].is_null()).count(), hidden);
    assert_eq!(answer["before"]["on_call"], serde_json::Value::Null);
}
