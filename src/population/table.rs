//! A population file as a table, of whatever layout it was.

use super::alternative::{self, Alternative};
use super::group::Group;
use super::region::Region;
use super::vocabulary::Sex;
use crate::finding::{Code, Finding};
use crate::origin::Origin;
use std::collections::HashMap;

/// How many people there are or will be: by region, alternative, sex, age and year.
#[derive(Debug, Clone)]
pub struct Population {
    /// The file.
    pub(super) file: Origin,
    pub(super) regions: Vec<Region>,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) figures: Vec<Figure>,
}

/// One figure of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its place among the regions.
    pub region: u32,
    /// Its place among the alternatives.
    pub alternative: u32,
    pub sex: Sex,
    pub group: Group,
    pub year: i16,
    /// None where the file says that it is missing.
    pub persons: Option<u32>,
    /// Where it stands, in a file of lines.
    pub line: Option<u32>,
}

/// As many figures as are read: ten times what Statistics Norway gives at a time.
pub(super) const MOST_FIGURES: usize = 10_000_000;

/// As many places, and as many alternatives, as are read: several times all the smallest that Statistics Norway tells of.
const MOST_NAMES: usize = 100_000;

/// A table that is being read.
pub(super) struct Builder {
    table: Population,
    regions: HashMap<String, u32>,
    alternatives: HashMap<String, u32>,
}

impl Builder {
    /// Returns an empty table of a file.
    pub fn new(file: &Origin) -> Self {
        let table = Population {
            file: file.clone(),
            regions: Vec::new(),
            alternatives: Vec::new(),
            figures: Vec::new(),
        };
        Self { table, regions: HashMap::new(), alternatives: HashMap::new() }
    }

    /// Returns the place of a region, the same for the same code.
    pub fn region(&mut self, region: Region) -> u32 {
        let known = &mut self.table.regions;
        let place = *self.regions.entry(region.key()).or_insert(known.len() as u32);
        match known.get_mut(place as usize) {
            Some(before) => before.join(region),
            None => known.push(region),
        }
        place
    }

    /// Returns the place of an alternative, the same however it is written.
    pub fn alternative(&mut self, alternative: Alternative) -> u32 {
        let known = &mut self.table.alternatives;
        let place = *self.alternatives.entry(alternative.key()).or_insert(known.len() as u32);
        if place as usize == known.len() {
            known.push(alternative);
        }
        place
    }

    /// Takes a figure.
    ///
    /// # Errors
    /// A finding, where there are more than can be read.
    pub fn put(&mut self, figure: Figure) -> Result<(), Finding> {
        let names = self.table.regions.len().max(self.table.alternatives.len());
        if self.table.figures.len() == MOST_FIGURES || names > MOST_NAMES {
            return Err(Finding::new(Code::PopulationTooLarge).at(self.table.file.clone()));
        }
        self.table.figures.push(figure);
        Ok(())
    }

    /// Returns the whole table.
    pub fn finish(mut self) -> Population {
        alternative::name_by_id(&mut self.table.alternatives);
        self.table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_and_an_alternative_have_one_place_however_they_are_written() {
        let mut builder = Builder::new(&Origin::file("f"));
        assert_eq!(builder.region(Region::of_text("5037 Levanger")), 0);
        assert_eq!(builder.region(Region::of_text("0 Hele landet")), 1);
        assert_eq!(builder.region(Region::of_text("5037")), 0);
        assert_eq!(builder.alternative(Alternative::of("", "Hovedalternativet (MMMM)")), 0);
        assert_eq!(builder.alternative(Alternative::of("", "Lav (LLML)")), 1);
        assert_eq!(builder.alternative(Alternative::of("", "Personer (MMMM)")), 0);
        let table = builder.finish();
        assert_eq!((table.regions.len(), table.alternatives.len()), (2, 2));
    }
}
