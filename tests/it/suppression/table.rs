//! Invents municipalities for an attacker: units in a tree, people in them, and requirements of every kind.

use crate::brute::dice::Dice;
use std::fmt::Write;

/// A municipality as its files say it, and what anybody who works there knows.
pub struct Town {
    /// The register.
    pub register: String,
    /// The plan.
    pub plan: String,
    /// The paths of the lowest units.
    pub lowest: Vec<String>,
    /// Whether everybody works in one lowest unit and nowhere else, so that units add up.
    pub adds_up: bool,
}

const COMPETENCES: [(&str, &str); 4] =
    [("kreft", "spesialist"), ("sar", "spesialist"), ("syke", "fag"), ("hlr", "basis")];
const POSITIONS: [&str; 3] = ["Sykepleier", "Helsefagarbeider", "Assistent"];

/// Returns the municipality of a seed.
pub fn town(seed: u64) -> Town {
    let dice = &mut Dice::new(seed);
    let tops = dice.between(2, 4);
    let mut lowest = Vec::new();
    for top in 0..tops {
        let groups = dice.between(1, 4);
        for group in 0..groups {
            lowest.push(format!("Sted {top} / Gruppe {top}{group}"));
        }
    }
    let adds_up = !dice.one_in(4);
    let people = dice.between(12, 70);
    let register = register(dice, &lowest, adds_up, people);
    Town { register, plan: plan(dice), lowest, adds_up }
}

/// Returns the municipality of a seed with measures in its plan, and with positions of one's own to take them from.
pub fn trained(seed: u64) -> Town {
    let mut town = town(seed);
    let dice = &mut Dice::new(seed ^ 0x5eed);
    for number in 0..dice.between(0, 3) {
        let (id, _) = dice.pick(&COMPETENCES);
        let gives = dice.pick(&["formell", "real", "begge"]);
        let cost = 10_000 * dice.between(1, 6);
        writeln!(
            town.plan,
            "[[tiltak]]\nid = \"t{number}\"\nnavn = \"Kurs {number}\"\ntype = \"formell\"\nkompetanse = \"{id}\"\n\
             gir = \"{gives}\"\nniva = 3\nkostnad = {cost}\ntilskudd = 5_000\nvarighet_mnd = 6"
        )
        .unwrap();
    }
    town
}

/// Days until which something is valid, within a year and after it.
const DAYS: [&str; 8] =
    ["2026-12-15", "2027-01-31", "2027-03-31", "2027-03-31", "2027-06-30", "2027-06-30", "2028-06-30", ""];

/// Returns the municipality of a seed in which much expires within a year.
pub fn due(seed: u64) -> Town {
    let mut town = town(seed);
    let dice = &mut Dice::new(seed ^ 0xd0e);
    let mut dated = |line: &str| {
        let mut cells: Vec<&str> = line.split(';').collect();
        if cells[6] == "ja" {
            cells[8] = dice.pick(&DAYS);
        }
        cells.join(";") + "\n"
    };
    town.register = town.register.lines().map(&mut dated).collect();
    town
}

/// Returns the municipality of a seed, somewhat larger, with a recruitment measure, and its register of a year later.
pub fn changed(seed: u64) -> (Town, String) {
    let mut town = trained(seed);
    let dice = &mut Dice::new(seed ^ 0x1a7e);
    let people = dice.between(20, 240);
    town.register = register(dice, &town.lowest, town.adds_up, people);
    for (number, about) in [(0, "kompetanse = \"syke\"\n"), (1, "")] {
        if !dice.one_in(3) {
            writeln!(
                town.plan,
                "[[tiltak]]\nid = \"s{number}\"\nnavn = \"Stipend {number}\"\ntype = \"rekruttering\"\n{about}plasser = 4"
            )
            .unwrap();
        }
    }
    let later = later(dice, &town);
    (town, later)
}

