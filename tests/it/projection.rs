//! The projection as a user asks for it: figures that can be checked with a pencil, sums that add up, and what is refused.

use crate::support::{Outcome, kompetanse};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes a folder with files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("projection").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

fn asked(folder: &Path, more: &[&str]) -> Outcome {
    let (register, plan) = (folder.join("register.csv"), folder.join("plan.toml"));
    let mut arguments = vec!["framskriv", register.to_str().unwrap(), "--plan", plan.to_str().unwrap()];
    arguments.extend(["--dato", "2026-11-21"]);
    arguments.extend(more);
    kompetanse(&arguments)
}

fn answer(folder: &Path, more: &[&str]) -> Value {
    let outcome = asked(folder, &[&["--format", "json"], more].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).unwrap()
}

/// Asks about the municipality of seven hundred.
fn fjordvik() -> Outcome {
    let (register, plan) = ("examples/fjordvik/register.csv", "examples/fjordvik/temaplan.toml");
    kompetanse(&["framskriv", register, "--plan", plan, "--dato", "2026-11-21", "--format", "json"])
}

fn row<'a>(answer: &'a Value, id: &str) -> &'a Value {
    let rows = answer["requirements"].as_array().unwrap();
    rows.iter().find(|row| row["requirement"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn close(value: &Value, expected: f64) -> bool {
    (value.as_f64().unwrap() - expected).abs() < 1e-6
}

const COMPETENCE: &str = "[[kategori]]\nid = \"fag\"\nnavn = \"Fagkompetanse\"\n\n[[kompetanse]]\nid = \"sykepleier\"\nnavn = \"Sykepleier\"\nkategori = \"fag\"\n\n";

/// So many nurses, half of them in each of two units, all born in 1990.
fn nurses(number: usize, fraction: &str) -> String {
    let unit = |place: usize| if place.is_multiple_of(2) { "Nord" } else { "Sør" };
    let rows = (0..number)
        .map(|place| format!("{place:04};1990;{};Sykepleier;{fraction};Sykepleier;ja\n", unit(place)));
    format!(
        "Ansattnummer;Fødselsår;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn forty_nurses_of_whom_13_9_percent_leave_take_27_8_replacements_as_ks_counts() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"forty\"\nkompetanse = \"sykepleier\"\nantall = 40\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 5\navgang = {{ 0 = 13.9 }}\nnyansatt_avgang = 13.9\n"
    );
    let folder = folder("ks", &[("register.csv", &nurses(40, "100")), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    let row = row(&answer, "forty");
    assert!(close(&row["expected_replacements"], 27.8), "{}", row["expected_replacements"]);
    // 40 · 0.861⁵
    assert!(close(&row["expected_remaining"], 40.0 * 0.861f64.powi(5)), "{}", row["expected_remaining"]);
    assert!((row["expected_remaining"].as_f64().unwrap() - 18.93).abs() < 0.005);
    // What must be recruited to be sure is another figure.
    assert!(row["hires_total"].as_u64().unwrap() > 28);
}

#[test]
fn the_cancer_nurse_of_lillevik_is_reckoned_as_by_hand() {
    let outcome = kompetanse(&[
        "framskriv",
        "examples/lillevik/register.csv",
        "--plan",
        "examples/lillevik/plan.toml",
        "--dato",
        "2026-11-21",
        "--horisont",
        "4",
        "--format",
        "json",
    ]);
    let answer: Value = serde_json::from_str(&outcome.output).unwrap();
    let row = row(&answer, "kreft-hjemme");
    let years = row["years"].as_array().unwrap();
    let there = [0.935, 0.935f64.powi(2), 0.935f64.powi(3), 0.935f64.powi(3) * 0.945];
    for ((year, there), hires) in years.iter().zip(there).zip([1, 1, 0, 0]) {
        assert!(close(&year["mean"], there) && year["hires"] == hires, "{year}");
        assert!(close(&year["expected_shortfall"], 2.0 - there), "{year}");
        assert_eq!(year["shortfall_probability"], 1);
    }
    let why = &row["why"];
    assert!(
        why["today"] == 1 && close(&why["other_exits"], 1.0 - there[3]) && why["retirement"] == 0,
        "{why}"
    );
    assert!(close(&row["expected_remaining"], there[3]) && row["hires_total"] == 2);
}

#[test]
fn two_units_together_need_fewer_than_each_for_itself() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"each\"\nkompetanse = \"sykepleier\"\nper = \"laveste\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 1\navgang = {{ 0 = 30 }}\n"
    );
    let folder = folder("pooled", &[("register.csv", &nurses(4, "100")), ("plan.toml", &plan)]);
    let answer = answer(&folder, &["--sannsynlighet", "95"]);
    // Two in each unit, each there with 70 %: at least one with 1 − 0.09 = 91 %, so each unit hires one.
    // Of the four together two are asked: 1 − 0.3⁴ − 4 · 0.7 · 0.3³ = 91.63 %, so one more does for both.
    let pool = &answer["pooled"][0];
    assert_eq!((&pool["hires_apart"], &pool["hires_total"]), (&Value::from(2), &Value::from(1)), "{pool}");
    assert_eq!(pool["units"].as_array().unwrap().len(), 2);
    assert!(close(&pool["years"][0]["shortfall_probability"], 0.0837), "{pool}");
    let sum = &answer["categories"][0]["persons"];
    let hires = ["hires_total", "hires_pooled", "hires_largest"].map(|key| sum[key].as_u64().unwrap());
    assert_eq!(hires, [2, 1, 1]);
}

#[test]
fn what_is_pooled_is_of_one_category() {
    // The first competence decides the category: the same two, the other way round, belong to another.
    let both = |id: &str, list: &str, unit: &str| {
        format!(
            "[[krav]]\nid = \"{id}\"\nkompetanse = {list}\nenhet = \"{unit}\"\nantall = 2\nkrever = \"formell\"\n\n"
        )
    };
    let plan = format!(
        "{COMPETENCE}[[kategori]]\nid = \"spesialist\"\nnavn = \"Spesialist\"\n\n[[kompetanse]]\nid = \"geriatri\"\nnavn = \"Geriatri\"\nkategori = \"spesialist\"\n\n{}{}[framskriving]\nhorisont = 1\navgang = {{ 0 = 100 }}\n",
        both("nord", "[\"sykepleier\", \"geriatri\"]", "Nord"),
        both("sor", "[\"geriatri\", \"sykepleier\"]", "Sør"),
    );
    let folder = folder("category", &[("register.csv", &nurses(4, "100")), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    assert_eq!(answer["pooled"], Value::Array(Vec::new()));
    // Everybody leaves: two to recruit in each category, four in all.
    let hires = |place: usize| {
        let sum = &answer["categories"][place]["persons"];
        ["hires_total", "hires_pooled", "hires_largest"].map(|key| sum[key].as_u64().unwrap())
    };
    assert_eq!([hires(0), hires(1), hires(2)], [[2, 2, 2], [2, 2, 2], [4, 4, 2]]);
}

#[test]
fn a_scenario_says_of_how_many_the_age_is_unknown_too() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 1\n\n[[scenario]]\nnavn = \"Flere blir\"\navgang_prosentpoeng = -2\n"
    );
    let register = nurses(4, "100").replacen(";1990;", ";;", 1);
    let folder = folder("ages", &[("register.csv", &register), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    assert_eq!(answer["assumptions"]["ages_unknown"], 1);
    assert_eq!(answer["scenarios"][0]["assumptions"]["ages_unknown"], 1);
}

#[test]
fn positions_of_one_title_leave_together_whatever_their_codes() {
    let plan =
        format!("{COMPETENCE}[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n");
    let register = "Ansattnummer;Fødselsår;Stilling;Stillingskode;Stillingsprosent;Kompetanse;Formell\n\
                    1;1960;Sykepleier;7174;100;Sykepleier;ja\n2;1990;Sykepleier;7523;100;Sykepleier;ja\n\
                    3;1990;Helsefagarbeider;7076;100;;\n";
    let folder = folder("titles", &[("register.csv", register), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    let of = |place: usize| (&answer["leaving"][place]["position"], &answer["leaving"][place]["persons"]);
    assert_eq!(of(0), (&Value::from("Helsefagarbeider"), &Value::from(1)));
    assert_eq!(of(1), (&Value::from("Sykepleier"), &Value::from(2)));
    assert_eq!(answer["leaving"].as_array().unwrap().len(), 2);
}

/// Assistants stay and leaders leave. Whoever is both, as much of each, is what comes first by title, however it is
/// written and whichever row comes first.
#[test]
fn of_two_positions_as_large_the_first_by_title_decides_however_it_is_written() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"krav\"\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 1\navgang = {{ 0 = 50 }}\navgang_faktor = {{ Assistent = 0 }}\n"
    );
    let header = "Ansattnummer;Fødselsår;Stilling;Stillingsprosent;Kompetanse;Formell\n";
    let rows = [
        "1;1990;AVDELINGSLEDER;50;Sykepleier;ja\n",
        "1;1990;assistent;50;Sykepleier;ja\n",
        "2;1990;Avdelingsleder;100;;\n",
        "3;1990;Assistent;100;;\n",
    ];
    let text = |rows: &[&str]| format!("{header}{}", rows.concat());
    let turned: Vec<&str> = rows.iter().rev().copied().collect();
    let asked = |rows: &[&str]| {
        answer(&folder("two-positions", &[("register.csv", &text(rows)), ("plan.toml", &plan)]), &[])
    };
    let (first, last) = (asked(&rows), asked(&turned));
    assert_eq!(first, last);
    assert!(close(&row(&first, "krav")["years"][0]["mean"], 1.0), "{}", row(&first, "krav"));
    assert_eq!(first["leaving"][0]["position"], "Assistent");
}

#[test]
fn programs_get_the_source_of_each_assumption() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nfullforing = 70\n"
    );
    let register = nurses(4, "100").replacen(";1990;", ";;", 1);
    let folder = folder("sources", &[("register.csv", &register), ("plan.toml", &plan)]);
    let csv = ["--format", "csv", "--csv-dialekt", "internasjonal", "--tabell", "assumptions"];
    let told = asked(&folder, &[&csv[..], &["--horisont", "3"]].concat()).output;
    let sources = [
        ("horizon", "command_line"),
        ("new_hire_exits", "default"),
        ("completion", "plan"),
        ("ages_unknown", "register"),
    ];
    for (key, source) in sources {
        let line = told.lines().find(|line| line.starts_with(key)).unwrap();
        assert_eq!(line.rsplit(',').next(), Some(source), "{line}");
    }
}

#[test]
fn a_certainty_that_cannot_be_is_refused_with_those_that_can() {
    let folder = folder("certainty", &[("register.csv", &nurses(4, "100")), ("plan.toml", COMPETENCE)]);
    for wrong in ["0", "100.1", "abc"] {
        let refused = asked(&folder, &["--sannsynlighet", wrong]);
        assert_eq!(refused.status, 2);
        assert!(refused.messages.contains("> 0, ≤ 100"), "{}", refused.messages);
    }
}

#[test]
fn sums_are_of_their_rows_and_parts_of_what_is_missing() {
    let outcome = fjordvik();
    let answer: Value = serde_json::from_str(&outcome.output).unwrap();
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let rows = answer["requirements"].as_array().unwrap();
    for row in rows.iter().filter(|row| row["why"].is_object()) {
        let parts: f64 = row["why"].as_object().unwrap().values().map(number).sum();
        let last = row["years"].as_array().unwrap().last().unwrap();
        let missing = number(&last["required"]) - number(&last["mean"]);
        assert!((parts - missing).abs() < 1e-6, "{} {}: {parts}, {missing}", row["requirement"], row["unit"]);
    }
    let in_fte = |row: &Value| row["basis"].as_str().unwrap().contains("fte");
    for category in answer["categories"].as_array().unwrap() {
        for (side, fte) in [("persons", false), ("fte", true)] {
            let Some(years) = category[side]["years"].as_array() else { continue };
            let of = |row: &&Value| {
                in_fte(row) == fte
                    && (category["category"].is_null() || row["category"] == category["category"])
            };
            for year in years {
                let figures = rows.iter().filter(of).flat_map(|row| row["years"].as_array().unwrap());
                let of_year: Vec<&Value> =
                    figures.filter(|figures| figures["year"] == year["year"]).collect();
                for key in ["required", "required_by_plan", "mean", "expected_shortfall", "hires"] {
                    let sum: f64 = of_year.iter().map(|figures| number(&figures[key])).sum();
                    assert!((sum - number(&year[key])).abs() < 1e-6, "{} {key}", category["category"]);
                }
                let [low, middle, high] = ["p10", "p50", "p90"].map(|key| number(&year[key]));
                assert!(low <= middle && middle <= high);
                assert!(
                    (middle - number(&year["mean"])).abs() < 2.0,
                    "the middle is far from the mean: {year}"
                );
            }
        }
    }
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    assert_eq!(fjordvik().output, fjordvik().output);
}

#[test]
fn the_order_of_rows_and_blank_lines_change_nothing() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"a\"\nkompetanse = \"sykepleier\"\narsverk = 4.5\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 6\n"
    );
    let text = nurses(11, "63,38");
    let (header, rows) = text.split_once('\n').unwrap();
    let turned: Vec<&str> = rows.lines().rev().collect();
    let turned = format!("{header}\n\n{}\n", turned.join("\n\n"));
    let first = folder("order", &[("register.csv", &text), ("plan.toml", &plan)]);
    let second = folder("order-turned", &[("register.csv", &turned), ("plan.toml", &plan)]);
    let (a, b) = (answer(&first, &[]), answer(&second, &[]));
    assert_eq!(a["requirements"], b["requirements"]);
    assert_eq!(a["categories"], b["categories"]);
}

