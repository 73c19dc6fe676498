//! `[okonomi]`: the money for measures, and who it is for.

use super::competences::named;
use super::identity::Index;
use super::keys;
use super::reader::{
    Field, Fields, Placed, names, out_of_range, percent, steps, whole, wrong_kind, year_key,
};
use super::settings::{Section, open};
use super::tree::{Node, Value};
use crate::finding::{Code, Finding};
use crate::model::amount::Decimal;
use crate::model::measure::Economy;
use crate::model::plan::About;
use crate::origin::Origin;

const FRAME_EXAMPLE: &str = "{ 2027 = 1500000, 2028 = 1500000 }";

/// The most that a sum can be, in kroner: more than any municipality has for this.
const MOST: i64 = 1_000_000_000;

/// What a file says of the money for measures.
#[derive(Debug, Default)]
pub(super) struct RawEconomy {
    frame: Field<Frame>,
    absence_limit: Field<Decimal>,
    least_without_higher: Field<Decimal>,
    recruitment_price: Field<i64>,
    higher_education: Field<Vec<Placed<String>>>,
}

/// Kroner by year, earliest first, and where each year stands.
#[derive(Debug)]
struct Frame {
    by_year: Vec<(i16, i64)>,
    places: Vec<(String, Origin)>,
}

impl RawEconomy {
    /// Reads what a file says of the money for measures.
    pub(super) fn read(section: Section<'_>, found: &mut Vec<Finding>) -> Self {
        let Some(mut fields) = open(section, keys::ECONOMY, found) else { return Self::default() };
        Self::of(&mut fields)
    }

    fn of(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            frame: fields.read("ramme", frame),
            absence_limit: fields.read("maks_borte", percent),
            least_without_higher: fields.read("minsteandel_uten_hoyere", percent),
            recruitment_price: fields.read("rekruttering", kroner),
            higher_education: fields.read("hoyere_utdanning", names),
        }
    }

    /// Takes what a later file says; a table and a list replace the earlier one as a whole.
    pub(super) fn extend(&mut self, later: Self) {
        self.frame.extend(later.frame);
        self.absence_limit.extend(later.absence_limit);
        self.least_without_higher.extend(later.least_without_higher);
        self.recruitment_price.extend(later.recruitment_price);
        self.higher_education.extend(later.higher_education);
    }

    /// Returns the money for measures.
    pub(super) fn economy(&self, competences: &Index, about: &About, found: &mut Vec<Finding>) -> Economy {
        self.check_years(about, found);
        self.check_share(found);
        Economy {
            frame: self.frame.value().map(|frame| frame.by_year.clone()).unwrap_or_default(),
            absence_limit: self.absence_limit.value().copied(),
            least_without_higher: self.least_without_higher.value().copied(),
            recruitment_price: self.recruitment_price.value().copied(),
            higher_education: named(&self.higher_education, competences, found),
        }
    }

    fn check_years(&self, about: &About, found: &mut Vec<Finding>) {
        for (year, place) in self.frame.value().into_iter().flat_map(|frame| &frame.places) {
            if let Ok(number) = year.parse() {
                found.extend(outside_period(place, year, number, about));
            }
        }
    }

    /// Where nothing is higher education, everybody is without it, and a least share of them asks for nothing.
    fn check_share(&self, found: &mut Vec<Finding>) {
        let is_listed = match &self.higher_education {
            Field::Absent => false,
            Field::Faulty => true,
            Field::Read(listed) => !listed.value.is_empty(),
        };
        let share = self.least_without_higher.placed().filter(|share| share.value > Decimal::default());
        if let Some(share) = share.filter(|_| !is_listed) {
            let finding = Finding::new(Code::PlanWithoutEffect).at(share.place.clone());
            found.push(finding.seen("minsteandel_uten_hoyere").expected(["hoyere_utdanning = [\"…\"]"]));
        }
    }
}

