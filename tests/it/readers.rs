//! The same register in every kind of file and every layout gives the same figures.

use crate::support::{Outcome, fed, kompetanse};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

const PLAN: &str = "examples/lillevik/plan.toml";

/// Returns the gap of a register as JSON.
fn gap(files: &[&str], plan: &str) -> Value {
    let mut arguments = vec!["gap"];
    arguments.extend(files);
    arguments.extend(["--plan", plan, "--dato", "2026-11-21", "--format", "json"]);
    read(&kompetanse(&arguments))
}

fn read(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    serde_json::from_str(&outcome.output).expect("JSON")
}

/// Returns what was answered, without what tells of the files.
fn figures(answer: &Value) -> Value {
    json!([answer["gaps"], answer["categories"], answer["register"]["persons"], answer["register"]["fte"]])
}

/// Returns a folder of its own for each asking, for tests run side by side.
fn folder(name: &str) -> PathBuf {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let asked = ASKED.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readers").join(format!("{name}-{asked}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Writes a file of a test and returns its path.
fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn every_kind_of_workbook_reads_as_the_text_does() {
    let text = figures(&gap(&["examples/lillevik/register.csv"], PLAN));
    for kind in ["xlsx", "xlsm", "xlsb", "xls", "ods"] {
        let book = gap(&[&format!("fixtures/workbooks/register.{kind}")], PLAN);
        assert_eq!(figures(&book), text, "{kind}");
        assert_eq!(book["register"]["rows"]["used"], 75, "{kind}");
    }
}

#[test]
fn a_workbook_that_can_only_be_half_read_is_refused() {
    let outcome = kompetanse(&["gap", "fixtures/workbooks/odd/compact.xlsb", "--plan", PLAN]);
    assert_eq!((outcome.status, outcome.output.as_str()), (3, ""));
    assert!(outcome.messages.contains("file-kind-unknown"), "{}", outcome.messages);
}

#[test]
fn the_municipality_of_thirty_is_as_reckoned_by_hand() {
    let answer = gap(&["examples/lillevik/register.csv"], PLAN);
    let text = std::fs::read_to_string("examples/lillevik/forventet.json").expect("the reckoning");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(answer["gaps"].as_array().map(Vec::len), expected["gaps"].as_array().map(Vec::len));
    for row in expected["gaps"].as_array().expect("rows") {
        let found = find(&answer["gaps"], &["requirement", "unit"], row);
        assert_contains(found, row);
    }
    for sum in expected["categories"].as_array().expect("sums") {
        assert_contains(find(&answer["categories"], &["category"], sum), sum);
    }
}

fn find<'v>(rows: &'v Value, keys: &[&str], sought: &Value) -> &'v Value {
    let is = |row: &&Value| keys.iter().all(|key| row[key] == sought[key]);
    rows.as_array().expect("rows").iter().find(is).unwrap_or_else(|| panic!("no row for {sought}"))
}

/// Checks that an object has every value of another; numbers by value, for 1 and 1.0 are one number.
fn assert_contains(found: &Value, expected: &Value) {
    for (key, value) in expected.as_object().expect("an object") {
        let seen = &found[key];
        let same = match (seen.as_f64(), value.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            _ if value.is_object() => {
                assert_contains(seen, value);
                true
            }
            _ => seen == value,
        };
        assert!(same, "{key} is {seen}, not {value}, in {found}");
    }
}

#[test]
fn fjordvik_is_the_same_in_its_three_layouts_under_every_plan() {
    let plans = ["temaplan.toml", "avdelinger/sykehjem.toml", "avdelinger/hjemmetjenesten.toml"];
    for plan in plans {
        let plan = format!("examples/fjordvik/{plan}");
        let list = figures(&gap(&["examples/fjordvik/register.csv"], &plan));
        for other in ["register.xlsx", "matrise.csv"] {
            let other = figures(&gap(&[&format!("examples/fjordvik/{other}")], &plan));
            assert_eq!(other, list, "{plan}");
        }
    }
}

/// Four people and two competences, small enough to see at a glance.
const SMALL_PLAN: &str = r#"
[[kategori]]
id = "basis"
navn = "Basis"

