//! What the central plan does about the gaps: measures in the order of the categories, and recruiting last.
//!
//! The grant for the master's degree is the Directorate of Health's 3 700 kr a credit, where the employer pays
//! at least a quarter. The other sums are invented, of the order that municipalities pay.

/// A measure (tiltak).
pub struct Measure {
    pub note: Option<&'static str>,
    pub id: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    /// None where it recruits.
    pub competence: Option<&'static str>,
    pub gives: Gives,
    pub told: Told,
    pub asks_of: AsksOf,
    /// Kroner a person.
    pub cost: u32,
    /// Kroner a person that others pay; 0 is none.
    pub grant: u32,
    /// How many may begin a year.
    pub places: Option<u32>,
    pub months: u32,
    /// Percent who complete it.
    pub completion: Option<u32>,
    /// How many months it binds; 0 is none.
    pub bound_months: u32,
    /// The months in which it is handled.
    pub handled: &'static [u8],
}

/// What of its competence a measure gives.
#[derive(Clone, Copy)]
pub enum Gives {
    Nothing,
    Formal,
    Real(u8),
    Both(u8),
}

/// What KS has a plan tell of each measure.
pub struct Told {
    pub responsible: &'static str,
    pub target_group: &'static str,
    pub deadline: &'static str,
    pub evaluation: &'static str,
}

/// Who can take a measure: those in one of the positions, with all of the competences, and
/// with the level in its own competence.
pub struct AsksOf {
    pub positions: &'static [&'static str],
    pub competences: &'static [&'static str],
    pub level: Option<u8>,
}

const NURSES: &[&str] = &["Sykepleier", "Spesialsykepleier"];
/// Those who hand out medicines, as in the requirements.
const MEDICATION: &[&str] =
    &["Sykepleier", "Spesialsykepleier", "Vernepleier", "Helsefagarbeider", "Miljøterapeut"];
const COLLEGE: &[&str] = &["Sykepleier", "Spesialsykepleier", "Vernepleier", "Miljøterapeut", "Sosionom"];

const HEAD: &str = "Kommunalsjef helse og velferd";
const DEPARTMENT_HEAD: &str = "Virksomhetsleder";
const UNIT_LEADER: &str = "Enhetsleder";
const ADVISER: &str = "Rådgiver for kompetanse";
const TEACHER: &str = "Fagutviklingssykepleier";

const fn measure(
    kind: &'static str,
    id: &'static str,
    name: &'static str,
    competence: Option<&'static str>,
    gives: Gives,
) -> Measure {
    Measure {
        note: None,
        id,
        name,
        kind,
        competence,
        gives,
        told: Told { responsible: ADVISER, target_group: "", deadline: "2030-12-31", evaluation: "" },
        asks_of: AsksOf { positions: &[], competences: &[], level: None },
        cost: 0,
        grant: 0,
        places: None,
        months: 1,
        completion: None,
        bound_months: 0,
        handled: &[],
    }
}

const fn education(id: &'static str, name: &'static str, competence: &'static str) -> Measure {
    measure("formell", id, name, Some(competence), Gives::Formal)
}

/// Further education, after which people can do what they have learnt.
const fn further(id: &'static str, name: &'static str, competence: &'static str) -> Measure {
    measure("videreutdanning", id, name, Some(competence), Gives::Both(3))
}

const fn course(id: &'static str, name: &'static str, competence: &'static str, gives: Gives) -> Measure {
    measure("etterutdanning", id, name, Some(competence), gives)
}

/// Practice at work, which leaves no certificate.
const fn practice(id: &'static str, name: &'static str, competence: &'static str) -> Measure {
    measure("real", id, name, Some(competence), Gives::Real(3))
}

const fn shadowing(id: &'static str, name: &'static str, competence: &'static str) -> Measure {
    measure("hospitering", id, name, Some(competence), Gives::Real(3))
}

const fn recruitment(id: &'static str, name: &'static str) -> Measure {
    measure("rekruttering", id, name, None, Gives::Nothing)
}

