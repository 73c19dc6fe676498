//! One document says the same in every format: cell by cell, in the web page, Markdown and the terminal.

use crate::support::{kompetanse, on_screen};

const DATE: &str = "2026-11-21";

/// The questions that are asked of every municipality.
const QUESTIONS: [&[&str]; 6] = [
    &["gap", "--alle"],
    &["behov", "--alle", "--innsats", "1"],
    &["sjekk"],
    &["forklar", "Sykepleier"],
    &["framskriv", "--alle", "--horisont", "5"],
    &["rapport", "--horisont", "5"],
];

const MUNICIPALITIES: [[&str; 2]; 2] = [
    ["examples/lillevik/register.csv", "examples/lillevik/plan.toml"],
    ["examples/fjordvik/register.csv", "examples/fjordvik/temaplan.toml"],
];

/// Asked where there is money for measures: of Fjordvik, and where they are reckoned by hand.
const MEASURES: &[&str] = &["tiltak", "--alle", "--innsats", "1"];

const BY_HAND: [&str; 2] = ["fixtures/measures/register.csv", "fixtures/measures/plan.toml"];

/// Asked where much expires, and the plan says what is done when.
const DUE: [(&[&str], [&str; 2]); 4] = [
    (&["utlop"], MUNICIPALITIES[0]),
    (&["utlop", "--med-navn"], EXPIRY_BY_HAND),
    (&["arshjul"], EXPIRY_BY_HAND),
    (&["arshjul"], MUNICIPALITIES[1]),
];

const EXPIRY_BY_HAND: [&str; 2] = ["fixtures/expiry/register.csv", "fixtures/expiry/plan.toml"];

/// Each of the questions with the municipality that it is asked of.
fn questions() -> Vec<(&'static [&'static str], [&'static str; 2])> {
    let mut all = vec![(MEASURES, MUNICIPALITIES[1]), (MEASURES, BY_HAND)];
    all.extend(DUE);
    for municipality in MUNICIPALITIES {
        all.extend(QUESTIONS.map(|question| (question, municipality)));
    }
    all
}

/// Tables with their captions, in order: rows of cells, headings first.
type Tables = Vec<(String, Vec<Vec<String>>)>;

fn arguments<'a>(question: &[&'a str], [register, plan]: [&'a str; 2], more: &[&'a str]) -> Vec<&'a str> {
    let mut all = question.to_vec();
    all.extend([register, "--plan", plan, "--dato", DATE]);
    all.extend(more);
    all
}

fn written(question: &[&str], municipality: [&str; 2], more: &[&str]) -> String {
    let arguments = arguments(question, municipality, more);
    let outcome = kompetanse(&arguments);
    assert_eq!(outcome.status, 0, "{arguments:?}: {}", outcome.messages);
    outcome.output
}

/// Returns what stands between two marks, from each first to the next second.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Vec<&'t str> {
    text.split(from).skip(1).map(|rest| rest.split(to).next().unwrap()).collect()
}

/// Returns the words of a piece of a page, as they are read.
fn words_of_page(piece: &str) -> String {
    let mut words = String::new();
    let mut within_tag = false;
    for letter in piece.chars() {
        match letter {
            '<' => within_tag = true,
            '>' => within_tag = false,
            _ if !within_tag => words.push(letter),
            _ => {}
        }
    }
    let entities = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    entities
        .into_iter()
        .fold(words, |words, (entity, letter)| words.replace(entity, letter))
        .trim()
        .to_owned()
}

/// Returns the tables of a page, its heat maps left out.
fn tables_of_page(page: &str) -> Tables {
    let table = |table| {
        let caption = words_of_page(&format!("<{}", between(table, "<caption", "</caption>")[0]));
        let cells = |row: &str| row.split("<t").skip(1).map(cell_of_page).collect();
        (caption, between(table, "<tr>", "</tr>").into_iter().map(cells).collect())
    };
    between(page, "<div class=\"table\"", "</table>").into_iter().map(table).collect()
}

/// A drawing in a cell, which other formats write with letters.
const DRAWING: &str = "▇";

/// What stands before a remark: a terminal has it on a line of its own.
const REMARK: char = '¶';

fn cell_of_page(cell: &str) -> String {
    if cell.contains("<svg") {
        return DRAWING.to_owned();
    }
    let words = words_of_page(&format!("<t{cell}"));
    if cell.starts_with("d class=\"r\"") { format!("{REMARK}{words}") } else { words }
}

/// Returns the tables of a Markdown text.
fn tables_of_markdown(text: &str) -> Tables {
    let mut tables = Tables::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("### ").or_else(|| line.strip_prefix("## ")) {
            tables.push((unescaped(heading), Vec::new()));
        }
        if let Some(row) = line.strip_prefix("| ") {
            let row = row.strip_suffix(" |").unwrap().replace("\\|", "\u{1}");
            let cells = row.split(" | ").map(|cell| unescaped(cell.trim())).collect();
            tables.last_mut().unwrap().1.push(cells);
        }
    }
    tables.retain(|(_, rows)| !rows.is_empty());
    tables
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text
        .replace('\u{1}', "\\|")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .chars()
        .collect::<Vec<_>>()
        .into_iter();
    while let Some(letter) = letters.next() {
        out.push(if letter == '\\' { letters.next().unwrap_or_default() } else { letter });
    }
    out
}

