//! Who holds a competence on a date, formally and really, and on what grounds.

use super::workforce::{Workforce, fitting};
use crate::model::date::{Date, PackedDate, months_later};
use crate::model::name::{Pattern, folded};
use crate::model::plan::{Competence, CompetenceId, Plan};
use crate::model::register::{Credential, CredentialKind, Holding, PersonId, Register, Status};

/// What is known of somebody and a competence on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// The grounds on which the competence is, was or may be formally held.
    pub grounds: Grounds,
    /// The real level; none where not assessed.
    pub level: Option<u8>,
}

/// Grounds of the formal side; several may be true at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grounds {
    /// A row says that it is held, and it is valid.
    pub row: bool,
    /// Another competence gives it, and it is valid.
    pub implied: bool,
    /// The title or the code of a position gives it.
    pub position: bool,
    /// An education gives it.
    pub education: bool,
    /// An authorisation gives it.
    pub authorisation: bool,
    /// By dispensation, and that is valid.
    pub dispensation: bool,
    /// It would be valid, but for a missing date.
    pub undated: bool,
    /// It was held, and is not valid any more.
    pub expired: bool,
    /// It is under way.
    pub in_progress: bool,
    /// It is acquired after the date.
    pub later: bool,
    /// What a row says of it could not be understood.
    pub unread: bool,
}

impl Grounds {
    /// Tells whether the competence is formally held, a dispensation aside.
    pub fn is_held_in_full(self) -> bool {
        self.row || self.implied || self.position || self.education || self.authorisation
    }

    /// Tells whether the competence is formally held.
    pub fn is_held(self) -> bool {
        self.is_held_in_full() || self.dispensation
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            row: self.row | other.row,
            implied: self.implied | other.implied,
            position: self.position | other.position,
            education: self.education | other.education,
            authorisation: self.authorisation | other.authorisation,
            dispensation: self.dispensation | other.dispensation,
            undated: self.undated | other.undated,
            expired: self.expired | other.expired,
            in_progress: self.in_progress | other.in_progress,
            later: self.later | other.later,
            unread: self.unread | other.unread,
        }
    }
}

/// How long one formal holding is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Validity {
    Valid,
    Expired,
    Undated,
}

/// All holders of all competences on a date, by competence and then by person.
#[derive(Debug)]
pub struct Qualifications {
    holders: Vec<Vec<Holder>>,
}

/// How holdings are judged: on which date, of whom.
#[derive(Clone, Copy)]
pub struct Judgement<'a> {
    /// The date.
    pub date: Date,
    /// What was valid on this date, or is acquired after it, is taken as renewed; a dispensation is not.
    pub renewed_since: Option<Date>,
    /// The register.
    pub register: &'a Register,
    /// The plan.
    pub plan: &'a Plan,
    /// Who is employed.
    pub force: &'a Workforce<'a>,
}

impl<'a> Judgement<'a> {
    /// Judges every holding. Work grows with holdings, and with what they imply.
    pub fn of_all(&self) -> Qualifications {
        let places = 0..self.plan.competences.len() as u32;
        Qualifications { holders: places.map(|place| self.holders(CompetenceId(place))).collect() }
    }

    /// Returns the holders of one competence, by person.
    pub fn holders(&self, id: CompetenceId) -> Vec<Holder> {
        let mut found: Vec<Holder> = Vec::new();
        let judge = self.judge(id);
        self.each_employed(id, |rows| found.push(judge.holder(rows)));
        let credited = |(person, grounds)| Holder { person, grounds, level: None };
        found.extend(judge.credited(self.register, self.force).into_iter().map(credited));
        for giver in self.givers(id) {
            let judge = self.judge(giver);
            self.each_employed(giver, |rows| {
                let given = rows.iter().filter(|row| judge.is_given(row));
                found.extend(given.map(|row| judge.implied(id, row.person, row.acquired)));
            });
            let credited = judge.credited(self.register, self.force).into_iter();
            found.extend(credited.map(|(person, _)| judge.implied(id, person, PackedDate::NONE)));
        }
        gathered(found)
    }

    /// Shows the holders of one competence, by person; none of them is kept where rows alone tell who they are.
    pub fn each_holder(&self, id: CompetenceId, mut show: impl FnMut(&Holder)) {
        let judge = self.judge(id);
        if judge.competence.formal_from.is_empty() && self.givers(id).next().is_none() {
            self.each_employed(id, |rows| show(&judge.holder(rows)));
        } else {
            self.holders(id).iter().for_each(show);
        }
    }

