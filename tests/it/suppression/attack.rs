//! Somebody who has all that is published, the plan and the municipality's units, and a program for linear problems.
//!
//! Written from the contract's definitions of the figures, not from how they are hidden.

use super::solver::{HUNDREDTH, Row, one_valued};
use super::table::Town;
use microlp::ComparisonOp;
use serde_json::Value;
use std::collections::BTreeMap;

/// A figure of the published answer: where it stands, and its key.
pub type Cell = (String, String);

/// How a figure is bounded by what else is known: never less, never more.
type Bounds = (f64, f64);

/// What is known: which figures there are, and how they hang together.
pub struct Attack {
    /// How far what is shown and is not whole may be from what it is, for it is rounded.
    pub nearly: f64,
    cells: Vec<Cell>,
    bounds: Vec<Bounds>,
    whole: Vec<bool>,
    /// Sums of figures, against a number.
    rows: Vec<Row>,
    place: BTreeMap<Cell, usize>,
    hidden: Vec<bool>,
}

/// What a figure can be at most, whatever is published.
const MANY: f64 = 500.0;

impl Attack {
    /// Returns nothing known.
    pub fn nothing() -> Self {
        Self {
            nearly: 0.0,
            cells: Vec::new(),
            bounds: Vec::new(),
            whole: Vec::new(),
            rows: Vec::new(),
            place: BTreeMap::new(),
            hidden: Vec::new(),
        }
    }

    /// Gathers what is known.
    pub fn on(answer: &Value, town: &Town) -> Self {
        let mut attack = Self::nothing();
        let rows = answer["gaps"].as_array().unwrap();
        for (at, row) in rows.iter().enumerate() {
            attack.row(&at.to_string(), row);
        }
        attack.same_figures(rows);
        attack.positions_add_up(rows);
        if town.adds_up {
            attack.units_add_up(rows, town);
        }
        attack.categories(answer, rows);
        attack.everybody(answer, rows);
        attack
    }

    pub fn add(
        &mut self,
        of: &str,
        key: &str,
        value: &Value,
        hidden: bool,
        whole: bool,
        bounds: Bounds,
    ) -> usize {
        let cell = (of.to_owned(), key.to_owned());
        let known = value.as_f64();
        self.cells.push(cell.clone());
        let by = if whole { 0.0 } else { self.nearly };
        self.bounds.push(known.map_or(bounds, |known| (known - by, known + by)));
        self.whole.push(whole);
        self.hidden.push(hidden);
        self.place.insert(cell, self.cells.len() - 1);
        self.cells.len() - 1
    }

    pub fn at(&self, of: &str, key: &str) -> Option<usize> {
        self.place.get(&(of.to_owned(), key.to_owned())).copied()
    }

    pub fn equal(&mut self, terms: &[(usize, f64)], number: f64) {
        self.rows.push((terms.to_vec(), ComparisonOp::Eq, number));
    }

    pub fn never_more(&mut self, less: usize, more: usize) {
        self.rows.push((vec![(less, 1.0), (more, -1.0)], ComparisonOp::Le, 0.0));
    }

    /// Adds the figures of a row and what follows from how each is defined.
    fn row(&mut self, of: &str, row: &Value) {
        let hidden: Vec<&str> =
            row["suppressed"].as_array().into_iter().flatten().map(|key| key.as_str().unwrap()).collect();
        let hides = |key: &str| hidden.contains(&key);
        let in_fte = row["basis"].as_str().unwrap().contains("fte");
        let persons = &row["population"]["persons"];
        let fte = &row["population"]["fte"];
        let p = self.add(of, "population.persons", persons, hides("population.persons"), true, (0.0, MANY));
        let w = self.add(of, "population.fte", fte, hides("population.fte"), false, (0.0, MANY));
        let all = if in_fte { w } else { p };
        let held = ["required", "formal", "real", "qualified", "gap", "gap_formal", "gap_real", "surplus"];
        for key in held.into_iter().filter(|key| !row[*key].is_null() || hides(key)) {
            self.add(of, key, &row[key], hides(key), !in_fte, (0.0, MANY));
        }
        let people = ["formal_only", "real_only", "undated", "dispensations"];
        for key in people.into_iter().filter(|key| !row[*key].is_null() || hides(key)) {
            let at = self.add(of, key, &row[key], hides(key), true, (0.0, MANY));
            self.never_more(at, p);
        }
        for key in ["formal", "real", "qualified"] {
            if let Some(at) = self.at(of, key) {
                self.never_more(at, all);
            }
        }
        self.beyond(of, "qualified", "gap", Some("surplus"));
        self.beyond(of, "formal", "gap_formal", None);
        self.beyond(of, "real", "gap_real", None);
        self.told_by_others(of, row, in_fte);
        self.sides(of, row, in_fte);
        self.share(of, row, all);
    }

