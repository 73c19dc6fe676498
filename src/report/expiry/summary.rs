//! What expires in sentences.

use crate::analysis::expiry::{Expiry, MonthSum, Place};
use crate::language::{Language, expiry as words, paper};
use crate::model::date::Month;
use crate::report::document::{Phrase, Value};
use crate::report::month::month;

/// Returns what expires in sentences.
pub(super) fn sentences(answer: &Expiry, language: Language) -> Vec<Phrase> {
    let mut all = vec![how_many(answer, language)];
    all.extend(peak(answer, language));
    all.extend((answer.renewals > 0).then(|| falls(answer, language)));
    let already = &answer.already;
    if already.expired + already.undated > 0 {
        let values = [
            ("expired", employees(already.expired, language)),
            ("undated", employees(already.undated, language)),
        ];
        all.push(Phrase::fill(words::SUMMARY_ALREADY.get(language), &values));
    }
    all
}

fn employees(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(paper::EMPLOYEE_COUNT, number, language))
}

fn renewals(number: u64, language: Language) -> Value {
    Value::Phrase(Phrase::counted(words::RENEWAL_COUNT, number, language))
}

fn how_many(answer: &Expiry, language: Language) -> Phrase {
    let text = match answer.renewals {
        0 if answer.everything => words::SUMMARY_NOTHING_AT_ALL,
        0 => words::SUMMARY_NOTHING,
        _ => words::SUMMARY,
    };
    let values = [
        ("until", Value::Date(answer.until)),
        ("people", employees(answer.persons, language)),
        ("renewals", renewals(answer.renewals, language)),
    ];
    Phrase::fill(text.get(language), &values)
}

/// Returns the month in which most expire, the first of them where there are several; nothing of one month only.
fn peak(answer: &Expiry, language: Language) -> Option<Phrase> {
    let most = answer.by_month.iter().map(|month| month.renewals).max()?;
    let peak: &MonthSum = answer.by_month.iter().find(|month| month.renewals == most && most > 0)?;
    let chiefly = *largest(&answer.places, peak.month).first()?;
    let values = [
        ("month", month(peak.month, language)),
        ("renewals", renewals(peak.renewals, language)),
        ("competence", Value::Text(chiefly.name.clone())),
        ("persons", Value::Count(chiefly.persons as i64)),
    ];
    Some(Phrase::fill(words::SUMMARY_PEAK.get(language), &values))
}

/// Returns the places that a month needs, the competence with most of them first.
fn largest(places: &[Place], month: Month) -> Vec<&Place> {
    let mut all: Vec<&Place> = places.iter().filter(|place| place.month == month).collect();
    all.sort_by_key(|place| std::cmp::Reverse(place.persons));
    all
}

fn falls(answer: &Expiry, language: Language) -> Phrase {
    let Some(first) = answer.requirements.iter().map(|fall| fall.first_month).min() else {
        return Phrase::of(words::SUMMARY_NO_FALLS.get(language));
    };
    let met = answer.requirements.iter().filter(|fall| fall.is_met_today()).count() as u64;
    let met = match met {
        0 => Phrase::of(words::MET_NONE.get(language)),
        met if met as usize == answer.requirements.len() && met > 1 => {
            Phrase::of(words::MET_ALL.get(language))
        }
        met => Phrase::counted(words::MET_COUNT, met, language),
    };
    let rows = Phrase::counted(words::FALL_COUNT, answer.requirements.len() as u64, language);
    let values =
        [("rows", Value::Phrase(rows)), ("month", month(first, language)), ("met", Value::Phrase(met))];
    Phrase::fill(words::SUMMARY_FALLS.get(language), &values)
}
