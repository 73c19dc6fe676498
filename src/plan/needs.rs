//! `[behov]`: how gaps may be closed by those who are employed.

use super::keys;
use super::reader::{Field, word};
use super::settings::{Section, open};
use crate::finding::Finding;
use crate::model::plan::Mobilisation;

/// The words of `mobilisering`.
const MOBILISATION: &[(&str, Mobilisation)] =
    &[("alle", Mobilisation::Anywhere), ("overste", Mobilisation::WithinTop), ("nei", Mobilisation::Never)];

/// What a file says of how gaps may be closed.
#[derive(Debug, Default)]
pub(super) struct RawNeeds {
    mobilisation: Field<Mobilisation>,
}

impl RawNeeds {
    /// Reads what a file says of how gaps may be closed.
    pub(super) fn read(section: Section<'_>, found: &mut Vec<Finding>) -> Self {
        let Some(mut fields) = open(section, keys::NEEDS, found) else { return Self::default() };
        Self { mobilisation: fields.read("mobilisering", |node, found| word(node, MOBILISATION, found)) }
    }

    /// Takes what a later file says.
    pub(super) fn extend(&mut self, later: Self) {
        self.mobilisation.extend(later.mobilisation);
    }

    /// Returns where people may be moved to, where that is said.
    pub(super) fn mobilisation(&self) -> Option<Mobilisation> {
        self.mobilisation.value().copied()
    }
}
