//! How common each competence is among whom: what makes the register look like a municipality's.

use super::organisation::Kind;
use super::positions::Job;

/// How common a competence is among some of the people. The first that fits somebody decides.
pub struct Habit {
    pub competence: &'static str,
    /// In these jobs; in all where empty.
    pub jobs: &'static [Job],
    /// In these kinds of units; in all where empty.
    pub kinds: &'static [Kind],
    /// So many in a thousand have it formally.
    pub formal: u32,
    /// So many in a thousand can do it without having it formally.
    pub real: u32,
    /// So many in a thousand are under education.
    pub learning: u32,
    /// So many in a thousand have a dispensation.
    pub dispensation: u32,
    /// So many in a thousand of those who have it formally are assessed.
    pub assessed: u32,
}

const fn habit(
    competence: &'static str,
    jobs: &'static [Job],
    kinds: &'static [Kind],
    (formal, real, learning): (u32, u32, u32),
) -> Habit {
    Habit { competence, jobs, kinds, formal, real, learning, dispensation: 0, assessed: 850 }
}

impl Habit {
    const fn dispensation(self, permille: u32) -> Self {
        Self { dispensation: permille, ..self }
    }

    /// Courses that nobody assesses afterwards.
    const fn seldom_assessed(self) -> Self {
        Self { assessed: 0, ..self }
    }

    /// Tells whether it concerns a job in a kind of unit.
    pub fn concerns(&self, job: Job, kind: Kind) -> bool {
        (self.jobs.is_empty() || self.jobs.contains(&job))
            && (self.kinds.is_empty() || self.kinds.contains(&kind))
    }
}

const NURSES: &[Job] = &[Job::Nurse, Job::SpecialistNurse];
const SPECIALISTS: &[Job] = &[Job::SpecialistNurse];
const CARE_WORKERS: &[Job] = &[Job::CareWorker];
const ASSISTANTS: &[Job] = &[Job::Assistant, Job::Apprentice];
const SOCIAL: &[Job] = &[Job::SocialEducator, Job::MilieuTherapist, Job::SocialWorker];
const TRAINED: &[Job] =
    &[Job::Nurse, Job::SpecialistNurse, Job::SocialEducator, Job::CareWorker, Job::MilieuTherapist];
const CARERS: &[Job] = &[
    Job::UnitLeader,
    Job::Nurse,
    Job::SpecialistNurse,
    Job::SocialEducator,
    Job::CareWorker,
    Job::MilieuTherapist,
    Job::Assistant,
    Job::Apprentice,
    Job::ActivityWorker,
];
const LEADERS: &[Job] = &[Job::UnitLeader, Job::DepartmentHead];
const EVERYBODY: &[Job] = &[];

const EVERYWHERE: &[Kind] = &[];
const HOME: &[Kind] = &[Kind::HomeZone, Kind::HomeNight, Kind::HomeTeam];
const INSTITUTION: &[Kind] =
    &[Kind::LongStay, Kind::Dementia, Kind::ShortStay, Kind::InstitutionNight, Kind::DayCentre];
const ELDERLY: &[Kind] = &[
    Kind::HomeZone,
    Kind::HomeNight,
    Kind::HomeTeam,
    Kind::LongStay,
    Kind::Dementia,
    Kind::ShortStay,
    Kind::InstitutionNight,
    Kind::DayCentre,
];
const DISABILITY: &[Kind] = &[Kind::Housing, Kind::Respite, Kind::Workshop];
const CLINICAL: &[Kind] = &[
    Kind::HomeZone,
    Kind::HomeNight,
    Kind::HomeTeam,
    Kind::LongStay,
    Kind::Dementia,
    Kind::ShortStay,
    Kind::InstitutionNight,
    Kind::DayCentre,
    Kind::Housing,
    Kind::Respite,
    Kind::Workshop,
    Kind::MentalHealth,
    Kind::HealthStation,
    Kind::Medical,
    Kind::Therapy,
    Kind::Midwifery,
];

