//! The competences of Fjordvik's plans, in the order that the plans have them.

/// A competence, as plans declare it and registers name it.
pub struct Competence {
    pub id: &'static str,
    pub name: &'static str,
    pub category: &'static str,
    /// What registers also call it.
    pub aliases: &'static [&'static str],
    /// How many months it is valid.
    pub valid_months: Option<i32>,
    /// The competence that nobody has this one without.
    pub gives: Option<&'static str>,
    /// Authorisations that show it.
    pub authorisations: &'static [&'static str],
    /// The department whose plan declares it; the central plan where none.
    pub department: Option<&'static str>,
}

/// A category, by id and name, in the order of reports.
pub const CATEGORIES: &[(&str, &str)] = &[
    ("spesialist", "Spesialistkompetanse"),
    ("fag", "Fagkompetanse"),
    ("basis", "Basiskompetanse"),
    ("ledelse", "Ledelsesplattformen"),
];

const fn competence(category: &'static str, id: &'static str, name: &'static str) -> Competence {
    Competence {
        id,
        name,
        category,
        aliases: &[],
        valid_months: None,
        gives: None,
        authorisations: &[],
        department: None,
    }
}

const fn specialist(id: &'static str, name: &'static str) -> Competence {
    competence("spesialist", id, name)
}

const fn professional(id: &'static str, name: &'static str) -> Competence {
    competence("fag", id, name)
}

const fn basic(id: &'static str, name: &'static str) -> Competence {
    competence("basis", id, name)
}

const fn leadership(id: &'static str, name: &'static str) -> Competence {
    competence("ledelse", id, name)
}

impl Competence {
    const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    const fn valid(self, months: i32) -> Self {
        Self { valid_months: Some(months), ..self }
    }

    const fn gives(self, id: &'static str) -> Self {
        Self { gives: Some(id), ..self }
    }

    const fn authorised(self, codes: &'static [&'static str]) -> Self {
        Self { authorisations: codes, ..self }
    }

    const fn of_department(self, department: &'static str) -> Self {
        Self { department: Some(department), ..self }
    }
}

/// Every competence.
pub static COMPETENCES: &[Competence] = &[
    specialist("kreftsykepleie", "Kreftsykepleie")
        .aliases(&["Videreutdanning i kreftsykepleie", "Kreftsykepleier"])
        .gives("sykepleier"),
    specialist("palliasjon", "Palliasjon").aliases(&["Lindrende behandling"]),
    specialist("geriatri", "Aldring og helse")
        .aliases(&["Geriatri", "Videreutdanning i aldring og eldreomsorg"]),
    specialist("demens", "Demensomsorg").aliases(&["Demensomsorgens ABC"]),
    specialist("psykisk-helse", "Psykisk helsearbeid").aliases(&["Videreutdanning i psykisk helsearbeid"]),
    specialist("avansert-klinisk", "Avansert klinisk sykepleie")
        .aliases(&["Master i avansert klinisk sykepleie"])
        .gives("sykepleier"),
    specialist("sarbehandling", "Sårbehandling").aliases(&["Videreutdanning i sårbehandling"]),
    specialist("diabetes", "Diabetes").aliases(&["Diabeteskurs"]),
    specialist("rus", "Rusarbeid").aliases(&["Videreutdanning i rusarbeid"]),
    specialist("rehabilitering", "Rehabilitering").aliases(&["Hverdagsrehabilitering"]),
    specialist("tvang", "Tvang og makt etter kapittel 9").aliases(&["Kapittel 9"]).valid(36),
    specialist("miljoarbeid", "Miljøarbeid og utviklingshemming").aliases(&["Mitt livs ABC"]),
    specialist("ernaering", "Ernæring").aliases(&["Ernæring til eldre"]),
    specialist("ask", "Alternativ og supplerende kommunikasjon")
        .aliases(&["ASK"])
        .of_department("Habilitering"),
    professional("sykepleier", "Sykepleier").aliases(&["Bachelor i sykepleie"]).authorised(&["SP"]),
    professional("vernepleier", "Vernepleier").aliases(&["Bachelor i vernepleie"]).authorised(&["VP"]),
    professional("helsefagarbeider", "Helsefagarbeider")
        .aliases(&["Fagbrev helsearbeiderfag", "Hjelpepleier", "Omsorgsarbeider"])
        .authorised(&["HF", "HP", "OA"]),
    professional("helsesykepleier", "Helsesykepleier").aliases(&["Helsesøster"]).gives("sykepleier"),
    professional("jordmor", "Jordmor").authorised(&["JO"]),
    professional("lege", "Lege").authorised(&["LE"]),
    professional("psykolog", "Psykolog").authorised(&["PS"]),
    professional("fysioterapeut", "Fysioterapeut").authorised(&["FT"]),
    professional("ergoterapeut", "Ergoterapeut").authorised(&["ET"]),
    professional("logoped", "Logoped"),
    professional("sosionom", "Sosionom").aliases(&["Bachelor i sosialt arbeid"]),
    professional("aktivitor", "Aktivitør").aliases(&["Fagbrev aktivitør"]),
    professional("kokk", "Kokk").aliases(&["Institusjonskokk", "Ernæringskokk"]),
    basic("hlr", "Hjerte- og lungeredning (HLR)").aliases(&["HLR", "Hjerte- og lungeredning"]).valid(12),
    basic("legemiddel", "Legemiddelhåndtering").aliases(&["Legemiddelkurs"]).valid(48),
    basic("brannvern", "Brannvern").aliases(&["Brannvernkurs"]).valid(24),
    basic("forflytning", "Forflytning").aliases(&["Forflytningsteknikk"]).valid(36),
    basic("vold", "Forebygging av vold og trusler").aliases(&["Vold og trusler"]).valid(24),
    basic("smittevern", "Smittevern").aliases(&["Basale smittevernrutiner"]).valid(24),
    basic("dokumentasjon", "Dokumentasjon i fagsystemet").aliases(&["Pasientjournal"]),
    basic("velferdsteknologi", "Velferdsteknologi").aliases(&["Velferdsteknologiens ABC"]),
    basic("observasjon", "Klinisk observasjon").aliases(&["Observasjonskompetanse", "NEWS2"]),
    leadership("lederutdanning", "Lederutdanning").aliases(&["Videreutdanning i ledelse"]),
    leadership("hms", "HMS for ledere").aliases(&["HMS-kurs for ledere"]).valid(60),
    leadership("okonomi", "Økonomistyring").aliases(&["Økonomi for ledere"]),
    leadership("turnus", "Turnusplanlegging").aliases(&["Turnus og arbeidstid"]),
    leadership("veiledning", "Veiledning av studenter og lærlinger").aliases(&["Veilederutdanning"]),
];

/// Returns the competence with an id, where there is one.
pub fn by_id(id: &str) -> Option<&'static Competence> {
    COMPETENCES.iter().find(|competence| competence.id == id)
}