/// Returns what is found where a year is outside those of the plan.
pub(super) fn outside_period(place: &Origin, seen: &str, year: i16, about: &About) -> Option<Finding> {
    let period = match (about.from, about.to) {
        (Some(from), Some(to)) if from > to => return None,
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => format!("≥ {from}"),
        (None, Some(to)) => format!("≤ {to}"),
        (None, None) => return None,
    };
    let is_outside = about.from.is_some_and(|from| year < from) || about.to.is_some_and(|to| year > to);
    let finding = || Finding::new(Code::PlanOutsidePeriod).at(place.clone()).seen(seen).expected([period]);
    is_outside.then(finding)
}

/// Reads a sum in whole kroner; one in quotation marks is shown as it is to be typed.
pub(super) fn kroner(node: &Node, found: &mut Vec<Finding>) -> Option<i64> {
    let Value::Text(text) = &node.value else { return whole(node, 0..=MOST, found) };
    let digits: String = text.split(',').take(1).flat_map(str::chars).filter(char::is_ascii_digit).collect();
    wrong_kind(node, if digits.is_empty() { "45000".to_owned() } else { digits }, found)
}

fn frame(node: &Node, found: &mut Vec<Finding>) -> Option<Frame> {
    let Value::Table(table) = &node.value else { return wrong_kind(node, FRAME_EXAMPLE, found) };
    if table.entries.is_empty() && !table.damaged {
        return wrong_kind(node, FRAME_EXAMPLE, found);
    }
    let sum = |node: &Node, found: &mut Vec<Finding>| kroner(node, found).and_then(Decimal::whole);
    let by_year = steps(table, year_key, sum, found)?;
    let by_year = by_year.into_iter().filter_map(|(year, sum)| Some((year, sum.as_whole()?))).collect();
    let places = table.entries.iter().map(|entry| (entry.key.clone(), entry.place.clone())).collect();
    Some(Frame { by_year, places })
}

/// Returns what is found where a sum is above the most that it can be.
pub(super) fn above(sum: &Placed<i64>, most: &Placed<i64>) -> Option<Finding> {
    let finding = || out_of_range(&sum.place, sum.value.to_string(), format!("0–{}", most.value));
    (sum.value > most.value).then(|| finding().other(most.place.clone()))
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{fixture, reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    #[test]
    fn every_key_of_the_money_is_read() {
        let plan = fixture("every-key.toml").plan;
        let economy = plan.economy;
        assert_eq!(economy.frame, [(2027, 1_500_000), (2028, 1_600_000)]);
        let percents = [economy.absence_limit, economy.least_without_higher];
        assert_eq!(
            percents.map(|percent| percent.map(|p| p.to_string())),
            ["10", "30"].map(|p| Some(p.into()))
        );
        assert_eq!(economy.recruitment_price, Some(250_000));
        let higher: Vec<&str> =
            economy.higher_education.iter().map(|id| plan.competences[id.index()].id.as_str()).collect();
        assert_eq!(higher, ["sykepleier"]);
    }

    #[test]
    fn a_plan_that_says_nothing_has_no_money() {
        let plan = reading(&[END]).plan;
        assert_eq!((plan.economy, plan.measures.len(), plan.calendar), (Default::default(), 0, Vec::new()));
    }

    #[test]
    fn a_later_frame_replaces_the_earlier_as_a_whole() {
        let first = format!("[okonomi]\nramme = {{ 2027 = 1, 2028 = 2 }}\nmaks_borte = 5\n{END}");
        let plan = reading(&[&first, "[okonomi]\nramme = { 2030 = 3 }\nrekruttering = 9\n"]).plan;
        assert_eq!(plan.economy.frame, [(2030, 3)]);
        assert_eq!((plan.economy.absence_limit.is_some(), plan.economy.recruitment_price), (true, Some(9)));
    }

    #[test]
    fn the_years_of_a_later_file_are_held_against_the_period_of_an_earlier_one() {
        let first = format!("[plan]\nfra = 2026\n{END}");
        let told = told(&reading(&[&first, "[okonomi]\nramme = { 2025 = 1, 2026 = 1 }\n"]).findings);
        assert_eq!(told, ["b:2:11 plan-outside-period <2025> [≥ 2026]"]);
    }
}
