//! How Fjordvik is organised: departments, the units below them, and what kind of work each does.

/// What a unit does, which decides who works there and what they can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The head of a department, who belongs to none of its units.
    Head,
    HomeZone,
    HomeNight,
    HomeTeam,
    LongStay,
    Dementia,
    ShortStay,
    InstitutionNight,
    DayCentre,
    Housing,
    Respite,
    Workshop,
    MentalHealth,
    HealthStation,
    Medical,
    Therapy,
    Midwifery,
    Kitchen,
    Office,
    Caretaking,
}

/// A department (avdeling), with its units.
pub struct Department {
    pub name: &'static str,
    pub units: &'static [Unit],
}

/// A unit (enhet) of a department.
pub struct Unit {
    pub name: &'static str,
    pub kind: Kind,
    /// Its share of the people, as a number among [`DEPARTMENTS`]' others.
    pub weight: u64,
}

const fn unit(name: &'static str, kind: Kind, weight: u64) -> Unit {
    Unit { name, kind, weight }
}

/// The departments of the municipality.
pub const DEPARTMENTS: &[Department] = &[
    Department {
        name: "Hjemmetjenesten",
        units: &[
            unit("Sone nord", Kind::HomeZone, 38),
            unit("Sone sør", Kind::HomeZone, 40),
            unit("Sone vest", Kind::HomeZone, 35),
            unit("Sone øst", Kind::HomeZone, 37),
            unit("Nattpatruljen", Kind::HomeNight, 22),
            unit("Innsatsteamet", Kind::HomeTeam, 16),
        ],
    },
    Department {
        name: "Sykehjem",
        units: &[
            unit("Strandheim langtid 1", Kind::LongStay, 32),
            unit("Strandheim langtid 2", Kind::LongStay, 31),
            unit("Strandheim demens", Kind::Dementia, 28),
            unit("Strandheim korttid", Kind::ShortStay, 30),
            unit("Åsheim langtid", Kind::LongStay, 32),
            unit("Åsheim demens", Kind::Dementia, 26),
            unit("Natt sykehjem", Kind::InstitutionNight, 34),
            unit("Dagsenteret Tunet", Kind::DayCentre, 11),
        ],
    },
    Department {
        name: "Habilitering",
        units: &[
            unit("Bofellesskapet Elvegata", Kind::Housing, 34),
            unit("Bofellesskapet Furumoen", Kind::Housing, 30),
            unit("Bofellesskapet Skolevegen", Kind::Housing, 32),
            unit("Avlastningsboligen", Kind::Respite, 24),
            unit("Arbeidssenteret", Kind::Workshop, 14),
        ],
    },
    Department {
        name: "Rus og psykisk helse",
        units: &[
            unit("Oppfølgingsteamet", Kind::MentalHealth, 20),
            unit("Bofellesskapet Havnegata", Kind::MentalHealth, 24),
            unit("Lavterskelteamet", Kind::MentalHealth, 12),
        ],
    },
    Department {
        name: "Helse og rehabilitering",
        units: &[
            unit("Helsestasjon og skolehelsetjeneste", Kind::HealthStation, 22),
            unit("Legevakt og legetjeneste", Kind::Medical, 20),
            unit("Fysio- og ergoterapitjenesten", Kind::Therapy, 20),
            unit("Jordmortjenesten", Kind::Midwifery, 5),
        ],
    },
    Department {
        name: "Fellestjenester",
        units: &[
            unit("Kjøkkenet", Kind::Kitchen, 16),
            unit("Tildelingskontoret", Kind::Office, 12),
            unit("Administrasjonen", Kind::Office, 9),
            unit("Vaktmester og renhold", Kind::Caretaking, 10),
        ],
    },
];

/// Where somebody works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub department: &'static str,
    /// None for the heads of departments.
    pub unit: Option<&'static str>,
    pub kind: Kind,
}

/// Returns the places where the heads of departments are employed.
pub fn heads() -> impl Iterator<Item = Place> {
    DEPARTMENTS.iter().map(|d| Place { department: d.name, unit: None, kind: Kind::Head })
}

/// Returns every unit's place, with its weight.
pub fn places() -> Vec<(Place, u64)> {
    let of = |d: &'static Department| {
        d.units.iter().map(|u| (Place { department: d.name, unit: Some(u.name), kind: u.kind }, u.weight))
    };
    DEPARTMENTS.iter().flat_map(of).collect()
}
