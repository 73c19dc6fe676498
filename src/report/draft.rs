//! A plan file out of a register: what there is, with how many have it, and requirements to start from.

use super::document::{Phrase, Piece, Value};
use super::plan_file::{Data, Entry, Form, Part, PlanFile, lines, paragraphs};
use super::starter::{CATEGORIES, common, years_to_come};
use crate::analysis::draft::{Draft, DraftCompetence, DraftPosition, DraftUnit, First, Kind, Side};
use crate::language::{Language, Text, template as words};
use crate::model::plan::Scale;
use crate::model::register::Position;

/// Returns the plan file of a draft.
pub fn document(draft: &Draft, language: Language, form: Form) -> PlanFile {
    let drawing = Drawing { draft, language, form };
    let mut parts = vec![drawing.head(), drawing.plan().into()];
    parts.extend(common(language, words::EXCLUSIONS));
    parts.extend(drawing.units());
    parts.extend(drawing.positions());
    parts.extend(drawing.competences());
    parts.extend(drawing.professions());
    parts.extend(drawing.requirements());
    parts.push(years_to_come(draft.date.year(), language).into());
    PlanFile { language, parts }
}

/// A draft being put into words.
struct Drawing<'d> {
    draft: &'d Draft,
    language: Language,
    form: Form,
}

