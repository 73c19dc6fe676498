//! Histories invented with known rates: does the 80 % interval hold the truth in 80 % of cases, and narrow with years?

use kompetanse::analysis::calibration::{Calibration, Dated, analyse};
use kompetanse::model::date::Date;
use kompetanse::model::plan::Plan;
use kompetanse::register::layout::Overrides;
use kompetanse::register::vocabulary::Vocabulary;
use kompetanse::register::{Reading, read};
use kompetanse::source::Input;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::collections::BTreeMap;

/// Exits with a factor above and one below those of others, and none that is certain.
const PLAN: &str = "[plan]\nnavn = \"Plan\"\n[framskriving]\navgang = { 20 = 25, 25 = 17, 30 = 13, 35 = 10, 40 = 8, \
                    45 = 6.5, 50 = 5.5, 55 = 5.2, 60 = 8, 61 = 10, 62 = 18, 64 = 22, 65 = 40 }\n\
                    avgang_faktor = { \"7174\" = 0.8, \"Assistent\" = 2 }\n[[krav]]\nantall = 1\n";

const AGES: [u8; 13] = [20, 25, 30, 35, 40, 45, 50, 55, 60, 61, 62, 64, 65];

/// The positions: title, code, and how the plan names them.
const POSITIONS: [(&str, &str, Option<&str>); 3] =
    [("Sykepleier", "7174", Some("7174")), ("Assistent", "", Some("Assistent")), ("Lege", "", None)];

/// As much as the plan's rates weigh.
const PRIOR: f64 = 20.0;

/// People at a time in a municipality.
const PEOPLE: usize = 500;

const FIRST_YEAR: i16 = 2010;

/// Numbers with a seed.
struct Dice(Pcg64Mcg);

impl Dice {
    /// Returns a number from 0 to 1.
    fn share(&mut self) -> f64 {
        self.0.random_range(0.0..1.0)
    }

    /// Draws from the gamma distribution with a shape above 0 (Marsaglia and Tsang, 2000).
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * self.share().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal =
                (-2.0 * (1.0 - self.share()).ln()).sqrt() * (std::f64::consts::TAU * self.share()).cos();
            let v = (1.0 + c * normal).powi(3);
            if v > 0.0 && (1.0 - self.share()).ln() < normal * normal / 2.0 + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (a, b) = (self.gamma(a), self.gamma(b));
        a / (a + b)
    }
}

/// An age of the table, and a position as the plan names it.
type CellKey = (u8, Option<String>);

fn key(age: i16, position: usize) -> CellKey {
    let from = AGES.iter().rev().find(|from| i16::from(**from) <= age).unwrap_or(&AGES[0]);
    (*from, POSITIONS[position].2.map(str::to_owned))
}

/// Draws the true rate of each cell: as unsure as the plan's rates are taken to be.
fn truths(plan: &Plan, dice: &mut Dice) -> BTreeMap<CellKey, f64> {
    let table = plan.outlook.exits.as_ref().unwrap();
    let mut truths = BTreeMap::new();
    for (age, rate) in &table.steps {
        for (position, factor) in [0.8, 2.0, 1.0].into_iter().enumerate() {
            let rate = rate.billionths() as f64 / 1e11 * factor;
            truths.insert(key(i16::from(*age), position), dice.beta(PRIOR * rate, PRIOR * (1.0 - rate)));
        }
    }
    truths
}

/// Somebody: a number, a year of birth and a position.
#[derive(Clone, Copy)]
struct Life(u32, i16, usize);

/// Invents registers of consecutive years, in which people leave at the true rates and others are hired in their place.
fn history(years: i16, truths: &BTreeMap<CellKey, f64>, dice: &mut Dice) -> Vec<(Date, Vec<Life>)> {
    let mut next = 0;
    let mut hire = |year: i16, dice: &mut Dice| {
        next += 1;
        Life(next, year - dice.0.random_range(18..68), dice.0.random_range(0..POSITIONS.len()))
    };
    let mut people: Vec<Life> = (0..PEOPLE).map(|_| hire(FIRST_YEAR, dice)).collect();
    let mut registers = Vec::new();
    for year in FIRST_YEAR..=FIRST_YEAR + years {
        registers.push((Date::constant(year, 12, 31), people.clone()));
        people.retain(|Life(_, born, position)| dice.share() >= truths[&key(year - born, *position)]);
        while people.len() < PEOPLE {
            people.push(hire(year + 1, dice));
        }
    }
    registers
}

fn reading(people: &[Life], plan: &Plan, date: Date) -> Reading {
    let mut text = String::from("Ansattnummer;Fødselsår;Stilling;Stillingskode;Stillingsprosent\n");
    for Life(id, born, position) in people {
        let (title, code, _) = POSITIONS[*position];
        text.push_str(&format!("{id:06};{born};{title};{code};100\n"));
    }
    let input = Input::Bytes { name: "register.csv".into(), bytes: text.into_bytes().into() };
    read(vec![input], Vocabulary::of(plan), &Overrides::default(), date)
}

/// How often the truth lay in the interval, of how many, and how wide the intervals were together.
#[derive(Default)]
struct Held {
    within: u32,
    cells: u32,
    width: f64,
}

impl Held {
    fn add(&mut self, answer: &Calibration, truths: &BTreeMap<CellKey, f64>) {
        for cell in &answer.cells {
            let (low, high) = (cell.low.unwrap().0 / 100.0, cell.high.unwrap().0 / 100.0);
            let truth = truths[&(cell.from_age, cell.position.clone())];
            self.within += u32::from((low..=high).contains(&truth));
            self.cells += 1;
            self.width += high - low;
        }
    }

    fn share(&self) -> f64 {
        f64::from(self.within) / f64::from(self.cells)
    }

    fn mean_width(&self) -> f64 {
        self.width / f64::from(self.cells)
    }
}

/// Measured over 100 municipalities of 500 people, with about 3 900 cells each time: the interval held the truth in
/// 80.2 % of cells after one year, 80.0 % after two, 80.1 % after four and 79.6 % after eight, where chance alone makes
/// for 0.6 points to either side. Its mean width was 15.0, 13.1, 10.9 and 8.7 percentage points.
#[test]
fn the_interval_holds_the_truth_in_four_cases_of_five_and_narrows_with_the_years() {
    const MUNICIPALITIES: usize = 100;
    const YEARS: [usize; 4] = [1, 2, 4, 8];
    let plan = kompetanse::plan::parse(&[("plan.toml", PLAN)]).plan;
    let mut dice = Dice(Pcg64Mcg::seed_from_u64(2026));
    let mut held: Vec<Held> = YEARS.map(|_| Held::default()).into();
    for _ in 0..MUNICIPALITIES {
        let truths = truths(&plan, &mut dice);
        let history = history(8, &truths, &mut dice);
        let readings: Vec<(Date, Reading)> =
            history.iter().map(|(date, people)| (*date, reading(people, &plan, *date))).collect();
        let dated: Vec<Dated<'_>> = readings
            .iter()
            .map(|(date, reading)| Dated { file: "register.csv", date: *date, register: &reading.register })
            .collect();
        for (held, years) in held.iter_mut().zip(YEARS) {
            held.add(&analyse(&dated[..=years], &plan, false).unwrap(), &truths);
        }
    }
    for (held, years) in held.iter().zip(YEARS) {
        assert!(held.cells > 3_000, "{} cells", held.cells);
        assert!((held.share() - 0.8).abs() < 0.02, "{years} years: {}", held.share());
    }
    for pair in held.windows(2) {
        assert!(pair[1].mean_width() < pair[0].mean_width());
    }
}