impl Measure {
    const fn note(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }

    const fn gives(self, gives: Gives) -> Self {
        Self { gives, ..self }
    }

    const fn responsible(self, responsible: &'static str) -> Self {
        Self { told: Told { responsible, ..self.told }, ..self }
    }

    /// By when those who begin last are to have completed it.
    const fn deadline(self, deadline: &'static str) -> Self {
        Self { told: Told { deadline, ..self.told }, ..self }
    }

    const fn meant_for(self, target_group: &'static str) -> Self {
        Self { told: Told { target_group, ..self.told }, ..self }
    }

    /// How to tell that they have learnt it.
    const fn shown_by(self, evaluation: &'static str) -> Self {
        Self { told: Told { evaluation, ..self.told }, ..self }
    }

    const fn positions(self, positions: &'static [&'static str]) -> Self {
        Self { asks_of: AsksOf { positions, ..self.asks_of }, ..self }
    }

    const fn holding(self, competences: &'static [&'static str]) -> Self {
        Self { asks_of: AsksOf { competences, ..self.asks_of }, ..self }
    }

    const fn at_level(self, level: u8) -> Self {
        Self { asks_of: AsksOf { level: Some(level), ..self.asks_of }, ..self }
    }

    /// What it costs for a person, and what of it others pay.
    const fn kroner(self, cost: u32, grant: u32) -> Self {
        Self { cost, grant, ..self }
    }

    const fn places(self, places: u32) -> Self {
        Self { places: Some(places), ..self }
    }

    const fn lasts(self, months: u32) -> Self {
        Self { months, ..self }
    }

    const fn completed_by(self, percent: u32) -> Self {
        Self { completion: Some(percent), ..self }
    }

    const fn binds(self, bound_months: u32) -> Self {
        Self { bound_months, ..self }
    }

    const fn handled(self, handled: &'static [u8]) -> Self {
        Self { handled, ..self }
    }
}

/// Every measure, with the heading that it stands under.
pub(super) static MEASURES: &[(&str, &[Measure])] = &[
    ("Tiltak for spesialistkompetanse", SPECIALISTS),
    ("Tiltak for fagkompetanse", PROFESSIONS),
    ("Tiltak for basiskompetanse", BASICS),
    ("Tiltak for ledelsesplattformen", LEADERSHIP),
    ("Tiltak for rekruttering", RECRUITMENT),
];