/// Returns the register of a year later: some have left, moved, learnt or lost something, or have another size of position,
/// and some are new.
fn later(dice: &mut Dice, town: &Town) -> String {
    let mut lines = town.register.lines();
    let mut text = format!("{}\n", lines.next().unwrap());
    let mut people: Vec<(String, Vec<Vec<String>>)> = Vec::new();
    for line in lines {
        let cells: Vec<String> = line.split(';').map(str::to_owned).collect();
        match people.last_mut() {
            Some((id, of)) if *id == cells[0] => of.push(cells),
            _ => people.push((cells[0].clone(), vec![cells])),
        }
    }
    let (often, seldom) = (dice.between(3, 6), dice.between(6, 14));
    for (_, mut rows) in people {
        if dice.one_in(seldom) {
            continue;
        }
        let place = dice.one_in(seldom).then(|| town.lowest[dice.below(town.lowest.len())].clone());
        let size = dice.one_in(seldom).then(|| dice.pick(&["100", "60", "50"]));
        if let Some((top, group)) = place.as_deref().and_then(|place| place.split_once(" / ")) {
            // Who moves has one position then.
            let first = [rows[0][1].clone(), rows[0][2].clone()];
            rows.retain(|row| row[1..3] == first);
            rows.iter_mut().for_each(|row| (row[1], row[2]) = (top.to_owned(), group.to_owned()));
        }
        rows.retain(|row| row[5].is_empty() || !dice.one_in(seldom));
        for (id, _) in COMPETENCES {
            if dice.one_in(often) && !rows.iter().any(|row| row[5] == id) {
                let mut more = rows[0].clone();
                more[5..].clone_from_slice(&[id, "ja", "3", ""].map(str::to_owned));
                rows.push(more);
            }
        }
        for row in &mut rows {
            if !row[5].is_empty() && dice.one_in(often) {
                row[7] = dice.pick(&["2", "3", "4"]).to_owned();
            }
            if let (Some(size), true) = (size, town.adds_up) {
                row[4] = size.to_owned();
            }
            writeln!(text, "{}", row.join(";")).unwrap();
        }
    }
    let hired = dice.between(0, 40);
    let new = register(dice, &town.lowest, town.adds_up, hired);
    for line in new.lines().skip(1) {
        writeln!(text, "ny-{line}").unwrap();
    }
    text
}

fn register(dice: &mut Dice, lowest: &[String], adds_up: bool, people: usize) -> String {
    let mut text =
        "Ansattnr;Enhet;Avdeling;Stilling;Stillingsprosent;Kompetanse;Formell;Reell;Utløper\n".to_owned();
    for person in 0..people {
        let mut places = vec![dice.below(lowest.len())];
        if !adds_up && dice.one_in(4) {
            places.push(dice.below(lowest.len()));
        }
        let position = dice.pick(&POSITIONS);
        for place in places {
            // Some are placed above the lowest unit.
            let (top, group) = lowest[place].split_once(" / ").unwrap();
            let group = if !adds_up && dice.one_in(9) { "" } else { group };
            let size = dice.pick(&["100", "100", "80", "75", "50", "33,3"]);
            writeln!(text, "{person};{top};{group};{position};{size};;;;").unwrap();
            for (id, _) in COMPETENCES {
                if !dice.one_in(3) {
                    continue;
                }
                let formal = dice.pick(&["ja", "ja", "nei", "dispensasjon"]);
                let level = dice.pick(&["", "2", "3", "4"]);
                let until = dice.pick(&["", "", "2027-06-30", "2026-01-31"]);
                writeln!(text, "{person};{top};{group};{position};{size};{id};{formal};{level};{until}")
                    .unwrap();
            }
        }
    }
    text
}

fn plan(dice: &mut Dice) -> String {
    let mut text = "[plan]\nnavn = \"P\"\nfra = 2026\ntil = 2030\n".to_owned();
    for category in ["spesialist", "fag", "basis"] {
        writeln!(text, "[[kategori]]\nid = \"{category}\"\nnavn = \"{category}\"").unwrap();
    }
    for (id, category) in COMPETENCES {
        writeln!(text, "[[kompetanse]]\nid = \"{id}\"\nnavn = \"{id}\"\nkategori = \"{category}\"").unwrap();
    }
    let requirements = dice.between(3, 9);
    for number in 0..requirements {
        writeln!(text, "[[krav]]\nid = \"r{number}\"").unwrap();
        let basis = dice.below(6);
        let staffing = basis < 4 && dice.one_in(9);
        if !staffing {
            let (id, _) = dice.pick(&COMPETENCES);
            let requires = dice.pick(&["begge", "begge", "begge", "formell", "real", "enten"]);
            let level = dice.pick(&[2, 3, 3]);
            writeln!(text, "kompetanse = \"{id}\"\nkrever = \"{requires}\"\nniva = {level}").unwrap();
        }
        match dice.below(6) {
            0 | 1 => text.push_str("per = \"laveste\"\n"),
            2 => text.push_str("per = \"overste\"\n"),
            3 => text.push_str("enhet = \"Sted 0\"\n"),
            4 => text.push_str("enhet = \"Sted 1\"\nper = \"laveste\"\n"),
            _ => {}
        }
        if dice.one_in(2) {
            // One or two of the positions, in whatever order.
            let count = dice.between(1, 2);
            let mut positions = dice.some_of(&POSITIONS, count);
            dice.shuffle(&mut positions);
            writeln!(text, "stilling = {positions:?}").unwrap();
        }
        match basis {
            4 if !staffing => writeln!(text, "andel = {}", dice.between(10, 90)).unwrap(),
            5 if !staffing => writeln!(text, "andel_arsverk = {}", dice.between(10, 90)).unwrap(),
            3 => writeln!(text, "arsverk = {}.5", dice.between(0, 9)).unwrap(),
            _ => writeln!(text, "antall = {}", dice.pick(&[1, 1, 2, 2, 3, 4, 8, 15])).unwrap(),
        }
    }
    text
}
