//! The central plan (temaplan).

use super::Amount::{Fte, FteByYear, Persons, PersonsByYear, Share, ShareFte};
use super::AsksFor::{AnyOf, Category, Everybody};
use super::measures::MEASURES;
use super::{Plan, Requirement, Section, competence, requirement};

const HOME: &str = "Hjemmetjenesten";
const NURSING_HOMES: &str = "Sykehjem";
const DISABILITY: &str = "Habilitering";
const MENTAL_HEALTH: &str = "Rus og psykisk helse";

const LEADERS: &[&str] = &["Enhetsleder", "Virksomhetsleder"];
const MEDICATION: &[&str] =
    &["Sykepleier", "Spesialsykepleier", "Vernepleier", "Helsefagarbeider", "Miljøterapeut"];

pub(super) fn plan() -> Plan {
    Plan {
        opening: &[
            "Temaplan for kompetanse og rekruttering i Fjordvik, en oppdiktet kommune med om lag 20 000 innbyggere.",
            "",
            "Planen er overordnet. Avdelingene lager sine egne planer med utgangspunkt i den; se mappen avdelinger.",
            "Filen er laget av examples/generate_municipality. Endre den der.",
        ],
        name: "Temaplan kompetanse og rekruttering helse og velferd",
        builds_on: None,
        department: None,
        sections: vec![
            Section {
                heading: "Krav til spesialistkompetanse i tjenester til eldre",
                requirements: elderly(),
            },
            Section {
                heading: "Krav til spesialistkompetanse i de andre tjenestene",
                requirements: other_specialists(),
            },
            Section { heading: "Krav til fagkompetanse i pleie og omsorg", requirements: care() },
            Section { heading: "Krav til fagkompetanse i de andre tjenestene", requirements: professions() },
            Section { heading: "Krav til basiskompetanse", requirements: basics() },
            Section {
                heading: "Krav til opplæring i habilitering og psykisk helsearbeid",
                requirements: basics_elsewhere(),
            },
            Section { heading: "Krav til ledelsesplattformen", requirements: leadership() },
            Section { heading: "Krav til bemanning", requirements: staffing() },
        ],
        measures: MEASURES,
    }
}

fn elderly() -> Vec<Requirement> {
    vec![
        competence("kreft-hjemmetjenesten", "kreftsykepleie", Persons(1))
            .note("Hver enhet skal ha en kreftsykepleier som ressursperson.")
            .unit(HOME)
            .each_unit()
            .criticality(4),
        competence("kreft-kommunen", "kreftsykepleie", PersonsByYear(&[(2026, 6), (2029, 8), (2032, 10)]))
            .criticality(4),
        competence("palliasjon-hjemmetjenesten", "palliasjon", Persons(2)).unit(HOME).each_unit(),
        competence("palliasjon-sykehjem", "palliasjon", Persons(8))
            .unit(NURSING_HOMES)
            .criticality(4)
            .follows_demand(),
        competence("geriatri-hjemmetjenesten", "geriatri", Persons(9)).unit(HOME),
        competence("geriatri-sykehjem", "geriatri", Persons(2))
            .unit(NURSING_HOMES)
            .each_unit()
            .criticality(4),
        competence("demens-hjemmetjenesten", "demens", Persons(20)).unit(HOME).either().follows_demand(),
        competence("demens-sykehjem", "demens", Share("25"))
            .note("En av fire på hver enhet skal ha fullført Demensomsorgens ABC eller kunne arbeidet godt.")
            .unit(NURSING_HOMES)
            .each_unit()
            .either()
            .criticality(4),
        competence(
            "avansert-klinisk-hjemmetjenesten",
            "avansert-klinisk",
            PersonsByYear(&[(2026, 2), (2030, 5)]),
        )
        .unit(HOME)
        .formal(),
        competence("avansert-klinisk-sykehjem", "avansert-klinisk", PersonsByYear(&[(2028, 4)]))
            .note("Først i kraft fra 2028. Til da vises kravet uten å telle med.")
            .unit(NURSING_HOMES)
            .formal(),
        competence("sar-hjemmetjenesten", "sarbehandling", Persons(1)).unit(HOME).each_unit(),
        competence("sar-sykehjem", "sarbehandling", Persons(8)).unit(NURSING_HOMES),
        competence("diabetes-hjemmetjenesten", "diabetes", Persons(1)).unit(HOME).each_unit().criticality(2),
        competence("ernaering-sykehjem", "ernaering", Persons(10))
            .unit(NURSING_HOMES)
            .either()
            .criticality(2),
    ]
}