#[test]
fn demand_follows_a_population_file() {
    let sample = fs::canonicalize("fixtures/population/projection_14746_porsgrunn_norway.csv").unwrap();
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"grows\"\nkompetanse = \"sykepleier\"\nantall = 40\nkrever = \"formell\"\nfolger_behov = true\n\n[framskriving]\nhorisont = 24\nbehov = {{ fil = '{}', region = \"Porsgrunn\", alder = \"80+\", alternativ = \"MMMM\" }}\n",
        sample.display()
    );
    let folder = folder("population", &[("register.csv", &nurses(40, "100")), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    let last = row(&answer, "grows")["years"].as_array().unwrap().last().unwrap().clone();
    // 2 191 aged 80 and above in 2026, 4 244 in 2050: 40 · 4244 / 2191 = 77.48, so 78.
    assert_eq!(
        (&last["year"], &last["required"], &last["required_by_plan"]),
        (&2050.into(), &78.into(), &40.into())
    );
    let demand = &answer["assumptions"]["demand"];
    assert_eq!((demand["source"].as_str(), demand["region"].as_str()), (Some("file"), Some("Porsgrunn")));
    let table = asked(&folder, &["--format", "tabell"]).output;
    assert!(table.contains("2026: 2191 · 2050: 4244") && table.contains("befolkningsfil"), "{table}");
}

#[test]
fn a_scenario_stands_beside_the_reference() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"a\"\nkompetanse = \"sykepleier\"\narsverk = 4\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 1\navgang = {{ 0 = 10 }}\n[[scenario]]\nnavn = \"Færre slutter\"\navgang_prosentpoeng = -2\n[[scenario]]\nnavn = \"Større stillinger\"\nstillingsprosent_poeng = 20\n"
    );
    let folder = folder("scenario", &[("register.csv", &nurses(4, "90")), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    let mean = |answer: &Value| answer["requirements"][0]["years"][0]["mean"].clone();
    // 4 · 0.9 årsverk, there with 90 %; with 92 %; or 4 full positions with 90 %.
    assert!(close(&mean(&answer), 3.24));
    assert!(close(&mean(&answer["scenarios"][0]), 3.312));
    assert!(close(&mean(&answer["scenarios"][1]), 3.6));
}

#[test]
fn what_cannot_be_projected_is_refused_in_words() {
    let plan = |assumed: &str| {
        format!(
            "{COMPETENCE}[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\n\n[framskriving]\n{assumed}\n"
        )
    };
    for (name, assumed, told) in [
        ("rate", "avgang = { 20 = 101 }", "0–100"),
        ("horizon-none", "horisont = 0", "1–50"),
        ("horizon-far", "horisont = 500", "1–50"),
        ("demand-none", "behov = { 2026 = 0 }", "0"),
        ("demand-below", "behov = { 2026 = -5 }", "-5"),
        (
            "other-kind",
            "behov = { fil = \"tabell.json\", region = \"5037\", alder = \"80+\" }",
            "tabell.json",
        ),
        ("no-file", "behov = { fil = \"mangler.csv\", region = \"5037\", alder = \"80+\" }", "mangler.csv"),
    ] {
        let culture = fs::read_to_string("fixtures/population/culture_05300.json").unwrap();
        let files =
            [("register.csv", nurses(4, "100")), ("plan.toml", plan(assumed)), ("tabell.json", culture)];
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let outcome = asked(&folder(name, &files), &[]);
        assert_eq!(outcome.status, 3, "{name}: {outcome:?}");
        assert!(outcome.output.is_empty() && outcome.messages.contains(told), "{name}: {}", outcome.messages);
    }
    let fine = folder("flags", &[("register.csv", &nurses(4, "100")), ("plan.toml", &plan(""))]);
    for flag in
        [["--horisont", "0"], ["--horisont", "500"], ["--sannsynlighet", "0"], ["--sannsynlighet", "101"]]
    {
        let outcome = asked(&fine, &flag);
        assert!(outcome.status == 2 && outcome.messages.contains(flag[0]), "{outcome:?}");
    }
    assert_eq!(asked(&fine, &["--sannsynlighet", "99,5 %"]).status, 0);
}

#[test]
fn whose_agreed_employment_ends_has_left_whatever_the_rates_say() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 2\navgang = {{ 0 = 0 }}\n"
    );
    let text = nurses(4, "100");
    let (header, rows) = text.split_once('\n').unwrap();
    let ends = ["30.06.2027", "31.12.2033", "", ""];
    let rows = rows.lines().zip(ends).map(|(row, end)| format!("{row};{end}\n"));
    let text = format!("{header};Sluttdato\n{}", rows.collect::<String>());
    let folder = folder("ends", &[("register.csv", &text), ("plan.toml", &plan)]);
    let leaving = answer(&folder, &[])["leaving"][0].clone();
    let within = ["leave_within_5", "leave_within_10", "retire_within_10"].map(|key| leaving[key].as_i64());
    assert_eq!(within, [Some(1), Some(2), Some(0)], "{leaving}");
}