const SPECIALISTS: &[Measure] = &[
    further("kreftsykepleie", "Videreutdanning i kreftsykepleie", "kreftsykepleie")
        .meant_for("Sykepleiere i fast stilling på minst 75 prosent")
        .shown_by("Bestått eksamen og rolle som ressursperson i enheten")
        .responsible(DEPARTMENT_HEAD)
        .positions(NURSES)
        .holding(&["sykepleier"])
        .kroner(220_000, 80_000)
        .places(2)
        .lasts(24)
        .deadline("2031-12-31")
        .completed_by(88)
        .binds(24)
        .handled(&[3, 9]),
    further("avansert-klinisk", "Master i avansert klinisk sykepleie", "avansert-klinisk")
        .note("Lønnstilskudd: 3 700 kr for hvert av 120 studiepoeng. Kommunen dekker minst 25 prosent selv.")
        .meant_for("Sykepleiere som skal følge opp pasienter med sammensatte behov")
        .shown_by("Bestått master og ny funksjon i turnus")
        .responsible(HEAD)
        // By code: the position has had other titles.
        .positions(&["7174", "7523"])
        .holding(&["sykepleier"])
        .kroner(592_000, 444_000)
        .places(1)
        .lasts(36)
        .deadline("2032-12-31")
        .completed_by(80)
        .binds(36)
        .handled(&[4, 6, 7]),
    further("aldring-og-helse", "Videreutdanning i aldring og helse", "geriatri")
        .note("Studiet og ABC-opplæringen gir det samme i denne planen. Studiet koster mer, men flere fullfører.")
        .meant_for("Ansatte med høyskoleutdanning i sykehjem og hjemmetjeneste")
        .shown_by("Bestått eksamen og internundervisning for enheten")
        .responsible(DEPARTMENT_HEAD)
        .positions(COLLEGE)
        .kroner(96_000, 36_000)
        .places(3)
        .lasts(12)
        .completed_by(88)
        .binds(12)
        .handled(&[3, 9]),
    course("eldreomsorgens-abc", "Eldreomsorgens ABC", "geriatri", Gives::Both(3))
        .meant_for("Alle faggrupper i sykehjem og hjemmetjeneste")
        .shown_by("Fullførte hefter og fagsamlinger")
        .responsible(TEACHER)
        .positions(MEDICATION)
        .kroner(9_500, 2_500)
        .places(8)
        .lasts(18)
        .deadline("2031-06-30")
        .completed_by(65)
        .handled(&[1, 8]),
    further("palliasjon", "Videreutdanning i palliasjon", "palliasjon")
        .meant_for("Sykepleiere og helsefagarbeidere som arbeider med alvorlig syke")
        .shown_by("Bestått eksamen og plass i kommunens nettverk for lindrende behandling")
        .responsible(TEACHER)
        .positions(&["Sykepleier", "Spesialsykepleier", "Helsefagarbeider"])
        .kroner(64_000, 22_000)
        .places(3)
        .lasts(12)
        .completed_by(85)
        .binds(12)
        .handled(&[3, 9]),
    shadowing("hospitering-palliasjon", "Hospitering ved palliativ enhet på sykehuset", "palliasjon")
        .note("Bare noen få har utdanningen uten å arbeide selvstendig med det.")
        .meant_for("Ansatte som har utdanning i palliasjon, men lite praksis")
        .shown_by("Refleksjonsnotat og ny vurdering av realkompetansen")
        .responsible(TEACHER)
        .holding(&["palliasjon"])
        .at_level(1)
        .kroner(14_000, 0)
        .places(2)
        .lasts(2)
        .completed_by(95)
        .handled(&[2, 10]),
    further("psykisk-helsearbeid", "Videreutdanning i psykisk helsearbeid", "psykisk-helse")
        .meant_for("Ansatte med bachelorgrad i rus og psykisk helse og i hjemmetjenesten")
        .shown_by("Bestått eksamen og vurdering etter ett år")
        .responsible(DEPARTMENT_HEAD)
        .positions(COLLEGE)
        .kroner(190_000, 70_000)
        .places(2)
        .lasts(24)
        .deadline("2031-12-31")
        .completed_by(82)
        .binds(24)
        .handled(&[3, 9]),
    course("demensomsorgens-abc", "Demensomsorgens ABC", "demens", Gives::Both(3))
        .meant_for("Alle som arbeider med personer med demens, også assistenter")
        .shown_by("Fullførte hefter og fagsamlinger")
        .responsible(TEACHER)
        .kroner(7_500, 2_000)
        .places(12)
        .lasts(12)
        .completed_by(70)
        .handled(&[1, 8]),
    course("kapittel-9", "Kurs i tvang og makt etter kapittel 9", "tvang", Gives::Formal)
        .meant_for("Ansatte i habilitering som gjennomfører vedtak etter kapittel 9")
        .shown_by("Bestått kursprøve")
        .responsible(DEPARTMENT_HEAD)
        .positions(&["Vernepleier", "Miljøterapeut", "Helsefagarbeider"])
        .kroner(12_000, 0)
        .places(4)
        .lasts(3)
        .completed_by(92)
        .handled(&[2, 9]),
];