[[kompetanse]]
id = "hlr"
navn = "HLR"
kategori = "basis"

[[kompetanse]]
id = "ern"
navn = "Ernæring"
kategori = "basis"

[[krav]]
id = "a"
kompetanse = "hlr"
antall = 3

[[krav]]
id = "b"
kompetanse = "ern"
enhet = "Nord"
antall = 2
krever = "enten"
"#;

const LIST: &str = "Ansattnummer;Navn;Enhet;Stillingsprosent;Kompetanse;Formell;Real\n\
    01;Kari Lund;Nord;100;HLR;ja;3\n\
    01;Kari Lund;Nord;100;Ernæring;nei;4\n\
    02;Ola Moe;Nord;50;HLR;ja;2\n\
    02;Ola Moe;Nord;50;Ernæring;ja;\n\
    03;Per Nes;Sør;80;HLR;ja;3\n\
    04;Åse Vik;Sør;75;;;\n";

/// Returns the figures of the small register in another shape.
fn small(name: &str, files: &[(&str, &str)]) -> Value {
    let folder = folder(name);
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    let paths: Vec<String> = files.iter().map(|(name, text)| file(&folder, name, text)).collect();
    figures(&gap(&paths.iter().map(String::as_str).collect::<Vec<_>>(), &plan))
}

#[test]
fn the_small_register_is_what_it_looks_like() {
    let answer = small("list", &[("register.csv", LIST)]);
    // Kari and Per have HLR on both sides; Ola's level is one too low. Kari and Ola each have one side of Ernæring.
    let held: Vec<&Value> = answer[0].as_array().expect("rows").iter().map(|row| &row["qualified"]).collect();
    assert_eq!(held, [&json!(2), &json!(2)]);
    assert_eq!(answer[3], json!(3.05));
}

#[test]
fn people_may_stand_across() {
    let across = "Kompetanseoversikt;;;;\n\
        Ansattnummer;01;02;03;04\n\
        Navn;Kari Lund;Ola Moe;Per Nes;Åse Vik\n\
        Enhet;Nord;Nord;Sør;Sør\n\
        Stillingsprosent;100;50;80;75\n\
        HLR;F3;F/2;F+R;\n\
        Ernæring;4;F;;\n";
    assert_eq!(small("across", &[("matrise.csv", across)]), small("list", &[("register.csv", LIST)]));
}

#[test]
fn a_header_may_have_two_rows() {
    let two = "Ansattnummer;Navn;Enhet;Stillingsprosent;HLR;;Ernæring;\n\
        ;;;;Formell;Real;Formell;Real\n\
        01;Kari Lund;Nord;100;x;3;nei;4\n\
        02;Ola Moe;Nord;50;x;2;x;\n\
        03;Per Nes;Sør;80;x;3;;\n\
        04;Åse Vik;Sør;75;;;;\n\
        Sum;;;305;;;;\n";
    assert_eq!(small("two-rows", &[("matrise.csv", two)]), small("list", &[("register.csv", LIST)]));
}

#[test]
fn names_join_where_one_file_has_no_ids() {
    let people = "Ansattnr;Navn;Enhet;Stillings%\n01;Kari Lund;Nord;100\n02;Ola Moe;Nord;50\n03;Per Nes;Sør;80\n04;Åse Vik;Sør;75\n";
    let courses = "Namn;Kurs;Status;Nivå\nKari Lund;HLR;fullført;3\nKARI LUND;Ernæring;;4\nOla Moe;HLR;fullført;2\nOla Moe;Ernæring;fullført;\nPer Nes;HLR;fullført;3\n";
    let joined = small("names", &[("kurs.csv", courses), ("ansatte.csv", people)]);
    assert_eq!(joined, small("list", &[("register.csv", LIST)]));
}