/// Tells whether a cell is a line of bars, which a page draws and other formats write.
fn is_spark(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|letter| ('▁'..='█').contains(&letter))
}

#[test]
fn a_web_page_and_markdown_say_the_same_cell_by_cell() {
    for (question, municipality) in questions() {
        let mut page = tables_of_page(&written(question, municipality, &["--format", "html"]));
        let mut markdown = tables_of_markdown(&written(question, municipality, &["--format", "md"]));
        for cell in markdown.iter_mut().flat_map(|(_, rows)| rows).flatten() {
            if is_spark(cell) {
                DRAWING.clone_into(cell);
            }
        }
        for cell in page.iter_mut().flat_map(|(_, rows)| rows).flatten() {
            *cell = cell.trim_start_matches(REMARK).to_owned();
        }
        // What a report rests on is told on a page, and in a report of everything wherever it is read.
        if markdown.last().map(|(caption, _)| caption.as_str()) != Some(GROUNDS) {
            page.retain(|(caption, _)| caption != GROUNDS);
        }
        let captions =
            |tables: &Tables| tables.iter().map(|(caption, _)| caption.clone()).collect::<Vec<_>>();
        assert_eq!(captions(&page), captions(&markdown), "{question:?}");
        for ((caption, drawn), (_, written)) in page.iter().zip(&markdown) {
            assert_eq!(drawn, written, "{question:?}: {caption}");
        }
    }
}

/// The table of what a report rests on.
const GROUNDS: &str = "Grunnlaget for rapporten";

#[test]
fn what_a_web_page_sorts_by_is_what_programs_get() {
    const COLUMNS: [(&str, &str); 6] = [
        ("Krav", "required"),
        ("Formell", "formal"),
        ("Reell", "real"),
        ("Begge", "qualified"),
        ("Gap", "gap"),
        ("Dekning", "coverage"),
    ];
    let page = written(&["gap"], MUNICIPALITIES[1], &["--format", "html"]);
    let table = between(&page, "id=\"t-gaps\"", "</table>")[0].to_owned();
    let rows = between(&table, "<tr>", "</tr>");
    let headings: Vec<String> = between(rows[0], "<th", "</th>").into_iter().map(cell_of_page).collect();
    let csv = written(&["gap"], MUNICIPALITIES[1], &["--format", "csv", "--csv-dialekt", "internasjonal"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let keys = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len() - 1, records.len());
    let mut figures = 0;
    for (row, record) in rows[1..].iter().zip(&records) {
        let cells: Vec<&str> = row.split("<t").skip(1).collect();
        for (heading, key) in COLUMNS {
            let at = headings.iter().position(|words| words.trim_start_matches('>') == heading).unwrap();
            let exact = &record[keys.iter().position(|known| known == key).unwrap()];
            let sorted_by =
                cells[at].split_once("data-v=\"").map(|(_, rest)| rest.split('"').next().unwrap());
            let number = |text: &str| text.parse::<f64>().unwrap();
            match sorted_by {
                Some(value) => {
                    assert!((number(value) - number(exact)).abs() < 1e-12, "{key}: {value} {exact}")
                }
                None => assert_eq!(exact, "", "{key}"),
            }
            figures += usize::from(sorted_by.is_some());
        }
    }
    assert!(figures > 1500, "{figures}");
}

#[test]
fn a_terminal_says_what_the_web_page_does() {
    // So wide that nothing has to be broken into lines.
    const WIDE: u16 = 4000;
    for (question, municipality) in questions() {
        // Fjordvik has so much to say that it would take minutes.
        if municipality == MUNICIPALITIES[1] {
            continue;
        }
        let page = tables_of_page(&written(question, municipality, &["--format", "html"]));
        let outcome = on_screen(&arguments(question, municipality, &["--format", "tabell"]), WIDE);
        let screen: std::collections::BTreeSet<Vec<String>> =
            outcome.output.lines().map(|line| figures(line.split_whitespace())).collect();
        let rest = page.iter().filter(|(caption, _)| caption != GROUNDS);
        for (caption, rows) in rest {
            for row in rows {
                let cells = row.iter().filter(|cell| !cell.starts_with(REMARK) && *cell != DRAWING);
                let wanted = figures(cells.flat_map(|cell| cell.split_whitespace()));
                let is_there = screen.iter().any(|line| holds(line, &wanted));
                assert!(is_there, "{question:?}: {caption}: no line has {wanted:?} of {row:?}");
            }
        }
    }
}

/// Returns the words of a line that are figures.
fn figures<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let is_figure =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(['.', '–']);
    words.filter(is_figure).map(str::to_owned).collect()
}

/// Tells whether a line has all these words in this order.
fn holds(line: &[String], wanted: &[String]) -> bool {
    let mut rest = line.iter();
    wanted.iter().all(|word| rest.any(|other| other == word))
}