    /// gap = max(0, required − held), surplus = max(0, held − required): as far as a linear problem can say it.
    fn beyond(&mut self, of: &str, held: &str, gap: &str, surplus: Option<&str>) {
        let (Some(required), Some(held), Some(gap)) =
            (self.at(of, "required"), self.at(of, held), self.at(of, gap))
        else {
            return;
        };
        let surplus = surplus.and_then(|key| self.at(of, key)).unwrap_or_else(|| {
            self.add(of, &format!("{gap} beyond"), &Value::Null, false, false, (0.0, MANY))
        });
        self.equal(&[(required, 1.0), (held, -1.0), (gap, -1.0), (surplus, 1.0)], 0.0);
        if self.bounds[gap].0 > 0.0 {
            self.bounds[surplus] = (0.0, 0.0);
        }
        if self.bounds[surplus].0 > 0.0 {
            self.bounds[gap] = (0.0, 0.0);
        }
    }

    /// What coverage and slack tell of who qualifies.
    fn told_by_others(&mut self, of: &str, row: &Value, in_fte: bool) {
        let (Some(required), Some(qualified)) = (self.at(of, "required"), self.at(of, "qualified")) else {
            return;
        };
        match row["coverage"].as_f64() {
            Some(share) if share < 1.0 => self.equal(&[(qualified, 1.0), (required, -share)], 0.0),
            Some(_) => self.never_more(required, qualified),
            None => {}
        }
        match row["slack"].as_f64() {
            Some(0.0) => self.never_more(qualified, required),
            Some(slack) if !in_fte => self.equal(&[(qualified, 1.0), (required, -1.0)], slack - 1.0),
            _ => {}
        }
        if row["vulnerable"] == true && !in_fte {
            self.bounds[qualified].1 = self.bounds[qualified].1.min(2.0);
        }
    }

    /// Who holds a side and does not qualify.
    fn sides(&mut self, of: &str, row: &Value, in_fte: bool) {
        let keys = ["formal", "real", "qualified", "formal_only", "real_only"];
        let [Some(formal), Some(real), Some(qualified), Some(formal_only), Some(real_only)] =
            keys.map(|key| self.at(of, key))
        else {
            return;
        };
        match row["requires"].as_str() {
            Some("formal") => self.equal(&[(qualified, 1.0), (formal, -1.0)], 0.0),
            Some("real") => self.equal(&[(qualified, 1.0), (real, -1.0)], 0.0),
            Some("both") => {
                self.never_more(qualified, formal);
                self.never_more(qualified, real);
                if !in_fte {
                    self.equal(&[(formal, 1.0), (qualified, -1.0), (formal_only, -1.0)], 0.0);
                    self.equal(&[(real, 1.0), (qualified, -1.0), (real_only, -1.0)], 0.0);
                }
            }
            Some("either") => {
                self.never_more(formal, qualified);
                self.never_more(real, qualified);
            }
            _ => {}
        }
        self.both_sides(of, row, [formal, real, qualified, formal_only, real_only], in_fte);
        if !in_fte {
            self.never_more(formal_only, formal);
            self.never_more(real_only, real);
        }
    }

    /// How many hold both sides, which is printed where a requirement asks for it, and is some number wherever it is not.
    fn both_sides(&mut self, of: &str, row: &Value, figures: [usize; 5], in_fte: bool) {
        let [formal, real, qualified, formal_only, real_only] = figures;
        let both = if row["requires"] == "both" {
            qualified
        } else {
            self.add(of, "both sides", &Value::Null, false, !in_fte, (0.0, MANY))
        };
        self.never_more(both, formal);
        self.never_more(both, real);
        match row["requires"].as_str() {
            Some("either") => {
                self.equal(&[(formal, 1.0), (real, 1.0), (qualified, -1.0), (both, -1.0)], 0.0);
            }
            Some("formal") if !in_fte => self.equal(&[(real, 1.0), (real_only, -1.0), (both, -1.0)], 0.0),
            Some("real") if !in_fte => self.equal(&[(formal, 1.0), (formal_only, -1.0), (both, -1.0)], 0.0),
            _ => {}
        }
    }

