//! Hides figures of a council paper: in each of its answers as where that stands alone.
//!
//! All of them begin with what the gap hides, so none shows of a requirement what another hides.

use super::super::paper::Paper;
use super::{hide_gap, hide_measures, hide_needs, hide_projection};

/// Returns the paper with every figure hidden that rests on 1 to so many persons, and what would give it away.
pub fn hide(mut paper: Paper, few: u64) -> Paper {
    paper.gap = hide_gap(paper.gap, few);
    paper.needs = hide_needs(paper.needs, few);
    paper.measures = paper.measures.map(|answer| hide_measures(answer, few));
    paper.projection = paper.projection.map(|answer| hide_projection(answer, few));
    paper
}
