//! The fuzzer's targets on any toolchain: over what its searches begin with, and over the same bytes changed at random.
//! `KOMPETANSE_SEEDS` widens it.

pub mod parts;
mod seeds;
mod targets;

pub use targets::{QUESTIONS, fault};

use crate::brute::dice::Dice;
use crate::mutation::changed_within;
use std::panic::{AssertUnwindSafe, catch_unwind};
use targets::{TARGETS, Target};

/// So many inputs of each target are changed where nothing else is said.
const USUAL: usize = 600;

/// Gives a target bytes, and says where it fails.
fn failed((name, target): Target, bytes: &[u8], what: &str) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(|| target(bytes))).err()?;
    let said = panic.downcast_ref::<String>().cloned().unwrap_or_default();
    Some(format!("{name}, {what}: {said}"))
}

/// Gives a target its seeds, and then seeds that are changed.
fn searched(target: Target, times: usize) -> Vec<String> {
    let seeds = seeds::seeds(target.0);
    assert!(seeds.len() >= 5, "{} begins with {} inputs", target.0, seeds.len());
    let whole = seeds.iter().enumerate();
    let mut faults: Vec<String> =
        whole.filter_map(|(number, seed)| failed(target, seed, &format!("seed {number}"))).collect();
    for time in 0..times {
        let dice = &mut Dice::new(time as u64);
        let number = dice.below(seeds.len());
        let mut bytes = changed_within(&seeds[number], dice);
        for _ in 0..dice.below(3) {
            bytes = changed_within(&bytes, dice);
        }
        faults.extend(failed(target, &bytes, &format!("seed {number} changed, time {time}")));
    }
    faults
}

#[test]
fn what_must_hold_of_any_bytes_holds() {
    let times = std::env::var("KOMPETANSE_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL);
    let faults: Vec<String> = std::thread::scope(|scope| {
        let searches = TARGETS.map(|target| scope.spawn(move || searched(target, times)));
        searches.into_iter().flat_map(|search| search.join().unwrap()).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
