//! What is hidden is hidden in every format: in cells, in what charts remember of them, and in drawings.

use crate::workbook_reports::{Book, LILLEVIK, asked, charts, compare, records, tables};
use calamine::{Data, Range};
use serde_json::Value;

/// How few are hidden, in turn.
const FEW: [&str; 3] = ["1", "3", "5"];

/// Returns the question with what rests on so few hidden.
fn question(few: &str) -> [&str; 4] {
    ["gap", "--alle", "--prikk", few]
}

fn answer(question: &[&str]) -> Value {
    serde_json::from_str(&asked(question, &LILLEVIK, &["--format", "json"]).output).unwrap()
}

fn list<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer[key].as_array().unwrap()
}

/// Tells whether a row hides a figure, by the key of its column.
fn is_hidden(row: &Value, column: &str) -> bool {
    let keys = row["suppressed"].as_array().into_iter().flatten();
    keys.filter_map(Value::as_str).any(|key| key.replace('.', "_") == column)
}

#[test]
fn tab_separated_values_hide_what_the_answer_does() {
    let of = |question: &[&str]| {
        let format = ["--format", "tsv", "--csv-dialekt", "internasjonal"];
        records(&asked(question, &LILLEVIK, &format).output, b'\t')
    };
    let plain = of(&["gap", "--alle"]);
    for few in FEW {
        let (published, answer) = (of(&question(few)), answer(&question(few)));
        let rows = list(&answer, "gaps");
        assert_eq!((plain.len(), published.len()), (rows.len() + 1, rows.len() + 1));
        let mut hidden = 0;
        for (line, row) in (1..).zip(rows) {
            for (column, key) in plain[0].iter().enumerate().filter(|(_, key)| *key != "remark") {
                let is_hidden = is_hidden(row, key);
                let expected = if is_hidden { ":" } else { &plain[line][column] };
                assert_eq!(published[line][column], expected, "{key} of {}, prikk {few}", row["requirement"]);
                hidden += usize::from(is_hidden);
            }
        }
        assert!(hidden > 20, "{hidden} at {few}");
    }
}

#[test]
fn workbooks_hide_what_the_csv_does() {
    for few in FEW {
        let question = question(few);
        let book = Book::of(&question, &LILLEVIK, &[]);
        let tables = tables(&book.path());
        for key in ["gaps", "categories"] {
            let compared = compare(&question, &LILLEVIK, key, &[], tables.get(key));
            let is_sign = |cell: &&Data| **cell == Data::String(":".to_owned());
            let signs = tables[key].iter().flatten().filter(is_sign).count();
            assert!(compared > 50 && signs > 3, "{key}, prikk {few}: {signs} of {compared}");
        }
    }
}

/// Returns the sheet of the heat map.
fn map(book: &Book) -> Range<Data> {
    let sheets = book.sheets();
    sheets.into_iter().find(|(name, _)| name == "Varmekart").unwrap().1
}

#[test]
fn the_map_has_no_hidden_figure_and_says_what_its_sign_is() {
    let legend = Data::String(": skjult".to_owned());
    for few in FEW {
        let (question, mut shown, mut hidden) = (question(few), Vec::new(), 0);
        for row in list(&answer(&question), "gaps") {
            shown.extend(row["gap"].as_f64());
            hidden += usize::from(is_hidden(row, "gap"));
        }
        let (mut drawn, mut signs, mut legends) = (Vec::new(), 0, 0);
        for (_, _, cell) in map(&Book::of(&question, &LILLEVIK, &[])).used_cells() {
            match cell {
                Data::Float(number) => drawn.push(*number),
                cell if *cell == legend => legends += 1,
                cell => signs += usize::from(*cell == Data::String(":".to_owned())),
            }
        }
        shown.sort_by(f64::total_cmp);
        drawn.sort_by(f64::total_cmp);
        assert_eq!((drawn, signs, legends), (shown, hidden, 1), "prikk {few}");
        assert!(hidden > 5, "{hidden}");
    }
    let plain = map(&Book::of(&["gap", "--alle"], &LILLEVIK, &[]));
    assert!(plain.used_cells().all(|(_, _, cell)| *cell != legend), "where nothing is hidden, no sign is");
}

/// What a chart remembers of some cells.
struct Cache {
    sheet: String,
    column: u32,
    rows: std::ops::RangeInclusive<u32>,
    /// The numbers, by their place among the cells.
    points: Vec<(u32, f64)>,
    /// The places at which a chart says something else than the number.
    labels: Vec<u32>,
}

/// Returns what stands between two marks, each time.
fn between<'t>(text: &'t str, start: &'t str, end: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap())
}

