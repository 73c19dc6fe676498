//! Hides figures that rest on few people, and as many others as are needed so that none can be worked out (prikking).
//!
//! What is published is taken for a table of figures with sums between them. First every figure is hidden that rests on
//! few people. Then it is asked of each hidden figure what somebody could work out who knows all that is published, how
//! the figures hang together, and even which requirements are met: the least and the most that it could be. Where that
//! is one value, another figure of the same sum is hidden, and it is asked again.
//!
//! Source: `CONTRACT.md` §6; secondary suppression as in Willenborg and de Waal, Elements of Statistical Disclosure
//! Control (2001), with the audit by linear programming done while hiding, not after.

mod audit;
mod calendar;
mod choose;
mod courses;
mod evaluation;
mod expiry;
mod figures;
mod gap;
mod measures;
mod needs;
mod paper;
mod parted;
mod positions;
mod projection;
mod rounded;
mod system;
mod told;
mod trees;

pub use calendar::hide as hide_calendar;
pub use evaluation::hide as hide_evaluation;
pub use expiry::hide as hide_expiry;
pub use gap::hide as hide_gap;
pub use measures::hide as hide_measures;
pub use needs::hide as hide_needs;
pub use paper::hide as hide_paper;
pub use projection::hide as hide_projection;

use serde::Serialize;
use std::collections::BTreeSet;

/// The keys of a row's figures that are hidden, as JSON names them.
pub type Hidden = Vec<&'static str>;

/// What is hidden in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Suppression {
    /// Figures that rest on as many persons as this, or fewer, are hidden.
    pub persons: u64,
    /// How many figures are hidden for that.
    pub few: u64,
    /// How many more are hidden, so that those cannot be worked out.
    pub others: u64,
}

impl Suppression {
    /// Returns that so many figures are hidden in all, some of them for they rest on few.
    fn counted(persons: u64, rest_on_few: u64, all: u64) -> Self {
        let few = rest_on_few.min(all);
        Self { persons, few, others: all - few }
    }
}

/// Returns some names with all that stand in a list with any of them, directly or by others: what is held of one hangs
/// together with what is held of the other.
fn together(mut names: BTreeSet<String>, lists: &[Vec<String>]) -> BTreeSet<String> {
    let mut known = 0;
    while names.len() > known {
        known = names.len();
        for list in lists {
            if list.iter().any(|name| names.contains(name)) {
                names.extend(list.iter().cloned());
            }
        }
    }
    names
}

/// Tells whether some persons are few, and not nobody.
fn is_few(persons: u64, few: u64) -> bool {
    (1..=few).contains(&persons)
}
