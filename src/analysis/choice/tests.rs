//! Choosing, against trying everything.

use super::*;
use proptest::prelude::*;

/// Returns the best value, and the lowest cost with it, by trying everything.
fn by_trying(problem: &Problem) -> (f64, u64) {
    let mut best = (0.0, 0);
    let mut taken = vec![None; problem.groups.len()];
    loop {
        let rises = rises(problem, &taken);
        if rises.iter().zip(&problem.rows).all(|(rise, row)| *rise >= -row.slack) {
            let found = (value(problem, &taken), cost(problem, &taken));
            if found.0 > best.0 + 1e-9 || found.0 > best.0 - 1e-9 && found.1 < best.1 {
                best = found;
            }
        }
        let Some(at) = (0..taken.len()).find(|at| taken[*at] != problem.groups[*at].len().checked_sub(1))
        else {
            return best;
        };
        taken[..at].fill(None);
        taken[at] = Some(taken[at].map_or(0, |option: usize| option + 1));
    }
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = (0u32..6, 1i64..5, 0i64..3).prop_map(|(worth, wanted, slack)| Row {
        worth,
        wanted,
        slack: if worth > 0 { 0 } else { slack },
    });
    prop::collection::vec(row, 1..6)
}

fn problem() -> impl Strategy<Value = Problem> {
    rows().prop_flat_map(|rows| {
        let count = rows.len() as u32;
        let effect = prop::collection::btree_map(0..count, -3i64..5, 1..4)
            .prop_map(|effect| effect.into_iter().filter(|(_, change)| *change != 0).collect::<Vec<_>>());
        let option = (1u32..5, effect).prop_map(|(cost, effect)| Candidate { cost, effect });
        let group = prop::collection::vec(option, 0..5);
        prop::collection::vec(group, 0..6).prop_map(move |groups| Problem { rows: rows.clone(), groups })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_beats_what_is_chosen(problem in problem()) {
        let found = choose(&problem, 1_000_000_000);
        let (best, cost) = by_trying(&problem);
        prop_assert!((found.value - best).abs() < 1e-9, "{} is not {best}", found.value);
        prop_assert_eq!(found.cost, cost);
        prop_assert!(found.best_value && found.best_cost);
        let rises = rises(&problem, &found.taken);
        prop_assert!(rises.iter().zip(&problem.rows).all(|(rise, row)| *rise >= -row.slack));
    }

    #[test]
    fn with_little_work_the_bound_still_holds(problem in problem()) {
        let found = choose(&problem, 0);
        let (best, _) = by_trying(&problem);
        prop_assert!(found.bound >= best - 1e-9 && found.value <= best + 1e-9);
        let rises = rises(&problem, &found.taken);
        prop_assert!(rises.iter().zip(&problem.rows).all(|(rise, row)| *rise >= -row.slack));
    }

    #[test]
    fn what_is_known_is_never_given_up_for_something_worse(problem in problem(), limit in 0u64..100_000) {
        let (best, _) = by_trying(&problem);
        let known = choose(&problem, 10_000).taken;
        let found = choose_from(&problem, &known, limit);
        prop_assert!(found.value >= value(&problem, &known) - 1e-12);
        prop_assert!(found.bound >= best - 1e-9 && found.value <= best + 1e-9);
        prop_assert!(!found.best_value || found.value > best - 1e-9);
        let rises = rises(&problem, &found.taken);
        prop_assert!(rises.iter().zip(&problem.rows).all(|(rise, row)| *rise >= -row.slack));
    }
}
