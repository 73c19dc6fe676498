//! A plan to start from without a register: examples of everything that a plan can ask for.

use super::document::Phrase;
use super::plan_file::{Data, Entry, Form, Part, PlanFile, lines, paragraphs};
use crate::language::{Language, Text, template as words};
use crate::model::date::Date;

/// How many years a plan is for, as municipal economic plans are.
const YEARS: i16 = 4;

/// Returns the plan, for the year of a date.
pub fn document(date: Date, language: Language, form: Form) -> PlanFile {
    let says = |text: Text| lines(text, language, &[]);
    let starter = Starter { language, year: date.year() };
    let mut parts = vec![paragraphs(&[says(words::STARTER), says(form.head()), says(form.run())])];
    parts.push(starter.plan().into());
    parts.extend(common(language, words::EXCLUSIONS));
    parts.push(Part::Comment(says(words::COMPETENCES)));
    parts.extend(starter.competences().map(Part::Entry));
    parts.extend(starter.units().map(Part::Entry));
    parts.push(paragraphs(&[says(words::REQUIREMENTS), says(words::AMOUNTS), says(words::SIDES)]));
    parts.extend(starter.requirements().map(Part::Entry));
    parts.push(years_to_come(date.year(), language).into());
    parts.extend([starter.measure(), starter.economy(), starter.activity()].map(Part::Entry));
    PlanFile { language, parts }
}

/// Returns what every plan to start from has: what is vulnerable, the scale, who is left out, and the categories.
pub(super) fn common(language: Language, exclusions: Text) -> Vec<Part> {
    let say = |text: Text| text.get(language);
    let says = |text: Text| lines(text, language, &[]);
    let vulnerable = Entry::one("plan.sarbar").below(says(words::VULNERABLE)).with("ved", Data::Count(2));
    let left_out = Entry::one(say(words::KEY_EXCLUSIONS))
        .below(says(exclusions))
        .with(say(words::KEY_WITHOUT_POSITION), Data::texts(["Lærling*", "Støttekontakt*", "Avlaster*"]))
        .not_yet();
    let parts = [vulnerable, scale(language), left_out].map(Part::Entry);
    let categories = CATEGORIES.iter().map(|(id, name)| {
        Entry::many("kategori").with("id", Data::text(*id)).with(say(words::KEY_NAME), Data::text(say(*name)))
    });
    let mut parts = Vec::from(parts);
    parts.push(Part::Comment(says(words::CATEGORIES)));
    parts.extend(categories.map(Part::Entry));
    parts
}

/// Returns what may be assumed of the years to come, to be used if wished: demand grows from a year.
pub(super) fn years_to_come(year: i16, language: Language) -> Entry {
    let say = |text: Text| text.get(language);
    Entry::one("framskriving")
        .below(lines(words::YEARS_TO_COME, language, &[]))
        .with("horisont", Data::Count(10))
        .with(say(words::KEY_NEW_HIRE_EXITS), Data::Count(12))
        .with("fullforing", Data::Count(85))
        .with(say(words::KEY_CERTAINTY), Data::Count(80))
        .with("behov", Data::ByYear(vec![(year, 100), (year + YEARS, 120)]))
        .not_yet()
}

/// The categories: id and name.
pub(super) const CATEGORIES: [(&str, Text); 4] = [
    ("spesialist", words::SPECIALIST),
    ("fag", words::PROFESSIONAL),
    ("basis", words::BASIC),
    ("ledelse", words::LEADERSHIP),
];

/// Names of the levels of the scale, from 0 up.
pub const LEVELS: [Text; 5] =
    [words::LEVEL_0, words::LEVEL_1, words::LEVEL_2, words::LEVEL_3, words::LEVEL_4];

fn scale(language: Language) -> Entry {
    Entry::one("skala")
        .below(lines(words::SCALE, language, &[]))
        .with("maks", Data::Count(4))
        .with("standard_niva", Data::Count(3))
        .with(words::KEY_NAME.get(language), Data::texts(LEVELS.map(|level| level.get(language))))
}