/// The nurse is 68 in 2026 and has left in 2029, the doctor leaves with 10 percent a year. A nurse whose age nobody
/// knows starts in 2029: no nurse tells how long such a one stays, so they stay as the nurse and the doctor together.
#[test]
fn who_starts_when_all_of_the_position_have_left_is_there_and_stays_as_everybody_does() {
    let plan = format!(
        "{COMPETENCE}[[krav]]\nid = \"krav\"\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n\n[framskriving]\nhorisont = 5\navgang = {{ 20 = 10, 68 = 50, 70 = 100 }}\n"
    );
    let text = "Ansattnummer;Fødselsår;Enhet;Stilling;Stillingsprosent;Startdato;Kompetanse;Formell\n\
        1;1958;Nord;Sykepleier;100;;Sykepleier;ja\n\
        2;1990;Nord;Lege;100;;;\n\
        3;;Nord;Sykepleier;100;01.01.2029;Sykepleier;ja\n";
    let answer = answer(&folder("starts-late", &[("register.csv", text), ("plan.toml", &plan)]), &[]);
    let years = row(&answer, "krav")["years"].as_array().unwrap();
    let expected = [0.5, 0.25, 1.0, 0.9, 0.81];
    assert_eq!(years.len(), expected.len());
    for (year, expected) in years.iter().zip(expected) {
        assert!(close(&year["mean"], expected), "{year}");
    }
}

