//! Writes an invented plan as TOML.

use super::world::*;
use std::fmt::Write;

/// Returns the plan's file.
pub fn toml(world: &World) -> String {
    let plan = &world.plan;
    let mut out = "[plan]\nnavn = \"Prøveplan\"\n".to_owned();
    for (key, year) in [("fra", plan.from), ("til", plan.until)] {
        if let Some(year) = year {
            line(&mut out, format_args!("{key} = {year}"));
        }
    }
    if plan.undated_count {
        out.push_str("udatert = \"gyldig\"\n");
    }
    if let Some(at) = plan.vulnerable_at {
        line(&mut out, format_args!("\n[plan.sarbar]\nved = {at}"));
    }
    scale(&mut out, plan);
    if !plan.without_titles.is_empty() {
        line(&mut out, format_args!("\n[utvalg]\nuten_stilling = {}", strings(&plan.without_titles)));
    }
    outlook(&mut out, &plan.outlook);
    for (id, name) in &plan.categories {
        line(&mut out, format_args!("\n[[kategori]]\nid = \"{id}\"\nnavn = \"{name}\""));
    }
    for one in &plan.competences {
        competence(&mut out, plan, one);
    }
    for unit in world.units.iter().filter(|unit| unit.listed) {
        planned_unit(&mut out, unit);
    }
    for (at, one) in plan.requirements.iter().enumerate() {
        requirement(&mut out, world, one, at);
    }
    for (at, one) in plan.measures.iter().enumerate() {
        measure(&mut out, plan, one, at);
    }
    economy(&mut out, plan);
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("strings take everything");
    out.push('\n');
}

fn strings<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
    format!("[{}]", words.join(", "))
}

fn scale(out: &mut String, plan: &Plan) {
    if plan.standard.is_none() && plan.level_names.is_empty() {
        return;
    }
    line(out, format_args!("\n[skala]\nmaks = 4\nstandard_niva = {}", plan.standard.unwrap_or(3)));
    if !plan.level_names.is_empty() {
        line(out, format_args!("navn = {}", strings(&plan.level_names)));
    }
}

fn competence(out: &mut String, plan: &Plan, one: &Competence) {
    let category = &plan.categories[one.category].0;
    line(
        out,
        format_args!(
            "\n[[kompetanse]]\nid = \"{}\"\nnavn = \"{}\"\nkategori = \"{category}\"",
            one.id, one.name
        ),
    );
    if let Some(alias) = &one.alias {
        line(out, format_args!("alias = [\"{alias}\"]"));
    }
    if let Some(months) = one.months {
        line(out, format_args!("gyldig_mnd = {months}"));
    }
    if !one.gives.is_empty() {
        line(out, format_args!("gir = {}", strings(&ids(plan, &one.gives))));
    }
    if one.undated_count {
        line(out, format_args!("udatert = \"gyldig\""));
    }
    formal_from(out, &one.formal_from);
}

fn ids(plan: &Plan, places: &[usize]) -> Vec<String> {
    places.iter().map(|&at| plan.competences[at].id.clone()).collect()
}

fn formal_from(out: &mut String, from: &FormalFrom) {
    let parts: Vec<String> = [
        ("stilling", &from.titles),
        ("stillingskode", &from.codes),
        ("utdanning", &from.educations),
        ("autorisasjon", &from.authorisations),
    ]
    .iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(key, words)| format!("{key} = {}", strings(words)))
    .collect();
    if !parts.is_empty() {
        line(out, format_args!("formell_fra = {{ {} }}", parts.join(", ")));
    }
}

fn planned_unit(out: &mut String, unit: &Unit) {
    let (name, above) = unit.path.split_last().expect("a unit has a name");
    line(out, format_args!("\n[[enhet]]\nnavn = \"{name}\""));
    if let Some(above) = above.last() {
        line(out, format_args!("under = \"{above}\""));
    }
    if let Some(alias) = &unit.alias {
        line(out, format_args!("alias = [\"{alias}\"]"));
    }
}

