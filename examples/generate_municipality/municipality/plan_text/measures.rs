//! Measures as TOML, and what goes with them: the money, and what is done when in the year.

use super::super::plan::{Gives, Measure};
use super::{push_comment, push_heading, push_line, push_text, texts};

const ECONOMY: &str = r#"
# Penger til tiltakene

# Rammen er kommunens egne penger, etter tilskudd, i det året et tiltak begynner.
# Minst så mange prosent av plassene som minsteandel_uten_hoyere sier, går til ansatte uten høyere utdanning.
[okonomi]
ramme = { 2027 = 800_000, 2028 = 850_000, 2029 = 700_000, 2030 = 700_000 }
maks_borte = 10
minsteandel_uten_hoyere = 60
hoyere_utdanning = [
    "sykepleier", "vernepleier", "helsesykepleier", "jordmor", "lege", "psykolog",
    "fysioterapeut", "ergoterapeut", "logoped", "sosionom",
]
rekruttering = 250_000
"#;

const CALENDAR: &str = r#"
# Årshjulet, etter stegene i KS' verktøy for strategisk kompetanseplanlegging

[[arshjul]]
maned = 2
aktivitet = "Evaluere tiltakene og rapportere i årsmeldingen (steg 7)"
ansvarlig = "Virksomhetsledere"

[[arshjul]]
maned = [2, 3]
aktivitet = "Medarbeidersamtaler, der kompetanse er et fast tema"
ansvarlig = "Alle ledere"

[[arshjul]]
maned = 4
aktivitet = "Rapportere på fjorårets lønnstilskudd, frist 1. april"
ansvarlig = "Rådgiver for kompetanse"

[[arshjul]]
maned = 5
aktivitet = "Kartlegge formal- og realkompetanse og analysere gapet (steg 5)"
ansvarlig = "Enhetsledere"

[[arshjul]]
maned = 6
aktivitet = "Søke Helsedirektoratet om lønnstilskudd, frist 1. juni"
ansvarlig = "Rådgiver for kompetanse"

[[arshjul]]
maned = 9
aktivitet = "Drøfte gap og tiltak med de tillitsvalgte (steg 6)"
ansvarlig = "Kommunalsjef helse og velferd"

[[arshjul]]
maned = [10, 11]
aktivitet = "Prioritere tiltakene i budsjett og økonomiplan"
ansvarlig = "Kommunalsjef helse og velferd"

[[arshjul]]
maned = 11
aktivitet = "Kontrollere stillinger og koder i registeret før PAI-tellingen 1. desember"
ansvarlig = "Lønn og personal"
"#;

/// Adds the measures, the money for them, and the yearly cycle.
pub(super) fn push(out: &mut String, measures: &[(&str, &[Measure])]) {
    for (heading, group) in measures {
        push_heading(out, heading);
        group.iter().for_each(|measure| push_measure(out, measure));
    }
    out.push_str(ECONOMY);
    out.push_str(CALENDAR);
}

fn push_measure(out: &mut String, measure: &Measure) {
    out.push('\n');
    if let Some(note) = measure.note {
        push_comment(out, note);
    }
    out.push_str("[[tiltak]]\n");
    push_text(out, "id", measure.id);
    push_text(out, "navn", measure.name);
    push_text(out, "ansvarlig", measure.told.responsible);
    push_text(out, "malgruppe", measure.told.target_group);
    push_line(out, "frist", measure.told.deadline);
    push_text(out, "evaluering", measure.told.evaluation);
    push_text(out, "type", measure.kind);
    push_effect(out, measure);
    push_prerequisites(out, measure);
    push_terms(out, measure);
}

/// Adds what a measure gives of what; where the type says which side it gives, it is not said twice.
fn push_effect(out: &mut String, measure: &Measure) {
    if let Some(competence) = measure.competence {
        push_text(out, "kompetanse", competence);
    }
    let (side, level) = match measure.gives {
        Gives::Nothing => return,
        Gives::Formal => ("formell", None),
        Gives::Real(level) => ("real", Some(level)),
        Gives::Both(level) => ("begge", Some(level)),
    };
    if measure.kind != side {
        push_text(out, "gir", side);
    }
    if let Some(level) = level {
        push_line(out, "niva", &level.to_string());
    }
}

fn push_prerequisites(out: &mut String, measure: &Measure) {
    let asked = &measure.asks_of;
    let mut parts = Vec::new();
    if !asked.positions.is_empty() {
        parts.push(format!("stilling = {}", texts(asked.positions)));
    }
    if !asked.competences.is_empty() {
        parts.push(format!("kompetanse = {}", texts(asked.competences)));
    }
    if let Some(level) = asked.level {
        parts.push(format!("real = {level}"));
    }
    if !parts.is_empty() {
        push_line(out, "forutsetter", &format!("{{ {} }}", parts.join(", ")));
    }
}

/// Adds what a measure costs, for how many it is, how long it lasts, and when it is handled.
fn push_terms(out: &mut String, measure: &Measure) {
    push_line(out, "kostnad", &kroner(measure.cost));
    if measure.grant > 0 {
        push_line(out, "tilskudd", &kroner(measure.grant));
    }
    if let Some(places) = measure.places {
        push_line(out, "plasser", &places.to_string());
    }
    push_line(out, "varighet_mnd", &measure.months.to_string());
    if let Some(percent) = measure.completion {
        push_line(out, "fullforing", &percent.to_string());
    }
    if measure.bound_months > 0 {
        push_line(out, "bindingstid_mnd", &measure.bound_months.to_string());
    }
    let months: Vec<String> = measure.handled.iter().map(u8::to_string).collect();
    push_line(out, "maned", &format!("[{}]", months.join(", ")));
}

/// Returns a sum below a million, with the thousands apart.
fn kroner(sum: u32) -> String {
    format!("{}_{:03}", sum / 1000, sum % 1000)
}
