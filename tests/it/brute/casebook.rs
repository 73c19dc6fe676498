//! Reads the worked cases of projection as worlds: one layout and one dialect, and no more of plans than they use.

use super::names::plain;
use super::world::*;
use jiff::civil::{Date, date};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// Returns the folders of the worked cases, in order.
pub fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases/projection");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// Returns the municipality of a case.
pub fn world(folder: &Path) -> World {
    let plan: Table = fs::read_to_string(folder.join("plan.toml")).unwrap().parse().unwrap();
    let units: Vec<Unit> = tables(&plan, "enhet").map(unit).collect();
    let plan = plan_of(&plan, &units);
    let mut people: Vec<Person> = Vec::new();
    for row in rows(&folder.join("ansatte.csv")) {
        let at = people.iter().position(|person| person.id == row[0]).unwrap_or_else(|| {
            people.push(person(&row));
            people.len() - 1
        });
        people[at].employments.push(employment(&row, &units));
    }
    for row in rows(&folder.join("kompetanse.csv")) {
        let person = people.iter_mut().find(|person| person.id == row[0]).unwrap();
        person.holdings.push(holding(&row, &plan));
    }
    World { on: date(2026, 11, 21), columns: columns(), units, people, plan }
}

fn columns() -> Columns {
    Columns {
        ids: true,
        positions: true,
        codes: false,
        units: true,
        unit_levels: 2,
        units_reversed: false,
        fractions: true,
        fractions_as_shares: false,
        education: false,
        formal: true,
        real: true,
        expected: true,
        birth_years: false,
        matrix: MatrixForm::SubColumns,
        garbage: 0,
        sum_row: false,
    }
}

/// Returns the rows of a file below its heading.
fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().skip(1).map(|line| line.split(';').map(str::to_owned).collect()).collect()
}

fn person(row: &[String]) -> Person {
    Person {
        id: row[0].clone(),
        name: row[1].clone(),
        birth: day(&row[2]),
        employments: Vec::new(),
        educations: Vec::new(),
        authorisations: Vec::new(),
        holdings: Vec::new(),
    }
}

fn employment(row: &[String], units: &[Unit]) -> Employment {
    let path: Vec<String> = row[3..5].iter().filter(|name| !name.is_empty()).cloned().collect();
    Employment {
        unit: Some(units.iter().position(|unit| unit.path == path).unwrap()),
        title: Some(row[5].clone()),
        code: None,
        size: (!row[6].is_empty()).then(|| u32::try_from(thousandths(&row[6].replace(',', "."))).unwrap()),
        start: day(&row[7]),
        end: day(&row[8]),
    }
}

fn holding(row: &[String], plan: &Plan) -> Holding {
    let is_named = |one: &Competence| {
        [Some(&one.name), one.alias.as_ref()].into_iter().flatten().any(|name| plain(name) == plain(&row[1]))
    };
    let status = match row[2].as_str() {
        "Ja" => Status::Held,
        "Nei" => Status::None,
        "Pågår" => Status::InProgress,
        "Dispensasjon" => Status::Dispensation,
        other => panic!("{other} is no status of the cases"),
    };
    Holding {
        competence: Subject::Planned(plan.competences.iter().position(is_named).unwrap()),
        status,
        level: row[3].parse().ok(),
        acquired: day(&row[4]),
        until: day(&row[5]).map(Until::Day),
        assessed: day(&row[6]),
        expected: day(&row[7]),
        spoilt: false,
        spelling: Spelling::Plain,
    }
}

fn day(text: &str) -> Option<Date> {
    let parts: Vec<i16> = text.split('.').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [] => None,
        [day, month, year] => Some(date(year, month as i8, day as i8)),
        _ => panic!("{text} is no day"),
    }
}

/// Returns a decimal number in thousandths.
fn thousandths(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<3}").parse().unwrap()
}

fn tables<'a>(plan: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    plan.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// Returns the texts of a list, or the one text that stands for it.
fn texts(table: &Table, key: &str) -> Vec<String> {
    match table.get(key) {
        None => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(|one| one.as_str().unwrap().to_owned()).collect(),
        Some(one) => vec![one.as_str().unwrap().to_owned()],
    }
}

fn whole<T: TryFrom<i64>>(table: &Table, key: &str) -> Option<T> {
    table.get(key).and_then(Value::as_integer).and_then(|number| number.try_into().ok())
}

/// Returns a number, be it written with decimals or without, in thousandths.
fn number(value: &Value) -> i128 {
    value.as_integer().map_or_else(|| thousandths(&value.to_string()), |whole| i128::from(whole) * 1000)
}

/// Returns a table by year or by age, the first step first.
fn steps(value: &Value) -> Vec<(i16, i128)> {
    let table = value.as_table().unwrap();
    let mut steps: Vec<(i16, i128)> =
        table.iter().map(|(step, value)| (step.parse().unwrap(), number(value))).collect();
    steps.sort_unstable();
    steps
}