#[test]
fn an_employee_number_given_to_somebody_else_is_no_one_who_stayed() {
    let header = "Ansattnummer;Navn;Fødselsdato;Enhet;Stilling;Stillingsprosent\n";
    let stays = "03;Ola Berg;07.08.1985;Nord;Sykepleier;100\n";
    let before = format!(
        "{header}01;Kari Vik;01.02.1960;Nord;Sykepleier;100\n02;Per Lund;03.04.1980;Nord;Sykepleier;100\n{stays}"
    );
    // Number 01 is somebody else now; Per's birth date has been put right, and he cannot be told to be the same.
    let after = format!(
        "{header}01;Eva Dahl;05.06.1995;Nord;Sykepleier;100\n02;Per Lund;03.04.1981;Nord;Sykepleier;100\n{stays}"
    );
    let plan = format!("{COMPETENCE}[[krav]]\nantall = 1\n");
    let files = [("r-2024-12-31.csv", &*before), ("r-2025-12-31.csv", &*after), ("plan.toml", &*plan)];
    let folder = folder("given-anew", &files);
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (first, second, plan) = (path(files[0].0), path(files[1].0), path("plan.toml"));
    let outcome = kompetanse(&["kalibrer", &first, &second, "--plan", &plan, "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    let answer: Value = serde_json::from_str(&outcome.output).unwrap();
    let interval = &answer["intervals"][0];
    assert_eq!((&interval["left"], &interval["not_followed"]), (&1.into(), &1.into()), "{interval}");
}

#[test]
fn what_is_asked_of_a_unit_and_of_one_below_it_is_taken_together_with_others_all_the_same() {
    let text = "Ansattnummer;Fødselsår;Avdeling;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell\n\
                1;1990;A;A1;Sykepleier;100;Sykepleier;ja\n2;1990;A;A1;Sykepleier;100;Sykepleier;ja\n\
                3;1990;B;B1;Sykepleier;100;Sykepleier;ja\n4;1990;B;B1;Sykepleier;100;Sykepleier;ja\n";
    let asked_of = |unit: &str, number: u8| {
        format!(
            "[[krav]]\nkompetanse = \"sykepleier\"\nenhet = \"{unit}\"\nantall = {number}\nkrever = \"formell\"\n"
        )
    };
    let requirements = [asked_of("A", 4), asked_of("A1", 1), asked_of("B", 4)].concat();
    let plan = format!("{COMPETENCE}{requirements}[framskriving]\nhorisont = 1\navgang = {{ 0 = 0 }}\n");
    let folder = folder("nested", &[("register.csv", text), ("plan.toml", &plan)]);
    let answer = answer(&folder, &[]);
    // A1 and B ask for five of the four nurses there; A and B for eight.
    let pools = answer["pooled"].as_array().unwrap();
    let hires: Vec<i64> = pools.iter().map(|pool| pool["hires_total"].as_i64().unwrap()).collect();
    assert_eq!(hires, [1, 4], "{pools:?}");
    assert_eq!(answer["categories"][0]["persons"]["hires_pooled"], 4);
}