/// Returns what the values of a series are remembered as.
fn cache(series: &str) -> Cache {
    let values = between(series, "<c:val>", "</c:val>").next().unwrap();
    let place = between(values, "<c:f>", "</c:f>").next().unwrap();
    let (sheet, cells) = place.rsplit_once('!').unwrap();
    let parts: Vec<&str> = cells.split([':', '$']).filter(|part| !part.is_empty()).collect();
    let row = |at: usize| parts[at].parse::<u32>().unwrap() - 1;
    let [column] = parts[0].as_bytes() else { panic!("{place}") };
    let points = between(values, "<c:pt idx=\"", "</c:v>").map(|point| {
        let (at, number) = point.split_once("\"><c:v>").unwrap();
        (at.parse().unwrap(), number.parse().unwrap())
    });
    let labels = between(series, "<c:dLbl><c:idx val=\"", "</c:dLbl>").filter(|label| {
        assert!(label.contains("<a:t>:</a:t>"), "{label}");
        true
    });
    Cache {
        sheet: sheet.trim_matches('\'').to_owned(),
        column: u32::from(column - b'A'),
        rows: row(1)..=row(parts.len() - 1),
        points: points.collect(),
        labels: labels.map(|label| label.split('"').next().unwrap().parse().unwrap()).collect(),
    }
}

#[test]
fn charts_remember_nothing_of_what_is_hidden() {
    for few in FEW {
        let book = Book::of(&question(few), &LILLEVIK, &[]);
        let sheets = book.sheets();
        let (mut hidden, mut known) = (0, 0);
        for chart in charts(&book) {
            for series in between(&chart, "<c:ser>", "</c:ser>") {
                let cache = cache(series);
                let (_, cells) = sheets.iter().find(|(name, _)| *name == cache.sheet).unwrap();
                for (at, row) in (0..).zip(cache.rows.clone()) {
                    let remembered = cache.points.iter().find(|(known, _)| *known == at);
                    let remembered = remembered.map(|(_, number)| *number);
                    let is_labelled = cache.labels.contains(&at);
                    match cells.get_value((row, cache.column)) {
                        Some(Data::Float(number)) => {
                            assert_eq!((remembered, is_labelled), (Some(*number), false), "{series}");
                            known += 1;
                        }
                        Some(Data::String(sign)) => {
                            assert_eq!(
                                (sign.as_str(), remembered, is_labelled),
                                (":", None, true),
                                "{series}"
                            );
                            hidden += 1;
                        }
                        _ => assert_eq!((remembered, is_labelled), (None, false), "{series}"),
                    }
                }
            }
        }
        assert!(hidden > 0 && known > 1, "prikk {few}: {hidden} hidden, {known} known");
    }
}

#[test]
fn drawings_have_no_bar_of_what_is_hidden_and_say_so() {
    for (few, language, word) in [("1", "nb", "skjult"), ("3", "nn", "skjult"), ("5", "en", "hidden")] {
        let question = question(few);
        let answer = answer(&question);
        let more = ["--format", "html", "--sprak", language];
        let page = asked(&question, &LILLEVIK, &more).output;
        let bars = between(&page, "<figure class=\"bars\">", "</figure>").next().unwrap();
        let (mut drawn, mut hidden) = (0, 0);
        for sum in list(&answer, "categories") {
            for basis in ["persons", "fte"] {
                let is_asked = sum[basis]["required"].as_f64() != Some(0.0);
                drawn += usize::from(is_asked && sum[basis]["coverage"].is_number());
                hidden += usize::from(is_asked && sum[basis]["coverage"].is_null());
            }
        }
        assert!(hidden > 0 && drawn > 0, "prikk {few}: {hidden} hidden, {drawn} drawn");
        assert_eq!(bars.matches("class=\"room\"").count(), drawn, "prikk {few}");
        assert_eq!(bars.matches("class=\"data\"").count(), drawn, "prikk {few}");
        let said = between(bars, "aria-label=\"", "\"").next().unwrap();
        assert_eq!(said.matches(word).count(), hidden, "prikk {few}: {said}");
        let map = between(&page, "<figure class=\"map\">", "</figure>").next().unwrap();
        assert!(map.contains(&format!("<span class=\"aside\">{word}</span> :</td>")), "prikk {few}");
        assert!(map.contains(&format!(":</span> {word}</li>")), "prikk {few}");
        for unknown in ["kan ikke vurderes", "kan ikkje vurderast", "cannot be assessed"] {
            assert!(!map.contains(&format!("<span class=\"aside\">{unknown}</span> :")), "prikk {few}");
        }
    }
}
