//! Plans as TOML, with comments as somebody would write them.

mod measures;

use super::competences::{CATEGORIES, COMPETENCES, Competence};
use super::plan::{Amount, AsksFor, Plan, Requirement, Section};

const CENTRAL_HEAD: &str = r#"fra = 2026
til = 2038
vedtatt = 2025-09-24
saksnummer = "2025/1184"
ansvarlig = "Kommunalsjef helse og velferd"
revideres = "Hvert fjerde år, tiltakene hvert år"
mal = [
    "Planen viser det samlede kompetansebehovet i helse og velferd, på kort og lang sikt.",
    "Formal- og realkompetansen til alle ansatte er kartlagt, uansett utdanningsnivå.",
    "Kompetansen vi har, blir brukt og delt i og på tvers av enhetene.",
]

# Er det bare én eller to som oppfyller et krav, er tjenesten sårbar.
[plan.sarbar]
ved = 2

# Skalaen for realkompetanse. Krav som ikke nevner noe nivå, ber om nivå 3.
[skala]
maks = 4
standard_niva = 3
navn = ["Ingen", "Kjenner til", "Under veiledning", "Selvstendig", "Kan lære opp andre"]

# Lærlinger regnes ikke som ansatte i KS' statistikk, og heller ikke her.
[utvalg]
uten_stilling = ["Lærling*"]
"#;

const OUTLOOK: &str = r#"
# Årene som kommer

# Framskrivingen går til planens siste år, med standardtabellen for hvem som slutter i hvilken alder.
# Behovet følger tallet på innbyggere over 80 år; 2026 er satt til 100. Krav med folger_behov vokser med det.
[framskriving]
avgang_faktor = { "7174" = 0.9, "7076" = 0.95, "Assistent" = 1.8 }
nyansatt_avgang = 12.5
fullforing = 85
behov = { 2026 = 100, 2030 = 121.5, 2035 = 146, 2038 = 158.5 }
sannsynlighet = 80

# Seniortiltak og bedre oppfølging av nye.
[[scenario]]
navn = "Flere blir lenger"
avgang_prosentpoeng = -1.5
senere_avgang_ar = 1
nyansatt_avgang = 9

# Deltidsansatte får større stillinger, og forebygging demper veksten i behovet.
[[scenario]]
navn = "Heltid og forebygging"
stillingsprosent_poeng = 7.5
behov = { 2026 = 100, 2030 = 117, 2035 = 136.5, 2038 = 146 }
"#;

/// Returns a plan as a TOML file.
pub fn toml(plan: &Plan) -> String {
    let mut out = String::new();
    plan.opening.iter().for_each(|line| push_comment(&mut out, line));
    out.push_str("\n[plan]\n");
    push_text(&mut out, "navn", plan.name);
    match plan.builds_on {
        Some(base) => push_text(&mut out, "bygger_pa", base),
        None => push_central(&mut out),
    }
    push_competences(&mut out, plan.department);
    plan.sections.iter().for_each(|section| push_section(&mut out, section));
    if plan.builds_on.is_none() {
        out.push_str(OUTLOOK);
        measures::push(&mut out, plan.measures);
    }
    out
}

/// Adds what only the central plan has: its head and the categories.
fn push_central(out: &mut String) {
    out.push_str(CENTRAL_HEAD);
    out.push_str("\n# Kategoriene står i den rekkefølgen de skal ha i rapportene.\n");
    for (id, name) in CATEGORIES {
        out.push_str("\n[[kategori]]\n");
        push_text(out, "id", id);
        push_text(out, "navn", name);
    }
}

fn push_competences(out: &mut String, department: Option<&str>) {
    for (category, name) in CATEGORIES {
        let mut of_plan =
            COMPETENCES.iter().filter(|c| c.category == *category && c.department == department).peekable();
        if of_plan.peek().is_some() {
            push_heading(out, &format!("Kompetansene: {name}"));
        }
        of_plan.for_each(|competence| push_competence(out, competence));
    }
}