#[test]
fn a_national_id_joins_files_and_is_forgotten() {
    // Numbers made for tests: 80 is added to the month.
    let people = "Fødselsnummer;Enhet;Stillingsprosent\n01817012345;Nord;100\n02817012345;Nord;50\n03817012345;Sør;80\n04817012345;Sør;75\n";
    let courses = "Fødselsnummer;Kompetanse;Formell;Real\n01817012345;HLR;ja;3\n01817012345;Ernæring;nei;4\n02817012345;HLR;ja;2\n02817012345;Ernæring;ja;\n03817012345;HLR;ja;3\n";
    let joined = small("national", &[("ansatte.csv", people), ("kurs.csv", courses)]);
    assert_eq!(joined, small("list", &[("register.csv", LIST)]));
}

#[test]
fn numbers_shown_with_leading_zeros_are_ids_with_leading_zeros() {
    let folder = folder("zeros");
    let path = folder.join("register.xlsx");
    let mut book = Workbook::new();
    let people = book.add_worksheet().set_name("Ansatte").expect("a name");
    let zeros = Format::new().set_num_format("00");
    for (column, heading) in ["Ansattnummer", "Enhet", "Stillingsprosent"].into_iter().enumerate() {
        people.write(0, column as u16, heading).expect("a cell");
    }
    for (row, (unit, size)) in [("Nord", 100), ("Nord", 50), ("Sør", 80), ("Sør", 75)].into_iter().enumerate()
    {
        let row = row as u32 + 1;
        people.write_with_format(row, 0, row, &zeros).expect("a cell");
        people.write(row, 1, unit).expect("a cell");
        people.write(row, 2, size).expect("a cell");
    }
    let courses = book.add_worksheet().set_name("Kurs").expect("a name");
    for (row, line) in LIST.lines().enumerate() {
        for (column, cell) in line.split(';').enumerate().filter(|(column, _)| *column == 0 || *column >= 4) {
            let column = if column == 0 { 0 } else { column as u16 - 3 };
            courses.write(row as u32, column, cell).expect("a cell");
        }
    }
    book.save(&path).expect("a workbook");
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    assert_eq!(figures(&gap(&[&path.to_string_lossy()], &plan)), small("list", &[("register.csv", LIST)]));
}