fn requirement(out: &mut String, world: &World, one: &Requirement, at: usize) {
    line(out, format_args!("\n[[krav]]\nid = \"{}\"", one.id));
    match &one.who {
        Who::Everybody => {}
        Who::Category(category) => {
            line(out, format_args!("kategori = \"{}\"", world.plan.categories[*category].0))
        }
        Who::Competences(list) if list.len() == 1 => {
            line(out, format_args!("kompetanse = \"{}\"", world.plan.competences[list[0]].id));
        }
        Who::Competences(list) => {
            line(out, format_args!("kompetanse = {}", strings(&ids(&world.plan, list))))
        }
    }
    if let Some(unit) = one.unit {
        let path = &world.units[unit].path;
        let name = if one.by_path { path.join(" / ") } else { path.last().cloned().unwrap_or_default() };
        let name = if at % 3 == 2 { name.to_lowercase() } else { name };
        line(out, format_args!("enhet = \"{name}\""));
    }
    match one.per {
        None => {}
        Some(Per::Lowest) => line(out, format_args!("per = \"laveste\"")),
        Some(Per::Highest) => line(out, format_args!("per = \"overste\"")),
    }
    if !one.positions.is_empty() {
        line(out, format_args!("stilling = {}", strings(&one.positions)));
    }
    amount(out, one);
    wanted(out, one, at);
}

fn amount(out: &mut String, one: &Requirement) {
    let key = match one.basis {
        Basis::Persons => "antall",
        Basis::Fte => "arsverk",
        Basis::SharePersons => "andel",
        Basis::ShareFte => "andel_arsverk",
    };
    match &one.amount {
        Amount::Always(amount) => line(out, format_args!("{key} = {}", decimal(*amount))),
        Amount::ByYear(years) => {
            let years: Vec<String> =
                years.iter().map(|(year, amount)| format!("{year} = {}", decimal(*amount))).collect();
            line(out, format_args!("{key} = {{ {} }}", years.join(", ")));
        }
    }
}

fn wanted(out: &mut String, one: &Requirement, at: usize) {
    let word = one.requires.map(|requires| match requires {
        Requires::Formal => "formell",
        Requires::Real if at.is_multiple_of(2) => "reell",
        Requires::Real => "real",
        Requires::Both => "begge",
        Requires::Either => "enten",
    });
    if let Some(word) = word {
        line(out, format_args!("krever = \"{word}\""));
    }
    if let Some(level) = one.level {
        line(out, format_args!("niva = {level}"));
    }
    if let Some(criticality) = one.criticality {
        line(out, format_args!("kritikalitet = {criticality}"));
    }
    if one.follows_demand {
        line(out, format_args!("folger_behov = true"));
    }
}

fn outlook(out: &mut String, outlook: &Outlook) {
    let table = |years: &[(i16, i128)]| {
        let steps: Vec<String> =
            years.iter().map(|(step, amount)| format!("{step} = {}", decimal(*amount))).collect();
        format!("{{ {} }}", steps.join(", "))
    };
    let factors: Vec<String> =
        outlook.factors.iter().map(|(name, factor)| format!("\"{name}\" = {}", decimal(*factor))).collect();
    let lines = [
        ("horisont", outlook.horizon.map(|years| years.to_string())),
        ("avgang", outlook.exits.as_deref().map(table)),
        ("avgang_faktor", (!factors.is_empty()).then(|| format!("{{ {} }}", factors.join(", ")))),
        ("nyansatt_avgang", outlook.new_hire_exits.map(decimal)),
        ("fullforing", outlook.completion.map(decimal)),
        ("behov", outlook.demand.as_deref().map(table)),
        ("sannsynlighet", outlook.certainty.map(decimal)),
    ];
    if lines.iter().any(|(_, value)| value.is_some()) {
        line(out, format_args!("\n[framskriving]"));
    }
    for (key, value) in lines {
        if let Some(value) = value {
            line(out, format_args!("{key} = {value}"));
        }
    }
}