#[test]
fn names_that_mean_something_to_somebody_are_text_everywhere() {
    let hostile = ["fixtures/hostile/register.csv", "fixtures/hostile/plan.toml"];
    for question in [
        &["gap", "--alle"][..],
        &["framskriv", "--alle"],
        &["rapport"],
        &["sjekk"],
        &["tiltak", "--alle"],
        &["utlop", "--alle"],
        &["arshjul"],
    ] {
        let page = written(question, hostile, &["--format", "html"]);
        assert_eq!(page.matches("<script").count(), 1, "{question:?}");
        assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("onerror=alert(1)>"));
        assert!(!page.contains(['\u{202e}', '\u{2066}']), "{question:?}: a page can be turned");
        let terminal = written(question, hostile, &["--format", "tabell"]);
        assert!(!terminal.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{question:?}");
        let markdown = written(question, hostile, &["--format", "md"]);
        assert!(!markdown.contains("<script") && !markdown.contains("<img"), "{question:?}");
        assert!(markdown.lines().filter(|line| line.starts_with('|')).all(|line| line.ends_with('|')));
        serde_json::from_str::<serde_json::Value>(&written(question, hostile, &["--format", "json"]))
            .unwrap();
        let csv = written(question, hostile, &["--format", "csv"]);
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        for row in rows.records() {
            let runs = |cell: &str| cell.starts_with(['=', '@', '+', '\t']);
            assert!(!row.unwrap().iter().any(runs), "{question:?}: a spreadsheet would run a cell");
        }
    }
    let page = written(&["gap"], hostile, &["--format", "html"]);
    let named = [
        "&#60;/script&#62;&#60;script&#62;alert(1)",
        "=cmd|&#39;/C calc&#39;!A0",
        "👩🏽‍⚕️ Team 🚑",
        "To linjer",
        "{{ 7*7 }}",
        "&#38;lt;b&#38;gt;",
    ];
    for name in named {
        assert!(page.contains(name), "the page lacks {name}");
    }
    assert!(page.contains(&"navn".repeat(2500)), "a long name is told in full");
}

#[test]
fn a_web_page_needs_nothing_from_elsewhere_and_says_which_language_it_is_in() {
    for (language, code) in [("nb", "nb"), ("nn", "nn"), ("en", "en")] {
        let page = written(&["rapport"], MUNICIPALITIES[0], &["--format", "html", "--sprak", language]);
        assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{code}\">")));
        for of_elsewhere in ["http://", "https://", "src=", "@import", "url("] {
            assert!(!page.contains(of_elsewhere), "{of_elsewhere}");
        }
    }
}

#[test]
fn a_picture_owns_no_number_and_has_its_table() {
    let page = written(&["rapport"], MUNICIPALITIES[0], &["--format", "html"]);
    let pictures = page.matches("<figure").count();
    let to_tables = between(&page, "<p class=\"source\"><a href=\"#", "\"");
    assert_eq!((pictures, to_tables.len()), (6, 6));
    for table in to_tables {
        assert!(page.contains(&format!("<div class=\"table\" id=\"{table}\"")), "{table}");
    }
    let said = between(&page, "role=\"img\" aria-label=\"", "\"");
    assert!(said.len() > 20 && said.iter().all(|words| !words.trim().is_empty()));
}

#[test]
fn a_department_has_its_own_report() {
    let of = |more: &[&str]| written(&["rapport"], MUNICIPALITIES[0], more);
    let whole = of(&["--format", "md"]);
    let own = of(&["--format", "md", "--enhet", "Hjemmetjenesten"]);
    assert!(own.starts_with("# Rapport om kompetanse per 21.11.2026 · Hjemmetjenesten · "), "{own}");
    assert!(own.lines().nth(2).unwrap().ends_with("av 27 personer i registeret"), "{own}");
    assert!(whole.contains("Lillevik sykehjem / Korttid") && !own.contains("Lillevik sykehjem"));
}

#[test]
fn a_report_without_ages_says_why_there_is_no_projection() {
    let register =
        "Ansattnummer;Stilling;Stillingsprosent;Enhet;Kompetanse\n1;Sykepleier;100;Nord;Sykepleier\n";
    let plan = "[plan]\nnavn = \"Plan\"\n[[kategori]]\nid = \"fag\"\nnavn = \"Fag\"\n[[kompetanse]]\nid = \"sykepleier\"\nnavn = \"Sykepleier\"\nkategori = \"fag\"\n[[krav]]\nkompetanse = \"sykepleier\"\nantall = 1\nkrever = \"formell\"\n";
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let (register, plan) = (place("register.csv", register), place("plan.toml", plan));
    let outcome = kompetanse(&["rapport", &register, "--plan", &plan, "--dato", DATE, "--format", "md"]);
    assert_eq!(outcome.status, 0, "{}", outcome.messages);
    assert!(
        outcome.output.contains("Det ene kravet som er i kraft og kan vurderes, er oppfylt."),
        "{}",
        outcome.output
    );
    assert!(outcome.output.contains("Framskriving er ikke mulig: "), "{}", outcome.output);
}
