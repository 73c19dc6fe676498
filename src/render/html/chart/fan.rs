//! What may come, year by year: a band about a line, beside lines of what is required.

use super::super::drawing::{Drawing, Scale, ticks};
use super::{AREA, LINE, Legend, Named, WIDTH, size, told};
use crate::language::{Language, page as words};
use crate::model::amount::Expected;
use crate::render::number;
use crate::report::document::{Table, Value};

/// The frame within which lines are drawn.
const LEFT: f64 = 40.0;
const RIGHT: f64 = 298.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 168.0;
const HEIGHT: u32 = 190;

/// How what is required is drawn: first the plan's own, then with growth.
const ASKED: [&str; 2] = ["asked0", "asked1"];

/// Which columns say what.
pub(super) struct Columns {
    year: usize,
    low: usize,
    middle: usize,
    high: usize,
    asked: Vec<usize>,
}

impl Columns {
    /// Returns the places of the columns, where the table has them all.
    pub fn of(table: &Table, year: &str, spread: [&str; 3], lines: &[&str]) -> Option<Self> {
        let [low, middle, high] = spread.map(|key| table.place(key));
        let asked = lines.iter().map(|key| table.place(key)).collect::<Option<Vec<usize>>>()?;
        Some(Self { year: table.place(year)?, low: low?, middle: middle?, high: high?, asked })
    }

    /// Returns what the band and the lines stand for.
    pub fn legend(&self, table: &Table, language: Language) -> Vec<Legend> {
        let heading = |at: usize| number::clean(&table.columns[at].heading);
        let (low, high) = (heading(self.low), heading(self.high));
        let within = words::WITHIN.fill(language, &[("low", &low), ("high", &high)]);
        let mut legend = vec![
            Legend { class: "band", sample: AREA, words: within },
            Legend { class: "line", sample: LINE, words: heading(self.middle) },
        ];
        let asked = self.asked.iter().zip(ASKED);
        legend.extend(asked.map(|(at, class)| Legend { class, sample: LINE, words: heading(*at) }));
        legend
    }

    /// Returns a drawing for each group in which anything is asked or held, and nothing is hidden.
    pub fn drawn(&self, table: &Table, language: Language) -> Vec<Named> {
        let groups = table.groups().into_iter().filter(|rows| rows.len() > 1 && self.most(rows) > 0.0);
        let groups = groups.filter(|rows| !rows.iter().any(|row| self.hides(row)));
        let named = |rows: &[Vec<Value>]| {
            let name = table.group.map_or_else(String::new, |at| number::shown(&rows[0][at], language));
            let drawing = self.group_drawn(table, rows, &name, language);
            Named { name, drawing }
        };
        groups.map(named).collect()
    }

    fn hides(&self, row: &[Value]) -> bool {
        let columns = [self.low, self.middle, self.high].into_iter().chain(self.asked.iter().copied());
        columns.into_iter().any(|at| row[at].is_hidden())
    }

    fn most(&self, rows: &[Vec<Value>]) -> f64 {
        let highest = |row: &Vec<Value>| {
            self.asked.iter().map(|at| size(&row[*at])).fold(size(&row[self.high]), f64::max)
        };
        rows.iter().map(highest).fold(0.0, f64::max)
    }

    fn group_drawn(&self, table: &Table, rows: &[Vec<Value>], name: &str, language: Language) -> Drawing {
        let ticks = ticks(self.most(rows));
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let years = Scale::new((size(&first[self.year]), size(&last[self.year])), (LEFT, RIGHT));
        let heights = Scale::new((0.0, ticks[ticks.len() - 1]), (BOTTOM, TOP));
        let point =
            |row: &Vec<Value>, at: usize| (years.at(size(&row[self.year])), heights.at(size(&row[at])));
        let line = |at: usize| rows.iter().map(|row| point(row, at)).collect::<Vec<_>>();
        let mut drawing = Drawing::new("chart", WIDTH, HEIGHT, self.said(table, rows, name, language));
        for tick in &ticks {
            let y = heights.at(*tick);
            drawing.line("grid", &[(LEFT, y), (RIGHT, y)]);
            drawing.text("end quiet", (LEFT - 5.0, y + 4.0), tick_said(*tick, language));
        }
        drawing.area("band", &line(self.high), &line(self.low));
        drawing.line("line", &line(self.middle));
        for (at, class) in self.asked_apart(rows) {
            drawing.line(class, &line(at));
        }
        self.ends(&mut drawing, last, heights, language);
        for (row, class) in [(first, "quiet"), (last, "end quiet")] {
            let x = years.at(size(&row[self.year]));
            drawing.text(class, (x, BOTTOM + 16.0), number::shown(&row[self.year], language));
        }
        drawing
    }

    /// Returns the lines of what is required; one that is another in every year is drawn once.
    fn asked_apart(&self, rows: &[Vec<Value>]) -> Vec<(usize, &'static str)> {
        let is_first = |place: usize| {
            !self.asked[..place]
                .iter()
                .any(|other| rows.iter().all(|row| row[*other] == row[self.asked[place]]))
        };
        (0..self.asked.len())
            .filter(|place| is_first(*place))
            .map(|place| (self.asked[place], ASKED[place.min(1)]))
            .collect()
    }

    /// Writes the last year's figures beside the ends of the lines, not over each other.
    fn ends(&self, drawing: &mut Drawing, last: &[Value], heights: Scale, language: Language) {
        const APART: f64 = 12.0;
        let asked = self.asked.last().copied();
        let mut ends: Vec<(f64, usize)> = std::iter::once(self.middle)
            .chain(asked)
            .map(|at| (heights.at(size(&last[at])) + 4.0, at))
            .collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let [(above, _), (below, _)] = ends[..]
            && below - above < APART
        {
            let middle = (above + below) / 2.0;
            ends[0].0 = middle - APART / 2.0;
            ends[1].0 = middle + APART / 2.0;
        }
        for (y, at) in ends {
            drawing.text("", (RIGHT + 4.0, y), told(&last[at], language));
        }
    }

    fn said(&self, table: &Table, rows: &[Vec<Value>], name: &str, language: Language) -> String {
        let (first, last) = (&rows[0], &rows[rows.len() - 1]);
        let shown = |row: &[Value], at: usize| told(&row[at], language);
        let (asked, required) = match self.asked.last() {
            Some(at) => (number::clean(&table.columns[*at].heading), shown(last, *at)),
            None => (String::new(), String::new()),
        };
        let values = [
            ("name", name.to_owned()),
            ("middle", shown(first, self.middle)),
            ("first", shown(first, self.year)),
            ("last_middle", shown(last, self.middle)),
            ("last", shown(last, self.year)),
            ("low", shown(last, self.low)),
            ("high", shown(last, self.high)),
            ("asked", asked),
            ("required", required),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words::FAN_SAID.fill(language, &values)
    }
}

fn tick_said(tick: f64, language: Language) -> String {
    if tick.fract() == 0.0 {
        return number::count(tick as i64, language);
    }
    number::expected(Expected(tick), language)
}
