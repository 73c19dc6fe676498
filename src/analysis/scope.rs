//! Where a requirement is judged: once for a unit, or for each of several.

use super::workforce::{Workforce, lowest};
use crate::finding::{Code, Finding};
use crate::model::plan::{Per, Plan, Requirement};
use crate::model::register::Register;
use crate::model::unit::{NoUnit, UnitId, UnitTree};

/// Returns for each unit whether it is judged: the plan declares it, or somebody is employed there or below it.
pub fn judged(units: &UnitTree, force: &Workforce<'_>) -> Vec<bool> {
    let mut judged: Vec<bool> = vec![false; units.len()];
    judged[UnitId::EVERYTHING.index()] = true;
    for unit in units.ids() {
        judged[unit.index()] = units.get(unit).planned || force.staffed[unit.index()];
    }
    for unit in units.ids().collect::<Vec<_>>().into_iter().rev() {
        if let Some(parent) = units.get(unit).parent.filter(|_| judged[unit.index()]) {
            judged[parent.index()] = true;
        }
    }
    judged
}

/// Returns the units in which a requirement is judged, each apart.
///
/// # Errors
/// A finding, where the unit is neither in the plan nor in the register, or its name is that of several.
pub fn instances(
    requirement: &Requirement,
    register: &Register,
    judged: &[bool],
) -> Result<Vec<UnitId>, Finding> {
    let units = &register.units;
    let unit = match &requirement.unit {
        None => UnitId::EVERYTHING,
        Some(name) => find(name, units).map_err(|finding| finding.at(requirement.unit_origin.clone()))?,
    };
    Ok(match requirement.per {
        Per::Whole => vec![unit],
        Per::Lowest => {
            let lowest = lowest(units, judged, units.subtree(unit));
            if lowest.is_empty() { vec![unit] } else { lowest }
        }
        Per::Top => {
            let below: Vec<UnitId> = units.children(unit).filter(|child| judged[child.index()]).collect();
            if below.is_empty() { vec![unit] } else { below }
        }
    })
}

/// Finds a unit by name or path.
///
/// # Errors
/// A finding without a place: the nearest names, or the paths of all units of the name.
pub fn find(name: &str, units: &UnitTree) -> Result<UnitId, Finding> {
    units.find(name).map_err(|why| match why {
        NoUnit::Unknown => {
            let names: Vec<&str> = units.ids().map(|id| units.get(id).name.as_str()).collect();
            let nearest = crate::model::name::nearest(name, names);
            Finding::new(Code::PlanUnitUnknown).seen(name).expected(nearest)
        }
        NoUnit::Several(all) => {
            let paths = all.into_iter().filter_map(|id| units.path(id));
            Finding::new(Code::PlanUnitAmbiguous).seen(name).expected(paths)
        }
    })
}

/// Returns the units that the plan's requirements name and nobody knows, as findings.
pub fn unknown_units(plan: &Plan, register: &Register, judged: &[bool]) -> Vec<Finding> {
    if !register.knows.units {
        return Vec::new();
    }
    plan.requirements
        .iter()
        .filter_map(|requirement| instances(requirement, register, judged).err())
        .collect()
}
