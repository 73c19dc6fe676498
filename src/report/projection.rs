//! The projection as a document.

use super::document::{Phrase, Report};
use super::gap::Shown;
use crate::analysis::projection::Projection;
use crate::language::Language;

/// Returns the projection as a document.
pub fn document(answer: &Projection, _shown: Shown, language: Language) -> Report {
    Report { language, title: Phrase::of(&*answer.plan.name), subtitles: Vec::new(), blocks: Vec::new() }
}