const PROFESSIONS: &[Measure] = &[
    education("sykepleier", "Bachelor i sykepleie, samlingsbasert", "sykepleier")
        .note("Kostnaden er 15 000 kr i støtte per studieår, og permisjon med lønn til samlinger og praksis.")
        .meant_for("Helsefagarbeidere som studerer ved siden av deltidsstilling")
        .shown_by("Bestått bachelorgrad og autorisasjon")
        .responsible(HEAD)
        .positions(&["Helsefagarbeider"])
        .holding(&["helsefagarbeider"])
        .kroner(180_000, 60_000)
        .places(3)
        .lasts(36)
        .deadline("2032-12-31")
        .completed_by(75)
        .binds(36)
        .handled(&[1, 4]),
    education("vernepleier", "Bachelor i vernepleie, samlingsbasert", "vernepleier")
        .meant_for("Ansatte i habilitering som studerer ved siden av deltidsstilling")
        .shown_by("Bestått bachelorgrad og autorisasjon")
        .responsible(HEAD)
        .positions(&["7076", "6675"])
        .kroner(165_000, 60_000)
        .places(2)
        .lasts(36)
        .deadline("2032-12-31")
        .completed_by(75)
        .binds(36)
        .handled(&[1, 4]),
    further("helsesykepleier", "Utdanning til helsesykepleier", "helsesykepleier")
        .meant_for("Sykepleiere ved helsestasjonen og i skolehelsetjenesten")
        .shown_by("Bestått eksamen og fast stilling som helsesykepleier")
        .responsible(DEPARTMENT_HEAD)
        .gives(Gives::Formal)
        .positions(NURSES)
        .holding(&["sykepleier"])
        .kroner(240_000, 90_000)
        .places(1)
        .lasts(24)
        .deadline("2031-12-31")
        .completed_by(90)
        .binds(24)
        .handled(&[3, 9]),
    education("fagbrev-pa-jobb", "Fagbrev på jobb i helsearbeiderfaget", "helsefagarbeider")
        .meant_for("Assistenter med minst ett års praksis")
        .shown_by("Bestått fagprøve")
        .responsible(UNIT_LEADER)
        .positions(&["Assistent"])
        .kroner(26_000, 14_000)
        .places(4)
        .lasts(24)
        .deadline("2031-12-31")
        .completed_by(75)
        .binds(12)
        .handled(&[1, 8]),
    education("praksiskandidat", "Fagprøve som praksiskandidat", "helsefagarbeider")
        .note("Billigere enn fagbrev på jobb, men bare for dem som alt arbeider selvstendig.")
        .meant_for("Assistenter med minst fem års allsidig praksis")
        .shown_by("Bestått teorieksamen og fagprøve")
        .responsible(UNIT_LEADER)
        .positions(&["Assistent"])
        .at_level(3)
        .kroner(9_000, 0)
        .places(3)
        .lasts(12)
        .completed_by(85)
        .binds(12)
        .handled(&[1, 8]),
];

