//! `[[tiltak]]`: what the plan means to do so that people come to have what it asks for.

use super::calendar::months;
use super::competences::{named, number, patterns};
use super::economy::{above, kroner, outside_period};
use super::entries::{Head, head, missing};
use super::keys;
use super::merge;
use super::prerequisites::report_rings;
use super::reader::{
    Field, Fields, Placed, date, decimal, name, names, out_of_range, percent, range_text, text, whole, word,
    wrong_kind,
};
use super::requirements::Vocabulary;
use super::settings::{level, said};
use super::tree::{Node, Table, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::date::Date;
use crate::model::measure::{Gives, Measure, MeasureKind, Prerequisites, STANDARD_COMPLETION};
use crate::model::plan::{About, CompetenceId};
use crate::origin::Origin;

/// A `[[tiltak]]`.
#[derive(Debug)]
pub(super) struct RawMeasure {
    pub(super) head: Head,
    name: Field<String>,
    responsible: Field<String>,
    target_group: Field<String>,
    deadline: Field<Date>,
    evaluation: Field<String>,
    kind: Field<MeasureKind>,
    competence: Field<String>,
    side: Field<Side>,
    level: Field<Decimal>,
    pub(super) prerequisites: Field<RawPrerequisites>,
    cost: Field<i64>,
    grant: Field<i64>,
    places: Field<i64>,
    months: Field<i64>,
    completion: Field<Decimal>,
    bound_months: Field<i64>,
    handled: Field<Vec<u8>>,
}

/// A `forutsetter`.
#[derive(Debug)]
pub(super) struct RawPrerequisites {
    positions: Field<Vec<Placed<String>>>,
    pub(super) competences: Field<Vec<Placed<String>>>,
    level: Field<Decimal>,
}

/// Which side of a competence a measure gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Formal,
    Real,
    Both,
}

const KINDS: &[(&str, MeasureKind)] = &[
    ("formell", MeasureKind::Formal),
    ("real", MeasureKind::Real),
    ("reell", MeasureKind::Real),
    ("etterutdanning", MeasureKind::Continuing),
    ("videreutdanning", MeasureKind::Further),
    ("hospitering", MeasureKind::Shadowing),
    ("rekruttering", MeasureKind::Recruitment),
];

const SIDES: &[(&str, Side)] =
    &[("formell", Side::Formal), ("real", Side::Real), ("reell", Side::Real), ("begge", Side::Both)];

/// The longest that a measure lasts, and that it binds, in months: ten years.
const LONGEST: i64 = 120;
const MOST_PLACES: i64 = 10_000;

/// Reads a `[[tiltak]]`.
pub(super) fn measure(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawMeasure {
    let mut fields = Fields::open(table, keys::MEASURE, found);
    RawMeasure {
        head: head(&mut fields, "id", table, place),
        name: fields.read("navn", name),
        responsible: fields.read("ansvarlig", text),
        target_group: fields.read("malgruppe", text),
        deadline: fields.read("frist", date),
        evaluation: fields.read("evaluering", text),
        kind: fields.read("type", |node, found| word(node, KINDS, found)),
        competence: fields.read("kompetanse", name),
        side: fields.read("gir", |node, found| word(node, SIDES, found)),
        level: fields.read("niva", decimal),
        prerequisites: fields.read("forutsetter", prerequisites),
        cost: fields.read("kostnad", kroner),
        grant: fields.read("tilskudd", kroner),
        places: fields.read("plasser", |node, found| whole(node, 1..=MOST_PLACES, found)),
        months: fields.read("varighet_mnd", |node, found| whole(node, 1..=LONGEST, found)),
        completion: fields.read("fullforing", percent),
        bound_months: fields.read("bindingstid_mnd", |node, found| whole(node, 0..=LONGEST, found)),
        handled: fields.read("maned", months),
    }
}

fn prerequisites(node: &Node, found: &mut Vec<Finding>) -> Option<RawPrerequisites> {
    let Value::Table(table) = &node.value else {
        return wrong_kind(node, "{ stilling = [\"…\"] }", found);
    };
    let mut fields = Fields::open(table, keys::PREREQUISITES, found);
    Some(RawPrerequisites {
        positions: fields.read("stilling", names),
        competences: fields.read("kompetanse", names),
        level: fields.read("real", decimal),
    })
}

impl merge::Entry for RawMeasure {
    fn head(&self) -> &Head {
        &self.head
    }

    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    /// What is asked of those who take it is said as a whole.
    fn extend(&mut self, later: Self) {
        self.head.damaged |= later.head.damaged;
        self.name.extend(later.name);
        self.responsible.extend(later.responsible);
        self.target_group.extend(later.target_group);
        self.deadline.extend(later.deadline);
        self.evaluation.extend(later.evaluation);
        self.kind.extend(later.kind);
        self.competence.extend(later.competence);
        self.side.extend(later.side);
        self.level.extend(later.level);
        self.prerequisites.extend(later.prerequisites);
        self.cost.extend(later.cost);
        self.grant.extend(later.grant);
        self.places.extend(later.places);
        self.months.extend(later.months);
        self.completion.extend(later.completion);
        self.bound_months.extend(later.bound_months);
        self.handled.extend(later.handled);
    }
}

/// What measures are held against: what they refer to, when the plan is for, and how many complete things.
pub(super) struct Setting<'p> {
    /// What they refer to.
    pub(super) vocabulary: &'p Vocabulary<'p>,
    /// What the plan says of itself.
    pub(super) about: &'p About,
    /// The plan's `fullforing`.
    pub(super) completion: Option<Decimal>,
}

