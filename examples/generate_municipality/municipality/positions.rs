//! The positions that people are employed in: titles, codes, authorisations, sizes and ages.
//!
//! Codes are those of KS's pay statistics (PAI). Where no published source for a code was at hand, the
//! position has none, as in many registers.

use super::dice::Dice;
use super::organisation::Kind;

/// What somebody is employed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    DepartmentHead,
    UnitLeader,
    Nurse,
    SpecialistNurse,
    SocialEducator,
    CareWorker,
    Assistant,
    Apprentice,
    MilieuTherapist,
    SocialWorker,
    ActivityWorker,
    PublicHealthNurse,
    Midwife,
    Doctor,
    Psychologist,
    Physiotherapist,
    OccupationalTherapist,
    SpeechTherapist,
    Secretary,
    Adviser,
    Cook,
    KitchenAssistant,
    Caretaker,
}

/// A position as the register shows it.
pub struct Position {
    pub title: &'static str,
    pub code: &'static str,
    /// Authorisations in the health personnel register, by how common they are; empty is none.
    pub authorisations: &'static [(&'static str, u32)],
    /// Sizes in hundredths of a percent, by how common they are.
    pub sizes: &'static [(u32, u32)],
    /// The youngest and the oldest.
    pub ages: (i32, i32),
    /// The competence that the education gives, where no authorisation shows it.
    pub education: Option<&'static str>,
}

const FULL: &[(u32, u32)] = &[(10_000, 1)];
const MOSTLY_FULL: &[(u32, u32)] = &[(10_000, 70), (8000, 18), (6000, 7), (5000, 5)];
/// Some 82 percent in the mean, as KS counts for nurses.
const NURSES: &[(u32, u32)] =
    &[(10_000, 30), (9000, 8), (8750, 4), (8000, 18), (7500, 20), (7000, 6), (6000, 8), (5000, 6)];
/// Some 80 percent in the mean.
const CARE_WORKERS: &[(u32, u32)] =
    &[(10_000, 24), (9000, 8), (8000, 20), (7500, 22), (7000, 8), (6550, 3), (6000, 9), (5000, 6)];
/// Every second or third weekend and up.
const ASSISTANTS: &[(u32, u32)] =
    &[(10_000, 8), (7500, 12), (5000, 20), (4000, 12), (3550, 10), (2500, 14), (2000, 15), (1408, 9)];

const NONE: &[(&str, u32)] = &[("", 1)];
const NURSE: &[(&str, u32)] = &[("SP", 1)];

const fn position(
    title: &'static str,
    code: &'static str,
    authorisations: &'static [(&'static str, u32)],
) -> Position {
    Position { title, code, authorisations, sizes: MOSTLY_FULL, ages: (25, 66), education: None }
}

impl Position {
    const fn sizes(self, sizes: &'static [(u32, u32)]) -> Self {
        Self { sizes, ..self }
    }

    const fn ages(self, youngest: i32, oldest: i32) -> Self {
        Self { ages: (youngest, oldest), ..self }
    }

    const fn education(self, competence: &'static str) -> Self {
        Self { education: Some(competence), ..self }
    }
}

const LEADERS: &[(&str, u32)] = &[("SP", 55), ("VP", 25), ("HF", 5), ("", 15)];
const CARE: &[(&str, u32)] = &[("HF", 76), ("HP", 14), ("OA", 10)];

static DEPARTMENT_HEAD: Position = position("Virksomhetsleder", "9451", LEADERS).sizes(FULL).ages(38, 66);
static UNIT_LEADER: Position = position("Enhetsleder", "9454", LEADERS).sizes(FULL).ages(32, 66);
static NURSE_POSITION: Position = position("Sykepleier", "7174", NURSE).sizes(NURSES).ages(23, 67);
static SPECIALIST_NURSE: Position = position("Spesialsykepleier", "7523", NURSE).sizes(NURSES).ages(30, 66);
static SOCIAL_EDUCATOR: Position = position("Vernepleier", "6455", &[("VP", 1)]).sizes(NURSES).ages(23, 66);
static CARE_WORKER: Position = position("Helsefagarbeider", "7076", CARE).sizes(CARE_WORKERS).ages(20, 68);
static ASSISTANT: Position = position("Assistent", "6572", NONE).sizes(ASSISTANTS).ages(18, 64);
static APPRENTICE: Position = position("Lærling i helsearbeiderfag", "", NONE).sizes(FULL).ages(18, 24);
static MILIEU_THERAPIST: Position =
    position("Miljøterapeut", "6675", &[("VP", 40), ("", 60)]).sizes(NURSES).ages(24, 64);
static SOCIAL_WORKER: Position = position("Sosionom", "", NONE).ages(24, 66).education("sosionom");
static ACTIVITY_WORKER: Position = position("Aktivitør", "6671", NONE).ages(24, 66).education("aktivitor");
static PUBLIC_HEALTH_NURSE: Position =
    position("Helsesykepleier", "", NURSE).ages(28, 66).education("helsesykepleier");