    fn judge(&self, id: CompetenceId) -> Judge<'a> {
        let competence = &self.plan.competences[id.index()];
        Judge {
            date: PackedDate::of(self.date),
            renewed_since: self.renewed_since.map(PackedDate::of),
            competence,
            plan: self.plan,
        }
    }

    /// Returns the competences that give one.
    fn givers(&self, id: CompetenceId) -> impl Iterator<Item = CompetenceId> + use<'a> {
        let giving =
            (0..).zip(&self.plan.competences).filter(move |(_, giving)| giving.implies.contains(&id));
        giving.map(|(place, _)| CompetenceId(place))
    }

    /// Shows the rows of employed people about a competence, those of one person at a time.
    fn each_employed(&self, id: CompetenceId, mut show: impl FnMut(&[Holding])) {
        self.register.holdings.each_person(id, |rows| {
            if self.force.is_employed(rows[0].person) {
                show(rows);
            }
        });
    }
}

impl Qualifications {
    /// Returns the holders of a competence, by person.
    pub fn of(&self, competence: CompetenceId) -> &[Holder] {
        &self.holders[competence.index()]
    }

    /// Returns what is known of somebody and a competence; none where nothing is.
    pub(super) fn holder(&self, person: PersonId, competence: CompetenceId) -> Option<&Holder> {
        let holders = self.of(competence);
        let place = holders.binary_search_by_key(&person, |holder| holder.person).ok()?;
        Some(&holders[place])
    }
}

/// Returns what one more row of somebody would give, of its own competence and of those that it implies.
///
/// It is judged as the register's own rows are; what is there already is not looked at.
pub(super) fn given_by(date: Date, row: Holding, plan: &Plan) -> Vec<(CompetenceId, Holder)> {
    let competence = &plan.competences[row.competence.index()];
    let judge = Judge { date: PackedDate::of(date), renewed_since: None, competence, plan };
    let mut given = vec![(row.competence, judge.holder(&[row]))];
    if judge.is_given(&row) {
        let implied = |id: &CompetenceId| (*id, judge.implied(*id, row.person, row.acquired));
        given.extend(competence.implies.iter().map(implied));
    }
    given.sort_by_key(|(id, _)| *id);
    given
}

impl Holder {
    /// Returns what is known of the same person and competence by both.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            person: self.person,
            grounds: self.grounds.and(other.grounds),
            level: self.level.max(other.level),
        }
    }
}

/// Returns one holder a person, with all grounds.
fn gathered(mut holders: Vec<Holder>) -> Vec<Holder> {
    holders.sort_by_key(|holder| holder.person);
    holders.dedup_by(|next, last| {
        let same = next.person == last.person;
        if same {
            *last = last.and(*next);
        }
        same
    });
    holders
}

/// Judges what the register says of one competence.
#[derive(Clone, Copy)]
struct Judge<'p> {
    date: PackedDate,
    /// What was valid on this date is renewed for good.
    renewed_since: Option<PackedDate>,
    competence: &'p Competence,
    plan: &'p Plan,
}

impl Judge<'_> {
    /// Judges the rows of one person.
    #[inline]
    fn holder(&self, rows: &[Holding]) -> Holder {
        // As nearly everybody has.
        if let [row] = rows {
            let level = row.level.filter(|_| is_assessed_on(self.date, row));
            return Holder { person: row.person, grounds: self.grounds(row), level };
        }
        let grounds = rows.iter().map(|row| self.grounds(row)).reduce(Grounds::and).unwrap_or_default();
        Holder { person: rows[0].person, grounds, level: level_on(self.date, rows) }
    }

    /// Tells whether somebody has been given the competence, expired or not; a dispensation gives nothing further.
    fn is_given(&self, row: &Holding) -> bool {
        matches!(row.status, Status::Held | Status::Expired) && !self.is_later(row)
    }

    fn is_later(&self, row: &Holding) -> bool {
        row.acquired > self.date
    }

    #[inline]
    fn grounds(&self, row: &Holding) -> Grounds {
        let mut grounds = Grounds::default();
        match row.status {
            Status::None => {}
            Status::InProgress => grounds.in_progress = true,
            Status::Unread => grounds.unread = true,
            Status::Expired => grounds.expired = !self.is_later(row),
            Status::Held | Status::Dispensation if self.is_later(row) => grounds.later = true,
            Status::Held => match self.validity(row.valid_until, row.acquired, self.competence) {
                Validity::Valid => grounds.row = true,
                Validity::Expired => grounds.expired = true,
                Validity::Undated => grounds.undated = true,
            },
            Status::Dispensation => {
                match validity_on(self.date, row.valid_until, row.acquired, self.competence) {
                    Validity::Valid => grounds.dispensation = true,
                    Validity::Expired => grounds.expired = true,
                    Validity::Undated => grounds.undated = true,
                }
            }
        }
        grounds
    }

    /// Returns how long something given for good is good for, with the renewals that are taken for granted.
    fn validity(&self, until: PackedDate, acquired: PackedDate, competence: &Competence) -> Validity {
        match self.renewed_since {
            None => validity_on(self.date, until, acquired, competence),
            Some(since) if acquired > since => Validity::Valid,
            Some(since) => validity_on(since, until, acquired, competence),
        }
    }

    /// Returns who is given another competence with this one, with that one's own validity.
    fn implied(&self, id: CompetenceId, person: PersonId, acquired: PackedDate) -> Holder {
        let mut grounds = Grounds::default();
        match self.validity(PackedDate::NONE, acquired, &self.plan.competences[id.index()]) {
            Validity::Valid => grounds.implied = true,
            Validity::Expired => grounds.expired = true,
            Validity::Undated => grounds.undated = true,
        }
        Holder { person, grounds, level: None }
    }

    /// Returns those whose positions or credentials give the competence, for good.
    fn credited(&self, register: &Register, force: &Workforce<'_>) -> Vec<(PersonId, Grounds)> {
        let from = &self.competence.formal_from;
        if from.is_empty() {
            return Vec::new();
        }
        let by_position = by_position(register, force, &from.titles, &from.codes).into_iter();
        let grounds = Grounds { position: true, ..Grounds::default() };
        let by_text = by_credential(register, force, &from.education, &from.authorisations);
        by_position.map(|person| (person, grounds)).chain(by_text).collect()
    }
}