/// How common each competence is.
pub static HABITS: &[Habit] = &[
    habit("kreftsykepleie", SPECIALISTS, ELDERLY, (300, 100, 0)),
    habit("kreftsykepleie", NURSES, ELDERLY, (35, 60, 15)),
    habit("palliasjon", SPECIALISTS, ELDERLY, (300, 200, 0)),
    habit("palliasjon", NURSES, ELDERLY, (80, 130, 15)),
    habit("palliasjon", CARE_WORKERS, ELDERLY, (40, 80, 5)),
    habit("geriatri", NURSES, ELDERLY, (70, 80, 20)),
    habit("geriatri", CARE_WORKERS, ELDERLY, (70, 60, 15)),
    habit("demens", CARERS, &[Kind::Dementia], (430, 200, 70)),
    habit("demens", CARERS, INSTITUTION, (240, 150, 40)),
    habit("demens", CARERS, HOME, (140, 110, 30)),
    habit("psykisk-helse", EVERYBODY, &[Kind::MentalHealth], (380, 200, 60)),
    habit("psykisk-helse", TRAINED, EVERYWHERE, (25, 35, 5)),
    habit("avansert-klinisk", NURSES, ELDERLY, (25, 0, 20)),
    habit("sarbehandling", NURSES, ELDERLY, (110, 200, 10)),
    habit("sarbehandling", CARE_WORKERS, ELDERLY, (10, 60, 0)),
    habit("diabetes", NURSES, ELDERLY, (90, 150, 5)),
    habit("diabetes", CARE_WORKERS, ELDERLY, (30, 60, 5)),
    habit("rus", EVERYBODY, &[Kind::MentalHealth], (280, 250, 40)),
    habit("rehabilitering", EVERYBODY, &[Kind::HomeTeam, Kind::Therapy], (350, 260, 20)),
    habit("rehabilitering", TRAINED, &[Kind::ShortStay], (100, 100, 15)),
    habit("tvang", SOCIAL, DISABILITY, (600, 120, 40)),
    habit("tvang", CARERS, DISABILITY, (120, 200, 30)).dispensation(110),
    habit("miljoarbeid", CARERS, DISABILITY, (300, 120, 80)),
    habit("ernaering", NURSES, INSTITUTION, (60, 100, 0)),
    habit("ernaering", CARE_WORKERS, INSTITUTION, (80, 90, 10)),
    habit("ernaering", &[Job::Cook], EVERYWHERE, (400, 300, 0)),
    habit("ask", TRAINED, DISABILITY, (130, 140, 20)),
    habit("sykepleier", CARE_WORKERS, EVERYWHERE, (0, 0, 20)),
    habit("helsefagarbeider", ASSISTANTS, CLINICAL, (0, 150, 90)),
    habit("hlr", EVERYBODY, CLINICAL, (740, 0, 0)).seldom_assessed(),
    habit("legemiddel", TRAINED, CLINICAL, (880, 60, 10)),
    habit("legemiddel", ASSISTANTS, CLINICAL, (120, 50, 10)),
    habit("brannvern", EVERYBODY, EVERYWHERE, (820, 0, 0)).seldom_assessed(),
    habit("forflytning", CARERS, ELDERLY, (600, 200, 0)),
    habit("forflytning", CARERS, DISABILITY, (420, 200, 0)),
    habit(
        "vold",
        EVERYBODY,
        &[Kind::Housing, Kind::MentalHealth, Kind::Respite, Kind::Dementia],
        (600, 100, 0),
    ),
    habit("vold", CARERS, EVERYWHERE, (100, 30, 0)),
    habit("smittevern", CARERS, CLINICAL, (500, 100, 0)),
    habit("dokumentasjon", EVERYBODY, CLINICAL, (480, 380, 0)),
    habit("dokumentasjon", EVERYBODY, &[Kind::Office], (500, 400, 0)),
    habit("velferdsteknologi", CARERS, HOME, (280, 320, 0)),
    habit("velferdsteknologi", CARERS, CLINICAL, (90, 120, 0)),
    habit("observasjon", TRAINED, ELDERLY, (380, 230, 30)),
    habit("lederutdanning", LEADERS, EVERYWHERE, (560, 250, 120)),
    habit("hms", LEADERS, EVERYWHERE, (880, 60, 0)),
    habit("okonomi", LEADERS, EVERYWHERE, (480, 320, 40)),
    habit("turnus", LEADERS, EVERYWHERE, (600, 250, 0)),
    habit("turnus", NURSES, EVERYWHERE, (20, 60, 0)),
    habit("veiledning", TRAINED, EVERYWHERE, (110, 150, 20)),
];