static MIDWIFE: Position = position("Jordmor", "", &[("SP, JO", 1)]).ages(29, 66);
static DOCTOR: Position = position("Lege", "", &[("LE", 1)]).ages(28, 68);
static PSYCHOLOGIST: Position = position("Psykolog", "", &[("PS", 1)]).ages(28, 65);
static PHYSIOTHERAPIST: Position = position("Fysioterapeut", "", &[("FT", 1)]);
static OCCUPATIONAL_THERAPIST: Position = position("Ergoterapeut", "", &[("ET", 1)]);
static SPEECH_THERAPIST: Position = position("Logoped", "", NONE).education("logoped");
static SECRETARY: Position = position("Helsesekretær", "", &[("HE", 1)]);
static ADVISER: Position = position("Rådgiver", "8530", &[("SP", 30), ("ET", 8), ("", 62)]);
static COOK: Position = position("Kokk", "7517", NONE).ages(22, 66).education("kokk");
static KITCHEN_ASSISTANT: Position =
    position("Kjøkkenassistent", "6572", NONE).sizes(CARE_WORKERS).ages(19, 66);
static CARETAKER: Position = position("Renholder", "6572", NONE).sizes(CARE_WORKERS).ages(20, 67);

impl Job {
    /// Returns the position that goes with the job.
    pub fn position(self) -> &'static Position {
        match self {
            Job::DepartmentHead => &DEPARTMENT_HEAD,
            Job::UnitLeader => &UNIT_LEADER,
            Job::Nurse => &NURSE_POSITION,
            Job::SpecialistNurse => &SPECIALIST_NURSE,
            Job::SocialEducator => &SOCIAL_EDUCATOR,
            Job::CareWorker => &CARE_WORKER,
            Job::Assistant => &ASSISTANT,
            Job::Apprentice => &APPRENTICE,
            Job::MilieuTherapist => &MILIEU_THERAPIST,
            Job::SocialWorker => &SOCIAL_WORKER,
            Job::ActivityWorker => &ACTIVITY_WORKER,
            Job::PublicHealthNurse => &PUBLIC_HEALTH_NURSE,
            Job::Midwife => &MIDWIFE,
            Job::Doctor => &DOCTOR,
            Job::Psychologist => &PSYCHOLOGIST,
            Job::Physiotherapist => &PHYSIOTHERAPIST,
            Job::OccupationalTherapist => &OCCUPATIONAL_THERAPIST,
            Job::SpeechTherapist => &SPEECH_THERAPIST,
            Job::Secretary => &SECRETARY,
            Job::Adviser => &ADVISER,
            Job::Cook => &COOK,
            Job::KitchenAssistant => &KITCHEN_ASSISTANT,
            Job::Caretaker => &CARETAKER,
        }
    }
}

/// Returns somebody's job in a unit; the first one there leads it.
pub fn job_in(kind: Kind, first: bool, dice: &mut Dice) -> Job {
    if first { Job::UnitLeader } else { dice.weighted(staff(kind)) }
}

/// Returns who works in units of a kind, by how common they are.
fn staff(kind: Kind) -> &'static [(Job, u32)] {
    use Job::*;
    match kind {
        Kind::Head => &[(DepartmentHead, 1)],
        Kind::HomeZone => {
            &[(Nurse, 30), (SpecialistNurse, 4), (CareWorker, 44), (Assistant, 19), (Apprentice, 3)]
        }
        Kind::HomeNight => &[(Nurse, 38), (CareWorker, 52), (Assistant, 10)],
        Kind::HomeTeam => &[
            (Nurse, 22),
            (CareWorker, 30),
            (Physiotherapist, 20),
            (OccupationalTherapist, 18),
            (Assistant, 10),
        ],
        Kind::LongStay => {
            &[(Nurse, 25), (SpecialistNurse, 3), (CareWorker, 46), (Assistant, 22), (Apprentice, 4)]
        }
        Kind::Dementia => &[
            (Nurse, 22),
            (SpecialistNurse, 2),
            (SocialEducator, 4),
            (CareWorker, 48),
            (Assistant, 21),
            (Apprentice, 3),
        ],
        Kind::ShortStay => {
            &[(Nurse, 40), (SpecialistNurse, 7), (CareWorker, 38), (Assistant, 12), (Apprentice, 3)]
        }
        Kind::InstitutionNight => &[(Nurse, 34), (CareWorker, 52), (Assistant, 14)],
        Kind::DayCentre => &[(ActivityWorker, 35), (CareWorker, 40), (Assistant, 25)],
        Kind::Housing => {
            &[(SocialEducator, 22), (MilieuTherapist, 12), (CareWorker, 34), (Assistant, 29), (Apprentice, 3)]
        }
        Kind::Respite => &[(SocialEducator, 16), (MilieuTherapist, 14), (CareWorker, 28), (Assistant, 42)],
        Kind::Workshop => {
            &[(SocialEducator, 15), (ActivityWorker, 35), (MilieuTherapist, 15), (Assistant, 35)]
        }
        Kind::MentalHealth => &[
            (Nurse, 24),
            (SocialEducator, 14),
            (MilieuTherapist, 16),
            (SocialWorker, 16),
            (CareWorker, 26),
            (Psychologist, 4),
        ],
        Kind::HealthStation => &[(PublicHealthNurse, 64), (Nurse, 16), (Secretary, 15), (Psychologist, 5)],
        Kind::Medical => &[(Doctor, 42), (Nurse, 30), (Secretary, 28)],
        Kind::Therapy => &[(Physiotherapist, 50), (OccupationalTherapist, 36), (SpeechTherapist, 14)],
        Kind::Midwifery => &[(Midwife, 1)],
        Kind::Kitchen => &[(Cook, 40), (KitchenAssistant, 60)],
        Kind::Office => &[(Adviser, 65), (SocialWorker, 15), (Secretary, 20)],
        Kind::Caretaking => &[(Caretaker, 1)],
    }
}
