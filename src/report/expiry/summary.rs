//! What expires in sentences.

use crate::analysis::expiry::{Expiry, Fall, MonthSum, Place};
use crate::language::{Language, calendar, expiry as words, paper};
use crate::report::document::{Phrase, Value};
use crate::report::gap::{count, number};
use crate::report::month::month;
use crate::report::needs::summary::listed;

/// So many months or competences with as much as each other are named; the others are counted.
const NAMED: usize = 4;

/// Returns what expires in sentences.
pub(super) fn sentences(answer: &Expiry, language: Language) -> Vec<Phrase> {
    let mut all = vec![how_many(answer, language)];
    all.extend(peak(answer, language));
    all.extend((answer.renewals != Some(0)).then(|| falls(answer, language)));
    let already = [answer.already.expired, answer.already.undated];
    if already != [Some(0); 2] {
        let [expired, undated] = already.map(|number| employees_or_hidden(number, language));
        let values = [("expired", expired), ("undated", undated)];
        all.push(Phrase::fill(words::SUMMARY_ALREADY.get(language), &values));
    }
    all
}

fn employees(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(paper::EMPLOYEE_COUNT, number, language))
}

fn employees_or_hidden(number: Option<u64>, language: Language) -> Value {
    let hidden = || Value::Text(words::EMPLOYEES_HIDDEN.get(language).to_owned());
    number.map_or_else(hidden, |number| employees(number, language))
}

fn renewals(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(words::RENEWAL_COUNT, number, language))
}

fn how_many(answer: &Expiry, language: Language) -> Phrase {
    let until = ("until", Value::Date(answer.until));
    let (Some(number), Some(people)) = (answer.renewals, answer.persons) else {
        return Phrase::fill(words::SUMMARY_HIDDEN.get(language), &[until]);
    };
    let text = match number {
        0 if answer.everything => words::SUMMARY_NOTHING_AT_ALL,
        0 => words::SUMMARY_NOTHING,
        _ => words::SUMMARY,
    };
    let values = [until, ("people", employees(people, language)), ("renewals", renewals(number, language))];
    Phrase::fill(text.get(language), &values)
}

/// Returns the month in which most expire, or the months where there are several with as many; nothing where that would
/// tell of what is hidden.
fn peak(answer: &Expiry, language: Language) -> Option<Phrase> {
    let all: Vec<u64> = answer.by_month.iter().map(|month| month.renewals).collect::<Option<_>>()?;
    let most = all.into_iter().max().filter(|most| *most > 0)?;
    let peaks: Vec<&MonthSum> = answer.by_month.iter().filter(|month| month.renewals == Some(most)).collect();
    let renewals = ("renewals", renewals(most, language));
    let [peak] = peaks[..] else {
        let months =
            peaks.iter().map(|peak| Phrase::fill("{month}", &[("month", month(peak.month, language))]));
        let values = [("months", Value::Phrase(some(months.collect(), language))), renewals];
        return Some(Phrase::fill(words::SUMMARY_PEAKS.get(language), &values));
    };
    let places: Vec<&Place> = answer.places.iter().filter(|place| place.month == peak.month).collect();
    if let ([only], Some(1)) = (&places[..], answer.renewals) {
        let values = [("competence", Value::Text(only.name.clone())), ("month", month(peak.month, language))];
        return Some(Phrase::fill(words::SUMMARY_ONLY.get(language), &values));
    }
    let largest = largest(&places)?;
    let text = if largest.len() == places.len() { words::SUMMARY_PEAK_ALL } else { words::SUMMARY_PEAK };
    let competences = largest.into_iter().map(|place| {
        let values = [("competence", Value::Text(place.name.clone())), ("persons", number(place.persons))];
        Phrase::fill(calendar::COMPETENCE_PERSONS.get(language), &values)
    });
    let competences = Value::Phrase(some(competences.collect(), language));
    let values = [("month", month(peak.month, language)), renewals, ("competences", competences)];
    Some(Phrase::fill(text.get(language), &values))
}

/// Returns the places of the competence with most of them; of each where several have as many; none where any is hidden.
fn largest<'a>(places: &[&'a Place]) -> Option<Vec<&'a Place>> {
    let all: Vec<u64> = places.iter().map(|place| place.persons).collect::<Option<_>>()?;
    let most = all.into_iter().max();
    Some(places.iter().copied().filter(|place| place.persons == most).collect())
}

/// Returns the first of some things, and how many more there are.
fn some(mut all: Vec<Phrase>, language: Language) -> Phrase {
    let left = all.len().saturating_sub(NAMED);
    all.truncate(NAMED);
    let more =
        (left > 0).then(|| Phrase::fill(calendar::AND_MORE.get(language), &[("n", count(left as u64))]));
    listed(all.into_iter().chain(more).collect(), language)
}

fn falls(answer: &Expiry, language: Language) -> Phrase {
    let Some(first) = answer.requirements.iter().map(|fall| fall.first_month).min() else {
        return Phrase::of(words::SUMMARY_NO_FALLS.get(language));
    };
    let met: Option<Vec<bool>> = answer.requirements.iter().map(Fall::is_met_today).collect();
    let met = match met.map(|met| met.into_iter().filter(|met| *met).count()) {
        None => Phrase::of(words::MET_HIDDEN.get(language)),
        Some(0) => Phrase::of(words::MET_NONE.get(language)),
        Some(met) if met == answer.requirements.len() && met > 1 => Phrase::of(words::MET_ALL.get(language)),
        Some(met) => Phrase::counted(words::MET_COUNT, met as u64, language),
    };
    let rows = Phrase::counted(words::FALL_COUNT, answer.requirements.len() as u64, language);
    let values =
        [("rows", Value::Phrase(rows)), ("month", month(first, language)), ("met", Value::Phrase(met))];
    Phrase::fill(words::SUMMARY_FALLS.get(language), &values)
}