/// The examples, in a language and for a year.
struct Starter {
    language: Language,
    year: i16,
}

impl Starter {
    fn say(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    fn text(&self, text: Text) -> Data {
        Data::text(self.say(text))
    }

    fn plan(&self) -> Entry {
        let year = |year: i16| Data::Count(u64::from(year.unsigned_abs()));
        Entry::one("plan")
            .with(self.say(words::KEY_NAME), self.text(words::NAME))
            .with("fra", year(self.year))
            .with("til", year(self.year + YEARS))
            .or_with("vedtatt", Data::Day(jiff::civil::date(self.year, 1, 31)))
            .remarked(Phrase::of(self.say(words::ADOPTED)))
            .or_with(self.say(words::KEY_RESPONSIBLE), self.text(words::RESPONSIBLE))
            .or_with("mal", Data::texts([self.say(words::GOAL)]))
    }

    fn competence(&self, id: &'static str, name: Text, category: &'static str) -> Entry {
        Entry::many("kompetanse")
            .with("id", Data::text(id))
            .with(self.say(words::KEY_NAME), self.text(name))
            .with("kategori", Data::text(category))
    }

    fn competences(&self) -> impl Iterator<Item = Entry> {
        let says = |text: Text| lines(text, self.language, &[]);
        let alias = |text: Text| Data::texts([self.say(text)]);
        [
            self.competence("kreft", words::EXAMPLE_SPECIALIST, "spesialist")
                .with("alias", alias(words::EXAMPLE_SPECIALIST_ALIAS))
                .with("gir", Data::texts(["spl"]))
                .remarked(Phrase::of(self.say(words::IMPLIES))),
            self.competence("spl", words::EXAMPLE_NURSE, "fag")
                .below(says(words::FORMAL_FROM))
                .with("alias", alias(words::EXAMPLE_NURSE_ALIAS))
                .with("formell_fra", Data::Within("stillingskode", vec!["7174".to_owned()])),
            self.competence("hfa", words::EXAMPLE_SKILLED, "fag")
                .with("alias", alias(words::EXAMPLE_SKILLED_ALIAS)),
            self.competence("hlr", words::EXAMPLE_COURSE, "basis")
                .below(says(words::VALID_MONTHS))
                .with("gyldig_mnd", Data::Count(12)),
            self.competence("teknologi", words::EXAMPLE_TECHNOLOGY, "basis"),
            self.competence("lederutdanning", words::EXAMPLE_LEADERSHIP, "ledelse"),
        ]
        .into_iter()
    }

    fn units(&self) -> impl Iterator<Item = Entry> {
        let (table, name) = (self.say(words::KEY_UNIT), self.say(words::KEY_NAME));
        let department = Entry::many(table).with(name, self.text(words::EXAMPLE_DEPARTMENT)).not_yet();
        let unit = Entry::many(table)
            .with(name, self.text(words::EXAMPLE_UNIT))
            .with("under", self.text(words::EXAMPLE_DEPARTMENT))
            .not_yet();
        [department.below(lines(words::UNITS_TO_ADD, self.language, &[])), unit].into_iter()
    }

    fn requirement(&self, comment: Text) -> Entry {
        Entry::many("krav").below(lines(comment, self.language, &[]))
    }

    /// Returns a requirement of each kind.
    fn requirements(&self) -> impl Iterator<Item = Entry> {
        let requires = self.say(words::KEY_REQUIRES);
        let department = || self.text(words::EXAMPLE_DEPARTMENT);
        let unit = self.say(words::KEY_UNIT);
        let steps = vec![(self.year, 2), (self.year + 2, 3)];
        [
            self.requirement(words::WITH_PERSONS)
                .with("kompetanse", Data::text("kreft"))
                .or_with(unit, department())
                .with("antall", Data::Count(2))
                .with(requires, Data::text("begge")),
            self.requirement(words::WITH_FTE)
                .with("kompetanse", Data::text("spl"))
                .with("stilling", Data::texts(["Sykepleier", "7174"]))
                .with("arsverk", Data::Count(6))
                .with(requires, Data::text("formell")),
            self.requirement(words::WITH_SHARE)
                .with("kompetanse", Data::text("lederutdanning"))
                .with("stilling", Data::texts([self.say(words::EXAMPLE_LEADER)]))
                .with("andel", Data::Count(100))
                .with(requires, Data::text("formell")),
            self.requirement(words::WITH_SHARE_OF_FTE)
                .with("kompetanse", Data::texts(["spl", "hfa"]))
                .with("per", self.text(words::WORD_TOP))
                .with("andel_arsverk", Data::Count(75))
                .with(requires, Data::text("formell")),
            self.requirement(words::WITH_YEARS)
                .with("kompetanse", Data::text("hlr"))
                .with("per", self.text(words::WORD_LOWEST))
                .with("antall", Data::ByYear(steps))
                .with(requires, Data::text("formell")),
            self.requirement(words::WITH_REAL)
                .with("kompetanse", Data::text("teknologi"))
                .with("antall", Data::Count(4))
                .with(requires, Data::text("real"))
                .with("niva", Data::Count(2)),
            self.requirement(words::WITH_CATEGORY)
                .with("kategori", Data::text("spesialist"))
                .with("per", self.text(words::WORD_TOP))
                .with("antall", Data::Count(1))
                .with(requires, self.text(words::WORD_EITHER))
                .with("kritikalitet", Data::Count(4)),
            self.requirement(words::WITH_STAFFING)
                .or_with(unit, department())
                .with("arsverk", Data::Decimal(half_past(3))),
        ]
        .into_iter()
    }

    /// Returns a measure, to be used if wished.
    fn measure(&self) -> Entry {
        let assistants = Data::Within("stilling", vec!["Assistent".to_owned()]);
        Entry::many("tiltak")
            .below(lines(words::MEASURES, self.language, &[]))
            .with("id", Data::text("fagbrev"))
            .with(self.say(words::KEY_NAME), self.text(words::EXAMPLE_MEASURE))
            .with("type", Data::text("formell"))
            .with("kompetanse", Data::text("hfa"))
            .with("gir", Data::text("formell"))
            .with(self.say(words::KEY_PREREQUISITES), assistants)
            .with("kostnad", Data::Count(45_000))
            .with(self.say(words::KEY_GRANT), Data::Count(15_000))
            .with(self.say(words::KEY_PLACES), Data::Count(4))
            .with(self.say(words::KEY_LASTS), Data::Count(24))
            .with(self.say(words::KEY_MONTH), Data::Count(8))
            .not_yet()
    }

    /// Returns what measures may cost, to be used if wished.
    fn economy(&self) -> Entry {
        let years = [self.year + 1, self.year + 2];
        Entry::one("okonomi")
            .below(lines(words::ECONOMY, self.language, &[]))
            .with("ramme", Data::ByYear(years.map(|year| (year, 500_000)).to_vec()))
            .with("maks_borte", Data::Count(10))
            .with("rekruttering", Data::Count(250_000))
            .not_yet()
    }

    /// Returns what is done every year, to be used if wished.
    fn activity(&self) -> Entry {
        Entry::many("arshjul")
            .below(lines(words::CALENDAR, self.language, &[]))
            .with(self.say(words::KEY_MONTH), Data::Count(3))
            .with("aktivitet", self.text(words::EXAMPLE_ACTIVITY))
            .with(self.say(words::KEY_RESPONSIBLE), self.text(words::EXAMPLE_RESPONSIBLE))
            .not_yet()
    }
}

/// Returns a number and a half, to show that decimals have a point.
fn half_past(number: i64) -> crate::model::amount::Decimal {
    crate::model::amount::Decimal::parse(&format!("{number}.5")).unwrap_or_default()
}
