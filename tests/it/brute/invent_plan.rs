//! Invents a plan: competences that imply and expire, and requirements of every kind.

use super::dice::Dice;
use super::invent::POSITIONS;
use super::world::*;
use jiff::civil::Date;

/// Names of competences; with hyphens, capitals within, and letters that older encodings lack.
const NAMES: [&str; 10] = [
    "Kreftsykepleie",
    "Hjerte-lungeredning",
    "Smittevern",
    "Økonomistyring",
    "Psykisk helse",
    "Ernæring og Åndsvekkelse",
    "Sykepleierfaglig grunnlag",
    "Legemiddelhåndtering",
    "Årsplanlegging",
    "Palliasjon",
];

/// Months of validity; one month, so that the ends of months matter.
const MONTHS: [u32; 5] = [1, 12, 24, 36, 60];

/// Returns a plan for the units there are.
pub fn plan(dice: &mut Dice, columns: &Columns, units: &[Unit], on: Date) -> Plan {
    let categories: Vec<(String, String)> = [
        ("spesialist", "Spesialistkompetanse"),
        ("fag", "Fagkompetanse"),
        ("basis", "Basiskompetanse"),
        ("ledelse", "Ledelsesplattformen"),
    ]
    .map(|(id, name)| (id.to_owned(), name.to_owned()))
    .to_vec();
    let count = dice.between(3, 6);
    let competences = competences(dice, columns, categories.len(), count);
    let wanted = dice.between(5, 10);
    let requirements = (0..wanted)
        .map(|at| requirement(dice, at, columns, units, &competences, categories.len(), on))
        .collect();
    let titles_left_out = columns.positions && dice.one_in(3);
    Plan {
        categories,
        competences,
        requirements,
        standard: dice.pick(&[None, Some(3), Some(2)]),
        level_names: level_names(dice),
        vulnerable_at: dice.pick(&[None, None, Some(1), Some(3)]),
        undated_count: dice.one_in(8),
        without_titles: if titles_left_out {
            vec!["lærling*".to_owned(), "Støttekontakt".to_owned()]
        } else {
            Vec::new()
        },
        from: Some(2026),
        until: Some(2030),
        outlook: Outlook::default(),
        measures: Vec::new(),
        economy: Economy::default(),
    }
}

fn level_names(dice: &mut Dice) -> Vec<String> {
    let names = ["Ingen erfaring", "Kjenner til", "Under veiledning", "Selvstendig", "Kan lære opp andre"];
    if dice.one_in(3) { names.map(str::to_owned).to_vec() } else { Vec::new() }
}

fn competences(dice: &mut Dice, columns: &Columns, categories: usize, count: usize) -> Vec<Competence> {
    let names = dice.some_of(&NAMES, count);
    (0..count)
        .map(|at| Competence {
            id: format!("k{at}"),
            name: names[at].to_owned(),
            category: dice.below(categories),
            alias: dice.one_in(2).then(|| format!("Kurs i {}", names[at].to_lowercase())),
            months: dice.one_in(2).then(|| dice.pick(&MONTHS)),
            gives: (at + 1..count).filter(|_| dice.one_in(4)).collect(),
            formal_from: if dice.one_in(3) { formal_from(dice, columns) } else { FormalFrom::default() },
            undated_count: dice.one_in(8),
        })
        .collect()
}

/// Returns what makes something formally held, from columns that the register has.
fn formal_from(dice: &mut Dice, columns: &Columns) -> FormalFrom {
    let list = |happens: bool, word: &str| if happens { vec![word.to_owned()] } else { Vec::new() };
    FormalFrom {
        titles: list(columns.positions && dice.one_in(3), "syke*"),
        codes: list(columns.codes && dice.one_in(3), "7076"),
        educations: list(columns.education && dice.one_in(2), "Bachelor i sykepleie*"),
        authorisations: list(columns.education && dice.one_in(2), "vp"),
    }
}

fn requirement(
    dice: &mut Dice,
    at: usize,
    columns: &Columns,
    units: &[Unit],
    competences: &[Competence],
    categories: usize,
    on: Date,
) -> Requirement {
    let who = who(dice, competences, categories);
    let staffing = matches!(who, Who::Everybody);
    let basis = match dice.below(if staffing { 2 } else { 4 }) {
        0 => Basis::Persons,
        1 => Basis::Fte,
        2 => Basis::SharePersons,
        _ => Basis::ShareFte,
    };
    let per = dice.pick(&[None, None, Some(Per::Lowest), Some(Per::Highest)]);
    let position_count = dice.pick(&[0, 0, 0, 1, 2]);
    Requirement {
        id: format!("krav-{at}"),
        who,
        unit: dice.one_in(2).then(|| dice.below(units.len())),
        by_path: dice.one_in(2),
        // Without units there is nothing for it to be judged for each of.
        per: if columns.units { per } else { None },
        positions: positions(dice, columns, position_count),
        basis,
        amount: amount(dice, basis, on),
        requires: dice.pick(&[
            None,
            Some(Requires::Both),
            Some(Requires::Formal),
            Some(Requires::Formal),
            Some(Requires::Real),
            Some(Requires::Either),
        ]),
        level: dice.pick(&[None, None, Some(1), Some(2), Some(4)]),
        criticality: dice.pick(&[None, Some(1), Some(4), Some(5)]),
        follows_demand: false,
    }
}

fn who(dice: &mut Dice, competences: &[Competence], categories: usize) -> Who {
    let category = dice.below(categories);
    let filled = competences.iter().any(|competence| competence.category == category);
    let all: Vec<usize> = (0..competences.len()).collect();
    match dice.below(10) {
        0 => Who::Everybody,
        1 | 2 if filled => Who::Category(category),
        3..=5 => {
            let mut several = dice.some_of(&all, 2);
            dice.shuffle(&mut several);
            Who::Competences(several)
        }
        _ => Who::Competences(vec![dice.pick(&all)]),
    }
}

fn positions(dice: &mut Dice, columns: &Columns, count: usize) -> Vec<String> {
    dice.some_of(&POSITIONS[..7], count)
        .into_iter()
        .map(|(title, code)| if columns.codes && dice.one_in(2) { code.to_owned() } else { title.to_owned() })
        .collect()
}

fn amount(dice: &mut Dice, basis: Basis, on: Date) -> Amount {
    if !dice.one_in(4) {
        return Amount::Always(thousandths(dice, basis));
    }
    let first = on.year() + dice.pick(&[-1_i16, 0, 1, -3]);
    let years = [first, first + 1, first + 3];
    Amount::ByYear(years.iter().map(|&year| (year, thousandths(dice, basis))).collect())
}

/// Returns an amount that a requirement of a kind may ask for.
pub fn thousandths(dice: &mut Dice, basis: Basis) -> i128 {
    match basis {
        Basis::Persons => dice.pick(&[0, 1000, 1000, 2000, 2000, 3000, 4000, 6000]),
        Basis::Fte => dice.pick(&[0, 500, 1000, 1600, 2250, 3000, 5555]),
        Basis::SharePersons | Basis::ShareFte => {
            dice.pick(&[0, 10_000, 33_300, 50_000, 66_667, 75_000, 100_000])
        }
    }
}