/// Returns how long a holding is good for, as it stands.
fn validity_on(
    date: PackedDate,
    until: PackedDate,
    acquired: PackedDate,
    competence: &Competence,
) -> Validity {
    let until =
        if until.is_some() { until } else { PackedDate::of(valid_until(None, acquired.date(), competence)) };
    match (until.is_some(), competence.valid_months) {
        (true, _) if until >= date => Validity::Valid,
        (true, _) => Validity::Expired,
        (false, None) => Validity::Valid,
        (false, Some(_)) if competence.undated_is_valid => Validity::Valid,
        (false, Some(_)) => Validity::Undated,
    }
}

/// Returns the last day on which a holding is valid; none where it is open, or where nobody knows.
pub(super) fn valid_until(
    until: Option<Date>,
    acquired: Option<Date>,
    competence: &Competence,
) -> Option<Date> {
    until.or_else(|| Some(months_later(acquired?, competence.valid_months?)))
}

/// Returns the level of the newest assessment not after a date, the highest of that day; a dated one beats an undated one.
fn level_on(date: PackedDate, rows: &[Holding]) -> Option<u8> {
    newest_on(date, rows).map(|(_, level)| level)
}

/// Tells whether a row's assessment is not after a date.
#[inline]
fn is_assessed_on(date: PackedDate, row: &Holding) -> bool {
    row.assessed <= date
}

/// Returns the newest assessment not after a date, with its day where it has one.
pub(super) fn newest_on(date: PackedDate, rows: &[Holding]) -> Option<(PackedDate, u8)> {
    rows.iter()
        .filter(|row| is_assessed_on(date, row))
        .filter_map(|row| Some((row.assessed, row.level?)))
        .max()
}

/// Returns the people with an active employment in a position whose title or code fits; each once.
fn by_position(
    register: &Register,
    force: &Workforce<'_>,
    titles: &[Pattern],
    codes: &[Pattern],
) -> Vec<PersonId> {
    if titles.is_empty() && codes.is_empty() {
        return Vec::new();
    }
    let fits: Vec<bool> = register
        .positions
        .iter()
        .map(|position| {
            let (title, code) = (folded(&position.title), folded(&position.code));
            titles.iter().any(|pattern| !title.is_empty() && pattern.matches_folded(&title))
                || codes.iter().any(|pattern| !code.is_empty() && pattern.matches_folded(&code))
        })
        .collect();
    let mut people: Vec<PersonId> = force
        .active_positions()
        .filter(|(_, position)| fits[position.index()])
        .map(|(person, _)| person)
        .collect();
    people.dedup();
    people
}

/// Returns the employed people with an education or authorisation that fits, with the grounds.
fn by_credential(
    register: &Register,
    force: &Workforce<'_>,
    education: &[Pattern],
    authorisations: &[Pattern],
) -> Vec<(PersonId, Grounds)> {
    if education.is_empty() && authorisations.is_empty() {
        return Vec::new();
    }
    let fitting = |patterns: &[Pattern]| -> Vec<bool> {
        let fits = |text: &String| {
            let name = folded(text);
            patterns.iter().any(|pattern| pattern.matches_folded(&name))
        };
        register.credential_texts.iter().map(fits).collect()
    };
    let (education, authorisations) = (fitting(education), fitting(authorisations));
    let grounds = |credential: &Credential| match credential.kind {
        CredentialKind::Education => {
            Grounds { education: education[credential.text as usize], ..Grounds::default() }
        }
        CredentialKind::Authorisation => {
            Grounds { authorisation: authorisations[credential.text as usize], ..Grounds::default() }
        }
    };
    register
        .credentials
        .iter()
        .filter(|credential| force.is_employed(credential.person))
        .map(|credential| (credential.person, grounds(credential)))
        .filter(|(_, grounds)| grounds.is_held())
        .collect()
}

/// Returns for each position whether it is one of a requirement's; none where it asks for no position.
pub fn positions_of(register: &Register, patterns: &[Pattern]) -> Option<Vec<bool>> {
    (!patterns.is_empty()).then(|| fitting(&register.positions, patterns))
}