/// Returns the measures, in the order of the files.
pub(super) fn measures(raw: &[RawMeasure], setting: &Setting<'_>, found: &mut Vec<Finding>) -> Vec<Measure> {
    let measures: Vec<Measure> = raw.iter().map(|entry| setting.measure(entry, found)).collect();
    report_rings(raw, &measures, setting.vocabulary.competences, found);
    measures
}

impl Setting<'_> {
    fn measure(&self, entry: &RawMeasure, found: &mut Vec<Finding>) -> Measure {
        check_money(entry, found);
        self.check_deadline(entry, found);
        let id = entry.head.id.value().cloned().unwrap_or_default();
        let competence = self.competence(entry, found);
        let gives = self.gives(entry, found);
        let standard = self.completion.or_else(|| Decimal::whole(STANDARD_COMPLETION)).unwrap_or_default();
        Measure {
            name: entry.name.value().unwrap_or(&id).clone(),
            id,
            responsible: said(&entry.responsible),
            target_group: said(&entry.target_group),
            deadline: entry.deadline.value().copied(),
            evaluation: said(&entry.evaluation),
            kind: entry.kind.value().copied(),
            competence,
            gives,
            prerequisites: self.prerequisites(entry, gives, found),
            cost: entry.cost.value().copied(),
            grant: entry.grant.value().copied(),
            places: entry.places.value().and_then(|places| u32::try_from(*places).ok()),
            months: months_of(&entry.months),
            completion: entry.completion.value().copied().unwrap_or(standard),
            bound_months: months_of(&entry.bound_months),
            handled: entry.handled.value().cloned().unwrap_or_default(),
            origin: entry.head.place.clone(),
        }
    }

    fn check_deadline(&self, entry: &RawMeasure, found: &mut Vec<Finding>) {
        if let Some(deadline) = entry.deadline.placed() {
            let day = deadline.value;
            found.extend(outside_period(&deadline.place, &day.to_string(), day.year(), self.about));
        }
    }

    fn competence(&self, entry: &RawMeasure, found: &mut Vec<Finding>) -> Option<CompetenceId> {
        if entry.competence.is_absent() && is_about_a_competence(entry) {
            found.push(missing(&entry.head.place, "kompetanse"));
        }
        let id = entry.competence.placed()?;
        let at = self.vocabulary.competence_index.resolve(id, Code::PlanCompetenceUnknown, found)?;
        Some(CompetenceId(number(at)))
    }

    /// Returns what the measure gives; reports a level that is missing, or that says nothing.
    fn gives(&self, entry: &RawMeasure, found: &mut Vec<Finding>) -> Option<Gives> {
        let scale = self.vocabulary.scale;
        let level = entry.level.placed().and_then(|placed| reached(placed, scale.max, found));
        let side = side(entry, found);
        if !matches!(side, Some(Side::Real | Side::Both)) {
            found.extend(idle_level(entry, side));
            return side.map(|_| Gives::Formal);
        }
        if entry.level.is_absent() && !entry.head.damaged {
            found.push(missing(&entry.head.place, "niva"));
        }
        let level = level.unwrap_or(scale.standard);
        Some(if side == Some(Side::Both) { Gives::Both(level) } else { Gives::Real(level) })
    }

    fn prerequisites(
        &self,
        entry: &RawMeasure,
        gives: Option<Gives>,
        found: &mut Vec<Finding>,
    ) -> Prerequisites {
        let Some(asked) = entry.prerequisites.value() else { return Prerequisites::default() };
        let placed = asked.level.placed();
        let least = placed.and_then(|placed| level(placed, self.vocabulary.scale.max, found));
        if let (Some(least), Some(placed), Some(Gives::Real(reached))) = (least, placed, gives) {
            found.extend(nothing_to_gain(placed, least, reached, &entry.level));
        }
        Prerequisites {
            positions: patterns(&asked.positions),
            competences: named(&asked.competences, self.vocabulary.competence_index, found),
            level: least,
        }
    }
}