fn push_competence(out: &mut String, competence: &Competence) {
    out.push_str("\n[[kompetanse]]\n");
    push_text(out, "id", competence.id);
    push_text(out, "navn", competence.name);
    push_text(out, "kategori", competence.category);
    if !competence.aliases.is_empty() {
        push_line(out, "alias", &texts(competence.aliases));
    }
    if let Some(months) = competence.valid_months {
        push_line(out, "gyldig_mnd", &months.to_string());
    }
    if let Some(given) = competence.gives {
        push_line(out, "gir", &texts(&[given]));
    }
    if !competence.authorisations.is_empty() {
        push_line(out, "formell_fra", &format!("{{ autorisasjon = {} }}", texts(competence.authorisations)));
    }
}

fn push_section(out: &mut String, section: &Section) {
    push_heading(out, section.heading);
    section.requirements.iter().for_each(|requirement| push_requirement(out, requirement));
}

fn push_requirement(out: &mut String, requirement: &Requirement) {
    out.push('\n');
    if let Some(note) = requirement.note {
        push_comment(out, note);
    }
    out.push_str("[[krav]]\n");
    push_text(out, "id", requirement.id);
    match &requirement.asks_for {
        AsksFor::Competence(id) => push_text(out, "kompetanse", id),
        AsksFor::AnyOf(ids) => push_line(out, "kompetanse", &texts(ids)),
        AsksFor::Category(id) => push_text(out, "kategori", id),
        AsksFor::Everybody => {}
    }
    push_scope(out, requirement);
    push_amount(out, &requirement.amount);
    if !matches!(requirement.asks_for, AsksFor::Everybody) {
        push_text(out, "krever", requirement.requires);
    }
    if let Some(level) = requirement.level {
        push_line(out, "niva", &level.to_string());
    }
    if let Some(criticality) = requirement.criticality {
        push_line(out, "kritikalitet", &criticality.to_string());
    }
    if requirement.follows_demand {
        push_line(out, "folger_behov", "true");
    }
}

/// Adds where a requirement holds, and for whom.
fn push_scope(out: &mut String, requirement: &Requirement) {
    if let Some(unit) = requirement.unit {
        push_text(out, "enhet", unit);
    }
    if let Some(per) = requirement.per {
        push_text(out, "per", per);
    }
    if !requirement.positions.is_empty() {
        push_line(out, "stilling", &texts(requirement.positions));
    }
}

fn push_amount(out: &mut String, amount: &Amount) {
    match amount {
        Amount::Persons(number) => push_line(out, "antall", &number.to_string()),
        Amount::PersonsByYear(years) => push_line(out, "antall", &by_year(years)),
        Amount::Fte(number) => push_line(out, "arsverk", number),
        Amount::FteByYear(years) => push_line(out, "arsverk", &by_year(years)),
        Amount::Share(percent) => push_line(out, "andel", percent),
        Amount::ShareFte(percent) => push_line(out, "andel_arsverk", percent),
    }
}

fn by_year<T: std::fmt::Display>(years: &[(u16, T)]) -> String {
    let steps: Vec<String> = years.iter().map(|(year, amount)| format!("{year} = {amount}")).collect();
    format!("{{ {} }}", steps.join(", "))
}

fn texts(values: &[&str]) -> String {
    let quoted: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", quoted.join(", "))
}

/// Returns a text in quotes; nothing in the plans needs escaping.
fn quoted(text: &str) -> String {
    debug_assert!(!text.contains(['"', '\\']), "a text that needs escaping");
    format!("\"{text}\"")
}

fn push_heading(out: &mut String, heading: &str) {
    out.push('\n');
    push_comment(out, heading);
}

fn push_comment(out: &mut String, line: &str) {
    out.push_str(format!("# {line}").trim_end());
    out.push('\n');
}

fn push_text(out: &mut String, key: &str, text: &str) {
    push_line(out, key, &quoted(text));
}

fn push_line(out: &mut String, key: &str, value: &str) {
    out.push_str(&format!("{key} = {value}\n"));
}
