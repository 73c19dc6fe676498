//! The plans of three departments: each adds requirements, and raises some of the central plan's.

use super::Amount::{Fte, Persons, Share, ShareFte};
use super::{Plan, Section, competence};

const CENTRAL: Option<&str> = Some("../temaplan.toml");
const RAISED: &str = "Krav som er hevet fra temaplanen";
const ADDED: &str = "Avdelingens egne krav";

const HOME: &str = "Hjemmetjenesten";
const NURSING_HOMES: &str = "Sykehjem";
const DISABILITY: &str = "Habilitering";

pub(super) fn home_care() -> Plan {
    let raised = vec![
        competence("kreft-hjemmetjenesten", "kreftsykepleie", Persons(2))
            .note("To i hver enhet, så ferier og sykdom ikke stopper tilbudet.")
            .unit(HOME)
            .each_unit()
            .criticality(5),
        competence("hlr-hjemmetjenesten", "hlr", Share("90")).unit(HOME).each_unit().formal().criticality(4),
        competence("velferdsteknologi-hjemmetjenesten", "velferdsteknologi", Fte("9"))
            .unit(HOME)
            .each_unit()
            .real()
            .level(2)
            .criticality(2),
    ];
    let added = vec![
        competence("smittevern-hjemmetjenesten", "smittevern", Share("50")).unit(HOME).each_unit().formal(),
        competence("avansert-klinisk-natt", "avansert-klinisk", Persons(1)).unit("Nattpatruljen").formal(),
        competence("psykisk-helse-soner", "psykisk-helse", Persons(1)).unit(HOME).each_unit().either(),
        competence("ergoterapeut-innsatsteam", "ergoterapeut", Fte("2.5")).unit("Innsatsteamet").formal(),
    ];
    Plan {
        opening: &["Kompetanseplan for hjemmetjenesten i Fjordvik."],
        name: "Kompetanseplan for hjemmetjenesten",
        builds_on: CENTRAL,
        department: Some(HOME),
        sections: vec![
            Section { heading: RAISED, requirements: raised },
            Section { heading: ADDED, requirements: added },
        ],
        measures: &[],
    }
}

pub(super) fn nursing_homes() -> Plan {
    let raised = vec![
        competence("geriatri-sykehjem", "geriatri", Persons(3))
            .unit(NURSING_HOMES)
            .each_unit()
            .criticality(5),
        competence("sykepleier-sykehjem", "sykepleier", ShareFte("33.3"))
            .unit(NURSING_HOMES)
            .each_unit()
            .formal()
            .criticality(5),
    ];
    let added = vec![
        competence("demens-strandheim", "demens", Share("60"))
            .note("På de skjermede enhetene skal flertallet ha fullført kurset og kunne arbeidet.")
            .unit("Strandheim demens")
            .criticality(5),
        competence("demens-asheim", "demens", Share("60")).unit("Åsheim demens").criticality(5),
        competence("vold-strandheim", "vold", Share("75")).unit("Strandheim demens").formal(),
        competence("vold-asheim", "vold", Share("75")).unit("Åsheim demens").formal(),
        competence("palliasjon-korttid", "palliasjon", Persons(4)).unit("Strandheim korttid").criticality(4),
        competence("rehabilitering-korttid", "rehabilitering", Persons(5)).unit("Strandheim korttid"),
    ];
    Plan {
        opening: &["Kompetanseplan for sykehjemmene i Fjordvik."],
        name: "Kompetanseplan for sykehjemmene",
        builds_on: CENTRAL,
        department: Some(NURSING_HOMES),
        sections: vec![
            Section { heading: RAISED, requirements: raised },
            Section { heading: ADDED, requirements: added },
        ],
        measures: &[],
    }
}

pub(super) fn disability() -> Plan {
    let raised = vec![
        competence("vernepleier-habilitering", "vernepleier", Fte("6"))
            .unit(DISABILITY)
            .each_unit()
            .formal()
            .criticality(5),
        competence("vold-habilitering", "vold", Share("80"))
            .unit(DISABILITY)
            .each_unit()
            .formal()
            .criticality(5),
    ];
    let added = vec![
        competence("ask-habilitering", "ask", Persons(3))
            .note("Mange brukere har ikke tale og trenger ansatte som kan andre måter å kommunisere på.")
            .unit(DISABILITY)
            .each_unit()
            .either()
            .criticality(4),
        competence("forflytning-habilitering", "forflytning", Share("40")).unit(DISABILITY).each_unit(),
        competence("veiledning-habilitering", "veiledning", Persons(2)).unit(DISABILITY).each_unit(),
    ];
    Plan {
        opening: &["Kompetanseplan for habilitering i Fjordvik."],
        name: "Kompetanseplan for habilitering",
        builds_on: CENTRAL,
        department: Some(DISABILITY),
        sections: vec![
            Section { heading: RAISED, requirements: raised },
            Section { heading: ADDED, requirements: added },
        ],
        measures: &[],
    }
}