#[test]
fn standard_input_is_a_register_too() {
    let folder = folder("stdin");
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    let arguments = ["gap", "-", "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
    let answer = read(&fed(&arguments, LIST.as_bytes()));
    assert_eq!(figures(&answer), small("list", &[("register.csv", LIST)]));
}

#[test]
fn columns_can_be_named_where_their_headings_do_not_tell() {
    let folder = folder("named");
    let odd =
        LIST.replace("Ansattnummer", "Kjenning").replace("Enhet", "Plassering").replace("Navn;", "Hvem;");
    let (plan, register) = (file(&folder, "plan.toml", SMALL_PLAN), file(&folder, "register.csv", &odd));
    let mut arguments = vec!["gap", &register, "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
    assert_eq!(kompetanse(&arguments).status, 3);
    arguments.extend(["--kolonne", "ansattnummer=Kjenning", "--kolonne", "enheter=Plassering"]);
    assert_eq!(figures(&read(&kompetanse(&arguments))), small("list", &[("register.csv", LIST)]));
}

#[test]
fn exports_of_two_months_are_not_one_register() {
    let folder = folder("months");
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    let people = "Ansattnummer;Enhet;Stillingsprosent\n01;Nord;100\n02;Nord;50\n";
    let first = file(&folder, "oktober.csv", people);
    let second = file(&folder, "november.csv", &people.replace("50", "60"));
    let outcome = kompetanse(&["gap", &first, &second, "--plan", &plan]);
    assert_eq!(outcome.status, 3);
    for name in ["employments-conflict", "oktober.csv", "november.csv"] {
        assert!(outcome.messages.contains(name), "{}", outcome.messages);
    }
}

#[test]
fn units_lie_as_the_register_shows_whichever_column_stands_first() {
    let folder = folder("units");
    let plan = file(&folder, "plan.toml", &SMALL_PLAN.replace("\"Nord\"", "\"Hjemme / Nord\""));
    // In many municipalities Enhet is above Avdeling, and the columns stand in any order.
    let register = "Ansattnummer;Avdeling;Enhet;Stillingsprosent\n1;Nord;Hjemme;100\n2;Sør;Hjemme;100\n3;Natt;Sykehjem;50\n4;;Sykehjem;50\n";
    let register = file(&folder, "register.csv", register);
    let answer = gap(&[&register], &plan);
    let row = find(&answer["gaps"], &["requirement"], &json!({"requirement": "b"}));
    assert_eq!(row["unit"], "Hjemme / Nord");
    assert_eq!(row["population"]["persons"], 1);
}

#[test]
fn a_row_that_cannot_be_read_is_not_told_as_silence() {
    let folder = folder("unread");
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    let register =
        LIST.replace("Formell;Real\n", "Formell;Real;Oppnådd\n").replace("HLR;ja;2\n", "HLR;ja;2;i vår\n");
    let register = file(&folder, "register.csv", &register);
    let arguments = ["forklar", "a", &register, "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
    let answer = read(&kompetanse(&arguments));
    let grounds = answer["explanations"][0]["grounds"].as_array().expect("grounds").clone();
    let persons = |ground: &str| {
        grounds.iter().find(|count| count["ground"] == ground).map(|count| count["persons"].clone())
    };
    // Ola's row is there, and cannot be read; Åse alone has nothing.
    assert_eq!((persons("unread"), persons("nothing")), (Some(json!(1)), Some(json!(1))));
    assert_eq!(answer["explanations"][0]["row"]["formal"], 2);
}

/// Returns the gap of a register and a plan that are written in the test.
fn answered(name: &str, plan: &str, registers: &[&str]) -> Value {
    let folder = folder(name);
    let plan = file(&folder, "plan.toml", plan);
    let paths: Vec<String> =
        registers.iter().enumerate().map(|(at, text)| file(&folder, &format!("{at}.csv"), text)).collect();
    gap(&paths.iter().map(String::as_str).collect::<Vec<_>>(), &plan)
}

const ONE: &str = "[[kategori]]\nid = \"basis\"\nnavn = \"Basis\"\n[[kompetanse]]\nid = \"hlr\"\nnavn = \"HLR\"\n\
    kategori = \"basis\"\n";

/// Returns a plan with one requirement.
fn one(requirement: &str) -> String {
    format!(
        "{ONE}[[krav]]\nid = \"r\"\nkompetanse = \"hlr\"\nkrever = \"formell\"\nantall = 1\n{requirement}"
    )
}

#[test]
fn the_plan_may_put_a_unit_below_one_that_only_the_register_has() {
    let plan = one("per = \"laveste\"\n[[enhet]]\nnavn = \"Hjemme nord\"\nunder = \"Hjemme\"\n");
    let register = "Ansattnr;Avdeling;Enhet;Stillingsprosent;Kompetanse\n1;Hjemme;Hjemme sør;100;HLR\n";
    let answer = answered("under", &plan, &[register]);
    let units: Vec<&Value> =
        answer["gaps"].as_array().expect("rows").iter().map(|row| &row["unit"]).collect();
    assert_eq!(units, ["Hjemme / Hjemme nord", "Hjemme / Hjemme sør"]);
    let folder = folder("under-nobody");
    let plan = file(&folder, "plan.toml", &plan.replace("\"Hjemme\"", "\"Heime\""));
    let register = file(&folder, "register.csv", register);
    let outcome = kompetanse(&["gap", &register, "--plan", &plan]);
    assert!(outcome.status == 3 && outcome.messages.contains("plan-unit-unknown"), "{}", outcome.messages);
}

#[test]
fn a_unit_of_the_plan_is_that_of_the_register_wherever_it_lies_there() {
    let plan = one("per = \"laveste\"\n[[enhet]]\nnavn = \"Nord\"\n");
    let register =
        "Ansattnr;Avdeling;Enhet;Stillingsprosent;Kompetanse\n1;Helse;Nord;100;HLR\n2;Helse;Sør;100;HLR\n";
    let answer = answered("planned", &plan, &[register]);
    assert_eq!(answer["gaps"].as_array().map(Vec::len), Some(2));
    assert!(answer["gaps"].as_array().expect("rows").iter().all(|row| row["gap"] == 0));
}

#[test]
fn the_plan_tells_which_unit_is_above_where_names_repeat() {
    let under = |name: &str| {
        format!("[[enhet]]\nnavn = \"{name}\"\n[[enhet]]\nnavn = \"Natt\"\nunder = \"{name}\"\n")
    };
    let plan = one("enhet = \"Solheim / Natt\"\n") + &under("Solheim") + &under("Fjellheim");
    let register = "Ansattnr;Avdeling;Enhet;Stillingsprosent;Kompetanse\n1;Solheim;Natt;100;HLR\n2;Fjellheim;Natt;100;HLR\n";
    assert_eq!(answered("above", &plan, &[register])["gaps"][0]["population"]["persons"], 1);
    // Without the plan, the column further left is above where neither order makes a tree.
    let register = "Ansattnr;Avdeling;Enhet;Stillingsprosent;Kompetanse\n\
        1;Solheim;Natt;100;HLR\n2;Solheim;Dag;100;HLR\n3;Fjellheim;Natt;100;HLR\n4;Bjørkheim;Natt;100;HLR\n";
    let answer = answered("left", &one("enhet = \"Solheim\"\n"), &[register]);
    assert_eq!(answer["gaps"][0]["population"]["persons"], 2);
}

#[test]
fn from_and_to_in_a_list_are_of_the_competence() {
    let register = "Ansattnr;Enhet;Stillingsprosent;Kompetanse;Fra;Til\n\
        1;N;100;HLR;01.06.2010;01.06.2020\n1;N;100;Brann;01.06.2010;01.06.2030\n";
    let answer = answered("from", &one(""), &[register]);
    assert_eq!((&answer["register"]["fte"], &answer["gaps"][0]["formal"]), (&json!(1), &json!(0)));
    let register = "Ansattnr;Enhet;Stillingsprosent;Kompetanse;Gyldig fra;Gyldig til\n\
        1;N;100;HLR;01.01.2025;01.01.2028\n1;N;100;Brann;01.05.2025;01.01.2028\n";
    let answer = answered("valid-from", &one(""), &[register]);
    assert_eq!((&answer["register"]["fte"], &answer["gaps"][0]["formal"]), (&json!(1), &json!(1)));
}

#[test]
fn the_type_of_employment_does_not_make_two_of_one() {
    let register =
        "Ansattnr;Enhet;Stillingsprosent;Ansettelsesform;Kompetanse\n1;N;100;Fast;HLR\n1;N;100;Vikar;HLR\n";
    let answer = answered("type", &one(""), &[register]);
    assert_eq!((&answer["register"]["fte"], &answer["register"]["rows"]["used"]), (&json!(1), &json!(2)));
    let plan = one("") + "[utvalg]\nuten_ansettelse = [\"Vikar\"]\n";
    let answer = answered("type-out", &plan, &[register]);
    assert_eq!((&answer["register"]["fte"], &answer["register"]["rows"]["inactive"]), (&json!(1), &json!(1)));
}

#[test]
fn a_matrix_of_last_month_is_not_a_part_of_the_register() {
    let folder = folder("matrices");
    let plan = file(&folder, "plan.toml", &one(""));
    let now = "Ansattnr;Enhet;Stilling;Stillingsprosent;HLR\n1;N;X;100;x\n2;N;X;100;x\n3;N;X;100;x\n";
    let (a, b) = (file(&folder, "a.csv", now), file(&folder, "b.csv", &now.replace("2;N", "2;S")));
    let outcome = kompetanse(&["gap", &a, &b, "--plan", &plan]);
    assert!(outcome.status == 3 && outcome.messages.contains("employments-conflict"), "{}", outcome.messages);
}

#[test]
fn a_unit_where_nobody_works_any_more_is_judged_where_the_plan_names_it() {
    let register =
        "Ansattnr;Enhet;Stillingsprosent;Sluttdato;Kompetanse\n1;Nord;100;;HLR\n2;Sør;100;01.01.2020;HLR\n";
    let answer = answered("empty", &one("enhet = \"Sør\"\nper = \"laveste\"\n"), &[register]);
    assert_eq!((&answer["gaps"][0]["unit"], &answer["gaps"][0]["gap"]), (&json!("Sør"), &json!(1)));
}

#[test]
fn lines_may_end_as_old_programs_end_them() {
    let register = "Ansattnr;Enhet;Stillingsprosent;Kompetanse\r1;N;100;HLR\r2;N;100;\r";
    let answer = answered("returns", &one(""), &[register]);
    assert_eq!((&answer["register"]["persons"], &answer["register"]["rows"]["read"]), (&json!(2), &json!(3)));
}

#[test]
fn names_that_a_later_plan_adds_are_added() {
    let folder = folder("aliases");
    let base = one("").replace("navn = \"HLR\"\n", "navn = \"HLR\"\nalias = [\"Hjerte\"]\n");
    let base = file(&folder, "a.toml", &base);
    let later = file(&folder, "b.toml", "[[kompetanse]]\nid = \"hlr\"\nalias = [\"Redning\"]\n");
    let register = "Ansattnr;Enhet;Stillingsprosent;Kompetanse\n1;N;100;Hjerte\n2;N;100;Redning\n";
    let register = file(&folder, "register.csv", register);
    let arguments =
        ["gap", &register, "--plan", &base, "--plan", &later, "--dato", "2026-11-21", "--format", "json"];
    assert_eq!(read(&kompetanse(&arguments))["gaps"][0]["formal"], 2);
}

#[test]
fn a_list_of_courses_with_a_unit_does_not_employ_those_whom_the_staff_list_has() {
    let staff = "Ansattnr;Enhet;Stilling\n1;N;Sykepleier\n2;N;Sykepleier\n";
    let courses = "Ansattnr;Enhet;Kompetanse\n1;S;HLR\n3;S;HLR\n";
    let answer = answered("weak", &one("enhet = \"S\"\n"), &[staff, courses]);
    // Person 1 works in N; person 3 is in the list of courses alone, and so is somebody in S.
    assert_eq!(answer["gaps"][0]["population"]["persons"], 1);
    assert_eq!(answer["register"]["persons"], 3);
}

#[test]
fn a_far_date_alone_is_held_for_good() {
    let register = "Ansattnr;Enhet;Stillingsprosent;HLR\n1;N;100;31.12.9999\n2;N;100;01.01.2030\n";
    let answer = answered(
        "far",
        &one("").replace("navn = \"HLR\"\n", "navn = \"HLR\"\ngyldig_mnd = 12\n"),
        &[register],
    );
    assert_eq!(answer["gaps"][0]["formal"], 1);
}

#[test]
fn a_column_of_sizes_without_a_number_tells_of_no_size() {
    let register = "Ansattnr;Enhet;Stillingsprosent;Kompetanse\n1;N;;HLR\n2;N;;HLR\n";
    let plan = one("").replace("antall = 1", "arsverk = 1");
    assert_eq!(answered("sizeless", &plan, &[register])["gaps"][0]["assessable"], false);
}

#[test]
fn dates_beside_a_status_are_when_it_was_acquired() {
    let rows = "1;N;100;HLR;Bestått;{1}\n2;N;100;HLR;Ikke startet;{2}\n";
    let register = |heading: &str, cells: [&str; 2]| {
        let rows = rows.replace("{1}", cells[0]).replace("{2}", cells[1]);
        format!("Ansattnr;Enhet;Stillingsprosent;Navn på kompetanse;Status;{heading}\n{rows}")
    };
    let plan = one("").replace("navn = \"HLR\"\n", "navn = \"HLR\"\ngyldig_mnd = 12\n");
    let dated = register("Fullført", ["01.02.2026", "01.02.2026"]);
    let gap = answered("dated", &plan, &[&dated]);
    assert_eq!((&gap["gaps"][0]["formal"], &gap["gaps"][0]["undated"]), (&json!(1), &json!(0)));
    // The status is what the user says that it is, and dates stay dates.
    let folder = folder("dated-told");
    let (plan, dated) = (file(&folder, "plan.toml", &plan), file(&folder, "register.csv", &dated));
    let asked = ["gap", &dated, "--plan", &plan, "--dato", "2026-11-21", "--format", "json"];
    let told = kompetanse(&[&asked[..], &["--kolonne", "formell=Status"]].concat());
    assert_eq!(read(&told)["gaps"], gap["gaps"]);
    // Two columns of statuses are still for the user to tell apart.
    let unclear = file(&folder, "unclear.csv", &register("Fullført", ["ja", "nei"]));
    let outcome = kompetanse(&["gap", &unclear, "--plan", &plan, "--dato", "2026-11-21"]);
    assert!(outcome.status == 3 && outcome.messages.contains("column-ambiguous"), "{}", outcome.messages);
}

#[test]
fn what_stands_beyond_the_headings_is_told_once_with_how_many_rows() {
    let folder = folder("beyond");
    // A sum, the heading again and blank cells say nothing of anybody.
    let list = "Ansattnummer;Navn;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;;\n\
        1;Kari Vik;Nord;Sykepleier;100;HLR;ja;;\n\
        1;Kari Vik;Nord;Sykepleier;100;Sår;ja; ;\n\
        2;Moe;Per;Nord;Sykepleier;80;HLR;ja;\n\
        Sum;;;;180;;;;180\n\
        3;Eva Dal;Nord;Sykepleier;50;HLR;ja;;se mappe\n\
        3;Eva Dal;Nord;Sykepleier;50;Sår;ja;;se mappe\n\
        Ansattnummer;Navn;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;;Merk\n";
    let across = "Ansattnummer;1;2\nNavn;Kari Vik;Eva Dal\nEnhet;Nord;Nord\nStilling;Sykepleier;Sykepleier\n\
        Stillingsprosent;100;50\nHLR;F;F\n;;se mappe\n";
    for (name, text, place, rows) in
        [("list.csv", list, "list.csv:4:8: ", 3), ("across.csv", across, "across.csv:7:3: ", 1)]
    {
        let outcome = kompetanse(&["gap", &file(&folder, name, text), "--plan", PLAN, "--alle"]);
        let told: Vec<&str> =
            outcome.messages.lines().filter(|line| line.contains("[cells-beyond-headings]")).collect();
        assert_eq!(told.len(), 1, "{}", outcome.messages);
        assert!(told[0].contains(place) && told[0].ends_with(&format!(": {rows}.")), "{told:?}");
    }
}

#[test]
fn a_part_of_a_competence_is_beyond_no_heading() {
    let text =
        "Ansattnummer;Enhet;Stilling;Stillingsprosent;HLR;\n;;;;Formell;Reell\n1;Nord;Sykepleier;100;ja;3\n";
    let folder = folder("parts");
    let (path, plan) = (file(&folder, "matrix.csv", text), file(&folder, "plan.toml", SMALL_PLAN));
    let outcome = kompetanse(&["gap", &path, "--plan", &plan, "--dato", "2026-11-21", "--alle"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert!(!outcome.messages.contains("cells-beyond-headings"), "{}", outcome.messages);
}

/// The size of Ida's position is written with a letter: she is nobody, and what she can do is not held.
#[test]
fn nothing_in_a_rejected_row_counts() {
    let header = "Ansattnummer;Enhet;Stilling;Stillingsprosent;Kompetanse;Formell;Nivå\n";
    let rows = "1;Nord;Sykepleier;100;HLR;ja;3\n2;Nord;Sykepleier;5O;HLR;ja;3\n";
    let folder = folder("rejected");
    let register = file(&folder, "register.csv", &format!("{header}{rows}"));
    let plan = file(&folder, "plan.toml", SMALL_PLAN);
    let answer = gap(&[&register], &plan);
    assert_eq!(answer["register"]["persons"], 1);
    assert_eq!(answer["register"]["rows"]["rejected"], 1);
    let of_hlr = answer["gaps"].as_array().expect("rows").iter().find(|row| row["requirement"] == "a");
    assert_eq!(of_hlr.expect("a row")["qualified"], 1);
    let outcome = kompetanse(&["sjekk", &register, "--plan", &plan]);
    assert!(outcome.output.contains("fraction-not-number"), "{}", outcome.output);
}