/// Writes a measure; every other one says things in another way that means the same.
fn measure(out: &mut String, plan: &Plan, one: &Measure, at: usize) {
    let other_way = at % 2 == 1;
    line(out, format_args!("\n[[tiltak]]\nid = \"{}\"", one.id));
    let implied = matches!(
        (one.kind, one.gives),
        (Some(MeasureKind::Formal), Some(Gives::Formal)) | (Some(MeasureKind::Real), Some(Gives::Real(_)))
    );
    let side = one.gives.filter(|_| !(implied && other_way)).map(|gives| match gives {
        Gives::Formal => "formell",
        Gives::Real(_) if other_way => "reell",
        Gives::Real(_) => "real",
        Gives::Both(_) => "begge",
    });
    let quoted = |word: &str| format!("\"{word}\"");
    let sum = |sum: i64| kroner(sum, other_way);
    let percent = |percent: i128| if other_way { decimals(percent) } else { decimal(percent) };
    let lines = [
        ("type", one.kind.map(|kind| quoted(kind_word(kind)))),
        ("kompetanse", one.competence.map(|at| quoted(&plan.competences[at].id))),
        ("gir", side.map(quoted)),
        ("niva", one.gives.and_then(Gives::level).map(|level| level.to_string())),
        ("kostnad", one.cost.map(sum)),
        ("tilskudd", one.grant.map(sum)),
        ("plasser", one.places.map(|places| places.to_string())),
        ("varighet_mnd", one.months.map(|months| months.to_string())),
        ("fullforing", one.completion.map(percent)),
    ];
    for (key, value) in lines {
        if let Some(value) = value {
            line(out, format_args!("{key} = {value}"));
        }
    }
    prerequisites(out, plan, one, other_way);
}

fn kind_word(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Formal => "formell",
        MeasureKind::Real => "real",
        MeasureKind::Continuing => "etterutdanning",
        MeasureKind::Further => "videreutdanning",
        MeasureKind::Shadowing => "hospitering",
        MeasureKind::Recruitment => "rekruttering",
    }
}

/// Writes who may take a measure: within braces, or as a table of its own.
fn prerequisites(out: &mut String, plan: &Plan, one: &Measure, own_table: bool) {
    let list = |words: &[String]| match words {
        [word] if own_table => format!("\"{word}\""),
        words => strings(words),
    };
    let lines: Vec<String> = [
        ("stilling", (!one.positions.is_empty()).then(|| list(&one.positions))),
        ("kompetanse", (!one.asks.is_empty() || own_table).then(|| list(&ids(plan, &one.asks)))),
        ("real", one.least.map(|level| level.to_string())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(format!("{key} = {}", value?)))
    .collect();
    if own_table {
        line(out, format_args!("[tiltak.forutsetter]\n{}", lines.join("\n")));
    } else if !lines.is_empty() {
        line(out, format_args!("forutsetter = {{ {} }}", lines.join(", ")));
    }
}

/// Writes the money for measures; the last year of a frame first, for the order says nothing.
fn economy(out: &mut String, plan: &Plan) {
    let economy = &plan.economy;
    let years: Vec<String> = economy
        .frame
        .iter()
        .enumerate()
        .rev()
        .map(|(at, (year, sum))| format!("{year} = {}", kroner(*sum, at % 2 == 1)))
        .collect();
    let lines = [
        ("ramme", (!years.is_empty()).then(|| format!("{{ {} }}", years.join(", ")))),
        ("maks_borte", economy.most_away.map(decimal)),
        ("minsteandel_uten_hoyere", economy.least_without_higher.map(decimals)),
        ("hoyere_utdanning", (!economy.higher.is_empty()).then(|| strings(&ids(plan, &economy.higher)))),
        ("rekruttering", economy.recruitment.map(|sum| kroner(sum, true))),
    ];
    if lines.iter().any(|(_, value)| value.is_some()) {
        line(out, format_args!("\n[okonomi]"));
    }
    for (key, value) in lines {
        if let Some(value) = value {
            line(out, format_args!("{key} = {value}"));
        }
    }
}

/// Returns a sum as TOML writes it, be it with its thousands apart.
fn kroner(sum: i64, apart: bool) -> String {
    if apart && sum >= 1000 { format!("{}_{:03}", sum / 1000, sum % 1000) } else { sum.to_string() }
}

/// Returns a number of thousandths with all its decimals.
fn decimals(thousandths: i128) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// Returns a number of thousandths as TOML writes it.
fn decimal(thousandths: i128) -> String {
    let digits = format!("{:03}", thousandths % 1000);
    let part = digits.trim_end_matches('0');
    let whole = thousandths / 1000;
    if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") }
}
