//! `[[arshjul]]`: what is done in which month, every year.

use super::entries::missing;
use super::keys;
use super::reader::{Field, Fields, name, out_of_range, range_text, text, whole, wrong_kind};
use super::settings::said;
use super::tree::{Node, Table, Value};
use crate::finding::Finding;
use crate::model::measure::CalendarEvent;
use crate::model::name::folded;
use crate::origin::Origin;

const MONTHS: std::ops::RangeInclusive<i64> = 1..=12;

/// An `[[arshjul]]`.
#[derive(Debug)]
pub(super) struct RawEvent {
    months: Field<Vec<u8>>,
    activity: Field<String>,
    responsible: Field<String>,
    place: Origin,
}

/// Reads an `[[arshjul]]`; it has no id, so that a later file adds to those there are.
pub(super) fn event(table: &Table, place: &Origin, found: &mut Vec<Finding>) -> RawEvent {
    let mut fields = Fields::open(table, keys::CALENDAR, found);
    let event = RawEvent {
        months: fields.read("maned", months),
        activity: fields.read("aktivitet", name),
        responsible: fields.read("ansvarlig", text),
        place: place.clone(),
    };
    let absent = [("maned", event.months.is_absent()), ("aktivitet", event.activity.is_absent())];
    for (key, _) in absent.iter().filter(|(_, absent)| *absent && !table.damaged) {
        fields.found.push(missing(place, key));
    }
    event
}

impl RawEvent {
    /// Returns what is done every year.
    pub(super) fn event(self) -> CalendarEvent {
        CalendarEvent {
            months: self.months.value().cloned().unwrap_or_default(),
            activity: self.activity.value().cloned().unwrap_or_default(),
            responsible: said(&self.responsible),
            origin: self.place,
        }
    }
}

/// What months are called, in Norwegian; in order.
const NAMES: [&str; 12] =
    ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"];

/// Reads a month; one that is given by its name is shown as a number.
fn month(node: &Node, found: &mut Vec<Finding>) -> Option<u8> {
    if let Value::Text(text) = &node.value
        && let Some(at) = NAMES.iter().position(|name| folded(text).starts_with(name))
    {
        return wrong_kind(node, (at + 1).to_string(), found);
    }
    whole(node, MONTHS, found).and_then(|month| u8::try_from(month).ok())
}

/// Reads a month or several, each once, in the order of the year.
pub(super) fn months(node: &Node, found: &mut Vec<Finding>) -> Option<Vec<u8>> {
    let Value::List(items) = &node.value else { return month(node, found).map(|month| vec![month]) };
    if items.is_empty() {
        found.push(out_of_range(&node.place, &node.source, range_text(&MONTHS)));
    }
    let read: Vec<Option<u8>> = items.iter().map(|item| month(item, found)).collect();
    let mut months: Vec<u8> = read.into_iter().collect::<Option<_>>()?;
    months.sort_unstable();
    months.dedup();
    (!months.is_empty()).then_some(months)
}

#[cfg(test)]
mod tests {
    use crate::plan::testing::{fixture, reading, told};

    const END: &str = "[[krav]]\nantall = 1\n";

    #[test]
    fn a_month_is_a_list_of_one_and_stands_once() {
        let text = "[[arshjul]]\nmaned = [11, 3, 3]\naktivitet = \"Kartlegging\"\nansvarlig = \"\"\n";
        let events = reading(&[&format!("{text}{END}")]).plan.calendar;
        assert_eq!((&*events[0].months, events[0].responsible.as_deref()), (&[3, 11][..], None));
        let events = fixture("every-key.toml").plan.calendar;
        assert_eq!((&*events[0].months, events[0].activity.as_str()), (&[3][..], "Medarbeidersamtaler"));
        assert_eq!(events[0].responsible.as_deref(), Some("Alle ledere"));
    }

    #[test]
    fn a_later_file_adds_to_the_year() {
        let of = |month: u8| format!("[[arshjul]]\nmaned = {month}\naktivitet = \"Samtaler\"\n");
        let reading = reading(&[&format!("{}{END}", of(3)), &of(9)]);
        assert_eq!(told(&reading.findings), Vec::<String>::new());
        let months: Vec<u8> = reading.plan.calendar.into_iter().flat_map(|event| event.months).collect();
        assert_eq!(months, [3, 9]);
    }
}