fn other_specialists() -> Vec<Requirement> {
    vec![
        competence("psykisk-helse-team", "psykisk-helse", Fte("4.5"))
            .unit(MENTAL_HEALTH)
            .each_unit()
            .criticality(4),
        competence("psykisk-helse-ellers", "psykisk-helse", Persons(4)).unit(HOME).either(),
        competence("rus-team", "rus", Persons(4)).unit(MENTAL_HEALTH).each_unit(),
        competence("rehabilitering-innsatsteam", "rehabilitering", Fte("4")).unit("Innsatsteamet"),
        competence("rehabilitering-terapi", "rehabilitering", Share("40"))
            .unit("Fysio- og ergoterapitjenesten"),
        competence("tvang-habilitering", "tvang", ShareFte("30"))
            .note("Utdanningskravet kan bare fravikes ved dispensasjon. Realkompetanse er ikke nok.")
            .unit(DISABILITY)
            .each_unit()
            .formal()
            .criticality(5),
        competence("miljoarbeid-habilitering", "miljoarbeid", Share("40"))
            .unit(DISABILITY)
            .each_unit()
            .either(),
    ]
}

fn care() -> Vec<Requirement> {
    vec![
        competence("sykepleier-hjemmetjenesten", "sykepleier", ShareFte("33.3"))
            .note("Minst en tredel av årsverkene i hver enhet.")
            .unit(HOME)
            .each_unit()
            .formal()
            .criticality(5),
        competence("sykepleier-sykehjem", "sykepleier", ShareFte("30"))
            .unit(NURSING_HOMES)
            .each_unit()
            .formal()
            .criticality(5),
        competence("sykepleier-korttid", "sykepleier", Fte("11.5"))
            .note("Turnusen på korttidsavdelingen har sykepleier på hver vakt.")
            .unit("Strandheim korttid")
            .formal()
            .criticality(5)
            .follows_demand(),
        competence("vernepleier-habilitering", "vernepleier", Fte("4.5"))
            .unit(DISABILITY)
            .each_unit()
            .formal()
            .criticality(4),
        requirement("hoyskole-hjemmetjenesten", AnyOf(&["sykepleier", "vernepleier"]), ShareFte("38"))
            .unit(HOME)
            .formal(),
        requirement("hoyskole-sykehjem", AnyOf(&["sykepleier", "vernepleier"]), ShareFte("36"))
            .unit(NURSING_HOMES)
            .formal(),
        requirement(
            "hoyskole-habilitering",
            AnyOf(&["vernepleier", "sykepleier", "sosionom"]),
            ShareFte("40"),
        )
        .unit(DISABILITY)
        .formal(),
        requirement("fagutdannet-sykehjem", Category("fag"), ShareFte("85"))
            .unit(NURSING_HOMES)
            .each_unit()
            .formal(),
        requirement("fagutdannet-habilitering", Category("fag"), ShareFte("75"))
            .unit(DISABILITY)
            .each_unit()
            .formal(),
    ]
}

fn professions() -> Vec<Requirement> {
    vec![
        competence("helsesykepleier", "helsesykepleier", FteByYear(&[(2026, "12"), (2030, "13.5")]))
            .unit("Helsestasjon og skolehelsetjeneste")
            .formal()
            .criticality(4),
        competence("jordmor", "jordmor", Fte("4.5")).unit("Jordmortjenesten").formal().criticality(4),
        competence("lege", "lege", Fte("8")).unit("Legevakt og legetjeneste").formal().criticality(5),
        competence("psykolog", "psykolog", Persons(2))
            .note("Kommunen skal ha knyttet til seg psykolog.")
            .formal()
            .criticality(4),
        competence("fysioterapeut", "fysioterapeut", Fte("8")).unit("Helse og rehabilitering").formal(),
        competence("ergoterapeut", "ergoterapeut", Fte("6.5")).unit("Helse og rehabilitering").formal(),
        competence("logoped", "logoped", Persons(2)).formal(),
        competence("sosionom", "sosionom", Persons(1)).unit(MENTAL_HEALTH).each_unit().formal(),
        competence("aktivitor", "aktivitor", Persons(3)).unit("Dagsenteret Tunet").formal().criticality(2),
        competence("kokk", "kokk", Persons(7)).unit("Kjøkkenet").formal(),
    ]
}