impl Drawing<'_> {
    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn says(&self, text: Text) -> Vec<Phrase> {
        lines(text, self.language, &[])
    }

    fn persons(&self, number: u64) -> Phrase {
        Phrase::counted(words::PERSONS, number, self.language)
    }

    fn head(&self) -> Part {
        let values = [
            ("files", Value::Text(self.draft.files.join(", "))),
            ("date", Value::Date(self.draft.date)),
            ("persons", Value::Phrase(self.persons(self.draft.persons))),
        ];
        let mut from = lines(words::DRAFT, self.language, &values);
        from.extend(self.says(words::DRAFT_COUNTED));
        paragraphs(&[from, self.says(words::DRAFT_RUN), self.says(self.form.head())])
    }

    fn plan(&self) -> Entry {
        let year = Data::Count(u64::from(self.draft.date.year().unsigned_abs()));
        Entry::one("plan")
            .with(self.say(words::KEY_NAME), Data::text(self.say(words::DRAFT_NAME)))
            .remarked(Phrase::of(self.say(words::RENAME)))
            .with("fra", year)
    }

    fn units(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.draft.units.is_empty() {
            parts.push(Part::Comment(self.says(words::DRAFT_UNITS)));
            parts.extend(self.draft.units.iter().map(|unit| self.unit(unit).into()));
        }
        if !self.draft.deserted.is_empty() {
            let mut comment = self.says(words::DRAFT_DESERTED);
            comment.extend(self.draft.deserted.iter().map(|path| item(vec![Value::Text(path.clone())])));
            parts.push(Part::Comment(comment));
        }
        parts
    }

    fn unit(&self, unit: &DraftUnit) -> Entry {
        let mut entry = Entry::many(self.say(words::KEY_UNIT))
            .with(self.say(words::KEY_NAME), Data::text(&unit.name))
            .remarked(self.persons(unit.persons));
        if let Some(under) = &unit.under {
            entry = entry.with("under", Data::text(under));
        }
        if unit.can_be_placed { entry } else { entry.below(self.says(words::DRAFT_UNPLACED)).not_yet() }
    }

    fn positions(&self) -> Option<Part> {
        let mut comment = self.says(words::POSITIONS);
        let listed = |held: &DraftPosition| {
            let name = Value::Text(title(&held.position));
            item(vec![name, Value::Phrase(self.persons(held.persons))])
        };
        comment.extend(self.draft.positions.iter().map(listed));
        (!self.draft.positions.is_empty()).then_some(Part::Comment(comment))
    }

    fn competences(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.draft.competences.is_empty() {
            let head = [words::DRAFT_COMPETENCES, words::COMPETENCE_KEYS].map(|text| self.says(text));
            parts.push(paragraphs(&head));
        }
        for kind in Kind::ALL {
            let mut of_kind = self.draft.competences.iter().filter(|one| one.kind == kind).peekable();
            // In a workbook, every competence has its category beside it.
            if of_kind.peek().is_some() && self.form == Form::Text {
                parts.push(Part::Comment(vec![Phrase::of(self.say(category(kind).1))]));
            }
            parts.extend(of_kind.map(|competence| self.competence(competence).into()));
        }
        parts
    }

    fn competence(&self, competence: &DraftCompetence) -> Entry {
        let mut entry = Entry::many("kompetanse")
            .below(vec![self.count(competence)])
            .with("id", Data::text(&competence.id))
            .with(self.say(words::KEY_NAME), Data::text(&competence.name))
            .with("kategori", Data::text(category(competence.kind).0));
        if !competence.aliases.is_empty() {
            entry = entry.with("alias", Data::texts(&competence.aliases));
        }
        if competence.kind == Kind::Basic {
            entry = entry.or_with("gyldig_mnd", Data::Count(24));
        }
        if let Some(title) = &competence.title {
            entry = entry.or_with("formell_fra", from_title(title));
        }
        if !competence.like.is_empty() {
            let quoted: Vec<String> = competence.like.iter().map(|name| format!("«{name}»")).collect();
            let names = Value::Text(quoted.join(", "));
            entry = entry.below(lines(words::LIKE, self.language, &[("names", names)]));
        }
        entry
    }

    fn professions(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        if !self.draft.professions.is_empty() {
            parts.push(Part::Comment(self.says(words::PROFESSIONS)));
        }
        parts.extend(self.draft.professions.iter().map(|profession| {
            Entry::many("kompetanse")
                .with("id", Data::text(&profession.id))
                .with(self.say(words::KEY_NAME), Data::text(&profession.title))
                .with("kategori", Data::text(category(Kind::Professional).0))
                .with("formell_fra", from_title(&profession.title))
                .remarked(self.persons(profession.persons))
                .not_yet()
                .into()
        }));
        parts
    }

    fn count(&self, competence: &DraftCompetence) -> Phrase {
        let count = |number: u64| Value::Count(i64::try_from(number).unwrap_or(i64::MAX));
        let values = [
            ("formal", count(competence.formal)),
            ("real", count(competence.independent)),
            ("level", count(u64::from(Scale::default().standard))),
        ];
        Phrase::fill(self.say(words::COMPETENCE_COUNT), &values)
    }

    /// Returns the one requirement that holds, and one of each other competence to be used if wished.
    fn requirements(&self) -> Vec<Part> {
        let head = [words::DRAFT_REQUIREMENTS, words::AMOUNTS, words::SIDES].map(|text| self.says(text));
        let (first, place) = match self.draft.first {
            First::Commonest(place) => {
                let requirement = self.requirement(&self.draft.competences[place]);
                (requirement.below(self.says(words::FIRST_COMMONEST)), Some(place))
            }
            First::Staffing => {
                let requirement = Entry::many("krav").with("antall", Data::Count(self.draft.persons));
                (requirement.below(self.says(words::FIRST_STAFFING)), None)
            }
        };
        let others = self.draft.competences.iter().enumerate().filter(|(other, _)| Some(*other) != place);
        let others = others.map(|(_, competence)| self.requirement(competence).not_yet().into());
        let head = [paragraphs(&head), first.into()];
        head.into_iter().chain(others).chain(self.examples()).collect()
    }

    /// Returns examples of what requirements can say, in the register's own words: none where it has no competence.
    fn examples(&self) -> Vec<Part> {
        let ids: Vec<&str> = self.draft.competences.iter().map(|one| one.id.as_str()).collect();
        let Some(first) = ids.first() else { return Vec::new() };
        let requires = self.say(words::KEY_REQUIRES);
        let year = self.draft.date.year();
        let several = || Data::texts(ids.iter().take(2).copied());
        let mut share = self.example(2, words::DRAFT_SHARE, several());
        if let Some(held) = self.draft.positions.iter().find(|held| !held.position.title.is_empty()) {
            share = share.with("stilling", Data::texts([&held.position.title]));
        }
        let entries = [
            self.in_each_unit(self.example(1, words::DRAFT_EACH_UNIT, Data::text(*first))),
            share.with("andel", Data::Count(75)).with(requires, Data::text("formell")),
            self.example(3, words::DRAFT_SHARE_OF_FTE, several())
                .with("per", Data::text(self.say(words::WORD_TOP)))
                .with("andel_arsverk", Data::Count(60))
                .with(requires, Data::text(self.say(words::WORD_EITHER))),
            self.example(4, words::DRAFT_YEARS, Data::text(*first))
                .with("antall", Data::ByYear(vec![(year, 2), (year + 2, 3)]))
                .with(requires, Data::text("begge"))
                .with("niva", Data::Count(u64::from(Scale::default().standard)))
                .with("kritikalitet", Data::Count(4)),
        ];
        let head = Part::Comment(self.says(words::DRAFT_EXAMPLES));
        std::iter::once(head).chain(entries.map(Part::Entry)).collect()
    }

    fn example(&self, number: u8, comment: Text, competence: Data) -> Entry {
        Entry::many("krav")
            .below(self.says(comment))
            .with("id", Data::text(format!("{}-{number}", self.say(words::EXAMPLE_ID))))
            .with("kompetanse", competence)
            .not_yet()
    }

    /// Returns a requirement of each unit below one that the register has units below.
    fn in_each_unit(&self, requirement: Entry) -> Entry {
        let above = self.draft.units.iter().find(|unit| unit.can_be_placed && unit.under.is_some());
        let requirement = match above.and_then(|unit| unit.under.as_ref()) {
            Some(name) => requirement.with(self.say(words::KEY_UNIT), Data::text(name)),
            None => requirement,
        };
        requirement.with("per", Data::text(self.say(words::WORD_LOWEST))).with("antall", Data::Count(1))
    }

    fn requirement(&self, competence: &DraftCompetence) -> Entry {
        let side = match competence.side {
            Side::Formal => "formell",
            Side::Real => "real",
        };
        Entry::many("krav")
            .with("kompetanse", Data::text(&competence.id))
            .with("antall", Data::Count(competence.held.max(1)))
            .remarked(self.count(competence))
            .with(self.say(words::KEY_REQUIRES), Data::text(side))
    }
}

/// Returns the id and the name of a category.
fn category(kind: Kind) -> (&'static str, Text) {
    match kind {
        Kind::Specialist => CATEGORIES[0],
        Kind::Professional => CATEGORIES[1],
        Kind::Basic => CATEGORIES[2],
        Kind::Leadership => CATEGORIES[3],
    }
}

/// Returns a line of a list.
fn item(values: Vec<Value>) -> Phrase {
    let phrases = values.into_iter().map(|value| Phrase(vec![Piece::Value(value)]));
    Phrase::joined([Phrase::of("  "), Phrase::joined(phrases, ": ")], "")
}

fn title(position: &Position) -> String {
    let parts = [&position.code, &position.title];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    parts.join(" ")
}

/// A title and not a code: some codes are of several professions.
fn from_title(title: &str) -> Data {
    Data::Within("stilling", vec![title.to_owned()])
}