    /// A share of those in scope, rounded up.
    fn share(&mut self, of: &str, row: &Value, all: usize) {
        let (Some(percent), Some(required)) = (row["percent"].as_f64(), self.at(of, "required")) else {
            return;
        };
        let terms = vec![(required, 100.0), (all, -percent)];
        let above = if self.whole[required] { 99.9999 } else { 0.01 };
        self.rows.push((terms.clone(), ComparisonOp::Ge, 0.0));
        self.rows.push((terms, ComparisonOp::Le, above));
    }

    /// What is held of something in a unit is the same figure, however many requirements ask for it.
    fn same_figures(&mut self, rows: &[Value]) {
        let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for (key, measure) in measures(row) {
                let Some(place) = self.at(&at.to_string(), key) else { continue };
                match first.get(&(measure.clone(), row["unit"].to_string())) {
                    Some(known) => self.equal(&[(place, 1.0), (*known, -1.0)], 0.0),
                    None => {
                        first.insert((measure, row["unit"].to_string()), place);
                    }
                }
            }
        }
    }

    /// Everybody has one position, so what those in any of several hold is what those in each do.
    fn positions_add_up(&mut self, rows: &[Value]) {
        let mut each: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            let of = at.to_string();
            let mut positions = texts(&row["positions"]);
            positions.sort();
            let mut without = row.clone();
            without["positions"] = serde_json::json!([]);
            for (key, measure) in measures(&without) {
                let Some(place) = self.at(&of, key).filter(|_| !positions.is_empty()) else { continue };
                let mut terms = vec![(place, 1.0)];
                for position in &positions {
                    let name = (measure.clone(), row["unit"].to_string(), position.clone());
                    let one = match each.get(&name) {
                        Some(one) => *one,
                        None => {
                            let cell = format!("{position} {}", self.cells.len());
                            let one =
                                self.add(&cell, "in one position", &Value::Null, false, false, (0.0, MANY));
                            each.insert(name, one);
                            one
                        }
                    };
                    terms.push((one, -1.0));
                }
                self.equal(&terms, 0.0);
            }
        }
    }

    /// What is held in a unit is what is held in the lowest units there.
    fn units_add_up(&mut self, rows: &[Value], town: &Town) {
        let mut figures: BTreeMap<String, BTreeMap<Option<String>, usize>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for (key, measure) in measures(row) {
                if let Some(place) = self.at(&at.to_string(), key) {
                    let unit = row["unit"].as_str().map(str::to_owned);
                    figures.entry(measure).or_default().entry(unit).or_insert(place);
                }
            }
        }
        for places in figures.values() {
            // A figure of each lowest unit, published or not.
            let lowest: BTreeMap<&String, usize> = town
                .lowest
                .iter()
                .map(|unit| {
                    let place = places.get(&Some(unit.clone())).copied().unwrap_or_else(|| {
                        let name = format!("{unit} {}", self.cells.len());
                        self.add(&name, "elsewhere", &Value::Null, false, false, (0.0, MANY))
                    });
                    (unit, place)
                })
                .collect();
            for (unit, sum) in places {
                let below = town.lowest.iter().filter(|low| match unit {
                    None => true,
                    Some(unit) => low.starts_with(&format!("{unit} / ")),
                });
                let below: Vec<&String> = below.collect();
                if below.is_empty() {
                    continue;
                }
                let mut terms = vec![(*sum, 1.0)];
                terms.extend(below.iter().map(|low| (lowest[*low], -1.0)));
                self.equal(&terms, 0.0);
            }
        }
    }

    fn categories(&mut self, answer: &Value, rows: &[Value]) {
        for sum in answer["categories"].as_array().unwrap() {
            let name = sum["category"].as_str().unwrap();
            let hidden: Vec<String> = sum["suppressed"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|key| key.as_str().unwrap().to_owned())
                .collect();
            for basis in ["persons", "fte"] {
                let of = format!("{name} {basis}");
                for key in ["required", "covered", "gap"] {
                    let hides = hidden.contains(&format!("{basis}.{key}"));
                    self.add(&of, key, &sum[basis][key], hides, basis == "persons", (0.0, 100_000.0));
                }
                let places = ["required", "covered", "gap"].map(|key| self.at(&of, key).unwrap());
                self.equal(&[(places[0], 1.0), (places[1], -1.0), (places[2], -1.0)], 0.0);
                if let Some(share) = sum[basis]["coverage"].as_f64() {
                    self.equal(&[(places[1], 1.0), (places[0], -share)], 0.0);
                }
                for (key, place) in [("required", places[0]), ("gap", places[2])] {
                    let mut terms = vec![(place, -1.0)];
                    for (at, row) in rows.iter().enumerate() {
                        if is_of(row, name, basis) {
                            terms.extend(self.at(&at.to_string(), key).map(|place| (place, 1.0)));
                        }
                    }
                    self.equal(&terms, 0.0);
                }
            }
        }
    }

    /// The register's own figures are those of everybody, in whatever position.
    fn everybody(&mut self, answer: &Value, rows: &[Value]) {
        let register = &answer["register"];
        let hides =
            |key: &str| register["suppressed"].as_array().is_some_and(|all| all.iter().any(|one| one == key));
        let persons =
            self.add("register", "persons", &register["persons"], hides("persons"), true, (0.0, MANY));
        let fte = self.add("register", "fte", &register["fte"], hides("fte"), false, (0.0, MANY));
        let all = rows.iter().position(|row| row["unit"].is_null() && texts(&row["positions"]).is_empty());
        if let Some(at) = all {
            for (place, key) in [(persons, "population.persons"), (fte, "population.fte")] {
                if let Some(same) = self.at(&at.to_string(), key) {
                    self.equal(&[(place, 1.0), (same, -1.0)], 0.0);
                }
            }
        }
    }

    /// Returns how many figures are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden.iter().filter(|hidden| **hidden).count()
    }

    /// Returns the hidden figures that have but one possible value, with that.
    pub fn found(&self) -> Vec<(Cell, Bounds)> {
        let near = |cell: usize| (!self.whole[cell]).then_some(HUNDREDTH);
        let found = one_valued(&self.bounds, &self.rows, &self.hidden, &near);
        found.into_iter().map(|(cell, bounds)| (self.cells[cell].clone(), bounds)).collect()
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// Returns what a row's figures count, so that the same is known again: the key, and a name of what it is of.
fn measures(row: &Value) -> Vec<(&'static str, String)> {
    let basis = if row["basis"].as_str().unwrap().contains("fte") { "fte" } else { "persons" };
    let mut positions = texts(&row["positions"]);
    positions.sort();
    let (positions, competences) = (positions.join(", "), &row["competences"]);
    let (level, requires) = (&row["level"], &row["requires"]);
    let mut all = vec![
        ("population.persons", format!("persons {positions}")),
        ("population.fte", format!("fte {positions}")),
    ];
    if requires.is_null() {
        let all_of = format!("{basis} {positions}");
        all.push(("qualified", all_of));
        return all;
    }
    let qualified = match requires.as_str() {
        Some("formal") => format!("formal {basis} {positions} {competences}"),
        Some("real") => format!("real {basis} {positions} {competences} {level}"),
        _ => format!("{requires} {basis} {positions} {competences} {level}"),
    };
    all.push((
        "both sides",
        format!("{} {basis} {positions} {competences} {level}", serde_json::json!("both")),
    ));
    all.extend([
        ("formal", format!("formal {basis} {positions} {competences}")),
        ("real", format!("real {basis} {positions} {competences} {level}")),
        ("qualified", qualified),
        ("formal_only", format!("formal only {requires} {positions} {competences} {level}")),
        ("real_only", format!("real only {requires} {positions} {competences} {level}")),
        ("undated", format!("undated {positions} {competences}")),
        ("dispensations", format!("dispensations {requires} {positions} {competences} {level}")),
    ]);
    all
}

fn is_of(row: &Value, category: &str, basis: &str) -> bool {
    let is_staffing = row["competences"].as_array().unwrap().is_empty();
    let of = if is_staffing { "bemanning" } else { row["category"].as_str().unwrap() };
    let in_fte = row["basis"].as_str().unwrap().contains("fte");
    of == category && in_fte == (basis == "fte") && row["in_force"] == true && row["assessable"] == true
}