const BASICS: &[Measure] = &[
    course("legemiddelkurs", "Kurs og prøve i legemiddelhåndtering", "legemiddel", Gives::Both(3))
        .meant_for("Alle som håndterer legemidler og ikke har gyldig kurs")
        .shown_by("Bestått prøve og praktisk vurdering på arbeidsplassen")
        .responsible(TEACHER)
        .positions(MEDICATION)
        .kroner(4_200, 0)
        .places(12)
        .lasts(3)
        .completed_by(88)
        .handled(&[2, 5, 9, 11]),
    practice("legemiddelpraksis", "Veiledet praksis i legemiddelhåndtering", "legemiddel")
        .note("For dem som har kurset, men ikke er vurdert som selvstendige.")
        .meant_for("Ansatte med gyldig kurs som trenger oppfølging")
        .shown_by("Vurdert som selvstendig av veileder")
        .responsible(UNIT_LEADER)
        .positions(MEDICATION)
        .holding(&["legemiddel"])
        .kroner(2_800, 0)
        .places(15)
        .lasts(2)
        .completed_by(92)
        .handled(&[2, 5, 9, 11]),
    course("hlr-kurs", "Kurs i hjerte- og lungeredning", "hlr", Gives::Formal)
        .meant_for("Alle ansatte i turnus")
        .shown_by("Godkjent ferdighetsprøve")
        .responsible(UNIT_LEADER)
        .kroner(1_200, 0)
        .places(20)
        .lasts(1)
        .completed_by(97)
        .handled(&[1, 3, 9, 11]),
    course("forflytningskurs", "Kurs i forflytning", "forflytning", Gives::Both(3))
        .meant_for("Ansatte i sykehjem, hjemmetjeneste og habilitering")
        .shown_by("Godkjent ferdighetsprøve")
        .responsible("Fysioterapeut")
        .kroner(3_800, 0)
        .places(10)
        .lasts(2)
        .completed_by(93)
        .handled(&[2, 4, 10]),
    practice("forflytningsveiledning", "Veiledning i forflytning på egen enhet", "forflytning")
        .meant_for("Ansatte som har kurset, men er usikre i det daglige arbeidet")
        .shown_by("Vurdert som selvstendig av fysioterapeut")
        .responsible("Fysioterapeut")
        .holding(&["forflytning"])
        .kroner(1_600, 0)
        .places(12)
        .lasts(1)
        .completed_by(90)
        .handled(&[2, 4, 10]),
    course("vold-og-trusler", "Kurs i forebygging av vold og trusler", "vold", Gives::Formal)
        .meant_for("Ansatte i habilitering, rus og psykisk helse og på skjermede enheter")
        .shown_by("Gjennomført kurs med øvelser og oppsummering av avvik etter et halvt år")
        .responsible("Verneombud og enhetsleder")
        .kroner(3_400, 0)
        .places(12)
        .lasts(1)
        .completed_by(95)
        .handled(&[3, 10]),
    practice("observasjon", "Simulering av klinisk observasjon", "observasjon")
        .meant_for("Ansatte på små enheter som sjelden møter akutt sykdom")
        .shown_by("Observert i scenario og ny vurdering av realkompetansen")
        .responsible(TEACHER)
        .kroner(2_600, 0)
        .places(6)
        .lasts(1)
        .completed_by(90)
        .handled(&[4, 11]),
];

const LEADERSHIP: &[Measure] = &[
    further("lederutdanning", "Videreutdanning i ledelse", "lederutdanning")
        .meant_for("Ledere med personalansvar")
        .shown_by("Bestått eksamen og utviklingsprosjekt i egen enhet")
        .responsible(HEAD)
        .gives(Gives::Formal)
        .positions(&["Enhetsleder", "Virksomhetsleder"])
        .kroner(74_000, 40_000)
        .places(2)
        .lasts(18)
        .deadline("2031-06-30")
        .completed_by(87)
        .binds(12)
        .handled(&[3, 8]),
    course("hms-kurs", "HMS-kurs for ledere", "hms", Gives::Formal)
        .meant_for("Ledere uten gyldig HMS-opplæring")
        .shown_by("Gjennomført kurs og plan for vernerunder")
        .responsible("HMS-rådgiver")
        .positions(&["Enhetsleder", "Virksomhetsleder"])
        .kroner(5_500, 0)
        .places(4)
        .lasts(1)
        .completed_by(98)
        .handled(&[2, 9]),
    further("veilederutdanning", "Utdanning i veiledning av studenter og lærlinger", "veiledning")
        .meant_for("Kontaktpersoner for studenter og lærlinger")
        .shown_by("Bestått eksamen og minst én student eller lærling i året")
        .positions(MEDICATION)
        .kroner(21_000, 6_000)
        .places(4)
        .lasts(6)
        .completed_by(88)
        .binds(12)
        .handled(&[5, 8]),
];

const RECRUITMENT: &[Measure] =
    &[recruitment("rekrutteringskampanje", "Rekrutteringskampanje kjøpt hos byrå")
        .note("Endrer ikke hva de ansatte kan. Prisen er for én kampanje.")
        .meant_for("Sykepleiere, vernepleiere, jordmødre og fysioterapeuter utenfor kommunen")
        .shown_by("Kvalifiserte søkere per utlyst stilling, før og etter")
        .responsible(HEAD)
        .deadline("2028-12-31")
        .kroner(150_000, 0)
        .places(1)
        .lasts(6)
        .handled(&[1, 8])];