fn basics() -> Vec<Requirement> {
    vec![
        competence("hlr-hjemmetjenesten", "hlr", Share("75")).unit(HOME).each_unit().formal().criticality(4),
        competence("hlr-sykehjem", "hlr", Share("75"))
            .unit(NURSING_HOMES)
            .each_unit()
            .formal()
            .criticality(4),
        competence("hlr-habilitering", "hlr", Persons(10)).unit(DISABILITY).each_unit().formal(),
        competence("hlr-psykisk-helse", "hlr", Persons(8)).unit(MENTAL_HEALTH).each_unit().formal(),
        competence("legemiddel-hjemmetjenesten", "legemiddel", Share("100"))
            .note("Alle som håndterer legemidler, skal ha gyldig kurs og være vurdert som selvstendige.")
            .unit(HOME)
            .each_unit()
            .positions(MEDICATION)
            .criticality(5),
        competence("legemiddel-sykehjem", "legemiddel", Share("100"))
            .unit(NURSING_HOMES)
            .each_unit()
            .positions(MEDICATION)
            .criticality(5),
        competence("legemiddel-habilitering", "legemiddel", Share("80"))
            .unit(DISABILITY)
            .each_unit()
            .positions(MEDICATION)
            .criticality(5),
        competence("brannvern", "brannvern", Share("80")).each_unit().formal(),
        competence("forflytning-hjemmetjenesten", "forflytning", Share("50")).unit(HOME).each_unit(),
        competence("forflytning-sykehjem", "forflytning", Share("50")).unit(NURSING_HOMES).each_unit(),
        competence("smittevern-sykehjem", "smittevern", Share("50")).unit(NURSING_HOMES).each_unit().formal(),
        competence("dokumentasjon", "dokumentasjon", Share("60"))
            .note("Her er det nok å kunne arbeide under veiledning, uansett hvordan det er lært.")
            .each_unit()
            .positions(&["Sykepleier", "Helsefagarbeider", "Vernepleier", "Miljøterapeut"])
            .real()
            .level(2),
        competence("velferdsteknologi-hjemmetjenesten", "velferdsteknologi", Fte("7"))
            .unit(HOME)
            .each_unit()
            .real()
            .level(2)
            .criticality(2),
        competence("observasjon-hjemmetjenesten", "observasjon", Persons(8)).unit(HOME).each_unit().either(),
        competence("observasjon-sykehjem", "observasjon", Persons(8))
            .unit(NURSING_HOMES)
            .each_unit()
            .either(),
    ]
}

fn basics_elsewhere() -> Vec<Requirement> {
    vec![
        competence("vold-habilitering", "vold", Share("60"))
            .unit(DISABILITY)
            .each_unit()
            .formal()
            .criticality(4),
        competence("vold-psykisk-helse", "vold", Share("70"))
            .unit(MENTAL_HEALTH)
            .each_unit()
            .formal()
            .criticality(4),
    ]
}

fn leadership() -> Vec<Requirement> {
    vec![
        competence("lederutdanning", "lederutdanning", Share("80"))
            .each_department()
            .positions(LEADERS)
            .formal(),
        competence("hms", "hms", Share("100"))
            .note("Alle ledere med personalansvar skal ha HMS-opplæring.")
            .each_department()
            .positions(LEADERS)
            .formal()
            .criticality(4),
        competence("okonomi", "okonomi", Share("75")).each_department().positions(LEADERS).either(),
        competence("turnus-hjemmetjenesten", "turnus", Persons(1)).unit(HOME).each_unit().either(),
        competence("turnus-sykehjem", "turnus", Persons(1)).unit(NURSING_HOMES).each_unit().either(),
        competence("veiledning-hjemmetjenesten", "veiledning", Persons(3)).unit(HOME).each_unit(),
        competence("veiledning-sykehjem", "veiledning", Persons(3)).unit(NURSING_HOMES).each_unit(),
    ]
}

fn staffing() -> Vec<Requirement> {
    vec![
        requirement("bemanning-natt-hjemme", Everybody, Fte("15.5"))
            .note("Uten kompetanse i kravet teller alle.")
            .unit("Nattpatruljen")
            .criticality(4)
            .follows_demand(),
        requirement("bemanning-natt-sykehjem", Everybody, Fte("26"))
            .unit("Natt sykehjem")
            .criticality(4)
            .follows_demand(),
    ]
}