fn unit(table: &Table) -> Unit {
    let path = text(table, "under").into_iter().chain(text(table, "navn")).collect();
    Unit { path, alias: None, listed: true }
}

fn plan_of(plan: &Table, units: &[Unit]) -> Plan {
    let named = |table: &Table| (text(table, "id").unwrap(), text(table, "navn").unwrap());
    let categories: Vec<(String, String)> = tables(plan, "kategori").map(named).collect();
    let ids: Vec<String> = tables(plan, "kompetanse").filter_map(|one| text(one, "id")).collect();
    let names = Names { categories: &categories, competences: &ids, units };
    Plan {
        competences: tables(plan, "kompetanse").map(|one| competence(one, &names)).collect(),
        requirements: tables(plan, "krav").map(|one| requirement(one, &names)).collect(),
        categories,
        standard: plan["skala"].as_table().and_then(|scale| whole(scale, "standard_niva")),
        level_names: Vec::new(),
        vulnerable_at: None,
        undated_count: false,
        without_titles: Vec::new(),
        from: plan["plan"].as_table().and_then(|head| whole(head, "fra")),
        until: plan["plan"].as_table().and_then(|head| whole(head, "til")),
        outlook: outlook(plan["framskriving"].as_table().unwrap()),
        measures: Vec::new(),
        economy: Economy::default(),
    }
}

/// What a plan's entries refer to.
struct Names<'a> {
    categories: &'a [(String, String)],
    competences: &'a [String],
    units: &'a [Unit],
}

impl Names<'_> {
    fn category(&self, id: &str) -> usize {
        self.categories.iter().position(|(other, _)| other == id).unwrap()
    }

    fn competences(&self, ids: &[String]) -> Vec<usize> {
        ids.iter().map(|id| self.competences.iter().position(|other| other == id).unwrap()).collect()
    }

    fn unit(&self, name: &str) -> usize {
        let is = |unit: &Unit| unit.path.join(" / ") == name || unit.path.last().unwrap() == name;
        self.units.iter().position(is).unwrap()
    }
}

fn competence(table: &Table, names: &Names<'_>) -> Competence {
    Competence {
        id: text(table, "id").unwrap(),
        name: text(table, "navn").unwrap(),
        category: names.category(&text(table, "kategori").unwrap()),
        alias: texts(table, "alias").pop(),
        months: whole(table, "gyldig_mnd"),
        gives: names.competences(&texts(table, "gir")),
        formal_from: FormalFrom::default(),
        undated_count: false,
    }
}

fn requirement(table: &Table, names: &Names<'_>) -> Requirement {
    let who = match (texts(table, "kompetanse"), text(table, "kategori")) {
        (_, Some(category)) => Who::Category(names.category(&category)),
        (list, None) if list.is_empty() => Who::Everybody,
        (list, None) => Who::Competences(names.competences(&list)),
    };
    let (basis, amount) = amount(table);
    Requirement {
        id: text(table, "id").unwrap(),
        who,
        unit: text(table, "enhet").map(|name| names.unit(&name)),
        by_path: false,
        per: text(table, "per").map(|word| if word == "laveste" { Per::Lowest } else { Per::Highest }),
        positions: texts(table, "stilling"),
        basis,
        amount,
        requires: text(table, "krever").map(|word| match word.as_str() {
            "formell" => Requires::Formal,
            "real" => Requires::Real,
            "begge" => Requires::Both,
            "enten" => Requires::Either,
            other => panic!("{other} is nothing to require"),
        }),
        level: whole(table, "niva"),
        criticality: whole(table, "kritikalitet"),
        follows_demand: table.get("folger_behov").and_then(Value::as_bool).unwrap_or(false),
    }
}

fn amount(table: &Table) -> (Basis, Amount) {
    let keys = [
        ("antall", Basis::Persons),
        ("arsverk", Basis::Fte),
        ("andel", Basis::SharePersons),
        ("andel_arsverk", Basis::ShareFte),
    ];
    let (value, basis) = keys.iter().find_map(|(key, basis)| Some((table.get(*key)?, *basis))).unwrap();
    let amount = match value {
        Value::Table(_) => Amount::ByYear(steps(value)),
        value => Amount::Always(number(value)),
    };
    (basis, amount)
}

fn outlook(table: &Table) -> Outlook {
    let factors = table.get("avgang_faktor").and_then(Value::as_table).into_iter().flatten();
    Outlook {
        horizon: whole(table, "horisont"),
        exits: table.get("avgang").map(steps),
        factors: factors.map(|(name, factor)| (name.clone(), number(factor))).collect(),
        new_hire_exits: table.get("nyansatt_avgang").map(number),
        completion: table.get("fullforing").map(number),
        demand: table.get("behov").map(steps),
        certainty: table.get("sannsynlighet").map(number),
    }
}