/// Tells whether a measure says nothing sensible without a competence.
///
/// Who recruits changes what nobody employed can do: such a measure may be about a competence, or about none
/// (a stipend, full-time positions). KS has recruiting as a strategy beside developing for that reason.
fn is_about_a_competence(entry: &RawMeasure) -> bool {
    let is_open = matches!(entry.kind, Field::Faulty) || recruits(entry);
    !(entry.head.damaged || is_open && entry.side.is_absent())
}

fn recruits(entry: &RawMeasure) -> bool {
    entry.kind.value() == Some(&MeasureKind::Recruitment)
}

/// Returns which side a measure gives: what it says, else what its type is; reports where neither tells.
fn side(entry: &RawMeasure, found: &mut Vec<Finding>) -> Option<Side> {
    if !entry.side.is_absent() {
        return entry.side.value().copied();
    }
    match entry.kind.value() {
        Some(MeasureKind::Formal) => Some(Side::Formal),
        Some(MeasureKind::Real) => Some(Side::Real),
        Some(MeasureKind::Recruitment) => None,
        _ => {
            if !entry.head.damaged && !matches!(entry.kind, Field::Faulty) {
                found.push(missing(&entry.head.place, "gir"));
            }
            None
        }
    }
}

/// Returns a level that can be reached: the lowest of the scale is what people have who have nothing.
fn reached(placed: &Placed<Decimal>, max: u8, found: &mut Vec<Finding>) -> Option<u8> {
    let whole = placed.value.as_whole().and_then(|whole| u8::try_from(whole).ok());
    let level = whole.filter(|level| (1..=max).contains(level));
    if level.is_none() {
        found.push(out_of_range(&placed.place, placed.value.to_string(), range_text(&(1..=max))));
    }
    level
}

/// Returns what is found where a level stands beside what has none.
fn idle_level(entry: &RawMeasure, side: Option<Side>) -> Option<Finding> {
    let is_clear = side.is_some() || recruits(entry) && entry.side.is_absent();
    let idle = entry.level.placed().filter(|_| is_clear)?;
    let finding = Finding::new(Code::PlanWithoutEffect).at(idle.place.clone()).seen("niva");
    Some(finding.expected(["gir = \"real\"", "gir = \"begge\""]))
}

/// Returns what is found where those who may take a measure for real competence have what it gives already.
fn nothing_to_gain(
    asked: &Placed<Decimal>,
    least: u8,
    reached: u8,
    given: &Field<Decimal>,
) -> Option<Finding> {
    // Where the level given could not be read, nothing can be held against it.
    let given = given.placed().filter(|given| given.value.as_whole() == Some(i64::from(reached)))?;
    let possible = range_text(&(0..=reached.saturating_sub(1)));
    let finding = || out_of_range(&asked.place, asked.value.to_string(), possible);
    (least >= reached).then(|| finding().other(given.place.clone()))
}

