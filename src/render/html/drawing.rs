//! A drawing: shapes in a frame, with words for whoever cannot see them.

use askama::Template;
use std::fmt;

/// A drawing, in units of about a pixel; a page draws it as large as there is room for.
#[derive(Template)]
#[template(path = "drawing.html", config = "src/render/html/askama.toml")]
pub(super) struct Drawing {
    class: &'static str,
    width: u32,
    height: u32,
    words: String,
    shapes: Vec<Shape>,
}

/// A shape, with the class that says how it looks.
pub(super) enum Shape {
    Rectangle { class: &'static str, x: At, y: At, width: At, height: At },
    Path { class: &'static str, d: String },
    Text { class: &'static str, x: At, y: At, words: String },
}

/// A place or a length, to a tenth.
#[derive(Clone, Copy)]
pub(super) struct At(f64);

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() / 10.0;
        // No minus before zero.
        write!(f, "{}", if tenths == 0.0 { 0.0 } else { tenths })
    }
}

impl Drawing {
    /// Returns an empty drawing of a size, with what it shows in words.
    pub fn new(class: &'static str, width: u32, height: u32, words: String) -> Self {
        Self { class, width, height, words, shapes: Vec::new() }
    }

    /// Adds a rectangle.
    pub fn rectangle(&mut self, class: &'static str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let [x, y, width, height] = [x, y, width, height].map(At);
        self.shapes.push(Shape::Rectangle { class, x, y, width, height });
    }

    /// Adds a line through points.
    pub fn line(&mut self, class: &'static str, points: &[(f64, f64)]) {
        self.shapes.push(Shape::Path { class, d: path(points) });
    }

    /// Adds what lies between two lines.
    pub fn area(&mut self, class: &'static str, above: &[(f64, f64)], below: &[(f64, f64)]) {
        let around: Vec<(f64, f64)> = above.iter().chain(below.iter().rev()).copied().collect();
        self.shapes.push(Shape::Path { class, d: format!("{}Z", path(&around)) });
    }

    /// Adds words.
    pub fn text(&mut self, class: &'static str, (x, y): (f64, f64), words: impl Into<String>) {
        self.shapes.push(Shape::Text { class, x: At(x), y: At(y), words: words.into() });
    }
}

/// Returns a path through points.
fn path(points: &[(f64, f64)]) -> String {
    let step = |(place, (x, y)): (usize, &(f64, f64))| {
        format!("{}{},{}", if place == 0 { "M" } else { "L" }, At(*x), At(*y))
    };
    points.iter().enumerate().map(step).collect()
}

/// From what is measured to where it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    least: f64,
    most: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Returns the scale that draws the least at `from` and the most at `to`.
    pub fn new((least, most): (f64, f64), (from, to): (f64, f64)) -> Self {
        let most = if most > least { most } else { least + 1.0 };
        Self { least, most, from, to }
    }

    /// Returns where a value is drawn.
    pub fn at(&self, value: f64) -> f64 {
        self.from + (value - self.least) / (self.most - self.least) * (self.to - self.from)
    }
}

/// Returns round numbers from nothing to at least the most, about four of them.
pub(super) fn ticks(most: f64) -> Vec<f64> {
    if most <= 0.0 {
        return vec![0.0, 1.0];
    }
    let rough = most / 4.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|by| by * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(rough);
    let steps = (most / step - 1e-9).ceil().max(1.0) as u32;
    (0..=steps).map(|number| f64::from(number) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_most() {
        assert_eq!(ticks(7.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(100.0), [0.0, 50.0, 100.0]);
        assert_eq!(ticks(1.0), [0.0, 0.5, 1.0]);
        for most in [0.3, 1.0, 3.0, 9.9, 41.0, 366.4, 12_345.0] {
            let ticks = ticks(most);
            assert!(ticks.len() <= 6 && *ticks.last().unwrap() >= most, "{ticks:?}");
        }
    }

    #[test]
    fn places_are_told_to_a_tenth() {
        assert_eq!(path(&[(0.04, -0.04), (1.25, 3.0)]), "M0,0L1.3,3");
    }
}
