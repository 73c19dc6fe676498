//! What the plans say: the central one, and those of the departments that build on it.

mod central;
mod departments;
mod measures;

pub use measures::{Gives, Measure};

/// A plan: a file of its own.
pub struct Plan {
    /// What the file opens with, a line each.
    pub opening: &'static [&'static str],
    pub name: &'static str,
    /// The plan that it builds on, relative to itself.
    pub builds_on: Option<&'static str>,
    /// The department whose plan it is; none for the central plan.
    pub department: Option<&'static str>,
    pub sections: Vec<Section>,
    /// Measures, by heading; the departments inherit those of the central plan.
    pub measures: &'static [(&'static str, &'static [Measure])],
}

/// Requirements that belong together.
pub struct Section {
    pub heading: &'static str,
    pub requirements: Vec<Requirement>,
}

/// A requirement (krav).
pub struct Requirement {
    pub id: &'static str,
    pub note: Option<&'static str>,
    pub asks_for: AsksFor,
    pub unit: Option<&'static str>,
    pub per: Option<&'static str>,
    pub positions: &'static [&'static str],
    pub amount: Amount,
    pub requires: &'static str,
    pub level: Option<u8>,
    pub criticality: Option<u8>,
    pub follows_demand: bool,
}

/// Which competences count.
pub enum AsksFor {
    Competence(&'static str),
    AnyOf(&'static [&'static str]),
    Category(&'static str),
    /// Staffing: whatever people can do.
    Everybody,
}

/// How much is asked for; årsverk and shares as TOML writes the number.
pub enum Amount {
    Persons(u32),
    PersonsByYear(&'static [(u16, u32)]),
    Fte(&'static str),
    FteByYear(&'static [(u16, &'static str)]),
    Share(&'static str),
    ShareFte(&'static str),
}

/// Returns every plan, with its path.
pub fn all() -> Vec<(&'static str, Plan)> {
    vec![
        ("temaplan.toml", central::plan()),
        ("avdelinger/hjemmetjenesten.toml", departments::home_care()),
        ("avdelinger/sykehjem.toml", departments::nursing_homes()),
        ("avdelinger/habilitering.toml", departments::disability()),
    ]
}

/// Returns a requirement for both sides of a competence, everywhere.
fn competence(id: &'static str, competence: &'static str, amount: Amount) -> Requirement {
    requirement(id, AsksFor::Competence(competence), amount)
}

fn requirement(id: &'static str, asks_for: AsksFor, amount: Amount) -> Requirement {
    Requirement {
        id,
        note: None,
        asks_for,
        unit: None,
        per: None,
        positions: &[],
        amount,
        requires: "begge",
        level: None,
        criticality: None,
        follows_demand: false,
    }
}

impl Requirement {
    fn note(self, note: &'static str) -> Self {
        Self { note: Some(note), ..self }
    }

    fn unit(self, unit: &'static str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Judged for each of the lowest units there.
    fn each_unit(self) -> Self {
        Self { per: Some("laveste"), ..self }
    }

    /// Judged for each department.
    fn each_department(self) -> Self {
        Self { per: Some("overste"), ..self }
    }

    fn positions(self, positions: &'static [&'static str]) -> Self {
        Self { positions, ..self }
    }

    fn formal(self) -> Self {
        Self { requires: "formell", ..self }
    }

    fn real(self) -> Self {
        Self { requires: "real", ..self }
    }

    fn either(self) -> Self {
        Self { requires: "enten", ..self }
    }

    fn level(self, level: u8) -> Self {
        Self { level: Some(level), ..self }
    }

    fn criticality(self, criticality: u8) -> Self {
        Self { criticality: Some(criticality), ..self }
    }

    /// Grows as demand does.
    fn follows_demand(self) -> Self {
        Self { follows_demand: true, ..self }
    }
}