/// Nobody pays more than a measure costs.
fn check_money(entry: &RawMeasure, found: &mut Vec<Finding>) {
    let Some(grant) = entry.grant.placed() else { return };
    if let Some(cost) = entry.cost.placed() {
        found.extend(above(grant, cost));
    } else if entry.cost.is_absent() && grant.value > 0 && !entry.head.damaged {
        found.push(missing(&entry.head.place, "kostnad"));
    }
}

fn months_of(field: &Field<i64>) -> Option<u16> {
    field.value().and_then(|months| u16::try_from(*months).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{fixture, reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    fn measures_of(texts: &[&str]) -> (Vec<Measure>, Vec<String>) {
        let first = format!("{}{END}", texts[0]);
        let all: Vec<&str> = std::iter::once(first.as_str()).chain(texts[1..].iter().copied()).collect();
        let reading = reading(&all);
        (reading.plan.measures, told(&reading.findings))
    }

    #[test]
    fn every_key_of_a_measure_is_read() {
        let plan = fixture("every-key.toml").plan;
        let measure = &plan.measures[0];
        let words = [&measure.responsible, &measure.target_group, &measure.evaluation];
        assert_eq!(
            words.map(|text| text.as_deref().unwrap()),
            ["Avdelingsleder", "Assistenter med minst fem års praksis", "Bestått fagprøve"]
        );
        assert_eq!((measure.id.as_str(), measure.name.as_str()), ("fagbrev", "Fagbrev på jobb"));
        assert_eq!(measure.deadline.map(|day| day.to_string()).as_deref(), Some("2028-06-01"));
        assert_eq!((measure.kind, measure.gives), (Some(MeasureKind::Formal), Some(Gives::Both(3))));
        assert_eq!(
            measure.competence.map(|id| plan.competences[id.index()].id.as_str()),
            Some("helsefagarbeider")
        );
        assert_eq!(measure.prerequisites.positions[0].text, "Assistent");
        assert_eq!((measure.prerequisites.competences.len(), measure.prerequisites.level), (0, Some(2)));
        assert_eq!((measure.cost, measure.grant, measure.net_cost()), (Some(45_000), Some(15_000), 30_000));
        assert_eq!((measure.places, measure.months, measure.bound_months), (Some(6), Some(24), Some(24)));
        assert_eq!((measure.completion.to_string().as_str(), &*measure.handled), ("80", &[1, 8][..]));
    }

    #[test]
    fn nynorsk_says_the_same() {
        let plan = fixture("nynorsk.toml").plan;
        let measure = &plan.measures[0];
        assert_eq!((measure.kind, measure.gives), (Some(MeasureKind::Further), Some(Gives::Real(3))));
        assert_eq!((measure.responsible.as_deref(), measure.name.as_str()), (Some("Leiaren"), "Rettleiing"));
        assert_eq!((measure.cost, measure.grant), (Some(45_000), Some(15_000)));
        assert_eq!((measure.places, measure.months, &*measure.handled), (Some(6), Some(24), &[1][..]));
        assert_eq!(measure.prerequisites.level, Some(2));
        assert!(plan.economy.least_without_higher.is_some() && plan.economy.higher_education.len() == 1);
        assert_eq!(plan.calendar[0].responsible.as_deref(), Some("Alle leiarar"));
    }

    #[test]
    fn what_a_measure_does_not_say_the_plan_or_its_type_does() {
        let text = "[framskriving]\nfullforing = 70\n\
                    [[tiltak]]\nid = \"a\"\ntype = \"formell\"\nkompetanse = \"lege\"\n\
                    [[tiltak]]\nid = \"b\"\ntype = \"rekruttering\"\nnavn = \"Stipend\"\n\
                    [[tiltak]]\nid = \"c\"\ngir = \"reell\"\nniva = 2\nkompetanse = \"lege\"\nfullforing = 0\n";
        let (measures, told) = measures_of(&[text]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!((measures[0].name.as_str(), measures[0].gives), ("a", Some(Gives::Formal)));
        assert_eq!((measures[1].competence, measures[1].gives), (None, None));
        assert_eq!((measures[2].kind, measures[2].gives), (None, Some(Gives::Real(2))));
        let percents: Vec<String> = measures.iter().map(|measure| measure.completion.to_string()).collect();
        assert_eq!(percents, ["70", "70", "0"]);
        let alone = "[[tiltak]]\nid = \"a\"\ntype = \"formell\"\nkompetanse = \"lege\"\n";
        assert_eq!(measures_of(&[alone]).0[0].completion.to_string(), "85");
    }

    #[test]
    fn a_later_file_extends_a_measure_key_by_key() {
        let first = "[[tiltak]]\nid = \"a\"\nnavn = \"A\"\ntype = \"formell\"\nkompetanse = \"lege\"\n\
                     forutsetter = { stilling = [\"X\"], real = 1 }\nkostnad = 10\n";
        let later = "[[tiltak]]\nid = \"A\"\ntilskudd = 5\nforutsetter = { kompetanse = \"sykepleier\" }\n\
                     [[tiltak]]\nid = \"b\"\ntype = \"rekruttering\"\n";
        let (measures, told) = measures_of(&[first, later]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!((measures.len(), measures[0].name.as_str(), measures[0].net_cost()), (2, "A", 5));
        let asked = &measures[0].prerequisites;
        assert_eq!((asked.positions.len(), asked.competences.len(), asked.level), (0, 1, None));
        let (_, told) = measures_of(&[first, "[[tiltak]]\nid = \"a\"\ntilskudd = 50\n"]);
        assert_eq!(told, ["b:3:12 plan-value-range <50> [0–10] see a:7:11"]);
    }

    #[test]
    fn every_fault_of_measures_is_told_at_its_place() {
        let told = told(&fixture("measure-faults.toml").findings);
        let expected: Vec<&str> = FAULTS.lines().collect();
        assert_eq!(told, expected);
    }

    const FAULTS: &str = r#"measure-faults.toml:30:6 plan-value-kind <7> ["7"]
measure-faults.toml:31:8 plan-value-range <""> ["…"]
measure-faults.toml:32:13 plan-value-kind <["Leder"]> ["…"]
measure-faults.toml:33:13 plan-value-kind <3> ["3"]
measure-faults.toml:34:9 plan-date-form <01.06.2028> [2028-06-01]
measure-faults.toml:35:14 plan-value-kind <true> ["true"]
measure-faults.toml:36:8 plan-value-kind <["formell"]> ["…"]
measure-faults.toml:37:14 plan-value-kind <["sykepleier"]> ["…"]
measure-faults.toml:38:7 plan-value-kind <1> ["1"]
measure-faults.toml:39:8 plan-value-kind <"to"> [2]
measure-faults.toml:40:29 plan-value-kind <7174> ["7174"]
measure-faults.toml:40:35 plan-value-range <""> ["…"]
measure-faults.toml:40:53 plan-value-kind <3> [["3"]]
measure-faults.toml:40:63 plan-value-kind <"2"> [2]
measure-faults.toml:40:68 plan-key-unknown <alder> [stilling | kompetanse | real]
measure-faults.toml:41:11 plan-value-kind <"45 000"> [45000]
measure-faults.toml:42:12 plan-decimal-comma <15000,5> [15000.5]
measure-faults.toml:43:11 plan-value-kind <"seks"> [2]
measure-faults.toml:44:16 plan-value-kind <"to år"> [2]
measure-faults.toml:45:14 plan-value-kind <"80 %"> [80]
measure-faults.toml:46:19 plan-value-kind <true> [2]
measure-faults.toml:47:10 plan-value-kind <"januar"> [1]
measure-faults.toml:53:9 plan-outside-period <2031-01-01> [2026–2030]
measure-faults.toml:54:8 plan-word-unknown <begge> [formell | real | etterutdanning | videreutdanning | hospitering | rekruttering]
measure-faults.toml:55:14 plan-competence-unknown <sykepleir> [sykepleier | vernepleier]
measure-faults.toml:56:7 plan-word-unknown <alt> [formell | real | begge]
measure-faults.toml:57:8 plan-value-range <5> [1–4]
measure-faults.toml:58:31 plan-competence-unknown <lege> [sykepleier | vernepleier | pedagog]
measure-faults.toml:58:47 plan-value-range <5> [0–4]
measure-faults.toml:59:11 plan-value-range <-1> [0–1000000000]
measure-faults.toml:60:12 plan-value-range <0.5> [0–1000000000]
measure-faults.toml:61:11 plan-value-range <0> [1–10000]
measure-faults.toml:62:16 plan-value-range <0> [1–120]
measure-faults.toml:63:14 plan-value-range <101> [0–100]
measure-faults.toml:64:19 plan-value-range <-1> [0–120]
measure-faults.toml:65:10 plan-value-range <0> [1–12]
measure-faults.toml:65:13 plan-value-range <13> [1–12]
measure-faults.toml:68:6 plan-id-twice <RANGE> see measure-faults.toml:51:6
measure-faults.toml:69:8 plan-word-unknown <formel> [formell | real | etterutdanning | videreutdanning | hospitering | rekruttering]
measure-faults.toml:70:14 plan-competence-unknown <Sykepleier natt> [sykepleier]
measure-faults.toml:71:11 plan-value-range <2_000_000_000> [0–1000000000]
measure-faults.toml:72:11 plan-value-range <1.5> [1–10000]
measure-faults.toml:73:16 plan-value-range <121> [1–120]
measure-faults.toml:74:14 plan-value-range <-0.1> [0–100]
measure-faults.toml:75:9 plan-value-range <[]> [1–12]
measure-faults.toml:76:1 plan-key-unknown <plass> [plassar | plasser]
measure-faults.toml:79:1 plan-key-missing [id]
measure-faults.toml:79:1 plan-key-missing [kompetanse]
measure-faults.toml:79:1 plan-key-missing [gir]
measure-faults.toml:82:1 plan-key-missing [gir]
measure-faults.toml:87:1 plan-key-missing [kostnad]
measure-faults.toml:87:1 plan-key-missing [niva]
measure-faults.toml:97:8 plan-without-effect <niva> [gir = "real" | gir = "begge"]
measure-faults.toml:99:12 plan-value-range <101> [0–100] see measure-faults.toml:98:11
measure-faults.toml:105:8 plan-value-range <0> [1–4]
measure-faults.toml:107:1 plan-key-twice <namn> see measure-faults.toml:106:1
measure-faults.toml:115:24 plan-value-range <2> [0–1] see measure-faults.toml:114:8
measure-faults.toml:117:1 plan-key-missing [kompetanse]
measure-faults.toml:121:15 plan-value-kind <"alle"> [{ stilling = ["…"] }]
measure-faults.toml:128:9 plan-outside-period <2025-12-31> [2026–2030]
measure-faults.toml:130:30 plan-measure-cycle [Vernepleier for pedagoger | Pedagog for vernepleiere]
measure-faults.toml:140:28 plan-value-range <-1> [0–1000000000]
measure-faults.toml:140:32 plan-key-unknown <27> [2026]
measure-faults.toml:140:47 plan-value-range <1.5> [0–1000000000]
measure-faults.toml:140:52 plan-value-range <2300> [1900–2200]
measure-faults.toml:141:14 plan-value-range <101> [0–100]
measure-faults.toml:142:27 plan-value-range <-5> [0–100]
measure-faults.toml:143:16 plan-value-kind <"mye"> [45000]
measure-faults.toml:144:35 plan-competence-unknown <lege> [sykepleier | vernepleier | pedagog]
measure-faults.toml:145:1 plan-key-unknown <rammer> [ramme]
measure-faults.toml:148:9 plan-value-range <13> [1–12]
measure-faults.toml:149:13 plan-value-range <""> ["…"]
measure-faults.toml:150:13 plan-value-kind <3> ["3"]
measure-faults.toml:152:1 plan-key-missing [maned]
measure-faults.toml:152:1 plan-key-missing [aktivitet]
measure-faults.toml:153:1 plan-key-unknown <dag> [maned | aktivitet | ansvarlig]
measure-faults.toml:155:1 plan-syntax <[arshjul]> [[[arshjul]]]
measure-faults.toml:156:9 plan-value-kind <"mars"> [3]"#;
}
